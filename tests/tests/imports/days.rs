//! Days and moments: what a file does not say is not filled in with the day of the import.

use std::path::{Path, PathBuf};

use lectern_core::notes::NoteKind;
use lectern_core::reading::{self, ReadState};
use lectern_core::transfer::import::{Choices, Input, Mapping, Outcome, RowReport, Source};
use lectern_core::{Op, books, notes};
use lectern_tests::{Desk, read_draft};
use rusqlite::Connection;

use crate::desk::{import, import_with};

fn paused_since(desk: &Desk, title: &str) -> Option<String> {
    let book = desk.ask(|view| books::find(view, title));
    let read = desk.ask(|view| reading::reads_of(view, book)).remove(0);
    let ReadState::Paused { since, .. } = read.state else { panic!("not paused: {:?}", read.state) };
    since.map(|day| day.to_string())
}

#[test]
fn a_book_on_hold_is_so_since_the_day_that_the_file_tells_or_nobody_knows_when() {
    let desk = Desk::new();
    let on_hold = |title: &str, modified: &str| {
        format!(
            "return {{ [\"doc_props\"] = {{ [\"title\"] = \"{title}\" }}, [\"partial_md5_checksum\"] = \"{title}\",\n\
             [\"summary\"] = {{ [\"status\"] = \"abandoned\"{modified} }} }}"
        )
    };
    import(&desk, &on_hold("Tides", ", [\"modified\"] = \"2021-06-01\""));
    import(&desk, &on_hold("Sand", ""));
    import(&desk, "Title,Author,Exclusive Shelf,Book Id\nSalt,Ada Quill,on-hold,1\n");
    assert_eq!(
        ["Tides", "Sand", "Salt"].map(|title| paused_since(&desk, title)),
        [Some("2021-06-01".to_owned()), None, None]
    );

    let book = desk.ask(|view| books::find(view, "Sand"));
    let read = desk.ask(|view| reading::reads_of(view, book)).remove(0);
    let draft = read_draft(reading::ReadStateKind::Paused, "2020", "");
    desk.change(Op::ReadEdit, |tx| reading::edit_read(tx, read.id, &draft));
    assert_eq!(paused_since(&desk, "Sand"), None, "it does not begin today because another day is corrected");
}

#[test]
fn a_note_of_a_kindle_keeps_its_own_moment_beside_that_of_its_highlight() {
    let desk = Desk::new();
    let clip = |kind: &str, location: &str, clock: &str, text: &str| {
        format!(
            "Tides (Quill, Ada)\n- Your {kind} on Location {location} | Added on Monday, May 4, 2020 {clock} AM\n\n{text}\n==========\n"
        )
    };
    let file = clip("Highlight", "100-102", "9:00:00", "The tide turned.") + &clip("Note", "102", "9:07:30", "why");
    import(&desk, &file);
    let book = desk.ask(|view| books::find(view, "Tides"));
    let made = |kind: NoteKind| {
        let notes = desk.ask(|view| notes::of_book(view, book));
        notes.into_iter().find(|note| note.kind == kind).map(|note| note.created_at.0).expect("one of this kind")
    };
    assert_eq!(made(NoteKind::Note) - made(NoteKind::Quote), (7 * 60 + 30) * 1000);
    let (report, rows) = import(&desk, &(file + &clip("Note", "102", "9:09:00", "why, and how")));
    assert_eq!(
        (report.changed, notes_of(&desk)),
        (1, vec!["The tide turned.".to_owned(), "why, and how".to_owned()]),
        "{rows:?}"
    );
}

fn notes_of(desk: &Desk) -> Vec<String> {
    let book = desk.ask(|view| books::find(view, "Tides"));
    let mut texts: Vec<String> =
        desk.ask(|view| notes::of_book(view, book)).into_iter().map(|note| note.text).collect();
    texts.sort();
    texts
}

#[test]
fn a_moment_that_cannot_be_read_is_told_with_what_stands_for_it() {
    let desk = Desk::new();
    let (_, rows) = import(
        &desk,
        "Highlight,Book Title,Book Author,Location Type,Location,Highlighted at\nSalt.,Tides,Ada Quill,page,4,yesterday\n",
    );
    let told = "Highlighted at: “yesterday” is not a date; what has no other date gets that of the import.";
    assert!(rows[0].reasons.iter().any(|reason| reason == told), "{rows:?}");
}

