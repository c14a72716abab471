//! A library leaves whole, and comes back the same.

use std::fs;

use lectern_core::backup;
use lectern_core::books::{self, AuthorDraft, BookDraft, BookQuery, EditionDraft, SortKey};
use lectern_core::plans::{self, PlanDraft};
use lectern_core::transfer::export::{self, ExportFormat};
use lectern_core::transfer::import::{self, Choices, Input, Mapping, RowReport, Watch};
use lectern_core::values::Rating;
use lectern_core::{Error, Op, Source, check, reading};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use lectern_tests::everything::{Dice, perform};
use proptest::prelude::*;

fn exported(desk: &Desk, format: ExportFormat) -> String {
    let mut out = Vec::new();
    desk.ask(|view| export::write(view, desk.now(), format, &mut out, &mut backup::unwatched));
    String::from_utf8(out).expect("text")
}

fn shared(desk: &Desk) -> String {
    dump(&desk.path()).lines().filter(|line| !line.starts_with("local_")).map(|line| format!("{line}\n")).collect()
}

struct Unseen;

impl Watch for Unseen {
    fn row(&mut self, _: &[String], _: &[String], report: RowReport) -> lectern_core::Result<()> {
        assert!(report.reasons.is_empty(), "{report:?}");
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64) -> std::ops::ControlFlow<()> {
        std::ops::ControlFlow::Continue(())
    }
}

/// The library that an import of the text makes of an empty one.
fn imported(text: &str) -> Desk {
    let desk = Desk::new();
    let input = Input::Bytes("export.csv".into(), text.as_bytes().to_vec());
    let source = import::Source::open(input, Mapping::default()).expect("a list of books");
    import::import(desk.library(), desk.now(), Source::Window, &[source], &Choices::Keep, &mut Unseen)
        .expect("imported");
    desk
}

