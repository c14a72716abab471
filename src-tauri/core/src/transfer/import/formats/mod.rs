//! The formats, one file each.

mod bookwyrm;
mod calibre;
mod devices;
mod goodreads;
mod hardcover;
mod isbns;
mod lectern;
mod librarything;
mod literal;
mod markdown;
mod openreads;
mod references;
mod storygraph;
mod table;
mod trackers;

use super::format::Format;

pub(super) use bookwyrm::BOOKWYRM_ACCOUNT;
pub(super) use calibre::CALIBRE_LIBRARY;
pub(super) use devices::{APPLE_BOOKS, KINDLE, KOBO, KOREADER, KOREADER_STATISTICS};
pub(super) use goodreads::GOODREADS_FEED;
pub(super) use isbns::ISBNS;
pub(super) use librarything::{LIBRARYTHING, LIBRARYTHING_JSON};
pub(super) use markdown::MARKDOWN;
pub(super) use openreads::OPENREADS_BACKUP;
pub(super) use references::{BIBTEX, CSL, ENDNOTE, RIS};
pub(super) use table::{JSON, NAMES, TABLE};
pub(super) use trackers::{COLLECTORZ, OPEN_LIBRARY, RYOT};

/// All of them. Of several that know a file the first counts, so what takes any stands last.
pub(super) const ALL: [&Format; 38] = [
    &goodreads::GOODREADS,
    &storygraph::STORYGRAPH,
    &hardcover::HARDCOVER,
    &bookwyrm::BOOKWYRM,
    &openreads::OPENREADS,
    &LIBRARYTHING,
    &calibre::CALIBRE,
    &trackers::BABELIO,
    &trackers::JELU,
    &trackers::BOOK_CATALOGUE,
    &trackers::READWISE,
    &trackers::YAMTRACK,
    &literal::LITERAL,
    &literal::LITERAL_DETAILS,
    &lectern::LECTERN,
    &lectern::LECTERN_EARLY,
    &KINDLE,
    &KOREADER,
    &KOREADER_STATISTICS,
    &KOBO,
    &APPLE_BOOKS,
    &trackers::NOTION,
    &OPEN_LIBRARY,
    &BOOKWYRM_ACCOUNT,
    &OPENREADS_BACKUP,
    &LIBRARYTHING_JSON,
    &CALIBRE_LIBRARY,
    &GOODREADS_FEED,
    &RYOT,
    &COLLECTORZ,
    &CSL,
    &BIBTEX,
    &RIS,
    &ENDNOTE,
    &JSON,
    &MARKDOWN,
    &ISBNS,
    &TABLE,
];
