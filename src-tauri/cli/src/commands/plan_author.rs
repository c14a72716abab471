//! Plans of the reader's own: made, changed, filled, published.

use lectern_core::books::{self, BookQuery, SortKey};
use lectern_core::plans::file::MAX_ITEMS;
use lectern_core::plans::{self, PlanDraft, StageDraft};
use lectern_core::values::{BookId, PlanId, StageId};
use lectern_core::{Error, Op, Result, Snapshot};
use serde_json::json;

use super::item::stage;
use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome};
use crate::words::count;

/// What `plan new` takes.
#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// Its title
    title: String,
    #[command(flatten)]
    facts: Facts,
    /// A book of your library; once for each, in their order
    #[arg(long = "book", value_name = "BOOK")]
    books: Vec<String>,
    /// All books that this search finds, as lectern-cli list shows them
    #[arg(long, value_name = "QUERY", conflicts_with = "books")]
    from: Option<String>,
}

/// What `plan edit` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Edit {
    /// The plan
    plan: String,
    /// Another title
    #[arg(long)]
    title: Option<String>,
    #[command(flatten)]
    facts: Facts,
}

#[derive(Debug, clap::Args)]
struct Facts {
    /// What it is for; an empty text takes it away
    #[arg(long)]
    summary: Option<String>,
    /// What you want to be able to do at its end
    #[arg(long)]
    goal: Option<String>,
    /// The day it should be done
    #[arg(long, value_name = "DATE")]
    target: Option<String>,
}

/// What `plan add` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// The plan
    plan: String,
    /// A book of your library; several are put one behind the other
    #[arg(required = true)]
    books: Vec<String>,
    /// At the end of this stage: its number, title, or id. Without it, of the last
    #[arg(long)]
    stage: Option<String>,
}

/// What `plan stage` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Stage {
    /// The plan
    plan: String,
    #[command(subcommand)]
    what: StageWhat,
}

#[derive(Debug, clap::Subcommand)]
enum StageWhat {
    /// A new stage at the end
    Add {
        /// Its title
        title: String,
        /// What it is for
        #[arg(long, default_value = "", hide_default_value = true)]
        summary: String,
    },
    /// Another title or summary
    Edit {
        /// The stage: its number, title, or id
        stage: String,
        /// Another title
        #[arg(long)]
        title: Option<String>,
        /// What it is for
        #[arg(long)]
        summary: Option<String>,
    },
    /// Before another stage; without one, to the end
    Move {
        /// The stage: its number, title, or id
        stage: String,
        /// The stage to stand before
        #[arg(long, value_name = "STAGE")]
        before: Option<String>,
    },
    /// Take an empty stage away
    Remove {
        /// The stage: its number, title, or id
        stage: String,
    },
}

/// What `plan publish` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Publish {
    /// The plan
    plan: String,
    /// The name of the version; without it, the number after the last one
    #[arg(long, default_value = "", hide_default_value = true)]
    version: String,
    /// What is new in it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
}

/// Makes a plan, empty or of books.
pub(super) fn new(words: &New, door: &Door) -> Outcome {
    let library = door.library()?;
    let ids = library.read(|view| match &words.from {
        Some(query) => all(view, query),
        None => words.books.iter().map(|name| books::find(view, name)).collect(),
    })?;
    let draft = words.facts.over(PlanDraft { title: words.title.clone(), ..PlanDraft::default() });
    let changed = door.change(&library, Op::PlanCreate, |tx| plans::create_of(tx, &draft, &ids))?;
    let said = if ids.is_empty() { String::new() } else { format!("It has {}.", count(ids.len(), "book")) };
    Ok(Answer::changed(&changed, json!({ "id": changed.value, "books": ids.len() }), said))
}

/// Every book that a search finds, by title.
fn all(view: &Snapshot<'_>, query: &str) -> Result<Vec<BookId>> {
    let mut ids = Vec::new();
    loop {
        let offset = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let query =
            BookQuery { text: query.to_owned(), sort: SortKey::Title, offset, limit: 500, ..BookQuery::default() };
        let page = books::list(view, &query)?;
        let total = page.total as usize;
        if total > MAX_ITEMS {
            return Err(Error::invalid(
                "from",
                format!("This finds {total} books; a plan may have {MAX_ITEMS} items."),
            ));
        }
        ids.extend(page.books.iter().map(|book| book.id));
        if page.books.is_empty() || ids.len() >= total {
            return Ok(ids);
        }
    }
}

