//! What needs a screen, kept apart so that the one door and the tests of the real window start and stop
//! the same programs in the same way.
//!
//! Nothing here sleeps for a fixed time and hopes: [`wait`] polls a condition until a deadline, and
//! [`process::Running`] stops what it started, by process id, even when a test panics.

pub mod display;
pub mod house;
pub mod picture;
pub mod process;
pub mod wait;
