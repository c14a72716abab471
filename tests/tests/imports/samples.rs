//! Files that other programs wrote and test suites publish. They stand beside the checkout and are never copied into
//! it; where they are not there, this says so and holds for nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::transfer::import::{Input, Mapping, Outcome, Question, Report, RowReport, Source};
use lectern_tests::Desk;

use crate::desk::plan;

fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("BUG: tests/ stands in the root");
    let folder = root.join("../shared/data/imports");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("there are no samples at {}; nothing is tried", folder.display());
    None
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn tried(path: &Path) -> Result<(Report, Vec<RowReport>), String> {
    let desk = Desk::new();
    let source = Source::open(Input::Path(path.to_owned()), Mapping::default()).map_err(|error| error.to_string())?;
    plan(&desk, source).map_err(|error| error.to_string())
}

#[test]
fn every_sample_is_a_plan_or_a_clear_refusal() {
    let Some(folder) = folder() else { return };
    for path in files(&folder) {
        let name = path.strip_prefix(&folder).expect("BUG: inside").display().to_string();
        match tried(&path) {
            Ok((report, rows)) => {
                println!(
                    "{name:<62} {:<13} {:>5} rows {:>5} new {:>4} matched {:>4} changed {:>3} differ {:>4} unreadable",
                    report.format,
                    report.rows,
                    report.new,
                    report.matched,
                    report.changed,
                    report.conflicting,
                    report.unreadable
                );
                assert_eq!(report.rows as usize, rows.len(), "{name}: every row is told of");
                let explained = |row: &RowReport| row.outcome != Outcome::Unreadable || !row.reasons.is_empty();
                assert!(rows.iter().all(explained), "{name}: a row that cannot be read says why");
            }
            Err(refusal) => {
                println!("{name:<62} refused: {}", refusal.chars().take(90).collect::<String>());
                assert!(refusal.starts_with("This ") || refusal.starts_with("The file"), "{name}: {refusal}");
            }
        }
    }
}

#[test]
fn every_file_of_a_reading_device_is_a_plan() {
    let Some(folder) = folder() else { return };
    for device in ["kindle", "koreader", "kobo"] {
        for path in files(&folder.join(device)) {
            let (report, rows) = tried(&path).unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
            assert_eq!((report.format.as_str(), report.unreadable), (device, 0), "{}: {rows:?}", path.display());
            assert!(report.new > 0, "{}", path.display());
        }
    }
}

/// Files in which a fault of one kind was made, and how many rows each has.
#[test]
fn a_damaged_file_keeps_its_rows() {
    let Some(folder) = folder() else { return };
    let folder = folder.join("malformed_csv/mutated");
    let expected: BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(&fs::read(folder.join("expected.json")).expect("the expectations")).expect("JSON");
    let base = tried(&folder.join("base.csv")).expect("the file without a fault").1;
    for (name, expected) in expected {
        let outcome = tried(&folder.join(&name));
        println!(
            "{name:<30} {expected} -> {:?}",
            outcome.as_ref().map(|(report, _)| (report.rows, report.new, report.unreadable))
        );
        let says = expected["expect"].as_str().unwrap_or_default();
        match (name.as_str(), outcome) {
            ("empty.csv" | "no_header.csv" | "missing_title_column.csv", outcome) => {
                assert!(outcome.is_err(), "{name} is refused");
            }
            ("all_duplicates.csv", Ok((report, _))) => {
                assert_eq!((report.new, report.rows), (20, 100), "{name}");
            }
            (_, Ok((report, rows))) => {
                if let Some(count) = expected["rows"].as_u64() {
                    assert_eq!(report.rows, count, "{name}");
                }
                if says.starts_with("same rows") {
                    let titles = |rows: &[RowReport]| rows.iter().map(|row| row.title.clone()).collect::<Vec<_>>();
                    assert_eq!(titles(&rows), titles(&base), "{name}");
                }
            }
            (_, Err(refusal)) => panic!("{name}: {refusal}"),
        }
    }
}

