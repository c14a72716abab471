//! Ids that two machines can make without asking each other.
//!
//! A row that simply comes into being gets a UUIDv7, from a time and random bytes that the caller supplies. A row that
//! is *about* something (this book's tag) gets a UUIDv5 of what it is about, so that two machines that make it apart
//! have made the same row. The type says what an id names: a [`BookId`] is no [`ReadId`].

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

/// Where all natural ids live. It must never change: every natural id in every library depends on it.
const NAMESPACE: Uuid = Uuid::from_u128(0x6c65_6374_6572_5e6e_8c1d_3b7a_52e4_9f01);

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("An id is 32 hexadecimal digits in five groups joined by hyphens.")]
pub struct IdError;

/// Room for the length of a part and what stands around it.
const LONGEST_LENGTH: usize = 22;

/// One name for one tuple of parts: each part is preceded by its length, so `["ab", "c"]` is not `["a", "bc"]`.
fn natural_name(kind: &str, parts: &[&str]) -> String {
    let mut name =
        String::with_capacity(kind.len() + parts.iter().map(|part| part.len() + LONGEST_LENGTH).sum::<usize>());
    name.push_str(kind);
    for part in parts {
        write!(name, "\n{}:{part}", part.len()).expect("BUG: writing to a string");
    }
    name
}

/// The hyphenated form alone; `uuid` itself would also take braces and URNs.
fn hyphenated(text: &str) -> Result<Uuid, IdError> {
    if text.len() != uuid::fmt::Hyphenated::LENGTH {
        return Err(IdError);
    }
    Uuid::try_parse(text).map_err(|_| IdError)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
        pub struct $name(Uuid);

        impl $name {
            /// A new id (UUIDv7): later times sort later. Time in UTC milliseconds and randomness are the caller's.
            #[must_use]
            pub fn from_parts(unix_ms: u64, random: [u8; 10]) -> Self {
                Self(Builder::from_unix_timestamp_millis(unix_ms, &random).into_uuid())
            }

            /// The id (UUIDv5) of what these parts describe: the same on every machine, another for every other kind.
            #[must_use]
            pub fn natural(parts: &[&str]) -> Self {
                Self(Uuid::new_v5(&NAMESPACE, natural_name(stringify!($name), parts).as_bytes()))
            }

            /// Reads the hyphenated form, in either case.
            ///
            /// # Errors
            /// [`IdError`] for anything else.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                hyphenated(text).map(Self)
            }

            /// The bare UUID.
            #[must_use]
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self.0.as_hyphenated(), f)
            }
        }

        text_value!($name, IdError);
    )*};
}

ids! {
    /// A work the reader knows of.
    BookId
    /// Somebody who wrote, translated, edited or recommended.
    PersonId
    /// A person's part in a book.
    AuthorshipId
    /// One printing or file of a book.
    EditionId
    /// A chapter of an edition.
    ChapterId
    /// One pass through a book.
    ReadId
    /// A stretch of reading.
    SessionId
    /// A chapter that a read has behind it.
    ChapterReadId
    /// The timer.
    TimerId
    /// A note, quote, question or takeaway.
    NoteId
    /// A picture that notes show.
    ImageId
    /// A question that is asked again and again.
    FilterId
    /// A tag.
    TagId
    /// A tag on a book.
    BookTagId
    /// A tag on a note.
    NoteTagId
    /// A plan.
    PlanId
    /// A stage of a plan.
    StageId
    /// An item of a plan.
    ItemId
    /// A change of a plan that the reader declined.
    DeclinedId
    /// A book that a recommendation may mean.
    CandidateId
    /// A typed fact of an item.
    AnnotationId
    /// An edge from an item to what it requires.
    RequirementId
    /// The reader's own word on what an item requires.
    OwnNeedId
    /// A topic that the reader knows.
    KnownTopicId
    /// A group of items of which the reader takes some.
    GroupId
    /// What is the reader's own about an item.
    OverlayId
    /// A file that books came from.
    SourceFileId
    /// A row of such a file.
    SourceRowId
    /// A machine that holds the library.
    DeviceId
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[test]
    fn an_id_carries_the_time_it_was_made_and_the_caller_s_randomness() {
        let id = BookId::from_parts(0x0123_4567_89ab, [0xff; 10]);
        assert_eq!(id.to_string(), "01234567-89ab-7fff-bfff-ffffffffffff");
        assert_eq!(id.uuid().get_version_num(), 7);
    }

    #[test]
    fn a_natural_id_is_the_same_on_every_machine_and_in_every_version() {
        let id = BookTagId::natural(&["book", "tag"]);
        assert_eq!(id.uuid().get_version_num(), 5);
        assert_eq!(id.to_string(), "eba7c157-3166-5389-92c9-5fc59cf7a30e");
    }

    #[test]
    fn a_natural_id_depends_on_its_kind_and_on_where_its_parts_end() {
        assert_ne!(BookTagId::natural(&["a"]).uuid(), NoteTagId::natural(&["a"]).uuid());
        assert_ne!(TagId::natural(&["ab", "c"]), TagId::natural(&["a", "bc"]));
        assert_ne!(TagId::natural(&["a\n1:b"]), TagId::natural(&["a", "b"]));
        assert_ne!(TagId::natural(&[]), TagId::natural(&[""]));
    }

    #[rstest]
    #[case("")]
    #[case("0123456789ab7fffbfffffffffffffff")]
    #[case("{01234567-89ab-7fff-bfff-ffffffffffff}")]
    #[case("urn:uuid:01234567-89ab-7fff-bfff-ffffffffffff")]
    #[case("01234567-89ab-7fff-bfff-fffffffffffg")]
    fn other_spellings_are_refused(#[case] text: &str) {
        assert_eq!(BookId::parse(text), Err(IdError));
        assert!(serde_json::from_value::<BookId>(text.into()).is_err());
    }

    proptest! {
        #[test]
        fn an_id_survives_text_and_json(unix_ms in 0u64..1 << 48, random in any::<[u8; 10]>()) {
            let id = ReadId::from_parts(unix_ms, random);
            prop_assert_eq!(ReadId::parse(&id.to_string()), Ok(id));
            prop_assert_eq!(ReadId::parse(&id.to_string().to_uppercase()), Ok(id));
            prop_assert_eq!(serde_json::from_str::<ReadId>(&serde_json::to_string(&id)?)?, id);
        }

        #[test]
        fn later_ids_sort_later(early in 0u64..1 << 47, gap in 1u64..1 << 40, a in any::<[u8; 10]>(), b in any::<[u8; 10]>()) {
            let (first, second) = (NoteId::from_parts(early, a), NoteId::from_parts(early + gap, b));
            prop_assert!(first < second);
            prop_assert!(first.to_string() < second.to_string());
        }
    }
}