impl Facts {
    fn over(&self, draft: PlanDraft) -> PlanDraft {
        PlanDraft {
            summary: self.summary.clone().unwrap_or(draft.summary),
            goal: self.goal.clone().unwrap_or(draft.goal),
            target: self.target.clone().unwrap_or(draft.target),
            title: draft.title,
        }
    }
}

/// Changes a plan's title, summary, goal and target.
pub(super) fn edit(words: &Edit, door: &Door) -> Outcome {
    let library = door.library()?;
    let plan = library.read(|view| plans::get(view, plans::find_plan(view, &words.plan)?))?;
    let draft = words.facts.over(PlanDraft {
        title: words.title.clone().unwrap_or(plan.title),
        summary: plan.summary.unwrap_or_default(),
        goal: plan.goal.unwrap_or_default(),
        target: plan.target.map(|day| day.to_string()).unwrap_or_default(),
    });
    let changed = door.change(&library, Op::PlanEdit, |tx| plans::edit(tx, plan.id, &draft))?;
    Ok(Answer::changed(&changed, json!({ "id": plan.id }), ""))
}

/// Takes a plan away; its books stay.
pub(super) fn remove(name: &str, door: &Door) -> Outcome {
    let library = door.library()?;
    let plan = library.read(|view| plans::find_plan(view, name))?;
    let changed = door.change(&library, Op::PlanRemove, |tx| plans::remove(tx, plan))?;
    Ok(Answer::changed(&changed, json!({ "id": plan }), "Its books stay in the library."))
}

/// Puts books of the library into a plan.
pub(super) fn add(words: &Add, door: &Door) -> Outcome {
    let library = door.library()?;
    let (plan, into, ids) = library.read(|view| {
        let plan = plans::find_plan(view, &words.plan)?;
        let into = words.stage.as_deref().map(|name| stage(&plans::get(view, plan)?, name)).transpose()?;
        let ids = words.books.iter().map(|name| books::find(view, name)).collect::<Result<Vec<BookId>>>()?;
        Ok((plan, into, ids))
    })?;
    let changed = door.change(&library, Op::ItemAdd, |tx| plans::add_items(tx, plan, into, &ids))?;
    Ok(Answer::changed(&changed, json!({ "plan": plan, "books": ids }), ""))
}

/// Adds, changes, moves or removes a stage.
pub(super) fn stages(words: &Stage, door: &Door) -> Outcome {
    let library = door.library()?;
    let plan = library.read(|view| plans::get(view, plans::find_plan(view, &words.plan)?))?;
    let find = |name: &str| stage(&plan, name);
    let (changed, id) = match &words.what {
        StageWhat::Add { title, summary } => {
            let draft = StageDraft { title: title.clone(), summary: summary.clone() };
            let changed = door.change(&library, Op::StageAdd, |tx| plans::add_stage(tx, plan.id, &draft))?;
            let id = changed.value;
            return Ok(answer(&changed, plan.id, id));
        }
        StageWhat::Edit { stage, title, summary } => {
            let id = find(stage)?;
            let old = plan.stages.iter().find(|it| it.id == id).ok_or_else(|| Error::not_found("such stage"))?;
            let draft = StageDraft {
                title: title.clone().unwrap_or_else(|| old.title.clone()),
                summary: summary.clone().or_else(|| old.summary.clone()).unwrap_or_default(),
            };
            (door.change(&library, Op::StageEdit, |tx| plans::edit_stage(tx, id, &draft))?, id)
        }
        StageWhat::Move { stage, before } => {
            let (id, before) = (find(stage)?, before.as_deref().map(find).transpose()?);
            (door.change(&library, Op::StageMove, |tx| plans::move_stage(tx, id, before))?, id)
        }
        StageWhat::Remove { stage } => {
            let id = find(stage)?;
            (door.change(&library, Op::StageRemove, |tx| plans::remove_stage(tx, id))?, id)
        }
    };
    Ok(answer(&changed, plan.id, id))
}

fn answer<T>(changed: &lectern_core::Changed<T>, plan: PlanId, stage: StageId) -> Answer {
    Answer::changed(changed, json!({ "plan": plan, "stage": stage }), "")
}

/// Publishes a new version of the reader's own plan.
pub(super) fn publish(words: &Publish, door: &Door) -> std::result::Result<Answer, Failure> {
    let library = door.library()?;
    let plan = library.read(|view| plans::find_plan(view, &words.plan))?;
    let changed = door.change(&library, Op::PlanPublish, |tx| plans::publish(tx, plan, &words.version, &words.note))?;
    let said = "Write it to a file: lectern-cli plan export";
    Ok(Answer::changed(&changed, json!({ "id": plan, "version": changed.value }), said))
}
