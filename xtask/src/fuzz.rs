//! `cargo xtask fuzz`: the parsers of `tests/src/fuzz` under harmed inputs, for as long as there is time.

use anyhow::Result;

use crate::{needs, sh};

/// What to try, and for how long.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A parser, as the tests list them; all in turn where none is named
    #[arg(long, default_value = "all")]
    target: String,
    /// For how many minutes
    #[arg(long, default_value_t = 5)]
    minutes: u64,
    /// Where chance begins: another number gives other inputs
    #[arg(long, default_value_t = 2)]
    seed: u64,
}

/// Builds the targets with every check that tests have, and tries them until the time is over or one fails.
pub(crate) fn run(options: &Options) -> Result<()> {
    needs::packages(&[needs::CORE])?;
    let mut fuzz = sh::cargo(["run", "--package", "lectern-tests", "--bin", "fuzz", "--"]);
    let seconds = (options.minutes * 60).to_string();
    sh::run(fuzz.args([options.target.clone(), seconds, options.seed.to_string()]))
}
