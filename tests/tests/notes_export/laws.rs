//! Whatever is written comes back as it was.

use lectern_core::notes::{self, NoteDraft, NoteKind, NoteRecord};
use lectern_core::transfer;
use lectern_core::transfer::notes::{ExportQuestion, NotesFormat, OnConflict, Run};
use lectern_core::{Error, Op};
use lectern_tests::Desk;
use proptest::prelude::*;

use crate::shelf::{all, import};

/// Notes as readers write them, and as nobody should.
fn drafts() -> impl Strategy<Value = Vec<(u8, u8, String, String, Vec<String>)>> {
    let line = prop_oneof![
        4 => "\\PC{1,24}",
        1 => Just("## Quote".to_owned()),
        1 => Just("<!-- end of note -->".to_owned()),
        1 => Just("<!-- lectern note 01890000-0000-7000-8000-000000000001 -->".to_owned()),
        1 => Just("---".to_owned()),
        1 => Just("- at: 3".to_owned()),
        1 => Just("```".to_owned()),
        1 => Just(String::new()),
        1 => Just("<script>alert(1)</script> #tagged\r".to_owned()),
    ];
    let text = proptest::collection::vec(line, 1..6).prop_map(|lines| lines.join("\n"));
    let anchor = prop_oneof![
        Just(String::new()),
        Just("12".to_owned()),
        Just("p. 12".to_owned()),
        Just("45%".to_owned()),
        Just("ch 3".to_owned()),
        Just("1h20".to_owned()),
        Just("33,3 %".to_owned()),
        Just("end".to_owned()),
    ];
    let tags = proptest::collection::vec("[a-zäß ]{1,8}[a-z]", 0..3);
    proptest::collection::vec((0u8..4, 0u8..4, text, anchor, tags), 1..8)
}

fn filled(drafts: Vec<(u8, u8, String, String, Vec<String>)>) -> Desk {
    let desk = Desk::new();
    let books = [
        Some(desk.book_by("Emma", &["Jane Austen"], 474)),
        Some(desk.book_by("Emma", &["Somebody Else"], 0)),
        Some(desk.book("C:\\..\\<b>: \"x\"?", 90)),
        None,
    ];
    for (book, kind, text, anchor, tags) in drafts {
        let (book, kind) = (books[usize::from(book)], NoteKind::ALL[usize::from(kind)]);
        let draft = NoteDraft { book, kind, text, anchor, tags };
        match desk.try_change(Op::NoteAdd, |tx| notes::add(tx, &draft)) {
            Ok(_) | Err(Error::Invalid { .. } | Error::BeyondTheEnd { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
    desk
}

/// A note without what only its own library knows.
fn told(note: &NoteRecord) -> NoteRecord {
    NoteRecord {
        read: None,
        tags: note.tags.iter().map(|tag| lectern_core::values::fold(tag)).collect(),
        ..note.clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_goes_out_to_a_folder_and_comes_back_changes_nothing(drafts in drafts()) {
        let desk = filled(drafts);
        let folder = tempfile::tempdir().unwrap();
        let before = all(&desk);
        prop_assume!(!before.is_empty());
        desk.ask(|view| transfer::notes::export_notes(view, desk.now(), folder.path(), &ExportQuestion::default(), Run::Real));
        let report = import(&desk, folder.path(), OnConflict::Keep);
        prop_assert_eq!((report.added, report.updated, report.conflicting, report.missing), (0, 0, 0, 0));
        prop_assert_eq!(&report.unreadable, &[]);
        prop_assert_eq!(report.unchanged as usize, before.len());
        prop_assert_eq!(all(&desk), before);
    }

    #[test]
    fn a_folder_makes_the_same_notes_in_an_empty_library(drafts in drafts()) {
        let desk = filled(drafts);
        let folder = tempfile::tempdir().unwrap();
        let before: Vec<_> = all(&desk).iter().map(told).collect();
        prop_assume!(!before.is_empty());
        desk.ask(|view| transfer::notes::export_notes(view, desk.now(), folder.path(), &ExportQuestion::default(), Run::Real));
        let other = Desk::new();
        let report = import(&other, folder.path(), OnConflict::Keep);
        prop_assert_eq!(&report.unreadable, &[]);
        prop_assert_eq!(all(&other).iter().map(told).collect::<Vec<_>>(), before);
        prop_assert_eq!(import(&other, folder.path(), OnConflict::Keep).unchanged, report.added);
    }

    #[test]
    fn the_json_document_holds_everything_entered(drafts in drafts()) {
        let desk = filled(drafts);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("notes.json");
        let question = ExportQuestion { format: NotesFormat::Json, ..ExportQuestion::default() };
        desk.ask(|view| transfer::notes::export_notes(view, desk.now(), &file, &question, Run::Real));
        let before = all(&desk);
        prop_assert_eq!(import(&desk, &file, OnConflict::Keep).unchanged as usize, before.len());
        let other = Desk::new();
        import(&other, &file, OnConflict::Keep);
        prop_assert_eq!(all(&other), before.clone());
        prop_assert_eq!(import(&other, &file, OnConflict::Keep).unchanged as usize, before.len());
        // A document without a note is no step.
        if !before.is_empty() {
            other.undo();
        }
        prop_assert_eq!(all(&other), vec![]);
    }
}
