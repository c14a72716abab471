//! Where a reader is: a page, a percentage, a minute or a chapter, with what was typed to say so.
//!
//! A [`Position`] is the fact. An [`Entry`] is what was typed, and becomes a position against the [`Measure`] of the
//! edition. Positions of different units meet in the *fraction* of the text that lies behind the reader, 0 to 1.
//! Pages and chapters are whole numbers and mean "read to the end of it"; the end of the text is the last page that
//! counts (before appendix and index), or the last page there is.

use serde::{Deserialize, Serialize};

mod entry;
mod measure;
mod unit;

pub use entry::Entry;
pub use measure::{ChapterSpan, Measure};
pub use unit::Unit;

use super::text::one_line;

/// A place in a text, from its beginning to its end.
///
/// Numbers that are not whole are kept to six decimals, so that every store and format gives them back unchanged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "PositionParts", into = "PositionParts")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = PositionParts))]
pub struct Position {
    entered: String,
    unit: Unit,
    value: f64,
    of: Option<f64>,
    /// For chapters only, whose lengths differ; for all else it is `value / of`.
    chapter_fraction: Option<f64>,
}

/// A position taken apart, as it crosses to the page and lies in columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(inline))]
pub struct PositionParts {
    /// What the reader typed; if empty, the position in words takes its place.
    pub entered: String,
    /// What is counted.
    pub unit: Unit,
    // The numbers are never NaN: for a bare f64 the bindings would say `number | null`.
    /// How many, 0 to `of`; whole for pages and chapters.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub value: f64,
    /// How many there are in all, where known; always 100 for percentages.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub of: Option<f64>,
    /// The share of the text that is read, 0 to 1, where known. Taken from here for chapters; else worked out.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub fraction: Option<f64>,
}

/// Why something typed is no position in this text.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PositionError {
    /// Nothing was typed.
    #[error("Type a page, a percentage, a time or a chapter.")]
    Empty,
    /// No form of position that is known.
    #[error("“{given}” is not a position: try 198, 73%, +12, ch 5 or 1h20.")]
    NotUnderstood {
        /// What was typed.
        given: String,
    },
    /// Part of a page or chapter.
    #[error("{} are counted whole.", .unit.in_plural())]
    NotWhole {
        /// Page or chapter.
        unit: Unit,
    },
    /// Further on than the text goes; either number may be the wrong one.
    #[error("{}", beyond_sentence(*.given, *.last, *.unit))]
    Beyond {
        /// Where the entry leads.
        given: f64,
        /// Where the text ends.
        last: f64,
        /// The unit of both.
        unit: Unit,
    },
    /// Further back than the text goes.
    #[error("That would be before the beginning.")]
    BeforeTheBeginning,
    /// A step in one unit from a position in another, with nothing known to convert by.
    #[error("{} cannot be turned into {} until the edition says how long it is.", .from.in_plural(), .to.in_plural().to_lowercase())]
    NotComparable {
        /// The unit of where the reader is.
        from: Unit,
        /// The unit of the step.
        to: Unit,
    },
    /// A location, where progress was asked for: nothing says how far into a book it lies.
    #[error("A location says where a note stands. For progress type a page, a percentage, a time or a chapter.")]
    OnlyForNotes,
    /// Numbers that no text can have: endless, or of a length of nothing.
    #[error("A position lies between the beginning and the end of the text.")]
    Impossible,
}

fn beyond_sentence(given: f64, last: f64, unit: Unit) -> String {
    match unit {
        Unit::Page => {
            format!("Page {given} is beyond the last page, {last}: is the page wrong, or the number of pages?")
        }
        Unit::Percent => format!("{given} % is more than {last} %: which number did you mean?"),
        Unit::Minute => {
            let (given, last) = (duration_words(given), duration_words(last));
            format!("{given} is beyond the end at {last}: is the time wrong, or the length?")
        }
        Unit::Chapter => {
            format!("Chapter {given} is beyond the last chapter, {last}: is the chapter wrong, or the contents?")
        }
        Unit::Location => format!("Location {given} is beyond the last location, {last}."),
    }
}

