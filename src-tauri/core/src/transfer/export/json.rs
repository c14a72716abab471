//! The whole library as JSON: every recorded table, a row a line.

use std::io::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde::Serialize;
use serde_json::json;

use super::{go_on, written};
use crate::library::{Snapshot, clock};
use crate::storage::{FORMAT, Progress, Shape};
use crate::{Now, Result};

/// What the first line says the file is.
pub(super) const KIND: &str = "library";

/// So many bytes of rows are handed over at once.
const AT_ONCE: usize = 256 * 1024;

pub(super) fn write(view: &Snapshot<'_>, now: Now, out: &mut dyn Write, progress: &mut Progress<'_>) -> Result<u64> {
    let head = json!({
        "kind": KIND,
        "format": FORMAT,
        "clock": clock(view.db())?,
        "exported_at": now.moment(),
        "by": env!("CARGO_PKG_VERSION"),
    });
    written(write!(out, "{{\"lectern\": {head},\n\"tables\": {{"))?;
    let (mut rows, of, mut lines) = (0, u64::from(crate::books::total(view, false)?), Vec::new());
    for (place, shape) in Shape::all(view.db())?.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        written(write!(out, "{comma}\n\"{}\": [", shape.table.name()))?;
        let (mut first, keys) = (true, keys(shape));
        shape.each_as_read(view.db(), |row| {
            go_on(progress, rows, of)?;
            lines.extend_from_slice(if first { b"\n" } else { b",\n" });
            object(&keys, row, &mut lines)?;
            (first, rows) = (false, rows + 1);
            if lines.len() >= AT_ONCE { hand_over(&mut lines, out) } else { Ok(()) }
        })?;
        lines.push(b']');
        hand_over(&mut lines, out)?;
    }
    written(out.write_all(b"\n}}\n"))?;
    Ok(rows)
}

fn hand_over(lines: &mut Vec<u8>, out: &mut dyn Write) -> Result<()> {
    written(out.write_all(lines))?;
    lines.clear();
    Ok(())
}

/// The names of the columns, as they stand before their values.
fn keys(shape: &Shape) -> Vec<Vec<u8>> {
    let key = |name: &str| {
        let mut key = Vec::new();
        text(name, &mut key);
        key.push(b':');
        key
    };
    shape.columns.iter().map(|column| key(&column.name)).collect()
}

/// A row; what is empty is left out.
fn object(keys: &[Vec<u8>], row: &Row<'_>, line: &mut Vec<u8>) -> rusqlite::Result<()> {
    let mut begins = b'{';
    for (at, key) in keys.iter().enumerate() {
        let value = row.get_ref(at)?;
        if value == ValueRef::Null {
            continue;
        }
        line.push(begins);
        line.extend_from_slice(key);
        match value {
            ValueRef::Null => {}
            ValueRef::Integer(number) => plain(&number, line),
            ValueRef::Real(number) => real(number, line),
            ValueRef::Text(_) => text(value.as_str()?, line),
            ValueRef::Blob(bytes) => text(&BASE64_STANDARD.encode(bytes), line),
        }
        begins = b',';
    }
    line.push(b'}');
    Ok(())
}

/// A text. One in which nothing is escaped, as in most, goes over as it stands; to look at all of its bytes without
/// stopping at one is quicker than to ask after each.
fn text(words: &str, line: &mut Vec<u8>) {
    let is_escaped = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    if words.bytes().fold(false, |any, byte| any | is_escaped(byte)) {
        return plain(words, line);
    }
    line.push(b'"');
    line.extend_from_slice(words.as_bytes());
    line.push(b'"');
}

fn plain(value: &(impl Serialize + ?Sized), line: &mut Vec<u8>) {
    serde_json::to_writer(line, value).expect("BUG: texts and numbers can be written as JSON into memory");
}

/// A number, or its text where a reader of JSON might not take the number to its last bit.
fn real(number: f64, line: &mut Vec<u8>) {
    let shown = format!("{number:?}");
    if serde_json::from_str::<f64>(&shown).is_ok_and(|read| read.to_bits() == number.to_bits()) {
        line.extend_from_slice(shown.as_bytes());
    } else {
        text(&shown, line);
    }
}
