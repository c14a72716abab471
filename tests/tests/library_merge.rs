//! Two libraries become one, and nothing that only one of them says is lost.

use lectern_core::backup::{self, MergeReport, Side};
use lectern_core::books::{self, BookDraft, BookQuery, EditionDraft};
use lectern_core::notes::{self, NoteDraft};
use lectern_core::settings::{self, Key};
use lectern_core::values::{BookId, NoteId};
use lectern_core::{Op, Source, check, reading, rename};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use lectern_tests::everything::{Dice, perform};
use proptest::prelude::*;

fn merge(into: &Desk, from: &Desk) -> MergeReport {
    into.wait(1);
    let merged = backup::merge(into.library(), &from.path(), into.now(), Source::Window, &mut backup::unwatched);
    merged.unwrap_or_else(|error| panic!("{error}")).0.value
}

/// What readers share: rows that are made again on every machine are not compared.
fn shared(desk: &Desk) -> String {
    dump(&desk.path()).lines().filter(|line| !line.starts_with("local_")).map(|line| format!("{line}\n")).collect()
}

fn titles(desk: &Desk) -> Vec<String> {
    let query = BookQuery { limit: 500, ..BookQuery::default() };
    desk.ask(|view| books::list(view, &query)).books.into_iter().map(|book| book.title).collect()
}

#[test]
fn what_was_chosen_for_another_machine_stays_with_that_machine() {
    let (desk, other) = (Desk::new(), Desk::new());
    let set = |desk: &Desk, key, value: serde_json::Value| {
        desk.change(Op::SettingSet, |tx| settings::set(tx, key, &value));
    };
    set(&other, Key::BackupFolder, serde_json::json!("/media/elsewhere"));
    set(&other, Key::CaptureShortcut, serde_json::json!("Ctrl+Alt+N"));
    set(&other, Key::BackupKeep, serde_json::json!("5, 3, 2"));
    merge(&desk, &other);
    let all = desk.ask(settings::all);
    assert_eq!((all.backup_folder, all.capture_shortcut), (None, None));
    assert_eq!(serde_json::json!(all.backup_keep)["days"], 5);
}

fn actions() -> impl Strategy<Value = Vec<(Op, Dice)>> {
    let op = proptest::sample::select(Op::ALL);
    let dice = (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(a, b, c)| Dice(a, b, c));
    proptest::collection::vec((op, dice), 1..25)
}

fn filled(actions: &[(Op, Dice)]) -> Desk {
    let desk = Desk::new();
    for (op, dice) in [(Op::BookAdd, 1), (Op::BookAdd, 5), (Op::PlanTake, 0), (Op::ReadStart, 1), (Op::NoteAdd, 1)] {
        perform(&desk, op, Dice(dice, dice, dice));
    }
    for (op, dice) in actions {
        perform(&desk, *op, *dice);
    }
    desk
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn merging_a_library_with_itself_changes_nothing(actions in actions()) {
        let desk = filled(&actions);
        let before = dump(&desk.path());
        let report = merge(&desk, &desk);
        prop_assert!(!report.changes_something() && report.conflicting == 0, "{report:?}");
        prop_assert_eq!(dump(&desk.path()), before);
    }

    #[test]
    fn merging_into_an_empty_library_gives_the_other_library(actions in actions()) {
        let (desk, empty) = (filled(&actions), Desk::new());
        merge(&empty, &desk);
        prop_assert_eq!(shared(&empty), shared(&desk));
        prop_assert!(empty.ask(check::check).is_clean(), "{:?}", empty.ask(check::check));
    }

    #[test]
    fn merging_twice_is_merging_once_and_one_undo_takes_it_back(ours in actions(), theirs in actions()) {
        let (desk, other) = (filled(&ours), filled(&theirs));
        let before = dump(&desk.path());
        merge(&desk, &other);
        let once = dump(&desk.path());
        let again = merge(&desk, &other);
        prop_assert!(!again.changes_something(), "{again:?}");
        prop_assert_eq!(dump(&desk.path()), once);
        prop_assert!(desk.ask(check::check).is_clean(), "{:?}", desk.ask(check::check));
        if dump(&desk.path()) != before {
            desk.undo();
        }
        prop_assert_eq!(dump(&desk.path()), before);
    }
}

#[test]
fn the_same_book_of_two_libraries_is_one_and_everything_about_it_comes_along() {
    let (desk, other) = (Desk::new(), Desk::new());
    desk.book_by("Émile", &["Jean-Jacques Rousseau"], 0);
    let theirs = other.book_by("Emile", &["Rousseau, Jean-Jacques"], 500);
    other.log(theirs, "p50").unwrap();
    let draft = NoteDraft { book: Some(theirs), text: "Who speaks here?".into(), ..NoteDraft::default() };
    other.change(Op::NoteAdd, |tx| notes::add(tx, &draft));
    let report = merge(&desk, &other);
    assert_eq!((report.matched.len(), titles(&desk).len()), (1, 1), "{report:?}");
    let emile = desk.ask(|view| books::find(view, "Emile"));
    let book = desk.ask(|view| books::get(view, emile));
    assert_eq!(
        (book.editions.len(), book.editions[0].pages),
        (1, Some(500)),
        "a gap is filled, and no edition doubled"
    );
    assert_eq!(book.authors.len(), 1);
    assert_eq!(desk.ask(|view| reading::reads_of(view, emile)).len(), 1);
    assert_eq!(desk.ask(|view| notes::of_book(view, emile)).len(), 1);
}

#[test]
fn another_book_of_the_same_title_stays_another_book() {
    let (desk, other) = (Desk::new(), Desk::new());
    desk.book_by("Emma", &["Jane Austen"], 474);
    other.book_by("Emma", &["Somebody Else"], 0);
    other.book("Emma", 0);
    let report = merge(&desk, &other);
    assert_eq!((report.matched.len(), titles(&desk).len()), (0, 3));
}

