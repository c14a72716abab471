//! What holds for every import.

use std::collections::BTreeSet;

use lectern_core::books;
use lectern_core::plans::file::MAX_ITEMS;
use lectern_core::transfer::import::{self, Choices, Field, Outcome};
use lectern_core::{Error, Op, check, plans, reading};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use lectern_tests::lists::numbered;
use rusqlite::Connection;

use crate::desk::{Seen, goodreads, import, import_with, outcomes, plan, source, titles};

#[test]
fn a_plan_writes_nothing_and_says_what_the_import_then_does() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    let before = dump(&desk.path());
    let text = goodreads(
        "1,Emma,Jane Austen,,5,,,,read,,\n2,Persuasion,Jane Austen,,0,249,,,to-read,,\n3,,Nobody,,0,,,,read,,\n",
    );
    let (planned, rows) = plan(&desk, source(&text).unwrap()).unwrap();
    assert_eq!(dump(&desk.path()), before);
    assert_eq!(outcomes(&rows), [Outcome::Changed, Outcome::New, Outcome::Unreadable]);
    assert_eq!(rows[2].reasons, ["It has no title."]);
    let (done, done_rows) = import(&desk, &text);
    assert_eq!((done, outcomes(&done_rows)), (planned, outcomes(&rows)));
}

#[test]
fn the_same_file_twice_changes_nothing_the_second_time() {
    let desk = Desk::new();
    let text = goodreads(
        "1,Emma,Jane Austen,9780141439587,5,474,2019/05/03,classics,read,,Penguin\n\
         2,Persuasion,Jane Austen,,0,249,,,to-read,to-read (#1),\n",
    );
    import(&desk, &text);
    let after = dump(&desk.path());
    let (_, label, rows) = import_with(&desk, source(&text).unwrap(), &Choices::Keep).unwrap();
    assert_eq!(outcomes(&rows), [Outcome::Matched, Outcome::Matched]);
    assert_eq!(label, None, "nothing changed, so there is no step");
    assert_eq!(dump(&desk.path()), after);
}

#[test]
fn what_the_reader_took_away_since_does_not_come_back_with_the_same_file() {
    let desk = Desk::new();
    let text = goodreads("1,Emma,Jane Austen,,5,474,,classics,read,,Penguin\n");
    import(&desk, &text);
    let book = desk.ask(|view| books::find(view, "Emma"));
    desk.change(Op::BookTag, |tx| books::tag(tx, &[book], &[], &["classics".to_owned()]));
    import(&desk, &text);
    assert_eq!(desk.ask(|view| books::get(view, book)).tags, Vec::<String>::new());
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[book]));
    let (_, rows) = import(&desk, &text);
    assert_eq!(outcomes(&rows), [Outcome::Matched]);
    assert_eq!(rows[0].reasons, ["The book is in your trash, and stays there."]);
}

#[test]
fn one_undo_takes_the_whole_import_back() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 0);
    let before = dump(&desk.path());
    import(
        &desk,
        &goodreads("1,Emma,Jane Austen,,5,474,2019,,read,,\n2,Persuasion,Jane Austen,,0,,,,to-read,to-read (#4),\n"),
    );
    let after = dump(&desk.path());
    assert_eq!(desk.undo(), "Imported 2 books from export.csv");
    assert_eq!(dump(&desk.path()), before);
    desk.redo();
    assert_eq!(dump(&desk.path()), after);
}

#[test]
fn an_order_of_what_to_read_fills_a_plan_and_says_how_many_stay_out() {
    let desk = Desk::new();
    let plan = desk.change(Op::PlanTake, |tx| plans::take(tx, &numbered("1", MAX_ITEMS - 1)));
    let (report, _) = import(
        &desk,
        &goodreads(
            "1,Emma,Jane Austen,,,,,,to-read,to-read (#1),\n2,Persuasion,Jane Austen,,,,,,to-read,to-read (#2),\n\
             3,Evelina,Frances Burney,,,,,,to-read,to-read (#3),\n",
        ),
    );
    let whole = desk.ask(|view| plans::get(view, plan));
    assert_eq!(whole.stages[0].items.len(), MAX_ITEMS);
    assert_eq!(whole.stages[0].items.last().map(|item| item.title.as_str()), Some("Emma"), "the first of the order");
    assert!(report.warnings.iter().any(|it| it.contains("the last 2 of them stay out")), "{:?}", report.warnings);
    assert_eq!(titles(&desk), ["Emma", "Evelina", "Persuasion"], "the library has them all");
}

