//! Goes back to a backup, or brings another library into this one.

use std::path::{Path, PathBuf};

use lectern_core::backup::{self, MergeReport, Replacement, Side};
use lectern_core::{Error, Source};
use serde_json::json;

use crate::door::Door;
use crate::failure::Failure;
use crate::interrupt;
use crate::output::{Answer, Outcome, document_of, merge};
use crate::table::Table;
use crate::words::{NOTHING_YET, count, minute};

const EXAMPLES: &str = "\
Examples:
  lectern-cli restore BACKUP --dry-run            what would come back and what would be gone
  lectern-cli restore BACKUP                      the backup takes the place of the library
  lectern-cli restore BACKUP --merge --dry-run    what would come in, and where the two differ
  lectern-cli restore BACKUP --merge              brings it in; lectern-cli undo takes it back

The library is backed up first, whichever you choose. A library that is damaged is moved aside as it is; where there is
none, the backup becomes one. BACKUP may be of an older Lectern, or a library that left as JSON; one of a newer Lectern is refused.";

/// What `restore` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Restore {
    /// A backup, by its path or the name that lectern-cli backups shows; or any library
    #[arg(value_name = "BACKUP")]
    file: PathBuf,
    /// Bring in what it holds and keep what is here; of two words for one field the later counts
    #[arg(long)]
    merge: bool,
    /// Say what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Shows, replaces or merges.
pub(crate) fn run(words: &Restore, door: &Door) -> Outcome {
    let words = &Restore { file: meant(&words.file, door), ..*words };
    let replaces = !words.merge && !words.dry_run;
    let done = match carry_out(words, door) {
        Err(failure) if replaces && cannot_be_used(&failure, door) => put_in_place(words, door),
        done => done,
    };
    done.map_err(|failure| match failure {
        Failure::Core(Error::Damaged { findings }) if !backup::verify(&words.file).is_good() => {
            Failure::DamagedFile { path: words.file.clone(), findings }
        }
        other => other,
    })
}

/// The file, or the backup of that name, as `backups` shows it.
fn meant(file: &Path, door: &Door) -> PathBuf {
    if !file.exists()
        && let Ok(backups) = backup::beside_library(door.path())
        && let Some(backup) = backups.into_iter().find(|backup| Path::new(&backup.name) == file)
    {
        return backup.path;
    }
    file.to_owned()
}

/// Whether it is the library itself that stood in the way: none is there, or it is damaged, or something else lies in its
/// place, and its backups are beside it.
fn cannot_be_used(failure: &Failure, door: &Door) -> bool {
    match failure {
        Failure::NoLibrary { .. } => true,
        Failure::Core(Error::Damaged { .. }) => !backup::verify(door.path()).is_good(),
        Failure::Core(Error::Foreign { path, .. }) => {
            path == door.path() && backup::beside_library(path).is_ok_and(|backups| !backups.is_empty())
        }
        _ => false,
    }
}

fn carry_out(words: &Restore, door: &Door) -> Outcome {
    let library = door.library()?;
    let (now, progress) = (door.now(), &mut interrupt::watch());
    match (words.merge, words.dry_run) {
        (true, true) => {
            let report = backup::preview_merge(&library, &words.file, now, progress)?;
            Ok(Answer::new(json!({ "dry_run": true, "merge": report }), format!("{}\n{NOTHING_YET}", merged(&report))))
        }
        (true, false) => {
            let (changed, kept) = backup::merge(&library, &words.file, now, Source::CommandLine, progress)?;
            let document = json!({ "dry_run": false, "merge": changed.value, "backup": kept });
            let said = format!("{}\nBefore that it was backed up to {}", merged(&changed.value), kept.path.display());
            Ok(Answer::changed(&changed, document, said))
        }
        (false, true) => {
            let preview = backup::preview(&library, &words.file, progress)?;
            let mut document = json!({ "dry_run": true });
            merge(&mut document, document_of(&preview));
            Ok(Answer::new(document, format!("{}\n{NOTHING_YET}", replaced(&preview))))
        }
        (false, false) => {
            let kept = backup::restore(&library, &words.file, now, progress)?;
            let said = format!("Restored. What was here before is in {}", kept.path.display());
            Ok(Answer::new(json!({ "dry_run": false, "backup": kept }), said))
        }
    }
}

fn put_in_place(words: &Restore, door: &Door) -> Outcome {
    let aside = backup::put_in_place(door.path(), &words.file, door.now(), &mut interrupt::watch())?;
    let aside = aside.map(|aside| aside.display().to_string());
    let said = match &aside {
        Some(aside) => format!("Restored. The damaged library was not written to; it is {aside} now."),
        None => format!("Restored. The library is {}", door.path().display()),
    };
    Ok(Answer::new(json!({ "dry_run": false, "damaged": aside }), said))
}

fn replaced(preview: &Replacement) -> String {
    let mut table = Table::new(["", "Now", "Then", "Gone", "Back"]);
    for kind in &preview.kinds {
        let row = [kind.here, kind.there, kind.only_here, kind.only_there].map(|number| number.to_string());
        let [here, there, gone, back] = row;
        table.row([kind.kind.clone(), here, there, gone, back]);
    }
    let when = |at: Option<lectern_core::Moment>| at.map_or_else(|| "never".to_owned(), minute);
    format!(
        "{}Changed last: here {}, in the backup {}.",
        table.text(),
        when(preview.here_changed_at),
        when(preview.there_changed_at)
    )
}

fn merged(report: &MergeReport) -> String {
    if !report.changes_something() && report.conflicting == 0 {
        return "Everything in it is here already.".to_owned();
    }
    let mut table = Table::new(["", "New", "Changed"]);
    for kind in &report.kinds {
        table.row([kind.kind.clone(), kind.new.to_string(), kind.changed.to_string()]);
    }
    let mut text = table.text();
    for book in report.matched.iter().filter(|book| book.here != book.there) {
        text.push_str(&format!("“{}” is “{}” here.\n", book.there, book.here));
    }
    for conflict in &report.conflicts {
        let kept = if conflict.kept == Side::Here { "yours stays" } else { "theirs is later" };
        let (what, field) = (&conflict.what, &conflict.field);
        text.push_str(&format!("{what}, {field}: “{}” here, “{}” there; {kept}.\n", conflict.here, conflict.there));
    }
    let more = (report.conflicting as usize).saturating_sub(report.conflicts.len());
    if more > 0 {
        text.push_str(&format!("And {}.\n", count(more, "more difference")));
    }
    text.trim_end().to_owned()
}
