//! The books of the lists that come with Lectern, as far as they can be suggested.

use std::sync::OnceLock;

use super::super::file::{BookFile, ItemFile, PlanFile, builtin};
use super::weigh::Texts;
use super::{Suggestion, SuggestionPlace, SuggestionReason, SuggestionSource};
use crate::{Error, Result};

/// The list that fills what the first one lacks.
const CANON: &str = "backend-canon";

/// A book of a list.
pub(super) struct Listed {
    pub(super) book: &'static BookFile,
    pub(super) texts: Texts,
    item: &'static str,
}

impl Listed {
    pub(super) fn source(&self) -> SuggestionSource {
        SuggestionSource::Listed {
            plan: CANON.to_owned(),
            plan_title: canon().title.clone(),
            item: self.item.to_owned(),
        }
    }

    pub(super) fn suggestion(self, source: SuggestionSource, reasons: Vec<SuggestionReason>) -> Suggestion {
        Suggestion {
            source,
            title: self.book.title.clone(),
            authors: self.texts.authors,
            year: self.book.first_published,
            reasons,
        }
    }
}

/// Every book of the list.
pub(super) fn all() -> impl Iterator<Item = Listed> {
    canon().items().filter_map(|item| {
        let book = item.book.as_ref()?;
        Some(Listed { book, item: &item.id, texts: texts(item, book) })
    })
}

/// The book of an item of a list that comes with Lectern.
///
/// # Errors
/// `NotFound`.
pub(in super::super) fn listed(plan: &str, item: &str) -> Result<&'static BookFile> {
    let of = |list: &'static PlanFile| list.items().find(|other| other.id == item)?.book.as_ref();
    let book = if plan == CANON { of(canon()) } else { None };
    book.ok_or_else(|| Error::not_found(format!("book “{item}” in the built-in plan “{plan}”")))
}

fn canon() -> &'static PlanFile {
    static CANON_FILE: OnceLock<PlanFile> = OnceLock::new();
    CANON_FILE.get_or_init(|| {
        let canon = builtin::all().into_iter().find(|plan| plan.key == CANON);
        canon.expect("BUG: the list comes with Lectern").plan()
    })
}

fn texts(item: &ItemFile, book: &BookFile) -> Texts {
    let facts = &item.annotations;
    let said = [&[item.asks_for.clone(), facts.why.clone().unwrap_or_default()], facts.covers.as_slice()].concat();
    let said = [
        (SuggestionPlace::Title, book.title.clone()),
        (SuggestionPlace::Subtitle, book.subtitle.clone().unwrap_or_default()),
        (SuggestionPlace::Topic, facts.topic.clone().unwrap_or_default()),
        (SuggestionPlace::Listed, said.join(", ")),
    ];
    Texts { said: said.into(), authors: book.authors.iter().map(|author| author.name.clone()).collect() }
}
