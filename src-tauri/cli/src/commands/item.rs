//! One item of a plan: where it stands, which book it is, where it goes, what the reader decides about it.

use clap::{ArgGroup, Subcommand, ValueEnum};
use lectern_core::plans::{self, Depth, Item as PlanItem, ItemPlace, Mark, Part, PartUnit, PlanDetail, Weight};
use lectern_core::values::{ItemId, PlanId, StageId, fold};
use lectern_core::{Error, Op, Result, Snapshot, Tx};
use serde_json::{Value, json};

use super::item_facts::{Fact, laid_over};
use super::plan::item_document;
use super::{item_match, item_needs, plan_text};
use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome, merge};

const EXAMPLES: &str = "\
Examples:
  lectern-cli item \"Express in Action\" state
  lectern-cli item \"Express in Action\" known
  lectern-cli item \"Express in Action\" skip --why \"we use Fastify\"
  lectern-cli item \"Express in Action\" state open        back into the plan
  lectern-cli item \"Express in Action\" depth worked_through
  lectern-cli item \"Deploying Node\" match                 the books it may be, and why
  lectern-cli item \"Deploying Node\" match --candidate 1   one that the list thinks possible
  lectern-cli item \"Deploying Node\" match --suggestion 1  one that speaks of the same
  lectern-cli item \"Deploying Node\" match \"Node Cookbook\"
  lectern-cli item Emma annotate why=\"For the tone\" level=beginner role=\"broad; classic\" must_read=yes
  lectern-cli item Emma mine --reason \"For the book club\" --target 2027-03-01
  lectern-cli item \"Express in Action\" move --before \"Node.js in Action\"
  lectern-cli item \"Node.js in Action\" needs add \"Express in Action\"
  lectern-cli item \"Node.js in Action\" way               what comes before it, the fewest books
  lectern-cli item \"Node.js in Action\" part chapters 1-7

Reading an item's book moves the item by itself: lectern-cli help read. Not read, but known: known.";

/// What `item` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Item {
    /// The item: an id, the beginning of one, an ISBN, or words that fit exactly one
    item: String,
    /// Only look in this plan
    #[arg(long, global = true)]
    plan: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show where the item stands, or say what you decide about it
    State(State),
    /// Say which book the item is
    Match(item_match::Match),
    /// Put the item elsewhere in its plan
    Move(Move),
    /// You know this already: what needs it may go on
    Known(Why),
    /// Leave it out; what needs it keeps waiting
    Skip(Why),
    /// Say how far you took it
    Depth(Far),
    /// What it needs first: show, add, take away, wave through
    Needs(item_needs::Needs),
    /// The shortest way to it, and what it opens
    Way,
    /// Only a part of the book: chapters 1-7, pages 20-80, or whole
    Part(PartWords),
    /// The plan is complete without it
    Optional,
    /// The plan is not complete without it
    Needed,
    /// Say what your own list says of it: why, level, role, must_read, focus_on, skip and more
    Annotate(Annotate),
    /// Say why you read it, and by when
    Mine(Mine),
}

