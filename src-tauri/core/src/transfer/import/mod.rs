//! Import: books come in from the files of other programs, offline, and nothing is written before the reader has seen
//! what would be.
//!
//! Words: a *format* is a table of columns and what each says; a *row* becomes a *record*; a *plan* says of every row
//! whether it is new, matched, changed, conflicting or unreadable, and why. The steps are sniff, decode, parse, map,
//! match, plan, apply. The rules protected here: the plan is the import itself, taken back before it is written, so the
//! two cannot differ; gaps are filled and nothing of the reader's is replaced unless they say so; a different book is
//! never put in the place of another; the same file twice changes nothing; the row as it stood is kept with the book.

mod ahead;
mod apply;
mod archive;
mod averages;
mod beside;
mod book_notes;
mod cells;
mod choices;
mod columns;
mod contents;
mod corrections;
mod dates;
pub(super) mod decode;
mod done;
mod editions;
mod elsewhere;
mod failed;
mod format;
mod formats;
mod header;
mod headings;
mod html;
mod input;
mod isbn_lines;
mod look;
mod mapping;
mod mappings;
mod margin;
mod matching;
mod members;
mod merge;
mod merge_own;
mod merge_reads;
mod near_books;
mod near_title;
mod number_words;
mod numbers;
mod own;
mod packed;
mod past;
mod people;
mod plain_text;
mod queues;
mod raw_rows;
mod reader;
mod readers;
mod recognition;
mod record;
mod report;
mod run;
mod said_before;
mod same_mark;
mod same_number;
mod same_people;
mod same_reads;
mod same_title;
mod same_words;
mod seen_sql;
mod sheet;
mod shelf;
mod source;
pub(super) mod spelling;
mod states;
mod store;
mod stretches;
mod table;
mod texts;
mod twice;
mod understood;
mod watch;
mod work;

pub use choices::{Choices, Field, Pick, Word};
pub use columns::{FileColumn, FileColumns, columns, layout};
pub use dates::DayOrder;
pub use failed::FailedRows;
pub use format::Rule;
pub use input::Input;
pub use look::{CorrectedRow, ImportQuestion, Looked, RowCells, look, save_failed, take};
pub use mapping::Mapping;
pub use mappings::{KeptMapping, forget_mapping, keep_mapping, mapping_named, mappings, mappings_for};
pub use report::{Difference, MatchedBy, Outcome, Question, Report, RowReport};
pub use run::{bring_in, import, rehearse};
pub use seen_sql::SeenRows;
pub use source::Source;
pub use states::Standing;
pub use watch::Watch;

/// The names of the formats that can be asked for.
#[must_use]
pub fn format_names() -> Vec<&'static str> {
    formats::ALL.iter().map(|format| format.name).collect()
}
