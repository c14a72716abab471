//! Folding: the one form in which text is searched, sorted and matched, whatever its case, accents or width.

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::text::is_invisible;

/// Folds text for comparing: compatibility forms, accents, vowel points, case and invisible characters fall away, and
/// letters that have no decomposition are spelled out (ß as ss, ø as o, ł as l, æ as ae).
///
/// Marks that carry the word itself stay: the vowel signs of Indic and Thai scripts, the voicing marks of kana. The
/// result is NFC, and folding it again changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // Nothing that stays behind a letter of ASCII is written as one with it, so that each run is folded by itself.
        let is_plain = rest.as_bytes()[0].is_ascii();
        let end = rest.bytes().position(|byte| byte.is_ascii() != is_plain).unwrap_or(rest.len());
        let (run, others) = rest.split_at(end);
        if is_plain {
            folded.extend(run.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            fold_others(run, &mut folded);
        }
        rest = others;
    }
    folded
}

fn fold_others(text: &str, all: &mut String) {
    // Folding case can bring marks back (ΐ), and some letters fold only after they are decomposed (ℌ), hence twice.
    let folded = text.nfkd().filter(kept).default_case_fold().nfkd().filter(kept).default_case_fold();
    let mut spelled = String::with_capacity(text.len());
    for c in folded {
        match spelled_out(c) {
            Some(letters) => spelled.push_str(letters),
            None => spelled.push(c),
        }
    }
    all.extend(spelled.nfc());
}

/// The words of a folded text: its runs of letters and digits with the marks that belong to them.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c)))
        .filter(|word| word.contains(char::is_alphanumeric))
}

fn kept(c: &char) -> bool {
    !is_accent(*c) && !is_invisible(*c)
}

/// The marks a reader leaves out when typing: the general combining marks, Hebrew points, Arabic harakat.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}')
}

/// Letters that Unicode does not decompose, as the letters a reader would type for them.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("The Pragmatic Programmer", "the pragmatic programmer")]
    #[case("Müller", "muller")]
    #[case("MU\u{308}LLER", "muller")]
    #[case("Straße", "strasse")]
    #[case("STRASSE", "strasse")]
    #[case("Søren Kierkegård", "soren kierkegard")]
    #[case("Łódź", "lodz")]
    #[case("Đorđe", "dorde")]
    #[case("Æsop", "aesop")]
    #[case("Œuvre", "oeuvre")]
    #[case("İstanbul ırmak", "istanbul irmak")]
    #[case("ﬁle", "file")]
    #[case("Ｃ＋＋", "c++")]
    #[case("ΟΔΥΣΣΕΎΣ", "οδυσσευσ")]
    #[case("Ёлка", "елка")]
    #[case("שָׁלוֹם", "שלום")]
    #[case("مُحَمَّد", "محمد")]
    #[case("が", "が")]
    #[case("한국", "한국")]
    #[case("हिंदी", "हिंदी")]
    #[case("co\u{ad}operate", "cooperate")]
    fn a_reader_finds_it_however_it_is_typed(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(fold(text), expected);
    }

    #[test]
    fn words_are_the_runs_of_letters_and_digits() {
        let folded = fold("C++, 2nd ed. — “हिंदी” & l'été");
        assert_eq!(words(&folded).collect::<Vec<_>>(), ["c", "2nd", "ed", "हिंदी", "l", "ete"]);
    }

    #[test]
    fn folding_any_single_character_twice_changes_nothing() {
        for c in char::MIN..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_text_is_folded_run_by_run_as_it_is_as_a_whole(text in "([ -~]{0,3}(\\PC|\\p{M}|[ßøłı\u{ad}]){0,3}){0,6}") {
            let mut whole = String::new();
            fold_others(&text, &mut whole);
            prop_assert_eq!(fold(&text), whole);
        }

        #[test]
        fn case_makes_no_difference(text in "[a-zäöüéñøłčA-ZÄÖÜÉÑØŁČ0-9 ]{0,40}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
        }
    }
}
