//! The functions our SQL may call: the same folding in a statement as in Rust.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use crate::search::document;
use crate::values::{Title, fold};

pub(super) fn register(db: &Connection) -> rusqlite::Result<()> {
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("fold", 1, pure, |context| Ok(text(context, 0)?.map(|text| fold(&text))))?;
    db.create_scalar_function("searchable", 1, pure, |context| Ok(text(context, 0)?.map(|text| document(&text))))?;
    db.create_scalar_function("title_key", 2, pure, |context| {
        let language = text(context, 1)?;
        Ok(text(context, 0)?.map(|title| match Title::parse(&title) {
            Ok(title) => title.sort_key(language.as_deref()),
            Err(_) => fold(&title),
        }))
    })
}

fn text(context: &Context<'_>, index: usize) -> rusqlite::Result<Option<String>> {
    context.get(index)
}
