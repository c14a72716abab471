//! The rows of files and of their rows. The only place of this slice that speaks to the file.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::Result;
use crate::library::{Snapshot, Tx, new_id};
use crate::values::{BookId, SourceFileId, SourceRowId};

/// A book that was found by where it came from; of one that was merged into another, that one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) book: BookId,
    pub(super) is_in_trash: bool,
}

/// The book that exactly this row was taken for.
pub(super) fn of_row(view: &Snapshot<'_>, row: SourceRowId) -> Result<Option<Origin>> {
    Ok(view.sql(include_str!("sql/of_row.sql"))?.query_row([row], origin).optional()?)
}

/// The books that another program calls by this id, those in the library first.
pub(super) fn of_foreign_id(view: &Snapshot<'_>, id: &str) -> Result<Option<Origin>> {
    Ok(view.sql(include_str!("sql/of_foreign_id.sql"))?.query_row([id], origin).optional()?)
}

/// What rows of a book that are kept under this id say, cell by cell; of many the first few.
pub(super) fn cells_of_foreign_id(view: &Snapshot<'_>, id: &str, book: BookId) -> Result<Vec<Vec<String>>> {
    let mut ask = view.sql(include_str!("sql/cells_of_foreign_id.sql"))?;
    let rows = ask.query_map((id, book), |row| row.get::<_, String>("cells"))?;
    rows.map(|cells| Ok(texts(&cells?))).collect()
}

/// A file whose rows are kept.
pub(super) struct KeptFile {
    pub(super) id: SourceFileId,
    pub(super) format: String,
    columns: String,
}

impl KeptFile {
    /// The names of its columns.
    pub(super) fn columns(&self) -> Vec<String> {
        texts(&self.columns)
    }
}

/// The files whose rows are kept.
pub(super) fn files(view: &Snapshot<'_>) -> Result<Vec<KeptFile>> {
    let mut ask = view.sql(include_str!("sql/files.sql"))?;
    let file =
        |row: &Row<'_>| Ok(KeptFile { id: row.get("id")?, format: row.get("format")?, columns: row.get("columns")? });
    Ok(ask.query_map([], file)?.collect::<rusqlite::Result<_>>()?)
}

/// Does this with every row that is kept of a file, and its cells.
pub(super) fn each_row_of_file(
    view: &Snapshot<'_>,
    file: SourceFileId,
    mut work: impl FnMut(SourceRowId, Vec<String>),
) -> Result<()> {
    let mut ask = view.sql(include_str!("sql/rows_of_file.sql"))?;
    let mut rows = ask.query([file])?;
    while let Some(row) = rows.next()? {
        work(row.get("id")?, texts(row.get_ref("cells")?.as_str().map_err(rusqlite::Error::from)?));
    }
    Ok(())
}

/// A kept row: its file, the book that it was taken for, its cells.
pub(super) fn told_by_row(
    view: &Snapshot<'_>,
    row: SourceRowId,
) -> Result<Option<(SourceFileId, Origin, Vec<String>)>> {
    let told = |row: &Row<'_>| Ok((row.get("file_id")?, origin(row)?, texts(&row.get::<_, String>("cells")?)));
    Ok(view.sql(include_str!("sql/told_by_row.sql"))?.query_row([row], told).optional()?)
}

/// The rows that are kept of a book under this name of it, with their files; of many the first few.
pub(super) fn rows_of_book(
    view: &Snapshot<'_>,
    book: BookId,
    name: Option<&str>,
) -> Result<Vec<(SourceFileId, Vec<String>)>> {
    let mut ask = view.sql(include_str!("sql/rows_of_book.sql"))?;
    let rows = ask.query_map((book, name), |row| Ok((row.get("file_id")?, row.get::<_, String>("cells")?)))?;
    rows.map(|row| row.map(|(file, cells)| (file, texts(&cells))).map_err(Into::into)).collect()
}

/// The columns of a file whose rows are kept.
pub(super) fn columns_of_file(view: &Snapshot<'_>, file: SourceFileId) -> Result<Vec<String>> {
    let columns = view.sql(include_str!("sql/columns_of_file.sql"))?.query_row([file], |row| row.get::<_, String>(0));
    Ok(columns.optional()?.map(|columns| texts(&columns)).unwrap_or_default())
}

fn texts(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

fn origin(row: &Row<'_>) -> rusqlite::Result<Origin> {
    Ok(Origin { book: row.get("book_id")?, is_in_trash: row.get("is_in_trash")? })
}

pub(super) fn insert_file(tx: &Tx<'_>, name: &str, format: &str, columns: &[String]) -> Result<SourceFileId> {
    let id = new_id!(SourceFileId, tx);
    tx.sql(include_str!("sql/add_file.sql"))?.execute(named_params! {
        ":id": id,
        ":name": name.chars().take(1000).collect::<String>(),
        ":format": format,
        ":columns": json(columns),
        ":now": tx.now().millis(),
    })?;
    Ok(id)
}

/// A row as it is kept.
pub(super) struct KeptRow<'a> {
    pub(super) id: SourceRowId,
    pub(super) file: SourceFileId,
    pub(super) line: u64,
    pub(super) book: BookId,
    pub(super) foreign_id: Option<&'a str>,
    pub(super) cells: &'a [String],
}

pub(super) fn insert_row(tx: &Tx<'_>, row: &KeptRow<'_>) -> Result<()> {
    tx.sql(include_str!("sql/add_row.sql"))?.execute(named_params! {
        ":id": row.id,
        ":file": row.file,
        ":line": i64::try_from(row.line).unwrap_or(i64::MAX),
        ":book": row.book,
        ":foreign_id": row.foreign_id,
        ":cells": json(row.cells),
    })?;
    Ok(())
}

/// The tables and views of another program's database.
pub(super) fn tables_of(db: &Connection) -> rusqlite::Result<Vec<String>> {
    db.prepare(include_str!("sql/tables.sql"))?.query_map([], |row| row.get("name"))?.collect()
}

fn json(texts: &[String]) -> String {
    serde_json::to_string(texts).expect("BUG: texts can be written as JSON")
}
