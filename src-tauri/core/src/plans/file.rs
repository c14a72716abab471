//! The plan file: the open format in which plans are written, shared and updated.
//!
//! A plan file is one JSON document. `plans/README.md` explains it to people who write lists, and
//! `plans/plan.schema.json` states its shape; [`parse`] checks a file against that same schema, so
//! what is published and what is accepted cannot drift apart. The words are those of the product:
//! a plan has stages, a stage has items, an item recommends a book or describes one. Beside the JSON stands its Markdown
//! *twin* ([`parse_markdown`], [`print_markdown`]), the same plan as a page.
//!
//! The rule protected here: a [`PlanFile`] that came out of [`parse`] holds together. Its ids are
//! unique, its edges lead somewhere, its hard edges form no circle, and every book, possibility or
//! gap is marked as what it is. Fields that this version does not know are kept and printed again,
//! so that a file passing through Lectern loses nothing.
//!
//! Everything here is pure: text in, values out.

mod annotations;
mod book;
pub mod builtin;
mod check;
mod cycle;
mod mine;
mod model;
mod page;
mod problem;
pub(super) mod rest;
#[cfg(test)]
pub(super) mod round_trip;
mod shape;
pub(crate) mod slug;
mod twin;

pub use annotations::{AnnotationsFile, Level, RecommenderFile};
pub use book::{AuthorFile, BookFile, CandidateFile, Confidence, EditionFile, Identification, PartFile, Range};
pub use check::check;
pub use mine::{MineFile, PlanMineFile, WaiverFile};
pub use model::{CuratorFile, GroupFile, ItemFile, More, PlanFile, RequirementFile, StageFile, Strength, Target};
pub use page::print_html;
pub use problem::{PlanFileError, Problem};
pub use twin::{parse_markdown, print_markdown};

use serde_json::Value;

/// The version of the format that this code reads and writes.
pub const FORMAT: u64 = 1;

/// The largest plan file that is read, in bytes: 64 MiB.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;

/// The most items a plan may have, over all its stages.
pub const MAX_ITEMS: usize = 10_000;

/// The most text one item may hold, in bytes as printed without spaces: 1 MiB.
pub const MAX_ITEM_BYTES: usize = 1024 * 1024;

/// Reads a plan from the text of a plan file.
///
/// # Errors
/// [`PlanFileError`]: the text is too large, is not JSON, is not a plan file or is one of a newer
/// format; otherwise every problem found, each with its place, such as
/// `stage 3, item express-in-action`.
pub fn parse(text: &str) -> Result<PlanFile, PlanFileError> {
    if text.len() > MAX_FILE_BYTES {
        return Err(PlanFileError::TooLarge { bytes: text.len() });
    }
    // Some editors put a byte order mark before UTF-8; JSON itself does not allow one.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    from_json(serde_json::from_str(text).map_err(|e| PlanFileError::not_json(&e))?)
}

/// Reads a plan from either of its forms, told apart by what the text says.
///
/// # Errors
/// As [`parse`] and [`parse_markdown`].
pub fn parse_any(text: &str) -> Result<PlanFile, PlanFileError> {
    if twin::format_of(text).is_some() { parse_markdown(text) } else { parse(text) }
}

