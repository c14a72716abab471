//! Notes leave the library as files, are edited there with anything, and come back; nobody's words are lost on the way.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod documents;
mod laws;
mod shelf;

use std::fs;

use lectern_core::notes::{self, HitKind, NoteChoice, NoteKind, NoteQuery};
use lectern_core::transfer;
use lectern_core::transfer::notes::{ExportQuestion, NotesFormat, OnConflict, OnDeleted, Run};
use lectern_core::{Error, Op, books};
use lectern_tests::Desk;

use crate::shelf::{Shelf, all, everything, import, markdown, write};

#[test]
fn a_second_export_changes_nothing() {
    let shelf = Shelf::new();
    assert_eq!((shelf.export().written, shelf.export().unchanged), (1, 1));
    let before = everything(&shelf.dir());
    let again = shelf.export();
    assert_eq!((again.written, again.merged, again.unchanged, again.files.len()), (0, 0, 1, 0));
    assert_eq!(everything(&shelf.dir()), before);
}

#[test]
fn looking_writes_nothing() {
    let shelf = Shelf::new();
    let report = shelf.export_with(&ExportQuestion::default(), Run::Dry);
    assert_eq!((report.dry_run, report.written, report.notes), (true, 1, 1));
    assert!(!shelf.dir().exists());
}

#[test]
fn the_reader_s_own_lines_stay_while_the_library_goes_on() {
    let shelf = Shelf::new();
    shelf.export();
    shelf.edit("Jane Austen\n\n", "Jane Austen\n\nMy own words.\n\n");
    shelf.edit("tags: []\n", "tags: []\naliases: [Emmy]\n");
    write(&shelf.desk, Some(shelf.book), NoteKind::Question, "Who tells this?", "2");
    shelf
        .desk
        .change(Op::BookRate, |tx| books::rate(tx, shelf.book, lectern_core::values::Rating::from_half_stars(9).ok()));
    let report = shelf.export();
    assert_eq!((report.merged, report.conflicting), (1, 0));
    let text = shelf.text();
    for line in ["My own words.", "aliases: [Emmy]", "rating: 4.5", "Who tells this?"] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert_eq!(shelf.export().kept, 1);
}

#[test]
fn a_note_changed_in_different_places_on_both_sides_is_brought_together() {
    let shelf = Shelf::new();
    shelf.export();
    shelf.edit("With a comfortable home.", "With a comfortable home!");
    shelf.rewrite("Handsome, clever, rich.\n\nWith a comfortable home.");
    assert_eq!(shelf.export().merged, 1);
    assert!(shelf.text().contains("Handsome, clever, rich.\n\nWith a comfortable home!"));
    shelf.import();
    assert_eq!(shelf.note().text, "Handsome, clever, rich.\n\nWith a comfortable home!");
}

#[test]
fn a_true_conflict_is_shown_and_never_written_over() {
    let shelf = Shelf::new();
    shelf.export();
    shelf.edit("Handsome, clever, and rich.", "Mine.");
    shelf.rewrite("Theirs.\n\nWith a comfortable home.");
    let before = everything(&shelf.dir());
    for _ in 0..2 {
        let report = shelf.export();
        assert_eq!((report.conflicting, report.conflicts.len()), (1, 1));
        let clash = &report.conflicts[0];
        assert!(clash.outside.contains("Mine.") && clash.library.contains("Theirs."));
        assert_eq!(clash.note, Some(shelf.quote));
        assert_eq!(everything(&shelf.dir()), before, "nothing is written over");
        let imported = shelf.import();
        assert_eq!((imported.conflicting, imported.updated), (1, 0));
        assert!(shelf.note().text.contains("Theirs."));
    }
    let take = ExportQuestion { on_conflict: OnConflict::Take, ..ExportQuestion::default() };
    assert_eq!(shelf.export_with(&take, Run::Real).conflicting, 0);
    assert!(shelf.text().contains("Theirs.") && !shelf.text().contains("Mine."));
    assert_eq!(shelf.export().unchanged, 1);
}

#[test]
fn an_import_may_be_told_that_the_files_count() {
    let shelf = Shelf::new();
    shelf.export();
    shelf.edit("Handsome, clever, and rich.", "Mine.");
    shelf.rewrite("Theirs.\n\nWith a comfortable home.");
    import(&shelf.desk, &shelf.dir(), OnConflict::Take);
    assert!(shelf.note().text.starts_with("Mine."));
    assert_eq!(shelf.export().conflicting, 0, "both sides say the same now");
}

