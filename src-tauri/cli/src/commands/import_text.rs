//! A plan or an import in words: counts, what is true of each file, and the rows that want a look.

use lectern_core::transfer::import::{Question, Report, RowReport};

use super::import_columns;
use crate::words::{NOTHING_YET, count};

/// More rows than this are a matter for `--json` or a spreadsheet.
const SHOWN: usize = 30;

/// What there is to say.
pub(super) struct Said<'a> {
    pub(super) reports: &'a [Report],
    pub(super) rows: &'a Remarkable,
    /// The step, where one was made.
    pub(super) label: Option<&'a str>,
    /// Whether the file's word counts anywhere.
    pub(super) takes: bool,
    /// How many rows were saved as failed, where that was asked.
    pub(super) failed: Option<u64>,
}

impl Said<'_> {
    pub(super) fn words(&self, is_plan: bool) -> String {
        let mut lines = Vec::new();
        for report in self.reports {
            lines.push(format!(
                "{}: {}, {} ({})",
                report.file,
                counted(report.rows, "row"),
                report.called,
                report.encoding
            ));
            lines.push(format!(
                "  {} new, {} matched, {} {}, {} differ, {} unreadable",
                report.new,
                report.matched,
                report.changed,
                if self.takes { "gain something or take the file's word" } else { "gain something" },
                report.conflicting,
                report.unreadable
            ));
            lines.extend(import_columns::read_as(report).map(|columns| format!("  {columns}")));
            lines.extend(warnings(report).into_iter().map(|warning| format!("  {warning}")));
        }
        lines.extend(self.rows.lines());
        lines.extend(self.failed.map(|failed| match failed {
            0 => "Every row can be read, so there is none to save.".to_owned(),
            1 => "1 unreadable row is saved.".to_owned(),
            more => format!("{more} unreadable rows are saved."),
        }));
        lines.push(match (is_plan, self.label) {
            (true, _) => NOTHING_YET.to_owned(),
            (false, Some(label)) if self.is_anything() => format!("{label}. To take it back: lectern-cli undo"),
            (false, _) => self.nothing().to_owned(),
        });
        lines.join("\n")
    }

    /// Whether any book came or gained something.
    fn is_anything(&self) -> bool {
        self.reports.iter().any(|report| report.new + report.changed + report.gaining > 0)
    }

    /// Why no book came or changed.
    fn nothing(&self) -> &'static str {
        let sum = |count: fn(&Report) -> u64| self.reports.iter().map(count).sum::<u64>();
        let (rows, unreadable) = (sum(|report| report.rows), sum(|report| report.unreadable));
        match (rows, rows - unreadable, sum(|report| report.conflicting)) {
            (0, ..) => "Nothing changed: there are no rows to import.",
            (_, 0, _) => {
                "Nothing changed: no row can be read. To correct them: --failed FILE saves them with the reasons."
            }
            (_, _, 1..) => {
                "Nothing changed: what differs stays as your library has it. To take the file's word: --on-conflict take"
            }
            _ if unreadable > 0 => "Nothing changed: your library has all already that can be read of it.",
            _ => "Nothing to change: your library has it all already.",
        }
    }
}

/// The rows with something to say: the first of them, and how many there are.
#[derive(Default)]
pub(super) struct Remarkable {
    first: Vec<RowReport>,
    of: usize,
}

impl Remarkable {
    /// Takes note of a row that wants a look.
    pub(super) fn see(&mut self, row: RowReport) {
        if row.remarks().next().is_none() {
            return;
        }
        self.of += 1;
        if self.first.len() < SHOWN {
            self.first.push(row);
        }
    }

    fn lines(&self) -> Vec<String> {
        let line = |row: &RowReport| format!("  line {}: {}: {}", row.line, titled(&row.title), remarks(row));
        let mut lines: Vec<String> = self.first.iter().map(line).collect();
        if self.of > SHOWN {
            lines.push(format!("  and {} more: see them all with --json", self.of - SHOWN));
        }
        lines
    }
}

fn remarks(row: &RowReport) -> String {
    row.remarks().collect::<Vec<_>>().join(" ")
}

fn counted(number: u64, one: &str) -> String {
    count(usize::try_from(number).unwrap_or(usize::MAX), one)
}

fn titled(title: &str) -> &str {
    if title.trim().is_empty() { "(no title)" } else { title }
}

/// What is true of a file as a whole, questions among it.
pub(super) fn warnings(report: &Report) -> Vec<String> {
    report.warnings.iter().cloned().chain(report.questions.iter().map(Question::words)).collect()
}
