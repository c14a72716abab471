//! A plan file comes into the library: its stages, items and needs, and a book for each that is surely known.

use std::collections::HashMap;

use rusqlite::named_params;

use super::file::{AnnotationsFile, BookFile, CandidateFile, ItemFile, Level, PlanFile, Range, Target};
use super::store::{self, PlanRow, StageRow};
use super::{Confidence, PartUnit, Strength, file};
use crate::books::{self, AuthorDraft, BookDraft, EditionDraft, Role};
use crate::library::{Tx, new_id};
use crate::values::*;
use crate::{Error, Result};

/// Takes the plan. Books that the library has already are used as they are; others are added; low and missing
/// identifications add no book.
///
/// # Errors
/// `Conflict` where the library has this plan: it is opened, not taken twice. A plan that `file::parse` accepted is
/// otherwise always taken.
pub fn take(tx: &mut Tx<'_>, plan: &PlanFile) -> Result<PlanId> {
    if store::taken(&tx.snapshot(), &plan.id)?.is_some() {
        return Err(Error::conflict(format!("The library has the plan “{}” already.", plan.title)));
    }
    let id = new_id!(PlanId, tx);
    store::insert_plan(
        tx,
        &PlanRow {
            id,
            source: Some(plan.id.clone()),
            version: Some(plan.version.clone()),
            title: plan.title.clone(),
            summary: Some(plan.summary.clone()).filter(|text| !text.is_empty()),
            curator: Some(plan.curator.name.clone()),
            goal: None,
            target: None,
        },
    )?;
    let groups = take_groups(tx, id, plan)?;
    let mut taking = Taking { plan: id, groups, items: HashMap::new(), added: HashMap::new() };
    let mut last = None;
    for stage in &plan.stages {
        let key = store::key_after(last.as_deref());
        let row = StageRow {
            id: new_id!(StageId, tx),
            title: stage.title.clone(),
            summary: Some(stage.summary.clone()).filter(|text| !text.is_empty()),
            order_key: key.clone(),
        };
        store::insert_stage(tx, id, Some(&stage.id), &row)?;
        taking.items_of(tx, row.id, &stage.items)?;
        last = Some(key);
    }
    for item in plan.items() {
        taking.needs_of(tx, item)?;
    }
    tx.about(plan.title.as_str());
    Ok(id)
}

struct Taking {
    plan: PlanId,
    groups: HashMap<String, GroupId>,
    items: HashMap<String, ItemId>,
    /// Books that this plan brought, by title and first author: list rows are made at the end of a change, so the
    /// library cannot be asked for them yet. They may get a second edition from this plan.
    added: HashMap<(String, String), BookId>,
}

fn take_groups(tx: &Tx<'_>, plan: PlanId, file: &PlanFile) -> Result<HashMap<String, GroupId>> {
    let mut groups = HashMap::new();
    for group in &file.groups {
        let id = new_id!(GroupId, tx);
        tx.sql(include_str!("sql/add_group.sql"))?.execute(named_params! {
            ":id": id, ":plan": plan, ":source": group.id, ":title": group.title, ":take": group.take,
        })?;
        groups.insert(group.id.clone(), id);
    }
    Ok(groups)
}

impl Taking {
    fn items_of(&mut self, tx: &mut Tx<'_>, stage: StageId, items: &[ItemFile]) -> Result<()> {
        let mut last = None;
        for item in items {
            let key = store::key_after(last.as_deref());
            let id = new_id!(ItemId, tx);
            self.items.insert(item.id.clone(), id);
            let (book, edition) = match &item.book {
                Some(file) => {
                    let book = self.book(tx, file)?;
                    (Some(book), edition_named(tx, book, file)?)
                }
                None => (None, None),
            };
            let part = item.part.as_ref().map(|part| match part.range {
                Range::Chapters([first, last]) => (PartUnit::Chapter, first, last),
                Range::Pages([first, last]) => (PartUnit::Page, first, last),
            });
            tx.sql(include_str!("sql/add_item.sql"))?.execute(named_params! {
                ":id": id,
                ":plan": self.plan,
                ":stage": stage,
                ":source": item.id,
                ":asks_for": item.asks_for,
                ":book": book,
                ":confidence": Confidence::from(item.identification.confidence),
                ":basis": item.identification.basis,
                ":no_such_book": item.names_no_existing_book,
                ":part_unit": part.map(|part| part.0),
                ":part_first": part.map(|part| part.1),
                ":part_last": part.map(|part| part.2),
                ":optional": item.optional,
                ":group": item.group.as_ref().and_then(|group| self.groups.get(group)),
                ":edition": edition,
                ":order_key": key,
            })?;
            candidates_of(tx, id, &item.candidates)?;
            annotations_of(tx, id, &item.annotations)?;
            last = Some(key);
        }
        Ok(())
    }

