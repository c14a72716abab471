//! The laws of updating, over any plan and any way its curator may change it.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;

use super::{compare, heads, update};
use crate::plans::curated::{Curated, Layers, OverlayRow, export};
use crate::plans::file::{ItemFile, Level, PlanFile, RequirementFile, Strength, Target, check, round_trip};
use crate::plans::{self, Effort, ItemPlace, Mark, PlanDetail, UpdateChoice, UpdateEntry, UpdateSubject, take};
use crate::values::{ItemId, PlanId};
use crate::{Library, Now, Op, Result, Source, Tx};

struct Desk {
    _folder: tempfile::TempDir,
    library: Library,
    now: Now,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = Now::new("2026-03-05T11:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap());
        let library = Library::open(folder.path().join("Reader.lectern"), now).unwrap();
        Self { _folder: folder, library, now }
    }

    fn change<T>(&self, op: Op, run: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<crate::Changed<T>> {
        self.library.change(op, self.now, Source::Window, run)
    }

    fn file(&self, plan: PlanId, layers: Layers) -> PlanFile {
        self.library.read(|view| export(view, plan, layers)).unwrap()
    }

    fn detail(&self, plan: PlanId) -> PlanDetail {
        self.library.read(|view| plans::get(view, plan)).unwrap()
    }

    /// The curator's word on what an entry is about, but for the id of an item and what it needs: both name other items.
    fn word(&self, plan: PlanId, entry: &UpdateEntry) -> String {
        let curated = self.library.read(|view| Curated::of(view, plan)).unwrap();
        match entry.subject {
            UpdateSubject::Plan => format!("{:?}", heads::of_plan(&curated.file, &curated.own_groups)),
            UpdateSubject::Stage => {
                let id = entry.key.trim_start_matches("stage:");
                format!("{:?}", curated.file.stages.iter().find(|stage| stage.id == id).map(heads::of_stage).unwrap())
            }
            UpdateSubject::Item => {
                let (id, _) = curated.items.iter().find(|(_, row)| Some(row.id) == entry.item).unwrap();
                let item = curated.file.items().find(|item| item.id == *id).unwrap();
                format!("{:?}", ItemFile { id: String::new(), requires: Vec::new(), ..item.clone() })
            }
        }
    }

    /// What the reader made of each item.
    fn overlay(&self, plan: PlanId) -> BTreeMap<ItemId, OverlayRow> {
        let curated = self.library.read(|view| Curated::of(view, plan)).unwrap();
        curated.items.into_values().filter_map(|entry| Some((entry.id, entry.overlay?))).collect()
    }
}

/// An entry as a whole, or one of its parts.
fn named(entry: &UpdateEntry, part: &Index) -> String {
    let parts: Vec<&String> = entry.changes.iter().filter_map(|change| change.part.as_ref()).collect();
    match part.index(parts.len() + 1).checked_sub(1) {
        None => entry.key.clone(),
        Some(at) => format!("{}#{}", entry.key, parts[at]),
    }
}

fn without_mine(plan: &PlanFile) -> PlanFile {
    let mut plan = PlanFile { mine: None, ..plan.clone() };
    for item in plan.stages.iter_mut().flat_map(|stage| &mut stage.items) {
        item.mine = None;
    }
    plan
}

/// The ways in which a curator changes a plan.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Drop,
    Move,
    Rename,
    Reword,
    Relevel,
    Need,
    NewId,
    Add,
    MoveStage,
    NewStage,
    RenameStage,
    Retitle,
    Resummarise,
    Regroup,
    Curator,
}

fn edits() -> impl Strategy<Value = Vec<(Edit, Index, Index)>> {
    use Edit::{
        Add, Curator, Drop, Move, MoveStage, Need, NewId, NewStage, Regroup, Relevel, Rename, RenameStage, Resummarise,
        Retitle, Reword,
    };
    let items = vec![Drop, Move, Rename, Reword, Relevel, Need, NewId, Add];
    let edit = prop_oneof![
        3 => proptest::sample::select(items),
        1 => proptest::sample::select(vec![MoveStage, NewStage, RenameStage]),
        1 => proptest::sample::select(vec![Retitle, Resummarise, Regroup, Curator]),
    ];
    proptest::collection::vec((edit, any::<Index>(), any::<Index>()), 0..8)
}

