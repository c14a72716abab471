//! What `notes` can do to all notes that it finds.

use lectern_core::notes::{self, NoteChoice, NoteQuery};
use lectern_core::{Changed, Library, Op, books};
use serde_json::json;

use super::note::Kind;
use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::words::count;

/// A change of every note that is found.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Change every note that is found")]
pub(crate) struct Change {
    /// Put this tag on; may be given more than once
    #[arg(long, value_name = "TAG")]
    add_tag: Vec<String>,
    /// Take this tag off; may be given more than once
    #[arg(long, value_name = "TAG")]
    take_tag: Vec<String>,
    /// Move them to this book
    #[arg(long, value_name = "BOOK", conflicts_with_all = ["add_tag", "take_tag", "make", "remove"])]
    move_to: Option<String>,
    /// Make them notes of this kind
    #[arg(long, value_name = "KIND", conflicts_with_all = ["add_tag", "take_tag", "remove"])]
    make: Option<Kind>,
    /// Remove them; they are in the trash then
    #[arg(long, conflicts_with_all = ["add_tag", "take_tag"])]
    remove: bool,
    /// You mean all your notes
    #[arg(long)]
    pub(crate) all: bool,
}

impl Change {
    /// Whether anything is to be changed.
    pub(crate) fn is_asked(&self) -> bool {
        self.tags() || self.move_to.is_some() || self.make.is_some() || self.remove
    }

    fn tags(&self) -> bool {
        !self.add_tag.is_empty() || !self.take_tag.is_empty()
    }
}

/// Changes all that is found, as one step.
pub(crate) fn run(change: &Change, query: NoteQuery, library: &Library, door: &Door) -> Outcome {
    let found = NoteChoice::Found(query);
    if change.tags() {
        let tag = |tx: &mut lectern_core::Tx<'_>| notes::tag(tx, &found, &change.add_tag, &change.take_tag);
        let changed = door.change(library, Op::NoteTag, tag)?;
        let done = changed.value;
        let kept = match done.written {
            0 => String::new(),
            written => format!("{} kept a tag that stands in its text.", count(written as usize, "note")),
        };
        return Ok(Answer::changed(&changed, json!({ "notes": done.notes, "written": done.written }), kept));
    }
    let changed: Changed<u32> = if let Some(kind) = change.make {
        door.change(library, Op::NoteMake, |tx| notes::make(tx, &found, kind.into()))?
    } else if let Some(book) = &change.move_to {
        door.change(library, Op::NoteMove, |tx| {
            let book = books::find(&tx.snapshot(), book)?;
            notes::move_to(tx, &found, Some(book))
        })?
    } else {
        door.change(library, Op::NoteRemove, |tx| notes::remove(tx, &found))?
    };
    Ok(Answer::changed(&changed, json!({ "notes": changed.value }), ""))
}