#[test]
fn a_renamed_file_keeps_its_name_and_a_renamed_book_its_file() {
    let shelf = Shelf::new();
    shelf.export();
    let before = shelf.file();
    let draft = books::BookDraft { title: "Emma, again".to_owned(), ..books::BookDraft::default() };
    shelf.desk.change(Op::BookEdit, |tx| books::edit(tx, shelf.book, &draft));
    assert_eq!(shelf.export().written, 1);
    assert_eq!(shelf.file(), before, "a link to the file still leads there");
    let moved = shelf.dir().join("My Emma.md");
    fs::rename(&before, &moved).unwrap();
    let report = shelf.export();
    assert_eq!((report.renamed, report.unchanged), (1, 1));
    assert_eq!(report.files[0].file, "My Emma.md");
    assert_eq!(shelf.export().renamed, 0, "noticed once");
}

#[test]
fn a_deleted_file_stays_deleted_until_it_is_wanted_again() {
    let shelf = Shelf::new();
    shelf.export();
    fs::remove_file(shelf.file()).unwrap();
    assert_eq!(shelf.export().deleted, 1);
    assert!(markdown(&shelf.dir()).is_empty());
    let restore = ExportQuestion { on_deleted: OnDeleted::Restore, ..ExportQuestion::default() };
    assert_eq!(shelf.export_with(&restore, Run::Real).written, 1);
    assert_eq!(shelf.export().unchanged, 1);
}

#[test]
fn a_removed_note_leaves_its_file_unless_the_reader_changed_it_there() {
    let shelf = Shelf::new();
    let other = write(&shelf.desk, Some(shelf.book), NoteKind::Note, "A second note.", "");
    shelf.export();
    shelf.edit("Handsome", "Very handsome");
    shelf.desk.change(Op::NoteRemove, |tx| notes::remove(tx, &NoteChoice::These(vec![shelf.quote, other])));
    let report = shelf.export();
    assert_eq!((report.conflicting, report.conflicts.len()), (1, 1));
    assert!(report.conflicts[0].library.is_empty());
    assert!(shelf.text().contains("Very handsome") && !shelf.text().contains("A second note."));
}

#[test]
fn a_section_taken_out_of_a_file_stays_out_and_is_reported_by_an_import() {
    let shelf = Shelf::new();
    shelf.export();
    let text = shelf.text();
    fs::write(shelf.file(), &text[..text.find("## Quote").unwrap()]).unwrap();
    assert_eq!(shelf.export().kept, 1);
    assert!(!shelf.text().contains("## Quote"));
    let report = shelf.import();
    assert_eq!((report.missing, report.gone[0].note), (1, shelf.quote));
    assert_eq!(all(&shelf.desk).len(), 1, "the library keeps it");
}

#[test]
fn hits_exported_into_a_full_folder_leave_the_other_notes_alone() {
    let shelf = Shelf::new();
    write(&shelf.desk, Some(shelf.book), NoteKind::Question, "Who tells this?", "2");
    shelf.export();
    let before = everything(&shelf.dir());
    let hits = NoteQuery { kinds: vec![HitKind::Question], ..NoteQuery::default() };
    let report = shelf.export_with(&ExportQuestion { notes: hits, ..ExportQuestion::default() }, Run::Real);
    assert_eq!((report.notes, report.kept + report.unchanged), (1, 1));
    assert_eq!(everything(&shelf.dir()), before);
}

