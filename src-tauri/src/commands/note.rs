//! Notes and the notebook.

use lectern_core::notes::{self, Note, NoteDraft, NotePage, NoteQuery};
use lectern_core::values::{BookId, NoteId};
use lectern_core::{Changed, Op};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// One window of the notebook.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_list(shelf: State<'_, Shelf>, query: NoteQuery) -> Answer<NotePage> {
    shelf.read(|view| notes::list(view, &query))
}

/// The notes of a book, by place.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_of_book(shelf: State<'_, Shelf>, book: BookId) -> Answer<Vec<Note>> {
    shelf.read(|view| notes::of_book(view, book))
}

/// Writes a note.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_add(shelf: State<'_, Shelf>, draft: NoteDraft) -> Answer<Changed<NoteId>> {
    shelf.change(Op::NoteAdd, |tx| notes::add(tx, &draft))
}

/// Makes a note what the draft says.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_edit(shelf: State<'_, Shelf>, id: NoteId, draft: NoteDraft) -> Answer<Changed<()>> {
    shelf.change(Op::NoteEdit, |tx| notes::edit(tx, id, &draft))
}

/// Takes notes away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_remove(shelf: State<'_, Shelf>, ids: Vec<NoteId>) -> Answer<Changed<()>> {
    shelf.change(Op::NoteRemove, |tx| notes::remove(tx, &ids))
}

/// Brings notes back.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_restore(shelf: State<'_, Shelf>, ids: Vec<NoteId>) -> Answer<Changed<()>> {
    shelf.change(Op::NoteRestore, |tx| notes::restore(tx, &ids))
}

/// Markdown as it will be shown.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_preview(shelf: State<'_, Shelf>, text: String) -> Answer<String> {
    shelf.read(|_| Ok(lectern_core::markdown::render(&text)))
}
