//! The statements of each sort. One table, so that the orders, their places and the query-plan test cannot drift apart.

use super::SortKey;

macro_rules! sorts {
    ($($sort:ident: $key:literal, $then:literal, $ascending:literal, $descending:literal, $nullable:literal;)*) => {
        impl SortKey {
            /// All keys of the ascending order that have a value.
            pub(super) fn ascending(self) -> &'static str {
                match self { $(Self::$sort => concat!(
                    "SELECT doc FROM local_book WHERE in_trash = ?1 AND ", $key, " IS NOT NULL ORDER BY ", $ascending,
                ),)* Self::Best => Self::Title.ascending() }
            }

            /// All keys without a value, where there can be any.
            pub(super) fn unknown(self) -> Option<&'static str> {
                match self { $(Self::$sort => $nullable.then_some(concat!(
                    "SELECT doc FROM local_book WHERE in_trash = ?1 AND ", $key, " IS NULL ORDER BY doc",
                )),)* Self::Best => None }
            }

            /// The first keys of either direction.
            pub(super) fn first(self, descending: bool) -> &'static str {
                match self { $(Self::$sort => if descending { concat!(
                    "SELECT doc FROM local_book WHERE in_trash = ?1 AND ", $key, " IS NOT NULL ORDER BY ", $descending,
                    " LIMIT ?2 OFFSET ?3",
                ) } else { concat!(
                    "SELECT doc FROM local_book WHERE in_trash = ?1 AND ", $key, " IS NOT NULL ORDER BY ", $ascending,
                    " LIMIT ?2 OFFSET ?3",
                ) },)* Self::Best => Self::Title.first(descending) }
            }

            /// What one row is sorted by.
            pub(super) fn place(self) -> &'static str {
                match self { $(Self::$sort => concat!(
                    "SELECT ", $key, ", ", $then, " FROM local_book WHERE doc = ?1 AND in_trash = ?2",
                ),)* Self::Best => Self::Title.place() }
            }
        }
    };
}

sorts! {
    Title: "title_key", "NULL", "title_key, doc", "title_key DESC, doc DESC", false;
    Author: "author_key", "title_key", "author_key, title_key, doc", "author_key DESC, title_key DESC, doc DESC", false;
    State: "state_rank", "last_activity", "state_rank, last_activity DESC, doc", "state_rank DESC, last_activity, doc DESC", false;
    Progress: "progress", "NULL", "progress, doc", "progress DESC, doc DESC", true;
    Pages: "pages", "NULL", "pages, doc", "pages DESC, doc DESC", true;
    Rating: "rating", "NULL", "rating, doc", "rating DESC, doc DESC", true;
    Added: "added_at", "NULL", "added_at, doc", "added_at DESC, doc DESC", false;
    LastRead: "last_read", "NULL", "last_read, doc", "last_read DESC, doc DESC", true;
    Level: "level_rank", "title_key", "level_rank, title_key, doc", "level_rank DESC, title_key DESC, doc DESC", true;
    Year: "year", "NULL", "year, doc", "year DESC, doc DESC", true;
}

impl SortKey {
    /// The sort of a list's rows: where there is nothing to rank by, best is by title.
    pub(super) fn listed(self) -> Self {
        if self == Self::Best { Self::Title } else { self }
    }
}
