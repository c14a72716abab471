//! The commands, one file a slice of the core. None has more than five lines, and none a rule.

pub(crate) mod backup;
pub(crate) mod book;
pub(crate) mod filter;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod library;
pub(crate) mod need;
pub(crate) mod note;
pub(crate) mod plan;
pub(crate) mod plan_file;
pub(crate) mod reading;
pub(crate) mod settings;
pub(crate) mod timer;
pub(crate) mod today;
pub(crate) mod transfer;
pub(crate) mod work;
