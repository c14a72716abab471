//! A reader's own list comes out in a new version, with a note of what is new.

use rusqlite::named_params;
use serde_json::{Value, json};

use super::annotate::refuse_anothers;
use super::curated::Curated;
use super::store;
use super::take::set_plan_more;
use crate::library::Tx;
use crate::values::PlanId;
use crate::{Error, Result};

/// The field of a plan file that names its versions, the latest first.
pub(super) const VERSIONS: &str = "versions";

/// The most characters of a version's name, as the schema says.
const LONGEST: usize = 100;

/// Publishes the plan: it gets the version, or the number after the last one; the reader's order becomes the list's; and
/// every entry keeps its id from now on, so that those who have the list can follow. Answers the version.
///
/// # Errors
/// `NotFound`; `Conflict` for another's list; `Invalid` for a version that was published already or is too long.
pub fn publish(tx: &mut Tx<'_>, id: PlanId, version: &str, note: &str) -> Result<String> {
    let plan = store::plan(&tx.snapshot(), id)?;
    refuse_anothers(&plan)?;
    let curated = Curated::of(&tx.snapshot(), id)?;
    let published = versions(&curated.file.more);
    let version = match version.trim() {
        "" => following(plan.version.as_deref()),
        typed => typed.to_owned(),
    };
    if version.chars().count() > LONGEST {
        return Err(Error::invalid("version", format!("A version has at most {LONGEST} characters.")));
    }
    if plan.version.as_deref() == Some(version.as_str()) || published.iter().any(|it| it["version"] == version.as_str())
    {
        return Err(Error::invalid("version", format!("Version {version} was published already.")));
    }
    settle(tx, &curated)?;
    let mut file = curated.file;
    let today = tx.today().date();
    let mut entry = json!({ "version": version, "date": today });
    if !note.trim().is_empty() {
        entry["note"] = note.trim().into();
    }
    file.more.insert(VERSIONS.to_owned(), [vec![entry], published].concat().into());
    file.updated = Some(today);
    file.version.clone_from(&version);
    file.id = free_id(tx, id, &file.id)?;
    set_plan_more(tx, id, &file)?;
    tx.sql(include_str!("sql/set_version.sql"))?
        .execute(named_params! { ":id": id, ":source": file.id, ":version": version })?;
    tx.about(format!("{} {version}", plan.title));
    tx.joins(format!("publish {id} {version}"));
    Ok(version)
}

/// The id under which the plan goes out: its own, or one that no other plan of the library came by.
fn free_id(tx: &Tx<'_>, plan: PlanId, wanted: &str) -> Result<String> {
    let mut id = wanted.to_owned();
    for number in 2.. {
        match store::taken(&tx.snapshot(), &id)? {
            Some(other) if other != plan => id = format!("{wanted}-{number}"),
            _ => break,
        }
    }
    Ok(id)
}

/// The versions that a plan file names.
pub(super) fn versions(more: &super::file::More) -> Vec<Value> {
    more.get(VERSIONS).and_then(Value::as_array).cloned().unwrap_or_default()
}

/// Ids and places that followed from titles and from the reader's layer become the list's own.
fn settle(tx: &Tx<'_>, curated: &Curated) -> Result<()> {
    for (source, stage) in &curated.stages {
        tx.sql(include_str!("sql/name_stage.sql"))?.execute(named_params! { ":id": stage.id, ":source": source })?;
    }
    for (source, group) in &curated.groups {
        tx.sql(include_str!("sql/name_group.sql"))?.execute(named_params! { ":id": group, ":source": source })?;
    }
    for (source, item) in &curated.items {
        tx.sql(include_str!("sql/name_item.sql"))?.execute(named_params! { ":id": item.id, ":source": source })?;
        if item.overlay.as_ref().is_some_and(|overlay| overlay.stage.is_some() || overlay.key.is_some()) {
            let (stage, key) = item.place();
            tx.sql(include_str!("sql/place_item.sql"))?
                .execute(named_params! { ":id": item.id, ":stage": stage, ":order_key": key })?;
            tx.sql(include_str!("sql/set_place.sql"))?
                .execute(named_params! { ":item": item.id, ":stage": None::<String>, ":order_key": None::<String> })?;
        }
    }
    Ok(())
}

/// The version after one: its last number and one more; 1 where there was none.
fn following(version: Option<&str>) -> String {
    let Some(version) = version else { return "1".to_owned() };
    let end = version.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let start = version[..end]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + version[at..].chars().next().map_or(1, char::len_utf8));
    match version[start..end].parse::<u64>() {
        Ok(number) => format!("{}{}{}", &version[..start], number.saturating_add(1), &version[end..]),
        Err(_) => format!("{version} 2"),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(None, "1")]
    #[case(Some("1"), "2")]
    #[case(Some("2026.9"), "2026.10")]
    #[case(Some("v3 (draft)"), "v4 (draft)")]
    #[case(Some("première"), "première 2")]
    fn the_next_version_counts_on(#[case] version: Option<&str>, #[case] next: &str) {
        assert_eq!(following(version), next);
    }
}
