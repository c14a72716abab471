//! One list in an archive, as exports are often mailed: it is unpacked into a file that goes again, and read like any
//! other. An archive of a program that is known stays as it is, since its reader knows what it wants of it; one with
//! several lists is refused with which of them to choose.

use std::io::{Read, Seek};
use std::sync::Arc;

use super::archive;
use super::contents::{Contents, is_archive};
use super::format::Format;
use super::input::Input;
use super::mapping::Mapping;
use super::reader::known;
use super::source::Source;
use super::table::{refused, unreadable};
use crate::Result;

/// What a list of books is called that is no program's own.
const LISTS: [&str; 5] = [".csv", ".tsv", ".tab", ".json", ".txt"];
/// What lies beside a list and says something about it.
const ABOUT: [&str; 5] = ["readme", "read_me", "license", "licence", "changelog"];
/// More lists than these are not looked into, and not told.
const NAMED: usize = 8;
/// How much of each is looked at.
const HEAD: u64 = 64 * 1024;

/// The file itself; or the one list in it, unpacked.
///
/// # Errors
/// `Invalid` for an archive that could do harm, and for one with several lists; `Io` where there is no room.
pub(super) fn unpacked(input: Input, asked: Option<&'static Format>) -> Result<Input> {
    if !is_archive(&input)? {
        return Ok(input);
    }
    if archive::is_one_file(&input)? {
        let name = input.name();
        let name = name.strip_suffix(".gz").unwrap_or(&name).to_owned();
        return Ok(Input::Unpacked(name, Arc::new(archive::unpack_file(&input)?)));
    }
    let names = archive::names(&input)?;
    let held: Vec<&String> = names.iter().filter(|name| !is_nothing(name)).collect();
    let lists: Vec<&String> = held.iter().copied().filter(|name| is_list(name)).collect();
    let list = match (lists.as_slice(), held.as_slice()) {
        _ if known(&Contents::Archive(names.clone()), asked).is_some() => return Ok(input),
        ([list], _) | ([], [list]) => (*list).clone(),
        ([], _) => return Ok(input),
        (several, _) => return Err(which(&input, several)),
    };
    let file = archive::unpack_named(&input, &list)?;
    Ok(Input::Unpacked(base(&list).to_owned(), Arc::new(file)))
}

/// The name without its folders.
fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// A folder, or what systems put beside files.
fn is_nothing(name: &str) -> bool {
    name.ends_with('/') || name.starts_with("__MACOSX/") || base(name).starts_with('.')
}

fn is_list(name: &str) -> bool {
    let name = base(name).to_lowercase();
    LISTS.iter().any(|ending| name.ends_with(ending)) && !ABOUT.iter().any(|about| name.starts_with(about))
}

/// Says what there is, and in which of it books seem to be.
fn which(input: &Input, lists: &[&String]) -> crate::Error {
    let books: Vec<&str> =
        lists.iter().take(NAMED).filter(|name| holds_books(input, name)).map(|name| name.as_str()).collect();
    let named: Vec<&str> = lists.iter().take(NAMED).map(|name| name.as_str()).collect();
    let more = if lists.len() > NAMED { " …" } else { "" };
    let choose = match books.as_slice() {
        [] => "Unpack it, and choose the one with your books.".to_owned(),
        [one] => format!("Books seem to be in {one}: unpack it, and choose that one."),
        several => format!("Books seem to be in {}: unpack it, and choose from these.", several.join(" and in ")),
    };
    refused(format!("This is an archive that holds several lists: {}{more}. {choose}", named.join(", ")))
}

