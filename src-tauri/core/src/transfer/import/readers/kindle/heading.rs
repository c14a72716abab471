//! The first line of a clipping: the title, and in the last brackets who wrote it.

use crate::transfer::import::readers::is_nobody;
use crate::values::fold;

/// What brackets around an edition end in, in folded words.
const EDITIONS: [&str; 7] = ["edition", "edicion", "edizione", "edicao", "ausgabe", "editie", "издание"];

/// A title and its authors; those between semicolons, as spoken or with the last name first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) title: String,
    pub(super) authors: String,
}

/// Reads a first line.
pub(super) fn read(line: &str) -> Heading {
    let line = line.trim();
    let whole = || Heading { title: line.to_owned(), authors: String::new() };
    let Some((title, inside)) = last_brackets(line) else { return whole() };
    // Without a title the brackets are one.
    if title.is_empty() || is_part_of_the_title(inside) {
        return whole();
    }
    let authors: Vec<String> = people(inside);
    Heading { title: title.to_owned(), authors: authors.join("; ") }
}

/// The line without its last brackets, and what stands in them; brackets inside them belong to it.
fn last_brackets(line: &str) -> Option<(&str, &str)> {
    let mut depth = 0_u32;
    for (at, c) in line.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    let inside = &line[at + c.len_utf8()..];
                    return Some((line[..at].trim_end(), inside[..inside.len() - last_length(inside)].trim()));
                }
            }
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

fn last_length(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

/// Years, numbers of volumes and editions are nobody's name.
fn is_part_of_the_title(inside: &str) -> bool {
    let folded = fold(inside);
    let is_number = !folded.contains(char::is_alphabetic);
    is_number || EDITIONS.iter().any(|word| folded.ends_with(word))
}

/// People in any of the ways that Kindles and their senders write them.
fn people(inside: &str) -> Vec<String> {
    let several = inside.split([';', '&', '；']).flat_map(|part| part.split(" and ")).flat_map(between_commas);
    several.filter(|name| !is_nobody(name) && !name.contains('@')).collect()
}

/// `Last, First` is one person; two whole names, or more than two parts, are several.
fn between_commas(part: &str) -> Vec<String> {
    let part = part.trim().trim_end_matches(',').trim_start_matches("and ");
    let names: Vec<&str> = part.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let is_whole = |name: &&str| name.split_whitespace().count() > 1;
    match names.as_slice() {
        [] => Vec::new(),
        [first, second] if !(is_whole(first) && is_whole(second)) => vec![format!("{first}, {second}")],
        several => several.iter().map(|name| (*name).to_owned()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Tides (Ada Quill)", "Tides", "Ada Quill")]
    #[case("Tides (Quill, Ada)", "Tides", "Quill, Ada")]
    #[case("Tides (Quill, Ada;Marsh, Ben)", "Tides", "Quill, Ada; Marsh, Ben")]
    #[case("Tides (Ada Quill, Ben Marsh, and Cy Holm)", "Tides", "Ada Quill; Ben Marsh; Cy Holm")]
    #[case("Tides (Ada Quill and Ben Marsh)", "Tides", "Ada Quill; Ben Marsh")]
    #[case("Tides (A Novel) (Quill, Ada)", "Tides (A Novel)", "Quill, Ada")]
    #[case("Tides (German Edition)", "Tides (German Edition)", "")]
    #[case("Papers to read twice (2017)", "Papers to read twice (2017)", "")]
    #[case("Tides (Ada Quill (Translator))", "Tides", "Ada Quill (Translator)")]
    #[case("Tides  ", "Tides", "")]
    #[case("Tides (Unknown)", "Tides", "")]
    #[case("Tides (news@example.org)", "Tides", "")]
    #[case("Tides (Ada Quill", "Tides (Ada Quill", "")]
    #[case("潮（夏目漱石）", "潮", "夏目漱石")]
    #[case("(Untitled)", "(Untitled)", "")]
    fn the_author_stands_in_the_last_brackets(#[case] line: &str, #[case] title: &str, #[case] authors: &str) {
        assert_eq!(read(line), Heading { title: title.to_owned(), authors: authors.to_owned() });
    }

    proptest! {
        #[test]
        fn any_line_is_read_without_failing(line in "[a-z()（）,;& 書]{0,30}") {
            let _ = read(&line);
        }
    }
}
