//! The one door: `cargo xtask run | test | check | bench | fuzz | package | bindings | needs`.
//!
//! Each task is a file of its own name. Each installs what it misses, says what it does, and stops at
//! the first failure with a sentence.

mod bench;
mod bindings;
mod check;
mod fuzz;
mod needs;
mod npm;
mod package;
mod page;
mod run;
mod sh;
mod steps;
mod sweep;
mod test;
mod test_programs;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The one door of Lectern's checkout.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Door {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds Lectern and opens its window
    Run(run::Options),
    /// Checks and tests everything, in the order in which failures are cheapest
    Test,
    /// The inner loop: formatting, lints and tests of all that needs no window, and the page's types
    Check,
    /// Runs the bench of the core; arguments after -- reach it
    Bench(bench::Options),
    /// Tries the parsers with harmed inputs, longer than the tests do
    Fuzz(fuzz::Options),
    /// Builds the .deb, and checks that it unpacks, starts, paints and is small
    Package,
    /// Writes the page's TypeScript bindings anew from the commands
    Bindings,
    /// Installs all that the other tasks may need
    Needs,
}

fn main() -> ExitCode {
    let done = match Door::parse().task {
        Task::Run(options) => run::run(&options),
        Task::Test => test::run(),
        Task::Check => check::run(),
        Task::Bench(options) => bench::run(&options),
        Task::Fuzz(options) => fuzz::run(&options),
        Task::Package => package::run(),
        Task::Bindings => bindings::run(),
        Task::Needs => needs::everything(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure:#}");
            ExitCode::FAILURE
        }
    }
}
