//! Where the text of a plan comes from, and the plan in it.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use serde::Deserialize;

use crate::plans::file::{self, MAX_FILE_BYTES, PlanFile};
use crate::plans::lists::{self, ListChoice, ListPreview};
use crate::plans::offer_plan;
use crate::transfer::import::decode::Unicode;
use crate::transfer::import::spelling::survey;
use crate::{Error, Result};

/// Where the text of a plan comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum PlanSource {
    /// A file on this machine.
    File {
        /// Its path.
        path: String,
    },
    /// What the reader pasted.
    Pasted {
        /// It.
        text: String,
    },
    /// A plan that came with Lectern.
    BuiltIn {
        /// Its name.
        key: String,
    },
}

/// What a text turned out to be.
pub(super) enum Found {
    Plan(Box<PlanFile>),
    List(ListPreview),
}

impl PlanSource {
    /// The plan in it; of a list, as the reader settled it.
    ///
    /// # Errors
    /// `NotFound` for a built-in plan that is none; `Io`; `Invalid` where the text is no plan or holds no book.
    pub fn plan(&self, choice: &ListChoice) -> Result<PlanFile> {
        if let Self::BuiltIn { key } = self {
            return offer_plan(key);
        }
        let text = self.text()?;
        if file::is_meant(&text) {
            return file::parse_any(&text).map_err(|error| Error::invalid("file", error));
        }
        let list = lists::preview(&text)?.settled_by(choice)?.plan(&self.name())?;
        if list.items().next().is_none() {
            return Err(Error::invalid("file", "No book was found in this list."));
        }
        Ok(list)
    }

    /// The text of it, decoded.
    ///
    /// # Errors
    /// `Io`; `Invalid` for a file that is too long, or in an encoding that it does not say.
    pub fn text(&self) -> Result<String> {
        match self {
            Self::Pasted { text } => Ok(text.clone()),
            Self::File { path } => text_of(Path::new(path)),
            Self::BuiltIn { key } => Ok(file::print(&offer_plan(key)?)),
        }
    }

    /// How a list without a title is called: as its file.
    pub(super) fn name(&self) -> String {
        let stem = match self {
            Self::File { path } => Path::new(path).file_stem(),
            Self::Pasted { .. } | Self::BuiltIn { .. } => None,
        };
        stem.map_or_else(|| "Reading list".to_owned(), |stem| stem.to_string_lossy().into_owned())
    }
}

/// The text of a file, whatever program wrote it, no longer than a plan file may be.
fn text_of(path: &Path) -> Result<String> {
    let failed = |error| Error::io(path, "Reading", error);
    let mut file = File::open(path).map_err(failed)?;
    let most = MAX_FILE_BYTES as u64;
    let bytes = file.metadata().map_err(failed)?.len();
    if bytes > most {
        let rule = format!("This file has {bytes} bytes; a plan file may have {most} (64 MiB).");
        return Err(Error::invalid("file", rule));
    }
    let spelling = survey((&mut file).take(most)).map_err(failed)?;
    if !spelling.is_sure {
        return Err(Error::invalid("file", "This file is not text in UTF-8. Save it as UTF-8 and try again."));
    }
    file.rewind().map_err(failed)?;
    let mut text = String::new();
    Unicode::new(file.take(most), spelling.encoding).read_to_string(&mut text).map_err(failed)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        PlanSource::File { path: file.path().to_string_lossy().into_owned() }.text()
    }

    #[test]
    fn a_list_that_an_old_editor_saved_as_utf_16_is_read() {
        let bytes: Vec<u8> = "\u{feff}- Bücher - Jemand".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&bytes).unwrap(), "- Bücher - Jemand");
    }

    #[test]
    fn a_file_that_does_not_say_how_it_is_written_is_refused_rather_than_garbled() {
        assert!(matches!(read(b"- B\xfccher - J\xe4mand"), Err(Error::Invalid { field, .. }) if field == "file"));
    }

    #[test]
    fn a_list_without_a_title_is_called_as_its_file() {
        let source = PlanSource::File { path: "/home/reader/Winter books.md".to_owned() };
        assert_eq!(source.name(), "Winter books");
    }
}
