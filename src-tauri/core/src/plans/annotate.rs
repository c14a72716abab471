//! A reader who writes a list says what it says of each item: why, for whom, what to focus on.

use rusqlite::named_params;

use super::Annotations;
use super::curated::Curated;
use super::curated::stored::annotations_of_item;
use super::file::{ItemFile, MAX_ITEM_BYTES};
use super::store::{self, PlanRow};
use super::take::{annotations_of, set_item_more};
use crate::library::Tx;
use crate::values::ItemId;
use crate::{Error, Result};

/// The levels there are, from the easiest.
const LEVELS: [&str; 3] = ["beginner", "intermediate", "advanced"];

/// Makes what the list says of an item these facts; what is empty is not said. The reader writes in their own lists, and
/// in their own entries of another's list: what somebody else said stays theirs, and an update would bring it back.
///
/// # Errors
/// `NotFound`; `Conflict` for an item of another's list; `Invalid` for a level that is none, and for too much text.
pub fn annotate(tx: &mut Tx<'_>, id: ItemId, facts: &Annotations) -> Result<()> {
    let (plan, title) = store::item(&tx.snapshot(), id)?;
    let plan = store::plan(&tx.snapshot(), plan)?;
    let curated = Curated::of(&tx.snapshot(), plan.id)?;
    let (key, entry) =
        curated.items.iter().find(|(_, entry)| entry.id == id).ok_or_else(|| Error::not_found("such item"))?;
    if !entry.own {
        refuse_anothers(&plan)?;
    }
    let facts = checked(facts)?;
    let item = curated.file.items().find(|item| item.id == *key).ok_or_else(|| Error::not_found("such item"))?;
    let item = ItemFile { annotations: annotations_of_item(&facts), mine: None, ..item.clone() };
    tx.sql(include_str!("sql/drop_annotations.sql"))?
        .execute(named_params! { ":item": id, ":now": tx.now().millis() })?;
    annotations_of(tx, id, &item.annotations)?;
    set_item_more(tx, id, &item)?;
    tx.about(title);
    tx.joins(format!("facts of {id}"));
    Ok(())
}

/// A list that names its curator is that curator's.
pub(super) fn refuse_anothers(plan: &PlanRow) -> Result<()> {
    match &plan.curator {
        None => Ok(()),
        Some(curator) => Err(Error::conflict(format!(
            "This is {curator}'s list. Say what you think beside it, or make a plan of your own."
        ))),
    }
}

/// The facts without what is empty.
fn checked(facts: &Annotations) -> Result<Annotations> {
    let one = |text: &Option<String>| text.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    let many = |texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    };
    let level = one(&facts.level);
    if level.as_deref().is_some_and(|level| !LEVELS.contains(&level)) {
        return Err(Error::invalid("level", format!("A level is one of these: {}.", LEVELS.join(", "))));
    }
    let facts = Annotations {
        why: one(&facts.why),
        topic: one(&facts.topic),
        level,
        audience: many(&facts.audience),
        role: many(&facts.role),
        must_read: facts.must_read,
        classic: facts.classic,
        covers: many(&facts.covers),
        focus_on: many(&facts.focus_on),
        skip: many(&facts.skip),
        project: one(&facts.project),
        caution: many(&facts.caution),
        outdated_since: one(&facts.outdated_since),
        author_hint: one(&facts.author_hint),
        recommended_by: many(&facts.recommended_by),
    };
    let bytes = serde_json::to_vec(&facts).map_or(0, |text| text.len());
    if bytes > MAX_ITEM_BYTES {
        return Err(Error::invalid(
            "why",
            format!("An item may have {MAX_ITEM_BYTES} bytes (1 MiB); this has {bytes}."),
        ));
    }
    Ok(facts)
}