#[test]
fn what_was_edited_and_begun_outside_comes_in_as_one_step() {
    let shelf = Shelf::new();
    shelf.export();
    shelf.edit("- at: page 1 of 474\n", "- at: p. 12\n- tags: opening, #irony\n");
    shelf.edit("## Quote", "## Takeaway");
    let new =
        "\n## Question\n- at: 45%\n- tags: voice\n\nWho *tells* this?\n\n## Afterwards\n\n<script>alert(1)</script>\n";
    fs::write(shelf.file(), shelf.text() + new).unwrap();
    let look =
        shelf.desk.ask(|view| transfer::notes::look_at_notes(view, shelf.desk.now(), &shelf.dir(), OnConflict::Keep));
    assert_eq!((look.dry_run, look.added, look.updated, all(&shelf.desk).len()), (true, 2, 1, 1));
    let report = shelf.import();
    assert_eq!((report.added, report.updated), (2, 1));
    let note = shelf.note();
    assert_eq!(
        (note.kind, note.tags.as_slice()),
        (NoteKind::Takeaway, ["irony", "opening"].map(str::to_owned).as_slice())
    );
    assert_eq!(note.anchor.unwrap().value(), 12.0);
    let texts: Vec<String> = all(&shelf.desk).into_iter().map(|note| note.text).collect();
    assert!(texts.contains(&"## Afterwards\n\n<script>alert(1)</script>".to_owned()), "{texts:?}");
    let again = shelf.import();
    assert_eq!((again.added, again.updated, again.unchanged), (0, 0, 3));
    shelf.export();
    assert_eq!(shelf.text().matches("Who *tells* this?").count(), 1, "{}", shelf.text());
    assert_eq!(shelf.export().unchanged, 1);
    assert_eq!(shelf.import().unchanged, 3);
    assert_eq!(shelf.desk.undo(), "Imported 3 notes");
    assert_eq!(all(&shelf.desk).len(), 1);
}

#[test]
fn an_import_says_what_it_cannot_take_in_and_takes_the_rest() {
    let shelf = Shelf::new();
    shelf.export();
    shelf.edit("- at: page 1 of 474", "- at: somewhere");
    fs::write(shelf.file(), shelf.text() + "\n## Note\n\nA new one.\n").unwrap();
    let report = shelf.import();
    assert_eq!((report.added, report.updated, report.unreadable.len()), (1, 0, 1));
    assert!(report.unreadable[0].reason.contains("somewhere"));
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_and_stays_as_it_was() {
    let shelf = Shelf::new();
    fs::write(shelf.dir(), "a file where the folder should be").unwrap();
    let question = ExportQuestion::default();
    let run = |view: &lectern_core::Snapshot<'_>| {
        transfer::notes::export_notes(view, shelf.desk.now(), &shelf.dir(), &question, Run::Real)
    };
    assert!(matches!(shelf.desk.library().read(run), Err(Error::Io { .. })));
    assert_eq!(fs::read_to_string(shelf.dir()).unwrap(), "a file where the folder should be");
}

#[test]
fn a_file_that_cannot_be_finished_leaves_the_old_one_whole() {
    let shelf = Shelf::new();
    let to = shelf.folder.path().join("notes.json");
    fs::write(&to, "old").unwrap();
    let question = ExportQuestion { format: NotesFormat::Json, ..ExportQuestion::default() };
    let unwritable = to.join("below a file.json");
    let run = |view: &lectern_core::Snapshot<'_>| {
        transfer::notes::export_notes(view, shelf.desk.now(), &unwritable, &question, Run::Real)
    };
    assert!(shelf.desk.library().read(run).is_err());
    assert_eq!(fs::read_to_string(&to).unwrap(), "old");
    assert_eq!(fs::read_dir(shelf.folder.path()).unwrap().count(), 1, "no half file is left");
}

#[test]
fn line_ends_of_another_system_are_no_edit() {
    let shelf = Shelf::new();
    shelf.export();
    fs::write(shelf.file(), shelf.text().replace('\n', "\r\n")).unwrap();
    assert_eq!(shelf.export().unchanged, 1);
    assert_eq!(shelf.import().unchanged, 1);
}

#[test]
fn pictures_go_along_and_come_back() {
    let shelf = Shelf::new();
    let id = "01890000-0000-7000-8000-000000000001";
    let png = [0x89, b'P', b'N', b'G', 1, 2, 3];
    let text = format!("![A map](image:{id})");
    let json = serde_json::json!({
        "format": "lectern-notes", "version": 1,
        "pictures": [{ "id": id, "name": "map.png", "media_type": "image/png", "bytes": "iVBORwECAw==" }],
    });
    let file = shelf.folder.path().join("pictures.json");
    fs::write(&file, json.to_string()).unwrap();
    assert_eq!(import(&shelf.desk, &file, OnConflict::Keep).pictures_added, 1);
    shelf.rewrite(&text);
    shelf.export();
    assert!(shelf.text().contains(&format!("![A map](images/{id}.png)")));
    assert_eq!(fs::read(shelf.dir().join(format!("images/{id}.png"))).unwrap(), png);
    assert_eq!(shelf.import().unchanged, 1);
    let other = Desk::new();
    assert_eq!(import(&other, &shelf.dir(), OnConflict::Keep).pictures_added, 1);
    assert_eq!(all(&other)[0].text, text);
}
