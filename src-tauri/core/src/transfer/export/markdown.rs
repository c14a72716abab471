//! A library to read: a heading a book, what is known of it, and its notes.

use super::store::Exported;
use super::table::stars;
use crate::notes::NoteKind;

/// Whether a text begins as a library does that left as a text to read: a heading, and soon the line that every book has.
pub(in crate::transfer) fn begins_as_text_to_read(text: &str) -> bool {
    text.starts_with("## ") && text.lines().take(8).any(|line| line.starts_with(STATE))
}

/// What stands before the state of a book, which has one always.
const STATE: &str = "- State: ";

/// One book.
pub(super) fn book(book: &Exported) -> String {
    let title =
        if book.subtitle.is_empty() { book.title.clone() } else { format!("{}: {}", book.title, book.subtitle) };
    let mut text = format!("## {}\n\n", plain(&title));
    let authors = book.named("author").join(", ");
    if !authors.is_empty() {
        text.push_str(&format!("{}\n\n", plain(&authors)));
    }
    for (name, value) in facts(book) {
        if !value.is_empty() {
            text.push_str(&format!("- {name}: {}\n", plain(&value)));
        }
    }
    for read in &book.reads {
        let date = |date: &Option<String>| date.as_deref().unwrap_or("?").to_owned();
        text.push_str(&format!("- Read: {}, {} to {}\n", read.state, date(&read.started), date(&read.ended)));
    }
    for words in [&book.description, &book.review] {
        if !words.is_empty() {
            text.push_str(&format!("\n{}\n", words.trim_end()));
        }
    }
    for note in &book.notes {
        let typed = note.typed();
        let at = if typed.is_empty() { String::new() } else { format!(", {}", plain(typed)) };
        let quoted = note.kind == NoteKind::Quote;
        let words: Vec<String> = note
            .text
            .trim_end()
            .lines()
            .map(|line| if quoted { format!("> {line}") } else { line.to_owned() })
            .collect();
        text.push_str(&format!("\n### {}{at}\n\n{}\n", capital(note.kind.as_str()), words.join("\n")));
    }
    text.push('\n');
    text
}

fn facts(book: &Exported) -> [(&'static str, String); 9] {
    let series = [book.series.as_str(), book.series_number.as_str()];
    [
        ("State", book.state.replace('_', " ")),
        ("Rating", book.rating.map(|half| format!("{} of 5", stars(half))).unwrap_or_default()),
        ("Series", series.join(" ").trim().to_owned()),
        ("Published", joined(&[&book.edition().publisher, &book.edition().published])),
        ("First published", book.first_published.clone()),
        ("ISBN", book.edition().isbn13.clone()),
        ("Pages", book.edition().pages.map(|pages| pages.to_string()).unwrap_or_default()),
        ("Tags", book.tags.join(", ")),
        ("Why", joined(&[&book.why_added, &book.recommended_by])),
    ]
}

fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// One line that Markdown takes as it is.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
