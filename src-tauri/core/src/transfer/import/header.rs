//! The names of a table's columns: told apart where two are the same, and made up where its first line is a book already.

use std::collections::HashSet;

use super::cells::bare;
use super::mapping::Mapping;
use super::states::plain;
use crate::values::Isbn;

/// What the first column is called where the file names none.
const FIRST: &str = "Column 1";

/// The names of columns by their places, from 1.
pub(super) fn numbered(count: usize) -> Vec<String> {
    (1..=count).map(|at| format!("Column {at}")).collect()
}

/// Whether a first line has names that were made up by [`numbered`], as in a table of rows that failed.
pub(super) fn is_numbered(names: &[String]) -> bool {
    names.first().is_some_and(|name| name == FIRST)
}

/// Whether a first line is that of a book: it has an ISBN, and what names a column never is one.
pub(super) fn is_book(cells: &[String]) -> bool {
    cells.iter().any(|cell| Isbn::parse(&bare(cell)).is_ok())
}

/// Gives each column a name of its own. Of several of one name the first counts, until the reader says what the others mean:
/// that is told.
pub(super) fn name(columns: &mut [String], mapping: &Mapping) -> Vec<String> {
    let before = columns.to_vec();
    let doubles = tell_apart(columns).into_iter().filter(|at| mapping.rule(&columns[*at]).is_none());
    let told = doubles.map(|at| {
        format!(
            "The column “{}” stands there twice; the first one counts, and the other is called “{}”.",
            before[at], columns[at]
        )
    });
    told.collect()
}

/// Gives each column a name of its own: the second “Tag” is “Tag (2)”, and one without a name goes by its place.
/// Answers the places of those that had the name of an earlier one.
fn tell_apart(names: &mut [String]) -> Vec<usize> {
    let mut known: HashSet<String> = names.iter().map(|name| plain(name)).collect();
    let (mut seen, mut doubles) = (HashSet::new(), Vec::new());
    for (at, name) in names.iter_mut().enumerate() {
        let is_nameless = name.is_empty();
        if !is_nameless && seen.insert(plain(name)) {
            continue;
        }
        let candidates = (at + 1..).map(|place| format!("Column {place}"));
        let repeats = (2..).map(|time| format!("{name} ({time})"));
        let free = if is_nameless { first_free(candidates, &known) } else { first_free(repeats, &known) };
        known.insert(plain(&free));
        *name = free;
        if !is_nameless {
            doubles.push(at);
        }
    }
    doubles
}

fn first_free(mut names: impl Iterator<Item = String>, known: &HashSet<String>) -> String {
    names.find(|name| !known.contains(&plain(name))).expect("BUG: numbers never end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_one_name_are_told_apart_and_none_takes_the_name_of_another() {
        let mut names = ["Tag", "tag", "", "Tag (2)", "TAG", ""].map(str::to_owned);
        assert_eq!(tell_apart(&mut names), [1, 4]);
        assert_eq!(names, ["Tag", "tag (3)", "Column 3", "Tag (2)", "TAG (4)", "Column 6"]);
    }

    #[test]
    fn a_first_line_with_an_isbn_is_a_book() {
        let line = |cells: [&str; 2]| cells.map(str::to_owned);
        assert!(is_book(&line(["Emma", "978-0-14-143958-7"])));
        assert!(is_book(&line(["Emma", "=\"9780141439587\""])));
        assert!(!is_book(&line(["Name", "ISBN"])));
        assert!(!is_book(&line(["Emma", ""])));
    }
}
