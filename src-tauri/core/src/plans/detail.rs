//! A plan whole: both layers together, with what follows from them.

use std::collections::HashMap;

use super::editions;
use super::readiness::{Node, readiness};
use super::store::{self, ItemRow, NeedRow};
use super::*;
use crate::books::BookState;
use crate::library::Snapshot;
use crate::values::{BookId, Isbn, ItemId, PlanId};
use crate::{Error, Result};

/// A plan with its stages, items and everything computed about them.
///
/// # Errors
/// `NotFound`.
pub fn get(view: &Snapshot<'_>, id: PlanId) -> Result<PlanDetail> {
    let plan = store::plan(view, id)?;
    let rows = editions::items(view, id)?;
    let groups = store::groups(view, id)?;
    let items = Assembly::new(view, id, &rows)?.items(rows);
    let totals = totals_of(&items, &groups);
    let (removed, kept): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.state == ItemState::Removed);
    let mut by_stage: HashMap<_, Vec<Item>> = HashMap::new();
    for item in kept {
        by_stage.entry(item.stage).or_default().push(item);
    }
    let stages = store::stages(view, id)?
        .into_iter()
        .map(|stage| {
            let items = by_stage.remove(&stage.id).unwrap_or_default();
            let own = totals_of(&items, &groups);
            StageView {
                id: stage.id,
                title: stage.title,
                summary: stage.summary,
                total: own.total,
                done: own.done,
                pages_left: own.pages_left,
                items,
            }
        })
        .collect();
    Ok(PlanDetail {
        id,
        title: plan.title,
        summary: plan.summary,
        curator: plan.curator,
        source: plan.source,
        version: plan.version,
        goal: plan.goal,
        target: plan.target,
        totals,
        groups,
        stages,
        removed,
    })
}

/// All plans with their counts.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn list(view: &Snapshot<'_>) -> Result<Vec<PlanSummary>> {
    store::plans(view)?
        .into_iter()
        .map(|plan| {
            let rows = editions::items(view, plan.id)?;
            let groups = store::groups(view, plan.id)?;
            let items = Assembly::new(view, plan.id, &rows)?.items(rows);
            Ok(PlanSummary { id: plan.id, title: plan.title, totals: totals_of(&items, &groups) })
        })
        .collect()
}

/// The plans that hold a book, with its items there.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn plans_of_book(view: &Snapshot<'_>, book: BookId) -> Result<Vec<BookPlan>> {
    let mut ask = view.sql(include_str!("sql/plans_of_book.sql"))?;
    let plans: Vec<PlanId> = ask.query_map([book], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut places = Vec::new();
    for plan in plans {
        let detail = get(view, plan)?;
        for stage in detail.stages {
            let own = stage.items.into_iter().filter(|item| item.book.as_ref().is_some_and(|it| it.id == book));
            places.extend(own.map(|item| BookPlan {
                plan,
                plan_title: detail.title.clone(),
                stage_title: stage.title.clone(),
                item,
            }));
        }
    }
    Ok(places)
}

/// The one plan that `name` means: an id, the beginning of one, the plan file's id, or a title.
///
/// # Errors
/// `NotFound`, `Ambiguous`.
pub fn find_plan(view: &Snapshot<'_>, name: &str) -> Result<PlanId> {
    let wanted = crate::values::fold(name.trim());
    let plans = store::plans(view)?;
    let exact = plans.iter().filter(|plan| {
        plan.id.to_string() == wanted
            || plan.source.as_deref() == Some(name.trim())
            || crate::values::fold(&plan.title) == wanted
    });
    let exact: Vec<_> = exact.collect();
    let found = if exact.is_empty() {
        plans
            .iter()
            .filter(|plan| {
                (wanted.len() >= 4 && plan.id.to_string().starts_with(&wanted))
                    || crate::values::fold(&plan.title).contains(&wanted)
            })
            .collect()
    } else {
        exact
    };
    match found.as_slice() {
        [] => Err(Error::not_found(format!("plan “{name}”"))),
        [only] => Ok(only.id),
        many => Err(Error::Ambiguous {
            given: name.to_owned(),
            candidates: many.iter().map(|plan| format!("{} ({})", plan.title, plan.id)).collect(),
        }),
    }
}

