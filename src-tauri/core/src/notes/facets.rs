//! What the notebook can be narrowed by, with how many hits each choice would show.

use rusqlite::OptionalExtension;

use super::columns::Columns;
use super::sift::Found;
use super::{Facet, HitKind, NoteQuery};
use crate::Result;
use crate::library::Snapshot;
use crate::plans::PlanBooks;
use crate::values::{BookId, fold};

/// Longer lists of choices end with the most frequent.
const MOST: usize = 50;

pub(super) fn by_kind(found: &Found) -> Vec<Facet> {
    let facet = |(kind, count): (HitKind, u32)| {
        let word = kind.as_str().to_owned();
        Facet { key: word.clone(), name: word, count }
    };
    HitKind::ALL.into_iter().zip(found.kinds).map(facet).collect()
}

pub(super) fn by_book(view: &Snapshot<'_>, found: &Found, query: &NoteQuery) -> Result<Vec<Facet>> {
    let mut most: Vec<(u32, i64)> = found
        .runs
        .iter()
        .filter(|run| run.book != 0 && run.of_any_book > 0)
        .map(|run| (run.of_any_book, run.book))
        .collect();
    let first = |(count, book): &(u32, i64)| (std::cmp::Reverse(*count), *book);
    if most.len() > MOST {
        most.select_nth_unstable_by_key(MOST, first);
        most.truncate(MOST);
    }
    for book in &query.books {
        let mut ask = view.sql(include_str!("sql/doc_of_book.sql"))?;
        let Some(doc) = ask.query_row([book], |row| row.get::<_, i64>(0)).optional()? else { continue };
        if !most.iter().any(|(_, known)| *known == doc) {
            let run = found.runs.binary_search_by_key(&doc, |run| run.book).ok();
            most.push((run.map_or(0, |at| found.runs[at].of_any_book), doc));
        }
    }
    let mut facets = Vec::with_capacity(most.len());
    let mut ask = view.sql(include_str!("sql/book_of_doc.sql"))?;
    for (count, doc) in most {
        facets.extend(
            ask.query_row([doc], |row| {
                Ok(Facet { key: row.get::<_, BookId>("book_id")?.to_string(), name: row.get("title")?, count })
            })
            .optional()?,
        );
    }
    facets.sort_by(most_first);
    Ok(facets)
}

pub(super) fn by_tag(columns: &Columns, found: &Found, query: &NoteQuery) -> Vec<Facet> {
    let facet = |name: &str, count| Facet { key: name.to_owned(), name: name.to_owned(), count };
    let counted = columns.tags.counted(&found.tag_sets).into_iter().filter(|(_, count)| *count > 0);
    let mut facets: Vec<Facet> = counted.map(|(name, count)| facet(name, count)).collect();
    facets.sort_by(most_first);
    let rest = facets.split_off(facets.len().min(MOST));
    for tag in &query.tags {
        let is_it = |facet: &&Facet| fold(&facet.name) == fold(tag);
        if !facets.iter().any(|facet| is_it(&facet)) {
            facets.push(rest.iter().find(is_it).cloned().unwrap_or_else(|| facet(tag, 0)));
        }
    }
    facets
}

pub(super) fn by_plan(plans: &[PlanBooks], found: &Found, query: &NoteQuery) -> Vec<Facet> {
    let count = |plan: &PlanBooks| -> u32 {
        let run = |doc: &i64| found.runs.binary_search_by_key(doc, |run| run.book).ok();
        plan.docs.iter().filter_map(run).map(|at| found.runs[at].of_any_plan).sum()
    };
    let facet = |plan: &PlanBooks| Facet { key: plan.id.to_string(), name: plan.title.clone(), count: count(plan) };
    let shown = |(plan, facet): &(&PlanBooks, Facet)| facet.count > 0 || query.plans.contains(&plan.id);
    plans.iter().map(|plan| (plan, facet(plan))).filter(shown).map(|(_, facet)| facet).collect()
}

fn most_first(a: &Facet, b: &Facet) -> std::cmp::Ordering {
    b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name))
}
