//! Tables with faults in them cost what is faulty, and nothing beside it.

use lectern_core::books::{self, BookQuery};
use lectern_core::transfer::import::{Choices, Input, Mapping, Outcome, Question, Report, Source};
use lectern_tests::Desk;
use rstest::rstest;

use crate::desk::{import, import_with, outcomes, plan, source};

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
fn parts_of_a_name_are_nobody_new() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    import(&desk, "Title,Authors,Read Status,Star Rating,Moods\nEmma,\"Jane Austen, Jane\",to-read,,\n");
    assert_eq!(shelf(&desk), ["Emma / Jane Austen"]);
}

#[test]
fn a_table_that_spells_a_name_otherwise_adds_nobody() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    let (report, _) = import(&desk, "Title,Author\nEmma,\"Austen, Jane\"\nDune,\"Herbert, Frank\"\n");
    assert_eq!((report.new, report.matched), (1, 1));
    assert_eq!(shelf(&desk), ["Dune / Frank Herbert", "Emma / Jane Austen"]);
}

/// How a text is read with a mapping, and what its books become.
fn read_as(desk: &Desk, text: &str, mapping: &str) -> Report {
    let mapping = Mapping::parse(mapping).expect("a mapping");
    let input = Input::Bytes("mine.csv".to_owned(), text.as_bytes().to_vec());
    let source = Source::open(input, mapping).expect("a list of books");
    import_with(desk, source, &Choices::Keep).expect("an import").0
}

#[rstest]
#[case("Título,Autor,Estado,Valoración,Fecha de lectura,Año\nEmma,Jane Austen,Leído,4,13/04/2021,1815\n")]
#[case(
    "Titre;Auteur;Éditeur;Pages;Année;Statut;Note;Date de lecture\nEmma;Jane Austen;Folio;474;1815;Lu;4;13/04/2021\n"
)]
#[case("Titolo,Autore,Editore,Pagine,Stato,Voto\nEmma,Jane Austen,BUR,474,Letto,4\n")]
#[case("Titel;Autor;Jahr;Status;Bewertung;Gelesen am\nEmma;Jane Austen;1815;gelesen;4;13.04.2021\n")]
#[case("Titel,Auteur,Uitgever,Status,Beoordeling\nEmma,Jane Austen,X,Gelezen,4\n")]
#[case("Название,Автор,Оценка,Дата прочтения\nEmma,Jane Austen,4,13.04.2021\n")]
#[case("書名,著者,出版社,ページ数,読了日,評価\nEmma,Jane Austen,岩波,300,2021/04/13,4\n")]
#[case("书名,作者,页数,状态,评分\nEmma,Jane Austen,1000,已读,4\n")]
#[case("Name,Author,Status,Rating\nEmma,Jane Austen,Read,4\n")]
#[case("Book Name,Author Name,Date Completed,My Score\nEmma,Jane Austen,2021-04-13,4/5\n")]
fn a_table_is_read_in_the_words_of_its_language(#[case] text: &str) {
    let desk = Desk::new();
    let (report, _) = import(&desk, text);
    assert_eq!((report.new, &report.warnings, &report.questions), (1, &vec![], &vec![]), "{text}");
    assert_eq!(shelf(&desk), ["Emma / Jane Austen"]);
    let query = BookQuery { limit: 1, ..BookQuery::default() };
    let book = desk.ask(|view| books::list(view, &query)).books.remove(0);
    assert_eq!(book.state.as_str(), "finished", "{text}");
    let rating = desk.ask(|view| books::get(view, book.id)).rating.map(|rating| rating.to_string());
    assert_eq!(rating.as_deref(), Some("4"), "{text}");
}

#[test]
fn a_column_that_is_not_understood_is_told_and_not_dropped_without_a_word() {
    let desk = Desk::new();
    let (report, _) = import(&desk, "Title,Author,Bookcase,Empty\nEmma,Jane Austen,left,\n");
    assert_eq!(
        report.warnings,
        ["Columns that are not understood, and kept beside the books unread: “Bookcase”. You can say what they mean."]
    );
}

#[test]
fn a_list_of_people_is_no_list_of_books() {
    source("Name,Email\nJane,jane@example.org\n").expect_err("a refusal");
}

#[test]
fn one_rating_beyond_five_leaves_all_of_them_to_the_reader() {
    let desk = Desk::new();
    let text = "Title,Rating\nEmma,3\nDune,9\n";
    let (report, _) = plan(&desk, source(text).expect("a list of books")).expect("a plan");
    let [question @ Question::Scale { column, example }] = report.questions.as_slice() else {
        panic!("{:?}", report.questions)
    };
    assert_eq!((column.as_str(), example.as_str()), ("Rating", "9"));
    assert!(question.words().contains(r#""columns": { "Rating": "score_of_ten" }"#), "{}", question.words());

    read_as(&desk, text, r#"{"columns": {"Rating": "score_of_ten"}}"#);
    let query = BookQuery { limit: 2, ..BookQuery::default() };
    let mut ratings: Vec<String> = desk
        .ask(|view| books::list(view, &query))
        .books
        .iter()
        .filter_map(|row| desk.ask(|view| books::get(view, row.id)).rating)
        .map(|rating| rating.to_string())
        .collect();
    ratings.sort();
    assert_eq!(ratings, ["1.5", "4.5"]);
}

#[test]
fn a_mapping_of_columns_that_are_not_there_says_so() {
    let desk = Desk::new();
    let report = read_as(&desk, "Title,Book\nEmma,Emma\n", r#"{"columns": {"Tittle": "title", "Book": "title"}}"#);
    assert!(report.warnings[0].contains("“Title”, “Book”"), "{:?}", report.warnings);
    assert!(report.warnings[1].contains("“Tittle”"), "{:?}", report.warnings);
    assert_eq!(report.new, 1);
}

#[test]
fn the_rows_of_an_isbn_list_that_failed_are_read_again() {
    let desk = Desk::new();
    let saved = "ISBN,Lectern line,Lectern reason,Lectern text\n9780141439587,2,It has no title.,\n";
    let (report, _) = import(&desk, saved);
    assert_eq!((report.new, report.unreadable, report.warnings.len()), (1, 0, 0));
    assert_eq!(shelf(&desk), ["ISBN 9780141439587 / "]);
    source("Buch,ISBN\nEmma,9780141439587\n").expect_err("which column is the title is asked");
}

#[test]
fn letters_that_were_read_wrongly_once_are_told_and_mended_where_the_reader_says_so() {
    let (told, mended) = (Desk::new(), Desk::new());
    let text = "Title,Author\nLe PremiÃ¨re Ã‰tÃ©,AndrÃ© Gide\n";
    let (report, _) = import(&told, text);
    assert!(report.warnings[0].contains("utf-8-twice"), "{:?}", report.warnings);
    read_as(&mended, text, r#"{"encoding": "utf-8-twice"}"#);
    assert_eq!(shelf(&mended), ["Le Première Été / André Gide"]);
}

#[test]
fn a_long_review_is_cut_and_not_thrown_away() {
    let desk = Desk::new();
    let (_, rows) = import(&desk, &format!("Title,Review\nEmma,{}\n", "word ".repeat(50_000)));
    assert!(rows[0].reasons.iter().any(|reason| reason.contains("the rest of it is left out")), "{:?}", rows[0]);
    let query = BookQuery { limit: 1, ..BookQuery::default() };
    let book = desk.ask(|view| books::list(view, &query)).books.remove(0);
    assert!(desk.ask(|view| books::get(view, book.id)).review.is_some_and(|review| review.len() > 190_000));
}
