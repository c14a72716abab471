//! What the largest plan there may be costs: taken, opened, listed, on Today, and an item marked done in it; and what a
//! reading list costs on its way to a plan.

use std::path::Path;
use std::time::Duration;

use lectern_core::plans::{self, Mark, OutlinePiece, file};
use lectern_core::values::{ItemId, PlanId};
use lectern_core::{Library, Now, Op, Source, today};
use serde_json::json;

use crate::measure::{self, Line, median, time};

const ITEMS: usize = 10_000;
const NEEDS: usize = 5;
/// Rows that a page draws at once.
const WINDOW: usize = 30;

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

/// A reading list as people keep them: 50 headings, and a book on each line.
fn list(lines: usize) -> String {
    let mut list = "# To read\n".to_owned();
    for at in 0..lines {
        if at % lines.div_ceil(50) == 0 {
            list.push_str(&format!("\n## Shelf {at}\n\n"));
        }
        list.push_str(&format!("- Volume {at} of {lines} - Ann Author{}: why it is worth reading\n", at % 97));
    }
    list
}

/// How long a list of so many lines takes until its plan is in a new library.
fn take_list(folder: &Path, lines: usize) -> Duration {
    let path = folder.join(format!("List of {lines}.lectern"));
    let library = Library::open(&path, Now::from_system()).unwrap();
    let list = list(lines);
    let taken = time(|| {
        let plan = plans::lists::preview(&list).unwrap().plan("List").unwrap();
        let take = |tx: &mut lectern_core::Tx<'_>| plans::take(tx, &plan);
        library.change(Op::PlanTake, Now::from_system(), Source::Window, take).unwrap();
    });
    library.close().unwrap();
    taken
}

/// The outline piece after piece, as a page reads it that knows these.
fn outlined(library: &Library, plan: PlanId, known: &[OutlinePiece]) -> Vec<OutlinePiece> {
    let (mut pieces, mut after) = (Vec::<OutlinePiece>::new(), None);
    loop {
        let print = known.get(pieces.len()).map(|piece| piece.print.as_str());
        let piece = library.read(|view| plans::outlined_items(view, plan, after, print)).unwrap();
        after = piece.next;
        pieces.push(piece);
        if after.is_none() {
            return pieces;
        }
    }
}

/// Marks items here and there, each followed by the rows of what needs it.
pub(crate) fn measure(size: u32, folder: &Path) -> Vec<Line> {
    let library = Library::open(folder.join("Long plan.lectern"), Now::from_system()).unwrap();
    let plan = plan();
    let mut taken = None;
    let taking = time(|| {
        let take = |tx: &mut lectern_core::Tx<'_>| plans::take(tx, &plan);
        taken = Some(library.change(Op::PlanTake, Now::from_system(), Source::Window, take).unwrap().value);
    });
    let id = taken.unwrap();
    let items: Vec<ItemId> =
        outlined(&library, id, &[]).iter().flat_map(|it| it.items.iter().map(|it| it.id)).collect();
    let window = &items[ITEMS / 2..ITEMS / 2 + WINDOW];
    let painted = || {
        drop(library.read(|view| plans::outline(view, id, 0)).unwrap());
        drop(outlined(&library, id, &[]));
        drop(library.read(|view| plans::rows(view, id, window)).unwrap());
    };
    let known = outlined(&library, id, &[]);
    let mark_and_read = |item: ItemId| {
        let mark = |tx: &mut lectern_core::Tx<'_>| plans::mark(tx, &[item], Some(Mark::Known), None);
        library.change(Op::ItemMark, Now::from_system(), Source::Window, mark).unwrap();
        time(|| {
            drop(library.read(|view| plans::outline(view, id, 0)).unwrap());
            drop(outlined(&library, id, &known));
            drop(library.read(|view| plans::rows(view, id, window)).unwrap());
        })
    };
    let opening = median(15, painted);
    let refetch =
        measure::middle(items.iter().skip(3).step_by(401).take(15).map(|item| mark_and_read(*item)).collect());
    let rounds = (0..200)
        .map(|round| {
            let item = items[round * 49 % items.len()];
            time(|| {
                let mark = |tx: &mut lectern_core::Tx<'_>| plans::mark(tx, &[item], Some(Mark::Known), None);
                library.change(Op::ItemMark, Now::from_system(), Source::Window, mark).unwrap();
            })
        })
        .collect();
    let rows = || library.read(|view| plans::rows(view, id, window)).unwrap();
    let today = || drop(library.read(|view| today::get(view, Now::from_system())).unwrap());
    vec![
        Line::new(size, "take a plan of 10,000 items with 50,000 needs", taking),
        Line::new(size, "take a Markdown list of 10,000 lines", take_list(folder, ITEMS))
            .against("ten times one of 1,000", 10 * take_list(folder, ITEMS / 10))
            .at_most_ratio(2.0),
        Line::new(size, "its page: outline and the first rows", opening).at_most_ms(150.0),
        Line::new(size, "its page: a window of rows", median(31, || drop(rows()))).at_most_ms(5.0),
        Line::new(size, "its page: read again after a mark", refetch).at_most_ms(150.0),
        Line::new(size, "the list of plans with it", median(15, || drop(library.read(plans::list).unwrap())))
            .at_most_ms(60.0),
        Line::new(size, "Today with it", median(15, today)).at_most_ms(60.0),
        Line::new(size, "mark one of 10,000 items with 50,000 needs", measure::middle(rounds)).at_most_ms(5.0),
    ]
}
