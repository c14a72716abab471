//! The blocks of a list: headings become stages, entries and rows become guesses, the rest is left with its line.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::inline::Inline;
use super::model::{LeftLine, LeftReason, ListGuess, ListPreview, Sureness};
use super::table::Columns;
use super::{guess, names::clean};

pub(super) fn read(text: &str) -> ListPreview {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader { text, ends: line_ends(text), ..Reader::default() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(&event, &range);
    }
    reader.preview.guesses.sort_by_key(|guess| guess.line);
    reader.preview.left.sort_by_key(|left| left.line);
    reader.preview
}

fn line_ends(text: &str) -> Vec<usize> {
    text.match_indices('\n').map(|(at, _)| at).collect()
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    ends: Vec<usize>,
    preview: ListPreview,
    headings: Vec<(HeadingLevel, String)>,
    items: Vec<Open>,
    /// The inline text of a heading, a paragraph or a cell.
    inline: Option<(Inline, Range<usize>)>,
    /// HTML or code, with where it began.
    raw: Option<(LeftReason, Range<usize>)>,
    table: Option<Columns>,
    cells: Vec<Inline>,
}

/// An entry of a list that is being read.
#[derive(Default)]
struct Open {
    inline: Inline,
    range: Range<usize>,
    /// What it turned out to be, once its own text was read.
    read: Option<Read>,
}

impl Open {
    fn has_text(&self) -> bool {
        self.read.is_some() || !self.inline.runs().is_empty()
    }
}

enum Read {
    Guess(usize),
    Heading(Box<Heading>),
    Left,
}

/// An entry with others nested in it, and the book that it is after all when those are remarks about it.
struct Heading {
    title: String,
    book: ListGuess,
    range: Range<usize>,
    /// How many books there were before it.
    books: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.raw = Some((LeftReason::Html, range.clone())),
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => {
                self.raw = Some((LeftReason::Code, range.clone()));
            }
            Event::End(TagEnd::HtmlBlock | TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => self.end_raw(),
            _ if self.raw.is_some() => {}
            Event::Start(Tag::Heading { .. }) => self.inline = Some((Inline::default(), range.clone())),
            Event::End(TagEnd::Heading(level)) => self.end_heading(*level),
            Event::Start(Tag::List(_)) => self.read_open(true),
            Event::Start(Tag::Item) => {
                self.items.push(Open { range: range.start..range.start, ..Open::default() });
            }
            Event::End(TagEnd::Item) => {
                self.read_open(false);
                self.items.pop();
            }
            Event::Start(Tag::Paragraph) if self.items.last().is_none_or(Open::has_text) => {
                self.read_open(false);
                self.inline = Some((Inline::default(), range.clone()));
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => self.cells.clear(),
            Event::Start(Tag::TableCell) => self.inline = Some((Inline::default(), range.clone())),
            Event::End(TagEnd::Paragraph) => self.end_paragraph(),
            Event::End(TagEnd::TableCell) => self.cells.extend(self.inline.take().map(|(inline, _)| inline)),
            Event::End(TagEnd::TableHead) => self.table = Some(Columns::of(&self.cells)),
            Event::End(TagEnd::TableRow) => self.end_row(range),
            Event::End(TagEnd::Table) => self.table = None,
            event => self.inline_event(event, range),
        }
    }

