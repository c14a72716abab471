//! What holds for every import.

use std::collections::BTreeSet;
use std::path::Path;

use lectern_core::books::{self, BookQuery, BookState};
use lectern_core::plans::file::MAX_ITEMS;
use lectern_core::transfer::import::{self, Choices, FailedRows, Field, Input, Mapping, Outcome, Question, Source};
use lectern_core::{Error, Op, check, plans, reading};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use lectern_tests::lists::numbered;
use rusqlite::Connection;

use crate::desk::{Seen, import, import_with, outcomes, plan, source};

const HEADER: &str = "Book Id,Title,Author,ISBN13,My Rating,Number of Pages,Date Read,Bookshelves,Exclusive Shelf,\
                      Bookshelves with positions,Publisher\n";

fn goodreads(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

fn titles(desk: &Desk) -> Vec<String> {
    let query = BookQuery { limit: 500, ..BookQuery::default() };
    desk.ask(|view| books::list(view, &query)).books.into_iter().map(|book| book.title).collect()
}

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

#[test]
fn an_encoding_that_is_a_guess_is_asked_and_never_written() {
    let desk = Desk::new();
    let text = b"Title,Author\nWuthering Heights,Emily Bront\xeb\nDer Proze\xdf,Franz Kafka\n";
    let (report, _) = plan(&desk, source(text).unwrap()).unwrap();
    assert_eq!(report.questions, [Question::Encoding { guess: "windows-1252".to_owned() }]);
    assert!(
        matches!(import_with(&desk, source(text).unwrap(), &Choices::Keep), Err(Error::Invalid { field, .. }) if field == "encoding")
    );
    let named = Mapping { encoding: Some("windows-1252".to_owned()), ..Mapping::default() };
    let answered = Source::open(Input::Bytes("export.csv".to_owned(), text.to_vec()), named).unwrap();
    import_with(&desk, answered, &Choices::Keep).unwrap();
    assert_eq!(titles(&desk), ["Der Prozeß", "Wuthering Heights"]);
}

#[test]
fn a_shelf_that_nobody_knows_is_asked_once_and_answered_by_a_mapping() {
    let desk = Desk::new();
    let text = goodreads("1,Emma,A,,0,,,,given-up-on,,\n2,Sanditon,A,,0,,,,given-up-on,,\n");
    let (report, _) = plan(&desk, source(&text).unwrap()).unwrap();
    assert_eq!(report.questions, [Question::State { word: "given-up-on".to_owned(), rows: 2 }]);
    let mapping = Mapping::parse(r#"{ "states": { "Given up on": "abandoned" } }"#).unwrap();
    let answered = Source::open(Input::Bytes("export.csv".to_owned(), text.into_bytes()), mapping).unwrap();
    import_with(&desk, answered, &Choices::Keep).unwrap();
    let book = desk.ask(|view| books::find(view, "Emma"));
    assert_eq!(desk.ask(|view| books::row_of(view, book)).state, BookState::Abandoned);
}

#[test]
fn a_mapping_reads_a_table_that_nobody_knows() {
    let desk = Desk::new();
    let mapping = r#"{ "columns": { "What": "title", "Who": "authors", "Verdict": "score_of_ten" } }"#;
    let text = "What|Who|Verdict\nEmma|Jane Austen|9\n";
    let input = Input::Bytes("mine.txt".to_owned(), text.as_bytes().to_vec());
    assert!(matches!(Source::open(input.clone(), Mapping::default()), Err(Error::Invalid { .. })));
    import_with(&desk, Source::open(input, Mapping::parse(mapping).unwrap()).unwrap(), &Choices::Keep).unwrap();
    let book = desk.ask(|view| books::find(view, "Emma"));
    let row = desk.ask(|view| books::row_of(view, book));
    assert_eq!(
        (row.authors, row.rating.map(lectern_core::values::Rating::stars)),
        (vec!["Jane Austen".to_owned()], Some(4.5))
    );
}

#[test]
fn rows_that_failed_can_be_corrected_and_imported() {
    let desk = Desk::new();
    let text = goodreads("1,,Jane Austen,,0,,,,read,,\n");
    let (_, rows) = plan(&desk, source(&text).unwrap()).unwrap();
    let columns: Vec<String> = HEADER.trim_end().split(',').map(str::to_owned).collect();
    let cells = ["1", "", "Jane Austen", "", "0", "", "", "", "read", "", ""].map(str::to_owned);
    let mut saved = Vec::new();
    let mut failed = FailedRows::new(&mut saved);
    failed.add(&columns, &cells, &rows[0]).unwrap();
    assert_eq!(failed.finish().unwrap(), 1);
    let saved = String::from_utf8(saved).unwrap();
    assert!(saved.contains("It has no title."), "{saved}");
    import(&desk, &saved.replace("1,,Jane", "1,Emma,Jane"));
    assert_eq!(titles(&desk), ["Emma"]);
}

#[test]
fn a_row_corrected_in_place_is_read_in_its_stead_and_nothing_else_of_the_file_changes() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("export.csv");
    let text = goodreads("1,,Jane Austen,,0,,,,read,,\n2,Sanditon,Jane Austen,,0,,,,to-read,,\n");
    std::fs::write(&file, &text).unwrap();
    let mut question = import::ImportQuestion { path: file.display().to_string(), ..Default::default() };
    let go_on = &mut |_, _| std::ops::ControlFlow::Continue(());
    let (before, mut looked) = import::look(desk.library(), desk.now(), &question, go_on).unwrap();
    assert_eq!((before.new, before.unreadable), (1, 1));
    let line = looked.rows(Outcome::Unreadable, 0).unwrap().rows[0].line;

    let mut row = looked.row(line).unwrap();
    assert_eq!((row.columns[1].as_str(), row.cells[1].as_str(), row.cells[2].as_str()), ("Title", "", "Jane Austen"));
    row.cells[1] = "Emma".to_owned();
    question.corrected = vec![import::CorrectedRow { line, cells: row.cells.clone() }];
    looked.correct(desk.library(), desk.now(), question.corrected[0].clone()).unwrap();
    assert_eq!(looked.row(line).unwrap(), row, "what was corrected can be corrected again");

    let (after, _) = import::look(desk.library(), desk.now(), &question, go_on).unwrap();
    assert_eq!((after.new, after.unreadable, after.rows), (2, 0, before.rows), "the plan takes it");
    import::take(desk.library(), desk.now(), lectern_core::Source::Window, &question, go_on).unwrap();
    assert_eq!(titles(&desk), ["Emma", "Sanditon"], "and so does the import");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text, "the file is as it was");
    let (again, _) = import::look(desk.library(), desk.now(), &question, go_on).unwrap();
    assert_eq!((again.matched, again.rows), (2, 2), "a second time nothing changes");
    assert_eq!(looked.row(900).unwrap_err().code(), "not_found");
}

