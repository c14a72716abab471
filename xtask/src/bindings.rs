//! `cargo xtask bindings`: the commands' types as TypeScript, written into the page.

use std::process::Command;

use anyhow::Result;
use xtask::house;

use crate::{needs, page, sh, test_programs};

/// Writes `ui/src/ipc/bindings.ts` anew.
pub(crate) fn run() -> Result<()> {
    needs::packages(&[needs::WINDOW])?;
    page::stand_in()?;
    let writer = test_programs::binary("lectern-bindings")?;
    sh::run(Command::new(writer).arg("--write").current_dir(house::root()))
}