/// Whether a text is meant to be a plan file in one of its forms: JSON, or a Markdown twin. Any other Markdown is a list.
#[must_use]
pub fn is_meant(text: &str) -> bool {
    // A list may begin with a link in square brackets, but not with a brace.
    twin::format_of(text).is_some() || text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

fn from_json(value: Value) -> Result<PlanFile, PlanFileError> {
    format_is_known(&value)?;
    none_or_fail(shape::problems(&value))?;
    let plan = serde_json::from_value(value)
        .map_err(|e| PlanFileError::Problems(vec![Problem::new("plan", e.to_string())]))?;
    none_or_fail(check::entries(&plan))?;
    Ok(plan)
}

/// Writes a plan as the text of a plan file: JSON, indented by two spaces, ending in a line break.
#[must_use]
pub fn print(plan: &PlanFile) -> String {
    let mut text = serde_json::to_string_pretty(plan)
        .expect("BUG: a plan holds only text, numbers and lists, which JSON can always write");
    text.push('\n');
    text
}

fn format_is_known(value: &Value) -> Result<(), PlanFileError> {
    match value.get("lectern_plan").and_then(Value::as_u64) {
        Some(FORMAT) => Ok(()),
        Some(found) if found > FORMAT => Err(PlanFileError::TooNew { found }),
        _ => Err(PlanFileError::NotAPlan),
    }
}

fn none_or_fail(problems: Vec<Problem>) -> Result<(), PlanFileError> {
    if problems.is_empty() { Ok(()) } else { Err(PlanFileError::Problems(problems)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest plan file with one item; a test changes the line it is about.
    fn with_item(item: &str) -> String {
        format!(
            r#"{{ "lectern_plan": 1, "id": "p", "title": "P", "version": "1", "summary": "S", "language": "en",
                 "curator": {{ "name": "C" }},
                 "stages": [{{ "id": "s", "title": "S", "summary": "S", "items": [{item}] }}] }}"#
        )
    }

    const UNIDENTIFIED: &str = r#"{ "id": "a", "asks_for": "A book",
        "identification": { "confidence": "none", "basis": "No title." } }"#;

    #[test]
    fn a_list_writer_can_leave_out_everything_that_is_optional() {
        let plan = parse(&with_item(UNIDENTIFIED)).unwrap();
        let item = plan.items().next().unwrap();
        assert_eq!(item.asks_for, "A book");
        assert_eq!(item.book, None);
        assert_eq!(plan.updated, None);
    }

    #[test]
    fn the_example_that_list_writers_are_shown_is_a_plan() {
        let readme = include_str!("../../plans/README.md");
        let (_, from) = readme.split_once("```json\n").unwrap();
        let (example, _) = from.split_once("```").unwrap();
        assert_eq!(parse(example).unwrap().items().count(), 2);
    }

    #[test]
    fn a_byte_order_mark_before_the_plan_is_no_obstacle() {
        assert!(parse(&format!("\u{feff}{}", with_item(UNIDENTIFIED))).is_ok());
    }

    #[test]
    fn text_that_is_not_json_is_refused_with_line_and_column() {
        let error = parse("{\n  \"lectern_plan\": 1,\n  oops\n}").unwrap_err();
        assert!(matches!(error, PlanFileError::NotJson { line: 3, .. }), "{error:?}");
    }

    #[test]
    fn json_that_is_no_plan_is_refused_as_such() {
        for text in ["[]", "3", r#"{"name": "lectern-ui"}"#, r#"{"lectern_plan": "1"}"#] {
            assert_eq!(parse(text), Err(PlanFileError::NotAPlan), "{text}");
        }
    }

    #[test]
    fn a_plan_of_a_newer_format_is_refused_and_both_versions_are_named() {
        let error = parse(r#"{"lectern_plan": 2, "chapters_of_wisdom": []}"#).unwrap_err();
        assert_eq!(error, PlanFileError::TooNew { found: 2 });
        assert_eq!(error.to_string(), "This plan file is in format 2; this version of Lectern reads format 1.");
    }

    #[test]
    fn a_file_beyond_the_limit_is_refused_before_any_of_it_is_read() {
        let text = " ".repeat(MAX_FILE_BYTES + 1);
        assert_eq!(parse(&text), Err(PlanFileError::TooLarge { bytes: text.len() }));
    }

    #[test]
    fn fields_of_a_later_version_are_printed_again_where_they_stood() {
        let item = UNIDENTIFIED.replacen('{', r#"{ "mood": {"rainy": [1, null]}, "#, 1);
        let plan = parse(&with_item(&item)).unwrap();
        assert_eq!(plan.stages[0].items[0].more["mood"], serde_json::json!({"rainy": [1, null]}));
        assert_eq!(parse(&print(&plan)).unwrap(), plan);
    }

    #[test]
    fn a_recommendation_asks_for_chapters_or_for_pages() {
        let item = UNIDENTIFIED.replacen('{', r#"{ "part": {"chapters": [1, 7]}, "#, 1);
        let plan = parse(&with_item(&item)).unwrap();
        let part = plan.stages[0].items[0].part.as_ref().unwrap();
        assert_eq!(part.range, Range::Chapters([1, 7]));

        let both = UNIDENTIFIED.replacen('{', r#"{ "part": {"chapters": [1, 7], "pages": [3, 9]}, "#, 1);
        let error = parse(&with_item(&both)).unwrap_err();
        assert_eq!(error.to_string(), "stage 1, item a, part: give chapters or pages, one of them");
    }

    #[test]
    fn a_requirement_may_name_a_group_of_the_plan() {
        let item = UNIDENTIFIED.replacen('{', r#"{ "requires": [{"group": "g", "strength": "hard"}], "#, 1);
        let text = with_item(&item);
        let error = parse(&text).unwrap_err();
        assert_eq!(error.to_string(), "stage 1, item a: requires the group g, which is not in the plan");

        let member = UNIDENTIFIED.replacen(r#""a""#, r#""b", "group": "g""#, 1);
        let groups = r#""groups": [{ "id": "g", "title": "One of these", "take": 1 }], "stages""#;
        let plan = parse(&with_item(&format!("{item}, {member}")).replacen(r#""stages""#, groups, 1)).unwrap();
        assert_eq!(plan.stages[0].items[0].requires[0].target, Target::Group("g".to_owned()));
        assert_eq!(parse(&print(&plan)), Ok(plan));
    }

    #[test]
    fn a_requirement_names_an_item_or_a_topic() {
        let item =
            UNIDENTIFIED.replacen('{', r#"{ "requires": [{"topic": "good JavaScript", "strength": "soft"}], "#, 1);
        let plan = parse(&with_item(&item)).unwrap();
        let requirement = &plan.stages[0].items[0].requires[0];
        assert_eq!(requirement.target, Target::Topic("good JavaScript".to_owned()));
        assert_eq!(requirement.strength, Strength::Soft);
    }
}
