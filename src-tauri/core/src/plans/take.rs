//! A plan file comes into the library: its stages, items and needs, and a book for each that is surely known.

use std::collections::HashMap;

use rusqlite::named_params;

use super::curated::stored::{facts_of, more_of_item, more_of_plan, more_of_stage};
use super::file::{
    AnnotationsFile, BookFile, CandidateFile, GroupFile, ItemFile, PartFile, PlanFile, Range, RequirementFile, Target,
};
use super::store::{self, PlanRow, StageRow};
use super::{Confidence, PartUnit, Strength, file, take_mine};
use crate::books::{self, AuthorDraft, BookDraft, EditionDraft, Role};
use crate::library::{Snapshot, Tx, new_id};
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
            curator: plan.curator.as_ref().map(|curator| curator.name.clone()),
            goal: None,
            target: None,
        },
    )?;
    set_plan_more(tx, id, plan)?;
    let mut taking = Taking::new(id);
    for group in &plan.groups {
        taking.group(tx, group)?;
    }
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
        taking.stages.insert(stage.id.clone(), row.id);
        set_stage_more(tx, row.id, stage)?;
        taking.items_of(tx, row.id, &stage.items)?;
        last = Some(key);
    }
    for item in plan.items() {
        taking.needs_of(tx, item)?;
    }
    take_mine::take(tx, plan, &mut taking)?;
    tx.about(plan.title.as_str());
    Ok(id)
}

/// What has been taken of a plan so far: the rows by the ids of the file.
pub(super) struct Taking {
    pub(super) plan: PlanId,
    pub(super) groups: HashMap<String, GroupId>,
    pub(super) stages: HashMap<String, StageId>,
    pub(super) items: HashMap<String, ItemId>,
    /// Books that this plan brought, by title and first author: list rows are made at the end of a change, so the
    /// library cannot be asked for them yet. They may get a second edition from this plan.
    added: HashMap<(String, String), BookId>,
}

/// Keeps what the columns of a plan do not say.
pub(super) fn set_plan_more(tx: &Tx<'_>, id: PlanId, plan: &PlanFile) -> Result<()> {
    tx.sql(include_str!("sql/set_plan_more.sql"))?.execute(named_params! { ":id": id, ":more": more_of_plan(plan) })?;
    Ok(())
}

/// Keeps what the columns of a stage do not say.
pub(super) fn set_stage_more(tx: &Tx<'_>, id: StageId, stage: &super::file::StageFile) -> Result<()> {
    tx.sql(include_str!("sql/set_stage_more.sql"))?
        .execute(named_params! { ":id": id, ":more": more_of_stage(stage) })?;
    Ok(())
}

/// Keeps what the columns of an item do not say, and its book as the list names it.
pub(super) fn set_item_more(tx: &Tx<'_>, id: ItemId, item: &ItemFile) -> Result<()> {
    tx.sql(include_str!("sql/set_item_more.sql"))?
        .execute(named_params! { ":id": id, ":named": named(item), ":more": more_of_item(item) })?;
    Ok(())
}

/// The book of an item as the list names it.
fn named(item: &ItemFile) -> Option<String> {
    item.book.as_ref().map(|book| serde_json::to_string(book).expect("BUG: a book can be written as JSON"))
}

/// The part of a book as columns: its unit, first and last.
pub(super) fn part_of(part: Option<&PartFile>) -> Option<(PartUnit, u32, u32)> {
    part.map(|part| match part.range {
        Range::Chapters([first, last]) => (PartUnit::Chapter, first, last),
        Range::Pages([first, last]) => (PartUnit::Page, first, last),
    })
}

impl Taking {
    pub(super) fn new(plan: PlanId) -> Self {
        Self { plan, groups: HashMap::new(), stages: HashMap::new(), items: HashMap::new(), added: HashMap::new() }
    }

    /// Adds a group of the plan's.
    pub(super) fn group(&mut self, tx: &Tx<'_>, group: &GroupFile) -> Result<()> {
        self.add_group(tx, group, Some(&group.id))
    }

    /// Adds a group of the reader's own.
    pub(super) fn own_group(&mut self, tx: &Tx<'_>, group: &GroupFile) -> Result<()> {
        self.add_group(tx, group, None)
    }

    fn add_group(&mut self, tx: &Tx<'_>, group: &GroupFile, source: Option<&String>) -> Result<()> {
        let id = new_id!(GroupId, tx);
        tx.sql(include_str!("sql/add_group.sql"))?.execute(named_params! {
            ":id": id, ":plan": self.plan, ":source": source, ":title": group.title, ":take": group.take,
        })?;
        self.groups.insert(group.id.clone(), id);
        Ok(())
    }

    fn items_of(&mut self, tx: &mut Tx<'_>, stage: StageId, items: &[ItemFile]) -> Result<()> {
        let mut last = None;
        for item in items {
            let key = store::key_after(last.as_deref());
            self.item(tx, stage, item, &key)?;
            last = Some(key);
        }
        Ok(())
    }