/// The one item that `name` means, in one plan or over all: an id, the beginning of one, its book's ISBN, its title or
/// what the recommendation asks for, or words of either.
///
/// # Errors
/// `NotFound`, `Ambiguous`.
pub fn find_item(view: &Snapshot<'_>, plan: Option<PlanId>, name: &str) -> Result<ItemId> {
    let wanted = crate::values::fold(name.trim());
    let isbn = Isbn::parse(name).ok();
    let (mut exact, mut loose) = (Vec::new(), Vec::new());
    for summary in store::plans(view)?.into_iter().filter(|it| plan.is_none_or(|plan| plan == it.id)) {
        for row in store::items(view, summary.id)? {
            let title = title_of(&row);
            let names = [crate::values::fold(&title), crate::values::fold(&row.asks_for)];
            let own = row.book.as_ref().and_then(|book| book.isbn13.as_deref());
            let same_isbn = isbn.as_ref().is_some_and(|isbn| own == Some(isbn.as_str()));
            let by_id = wanted.len() >= 4 && row.id.to_string().starts_with(&wanted);
            if by_id || same_isbn || names.contains(&wanted) {
                exact.push((row.id, format!("{title}, in {}", summary.title)));
            } else if !wanted.is_empty() && names.iter().any(|name| name.contains(&wanted)) {
                loose.push((row.id, format!("{title}, in {}", summary.title)));
            }
        }
    }
    let found = if exact.is_empty() { loose } else { exact };
    match found.as_slice() {
        [] => Err(Error::not_found(format!("item “{}”", name.trim()))),
        [(only, _)] => Ok(*only),
        many => Err(Error::Ambiguous {
            given: name.trim().to_owned(),
            candidates: many.iter().take(20).map(|(id, title)| format!("{title} ({id})")).collect(),
        }),
    }
}

fn title_of(row: &ItemRow) -> String {
    row.book.as_ref().map_or_else(|| row.asks_for.clone(), |book| book.title.clone())
}

/// What is put together with the rows of items.
struct Assembly {
    places: HashMap<ItemId, usize>,
    titles: Vec<String>,
    needs: HashMap<ItemId, Vec<NeedRow>>,
    computed: Vec<Readiness>,
    satisfied: Vec<bool>,
    candidates: HashMap<ItemId, Vec<Candidate>>,
    annotations: HashMap<ItemId, Annotations>,
}

impl Assembly {
    fn new(view: &Snapshot<'_>, plan: PlanId, rows: &[ItemRow]) -> Result<Self> {
        let places: HashMap<ItemId, usize> = rows.iter().zip(0..).map(|(row, place)| (row.id, place)).collect();
        let mut needs: HashMap<ItemId, Vec<NeedRow>> = HashMap::new();
        for need in store::needs(view, plan)? {
            needs.entry(need.item).or_default().push(need);
        }
        let nodes: Vec<Node> = rows.iter().map(|row| node(row, &needs, &places)).collect();
        let mut candidates: HashMap<ItemId, Vec<Candidate>> = HashMap::new();
        for (item, candidate) in store::candidates(view, plan)? {
            candidates.entry(item).or_default().push(candidate);
        }
        let mut annotations: HashMap<ItemId, Annotations> = HashMap::new();
        for (item, kind, text) in store::annotations(view, plan)? {
            store::annotate(annotations.entry(item).or_default(), &kind, text);
        }
        Ok(Self {
            computed: readiness(&nodes),
            satisfied: nodes
                .iter()
                .map(|node| {
                    node.mark == Some(Mark::Known) || node.finished_once || node.book == Some(BookState::Finished)
                })
                .collect(),
            titles: rows.iter().map(title_of).collect(),
            places,
            needs,
            candidates,
            annotations,
        })
    }

    fn items(mut self, rows: Vec<ItemRow>) -> Vec<Item> {
        let ids: Vec<ItemId> = rows.iter().map(|row| row.id).collect();
        rows.into_iter().enumerate().map(|(place, row)| self.item(place, row, &ids)).collect()
    }

