//! Whether a mark that a row tells is one that the book has: a highlight that was made longer or shorter since, one that
//! another program tells too, the note that was written at it. What is different is another mark, however near it stands.
//!
//! The library keeps the place where a mark begins and its words, and of its end nothing. So how far a mark reaches is
//! reckoned from how long it is, and one that lies inside another begins with it or, where words stand before it, as far
//! behind as these words reach, and never before it.

use super::record::PastNote;
use super::same_words::{Overlap, Words, overlap};
use crate::Moment;
use crate::notes::{NoteKind, NoteRecord};
use crate::values::{Position, Unit};

/// Words of fewer letters than this stand in a book more than once: that they are the same says nothing by itself.
const FEW_LETTERS: usize = 12;
/// Clocks of two programs, of which one goes by Greenwich, are this far apart at most.
const ZONES: i64 = 14 * 60 * 60 * 1000;
/// Zones differ by quarters of an hour.
const QUARTER: i64 = 15 * 60 * 1000;

/// A mark of the book, with its words as they are compared.
pub(super) type Known = (NoteRecord, Words);

/// A mark that a row tells.
pub(super) struct Told<'a> {
    pub(super) note: &'a PastNote,
    pub(super) words: Words,
    /// Where it stands in this book, in each unit that the row tells.
    pub(super) places: Vec<Position>,
}

/// How a mark of the book is the one that a row tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Same {
    /// In its words and its moment.
    Exactly,
    /// In its words.
    InWords,
    /// It became longer since.
    MadeLonger,
    /// It became shorter since, or the other program never saw it longer.
    MadeShorter,
}

/// Whether a highlight is the one that is told.
pub(super) fn highlight(known: &Known, told: &Told<'_>) -> Option<Same> {
    if known.1 == told.words {
        return is_same_place(known, told).then(|| in_words(known, told));
    }
    if known.0.kind != NoteKind::Quote {
        return None;
    }
    let is_exact = is_same_moment(known, told);
    let (shorter, longer) =
        if known.1.letters() < told.words.letters() { (&known.1, &told.words) } else { (&told.words, &known.1) };
    let is_few = shorter.is_shorter_than(FEW_LETTERS);
    let can_be = match compared(&known.0, &told.places) {
        // Nothing but the moment tells it from any other passage.
        None => is_exact && !is_few,
        // A page or a chapter has room for several.
        Some((Unit::Chapter, _)) => is_exact,
        Some((Unit::Page | Unit::Minute | Unit::Percent, _)) if is_few => is_exact,
        Some(_) => true,
    };
    let before = shorter.last_place_in(longer).filter(|_| can_be)?;
    let lies_inside = compared(&known.0, &told.places).is_none_or(|(unit, behind)| {
        let behind = if std::ptr::eq(longer, &known.1) { behind } else { -behind };
        // Percentages of a text that flows move with the letters' size.
        let moved = unit == Unit::Percent && is_exact && behind.abs() <= 1.0;
        moved || is_inside(unit, behind, before)
    });
    let same = if std::ptr::eq(shorter, &known.1) { Same::MadeLonger } else { Same::MadeShorter };
    lies_inside.then_some(same)
}

/// Whether a note is the one that is told, where the row has no highlight that the book has too. `is_alone` says whether
/// the known one belongs to no highlight.
pub(super) fn note(known: &Known, told: &Told<'_>, has_highlight: bool, is_alone: impl Fn() -> bool) -> Option<Same> {
    let apart = compared(&known.0, &told.places);
    if known.1 != told.words {
        let are_nowhere = known.0.anchor.is_none() && told.places.is_empty() && told.note.made.is_none();
        let can_grow = are_nowhere && !has_highlight && !known.1.is_shorter_than(FEW_LETTERS);
        return (can_grow && known.1.begin(&told.words)).then_some(Same::MadeLonger);
    }
    let is_one = match apart {
        _ if is_same_moment(known, told) && is_alone() => true,
        _ if has_highlight => false,
        Some((_, apart)) => is_nought(apart),
        None => is_same_place(known, told),
    };
    is_one.then(|| in_words(known, told))
}

