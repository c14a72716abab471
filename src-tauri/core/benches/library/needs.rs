//! What an item that is marked done costs in the largest plan there may be.

use lectern_core::plans::{self, Mark, file};
use lectern_core::values::ItemId;
use lectern_core::{Library, Now, Op, Source};
use serde_json::json;

use crate::measure::{self, Line, time};

const ITEMS: usize = 10_000;
const NEEDS: usize = 5;

/// A plan in which every item needs the five before it.
fn plan() -> file::PlanFile {
    let needs = |at: usize| {
        let before = at.saturating_sub(NEEDS)..at;
        before.map(|need| json!({ "item": format!("i{need}"), "strength": "hard" })).collect::<Vec<_>>()
    };
    let items: Vec<_> = (0..ITEMS)
        .map(|at| {
            json!({
                "id": format!("i{at}"),
                "asks_for": format!("Volume {at}"),
                "identification": { "confidence": "none", "basis": "Only asked for." },
                "requires": needs(at),
            })
        })
        .collect();
    let plan = json!({
        "lectern_plan": 1, "id": "long", "title": "Long", "version": "1", "language": "en",
        "stages": [{ "id": "all", "title": "All", "items": items }],
    });
    file::parse(&plan.to_string()).unwrap()
}

/// Marks items here and there, each followed by the rows of what needs it.
pub(crate) fn measure(size: u32, folder: &std::path::Path) -> Vec<Line> {
    let library = Library::open(folder.join("Long plan.lectern"), Now::from_system()).unwrap();
    let plan = plan();
    let taken = library.change(Op::PlanTake, Now::from_system(), Source::Window, |tx| plans::take(tx, &plan)).unwrap();
    let detail = library.read(|view| plans::get(view, taken.value)).unwrap();
    let items: Vec<ItemId> = detail.stages[0].items.iter().map(|item| item.id).collect();
    let rounds = (0..200)
        .map(|round| {
            let item = items[round * 49 % items.len()];
            time(|| {
                let mark = |tx: &mut lectern_core::Tx<'_>| plans::mark(tx, &[item], Some(Mark::Known), None);
                library.change(Op::ItemMark, Now::from_system(), Source::Window, mark).unwrap();
            })
        })
        .collect();
    vec![Line::new(size, "mark one of 10,000 items with 50,000 needs", measure::middle(rounds)).at_most_ms(5.0)]
}
