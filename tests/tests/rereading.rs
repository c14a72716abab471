//! Reads side by side: read again, read some day, begun by mistake, given up at a place.

use lectern_core::books::{self, BookQuery, BookRow, BookState, EditionDraft, SortKey};
use lectern_core::plans::{self, ItemState, PlanDraft};
use lectern_core::reading::{self, Again, ProgressDraft, Read, ReadDraft, ReadState, ReadStateKind, TakeBack};
use lectern_core::values::{BookId, ImpreciseDate, ItemId, Rating};
use lectern_core::{Error, Op, Result, today};
use lectern_tests::{Desk, read_draft};
use proptest::prelude::*;
use rstest::rstest;

fn row(desk: &Desk, book: BookId) -> BookRow {
    desk.ask(|view| books::row_of(view, book))
}

fn reads(desk: &Desk, book: BookId) -> Vec<Read> {
    desk.ask(|view| reading::reads_of(view, book))
}

fn finish(desk: &Desk, book: BookId, on: &str) {
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, on));
}

fn take_back(desk: &Desk, book: BookId, with: TakeBack) -> Result<()> {
    desk.try_change(Op::ReadTakeBack, |tx| reading::take_back(tx, &[book], with)).map(drop)
}

fn log_as(desk: &Desk, book: BookId, entry: &str, again: Again) {
    let draft = ProgressDraft { entry: entry.to_owned(), again: Some(again), ..ProgressDraft::default() };
    desk.change(Op::ProgressLog, |tx| reading::log_progress(tx, book, &draft));
}

/// A plan with one item, which is the book.
fn plan_of(desk: &Desk, book: BookId) -> ItemId {
    let draft = PlanDraft { title: "Novels".to_owned(), ..PlanDraft::default() };
    let plan = desk.change(Op::PlanCreate, |tx| plans::create(tx, &draft));
    desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, book))
}

fn item_of(desk: &Desk, book: BookId) -> plans::Item {
    desk.ask(|view| plans::plans_of_book(view, book)).remove(0).item
}

#[test]
fn a_reread_shows_as_read_and_reading_in_library_plan_and_today() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    plan_of(&desk, book);
    finish(&desk, book, "2019");
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "", None));
    let listed = row(&desk, book);
    assert_eq!((listed.state, listed.reads, listed.times_read), (BookState::Reading, 2, 1));
    let item = item_of(&desk, book);
    assert_eq!((item.state, item.book.expect("its book").times_read), (ItemState::Reading, 1));
    let today = desk.ask(|view| today::get(view, desk.now()));
    assert_eq!((today.reading[0].book.times_read, today.reading[0].read.number), (1, 2));
}

#[test]
fn a_book_begun_by_mistake_is_to_be_read_again_and_undo_knows_both() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "", None));
    take_back(&desk, book, TakeBack::IfEmpty).expect("nothing was logged");
    assert_eq!((row(&desk, book).state, row(&desk, book).reads), (BookState::Unread, 0));
    assert_eq!(desk.undo(), "Took the read of Emma back");
    assert_eq!(row(&desk, book).state, BookState::Reading);
}

#[test]
fn a_read_with_a_log_is_taken_back_only_when_that_is_said() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "30").expect("progress");
    let refused = take_back(&desk, book, TakeBack::IfEmpty).expect_err("an entry would go");
    assert!(matches!(&refused, Error::WouldLose { question } if question.contains("1 entry")), "{refused}");
    assert_eq!(row(&desk, book).state, BookState::Reading);
    take_back(&desk, book, TakeBack::WithAll).expect("it was said");
    assert_eq!((row(&desk, book).state, row(&desk, book).progress), (BookState::Unread, None));
    desk.undo();
    assert_eq!(row(&desk, book).progress, Some(0.075), "the log came back with its read");
}

#[test]
fn stars_are_not_lost_by_taking_a_read_back_unasked() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    finish(&desk, book, "2019");
    desk.change(Op::BookRate, |tx| books::rate(tx, book, Rating::from_half_stars(9).ok()));
    let refused = take_back(&desk, book, TakeBack::IfEmpty).expect_err("stars would go");
    assert!(refused.to_string().contains("4.5 stars"), "{refused}");
}

#[test]
fn taking_a_second_read_back_leaves_the_first() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    finish(&desk, book, "2019");
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "", None));
    take_back(&desk, book, TakeBack::IfEmpty).expect("nothing was logged");
    assert_eq!((row(&desk, book).state, row(&desk, book).times_read), (BookState::Finished, 1));
}

