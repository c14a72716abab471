//! A record beside the book that the library has: gaps that it fills, and where the two say different things.

use super::book_notes::Missing;
use super::choices::{Field, RowChoices};
use super::past::is_covered;
use super::record::{PastRead, Record};
use super::report::Difference;
use super::understood::is_number_of;
use crate::Result;
use crate::books::{self, AuthorDraft, Book, BookDraft, EditionDraft};
use crate::library::Snapshot;
use crate::reading::{self, Read, ReadState, ReadStateKind};
use crate::values::{EditionId, PersonName, Rating, fold};

/// What a record would do to a book.
pub(super) struct Merge<'a> {
    pub(super) book: BookDraft,
    pub(super) edition: Option<(Option<EditionId>, EditionDraft)>,
    pub(super) rating: Option<Rating>,
    pub(super) review: Option<String>,
    pub(super) reads: Vec<PastRead>,
    /// The open read comes to its end as the record says.
    pub(super) ends: Option<PastRead>,
    pub(super) notes: Vec<Missing>,
    /// Fields that gain something, or take the file's word.
    pub(super) filled: Vec<Field>,
    /// Where the library's word stays and the reader may take the other.
    pub(super) kept: Vec<Difference>,
    /// Where it stays in any case, in sentences.
    pub(super) firm: Vec<String>,
    choices: RowChoices<'a>,
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
            rating: None,
            review: None,
            reads: Vec::new(),
            ends: None,
            notes: Vec::new(),
            filled: Vec::new(),
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
        merge.judgement(book, record);
        if !record.reads.is_empty() {
            merge.past(&reading::reads_of(view, book.id)?, &record.reads);
        }
        merge.note_gain(Field::Notes, !missing.is_empty());
        merge.notes = missing;
        Ok(merge)
    }

    /// Whether anything would be written.
    pub(super) fn is_something(&self) -> bool {
        !self.filled.is_empty()
    }

    fn note_gain(&mut self, field: Field, gains: bool) {
        if gains && !self.filled.contains(&field) {
            self.filled.push(field);
        }
    }

    /// One text: an empty one is filled, another one is a difference.
    fn text(&mut self, field: Field, ours: &mut String, theirs: &str) {
        let is_same = fold(ours) == fold(theirs);
        if theirs.is_empty() || is_same || (ours.is_empty() && !self.choices.fills(field)) {
            return;
        }
        if !ours.is_empty() && !self.choices.takes(field) {
            self.kept.push(Difference::new(field, ours, theirs));
            return;
        }
        theirs.clone_into(ours);
        self.note_gain(field, true);
    }

    /// A number that stands for a title says nothing beside one that is known.
    fn title(&mut self, record: &Record) {
        let theirs = &record.book.title;
        if is_number_of(theirs, record) {
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
        let more: Vec<AuthorDraft> = theirs.iter().filter(|person| !is_known(ours, person)).cloned().collect();
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
            self.book.authors = theirs.to_vec();
            self.note_gain(Field::Authors, true);
        } else if !ours.iter().any(|person| is_known(theirs, person)) {
            let names = |people: &[AuthorDraft]| people.iter().map(|it| it.name.clone()).collect::<Vec<_>>().join(", ");
            let difference = Difference::new(Field::Authors, &names(ours), &names(theirs));
            self.kept.push(difference);
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
        let chosen = same_isbn.or_else(|| drafts.iter().find(|(_, ours)| fits(ours)));
        let Some((id, ours)) = chosen else {
            if self.choices.fills(Field::Isbn) {
                self.edition = Some((None, theirs.clone()));
                self.note_gain(Field::Isbn, true);
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
        }
        self.edition = (ours != before).then_some((Some(*id), ours));
    }

    fn judgement(&mut self, book: &Book, record: &Record) {
        match (book.rating, record.rating) {
            (Some(ours), Some(theirs)) if ours != theirs && !self.choices.takes(Field::Rating) => {
                self.kept.push(Difference::new(Field::Rating, &ours.to_string(), &theirs.to_string()));
            }
            (None, Some(_)) if !self.choices.fills(Field::Rating) => {}
            (ours, Some(theirs)) if ours != Some(theirs) => {
                self.rating = Some(theirs);
                self.note_gain(Field::Rating, true);
            }
            _ => {}
        }
        let mut ours = book.review.clone().unwrap_or_default();
        let before = ours.clone();
        self.text(Field::Review, &mut ours, &record.review);
        self.review = (ours != before).then_some(ours);
    }

    /// Reads that the library does not have yet. An open one that the file ended is a difference.
    fn past(&mut self, ours: &[Read], theirs: &[PastRead]) {
        let mut left: Vec<&Read> = ours.iter().collect();
        let mut missing = Vec::new();
        for read in theirs {
            match left.iter().position(|known| is_covered(known, read)) {
                Some(at) => drop(left.remove(at)),
                None => missing.push(*read),
            }
        }
        let open = ours.iter().find(|read| matches!(read.state, ReadState::Reading | ReadState::Paused { .. }));
        for read in missing {
            match (open, read.state) {
                // The library knows better how the read goes on.
                (Some(_), ReadStateKind::Reading | ReadStateKind::Paused) => {}
                (Some(_), _) if Some(&read) == theirs.last() => {
                    if self.choices.takes(Field::State) {
                        self.ends = Some(read);
                        self.note_gain(Field::State, true);
                    } else {
                        self.kept.push(Difference::new(Field::State, "reading", read.state.as_str()));
                    }
                }
                _ if self.choices.fills(Field::Reads) => {
                    self.reads.push(read);
                    self.note_gain(Field::Reads, true);
                }
                _ => {}
            }
        }
    }
}

fn same_name(one: &AuthorDraft, other: &AuthorDraft) -> bool {
    match (PersonName::parse(&one.name), PersonName::parse(&other.name)) {
        (Ok(one), Ok(other)) => one.agrees_with(&other),
        _ => one.name == other.name,
    }
}
