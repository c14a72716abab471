//! Notes: the reader's own words, the book's, what to find out and what to keep.
//!
//! Words: a *note* is Markdown with a kind, tags and perhaps a book and an *anchor*, its place in it; the *notebook* is
//! all notes of all books. The rule protected here: what a reader wrote is kept to the letter, and what a page is given
//! of it is HTML that has been cleaned here and can never run.

mod add;
mod adopt;
mod cache;
mod choice;
mod columns;
mod edit;
mod facets;
mod images;
mod links;
mod list;
mod model;
mod notebook;
mod record;
mod relink;
mod retag;
mod review;
mod rework;
mod sift;
mod tags;
mod trash;

pub use add::add;
pub(crate) use adopt::adopt;
pub(crate) use cache::NoteCache;
pub use edit::edit;
pub use images::{LARGEST_IMAGE, add_image, image, image_markdown};
pub use links::{by_id, called, complete, links_to_book, links_to_note, preview};
pub use list::{count, get, list, of_book, removed};
pub use model::*;
pub use notebook::*;
pub use record::{Known, NoteRecord, fits, ids_by_book, known, put, record, records_of_book, tags_of};
pub(crate) use relink::{Called, MovedLinks, relink};
pub use retag::{Tagged, tag};
pub use review::{Due, DueNote, Review, ReviewAnswer, due, next_step, review};
pub use rework::{make, move_to};
pub use trash::{remove, restore};
