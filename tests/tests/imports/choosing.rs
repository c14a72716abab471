//! Where a file and the library say different things, the reader chooses, row by row and field by field; and a row that
//! could not be read is corrected among the others.

use std::ops::ControlFlow;

use lectern_core::transfer::import::{
    self, Choices, CorrectedRow, Difference, Field, ImportQuestion, Looked, MatchedBy, Outcome, Pick, Report,
    RowReport, Word,
};
use lectern_core::values::{BookId, Rating};
use lectern_core::{Error, Op, Source as Door, books, reading};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use proptest::prelude::*;

use crate::desk::{import, import_with, plan, source};

const HEADER: &str = "Book Id,Title,Author,ISBN13,My Rating,Number of Pages,Publisher,Exclusive Shelf\n";

fn text(rows: &[&str]) -> String {
    format!("{HEADER}{}\n", rows.join("\n"))
}

fn pick(line: u64, field: Field, word: Word) -> Pick {
    Pick { line, field, word }
}

fn look(desk: &Desk, question: &ImportQuestion) -> (Report, Looked) {
    import::look(desk.library(), desk.now(), question, &mut |_, _| ControlFlow::Continue(())).expect("a look")
}

/// A file in the desk's folder, as the page asks about it.
fn asked(desk: &Desk, text: &str) -> ImportQuestion {
    let path = desk.path().with_file_name("export.csv");
    std::fs::write(&path, text).expect("the file");
    ImportQuestion { path: path.to_string_lossy().into_owned(), ..ImportQuestion::default() }
}

fn pages(desk: &Desk, book: BookId) -> Option<u32> {
    desk.ask(|view| books::get(view, book)).editions[0].pages
}

fn rating(desk: &Desk, book: BookId) -> Option<Rating> {
    desk.ask(|view| books::get(view, book)).rating
}

fn rate(desk: &Desk, book: BookId, stars: &str) {
    desk.change(Op::BookRate, |tx| books::rate(tx, book, Some(stars.parse().expect("stars"))));
}

#[test]
fn both_words_of_a_row_are_shown_side_by_side_with_how_the_book_was_known() {
    let desk = Desk::new();
    let emma = desk.book_by("Emma", &["Jane Austen"], 474);
    rate(&desk, emma, "4.5");
    let (_, rows) = plan(&desk, source(text(&["1,Emma,Jane Austen,,5,512,Penguin,to-read"])).unwrap()).unwrap();
    let differs =
        |field, mine: &str, theirs: &str| Difference { field, mine: mine.to_owned(), theirs: theirs.to_owned() };
    assert_eq!(rows[0].differences, [differs(Field::Pages, "474", "512"), differs(Field::Rating, "4.5", "5")]);
    assert_eq!(rows[0].reasons, ["Gains publisher."], "what only one of the two says is no difference");
    assert_eq!((rows[0].matched_by, rows[0].book), (Some(MatchedBy::Title), Some(emma)));
    let said: Vec<String> = rows[0].sentences().collect();
    assert_eq!(said[1..], ["pages: “474” here, “512” in the file.", "rating: “4.5” here, “5” in the file."]);
}

#[test]
fn a_choice_for_one_row_counts_for_its_field_alone() {
    let desk = Desk::new();
    let emma = desk.book_by("Emma", &["Jane Austen"], 474);
    let persuasion = desk.book_by("Persuasion", &["Jane Austen"], 250);
    rate(&desk, emma, "4");
    rate(&desk, persuasion, "3");
    let file = text(&["1,Emma,Jane Austen,,5,512,,read", "2,Persuasion,Jane Austen,,5,300,,read"]);
    let chosen =
        source(&file).unwrap().picked([pick(2, Field::Pages, Word::Theirs), pick(3, Field::Rating, Word::Mine)]);
    let (_, _, rows) = import_with(&desk, chosen, &Choices::TakeSome([Field::Rating].into())).unwrap();
    assert_eq!((pages(&desk, emma), rating(&desk, emma)), (Some(512), "5".parse().ok()));
    assert_eq!((pages(&desk, persuasion), rating(&desk, persuasion)), (Some(250), "3".parse().ok()));
    assert_eq!(rows[0].outcome, Outcome::Changed);
    assert_eq!(rows[1].outcome, Outcome::Conflicting);
    desk.undo();
    assert_eq!((pages(&desk, emma), rating(&desk, emma)), (Some(474), "4".parse().ok()), "one undo");
}

#[test]
fn a_book_of_which_only_something_else_is_said_gains_nothing() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    desk.book_by("Persuasion", &["Jane Austen"], 250);
    let file = text(&["1,Emma,Jane Austen,,0,512,,to-read", "2,Persuasion,Jane Austen,,0,300,Penguin,to-read"]);
    let (report, label, _) = import_with(&desk, source(&file).unwrap(), &Choices::Keep).unwrap();
    assert_eq!((report.conflicting, report.gaining), (2, 1));
    assert_eq!(label.as_deref(), Some("Imported 1 book from export.csv"));
}

#[test]
fn taking_one_word_of_a_file_again_brings_nothing_else_back() {
    let desk = Desk::new();
    let file = text(&["1,Emma,Jane Austen,,5,512,Penguin,read"]);
    import(&desk, &file);
    let emma = desk.ask(|view| books::find(view, "Emma"));
    rate(&desk, emma, "4");
    let read = desk.ask(|view| reading::reads_of(view, emma))[0].id;
    desk.change(Op::ReadRemove, |tx| reading::remove_read(tx, read));
    let again = source(&file).unwrap().picked([pick(2, Field::Rating, Word::Theirs)]);
    import_with(&desk, again, &Choices::Keep).unwrap();
    assert_eq!(rating(&desk, emma), "5".parse().ok());
    assert!(desk.ask(|view| reading::reads_of(view, emma)).is_empty(), "the reader took that read away");
}

