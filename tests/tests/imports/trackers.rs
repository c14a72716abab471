//! What smaller trackers write their own way.

use std::path::Path;

use lectern_core::books::{self, BookDraft};
use lectern_core::reading;
use lectern_core::transfer::import::{Outcome, RowReport};
use lectern_core::values::BookId;
use lectern_tests::Desk;
use rusqlite::Connection;

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
    let (_, rows) = import(&desk, &fixture("book-catalogue.csv"));
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

fn fixture(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import").join(name);
    std::fs::read_to_string(file).expect("the fixture")
}

#[test]
fn every_read_from_yamtrack_has_the_stars_of_its_own_row() {
    let desk = Desk::new();
    let (_, rows) = import(&desk, &fixture("yamtrack.csv"));
    assert_eq!(outcomes(&rows[..2]), [Outcome::New, Outcome::Changed]);
    assert!(rows[1].differences.is_empty(), "{rows:?}");
    let reads = desk.ask(|view| reading::reads_of(view, only_book(&rows)));
    let stars: Vec<String> = reads.iter().map(|read| read.rating.expect("stars").to_string()).collect();
    assert_eq!(stars, ["2", "4"], "the latest first");
}

fn kept(desk: &Desk) -> Vec<Vec<String>> {
    let db = Connection::open(desk.path()).expect("the library");
    let mut rows = db.prepare("SELECT cells FROM source_row ORDER BY line").expect("SQL");
    let cells = rows.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    cells.map(|cells| serde_json::from_str(&cells.expect("cells")).expect("JSON")).collect()
}

#[test]
fn an_entry_is_kept_whole_where_its_cells_do_not_say_all_of_it() {
    let desk = Desk::new();
    let entry = r#"{"title": "Emma", "author": "Jane Austen", "custom": {"x": [1, 2]}}"#;
    import(&desk, &format!("[{entry},\n{{\"title\": \"Sanditon\", \"author\": \"Jane Austen\"}}]"));
    let rows = kept(&desk);
    assert_eq!(rows[0].last().map(String::as_str), Some(entry));
    assert_eq!((rows[0].len(), rows[1].len()), (4, 3), "nothing is kept twice");
    let desk = Desk::new();
    let entry = "@book{k, title = {Emma}, library = {Bath}}";
    import(&desk, entry);
    assert_eq!(kept(&desk)[0].last().map(String::as_str), Some(entry));
}

#[test]
fn json_with_several_lists_or_none_is_refused_with_what_it_holds() {
    let why = |text: &str| source(text).unwrap_err().to_string();
    let several = why(r#"{"read": [{"title": "Emma"}], "later": {"wanted": [{"title": "Dune"}]}}"#);
    assert!(several.contains("several lists") && several.contains("later → wanted, read"), "{several}");
    let none = why(r#"{"user": {"id": {"n": 1}}, "shelves": [[1]]}"#);
    assert!(none.contains("no list of books") && none.contains("user"), "{none}");
    let broken = why(r#"[["Title"], ["Emma"]]"#);
    assert!(broken.contains("no books in it"), "{broken}");
}
