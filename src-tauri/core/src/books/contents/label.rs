//! What the beginning of a title says it is: a part, a chapter with its number, a section, matter around the text.

/// What a line of contents is, as far as it says so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// "Part II": it holds chapters and is none.
    Part,
    /// "3.", "Chapter 3:", "Kapitel drei".
    Chapter(u32),
    /// A number without a stop behind it: a chapter's, or a page on the left.
    Bare(u32),
    /// "IV.": a chapter's, or a part's where chapters have other numbers.
    Roman(u32),
    /// "2.1": so many levels below its chapter.
    Section(u32),
    /// Matter before or behind the text, which belongs to no part: preface, index.
    Outside,
    /// In the text, and not counted: an introduction.
    Uncounted,
    /// A title and nothing else.
    Other,
}

/// The most that a chapter's number can be.
const HIGHEST: u32 = 10_000;
const PARTS: [&str; 8] = ["part", "book", "volume", "vol", "unit", "teil", "buch", "band"];
const CHAPTERS: [&str; 6] = ["chapter", "chap", "ch", "kapitel", "kap", "lesson"];
const OUTSIDE: [&str; 25] = [
    "preface",
    "foreword",
    "acknowledgments",
    "acknowledgements",
    "appendix",
    "appendices",
    "about the author",
    "about the authors",
    "bibliography",
    "references",
    "index",
    "glossary",
    "colophon",
    "epilogue",
    "afterword",
    "further reading",
    "notes",
    "dedication",
    "vorwort",
    "nachwort",
    "anhang",
    "register",
    "literaturverzeichnis",
    "danksagung",
    "glossar",
];
const UNCOUNTED: [&str; 8] =
    ["introduction", "conclusion", "summary", "prologue", "cover", "title page", "copyright", "einleitung"];
const NUMBERS: [(&str, u32); 24] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("eins", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("fünf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwölf", 12),
];

/// The label of a title, and the title without a chapter's number.
pub(super) fn label(title: &str) -> (Label, String) {
    let other = |label| (label, title.to_owned());
    named(title).or_else(|| numbered(title)).or_else(|| with_roman(title)).unwrap_or_else(|| {
        other(if is_outside(title) {
            Label::Outside
        } else if begins_with_one_of(&UNCOUNTED, title) {
            Label::Uncounted
        } else {
            Label::Other
        })
    })
}

/// Whether a title is of matter before or behind the text.
pub(super) fn is_outside(title: &str) -> bool {
    begins_with_one_of(&OUTSIDE, title)
}

/// The number that a roman one in capitals stands for; beyond 89 letters would be taken for numbers.
pub(super) fn roman(text: &str) -> Option<u32> {
    const DIGITS: [(&str, u32); 7] = [("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    let value = |rest: &str| DIGITS.iter().find(|(digit, _)| rest.starts_with(digit)).copied();
    let (mut rest, mut number) = (text, 0);
    while let Some((digit, worth)) = value(rest) {
        rest = &rest[digit.len()..];
        number += worth;
    }
    let canonical = |number: u32| {
        let (mut left, mut written) = (number, String::new());
        for (digit, worth) in DIGITS {
            while left >= worth {
                written.push_str(digit);
                left -= worth;
            }
        }
        written
    };
    (rest.is_empty() && (1..90).contains(&number) && canonical(number) == text).then_some(number)
}

fn begins_with_one_of(words: &[&str], title: &str) -> bool {
    let title = title.to_lowercase();
    words.iter().any(|word| {
        title.strip_prefix(word).is_some_and(|rest| {
            rest.is_empty()
                || [" of ", " to ", " and ", ":", " –", " —"].iter().any(|next| rest.starts_with(next))
                || (word.starts_with("append") || *word == "anhang") && rest.starts_with([' ', '.'])
        })
    })
}

/// "Part II: Title", "Chapter 3. Title".
fn named(title: &str) -> Option<(Label, String)> {
    let end = title.find(|c: char| !c.is_alphabetic())?;
    let word = title[..end].to_lowercase();
    let (is_part, is_chapter) = (PARTS.contains(&word.as_str()), CHAPTERS.contains(&word.as_str()));
    if !is_part && !is_chapter {
        return None;
    }
    let rest = title[end..].trim_start_matches(['.', ' ']);
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let letter = is_part && length == 1;
    let number = any_number(&rest[..length]).or(letter.then_some(1))?;
    let (behind, apart) = behind(&rest[length..]);
    if is_part {
        return (behind.is_empty() || apart || rest[length..].starts_with(' '))
            .then(|| (Label::Part, title.to_owned()));
    }
    let name = if behind.is_empty() { title } else { behind };
    Some((Label::Chapter(number), name.to_owned()))
}

/// "3. Title", "3 Title", "2.1 Title".
fn numbered(title: &str) -> Option<(Label, String)> {
    let digits = title.find(|c: char| !c.is_ascii_digit()).filter(|length| (1..=5).contains(length))?;
    let rest = &title[digits..];
    if let Some(levels) = section(rest) {
        return Some((Label::Section(levels), title.to_owned()));
    }
    let number = title[..digits].parse().ok().filter(|number| (1..=HIGHEST).contains(number))?;
    match behind(rest) {
        ("", _) => None,
        (name, true) => Some((Label::Chapter(number), name.to_owned())),
        (name, false) if rest.starts_with(char::is_whitespace) => Some((Label::Bare(number), name.to_owned())),
        _ => None,
    }
}

/// How many levels `.1.3 Title` stands below the number in front of it.
fn section(rest: &str) -> Option<u32> {
    let (mut rest, mut levels) = (rest, 0);
    while let Some(next) = rest.strip_prefix('.') {
        let digits = next.find(|c: char| !c.is_ascii_digit()).unwrap_or(next.len());
        if digits == 0 {
            break;
        }
        (rest, levels) = (&next[digits..], levels + 1);
    }
    let name = rest.trim_start_matches(['.', ')', ':']);
    (levels > 0 && name.starts_with(char::is_whitespace)).then_some(levels)
}

/// "IV. Title".
fn with_roman(title: &str) -> Option<(Label, String)> {
    let end = title.find(|c: char| !c.is_ascii_uppercase())?;
    let number = roman(&title[..end])?;
    match behind(&title[end..]) {
        ("", _) | (_, false) => None,
        (_, true) => Some((Label::Roman(number), title.to_owned())),
    }
}

/// The title behind a number, and whether something other than space stands between them.
fn behind(rest: &str) -> (&str, bool) {
    let name = rest.trim_start();
    match name.strip_prefix(['.', ')', ':']) {
        Some(name) => (name.trim(), true),
        None => match name.strip_prefix(['-', '–', '—']).filter(|_| name.len() < rest.len()) {
            Some(name) if name.starts_with(' ') => (name.trim(), true),
            _ => (name.trim(), false),
        },
    }
}

fn any_number(word: &str) -> Option<u32> {
    let spelled = || NUMBERS.iter().find(|(name, _)| *name == word.to_lowercase()).map(|(_, number)| *number);
    let number = word.parse::<u32>().ok().or_else(|| roman(&word.to_uppercase())).or_else(spelled)?;
    (1..=HIGHEST).contains(&number).then_some(number)
}

/// The title of a chapter with a roman number, without it.
pub(super) fn without_roman(title: &str) -> &str {
    let end = title.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(0);
    behind(&title[end..]).0
}
