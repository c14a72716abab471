//! Plans, stages and items.

use lectern_core::books::{BookDraft, EditionDraft};
use lectern_core::plans::{
    self, Annotations, BookPlan, Depth, Item, ItemPlace, Mark, MatchChoice, OutlinePiece, PlanDraft, PlanOffer,
    PlanOutline, PlanSummary, StageDraft, Suggestion,
};
use lectern_core::values::{BookId, ItemId, PlanId, StageId};
use lectern_core::{Changed, Op};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// The built-in plans.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_offers(shelf: State<'_, Shelf>) -> Answer<Vec<PlanOffer>> {
    shelf.read(|view| plans::offers(Some(view)))
}

/// Takes a built-in plan into the library.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_take(shelf: State<'_, Shelf>, key: String) -> Answer<Changed<PlanId>> {
    shelf.change(Op::PlanTake, |tx| plans::take(tx, &plans::offer_plan(&key)?))
}

/// All plans with their counts.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_list(shelf: State<'_, Shelf>) -> Answer<Vec<PlanSummary>> {
    shelf.read(plans::list)
}

/// A plan without its items; its stages and groups from one of them on, as many as an answer carries.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_outline(shelf: State<'_, Shelf>, id: PlanId, from: u32) -> Answer<PlanOutline> {
    shelf.read(|view| plans::outline(view, id, from))
}

/// Items of a plan in a few bytes each: as many behind `after` as one answer carries, or that they are those of the print
/// that is known.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_items(
    shelf: State<'_, Shelf>,
    id: PlanId,
    after: Option<ItemId>,
    known: Option<String>,
) -> Answer<OutlinePiece> {
    shelf.read(|view| plans::outlined_items(view, id, after, known.as_deref()))
}

/// Some items of a plan, whole: as many as one answer carries.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_rows(shelf: State<'_, Shelf>, id: PlanId, items: Vec<ItemId>) -> Answer<Vec<Item>> {
    shelf.read(|view| plans::rows(view, id, &items))
}

/// The places of a book in plans.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_of_book(shelf: State<'_, Shelf>, book: BookId) -> Answer<Vec<BookPlan>> {
    shelf.read(|view| plans::plans_of_book(view, book))
}

/// Makes a plan with one empty stage.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_create(shelf: State<'_, Shelf>, draft: PlanDraft) -> Answer<Changed<PlanId>> {
    shelf.change(Op::PlanCreate, |tx| plans::create(tx, &draft))
}

/// Makes a plan of books, in their order.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_make(
    shelf: State<'_, Shelf>,
    draft: PlanDraft,
    books: Vec<BookId>,
) -> Answer<Changed<PlanId>> {
    shelf.change(Op::PlanCreate, |tx| plans::create_of(tx, &draft, &books))
}

/// Publishes a new version of the reader's own plan; answers the version.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_publish(
    shelf: State<'_, Shelf>,
    id: PlanId,
    version: String,
    note: String,
) -> Answer<Changed<String>> {
    shelf.change(Op::PlanPublish, |tx| plans::publish(tx, id, &version, &note))
}

/// Makes a plan's title, summary, goal and target what the draft says.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_edit(shelf: State<'_, Shelf>, id: PlanId, draft: PlanDraft) -> Answer<Changed<()>> {
    shelf.change(Op::PlanEdit, |tx| plans::edit(tx, id, &draft))
}

/// Takes a plan away; its books stay.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_remove(shelf: State<'_, Shelf>, id: PlanId) -> Answer<Changed<()>> {
    shelf.change(Op::PlanRemove, |tx| plans::remove(tx, id))
}

/// Adds a stage at the end of a plan.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn stage_add(shelf: State<'_, Shelf>, plan: PlanId, draft: StageDraft) -> Answer<Changed<StageId>> {
    shelf.change(Op::StageAdd, |tx| plans::add_stage(tx, plan, &draft))
}

