//! The TypeScript side of the commands: generated, and compared with what is committed.

use std::path::{Path, PathBuf};

/// The committed file.
#[must_use]
pub fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/ipc/bindings.ts")
}

/// What should be committed. The page's own host takes the place of Tauri's import, so that the same bindings serve the
/// window and the browser tests.
///
/// # Errors
/// What the exporter refuses.
pub fn generated() -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join("bindings.ts");
    lectern_shell::bindings(&path)?;
    let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let text = text.replace("from '@tauri-apps/api/core'", "from './host.ts'");
    Ok(text.replace("from \"@tauri-apps/api/core\"", "from \"./host.ts\""))
}
