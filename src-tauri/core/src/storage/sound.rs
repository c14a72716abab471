//! Whether a file is whole, as far as SQLite and the shape of its format can tell. Only looks.

use rusqlite::{Connection, ErrorCode};

use super::LOCAL_PREFIX;
use super::schema::schema_faults;
use crate::{Error, Result};

/// What is wrong with a file, each in words.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    /// What nothing can be made again from: pages, rows, tables and columns that are gone.
    pub(crate) structure: Vec<String>,
    /// What is made again from the rest: lists and search, and the indexes by which rows are found.
    pub(crate) derived: Vec<String>,
}

/// Looks at every page and every row, and for everything that a library of its format has. Rows are held against what
/// their table allows too: a connection that only reads knows nothing of that, and SQLite's own look through it passes it
/// over.
///
/// # Errors
/// `Damaged` where SQLite cannot even look.
pub(crate) fn faults(db: &Connection) -> Result<Faults> {
    let mut found = texts(db, "PRAGMA integrity_check(50)")?;
    found.retain(|line| line != "ok");
    // Pages are told by number; only what stands within sound pages is told by name.
    let (mut derived, mut structure): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|line| line.contains(LOCAL_PREFIX));
    let schema = schema_faults(db)?;
    structure.extend(schema.structure);
    structure.dedup();
    derived.extend(schema.derived);
    Ok(Faults { structure, derived })
}

/// Whether a row of the table breaks a rule of those that make it.
pub(super) fn breaks_a_rule(db: &Connection, table: &str, sql: &str) -> Result<bool> {
    let rules: Vec<String> = rules(sql).into_iter().map(|rule| format!("NOT {rule}")).collect();
    if rules.is_empty() {
        return Ok(false);
    }
    let question = format!("SELECT EXISTS (SELECT 1 FROM \"{table}\" WHERE {})", rules.join(" OR "));
    match db.query_row(&question, [], |row| row.get(0)) {
        // Pages that cannot be read are told already.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => Ok(false),
        found => Ok(found?),
    }
}

/// The rules in the words that make a table, each with its parentheses.
fn rules(sql: &str) -> Vec<&str> {
    const RULE: &str = "CHECK (";
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = sql.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(RULE) {
            let begin = at + RULE.len() - 1;
            at = end_of_parentheses(sql, begin);
            found.extend(sql.get(begin..at));
        } else {
            at += passed_over(rest);
        }
    }
    found
}

/// Where the parenthesis that begins at `begin` ends.
fn end_of_parentheses(sql: &str, begin: usize) -> usize {
    let (mut at, mut open) = (begin, 0);
    while let Some(rest) = sql.get(at..).filter(|rest| !rest.is_empty()) {
        match rest.as_bytes().first() {
            Some(b'(') => open += 1,
            Some(b')') => open -= 1,
            _ => {}
        }
        at += passed_over(rest);
        if open == 0 {
            break;
        }
    }
    at
}

/// How many bytes the next thing has: a comment, a text in quotes, or a character.
fn passed_over(sql: &str) -> usize {
    if sql.starts_with("--") {
        return sql.find('\n').unwrap_or(sql.len());
    }
    if let Some(text) = sql.strip_prefix('\'') {
        return text.find('\'').map_or(sql.len(), |end| end + 2);
    }
    sql.chars().next().map_or(0, char::len_utf8)
}

/// Refuses a damaged file that SQLite would write to as soon as it keeps a log beside it.
///
/// # Errors
/// `Damaged` with what was found.
pub(super) fn refuse_before_first_log(db: &Connection) -> Result<()> {
    let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode == "wal" {
        return Ok(());
    }
    let found = faults(db)?.structure;
    if found.is_empty() { Ok(()) } else { Err(Error::Damaged { findings: found }) }
}

fn texts(db: &Connection, question: &str) -> Result<Vec<String>> {
    let mut ask = db.prepare(question)?;
    let found = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::FORMAT;
    use super::super::open::make_of_format;
    use super::*;

    #[test]
    fn the_rules_of_a_table_are_read_from_the_words_that_make_it() {
        let sql = "CREATE TABLE t (\n\
                   a TEXT CHECK (a IN ('(', 'it''s')), -- isn't CHECK (this)\n\
                   b INTEGER CHECK (length(b) <= 9),\n\
                   CHECK ((a IS NULL) = (b IS NULL)))";
        assert_eq!(rules(sql), ["(a IN ('(', 'it''s'))", "(length(b) <= 9)", "((a IS NULL) = (b IS NULL))"]);
        let db = make_of_format(Path::new(":memory:"), FORMAT).unwrap();
        let all: String = db.query_row("SELECT group_concat(sql) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        let of_tables = texts(&db, "SELECT sql FROM sqlite_schema WHERE type = 'table'").unwrap();
        let read: usize = of_tables.iter().map(|sql| rules(sql).len()).sum();
        assert!(read > 100 && read == all.matches("CHECK (").count(), "{read}");
        assert_eq!(faults(&db).unwrap().structure, [""; 0], "and each of them can be asked");
    }
}
