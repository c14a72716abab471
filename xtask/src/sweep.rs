//! Keeps the shared build folder from growing with every clone that ever built in it.
//!
//! Compiled dependencies are the same for all checkouts and stay. Our own crates are compiled once for each checkout,
//! and nobody tells when one is thrown away; so the oldest go, once all together are too many.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result};
use serde_json::Value;
use xtask::house;

use crate::sh;

/// What our own crates may take: about six checkouts.
const ROOM: u64 = 8 << 30;

/// Younger things may belong to a build that is under way.
const REST: Duration = Duration::from_hours(2);

/// Something that was compiled from our own crates.
struct Thing {
    path: PathBuf,
    bytes: u64,
    changed: SystemTime,
}

/// Removes the oldest of what our own crates left in the shared folder, where that is too much.
pub(crate) fn sweep() -> Result<()> {
    let Some(shared) = house::shared_build() else { return Ok(()) };
    let own = own_names()?;
    let mut things = Vec::new();
    for folder in ["debug/deps", "debug/incremental", "release/deps"] {
        gather(&shared.join(folder), &own, &mut things)?;
    }
    #[expect(clippy::disallowed_methods, reason = "the age of a file is against the machine's own clock")]
    let now = SystemTime::now();
    for thing in too_old(things, now) {
        // Another checkout may have removed it already.
        let _ = if thing.is_dir() { fs::remove_dir_all(&thing) } else { fs::remove_file(&thing) };
    }
    Ok(())
}

/// How the files begin that come from our own crates.
fn own_names() -> Result<HashSet<String>> {
    let metadata =
        sh::said(sh::cargo(["metadata", "--no-deps", "--format-version", "1"]).env_remove("RUSTC_WORKSPACE_WRAPPER"))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("cargo metadata without packages")?;
    let targets = packages.iter().filter_map(|package| package["targets"].as_array()).flatten();
    Ok(targets.filter_map(|target| target["name"].as_str()).map(|name| name.replace('-', "_")).collect())
}

fn gather(folder: &Path, own: &HashSet<String>, things: &mut Vec<Thing>) -> Result<()> {
    // A folder that is not there holds nothing.
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let crate_name = name.rsplit_once('-').map_or("", |(name, _)| name);
        if !own.contains(crate_name) && !own.contains(crate_name.trim_start_matches("lib")) {
            continue;
        }
        // What has gone meanwhile takes no room.
        let Ok(known) = entry.metadata() else { continue };
        things.push(Thing { bytes: size(&entry.path()), changed: known.modified()?, path: entry.path() });
    }
    Ok(())
}

fn size(path: &Path) -> u64 {
    let inside = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| size(&entry.path())).sum::<u64>();
    inside + fs::metadata(path).map_or(0, |known| known.len())
}

/// Of all things, those that stand beyond the room when the youngest come first, without the very young.
fn too_old(mut things: Vec<Thing>, now: SystemTime) -> Vec<PathBuf> {
    things.sort_by_key(|thing| std::cmp::Reverse(thing.changed));
    let mut taken = 0;
    let beyond = things.into_iter().filter(|thing| {
        taken += thing.bytes;
        taken > ROOM && now.duration_since(thing.changed).is_ok_and(|age| age > REST)
    });
    beyond.map(|thing| thing.path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_once_there_are_too_many_and_the_young_stay() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_hours(1000);
        let thing = |name: &str, hours: u64, bytes: u64| Thing {
            path: name.into(),
            bytes,
            changed: now - Duration::from_hours(hours),
        };
        let gone = too_old(vec![thing("old", 50, ROOM / 2), thing("new", 3, ROOM / 2), thing("older", 90, 1)], now);
        assert_eq!(gone, [PathBuf::from("older")]);
        assert!(too_old(vec![thing("huge", 1, 2 * ROOM)], now).is_empty());
    }
}
