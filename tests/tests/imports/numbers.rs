//! A book that came from one program is found by what another one says that it is called there.

use lectern_core::books::{self, EditionDraft};
use lectern_core::transfer::import::{MatchedBy, Outcome, RowReport};
use lectern_core::values::BookId;
use lectern_core::{Op, check};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use rstest::rstest;

use crate::desk::{import, outcomes};

fn goodreads(desk: &Desk, row: &str) -> Vec<RowReport> {
    import(desk, &format!("Book Id,Title,Author,My Rating,Exclusive Shelf,Bookshelves\n{row}\n")).1
}

fn calibre(desk: &Desk, row: &str) -> Vec<RowReport> {
    import(desk, &format!("authors,author_sort,identifiers,title,tags,uuid\n{row}\n")).1
}

fn bookwyrm(desk: &Desk, row: &str) -> Vec<RowReport> {
    let columns = "title,author_text,remote_id,openlibrary_key,librarything_key,goodreads_key,asin";
    import(desk, &format!("{columns}\n{row}\n")).1
}

fn total(desk: &Desk) -> u32 {
    desk.ask(|view| books::list(view, &books::BookQuery::default())).total
}

const DDIA: &str = "\"Kleppmann, Martin\",,\"goodreads:23463279,isbn:\",DDIA,,u-1";

#[test]
fn a_calibre_catalogue_finds_the_book_that_came_from_goodreads() {
    let desk = Desk::new();
    goodreads(&desk, "23463279,Designing Data-Intensive Applications,Martin Kleppmann,5,read,");
    let book = desk.ask(|view| books::find(view, "Designing"));
    let rows = calibre(&desk, DDIA);
    assert_eq!((rows[0].matched_by, rows[0].book), (Some(MatchedBy::Id), Some(book)), "{rows:?}");
    assert_eq!(total(&desk), 1);
    assert_eq!(desk.ask(|view| books::get(view, book)).title.as_str(), "Designing Data-Intensive Applications");
    let after = dump(&desk.path());
    assert_eq!(calibre(&desk, DDIA)[0].matched_by, Some(MatchedBy::Row));
    assert_eq!(dump(&desk.path()), after, "a second time nothing changes");
    let rows = calibre(&desk, &DDIA.replace(",,u-1", ",databases,u-1"));
    assert_eq!((rows[0].matched_by, rows[0].book), (Some(MatchedBy::Id), Some(book)), "by its own id from now on");
    assert!(desk.ask(check::check).is_clean());
}

#[test]
fn a_goodreads_export_finds_the_book_that_came_from_a_calibre_catalogue_before() {
    let desk = Desk::new();
    calibre(&desk, DDIA);
    let book = desk.ask(|view| books::find(view, "DDIA"));
    let row = "23463279,Designing Data-Intensive Applications,Martin Kleppmann,5,read,";
    let rows = goodreads(&desk, row);
    assert_eq!((rows[0].matched_by, rows[0].book), (Some(MatchedBy::Id), Some(book)), "{rows:?}");
    assert_eq!(goodreads(&desk, row)[0].matched_by, Some(MatchedBy::Row));
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[book]));
    let rows = goodreads(&desk, "23463279,Designing Data-Intensive Applications,Martin Kleppmann,4,read,");
    assert_eq!(rows[0].reasons, ["The book is in your trash, and stays there."]);
}

#[test]
fn a_bookwyrm_account_finds_the_book_that_came_from_goodreads() {
    let desk = Desk::new();
    goodreads(&desk, "23463279,Designing Data-Intensive Applications,Martin Kleppmann,5,read,");
    let account = r#"{"bookwyrmUser": {"preferredUsername": "rat"}, "preferredUsername": "rat", "books": [
        {"work": {"title": "DDIA"}, "edition": {"id": "https://b.example/2", "title": "DDIA", "goodreadsKey": "23463279"},
         "authors": [{"name": "Martin Kleppmann"}], "shelves": [{"identifier": "read", "name": "Read"}]}]}"#;
    let (_, rows) = import(&desk, account);
    assert_eq!(rows[0].matched_by, Some(MatchedBy::Id), "{rows:?}");
    assert_eq!(total(&desk), 1);
}

