//! Pictures that a text shows from files beside it.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::OPTIONS;

/// A picture as Markdown names it: `![words](drawings/tree.png "title")`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureLink {
    /// Where the address stands in the text, with its angle brackets where it has them.
    pub range: Range<usize>,
    /// The address, without brackets and escapes.
    pub address: String,
}

/// The pictures of a text that are named by an address of their own, in its order; those in code are code.
#[must_use]
pub fn picture_links(markdown: &str) -> Vec<PictureLink> {
    if !markdown.contains("![") {
        return Vec::new();
    }
    let events = Parser::new_ext(markdown, OPTIONS).into_offset_iter();
    let pictures = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url, .. }) => {
            let range = address_in(markdown, range)?;
            Some(PictureLink { range, address: dest_url.into_string() })
        }
        _ => None,
    });
    pictures.collect()
}

fn address_in(markdown: &str, picture: Range<usize>) -> Option<Range<usize>> {
    let begin = picture.start + markdown[picture.clone()].rfind("](")? + 2;
    let begin = begin + markdown[begin..picture.end].find(|c: char| !c.is_whitespace())?;
    let rest = &markdown[begin..picture.end];
    let length = match rest.strip_prefix('<') {
        Some(bracketed) => bracketed.find('>')? + 2,
        // A blank begins the title, and the last bracket ends the picture.
        None => rest.find(char::is_whitespace).or_else(|| rest.rfind(')'))?,
    };
    Some(begin..begin + length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("a ![tree](drawings/tree.png) b", "drawings/tree.png", "drawings/tree.png")]
    #[case("![t](<my tree.png> \"A tree\")", "<my tree.png>", "my tree.png")]
    #[case("![t](tree_(1).png)", "tree_(1).png", "tree_(1).png")]
    #[case("![t](my%20tree.png 'A tree')", "my%20tree.png", "my%20tree.png")]
    fn an_address_is_found_where_it_stands(#[case] text: &str, #[case] stands: &str, #[case] address: &str) {
        let found = picture_links(text);
        assert_eq!(found.len(), 1);
        assert_eq!((&text[found[0].range.clone()], found[0].address.as_str()), (stands, address));
    }

    #[rstest]
    #[case("`![t](a.png)`")]
    #[case("```\n![t](a.png)\n```")]
    #[case("[t](a.png)")]
    #[case("![t][a]")]
    fn what_is_no_picture_of_its_own_address_is_left_alone(#[case] text: &str) {
        assert_eq!(picture_links(text), []);
    }

    proptest! {
        #[test]
        fn every_address_lies_within_the_text(text in "(!\\[|\\]\\(|[ab<>() \"\n]|\\\\){0,30}") {
            for link in picture_links(&text) {
                prop_assert!(text.get(link.range).is_some());
            }
        }
    }
}
