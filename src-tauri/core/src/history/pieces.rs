//! A large changeset in pieces.
//!
//! SQLite applies a changeset under a savepoint and remembers every page it wrote since; with each further row it looks
//! through all it remembers. Cut into pieces a changeset of any length takes as long as it has rows. The pieces are
//! applied within one transaction, so that nothing is ever half applied.

use std::collections::HashSet;

use super::walk::Direction;

/// Roughly how long a piece is, in bytes: some hundreds of rows.
const PIECE: usize = 64 * 1024;

/// The marks of SQLite's format: <https://sqlite.org/session/sqlite3changeset_invert.html> and the head of
/// `sqlite3session.c` describe it. A table's head is `T`, the number of columns, a byte a column that says whether it is of
/// the key, and the name with a zero behind it.
const TABLE: u8 = b'T';
const INSERT: u8 = 18;
const DELETE: u8 = 9;
const UPDATE: u8 = 23;
/// Where the values of a row begin, the key first.
const RECORD: usize = 2;

/// Hands over the pieces in the order in which they are applied, each with whether it is the last; all in one where the
/// bytes are short, or are not what they should be: then SQLite says so.
pub(super) fn each_piece<E>(
    changeset: &[u8],
    direction: Direction,
    apply: impl FnMut(&[u8], bool) -> Result<(), E>,
) -> Result<(), E> {
    cut(changeset, direction, PIECE, apply)
}

/// The rows of a table as a changeset has them.
struct Section<'a> {
    head: &'a [u8],
    rows: Vec<&'a [u8]>,
}

fn cut<E>(
    changeset: &[u8],
    direction: Direction,
    longest: usize,
    mut apply: impl FnMut(&[u8], bool) -> Result<(), E>,
) -> Result<(), E> {
    let sections = if changeset.len() <= longest { None } else { sections(changeset) };
    let Some(mut sections) = sections else { return apply(changeset, true) };
    put_in_order(&mut sections, direction);
    let mut piece: Vec<u8> = Vec::with_capacity(longest.min(changeset.len()));
    for Section { head, rows } in sections {
        piece.extend_from_slice(head);
        for row in rows {
            if piece.len() >= longest {
                apply(&piece, false)?;
                piece.clear();
                piece.extend_from_slice(head);
            }
            piece.extend_from_slice(row);
        }
    }
    apply(&piece, true)
}

fn sections(changeset: &[u8]) -> Option<Vec<Section<'_>>> {
    let mut input = changeset;
    let (mut sections, mut columns) = (Vec::new(), 0);
    while let Some(mark) = input.first() {
        let before = input;
        if *mark == TABLE {
            columns = table_head(&mut input)?;
            sections.push(Section { head: taken(before, input), rows: Vec::new() });
        } else {
            row(&mut input, columns)?;
            sections.last_mut()?.rows.push(taken(before, input));
        }
    }
    Some(sections)
}

/// SQLite hands over the rows of a table in no order. In that of their keys neighbours are found on the same pages; and
/// rows that are taken back go before those that they point at, so that nobody looks for what would be left behind. Within
/// a table each row stands once, and what points where is only looked at in the end: the outcome is the same.
fn put_in_order(sections: &mut [Section<'_>], direction: Direction) {
    let tables: HashSet<&[u8]> = sections.iter().map(|section| section.head).collect();
    if tables.len() < sections.len() {
        return;
    }
    for section in sections.iter_mut() {
        section.rows.sort_unstable_by_key(|row| row.get(RECORD..));
    }
    if direction == Direction::Undo {
        sections.reverse();
    }
}

fn taken<'a>(before: &'a [u8], after: &[u8]) -> &'a [u8] {
    &before[..before.len() - after.len()]
}

/// Passes over a table's head; answers how many columns it has.
fn table_head(input: &mut &[u8]) -> Option<usize> {
    *input = input.get(1..)?;
    let columns = number(input)?;
    *input = input.get(columns..)?;
    let name = input.iter().position(|byte| *byte == 0)?;
    *input = input.get(name + 1..)?;
    Some(columns)
}

