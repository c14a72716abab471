//! The real application in a real window, used the way a reader uses it: by what the page calls things.
//!
//! A [`Desk`] is a machine of its own for one test: a virtual screen, an empty home, one library file. On it a test
//! opens a [`Window`], and finds things there by role and name, as a screen reader does. Whatever was started is
//! stopped by process id when the test ends, also by a panic. Nothing waits for a fixed time: each step looks until
//! what it needs is there, and fails after a deadline with a sentence and a picture.
//!
//! What a test of this kind needs on the machine, `cargo xtask needs` installs. Without it the tests fail and say so.

mod desk;
mod drag;
mod driver;
pub mod namespace;

pub mod sockets;
mod spot;
mod window;

pub use desk::Desk;
pub use spot::Spot;
pub use window::Window;

use std::time::Duration;

/// How long a step looks for what it needs before it fails.
pub const PATIENCE: Duration = Duration::from_secs(20);
