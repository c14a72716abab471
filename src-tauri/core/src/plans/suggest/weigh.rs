//! How much a book speaks of what is asked for, and with which words. Pure.

use super::asked::Asked;
use super::words::telling;
use super::{Suggestion, SuggestionPlace, SuggestionReason};
use crate::books::AboutBook;

/// Two words of a subtitle, or one of the title and one elsewhere.
const LEAST: u32 = 12;
/// Somebody who wrote a book that may be meant is worth two words of its title.
const OF_AN_AUTHOR: u32 = 12;

/// A suggestion with its weight.
pub(super) struct Weighed {
    pub(super) score: u32,
    pub(super) suggestion: Suggestion,
}

/// What is known of a book, each text with its place.
pub(super) struct Texts {
    pub(super) said: Vec<(SuggestionPlace, String)>,
    pub(super) authors: Vec<String>,
}

/// What the library knows of a book.
pub(super) fn texts_of(book: &AboutBook) -> Texts {
    let said = [
        (SuggestionPlace::Title, book.title.clone()),
        (SuggestionPlace::Subtitle, book.subtitle.clone().unwrap_or_default()),
        (SuggestionPlace::Tags, book.tags.join(", ")),
        (SuggestionPlace::Description, book.description.clone().unwrap_or_default()),
    ];
    Texts { said: said.into(), authors: book.authors.clone() }
}

/// The weight of a book and the words that make it; none where they are too few to speak for it.
pub(super) fn weigh(texts: &Texts, asked: &Asked) -> Option<(u32, Vec<SuggestionReason>)> {
    let mut reasons: Vec<SuggestionReason> = Vec::new();
    let mut counted: Vec<usize> = Vec::new();
    let mut score = 0;
    for (place, text) in &texts.said {
        let mut shared = Vec::new();
        for word in telling(text) {
            let Some(at) = asked.place_of(&word.stem).filter(|at| !counted.contains(at)) else { continue };
            score += asked.words[at].1 * weight_of_place(*place);
            counted.push(at);
            if !shared.contains(&word.written) {
                shared.push(word.written);
            }
        }
        if !shared.is_empty() {
            reasons.push(SuggestionReason { place: *place, words: shared });
        }
    }
    let people: Vec<String> = texts.authors.iter().filter(|name| asked.knows_author(name)).cloned().collect();
    let by_topic = asked.topic.is_some_and(|topic| counted.contains(&topic));
    let by_words = counted.len() >= 2 && score >= LEAST;
    if !by_words && !by_topic && people.is_empty() {
        return None;
    }
    if !people.is_empty() {
        score += OF_AN_AUTHOR;
        reasons.push(SuggestionReason { place: SuggestionPlace::Author, words: people });
    }
    Some((score, reasons))
}

fn weight_of_place(place: SuggestionPlace) -> u32 {
    match place {
        SuggestionPlace::Title | SuggestionPlace::Tags | SuggestionPlace::Topic => 3,
        SuggestionPlace::Subtitle => 2,
        SuggestionPlace::Description | SuggestionPlace::Listed | SuggestionPlace::Author => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Stem;
    use super::*;

    fn asked(words: &[(&str, u32)], topic: Option<&str>) -> Asked {
        Asked {
            words: words.iter().map(|(word, weight)| (Stem::of(word), *weight)).collect(),
            topic: topic.and_then(|topic| words.iter().position(|(word, _)| *word == topic)),
            ..Asked::default()
        }
    }

    fn titled(title: &str, subtitle: &str) -> Texts {
        let said = vec![(SuggestionPlace::Title, title.to_owned()), (SuggestionPlace::Subtitle, subtitle.to_owned())];
        Texts { said, authors: Vec::new() }
    }

    #[test]
    fn two_shared_words_speak_for_a_book_and_each_is_named_once_where_it_weighs_most() {
        let asked = asked(&[("index", 3), ("lock", 3)], None);
        let (score, reasons) = weigh(&titled("Indexes and Locking", "Locking explained"), &asked).unwrap();
        assert_eq!(score, 18);
        let words = vec!["Indexes".to_owned(), "Locking".to_owned()];
        assert_eq!(reasons, [SuggestionReason { place: SuggestionPlace::Title, words }]);
    }

    #[test]
    fn one_word_speaks_for_a_book_only_where_it_is_the_whole_topic() {
        let of = |topic| weigh(&titled("Data Pipelines", ""), &asked(&[("core", 4), ("data", 4)], topic));
        assert_eq!(of(None), None);
        assert!(of(Some("data")).is_some());
    }

    #[test]
    fn a_book_that_shares_nothing_is_not_shown() {
        assert_eq!(weigh(&titled("Emma", "A novel"), &asked(&[("index", 3)], Some("index"))), None);
    }
}