#[rstest]
#[case::finished("end", true)]
#[case::near_the_end("380", false)]
fn a_page_far_back_is_asked_about_and_each_answer_is_one_action(#[case] stood: &str, #[case] finished: bool) {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, stood).expect("progress");
    if finished {
        finish(&desk, book, "");
    }
    let refused = desk.log(book, "12").expect_err("it may be either");
    assert!(matches!(&refused, Error::StartAgain { question } if question.contains("page 12")), "{refused}");
    assert_eq!(reads(&desk, book).len(), 1, "nothing was written");

    log_as(&desk, book, "12", Again::Correction);
    assert_eq!((row(&desk, book).state, row(&desk, book).reads), (BookState::Reading, 1));
    let log = desk.ask(|view| reading::sessions_of(view, reads(&desk, book)[0].id));
    assert_eq!(log.iter().map(|entry| entry.correction).collect::<Vec<_>>(), [true, false]);
    desk.undo();

    log_as(&desk, book, "12", Again::NewRead);
    let both = reads(&desk, book);
    assert_eq!((row(&desk, book).state, row(&desk, book).times_read, both.len()), (BookState::Reading, 1, 2));
    assert_eq!(both[0].position.as_ref().map(|at| at.value), Some(12.0));
    assert_eq!(both[0].sessions, 1, "the first log stays with the first read");
}

#[test]
fn the_end_of_a_read_that_another_one_closes_is_the_day_that_reached_it_or_unknown() {
    let desk = Desk::new();
    let (through, nearly) = (desk.book("Emma", 400), desk.book("Persuasion", 400));
    let on = |entry: &str| ProgressDraft { entry: entry.into(), day: "2026-02-01".into(), ..ProgressDraft::default() };
    desk.change(Op::ProgressLog, |tx| reading::log_progress(tx, through, &on("400")));
    desk.change(Op::ProgressLog, |tx| reading::log_progress(tx, nearly, &on("390")));
    let ended = |book| {
        log_as(&desk, book, "5", Again::NewRead);
        match &reads(&desk, book)[1].state {
            ReadState::Finished { on } => on.to_string(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((ended(through), ended(nearly)), ("2026-02-01".to_owned(), "?".to_owned()));
}

#[test]
fn a_small_step_back_asks_nothing() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "390").expect("progress");
    desk.log(book, "250").expect("not so far back");
    desk.log(book, "10").expect("the end is not near");
}

#[test]
fn a_book_is_given_up_at_a_place_and_the_log_says_so() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "30").expect("progress");
    desk.change(Op::ReadAbandon, |tx| reading::abandon(tx, book, "", "Too many balls", "62"));
    let read = reads(&desk, book).remove(0);
    assert_eq!((read.position.map(|at| at.value), read.sessions), (Some(62.0), 2));
    let other = desk.book("Ulysses", 700);
    let refused = desk.try_change(Op::ReadAbandon, |tx| reading::abandon(tx, other, "2019", "", "62"));
    assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "at"), "a log has no year");
    assert_eq!(reads(&desk, other), [], "nothing was written");
}

#[test]
fn pausing_takes_days_as_they_are_said() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "", None));
    desk.change(Op::ReadPause, |tx| reading::pause(tx, book, "yesterday", "Moving", "in 2 weeks"));
    let ReadState::Paused { since, resume_on, .. } = reads(&desk, book).remove(0).state else { panic!("paused") };
    let text = |day: Option<lectern_core::values::ReadingDay>| day.map(|day| day.to_string());
    assert_eq!((text(since), text(resume_on)), (Some("2026-03-04".into()), Some("2026-03-19".into())));
    let refused = desk.try_change(Op::ReadPause, |tx| reading::pause(tx, book, "tomorrow", "", ""));
    assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "on"), "a pause has begun");
}

