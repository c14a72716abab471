//! Archives that a stranger packed: ZIP, gzipped tar, and single files packed with gzip. Nothing of one is ever written
//! under a name of its own; the one text that is wanted is unpacked into a file that nobody else knows.
//!
//! The rules protected here: an archive that could fill the disk or the memory is refused by what it says of itself
//! and, since that may be a lie, by what comes out of it; so is one whose names lead out of a folder, one with links, and
//! one with archives in it.

use std::fs::File;
use std::io::{self, Read, Seek};

use flate2::read::MultiGzDecoder;
use tar::Header;
use tempfile::NamedTempFile;

use super::input::Input;
use super::members::{Next, each, gunzipped, is_zip, unpackable};
use super::table::{refused, unreadable};
use crate::{Error, Result};

/// More than this in one archive is no library of books.
const MOST_MEMBERS: usize = 100_000;
/// Whether a member is the one of this name, in whichever folder.
pub(super) fn is(member: &str, name: &str) -> bool {
    member == name || member.strip_suffix(name).is_some_and(|folder| folder.ends_with('/'))
}

/// The names of what is in an archive.
///
/// # Errors
/// `Invalid` for one that cannot be unpacked, or that could do harm.
pub(super) fn names(input: &Input) -> Result<Vec<String>> {
    let mut names = Vec::new();
    each(input, &mut |member| {
        member.refuse_harm()?;
        if names.len() == MOST_MEMBERS {
            return Err(refused(format!("This archive holds more than {MOST_MEMBERS} files, and is not unpacked.")));
        }
        names.push(member.name.clone());
        Ok(Next::Another)
    })?;
    Ok(names)
}

/// The first member of this name, unpacked, from its beginning.
///
/// # Errors
/// `Invalid` where it is not there, is too large, or is an archive again; `Io` where there is no room for it.
pub(super) fn unpack(input: &Input, name: &str) -> Result<File> {
    let mut file = tempfile::tempfile().map_err(no_room)?;
    unpack_into(&mut file, input, &|member| is(member, name), name)?;
    Ok(file)
}

/// The member of exactly this name, unpacked into a file that goes by itself and can be opened as often as is needed.
///
/// # Errors
/// As [`unpack`].
pub(super) fn unpack_named(input: &Input, name: &str) -> Result<NamedTempFile> {
    let mut file = NamedTempFile::new().map_err(no_room)?;
    unpack_into(file.as_file_mut(), input, &|member| member == name, name)?;
    Ok(file)
}

fn unpack_into(file: &mut File, input: &Input, is_wanted: &dyn Fn(&str) -> bool, name: &str) -> Result<()> {
    let mut is_there = false;
    each(input, &mut |member| {
        member.refuse_harm()?;
        if !is_wanted(&member.name) {
            return Ok(Next::Another);
        }
        fill(file, &mut member.bytes)?;
        is_there = true;
        Ok(Next::None)
    })?;
    if is_there { Ok(()) } else { Err(refused(format!("This archive holds no {name}."))) }
}

/// Whether a file is packed by itself with gzip, and no archive of several.
///
/// # Errors
/// `Invalid` where it cannot be read.
pub(super) fn is_one_file(input: &Input) -> Result<bool> {
    if is_zip(input)? {
        return Ok(false);
    }
    let mut head = Vec::new();
    MultiGzDecoder::new(input.open()?).take(512).read_to_end(&mut head).map_err(unpackable)?;
    let is_tar = |head: &[u8; 512]| {
        let header = Header::from_byte_slice(head);
        // Its own sum is counted with blanks in its place.
        let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
        let own: u32 = head[148..156].iter().map(|byte| u32::from(*byte)).sum();
        header.cksum().is_ok_and(|said| said == sum - own + 8 * u32::from(b' '))
    };
    Ok(!head.first_chunk::<512>().is_some_and(is_tar))
}

/// What is packed by itself with gzip, unpacked like [`unpack_named`].
///
/// # Errors
/// As [`unpack`].
pub(super) fn unpack_file(input: &Input) -> Result<NamedTempFile> {
    let mut file = NamedTempFile::new().map_err(no_room)?;
    fill(file.as_file_mut(), &mut gunzipped(input.open()?)?)?;
    Ok(file)
}

fn fill(file: &mut File, bytes: &mut dyn Read) -> Result<()> {
    let mut copied = Unpacked { inner: bytes, failed: None };
    let done = io::copy(&mut copied, file);
    if let Some(why) = copied.failed {
        return Err(unpackable(why));
    }
    done.map_err(no_room)?;
    file.rewind().map_err(no_room)?;
    refuse_archive(file)?;
    file.rewind().map_err(no_room)
}

/// Tells why nothing more comes out from why nothing more goes in.
struct Unpacked<'a> {
    inner: &'a mut dyn Read,
    failed: Option<String>,
}

impl Read for Unpacked<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.inner.read(into).inspect_err(|error| self.failed = Some(error.to_string()))
    }
}

fn no_room(error: io::Error) -> Error {
    Error::io(std::env::temp_dir().as_path(), "Unpacking", error)
}

