//! Plans: what they hold, what is ready, in which order they can be read.

use lectern_core::library::Snapshot;
use lectern_core::plans::{self, Item, ItemFilter, ItemState, PlanDetail, PlanFinding};
use lectern_core::values::{ItemId, PlanId};
use lectern_core::{Error, Result};
use serde_json::{Value, json};

use super::{plan_author, plan_files, plan_groups, plan_text, plan_update};
use crate::door::Door;
use crate::output::{Answer, Outcome, document_of};

const EXAMPLES: &str = "\
Examples:
  lectern-cli plan list
  lectern-cli plan show                      the plan, if there is only one
  lectern-cli plan show backend-engineering --json
  lectern-cli plan show --ready --level beginner     those items alone, as the page's filters do
  lectern-cli plan ready                     what could be begun now, in all plans
  lectern-cli plan order \"Backend Canon\"     everything left, each item after what it needs
  lectern-cli plan group make \"One of these\" \"Learning SQL\" \"SQL for Smarties\"
  lectern-cli plan new Winter --book Emma --book Persuasion
  lectern-cli plan new Systems --from databases           all books that this finds
  lectern-cli plan stage Winter add Later
  lectern-cli plan publish Winter --note \"Persuasion comes first\"
  lectern-cli plan export --format md > PLAN.md
  lectern-cli plan import PLAN.md --dry-run
  lectern-cli plan import READING.md         any list in Markdown: lectern-cli help plan import
  lectern-cli plan update PLAN.md --dry-run  what its curator changed
  lectern-cli plan update PLAN.md --keep \"Express in Action\"
  lectern-cli plan update PLAN.md --keep-part \"Express in Action=level\"

A PLAN is an id, the beginning of one, the name of its file, or words of its title.
To change one item, or say what your list says of it: lectern-cli help item. To take a built-in plan: lectern-cli help init";

/// What `plan` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Plan {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// All plans with their counts, and the built-in ones that could be taken
    List,
    /// A plan with its stages and items, or those of them that you ask for
    Show(Show),
    /// What could be begun now
    Ready(Which),
    /// Everything that is left, each item after what it needs
    Order(Which),
    /// What in a plan stands in your way: circles, dropped needs, books not known. Exit status 1 for a circle
    Check(Check),
    /// Groups: items of which you take some
    Group(plan_groups::Groups),
    /// Make a plan of your own: empty, of books, or of all that a search finds
    New(plan_author::New),
    /// Change a plan's title, summary, goal or target
    Edit(plan_author::Edit),
    /// Put books of your library into a plan
    Add(plan_author::Add),
    /// Add, change, move or remove a stage
    Stage(plan_author::Stage),
    /// Bring your own plan out in a new version, with a note of what is new
    Publish(plan_author::Publish),
    /// Take a plan away; its books stay
    Remove {
        /// The plan
        plan: String,
    },
    /// Write a plan as a file to standard output
    Export(plan_files::Export),
    /// Take the plan of a file into the library
    Import(plan_files::Import),
    /// Take a new version of a plan; what is yours stays as it is
    Update(plan_update::Update),
}

