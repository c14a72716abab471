//! What reading devices keep: files that grow, and databases that stay as they are.

use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::transfer::import::{Choices, Input, Mapping, Outcome, Report, RowReport, Source};
use lectern_core::{Op, books, notes, reading};
use lectern_tests::dump::dump;
use lectern_tests::{Desk, read_draft};
use proptest::prelude::*;
use rusqlite::Connection;

use crate::desk::{import_with, outcomes, plan, source};

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
    let both = clip("Highlight", "100-102", "The tide turned.") + &clip("Highlight", "300-301", "Sand.");
    clippings(&desk, &both);
    assert_eq!(words(&desk, "Tides"), ["Sand.", "The tide turned."]);
    assert_eq!(desk.undo(), "Imported 1 book from export.csv", "two rows are one book");
    assert_eq!(dump(&desk.path()), before);
}

#[test]
fn a_title_and_an_author_in_each_others_place_are_still_the_book_that_the_library_has() {
    let desk = Desk::new();
    desk.book_by("Tides", &["Ada Quill"], 300);
    desk.book_by("Ben Marsh", &["Cy Holm"], 300);
    let turned = |title: &str, author: &str| {
        clip("Highlight", "100-102", "The tide turned.").replace("Tides (Quill, Ada)", &format!("{title} ({author})"))
    };
    let (report, _, rows) = clippings(&desk, &turned("Quill, Ada", "Tides"));
    assert_eq!((report.changed, words(&desk, "Tides")), (1, vec!["The tide turned.".to_owned()]), "{rows:?}");
    let (report, ..) = clippings(&desk, &turned("Dee Rock", "Ben Marsh"));
    assert_eq!(report.new, 1, "a book of the author's name by somebody else is another book");
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

    let book = desk.ask(|view| books::find(view, "Tides"));
    assert_eq!(log(&desk, book), ["2024-05-04 – 45%"], "how far the book was turned, on the day when it was");

    let again = Source::open(Input::Path(path), Mapping::default()).expect("a Kobo");
    assert_eq!(import_with(&desk, again, &Choices::Keep).expect("an import").1, None);
}

/// What the log of a book says, in the order of time.
fn log(desk: &Desk, book: lectern_core::values::BookId) -> Vec<String> {
    let reads = desk.ask(|view| reading::reads_of(view, book));
    let mut said: Vec<String> = reads
        .iter()
        .flat_map(|read| desk.ask(|view| reading::sessions_of(view, read.id)))
        .map(|entry| {
            let from = entry.from.map(|from| format!("{} to ", from.entered)).unwrap_or_default();
            let minutes = entry.minutes.map(|minutes| format!(" in {minutes} min")).unwrap_or_default();
            format!("{} {} {from}{}{minutes}", entry.day, entry.clock.unwrap_or("–".to_owned()), entry.to.entered)
        })
        .collect();
    said.sort();
    said
}

/// KOReader's statistics of one book, whose pages were turned at these minutes after 20:00 UTC on 4 May 2024.
fn statistics(folder: &Path, turns: &[(i64, i64, i64)]) -> PathBuf {
    let path = folder.join(format!("statistics-{}.sqlite3", turns.len()));
    let db = Connection::open(&path).expect("a file");
    db.execute_batch(
        "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, authors TEXT, md5 TEXT, pages INTEGER);
         CREATE TABLE page_stat_data (id_book INTEGER, page INTEGER, start_time INTEGER, duration INTEGER, total_pages INTEGER);
         CREATE VIEW page_stat AS SELECT id_book, page, start_time, duration FROM page_stat_data;
         INSERT INTO book VALUES (1, 'Tides', 'Ada Quill\nBen Marsh', '0a1b', 100), (2, 'Never opened', 'N/A', 'ff', 20)",
    )
    .expect("tables");
    for (minute, page, pages) in turns {
        let start = 1_714_852_800 + minute * 60;
        db.execute("INSERT INTO page_stat_data VALUES (1, ?1, ?2, 60, ?3)", [page, &start, pages]).expect("a turn");
    }
    path
}

fn read_statistics(desk: &Desk, path: &Path) -> (Report, Option<String>, Vec<RowReport>) {
    let opened = Source::open(Input::Path(path.to_owned()), Mapping::default()).expect("statistics");
    import_with(desk, opened, &Choices::Keep).expect("an import")
}