/// Makes a stage what the draft says.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn stage_edit(shelf: State<'_, Shelf>, id: StageId, draft: StageDraft) -> Answer<Changed<()>> {
    shelf.change(Op::StageEdit, |tx| plans::edit_stage(tx, id, &draft))
}

/// Moves a stage before another, or to the end.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn stage_move(shelf: State<'_, Shelf>, id: StageId, before: Option<StageId>) -> Answer<Changed<()>> {
    shelf.change(Op::StageMove, |tx| plans::move_stage(tx, id, before))
}

/// Takes an empty stage away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn stage_remove(shelf: State<'_, Shelf>, id: StageId) -> Answer<Changed<()>> {
    shelf.change(Op::StageRemove, |tx| plans::remove_stage(tx, id))
}

/// Puts a book into a plan.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_add(
    shelf: State<'_, Shelf>,
    plan: PlanId,
    stage: Option<StageId>,
    book: BookId,
) -> Answer<Changed<ItemId>> {
    shelf.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, stage, book))
}

/// Puts several books into a plan; those it has already stay where they stand.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_add_several(
    shelf: State<'_, Shelf>,
    plan: PlanId,
    stage: Option<StageId>,
    books: Vec<BookId>,
) -> Answer<Changed<()>> {
    shelf.change(Op::ItemAdd, |tx| plans::add_items(tx, plan, stage, &books))
}

/// Adds a book to the library and puts it into a plan; answers the book.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_add_new(
    shelf: State<'_, Shelf>,
    plan: PlanId,
    stage: Option<StageId>,
    draft: BookDraft,
    edition: EditionDraft,
) -> Answer<Changed<BookId>> {
    shelf.change(Op::ItemAdd, |tx| plans::add_new_book(tx, plan, stage, &draft, &edition))
}

/// Moves items to a place in their plan, one behind the other.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_move(shelf: State<'_, Shelf>, ids: Vec<ItemId>, to: ItemPlace) -> Answer<Changed<()>> {
    shelf.change(Op::ItemMove, |tx| plans::move_items(tx, &ids, to))
}

/// Marks items as skipped, known or removed; no mark takes them back.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_mark(
    shelf: State<'_, Shelf>,
    ids: Vec<ItemId>,
    mark: Option<Mark>,
    reason: String,
) -> Answer<Changed<()>> {
    shelf.change(Op::ItemMark, |tx| plans::mark(tx, &ids, mark, Some(&reason)))
}

/// Matches a recommendation to a book; answers the book.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_match(
    shelf: State<'_, Shelf>,
    id: ItemId,
    choice: MatchChoice,
) -> Answer<Changed<Option<BookId>>> {
    shelf.change(Op::ItemMatch, |tx| plans::match_book(tx, id, &choice))
}

/// Books that a recommendation may be, with what speaks for each.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_suggestions(shelf: State<'_, Shelf>, id: ItemId) -> Answer<Vec<Suggestion>> {
    shelf.read(|view| plans::suggestions(view, id))
}

/// Makes what the reader's own list says of an item these facts.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_annotate(shelf: State<'_, Shelf>, id: ItemId, facts: Annotations) -> Answer<Changed<()>> {
    shelf.change(Op::ItemAnnotate, |tx| plans::annotate(tx, id, &facts))
}

/// Sets the reader's own reason and target of an item.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_edit(
    shelf: State<'_, Shelf>,
    id: ItemId,
    reason: String,
    target: String,
) -> Answer<Changed<()>> {
    shelf.change(Op::ItemEdit, |tx| plans::edit_item(tx, id, &reason, &target))
}

/// Says how far an item was taken; none takes it back.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_depth(shelf: State<'_, Shelf>, id: ItemId, depth: Option<Depth>) -> Answer<Changed<()>> {
    shelf.change(Op::ItemDepth, |tx| plans::set_depth(tx, id, depth))
}
