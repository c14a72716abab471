//! Tables with faults in them cost what is faulty, and nothing beside it.

use lectern_core::books::{self, BookQuery};
use lectern_core::transfer::import::{Choices, Outcome};
use lectern_tests::Desk;

use crate::desk::{import, import_with, outcomes, source};

/// The titles of all books with their people, in the order of the alphabet.
fn shelf(desk: &Desk) -> Vec<String> {
    let query = BookQuery { limit: 500, ..BookQuery::default() };
    let told = |id| {
        let book = books::draft_of(&desk.ask(|view| books::get(view, id)));
        let people: Vec<String> = book.authors.iter().map(|it| it.name.clone()).collect();
        format!("{} / {}", book.title, people.join(" + "))
    };
    let mut all: Vec<String> =
        desk.ask(|view| books::list(view, &query)).books.iter().map(|row| told(row.id)).collect();
    all.sort();
    all
}

#[test]
fn a_quote_without_its_end_costs_one_book_and_says_so() {
    let desk = Desk::new();
    let (report, rows) = import(
        &desk,
        "Title,Author,Review\nEmma,Jane Austen,ok\nDune,Frank Herbert,\"oops\nMort,Terry Pratchett,ok\nIt,Stephen King,\n",
    );
    assert_eq!((report.rows, report.new, report.unreadable), (4, 3, 1));
    assert_eq!(outcomes(&rows), [Outcome::New, Outcome::Unreadable, Outcome::New, Outcome::New]);
    assert_eq!((rows[1].line, rows[1].title.as_str()), (3, "Dune"));
    assert!(rows[1].reasons[0].starts_with("A quote opened on line 3 is never closed."), "{:?}", rows[1].reasons);
}

#[test]
fn a_quote_in_librarything_is_a_letter() {
    let desk = Desk::new();
    let (report, _) = import(
        &desk,
        "Book Id\tTitle\tPrimary Author\tReview\tCollections\n1\tEmma\tAusten, Jane\t\"so\tYour library\n2\tDune\tHerbert, \
         Frank\t\tYour library\n3\tMort\tPratchett, Terry\t\"too\tYour library\n",
    );
    assert_eq!((report.new, report.unreadable), (3, 0));
}

#[test]
fn one_old_byte_in_a_librarything_file_does_not_spoil_the_others() {
    let desk = Desk::new();
    let mut text = "Book Id\tTitle\tPrimary Author\tCollections\n1\tMüller\tB, C\tYour library\n2\tCafé\tB, C\tYour \
                    library\n3\tBront"
        .as_bytes()
        .to_vec();
    text.extend(b"\xeb\tB, C\tYour library\n");
    let file = source(&text).expect("a list of books");
    let (report, ..) = import_with(&desk, file, &Choices::Keep).expect("an import");
    assert_eq!(report.encoding, "UTF-8");
    assert_eq!(shelf(&desk), ["Brontë / C B", "Café / C B", "Müller / C B"]);
}

#[test]
fn utf16_without_its_mark_is_read_in_any_script() {
    let desk = Desk::new();
    let text = "Title,Author\nВойна и мир,Лев Толстой\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = source(bytes).expect("a list of books");
    import_with(&desk, file, &Choices::Keep).expect("an import");
    assert_eq!(shelf(&desk), ["Война и мир / Лев Толстой"]);
}

#[test]
fn a_table_that_spells_a_name_otherwise_adds_nobody() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    let (report, _) = import(&desk, "Title,Author\nEmma,\"Austen, Jane\"\nDune,\"Herbert, Frank\"\n");
    assert_eq!((report.new, report.matched), (1, 1));
    assert_eq!(shelf(&desk), ["Dune / Frank Herbert", "Emma / Jane Austen"]);
}
