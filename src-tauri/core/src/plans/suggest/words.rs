//! The words of a text that say what it is about. Pure.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::values::{fold, words};

/// Words of English that carry a sentence, folded and without their endings.
const ENGLISH: &str = "
    a about above across after all also alway among an and any anyone are around as asked at away back be because been
    before behind being beneath beside best better between beyond both but by can care come could current deeper did do
    doe down each either else even ever every everyone everything for from full further get give go good great had ha
    have he her here him his how if in inside into it its itself just keep kept know known large last later least less
    let like little made main make making many marked may meant might more most much must my named need never new newer
    next no nor not nothing now of off often old on once one only onto or other our out over own people place please
    popular rather real right same say see several shall she should side since single small so some something step
    still such take than that the their them then there these they thing this those though three through thu time to
    together too toward two under until up upon us use used user using very via wa want wanted way we well went were what when where which while who whole whom whose why will with within without work worked
    working would year yet you your";

/// The same of German.
const GERMAN: &str = "
    aber alle allem allen aller allein als also am an ander andere anderem anderen anderer auch auf aus bei beim bin bis
    bist da dabei damit danach dann das dass dein dem den denn der deren des dessen die dies diese diesem diesen dieser
    doch dort du durch ein eine einem einen einer eines einige er erste ersten es etwas euch fuer fur gegen habe haben
    hat hatte hier hinter ich ihm ihn ihr ihre ihrem ihren im immer in ins ist ja jede jedem jeden jeder kann kein keine
    konnen man mehr mein mit muss nach neben nicht nichts noch nun nur ob oder ohne sehr sein seine selbst sich sie sind
    so soll sollte uber um und uns unser unter viel vom von vor wann war waren warum was weil wenn wer werden wie wieder
    will wir wird wo wurde zu zum zur zwei zwischen";

/// Words that say what kind of book it is, or for whom, and nothing of its subject.
const KIND: &str = "
    advanced advice approach art author basic beginner beginning book broad chapter classic common complete
    comprehensive contemporary course creator deepening definitive developer edition essential essentially example expert explained
    feature first fundamental general guide handbook insight intermediate introduction introductory learn learning lesson level
    list manual master mastering modern overview part path practical practice practise principle professional programmer
    quick read reader reading recommended reference regarded revised second short start starting survey teach tutorial
    understand understanding volume
    anfanger auflage band beispiel buch bucher einfuhrung einstieg fortgeschrittene grundlage grundlagen handbuch kapitel
    kurs lehrbuch leitfaden lernen lesen leser moderne praktisch praktische praxis teil wissen";

/// Whose endings are taken for endings. Those of German would make one word of English ones that are two.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Endings {
    #[default]
    English,
    EnglishAndGerman,
}

impl Endings {
    /// Those of a text in which more small words are English than German are English alone.
    pub(super) fn of(text: &str) -> Self {
        let folded = fold(text);
        let count = |list: &str| words(&folded).filter(|word| is_among(list, word, word)).count();
        if count(ENGLISH) > count(GERMAN) { Self::English } else { Self::EnglishAndGerman }
    }
}

/// A word without what makes one and many of it, in either language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stem {
    word: String,
    english: String,
    german: String,
}

impl Stem {
    pub(super) fn of(word: &str) -> Self {
        Self { word: word.to_owned(), english: english_stem(word), german: german_stem(word) }
    }

    /// Whether both are forms of one word.
    pub(super) fn is_form_of(&self, other: &Self, endings: Endings) -> bool {
        self.english == other.english || (endings == Endings::EnglishAndGerman && self.german == other.german)
    }

    /// The forms in which the word may stand in an index that knows no endings.
    pub(super) fn forms(&self, endings: Endings) -> Vec<String> {
        let mut forms = vec![self.word.clone(), self.english.clone()];
        if self.english.is_ascii() {
            forms.extend(["s", "es", "ing"].map(|end| format!("{}{end}", self.english)));
            forms.extend(self.english.strip_suffix('y').map(|rest| format!("{rest}ies")));
        }
        if endings == Endings::EnglishAndGerman && self.german.is_ascii() {
            forms.extend(GERMAN_ENDINGS.map(|end| format!("{}{end}", self.german)));
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }
}

/// A word of a text: the form in which it is compared, and how it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) stem: Stem,
    pub(super) written: String,
}

/// The words of a text that say something of its subject, in their order.
pub(super) fn telling(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    for piece in text.split(|c: char| c.is_whitespace() || "/,;:–—".contains(c)) {
        let written = piece.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#'));
        for word in words(&fold(piece)) {
            let stem = Stem::of(word);
            let is_new = || !found.iter().any(|other| other.stem.is_form_of(&stem, Endings::English));
            if is_telling(word, &stem.english) && is_new() {
                // “Node.js” and “Object-Oriented” are shown whole, whichever half was meant.
                found.push(Word { stem, written: written.to_owned() });
            }
        }
    }
    found
}

