//! A damaged library is never written to, and what can be read of it is saved.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lectern_core::backup::{self, Reason, Saved, unwatched};
use lectern_core::books::{self, BookQuery};
use lectern_core::{Library, check};
use lectern_tests::Desk;
use proptest::prelude::*;

const BOOKS: usize = 240;

/// A library of many pages, closed, as one file.
fn library() -> (Desk, Vec<u8>) {
    let mut desk = Desk::new();
    for number in 0..BOOKS {
        let book = desk.book_by(&format!("Volume {number}"), &["Jane Austen"], 300);
        if number % 10 == 0 {
            desk.log(book, "p120").expect("recorded");
        }
    }
    desk.wait(1);
    backup::make(desk.library(), desk.now(), Reason::ByHand, &mut unwatched).expect("a backup");
    desk.close();
    let bytes = fs::read(desk.path()).expect("the file");
    (desk, bytes)
}

fn saved<'a>(kinds: &'a [Saved], kind: &str) -> &'a Saved {
    kinds.iter().find(|one| one.kind == kind).unwrap_or_else(|| panic!("no {kind} in {kinds:?}"))
}

/// The page on which the tree of a table begins.
fn root(path: &Path, table: &str) -> usize {
    let db = rusqlite::Connection::open(path).expect("it opens");
    db.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0)).expect("a table")
}

fn salvaged(desk: &Desk) -> (Vec<Saved>, usize, bool) {
    let to = desk.path().with_file_name("Saved.lectern");
    let done = backup::salvage(&desk.path(), &to, desk.now(), &mut backup::unwatched).expect("something can be saved");
    let library = Library::open_existing(&to, desk.now()).expect("a library");
    let query = BookQuery { limit: 1, ..BookQuery::default() };
    let books = library.read(|view| books::list(view, &query)).expect("a list").total;
    let clean = library.read(check::check).expect("a look").is_clean();
    library.close().expect("it closes");
    fs::remove_file(&to).expect("gone");
    (done.kinds, books as usize, clean)
}

#[test]
fn a_sound_library_is_saved_whole() {
    let (desk, bytes) = library();
    let (kinds, books, clean) = salvaged(&desk);
    assert_eq!((books, clean), (BOOKS, true));
    assert!(kinds.iter().all(|kind| kind.lost + kind.lost_pages + kind.left_out + kind.unlinked == 0), "{kinds:?}");
    assert_eq!(saved(&kinds, "session").saved as usize, BOOKS / 10);
    assert_eq!(fs::read(desk.path()).unwrap(), bytes);
}

#[test]
fn a_library_whose_tree_lost_its_root_is_saved_from_the_leaves() {
    let (desk, mut bytes) = library();
    let page = root(&desk.path(), "book");
    bytes[(page - 1) * 4096..page * 4096].fill(0);
    fs::write(desk.path(), &bytes).unwrap();
    let (kinds, books, clean) = salvaged(&desk);
    assert!(books > BOOKS * 9 / 10, "{kinds:?}");
    assert!(clean, "and the new library is sound");
    assert_eq!(saved(&kinds, "book").lost_pages, 1);
    assert_eq!(books + saved(&kinds, "book").lost as usize, BOOKS, "what was lost is counted: {kinds:?}");
}

#[test]
fn what_pointed_at_lost_rows_is_left_out_and_counted() {
    let (desk, mut bytes) = library();
    // Every leaf of the editions but not one of the books.
    let half = bytes.len() / 4096 / 2 * 4096;
    bytes.truncate(half);
    fs::write(desk.path(), &bytes).unwrap();
    let (kinds, _, clean) = salvaged(&desk);
    assert!(clean, "{kinds:?}");
    assert!(kinds.iter().any(|kind| kind.lost_pages > 0), "{kinds:?}");
}

#[test]
fn the_reader_is_told_what_was_found_what_can_be_saved_and_which_backup_is_good() {
    let (desk, mut bytes) = library();
    bytes.truncate(bytes.len() - 3 * 4096);
    fs::write(desk.path(), &bytes).unwrap();
    let damage = backup::look_at_damage(&desk.path(), desk.now(), &mut backup::unwatched).expect("a look");
    assert_eq!(damage.harm, backup::Harm::Cut);
    assert!(damage.findings[0].contains("bytes"), "{:?}", damage.findings);
    assert!(saved(&damage.readable, "book").saved > 0);
    assert!(damage.backup.is_some_and(|backup| backup.verified.is_good()));
    assert_eq!(fs::read(desk.path()).unwrap(), bytes);
}

/// What the reader is told of a library of these bytes.
fn told(desk: &Desk, bytes: &[u8]) -> backup::Harm {
    fs::write(desk.path(), bytes).expect("it is written");
    backup::look_at_damage(&desk.path(), desk.now(), &mut backup::unwatched).expect("a look").harm
}

#[test]
fn what_befell_a_library_is_told_by_what_the_reader_can_do_about_it() {
    let (desk, bytes) = library();
    assert_eq!(told(&desk, &bytes), backup::Harm::None);
    let book = root(&desk.path(), "book");
    let mut zeroed = bytes.clone();
    zeroed[(book - 1) * 4096..book * 4096].fill(0);
    assert_eq!(told(&desk, &zeroed), backup::Harm::Pages);
    assert_eq!(told(&desk, &bytes[..bytes.len() - 4096]), backup::Harm::Cut);
    assert_eq!(told(&desk, b"Dear reader, this is a letter."), backup::Harm::Unknown);

    fs::write(desk.path(), &bytes).unwrap();
    let db = rusqlite::Connection::open(desk.path()).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM book WHERE title = 'Volume 10';").unwrap();
    drop(db);
    let after = fs::read(desk.path()).unwrap();
    assert_eq!(told(&desk, &after), backup::Harm::Rows);
}