/// A text may be packed twice under an honest name.
fn refuse_archive(file: &mut File) -> Result<()> {
    let mut head = Vec::new();
    file.take(4).read_to_end(&mut head).map_err(unreadable)?;
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\x1f\x8b") {
        return Err(refused("This archive is not unpacked: what is wanted of it is an archive again."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use rstest::rstest;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn input(bytes: Vec<u8>) -> Input {
        Input::Bytes("archive".to_owned(), bytes)
    }

    fn zipped(members: &[(&str, &[u8])]) -> Input {
        let mut archive = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        for (name, bytes) in members {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        input(archive.finish().unwrap().into_inner())
    }

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    /// A tar of members by hand: the crate refuses to write what must be refused in reading.
    fn tarred(members: &[(&str, &[u8], tar::EntryType)]) -> Input {
        let mut bytes = Vec::new();
        for (name, held, kind) in members {
            let mut header = tar::Header::new_ustar();
            header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_entry_type(*kind);
            header.set_size(held.len() as u64);
            header.set_cksum();
            bytes.extend_from_slice(header.as_bytes());
            bytes.extend_from_slice(held);
            bytes.resize(bytes.len().next_multiple_of(512), 0);
        }
        bytes.resize(bytes.len() + 1024, 0);
        input(gzipped(&bytes))
    }

    fn text(input: &Input, name: &str) -> Result<String> {
        names(input)?;
        let mut text = String::new();
        unpack(input, name)?.read_to_string(&mut text).unwrap();
        Ok(text)
    }

    #[test]
    fn the_wanted_text_comes_out_of_either_kind_of_archive() {
        let zip = zipped(&[("info.txt", b"5"), ("books.backup", b"{}")]);
        let tar = tarred(&[
            ("covers/a.png", b"\x89PNG", tar::EntryType::Regular),
            ("export/archive.json", b"[]", tar::EntryType::Regular),
        ]);
        assert_eq!(names(&zip).unwrap(), ["info.txt", "books.backup"]);
        assert_eq!(text(&zip, "books.backup").unwrap(), "{}");
        assert_eq!(text(&tar, "archive.json").unwrap(), "[]");
    }

    #[rstest]
    #[case("../books.backup", "leads out")]
    #[case("a/../../books.backup", "leads out")]
    #[case("/books.backup", "leads out")]
    #[case("..\\books.backup", "leads out")]
    #[case("C:\\books.backup", "leads out")]
    #[case("more.zip", "archive in the archive")]
    #[case("a/books.TGZ", "archive in the archive")]
    fn names_that_lead_out_and_archives_in_archives_are_refused(#[case] name: &str, #[case] why: &str) {
        let tar = tarred(&[(name, b"x", tar::EntryType::Regular)]);
        assert!(text(&tar, "x").unwrap_err().to_string().contains(why), "{name}");
        let zip = zipped(&[(name, b"x")]);
        assert!(text(&zip, "x").unwrap_err().to_string().contains(why), "{name}");
    }

    #[rstest]
    #[case(tar::EntryType::Symlink)]
    #[case(tar::EntryType::Link)]
    fn links_are_refused(#[case] kind: tar::EntryType) {
        let tar = tarred(&[("archive.json", b"", kind)]);
        assert!(text(&tar, "archive.json").unwrap_err().to_string().contains("link"));
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        zip.add_symlink("books.backup", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        let zip = input(zip.finish().unwrap().into_inner());
        assert!(text(&zip, "books.backup").unwrap_err().to_string().contains("link"));
    }

    #[test]
    fn an_archive_under_an_honest_name_is_refused() {
        let zip = zipped(&[("books.backup", &gzipped(b"{}"))]);
        assert!(text(&zip, "books.backup").unwrap_err().to_string().contains("archive again"));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked_and_one_that_lies_while_it_is() {
        let large = vec![b' '; 16 << 20];
        let zip = zipped(&[("books.backup", &large)]);
        assert!(names(&zip).unwrap_err().to_string().contains("far more"));
        let tar = tarred(&[("archive.json", &large, tar::EntryType::Regular)]);
        assert!(text(&tar, "archive.json").unwrap_err().to_string().contains("far more"));
        let Input::Bytes(_, mut bytes) = zip else { unreachable!("it is in memory") };
        // The size stands in both of its headers, little end first.
        let says = (16_u32 << 20).to_le_bytes();
        for at in 0..bytes.len() - 4 {
            if bytes[at..at + 4] == says {
                bytes[at..at + 4].copy_from_slice(&64_u32.to_le_bytes());
            }
        }
        assert!(text(&input(bytes), "books.backup").is_err(), "a lie is found out");
    }

    proptest! {
        #[test]
        fn any_bytes_are_unpacked_or_refused(zip: bool, bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut all = if zip { b"PK\x03\x04".to_vec() } else { b"\x1f\x8b\x08".to_vec() };
            all.extend(bytes.iter());
            let _ = text(&input(all), "archive.json");
            let _ = text(&input(gzipped(&bytes)), "archive.json");
        }
    }
}
