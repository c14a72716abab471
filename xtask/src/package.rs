//! `cargo xtask package`: the .deb, built, unpacked elsewhere, started and weighed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;
use xtask::house;
use xtask::picture::Size;

use crate::{needs, npm, page, run, sh};

/// What the package may weigh: 10 MiB.
const LIMIT: u64 = 10 * 1024 * 1024;

/// Builds the package and checks it.
pub(crate) fn run() -> Result<()> {
    needs::packages(&[needs::WINDOW, needs::DISPLAY])?;
    npm::install(npm::BUNDLER)?;
    page::build()?;
    let package = bundle()?;
    let room = TempDir::new()?;
    pack_tight(&package, room.path())?;
    starts(&package, room.path()).context("the package was built and does not work")?;
    let bytes = fs::metadata(&package)?.len();
    let size = bytes as f64 / f64::from(1024 * 1024);
    println!("{}: {size:.1} MiB, unpacks, starts and paints its page.", package.display());
    ensure!(bytes <= LIMIT, "the package weighs {size:.1} MiB, and 10 is the limit");
    Ok(())
}

/// Builds the .deb and says where it stands.
fn bundle() -> Result<PathBuf> {
    let folder = house::target().join("release/bundle/deb");
    if folder.exists() {
        // So that the one found below is the one built here.
        fs::remove_dir_all(&folder)?;
    }
    let bundler = house::root().join(npm::BUNDLER).join("node_modules/.bin/tauri");
    let mut build = Command::new(bundler);
    build.args(["build", "--bundles", "deb"]).current_dir(house::root().join("src-tauri"));
    sh::run(sh::share_build(&mut build))?;
    let built = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
    let package =
        built.into_iter().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|end| end == "deb"));
    package.with_context(|| format!("{} holds no package", folder.display()))
}

/// Packs what is in the package as Debian's own packages are: the bundler uses gzip, which leaves a quarter more.
fn pack_tight(package: &Path, room: &Path) -> Result<()> {
    let whole = room.join("whole");
    sh::run(Command::new("dpkg-deb").arg("--raw-extract").arg(package).arg(&whole))?;
    sh::run(Command::new("dpkg-deb").args(["-Zxz", "--root-owner-group", "--build"]).arg(&whole).arg(package))
}

/// Unpacks the package into an empty room and starts what it brought, with a home of its own.
fn starts(package: &Path, room: &Path) -> Result<()> {
    let (root, home) = (room.join("root"), room.join("home"));
    fs::create_dir_all(&home)?;
    sh::run(Command::new("dpkg-deb").arg("--extract").arg(package).arg(&root))?;
    let menu = root.join("usr/share/applications/Lectern.desktop");
    ensure!(menu.exists(), "the package brings no entry for the menu");
    let mut lectern = Command::new(root.join("usr/bin/lectern"));
    lectern.env("HOME", &home);
    for place in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"] {
        lectern.env_remove(place);
    }
    run::picture(&mut lectern, Size::USUAL, &house::target().join("release/bundle/started.png"))
}
