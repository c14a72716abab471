//! Cells of their own kinds: series in titles, places on shelves, ratings in words, spans of reading.

use crate::values::{ImpreciseDate, fold};

use super::dates::DayOrder;
use crate::transfer::export::unguarded;

/// A span of reading: from, and to.
pub(super) type Span = (Option<ImpreciseDate>, Option<ImpreciseDate>);

/// A cell without what was put around it for a spreadsheet: `="0062445316"` is its number, `'=1+1` is text, NULs and
/// marks are nothing.
pub(super) fn bare(cell: &str) -> String {
    let cell = cell.replace(['\0', '\u{feff}'], "");
    let cell = cell.trim();
    match cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(inside) => inside.trim().to_owned(),
        None => unguarded(cell).to_owned(),
    }
}

/// Whether a flag is set.
pub(super) fn is_true(cell: &str) -> bool {
    matches!(fold(cell).as_str(), "true" | "yes" | "1" | "ja" | "oui" | "si" | "x" | "y")
}

/// Whether a kind of media is read.
pub(super) fn is_book(cell: &str) -> bool {
    matches!(fold(cell).as_str(), "book" | "books" | "ebook" | "audiobook" | "audio book" | "comic" | "manga" | "novel")
}

/// The name by which another program is asked for the book.
pub(super) fn foreign_id(format: &str, id: &str) -> String {
    format!("{format}:{}", id.chars().take(250).collect::<String>())
}

/// A title without the series behind it, and the series with its number.
pub(super) fn split_series(title: &str) -> (String, Option<(String, String)>) {
    let whole = || (title.to_owned(), None);
    let Some(inside) = title.trim_end().strip_suffix(')') else { return whole() };
    let Some((front, series)) = inside.rsplit_once(" (") else { return whole() };
    // Of several the first: `(Discworld, #1; Rincewind, #1)`.
    let series = series.split(';').next().unwrap_or_default();
    let Some((name, number)) = series.rsplit_once('#') else { return whole() };
    let name = name.trim().trim_end_matches([',', ';']).trim();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 40;
    match (is_number, name.is_empty(), front.trim().is_empty()) {
        (true, false, false) => (front.trim().to_owned(), Some((name.to_owned(), number.trim().to_owned()))),
        _ => whole(),
    }
}

/// A series and the place in it: `Dune (4)`, `Dune #4`, `Dune`.
pub(super) fn series_and_number(cell: &str) -> (String, String) {
    let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let divided = cell.strip_suffix(')').and_then(|inside| inside.rsplit_once(" (")).or_else(|| cell.rsplit_once('#'));
    let divided = divided.map(|(name, number)| (name, number.trim_start_matches('#')));
    let is_place = |number: &str| number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 40;
    match divided {
        Some((name, number)) if is_place(number) => {
            (name.trim().trim_end_matches(',').chars().take(500).collect(), number.trim().to_owned())
        }
        _ => (cell.chars().take(500).collect(), String::new()),
    }
}

/// When something appeared, as precisely as it is told: years before 1000 and negative ones are beyond our calendar and
/// said so. Nought for a month or a day is none.
pub(super) fn appeared(cell: &str, order: DayOrder) -> Result<String, String> {
    let cell = cell.trim_start_matches('[').trim_end_matches(']');
    let day = cell.split_once('T').map_or(cell, |(day, _)| day);
    let told = if day.contains('/') { slashed(day, order) } else { None };
    let text = told.unwrap_or_else(|| day.trim_end_matches(".0").trim_end_matches("-00").to_owned());
    if matches!(text.as_str(), "0" | "0000" | "") || text.starts_with("0101") {
        return Ok(String::new());
    }
    match ImpreciseDate::parse(&text) {
        Ok(date) => Ok(date.to_string()),
        Err(_) => Err(format!("“{}” is no year from 1000 to 9999", cell.chars().take(40).collect::<String>())),
    }
}

/// `08/01/2009` as it is certain: the whole day, the month, or the year alone. The first of January is what programs
/// write that know no more than the year.
fn slashed(day: &str, order: DayOrder) -> Option<String> {
    let parts: Vec<u32> = day.split('/').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let (year, rest) =
        parts.split_last().filter(|_| day.trim_end().rsplit('/').next().is_some_and(|it| it.len() == 4))?;
    let whole = match (rest, order) {
        ([month], _) => format!("{year:04}-{month:02}"),
        ([1, 1], _) => return Some(format!("{year:04}")),
        ([day @ 13..=99, month], _) | ([day, month], DayOrder::DayFirst) => format!("{year:04}-{month:02}-{day:02}"),
        ([month, day @ 13..=99], _) | ([month, day], DayOrder::MonthFirst) => format!("{year:04}-{month:02}-{day:02}"),
        ([same, other], _) if same == other => format!("{year:04}-{same:02}-{other:02}"),
        _ => String::new(),
    };
    Some(ImpreciseDate::parse(&whole).map_or_else(|_| format!("{year:04}"), |date| date.to_string()))
}

