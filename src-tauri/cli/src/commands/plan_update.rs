//! A new version of a plan: what it changes, and taking it.

use std::path::PathBuf;

use lectern_core::plans::{self, CopyChoice, PlanChange, PlanUpdate, UpdateChange, UpdateChoice, UpdateEntry};
use lectern_core::values::PlanId;
use lectern_core::{Error, Op, Snapshot, rename};
use serde_json::json;

use super::plan_files;
use crate::door::Door;
use crate::output::{Answer, Outcome, document_of};
use crate::words::count;

/// What `plan update` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Update {
    /// The plan file of the new version, as JSON or Markdown; - is standard input
    file: PathBuf,
    /// The plan in your library; without it, the one that came from this file
    #[arg(long)]
    plan: Option<String>,
    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Keep this as it is: an item, a stage or “plan”; once for each, or “all”
    #[arg(long, value_name = "ITEM")]
    keep: Vec<String>,
    /// Keep one thing of an item, a stage or “plan” as it is, and take the rest: level, why, title, needs, place, summary,
    /// book.edition…, as --dry-run names it; once for each
    #[arg(long, value_name = "ITEM=PART")]
    keep_part: Vec<String>,
    /// Go on with the copy that you have open in the new edition of this item; once for each, or “all”
    #[arg(long, value_name = "ITEM")]
    switch: Vec<String>,
}

/// Shows or takes the new version.
pub(super) fn run(words: &Update, door: &Door) -> Outcome {
    let new = plan_files::read(&words.file)?;
    let library = door.library()?;
    let (plan, shown) = library.read(|view| {
        let plan = named(view, words.plan.as_deref(), &new.id)?;
        Ok((plan, plans::compare(view, plan, &new)?))
    })?;
    let mut keep = keys(&shown, &words.keep, |_| true)?;
    for name in &words.keep_part {
        keep.push(part(&shown, name)?);
    }
    let switch = keys(&shown, &words.switch, |entry| entry.copy.is_some())?;
    if words.dry_run {
        return Ok(Answer::new(document_of(&shown), said(&shown, &keep)));
    }
    let choice = UpdateChoice { keep: keep.clone(), switch };
    let changed = door.change(&library, Op::PlanUpdate, |tx| rename::update_plan(tx, plan, &new, &choice))?;
    let mut more = document_of(&changed.value);
    more["kept"] = json!(keep);
    let text = said(&shown, &keep);
    Ok(Answer::changed(&changed, more, text))
}

fn named(view: &Snapshot<'_>, name: Option<&str>, source: &str) -> lectern_core::Result<PlanId> {
    match name {
        Some(name) => plans::find_plan(view, name),
        None => plans::taken_from(view, source)?.ok_or_else(|| {
            Error::not_found(format!("plan that came from “{source}”. Name one with --plan, or take it: plan import"))
        }),
    }
}

/// The keys of what is named; “all” is every entry that `fits`.
fn keys(
    update: &PlanUpdate,
    names: &[String],
    fits: impl Fn(&UpdateEntry) -> bool,
) -> lectern_core::Result<Vec<String>> {
    if names.iter().any(|name| name == "all") {
        return Ok(update.entries.iter().filter(|entry| fits(entry)).map(|entry| entry.key.clone()).collect());
    }
    names.iter().map(|name| Ok(update.find(name)?.key.clone())).collect()
}

/// The key of one part of an entry: "Express in Action=level", "plan=summary".
fn part(update: &PlanUpdate, name: &str) -> lectern_core::Result<String> {
    let Some((item, part)) = name.rsplit_once('=') else {
        return Err(Error::invalid("keep_part", "Name an item and a part of it: “Express in Action=level”."));
    };
    let entry = update.find(item)?;
    let wanted = part.trim();
    let parts: Vec<&str> = entry.changes.iter().filter_map(|change| change.part.as_deref()).collect();
    let found = parts.iter().find(|it| **it == wanted || short(it) == wanted);
    found.map(|part| format!("{}#{part}", entry.key)).ok_or_else(|| {
        let there: Vec<&str> = parts.iter().map(|it| short(it)).collect();
        Error::not_found(format!("change “{wanted}” of “{}”; there is {}", entry.title, there.join(", ")))
    })
}

/// A part by the last word of its name.
fn short(part: &str) -> &str {
    part.rsplit_once('.').map_or(part, |(_, short)| short)
}

fn said(update: &PlanUpdate, keep: &[String]) -> String {
    let from = update.from.as_deref().unwrap_or("none");
    let mut text = format!("{}: {from} to {}, {}\n", update.title, update.to, count(update.entries.len(), "change"));
    let (before, after) = (update.effort.before, update.effort.after);
    if before != after {
        text.push_str(&format!(
            "With all of it {} instead of {}, and {} to read instead of {}.\n",
            count(after.items as usize, "item"),
            before.items,
            count(after.pages_left as usize, "page"),
            before.pages_left
        ));
    }
    for entry in &update.entries {
        let kept = if keep.contains(&entry.key) { " (kept as it is)" } else { "" };
        text.push_str(&format!("\n{}{kept}   {}\n", entry.title, entry.key));
        for UpdateChange { part, change } in &entry.changes {
            let of_part = part.as_ref().map(|part| format!("{}#{part}", entry.key));
            let kept = if of_part.is_some_and(|key| keep.contains(&key)) { " (kept as it is)" } else { "" };
            text.push_str(&format!("  {}{kept}\n", sentence(entry, change)));
        }
        if let Some(copy) = &entry.copy {
            text.push_str(&format!("  {}\n", of_copy(copy)));
        }
    }
    text
}

/// What becomes of the copy that the reader has open.
fn of_copy(copy: &CopyChoice) -> String {
    let becomes = match (copy.page, copy.becomes) {
        (Some(page), Some(becomes)) => format!(": page {page} becomes about {becomes}"),
        _ => String::new(),
    };
    format!("you are reading the edition you have; --switch goes on in the new one{becomes}")
}

fn sentence(entry: &UpdateEntry, change: &PlanChange) -> String {
    let said = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("“{text}”") };
    match change {
        PlanChange::Added => match &entry.stage {
            Some(stage) => format!("new, in {stage}"),
            None => "new".to_owned(),
        },
        PlanChange::Dropped { stays: true } => "dropped from the list; it stays as your own".to_owned(),
        PlanChange::Dropped { stays: false } => "dropped from the list".to_owned(),
        PlanChange::Moved { from, to, after } => {
            let after = after.as_ref().map_or("first".to_owned(), |after| format!("after {after}"));
            if from == to {
                format!("moved within {to}: {after}")
            } else {
                format!("moved from {from} to {to}: {after}")
            }
        }
        PlanChange::Renamed { from, to } => format!("renamed from {} to {}", said(from), said(to)),
        PlanChange::Reworded { field, from, to } => {
            format!("{}: {} is now {}", field.replace('_', " "), said(from), said(to))
        }
        PlanChange::Relevelled { from, to } => format!("level: {} is now {}", said(from), said(to)),
        PlanChange::Needs { added, dropped } => {
            let list = |verb: &str, titles: &[String]| match titles {
                [] => String::new(),
                titles => format!("{verb} {}", titles.join(", ")),
            };
            let parts = [list("needs", added), list("no longer needs", dropped)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
        }
        PlanChange::Fact { field, from, to } => {
            format!("{}: {} is now {}", field.replace(['_', '.'], " "), said(from), said(to))
        }
    }
}
