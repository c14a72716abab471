//! The open library: which file it is, and the two ways through it, reading and changing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use lectern_core::error::ReadOnly;
use lectern_core::library::Counts;
use lectern_core::{Changed, Library, LibraryChanged, Now, Op, Snapshot, Source, Stale, Tx};
use serde::Serialize;

use crate::arguments::Arguments;
use crate::error::{Answer, PageError};
use crate::recent::{Recent, RecentList, name_of};

/// The one event: something in the library is different.
pub const LIBRARY_CHANGED: &str = "library-changed";

type Announce = Box<dyn Fn(&LibraryChanged) + Send + Sync>;
type OpenWindow = Box<dyn Fn() -> tauri::Result<()> + Send + Sync>;

/// Keeps the library that is open, if one is.
pub struct Shelf {
    library: RwLock<Option<Arc<Library>>>,
    /// Why there is none.
    problem: Mutex<Option<PageError>>,
    /// The library that could not be opened.
    refused: Mutex<Option<PathBuf>>,
    recent: Mutex<RecentList>,
    default_path: Option<PathBuf>,
    announce: Arc<OnceLock<Announce>>,
    open_window: OnceLock<OpenWindow>,
}

/// What is open, and what else could be.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct LibraryStatus {
    /// The open file.
    pub path: Option<String>,
    /// Its name without its ending.
    pub name: Option<String>,
    /// The folder it lives in.
    pub folder: Option<String>,
    /// What it holds.
    pub counts: Option<Counts>,
    /// Why it can be looked at and not be changed; none where it can.
    pub read_only: Option<ReadOnly>,
    /// Why none is open.
    pub problem: Option<PageError>,
    /// The library that could not be opened.
    pub refused: Option<String>,
    /// Libraries that were open lately, latest first.
    pub recent: Vec<Recent>,
    /// Where a library is made if nothing else is said.
    pub default_path: Option<String>,
    /// This program's version.
    pub version: String,
}

impl Shelf {
    /// Opens the library that was named, else the one that was open last, else the default one.
    #[must_use]
    pub fn open(arguments: &Arguments) -> Self {
        let recent = RecentList::load(arguments.config.clone().or_else(config_folder));
        let default_path = match &arguments.data {
            Some(folder) => Some(folder.join(lectern_core::place::FILE_NAME)),
            None => lectern_core::place::default_library(),
        };
        let last = recent.present().into_iter().next().map(|recent| PathBuf::from(recent.path));
        let path = arguments.library.clone().or(last).or_else(|| default_path.clone());
        let shelf = Self {
            library: RwLock::new(None),
            problem: Mutex::new(None),
            refused: Mutex::new(None),
            recent: Mutex::new(recent),
            default_path,
            announce: Arc::default(),
            open_window: OnceLock::new(),
        };
        match path {
            Some(path) => {
                if let Err(problem) = shelf.put(&path, |path| Library::open(path, Now::from_system())) {
                    shelf.set_problem(Some(problem));
                    *shelf.refused.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
                }
            }
            None => shelf.set_problem(Some(PageError::closed())),
        }
        shelf
    }

    /// Sets who is told of changes.
    pub fn announce_with(&self, announce: impl Fn(&LibraryChanged) + Send + Sync + 'static) {
        // Set once, at the start; a second call would be a second start.
        let _again = self.announce.set(Box::new(announce));
    }

    /// Sets how another window is opened.
    pub fn open_windows_with(&self, open: impl Fn() -> tauri::Result<()> + Send + Sync + 'static) {
        let _again = self.open_window.set(Box::new(open));
    }

    /// The open library.
    ///
    /// # Errors
    /// Why none is open.
    pub fn library(&self) -> Answer<Arc<Library>> {
        let library = self.library.read().unwrap_or_else(PoisonError::into_inner).clone();
        library.ok_or_else(|| self.problem().unwrap_or_else(PageError::closed))
    }

