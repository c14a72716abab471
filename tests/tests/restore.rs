//! A backup takes the place of the library, whole or not at all, and what was there is not lost.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use lectern_core::backup::{self, Reason, unwatched};
use lectern_core::books::{self, BookQuery};
use lectern_core::notes::{self, NoteDraft};
use lectern_core::settings::{self, Key};
use lectern_core::transfer::export::{self, ExportFormat};
use lectern_core::{Error, Library, Op, Source, Stale, check, storage};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use rusqlite::Connection;

fn titles(library: &Library) -> Vec<String> {
    let query = BookQuery { limit: 500, ..BookQuery::default() };
    let list = library.read(|view| books::list(view, &query)).expect("a list");
    list.books.into_iter().map(|book| book.title).collect()
}

/// A backup of a library with Emma; Persuasion came later.
fn scene() -> (Desk, PathBuf) {
    let desk = Desk::new();
    let emma = desk.book("Emma", 474);
    desk.log(emma, "45").expect("recorded");
    desk.wait(1);
    let made = backup::make(desk.library(), desk.now(), Reason::ByHand, &mut unwatched).expect("a backup");
    desk.wait(1);
    desk.book("Persuasion", 249);
    desk.wait(1);
    (desk, made.path)
}

#[test]
fn what_a_restore_would_take_away_is_said_and_nothing_is_written() {
    let (desk, backup) = scene();
    let before = dump(&desk.path());
    let preview = backup::preview(desk.library(), &backup, &mut unwatched).expect("a preview");
    let books = &preview.kinds[0];
    assert_eq!((books.kind.as_str(), books.here, books.there), ("books", 2, 1));
    assert_eq!((books.only_here, books.only_there), (1, 0));
    assert!(preview.here_changed_at > preview.there_changed_at);
    assert_eq!(dump(&desk.path()), before);
}

#[test]
fn a_restored_library_is_the_backup_and_what_was_there_is_backed_up() {
    let (desk, backup) = scene();
    let before = dump(&desk.path());
    let kept = backup::restore(desk.library(), &backup, desk.now(), &mut unwatched).expect("restored");
    assert_eq!(dump(&desk.path()), dump(&backup));
    assert_eq!((dump(&kept.path), kept.reason), (before, Reason::BeforeRestore));
    assert_eq!(titles(desk.library()), ["Emma"], "lists that were kept in memory follow");
    assert!(desk.ask(check::check).is_clean());
    desk.undo();
    desk.redo();
    desk.book("Sanditon", 0);
    assert_eq!(titles(desk.library()), ["Emma", "Sanditon"], "and it goes on from there");
}

#[test]
fn what_another_program_saves_between_the_backup_and_the_replacing_is_in_the_backup_that_is_named() {
    let (desk, backup) = scene();
    let other = Library::open(desk.path(), desk.now()).expect("another program");
    // It began long ago, as an import of many rows does, and ends just after the backup was copied.
    let began = desk.now();
    desk.wait(60);
    let mut wrote = false;
    let mut meanwhile = |done: u64, of: u64| {
        if (done, of) == (1, 1) && !wrote {
            wrote = true;
            let draft = books::BookDraft { title: "Sanditon".to_owned(), ..books::BookDraft::default() };
            let add = |tx: &mut lectern_core::Tx<'_>| books::add(tx, &draft, &books::EditionDraft::default());
            other.change(Op::BookAdd, began, Source::CommandLine, add).expect("it is told that this is saved");
        }
        ControlFlow::Continue(())
    };
    let kept = backup::restore(desk.library(), &backup, desk.now(), &mut meanwhile).expect("restored");
    assert!(wrote);
    assert_eq!(titles(desk.library()), ["Emma"]);
    let there = Library::open(&kept.path, desk.now()).expect("the backup");
    assert_eq!(titles(&there), ["Emma", "Persuasion", "Sanditon"]);
}

#[test]
fn every_open_window_is_told_and_another_program_sees_it() {
    let (desk, backup) = scene();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    desk.library().on_change(move |change| hears.lock().expect("a list").push(change.stale.clone()));
    let other = Library::open(desk.path(), desk.now()).expect("another program");
    assert_eq!(titles(&other).len(), 2);
    backup::restore(desk.library(), &backup, desk.now(), &mut unwatched).expect("restored");
    assert_eq!(*heard.lock().expect("a list"), [Stale::ALL.to_vec()]);
    assert!(other.notice_others().expect("a look"));
    assert_eq!(titles(&other), ["Emma"]);
}

