//! What is done to a right input.

use crate::dice::Dice;

/// No input of text is longer: what takes long on so little is a fault.
const LONGEST: usize = 96 * 1024;

/// Words that mean something to one parser or another, or that are at the edge of what a number or a letter can be.
const WORDS: [&[u8]; 40] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"|",
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b"(",
    b")",
    b"<",
    b">",
    b"&#x110000;",
    b"<br/>",
    b"=\"",
    b"'",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3",
    b"\xf0\x9f\x93",
    b"\xe2\x80\xa8",
    b"-1",
    b"0",
    b"18446744073709551616",
    b"1e309",
    b"NaN",
    b"0001-01-01",
    b"9999-12-31T23:59:60Z",
    b"31/02/2020",
    b"==========",
    b"- [ ] ",
    b"@book{",
    b"TY  - BOOK\n",
];

/// Bytes whose long run makes careless parsers deep or slow.
const RUNS: &[u8] = b"[{(<\"'*_`#> -\\,;:\n\t\0a1\xff&@=|~!";

/// A seed with one to six harms done to it, the same for the same dice.
pub(super) fn harmed(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut input = dice.one_of(seeds).clone();
    let most = input.len().max(LONGEST);
    for _ in 0..=dice.up_to(5) {
        harm(dice, &mut input, seeds);
        input.truncate(most);
    }
    input
}

fn harm(dice: &mut Dice, input: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let at = dice.place(input.len());
    let end = (at + dice.place(64)).min(input.len());
    match dice.up_to(9) {
        0 => input.truncate(at),
        1 => drop(input.drain(at..end)),
        2 => {
            let piece = input[at..end].to_vec();
            insert(input, if dice.up_to(1) == 0 { at } else { end }, &piece);
        }
        3 => input[at..end].fill(0),
        4 => {
            let other = dice.one_of(seeds);
            let from = dice.place(other.len());
            let to = (from + dice.place(512)).min(other.len());
            insert(input, at, &other[from..to]);
        }
        5 => {
            let length = 1 << dice.up_to(13);
            let run = vec![*dice.one_of(RUNS); length];
            insert(input, at, &run);
        }
        6 => input[at..end].reverse(),
        7 | 8 => insert(input, at, WORDS[dice.place(WORDS.len() - 1)]),
        _ => {
            if let Some(byte) = input.get_mut(at) {
                *byte ^= 1 << dice.up_to(7);
            }
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, piece: &[u8]) {
    drop(input.splice(at..at, piece.iter().copied()));
}