#[test]
fn turns_of_pages_become_sessions_of_the_read_that_was_under_way_and_no_state_changes() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().expect("a folder"));
    let book = desk.book_by("Tides", &["Ada Quill"], 300);
    let draft = read_draft(reading::ReadStateKind::Finished, "2024-05", "2024-06");
    desk.change(Op::ReadAdd, |tx| reading::add_read(tx, book, &draft));
    let turns = [(0, 11, 100), (1, 12, 100), (15, 27, 200), (90, 28, 200), (91, 200, 200)];
    let first = statistics(folder.path(), &turns[..4]);
    let bytes = fs::read(&first).expect("the file");
    let (report, ..) = read_statistics(&desk, &first);
    assert_eq!(report.warnings, ["1 book of which no page was read is left out."]);
    assert_eq!(log(&desk, book), ["2024-05-04 21:00 10% to 13.5% in 3 min", "2024-05-04 22:30 13.5% to 14% in 1 min"]);
    assert_eq!(fs::read(&first).expect("the file"), bytes);
    assert_eq!(read_statistics(&desk, &first).1, None, "the same file changes nothing");

    read_statistics(&desk, &statistics(folder.path(), &turns));
    assert_eq!(
        log(&desk, book),
        ["2024-05-04 21:00 10% to 13.5% in 3 min", "2024-05-04 22:30 13.5% to 100% in 2 min"],
        "a stretch that went on is the longer one"
    );
    let reads = desk.ask(|view| reading::reads_of(view, book));
    let state = serde_json::to_value(&reads[0].state).expect("BUG: JSON");
    assert_eq!((reads.len(), state["state"].as_str()), (1, Some("finished")));
}

#[test]
fn a_book_that_was_never_begun_here_began_when_its_first_page_was_turned() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().expect("a folder"));
    let path = statistics(folder.path(), &[(0, 11, 100), (1, 12, 100), (90, 100, 100)]);
    let (report, _, rows) = read_statistics(&desk, &path);
    assert_eq!((report.new, report.changed), (1, 1), "{rows:?}");
    assert!(rows[0].reasons[0].contains("You began to read it on 2024-05-04"), "{rows:?}");
    let book = desk.ask(|view| books::find(view, "Tides"));
    let reads = desk.ask(|view| reading::reads_of(view, book));
    let [read] = reads.as_slice() else { panic!("one read: {reads:?}") };
    assert_eq!(read.started.map(|day| day.to_string()).as_deref(), Some("2024-05-04"));
    assert_eq!(read.state, reading::ReadState::Reading, "the last page is no word that it was finished");
    assert_eq!(log(&desk, book).len(), 2);
    assert_eq!(read_statistics(&desk, &path).1, None, "the same file changes nothing");
}

#[test]
fn sessions_beside_the_reads_that_the_reader_told_wait_until_they_say_more() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().expect("a folder"));
    let book = desk.book_by("Tides", &["Ada Quill"], 300);
    let read = desk.change(Op::ReadStart, |tx| reading::start(tx, book, "2024-06-01", None));
    let path = statistics(folder.path(), &[(0, 11, 100), (1, 12, 100)]);
    let (_, _, rows) = read_statistics(&desk, &path);
    assert!(rows[0].reasons.concat().contains("you have no read of this book on 2024-05-04"), "{rows:?}");
    assert_eq!(desk.ask(|view| reading::reads_of(view, book)).len(), 1, "no other read begins by itself");

    let earlier = read_draft(reading::ReadStateKind::Reading, "2024-05-01", "");
    desk.change(Op::ReadEdit, |tx| reading::edit_read(tx, read, &earlier));
    let (report, _, _) = read_statistics(&desk, &path);
    assert_eq!((report.changed, log(&desk, book).len()), (1, 1));
}

#[test]
fn an_hour_that_the_reader_logged_by_hand_is_not_logged_twice() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().expect("a folder"));
    let book = desk.book_by("Tides", &["Ada Quill"], 300);
    let read = desk.change(Op::ReadStart, |tx| reading::start(tx, book, "2024-05-01", None));
    let draft = reading::ProgressDraft {
        entry: "40".to_owned(),
        day: "2024-05-04".to_owned(),
        at: "20:55".to_owned(),
        minutes: "30".to_owned(),
        ..Default::default()
    };
    desk.change(Op::ProgressLog, |tx| reading::add_session(tx, read, &draft));
    read_statistics(&desk, &statistics(folder.path(), &[(0, 11, 100), (1, 12, 100)]));
    assert_eq!(log(&desk, book), ["2024-05-04 20:55 40 in 30 min"]);
}