#[test]
fn the_library_stays_this_machines_own() {
    let (desk, _) = scene();
    let stranger = Desk::new();
    stranger.book("Middlemarch", 0);
    let device = |desk: &Desk| {
        let db = Connection::open(desk.path()).expect("it opens");
        db.query_row("SELECT id, clock FROM local_device", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })
        .expect("a device")
    };
    let before = device(&desk);
    backup::restore(desk.library(), &stranger.path(), desk.now(), &mut unwatched).expect("restored");
    let after = device(&desk);
    assert_eq!((before.0, titles(desk.library())), (after.0, vec!["Middlemarch".to_owned()]));
    assert!(after.1 > before.1, "its clock never goes back");
}

#[test]
fn what_was_chosen_for_this_machine_stays_whatever_takes_the_place_of_its_library() {
    let (desk, other) = (Desk::new(), Desk::new());
    let set = |desk: &Desk, key, value: serde_json::Value| {
        desk.change(Op::SettingSet, |tx| settings::set(tx, key, &value));
    };
    let folder = |desk: &Desk| desk.ask(settings::all).backup_folder.map(String::from);
    set(&other, Key::BackupFolder, serde_json::json!("/media/elsewhere"));
    set(&other, Key::CaptureShortcut, serde_json::json!("Ctrl+Alt+N"));
    set(&other, Key::BackupKeep, serde_json::json!("5, 3, 2"));
    backup::restore(desk.library(), &other.path(), desk.now(), &mut unwatched).expect("restored");
    let all = desk.ask(settings::all);
    assert_eq!((folder(&desk), all.capture_shortcut), (None, None));
    assert_eq!(all.backup_keep.days, 5, "what is the reader's comes along");

    let here = desk.path().with_file_name("here");
    set(&desk, Key::BackupFolder, serde_json::json!(here));
    backup::restore(desk.library(), &other.path(), desk.now(), &mut unwatched).expect("restored");
    assert_eq!(folder(&desk).map(PathBuf::from), Some(here));
    assert_eq!(folder(&other), Some("/media/elsewhere".to_owned()), "the file that it came from is as it was");
    assert!(desk.ask(check::check).is_clean());
}

#[test]
fn a_library_of_a_newer_lectern_is_refused_and_both_stay_as_they_are() {
    let (desk, backup) = scene();
    Connection::open(&backup).unwrap().execute_batch("PRAGMA user_version = 9999").unwrap();
    let (here, there) = (dump(&desk.path()), fs::read(&backup).unwrap());
    assert!(matches!(
        backup::restore(desk.library(), &backup, desk.now(), &mut unwatched),
        Err(Error::LibraryTooNew { .. })
    ));
    let merged = backup::merge(desk.library(), &backup, desk.now(), Source::Window, &mut unwatched);
    assert!(matches!(merged, Err(Error::LibraryTooNew { .. })));
    assert_eq!((dump(&desk.path()), fs::read(&backup).unwrap()), (here, there));
}

#[test]
fn a_damaged_backup_is_refused_and_both_stay_as_they_are() {
    let (desk, backup) = scene();
    let mut bytes = fs::read(&backup).unwrap();
    bytes[4096 * 3..4096 * 5].fill(0);
    fs::write(&backup, &bytes).unwrap();
    let here = dump(&desk.path());
    assert!(matches!(backup::restore(desk.library(), &backup, desk.now(), &mut unwatched), Err(Error::Damaged { .. })));
    assert_eq!((dump(&desk.path()), fs::read(&backup).unwrap()), (here, bytes));
}

#[test]
fn a_damaged_library_is_moved_aside_as_it_is_and_the_backup_stands_in_its_place() {
    let (mut desk, backup) = scene();
    desk.close();
    let mut bytes = fs::read(desk.path()).unwrap();
    bytes.truncate(9000);
    fs::write(desk.path(), &bytes).unwrap();
    let aside = backup::put_in_place(&desk.path(), &backup, desk.now(), &mut backup::unwatched).expect("in place");
    let aside = aside.expect("it is kept");
    assert_eq!(fs::read(&aside).unwrap(), bytes, "the damaged file is not written to");
    assert_eq!(aside.file_name().and_then(|name| name.to_str()), Some("Reader damaged 2026-03-05.lectern"));
    desk.reopen();
    assert_eq!(titles(desk.library()), ["Emma"]);
}

