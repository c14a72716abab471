//! A table of books: what each of its columns says.

use super::guess::year;
use super::inline::Inline;
use super::model::{ListGuess, Sureness};
use super::names::names;
use crate::values::{Isbn, Title, fold};

/// What a column says, by the words that head it, folded.
const HEADS: [(Column, &[&str]); 7] = [
    (
        Column::Title,
        &[
            "title",
            "name",
            "book",
            "titel",
            "buch",
            "titre",
            "livre",
            "titulo",
            "libro",
            "livro",
            "titolo",
            "название",
            "книга",
            "書名",
            "タイトル",
            "书名",
            "제목",
            "العنوان",
            "الكتاب",
        ],
    ),
    (
        Column::Authors,
        &[
            "author",
            "authors",
            "author(s)",
            "by",
            "writer",
            "autor",
            "autoren",
            "auteur",
            "auteurs",
            "autores",
            "autore",
            "автор",
            "авторы",
            "著者",
            "作者",
            "저자",
            "المؤلف",
        ],
    ),
    (
        Column::Year,
        &["year", "year published", "published", "date", "jahr", "annee", "ano", "anno", "год", "年", "연도", "السنة"],
    ),
    (Column::Link, &["link", "url", "website", "enlace", "lien", "ссылка", "リンク", "链接", "الرابط"]),
    (
        Column::Reason,
        &[
            "why",
            "reason",
            "notes",
            "note",
            "comment",
            "comments",
            "description",
            "about",
            "warum",
            "pourquoi",
            "descripcion",
            "описание",
            "説明",
            "备注",
            "الوصف",
        ],
    ),
    (Column::Isbn, &["isbn", "isbn-13", "isbn13", "isbn-10"]),
    (Column::Done, &["read", "done", "status", "finished", "✓", "✔", "gelesen", "lu", "leido", "lido"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Title,
    Authors,
    Year,
    Link,
    Reason,
    Isbn,
    Done,
    Other,
}

/// The columns of a table, with their heads.
pub(super) struct Columns(Vec<(Column, String)>);

impl Columns {
    /// Reads the head. Where none is the title's, the first is.
    pub(super) fn of(cells: &[Inline]) -> Self {
        let mut columns: Vec<(Column, String)> = cells
            .iter()
            .map(|cell| {
                let head = cell.plain();
                let folded = fold(&head);
                let found = HEADS.iter().find(|(_, words)| words.iter().any(|word| fold(word) == folded));
                (found.map_or(Column::Other, |(column, _)| *column), head)
            })
            .collect();
        if !columns.iter().any(|(column, _)| *column == Column::Title)
            && let Some(first) = columns.iter_mut().find(|(column, _)| *column == Column::Other)
        {
            first.0 = Column::Title;
        }
        Self(columns)
    }

    /// What a row says. None where it has no title.
    pub(super) fn guess(&self, cells: &[Inline]) -> Option<ListGuess> {
        let mut guess = ListGuess { take: true, sureness: Sureness::Likely, ..ListGuess::default() };
        for ((column, head), cell) in self.0.iter().zip(cells) {
            take(&mut guess, *column, head, cell);
        }
        if !guess.authors.is_empty() {
            guess.sureness = Sureness::Sure;
        }
        (guess.title.chars().any(char::is_alphanumeric) && Title::parse(&guess.title).is_ok()).then_some(guess)
    }
}

fn take(guess: &mut ListGuess, column: Column, head: &str, cell: &Inline) {
    let text = cell.plain();
    let link = cell.runs().into_iter().find_map(|run| run.link);
    if text.is_empty() && link.is_none() {
        return;
    }
    match column {
        Column::Title => {
            guess.title = text;
            // The title's own link counts before that of a rating or a shop.
            guess.link = link.or(guess.link.take());
            return;
        }
        Column::Authors => guess.authors = names(&text).unwrap_or_else(|| vec![text]),
        Column::Year if year(&text).is_some() => guess.year = year(&text),
        Column::Link => guess.link = link.clone().or(Some(text)),
        Column::Reason => say(guess, &text),
        Column::Isbn if Isbn::parse(&text).is_ok() => guess.isbn = Isbn::parse(&text).ok().map(|isbn| isbn.to_string()),
        Column::Done => {
            guess.done = ["x", "✓", "✔", "yes", "done", "read", "[x]", "finished", "ja", "oui", "si", "sim"]
                .contains(&fold(&text).as_str());
        }
        Column::Other if is_of_others(head, &text) => {}
        // What is not understood is a part of what is said.
        Column::Year | Column::Isbn | Column::Other => say(guess, &format!("{head}: {text}")),
    }
    guess.link = guess.link.take().or(link);
}

/// Whether a cell is what many readers think of a book, as a website has it, and no reason of the list's own.
fn is_of_others(head: &str, cell: &str) -> bool {
    let head = fold(head);
    let judges = ["rating", "score", "stars", "bewertung", "note"].iter().any(|word| head.contains(word));
    let many = ["goodreads", "amazon", "librarything", "average", "avg", "users", "community"];
    let number = cell.trim_end_matches(['★', '⭐', ' ']).replace(',', ".").parse::<f64>();
    let is_between = number.as_ref().is_ok_and(|stars| (stars * 2.0).fract() != 0.0);
    judges && number.is_ok() && (is_between || many.iter().any(|word| head.contains(word)))
}

fn say(guess: &mut ListGuess, text: &str) {
    if !guess.reason.is_empty() {
        guess.reason.push('\n');
    }
    guess.reason.push_str(text);
}
