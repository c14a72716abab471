//! The objects of a JSON text one after the other, however long the text is: each is found by its braces and only then
//! read, so that one with a fault costs no other.

use std::io::BufRead;

use crate::Result;
use crate::transfer::import::table::{LARGEST_ROW, refused, unreadable};

/// Longer names are none that anybody asks for.
const LONGEST_NAME: usize = 100;

/// Lists deeper than this are not looked for.
pub(super) const DEEPEST: usize = 8;

/// Which objects are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Those of the outermost array, or the values of the outermost object.
    Outermost,
    /// Those of the array at the end of these names, from the outermost object on.
    Under(Vec<String>),
    /// Those that stand side by side, whatever is between them.
    Loose,
}

impl Place {
    /// The objects of the array of this name in the outermost object.
    pub(super) fn under(name: &str) -> Self {
        Self::Under(vec![name.to_owned()])
    }
}

/// An object as it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// The line it begins on, from 1; of those that stand side by side, which one it is.
    pub(super) line: u64,
    pub(super) text: String,
    /// Whether its last brace was found.
    pub(super) is_whole: bool,
}

/// Objects on their way.
pub(super) struct Elements<'a> {
    text: Box<dyn BufRead + 'a>,
    place: Place,
    scan: Scan,
    /// How many were found.
    given: u64,
}

/// Where in the text we are.
#[derive(Default)]
struct Scan {
    line: u64,
    depth: usize,
    in_string: bool,
    is_escaped: bool,
    /// The texts that were read last in the outermost object and in those inside it: the names of what follows.
    names: [Vec<u8>; DEEPEST],
    /// The object that is being collected, and the line it begins on.
    open: Option<(u64, Vec<u8>)>,
}

impl<'a> Elements<'a> {
    pub(super) fn of(text: Box<dyn BufRead + 'a>, place: Place) -> Self {
        Self { text, place, scan: Scan { line: 1, ..Scan::default() }, given: 0 }
    }

    /// The next object.
    pub(super) fn next(&mut self) -> Result<Option<Element>> {
        loop {
            let chunk = self.text.fill_buf().map_err(unreadable)?;
            if chunk.is_empty() {
                let begun = self.scan.open.take();
                return Ok(begun.map(|(line, bytes)| Element { line, text: text_of(&bytes), is_whole: false }));
            }
            let length = chunk.len();
            let found = chunk.iter().enumerate().find_map(|(at, byte)| Some((at, self.scan.take(*byte, &self.place)?)));
            self.text.consume(found.as_ref().map_or(length, |(at, _)| at + 1));
            if let Some((_, mut element)) = found {
                self.given += 1;
                // They may all stand on one line.
                element.line = if self.place == Place::Loose { self.given } else { element.line };
                return Ok(Some(element));
            }
            if let Some((line, bytes)) = &self.scan.open
                && bytes.len() as u64 > LARGEST_ROW
            {
                return Err(refused(format!(
                    "The file cannot be read: the object on line {line} is longer than 16 MiB."
                )));
            }
        }
    }
}

impl Scan {
    /// Takes one byte; answers the object that it ends.
    fn take(&mut self, byte: u8, place: &Place) -> Option<Element> {
        if byte == b'\n' {
            self.line += 1;
        }
        if let Some((_, bytes)) = &mut self.open {
            bytes.push(byte);
        }
        if self.in_string {
            self.in_string = self.is_escaped || byte != b'"';
            self.is_escaped = byte == b'\\' && !self.is_escaped;
            let depth = self.depth.wrapping_sub(1);
            if let Some(name) = self.names.get_mut(depth).filter(|name| self.in_string && name.len() < LONGEST_NAME) {
                name.push(byte);
            }
            return None;
        }
        match byte {
            b'"' => {
                self.in_string = true;
                if let Some(name) = self.names.get_mut(self.depth.wrapping_sub(1)) {
                    name.clear();
                }
            }
            b'{' | b'[' => {
                if byte == b'{' && self.open.is_none() && self.is_wanted(place) {
                    self.open = Some((self.line, vec![byte]));
                }
                self.depth += 1;
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.is_wanted(place)
                    && byte == b'}'
                    && let Some((line, bytes)) = self.open.take()
                {
                    return Some(Element { line, text: text_of(&bytes), is_whole: true });
                }
            }
            _ => {}
        }
        None
    }

