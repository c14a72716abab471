//! The log of a read: any entry can be made afterwards, changed and taken away, and all that follows from it follows.

mod laws;

use lectern_core::books::{self, BookQuery, EditionDraft};
use lectern_core::reading::{self, ProgressDraft, Session};
use lectern_core::values::{BookId, ReadId, SessionId};
use lectern_core::{Error, Op};
use lectern_tests::Desk;
use lectern_tests::zones::berlin;
use rstest::rstest;

fn on(day: &str, entry: &str) -> ProgressDraft {
    ProgressDraft { entry: entry.to_owned(), day: day.to_owned(), ..ProgressDraft::default() }
}

fn at(day: &str, clock: &str, entry: &str) -> ProgressDraft {
    ProgressDraft { at: clock.to_owned(), ..on(day, entry) }
}

/// A book of 400 pages with a read begun on page 0 of 1 March.
fn begun() -> (Desk, BookId, ReadId) {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let read = desk.change(Op::ReadStart, |tx| reading::start(tx, book, "2026-03-01", None));
    (desk, book, read)
}

fn add(desk: &Desk, read: ReadId, draft: &ProgressDraft) -> SessionId {
    desk.change(Op::ProgressLog, |tx| reading::add_session(tx, read, draft))
}

fn edit(desk: &Desk, id: SessionId, draft: &ProgressDraft) {
    desk.change(Op::SessionEdit, |tx| reading::edit_session(tx, id, draft));
}

fn log(desk: &Desk, read: ReadId) -> Vec<Session> {
    desk.ask(|view| reading::sessions_of(view, read))
}

/// From and to of every entry, the earliest first.
fn stretches(desk: &Desk, read: ReadId) -> Vec<(Option<f64>, f64)> {
    log(desk, read).iter().rev().map(|entry| (entry.from.as_ref().map(|from| from.value), entry.to.value)).collect()
}

fn progress(desk: &Desk) -> Option<f64> {
    desk.ask(|view| books::list(view, &BookQuery { limit: 1, ..BookQuery::default() })).books[0].progress
}

/// The draft that a form shows of an entry.
fn shown(entry: &Session) -> ProgressDraft {
    ProgressDraft {
        entry: entry.to.entered.clone(),
        from: entry.from.as_ref().map(|from| from.entered.clone()).unwrap_or_default(),
        day: entry.day.to_string(),
        at: entry.clock.clone().unwrap_or_default(),
        minutes: entry.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        note: entry.note.clone().unwrap_or_default(),
        ..ProgressDraft::default()
    }
}

#[test]
fn an_entry_made_afterwards_takes_its_place_and_the_next_begins_where_it_ended() {
    let (desk, _, read) = begun();
    add(&desk, read, &on("2026-03-02", "100"));
    add(&desk, read, &on("2026-03-04", "150"));
    add(&desk, read, &on("2026-03-03", "130"));
    assert_eq!(stretches(&desk, read), [(None, 100.0), (Some(100.0), 130.0), (Some(130.0), 150.0)]);
    assert_eq!(progress(&desk), Some(0.375), "the reader is where the latest day left them");
    let pages: Vec<Option<u32>> = log(&desk, read).iter().map(|entry| entry.pages).collect();
    assert_eq!(pages, [Some(20), Some(30), Some(100)], "no page is counted twice");
}

#[test]
fn this_morning_entered_in_the_evening_stands_before_the_evening() {
    let (desk, _, read) = begun();
    desk.set_clock("2026-03-05T22:00:00+01:00");
    add(&desk, read, &on("", "100"));
    add(&desk, read, &at("", "8:00", "80"));
    assert_eq!(stretches(&desk, read), [(None, 80.0), (Some(80.0), 100.0)]);
    assert_eq!(progress(&desk), Some(0.25));
}

#[test]
fn a_step_entered_afterwards_counts_from_where_the_reader_was_then() {
    let (desk, _, read) = begun();
    add(&desk, read, &on("2026-03-02", "100"));
    add(&desk, read, &on("2026-03-04", "150"));
    add(&desk, read, &on("2026-03-03", "+10"));
    assert_eq!(stretches(&desk, read), [(None, 100.0), (Some(100.0), 110.0), (Some(110.0), 150.0)]);
}

