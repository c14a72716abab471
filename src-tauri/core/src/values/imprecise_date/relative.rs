//! Days counted from today, as readers say them: "yesterday", "in 2 weeks", "3 days ago". English and German.

use chrono::{Days, Months, NaiveDate};

use crate::values::fold::fold;
use crate::values::reading_day::ReadingDay;

/// How far to count; a few thousand years hold every date a reader can mean.
const MOST: u32 = 99_999;

/// The day that `text` counts to from `today`. The outer none: it does not count from today at all; the inner one: it
/// does, and leads out of the calendar.
pub(super) fn read(text: &str, today: ReadingDay) -> Option<Option<ReadingDay>> {
    let folded = fold(text.trim());
    let words: Vec<&str> = folded.split_whitespace().collect();
    let day = match *words.as_slice() {
        ["today" | "heute"] => Some(today.date()),
        ["yesterday" | "gestern"] => days(today, 1, Ago),
        ["day", "before", "yesterday"] | ["vorgestern"] => days(today, 2, Ago),
        ["tomorrow" | "morgen"] => days(today, 1, Ahead),
        ["day", "after", "tomorrow"] | ["ubermorgen" | "uebermorgen"] => days(today, 2, Ahead),
        ["in", count, unit] => counted(today, number(count)?, unit, Ahead)?,
        [count, unit, "ago"] | ["vor", count, unit] => counted(today, number(count)?, unit, Ago)?,
        _ => return None,
    };
    Some(day.and_then(|day| ReadingDay::from_date(day).ok()))
}

#[derive(Clone, Copy)]
enum Way {
    Ago,
    Ahead,
}

use Way::{Ago, Ahead};

fn number(word: &str) -> Option<u32> {
    match word {
        "a" | "an" | "one" | "ein" | "eine" | "einem" | "einer" => Some(1),
        digits => digits.parse().ok().filter(|number| *number <= MOST),
    }
}

fn counted(today: ReadingDay, count: u32, unit: &str, way: Way) -> Option<Option<NaiveDate>> {
    Some(match unit {
        "day" | "days" | "tag" | "tage" | "tagen" => days(today, count, way),
        "week" | "weeks" | "woche" | "wochen" => days(today, 7 * count, way),
        "month" | "months" | "monat" | "monate" | "monaten" => months(today, count, way),
        "year" | "years" | "jahr" | "jahre" | "jahren" => months(today, 12 * count, way),
        _ => return None,
    })
}

fn days(today: ReadingDay, count: u32, way: Way) -> Option<NaiveDate> {
    let count = Days::new(u64::from(count));
    match way {
        Ago => today.date().checked_sub_days(count),
        Ahead => today.date().checked_add_days(count),
    }
}

fn months(today: ReadingDay, count: u32, way: Way) -> Option<NaiveDate> {
    let count = Months::new(count);
    match way {
        Ago => today.date().checked_sub_months(count),
        Ahead => today.date().checked_add_months(count),
    }
}
