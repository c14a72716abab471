//! Every parser of what comes from outside as a plain function over bytes, and inputs for it that are almost right.
//!
//! Words: a *target* is such a function with its *seeds*, which are right or were once the end of a parser; an *input* is
//! a seed with some harm done to it. The rule tried here: whatever the bytes, a parser ends soon, in an answer or a
//! refusal. An input that is one parser's end is kept as a file; put into `tests/fixtures/fuzz/<target>` it is tried
//! first, unharmed, for ever.

mod harm;
mod run;
mod seeds;
mod targets;

pub use run::{Failure, Until, fuzz};
pub use targets::{Target, targets};