/// A text whose line feeds, tabs and quotes stand behind backslashes.
pub(super) fn unescaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.chars();
    while let Some(c) = rest.next() {
        match if c == '\\' { rest.next() } else { None } {
            Some('n') => out.push('\n'),
            Some('r') => {}
            Some('t') => out.push('\t'),
            Some(mark @ ('\\' | '"' | '\'' | ',' | '|' | '*')) => out.push(mark),
            // It stands for itself before anything else.
            Some(other) => out.extend([c, other]),
            None => out.push(c),
        }
    }
    out
}

/// A name that begins with the last name, as it is spoken, where it is certain where that ends: at two spaces, and between
/// two words of which the first is no initial.
pub(super) fn last_name_first(cell: &str) -> String {
    let words: Vec<&str> = cell.split(' ').filter(|word| !word.is_empty()).collect();
    match (cell.split_once("  "), words.as_slice()) {
        (Some((last, first)), _) => format!("{} {}", first.trim(), last.trim()),
        (None, [last, first]) if !last.contains(['.', ',']) => format!("{first} {last}"),
        _ => cell.to_owned(),
    }
}

/// Tags between five bars, or between bars with blanks around them.
pub(super) fn between_bars(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(if cell.contains("|||||") { "|||||" } else { " | " })
}

/// A rating in stars, in the words of people: `4`, `4,5`, `4/5`, `7.5/10`, `80%`, `★★★★½`, `4 stars`. Each of a bare number
/// is worth so many stars.
pub(super) fn stars(cell: &str, each: f64) -> Option<f64> {
    let text = cell.replace(',', ".").to_lowercase();
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    for between in ["/", " out of ", " of ", " von ", " sur ", " de ", " su ", " из "] {
        if let Some((given, best)) = text.split_once(between) {
            let (given, best) = (number(given)?, number(best)?);
            return (0.0 < best && (0.0..=best).contains(&given)).then(|| given / best * 5.0);
        }
    }
    if let Some(percent) = text.strip_suffix('%') {
        return number(percent).map(|percent| percent / 20.0);
    }
    let drawn = |c: char| matches!(c, '★' | '⭐' | '☆' | '½' | '*' | ' ' | '\u{fe0f}');
    if text.contains(['★', '⭐', '*', '½']) && text.chars().all(drawn) {
        let whole = text.chars().filter(|c| matches!(c, '★' | '⭐' | '*')).count();
        return Some(whole as f64 + if text.contains('½') { 0.5 } else { 0.0 });
    }
    let bare = text.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ' || drawn(c));
    number(bare).map(|number| number * each)
}

/// A number of pages; nought is none.
pub(super) fn pages(cell: &str) -> Result<String, String> {
    let digits = cell.trim().trim_end_matches(".0").replace([',', '\u{a0}', ' '], "");
    match digits.parse::<u32>() {
        Ok(0) => Ok(String::new()),
        Ok(pages) if pages <= 100_000 => Ok(pages.to_string()),
        _ => Err(format!("“{}” is no number of pages", cell.chars().take(40).collect::<String>())),
    }
}

/// Seconds as whole minutes.
pub(super) fn minutes(cell: &str) -> Result<String, String> {
    match cell.parse::<f64>() {
        Ok(seconds) if seconds < 30.0 => Ok(String::new()),
        Ok(seconds) if seconds < 60_000_000.0 => Ok(format!("{:.0}", seconds / 60.0)),
        _ => Err(format!("“{cell}” is no number of seconds")),
    }
}

/// Names with their places: `to-read (#3), sci-fi (#14)`. Names without a place have none to tell.
pub(super) fn ranks(cell: &str) -> Vec<(String, u32)> {
    let ranked = cell.split("),").filter_map(|part| {
        let (name, rank) = part.trim().trim_end_matches(')').rsplit_once(" (#")?;
        Some((name.trim().to_owned(), rank.parse().ok()?))
    });
    ranked.collect()
}

/// Spans that could be read, and why another could not.
pub(super) type Spans = (Vec<Span>, Option<String>);

/// Reads between commas: a day is the end, `from-to` is both. Dates are written with slashes, so a hyphen divides.
pub(super) fn spans(cell: &str, read: impl Fn(&str) -> Result<Option<ImpreciseDate>, String>) -> Spans {
    let parts = cell.split(',').map(str::trim).filter(|part| !part.is_empty());
    told(parts.map(|part| match part.split_once('-').filter(|_| part.contains('/')) {
        Some((from, to)) => Ok((read(from)?, read(to)?)),
        None => Ok((None, read(part)?)),
    }))
}

/// Reads between semicolons, each `from|to|milliseconds`, any part empty.
pub(super) fn barred_spans(cell: &str, read: impl Fn(&str) -> Result<Option<ImpreciseDate>, String>) -> Spans {
    let parts = cell.split(';').filter(|part| !part.trim_matches('|').trim().is_empty());
    told(parts.map(|part| {
        let mut sides = part.split('|');
        let mut side = || read(sides.next().unwrap_or_default());
        Ok((side()?, side()?))
    }))
}

