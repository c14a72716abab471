//! A book as KOReader tells it, and the rows that it becomes.

use crate::transfer::import::readers::{is_nobody, percent_of};
use crate::transfer::import::table::SourceRow;

/// A book with its highlights.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Document {
    /// KOReader's sum over parts of the file.
    pub(super) md5: String,
    pub(super) title: String,
    /// Each on a line of its own.
    pub(super) authors: String,
    pub(super) series: String,
    pub(super) isbn: String,
    pub(super) language: String,
    /// In KOReader's words.
    pub(super) status: String,
    /// The day on which the status was set.
    pub(super) status_since: String,
    pub(super) rating: String,
    pub(super) review: String,
    /// How much of the text lies behind the reader, 0 to 1.
    pub(super) share: Option<f64>,
    /// Where the file lies on the device.
    pub(super) file: String,
    pub(super) pages: Option<f64>,
    pub(super) marks: Vec<Mark>,
    /// What stands of it in the file, its highlights as well; empty where the rows are kept otherwise.
    pub(super) raw: String,
}

/// A highlight, a note, or both.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Mark {
    pub(super) quote: String,
    pub(super) note: String,
    pub(super) page: Option<f64>,
    /// Whether the page is one of the document and not of the screen.
    pub(super) is_fixed: bool,
    pub(super) chapter: String,
    /// As the device writes it, or seconds since 1970 as UTC.
    pub(super) time: String,
    /// As [`Document::raw`].
    pub(super) raw: String,
}

impl Document {
    /// The rows: the book, then its highlights.
    pub(super) fn rows(&self, at: u64) -> Vec<SourceRow> {
        let status = match self.status.as_str() {
            "complete" => "finished",
            // What KOReader calls so in its files it shows as “On hold”.
            "abandoned" => "on hold",
            other => other,
        };
        let is_code = matches!(self.language.split('-').next().map(str::len), Some(2 | 3));
        let language = if is_code { self.language.as_str() } else { "" };
        let facts = [&self.series, &self.isbn, language, status, &self.rating, &self.review];
        // Of the other words it is not the day that they speak of: who says “finished” may have finished long before.
        let since = if status == "on hold" { self.status_since.as_str() } else { "" };
        let is_open = ["reading", "on hold"].contains(&status);
        let percent = self.share.filter(|_| is_open).map(percent_of).unwrap_or_default();
        let book = Mark { raw: self.raw.clone(), ..Mark::default() };
        let mut rows = vec![self.row(at, facts, &book, [since, &percent])];
        rows.extend(self.marks.iter().map(|mark| self.row(at, [""; 6], mark, [""; 2])));
        rows
    }

    fn row(&self, at: u64, facts: [&str; 6], mark: &Mark, standing: [&str; 2]) -> SourceRow {
        let page = mark.page.filter(|page| *page >= 1.0);
        let share = page.zip(self.pages).filter(|(page, pages)| page <= pages && *pages > 0.0);
        let (page, percent) = match (mark.is_fixed, page, share) {
            (true, Some(page), _) => (page.to_string(), String::new()),
            (false, _, Some((page, pages))) => (String::new(), format!("{:.1}", page / pages * 100.0)),
            _ => (String::new(), String::new()),
        };
        let mut cells = vec![self.md5.clone(), self.title(), self.authors()];
        cells.extend(facts.map(str::to_owned));
        cells.extend([&mark.quote, &mark.note, &page, &percent, &mark.chapter, &mark.time].map(Clone::clone));
        cells.extend(standing.map(str::to_owned));
        SourceRow { raw: Some(mark.raw.clone()).filter(|raw| !raw.is_empty()), ..SourceRow::read(at, cells) }
    }

    /// The title; of a file that has none, what the file is called.
    fn title(&self) -> String {
        if !is_nobody(&self.title) {
            return self.title.clone();
        }
        let name = self.file.rsplit(['/', '\\']).next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
    }

    fn authors(&self) -> String {
        let names: Vec<&str> = self.authors.lines().map(str::trim).filter(|name| !is_nobody(name)).collect();
        names.join("; ")
    }
}

/// Whether a file of this name has pages of its own.
pub(super) fn has_pages(file: &str) -> bool {
    let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "pdf" | "djvu" | "cbz" | "cbr" | "cbt")
}
