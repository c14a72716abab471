//! Clippings put together as the reader meant them: a highlight that was resized is one, and a note belongs to the
//! highlight that it was written at.

use std::collections::{HashMap, HashSet};

use super::clippings::Clipping;
use super::line::{Kind, Span};
use crate::transfer::import::same_words::{Overlap, Words, overlap};
use crate::values::fold;

/// How many highlights before it a highlight is compared with: more never begin at one place.
const NEIGHBOURS: usize = 40;

/// A page holds the same few words more than once: fewer letters than this may be of another place on it.
const FEW_LETTERS: usize = 12;

/// A highlight with what was written at it, or a note by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The highlight; for a note by itself the note.
    pub(super) clipping: Clipping,
    /// What the reader wrote, in the order of the file.
    pub(super) notes: Vec<String>,
    /// When the first of that was written, as the file has it.
    pub(super) noted: String,
}

/// What was left out on the way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) bookmarks: usize,
    /// Shorter forms of highlights that are there.
    pub(super) shorter: usize,
    /// Without words.
    pub(super) empty: usize,
    /// Only the notice that the publisher's limit was reached.
    pub(super) limited: usize,
}

/// Puts the clippings of a file together: book by book in the order in which they first appear, and in each as in the
/// file.
pub(super) fn together(clippings: Vec<Clipping>) -> (Vec<Mark>, LeftOut) {
    let mut left_out = LeftOut::default();
    let mut order: Vec<Vec<Clipping>> = Vec::new();
    let mut books: HashMap<String, usize> = HashMap::new();
    for clipping in clippings {
        if !left_out.keeps(&clipping) {
            continue;
        }
        let book = *books.entry(fold(&clipping.first)).or_insert_with(|| {
            order.push(Vec::new());
            order.len() - 1
        });
        order[book].push(clipping);
    }
    let marks = order.into_iter().flat_map(|book| of_book(book, &mut left_out)).collect();
    (marks, left_out)
}

impl LeftOut {
    fn keeps(&mut self, clipping: &Clipping) -> bool {
        let folded = fold(&clipping.text);
        let is_notice = clipping.text.starts_with(['<', '＜', '(']) && clipping.text.chars().count() < 300;
        let counted = match clipping.line.kind {
            Kind::Bookmark => &mut self.bookmarks,
            _ if folded.trim().is_empty() => &mut self.empty,
            _ if is_notice && super::words::LIMITS.iter().any(|words| folded.contains(words)) => &mut self.limited,
            _ => return true,
        };
        *counted += 1;
        false
    }
}

fn of_book(clippings: Vec<Clipping>, left_out: &mut LeftOut) -> Vec<Mark> {
    let (notes, highlights): (Vec<_>, Vec<_>) = clippings.into_iter().partition(|it| it.line.kind == Kind::Note);
    let before = highlights.len();
    let mut marks: Vec<Mark> = longest(highlights)
        .into_iter()
        .map(|clipping| Mark { clipping, notes: Vec::new(), noted: String::new() })
        .collect();
    left_out.shorter += before - marks.len();
    let places = Places::of(&marks);
    let mut alone: Vec<Mark> = Vec::new();
    // Two devices of one reader write a note down twice.
    let mut seen = HashSet::new();
    for note in notes {
        match places.of_note(&note, &marks) {
            Some(at) => marks[at].write(note),
            None if !seen.insert((note.line.location, note.line.page.clone(), note.text.clone())) => {}
            None => {
                let (notes, noted) = (vec![note.text.clone()], note.line.made.clone());
                alone.push(Mark { notes, noted, clipping: note });
            }
        }
    }
    marks.extend(alone);
    marks.sort_by_key(|mark| mark.clipping.at);
    marks
}

impl Mark {
    /// A note that was written on is there twice, the second time longer.
    fn write(&mut self, note: Clipping) {
        if self.notes.is_empty() {
            self.noted = note.line.made;
        }
        let (notes, note) = (&mut self.notes, note.text);
        match notes.iter().position(|known| note.starts_with(known.as_str()) || known.starts_with(&note)) {
            Some(at) if notes[at].len() < note.len() => notes[at] = note,
            Some(_) => {}
            None => notes.push(note),
        }
    }
}

/// Of highlights that lie over each other with the same words, the longest.
fn longest(mut highlights: Vec<Clipping>) -> Vec<Clipping> {
    // A file that was put together from two holds some twice: which of them come together may not depend on that.
    let mut seen = HashSet::new();
    highlights.retain(|it| seen.insert((span(it), it.line.page.clone(), it.text.clone())));
    highlights.sort_by_key(|it| (span(it), it.at));
    let mut kept: Vec<Clipping> = Vec::new();
    for highlight in highlights {
        let near = kept.iter_mut().rev().take(NEIGHBOURS);
        match near.into_iter().find(|other| is_resized(other, &highlight)) {
            Some(other) if other.text.chars().count() < highlight.text.chars().count() => *other = highlight,
            Some(_) => {}
            None => kept.push(highlight),
        }
    }
    kept
}

