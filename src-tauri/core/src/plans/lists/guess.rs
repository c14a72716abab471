//! One entry of a list: which of its words are the title, the authors, the year, the reason.

use super::inline::{Inline, Run};
use super::model::{ListGuess, Sureness};
use super::names::{clean, names};
use super::number;
use crate::values::{Isbn, Title};

/// What stands between a title and what follows it.
const DASHES: [&str; 6] = [" - ", " – ", " — ", " ― ", " | ", " · "];

/// Before the authors, with the title before it.
const BY: [&str; 6] = [" by ", " By ", " von ", " par ", " por ", " di "];

/// What a file can be.
const FORMATS: [&str; 22] = [
    "pdf", "html", "epub", "mobi", "kindle", "zip", "gitbook", "online", "ebook", "e-book", "azw", "azw3", "djvu",
    "txt", "ps", "video", "github", "word", "doc", "docx", "markdown", "audio",
];

/// What a list says in brackets of a book that is not there yet.
const YET_TO_COME: [&str; 7] =
    ["forthcoming", "to appear", "upcoming", "in press", "in process", "in progress", "work in progress"];

/// What an entry says. None where it has no title.
pub(super) fn entry(inline: &Inline) -> Option<ListGuess> {
    let mut runs = inline.runs();
    let mut guess =
        ListGuess { take: true, done: inline.ticked == Some(true) || inline.struck, ..ListGuess::default() };
    take_isbn(&mut runs, &mut guess);
    let rest = match runs.iter().position(|run| run.link.is_some()) {
        Some(at) => linked(&runs, at, &mut guess),
        None => match runs.first() {
            Some(first) if first.strong && runs.len() > 1 || runs.len() == 1 && first_is_title(first) => {
                guess.title = first.text.clone();
                guess.sureness = Sureness::Likely;
                joined(&runs[1..])
            }
            _ => plain(&joined(&runs), &mut guess),
        },
    };
    let rest = facts(&rest, &mut guess);
    credits(&rest, &mut guess);
    title_facts(&mut guess);
    if guess.isbn.is_none() {
        isbn(inline, &mut guess);
    } else if guess.sureness == Sureness::Unsure {
        guess.sureness = Sureness::Likely;
    }
    finished(guess)
}

/// Takes the ISBN of the entry out of its words.
fn take_isbn(runs: &mut [Run], guess: &mut ListGuess) {
    for run in runs.iter_mut().filter(|run| run.link.is_none()) {
        if let Some((isbn, rest)) = number::taken_out(&run.text) {
            guess.isbn = Some(isbn.as_str().to_owned());
            run.text = rest;
            return;
        }
    }
}

fn first_is_title(run: &Run) -> bool {
    run.strong
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The title is what is linked. Further links are kept at the end of the reason.
fn linked(runs: &[Run], at: usize, guess: &mut ListGuess) -> String {
    let link = runs[at].link.clone();
    let mut end = at;
    while end < runs.len() && runs[end].link == link {
        end += 1;
    }
    guess.title = joined(&runs[at..end]);
    guess.link = link.filter(|link| !link.is_empty());
    guess.sureness = Sureness::Likely;
    let before = joined(&runs[..at]);
    let mut rest = joined(&runs[end..]);
    let further: Vec<&str> = runs[end..].iter().filter_map(|run| run.link.as_deref()).collect();
    guess.reason = further.join(" ");
    let lead = before.trim().trim_end_matches(|c: char| "-–—:·|,".contains(c) || c.is_whitespace());
    if !lead.is_empty() {
        match names(lead) {
            Some(authors) => guess.authors = authors,
            None => rest = format!("{lead} {rest}"),
        }
    }
    rest
}

/// A title without a mark of its own: quoted, or up to "by", a dash or a colon before the reason.
fn plain(text: &str, guess: &mut ListGuess) -> String {
    let text = text.trim();
    if let Some((title, rest)) = quoted(text) {
        guess.title = title.to_owned();
        guess.sureness = Sureness::Likely;
        return rest.to_owned();
    }
    if let Some((title, rest)) = BY.iter().find_map(|by| by_names(text, by)) {
        guess.title = title.to_owned();
        guess.sureness = Sureness::Likely;
        return format!(" by {rest}");
    }
    if let Some((at, dash)) = DASHES.iter().filter_map(|dash| Some((text.find(dash)?, dash))).min() {
        guess.title = text[..at].to_owned();
        guess.sureness = Sureness::Unsure;
        return text[at + dash.len() - 1..].to_owned();
    }
    guess.title = text.to_owned();
    guess.sureness = Sureness::Unsure;
    String::new()
}

/// "Title by Names…", where names do follow.
fn by_names<'t>(text: &'t str, by: &str) -> Option<(&'t str, &'t str)> {
    let at = text.rfind(by)?;
    let rest = &text[at + by.len()..];
    let first: Vec<&str> = split_reason(rest).into_iter().map(|(names, _)| names).collect();
    first.iter().any(|part| names(part.trim()).is_some()).then(|| (&text[..at], rest))
}

