//! Plans and their items in words.

use lectern_core::plans::{
    Confidence, Item, ItemBook, ItemLink, ItemState, MatchSource, PlanDetail, PlanFinding, PlanOffer, PlanSummary,
    StageView,
};
use lectern_core::values::ImpreciseDate;

use super::plan::Place;
use crate::table::{Table, paragraph};
use crate::words::{count, joined, word};

/// All plans, then what could be taken.
pub(super) fn list(all: &[PlanSummary], offers: &[PlanOffer]) -> String {
    let mut table = Table::new(["Plan", "Done", "Of", "Ready", "Pages left", "No book yet"]);
    for plan in all {
        let totals = plan.totals;
        table.row([
            plan.title.clone(),
            totals.done.to_string(),
            totals.total.to_string(),
            totals.ready.to_string(),
            totals.pages_left.to_string(),
            totals.unidentified.to_string(),
        ]);
    }
    let mut text = if all.is_empty() { "No plans yet.\n".to_owned() } else { table.text() };
    for offer in offers.iter().filter(|offer| offer.taken.is_none()) {
        let items = count(offer.items as usize, "item");
        text.push_str(&format!("\nBuilt in: {}, {items}. Take it: lectern-cli init --plan {}", offer.title, offer.key));
    }
    text
}

/// A plan with its stages and items; of one that is narrowed only the stages of which something is left.
pub(super) fn plan(plan: &PlanDetail, is_narrowed: bool) -> String {
    let mut text = head(plan);
    if is_narrowed && plan.stages.iter().all(|stage| stage.items.is_empty()) {
        text.push_str("\nNothing in it fits.\n");
        return text;
    }
    let shown = |stage: &StageView| !is_narrowed || !stage.items.is_empty();
    for (stage, number) in plan.stages.iter().zip(1..).filter(|(stage, _)| shown(stage)) {
        text.push_str(&format!("\n{number}. {} ({} of {} done)\n", stage.title, stage.done, stage.total));
        let mut table = Table::new(["", "", "", ""]).indented(3);
        for item in &stage.items {
            table.row([word(item.state), named(item), pages(item), remark(plan, item)]);
        }
        text.push_str(&table.text());
    }
    if !is_narrowed && !plan.removed.is_empty() {
        let titles: Vec<&str> = plan.removed.iter().map(|item| item.title.as_str()).collect();
        text.push_str(&format!("\nTaken out: {}\n", titles.join(", ")));
    }
    text
}

/// What the plan is, who made it, and how far the reader is.
fn head(plan: &PlanDetail) -> String {
    let from = joined([plan.source.clone().unwrap_or_default(), plan.version.clone().unwrap_or_default()], " ");
    let by = plan.curator.as_ref().map(|by| format!("by {by}")).unwrap_or_default();
    let mut text = format!("{}\n", joined([plan.title.clone(), from, by], " · "));
    if let Some(summary) = &plan.summary {
        text.push_str(&paragraph(summary, 0));
    }
    let goal = plan.goal.as_ref().map(|goal| format!("Goal: {goal}")).unwrap_or_default();
    let target = plan.target.map(|day| format!("by {day}")).unwrap_or_default();
    let totals = plan.totals;
    let numbers = [
        format!("{} of {} done", totals.done, totals.total),
        format!("{} ready", totals.ready),
        format!("{} without a book", totals.unidentified),
        format!("about {} pages left", totals.pages_left),
    ];
    let aim = joined([goal, target], ", ");
    if !aim.is_empty() {
        text.push_str(&format!("{aim}\n"));
    }
    text.push_str(&format!("{}\n", numbers.join(" · ")));
    text
}

/// "Emma, Jane Austen, 2nd edition 2016", or what a recommendation asks for.
fn named(item: &Item) -> String {
    let part = item.part.map(|part| format!("{}s {} to {}", word(part.unit), part.first, part.last));
    let book = match &item.book {
        Some(book) => joined([item.title.clone(), book.authors.join(", "), edition(book)], ", "),
        None => format!("? {}", item.title),
    };
    joined([book, part.unwrap_or_default()], ", ")
}

