//! What was acknowledged survives a kill, whenever it comes.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use lectern_core::books::{self, BookQuery};
use lectern_core::{Library, Now, check, reading};

const KILLS: u64 = 120;

/// A small generator with a fixed seed, so that a failure can be repeated as far as a kill can.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % (most + 1)
    }
}

#[test]
fn everything_acknowledged_is_there_after_any_of_120_kills() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Killed.lectern");
    let mut dice = Dice(7);
    let mut acknowledged = BTreeSet::new();
    for kill in 0..KILLS {
        let next = acknowledged.last().map_or(1, |last| last + 1);
        acknowledged.extend(record_and_kill(&path, next, &mut dice));
        let kept = kept(&path);
        let lost: Vec<_> = acknowledged.difference(&kept).collect();
        assert!(lost.is_empty(), "kill {kill} lost {lost:?}");
        // One that was written and not yet acknowledged when the kill came counts from now on.
        acknowledged = kept;
    }
    assert!(acknowledged.len() > 500, "the child recorded only {} entries", acknowledged.len());
}

/// Runs the child, kills it after some lines and some microseconds, and answers what it had acknowledged.
fn record_and_kill(path: &Path, first: u32, dice: &mut Dice) -> Vec<u32> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_record-until-killed"))
        .arg(path)
        .arg(first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut acknowledged = Vec::new();
    for _ in 0..dice.up_to(25) {
        let line = lines.next().expect("the child goes on").expect("a line");
        acknowledged.push(line.parse().expect("a number"));
    }
    // Not a wait for something to be done: the moment of the kill itself, somewhere inside the next changes.
    let moment = Instant::now() + Duration::from_micros(dice.up_to(4_000));
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
    child.kill().expect("the kill");
    child.wait().expect("the child is gone");
    // Lines that were already in the pipe were acknowledged too.
    acknowledged.extend(lines.map_while(Result::ok).filter_map(|line| line.parse::<u32>().ok()));
    acknowledged
}

fn kept(path: &Path) -> BTreeSet<u32> {
    if !path.exists() {
        return BTreeSet::new();
    }
    let library = Library::open(path, Now::from_system()).expect("a killed library opens");
    let query = BookQuery { limit: 1, ..BookQuery::default() };
    let kept = library.read(|view| {
        assert!(check::check(view)?.is_clean(), "{:?}", check::check(view)?);
        let Some(book) = books::list(view, &query)?.books.pop() else { return Ok(BTreeSet::new()) };
        let mut kept = BTreeSet::new();
        for read in reading::reads_of(view, book.id)? {
            let log = reading::sessions_of(view, read.id)?;
            kept.extend(log.into_iter().filter_map(|entry| entry.note?.parse::<u32>().ok()));
        }
        Ok(kept)
    });
    library.close().expect("it closes");
    kept.expect("a killed library is readable")
}
