//! Notes to a folder of Markdown files, one a book, beside whatever a reader has made of them since.

use std::path::Path;

use super::folder::{Folder, Whereabouts};
use super::merge::{self, Merged};
use super::model::*;
use super::pace::Pace;
use super::page::Page;
use super::{Run, beside, file_name, pictures, shelfmark, store};
use crate::library::Snapshot;
use crate::notes::{self, Known};
use crate::values::{BookId, NoteId};
use crate::{Error, Now, Result, books};

pub(super) fn run(
    view: &Snapshot<'_>,
    now: Now,
    dir: &Path,
    question: &ExportQuestion,
    run: Run,
    pace: Pace<'_>,
) -> Result<ExportReport> {
    let ids = notes::ids_by_book(view, now, &question.notes)?;
    let mut export = Export { view, question, run, folder: Folder::open(dir)?, report: ExportReport::default() };
    export.report.dry_run = run == Run::Dry;
    let done = export.subjects(&ids, pace);
    if run == Run::Real {
        // Where it was stopped or failed, the list says of every file that was written whose it is.
        export.folder.close()?;
    }
    done.map(|()| export.report)
}

struct Export<'a> {
    view: &'a Snapshot<'a>,
    question: &'a ExportQuestion,
    run: Run,
    folder: Folder,
    report: ExportReport,
}

impl Export<'_> {
    /// Book by book; nothing of the next is read before a file is whole.
    fn subjects(&mut self, ids: &[(NoteId, Option<BookId>)], mut pace: Pace<'_>) -> Result<()> {
        pace.begin(ids.len())?;
        let mut done = std::collections::HashSet::new();
        for group in ids.chunk_by(|(_, a), (_, b)| a == b) {
            let subject = group[0].1;
            let of_book: Vec<NoteId> = group.iter().map(|(id, _)| *id).collect();
            self.subject(subject, &of_book)?;
            done.insert(shelfmark::key(subject));
            pace.step(of_book.len())?;
        }
        self.emptied(&done)
    }

    /// Books that have a file and no note any more.
    fn emptied(&mut self, done: &std::collections::HashSet<String>) -> Result<()> {
        for key in self.folder.subjects() {
            let subject = if key == "none" { None } else { BookId::parse(&key).ok() };
            let known = match subject {
                Some(book) => books::get(self.view, book).is_ok_and(|book| book.removed_at.is_none()),
                None => key == "none",
            };
            if !done.contains(&key) && known {
                self.subject(subject, &[])?;
            }
        }
        Ok(())
    }

    fn subject(&mut self, subject: Subject, ids: &[NoteId]) -> Result<()> {
        let key = shelfmark::key(subject);
        let library = shelfmark::page(self.view, subject, ids)?;
        self.report.notes += u32::try_from(ids.len()).unwrap_or(u32::MAX);
        self.report.books += u32::from(subject.is_some() && !ids.is_empty());
        let (file, renamed_from) = match self.folder.find(&key)? {
            Whereabouts::Here(file) => (file, None),
            Whereabouts::Moved(file, before) => (file, Some(before)),
            Whereabouts::Deleted(file) => match self.question.on_deleted {
                OnDeleted::Leave => {
                    self.report.count(FileEntry { file, renamed_from: None, outcome: FileOutcome::Deleted });
                    return Ok(());
                }
                OnDeleted::Restore => return self.anew(&key, file, &library, ids),
            },
            Whereabouts::Nowhere if ids.is_empty() => return Ok(()),
            Whereabouts::Nowhere => {
                let book = subject.map(|book| books::get(self.view, book)).transpose()?;
                let name = file_name::of_book(shelfmark::title(book.as_ref()), subject);
                // A file of that name which is nobody's is the reader's.
                let file = if self.folder.has(&name) { format!("{key}.md") } else { name };
                return self.anew(&key, file, &library, ids);
            }
        };
        self.beside(&key, file, renamed_from, &library, ids)
    }

    /// A file that is not there.
    fn anew(&mut self, key: &str, file: String, library: &Page, ids: &[NoteId]) -> Result<()> {
        let text = library.text();
        if self.run == Run::Real {
            self.pictures(ids)?;
            self.folder.write(&file, text.as_bytes())?;
            self.folder.remember(key, &file, &text)?;
        }
        self.report.count(FileEntry { file, renamed_from: None, outcome: FileOutcome::Written });
        Ok(())
    }

    /// A file that is there, and may have been edited.
    fn beside(
        &mut self,
        key: &str,
        file: String,
        renamed_from: Option<String>,
        library: &Page,
        ids: &[NoteId],
    ) -> Result<()> {
        let Some(text) = self.folder.read(&file)? else { return self.unreadable(file, library) };
        let known = |picture| Ok(store::media_type(self.view, picture)?.is_some());
        let before = self.folder.base(key)?;
        let base = before.as_deref().map(Page::parse);
        let outside = beside::linked(&self.folder, &file, &text, known)?.page;
        let gone = self.gone(&outside)?;
        let is_gone = |id: NoteId| gone.contains(&id);
        let merged = merge::pages(base.as_ref(), &outside, library, key, &is_gone, self.question.on_conflict);
        let outcome = outcome(&merged, &text, before.as_deref(), library);
        if self.run == Run::Real {
            self.pictures(ids)?;
            if merged.text != text {
                self.folder.write(&file, merged.text.as_bytes())?;
            }
            self.folder.remember(key, &file, &merged.base)?;
        }
        for part in merged.clashes {
            let (outside, library) = (part.outside, part.library);
            self.report.clash(Clash { file: file.clone(), note: part.note, outside, library });
        }
        self.report.count(FileEntry { file, renamed_from, outcome });
        Ok(())
    }

    /// A file that is no text: nothing can be brought together with it.
    fn unreadable(&mut self, file: String, library: &Page) -> Result<()> {
        let outside = "This file is not UTF-8 text and was left alone.".to_owned();
        self.report.clash(Clash { file: file.clone(), note: None, outside, library: library.text() });
        self.report.count(FileEntry { file, renamed_from: None, outcome: FileOutcome::Conflicting });
        Ok(())
    }

    /// The notes of a file that the library removed.
    fn gone(&self, outside: &Page) -> Result<std::collections::HashSet<NoteId>> {
        let mut gone = std::collections::HashSet::new();
        for id in outside.notes() {
            if notes::known(self.view, id)? == Known::Removed {
                gone.insert(id);
            }
        }
        Ok(gone)
    }

    /// Writes the pictures of notes that the folder does not have yet; a picture never changes.
    fn pictures(&mut self, ids: &[NoteId]) -> Result<()> {
        for id in ids {
            for named in pictures::named(&notes::record(self.view, *id)?.text) {
                let Some(kind) = store::media_type(self.view, named)? else { continue };
                let file = format!("images/{}", pictures::file_name(named, &kind));
                if self.folder.has(&file) {
                    continue;
                }
                let picture = store::picture(self.view, named)?.ok_or_else(|| Error::not_found("such picture"))?;
                self.folder.write(&file, &picture.bytes)?;
                self.report.pictures += 1;
            }
        }
        Ok(())
    }
}

fn outcome(merged: &Merged, text: &str, before: Option<&str>, library: &Page) -> FileOutcome {
    if !merged.clashes.is_empty() {
        return FileOutcome::Conflicting;
    }
    match merged.text == text {
        true if text == library.text() => FileOutcome::Unchanged,
        true => FileOutcome::Kept,
        false if before == Some(text) => FileOutcome::Written,
        false => FileOutcome::Merged,
    }
}
