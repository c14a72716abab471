//! The words of other programs for where a book stands.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::values::fold;

/// Where a book stands in the other program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Standing {
    /// Not begun.
    Unread,
    /// Being read.
    Reading,
    /// Put aside.
    Paused,
    /// Read to the end.
    Finished,
    /// Given up.
    Abandoned,
}

macro_rules! words {
    ($($standing:ident: $($word:literal)+;)+) => { &[$($((Standing::$standing, $word),)+)+] };
}

/// Every word that is known, in English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Japanese, Chinese
/// and Korean.
const WORDS: &[(Standing, &str)] = words! {
    Unread:
        "to read" "want to read" "wants to read" "plan to read" "planned" "planning" "unread" "not started" "none"
        "wishlist" "wish list" "watchlist" "a lire" "pense bete" "por leer" "zu lesen" "ungelesen" "tbr" "quero ler"
        "backlog" "read but unowned wishlist" "owned tbr" "next up" "want" "to be read" "pendiente" "pendientes"
        "quiero leer" "sin leer" "no leído" "da leggere" "voglio leggere" "non letto" "para ler" "por ler" "não lido"
        "nog te lezen" "te lezen" "wil ik lezen" "wil lezen" "ongelezen" "niet gelezen" "will ich lesen"
        "möchte ich lesen" "noch nicht gelesen" "nicht gelesen" "envie de lire" "pas lu" "non lu" "хочу прочитать"
        "хочу прочесть" "в планах" "не прочитано" "непрочитано" "未読" "読みたい" "積読" "積ん読" "想读" "想讀" "未读" "未讀" "待读" "읽고 싶어요"
        "읽을 책" "안 읽음";
    Reading:
        "currently reading" "is reading" "reading" "in progress" "started" "en cours" "leyendo" "lese ich" "am lesen"
        "lendo" "rereading" "re reading" "lese gerade" "lese" "angefangen" "begonnen" "je lis" "lecture en cours"
        "en lecture" "en cours de lecture" "en progreso" "en curso" "actualmente leyendo" "sto leggendo" "in lettura"
        "in corso" "em andamento" "a ler" "estou lendo" "aan het lezen" "bezig" "читаю" "читаю сейчас" "в процессе"
        "читается" "読書中" "読んでいる" "読み中" "在读" "在讀" "正在读" "正在阅读" "阅读中" "읽는 중" "읽고 있어요";
    Paused:
        "paused" "on hold" "hiatus" "on pause" "set aside" "en pause" "pausiert" "put aside" "en pausa" "in pausa"
        "pausado" "em pausa" "gepauzeerd" "на паузе" "отложено" "中断" "搁置" "暂停";
    Finished:
        "read" "finished" "completed" "done" "already read" "lu" "leido" "gelesen" "lido" "read but unowned" "fertig"
        "beendet" "ausgelesen" "lus" "lue" "terminé" "terminée" "fini" "leída" "terminado" "finalizado" "acabado"
        "completado" "letto" "letta" "finito" "completato" "terminato" "lida" "concluído" "gelezen" "uitgelezen" "klaar"
        "прочитано" "прочитана" "прочитал" "прочитала" "прочёл" "завершено" "読了" "読んだ" "既読" "读过" "讀過" "读完" "已读" "已讀"
        "已读完" "完成" "읽음" "읽었어요" "완독";
    Abandoned:
        "did not finish" "dnf" "abandoned" "stopped reading" "unfinished" "gave up" "given up" "dropped" "abandonne"
        "abandonado" "abgebrochen" "couldnt finish" "not finished" "stopped" "abandonada" "abbandonato" "afgebroken"
        "gestopt" "niet uitgelezen" "брошено" "бросил" "бросила" "挫折" "弃读" "放弃";
};

/// The words as they are compared.
static COMPARED: LazyLock<HashMap<String, Standing>> =
    LazyLock::new(|| WORDS.iter().map(|(standing, word)| (plain(word), *standing)).collect());

/// Where a word says that a book stands.
pub(super) fn standing(word: &str) -> Option<Standing> {
    COMPARED.get(&plain(word)).copied()
}

/// A word as it is compared: folded, with one space for whatever stands between its parts.
pub(super) fn plain(word: &str) -> String {
    let spaced: String = fold(word).chars().map(|c| if matches!(c, '-' | '_') { ' ' } else { c }).collect();
    spaced.replace(['\'', '’'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("to-read", Some(Standing::Unread))]
    #[case("Currently Reading", Some(Standing::Reading))]
    #[case("in_progress", Some(Standing::Reading))]
    #[case("read", Some(Standing::Finished))]
    #[case("did-not-finish", Some(Standing::Abandoned))]
    #[case("Pense-bête", Some(Standing::Unread))]
    #[case("waiting", None)]
    fn the_words_of_other_programs_are_known(#[case] word: &str, #[case] expected: Option<Standing>) {
        assert_eq!(standing(word), expected);
    }

    #[rstest]
    #[case("Leído", Standing::Finished)]
    #[case("lese gerade", Standing::Reading)]
    #[case("Прочитано", Standing::Finished)]
    #[case("ЧИТАЮ", Standing::Reading)]
    #[case("読みたい", Standing::Unread)]
    #[case("在读", Standing::Reading)]
    fn words_of_other_languages_are_known(#[case] word: &str, #[case] expected: Standing) {
        assert_eq!(standing(word), Some(expected));
    }

    #[test]
    fn every_word_means_one_thing() {
        assert_eq!(COMPARED.len(), WORDS.len());
    }
}
