//! Where things are: the checkout, and the places where cargo builds.

use std::env;
use std::path::PathBuf;

/// The root of this checkout.
#[must_use]
pub fn root() -> PathBuf {
    // Cargo says which package it starts; only a program that was started by hand asks where it was compiled.
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    let root = here.ancestors().find(|place| place.join("xtask/Cargo.toml").is_file());
    root.expect("BUG: every package stands below the root of the checkout").to_owned()
}

/// Where cargo puts finished programs: `CARGO_TARGET_DIR`, or `target` in this checkout.
#[must_use]
pub fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Where cargo keeps what it compiles on the way: a folder of the user's cache that outlives a checkout, so that a
/// fresh clone does not compile the window's framework again. Nothing where `CARGO_TARGET_DIR` decides instead.
#[must_use]
pub fn shared_build() -> Option<PathBuf> {
    if env::var_os("CARGO_TARGET_DIR").is_some() {
        return None;
    }
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|place| place.is_absolute());
    let cache = cache.or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")));
    cache.map(|cache| cache.join("lectern/target"))
}
