//! The merge itself, table by table: rows that are missing come in, rows that differ are settled field by field.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use super::fields::{Keys, later, shown};
use super::links::{Crossed, Retitled};
use super::matching::{Matches, Place};
use super::{Conflict, MergeReport, Merged, Side};
use crate::history::{FieldTimes, field_times, name_of};
use crate::library::Tx;
use crate::settings::Key;
use crate::storage::{Progress, Row, Shape, Table, text};
use crate::{Error, Result};

/// More would bury the reader; the rest are counted.
const SHOWN: usize = 200;
/// Rows between two looks at whether to go on.
const STRIDE: u64 = 256;

/// A row that both have and that is not the same.
struct Differs {
    here: Row,
    /// The row as it would stand here, and its key there.
    there: Row,
    there_key: String,
}

/// Brings the rows of another library in; answers also what links have to follow.
pub(super) fn bring_in(
    tx: &Tx<'_>,
    theirs: &Connection,
    progress: &mut Progress<'_>,
) -> Result<(MergeReport, Crossed)> {
    let view = tx.snapshot();
    let ours = view.db();
    let matches = Matches::find(ours, theirs)?;
    let mut report = MergeReport { matched: matches.books(ours, theirs, SHOWN)?, ..MergeReport::default() };
    let mut crossed = Crossed { matched: matches.of(Table::Book), ..Crossed::default() };
    let (mut differing, mut wanted) = (Vec::new(), (BTreeSet::new(), BTreeSet::new()));
    let shapes = Shape::all(ours)?;
    let of = shapes.iter().map(|shape| shape.count(theirs)).sum::<Result<u64>>()?;
    let mut done = 0;
    for shape in shapes {
        let mut merged = Merged { kind: shape.table.name().replace('_', " "), new: 0, changed: 0, same: 0 };
        let mut rows = Vec::new();
        shape.each(theirs, |row| {
            if done % STRIDE == 0 && progress(done, of).is_break() {
                return Err(Error::Cancelled);
            }
            done += 1;
            let there_key = text(&row[0]).unwrap_or_default().to_owned();
            if is_of_one_machine(&shape, &there_key) {
                return Ok(());
            }
            let Place::At(row) = matches.place(&shape, row) else { return Ok(()) };
            match shape.get(ours, &row[0])? {
                None => {
                    shape.insert(ours, &row)?;
                    merged.new += 1;
                    tx.wrote(room_of(&row))?;
                    crossed.came(&shape, &row);
                }
                Some(here) if same(&shape, &here, &row, &there_key) => merged.same += 1,
                Some(here) => {
                    wanted.0.insert((shape.table, text(&row[0]).unwrap_or_default().to_owned()));
                    wanted.1.insert((shape.table, there_key.clone()));
                    rows.push(Differs { here, there: row, there_key });
                }
            }
            Ok(())
        })?;
        differing.push((shape, rows, merged));
    }
    let times = (field_times(ours, &wanted.0)?, field_times(theirs, &wanted.1)?);
    for (shape, rows, mut merged) in differing {
        for row in rows {
            let changed = settle(ours, &shape, &row, &times, (&mut report, &mut crossed))?;
            if changed { merged.changed += 1 } else { merged.same += 1 }
        }
        if merged.new + merged.changed > 0 {
            report.kinds.push(merged);
        }
    }
    Ok((report, crossed))
}

/// About how many bytes a row that came in is recorded in.
fn room_of(row: &Row) -> usize {
    100 + row.iter().filter_map(text).map(str::len).sum::<usize>()
}

/// Whether a row means something only where it was written: a folder of another machine is none here.
fn is_of_one_machine(shape: &Shape, key: &str) -> bool {
    shape.table == Table::Setting && Key::OF_ONE_MACHINE.iter().any(|own| own.as_str() == key)
}

/// Whether a row says here what it says there. A matched row keeps its own place in our lists.
fn same(shape: &Shape, here: &Row, there: &Row, there_key: &str) -> bool {
    let own = |at: usize| is_own(shape, at, here, there_key);
    here.iter().zip(there).enumerate().all(|(at, (here, there))| here == there || own(at))
}

/// What belongs to a row's place in its own library: nothing of it is taken from a row that was matched.
fn is_own(shape: &Shape, at: usize, here: &Row, there_key: &str) -> bool {
    // Where the same row of a file was taken in both libraries, each keeps its own word of where it stood.
    if at == 0 || shape.table == Table::SourceRow {
        return true;
    }
    let matched = text(&here[0]) != Some(there_key);
    matched && ["order_key", "added_at", "created_at"].contains(&shape.columns[at].name.as_str())
}

