//! The functions our SQL may call: the same folding in a statement as in Rust.

use rusqlite::Connection;
use rusqlite::functions::{Aggregate, Context, FunctionFlags};

use crate::markdown::{IMAGE_SCHEME, mentions, name, name_key};
use crate::reading::Log;
use crate::search::document;
use crate::values::{Title, fold};

pub(super) fn register(db: &Connection) -> rusqlite::Result<()> {
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("fold", 1, pure, |context| Ok(text(context, 0)?.map(|text| fold(&text))))?;
    db.create_scalar_function("searchable", 1, pure, |context| Ok(text(context, 0)?.map(|text| document(&text))))?;
    db.create_scalar_function("name_key", 1, pure, |context| Ok(text(context, 0)?.map(|text| name_key(&text))))?;
    db.create_scalar_function("note_name", 1, pure, |context| Ok(text(context, 0)?.map(|text| name(&text))))?;
    db.create_scalar_function("note_mentions", 1, pure, |context| Ok(text(context, 0)?.map(|text| keys(&text))))?;
    db.create_aggregate_function("read_share", 3, pure, ReadShare)?;
    db.create_scalar_function("title_key", 2, pure, |context| {
        let language = text(context, 1)?;
        Ok(text(context, 0)?.map(|title| match Title::parse(&title) {
            Ok(title) => title.sort_key(language.as_deref()),
            Err(_) => fold(&title),
        }))
    })
}

/// The keys of what a note mentions, each once, as a JSON list.
fn keys(text: &str) -> String {
    let found = mentions(text);
    let images = found.images.iter().map(|id| format!("{IMAGE_SCHEME}{id}"));
    let keys: std::collections::BTreeSet<_> =
        found.titles.iter().map(|title| name_key(title)).filter(|key| !key.is_empty()).chain(images).collect();
    serde_json::json!(keys).to_string()
}

/// How much of a text is read, from rows of `read_stretch`: ticks in any order, entries in that of the log.
struct ReadShare;

impl Aggregate<Log, Option<f64>> for ReadShare {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<Log> {
        Ok(Log::default())
    }

    fn step(&self, context: &mut Context<'_>, log: &mut Log) -> rusqlite::Result<()> {
        let (from, to) = (context.get(1)?, context.get(2)?);
        if context.get(0)? {
            log.tick(from, to);
        } else {
            log.entry(from, to);
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, log: Option<Log>) -> rusqlite::Result<Option<f64>> {
        Ok(log.and_then(Log::coverage).map(|coverage| coverage.share()))
    }
}

fn text(context: &Context<'_>, index: usize) -> rusqlite::Result<Option<String>> {
    context.get(index)
}
