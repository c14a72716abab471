//! What a reader may rely on of the file: found, searched, sorted, refused, shared, remembered.

use std::sync::{Arc, Mutex};

use lectern_core::backup::{self, Reason};
use lectern_core::books::{self, BookDraft, BookQuery, EditionDraft, SortKey};
use lectern_core::notes::{self, HitKind, NoteDraft, NoteKind, NoteQuery};
use lectern_core::{Error, Library, Op, Source, Stale, check, history, storage};
use lectern_tests::Desk;
use rstest::rstest;

fn titles(desk: &Desk, query: &BookQuery) -> Vec<String> {
    desk.ask(|view| books::list(view, query)).books.into_iter().map(|book| book.title).collect()
}

fn search(text: &str) -> BookQuery {
    BookQuery { text: text.to_owned(), limit: 100, ..BookQuery::default() }
}

#[rstest]
#[case("emile", &["Émile, ou De l’éducation"])]
#[case("schloss", &["Das Schloß"])]
#[case("kaf", &["Das Schloß"])]
#[case("東", &["東京物語"])]
#[case("物語", &["東京物語"])]
#[case("das schl", &["Das Schloß"])]
#[case("\"ou de\"", &["Émile, ou De l’éducation"])]
#[case("nothing", &[])]
#[case("*)(", &["Das Schloß", "Émile, ou De l’éducation", "東京物語"])]
fn a_search_finds_words_however_they_are_accented_or_written(#[case] typed: &str, #[case] found: &[&str]) {
    let desk = Desk::new();
    desk.book_by("Émile, ou De l’éducation", &["Jean-Jacques Rousseau"], 0);
    desk.book_by("Das Schloß", &["Franz Kafka"], 0);
    desk.book_by("東京物語", &[], 0);
    let mut titles = titles(&desk, &search(typed));
    titles.sort();
    let mut expected: Vec<&str> = found.to_vec();
    expected.sort_unstable();
    assert_eq!(titles, expected);
}

#[test]
fn a_book_is_found_by_the_words_of_its_notes() {
    let desk = Desk::new();
    let book = desk.book("Emma", 0);
    desk.book("Persuasion", 0);
    let draft = NoteDraft { book: Some(book), text: "Box Hill is the turn".into(), ..NoteDraft::default() };
    desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft));
    assert_eq!(titles(&desk, &search("hill")), ["Emma"]);
}

#[test]
fn the_best_match_is_the_title_that_begins_with_what_was_typed() {
    let desk = Desk::new();
    desk.book("Design", 0);
    desk.book("The Art of Data", 0);
    desk.book("Data and Reality, with many more words than the other one has", 0);
    let best = BookQuery { sort: SortKey::Best, ..search("data") };
    assert_eq!(
        titles(&desk, &best),
        ["Data and Reality, with many more words than the other one has", "The Art of Data"]
    );
}

#[test]
fn articles_are_passed_over_when_titles_are_sorted() {
    let desk = Desk::new();
    for title in ["The Iliad", "A Room of One’s Own", "Emma", "émigrés"] {
        desk.book(title, 0);
    }
    let query = BookQuery { limit: 10, ..BookQuery::default() };
    assert_eq!(titles(&desk, &query), ["émigrés", "Emma", "The Iliad", "A Room of One’s Own"]);
}

#[test]
fn every_window_of_a_long_list_is_a_part_of_the_whole_list() {
    let desk = Desk::new();
    for number in 0..260 {
        desk.book(&format!("Book {:03}", (number * 37) % 260), (number * 13) % 200);
    }
    for sort in [SortKey::Title, SortKey::Author, SortKey::State, SortKey::Pages, SortKey::Added, SortKey::Rating] {
        for descending in [false, true] {
            let query = |offset, limit| BookQuery { sort, descending, offset, limit, ..BookQuery::default() };
            let whole = titles(&desk, &query(0, 500));
            assert_eq!(whole.len(), 260);
            for offset in [0, 99, 250, 259, 260, 9_999] {
                let end = whole.len().min(offset as usize + 7);
                let expected = whole.get(offset as usize..end).unwrap_or_default();
                assert_eq!(titles(&desk, &query(offset, 7)), expected, "{sort:?} {descending} {offset}");
            }
        }
    }
}

