//! What a reader types into the one field for progress.

use unicode_normalization::UnicodeNormalization;

use super::{Measure, Position, PositionError, Unit};

/// Something typed to say where the reader is, not yet measured against an edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    entered: String,
    meaning: Meaning,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    /// A place. Without a unit the edition decides.
    To(Amount),
    /// A step from where the reader is, back if negative.
    By(Amount),
    /// The end of the text.
    End,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Amount {
    unit: Option<Unit>,
    value: f64,
}

/// Where a step starts.
struct Standing {
    unit: Unit,
    value: f64,
}

impl Entry {
    /// The most characters an entry may have.
    const MAX_CHARS: usize = 60;

    /// Reads pages (`198`, `p. 198`, `S. 198`, `page 198`), percentages (`73%`, `45,5 %`), times (`1h20`,
    /// `1 h 20 min`, `1:20`, `45m`, `2h`), chapters (`ch 5`, `Kap. 5`), steps (`+12`, `-3`, `+5%`, `+20 min`),
    /// locations of e-readers (`loc 597`, `location 1234`) and `end` or `Ende`. English and German.
    ///
    /// # Errors
    /// [`PositionError::Empty`] and [`PositionError::NotUnderstood`].
    pub fn parse(text: &str) -> Result<Self, PositionError> {
        let entered = text.trim();
        let typed: String = entered.nfkc().collect::<String>().to_lowercase();
        if typed.is_empty() {
            return Err(PositionError::Empty);
        }
        let meaning = if typed.chars().count() > Self::MAX_CHARS { None } else { meaning(typed.trim()) };
        match meaning {
            Some(meaning) => Ok(Self { entered: entered.to_owned(), meaning }),
            None => Err(PositionError::NotUnderstood { given: entered.chars().take(Self::MAX_CHARS).collect() }),
        }
    }

    /// What was typed.
    #[must_use]
    pub fn entered(&self) -> &str {
        &self.entered
    }

    /// Whether this is a step from where the reader is, such as `+12`.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        matches!(self.meaning, Meaning::By(_))
    }

    /// The place this means in an edition, for a reader who is at `current`, or has not begun.
    ///
    /// A step is taken in its own unit; without one, in the edition's, or in the reader's where these cannot be
    /// converted. `ch 5` is the end of chapter 5.
    ///
    /// # Errors
    /// [`PositionError`] where the text has no such place, or a step cannot be converted; for a location, too.
    pub fn resolve(&self, measure: &Measure, current: Option<&Position>) -> Result<Position, PositionError> {
        let position = self.anchor(measure, current)?;
        if position.unit() == Unit::Location { Err(PositionError::OnlyForNotes) } else { Ok(position) }
    }

    /// As [`resolve`](Self::resolve), for a note, which may also stand at a location of an e-reader (`loc 597`).
    ///
    /// # Errors
    /// [`PositionError`] where the text has no such place, or a step cannot be converted.
    pub fn anchor(&self, measure: &Measure, current: Option<&Position>) -> Result<Position, PositionError> {
        let (unit, value) = match self.meaning {
            Meaning::To(amount) => (amount.unit.unwrap_or(measure.natural_unit()), amount.value),
            Meaning::By(step) => {
                let from = standing(step.unit, measure, current)?;
                (from.unit, from.value + step.value)
            }
            Meaning::End => {
                let unit = [Unit::Page, Unit::Minute].into_iter().find(|unit| measure.end(*unit).is_some());
                let unit = unit.unwrap_or(Unit::Percent);
                (unit, measure.end(unit).unwrap_or(100.0))
            }
        };
        measure.place(&self.entered, unit, value)
    }
}

/// Where the reader stands, in the unit of a step.
fn standing(step: Option<Unit>, measure: &Measure, current: Option<&Position>) -> Result<Standing, PositionError> {
    let unit = step.unwrap_or(measure.natural_unit());
    let Some(current) = current else {
        return Ok(Standing { unit, value: 0.0 });
    };
    // In the same unit the reader's number stands, even where the edition's count was corrected since.
    if current.unit() == unit {
        return Ok(Standing { unit, value: current.value() });
    }
    match current.convert(measure, unit) {
        Some(converted) => Ok(Standing { unit, value: converted.value() }),
        None if step.is_none() => Ok(Standing { unit: current.unit(), value: current.value() }),
        None => Err(PositionError::NotComparable { from: current.unit(), to: unit }),
    }
}

