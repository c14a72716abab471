//! Small rooms, and no empty ones.

use crate::sources::{Finding, Source, folders, holds, paths, root};

/// The most lines that a file written by hand may have.
const LINES: usize = 600;

/// What is written by programs, or is material and not prose or code: locks, data, pictures, generated bindings.
const UNMEASURED: [&str; 9] =
    ["Cargo.lock", "package-lock.json", ".json", ".csv", ".png", ".svg", ".snap", "ui/src/ipc/bindings.ts", ".lectern"];

/// Files that only keep a folder in place.
const PLACEHOLDERS: [&str; 3] = [".gitkeep", ".keep", ".empty"];

fn large(sources: &[Source]) -> Vec<Finding> {
    let measured = sources.iter().filter(|source| !UNMEASURED.iter().any(|ending| source.path.ends_with(ending)));
    let too_large = measured.filter_map(|source| {
        let lines = source.text.lines().count();
        (lines >= LINES).then(|| source.finding(lines, format!("has {lines} lines, and a file stays under {LINES}")))
    });
    too_large.collect()
}

/// The folders in which no file says anything.
fn empty(folders: &[String], sources: &[Source]) -> Vec<Finding> {
    let real = |source: &&Source| {
        let name = source.path.rsplit('/').next().unwrap_or_default();
        !PLACEHOLDERS.contains(&name) && !source.text.trim().is_empty()
    };
    let lived_in =
        |folder: &str| sources.iter().filter(real).any(|source| source.path.starts_with(&format!("{folder}/")));
    let deserted = folders.iter().filter(|folder| !lived_in(folder));
    deserted.map(|folder| Source::sample(folder, "").finding(0, "is a folder without a real file")).collect()
}

/// Every file with its text; what is not text counts as one line.
fn everything() -> Vec<Source> {
    let read = |path: String| {
        let bytes = std::fs::read(root().join(&path)).expect("a file that was just listed");
        Source { path, text: String::from_utf8(bytes).unwrap_or_else(|_| "not text".to_owned()) }
    };
    paths("").into_iter().map(read).collect()
}

#[test]
fn every_file_is_a_small_room() {
    holds(&large(&everything()));
}

#[test]
fn no_folder_is_empty() {
    holds(&empty(&folders(""), &everything()));
}

#[test]
fn a_large_file_is_found_and_a_large_lock_is_not() {
    let text = "a line\n".repeat(LINES);
    let found = large(&[Source::sample("src/a.rs", &text), Source::sample("Cargo.lock", &text)]);
    assert_eq!(
        found.iter().map(Finding::to_string).collect::<Vec<_>>(),
        ["src/a.rs:600: has 600 lines, and a file stays under 600"]
    );
}

#[test]
fn a_folder_with_a_placeholder_is_empty() {
    let sources = [Source::sample("src/sync/.gitkeep", ""), Source::sample("src/books/mod.rs", "//! Books.")];
    let found = empty(&["src".to_owned(), "src/sync".to_owned(), "src/books".to_owned()], &sources);
    assert_eq!(found.iter().map(|finding| finding.path.as_str()).collect::<Vec<_>>(), ["src/sync"]);
}
