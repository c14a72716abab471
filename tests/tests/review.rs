//! Questions and takeaways come back, and nothing nags.

use lectern_core::notes::{self, Due, NoteChoice, NoteDraft, NoteKind, ReviewAnswer};
use lectern_core::settings::{self, Key};
use lectern_core::values::NoteId;
use lectern_core::{Error, Op};
use lectern_tests::Desk;

const WEEK: i64 = 7 * 24 * 3600;

fn write(desk: &Desk, kind: NoteKind, text: &str) -> NoteId {
    let draft = NoteDraft { kind, text: text.to_owned(), ..NoteDraft::default() };
    desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft))
}

fn due(desk: &Desk) -> Due {
    desk.ask(|view| notes::due(view, desk.now(), 50))
}

fn answer(desk: &Desk, note: NoteId, answer: ReviewAnswer) {
    desk.change(Op::NoteReview, |tx| notes::review(tx, note, answer));
}

#[test]
fn a_question_comes_back_after_one_week_four_and_twelve() {
    let desk = Desk::new();
    let question = write(&desk, NoteKind::Question, "Why?");
    write(&desk, NoteKind::Note, "Never back");
    desk.wait(WEEK - 24 * 3600);
    assert_eq!(due(&desk).questions, 0, "six days later");
    desk.set_clock("2026-03-12T08:00:00+01:00");
    let back = due(&desk);
    assert_eq!((back.questions, back.takeaways, back.notes.len()), (1, 0, 1));
    assert_eq!((back.notes[0].note.id, back.notes[0].time, back.notes[0].times), (question, 1, 3));
    answer(&desk, question, ReviewAnswer::Got);
    assert_eq!(due(&desk).questions, 0);
    desk.set_clock("2026-04-02T08:00:00+02:00");
    assert_eq!(due(&desk).notes[0].time, 2);
    answer(&desk, question, ReviewAnswer::Got);
    desk.set_clock("2026-05-28T08:00:00+02:00");
    assert_eq!(due(&desk).notes[0].time, 3);
    answer(&desk, question, ReviewAnswer::Got);
    desk.set_clock("2030-01-01T08:00:00+01:00");
    assert_eq!(due(&desk), Due::default(), "it sits");
}

#[test]
fn what_does_not_sit_is_back_tomorrow_and_stop_means_stop() {
    let desk = Desk::new();
    let (first, second) = (write(&desk, NoteKind::Takeaway, "A"), write(&desk, NoteKind::Question, "B"));
    desk.wait(WEEK);
    answer(&desk, first, ReviewAnswer::Again);
    answer(&desk, second, ReviewAnswer::Stop);
    assert_eq!(due(&desk).notes, []);
    desk.wait(24 * 3600);
    assert_eq!(due(&desk).notes.iter().map(|back| back.note.id).collect::<Vec<_>>(), [first]);
    assert_eq!(desk.undo(), "Reviewed a question");
    assert_eq!(due(&desk).questions, 1, "an answer can be taken back");
}

#[test]
fn what_is_removed_or_became_a_plain_note_does_not_come_back() {
    let desk = Desk::new();
    let (first, second) = (write(&desk, NoteKind::Question, "A"), write(&desk, NoteKind::Question, "B"));
    desk.wait(WEEK);
    answer(&desk, first, ReviewAnswer::Again);
    desk.wait(24 * 3600);
    assert_eq!(due(&desk).questions, 2);
    let plain = NoteDraft { text: "A".to_owned(), ..NoteDraft::default() };
    desk.change(Op::NoteEdit, |tx| notes::edit(tx, first, &plain));
    desk.change(Op::NoteRemove, |tx| notes::remove(tx, &NoteChoice::These(vec![second])));
    assert_eq!(due(&desk), Due::default());
    let refused = desk.try_change(Op::NoteReview, |tx| notes::review(tx, first, ReviewAnswer::Got));
    assert!(matches!(refused, Err(Error::Conflict { .. })));
}

#[test]
fn the_weeks_are_the_reader_s_and_none_means_never() {
    let desk = Desk::new();
    write(&desk, NoteKind::Question, "Why?");
    desk.wait(WEEK);
    desk.change(Op::SettingSet, |tx| settings::set_json(tx, Key::ReviewWeeks, "\"2, 8\""));
    assert_eq!(due(&desk), Due::default());
    desk.wait(WEEK);
    assert_eq!(due(&desk).notes[0].times, 2);
    desk.change(Op::SettingSet, |tx| settings::set_json(tx, Key::ReviewWeeks, ""));
    assert_eq!(due(&desk), Due::default());
}