#[test]
fn a_column_that_another_program_took_away_is_damage_and_the_others_are_saved_under_their_names() {
    let (desk, _) = library();
    let db = rusqlite::Connection::open(desk.path()).unwrap();
    db.execute_batch("UPDATE book SET subtitle = 'A tale', language = 'en', why_added = 'Because'").unwrap();
    db.execute_batch("ALTER TABLE book DROP COLUMN language").unwrap();
    drop(db);
    let damage = backup::look_at_damage(&desk.path(), desk.now(), &mut backup::unwatched).expect("a look");
    assert_eq!(damage.findings, ["the table book has no column language"]);
    assert!(damage.backup.is_some_and(|backup| backup.verified.is_good()));

    let to = desk.path().with_file_name("Saved.lectern");
    backup::salvage(&desk.path(), &to, desk.now(), &mut backup::unwatched).expect("something can be saved");
    let db = rusqlite::Connection::open(&to).unwrap();
    let saved: (Option<String>, Option<String>, Option<String>) = db
        .query_row("SELECT subtitle, language, why_added FROM book LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap();
    assert_eq!(saved, (Some("A tale".to_owned()), None, Some("Because".to_owned())));
}

#[test]
fn a_library_is_never_saved_over_a_file_that_is_there() {
    let (desk, _) = library();
    let taken = desk.path().with_file_name("taken.lectern");
    fs::write(&taken, "mine").unwrap();
    assert_eq!(backup::salvage(&desk.path(), &taken, desk.now(), &mut backup::unwatched).unwrap_err().code(), "io");
    assert_eq!(fs::read(&taken).unwrap(), b"mine");
}

#[test]
fn a_rescue_that_is_called_off_at_any_moment_leaves_no_library_behind_and_the_damaged_file_as_it_was() {
    let (desk, mut bytes) = library();
    bytes.truncate(bytes.len() - 3 * 4096);
    fs::write(desk.path(), &bytes).unwrap();
    let folder = || fs::read_dir(desk.path().parent().unwrap()).unwrap().count();
    let (to, before) = (desk.path().with_file_name("Saved.lectern"), folder());
    for patience in 0..1000 {
        let (mut looks, mut last) = (0, (0, 0));
        let mut progress = |done, of| {
            assert!(done <= of && of > 0, "{done} of {of}");
            looks += 1;
            last = (done, of);
            if looks > patience { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let done = backup::salvage(&desk.path(), &to, desk.now(), &mut progress);
        assert_eq!(fs::read(desk.path()).unwrap(), bytes);
        if looks <= patience {
            done.expect("nobody called it off");
            assert!(patience >= 3 && last == (1, 1), "it said how far it was: {looks} times, {last:?}");
            return;
        }
        assert_eq!(done.unwrap_err().code(), "cancelled");
        assert_eq!(folder(), before, "nothing is left beside it, called off at look {patience}");
    }
    panic!("it never ends");
}

#[derive(Debug, Clone)]
enum Harm {
    Cut(usize),
    Zero(usize),
    Flip(usize, u8),
}

fn harm() -> impl Strategy<Value = Vec<Harm>> {
    let one = prop_oneof![
        any::<usize>().prop_map(Harm::Cut),
        any::<usize>().prop_map(Harm::Zero),
        (any::<usize>(), 1u8..).prop_map(|(at, bits)| Harm::Flip(at, bits)),
    ];
    proptest::collection::vec(one, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever happened to the file: it stays as it is, nothing is left beside it, and what is saved is sound.
    #[test]
    fn any_damage_is_looked_at_without_a_trace(harm in harm()) {
        let (desk, mut bytes) = small();
        for one in harm {
            let length = bytes.len().max(1);
            match one {
                Harm::Cut(at) => bytes.truncate(at % length),
                Harm::Zero(at) => {
                    let page = at % length / 4096 * 4096;
                    let end = (page + 4096).min(bytes.len());
                    bytes[page..end].fill(0);
                }
                Harm::Flip(at, bits) if !bytes.is_empty() => bytes[at % length] ^= bits,
                Harm::Flip(..) => {}
            }
        }
        fs::write(desk.path(), &bytes).unwrap();
        let beside = names(desk.path().parent().unwrap());
        let looked = backup::look_at_damage(&desk.path(), desk.now(), &mut backup::unwatched);
        prop_assert!(looked.is_ok(), "{looked:?}");
        let to = desk.path().with_file_name("Saved.lectern");
        if backup::salvage(&desk.path(), &to, desk.now(), &mut backup::unwatched).is_ok() {
            let library = Library::open_existing(&to, desk.now()).expect("a library");
            let found = library.read(check::check).expect("a look");
            prop_assert!(found.is_clean(), "{found:?}");
            library.close().expect("it closes");
            fs::remove_file(&to).unwrap();
        }
        prop_assert_eq!(fs::read(desk.path()).unwrap(), bytes);
        prop_assert_eq!(names(desk.path().parent().unwrap()), beside);
    }
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("one").path()).collect();
    names.sort();
    names
}

fn small() -> (Desk, Vec<u8>) {
    let mut desk = Desk::new();
    for number in 0..12 {
        let book = desk.book(&format!("Volume {number}"), 300);
        desk.log(book, "p120").expect("recorded");
    }
    desk.close();
    let bytes = fs::read(desk.path()).expect("the file");
    (desk, bytes)
}
