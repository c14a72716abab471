//! Chapters are ticked and named, and what is read of a book is the union of it all.

use lectern_core::books::{self, BookQuery, BookRow, EditionDraft};
use lectern_core::reading::{self, ChapterRead, ProgressDraft, ReadDraft, ReadStateKind};
use lectern_core::values::{BookId, ChapterId, EditionId};
use lectern_core::{Op, check};
use lectern_tests::{Desk, read_draft};
use proptest::prelude::*;

const CONTENTS: &str = "Preface 1\nPart I\n1. A 11\n2. B 41\n2.1 Inside 51\nPart II\n3. C 61\n4. D 81";

/// A book of a hundred pages: ten of a preface, two parts with two chapters each.
fn textbook(desk: &Desk) -> BookId {
    let book = desk.book("Textbook", 100);
    set(desk, edition(desk, book), CONTENTS);
    book
}

fn edition(desk: &Desk, book: BookId) -> EditionId {
    desk.ask(|view| books::editions_of(view, book)).remove(0).id
}

fn set(desk: &Desk, edition: EditionId, text: &str) {
    desk.change(Op::ContentsSet, |tx| books::set_contents(tx, edition, text));
}

fn chapter(desk: &Desk, book: BookId, title: &str) -> ChapterId {
    let editions = desk.ask(|view| books::editions_of(view, book));
    let found = editions.iter().flat_map(|edition| &edition.chapters).find(|chapter| chapter.title == title);
    found.expect("a chapter of that title").id
}

fn tick(desk: &Desk, book: BookId, titles: &[&str]) {
    let chapters: Vec<_> = titles.iter().map(|title| chapter(desk, book, title)).collect();
    desk.change(Op::ChapterTick, |tx| reading::tick(tx, book, &chapters));
}

fn untick(desk: &Desk, book: BookId, title: &str) {
    let chapter = chapter(desk, book, title);
    desk.change(Op::ChapterTick, |tx| reading::untick(tx, book, &[chapter]));
}

fn row(desk: &Desk, book: BookId) -> BookRow {
    let query = BookQuery { limit: 50, ..BookQuery::default() };
    desk.ask(|view| books::list(view, &query)).books.into_iter().find(|row| row.id == book).expect("the book")
}

fn progress(desk: &Desk, book: BookId) -> Option<f64> {
    let read = desk.ask(|view| reading::reads_of(view, book)).first().and_then(|read| read.progress);
    assert_eq!(row(desk, book).progress, read, "lists and the page of the book say the same");
    read
}

fn percent(desk: &Desk, book: BookId) -> i64 {
    (progress(desk, book).expect("something is known") * 100.0).round() as i64
}

/// The titles of chapters that are read to their end.
fn read_to_the_end(desk: &Desk, book: BookId) -> Vec<String> {
    let read = desk.ask(|view| reading::reads_of(view, book)).remove(0).id;
    let done: Vec<ChapterRead> = desk.ask(|view| reading::chapters_of(view, read));
    let chapters = desk.ask(|view| books::editions_of(view, book)).remove(0).chapters;
    let both = chapters.into_iter().zip(done);
    both.filter(|(_, done)| done.share == Some(1.0)).map(|(chapter, _)| chapter.title).collect()
}

fn log(desk: &Desk, book: BookId, entry: &str, from: &str) {
    let draft = ProgressDraft { entry: entry.to_owned(), from: from.to_owned(), ..ProgressDraft::default() };
    desk.change(Op::ProgressLog, |tx| reading::log_progress(tx, book, &draft));
}

#[test]
fn chapters_are_ticked_in_any_order_and_count_their_pages() {
    let desk = Desk::new();
    let book = textbook(&desk);
    tick(&desk, book, &["D"]);
    assert_eq!(percent(&desk, book), 20, "the last chapter first starts the book");
    tick(&desk, book, &["A"]);
    assert_eq!(percent(&desk, book), 50);
    untick(&desk, book, "D");
    assert_eq!(percent(&desk, book), 30);
    assert_eq!(read_to_the_end(&desk, book), ["A"]);
}

