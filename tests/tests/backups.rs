//! A backup holds everything, is sound, comes by itself, and never costs a file of somebody else's.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lectern_core::backup::{self, Backup, Reason, unwatched};
use lectern_core::settings::{self, Key};
use lectern_core::{Error, Library, Op};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use proptest::prelude::*;

fn make(desk: &Desk) -> Backup {
    desk.wait(1);
    backup::make(desk.library(), desk.now(), Reason::Daily, &mut unwatched).expect("a backup")
}

fn if_due(desk: &Desk) -> Option<Backup> {
    backup::make_if_due(desk.library(), desk.now(), &mut unwatched).expect("a backup, or none")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("text")).collect();
    names.sort();
    names
}

fn folder(desk: &Desk) -> PathBuf {
    backup::status(desk.library()).expect("the status").folder
}

#[test]
fn a_backup_is_one_sound_file_that_says_what_the_library_says() {
    let desk = Desk::new();
    let book = desk.book("Emma", 474);
    desk.log(book, "45").unwrap();
    let made = make(&desk);
    assert_eq!(dump(&made.path), dump(&desk.path()));
    assert!(backup::verify(&made.path).is_good());
    assert_eq!(names(&folder(&desk)), [made.name.as_str()], "nothing lies beside it, even after it was looked at");
    assert_eq!(made.bytes, fs::metadata(&made.path).unwrap().len());
    assert_eq!(desk.path().with_file_name("Reader backups"), folder(&desk));
}

#[test]
fn a_backup_made_while_somebody_writes_is_of_one_moment() {
    let desk = Desk::new();
    let book = desk.book("Emma", 99_999);
    std::thread::scope(|scope| {
        let (library, now, path) = (desk.library(), desk.now(), desk.path());
        let writing = scope.spawn(move || {
            let other = Library::open(path, now).expect("a second program");
            for entry in 1..60 {
                let draft = lectern_core::reading::ProgressDraft { entry: entry.to_string(), ..Default::default() };
                let run = |tx: &mut lectern_core::Tx<'_>| lectern_core::reading::log_progress(tx, book, &draft);
                other.change(Op::ProgressLog, now, lectern_core::Source::CommandLine, run).expect("recorded");
            }
        });
        while !writing.is_finished() {
            let made = backup::make(library, now, Reason::ByHand, &mut unwatched).expect("a backup");
            assert!(backup::verify(&made.path).is_good());
            let opened = Library::open(&made.path, now).expect("it opens");
            assert!(opened.read(lectern_core::check::check).expect("a look").is_clean());
            opened.close().expect("it closes");
        }
    });
}

#[test]
fn one_comes_by_itself_after_a_day_with_changes_and_only_then() {
    let desk = Desk::new();
    assert_eq!(if_due(&desk), None, "nothing was ever changed");
    desk.book("Emma", 474);
    assert_eq!(if_due(&desk), None, "the day is not over");
    desk.wait(86_400);
    let made = if_due(&desk).expect("the day is over");
    assert_eq!((made.reason, if_due(&desk)), (Reason::Daily, None));
    desk.wait(5 * 86_400);
    assert_eq!(if_due(&desk), None, "nothing has changed since");
    desk.book("Persuasion", 249);
    assert!(backup::status(desk.library()).unwrap().has_changes);
    desk.wait(86_400);
    assert!(if_due(&desk).is_some());
    desk.change(Op::SettingSet, |tx| settings::set_json(tx, Key::BackupDaily, "false"));
    desk.wait(86_400);
    assert_eq!(if_due(&desk), None, "the reader said no");
}

#[test]
fn before_much_changes_a_backup_is_made_unless_one_holds_everything_already() {
    let desk = Desk::new();
    desk.book("Emma", 474);
    desk.wait(1);
    let before = || {
        desk.wait(1);
        backup::before(desk.library(), desk.now(), Reason::BeforeImport, &mut unwatched).expect("a backup")
    };
    let first = before();
    assert_eq!(first.reason, Reason::BeforeImport);
    assert_eq!(before().path, first.path, "nothing has changed since");
    desk.book("Persuasion", 249);
    assert_ne!(before().path, first.path);
    let newest = before();
    let bytes = fs::read(&newest.path).unwrap();
    fs::write(&newest.path, &bytes[..bytes.len() / 2]).unwrap();
    assert_ne!(before().path, newest.path, "one that is damaged holds nothing");
}

