//! Looks the library over.

use lectern_core::check::{self, Findings};
use lectern_core::{Error, backup};
use serde_json::json;

use super::salvage;
use crate::door::Door;
use crate::failure::Failure;
use crate::interrupt;
use crate::output::{Answer, Outcome, document_of, merge};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  lectern-cli check
  lectern-cli check --repair

Without --repair nothing is written. --repair makes lists and search again from your books, reads and
notes, and indexes that another program took away; your words it never touches. Exit status 5 where something is wrong.";

/// What `check` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Check {
    /// Make lists and search again from what they are made of
    #[arg(long)]
    repair: bool,
}

/// Looks over everything; with `--repair`, answers what was wrong before and what still is.
pub(crate) fn run(words: &Check, door: &Door) -> Outcome {
    let library = match door.library() {
        Err(Failure::Core(Error::Damaged { .. })) if !words.repair => return damaged(door),
        other => other?,
    };
    let found = match if words.repair { library.repair() } else { library.read(check::check) } {
        Err(Error::Damaged { .. }) if !words.repair => return damaged(door),
        found => found?,
    };
    let left = if words.repair { library.read(check::check)? } else { found.clone() };
    let mut document = document_of(&found);
    merge(&mut document, json!({ "clean": left.is_clean() }));
    if words.repair {
        merge(&mut document, json!({ "left": left }));
    }
    if !found.structure.is_empty() {
        return damaged(door);
    }
    let answer = Answer::new(document, text(&found, &left, words.repair));
    Ok(if left.is_clean() { answer } else { answer.with_status(5) })
}

/// A library whose file is damaged: what was found, what can be read, and which backup is good.
fn damaged(door: &Door) -> Outcome {
    let damage = backup::look_at_damage(door.path(), door.now(), &mut interrupt::watch())?;
    let found = Findings { structure: damage.findings.clone(), ..Findings::default() };
    let mut text = format!("{}The library was not written to.\n", lines(&found));
    if !damage.readable.is_empty() {
        let table = salvage::table(&damage.readable);
        text.push_str(&format!("What can be read, and saved with lectern-cli salvage NEW:\n{table}"));
    }
    text.push_str(&match &damage.backup {
        Some(good) => {
            format!("The newest good backup; lectern-cli restore puts it in place:\n  {}", good.path.display())
        }
        None => "There is no good backup beside it.".to_owned(),
    });
    let mut document = document_of(&found);
    merge(&mut document, json!({ "clean": false, "readable": damage.readable, "backup": damage.backup }));
    Ok(Answer::new(document, text).with_status(5))
}

fn text(found: &Findings, left: &Findings, repaired: bool) -> String {
    let mut text = lines(found);
    let looked = format!("{}, {}", count(found.books as usize, "book"), count(found.notes as usize, "note"));
    text.push_str(&match (found.is_clean(), left.is_clean(), repaired) {
        (true, true, _) => format!("Everything is as it should be: {looked}.{}", unused(found)),
        (false, true, _) => format!("Repaired; what is named above was made again: {looked}."),
        (_, false, true) => format!("What is left cannot be made again from the rest:\n{}", lines(left)),
        (_, false, false) if found.structure.is_empty() && found.references.is_empty() => {
            "Lists and search can be made again: lectern-cli check --repair".to_owned()
        }
        (_, false, false) => "The library is not as it should be.".to_owned(),
    });
    text
}

/// Pictures that take room for nothing: no fault, and perhaps an undo needs them.
fn unused(found: &Findings) -> String {
    let names: String = found.unused_images.iter().map(|name| format!("\n  {name}")).collect();
    if names.is_empty() { names } else { format!("\nPictures that no note shows:{names}") }
}

/// What was found, under headings.
fn lines(found: &Findings) -> String {
    let mut text = String::new();
    for (title, lines) in [
        ("The file itself:", &found.structure),
        ("Rows that point at nothing:", &found.references),
        ("Lists and search:", &found.derived),
    ] {
        if !lines.is_empty() {
            text.push_str(&format!("{title}\n{}", lines.iter().map(|line| format!("  {line}\n")).collect::<String>()));
        }
    }
    text
}