    /// Adds an item with all that is said of it but its needs.
    pub(super) fn item(&mut self, tx: &mut Tx<'_>, stage: StageId, item: &ItemFile, key: &str) -> Result<ItemId> {
        let id = new_id!(ItemId, tx);
        self.items.insert(item.id.clone(), id);
        let (book, edition) = match &item.book {
            Some(file) => {
                let book = self.book(tx, file)?;
                (Some(book), edition_named(&tx.snapshot(), book, file)?)
            }
            None => (None, None),
        };
        let part = part_of(item.part.as_ref());
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
            ":named": named(item),
            ":more": more_of_item(item),
        })?;
        candidates_of(tx, id, &item.candidates)?;
        annotations_of(tx, id, &item.annotations)?;
        Ok(id)
    }

    /// The library's book, by ISBN or by title and first author; else a new one.
    pub(super) fn book(&mut self, tx: &mut Tx<'_>, file: &BookFile) -> Result<BookId> {
        if let Some(book) = book_of_isbn(&tx.snapshot(), file)? {
            return Ok(book);
        }
        let author = file.authors.first().map(|author| author.name.as_str());
        let name = (fold(&file.title), fold(author.unwrap_or_default()));
        if let Some(book) = self.added.get(&name) {
            books::add_edition(tx, *book, &edition_draft(file))?;
            return Ok(*book);
        }
        if let Some(book) = same_book(&tx.snapshot(), &file.title, author)? {
            return Ok(book);
        }
        let book = books::add(tx, &book_draft(file), &edition_draft(file))?;
        self.added.insert(name, book);
        Ok(book)
    }

    pub(super) fn needs_of(&self, tx: &Tx<'_>, item: &ItemFile) -> Result<()> {
        self.items.get(&item.id).map_or(Ok(()), |id| self.needs(tx, *id, &item.requires))
    }

    /// Adds what an item needs; what leads to no item that was taken is passed over.
    pub(super) fn needs(&self, tx: &Tx<'_>, item: ItemId, needs: &[RequirementFile]) -> Result<()> {
        needs.iter().enumerate().try_for_each(|(position, need)| self.need(tx, item, position, need))
    }

    fn need(&self, tx: &Tx<'_>, item: ItemId, position: usize, need: &RequirementFile) -> Result<()> {
        let (needs, group, topic) = match &need.target {
            Target::Item(other) => (self.items.get(other), None, None),
            Target::Group(group) => (None, self.groups.get(group), None),
            Target::Topic(topic) => (None, None, Some(topic)),
        };
        if needs.is_none() && group.is_none() && topic.is_none() {
            return Ok(());
        }
        tx.sql(include_str!("sql/add_need.sql"))?.execute(named_params! {
            ":id": new_id!(RequirementId, tx),
            ":item": item,
            ":needs": needs,
            ":group": group,
            ":topic": topic,
            ":strength": Strength::from(need.strength),
            ":why": need.why,
            ":position": position,
        })?;
        Ok(())
    }
}

/// The edition of `book` with the ISBN that the list names.
pub(super) fn edition_named(view: &Snapshot<'_>, book: BookId, file: &BookFile) -> Result<Option<EditionId>> {
    let named = file.edition.as_ref().and_then(|edition| edition.isbn13.as_deref()).and_then(|it| Isbn::parse(it).ok());
    let editions = books::editions_of(view, book)?;
    Ok(editions.into_iter().find(|edition| named.is_some() && edition.isbn13 == named).map(|edition| edition.id))
}

/// The book of the library that a list names, by ISBN or by title and first author.
pub(super) fn book_named(view: &Snapshot<'_>, file: &BookFile) -> Result<Option<BookId>> {
    match book_of_isbn(view, file)? {
        Some(book) => Ok(Some(book)),
        None => same_book(view, &file.title, file.authors.first().map(|author| author.name.as_str())),
    }
}

fn book_of_isbn(view: &Snapshot<'_>, file: &BookFile) -> Result<Option<BookId>> {
    let named = file.edition.as_ref().and_then(|edition| edition.isbn13.as_deref()).and_then(|it| Isbn::parse(it).ok());
    Ok(match named {
        Some(isbn) => books::by_isbn(view, &isbn)?.first().copied(),
        None => None,
    })
}

/// The book of the library with this title whose people include the first author; where no author is given, the title
/// alone must be unique.
pub(super) fn same_book(view: &Snapshot<'_>, title: &str, author: Option<&str>) -> Result<Option<BookId>> {
    let Ok(title) = Title::parse(title) else { return Ok(None) };
    let found = books::matching(view, &title)?;
    let Some(author) = author else {
        return Ok(if let [only] = found.as_slice() { Some(*only) } else { None });
    };
    let Ok(author) = PersonName::parse(author) else { return Ok(None) };
    for book in found {
        let authors = books::get(view, book)?.authors;
        if authors.iter().any(|other| other.name.agrees_with(&author)) {
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
        first_published: year_typed(file.first_published),
        language: file.language.clone().unwrap_or_default(),
        ..BookDraft::default()
    }
}

/// A year as a form takes it; one that no form takes stands in the list's own words alone.
fn year_typed(year: Option<i32>) -> String {
    let typed = year.map(|year| year.to_string()).filter(|typed| ImpreciseDate::parse(typed).is_ok());
    typed.unwrap_or_default()
}

pub(super) fn edition_draft(file: &BookFile) -> EditionDraft {
    let Some(edition) = &file.edition else { return EditionDraft::default() };
    EditionDraft {
        name: edition.name.clone().unwrap_or_default(),
        isbn: edition.isbn13.clone().unwrap_or_default(),
        publisher: edition.publisher.clone().unwrap_or_default(),
        published: year_typed(edition.year),
        pages: edition.pages.map(|pages| pages.to_string()).unwrap_or_default(),
        ..EditionDraft::default()
    }
}

pub(super) fn candidates_of(tx: &Tx<'_>, item: ItemId, candidates: &[CandidateFile]) -> Result<()> {
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

pub(super) fn annotations_of(tx: &Tx<'_>, item: ItemId, facts: &AnnotationsFile) -> Result<()> {
    for (position, (kind, text)) in facts_of(facts).into_iter().enumerate() {
        tx.sql(include_str!("sql/add_annotation.sql"))?.execute(named_params! {
            ":id": new_id!(AnnotationId, tx), ":item": item, ":kind": kind, ":position": position, ":text": text,
        })?;
    }
    Ok(())
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