/// "2nd edition 2016": the edition that the list names.
fn edition(book: &ItemBook) -> String {
    let name = book
        .edition
        .as_ref()
        .map(|name| if name.contains("edition") { name.clone() } else { format!("{name} edition") });
    joined([name.unwrap_or_default(), book.published.map(ImpreciseDate::words).unwrap_or_default()], " ")
}

fn pages(item: &Item) -> String {
    item.book.as_ref().and_then(|book| book.pages).map(|pages| format!("{pages} pages")).unwrap_or_default()
}

/// What is worth knowing of an item in one line.
fn remark(plan: &PlanDetail, item: &Item) -> String {
    let topic = item.requires.iter().find(|need| !need.satisfied && need.topic.is_some() && need.waived.is_none());
    let waits = match (item.blocked_by.first(), topic) {
        (Some(first), _) => format!("after {}", first.title),
        (None, Some(need)) if item.state == ItemState::Waiting => {
            format!("after {}", super::item_needs::need(need))
        }
        (None, _) => String::new(),
    };
    let possibly = match (&item.book, item.candidates.first()) {
        (None, Some(candidate)) => format!("possibly {}", candidate.title),
        (Some(_), _) if matches!(item.confidence, Confidence::Low | Confidence::Medium) => {
            format!("{} confidence", word(item.confidence))
        }
        _ => String::new(),
    };
    let flag = |is: bool, name: &str| if is { name.to_owned() } else { String::new() };
    let must = flag(item.annotations.must_read, "must-read");
    joined(
        [
            waits,
            possibly,
            choice(plan, item),
            must,
            flag(item.optional, "optional"),
            item.reason.clone().unwrap_or_default(),
        ],
        " · ",
    )
}

/// "choose 1 of 2", for an item of a group.
fn choice(plan: &PlanDetail, item: &Item) -> String {
    let Some(group) = plan.groups.iter().find(|group| Some(group.id) == item.group) else { return String::new() };
    let members = plan.stages.iter().flat_map(|stage| &stage.items).filter(|other| other.group == item.group).count();
    format!("choose {} of {members}", group.take)
}

