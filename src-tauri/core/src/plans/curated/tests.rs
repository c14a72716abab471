//! Whatever plan there is: through the library it comes out as it went in.

use proptest::prelude::*;

use super::{Layers, export};
use crate::plans::file::{PlanFile, builtin, parse, print, round_trip};
use crate::plans::take;
use crate::{Error, Library, Now, Op, Source};

fn library() -> (tempfile::TempDir, Library, Now) {
    let folder = tempfile::tempdir().unwrap();
    let now = Now::new("2026-03-05T11:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap());
    let library = Library::open(folder.path().join("Reader.lectern"), now).unwrap();
    (folder, library, now)
}

fn without_mine(plan: &PlanFile) -> PlanFile {
    let mut plan = PlanFile { mine: None, ..plan.clone() };
    for item in plan.stages.iter_mut().flat_map(|stage| &mut stage.items) {
        item.mine = None;
    }
    plan
}

fn has_groups(plan: &PlanFile) -> bool {
    !plan.groups.is_empty() || plan.mine.as_ref().is_some_and(|mine| !mine.groups.is_empty())
}

fn without_states(mut plan: PlanFile) -> PlanFile {
    for mine in plan.stages.iter_mut().flat_map(|stage| &mut stage.items).filter_map(|item| item.mine.as_mut()) {
        mine.state = None;
    }
    plan
}

#[test]
fn a_built_in_plan_is_exported_as_it_was_written() {
    let (_folder, library, now) = library();
    for builtin in builtin::all() {
        let taken = library.change(Op::PlanTake, now, Source::Window, |tx| take(tx, &builtin.plan())).unwrap().value;
        let out = library.read(|view| export(view, taken, Layers::Curator)).unwrap();
        assert_eq!(print(&out), builtin.text);
    }
}

#[test]
fn a_prerequisite_of_a_group_that_is_empty_does_not_become_a_topic() {
    let (_folder, library, now) = library();
    let text = r#"{ "lectern_plan": 1, "id": "mine", "title": "Mine", "version": "1", "language": "en",
        "stages": [{ "id": "first", "title": "First", "items": [{
            "id": "sicp", "asks_for": "SICP", "identification": { "confidence": "none", "basis": "No more is said." },
            "mine": { "requires": [{ "group": "choice", "strength": "hard" }] }
        }] }],
        "mine": { "groups": [{ "id": "choice", "title": "One of these", "take": 1 }] } }"#;
    let plan = parse(text).unwrap();
    let taken = library.change(Op::PlanTake, now, Source::Window, |tx| take(tx, &plan)).unwrap().value;
    let out = library.read(|view| export(view, taken, Layers::WithMine)).unwrap();
    assert_eq!(out.stages[0].items[0].requires, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_plan_that_was_taken_is_exported_as_it_came(plan in round_trip::plan()) {
        let (_folder, library, now) = library();
        // Without a curator the list is the reader's own, and what they made of it is what it says.
        let plan = if plan.curator.is_none() { without_mine(&plan) } else { plan };
        let taken = match library.change(Op::PlanTake, now, Source::Window, |tx| take(tx, &plan)) {
            Ok(taken) => taken.value,
            // Not every text is the title of a book: one of invisible characters is none.
            Err(Error::Invalid { .. }) => return Ok(()),
            Err(error) => panic!("{error}"),
        };
        let out = library.read(|view| export(view, taken, Layers::Curator)).unwrap();
        prop_assert_eq!(out, without_mine(&plan));
    }

    #[test]
    fn what_a_reader_made_of_a_plan_comes_along_to_another_library(plan in round_trip::plan()) {
        let (_folder, here, now) = library();
        let Ok(taken) = here.change(Op::PlanTake, now, Source::Window, |tx| take(tx, &plan)) else { return Ok(()) };
        let first = here.read(|view| export(view, taken.value, Layers::WithMine)).unwrap();
        let (_other, there, now) = library();
        let taken = there.change(Op::PlanTake, now, Source::Window, |tx| take(tx, &first)).unwrap();
        let second = there.read(|view| export(view, taken.value, Layers::WithMine)).unwrap();
        // A list of one's own is said without what was taken out of it: its groups shrink, and what waits for them changes.
        let shrinks = plan.curator.is_none() && has_groups(&plan);
        let [first, second] = [first, second].map(|plan| if shrinks { without_states(plan) } else { plan });
        prop_assert_eq!(print(&second), print(&first));
    }
}
