//! Formats as data: which columns tell a format, and what each column says of a book.
//!
//! A format is a table in `formats/`. What a cell means is a [`Rule`]; how it is read is in `rules.rs`, the same for
//! all formats. A mapping of the reader's own is the same table in a file.

use serde::{Deserialize, Serialize};

use super::dates::DayOrder;
use super::formats;
use super::reader::Reader;
use super::states::plain;
use crate::{Error, Result};

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Rule {
    /// The title.
    Title,
    /// The title with the series behind it: `Emma (Classics, #3)`.
    TitleAndSeries,
    /// The rest of the title.
    Subtitle,
    /// One person, in either order.
    Author,
    /// Several people between commas.
    Authors,
    /// Several people between bars or semicolons, each in either order.
    AuthorsInBars,
    /// People with what they did: `Lena Ortiz (Translator)`.
    Contributors,
    /// Several people between bars, each in either order, perhaps with what they did: `Ortiz, Lena (Translator)`.
    ContributorsInBars,
    /// ISBN-10 or ISBN-13, also as a spreadsheet's formula.
    Isbn,
    /// An ISBN or Amazon's number.
    IsbnOrAsin,
    /// Several ISBNs between commas; the first that can be counts.
    Isbns,
    /// Amazon's number.
    Asin,
    /// Ids by name: `goodreads:39077187,isbn:9780…`.
    Identifiers,
    /// Who published it.
    Publisher,
    /// What it is made of, in anybody's words.
    Binding,
    /// How many pages.
    Pages,
    /// How long a recording is, in seconds.
    Seconds,
    /// When this edition appeared.
    Published,
    /// When the work first appeared.
    FirstPublished,
    /// The language, as a code.
    Language,
    /// The series by name.
    Series,
    /// The place in the series.
    SeriesNumber,
    /// The series with the place behind it: `Dune (4)`, `Dune #4`.
    SeriesAndNumber,
    /// What it is about.
    Description,
    /// Tags between commas.
    Tags,
    /// Tags between five bars.
    TagsInBars,
    /// Shelves between commas: tags, apart from the words for a state.
    Shelves,
    /// A flag that becomes the tag of the column's name.
    Flag,
    /// A number of copies; more than none becomes the tag "owned".
    Copies,
    /// Stars from half to five; nought is none.
    Stars,
    /// Stars in halves, in a column that may hold the averages of many readers: what lies between halves is left out.
    HalfStars,
    /// A score of ten.
    ScoreOfTen,
    /// What the reader thought, with or without HTML.
    Review,
    /// A true here says that the review spoils.
    Spoiler,
    /// A note of the reader's.
    Note,
    /// Words of the book.
    Quote,
    /// Words of the book as a device has them, without any marks.
    PlainQuote,
    /// What the reader wrote at those words, without any marks.
    PlainNote,
    /// Where the notes and quotes of the row stand, as it would be typed.
    Anchor,
    /// What that place counts: pages, locations or nothing that a book has.
    AnchorUnit,
    /// The page where they stand: `12`, `12-13`.
    AtPage,
    /// The location where they stand: `132`, `132-135`.
    AtLocation,
    /// How far into the book they stand, of a hundred.
    AtPercent,
    /// When they were written.
    Written,
    /// Their tags, between commas.
    NoteTags,
    /// When a stretch of reading began.
    StretchBegan,
    /// On which day a stretch of reading was.
    StretchDay,
    /// How many minutes it took.
    StretchMinutes,
    /// Where it began, of a hundred.
    StretchFrom,
    /// Where it ended, of a hundred.
    StretchTo,
    /// How far into the book the reader is, of a hundred; on which day, another column may say.
    Progress,
    /// Where it stands on the web, kept as a note.
    Link,
    /// Why the reader wants to read it.
    WhyAdded,
    /// Who said so.
    RecommendedBy,
    /// Where it stands, in a word.
    State,
    /// A shelf's own name, used where the state is no known word.
    StateName,
    /// A true here says that it was read.
    WasRead,
    /// When the latest read began.
    Started,
    /// When reads ended; several stand between semicolons or commas.
    Ended,
    /// When the latest read was given up.
    Stopped,
    /// Reads between commas, each a day or `from-to`.
    Spans,
    /// Reads between semicolons, each `from|to|time`.
    SpansInBars,
    /// How often it was read.
    ReadCount,
    /// When it came into that library.
    Added,
    /// That program's own id of the book.
    ForeignId,
    /// Places in ordered lists of books to read: `to-read (#3)`.
    ShelfRanks,
    /// Places in the reader's own lists: `Next (#3)`.
    ListRanks,
    /// A true here says that the reader threw it away.
    Removed,
    /// What the row is about; only books are taken.
    Medium,
    /// A column of Lectern's own table, whose name says what it holds.
    Own,
    /// Known, and kept with the source row alone.
    Kept,
}