/// A book of Hardcover and one of Open Library, and what two trackers that asked them call these.
#[rstest]
#[case(
    r#"{"metadata": [
        {"lot": "book", "source": "hardcover", "identifier": "427578", "source_id": "Emma", "seen_history": []},
        {"lot": "book", "source": "openlibrary", "identifier": "OL66554W", "source_id": "Persuasion", "seen_history": []}]}"#
)]
#[case(
    "media_id,source,media_type,title,status\n427578,hardcover,book,Emma,Completed\nOL66554W,openlibrary,book,Persuasion,Completed\n"
)]
fn what_a_tracker_took_from_a_catalogue_is_found_by_its_number_there(#[case] file: &str) {
    let desk = Desk::new();
    import(&desk, "Title,Author,Status,Hardcover Book ID\nEmma,Jane Austen,Read,427578\n");
    import(&desk, "Work Id,Title,Authors,Edition Id,Bookshelf\nOL66554W,Persuasion,Jane Austen,,Already Read\n");
    let (_, rows) = import(&desk, file);
    let matched: Vec<_> = rows.iter().map(|row| row.matched_by).collect();
    assert_eq!(matched, [Some(MatchedBy::Id); 2], "{rows:?}");
    assert_eq!(total(&desk), 2);
}

#[rstest]
#[case("Title,Author,Goodreads ID\nDDIA,M. Kleppmann,23463279\n")]
#[case("title,author_text,remote_id,goodreads_key\nDDIA,Martin Kleppmann,https://b.example/1,23463279-designing\n")]
#[case("title,people,author_sort,uuid,identifiers\nDDIA,Martin Kleppmann,,u-9,goodreads:23463279\n")]
fn whoever_tells_a_number_at_goodreads_finds_its_book(#[case] file: &str) {
    let desk = Desk::new();
    goodreads(&desk, "23463279,Designing Data-Intensive Applications,Martin Kleppmann,5,read,");
    let (_, rows) = import(&desk, file);
    assert_eq!(rows[0].matched_by, Some(MatchedBy::Id), "{rows:?}");
    assert_eq!(total(&desk), 1);
}

#[test]
fn numbers_at_open_library_and_librarything_are_known_across_programs() {
    let desk = Desk::new();
    bookwyrm(&desk, "Solaris,Stanisław Lem,https://b.example/1,OL43065148M,1060,,");
    let (_, rows) = import(
        &desk,
        "Work Id,Edition Id,Bookshelf,Title,Authors\nOL1W,OL43065148M,Already Read,Солярис,Stanisław Lem\n",
    );
    assert_eq!(rows[0].matched_by, Some(MatchedBy::Id), "{rows:?}");
    let columns = "Book Id\tTitle\tPrimary Author\tCollections\tWork id";
    let (_, rows) = import(&desk, &format!("{columns}\n5498194\tSolarys\tLem, Stanisław\tRead\t1060\n"));
    assert_eq!(rows[0].matched_by, Some(MatchedBy::Id), "{rows:?}");
    assert_eq!(total(&desk), 1);
}

fn with_asin(desk: &Desk, title: &str, author: &str, asin: &str) -> BookId {
    let book = desk.book_by(title, &[author], 0);
    let draft = EditionDraft { asin: asin.to_owned(), ..EditionDraft::default() };
    desk.change(Op::EditionAdd, |tx| books::add_edition(tx, book, &draft).map(drop));
    book
}

#[rstest]
#[case("Highlight,Book Title,Book Author,Amazon Book ID\nA line,DDIA,Martin Kleppmann,B06XPJML5D\n")]
#[case("Title,Authors,ISBN/UID,Read Status,Star Rating,Moods\nDDIA,Martin Kleppmann,B06XPJML5D,read,,\n")]
#[case("Title,Author,Status,Hardcover Book ID,ASIN\nDDIA,Martin Kleppmann,Read,77,B06XPJML5D\n")]
#[case("authors,author_sort,identifiers,title,uuid\nMartin Kleppmann,,amazon_uk:B06XPJML5D,DDIA,u-1\n")]
fn a_number_of_amazons_finds_its_book_whoever_tells_it(#[case] file: &str) {
    let desk = Desk::new();
    let book = with_asin(&desk, "Designing Data-Intensive Applications", "Martin Kleppmann", "B06XPJML5D");
    let (_, rows) = import(&desk, file);
    assert_eq!((rows[0].matched_by, rows[0].book), (Some(MatchedBy::Id), Some(book)), "{rows:?}");
    let after = dump(&desk.path());
    let (_, rows) = import(&desk, file);
    assert_eq!(rows[0].book, Some(book));
    assert_eq!(dump(&desk.path()), after);
}

