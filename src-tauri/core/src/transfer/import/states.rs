//! The words of other programs for where a book stands.

use serde::{Deserialize, Serialize};

use crate::values::fold;

/// Where a book stands in the other program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Standing {
    /// Not begun.
    Unread,
    /// Being read.
    Reading,
    /// Put aside.
    Paused,
    /// Read to the end.
    Finished,
    /// Given up.
    Abandoned,
}

/// Every word that is known, folded, with spaces for hyphens and underscores.
const WORDS: &[(Standing, &[&str])] = &[
    (
        Standing::Unread,
        &[
            "to read",
            "want to read",
            "wants to read",
            "plan to read",
            "planned",
            "planning",
            "unread",
            "not started",
            "none",
            "wishlist",
            "wish list",
            "watchlist",
            "a lire",
            "pense bete",
            "por leer",
            "zu lesen",
            "ungelesen",
            "tbr",
            "quero ler",
            "backlog",
            "read but unowned wishlist",
            "owned tbr",
            "next up",
        ],
    ),
    (
        Standing::Reading,
        &[
            "currently reading",
            "is reading",
            "reading",
            "in progress",
            "started",
            "en cours",
            "leyendo",
            "lese ich",
            "am lesen",
            "lendo",
            "rereading",
            "re reading",
        ],
    ),
    (Standing::Paused, &["paused", "on hold", "hiatus", "on pause", "set aside", "en pause", "pausiert", "put aside"]),
    (
        Standing::Finished,
        &[
            "read",
            "finished",
            "completed",
            "done",
            "already read",
            "lu",
            "leido",
            "gelesen",
            "lido",
            "read but unowned",
        ],
    ),
    (
        Standing::Abandoned,
        &[
            "did not finish",
            "dnf",
            "abandoned",
            "stopped reading",
            "unfinished",
            "gave up",
            "given up",
            "dropped",
            "abandonne",
            "abandonado",
            "abgebrochen",
            "couldnt finish",
            "not finished",
            "stopped",
        ],
    ),
];

/// Where a word says that a book stands.
pub(super) fn standing(word: &str) -> Option<Standing> {
    let word = plain(word);
    WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(standing, _)| *standing)
}

/// A word as it is compared: folded, with one space for whatever stands between its parts.
pub(super) fn plain(word: &str) -> String {
    let spaced: String = fold(word).chars().map(|c| if matches!(c, '-' | '_') { ' ' } else { c }).collect();
    spaced.replace(['\'', '’'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("to-read", Some(Standing::Unread))]
    #[case("Currently Reading", Some(Standing::Reading))]
    #[case("in_progress", Some(Standing::Reading))]
    #[case("read", Some(Standing::Finished))]
    #[case("did-not-finish", Some(Standing::Abandoned))]
    #[case("Pense-bête", Some(Standing::Unread))]
    #[case("waiting", None)]
    fn the_words_of_other_programs_are_known(#[case] word: &str, #[case] expected: Option<Standing>) {
        assert_eq!(standing(word), expected);
    }

    #[test]
    fn every_word_stands_as_it_is_compared_and_means_one_thing() {
        let all: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        assert!(all.iter().all(|word| plain(word) == *word));
        assert!(all.iter().all(|word| all.iter().filter(|other| *other == word).count() == 1));
    }
}
