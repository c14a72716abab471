//! The open file: one writer, any number of readers, and the one way to change anything.
//!
//! Words: an *op* is a kind of change; a *step* is one op as history keeps it; a *snapshot* is a consistent view for
//! reading; *stale* are the parts of a screen that a change made old. The rule protected here: what a closure given to
//! [`Library::change`] does is recorded, derived, made durable and announced as a whole, or not at all.

mod change;
mod counts;
mod ids;
mod kept;
mod op;
mod readers;
mod recording;
mod replace;
mod snapshot;
mod stale;
mod watch;
mod weigh;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use rusqlite::Connection;

pub(crate) use change::new_id;
pub use change::{Changed, LibraryChanged, Source, Tx};
pub use counts::{Counts, counts};
pub(crate) use ids::{clock, tick};
pub(crate) use kept::Kept;
pub use op::Op;
pub use snapshot::Snapshot;
pub use stale::Stale;
pub(crate) use stale::stale_of;

use crate::error::ReadOnly;
use crate::{Error, Now, Result, backup, storage};

/// Is told of every change after it is on the disk.
type Listener = Arc<dyn Fn(&LibraryChanged) + Send + Sync>;

/// An open library file.
pub struct Library {
    path: PathBuf,
    /// Above what writes, and so let go before it: only who writes can fold the log into the file, and only once nobody
    /// else reads.
    readers: readers::Readers,
    /// What writes; or why nothing does.
    writer: Result<Mutex<Connection>, ReadOnly>,
    watcher: Mutex<watch::Watcher>,
    listener: RwLock<Option<Listener>>,
    revision: AtomicU64,
    pub(crate) kept: Kept,
}

impl Library {
    /// Opens the library at `path` and makes it where there is no file yet. One that cannot be written can be looked at:
    /// see [`read_only`](Self::read_only).
    ///
    /// # Errors
    /// `Foreign`, `LibraryTooNew` and `Damaged` leave the file untouched, and so does a library of an older format of
    /// which no backup can be made first, and one that cannot be written, `ReadOnlyAndOld`; `Io` and `DiskFull` as the
    /// system says.
    pub fn open(path: impl AsRef<Path>, now: Now) -> Result<Self> {
        let path = path.as_ref();
        match storage::open_writer(path, |old| backup::before_upgrade(path, old, now)) {
            Err(Error::ReadOnly { .. }) => Self::look_at(path),
            writer => Self::written_by(writer?, path, now),
        }
    }

    fn written_by(writer: Connection, path: &Path, now: Now) -> Result<Self> {
        ids::ensure_device(&writer, now)?;
        let watcher = watch::Watcher::new(&writer)?;
        Ok(Self::with(path, Ok(Mutex::new(writer)), readers::Readers::new(path), watcher))
    }

    /// Opens a library that cannot be written: nothing of it is different afterwards, and no file lies beside it.
    fn look_at(path: &Path) -> Result<Self> {
        let look = storage::Look::at(path)?;
        let why = look.why();
        Ok(Self::with(path, Err(why), readers::Readers::looking(path, look), watch::Watcher::default()))
    }

    fn with(
        path: &Path,
        writer: Result<Mutex<Connection>, ReadOnly>,
        readers: readers::Readers,
        watcher: watch::Watcher,
    ) -> Self {
        Self {
            path: path.to_owned(),
            writer,
            readers,
            watcher: Mutex::new(watcher),
            listener: RwLock::new(None),
            revision: AtomicU64::new(0),
            kept: Kept::default(),
        }
    }

    /// Why the library can be looked at and not be changed; none where it can.
    #[must_use]
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.writer.as_ref().err().copied()
    }

    /// Refuses what begins with something else and ends with a change.
    pub(crate) fn refuse_read_only(&self) -> Result<()> {
        self.read_only().map_or(Ok(()), |why| Err(Error::ReadOnly { why }))
    }

    /// Opens a library that must already be there.
    ///
    /// # Errors
    /// `NotFound` where there is no file; else as [`Library::open`].
    pub fn open_existing(path: impl AsRef<Path>, now: Now) -> Result<Self> {
        let path = path.as_ref();
        match storage::inspect(path)? {
            storage::Inspection::Absent => Err(Error::not_found(format!("library at {}", path.display()))),
            storage::Inspection::Library { .. } => Self::open(path, now),
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sets who is told of changes: after the commit, once each.
    pub fn on_change(&self, listener: impl Fn(&LibraryChanged) + Send + Sync + 'static) {
        *self.listener.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(listener));
    }

    /// Answers a question from one consistent view of the file, beside any writing.
    ///
    /// # Errors
    /// What the question returns.
    pub fn read<T>(&self, question: impl FnOnce(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        self.readers.with(|db| question(&Snapshot::new(db, Some(&self.kept))))
    }

    /// Writes a consistent copy of the library to `to`, which must not exist, beside any reading and writing.
    ///
    /// # Errors
    /// `Io` where the target exists or cannot be made.
    pub fn copy_to(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(Error::io(to, "Writing", std::io::ErrorKind::AlreadyExists.into()));
        }
        let copied = self.readers.with(|db| {
            let mut target = Connection::open(to)?;
            storage::copy_pages(db, &mut target, &mut |_, _| ControlFlow::Continue(()))
        });
        if copied.is_err() {
            // A half copy is not a library; the error that matters is the first one.
            let _removed = std::fs::remove_file(to);
        }
        copied
    }

    /// Folds the log into the file and closes it, so that one file holds everything.
    ///
    /// # Errors
    /// `Busy` while another program reads; the library is safe all the same.
    pub fn close(self) -> Result<()> {
        self.readers.clear();
        let Ok(writer) = self.writer else { return Ok(()) };
        let writer = writer.into_inner().unwrap_or_else(PoisonError::into_inner);
        writer.close().map_err(|(_, error)| Error::from(error))
    }

    fn lock_writer(&self) -> Result<MutexGuard<'_, Connection>> {
        let writer = self.writer.as_ref().map_err(|why| Error::ReadOnly { why: *why })?;
        // A panic inside a change dropped its transaction: the connection is as it was before.
        Ok(writer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn announce(&self, change: &LibraryChanged) {
        let listener = self.listener.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(listener) = listener else { return };
        // The change is on the disk: whatever happens to the news of it, it must not look refused.
        if catch_unwind(AssertUnwindSafe(|| listener(change))).is_err() {
            tracing::error!("a listener of changes panicked; the change itself is safe");
        }
    }
}