fn actions() -> impl Strategy<Value = Vec<(Op, Dice)>> {
    let op = proptest::sample::select(Op::ALL);
    let dice = (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(a, b, c)| Dice(a, b, c));
    proptest::collection::vec((op, dice), 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_library_that_left_as_json_comes_back_as_it_was(actions in actions()) {
        let (desk, empty) = (Desk::new(), Desk::new());
        perform(&desk, Op::PlanTake, Dice(0, 0, 0));
        for (op, dice) in actions {
            perform(&desk, op, dice);
        }
        let file = desk.path().with_file_name("library.json");
        fs::write(&file, exported(&desk, ExportFormat::Json)).unwrap();
        backup::merge(empty.library(), &file, empty.now(), Source::Window, &mut backup::unwatched).expect("imported");
        prop_assert_eq!(shared(&empty), shared(&desk));
        prop_assert!(empty.ask(check::check).is_clean());
        // Everything but the clock and the moment of the export, which are the other library's.
        let body = |desk: &Desk| exported(desk, ExportFormat::Json).split_once('\n').map(|(_, body)| body.to_owned());
        prop_assert_eq!(body(&empty), body(&desk), "and leaves again byte for byte");
    }

    #[test]
    fn every_book_leaves_with_what_is_its_own_and_in_the_order_of_its_coming(actions in actions()) {
        let desk = Desk::new();
        for title in ["Persuasion", "Emma", "Sanditon"] {
            desk.book_by(title, &["Jane Austen", "A Lady"], 300);
        }
        for (op, dice) in actions {
            perform(&desk, op, dice);
        }
        let everything = BookQuery { limit: 1_000, sort: SortKey::Added, ..BookQuery::default() };
        let mut books = desk.ask(|view| books::list(view, &everything)).books;
        books.sort_by_key(|book| book.id);
        let listed: Vec<_> = books
            .into_iter()
            .map(|book| {
                let (isbn, pages) = (book.isbn13.into_iter(), book.pages.map(|pages| pages.to_string()).into_iter());
                [vec![book.id.to_string()], isbn.collect(), pages.collect(), book.tags, vec![book.notes.to_string()]]
            })
            .collect();
        let ris = exported(&desk, ExportFormat::Ris);
        let left: Vec<_> = ris
            .split("TY  - BOOK\r\n")
            .skip(1)
            .map(|entry| {
                let said = |tag: &str| -> Vec<String> {
                    entry.lines().filter_map(|line| line.strip_prefix(tag)?.strip_prefix("  - ")).map(str::to_owned).collect()
                };
                [said("ID"), said("SN"), said("SP"), said("KW"), vec![said("N1").len().to_string()]]
            })
            .collect();
        prop_assert_eq!(left, listed);
    }

    #[test]
    fn any_number_survives_json_to_its_last_bit(numbers in proptest::collection::vec(0.0f64..1.0, 1..20)) {
        let (desk, empty) = (Desk::new(), Desk::new());
        let book = desk.book("Emma", 474);
        for number in &numbers {
            let _refused_backwards = desk.log(book, &format!("{}%", number * 100.0));
        }
        let file = desk.path().with_file_name("library.json");
        fs::write(&file, exported(&desk, ExportFormat::Json)).unwrap();
        backup::merge(empty.library(), &file, empty.now(), Source::Window, &mut backup::unwatched).expect("imported");
        prop_assert_eq!(shared(&empty), shared(&desk));
    }
}

#[test]
fn what_is_no_library_is_refused_with_what_is_wrong() {
    let desk = Desk::new();
    let file = desk.path().with_file_name("library.json");
    let refusal = |text: &str| {
        fs::write(&file, text).unwrap();
        backup::merge(desk.library(), &file, desk.now(), Source::Window, &mut backup::unwatched)
            .map(|_| ())
            .unwrap_err()
    };
    let head = "{\"lectern\":{\"kind\":\"library\",\"format\":1},\"tables\":";
    assert!(matches!(refusal(&head.replace(":1}", ":9999}")), Error::LibraryTooNew { .. }));
    let said = |text: &str| refusal(&format!("{head}{text}")).to_string();
    assert!(said("{\"book\": [{\"id\": 7}]}}").contains("“id” of a row of “book” is not a text"));
    assert!(said("{\"shelf\": []}}").contains("there is no table shelf"));
    assert!(said("{\"book\": [{\"wings\": 2}]}}").contains("book has no column wings"));
    assert!(said("{\"book\": [").contains("ends too early"));
    assert!(said("{\"book\" [").contains("no JSON any more at line 1"));
    let lost = said("{\"note_review\": [{\"note_id\": \"a\", \"step\": 1, \"reviewed_at\": 1}]}}");
    assert!(lost.contains("library.json is no whole library") && lost.contains("points at a note"), "{lost}");
    assert_eq!(shared(&desk), shared(&Desk::new()), "nothing of it came in");
}

/// A book with everything that Goodreads' columns can hold.
fn emma(desk: &Desk) {
    let draft = BookDraft {
        title: "=Emma".into(),
        series: "Novels & more".into(),
        series_number: "4".into(),
        first_published: "1815".into(),
        authors: ["Jane Austen", "-Fiona Stafford"]
            .map(|name| AuthorDraft { name: name.into(), ..AuthorDraft::default() })
            .into(),
        tags: vec!["classics".into(), "@home".into(), "owned".into()],
        ..BookDraft::default()
    };
    let edition = EditionDraft {
        isbn: "9780141439587".into(),
        publisher: "Penguin".into(),
        published: "2003".into(),
        pages: "474".into(),
        format: Some(books::Format::Paper),
        ..EditionDraft::default()
    };
    let book = desk.change(Op::BookAdd, |tx| books::add(tx, &draft, &edition));
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, "2026-03-04").map(drop));
    desk.change(Op::BookRate, |tx| books::rate(tx, book, Rating::from_half_stars(10).ok()));
    desk.change(Op::BookRate, |tx| books::review(tx, book, "+1 for <b>wit</b> & 1 < 2\nAgain."));
}

#[test]
fn goodreads_columns_come_back_through_our_own_import_with_nothing_lost() {
    let desk = Desk::new();
    emma(&desk);
    let text = exported(&desk, ExportFormat::Goodreads);
    let header = "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,Publisher,\
                  Binding,Number of Pages,Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,\
                  Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Owned Copies";
    assert_eq!(text.lines().next(), Some(header));
    assert!(text.contains("\"=\"\"9780141439587\"\"\"") && text.contains("2026/03/04"), "{text}");
    let back = imported(&text);
    let facts = |desk: &Desk| {
        let book = desk.ask(|view| books::find(view, "Emma").and_then(|book| books::get(view, book)));
        let reads = desk.ask(|view| reading::reads_of(view, book.id));
        let edition = &book.editions[0];
        (
            (book.title.to_string(), book.series, book.series_number, book.first_published, book.tags, book.rating),
            book.authors.iter().map(|author| author.name.to_string()).collect::<Vec<_>>(),
            (edition.isbn13.clone(), edition.publisher.clone(), edition.published, edition.pages, edition.format),
            reads.iter().map(|read| read.review.clone()).collect::<Vec<_>>(),
            reads.len(),
        )
    };
    assert_eq!(facts(&back), facts(&desk));
}