fn is_telling(word: &str, stem: &str) -> bool {
    let long = word.chars().count() >= if word.is_ascii() { 3 } else { 2 };
    long && !word.chars().all(|c| c.is_ascii_digit())
        && ![ENGLISH, GERMAN, KIND].iter().any(|list| is_among(list, word, stem))
}

fn is_among(list: &str, word: &str, stem: &str) -> bool {
    list.split_whitespace().any(|other| other == word || other == stem)
}

/// An English word without the endings that make one and many of it, and a doing of a thing.
fn english_stem(word: &str) -> String {
    let cut = |end: &str, least: usize| word.strip_suffix(end).filter(|rest| rest.len() >= least);
    if !word.is_ascii() {
        return word.to_owned();
    }
    if let Some(rest) = cut("ies", 3) {
        return format!("{rest}y");
    }
    let plural = ["sses", "xes", "ches", "shes"].into_iter().any(|end| word.ends_with(end));
    if let Some(rest) = cut("es", 3).filter(|_| plural) {
        return rest.to_owned();
    }
    // “Analysis” is one; “APIs” are many.
    if ["ss", "us"].into_iter().any(|end| word.ends_with(end)) || (word.len() > 4 && word.ends_with("is")) {
        return word.to_owned();
    }
    cut("ings", 4).or_else(|| cut("ing", 4)).or_else(|| cut("s", 3)).unwrap_or(word).to_owned()
}

/// The shortest German stem: of less than this, an ending is a part of the word.
const SHORTEST: usize = 4;

/// What may stand behind a German stem.
const GERMAN_ENDINGS: [&str; 11] = ["", "e", "en", "er", "ern", "n", "s", "es", "em", "ung", "ungen"];

/// A German word without the endings that make one and many of it; folded, its umlauts are gone before.
fn german_stem(word: &str) -> String {
    let stem = Stemmer::create(Algorithm::German).stem(word).into_owned();
    if word.is_ascii() && stem.len() >= SHORTEST { stem } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn stems(text: &str) -> Vec<String> {
        telling(text).into_iter().map(|word| word.stem.english).collect()
    }

    #[rstest]
    #[case("A practical book on the testing of Express applications", &["test", "express", "application"])]
    #[case("Ein Buch über Datenbanken und ihre Indizes", &["datenbanken", "indize"])]
    #[case("What every developer should know of networks, and how", &["network"])]
    #[case("The art of the book", &[])]
    #[case("", &[])]
    fn only_words_of_a_subject_tell_anything(#[case] text: &str, #[case] telling: &[&str]) {
        assert_eq!(stems(text), telling);
    }

    #[rstest]
    #[case("index", "indexes")]
    #[case("query", "queries")]
    #[case("test", "testing")]
    #[case("test", "tests")]
    #[case("service", "services")]
    #[case("API", "APIs")]
    #[case("Größe", "GRÖSSE")]
    fn one_and_many_are_one_word(#[case] one: &str, #[case] many: &str) {
        assert_eq!(stems(one), stems(many));
        assert!(telling(one)[0].stem.forms(Endings::English).contains(&fold(many)), "{many} is found by {one}");
    }

    #[rstest]
    #[case("Datenbank", "Datenbanken")]
    #[case("Netzwerk", "Netzwerke")]
    #[case("Abfrage", "Abfragen")]
    #[case("Programmierung", "Programmierungen")]
    #[case("Sprache", "Sprachen")]
    #[case("Rechner", "Rechnern")]
    fn one_and_many_are_one_word_in_german_too(#[case] one: &str, #[case] many: &str) {
        let (first, second) = (Stem::of(&fold(one)), Stem::of(&fold(many)));
        assert!(first.is_form_of(&second, Endings::EnglishAndGerman));
        for (stem, other) in [(&first, many), (&second, one)] {
            assert!(stem.forms(Endings::EnglishAndGerman).contains(&fold(other)), "{other} is found by {stem:?}");
        }
    }

    #[test]
    fn an_english_text_has_no_german_endings() {
        let (mode, modern) = (Stem::of("mode"), Stem::of("modern"));
        assert!(!mode.is_form_of(&modern, Endings::of("A book on the mode of an editor")));
        assert_eq!(Endings::of("Ein Buch über Datenbanken und ihre Abfragen"), Endings::EnglishAndGerman);
        assert_eq!(Endings::of("Datenbanken"), Endings::EnglishAndGerman, "a title alone may be of either");
    }

    #[test]
    fn a_word_is_shown_as_it_is_written() {
        let words = telling("Writing Node.js applications (and tests)");
        let written: Vec<&str> = words.iter().map(|word| word.written.as_str()).collect();
        assert_eq!(written, ["Writing", "Node.js", "applications", "tests"]);
    }
}
