//! What is no list of books says what it is and which way it goes.

use lectern_core::transfer::export::{self, ExportFormat};
use lectern_core::transfer::import::{self, ImportQuestion, Mapping, Rule};
use lectern_tests::Desk;
use rstest::rstest;

use crate::desk::source;

fn refusal(bytes: impl AsRef<[u8]>) -> String {
    source(bytes).expect_err("a refusal").to_string()
}

#[test]
fn a_text_that_must_be_held_whole_is_refused_by_its_limit() {
    let mut list = b"# To read\n\n- Emma\n- Persuasion\n".to_vec();
    list.resize((64 << 20) + 1, b'\n');
    assert!(refusal(&list).contains("longer than 64 MiB"), "the limit is named");
}

#[rstest]
#[case(b"%PDF-1.7 ...", "PDF")]
#[case(b"\x89PNG\r\n\x1a\n", "picture")]
#[case(b"{\"lectern_plan\": 1, \"stages\": []}", "plan import")]
#[case(b"<!-- Lectern plan, format 1 -->\n# Two books\n\n- Emma\n", "plan import")]
#[case(b"Book Id,Author,My Rating,My Review\n1,Jane Austen,5,\"fine:\n- one\n- two\n\"\n", "no column Title")]
#[case(b"--- !ruby/object:Alexandria::Book\ntitle: \"Life\"\n", "BibTeX")]
#[case(b"<?xml version=\"1.0\"?><songs/>", "XML")]
#[case(b"{\"a\": 1, \"b\": [2, 3]}", "no column for the title")]
#[case(b"[1, 2, 3]", "JSON")]
#[case(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "archive")]
#[case(b"   \n", "empty")]
fn a_file_that_is_no_list_of_books_says_what_it_is(#[case] bytes: &[u8], #[case] what: &str) {
    let said = refusal(bytes);
    assert!(said.contains(what) && said.starts_with("This "), "{said}");
}

#[test]
fn a_library_of_our_own_is_shown_the_door_through_which_nothing_is_lost() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    let mut written = Vec::new();
    let mut go_on = |_, _| std::ops::ControlFlow::Continue(());
    desk.ask(|view| export::write(view, desk.now(), ExportFormat::Json, &mut written, &mut go_on));
    let said = refusal(written);
    assert!(said.contains("Restore") && said.contains("lectern-cli import"), "{said}");
}

#[test]
fn a_library_that_left_as_a_text_to_read_names_the_forms_that_come_back() {
    let desk = Desk::new();
    let book = desk.book_by("Emma", &["Jane Austen"], 474);
    desk.book_by("Persuasion", &[], 0);
    desk.change(lectern_core::Op::ReadFinish, |tx| lectern_core::reading::finish(tx, book, "2019").map(drop));
    let mut written = Vec::new();
    let mut go_on = |_, _| std::ops::ControlFlow::Continue(());
    desk.ask(|view| export::write(view, desk.now(), ExportFormat::Markdown, &mut written, &mut go_on));
    let said = refusal(&written);
    assert!(said.contains("text to read") && said.contains("JSON") && said.contains("CSV"), "{said}");
    let question = asked(&desk, "library.md", &written);
    let at_the_page = import::columns(&question).expect_err("the page is told the same").to_string();
    assert_eq!(at_the_page, said);
}

/// A file in the desk's folder, as the page asks about it.
fn asked(desk: &Desk, name: &str, bytes: &[u8]) -> ImportQuestion {
    let path = desk.path().with_file_name(name);
    std::fs::write(&path, bytes).expect("the file");
    ImportQuestion { path: path.to_string_lossy().into_owned(), ..ImportQuestion::default() }
}

