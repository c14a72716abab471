//! A library of Calibre, read from its own database.

use std::path::Path;

use lectern_core::books;
use lectern_core::transfer::import::{Choices, Input, Mapping, Outcome, Source};
use lectern_tests::Desk;
use rstest::rstest;
use rusqlite::Connection;

use crate::desk::{import_with, outcomes, plan};

/// As much of Calibre's tables as it takes, with the ways in which it writes things.
const LIBRARY: &str = "
    CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT, sort TEXT, timestamp TEXT, pubdate TEXT, series_index REAL, author_sort TEXT, isbn TEXT, uuid TEXT);
    CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE books_authors_link (id INTEGER PRIMARY KEY, book INTEGER, author INTEGER);
    CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE books_series_link (id INTEGER PRIMARY KEY, book INTEGER, series INTEGER);
    CREATE TABLE publishers (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE books_publishers_link (id INTEGER PRIMARY KEY, book INTEGER, publisher INTEGER);
    CREATE TABLE languages (id INTEGER PRIMARY KEY, lang_code TEXT);
    CREATE TABLE books_languages_link (id INTEGER PRIMARY KEY, book INTEGER, lang_code INTEGER, item_order INTEGER);
    CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE books_tags_link (id INTEGER PRIMARY KEY, book INTEGER, tag INTEGER);
    CREATE TABLE ratings (id INTEGER PRIMARY KEY, rating INTEGER);
    CREATE TABLE books_ratings_link (id INTEGER PRIMARY KEY, book INTEGER, rating INTEGER);
    CREATE TABLE comments (id INTEGER PRIMARY KEY, book INTEGER, text TEXT);
    CREATE TABLE data (id INTEGER PRIMARY KEY, book INTEGER, format TEXT);
    CREATE TABLE identifiers (id INTEGER PRIMARY KEY, book INTEGER, type TEXT, val TEXT);
    CREATE TABLE library_id (id INTEGER PRIMARY KEY, uuid TEXT);
    CREATE TABLE custom_columns (id INTEGER PRIMARY KEY, label TEXT, datatype TEXT, mark_for_delete BOOL, is_multiple BOOL, normalized BOOL);
    CREATE TABLE custom_column_1 (id INTEGER PRIMARY KEY, book INTEGER, value BOOL);
    CREATE TABLE custom_column_2 (id INTEGER PRIMARY KEY, book INTEGER, value TIMESTAMP);
    CREATE TABLE custom_column_3 (id INTEGER PRIMARY KEY, value TEXT);
    CREATE TABLE books_custom_column_3_link (id INTEGER PRIMARY KEY, book INTEGER, value INTEGER);
    CREATE TABLE custom_column_4 (id INTEGER PRIMARY KEY, value INTEGER);
    CREATE TABLE books_custom_column_4_link (id INTEGER PRIMARY KEY, book INTEGER, value INTEGER);
    CREATE TABLE custom_column_6 (id INTEGER PRIMARY KEY, book INTEGER, value INTEGER);
    CREATE TABLE custom_column_7 (id INTEGER PRIMARY KEY, book INTEGER, value TIMESTAMP);
    INSERT INTO custom_columns VALUES (6, 'progress', 'int', 0, 0, 0), (7, 'lastread', 'datetime', 0, 0, 0);
    INSERT INTO custom_column_6 VALUES (1, 1, 100), (2, 2, 45);
    INSERT INTO custom_column_7 VALUES (1, 2, '2019-06-07 00:00:00+00:00');
    INSERT INTO custom_columns VALUES (1, 'read', 'bool', 0, 0, 0), (2, 'dateread', 'datetime', 0, 0, 0),
        (3, 'shelves', 'text', 0, 1, 1), (4, 'verdict', 'rating', 0, 0, 1), (5, 'worked_out', 'composite', 0, 0, 0);
    INSERT INTO books VALUES
        (1, 'Emma', 'Emma', '2018-01-02 10:00:00+00:00', '0101-01-01 00:00:00+00:00', 2.0, 'Austen, Jane & King, Jr., M.', '', 'u-1'),
        (2, 'Bare', 'Bare', '2018-01-03 10:00:00+00:00', '2003-05-06 00:00:00+00:00', 1.0, 'Unknown', '', 'u-2');
    INSERT INTO authors VALUES (1, 'M. King| Jr.'), (2, 'Jane Austen'), (3, 'Unknown');
    INSERT INTO books_authors_link VALUES (1, 1, 2), (2, 1, 1), (3, 2, 3);
    INSERT INTO series VALUES (1, 'Works, Collected');
    INSERT INTO books_series_link VALUES (1, 1, 1);
    INSERT INTO publishers VALUES (1, 'Penguin');
    INSERT INTO books_publishers_link VALUES (1, 1, 1);
    INSERT INTO languages VALUES (1, 'eng');
    INSERT INTO books_languages_link VALUES (1, 1, 1, 0);
    INSERT INTO tags VALUES (1, 'Regency'), (2, 'Novels, English');
    INSERT INTO books_tags_link VALUES (1, 1, 1), (2, 1, 2);
    INSERT INTO ratings VALUES (1, 9), (2, 7);
    INSERT INTO books_ratings_link VALUES (1, 1, 1);
    INSERT INTO comments VALUES (1, 1, '<p>A <b>matchmaker</b>.</p>');
    INSERT INTO identifiers VALUES (1, 1, 'goodreads', '6969'), (2, 1, 'isbn', '9780141439587');
    INSERT INTO custom_column_1 VALUES (1, 1, 1);
    INSERT INTO custom_column_2 VALUES (1, 1, '2019-05-03 00:00:00+00:00');
    INSERT INTO custom_column_3 VALUES (1, 'to lend'), (2, 'kept');
    INSERT INTO books_custom_column_3_link VALUES (1, 1, 2), (2, 1, 1);
    INSERT INTO custom_column_4 VALUES (1, 7);
    INSERT INTO books_custom_column_4_link VALUES (1, 2, 1);
";

fn library(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("metadata.db");
    let db = Connection::open(&path).expect("a database");
    db.execute_batch(LIBRARY).expect("a library of Calibre");
    path
}

fn opened(path: &Path, mapping: &str) -> Source {
    Source::open(Input::Path(path.to_owned()), Mapping::parse(mapping).expect("a mapping")).expect("a library")
}

#[test]
fn a_library_of_calibre_comes_in_whole_and_stays_as_it_was() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().unwrap());
    let path = library(folder.path());
    let before = std::fs::read(&path).unwrap();
    let (report, _, rows) = import_with(&desk, opened(&path, "{}"), &Choices::Keep).unwrap();
    assert_eq!((report.format.as_str(), outcomes(&rows)), ("calibre-library", vec![Outcome::New; 2]), "{rows:?}");
    let emma = desk.ask(|view| books::find(view, "Emma"));
    let emma = desk.ask(|view| books::get(view, emma));
    let people: Vec<&str> = emma.authors.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(people, ["Jane Austen", "M. King Jr."], "a comma inside a name is a bar there");
    assert_eq!(emma.rating.map(lectern_core::values::Rating::stars), Some(4.5), "stars are doubled there");
    assert_eq!(emma.tags, ["kept", "Novels English", "Regency", "to lend"]);
    let draft = books::draft_of(&emma);
    assert_eq!((draft.series.as_str(), draft.series_number.as_str()), ("Works, Collected", "2"));
    assert_eq!(draft.description, "A **matchmaker**.");
    let edition = books::edition_draft_of(&emma.editions[0]);
    assert_eq!((edition.isbn.as_str(), edition.published.as_str()), ("9780141439587", ""), "the year 101 is no date");
    let read = desk.ask(|view| lectern_core::reading::reads_of(view, emma.id)).remove(0);
    assert_eq!(serde_json::to_value(&read.state).unwrap()["on"], "2019-05-03");
    let bare = desk.ask(|view| books::find(view, "Bare"));
    assert!(desk.ask(|view| books::get(view, bare)).authors.is_empty(), "nobody is called Unknown");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing lies beside it");
}