/// Whether one highlight is the other with its ends moved: all words of one are in the other. Where each has words of
/// its own they are two, and lie over each other.
fn is_resized(one: &Clipping, other: &Clipping) -> bool {
    let lie_over = match (span(one), span(other)) {
        (Some(one), Some(other)) => one.0 <= other.1 && other.0 <= one.1,
        (None, None) => one.line.page.is_some() && one.line.page == other.line.page,
        _ => false,
    };
    if !lie_over {
        return false;
    }
    let (one_words, other_words) = (Words::of(&one.text), Words::of(&other.text));
    let is_few = || [&one_words, &other_words].iter().any(|words| words.is_shorter_than(FEW_LETTERS));
    match overlap(&one_words, &other_words) {
        Overlap::Same => true,
        Overlap::FirstInSecond | Overlap::SecondInFirst => span(one).is_some() || !is_few(),
        Overlap::Part | Overlap::None => false,
    }
}

/// Where a clipping lies: in locations, or in pages where it has none.
fn span(clipping: &Clipping) -> Option<Span> {
    clipping.line.location
}

/// The highlights by where they end and by their pages.
struct Places {
    ends: HashMap<u32, Vec<usize>>,
    pages: HashMap<String, Vec<usize>>,
    spans: Vec<(Span, usize)>,
}

impl Places {
    fn of(marks: &[Mark]) -> Self {
        let mut places = Self { ends: HashMap::new(), pages: HashMap::new(), spans: Vec::new() };
        for (at, mark) in marks.iter().enumerate() {
            match (mark.clipping.line.location, &mark.clipping.line.page) {
                (Some(span), _) => {
                    places.ends.entry(span.1).or_default().push(at);
                    places.spans.push((span, at));
                }
                (None, Some(page)) => places.pages.entry(page.clone()).or_default().push(at),
                (None, None) => {}
            }
        }
        places.spans.sort_unstable();
        places
    }

