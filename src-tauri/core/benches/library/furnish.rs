//! A library as a heavy reader's: titles and names of common words, half of it read, two notes a book on average.

use lectern_core::books::{self, AuthorDraft, BookDraft, EditionDraft};
use lectern_core::notes::{self, NoteDraft, NoteKind};
use lectern_core::reading::{self, ProgressDraft};
use lectern_core::{Library, Now, Op, Source};

/// What titles are made of; keystrokes are their beginnings.
pub(crate) const WORDS: [&str; 40] = [
    "Designing",
    "Data",
    "Systems",
    "Practical",
    "Garden",
    "Memory",
    "Winter",
    "Algorithms",
    "House",
    "Light",
    "Modern",
    "Programming",
    "History",
    "River",
    "Letters",
    "Patterns",
    "Silence",
    "Networks",
    "Mountain",
    "Logic",
    "Journey",
    "Economics",
    "Bread",
    "Theory",
    "Orchard",
    "Distributed",
    "Night",
    "Elements",
    "Voices",
    "Machines",
    "Island",
    "Replication",
    "Ocean",
    "Grammar",
    "Stone",
    "Probability",
    "Kitchen",
    "Queue",
    "Yesterday",
    "Zero",
];

const NAMES: [&str; 12] =
    ["Ada", "Bruno", "Chen", "Dora", "Emil", "Farah", "Goran", "Hana", "Ines", "Jonas", "Keiko", "Liam"];

/// Books that one change adds: small enough for the memory, large enough to be quick.
const AT_ONCE: u32 = 5_000;

pub(crate) fn fill(library: &Library, size: u32) {
    let now = Now::from_system();
    let mut first = 0;
    while first < size {
        let last = size.min(first + AT_ONCE);
        library
            .change(Op::BookAdd, now, Source::Window, |tx| {
                for number in first..last {
                    let book = books::add(tx, &book(number), &edition(number))?;
                    if number % 2 == 0 {
                        let entry = format!("{}%", number % 100 + 1);
                        let day = format!("20{:02}-{:02}-{:02}", 10 + number % 15, 1 + number % 12, 1 + number % 28);
                        reading::log_progress(tx, book, &ProgressDraft { entry, day, ..ProgressDraft::default() })?;
                    }
                    // All but fifty of those begun are finished: nobody reads fifty thousand books at once.
                    if number % 2 == 0 && number >= 100 {
                        reading::finish(tx, book, "")?;
                    }
                    for note in 0..(number % 5) {
                        notes::add(tx, &self::note(number, note, book))?;
                    }
                }
                Ok(())
            })
            .unwrap();
        first = last;
    }
}

fn word(number: u32) -> &'static str {
    WORDS[number as usize % WORDS.len()]
}

pub(crate) fn title(number: u32) -> String {
    let mixed = number.wrapping_mul(2_654_435_761);
    format!("{} {} and {} {number}", word(mixed), word(mixed >> 8), word(mixed >> 16))
}

pub(crate) fn author(number: u32) -> String {
    let mixed = number.wrapping_mul(2_246_822_519) >> 7;
    format!("{} {}son", NAMES[mixed as usize % 12], word(mixed >> 4))
}

fn book(number: u32) -> BookDraft {
    BookDraft {
        title: title(number),
        authors: vec![AuthorDraft { name: author(number), ..AuthorDraft::default() }],
        first_published: (1950 + number % 75).to_string(),
        tags: vec![format!("tag{}", number % 40), format!("shelf{}", number % 7)],
        ..BookDraft::default()
    }
}

fn edition(number: u32) -> EditionDraft {
    EditionDraft {
        pages: (80 + number % 900).to_string(),
        publisher: format!("{} Press", word(number / 3)),
        ..EditionDraft::default()
    }
}

fn note(number: u32, note: u32, book: lectern_core::values::BookId) -> NoteDraft {
    let kind = NoteKind::ALL[(number + note) as usize % 4];
    let text = note_text(number, note);
    NoteDraft { book: Some(book), kind, text, ..NoteDraft::default() }
}

pub(crate) fn note_text(number: u32, note: u32) -> String {
    format!(
        "{} {} about the {} of {}; see also {} #{}",
        word(number),
        word(number + note),
        word(number / 7),
        word(number / 11),
        if number.is_multiple_of(500) { "replication lag" } else { "elsewhere" },
        word(note).to_lowercase(),
    )
}
