//! The second line of a clipping: what it is, where it stands, when it was made.

use super::when;
use super::words::{WORDINGS, Wording};
use crate::values::fold;

/// What a clipping is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Highlight,
    Note,
    Bookmark,
}

/// What a second line begins with.
const BULLETS: [char; 7] = ['-', '\u{2010}', '–', '—', '•', '*', '·'];

/// The words of a language for one thing.
type Words = fn(&Wording) -> &'static [&'static str];

/// From and to, both counted.
pub(super) type Span = (u32, u32);

/// What the second line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) kind: Kind,
    /// As it stands there, Roman numbers too.
    pub(super) page: Option<String>,
    pub(super) location: Option<Span>,
    /// `2013-04-26 00:49:32`, or what stands there where that is no date.
    pub(super) made: String,
}

/// Reads a line; none where it is not the second one of a clipping.
pub(super) fn read(line: &str) -> Option<Line> {
    let folded = fold(line.trim());
    let said = folded.strip_prefix(BULLETS)?;
    let added = first(said, |wording| wording.added);
    let (place, made) = match added {
        Some((at, word)) => (&said[..at], &said[at + word.len()..]),
        None => said.rsplit_once('|').unwrap_or((said, "")),
    };
    let kinds: [(Kind, Words); 3] = [
        (Kind::Bookmark, |wording| wording.bookmark),
        (Kind::Highlight, |wording| wording.highlight),
        (Kind::Note, |wording| wording.note),
    ];
    let kind = kinds.into_iter().find(|(_, words)| first(place, *words).is_some())?.0;
    let page = numbers(place, |wording| wording.page).map(|number| number.text);
    let location = numbers(place, |wording| wording.location).and_then(|number| number.span());
    // A line of a note may begin with a dash and a word of ours; it has neither a place nor a day.
    let is_placed = page.is_some() || location.is_some() || added.is_some();
    let made = if made.trim().is_empty() { String::new() } else { when::read(made).unwrap_or_else(|| tail(line)) };
    is_placed.then_some(Line { kind, page, location, made })
}

/// Whether a line is built as the second one of a clipping is, in a language that is not known here: parts between bars,
/// of which the last tells a day with its time and one before it a number.
pub(super) fn is_foreign(line: &str) -> bool {
    let Some(said) = line.trim().strip_prefix(BULLETS) else { return false };
    let Some((place, made)) = said.rsplit_once('|') else { return false };
    let is_time = |pair: &[u8]| pair[0].is_ascii_digit() && pair[1] == b':';
    let numbers = made.split(|c: char| !c.is_numeric()).filter(|part| !part.is_empty()).count();
    place.contains(char::is_numeric) && numbers >= 4 && made.as_bytes().windows(2).any(is_time)
}

/// The first of the words of any language, and where it stands.
fn first(text: &str, words: impl Fn(&Wording) -> &'static [&'static str]) -> Option<(usize, &'static str)> {
    let found = WORDINGS.iter().flat_map(words).filter_map(|word| Some((text.find(word)?, *word)));
    // Of two that begin at the same place the longer is meant.
    found.min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
}

/// A day that cannot be read, as it was written.
fn tail(line: &str) -> String {
    let last = line.rsplit_once('|').map_or(line, |(_, last)| last);
    last.trim().chars().take(100).collect()
}

/// A number or span as it stands in the line.
struct Number {
    text: String,
}

impl Number {
    /// Both ends. `143-46` leaves out what the two have in common.
    fn span(&self) -> Option<Span> {
        let (from, to) = self.text.split_once('-').unwrap_or((&self.text, &self.text));
        let whole = match from.len().checked_sub(to.len()) {
            Some(common) if common > 0 => format!("{}{to}", &from[..common]),
            _ => to.to_owned(),
        };
        let (from, to) = (from.parse::<u32>().ok()?, whole.parse::<u32>().ok()?);
        Some((from, to.max(from)))
    }
}

/// The number beside one of the words.
fn numbers(place: &str, words: impl Fn(&Wording) -> &'static [&'static str]) -> Option<Number> {
    WORDINGS.iter().flat_map(words).find_map(|word| {
        place.match_indices(word).find_map(|(at, _)| {
            let before = &place[..at];
            behind(&place[at + word.len()..]).or_else(|| if word.is_ascii() { None } else { ahead(before) })
        })
    })
}

