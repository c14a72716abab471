//! Where backups lie: in a folder beside the library, or in one that the reader chose.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use super::name::{Name, library_name};
use super::store::Wishes;
use super::{Backup, Verified};
use crate::storage;
use crate::{Error, Result};

/// The folder of a library's backups.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
    /// The chosen folder, where it is not there now: a drive that is not plugged in, another machine.
    pub(super) missing: Option<PathBuf>,
}

impl Place {
    /// The chosen folder while it is there, else the one beside the library: better there than nowhere.
    pub(super) fn of(library: &Path, wishes: &Wishes) -> Self {
        match &wishes.folder {
            Some(chosen) if chosen.path().is_dir() => Self { folder: chosen.path().to_owned(), missing: None },
            chosen => Self { missing: chosen.as_ref().map(|chosen| chosen.path().to_owned()), ..Self::beside(library) },
        }
    }

    /// The folder beside the library.
    pub(super) fn beside(library: &Path) -> Self {
        let folder = library.with_file_name(format!("{} backups", library_name(library)));
        Self { folder, missing: None }
    }

    /// Makes the folder where it is not there yet.
    pub(super) fn prepare(&self) -> Result<()> {
        fs::create_dir_all(&self.folder).map_err(|error| Error::io(&self.folder, "Making the folder", error))
    }

    /// The backups in it, the newest first, each with its tag: those of a library of this name, and those of this tag.
    pub(super) fn backups(&self, library: &Path, tag: Option<&str>) -> Result<Vec<(Backup, String)>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::io(&self.folder, "Reading", error)),
        };
        let ours = library_name(library);
        let found = entries.flatten().filter_map(|entry| backup(&entry));
        let mut found: Vec<_> = found
            .filter(|(_, name)| tag.map_or(name.library == ours, |tag| name.tag == tag || name.library == ours))
            .map(|(backup, name)| (backup, name.tag))
            .collect();
        found.sort_by(|(a, _), (b, _)| (b.made_at, &b.name).cmp(&(a.made_at, &a.name)));
        Ok(found)
    }
}

/// The backup that an entry of the folder is; a link is none, wherever it leads.
fn backup(entry: &DirEntry) -> Option<(Backup, Name)> {
    let text = entry.file_name().into_string().ok()?;
    let name = Name::parse(&text)?;
    let meta = entry.file_type().ok().filter(fs::FileType::is_file).and_then(|_| entry.metadata().ok())?;
    let path = entry.path();
    let verified = match storage::inspect(&path) {
        Ok(storage::Inspection::Library { .. }) => Verified::WhenMade,
        Ok(storage::Inspection::Absent) => Verified::Wrong(vec!["the file is empty".to_owned()]),
        Err(Error::Damaged { findings }) => Verified::Wrong(findings),
        Err(error) => Verified::Wrong(vec![error.to_string()]),
    };
    let backup = Backup { path, name: text, made_at: name.made_at, reason: name.reason, bytes: meta.len(), verified };
    Some((backup, name))
}