/// Passes over one changed row: what was done, whether something else did it, and the values before, after or both.
fn row(input: &mut &[u8], columns: usize) -> Option<()> {
    let records = match input.first()? {
        &INSERT | &DELETE => 1,
        &UPDATE => 2,
        _ => return None,
    };
    *input = input.get(RECORD..)?;
    for _ in 0..records * columns {
        let kind = *input.first()?;
        *input = input.get(1..)?;
        let length = match kind {
            // Not there, and null.
            0 | 5 => 0,
            // Whole numbers and others.
            1 | 2 => 8,
            // Texts and bytes.
            3 | 4 => number(input)?,
            _ => return None,
        };
        *input = input.get(length..)?;
    }
    Some(())
}

/// Reads a number as SQLite writes it: seven bits a byte, the highest first.
fn number(input: &mut &[u8]) -> Option<usize> {
    let mut number = 0usize;
    for at in 0..8 {
        let byte = *input.get(at)?;
        number = (number << 7) | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            *input = input.get(at + 1..)?;
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::session::{ConflictAction, Session};
    use rusqlite::{Connection, params};

    use super::*;

    fn library() -> Connection {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(
            "CREATE TABLE a (id TEXT NOT NULL PRIMARY KEY, text TEXT, number REAL, bytes BLOB) WITHOUT ROWID;
             CREATE TABLE b (id TEXT NOT NULL PRIMARY KEY, count INTEGER) WITHOUT ROWID;
             INSERT INTO a VALUES ('kept', 'before', 1.5, x'00'), ('gone', NULL, NULL, NULL);",
        )
        .unwrap();
        db
    }

    fn rows(db: &Connection) -> Vec<String> {
        let all =
            "SELECT json_array(id, text, number, hex(bytes)) FROM a UNION ALL SELECT json_array(id, count) FROM b";
        let mut ask = db.prepare(all).unwrap();
        ask.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    fn record(db: &Connection, texts: &[String]) -> Vec<u8> {
        let mut session = Session::new(db).unwrap();
        session.attach(None::<&str>).unwrap();
        db.execute_batch("UPDATE a SET text = 'after' WHERE id = 'kept'; DELETE FROM a WHERE id = 'gone'").unwrap();
        for (number, text) in texts.iter().enumerate() {
            db.execute(
                "INSERT INTO a VALUES (?1, ?2, ?3, ?4)",
                params![format!("a{number}"), text, number as f64 / 3.0, text.as_bytes()],
            )
            .unwrap();
            db.execute("INSERT INTO b VALUES (?1, ?2)", params![format!("b{number}"), number as i64 - 3]).unwrap();
        }
        let mut changeset = Vec::new();
        session.changeset_strm(&mut changeset).unwrap();
        changeset
    }

    proptest! {
        #[test]
        fn pieces_do_together_what_the_whole_does(
            texts in proptest::collection::vec("\\PC{0,200}", 0..30), longest in 1usize..2_000, is_undo: bool,
        ) {
            let direction = if is_undo { Direction::Undo } else { Direction::Redo };
            let here = library();
            let changeset = record(&here, &texts);
            let there = library();
            let mut last = 0;
            cut(&changeset, direction, longest, |mut piece, is_last| {
                last += usize::from(is_last);
                let refuse = |_, _: rusqlite::session::ChangesetItem| ConflictAction::SQLITE_CHANGESET_ABORT;
                there.apply_strm(&mut piece, None::<fn(&str) -> bool>, refuse)
            })
            .unwrap();
            prop_assert_eq!(last, 1);
            prop_assert_eq!(rows(&here), rows(&there));
        }

        #[test]
        fn no_bytes_are_lost_that_are_no_changeset(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut pieces = Vec::new();
            cut(&bytes, Direction::Redo, 1, |piece, _| {
                pieces.push(piece.to_vec());
                Ok::<_, ()>(())
            })
            .unwrap();
            // A table's head stands before each of its pieces, so there may be more; there is never less.
            let all = pieces.concat();
            let count = |bytes: &[u8], wanted: u8| bytes.iter().filter(|byte| **byte == wanted).count();
            prop_assert!((0..=u8::MAX).all(|byte| count(&all, byte) >= count(&bytes, byte)));
        }
    }
}