fn quoted(text: &str) -> Option<(&str, &str)> {
    const QUOTES: [(char, char); 8] =
        [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“'), ('『', '』'), ('「', '」'), ('《', '》'), ('‘', '’')];
    let opening = text.chars().next()?;
    let (_, closing) = QUOTES.into_iter().find(|(open, _)| *open == opening)?;
    let rest = &text[opening.len_utf8()..];
    let (title, rest) = rest.split_once(closing)?;
    Some((title, rest))
}

/// Takes what stands in brackets at the end: a year, a format; other words are a part of the reason.
fn facts(rest: &str, guess: &mut ListGuess) -> String {
    let mut rest = clean(rest).to_owned();
    let mut said = Vec::new();
    while let Some((before, inside)) = bracket_at_end(&rest) {
        let inside = clean(inside).trim_matches('*').to_owned();
        let before = clean(before).to_owned();
        if let Some(year) = year(&inside) {
            guess.year.get_or_insert(year);
        } else if is_format(&inside) {
            guess.format = if guess.format.is_empty() { inside } else { format!("{inside}, {}", guess.format) };
        } else if !is_yet_to_come(&inside) {
            said.insert(0, format!("({inside})"));
        }
        rest = before;
    }
    if !said.is_empty() {
        let said = said.join(" ");
        guess.reason = if guess.reason.is_empty() { said } else { format!("{said} {}", guess.reason) };
    }
    rest
}

/// Takes a year or a format in brackets that the reason begins with: "Title - Names (1815): why".
fn facts_at_front<'t>(why: &'t str, guess: &mut ListGuess) -> &'t str {
    let bracket = why.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let Some((inside, rest)) = bracket else { return why };
    if let Some(year) = year(inside) {
        guess.year.get_or_insert(year);
    } else if is_format(inside) && guess.format.is_empty() {
        inside.clone_into(&mut guess.format);
    } else {
        return why;
    }
    facts_at_front(rest, guess)
}

fn bracket_at_end(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || ".,\u{200e}\u{200f}".contains(c));
    let (closing, opening) = match text.chars().last()? {
        ')' => (')', '('),
        ']' => (']', '['),
        '）' => ('）', '（'),
        _ => return None,
    };
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        if c == closing {
            depth += 1;
        } else if c == opening {
            depth -= 1;
            if depth == 0 {
                let inside = &text[at + opening.len_utf8()..text.len() - closing.len_utf8()];
                return Some((&text[..at], inside));
            }
        }
    }
    None
}

fn is_format(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| ",/;+&".contains(c) || c.is_whitespace())
        .map(|word| clean(word).trim_matches(|c: char| !c.is_alphanumeric() && c != '-').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    !words.is_empty() && words.iter().all(|word| FORMATS.contains(&word.as_str()))
}

fn is_yet_to_come(text: &str) -> bool {
    let words = text.replace(":construction:", "").trim().to_lowercase();
    YET_TO_COME.contains(&words.as_str())
}

/// A year; of several volumes, from one to another, the first.
pub(super) fn year(text: &str) -> Option<i32> {
    let digits = match text.split_once(['-', '–', '—']) {
        Some((first, last)) if (2..=4).contains(&last.trim().len()) && last.trim().parse::<u16>().is_ok() => {
            first.trim()
        }
        _ => text.trim(),
    };
    let year: i32 = digits.parse().ok().filter(|_| digits.len() == 4 && digits.is_ascii())?;
    (1000..=2100).contains(&year).then_some(year)
}

