//! Right inputs: the project's own fixtures, and files that are made here because they are no texts.

use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::transfer::import::Source;
use lectern_core::transfer::import::{Input, Mapping};

use crate::Desk;

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder)
}

/// The files of a folder and all below it, in the order of their names; none where there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn read(paths: impl IntoIterator<Item = PathBuf>) -> Vec<Vec<u8>> {
    paths.into_iter().map(|path| fs::read(path).expect("a fixture")).collect()
}

/// What is kept for a target: inputs that were once its end, and seeds of its own.
pub(super) fn kept(target: &str) -> Vec<Vec<u8>> {
    read(files(&fixtures("fuzz").join(target)))
}

/// Plan files.
pub(super) fn plans() -> Vec<Vec<u8>> {
    read(files(&fixtures("plans")))
}

/// Every file that an import is tried with.
pub(super) fn imports() -> Vec<Vec<u8>> {
    let is_plan = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "plan");
    read(files(&fixtures("import")).into_iter().filter(|path| !is_plan(path)))
}

/// Of all files to import those that are read as this format.
pub(super) fn of_format(all: &[Vec<u8>], format: &str) -> Vec<Vec<u8>> {
    let is_so = |bytes: &&Vec<u8>| {
        let input = Input::Bytes("seed".to_owned(), (*bytes).clone());
        Source::open(input, Mapping::default()).is_ok_and(|source| source.format_name() == format)
    };
    all.iter().filter(is_so).cloned().collect()
}

/// A library with some books, closed.
pub(super) fn library() -> Vec<u8> {
    let mut desk = Desk::new();
    for number in 0..6 {
        let book = desk.book_by(&format!("Volume {number}"), &["Jane Austen"], 300);
        desk.log(book, "p120").expect("recorded");
    }
    desk.close();
    fs::read(desk.path()).expect("the file")
}
