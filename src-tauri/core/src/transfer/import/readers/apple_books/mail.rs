//! The notes of one book as Apple Books sends them by mail: HTML in which the title and the author are the first headings and
//! the parts of every note are told by their classes. It is read as the mail that was saved, or as its HTML alone.
//!
//! Days are told in the words of the device's language. Colours are not taken.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use mail_parser::MessageParser;

use crate::transfer::import::formats;
use crate::transfer::import::readers::kindle;
use crate::transfer::import::table::SourceRow;
use crate::values::fold;

/// The class of the words that are marked, which nobody else has.
const WORDS: &str = "annotationrepresentativetext";

/// Whether a text is such a mail.
pub(super) fn knows(head: &str) -> bool {
    head.contains(WORDS) || html_in(head).is_some_and(|html| html.contains(WORDS))
}

/// The notes as rows, and how many marks without any words were passed over.
pub(super) fn read(text: &str) -> (Vec<SourceRow>, usize) {
    let html = html_in(text).unwrap_or_else(|| text.to_owned());
    let page = Page::of(&html);
    let all = page.notes.len();
    let rows: Vec<SourceRow> =
        page.notes.iter().filter(|note| note.has_words()).zip(1..).map(|(note, line)| page.row(note, line)).collect();
    let without = all - rows.len();
    (rows, without)
}

/// The HTML that a mail carries. What does not begin with the head of a mail is none.
fn html_in(text: &str) -> Option<String> {
    let first = text.trim_start().lines().next()?;
    let (name, _) = first.split_once(':')?;
    let is_head = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let mail = is_head.then(|| MessageParser::default().parse(text.trim_start().as_bytes()))??;
    mail.body_html(0).map(std::borrow::Cow::into_owned)
}

/// What a part of the page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Author,
    Day,
    Chapter,
    Words,
    Note,
}

#[derive(Debug, Default)]
struct Note {
    day: String,
    chapter: String,
    words: String,
    note: String,
}

impl Note {
    fn has_words(&self) -> bool {
        !self.words.trim().is_empty() || !self.note.trim().is_empty()
    }
}

#[derive(Debug, Default)]
struct Page {
    title: String,
    author: String,
    notes: Vec<Note>,
    /// The elements around what comes next, with what each says.
    open: Vec<(String, Option<Part>)>,
}

impl Page {
    fn of(html: &str) -> Self {
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        let tokens = Tokenizer::new(Tokens::default(), Default::default());
        let _more = tokens.feed(&input);
        tokens.end();
        tokens.sink.0.into_inner()
    }

    fn tag(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if tag.kind == TagKind::EndTag {
            if let Some(at) = self.open.iter().rposition(|(open, _)| open == name) {
                self.open.truncate(at);
            }
            return;
        }
        if matches!(name, "br" | "p" | "div" | "li") {
            self.text("\n");
        }
        let classes = tag.attrs.iter().find(|attribute| &*attribute.name.local == "class");
        let classes: Vec<&str> = classes.map(|classes| classes.value.split_whitespace().collect()).unwrap_or_default();
        if classes.contains(&"annotation") {
            self.notes.push(Note::default());
        }
        // These have no end.
        if !tag.self_closing && !matches!(name, "br" | "hr" | "img" | "meta" | "link" | "input") {
            let part = self.part(name, &classes);
            self.open.push((name.to_owned(), part));
        }
    }

    fn part(&self, name: &str, classes: &[&str]) -> Option<Part> {
        let by_class = [
            ("annotationdate", Part::Day),
            ("annotationchapter", Part::Chapter),
            (WORDS, Part::Words),
            ("annotationnote", Part::Note),
        ];
        let told = by_class.into_iter().find(|(class, _)| classes.contains(class)).map(|(_, part)| part);
        told.or(match name {
            "h1" if self.title.is_empty() => Some(Part::Title),
            "h2" if self.author.is_empty() => Some(Part::Author),
            _ => None,
        })
    }

    fn text(&mut self, text: &str) {
        let Some(part) = self.open.iter().rev().find_map(|(_, part)| *part) else { return };
        let place = match (part, self.notes.last_mut()) {
            (Part::Title, _) => &mut self.title,
            (Part::Author, _) => &mut self.author,
            (Part::Day, Some(note)) => &mut note.day,
            (Part::Chapter, Some(note)) => &mut note.chapter,
            (Part::Words, Some(note)) => &mut note.words,
            (Part::Note, Some(note)) => &mut note.note,
            (_, None) => return,
        };
        place.push_str(text);
    }

    fn row(&self, note: &Note, line: u64) -> SourceRow {
        let title = in_one_line(&self.title);
        if title.is_empty() {
            return SourceRow::faulty(line, &note.words, "The mail does not say of which book these words are.");
        }
        let day = in_one_line(&note.day);
        let cells = formats::APPLE_BOOKS.columns.iter().map(|(name, _)| match *name {
            "Title" => title.clone(),
            "Authors" => in_one_line(&self.author),
            "Highlight" => lines(&note.words),
            "Note" => lines(&note.note),
            // What is no day in any language that is known stays as it is, and is told.
            "Created" => kindle::day(&fold(&day)).unwrap_or_else(|| day.clone()),
            "Chapter" => in_one_line(&note.chapter),
            _ => String::new(),
        });
        SourceRow::read(line, cells.collect())
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a text without the spaces around them and without empty ones.
fn lines(text: &str) -> String {
    text.lines().map(in_one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[derive(Default)]
struct Tokens(RefCell<Page>);

impl TokenSink for Tokens {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => page.tag(&tag),
            Token::CharacterTokens(text) => page.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_page_is_read_without_failing_and_every_note_with_words_is_a_row(
            parts in prop::collection::vec(
                r#"<h1>|</h1>|<h2/>|<div class="annotation">|<p class="annotationrepresentativetext">|</p>|</div>|<br>|&[a-z]{1,3};?|[a-c ]{1,4}|<[!/]?[a-z-]{0,3}"#,
                0..30,
            ),
            head in "(Subject: a\n\n|MIME-Version: 1.0\nContent-Type: text/html\n\n|)",
        ) {
            let text = format!("{head}{}", parts.concat());
            let (rows, without) = read(&text);
            let html = html_in(&text).unwrap_or(text);
            prop_assert_eq!(rows.len() + without, Page::of(&html).notes.len());
        }
    }
}
