//! How values become columns and come back: through their one constructor, so that an impossible value in a file is
//! an error and never a value.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

use crate::now::Moment;
use crate::values::*;

macro_rules! text_column {
    ($($type:ty),* $(,)?) => {$(
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.to_string().into())
            }
        }

        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse::<$type>().map_err(|error| FromSqlError::Other(Box::new(error)))
            }
        }
    )*};
}

text_column!(
    BookId,
    PersonId,
    AuthorshipId,
    EditionId,
    ChapterId,
    ReadId,
    SessionId,
    ChapterReadId,
    TimerId,
    NoteId,
    ImageId,
    FilterId,
    TagId,
    BookTagId,
    NoteTagId,
    PlanId,
    StageId,
    ItemId,
    CandidateId,
    DeclinedId,
    AnnotationId,
    RequirementId,
    OwnNeedId,
    KnownTopicId,
    GroupId,
    SourceFileId,
    SourceRowId,
    DeviceId,
    Isbn,
    Title,
    PersonName,
    TagName,
    ReadingDay,
    ImpreciseDate,
);

impl ToSql for Rating {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.half_stars().into())
    }
}

impl FromSql for Rating {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let half_stars = u8::column_result(value)?;
        Rating::from_half_stars(half_stars).map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self)
    }
}

/// Implements column conversion for an enum with `as_str` and `parse_word`.
macro_rules! word_column {
    ($type:ty) => {
        impl rusqlite::ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.as_str().into())
            }
        }

        impl rusqlite::types::FromSql for $type {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                Self::parse_word(value.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }
    };
}
pub(crate) use word_column;

word_column!(Unit);
