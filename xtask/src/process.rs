//! Programs that we start and stop.

use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

use anyhow::{Context as _, Result};
use rustix::process::{Pid, Signal, kill_process};

use crate::wait;

/// How long a program may take to put its things away before it is killed.
const GRACE: Duration = Duration::from_secs(5);

/// Whether we may do everything on this machine.
#[must_use]
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Asks a process to end. One that has ended already is content.
pub fn end(id: u32) {
    send(id, Signal::TERM);
}

/// Ends a process without asking it.
pub fn kill(id: u32) {
    send(id, Signal::KILL);
}

fn send(id: u32, signal: Signal) {
    if let Some(id) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        // The only error of interest would be a process of somebody else, and we ask only our own.
        let _ = kill_process(id, signal);
    }
}

/// A program that we started. Dropping it stops it by its process id.
#[derive(Debug)]
pub struct Running {
    child: Child,
    name: String,
}

impl Running {
    /// Starts a program; `name` is what a person reads when it cannot be started.
    pub fn start(name: &str, command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().with_context(|| format!("{name} could not be started ({program})"))?;
        Ok(Self { child, name: name.to_owned() })
    }

    /// The process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The child itself, for its pipes.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// How it ended, or nothing while it runs.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().with_context(|| format!("{} could not be asked whether it runs", self.name))
    }

    /// Waits for it to end by itself.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        self.child.wait().with_context(|| format!("{} could not be waited for", self.name))
    }

    /// Asks it to end, and kills it when it has not within a few seconds.
    pub fn stop(&mut self) -> Result<()> {
        if self.ended()?.is_some() {
            return Ok(());
        }
        end(self.id());
        if wait::until("it to end", GRACE, || self.ended()).is_err() {
            self.child.kill().with_context(|| format!("{} could not be stopped", self.name))?;
            self.wait()?;
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Err(failure) = self.stop() {
            eprintln!("{failure:#}");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_dropped_program_no_longer_runs() {
        let sleeper = Running::start("sleep", Command::new("sleep").arg("600")).unwrap();
        let place = format!("/proc/{}", sleeper.id());
        assert!(Path::new(&place).exists());
        drop(sleeper);
        assert!(!Path::new(&place).exists());
    }

    #[test]
    fn a_missing_program_is_named() {
        let started = Running::start("the driver", &mut Command::new("no-such-program"));
        assert_eq!(started.unwrap_err().to_string(), "the driver could not be started (no-such-program)");
    }
}
