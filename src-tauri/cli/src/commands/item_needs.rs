//! What an item needs first: shown, added, taken away, waved through; and the shortest way to it.

use clap::{ArgGroup, Subcommand};
use lectern_core::plans::{self, Item, ItemState, NeedDraft, NeedSource, NeedTarget, Requirement, Strength, Way};
use lectern_core::values::{ItemId, PlanId, fold};
use lectern_core::{Error, Op, Result, Snapshot};
use serde_json::json;

use super::plan_groups;
use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::words::{count, joined, word};

pub(super) const EXAMPLES: &str = "\
Examples:
  lectern-cli item \"Database Internals\" needs                     what it needs, and what is missing
  lectern-cli item \"Database Internals\" needs add \"SQL Antipatterns\"
  lectern-cli item \"Database Internals\" needs add \"Learning SQL\" --soft --why \"it helps\"
  lectern-cli item \"Database Internals\" needs add --topic \"some C\"
  lectern-cli item \"Database Internals\" needs add --group \"An introduction\"
  lectern-cli item \"Database Internals\" needs waive \"SQL Antipatterns\" --why \"I gave it up, and know enough\"
  lectern-cli item \"Database Internals\" needs hold \"SQL Antipatterns\"     it waits for it again
  lectern-cli item \"Database Internals\" needs remove --topic \"some C\"

What a plan from elsewhere says is waved through or made advice (add it again with --soft); only your own
is taken away. Your word outlives new versions of the plan. A topic you know everywhere: lectern-cli help topics";

/// What `item ITEM needs` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Needs {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// It needs this first; or change how much and why it does
    Add(Add),
    /// It does not need this any more
    Remove(Target),
    /// Read it without this: shown as waved through, never as done
    Waive(Waive),
    /// It waits again for what you waved through
    Hold(Target),
}

#[derive(Debug, clap::Args)]
struct Add {
    #[command(flatten)]
    target: Target,
    /// Advised, not needed: it does not wait for it
    #[arg(long)]
    soft: bool,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    why: String,
}

#[derive(Debug, clap::Args)]
struct Waive {
    #[command(flatten)]
    target: Target,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    why: String,
}

#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("target").required(true).args(["needed", "topic", "group"])))]
struct Target {
    /// An item of the same plan
    #[arg(value_name = "ITEM")]
    needed: Option<String>,
    /// A topic, in words
    #[arg(long, value_name = "WORDS")]
    topic: Option<String>,
    /// A group of the same plan, by its name
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
}

/// Shows or changes what the item needs.
pub(super) fn run(words: &Needs, plan: PlanId, id: ItemId, door: &Door) -> Outcome {
    let library = door.library()?;
    let target = |words: &Target| library.read(|view| target(view, plan, words));
    let changed = match &words.what {
        None => {
            let item = library.read(|view| found(view, plan, id))?;
            return Ok(Answer::new(document(&item), said(&item)));
        }
        Some(What::Add(add)) => {
            let strength = if add.soft { Strength::Soft } else { Strength::Hard };
            let draft = NeedDraft { needs: target(&add.target)?, strength, why: add.why.clone() };
            door.change(&library, Op::NeedSet, |tx| plans::set_need(tx, id, &draft))?
        }
        Some(What::Remove(words)) => {
            let target = target(words)?;
            door.change(&library, Op::NeedRemove, |tx| plans::remove_need(tx, id, &target))?
        }
        Some(What::Waive(words)) => {
            let target = target(&words.target)?;
            door.change(&library, Op::NeedWaive, |tx| plans::waive(tx, id, &target, &words.why))?
        }
        Some(What::Hold(words)) => {
            let target = target(words)?;
            door.change(&library, Op::NeedHold, |tx| plans::hold(tx, id, &target))?
        }
    };
    let item = library.read(|view| found(view, plan, id))?;
    Ok(Answer::changed(&changed, document(&item), said(&item)))
}

