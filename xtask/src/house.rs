//! Where things are: the checkout and the place where cargo builds.

use std::env;
use std::path::{Path, PathBuf};

/// The root of this checkout.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("BUG: xtask stands in the root of the checkout").to_owned()
}

/// Where cargo builds: `CARGO_TARGET_DIR`, or a cache folder that outlives a checkout, so that a
/// fresh clone does not compile the window's framework again.
#[must_use]
pub fn target() -> PathBuf {
    if let Some(named) = env::var_os("CARGO_TARGET_DIR") {
        return root().join(named);
    }
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|place| place.is_absolute());
    let cache = cache.or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")));
    cache.map_or_else(|| root().join("target"), |cache| cache.join("lectern/target"))
}
