//! Saves what can be read of a damaged library.

use std::path::PathBuf;

use lectern_core::backup::{self, Saved};

use crate::door::Door;
use crate::interrupt;
use crate::output::{Answer, Outcome};
use crate::table::Table;

const EXAMPLES: &str = "\
Examples:
  lectern-cli check                       what is wrong, what can be read, and the newest good backup
  lectern-cli salvage saved.lectern       saves what can be read into a new library

The damaged library is only read. Where a backup is good, compare: what the backup lacks may be in what was saved, and
lectern-cli restore saved.lectern --merge brings both together.";

/// What `salvage` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Salvage {
    /// The new library, which must not be there yet
    #[arg(value_name = "NEW")]
    to: PathBuf,
}

/// Saves.
pub(crate) fn run(words: &Salvage, door: &Door) -> Outcome {
    let done = backup::salvage(door.path(), &words.to, door.now(), &mut interrupt::watch())?;
    let text = format!("{}The new library is {}", table(&done.kinds), done.path);
    Ok(Answer::new(done, text))
}

/// What was saved of each kind.
pub(super) fn table(kinds: &[Saved]) -> String {
    let mut table = Table::new(["", "Saved", "Lost", "Lost pages", "Unlinked", "Left out"]);
    let some = |number: u32| if number == 0 { String::new() } else { number.to_string() };
    let (told, unknown): (Vec<&Saved>, Vec<&Saved>) =
        kinds.iter().partition(|kind| kind.saved + kind.lost + kind.unlinked + kind.left_out > 0);
    for kind in told {
        table.row([
            kind.kind.clone(),
            kind.saved.to_string(),
            some(kind.lost),
            some(kind.lost_pages),
            some(kind.unlinked),
            some(kind.left_out),
        ]);
    }
    let mut text = table.text();
    if !unknown.is_empty() {
        let kinds: Vec<&str> = unknown.iter().map(|kind| kind.kind.as_str()).collect();
        text.push_str(&format!("Nothing is known of these; pages that held them are lost: {}.\n", kinds.join(", ")));
    }
    text
}
