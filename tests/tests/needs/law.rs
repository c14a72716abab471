//! What is kept of readiness is what follows from the plan, whatever is done.

use lectern_core::Op;
use lectern_core::plans::{self, Item};
use lectern_tests::Desk;
use lectern_tests::everything::{Dice, desk_with_plans, perform};
use proptest::prelude::*;
use rusqlite::{Connection, OpenFlags};

use crate::{item, items};

/// Items with the words of their states.
type States = Vec<(String, String)>;

/// What the kept rows say of every item, and what follows from nothing but the plan.
fn kept_and_computed(desk: &Desk) -> (States, States) {
    let db = Connection::open_with_flags(desk.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the file");
    let mut ask = db
        .prepare("SELECT item_id, state FROM local_item JOIN plan ON plan.id = plan_id WHERE deleted_at IS NULL ORDER BY item_id")
        .expect("the rows");
    let kept = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows").map(Result::unwrap).collect();
    let mut computed = Vec::new();
    for summary in desk.ask(plans::list) {
        let plan = desk.ask(|view| plans::get(view, summary.id));
        let word = |item: &Item| serde_json::to_value(item.state).expect("a word").as_str().expect("a word").to_owned();
        computed.extend(items(&plan).map(|item| (item.id.to_string(), word(item))));
    }
    computed.sort();
    (kept, computed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_is_kept_of_readiness_is_what_follows_from_nothing(
        actions in proptest::collection::vec(
            (prop::sample::select(ACTIONS.to_vec()), any::<u32>(), any::<u32>(), any::<u32>(), 0u8..6), 1..30,
        ),
    ) {
        let desk = desk_with_plans();
        for (op, a, b, c, back) in actions {
            desk.wait(61);
            perform(&desk, op, Dice(a, b, c));
            if back == 0 {
                desk.library().undo(desk.now(), lectern_core::Source::Window).ok();
            }
            let (kept, computed) = kept_and_computed(&desk);
            prop_assert_eq!(kept, computed, "after {:?}", op);
            for summary in desk.ask(plans::list) {
                let plan = desk.ask(|view| plans::get(view, summary.id));
                prop_assert_eq!(summary.totals, plan.totals, "the list after {:?}", op);
            }
            for next in desk.ask(|view| plans::ready_next(view, 5)) {
                prop_assert_eq!(&next.item, &item(&desk, next.plan, next.item.id), "what is next after {:?}", op);
            }
        }
    }
}

const ACTIONS: [Op; 22] = [
    Op::ItemMark,
    Op::ItemMark,
    Op::NeedSet,
    Op::NeedSet,
    Op::NeedRemove,
    Op::NeedWaive,
    Op::NeedHold,
    Op::TopicKnow,
    Op::GroupMake,
    Op::GroupEdit,
    Op::GroupDissolve,
    Op::GroupSet,
    Op::ItemPart,
    Op::ItemMove,
    Op::ItemMatch,
    Op::ItemAdd,
    Op::ReadStart,
    Op::ReadFinish,
    Op::ReadAbandon,
    Op::ProgressLog,
    Op::BookRemove,
    Op::PlanUpdate,
];
