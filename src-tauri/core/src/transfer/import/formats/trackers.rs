//! Smaller trackers, each with its own words.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Habit, Rule, Shape};
use crate::transfer::import::readers;

/// The export of Babelio: Latin letters, days first.
pub(super) const BABELIO: Format = Format {
    name: "babelio",
    called: "a Babelio export",
    shape: Shape::Table,
    signature: &["ISBN", "Titre", "Auteur", "Statut"],
    day_order: DayOrder::DayFirst,
    habits: &[Habit::Latin, Habit::LastNameFirst],
    columns: &[
        ("ISBN", Rule::Isbn),
        ("Titre", Rule::Title),
        ("Auteur", Rule::Author),
        ("Editeur", Rule::Publisher),
        ("Date de publication", Rule::Published),
        ("Date d`entrée dans Babelio", Rule::Added),
        ("Statut", Rule::State),
        ("Note", Rule::Stars),
    ],
};

/// The export of Jelu.
pub(super) const JELU: Format = Format {
    name: "jelu",
    called: "a Jelu export",
    shape: Shape::Table,
    signature: &["Title", "read_dates", "dropped_dates", "currently_reading"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Title", Rule::Title),
        ("Author", Rule::Kept),
        ("ISBN", Rule::Isbn),
        ("Publisher", Rule::Publisher),
        ("Date Read", Rule::Kept),
        ("Shelves", Rule::State),
        ("Bookshelves", Rule::Kept),
        ("read_dates", Rule::Ended),
        ("tags", Rule::Tags),
        ("authors", Rule::Authors),
        ("isbn10", Rule::Isbn),
        ("isbn13", Rule::Isbn),
        ("owned", Rule::Copies),
        ("dropped_dates", Rule::Stopped),
        ("currently_reading", Rule::Started),
    ],
};

/// The export of Book Catalogue and NeverTooManyBooks.
pub(super) const BOOK_CATALOGUE: Format = Format {
    name: "book_catalogue",
    called: "a Book Catalogue export",
    shape: Shape::Table,
    signature: &["title", "author_details", "bookshelf_id"],
    day_order: DayOrder::Unknown,
    habits: &[Habit::Backslashes],
    columns: &[
        ("_id", Rule::Kept),
        ("author_details", Rule::AuthorsInBars),
        ("title", Rule::Title),
        ("isbn", Rule::Isbn),
        ("publisher", Rule::Publisher),
        ("date_published", Rule::Published),
        ("rating", Rule::Stars),
        ("bookshelf_id", Rule::Kept),
        ("bookshelf", Rule::Shelves),
        ("read", Rule::WasRead),
        ("series_details", Rule::SeriesAndNumber),
        ("pages", Rule::Pages),
        ("notes", Rule::Note),
        ("read_start", Rule::Started),
        ("read_end", Rule::Ended),
        ("format", Rule::Binding),
        ("signed", Rule::Kept),
        ("loaned_to", Rule::Kept),
        ("anthology_titles", Rule::Kept),
        ("description", Rule::Description),
        ("genre", Rule::Tags),
        ("language", Rule::Language),
        ("date_added", Rule::Added),
        ("book_uuid", Rule::ForeignId),
    ],
};

/// Highlights from Readwise, one a row.
pub(super) const READWISE: Format = Format {
    name: "readwise",
    called: "a Readwise export",
    shape: Shape::Table,
    signature: &["Highlight", "Book Title", "Book Author"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Highlight", Rule::Quote),
        ("Book Title", Rule::Title),
        ("Book Author", Rule::Authors),
        ("Amazon Book ID", Rule::Asin),
        ("Note", Rule::Note),
        ("Color", Rule::Kept),
        ("Tags", Rule::NoteTags),
        ("Location Type", Rule::AnchorUnit),
        ("Location", Rule::Anchor),
        ("Highlighted at", Rule::Written),
        ("Document tags", Rule::Tags),
    ],
};

