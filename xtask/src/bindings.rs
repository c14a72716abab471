//! `cargo xtask bindings`: the commands' types as TypeScript, written into the page.

use anyhow::Result;

use crate::{needs, sh};

/// Writes `ui/src/ipc/bindings.ts` anew.
pub(crate) fn run() -> Result<()> {
    needs::packages(&[needs::WINDOW])?;
    sh::run(&mut sh::cargo(["run", "--package", "lectern-ipc-tests", "--bin", "lectern-bindings", "--", "--write"]))
}
