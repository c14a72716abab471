//! The page: built by Vite into `ui/dist`, embedded into the application from there.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use xtask::house;

use crate::{npm, sh};

/// Builds the page, unless it stands there built from the very sources of now.
///
/// Building it anew would touch every file of it, and so compile the window again.
pub(crate) fn build() -> Result<()> {
    npm::install(npm::PAGE)?;
    let ui = house::root().join(npm::PAGE);
    let stamp = ui.join("node_modules/.lectern-built");
    let sources = sources(&ui)?;
    if fs::read_to_string(&stamp).is_ok_and(|then| Some(then) == state(&ui, &sources)) {
        return Ok(());
    }
    sh::run(&mut npm::script(npm::PAGE, "build"))?;
    let now = state(&ui, &sources).context("the page was built, and ui/dist/index.html is not there")?;
    Ok(fs::write(stamp, now)?)
}

/// Puts an empty page where none was built yet, for what compiles the window and does not show it.
///
/// The page needs the bindings to be built, and they come from a program with the window in it.
pub(crate) fn stand_in() -> Result<()> {
    let dist = house::root().join(npm::PAGE).join("dist");
    if dist.join("index.html").exists() {
        return Ok(());
    }
    fs::create_dir_all(&dist)?;
    Ok(fs::write(dist.join("index.html"), "<!doctype html><title>Lectern</title>\n")?)
}

/// What the sources are together with what was built from them; nothing where nothing was built.
fn state(ui: &Path, sources: &str) -> Option<String> {
    // The names of all other built files stand in the first, each with a hash of its content.
    let built = fs::read(ui.join("dist/index.html")).ok()?;
    Some(format!("{sources} {}", npm::fingerprint(&built)))
}

/// A fingerprint over the name and content of each file that the page is built from.
fn sources(ui: &Path) -> Result<String> {
    let mut all = Vec::new();
    gather(ui, &mut all)?;
    Ok(npm::fingerprint(&all))
}

fn gather(folder: &Path, all: &mut Vec<u8>) -> Result<()> {
    let mut places = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    places.sort();
    for place in places {
        if place.ends_with("node_modules") || place.ends_with("dist") {
            continue;
        }
        if place.is_dir() {
            gather(&place, all)?;
        } else {
            all.extend(place.as_os_str().as_encoded_bytes());
            all.extend(npm::fingerprint(&fs::read(&place)?).bytes());
        }
    }
    Ok(())
}
