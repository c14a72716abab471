//! A book with a slip of the hand in its title or in its author's name is proposed, and never taken for the other.

use lectern_core::books::{self, BookQuery};
use lectern_core::transfer::import::{Outcome, RowReport};
use lectern_tests::Desk;
use lectern_tests::dump::dump;

use crate::desk::{import, outcomes, plan, source};

const BOOKS: [(&str, &str); 6] = [
    ("Designing Data-Intensive Applications", "Martin Kleppmann"),
    ("The Art of Computer Programming, Volume 1", "Donald E. Knuth"),
    ("Refactoring, 2nd Edition", "Martin Fowler"),
    ("Henry the Sixth, Part II", "William Shakespeare"),
    ("Emma", "Jane Austen"),
    ("Middlemarch: A Study of Provincial Life", "George Eliot"),
];

fn desk() -> Desk {
    let desk = Desk::new();
    for (title, author) in BOOKS {
        desk.book_by(title, &[author], 0);
    }
    desk
}

fn taken(desk: &Desk, rows: &[&str]) -> Vec<RowReport> {
    import(desk, &format!("Title,Author\n{}\n", rows.join("\n"))).1
}

#[test]
fn a_title_with_a_slip_of_the_hand_is_proposed_and_comes_in_as_its_own_book() {
    for (row, title) in [
        ("Desining Data-Intensive Applications,Martin Kleppmann", BOOKS[0].0),
        ("Designing Data-Intensvie Applications,\"Kleppmann, Martin\"", BOOKS[0].0),
        ("Desining Data Intensive Aplications: The Big Ideas,M. Kleppmann", BOOKS[0].0),
        ("\"The Art Computer Programming, Volume 1\",Donald Knuth", BOOKS[1].0),
        ("\"Refactroing, 2nd Edition\",\"Kent Beck, Martin Fowler\"", BOOKS[2].0),
        ("Midlemarch,George Eliot", BOOKS[5].0),
    ] {
        let desk = desk();
        let rows = taken(&desk, &[row]);
        assert_eq!(outcomes(&rows), [Outcome::New], "{row}");
        assert_eq!(
            rows[0].reasons[0],
            format!(
                "It may be a book that you have: “{title}” by the same author has nearly the same title. It is added as a \
                 book of its own."
            )
        );
        assert_eq!(desk.ask(|view| books::list(view, &BookQuery::default())).total, 7, "{row}");
    }
}

#[test]
fn an_author_with_a_slip_of_the_hand_is_proposed_under_the_same_title() {
    let desk = desk();
    let rows = taken(&desk, &["Designing Data-Intensive Applications,Martin Kleppman", "Emma,Jane Austin"]);
    assert_eq!(outcomes(&rows), [Outcome::New; 2]);
    for (row, (title, _)) in rows.iter().zip([BOOKS[0], BOOKS[4]]) {
        assert_eq!(
            row.reasons[0],
            format!(
                "It may be a book that you have: “{title}” has the same title, and an author of nearly the same name. It is \
                 added as a book of its own."
            )
        );
    }
}

#[test]
fn other_numbers_short_titles_and_other_authors_are_no_slips() {
    let rows = taken(
        &desk(),
        &[
            "\"The Art of Computer Programming, Volume 2\",Donald E. Knuth",
            "\"The Art of Computer Programing, Volume 3\",Donald E. Knuth",
            "\"Refactoring, 3rd Edition\",Martin Fowler",
            "\"Henry the Sixth, Part III\",William Shakespeare",
            "Enma,Jane Austen",
            "Desining Data-Intensive Applications,Ada Quill",
            "Middlemrach,",
            "Emma,Ada Quill",
        ],
    );
    assert_eq!(outcomes(&rows), [Outcome::New; 8]);
    assert!(rows.iter().all(|row| row.reasons.is_empty()), "{rows:?}");
}

#[test]
fn volumes_of_one_main_title_are_not_proposed_for_one_another() {
    let desk = Desk::new();
    desk.book_by("Capital: Volume I", &["Karl Marx"], 0);
    let rows = taken(&desk, &["Capital: Volume II,Karl Marx", "Capital: A Critique,Karl Marx"]);
    assert_eq!(outcomes(&rows), [Outcome::New; 2]);
    assert!(rows[0].reasons.is_empty(), "{rows:?}");
    assert!(rows[1].reasons[0].contains("” by the same author"), "{rows:?}");
}

#[test]
fn only_books_that_were_there_before_the_file_are_looked_at_for_slips() {
    let rows = taken(
        &Desk::new(),
        &["Middlemarch,George Eliot", "Midlemarch,George Eliot", "Designing Things Well,Ann Author"],
    );
    assert_eq!(outcomes(&rows), [Outcome::New; 3]);
    assert!(rows.iter().all(|row| row.reasons.is_empty()), "{rows:?}");
}

#[test]
fn a_plan_proposes_what_the_import_proposes_and_a_second_import_changes_nothing() {
    let desk = desk();
    let text = "Title,Author\nMidlemarch,George Eliot\n";
    let (_, planned) = plan(&desk, source(text).unwrap()).unwrap();
    let (_, done) = import(&desk, text);
    assert_eq!(planned[0].reasons, done[0].reasons);
    let after = dump(&desk.path());
    let (_, again) = import(&desk, text);
    assert_eq!(outcomes(&again), [Outcome::Matched]);
    assert_eq!(dump(&desk.path()), after);
}

#[test]
fn a_book_in_the_trash_is_not_proposed() {
    let desk = desk();
    let book = desk.ask(|view| books::find(view, "Middlemarch"));
    desk.change(lectern_core::Op::BookRemove, |tx| books::remove(tx, &[book]));
    assert!(taken(&desk, &["Midlemarch,George Eliot"])[0].reasons.is_empty());
}