/// Whether a note is the one that is told, where both are written at the same highlight.
pub(super) fn note_at(known: &Known, told: &Told<'_>) -> Option<Same> {
    let is_placed = known.0.anchor.is_some() || told.note.made.is_some();
    match overlap(&known.1, &told.words) {
        Overlap::Same => Some(in_words(known, told)),
        Overlap::FirstInSecond if is_placed => Some(Same::MadeLonger),
        Overlap::SecondInFirst if is_placed => Some(Same::MadeShorter),
        _ => None,
    }
}

/// Whether a note of the book was written at one of its highlights; `is_only` says whether no other begins there.
pub(super) fn belongs(note: &Known, highlight: &Known, told: &Told<'_>, is_only: impl Fn() -> bool) -> bool {
    let is_there = begin_together(&note.0, &highlight.0);
    let is_then = note.0.created_at == highlight.0.created_at || is_same_moment(note, told);
    is_there && (is_then || (highlight.0.anchor.is_some() && is_only()))
}

/// Whether two marks of a book begin at the same place, as far as that is known.
pub(super) fn begin_together(one: &NoteRecord, other: &NoteRecord) -> bool {
    match (&one.anchor, &other.anchor) {
        (Some(one), Some(other)) => one.unit() == other.unit() && is_nought(one.value() - other.value()),
        (None, None) => true,
        _ => false,
    }
}

/// Whether what one file tells twice is told twice of the same mark: nothing in it differs.
pub(super) fn is_twin(known: &Known, told: &Told<'_>, now: Moment) -> bool {
    let is_there = match (&known.0.anchor, told.places.first()) {
        (Some(known), Some(told)) => known.unit() == told.unit() && is_nought(known.value() - told.value()),
        (None, None) => true,
        _ => false,
    };
    let is_then = told.note.made.unwrap_or(now) == known.0.created_at;
    is_there && is_then && known.0.kind == told.note.kind && known.1 == told.words
}

/// Whether the same words can stand at the same place.
fn is_same_place(known: &Known, told: &Told<'_>) -> bool {
    let is_long = !told.words.is_shorter_than(FEW_LETTERS);
    let is_then = is_same_hour(known, told);
    match compared(&known.0, &told.places) {
        None => is_long || is_then || told.note.made.is_none(),
        Some((unit, apart)) if is_long || is_then => apart.abs() <= 1.0 + reach(unit, told.words.letters()),
        Some((Unit::Location, apart)) if told.note.made.is_none() => apart.abs() <= 1.0,
        Some((_, apart)) => is_nought(apart),
    }
}

fn in_words(known: &Known, told: &Told<'_>) -> Same {
    if is_same_moment(known, told) { Same::Exactly } else { Same::InWords }
}

/// Whether a mark that begins `behind` another lies inside it, `before` letters after its beginning.
fn is_inside(unit: Unit, behind: f64, before: usize) -> bool {
    let most = if before == 0 || unit == Unit::Chapter { 0.0 } else { 1.0 + reach(unit, before) };
    is_nought(behind) || (behind > 0.0 && behind <= most)
}

/// How far so many letters can reach. A location of a Kindle holds 128 bytes of the book's file, half of them signs that
/// nobody sees; few pages have fewer letters than 800; nobody reads 600 aloud in less than half a minute; and a hundredth
/// of a short story has some 500.
fn reach(unit: Unit, letters: usize) -> f64 {
    let each = match unit {
        Unit::Location => 64.0,
        Unit::Page => 800.0,
        Unit::Minute => 600.0,
        Unit::Percent => 500.0,
        // Above the rest of every text: a chapter is no measure of letters.
        Unit::Chapter => return -1.0,
    };
    (letters as f64 / each).floor()
}

/// How far a told mark stands behind a known one, in a unit that both have; none where no unit is.
fn compared(known: &NoteRecord, places: &[Position]) -> Option<(Unit, f64)> {
    let anchor = known.anchor.as_ref()?;
    let told = places.iter().find(|told| told.unit() == anchor.unit())?;
    Some((anchor.unit(), told.value() - anchor.value()))
}

/// Percentages are told to a tenth.
fn is_nought(apart: f64) -> bool {
    apart.abs() < 0.05
}

fn is_same_moment(known: &Known, told: &Told<'_>) -> bool {
    let second = |moment: Moment| moment.0.div_euclid(1000);
    told.note.made.is_some_and(|made| second(made) == second(known.0.created_at))
}