#[test]
fn the_newest_good_one_is_found_behind_those_that_were_damaged() {
    let desk = Desk::new();
    desk.book("Emma", 474);
    let made: Vec<Backup> = (0..3).map(|_| make(&desk)).collect();
    let bytes = fs::read(&made[2].path).unwrap();
    fs::write(&made[2].path, &bytes[..bytes.len() - 4096]).unwrap();
    let mut wrong = fs::read(&made[1].path).unwrap();
    wrong[5000..9000].fill(0xff);
    fs::write(&made[1].path, wrong).unwrap();
    let listed = backup::list(desk.library()).unwrap();
    assert_eq!(listed.iter().map(|backup| backup.verified.is_good()).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(backup::newest_good(&desk.path()).unwrap().map(|good| good.path), Some(made[0].path.clone()));
}

#[test]
fn a_folder_that_is_not_there_now_is_said_and_the_backup_lies_beside_the_library() {
    let desk = Desk::new();
    desk.book("Emma", 474);
    let chosen = desk.path().with_file_name("Stick");
    let json = serde_json::json!(chosen).to_string();
    desk.change(Op::SettingSet, |tx| settings::set_json(tx, Key::BackupFolder, &json));
    make(&desk);
    let status = backup::status(desk.library()).unwrap();
    assert_eq!((status.missing_folder.as_deref(), status.count), (Some(chosen.as_path()), 1));
    fs::create_dir(&chosen).unwrap();
    let made = make(&desk);
    assert_eq!(made.path.parent(), Some(chosen.as_path()));
    assert_eq!(backup::status(desk.library()).unwrap().missing_folder, None);
}

#[test]
fn a_stopped_backup_leaves_nothing() {
    let desk = Desk::new();
    desk.book("Emma", 474);
    let stopped = backup::make(desk.library(), desk.now(), Reason::Daily, &mut |_, _| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(names(&folder(&desk)), [""; 0]);
}

#[test]
fn a_backup_never_goes_over_a_file_that_is_there() {
    let desk = Desk::new();
    let taken = desk.path().with_file_name("mine.lectern");
    fs::write(&taken, "mine").unwrap();
    let refused = backup::make_at(desk.library(), &taken, desk.now(), &mut unwatched).unwrap_err();
    assert_eq!((refused.code(), fs::read(&taken).unwrap()), ("io", b"mine".to_vec()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// Some are ours, some are of a library of the same name in the same folder, some are a person's own.
    #[test]
    fn only_backups_that_this_library_made_are_ever_removed(gaps in proptest::collection::vec(0i64..40, 8..20)) {
        let (desk, other) = (Desk::new(), Desk::new());
        let shared = desk.path().with_file_name("Shared");
        fs::create_dir(&shared).unwrap();
        for desk in [&desk, &other] {
            let chosen = serde_json::json!(shared).to_string();
            desk.change(Op::SettingSet, |tx| settings::set_json(tx, Key::BackupFolder, &chosen));
            let keep = "{\"days\": 1, \"weeks\": 1, \"months\": 1}";
            desk.change(Op::SettingSet, |tx| settings::set_json(tx, Key::BackupKeep, keep));
        }
        let theirs = make(&other).name;
        let first = make(&desk);
        let by_hand = backup::make(desk.library(), desk.now(), Reason::ByHand, &mut unwatched).unwrap().name;
        let copy = first.name.replace(".lectern", " (copy).lectern");
        fs::copy(&first.path, shared.join(&copy)).unwrap();
        // It has the name of a backup of ours and is none: a person keeps something else there.
        let disguised = first.name.replace("2026-03", "2016-03");
        fs::write(shared.join(&disguised), "a letter").unwrap();
        let outsiders = [theirs, by_hand, copy, disguised];
        for gap in gaps {
            desk.wait(gap * 86_400);
            let newest = make(&desk).name;
            let left = names(&shared);
            prop_assert!(left.contains(&newest));
            prop_assert!(outsiders.iter().all(|name| left.contains(name)), "{left:?}");
            prop_assert!(left.len() <= outsiders.len() + 6, "three newest, a day, a week, a month: {left:?}");
        }
    }
}
