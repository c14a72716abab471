//! Steps with a name and a time, and the lines with which test runners close.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::sh;

/// The steps that were done.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: String,
    took: Duration,
    closing: Closing,
}

/// The lines with which the runners of one step closed. They are shown once, together, at the end.
#[derive(Default)]
pub(crate) struct Closing(Vec<String>);

impl Steps {
    /// Does one step; a failure carries its name.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce(&mut Closing) -> Result<T>) -> Result<T> {
        println!("\n── {name}");
        let start = Instant::now();
        let mut closing = Closing::default();
        let done = work(&mut closing);
        let took = start.elapsed();
        println!("── {name}: {}", seconds(took));
        if done.is_err() {
            closing.0.iter().for_each(|line| println!("{line}"));
        }
        self.done.push(Step { name: name.to_owned(), took, closing });
        done.with_context(|| format!("Stopped at the step “{name}”"))
    }

    /// Prints each step with its time, and then what the runners said last.
    pub(crate) fn close(&self) {
        println!("\nAll steps passed.");
        for step in &self.done {
            println!("{:>8}  {}", seconds(step.took), step.name);
        }
        println!("{:>8}  together\n", seconds(self.done.iter().map(|step| step.took).sum()));
        for step in self.done.iter().filter(|step| !step.closing.0.is_empty()) {
            println!("{}:", step.name);
            step.closing.0.iter().for_each(|line| println!("{line}"));
        }
    }
}

impl Closing {
    /// Runs a test runner, shows its output, and keeps the lines with which it closes.
    pub(crate) fn run(&mut self, command: &mut Command) -> Result<()> {
        // Colours would hide how a line begins.
        sh::watch(command.env("NO_COLOR", "1").env_remove("FORCE_COLOR"), |line| {
            if !closes(line) {
                println!("{line}");
            } else if !says_nothing(line) {
                self.0.push(line.to_owned());
            }
        })
    }
}

/// Whether a line is how libtest, vitest or Playwright closes.
fn closes(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let counted = first.parse::<u32>().is_ok() && matches!(second, "passed" | "failed" | "flaky" | "skipped");
    let vitest = first == "Tests" || (first == "Test" && second == "Files");
    line.starts_with("test result:") || counted || vitest
}

/// Whether a closing line tells of a program without a single test.
fn says_nothing(line: &str) -> bool {
    line.starts_with("test result: ok. 0 passed; 0 failed; 0 ignored")
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_all_three_runners_are_known() {
        for line in [
            "test result: ok. 3 passed; 0 failed",
            "      Tests  12 passed (12)",
            " Test Files  2 passed (2)",
            "  9 passed (3.1s)",
        ] {
            assert!(closes(line), "{line}");
        }
        for line in ["test finishing_a_book ... ok", "3 books", "running 4 tests", ""] {
            assert!(!closes(line), "{line}");
        }
    }

    #[test]
    fn a_failure_names_its_step() {
        let failure = Steps::default().step::<()>("the window", |_| anyhow::bail!("it is dark")).unwrap_err();
        assert_eq!(format!("{failure:#}"), "Stopped at the step “the window”: it is dark");
    }

    #[test]
    fn closing_lines_are_kept_and_empty_ones_dropped() {
        let mut closing = Closing::default();
        let script = "echo 'test a ... ok'; echo 'test result: ok. 1 passed'; echo 'test result: ok. 0 passed; 0 failed; 0 ignored'";
        closing.run(Command::new("sh").args(["-c", script])).unwrap();
        assert_eq!(closing.0, ["test result: ok. 1 passed"]);
    }
}