#[derive(Debug, clap::Args)]
struct PartWords {
    /// chapters, pages or whole
    unit: PartWord,
    /// The first and the last: 1-7, or one number
    #[arg(required_if_eq_any([("unit", "chapters"), ("unit", "pages")]))]
    range: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PartWord {
    Chapters,
    Pages,
    Whole,
}

#[derive(Debug, clap::Args)]
struct Annotate {
    /// What it says; several values of one fact stand between semicolons, and nothing after = takes it away
    #[arg(required = true, value_name = "FIELD=VALUE")]
    facts: Vec<Fact>,
}

#[derive(Debug, clap::Args)]
struct Mine {
    /// Your own reason; an empty text takes it away
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The day by which you mean to have read it; an empty text takes it away
    #[arg(long, value_name = "DATE")]
    target: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Far {
    /// none takes it back
    depth: HowFar,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum HowFar {
    None,
    Read,
    WorkedThrough,
    CanExplain,
}

#[derive(Debug, clap::Args)]
struct State {
    /// open takes a decision back; removed takes the item out of the plan
    state: Option<Decision>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Decision {
    Open,
    Known,
    Skipped,
    Removed,
}

#[derive(Debug, clap::Args)]
struct Why {
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("place").required(true).args(["before", "after", "stage"])))]
struct Move {
    /// Before this item
    #[arg(long, value_name = "ITEM")]
    before: Option<String>,
    /// After this item
    #[arg(long, value_name = "ITEM")]
    after: Option<String>,
    /// To the end of this stage: its number, title, or id
    #[arg(long)]
    stage: Option<String>,
}

impl What {
    /// Whether nothing is to be changed.
    fn asks(&self) -> bool {
        match self {
            Self::State(State { state, why }) => state.is_none() && why.is_none(),
            Self::Match(words) => words.asks(),
            Self::Move(_) | Self::Known(_) | Self::Skip(_) | Self::Depth(_) | Self::Annotate(_) => false,
            Self::Needs(_) | Self::Way | Self::Part(_) | Self::Optional | Self::Needed => false,
            Self::Mine(Mine { reason, target }) => reason.is_none() && target.is_none(),
        }
    }
}

/// Shows or changes the item.
pub(crate) fn run(words: &Item, door: &Door) -> Outcome {
    let library = door.library()?;
    let (plan, id) = library.read(|view| located(view, words))?;
    if words.what.asks() {
        let detail = library.read(|view| plans::get(view, plan))?;
        return match &words.what {
            What::Match(_) => item_match::shown(&detail, id, door),
            _ => shown(&detail, id),
        };
    }
    match &words.what {
        What::Needs(needs) => return item_needs::run(needs, plan, id, door),
        What::Way => return item_needs::way(id, door),
        _ => {}
    }
    let mark = |mark: Option<Mark>, why: &Option<String>| {
        door.change(&library, Op::ItemMark, |tx| plans::mark(tx, &[id], mark, why.as_deref()))
    };
    let changed = match &words.what {
        What::State(State { state: None, .. }) => {
            return Err(Failure::Usage("Say what you decide: state open, known, skipped or removed.".to_owned()));
        }
        What::State(State { state: Some(decision), why }) => mark(mark_of(*decision), why)?,
        What::Known(Why { why }) => mark(Some(Mark::Known), why)?,
        What::Skip(Why { why }) => mark(Some(Mark::Skipped), why)?,
        What::Match(words) => door.change(&library, Op::ItemMatch, |tx| {
            let detail = plans::get(&tx.snapshot(), plan)?;
            let choice = item_match::choice(&tx.snapshot(), &detail, id, words)?;
            plans::match_book(tx, id, &choice).map(drop)
        })?,
        What::Depth(Far { depth }) => {
            door.change(&library, Op::ItemDepth, |tx| plans::set_depth(tx, id, depth_of(*depth)))?
        }
        What::Part(words) => {
            let part = part(words)?;
            door.change(&library, Op::ItemPart, |tx| plans::set_part(tx, id, part))?
        }
        What::Optional => door.change(&library, Op::ItemWeight, |tx| plans::set_weight(tx, &[id], Weight::Optional))?,
        What::Needed => door.change(&library, Op::ItemWeight, |tx| plans::set_weight(tx, &[id], Weight::Needed))?,
        What::Needs(_) | What::Way => return item_needs::way(id, door),
        What::Annotate(Annotate { facts }) => {
            let said = library.read(|view| Ok(item_in(&plans::get(view, plan)?, id)?.annotations.clone()))?;
            let facts = laid_over(said, facts)?;
            door.change(&library, Op::ItemAnnotate, |tx| plans::annotate(tx, id, &facts))?
        }
        What::Mine(Mine { reason, target }) => {
            let (was, by) = library.read(|view| {
                let detail = plans::get(view, plan)?;
                let item = item_in(&detail, id)?;
                Ok((item.reason.clone(), item.target.map(|day| day.to_string())))
            })?;
            let reason = reason.clone().or(was).unwrap_or_default();
            let target = target.clone().or(by).unwrap_or_default();
            door.change(&library, Op::ItemEdit, |tx| plans::edit_item(tx, id, &reason, &target))?
        }
        What::Move(words) => door.change(&library, Op::ItemMove, |tx| move_to(tx, plan, id, words))?,
    };
    let detail = library.read(|view| plans::get(view, plan))?;
    let item = item_in(&detail, id)?;
    let said = match &words.what {
        What::Move(_) => format!("It now stands in “{}”.", stage_of(&detail, item)),
        What::Depth(_) | What::Optional | What::Needed | What::Annotate(_) | What::Mine(_) => String::new(),
        _ => format!("It is {} now.", crate::words::word(item.state)),
    };
    Ok(Answer::changed(&changed, document(&detail, item), said))
}

fn located(view: &Snapshot<'_>, words: &Item) -> Result<(PlanId, ItemId)> {
    let within = words.plan.as_deref().map(|name| plans::find_plan(view, name)).transpose()?;
    let id = plans::find_item(view, within, &words.item)?;
    for plan in plans::list(view)? {
        if within.is_none_or(|within| within == plan.id) && item_in(&plans::get(view, plan.id)?, id).is_ok() {
            return Ok((plan.id, id));
        }
    }
    Err(Error::not_found(format!("item “{}”", words.item)))
}

pub(super) fn item_in(plan: &PlanDetail, id: ItemId) -> Result<&PlanItem> {
    let mut all = plan.stages.iter().flat_map(|stage| &stage.items).chain(&plan.removed);
    all.find(|item| item.id == id).ok_or_else(|| Error::not_found("such item in this plan"))
}

fn shown(plan: &PlanDetail, id: ItemId) -> Outcome {
    let item = item_in(plan, id)?;
    Ok(Answer::new(document(plan, item), format!("{}{}", plan_text::item(item), place_of(plan, item))))
}

/// "in Backend Canon: Databases".
pub(super) fn place_of(plan: &PlanDetail, item: &PlanItem) -> String {
    format!("in {}: {}", plan.title, stage_of(plan, item))
}

fn stage_of<'a>(plan: &'a PlanDetail, item: &PlanItem) -> &'a str {
    plan.stages.iter().find(|stage| stage.id == item.stage).map_or("", |stage| stage.title.as_str())
}

