//! Import: what a reader's old export becomes, and what it never does.

mod desk;
mod devices;
mod laws;
mod marks;
mod samples;
mod snapshots;
