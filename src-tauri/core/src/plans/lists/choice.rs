//! What the reader settled about a list before it becomes a plan.

use serde::{Deserialize, Serialize};

use super::model::{ListGuess, ListPreview, Sureness};
use crate::{Error, Result};

/// The reader's word about a list; what they say nothing of stays as it was guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ListChoice {
    /// The plan's title; empty for the list's own.
    pub title: String,
    /// Corrected guesses, each by its line. A line that was left becomes a guess by being named here.
    pub guesses: Vec<ListGuess>,
}

impl ListPreview {
    /// The list with the reader's corrections.
    ///
    /// # Errors
    /// `Invalid` for a line that the list does not have.
    pub fn settled_by(mut self, choice: &ListChoice) -> Result<Self> {
        if !choice.title.trim().is_empty() {
            self.title = choice.title.trim().to_owned();
        }
        for corrected in &choice.guesses {
            self.correct(corrected)?;
        }
        Ok(self)
    }

    fn correct(&mut self, corrected: &ListGuess) -> Result<()> {
        // Both are in the order of their lines, and a reader may correct all of them.
        if let Ok(at) = self.guesses.binary_search_by_key(&corrected.line, |guess| guess.line) {
            let guess = &mut self.guesses[at];
            let is_same = guess.title == corrected.title && guess.authors == corrected.authors;
            let sureness = if is_same { guess.sureness } else { Sureness::Sure };
            *guess = ListGuess { source: std::mem::take(&mut guess.source), sureness, ..corrected.clone() };
            return Ok(());
        }
        let Ok(at) = self.left.binary_search_by_key(&corrected.line, |left| left.line) else {
            let rule = format!("The list has no line {} that could be a book.", corrected.line);
            return Err(Error::invalid("guesses", rule));
        };
        let source = self.left.remove(at).text;
        let place = self.guesses.partition_point(|guess| guess.line < corrected.line);
        self.guesses.insert(place, ListGuess { source, sureness: Sureness::Sure, ..corrected.clone() });
        Ok(())
    }
}
