//! From bytes to text, whatever program wrote them.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1252};

/// How much is read at a time.
pub(super) const CHUNK: usize = 64 * 1024;

/// As much as fits, so that only the end of the file gives less.
pub(super) fn fill(file: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < into.len() {
        match file.read(&mut into[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// A file as UTF-8 without byte order marks, each line ended by a line feed.
pub(in crate::transfer) struct Unicode<R> {
    file: R,
    decoder: Way,
    raw: Vec<u8>,
    text: String,
    given: usize,
    after_return: bool,
    /// Whether its lines end in carriage returns alone, known from its beginning. A line feed is then a break in a cell.
    ends_in_returns: Option<bool>,
    at_start: bool,
    ended: bool,
}

/// A break in a cell that ends no line.
pub(super) const BREAK: char = '\u{2028}';
/// So many carriage returns to a line feed: old spreadsheets end lines in the one and break cells by the other.
const RETURNS: usize = 4;

/// Whether the lines of a text end in carriage returns alone.
fn ends_in_returns(text: &str) -> bool {
    let (returns, feeds) = (text.matches('\r').count(), text.matches('\n').count());
    returns > RETURNS * feeds && !text.contains("\r\n")
}

enum Way {
    /// UTF-8 with strays, and the unfinished letter of the last chunk.
    Patched(Vec<u8>),
    Known(Decoder),
}

impl<R: Read> Unicode<R> {
    pub(in crate::transfer) fn new(file: R, encoding: &'static Encoding) -> Self {
        let decoder = match encoding {
            known if known == UTF_8 => Way::Patched(Vec::new()),
            other => Way::Known(other.new_decoder_without_bom_handling()),
        };
        let (raw, text) = (vec![0; CHUNK], String::new());
        Self {
            file,
            decoder,
            raw,
            text,
            given: 0,
            after_return: false,
            ends_in_returns: None,
            at_start: true,
            ended: false,
        }
    }

    fn more(&mut self) -> io::Result<()> {
        let read = fill(&mut self.file, &mut self.raw)?;
        self.ended = read < self.raw.len();
        let decoded = self.decoder.decode(&self.raw[..read], self.ended);
        let ends_in_returns = *self.ends_in_returns.get_or_insert_with(|| ends_in_returns(&decoded));
        self.text.clear();
        self.given = 0;
        for c in decoded.chars() {
            match c {
                '\u{feff}' if self.at_start => continue,
                '\n' if self.after_return => {}
                '\n' if ends_in_returns => self.text.push(BREAK),
                '\r' | '\n' => self.text.push('\n'),
                other => self.text.push(other),
            }
            self.at_start = false;
            self.after_return = c == '\r';
        }
        Ok(())
    }
}

impl Way {
    fn decode(&mut self, bytes: &[u8], is_last: bool) -> String {
        match self {
            Self::Known(decoder) => {
                let mut text =
                    String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()));
                let _all_of_it = decoder.decode_to_string(bytes, &mut text, is_last);
                text
            }
            Self::Patched(open) => {
                let mut all = std::mem::take(open);
                all.extend_from_slice(bytes);
                let (text, unfinished) = patched(&all, is_last);
                *open = unfinished;
                text
            }
        }
    }
}

/// UTF-8 with every stray byte read as Windows-1252, and the unfinished letter at the end.
fn patched(mut bytes: &[u8], is_last: bool) -> (String, Vec<u8>) {
    let mut text = String::with_capacity(bytes.len());
    loop {
        let error = match std::str::from_utf8(bytes) {
            Ok(valid) => {
                text.push_str(valid);
                return (text, Vec::new());
            }
            Err(error) => error,
        };
        let (valid, rest) = bytes.split_at(error.valid_up_to());
        text.push_str(std::str::from_utf8(valid).unwrap_or_default());
        let stray = match error.error_len() {
            Some(length) => length,
            None if is_last => {
                text.push(char::REPLACEMENT_CHARACTER);
                return (text, Vec::new());
            }
            None => return (text, rest.to_vec()),
        };
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(&rest[..stray]).0);
        bytes = &rest[stray..];
    }
}

impl<R: Read> Read for Unicode<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.ended {
            self.more()?;
        }
        let rest = &self.text.as_bytes()[self.given..];
        let read = rest.len().min(into.len());
        into[..read].copy_from_slice(&rest[..read]);
        self.given += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{SHIFT_JIS, WINDOWS_1251};
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::transfer::import::spelling::{Spelling, survey};

    fn read(bytes: &[u8]) -> (Spelling, String) {
        let spelling = survey(bytes).unwrap();
        let mut text = String::new();
        Unicode::new(bytes, spelling.encoding).read_to_string(&mut text).unwrap();
        (spelling, text)
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[rstest]
    #[case(b"\xef\xbb\xbf\xef\xbb\xbfTitle\r\nEmma\rPersuasion\n".to_vec())]
    #[case(utf16("\u{feff}Title\nEmma\nPersuasion\n", true))]
    #[case(utf16("\u{feff}Title\nEmma\nPersuasion\n", false))]
    #[case(utf16("Title\nEmma\nPersuasion\n", true))]
    #[case(utf16("Title\nEmma\nPersuasion\n", false))]
    fn unicode_is_known_with_and_without_its_mark_and_lines_end_alike(#[case] bytes: Vec<u8>) {
        let (spelling, text) = read(&bytes);
        assert!(spelling.is_sure);
        assert_eq!(text, "Title\nEmma\nPersuasion\n");
    }

    #[rstest]
    #[case(WINDOWS_1252, "Die Würde des Menschen; Charlotte Brontë; Café Müller; déjà vu; Über die Brücke")]
    #[case(WINDOWS_1251, "Преступление и наказание, Фёдор Достоевский, роман о студенте")]
    #[case(SHIFT_JIS, "吾輩は猫である、夏目漱石。こころ、坊っちゃん、それから、三四郎")]
    fn what_is_not_unicode_is_a_question(#[case] encoding: &'static Encoding, #[case] text: &str) {
        let (spelling, read) = read(&encoding.encode(text).0);
        assert!(!spelling.is_sure);
        assert_eq!(read, text, "the likeliest reading is the right one");
    }

    #[test]
    fn a_line_feed_among_carriage_returns_is_a_break_in_a_cell() {
        let (_, text) = read(b"Title,Review\rA,\rB,one\ntwo\rC,\rD,\rE,\r");
        assert_eq!(text, "Title,Review\nA,\nB,one\u{2028}two\nC,\nD,\nE,\n");
    }

    #[test]
    fn a_stray_byte_among_letters_is_one_letter_and_not_another_file() {
        let (spelling, text) = read(b"Caf\xc3\xa9, na\xc3\xafve, \xc3\xbcber, sch\xc3\xb6n, Bront\xeb.");
        assert_eq!((spelling.encoding, spelling.is_sure, spelling.strays), (UTF_8, true, 1));
        assert_eq!(text, "Café, naïve, über, schön, Brontë.");
    }

    #[rstest]
    #[case("Title,Author\nВойна и мир,Лев Толстой\n")]
    #[case("书名,作者\n上下五千年,林汉达\n上海,上官\n")]
    #[case("Τίτλος,Συγγραφέας\r\nΟδύσσεια,Όμηρος\r\n")]
    fn utf16_of_other_scripts_is_known_by_its_lines(#[case] text: &str, #[values(true, false)] little: bool) {
        let (spelling, read) = read(&utf16(text, little));
        assert!(spelling.is_sure);
        assert_eq!(read, text.replace('\r', ""));
    }

    #[test]
    fn nuls_in_a_file_of_single_bytes_are_no_utf16() {
        let (spelling, _) = read(b"Title,Author\n\0Emma,Jane\0 Austen\nEvelina,Frances Burney\nCecilia,\0\nCamilla,\n");
        assert_eq!(spelling.encoding, UTF_8);
    }

    #[test]
    fn a_file_cut_inside_a_letter_is_still_unicode() {
        let (spelling, text) = read(b"Emma,Jane Austen\nCaf\xc3");
        assert_eq!((spelling.encoding, spelling.strays), (UTF_8, 1));
        assert_eq!(text, "Emma,Jane Austen\nCaf\u{fffd}");
    }

    proptest! {
        #[test]
        fn any_utf8_is_read_to_the_letter(text in "[^\r\u{feff}\0]{0,300}") {
            prop_assert_eq!(read(text.as_bytes()).1, text);
        }

        #[test]
        fn any_bytes_are_read_without_failing(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
        }
    }
}
