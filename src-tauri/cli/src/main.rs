//! Lectern without a window: the same core, for scripts, tests and people who live in a terminal.
//!
//! A command parses its words, asks the core, and gives an [`Answer`](output::Answer) in two forms: a document for
//! programs and words for people. The rule protected here: standard output carries the answer and nothing else, and
//! the exit status says how it went.

mod args;
mod commands;
mod door;
mod failure;
mod interrupt;
mod output;
mod table;
mod words;

use std::process::ExitCode;

use clap::Parser;

use args::Cli;
use door::Door;

fn main() -> ExitCode {
    let cli = Cli::parse_from(args::hoisted(std::env::args_os()));
    let json = cli.global.json;
    let outcome = Door::new(&cli.global).and_then(|door| commands::run(cli.command, &door));
    match outcome {
        Ok(answer) => output::give(&answer, json),
        Err(failure) => output::refuse(&failure, json),
    }
}
