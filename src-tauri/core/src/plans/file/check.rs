//! Whether the entries of a plan hold together: what no single value shows.

use std::collections::{BTreeMap, HashSet};

use super::book::{Confidence, PartFile, Range};
use super::cycle::{self, Needs};
use super::model::{ItemFile, PlanFile, Strength, Target};
use super::{MAX_ITEM_BYTES, MAX_ITEMS, Problem, shape};
use crate::values::Isbn;

/// Everything that is wrong with a plan, shape and connections; nothing where it can be printed,
/// shared and read again.
#[must_use]
pub fn check(plan: &PlanFile) -> Vec<Problem> {
    let value = serde_json::to_value(plan)
        .expect("BUG: a plan holds only text, numbers and lists, which JSON can always write");
    let mut found = shape::problems(&value);
    found.extend(entries(plan));
    found
}

/// What is wrong between the entries of a plan whose shape is right.
pub(super) fn entries(plan: &PlanFile) -> Vec<Problem> {
    let mut found = Vec::new();
    let count = plan.items().count();
    if count > MAX_ITEMS {
        // The rest would be as many problems again.
        let message = format!("has {count} items; a plan may have {MAX_ITEMS}");
        return vec![Problem::new("plan", message)];
    }
    unique_ids(plan, &mut found);
    groups(plan, &mut found);
    let known = Ids {
        items: plan.items().map(|item| item.id.as_str()).collect(),
        groups: plan.groups.iter().map(|group| group.id.as_str()).collect(),
    };
    for (place, item) in placed(plan) {
        size(&place, item, &mut found);
        identification(&place, item, &mut found);
        isbns(&place, item, &mut found);
        part(&place, item.part.as_ref(), &mut found);
        part(&place, item.mine.as_ref().and_then(|mine| mine.part.as_ref()), &mut found);
        requirements(&place, item, &known, &mut found);
    }
    circles(plan, &mut found);
    found
}

/// Every item with the way to it.
fn placed(plan: &PlanFile) -> impl Iterator<Item = (String, &ItemFile)> {
    plan.stages.iter().enumerate().flat_map(|(index, stage)| {
        let place = move |item: &ItemFile| format!("stage {}, item {}", index + 1, item.id);
        stage.items.iter().map(move |item| (place(item), item))
    })
}

fn unique_ids(plan: &PlanFile, found: &mut Vec<Problem>) {
    let mut twice = |what: &str, ids: &mut dyn Iterator<Item = (String, &str)>| {
        let mut first = BTreeMap::new();
        for (place, id) in ids {
            if let Some(earlier) = first.get(id) {
                let message = format!("the {what} id {id} is already taken by {earlier}");
                found.push(Problem::new(place, message));
            } else {
                first.insert(id.to_owned(), place);
            }
        }
    };
    let stages = plan.stages.iter().enumerate();
    twice("stage", &mut stages.map(|(index, s)| (format!("stage {}", index + 1), s.id.as_str())));
    twice("item", &mut placed(plan).map(|(place, item)| (place, item.id.as_str())));
    let groups = plan.groups.iter().enumerate();
    twice("group", &mut groups.map(|(index, g)| (format!("group {}", index + 1), g.id.as_str())));
}

fn groups(plan: &PlanFile, found: &mut Vec<Problem>) {
    let mut members: BTreeMap<&str, u32> = plan.groups.iter().map(|g| (g.id.as_str(), 0)).collect();
    for (place, item) in placed(plan) {
        let Some(group) = &item.group else { continue };
        match members.get_mut(group.as_str()) {
            Some(count) => *count += 1,
            None => found.push(Problem::new(place, format!("there is no group {group}"))),
        }
    }
    for group in &plan.groups {
        let count = members[group.id.as_str()];
        if group.take > count {
            let message = format!("takes {}, but has {count} items", group.take);
            found.push(Problem::new(format!("group {}", group.id), message));
        }
    }
}

fn size(place: &str, item: &ItemFile, found: &mut Vec<Problem>) {
    let bytes = serde_json::to_vec(item).map_or(usize::MAX, |text| text.len());
    if bytes > MAX_ITEM_BYTES {
        let message = format!("has {bytes} bytes; an item may have {MAX_ITEM_BYTES} (1 MiB)");
        found.push(Problem::new(place, message));
    }
}

