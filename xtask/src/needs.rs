//! What must be on the machine beside Rust and Node, and installing what is missing.
//!
//! A machine where everything is there is asked one question and left alone.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use xtask::process::is_root;

use crate::{npm, sh};

/// To compile the core: SQLite's C code, and the bindings to its sessions.
pub(crate) const CORE: &[&str] = &["build-essential", "libclang-dev"];

/// To compile the window.
pub(crate) const WINDOW: &[&str] = &[
    "build-essential",
    "libclang-dev",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
];

/// To show the window where there is no screen.
pub(crate) const DISPLAY: &[&str] = &["xvfb"];

/// To drive the window and the page in tests, with and without a network, and to watch what they open.
pub(crate) const TESTS: &[&str] = &["xvfb", "webkit2gtk-driver", "chromium", "iproute2", "strace"];

/// Installs all that any task may need.
pub(crate) fn everything() -> Result<()> {
    packages(&[WINDOW, DISPLAY, TESTS])?;
    components()?;
    for folder in npm::FOLDERS {
        npm::install(folder)?;
    }
    println!("Everything that Lectern's tasks need is here.");
    Ok(())
}

/// Installs the named groups of system packages, where they are missing.
pub(crate) fn packages(groups: &[&[&str]]) -> Result<()> {
    let mut wanted = groups.concat();
    wanted.sort_unstable();
    wanted.dedup();
    let Some(installed) = installed(&wanted) else {
        println!("This machine has no dpkg, so these are taken to be here: {}.", wanted.join(" "));
        return Ok(());
    };
    let missing = missing(&wanted, &installed);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}.", missing.join(" "));
    let by_hand = || format!("Lectern needs them; install them yourself: apt-get install {}", missing.join(" "));
    sh::run(apt()?.arg("update")).with_context(by_hand)?;
    sh::run(apt()?.args(["install", "-y", "--no-install-recommends"]).args(&missing)).with_context(by_hand)
}

/// Installs the parts of Rust that look at code, where a small installation left them out.
pub(crate) fn components() -> Result<()> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !Command::new(program).arg("--version").output().is_ok_and(|answer| answer.status.success()) {
            println!("Installing {component}.");
            let by_hand = || format!("Lectern's checks need {component}, a part of Rust");
            sh::run(Command::new("rustup").args(["component", "add", component])).with_context(by_hand)?;
        }
    }
    Ok(())
}

/// What dpkg knows of the packages, one `name state` a line; nothing where there is no dpkg.
fn installed(wanted: &[&str]) -> Option<String> {
    let mut question = Command::new("dpkg-query");
    question.args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"]).args(wanted);
    // It fails when one of them is unknown, and still answers for the others.
    let answer = question.output().ok()?;
    Some(String::from_utf8_lossy(&answer.stdout).into_owned())
}

/// Those of the wanted packages that are not wholly installed.
fn missing<'a>(wanted: &[&'a str], installed: &str) -> Vec<&'a str> {
    let here = |name: &str| installed.lines().any(|line| line.split_once(' ') == Some((name, "installed")));
    wanted.iter().copied().filter(|name| !here(name)).collect()
}

/// `apt-get` as one who may use it: root, or through sudo.
fn apt() -> Result<Command> {
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    // Another installation may be running; wait for it rather than fail.
    let patient = ["-o", "DPkg::Lock::Timeout=600"];
    let mut apt = if is_root() {
        Command::new("env")
    } else if Command::new("sudo").arg("--version").output().is_ok() {
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    } else {
        bail!("only root may install packages here, and there is no sudo");
    };
    apt.args([quiet, "apt-get"]).args(patient);
    Ok(apt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_wholly_installed_is_missing() {
        let installed = "xvfb installed\nstrace config-files\n";
        assert_eq!(missing(&["xvfb", "strace", "chromium"], installed), ["strace", "chromium"]);
    }
}