#[test]
fn rows_of_one_file_with_one_number_of_amazons_are_one_book() {
    let desk = Desk::new();
    let (_, rows) = import(
        &desk,
        "Title,Author,ASIN\nOther,Somebody,B000000001\nDDIA,Martin Kleppmann,B06XPJML5D\n\
         Designing Data-Intensive Applications,Martin Kleppmann,B06XPJML5D\n",
    );
    assert_eq!(outcomes(&rows)[..2], [Outcome::New; 2]);
    assert_eq!((rows[2].matched_by, rows[2].book), (Some(MatchedBy::Id), rows[1].book), "{rows:?}");
}

#[test]
fn a_number_of_another_book_is_proposed_and_never_puts_one_in_the_place_of_the_other() {
    let desk = Desk::new();
    goodreads(&desk, "77,Old Title,Ada Quill,0,to-read,\n78,\"Poems, Volume 1\",Ben Rook,0,to-read,");
    let asin = with_asin(&desk, "Dune", "Frank Herbert", "B06XPJML5D");
    let before = desk.ask(|view| books::get(view, asin));
    let rows = calibre(
        &desk,
        "Cora Vane,,goodreads:77,Completely Different,,u-1\nBen Rook,,goodreads:78,\"Poems, Volume 2\",,u-2\n\
         Frank Herbert,,amazon:B06XPJML5D,Dune Messiah,,u-3",
    );
    assert_eq!(outcomes(&rows), [Outcome::New; 3]);
    assert!(rows[0].reasons[0].contains("“Old Title” goes by goodreads:77 too"), "{rows:?}");
    assert!(rows[1].reasons[0].contains("“Poems, Volume 1” goes by goodreads:78 too"), "{rows:?}");
    assert!(rows[2].reasons[0].contains("“Dune” has the same number at Amazon"), "{rows:?}");
    assert_eq!(desk.ask(|view| books::get(view, asin)), before);
}

#[test]
fn a_title_and_an_author_say_more_than_a_number_that_was_copied_wrongly() {
    let desk = Desk::new();
    goodreads(&desk, "1,Emma,Jane Austen,0,to-read,\n2,Persuasion,Jane Austen,0,to-read,");
    let emma = desk.ask(|view| books::find(view, "Emma"));
    let rows = calibre(&desk, "Jane Austen,,goodreads:2,Emma,,u-1");
    assert_eq!((rows[0].matched_by, rows[0].book), (Some(MatchedBy::Title), Some(emma)), "{rows:?}");
}

#[test]
fn a_book_of_the_library_comes_before_one_in_the_trash_with_its_number() {
    let desk = Desk::new();
    goodreads(&desk, "1,Emma,Jane Austen,0,to-read,");
    let thrown_away = desk.ask(|view| books::find(view, "Emma"));
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[thrown_away]));
    let emma = desk.book_by("Emma", &["Jane Austen"], 0);
    let rows = calibre(&desk, "Jane Austen,,goodreads:1,Emma,,u-1");
    assert_eq!((rows[0].matched_by, rows[0].book), (Some(MatchedBy::Title), Some(emma)), "{rows:?}");
}

#[test]
fn what_the_reader_corrected_here_is_still_what_it_is_called_elsewhere() {
    let desk = Desk::new();
    goodreads(&desk, "77,Old Title,Ada Quill,0,to-read,");
    let book = desk.ask(|view| books::find(view, "Old Title"));
    let authors = vec![books::AuthorDraft { name: "Cora Vane".to_owned(), role: books::Role::Author }];
    let draft = books::draft_of(&desk.ask(|view| books::get(view, book)));
    let draft = books::BookDraft { title: "As It Should Be".to_owned(), authors, ..draft };
    desk.change(Op::BookEdit, |tx| books::edit(tx, book, &draft));
    let rows = calibre(&desk, "Ada Quill,,goodreads:77,Old Title,,u-1");
    assert_eq!((rows[0].matched_by, rows[0].book), (Some(MatchedBy::Id), Some(book)), "{rows:?}");
}

#[test]
fn two_books_of_one_catalogue_stay_two_whatever_number_they_share() {
    let desk = Desk::new();
    let rows = "Ada Quill,,goodreads:5,First Book,,u-1\nAda Quill,,goodreads:5,Another One,,u-2";
    assert_eq!(outcomes(&calibre(&desk, rows)), [Outcome::New; 2]);
    let after = dump(&desk.path());
    assert_eq!(outcomes(&calibre(&desk, rows)), [Outcome::Matched; 2]);
    assert_eq!(dump(&desk.path()), after);
}
