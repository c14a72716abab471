//! One file a command. Each holds the words it takes and what it does with them.

pub(crate) mod add;
pub(crate) mod backup;
pub(crate) mod backups;
pub(crate) mod chapter;
pub(crate) mod check;
pub(crate) mod contents;
pub(crate) mod edit;
pub(crate) mod edition;
pub(crate) mod export;
pub(crate) mod filters;
pub(crate) mod history;
pub(crate) mod import;
mod import_columns;
mod import_library;
mod import_text;
pub(crate) mod init;
pub(crate) mod item;
mod item_facts;
mod item_match;
mod item_needs;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod mappings;
pub(crate) mod merge;
pub(crate) mod note;
pub(crate) mod notes;
mod notes_change;
pub(crate) mod notes_files;
pub(crate) mod plan;
mod plan_author;
mod plan_files;
mod plan_groups;
mod plan_text;
mod plan_update;
pub(crate) mod rate;
pub(crate) mod read;
pub(crate) mod remove;
pub(crate) mod restore;
pub(crate) mod review;
pub(crate) mod salvage;
pub(crate) mod settings;
pub(crate) mod show;
mod show_text;
mod signposts;
pub(crate) mod tag;
pub(crate) mod timer;
mod today;
pub(crate) mod topics;
pub(crate) mod trash;

use lectern_core::library::Changed;
use lectern_core::values::BookId;
use lectern_core::{Library, books};
use serde_json::{Value, json};

use crate::args::Command;
use crate::door::Door;
use crate::output::{Answer, Outcome, merge};

/// Runs a command.
pub(crate) fn run(command: Command, door: &Door) -> Outcome {
    match command {
        Command::Init(words) => init::run(&words, door),
        Command::Today => today::run(door),
        Command::Add(words) => add::run(words, door),
        Command::List(words) => list::run(&words, door),
        Command::Show(words) => show::run(&words, door),
        Command::Edit(words) => edit::run(&words, door),
        Command::Edition(words) => edition::run(&words, door),
        Command::Contents(words) => contents::run(&words, door),
        Command::Merge(words) => merge::run(&words, door),
        Command::Tag(words) => tag::run(&words, door),
        Command::Rate(words) => rate::run(&words, door),
        Command::Remove(words) => remove::run(&words, door),
        Command::Trash(words) => trash::run(&words, door),
        Command::Read(words) => read::run(&words, door),
        Command::Log(words) => log::run(words, door),
        Command::Timer(words) => timer::run(words, door),
        Command::Chapter(words) => chapter::run(&words, door),
        Command::Note(words) => note::run(words, door),
        Command::Notes(words) => notes::run(&words, door),
        Command::Filters(words) => filters::run(&words, door),
        Command::Review(words) => review::run(&words, door),
        Command::Plan(words) => plan::run(&words, door),
        Command::Item(words) => item::run(&words, door),
        Command::Topics(words) => topics::run(&words, door),
        Command::Import(words) => import::run(&words, door),
        Command::Mappings(words) => mappings::run(&words, door),
        Command::Export(words) => export::run(&words, door),
        Command::Undo(words) => history::undo(&words, door),
        Command::Redo(words) => history::redo(&words, door),
        Command::History(words) => history::run(&words, door),
        Command::Backup(words) => backup::run(&words, door),
        Command::Backups(words) => backups::run(&words, door),
        Command::Restore(words) => restore::run(&words, door),
        Command::Salvage(words) => salvage::run(&words, door),
        Command::Check(words) => check::run(&words, door),
        Command::Settings(words) => settings::run(&words, door),
    }
}

/// The answer to a change of one book: its id and its row as it is now, with `more` beside them.
fn changed_book<T>(library: &Library, book: BookId, changed: &Changed<T>, more: Value, words: &str) -> Outcome {
    let row = library.read(|view| books::row_of(view, book))?;
    let mut document = json!({ "id": book, "book": row });
    merge(&mut document, more);
    Ok(Answer::changed(changed, document, words))
}
