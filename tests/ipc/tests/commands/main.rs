//! Every command as the page calls it: what it answers, what it refuses and in which shape, and what it announces.
//!
//! `table` names every command once, with arguments that are right in the [`scene::Scene`]; `every` holds what is true
//! of all of them, the other files what each one means.

mod books;
mod every;
mod files;
mod history;
mod notes;
mod plan_files;
mod plan_updates;
mod plans;
mod reading;
mod refusals;
mod scene;
mod settings;
mod stopped;
mod table;
mod timer;
