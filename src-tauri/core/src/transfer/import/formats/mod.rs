//! The formats, one file each.

mod bookwyrm;
mod calibre;
mod devices;
mod goodreads;
mod hardcover;
mod isbns;
mod librarything;
mod openreads;
mod references;
mod storygraph;
mod table;
mod trackers;

use super::format::Format;

pub(super) use devices::{KINDLE, KOBO, KOREADER};
pub(super) use isbns::ISBNS;
pub(super) use references::{BIBTEX, ENDNOTE, RIS};
pub(super) use table::TABLE;

/// All of them.
pub(super) const ALL: [&Format; 20] = [
    &goodreads::GOODREADS,
    &storygraph::STORYGRAPH,
    &hardcover::HARDCOVER,
    &bookwyrm::BOOKWYRM,
    &openreads::OPENREADS,
    &librarything::LIBRARYTHING,
    &calibre::CALIBRE,
    &trackers::BABELIO,
    &trackers::JELU,
    &trackers::BOOK_CATALOGUE,
    &trackers::READWISE,
    &trackers::YAMTRACK,
    &KINDLE,
    &KOREADER,
    &KOBO,
    &BIBTEX,
    &RIS,
    &ENDNOTE,
    &ISBNS,
    &TABLE,
];
