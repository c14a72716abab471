//! Saved filters of the notebook.

use lectern_core::filters;

use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::table::Table;

/// The saved filters, and how many notes each finds now.
pub(crate) fn run(door: &Door) -> Outcome {
    let library = door.library()?;
    let saved = library.read(|view| filters::list(view, door.now()))?;
    if saved.is_empty() {
        let words = "No saved filters. Save one: lectern-cli notes --kind question --save-as \"Open questions\"";
        return Ok(Answer::new(serde_json::json!({ "filters": saved }), words));
    }
    let mut table = Table::new(["Filter", "Notes"]);
    for filter in &saved {
        table.row([filter.name.clone(), filter.count.to_string()]);
    }
    let said = table.text();
    Ok(Answer::new(serde_json::json!({ "filters": saved }), said))
}
