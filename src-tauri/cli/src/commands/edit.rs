//! Changes what is known of a book and of its first edition.

use std::str::FromStr;

use lectern_core::books::{self, AuthorDraft, BookDraft, EditionDraft, Format, Role};
use lectern_core::rename;
use lectern_core::values::BookId;
use lectern_core::{Error, Op, Result, Tx};
use serde_json::json;

use super::changed_book;
use crate::door::Door;
use crate::output::Outcome;

const EXAMPLES: &str = "\
Examples:
  lectern-cli edit Emma pages=474 first_published=1815
  lectern-cli edit Emma 'authors=Jane Austen; Fiona Stafford (editor)' tags=classic,english
  lectern-cli edit Emma subtitle=            nothing after = takes the value away

Of the book: title, subtitle, authors, series, series_number, first_published, language, description,
why_added, recommended_by, tags, review.
Of its first edition: edition (its name), isbn, asin, publisher, published, format (paper, ebook, audio),
pages, last_page (where the text ends), minutes.";

/// What `edit` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Edit {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    /// What to change
    #[arg(required = true, value_name = "FIELD=VALUE")]
    changes: Vec<Change>,
}

/// One field and what it shall be.
#[derive(Debug, Clone)]
pub(super) struct Change {
    field: Field,
    value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Book(BookField),
    Edition(EditionField),
    Review,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BookField {
    Title,
    Subtitle,
    Authors,
    Series,
    SeriesNumber,
    FirstPublished,
    Language,
    Description,
    WhyAdded,
    RecommendedBy,
    Tags,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EditionField {
    Name,
    Isbn,
    Asin,
    Publisher,
    Published,
    Format,
    Pages,
    LastPage,
    Minutes,
}

const FIELDS: [(&str, Field); 21] = [
    ("title", Field::Book(BookField::Title)),
    ("subtitle", Field::Book(BookField::Subtitle)),
    ("authors", Field::Book(BookField::Authors)),
    ("series", Field::Book(BookField::Series)),
    ("series_number", Field::Book(BookField::SeriesNumber)),
    ("first_published", Field::Book(BookField::FirstPublished)),
    ("language", Field::Book(BookField::Language)),
    ("description", Field::Book(BookField::Description)),
    ("why_added", Field::Book(BookField::WhyAdded)),
    ("recommended_by", Field::Book(BookField::RecommendedBy)),
    ("tags", Field::Book(BookField::Tags)),
    ("review", Field::Review),
    ("edition", Field::Edition(EditionField::Name)),
    ("isbn", Field::Edition(EditionField::Isbn)),
    ("asin", Field::Edition(EditionField::Asin)),
    ("publisher", Field::Edition(EditionField::Publisher)),
    ("published", Field::Edition(EditionField::Published)),
    ("format", Field::Edition(EditionField::Format)),
    ("pages", Field::Edition(EditionField::Pages)),
    ("last_page", Field::Edition(EditionField::LastPage)),
    ("minutes", Field::Edition(EditionField::Minutes)),
];

impl FromStr for Change {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let (name, value) = typed.split_once('=').ok_or("write it as FIELD=VALUE")?;
        let wanted = name.trim().replace('-', "_");
        let found = FIELDS.iter().find(|(field, _)| *field == wanted || field.trim_end_matches('s') == wanted);
        let (_, field) = found.ok_or_else(|| {
            let names: Vec<&str> = FIELDS.iter().map(|(field, _)| *field).collect();
            format!("there is no field {wanted}; the fields are {}", names.join(", "))
        })?;
        Ok(Self { field: *field, value: value.to_owned() })
    }
}

impl Change {
    /// An edition with changes made to it, all of which must be of an edition.
    pub(super) fn of_edition(before: &EditionDraft, changes: &[Change]) -> Result<EditionDraft> {
        let mut draft = before.clone();
        for change in changes {
            let Field::Edition(field) = change.field else {
                return Err(Error::invalid(
                    "edition",
                    "This is a field of the book, and no edition has it. See: lectern-cli help edit",
                ));
            };
            set_in_edition(&mut draft, field, &change.value)?;
        }
        Ok(draft)
    }
}

/// Makes all the changes as one step, or none.
pub(crate) fn run(words: &Edit, door: &Door) -> Outcome {
    let library = door.library()?;
    let of_edition = words.changes.iter().all(|change| matches!(change.field, Field::Edition(_)));
    let op = if of_edition { Op::EditionEdit } else { Op::BookEdit };
    let changed = door.change(&library, op, |tx| {
        let id = books::find(&tx.snapshot(), &words.book)?;
        edit_edition(tx, id, &words.changes)?;
        edit_book(tx, id, &words.changes)?;
        Ok(id)
    })?;
    changed_book(&library, changed.value, &changed, json!({}), "")
}

/// Changes the first edition, and makes one where there is none.
fn edit_edition(tx: &mut Tx<'_>, id: BookId, changes: &[Change]) -> Result<()> {
    let first = books::editions_of(&tx.snapshot(), id)?.into_iter().next();
    let before = first.as_ref().map(books::edition_draft_of).unwrap_or_default();
    let mut draft = before.clone();
    for change in changes {
        if let Field::Edition(field) = change.field {
            set_in_edition(&mut draft, field, &change.value)?;
        }
    }
    match first {
        _ if draft == before => Ok(()),
        Some(first) => books::edit_edition(tx, first.id, &draft),
        None => books::add_edition(tx, id, &draft).map(drop),
    }
}

fn edit_book(tx: &mut Tx<'_>, id: BookId, changes: &[Change]) -> Result<()> {
    let before = books::draft_of(&books::get(&tx.snapshot(), id)?);
    let mut draft = before.clone();
    for change in changes {
        match change.field {
            Field::Book(field) => set_in_book(&mut draft, field, &change.value),
            Field::Review => books::review(tx, id, &change.value)?,
            Field::Edition(_) => {}
        }
    }
    if draft == before { Ok(()) } else { rename::edit_book(tx, id, &draft) }
}

fn set_in_book(draft: &mut BookDraft, field: BookField, value: &str) {
    let place = match field {
        BookField::Title => &mut draft.title,
        BookField::Subtitle => &mut draft.subtitle,
        BookField::Series => &mut draft.series,
        BookField::SeriesNumber => &mut draft.series_number,
        BookField::FirstPublished => &mut draft.first_published,
        BookField::Language => &mut draft.language,
        BookField::Description => &mut draft.description,
        BookField::WhyAdded => &mut draft.why_added,
        BookField::RecommendedBy => &mut draft.recommended_by,
        BookField::Authors => {
            draft.authors = value.split(';').map(author).collect();
            return;
        }
        BookField::Tags => {
            draft.tags = value.split(',').map(str::to_owned).collect();
            return;
        }
    };
    value.clone_into(place);
}

/// "Fiona Stafford (editor)", or a name alone.
fn author(typed: &str) -> AuthorDraft {
    let typed = typed.trim();
    let with_role = typed.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match with_role.and_then(|(name, role)| Some((name.trim(), Role::parse_word(role.trim())?))) {
        Some((name, role)) => AuthorDraft { name: name.to_owned(), role },
        None => AuthorDraft { name: typed.to_owned(), role: Role::Author },
    }
}

fn set_in_edition(draft: &mut EditionDraft, field: EditionField, value: &str) -> Result<()> {
    let place = match field {
        EditionField::Name => &mut draft.name,
        EditionField::Isbn => &mut draft.isbn,
        EditionField::Asin => &mut draft.asin,
        EditionField::Publisher => &mut draft.publisher,
        EditionField::Published => &mut draft.published,
        EditionField::Pages => &mut draft.pages,
        EditionField::LastPage => &mut draft.last_page,
        EditionField::Minutes => &mut draft.minutes,
        EditionField::Format => {
            draft.format = match value.trim() {
                "" => None,
                word => Some(
                    Format::parse_word(&word.to_lowercase().replace('-', ""))
                        .ok_or_else(|| Error::invalid("format", "A format is paper, ebook or audio."))?,
                ),
            };
            return Ok(());
        }
    };
    value.clone_into(place);
    Ok(())
}