/// "Take one of these two editions" as two items of one plan.
#[test]
fn two_editions_in_one_plan_follow_their_own_reads() {
    let desk = Desk::new();
    let plan = desk.change(Op::PlanTake, |tx| plans::take(tx, &plans::offer_plan("backend-engineering")?));
    let pair = || {
        let detail = desk.ask(|view| plans::get(view, plan));
        let items = detail.stages.into_iter().flat_map(|stage| stage.items);
        let mut books: Vec<(ItemState, plans::ItemBook)> =
            items.filter_map(|item| Some((item.state, item.book.filter(|book| book.edition_id.is_some())?))).collect();
        let ids: Vec<BookId> = books.iter().map(|(_, book)| book.id).collect();
        let twice = ids.iter().find(|id| ids.iter().filter(|other| other == id).count() == 2).copied();
        books.retain(|(_, book)| Some(book.id) == twice);
        books
    };
    let before = pair();
    assert_eq!(before.len(), 2, "the plan has one book in two editions");
    let (book, second) = (before[0].1.id, before[1].1.edition_id);
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "", second));
    let states: Vec<ItemState> = pair().into_iter().map(|(state, _)| state).collect();
    assert_eq!(states[1], ItemState::Reading);
    assert_ne!(states[0], ItemState::Reading, "the other edition is not being read");
    take_back(&desk, book, TakeBack::IfEmpty).expect("nothing was logged");
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "", None));
    let states: Vec<ItemState> = pair().into_iter().map(|(state, _)| state).collect();
    assert_eq!(states, [ItemState::Reading; 2], "a read without an edition counts for the book");
}

#[test]
fn a_first_entry_can_name_its_edition() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let pocket = EditionDraft { pages: "200".to_owned(), ..EditionDraft::default() };
    let edition = desk.change(Op::EditionAdd, |tx| books::add_edition(tx, book, &pocket));
    let draft = ProgressDraft { entry: "50".into(), edition: Some(edition), ..ProgressDraft::default() };
    desk.change(Op::ProgressLog, |tx| reading::log_progress(tx, book, &draft));
    assert_eq!(reads(&desk, book)[0].edition, Some(edition));
    assert_eq!(row(&desk, book).progress, Some(0.25));
}

#[test]
fn books_can_be_put_in_the_order_of_their_level() {
    let desk = Desk::new();
    desk.change(Op::PlanTake, |tx| plans::take(tx, &plans::offer_plan("backend-engineering")?));
    desk.book("A book of no plan", 100);
    let query = BookQuery { sort: SortKey::Level, limit: 500, ..BookQuery::default() };
    let levels: Vec<Option<String>> =
        desk.ask(|view| books::list(view, &query)).books.into_iter().map(|book| book.level).collect();
    let rank = |level: &Option<String>| match level.as_deref() {
        Some("beginner") => 0,
        Some("intermediate") => 1,
        Some("advanced") => 2,
        Some(_) => 3,
        None => 4,
    };
    assert!(levels.is_sorted_by_key(rank), "{levels:?}");
    assert!(rank(&levels[0]) == 0 && rank(levels.last().expect("books")) == 4, "{levels:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A date nobody knows, and one that was never said, stay what they are through edits, undo and redo.
    #[test]
    fn no_date_becomes_a_day_by_itself(known in any::<bool>(), edits in prop::collection::vec(0..4u8, 1..6)) {
        let desk = Desk::new();
        let book = desk.book("Emma", 400);
        finish(&desk, book, "unknown");
        let read = reads(&desk, book)[0].id;
        let started = if known { "?" } else { "" };
        for edit in &edits {
            let state = if *edit == 0 { ReadStateKind::Abandoned } else { ReadStateKind::Finished };
            let draft = ReadDraft {
                rating: Rating::from_half_stars(edit + 1).ok(),
                review: format!("Review {edit}"),
                ..read_draft(state, started, "unknown")
            };
            desk.change(Op::ReadEdit, |tx| reading::edit_read(tx, read, &draft));
        }
        desk.undo();
        desk.redo();
        let kept = reads(&desk, book).remove(0);
        prop_assert_eq!(kept.started, known.then(ImpreciseDate::unknown));
        let unknown = ImpreciseDate::unknown();
        prop_assert!(
            matches!(kept.state, ReadState::Finished { on } | ReadState::Abandoned { on, .. } if on == unknown),
            "{:?}", kept.state
        );
        prop_assert_eq!(row(&desk, book).last_read, None);
        // What exports and other programs read: the views of the file.
        let file = rusqlite::Connection::open(desk.path()).expect("the file");
        let ended: Vec<Option<String>> = file
            .prepare("SELECT ended FROM finished UNION ALL SELECT ended_earliest FROM read UNION ALL SELECT ended_latest FROM read")
            .and_then(|mut ask| ask.query_map([], |row| row.get(0))?.collect())
            .expect("the views");
        prop_assert!(ended.iter().all(|date| date.as_deref().is_none_or(|date| date == "?")), "{ended:?}");
    }
}
