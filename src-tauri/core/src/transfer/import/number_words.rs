//! Words that count: 2, 2nd, ii, two, second.

/// What a word counts, if it counts anything: 2, 2nd, ii, two, second.
pub(super) fn number(word: &str) -> Option<u64> {
    const CARDINAL: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const ORDINAL: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    const TENS: [&str; 7] = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if let Some(start) = word.find(|c: char| c.is_ascii_digit()) {
        let digits = &word[start..];
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        return Some(digits[..end].parse().unwrap_or(u64::MAX));
    }
    let place = |list: &[&str]| list.iter().position(|known| *known == word).map(|at| at as u64);
    let counted = place(&CARDINAL).or_else(|| place(&ORDINAL)).map(|at| at + 1);
    counted.or_else(|| place(&TENS).map(|at| (at + 3) * 10)).or_else(|| roman(word))
}

/// A Roman numeral below forty: what volumes and parts are counted with.
fn roman(word: &str) -> Option<u64> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let rest = word.trim_start_matches('x');
    let tens = word.len() - rest.len();
    let ones = ONES.iter().position(|known| *known == rest)?;
    (tens <= 3 && !word.is_empty()).then_some((tens * 10 + ones) as u64)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2nd", Some(2))]
    #[case("xiv", Some(14))]
    #[case("xxxix", Some(39))]
    #[case("twelfth", Some(12))]
    #[case("ninety", Some(90))]
    #[case("99999999999999999999999", Some(u64::MAX))]
    #[case("mix", None)]
    #[case("vix", None)]
    #[case("of", None)]
    fn a_word_that_counts_is_known(#[case] word: &str, #[case] expected: Option<u64>) {
        assert_eq!(number(word), expected);
    }
}
