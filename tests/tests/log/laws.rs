//! What holds for a log whatever is done to it.

use lectern_core::books;
use lectern_core::reading::{self, ProgressDraft, Session};
use lectern_core::values::{BookId, ReadId, Unit};
use lectern_core::{Error, Op, check};
use lectern_tests::Desk;
use proptest::prelude::*;

use crate::{add, at, begun, log, shown};

const DAYS: [&str; 5] = ["", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"];
const CLOCKS: [&str; 4] = ["", "", "9:05", "10:30"];

/// Something done to the log: where, and with what.
#[derive(Debug, Clone)]
enum Deed {
    Add(ProgressDraft),
    Edit(usize, ProgressDraft),
    Remark(usize),
    Remove(usize),
    Undo,
}

fn drafts() -> impl Strategy<Value = ProgressDraft> {
    let entry = prop_oneof![
        (0u32..400).prop_map(|page| page.to_string()),
        (1u32..30).prop_map(|step| format!("+{step}")),
        (1u32..30).prop_map(|step| format!("-{step}")),
        (0u32..100).prop_map(|share| format!("{share}%")),
    ];
    (entry, 0..DAYS.len(), 0..CLOCKS.len(), prop::option::of(1u32..90)).prop_map(|(entry, day, clock, minutes)| {
        let minutes = minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        ProgressDraft { minutes, ..at(DAYS[day], CLOCKS[clock], &entry) }
    })
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => drafts().prop_map(Deed::Add),
        3 => (any::<usize>(), drafts()).prop_map(|(which, draft)| Deed::Edit(which, draft)),
        1 => any::<usize>().prop_map(Deed::Remark),
        2 => any::<usize>().prop_map(Deed::Remove),
        1 => Just(Deed::Undo),
    ];
    prop::collection::vec(deed, 1..25)
}

/// Does it, unless there is nothing to do it to or it is refused.
fn act(desk: &Desk, read: ReadId, deed: &Deed) {
    let entries = log(desk, read);
    let of = |which: usize| entries.get(which % entries.len().max(1));
    let id = |which: usize| of(which).map(|entry| entry.id).ok_or_else(|| Error::not_found("entry"));
    let done = match deed {
        Deed::Add(draft) => desk.try_change(Op::ProgressLog, |tx| reading::add_session(tx, read, draft).map(drop)),
        Deed::Edit(which, draft) => {
            desk.try_change(Op::SessionEdit, |tx| reading::edit_session(tx, id(*which)?, draft))
        }
        Deed::Remark(which) => desk.try_change(Op::SessionEdit, |tx| {
            let id = id(*which)?;
            let draft = of(*which).map(shown).unwrap_or_default();
            reading::edit_session(tx, id, &ProgressDraft { note: "again".into(), ..draft })
        }),
        Deed::Remove(which) => desk.try_change(Op::SessionRemove, |tx| reading::remove_session(tx, id(*which)?)),
        Deed::Undo if entries.is_empty() => return,
        Deed::Undo => return drop(desk.undo()),
    };
    match done {
        Ok(_) | Err(Error::Invalid { .. } | Error::NotFound { .. } | Error::BeyondTheEnd { .. }) => {}
        Err(error) => panic!("{deed:?}: {error}"),
    }
}

/// What follows from a log: place, progress, minutes, entries, last day, and every stretch with its pages.
#[derive(Debug, PartialEq)]
struct Follows {
    place: Option<(String, f64)>,
    progress: Option<f64>,
    minutes: u32,
    entries: u32,
    last: Option<String>,
    stretches: Vec<(Option<f64>, f64, bool, Option<u32>)>,
}

fn follows(desk: &Desk, book: BookId, read: ReadId) -> Follows {
    let row = desk.ask(|view| books::row_of(view, book));
    let whole = desk.ask(|view| reading::reads_of(view, book)).remove(0);
    let stretch =
        |entry: &Session| (entry.from.as_ref().map(|from| from.value), entry.to.value, entry.correction, entry.pages);
    Follows {
        place: row.position.map(|place| (place.unit.as_str().to_owned(), place.value)),
        progress: row.progress,
        minutes: whole.minutes,
        entries: whole.sessions,
        last: row.last_read.map(|day| day.to_string()),
        stretches: log(desk, read).iter().map(stretch).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_done_to_a_log_gives_what_writing_it_from_nothing_gives(deeds in deeds()) {
        let (desk, book, read) = begun();
        for deed in &deeds {
            act(&desk, read, deed);
        }
        let (other, same_book, anew) = begun();
        for entry in log(&desk, read).iter().rev() {
            let unit = if entry.to.unit == Unit::Percent { "%" } else { "pages" };
            let place = format!("{} {unit}", entry.to.value);
            add(&other, anew, &ProgressDraft { entry: place, from: String::new(), ..shown(entry) });
        }
        prop_assert_eq!(follows(&desk, book, read), follows(&other, same_book, anew));
        prop_assert!(desk.ask(check::check).is_clean());
    }

    #[test]
    fn no_entry_ends_elsewhere_because_another_was_touched(deeds in deeds()) {
        let (desk, _, read) = begun();
        for deed in deeds.iter().filter(|deed| !matches!(deed, Deed::Undo)) {
            let before = log(&desk, read);
            act(&desk, read, deed);
            let touched = match deed {
                Deed::Edit(which, _) => before.get(which % before.len().max(1)).map(|entry| entry.id),
                _ => None,
            };
            for entry in log(&desk, read).iter().filter(|entry| Some(entry.id) != touched) {
                let was = before.iter().find(|was| was.id == entry.id);
                prop_assert!(was.is_none_or(|was| was.to == entry.to), "{was:?} became {entry:?}");
            }
        }
    }
}
