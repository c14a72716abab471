//! Cells about an edition: ISBNs in formulas, bindings in the words of shops, languages by their names.

use crate::books::Format;
use crate::values::{Isbn, fold};

use super::texts::sentence;

/// A valid ISBN, or the rule that it broke. What a spreadsheet rounded is lost and said so.
pub(super) fn isbn(cell: &str) -> Result<String, String> {
    let cell =
        cell.trim().trim_start_matches('[').trim_end_matches(']').trim_start_matches('=').trim_matches('"').trim();
    let cell = unlabelled(cell);
    if cell.is_empty() || cell == "0" {
        return Ok(String::new());
    }
    if cell.to_ascii_uppercase().contains("E+") {
        return Err(format!("“{cell}” was an ISBN until a spreadsheet rounded it; its digits are lost"));
    }
    let read = Isbn::parse(&restored(cell)?).map(|isbn| isbn.to_string());
    read.map_err(|error| format!("“{}”: {}", cell.chars().take(40).collect::<String>(), sentence(&error)))
}

/// A number without the word before it: `ISBN-13: 978…`.
pub(super) fn unlabelled(cell: &str) -> &str {
    let cell = cell.trim();
    let word = cell.get(..4).filter(|word| word.eq_ignore_ascii_case("isbn"));
    let Some(rest) = word.map(|_| &cell[4..]) else { return cell };
    let long = ["-13", "-10", "13", "10", " 13", " 10"].iter().find_map(|kind| rest.strip_prefix(kind));
    let behind = long.filter(|rest| rest.starts_with([':', ' '])).unwrap_or(rest);
    behind.trim_start_matches([':', ' ', '#'])
}

/// The first of several texts that is a valid ISBN; all together one whose parts were written apart; else the rule that
/// the first broke. The number of a journal is none, and no fault.
pub(super) fn one_of_isbns(cell: &str) -> Result<String, String> {
    let parts = || cell.split(',').map(str::trim).filter(|part| !part.is_empty());
    let whole = cell.replace([',', ' '], "");
    let found = parts().chain([whole.as_str()]).find_map(|part| isbn(part).ok().filter(|isbn| !isbn.is_empty()));
    let is_issn = |part: &&str| part.len() == 9 && part.as_bytes()[4] == b'-';
    match (found, parts().find(|part| !is_issn(part))) {
        (Some(isbn), _) => Ok(isbn),
        (None, Some(first)) => isbn(first),
        (None, None) => Ok(String::new()),
    }
}

/// An ISBN-10 as it was before a spreadsheet dropped the noughts at its front, or another program the X at its end.
fn restored(cell: &str) -> Result<String, String> {
    let shortened = (7..10).contains(&cell.len()) && cell.chars().all(|c| c.is_ascii_digit() || c == 'X');
    if !shortened {
        return Ok(cell.to_owned());
    }
    let (padded, ended) = (format!("{cell:0>10}"), format!("{cell}X"));
    match (Isbn::parse(&padded).is_ok(), Isbn::parse(&ended).is_ok()) {
        (true, true) => Err(format!("“{cell}” lacks a digit, and may be {padded} or {ended}")),
        (false, true) => Ok(ended),
        _ => Ok(padded),
    }
}

/// Whether a text can be Amazon's number.
pub(super) fn is_asin(cell: &str) -> bool {
    cell.len() == 10 && cell.starts_with('B') && cell.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// Amazon's number behind the digits with which an ISBN begins: `978B0092G4TD5`.
pub(super) fn asin_as_isbn(cell: &str) -> Option<&str> {
    cell.strip_prefix("978").filter(|rest| is_asin(rest))
}

/// A language's code, also from its name.
pub(super) fn language(cell: &str) -> Result<String, String> {
    const NAMES: [(&str, &[&str]); 14] = [
        ("en", &["english", "englisch", "anglais", "ingles", "inglese", "engels"]),
        ("de", &["german", "deutsch", "allemand", "aleman", "tedesco", "duits", "alemao"]),
        ("fr", &["french", "franzosisch", "francais", "frances", "francese", "frans"]),
        ("es", &["spanish", "spanisch", "espagnol", "espanol", "spagnolo", "spaans", "espanhol"]),
        ("it", &["italian", "italienisch", "italien", "italiano", "italiaans"]),
        ("pt", &["portuguese", "portugiesisch", "portugais", "portugues", "portoghese", "portugees"]),
        ("nl", &["dutch", "niederlandisch", "neerlandais", "nederlands", "olandese", "holandes"]),
        ("ru", &["russian", "russisch", "russe", "ruso", "русскии", "russo"]),
        ("ja", &["japanese", "japanisch", "japonais", "japones", "giapponese", "日本語"]),
        ("zh", &["chinese", "chinesisch", "chinois", "chino", "cinese", "中文"]),
        ("ko", &["korean", "koreanisch", "coreen", "coreano", "한국어"]),
        ("pl", &["polish", "polnisch", "polonais", "polski"]),
        ("sv", &["swedish", "schwedisch", "svenska"]),
        ("la", &["latin", "latein"]),
    ];
    let first = cell.split(',').next().unwrap_or_default().trim();
    let folded = fold(first);
    if let Some((code, _)) = NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())) {
        return Ok((*code).to_owned());
    }
    let plausible = (2..=8).contains(&first.len()) && first.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    if plausible { Ok(first.to_owned()) } else { Err(format!("“{first}” is no code of a language")) }
}