#[rstest]
#[case("books.csv", b"Buch;Wer\nEmma;Jane Austen\n;Nobody\nEvelina;\n")]
#[case("books.tsv", b"Buch\tWer\nEmma\tJane Austen\n\tNobody\nEvelina\t\n")]
#[case("books.json", br#"[{"Buch": "Emma", "Wer": "Jane Austen"}, {"Wer": "Nobody"}, {"Buch": "Evelina"}]"#)]
fn a_table_of_which_no_column_is_known_can_be_explained(#[case] name: &str, #[case] bytes: &[u8]) {
    let desk = Desk::new();
    let mut question = asked(&desk, name, bytes);
    let found = import::columns(&question).expect("its columns");
    let seen: Vec<_> =
        found.columns.iter().map(|column| (column.name.as_str(), column.rule, column.examples.join(" · "))).collect();
    assert_eq!(
        seen,
        [("Buch", Rule::Kept, "Emma · Evelina".to_owned()), ("Wer", Rule::Kept, "Jane Austen · Nobody".to_owned())],
        "in the order of the file, each with what is in it"
    );

    let explained = [("Buch".to_owned(), Rule::Title), ("Wer".to_owned(), Rule::Author)];
    question.mapping = Mapping { columns: explained.into(), ..found.mapping };
    let mut go_on = |_, _| std::ops::ControlFlow::Continue(());
    let (report, _) = import::look(desk.library(), desk.now(), &question, &mut go_on).expect("a plan");
    assert_eq!((report.new, report.unreadable), (2, 1));
    assert_eq!(import::columns(&question).expect("its columns").columns[0].rule, Rule::Title);
}

fn explained(columns: [(&str, Rule); 3], header: Option<bool>) -> Mapping {
    let columns = columns.map(|(name, rule)| (name.to_owned(), rule)).into();
    Mapping { columns, header, ..Mapping::default() }
}

fn looked(desk: &Desk, question: &ImportQuestion) -> import::Report {
    let mut go_on = |_, _| std::ops::ControlFlow::Continue(());
    import::look(desk.library(), desk.now(), question, &mut go_on).expect("a plan").0
}

#[rstest]
#[case::an_isbn_says_so(b"Emma,Jane Austen,9780141439587\nEvelina,Frances Burney,\n", None)]
#[case::the_reader_says_so(b"Emma,Jane Austen,474\nEvelina,Frances Burney,\n", Some(false))]
fn a_table_whose_first_line_is_a_book_loses_no_book(#[case] bytes: &[u8], #[case] header: Option<bool>) {
    let desk = Desk::new();
    let mut question = asked(&desk, "books.csv", bytes);
    question.mapping.header = header;
    let found = import::columns(&question).expect("its columns");
    let names: Vec<_> = found.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!((names, found.has_header), (vec!["Column 1", "Column 2", "Column 3"], Some(false)));
    assert_eq!(found.columns[0].examples, ["Emma", "Evelina"]);

    let columns = [("Column 1", Rule::Title), ("Column 2", Rule::Authors), ("Column 3", Rule::Kept)];
    question.mapping = explained(columns, found.mapping.header);
    let report = looked(&desk, &question);
    assert_eq!((report.new, report.unreadable), (2, 0));
}

#[test]
fn rows_that_failed_in_a_table_without_headings_are_read_again_as_the_table_was() {
    let desk = Desk::new();
    let columns = [("Column 1", Rule::Title), ("Column 2", Rule::Authors), ("Column 3", Rule::Kept)];
    let mut question = asked(&desk, "books.csv", b"Emma,Jane Austen,1\n,Frances Burney,2\n");
    question.mapping = explained(columns, Some(false));
    let failed = desk.path().with_file_name("failed.csv");
    let mut go_on = |_, _| std::ops::ControlFlow::Continue(());
    let saved = import::save_failed(desk.library(), desk.now(), &question, &failed, &mut go_on);
    assert_eq!(saved.expect("the rows"), 1);

    let corrected = std::fs::read_to_string(&failed).expect("the rows").replace(",Frances", "Evelina,Frances");
    std::fs::write(&failed, corrected).expect("the correction");
    question.path = failed.to_string_lossy().into_owned();
    let report = looked(&desk, &question);
    assert_eq!((report.rows, report.new, report.unreadable), (1, 1, 0));
}

#[test]
fn of_two_columns_of_one_name_the_second_can_mean_something_too() {
    let desk = Desk::new();
    let mut question = asked(&desk, "books.csv", b"Title,Name,Name\nEmma,Jane Austen,classics\n");
    let report = looked(&desk, &question);
    assert!(report.warnings[0].contains("“Name (2)”"), "{:?}", report.warnings);

    let columns = [("Title", Rule::Title), ("Name", Rule::Author), ("Name (2)", Rule::Tags)];
    question.mapping = explained(columns, None);
    let report = looked(&desk, &question);
    assert_eq!((report.new, report.warnings.len()), (1, 0));
}

#[test]
fn what_is_no_table_has_no_columns_to_explain() {
    let desk = Desk::new();
    for bytes in [&b"%PDF-1.7 ..."[..], b"   \n", b"[1, 2, 3]"] {
        import::columns(&asked(&desk, "other", bytes)).expect_err("a refusal");
    }
}
