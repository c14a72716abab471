//! Answers and how they leave the program: one document or plain words on standard output, sentences on standard error.

use std::cell::RefCell;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use lectern_core::Changed;
use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::failure::Failure;

/// How a command ends.
pub(crate) type Outcome = Result<Answer, Failure>;

/// What a command found or did, for programs and for people.
pub(crate) struct Answer {
    document: Document,
    words: String,
    status: u8,
    trouble: Option<Failure>,
}

impl Answer {
    /// An answer in both forms.
    pub(crate) fn new(document: impl Serialize, words: impl Into<String>) -> Self {
        Self::of(Document { facts: document_of(document), list: None }, words.into())
    }

    /// The same with a list in the document, however long it is, that is written row by row.
    pub(crate) fn with_list<T: Serialize>(
        mut self,
        name: &'static str,
        rows: impl Iterator<Item = lectern_core::Result<T>> + 'static,
    ) -> Self {
        let rows = rows.map(|row| row.map(document_of));
        self.document.list = Some(List { name, rows: RefCell::new(Box::new(rows)) });
        self
    }

    /// The answer stands on standard output already.
    pub(crate) fn said() -> Self {
        Self::of(Document { facts: Value::Null, list: None }, String::new())
    }

    fn of(document: Document, words: String) -> Self {
        Self { document, words, status: 0, trouble: None }
    }

    /// The answer to a change: whether anything is different and what the step is called, with `more` beside it.
    pub(crate) fn changed<T>(changed: &Changed<T>, more: Value, words: impl Into<String>) -> Self {
        let mut document = json!({ "changed": changed.label.is_some(), "label": changed.label });
        merge(&mut document, more);
        Self::new(document, said(changed, &words.into()))
    }

    /// The same answer with another exit status.
    pub(crate) fn with_status(self, status: u8) -> Self {
        Self { status, ..self }
    }

    /// The same answer, which is only a part of what was asked, and why the rest is missing.
    pub(crate) fn but(self, trouble: Failure) -> Self {
        Self { status: trouble.status(), trouble: Some(trouble), ..self }
    }
}

/// An answer for programs.
struct Document {
    facts: Value,
    list: Option<List>,
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (Value::Object(facts), Some(list)) = (&self.facts, &self.list) else { return self.facts.serialize(to) };
        let mut entries = to.serialize_map(None)?;
        for (name, fact) in facts {
            entries.serialize_entry(name, fact)?;
        }
        entries.serialize_entry(list.name, list)?;
        entries.end()
    }
}

/// Rows that are made one by one, and once.
struct List {
    name: &'static str,
    rows: RefCell<Box<dyn Iterator<Item = lectern_core::Result<Value>>>>,
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut rows = to.serialize_seq(None)?;
        for row in self.rows.borrow_mut().by_ref() {
            rows.serialize_element(&row.map_err(S::Error::custom)?)?;
        }
        rows.end()
    }
}

/// "Added Emma." or that there was nothing to do, and what else there is to say.
fn said<T>(changed: &Changed<T>, more: &str) -> String {
    let first = match &changed.label {
        Some(label) => format!("{label}."),
        None => "Nothing to change: it is so already.".to_owned(),
    };
    if more.is_empty() { first } else { format!("{first}\n{more}") }
}

/// Any of the core's answers as a document.
pub(crate) fn document_of(answer: impl Serialize) -> Value {
    serde_json::to_value(answer).expect("BUG: answers have text for keys and can be written as JSON")
}

/// Puts the entries of one document into another.
pub(crate) fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}

/// Gives an answer; the exit status is the answer's.
pub(crate) fn give(answer: &Answer, json: bool) -> ExitCode {
    let written = if json && !answer.document.facts.is_null() {
        write_document(&answer.document)
    } else {
        write_words(&answer.words)
    };
    if let Some(trouble) = &answer.trouble {
        complain(&trouble.sentence());
    }
    ended(written, answer.status)
}

/// Says why there is no answer; the exit status is the failure's.
pub(crate) fn refuse(failure: &Failure, json: bool) -> ExitCode {
    let written = if json { write_document(failure.document()) } else { Ok(()) };
    complain(&failure.sentence());
    ended(written, failure.status())
}

fn ended(written: io::Result<()>, status: u8) -> ExitCode {
    match written {
        Ok(()) => ExitCode::from(status),
        // Whoever read has read enough, as `head` does. What the command was to do is done.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(status),
        Err(error) => {
            complain(&format!("Writing to standard output failed: {error}."));
            ExitCode::FAILURE
        }
    }
}

fn write_document(document: impl Serialize) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")?;
    out.flush()
}

fn write_words(words: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let words = harmless(words.trim_end());
    out.write_all(words.as_bytes())?;
    if !words.is_empty() {
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// The text with nothing in it that a terminal would obey: a title may come from anywhere. Documents escape by
/// themselves and stay exact.
fn harmless(text: &str) -> String {
    text.replace(|c: char| c.is_control() && c != '\n', "\u{FFFD}")
}

/// Says something on standard error.
pub(crate) fn complain(sentence: &str) {
    // Where even standard error is closed there is nobody left to tell.
    let _unheard = writeln!(io::stderr().lock(), "lectern-cli: {}", harmless(sentence));
}