/// What an edition is made of, from whatever a shop calls it.
pub(super) fn binding(cell: &str) -> Option<Format> {
    const WORDS: &[(Format, &[&str])] = &[
        (Format::Audio, &["audi", "cd", "cassette", "horbuch", "listened", "mp3"]),
        (Format::Ebook, &["ebook", "e-book", "kindle", "nook", "digital", "epub", "pdf", "kobo", "numerique"]),
        (
            Format::Paper,
            &[
                "paper",
                "hard",
                "cover",
                "bound",
                "mass market",
                "board book",
                "chapbook",
                "physical",
                "print",
                "broche",
                "poche",
                "taschenbuch",
                "gebunden",
                "leather",
                "spiral",
                "library binding",
                "relie",
                "softcover",
                "read",
            ],
        ),
    ];
    let folded = fold(cell);
    WORDS.iter().find(|(_, words)| words.iter().any(|word| folded.contains(word))).map(|(format, _)| *format)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::cells::bare;
    use super::*;

    #[rstest]
    #[case("=\"0062445316\"", "9780062445315")]
    #[case("9780062445315", "9780062445315")]
    #[case("080442957X", "9780804429573")]
    #[case("[2070291340]", "9782070291342")]
    #[case("62445316", "9780062445315")]
    #[case("080442957", "9780804429573")]
    #[case("ISBN: 0062445316", "9780062445315")]
    #[case("isbn-13 978-0-06-244531-5", "9780062445315")]
    #[case("ISBN13: 9780062445315", "9780062445315")]
    #[case("=\"\"", "")]
    fn an_isbn_is_read_out_of_formulas_and_brackets(#[case] cell: &str, #[case] number: &str) {
        assert_eq!(isbn(&bare(cell)).unwrap(), number);
    }

    #[rstest]
    #[case("9780062445316,0062445316", Ok("9780062445315"))]
    #[case("978,0,06,244531,5", Ok("9780062445315"))]
    #[case("0036-8075", Ok(""))]
    #[case(",9780062445316", Err("check digit"))]
    #[case("bad", Err("no “B”"))]
    fn of_several_isbns_one_counts_or_the_first_is_told(#[case] cell: &str, #[case] expected: Result<&str, &str>) {
        match (one_of_isbns(cell), expected) {
            (Ok(isbn), Ok(expected)) => assert_eq!(isbn, expected),
            (Err(why), Err(part)) => assert!(why.contains(part), "{why}"),
            (read, expected) => panic!("{cell}: {read:?}, {expected:?}"),
        }
    }

    #[rstest]
    #[case("9.78E+12", "spreadsheet")]
    #[case("9780062445316", "check digit")]
    #[case("848475135", "0848475135 or 848475135X")]
    #[case("B0851JCZYV", "no “B”")]
    fn what_is_no_isbn_never_becomes_one(#[case] cell: &str, #[case] why: &str) {
        assert!(isbn(cell).unwrap_err().contains(why));
    }

    #[rstest]
    #[case("English", "en")]
    #[case("Français", "fr")]
    #[case("Русский", "ru")]
    #[case("日本語", "ja")]
    #[case("eng", "eng")]
    #[case("pt-BR", "pt-BR")]
    fn a_language_is_a_code_by_whatever_name(#[case] cell: &str, #[case] code: &str) {
        assert_eq!(language(cell).as_deref(), Ok(code));
    }

    #[rstest]
    #[case("Kindle Edition", Some(Format::Ebook))]
    #[case("Audible Audio", Some(Format::Audio))]
    #[case("Mass Market Paperback", Some(Format::Paper))]
    #[case("Broché", Some(Format::Paper))]
    #[case("Unknown Thing", None)]
    fn an_edition_is_made_of_one_of_three_things(#[case] cell: &str, #[case] format: Option<Format>) {
        assert_eq!(binding(cell), format);
    }
}
