//! What a row says that other programs than its own call its book: a Calibre catalogue knows the number at Goodreads, a
//! BookWyrm export the one at Open Library, and trackers go by the numbers of the catalogues they asked.
//!
//! Such names stand in the kept row as the file had them and nowhere else. So rows that came in long ago tell them too, and
//! what is a name can be understood better without touching a library.

use super::cells::{bare, foreign_id};
use super::editions::{is_asin, isbn};
use super::format::{Format, Rule};
use super::states::plain;

/// A column, the program whose files have it, and the program whose names stand in it.
type Column = (&'static str, &'static str, &'static str);

/// The columns that hold names of one other program.
const COLUMNS: [Column; 15] = [
    ("bookwyrm", "goodreads_key", GOODREADS),
    ("bookwyrm", "openlibrary_key", OPEN_LIBRARY),
    ("bookwyrm", "librarything_key", LIBRARYTHING_WORK),
    ("bookwyrm", "oclc_number", WORLDCAT),
    ("bookwyrm", "Goodreads", GOODREADS),
    ("bookwyrm", "Open Library", OPEN_LIBRARY),
    ("bookwyrm", "LibraryThing", LIBRARYTHING_WORK),
    ("bookwyrm", "OCLC", WORLDCAT),
    ("librarything", "Work id", LIBRARYTHING_WORK),
    ("librarything", "OCLC", WORLDCAT),
    ("openlibrary", "Edition Id", OPEN_LIBRARY),
    ("openreads", "olid", OPEN_LIBRARY),
    ("table", "Goodreads ID", GOODREADS),
    ("table", "Goodreads Book ID", GOODREADS),
    ("table", "Open Library ID", OPEN_LIBRARY),
];

/// The columns that hold names of any program with its word before each, a program's own names among them.
const NAMES: [(&str, &str); 1] = [("ryot", "Ryot id")];

/// The columns that hold the id alone, and those that say whose it is.
const PAIRS: [(&str, &str, &str); 1] = [("yamtrack", "media_id", "source")];

const GOODREADS: &str = "goodreads";
const OPEN_LIBRARY: &str = "openlibrary";
/// LibraryThing's own rows go by the number of the reader's copy; others know the work.
const LIBRARYTHING_WORK: &str = "librarything-work";
const WORLDCAT: &str = "oclc";
const HARDCOVER: &str = "hardcover";

/// The words before ids in a list by name, and whose they are.
const NAMED: [(&str, &str); 7] = [
    ("goodreads", GOODREADS),
    ("openlibrary", OPEN_LIBRARY),
    ("olid", OPEN_LIBRARY),
    ("oclc", WORLDCAT),
    ("google", "google"),
    ("google_books", "google"),
    ("hardcover", HARDCOVER),
];

/// Whether rows of other programs may tell this name.
pub(super) fn is_told_elsewhere(name: &str) -> bool {
    [GOODREADS, OPEN_LIBRARY, HARDCOVER]
        .iter()
        .any(|program| name.strip_prefix(program).is_some_and(|id| id.starts_with(':')))
}

/// Whose the names in a column are.
#[derive(Debug, Clone, Copy)]
enum Whose {
    /// This program's.
    Of(&'static str),
    /// Each says it itself, in a word before it.
    Said,
    /// The cell of another column says it.
    SaidAt(usize),
}

/// The places of a file's columns that tell such names, each with whose they are.
#[derive(Debug, Default)]
pub(super) struct Elsewhere(Vec<(usize, Whose)>);

impl Elsewhere {
    /// Those of a file.
    pub(super) fn of(format: &Format, columns: &[String]) -> Self {
        let is = |program: &str, name: &str, column: &str| program == format.program() && plain(name) == plain(column);
        let whose = |column: &String| {
            let of = COLUMNS.iter().find(|(program, name, _)| is(program, name, column));
            let pair = PAIRS.iter().find(|(program, name, _)| is(program, name, column));
            let said_at = pair.and_then(|(.., by)| columns.iter().position(|other| plain(other) == plain(by)));
            let is_said = format.rule(column) == Some(Rule::Identifiers)
                || NAMES.iter().any(|(program, name)| is(program, name, column));
            of.map(|(.., program)| Whose::Of(program))
                .or(said_at.map(Whose::SaidAt))
                .or_else(|| is_said.then_some(Whose::Said))
        };
        Self(columns.iter().enumerate().filter_map(|(at, column)| Some((at, whose(column)?))).collect())
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names that a row tells, each spelled as the program's own rows have it: `goodreads:39077187`.
    pub(super) fn names(&self, cells: &[String]) -> Vec<String> {
        let mut names = Vec::new();
        let cell = |at: usize| cells.get(at).map(|cell| bare(cell)).unwrap_or_default();
        for (at, whose) in &self.0 {
            match whose {
                Whose::Of(program) => names.extend(spelled(program, &cell(*at))),
                Whose::Said => names.extend(by_name(&cell(*at)).filter_map(|(word, id)| named(word, id))),
                Whose::SaidAt(word) => names.extend(named(&cell(*word), &cell(*at))),
            }
        }
        names
    }
}

/// The name under the word for its program, as files call it.
fn named(word: &str, id: &str) -> Option<String> {
    let (_, program) = NAMED.iter().find(|(known, _)| word.trim().eq_ignore_ascii_case(known))?;
    spelled(program, id)
}

/// Amazon's number in a list of ids by name: under the name of any of its shops, or of a file of its own.
pub(super) fn asin_by_name(cell: &str) -> Option<&str> {
    let is_amazons = |word: &str| word == "amazon" || word.starts_with("amazon_") || word.ends_with("asin");
    by_name(cell).find_map(|(word, id)| Some(id).filter(|id| is_amazons(word) && is_asin(id)))
}

/// The ISBN in a list of ids by name: the first that can be; else the rule that the first broke.
pub(super) fn isbn_by_name(cell: &str) -> Result<String, String> {
    let isbns: Vec<_> = by_name(cell).filter(|(word, _)| *word == "isbn").map(|(_, id)| isbn(id)).collect();
    match isbns.iter().position(|isbn| isbn.as_ref().is_ok_and(|isbn| !isbn.is_empty())) {
        Some(at) => isbns.into_iter().nth(at).unwrap_or(Ok(String::new())),
        None => isbns.into_iter().next().unwrap_or(Ok(String::new())),
    }
}

fn by_name(cell: &str) -> impl Iterator<Item = (&str, &str)> {
    cell.split(',').filter_map(|pair| pair.split_once(':')).map(|(word, id)| (word.trim(), id.trim()))
}

/// A program's name for a book as its own rows spell it; none for what is no name there.
fn spelled(program: &str, id: &str) -> Option<String> {
    // Of an address the last part.
    let id = id.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let digits = || {
        let end = id.find(|c: char| !c.is_ascii_digit()).unwrap_or(id.len());
        id[..end].trim_start_matches('0')
    };
    let id = match program {
        // `39077187-a-title` stands in addresses.
        GOODREADS => digits().to_owned(),
        OPEN_LIBRARY => Some(id.to_ascii_uppercase()).filter(|id| is_of_open_library(id))?,
        LIBRARYTHING_WORK | WORLDCAT | HARDCOVER => Some(digits()).filter(|digits| id.ends_with(digits))?.to_owned(),
        _ => id.to_owned(),
    };
    (!id.is_empty()).then(|| foreign_id(program, &id))
}

/// OL123M is an edition there, OL123W a work.
fn is_of_open_library(id: &str) -> bool {
    let digits = id.strip_prefix("OL").and_then(|rest| rest.strip_suffix(['M', 'W']));
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::formats;
    use super::*;

    fn told(format: &str, column: &str, cell: &str) -> Vec<String> {
        let format = Format::named(format).unwrap();
        Elsewhere::of(format, &["title".to_owned(), column.to_owned()]).names(&["Emma".to_owned(), cell.to_owned()])
    }

    #[rstest]
    #[case("calibre", "identifiers", "goodreads:39077187,isbn:9780756411800,amazon:B00ABCDEFG", &["goodreads:39077187"])]
    #[case("calibre-library", "identifiers", "Google:x_yZ, olid:ol12m", &["google:x_yZ", "openlibrary:OL12M"])]
    #[case("bookwyrm", "goodreads_key", "39077187-a-title", &["goodreads:39077187"])]
    #[case("bookwyrm", "openlibrary_key", "/books/OL43065148M", &["openlibrary:OL43065148M"])]
    #[case("bookwyrm", "librarything_key", "1060", &["librarything-work:1060"])]
    #[case("librarything", "Work id", "1060", &["librarything-work:1060"])]
    #[case("librarything", "Book Id", "1060", &[])]
    #[case("openlibrary", "Edition Id", "OL7798182M", &["openlibrary:OL7798182M"])]
    #[case("openreads-backup", "olid", "OL27260330M", &["openlibrary:OL27260330M"])]
    #[case("table", "goodreads id", "=\"39077187\"", &["goodreads:39077187"])]
    #[case("bookwyrm-account", "Goodreads", "39077187", &["goodreads:39077187"])]
    #[case("bookwyrm-account", "Open Library", "OL680025M", &["openlibrary:OL680025M"])]
    #[case("ryot", "Ryot id", "openlibrary:OL1W", &["openlibrary:OL1W"])]
    #[case("ryot", "Ryot id", "google_books:x_yZ", &["google:x_yZ"])]
    #[case("ryot", "Ryot id", "hardcover:427578", &["hardcover:427578"])]
    #[case("ryot", "Ryot id", "custom:12", &[])]
    #[case("calibre", "identifiers", "hardcover:emma", &[])]
    #[case("bookwyrm", "goodreads_key", "none", &[])]
    #[case("bookwyrm", "openlibrary_key", "OLM", &[])]
    #[case("bookwyrm", "oclc_number", "41754476", &["oclc:41754476"])]
    #[case("bookwyrm", "oclc_number", "see there", &[])]
    #[case("goodreads", "Book Id", "39077187", &[])]
    fn names_elsewhere_are_spelled_as_there(
        #[case] format: &str,
        #[case] column: &str,
        #[case] cell: &str,
        #[case] expected: &[&str],
    ) {
        assert_eq!(told(format, column, cell), expected);
    }

    #[test]
    fn a_number_beside_the_name_of_its_catalogue_is_spelled_as_there() {
        let columns = ["media_id", "source", "title"].map(str::to_owned);
        let elsewhere = Elsewhere::of(Format::named("yamtrack").unwrap(), &columns);
        let names = |id: &str, source: &str| elsewhere.names(&[id, source, "Emma"].map(str::to_owned));
        assert_eq!(names("OL1M", "openlibrary"), ["openlibrary:OL1M"]);
        assert_eq!(names("427578", "hardcover"), ["hardcover:427578"]);
        assert_eq!(names("1", "manual"), [""; 0]);
    }

    #[test]
    fn every_column_is_one_of_its_program_and_means_nothing_else_there() {
        for (program, column, _) in COLUMNS {
            let formats = formats::ALL.into_iter().filter(|format| format.program() == program);
            let rules: Vec<_> = formats.filter_map(|format| format.rule(column)).collect();
            assert!(
                !rules.is_empty() && rules.iter().all(|rule| *rule == Rule::Kept),
                "{program}: {column}: {rules:?}"
            );
        }
    }

    #[rstest]
    #[case("amazon:B00ABCDEFG", Some("B00ABCDEFG"))]
    #[case("isbn:9780756411800, mobi-asin:B00ABCDEFG", Some("B00ABCDEFG"))]
    #[case("amazon_de:B00ABCDEFG", Some("B00ABCDEFG"))]
    #[case("amazon:0756411807", None)]
    #[case("goodreads:39077187", None)]
    fn amazons_number_is_found_under_any_of_its_names(#[case] cell: &str, #[case] asin: Option<&str>) {
        assert_eq!(asin_by_name(cell), asin);
    }

    #[rstest]
    #[case("goodreads:1,isbn:9780756411800", Ok("9780756411800"))]
    #[case("isbn:1,isbn:9780756411800", Ok("9780756411800"))]
    #[case("goodreads:1", Ok(""))]
    fn the_isbn_among_ids_by_name_is_found(#[case] cell: &str, #[case] expected: Result<&str, &str>) {
        assert_eq!(isbn_by_name(cell).as_deref().map_err(String::as_str), expected);
    }
}
