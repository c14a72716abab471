//! A plan as a file for others, or for the same reader elsewhere.

use std::path::Path;

use serde::Deserialize;

use crate::library::Snapshot;
use crate::plans::file::{self, PlanFile};
use crate::plans::{self, Layers};
use crate::transfer::whole::write_whole;
use crate::values::PlanId;
use crate::{Error, Result};

/// The forms of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum PlanFormat {
    /// The plan file.
    Json,
    /// Its Markdown twin.
    Markdown,
    /// A page for any browser and for paper.
    Html,
}

impl PlanFormat {
    /// The text of the plan in this form.
    #[must_use]
    pub fn print(self, plan: &PlanFile) -> String {
        match self {
            Self::Json => file::print(plan),
            Self::Markdown => file::print_markdown(plan),
            Self::Html => file::print_html(plan),
        }
    }
}

/// Writes a plan to a file, whole or not at all.
///
/// # Errors
/// `NotFound`; `Io`, `DiskFull` where the place cannot be written.
pub fn write_plan(view: &Snapshot<'_>, plan: PlanId, layers: Layers, format: PlanFormat, to: &Path) -> Result<()> {
    let text = format.print(&plans::export(view, plan, layers)?);
    write_whole(to, |out| out.write_all(text.as_bytes()).map_err(|error| Error::io(to, "Writing", error)))
}