#[test]
fn a_later_step_stays_where_it_led_when_an_earlier_entry_is_corrected() {
    let (desk, _, read) = begun();
    let first = add(&desk, read, &on("2026-03-02", "100"));
    let step = add(&desk, read, &on("2026-03-03", "+10"));
    edit(&desk, first, &on("2026-03-02", "90"));
    assert_eq!(stretches(&desk, read), [(None, 90.0), (Some(90.0), 110.0)]);
    let entry = log(&desk, read).remove(0);
    edit(&desk, step, &ProgressDraft { note: "Box Hill".into(), ..shown(&entry) });
    let entry = log(&desk, read).remove(0);
    assert_eq!((entry.to.value, entry.to.entered.as_str(), entry.note.as_deref()), (110.0, "+10", Some("Box Hill")));
}

#[test]
fn a_step_counts_from_the_beginning_that_was_typed_with_it() {
    let (desk, _, read) = begun();
    add(&desk, read, &on("2026-03-02", "100"));
    add(&desk, read, &ProgressDraft { from: "200".into(), ..on("2026-03-03", "+10") });
    assert_eq!(stretches(&desk, read), [(None, 100.0), (Some(200.0), 210.0)]);
}

#[test]
fn a_beginning_that_the_reader_typed_stays_when_the_entry_before_it_changes() {
    let (desk, _, read) = begun();
    let first = add(&desk, read, &on("2026-03-02", "100"));
    add(&desk, read, &ProgressDraft { from: "120".into(), ..on("2026-03-03", "150") });
    edit(&desk, first, &on("2026-03-02", "90"));
    assert_eq!(stretches(&desk, read), [(None, 90.0), (Some(120.0), 150.0)]);
}

#[test]
fn every_field_of_an_entry_can_be_changed_and_undone() {
    let (desk, _, read) = begun();
    let id = add(&desk, read, &on("2026-03-02", "100"));
    let before = lectern_tests::dump::dump(&desk.path());
    let draft = ProgressDraft {
        entry: "45%".into(),
        from: "20".into(),
        day: "2026-03-03".into(),
        at: "21:30".into(),
        minutes: "1h05".into(),
        note: "Box Hill".into(),
        ..ProgressDraft::default()
    };
    edit(&desk, id, &draft);
    let entry = log(&desk, read).remove(0);
    assert_eq!((entry.to.entered.as_str(), entry.from.as_ref().map(|from| from.value)), ("45%", Some(20.0)));
    assert_eq!((entry.day.to_string().as_str(), entry.clock.as_deref()), ("2026-03-03", Some("21:30")));
    assert_eq!((entry.minutes, entry.note.as_deref(), entry.pages), (Some(65), Some("Box Hill"), Some(160)));
    desk.undo();
    assert_eq!(lectern_tests::dump::dump(&desk.path()), before);
}

#[test]
fn fields_that_are_emptied_are_unknown_again() {
    let (desk, _, read) = begun();
    let id =
        add(&desk, read, &ProgressDraft { minutes: "25".into(), note: "a".into(), ..at("2026-03-02", "9:00", "100") });
    edit(&desk, id, &on("2026-03-02", "100"));
    let entry = log(&desk, read).remove(0);
    assert_eq!((entry.started_at, entry.clock, entry.minutes, entry.note), (None, None, None, None));
}

#[test]
fn editing_a_remark_measures_nothing_anew() {
    let (desk, book, read) = begun();
    let id = add(&desk, read, &on("2026-03-02", "390"));
    let edition = desk.ask(|view| books::editions_of(view, book)).remove(0);
    let draft = EditionDraft { pages: "300".into(), ..books::edition_draft_of(&edition) };
    desk.change(Op::EditionEdit, |tx| books::edit_edition(tx, edition.id, &draft));
    for typed in ["390", "p. 390", "page 390"] {
        edit(&desk, id, &ProgressDraft { note: typed.into(), ..on("2026-03-02", typed) });
        let entry = log(&desk, read).remove(0);
        assert_eq!((entry.to.value, entry.to.of, entry.to.fraction), (390.0, Some(400.0), Some(0.975)));
    }
}