    /// Whether an object here is one that was asked for.
    fn is_wanted(&self, place: &Place) -> bool {
        match place {
            Place::Loose => self.depth == 0,
            Place::Outermost => self.depth == 1,
            Place::Under(path) => {
                self.depth == path.len() + 1 && self.names.iter().zip(path).all(|(name, of)| name == of.as_bytes())
            }
        }
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn elements(text: &str, place: Place) -> Vec<(u64, String)> {
        let mut elements = Elements::of(Box::new(text.as_bytes()), place);
        std::iter::from_fn(|| elements.next().unwrap()).map(|one| (one.line, one.text)).collect()
    }

    #[rstest]
    #[case("[{\"a\":\"}\"},\n 7, {\"b\":{\"c\":[1]}}]", Place::Outermost, &[(1, "{\"a\":\"}\"}"), (2, "{\"b\":{\"c\":[1]}}")])]
    #[case("{\"1\": {\"a\":1}, \"2\": {}}", Place::Outermost, &[(1, "{\"a\":1}"), (1, "{}")])]
    #[case("{\"v\":{\"books\":[{}]},\"x\":[{}],\"books\":[{\"a\":\"\\\\\\\"{\"}]}", Place::under("books"), &[(1, "{\"a\":\"\\\\\\\"{\"}")])]
    #[case("{\"a\":{\"b\":[{\"c\":1}],\"d\":[{}]},\"b\":[{}]}", Place::Under(vec!["a".to_owned(), "b".to_owned()]), &[(1, "{\"c\":1}")])]
    #[case("{\"a\":1}@@@@@{\"b\":2}", Place::Loose, &[(1, "{\"a\":1}"), (2, "{\"b\":2}")])]
    #[case("[{\"a\":1},{\"cut", Place::Outermost, &[(1, "{\"a\":1}"), (1, "{\"cut")])]
    fn objects_are_found_by_their_braces(#[case] text: &str, #[case] place: Place, #[case] found: &[(u64, &str)]) {
        let found: Vec<(u64, String)> = found.iter().map(|(line, text)| (*line, (*text).to_owned())).collect();
        assert_eq!(elements(text, place), found);
    }

    #[test]
    fn an_object_that_never_ends_does_not_fill_the_memory() {
        let text = std::io::Read::chain(&b"[{\"a\":\""[..], std::io::repeat(b'x'));
        let mut elements = Elements::of(Box::new(std::io::BufReader::new(text)), Place::Outermost);
        assert!(elements.next().unwrap_err().to_string().contains("16 MiB"));
    }

    proptest! {
        #[test]
        fn every_object_of_an_array_is_found_again(titles in prop::collection::vec("[ -~é\n]{0,12}", 0..6)) {
            let all: Vec<serde_json::Value> = titles.iter().map(|title| serde_json::json!({ "t": title, "n": { "m": [title] } })).collect();
            let text = serde_json::to_string(&all).unwrap();
            let read: Vec<serde_json::Value> = elements(&text, Place::Outermost).iter().map(|(_, text)| serde_json::from_str(text).unwrap()).collect();
            prop_assert_eq!(read, all);
        }

        #[test]
        fn any_text_is_read_without_failing(text in r#"[\[\]{}",:\\a-c@ \n]{0,60}"#) {
            for place in [Place::Outermost, Place::Loose, Place::under("a")] {
                let _ = elements(&text, place);
            }
        }
    }
}
