//! References for LaTeX.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::store::Exported;
use crate::values::{ImpreciseDate, fold};

/// The keys that were given: each book has its own.
#[derive(Default)]
pub(super) struct Keys(BTreeSet<String>);

impl Keys {
    /// "austen1815emma", and a letter behind it where that is taken.
    fn give(&mut self, book: &Exported, year: &str) -> String {
        let author = book.people.first().map_or("", |(_, sorted, _)| sorted.split(',').next().unwrap_or_default());
        let first = book.title.split_whitespace().find(|word| word.chars().count() > 3).unwrap_or(&book.title);
        let plain = |text: &str| fold(text).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        let key = format!("{}{year}{}", plain(author), plain(first));
        let key = if key.is_empty() { "book".to_owned() } else { key };
        let mut given = key.clone();
        for number in 2.. {
            if self.0.insert(given.clone()) {
                break;
            }
            given = format!("{key}-{number}");
        }
        given
    }
}

/// One book.
pub(super) fn entry(book: &Exported, keys: &mut Keys) -> String {
    let year =
        [&book.edition().published, &book.first_published].into_iter().find_map(|date| year(date)).unwrap_or_default();
    let people = |role: &str| book.named(role).into_iter().map(name).collect::<Vec<_>>().join(" and ");
    let pages = book.edition().pages.map(|pages| pages.to_string()).unwrap_or_default();
    let fields = [
        ("author", people("author")),
        ("editor", people("editor")),
        ("translator", people("translator")),
        ("title", escaped(&book.title)),
        ("subtitle", escaped(&book.subtitle)),
        ("series", escaped(&book.series)),
        ("number", escaped(&book.series_number)),
        ("publisher", escaped(&book.edition().publisher)),
        ("year", year.clone()),
        ("isbn", book.edition().isbn13.clone()),
        ("pagetotal", pages),
        ("language", escaped(&book.language)),
        ("keywords", escaped(&book.tags.join(", "))),
    ];
    let mut entry = format!("@book{{{},\n", keys.give(book, &year));
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        entry.push_str(&format!("  {name} = {{{value}}},\n"));
    }
    entry.push_str("}\n\n");
    entry
}

fn year(date: &str) -> Option<String> {
    Some(ImpreciseDate::parse(date).ok()?.earliest()?.year().to_string())
}

/// A name that is not to be taken apart where it holds a word that would do that.
fn name(name: &str) -> String {
    let escaped = escaped(name);
    if name.contains(" and ") || name.contains(',') { format!("{{{escaped}}}") } else { escaped }
}

/// Text in which LaTeX finds nothing to do.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => safe.push_str("\\textbackslash{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' | '{' | '}' => {
                safe.push('\\');
                safe.push(c);
            }
            _ if c.is_control() => safe.push(' '),
            _ => safe.push(c),
        }
    }
    safe
}
