//! The rules of the house (who may import whom, and what stands where), each as a test that names file and line.
//!
//! Every rule is a function from sources to findings, so that beside the test on our own files stands one on a bad
//! sample: a rule that cannot fail holds nothing.

mod commands;
mod dependencies;
mod page;
mod purity;
mod rooms;
mod slices;
mod sources;
mod sql;
mod tokens;
