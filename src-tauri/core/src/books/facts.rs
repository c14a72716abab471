//! From what was typed to what is true: each field parsed, each refusal named after its field.

use super::{BookDraft, EditionDraft, Format, Role};
use crate::values::*;
use crate::{Error, Result};

const LONGEST_TEXT: usize = 1 << 20;

/// A book's facts, all valid.
pub(super) struct BookFacts {
    pub(super) title: Title,
    pub(super) subtitle: Option<String>,
    pub(super) authors: Vec<(PersonName, Role)>,
    pub(super) series: Option<String>,
    pub(super) series_number: Option<String>,
    pub(super) first_published: Option<ImpreciseDate>,
    pub(super) language: Option<String>,
    pub(super) description: Option<String>,
    pub(super) why_added: Option<String>,
    pub(super) recommended_by: Option<String>,
    pub(super) tags: Vec<TagName>,
}

impl BookFacts {
    pub(super) fn parse(draft: &BookDraft) -> Result<Self> {
        let mut authors = Vec::new();
        for (index, author) in draft.authors.iter().enumerate() {
            if author.name.trim().is_empty() {
                continue;
            }
            let name =
                PersonName::parse(&author.name).map_err(|error| Error::invalid(format!("authors.{index}"), error))?;
            if !authors.contains(&(name.clone(), author.role)) {
                authors.push((name, author.role));
            }
        }
        let tags = draft
            .tags
            .iter()
            .filter(|tag| !tag.trim().is_empty())
            .map(|tag| TagName::parse(tag).map_err(|error| Error::invalid("tags", error)))
            .collect::<Result<_>>()?;
        Ok(Self {
            title: Title::parse(&draft.title).map_err(|error| Error::invalid("title", error))?,
            subtitle: line("subtitle", &draft.subtitle, 1000)?,
            authors,
            series: line("series", &draft.series, 500)?,
            series_number: line("series_number", &draft.series_number, 40)?,
            first_published: date("first_published", &draft.first_published)?,
            language: language(&draft.language)?,
            description: text("description", &draft.description, LONGEST_TEXT)?,
            why_added: text("why_added", &draft.why_added, 100_000)?,
            recommended_by: line("recommended_by", &draft.recommended_by, 1000)?,
            tags,
        })
    }
}

/// An edition's facts, all valid.
pub(super) struct EditionFacts {
    pub(super) name: Option<String>,
    pub(super) isbn: Option<Isbn>,
    pub(super) asin: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<ImpreciseDate>,
    pub(super) language: Option<String>,
    pub(super) format: Option<Format>,
    pub(super) pages: Option<u32>,
    pub(super) last_page: Option<u32>,
    pub(super) minutes: Option<u32>,
}

impl EditionFacts {
    pub(super) fn parse(draft: &EditionDraft) -> Result<Self> {
        let isbn = match draft.isbn.trim() {
            "" => None,
            typed => Some(Isbn::parse(typed).map_err(|error| Error::invalid("isbn", error))?),
        };
        let facts = Self {
            name: line("name", &draft.name, 200)?,
            isbn,
            asin: line("asin", &draft.asin, 20)?,
            publisher: line("publisher", &draft.publisher, 300)?,
            published: date("published", &draft.published)?,
            language: language(&draft.language)?,
            format: draft.format,
            pages: count("pages", &draft.pages, 100_000, "Pages are a whole number from 1 to 100,000.")?,
            last_page: count("last_page", &draft.last_page, 100_000, "A page is a whole number from 1 to 100,000.")?,
            minutes: minutes(&draft.minutes)?,
        };
        match (facts.last_page, facts.pages) {
            (Some(last), Some(pages)) if last > pages => Err(Error::invalid(
                "last_page",
                format!("The text cannot end on page {last} of {pages}. Correct one of the two."),
            )),
            _ => Ok(facts),
        }
    }

    /// Whether nothing at all is known.
    pub(super) fn is_empty(&self) -> bool {
        self.name.is_none()
            && self.isbn.is_none()
            && self.asin.is_none()
            && self.publisher.is_none()
            && self.published.is_none()
            && self.language.is_none()
            && self.format.is_none()
            && self.pages.is_none()
            && self.last_page.is_none()
            && self.minutes.is_none()
    }
}

/// A text of one line; empty is none.
fn line(field: &str, typed: &str, longest: usize) -> Result<Option<String>> {
    let one = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    text(field, &one, longest)
}

/// A text of any lines; empty is none.
fn text(field: &str, typed: &str, longest: usize) -> Result<Option<String>> {
    let trimmed = typed.trim();
    if trimmed.chars().count() > longest {
        return Err(Error::invalid(field, format!("This is longer than {longest} characters.")));
    }
    Ok((!trimmed.is_empty()).then(|| trimmed.replace('\0', "")))
}

fn date(field: &str, typed: &str) -> Result<Option<ImpreciseDate>> {
    match typed.trim() {
        "" => Ok(None),
        typed => ImpreciseDate::parse(typed).map(Some).map_err(|error| Error::invalid(field, error)),
    }
}

fn language(typed: &str) -> Result<Option<String>> {
    let typed = typed.trim();
    let plausible = (2..=35).contains(&typed.len())
        && typed.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()));
    match typed {
        "" => Ok(None),
        _ if plausible => Ok(Some(typed.to_owned())),
        _ => Err(Error::invalid("language", "A language is a short code such as en, de or pt-BR.")),
    }
}

fn count(field: &str, typed: &str, most: u32, rule: &str) -> Result<Option<u32>> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '.' | '\u{2009}')).collect();
    match digits.parse::<u32>() {
        _ if digits.is_empty() => Ok(None),
        Ok(number) if (1..=most).contains(&number) => Ok(Some(number)),
        _ => Err(Error::invalid(field, rule)),
    }
}

/// A length of a recording: minutes, or hours and minutes.
fn minutes(typed: &str) -> Result<Option<u32>> {
    const RULE: &str = "Write the length as minutes, or as hours and minutes: 612, 10h12, 10:12.";
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().all(|c| c.is_ascii_digit()) {
        return count("minutes", typed, 1_000_000, RULE);
    }
    match Entry::parse(typed) {
        Ok(entry) => length(&entry).map(Some).ok_or_else(|| Error::invalid("minutes", RULE)),
        Err(_) => Err(Error::invalid("minutes", RULE)),
    }
}

fn length(entry: &Entry) -> Option<u32> {
    let measured = entry.resolve(&Measure::default(), None).ok()?;
    (measured.unit() == Unit::Minute && measured.value() >= 1.0).then(|| measured.value().round() as u32)
}
