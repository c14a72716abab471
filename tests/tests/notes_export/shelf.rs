//! A reader with notes, and a folder that they are exported to.

use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::notes::{self, NoteDraft, NoteKind, NoteQuery, NoteRecord};
use lectern_core::transfer;
use lectern_core::transfer::notes::{ExportQuestion, ExportReport, ImportReport, OnConflict, Run};
use lectern_core::values::{BookId, NoteId};
use lectern_core::{Op, Result};
use lectern_tests::Desk;

/// A desk, a folder beside it, and a book with a quote.
pub(crate) struct Shelf {
    pub(crate) desk: Desk,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) book: BookId,
    pub(crate) quote: NoteId,
}

impl Shelf {
    pub(crate) fn new() -> Self {
        let desk = Desk::new();
        let book = desk.book_by("Emma", &["Jane Austen"], 474);
        let quote =
            write(&desk, Some(book), NoteKind::Quote, "Handsome, clever, and rich.\n\nWith a comfortable home.", "1");
        Self { folder: tempfile::tempdir().unwrap(), desk, book, quote }
    }

    pub(crate) fn dir(&self) -> PathBuf {
        self.folder.path().join("Notes")
    }

    pub(crate) fn file(&self) -> PathBuf {
        let mut files = markdown(&self.dir());
        assert_eq!(files.len(), 1, "{files:?}");
        files.remove(0)
    }

    pub(crate) fn export(&self) -> ExportReport {
        self.export_with(&ExportQuestion::default(), Run::Real)
    }

    pub(crate) fn export_with(&self, question: &ExportQuestion, run: Run) -> ExportReport {
        self.desk.ask(|view| transfer::notes::export_notes(view, self.desk.now(), &self.dir(), question, run))
    }

    pub(crate) fn import(&self) -> ImportReport {
        import(&self.desk, &self.dir(), OnConflict::Keep)
    }

    pub(crate) fn edit(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.file()).unwrap();
        assert!(text.contains(from), "{from} in {text}");
        fs::write(self.file(), text.replace(from, to)).unwrap();
    }

    pub(crate) fn text(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    pub(crate) fn note(&self) -> NoteRecord {
        self.desk.ask(|view| notes::record(view, self.quote))
    }

    pub(crate) fn rewrite(&self, text: &str) {
        let draft = NoteDraft {
            book: Some(self.book),
            kind: NoteKind::Quote,
            text: text.to_owned(),
            anchor: "1".to_owned(),
            tags: vec![],
        };
        self.desk.change(Op::NoteEdit, |tx| notes::edit(tx, self.quote, &draft));
    }
}

pub(crate) fn write(desk: &Desk, book: Option<BookId>, kind: NoteKind, text: &str, anchor: &str) -> NoteId {
    let draft = NoteDraft { book, kind, text: text.to_owned(), anchor: anchor.to_owned(), tags: vec![] };
    desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft))
}

pub(crate) fn import(desk: &Desk, from: &Path, on_conflict: OnConflict) -> ImportReport {
    desk.change(Op::NotesImport, |tx| transfer::notes::import_notes(tx, from, on_conflict))
}

pub(crate) fn markdown(dir: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// Everything in a folder, by path.
pub(crate) fn everything(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(everything(&entry));
        } else {
            found.push((entry.clone(), fs::read(entry).unwrap()));
        }
    }
    found.sort();
    found
}

pub(crate) fn all(desk: &Desk) -> Vec<NoteRecord> {
    let mut all = desk.ask(|view| {
        let ids = notes::ids_by_book(view, desk.now(), &NoteQuery::default())?;
        ids.into_iter().map(|(id, _)| notes::record(view, id)).collect::<Result<Vec<_>>>()
    });
    all.sort_by_key(|note| note.id);
    all
}
