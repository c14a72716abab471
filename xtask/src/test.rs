//! `cargo xtask test`: everything, in the order in which failures are cheapest to find, stopping at the first.
//!
//! The page comes before the Rust programs because the window embeds it: built later, it would have the
//! window compiled a second time.

use anyhow::{Result, ensure};

use crate::steps::{Closing, Steps};
use crate::test_programs::{FEATURES, Program, Programs};
use crate::{needs, npm, page, sh, sweep};

/// Runs all checks and tests.
pub(crate) fn run() -> Result<()> {
    let mut steps = Steps::default();
    steps.step("what the machine needs", |_| prepare())?;
    steps.step("format", |_| sh::run(&mut sh::cargo(["fmt", "--all", "--check"])))?;
    page_steps(&mut steps)?;
    steps.step("lints", |_| lints())?;
    steps.step("documentation", |_| documentation())?;
    let mut programs = steps.step("build", |_| Programs::build())?;
    core_steps(&mut steps, &mut programs)?;
    window_steps(&mut steps, &mut programs)?;
    for forgotten in programs.left() {
        ensure!(false, "no step runs the test {} in {}", forgotten.name, forgotten.folder.display());
    }
    steps.close();
    Ok(())
}

fn prepare() -> Result<()> {
    needs::packages(&[needs::WINDOW, needs::DISPLAY, needs::TESTS])?;
    needs::components()?;
    npm::install(npm::PAGE)?;
    npm::install(npm::BROWSER)?;
    sweep::sweep()
}

fn lints() -> Result<()> {
    let mut clippy = sh::cargo(["clippy", "--workspace", "--all-targets"]);
    sh::run(clippy.args(FEATURES).args(["--", "-D", "warnings", "--cfg", &sh::checkout_cfg()]))
}

fn documentation() -> Result<()> {
    let mut doc = sh::cargo(["doc", "--workspace", "--no-deps", "--lib"]);
    sh::run(
        doc.args(FEATURES)
            .env("CARGO_ENCODED_RUSTDOCFLAGS", ["-Dwarnings", "--cfg", &sh::checkout_cfg()].join("\u{1f}")),
    )
}

fn page_steps(steps: &mut Steps) -> Result<()> {
    steps.step("page: types", |_| sh::run(&mut npm::script(npm::PAGE, "check")))?;
    steps.step("page: lints", |_| sh::run(&mut npm::script(npm::PAGE, "lint")))?;
    steps.step("page: nothing unused", |_| sh::run(&mut npm::script(npm::PAGE, "knip")))?;
    steps.step("page: tests", |closing| closing.run(&mut npm::script(npm::PAGE, "test")))?;
    steps.step("page: build", |_| page::build())
}

fn core_steps(steps: &mut Steps, programs: &mut Programs) -> Result<()> {
    let is_rule = |name: &str| name == "architecture";
    let core = programs.take_tests("src-tauri/core", |_| true);
    let cli = programs.take_tests("src-tauri/cli", |_| true);
    let rules = programs.take_tests("tests", is_rule);
    let journeys = programs.take_tests("tests", |name| !is_rule(name));
    let door = programs.take_tests("xtask", |_| true);
    steps.step("rules of the house", |closing| each(&rules, closing))?;
    steps.step("core", |closing| each(&core, closing))?;
    steps.step("command line", |closing| each(&cli, closing))?;
    steps.step("journeys", |closing| each(&journeys, closing))?;
    steps.step("the one door", |closing| each(&door, closing))
}

fn window_steps(steps: &mut Steps, programs: &mut Programs) -> Result<()> {
    let shell = programs.take_tests("src-tauri", |_| true);
    let commands = programs.take_tests("tests/ipc", |_| true);
    let window = programs.take_tests("tests/window", |_| true);
    steps.step("shell", |closing| each(&shell, closing))?;
    steps.step("commands and bindings", |closing| each(&commands, closing))?;
    let bridge = programs.binary("lectern-bridge")?;
    steps.step("page in a browser", |closing| {
        sh::run(&mut npm::script(npm::BROWSER, "check"))?;
        closing.run(npm::script(npm::BROWSER, "test").env("LECTERN_BRIDGE", bridge))
    })?;
    let (app, cli) = (programs.binary("lectern")?, programs.binary("lectern-cli")?);
    steps.step("real window", |closing| {
        window.iter().try_for_each(|test| {
            // One at a time: what is promised within a second is measured here.
            let mut test = test.command();
            closing.run(test.env("RUST_TEST_THREADS", "1").env("LECTERN_APP", app).env("LECTERN_CLI", cli))
        })
    })
}

/// Runs tests one after the other.
fn each(tests: &[Program], closing: &mut Closing) -> Result<()> {
    tests.iter().try_for_each(|test| closing.run(&mut test.command()))
}
