//! Copies of a library, and looks into a file that leave nothing beside it.
//!
//! A copy is made by SQLite's own backup, page by page from one consistent view; a live file is never copied as bytes.

use std::ffi::OsString;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crate::{Error, Result};

/// Pages between two looks at whether to go on: 4 MiB, a few milliseconds of work.
const STRIDE: i32 = 1024;

/// Says how far a long piece of work is (done, of all) and asks whether to go on.
pub type Progress<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// Copies everything that `from` sees into `to`.
///
/// # Errors
/// `Cancelled` where `progress` breaks off, `Busy` where another program holds one of the two for too long.
pub(crate) fn copy_pages(from: &Connection, to: &mut Connection, progress: &mut Progress<'_>) -> Result<()> {
    copy(&Backup::new(from, to)?, progress)
}

/// The same over a library that others may have open. `locked` is carried out when nobody else can write to `to` any
/// more, and before anything of it is different; where it fails, nothing is.
///
/// # Errors
/// As [`copy_pages`], and what `locked` fails with.
pub(crate) fn replace_pages(
    from: &Connection,
    to: &mut Connection,
    progress: &mut Progress<'_>,
    locked: impl FnOnce(&mut Progress<'_>) -> Result<()>,
) -> Result<()> {
    let backup = Backup::new(from, to)?;
    // The first step takes the lock, also where it copies nothing.
    step(&backup, 0)?;
    locked(progress)?;
    copy(&backup, progress)
}

fn copy(backup: &Backup<'_, '_>, progress: &mut Progress<'_>) -> Result<()> {
    while step(backup, STRIDE)? {
        let pages = backup.progress();
        let done = pages.pagecount.saturating_sub(pages.remaining);
        let counted = |pages: i32| u64::try_from(pages).unwrap_or(0);
        if progress(counted(done), counted(pages.pagecount)).is_break() {
            return Err(Error::Cancelled);
        }
    }
    Ok(())
}

/// Copies some pages, waiting while another program holds one of the two; answers whether there are more.
fn step(backup: &Backup<'_, '_>, pages: i32) -> Result<bool> {
    let mut waited = Duration::ZERO;
    loop {
        match backup.step(pages)? {
            StepResult::Done => return Ok(false),
            StepResult::More => return Ok(true),
            _ if waited < super::open::PATIENCE => {
                let pause = Duration::from_millis(20);
                std::thread::sleep(pause);
                waited += pause;
            }
            _ => return Err(Error::Busy),
        }
    }
}

/// A copy that stays one plain file: no log beside it, and none made by whoever only reads it.
pub(crate) fn make_plain(copy: &Connection) -> Result<()> {
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(())
}

/// A file that is looked into and not touched: neither it nor its folder is different afterwards.
pub(crate) struct Untouched {
    db: Connection,
    /// A copy of the file with its log, where it has one.
    _folder: Option<TempDir>,
}

impl std::ops::Deref for Untouched {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.db
    }
}

/// Opens the file for looking only. Where a log lies beside it, both are copied aside first: SQLite reads a log only
/// where it may write one.
pub(crate) fn open_untouched(path: &Path) -> Result<Untouched> {
    let aside = set_aside(path)?;
    let db = match &aside {
        Some(folder) => Connection::open(folder.path().join(ASIDE))?,
        None => open_still(path)?,
    };
    super::prepare_copy(&db)?;
    Ok(Untouched { db, _folder: aside })
}

/// What a file that was copied aside is called in its folder.
pub(super) const ASIDE: &str = "copy.lectern";

/// Copies the file aside with the log that lies beside it, of either kind; nothing where there is none.
pub(super) fn set_aside(path: &Path) -> Result<Option<TempDir>> {
    let holds = |ending: &&str| std::fs::metadata(beside(path, ending)).is_ok_and(|meta| meta.len() > 0);
    let logs: Vec<&str> = ["-wal", "-journal"].into_iter().filter(holds).collect();
    if logs.is_empty() {
        return Ok(None);
    }
    let folder = tempfile::tempdir().map_err(|error| Error::io(path, "Copying", error))?;
    for ending in std::iter::once("").chain(logs) {
        let (from, to) = (beside(path, ending), beside(&folder.path().join(ASIDE), ending));
        // Without the rights of the file, by which nobody may write the copy either.
        let copied = File::open(&from).and_then(|mut file| std::io::copy(&mut file, &mut File::create(to)?));
        copied.map_err(|error| Error::io(&from, "Copying", error))?;
    }
    Ok(Some(folder))
}

/// Opens a file beside which no log lies, and that nobody writes meanwhile: SQLite takes no lock and makes no file.
pub(super) fn open_still(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let path = std::path::absolute(path).map_err(|error| Error::io(path, "Opening", error))?;
    Ok(Connection::open_with_flags(format!("file:{}?immutable=1", escaped(&path)), flags)?)
}

/// The path with another ending, as SQLite names the files beside its own.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// A path inside a URI: what has a meaning there is escaped.
fn escaped(path: &Path) -> String {
    let text = path.to_string_lossy();
    let mut uri = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' | '?' | '#' => uri.push_str(&format!("%{:02X}", u32::from(c))),
            '\\' => uri.push('/'),
            _ => uri.push(c),
        }
    }
    // A drive letter stands behind a slash of its own.
    if uri.starts_with('/') { uri } else { format!("/{uri}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_into_a_file_leaves_nothing_beside_it_whatever_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("50% of #1? maybe.lectern");
        let db = Connection::open(&path).unwrap();
        db.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE a (b); INSERT INTO a VALUES (7)").unwrap();
        db.close().unwrap();
        let look = |path: &Path| open_untouched(path).unwrap().query_row("SELECT b FROM a", [], |row| row.get(0));
        assert_eq!(look(&path), Ok(7));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_stands_only_in_the_log_is_seen_and_the_log_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let (live, left) = (folder.path().join("live"), folder.path().join("left"));
        let db = Connection::open(&live).unwrap();
        db.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE a (b); INSERT INTO a VALUES (7)").unwrap();
        for ending in ["", "-wal"] {
            std::fs::copy(beside(&live, ending), beside(&left, ending)).unwrap();
        }
        let log = std::fs::read(beside(&left, "-wal")).unwrap();
        assert_eq!(open_untouched(&left).unwrap().query_row("SELECT b FROM a", [], |row| row.get(0)), Ok(7));
        assert_eq!(std::fs::read(beside(&left, "-wal")).unwrap(), log);
        assert!(!beside(&left, "-shm").exists());
    }
}