#[test]
fn what_was_written_later_counts_field_by_field_and_both_are_shown() {
    let desk = Desk::new();
    let emma = desk.book("Emma", 474);
    let other = Desk::new();
    merge(&other, &desk);
    let edit = |desk: &Desk, change: fn(&mut BookDraft)| {
        let mut draft = books::draft_of(&desk.ask(|view| books::get(view, emma)));
        change(&mut draft);
        desk.change(Op::BookEdit, |tx| books::edit(tx, emma, &draft));
    };
    desk.wait(100);
    edit(&desk, |draft| draft.series = "Ours, early".into());
    other.wait(200);
    edit(&other, |draft| draft.series = "Theirs, later".into());
    edit(&other, |draft| draft.why_added = "Theirs, early".into());
    desk.wait(300);
    edit(&desk, |draft| draft.why_added = "Ours, later".into());
    let report = merge(&desk, &other);
    let book = desk.ask(|view| books::get(view, emma));
    assert_eq!((book.series.as_deref(), book.why_added.as_deref()), (Some("Theirs, later"), Some("Ours, later")));
    let shown: Vec<_> = report.conflicts.iter().map(|one| (one.field.as_str(), one.here.as_str(), one.kept)).collect();
    assert_eq!(shown, [("series", "Ours, early", Side::There), ("why added", "Ours, later", Side::Here)]);
    assert_eq!(report.conflicts[0].what, "the book “Emma”");
}

#[test]
fn an_old_backup_brings_nothing_back_that_was_corrected_or_removed_since() {
    let desk = Desk::new();
    let (emma, persuasion) = (desk.book("Emma", 474), desk.book("Persuasion", 249));
    let old = desk.path().with_file_name("old.lectern");
    desk.library().copy_to(&old).expect("a copy");
    desk.wait(10);
    desk.change(Op::BookRate, |tx| books::rate(tx, emma, lectern_core::values::Rating::from_half_stars(9).ok()));
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[persuasion]));
    let before = dump(&desk.path());
    desk.wait(1);
    let done =
        backup::merge(desk.library(), &old, desk.now(), Source::Window, &mut backup::unwatched).expect("merged").0;
    assert_eq!(done.label, None, "{:?}", done.value);
    assert_eq!(dump(&desk.path()), before);
}

#[test]
fn a_preview_says_what_the_merge_then_does_and_writes_nothing() {
    let (desk, other) = (Desk::new(), Desk::new());
    desk.book_by("Emma", &["Jane Austen"], 474);
    let draft = BookDraft { title: "Emma".into(), ..BookDraft::default() };
    let edition = EditionDraft { pages: "500".into(), ..EditionDraft::default() };
    other.change(Op::BookAdd, |tx| books::add(tx, &draft, &edition));
    let before = dump(&desk.path());
    let preview =
        backup::preview_merge(desk.library(), &other.path(), desk.now(), &mut backup::unwatched).expect("a preview");
    assert_eq!(dump(&desk.path()), before);
    assert_eq!(merge(&desk, &other), preview);
}

fn noted(desk: &Desk, text: &str) -> NoteId {
    let draft = NoteDraft { text: text.to_owned(), ..NoteDraft::default() };
    desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft))
}

fn retitle(desk: &Desk, book: BookId, title: &str) {
    let draft = BookDraft { title: title.into(), ..books::draft_of(&desk.ask(|view| books::get(view, book))) };
    desk.change(Op::BookEdit, |tx| rename::edit_book(tx, book, &draft));
}

fn text(desk: &Desk, note: NoteId) -> String {
    desk.ask(|view| notes::get(view, note)).text
}

#[test]
fn links_go_along_with_a_title_that_a_merge_changes() {
    let (desk, other) = (Desk::new(), Desk::new());
    let emma = desk.book("Emma", 474);
    merge(&other, &desk);
    let ours = noted(&desk, "As in [[Emma]] and [[emma|her book]].");
    other.wait(100);
    retitle(&other, emma, "Emma Woodhouse");
    merge(&desk, &other);
    assert_eq!(titles(&desk), ["Emma Woodhouse"]);
    assert_eq!(text(&desk, ours), "As in [[Emma Woodhouse]] and [[Emma Woodhouse|her book]].");
    desk.undo();
    assert_eq!(
        (titles(&desk), text(&desk, ours)),
        (vec!["Emma".to_owned()], "As in [[Emma]] and [[emma|her book]].".into())
    );
}

#[test]
fn links_that_come_in_mean_the_title_that_stays() {
    let (desk, other) = (Desk::new(), Desk::new());
    let emma = desk.book("Emma", 474);
    merge(&other, &desk);
    let theirs = noted(&other, "As in [[Emma]].");
    desk.wait(100);
    retitle(&desk, emma, "Emma Woodhouse");
    merge(&desk, &other);
    assert_eq!(text(&desk, theirs), "As in [[Emma Woodhouse]].");
    assert!(!merge(&desk, &other).changes_something(), "twice is once");
}

#[test]
fn links_by_id_mean_the_same_book_where_it_has_another_id() {
    let (desk, other) = (Desk::new(), Desk::new());
    let ours = desk.book_by("Emma", &["Jane Austen"], 474);
    let theirs = other.book_by("Emma", &["Jane Austen"], 474);
    let note = noted(&other, &format!("As in [[{theirs}|this one]] and [[Emma]]."));
    merge(&desk, &other);
    assert_eq!(text(&desk, note), format!("As in [[{ours}|this one]] and [[Emma]]."));
    assert_eq!(desk.ask(|view| notes::links_to_book(view, ours)).len(), 1);
}
