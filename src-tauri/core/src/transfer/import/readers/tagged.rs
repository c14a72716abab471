//! Entries of lines that begin with a tag: RIS (`AU  - Jane Austen`) and EndNote (`%A Jane Austen`).

use std::io::{BufRead, Read};

use super::reference::{Reference, fill, page_count, published};
use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::table::{LARGEST_ROW, SourceRow, refused, unreadable};

/// RIS: every entry begins with `TY` and ends with `ER`.
pub(in crate::transfer::import) const RIS: Reader =
    Reader::Text { knows: |head| begins(head, &RIS_LINES), open: |text| open(text, &RIS_LINES, formats::RIS.names()) };

/// RIS with one blank before the dash.
pub(in crate::transfer::import) const NARROW_RIS: Reader = Reader::Text {
    knows: |head| begins(head, &NARROW_RIS_LINES),
    open: |text| open(text, &NARROW_RIS_LINES, formats::RIS.names()),
};

/// EndNote: every entry begins with `%0`.
pub(in crate::transfer::import) const ENDNOTE: Reader = Reader::Text {
    knows: |head| begins(head, &ENDNOTE_LINES),
    open: |text| open(text, &ENDNOTE_LINES, formats::ENDNOTE.names()),
};

/// How lines are written, and what they say.
struct Dialect {
    /// A line as its tag and the rest.
    tag: fn(&str) -> Option<(&str, &str)>,
    first: &'static str,
    last: Option<&'static str>,
    /// What each tag says; others are left to the file.
    says: &'static [(&'static [&'static str], Says)],
}

#[derive(Clone, Copy)]
enum Says {
    Key,
    Kind,
    Title,
    /// The title of the whole, where the entry has none of its own.
    Whole,
    Person(Option<&'static str>),
    Publisher,
    Published,
    Isbn,
    Pages,
    /// The last page of a part.
    LastPage,
    Language,
    Series,
    Volume,
    Edition,
    Summary,
    Keyword,
    Note,
    Doi,
    Url,
}

const RIS_LINES: Dialect = Dialect { tag: |line| ris_tag(line, "  -"), first: "TY", last: Some("ER"), says: &RIS_SAYS };

const NARROW_RIS_LINES: Dialect = Dialect {
    tag: |line| {
        let (tag, rest) = ris_tag(line, "  -").or_else(|| ris_tag(line, " -"))?;
        // Words of a text may stand so too.
        let is_known = tag == "ER" || RIS_SAYS.iter().any(|(tags, _)| tags.contains(&tag));
        Some((tag, rest)).filter(|_| is_known)
    },
    ..RIS_LINES
};

fn ris_tag<'a>(line: &'a str, dash: &str) -> Option<(&'a str, &'a str)> {
    let (tag, rest) = line.split_at_checked(2)?;
    let is_tag = tag.starts_with(|c: char| c.is_ascii_uppercase())
        && tag.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    Some((tag, rest.strip_prefix(dash).filter(|_| is_tag)?))
}

const RIS_SAYS: [(&[&str], Says); 21] = [
    (&["ID"], Says::Key),
    (&["TY"], Says::Kind),
    (&["TI", "T1", "CT"], Says::Title),
    (&["BT"], Says::Whole),
    (&["AU", "A1"], Says::Person(None)),
    (&["A2", "A3", "ED"], Says::Person(Some("Editor"))),
    (&["A4"], Says::Person(Some("Translator"))),
    (&["PB"], Says::Publisher),
    (&["PY", "Y1", "DA"], Says::Published),
    (&["SN"], Says::Isbn),
    (&["SP"], Says::Pages),
    (&["EP"], Says::LastPage),
    (&["LA"], Says::Language),
    (&["T3"], Says::Series),
    (&["VL"], Says::Volume),
    (&["ET"], Says::Edition),
    (&["AB", "N2"], Says::Summary),
    (&["KW"], Says::Keyword),
    (&["N1"], Says::Note),
    (&["DO"], Says::Doi),
    (&["UR"], Says::Url),
];

const ENDNOTE_LINES: Dialect = Dialect {
    tag: |line| {
        let (tag, rest) = line.split_at_checked(2)?;
        let is_tag = tag.starts_with('%') && !tag.ends_with(' ') && (rest.is_empty() || rest.starts_with(' '));
        is_tag.then_some((tag, rest))
    },
    first: "%0",
    last: None,
    says: &[
        (&["%F"], Says::Key),
        (&["%0"], Says::Kind),
        (&["%T"], Says::Title),
        (&["%B"], Says::Whole),
        (&["%A"], Says::Person(None)),
        (&["%E", "%Y"], Says::Person(Some("Editor"))),
        (&["%H"], Says::Person(Some("Translator"))),
        (&["%I"], Says::Publisher),
        (&["%D", "%8"], Says::Published),
        (&["%@"], Says::Isbn),
        (&["%P"], Says::Pages),
        (&["%G"], Says::Language),
        (&["%S"], Says::Series),
        (&["%V"], Says::Volume),
        (&["%7"], Says::Edition),
        (&["%X"], Says::Summary),
        (&["%K"], Says::Keyword),
        (&["%Z"], Says::Note),
        (&["%R"], Says::Doi),
        (&["%U"], Says::Url),
    ],
};

/// Whether the first line with anything on it begins an entry.
fn begins(head: &str, dialect: &Dialect) -> bool {
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let first = head.lines().map(|line| line.trim_matches(blank)).find(|line| !line.is_empty());
    first.and_then(dialect.tag).is_some_and(|(tag, _)| tag == dialect.first)
}

fn open<'a>(text: Text<'a>, dialect: &'static Dialect, columns: Vec<String>) -> Result<Found<'a>> {
    let entries = Entries { lines: text.read()?, dialect, line: 0, next: None };
    Ok(Found { columns, said: Vec::new(), rows: Box::new(entries) })
}

/// An entry as it stands.
struct Entry {
    /// The line it begins on.
    line: u64,
    /// Its lines, whatever they say.
    raw: String,
    /// Tags with what they say.
    fields: Vec<(String, String)>,
}

impl Entry {
    fn keep(&mut self, line: &str) {
        self.raw.push_str(line);
        self.raw.push('\n');
    }
}

struct Entries<'a> {
    lines: Box<dyn BufRead + 'a>,
    dialect: &'static Dialect,
    line: u64,
    /// An entry that began before the one above it ended.
    next: Option<Entry>,
}

