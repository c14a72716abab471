//! Opening connections: one that writes, any number that read.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::log::LONGEST_LOG;
use super::look::{refuse_read_only_folder, why_read_only};
use super::room::USUAL_KIB;
use super::sound::refuse_before_first_log;
use super::{APPLICATION_ID, FORMAT, Inspection, derive_items, functions, inspect, migrations};
use crate::{Error, Result};

/// How long a statement waits for another program's transaction before it says Busy.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// Statements kept prepared per connection: more than the core has, so that none is ever prepared twice.
const STATEMENTS: usize = 256;

/// Opens the file for writing, makes it where it is absent, and brings it to the newest format. `before` is carried out
/// on a library of an older format before anything of it changes.
pub(crate) fn open_writer(path: &Path, before: impl FnOnce(&Connection) -> Result<()>) -> Result<Connection> {
    let found = inspect(path)?;
    if found == Inspection::Absent
        && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|error| Error::io(folder, "Creating", error))?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags).map_err(|error| cannot_open(path, error))?;
    db.busy_timeout(PATIENCE)?;
    // SQLite opens what it may not write for reading alone, and cannot keep its log beside it.
    if db.is_readonly("main")? {
        return Err(Error::ReadOnly { why: why_read_only(path) });
    }
    refuse_newer(&db)?;
    common_pragmas(&db)?;
    functions::register(&db)?;
    if found == Inspection::Absent {
        // Before there is a log: whose file this is stands in its header from the first byte, so that another program
        // (or another window) that looks at the header alone knows it.
        patiently(|| migrate(&mut db))?;
    }
    if found != Inspection::Absent {
        refuse_before_first_log(&db)?;
    }
    // Format 0: another program has only just begun to make it.
    if (1..FORMAT).contains(&format_of(&db)?) {
        refuse_read_only_folder(path)?;
        before(&db)?;
    }
    patiently(|| writer_pragmas(&db))?;
    patiently(|| migrate(&mut db))?;
    patiently(|| derive_items::derive_missing(&mut db))?;
    Ok(db)
}

/// Opens the file for reading only; it must already be a library.
pub(crate) fn open_reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(|error| cannot_open(path, error))?;
    db.busy_timeout(PATIENCE)?;
    common_pragmas(&db)?;
    functions::register(&db)?;
    Ok(db)
}

/// Makes a new library of a format that may be older than ours, for rows that left one.
pub(crate) fn make_of_format(path: &Path, format: i32) -> Result<Connection> {
    let mut db = Connection::open(path).map_err(|error| cannot_open(path, error))?;
    prepare_copy(&db)?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    let steps = usize::try_from(format).unwrap_or(0);
    migrations::ALL.to_version(&mut db, steps).map_err(|error| Error::Damaged { findings: vec![error.to_string()] })?;
    Ok(db)
}

/// Makes a copy in memory answer to our SQL.
pub(crate) fn prepare_copy(db: &Connection) -> Result<()> {
    common_pragmas(db)?;
    functions::register(db)?;
    Ok(())
}

fn writer_pragmas(db: &Connection) -> Result<()> {
    // Readers go on while one writes, and a crash leaves either all of a transaction or nothing.
    db.pragma_update(None, "journal_mode", "WAL")?;
    // What was acknowledged is on the disk: the log is flushed at every commit.
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "journal_size_limit", LONGEST_LOG)?;
    Ok(())
}

fn common_pragmas(db: &Connection) -> Result<()> {
    // A row never points at nothing.
    db.pragma_update(None, "foreign_keys", true)?;
    // Few pages a connection; a change of very many rows makes more room for itself.
    db.pragma_update(None, "cache_size", -USUAL_KIB)?;
    // Sorting in memory, never in a temporary file that could hold a reader's words.
    db.pragma_update(None, "temp_store", "MEMORY")?;
    // A schema changed by a stranger cannot run our functions with side effects; there are none, and this keeps it so.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Corrupt pages are noticed when they are read instead of being trusted.
    db.pragma_update(None, "cell_size_check", true)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// The header may lag behind a log that was not yet folded in: ask SQLite too, before anything is written.
fn refuse_newer(db: &Connection) -> Result<()> {
    let found = format_of(db)?;
    if found > FORMAT {
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        return Err(Error::LibraryTooNew { found, known: FORMAT });
    }
    Ok(())
}

/// Tries again while another program makes or upgrades the same library: for that it has the file alone, and SQLite
/// answers Busy to some of our steps at once instead of waiting.
fn patiently(mut step: impl FnMut() -> Result<()>) -> Result<()> {
    let begun = Instant::now();
    loop {
        match step() {
            Err(Error::Busy) if begun.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(20)),
            done => return done,
        }
    }
}

pub(super) fn format_of(db: &Connection) -> Result<i32> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn migrate(db: &mut Connection) -> Result<()> {
    let found = format_of(db)?;
    if found == FORMAT {
        return Ok(());
    }
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    let failed = match migrations::ALL.to_latest(db) {
        Ok(()) => return Ok(()),
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => Error::from(err),
        Err(other) => Error::Damaged { findings: vec![other.to_string()] },
    };
    // Where another program took the step between our look and ours, there is nothing wrong: look again.
    Err(if format_of(db)? == found { failed } else { Error::Busy })
}

fn cannot_open(path: &Path, error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen) => {
            Error::io(path, "Opening", std::io::Error::other("it cannot be opened or made there"))
        }
        _ => Error::from(error),
    }
}
