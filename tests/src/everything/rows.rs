//! Which rows an operation takes.

use lectern_core::books::{self, BookQuery};
use lectern_core::filters;
use lectern_core::notes::{self, Hit, NoteChoice, NoteQuery};
use lectern_core::plans::{self, ItemPlace, NeedTarget, Requirement};
use lectern_core::reading;
use lectern_core::values::{
    BookId, ChapterId, EditionId, FilterId, GroupId, ItemId, NoteId, PlanId, ReadId, SessionId, StageId,
};
use lectern_core::{Error, Moment, Result, Tx};

use super::Dice;

pub(super) fn nothing<T>() -> Result<T> {
    Err(Error::not_found("such row"))
}

pub(super) fn books(tx: &Tx<'_>) -> Result<Vec<BookId>> {
    let query = BookQuery { limit: 500, ..BookQuery::default() };
    Ok(books::list(&tx.snapshot(), &query)?.books.into_iter().map(|book| book.id).collect())
}

pub(super) fn book(tx: &Tx<'_>, dice: Dice) -> Result<BookId> {
    dice.one(&books(tx)?).map_or_else(nothing, |book| Ok(*book))
}

pub(super) fn removed_book(tx: &Tx<'_>, dice: Dice) -> Result<BookId> {
    let query = BookQuery { limit: 500, in_trash: true, ..BookQuery::default() };
    let books = books::list(&tx.snapshot(), &query)?.books;
    dice.one(&books).map_or_else(nothing, |book| Ok(book.id))
}

pub(super) fn edition(tx: &Tx<'_>, dice: Dice) -> Result<EditionId> {
    let editions = books::editions_of(&tx.snapshot(), book(tx, dice)?)?;
    dice.one(&editions).map_or_else(nothing, |edition| Ok(edition.id))
}

/// One chapter, or two, of any edition of a book that has contents.
pub(super) fn chapters(tx: &Tx<'_>, dice: Dice) -> Result<Vec<ChapterId>> {
    let editions = books::editions_of(&tx.snapshot(), book(tx, dice)?)?;
    let all: Vec<ChapterId> = editions.iter().flat_map(|edition| &edition.chapters).map(|chapter| chapter.id).collect();
    let from = dice.1 as usize % all.len().max(1);
    let some: Vec<ChapterId> = all.into_iter().skip(from).take(1 + dice.2 as usize % 2).collect();
    if some.is_empty() { nothing() } else { Ok(some) }
}

pub(super) fn read(tx: &Tx<'_>, dice: Dice) -> Result<ReadId> {
    let reads = reading::reads_of(&tx.snapshot(), book(tx, dice)?)?;
    dice.one(&reads).map_or_else(nothing, |read| Ok(read.id))
}

pub(super) fn session(tx: &Tx<'_>, dice: Dice) -> Result<SessionId> {
    let sessions = reading::sessions_of(&tx.snapshot(), read(tx, dice)?)?;
    dice.one(&sessions).map_or_else(nothing, |session| Ok(session.id))
}

pub(super) fn gap(tx: &Tx<'_>) -> Result<Moment> {
    let gaps = reading::timer(&tx.snapshot(), tx.now())?.map(|timer| timer.gaps).unwrap_or_default();
    gaps.last().map_or_else(nothing, |gap| Ok(gap.from))
}

pub(super) fn note(tx: &Tx<'_>, dice: Dice) -> Result<NoteId> {
    let query = NoteQuery { limit: 500, ..NoteQuery::default() };
    let found = notes::list(&tx.snapshot(), tx.now(), &query)?.notes;
    let notes: Vec<NoteId> = found.iter().filter_map(Hit::note).collect();
    dice.one(&notes).map_or_else(nothing, |note| Ok(*note))
}