/// The plan after its curator worked on it; none where that is no plan any more.
fn edited(plan: &PlanFile, edits: &[(Edit, Index, Index)]) -> Option<PlanFile> {
    let mut new = without_mine(plan);
    new.version = format!("{}+", new.version);
    for (number, (edit, at, to)) in edits.iter().enumerate() {
        apply(&mut new, number, *edit, at, to);
    }
    let known: std::collections::HashSet<String> = new.items().map(|item| item.id.clone()).collect();
    for item in new.stages.iter_mut().flat_map(|stage| &mut stage.items) {
        item.requires.retain(|need| !matches!(&need.target, Target::Item(id) if !known.contains(id)));
    }
    check(&new).is_empty().then_some(new)
}

fn apply(new: &mut PlanFile, number: usize, edit: Edit, at: &Index, to: &Index) {
    let count = new.items().count();
    let stages = new.stages.len();
    match edit {
        Edit::NewStage => {
            let mut stage = new.stages[to.index(stages)].clone();
            stage.id = format!("stage-{number}");
            stage.items.clear();
            new.stages.insert(at.index(stages + 1), stage);
        }
        Edit::MoveStage => {
            let stage = new.stages.remove(at.index(stages));
            new.stages.insert(to.index(stages), stage);
        }
        Edit::RenameStage => {
            let stage = &mut new.stages[at.index(stages)];
            stage.title = format!("Stage {number}");
            stage.summary = format!("What stage {number} is for");
        }
        Edit::Retitle => new.title = format!("Title {number}"),
        Edit::Resummarise => new.summary = format!("Summary {number}"),
        Edit::Regroup => {
            if let Some(group) = new.groups.last_mut() {
                group.title = format!("Choice {number}");
            }
        }
        Edit::Curator => {
            if let Some(curator) = &mut new.curator {
                curator.name = format!("Curator {number}");
                curator.link = Some(format!("https://example.org/{number}"));
            }
        }
        _ if count == 0 => {}
        Edit::Drop => drop(taken(new, at.index(count))),
        Edit::Move => {
            let item = taken(new, at.index(count));
            let stage = &mut new.stages[to.index(stages)];
            stage.items.insert(at.index(stage.items.len() + 1), item);
        }
        Edit::Add => {
            let mut item = nth(new, at.index(count)).clone();
            item.id = format!("added-{number}");
            item.group = None;
            item.requires.clear();
            item.asks_for = format!("New {number}");
            if let Some(book) = &mut item.book {
                book.title = format!("New {number}");
                book.edition = None;
            }
            let stage = &mut new.stages[to.index(stages)];
            stage.items.push(item);
        }
        other => reword(nth(new, at.index(count)), number, other),
    }
}

fn reword(item: &mut ItemFile, number: usize, edit: Edit) {
    match edit {
        Edit::Rename => match &mut item.book {
            Some(book) => book.title.push_str(" II"),
            None => item.asks_for.push_str(" II"),
        },
        Edit::Relevel => item.annotations.level = Some(Level::Advanced),
        Edit::Need => {
            let target = Target::Topic(format!("topic {number}"));
            item.requires.push(RequirementFile {
                target,
                strength: Strength::Hard,
                why: None,
                more: Default::default(),
            });
        }
        Edit::NewId => item.id = format!("renamed-{number}"),
        _ => item.annotations.why = Some(format!("other words {number}")),
    }
}

fn nth(plan: &mut PlanFile, at: usize) -> &mut ItemFile {
    plan.stages.iter_mut().flat_map(|stage| &mut stage.items).nth(at).unwrap()
}

fn taken(plan: &mut PlanFile, mut at: usize) -> ItemFile {
    for stage in &mut plan.stages {
        if at < stage.items.len() {
            return stage.items.remove(at);
        }
        at -= stage.items.len();
    }
    unreachable!("BUG: counted before")
}

