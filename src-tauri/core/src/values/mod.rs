//! Values that cannot be wrong: ISBNs, titles, names, ratings, positions, days and dates.
//!
//! Each type has private fields and one constructor that either makes the value or says, in a sentence for the
//! reader, which rule broke. Serde, and the columns in `storage`, go through that same constructor, so an impossible
//! value cannot be loaded from a file either. Reading is generous (what people write and what other programs export),
//! writing is canonical: `parse(value.to_string())` always gives the value back.
//!
//! Everything here is pure: no SQL, no clock, no I/O, no randomness. Time and random bytes are arguments.

#[macro_use]
mod text;

mod fold;
mod ids;
mod imprecise_date;
mod isbn;
mod person_name;
mod position;
mod rating;
mod reading_day;
mod rollover_hour;
mod same_name;
mod tag_name;
mod title;

#[cfg(all(test, feature = "bindings"))]
mod bindings_tests;

pub use fold::{fold, words};
pub use ids::{
    AnnotationId, AuthorshipId, BookId, BookTagId, CandidateId, ChapterId, ChapterReadId, DeclinedId, DeviceId,
    EditionId, FilterId, GroupId, IdError, ImageId, ItemId, KnownTopicId, NoteId, NoteTagId, OverlayId, OwnNeedId,
    PersonId, PlanId, ReadId, RequirementId, SessionId, SourceFileId, SourceRowId, StageId, TagId, TimerId,
};
pub use imprecise_date::{ImpreciseDate, ImpreciseDateError, Season};
pub use isbn::{Isbn, IsbnError};
pub use person_name::{PersonName, PersonNameError};
pub use position::{ChapterSpan, Entry, Measure, Position, PositionError, PositionParts, Unit};
pub use rating::{Rating, RatingError};
pub use reading_day::{ReadingDay, ReadingDayError};
pub use rollover_hour::{RolloverHour, RolloverHourError};
pub use same_name::NameWords;
pub use tag_name::{TagName, TagNameError};
pub use title::{Title, TitleError};
