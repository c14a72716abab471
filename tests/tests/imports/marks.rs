//! Quotes and notes that come with a book: each once, at its place, on its day.

use lectern_core::books;
use lectern_core::notes::{self, Note, NoteChoice, NoteDraft, NoteKind};
use lectern_core::transfer::import::{Choices, Outcome};
use lectern_core::{Op, reading};
use lectern_tests::Desk;

use crate::desk::{import, import_with, outcomes, source};

const HEADER: &str = "Highlight,Book Title,Book Author,Note,Tags,Location Type,Location,Highlighted at\n";

fn rows(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

fn notes_of(desk: &Desk, title: &str) -> Vec<Note> {
    let book = desk.ask(|view| books::find(view, title));
    desk.ask(|view| notes::of_book(view, book))
}

fn texts(desk: &Desk, title: &str) -> Vec<String> {
    notes_of(desk, title).into_iter().map(|note| note.text).collect()
}

#[test]
fn a_highlight_that_was_made_longer_becomes_the_longer_one() {
    let desk = Desk::new();
    import(&desk, &rows("the tide turned.,Tides,Ada Quill,,,location,300,\nSalt.,Tides,Ada Quill,,,location,900,\n"));
    let (_, again) = import(
        &desk,
        &rows(
            "\"At last the tide turned. And then, again.\",Tides,Ada Quill,,,location,299,\nSalt.,Tides,Ada Quill,,,location,901,\n",
        ),
    );
    assert_eq!(texts(&desk, "Tides"), ["At last the tide turned. And then, again.", "Salt."]);
    assert_eq!(outcomes(&again), [Outcome::Changed, Outcome::Matched]);
}

#[test]
fn what_the_reader_made_of_a_highlight_stays_when_it_comes_again() {
    let desk = Desk::new();
    let file = rows("The tide turned.,Tides,Ada Quill,,,location,300,\n");
    import(&desk, &file);
    let note = notes_of(&desk, "Tides").remove(0);
    let draft = NoteDraft {
        book: note.book,
        kind: NoteKind::Takeaway,
        text: "Tides turn.".to_owned(),
        anchor: "loc 300".to_owned(),
        tags: vec!["sea".to_owned()],
    };
    desk.change(Op::NoteEdit, |tx| notes::edit(tx, note.id, &draft));
    import(&desk, &file);
    assert_eq!(texts(&desk, "Tides"), ["Tides turn."]);
    desk.change(Op::NoteRemove, |tx| notes::remove(tx, &NoteChoice::These(vec![note.id])));
    import(&desk, &file);
    assert_eq!(texts(&desk, "Tides"), Vec::<String>::new(), "what was taken away does not come back");
}

#[test]
fn the_same_words_at_two_places_are_two_quotes() {
    let desk = Desk::new();
    let file = rows("So it goes.,Tides,Ada Quill,,,page,10,\nSo it goes.,Tides,Ada Quill,,,page,90,\n");
    import(&desk, &file);
    assert_eq!(texts(&desk, "Tides").len(), 2);
    let (_, label, _) = import_with(&desk, source(&file).unwrap(), &Choices::Keep).unwrap();
    assert_eq!(label, None);
}

#[test]
fn a_place_that_the_book_cannot_have_costs_no_note() {
    let desk = Desk::new();
    desk.book_by("Tides", &["Ada Quill"], 100);
    let (_, done) = import(&desk, &rows("Salt.,Tides,Ada Quill,,,page,400,\n"));
    assert_eq!(done[0].outcome, Outcome::Changed);
    assert!(done[0].reasons[1].starts_with("It is kept without its place. Page 400"), "{:?}", done[0].reasons);
    assert_eq!(notes_of(&desk, "Tides")[0].anchor, None);
}

#[test]
fn a_quote_belongs_to_the_open_read_unless_it_is_older() {
    let desk = Desk::new();
    let book = desk.book_by("Tides", &["Ada Quill"], 100);
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "2026-03-01", None));
    import(
        &desk,
        &rows(
            "Salt.,Tides,Ada Quill,,,page,4,2026-03-02 10:00:00\nSand.,Tides,Ada Quill,,,page,5,2024-03-02 10:00:00\n",
        ),
    );
    let read = desk.ask(|view| reading::open_read(view, book)).map(|read| read.id);
    let in_read = |text: &str| {
        let note = notes_of(&desk, "Tides").into_iter().find(|note| note.text == text).expect("the quote");
        desk.ask(|view| notes::record(view, note.id)).read
    };
    assert_eq!((in_read("Salt."), in_read("Sand.")), (read, None));
}

#[test]
fn a_note_has_its_own_day_and_its_tags_and_a_sign_in_the_books_words_is_no_tag() {
    let desk = Desk::new();
    import(&desk, &rows("The #tide turned.,Tides,Ada Quill,see #moon,sea,page,4,2024-03-02 10:00:00+00:00\n"));
    let mut written = notes_of(&desk, "Tides");
    written.sort_by_key(|note| note.kind != NoteKind::Quote);
    assert!(written.iter().all(|note| note.created_at.to_string() == "2024-03-02T10:00:00.000Z"));
    assert_eq!((written[0].tags.join(","), written[1].tags.join(",")), ("sea".to_owned(), "moon,sea".to_owned()));
}
