//! The words of a Kindle's second line, in every language it speaks. All stand as they are compared: folded.

/// What one language says.
pub(super) struct Wording {
    pub(super) highlight: &'static [&'static str],
    pub(super) note: &'static [&'static str],
    pub(super) bookmark: &'static [&'static str],
    pub(super) page: &'static [&'static str],
    pub(super) location: &'static [&'static str],
    pub(super) added: &'static [&'static str],
    /// January first. Languages that write months as numbers have none.
    pub(super) months: &'static [&'static str],
}

/// English, German, Spanish, French, Italian, Portuguese, Russian, Dutch, Japanese, Chinese.
pub(super) const WORDINGS: [Wording; 10] = [
    Wording {
        highlight: &["highlight", "clip"],
        note: &["note"],
        bookmark: &["bookmark"],
        page: &["page"],
        location: &["location", "loc"],
        added: &["added on"],
        months: &[
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
    },
    Wording {
        highlight: &["markierung"],
        note: &["notiz"],
        bookmark: &["lesezeichen"],
        page: &["seite"],
        location: &["position"],
        added: &["hinzugefugt"],
        months: &[
            "januar",
            "februar",
            "marz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
        ],
    },
    Wording {
        highlight: &["subrayado", "resaltado"],
        note: &["nota"],
        bookmark: &["marcador"],
        page: &["pagina"],
        location: &["posicion", "ubicacion"],
        added: &["anadido"],
        months: &[
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    },
    Wording {
        highlight: &["surlignement"],
        note: &["note"],
        bookmark: &["signet"],
        page: &["page"],
        location: &["emplacement"],
        added: &["ajoute"],
        months: &[
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre",
        ],
    },
    Wording {
        highlight: &["evidenziazione"],
        note: &["nota"],
        bookmark: &["segnalibro"],
        page: &["pagina"],
        location: &["posizione"],
        added: &["aggiunto", "aggiunta"],
        months: &[
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ],
    },
    Wording {
        highlight: &["destaque"],
        note: &["nota"],
        bookmark: &["marcador"],
        page: &["pagina"],
        location: &["posicao", "localizacao"],
        added: &["adicionado"],
        months: &[
            "janeiro",
            "fevereiro",
            "marco",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
    },
    Wording {
        highlight: &["отрывок", "выделен"],
        note: &["заметка"],
        bookmark: &["закладка"],
        page: &["странице", "страница", "стр"],
        location: &["месте", "место", "позиция"],
        added: &["добавлено"],
        months: &[
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ],
    },
    Wording {
        highlight: &["markering"],
        note: &["notitie"],
        bookmark: &["bladwijzer"],
        page: &["pagina"],
        location: &["locatie"],
        added: &["toegevoegd"],
        months: &[
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
    },
    Wording {
        highlight: &["ハイライト"],
        note: &["メモ"],
        bookmark: &["ブックマーク"],
        page: &["ページ"],
        location: &["位置"],
        added: &["追加日", "作成日"],
        months: &[],
    },
    Wording {
        highlight: &["标注", "標註"],
        note: &["笔记", "筆記"],
        bookmark: &["书签", "書籤"],
        page: &["页", "頁"],
        location: &["位置"],
        added: &["添加于", "新增於", "已添加至", "已新增至"],
        months: &[],
    },
];

/// The clock before noon and after it, as far as it has twelve hours. Those of letters stand behind the time.
pub(super) const HALVES: [(&str, bool); 12] = [
    ("a.m.", false),
    ("a. m.", false),
    ("am", false),
    ("p.m.", true),
    ("p. m.", true),
    ("pm", true),
    ("上午", false),
    ("午前", false),
    ("凌晨", false),
    ("下午", true),
    ("午后", true),
    ("午後", true),
];

/// What a Kindle writes instead of words where the publisher's limit is reached.
pub(super) const LIMITS: [&str; 9] = [
    "clipping limit",
    "limite fur das ausschneiden",
    "limit fur das kopieren",
    "ausschnittlimit",
    "limite de recortes",
    "limite de copie",
    "limite di ritagli",
    "クリッピング",
    "剪贴",
];

/// The month of a folded word, from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    let at = |wording: &Wording| wording.months.iter().position(|month| *month == word);
    WORDINGS.iter().find_map(at).and_then(|at| u32::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::fold;

    #[test]
    fn every_word_stands_as_it_is_compared() {
        for wording in &WORDINGS {
            let Wording { highlight, note, bookmark, page, location, added, months } = wording;
            for word in [*highlight, *note, *bookmark, *page, *location, *added, *months].concat() {
                assert_eq!(fold(word), word);
            }
            assert!(months.is_empty() || months.len() == 12);
        }
        assert!(LIMITS.iter().all(|words| fold(words) == *words));
        assert!(HALVES.iter().all(|(word, _)| fold(word) == *word));
    }

    #[test]
    fn a_month_is_the_same_in_every_language_that_has_the_word() {
        for (at, word) in WORDINGS.iter().flat_map(|wording| wording.months.iter().enumerate()) {
            assert_eq!(month(word).map(|month| month as usize), Some(at + 1), "{word}");
        }
    }

    #[test]
    fn no_word_for_one_kind_hides_in_a_word_for_another() {
        let words = |of: fn(&Wording) -> &'static [&'static str]| WORDINGS.iter().flat_map(of).collect::<Vec<_>>();
        let kinds = [words(|it| it.highlight), words(|it| it.note), words(|it| it.bookmark)];
        for (at, mine) in kinds.iter().enumerate() {
            let others = kinds.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, words)| words);
            for other in others {
                assert!(!mine.iter().any(|word| other.contains(*word)), "{other}");
            }
        }
    }
}