    /// The highlight that a note was written at: the one that ends there, else the one that it lies in. By page alone
    /// only where there is one.
    fn of_note(&self, note: &Clipping, marks: &[Mark]) -> Option<usize> {
        let Some((from, at)) = note.line.location else {
            let on_page = self.pages.get(note.line.page.as_deref()?)?;
            return if let [only] = on_page.as_slice() { Some(*only) } else { None };
        };
        let ends = self.ends.get(&at).into_iter().flatten().copied();
        // Of several that end there, the one that was marked in the same moment.
        if let Some(found) = ends.max_by_key(|end| marks[*end].clipping.line.made == note.line.made) {
            return Some(found);
        }
        let begun = self.spans.partition_point(|((start, _), _)| *start <= from);
        let around = self.spans[..begun].iter().rev().take(NEIGHBOURS);
        around.into_iter().find(|((_, end), _)| at <= *end).map(|(_, mark)| *mark)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::clippings::read;
    use super::*;

    fn entry(kind: &str, location: &str, text: &str) -> String {
        format!(
            "Tides (Ada Quill)\n- Your {kind} on Location {location} | Added on Monday, 4 May 2020 09:00:00\n\n{text}\n==========\n"
        )
    }

    fn told(entries: &[(&str, &str, &str)]) -> (Vec<(String, Vec<String>)>, LeftOut) {
        let file: String = entries.iter().map(|(kind, location, text)| entry(kind, location, text)).collect();
        let (marks, left_out) = together(read(&file).0);
        (marks.into_iter().map(|mark| (mark.clipping.text, mark.notes)).collect(), left_out)
    }

    #[test]
    fn a_note_belongs_to_the_highlight_that_ends_where_it_stands() {
        let (marks, _) = told(&[
            ("Note", "91", "why"),
            ("Highlight", "89-91", "The tide turned."),
            ("Highlight", "90-95", "turned. And then"),
            ("Note", "300", "alone"),
        ]);
        let expected = [("The tide turned.", vec!["why"]), ("turned. And then", vec![]), ("alone", vec!["alone"])];
        let expected = expected.map(|(text, notes)| (text.to_owned(), notes.into_iter().map(str::to_owned).collect()));
        assert_eq!(marks, expected);
    }

    #[test]
    fn a_note_inside_a_highlight_belongs_to_it_and_two_at_one_place_are_both_kept() {
        let (marks, _) = told(&[
            ("Highlight", "100-105", "The tide turned."),
            ("Note", "100", "first"),
            ("Note", "105", "second"),
            ("Note", "105", "second, and longer"),
        ]);
        assert_eq!(marks, [("The tide turned.".to_owned(), vec!["first".to_owned(), "second, and longer".to_owned()])]);
    }

    #[test]
    fn of_a_highlight_that_was_resized_the_longer_is_kept() {
        let (marks, left_out) = told(&[
            ("Highlight", "737-739", "Does the tide not see how"),
            ("Highlight", "737-739", "“Does the tide not see how low the water is?”"),
            ("Highlight", "738-740", "how low the water is? Nobody knows."),
            ("Highlight", "739-741", "Another sentence altogether."),
        ]);
        let texts: Vec<&str> = marks.iter().map(|(text, _)| text.as_str()).collect();
        let expected = [
            "“Does the tide not see how low the water is?”",
            "how low the water is? Nobody knows.",
            "Another sentence altogether.",
        ];
        assert_eq!(texts, expected, "one with words of its own is another");
        assert_eq!(left_out.shorter, 1);
    }

    #[test]
    fn on_a_page_without_locations_a_word_is_not_taken_for_part_of_a_sentence() {
        let on_page = |text: &str| {
            format!("Tides\n- Your Highlight on page 7 | Added on Monday, 4 May 2020 09:00:00\n\n{text}\n==========\n")
        };
        let texts = |all: [&str; 2]| {
            let marks = together(read(&all.map(on_page).concat()).0).0;
            marks.into_iter().map(|mark| mark.clipping.text).collect::<Vec<_>>()
        };
        assert_eq!(texts(["tide", "The tide turned at last."]).len(), 2);
        assert_eq!(texts(["The tide turned", "The tide turned at last."]), ["The tide turned at last."]);
    }

    #[test]
    fn the_same_note_of_two_devices_is_one() {
        let (marks, _) = told(&[("Note", "300", "alone"), ("Note", "300", "alone"), ("Note", "301", "alone")]);
        assert_eq!(marks.len(), 2);
    }

    #[test]
    fn the_same_words_in_another_place_are_another_highlight() {
        let (marks, left_out) = told(&[("Highlight", "10-11", "So it goes."), ("Highlight", "500-501", "So it goes.")]);
        assert_eq!((marks.len(), left_out.shorter), (2, 0));
    }

    #[test]
    fn a_highlight_that_is_there_twice_brings_no_others_together() {
        let entries = [("Highlight", "15-18", "e   bb"), ("Highlight", "18", "bb a"), ("Highlight", "18", "ae  bbc")];
        assert_eq!(told(&entries).0, told(&entries.repeat(2)).0);
    }

    #[test]
    fn bookmarks_empty_ones_and_the_notice_of_a_limit_are_left_out_and_counted() {
        let (marks, left_out) = told(&[
            ("Bookmark", "10", ""),
            ("Highlight", "11", ""),
            ("Highlight", "12", " <You have reached the clipping limit for this item>"),
            ("Highlight", "13", "a clipping limit is a sad thing"),
        ]);
        assert_eq!(marks.len(), 1);
        assert_eq!(left_out, LeftOut { bookmarks: 1, shorter: 0, empty: 1, limited: 1 });
    }

    #[test]
    fn books_stand_together_in_the_order_of_their_first_clipping() {
        let file = [("A", "1"), ("B", "2"), ("A", "3")].map(|(title, text)| {
            format!(
                "{title}\n- Your Highlight on Location {text} | Added on Monday, 4 May 2020\n\n{text}\n==========\n"
            )
        });
        let (marks, _) = together(read(&file.concat()).0);
        assert_eq!(marks.iter().map(|mark| mark.clipping.text.as_str()).collect::<Vec<_>>(), ["1", "3", "2"]);
    }

    proptest! {
        #[test]
        fn the_same_clippings_twice_are_the_same_marks(
            spans in prop::collection::vec((0_u32..20, 0_u32..6, "[a-e ]{1,12}"), 0..12)
        ) {
            let entries: String =
                spans.iter().map(|(from, length, text)| entry("Highlight", &format!("{from}-{}", from + length), text)).collect();
            let (once, _) = together(read(&entries).0);
            let (twice, _) = together(read(&entries.repeat(2)).0);
            let texts = |marks: &[Mark]| marks.iter().map(|mark| mark.clipping.text.clone()).collect::<std::collections::BTreeSet<_>>();
            prop_assert_eq!(texts(&once), texts(&twice));
        }
    }
}
