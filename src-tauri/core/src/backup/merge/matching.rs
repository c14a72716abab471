//! What is the same on both sides under different ids: books by ISBN or by title and authors, editions and reads of such
//! books by what they say, plans by the file they came from.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::merge_sql::{self as sql, Book};
use super::MatchedBook;
use crate::Result;
use crate::storage::{Row, Shape, Table, text};
use crate::values::{AuthorshipId, BookTagId, ChapterReadId};

/// Where a row of the other library stands in this one.
pub(super) enum Place {
    /// Nowhere: what it says is said here already.
    Nowhere,
    /// As this row.
    At(Row),
}

/// The ids of rows that have another id here.
#[derive(Default)]
pub(super) struct Matches {
    ids: BTreeMap<(Table, String), String>,
    /// Books of ours that have authors: a matched book keeps them.
    authored: BTreeSet<String>,
    /// Items of ours that were matched: what their list says of them is said.
    items: BTreeSet<String>,
}

impl Matches {
    /// Finds them.
    pub(super) fn find(ours: &Connection, theirs: &Connection) -> Result<Self> {
        let mut matches = Self::default();
        matches.find_books(&sql::books(ours)?, &sql::books(theirs)?);
        let books = matches.of(Table::Book);
        for (there, here) in &books {
            matches.pair(Table::Edition, &sql::editions(theirs, there)?, &sql::editions(ours, here)?, same_edition);
            matches.pair(Table::Read, &sql::reads(theirs, there)?, &sql::reads(ours, here)?, same_read);
            if sql::has_authors(ours, here)? {
                matches.authored.insert(here.clone());
            }
        }
        matches.pair_open_reads(&sql::open_reads(theirs)?, &sql::open_reads(ours)?);
        matches.pair(Table::Plan, &sql::plans(theirs)?, &sql::plans(ours)?, same_words);
        for (there, here) in matches.of(Table::Plan) {
            for (table, question) in sql::PARTS {
                matches.pair(
                    *table,
                    &sql::parts(theirs, question, &there)?,
                    &sql::parts(ours, question, &here)?,
                    same_words,
                );
            }
        }
        matches.items = matches.of(Table::Item).into_values().collect();
        Ok(matches)
    }

    /// The rows of a table that stand here under another id: theirs, and ours.
    pub(super) fn of(&self, table: Table) -> BTreeMap<String, String> {
        let of = self.ids.iter().filter(|((of, _), _)| *of == table);
        of.map(|((_, there), here)| (there.clone(), here.clone())).collect()
    }

    /// Each of theirs with the first of ours that is the same and not yet taken, in the order of their ids. One that both
    /// have by id is taken already.
    fn pair(&mut self, table: Table, theirs: &[Row], ours: &[Row], same: fn(&Row, &Row) -> bool) {
        let id = |row: &Row| text(&row[0]).unwrap_or_default().to_owned();
        let mut taken: BTreeSet<String> =
            ours.iter().map(id).filter(|id| theirs.iter().any(|row| text(&row[0]) == Some(id))).collect();
        for there in theirs {
            if taken.contains(&id(there)) {
                continue;
            }
            if let Some(here) = ours.iter().find(|here| !taken.contains(&id(here)) && same(here, there)) {
                taken.insert(id(here));
                self.ids.insert((table, id(there)), id(here));
            }
        }
    }

    /// A book is read once at a time: where it is under way on both sides, that is one read.
    fn pair_open_reads(&mut self, theirs: &[Row], ours: &[Row]) {
        let both = |row: &Row| Some((text(&row[0])?.to_owned(), text(&row[1])?.to_owned()));
        let here: BTreeMap<String, String> = ours.iter().filter_map(both).map(|(read, book)| (book, read)).collect();
        let there: Vec<(String, String)> = theirs.iter().filter_map(both).collect();
        let known: BTreeSet<&String> = there.iter().map(|(read, _)| read).collect();
        for (read, book) in &there {
            let book = self.ids.get(&(Table::Book, book.clone())).unwrap_or(book);
            if let Some(ours) = here.get(book).filter(|ours| !known.contains(ours))
                && !here.values().any(|ours| ours == read)
            {
                self.ids.insert((Table::Read, read.clone()), ours.clone());
            }
        }
    }

