//! What a row says of the margin of a book: quotes and notes, their place, their tags, and when they were written.

use super::format::Rule;
use super::record::PastNote;
use crate::Moment;
use crate::notes::NoteKind;

/// The notes of a row while its cells are taken. What is said of their place holds for all of them, in whatever order
/// the columns stand.
#[derive(Debug, Default)]
pub(super) struct Margin {
    words: Vec<(NoteKind, String)>,
    places: Vec<String>,
    unit: Option<Counted>,
    /// Without a unit of its own.
    typed: Option<String>,
    pub(super) tags: Vec<String>,
    written: Option<Moment>,
    /// When the notes were written, where that is told apart from the quotes.
    noted: Option<Moment>,
}

/// What the place of a note counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    Pages,
    Locations,
    /// The order of the highlights, seconds of a recording: no place of a book.
    Other,
}

impl Margin {
    /// Takes the words of a note.
    pub(super) fn write(&mut self, kind: NoteKind, text: String) {
        if !text.is_empty() {
            self.words.push((kind, text));
        }
    }

    /// Takes a moment: the first one is that of the row, one behind it that of the notes at its quotes.
    pub(super) fn date(&mut self, moment: Moment) {
        match self.written {
            None => self.written = Some(moment),
            Some(_) => self.noted = Some(moment),
        }
    }

    /// Takes what a cell says of the place.
    pub(super) fn place(&mut self, rule: Rule, cell: &str) {
        let first = cell.split(['-', '–']).next().unwrap_or_default().trim();
        // Roman numbers stand before page 1, where no position of ours is; they stay with the source row.
        let is_number = first.starts_with(|c: char| c.is_ascii_digit());
        match rule {
            Rule::Anchor => self.typed = Some(cell.to_owned()),
            Rule::AnchorUnit => self.unit = Some(Counted::of(cell)),
            Rule::AtPage if is_number => self.places.push(format!("p. {first}")),
            Rule::AtLocation if is_number => self.places.push(format!("loc {first}")),
            Rule::AtPercent if is_number => self.places.push(format!("{first}%")),
            _ => {}
        }
    }

    /// The notes of the row, each with all that is known of it.
    pub(super) fn into_notes(mut self) -> Vec<PastNote> {
        let typed = self.typed.take().and_then(|typed| match self.unit {
            Some(Counted::Pages) => Some(format!("p. {typed}")),
            Some(Counted::Locations) => Some(format!("loc {typed}")),
            Some(Counted::Other) => None,
            None => Some(typed),
        });
        self.places.splice(0..0, typed);
        let Self { words, places, tags, written, noted, .. } = self;
        let made = |kind| if kind == NoteKind::Quote { written } else { noted.or(written) };
        let note = |(kind, text)| PastNote {
            text,
            places: places.clone(),
            tags: tags.clone(),
            made: made(kind),
            ..PastNote::of(kind)
        };
        words.into_iter().map(note).collect()
    }
}

impl Counted {
    fn of(word: &str) -> Self {
        match super::states::plain(word).as_str() {
            "page" | "pages" => Self::Pages,
            "location" | "locations" | "kindle location" => Self::Locations,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&[(Rule::Anchor, "12"), (Rule::AnchorUnit, "page")], &["p. 12"])]
    #[case(&[(Rule::AnchorUnit, "location"), (Rule::Anchor, "300")], &["loc 300"])]
    #[case(&[(Rule::AnchorUnit, "order"), (Rule::Anchor, "7")], &[])]
    #[case(&[(Rule::Anchor, "ch 3")], &["ch 3"])]
    #[case(&[(Rule::AtPage, "12-13"), (Rule::AtLocation, "132-135")], &["p. 12", "loc 132"])]
    #[case(&[(Rule::AtPage, "xii"), (Rule::AtLocation, "132")], &["loc 132"])]
    #[case(&[(Rule::AtPercent, "45.2")], &["45.2%"])]
    fn a_place_is_what_a_reader_would_type(#[case] said: &[(Rule, &str)], #[case] places: &[&str]) {
        let mut margin = Margin::default();
        margin.write(NoteKind::Quote, "The tide turned.".to_owned());
        said.iter().for_each(|(rule, cell)| margin.place(*rule, cell));
        assert_eq!(margin.into_notes()[0].places, places);
    }
}
