//! What smaller trackers write their own way.

use std::path::Path;

use lectern_core::books::{self, BookDraft};
use lectern_core::transfer::import::{Outcome, RowReport};
use lectern_core::values::BookId;
use lectern_tests::Desk;

use crate::desk::{import, outcomes, source};

fn only_book(rows: &[RowReport]) -> BookId {
    rows[0].book.expect("a book")
}

fn draft(desk: &Desk, book: BookId) -> BookDraft {
    books::draft_of(&desk.ask(|view| books::get(view, book)))
}

#[test]
fn line_feeds_behind_backslashes_are_line_feeds_and_the_language_is_taken() {
    let desk = Desk::new();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import/book-catalogue.csv");
    let (_, rows) = import(&desk, &std::fs::read_to_string(file).unwrap());
    let book = draft(&desk, only_book(&rows));
    assert_eq!((book.description.as_str(), book.language.as_str()), ("Of the sea\\land.\nAnd more.", "eng"));
}

const NUMBERS: &str = "Work Id,Edition Id,Bookshelf\nOL1W,OL2M,Already Read\n";
const TITLES: &str = "Work ID,Title,Authors,First Publish Year,Edition ID,Bookshelf,My Ratings\nOL1W,The Long Tide,Ines Marwick,1969,OL2M,Already Read,4\n";

#[test]
fn a_book_that_was_called_by_its_number_gets_its_title_from_a_file_that_knows_it() {
    let desk = Desk::new();
    let (_, rows) = import(&desk, NUMBERS);
    let book = only_book(&rows);
    assert_eq!(draft(&desk, book).title, "Open Library OL1W");
    let (_, rows) = import(&desk, TITLES);
    assert_eq!((outcomes(&rows), rows[0].book), (vec![Outcome::Changed], Some(book)));
    assert_eq!(draft(&desk, book).title, "The Long Tide");
    let (report, rows) = import(&desk, NUMBERS);
    assert_eq!(
        (report.changed, report.conflicting, draft(&desk, book).title.as_str()),
        (0, 0, "The Long Tide"),
        "{rows:?}"
    );
}

#[test]
fn a_list_of_isbns_and_a_table_with_their_titles_are_the_same_books() {
    let desk = Desk::new();
    let (_, rows) = import(&desk, "9780141439587\n");
    let book = only_book(&rows);
    let (_, rows) = import(&desk, "Title,Author,ISBN\nEmma,Jane Austen,9780141439587\n");
    assert_eq!((outcomes(&rows), draft(&desk, book).title.as_str()), (vec![Outcome::Changed], "Emma"));
}

#[test]
fn the_xml_of_endnote_is_refused_with_the_exports_that_can_be_read() {
    let xml = "<?xml version=\"1.0\"?><xml><records><record><source-app name=\"EndNote\">EndNote</source-app></record></records></xml>";
    assert!(source(xml).unwrap_err().to_string().contains("RIS"));
}
