//! Reads a file's first hundred bytes and says what it is, without opening it as a database: the check that keeps
//! a refused file identical to the byte.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use super::{APPLICATION_ID, FORMAT};
use crate::{Error, Result};

/// What a file seems to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inspection {
    /// There is no file, or an empty one: a library can be made here.
    Absent,
    /// A library of a format this program can read; older ones will be migrated.
    Library {
        /// The format number in the header.
        format: i32,
    },
}

/// Recognises the file at `path`.
///
/// # Errors
/// `Foreign` for anything that is not a library, `LibraryTooNew` for a later format, `Damaged` where the header and
/// the file's length disagree or only the header is gone, `Io` when it cannot be read. The file is only read.
pub fn inspect(path: &Path) -> Result<Inspection> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Inspection::Absent),
        Err(error) => return Err(Error::io(path, "Opening", error)),
    };
    let meta = file.metadata().map_err(|error| Error::io(path, "Opening", error))?;
    if meta.is_dir() {
        return Err(foreign(path, "it is a folder"));
    }
    if meta.len() == 0 {
        return Ok(Inspection::Absent);
    }
    let mut header = Vec::with_capacity(100);
    file.by_ref().take(100).read_to_end(&mut header).map_err(|error| Error::io(path, "Reading", error))?;
    if header.iter().take(16).all(|byte| *byte == 0) && has_pages_of_a_database(&mut file) {
        return Err(Error::Damaged { findings: vec!["its beginning is only zeros".to_owned()] });
    }
    match judge(path, &header, meta.len()) {
        // The header is written before the pages it counts. Until the rest has come, they stand in the log; and a library
        // that was killed while it was made has a journal, by which SQLite takes the beginning back.
        Err(Error::Damaged { .. })
            if header.len() == 100 && ["-wal", "-journal"].iter().any(|log| lies_beside(path, log)) =>
        {
            judge(path, &header, u64::MAX)
        }
        found => found,
    }
}

/// Of so many pages the beginnings are looked at, to tell a library that lost its first from any other file.
const PAGES: u64 = 64;

/// Whether what stands behind the first page looks like a database of ours.
fn has_pages_of_a_database(file: &mut File) -> bool {
    let mut kind = [0];
    (1..PAGES).any(|page| {
        let read = file.seek(SeekFrom::Start(page * 4096)).and_then(|_| file.read_exact(&mut kind));
        // The four kinds of pages in a tree.
        read.is_ok() && matches!(kind, [0x02 | 0x05 | 0x0a | 0x0d])
    })
}

/// Why nothing can be taken from where there is no library: there is no file, or one without a byte.
pub(crate) fn nothing_at(path: &Path) -> Error {
    if path.exists() {
        foreign(path, "it is empty")
    } else {
        Error::not_found(format!("library at {}", path.display()))
    }
}

/// Whether a log that is not empty lies beside the file.
fn lies_beside(path: &Path, ending: &str) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push(ending);
    std::fs::metadata(log).is_ok_and(|meta| meta.len() > 0)
}

fn judge(path: &Path, header: &[u8], length: u64) -> Result<Inspection> {
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(foreign(path, seems(header)));
    }
    if header.len() < 100 {
        return Err(Error::Damaged { findings: vec![format!("the file ends after {} bytes", header.len())] });
    }
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    let (application, format) = (number(68), number(60));
    if application != APPLICATION_ID {
        return Err(foreign(path, "it is an SQLite database of another program"));
    }
    if format > FORMAT {
        return Err(Error::LibraryTooNew { found: format, known: FORMAT });
    }
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let pages = u64::from(number(28).unsigned_abs());
    if pages * page > length {
        return Err(Error::Damaged {
            findings: vec![format!("the file should have {} bytes and has {length}", pages * page)],
        });
    }
    Ok(Inspection::Library { format })
}

fn seems(header: &[u8]) -> &'static str {
    match header {
        [b'P', b'K', 3 | 5 | 7, ..] => "it is a ZIP archive",
        [0x1f, 0x8b, ..] => "it is a gzip archive",
        [b'%', b'P', b'D', b'F', ..] => "it is a PDF document",
        [0, 0, 0, 0, ..] => "its beginning is only zeros",
        _ if std::str::from_utf8(header).is_ok_and(|text| !text.contains('\0')) => "it is a text file",
        _ => "its beginning is not that of a database",
    }
}

fn foreign(path: &Path, found: impl Into<String>) -> Error {
    Error::Foreign { path: path.to_owned(), found: found.into() }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::{Library, Now};

    #[rstest]
    #[case("a.lectern-wal")]
    #[case("a.lectern-journal")]
    fn a_header_ahead_of_its_file_is_damage_only_where_no_log_holds_the_rest(#[case] log: &str) {
        let folder = tempfile::tempdir().unwrap();
        let (path, log) = (folder.path().join("a.lectern"), folder.path().join(log));
        let now = Now::new("2026-05-03T12:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap());
        Library::open(&path, now).unwrap().close().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() - 4096]).unwrap();
        assert!(matches!(inspect(&path), Err(Error::Damaged { .. })));
        std::fs::write(&log, "frames").unwrap();
        assert_eq!(inspect(&path).unwrap(), Inspection::Library { format: FORMAT });
        std::fs::write(&log, "").unwrap();
        assert!(matches!(inspect(&path), Err(Error::Damaged { .. })), "an empty log holds nothing");
    }
}