#[test]
fn a_part_ticks_what_it_holds_and_a_chapter_taken_back_takes_the_part_along() {
    let desk = Desk::new();
    let book = textbook(&desk);
    tick(&desk, book, &["Part I"]);
    assert_eq!(read_to_the_end(&desk, book), ["Part I", "A", "B", "2.1 Inside"]);
    untick(&desk, book, "B");
    assert_eq!(read_to_the_end(&desk, book), ["A"]);
    tick(&desk, book, &["B"]);
    assert_eq!(read_to_the_end(&desk, book), ["Part I", "A", "B", "2.1 Inside"], "all of it is all of it");
}

#[test]
fn pages_read_twice_count_once_and_pages_skipped_do_not() {
    let desk = Desk::new();
    let book = textbook(&desk);
    log(&desk, book, "40", "");
    assert_eq!(percent(&desk, book), 40, "straight on, as ever");
    tick(&desk, book, &["A"]);
    assert_eq!(percent(&desk, book), 40, "chapter A was read already");
    log(&desk, book, "80", "60");
    assert_eq!(percent(&desk, book), 60);
    assert_eq!(read_to_the_end(&desk, book), ["Preface", "A", "C"]);
}

#[test]
fn a_correction_downward_takes_back_only_what_lies_between() {
    let desk = Desk::new();
    let book = textbook(&desk);
    log(&desk, book, "20", "");
    log(&desk, book, "80", "60");
    log(&desk, book, "70", "");
    assert_eq!(percent(&desk, book), 30);
    let read = desk.ask(|view| reading::open_read(view, book)).expect("an open read");
    assert!(desk.ask(|view| reading::sessions_of(view, read.id))[0].correction);
}

#[test]
fn an_entry_taken_out_is_as_if_it_had_never_been() {
    let desk = Desk::new();
    let book = textbook(&desk);
    let first = desk.log(book, "30").expect("progress").session;
    desk.log(book, "50").expect("progress");
    desk.change(Op::SessionRemove, |tx| reading::remove_session(tx, first));
    assert_eq!(percent(&desk, book), 50, "who said 50 without saying from where was on page 50");
}

#[test]
fn an_entry_for_an_earlier_day_is_no_correction() {
    let desk = Desk::new();
    let book = textbook(&desk);
    desk.log(book, "50").expect("progress");
    let read = desk.ask(|view| reading::open_read(view, book)).expect("an open read").id;
    let earlier = ProgressDraft { entry: "20".to_owned(), day: "2026-03-01".to_owned(), ..ProgressDraft::default() };
    desk.change(Op::ProgressLog, |tx| reading::add_session(tx, read, &earlier));
    let log = desk.ask(|view| reading::sessions_of(view, read));
    assert!(log.iter().all(|entry| !entry.correction), "{log:?}");
    assert_eq!(log[0].from.as_ref().map(|from| from.value), Some(20.0), "the later one goes on from it");
    assert_eq!(percent(&desk, book), 50);
}

#[test]
fn an_entry_may_say_only_which_chapters_were_read() {
    let desk = Desk::new();
    let book = textbook(&desk);
    let named = Some(vec![chapter(&desk, book, "C"), chapter(&desk, book, "A")]);
    let draft = ProgressDraft { chapters: named, minutes: "40".to_owned(), ..ProgressDraft::default() };
    let logged = desk.change(Op::ProgressLog, |tx| reading::log_progress(tx, book, &draft));
    assert_eq!((logged.position.value, logged.position.entered.as_str()), (80.0, "ch 3"), "the reader is where C ends");
    assert_eq!(percent(&desk, book), 50);
    let entry = desk.ask(|view| reading::sessions_of(view, logged.read)).remove(0);
    assert_eq!(entry.from.map(|from| from.value), Some(60.0), "and began where C begins");
    assert_eq!(entry.chapters, [chapter(&desk, book, "A"), chapter(&desk, book, "C")]);
    // Correcting its minutes leaves the chapters; taking it out takes them along.
    let corrected = ProgressDraft { entry: "80".to_owned(), from: "60".to_owned(), ..ProgressDraft::default() };
    desk.change(Op::SessionEdit, |tx| reading::edit_session(tx, logged.session, &corrected));
    assert_eq!(percent(&desk, book), 50);
    desk.change(Op::SessionRemove, |tx| reading::remove_session(tx, logged.session));
    assert_eq!(progress(&desk, book), None);
}

#[test]
fn a_read_with_ticks_is_not_taken_back_without_a_question() {
    let desk = Desk::new();
    let book = textbook(&desk);
    tick(&desk, book, &["A"]);
    let asked = desk.try_change(Op::ReadTakeBack, |tx| reading::take_back(tx, &[book], reading::TakeBack::IfEmpty));
    assert!(asked.expect_err("a chapter is ticked").to_string().contains("1 ticked chapter"));
}