    /// Answers a question of the page.
    pub(crate) fn read<T>(&self, question: impl FnOnce(&Snapshot<'_>) -> lectern_core::Result<T>) -> Answer<T> {
        let library = self.library()?;
        guarded(|| Ok(library.read(question)?))
    }

    /// Carries out a change from the page.
    pub(crate) fn change<T>(
        &self,
        op: Op,
        run: impl FnOnce(&mut Tx<'_>) -> lectern_core::Result<T>,
    ) -> Answer<Changed<T>> {
        let library = self.library()?;
        guarded(|| Ok(library.change(op, Now::from_system(), Source::Window, run)?))
    }

    /// Works on the open library as a whole.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Library) -> lectern_core::Result<T>) -> Answer<T> {
        let library = self.library()?;
        guarded(|| Ok(work(&library)?))
    }

    /// What is open, and what else could be.
    pub(crate) fn status(&self) -> Answer<LibraryStatus> {
        let library = self.library().ok();
        let path = library.as_ref().map(|library| library.path().to_owned());
        let read_only = library.as_ref().and_then(|library| library.read_only());
        let counts = library.map(|library| library.read(lectern_core::library::counts)).transpose()?;
        Ok(LibraryStatus {
            name: path.as_deref().map(name_of),
            folder: path.as_deref().and_then(Path::parent).map(|folder| folder.display().to_string()),
            path: path.map(|path| path.display().to_string()),
            counts,
            read_only,
            problem: self.problem(),
            refused: self.refused(),
            recent: self.recent.lock().unwrap_or_else(PoisonError::into_inner).present(),
            default_path: self.default_path.as_ref().map(|path| path.display().to_string()),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    /// Opens a library that is there.
    pub(crate) fn switch_to(&self, path: &Path) -> Answer<LibraryStatus> {
        self.put(path, |path| Library::open_existing(path, Now::from_system()))?;
        self.status()
    }

    /// Makes a new library; a file that is there is never written over.
    pub(crate) fn create(&self, path: &Path) -> Answer<LibraryStatus> {
        if path.exists() {
            let taken = std::io::ErrorKind::AlreadyExists.into();
            return Err(lectern_core::Error::io(path, "Making a library at", taken).into());
        }
        self.put(path, |path| Library::open(path, Now::from_system()))?;
        self.status()
    }

    /// Moves the open library to another place: a whole copy there first, then the old file goes. One that cannot be
    /// written stays where it is, and the copy is opened.
    pub(crate) fn move_to(&self, to: &Path) -> Answer<LibraryStatus> {
        let library = self.library()?;
        let (from, stays) = (library.path().to_owned(), library.read_only().is_some());
        library.copy_to(to)?;
        drop(library);
        self.put(to, |path| Library::open_existing(path, Now::from_system()))?;
        if stays {
            return self.status();
        }
        for ending in ["", "-wal", "-shm"] {
            let old = PathBuf::from(format!("{}{ending}", from.display()));
            match std::fs::remove_file(&old) {
                Ok(()) => {}
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(lectern_core::Error::io(&old, "Removing the old file", error).into()),
            }
        }
        self.recent.lock().unwrap_or_else(PoisonError::into_inner).forget(&from);
        self.status()
    }

    /// Takes a library off the list of recent ones; the file stays.
    pub(crate) fn forget(&self, path: &Path) -> Answer<LibraryStatus> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner).forget(path);
        self.status()
    }

    /// Opens another window on the same library.
    pub(crate) fn another_window(&self) -> Answer<()> {
        let Some(open) = self.open_window.get() else { return Ok(()) };
        open().map_err(|error| PageError { message: error.to_string(), ..PageError::bug("the window system") })
    }

    fn put(&self, path: &Path, open: impl FnOnce(&Path) -> lectern_core::Result<Library>) -> Answer<()> {
        // The whole path, so that the list of recent libraries works from any folder.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let library = open(&path)?;
        let announce = Arc::clone(&self.announce);
        library.on_change(move |change| {
            if let Some(announce) = announce.get() {
                announce(change);
            }
        });
        *self.library.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(library));
        self.set_problem(None);
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.recent.lock().unwrap_or_else(PoisonError::into_inner).remember(&path);
        if let Some(announce) = self.announce.get() {
            announce(&LibraryChanged { stale: Stale::ALL.to_vec(), op: None, source: Source::Window, revision: 0 });
        }
        Ok(())
    }

    fn refused(&self) -> Option<String> {
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.as_ref().map(|path| path.display().to_string())
    }

    fn problem(&self) -> Option<PageError> {
        self.problem.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_problem(&self, problem: Option<PageError>) {
        *self.problem.lock().unwrap_or_else(PoisonError::into_inner) = problem;
    }
}

/// A panic in a command becomes an error with its place in the log; the library stays usable.
fn guarded<T>(work: impl FnOnce() -> Answer<T>) -> Answer<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        tracing::error!("a command panicked; the place stands above");
        Err(PageError::bug("a command"))
    })
}

fn config_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("app", "Lectern", "lectern").map(|dirs| dirs.config_dir().to_owned())
}
