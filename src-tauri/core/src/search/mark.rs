//! Puts `<mark>` around what was found, in HTML that has already been cleaned.

use super::{Question, document};
use crate::values::fold;

/// Marks the words of `question` in the text between the tags of `html`; tags and entities stay as they are.
#[must_use]
pub fn mark(html: &str, question: &Question) -> String {
    let mut marked = String::with_capacity(html.len() + 64);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        mark_text(&rest[..open], question, &mut marked);
        let close = rest[open..].find('>').map_or(rest.len(), |at| open + at + 1);
        marked.push_str(&rest[open..close]);
        rest = &rest[close..];
    }
    mark_text(rest, question, &mut marked);
    marked
}

fn mark_text(text: &str, question: &Question, marked: &mut String) {
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some(entity) = entity(rest) {
            marked.push_str(entity);
            at += entity.len();
            continue;
        }
        let word = rest.find(|c: char| !c.is_alphanumeric() && !is_mark(c)).map_or(rest, |end| &rest[..end]);
        if word.is_empty() {
            let next = rest.chars().next().map_or(1, char::len_utf8);
            marked.push_str(&rest[..next]);
            at += next;
            continue;
        }
        if question.has(word) {
            marked.push_str("<mark>");
            marked.push_str(word);
            marked.push_str("</mark>");
        } else {
            marked.push_str(word);
        }
        at += word.len();
    }
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

fn entity(text: &str) -> Option<&str> {
    let body = text.strip_prefix('&')?;
    let end = body.find(';').filter(|end| *end <= 10)?;
    body[..end].chars().all(|c| c.is_ascii_alphanumeric() || c == '#').then(|| &text[..end + 2])
}

impl Question {
    fn has(&self, word: &str) -> bool {
        let folded = fold(word);
        let spaced = document(word);
        self.phrases.iter().any(|phrase| {
            phrase.words.iter().enumerate().any(|(index, asked)| {
                let unfinished = phrase.open && index + 1 == phrase.words.len();
                folded == *asked
                    || (unfinished && folded.starts_with(asked.as_str()))
                    || (spaced != folded && spaced.split_whitespace().any(|part| part == asked))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::question;
    use super::*;

    #[rstest]
    #[case("lag", "<p>Replication lag.</p>", "<p>Replication <mark>lag</mark>.</p>")]
    #[case("repl", "<p>Replication lag</p>", "<p><mark>Replication</mark> lag</p>")]
    #[case("p", "<p>a &amp; p</p>", "<p>a &amp; <mark>p</mark></p>")]
    #[case("amp", "<p>a &amp; b</p>", "<p>a &amp; b</p>")]
    #[case("emile", "<em title=\"emile\">Émile</em>", "<em title=\"emile\"><mark>Émile</mark></em>")]
    fn words_are_marked_and_tags_are_not(#[case] typed: &str, #[case] html: &str, #[case] expected: &str) {
        assert_eq!(mark(html, &question(typed).expect("a word")), expected);
    }
}