#[test]
fn a_chapter_of_another_book_is_refused() {
    let desk = Desk::new();
    let (book, other) = (textbook(&desk), desk.book("Novel", 300));
    let foreign = chapter(&desk, book, "A");
    let refused = desk.try_change(Op::ChapterTick, |tx| reading::tick(tx, other, &[foreign]));
    assert_eq!(refused.expect_err("not this book's").code(), "not_found");
    assert!(desk.ask(|view| reading::reads_of(view, other)).is_empty(), "nothing was started");
}

#[test]
fn new_contents_keep_the_ticks_of_chapters_that_stay() {
    let desk = Desk::new();
    let book = textbook(&desk);
    tick(&desk, book, &["A", "C"]);
    let (a, c) = (chapter(&desk, book, "A"), chapter(&desk, book, "C"));
    set(&desk, edition(&desk, book), "1. A, revised 1\n2. New 21\n3. B 31\n4. C 41\n5. D 61");
    assert_eq!((chapter(&desk, book, "A, revised"), chapter(&desk, book, "C")), (a, c));
    assert_eq!(read_to_the_end(&desk, book), ["A, revised", "C"]);
    set(&desk, edition(&desk, book), "");
    assert_eq!(progress(&desk, book), None);
    set(&desk, edition(&desk, book), CONTENTS);
    assert_eq!(read_to_the_end(&desk, book), ["C"], "contents that come back bring their ticks back");
    for _ in 0..3 {
        desk.undo();
    }
    assert_eq!(read_to_the_end(&desk, book), ["A", "C"]);
}

#[test]
fn a_tick_is_one_step_with_a_name_and_ticking_twice_is_none() {
    let desk = Desk::new();
    let book = textbook(&desk);
    let a = chapter(&desk, book, "A");
    desk.log(book, "1").expect("progress");
    let first = desk.try_change(Op::ChapterTick, |tx| reading::tick(tx, book, &[a])).expect("a tick");
    assert_eq!(first.label.as_deref(), Some("Marked chapter 1 of Textbook as read"));
    let again = desk.try_change(Op::ChapterTick, |tx| reading::tick(tx, book, &[a])).expect("a tick");
    assert_eq!(again.label, None);
}

#[test]
fn without_pages_a_chapter_is_its_share_of_the_chapters() {
    let desk = Desk::new();
    let book = desk.book("E-book", 0);
    let edition = desk.change(Op::EditionAdd, |tx| books::add_edition(tx, book, &EditionDraft::default()));
    set(&desk, edition, "Preface\n1. A\n2. B\n3. C\n4. D");
    tick(&desk, book, &["B", "Preface"]);
    assert_eq!(percent(&desk, book), 25);
    assert_eq!(read_to_the_end(&desk, book), ["Preface", "B"], "a preface counts nothing and is read all the same");
}

#[test]
fn the_text_ends_where_the_reader_says_and_the_appendix_counts_nothing() {
    let desk = Desk::new();
    let book = textbook(&desk);
    let draft = EditionDraft { pages: "120".to_owned(), last_page: "90".to_owned(), ..EditionDraft::default() };
    let id = edition(&desk, book);
    desk.change(Op::EditionEdit, |tx| books::edit_edition(tx, id, &draft));
    let chapters = desk.ask(|view| books::editions_of(view, book)).remove(0).chapters;
    assert_eq!(chapters.last().and_then(|chapter| chapter.last_page), Some(90), "the last chapter ends with the text");
    tick(&desk, book, &["D"]);
    assert_eq!(percent(&desk, book), 11);
    assert_eq!(desk.log(book, "95").expect_err("beyond the text").code(), "beyond_the_end");
}

fn reading_in(edition: EditionId) -> ReadDraft {
    ReadDraft { edition: Some(edition), ..read_draft(ReadStateKind::Reading, "", "") }
}

