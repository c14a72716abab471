//! What a reader may rely on when they read.

use lectern_core::books::{self, BookDraft, BookQuery, BookState, EditionDraft, SortKey};
use lectern_core::reading::{self, ProgressDraft, ReadDraft, ReadState, ReadStateKind};
use lectern_core::values::{Rating, Unit};
use lectern_core::{Error, Op, today};
use lectern_tests::{Desk, read_draft};
use rstest::rstest;

fn finished(ended: &str) -> ReadDraft {
    read_draft(ReadStateKind::Finished, "", ended)
}

#[test]
fn a_book_needs_only_a_title() {
    let desk = Desk::new();
    let book = desk.book("Emma", 0);
    let row = desk.ask(|view| books::list(view, &BookQuery { limit: 10, ..BookQuery::default() })).books.remove(0);
    assert_eq!((row.id, row.state, row.progress, row.pages), (book, BookState::Unread, None, None));
}

#[rstest]
#[case("120", Unit::Page, 120.0, 0.3)]
#[case("p120", Unit::Page, 120.0, 0.3)]
#[case("+10", Unit::Page, 110.0, 0.275)]
#[case("-20", Unit::Page, 80.0, 0.2)]
#[case("45%", Unit::Percent, 45.0, 0.45)]
#[case("end", Unit::Page, 400.0, 1.0)]
fn progress_is_typed_as_readers_say_it(
    #[case] typed: &str,
    #[case] unit: Unit,
    #[case] value: f64,
    #[case] fraction: f64,
) {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "100").expect("a first entry");
    let logged = desk.log(book, typed).expect("an entry").position;
    assert_eq!((logged.unit, logged.value, logged.entered.as_str()), (unit, value, typed));
    assert!((logged.fraction.expect("pages are known") - fraction).abs() < 1e-9, "{logged:?}");
}

#[test]
fn recording_progress_starts_a_book_and_says_so_on_today() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "20").expect("progress");
    let today = desk.ask(|view| today::get(view, desk.now()));
    assert_eq!(today.day.to_string(), "2026-03-05");
    assert_eq!(today.reading.len(), 1);
    assert_eq!(today.recorded.len(), 1);
    assert_eq!(today.reading[0].read.started.expect("the day of the first entry").to_string(), "2026-03-05");
}

#[test]
fn a_page_beyond_the_last_is_asked_about_and_nothing_is_written() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let refused = desk.log(book, "450").expect_err("the book has 400 pages");
    assert!(matches!(refused, Error::BeyondTheEnd { given, last, .. } if given == 450.0 && last == 400.0));
    assert_eq!(desk.ask(|view| reading::reads_of(view, book)), []);
}

#[test]
fn going_back_is_a_correction_and_stays_in_the_log() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "200").expect("progress");
    let read = desk.log(book, "150").expect("a correction").read;
    let log = desk.ask(|view| reading::sessions_of(view, read));
    assert_eq!(log.iter().map(|entry| entry.correction).collect::<Vec<_>>(), [true, false]);
    assert_eq!(log[0].from.as_ref().map(|from| from.value), Some(200.0));
}

#[test]
fn taking_the_latest_entry_out_gives_the_place_before_it() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "100").expect("progress");
    let wrong = desk.log(book, "300").expect("progress");
    desk.change(Op::SessionRemove, |tx| reading::remove_session(tx, wrong.session));
    let row = desk.ask(|view| books::list(view, &BookQuery { limit: 1, ..BookQuery::default() })).books.remove(0);
    assert_eq!(row.progress, Some(0.25));
}

#[test]
fn finishing_a_book_twice_keeps_both_reads() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, "spring 2019"));
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "", None));
    let row = || desk.ask(|view| books::list(view, &BookQuery { limit: 1, ..BookQuery::default() })).books.remove(0);
    assert_eq!((row().state, row().times_read), (BookState::Reading, 1), "read and reading");
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, ""));
    assert_eq!(row().times_read, 2);
    let ended: Vec<String> = desk
        .ask(|view| reading::reads_of(view, book))
        .into_iter()
        .map(|read| match read.state {
            ReadState::Finished { on } => on.to_string(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ended, ["2026-03-05", "2019-spring"]);
}

#[test]
fn i_have_read_it_and_do_not_know_when_is_one_action_and_no_date() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, "unknown"));
    let read = desk.ask(|view| reading::reads_of(view, book)).remove(0);
    assert!(matches!(read.state, ReadState::Finished { on } if on.is_unknown()));
    assert_eq!(read.started, None, "nobody said when it began");
    let row = desk.ask(|view| books::list(view, &BookQuery { limit: 1, ..BookQuery::default() })).books.remove(0);
    assert_eq!(row.last_read, None, "nothing becomes today by itself");
}

