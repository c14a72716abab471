//! What a reader does in the real window, from the first run on.

mod drops;
mod keep;
mod network;
mod notes;
mod reads;
mod steps;
mod timer;
mod together;
mod undo;
