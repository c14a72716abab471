//! What a text mentions, and what it is called: read with the same parser that shows it, so that code stays code.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::OPTIONS;
use crate::values::{ImageId, fold};

/// How the address of a picture of the library begins; its id follows.
pub const IMAGE_SCHEME: &str = "image:";

/// The longest name; the rest of a first line is no name any more.
const LONGEST_NAME: usize = 200;

/// What a text mentions, each once, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// The titles of its `[[Title]]` links, as written.
    pub titles: Vec<String>,
    /// The pictures it shows.
    pub images: Vec<ImageId>,
}

/// The titles and pictures that a text mentions.
#[must_use]
pub fn mentions(markdown: &str) -> Mentions {
    let mut found = Mentions::default();
    if !markdown.contains("[[") && !markdown.contains(IMAGE_SCHEME) {
        return found;
    }
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Start(
                Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }
                | Tag::Image { link_type: LinkType::WikiLink { .. }, dest_url, .. },
            ) => {
                let title = dest_url.trim().to_owned();
                if !title.is_empty() && !found.titles.contains(&title) {
                    found.titles.push(title);
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let id = dest_url.strip_prefix(IMAGE_SCHEME).and_then(|id| ImageId::parse(id).ok());
                found.images.extend(id.filter(|id| !found.images.contains(id)));
            }
            _ => {}
        }
    }
    found
}

/// The text with other words between the brackets of its `[[links]]`: `other` says for a title what stands there
/// instead. Words of the link's own, behind a bar, stay. None where nothing changes.
#[must_use]
pub fn relinked(markdown: &str, other: impl Fn(&str) -> Option<String>) -> Option<String> {
    let (mut text, mut copied) = (String::new(), 0);
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        let Event::Start(
            Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }
            | Tag::Image { link_type: LinkType::WikiLink { .. }, dest_url, .. },
        ) = event
        else {
            continue;
        };
        let Some(new) = other(dest_url.trim()) else { continue };
        let link = &markdown[range.clone()];
        let Some(inside) = link.find("[[").map(|at| at + 2) else { continue };
        let Some(own) = link.find('|').or_else(|| link.rfind("]]")).filter(|end| *end >= inside) else { continue };
        // An id brings words along; where the link has its own, those count.
        let new = if link[own..].starts_with('|') { new.split('|').next().unwrap_or_default() } else { &new };
        text.push_str(&markdown[copied..range.start + inside]);
        text.push_str(new);
        copied = range.start + own;
    }
    (copied > 0).then(|| text + &markdown[copied..])
}

/// What a text is called: its first heading, else its first line, without the marks of Markdown.
#[must_use]
pub fn name(markdown: &str) -> String {
    // Quotes and dashes as typed, so that they can be typed again in a link.
    let options = OPTIONS.difference(Options::ENABLE_SMART_PUNCTUATION);
    let (mut first, mut current, mut ended) = (None, String::new(), false);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => (current, ended) = (String::new(), false),
            Event::End(TagEnd::Heading(_)) if !current.trim().is_empty() => return named(&current),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) if !ended => {
                let line = text.split('\n').next().unwrap_or_default();
                current.push_str(line);
                ended = line.len() < text.len();
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock)
                if !current.trim().is_empty() =>
            {
                first.get_or_insert_with(|| current.clone());
                ended = true;
            }
            _ => {}
        }
    }
    named(first.as_deref().unwrap_or(&current))
}

fn named(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_NAME).collect::<String>().trim_end().to_owned()
}

/// A title as links are compared: however it is accented, capitalised and spaced.
#[must_use]
pub fn name_key(title: &str) -> String {
    fold(&title.split_whitespace().collect::<Vec<_>>().join(" "))
}