fn told(spans: impl Iterator<Item = Result<Span, String>>) -> Spans {
    let (mut good, mut fault) = (Vec::new(), None);
    for span in spans {
        match span {
            Ok((None, None)) => {}
            Ok(span) => good.push(span),
            Err(why) => fault = fault.or(Some(why)),
        }
    }
    (good, fault)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Gideon the Ninth (The Locked Tomb #1)", "Gideon the Ninth", Some(("The Locked Tomb", "1")))]
    #[case("Catching Fire (The Hunger Games, #2)", "Catching Fire", Some(("The Hunger Games", "2")))]
    #[case("All of It (Series, #1-3)", "All of It", Some(("Series", "1-3")))]
    #[case("Emma (Penguin Classics)", "Emma (Penguin Classics)", None)]
    #[case("Mort (Discworld, #4; Death, #1)", "Mort", Some(("Discworld", "4")))]
    #[case("C# (in a Nutshell)", "C# (in a Nutshell)", None)]
    #[case("(#1)", "(#1)", None)]
    fn the_series_is_told_from_the_title(
        #[case] cell: &str,
        #[case] title: &str,
        #[case] series: Option<(&str, &str)>,
    ) {
        let series = series.map(|(name, number)| (name.to_owned(), number.to_owned()));
        assert_eq!(split_series(cell), (title.to_owned(), series));
    }

    #[rstest]
    #[case("1972-02-01", DayOrder::Unknown, "1972-02-01")]
    #[case("25/12/2001", DayOrder::Unknown, "2001-12-25")]
    #[case("12/25/2001", DayOrder::Unknown, "2001-12-25")]
    #[case("05/05/2001", DayOrder::Unknown, "2001-05-05")]
    #[case("08/10/2009", DayOrder::Unknown, "2009")]
    #[case("08/10/2009", DayOrder::DayFirst, "2009-10-08")]
    #[case("08/10/2009", DayOrder::MonthFirst, "2009-08-10")]
    #[case("25/12/2001", DayOrder::MonthFirst, "2001-12-25")]
    #[case("01/01/1972", DayOrder::DayFirst, "1972")]
    #[case("31/02/2001", DayOrder::DayFirst, "2001")]
    #[case("10/2009", DayOrder::Unknown, "2009-10")]
    #[case("1989-00-00", DayOrder::Unknown, "1989")]
    #[case("1989-05-00", DayOrder::Unknown, "1989-05")]
    #[case("0000-00-00", DayOrder::Unknown, "")]
    #[case("00/00/0000", DayOrder::Unknown, "")]
    #[case("1999.0", DayOrder::Unknown, "1999")]
    fn what_appeared_did_so_as_precisely_as_is_certain(
        #[case] cell: &str,
        #[case] order: DayOrder,
        #[case] date: &str,
    ) {
        assert_eq!(appeared(cell, order).as_deref(), Ok(date));
    }

    #[rstest]
    #[case(r"one\ntwo", "one\ntwo")]
    #[case(r#"a\\b \"c\", C:\x"#, "a\\b \"c\", C:\\x")]
    #[case("\\", "\\")]
    fn a_backslash_says_what_stands_behind_it(#[case] cell: &str, #[case] text: &str) {
        assert_eq!(unescaped(cell), text);
    }

    #[rstest]
    #[case("Dumas Alexandre", "Alexandre Dumas")]
    #[case("Garcia Marquez  Gabriel", "Gabriel Garcia Marquez")]
    #[case("Tolkien J.R.R.", "J.R.R. Tolkien")]
    #[case("J.R.R. Tolkien", "J.R.R. Tolkien")]
    #[case("Le Clézio J.-M. G.", "Le Clézio J.-M. G.")]
    #[case("Hergé", "Hergé")]
    fn a_name_is_turned_only_where_its_parts_are_certain(#[case] cell: &str, #[case] name: &str) {
        assert_eq!(last_name_first(cell), name);
    }

    #[rstest]
    #[case("4", Some(4.0))]
    #[case("4,5", Some(4.5))]
    #[case("4/5", Some(4.0))]
    #[case("7.5/10", Some(3.75))]
    #[case("8 out of 10", Some(4.0))]
    #[case("80%", Some(4.0))]
    #[case("★★★★", Some(4.0))]
    #[case("★★★½☆", Some(3.5))]
    #[case("4 stars", Some(4.0))]
    #[case("4★", Some(4.0))]
    #[case("12/5", None)]
    #[case("good", None)]
    fn a_rating_is_read_as_people_write_it(#[case] cell: &str, #[case] rating: Option<f64>) {
        assert_eq!(stars(cell, 1.0), rating);
    }

    #[test]
    fn places_on_shelves_are_the_readers_own_order() {
        assert_eq!(ranks("to-read (#3), sci-fi (#14)"), [("to-read".to_owned(), 3), ("sci-fi".to_owned(), 14)]);
        assert_eq!(ranks("to-read, sci-fi"), []);
    }
}
