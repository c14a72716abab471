//! The day and time of a clipping, in the words of the device's language and by its clock.

use chrono::{NaiveDate, NaiveTime};

use super::words::{HALVES, month};

/// A folded date as `2013-04-26 00:49:32`, or `2013-04-26` where it has no time. None where it is none.
pub(in crate::transfer::import::readers) fn read(text: &str) -> Option<String> {
    let (before, time, after) = divided(text);
    let day = of_numbers_and_words(before).or_else(|| day_with_signs(before))?;
    let Some(clock) = time else { return Some(day.to_string()) };
    let time = clock_time(clock, before, after)?;
    Some(format!("{day} {}", time.format("%H:%M:%S")))
}

/// What stands before the time, the time, and what stands behind it.
fn divided(text: &str) -> (&str, Option<&str>, &str) {
    let Some(colon) = text.match_indices(':').map(|(at, _)| at).find(|at| is_in_a_time(text, *at)) else {
        return (text, None, "");
    };
    let hours = text[..colon].chars().rev().take_while(char::is_ascii_digit).take(2).count();
    let start = colon - hours;
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(rest.len());
    (&text[..start], Some(&rest[..end]), &rest[end..])
}

fn is_in_a_time(text: &str, at: usize) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    at > 0 && digit(text.as_bytes().get(at - 1)) && digit(text.as_bytes().get(at + 1))
}

fn clock_time(clock: &str, before: &str, after: &str) -> Option<NaiveTime> {
    let mut parts = clock.split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().map_or(Some(0), |second| second)?;
    let after = after.trim_start();
    // "am" before the time is a German word.
    let half = HALVES.iter().find(|(word, _)| after.starts_with(word) || (!word.is_ascii() && before.contains(word)));
    let hour = match half {
        Some((_, true)) if hour < 12 => hour + 12,
        Some((_, false)) if hour == 12 => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// A month by name, and two numbers: every language that has names writes the day before the year.
fn of_numbers_and_words(text: &str) -> Option<NaiveDate> {
    let month = text.split(|c: char| !c.is_alphabetic()).find_map(month)?;
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [day, year, ..] = numbers.as_slice() else { return None };
    let year: i32 = match year.len() {
        2 => 2000 + year.parse::<i32>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day.parse().ok()?)
}

/// `2013年6月17日`, and `2013-06-17`.
fn day_with_signs(text: &str) -> Option<NaiveDate> {
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [year, month, day, ..] = numbers.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(" friday, may 3, 2019 12:00:00 pm", Some("2019-05-03 12:00:00"))]
    #[case(" am freitag, 26. april 2013 um 00:49:32 uhr", Some("2013-04-26 00:49:32"))]
    #[case(" 2013-06-17 20:14", Some("2013-06-17 20:14:00"))]
    #[case(" monday, 4 may 2020", Some("2020-05-04"))]
    #[case(" monday, 31 february 2020 10:00:00", None)]
    #[case(" monday, 4 may 2020 25:00:00", None)]
    #[case("", None)]
    fn a_day_and_its_time_are_read(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(read(text).as_deref(), expected);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_failing(text in "(may|[0-9]{1,5}|:|年|月|日|下午|pm|am| |.){0,12}") {
            let _ = read(&text);
        }
    }
}