#[derive(Debug, clap::Args)]
struct Check {
    #[command(flatten)]
    which: Which,
    /// Look a plan file over instead, without a library; exit status 1 where it is none
    #[arg(long, value_name = "FILE", conflicts_with = "plan")]
    file: Option<std::path::PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Which {
    /// The plan; needed where there is more than one, except by ready
    plan: Option<String>,
}

/// A plan, and what of it is shown; filters narrow together.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag that is given or not")]
struct Show {
    #[command(flatten)]
    which: Which,
    /// Only what can be begun now
    #[arg(long)]
    ready: bool,
    /// Only what the list calls a must
    #[arg(long)]
    must_read: bool,
    /// Only what the plan is complete without
    #[arg(long)]
    optional: bool,
    /// Only recommendations whose book nobody has named yet
    #[arg(long)]
    unidentified: bool,
    /// Without what is done or known already, or left over by a choice
    #[arg(long)]
    hide_finished: bool,
    /// Only this level: beginner, intermediate, advanced, or a level of the list's own
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
}

impl Show {
    fn filter(&self) -> ItemFilter {
        ItemFilter {
            ready: self.ready,
            must_read: self.must_read,
            optional: self.optional,
            unidentified: self.unidentified,
            unfinished: self.hide_finished,
            level: self.level.clone(),
        }
    }
}

/// Answers a question about plans.
pub(crate) fn run(words: &Plan, door: &Door) -> Outcome {
    match &words.what {
        What::List => list(door),
        What::Show(show) => {
            let (plan, filter) = (one(&show.which, door)?, show.filter());
            let plan = plans::narrowed(plan, &filter);
            Ok(Answer::new(plan_document(&plan), plan_text::plan(&plan, filter != ItemFilter::default())))
        }
        What::Ready(which) => ready(which, door),
        What::Order(which) => order(which, door),
        What::Check(Check { file: Some(file), .. }) => plan_files::check(file),
        What::Check(Check { which, file: None }) => check(which, door),
        What::Group(words) => plan_groups::run(words, door),
        What::New(words) => plan_author::new(words, door),
        What::Edit(words) => plan_author::edit(words, door),
        What::Add(words) => plan_author::add(words, door),
        What::Stage(words) => plan_author::stages(words, door),
        What::Publish(words) => plan_author::publish(words, door),
        What::Remove { plan } => plan_author::remove(plan, door),
        What::Export(words) => plan_files::export(words, door),
        What::Import(words) => plan_files::import(words, door),
        What::Update(words) => plan_update::run(words, door),
    }
}

fn list(door: &Door) -> Outcome {
    let library = door.library()?;
    let (all, offers) = library.read(|view| Ok((plans::list(view)?, plans::offers(Some(view))?)))?;
    let said = plan_text::list(&all, &offers);
    let built_in: Vec<Value> = offers
        .iter()
        .map(|offer| {
            json!({
                "key": offer.key, "title": offer.title, "summary": offer.summary, "version": offer.version,
                "stages": offer.stages, "items": offer.items, "unidentified": offer.unidentified,
                "pages": offer.pages, "taken": offer.taken,
            })
        })
        .collect();
    Ok(Answer::new(json!({ "plans": all, "built_in": built_in }), said))
}

fn ready(which: &Which, door: &Door) -> Outcome {
    let library = door.library()?;
    let chosen = library.read(|view| match &which.plan {
        Some(name) => Ok(vec![plans::get(view, plans::find_plan(view, name)?)?]),
        None => plans::list(view)?.iter().map(|plan| plans::get(view, plan.id)).collect(),
    })?;
    let places: Vec<Place<'_>> =
        chosen.iter().flat_map(places).filter(|place| place.item.state == ItemState::Ready).collect();
    let items: Vec<Value> = places.iter().map(Place::document).collect();
    Ok(Answer::new(json!({ "total": items.len(), "items": items }), plan_text::ready(&places)))
}

fn order(which: &Which, door: &Door) -> Outcome {
    let plan = one(which, door)?;
    let order = plans::reading_order(&plan);
    let find = |ids: &[ItemId]| -> Vec<Place<'_>> {
        let all: Vec<Place<'_>> = places(&plan).collect();
        let one = |id: &ItemId| all.iter().find(|place| place.item.id == *id).copied();
        ids.iter().filter_map(one).collect()
    };
    let (items, circle) = (find(&order.items), find(&order.circle));
    let said = plan_text::order(&plan, &items, &circle);
    let documents = |places: &[Place<'_>]| places.iter().map(Place::document).collect::<Vec<_>>();
    let document =
        json!({ "id": plan.id, "title": plan.title, "items": documents(&items), "circle": documents(&circle) });
    Ok(Answer::new(document, said))
}

fn check(which: &Which, door: &Door) -> Outcome {
    let plan = one(which, door)?;
    let findings = plans::look_over(&plan);
    let circle = findings.iter().any(|finding| matches!(finding, PlanFinding::Circle { .. }));
    let said = plan_text::findings(&plan, &findings);
    let listed: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let mut document = document_of(finding);
            document["message"] = json!(plan_text::finding(finding));
            document
        })
        .collect();
    let document = json!({ "id": plan.id, "title": plan.title, "clean": findings.is_empty(), "findings": listed });
    Ok(Answer::new(document, said).with_status(u8::from(circle)))
}

/// The plan that was named, or the only one.
fn one(which: &Which, door: &Door) -> std::result::Result<PlanDetail, crate::failure::Failure> {
    let library = door.library()?;
    Ok(library.read(|view| plans::get(view, found(view, which.plan.as_deref())?))?)
}

pub(super) fn found(view: &Snapshot<'_>, name: Option<&str>) -> Result<PlanId> {
    if let Some(name) = name {
        return plans::find_plan(view, name);
    }
    match plans::list(view)?.as_slice() {
        [] => Err(Error::not_found("plan in this library. Take one: lectern-cli init --plan backend-engineering")),
        [only] => Ok(only.id),
        many => Err(Error::Ambiguous {
            given: String::new(),
            candidates: many.iter().map(|plan| format!("{} ({})", plan.title, plan.id)).collect(),
        }),
    }
}

/// An item with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) plan: &'a PlanDetail,
    pub(super) stage: &'a str,
    pub(super) item: &'a Item,
}

fn places(plan: &PlanDetail) -> impl Iterator<Item = Place<'_>> {
    plan.stages
        .iter()
        .flat_map(move |stage| stage.items.iter().map(move |item| Place { plan, stage: stage.title.as_str(), item }))
}

impl Place<'_> {
    fn document(&self) -> Value {
        let mut document = item_document(self.item);
        document["plan"] = json!(self.plan.id);
        document["plan_title"] = json!(self.plan.title);
        document["stage_title"] = json!(self.stage);
        document
    }
}

/// A plan as a document: the core's own, with each item's identification gathered in one place.
fn plan_document(plan: &PlanDetail) -> Value {
    let mut document = document_of(plan);
    for (stage, from) in document["stages"].as_array_mut().into_iter().flatten().zip(&plan.stages) {
        stage["items"] = from.items.iter().map(item_document).collect();
    }
    document["removed"] = plan.removed.iter().map(item_document).collect();
    document
}

/// An item as a document.
pub(super) fn item_document(item: &Item) -> Value {
    let mut document = document_of(item);
    if let Some(entries) = document.as_object_mut() {
        let mut identification = serde_json::Map::new();
        for key in ["confidence", "basis", "candidates", "no_such_book", "matched_by"] {
            identification.extend(entries.remove(key).map(|value| (key.to_owned(), value)));
        }
        entries.insert("identification".to_owned(), Value::Object(identification));
    }
    document
}
