//! `cargo xtask bench`: the core against raw SQLite, timed in one run.

use anyhow::Result;

use crate::{needs, sh};

/// What reaches the bench.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Arguments of the bench itself
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Builds the core optimised and runs its bench.
pub(crate) fn run(options: &Options) -> Result<()> {
    needs::packages(&[needs::CORE])?;
    let mut bench = sh::cargo(["bench", "--package", "lectern-core", "--benches", "--"]);
    sh::run(bench.args(&options.arguments))
}
