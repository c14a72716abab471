//! Libraries as earlier versions left them.

use std::path::Path;

use rusqlite::Connection;

/// The first shape, which no later version changes.
const FIRST: &str = concat!(
    include_str!("../../src-tauri/core/src/storage/migrations/0001_first.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0001_local.sql")
);

/// Makes a library of the first format at `path`, with a person and a setting in it.
///
/// # Panics
/// Where it cannot be made.
pub fn first_format(path: &Path) {
    let db = Connection::open(path).expect("a file");
    db.execute_batch(FIRST).expect("the first shape");
    db.execute_batch(
        "INSERT INTO local_device VALUES ('01900000-0000-7000-8000-0000000000ab', 116500000000000000);\
         INSERT INTO person VALUES ('01900000-0000-7000-8000-000000000001', 'Jane Austen', 'Austen, Jane');\
         INSERT INTO setting VALUES ('theme', '\"dark\"');",
    )
    .expect("rows");
    db.pragma_update(None, "application_id", lectern_core::storage::APPLICATION_ID).expect("whose it is");
    db.pragma_update(None, "user_version", 1).expect("its format");
    db.close().expect("it closes");
}

/// Puts the rows of a file that was imported into a library of the first format, the last line first.
///
/// # Panics
/// Where they cannot be written.
pub fn rows_of_a_file(path: &Path) {
    let db = Connection::open(path).expect("a file");
    db.execute_batch(
        "INSERT INTO book (id, title, added_at) VALUES ('01900000-0000-7000-8000-0000000000b0', 'Emma', 0);\
         INSERT INTO source_file VALUES ('01900000-0000-7000-8000-0000000000f0', 'old.csv', 'goodreads', '[\"Title\"]', 0);\
         INSERT INTO source_row VALUES\
         ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-0000000000f0', 3,\
          '01900000-0000-7000-8000-0000000000b0', NULL, '[\"Emma, again\"]'),\
         ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-0000000000f0', 2,\
          '01900000-0000-7000-8000-0000000000b0', 'goodreads:1', '[\"Emma\"]');",
    )
    .expect("rows");
    db.close().expect("it closes");
}

/// Puts a book with an author, a tag and a tagged note into a library of the first format.
///
/// # Panics
/// Where they cannot be written.
pub fn an_author_and_tags(path: &Path) {
    let db = Connection::open(path).expect("a file");
    db.execute_batch(
        "INSERT INTO book (id, title, added_at) VALUES ('01900000-0000-7000-8000-0000000000b0', 'Emma', 0);\
         INSERT INTO authorship VALUES ('01900000-0000-7000-8000-0000000000a0', '01900000-0000-7000-8000-0000000000b0',\
          '01900000-0000-7000-8000-000000000001', 'author', 0, NULL);\
         INSERT INTO tag VALUES ('01900000-0000-7000-8000-0000000000d0', 'classics');\
         INSERT INTO book_tag VALUES ('01900000-0000-7000-8000-0000000000d1', '01900000-0000-7000-8000-0000000000b0',\
          '01900000-0000-7000-8000-0000000000d0', 5);\
         INSERT INTO note (id, book_id, kind, text, created_at, edited_at) VALUES\
          ('01900000-0000-7000-8000-0000000000e0', '01900000-0000-7000-8000-0000000000b0', 'note', 'Well said.', 0, 0);\
         INSERT INTO note_tag VALUES ('01900000-0000-7000-8000-0000000000e1', '01900000-0000-7000-8000-0000000000e0',\
          '01900000-0000-7000-8000-0000000000d0', NULL);",
    )
    .expect("rows");
    db.close().expect("it closes");
}

/// Who had a part in which book, and what is tagged with what: each row of these tables as one text.
///
/// # Panics
/// Where they cannot be read.
#[must_use]
pub fn authors_and_tags(path: &Path) -> Vec<String> {
    let db = Connection::open(path).expect("a file");
    let mut ask = db
        .prepare(
            "SELECT concat_ws('|', id, book_id, person_id, role, position, deleted_at) FROM authorship
             UNION ALL SELECT concat_ws('|', id, book_id, tag_id, deleted_at) FROM book_tag
             UNION ALL SELECT concat_ws('|', id, note_id, tag_id, deleted_at) FROM note_tag",
        )
        .expect("a question");
    let rows = ask.query_map([], |row| row.get(0)).expect("an answer");
    rows.collect::<Result<_, _>>().expect("rows")
}

/// Takes a library back to the format in which every step was recorded in one piece.
///
/// # Panics
/// Where it cannot be written.
pub fn steps_in_one_piece(path: &Path) {
    let db = Connection::open(path).expect("a file");
    db.execute_batch("DROP TABLE local_history_part; PRAGMA user_version = 3;").expect("the third shape");
    db.close().expect("it closes");
}

/// A row of a file as a library keeps it: its line, what the other program calls the book, its cells.
pub type FileRow = (u32, Option<String>, String);

/// The rows of files in a library, by line.
///
/// # Panics
/// Where it cannot be read.
#[must_use]
pub fn file_rows(path: &Path) -> Vec<FileRow> {
    let db = Connection::open(path).expect("a file");
    let mut ask = db.prepare("SELECT line, foreign_id, cells FROM source_row ORDER BY line").expect("a question");
    let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("an answer");
    rows.collect::<Result<_, _>>().expect("rows")
}

/// The people in a library.
///
/// # Panics
/// Where it cannot be read.
#[must_use]
pub fn people(path: &Path) -> Vec<String> {
    let db = Connection::open(path).expect("a file");
    let mut ask = db.prepare("SELECT name FROM person ORDER BY name").expect("a question");
    let names = ask.query_map([], |row| row.get(0)).expect("an answer");
    names.collect::<Result<_, _>>().expect("names")
}

/// The number of the format in a library's header.
///
/// # Panics
/// Where it cannot be read.
#[must_use]
pub fn format_of(path: &Path) -> i32 {
    let db = Connection::open(path).expect("a file");
    db.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a number")
}
