//! Running other programs, so that a failure is a sentence.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use xtask::house;

/// Cargo in the root of the checkout. Compiled dependencies are shared with other checkouts, our own crates are not.
pub(crate) fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(arguments).current_dir(house::root());
    share_build(&mut cargo);
    cargo
}

/// Tells cargo, started directly or by another program, where to build.
///
/// Cargo takes the crates of one checkout for those of another, unless a wrapper at another path compiled them.
/// `xtask/rustc` is that wrapper: a link to `/usr/bin/env`, which starts the compiler with nothing changed.
pub(crate) fn share_build(command: &mut Command) -> &mut Command {
    if let (Some(shared), true) = (house::shared_build(), cfg!(unix)) {
        command.env("CARGO_BUILD_BUILD_DIR", shared);
        command.env("RUSTC_WORKSPACE_WRAPPER", house::root().join("xtask/rustc"));
    }
    command
}

/// What tells this checkout from others to lints and documentation, which no wrapper keeps apart.
pub(crate) fn checkout_cfg() -> String {
    format!("lectern_checkout=\"{}\"", house::root().display())
}

/// Runs a program to its end; its output goes where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("`{}` could not be started", words(command)))?;
    if !status.success() {
        bail!("`{}` failed: {status}", words(command));
    }
    Ok(())
}

/// Runs a program to its end and gives what it wrote on standard output.
pub(crate) fn said(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("`{}` could not be started", words(command)))?;
    if !output.status.success() {
        bail!("`{}` failed: {}", words(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` wrote something that is not text", words(command)))
}

/// Runs a program to its end and shows each line of its standard output to `line` as it comes.
pub(crate) fn watch(command: &mut Command, mut line: impl FnMut(&str)) -> Result<()> {
    let started = command.stdout(Stdio::piped()).spawn();
    let mut child = started.with_context(|| format!("`{}` could not be started", words(command)))?;
    let mut output = BufReader::new(child.stdout.take().expect("BUG: standard output is piped"));
    let mut bytes = Vec::new();
    while output.read_until(b'\n', &mut bytes)? > 0 {
        line(String::from_utf8_lossy(&bytes).trim_end());
        bytes.clear();
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed: {status}", words(command));
    }
    Ok(())
}

/// The command as one would type it.
fn words(command: &Command) -> String {
    let program = std::iter::once(command.get_program());
    program.chain(command.get_args()).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_repeats_the_command() {
        let failure = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(failure.to_string(), "`sh -c exit 3` failed: exit status: 3");
    }

    #[test]
    fn a_watched_program_is_heard_line_by_line() {
        let mut heard = Vec::new();
        watch(Command::new("sh").args(["-c", "echo one; echo; printf two"]), |line| heard.push(line.to_owned()))
            .unwrap();
        assert_eq!(heard, ["one", "", "two"]);
    }
}
