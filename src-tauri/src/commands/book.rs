//! Books and editions.

use std::path::PathBuf;

use lectern_core::books::{
    self, Book, BookDraft, BookPage, BookQuery, BookRow, ContentsPreview, EditionDraft, TagCount,
};
use lectern_core::merge::{self, MergePreview};
use lectern_core::rename::edit_book;
use lectern_core::values::{BookId, EditionId, Rating};
use lectern_core::{Changed, Op};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// One window of the library.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_list(shelf: State<'_, Shelf>, query: BookQuery) -> Answer<BookPage> {
    shelf.read(|view| books::list(view, &query))
}

/// The books that one about to be added may already be.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_alike(shelf: State<'_, Shelf>, title: String, isbn: String) -> Answer<Vec<BookRow>> {
    shelf.read(|view| books::alike(view, &title, &isbn))
}

/// A book with its people, tags and editions.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_get(shelf: State<'_, Shelf>, id: BookId) -> Answer<Book> {
    shelf.read(|view| books::get(view, id))
}

/// The draft that a form for the book starts from.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_draft(shelf: State<'_, Shelf>, id: BookId) -> Answer<BookDraft> {
    shelf.read(|view| Ok(books::draft_of(&books::get(view, id)?)))
}

/// Adds a book; only the title is needed.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_add(
    shelf: State<'_, Shelf>,
    draft: BookDraft,
    edition: EditionDraft,
) -> Answer<Changed<BookId>> {
    shelf.change(Op::BookAdd, |tx| books::add(tx, &draft, &edition))
}

/// Makes a book what the draft says.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_edit(shelf: State<'_, Shelf>, id: BookId, draft: BookDraft) -> Answer<Changed<()>> {
    shelf.change(Op::BookEdit, |tx| edit_book(tx, id, &draft))
}

/// Puts tags on books and takes others off.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_tag(
    shelf: State<'_, Shelf>,
    ids: Vec<BookId>,
    add: Vec<String>,
    remove: Vec<String>,
) -> Answer<Changed<()>> {
    shelf.change(Op::BookTag, |tx| books::tag(tx, &ids, &add, &remove))
}

/// Rates a book, or takes the rating away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_rate(shelf: State<'_, Shelf>, id: BookId, rating: Option<Rating>) -> Answer<Changed<()>> {
    shelf.change(Op::BookRate, |tx| books::rate(tx, id, rating))
}

/// Reviews a book; an empty text takes the review away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_review(shelf: State<'_, Shelf>, id: BookId, text: String) -> Answer<Changed<()>> {
    shelf.change(Op::BookRate, |tx| books::review(tx, id, &text))
}

/// Moves books to the trash.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_remove(shelf: State<'_, Shelf>, ids: Vec<BookId>) -> Answer<Changed<()>> {
    shelf.change(Op::BookRemove, |tx| books::remove(tx, &ids))
}

/// Brings books back from the trash.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_restore(shelf: State<'_, Shelf>, ids: Vec<BookId>) -> Answer<Changed<()>> {
    shelf.change(Op::BookRestore, |tx| books::restore(tx, &ids))
}

/// Adds an edition.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn edition_add(
    shelf: State<'_, Shelf>,
    book: BookId,
    draft: EditionDraft,
) -> Answer<Changed<EditionId>> {
    shelf.change(Op::EditionAdd, |tx| books::add_edition(tx, book, &draft))
}

/// Makes an edition what the draft says.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn edition_edit(shelf: State<'_, Shelf>, id: EditionId, draft: EditionDraft) -> Answer<Changed<()>> {
    shelf.change(Op::EditionEdit, |tx| books::edit_edition(tx, id, &draft))
}

/// Moves an edition before another one of its book, or to the end.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn edition_move(
    shelf: State<'_, Shelf>,
    id: EditionId,
    before: Option<EditionId>,
) -> Answer<Changed<()>> {
    shelf.change(Op::EditionMove, |tx| books::move_edition(tx, id, before))
}

/// Takes an edition away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn edition_remove(shelf: State<'_, Shelf>, id: EditionId) -> Answer<Changed<()>> {
    shelf.change(Op::EditionRemove, |tx| books::remove_edition(tx, id))
}

/// Sets the contents of an edition from typed or pasted lines.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn contents_set(shelf: State<'_, Shelf>, edition: EditionId, text: String) -> Answer<Changed<()>> {
    shelf.change(Op::ContentsSet, |tx| books::set_contents(tx, edition, &text))
}

/// What lines of contents would mean; nothing is saved.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn contents_preview(
    shelf: State<'_, Shelf>,
    edition: Option<EditionId>,
    text: String,
) -> Answer<ContentsPreview> {
    shelf.read(|view| books::preview_contents(view, edition, &text))
}

/// The contents of an edition as lines that read back as the same chapters.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn contents_text(shelf: State<'_, Shelf>, edition: EditionId) -> Answer<String> {
    shelf.read(|view| books::text_of_contents(view, edition))
}

/// The contents that a text file or an EPUB holds, as lines to look over.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn contents_read(path: PathBuf) -> Answer<String> {
    Ok(books::contents_of_file(&path)?)
}

/// What merging a book into another would do; nothing is changed.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_merge_preview(shelf: State<'_, Shelf>, keep: BookId, other: BookId) -> Answer<MergePreview> {
    shelf.read(|view| merge::preview(view, keep, other))
}

/// Merges a book into another; one undo takes them apart again.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn book_merge(shelf: State<'_, Shelf>, keep: BookId, other: BookId) -> Answer<Changed<()>> {
    shelf.change(Op::BookMerge, |tx| merge::merge(tx, keep, other))
}

/// All tags in use.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn tag_list(shelf: State<'_, Shelf>) -> Answer<Vec<TagCount>> {
    shelf.read(books::all_tags)
}