#[test]
fn faults_are_told_and_never_guessed_away() {
    let Some(folder) = folder() else { return };
    let of = |name: &str| tried(&folder.join("malformed_csv/mutated").join(name)).expect(name);
    for name in ["latin1.csv", "windows1251.csv", "shift_jis.csv"] {
        assert!(matches!(of(name).0.questions[..], [Question::Encoding { .. }]), "{name} asks for its encoding");
    }
    for name in ["truncated_mid_row.csv", "truncated_in_quotes.csv"] {
        let (report, rows) = of(name);
        assert_eq!(report.unreadable, 1, "{name}: the cut is told");
        assert_eq!(rows.last().map(|row| row.outcome), Some(Outcome::Unreadable), "{name}");
        assert!(report.new > 50, "{name}: the rows before it are kept");
    }
    let (_, rows) = of("excel_resaved.csv");
    assert!(rows.iter().any(|row| row.reasons.iter().any(|reason| reason.contains("spreadsheet"))));
    let (report, rows) = of("bad_values.csv");
    assert_eq!(report.unreadable, 0, "a bad cell costs no row");
    assert!(rows.iter().any(|row| !row.reasons.is_empty()));
}

/// Files that are no tables, what each is, and how many of its rows become books.
#[test]
fn files_that_are_no_tables_are_read_as_what_they_are() {
    let Some(folder) = folder() else { return };
    for (name, format, rows, unreadable) in [
        ("biblio/tellico_test.bib", "bibtex", 36, 3),
        ("biblio/jabref_test.bib", "bibtex", 19, 0),
        ("biblio/averroes_biblatex.bib", "bibtex", 4, 0),
        ("biblio/tellico_test.ris", "ris", 2, 0),
        ("biblio/RisImporterTest1.ris", "ris", 11, 10),
        ("biblio/Endnote.book.example.enw", "endnote", 1, 0),
        ("biblio/tellico_csl.json", "csl", 36, 2),
        ("bookwyrm/user_import.json", "bookwyrm-account", 4, 0),
        ("bookwyrm/openlibrary.csv", "openlibrary", 4, 0),
        ("calibre/library_a/metadata.db", "calibre-library", 120, 0),
        ("calibre/library_a_list.json", "calibre-library", 120, 0),
        ("calibre/opf/jelu_content.opf", "calibre-library", 1, 0),
        ("librarything/tellico_librarything.json", "librarything-json", 3, 0),
        ("openreads/Openreads-2026_11_20-10_00_00_derived.backup", "openreads-backup", 60, 0),
        ("other_trackers/collectorz_books.xml", "collectorz", 33, 0),
        ("other_trackers/onmyshelf-books.json", "json", 2, 0),
        ("other_trackers/notion_books.csv", "notion", 7, 0),
        ("reading_lists/mind-expanding-books.json", "json", 409, 0),
        ("reading_lists/mind-expanding-books.md", "markdown", 478, 0),
        ("reading_lists/free-programming-books-ar.md", "markdown", 26, 0),
    ] {
        let report = tried(&folder.join(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal}")).0;
        assert_eq!((report.format.as_str(), report.rows, report.unreadable), (format, rows, unreadable), "{name}");
    }
    let list = tried(&folder.join("reading_lists/mind-expanding-books.md")).expect("a list").0;
    assert!(list.warnings[0].contains("plan import"), "the other door stays open: {:?}", list.warnings);
    let averages = tried(&folder.join("reading_lists/mind-expanding-books.json")).expect("JSON").0.questions;
    assert!(matches!(&averages[..], [Question::Averages { column, .. }] if column == "rating"), "{averages:?}");
    assert!(tried(&folder.join("other_trackers/alexandria_0060608536.yaml")).expect_err("YAML").contains("BibTeX"));
}