#[test]
fn another_edition_in_mid_book_keeps_the_share_and_what_was_typed_and_moves_nothing_in_the_past() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let read = desk.log(book, "p. 100").expect("progress").read;
    let add = |draft: EditionDraft| desk.change(Op::EditionAdd, |tx| books::add_edition(tx, book, &draft));
    let large = add(EditionDraft { pages: "600".to_owned(), ..EditionDraft::default() });
    let audio = add(EditionDraft { minutes: "16h".to_owned(), ..EditionDraft::default() });
    let here = |edition: EditionId| {
        desk.change(Op::ReadEdit, |tx| reading::edit_read(tx, read, &reading_in(edition)));
        let position = desk.ask(|view| reading::reads_of(view, book)).remove(0).position.expect("a place");
        let place = row(&desk, book).position.expect("a place");
        assert_eq!((place.unit, place.value), (position.unit, position.value), "lists say the same");
        assert_eq!((percent(&desk, book), position.entered.as_str()), (25, "p. 100"));
        (position.unit.as_str(), position.value)
    };
    assert_eq!(here(large), ("page", 150.0));
    assert_eq!(here(audio), ("minute", 240.0));
    let log = desk.ask(|view| reading::sessions_of(view, read));
    assert_eq!(
        (log[0].to.value, log[0].to.of),
        (100.0, Some(400.0)),
        "the log says what was typed, in what it was typed"
    );
    assert_eq!(here(edition(&desk, book)), ("page", 100.0), "and back");
    here(large);
    assert_eq!(
        desk.log(book, "+10").expect("a step").position.value,
        160.0,
        "steps go on from the place that is shown"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// There and back between any two editions, the place is at most one page off, and the entry is as typed.
    #[test]
    fn there_and_back_loses_at_most_one_page(first in 50u32..900, second in 50u32..900, share in 0.0..1.0f64) {
        let desk = Desk::new();
        let book = desk.book("Emma", first);
        let page = (f64::from(first) * share).ceil().max(1.0);
        let read = desk.log(book, &page.to_string()).expect("progress").read;
        let own = edition(&desk, book);
        let draft = EditionDraft { pages: second.to_string(), ..EditionDraft::default() };
        let other = desk.change(Op::EditionAdd, |tx| books::add_edition(tx, book, &draft));
        let before = progress(&desk, book);
        for edition in [other, own] {
            desk.change(Op::ReadEdit, |tx| reading::edit_read(tx, read, &reading_in(edition)));
            prop_assert_eq!(progress(&desk, book), before);
        }
        let position = desk.ask(|view| reading::reads_of(view, book)).remove(0).position.expect("a place");
        prop_assert!((position.value - page).abs() <= 1.0);
        prop_assert_eq!(position.entered, page.to_string());
    }

    /// Whatever order entries are added, corrected and removed in, progress is what the final log gives when it is
    /// written down from the beginning.
    #[test]
    fn edits_in_any_order_give_what_the_log_says(steps in prop::collection::vec((0u8..4, 1u32..=100, 1u32..=100, 1u8..6), 1..16)) {
        let desk = Desk::new();
        let book = textbook(&desk);
        desk.log(book, "1").expect("progress");
        let read = desk.ask(|view| reading::open_read(view, book)).expect("an open read").id;
        for (what, entry, from, day) in steps {
            let from = if from % 2 == 0 { from.to_string() } else { String::new() };
            let draft = ProgressDraft { entry: entry.to_string(), from, day: format!("2026-03-0{day}"), ..ProgressDraft::default() };
            let log = desk.ask(|view| reading::sessions_of(view, read));
            match (what, log.get(entry as usize % log.len().max(1)).map(|entry| entry.id)) {
                (0, Some(entry)) => desk.change(Op::SessionEdit, |tx| reading::edit_session(tx, entry, &draft)),
                (1, Some(entry)) => desk.change(Op::SessionRemove, |tx| reading::remove_session(tx, entry)),
                _ => drop(desk.change(Op::ProgressLog, |tx| reading::add_session(tx, read, &draft))),
            }
        }
        // The pages one by one, as a reader with a pencil would.
        let mut pages = [false; 101];
        for entry in desk.ask(|view| reading::sessions_of(view, read)).iter().rev() {
            let (from, to) = (entry.from.as_ref().map_or(0, |from| from.value as usize), entry.to.value as usize);
            pages[from.min(to) + 1..=from.max(to)].fill(to > from);
        }
        let counted = pages.iter().filter(|page| **page).count() as f64 / 100.0;
        prop_assert!((progress(&desk, book).unwrap_or(0.0) - counted).abs() < 1e-9);
        prop_assert!(desk.ask(check::check).is_clean());
    }
}
