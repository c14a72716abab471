//! Tables of Lua as settings files have them: `return { ["title"] = "Emma", [1] = 12, … }`.
//!
//! Nothing is ever run: what is read are literals (tables, texts, numbers, true, false, nil) and comments between them.
//! Anything else, a call or a sum, ends the reading with its place. How deep tables lie in one another and how many
//! values there are is limited.

use std::collections::BTreeMap;
use std::ops::Range;

/// Tables in tables, at most.
const DEEPEST: usize = 64;
/// Values in all, at most.
const MOST: usize = 1_000_000;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Nil,
    Bool(bool),
    Number(f64),
    Text(String),
    Table(Table),
}

/// A table: a list and a map at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Table {
    /// By whole numbers, in their order.
    list: BTreeMap<i64, Value>,
    named: BTreeMap<String, Value>,
    /// Where it stands in the text, with its braces.
    place: Range<usize>,
}

impl Table {
    /// It as it stands in the text of which it was read.
    pub(super) fn raw<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.place.clone()).unwrap_or_default()
    }

    /// The value of a name.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.named.get(name)
    }

    /// The text of a name; a number as its digits, nothing as nothing.
    pub(super) fn text(&self, name: &str) -> String {
        self.get(name).map(Value::text).unwrap_or_default()
    }

    /// The number of a name.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        match self.get(name)? {
            Value::Number(number) => Some(*number),
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The table of a name; an empty one where there is none.
    pub(super) fn table(&self, name: &str) -> &Table {
        const NONE: &Table = &Table { list: BTreeMap::new(), named: BTreeMap::new(), place: 0..0 };
        match self.get(name) {
            Some(Value::Table(table)) => table,
            _ => NONE,
        }
    }

    /// The tables that stand under whole numbers, with their numbers and in their order.
    pub(super) fn tables(&self) -> impl Iterator<Item = (i64, &Table)> {
        self.list.iter().filter_map(|(key, value)| match value {
            Value::Table(table) => Some((*key, table)),
            _ => None,
        })
    }
}

impl Value {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Nil | Self::Bool(_) | Self::Table(_) => String::new(),
        }
    }
}

/// Why a text is no table of literals: the line, from 1, and what was looked for there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) line: usize,
    pub(super) why: &'static str,
}