fn identification(place: &str, item: &ItemFile, found: &mut Vec<Problem>) {
    let confidence = item.identification.confidence;
    let message = match (confidence.is_shown_as_the_book(), &item.book) {
        (true, None) => "a book that is stated, or known with high or medium confidence, must be given as \"book\"",
        (false, Some(_)) => "with low confidence or none, the book stands among the candidates, not as \"book\"",
        _ if confidence == Confidence::Low && item.candidates.is_empty() => {
            "with low confidence there must be a candidate"
        }
        _ if confidence != Confidence::None && item.names_no_existing_book => {
            "a book that does not exist has confidence none"
        }
        _ => return,
    };
    found.push(Problem::new(place, message));
}

fn isbns(place: &str, item: &ItemFile, found: &mut Vec<Problem>) {
    let edition = item.book.as_ref().and_then(|book| book.edition.as_ref());
    let own = edition.and_then(|edition| edition.isbn13.as_deref());
    let named = item.candidates.iter().map(|c| c.isbn13.as_deref());
    for isbn in std::iter::once(own).chain(named).flatten() {
        if let Err(error) = Isbn::parse(isbn) {
            found.push(Problem::new(place, format!("ISBN {isbn}: {error}")));
        }
    }
}

fn part(place: &str, part: Option<&PartFile>, found: &mut Vec<Problem>) {
    let Some(part) = part else { return };
    let (Range::Chapters([first, last]) | Range::Pages([first, last])) = part.range;
    if first > last {
        let message = format!("the part begins at {first} and ends before it, at {last}");
        found.push(Problem::new(place, message));
    }
}

/// What requirements may lead to.
struct Ids<'p> {
    items: HashSet<&'p str>,
    groups: HashSet<&'p str>,
}

fn requirements(place: &str, item: &ItemFile, known: &Ids<'_>, found: &mut Vec<Problem>) {
    let mut before = HashSet::new();
    for requirement in &item.requires {
        let message = match &requirement.target {
            Target::Item(id) if *id == item.id => "requires itself".to_owned(),
            Target::Item(id) if !known.items.contains(id.as_str()) => {
                format!("requires {id}, which is not in the plan")
            }
            Target::Group(id) if !known.groups.contains(id.as_str()) => {
                format!("requires the group {id}, which is not in the plan")
            }
            Target::Group(id) if item.group.as_ref() == Some(id) => format!("requires {id}, the group that it is in"),
            target if !before.insert(target) => match target {
                Target::Item(what) | Target::Topic(what) | Target::Group(what) => format!("requires {what} twice"),
            },
            _ => continue,
        };
        found.push(Problem::new(place, message));
    }
}

fn circles(plan: &PlanFile, found: &mut Vec<Problem>) {
    let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (group, item) in plan.items().filter_map(|item| Some((item.group.as_deref()?, item.id.as_str()))) {
        members.entry(group).or_default().push(item);
    }
    let mut needs = Needs::new();
    for item in plan.items() {
        let mut needed: Vec<&str> = Vec::new();
        for requirement in item.requires.iter().filter(|requirement| requirement.strength == Strength::Hard) {
            match &requirement.target {
                Target::Item(id) => needed.push(id),
                // Any of them may be the one that is taken.
                Target::Group(id) => needed.extend(members.get(id.as_str()).into_iter().flatten()),
                Target::Topic(_) => {}
            }
        }
        // An item that requires itself, or its own group, is told where it stands.
        needed.retain(|id| *id != item.id);
        needs.insert(item.id.as_str(), needed);
    }
    for circle in cycle::circles(&needs) {
        let next = circle.iter().cycle().skip(1);
        let steps: Vec<String> =
            circle.iter().zip(next).map(|(item, needed)| format!("{item} needs {needed}")).collect();
        let message = format!("these items wait for each other: {}", steps.join(", "));
        found.push(Problem::new("plan", message));
    }
}

#[cfg(test)]
mod tests {
    use super::super::builtin;
    use super::super::model::RequirementFile;
    use super::*;

    /// What is told of Backend Engineering after `change`.
    fn after(change: impl FnOnce(&mut PlanFile)) -> Vec<String> {
        let mut plan = builtin::all()[0].plan();
        change(&mut plan);
        check(&plan).iter().map(ToString::to_string).collect()
    }

