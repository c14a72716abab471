//! Saving what can be read of a damaged library into a new one.
//!
//! The damaged file is only read, page by page. Pages that cannot be read are passed over; rows of pages that nothing
//! leads to any more are found by their shape. What is derived is made again; rows that point at lost rows are unlinked,
//! or left out where they are nothing alone. Everything is counted.

mod harm;
mod pages;
mod record;
mod store;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;

pub use self::harm::Harm;
use self::pages::{Pages, Walked};
use super::{Backup, newest_good};
use crate::library::Library;
use crate::storage::{self, Progress, Shape, Table, beside, text};
use crate::{Error, Now, Result, check};

/// What is known of a library that is not sound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Damage {
    /// What befell it.
    pub harm: Harm,
    /// The same in detail, in SQLite's words and ours.
    pub findings: Vec<String>,
    /// What can be read of it, by kind.
    pub readable: Vec<Saved>,
    /// The newest backup that is good.
    pub backup: Option<Backup>,
}

/// What was saved of one kind of row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Saved {
    /// The word for one: "book", "read", "session".
    pub kind: String,
    /// Rows that were saved.
    pub saved: u32,
    /// Rows that are known to be lost; pages that were lost may have held more.
    pub lost: u32,
    /// Pages of it that could not be read.
    pub lost_pages: u32,
    /// Rows that stay without something they pointed at, which was lost.
    pub unlinked: u32,
    /// Rows that were left out, being nothing without what they pointed at.
    pub left_out: u32,
}

/// What a salvage saved, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Salvage {
    /// The new library.
    pub path: String,
    /// By kind; only those with something to say.
    pub kinds: Vec<Saved>,
}

/// Says what is wrong with a library, what can be read of it, and which backup is good. Nothing is written.
///
/// # Errors
/// `NotFound` where there is no file, `Foreign` for an empty one, `Io` where it cannot be read at all; `Cancelled`.
pub fn look_at_damage(path: &Path, now: Now, progress: &mut Progress<'_>) -> Result<Damage> {
    let (harm, findings) = harm::harm(path)?;
    let folder = tempfile::tempdir().map_err(|error| Error::io(path, "Reading", error))?;
    let readable = match salvage(path, &folder.path().join("look.lectern"), now, progress) {
        Err(Error::Cancelled) => return Err(Error::Cancelled),
        done => done.map(|done| done.kinds).unwrap_or_default(),
    };
    Ok(Damage { harm, findings, readable, backup: newest_good(path)? })
}

/// Saves what can be read of the library at `from` into a new one at `to`, which must not be there yet.
///
/// # Errors
/// `Io` where there is a file at `to`, or the system refuses; `Invalid` where that is a library; `Damaged` where nothing at all can be read; `Cancelled`. There
/// is no new library then.
pub fn salvage(from: &Path, to: &Path, now: Now, progress: &mut Progress<'_>) -> Result<Salvage> {
    storage::refuse_over_database(to)?;
    if to.exists() {
        return Err(Error::io(to, "Making a library at", std::io::ErrorKind::AlreadyExists.into()));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let io = |error| Error::io(to, "Making a library at", error);
    let part = tempfile::Builder::new().prefix(".lectern ").suffix(".part").tempdir_in(folder).map_err(io)?;
    let (source, made) = (with_its_log(from, part.path())?, part.path().join("new.lectern"));
    let library = Library::open(&made, now)?;
    let kinds = library.with_writer(|db| fill(db, &source, progress))?;
    let found = library.read(|view| check::soundness(view.db()))?.all();
    library.close()?;
    if !found.is_empty() {
        return Err(Error::Damaged { findings: found });
    }
    if kinds.iter().all(|kind| kind.saved == 0) {
        return Err(Error::Damaged { findings: vec!["nothing in it can be read".to_owned()] });
    }
    std::fs::rename(&made, to).map_err(io)?;
    super::make::sync(folder);
    Ok(Salvage { path: to.display().to_string(), kinds })
}

/// The file to read: itself, or a copy into which SQLite has folded the log that lay beside it.
fn with_its_log(from: &Path, folder: &Path) -> Result<PathBuf> {
    if !std::fs::metadata(beside(from, "-wal")).is_ok_and(|meta| meta.len() > 0) {
        return Ok(from.to_owned());
    }
    let copy = folder.join("damaged");
    for ending in ["", "-wal"] {
        let from = beside(from, ending);
        std::fs::copy(&from, beside(&copy, ending)).map_err(|error| Error::io(&from, "Copying", error))?;
    }
    // What SQLite cannot fold in cannot be read by us either; the pages before it are still there.
    let _unread = store::fold_log_in(&copy);
    Ok(copy)
}

fn fill(db: &mut Connection, from: &Path, progress: &mut Progress<'_>) -> Result<Vec<Saved>> {
    // Within a transaction it would be without effect: rows come in the order of the tables, not of what points where.
    db.pragma_update(None, "foreign_keys", false)?;
    let filled = fill_within(db, from, progress);
    db.pragma_update(None, "foreign_keys", true)?;
    filled
}

fn fill_within(db: &mut Connection, from: &Path, progress: &mut Progress<'_>) -> Result<Vec<Saved>> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let shapes = Shape::all(&tx)?;
    let mut watch = |done, of| progress(done, of);
    let pages = Pages::open(from, &mut watch)?;
    let orders = orders(from, &shapes);
    let mut reading = Reading { db: &tx, shapes: &shapes, orders, pages, saved: BTreeMap::new() };
    reading.trees()?;
    reading.stranded()?;
    let mut saved = reading.saved;
    for (table, mended) in store::mend(&tx, &shapes)? {
        let of = saved.entry(table).or_default();
        of.unlinked = counted(mended.unlinked as u64);
        of.left_out = counted(mended.left_out as u64);
        of.saved = of.saved.saturating_sub(of.left_out);
    }
    // What is left is to make lists and words anew, at one go.
    if progress(1, 1).is_break() {
        return Err(Error::Cancelled);
    }
    storage::rederive_all(&tx)?;
    tx.commit()?;
    let named = |(table, saved): (Table, Saved)| Saved { kind: table.name().replace('_', " "), ..saved };
    Ok(saved.into_iter().map(named).filter(|of| of.saved + of.lost + of.lost_pages + of.left_out > 0).collect())
}

/// The tables of which the damaged file says that their columns are others than ours, or stand in another order: another
/// program changed them. Each with its columns.
fn orders(from: &Path, shapes: &[Shape]) -> BTreeMap<Table, Vec<String>> {
    let Ok(db) = storage::open_untouched(from) else { return BTreeMap::new() };
    let said = |shape: &Shape| {
        let columns = storage::columns_of(&db, shape.table.name()).ok().filter(|columns| !columns.is_empty())?;
        let ours = shape.columns.iter().map(|column| &column.name);
        (!columns.iter().eq(ours.take(columns.len()))).then_some((shape.table, columns))
    };
    shapes.iter().filter_map(said).collect()
}

struct Reading<'a> {
    db: &'a Connection,
    shapes: &'a [Shape],
    orders: BTreeMap<Table, Vec<String>>,
    pages: Pages<'a>,
    saved: BTreeMap<Table, Saved>,
}