fn settle(
    ours: &Connection,
    shape: &Shape,
    row: &Differs,
    (here_times, there_times): &(FieldTimes, FieldTimes),
    (report, crossed): (&mut MergeReport, &mut Crossed),
) -> Result<bool> {
    let key = text(&row.here[0]).unwrap_or_default();
    let keys = Keys { table: shape.table, here: key, there: &row.there_key };
    let mut taken: BTreeMap<usize, bool> = BTreeMap::new();
    for (at, (here, there)) in row.here.iter().zip(&row.there).enumerate() {
        if here == there || is_own(shape, at, &row.here, &row.there_key) {
            continue;
        }
        let marks = shape.columns[at].name == "deleted_at";
        let side = later(&keys, (at, marks), (here, there), (here_times, there_times));
        taken.insert(at, side == Side::There);
    }
    together(shape, &mut taken);
    if let Some(title) = shape.at("title").filter(|at| shape.table == Table::Book && taken.contains_key(at)) {
        crossed.retitled.extend(Retitled::of(&row.here, &row.there, title, taken[&title]));
    }
    for (at, there) in &taken {
        let (here, other) = (&row.here[*at], &row.there[*at]);
        // A gap that is filled is no conflict; that something was removed may be one.
        let gap = if *there { here } else { other };
        if *gap == Value::Null && shape.columns[*at].name != "deleted_at" {
            continue;
        }
        report.conflicting += 1;
        if report.conflicts.len() < SHOWN {
            let column = &shape.columns[*at].name;
            report.conflicts.push(Conflict {
                what: name_of(ours, shape.table, Some(key))?,
                field: column.trim_end_matches("_id").replace('_', " "),
                here: shown(column, here),
                there: shown(column, other),
                kept: if *there { Side::There } else { Side::Here },
            });
        }
    }
    let changes: Vec<_> =
        taken.into_iter().filter(|(_, there)| *there).map(|(at, _)| (at, row.there[at].clone())).collect();
    if !changes.is_empty() {
        shape.set(ours, &row.here[0], &changes)?;
        crossed.came(shape, &row.here);
    }
    Ok(!changes.is_empty())
}

/// Fields that say one thing together go together, as the state of a read and its dates do: the side that wrote the
/// first of them counts for all.
fn together(shape: &Shape, taken: &mut BTreeMap<usize, bool>) {
    const READ: &[&str] = &[
        "state",
        "started",
        "started_earliest",
        "started_latest",
        "ended",
        "ended_earliest",
        "ended_latest",
        "paused_since",
        "resume_on",
        "reason",
    ];
    const FROM: &[&str] = &["from_entered", "from_unit", "from_value", "from_of", "from_fraction"];
    const TO: &[&str] = &["to_entered", "to_unit", "to_value", "to_of", "to_fraction"];
    const ANCHOR: &[&str] = &["anchor_entered", "anchor_unit", "anchor_value", "anchor_of", "anchor_fraction"];
    const PAGES: &[&str] = &["pages", "last_page"];
    const PART: &[&str] = &["part_unit", "part_first", "part_last"];
    const NEEDS: &[&str] = &["needs_item_id", "needs_topic"];
    const BOOK: &[&str] = &["book_id", "unmatched"];
    const CHAPTER: &[&str] = &["first_page", "last_page"];
    const TIMER: &[&str] = &["read_id", "started_at", "utc_offset", "counted", "running_since", "settled_to"];
    let groups: &[&[&str]] = match shape.table {
        Table::Read => &[READ],
        Table::Session => &[FROM, TO],
        Table::Note => &[ANCHOR],
        Table::Edition => &[PAGES],
        Table::Chapter => &[CHAPTER],
        Table::Timer => &[TIMER],
        Table::Item => &[PART],
        Table::Overlay => &[BOOK],
        Table::Requires => &[NEEDS],
        _ => &[],
    };
    for group in groups {
        let at: Vec<usize> = group.iter().filter_map(|name| shape.at(name)).collect();
        if let Some(first) = at.iter().find_map(|at| taken.get(at).copied()) {
            at.iter().for_each(|at| {
                taken.entry(*at).and_modify(|there| *there = first);
            });
        }
    }
}
