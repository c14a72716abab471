//! The laws of undo, over every operation there is.

use lectern_core::{Error, Op, Source, check};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use lectern_tests::everything::{Dice, perform};
use proptest::prelude::*;

fn actions() -> impl Strategy<Value = Vec<(Op, Dice, bool)>> {
    let op = proptest::sample::select(Op::ALL);
    let dice = (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(a, b, c)| Dice(a, b, c));
    proptest::collection::vec((op, dice, any::<bool>()), 1..40)
}

/// A library with something for every operation to work on.
fn furnished() -> Desk {
    let desk = Desk::new();
    for (op, dice) in [(Op::BookAdd, 1), (Op::BookAdd, 5), (Op::PlanTake, 0), (Op::ReadStart, 1), (Op::NoteAdd, 1)] {
        perform(&desk, op, Dice(dice, dice, dice));
    }
    perform(&desk, Op::ProgressLog, Dice(1, 0, 0));
    desk.wait(120);
    desk
}

fn walk(desk: &Desk, back: bool) -> usize {
    let mut steps = 0;
    loop {
        desk.wait(1);
        let walked = if back {
            desk.library().undo(desk.now(), Source::Window)
        } else {
            desk.library().redo(desk.now(), Source::Window)
        };
        match walked {
            Ok(_) => steps += 1,
            Err(Error::NoStep { .. }) => return steps,
            Err(error) => panic!("after {steps} steps: {error}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn undoing_everything_gives_the_beginning_and_redoing_everything_gives_the_end(actions in actions()) {
        let desk = furnished();
        let end_of_furnishing = walk(&desk, true);
        let beginning = dump(&desk.path());
        prop_assert_eq!(walk(&desk, false), end_of_furnishing);
        for (op, dice, pause) in actions {
            desk.wait(if pause { 61 } else { 0 });
            perform(&desk, op, dice);
        }
        let end = dump(&desk.path());
        let steps = walk(&desk, true);
        prop_assert_eq!(dump(&desk.path()), beginning, "undo of all");
        prop_assert_eq!(walk(&desk, false), steps);
        prop_assert_eq!(dump(&desk.path()), end, "redo of all");
        prop_assert!(desk.ask(check::check).is_clean(), "{:?}", desk.ask(check::check));
    }

    #[test]
    fn what_lists_show_is_always_what_the_rows_say(actions in actions()) {
        let desk = furnished();
        for (op, dice, _) in actions {
            perform(&desk, op, dice);
        }
        let found = desk.ask(check::check);
        prop_assert!(found.is_clean(), "{found:?}");
    }
}

#[test]
fn every_operation_can_be_carried_out_and_taken_back() {
    for op in Op::ALL {
        let desk = furnished();
        if *op == Op::BookRestore {
            perform(&desk, Op::BookRemove, Dice(0, 0, 0));
        }
        if matches!(op, Op::PlanPublish | Op::ItemAnnotate) {
            // What a curator keeps is not the reader's to publish or to describe.
            assert!(perform(&desk, Op::PlanCreate, Dice(0, 0, 0)), "a plan of one's own is there");
            assert!((0..50).any(|seed| perform(&desk, Op::ItemAdd, Dice(seed, 1, seed))), "it has an item");
        }
        if *op == Op::StageRemove {
            assert!(perform(&desk, Op::StageAdd, Dice(0, 0, 0)), "an empty stage is there");
        }
        if *op == Op::ChapterTick {
            let set = |seed| perform(&desk, Op::ContentsSet, Dice(seed, 4, seed));
            assert!((0..5).any(set), "a book has contents");
        }
        if *op == Op::ReadResume {
            assert!((0..50).any(|seed| perform(&desk, Op::ReadPause, Dice(seed, seed, seed))), "a read is paused");
        }
        if op.as_str().starts_with("timer_") && *op != Op::TimerStart {
            assert!(perform(&desk, Op::TimerStart, Dice(0, 0, 0)), "a timer runs");
        }
        if *op == Op::TimerResume {
            assert!(perform(&desk, Op::TimerPause, Dice(0, 0, 0)), "the timer is paused");
        }
        if *op == Op::NoteRestore {
            assert!((0..50).any(|seed| perform(&desk, Op::NoteRemove, Dice(seed, seed, seed))), "a note is removed");
        }
        if matches!(op, Op::FilterEdit | Op::FilterRemove) {
            assert!(perform(&desk, Op::FilterSave, Dice(0, 0, 0)), "a filter is saved");
        }
        if *op == Op::ImportMappingForget {
            assert!(perform(&desk, Op::ImportMappingKeep, Dice(0, 0, 0)), "a mapping is kept");
        }
        if *op == Op::NeedRemove {
            assert!((0..50).any(|seed| perform(&desk, Op::NeedSet, Dice(seed, seed, seed))), "something is needed");
        }
        let before = dump(&desk.path());
        let done = (0..200u32).any(|seed| {
            desk.wait(61);
            perform(&desk, *op, Dice(seed, seed / 3, seed / 7 + 1))
        });
        assert!(done, "{op:?} was never carried out");
        desk.undo();
        assert_eq!(dump(&desk.path()), before, "{op:?} leaves something behind when it is undone");
    }
}
