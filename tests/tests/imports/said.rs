//! What only the reader can say of a file: its encoding, its columns, its words; asked, answered, kept for the next one.

use std::path::Path;

use lectern_core::Error;
use lectern_core::books::{self, BookState};
use lectern_core::transfer::import::{Choices, Input, Mapping, Question, Source};
use lectern_tests::Desk;

use crate::desk::{goodreads, import_with, plan, source, titles};

#[test]
fn an_encoding_that_is_a_guess_is_asked_and_never_written() {
    let desk = Desk::new();
    let text = b"Title,Author\nWuthering Heights,Emily Bront\xeb\nDer Proze\xdf,Franz Kafka\n";
    let (report, _) = plan(&desk, source(text).unwrap()).unwrap();
    assert_eq!(report.questions, [Question::Encoding { guess: "windows-1252".to_owned() }]);
    assert!(
        matches!(import_with(&desk, source(text).unwrap(), &Choices::Keep), Err(Error::Invalid { field, .. }) if field == "encoding")
    );
    let named = Mapping { encoding: Some("windows-1252".to_owned()), ..Mapping::default() };
    let answered = Source::open(Input::Bytes("export.csv".to_owned(), text.to_vec()), named).unwrap();
    import_with(&desk, answered, &Choices::Keep).unwrap();
    assert_eq!(titles(&desk), ["Der Prozeß", "Wuthering Heights"]);
}

#[test]
fn a_shelf_that_nobody_knows_is_asked_once_and_answered_by_a_mapping() {
    let desk = Desk::new();
    let text = goodreads("1,Emma,A,,0,,,,given-up-on,,\n2,Sanditon,A,,0,,,,given-up-on,,\n");
    let (report, _) = plan(&desk, source(&text).unwrap()).unwrap();
    assert_eq!(report.questions, [Question::State { word: "given-up-on".to_owned(), rows: 2 }]);
    let mapping = Mapping::parse(r#"{ "states": { "Given up on": "abandoned" } }"#).unwrap();
    let answered = Source::open(Input::Bytes("export.csv".to_owned(), text.into_bytes()), mapping).unwrap();
    import_with(&desk, answered, &Choices::Keep).unwrap();
    let book = desk.ask(|view| books::find(view, "Emma"));
    assert_eq!(desk.ask(|view| books::row_of(view, book)).state, BookState::Abandoned);
}

#[test]
fn a_mapping_reads_a_table_that_nobody_knows() {
    let desk = Desk::new();
    let mapping = r#"{ "columns": { "What": "title", "Who": "authors", "Verdict": "score_of_ten" } }"#;
    let text = "What|Who|Verdict\nEmma|Jane Austen|9\n";
    let input = Input::Bytes("mine.txt".to_owned(), text.as_bytes().to_vec());
    assert!(matches!(Source::open(input.clone(), Mapping::default()), Err(Error::Invalid { .. })));
    import_with(&desk, Source::open(input, Mapping::parse(mapping).unwrap()).unwrap(), &Choices::Keep).unwrap();
    let book = desk.ask(|view| books::find(view, "Emma"));
    let row = desk.ask(|view| books::row_of(view, book));
    assert_eq!(
        (row.authors, row.rating.map(lectern_core::values::Rating::stars)),
        (vec!["Jane Austen".to_owned()], Some(4.5))
    );
}

#[test]
fn ratings_of_five_or_of_ten_are_nobodys_until_the_reader_says_which() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import/collectorz-five.xml");
    let rated = |mapping: &str| {
        let desk = Desk::new();
        let source = Source::open(Input::Path(path.clone()), Mapping::parse(mapping).unwrap()).unwrap();
        import_with(&desk, source, &Choices::Keep).unwrap();
        let emma = desk.ask(|view| books::find(view, "Emma"));
        desk.ask(|view| books::get(view, emma)).rating.map(lectern_core::values::Rating::stars)
    };
    let said = |rule: &str| format!(r#"{{ "columns": {{ "My rating of five or ten": "{rule}" }} }}"#);
    assert_eq!([rated("{}"), rated(&said("stars")), rated(&said("score_of_ten"))], [None, Some(4.0), Some(2.0)]);
}

#[test]
fn a_mapping_that_was_saved_reads_the_next_file_of_the_same_columns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("My table.json");
    let mapping = Mapping::parse(r#"{ "columns": { "What": "title" }, "states": { "shelved": "paused" } }"#).unwrap();
    mapping.save(&path).unwrap();
    assert_eq!(Mapping::open(&path).unwrap(), mapping);
    assert_eq!(Mapping::open(&folder.path().join("none.json")).unwrap_err().code(), "io");
    std::fs::write(&path, " ".repeat(2 << 20)).unwrap();
    assert!(Mapping::open(&path).unwrap_err().to_string().contains("megabyte"));
}
