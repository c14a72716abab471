//! Reads and the log.

use lectern_core::reading::{self, ChapterRead, Logged, ProgressDraft, Read, ReadDraft, Session, TakeBack};
use lectern_core::values::{BookId, ChapterId, EditionId, ReadId, SessionId};
use lectern_core::{Changed, Op};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// All reads of a book, the latest first.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_list(shelf: State<'_, Shelf>, book: BookId) -> Answer<Vec<Read>> {
    shelf.read(|view| reading::reads_of(view, book))
}

/// Begins a read; an empty date means today.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_start(
    shelf: State<'_, Shelf>,
    book: BookId,
    on: String,
    edition: Option<EditionId>,
) -> Answer<Changed<ReadId>> {
    shelf.change(Op::ReadStart, |tx| reading::start(tx, book, &on, edition))
}

/// Begins reads of several books, or goes on with them; an empty date means today.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_start_several(shelf: State<'_, Shelf>, books: Vec<BookId>, on: String) -> Answer<Changed<()>> {
    shelf.change(Op::ReadStart, |tx| reading::start_several(tx, &books, &on))
}

/// Pauses the open read.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_pause(
    shelf: State<'_, Shelf>,
    book: BookId,
    on: String,
    reason: String,
    resume_on: String,
) -> Answer<Changed<()>> {
    shelf.change(Op::ReadPause, |tx| reading::pause(tx, book, &on, &reason, &resume_on))
}

/// Goes on with a paused read.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_resume(shelf: State<'_, Shelf>, book: BookId) -> Answer<Changed<()>> {
    shelf.change(Op::ReadResume, |tx| reading::resume(tx, book))
}

/// Finishes the open read, or records that the book was read; an empty date means today.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_finish(shelf: State<'_, Shelf>, book: BookId, on: String) -> Answer<Changed<ReadId>> {
    shelf.change(Op::ReadFinish, |tx| reading::finish(tx, book, &on))
}

/// Finishes several books; an empty date means today.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_finish_several(
    shelf: State<'_, Shelf>,
    books: Vec<BookId>,
    on: String,
) -> Answer<Changed<()>> {
    shelf.change(Op::ReadFinish, |tx| reading::finish_several(tx, &books, &on))
}

/// Gives the open read up, at a place if one is said; an empty date means today.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_abandon(
    shelf: State<'_, Shelf>,
    book: BookId,
    on: String,
    why: String,
    at: String,
) -> Answer<Changed<ReadId>> {
    shelf.change(Op::ReadAbandon, |tx| reading::abandon(tx, book, &on, &why, &at))
}

/// Takes the latest read of each book back, as if it had not begun.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_take_back(shelf: State<'_, Shelf>, books: Vec<BookId>, how: TakeBack) -> Answer<Changed<()>> {
    shelf.change(Op::ReadTakeBack, |tx| reading::take_back(tx, &books, how))
}

/// Records a read from memory.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_add(shelf: State<'_, Shelf>, book: BookId, draft: ReadDraft) -> Answer<Changed<ReadId>> {
    shelf.change(Op::ReadAdd, |tx| reading::add_read(tx, book, &draft))
}

/// Makes a read what the draft says.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_edit(shelf: State<'_, Shelf>, id: ReadId, draft: ReadDraft) -> Answer<Changed<()>> {
    shelf.change(Op::ReadEdit, |tx| reading::edit_read(tx, id, &draft))
}

/// Takes a read and its log away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn read_remove(shelf: State<'_, Shelf>, id: ReadId) -> Answer<Changed<()>> {
    shelf.change(Op::ReadRemove, |tx| reading::remove_read(tx, id))
}

/// Records progress as typed.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn progress_log(
    shelf: State<'_, Shelf>,
    book: BookId,
    draft: ProgressDraft,
) -> Answer<Changed<Logged>> {
    shelf.change(Op::ProgressLog, |tx| reading::log_progress(tx, book, &draft))
}

/// The chapters of a read's edition, with what is read of each.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn chapter_list(shelf: State<'_, Shelf>, read: ReadId) -> Answer<Vec<ChapterRead>> {
    shelf.read(|view| reading::chapters_of(view, read))
}

/// Ticks chapters with all that they hold; a book that nobody was reading is started.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn chapter_tick(
    shelf: State<'_, Shelf>,
    book: BookId,
    chapters: Vec<ChapterId>,
) -> Answer<Changed<ReadId>> {
    shelf.change(Op::ChapterTick, |tx| reading::tick(tx, book, &chapters))
}

/// Takes the ticks of chapters away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn chapter_untick(
    shelf: State<'_, Shelf>,
    book: BookId,
    chapters: Vec<ChapterId>,
) -> Answer<Changed<ReadId>> {
    shelf.change(Op::ChapterTick, |tx| reading::untick(tx, book, &chapters))
}

/// The log of a read, latest first.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn session_list(shelf: State<'_, Shelf>, read: ReadId) -> Answer<Vec<Session>> {
    shelf.read(|view| reading::sessions_of(view, read))
}

/// Adds an entry to the log of a read afterwards, whatever its state.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn session_add(
    shelf: State<'_, Shelf>,
    read: ReadId,
    draft: ProgressDraft,
) -> Answer<Changed<SessionId>> {
    shelf.change(Op::ProgressLog, |tx| reading::add_session(tx, read, &draft))
}

/// Makes an entry of the log what the draft says.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn session_edit(shelf: State<'_, Shelf>, id: SessionId, draft: ProgressDraft) -> Answer<Changed<()>> {
    shelf.change(Op::SessionEdit, |tx| reading::edit_session(tx, id, &draft))
}

/// Takes an entry out of the log.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn session_remove(shelf: State<'_, Shelf>, id: SessionId) -> Answer<Changed<()>> {
    shelf.change(Op::SessionRemove, |tx| reading::remove_session(tx, id))
}