/// The reader marks some items, moves one, and gives a reason.
fn touch(desk: &Desk, plan: PlanId, marks: &[Index]) {
    let detail = desk.detail(plan);
    let items: Vec<_> = detail.stages.iter().flat_map(|stage| &stage.items).collect();
    for (number, mark) in marks.iter().enumerate().filter(|_| !items.is_empty()) {
        let item = items[mark.index(items.len())].id;
        let stage = detail.stages[mark.index(detail.stages.len())].id;
        let _refused = match number % 2 {
            0 => desk.change(Op::ItemMark, |tx| plans::mark(tx, &[item], Some(Mark::Known), Some("mine"))).map(drop),
            _ => desk
                .change(Op::ItemMove, |tx| plans::move_items(tx, &[item], ItemPlace { stage, before: None }))
                .map(drop),
        };
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn an_update_that_is_taken_whole_is_the_new_version(plan in round_trip::plan(), edits in edits()) {
        let desk = Desk::new();
        let old = without_mine(&plan);
        let Some(new) = edited(&old, &edits) else { return Ok(()) };
        let Ok(id) = desk.change(Op::PlanTake, |tx| take(tx, &old)) else { return Ok(()) };
        let Ok(done) = desk.change(Op::PlanUpdate, |tx| update(tx, id.value, &new, &UpdateChoice::default())) else { return Ok(()) };
        prop_assert_eq!(desk.file(id.value, Layers::Curator), new.clone());
        let (effort, totals) = (done.value.effort, desk.detail(id.value).totals);
        prop_assert_eq!(effort.after, Effort { items: totals.total, pages_left: totals.pages_left });
        prop_assert_eq!(desk.library.read(|view| compare(view, id.value, &new)).unwrap().entries, vec![]);
        let again = desk.change(Op::PlanUpdate, |tx| update(tx, id.value, &new, &UpdateChoice::default())).unwrap();
        prop_assert_eq!(again.label, None, "updating twice is updating once");
        if done.label.is_some() {
            desk.library.undo(desk.now, Source::Window).unwrap();
            prop_assert_eq!(desk.file(id.value, Layers::Curator), old, "one undo takes it back");
        }
    }

    #[test]
    fn the_readers_layer_is_never_lost_and_what_they_kept_is_not_asked_again(
        plan in round_trip::plan(), edits in edits(), marks in proptest::collection::vec(any::<Index>(), 0..5),
        keep in proptest::collection::vec((any::<Index>(), any::<Index>()), 0..6),
    ) {
        let desk = Desk::new();
        let Some(new) = edited(&plan, &edits) else { return Ok(()) };
        let Ok(id) = desk.change(Op::PlanTake, |tx| take(tx, &plan)) else { return Ok(()) };
        touch(&desk, id.value, &marks);
        let (overlay, shown) = (desk.overlay(id.value), desk.library.read(|view| compare(view, id.value, &new)).unwrap());
        let kept: Vec<String> = match shown.entries.len() {
            0 => Vec::new(),
            count => keep.iter().map(|(at, part)| named(&shown.entries[at.index(count)], part)).collect(),
        };
        if desk.change(Op::PlanUpdate, |tx| update(tx, id.value, &new, &UpdateChoice { keep: kept.clone(), switch: Vec::new() })).is_err() {
            return Ok(());
        }
        prop_assert_eq!(desk.overlay(id.value), overlay);
        let there = desk.detail(id.value);
        for row in shown.entries.iter().filter(|entry| entry.touched || kept.contains(&entry.key)) {
            let all = || there.stages.iter().flat_map(|stage| &stage.items).chain(&there.removed);
            prop_assert!(row.item.is_none_or(|item| all().any(|other| other.id == item)), "{} is gone", row.key);
        }
        let left = desk.library.read(|view| compare(view, id.value, &new)).unwrap();
        prop_assert_eq!(left.entries, vec![]);
        let again = desk.change(Op::PlanUpdate, |tx| update(tx, id.value, &new, &UpdateChoice::default())).unwrap();
        prop_assert_eq!(again.label, None, "what was kept stays kept");
    }

    #[test]
    fn an_entry_of_which_every_part_is_kept_is_as_it_was_and_the_others_are_as_the_list_says(
        plan in round_trip::plan(), edits in edits(), one in any::<Index>(), part in any::<Index>(),
    ) {
        let desk = Desk::new();
        let old = without_mine(&plan);
        let Some(new) = edited(&old, &edits) else { return Ok(()) };
        let Ok(id) = desk.change(Op::PlanTake, |tx| take(tx, &old)) else { return Ok(()) };
        let shown = desk.library.read(|view| compare(view, id.value, &new)).unwrap();
        let changed: Vec<&UpdateEntry> = shown.entries.iter().filter(|it| it.changes.iter().any(|it| it.part.is_some())).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let entry = changed[one.index(changed.len())];
        let parts: Vec<String> = entry.changes.iter().filter_map(|it| it.part.clone()).collect();
        let key = |part: &String| format!("{}#{part}", entry.key);
        let one_part = &parts[part.index(parts.len())];
        let choice = |keep: Vec<String>| UpdateChoice { keep, switch: Vec::new() };

        let before = desk.word(id.value, entry);
        let first = choice(vec![key(one_part)]);
        let Ok(_) = desk.change(Op::PlanUpdate, |tx| update(tx, id.value, &new, &first)) else { return Ok(()) };
        let some = desk.word(id.value, entry);
        desk.library.undo(desk.now, Source::Window).unwrap();
        let whole = choice(parts.iter().map(key).collect());
        desk.change(Op::PlanUpdate, |tx| update(tx, id.value, &new, &whole)).unwrap();
        let left = desk.library.read(|view| compare(view, id.value, &new)).unwrap();
        prop_assert_eq!(left.entries, vec![]);

        prop_assert_eq!(desk.word(id.value, entry), before.clone());
        let said_by_itself = |it: &&String| !["needs", "place"].contains(&it.as_str());
        if parts.iter().filter(said_by_itself).any(|it| it != one_part) {
            prop_assert_ne!(some, before, "the rest was taken");
        }
    }

    #[test]
    fn what_is_kept_of_one_entry_changes_nothing_in_the_others(
        plan in round_trip::plan(), edits in edits(), one in any::<Index>(), part in any::<Index>(),
    ) {
        let desk = Desk::new();
        let old = without_mine(&plan);
        let Some(new) = edited(&old, &edits) else { return Ok(()) };
        let Ok(id) = desk.change(Op::PlanTake, |tx| take(tx, &old)) else { return Ok(()) };
        let shown = desk.library.read(|view| compare(view, id.value, &new)).unwrap();
        let heads: Vec<&UpdateEntry> = shown.entries.iter().filter(|it| it.item.is_none() && it.changes[0].part.is_some()).collect();
        if heads.is_empty() {
            return Ok(());
        }
        let kept = named(heads[one.index(heads.len())], &part);
        let choice = UpdateChoice { keep: vec![kept.clone()], switch: Vec::new() };
        let Ok(_) = desk.change(Op::PlanUpdate, |tx| update(tx, id.value, &new, &choice)) else { return Ok(()) };
        let curator = desk.file(id.value, Layers::Curator);
        let by_id = |plan: &PlanFile| plan.items().map(|item| (item.id.clone(), item.clone())).collect::<BTreeMap<_, _>>();
        prop_assert_eq!(by_id(&curator), by_id(&new), "items are taken whatever is kept of {}", kept);
        let stages = |plan: &PlanFile| plan.stages.iter().map(|it| (it.id.clone(), heads::of_stage(it))).collect::<BTreeMap<_, _>>();
        if kept.starts_with("plan") {
            prop_assert_eq!(stages(&curator), stages(&new));
        } else {
            let none = std::collections::HashSet::new();
            prop_assert_eq!(heads::of_plan(&curator, &none), heads::of_plan(&new, &none));
        }
    }

    #[test]
    fn an_update_without_changes_changes_nothing(plan in round_trip::plan()) {
        let desk = Desk::new();
        // Without a curator the list is the reader's own, and what they made of it is what it says.
        let plan = if plan.curator.is_none() { without_mine(&plan) } else { plan };
        let Ok(id) = desk.change(Op::PlanTake, |tx| take(tx, &plan)) else { return Ok(()) };
        let done = desk.change(Op::PlanUpdate, |tx| update(tx, id.value, &plan, &UpdateChoice::default())).unwrap();
        prop_assert_eq!(done.label, None);
        prop_assert_eq!(done.value.entries, vec![]);
    }
}