    fn item(&mut self, place: usize, row: ItemRow, ids: &[ItemId]) -> Item {
        let requires = self.needs.remove(&row.id).unwrap_or_default();
        let requires = requires.into_iter().map(|need| self.requirement(need, ids)).collect();
        let links = |places: &[usize]| places.iter().map(|place| self.link(*place, ids)).collect();
        let computed = &self.computed[place];
        let matched_by = match (&row.book, row.matched_by_reader) {
            (None, _) => None,
            (Some(_), true) => Some(MatchSource::Reader),
            (Some(_), false) => Some(MatchSource::Curator),
        };
        Item {
            blocked_by: links(&computed.blocked_by),
            unlocks: links(&computed.unlocks),
            state: computed.state,
            title: title_of(&row),
            candidates: self.candidates.remove(&row.id).unwrap_or_default(),
            annotations: self.annotations.remove(&row.id).unwrap_or_default(),
            id: row.id,
            stage: row.stage,
            asks_for: row.asks_for,
            book: row.book,
            matched_by,
            confidence: row.confidence,
            basis: row.basis,
            no_such_book: row.no_such_book,
            part: row.part,
            optional: row.optional,
            group: row.group,
            requires,
            mark: row.mark,
            reason: row.reason,
            target: row.target,
            depth: row.depth,
        }
    }

    fn requirement(&self, need: NeedRow, ids: &[ItemId]) -> Requirement {
        let place = need.needs.and_then(|item| self.places.get(&item).copied());
        Requirement {
            item: place.map(|place| self.link(place, ids)),
            satisfied: place.is_none_or(|place| self.satisfied[place]),
            topic: need.topic,
            strength: need.strength,
            why: need.why,
        }
    }

    fn link(&self, place: usize, ids: &[ItemId]) -> ItemLink {
        ItemLink { id: ids[place], title: self.titles[place].clone(), state: self.computed[place].state }
    }
}

fn node(row: &ItemRow, needs: &HashMap<ItemId, Vec<NeedRow>>, places: &HashMap<ItemId, usize>) -> Node {
    let own = needs.get(&row.id).map(Vec::as_slice).unwrap_or_default();
    Node {
        mark: row.mark,
        book: row.book.as_ref().map(|book| book.state),
        finished_once: row.book.as_ref().is_some_and(|book| book.times_read > 0),
        needs: own.iter().filter_map(|need| Some((places.get(&need.needs?).copied()?, need.strength))).collect(),
    }
}

/// Counts items; of a group only as many as the reader takes, done ones first.
fn totals_of(items: &[Item], groups: &[Group]) -> PlanTotals {
    let mut totals = PlanTotals::default();
    let counts = |item: &&Item| !matches!(item.state, ItemState::Removed | ItemState::Skipped);
    for item in items.iter().filter(counts) {
        totals.ready += u32::from(item.state == ItemState::Ready && item.book.is_some());
        totals.unidentified += u32::from(item.book.is_none() && !item.state.is_settled());
        match item.group {
            None if item.optional => totals.optional_pages_left += pages_left(item),
            None => {
                totals.total += 1;
                totals.done += u32::from(item.state.satisfies());
                totals.pages_left += pages_left(item);
            }
            Some(_) => {}
        }
    }
    for group in groups {
        let members: Vec<&Item> = items.iter().filter(counts).filter(|item| item.group == Some(group.id)).collect();
        let take = group.take.min(u32::try_from(members.len()).unwrap_or(u32::MAX));
        let done = u32::try_from(members.iter().filter(|item| item.state.satisfies()).count()).unwrap_or(u32::MAX);
        let open = take.saturating_sub(done) as usize;
        let left =
            members.iter().filter(|item| !item.state.is_settled()).take(open).map(|item| pages_left(item)).sum::<u32>();
        if members.iter().all(|item| item.optional) {
            totals.optional_pages_left += left;
        } else {
            totals.total += take;
            totals.done += done.min(take);
            totals.pages_left += left;
        }
    }
    totals
}

/// Pages of an item still to read, as far as they are known.
fn pages_left(item: &Item) -> u32 {
    let Some(book) = item.book.as_ref().filter(|_| !item.state.is_settled()) else { return 0 };
    let pages = match item.part {
        Some(Part { unit: PartUnit::Page, first, last }) => last - first + 1,
        _ => book.pages.unwrap_or(0),
    };
    let left = f64::from(pages) * (1.0 - book.progress.unwrap_or(0.0));
    left.round().clamp(0.0, f64::from(u32::MAX)) as u32
}
