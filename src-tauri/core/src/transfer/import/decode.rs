//! From bytes to text, whatever program wrote them.
//!
//! A file that is Unicode says so by itself. Anything else is a guess, and a guess is told: nothing of it is written
//! until somebody names the encoding.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::twice;

/// How much is read at a time.
const CHUNK: usize = 64 * 1024;

/// What the bytes of a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::transfer) struct Spelling {
    pub(in crate::transfer) encoding: &'static Encoding,
    /// Whether the bytes prove it; else it is the likeliest of several.
    pub(in crate::transfer) is_sure: bool,
    /// Bytes that are not UTF-8 in a file that otherwise is; each is read as Windows-1252.
    pub(super) strays: u64,
    /// How many such bytes there are where the letters of several bytes speak for UTF-8 all the same, though not loudly
    /// enough to be sure.
    pub(super) mixed: Option<u64>,
    /// Whether most of its letters are pairs that come of reading UTF-8 as single bytes: `Ã©` for é.
    pub(super) is_doubled: bool,
    /// How long the file is.
    pub(super) bytes: u64,
}

/// Looks through a whole file for the encoding it is written in.
pub(in crate::transfer) fn survey(mut file: impl Read) -> io::Result<Spelling> {
    let mut counts = Counts::default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = fill(&mut file, &mut chunk)?;
        counts.add(&chunk[..read]);
        detector.feed(&chunk[..read], read < CHUNK);
        if read < CHUNK {
            break;
        }
    }
    Ok(counts.judge(detector.guess(None, Utf8Detection::Deny)))
}

/// As much as fits, so that only the end of the file gives less.
fn fill(file: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
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

/// What was counted on the way through a file.
#[derive(Default)]
struct Counts {
    bytes: u64,
    head: Vec<u8>,
    /// NULs at even and at odd places: where UTF-16 has them.
    nuls: [u64; 2],
    /// Line feeds as UTF-16 writes them, with the NUL before and behind, and bytes that are one by themselves.
    wide_breaks: [u64; 2],
    breaks: u64,
    /// Letters of several bytes that are valid UTF-8, and bytes that are not.
    letters: u64,
    strays: u64,
    /// Pairs of them that may be one letter.
    doubled: u64,
    /// The unfinished letter at the end of the last chunk.
    open: Vec<u8>,
}

impl Counts {
    fn add(&mut self, chunk: &[u8]) {
        if self.head.is_empty() {
            self.head.extend(chunk.iter().take(3));
        }
        for (at, _) in chunk.iter().enumerate().filter(|(_, byte)| **byte == 0) {
            self.nuls[(self.bytes as usize + at) % 2] += 1;
        }
        // Chunks are even, but for the last.
        let pairs = chunk.as_chunks::<2>().0;
        self.wide_breaks[0] += pairs.iter().filter(|pair| **pair == [0, b'\n']).count() as u64;
        self.wide_breaks[1] += pairs.iter().filter(|pair| **pair == [b'\n', 0]).count() as u64;
        self.breaks += chunk.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.bytes += chunk.len() as u64;
        let mut text = std::mem::take(&mut self.open);
        text.extend_from_slice(chunk);
        let mut rest = text.as_slice();
        while !rest.is_empty() {
            match std::str::from_utf8(rest) {
                Ok(valid) => {
                    self.letters += long_letters(valid);
                    self.doubled += twice::pairs(valid);
                    break;
                }
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    self.letters += long_letters(std::str::from_utf8(valid).unwrap_or_default());
                    let Some(length) = error.error_len() else {
                        self.open = after.to_vec();
                        break;
                    };
                    self.strays += length as u64;
                    rest = &after[length..];
                }
            }
        }
    }

    /// UTF-16 without a mark. Half of the bytes of Latin text in it are NUL, all on the same side; other scripts have them
    /// where a line ends and where a comma stands. (The byte of a line feed is in letters too, as in 上.)
    fn wide(&self) -> Option<&'static Encoding> {
        let [even, odd] = self.nuls;
        let (most, encoding) = if odd > even { (odd, UTF_16LE) } else { (even, UTF_16BE) };
        let wide_breaks = self.wide_breaks[usize::from(odd > even)];
        let is_latin = most * 4 > self.bytes;
        let has_wide_lines = wide_breaks > 0 && wide_breaks * 4 >= self.breaks && most * 5 >= (even + odd) * 4;
        (is_latin || has_wide_lines).then_some(encoding)
    }

    fn judge(&self, guess: &'static Encoding) -> Spelling {
        let sure = |encoding| Spelling {
            encoding,
            is_sure: true,
            strays: 0,
            mixed: None,
            is_doubled: false,
            bytes: self.bytes,
        };
        if let Some((encoding, _)) = Encoding::for_bom(&self.head) {
            return sure(encoding);
        }
        if let Some(encoding) = self.wide() {
            return sure(encoding);
        }
        let strays = self.strays + self.open.len() as u64;
        // A cut at the end of the file is no other encoding, and neither is a byte here and there among real letters.
        if self.strays == 0 || self.letters >= 4 * self.strays {
            // A letter of two bytes became two letters, one of three three.
            let is_doubled = self.doubled * 3 >= self.letters && self.doubled > 0;
            return Spelling { strays, is_doubled, ..sure(UTF_8) };
        }
        let mixed = (self.letters >= strays).then_some(strays);
        Spelling { encoding: guess, is_sure: false, strays: 0, mixed, is_doubled: false, bytes: self.bytes }
    }
}

fn long_letters(text: &str) -> u64 {
    text.chars().filter(|c| c.len_utf8() > 1).count() as u64
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
