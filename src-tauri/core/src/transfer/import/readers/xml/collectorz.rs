//! The XML of Collectorz' Book Collector.

use super::{Elements, Node};
use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Found, Reader, Text};

/// The column of ratings that are of ten for sure.
const OF_TEN: &str = "My rating";
/// The same where they may also be of five.
const OF_EITHER: &str = "My rating of five or ten";

/// Book Collector's XML.
pub(in crate::transfer::import) const COLLECTORZ: Reader =
    Reader::Text { knows: |head| head.contains("<bookinfo"), open };

fn open(text: Text<'_>) -> Result<Found<'_>> {
    let (columns, said) = columns(highest(text)?);
    let mut books = Elements::of(text.read()?, "book");
    let rows = std::iter::from_fn(move || books.next().transpose());
    let rows = rows.map(|book| book.map(|book| book.into_row(cells)));
    Ok(Found { columns, said, rows: Box::new(rows) })
}

/// The highest rating of the file. Book Collector does not write down of how many its stars are.
fn highest(text: Text<'_>) -> Result<f64> {
    let mut books = Elements::of(text.read()?, "book");
    let mut highest = 0.0_f64;
    while let Some(book) = books.next()? {
        highest = rating(&book.node).parse().map_or(highest, |stars| highest.max(stars));
    }
    Ok(highest)
}

/// The columns, and what is to be said of them. Ratings of which one is above five are of ten. Those of a file in which
/// none is may be of either: they are kept beside the books, until the reader says which.
fn columns(highest: f64) -> (Vec<String>, Vec<String>) {
    let mut columns = formats::COLLECTORZ.names();
    if !(0.5..=5.0).contains(&highest) {
        return (columns, Vec::new());
    }
    for column in columns.iter_mut().filter(|column| *column == OF_TEN) {
        *column = OF_EITHER.to_owned();
    }
    let said = format!(
        "No rating in this file is above {highest}, and Book Collector does not write down of how many they are. They are \
         kept beside the books until you say for the column “{OF_EITHER}” whether it holds stars or a score of ten."
    );
    (columns, vec![said])
}

fn rating(book: &Node) -> String {
    own(book, &["mainsection/myrating", "myrating"])
}

/// The first of these that says something.
fn own(book: &Node, paths: &[&str]) -> String {
    paths.iter().map(|path| book.at(path)).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The cells in the order of the format's columns.
fn cells(book: &Node) -> Vec<String> {
    let own = |paths: &[&str]| own(book, paths);
    let names = |list: &str, each: &str| {
        let list = book.children.iter().find(|child| child.name == list);
        let named = list.into_iter().flat_map(|list| list.all(each)).map(|one| one.at("displayname").replace(',', " "));
        named.filter(|name| !name.is_empty()).collect::<Vec<_>>().join("|||||")
    };
    vec![
        own(&["id"]),
        own(&["mainsection/title", "title"]),
        own(&["mainsection/subtitle", "subtitle"]),
        people(book).join("|"),
        own(&["publisher/displayname"]),
        day(book, "publicationdate"),
        own(&["isbn"]),
        own(&["format/displayname"]),
        own(&["mainsection/pagecount", "pagecount"]),
        own(&["mainsection/series/displayname", "series/displayname"]),
        own(&["issuenr", "mainsection/issuenr"]),
        [names("genres", "genre"), names("tags", "tag")].join("|||||"),
        own(&["mainsection/plot", "plot"]),
        own(&["mainsection/notes", "notes"]),
        rating(book),
        day(book, "readingdate"),
        truth(book, "readit"),
    ]
}

fn people(book: &Node) -> Vec<String> {
    let credits = [book.children.iter().find(|child| child.name == "mainsection"), Some(book)].into_iter().flatten();
    let lists = credits.flat_map(|part| part.all("authors").chain(part.all("credits")));
    let people = lists.flat_map(|list| &list.children).filter_map(|credit| {
        let (name, role) = (credit.at("person/displayname"), credit.at("role"));
        (!name.is_empty()).then(|| if role.is_empty() { name.clone() } else { format!("{name} ({role})") })
    });
    people.collect()
}

/// A date as far as it is told: `<year><displayname>1999</displayname></year>` with a month and a day, or as a text.
fn day(book: &Node, name: &str) -> String {
    let Some(date) = book.children.iter().find(|child| child.name == name) else { return String::new() };
    let part = |name: &str| {
        date.at(&format!("{name}/displayname")) + &date.all(name).map(|part| part.text.trim()).collect::<String>()
    };
    match (part("year"), part("month"), part("day")) {
        (year, month, day) if [&year, &month, &day].iter().all(|part| part.parse::<u32>().is_ok()) => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        (year, ..) if !year.is_empty() => year,
        _ => date.at("date"),
    }
}

fn truth(book: &Node, name: &str) -> String {
    book.all(name).map(|flag| flag.attribute("boolvalue").to_owned()).next().unwrap_or_default()
}
