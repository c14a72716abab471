//! Which book of the library a row means: never a different one, whatever number they share.

use lectern_core::books::{self, AuthorDraft, BookDraft, EditionDraft, Role};
use lectern_core::transfer::import::{MatchedBy, Outcome};
use lectern_core::values::BookId;
use lectern_core::{Op, merge, reading};
use lectern_tests::Desk;

use crate::desk::{import, outcomes, titles};

const ISBN: &str = "9780140285604";

fn with_isbn(desk: &Desk, title: &str, author: &str) -> BookId {
    let book = desk.book_by(title, &[author], 0);
    let edition = desk.ask(|view| books::get(view, book)).editions.first().map(|edition| edition.id);
    let draft = EditionDraft { isbn: ISBN.to_owned(), ..EditionDraft::default() };
    desk.change(Op::EditionAdd, |tx| match edition {
        Some(edition) => books::edit_edition(tx, edition, &draft),
        None => books::add_edition(tx, book, &draft).map(drop),
    });
    book
}

fn is_untouched(desk: &Desk, book: BookId) -> bool {
    let book = desk.ask(|view| books::get(view, book));
    book.rating.is_none() && book.review.is_none() && desk.ask(|view| reading::reads_of(view, book.id)).is_empty()
}

#[test]
fn a_number_that_two_books_share_never_puts_one_in_the_place_of_the_other() {
    for (here, author, there, by) in [
        ("It", "Stephen King", "Make It Stick", "Peter Brown"),
        ("Dune", "Frank Herbert", "Dune Messiah", "Frank Herbert"),
        ("Poems, Volume 1", "Ada Quill", "Poems, Volume 2", "Ada Quill"),
        ("Emma", "", "Middlemarch", ""),
    ] {
        let desk = Desk::new();
        let book = if author.is_empty() {
            let draft = BookDraft { title: here.to_owned(), ..BookDraft::default() };
            let edition = EditionDraft { isbn: ISBN.to_owned(), ..EditionDraft::default() };
            desk.change(Op::BookAdd, |tx| books::add(tx, &draft, &edition))
        } else {
            with_isbn(&desk, here, author)
        };
        let (_, rows) = import(&desk, &format!("Title,Author,ISBN,Rating,Review\n\"{there}\",{by},{ISBN},2,dull\n"));
        assert_eq!(outcomes(&rows), [Outcome::New], "{here} and {there}");
        assert!(rows[0].reasons[0].contains("has the same ISBN and another title"), "it is proposed: {rows:?}");
        assert!(is_untouched(&desk, book), "{here}");
        assert_eq!(titles(&desk).len(), 2);
    }
}

#[test]
fn a_book_is_known_by_its_isbn_whatever_its_title_is_made_of() {
    for there in ["The Trial", "Der Proceß (Klassiker)", "Der Process: Roman", "Kafka: Der Process"] {
        let desk = Desk::new();
        with_isbn(&desk, "Der Process", "Franz Kafka");
        let (_, rows) = import(&desk, &format!("Title,Author,ISBN\n{there},\"Kafka, Franz\",{ISBN}\n"));
        assert_eq!(rows[0].matched_by, Some(MatchedBy::Isbn), "{there}: {rows:?}");
    }
}

#[test]
fn a_number_of_another_program_that_means_another_book_now_is_proposed() {
    let desk = Desk::new();
    let file = |row: &str| format!("Book Id,Title,Author,My Rating,Exclusive Shelf,Bookshelves\n{row}\n");
    import(&desk, &file("77,Old Title,Ada Quill,0,to-read,"));
    let old = desk.ask(|view| books::find(view, "Old Title"));
    let (_, rows) = import(&desk, &file("77,Completely Different,Ben Rook,1,read,"));
    assert_eq!(outcomes(&rows), [Outcome::New]);
    assert!(rows[0].reasons[0].contains("“Old Title” goes by the same number there"), "{rows:?}");
    assert!(is_untouched(&desk, old));
    let (_, rows) = import(&desk, &file("77,Completely Different,Ben Rook,2,read,"));
    assert_eq!(rows[0].matched_by, Some(MatchedBy::Title), "the new one is found again: {rows:?}");
    let (_, rows) = import(&desk, &file("77,New Title,Ada Quill,0,to-read,"));
    assert_eq!(
        (rows[0].matched_by, rows[0].book),
        (Some(MatchedBy::Id), Some(old)),
        "a new title alone is a correction"
    );
    let draft = desk.ask(|view| books::get(view, old));
    let authors = vec![AuthorDraft { name: "Cora Vane".to_owned(), role: Role::Author }];
    let draft = BookDraft { title: "As It Should Be".to_owned(), authors, ..books::draft_of(&draft) };
    desk.change(Op::BookEdit, |tx| books::edit(tx, old, &draft));
    let (_, rows) = import(&desk, &file("77,New Title,Ada Quill,3,to-read,"));
    assert_eq!(rows[0].book, Some(old), "what the reader corrected here is still what it was there");
}

