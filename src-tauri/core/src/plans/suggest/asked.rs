//! What a recommendation asks for, as words with the weight of where they were said.

use super::super::{Annotations, Candidate, store};
use super::words::{Endings, Stem, telling};
use crate::Result;
use crate::library::Snapshot;
use crate::values::{ItemId, PlanId, fold};

/// What is asked for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Each word once, with the weight of the weightiest place that names it.
    pub(super) words: Vec<(Stem, u32)>,
    /// Whose endings its words have.
    pub(super) endings: Endings,
    /// The place of the one word of its topic, where the topic is one word: a book on that is worth showing for that alone.
    pub(super) topic: Option<usize>,
    pub(super) possible: Vec<Candidate>,
}

impl Asked {
    pub(super) fn of(view: &Snapshot<'_>, plan: PlanId, item: ItemId) -> Result<Self> {
        let mut annotations = Annotations::default();
        for (kind, text) in store::annotations_of(view, item)? {
            store::annotate(&mut annotations, &kind, text);
        }
        let asks_for = store::asks_for(view, item)?;
        let possible = store::candidates_among(view, plan, &[item])?.into_iter().map(|(_, book)| book).collect();
        let topic = annotations.topic.unwrap_or_default();
        let why = annotations.why.unwrap_or_default();
        let more = annotations.covers.iter().chain(&annotations.focus_on);
        let all: Vec<&str> = [&topic, &asks_for, &why].into_iter().chain(more).map(String::as_str).collect();
        let mut asked = Self { possible, endings: Endings::of(&all.join("\n")), ..Self::default() };
        let mut subjects = telling(&topic);
        asked.say(&topic, 4);
        asked.say(&asks_for, 3);
        annotations.covers.iter().chain(&annotations.focus_on).for_each(|text| asked.say(text, 2));
        asked.say(&why, 1);
        asked.topic = subjects.pop().filter(|_| subjects.is_empty()).and_then(|word| asked.place_of(&word.stem));
        Ok(asked)
    }

    fn say(&mut self, text: &str, weight: u32) {
        for word in telling(text) {
            if self.place_of(&word.stem).is_none() {
                self.words.push((word.stem, weight));
            }
        }
    }

    /// The place of a word among those that are asked for; none where nobody asks for it.
    pub(super) fn place_of(&self, stem: &Stem) -> Option<usize> {
        self.words.iter().position(|(other, _)| other.is_form_of(stem, self.endings))
    }

    /// The forms of each word, for full-text questions.
    pub(super) fn forms(&self) -> Vec<Vec<String>> {
        self.words.iter().map(|(stem, _)| stem.forms(self.endings)).collect()
    }

    /// Whether somebody wrote one of the books that the list thinks possible.
    pub(super) fn knows_author(&self, name: &str) -> bool {
        let name = fold(name);
        self.possible.iter().flat_map(|book| &book.authors).any(|other| fold(other) == name)
    }

    /// Whether a book is one that the list itself thinks possible.
    pub(super) fn is_possible(&self, title: &str, authors: &[String]) -> bool {
        let same_people = |book: &Candidate| {
            let known = !book.authors.is_empty() && !authors.is_empty();
            !known || book.authors.iter().any(|name| authors.iter().any(|other| fold(other) == fold(name)))
        };
        self.possible.iter().any(|book| fold(&book.title) == fold(title) && same_people(book))
    }
}
