//! Ids of plan files, made of titles.

use std::collections::HashSet;

use crate::values::{fold, words};

/// The most characters of an id that is made here; the format allows 100, and a number may follow.
const LONGEST: usize = 60;

/// An id made of a title: `C++ Primer` becomes `c-primer`. A title in another script becomes `entry`.
pub(crate) fn of(title: &str) -> String {
    let folded = fold(title);
    let mut id = String::new();
    for word in words(&folded) {
        let letters: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if letters.is_empty() || id.len() + letters.len() >= LONGEST {
            continue;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&letters);
    }
    if id.is_empty() { "entry".to_owned() } else { id }
}

/// The ids that are taken, so that each is given once.
#[derive(Debug, Default)]
pub(in crate::plans) struct Slugs(HashSet<String>);

impl Slugs {
    /// A free id made of a title; the second of a title ends in 2.
    pub(in crate::plans) fn take(&mut self, title: &str) -> String {
        let first = of(title);
        let mut id = first.clone();
        let mut number = 1;
        while self.0.contains(&id) {
            number += 1;
            id = format!("{first}-{number}");
        }
        self.0.insert(id.clone());
        id
    }
}

impl FromIterator<String> for Slugs {
    fn from_iter<T: IntoIterator<Item = String>>(ids: T) -> Self {
        Self(ids.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Eloquent JavaScript", "eloquent-javascript")]
    #[case("Das Schloß", "das-schloss")]
    #[case("羅生門", "entry")]
    fn an_id_is_made_of_the_words_of_a_title(#[case] title: &str, #[case] id: &str) {
        assert_eq!(of(title), id);
    }

    #[test]
    fn two_books_of_one_title_have_two_ids() {
        let mut slugs = Slugs::default();
        assert_eq!([slugs.take("Emma"), slugs.take("Emma")], ["emma", "emma-2"]);
    }
}