impl Position {
    /// A position from its parts.
    ///
    /// # Errors
    /// [`PositionError`] for a value outside 0 to `of`, a part of a page or chapter, or numbers that cannot be.
    pub fn new(parts: PositionParts) -> Result<Self, PositionError> {
        let PositionParts { entered, unit, value, of, fraction } = parts;
        let of = if unit == Unit::Percent { of.or(Some(100.0)) } else { of }.map(tidy);
        let value = tidy(value);
        let known_end = of.is_none_or(|of| of.is_finite() && of > 0.0 && (unit != Unit::Percent || of == 100.0));
        let share = fraction.is_none_or(|fraction| (0.0..=1.0).contains(&fraction));
        if !value.is_finite() || !known_end || !share {
            return Err(PositionError::Impossible);
        }
        if value < 0.0 {
            return Err(PositionError::BeforeTheBeginning);
        }
        if unit.is_whole() && (value.fract() != 0.0 || of.is_some_and(|of| of.fract() != 0.0)) {
            return Err(PositionError::NotWhole { unit });
        }
        if let Some(last) = of.filter(|of| value > *of) {
            return Err(PositionError::Beyond { given: value, last, unit });
        }
        let by_count = || of.map(|of| value / of);
        let chapter_fraction = (unit == Unit::Chapter).then(|| fraction.or_else(by_count).map(tidy)).flatten();
        let entered = one_line(&entered);
        let entered = if entered.is_empty() { words(unit, value) } else { entered };
        // Adding zero turns a negative zero into zero.
        Ok(Self { entered, unit, value: value + 0.0, of, chapter_fraction })
    }

    /// The position taken apart.
    #[must_use]
    pub fn parts(&self) -> PositionParts {
        PositionParts {
            entered: self.entered.clone(),
            unit: self.unit,
            value: self.value,
            of: self.of,
            fraction: self.fraction().map(tidy),
        }
    }

    /// What the reader typed.
    #[must_use]
    pub fn entered(&self) -> &str {
        &self.entered
    }

    /// What is counted.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// How many are read.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// How many there are in all, where known.
    #[must_use]
    pub fn of(&self) -> Option<f64> {
        self.of
    }

    /// The share of the text that is read, 0 to 1; none while its length is unknown.
    #[must_use]
    pub fn fraction(&self) -> Option<f64> {
        match self.unit {
            Unit::Chapter => self.chapter_fraction,
            _ => self.of.map(|of| self.value / of),
        }
    }

    /// The position in words: "page 182", "45 %", "1 h 20 min", "chapter 3".
    #[must_use]
    pub fn words(&self) -> String {
        words(self.unit, self.value)
    }

    /// The same place in the edition that is read now: in its own unit where the edition counts in that, else in the
    /// edition's. Where nothing is known to convert by, and for percentages, it stays as it is.
    #[must_use]
    pub fn within(self, measure: &Measure) -> Self {
        let unit = match self.unit {
            Unit::Page | Unit::Minute if measure.end(self.unit).is_none() => measure.natural_unit(),
            unit => unit,
        };
        // Chapters are the same in every edition, and a page before its book's length was known is that page.
        if self.unit == Unit::Chapter || self.fraction().is_none() {
            return self;
        }
        self.convert(measure, unit).unwrap_or(self)
    }

    /// The same place in another unit, or the same unit in another edition, through the fraction of the text.
    ///
    /// What was typed is kept. A place within a page becomes the nearest page; a place within a chapter becomes the
    /// last chapter that is read to its end. None where a length is unknown.
    #[must_use]
    pub fn convert(&self, measure: &Measure, unit: Unit) -> Option<Self> {
        let end = measure.end(unit);
        if unit == self.unit && (end.is_none() || end == self.of) {
            return Some(self.clone());
        }
        let fraction = self.fraction().or_else(|| measure.fraction(self.unit, self.value))?;
        let value = match unit {
            Unit::Page => (fraction * end?).round(),
            Unit::Percent | Unit::Minute => fraction * end?,
            Unit::Chapter => measure.chapters_within(fraction)?,
            Unit::Location => return None,
        };
        measure.place(&self.entered, unit, value).ok()
    }
}

fn words(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Page => format!("page {value}"),
        Unit::Percent => format!("{} %", (value * 10.0).round() / 10.0),
        Unit::Minute => duration_words(value),
        Unit::Chapter => format!("chapter {value}"),
        Unit::Location => format!("location {value}"),
    }
}

fn duration_words(minutes: f64) -> String {
    let minutes = minutes.round();
    let (hours, rest) = ((minutes / 60.0).floor(), minutes % 60.0);
    match (hours, rest) {
        (0.0, rest) => format!("{rest} min"),
        (hours, 0.0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest} min"),
    }
}

/// To six decimals: the division that made a number may leave a tail that no text form keeps.
fn tidy(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

impl TryFrom<PositionParts> for Position {
    type Error = PositionError;

    fn try_from(parts: PositionParts) -> Result<Self, Self::Error> {
        Self::new(parts)
    }
}

impl From<Position> for PositionParts {
    fn from(position: Position) -> Self {
        position.parts()
    }
}

#[cfg(test)]
mod tests;
