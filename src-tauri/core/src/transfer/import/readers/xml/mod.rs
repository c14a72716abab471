//! XML of other programs: the elements of one name one after the other, each as a tree.

mod collectorz;
mod goodreads;
mod opf;

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::Result;
use crate::transfer::import::table::{LARGEST_ROW, SourceRow, refused};

pub(in crate::transfer::import) use collectorz::COLLECTORZ;
pub(in crate::transfer::import) use goodreads::GOODREADS_FEED;
pub(in crate::transfer::import) use opf::OPF;

/// Elements in elements deeper than this are no list of books.
const DEEPEST: usize = 64;

/// An element of the name that is looked for.
struct Element {
    /// The line on which its first tag ends.
    line: u64,
    node: Node,
    /// As it stands in the file.
    raw: String,
}

impl Element {
    /// A row, which keeps all that the element says.
    fn into_row(self, cells: impl FnOnce(&Node) -> Vec<String>) -> SourceRow {
        SourceRow { raw: Some(self.raw), ..SourceRow::read(self.line, cells(&self.node)) }
    }
}

/// An element with what is in it. Prefixes of names are left out.
#[derive(Debug, Default)]
struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Node>,
}

impl Node {
    fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text at the end of a path of names, `series/displayname`.
    fn at(&self, path: &str) -> String {
        let end = path.split('/').try_fold(self, |node, name| node.children.iter().find(|child| child.name == name));
        end.map(|node| node.text.trim().to_owned()).unwrap_or_default()
    }
}

/// Elements on their way.
struct Elements<'a> {
    reader: Reader<Lines<'a>>,
    name: &'static str,
}

impl<'a> Elements<'a> {
    fn of(text: Box<dyn BufRead + 'a>, name: &'static str) -> Self {
        let mut reader = Reader::from_reader(Lines { text, line: 1, taken: Vec::new() });
        reader.config_mut().check_end_names = false;
        Self { reader, name }
    }

    /// The next element.
    fn next(&mut self) -> Result<Option<Element>> {
        let mut open: Vec<Node> = Vec::new();
        let (mut buffer, mut line, mut begun) = (Vec::new(), 1, 0);
        loop {
            buffer.clear();
            if open.is_empty() {
                self.reader.get_mut().taken.clear();
            }
            let event = self.reader.read_event_into(&mut buffer);
            let line_now = self.reader.get_ref().line;
            let event =
                event.map_err(|error| refused(format!("The file cannot be read near line {line_now}: {error}.")))?;
            let ended = match &event {
                Event::Eof if open.is_empty() => return Ok(None),
                Event::Eof => {
                    return Err(refused(format!("The file ends in the middle of the entry near line {line}.")));
                }
                Event::Start(tag) => {
                    if !open.is_empty() || tag.local_name().as_ref() == self.name {
                        if open.is_empty() {
                            (line, begun) = (line_now, self.reader.buffer_position());
                        }
                        open.push(node(tag));
                    }
                    false
                }
                Event::Empty(tag) => {
                    if let Some(parent) = open.last_mut() {
                        parent.children.push(node(tag));
                    }
                    false
                }
                Event::End(_) => !open.is_empty(),
                other => {
                    if let Some(inside) = open.last_mut() {
                        inside.text.push_str(&text(other));
                    }
                    false
                }
            };
            if open.len() > DEEPEST || !open.is_empty() && self.reader.buffer_position() - begun > LARGEST_ROW {
                return Err(refused(format!(
                    "The file cannot be read: the entry near line {line} is too deep or too long."
                )));
            }
            if ended && let Some(node) = open.pop() {
                match open.last_mut() {
                    Some(parent) => parent.children.push(node),
                    None => return Ok(Some(Element { line, node, raw: self.reader.get_ref().taken() })),
                }
            }
        }
    }
}

fn node(tag: &BytesStart<'_>) -> Node {
    let plain =
        |text: &str| quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned);
    let attributes = tag.attributes().flatten();
    Node {
        name: tag.local_name().as_ref().to_owned(),
        attributes: attributes.map(|each| (each.key.local_name().as_ref().to_owned(), plain(&each.value))).collect(),
        ..Node::default()
    }
}

/// The letters of an event.
fn text(event: &Event<'_>) -> String {
    match event {
        Event::Text(text) => text.to_string(),
        Event::CData(text) => text.to_string(),
        // Only the few entities of XML itself: nothing is expanded that a file defines.
        Event::GeneralRef(name) => {
            let entity = format!("&{};", &**name);
            quick_xml::escape::unescape(&entity).map_or_else(|_| " ".to_owned(), std::borrow::Cow::into_owned)
        }
        _ => String::new(),
    }
}

/// A text that knows what was taken of it: how many lines, and which letters since they were asked for last.
struct Lines<'a> {
    text: Box<dyn BufRead + 'a>,
    line: u64,
    taken: Vec<u8>,
}

impl Lines<'_> {
    fn taken(&self) -> String {
        String::from_utf8_lossy(&self.taken).trim().to_owned()
    }
}

impl std::io::Read for Lines<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.text.read(into)?;
        self.line += lines(&into[..read]);
        self.taken.extend_from_slice(&into[..read]);
        Ok(read)
    }
}

impl BufRead for Lines<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.text.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(held) = self.text.fill_buf() {
            let taken = &held[..amount.min(held.len())];
            self.line += lines(taken);
            self.taken.extend_from_slice(taken);
        }
        self.text.consume(amount);
    }
}

fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::transfer::import::{Input, Mapping, Source};

    fn read(text: &str) -> Result<usize, String> {
        let input = Input::Bytes("any.xml".to_owned(), text.as_bytes().to_vec());
        let source = Source::open(input, Mapping::default()).map_err(|error| error.to_string())?;
        let mut rows = source.rows().map_err(|error| error.to_string())?;
        let mut count = 0;
        while rows.next().map_err(|error| error.to_string())?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    #[test]
    fn what_nobody_understands_of_an_element_is_kept_with_it() {
        let emma = "<book><title>Emma</title><shelf deep=\"1\">3 &amp; 4</shelf><!-- ours --></book>";
        let text = format!(
            "<?xml version=\"1.0\"?>\n<bookinfo>\n <booklist>{emma}\n  <book><title>Sanditon</title></book></booklist></bookinfo>"
        );
        let source = Source::open(Input::Bytes("any.xml".to_owned(), text.into_bytes()), Mapping::default()).unwrap();
        let mut rows = source.rows().unwrap();
        let raw: Vec<String> = std::iter::from_fn(|| rows.next().unwrap()).filter_map(|row| row.raw).collect();
        assert_eq!(raw, [emma, "<book><title>Sanditon</title></book>"]);
    }

    #[test]
    fn elements_without_end_and_a_file_that_is_cut_are_refused() {
        let deep = format!("<bookinfo><book>{}", "<a>".repeat(100_000));
        assert!(read(&deep).unwrap_err().contains("too deep"));
        assert!(read("<bookinfo><book><title>Em").unwrap_err().contains("ends in the middle"));
    }

    proptest! {
        #[test]
        fn any_elements_are_read_without_failing(text in r#"(</?(book|title|mainsection|metadata|meta|publicationdate|year)( id="[a-c&;]")?/?>|&[a-z]{1,3};|[a-zé ]|<!\[CDATA\[|\]\]>|<!--|-->){0,40}"#) {
            let _ = read(&format!("<bookinfo>{text}"));
            let _ = read(&format!("<package xmlns=\"http://www.idpf.org/2007/opf\">{text}"));
        }
    }
}