/// Two stretches of reading of one book on 4 May 2024.
fn statistics(folder: &Path) -> PathBuf {
    let path = folder.join("statistics.sqlite3");
    Connection::open(&path)
        .expect("a file")
        .execute_batch(
            "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, authors TEXT, md5 TEXT, pages INTEGER);
             CREATE TABLE page_stat_data (id_book INTEGER, page INTEGER, start_time INTEGER, duration INTEGER, total_pages INTEGER);
             INSERT INTO book VALUES (1, 'Tides', 'Ada Quill', '0a1b', 100);
             INSERT INTO page_stat_data VALUES (1, 11, 1714852800, 60, 100), (1, 12, 1714852860, 60, 100), (1, 13, 1714858200, 60, 100);",
        )
        .expect("tables");
    path
}

#[test]
fn turns_of_pages_begin_no_read_of_a_book_that_you_have_and_come_in_once_you_begin_one() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().expect("a folder"));
    let path = statistics(folder.path());
    let read_them = || -> (Option<String>, Vec<RowReport>) {
        let opened = Source::open(Input::Path(path.clone()), Mapping::default()).expect("statistics");
        let (_, label, rows) = import_with(&desk, opened, &Choices::Keep).expect("an import");
        (label, rows)
    };
    let book = desk.book_by("Tides", &["Ada Quill"], 300);
    for _ in 0..2 {
        let (label, rows) = read_them();
        assert_eq!((label, rows[0].outcome), (None, Outcome::Matched));
        assert!(rows[0].reasons[0].contains("Start it on 2024-05-04 or before"), "{rows:?}");
        assert_eq!(desk.ask(|view| reading::reads_of(view, book)).len(), 0, "what was not begun is not begun");
    }
    let read = desk.change(Op::ReadStart, |tx| reading::start(tx, book, "2024-05-04", None));
    let (_, rows) = read_them();
    assert_eq!(rows.iter().map(|row| row.outcome).collect::<Vec<_>>(), [Outcome::Changed; 2], "{rows:?}");
    assert_eq!(desk.ask(|view| reading::sessions_of(view, read)).len(), 2);
    assert_eq!(read_them().0, None);
}

#[test]
fn how_far_a_device_was_is_told_where_it_does_not_say_on_which_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = |name: &str, tables: &str| {
        let path = folder.path().join(name);
        Connection::open(&path).expect("a file").execute_batch(tables).expect("tables");
        Input::Path(path)
    };
    let kobo = database(
        "KoboReader.sqlite",
        "CREATE TABLE content (ContentID TEXT, ContentType TEXT, MimeType TEXT, Title TEXT, ReadStatus INTEGER,
             ___PercentRead INTEGER, DateLastRead TEXT);
         CREATE TABLE Bookmark (VolumeID TEXT, ContentID TEXT, ChapterProgress REAL, DateCreated TEXT);
         INSERT INTO content VALUES ('file:///tides', '6', 'application/epub+zip', 'Tides', 1, 50, NULL)",
    );
    let apple = database(
        "BKLibrary-1.sqlite",
        "CREATE TABLE ZBKLIBRARYASSET (ZASSETID TEXT, ZTITLE TEXT, ZAUTHOR TEXT, ZISFINISHED INTEGER, ZREADINGPROGRESS REAL);
         INSERT INTO ZBKLIBRARYASSET VALUES ('A', 'Tides', 'Ada Quill', 0, 0.5)",
    );
    let koreader = Input::Bytes(
        "metadata.epub.lua".to_owned(),
        b"return { [\"doc_props\"] = { [\"title\"] = \"Tides\" }, [\"percent_finished\"] = 0.5,\n[\"summary\"] = { [\"status\"] = \"reading\" } }".to_vec(),
    );
    for input in [kobo, apple, koreader] {
        let desk = Desk::new();
        let opened = Source::open(input, Mapping::default()).expect("a device");
        let (report, _, rows) = import_with(&desk, opened, &Choices::Keep).expect("an import");
        assert!(rows[0].reasons.concat().starts_with("You were at 50% there."), "{}: {rows:?}", report.format);
        let book = desk.ask(|view| books::find(view, "Tides"));
        let read = desk.ask(|view| reading::reads_of(view, book)).remove(0);
        assert_eq!((read.state, read.sessions), (ReadState::Reading, 0), "{}: no day is invented", report.format);
    }
}
