//! In which encoding a file is written, seen from all of its bytes.
//!
//! A file that is Unicode says so by itself. Anything else is a guess, and a guess is told: nothing of it is written
//! until somebody names the encoding.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::decode::{CHUNK, fill};
use super::twice;

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