    fn find_books(&mut self, ours: &[Book], theirs: &[Book]) {
        let (mut by_isbn, mut by_title) = (BTreeMap::<&str, Vec<&Book>>::new(), BTreeMap::<&str, Vec<&Book>>::new());
        for book in ours {
            book.isbns.iter().for_each(|isbn| by_isbn.entry(isbn).or_default().push(book));
            by_title.entry(&book.title_key).or_default().push(book);
        }
        let here: BTreeSet<&str> = ours.iter().map(|book| book.id.as_str()).collect();
        let mut taken: BTreeSet<&str> =
            theirs.iter().map(|book| book.id.as_str()).filter(|id| here.contains(id)).collect();
        for there in theirs.iter().filter(|book| !here.contains(book.id.as_str())) {
            let candidates = there.isbns.iter().flat_map(|isbn| by_isbn.get(isbn.as_str())).flatten();
            let found = candidates
                .chain(by_title.get(there.title_key.as_str()).into_iter().flatten())
                .find(|here| !taken.contains(here.id.as_str()) && here.is(there));
            if let Some(here) = found {
                taken.insert(&here.id);
                self.ids.insert((Table::Book, there.id.clone()), here.id.clone());
            }
        }
    }

    /// The matched books, by their titles.
    pub(super) fn books(&self, ours: &Connection, theirs: &Connection, most: usize) -> Result<Vec<MatchedBook>> {
        let matched = self.of(Table::Book).into_iter().take(most);
        matched
            .map(|(there, here)| Ok(MatchedBook { here: sql::title(ours, &here)?, there: sql::title(theirs, &there)? }))
            .collect()
    }

    /// Where a row of theirs stands here, with the ids that it has here.
    pub(super) fn place(&self, shape: &Shape, mut row: Row) -> Place {
        if self.ids.is_empty() {
            return Place::At(row);
        }
        let mut moved = false;
        for (at, column) in shape.columns.iter().enumerate() {
            let table = if at == 0 { column.points_at.or(Some(shape.table)) } else { column.points_at };
            let here = table.zip(text(&row[at])).and_then(|(table, id)| self.ids.get(&(table, id.to_owned())));
            if let Some(here) = here {
                row[at] = Value::Text(here.clone());
                moved = true;
            }
        }
        let said = |at: Option<usize>, known: &BTreeSet<String>| {
            at.and_then(|at| text(&row[at])).is_some_and(|id| known.contains(id))
        };
        let is_said = match shape.table {
            Table::Authorship => moved && said(shape.at("book_id"), &self.authored),
            Table::Annotation | Table::Candidate | Table::Requires => moved && said(shape.at("item_id"), &self.items),
            _ => false,
        };
        if is_said {
            return Place::Nowhere;
        }
        if moved && let Some(id) = natural_id(shape, &row) {
            row[0] = Value::Text(id);
        }
        Place::At(row)
    }
}

/// The key of a row that is made of what it is about.
fn natural_id(shape: &Shape, row: &Row) -> Option<String> {
    let part = |column: &str| shape.at(column).and_then(|at| text(&row[at])).unwrap_or_default();
    match shape.table {
        Table::Authorship => {
            Some(AuthorshipId::natural(&[part("book_id"), part("person_id"), part("role")]).to_string())
        }
        Table::BookTag => Some(BookTagId::natural(&[part("book_id"), part("tag_id")]).to_string()),
        Table::ChapterRead => {
            Some(ChapterReadId::natural(&[part("read_id"), part("chapter_id"), part("session_id")]).to_string())
        }
        _ => None,
    }
}

/// The same number, or nothing in which they differ. One that has contents stays an edition of its own: its chapters do.
fn same_edition(here: &Row, there: &Row) -> bool {
    let (chapters, isbn) = (1, 2);
    let numbered = here[isbn] == there[isbn] && here[isbn] != Value::Null;
    let agree = |(a, b): (&Value, &Value)| *a == Value::Null || *b == Value::Null || a == b;
    there[chapters] == Value::Integer(0) && (numbered || here[isbn..].iter().zip(&there[isbn..]).all(agree))
}

/// The same state and dates, or both under way.
fn same_read(here: &Row, there: &Row) -> bool {
    let open = |row: &Row| matches!(text(&row[1]), Some("reading" | "paused"));
    here[1..] == there[1..] || (open(here) && open(there))
}

/// The same name in the same place.
fn same_words(here: &Row, there: &Row) -> bool {
    here[1] == there[1] && here[1] != Value::Null
}
