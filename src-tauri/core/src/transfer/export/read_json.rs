//! The JSON form back into the tables of a library, row by row as they come.

use std::cell::Cell;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode};
use serde::de::{DeserializeSeed, Deserializer as _, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use super::json::KIND;
use crate::storage::{FORMAT, Progress, Shape, Table};
use crate::{Error, Result};

/// What the file says of itself.
#[derive(serde::Deserialize)]
struct Head {
    kind: String,
    format: i32,
    /// The clock of the library that it was.
    #[serde(default)]
    clock: i64,
}

/// Bytes between two looks at whether to go on.
const PIECE: usize = 1 << 18;

/// Whether a file begins as a library does that left as JSON.
#[must_use]
pub fn is_library(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(64).read_to_end(&mut beginning));
    let text: String = String::from_utf8_lossy(&beginning).chars().filter(|c| !c.is_whitespace()).collect();
    read.is_ok() && text.starts_with("{\"lectern\":{")
}

/// Reads the file into a new library, which `make` gives in the file's own format and with its clock.
///
/// # Errors
/// `LibraryTooNew`; `Invalid` with the line and what is wrong there; `Io`; `Cancelled`.
pub(crate) fn fill_from_json(
    path: &Path,
    progress: &mut Progress<'_>,
    make: impl FnOnce(i32, i64) -> Result<Connection>,
) -> Result<Connection> {
    let file = File::open(path).map_err(|error| Error::io(path, "Opening", error))?;
    let of = file.metadata().map_err(|error| Error::io(path, "Opening", error))?.len();
    let called_off = Cell::new(false);
    let file = Watched { file, done: 0, of, progress, called_off: &called_off };
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(PIECE, file));
    let mut reading = Whole { make: Some(make), refusal: None };
    let read = json.deserialize_map(&mut reading).and_then(|db| json.end().map(|()| db));
    match (read, reading.refusal) {
        (Err(_), _) if called_off.get() => Err(Error::Cancelled),
        (_, Some(refusal)) => Err(refusal),
        (Ok(db), None) => Ok(db),
        (Err(error), None) => Err(Error::invalid("file", format!("{} {}", path.display(), in_words(&error)))),
    }
}

/// Why the file is no library, as a person can look for it.
fn in_words(error: &serde_json::Error) -> String {
    use serde_json::error::Category;
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => "ends too early: the rest of the library is missing.".to_owned(),
        Category::Syntax => format!("is no JSON any more at line {line}, column {column}."),
        Category::Io | Category::Data => format!("cannot be read as a library: {error}."),
    }
}

/// A file that says how much of it was read, and ends early where that is asked.
struct Watched<'a, 'p> {
    file: File,
    done: u64,
    of: u64,
    progress: &'a mut Progress<'p>,
    called_off: &'a Cell<bool>,
}

impl Read for Watched<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if (self.progress)(self.done, self.of).is_break() {
            self.called_off.set(true);
            return Err(io::Error::other("called off"));
        }
        let read = self.file.read(into)?;
        self.done += read as u64;
        Ok(read)
    }
}

struct Whole<F> {
    make: Option<F>,
    /// What the library itself refused, in its own words.
    refusal: Option<Error>,
}

impl<'de, F: FnOnce(i32, i64) -> Result<Connection>> Visitor<'de> for &mut Whole<F> {
    type Value = Connection;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a library")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Connection, A::Error> {
        let mut db = None;
        while let Some(key) = map.next_key::<String>()? {
            match (key.as_str(), &db) {
                ("lectern", None) => {
                    let head: Head = map.next_value()?;
                    db = Some(self.begin(&head).map_err(|refusal| self.refuse(refusal))?);
                }
                ("tables", Some(db)) => map.next_value_seed(Tables { db })?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        db.ok_or_else(|| A::Error::custom("it does not say which format it has"))
    }
}

impl<F: FnOnce(i32, i64) -> Result<Connection>> Whole<F> {
    fn begin(&mut self, head: &Head) -> Result<Connection> {
        if head.format > FORMAT {
            return Err(Error::LibraryTooNew { found: head.format, known: FORMAT });
        }
        match self.make.take().filter(|_| head.kind == KIND && head.format > 0) {
            Some(make) => make(head.format, head.clock),
            None => Err(Error::invalid("file", "This file holds no library.")),
        }
    }

    fn refuse<E: serde::de::Error>(&mut self, refusal: Error) -> E {
        self.refusal = Some(refusal);
        E::custom("refused")
    }
}

struct Tables<'a> {
    db: &'a Connection,
}

impl<'de> DeserializeSeed<'de> for Tables<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tables by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let table = Table::named(&name).map_err(|_| A::Error::custom(format!("there is no table {name}")))?;
            let shape = Shape::of(self.db, table).map_err(A::Error::custom)?;
            map.next_value_seed(Rows { db: self.db, shape: &shape })?;
        }
        Ok(())
    }
}

struct Rows<'a> {
    db: &'a Connection,
    shape: &'a Shape,
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rows of {}", self.shape.table.name())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        while let Some(row) = rows.next_element::<serde_json::Map<String, Json>>()? {
            let row = values(self.shape, &row).map_err(A::Error::custom)?;
            self.shape.insert(self.db, &row).map_err(|error| A::Error::custom(self.refused(&error)))?;
        }
        Ok(())
    }
}

impl Rows<'_> {
    fn refused(&self, error: &Error) -> String {
        let kind = self.shape.table.name().replace('_', " ");
        match error {
            Error::Storage(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                format!("a row of “{kind}” holds what cannot be, or is there twice")
            }
            other => format!("a row of “{kind}” is refused: {other}"),
        }
    }
}

/// A row's values in the order of the columns.
fn values(shape: &Shape, row: &serde_json::Map<String, Json>) -> Result<Vec<Value>, String> {
    if let Some(unknown) = row.keys().find(|name| shape.at(name).is_none()) {
        return Err(format!("{} has no column {unknown}", shape.table.name()));
    }
    let value = |column: &crate::storage::Column| {
        let wrong = || {
            let kind = match column.holds.as_str() {
                "INTEGER" => "a whole number",
                "REAL" => "a number",
                "BLOB" => "Base64",
                _ => "a text",
            };
            let row = shape.table.name().replace('_', " ");
            format!("“{}” of a row of “{row}” is not {kind}", column.name)
        };
        Ok(match (row.get(&column.name).unwrap_or(&Json::Null), column.holds.as_str()) {
            (Json::Null, _) => Value::Null,
            (Json::Number(number), "INTEGER") => Value::Integer(number.as_i64().ok_or_else(wrong)?),
            (Json::Number(number), "REAL") => Value::Real(number.as_f64().ok_or_else(wrong)?),
            (Json::String(text), "REAL") => Value::Real(text.parse().map_err(|_| wrong())?),
            (Json::String(text), "TEXT") => Value::Text(text.clone()),
            (Json::String(text), "BLOB") => Value::Blob(BASE64_STANDARD.decode(text).map_err(|_| wrong())?),
            _ => return Err(wrong()),
        })
    };
    shape.columns.iter().map(value).collect()
}