impl Reading<'_> {
    /// Reads the tree of every table, and counts those of its indexes to know how many rows there should be.
    fn trees(&mut self) -> Result<()> {
        let mut should: BTreeMap<Table, u64> = BTreeMap::new();
        for (name, table, page, is_whole) in self.roots()? {
            let shape = self.shapes.iter().find(|shape| shape.table.name() == name);
            if let Some(shape) = shape {
                self.table(shape, page)?;
                continue;
            }
            let walked = self.pages.walk(page, &mut |_| Ok(()))?;
            // Every book has a row in the lists, whatever became of the book.
            let of = if name == "local_book" { Ok(Table::Book) } else { Table::named(&table) };
            if let Ok(of) = of
                && is_whole
                && walked.lost_pages == 0
            {
                let most = should.entry(of).or_default();
                *most = walked.rows.max(*most);
            }
        }
        for (table, should) in should {
            let of = self.saved.entry(table).or_default();
            of.lost = of.lost.max(counted(should).saturating_sub(of.saved));
        }
        Ok(())
    }

    /// Where the trees begin: as the damaged file says, and where it no longer does, as a new library has them.
    fn roots(&mut self) -> Result<Vec<(String, String, u32, bool)>> {
        let mut roots = store::roots(self.db)?;
        let mut said = BTreeMap::new();
        self.pages.walk(1, &mut |row| {
            if let [_, name, _, Value::Integer(page), ..] = row.as_slice()
                && let (Some(name), Ok(page)) = (text(name), u32::try_from(*page))
            {
                said.insert(name.to_owned(), page);
            }
            Ok(())
        })?;
        for (name, _, page, _) in &mut roots {
            *page = said.get(name).copied().unwrap_or(*page);
        }
        // Tables first: a tree that is damaged may lead into another.
        roots.sort_by_key(|(name, ..)| Table::named(name).is_err());
        Ok(roots)
    }

    fn table(&mut self, shape: &Shape, page: u32) -> Result<()> {
        let (db, order, mut saved) = (self.db, self.orders.get(&shape.table), 0u64);
        let Walked { rows, broken_rows, lost_pages } = self.pages.walk(page, &mut |row| {
            saved += u64::from(match order {
                Some(order) => store::take_named(db, shape, order, row)?,
                None => store::take(db, shape, &row)?,
            });
            Ok(())
        })?;
        let of = self.saved.entry(shape.table).or_default();
        of.saved = counted(saved);
        of.lost = counted(rows - saved + broken_rows);
        of.lost_pages = counted(lost_pages);
        Ok(())
    }

    /// Rows of pages that nothing leads to any more. Only a table that lost pages can have some, and only one of them has
    /// rows of that shape.
    fn stranded(&mut self) -> Result<()> {
        let cut = |shape: &&Shape| {
            let is_ours = !self.orders.contains_key(&shape.table);
            is_ours && self.saved.get(&shape.table).is_some_and(|of| of.lost_pages > 0)
        };
        let cut: Vec<&Shape> = self.shapes.iter().filter(cut).collect();
        if cut.is_empty() {
            return Ok(());
        }
        let (db, saved) = (self.db, &mut self.saved);
        self.pages.stranded(&mut |row| {
            let mut fitting = cut.iter().filter(|shape| fits(shape, &row));
            if let (Some(shape), None) = (fitting.next(), fitting.next())
                && store::take(db, shape, &row)?
            {
                let of = saved.entry(shape.table).or_default();
                of.saved += 1;
                of.lost = of.lost.saturating_sub(1);
            }
            Ok(())
        })
    }
}

/// Whether a row has the columns of a table and what they hold.
fn fits(shape: &Shape, row: &[Value]) -> bool {
    let holds = |value: &Value, holds: &str| match value {
        Value::Null => true,
        Value::Integer(_) => holds != "TEXT" && holds != "BLOB",
        Value::Real(_) => holds == "REAL",
        Value::Text(_) => holds == "TEXT",
        Value::Blob(_) => holds == "BLOB",
    };
    row.len() == shape.columns.len()
        && row.iter().zip(&shape.columns).all(|(value, column)| holds(value, &column.holds))
        // An index of two columns would look like a row of two.
        && row.len() > 3
}

fn counted(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
