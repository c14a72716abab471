//! A machine of its own for one test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, os::unix::fs::PermissionsExt as _, thread};

use serde_json::Value;
use tempfile::TempDir;
use xtask::display::VirtualDisplay;
use xtask::house;
use xtask::picture::Size;

use crate::window::Window;

/// A virtual screen, an empty home and a library file that does not exist yet.
#[derive(Debug)]
pub struct Desk {
    display: VirtualDisplay,
    home: TempDir,
}

impl Desk {
    /// Sets up a desk on which nothing has been opened.
    #[must_use]
    pub fn empty() -> Self {
        let display =
            VirtualDisplay::start(Size::USUAL).expect("a virtual display (`cargo xtask needs` installs Xvfb)");
        let home = TempDir::new().expect("a home for the test");
        let run = home.path().join("run");
        fs::create_dir(&run).expect("a folder for sockets");
        // Programs refuse a runtime folder that others may read.
        fs::set_permissions(&run, fs::Permissions::from_mode(0o700)).expect("a folder for sockets of our own");
        Self { display, home }
    }

    /// The library file that windows and command lines of this desk open.
    #[must_use]
    pub fn library(&self) -> PathBuf {
        self.home.path().join("reading.lectern")
    }

    /// Opens a window on the library.
    #[must_use]
    pub fn open(&self) -> Window<'_> {
        Window::open(self, &application(), &[])
    }

    /// Opens a window on the library, with every network call of all its processes written to `record`.
    #[must_use]
    pub fn open_recorded(&self, record: &Path) -> Window<'_> {
        let before = ["--follow-forks", "--trace=network", "--string-limit=200", "--output"];
        let mut words: Vec<String> = before.map(str::to_owned).into();
        words.extend([path(record), "--".to_owned(), path(&application())]);
        Window::open(self, Path::new("strace"), &words)
    }

    /// Runs the command line on the library and gives its JSON answer.
    ///
    /// # Panics
    /// When the command fails, with what it said.
    #[must_use]
    pub fn cli(&self, words: &[&str]) -> Value {
        let output = self.try_cli(words);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "lectern-cli {} failed: {said}", words.join(" "));
        serde_json::from_slice(&output.stdout).expect("the command line answers --json with JSON")
    }

    fn try_cli(&self, words: &[&str]) -> Output {
        let mut cli = Command::new(built("LECTERN_CLI", "lectern-cli"));
        self.settle(&mut cli).arg("--library").arg(self.library()).arg("--json").args(words);
        cli.output().expect("lectern-cli can be started")
    }

    /// Sits a program down at this desk: its screen, its home, and nothing of the developer's own.
    pub(crate) fn settle<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let home = self.home.path();
        self.display.lend_to(command);
        command.current_dir(home).env("HOME", home).env("XDG_RUNTIME_DIR", home.join("run"));
        for name in ["DATA", "CONFIG", "CACHE", "STATE"] {
            command.env(format!("XDG_{name}_HOME"), home.join(name.to_lowercase()));
        }
        // No session bus: a test neither finds the developer's desktop nor starts one. Times and words are fixed.
        command
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("NO_AT_BRIDGE", "1")
            .env("GSETTINGS_BACKEND", "memory");
        command.env("TZ", "UTC").env("LC_ALL", "C.UTF-8").env_remove("LECTERN_LIBRARY")
    }

    /// A file of this desk's home, with these bytes in it.
    #[must_use]
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let file = self.home.path().join(name);
        fs::write(&file, bytes).expect("the home of the test can be written to");
        file
    }

    /// The screen, as programs call it.
    pub(crate) fn screen(&self) -> &str {
        self.display.name()
    }

    /// The file that takes what the programs of this desk say.
    pub(crate) fn log(&self) -> PathBuf {
        self.home.path().join("said.log")
    }

    /// What helps to see why a step failed: a picture of the screen, and what the programs said.
    pub(crate) fn hints(&self) -> String {
        let name = thread::current().name().unwrap_or("window").replace("::", "-");
        let file = house::target().join(format!("window-tests/{name}.png"));
        let folder = file.parent().expect("BUG: the name has a folder");
        let saved = fs::create_dir_all(folder).map_err(Into::into).and_then(|()| self.display.picture()?.save(&file));
        let screen = match saved {
            Ok(()) => format!("The screen at that moment: {}", file.display()),
            Err(failure) => format!("The screen could not be saved: {failure:#}"),
        };
        let said = fs::read_to_string(self.log()).unwrap_or_default();
        format!("{screen}\nThe programs said:\n{said}")
    }
}

/// The application that is tested.
pub(crate) fn application() -> PathBuf {
    built("LECTERN_APP", "lectern")
}

/// A program of the workspace: named by `cargo xtask test`, or built beside the test.
fn built(variable: &str, name: &str) -> PathBuf {
    let beside = || env::current_exe().ok()?.parent()?.parent().map(|folder| folder.join(name));
    let program = env::var_os(variable).map(PathBuf::from).or_else(beside).expect("BUG: a test stands in a folder");
    assert!(program.exists(), "{} is not built; `cargo xtask test` builds it", program.display());
    program
}

fn path(path: &Path) -> String {
    path.to_str().expect("BUG: temporary folders have plain names").to_owned()
}