#[test]
fn a_name_that_two_authors_may_have_is_not_taken_for_one_of_them() {
    let desk = Desk::new();
    let both = ["John Smith", "Jane Smith"].map(|author| desk.book_by("Collected Poems", &[author], 0));
    let (_, rows) = import(&desk, "Title,Author,Rating\nCollected Poems,J. Smith,2\n");
    assert_eq!(outcomes(&rows), [Outcome::New]);
    assert!(rows[0].reasons[0].contains("the title of 2 books here"), "{rows:?}");
    assert!(both.into_iter().all(|book| is_untouched(&desk, book)));
    let (_, rows) = import(&desk, "Title,Author,Rating\nCollected Poems,Jane Smith,2\n");
    assert_eq!((rows[0].matched_by, rows[0].book), (Some(MatchedBy::Title), Some(both[1])), "a whole name is one");
}

#[test]
fn marks_between_the_words_of_a_title_make_no_other_book() {
    let spelled = [
        ("Data-Intensive Design", "Data Intensive Design"),
        ("Ender’s Game", "Ender's Game"),
        ("Pride & Prejudice", "Pride and Prejudice"),
        ("Catch-22", "Catch 22"),
        ("Dr. No", "Dr No"),
        ("The Hobbit", "\"Hobbit, The\""),
    ];
    let desk = Desk::new();
    for (here, _) in spelled {
        desk.book_by(here, &["Same Person"], 0);
    }
    let rows: String = spelled.iter().map(|(_, there)| format!("{there},Same Person\n")).collect();
    let (_, rows) = import(&desk, &format!("Title,Author\n{rows}"));
    assert_eq!(outcomes(&rows), [Outcome::Matched; 6], "{rows:?}");
    assert_eq!(titles(&desk).len(), 6);
    let (_, rows) = import(&desk, "Title,Author\nCatch 22,Somebody Else\nC,Same Person\nC++,Same Person\n");
    assert_eq!(outcomes(&rows), [Outcome::New; 3], "{rows:?}");
}

#[test]
fn a_title_with_a_subtitle_here_is_proposed_for_one_without() {
    let desk = Desk::new();
    desk.book_by("Mort: A Discworld Novel", &["Terry Pratchett"], 0);
    let (_, rows) = import(&desk, "Title,Author\nMort,Terry Pratchett\n");
    assert_eq!(outcomes(&rows), [Outcome::New]);
    assert!(rows[0].reasons[0].contains("“Mort: A Discworld Novel” by the same author"), "{rows:?}");
}

#[test]
fn a_book_of_a_language_with_another_article_is_found_by_its_title() {
    let desk = Desk::new();
    let book = desk.book_by("Der Prozess", &["Franz Kafka"], 0);
    let draft = BookDraft { language: "de".to_owned(), ..books::draft_of(&desk.ask(|view| books::get(view, book))) };
    desk.change(Op::BookEdit, |tx| books::edit(tx, book, &draft));
    let (_, rows) = import(&desk, "Title,Author\nDer Prozess,Franz Kafka\n");
    assert_eq!(rows[0].book, Some(book), "{rows:?}");
}

#[test]
fn the_rows_of_a_book_that_was_merged_into_another_are_of_that_one() {
    let desk = Desk::new();
    let file = |stars: u8| {
        let rows = ["1,Emma,Jane Austen", "2,Emma (Penguin),Jane Austen"];
        let rows: String = rows.iter().map(|row| format!("{row},{stars},to-read,\n")).collect();
        format!("Book Id,Title,Author,My Rating,Exclusive Shelf,Bookshelves\n{rows}")
    };
    let (_, rows) = import(&desk, &file(0));
    let [keep, other] = [&rows[0], &rows[1]].map(|row| row.book.expect("a book"));
    desk.change(Op::BookMerge, |tx| merge::merge(tx, keep, other));
    for stars in [0, 5] {
        let (_, rows) = import(&desk, &file(stars));
        assert_eq!([rows[0].book, rows[1].book], [Some(keep); 2], "neither is in the trash: {rows:?}");
    }
    assert_eq!(desk.ask(|view| books::get(view, keep)).rating.map(lectern_core::values::Rating::stars), Some(5.0));
    desk.undo();
    desk.undo();
    let (_, rows) = import(&desk, &file(0));
    assert_eq!([rows[0].book, rows[1].book], [Some(keep), Some(other)], "two again");
}
