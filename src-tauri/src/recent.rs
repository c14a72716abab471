//! The libraries that were open lately, remembered on this machine, not in any library.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Libraries beyond this many are forgotten.
const KEPT: usize = 8;

/// A library that was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Recent {
    /// The file.
    pub path: String,
    /// The file's name without its ending.
    pub name: String,
}

/// The list, latest first, and the file it is kept in.
#[derive(Debug, Default)]
pub struct RecentList {
    file: Option<PathBuf>,
    entries: Vec<Recent>,
}

impl RecentList {
    /// Reads the list; one that cannot be read starts empty, since nothing of a reader's is in it.
    #[must_use]
    pub fn load(folder: Option<PathBuf>) -> Self {
        let file = folder.map(|folder| folder.join("recent.json"));
        let text = file.as_ref().and_then(|file| std::fs::read_to_string(file).ok());
        let entries = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Self { file, entries }
    }

    /// The libraries that are still there, latest first.
    #[must_use]
    pub fn present(&self) -> Vec<Recent> {
        self.entries.iter().filter(|entry| Path::new(&entry.path).exists()).cloned().collect()
    }

    /// Puts a library on top.
    pub fn remember(&mut self, path: &Path) {
        self.forget(path);
        self.entries.insert(0, Recent { path: path.display().to_string(), name: name_of(path) });
        self.entries.truncate(KEPT);
        self.save();
    }

    /// Takes a library off the list.
    pub fn forget(&mut self, path: &Path) {
        let text = path.display().to_string();
        self.entries.retain(|entry| entry.path != text);
        self.save();
    }

    fn save(&self) {
        let Some(file) = &self.file else { return };
        let written = file
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(file, serde_json::to_vec_pretty(&self.entries)?));
        if let Err(error) = written {
            tracing::warn!(%error, "the list of recent libraries could not be kept");
        }
    }
}

/// A file's name without its ending.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
