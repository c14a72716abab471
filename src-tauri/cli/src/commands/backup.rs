//! Backs the library up.

use std::path::PathBuf;

use lectern_core::backup::{self, Reason};

use super::backups::{size, tell_of_a_missing_folder};
use crate::door::Door;
use crate::interrupt;
use crate::output::{Answer, Outcome};

const EXAMPLES: &str = "\
Examples:
  lectern-cli backup                        into the folder of backups; lectern-cli backups shows them
  lectern-cli backup /media/usb/mine.lectern

A backup is a whole library in one file. It is opened and checked before it gets its name, and it can be made while the
library is open elsewhere. After a day with changes one is made by itself, by the first command of the next day or by
the window.";

/// What `backup` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Backup {
    /// The file to write, which must not be there yet; without it, one in the folder of backups
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

/// Makes one.
pub(crate) fn run(words: &Backup, door: &Door) -> Outcome {
    let (library, progress) = (door.library()?, &mut interrupt::watch());
    let made = match &words.file {
        Some(file) => backup::make_at(&library, file, door.now(), progress)?,
        None => {
            tell_of_a_missing_folder(&library)?;
            backup::make(&library, door.now(), Reason::ByHand, progress)?
        }
    };
    let words = format!("Backed up to {} ({}), and checked.", made.path.display(), size(made.bytes));
    Ok(Answer::new(made, words))
}
