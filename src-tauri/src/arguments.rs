//! What the program was started with.

use std::ffi::OsString;
use std::path::PathBuf;

/// The program's arguments: at most a library file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Arguments {
    /// `lectern FILE` or `lectern --library FILE`.
    pub library: Option<PathBuf>,
    /// Where settings of this machine live instead of the platform's folder; for tests.
    pub config: Option<PathBuf>,
    /// Where the default library lives instead of the platform's folder; for tests.
    pub data: Option<PathBuf>,
}

impl Arguments {
    /// Reads the process's arguments; ones that are not known are left to the window system.
    #[must_use]
    pub fn from_env() -> Self {
        Self::parse(std::env::args_os().skip(1))
    }

    fn parse(arguments: impl Iterator<Item = OsString>) -> Self {
        let mut parsed = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--library") => parsed.library = arguments.next().map(PathBuf::from),
                Some(text) if text.starts_with('-') => {
                    if let Some(file) = text.strip_prefix("--library=") {
                        parsed.library = Some(PathBuf::from(file));
                    }
                }
                _ => parsed.library = Some(PathBuf::from(argument)),
            }
        }
        parsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_named_alone_or_with_its_flag() {
        for given in [&["a.lectern"][..], &["--library", "a.lectern"], &["--library=a.lectern", "--unknown"]] {
            let parsed = Arguments::parse(given.iter().map(OsString::from));
            assert_eq!(parsed.library, Some(PathBuf::from("a.lectern")), "{given:?}");
        }
    }
}
