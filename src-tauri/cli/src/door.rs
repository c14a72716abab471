//! The way from a command to the library: where it is, what time it is, how it is changed.

use std::path::PathBuf;

use lectern_core::{Changed, Error, Library, Now, Op, Result, Source, Tx, backup, place};

use crate::args::Global;
use crate::failure::Failure;
use crate::output::complain;

/// Which library, and when, and who asks.
pub(crate) struct Door {
    path: PathBuf,
    named: bool,
    json: bool,
    now: Now,
}

impl Door {
    /// The library that was named, else the window's own; the day that was named, else the clock's.
    pub(crate) fn new(global: &Global) -> Result<Self, Failure> {
        let now = Now::from_system();
        Ok(Self {
            named: global.library.is_some(),
            json: global.json,
            path: global.library.clone().or_else(place::default_library).ok_or(Failure::NoPlace)?,
            now: global.today.map_or(now, |day| now.on(day)),
        })
    }

    /// The file.
    pub(crate) fn path(&self) -> &PathBuf {
        &self.path
    }

    /// Whether the answer is for a program, which wants all of it.
    pub(crate) fn answers_in_json(&self) -> bool {
        self.json
    }

    /// The moment of this command.
    pub(crate) fn now(&self) -> Now {
        self.now
    }

    /// Opens the library, which must be there. After a day with changes it is backed up first; where that fails, the
    /// command goes on and the reader is told.
    pub(crate) fn library(&self) -> Result<Library, Failure> {
        let library = Library::open_existing(&self.path, self.now).map_err(|error| match error {
            Error::NotFound { .. } => Failure::NoLibrary { path: self.path.clone(), named: self.named },
            other => Failure::Core(other),
        })?;
        if let Err(error) = backup::make_if_due(&library, self.now, &mut backup::unwatched) {
            complain(&format!("The library could not be backed up. {error}"));
        }
        Ok(library)
    }

    /// Runs one operation as a step that the history shows as this door's.
    pub(crate) fn change<T>(
        &self,
        library: &Library,
        op: Op,
        run: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        library.change(op, self.now, Source::CommandLine, run)
    }
}
