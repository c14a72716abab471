//! The plan of a list, as the reader settled on it.

use super::model::{ListGuess, ListPreview, Sureness};
use crate::plans::Mark;
use crate::plans::file::slug::{self, Slugs};
use crate::plans::file::{
    AnnotationsFile, AuthorFile, BookFile, Confidence, EditionFile, FORMAT, Identification, ItemFile, MineFile, More,
    PlanFile, StageFile, check,
};
use crate::values::{Isbn, Title};
use crate::{Error, Result};

/// The most characters of a name that a plan takes.
const LONGEST_NAME: usize = 300;

impl ListPreview {
    /// The plan of what is taken. Lines in a row under one heading are a stage; what is ticked is known already.
    ///
    /// # Errors
    /// `Invalid` with the guess whose title or ISBN cannot be, or for more than a plan can hold.
    pub fn plan(&self, otherwise: &str) -> Result<PlanFile> {
        for (number, guess) in self.guesses.iter().enumerate().filter(|(_, guess)| guess.take) {
            let field = |name: &str| format!("guesses.{number}.{name}");
            Title::parse(&guess.title).map_err(|error| Error::invalid(field("title"), error))?;
            let isbn = guess.isbn.as_deref().map(Isbn::parse).transpose();
            isbn.map_err(|error| Error::invalid(field("isbn"), error))?;
        }
        let plan = self.settled(otherwise);
        match check(&plan).as_slice() {
            [] => Ok(plan),
            [first, ..] => Err(Error::invalid("guesses", first)),
        }
    }

    fn settled(&self, otherwise: &str) -> PlanFile {
        let title = if self.title.trim().is_empty() { otherwise } else { self.title.as_str() };
        let (mut stage_ids, mut item_ids) = (Slugs::default(), Slugs::default());
        let mut stages: Vec<StageFile> = Vec::new();
        for guess in self.guesses.iter().filter(|guess| guess.take) {
            let name = if guess.stage.trim().is_empty() { "To read" } else { guess.stage.as_str() };
            if stages.last().is_none_or(|last| last.title != name) {
                stages.push(stage(stage_ids.take(name), name));
            }
            if let Some(last) = stages.last_mut() {
                last.items.push(item(item_ids.take(&guess.title), guess));
            }
        }
        PlanFile {
            lectern_plan: FORMAT,
            id: slug::of(title),
            title: title.to_owned(),
            version: "1".to_owned(),
            updated: None,
            summary: String::new(),
            language: "und".to_owned(),
            curator: None,
            stages,
            groups: Vec::new(),
            mine: None,
            more: More::new(),
        }
    }
}

fn stage(id: String, title: &str) -> StageFile {
    StageFile { id, title: title.to_owned(), summary: String::new(), items: Vec::new(), more: More::new() }
}

fn item(id: String, guess: &ListGuess) -> ItemFile {
    let isbn = guess.isbn.as_deref().and_then(|isbn| Isbn::parse(isbn).ok());
    let mut more = More::new();
    if !guess.format.is_empty() {
        more.insert("format".to_owned(), guess.format.as_str().into());
    }
    let link = guess.link.as_ref().map(|link| ("link".to_owned(), link.as_str().into()));
    let basis = match guess.sureness {
        Sureness::Sure | Sureness::Likely => format!("Line {} of the list names it.", guess.line),
        Sureness::Unsure => format!("Line {} of the list was taken for a title: {}", guess.line, guess.source),
    };
    ItemFile {
        id,
        asks_for: guess.title.clone(),
        book: Some(BookFile {
            title: guess.title.clone(),
            subtitle: None,
            authors: guess.authors.iter().filter_map(|name| author(name)).collect(),
            first_published: guess.year,
            language: None,
            edition: isbn.map(|isbn| EditionFile {
                name: None,
                year: None,
                publisher: None,
                pages: None,
                isbn13: Some(isbn.as_str().to_owned()),
                certain: false,
                more: More::new(),
            }),
            more: link.into_iter().collect(),
        }),
        identification: Identification { confidence: Confidence::Stated, basis, more: More::new() },
        names_no_existing_book: false,
        candidates: Vec::new(),
        part: None,
        optional: false,
        group: None,
        annotations: AnnotationsFile {
            why: Some(guess.reason.clone()).filter(|reason| !reason.trim().is_empty()),
            ..AnnotationsFile::default()
        },
        requires: Vec::new(),
        mine: guess.done.then(|| MineFile { mark: Some(Mark::Known), ..MineFile::default() }),
        more,
    }
}

fn author(name: &str) -> Option<AuthorFile> {
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    (!name.is_empty()).then(|| AuthorFile { name, role: None, more: More::new() })
}
