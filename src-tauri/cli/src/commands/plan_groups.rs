//! Groups of a plan: items of which the reader takes some.

use clap::Subcommand;
use lectern_core::plans::{self, Group, GroupDraft, Item, PlanDetail};
use lectern_core::values::{ItemId, PlanId};
use lectern_core::{Error, Op, Result};
use serde_json::{Value, json};

use super::item_needs::same;
use super::plan;
use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::words::word;

const EXAMPLES: &str = "\
Examples:
  lectern-cli plan group list
  lectern-cli plan group make \"An introduction\" \"Learning SQL\" \"SQL for Smarties\"            one of them
  lectern-cli plan group make \"Three of six\" A B C D E F --take 3
  lectern-cli plan group edit \"An introduction\" --take 2 --name \"Two introductions\"
  lectern-cli plan group edit \"An introduction\" --take 1 --add \"SQL Antipatterns\" --leave \"Learning SQL\"
  lectern-cli plan group add \"An introduction\" \"SQL Antipatterns\"
  lectern-cli plan group leave \"SQL Antipatterns\"
  lectern-cli plan group dissolve \"An introduction\"

Of a group as many items count as it takes. Something can need the group: lectern-cli help item needs";

/// What `plan group` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Groups {
    /// The plan; needed where there is more than one
    #[arg(long, global = true)]
    plan: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The groups of a plan with their items
    List,
    /// Make a group of items
    Make(Make),
    /// Change its name, how many are enough, or which items it has, in one step
    Edit(Edit),
    /// Put items into it
    Add(Add),
    /// Take items out of their group
    Leave(Items),
    /// Dissolve it; its items stay
    Dissolve(Named),
}

#[derive(Debug, clap::Args)]
struct Make {
    /// What the choice is between
    name: String,
    /// Its items
    #[arg(required = true, num_args = 2..)]
    items: Vec<String>,
    /// How many of them are enough
    #[arg(long, value_name = "N", default_value_t = 1)]
    take: u32,
}

#[derive(Debug, clap::Args)]
struct Edit {
    /// The group
    group: String,
    /// Its new name
    #[arg(long)]
    name: Option<String>,
    /// How many are enough
    #[arg(long, value_name = "N")]
    take: Option<u32>,
    /// An item to put into it; give it again for each
    #[arg(long, value_name = "ITEM")]
    add: Vec<String>,
    /// An item to take out of it; give it again for each
    #[arg(long, value_name = "ITEM")]
    leave: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct Add {
    /// The group
    group: String,
    /// The items
    #[arg(required = true)]
    items: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct Items {
    /// The items
    #[arg(required = true)]
    items: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct Named {
    /// The group
    group: String,
}

/// Shows or changes groups.
pub(super) fn run(words: &Groups, door: &Door) -> Outcome {
    let library = door.library()?;
    let plan = library.read(|view| plans::get(view, plan::found(view, words.plan.as_deref())?))?;
    let ids = |names: &[String]| {
        library.read(|view| {
            names.iter().map(|name| plans::find_item(view, Some(plan.id), name)).collect::<Result<Vec<_>>>()
        })
    };
    let changed = match &words.what {
        What::List => return Ok(Answer::new(document(&plan), said(&plan))),
        What::Make(make) => {
            let draft = GroupDraft { title: make.name.clone(), take: make.take };
            let items = ids(&make.items)?;
            door.change(&library, Op::GroupMake, |tx| plans::make_group(tx, &items, &draft).map(drop))?
        }
        What::Edit(edit) => {
            let group = find(&plan, &edit.group)?;
            let title = edit.name.clone().unwrap_or_else(|| group.title.clone());
            let draft = GroupDraft { title, take: edit.take.unwrap_or(group.take) };
            let (come, leave) = (ids(&edit.add)?, ids(&edit.leave)?);
            let stay = members(&plan, group).map(|item| item.id).filter(|id| !leave.contains(id));
            let items: Vec<ItemId> = stay.chain(come).collect();
            door.change(&library, Op::GroupEdit, |tx| plans::edit_group(tx, group.id, &draft, Some(&items)))?
        }
        What::Add(add) => {
            let (group, items) = (find(&plan, &add.group)?.id, ids(&add.items)?);
            door.change(&library, Op::GroupSet, |tx| plans::set_group(tx, &items, Some(group)))?
        }
        What::Leave(leave) => {
            let items = ids(&leave.items)?;
            door.change(&library, Op::GroupSet, |tx| plans::set_group(tx, &items, None))?
        }
        What::Dissolve(named) => {
            let group = find(&plan, &named.group)?.id;
            door.change(&library, Op::GroupDissolve, |tx| plans::dissolve_group(tx, group))?
        }
    };
    let plan: PlanId = plan.id;
    let plan = library.read(|view| plans::get(view, plan))?;
    Ok(Answer::changed(&changed, document(&plan), said(&plan)))
}

/// The group of a plan that a name means: its id or its title.
pub(super) fn find<'a>(plan: &'a PlanDetail, name: &str) -> Result<&'a Group> {
    let mut fits = plan.groups.iter().filter(|group| group.id.to_string() == name.trim() || same(&group.title, name));
    fits.next().ok_or_else(|| Error::not_found(format!("group “{}” in this plan", name.trim())))
}

fn members<'a>(plan: &'a PlanDetail, group: &'a Group) -> impl Iterator<Item = &'a Item> {
    plan.stages.iter().flat_map(|stage| &stage.items).filter(|item| item.group == Some(group.id))
}

fn document(plan: &PlanDetail) -> Value {
    let group = |group: &Group| {
        let items: Vec<Value> = members(plan, group)
            .map(|item| json!({ "id": item.id, "title": item.title, "state": item.state, "optional": item.optional }))
            .collect();
        let done = members(plan, group).filter(|item| item.state.satisfies()).count();
        json!({ "id": group.id, "title": group.title, "take": group.take, "done": done, "items": items })
    };
    json!({ "plan": plan.id, "groups": plan.groups.iter().map(group).collect::<Vec<_>>() })
}

fn said(plan: &PlanDetail) -> String {
    if plan.groups.is_empty() {
        return "This plan has no groups.\n".to_owned();
    }
    let mut text = String::new();
    for group in &plan.groups {
        let all = members(plan, group).count();
        text.push_str(&format!("{}: take {} of {all}\n", group.title, group.take));
        for item in members(plan, group) {
            text.push_str(&format!("  {}, {}\n", item.title, word(item.state)));
        }
    }
    text
}
