//! The parts of an item that are taken or kept by themselves, and a new version in which the reader keeps some. Those of
//! the plan itself and of its stages are fields of their heads ([`heads`]).
//!
//! A part that is kept is remembered by what the curator says of it now. Until they say something else there, the new
//! version is read as if they had said nothing: the item has the old part in it.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::super::file::{ItemFile, PlanFile, rest};
use super::difference::Known;
use super::heads;
use super::matching::{self, Matches};
use super::placed::{Placed, item_key, placed, said};
use super::wording::{facts, json, same_kind_of_book};
use crate::values::DeclinedId;

/// How an item is called.
pub(super) const TITLE: &str = "title";
/// Where an item or a stage stands.
pub(super) const PLACE: &str = "place";
/// What an item needs first.
pub(super) const NEEDS: &str = "needs";
/// Which book an item is, where that cannot be said in pieces.
pub(super) const BOOK: &str = "book";

/// The part that a field of an item is: its own, or what it is said with.
pub(super) fn of_field(within: &str, name: &str) -> String {
    match within {
        "" => name.to_owned(),
        "annotations" | "book" => format!("{within}.{name}"),
        whole => whole.to_owned(),
    }
}

/// The fields that say together which book an item is: a book is not kept while its certainty changes to none.
const WHICH_BOOK: [&str; 5] = [BOOK, "identification", "candidates", "names_no_existing_book", "asks_for"];

/// The part under which a change is decided, where the two versions may disagree about which book there is at all.
pub(super) fn decided_as(part: String, old: &ItemFile, new: &ItemFile) -> String {
    let first = part.split('.').next().unwrap_or_default();
    let about_the_book = part == TITLE || WHICH_BOOK.contains(&first);
    if about_the_book && !same_kind_of_book(old, new) { BOOK.to_owned() } else { part }
}

/// A new version, in which what the reader keeps of it is as it was.
pub(super) struct Settled {
    pub(super) plan: PlanFile,
    /// The old id of each new id that was known before.
    pub(super) matches: HashMap<String, String>,
    /// New ids of items that stay where they are.
    pub(super) places: HashSet<String>,
    /// New ids of items that need what they needed.
    pub(super) needs: HashSet<String>,
    /// The old id of each new id of a stage that was known before.
    pub(super) stages: HashMap<String, String>,
    /// What stays of what the plan and its stages say of themselves.
    pub(super) heads: heads::Kept,
}

impl Settled {
    pub(super) fn of(old: &PlanFile, new: &PlanFile, known: &Known) -> Self {
        let matches = matching::items(old, new, &known.own_items);
        let stages = matching::stages(old, new, &known.own_stages);
        let mut settled = Self {
            plan: new.clone(),
            matches: owned(&matches),
            places: HashSet::new(),
            needs: HashSet::new(),
            stages: owned(&stages),
            heads: heads::Kept::default(),
        };
        if known.declined.is_empty() {
            return settled;
        }
        settled.heads = heads::settle(&mut settled.plan, old, new, &stages, known);
        let olds: HashMap<&str, &ItemFile> = old.items().map(|item| (item.id.as_str(), item)).collect();
        let mut kept: HashMap<&str, ItemFile> = HashMap::new();
        for it in placed(new) {
            let Some(before) = matches.get(it.item.id.as_str()).and_then(|id| olds.get(id)) else { continue };
            let is_kept = |part: &str| known.declined.contains(&said_of_part(known, &it, part));
            if is_kept(PLACE) {
                settled.places.insert(it.item.id.clone());
            }
            if is_kept(NEEDS) {
                settled.needs.insert(it.item.id.clone());
            }
            let parts: Vec<String> = differing(before, it.item).into_iter().filter(|part| is_kept(part)).collect();
            if !parts.is_empty() {
                kept.insert(&it.item.id, keeping(before, it.item, &parts));
            }
        }
        for item in settled.plan.stages.iter_mut().flat_map(|stage| &mut stage.items) {
            if let Some(as_it_was) = kept.remove(item.id.as_str()) {
                *item = as_it_was;
            }
        }
        settled
    }
}

fn owned(matches: &Matches<'_>) -> HashMap<String, String> {
    matches.iter().map(|(new, old)| ((*new).to_owned(), (*old).to_owned())).collect()
}

/// What a new version says in a part of an item, to be remembered where it is declined.
pub(super) fn said_of_part(known: &Known, new: &Placed<'_>, part: &str) -> DeclinedId {
    let what = match part {
        PLACE => format!("{} {}", new.stage.id, new.before.map_or("", |before| before.id.as_str())),
        NEEDS => json(&new.item.requires).to_string(),
        part => {
            let item = json(new.item);
            let said: Vec<String> = paths(part, new.item).iter().map(|path| at(&item, path).to_string()).collect();
            said.join("\n")
        }
    };
    said(known, &format!("{}#{part}", item_key(&new.item.id)), &what)
}

/// The parts in which two versions of an item say something else of it.
fn differing(old: &ItemFile, new: &ItemFile) -> Vec<String> {
    let mut parts: Vec<String> = facts(old, new).into_iter().map(|(part, _)| decided_as(part, old, new)).collect();
    parts.sort();
    parts.dedup();
    parts
}

/// The new item with parts of the old one.
fn keeping(old: &ItemFile, new: &ItemFile, parts: &[String]) -> ItemFile {
    let (before, mut now) = (json(old), json(new));
    for path in parts.iter().flat_map(|part| paths(part, new)) {
        match at(&before, &path) {
            Value::Null => remove(&mut now, &path),
            value => rest::set(&mut now, &path, value.clone()),
        }
    }
    serde_json::from_value(now).expect("BUG: parts of items make an item")
}

/// Where a part stands in the JSON of an item.
fn paths(part: &str, item: &ItemFile) -> Vec<Vec<String>> {
    let steps = |steps: &[&str]| steps.iter().map(|step| (*step).to_owned()).collect::<Vec<_>>();
    match part {
        TITLE if item.book.is_some() => vec![steps(&["book", "title"])],
        TITLE => vec![steps(&["asks_for"])],
        BOOK => WHICH_BOOK.into_iter().map(|field| steps(&[field])).collect(),
        // A field of a later version may have a dot in its name.
        part => match part.split_once('.') {
            Some((outer @ ("annotations" | "book"), field)) => vec![steps(&[outer, field])],
            _ => vec![steps(&[part])],
        },
    }
}

fn at<'v>(value: &'v Value, path: &[String]) -> &'v Value {
    path.iter().fold(value, |value, step| &value[step.as_str()])
}

fn remove(value: &mut Value, path: &[String]) {
    let Some((last, way)) = path.split_last() else { return };
    let parent = way.iter().try_fold(value, |value, step| value.get_mut(step.as_str()));
    if let Some(fields) = parent.and_then(Value::as_object_mut) {
        Map::remove(fields, last);
    }
}
