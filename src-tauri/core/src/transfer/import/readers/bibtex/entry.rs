//! What an entry says, without braces and backslashes.

use biblatex::{Bibliography, ChunksExt, Pair, Person, RawBibliography, RawChunk, RawEntry, Spanned};

use super::{Strings, pieces, tex};
use crate::transfer::import::readers::reference::{Reference, page_count, published};

/// Fields that are shown as Markdown, which has mathematics.
const SHOWN: [&str; 4] = ["abstract", "note", "annotation", "annote"];
/// Fields that are no words.
const ADDRESSES: [&str; 2] = ["doi", "url"];

/// What one entry says, and where it is silent the one that it is a part of.
pub(super) fn understood(entry: &RawEntry<'_>, above: Option<&RawEntry<'_>>, strings: &Strings) -> Reference {
    let fields = Fields { entry, above, strings };
    let year = fields.first(&["date", "year"]);
    let mut reference = Reference {
        key: entry.key.v.to_owned(),
        kind: entry.kind.v.to_lowercase(),
        title: fields.first(&["title", "booktitle", "maintitle"]),
        subtitle: fields.first(&["subtitle"]),
        publisher: fields.first(&["publisher", "school", "institution", "organization"]),
        // What is no date is told as it stands.
        published: [published(&year), year_in(&year)].into_iter().find(|date| !date.is_empty()).unwrap_or(year),
        isbn: vec![fields.first(&["isbn"]).replace([' ', ';', '/'], ",")],
        pages: fields.pages(),
        language: fields.first(&["langid", "language"]),
        series: fields.first(&["series"]),
        volume: fields.first(&["volume", "number"]),
        edition: fields.first(&["edition"]),
        summary: fields.first(&["abstract"]),
        keywords: fields.first(&["keywords", "keyword"]).split([',', ';']).map(|word| word.trim().to_owned()).collect(),
        notes: ["note", "annotation", "annote"]
            .iter()
            .map(|name| fields.own(name))
            .filter(|text| !text.is_empty())
            .collect(),
        doi: fields.own("doi"),
        url: fields.own("url"),
        ..Reference::default()
    };
    reference.keywords.retain(|word| !word.is_empty());
    for (name, did) in [("author", None), ("editor", Some("Editor")), ("translator", Some("Translator"))] {
        for person in fields.people(name) {
            reference.add_person(&person, did);
        }
    }
    reference
}

/// A field as it stands, its texts of `@string` put in.
pub(super) fn raw_text(field: &Pair<'_>, strings: &Strings) -> String {
    field.value.v.iter().flat_map(|chunk| pieces(&chunk.v, strings)).collect()
}

struct Fields<'a> {
    entry: &'a RawEntry<'a>,
    above: Option<&'a RawEntry<'a>>,
    strings: &'a Strings,
}

impl Fields<'_> {
    /// The first of these fields that says something, in the entry or above it.
    fn first(&self, names: &[&str]) -> String {
        let all = [Some(self.entry), self.above].into_iter().flatten();
        let mut said = all.flat_map(|entry| names.iter().filter_map(|name| self.text(entry, name)));
        said.find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn own(&self, name: &str) -> String {
        self.text(self.entry, name).unwrap_or_default()
    }

    fn text(&self, entry: &RawEntry<'_>, name: &str) -> Option<String> {
        let raw = self.raw(entry, name)?;
        let shows_math = SHOWN.contains(&name);
        let text = read(name, &raw, |chunks| tex::words(chunks, shows_math))
            .unwrap_or_else(|| tex::without_commands(&raw.replace(['{', '}'], "")));
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn raw(&self, entry: &RawEntry<'_>, name: &str) -> Option<String> {
        let field = entry.fields.iter().find(|field| field.key.v.eq_ignore_ascii_case(name))?;
        let raw = raw_text(field, self.strings);
        Some(if ADDRESSES.contains(&name) { raw } else { tex::with_letters(&raw) })
    }

    /// The people of a field: "and others" are nobody.
    fn people(&self, name: &str) -> Vec<String> {
        let raw = [Some(self.entry), self.above].into_iter().flatten().find_map(|entry| self.raw(entry, name));
        let people = raw.and_then(|raw| read(name, &raw, |chunks| chunks.parse::<Vec<Person>>().ok()).flatten());
        let names = people.unwrap_or_default().into_iter().map(|person| spoken(&person));
        names.filter(|name| !matches!(name.as_str(), "" | "others")).collect()
    }

    /// How many pages there are; of a part it is said where it stands, which is something else.
    fn pages(&self) -> String {
        let is_part = self.entry.kind.v.to_ascii_lowercase().starts_with("in")
            || self.entry.kind.v.eq_ignore_ascii_case("article");
        let total = self.own("pagetotal");
        page_count(if total.is_empty() && !is_part { self.own("pages") } else { total }.as_str())
    }
}

/// A field as the crate reads it, its braces and commands carried out; none where they are wrong.
fn read<T>(name: &str, text: &str, take: impl FnOnce(&[Spanned<biblatex::Chunk>]) -> T) -> Option<T> {
    // The crate adds to the places; a detached one has none to add to.
    let at_start = |text| Spanned::new(text, 0..0);
    let value = Spanned::new(vec![Spanned::new(RawChunk::Normal(text), 0..text.len())], 0..text.len());
    let field = Pair { key: at_start(name), value };
    let entry = RawEntry { key: at_start(""), kind: at_start("misc"), fields: vec![field] };
    let alone = RawBibliography {
        preamble: String::new(),
        entries: vec![Spanned::new(entry, 0..text.len())],
        abbreviations: Vec::new(),
    };
    let entry = Bibliography::from_raw(alone).ok()?.into_iter().next()?;
    entry.get(&name.to_lowercase()).map(take)
}

/// A name in an order in which it can be read again.
fn spoken(person: &Person) -> String {
    let family = [&person.prefix, &person.name, &person.suffix].map(|part| part.trim());
    let family = family.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    match person.given_name.trim() {
        "" => family,
        given => format!("{given} {family}"),
    }
}

/// A year that stands between marks for sorting: `{\noopsort{1973b}}1973`.
fn year_in(text: &str) -> String {
    let mut runs = text.split(|c: char| !c.is_ascii_digit());
    runs.rfind(|digits| digits.len() == 4).unwrap_or_default().to_owned()
}