#[test]
fn a_read_names_an_edition_of_its_own_book() {
    let desk = Desk::new();
    let (book, other) = (desk.book("Emma", 400), desk.book("Persuasion", 300));
    let edition = desk.ask(|view| books::editions_of(view, other)).remove(0).id;
    let refused = desk.try_change(Op::ReadStart, |tx| reading::start(tx, book, "", Some(edition)));
    assert_eq!(refused.expect_err("an edition of Persuasion").code(), "not_found");
}

#[test]
fn a_second_open_read_is_refused() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "", None));
    let refused = desk.try_change(Op::ReadStart, |tx| reading::start(tx, book, "", None)).expect_err("it is open");
    assert_eq!(refused.code(), "conflict");
}

#[test]
fn a_pause_keeps_its_reason_and_day_and_progress_ends_it() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "10").expect("progress");
    desk.change(Op::ReadPause, |tx| reading::pause(tx, book, "", "exams", "2026-04-01"));
    let read = desk.ask(|view| reading::open_read(view, book)).expect("an open read");
    let ReadState::Paused { since, reason, resume_on } = read.state else { panic!("{:?}", read.state) };
    assert_eq!(since.expect("a day").to_string(), "2026-03-05");
    assert_eq!((reason.as_deref(), resume_on.expect("a day").to_string()), (Some("exams"), "2026-04-01".into()));
    desk.log(book, "12").expect("progress");
    assert_eq!(desk.ask(|view| reading::open_read(view, book)).expect("an open read").state, ReadState::Reading);
}

#[test]
fn an_abandoned_book_keeps_where_and_why() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "148").expect("progress");
    desk.change(Op::ReadAbandon, |tx| reading::abandon(tx, book, "2026", "Too early", ""));
    let read = desk.ask(|view| reading::reads_of(view, book)).remove(0);
    assert!(matches!(&read.state, ReadState::Abandoned { reason: Some(why), .. } if why == "Too early"));
    assert_eq!(read.position.expect("where").value, 148.0);
}

#[rstest]
#[case("2026-03-06", "day")]
#[case("2026", "day")]
#[case("yesterday week", "day")]
fn a_day_that_cannot_be_is_refused_on_its_field(#[case] day: &str, #[case] field: &str) {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let draft = ProgressDraft { entry: "10".into(), day: day.into(), ..ProgressDraft::default() };
    let refused = desk.try_change(Op::ProgressLog, |tx| reading::log_progress(tx, book, &draft)).expect_err(day);
    assert!(matches!(refused, Error::Invalid { field: ref it, .. } if it == field), "{refused:?}");
}

#[test]
fn an_end_before_its_start_is_refused() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let draft = ReadDraft { started: "2020".into(), ..finished("2019") };
    let refused = desk.try_change(Op::ReadAdd, |tx| reading::add_read(tx, book, &draft)).expect_err("2019 < 2020");
    assert_eq!(refused.to_string(), "The end (2019) lies before the start (2020).");
}

#[test]
fn reading_after_midnight_still_belongs_to_the_evening() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.set_clock("2026-03-06T01:30:00+01:00");
    desk.log(book, "10").expect("progress");
    assert_eq!(desk.ask(|view| today::get(view, desk.now())).day.to_string(), "2026-03-05");
    desk.set_clock("2026-03-06T04:00:00+01:00");
    assert_eq!(desk.ask(|view| today::get(view, desk.now())).day.to_string(), "2026-03-06");
}

#[test]
fn moving_to_another_time_zone_moves_no_day_of_the_past() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.set_clock("2026-03-05T22:00:00+01:00");
    let read = desk.log(book, "10").expect("progress").read;
    desk.set_clock("2026-03-06T20:00:00+09:00");
    desk.log(book, "20").expect("progress");
    let days: Vec<String> =
        desk.ask(|view| reading::sessions_of(view, read)).iter().map(|entry| entry.day.to_string()).collect();
    assert_eq!(days, ["2026-03-06", "2026-03-05"]);
}

#[test]
fn changing_the_page_count_moves_nothing_that_was_recorded() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let read = desk.log(book, "100").expect("progress").read;
    let edition = desk.ask(|view| books::editions_of(view, book)).remove(0);
    let draft = EditionDraft { pages: "500".into(), ..books::edition_draft_of(&edition) };
    desk.change(Op::EditionEdit, |tx| books::edit_edition(tx, edition.id, &draft));
    let entry = desk.ask(|view| reading::sessions_of(view, read)).remove(0);
    assert_eq!((entry.to.value, entry.to.of, entry.to.fraction), (100.0, Some(400.0), Some(0.25)));
}

