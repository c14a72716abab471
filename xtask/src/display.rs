//! A screen that exists only in memory: Xvfb on a display number that nobody else uses.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;

use crate::picture::{Picture, Size};
use crate::process::Running;
use crate::wait;

/// How long a picture must stay the same to be called painted: longer than a page waits for its answers.
const STILL: Duration = Duration::from_millis(1500);

/// A running virtual display. Dropping it stops it.
#[derive(Debug)]
pub struct VirtualDisplay {
    // Order matters: the server goes before the folder that it writes to.
    _server: Running,
    name: String,
    memory: TempDir,
}

impl VirtualDisplay {
    /// Starts a display with one screen of `size`, on the first free number, and waits until it answers.
    pub fn start(size: Size) -> Result<Self> {
        let memory = TempDir::new()?;
        let screen = format!("{size}x24");
        let mut server = Running::start(
            "Xvfb, the virtual display,",
            Command::new("Xvfb")
                // The server chooses a free number itself and prints it once it accepts connections.
                .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0", &screen, "-fbdir"])
                .arg(memory.path())
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let said = server.child().stdout.take().expect("BUG: standard output is piped");
        let mut number = String::new();
        BufReader::new(said).read_line(&mut number)?;
        ensure!(!number.trim().is_empty(), "the virtual display ended before it was ready");
        Ok(Self { _server: server, name: format!(":{}", number.trim()), memory })
    }

    /// What belongs into `DISPLAY`, like `:7`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Tells a program to show itself here, and nowhere else.
    pub fn lend_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("DISPLAY", &self.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY")
    }

    /// What the screen shows at this moment.
    pub fn picture(&self) -> Result<Picture> {
        let dump = fs::read(self.screen()).context("the virtual display's memory could not be read")?;
        Picture::from_window_dump(&dump)
    }

    /// Waits until a page stands on the screen and no longer changes, and gives its picture.
    ///
    /// `alive` is asked at each look, so that a program that has ended fails the wait at once.
    pub fn painted(&self, limit: Duration, mut alive: impl FnMut() -> Result<()>) -> Result<Picture> {
        let mut last: Option<(Picture, Instant)> = None;
        wait::until("the page to be painted", limit, || {
            alive()?;
            let now = self.picture()?;
            match &last {
                Some((before, since)) if before.resembles(&now) => {
                    Ok((since.elapsed() >= STILL && now.shows_a_page()).then_some(now))
                }
                _ => {
                    last = Some((now, Instant::now()));
                    Ok(None)
                }
            }
        })
    }

    fn screen(&self) -> PathBuf {
        self.memory.path().join("Xvfb_screen0")
    }
}