#[test]
fn a_look_shows_what_differs_whatever_was_chosen_of_it_before() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    let mut question = asked(&desk, &text(&["1,Emma,Jane Austen,,0,512,,to-read"]));
    question.choices = Choices::Take;
    question.picks = vec![pick(2, Field::Pages, Word::Theirs)];
    let (report, looked) = look(&desk, &question);
    assert_eq!(report.conflicting, 1);
    assert_eq!(looked.rows(Outcome::Conflicting, 0).unwrap().rows[0].differences.len(), 1);
    let taken =
        import::take(desk.library(), desk.now(), Door::Window, &question, &mut |_, _| ControlFlow::Continue(()));
    assert_eq!(taken.unwrap().value.changed, 1);
}

#[test]
fn a_corrected_row_stands_among_the_others_where_it_belongs_now() {
    let desk = Desk::new();
    let emma = desk.book_by("Emma", &["Jane Austen"], 474);
    let before = dump(&desk.path());
    let question = asked(
        &desk,
        &text(&[
            "1,Evelina,Frances Burney,,0,,,to-read",
            "2,,Nobody,,0,,,to-read",
            "3,Camilla,Frances Burney,,0,,,to-read",
            "4,,Jane Austen,,0,,,to-read",
        ]),
    );
    let (_, mut looked) = look(&desk, &question);
    let mut cells = looked.row(3).expect("the row").cells;
    assert_eq!(cells[2], "Nobody");
    cells[1] = "Cecilia".to_owned();
    let now = looked.correct(desk.library(), desk.now(), CorrectedRow { line: 3, cells: cells.clone() }).unwrap();
    assert_eq!((now.outcome, now.book), (Outcome::New, None), "a book that is in no library yet");
    let titles = |rows: Vec<RowReport>| rows.into_iter().map(|row| row.title).collect::<Vec<_>>();
    let new = looked.rows(Outcome::New, 0).unwrap();
    assert_eq!((new.total, titles(new.rows)), (3, ["Evelina", "Cecilia", "Camilla"].map(str::to_owned).to_vec()));
    assert_eq!(looked.row(3).expect("the row").cells[1], "Cecilia", "and can be corrected again");

    let mut other = looked.row(5).expect("the row").cells;
    other[1] = "Emma".to_owned();
    let now = looked.correct(desk.library(), desk.now(), CorrectedRow { line: 5, cells: other }).unwrap();
    assert_eq!((now.outcome, now.book), (Outcome::Matched, Some(emma)));
    assert_eq!(looked.rows(Outcome::Unreadable, 0).unwrap().total, 0);
    assert_eq!(dump(&desk.path()), before, "nothing is written");
    assert!(matches!(looked.row(9), Err(Error::NotFound { .. })));
}

#[test]
fn a_correction_that_does_not_help_says_why_and_stays_in_its_place() {
    let desk = Desk::new();
    let question = asked(&desk, &text(&["1,,Nobody,,0,,,to-read", "2,,Somebody,,0,,,to-read"]));
    let (_, mut looked) = look(&desk, &question);
    for cells in [vec![], vec!["1".to_owned()], vec![String::new(); 8]] {
        let row = looked.correct(desk.library(), desk.now(), CorrectedRow { line: 2, cells }).unwrap();
        assert_eq!(row.outcome, Outcome::Unreadable);
        assert!(!row.reasons.is_empty());
        let rows = looked.rows(Outcome::Unreadable, 0).unwrap();
        assert_eq!((rows.total, rows.rows[0].line, &rows.rows[0]), (2, 2, &row));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// A row by itself becomes what it becomes among the others, as long as no other row means its book.
    #[test]
    fn a_row_that_is_corrected_becomes_what_it_is_when_all_are_looked_at(
        rows in proptest::collection::vec(("[A-E]{0,1}", 0..6_u32, 0..500_u32), 1..12),
        at in any::<proptest::sample::Index>(),
        cells in ("[A-E]{0,1}", 0..6_u32, 0..500_u32),
    ) {
        let desk = Desk::new();
        desk.book_by("A 3", &["Ada Quill"], 120);
        desk.book_by("B 0", &["Ada Quill"], 120);
        let line = |number: usize, (title, stars, pages): &(String, u32, u32)| {
            let title = if title.is_empty() { String::new() } else { format!("{title} {number}") };
            format!("{number},{title},Ada Quill,,{stars},{pages},,to-read")
        };
        let all: Vec<String> = rows.iter().enumerate().map(|(number, row)| line(number, row)).collect();
        let mut question = asked(&desk, &text(&all.iter().map(String::as_str).collect::<Vec<_>>()));
        let (report, mut looked) = look(&desk, &question);
        prop_assume!(report.unreadable > 0);
        let unreadable = looked.rows(Outcome::Unreadable, 0).unwrap().rows;
        let chosen = at.get(&unreadable).line;
        let number = usize::try_from(chosen).unwrap() - 2;
        let corrected = line(number, &cells).split(',').map(str::to_owned).collect();
        let row = CorrectedRow { line: chosen, cells: corrected };
        looked.correct(desk.library(), desk.now(), row.clone()).unwrap();
        question.corrected = vec![row];
        let (_, anew) = look(&desk, &question);
        for outcome in [Outcome::New, Outcome::Matched, Outcome::Changed, Outcome::Conflicting, Outcome::Unreadable] {
            prop_assert_eq!(looked.rows(outcome, 0).unwrap(), anew.rows(outcome, 0).unwrap());
        }
    }
}
