//! `cargo xtask run`: the application, as a reader has it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::json;
use tempfile::TempDir;
use xtask::display::VirtualDisplay;
use xtask::house;
use xtask::picture::Size;
use xtask::process::Running;

use crate::{needs, page, sh, test_programs};

/// How long the page may take to be painted: a machine under load, starting cold.
const PAINTED: Duration = Duration::from_secs(60);

/// How to run.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The library file to open
    #[arg(long, value_name = "FILE")]
    library: Option<PathBuf>,
    /// Shows the window on a screen that exists only in memory
    #[arg(long, requires = "screenshot")]
    virtual_display: bool,
    /// Saves a picture of the window as PNG, once it has painted, and ends
    #[arg(long, value_name = "FILE", requires = "virtual_display")]
    screenshot: Option<PathBuf>,
    /// Size of that screen
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value_t = Size::USUAL)]
    size: Size,
    /// Runs the build of the tests, which compiles faster and runs slower
    #[arg(long)]
    dev: bool,
}

/// Builds and opens Lectern.
pub(crate) fn run(options: &Options) -> Result<()> {
    ensure!(
        options.virtual_display || has_screen(),
        "This machine has no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n\
         To see Lectern all the same, run: cargo xtask run --virtual-display --screenshot lectern.png"
    );
    needs::packages(&[needs::WINDOW, if options.virtual_display { needs::DISPLAY } else { &[] }])?;
    page::build()?;
    let program = if options.dev { test_programs::binary("lectern")? } else { release()? };
    let mut lectern = Command::new(program);
    if let Some(library) = &options.library {
        lectern.arg("--library").arg(std::path::absolute(library)?);
    }
    match &options.screenshot {
        Some(file) => picture(&mut lectern, options.size, &std::path::absolute(file)?),
        None => sh::run(&mut lectern),
    }
}

/// Builds the application as it is given to readers, and says where it stands.
fn release() -> Result<PathBuf> {
    // The same feature as the bundler asks for, so that the two share one build.
    sh::run(&mut sh::cargo([
        "build",
        "--release",
        "--package",
        "lectern",
        "--bin",
        "lectern",
        "--features",
        "tauri/custom-protocol",
    ]))?;
    Ok(house::target().join("release/lectern"))
}

/// Runs the application on a virtual display until its page has painted, and saves the picture.
pub(crate) fn picture(lectern: &mut Command, size: Size, file: &Path) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
    }
    let display = VirtualDisplay::start(size)?;
    let settings = settings(size)?;
    lectern.env("XDG_CONFIG_HOME", settings.path());
    let mut window = Running::start("Lectern", display.lend_to(lectern))?;
    let painted = display.painted(PAINTED, || match window.ended()? {
        Some(status) => bail!("Lectern ended before its page was painted: {status}"),
        None => Ok(()),
    });
    if painted.is_err() {
        // What it shows instead is the best hint there is.
        display.picture()?.save(file)?;
    }
    painted.with_context(|| format!("what the screen shows is in {}", file.display()))?.save(file)?;
    println!("Saved {}.", file.display());
    Ok(())
}

/// A folder of settings in which the window was last left as large as the screen.
///
/// A virtual display has no window manager that would make it so, and a picture leaves no trace in the reader's own.
fn settings(size: Size) -> Result<TempDir> {
    let settings = TempDir::new()?;
    let folder = settings.path().join("app.lectern.Lectern");
    fs::create_dir(&folder)?;
    let window = json!({
        "width": size.width, "height": size.height, "x": 0, "y": 0, "prev_x": 0, "prev_y": 0,
        "maximized": false, "visible": true, "decorated": true, "fullscreen": false,
    });
    fs::write(folder.join(".window-state.json"), json!({ "main": window }).to_string())?;
    Ok(settings)
}

fn has_screen() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