/// Who wrote it and why it is there, from what follows the title.
fn credits(rest: &str, guess: &mut ListGuess) {
    let said_by =
        ["by ", "By ", "von ", "par ", "por ", "di "].iter().find_map(|by| rest.trim_start().strip_prefix(by));
    let dashed = rest.trim_start_matches(|c: char| "-–—―:·|,".contains(c) || c.is_whitespace());
    let text = clean(said_by.unwrap_or(dashed)).to_owned();
    let add = |guess: &mut ListGuess, why: &str| {
        let why = why.trim_matches(|c: char| "-–—―:·|,".contains(c) || c.is_whitespace());
        if !why.is_empty() {
            guess.reason = if guess.reason.is_empty() { why.to_owned() } else { format!("{why} {}", guess.reason) };
        }
    };
    if text.is_empty() {
        return;
    }
    let found = split_reason(&text).into_iter().find_map(|(who, why)| Some((names(who)?, why)));
    match found {
        Some((authors, why)) if guess.authors.is_empty() => {
            guess.authors = authors;
            let marked = guess.sureness == Sureness::Likely;
            guess.sureness = if marked { Sureness::Sure } else { Sureness::Likely };
            let why = facts(facts_at_front(why, guess), guess);
            add(guess, &why);
        }
        _ => add(guess, &text),
    }
}

/// The ways to part a text into who and why: all of it names, or up to a colon, a dash, a full stop, a bracket.
fn split_reason(text: &str) -> Vec<(&str, &str)> {
    let mut ways = vec![(text, "")];
    let marks = [": ", " - ", " – ", " — ", ". ", "。", " (", "；", "; "];
    let mut cuts: Vec<(usize, usize)> = marks.iter().filter_map(|mark| Some((text.find(mark)?, mark.len()))).collect();
    cuts.sort_unstable();
    for (at, length) in cuts {
        // A bracket belongs to what it opens.
        let rest = if text[at..].starts_with(" (") { &text[at + 1..] } else { &text[at + length..] };
        ways.push((&text[..at], rest));
    }
    ways
}

/// `Hofstadter, 1979`: who wrote it, and when.
fn credited(inside: &str) -> Option<(Vec<String>, i32)> {
    let (who, when) = inside.rsplit_once(',')?;
    Some((names(who).filter(|_| !is_format(who))?, year(when)?))
}

/// A year in brackets at the end of the title, and marks that are none of it.
fn title_facts(guess: &mut ListGuess) {
    let title = clean(&guess.title).to_owned();
    guess.title = match bracket_at_end(&title) {
        Some((before, inside)) if year(inside).is_some() && !clean(before).is_empty() => {
            guess.year = guess.year.or_else(|| year(inside));
            clean(before).to_owned()
        }
        Some((before, inside)) if is_format(inside) && !clean(before).is_empty() => {
            if guess.format.is_empty() {
                guess.format = inside.to_owned();
            }
            clean(before).to_owned()
        }
        Some((before, inside)) if is_yet_to_come(inside) && !clean(before).is_empty() => clean(before).to_owned(),
        Some((before, inside)) if guess.authors.is_empty() && !clean(before).is_empty() => match credited(inside) {
            Some((authors, year)) => {
                guess.authors = authors;
                guess.year = guess.year.or(Some(year));
                guess.sureness = guess.sureness.min(Sureness::Likely);
                clean(before).to_owned()
            }
            None => title,
        },
        _ => title,
    };
    guess.title = guess.title.trim_end_matches([':', ',', '-', '–', '—']).trim().to_owned();
}

fn isbn(inline: &Inline, guess: &mut ListGuess) {
    let text = inline.plain();
    let runs = text.split(|c: char| !(c.is_ascii_digit() || "-xX".contains(c)));
    guess.isbn = runs
        .filter(|run| run.chars().filter(char::is_ascii_digit).count() >= 9)
        .find_map(|run| Isbn::parse(run.trim_matches('-')).ok())
        .map(|isbn| isbn.as_str().to_owned());
}

fn finished(guess: ListGuess) -> Option<ListGuess> {
    (guess.title.chars().any(char::is_alphanumeric) && Title::parse(&guess.title).is_ok()).then_some(guess)
}