pub(super) fn document(plan: &PlanDetail, item: &PlanItem) -> Value {
    let mut document = item_document(item);
    let place = json!({ "plan": plan.id, "plan_title": plan.title, "stage_title": stage_of(plan, item) });
    merge(&mut document, place);
    document
}

fn mark_of(decision: Decision) -> Option<Mark> {
    match decision {
        Decision::Open => None,
        Decision::Known => Some(Mark::Known),
        Decision::Skipped => Some(Mark::Skipped),
        Decision::Removed => Some(Mark::Removed),
    }
}

fn part(words: &PartWords) -> std::result::Result<Option<Part>, Failure> {
    let unit = match words.unit {
        PartWord::Whole => return Ok(None),
        PartWord::Chapters => PartUnit::Chapter,
        PartWord::Pages => PartUnit::Page,
    };
    let range = words.range.as_deref().unwrap_or_default();
    let (first, last) = range.split_once(['-', '–']).unwrap_or((range, range));
    match (first.trim().parse(), last.trim().parse()) {
        (Ok(first), Ok(last)) => Ok(Some(Part { unit, first, last })),
        _ => Err(Failure::Usage(format!("“{range}” is no part: say the first and the last, as in 1-7."))),
    }
}

fn depth_of(depth: HowFar) -> Option<Depth> {
    match depth {
        HowFar::None => None,
        HowFar::Read => Some(Depth::Read),
        HowFar::WorkedThrough => Some(Depth::WorkedThrough),
        HowFar::CanExplain => Some(Depth::CanExplain),
    }
}

fn move_to(tx: &mut Tx<'_>, plan: PlanId, id: ItemId, words: &Move) -> Result<()> {
    let detail = plans::get(&tx.snapshot(), plan)?;
    let place = if let Some(name) = &words.stage {
        ItemPlace { stage: stage(&detail, name)?, before: None }
    } else {
        let name = words.before.as_ref().or(words.after.as_ref()).map_or("", String::as_str);
        let other = item_in(&detail, plans::find_item(&tx.snapshot(), Some(plan), name)?)?;
        if other.id == id {
            return Err(Error::conflict("An item cannot stand before or after itself."));
        }
        let before = if words.before.is_some() { Some(other.id) } else { next_to(&detail, other, id) };
        ItemPlace { stage: other.stage, before }
    };
    plans::move_items(tx, &[id], place)
}

/// The item after `other` in its stage, passing over the one that moves.
fn next_to(plan: &PlanDetail, other: &PlanItem, moving: ItemId) -> Option<ItemId> {
    let stage = plan.stages.iter().find(|stage| stage.id == other.stage)?;
    let after = stage.items.iter().skip_while(|item| item.id != other.id).skip(1);
    after.map(|item| item.id).find(|item| *item != moving)
}

/// The stage of a plan that a number, a title, words of it or an id mean.
pub(super) fn stage(plan: &PlanDetail, name: &str) -> Result<StageId> {
    let wanted = fold(name.trim());
    let exact = plan.stages.iter().zip(1..).find(|(stage, number)| {
        wanted == number.to_string() || stage.id.to_string() == wanted || fold(&stage.title) == wanted
    });
    let loose: Vec<_> = plan.stages.iter().filter(|stage| fold(&stage.title).contains(&wanted)).collect();
    match (exact, loose.as_slice()) {
        (Some((stage, _)), _) => Ok(stage.id),
        (None, [only]) => Ok(only.id),
        (None, []) => Err(Error::not_found(format!("stage “{name}” in this plan"))),
        (None, many) => Err(Error::Ambiguous {
            given: name.to_owned(),
            candidates: many.iter().map(|stage| format!("{} ({})", stage.title, stage.id)).collect(),
        }),
    }
}