#[test]
fn what_goodreads_has_no_word_for_is_counted_and_not_hidden() {
    let desk = Desk::new();
    for (title, half_stars) in [("Emma", 7), ("Persuasion", 8), ("Sanditon", 1)] {
        let book = desk.book(title, 300);
        desk.change(Op::BookRate, |tx| books::rate(tx, book, Rating::from_half_stars(half_stars).ok()));
    }
    let mut out = Vec::new();
    let mut write =
        |format| desk.ask(|view| export::write(view, desk.now(), format, &mut out, &mut backup::unwatched)).rounded;
    assert_eq!((write(ExportFormat::Goodreads), write(ExportFormat::Csv)), (2, 0));
}

#[test]
fn the_order_of_what_to_read_next_goes_to_goodreads_and_comes_back() {
    let desk = Desk::new();
    let order = ["Sanditon", "Emma", "Persuasion"];
    let queue = order.map(|title| desk.book(title, 300));
    let draft = PlanDraft { title: "To read".to_owned(), ..PlanDraft::default() };
    let plan = desk.change(Op::PlanCreate, |tx| plans::create(tx, &draft));
    desk.change(Op::ItemAdd, |tx| plans::add_items(tx, plan, None, &queue).map(drop));
    let text = exported(&desk, ExportFormat::Goodreads);
    assert!(text.contains("to-read (#1)") && text.contains("to-read (#3)"), "{text}");
    let back = imported(&text);
    let plan = back.ask(plans::list).into_iter().find(|plan| plan.title == "To read").expect("the plan is made again");
    let items = back.ask(|view| plans::get(view, plan.id)).stages.into_iter().flat_map(|stage| stage.items);
    assert_eq!(items.map(|item| item.title).collect::<Vec<_>>(), order);
}

#[test]
fn no_cell_of_a_table_begins_as_a_formula() {
    let desk = Desk::new();
    emma(&desk);
    for format in [ExportFormat::Csv, ExportFormat::Goodreads] {
        let text = exported(&desk, format);
        assert!(text.contains("'=Emma"), "{text}");
        assert!(
            !text.contains(",=E") && !text.contains(",-F") && !text.contains(",@") && !text.contains("\"+1"),
            "{text}"
        );
    }
}

#[test]
fn references_say_who_wrote_what_and_nothing_in_them_runs() {
    let desk = Desk::new();
    let draft = BookDraft {
        title: "100% C# & _more_ {braces}".into(),
        authors: vec![AuthorDraft { name: "Simon and Garfunkel".into(), ..AuthorDraft::default() }],
        ..BookDraft::default()
    };
    for _ in 0..2 {
        desk.change(Op::BookAdd, |tx| books::add(tx, &draft, &EditionDraft::default()));
    }
    let bib = exported(&desk, ExportFormat::Bibtex);
    assert!(bib.contains("title = {100\\% C\\# \\& \\_more\\_ \\{braces\\}}"), "{bib}");
    assert!(bib.contains("author = {{Simon and Garfunkel}}"), "one person, not two: {bib}");
    let keys: std::collections::BTreeSet<&str> = bib.lines().filter(|line| line.starts_with('@')).collect();
    assert_eq!(keys.len(), 2, "each has a key of its own: {bib}");
    let ris = exported(&desk, ExportFormat::Ris);
    assert_eq!((ris.matches("TY  - BOOK\r\n").count(), ris.matches("ER  - \r\n").count()), (2, 2), "{ris}");
}

#[test]
fn a_calendar_holds_the_days_that_are_known_to_the_day() {
    let desk = Desk::new();
    emma(&desk);
    let vague = desk.book("Persuasion", 0);
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, vague, "2019").map(drop));
    let calendar = exported(&desk, ExportFormat::Ics);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.contains("SUMMARY:Finished: =Emma") && calendar.contains("20260304"), "{calendar}");
    assert!(!calendar.contains("Persuasion"), "a year is no day: {calendar}");
}

#[test]
fn a_text_to_read_keeps_notes_and_marks_nothing_up_by_accident() {
    let desk = Desk::new();
    let book = desk.book("1. *Stars* & <b>", 100);
    let draft = lectern_core::notes::NoteDraft { book: Some(book), text: "A thought.".into(), ..Default::default() };
    desk.change(Op::NoteAdd, |tx| lectern_core::notes::add(tx, &draft));
    let text = exported(&desk, ExportFormat::Markdown);
    assert!(text.contains("## 1. \\*Stars\\* & \\<b\\>\n") && text.contains("### Note\n\nA thought.\n"), "{text}");
}

#[test]
fn a_file_is_replaced_only_once_the_new_one_is_whole() {
    let desk = Desk::new();
    desk.book("Emma", 474);
    let file = desk.path().with_file_name("library.json");
    fs::write(&file, "before").unwrap();
    let stopped = desk.library().read(|view| {
        export::export(view, desk.now(), ExportFormat::Json, &file, &mut |_, _| std::ops::ControlFlow::Break(()))
    });
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(fs::read(&file).unwrap(), b"before");
}
