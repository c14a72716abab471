//! Text that was read wrongly once before it was written: UTF-8 taken for single bytes, and those written as UTF-8. Then
//! é stands there as Ã©.

use std::io::Read;

use encoding_rs::{EncoderResult, WINDOWS_1252};

use super::decode::Unicode;
use super::input::Input;
use super::table::{refused, unreadable};
use crate::Result;

/// The encoding's name, for whoever says that a file is so.
pub(super) const TWICE: &str = "utf-8-twice";
/// More is not held in memory.
const LONGEST: u64 = 64 << 20;

/// How many pairs of letters may be one letter.
pub(super) fn pairs(text: &str) -> u64 {
    if text.is_ascii() {
        return 0;
    }
    let is_pair = |(first, second): &(char, char)| {
        matches!(first, 'Ã' | 'Â' | 'Ä' | 'Å' | 'â' | 'Ð' | 'Ñ' | 'Î' | 'Ï')
            && byte_of(*second).is_some_and(|byte| (0x80..0xc0).contains(&byte))
    };
    text.chars().zip(text.chars().skip(1)).filter(is_pair).count() as u64
}

/// The file as it was before it was read wrongly. Letters that were right stay.
///
/// # Errors
/// `Invalid` where it is longer than 64 MiB; `Io`.
pub(super) fn mended(input: &Input) -> Result<Input> {
    let mut text = String::new();
    let file = Unicode::new(input.open()?, encoding_rs::UTF_8);
    file.take(LONGEST + 1).read_to_string(&mut text).map_err(unreadable)?;
    if text.len() as u64 > LONGEST {
        return Err(refused("This file is longer than 64 MiB, which is the most whose letters can be mended."));
    }
    Ok(Input::Bytes(input.name(), once(&text)))
}

/// Letters as the bytes that they were; those that were none, as they are.
fn once(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        match byte_of(c) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    bytes
}

/// The single byte that a letter is in Windows-1252.
fn byte_of(c: char) -> Option<u8> {
    if c.is_ascii() {
        return Some(c as u8);
    }
    let mut byte = [0; 4];
    let letter = c.encode_utf8(&mut byte).to_owned();
    let mut out = [0; 4];
    let mut encoder = WINDOWS_1252.new_encoder();
    match encoder.encode_from_utf8_without_replacement(&letter, &mut out, true) {
        (EncoderResult::InputEmpty, _, 1) => Some(out[0]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_read_wrongly_once_become_right_and_right_ones_stay() {
        let wrong = WINDOWS_1252.decode_without_bom_handling("Première Été, André – “so”".as_bytes()).0.into_owned();
        assert_eq!(pairs(&wrong), 7);
        let Input::Bytes(_, bytes) = mended(&Input::Bytes("x".to_owned(), wrong.into_bytes())).unwrap() else {
            panic!()
        };
        assert_eq!(String::from_utf8(bytes).unwrap(), "Première Été, André – “so”");
        assert_eq!(once("Première 書"), b"Premi\xe8re \xe6\x9b\xb8");
        assert_eq!(pairs("Première, MAÇÃO, Ångström"), 0);
    }
}
