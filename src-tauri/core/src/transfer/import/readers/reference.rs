//! An entry of a reference manager, whichever wrote it, on its way to a row.

use crate::transfer::import::table::SourceRow;

/// What stands between tags and between people.
const TAGS: &str = "|||||";
const PEOPLE: &str = "|";

/// What an entry says. Each text stands as the file has it, without the file's own marks.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reference {
    pub(super) key: String,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) subtitle: String,
    /// Names in either order; those who are no authors with what they did behind them in brackets.
    pub(super) people: Vec<String>,
    pub(super) publisher: String,
    pub(super) published: String,
    pub(super) isbn: Vec<String>,
    pub(super) pages: String,
    pub(super) language: String,
    pub(super) series: String,
    pub(super) volume: String,
    pub(super) edition: String,
    pub(super) summary: String,
    pub(super) keywords: Vec<String>,
    pub(super) notes: Vec<String>,
    pub(super) doi: String,
    pub(super) url: String,
}

impl Reference {
    /// Adds somebody who did something else than writing it.
    pub(super) fn add_person(&mut self, name: &str, did: Option<&str>) {
        let name = name.replace(['|', ';'], " ").trim().trim_end_matches(',').to_owned();
        if !name.is_empty() {
            self.people.push(did.map_or_else(|| name.clone(), |did| format!("{name} ({did})")));
        }
    }

    /// The entry as a row.
    pub(super) fn into_row(self, line: u64) -> SourceRow {
        let cells = vec![
            self.key,
            self.kind,
            self.title,
            self.subtitle,
            self.people.join(PEOPLE),
            self.publisher,
            self.published,
            self.isbn.join(","),
            self.pages,
            self.language,
            self.series,
            self.volume,
            self.edition,
            self.summary,
            self.keywords.iter().map(|word| word.replace(',', " ")).collect::<Vec<_>>().join(TAGS),
            self.notes.join("\n\n"),
            self.doi,
            self.url,
        ];
        SourceRow::read(line, cells)
    }
}

/// Fills a gap: of several texts for one thing the first counts.
pub(super) fn fill(gap: &mut String, text: &str) {
    if gap.is_empty() {
        text.trim().clone_into(gap);
    }
}

/// A year with a month and day where they are told: `2001/09/01/`, `2002///Jan`, `June 2016`.
pub(super) fn published(text: &str) -> String {
    let is_year = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let Some(at) = parts.iter().position(is_year) else { return String::new() };
    let number = |place: usize, most: u32| {
        let number = if at == 0 { parts.get(place)?.parse::<u32>().ok()? } else { return None };
        (1..=most).contains(&number).then_some(number)
    };
    match (number(1, 12), number(2, 31)) {
        (Some(month), Some(day)) => format!("{}-{month:02}-{day:02}", parts[at]),
        (Some(month), None) => format!("{}-{month:02}", parts[at]),
        (None, _) => parts[at].to_owned(),
    }
}

/// How many pages a book has, from what is said of its pages: `XX, 327` and `327 p.`; a range is a part of something.
pub(super) fn page_count(text: &str) -> String {
    if text.contains(['-', '–']) {
        return String::new();
    }
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.next_back().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2001/09/01/", "2001-09-01")]
    #[case("2001/00/00/", "2001")]
    #[case("2002///Jan", "2002")]
    #[case("2016", "2016")]
    #[case("2016-05", "2016-05")]
    #[case("June 2016", "2016")]
    #[case("99", "")]
    #[case("YEAR/MONTH/DAY/", "")]
    fn a_date_is_as_precise_as_it_is_told(#[case] text: &str, #[case] date: &str) {
        assert_eq!(published(text), date);
    }

    #[rstest]
    #[case("XX, 327 ", "327")]
    #[case("327 p.", "327")]
    #[case("193-194", "")]
    #[case("", "")]
    fn a_range_of_pages_is_not_how_many_there_are(#[case] text: &str, #[case] pages: &str) {
        assert_eq!(page_count(text), pages);
    }
}