/// Reads `return { … }`, or the table alone.
///
/// # Errors
/// [`Refusal`] at the first thing that is no literal, and beyond the limits.
pub(super) fn read(text: &str) -> Result<Table, Refusal> {
    let mut reader = Reader { text, at: 0, values: 0 };
    reader.skip();
    if reader.rest().starts_with("return") {
        reader.at += "return".len();
        reader.skip();
    }
    let table = reader.table(0)?;
    reader.skip();
    match reader.rest().trim_start_matches([';', '\0']).is_empty() {
        true => Ok(table),
        false => Err(reader.refuse("the end of the file")),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn refuse(&self, why: &'static str) -> Refusal {
        Refusal { line: self.text[..self.at].matches('\n').count() + 1, why }
    }

    /// Passes over spaces and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
            let Some(comment) = self.rest().strip_prefix("--") else { return };
            let long = long_text(comment).map(|(_, length)| length);
            self.at += 2 + long.unwrap_or_else(|| comment.find('\n').unwrap_or(comment.len()));
        }
    }

    /// Takes a sign where it stands.
    fn takes(&mut self, sign: char) -> bool {
        self.skip();
        let stands = self.rest().starts_with(sign);
        self.at += if stands { sign.len_utf8() } else { 0 };
        stands
    }

    fn table(&mut self, depth: usize) -> Result<Table, Refusal> {
        if depth > DEEPEST {
            return Err(self.refuse("tables that lie less deep"));
        }
        if !self.takes('{') {
            return Err(self.refuse("a table"));
        }
        let begin = self.at - 1;
        let mut table = Table::default();
        let mut next = 1;
        while !self.takes('}') {
            let key = self.key()?;
            let value = self.value(depth)?;
            match key {
                Some(Value::Text(name)) => drop(table.named.insert(name, value)),
                Some(Value::Number(number)) if number.fract() == 0.0 && number.abs() < 1e15 => {
                    table.list.insert(number as i64, value);
                }
                Some(_) => {}
                None => {
                    table.list.insert(next, value);
                    next += 1;
                }
            }
            if !self.takes(',') && !self.takes(';') {
                if !self.takes('}') {
                    return Err(self.refuse("a comma or the end of the table"));
                }
                break;
            }
        }
        table.place = begin..self.at;
        Ok(table)
    }

    /// `["name"] =`, `[1] =`, `name =`, or none before a value.
    fn key(&mut self) -> Result<Option<Value>, Refusal> {
        self.skip();
        let rest = self.rest();
        // `[[` and `[=` begin a long text, which is a value.
        if rest.starts_with('[') && !rest.starts_with("[[") && !rest.starts_with("[=") {
            self.at += 1;
            let key = self.scalar()?;
            if !self.takes(']') || !self.takes('=') {
                return Err(self.refuse("a key in brackets and a sign of equality"));
            }
            return Ok(Some(key));
        }
        let word = name(rest);
        let after = rest[word.len()..].trim_start();
        if word.is_empty() || !after.starts_with('=') || after.starts_with("==") {
            return Ok(None);
        }
        self.at += rest.len() - after.len() + 1;
        Ok(Some(Value::Text(word.to_owned())))
    }

    fn value(&mut self, depth: usize) -> Result<Value, Refusal> {
        self.values += 1;
        if self.values > MOST {
            return Err(self.refuse("fewer values"));
        }
        self.skip();
        match self.rest().starts_with('{') {
            true => self.table(depth + 1).map(Value::Table),
            false => self.scalar(),
        }
    }

    fn scalar(&mut self) -> Result<Value, Refusal> {
        self.skip();
        let rest = self.rest();
        if rest.starts_with(['"', '\'']) {
            return self.quoted().map(Value::Text);
        }
        if let Some((inside, length)) = long_text(rest) {
            self.at += length;
            return Ok(Value::Text(inside.to_owned()));
        }
        let word = name(rest);
        let known = match word {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            "nil" => Some(Value::Nil),
            _ => None,
        };
        if let Some(known) = known {
            self.at += word.len();
            return Ok(known);
        }
        let (number, length) = number(rest).ok_or_else(|| self.refuse("a text, a number or a table"))?;
        self.at += length;
        Ok(Value::Number(number))
    }

    /// A text between quotes. A backslash before the end of a line is a line's end.
    fn quoted(&mut self) -> Result<String, Refusal> {
        let rest = self.rest();
        let quote = rest.as_bytes()[0];
        // Escapes are bytes, and several of them may be one letter.
        let mut bytes: Vec<u8> = Vec::new();
        let inside = rest.as_bytes();
        let mut at = 1;
        loop {
            let Some(byte) = inside.get(at).copied() else { return Err(self.refuse("the end of a text")) };
            match byte {
                b'\\' => {
                    at += escape(&inside[at + 1..], &mut bytes).ok_or_else(|| self.refuse("a sign after \\"))?;
                }
                b'\n' => return Err(self.refuse("the end of a text")),
                byte if byte == quote => break,
                byte => bytes.push(byte),
            }
            at += 1;
        }
        self.at += at + 1;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// What an escape stands for goes to `out`; answers how many bytes it has behind the backslash.
fn escape(rest: &[u8], out: &mut Vec<u8>) -> Option<usize> {
    let first = *rest.first()?;
    let plain = match first {
        b'n' | b'\n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'v' => 11,
        b'\\' | b'"' | b'\'' => first,
        b'z' => {
            return Some(1 + rest[1..].iter().take_while(|byte| byte.is_ascii_whitespace()).count());
        }
        b'x' => {
            let hex = std::str::from_utf8(rest.get(1..3)?).ok()?;
            out.push(u8::from_str_radix(hex, 16).ok()?);
            return Some(3);
        }
        b'u' => {
            let end = rest.iter().take(12).position(|byte| *byte == b'}')?;
            let hex = std::str::from_utf8(rest.get(2..end)?).ok().filter(|_| rest[1] == b'{')?;
            let c = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            return Some(end + 1);
        }
        b'0'..=b'9' => {
            let digits = rest.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
            out.push(std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()?);
            return Some(digits);
        }
        _ => return None,
    };
    out.push(plain);
    Some(1)
}

/// `[[ … ]]` and `[=[ … ]=]`: what stands inside, and how long all of it is.
fn long_text(text: &str) -> Option<(&str, usize)> {
    let level = text.strip_prefix('[')?.bytes().take_while(|byte| *byte == b'=').count();
    let inside = text.get(level + 1..)?.strip_prefix('[')?;
    let end = format!("]{}]", "=".repeat(level));
    let length = inside.find(&end)?;
    // A line's end right behind the brackets is none of the text.
    let words = &inside[..length];
    Some((words.strip_prefix('\n').unwrap_or(words), text.len() - inside.len() + length + end.len()))
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    if text.starts_with(|c: char| c.is_ascii_digit()) { "" } else { &text[..end] }
}

/// A number, also with an exponent or in sixteens, and how long it is.
fn number(text: &str) -> Option<(f64, usize)> {
    let sign = usize::from(text.starts_with('-'));
    let digits = &text[sign..];
    if let Some(hex) = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        let length = hex.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(hex.len());
        let value = u32::from_str_radix(&hex[..length], 16).ok()?;
        return Some((if sign > 0 { -f64::from(value) } else { f64::from(value) }, sign + 2 + length));
    }
    let mut end = 0;
    for (at, c) in digits.char_indices() {
        let is_exponent_sign = matches!(c, '+' | '-') && digits[..at].ends_with(['e', 'E']);
        if !(c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E') || is_exponent_sign) {
            break;
        }
        end = at + 1;
    }
    let value: f64 = digits[..end].parse().ok()?;
    value.is_finite().then_some((if sign > 0 { -value } else { value }, sign + end))
}

#[cfg(test)]
mod tests;