#[test]
fn how_far_the_reader_is_stands_in_the_log_on_the_day_that_calibre_says() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().unwrap());
    let (_, _, rows) = import_with(&desk, opened(&library(folder.path()), "{}"), &Choices::Keep).unwrap();
    let bare = desk.ask(|view| books::find(view, "Bare"));
    let read = desk.ask(|view| lectern_core::reading::reads_of(view, bare)).remove(0);
    assert_eq!(read.state, lectern_core::reading::ReadState::Reading, "{rows:?}");
    assert_eq!((read.started, read.progress), (None, Some(0.45)), "when it began is not said");
    let log = desk.ask(|view| lectern_core::reading::sessions_of(view, read.id));
    assert_eq!(log.iter().map(|entry| entry.day.to_string()).collect::<Vec<_>>(), ["2019-06-07"]);
    let emma = desk.ask(|view| books::find(view, "Emma"));
    let read = desk.ask(|view| lectern_core::reading::reads_of(view, emma)).remove(0);
    assert!(
        desk.ask(|view| lectern_core::reading::sessions_of(view, read.id)).is_empty(),
        "a read that is over is over"
    );
}

#[test]
fn how_far_the_reader_is_without_a_day_is_told_and_no_day_is_invented() {
    let desk = Desk::new();
    let catalogue = "authors,author_sort,title,uuid,#progress\nA B,\"B, A\",Emma,u-1,0.45\nA B,\"B, A\",Tides,u-2,100\nA B,\"B, A\",Salt,u-3,0\nA B,\"B, A\",Sand,u-4,145\n";
    let input = Input::Bytes("catalogue.csv".to_owned(), catalogue.as_bytes().to_vec());
    let (_, _, rows) = import_with(&desk, Source::open(input, Mapping::default()).unwrap(), &Choices::Keep).unwrap();
    let said: Vec<String> = rows.iter().map(|row| row.reasons.concat()).collect();
    assert!(said[0].contains("You were at 45% there"), "{said:?}");
    assert!(said[3].contains("no share of a hundred"), "{said:?}");
    let states = |title: &str| {
        let book = desk.ask(|view| books::find(view, title));
        let reads = desk.ask(|view| lectern_core::reading::reads_of(view, book));
        reads
            .iter()
            .map(|read| (serde_json::to_value(&read.state).unwrap()["state"].to_string(), read.sessions))
            .collect::<Vec<_>>()
    };
    assert_eq!(states("Emma"), [("\"reading\"".to_owned(), 0)]);
    assert_eq!(states("Tides"), [("\"finished\"".to_owned(), 0)]);
    assert_eq!((states("Salt"), states("Sand")), (vec![], vec![]));
}