/// One note by id, or all that a question finds.
pub(super) fn some_notes(tx: &Tx<'_>, dice: Dice) -> Result<NoteChoice> {
    Ok(match dice.1 % 3 {
        0 => NoteChoice::Found(NoteQuery { tags: vec!["lag".to_owned()], ..NoteQuery::default() }),
        _ => NoteChoice::These(vec![note(tx, dice)?]),
    })
}

pub(super) fn filter(tx: &Tx<'_>, dice: Dice) -> Result<(FilterId, Vec<FilterId>)> {
    let filters: Vec<FilterId> = filters::list(&tx.snapshot(), tx.now())?.iter().map(|filter| filter.id).collect();
    match dice.one(&filters) {
        Some(id) => Ok((*id, filters.iter().copied().filter(|other| other != id).collect())),
        None => nothing(),
    }
}

pub(super) fn plan(tx: &Tx<'_>, dice: Dice) -> Result<PlanId> {
    let plans = plans::list(&tx.snapshot())?;
    dice.one(&plans).map_or_else(nothing, |plan| Ok(plan.id))
}

pub(super) fn stage(tx: &Tx<'_>, dice: Dice) -> Result<(StageId, Vec<StageId>)> {
    let stages: Vec<StageId> =
        plans::get(&tx.snapshot(), plan(tx, dice)?)?.stages.into_iter().map(|stage| stage.id).collect();
    match dice.one(&stages) {
        Some(id) => Ok((*id, stages.iter().copied().filter(|other| other != id).collect())),
        None => nothing(),
    }
}

pub(super) fn item(tx: &Tx<'_>, dice: Dice) -> Result<(ItemId, ItemPlace)> {
    let plan = plans::get(&tx.snapshot(), plan(tx, dice)?)?;
    let items: Vec<_> = plan.stages.iter().flat_map(|stage| &stage.items).collect();
    let Some(item) = dice.one(&items) else { return nothing() };
    let to = &plan.stages[dice.1 as usize % plan.stages.len()];
    let others: Vec<ItemId> = to.items.iter().map(|other| other.id).filter(|other| *other != item.id).collect();
    let before = others.get(dice.2 as usize % (others.len() + 1)).copied();
    Ok((item.id, ItemPlace { stage: to.id, before }))
}

/// Another item of the same plan.
pub(super) fn other_item(tx: &Tx<'_>, dice: Dice) -> Result<ItemId> {
    let plan = plans::get(&tx.snapshot(), plan(tx, dice)?)?;
    let items: Vec<ItemId> = plan.stages.iter().flat_map(|stage| &stage.items).map(|item| item.id).collect();
    Dice(dice.1, 0, 0).one(&items).map_or_else(nothing, |item| Ok(*item))
}

pub(super) fn group(tx: &Tx<'_>, dice: Dice) -> Result<GroupId> {
    let groups = plans::get(&tx.snapshot(), plan(tx, dice)?)?.groups;
    Dice(dice.2, 0, 0).one(&groups).map_or_else(nothing, |group| Ok(group.id))
}

/// An item that needs something, and what.
pub(super) fn need(tx: &Tx<'_>, dice: Dice) -> Result<(ItemId, NeedTarget)> {
    let plan = plans::get(&tx.snapshot(), plan(tx, dice)?)?;
    let items = plan.stages.iter().flat_map(|stage| &stage.items);
    let needs: Vec<(ItemId, NeedTarget)> =
        items.flat_map(|item| item.requires.iter().filter_map(|need| Some((item.id, target(need)?)))).collect();
    Dice(dice.1, 0, 0).one(&needs).map_or_else(nothing, |need| Ok(need.clone()))
}

fn target(need: &Requirement) -> Option<NeedTarget> {
    let item = need.item.as_ref().map(|link| NeedTarget::Item { id: link.id });
    let group = need.group.as_ref().map(|link| NeedTarget::Group { id: link.id });
    item.or(group).or_else(|| need.topic.clone().map(|name| NeedTarget::Topic { name }))
}
