//! Reads and the log of sessions: words, drafts and the pure rules between them.

use serde::{Deserialize, Serialize};

use super::Stretch;
use crate::now::Moment;
use crate::storage::word_column;
use crate::values::*;

/// Where one read stands, with what belongs to that state.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum ReadState {
    /// Under way.
    Reading,
    /// Put aside for now.
    Paused {
        /// Since which day.
        since: Option<ReadingDay>,
        /// Why.
        reason: Option<String>,
        /// When the reader means to go on.
        resume_on: Option<ReadingDay>,
    },
    /// Read to the end.
    Finished {
        /// When, as precisely as known.
        on: ImpreciseDate,
    },
    /// Given up.
    Abandoned {
        /// When, as precisely as known.
        on: ImpreciseDate,
        /// Why.
        reason: Option<String>,
    },
}

/// The bare state of a read, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "ReadState says it")]
pub enum ReadStateKind {
    Reading,
    Paused,
    Finished,
    Abandoned,
}

impl ReadStateKind {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Paused => "paused",
            Self::Finished => "finished",
            Self::Abandoned => "abandoned",
        }
    }

    /// The state of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Reading, Self::Paused, Self::Finished, Self::Abandoned].into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether the read still goes on.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Reading | Self::Paused)
    }
}
word_column!(ReadStateKind);

/// One pass through a book.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Read {
    /// The row.
    pub id: ReadId,
    /// The book.
    pub book: BookId,
    /// The edition it is read in, where known.
    pub edition: Option<EditionId>,
    /// 1 for the first read of the book.
    pub number: u32,
    /// Where it stands.
    #[serde(flatten)]
    pub state: ReadState,
    /// When it began; absent where the reader never said.
    pub started: Option<ImpreciseDate>,
    /// The latest position, as a place in the edition that is read now; what was typed is kept.
    pub position: Option<PositionView>,
    /// How much is read, 0 to 1, where known.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub progress: Option<f64>,
    /// Which stretches of the text that is.
    pub covered: Vec<Stretch>,
    /// Minutes of all its sessions that have minutes.
    pub minutes: u32,
    /// How many entries the log has.
    pub sessions: u32,
    /// Stars given for this read.
    pub rating: Option<Rating>,
    /// What the reader thought.
    pub review: Option<String>,
    /// The review rendered and cleaned.
    pub review_html: Option<String>,
}

/// A position for screens: what was typed, what it is, how far that is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PositionView {
    /// What was typed.
    pub entered: String,
    /// Its unit.
    pub unit: Unit,
    /// Its number in that unit.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub value: f64,
    /// Where the text ends in that unit, as known when it was typed.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub of: Option<f64>,
    /// How far that is, 0 to 1.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub fraction: Option<f64>,
}

impl From<&Position> for PositionView {
    fn from(position: &Position) -> Self {
        Self {
            entered: position.entered().to_owned(),
            unit: position.unit(),
            value: position.value(),
            of: position.of(),
            fraction: position.fraction(),
        }
    }
}

/// An entry of the log: progress, with or without time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Session {
    /// The row.
    pub id: SessionId,
    /// The read it belongs to.
    pub read: ReadId,
    /// The reading day.
    pub day: ReadingDay,
    /// When it began, where known.
    pub started_at: Option<Moment>,
    /// The same on the reader's clock at that place and time, as "21:30".
    pub clock: Option<String>,
    /// How long it took, where known.
    pub minutes: Option<u32>,
    /// Where it began: as said, else where the entry before it ended.
    pub from: Option<PositionView>,
    /// Where it ended.
    pub to: PositionView,
    /// True where it ends before it began: a correction.
    pub correction: bool,
    /// How many pages were read, where that is known; a correction reads none.
    pub pages: Option<u32>,
    /// What the reader wrote beside it.
    pub note: Option<String>,
    /// The chapters it names.
    pub chapters: Vec<ChapterId>,
}

/// Whether an entry ends before it began.
pub(super) fn is_correction(from: Option<&PositionView>, to: &PositionView) -> bool {
    let Some(from) = from else { return false };
    if from.unit == to.unit {
        return to.value < from.value;
    }
    from.fraction.zip(to.fraction).is_some_and(|(from, to)| to < from)
}

/// The pages between two places of a text that ends on page `last`; from its beginning where nothing else is known.
pub(super) fn pages_between(from: Option<&PositionView>, to: &PositionView, last: Option<f64>) -> Option<u32> {
    let page = |place: &PositionView| match place.unit {
        Unit::Page => Some(place.value),
        _ => Some(place.fraction? * last?),
    };
    let from = from.map_or(Some(0.0), page)?;
    Some((page(to)? - from).max(0.0).round() as u32)
}

/// Progress as typed into the one field, with what may stand beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ProgressDraft {
    /// "120", "+10", "45%", "ch 3", "1h20", "end"; empty: where the named chapters end.
    pub entry: String,
    /// Where it began, if not where the last entry ended.
    pub from: String,
    /// The day as typed; empty: today.
    pub day: String,
    /// When it began, "21:30"; empty: not known.
    pub at: String,
    /// How long it took: "25", "1h05"; empty: not known.
    pub minutes: String,
    /// A remark.
    pub note: String,
    /// The edition of a read that this entry begins; none: not said.
    pub edition: Option<EditionId>,
    /// What a place far before the end means, where the end was near or reached; none: ask.
    pub again: Option<Again>,
    /// Chapters that were read; none: those of an entry that is corrected stay.
    pub chapters: Option<Vec<ChapterId>>,
}

/// What it means that somebody near the end, or through, says a place far before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Again {
    /// The place before was wrong: the read goes on from here.
    Correction,
    /// Another read begins here.
    NewRead,
}

/// How much a read may hold that is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum TakeBack {
    /// Nothing but its dates: else it is asked about.
    IfEmpty,
    /// Its log, stars and review go with it.
    WithAll,
}

/// Dates, state and judgement of a read as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ReadDraft {
    /// Where it stands.
    pub state: ReadStateKind,
    /// When it began; empty: never said; "unknown" is an answer too.
    #[serde(default)]
    pub started: String,
    /// When it ended; needed for finished and abandoned ("unknown" is fine).
    #[serde(default)]
    pub ended: String,
    /// Why it was paused or abandoned.
    #[serde(default)]
    pub reason: String,
    /// When to go on; for paused.
    #[serde(default)]
    pub resume_on: String,
    /// The edition.
    #[serde(default)]
    pub edition: Option<EditionId>,
    /// Stars.
    #[serde(default)]
    pub rating: Option<Rating>,
    /// What the reader thought.
    #[serde(default)]
    pub review: String,
}
