//! The folder of an export: which file is whose, what both sides knew last, and writing that cannot leave half a file.
//!
//! `.lectern/export.json` says which file is which book's, `.lectern/base/` holds each file as the library last knew it.
//! Files that moved are found again by the id in their front matter.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{front, page::Page};
use crate::transfer::whole::write_whole;
use crate::{Error, Result};

const KEEP: &str = ".lectern";
const LIST: &str = ".lectern/export.json";

/// Folders are looked through no deeper than this.
const DEEPEST: usize = 8;

/// As much of a file as is read to see whose it is.
const HEAD: u64 = 64 * 1024;

#[derive(Default, Serialize, Deserialize)]
struct List {
    format: String,
    version: u32,
    /// Paths inside the folder by subject.
    files: BTreeMap<String, String>,
}

/// Where a subject's file is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Whereabouts {
    /// There was none yet.
    Nowhere,
    /// In its place.
    Here(String),
    /// The reader moved it: where it is, and where it was.
    Moved(String, String),
    /// It was there, and the reader deleted it.
    Deleted(String),
}

/// A folder of Markdown files.
pub(super) struct Folder {
    root: PathBuf,
    list: List,
    /// Whose each file is, by what it says itself; looked up once, when it is first needed.
    claims: Option<HashMap<String, String>>,
    changed: bool,
}

impl Folder {
    /// Looks at a folder, which need not be there yet.
    pub(super) fn open(root: &Path) -> Result<Self> {
        if root.exists() && !root.is_dir() {
            return Err(Error::io(root, "Opening the folder", ErrorKind::NotADirectory.into()));
        }
        // A list that cannot be read is made again: the files say themselves whose they are.
        let list = read_text(&root.join(LIST))?.and_then(|text| serde_json::from_str::<List>(&text).ok());
        let mut list = list.unwrap_or_default();
        list.files.retain(|_, file| is_inside(file));
        Ok(Self { root: root.to_owned(), list, claims: None, changed: false })
    }

    /// The subjects that have or had a file.
    pub(super) fn subjects(&self) -> Vec<String> {
        self.list.files.keys().cloned().collect()
    }

    /// Where the file of a subject is.
    pub(super) fn find(&mut self, subject: &str) -> Result<Whereabouts> {
        let listed = self.list.files.get(subject).cloned();
        if let Some(file) = &listed
            && self.root.join(file).is_file()
        {
            return Ok(Whereabouts::Here(file.clone()));
        }
        let claimed = self.claims()?.get(subject).cloned();
        Ok(match (listed, claimed) {
            (None, None) => Whereabouts::Nowhere,
            (None, Some(file)) => Whereabouts::Here(file),
            (Some(before), Some(file)) => Whereabouts::Moved(file, before),
            (Some(before), None) => Whereabouts::Deleted(before),
        })
    }

    /// Every Markdown file that says whose it is, by subject.
    pub(super) fn claims(&mut self) -> Result<&HashMap<String, String>> {
        if self.claims.is_none() {
            let mut files = Vec::new();
            markdown_files(&self.root, &self.root, 0, &mut files)?;
            files.sort();
            let mut claims = HashMap::new();
            for file in files {
                if let Some(subject) = subject_of(&self.root.join(&file))? {
                    claims.entry(subject).or_insert(file);
                }
            }
            self.claims = Some(claims);
        }
        Ok(self.claims.get_or_insert_default())
    }

    /// The text of a file inside the folder: none where there is no file or it is not text.
    pub(super) fn read(&self, file: &str) -> Result<Option<String>> {
        read_text(&self.root.join(file))
    }

    /// The bytes of a picture inside the folder; none where there is no file or it is larger than any picture may be.
    pub(super) fn bytes(&self, file: &str) -> Result<Option<Vec<u8>>> {
        let path = self.root.join(file);
        match fs::metadata(&path) {
            Ok(about) if about.is_file() && about.len() <= super::pictures::LARGEST as u64 => {
                fs::read(&path).map(Some).map_err(|error| Error::io(&path, "Reading", error))
            }
            _ => Ok(None),
        }
    }

    /// A subject's file as the library last knew it.
    pub(super) fn base(&self, subject: &str) -> Result<Option<String>> {
        self.read(&base_file(subject))
    }

    /// Whether something is there.
    pub(super) fn has(&self, file: &str) -> bool {
        self.root.join(file).exists()
    }

    /// Writes a file whole or not at all.
    pub(super) fn write(&self, file: &str, bytes: &[u8]) -> Result<()> {
        let path = self.root.join(file);
        write_whole(&path, |out| out.write_all(bytes).map_err(|error| Error::io(&path, "Writing", error)))
    }

    /// Keeps what both sides know of a subject.
    pub(super) fn remember(&mut self, subject: &str, file: &str, base: &str) -> Result<()> {
        if self.base(subject)?.as_deref() != Some(base) {
            self.write(&base_file(subject), base.as_bytes())?;
        }
        if self.list.files.get(subject).is_none_or(|known| known != file) {
            self.list.files.insert(subject.to_owned(), file.to_owned());
            self.changed = true;
        }
        Ok(())
    }

    /// Writes the list of files, where it is another.
    pub(super) fn close(mut self) -> Result<()> {
        if !self.changed {
            return Ok(());
        }
        (self.list.format, self.list.version) = ("lectern-notes-folder".to_owned(), 1);
        let text = serde_json::to_string_pretty(&self.list).expect("BUG: names of files can be written as JSON");
        self.write(LIST, text.as_bytes())
    }
}

fn base_file(subject: &str) -> String {
    format!("{KEEP}/base/{subject}.md")
}

/// Whether a path from a list stays inside its folder.
fn is_inside(file: &str) -> bool {
    Path::new(file).components().all(|part| matches!(part, Component::Normal(_)))
}

fn markdown_files(root: &Path, folder: &Path, depth: usize, found: &mut Vec<String>) -> Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::io(folder, "Reading", error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| Error::io(folder, "Reading", error))?;
        let (path, name) = (entry.path(), entry.file_name());
        let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else { continue };
        // A link may lead out of the folder, or round in a circle.
        let kind = entry.file_type().map_err(|error| Error::io(&path, "Reading", error))?;
        if kind.is_dir() && depth < DEEPEST {
            markdown_files(root, &path, depth + 1, found)?;
        } else if kind.is_file() && name.to_lowercase().ends_with(".md") {
            let inside = path.strip_prefix(root).ok().and_then(Path::to_str);
            found.extend(inside.map(|inside| inside.replace('\\', "/")));
        }
    }
    Ok(())
}

/// Whose a file says it is.
fn subject_of(path: &Path) -> Result<Option<String>> {
    let mut head = Vec::new();
    let file = fs::File::open(path).map_err(|error| Error::io(path, "Reading", error))?;
    file.take(HEAD).read_to_end(&mut head).map_err(|error| Error::io(path, "Reading", error))?;
    let said = front::read(&Page::parse(&String::from_utf8_lossy(&head)).front);
    let one = |key: &str| said.get(key).and_then(|values| values.first());
    Ok(one("lectern").and_then(|_| one("id")).cloned())
}

/// A text file, with line ends as we write them; none where there is no file, or it is not text.
fn read_text(path: &Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8(bytes).ok().map(|text| {
            let foreign = text.contains("\r\n") && !text.replace("\r\n", "").contains('\n');
            if foreign { text.replace("\r\n", "\n") } else { text }
        })),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Error::io(path, "Reading", error)),
    }
}
