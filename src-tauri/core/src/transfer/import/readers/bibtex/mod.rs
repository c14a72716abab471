//! BibTeX and BibLaTeX. Entries are read one by one, so that a broken one costs no other; what an entry points at (a
//! text of `@string`, the entry of `crossref`) may stand anywhere, so the text is held whole.

mod entry;
mod parts;
mod tex;

use std::collections::HashMap;

use biblatex::{RawBibliography, RawChunk, RawEntry};

use self::entry::understood;
use self::parts::Part;
use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::table::SourceRow;

/// BibTeX and BibLaTeX.
pub(in crate::transfer::import) const BIBTEX: Reader = Reader::Text { knows: parts::begin, open };

/// A text of `@string` of more pieces than these is one that grows by being put together from itself.
const MOST_PIECES: usize = 64;

fn open(text: Text<'_>) -> Result<Found<'_>> {
    Ok(Found { columns: formats::BIBTEX.names(), said: Vec::new(), rows: Box::new(Entries::of(text.whole()?)) })
}

/// The texts of `@string`, by their names in small letters.
type Strings = HashMap<String, Vec<String>>;

struct Entries {
    text: String,
    parts: Vec<Part>,
    strings: Strings,
    /// Where an entry stands among the parts, by its key in small letters.
    keys: HashMap<String, usize>,
    at: usize,
}

impl Entries {
    fn of(text: String) -> Self {
        let parts = parts::of(&text);
        let (mut strings, mut keys) = (Strings::new(), HashMap::new());
        for (at, part) in parts.iter().enumerate() {
            let Some(raw) = part.sound(&text) else { continue };
            if part.is_named(&text, "string") {
                define(&mut strings, &raw);
            } else if let Some(key) = part.key(&text) {
                keys.entry(key.to_lowercase()).or_insert(at);
            }
        }
        Self { text, parts, strings, keys, at: 0 }
    }

    fn row(&self, part: &Part) -> Option<SourceRow> {
        if ["string", "preamble", "comment"].iter().any(|name| part.is_named(&self.text, name)) {
            return None;
        }
        let raw = &self.text[part.range.clone()];
        let faulty = |why| Some(SourceRow::faulty(part.line, raw, why));
        if let Some(why) = part.fault() {
            return faulty(why.to_owned());
        }
        match parsed(&part.braced(&self.text)) {
            Ok(entry) => {
                let above = entry.fields.iter().find(|field| field.key.v.eq_ignore_ascii_case("crossref"));
                let above =
                    above.and_then(|field| self.keys.get(&entry::raw_text(field, &self.strings).to_lowercase()));
                let above = above.and_then(|at| self.parts[*at].sound(&self.text));
                let above = above.as_deref().and_then(|above| parsed(above).ok());
                let row = understood(&entry, above.as_ref(), &self.strings).into_row(part.line);
                Some(SourceRow { raw: Some(raw.to_owned()), ..row })
            }
            Err(why) => faulty(format!("The entry cannot be read: {why}.")),
        }
    }
}

impl Iterator for Entries {
    type Item = Result<SourceRow>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(part) = self.parts.get(self.at) {
            self.at += 1;
            if let Some(row) = self.row(part) {
                return Some(Ok(row));
            }
        }
        None
    }
}

/// The only entry of a text.
fn parsed(text: &str) -> std::result::Result<RawEntry<'_>, String> {
    let parsed = RawBibliography::parse(text).map_err(|error| {
        let before = text.get(..error.span.start).unwrap_or(text);
        format!("{} in its line {}", error.kind, before.matches('\n').count() + 1)
    })?;
    parsed.entries.into_iter().next().map(|entry| entry.v).ok_or_else(|| "there is nothing in it".to_owned())
}

/// Keeps texts under their names, each put together from those above it, as BibTeX does: none can mean itself.
fn define(strings: &mut Strings, text: &str) {
    let Ok(parsed) = RawBibliography::parse(text) else { return };
    for pair in parsed.abbreviations {
        let pieces = pair.value.v.iter().flat_map(|chunk| pieces(&chunk.v, strings)).take(MOST_PIECES).collect();
        strings.insert(pair.key.v.to_lowercase(), pieces);
    }
}

/// What a piece of a field stands for; a name that nobody gave stands for itself.
fn pieces(chunk: &RawChunk<'_>, strings: &Strings) -> Vec<String> {
    match chunk {
        RawChunk::Normal(text) => vec![(*text).to_owned()],
        RawChunk::Abbreviation(name) => {
            strings.get(&name.to_lowercase()).cloned().unwrap_or_else(|| vec![(*name).to_owned()])
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<SourceRow> {
        Entries::of(text.to_owned()).map(|row| row.unwrap()).collect()
    }

    #[test]
    fn a_broken_entry_is_told_by_its_line_and_costs_no_other() {
        let rows = rows(
            "@book{a, title = {Emma}}\n\n@book{b, title = {Never closed\n@book{c, title = }\n@book{d,\n title = {Sanditon}}\n",
        );
        let told: Vec<(u64, bool)> = rows.iter().map(|row| (row.line, row.fault.is_some())).collect();
        assert_eq!(told, [(1, false), (3, true), (4, true), (5, false)]);
    }

    #[test]
    fn a_text_that_means_itself_and_one_that_doubles_are_read_and_do_not_grow() {
        let mut text = "@string{a = a} @string{b = c} @string{c = b}\n".to_owned();
        for n in 0..40 {
            text += &format!("@string{{x{} = x{n} # x{n}}}\n", n + 1);
        }
        let rows = rows(&(text + "@book{k, title = a # b # x40}"));
        assert!(rows[0].cells[2].len() < 1000, "{:?}", rows[0].cells);
    }

    #[test]
    fn braces_of_any_depth_do_not_break_the_reader() {
        let deep = format!("@book{{k, title = {{{}x{}}}}}", "\\a{".repeat(20_000), "}".repeat(20_000));
        assert!(rows(&deep)[0].fault.is_some());
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_failing(text in r#"(@book\{|@string\{|[ -~\n]|title = |author = |year = |crossref = |\\"|\{|\}|,|é|\$){0,60}"#) {
            let _ = rows(&text);
            let _ = rows(&format!("@book{{k, title = {{{text}}}, author = {{{text}}}, year = \"{text}\"}}"));
        }
    }
}