/// A column by its usual name, and what it says.
pub(super) type Column = (&'static str, Rule);

/// How a file of this format is built.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// Rows of cells under a header.
    Table,
    /// An ISBN a line.
    IsbnLines,
    /// No table; the first of these that knows the file makes rows of it. Its rows that failed come back as a table
    /// with the signature.
    Read(&'static [Reader]),
}

/// A format of another program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Format {
    /// The word on the command line. What stands before a dash is the program, and goes before its ids: the id of a
    /// book is the same in all files of a program.
    pub(super) name: &'static str,
    /// As a reader says it, with its article.
    pub(super) called: &'static str,
    pub(super) shape: Shape,
    /// Columns that only this format has together.
    pub(super) signature: &'static [&'static str],
    pub(super) columns: &'static [Column],
    /// How its program writes a date of small numbers.
    pub(super) day_order: DayOrder,
    pub(super) habits: &'static [Habit],
}

/// What a program does with its cells that others do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// It writes one byte a letter, so a guess of Windows-1252 is none.
    Latin,
    /// Line feeds, quotes and commas of a text stand behind backslashes.
    Backslashes,
    /// A name begins with the last name, and no comma says so.
    LastNameFirst,
    /// How far the reader is, is a page.
    ProgressInPages,
    /// It is our own table, from before its cells held entries.
    Early,
}

impl Format {
    /// The format of a name.
    pub(super) fn named(name: &str) -> Option<&'static Format> {
        formats::ALL.into_iter().find(|format| format.name == name)
    }

    /// The format that somebody asks for.
    ///
    /// # Errors
    /// `Invalid` with the names that there are.
    pub(super) fn asked(name: &str) -> Result<&'static Format> {
        Self::named(name).ok_or_else(|| {
            let names = formats::ALL.map(|format| format.name).join(", ");
            Error::invalid("format", format!("“{name}” is no format. There are {names}."))
        })
    }

    /// What a column of this name says, however it is cased and spaced.
    pub(super) fn rule(&self, column: &str) -> Option<Rule> {
        let column = plain(column);
        self.columns.iter().find(|(name, _)| plain(name) == column).map(|(_, rule)| *rule)
    }

    /// The places of these columns in the order of the format, where the first of several that say the same counts;
    /// then those that it does not know.
    pub(super) fn taking(&self, columns: &[String]) -> Vec<usize> {
        let known: Vec<String> = self.columns.iter().map(|(name, _)| plain(name)).collect();
        let place = |at: &usize| {
            let name = plain(&columns[*at]);
            known.iter().position(|column| *column == name).unwrap_or(usize::MAX)
        };
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_cached_key(place);
        order
    }

    /// Whether its program has this habit.
    pub(super) fn has(&self, habit: Habit) -> bool {
        self.habits.contains(&habit)
    }

    /// The names of its columns.
    pub(super) fn names(&self) -> Vec<String> {
        self.columns.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    /// The word before the program's ids.
    pub(super) fn program(&self) -> &'static str {
        self.name.split('-').next().unwrap_or(self.name)
    }

    /// How many of the signature's columns are there.
    fn signs(&self, columns: &[String]) -> usize {
        let has = |name: &&&str| columns.iter().any(|column| plain(column) == plain(name));
        self.signature.iter().filter(has).count()
    }

    fn is_signed(&self, columns: &[String]) -> bool {
        !self.signature.is_empty() && self.signs(columns) == self.signature.len()
    }
}

/// The format whose signature the columns carry; the plain table where none does.
pub(super) fn recognise(columns: &[String]) -> &'static Format {
    let signed = formats::ALL.into_iter().filter(|format| format.is_signed(columns));
    signed.max_by_key(|format| format.signature.len()).unwrap_or(&formats::TABLE)
}

/// The format that the columns come nearest to, where at least half of them speak for it.
pub(super) fn nearest(columns: &[String]) -> Option<&'static Format> {
    let tables = formats::ALL.into_iter().filter(|format| !format.signature.is_empty());
    let known = |format: &Format| columns.iter().filter(|column| format.rule(column).is_some()).count();
    let best = tables.max_by_key(|format| (format.signs(columns), known(format)))?;
    (known(best) * 2 > columns.len().max(1)).then_some(best)
}

/// How well a header is known: what decides between dialects.
pub(super) fn score(columns: &[String]) -> usize {
    columns.iter().filter(|column| formats::ALL.iter().any(|format| format.rule(column).is_some())).count()
}

/// Whether cells may stand in quotes in a table of these columns. LibraryThing knows no quotes: in its own files one is a
/// letter, wherever it stands.
pub(super) fn has_quotes(delimiter: u8, columns: &[String]) -> bool {
    delimiter != b'\t' || recognise(columns).name != formats::LIBRARYTHING.name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_told_by_its_own_columns_alone() {
        for format in formats::ALL.into_iter().filter(|format| !format.signature.is_empty()) {
            let columns: Vec<String> = format.columns.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(recognise(&columns).name, format.name);
            assert!(format.signature.iter().all(|name| format.rule(name).is_some()), "{}", format.name);
        }
    }

    #[test]
    fn a_column_has_one_meaning_in_a_format() {
        for format in formats::ALL {
            for (name, rule) in format.columns {
                assert_eq!(format.rule(name), Some(*rule), "{}: {name}", format.name);
            }
        }
    }

    #[test]
    fn a_header_is_known_however_it_is_cased_and_spaced() {
        let columns = [" book id ", "TITLE", "Bookshelves", "exclusive  shelf", "my rating"].map(str::to_owned);
        assert_eq!(recognise(&columns).name, "goodreads");
    }
}
