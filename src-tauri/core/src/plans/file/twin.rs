//! The Markdown twin of a plan file: the same plan as a page that reads well on any code host.
//!
//! Stages are headings, items are numbered entries, and what is said of an item is a list below it, each line with its
//! label. What has no line of its own (fields of a later version) stands in comments that no page shows, so that
//! printing and reading a twin loses nothing. A person who writes one by hand may leave out ids and how surely a book
//! is known, and name what an item needs by its title.

mod fields;
mod forms;
mod lines;
mod print;
mod read;
mod text;

use super::{FORMAT, MAX_FILE_BYTES, PlanFile, PlanFileError, from_json};

/// Writes a plan as its Markdown twin.
#[must_use]
pub fn print_markdown(plan: &PlanFile) -> String {
    print::twin(plan)
}

/// Reads a plan from its Markdown twin.
///
/// # Errors
/// [`PlanFileError`]: the text is too large, is no twin or is one of a newer format; otherwise every problem found,
/// with its line or its place.
pub fn parse_markdown(text: &str) -> Result<PlanFile, PlanFileError> {
    if text.len() > MAX_FILE_BYTES {
        return Err(PlanFileError::TooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match format_of(text) {
        Some(FORMAT) => {}
        Some(found) if found > FORMAT => return Err(PlanFileError::TooNew { found }),
        _ => return Err(PlanFileError::NotAPlan),
    }
    from_json(read::plan(text).map_err(PlanFileError::Problems)?)
}

/// The format that a twin names in its first line; none where the text is no twin.
pub(super) fn format_of(text: &str) -> Option<u64> {
    let mark = text.lines().map(str::trim).find_map(|line| line.strip_prefix(print::MARK))?;
    mark.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::{builtin, round_trip};
    use super::*;
    use proptest::prelude::*;

    const BY_HAND: &str = "\
<!-- Lectern plan, format 1 -->
# Two books

A short plan
on two lines.

## Begin

1. **Emma** by Jane Austen (1815)
   - Why: To laugh.
2) A book on letters
   * Needs: Emma: one learns
     to read letters
   + Better to know: French
";

    #[test]
    fn a_list_written_by_hand_needs_neither_ids_nor_versions() {
        let plan = parse_markdown(BY_HAND).unwrap();
        assert_eq!((plan.id.as_str(), plan.version.as_str()), ("two-books", "1"));
        assert_eq!(plan.summary, "A short plan on two lines.");
        let items: Vec<_> = plan.items().collect();
        assert_eq!(items[0].book.as_ref().unwrap().first_published, Some(1815));
        assert_eq!(items[1].requires[0].target, super::super::Target::Item("emma".to_owned()));
        assert_eq!(items[1].requires[0].why.as_deref(), Some("one learns to read letters"));
    }

    #[test]
    fn a_choice_that_is_needed_may_be_named_by_its_title() {
        let text = BY_HAND
            .replace("## Begin", "- Choice: One of these · take 1 · `one`\n\n## Begin")
            .replace("   - Why: To laugh.", "   - One of: one")
            .replace("+ Better to know: French", "+ Better after the choice: one of these: either will do");
        let plan = parse_markdown(&text).unwrap();
        let need = &plan.items().last().unwrap().requires[1];
        assert_eq!(need.target, super::super::Target::Group("one".to_owned()));
        assert_eq!((need.strength, need.why.as_deref()), (super::super::Strength::Soft, Some("either will do")));
    }

    #[test]
    fn the_twin_that_list_writers_are_shown_is_a_plan() {
        let readme = include_str!("../../../plans/README.md");
        let (_, from) = readme.split_once("```markdown\n").unwrap();
        let (example, _) = from.split_once("```").unwrap();
        let plan = parse_markdown(example).unwrap();
        assert_eq!((plan.items().count(), plan.groups.len()), (2, 1));
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        let text = format!("{BY_HAND}   - Mood: rainy\n### Deeper\n   - Part: all of it\n");
        let told = parse_markdown(&text).unwrap_err().to_string();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 3, "{told}");
        assert!(lines[1].starts_with("line 16: a plan has a title"), "{told}");
        assert!(lines[0].starts_with("line 15: there is no field “Mood” here"), "{told}");
        assert!(lines[2].starts_with("line 17: “all of it” cannot be read as “Part”"), "{told}");
    }

    #[test]
    fn a_page_that_is_no_twin_and_a_twin_of_later_days_are_refused() {
        assert_eq!(parse_markdown("# Books\n\n- Emma"), Err(PlanFileError::NotAPlan));
        assert_eq!(parse_markdown("<!-- Lectern plan, format 2 -->"), Err(PlanFileError::TooNew { found: 2 }));
    }

    #[test]
    fn the_built_in_plans_read_well_without_hidden_comments() {
        for builtin in builtin::all() {
            let plan = builtin.plan();
            let page = print_markdown(&plan);
            let hidden: Vec<&str> = page.lines().filter(|line| line.contains("<!-- also")).collect();
            assert_eq!(hidden, Vec::<&str>::new(), "{}", builtin.key);
            assert_eq!(parse_markdown(&page), Ok(plan));
        }
    }

    #[test]
    fn an_edition_that_is_called_by_a_number_is_not_taken_for_its_year() {
        let mut plan = builtin::all()[0].plan();
        let edition = plan.stages[0].items[0].book.as_mut().unwrap().edition.as_mut().unwrap();
        (edition.name, edition.year) = (Some("2".to_owned()), Some(2014));
        assert_eq!(parse_markdown(&print_markdown(&plan)), Ok(plan));
    }

    proptest! {
        #[test]
        fn a_twin_printed_and_read_again_is_the_same_plan(plan in round_trip::plan()) {
            prop_assert_eq!(parse_markdown(&print_markdown(&plan)), Ok(plan));
        }

        #[test]
        fn no_text_makes_the_reader_of_twins_fall_over(text in "(?s:[-#*1.: `\\\\(·\n]|.|Needs: |Edition: ){0,60}") {
            let _ = parse_markdown(&format!("<!-- Lectern plan, format 1 -->\n# T\n## S\n1. **T** by A\n{text}"));
        }
    }
}