#[test]
fn an_import_of_most_books_leaves_every_index_of_the_lists_in_its_place() {
    let desk = Desk::new();
    let indexes = || {
        let db = Connection::open(desk.path()).unwrap();
        let mut ask = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name").unwrap();
        let found = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        found.collect::<Result<Vec<(String, Option<String>)>, _>>().unwrap()
    };
    desk.book_by("Emma", &["Jane Austen"], 0);
    let (before, made) = (dump(&desk.path()), indexes());
    let rows: String = (0..2_100).map(|at| format!("{at},Volume {at},Ann Author,,0,,,,read,,\n")).collect();
    import(&desk, &goodreads(&rows));
    let after = dump(&desk.path());
    assert_eq!(indexes(), made);
    assert!(desk.ask(check::check).is_clean());
    desk.undo();
    assert_eq!((dump(&desk.path()), indexes()), (before, made.clone()));
    desk.redo();
    assert_eq!((dump(&desk.path()), indexes()), (after, made));
    assert!(desk.ask(check::check).is_clean());
}

#[test]
fn gaps_are_filled_and_nothing_of_the_readers_is_replaced() {
    let desk = Desk::new();
    let emma = desk.book_by("Emma", &["Jane Austen"], 474);
    let text = goodreads("1,Emma,Jane Austen,,5,512,,,read,,Penguin\n");
    let (_, rows) = import(&desk, &text);
    let book = desk.ask(|view| books::get(view, emma));
    assert_eq!(book.editions[0].pages, Some(474));
    assert_eq!(book.editions[0].publisher.as_deref(), Some("Penguin"));
    assert_eq!(rows[0].outcome, Outcome::Conflicting);
    assert!(rows[0].sentences().any(|reason| reason == "pages: “474” here, “512” in the file."), "{rows:?}");

    let pages = Choices::TakeSome(BTreeSet::from([Field::Pages]));
    import_with(&desk, source(&text).unwrap(), &pages).unwrap();
    assert_eq!(desk.ask(|view| books::get(view, emma)).editions[0].pages, Some(512));
}

#[test]
fn old_and_new_isbns_are_one_book_and_its_id_finds_it_again() {
    let desk = Desk::new();
    import(&desk, "Title,Author,ISBN\nDesigning Data-Intensive Applications,Martin Kleppmann,1449373321\n");
    let (_, rows) =
        import(&desk, "Title,Author,ISBN\nDesigning Data-Intensive Applications: The Big Ideas,,978-1-4493-7332-0\n");
    assert_ne!(rows[0].outcome, Outcome::New);
    assert_eq!(titles(&desk).len(), 1);
}

#[test]
fn a_different_book_is_never_put_in_the_place_of_another() {
    let desk = Desk::new();
    import(&desk, &goodreads("1,Emma,Jane Austen,9780141439587,0,,,,read,,\n"));
    // The same number by mistake, the same title by somebody else, and a title that only begins the same.
    let (_, rows) = import(
        &desk,
        &goodreads(
            "2,Middlemarch,George Eliot,9780141439587,0,,,,read,,\n3,Emma,Somebody Else,,0,,,,read,,\n\
             4,Emma: An Annotated Edition,Jane Austen,,0,,,,read,,\n",
        ),
    );
    assert_eq!(outcomes(&rows), [Outcome::New; 3]);
    assert!(rows[0].reasons[0].contains("“Emma” has the same ISBN"), "{rows:?}");
    assert!(rows[1].reasons.is_empty());
    assert!(rows[2].reasons[0].contains("It may be a book that you have"), "a near match is proposed: {rows:?}");
}

