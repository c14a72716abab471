//! What reading devices keep: highlights and notes, one a row, each with the book that it stands in.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};
use crate::transfer::import::readers;

/// `My Clippings.txt` of a Kindle.
pub(in crate::transfer::import) const KINDLE: Format = Format {
    name: "kindle",
    called: "a Kindle's clippings file",
    shape: Shape::Read(&[readers::KINDLE]),
    signature: &["Heading", "Highlight", "Location", "Added on"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Title", Rule::Title),
        ("Authors", Rule::AuthorsInBars),
        ("Highlight", Rule::PlainQuote),
        ("Note", Rule::PlainNote),
        ("Page", Rule::AtPage),
        ("Location", Rule::AtLocation),
        ("Added on", Rule::Written),
        // As the Kindle has it: title and author in one line.
        ("Heading", Rule::Kept),
        // Where that is another moment than the highlight's.
        ("Note added on", Rule::Written),
    ],
};

/// KOReader's settings beside a book, and its highlights as JSON.
pub(in crate::transfer::import) const KOREADER: Format = Format {
    name: "koreader",
    called: "KOReader's highlights",
    shape: Shape::Read(&[readers::KOREADER_SIDECAR, readers::KOREADER_JSON]),
    signature: &["Document", "Highlight", "Percent"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Document", Rule::ForeignId),
        ("Title", Rule::Title),
        ("Authors", Rule::AuthorsInBars),
        ("Series", Rule::SeriesAndNumber),
        ("ISBN", Rule::Isbn),
        ("Language", Rule::Language),
        ("Status", Rule::State),
        ("Rating", Rule::Stars),
        ("Review", Rule::Review),
        ("Highlight", Rule::PlainQuote),
        ("Note", Rule::PlainNote),
        ("Page", Rule::AtPage),
        ("Percent", Rule::AtPercent),
        ("Chapter", Rule::Kept),
        ("Time", Rule::Written),
        ("On hold since", Rule::Stopped),
        ("Percent finished", Rule::Progress),
    ],
};

/// `KoboReader.sqlite` of a Kobo.
pub(in crate::transfer::import) const KOBO: Format = Format {
    name: "kobo",
    called: "a Kobo's library",
    shape: Shape::Read(&[readers::KOBO]),
    signature: &["Content", "Highlight", "Place", "Last read"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Content", Rule::ForeignId),
        ("Title", Rule::Title),
        ("Authors", Rule::Authors),
        ("Subtitle", Rule::Subtitle),
        ("Publisher", Rule::Publisher),
        ("ISBN", Rule::Isbn),
        ("Language", Rule::Language),
        ("Series", Rule::Series),
        ("Number", Rule::SeriesNumber),
        ("Description", Rule::Description),
        ("Status", Rule::State),
        ("Finished", Rule::Ended),
        ("Percent read", Rule::Progress),
        ("Last read", Rule::StretchDay),
        ("Highlight", Rule::PlainQuote),
        ("Note", Rule::PlainNote),
        ("Created", Rule::Written),
        // A file inside the book, and how far into it.
        ("Place", Rule::Kept),
    ],
};

/// `statistics.sqlite3` of KOReader: stretches of reading.
pub(in crate::transfer::import) const KOREADER_STATISTICS: Format = Format {
    name: "koreader-statistics",
    called: "KOReader's statistics",
    shape: Shape::Read(&[readers::KOREADER_STATISTICS, readers::KOREADER_OLD_STATISTICS]),
    signature: &["Document", "Began", "From percent", "To percent"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Document", Rule::ForeignId),
        ("Title", Rule::Title),
        ("Authors", Rule::AuthorsInBars),
        ("Began", Rule::StretchBegan),
        ("Minutes", Rule::StretchMinutes),
        ("From percent", Rule::StretchFrom),
        ("To percent", Rule::StretchTo),
        ("Seconds", Rule::Kept),
        ("Page turns", Rule::Kept),
    ],
};

/// The databases of Apple Books, the mails it sends, and what is copied out of it.
pub(in crate::transfer::import) const APPLE_BOOKS: Format = Format {
    name: "apple_books",
    called: "Apple Books",
    shape: Shape::Read(&[
        readers::APPLE_LIBRARY,
        readers::APPLE_ANNOTATIONS,
        readers::APPLE_MAIL,
        readers::APPLE_EXCERPTS,
    ]),
    signature: &["Asset", "Highlight", "Chapter", "Created"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Asset", Rule::ForeignId),
        ("Title", Rule::Title),
        ("Authors", Rule::Authors),
        ("Status", Rule::State),
        ("Finished", Rule::Ended),
        ("Highlight", Rule::PlainQuote),
        ("Note", Rule::PlainNote),
        ("Created", Rule::Written),
        ("Chapter", Rule::Kept),
        ("Percent read", Rule::Progress),
    ],
};
