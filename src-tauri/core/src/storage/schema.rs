//! Whether the file still has everything that the migrations of its format make, whoever changed it meanwhile.
//!
//! A table or a column that is gone took what it held along; indexes, views and triggers hold nothing of their own and are
//! made again from their words. What somebody added beside ours is theirs, and stays.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::Connection;

use super::open::{format_of, make_of_format};
use super::sound::breaks_a_rule;
use super::{FORMAT, Faults, LOCAL_PREFIX};
use crate::Result;

/// What the file is made of, by kind and name: the words that made each.
type Parts = BTreeMap<(String, String), String>;

/// What is gone, or no longer as it was made.
///
/// # Errors
/// `Damaged`, `Storage` where it cannot be read.
pub(super) fn schema_faults(db: &Connection) -> Result<Faults> {
    let mut faults = Faults::default();
    let Some(whole) = as_made(db)? else { return Ok(faults) };
    let here = parts(db)?;
    for ((kind, name), words) in parts(&whole)? {
        let there = here.get(&(kind.clone(), name.clone()));
        if kind != "table" {
            faults.derived.extend(fault_of_words(&kind, &name, there, &words));
        } else if there.is_none() {
            faults.structure.push(format!("the table {name} is not there"));
        } else {
            let lacks = lacking(db, &whole, &name)?;
            // What is asked of a column that is not there has no answer.
            if lacks.is_empty() && !name.starts_with(LOCAL_PREFIX) && breaks_a_rule(db, &name, &words)? {
                faults.structure.push(format!("CHECK constraint failed in {name}"));
            }
            faults.structure.extend(lacks.into_iter().map(|column| format!("the table {name} has no column {column}")));
        }
    }
    Ok(faults)
}

/// Makes the indexes, views and triggers again that are gone or no longer as they were made.
///
/// # Errors
/// `Storage` where that cannot be, as an index of what may be there only once and is there twice.
pub(crate) fn mend_schema(db: &Connection) -> Result<()> {
    let Some(whole) = as_made(db)? else { return Ok(()) };
    let here = parts(db)?;
    for ((kind, name), words) in parts(&whole)? {
        let there = here.get(&(kind.clone(), name.clone()));
        if kind != "table" && fault_of_words(&kind, &name, there, &words).is_some() {
            db.execute_batch(&format!("DROP {kind} IF EXISTS \"{name}\"; {words};"))?;
        }
    }
    Ok(())
}

/// The names of a table's columns, in their order; none where it has no such table.
pub(crate) fn columns_of(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut ask = db.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    Ok(ask.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// An empty library of the same format; none for one that was only begun and has no tables yet.
fn as_made(db: &Connection) -> Result<Option<Connection>> {
    let format = format_of(db)?;
    (1..=FORMAT).contains(&format).then(|| make_of_format(Path::new(":memory:"), format)).transpose()
}

/// All but what SQLite makes by itself.
fn parts(db: &Connection) -> Result<Parts> {
    let mut ask = db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let parts = ask.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}

/// What is to be said of an index, a view or a trigger.
fn fault_of_words(kind: &str, name: &str, there: Option<&String>, words: &str) -> Option<String> {
    let same = |there: &str| there.split_whitespace().eq(words.split_whitespace());
    match there {
        None => Some(format!("the {kind} {name} is not there")),
        Some(there) if !same(there) => Some(format!("the {kind} {name} is not as Lectern made it")),
        Some(_) => None,
    }
}

fn lacking(db: &Connection, whole: &Connection, table: &str) -> Result<Vec<String>> {
    let here: BTreeSet<String> = columns_of(db, table)?.into_iter().collect();
    let whole = columns_of(whole, table)?.into_iter();
    Ok(whole.filter(|column| !here.contains(column)).collect())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn library() -> Connection {
        make_of_format(Path::new(":memory:"), FORMAT).unwrap()
    }

    #[rstest]
    #[case("DROP INDEX book_tag_tag", "the index book_tag_tag is not there")]
    #[case("DROP VIEW finished", "the view finished is not there")]
    #[case(
        "DROP INDEX book_tag_tag; CREATE INDEX book_tag_tag ON book_tag (book_id)",
        "the index book_tag_tag is not as Lectern made it"
    )]
    fn what_can_be_made_again_is_named_and_made_again(#[case] harm: &str, #[case] said: &str) {
        let db = library();
        db.execute_batch(harm).unwrap();
        let faults = schema_faults(&db).unwrap();
        assert_eq!((faults.structure.as_slice(), faults.derived.as_slice()), (&[][..], &[said.to_owned()][..]));
        mend_schema(&db).unwrap();
        assert_eq!(parts(&db).unwrap(), parts(&library()).unwrap());
    }

    #[test]
    fn a_column_that_is_gone_is_damage_and_nothing_else_is_said_of_its_table() {
        let db = library();
        db.execute_batch("ALTER TABLE book DROP COLUMN language").unwrap();
        assert_eq!(schema_faults(&db).unwrap().structure, ["the table book has no column language"]);
    }

    #[test]
    fn what_somebody_added_is_theirs() {
        let db = library();
        db.execute_batch(
            "ALTER TABLE book ADD COLUMN shelf TEXT; CREATE TABLE mine (a); CREATE INDEX my_index ON book (title)",
        )
        .unwrap();
        let faults = schema_faults(&db).unwrap();
        assert_eq!((faults.structure.len(), faults.derived.len()), (0, 0), "{faults:?}");
    }
}
