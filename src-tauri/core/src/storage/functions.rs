//! The functions our SQL may call: the same folding in a statement as in Rust.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use crate::markdown::{IMAGE_SCHEME, mentions, name, name_key};
use crate::search::document;
use crate::values::{Title, fold};

pub(super) fn register(db: &Connection) -> rusqlite::Result<()> {
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("fold", 1, pure, |context| Ok(text(context, 0)?.map(|text| fold(&text))))?;
    db.create_scalar_function("searchable", 1, pure, |context| Ok(text(context, 0)?.map(|text| document(&text))))?;
    db.create_scalar_function("name_key", 1, pure, |context| Ok(text(context, 0)?.map(|text| name_key(&text))))?;
    db.create_scalar_function("note_name", 1, pure, |context| Ok(text(context, 0)?.map(|text| name(&text))))?;
    db.create_scalar_function("note_mentions", 1, pure, |context| Ok(text(context, 0)?.map(|text| keys(&text))))?;
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

fn text(context: &Context<'_>, index: usize) -> rusqlite::Result<Option<String>> {
    context.get(index)
}
