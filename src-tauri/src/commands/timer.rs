//! The timer.

use lectern_core::reading::{self, Logged, StopDraft, Timer};
use lectern_core::values::BookId;
use lectern_core::{Changed, Moment, Now, Op};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// The timer, if there is one.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn timer_get(shelf: State<'_, Shelf>) -> Answer<Option<Timer>> {
    shelf.read(|view| reading::timer(view, Now::from_system()))
}

/// Starts the timer for a book, which is started or goes on.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn timer_start(shelf: State<'_, Shelf>, book: BookId) -> Answer<Changed<()>> {
    shelf.change(Op::TimerStart, |tx| reading::start_timer(tx, book))
}

/// Pauses the timer.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn timer_pause(shelf: State<'_, Shelf>) -> Answer<Changed<()>> {
    shelf.change(Op::TimerPause, reading::pause_timer)
}

/// Goes on with the paused timer.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn timer_resume(shelf: State<'_, Shelf>) -> Answer<Changed<()>> {
    shelf.change(Op::TimerResume, reading::resume_timer)
}

/// Stops the timer and writes its session into the log; an empty position leaves the reader where they were.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn timer_stop(shelf: State<'_, Shelf>, draft: StopDraft) -> Answer<Changed<Logged>> {
    shelf.change(Op::TimerStop, |tx| reading::stop_timer(tx, &draft))
}

/// Throws the timer away; nothing is recorded.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn timer_discard(shelf: State<'_, Shelf>) -> Answer<Changed<()>> {
    shelf.change(Op::TimerDiscard, reading::discard_timer)
}

/// Takes the gap that begins at `from` out of the timer.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn timer_cut(shelf: State<'_, Shelf>, from: Moment) -> Answer<Changed<()>> {
    shelf.change(Op::TimerCut, |tx| reading::cut_gap(tx, from))
}

/// Leaves the gap that begins at `from` in the timer.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn timer_count(shelf: State<'_, Shelf>, from: Moment) -> Answer<Changed<()>> {
    shelf.change(Op::TimerCount, |tx| reading::count_gap(tx, from))
}

/// Says that a window sees the timer run; answers whether it ran unwatched before.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn timer_seen(shelf: State<'_, Shelf>) -> Answer<bool> {
    shelf.with(|library| library.timer_seen(Now::from_system()))
}