    /// The library's book, by ISBN or by title and first author; else a new one.
    fn book(&mut self, tx: &mut Tx<'_>, file: &BookFile) -> Result<BookId> {
        let isbn =
            file.edition.as_ref().and_then(|edition| edition.isbn13.as_deref()).and_then(|it| Isbn::parse(it).ok());
        if let Some(isbn) = &isbn
            && let Some(book) = books::by_isbn(&tx.snapshot(), isbn)?.first()
        {
            return Ok(*book);
        }
        let author = file.authors.first().map(|author| author.name.as_str());
        let name = (fold(&file.title), fold(author.unwrap_or_default()));
        if let Some(book) = self.added.get(&name) {
            books::add_edition(tx, *book, &edition_draft(file))?;
            return Ok(*book);
        }
        if let Some(book) = same_book(tx, &file.title, author)? {
            return Ok(book);
        }
        let book = books::add(tx, &book_draft(file), &edition_draft(file))?;
        self.added.insert(name, book);
        Ok(book)
    }

    fn needs_of(&self, tx: &Tx<'_>, item: &ItemFile) -> Result<()> {
        let Some(id) = self.items.get(&item.id) else { return Ok(()) };
        for need in &item.requires {
            let (needs, topic) = match &need.target {
                Target::Item(other) => (self.items.get(other), None),
                Target::Topic(topic) => (None, Some(topic)),
            };
            tx.sql(include_str!("sql/add_need.sql"))?.execute(named_params! {
                ":id": new_id!(RequirementId, tx),
                ":item": id,
                ":needs": needs,
                ":topic": topic,
                ":strength": Strength::from(need.strength),
                ":why": need.why,
            })?;
        }
        Ok(())
    }
}

/// The edition of `book` with the ISBN that the list names.
fn edition_named(tx: &Tx<'_>, book: BookId, file: &BookFile) -> Result<Option<EditionId>> {
    let named = file.edition.as_ref().and_then(|edition| edition.isbn13.as_deref()).and_then(|it| Isbn::parse(it).ok());
    let editions = books::editions_of(&tx.snapshot(), book)?;
    Ok(editions.into_iter().find(|edition| named.is_some() && edition.isbn13 == named).map(|edition| edition.id))
}

/// The book of the library with this title whose people include the first author; where no author is given, the title
/// alone must be unique.
pub(super) fn same_book(tx: &Tx<'_>, title: &str, author: Option<&str>) -> Result<Option<BookId>> {
    let Ok(title) = Title::parse(title) else { return Ok(None) };
    let view = tx.snapshot();
    let found = books::matching(&view, &title)?;
    let Some(author) = author else {
        return Ok(if let [only] = found.as_slice() { Some(*only) } else { None });
    };
    for book in found {
        let authors = books::get(&view, book)?.authors;
        if authors.iter().any(|other| fold(other.name.as_str()) == fold(author)) {
            return Ok(Some(book));
        }
    }
    Ok(None)
}

