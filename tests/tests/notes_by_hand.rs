//! What a reader writes into the files by hand: sections and pictures become the library's, once and whole.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::notes::{self, HitKind, NoteDraft, NoteKind, NoteQuery, NoteRecord};
use lectern_core::transfer::notes::{ExportQuestion, ExportReport, ImportReport, NotesFormat, OnConflict, Run};
use lectern_core::values::BookId;
use lectern_core::{Op, check, reading, transfer};
use lectern_tests::Desk;

/// The first bytes of a picture, and something that makes it another than the next.
const TREE: &[u8] = b"\x89PNG\r\n\x1a\n a tree";
const BUSH: &[u8] = b"\x89PNG\r\n\x1a\n a bush";

struct Shelf {
    desk: Desk,
    folder: tempfile::TempDir,
    book: BookId,
}

impl Shelf {
    /// A book with one note, exported.
    fn new() -> Self {
        let desk = Desk::new();
        let book = desk.book_by("Emma", &["Jane Austen"], 474);
        write(&desk, book, "Handsome, clever, and rich.");
        let shelf = Self { folder: tempfile::tempdir().unwrap(), desk, book };
        shelf.export();
        shelf
    }

    fn dir(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self) -> PathBuf {
        let mut files = fs::read_dir(self.dir()).unwrap().map(|entry| entry.unwrap().path());
        files.find(|path| path.extension().is_some_and(|ending| ending == "md")).unwrap()
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    fn append(&self, text: &str) {
        fs::write(self.file(), self.text() + text).unwrap();
    }

    fn edit(&self, from: &str, to: &str) {
        let text = self.text();
        assert!(text.contains(from), "{from} in {text}");
        fs::write(self.file(), text.replace(from, to)).unwrap();
    }

    fn export(&self) -> ExportReport {
        let question = ExportQuestion::default();
        self.desk.ask(|view| transfer::notes::export_notes(view, self.desk.now(), self.dir(), &question, Run::Real))
    }

    fn import(&self) -> ImportReport {
        let run = |tx: &mut lectern_core::Tx<'_>| transfer::notes::import_notes(tx, self.dir(), OnConflict::Keep);
        self.desk.change(Op::NotesImport, run)
    }

    fn notes(&self) -> Vec<NoteRecord> {
        self.desk.ask(|view| {
            let query = NoteQuery { kinds: HitKind::ALL.to_vec(), ..NoteQuery::default() };
            let ids = notes::ids_by_book(view, self.desk.now(), &query)?;
            ids.iter().map(|(id, _)| notes::record(view, *id)).collect()
        })
    }

    fn written_by_hand(&self) -> NoteRecord {
        let mut others = self.notes();
        others.retain(|note| !note.text.starts_with("Handsome"));
        assert_eq!(others.len(), 1, "{others:?}");
        others.remove(0)
    }
}

fn write(desk: &Desk, book: BookId, text: &str) {
    let draft = NoteDraft { book: Some(book), text: text.to_owned(), ..NoteDraft::default() };
    desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft));
}

#[test]
fn a_section_begun_by_hand_and_edited_again_before_the_next_export_is_still_one_note() {
    let shelf = Shelf::new();
    shelf.append("\n## question\n- at: 45%\n- tags: voice\n\nWho tells this? #irony\n\nA line of my own below?\n");
    assert_eq!(shelf.import().added, 1);
    let first = shelf.written_by_hand();
    shelf.edit("Who tells this?", "Who is it that tells this?");
    let again = shelf.import();
    assert_eq!((again.added, again.updated, again.conflicting), (0, 1, 0));
    let now = shelf.written_by_hand();
    assert_eq!((now.id, now.kind, now.tags), (first.id, NoteKind::Question, first.tags));
    assert!(now.text.starts_with("Who is it that tells this?"));
    assert_eq!(now.anchor, first.anchor);
    let export = shelf.export();
    assert_eq!((export.conflicting, shelf.text().matches("Who is it that").count()), (0, 1), "{}", shelf.text());
    assert_eq!(shelf.import().unchanged, 2);
}

#[test]
fn two_sections_of_one_file_are_marked_each_with_its_own_note_and_looking_marks_none() {
    let shelf = Shelf::new();
    shelf.append("\n## Note\n\nFirst.\n\n## Note\n\nSecond.\n");
    let before = shelf.text();
    let look =
        shelf.desk.ask(|view| transfer::notes::look_at_notes(view, shelf.desk.now(), shelf.dir(), OnConflict::Keep));
    assert_eq!((look.added, shelf.text() == before), (2, true));
    shelf.import();
    shelf.edit("First.", "The first.");
    shelf.edit("Second.", "The second.");
    let again = shelf.import();
    assert_eq!((again.added, again.updated, shelf.notes().len()), (0, 2, 3));
}

