//! What reading devices keep: files that grow, and databases that stay as they are.

use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::transfer::import::{Choices, Input, Mapping, Outcome, Report, RowReport, Source};
use lectern_core::{books, notes, reading};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use rusqlite::Connection;

use crate::desk::{import_with, outcomes, source};

fn clip(kind: &str, location: &str, text: &str) -> String {
    format!(
        "Tides (Quill, Ada)\n- Your {kind} on Location {location} | Added on Monday, May 4, 2020 9:00:00 AM\n\n{text}\n==========\n"
    )
}

fn clippings(desk: &Desk, text: &str) -> (Report, Option<String>, Vec<RowReport>) {
    import_with(desk, source(text).expect("clippings"), &Choices::Keep).expect("an import")
}

fn words(desk: &Desk, title: &str) -> Vec<String> {
    let book = desk.ask(|view| books::find(view, title));
    let mut words: Vec<String> =
        desk.ask(|view| notes::of_book(view, book)).into_iter().map(|note| note.text).collect();
    words.sort();
    words
}

#[test]
fn a_clippings_file_that_grew_brings_only_what_is_new() {
    let desk = Desk::new();
    let first = clip("Highlight", "100-102", "The tide turned.") + &clip("Highlight", "200-201", "Salt.");
    clippings(&desk, &first);
    let before = dump(&desk.path());
    let (_, label, rows) = clippings(&desk, &first);
    assert_eq!((label, outcomes(&rows)), (None, vec![Outcome::Matched; 2]), "the same file changes nothing");
    assert_eq!(dump(&desk.path()), before);

    let grown = first
        + &clip("Note", "102", "why")
        + &clip("Highlight", "100-104", "The tide turned. And then, again.")
        + &clip("Highlight", "300-301", "Sand.");
    let (report, _, rows) = clippings(&desk, &grown);
    assert_eq!(words(&desk, "Tides"), ["Salt.", "Sand.", "The tide turned. And then, again.", "why"]);
    assert_eq!((report.new, report.changed, report.matched), (0, 2, 1), "{rows:?}");
    let (_, label, _) = clippings(&desk, &grown);
    assert_eq!(label, None);
}

#[test]
fn clippings_go_to_the_book_that_the_library_has_and_one_undo_takes_them_back() {
    let desk = Desk::new();
    desk.book_by("Tides", &["Ada Quill"], 300);
    let before = dump(&desk.path());
    clippings(&desk, &clip("Highlight", "100-102", "The tide turned."));
    assert_eq!(words(&desk, "Tides"), ["The tide turned."]);
    assert_eq!(desk.undo(), "Imported 1 book from export.csv");
    assert_eq!(dump(&desk.path()), before);
}

/// A Kobo with a book that is read, one that was finished, and what is no book.
fn kobo(folder: &Path) -> PathBuf {
    let path = folder.join("KoboReader.sqlite");
    let db = Connection::open(&path).expect("a file");
    db.execute_batch(
        "CREATE TABLE content (ContentID TEXT, ContentType TEXT, MimeType TEXT, Title TEXT, Attribution TEXT,
             Series TEXT, SeriesNumber TEXT, ISBN TEXT, ReadStatus INTEGER, ___PercentRead INTEGER, DateLastRead TEXT,
             LastTimeFinishedReading TEXT, Accessibility INTEGER);
         CREATE TABLE Bookmark (BookmarkID TEXT, VolumeID TEXT, ContentID TEXT, Text TEXT, Annotation TEXT,
             DateCreated TEXT, ChapterProgress REAL, Hidden BOOL, Type TEXT);
         INSERT INTO content VALUES
             ('file:///tides', '6', 'application/epub+zip', 'Tides', 'Ada Quill, Ben Marsh', 'Sea', '2', '9780141439587',
                 1, 45, '2024-05-04T20:00:00Z', NULL, 1),
             ('file:///sand', '6', 'application/epub+zip', 'Sand', 'Cy Holm', NULL, NULL, 'not one', 2, 100,
                 '2025-01-01T10:00:00Z', '2024-06-07T20:00:00Z', 1),
             ('file:///salt', '6', 'application/epub+zip', 'Salt', NULL, NULL, NULL, NULL, 2, 100,
                 '2025-01-01T10:00:00Z', '0000-00-00T00:00:00.000', 1),
             ('pocket', '6', 'application/x-kobo-html+pocket', 'An article', NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 1),
             ('preview', '6', 'application/epub+zip', 'A preview', NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 6),
             ('chapter', '9', NULL, 'Chapter 1', NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 1);
         INSERT INTO Bookmark VALUES
             ('1', 'file:///tides', 'ch1', ' The tide turned.', 'why', '2024-05-01T10:00:00.000', 0.25, 'false', 'note'),
             ('2', 'file:///tides', 'ch1', NULL, NULL, '2024-05-01T10:00:00.000', 0.3, 'false', 'dogear'),
             ('3', 'file:///tides', 'ch1', 'Taken back.', NULL, '2024-05-01T10:00:00.000', 0.3, 'true', 'highlight'),
             ('4', 'file:///gone', 'ch1', 'Nobody knows the book.', NULL, '2024-05-01T10:00:00.000', 0.3, 'false', 'highlight');",
    )
    .expect("tables");
    path
}

#[test]
fn a_kobo_tells_its_books_its_highlights_and_only_the_days_that_it_knows() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().expect("a folder"));
    let path = kobo(folder.path());
    let bytes = fs::read(&path).expect("the file");
    let opened = Source::open(Input::Path(path.clone()), Mapping::default()).expect("a Kobo");
    let (report, _, rows) = import_with(&desk, opened, &Choices::Keep).expect("an import");
    assert_eq!((report.format.as_str(), report.new, report.changed), ("kobo", 3, 1), "{rows:?}");
    assert_eq!(
        report.warnings,
        [
            "1 saved article is left out.",
            "1 preview is left out.",
            "1 bookmark is left out: it holds no words.",
            "1 highlight is left out: its book is no longer on the device."
        ]
    );
    let told = |title: &str| {
        let book = desk.ask(|view| books::find(view, title));
        let read = desk.ask(|view| reading::reads_of(view, book)).remove(0);
        let state = serde_json::to_value(&read.state).expect("BUG: JSON");
        format!("{} {}", state["state"].as_str().unwrap_or_default(), state["on"].as_str().unwrap_or_default())
    };
    assert_eq!(["Tides", "Sand", "Salt"].map(told), ["reading ", "finished 2024-06-07", "finished ?"]);
    assert_eq!(words(&desk, "Tides"), ["The tide turned.", "why"]);
    assert_eq!(fs::read(&path).expect("the file"), bytes, "the device's file is not touched");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1, "and nothing lies beside it");

    let again = Source::open(Input::Path(path), Mapping::default()).expect("a Kobo");
    assert_eq!(import_with(&desk, again, &Choices::Keep).expect("an import").1, None);
}
