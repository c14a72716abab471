//! Ratings that are not the reader's own. Lists made by others say what many readers thought, as 4.18; a reader gives stars
//! in halves.

use super::format::Rule;

/// The ratings of a column, while the rows go by.
#[derive(Debug)]
struct Tally {
    column: usize,
    told: u64,
    between: u64,
    /// The first that no reader gave.
    example: String,
}

/// The columns of a file that may hold averages.
#[derive(Debug, Default)]
pub(super) struct Averages(Vec<Tally>);

impl Averages {
    /// The columns whose rule leaves that open.
    pub(super) fn of(rules: &[Rule]) -> Self {
        let open = (0..rules.len()).filter(|at| rules[*at] == Rule::HalfStars);
        Self(open.map(|column| Tally { column, told: 0, between: 0, example: String::new() }).collect())
    }

    /// Looks at one more row.
    pub(super) fn add(&mut self, cells: &[String]) {
        for tally in &mut self.0 {
            let Some(cell) = cells.get(tally.column).map(|cell| cell.trim()) else { continue };
            let Some(number) = number(cell).filter(|number| *number != 0.0) else { continue };
            tally.told += 1;
            if !is_half(number) {
                tally.between += 1;
                if tally.example.is_empty() {
                    cell.clone_into(&mut tally.example);
                }
            }
        }
    }

    /// The columns in which most ratings lie between halves, each with one of them.
    pub(super) fn found(self) -> impl Iterator<Item = (usize, String)> {
        self.0.into_iter().filter(|tally| tally.between * 2 > tally.told).map(|tally| (tally.column, tally.example))
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

    fn found(ratings: &[&str]) -> Vec<(usize, String)> {
        let mut averages = Averages::of(&[Rule::Title, Rule::HalfStars]);
        ratings.iter().for_each(|rating| averages.add(&["Emma".to_owned(), (*rating).to_owned()]));
        averages.found().collect()
    }

    #[test]
    fn a_column_of_fractions_is_an_average_and_one_of_halves_is_the_readers_own() {
        assert_eq!(found(&["4.18", "3.9", "4", "0", "", "?"]), [(1, "4.18".to_owned())]);
        assert_eq!(found(&["4.5", "3", "4,5", "4.18"]), []);
        assert_eq!(found(&["", "0"]), []);
    }
}
