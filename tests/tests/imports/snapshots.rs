//! Every trap of every format, as a small file of our own beside what becomes of it.
//!
//! `LECTERN_WRITE_SNAPSHOTS=1` writes what becomes of each anew; the difference is then read like code.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::books::{self, BookQuery};
use lectern_core::transfer::import::{Choices, Input, Mapping, Question, Source};
use lectern_core::{notes, plans, reading};
use lectern_tests::Desk;
use lectern_tests::dump::dump;

use crate::desk::import_with;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import")
}

/// What a file becomes: its report, its rows, and the books as the library then has them.
fn told(path: &Path) -> String {
    let desk = Desk::new();
    let source = Source::open(Input::Path(path.to_owned()), Mapping::default()).expect("a list of books");
    let (report, _, rows) = import_with(&desk, source, &Choices::Keep).expect("an import");
    let mut text = format!(
        "{} {}: {} rows, {} new, {} matched, {} changed, {} conflicting, {} unreadable\n",
        report.format,
        report.encoding,
        report.rows,
        report.new,
        report.matched,
        report.changed,
        report.conflicting,
        report.unreadable
    );
    for said in report.warnings.iter().cloned().chain(report.questions.iter().map(Question::words)) {
        writeln!(text, "! {said}").expect("BUG: a text");
    }
    for row in rows {
        writeln!(text, "line {}: {:?} {} {}", row.line, row.outcome, row.title, row.reasons.join(" "))
            .expect("BUG: a text");
    }
    text + &library(&desk)
}

fn library(desk: &Desk) -> String {
    let query = BookQuery { limit: 500, ..BookQuery::default() };
    let rows = desk.ask(|view| books::list(view, &query)).books;
    let mut text = String::new();
    for row in rows {
        let book = desk.ask(|view| books::get(view, row.id));
        let draft = books::draft_of(&book);
        let line =
            |name: &str, value: &str| if value.is_empty() { String::new() } else { format!("  {name}: {value}\n") };
        let people =
            draft.authors.iter().map(|it| format!("{} ({})", it.name, it.role.as_str())).collect::<Vec<_>>().join(", ");
        text += &format!("\n{} [{}]\n", draft.title, row.state.as_str());
        text += &line("people", &people);
        text += &line("series", format!("{} {}", draft.series, draft.series_number).trim());
        text += &line("first published", &draft.first_published);
        text += &line("why", &draft.why_added);
        text += &line("tags", &draft.tags.join(", "));
        text += &line("rating", &book.rating.map(|rating| rating.to_string()).unwrap_or_default());
        text += &line("review", &book.review.unwrap_or_default().replace('\n', "⏎"));
        text += &line("added", &book.added_at.to_string()[..10]);
        for edition in &book.editions {
            let e = books::edition_draft_of(edition);
            let format = e.format.map(books::Format::as_str).unwrap_or_default();
            let parts = [e.isbn.as_str(), &e.asin, &e.publisher, &e.published, format, &e.pages, &e.minutes];
            text +=
                &line("edition", &parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | "));
        }
        for read in desk.ask(|view| reading::reads_of(view, row.id)) {
            let state = serde_json::to_value(&read.state).expect("BUG: JSON");
            let started = read.started.map(|date| date.to_string()).unwrap_or_default();
            text += &line(
                "read",
                &format!(
                    "{started} {} {}",
                    state["state"].as_str().unwrap_or_default(),
                    state["on"].as_str().unwrap_or_default()
                ),
            );
        }
        // Written in the same moment, they have no order of their own.
        let mut written = desk.ask(|view| notes::of_book(view, row.id));
        written.sort_by(|a, b| a.text.cmp(&b.text));
        for note in written {
            let place = note.anchor.map(|anchor| format!(" [{} {}]", anchor.unit.as_str(), anchor.value));
            let made = note.created_at.to_string();
            let made = (made[..10] != desk.now().moment().to_string()[..10]).then(|| format!(" [{}]", &made[..19]));
            let tags = note.tags.iter().map(|tag| format!(" #{tag}"));
            let beside: String = place.into_iter().chain(made).chain(tags).collect();
            text += &line(note.kind.as_str(), &(note.text.replace('\n', "⏎") + &beside));
        }
    }
    for plan in desk.ask(plans::list) {
        let plan = desk.ask(|view| plans::get(view, plan.id));
        let items: Vec<&str> =
            plan.stages.iter().flat_map(|stage| &stage.items).map(|item| item.title.as_str()).collect();
        text += &format!("\nplan {}: {}\n", plan.title, items.join(", "));
    }
    text
}

fn fixtures() -> Vec<PathBuf> {
    let mut fixtures: Vec<PathBuf> =
        fs::read_dir(folder()).expect("the fixtures").map(|entry| entry.expect("a file").path()).collect();
    fixtures.retain(|path| path.extension().is_some_and(|ending| ending != "plan"));
    fixtures.sort();
    assert!(fixtures.len() > 8, "there are fixtures");
    fixtures
}

#[test]
fn every_trap_of_every_format_becomes_what_stands_beside_it() {
    for path in fixtures() {
        let beside = path.with_extension("plan");
        let told = told(&path);
        if std::env::var_os("LECTERN_WRITE_SNAPSHOTS").is_some() {
            fs::write(&beside, &told).expect("the snapshot is written");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(told, expected, "{}", path.display());
    }
}

#[test]
fn a_file_of_any_format_changes_nothing_the_second_time() {
    for path in fixtures() {
        let (desk, open) =
            (Desk::new(), || Source::open(Input::Path(path.clone()), Mapping::default()).expect("a list"));
        import_with(&desk, open(), &Choices::Keep).expect("an import");
        let after = dump(&desk.path());
        let (report, label, _) = import_with(&desk, open(), &Choices::Keep).expect("an import");
        assert_eq!((report.new, report.changed, label), (0, 0, None), "{}", path.display());
        assert_eq!(dump(&desk.path()), after, "{}", path.display());
    }
}