#[test]
fn chapters_are_measured_by_their_pages() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let edition = desk.ask(|view| books::editions_of(view, book)).remove(0).id;
    desk.change(Op::ContentsSet, |tx| books::set_contents(tx, edition, "1. One 1\n2. Two 101\n3. Three 301"));
    let logged = desk.log(book, "ch 2").expect("a chapter").position;
    assert_eq!((logged.unit, logged.value, logged.fraction), (Unit::Chapter, 2.0, Some(0.75)));
}

#[test]
fn a_session_added_to_an_old_read_fills_its_log_and_opens_nothing() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let read = desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, "2020"));
    let draft = ProgressDraft { entry: "120".into(), day: "2020-02-02".into(), ..ProgressDraft::default() };
    desk.change(Op::ProgressLog, |tx| reading::add_session(tx, read, &draft));
    let reads = desk.ask(|view| reading::reads_of(view, book));
    assert_eq!(reads.len(), 1);
    assert!(matches!(reads[0].state, ReadState::Finished { .. }), "{reads:?}");
    assert_eq!(desk.ask(|view| reading::sessions_of(view, read))[0].day.to_string(), "2020-02-02");
}

#[test]
fn a_rating_belongs_to_the_latest_read_and_a_book_never_read_carries_its_own() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let row = || desk.ask(|view| books::list(view, &BookQuery { limit: 1, ..BookQuery::default() })).books.remove(0);
    desk.change(Op::BookRate, |tx| books::rate(tx, book, Rating::parse("3.5").ok()));
    assert_eq!(row().rating.map(lectern_core::values::Rating::stars), Some(3.5));
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, "2020"));
    desk.change(Op::BookRate, |tx| books::rate(tx, book, Rating::parse("5").ok()));
    assert_eq!(row().rating.map(lectern_core::values::Rating::stars), Some(5.0));
}

#[test]
fn what_was_said_of_a_book_before_it_was_read_stays_until_something_is_said_of_a_read() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let said = || desk.ask(|view| books::get(view, book));
    desk.change(Op::BookRate, |tx| books::rate(tx, book, Rating::parse("3.5").ok()));
    desk.change(Op::BookRate, |tx| books::review(tx, book, "Everybody praises it."));
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, "2020"));
    assert_eq!((said().rating, said().review.as_deref()), (Rating::parse("3.5").ok(), Some("Everybody praises it.")));
    desk.change(Op::BookRate, |tx| books::rate(tx, book, Rating::parse("5").ok()));
    desk.change(Op::ReadStart, |tx| reading::start(tx, book, "2021", None));
    assert_eq!(said().rating, None, "of this read nothing is said yet, and of an earlier one there is");
    desk.change(Op::BookRate, |tx| books::review(tx, book, ""));
    assert_eq!(said().review, None, "and what is taken away stays away");
    desk.change(Op::BookRate, |tx| books::rate(tx, book, None));
    let reads = desk.ask(|view| reading::reads_of(view, book));
    for read in reads {
        desk.change(Op::ReadRemove, |tx| reading::remove_read(tx, read.id));
    }
    assert_eq!(said().rating, None);
}

#[test]
fn removing_a_book_takes_its_notes_and_reads_along_and_restoring_brings_all_back() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "10").expect("progress");
    let before = lectern_tests::dump::dump(&desk.path());
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[book]));
    assert_eq!(desk.ask(|view| today::get(view, desk.now())).reading, []);
    desk.change(Op::BookRestore, |tx| books::restore(tx, &[book]));
    assert_eq!(lectern_tests::dump::dump(&desk.path()), before);
}

#[test]
fn unknown_values_come_last_in_both_directions() {
    let desk = Desk::new();
    for (title, pages) in [("A", 300), ("B", 0), ("C", 100)] {
        desk.book(title, pages);
    }
    let titles = |descending| -> Vec<String> {
        let query = BookQuery { sort: SortKey::Pages, descending, limit: 10, ..BookQuery::default() };
        desk.ask(|view| books::list(view, &query)).books.into_iter().map(|book| book.title).collect()
    };
    assert_eq!(titles(false), ["C", "A", "B"]);
    assert_eq!(titles(true), ["A", "C", "B"]);
}

#[test]
fn an_edition_whose_text_ends_after_its_last_page_is_refused() {
    let desk = Desk::new();
    let edition = EditionDraft { pages: "400".into(), last_page: "410".into(), ..EditionDraft::default() };
    let draft = BookDraft { title: "Emma".into(), ..BookDraft::default() };
    let refused = desk.try_change(Op::BookAdd, |tx| books::add(tx, &draft, &edition)).expect_err("410 of 400");
    assert!(matches!(refused, Error::Invalid { ref field, .. } if field == "last_page"), "{refused:?}");
}
