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

/// A file in the desk's folder, as the page asks about it.
fn asked(desk: &Desk, name: &str, bytes: &[u8]) -> ImportQuestion {
    let path = desk.path().with_file_name(name);
    std::fs::write(&path, bytes).expect("the file");
    ImportQuestion { path: path.to_string_lossy().into_owned(), ..ImportQuestion::default() }
}

#[rstest]
#[case("books.csv", b"Buch;Wer;Buch\nEmma;Jane Austen;x\n;Nobody;\nEvelina;;\n")]
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

#[test]
fn what_is_no_table_has_no_columns_to_explain() {
    let desk = Desk::new();
    for bytes in [&b"%PDF-1.7 ..."[..], b"   \n", b"[1, 2, 3]"] {
        import::columns(&asked(&desk, "other", bytes)).expect_err("a refusal");
    }
}
