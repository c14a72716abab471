//! The real program in folders of its own: every command, every exit status, both forms of every answer.

mod books;
mod desk;
mod notes;
mod plan_files;
mod plan_lists;
mod plan_update;
mod plans;
mod reading;
mod refusals;
mod rereading;
mod safety;
mod steps;
mod timer;
