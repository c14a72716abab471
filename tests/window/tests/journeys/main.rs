//! What a reader does in the real window, from the first run on.

mod keep;
mod network;
mod steps;
mod together;
mod undo;