#[test]
fn a_column_of_the_readers_own_is_said_by_a_mapping() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().unwrap());
    let path = library(folder.path());
    let source = opened(&path, r##"{ "columns": { "#verdict": "stars" } }"##);
    import_with(&desk, source, &Choices::Keep).unwrap();
    let bare = desk.ask(|view| books::find(view, "Bare"));
    let rating = desk.ask(|view| books::get(view, bare)).rating;
    assert_eq!(rating.map(lectern_core::values::Rating::stars), Some(3.5));
}

#[rstest]
#[case::a_package("opf2-progress.opf", "Tides")]
#[case::a_package_of_the_later_kind("opf3-progress.opf", "Tides")]
#[case::a_list_whose_first_book_has_none("calibre-list-progress.json", "Salt")]
fn a_column_that_only_the_reader_knows_can_be_said_in_every_file_of_calibre(#[case] file: &str, #[case] title: &str) {
    let desk = Desk::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import").join(file);
    import_with(&desk, opened(&path, r##"{ "columns": { "#mood": "tags" } }"##), &Choices::Keep).unwrap();
    let book = desk.ask(|view| books::find(view, title));
    assert!(desk.ask(|view| books::get(view, book)).tags.contains(&"calm".to_owned()));
}

#[test]
fn the_library_and_the_catalogue_know_a_book_by_the_same_id() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().unwrap());
    import_with(&desk, opened(&library(folder.path()), "{}"), &Choices::Keep).unwrap();
    let catalogue = "authors,author_sort,title,uuid\nSomebody Else,\"Else, Somebody\",Another Name,u-2\n";
    let input = Input::Bytes("catalogue.csv".to_owned(), catalogue.as_bytes().to_vec());
    let (_, rows) = plan(&desk, Source::open(input, Mapping::default()).unwrap()).unwrap();
    assert_ne!(rows[0].outcome, Outcome::New, "{rows:?}");
}

#[test]
fn a_database_that_is_cut_or_of_another_program_is_refused_with_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = |bytes: Vec<u8>| {
        let opened = Source::open(Input::Bytes("metadata.db".to_owned(), bytes), Mapping::default());
        opened.map_or_else(
            |error| error.to_string(),
            |source| plan(&Desk::new(), source).map_or_else(|error| error.to_string(), |_| String::new()),
        )
    };
    let whole = std::fs::read(library(folder.path())).unwrap();
    assert_eq!(refusal(whole.clone()), "", "the same bytes in memory are read");
    assert!(refusal(whole[..5_000].to_vec()).starts_with("This is "));
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE songs (name)").unwrap();
    let said = refusal(std::fs::read(&other).unwrap());
    assert!(said.contains("songs") && said.contains("no program whose books"), "{said}");
}
