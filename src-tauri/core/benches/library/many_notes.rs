//! What is done to half of all notes at once, each as one step, and the step taken back.

use std::time::Duration;

use lectern_core::books::{self, BookQuery};
use lectern_core::notes::{self, HitKind, NoteChoice, NoteKind, NoteQuery};
use lectern_core::{Library, Now, Op, Result, Source, Tx};

use crate::measure::{Line, time};

/// A tenth of a millisecond a note, recorded so that it can be taken back, with its row and its words in the index: ten
/// seconds for a hundred thousand, which nobody does by the day, and a tenth of a second for the thousand of a book.
const MOST_MS_A_NOTE: f64 = 0.1;

pub(crate) fn measure(size: u32, library: &Library) -> Vec<Line> {
    let kinds = vec![HitKind::Quote, HitKind::Question];
    let half = NoteChoice::Found(NoteQuery { kinds, ..NoteQuery::default() });
    let book =
        library.read(|view| books::list(view, &BookQuery { limit: 1, ..BookQuery::default() })).unwrap().books[0].id;
    let tag = |tx: &mut Tx<'_>| notes::tag(tx, &half, &["said".into()], &[]).map(drop);
    let make = |tx: &mut Tx<'_>| notes::make(tx, &half, NoteKind::Takeaway).map(drop);
    let move_to = |tx: &mut Tx<'_>| notes::move_to(tx, &half, Some(book)).map(drop);
    let remove = |tx: &mut Tx<'_>| notes::remove(tx, &half).map(drop);
    let mut lines = Vec::new();
    lines.extend(there_and_back(size, library, "tagged", Op::NoteTag, &tag));
    lines.extend(there_and_back(size, library, "made takeaways", Op::NoteMake, &make));
    lines.extend(there_and_back(size, library, "moved", Op::NoteMove, &move_to));
    lines.extend(there_and_back(size, library, "removed", Op::NoteRemove, &remove));
    lines
}

fn there_and_back(
    size: u32,
    library: &Library,
    what: &str,
    op: Op,
    run: &dyn Fn(&mut Tx<'_>) -> Result<()>,
) -> [Line; 2] {
    let there = time(|| drop(library.change(op, Now::from_system(), Source::Window, run).unwrap()));
    let back = undo(library);
    let most = f64::from(size) * MOST_MS_A_NOTE;
    [
        Line::new(size, &format!("half of all notes {what}"), there).at_most_ms(most),
        Line::new(size, &format!("half of all notes {what}, taken back"), back).at_most_ms(most),
    ]
}

fn undo(library: &Library) -> Duration {
    time(|| drop(library.undo(Now::from_system(), Source::Window).unwrap()))
}