fn behind(text: &str) -> Option<Number> {
    let text = text.trim_start_matches([' ', '.', ':', '#', '\u{a0}']);
    let text = text.strip_prefix("no").or_else(|| text.strip_prefix("nr")).unwrap_or(text);
    let text = text.trim_start_matches([' ', '.', ':', '#', '\u{a0}']);
    let from = run(text, |c| c.is_ascii_digit());
    if from.is_empty() {
        let roman = run(text, |c| "ivxlcdm".contains(c));
        let is_whole = !text[roman.len()..].starts_with(char::is_alphanumeric);
        return (is_whole && !roman.is_empty()).then(|| Number { text: roman.to_owned() });
    }
    let rest = text[from.len()..].trim_start_matches(' ');
    let to = rest.strip_prefix(['-', '\u{2010}', '–', '—', '~', '〜']).map(|rest| {
        let rest = rest.trim_start_matches([' ', '#']);
        run(rest, |c| c.is_ascii_digit())
    });
    let to = to.filter(|to| !to.is_empty() && to.len() <= 7);
    let text = to.map_or_else(|| from.to_owned(), |to| format!("{from}-{to}"));
    (from.len() <= 7).then_some(Number { text })
}

/// Chinese counts before the word: 第 12 页.
fn ahead(text: &str) -> Option<Number> {
    let text = text.trim_end();
    let digits = text.chars().rev().take_while(char::is_ascii_digit).count();
    let number = &text[text.len() - digits..];
    (1..=7).contains(&digits).then(|| Number { text: number.to_owned() })
}

