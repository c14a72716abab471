//! Writes `ui/src/ipc/bindings.ts` from the commands (`--write`), or says whether the committed one is fresh.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let write = std::env::args().any(|argument| argument == "--write");
    let path = lectern_ipc_tests::bindings::committed();
    match lectern_ipc_tests::bindings::generated() {
        Ok(text) if write => finish(&path, &text),
        Ok(text) if std::fs::read_to_string(&path).is_ok_and(|committed| committed == text) => ExitCode::SUCCESS,
        Ok(_) => {
            eprintln!("{} is stale: run `cargo xtask bindings`", path.display());
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn finish(path: &PathBuf, text: &str) -> ExitCode {
    match std::fs::write(path, text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}
