//! `cargo xtask check`: what can be known without compiling the window's framework.

use anyhow::Result;

use crate::{needs, npm, sh};

/// Runs the inner loop.
pub(crate) fn run() -> Result<()> {
    needs::packages(&[needs::CORE])?;
    needs::components()?;
    sh::run(&mut sh::cargo(["fmt", "--all", "--check"]))?;
    // Without --workspace, cargo takes the default members: core, command line, journeys.
    let cfg = sh::checkout_cfg();
    sh::run(&mut sh::cargo(["clippy", "--all-targets", "--", "-D", "warnings", "--cfg", &cfg]))?;
    sh::run(&mut sh::cargo(["test"]))?;
    npm::install(npm::PAGE)?;
    sh::run(&mut npm::script(npm::PAGE, "check"))
}
