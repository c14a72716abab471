//! Sections that a reader began by hand, once they are notes: each gets the mark of its note in its file.
//!
//! Without the mark a section is known by its words alone, and edited again it would come in as another note.

use super::beside;
use super::folder::Folder;
use super::model::ImportReport;
use super::page::{Block, Page};
use super::section::Section;
use super::shelfmark;
use crate::library::Snapshot;
use crate::notes;
use crate::values::NoteId;
use crate::{Error, Result};

/// A section as it stands in its file, and the note that it became.
pub(super) struct Taken {
    pub(super) file: String,
    /// Whose file it is.
    pub(super) key: String,
    pub(super) block: String,
    pub(super) note: NoteId,
}

/// Writes the marks. The notes are in the library whether or not a file can be written; what could not is said.
pub(super) fn mark(view: &Snapshot<'_>, mut folder: Folder, taken: &[Taken], report: &mut ImportReport) {
    for of_file in taken.chunk_by(|a, b| a.file == b.file) {
        if let Err(error) = mark_file(view, &mut folder, of_file) {
            report.refuse(&of_file[0].file, unmarked(&error));
        }
    }
    if let Err(error) = folder.close() {
        report.refuse("", unmarked(&error));
    }
}

fn unmarked(error: &Error) -> String {
    format!("Its new sections came in, but cannot be marked there: {error} Edited again, they would come in as others.")
}

fn mark_file(view: &Snapshot<'_>, folder: &mut Folder, taken: &[Taken]) -> Result<()> {
    let (file, key) = (&taken[0].file, &taken[0].key);
    let Some(text) = folder.read(file)? else { return Ok(()) };
    let mut page = beside::linked(folder, file, &text, |_| Ok(true))?.page;
    let mut base = folder.base(key)?.as_deref().map(Page::parse);
    for it in taken {
        let section = shelfmark::section(view, &notes::record(view, it.note)?)?;
        if put(&mut page, it, &section)
            && let Some(base) = &mut base
        {
            base.push(&section, it.note);
        }
    }
    folder.write(file, page.text().as_bytes())?;
    match base {
        Some(base) => folder.remember(key, file, &base.text()),
        None => Ok(()),
    }
}

/// Puts the note's section in the place of the reader's; false where that is no longer there.
fn put(page: &mut Page, taken: &Taken, section: &Section) -> bool {
    let stands = |block: &Block| matches!(block, Block::New(text) if *text == taken.block);
    let Some(at) = page.blocks.iter().position(stands) else { return false };
    let blank = taken.block.ends_with("\n\n").then(|| Block::Own("\n".to_owned()));
    let note = Block::Note(taken.note, section.to_string());
    page.blocks.splice(at..=at, std::iter::once(note).chain(blank));
    true
}
