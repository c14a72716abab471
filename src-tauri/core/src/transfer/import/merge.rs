//! A record beside the book that the library has: gaps that it fills, and where the two say different things.

use super::book_notes::Missing;
use super::choices::{Field, RowChoices};
use super::merge_reads::NewRead;
use super::record::{PastRead, Record};
use super::report::{Difference, GAINS};
use super::same_title::{key, plain};
use super::understood::is_number_of;
use crate::Result;
use crate::books::{self, AuthorDraft, Book, BookDraft, EditionDraft};
use crate::library::Snapshot;
use crate::reading::{self, ReadDraft, ToldSession};
use crate::values::{EditionId, PersonName, Rating, ReadId, fold};

/// What a record would do to a book.
pub(super) struct Merge<'a> {
    pub(super) book: BookDraft,
    pub(super) edition: Option<(Option<EditionId>, EditionDraft)>,
    /// Editions that the library does not have, beside that one.
    pub(super) more_editions: Vec<EditionDraft>,
    pub(super) rating: Option<Rating>,
    pub(super) review: Option<String>,
    pub(super) reads: Vec<NewRead>,
    /// Reads of the library as they will be.
    pub(super) edits: Vec<(ReadId, ReadDraft)>,
    /// Logs of reads of the library that have none.
    pub(super) logs: Vec<(ReadId, Vec<ToldSession>)>,
    /// The open read comes to its end as the record says.
    pub(super) ends: Option<PastRead>,
    pub(super) notes: Vec<Missing>,
    /// Fields that gain something.
    pub(super) filled: Vec<Field>,
    /// Where the reader takes the file's word.
    pub(super) replaced: Vec<Difference>,
    /// What else there is to say, in sentences.
    pub(super) said: Vec<String>,
    /// Where the library's word stays and the reader may take the other.
    pub(super) kept: Vec<Difference>,
    /// Where it stays in any case, in sentences.
    pub(super) firm: Vec<String>,
    pub(super) choices: RowChoices<'a>,
}

impl<'a> Merge<'a> {
    /// Compares a record with a book and its reads; `missing` are its notes that the book does not have.
    pub(super) fn of(
        view: &Snapshot<'_>,
        book: &Book,
        missing: Vec<Missing>,
        record: &Record,
        choices: RowChoices<'a>,
    ) -> Result<Self> {
        let mut merge = Self {
            book: books::draft_of(book),
            edition: None,
            more_editions: Vec::new(),
            rating: None,
            review: None,
            reads: Vec::new(),
            edits: Vec::new(),
            logs: Vec::new(),
            ends: None,
            notes: Vec::new(),
            filled: Vec::new(),
            replaced: Vec::new(),
            said: Vec::new(),
            kept: Vec::new(),
            firm: Vec::new(),
            choices,
        };
        // A mark only names its book, which may be called otherwise here.
        if !record.is_mark {
            merge.title(record);
            merge.people(&record.book.authors);
        }
        merge.facts(&record.book);
        merge.tags(&record.book.tags);
        merge.printing(book, &record.edition);
        merge.printings(book, record);
        let judges = record.rating.is_some() || !record.review.is_empty();
        if judges || !record.reads.is_empty() {
            let ours = if book.latest_read.is_some() { reading::reads_of(view, book.id)? } else { Vec::new() };
            merge.reading(book, &ours, record);
        }
        merge.note_gain(Field::Notes, !missing.is_empty());
        merge.notes = missing;
        Ok(merge)
    }

    /// Whether anything would be written.
    pub(super) fn is_something(&self) -> bool {
        !(self.filled.is_empty() && self.replaced.is_empty() && self.edits.is_empty())
    }

    /// What is written, in sentences.
    pub(super) fn sentences(&self) -> impl Iterator<Item = String> {
        let fields: Vec<String> = self.filled.iter().map(|field| field.name().replace('_', " ")).collect();
        let gains = (!fields.is_empty()).then(|| format!("{GAINS}{}.", fields.join(", ")));
        let replaced = self.replaced.iter().map(Difference::replacement);
        let remarks = self.notes.iter().filter_map(|note| note.remark.clone());
        gains.into_iter().chain(replaced).chain(self.said.iter().cloned()).chain(remarks)
    }

