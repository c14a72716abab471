//! Import: what a reader's old export becomes, and what it never does.

mod again;
mod calibre;
mod choosing;
mod corrected;
mod days;
mod desk;
mod devices;
mod distinct;
mod doors;
mod headings;
mod laws;
mod marks;
mod matching;
mod numbers;
mod reads;
mod said;
mod samples;
mod slips;
mod snapshots;
mod tables;
mod trackers;