#[test]
fn going_back_is_a_correction_that_reads_no_pages() {
    let (desk, _, read) = begun();
    add(&desk, read, &on("2026-03-02", "200"));
    add(&desk, read, &on("2026-03-03", "-50"));
    let entry = log(&desk, read).remove(0);
    assert_eq!((entry.correction, entry.pages, entry.to.value), (true, Some(0), 150.0));
}

#[rstest]
#[case("45%", "50%", Some(20))]
#[case("100", "50%", Some(100))]
#[case("50%", "210", Some(10))]
#[case("50%", "100", Some(0))]
fn pages_are_counted_in_any_unit(#[case] before: &str, #[case] entry: &str, #[case] pages: Option<u32>) {
    let (desk, _, read) = begun();
    add(&desk, read, &on("2026-03-02", before));
    add(&desk, read, &on("2026-03-03", entry));
    assert_eq!(log(&desk, read)[0].pages, pages);
}

#[test]
fn pages_of_a_book_that_nobody_measured_are_not_made_up() {
    let desk = Desk::new();
    let book = desk.book("Emma", 0);
    let read = desk.log(book, "45%").expect("progress").read;
    assert_eq!(log(&desk, read)[0].pages, None);
}

#[rstest]
#[case::evening("2026-03-04", "21:30", "2026-03-04T20:30:00.000Z")]
#[case::after_midnight("2026-03-04", "1:30", "2026-03-05T00:30:00.000Z")]
#[case::before_the_clocks_went_forward("2026-03-28", "23:30", "2026-03-28T22:30:00.000Z")]
#[case::after_the_clocks_went_forward("2026-03-29", "9:00", "2026-03-29T07:00:00.000Z")]
#[case::the_first_of_two_hours("2026-10-24", "2:30", "2026-10-25T00:30:00.000Z")]
fn a_clock_time_is_that_of_its_day_whatever_the_clocks_show_now(
    #[case] day: &str,
    #[case] clock: &str,
    #[case] instant: &str,
) {
    for season in ["2026-11-05T12:00:00+01:00", "2027-07-05T12:00:00+02:00"] {
        let (desk, _, read) = begun();
        desk.move_to(berlin);
        desk.set_clock(season);
        add(&desk, read, &at(day, clock, "20"));
        let entry = log(&desk, read).remove(0);
        assert_eq!(entry.started_at.map(|at| at.to_string()).as_deref(), Some(instant));
        let hour_first = format!("{clock:0>5}");
        assert_eq!((entry.day.to_string().as_str(), entry.clock), (day, Some(hour_first)));
    }
}

#[rstest]
#[case("2026-03-28", "2:30", "the clocks went forward")]
#[case("", "13:00", "still to come")]
#[case("", "25:00", "21:30")]
#[case("", "half nine", "21:30")]
fn a_clock_time_that_cannot_be_is_refused_on_its_field(#[case] day: &str, #[case] clock: &str, #[case] why: &str) {
    let (desk, _, read) = begun();
    desk.move_to(berlin);
    desk.set_clock("2026-04-05T12:00:00+02:00");
    let refused = desk.try_change(Op::ProgressLog, |tx| reading::add_session(tx, read, &at(day, clock, "20")));
    match refused.expect_err(why) {
        Error::Invalid { field, rule } => assert_eq!((field.as_str(), rule.contains(why)), ("at", true), "{rule}"),
        other => panic!("{other}"),
    }
}

#[test]
fn an_entry_made_abroad_keeps_its_clock_when_it_is_edited_at_home() {
    let (desk, _, read) = begun();
    desk.set_clock("2026-03-05T22:00:00+09:00");
    let id = add(&desk, read, &at("", "21:30", "20"));
    desk.set_clock("2026-03-07T12:00:00+01:00");
    let entry = log(&desk, read).remove(0);
    edit(&desk, id, &ProgressDraft { note: "On the train".into(), ..shown(&entry) });
    assert_eq!(log(&desk, read)[0].started_at, entry.started_at);
    edit(&desk, id, &ProgressDraft { at: "21:00".into(), ..shown(&entry) });
    assert_eq!(log(&desk, read)[0].started_at.map(|at| at.to_string()).as_deref(), Some("2026-03-05T12:00:00.000Z"));
}