    fn item<'p>(plan: &'p mut PlanFile, id: &str) -> &'p mut ItemFile {
        let mut items = plan.stages.iter_mut().flat_map(|stage| &mut stage.items);
        items.find(|item| item.id == id).unwrap()
    }

    fn require(plan: &mut PlanFile, id: &str, needed: &str, strength: Strength) {
        item(plan, id).requires.push(RequirementFile {
            target: Target::Item(needed.to_owned()),
            strength,
            why: None,
            more: serde_json::Map::new(),
        });
    }

    #[test]
    fn a_plan_as_it_was_written_has_no_problem() {
        assert_eq!(after(|_| {}), Vec::<String>::new());
    }

    #[test]
    fn an_id_taken_twice_is_told_with_both_places() {
        let told = after(|plan| item(plan, "swiftdata").id = "backend-services".to_owned());
        assert_eq!(
            told,
            [
                "stage 8, item backend-services: the item id backend-services is already taken by stage 5, item backend-services"
            ]
        );
    }

    #[test]
    fn a_group_that_is_not_there_and_one_that_asks_too_much_are_told() {
        let told = after(|plan| {
            item(plan, "node-design-patterns").group = Some("editions".to_owned());
            plan.groups[0].take = 3;
        });
        assert_eq!(
            told,
            [
                "stage 4, item node-design-patterns: there is no group editions",
                "group web-development-express: takes 3, but has 2 items",
            ]
        );
    }

    #[test]
    fn a_book_and_its_confidence_must_agree() {
        let told = after(|plan| {
            item(plan, "express-in-action").identification.confidence = Confidence::Low;
            item(plan, "pro-express").book = None;
            item(plan, "advanced-express").candidates.clear();
            item(plan, "node-applications").names_no_existing_book = true;
        });
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(told.iter().any(|t| t.starts_with("stage 3, item pro-express: a book that is stated")));
    }

    #[test]
    fn an_isbn_that_was_mistyped_is_told() {
        let told = after(|plan| {
            let book = item(plan, "express-in-action").book.as_mut().unwrap();
            book.edition.as_mut().unwrap().isbn13 = Some("9781617292423".to_owned());
        });
        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("stage 1, item express-in-action: ISBN 9781617292423: "));
    }

    #[test]
    fn a_part_that_ends_before_it_begins_is_told() {
        let told = after(|plan| {
            item(plan, "pro-express").part =
                Some(PartFile { range: Range::Chapters([7, 1]), more: serde_json::Map::new() });
        });
        assert_eq!(told, ["stage 3, item pro-express: the part begins at 7 and ends before it, at 1"]);
    }

    #[test]
    fn edges_that_lead_nowhere_or_back_or_twice_to_one_place_are_told() {
        let told = after(|plan| {
            require(plan, "pro-express", "clean-code", Strength::Soft);
            require(plan, "pro-express", "pro-express", Strength::Hard);
            require(plan, "advanced-express", "express-in-action", Strength::Hard);
        });
        assert_eq!(
            told,
            [
                "stage 3, item pro-express: requires clean-code, which is not in the plan",
                "stage 3, item pro-express: requires itself",
                "stage 3, item advanced-express: requires express-in-action twice",
            ]
        );
    }

    #[test]
    fn a_circle_of_hard_edges_is_spelled_out_and_one_of_advice_is_none() {
        let told = after(|plan| require(plan, "express-in-action", "practical-node", Strength::Hard));
        assert_eq!(
            told,
            [
                "plan: these items wait for each other: express-in-action needs practical-node, practical-node needs express-in-action"
            ]
        );
        let told = after(|plan| require(plan, "express-in-action", "practical-node", Strength::Soft));
        assert!(told.is_empty(), "{told:?}");
    }

    #[test]
    fn a_group_that_waits_for_what_needs_it_is_told() {
        let group = "web-development-express";
        let need = |plan: &mut PlanFile, id: &str| {
            let target = Target::Group(group.to_owned());
            let need = RequirementFile { target, strength: Strength::Hard, why: None, more: serde_json::Map::new() };
            item(plan, id).requires.push(need);
        };
        assert!(after(|plan| need(plan, "swiftdata")).is_empty());
        let told = after(|plan| {
            let member = plan.items().find(|item| item.group.as_deref() == Some(group)).unwrap().id.clone();
            need(plan, "swiftdata");
            require(plan, &member, "swiftdata", Strength::Hard);
            need(plan, &member);
        });
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].ends_with("the group that it is in"), "{told:?}");
        assert!(told[1].starts_with("plan: these items wait for each other: "), "{told:?}");
    }

    #[test]
    fn the_limits_are_named_where_they_are_passed() {
        let told = after(|plan| item(plan, "pro-express").annotations.why = Some("word ".repeat(300_000)));
        assert_eq!(told.len(), 1);
        assert!(told[0].ends_with("bytes; an item may have 1048576 (1 MiB)"), "{}", told[0]);

        let told = after(|plan| {
            let one = item(plan, "backend-services").clone();
            plan.stages[0].items = vec![one; MAX_ITEMS + 1];
        });
        assert_eq!(told, ["plan: has 10022 items; a plan may have 10000"]);
    }
}
