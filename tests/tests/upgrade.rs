//! A library of an earlier version is brought to this one's format, after a backup; a backup of it goes back.

use std::fs;
use std::path::PathBuf;

use lectern_core::backup::{self, Reason};
use lectern_core::storage::FORMAT;
use lectern_core::{Library, Source, check};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use lectern_tests::old::{
    an_author_and_tags, authors_and_tags, file_rows, first_format, format_of, people, rows_of_a_file,
    steps_in_one_piece,
};

fn old() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Old.lectern");
    first_format(&path);
    (folder, path)
}

#[test]
fn an_older_library_is_backed_up_as_it_was_and_then_upgraded() {
    let (_folder, path) = old();
    let library = Library::open(&path, Desk::new().now()).expect("it opens");
    assert!(library.read(check::check).expect("a look").is_clean());
    let backups = backup::list(&library).expect("the backups");
    library.close().expect("it closes");
    assert_eq!((format_of(&path), people(&path)), (FORMAT, vec!["Jane Austen".to_owned()]));
    let [only] = backups.as_slice() else { panic!("{backups:?}") };
    assert_eq!(only.reason, Reason::BeforeUpgrade);
    assert_eq!((format_of(&only.path), people(&only.path)), (1, vec!["Jane Austen".to_owned()]));
}

#[test]
fn the_rows_of_files_go_over_into_the_new_format() {
    let (_folder, path) = old();
    rows_of_a_file(&path);
    let before = file_rows(&path);
    assert_eq!(before.len(), 2);
    Library::open(&path, Desk::new().now()).expect("it opens").close().expect("it closes");
    assert_eq!((format_of(&path), file_rows(&path)), (FORMAT, before));
}

#[test]
fn authors_and_tags_go_over_into_the_new_format() {
    let (_folder, path) = old();
    an_author_and_tags(&path);
    let before = authors_and_tags(&path);
    assert_eq!(before.len(), 3);
    let library = Library::open(&path, Desk::new().now()).expect("it opens");
    let found = library.read(check::check).expect("a look");
    assert!(found.structure.is_empty() && found.references.is_empty(), "{found:?}");
    library.close().expect("it closes");
    assert_eq!((format_of(&path), authors_and_tags(&path)), (FORMAT, before));
}

#[test]
fn a_step_that_an_earlier_version_recorded_is_still_taken_back() {
    let mut desk = Desk::new();
    desk.book("Emma", 474);
    let before = dump(&desk.path());
    desk.book("Evelina", 400);
    desk.close();
    steps_in_one_piece(&desk.path());
    desk.reopen();
    desk.undo();
    assert_eq!(dump(&desk.path()), before);
}

#[test]
fn a_library_that_cannot_be_backed_up_first_is_not_upgraded() {
    let (_folder, path) = old();
    fs::write(path.with_file_name("Old backups"), "in the way").expect("a file");
    let before = fs::read(&path).expect("the file");
    assert_eq!(Library::open(&path, Desk::new().now()).err().map(|error| error.code()), Some("io"));
    assert_eq!(fs::read(&path).expect("the file"), before);
}

#[test]
fn a_backup_of_an_older_version_restores_and_merges_and_stays_as_it_is() {
    let (_folder, path) = old();
    let before = fs::read(&path).expect("the file");
    let (desk, other) = (Desk::new(), Desk::new());
    desk.book("Emma", 474);
    backup::restore(desk.library(), &path, desk.now(), &mut backup::unwatched).expect("restored");
    assert_eq!((format_of(&desk.path()), people(&desk.path())), (FORMAT, vec!["Jane Austen".to_owned()]));
    other.book("Emma", 474);
    backup::merge(other.library(), &path, other.now(), Source::Window, &mut backup::unwatched).expect("merged");
    assert_eq!(people(&other.path()), ["Jane Austen"]);
    assert_eq!(fs::read(&path).expect("the file"), before);
}
