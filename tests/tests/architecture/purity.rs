//! `model.rs` and `…_model.rs`, `values/` and `schedule/` are pure: no SQL, no clock, no input or output, no chance.

use crate::sources::{Finding, Source, files, holds};
use crate::tokens::{names, without_tests};

const CORE: &str = "src-tauri/core/src/";

/// What a pure file may not name, and what it is.
const IMPURE: [(&str, &str); 14] = [
    ("rusqlite", "SQL"),
    ("Utc::now", "the clock"),
    ("Local::now", "the clock"),
    ("SystemTime", "the clock"),
    ("Instant", "the clock"),
    ("std::fs", "the file system"),
    ("std::env", "the environment"),
    ("std::net", "the network"),
    ("std::process", "other programs"),
    ("std::thread", "threads"),
    ("rand", "chance"),
    ("getrandom", "chance"),
    ("now_v7", "the clock and chance"),
    ("new_v4", "chance"),
];

fn is_pure(path: &str) -> bool {
    let path = path.strip_prefix(CORE).unwrap_or(path);
    path.ends_with("/model.rs")
        || path.ends_with("_model.rs")
        || path.starts_with("values/")
        || path.starts_with("schedule/")
}

fn impure(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| is_pure(&source.path)) {
        for named in names(source) {
            let whole = format!("::{}::", named.path);
            let touched = IMPURE.iter().find(|(name, _)| whole.contains(&format!("::{name}::")));
            findings.extend(touched.map(|(name, what)| {
                source.finding(named.line, format!("names {name}, and a pure file knows nothing of {what}"))
            }));
        }
    }
    findings
}

#[test]
fn models_values_and_the_schedule_are_pure() {
    holds(&impure(&without_tests(files("src-tauri/core/src", &[".rs"]))));
}

#[test]
fn a_model_that_reads_the_clock_or_a_file_is_found() {
    let text = "use std::{fmt, fs};\nfn a() -> Day {\n    chrono::Utc::now()\n}";
    let found = impure(&[Source::sample("src-tauri/core/src/books/model.rs", text)]);
    assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(
        found[0].to_string(),
        "src-tauri/core/src/books/model.rs:1: names std::fs, and a pure file knows nothing of the file system"
    );
}

#[test]
fn a_store_may_read_the_clock_and_a_model_may_have_an_operand() {
    assert_eq!(impure(&[Source::sample("src-tauri/core/src/books/store.rs", "use rusqlite::Row;")]), []);
    assert_eq!(impure(&[Source::sample("src-tauri/core/src/values/a.rs", "fn operand(rand_like: u8) {}")]), []);
}
