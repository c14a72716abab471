//! What a plan or an import says of a file and of each of its rows.

use serde::{Deserialize, Serialize};

use super::choices::Field;
use super::mapping::Mapping;
use crate::values::{BookId, fold};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Outcome {
    /// A book that the library does not have.
    New,
    /// The library has it, and nothing is to be done.
    Matched,
    /// The library has it, and gains something.
    Changed,
    /// The library has it and says something else, which stays.
    Conflicting,
    /// The row cannot be a book.
    Unreadable,
}

/// By what a row was known to mean a book of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum MatchedBy {
    /// This very row was taken before.
    Row,
    /// The ISBN.
    Isbn,
    /// The id that the other program gave it.
    Id,
    /// The title and an author.
    Title,
}

/// Something of a book that a row and the library say differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Difference {
    /// What of it.
    pub field: Field,
    /// What the library says, which stays.
    pub mine: String,
    /// What the row says.
    pub theirs: String,
}

/// A longer text is cut where the two are shown beside one another.
const LONGEST_WORD: usize = 300;
/// The same within a sentence.
const LONGEST_IN_A_SENTENCE: usize = 60;

impl Difference {
    pub(super) fn new(field: Field, mine: &str, theirs: &str) -> Self {
        Self { field, mine: cut(mine, LONGEST_WORD), theirs: cut(theirs, LONGEST_WORD) }
    }

    /// "pages: “300” here, “320” in the file."
    #[must_use]
    pub fn sentence(&self) -> String {
        let (field, mine, theirs) = self.words();
        format!("{field}: “{mine}” here, “{theirs}” in the file.")
    }

    /// "Replaces pages: “320” for “300”."
    pub(super) fn replacement(&self) -> String {
        let (field, mine, theirs) = self.words();
        format!("Replaces {field}: “{theirs}” for “{mine}”.")
    }

    fn words(&self) -> (String, String, String) {
        let short = |text: &str| cut(text, LONGEST_IN_A_SENTENCE);
        (self.field.name().replace('_', " "), short(&self.mine), short(&self.theirs))
    }
}

/// A text in one line of so many characters at most.
fn cut(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = text.chars().take(most).collect();
    if cut.len() < text.len() { format!("{}…", cut.trim_end_matches('…')) } else { cut }
}

/// A row with what becomes of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct RowReport {
    /// The line it begins on, from 1.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub line: u64,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The title as the file has it.
    pub title: String,
    /// Why, in sentences; what could not be taken is among them.
    pub reasons: Vec<String>,
    /// What stays as the library has it although the row says something else, field by field.
    pub differences: Vec<Difference>,
    /// By what the book was known; none where it is new.
    pub matched_by: Option<MatchedBy>,
    /// The book, where there is or will be one.
    pub book: Option<BookId>,
}

/// How a reason begins that says no more than the outcome does.
pub(super) const GAINS: &str = "Gains ";

impl RowReport {
    /// The reasons that say more than what becomes of the row: what could not be taken, and what to do about it.
    pub fn remarks(&self) -> impl Iterator<Item = &str> {
        let reasons = self.reasons.iter().map(String::as_str);
        reasons.filter(|reason| !reason.starts_with(GAINS))
    }

    /// All there is to say of it, in sentences, what differs among it.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        self.reasons.iter().cloned().chain(self.differences.iter().map(Difference::sentence))
    }
}

/// Something that only the reader can answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "about", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Question {
    /// The encoding is a guess. Nothing is imported until it is named.
    Encoding {
        /// The likeliest.
        guess: String,
    },
    /// Dates of small numbers can be read two ways; such dates are left out.
    Dates,
    /// A column holds ratings as averages of many readers are; it is kept, and is not the reader's rating.
    Averages {
        /// The column.
        column: String,
        /// One of its ratings.
        example: String,
    },
    /// A column of ratings goes beyond five; none of them is taken until the reader says how they are meant.
    Scale {
        /// The column.
        column: String,
        /// One of its ratings.
        example: String,
    },
    /// A word for where books stand is not known; such books get it as a tag.
    State {
        /// The word.
        word: String,
        /// How many rows have it.
        #[cfg_attr(feature = "bindings", specta(type = u32))]
        rows: u64,
    },
}

