//! Brings in a library that left as JSON: what it holds is merged, seen first, written as one step.

use std::path::Path;

use lectern_core::backup::{self, MergeReport, Side};
use lectern_core::{Changed, Source};
use serde_json::{Value, json};

use crate::door::Door;
use crate::interrupt;
use crate::output::{Answer, Outcome};
use crate::words::{NOTHING_YET, count};

/// Shows or imports, in the words of every import.
pub(super) fn run(file: &Path, dry_run: bool, door: &Door) -> Outcome {
    let library = door.library()?;
    let progress = &mut interrupt::watch();
    if dry_run {
        let report = backup::preview_merge(&library, file, door.now(), progress)?;
        return Ok(Answer::new(document(&report, true, None), format!("{}\n{NOTHING_YET}", words(&report).trim_end())));
    }
    let (Changed { value, label, .. }, _) = backup::merge(&library, file, door.now(), Source::CommandLine, progress)?;
    let mut said = words(&value).trim_end().to_owned();
    if let Some(label) = &label {
        said.push_str(&format!("\n{label}. To take it back: lectern-cli undo"));
    }
    Ok(Answer::new(document(&value, false, label.as_deref()), said))
}

fn document(report: &MergeReport, dry_run: bool, label: Option<&str>) -> Value {
    let sum = |of: fn(&backup::Merged) -> u32| report.kinds.iter().map(|kind| u64::from(of(kind))).sum::<u64>();
    json!({
        "format": "lectern",
        "dry_run": dry_run,
        "label": label,
        "rows": sum(|kind| kind.new + kind.changed + kind.same),
        "new": sum(|kind| kind.new),
        "matched": sum(|kind| kind.same),
        "changed": sum(|kind| kind.changed),
        "conflicting": report.conflicting,
        "unreadable": 0,
        "warnings": [],
        "details": report.conflicts,
        "kinds": report.kinds,
    })
}

fn words(report: &MergeReport) -> String {
    let mut text = String::new();
    for kind in &report.kinds {
        text.push_str(&format!("{}: {} new, {} changed\n", kind.kind, kind.new, kind.changed));
    }
    if report.conflicting > 0 {
        let theirs = report.conflicts.iter().filter(|one| one.kept == Side::There).count();
        let fields = count(report.conflicting as usize, "field");
        text.push_str(&format!("{fields} differ; the later word counts ({theirs} of those shown are the file's).\n"));
    }
    if text.is_empty() { "Everything in it is here already.".to_owned() } else { text }
}
