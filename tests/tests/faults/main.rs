//! Kills, full disks, folders that cannot be written and two programs at once: what was acknowledged is there afterwards,
//! nothing is half done, and the reader is told why.

mod kills;
mod no_room;
mod scene;
mod together;
