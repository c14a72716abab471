//! The command line as a whole: what every command takes, and the list of commands.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand};
use lectern_core::values::ReadingDay;

use crate::commands::{
    add, backup, backups, chapter, check, contents, edit, edition, export, filters, history, import, init, item, list,
    log, mappings, merge, note, notes, plan, rate, read, remove, restore, review, salvage, settings, show, tag, timer,
    topics, trash,
};

const BEGIN: &str = "\
Begin:
  lectern-cli init --plan backend-engineering     make a library with a built-in plan
  lectern-cli today                               what to read now
  lectern-cli add \"Emma\" --author \"Jane Austen\" --pages 474
  lectern-cli log Emma 45                         you are on page 45 (or +10, 9%, \"ch 3\", 1h20)
  lectern-cli note Emma \"Who tells this story?\" --kind question --at 45
  lectern-cli list austen --json                  for programs

A BOOK or ITEM is an id, the beginning of one, an ISBN, or words that fit exactly one.
Help for one command: lectern-cli help log

Exit status: 0 done, 1 refused or failed (nothing changed), 2 wrong usage, 3 not found or ambiguous,
4 conflict, 5 library damaged, foreign or newer, 130 cancelled.";

/// Lectern without a window: your books, reads, notes and plans, in one file on your own disk.
#[derive(Debug, Parser)]
#[command(name = "lectern-cli", version, after_help = BEGIN, max_term_width = 100)]
#[command(subcommand_required = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The library; without it, the one that the window opens
    #[arg(long, value_name = "LIBRARY", env = "LECTERN_LIBRARY", hide_env_values = true, global = true)]
    pub(crate) library: Option<PathBuf>,
    /// Answer with one JSON document
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Take this as the reading day, for runs that can be repeated
    #[arg(long, value_name = "YYYY-MM-DD", global = true)]
    pub(crate) today: Option<ReadingDay>,
}

/// Every command there is, in the order in which a reader meets them.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a library, with built-in plans if you name them
    Init(init::Init),
    /// What you are reading, what you recorded today, and what you could begin next
    Today,
    /// Add a book; only its title is needed
    Add(add::Add),
    /// Books, all of them or those that fit some words
    List(list::List),
    /// One book with its editions, reads, log, notes and plans
    Show(show::Show),
    /// Change what is known of a book
    Edit(edit::Edit),
    /// Add, change, order and take away editions of a book
    Edition(edition::Editions),
    /// The contents of a book: show them, set them from text or an EPUB
    Contents(contents::Contents),
    /// Make two books one that are editions of one
    Merge(merge::Merge),
    /// Put tags on a book and take them off
    Tag(tag::Tag),
    /// Give a book its stars
    Rate(rate::Rate),
    /// Move books to the trash
    Remove(remove::Remove),
    /// What is in the trash, and the way back from it
    Trash(trash::Trash),
    /// Start, pause, resume, finish or abandon a book
    Read(read::Read),
    /// Record where you are in a book
    Log(log::Log),
    /// Time your reading, and record it when you stop
    Timer(timer::Words),
    /// Tick chapters of a book, in any order
    Chapter(chapter::Mark),
    /// Write a note, quote, question or takeaway
    Note(note::Note),
    /// Your notes of all books: find them, and change many at once
    Notes(Box<notes::Notes>),
    /// The questions you saved in the notebook
    Filters(filters::Filters),
    /// Questions and takeaways that are back, some weeks after you wrote them
    Review(review::Review),
    /// Plans: what they hold, what is ready, in which order they can be read
    Plan(plan::Plan),
    /// One item of a plan
    Item(item::Item),
    /// Topics that plans ask for, and those you know already
    Topics(topics::Topics),
    /// Bring in books from Goodreads, StoryGraph, LibraryThing, Calibre or any table, and whole libraries
    Import(import::Import),
    /// Ways of reading files that were kept by name
    Mappings(mappings::Mappings),
    /// Write the library to a file: whole as JSON, or as a table, references, a calendar
    Export(export::Export),
    /// Take the latest steps back
    Undo(history::Steps),
    /// Repeat steps that were taken back
    Redo(history::Steps),
    /// The steps that were made, the latest first
    History(history::History),
    /// Back the library up now, into its folder of backups or to a file
    Backup(backup::Backup),
    /// The backups there are
    Backups(backups::Backups),
    /// Go back to a backup, or bring another library into this one
    Restore(restore::Restore),
    /// Save what can be read of a damaged library
    Salvage(salvage::Salvage),
    /// Look the library over for damage
    Check(check::Check),
    /// Read and change settings
    Settings(settings::Settings),
}

/// The words of a command line with what every command takes at the front, so that a command whose own words begin
/// with a hyphen (a tag to take off, a step back) does not mistake `--json` for one of them. What stands after `--`
/// stays. Nothing at all asks for help.
pub(crate) fn hoisted(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut words = words.into_iter();
    let mut front: Vec<OsString> = words.next().into_iter().collect();
    let mut rest = Vec::new();
    while let Some(word) = words.next() {
        match word.to_str().map(global) {
            Some(Some(ValueOf::Itself)) => front.push(word),
            Some(Some(ValueOf::Next)) => {
                front.push(word);
                front.extend(words.next());
            }
            _ if word == "--" => {
                rest.push(word);
                rest.extend(words.by_ref());
            }
            _ => rest.push(word),
        }
    }
    if front.len() == 1 && rest.is_empty() {
        rest.push("--help".into());
    }
    front.extend(rest);
    front
}

/// Where an option that every command takes has its value.
enum ValueOf {
    Itself,
    Next,
}

fn global(word: &str) -> Option<ValueOf> {
    let (name, has_value) =
        word.strip_prefix("--")?.split_once('=').map_or((&word[2..], false), |(name, _)| (name, true));
    let cli = Cli::command();
    let option = cli.get_arguments().find(|option| option.get_long() == Some(name))?;
    let takes_value = option.get_action().takes_values();
    Some(if takes_value && !has_value { ValueOf::Next } else { ValueOf::Itself })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hoist(line: &str) -> String {
        let words = hoisted(line.split(' ').map(OsString::from));
        words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_grammar_of_the_command_line_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_every_command_takes_may_stand_anywhere() {
        assert_eq!(
            hoist("cli tag Emma -a --json +b --today 2026-01-01"),
            "cli --json --today 2026-01-01 tag Emma -a +b"
        );
        assert_eq!(hoist("cli list --library=x"), "cli --library=x list");
        assert_eq!(hoist("cli log Emma -3 --on 2026"), "cli log Emma -3 --on 2026");
    }

    #[test]
    fn what_stands_after_two_hyphens_is_text() {
        assert_eq!(hoist("cli note Emma -- --json"), "cli note Emma -- --json");
    }

    #[test]
    fn a_reader_who_says_nothing_is_helped() {
        assert_eq!(hoist("cli"), "cli --help");
    }
}
