//! Several notes at once, named by id or by a question; each is one step, however many they are.

use super::{NoteChoice, NoteKind, edit, list};
use crate::Result;
use crate::library::Tx;
use crate::values::NoteId;

/// The notes that are meant, each once.
pub(super) fn chosen(tx: &mut Tx<'_>, choice: &NoteChoice) -> Result<Vec<NoteId>> {
    let chosen = match choice {
        NoteChoice::Found(query) => list::all(&tx.snapshot(), tx.now(), query)?,
        NoteChoice::These(notes) => {
            let mut seen = std::collections::HashSet::new();
            let each_once: Vec<NoteId> = notes.iter().copied().filter(|note| seen.insert(*note)).collect();
            each_once.iter().try_for_each(|note| edit::kind_of(tx, *note).map(drop))?;
            each_once
        }
    };
    tx.expects(chosen.len())?;
    Ok(chosen)
}

/// "a quote", or "12 notes".
pub(super) fn named(tx: &Tx<'_>, notes: &[NoteId]) -> Result<String> {
    match notes {
        [only] => edit::kind_of(tx, *only).map(|kind| format!("a {}", kind.as_str())),
        many => Ok(format!("{} notes", many.len())),
    }
}

/// "a question", or "questions".
pub(super) fn as_kind(kind: NoteKind, notes: usize) -> String {
    if notes == 1 { format!("a {}", kind.as_str()) } else { format!("{}s", kind.as_str()) }
}
