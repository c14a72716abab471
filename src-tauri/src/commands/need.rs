//! What comes before what: prerequisites, groups, parts, topics, and the picture of it all.

use lectern_core::plans::{self, GroupDraft, KnownTopic, NeedDraft, NeedTarget, Part, PlanGraph, Unlocks, Way, Weight};
use lectern_core::values::{GroupId, ItemId, PlanId};
use lectern_core::{Changed, Op};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// A plan as a picture: its items and what leads from one to the other.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_graph(shelf: State<'_, Shelf>, id: PlanId) -> Answer<PlanGraph> {
    shelf.read(|view| plans::graph(view, id))
}

/// The shortest way to an item.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_way(shelf: State<'_, Shelf>, id: ItemId) -> Answer<Way> {
    shelf.read(|view| plans::way(view, id))
}

/// What an item opens, directly and further on.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_unlocks(shelf: State<'_, Shelf>, id: ItemId) -> Answer<Unlocks> {
    shelf.read(|view| plans::unlocks(view, id))
}

/// Makes an item need something, or changes how much and why it does.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn need_set(shelf: State<'_, Shelf>, item: ItemId, draft: NeedDraft) -> Answer<Changed<()>> {
    shelf.change(Op::NeedSet, |tx| plans::set_need(tx, item, &draft))
}

/// Takes a prerequisite away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn need_remove(shelf: State<'_, Shelf>, item: ItemId, needs: NeedTarget) -> Answer<Changed<()>> {
    shelf.change(Op::NeedRemove, |tx| plans::remove_need(tx, item, &needs))
}

/// Waves a prerequisite through.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn need_waive(
    shelf: State<'_, Shelf>,
    item: ItemId,
    needs: NeedTarget,
    why: String,
) -> Answer<Changed<()>> {
    shelf.change(Op::NeedWaive, |tx| plans::waive(tx, item, &needs, &why))
}

/// Lets an item wait again for what was waved through.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn need_hold(shelf: State<'_, Shelf>, item: ItemId, needs: NeedTarget) -> Answer<Changed<()>> {
    shelf.change(Op::NeedHold, |tx| plans::hold(tx, item, &needs))
}

/// The topics that plans ask for, and those that the reader knows.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn topic_list(shelf: State<'_, Shelf>) -> Answer<Vec<KnownTopic>> {
    shelf.read(plans::topics)
}

/// The reader knows a topic, in every plan.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn topic_know(shelf: State<'_, Shelf>, topic: String) -> Answer<Changed<()>> {
    shelf.change(Op::TopicKnow, |tx| plans::know_topic(tx, &topic))
}

/// The reader does not know a topic, after all.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn topic_forget(shelf: State<'_, Shelf>, topic: String) -> Answer<Changed<()>> {
    shelf.change(Op::TopicKnow, |tx| plans::forget_topic(tx, &topic))
}

/// Makes a group of items; answers it.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn group_make(
    shelf: State<'_, Shelf>,
    items: Vec<ItemId>,
    draft: GroupDraft,
) -> Answer<Changed<GroupId>> {
    shelf.change(Op::GroupMake, |tx| plans::make_group(tx, &items, &draft))
}

/// Makes title and number of a group what the draft says, and its items those named, where they are.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn group_edit(
    shelf: State<'_, Shelf>,
    id: GroupId,
    draft: GroupDraft,
    items: Option<Vec<ItemId>>,
) -> Answer<Changed<()>> {
    shelf.change(Op::GroupEdit, |tx| plans::edit_group(tx, id, &draft, items.as_deref()))
}

/// Dissolves a group; its items stay.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn group_dissolve(shelf: State<'_, Shelf>, id: GroupId) -> Answer<Changed<()>> {
    shelf.change(Op::GroupDissolve, |tx| plans::dissolve_group(tx, id))
}

/// Makes an item a part of its book, or the whole of it again.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_part(shelf: State<'_, Shelf>, id: ItemId, part: Option<Part>) -> Answer<Changed<()>> {
    shelf.change(Op::ItemPart, |tx| plans::set_part(tx, id, part))
}

/// Says whether a plan is complete without items.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn item_weight(shelf: State<'_, Shelf>, ids: Vec<ItemId>, weight: Weight) -> Answer<Changed<()>> {
    shelf.change(Op::ItemWeight, |tx| plans::set_weight(tx, &ids, weight))
}