#[test]
fn a_backup_on_its_way_to_the_place_of_a_damaged_library_can_be_called_off() {
    let (mut desk, backup) = scene();
    desk.close();
    let mut bytes = fs::read(desk.path()).unwrap();
    bytes.truncate(9000);
    fs::write(desk.path(), &bytes).unwrap();
    let folder = || fs::read_dir(desk.path().parent().unwrap()).unwrap().count();
    let before = folder();
    let mut patience = Patience::of(0);
    let done = backup::put_in_place(&desk.path(), &backup, desk.now(), &mut |_, _| patience.look());
    assert!(matches!(done, Err(Error::Cancelled)), "{done:?}");
    assert_eq!((fs::read(desk.path()).unwrap(), folder()), (bytes, before), "the damaged file keeps its name");
}

/// Goes on for so many looks and then calls the work off; says whether it came so far.
struct Patience {
    left: u32,
    ended: bool,
}

impl Patience {
    fn of(left: u32) -> Self {
        Self { left, ended: false }
    }

    fn look(&mut self) -> ControlFlow<()> {
        self.ended = self.left == 0;
        self.left = self.left.saturating_sub(1);
        if self.ended { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Two libraries of several megabytes each, so that copying them takes more than one stretch.
fn large() -> (Desk, Desk) {
    let page = "The weather and the roads. ".repeat(4000);
    let filled = |title: &str| {
        let desk = Desk::new();
        let book = desk.book(title, 474);
        for number in 0..45 {
            let draft = NoteDraft { book: Some(book), text: format!("{number} {page}"), ..NoteDraft::default() };
            desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft));
        }
        desk.wait(1);
        desk
    };
    (filled("Emma"), filled("Persuasion"))
}

/// Calls work off at the first look, the second and so on, until it is done before it can be called off.
fn called_off_everywhere(desk: &Desk, mut work: impl FnMut(&mut storage::Progress<'_>) -> Result<(), Error>) -> u32 {
    let before = dump(&desk.path());
    for patience in 0..1000 {
        let mut patience = Patience::of(patience);
        let looks = patience.left;
        let done = work(&mut |_, _| patience.look());
        if !patience.ended {
            done.expect("nobody called it off");
            return looks;
        }
        assert!(matches!(done, Err(Error::Cancelled)), "{done:?}");
        assert_eq!(dump(&desk.path()), before, "as it was, called off at look {looks}");
        assert_eq!(titles(desk.library()), ["Emma"]);
    }
    panic!("it never ends");
}

#[test]
fn a_restore_that_is_called_off_at_any_moment_leaves_everything_as_it_was() {
    let (desk, other) = large();
    let restore = |progress: &mut storage::Progress<'_>| {
        backup::restore(desk.library(), &other.path(), desk.now(), progress).map(drop)
    };
    assert!(called_off_everywhere(&desk, restore) >= 3, "staging, backing up, replacing");
    assert_eq!(titles(desk.library()), ["Persuasion"]);
    assert!(desk.ask(check::check).is_clean());
}

#[test]
fn a_merge_that_is_called_off_at_any_moment_leaves_everything_as_it_was() {
    let (desk, other) = large();
    let merge = |progress: &mut storage::Progress<'_>| {
        backup::merge(desk.library(), &other.path(), desk.now(), Source::Window, progress).map(drop)
    };
    assert!(called_off_everywhere(&desk, merge) >= 3, "staging, backing up, bringing in");
    assert_eq!(titles(desk.library()), ["Emma", "Persuasion"]);
    desk.undo();
    assert_eq!(titles(desk.library()), ["Emma"]);
}

#[test]
fn a_library_that_left_as_json_is_left_alone_when_its_reading_is_called_off() {
    let (desk, other) = large();
    let json = other.path().with_file_name("other.json");
    let export = |view: &lectern_core::Snapshot<'_>| {
        export::export(view, other.now(), ExportFormat::Json, &json, &mut unwatched).map(drop)
    };
    other.ask(export);
    let preview = |progress: &mut storage::Progress<'_>| {
        backup::preview_merge(desk.library(), &json, desk.now(), progress).map(drop)
    };
    assert!(called_off_everywhere(&desk, preview) >= 10, "five megabytes in pieces");
}
