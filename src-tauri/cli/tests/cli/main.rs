//! The real program in folders of its own: every command, every exit status, both forms of every answer.

mod backups;
mod books;
mod chapters;
mod desk;
mod faults;
mod files_back;
mod files_out;
mod imports;
mod notes;
mod notes_files;
mod packed;
mod plan_author;
mod plan_files;
mod plan_lists;
mod plan_needs;
mod plan_update;
mod plans;
mod reading;
mod refusals;
mod rereading;
mod review;
mod safety;
mod steps;
mod timer;