fn book_draft(file: &BookFile) -> BookDraft {
    BookDraft {
        title: file.title.clone(),
        subtitle: file.subtitle.clone().unwrap_or_default(),
        authors: file
            .authors
            .iter()
            .map(|author| AuthorDraft {
                name: author.name.clone(),
                role: author.role.as_deref().map_or(Role::Author, |role| Role::parse_word(role).unwrap_or(Role::Other)),
            })
            .collect(),
        first_published: file.first_published.map(|year| year.to_string()).unwrap_or_default(),
        language: file.language.clone().unwrap_or_default(),
        ..BookDraft::default()
    }
}

fn edition_draft(file: &BookFile) -> EditionDraft {
    let Some(edition) = &file.edition else { return EditionDraft::default() };
    EditionDraft {
        name: edition.name.clone().unwrap_or_default(),
        isbn: edition.isbn13.clone().unwrap_or_default(),
        publisher: edition.publisher.clone().unwrap_or_default(),
        published: edition.year.map(|year| year.to_string()).unwrap_or_default(),
        pages: edition.pages.map(|pages| pages.to_string()).unwrap_or_default(),
        ..EditionDraft::default()
    }
}

fn candidates_of(tx: &Tx<'_>, item: ItemId, candidates: &[CandidateFile]) -> Result<()> {
    for (position, candidate) in candidates.iter().enumerate() {
        tx.sql(include_str!("sql/add_candidate.sql"))?.execute(named_params! {
            ":id": new_id!(CandidateId, tx),
            ":item": item,
            ":position": position,
            ":title": candidate.title,
            ":authors": candidate.authors.join("; "),
            ":year": candidate.year,
            ":publisher": candidate.publisher,
            ":pages": candidate.pages,
            ":isbn13": candidate.isbn13,
            ":note": candidate.note,
        })?;
    }
    Ok(())
}

fn annotations_of(tx: &Tx<'_>, item: ItemId, facts: &AnnotationsFile) -> Result<()> {
    for (position, (kind, text)) in stored_facts(facts).into_iter().enumerate() {
        tx.sql(include_str!("sql/add_annotation.sql"))?.execute(named_params! {
            ":id": new_id!(AnnotationId, tx), ":item": item, ":kind": kind, ":position": position, ":text": text,
        })?;
    }
    Ok(())
}

/// The facts of an item one by one, in the order of the file.
fn stored_facts(facts: &AnnotationsFile) -> Vec<(&'static str, String)> {
    let mut stored = Vec::new();
    let mut one = |kind, text: &Option<String>| stored.extend(text.clone().map(|text| (kind, text)));
    one("why", &facts.why);
    one("topic", &facts.topic);
    one("level", &facts.level.map(|level| level_word(level).to_owned()));
    one("project", &facts.project);
    one("outdated_since", &facts.outdated_since);
    one("author_hint", &facts.author_hint);
    for (kind, texts) in [
        ("audience", &facts.audience),
        ("role", &facts.role),
        ("covers", &facts.covers),
        ("focus_on", &facts.focus_on),
        ("skip", &facts.skip),
        ("caution", &facts.caution),
    ] {
        stored.extend(texts.iter().map(|text| (kind, text.clone())));
    }
    stored.extend(facts.must_read.then(|| ("must_read", "yes".to_owned())));
    stored.extend(facts.classic.then(|| ("classic", "yes".to_owned())));
    stored.extend(facts.recommended_by.iter().map(|by| {
        let parts = [Some(by.name.clone()), by.date.clone(), by.link.clone()];
        ("recommended_by", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }));
    stored
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Beginner => "beginner",
        Level::Intermediate => "intermediate",
        Level::Advanced => "advanced",
    }
}

impl From<file::Confidence> for Confidence {
    fn from(confidence: file::Confidence) -> Self {
        match confidence {
            file::Confidence::Stated => Self::Stated,
            file::Confidence::High => Self::High,
            file::Confidence::Medium => Self::Medium,
            file::Confidence::Low => Self::Low,
            file::Confidence::None => Self::None,
        }
    }
}

impl From<file::Strength> for Strength {
    fn from(strength: file::Strength) -> Self {
        match strength {
            file::Strength::Hard => Self::Hard,
            file::Strength::Soft => Self::Soft,
        }
    }
}