/// What could be begun now, and what only lacks its book.
pub(super) fn ready(places: &[Place<'_>]) -> String {
    let (with, without): (Vec<&Place<'_>>, Vec<&Place<'_>>) =
        places.iter().partition(|place| place.item.book.is_some());
    let table = |places: &[&Place<'_>]| {
        let mut table = Table::new(["", "", "", ""]).indented(2);
        for place in places {
            let stage = format!("{}: {}", place.plan.title, place.stage);
            table.row([named(place.item), pages(place.item), choice(place.plan, place.item), stage]);
        }
        table.text()
    };
    let mut text = if with.is_empty() { "Nothing is ready.\n".to_owned() } else { format!("Ready\n{}", table(&with)) };
    if !without.is_empty() {
        text.push_str(&format!("\nReady once a book is matched (lectern-cli item ITEM match)\n{}", table(&without)));
    }
    text
}

/// The order of what is left.
pub(super) fn order(plan: &PlanDetail, items: &[Place<'_>], circle: &[Place<'_>]) -> String {
    if items.is_empty() && circle.is_empty() {
        return format!("Nothing is left of {}.", plan.title);
    }
    let mut table = Table::new(["", "", "", "", ""]);
    for (place, number) in items.iter().zip(1..) {
        let (item, stage) = (place.item, place.stage.to_owned());
        table.row([format!("{number}."), word(item.state), named(item), choice(plan, item), stage]);
    }
    let mut text = table.text();
    if !circle.is_empty() {
        let titles: Vec<&str> = circle.iter().map(|place| place.item.title.as_str()).collect();
        text.push_str(&format!("\nNo place in any order, since they need each other: {}\n", titles.join(", ")));
    }
    text
}

/// What stands in a reader's way.
pub(super) fn findings(plan: &PlanDetail, findings: &[PlanFinding]) -> String {
    if findings.is_empty() {
        return format!("Nothing stands in your way in {}.", plan.title);
    }
    findings.iter().map(|found| format!("{}\n", finding(found))).collect()
}

/// One finding as a sentence.
pub(super) fn finding(finding: &PlanFinding) -> String {
    match finding {
        PlanFinding::Circle { items } => {
            let titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
            format!("These need each other in a circle, so none can come first: {}.", titles.join(", "))
        }
        PlanFinding::BeforeItsNeed { item, needs } => {
            format!("“{}” stands before “{}”, which it needs.", item.title, needs.title)
        }
        PlanFinding::DroppedNeed { item, needs } => {
            format!("“{}” waits for “{}”, which is {}.", item.title, needs.title, word(needs.state))
        }
        PlanFinding::BeforeItsGroup { item, group } => {
            format!("“{}” stands before {} of “{}”, which it needs.", item.title, group.take, group.title)
        }
        PlanFinding::DroppedGroup { item, group } => {
            let left = group.members.iter().filter(|it| !it.state.is_settled() || it.state.satisfies()).count();
            format!(
                "“{}” waits for {} of “{}”, of which {left} can still be read.",
                item.title, group.take, group.title
            )
        }
        PlanFinding::NoBook { item } => format!("No book is known for “{}”.", item.title),
    }
}

/// One item whole.
pub(super) fn item(item: &Item) -> String {
    let mut text = format!("{}\n{}\n", joined([named(item), pages(item)], " · "), stand(item));
    if item.title != item.asks_for {
        text.push_str(&paragraph(&format!("Asked for: {}", item.asks_for), 0));
    }
    text.push_str(&facts(item));
    text.push_str(&candidates(item));
    text.push_str(&format!("\nid {}\n", item.id));
    text
}

/// What the list and the reader say of an item, one fact a paragraph.
fn facts(item: &Item) -> String {
    let facts = &item.annotations;
    let lines = [
        ("Why", facts.why.clone().unwrap_or_default()),
        ("Level", facts.level.clone().unwrap_or_default()),
        ("Covers", facts.covers.join(", ")),
        ("Focus on", facts.focus_on.join("; ")),
        ("Skip", facts.skip.join("; ")),
        ("Project", facts.project.clone().unwrap_or_default()),
        ("Caution", facts.caution.join("; ")),
        ("Recommended by", facts.recommended_by.join("; ")),
        ("Your reason", item.reason.clone().unwrap_or_default()),
        ("Needs", needs(item)),
        ("Opens", titles(&item.unlocks)),
        (
            "Identified",
            joined(
                [identified(item), item.basis.as_ref().map(|basis| format!("The list: {basis}")).unwrap_or_default()],
                ". ",
            ),
        ),
    ];
    let said = lines.iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| paragraph(&format!("{name}: {value}"), 0)).collect()
}

/// How surely the list's book is known.
fn identified(item: &Item) -> String {
    match item.confidence {
        _ if item.matched_by == Some(MatchSource::Reader) => "by you".to_owned(),
        Confidence::None => "no book is known".to_owned(),
        Confidence::Stated => "the list names the book".to_owned(),
        confidence => format!("with {} confidence", word(confidence)),
    }
}

fn stand(item: &Item) -> String {
    match item.state {
        ItemState::Waiting if !item.blocked_by.is_empty() => format!("waiting for {}", titles(&item.blocked_by)),
        state => word(state),
    }
}

fn needs(item: &Item) -> String {
    item.requires.iter().map(super::item_needs::need).collect::<Vec<_>>().join(", ")
}

fn titles(items: &[ItemLink]) -> String {
    items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>().join(", ")
}

/// The books it may mean, numbered as `match --candidate` takes them.
fn candidates(item: &Item) -> String {
    let mut table = Table::new(["", "", "", "", ""]).indented(2);
    for (candidate, number) in item.candidates.iter().zip(1..) {
        table.row([
            format!("{number}."),
            joined([candidate.title.clone(), candidate.authors.join(", ")], ", "),
            crate::words::maybe(candidate.year),
            candidate.isbn13.as_ref().map(|isbn| format!("ISBN {isbn}")).unwrap_or_default(),
            candidate.note.clone().unwrap_or_default(),
        ]);
    }
    let list = table.text();
    if list.is_empty() { list } else { format!("It may be one of these (match --candidate N):\n{list}") }
}