/// Whether two clocks can have shown the same moment, each in its zone.
fn is_same_hour(known: &Known, told: &Told<'_>) -> bool {
    told.note.made.is_some_and(|made| {
        let apart = (made.0.div_euclid(1000) - known.0.created_at.0.div_euclid(1000)) * 1000;
        apart.abs() <= ZONES && apart % QUARTER == 0
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::values::{BookId, Entry, Measure, NoteId};

    fn place(typed: &str) -> Option<Position> {
        (!typed.is_empty()).then(|| Entry::parse(typed).unwrap().anchor(&Measure::default(), None).unwrap())
    }

    fn known(text: &str, typed: &str, seconds: i64) -> Known {
        let at = Moment(seconds * 1000);
        let note = NoteRecord {
            id: NoteId::from_parts(0, [0; 10]),
            book: Some(BookId::from_parts(0, [0; 10])),
            read: None,
            kind: NoteKind::Quote,
            text: text.to_owned(),
            anchor: place(typed),
            tags: Vec::new(),
            created_at: at,
            edited_at: at,
        };
        (note, Words::of(text))
    }

    fn found(known: &Known, text: &str, typed: &str, seconds: Option<i64>) -> Option<Same> {
        let made = seconds.map(|seconds| Moment(seconds * 1000));
        let note = PastNote { text: text.to_owned(), made, ..PastNote::of(NoteKind::Quote) };
        highlight(known, &Told { note: &note, words: Words::of(text), places: place(typed).into_iter().collect() })
    }

    const LONG: &str = "Rust is a language for reliable software";

    #[rstest]
    #[case::other_place("Rust", "loc 100", LONG, "loc 130", None)]
    #[case::before_what_holds_it("Rust", "loc 129", LONG, "loc 130", None)]
    #[case::at_its_beginning("Rust", "loc 130", LONG, "loc 130", Some(Same::MadeLonger))]
    #[case::inside("reliable software", "loc 131", LONG, "loc 130", Some(Same::MadeLonger))]
    #[case::too_far_behind("reliable software", "loc 138", LONG, "loc 130", None)]
    #[case::shorter_since(LONG, "loc 130", "reliable software", "loc 131", Some(Same::MadeShorter))]
    #[case::on_a_page("reliable software", "p. 12", LONG, "p. 12", Some(Same::MadeLonger))]
    #[case::over_the_edge_of_a_page("reliable software", "p. 13", LONG, "p. 12", Some(Same::MadeLonger))]
    #[case::a_word_on_a_page("Rust", "p. 12", LONG, "p. 12", None)]
    #[case::in_a_chapter("reliable software", "ch 3", LONG, "ch 3", None)]
    #[case::nowhere("reliable software", "", LONG, "", None)]
    #[case::in_other_units(LONG, "p. 12", LONG, "loc 130", Some(Same::InWords))]
    #[case::the_same_far_away(LONG, "loc 130", LONG, "loc 300", None)]
    #[case::a_word_again("Rust", "p. 12", "Rust", "p. 13", None)]
    fn a_highlight_is_another_made_longer_only_where_the_two_lie_over_each_other(
        #[case] known_text: &str,
        #[case] known_at: &str,
        #[case] told: &str,
        #[case] told_at: &str,
        #[case] expected: Option<Same>,
    ) {
        assert_eq!(found(&known(known_text, known_at, 0), told, told_at, None), expected);
    }

    #[rstest]
    #[case("Rust", "Rust", Some(50), Some(Same::Exactly))]
    #[case("Rust", "Rust", Some(50 + 2 * 3600), Some(Same::InWords))]
    #[case("Rust", "Rust", Some(51), None)]
    #[case("Rust", "Rust", None, Some(Same::InWords))]
    #[case("reliable software", LONG, Some(50), Some(Same::MadeLonger))]
    #[case("reliable software", LONG, Some(51), None)]
    #[case("Rust", LONG, Some(50), None)]
    fn without_a_place_the_moment_tells_which_it_is(
        #[case] known_text: &str,
        #[case] told: &str,
        #[case] seconds: Option<i64>,
        #[case] expected: Option<Same>,
    ) {
        assert_eq!(found(&known(known_text, "", 50), told, "", seconds), expected);
    }
}
