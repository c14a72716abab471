//! The inline text of an entry as runs: what is linked, what is emphasised.

use pulldown_cmark::{Event, Tag, TagEnd};

/// A stretch of text of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) link: Option<String>,
    pub(super) strong: bool,
}

/// Gathers the runs of an entry from its events.
#[derive(Debug, Default)]
pub(super) struct Inline {
    runs: Vec<Run>,
    link: Option<String>,
    strong: usize,
    /// How deep in pictures: what stands there is their description.
    image: usize,
    pub(super) struck: bool,
    pub(super) ticked: Option<bool>,
}

impl Inline {
    /// Takes an event in; false where it is not inline.
    pub(super) fn event(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => self.link = Some(dest_url.to_string()),
            Event::End(TagEnd::Link) => self.link = None,
            Event::Start(Tag::Strong | Tag::Emphasis) => self.strong += 1,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => self.strong = self.strong.saturating_sub(1),
            Event::Start(Tag::Strikethrough) => self.struck = true,
            Event::End(TagEnd::Strikethrough) => {}
            Event::Start(Tag::Image { .. }) => self.image += 1,
            Event::End(TagEnd::Image) => self.image = self.image.saturating_sub(1),
            Event::TaskListMarker(ticked) => self.ticked = Some(*ticked),
            Event::Text(text) | Event::Code(text) => self.text(text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::InlineHtml(html) if html.starts_with("<br") => self.text(" "),
            // An anchor within an entry says nothing of its own.
            Event::InlineHtml(_) => {}
            _ => return false,
        }
        true
    }

    fn text(&mut self, text: &str) {
        if self.image > 0 {
            return;
        }
        let strong = self.strong > 0;
        match self.runs.last_mut() {
            Some(last) if last.link == self.link && last.strong == strong => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), link: self.link.clone(), strong }),
        }
    }

    /// The runs with something in them.
    pub(super) fn runs(&self) -> Vec<Run> {
        self.runs.iter().filter(|run| !run.text.trim().is_empty() || run.link.is_some()).cloned().collect()
    }

    /// All the text in one.
    pub(super) fn plain(&self) -> String {
        let whole: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        whole.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
