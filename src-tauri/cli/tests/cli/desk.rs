//! A folder with a library, and the program to run on it.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The day on which every run happens, so that runs can be repeated.
pub(crate) const TODAY: &str = "2026-05-03";

/// A reader's terminal.
pub(crate) struct Desk {
    folder: TempDir,
}

/// How a run ended.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// A folder without a library.
    pub(crate) fn bare() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A folder with an empty library.
    pub(crate) fn new() -> Self {
        let desk = Self::bare();
        desk.json(&["init"]);
        desk
    }

    /// A folder with a library that holds a built-in plan.
    pub(crate) fn with_plan(key: &str) -> Self {
        let desk = Self::bare();
        desk.json(&["init", "--plan", key]);
        desk
    }

    /// A file of the folder.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The library.
    pub(crate) fn library(&self) -> PathBuf {
        self.file("Bücher.lectern")
    }

    /// Whether the library's folder of backups has a file with this in its name.
    pub(crate) fn has_in_backups(&self, part: &str) -> bool {
        let entries = std::fs::read_dir(self.file("Bücher backups"));
        entries.is_ok_and(|entries| entries.flatten().any(|entry| entry.file_name().to_string_lossy().contains(part)))
    }

    /// A run that is not started yet.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lectern-cli"));
        command.args(["--today", TODAY]).args(words).env("LECTERN_LIBRARY", self.library()).stdin(Stdio::null());
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, words: &[&str]) -> Ran {
        Ran::from(self.command(words).output().expect("the program can be started"))
    }

    /// Runs a command that must succeed, and gives what it says to people.
    pub(crate) fn say(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.status, 0, "{words:?}: {}", ran.err);
        assert_eq!(ran.err, "", "{words:?}");
        ran.out
    }

    /// Runs a command that must succeed, and gives its document.
    pub(crate) fn json(&self, words: &[&str]) -> Value {
        let ran = self.run(&[words, &["--json"]].concat());
        assert_eq!(ran.status, 0, "{words:?}: {}", ran.err);
        ran.document()
    }

    /// Runs a command that must be refused with this status, and gives the sentence.
    pub(crate) fn refused(&self, status: i32, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.status, status, "{words:?}: {}{}", ran.out, ran.err);
        assert_eq!(ran.out, "", "{words:?}: what is refused answers nothing");
        ran.err
    }

    /// Titles in the order of a list.
    pub(crate) fn titles(&self, words: &[&str]) -> Vec<String> {
        let list = self.json(&[&["list"], words].concat());
        texts(&list["books"], "title").into_iter().map(str::to_owned).collect()
    }
}

impl Ran {
    /// The one document on standard output.
    pub(crate) fn document(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().expect("an exit status"),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }
}

/// Runs a program and presses Ctrl-C once it is so far. It must not end before that.
#[cfg(unix)]
pub(crate) fn interrupted(mut command: Command, is_so_far: impl Fn() -> bool) -> Ran {
    let mut run = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
    while !is_so_far() {
        assert_eq!(run.try_wait().expect("the program can be waited for"), None, "it ended too early");
        std::thread::yield_now();
    }
    let pressed = Command::new("kill").args(["-INT", &run.id().to_string()]).status().expect("kill can be started");
    assert!(pressed.success());
    Ran::from(run.wait_with_output().expect("the program can be waited for"))
}

/// The names of a document's entries.
pub(crate) fn keys(document: &Value) -> Vec<&str> {
    document.as_object().expect("a document with names").keys().map(String::as_str).collect()
}

/// The rows of a list in a document.
pub(crate) fn rows(list: &Value) -> &[Value] {
    list.as_array().expect("a list")
}

/// One text of each row.
pub(crate) fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    rows(list).iter().map(|row| row[key].as_str().expect("a text")).collect()
}
