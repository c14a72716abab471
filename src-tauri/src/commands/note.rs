//! Notes and the notebook.

use lectern_core::notes::{
    self, Backlink, Due, LinkOffer, Note, NoteChoice, NoteDraft, NoteKind, NotePage, NoteQuery, RemovedNotes, Review,
    ReviewAnswer, Tagged,
};
use lectern_core::values::{BookId, ImageId, NoteId};
use lectern_core::{Changed, Now, Op};
use tauri::State;

use crate::bytes::Bytes;
use crate::error::Answer;
use crate::picture::decoded;
use crate::shelf::Shelf;

/// One window of the notebook.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_list(shelf: State<'_, Shelf>, query: NoteQuery) -> Answer<NotePage> {
    shelf.read(|view| notes::list(view, Now::from_system(), &query))
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

/// Puts tags on notes and takes others off.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_tag(
    shelf: State<'_, Shelf>,
    notes: NoteChoice,
    add: Vec<String>,
    remove: Vec<String>,
) -> Answer<Changed<Tagged>> {
    shelf.change(Op::NoteTag, |tx| notes::tag(tx, &notes, &add, &remove))
}

/// Moves notes to a book, or out of any.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_move(
    shelf: State<'_, Shelf>,
    notes: NoteChoice,
    book: Option<BookId>,
) -> Answer<Changed<u32>> {
    shelf.change(Op::NoteMove, |tx| notes::move_to(tx, &notes, book))
}

/// Makes notes of one kind.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_make(shelf: State<'_, Shelf>, notes: NoteChoice, kind: NoteKind) -> Answer<Changed<u32>> {
    shelf.change(Op::NoteMake, |tx| notes::make(tx, &notes, kind))
}

/// Takes notes away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_remove(shelf: State<'_, Shelf>, notes: NoteChoice) -> Answer<Changed<u32>> {
    shelf.change(Op::NoteRemove, |tx| notes::remove(tx, &notes))
}

/// Notes that were taken away, the latest first.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_removed(shelf: State<'_, Shelf>, offset: u32, limit: u32) -> Answer<RemovedNotes> {
    shelf.read(|view| notes::removed(view, offset, limit))
}

/// Brings notes back.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_restore(shelf: State<'_, Shelf>, ids: Vec<NoteId>) -> Answer<Changed<u32>> {
    shelf.change(Op::NoteRestore, |tx| notes::restore(tx, &ids))
}

/// Markdown as it will be shown.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_preview(shelf: State<'_, Shelf>, text: String) -> Answer<String> {
    shelf.read(|view| notes::preview(view, &text))
}

/// What `[[` and some letters can become.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn link_complete(shelf: State<'_, Shelf>, text: String) -> Answer<Vec<LinkOffer>> {
    shelf.read(|view| notes::complete(view, &text))
}

/// The notes that link to a book.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn link_to_book(shelf: State<'_, Shelf>, book: BookId) -> Answer<Vec<Backlink>> {
    shelf.read(|view| notes::links_to_book(view, book))
}

/// The notes that link to a note.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn link_to_note(shelf: State<'_, Shelf>, note: NoteId) -> Answer<Vec<Backlink>> {
    shelf.read(|view| notes::links_to_note(view, note))
}

/// Keeps a picture, sent as base64, and answers its id.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn image_add(shelf: State<'_, Shelf>, name: String, data: String) -> Answer<Changed<ImageId>> {
    let bytes = decoded(&data)?;
    shelf.change(Op::ImageAdd, |tx| notes::add_image(tx, &name, &bytes))
}

/// A picture's bytes.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn image_get(shelf: State<'_, Shelf>, id: ImageId) -> Answer<Bytes> {
    shelf.read(|view| notes::image(view, id)).map(|image| Bytes(image.bytes))
}

/// The questions and takeaways that are back, the longest waiting first.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_due(shelf: State<'_, Shelf>, limit: u32) -> Answer<Due> {
    shelf.read(|view| notes::due(view, Now::from_system(), limit))
}

/// Takes the reader's answer to a note that came back.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn note_review(shelf: State<'_, Shelf>, id: NoteId, answer: ReviewAnswer) -> Answer<Changed<Review>> {
    shelf.change(Op::NoteReview, |tx| notes::review(tx, id, answer))
}
