//! Today: what is being read, and what could be begun next and why.

use serde::Serialize;

use crate::books::{self, BookQuery, BookRow, BookState, Edition, SortKey};
use crate::library::Snapshot;
use crate::plans::{self, Item};
use crate::reading::{self, Read, Session};
use crate::settings::{self, Key};
use crate::values::{BookId, PlanId, ReadingDay, RolloverHour};
use crate::{Now, Result};

/// More open reads than fit on a page are shown in the library.
const MOST_OPEN: u32 = 50;
/// Enough to choose from.
const MOST_NEXT: usize = 5;

/// The first page of a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Today {
    /// The reading day.
    pub day: ReadingDay,
    /// Books being read, the latest first.
    pub reading: Vec<OpenBook>,
    /// Books put aside for now.
    pub paused: Vec<OpenBook>,
    /// What was recorded today, latest first.
    pub recorded: Vec<TodaysEntry>,
    /// What is ready next, in the order of the plans.
    pub next: Vec<NextItem>,
}

/// A book with its open read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct OpenBook {
    /// The book.
    pub book: BookRow,
    /// The open read.
    pub read: Read,
    /// The edition it is read in, or the book's first.
    pub edition: Option<Edition>,
}

/// An entry of today's log.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct TodaysEntry {
    /// The book.
    pub book: BookId,
    /// Its title.
    pub title: String,
    /// The entry.
    pub session: Session,
}

/// An item that could be begun.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct NextItem {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub plan_title: String,
    /// The stage's title.
    pub stage_title: String,
    /// The item.
    pub item: Item,
    /// Why it can be begun now: what it needed is done, or nothing stands before it.
    pub because: Because,
}

/// Why an item is ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Because {
    /// Everything it needs is done.
    NeedsAreDone {
        /// What that was.
        titles: Vec<String>,
    },
    /// It needs nothing first.
    NothingBefore,
}

/// Reads the page.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn get(view: &Snapshot<'_>, now: Now) -> Result<Today> {
    let day = now.reading_day(settings::get::<RolloverHour>(view, Key::RolloverHour)?);
    let query = BookQuery { sort: SortKey::State, limit: MOST_OPEN, ..BookQuery::default() };
    let mut reading = Vec::new();
    let mut paused = Vec::new();
    for book in books::list(view, &query)?.books {
        match book.state {
            BookState::Reading => reading.extend(open_book(view, book)?),
            BookState::Paused => paused.extend(open_book(view, book)?),
            BookState::Unread | BookState::Finished | BookState::Abandoned => break,
        }
    }
    let recorded = reading::sessions_on(view, day)?
        .into_iter()
        .map(|(book, title, session)| TodaysEntry { book, title, session })
        .collect();
    Ok(Today { day, reading, paused, recorded, next: next(view)? })
}

fn open_book(view: &Snapshot<'_>, book: BookRow) -> Result<Option<OpenBook>> {
    let Some(read) = reading::open_read(view, book.id)? else { return Ok(None) };
    let own = match read.edition {
        Some(edition) => books::edition_of(view, edition)?,
        None => None,
    };
    let edition = match own {
        Some(edition) => Some(edition),
        None => books::editions_of(view, book.id)?.into_iter().next(),
    };
    Ok(Some(OpenBook { book, read, edition }))
}

fn next(view: &Snapshot<'_>) -> Result<Vec<NextItem>> {
    let ready = plans::ready_next(view, MOST_NEXT)?.into_iter();
    Ok(ready
        .map(|ready| NextItem {
            plan: ready.plan,
            plan_title: ready.plan_title,
            stage_title: ready.stage_title,
            because: because(&ready.item),
            item: ready.item,
        })
        .collect())
}

fn because(item: &Item) -> Because {
    let titles: Vec<String> = item
        .requires
        .iter()
        .filter(|need| need.satisfied)
        .filter_map(|need| Some(need.item.as_ref()?.title.clone()))
        .collect();
    if titles.is_empty() { Because::NothingBefore } else { Because::NeedsAreDone { titles } }
}
