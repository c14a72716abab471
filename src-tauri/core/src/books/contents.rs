//! The contents of an edition, typed or pasted: one chapter a line.

use rusqlite::named_params;

use super::{editions, get};
use crate::library::{Tx, new_id};
use crate::values::{ChapterId, EditionId};
use crate::{Error, Result};

/// More chapters than any book has.
const MOST: usize = 10_000;

/// Sets the contents from lines such as `1. Reliable systems ... 3`; an empty text takes them away. A chapter ends
/// where the next one begins.
///
/// # Errors
/// `NotFound`; `Invalid` with the line that cannot be.
pub fn set_contents(tx: &mut Tx<'_>, edition: EditionId, text: &str) -> Result<()> {
    let book = editions::book_of(tx, edition)?;
    let lines = parse(text)?;
    let end = get::edition_of(&tx.snapshot(), edition)?.and_then(|edition| edition.last_page.or(edition.pages));
    tx.about(get::title_of(&tx.snapshot(), book)?);
    tx.sql(include_str!("sql/forget_chapters.sql"))?
        .execute(named_params! { ":edition": edition, ":now": tx.now().millis() })?;
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1).map_or(end, |next| next.page.map(|page| page.saturating_sub(1)));
        let last_page = line.page.and_then(|first| next.filter(|last| *last >= first));
        tx.sql(include_str!("sql/add_chapter.sql"))?.execute(named_params! {
            ":id": new_id!(ChapterId, tx),
            ":edition": edition,
            ":position": index + 1,
            ":number": index + 1,
            ":title": line.title,
            ":first_page": line.page,
            ":last_page": last_page,
        })?;
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
struct Line {
    title: String,
    page: Option<u32>,
}

fn parse(text: &str) -> Result<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, typed) in text.lines().enumerate() {
        if typed.trim().is_empty() {
            continue;
        }
        let line = parse_line(typed);
        let place = index + 1;
        if line.title.is_empty() || line.title.chars().count() > 1000 {
            return Err(Error::invalid("contents", format!("Line {place} has no chapter title.")));
        }
        let before = lines.iter().rev().find_map(|line| line.page);
        if let (Some(before), Some(page)) = (before, line.page)
            && page < before
        {
            return Err(Error::invalid(
                "contents",
                format!("Line {place} begins on page {page}, before the chapter above it (page {before})."),
            ));
        }
        lines.push(line);
    }
    if lines.len() > MOST {
        return Err(Error::invalid("contents", format!("A book can have at most {MOST} chapters.")));
    }
    Ok(lines)
}

/// Splits a number in front and a page at the end from the title between them.
fn parse_line(typed: &str) -> Line {
    let body = typed.trim();
    let after_number = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let body = match after_number.strip_prefix(['.', ')', ':', ' ', '\t']) {
        Some(rest) if after_number.len() < body.len() && !rest.trim().is_empty() => rest.trim(),
        _ => body,
    };
    let before_page = body.trim_end_matches(|c: char| c.is_ascii_digit());
    let page = body[before_page.len()..].parse::<u32>().ok().filter(|page| (1..=100_000).contains(page));
    let separated = before_page.ends_with([' ', '\t', '.', '…', ',', '|']);
    let title = |text: &str| text.trim_end_matches([' ', '\t', '.', '…', ',', '|']).trim().to_owned();
    match page {
        Some(page) if separated && !title(before_page).is_empty() => {
            Line { title: title(before_page), page: Some(page) }
        }
        _ => Line { title: title(body), page: None },
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("1. Reliable systems ... 3", "Reliable systems", Some(3))]
    #[case("Reliable systems\t3", "Reliable systems", Some(3))]
    #[case("12 Stream processing 439", "Stream processing", Some(439))]
    #[case("Preface", "Preface", None)]
    #[case("1984", "1984", None)]
    #[case("HTTP2", "HTTP2", None)]
    #[case("3) Storage … 69", "Storage", Some(69))]
    fn a_line_of_contents_gives_title_and_page(#[case] typed: &str, #[case] title: &str, #[case] page: Option<u32>) {
        assert_eq!(parse_line(typed), Line { title: title.into(), page });
    }

    #[test]
    fn a_chapter_before_the_one_above_it_is_refused_with_its_line() {
        let refused = parse("One 30\nTwo 20").expect_err("page 20 lies before page 30");
        assert!(refused.to_string().contains("Line 2"), "{refused}");
    }
}
