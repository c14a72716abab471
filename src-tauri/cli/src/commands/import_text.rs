//! A plan or an import in words: counts, what is true of each file, and the rows that want a look.

use lectern_core::transfer::import::{Outcome, Question, Report, RowReport};

/// More rows than this are a matter for `--json` or a spreadsheet.
const SHOWN: usize = 30;

/// What there is to say.
pub(super) struct Said<'a> {
    pub(super) reports: &'a [Report],
    pub(super) rows: &'a [RowReport],
    /// The step, where one was made.
    pub(super) label: Option<&'a str>,
    /// How many rows were saved as failed, where that was asked.
    pub(super) failed: Option<u64>,
}

impl Said<'_> {
    pub(super) fn words(&self, is_plan: bool) -> String {
        let mut lines = Vec::new();
        for report in self.reports {
            lines.push(format!("{}: {} rows, {} ({})", report.file, report.rows, report.called, report.encoding));
            lines.push(format!(
                "  {} new, {} matched, {} gain something, {} differ, {} unreadable",
                report.new, report.matched, report.changed, report.conflicting, report.unreadable
            ));
            lines.extend(warnings(report).into_iter().map(|warning| format!("  {warning}")));
        }
        lines.extend(self.remarkable());
        if let Some(failed) = self.failed {
            lines.push(format!("{failed} unreadable rows are saved."));
        }
        lines.push(match (is_plan, self.label) {
            (true, _) => "Nothing is written yet: run it without --dry-run.".to_owned(),
            (false, Some(label)) => format!("{label}. To take it back: lectern-cli undo"),
            (false, None) => "Nothing to change: your library has it all already.".to_owned(),
        });
        lines.join("\n")
    }

    /// The rows with something to say, the first of them.
    fn remarkable(&self) -> Vec<String> {
        let wants_a_look =
            |row: &&RowReport| !row.reasons.is_empty() && !matches!(row.outcome, Outcome::Matched | Outcome::Changed);
        let rows: Vec<&RowReport> = self.rows.iter().filter(wants_a_look).collect();
        let line = |row: &&RowReport| format!("  line {}: {}: {}", row.line, titled(&row.title), row.reasons.join(" "));
        let mut lines: Vec<String> = rows.iter().take(SHOWN).map(line).collect();
        if rows.len() > SHOWN {
            lines.push(format!("  and {} more: see them all with --json", rows.len() - SHOWN));
        }
        lines
    }
}

fn titled(title: &str) -> &str {
    if title.trim().is_empty() { "(no title)" } else { title }
}

/// What is true of a file as a whole, questions among it.
pub(super) fn warnings(report: &Report) -> Vec<String> {
    report.warnings.iter().cloned().chain(report.questions.iter().map(Question::words)).collect()
}