/// The shortest way to the item, and what it opens.
pub(super) fn way(id: ItemId, door: &Door) -> Outcome {
    let library = door.library()?;
    let (way, unlocks) = library.read(|view| Ok((plans::way(view, id)?, plans::unlocks(view, id)?)))?;
    let mut text = head(&way);
    for (step, number) in way.steps.iter().zip(1..) {
        let pages = step.pages.map(|pages| format!("{pages} pages")).unwrap_or_default();
        let dropped =
            step.item.state.is_settled().then(|| format!("{}: read it, or wave it through", word(step.item.state)));
        let line = joined([step.item.title.clone(), pages, dropped.unwrap_or_default()], ", ");
        text.push_str(&format!("  {number}. {line}\n"));
    }
    if !way.topics.is_empty() {
        text.push_str(&format!("Topics: {}. Known already? lectern-cli topics know TOPIC\n", way.topics.join(", ")));
    }
    if !unlocks.all.is_empty() {
        let direct: Vec<&str> = unlocks.direct.iter().map(|link| link.title.as_str()).collect();
        let all = count(unlocks.all.len(), "item");
        text.push_str(&format!("It opens {}; with what those open, {all}.\n", direct.join(", ")));
    }
    Ok(Answer::new(json!({ "way": way, "unlocks": unlocks }), text))
}

fn head(way: &Way) -> String {
    let goal = &way.goal.title;
    match (way.goal.state, way.steps.len(), way.topics.len()) {
        (ItemState::Ready, ..) => format!("{goal} is ready now.\n"),
        (_, 0, 0) => format!("Nothing stands before {goal}.\n"),
        (_, 0, _) => format!("No book stands before {goal}.\n"),
        _ => format!("{}, {} pages before {goal} opens:\n", count(way.books as usize, "book"), way.pages),
    }
}

fn target(view: &Snapshot<'_>, plan: PlanId, words: &Target) -> Result<NeedTarget> {
    if let Some(name) = &words.topic {
        return Ok(NeedTarget::Topic { name: name.clone() });
    }
    if let Some(name) = &words.group {
        return Ok(NeedTarget::Group { id: plan_groups::find(&plans::get(view, plan)?, name)?.id });
    }
    let name = words.needed.as_deref().unwrap_or_default();
    Ok(NeedTarget::Item { id: plans::find_item(view, Some(plan), name)? })
}

fn found(view: &Snapshot<'_>, plan: PlanId, id: ItemId) -> Result<Item> {
    let plan = plans::get(view, plan)?;
    let mut all = plan.stages.into_iter().flat_map(|stage| stage.items).chain(plan.removed);
    all.find(|item| item.id == id).ok_or_else(|| Error::not_found("such item in this plan"))
}

fn document(item: &Item) -> serde_json::Value {
    json!({
        "id": item.id, "title": item.title, "state": item.state, "requires": item.requires,
        "blocked_by": item.blocked_by, "unlocks": item.unlocks,
    })
}

fn said(item: &Item) -> String {
    if item.requires.is_empty() {
        return format!("{} needs nothing first.\n", item.title);
    }
    let mut text = format!("{} is {}. It needs:\n", item.title, word(item.state));
    for need in &item.requires {
        text.push_str(&format!("  {}\n", self::need(need)));
    }
    text
}

/// "SQL Antipatterns, abandoned (waved through: I know enough)".
pub(super) fn need(need: &Requirement) -> String {
    let what = match (&need.item, &need.group, &need.topic) {
        (Some(item), ..) if item.state.is_settled() && !need.satisfied => {
            format!("{}, {}", item.title, word(item.state))
        }
        (Some(item), ..) => item.title.clone(),
        (None, Some(group), _) => {
            format!("{} ({} of {}, {} done)", group.title, group.take, group.members.len(), group.done)
        }
        (None, None, Some(topic)) => format!("the topic {topic}"),
        (None, None, None) => "an item that is gone".to_owned(),
    };
    let waved = need.waived.as_ref().map(|waiver| match &waiver.why {
        Some(why) => format!("waved through: {why}"),
        None => "waved through".to_owned(),
    });
    let marks = joined(
        [
            if need.satisfied { "done" } else { "" }.to_owned(),
            if need.strength == Strength::Soft { "advised" } else { "" }.to_owned(),
            waved.unwrap_or_default(),
            if need.by == NeedSource::Reader { "yours" } else { "" }.to_owned(),
        ],
        "; ",
    );
    if marks.is_empty() { what } else { format!("{what} ({marks})") }
}

/// Whether two names are the same to a reader.
pub(super) fn same(a: &str, b: &str) -> bool {
    fold(a.trim()) == fold(b.trim())
}
