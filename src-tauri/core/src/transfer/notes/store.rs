//! The rows of pictures. The only place of this slice that speaks to the file.

use rusqlite::{OptionalExtension, named_params};

use crate::Result;
use crate::library::{Snapshot, Tx};
use crate::values::ImageId;

/// A picture with its bytes.
pub(super) struct Picture {
    pub(super) id: ImageId,
    pub(super) name: String,
    pub(super) media_type: String,
    pub(super) bytes: Vec<u8>,
}

/// A picture of the library.
pub(super) fn picture(view: &Snapshot<'_>, id: ImageId) -> Result<Option<Picture>> {
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Picture { id, name: row.get("name")?, media_type: row.get("media_type")?, bytes: row.get("bytes")? })
    };
    Ok(view.sql(include_str!("sql/picture.sql"))?.query_row([id], read).optional()?)
}

/// The kind of a picture of the library, without reading its bytes.
pub(super) fn media_type(view: &Snapshot<'_>, id: ImageId) -> Result<Option<String>> {
    Ok(view.sql(include_str!("sql/media_type.sql"))?.query_row([id], |row| row.get(0)).optional()?)
}

/// Keeps a picture under the id that it has elsewhere; one that is here already stays as it is.
pub(super) fn put_picture(tx: &Tx<'_>, picture: &Picture) -> Result<()> {
    tx.sql(include_str!("sql/put_picture.sql"))?.execute(named_params! {
        ":id": picture.id,
        ":name": picture.name,
        ":media_type": picture.media_type,
        ":bytes": picture.bytes,
        ":now": tx.now().millis(),
    })?;
    Ok(())
}
