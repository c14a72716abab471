//! The names of backups: of which library, when, why, and a tag by which the library knows its own.

use std::path::Path;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::Reason;
use crate::now::Moment;

/// The ending of every library.
pub(super) const ENDING: &str = ".lectern";
/// When it was made, in UTC, so that names sort by age wherever the reader travels.
const STAMP: &str = "%Y-%m-%d %H-%M-%S-%3fZ";
/// The length of a written stamp.
const STAMP_LENGTH: usize = 24;
/// Hexadecimal digits of a tag.
const TAG_LENGTH: usize = 8;

/// What the name of a backup says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The library's name.
    pub(super) library: String,
    /// When it was made.
    pub(super) made_at: Moment,
    /// Why.
    pub(super) reason: Reason,
    /// Which library: the end of its device's id.
    pub(super) tag: String,
}

impl Name {
    /// The file's name.
    pub(super) fn text(&self) -> String {
        let stamp = DateTime::<Utc>::from_timestamp_millis(self.made_at.0).unwrap_or_default().format(STAMP);
        format!("{} {stamp} {} {}{ENDING}", self.library, self.reason.words(), self.tag)
    }

    /// What a file's name says; none for any name that we do not give.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (rest, tag) = text.strip_suffix(ENDING)?.rsplit_once(' ')?;
        let reason = Reason::ALL.into_iter().find(|reason| rest.ends_with(&format!(" {}", reason.words())))?;
        let rest = rest.strip_suffix(reason.words())?.strip_suffix(' ')?;
        let at = rest.len().checked_sub(STAMP_LENGTH)?;
        let (library, stamp) = (rest.get(..at)?.strip_suffix(' ')?, rest.get(at..)?);
        let made_at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc().timestamp_millis();
        let name = Self { library: library.to_owned(), made_at: Moment(made_at), reason, tag: tag.to_owned() };
        let is_tag = tag.len() == TAG_LENGTH && tag.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        // Written again it must be the same: a name that is only near to ours is somebody else's.
        (is_tag && !library.is_empty() && name.text() == text).then_some(name)
    }
}

/// The tag of the library whose device has this id.
pub(super) fn tag_of(device: &str) -> String {
    device.chars().filter(char::is_ascii_hexdigit).skip(32 - TAG_LENGTH).collect::<String>().to_lowercase()
}

/// The name of the library in a file.
pub(super) fn library_name(path: &Path) -> String {
    path.file_stem().map_or_else(|| "Library".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_name_says_everything_it_was_made_of(
            library in "[^/\\\\\0]{1,30}", made_at in 0i64..4_000_000_000_000, reason in 0usize..6, tag in "[0-9a-f]{8}",
        ) {
            let name = Name { library, made_at: Moment(made_at), reason: Reason::ALL[reason], tag };
            prop_assert_eq!(Name::parse(&name.text()), Some(name));
        }

        #[test]
        fn any_other_name_is_nobodys(text in ".{0,80}") {
            prop_assert_eq!(Name::parse(&text), None);
        }
    }

    #[test]
    fn a_name_that_was_touched_by_hand_is_not_ours() {
        let ours = "Library 2026-03-05 09-12-33-456Z before import 0123abcd.lectern";
        assert_eq!(Name::parse(ours).map(|name| name.reason), Some(Reason::BeforeImport));
        for theirs in [
            "Library 2026-03-05 09-12-33-456Z before import 0123abcd copy.lectern",
            "Library 2026-03-05 09-12-33-456Z before import 0123ABCD.lectern",
            "Library 2026-13-05 09-12-33-456Z daily 0123abcd.lectern",
            "Library 2026-03-05 9-12-33-456Z daily 0123abcd.lectern",
            "Library 2026-03-05 09-12-33-456Z weekly 0123abcd.lectern",
            "2026-03-05 09-12-33-456Z daily 0123abcd.lectern",
            "Library.lectern",
        ] {
            assert_eq!(Name::parse(theirs), None, "{theirs}");
        }
    }

    #[test]
    fn the_tag_is_the_end_of_the_devices_id() {
        assert_eq!(tag_of("0195a8c1-5d2e-7a10-8f00-00C0FFEE1234"), "ffee1234");
    }
}
