//! A plan whole: both layers together, with what follows from them.

use std::collections::HashMap;

use super::assembly::{Assembly, title_of};
use super::outline::head;
use super::rows::items_among;
use super::totals::{Counted, Leftover, totals_of};
use super::*;
use super::{editions, store};
use crate::library::Snapshot;
use crate::values::{BookId, Isbn, ItemId, PlanId};
use crate::{Error, Result};

/// A plan with its stages, items and everything computed about them.
///
/// # Errors
/// `NotFound`.
pub fn get(view: &Snapshot<'_>, id: PlanId) -> Result<PlanDetail> {
    let rows = editions::items(view, id)?;
    let groups = store::groups(view, id)?;
    let items = Assembly::new(view, id, &rows, &groups)?.items(rows);
    let plan = head(view, id, items.iter().map(Counted::from).collect())?;
    let (removed, kept): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.state == ItemState::Removed);
    let mut by_stage: HashMap<_, Vec<Item>> = HashMap::new();
    for item in kept {
        by_stage.entry(item.stage).or_default().push(item);
    }
    let stages = plan.stages.into_iter().map(|stage| StageView {
        items: by_stage.remove(&stage.id).unwrap_or_default(),
        id: stage.id,
        title: stage.title,
        summary: stage.summary,
        total: stage.total,
        done: stage.done,
        pages_left: stage.pages_left,
    });
    Ok(PlanDetail {
        id,
        title: plan.title,
        summary: plan.summary,
        curator: plan.curator,
        source: plan.source,
        version: plan.version,
        own: plan.own,
        goal: plan.goal,
        target: plan.target,
        totals: plan.totals,
        stages: stages.collect(),
        groups: plan.groups,
        removed,
    })
}

/// All plans with their counts, from the rows that are kept of their items.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn list(view: &Snapshot<'_>) -> Result<Vec<PlanSummary>> {
    store::plans(view)?
        .into_iter()
        .map(|plan| {
            let counted = editions::counted(view, plan.id)?;
            let left = Leftover::of(view, &counted)?;
            let totals = totals_of(&counted, &store::groups(view, plan.id)?, &left);
            Ok(PlanSummary { id: plan.id, title: plan.title, totals })
        })
        .collect()
}

/// The plans that hold a book, with its items there.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn plans_of_book(view: &Snapshot<'_>, book: BookId) -> Result<Vec<BookPlan>> {
    let mut places = Vec::new();
    for plan in store::plans_of_book(view, book)? {
        let plan_title = store::plan(view, plan)?.title;
        let mut items = items_among(view, plan, &store::items_of_book(view, plan, book)?)?;
        items.retain(|item| item.state != ItemState::Removed);
        for stage in store::stages(view, plan)? {
            let own = items.iter().filter(|item| item.stage == stage.id).cloned();
            places.extend(own.map(|item| BookPlan {
                plan,
                plan_title: plan_title.clone(),
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