/// The export of Yamtrack, in which books are a kind of media among others.
pub(super) const YAMTRACK: Format = Format {
    name: "yamtrack",
    called: "a Yamtrack export",
    shape: Shape::Table,
    signature: &["media_id", "media_type", "title", "status"],
    day_order: DayOrder::Unknown,
    habits: &[Habit::ProgressInPages],
    columns: &[
        ("media_id", Rule::Kept),
        ("source", Rule::Kept),
        ("media_type", Rule::Medium),
        ("title", Rule::Title),
        ("image", Rule::Kept),
        ("season_number", Rule::Kept),
        ("episode_number", Rule::Kept),
        ("score", Rule::ScoreOfTen),
        ("progress", Rule::Progress),
        ("status", Rule::State),
        ("repeats", Rule::Kept),
        ("start_date", Rule::Started),
        ("end_date", Rule::Ended),
        ("notes", Rule::Note),
        ("watch_date", Rule::Kept),
    ],
};

/// The reading log of Open Library. Older ones have no titles: a book is called by its id there until the reader names it.
/// What others thought of it, and whom its catalogue knows it to be about, is not the reader's.
pub(in crate::transfer::import) const OPEN_LIBRARY: Format = Format {
    name: "openlibrary",
    called: "an Open Library reading log",
    shape: Shape::Table,
    signature: &["Work Id", "Edition Id", "Bookshelf"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Work Id", Rule::ForeignId),
        ("Title", Rule::Title),
        ("Authors", Rule::AuthorsInBars),
        ("First Publish Year", Rule::FirstPublished),
        ("Edition Id", Rule::Kept),
        ("Edition Count", Rule::Kept),
        ("Bookshelf", Rule::State),
        ("My Ratings", Rule::Stars),
        ("Ratings Average", Rule::Kept),
        ("Ratings Count", Rule::Kept),
        ("Has Ebook", Rule::Kept),
        ("Subjects", Rule::TagsInBars),
        ("Subject People", Rule::Kept),
        ("Subject Places", Rule::Kept),
        ("Subject Times", Rule::Kept),
    ],
};

/// The tracker of books that Notion offers as a template.
pub(super) const NOTION: Format = Format {
    name: "notion",
    called: "a Notion export",
    shape: Shape::Table,
    signature: &["Title", "Status", "Medium", "Days to Read"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Status", Rule::State),
        ("Title", Rule::Title),
        ("Author", Rule::Authors),
        ("Fiction/Nonfiction", Rule::Tags),
        ("Tags", Rule::Tags),
        ("Medium", Rule::Binding),
        ("Own", Rule::Copies),
        ("Start", Rule::Started),
        ("Finish", Rule::Ended),
        ("Days to Read", Rule::Kept),
        ("Page Count", Rule::Pages),
        ("Speed", Rule::Kept),
    ],
};

/// The complete export of Ryot. The order of the columns is that of `readers::json::ryot`.
pub(in crate::transfer::import) const RYOT: Format = Format {
    name: "ryot",
    called: "a Ryot export",
    shape: Shape::Read(&[readers::RYOT_JSON]),
    signature: &["Lot", "Title", "Ryot id"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Lot", Rule::Medium),
        ("Title", Rule::Title),
        ("Ryot id", Rule::ForeignId),
        ("State", Rule::State),
        ("Seen", Rule::SpansInBars),
        ("Started", Rule::Started),
        ("Stars", Rule::Stars),
        ("Review", Rule::Review),
        ("Spoils", Rule::Spoiler),
        ("Collections", Rule::Shelves),
        ("Stopped", Rule::Stopped),
        ("Progress", Rule::Progress),
    ],
};

/// The XML of Collectorz' Book Collector. The order of the columns is that of `readers::xml::collectorz`.
pub(in crate::transfer::import) const COLLECTORZ: Format = Format {
    name: "collectorz",
    called: "a Book Collector export",
    shape: Shape::Read(&[readers::COLLECTORZ]),
    signature: &["Book Collector id", "Title", "Read it"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Book Collector id", Rule::Kept),
        ("Title", Rule::Title),
        ("Subtitle", Rule::Subtitle),
        ("People", Rule::ContributorsInBars),
        ("Publisher", Rule::Publisher),
        ("Published", Rule::Published),
        ("ISBN", Rule::Isbn),
        ("Format", Rule::Binding),
        ("Pages", Rule::Pages),
        ("Series", Rule::Series),
        ("Number", Rule::SeriesNumber),
        ("Genres", Rule::TagsInBars),
        ("Plot", Rule::Description),
        ("Notes", Rule::Note),
        ("My rating", Rule::ScoreOfTen),
        ("Reading date", Rule::Ended),
        ("Read it", Rule::WasRead),
    ],
};
