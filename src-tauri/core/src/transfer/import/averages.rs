//! Columns of ratings, looked at as a whole: a rating by itself does not say whose it is, nor of how many.
//!
//! Lists made by others say what many readers thought, as 4.18; a reader gives stars in halves. One rating beyond five
//! says that a three beside it is no three stars.

use super::format::Rule;
use super::states::plain;

/// Columns that hold the reader's words, unless all of them are numbers: then they are marks, as in French.
const NOTES: [&str; 4] = ["note", "notes", "nota", "notas"];
/// The best mark of a school, beyond which a number is no rating.
const BEST: f64 = 20.0;
/// The most stars.
const MOST: f64 = 5.0;

/// The ratings of a column, while the rows go by.
#[derive(Debug, Default)]
struct Tally {
    column: usize,
    /// The column may hold notes.
    is_note: bool,
    /// It is called the reader's own.
    is_own: bool,
    told: u64,
    between: u64,
    /// The first that no reader gave.
    example: String,
    /// One that is more than five.
    beyond: Option<String>,
}

/// What is to be said of a column of ratings.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// Most of them lie between halves.
    Averages(String),
    /// They go beyond five.
    Beyond(String),
    /// A column of notes holds nothing but ratings.
    Ratings,
}

/// The columns of a file that may hold something other than the reader's stars.
#[derive(Debug, Default)]
pub(super) struct Averages(Vec<Tally>);

impl Averages {
    /// The columns whose rule leaves that open, in a file of nobody's in particular; elsewhere the program knows.
    pub(super) fn of(columns: &[String], rules: &[Rule]) -> Self {
        let has_ratings = rules.iter().any(|rule| matches!(rule, Rule::HalfStars | Rule::Stars | Rule::ScoreOfTen));
        let is_note =
            |at: usize| !has_ratings && rules[at] == Rule::Note && NOTES.contains(&plain(&columns[at]).as_str());
        let open = (0..rules.len()).filter(|at| matches!(rules[*at], Rule::HalfStars | Rule::Stars) || is_note(*at));
        let tally = |column| Tally {
            column,
            is_note: is_note(column),
            is_own: rules[column] == Rule::Stars,
            ..Tally::default()
        };
        Self(open.map(tally).collect())
    }

    /// Looks at one more row.
    pub(super) fn add(&mut self, cells: &[String]) {
        self.0.retain_mut(|tally| {
            let cell = cells.get(tally.column).map_or("", |cell| cell.trim());
            match number(cell) {
                Some(number) if tally.is_note && !(0.0..=BEST).contains(&number) => false,
                Some(number) if number != 0.0 => {
                    tally.add(cell, number);
                    true
                }
                // Words make a column of notes what it is.
                None => !tally.is_note || cell.is_empty(),
                Some(_) => true,
            }
        });
    }

    /// What there is to say, column by column.
    pub(super) fn found(self) -> impl Iterator<Item = (usize, Finding)> {
        self.0.into_iter().flat_map(|tally| {
            let ratings = (tally.is_note && tally.told > 0).then_some(Finding::Ratings);
            let doubt = match tally.beyond {
                Some(example) => Some(Finding::Beyond(example)),
                None if !tally.is_own && tally.between * 2 > tally.told => Some(Finding::Averages(tally.example)),
                None => None,
            };
            ratings.into_iter().chain(doubt).map(move |finding| (tally.column, finding))
        })
    }
}

impl Tally {
    fn add(&mut self, cell: &str, number: f64) {
        self.told += 1;
        if !is_half(number) {
            self.between += 1;
            if self.example.is_empty() {
                cell.clone_into(&mut self.example);
            }
        }
        if number > MOST && self.beyond.is_none() {
            self.beyond = Some(cell.to_owned());
        }
    }
}

/// Whether a reader can have given this rating. What is no number is none of ours to judge.
pub(super) fn can_be_own(cell: &str) -> bool {
    number(cell).is_none_or(is_half)
}

fn number(cell: &str) -> Option<f64> {
    cell.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

fn is_half(number: f64) -> bool {
    (number * 2.0).fract() == 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(column: &str, rule: Rule, cells: &[&str]) -> Vec<(usize, Finding)> {
        let columns = ["Title", column].map(str::to_owned);
        let mut averages = Averages::of(&columns, &[Rule::Title, rule]);
        cells.iter().for_each(|cell| averages.add(&["Emma".to_owned(), (*cell).to_owned()]));
        averages.found().collect()
    }

    #[test]
    fn a_column_of_fractions_is_an_average_and_one_of_halves_is_the_readers_own() {
        let ratings = |cells: &[&str]| found("Rating", Rule::HalfStars, cells);
        assert_eq!(ratings(&["4.18", "3.9", "4", "0", "", "?"]), [(1, Finding::Averages("4.18".to_owned()))]);
        assert_eq!(ratings(&["4.5", "3", "4,5", "4.18"]), []);
        assert_eq!(ratings(&["", "0"]), []);
    }

    #[test]
    fn one_rating_beyond_five_shows_the_scale() {
        assert_eq!(found("Rating", Rule::HalfStars, &["3", "9", "10"]), [(1, Finding::Beyond("9".to_owned()))]);
        assert_eq!(found("My Rating", Rule::Stars, &["3", "4.2", "7/10"]), []);
    }

    #[test]
    fn a_note_that_is_always_a_number_is_a_rating() {
        let notes = |cells: &[&str]| found("Note", Rule::Note, cells);
        assert_eq!(notes(&["4", "", "3,5"]), [(1, Finding::Ratings)]);
        assert_eq!(notes(&["14", "3"]), [(1, Finding::Ratings), (1, Finding::Beyond("14".to_owned()))]);
        assert_eq!(notes(&["4", "see p. 5"]), []);
        assert_eq!(notes(&["1984"]), []);
        assert_eq!(notes(&["", ""]), []);
        assert_eq!(found("Comment", Rule::Note, &["4"]), []);
    }
}
