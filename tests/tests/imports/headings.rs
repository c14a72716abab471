//! What marks say of the book that they stand in: its name, which is no news of it.

use std::collections::BTreeSet;

use lectern_core::books;
use lectern_core::notes;
use lectern_core::transfer::import::{Choices, Field, MatchedBy, Outcome};
use lectern_core::{Op, rename};
use lectern_tests::Desk;

use crate::desk::{import, import_with, outcomes, source, titles};

fn clip(heading: &str, location: u32, text: &str) -> String {
    format!(
        "{heading}\n- Your Highlight on Location {location}-{location} | Added on Monday, May 4, 2020 9:00:00 AM\n\n{text}\n==========\n"
    )
}

fn marks_of(desk: &Desk, title: &str) -> usize {
    let book = desk.ask(|view| books::find(view, title));
    desk.ask(|view| notes::of_book(view, book)).len()
}

fn call(desk: &Desk, title: &str, other: &str) {
    let book = desk.ask(|view| books::find(view, title));
    let mut draft = books::draft_of(&desk.ask(|view| books::get(view, book)));
    other.clone_into(&mut draft.title);
    desk.change(Op::BookEdit, |tx| rename::edit_book(tx, book, &draft));
}

#[test]
fn new_highlights_go_to_the_book_of_those_before_them_whatever_it_is_called_now() {
    let readwise = |rows: &[&str]| {
        let rows = rows.iter().map(|text| format!("{text},Kin,Ada Dle,page,{}\n", text.len()));
        format!("Highlight,Book Title,Book Author,Location Type,Location\n{}", rows.collect::<String>())
    };
    let kindle = |rows: &[&str]| {
        let rows = rows.iter().map(|text| clip("Kin (Ada Dle)", text.len() as u32 * 100, text));
        rows.collect::<String>()
    };
    let before = ["The tide turned.", "Salt."];
    // In a file of the newest first, too.
    for grown in [["The tide turned.", "Salt.", "And then again."], ["And then again.", "The tide turned.", "Salt."]] {
        for (first, then) in [(readwise(&before), readwise(&grown)), (kindle(&before), kindle(&grown))] {
            let desk = Desk::new();
            import(&desk, &first);
            call(&desk, "Kin", "Kindred");
            let (report, rows) = import(&desk, &then);
            assert_eq!((report.new, report.conflicting), (0, 0), "{rows:?}");
            assert_eq!(titles(&desk), ["Kindred"]);
            assert_eq!(marks_of(&desk, "Kindred"), 3);
        }
    }
}

#[test]
fn highlights_of_a_book_in_the_trash_stay_with_it() {
    let desk = Desk::new();
    import(&desk, &clip("Kin (Ada Dle)", 100, "The tide turned."));
    let book = desk.ask(|view| books::find(view, "Kin"));
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[book]));
    let (report, rows) = import(&desk, &clip("Kin (Ada Dle)", 300, "Salt."));
    assert_eq!((report.new, rows[0].reasons[0].as_str()), (0, "The book is in your trash, and stays there."));
}

#[test]
fn a_heading_with_title_and_author_turned_round_never_renames_the_book() {
    let desk = Desk::new();
    desk.book_by("Clean Code", &["Robert C. Martin"], 464);
    let first = clip("Robert C. Martin (Clean Code)", 738, "swapped");
    let grown = first.clone() + &clip("Robert C. Martin (Clean Code)", 900, "once more");
    for text in [&first, &first, &grown] {
        let (report, _, rows) =
            import_with(&desk, source(text).expect("clippings"), &Choices::Take).expect("an import");
        assert_eq!((report.new, report.conflicting), (0, 0), "{rows:?}");
        assert_eq!(titles(&desk), ["Clean Code"]);
    }
    assert_eq!(marks_of(&desk, "Clean Code"), 2);
}

#[test]
fn a_table_with_title_and_author_turned_round_never_renames_the_book() {
    let desk = Desk::new();
    desk.book_by("Clean Code", &["Robert C. Martin"], 464);
    let text = "Title,Author,My Rating\nRobert C. Martin,Clean Code,4\n";
    let take = Choices::TakeSome(BTreeSet::from([Field::Title, Field::Authors]));
    for expected in [Outcome::Changed, Outcome::Matched] {
        let (_, _, rows) = import_with(&desk, source(text).expect("a table"), &take).expect("an import");
        assert_eq!(outcomes(&rows), [expected], "{rows:?}");
        assert_eq!(titles(&desk), ["Clean Code"]);
    }
}

#[test]
fn clippings_in_a_language_that_is_not_known_are_told_one_by_one_and_spoil_no_other() {
    let desk = Desk::new();
    let polish = "Lalka (Bolesław Prus)\n- Twoje wyróżnienie na stronie 5 | lokalizacja 70-72 | Dodano: piątek, 20 listopada \
                  2015 10:11:12\n\nPolski cytat\n==========\n";
    let file = clip("Emma (Jane Austen)", 738, "first") + polish + &clip("Persuasion (Jane Austen)", 8, "third");
    let (report, rows) = import(&desk, &file);
    assert_eq!((report.new, report.unreadable), (2, 1));
    let told = rows.iter().find(|row| row.outcome == Outcome::Unreadable).expect("the Polish one");
    assert_eq!(
        (told.line, told.reasons.join(" ").as_str()),
        (6, "It is a clipping in a language that is not known here.")
    );
    assert!(told.title.starts_with("Lalka (Bolesław Prus)"), "{told:?}");

    let refusal = source(polish).expect_err("a refusal").to_string();
    assert!(refusal.contains("Kindle") && refusal.contains("language"), "{refusal}");
}

#[test]
fn what_a_heading_is_known_by_is_told() {
    let desk = Desk::new();
    import(&desk, &clip("Kin (Ada Dle)", 100, "The tide turned."));
    let (_, rows) = import(&desk, &clip("Kin (Ada Dle)", 300, "Salt."));
    assert_eq!(rows[0].matched_by, Some(MatchedBy::Title));
}
