//! The folders that npm looks after, and their packages.

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use xtask::house;

use crate::sh;

/// The page.
pub(crate) const PAGE: &str = "ui";
/// The tests of the page in a browser.
pub(crate) const BROWSER: &str = "tests/browser";
/// The program that makes the .deb.
pub(crate) const BUNDLER: &str = "xtask/bundler";
/// Every folder that npm looks after.
pub(crate) const FOLDERS: [&str; 3] = [PAGE, BROWSER, BUNDLER];

/// Installs a folder's packages exactly as its lock file names them, unless that was done already.
pub(crate) fn install(folder: &str) -> Result<()> {
    let place = house::root().join(folder);
    let lock = fs::read(place.join("package-lock.json"));
    let lock = lock.with_context(|| format!("{folder}/package-lock.json could not be read"))?;
    let stamp = place.join("node_modules/.lectern-installed");
    let now = fingerprint(&lock);
    if fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        return Ok(());
    }
    println!("Installing the packages of {folder}.");
    let mut npm = command(folder);
    // The tests drive the browser that the system's packages brought.
    npm.args(["ci", "--no-audit", "--no-fund"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    sh::run(&mut npm).context("Node 20.19 or newer, with npm, is needed for the page")?;
    // A folder without packages has no place for the stamp, and needs none.
    if stamp.parent().is_some_and(Path::exists) {
        fs::write(stamp, now)?;
    }
    Ok(())
}

/// `npm run SCRIPT` in a folder.
pub(crate) fn script(folder: &str, name: &str) -> Command {
    let mut npm = command(folder);
    npm.args(["run", "--silent", name]);
    npm
}

/// What is the same as long as the bytes are.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

fn command(folder: &str) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(house::root().join(folder));
    npm
}