fn run(text: &str, is_part: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !is_part(c)).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::english("- Your Highlight on page 12 | Location 132-135 | Added on Friday, May 3, 2019 10:05:09 PM", Kind::Highlight, "12", Some((132, 135)), "2019-05-03 22:05:09")]
    #[case::english_day_first("- Your Highlight Location 449-449 | Added on Thursday, 25 April 13 23:45:11", Kind::Highlight, "", Some((449, 449)), "2013-04-25 23:45:11")]
    #[case::first_kindle("- Note Loc. 6260  | Added on Sunday, February 06, 2011, 10:03 AM", Kind::Note, "", Some((6260, 6260)), "2011-02-06 10:03:00")]
    #[case::short_span("- Highlight Loc. 143-46 | Added on Sunday, February 06, 2011, 12:03 AM", Kind::Highlight, "", Some((143, 146)), "2011-02-06 00:03:00")]
    #[case::page_alone(
        "- Your Highlight on Page 7-8 | Added on Monday, 4 May 2020 09:00:00",
        Kind::Highlight,
        "7-8",
        None,
        "2020-05-04 09:00:00"
    )]
    #[case::roman("- Your Highlight on page xii | location 98-99 | Added on Monday, 4 May 2020 09:00:00", Kind::Highlight, "xii", Some((98, 99)), "2020-05-04 09:00:00")]
    #[case::clip(
        "- Clip This Article on Page 3 | Added on Monday, 4 May 2020 09:00:00",
        Kind::Highlight,
        "3",
        None,
        "2020-05-04 09:00:00"
    )]
    #[case::german("- Ihre Markierung bei Position 14-16 | Hinzugefügt am Freitag, 26. April 2013 um 00:49:32 Uhr", Kind::Highlight, "", Some((14, 16)), "2013-04-26 00:49:32")]
    #[case::german_decomposed("- Ihre Notiz auf Seite 5 | Position 9 | Hinzugefu\u{308}gt am Samstag, 1. Ma\u{308}rz 2014 07:08:09", Kind::Note, "5", Some((9, 9)), "2014-03-01 07:08:09")]
    #[case::spanish("- Tu subrayado en la página 10 | Ubicación 150-160 | Añadido el lunes, 1 de enero de 2024 11:00:00", Kind::Highlight, "10", Some((150, 160)), "2024-01-01 11:00:00")]
    #[case::spanish_old("- Mi nota Posición 6 | Añadido el viernes 26 de abril de 2013, 0:04:34", Kind::Note, "", Some((6, 6)), "2013-04-26 00:04:34")]
    #[case::french("- Votre surlignement à l'emplacement 1021-1022 | Ajouté le mardi 4 août 2015 21:10:04", Kind::Highlight, "", Some((1021, 1022)), "2015-08-04 21:10:04")]
    #[case::french_bookmark("- Votre signet sur la page 4 | emplacement 60 | Ajouté le mardi 4 août 2015 21:10:04", Kind::Bookmark, "4", Some((60, 60)), "2015-08-04 21:10:04")]
    #[case::italian("- La tua evidenziazione a pagina 33 | posizione 497-499 | Aggiunto in data lunedì 6 luglio 2020 08:09:10", Kind::Highlight, "33", Some((497, 499)), "2020-07-06 08:09:10")]
    #[case::portuguese("- Seu destaque na página 21 | posição 308-309 | Adicionado: domingo, 8 de março de 2020 18:19:20", Kind::Highlight, "21", Some((308, 309)), "2020-03-08 18:19:20")]
    #[case::russian("– Ваш выделенный отрывок на странице 14 | Место 201–205 | Добавлено: четверг, 1 мая 2014 г. в 22:15:30", Kind::Highlight, "14", Some((201, 205)), "2014-05-01 22:15:30")]
    #[case::dutch("- Uw markering op pagina 12 | locatie 123-125 | Toegevoegd op donderdag 1 mei 2014 22:15:30", Kind::Highlight, "12", Some((123, 125)), "2014-05-01 22:15:30")]
    #[case::japanese("- ハイライト ページ222 | 位置No. 3396-3398 | 追加日： 2013年6月17日 (月曜日) 20:14:04", Kind::Highlight, "222", Some((3396, 3398)), "2013-06-17 20:14:04")]
    #[case::chinese("- 您在第 12 页（位置 #181-185）的标注 | 添加于 2016年5月8日星期日 下午10:15:30", Kind::Highlight, "12", Some((181, 185)), "2016-05-08 22:15:30")]
    #[case::chinese_morning("- 您在位置 #9 的笔记 | 添加于 2016年5月8日星期日 上午12:15:30", Kind::Note, "", Some((9, 9)), "2016-05-08 00:15:30")]
    fn a_line_of_every_language_is_read(
        #[case] line: &str,
        #[case] kind: Kind,
        #[case] page: &str,
        #[case] location: Option<Span>,
        #[case] made: &str,
    ) {
        let page = (!page.is_empty()).then(|| page.to_owned());
        assert_eq!(read(line), Some(Line { kind, page, location, made: made.to_owned() }));
    }

    #[rstest]
    #[case("- a note of mine")]
    #[case("- Page 3 of the note to self")]
    #[case("Your Highlight on page 12 | Location 132-135")]
    #[case("- 12 eggs | 3 apples")]
    #[case("")]
    fn a_line_of_words_is_no_second_line(#[case] line: &str) {
        let is_one = read(line).is_some_and(|read| read.location.is_some() || !read.made.is_empty());
        assert!(!is_one, "{line}");
    }

    #[rstest]
    #[case("- Twoje wyróżnienie na stronie 5 | lokalizacja 70-72 | Dodano: piątek, 20 listopada 2015 10:11:12", true)]
    #[case("- आपका हाइलाइट पृष्ठ 5 पर | शुक्रवार, 20 नवंबर 2015 10:11:12 को जोड़ा गया", true)]
    #[case("- 12 eggs | 3 apples", false)]
    #[case("- at 10:30 | see page 4", false)]
    #[case("a line | of 20 11 2015 10:11:12", false)]
    fn a_line_of_another_language_is_known_by_how_it_is_built(#[case] line: &str, #[case] expected: bool) {
        assert_eq!(is_foreign(line), expected);
    }

    #[test]
    fn a_day_that_cannot_be_read_stays_in_its_words() {
        let line = read("- Your Note Location 20 | Added on the day after").unwrap();
        assert_eq!(line.made, "Added on the day after");
    }

    proptest! {
        #[test]
        fn any_line_is_read_without_failing(line in "[-–] ?.{0,80}") {
            let _ = read(&line);
        }

        #[test]
        fn any_words_of_ours_are_read_without_failing(line in "- (note|loc|page|位置|页|#|–|-|[0-9]{1,9}|[ivx]{1,3}|added on|:| |\\|){0,12}") {
            let _ = read(&line);
        }
    }
}
