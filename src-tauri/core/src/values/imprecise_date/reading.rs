//! What people write for a date, read as pieces: years, small numbers, months and seasons, in the orders that occur.

use chrono::NaiveDate;

use super::{ImpreciseDateError, Season, Shape};
use crate::values::fold::fold;
use crate::values::reading_day::ReadingDay;

/// A piece of a date. Four digits are a year, one or two a day or a month.
#[derive(Clone, Copy)]
enum Piece {
    Year(i32),
    Number(u32),
    Month(u32),
    Season(Season),
}

use Piece::{Month, Number, Year};

/// How a date of numbers failed.
enum Refusal {
    NotUnderstood,
    NoSuchDay,
    Ambiguous,
    YearOutOfRange,
}

pub(super) fn read(text: &str) -> Result<Shape, ImpreciseDateError> {
    let given = text.trim();
    // Folding lets "Frühling", "FRÜHLING" and "Fruhling" be one word; digits and signs stay as they are.
    let folded = fold(given);
    match folded.as_str() {
        "" => return Err(ImpreciseDateError::Empty),
        "?" | "unknown" | "unbekannt" => return Ok(Shape::Unknown),
        _ => {}
    }
    let outcome = match ["<", "before ", "vor "].iter().find_map(|word| folded.strip_prefix(word)) {
        Some(rest) => before(rest.trim()),
        None => pieces(&folded).ok_or(Refusal::NotUnderstood).and_then(|pieces| arrange(&pieces, folded.contains('.'))),
    };
    let given: String = given.chars().take(40).collect();
    outcome.map_err(|refusal| match refusal {
        Refusal::NotUnderstood => ImpreciseDateError::NotUnderstood { given },
        Refusal::NoSuchDay => ImpreciseDateError::NoSuchDay { given },
        Refusal::Ambiguous => ImpreciseDateError::Ambiguous { given },
        Refusal::YearOutOfRange => ImpreciseDateError::YearOutOfRange,
    })
}

fn before(text: &str) -> Result<Shape, Refusal> {
    match piece(text) {
        Some(Year(..1000)) => Err(Refusal::YearOutOfRange),
        Some(Year(year)) => Ok(Shape::Before(year)),
        _ => Err(Refusal::NotUnderstood),
    }
}

/// The pieces between single separators; nothing else may stand between or around them.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let bounded = text.starts_with(char::is_alphanumeric) && text.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    if !bounded || ["--", "//", "..", ",,"].iter().any(|doubled| text.contains(doubled)) {
        return None;
    }
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',');
    let pieces: Option<Vec<Piece>> = text.split(is_separator).filter(|part| !part.is_empty()).map(piece).collect();
    pieces.filter(|pieces| pieces.len() <= 3)
}

fn piece(part: &str) -> Option<Piece> {
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| part.strip_suffix(ending)).unwrap_or(part);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match part.len() {
        4 if digits(part) => part.parse().ok().map(Year),
        1..=4 if (1..=2).contains(&ordinal.len()) && digits(ordinal) => ordinal.parse().ok().map(Number),
        _ => month(part).map(Month).or_else(|| season(part).map(Piece::Season)),
    }
}

fn month(word: &str) -> Option<u32> {
    Some(match word {
        "jan" | "january" | "januar" | "janner" => 1,
        "feb" | "february" | "februar" => 2,
        "mar" | "march" | "marz" | "maerz" | "mrz" => 3,
        "apr" | "april" => 4,
        "may" | "mai" => 5,
        "jun" | "june" | "juni" => 6,
        "jul" | "july" | "juli" => 7,
        "aug" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "oct" | "october" | "okt" | "oktober" => 10,
        "nov" | "november" => 11,
        "dec" | "december" | "dez" | "dezember" => 12,
        _ => return None,
    })
}

fn season(word: &str) -> Option<Season> {
    Some(match word {
        "spring" | "fruhling" | "fruehling" | "fruhjahr" => Season::Spring,
        "summer" | "sommer" => Season::Summer,
        "autumn" | "fall" | "herbst" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// `dotted` tells the order of day and month where both are numbers: 3.5.2019 is the third of May everywhere.
fn arrange(pieces: &[Piece], dotted: bool) -> Result<Shape, Refusal> {
    if pieces.iter().any(|piece| matches!(piece, Year(..1000))) {
        return Err(Refusal::YearOutOfRange);
    }
    match *pieces {
        [Year(year)] => Ok(Shape::Year(year)),
        [Year(year), Piece::Season(season)] | [Piece::Season(season), Year(year)] => Ok(Shape::Season { year, season }),
        // "winter 2019/20"
        [Piece::Season(Season::Winter), Year(year), Number(next)] if (year + 1) % 100 == next.cast_signed() => {
            Ok(Shape::Season { year, season: Season::Winter })
        }
        [Year(year), Number(month) | Month(month)] | [Number(month) | Month(month), Year(year)] => match month {
            1..=12 => Ok(Shape::Month { year, month }),
            _ => Err(Refusal::NoSuchDay),
        },
        [Year(year), Number(month) | Month(month), Number(day)]
        | [Number(day), Month(month), Year(year)]
        | [Month(month), Number(day), Year(year)] => a_day(year, month, day),
        [Number(day), Number(month), Year(year)] if dotted || day > 12 || day == month => a_day(year, month, day),
        [Number(month), Number(day), Year(year)] if day > 12 => a_day(year, month, day),
        [Number(_), Number(_), Year(_)] => Err(Refusal::Ambiguous),
        _ => Err(Refusal::NotUnderstood),
    }
}

fn a_day(year: i32, month: u32, day: u32) -> Result<Shape, Refusal> {
    let date = NaiveDate::from_ymd_opt(year, month, day).and_then(|date| ReadingDay::from_date(date).ok());
    date.map(Shape::Day).ok_or(Refusal::NoSuchDay)
}