#[test]
fn a_list_that_was_open_follows_every_change() {
    let desk = Desk::new();
    let ids: Vec<_> = (0..30).map(|number| desk.book(&format!("Book {number:02}"), 100 + number)).collect();
    let query = |sort| BookQuery { sort, offset: 5, limit: 20, ..BookQuery::default() };
    for sort in [SortKey::Title, SortKey::State, SortKey::Progress] {
        let deep = BookQuery { offset: 2_000, ..query(sort) };
        assert_eq!(titles(&desk, &deep).len(), 0, "a deep window makes the list keep its order");
    }
    desk.log(ids[20], "50").expect("progress");
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[ids[3]]));
    let draft = BookDraft { title: "Aardvark".into(), ..BookDraft::default() };
    desk.change(Op::BookEdit, |tx| books::edit(tx, ids[29], &draft));
    desk.book("Middle 15", 0);
    desk.undo();
    for sort in [SortKey::Title, SortKey::State, SortKey::Progress] {
        let kept = titles(&desk, &query(sort));
        let other = Library::open(desk.path(), desk.now()).expect("a second look");
        let fresh: Vec<String> = other
            .read(|view| books::list(view, &query(sort)))
            .expect("a list")
            .books
            .into_iter()
            .map(|book| book.title)
            .collect();
        assert_eq!(kept, fresh, "{sort:?}");
    }
}

#[test]
fn the_notebook_finds_marks_and_counts() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    for (kind, text) in [
        (NoteKind::Note, "Replication *lag* is not order. #lag"),
        (NoteKind::Quote, "A reader who writes"),
        (NoteKind::Note, "Unrelated"),
    ] {
        let draft =
            NoteDraft { book: Some(book), kind, text: text.into(), anchor: "p 18".into(), ..NoteDraft::default() };
        desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft));
    }
    let query = NoteQuery { text: "repl".into(), limit: 10, ..NoteQuery::default() };
    let page = desk.ask(|view| notes::list(view, desk.now(), &query));
    assert_eq!((page.total, page.books, page.notes.len()), (1, 1, 1));
    assert_eq!(page.notes[0].html, "<p><mark>Replication</mark> <em>lag</em> is not order. #lag</p>\n");
    assert_eq!(page.notes[0].tags, ["lag"]);
    let all = desk.ask(|view| {
        notes::list(
            view,
            desk.now(),
            &NoteQuery { kinds: vec![HitKind::Note, HitKind::Quote], limit: 10, ..NoteQuery::default() },
        )
    });
    assert_eq!(all.total, 3);
    assert_eq!(all.by_tag.iter().map(|facet| (facet.name.as_str(), facet.count)).collect::<Vec<_>>(), [("lag", 1)]);
    let tagged = NoteQuery {
        tags: vec!["LAG".into()],
        books: vec![book],
        kinds: vec![HitKind::Note],
        text: "order".into(),
        limit: 10,
        ..NoteQuery::default()
    };
    assert_eq!(desk.ask(|view| notes::list(view, desk.now(), &tagged)).total, 1);
}

#[test]
fn typing_in_one_field_is_one_step() {
    let desk = Desk::new();
    let book = desk.book("Emma", 0);
    for title in ["Emm", "Emma W", "Emma Woodhouse"] {
        let draft = BookDraft { title: title.into(), ..BookDraft::default() };
        desk.change(Op::BookEdit, |tx| books::edit(tx, book, &draft));
    }
    assert_eq!(desk.undo(), "Edited Emma Woodhouse");
    assert_eq!(titles(&desk, &search("")), ["Emma"]);
    assert_eq!(desk.redo(), "Edited Emma Woodhouse");
    desk.wait(61);
    let draft = BookDraft { title: "Emma again".into(), ..BookDraft::default() };
    desk.change(Op::BookEdit, |tx| books::edit(tx, book, &draft));
    desk.undo();
    assert_eq!(titles(&desk, &search("")), ["Emma Woodhouse"], "a minute later is another step");
}

#[test]
fn undo_outlives_the_program() {
    let mut desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "100").expect("progress");
    desk.reopen();
    assert_eq!(desk.undo(), "Recorded page 100 of Emma");
    desk.reopen();
    assert_eq!(desk.redo(), "Recorded page 100 of Emma");
    let steps = desk.ask(|view| history::list(view, 10));
    assert_eq!(
        steps.iter().map(|step| step.label.as_str()).collect::<Vec<_>>(),
        ["Recorded page 100 of Emma", "Added Emma"]
    );
}

#[test]
fn undo_is_refused_where_the_row_has_changed_since_and_says_which() {
    let desk = Desk::new();
    desk.book("Emma", 0);
    let other = rusqlite::Connection::open(desk.path()).expect("another program");
    other.execute("UPDATE book SET title = 'Changed elsewhere'", []).expect("a write that is no step");
    let refused = desk.library().undo(desk.now(), Source::Window).expect_err("the row is not as the step left it");
    assert!(matches!(refused, Error::Conflict { .. }), "{refused:?}");
    assert!(refused.to_string().contains("the book “Changed elsewhere” has changed since"), "{refused}");
}

