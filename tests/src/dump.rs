//! Everything a library says, as text: two libraries are the same when their dumps are.

use std::fmt::Write;
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

/// The tables of which a dump leaves out what belongs to one machine's bookkeeping.
const LEFT_OUT: [&str; 4] = ["local_history", "local_device", "local_timer", "local_timer_gap"];

/// Every row of every table of the file, sorted, with derived rows but without their integer keys.
///
/// # Panics
/// Where the file cannot be read.
#[must_use]
pub fn dump(path: &Path) -> String {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the file opens");
    let mut text = String::new();
    for table in tables(&db) {
        for row in rows(&db, &table) {
            writeln!(text, "{table}: {row}").expect("BUG: writing to a string");
        }
    }
    text
}

fn tables(db: &Connection) -> Vec<String> {
    let mut ask = db
        .prepare(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%' \
             ORDER BY name",
        )
        .expect("the schema is readable");
    let names = ask.query_map([], |row| row.get::<_, String>(0)).expect("the schema is readable");
    names.map(|name| name.expect("a name")).filter(|name| !LEFT_OUT.contains(&name.as_str())).collect()
}

fn rows(db: &Connection, table: &str) -> Vec<String> {
    let mut ask = db.prepare(&format!("SELECT * FROM \"{table}\"")).expect("the table is readable");
    let columns: Vec<String> = ask.column_names().into_iter().map(str::to_owned).collect();
    let mut found = ask.query([]).expect("the table is readable");
    let mut rows = Vec::new();
    while let Some(row) = found.next().expect("the table is readable") {
        let mut text = String::new();
        for (index, column) in columns.iter().enumerate().filter(|(_, column)| *column != "doc") {
            let value = match row.get_ref(index).expect("a value") {
                ValueRef::Null => "NULL".to_owned(),
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Real(number) => format!("{number:?}"),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Blob(bytes) => format!("{} bytes", bytes.len()),
            };
            write!(text, "{column}={value} ").expect("BUG: writing to a string");
        }
        rows.push(text);
    }
    rows.sort();
    rows
}
