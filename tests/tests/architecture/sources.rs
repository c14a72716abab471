//! The files of the checkout, and what a rule finds in them.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours: what was built, what was downloaded, what tools keep.
const FOREIGN: [&str; 6] = [".git", "target", "node_modules", "dist", "gen", "test-results"];

/// A text file of the checkout.
pub(crate) struct Source {
    /// From the root, with slashes.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// One place where a rule does not hold.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) path: String,
    /// Counted from 1; 0 is the file or folder as a whole.
    pub(crate) line: usize,
    pub(crate) sentence: String,
}

impl Source {
    /// A sample for a test of a rule.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub(crate) fn finding(&self, line: usize, sentence: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, sentence: sentence.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.sentence)
    }
}

/// Fails with every finding, one a line.
pub(crate) fn holds(findings: &[Finding]) {
    let lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
    assert!(lines.is_empty(), "the house does not stand as its rules say:\n{}", lines.join("\n"));
}

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("BUG: tests/ stands in the root").to_owned()
}

/// The files below a folder whose names end in one of `endings`, in order.
///
/// A folder that is not there, or holds no such file, is an error of the rule: it would hold for nothing.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let found: Vec<Source> = paths(folder)
        .into_iter()
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
        .map(|path| Source { text: fs::read_to_string(root().join(&path)).expect("a text file"), path })
        .collect();
    assert!(!found.is_empty(), "{folder} holds no {}, so this rule would hold for nothing", endings.join(" or "));
    found
}

/// The paths of all files below a folder, from the root, in order.
pub(crate) fn paths(folder: &str) -> Vec<String> {
    walk(folder).into_iter().filter(|path| root().join(path).is_file()).collect()
}

/// The paths of all folders below a folder, from the root, in order.
pub(crate) fn folders(folder: &str) -> Vec<String> {
    walk(folder).into_iter().filter(|path| root().join(path).is_dir()).collect()
}

fn walk(folder: &str) -> Vec<String> {
    let mut all = Vec::new();
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|failure| panic!("{folder}: {failure}"));
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name")).collect();
    names.sort();
    for name in names.into_iter().filter(|name| !FOREIGN.contains(&name.as_str())) {
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        let inside = if root().join(&path).is_dir() { walk(&path) } else { Default::default() };
        all.push(path);
        all.extend(inside);
    }
    all
}
