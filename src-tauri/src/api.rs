//! The one list of commands and events. The program, the tests under the mock runtime and the bindings are all made
//! from it, so that none of them can know a command that another does not.

use tauri::Runtime;
use tauri::ipc::Invoke;

use crate::capture::CaptureKey;
use crate::commands::import::LastLook;
use crate::dropped::{self, Dropped};
use crate::work::Work;

/// Hands the list of commands to a macro.
macro_rules! commands {
    ($($take:tt)+) => {
        $($take)+![
            crate::commands::library::library_status,
            crate::commands::library::library_open,
            crate::commands::library::library_create,
            crate::commands::library::library_move,
            crate::commands::library::library_forget,
            crate::commands::library::library_check,
            crate::commands::library::library_damage,
            crate::commands::library::library_recover,
            crate::commands::library::library_salvage,
            crate::commands::library::library_export,
            crate::commands::library::window_open,
            crate::commands::today::today_get,
            crate::commands::plan::plan_offers,
            crate::commands::plan::plan_take,
            crate::commands::plan::plan_list,
            crate::commands::plan::plan_outline,
            crate::commands::plan::plan_items,
            crate::commands::plan::plan_rows,
            crate::commands::plan::plan_of_book,
            crate::commands::plan::plan_create,
            crate::commands::plan::plan_make,
            crate::commands::plan::plan_publish,
            crate::commands::plan::plan_edit,
            crate::commands::plan::plan_remove,
            crate::commands::plan_file::plan_look,
            crate::commands::plan_file::plan_lines,
            crate::commands::plan_file::plan_left,
            crate::commands::plan_file::plan_import,
            crate::commands::plan_file::plan_export,
            crate::commands::plan_file::plan_waiting,
            crate::commands::plan_file::plan_compare,
            crate::commands::plan_file::plan_update,
            crate::commands::plan::stage_add,
            crate::commands::plan::stage_edit,
            crate::commands::plan::stage_move,
            crate::commands::plan::stage_remove,
            crate::commands::plan::item_add,
            crate::commands::plan::item_add_several,
            crate::commands::plan::item_add_new,
            crate::commands::plan::item_move,
            crate::commands::plan::item_mark,
            crate::commands::plan::item_match,
            crate::commands::plan::item_suggestions,
            crate::commands::plan::item_annotate,
            crate::commands::plan::item_edit,
            crate::commands::plan::item_depth,
            crate::commands::need::plan_graph,
            crate::commands::need::item_way,
            crate::commands::need::item_unlocks,
            crate::commands::need::need_set,
            crate::commands::need::need_remove,
            crate::commands::need::need_waive,
            crate::commands::need::need_hold,
            crate::commands::need::topic_list,
            crate::commands::need::topic_know,
            crate::commands::need::topic_forget,
            crate::commands::need::group_make,
            crate::commands::need::group_edit,
            crate::commands::need::group_dissolve,
            crate::commands::need::item_part,
            crate::commands::need::item_weight,
            crate::commands::book::book_list,
            crate::commands::book::book_alike,
            crate::commands::book::book_get,
            crate::commands::book::book_draft,
            crate::commands::book::book_add,
            crate::commands::book::book_edit,
            crate::commands::book::book_tag,
            crate::commands::book::book_rate,
            crate::commands::book::book_review,
            crate::commands::book::book_remove,
            crate::commands::book::book_restore,
            crate::commands::book::edition_add,
            crate::commands::book::edition_edit,
            crate::commands::book::edition_move,
            crate::commands::book::edition_remove,
            crate::commands::book::contents_set,
            crate::commands::book::contents_preview,
            crate::commands::book::contents_text,
            crate::commands::book::contents_read,
            crate::commands::book::book_merge_preview,
            crate::commands::book::book_merge,
            crate::commands::book::tag_list,
            crate::commands::reading::read_list,
            crate::commands::reading::read_start,
            crate::commands::reading::read_start_several,
            crate::commands::reading::read_pause,
            crate::commands::reading::read_resume,
            crate::commands::reading::read_finish,
            crate::commands::reading::read_finish_several,
            crate::commands::reading::read_abandon,
            crate::commands::reading::read_take_back,
            crate::commands::reading::read_add,
            crate::commands::reading::read_edit,
            crate::commands::reading::read_remove,
            crate::commands::reading::progress_log,
            crate::commands::reading::chapter_list,
            crate::commands::reading::chapter_tick,
            crate::commands::reading::chapter_untick,
            crate::commands::reading::session_list,
            crate::commands::reading::session_add,
            crate::commands::reading::session_edit,
            crate::commands::reading::session_remove,
            crate::commands::timer::timer_get,
            crate::commands::timer::timer_start,
            crate::commands::timer::timer_pause,
            crate::commands::timer::timer_resume,
            crate::commands::timer::timer_stop,
            crate::commands::timer::timer_discard,
            crate::commands::timer::timer_cut,
            crate::commands::timer::timer_count,
            crate::commands::timer::timer_seen,
            crate::commands::note::note_list,
            crate::commands::note::note_of_book,
            crate::commands::note::note_add,
            crate::commands::note::note_edit,
            crate::commands::note::note_tag,
            crate::commands::note::note_move,
            crate::commands::note::note_make,
            crate::commands::note::note_remove,
            crate::commands::note::note_removed,
            crate::commands::note::note_restore,
            crate::commands::note::note_preview,
            crate::commands::note::link_complete,
            crate::commands::note::link_to_book,
            crate::commands::note::link_to_note,
            crate::commands::note::image_add,
            crate::commands::note::image_get,
            crate::commands::note::note_due,
            crate::commands::note::note_review,
            crate::commands::filter::filter_list,
            crate::commands::filter::filter_save,
            crate::commands::filter::filter_edit,
            crate::commands::filter::filter_move,
            crate::commands::filter::filter_remove,
            crate::commands::transfer::notes_export,
            crate::commands::transfer::notes_look,
            crate::commands::transfer::notes_import,
            crate::commands::import::import_formats,
            crate::commands::import::import_keep,
            crate::commands::import::import_fetch,
            crate::commands::import::import_look,
            crate::commands::import::import_rows,
            crate::commands::import::import_take,
            crate::commands::import::import_failed,
            crate::commands::import::import_row,
            crate::commands::import::import_correct,
            crate::commands::import::import_columns,
            crate::commands::import::import_mapping_save,
            crate::commands::import::import_mapping_open,
            crate::commands::import::import_mappings,
            crate::commands::import::import_mapping_keep,
            crate::commands::import::import_mapping_forget,
            crate::commands::work::work_progress,
            crate::commands::work::work_cancel,
            crate::commands::backup::backup_status,
            crate::commands::backup::backup_list,
            crate::commands::backup::backup_make,
            crate::commands::backup::backup_preview,
            crate::commands::backup::backup_restore,
            crate::commands::backup::backup_merge_preview,
            crate::commands::backup::backup_merge,
            crate::commands::history::history_list,
            crate::commands::history::history_undo,
            crate::commands::history::history_undo_step,
            crate::commands::history::history_redo,
            crate::commands::settings::settings_get,
            crate::commands::settings::settings_set,
            crate::commands::settings::shortcut_status,
        ]
    };
}

/// Answers every command.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    commands!(tauri::generate_handler)
}

/// A Tauri builder that answers every command, with what the commands need besides the open library.
pub fn builder<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    builder
        .manage(CaptureKey::default())
        .manage(Work::default())
        .manage(LastLook::default())
        .manage(Dropped::default())
        .on_window_event(dropped::follow)
        .invoke_handler(handler())
}

/// The TypeScript side of every command, event and type.
///
/// # Errors
/// What cannot be said in TypeScript or written to `path`, in the exporter's words.
#[cfg(feature = "bindings")]
pub fn bindings(path: &std::path::Path) -> Result<(), String> {
    let builder = tauri_specta::Builder::<tauri::Wry>::new()
        .commands(commands!(tauri_specta::collect_commands))
        .typ::<lectern_core::LibraryChanged>()
        .typ::<crate::PageError>()
        .typ::<crate::FilesDropped>()
        .error_handling(tauri_specta::ErrorHandlingMode::Throw)
        .disable_serde_phases();
    let language = specta_typescript::Typescript::default();
    builder.export(language, path).map_err(|error| error.to_string())
}