impl Entries<'_> {
    fn line(&mut self) -> Result<Option<String>> {
        let mut line = String::new();
        let read = (&mut self.lines).take(LARGEST_ROW).read_line(&mut line).map_err(unreadable)?;
        self.line += 1;
        Ok((read > 0).then(|| line.trim_matches(['\u{feff}', '\n']).trim_end().to_owned()))
    }

    /// The next entry, or a line that stands outside of all.
    fn entry(&mut self) -> Result<Option<SourceRow>> {
        let mut entry = self.next.take();
        let mut length = 0;
        while let Some(line) = self.line()? {
            length += line.len() as u64;
            if length > LARGEST_ROW {
                return Err(refused(format!(
                    "The file cannot be read after line {}: an entry is longer than 16 MiB.",
                    self.line
                )));
            }
            let tagged = (self.dialect.tag)(&line).map(|(tag, rest)| (tag.to_owned(), rest.trim().to_owned()));
            match (tagged, &mut entry) {
                (Some((tag, _)), Some(open)) if Some(tag.as_str()) == self.dialect.last => {
                    open.keep(&line);
                    break;
                }
                (Some(first), open) if first.0 == self.dialect.first => {
                    let mut begun = Entry { line: self.line, raw: String::new(), fields: vec![first] };
                    begun.keep(&line);
                    if open.is_some() {
                        self.next = Some(begun);
                        break;
                    }
                    entry = Some(begun);
                }
                (Some(tagged), Some(open)) => {
                    open.keep(&line);
                    open.fields.push(tagged);
                }
                // What has no tag goes on with the line above it.
                (None, Some(open)) => {
                    open.keep(&line);
                    if let (Some((_, text)), false) = (open.fields.last_mut(), line.trim().is_empty()) {
                        text.push('\n');
                        text.push_str(line.trim());
                    }
                }
                (tagged, None) if tagged.is_none() && line.trim().is_empty() => {}
                (_, None) => {
                    let why = format!("It stands outside of any entry: an entry begins with {}.", self.dialect.first);
                    return Ok(Some(SourceRow::faulty(self.line, &line, why)));
                }
            }
        }
        Ok(entry.map(|Entry { line, raw, fields }| {
            let row = understood(self.dialect, &fields).into_row(line);
            SourceRow { raw: Some(raw), ..row }
        }))
    }
}

impl Iterator for Entries<'_> {
    type Item = Result<SourceRow>;

    fn next(&mut self) -> Option<Self::Item> {
        self.entry().transpose()
    }
}