impl Question {
    /// The question in words, with how to answer it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Encoding { guess } => format!(
                "The file is not Unicode. It looks like {guess}, which is a guess: see whether the titles are right, and name the encoding."
            ),
            Self::Dates => {
                "Some dates can be read two ways, as day and month or month and day. They are left out until \
                            a mapping says “dates”: “day_first” or “month_first”."
                    .to_owned()
            }
            Self::Averages { column, example } => format!(
                "The column “{column}” holds ratings such as {example}, as averages of many readers do. It is kept beside \
                 the books and is not your rating. If it is yours, a mapping can say so: {}.",
                snippet("columns", column, "stars")
            ),
            Self::Scale { column, example } => format!(
                "The column “{column}” holds ratings beyond five, such as {example}, so a 3 in it may be no three stars. \
                 None of them is taken until a mapping says how they are meant: {} for a score of ten, \"stars\" for \
                 stars.",
                snippet("columns", column, "score_of_ten")
            ),
            Self::State { word, rows } => format!(
                "{rows} {} on the shelf “{word}”, which says nothing of reading here. {} the tag “{word}”. A mapping can \
                 say what it means (unread, reading, paused, finished or abandoned): {}.",
                if *rows == 1 { "book stands" } else { "books stand" },
                if *rows == 1 { "It gets" } else { "They get" },
                snippet("states", word, likeliest(word)),
            ),
        }
    }
}

/// What is to be written into a mapping, to be copied as it stands.
fn snippet(part: &str, name: &str, meaning: &str) -> String {
    format!("\"{part}\": {{ {}: \"{meaning}\" }}", serde_json::Value::from(name))
}

/// What a word for where a book stands may mean.
fn likeliest(word: &str) -> &'static str {
    const SIGNS: [(&str, &str); 14] = [
        ("abandon", "abandoned"),
        ("drop", "abandoned"),
        ("stop", "abandoned"),
        ("dnf", "abandoned"),
        ("gave", "abandoned"),
        ("unfinish", "abandoned"),
        ("pause", "paused"),
        ("hold", "paused"),
        ("wait", "paused"),
        ("later", "paused"),
        ("current", "reading"),
        ("reading", "reading"),
        ("finish", "finished"),
        ("done", "finished"),
    ];
    let word = fold(word);
    SIGNS.iter().find(|(sign, _)| word.contains(sign)).map_or("unread", |(_, meaning)| meaning)
}

/// What a plan or an import says of a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// The format it was read as.
    pub format: String,
    /// The same in words: "a Goodreads export".
    pub called: String,
    /// The encoding it was read as.
    pub encoding: String,
    /// Rows under the header, blank ones apart.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub rows: u64,
    /// Books that the library does not have.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub new: u64,
    /// Rows that change nothing.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub matched: u64,
    /// Rows whose book gains something.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub changed: u64,
    /// Rows that say something else than the library.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub conflicting: u64,
    /// Rows that cannot be a book.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub unreadable: u64,
    /// Books of the library that gain something; several rows may be one of them.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub gaining: u64,
    /// What is true of the file as a whole.
    pub warnings: Vec<String>,
    /// What only the reader can answer.
    pub questions: Vec<Question>,
    /// How the file was read; corrected, it can be given back.
    pub mapping: Mapping,
    /// Rows with words for a state that are asked after no more, since there are too many of them.
    #[serde(skip)]
    pub(super) unasked: u64,
}

/// So many words for states are asked after one by one.
const MOST_STATES: usize = 100;

impl Report {
    pub(super) fn count(&mut self, outcome: Outcome) {
        self.rows += 1;
        match outcome {
            Outcome::New => self.new += 1,
            Outcome::Matched => self.matched += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Conflicting => self.conflicting += 1,
            Outcome::Unreadable => self.unreadable += 1,
        }
    }

    /// Counts a word for a state that is not known.
    pub(super) fn unknown_state(&mut self, unknown: &str) {
        for question in &mut self.questions {
            if let Question::State { word, rows } = question
                && word == unknown
            {
                *rows += 1;
                return;
            }
        }
        if self.questions.len() < MOST_STATES {
            self.questions.push(Question::State { word: unknown.to_owned(), rows: 1 });
        } else {
            self.unasked += 1;
        }
    }

    /// What was counted and not asked becomes a sentence.
    pub(super) fn close(&mut self) {
        if self.unasked > 0 {
            self.warnings.push(format!(
                "{} more rows have yet other words for where the book stands. The books get them as tags. Is this the \
                 column that says whether a book was read?",
                self.unasked
            ));
        }
    }
}
