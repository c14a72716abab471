//! Two books that are editions of one become one, and nothing is lost.

use lectern_core::books::{self, BookDraft, BookQuery, BookState, EditionDraft};
use lectern_core::notes::{self, NoteDraft, NoteKind};
use lectern_core::plans::{self, PlanDraft};
use lectern_core::reading::{self, ProgressDraft};
use lectern_core::values::BookId;
use lectern_core::{Op, check, merge};
use lectern_tests::Desk;
use lectern_tests::dump::dump;

/// Emma on paper, and Emma to listen to.
fn both(desk: &Desk) -> (BookId, BookId) {
    let paper = desk.book_by("Emma", &["Jane Austen"], 400);
    let draft = BookDraft {
        title: "Emma (unabridged)".to_owned(),
        subtitle: "A Novel".to_owned(),
        tags: vec!["audio".to_owned()],
        ..BookDraft::default()
    };
    let recording = EditionDraft { minutes: "16h".to_owned(), ..EditionDraft::default() };
    let audio = desk.change(Op::BookAdd, |tx| books::add(tx, &draft, &recording));
    (paper, audio)
}

fn merged(desk: &Desk, keep: BookId, other: BookId) {
    desk.change(Op::BookMerge, |tx| merge::merge(tx, keep, other));
    assert!(desk.ask(check::check).is_clean(), "{:?}", desk.ask(check::check));
}

fn listed(desk: &Desk, in_trash: bool) -> Vec<String> {
    let query = BookQuery { limit: 50, in_trash, ..BookQuery::default() };
    desk.ask(|view| books::list(view, &query)).books.into_iter().map(|book| book.title).collect()
}

#[test]
fn everything_goes_over_and_one_undo_brings_it_back() {
    let desk = Desk::new();
    let (paper, audio) = both(&desk);
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, audio, "2019"));
    let note =
        NoteDraft { book: Some(audio), kind: NoteKind::Quote, text: "Badly done".to_owned(), ..NoteDraft::default() };
    desk.change(Op::NoteAdd, |tx| notes::add(tx, &note));
    let plan = desk.change(Op::PlanCreate, |tx| {
        plans::create(tx, &PlanDraft { title: "Novels".to_owned(), ..PlanDraft::default() })
    });
    desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, audio));
    let before = dump(&desk.path());

    let preview = desk.ask(|view| merge::preview(view, paper, audio));
    assert_eq!((preview.editions, preview.reads, preview.notes, preview.items), (1, 1, 1, 1));
    assert_eq!((preview.tags.as_slice(), preview.filled[0].other.as_str()), (&["audio".to_owned()][..], "A Novel"));
    assert_eq!(preview.differing.iter().map(|pair| pair.field.as_str()).collect::<Vec<_>>(), ["title"]);
    assert_eq!(dump(&desk.path()), before, "looking changes nothing");

    merged(&desk, paper, audio);
    let book = desk.ask(|view| books::get(view, paper));
    assert_eq!((book.title.as_str(), book.subtitle.as_deref()), ("Emma", Some("A Novel")), "facts fill gaps only");
    assert_eq!((book.editions.len(), book.tags), (2, vec!["audio".to_owned()]));
    assert_eq!(book.editions[0].pages, Some(400), "the kept book's edition stays the first");
    let reads = desk.ask(|view| reading::reads_of(view, paper));
    assert_eq!(
        (reads.len(), reads[0].edition),
        (1, Some(book.editions[1].id)),
        "a read stays in the edition it was read in"
    );
    assert_eq!(desk.ask(|view| notes::of_book(view, paper)).len(), 1);
    assert_eq!(desk.ask(|view| plans::plans_of_book(view, paper)).len(), 1);
    assert_eq!(listed(&desk, false), ["Emma"]);
    assert_eq!(listed(&desk, true), [""; 0], "what was merged is not in the trash: there is nothing to restore");
    assert_eq!(desk.ask(|view| books::get(view, audio)).id, paper, "its old address leads to the book");

    assert_eq!(desk.undo(), "Merged Emma (unabridged) into Emma");
    assert_eq!(dump(&desk.path()), before);
}

#[test]
fn one_pass_read_and_listened_to_in_turns_becomes_one_read() {
    let desk = Desk::new();
    let (paper, audio) = both(&desk);
    desk.log(paper, "100").expect("progress");
    let listened = ProgressDraft { entry: "8h".to_owned(), from: "4h".to_owned(), ..ProgressDraft::default() };
    desk.change(Op::ProgressLog, |tx| reading::log_progress(tx, audio, &listened));
    assert!(desk.ask(|view| merge::preview(view, paper, audio)).joins_reads);
    merged(&desk, paper, audio);
    let reads = desk.ask(|view| reading::reads_of(view, paper));
    assert_eq!(
        (reads.len(), reads[0].sessions, reads[0].progress),
        (1, 2, Some(0.5)),
        "a quarter read, a quarter heard"
    );
}

#[test]
fn the_same_printing_entered_twice_becomes_one_with_the_contents_of_whichever_has_them() {
    let desk = Desk::new();
    let printing = |pages: &str, publisher: &str| EditionDraft {
        isbn: "978-0-14-143958-7".to_owned(),
        pages: pages.to_owned(),
        publisher: publisher.to_owned(),
        ..EditionDraft::default()
    };
    let add = |title: &str, edition: &EditionDraft| {
        let draft = BookDraft { title: title.to_owned(), ..BookDraft::default() };
        desk.change(Op::BookAdd, |tx| books::add(tx, &draft, edition))
    };
    let (one, two) = (add("Emma", &printing("", "Penguin")), add("Emma", &printing("474", "")));
    let edition = desk.ask(|view| books::editions_of(view, two)).remove(0).id;
    desk.change(Op::ContentsSet, |tx| books::set_contents(tx, edition, "1. Volume I 1\n2. Volume II 200"));
    desk.log(two, "237").expect("progress");
    merged(&desk, one, two);
    let editions = desk.ask(|view| books::editions_of(view, one));
    assert_eq!(editions.len(), 1);
    assert_eq!((editions[0].pages, editions[0].publisher.as_deref()), (Some(474), Some("Penguin")));
    assert_eq!(editions[0].chapters.len(), 2);
    assert_eq!(desk.ask(|view| reading::reads_of(view, one))[0].progress, Some(0.5));
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let desk = Desk::new();
    let (paper, audio) = both(&desk);
    let refused = |keep, other| {
        desk.try_change(Op::BookMerge, |tx| merge::merge(tx, keep, other)).map(|_| ()).expect_err("refused").code()
    };
    assert_eq!(refused(paper, paper), "invalid");
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[audio]));
    assert_eq!(refused(paper, audio), "conflict");
    desk.undo();
    merged(&desk, paper, audio);
    assert_eq!(refused(paper, audio), "invalid", "it is that book already");
    let row = desk.ask(|view| books::row_of(view, paper));
    assert_eq!(row.state, BookState::Unread);
}
