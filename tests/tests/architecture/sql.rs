//! SQL stands in the core's stores, and nowhere else.

use crate::sources::{Finding, Source, files, holds};
use crate::tokens::{literals, without_tests};

const CORE: &str = "src-tauri/core/src/";

/// How a statement begins, in the way that we write it.
const STATEMENTS: [&str; 6] = ["SELECT ", "INSERT INTO ", "INSERT OR ", "UPDATE ", "DELETE FROM ", "PRAGMA "];

/// Whether a file may hold SQL: the engine that keeps the file, the search, and each slice's own store.
fn may(path: &str) -> bool {
    let Some(path) = path.strip_prefix(CORE) else { return false };
    let engine =
        ["storage/", "library/", "history/", "search/", "check/"].iter().any(|folder| path.starts_with(folder));
    engine || path.ends_with("/store.rs") || path.ends_with("_sql.rs") || path.contains("/sql/")
}

fn strays(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| !may(&source.path)) {
        if source.path.ends_with(".sql") {
            findings.push(source.finding(0, "is SQL, and SQL stands in the stores of the core"));
            continue;
        }
        for (text, line) in literals(source) {
            if STATEMENTS.iter().any(|statement| begins(&text, statement)) {
                findings.push(source.finding(line, format!("is SQL outside the stores of the core: {text}")));
            }
        }
    }
    findings
}

/// Whether a literal holds a statement: at its beginning or at the beginning of a line or bracket.
fn begins(literal: &str, statement: &str) -> bool {
    literal
        .match_indices(statement)
        .any(|(at, _)| literal[..at].trim_end().chars().last().is_none_or(|c| "\"(;#n".contains(c)))
}

#[test]
fn sql_stands_in_the_stores_of_the_core() {
    for folder in ["src-tauri/core/src", "src-tauri/src", "src-tauri/cli/src"] {
        holds(&strays(&without_tests(files(folder, &[".rs", ".sql"]))));
    }
}

#[test]
fn sql_in_a_command_in_an_operation_and_in_a_file_is_found() {
    let command = Source::sample("src-tauri/src/commands/books.rs", "fn a() {\n    run(\"SELECT title FROM book\")\n}");
    assert_eq!(
        strays(&[command])[0].to_string(),
        "src-tauri/src/commands/books.rs:2: is SQL outside the stores of the core: \"SELECT title FROM book\""
    );
    let operation =
        Source::sample("src-tauri/core/src/books/add.rs", "fn a() { run(\"UPDATE book SET title = 'a'\") }");
    assert_eq!(strays(&[operation]).len(), 1);
    assert_eq!(strays(&[Source::sample("src-tauri/core/src/books/add.sql", "SELECT 1")]).len(), 1);
}

#[test]
fn stores_may_and_words_of_a_sentence_are_no_sql() {
    let store = Source::sample("src-tauri/core/src/books/store.rs", "fn a() { run(\"SELECT 1\") }");
    let sentence =
        Source::sample("src-tauri/cli/src/main.rs", "fn a() { say(\"You may SELECT a book, or DELETE one\") }");
    assert_eq!(strays(&[store, sentence]), []);
}
