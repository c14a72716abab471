//! Pictures that notes show: kept in the library itself, named in Markdown as `![words](image:<id>)`.

use rusqlite::{OptionalExtension, named_params};

use super::Image;
use crate::library::{Snapshot, Tx, new_id};
use crate::values::ImageId;
use crate::{Error, Result};

/// The largest picture, in bytes.
pub const LARGEST_IMAGE: usize = 10 << 20;

/// The kinds that every page can show, and that hold nothing but a picture.
const KINDS: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

const LONGEST_NAME: usize = 300;

/// Keeps a picture; what it is says its first bytes, not its name.
///
/// # Errors
/// `Invalid` for anything but a PNG, JPEG, GIF or WebP picture of at most [`LARGEST_IMAGE`] bytes.
pub fn add_image(tx: &mut Tx<'_>, name: &str, bytes: &[u8]) -> Result<ImageId> {
    let media_type = media_type(bytes)?;
    let name = file_name(name);
    let id = new_id!(ImageId, tx);
    tx.sql(include_str!("sql/add_image.sql"))?.execute(named_params! {
        ":id": id,
        ":name": name,
        ":media_type": media_type,
        ":bytes": bytes,
        ":now": tx.now().millis(),
    })?;
    tx.about(name);
    Ok(id)
}

/// One picture.
///
/// # Errors
/// `NotFound`.
pub fn image(view: &Snapshot<'_>, id: ImageId) -> Result<Image> {
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Image { name: row.get("name")?, media_type: row.get("media_type")?, bytes: row.get("bytes")? })
    };
    let found = view.sql(include_str!("sql/image.sql"))?.query_row([id], read).optional()?;
    found.ok_or_else(|| Error::not_found("such picture"))
}

/// The Markdown that shows a picture.
#[must_use]
pub fn image_markdown(words: &str, id: ImageId) -> String {
    let words: String = words.chars().filter(|c| !matches!(c, '[' | ']' | '\\' | '\n')).collect();
    format!("![{}]({}{id})", words.trim(), crate::markdown::IMAGE_SCHEME)
}

fn media_type(bytes: &[u8]) -> Result<&'static str> {
    if bytes.len() > LARGEST_IMAGE {
        let megabytes = bytes.len().div_ceil(1 << 20);
        return Err(Error::invalid("image", format!("A picture can have 10 MB; this one has {megabytes} MB.")));
    }
    let found = infer::get(bytes).map(|kind| kind.mime_type());
    found.filter(|kind| KINDS.contains(kind)).ok_or_else(|| {
        let what = found.map_or_else(|| "something else".to_owned(), |kind| format!("of the kind {kind}"));
        Error::invalid("image", format!("Notes show PNG, JPEG, GIF and WebP pictures; this file is {what}."))
    })
}

/// The last part of a path, on one line; a pasted picture has none.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let line: String = last.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_NAME).collect();
    let line = line.trim();
    if line.is_empty() { "Picture".to_owned() } else { line.to_owned() }
}