#[test]
fn a_book_of_the_same_title_by_a_namesake_is_another_book() {
    let desk = Desk::new();
    let rows =
        "1,Poems,Anne Brontë,,0,,,,read,,\n2,Poems,Emily Jane Brontë,,0,,,,read,,\n3,Poems,E. Brontë,,0,,,,read,,\n";
    let (_, rows) = import(&desk, &goodreads(rows));
    assert_eq!(outcomes(&rows), [Outcome::New, Outcome::New, Outcome::Matched]);
    assert!(rows[1].reasons[0].contains("an author of the same surname"), "it is proposed: {rows:?}");
    assert_eq!(titles(&desk).len(), 2);
}

#[test]
fn the_same_book_twice_in_one_file_is_one_book() {
    let desk = Desk::new();
    let (report, _) = import(
        &desk,
        &goodreads("1,Émile,Rousseau,,0,,,,read,,\n1,Émile,Rousseau,,0,,,,read,,\n2,Emile,Rousseau,,0,,,,read,,\n"),
    );
    assert_eq!((report.new, report.matched, titles(&desk).len()), (1, 2, 1));
}

#[test]
fn the_order_of_the_to_read_shelf_becomes_a_plan() {
    let desk = Desk::new();
    let text = goodreads(
        "1,Third,A,,0,,,to-read,to-read,to-read (#9),\n2,First,B,,0,,,to-read,to-read,\"to-read (#1), sf (#3)\",\n\
         3,Second,C,,0,,,to-read,to-read,to-read (#4),\n4,Read,D,,0,,,,read,,\n",
    );
    import(&desk, &text);
    let plan = desk.ask(|view| {
        plans::list(view)?.into_iter().map(|plan| plans::get(view, plan.id)).collect::<Result<Vec<_>, _>>()
    });
    assert_eq!(plan[0].title, "To read");
    let order: Vec<&str> = plan[0].stages[0].items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(order, ["First", "Second", "Third"]);
}

#[test]
fn nothing_becomes_today_or_1970_by_itself() {
    let desk = Desk::new();
    import(&desk, &goodreads("1,Emma,Jane Austen,,0,,,,read,,\n2,Sanditon,Jane Austen,,0,,not a day,,read,,\n"));
    for title in ["Emma", "Sanditon"] {
        let book = desk.ask(|view| books::find(view, title));
        let read = desk.ask(|view| reading::reads_of(view, book)).remove(0);
        assert_eq!(serde_json::to_value(&read.state).unwrap()["on"], "?");
        assert_eq!(read.started, None);
    }
}

#[test]
fn the_row_as_it_stood_is_kept_with_its_book() {
    let desk = Desk::new();
    import(&desk, &goodreads("1,Emma,  Jane   Austen,,0,,,,waiting,,\n"));
    let db = Connection::open(desk.path()).unwrap();
    let kept = "SELECT r.cells, r.foreign_id, b.title FROM source_row r JOIN book b ON b.id = r.book_id";
    let (cells, id, title): (String, String, String) =
        db.query_row(kept, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    assert_eq!(cells, r#"["1","Emma","  Jane   Austen","","0","","","","waiting","",""]"#);
    assert_eq!((id.as_str(), title.as_str()), ("goodreads:1", "Emma"));
}

#[test]
fn an_import_that_is_stopped_leaves_nothing() {
    let desk = Desk::new();
    let before = dump(&desk.path());
    let rows: String = (0..500).map(|n| format!("{n},Book {n},Author {n},,0,,,,read,,\n")).collect();
    let mut seen = Seen { patience: Some(200), ..Seen::default() };
    let source = source(goodreads(&rows)).unwrap();
    let stopped =
        import::import(desk.library(), desk.now(), lectern_core::Source::Window, &[source], &Choices::Keep, &mut seen);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(dump(&desk.path()), before);
}