fn holds_books(input: &Input, name: &str) -> bool {
    let look = || {
        let mut head = Vec::new();
        let mut file = archive::unpack_named(input, name)?;
        file.rewind().map_err(unreadable)?;
        file.take(HEAD).read_to_end(&mut head).map_err(unreadable)?;
        let (source, _) = Source::laid_open(Input::Bytes(name.to_owned(), head), Mapping::default())?;
        Ok::<_, crate::Error>(source.has_title())
    };
    look().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;

    use super::*;

    const BOOKS: &[u8] = b"Title,Author\nEmma,Jane Austen\nEvelina,Frances Burney\n";
    const OTHERS: &[u8] = b"Day,Steps\n2026-05-03,9000\n";

    fn zipped(members: &[(&str, &[u8])]) -> Input {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        Input::Bytes("export.zip".to_owned(), archive.finish().unwrap().into_inner())
    }

    fn gzipped(bytes: &[u8]) -> Input {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(bytes).unwrap();
        Input::Bytes("export.csv.gz".to_owned(), packed.finish().unwrap())
    }

    fn tarred(members: &[(&str, &[u8])]) -> Input {
        let mut archive = tar::Builder::new(Vec::new());
        for (name, bytes) in members {
            let mut header = tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            archive.append_data(&mut header, name, *bytes).unwrap();
        }
        gzipped(&archive.into_inner().unwrap())
    }

    fn source(input: Input) -> Result<Source> {
        Source::open(input, Mapping::default())
    }

    fn said(input: Input) -> String {
        source(input).unwrap_err().to_string()
    }

    #[test]
    fn the_one_list_in_an_archive_is_read_like_any_other_and_by_its_own_name() {
        let beside: &[(&str, &[u8])] =
            &[("__MACOSX/._books.csv", b"\0"), ("mine/", b""), ("mine/books.csv", BOOKS), ("README.txt", b"Hello.")];
        for (input, name) in [
            (gzipped(BOOKS), "export.csv"),
            (zipped(&[("books.csv", BOOKS)]), "books.csv"),
            (zipped(beside), "books.csv"),
            (zipped(&[("covers/emma.png", b"\x89PNG"), ("books.csv", BOOKS)]), "books.csv"),
            (zipped(&[("books", BOOKS)]), "books"),
            (tarred(&[("books.csv", BOOKS)]), "books.csv"),
        ] {
            let source = source(input).unwrap();
            assert_eq!(
                (source.rows, source.columns(), source.input.name()),
                (2, &BOOK_COLUMNS.map(str::to_owned)[..], name.to_owned())
            );
        }
    }

    const BOOK_COLUMNS: [&str; 2] = ["Title", "Author"];

    #[test]
    fn of_several_lists_the_one_with_books_is_named() {
        let named = said(zipped(&[("steps.csv", OTHERS), ("books.csv", BOOKS)]));
        assert_eq!(
            named,
            "This is an archive that holds several lists: steps.csv, books.csv. Books seem to be in books.csv: unpack it, \
             and choose that one."
        );
        assert!(said(zipped(&[("a.csv", BOOKS), ("b.csv", BOOKS)])).contains("in a.csv and in b.csv"));
        assert!(said(zipped(&[("a.csv", OTHERS), ("b.csv", OTHERS)])).contains("choose the one with your books"));
    }

    #[test]
    fn what_could_do_harm_or_holds_no_list_is_refused_as_before() {
        let large = vec![b' '; 16 << 20];
        for (input, why) in [
            (gzipped(&large), "far more"),
            (zipped(&[("books.csv", &large)]), "far more"),
            (zipped(&[("../books.csv", BOOKS)]), "leads out"),
            (zipped(&[("books.csv.gz", BOOKS)]), "an archive in the archive"),
            (zipped(&[("books.csv", b"PK\x03\x04")]), "an archive again"),
            (gzipped(b"\x1f\x8b\x08"), "an archive again"),
            (gzipped(b""), "empty"),
            (zipped(&[]), "It holds nothing"),
            (zipped(&[("a.png", b"\x89PNG"), ("b.png", b"\x89PNG")]), "It holds a.png, b.png."),
            (zipped(&[("a.png", b"\x89PNG")]), "a picture"),
        ] {
            let said = said(input);
            assert!(said.contains(why), "{why}: {said}");
        }
        let Input::Bytes(_, mut cut) = gzipped(&BOOKS.repeat(500)) else { unreachable!("it is in memory") };
        cut.truncate(cut.len() / 2);
        assert!(said(Input::Bytes("cut.csv.gz".to_owned(), cut)).contains("is not unpacked"));
    }
}
