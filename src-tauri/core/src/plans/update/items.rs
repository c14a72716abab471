//! The items of an accepted update: new ones come, known ones are re-worded and moved. The reader's layer, and what they
//! read and noted, stay as they are: an item keeps its row.

use rusqlite::named_params;

use super::super::Confidence;
use super::super::curated::ItemEntry;
use super::super::file::{BookFile, ItemFile, RequirementFile};
use super::super::take::{annotations_of, candidates_of, edition_draft, edition_named, part_of, set_item_more};
use super::apply::Applying;
use super::difference::Entry;
use super::placed::item_key;
use crate::Result;
use crate::books;
use crate::library::Tx;
use crate::values::{BookId, EditionId, ItemId, StageId, fold};

pub(super) fn take(tx: &mut Tx<'_>, applying: &mut Applying<'_>) -> Result<()> {
    let (new, curated, difference) = (applying.new, applying.curated, applying.difference);
    let olds: std::collections::HashMap<&str, &ItemFile> =
        curated.file.items().map(|item| (item.id.as_str(), item)).collect();
    let mut needs: Vec<(ItemId, Vec<RequirementFile>)> = Vec::new();
    for stage in &new.stages {
        let Some(stage_id) = applying.stages.get(stage.id.as_str()).copied() else { continue };
        let mut last: Option<String> = None;
        for item in stage.items.iter().filter(|item| !difference.refused.contains(item.id.as_str())) {
            let taken = ItemFile { requires: difference.needs_taken(item), mine: None, ..item.clone() };
            let old = difference.items.get(item.id.as_str()).copied();
            let stays = difference.settled.places.contains(&item.id);
            let key = match old.and_then(|id| Some((&curated.items[id], olds.get(id)?))) {
                None => {
                    let key = applying.keys.after(stage_id, last.as_deref());
                    let id = applying.taking.item(tx, stage_id, &taken, &key)?;
                    revive(tx, stage_id)?;
                    needs.push((id, taken.requires.clone()));
                    key
                }
                Some((row, old)) => {
                    change(tx, applying, row, old, &taken, &mut needs)?;
                    place(tx, applying, row, &item.id, stage_id, last.as_deref())?
                }
            };
            // Nothing follows an item that the reader leaves where it was.
            if !stays {
                last = Some(key);
            }
        }
    }
    // Only now is every item there that may be needed.
    for (id, needs) in needs {
        tx.sql(include_str!("../sql/drop_needs.sql"))?
            .execute(named_params! { ":item": id, ":now": tx.now().millis() })?;
        applying.taking.needs(tx, id, &needs)?;
    }
    Ok(())
}

/// Gives the item its place in the new version, where that moved. Answers its key.
fn place(
    tx: &Tx<'_>,
    applying: &mut Applying<'_>,
    row: &ItemEntry,
    id: &str,
    stage: StageId,
    last: Option<&str>,
) -> Result<String> {
    if !applying.difference.entry(&item_key(id)).is_some_and(Entry::moved) {
        return Ok(row.key.clone());
    }
    let key = applying.keys.after(stage, last);
    tx.sql(include_str!("../sql/place_item.sql"))?
        .execute(named_params! { ":id": row.id, ":stage": stage, ":order_key": key })?;
    revive(tx, stage)?;
    Ok(key)
}

/// A stage that the reader took away is there again when something comes into it.
fn revive(tx: &Tx<'_>, stage: StageId) -> Result<()> {
    tx.sql(include_str!("../sql/revive_stage.sql"))?.execute([stage])?;
    Ok(())
}

/// Makes the curator's layer of an item what the new version says.
fn change(
    tx: &mut Tx<'_>,
    applying: &mut Applying<'_>,
    row: &ItemEntry,
    old: &ItemFile,
    taken: &ItemFile,
    needs: &mut Vec<(ItemId, Vec<RequirementFile>)>,
) -> Result<()> {
    if old == taken {
        return Ok(());
    }
    let (book, edition) = book_of(tx, applying, row, old, taken)?;
    let part = part_of(taken.part.as_ref());
    tx.sql(include_str!("../sql/update_item.sql"))?.execute(named_params! {
        ":id": row.id,
        ":source": taken.id,
        ":asks_for": taken.asks_for,
        ":book": book,
        ":edition": edition,
        ":confidence": Confidence::from(taken.identification.confidence),
        ":basis": taken.identification.basis,
        ":no_such_book": taken.names_no_existing_book,
        ":part_unit": part.map(|part| part.0),
        ":part_first": part.map(|part| part.1),
        ":part_last": part.map(|part| part.2),
        ":optional": taken.optional,
        ":group": taken.group.as_ref().and_then(|group| applying.taking.groups.get(group)),
    })?;
    set_item_more(tx, row.id, taken)?;
    let now = tx.now().millis();
    if old.annotations != taken.annotations {
        tx.sql(include_str!("../sql/drop_annotations.sql"))?.execute(named_params! { ":item": row.id, ":now": now })?;
        annotations_of(tx, row.id, &taken.annotations)?;
    }
    if old.candidates != taken.candidates {
        tx.sql(include_str!("../sql/drop_candidates.sql"))?.execute(named_params! { ":item": row.id, ":now": now })?;
        candidates_of(tx, row.id, &taken.candidates)?;
    }
    if old.requires != taken.requires {
        needs.push((row.id, taken.requires.clone()));
    }
    Ok(())
}

/// The book that an item is now. The same work under another title or in another edition stays the reader's book, so
/// that what they read of it stays too.
fn book_of(
    tx: &mut Tx<'_>,
    applying: &mut Applying<'_>,
    row: &ItemEntry,
    old: &ItemFile,
    new: &ItemFile,
) -> Result<(Option<BookId>, Option<EditionId>)> {
    let Some(now) = &new.book else { return Ok((None, None)) };
    let book = match (&old.book, row.book) {
        (Some(before), Some(book)) if is_same_work(before, now) => {
            rename(tx, book, before, now)?;
            add_edition(tx, book, now)?;
            book
        }
        _ => applying.taking.book(tx, now)?,
    };
    Ok((Some(book), edition_named(&tx.snapshot(), book, now)?))
}

pub(super) fn is_same_work(before: &BookFile, now: &BookFile) -> bool {
    let isbn = |book: &BookFile| book.edition.as_ref().and_then(|edition| edition.isbn13.clone());
    let authors = |book: &BookFile| {
        let mut names: Vec<String> = book.authors.iter().map(|author| fold(&author.name)).collect();
        names.sort();
        names
    };
    (isbn(before).is_some() && isbn(before) == isbn(now))
        || fold(&before.title) == fold(&now.title)
        || (!before.authors.is_empty() && authors(before) == authors(now))
}

/// Takes the new title over where the reader's book still has the old one.
fn rename(tx: &mut Tx<'_>, book: BookId, before: &BookFile, now: &BookFile) -> Result<()> {
    let mine = books::get(&tx.snapshot(), book)?;
    if before.title == now.title || mine.title.as_str() != before.title {
        return Ok(());
    }
    let draft = books::BookDraft { title: now.title.clone(), ..books::draft_of(&mine) };
    books::edit(tx, book, &draft)
}

/// Adds the edition that the list speaks of now, where the book lacks its ISBN.
fn add_edition(tx: &mut Tx<'_>, book: BookId, now: &BookFile) -> Result<()> {
    let named = now.edition.as_ref().is_some_and(|edition| edition.isbn13.is_some());
    if named && edition_named(&tx.snapshot(), book, now)?.is_none() {
        books::add_edition(tx, book, &edition_draft(now))?;
    }
    Ok(())
}
