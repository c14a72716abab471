//! The cells of the table before it had entries: reads between semicolons, notes with their kind in brackets.

use super::parts::{self, ToldRead};
use super::{OwnNote, OwnRead};
use crate::notes::NoteKind;
use crate::transfer::import::record::PastNote;

/// `finished 2019-05-01/2019-06-02; reading 2026-01-01/`
pub(super) fn reads(cell: &str) -> Result<Vec<ToldRead>, String> {
    let said = cell.split(';').map(str::trim).filter(|said| !said.is_empty());
    said.map(|said| {
        let read = parts::past(said)?;
        Ok(ToldRead { read, own: OwnRead::default(), is_rated: false, is_reviewed: false })
    })
    .collect()
}

/// `[quote at p. 12] The tide turned.`, an empty line between two.
pub(super) fn notes(cell: &str) -> Vec<(PastNote, OwnNote)> {
    let mut notes: Vec<PastNote> = Vec::new();
    for piece in cell.split("\n\n") {
        match (begun(piece), notes.last_mut()) {
            (Some(note), _) => notes.push(note),
            (None, Some(before)) => before.text.push_str(&format!("\n\n{piece}")),
            (None, None) => notes.push(PastNote { text: piece.to_owned(), ..PastNote::of(NoteKind::Note) }),
        }
    }
    notes.retain(|note| !note.text.trim().is_empty());
    notes.into_iter().map(|note| (note, OwnNote::default())).collect()
}

fn begun(piece: &str) -> Option<PastNote> {
    let (head, text) = piece.strip_prefix('[')?.split_once(']')?;
    let (kind, place) = head.split_once(" at ").map_or((head, None), |(kind, place)| (kind, Some(place)));
    let kind = NoteKind::parse_word(kind)?;
    let places = place.map(str::to_owned).into_iter().collect();
    Some(PastNote { text: text.strip_prefix(' ').unwrap_or(text).to_owned(), places, ..PastNote::of(kind) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notes_of_an_early_table_are_told_apart_by_their_kinds() {
        let notes = notes("[quote at p. 12] The tide\n\nturned.\n\n[note] Look\n\n[sic] this up.");
        let said: Vec<_> = notes.iter().map(|(note, _)| (note.kind, note.text.as_str(), note.places.len())).collect();
        assert_eq!(said, [(NoteKind::Quote, "The tide\n\nturned.", 1), (NoteKind::Note, "Look\n\n[sic] this up.", 0)]);
    }
}