#[test]
fn a_change_is_announced_once_after_it_is_on_the_disk_and_a_refusal_never() {
    let desk = Desk::new();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&heard);
    let path = desk.path();
    desk.library().on_change(move |change| {
        let other = rusqlite::Connection::open(&path).expect("another program");
        let books: u32 = other.query_row("SELECT count(*) FROM book", [], |row| row.get(0)).expect("a count");
        ears.lock().expect("ears").push((change.op, change.stale.clone(), books));
    });
    desk.book("Emma", 0);
    let refused = desk.try_change(Op::BookAdd, |tx| books::add(tx, &BookDraft::default(), &Default::default()));
    assert_eq!(refused.expect_err("no title").code(), "invalid");
    let heard = heard.lock().expect("ears").clone();
    assert_eq!(heard, [(Some(Op::BookAdd), vec![Stale::Books, Stale::History], 1)]);
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let desk = Desk::new();
    let book = desk.book("Emma", 0);
    let same = BookDraft { title: "Emma".into(), ..BookDraft::default() };
    let changed = desk.try_change(Op::BookEdit, |tx| books::edit(tx, book, &same)).expect("no refusal");
    assert_eq!((changed.label, changed.stale), (None, vec![]));
    assert_eq!(desk.ask(|view| history::list(view, 10)).len(), 1);
}

#[test]
fn another_program_at_the_file_is_noticed() {
    let desk = Desk::new();
    let other = Library::open(desk.path(), desk.now()).expect("a second program");
    assert!(!desk.library().notice_others().expect("a look"), "nothing happened yet");
    let draft = BookDraft { title: "Emma".into(), ..BookDraft::default() };
    other
        .change(Op::BookAdd, desk.now(), Source::CommandLine, |tx| books::add(tx, &draft, &Default::default()))
        .expect("a change");
    assert!(desk.library().notice_others().expect("a look"));
    assert!(!desk.library().notice_others().expect("a look"), "once is enough");
    assert_eq!(titles(&desk, &search("emma")), ["Emma"]);
    desk.book("Persuasion", 0);
    assert!(!desk.library().notice_others().expect("a look"), "our own changes are not others'");
}

#[rstest]
#[case(b"Title,Author\nEmma,Austen\n".to_vec(), "foreign", "a text file")]
#[case(b"PK\x03\x04rest of a zip".to_vec(), "foreign", "a ZIP archive")]
#[case(vec![0; 4096], "foreign", "only zeros")]
#[case(b"SQLite format 3\0".to_vec(), "damaged", "16 bytes")]
fn a_file_that_is_no_library_is_refused_and_left_alone(#[case] bytes: Vec<u8>, #[case] code: &str, #[case] says: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.lectern");
    std::fs::write(&path, &bytes).expect("a file");
    let refused = Library::open(&path, Desk::new().now()).err().expect("it is no library");
    assert_eq!(refused.code(), code);
    assert!(refused.to_string().contains(says), "{refused}");
    assert_eq!(std::fs::read(&path).expect("the file"), bytes, "not a byte was written");
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing was put beside it");
}

#[test]
fn another_programs_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.db");
    rusqlite::Connection::open(&path).expect("a database").execute_batch("CREATE TABLE t (x)").expect("a table");
    let before = std::fs::read(&path).expect("the file");
    let refused = Library::open(&path, Desk::new().now()).err().expect("it is no library");
    assert!(refused.to_string().contains("another program"), "{refused}");
    assert_eq!(std::fs::read(&path).expect("the file"), before);
}

#[test]
fn a_library_of_a_newer_program_is_refused_and_left_alone() {
    let mut desk = Desk::new();
    desk.book("Emma", 0);
    desk.close();
    let newer = rusqlite::Connection::open(desk.path()).expect("the file");
    newer.pragma_update(None, "user_version", storage::FORMAT + 1).expect("a newer format");
    newer.close().expect("closed");
    let before = std::fs::read(desk.path()).expect("the file");
    let refused = Library::open(desk.path(), desk.now()).err().expect("it is newer");
    assert_eq!(refused.code(), "library_too_new");
    assert_eq!(std::fs::read(desk.path()).expect("the file"), before);
}

#[test]
fn a_library_cut_short_is_refused_and_left_alone() {
    let mut desk = Desk::new();
    desk.book("Emma", 0);
    desk.close();
    let whole = std::fs::read(desk.path()).expect("the file");
    std::fs::write(desk.path(), &whole[..whole.len() / 2]).expect("half a file");
    let refused = Library::open(desk.path(), desk.now()).err().expect("half is missing");
    assert_eq!(refused.code(), "damaged");
    assert_eq!(std::fs::read(desk.path()).expect("the file"), &whole[..whole.len() / 2]);
}

