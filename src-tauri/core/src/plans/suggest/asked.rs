//! What a recommendation asks for, as words with the weight of where they were said.

use super::super::{Annotations, Candidate, store};
use super::words::{forms, telling};
use crate::Result;
use crate::library::Snapshot;
use crate::values::{ItemId, PlanId, fold};

/// What is asked for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Each stem once, with the weight of the weightiest place that names it.
    pub(super) words: Vec<(String, u32)>,
    /// The one word of its topic, where the topic is one word: a book on that is worth showing for that alone.
    pub(super) topic: Option<String>,
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
        let mut asked = Self { possible, ..Self::default() };
        let topic = annotations.topic.unwrap_or_default();
        let mut subjects = telling(&topic);
        asked.say(&topic, 4);
        asked.say(&asks_for, 3);
        annotations.covers.iter().chain(&annotations.focus_on).for_each(|text| asked.say(text, 2));
        asked.say(&annotations.why.unwrap_or_default(), 1);
        asked.topic = subjects.pop().filter(|_| subjects.is_empty()).map(|word| word.stem);
        Ok(asked)
    }

    fn say(&mut self, text: &str, weight: u32) {
        for word in telling(text) {
            if self.weight_of(&word.stem).is_none() {
                self.words.push((word.stem, weight));
            }
        }
    }

    /// How much a word weighs; none where nobody asks for it.
    pub(super) fn weight_of(&self, stem: &str) -> Option<u32> {
        self.words.iter().find(|(other, _)| other == stem).map(|(_, weight)| *weight)
    }

    /// Every form of every word, for a full-text question.
    pub(super) fn forms(&self) -> Vec<String> {
        self.words.iter().flat_map(|(stem, _)| forms(stem)).collect()
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
