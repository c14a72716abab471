//! Topics that the reader knows from elsewhere, for every plan at once.

use std::collections::BTreeMap;

use rusqlite::named_params;
use serde::Serialize;

use super::super::{NeedTarget, store};
use crate::library::{Snapshot, Tx};
use crate::values::{KnownTopicId, fold};
use crate::{Error, Result};

/// A topic that a plan asks for, or that the reader knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct KnownTopic {
    /// In words.
    pub topic: String,
    /// Whether the reader knows it.
    pub is_known: bool,
    /// How many items of all plans need it.
    pub needed_by: u32,
}

/// The topics that plans ask for and those that the reader knows, in the order of their words.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn topics(view: &Snapshot<'_>) -> Result<Vec<KnownTopic>> {
    let mut all: BTreeMap<String, KnownTopic> = BTreeMap::new();
    for topic in store::topics(view)? {
        all.insert(fold(&topic), KnownTopic { topic, is_known: true, needed_by: 0 });
    }
    for plan in store::plans(view)? {
        for need in store::needs(view, plan.id)? {
            let NeedTarget::Topic { name } = need.needs else { continue };
            let new = KnownTopic { topic: name.clone(), is_known: false, needed_by: 0 };
            all.entry(fold(&name)).or_insert(new).needed_by += 1;
        }
    }
    Ok(all.into_values().collect())
}

/// The reader knows a topic: what needs it may go on, in every plan.
///
/// # Errors
/// `Invalid` for an empty topic.
pub fn know_topic(tx: &mut Tx<'_>, topic: &str) -> Result<()> {
    let topic = topic.trim();
    if topic.is_empty() || topic.chars().count() > 300 {
        return Err(Error::invalid("topic", "A topic has 1 to 300 characters."));
    }
    tx.about(format!("“{topic}” as known"));
    tx.sql(include_str!("../sql/know_topic.sql"))?
        .execute(named_params! { ":id": key(topic), ":topic": topic, ":now": tx.now().millis() })?;
    Ok(())
}

/// The reader takes that back.
///
/// # Errors
/// `NotFound` for a topic that they did not know.
pub fn forget_topic(tx: &mut Tx<'_>, topic: &str) -> Result<()> {
    let topic = topic.trim();
    tx.about(format!("“{topic}” as not known"));
    let forgotten = tx
        .sql(include_str!("../sql/forget_topic.sql"))?
        .execute(named_params! { ":id": key(topic), ":now": tx.now().millis() })?;
    if forgotten == 0 { Err(Error::not_found(format!("topic “{topic}” among those you know"))) } else { Ok(()) }
}

fn key(topic: &str) -> KnownTopicId {
    KnownTopicId::natural(&[&fold(topic)])
}