fn understood(dialect: &Dialect, fields: &[(String, String)]) -> Reference {
    let mut entry = Reference::default();
    let (mut whole, mut undated, mut last_page) = (String::new(), String::new(), false);
    for (tag, text) in fields {
        let Some((_, says)) = dialect.says.iter().find(|(tags, _)| tags.contains(&tag.as_str())) else { continue };
        match says {
            Says::Key => fill(&mut entry.key, text),
            Says::Kind => fill(&mut entry.kind, text),
            Says::Title => fill(&mut entry.title, text),
            Says::Whole => fill(&mut whole, text),
            Says::Person(did) => text.lines().for_each(|name| entry.add_person(name, *did)),
            Says::Publisher => fill(&mut entry.publisher, text),
            Says::Published => {
                fill(&mut entry.published, &published(text));
                if text.contains(char::is_alphanumeric) {
                    fill(&mut undated, text);
                }
            }
            Says::Isbn => entry.isbn.extend(text.split([' ', ',', ';']).map(str::to_owned)),
            Says::Pages => fill(&mut entry.pages, &page_count(text)),
            Says::LastPage => last_page |= !text.is_empty(),
            Says::Language => fill(&mut entry.language, text),
            Says::Series => fill(&mut entry.series, text),
            Says::Volume => fill(&mut entry.volume, text),
            Says::Edition => fill(&mut entry.edition, text),
            Says::Summary => fill(&mut entry.summary, text),
            Says::Keyword => entry.keywords.extend(text.split(['\n', ';']).map(|word| word.trim().to_owned())),
            Says::Note => entry.notes.push(text.clone()),
            Says::Doi => fill(&mut entry.doi, text),
            Says::Url => fill(&mut entry.url, text),
        }
    }
    fill(&mut entry.title, &whole);
    // What is no date is told as it stands.
    fill(&mut entry.published, &undated);
    if last_page {
        entry.pages.clear();
    }
    entry
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::transfer::import::{Input, Mapping, Source};

    fn rows(text: &str) -> Vec<SourceRow> {
        let input = Input::Bytes("any.txt".to_owned(), text.as_bytes().to_vec());
        let source = Source::open(input, Mapping::default()).unwrap();
        let mut rows = source.rows().unwrap();
        std::iter::from_fn(|| rows.next().unwrap()).collect()
    }

    #[test]
    fn an_entry_that_is_not_ended_is_ended_by_the_next_and_a_stray_line_is_told() {
        let rows = rows("\u{feff}\nTY  - BOOK\nTI  - Emma\nTY  - BOOK\nT1  - Sanditon\n  unfinished\nER  - \nstray\n");
        let titles: Vec<(u64, &str)> = rows[..2].iter().map(|row| (row.line, row.cells[2].as_str())).collect();
        assert_eq!(titles, [(2, "Emma"), (4, "Sanditon\nunfinished")]);
        assert_eq!((rows[2].line, rows[2].fault.is_some(), rows.len()), (8, true, 3));
    }

    #[test]
    fn what_nobody_understands_of_an_entry_is_kept_with_it() {
        let rows = rows("TY  - BOOK\nTI  - Emma\nC7  - shelf 3\n\nER  - \nTY  - BOOK\nTI  - Sanditon\n");
        let raw: Vec<&str> = rows.iter().filter_map(|row| row.raw.as_deref()).collect();
        assert_eq!(raw, ["TY  - BOOK\nTI  - Emma\nC7  - shelf 3\n\nER  -\n", "TY  - BOOK\nTI  - Sanditon\n"]);
    }

    #[test]
    fn one_blank_before_the_dash_is_enough_where_the_first_entry_has_one() {
        let rows =
            rows("TY - BOOK\nTI - Emma\nAB - A comedy of\nUS - and them\nER -\nTY - BOOK\nTI - Sanditon\nER -\n");
        let told: Vec<&str> = rows.iter().map(|row| row.cells[2].as_str()).collect();
        assert_eq!((told, rows[0].cells[13].as_str()), (vec!["Emma", "Sanditon"], "A comedy of\nUS - and them"));
    }

    proptest! {
        #[test]
        fn any_lines_are_read_without_failing(lines in prop::collection::vec("(TY  - |ER  -|AU  - |%0 |%|PY  - )?[ -~é\u{feff}]{0,12}", 0..12)) {
            for start in ["TY  - BOOK", "TY - BOOK", "%0 Book"] {
                let _ = rows(&format!("{start}\n{}", lines.join("\n")));
            }
        }
    }
}
