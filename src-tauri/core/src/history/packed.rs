//! Changesets as they lie in the file: large ones packed.
//!
//! A step that touches thousands of rows is mostly column names' worth of repetition; packed, it takes a third of the
//! room or less. A small one, such as an evening's progress, is left as it is: packing would cost more than it saves.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// Smaller changesets are stored plain.
const WORTH_PACKING: usize = 16 * 1024;
/// The fastest level; higher ones gain a tenth and take three times as long.
const LEVEL: i32 = 1;
/// What a packed changeset begins with. A plain one begins with "T" or "P"; an empty one, the end of a step in parts, with
/// nothing.
const MARK: u8 = b'z';

/// A changeset, plain in memory and perhaps packed in its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changeset(pub(super) Vec<u8>);

impl ToSql for Changeset {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        if self.0.len() < WORTH_PACKING {
            return Ok(self.0.as_slice().into());
        }
        let mut packed = vec![MARK];
        zstd::stream::copy_encode(self.0.as_slice(), &mut packed, LEVEL)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        Ok(packed.into())
    }
}

impl FromSql for Changeset {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_blob()? {
            [MARK, packed @ ..] => {
                let plain = zstd::stream::decode_all(packed).map_err(|error| FromSqlError::Other(Box::new(error)))?;
                Ok(Self(plain))
            }
            plain => Ok(Self(plain.to_vec())),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::Connection;

    use super::*;

    fn through_a_column(changeset: &Changeset) -> (Changeset, usize) {
        let db = Connection::open_in_memory().expect("memory");
        db.query_row("SELECT ?1, length(?1)", [changeset], |row| Ok((row.get(0)?, row.get(1)?))).expect("a row")
    }

    #[test]
    fn a_step_of_thousands_of_rows_takes_a_fraction_of_its_room() {
        let rows: Vec<u8> = (0..5_000u32).flat_map(|row| format!("T book {row:08x} Some title").into_bytes()).collect();
        let (back, stored) = through_a_column(&Changeset(rows.clone()));
        assert_eq!(back.0, rows);
        assert!(stored * 3 < rows.len(), "{stored} of {}", rows.len());
    }

    #[test]
    fn a_damaged_step_is_an_error_and_not_a_change() {
        let db = Connection::open_in_memory().expect("memory");
        let read = db.query_row("SELECT x'7a00112233'", [], |row| row.get::<_, Changeset>(0));
        assert!(read.is_err());
    }

    proptest! {
        #[test]
        fn any_changeset_comes_back_as_it_was(
            start in prop_oneof![Just(b'T'), Just(b'P')],
            part in proptest::collection::vec(any::<u8>(), 1..200),
            times in 1usize..400,
        ) {
            let mut bytes = vec![start];
            bytes.extend(part.repeat(times));
            let changeset = Changeset(bytes);
            prop_assert_eq!(through_a_column(&changeset).0, changeset);
        }
    }
}
