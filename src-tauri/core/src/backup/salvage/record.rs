//! A row as it lies in a page.

use rusqlite::types::Value;

/// More columns than this no table has.
const MOST_COLUMNS: usize = 200;

/// The values of a record; none where it does not hold together.
pub(super) fn record(bytes: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = varint(bytes, 0)?;
    let header = usize::try_from(header).ok().filter(|header| *header <= bytes.len())?;
    let mut body = header;
    let mut values = Vec::new();
    while at < header {
        let (kind, next) = varint(bytes, at)?;
        let (value, end) = value(bytes, body, kind)?;
        values.push(value);
        (at, body) = (next, end);
        if values.len() > MOST_COLUMNS {
            return None;
        }
    }
    (at == header && !values.is_empty()).then_some(values)
}

fn value(bytes: &[u8], at: usize, kind: u64) -> Option<(Value, usize)> {
    let length = match kind {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        _ => usize::try_from((kind - 12) / 2).ok()?,
    };
    let end = at.checked_add(length)?;
    let part = bytes.get(at..end)?;
    let value = match kind {
        0 => Value::Null,
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        1..=6 => Value::Integer(integer(part)),
        7 => Value::Real(f64::from_be_bytes(part.try_into().ok()?)),
        _ if kind.is_multiple_of(2) => Value::Blob(part.to_vec()),
        // A flipped bit may have left text that is none: what can be read of it is better than nothing.
        _ => Value::Text(String::from_utf8_lossy(part).into_owned()),
    };
    Some((value, end))
}

fn integer(bytes: &[u8]) -> i64 {
    let start: i64 = if bytes.first().is_some_and(|first| *first >= 0x80) { -1 } else { 0 };
    bytes.iter().fold(start, |sum, byte| sum << 8 | i64::from(*byte))
}

/// A number of one to nine bytes, and where it ends.
pub(super) fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut number = 0u64;
    for (place, byte) in bytes.get(at..)?.iter().take(9).enumerate() {
        if place == 8 {
            return Some((number << 8 | u64::from(*byte), at + 9));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + place + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_bytes_are_too_strange_to_be_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = record(&bytes);
            let _ = varint(&bytes, 3);
        }
    }

    #[test]
    fn negative_numbers_keep_their_sign() {
        assert_eq!(record(&[2, 2, 0xff, 0xfe]), Some(vec![Value::Integer(-2)]));
        assert_eq!(record(&[3, 9, 19, b'a', b'b', b'c']), Some(vec![Value::Integer(1), Value::Text("abc".into())]));
    }
}