/// The two databases of Apple Books, in the folders that Apple gives them.
fn apple_books(folder: &Path) -> (PathBuf, PathBuf) {
    let place = |name: &str, file: &str| {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).expect("a folder");
        folder.join(file)
    };
    let library = place("BKLibrary", "BKLibrary-1-091020131601.sqlite");
    let annotations = place("AEAnnotation", "AEAnnotation_v10312011_1727_local.sqlite");
    Connection::open(&library)
        .expect("a file")
        .execute_batch(
            "CREATE TABLE ZBKLIBRARYASSET (ZASSETID TEXT, ZTITLE TEXT, ZAUTHOR TEXT, ZISFINISHED INTEGER, ZDATEFINISHED REAL);
             INSERT INTO ZBKLIBRARYASSET VALUES ('A', 'Tides', 'Ada Quill', 1, 736524000.0), ('B', 'Sand', 'Cy Holm', 0, NULL)",
        )
        .expect("tables");
    Connection::open(&annotations)
        .expect("a file")
        .execute_batch(
            "CREATE TABLE ZAEANNOTATION (ZANNOTATIONASSETID TEXT, ZANNOTATIONSELECTEDTEXT TEXT, ZANNOTATIONNOTE TEXT,
                 ZANNOTATIONCREATIONDATE REAL, ZANNOTATIONDELETED INTEGER, ZFUTUREPROOFING5 TEXT);
             INSERT INTO ZAEANNOTATION VALUES
                 ('A', 'The tide turned.', 'why', 736524000.5, 0, 'Ebb'), ('A', 'Taken back.', NULL, 736524000.5, 1, NULL),
                 ('A', NULL, NULL, 736524000.5, 0, NULL), ('gone', 'Of no book.', NULL, 736524000.5, 0, NULL)",
        )
        .expect("tables");
    (library, annotations)
}

#[test]
fn the_highlights_of_apple_books_come_with_the_titles_that_lie_in_another_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (library, annotations) = apple_books(folder.path());
    for (file, titles) in [(&library, 2), (&annotations, 1)] {
        let desk = Desk::new();
        let opened = Source::open(Input::Path(file.clone()), Mapping::default()).expect("Apple Books");
        let (report, _, rows) = import_with(&desk, opened, &Choices::Keep).expect("an import");
        assert_eq!((report.format.as_str(), report.new), ("apple_books", titles), "{rows:?}");
        assert_eq!(report.warnings, ["1 highlight is left out: its book is no longer there."]);
        assert_eq!(words(&desk, "Tides"), ["The tide turned.", "why"]);
        let book = desk.ask(|view| books::find(view, "Tides"));
        let written = desk.ask(|view| notes::of_book(view, book)).remove(0).created_at.to_string();
        assert_eq!(written, "2024-05-04T14:00:00.000Z");
    }
    let alone = folder.path().join("alone.sqlite");
    fs::copy(&annotations, &alone).expect("a copy");
    fs::remove_dir_all(folder.path().join("BKLibrary")).expect("a folder");
    let refusal = Source::open(Input::Path(alone), Mapping::default()).expect_err("no titles").to_string();
    assert!(refusal.contains("BKLibrary"), "{refusal}");
}

/// A plan of bytes, or a refusal; either is fine.
fn tried(desk: &Desk, bytes: Vec<u8>) {
    if let Ok(opened) = Source::open(Input::Bytes("a file".to_owned(), bytes), Mapping::default()) {
        let _ = plan(desk, opened);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_database_of_a_device_is_refused_or_read_as_far_as_it_goes(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let (desk, folder) = (Desk::new(), tempfile::tempdir().expect("a folder"));
        let (library, annotations) = apple_books(folder.path());
        let files = [kobo(folder.path()), statistics(folder.path(), &[(0, 1, 10), (1, 2, 10)]), library, annotations];
        for file in files {
            let mut bytes = fs::read(&file).expect("the file");
            for (at, byte) in &flips {
                // The first bytes say that it is a database, and stay.
                let at = 16 + at.index(bytes.len() - 16);
                bytes[at] = *byte;
            }
            tried(&desk, bytes.clone());
            bytes.truncate(cut.index(bytes.len()));
            tried(&desk, bytes);
        }
    }

    #[test]
    fn any_bytes_behind_the_beginning_of_a_devices_file_are_planned_or_refused(
        tail in prop::collection::vec(any::<u8>(), 0..300)
    ) {
        let desk = Desk::new();
        let begins: [&[u8]; 4] = [
            b"Tides (Ada Quill)\n- Your Note Location 9 | Added on Monday, 4 May 2020 09:00:00\n\n",
            b"return { [\"doc_props\"] = { [\"title\"] = \"Tides\" }, ",
            b"{ \"created_on\": 1, \"documents\": [",
            b"SQLite format 3\0",
        ];
        for begin in begins {
            tried(&desk, [begin, &tail].concat());
        }
    }
}
