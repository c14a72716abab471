//! Footnotes of one text: numbered as they are first mentioned, told at its end.

use pulldown_cmark::{CowStr, Event};

/// What the notes are called, by their number, and what they say.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    names: Vec<Footnote<'a>>,
}

struct Footnote<'a> {
    name: CowStr<'a>,
    mentioned: bool,
    says: Vec<Event<'a>>,
}

impl<'a> Footnotes<'a> {
    /// A mark in the text, as HTML; only the first for a note can be come back to.
    pub(super) fn mark(&mut self, name: &CowStr<'a>, id: &str) -> String {
        let at = self.at(name);
        let number = at + 1;
        let first = !std::mem::replace(&mut self.names[at].mentioned, true);
        let back = if first { format!(" id=\"fnref-{id}-{number}\"") } else { String::new() };
        format!("<sup><a{back} data-to=\"fn-{id}-{number}\">{number}</a></sup>")
    }

    /// Keeps what a note says. One that is defined again says both.
    pub(super) fn define(&mut self, name: &CowStr<'a>, says: Vec<Event<'a>>) {
        let at = self.at(name);
        self.names[at].says.extend(says);
    }

    /// The notes as the end of the text.
    pub(super) fn end(self, id: &str, out: &mut Vec<Event<'a>>) {
        if self.names.is_empty() {
            return;
        }
        let html = |text: String| Event::Html(text.into());
        out.push(html("<section class=\"footnotes\"><ol>\n".to_owned()));
        for (footnote, number) in self.names.into_iter().zip(1..) {
            out.push(html(format!("<li id=\"fn-{id}-{number}\">")));
            out.extend(footnote.says);
            if footnote.mentioned {
                out.push(html(format!("<a data-to=\"fnref-{id}-{number}\">↩</a>")));
            }
            out.push(html("</li>\n".to_owned()));
        }
        out.push(html("</ol></section>\n".to_owned()));
    }

    fn at(&mut self, name: &CowStr<'a>) -> usize {
        let known = self.names.iter().position(|footnote| footnote.name == *name);
        known.unwrap_or_else(|| {
            self.names.push(Footnote { name: name.clone(), mentioned: false, says: Vec::new() });
            self.names.len() - 1
        })
    }
}