    pub(super) fn note_gain(&mut self, field: Field, gains: bool) {
        if gains && !self.filled.contains(&field) {
            self.filled.push(field);
        }
    }

    /// One text: an empty one is filled, another one is a difference.
    pub(super) fn text(&mut self, field: Field, ours: &mut String, theirs: &str) {
        let is_same = fold(ours) == fold(theirs);
        if theirs.is_empty() || is_same || (ours.is_empty() && !self.choices.fills(field)) {
            return;
        }
        if ours.is_empty() {
            self.note_gain(field, true);
        } else if self.choices.takes(field) {
            self.replaced.push(Difference::new(field, ours, theirs));
        } else {
            self.kept.push(Difference::new(field, ours, theirs));
            return;
        }
        theirs.clone_into(ours);
    }

    /// A number that stands for a title says nothing beside one that is known, and other marks between the same words are
    /// no difference.
    fn title(&mut self, record: &Record) {
        let theirs = &record.book.title;
        let is_same = plain(&key(theirs)) == plain(&key(&self.book.title));
        if is_number_of(theirs, record) || (is_same && !self.choices.takes(Field::Title)) {
            return;
        }
        let mut ours = std::mem::take(&mut self.book.title);
        if is_number_of(&ours, record) && self.choices.fills(Field::Title) {
            ours.clear();
        }
        self.text(Field::Title, &mut ours, theirs);
        self.book.title = ours;
    }

    fn facts(&mut self, theirs: &BookDraft) {
        let mut ours = std::mem::take(&mut self.book);
        self.text(Field::Subtitle, &mut ours.subtitle, &theirs.subtitle);
        self.text(Field::Series, &mut ours.series, &theirs.series);
        self.text(Field::SeriesNumber, &mut ours.series_number, &theirs.series_number);
        self.date(Field::FirstPublished, &mut ours.first_published, &theirs.first_published);
        self.text(Field::Language, &mut ours.language, &theirs.language);
        self.text(Field::Description, &mut ours.description, &theirs.description);
        self.text(Field::WhyAdded, &mut ours.why_added, &theirs.why_added);
        self.text(Field::RecommendedBy, &mut ours.recommended_by, &theirs.recommended_by);
        self.book = ours;
    }

    /// A date that says the same less precisely is no difference.
    fn date(&mut self, field: Field, ours: &mut String, theirs: &str) {
        let agree = !ours.is_empty() && (ours.starts_with(theirs) || theirs.starts_with(ours.as_str()));
        if !agree {
            self.text(field, ours, theirs);
        }
    }

    fn people(&mut self, theirs: &[AuthorDraft]) {
        let is_known = |people: &[AuthorDraft], one: &AuthorDraft| people.iter().any(|other| same_name(other, one));
        let ours = &self.book.authors;
        // “Austen, Jane” of a program that knows no last names first is nobody new.
        let is_new =
            |person: &&AuthorDraft| !is_known(ours, person) && !ours.iter().any(|known| is_part(person, known));
        let more: Vec<AuthorDraft> = theirs.iter().filter(is_new).cloned().collect();
        let are_ours_there = ours.iter().all(|person| is_known(theirs, person));
        if more.is_empty() {
            return;
        }
        if are_ours_there {
            if self.choices.fills(Field::Authors) {
                self.book.authors.extend(more);
                self.note_gain(Field::Authors, true);
            }
        } else if self.choices.takes(Field::Authors) {
            self.replaced.push(Difference::new(Field::Authors, &names(ours), &names(theirs)));
            self.book.authors = theirs.to_vec();
        } else if !ours.iter().any(|person| is_known(theirs, person)) {
            self.kept.push(Difference::new(Field::Authors, &names(ours), &names(theirs)));
        }
    }

    fn tags(&mut self, theirs: &[String]) {
        if !self.choices.fills(Field::Tags) {
            return;
        }
        for tag in theirs {
            if !self.book.tags.iter().any(|known| fold(known) == fold(tag)) {
                self.book.tags.push(tag.clone());
                self.note_gain(Field::Tags, true);
            }
        }
    }

