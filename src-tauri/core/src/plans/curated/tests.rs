//! Whatever plan there is: through the library it comes out as it went in.

use proptest::prelude::*;

use super::{Layers, export};
use crate::plans::file::{PlanFile, builtin, print, round_trip};
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

#[test]
fn a_built_in_plan_is_exported_as_it_was_written() {
    let (_folder, library, now) = library();
    for builtin in builtin::all() {
        let taken = library.change(Op::PlanTake, now, Source::Window, |tx| take(tx, &builtin.plan())).unwrap().value;
        let out = library.read(|view| export(view, taken, Layers::Curator)).unwrap();
        assert_eq!(print(&out), builtin.text);
    }
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
        prop_assert_eq!(print(&second), print(&first));
    }
}