    fn inline_event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if let Some((inline, whole)) = &mut self.inline {
            inline.event(event);
            whole.end = whole.end.max(range.end);
        } else if let Some(open) = self.items.last_mut()
            && open.inline.event(event)
        {
            open.range.end = open.range.end.max(range.end);
        }
    }

    fn end_raw(&mut self) {
        if let Some((reason, range)) = self.raw.take() {
            self.leave(&range, reason);
        }
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some((inline, _)) = self.inline.take() else { return };
        let title = inline.plain();
        if level == HeadingLevel::H1 && self.preview.title.is_empty() {
            self.preview.title.clone_from(&title);
        }
        self.headings.retain(|(above, _)| *above < level);
        self.headings.push((level, title));
    }

    /// The paragraph of its own, or the second one of an entry.
    fn end_paragraph(&mut self) {
        let Some((inline, range)) = self.inline.take() else { return };
        if let Some(Open { read: Some(Read::Guess(at)), .. }) = self.items.last() {
            add_reason(&mut self.preview.guesses[*at], &inline.plain());
            return;
        }
        let begins_marked = inline.runs().first().is_some_and(|run| run.strong || is_away(run.link.as_deref()));
        match guess::entry(&inline).filter(|guess| begins_marked && guess.sureness == Sureness::Sure) {
            Some(guess) => drop(self.take(guess, &range)),
            None => self.leave(&range, LeftReason::Prose),
        }
    }

    fn end_row(&mut self, range: &Range<usize>) {
        let cells = std::mem::take(&mut self.cells);
        match self.table.as_ref().and_then(|columns| columns.guess(&cells)) {
            Some(guess) => drop(self.take(guess, range)),
            None => self.leave(range, LeftReason::NoTitle),
        }
    }

    /// Reads the text of the entry that is open, before what is nested in it.
    fn read_open(&mut self, nested: bool) {
        let Some(open) = self.items.last_mut() else { return };
        let (inline, range) = (std::mem::take(&mut open.inline), open.range.clone());
        if open.read.is_some() {
            // Words behind what is nested in the entry.
            if !inline.runs().is_empty() {
                self.inline = Some((inline, range));
                self.end_paragraph();
            }
            return;
        }
        let read = self.entry(&inline, &range, nested);
        if let Some(open) = self.items.last_mut() {
            open.read = Some(read);
        }
    }

    fn entry(&mut self, inline: &Inline, range: &Range<usize>, nested: bool) -> Read {
        let runs = inline.runs();
        let within = runs.iter().any(|run| run.link.as_deref().is_some_and(|link| link.starts_with('#')));
        if within {
            self.leave(range, LeftReason::Contents);
            return Read::Left;
        }
        let plain = !runs.is_empty() && runs.iter().all(|run| run.link.is_none()) && inline.ticked.is_none();
        let Some(guess) = guess::entry(inline) else {
            self.leave(range, LeftReason::NoTitle);
            return Read::Left;
        };
        let names_nobody = guess.authors.is_empty() && guess.sureness != Sureness::Sure;
        if nested && plain && names_nobody && guess.reason.is_empty() {
            let title = clean(inline.plain().trim_end_matches([':', '：'])).to_owned();
            return Read::Heading(Box::new(Heading {
                title,
                book: guess,
                range: range.clone(),
                books: self.preview.guesses.len(),
            }));
        }
        if plain && names_nobody && is_remark(&inline.plain()) {
            self.take_heading();
        }
        if let Some(parent) = self.parent().filter(|_| plain && names_nobody) {
            add_reason(&mut self.preview.guesses[parent], &inline.plain());
            return Read::Guess(parent);
        }
        Read::Guess(self.take(guess, range))
    }

    /// Takes the heading that an entry is nested in for a book, where no book stands below it.
    fn take_heading(&mut self) {
        let Some(above) = self.items.len().checked_sub(2) else { return };
        match self.items[above].read.take() {
            Some(Read::Heading(heading)) if heading.books == self.preview.guesses.len() => {
                let Heading { book, range, .. } = *heading;
                let book = self.take(book, &range);
                self.items[above].read = Some(Read::Guess(book));
            }
            read => self.items[above].read = read,
        }
    }

    /// The guess that an entry is nested in.
    fn parent(&self) -> Option<usize> {
        match self.items.iter().rev().nth(1)?.read {
            Some(Read::Guess(at)) => Some(at),
            _ => None,
        }
    }

    fn take(&mut self, guess: ListGuess, range: &Range<usize>) -> usize {
        let (line, source) = self.source(range);
        self.preview.guesses.push(ListGuess { line, source, stage: self.stage(), ..guess });
        self.preview.guesses.len() - 1
    }

    fn leave(&mut self, range: &Range<usize>, reason: LeftReason) {
        let (line, text) = self.source(range);
        if !text.is_empty() {
            self.preview.left.push(LeftLine { line, text, reason });
        }
    }

    /// The line that something begins in, and its text.
    fn source(&self, range: &Range<usize>) -> (u32, String) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let begins = range.start + (text.len() - text.trim_start().len());
        let line = self.ends.partition_point(|end| *end < begins) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), text.trim().to_owned())
    }

    /// The headings above, without the list's own title, and the entries that are headings themselves.
    fn stage(&self) -> String {
        let headings =
            self.headings.iter().filter(|(level, _)| *level > HeadingLevel::H1).map(|(_, title)| title.as_str());
        let entries = self.items.iter().filter_map(|open| match &open.read {
            Some(Read::Heading(heading)) => Some(heading.title.as_str()),
            _ => None,
        });
        let names: Vec<&str> = headings.chain(entries).filter(|name| !name.is_empty()).collect();
        match (names.as_slice(), self.headings.last()) {
            ([], Some((_, title))) if *title != self.preview.title => title.clone(),
            (names, _) => names.join(": "),
        }
    }
}

/// Whether a text begins in small letters or ends as a sentence does: titles do neither.
fn is_remark(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase) || text.trim_end().ends_with(['.', '。'])
}

fn is_away(link: Option<&str>) -> bool {
    link.is_some_and(|link| !link.starts_with('#'))
}

fn add_reason(guess: &mut ListGuess, text: &str) {
    if !guess.reason.is_empty() {
        guess.reason.push('\n');
    }
    guess.reason.push_str(text);
}