#[test]
fn a_read_only_folder_is_said_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("a file").join("Library.lectern");
    std::fs::write(folder.path().join("a file"), "x").expect("a file in the way");
    let refused = Library::open(&missing, Desk::new().now()).err().expect("a file is no folder");
    assert_eq!(refused.code(), "io", "{refused}");
}

#[test]
fn check_sees_a_list_row_that_lies_and_repair_mends_it() {
    let desk = Desk::new();
    desk.book("Emma", 0);
    let other = rusqlite::Connection::open(desk.path()).expect("another program");
    other.execute("UPDATE local_book SET title = 'A lie'", []).expect("a lie");
    let found = desk.ask(check::check);
    assert_eq!(found.derived.len(), 1, "{found:?}");
    desk.library().repair().expect("a repair");
    assert!(desk.ask(check::check).is_clean());
    assert_eq!(titles(&desk, &search("")), ["Emma"]);
}

#[test]
fn check_names_what_another_program_took_out_of_the_file_and_repair_makes_it_again() {
    let desk = Desk::new();
    desk.book("Emma", 0);
    let other = rusqlite::Connection::open(desk.path()).expect("another program");
    other.execute_batch("DROP INDEX book_tag_tag; DROP VIEW finished").expect("they go");
    let found = desk.ask(check::check);
    assert_eq!(found.derived, ["the index book_tag_tag is not there", "the view finished is not there"]);
    assert!(found.structure.is_empty(), "nothing that the reader wrote is gone: {found:?}");
    let backup = backup::make(desk.library(), desk.now(), Reason::ByHand, &mut backup::unwatched).expect("a backup");

    assert_eq!(desk.library().repair().expect("a repair").derived.len(), 2);
    assert!(desk.ask(check::check).is_clean());
    desk.wait(1);
    backup::restore(desk.library(), &backup.path, desk.now(), &mut backup::unwatched).expect("restored");
    assert!(desk.ask(check::check).is_clean(), "a backup without them is good, and has them once it is here");
}

#[test]
fn a_copy_holds_everything_and_never_writes_over_a_file() {
    let desk = Desk::new();
    desk.book("Emma", 0);
    let copy = desk.path().with_file_name("Copy.lectern");
    desk.library().copy_to(&copy).expect("a copy");
    assert_eq!(lectern_tests::dump::dump(&copy), lectern_tests::dump::dump(&desk.path()));
    assert_eq!(desk.library().copy_to(&copy).expect_err("it exists").code(), "io");
}

#[test]
fn undo_from_an_older_message_takes_back_that_step_or_nothing() {
    let desk = Desk::new();
    let step = |changed: lectern_core::Changed<_>| changed.step.expect("a step");
    let add = |title: &str| {
        let draft = BookDraft { title: title.to_owned(), ..BookDraft::default() };
        step(desk.try_change(Op::BookAdd, |tx| books::add(tx, &draft, &EditionDraft::default())).expect("a book"))
    };
    let (emma, persuasion) = (add("Emma"), add("Persuasion"));
    let undo = |step| desk.library().undo_step(step, desk.now(), Source::Window);
    assert!(matches!(undo(emma), Err(Error::Conflict { what }) if what.contains("One more step")));
    assert_eq!(undo(persuasion).expect("it is the latest").label, "Added Persuasion");
    assert!(matches!(undo(persuasion), Err(Error::Conflict { .. })), "it was taken back already");
    let sanditon = add("Sanditon");
    assert!(sanditon > persuasion, "a number is never given twice");
    assert!(undo(persuasion).is_err(), "and an old message never takes another step back");
    undo(sanditon).expect("it is the latest");
    undo(emma).expect("it is the latest now");
}

#[test]
fn the_trash_can_be_searched_and_nothing_else_finds_it() {
    let desk = Desk::new();
    let gone = desk.book_by("Das Schloß", &["Franz Kafka"], 300);
    desk.book_by("Amerika", &["Franz Kafka"], 300);
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[gone]));
    let found = |text: &str, in_trash: bool| {
        let query =
            BookQuery { text: text.to_owned(), in_trash, sort: SortKey::Best, limit: 9, ..BookQuery::default() };
        let page = desk.ask(|view| books::list(view, &query));
        (page.total, page.books.into_iter().map(|book| book.title).collect::<Vec<_>>())
    };
    for text in ["schloss", "kafk", "\"franz kafka\" das", "kafka"] {
        assert_eq!(found(text, true), (1, vec!["Das Schloß".to_owned()]), "{text}");
    }
    assert_eq!(found("kafka amerika", true).0, 0);
    assert_eq!(found("kafka", false), (1, vec!["Amerika".to_owned()]));
}
