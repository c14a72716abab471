//! From what was typed in a search field to a question for the full-text index, and back to marked text.
//!
//! Both sides of the comparison, documents and questions, go through [`document`]: case and accents folded, and scripts
//! that write without spaces cut into characters, so that a reader of any language finds words as they type them. The
//! rule protected here: any text is a valid question; nothing that is typed can be an error or an operator.

mod mark;

use crate::values::fold;

pub use mark::mark;

/// What the index stores of a text, and what a question is made of.
#[must_use]
pub fn document(text: &str) -> String {
    let folded = fold(text);
    if !folded.chars().any(stands_alone) {
        return folded;
    }
    let mut spaced = String::with_capacity(folded.len() + folded.len() / 2);
    for c in folded.chars() {
        if stands_alone(c) {
            spaced.extend([' ', c, ' ']);
        } else {
            spaced.push(c);
        }
    }
    spaced
}

/// Characters that are words by themselves: Han, Hiragana, Katakana, Hangul syllables, Thai, Lao, Khmer.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303F}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{0E00}'..='\u{0EFF}'
        | '\u{1780}'..='\u{17FF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A search that has at least one word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    phrases: Vec<Phrase>,
    /// All that was typed, folded: a title that begins with it is what was meant.
    typed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Phrase {
    words: Vec<String>,
    /// The last word is still being typed.
    open: bool,
}

/// Reads a search field: words that must all occur, "phrases in quotes", the last word possibly unfinished. None where
/// there is no word.
#[must_use]
pub fn question(typed: &str) -> Option<Question> {
    let mut phrases = Vec::new();
    for (index, piece) in typed.split('"').enumerate() {
        if index % 2 == 1 {
            phrases.extend(phrase(piece, false));
        } else {
            phrases.extend(piece.split_whitespace().filter_map(|word| phrase(word, false)));
        }
    }
    let unfinished = typed.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '"');
    if let Some(last) = phrases.last_mut() {
        last.open = unfinished;
    }
    (!phrases.is_empty()).then(|| Question { phrases, typed: fold(typed.trim_start()) })
}

fn phrase(text: &str, open: bool) -> Option<Phrase> {
    let words: Vec<String> = document(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    (!words.is_empty()).then_some(Phrase { words, open })
}

impl Question {
    /// The question in the index's own language. Words are quoted and hold only letters and digits.
    #[must_use]
    pub fn to_fts(&self) -> String {
        let phrases = self.phrases.iter().map(|phrase| {
            let star = if phrase.open { " *" } else { "" };
            format!("\"{}\"{star}", phrase.words.join(" "))
        });
        phrases.collect::<Vec<_>>().join(" AND ")
    }

    /// Whether a text holds every phrase of the question, as the index would say it. For the few rows that are not in it.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        let text = document(text);
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        self.phrases.iter().all(|phrase| words.windows(phrase.words.len()).any(|at| phrase.stands_at(at)))
    }

    /// The beginning of a title that was perhaps typed: all of it, folded.
    #[must_use]
    pub fn as_beginning(&self) -> &str {
        &self.typed
    }

    /// Whether every word is long enough to be worth ranking, or looking for in long texts: one and two letters begin
    /// too many words.
    #[must_use]
    pub fn is_selective(&self) -> bool {
        self.phrases
            .iter()
            .all(|phrase| phrase.words.iter().map(|word| word.chars().count()).sum::<usize>() >= 3 || !phrase.open)
    }
}

impl Phrase {
    fn stands_at(&self, words: &[&str]) -> bool {
        let last = self.words.len() - 1;
        self.words.iter().zip(words).enumerate().all(|(at, (wanted, word))| {
            if at == last && self.open { word.starts_with(wanted.as_str()) } else { word == wanted }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;
    use rusqlite::Connection;

    use super::*;

    #[rstest]
    #[case("Émile zola", r#""emile" AND "zola" *"#)]
    #[case("emile ", r#""emile""#)]
    #[case(r#""data intensive" app"#, r#""data intensive" AND "app" *"#)]
    #[case("c++", r#""c" *"#)]
    #[case("O'Reilly", r#""o reilly" *"#)]
    #[case("東京", r#""東 京" *"#)]
    fn what_is_typed_becomes_words_that_must_all_occur(#[case] typed: &str, #[case] fts: &str) {
        assert_eq!(question(typed).map(|question| question.to_fts()).as_deref(), Some(fts));
    }

    #[rstest]
    #[case("")]
    #[case("  ")]
    #[case("\"\"")]
    #[case("*-()")]
    fn a_field_without_a_word_asks_nothing(#[case] typed: &str) {
        assert_eq!(question(typed), None);
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_is_an_error(typed in ".{0,40}") {
            let db = Connection::open_in_memory().expect("memory");
            db.execute_batch("CREATE VIRTUAL TABLE t USING fts5 (x)").expect("table");
            if let Some(question) = question(&typed) {
                let found: rusqlite::Result<i64> =
                    db.query_row("SELECT count(*) FROM t WHERE t MATCH ?1", [question.to_fts()], |row| row.get(0));
                prop_assert_eq!(found, Ok(0));
            }
        }
    }
}