    /// The edition that the record speaks of: the one of its ISBN, one that it can be, or one more.
    fn printing(&mut self, book: &Book, theirs: &EditionDraft) {
        if *theirs == EditionDraft::default() {
            return;
        }
        let drafts: Vec<(EditionId, EditionDraft)> =
            book.editions.iter().map(|edition| (edition.id, books::edition_draft_of(edition))).collect();
        let same_isbn = drafts.iter().find(|(_, ours)| !theirs.isbn.is_empty() && ours.isbn == theirs.isbn);
        let fits = |ours: &EditionDraft| {
            let isbn = theirs.isbn.is_empty() || ours.isbn.is_empty() || ours.isbn == theirs.isbn;
            let format = theirs.format.is_none() || ours.format.is_none() || ours.format == theirs.format;
            isbn && format
        };
        let very_same = drafts.iter().find(|(_, ours)| ours == theirs);
        let chosen = very_same.or(same_isbn).or_else(|| drafts.iter().find(|(_, ours)| fits(ours)));
        let Some((id, ours)) = chosen else {
            if self.choices.fills(Field::Isbn) {
                self.edition = Some((None, theirs.clone()));
                said_of(theirs).into_iter().for_each(|field| self.note_gain(field, true));
            }
            return;
        };
        let mut ours = ours.clone();
        let before = ours.clone();
        self.text(Field::Isbn, &mut ours.isbn, &theirs.isbn);
        self.text(Field::Asin, &mut ours.asin, &theirs.asin);
        self.text(Field::Publisher, &mut ours.publisher, &theirs.publisher);
        self.date(Field::Published, &mut ours.published, &theirs.published);
        self.text(Field::Pages, &mut ours.pages, &theirs.pages);
        self.text(Field::Minutes, &mut ours.minutes, &theirs.minutes);
        self.gap(Field::Publisher, &mut ours.name, &theirs.name);
        self.gap(Field::Publisher, &mut ours.language, &theirs.language);
        if ours.pages.is_empty() || ours.pages == theirs.pages {
            self.gap(Field::Pages, &mut ours.last_page, &theirs.last_page);
        }
        if ours.format.is_none() && theirs.format.is_some() && self.choices.fills(Field::Format) {
            ours.format = theirs.format;
            self.note_gain(Field::Format, true);
        }
        // Fewer pages than where the text ends cannot be; what the reader measured counts.
        let (pages, last) = (ours.pages.parse::<u32>(), ours.last_page.parse::<u32>());
        if let (Ok(pages), Ok(last)) = (pages, last)
            && last > pages
            && ours.pages != before.pages
        {
            self.firm.push(format!("It ends on page {last} here, so the {pages} pages of the file are too few."));
            ours.pages.clone_from(&before.pages);
            self.filled.retain(|field| *field != Field::Pages);
            self.replaced.retain(|difference| difference.field != Field::Pages);
        }
        self.edition = (ours != before).then_some((Some(*id), ours));
    }
}

/// What a draft of an edition says.
fn said_of(edition: &EditionDraft) -> Vec<Field> {
    let texts = [
        (Field::Isbn, &edition.isbn),
        (Field::Asin, &edition.asin),
        (Field::Publisher, &edition.publisher),
        (Field::Published, &edition.published),
        (Field::Pages, &edition.pages),
        (Field::Minutes, &edition.minutes),
    ];
    let said = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(field, _)| field);
    said.chain(edition.format.map(|_| Field::Format)).collect()
}

fn names(people: &[AuthorDraft]) -> String {
    people.iter().map(|person| person.name.clone()).collect::<Vec<_>>().join(", ")
}

/// Whether every word of a name stands in another one.
fn is_part(one: &AuthorDraft, of: &AuthorDraft) -> bool {
    let whole = fold(&of.name);
    fold(&one.name).split_whitespace().all(|word| whole.split_whitespace().any(|known| known == word))
}

fn same_name(one: &AuthorDraft, other: &AuthorDraft) -> bool {
    match (PersonName::parse(&one.name), PersonName::parse(&other.name)) {
        (Ok(one), Ok(other)) => one.agrees_with(&other),
        _ => one.name == other.name,
    }
}
