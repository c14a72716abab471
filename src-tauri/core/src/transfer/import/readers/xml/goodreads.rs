//! The feed of a shelf on Goodreads, as `review/list_rss` gives it.

use super::{Elements, Node};
use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::states::standing;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A feed of Goodreads.
pub(in crate::transfer::import) const GOODREADS_FEED: Reader =
    Reader::Text { knows: |head| head.contains("<rss") && head.contains("<book_id>"), open };

fn open(text: Text<'_>) -> Result<Found<'_>> {
    let mut items = Elements::of(text.read()?, "item");
    let rows = std::iter::from_fn(move || items.next().transpose());
    let rows = rows.map(|item| item.map(|item| item.into_row(cells)));
    Ok(Found { columns: formats::GOODREADS_FEED.names(), said: Vec::new(), rows: Box::new(rows) })
}

/// The cells in the order of the format's columns.
fn cells(item: &Node) -> Vec<String> {
    let shelves = item.at("user_shelves");
    vec![
        item.at("book_id"),
        item.at("title"),
        item.at("author_name"),
        item.at("isbn"),
        item.at("user_rating"),
        day(&item.at("user_read_at")),
        day(&item.at("user_date_added")),
        state(&shelves),
        shelves,
        item.at("user_review"),
        item.at("book_published"),
        item.at("book/num_pages"),
        item.at("book_description"),
    ]
}

/// The shelf that says where the book stands. A feed leaves that of books that were read away.
fn state(shelves: &str) -> String {
    let known = shelves.split(',').map(str::trim).find(|shelf| standing(shelf).is_some());
    known.unwrap_or("read").to_owned()
}

/// The day of `Sun, 03 Mar 2019 00:00:00 -0800`.
fn day(moment: &str) -> String {
    let parts: Vec<&str> = moment.split_whitespace().skip_while(|part| part.ends_with(',')).collect();
    let [day, month, year, ..] = parts.as_slice() else { return moment.to_owned() };
    match MONTHS.iter().position(|name| name == month) {
        Some(at) => format!("{year}-{:02}-{day:0>2}", at + 1),
        None => moment.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_out_of_a_moment() {
        assert_eq!(day("Sun, 03 Mar 2019 00:00:00 -0800"), "2019-03-03");
        assert_eq!(day("3 Dec 2019"), "2019-12-03");
        assert_eq!(day(""), "");
        assert_eq!(day("soon"), "soon");
    }

    #[test]
    fn a_book_without_a_shelf_was_read() {
        assert_eq!(state(""), "read");
        assert_eq!(state("favorites"), "read");
        assert_eq!(state("sci-fi, to-read"), "to-read");
    }
}