#[test]
fn ratings_of_five_or_of_ten_are_nobodys_until_the_reader_says_which() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import/collectorz-five.xml");
    let rated = |mapping: &str| {
        let desk = Desk::new();
        let source = Source::open(Input::Path(path.clone()), Mapping::parse(mapping).unwrap()).unwrap();
        import_with(&desk, source, &Choices::Keep).unwrap();
        let emma = desk.ask(|view| books::find(view, "Emma"));
        desk.ask(|view| books::get(view, emma)).rating.map(lectern_core::values::Rating::stars)
    };
    let said = |rule: &str| format!(r#"{{ "columns": {{ "My rating of five or ten": "{rule}" }} }}"#);
    assert_eq!([rated("{}"), rated(&said("stars")), rated(&said("score_of_ten"))], [None, Some(4.0), Some(2.0)]);
}

#[test]
fn a_mapping_that_was_saved_reads_the_next_file_of_the_same_columns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("My table.json");
    let mapping = Mapping::parse(r#"{ "columns": { "What": "title" }, "states": { "shelved": "paused" } }"#).unwrap();
    mapping.save(&path).unwrap();
    assert_eq!(Mapping::open(&path).unwrap(), mapping);
    assert_eq!(Mapping::open(&folder.path().join("none.json")).unwrap_err().code(), "io");
    std::fs::write(&path, " ".repeat(2 << 20)).unwrap();
    assert!(Mapping::open(&path).unwrap_err().to_string().contains("megabyte"));
}

#[test]
fn the_rows_that_failed_never_take_the_place_of_a_file_before_they_are_whole() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("export.csv");
    std::fs::write(&file, goodreads("1,,Jane Austen,,0,,,,read,,\n")).unwrap();
    let question = import::ImportQuestion { path: file.display().to_string(), ..Default::default() };
    let save = |progress: &mut dyn FnMut(u64, u64) -> std::ops::ControlFlow<()>| {
        import::save_failed(desk.library(), desk.now(), &question, &file, progress)
    };
    let before = std::fs::read(&file).unwrap();
    assert_eq!(save(&mut |_, _| std::ops::ControlFlow::Break(())).unwrap_err().code(), "cancelled");
    assert_eq!(std::fs::read(&file).unwrap(), before, "what was called off leaves the file as it was");
    assert_eq!(save(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap(), 1, "the file itself may be the place");
}
