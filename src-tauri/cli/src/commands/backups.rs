//! Which backups there are, also of a library that cannot be opened.

use lectern_core::Library;
use lectern_core::backup::{self, Backup, Verified};
use serde_json::json;

use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome, complain};
use crate::table::Table;
use crate::words::{count, minute};

const EXAMPLES: &str = "\
Examples:
  lectern-cli backups              the newest first
  lectern-cli backups --check      opens and checks each of them now
  lectern-cli settings backup_keep \"7, 4, 12\"     days, weeks, months
  lectern-cli settings backup_folder /media/usb/lectern

The newest of each of the latest days, weeks and months is kept, the three newest always, and what you made by hand until
you remove it yourself.";

/// What `backups` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Backups {
    /// Open and check each of them now; exit status 5 where one is not good
    #[arg(long)]
    check: bool,
}

/// Lists them.
pub(crate) fn run(words: &Backups, door: &Door) -> Outcome {
    let mut opens = true;
    let mut backups = match door.library() {
        Ok(library) => {
            tell_of_a_missing_folder(&library)?;
            backup::list(&library)?
        }
        // A library that is damaged is what backups are for.
        Err(failure @ Failure::NoLibrary { .. }) => return Err(failure),
        Err(_) => {
            opens = false;
            backup::beside_library(door.path())?
        }
    };
    if words.check {
        for backup in &mut backups {
            backup.verified = backup::verify(&backup.path);
        }
    }
    let good = backups.iter().all(|backup| backup.verified.is_good());
    let bytes: u64 = backups.iter().map(|backup| backup.bytes).sum();
    let answer = Answer::new(json!({ "bytes": bytes, "backups": backups }), text(&backups, bytes, opens));
    Ok(if words.check && !good { answer.with_status(5) } else { answer })
}

/// Says where backups go while the folder that was chosen is not there.
pub(super) fn tell_of_a_missing_folder(library: &Library) -> Result<(), Failure> {
    let status = backup::status(library)?;
    if let Some(missing) = status.missing_folder {
        let (missing, here) = (missing.display(), status.folder.display());
        complain(&format!("{missing} is not there now. Until it is, backups go to {here}"));
    }
    Ok(())
}

fn text(backups: &[Backup], bytes: u64, opens: bool) -> String {
    let Some(first) = backups.first() else {
        if !opens {
            return "There are no backups of it here. What is wrong, and what can be saved: lectern-cli check"
                .to_owned();
        }
        return "There are no backups yet. One is made after a day with changes, or now: lectern-cli backup".to_owned();
    };
    let mut table = Table::new(["Made", "Why", "Size", "Checked", "File"]);
    for backup in backups {
        let checked = match &backup.verified {
            Verified::WhenMade => "when made".to_owned(),
            Verified::Now => "now".to_owned(),
            Verified::Wrong(findings) => format!("wrong: {}", findings.join("; ")),
        };
        table.row([
            minute(backup.made_at),
            backup.reason.words().to_owned(),
            size(backup.bytes),
            checked,
            backup.name.clone(),
        ]);
    }
    let folder = first.path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    format!("{}{} in {folder}, {}.", table.text(), count(backups.len(), "backup"), size(bytes))
}

/// "4.1 MB".
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{:.1} MB", precise(bytes) / 1e6),
        _ => format!("{:.1} GB", precise(bytes) / 1e9),
    }
}

#[allow(clippy::cast_precision_loss, reason = "one digit after the point is shown")]
fn precise(bytes: u64) -> f64 {
    bytes as f64
}
