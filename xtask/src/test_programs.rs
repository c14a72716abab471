//! Everything that the tests run, built once, in one profile and with one set of features.
//!
//! Cargo unites the features of what one command names, so asking for packages one by one would compile the
//! window's framework once for each union. This asks for the whole workspace in one command and then
//! runs the programs that came of it by name.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::Value;
use xtask::house;

use crate::sh;

/// The one set of features: the page is embedded, and the bindings can be written.
pub(crate) const FEATURES: [&str; 2] = ["--features", "lectern/custom-protocol"];

/// Where chance begins for the laws over random input. It is the same number in every whole run, so that one that fails
/// speaks of the change before it. A test that is started by cargo itself begins anywhere.
const CHANCE: &str = "PROPTEST_RNG_SEED";

/// A program that cargo built.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Program {
    /// The target's name: of the library, the binary or the file in `tests/`.
    pub(crate) name: String,
    /// The package's folder.
    pub(crate) folder: PathBuf,
    /// Whether it is a test.
    pub(crate) is_test: bool,
    /// Where it stands.
    pub(crate) path: PathBuf,
}

/// All programs of the workspace.
pub(crate) struct Programs(Vec<Program>);

/// Builds one binary as the tests have it, and says where it stands.
///
/// The whole workspace is named here too, since what is named decides the features; no test adds one of its own.
pub(crate) fn binary(name: &str) -> Result<PathBuf> {
    Programs::of(&["--bin", name])?.binary(name).cloned()
}

impl Programs {
    /// Builds libraries, binaries and tests of the whole workspace.
    pub(crate) fn build() -> Result<Self> {
        Self::of(&["--lib", "--bins", "--tests"])
    }

    fn of(targets: &[&str]) -> Result<Self> {
        let mut build = sh::cargo(["build", "--workspace", "--message-format=json-render-diagnostics"]);
        let messages = sh::said(build.args(targets).args(FEATURES))?;
        let programs = messages.lines().map(program).filter_map(Result::transpose).collect::<Result<_>>()?;
        Ok(Self(programs))
    }

    /// The binary of this name.
    pub(crate) fn binary(&self, name: &str) -> Result<&PathBuf> {
        let found = self.0.iter().find(|program| !program.is_test && program.name == name);
        found.map(|program| &program.path).with_context(|| format!("the workspace has no binary {name}"))
    }

    /// Takes the tests of the package in `folder` for which `choose` says yes to the target's name.
    pub(crate) fn take_tests(&mut self, folder: &str, choose: impl Fn(&str) -> bool) -> Vec<Program> {
        let folder = house::root().join(folder);
        self.0.extract_if(.., |program| program.is_test && program.folder == folder && choose(&program.name)).collect()
    }

    /// The tests that nobody has taken.
    pub(crate) fn left(&self) -> impl Iterator<Item = &Program> {
        self.0.iter().filter(|program| program.is_test)
    }
}

impl Program {
    /// The program as cargo itself would start it as a test.
    pub(crate) fn command(&self) -> Command {
        let mut test = Command::new(&self.path);
        test.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        if std::env::var_os(CHANCE).is_none() {
            test.env(CHANCE, "2");
        }
        test
    }
}

/// The program that one line of cargo's messages tells of.
fn program(message: &str) -> Result<Option<Program>> {
    let message: Value = serde_json::from_str(message).context("cargo wrote something that is not JSON")?;
    let Some(path) = message["executable"].as_str() else {
        return Ok(None);
    };
    if message["target"]["kind"][0] == "custom-build" {
        return Ok(None);
    }
    let manifest = PathBuf::from(message["manifest_path"].as_str().context("a program without a package")?);
    Ok(Some(Program {
        name: message["target"]["name"].as_str().context("a program without a name")?.to_owned(),
        folder: manifest.parent().context("a manifest without a folder")?.to_owned(),
        is_test: message["profile"]["test"] == true,
        path: path.into(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_is_told_from_a_binary_and_from_a_library() {
        let told = |executable: &str, test: bool| {
            let line = format!(
                r#"{{"manifest_path":"/l/tests/Cargo.toml","target":{{"kind":["test"],"name":"undo"}},"profile":{{"test":{test}}},"executable":{executable}}}"#
            );
            program(&line).unwrap()
        };
        let test = told(r#""/t/undo-1""#, true).unwrap();
        assert_eq!((test.name.as_str(), test.is_test), ("undo", true));
        assert_eq!(test.folder, PathBuf::from("/l/tests"));
        assert!(!told(r#""/t/undo""#, false).unwrap().is_test);
        assert_eq!(told("null", false), None);
    }
}