fn meaning(typed: &str) -> Option<Meaning> {
    if matches!(typed, "end" | "the end" | "ende") {
        return Some(Meaning::End);
    }
    let forward = typed.strip_prefix('+');
    let back = typed.strip_prefix(['-', '−', '–']);
    let amount = amount(&tokens(forward.or(back).unwrap_or(typed))?)?;
    Some(match (forward, back) {
        (Some(_), _) => Meaning::By(amount),
        (_, Some(_)) => Meaning::By(Amount { value: -amount.value, ..amount }),
        _ => Meaning::To(amount),
    })
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token<'a> {
    Number(f64),
    Word(&'a str),
    Colon,
}

use Token::{Colon, Number, Word};

/// The numbers, words and colons of an entry; a full stop after a word or number is part of it.
fn tokens(typed: &str) -> Option<Vec<Token<'_>>> {
    let mut found = Vec::new();
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            ':' => (Colon, 1),
            '%' => (Word("%"), 1),
            _ if first.is_ascii_digit() => number(rest)?,
            _ if first.is_alphabetic() => {
                let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                (Word(&rest[..length]), length)
            }
            _ => return None,
        };
        rest = &rest[length..];
        if token != Colon {
            rest = rest.strip_prefix('.').unwrap_or(rest);
        }
        rest = rest.trim_start();
        found.push(token);
    }
    Some(found)
}

/// A number with a decimal point or comma, and its length in the text. Ten million is beyond every book.
fn number(text: &str) -> Option<(Token<'_>, usize)> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(text);
    let decimals = text[whole..].strip_prefix(['.', ',']).map_or(0, digits);
    let length = if decimals == 0 { whole } else { whole + 1 + decimals };
    if whole > 7 || decimals > 6 {
        return None;
    }
    text[..length].replace(',', ".").parse().ok().map(|value| (Number(value), length))
}

fn amount(tokens: &[Token<'_>]) -> Option<Amount> {
    let minutes = |value: f64| Some(Amount { unit: Some(Unit::Minute), value });
    match *tokens {
        [Number(value)] => Some(Amount { unit: None, value }),
        [Word(word), Number(value)] => Some(Amount { unit: Some(unit_before(word)?), value }),
        [Number(hours), Word(word)] if is_hour(word) => minutes(60.0 * hours),
        [Number(value), Word(word)] => Some(Amount { unit: Some(unit_after(word)?), value }),
        [Number(hours), Word(word), Number(rest)] if is_hour(word) => minutes(clock(hours, rest)?),
        [Number(hours), Word(word), Number(rest), Word(last)] if is_hour(word) && is_minute(last) => {
            minutes(clock(hours, rest)?)
        }
        [Number(hours), Colon, Number(rest)] => minutes(clock(hours, rest)?),
        [Number(hours), Colon, Number(rest), Colon, Number(seconds)] if seconds < 60.0 => {
            minutes(clock(hours, rest)? + seconds / 60.0)
        }
        _ => None,
    }
}

/// Whole hours and fewer than sixty whole minutes, in minutes.
fn clock(hours: f64, minutes: f64) -> Option<f64> {
    let whole = hours.fract() == 0.0 && minutes.fract() == 0.0 && minutes < 60.0;
    whole.then_some(60.0 * hours + minutes)
}

fn unit_before(word: &str) -> Option<Unit> {
    match word {
        "p" | "pp" | "pg" | "page" | "pages" | "s" | "seite" | "seiten" => Some(Unit::Page),
        "c" | "ch" | "chap" | "chapter" | "k" | "kap" | "kapitel" => Some(Unit::Chapter),
        "loc" | "location" | "pos" | "position" => Some(Unit::Location),
        _ => None,
    }
}

fn unit_after(word: &str) -> Option<Unit> {
    match word {
        "p" | "pp" | "pg" | "page" | "pages" | "seite" | "seiten" => Some(Unit::Page),
        "ch" | "chap" | "chapter" | "chapters" | "kap" | "kapitel" => Some(Unit::Chapter),
        "%" | "percent" | "prozent" => Some(Unit::Percent),
        _ if is_minute(word) => Some(Unit::Minute),
        _ => None,
    }
}

fn is_hour(word: &str) -> bool {
    matches!(word, "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden")
}

fn is_minute(word: &str) -> bool {
    matches!(word, "m" | "min" | "mins" | "minute" | "minutes" | "minuten")
}
