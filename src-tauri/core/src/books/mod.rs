//! Books and their editions: what a reader knows of, whether read or not.
//!
//! Words: a *book* is a work; an *edition* is one printing or file of it; the first edition is the one that lists
//! show. A *draft* is what was typed, *facts* are the values it was parsed into. The rule protected here: a book needs
//! only a title, and nothing that was typed is thrown away silently: it is a value or an error on its field.

mod about;
mod add;
mod contents;
mod edit;
mod edition_model;
mod editions;
mod facts;
mod find;
mod get;
mod hits;
mod kept_order;
mod list;
mod merge;
mod model;
mod order;
mod order_sql;
mod people;
mod rate;
mod tags;
mod trash;

pub(crate) use about::{AboutBook, about};
pub use add::{add, add_as, check};
pub use contents::{
    ContentsLine, ContentsPreview, Heading, contents_of_file, contents_text, preview_contents, set_contents,
    text_of_contents,
};
pub use edit::edit;
pub use edition_model::*;
pub use editions::{add_edition, edit_edition, move_edition, remove_edition};
pub use find::{alike, by_isbn, find, matching};
pub(crate) use find::{each_asin, each_title};
pub(crate) use get::people_of;
pub use get::{draft_of, edition_draft_of, edition_of, editions_of, get, title_of};
pub use list::{list, row_of};
pub(crate) use merge::{Moved, merge_into};
pub use model::*;
pub(crate) use order::{OrderCache, by_title, total};
pub use rate::{rate, review};
pub use tags::{TagCount, all_tags, tag};
pub(crate) use tags::{ensure_tag, several, tag_id};
pub use trash::{remove, restore};
