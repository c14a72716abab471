//! From what the parser read to what is written: the events of the text with ours in their place.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

use super::footnotes::Footnotes;
use super::mentions::IMAGE_SCHEME;
use super::{Place, Target, code};

/// Shapes the events of one text.
pub(super) fn shape<'a>(events: impl Iterator<Item = Event<'a>>, place: Place<'_>) -> Vec<Event<'a>> {
    let mut shaper = Shaper { place, out: Vec::new(), open: Vec::new(), footnotes: Footnotes::default() };
    events.for_each(|event| shaper.take(event));
    let Shaper { mut out, footnotes, .. } = shaper;
    footnotes.end(place.id, &mut out);
    out
}

/// Something begun whose end is ours to write.
enum Open<'a> {
    /// A link of the text's own, written by the parser's writer.
    Link,
    /// A link to a book or note, and how it ends.
    Mention(&'static str),
    /// A picture, with the words that stand for it so far.
    Picture { address: CowStr<'a>, words: String },
    /// A block of code, with its language and text so far.
    Code { language: CowStr<'a>, text: String },
    /// A footnote's text; what was being written goes on after it.
    Footnote { name: CowStr<'a>, before: Vec<Event<'a>> },
}

struct Shaper<'a, 'p> {
    place: Place<'p>,
    out: Vec<Event<'a>>,
    open: Vec<Open<'a>>,
    footnotes: Footnotes<'a>,
}

impl<'a> Shaper<'a, '_> {
    fn take(&mut self, event: Event<'a>) {
        if let Some(Open::Picture { words, .. } | Open::Code { text: words, .. }) = self.open.last_mut() {
            match &event {
                Event::Text(text) | Event::Code(text) => return words.push_str(text),
                Event::SoftBreak | Event::HardBreak => return words.push(' '),
                Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image | TagEnd::CodeBlock) => {}
                _ => return,
            }
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::InlineMath(text) => self.math("math", &text),
            Event::DisplayMath(text) => self.math("math math-display", &text),
            Event::FootnoteReference(name) => {
                let mark = self.footnotes.mark(&name, self.place.id);
                self.inline(mark);
            }
            other => self.out.push(other),
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Heading { level, id: _, classes, attrs } => {
                self.out.push(Event::Start(Tag::Heading { level: lowered(level), id: None, classes, attrs }));
            }
            Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }
            | Tag::Image { link_type: LinkType::WikiLink { .. }, dest_url, .. } => self.mention(&dest_url),
            Tag::Image { dest_url, .. } => {
                self.open.push(Open::Picture { address: dest_url, words: String::new() });
            }
            Tag::Link { .. } => {
                self.open.push(Open::Link);
                self.out.push(Event::Start(tag));
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language,
                    CodeBlockKind::Indented => "".into(),
                };
                self.open.push(Open::Code { language, text: String::new() });
            }
            Tag::FootnoteDefinition(name) => {
                let before = std::mem::take(&mut self.out);
                self.open.push(Open::Footnote { name, before });
            }
            other => self.out.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let ours = matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::FootnoteDefinition);
        match if ours { self.open.pop() } else { None } {
            Some(Open::Mention(end)) => self.inline(end.to_owned()),
            Some(Open::Picture { address, words }) => self.picture(&address, &words),
            Some(Open::Code { language, text }) => self.out.push(Event::Html(code::block(&language, &text).into())),
            Some(Open::Footnote { name, before }) => {
                let says = std::mem::replace(&mut self.out, before);
                self.footnotes.define(&name, says);
            }
            Some(Open::Link) | None => self.out.push(Event::End(match tag {
                TagEnd::Heading(level) => TagEnd::Heading(lowered(level)),
                other => other,
            })),
        }
    }

    /// `[[Title]]`: a link to what it means; where nobody can say, the words alone.
    fn mention(&mut self, title: &str) {
        let Some(target) = self.place.target else {
            return self.open.push(Open::Mention(""));
        };
        let start = match target(title) {
            Some(Target::Book { id: book }) => format!("<a data-book=\"{book}\">"),
            Some(Target::Note { id: note, book: Some(book) }) => {
                format!("<a data-note=\"{note}\" data-book=\"{book}\">")
            }
            Some(Target::Note { id: note, book: None }) => format!("<a data-note=\"{note}\">"),
            None => format!("<a data-missing=\"{}\">", attribute(title.trim())),
        };
        self.inline(start);
        self.open.push(Open::Mention("</a>"));
    }

    /// A picture of the library, or a link to one elsewhere, which is not fetched. Inside a picture or link, the words.
    fn picture(&mut self, address: &str, words: &str) {
        if let Some(Open::Picture { words: outer, .. }) = self.open.last_mut() {
            return outer.push_str(words);
        }
        match address.strip_prefix(IMAGE_SCHEME) {
            Some(id) => self.inline(format!("<img data-image=\"{}\" alt=\"{}\">", attribute(id), attribute(words))),
            None if self.open.iter().any(|open| matches!(open, Open::Link | Open::Mention(_))) => {
                self.out.push(Event::Text(words.to_owned().into()));
            }
            None => {
                let words = if words.is_empty() { address } else { words };
                self.inline(format!("<a href=\"{}\">{}</a>", attribute(address), attribute(words)));
            }
        }
    }

    fn math(&mut self, class: &str, text: &str) {
        self.inline(format!("<code class=\"{class}\">{}</code>", attribute(text)));
    }

    fn inline(&mut self, html: String) {
        self.out.push(Event::InlineHtml(html.into()));
    }
}

/// The page and its parts have the first two levels.
fn lowered(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// Text as it may stand in an attribute or between tags.
fn attribute(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape_html(&mut html, text).expect("BUG: a String takes all that is written to it");
    html
}
