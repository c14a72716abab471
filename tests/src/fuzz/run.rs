//! One target tried with one input after the other, under a watch.

use std::fmt;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::harm::harmed;
use super::targets::Target;
use crate::dice::Dice;

/// Longer than this no parser may take for one small input, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(30);

/// When it is enough.
#[derive(Debug, Clone, Copy)]
pub enum Until {
    /// After so many harmed inputs.
    Inputs(u64),
    /// When this much time is over.
    Over(Duration),
}

/// An input that was the end of a parser.
#[derive(Debug)]
pub struct Failure {
    /// What happened.
    pub what: &'static str,
    /// Where the input was kept.
    pub input: PathBuf,
}

impl fmt::Display for Failure {
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(form, "{}; the input is kept as {}", self.what, self.input.display())
    }
}

/// Tries a target: its seeds as they are, then harmed ones. The same seed gives the same inputs. Answers how many there
/// were.
///
/// # Errors
/// The first input on which the target panics or does not end.
///
/// # Panics
/// Where the folder for temporary files cannot be written.
pub fn fuzz(target: &Target, seed: u64, until: Until) -> Result<u64, Failure> {
    let (give, given) = channel::<Vec<u8>>();
    let (answer, answered) = channel::<bool>();
    let run = target.run.clone();
    let worker = std::thread::spawn(move || {
        for input in given {
            let is_over = catch_unwind(AssertUnwindSafe(|| run(&input))).is_err();
            if answer.send(is_over).is_err() {
                return;
            }
        }
    });
    let mut trial = Trial { target, give, answered, tried: 0 };
    for seed in &target.seeds {
        trial.with(seed)?;
    }
    let (mut dice, begun, mut harms) = (Dice::new(seed), Instant::now(), 0);
    while match until {
        Until::Inputs(most) => harms < most,
        Until::Over(time) => begun.elapsed() < time,
    } {
        trial.with(&harmed(&mut dice, &target.seeds))?;
        harms += 1;
    }
    let tried = trial.tried;
    drop(fs::remove_file(trial.kept()));
    drop(trial);
    worker.join().expect("BUG: the worker catches every panic");
    Ok(tried)
}

struct Trial<'a> {
    target: &'a Target,
    give: Sender<Vec<u8>>,
    answered: Receiver<bool>,
    tried: u64,
}

impl Trial<'_> {
    /// Where the input under trial lies: there it stays, even where the whole process ends.
    fn kept(&self) -> PathBuf {
        std::env::temp_dir().join(format!("lectern-fuzz-{}-{}", self.target.name, std::process::id()))
    }

    fn with(&mut self, input: &[u8]) -> Result<(), Failure> {
        let kept = self.kept();
        fs::write(&kept, input).expect("the folder for temporary files");
        self.tried += 1;
        self.give.send(input.to_vec()).expect("BUG: the worker waits for inputs");
        let what = match self.answered.recv_timeout(PATIENCE) {
            Ok(false) => return Ok(()),
            Ok(true) => "it panics",
            Err(RecvTimeoutError::Timeout) => "it does not end",
            Err(RecvTimeoutError::Disconnected) => "it ends its thread",
        };
        Err(Failure { what, input: kept })
    }
}
