//! What is in an archive, one thing after the other, and no more of it than its size can honestly hold.

use std::io::{self, Read, Seek};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::input::{Anywhere, Input};
use super::table::{refused, unreadable};
use crate::{Error, Result};

/// The most that is unpacked.
const LARGEST: u64 = 1 << 30;
/// So much may come out of anything, however small it was packed.
const HARMLESS: u64 = 4 << 20;
/// The most that may come out of one byte. JSON of books packs to a tenth, sometimes to a fiftieth.
const RATIO: u64 = 200;
/// What archives are called.
const ARCHIVES: [&str; 11] = [".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst", ".7z", ".rar", ".jar", ".lz4"];

/// Whether to look further.
#[derive(PartialEq)]
pub(super) enum Next {
    Another,
    None,
}

/// One of the things in an archive.
pub(super) struct Member<'a> {
    pub(super) name: String,
    is_link: bool,
    /// What comes out of it; more than is harmless is an error.
    pub(super) bytes: Box<dyn Read + 'a>,
}

impl Member<'_> {
    /// Refuses a name that leads out of a folder, a link, and an archive in the archive.
    pub(super) fn refuse_harm(&self) -> Result<()> {
        let name = self.name.replace('\\', "/");
        let leads_out =
            name.starts_with('/') || name.split('/').any(|part| part == "..") || name.get(1..2) == Some(":");
        let lower = name.to_ascii_lowercase();
        let why = match () {
            () if leads_out => "leads out of the archive",
            () if self.is_link => "is a link to somewhere else",
            () if ARCHIVES.iter().any(|ending| lower.ends_with(ending)) => "is an archive in the archive",
            () => return Ok(()),
        };
        let name: String = self.name.chars().take(80).collect();
        Err(refused(format!("This archive is not unpacked: “{name}” in it {why}.")))
    }
}

type See<'a> = &'a mut dyn FnMut(&mut Member<'_>) -> Result<Next>;

/// Looks at the members of an archive, one after the other.
///
/// # Errors
/// `Invalid` for one that cannot be unpacked or could do harm, and what `see` answers.
pub(super) fn each(input: &Input, see: See<'_>) -> Result<()> {
    if is_zip(input)? { each_zipped(input.open()?, see) } else { each_tarred(input.open()?, see) }
}

/// Whether it is a ZIP.
pub(super) fn is_zip(input: &Input) -> Result<bool> {
    let mut magic = [0; 2];
    input.open()?.read_exact(&mut magic).map_err(unreadable)?;
    Ok(magic == *b"PK")
}

fn each_zipped(file: Box<dyn Anywhere + '_>, see: See<'_>) -> Result<()> {
    let mut archive = ZipArchive::new(file).map_err(unpackable)?;
    for at in 0..archive.len() {
        let member = archive.by_index(at).map_err(unpackable)?;
        let (packed, says) = (member.compressed_size(), member.size());
        let most = harmless(packed);
        if says > most {
            return Err(unpackable(bomb()));
        }
        let (name, is_link) = (member.name().to_owned(), member.is_symlink());
        let bytes = Box::new(Measured { inner: member, left: most });
        if see(&mut Member { name, is_link, bytes })? == Next::None {
            break;
        }
    }
    Ok(())
}

/// What comes out of gzip, and no more than is harmless.
pub(super) fn gunzipped<'a>(mut file: Box<dyn Anywhere + 'a>) -> Result<impl Read + 'a> {
    let packed = file.seek(io::SeekFrom::End(0)).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    Ok(Measured { inner: MultiGzDecoder::new(file), left: harmless(packed) })
}

fn each_tarred(file: Box<dyn Anywhere + '_>, see: See<'_>) -> Result<()> {
    let mut archive = tar::Archive::new(gunzipped(file)?);
    // Long names come as members of their own, so that none fills the memory.
    for member in archive.entries().map_err(unpackable)?.raw(true) {
        let member = member.map_err(unpackable)?;
        let kind = member.header().entry_type();
        let name = String::from_utf8_lossy(&member.path_bytes()).into_owned();
        let is_link = kind.is_symlink() || kind.is_hard_link();
        if see(&mut Member { name, is_link, bytes: Box::new(member) })? == Next::None {
            break;
        }
    }
    Ok(())
}

fn harmless(packed: u64) -> u64 {
    packed.saturating_mul(RATIO).clamp(HARMLESS, LARGEST)
}

/// Gives no more than is harmless.
struct Measured<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Measured<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(bomb)?;
        Ok(read)
    }
}

fn bomb() -> io::Error {
    io::Error::other("far more would come out of it than it can hold")
}

pub(super) fn unpackable(error: impl std::fmt::Display) -> Error {
    refused(format!("This archive is not unpacked: {}.", error.to_string().trim_end_matches('.')))
}