#[test]
fn an_import_taken_back_comes_in_again_from_the_marked_file() {
    let shelf = Shelf::new();
    shelf.append("\n## Note\n\nA thought.\n");
    shelf.import();
    shelf.desk.undo();
    assert_eq!(shelf.notes().len(), 1);
    assert_eq!(shelf.import().added, 1);
    assert_eq!(shelf.written_by_hand().text, "A thought.");
}

#[test]
fn a_picture_put_into_the_folder_by_hand_comes_in_with_the_section_that_shows_it() {
    let shelf = Shelf::new();
    fs::create_dir(shelf.dir().join("drawings")).unwrap();
    fs::write(shelf.dir().join("drawings/my tree.png"), TREE).unwrap();
    shelf.append("\n## Note\n\n![The tree](<drawings/my tree.png> \"An oak\") and more.\n");
    let report = shelf.import();
    assert_eq!((report.added, report.pictures_added, report.unreadable), (1, 1, vec![]));
    let note = shelf.written_by_hand();
    let id = note.text.split("](image:").nth(1).and_then(|rest| rest.get(..36)).unwrap_or_default();
    let kept = shelf.desk.ask(|view| notes::image(view, id.parse().unwrap()));
    assert_eq!((kept.bytes.as_slice(), kept.name.as_str()), (TREE, "my tree.png"));
    assert!(shelf.desk.ask(check::check).unused_images.is_empty());
    // The reader's own file stays theirs, and nothing is news any more.
    assert!(shelf.dir().join("drawings/my tree.png").is_file());
    let again = shelf.import();
    assert_eq!((again.added, again.updated, again.conflicting, again.pictures_added), (0, 0, 0, 0));
    assert_eq!(shelf.export().conflicting, 0);
}

#[test]
fn a_picture_linked_by_hand_from_a_note_that_was_exported_is_an_edit_of_that_note_and_no_conflict() {
    let shelf = Shelf::new();
    fs::write(shelf.dir().join("tree.png"), TREE).unwrap();
    fs::write(shelf.dir().join("bush.png"), BUSH).unwrap();
    shelf.edit("clever, and rich.", "clever, and rich. ![a](tree.png) ![b](./bush.png)");
    shelf.append("\nMy own line with ![a](tree.png).\n");
    let report = shelf.import();
    assert_eq!((report.updated, report.pictures_added, report.conflicting), (1, 2, 0));
    assert_eq!(shelf.notes()[0].text.matches("](image:").count(), 2);
    assert_eq!((shelf.import().unchanged, shelf.import().conflicting), (1, 0));
    let export = shelf.export();
    assert_eq!((export.conflicting, export.pictures), (0, 2));
    assert!(shelf.text().contains("My own line with ![a](tree.png)."), "{}", shelf.text());
    assert_eq!(shelf.text().matches("](images/").count(), 2, "the note shows what was exported: {}", shelf.text());
    write(&shelf.desk, shelf.book, "Another.");
    assert_eq!(shelf.export().conflicting, 0);
    assert_eq!(shelf.import().conflicting, 0);
}

#[test]
fn what_is_no_picture_stays_a_link_that_the_reader_wrote() {
    let shelf = Shelf::new();
    fs::write(shelf.dir().join("run.png"), "#!/bin/sh\n").unwrap();
    fs::write(shelf.dir().parent().unwrap().join("outside.png"), TREE).unwrap_or_default();
    let links = "![a](run.png) ![b](../outside.png) ![c](missing.png) ![d](https://example.org/x.png)";
    shelf.append(&format!("\n## Note\n\n{links}\n"));
    let report = shelf.import();
    assert_eq!((report.added, report.pictures_added), (1, 0));
    assert_eq!(shelf.written_by_hand().text, links);
}

#[test]
fn json_names_the_read_of_a_note_and_a_library_that_has_no_such_read_leaves_it_out() {
    let shelf = Shelf::new();
    shelf.desk.change(Op::ReadStart, |tx| reading::start(tx, shelf.book, "", None).map(drop));
    write(&shelf.desk, shelf.book, "While reading.");
    let file = shelf.dir().join("notes.json");
    let question = ExportQuestion { format: NotesFormat::Json, ..ExportQuestion::default() };
    let export = |desk: &Desk| {
        desk.ask(|view| transfer::notes::export_notes(view, desk.now(), &file, &question, Run::Real));
    };
    let import =
        |desk: &Desk| desk.change(Op::NotesImport, |tx| transfer::notes::import_notes(tx, &file, OnConflict::Keep));
    export(&shelf.desk);
    let while_reading = |notes: Vec<NoteRecord>| notes.into_iter().find(|note| note.text == "While reading.").unwrap();
    let note = while_reading(shelf.notes());
    assert!(note.read.is_some());
    shelf.desk.undo();
    import(&shelf.desk);
    assert_eq!(while_reading(shelf.notes()).read, note.read, "its own library has the read");
    let other = Desk::new();
    assert_eq!(import(&other).added, 2);
    let there = Shelf { desk: other, folder: tempfile::tempdir().unwrap(), book: shelf.book };
    assert_eq!(while_reading(there.notes()).read, None, "another library has not");
}
