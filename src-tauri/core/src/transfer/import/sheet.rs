//! A row being understood: cell by cell through the rules, then as a whole.

use super::dates::DayOrder;
use super::format::{Habit, Rule};
use super::margin::Margin;
use super::past::Told;
use super::people::Order;
use super::record::Record;
use super::stretches;
use super::texts::{line, link, long, sentence, tag_names, titled};
use super::{averages, cells, dates, editions, elsewhere, html, own, people, plain_text};
use crate::Now;
use crate::notes::NoteKind;
use crate::reading::ReadStateKind;
use crate::values::{ImpreciseDate, Rating, ReadingDay, TagName};

/// What reading a row depends on besides the row.
pub(super) struct Reading<'a> {
    /// The word before this program's ids.
    pub(super) format: &'a str,
    pub(super) order: DayOrder,
    pub(super) habits: &'static [Habit],
    pub(super) today: ReadingDay,
    pub(super) now: Now,
}

/// A row being understood.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) record: Record,
    pub(super) told: Told,
    pub(super) margin: Margin,
    stretch: stretches::Told,
    own: own::Told,
}

impl Sheet {
    /// Takes one cell. What cannot be is a remark, and the cell stays with the source row.
    pub(super) fn take(&mut self, rule: Rule, column: &str, cell: &str, reading: &Reading<'_>) {
        if rule == Rule::Own {
            if let Err(why) = self.own.take(column, cell, reading, &mut self.record) {
                self.record.remarks.push(format!("{column}: {why}."));
            }
            return;
        }
        let mut cell = cells::bare(cell);
        if reading.habits.contains(&Habit::Backslashes) {
            cell = cells::unescaped(&cell);
        }
        // Calibre writes its word for nothing into its table.
        if cell.is_empty() || (cell == "None" && reading.format == "calibre") {
            return;
        }
        if let Err(why) = self.read(rule, column, &cell, reading) {
            self.record.remarks.push(format!("{column}: {why}."));
        }
    }

    fn read(&mut self, rule: Rule, column: &str, cell: &str, reading: &Reading<'_>) -> Result<(), String> {
        let date = || dates::read(cell, reading.order, reading.today);
        match rule {
            Rule::Started => self.told.started = date()?.or(self.told.started),
            Rule::Ended => self.told.ended.extend(several_dates(cell, reading)?),
            Rule::Stopped => self.told.stopped.extend(several_dates(cell, reading)?),
            Rule::Published => self.record.edition.published = cells::appeared(cell, reading.order)?,
            Rule::FirstPublished => self.record.book.first_published = cells::appeared(cell, reading.order)?,
            Rule::Author if reading.habits.contains(&Habit::LastNameFirst) => {
                people::add(&mut self.record.book.authors, people::one(&cells::last_name_first(cell)))?;
            }
            Rule::Added => self.record.added = date()?.and_then(ImpreciseDate::day),
            Rule::Spans => {
                let spans = cells::spans(cell, |part| dates::read(part, reading.order, reading.today));
                return self.spans(spans);
            }
            Rule::SpansInBars => {
                let spans = cells::barred_spans(cell, |part| dates::read(part, reading.order, reading.today));
                return self.spans(spans);
            }
            Rule::ReadCount => self.told.count = cell.parse().map_err(|_| format!("“{cell}” is no number"))?,
            Rule::State => self.told.state = Some(cell.to_owned()),
            Rule::StateName => self.told.state_name = Some(cell.to_owned()),
            // Some write the day there.
            Rule::WasRead => match date() {
                Ok(Some(day)) if cell.len() > 3 => self.told.ended.push(day),
                _ => self.told.was_read = cells::is_true(cell),
            },
            Rule::Medium => self.record.is_no_book = !cells::is_book(cell),
            Rule::Removed => self.record.is_removed = cells::is_true(cell),
            Rule::ShelfRanks => self.told.ranks = cells::ranks(cell),
            Rule::ListRanks => self.record.queues = cells::ranks(cell),
            Rule::StretchBegan | Rule::StretchDay | Rule::StretchMinutes | Rule::StretchFrom | Rule::StretchTo => {
                self.stretch.take(rule, cell, reading.now)?;
            }
            Rule::Progress if reading.habits.contains(&Habit::ProgressInPages) => {
                self.told.page = cells::pages(cell)?.parse().ok();
            }
            Rule::Progress => self.progress(cell, reading.now)?,
            Rule::Written => {
                let moment = dates::moment(cell, reading.now);
                self.margin
                    .date(moment.map_err(|why| format!("{why}; what has no other date gets that of the import"))?);
            }
            Rule::ForeignId => self.record.foreign_id = Some(cells::foreign_id(reading.format, cell)),
            _ => return self.read_book(rule, column, cell, reading),
        }
        Ok(())
    }

    /// Those that can be read are taken; of the others the first is told.
    fn spans(&mut self, (spans, fault): cells::Spans) -> Result<(), String> {
        self.told.spans = spans;
        fault.map_or(Ok(()), Err)
    }

    fn read_book(&mut self, rule: Rule, column: &str, cell: &str, reading: &Reading<'_>) -> Result<(), String> {
        let book = &mut self.record.book;
        match rule {
            // Of several the first counts.
            Rule::Title | Rule::TitleAndSeries if !book.title.is_empty() => {}
            Rule::Title => book.title = titled(cell)?,
            Rule::TitleAndSeries => {
                let (title, series) = cells::split_series(cell);
                book.title = titled(&title)?;
                if let Some((name, number)) = series {
                    (book.series, book.series_number) = (name, number);
                }
            }
            Rule::Subtitle => book.subtitle = line(cell, 1000)?,
            Rule::Author => people::add(&mut book.authors, people::one(cell))?,
            Rule::Authors => people::add(&mut book.authors, people::between_commas(cell, Order::of(reading.format)))?,
            Rule::AuthorsInBars => people::add(&mut book.authors, people::between_bars(cell))?,
            Rule::Contributors => people::add(&mut book.authors, people::with_roles(cell))?,
            Rule::ContributorsInBars => people::add(&mut book.authors, people::with_roles_in_bars(cell))?,
            Rule::Series => book.series = line(cell, 500)?,
            Rule::SeriesNumber => book.series_number = line(cell.trim_end_matches(".0"), 40)?,
            Rule::SeriesAndNumber => {
                let (first, others) = cell.split_once('|').unwrap_or((cell, ""));
                (book.series, book.series_number) = cells::series_and_number(first);
                if !others.is_empty() {
                    return Err(format!("a book has one series, so “{others}” is left out"));
                }
            }
            Rule::Description => book.description = long(html::to_markdown(cell), &mut self.record.remarks),
            Rule::WhyAdded => book.why_added = line(cell, 100_000)?,
            Rule::RecommendedBy => book.recommended_by = line(cell, 1000)?,
            Rule::Tags => self.tags(cell.split(','))?,
            Rule::TagsInBars => {
                let tags: Vec<String> = cells::between_bars(cell).map(|tag| tag.replace(',', " ")).collect();
                self.tags(tags.iter().map(String::as_str))?;
            }
            Rule::Shelves => self.told.shelves.extend(cell.split(',').map(|shelf| shelf.trim().to_owned())),
            Rule::Flag if cells::is_true(cell) => self.tags([column].into_iter())?,
            Rule::Copies if cells::is_true(cell) || cell.parse::<u32>().is_ok_and(|copies| copies > 0) => {
                self.tags(["owned"].into_iter())?;
            }
            Rule::Stars => self.stars(cell, 1.0)?,
            Rule::HalfStars if !averages::can_be_own(cell) => {
                return Err(format!("“{cell}” is no half star and may be an average of many readers; it is left out"));
            }
            Rule::HalfStars => self.stars(cell, 1.0)?,
            Rule::ScoreOfTen => self.stars(cell, 0.5)?,
            _ => return self.read_words(rule, cell),
        }
        Ok(())
    }

    fn read_words(&mut self, rule: Rule, cell: &str) -> Result<(), String> {
        match rule {
            Rule::Review => {
                let said = long(html::to_markdown(cell), &mut self.record.remarks);
                let before = std::mem::take(&mut self.record.review);
                self.record.review = if before.is_empty() { said } else { format!("{before}\n\n{said}") };
            }
            Rule::Spoiler => self.told.spoils = cells::is_true(cell),
            Rule::Note => self.write(NoteKind::Note, html::to_markdown(cell)),
            Rule::Quote => self.write(NoteKind::Quote, html::to_markdown(cell)),
            Rule::PlainNote => self.write(NoteKind::Note, plain_text::to_markdown(cell)),
            Rule::PlainQuote => self.write(NoteKind::Quote, plain_text::to_markdown(cell)),
            Rule::Anchor | Rule::AnchorUnit | Rule::AtPage | Rule::AtLocation | Rule::AtPercent => {
                self.margin.place(rule, &line(cell, 100)?);
            }
            Rule::Link => self.write(NoteKind::Note, link(cell)),
            Rule::NoteTags => self.margin.tags.extend(tag_names(cell.split(','))?),
            _ => return self.read_edition(rule, cell),
        }
        Ok(())
    }

    fn write(&mut self, kind: NoteKind, text: String) {
        self.margin.write(kind, long(text, &mut self.record.remarks));
    }

    fn read_edition(&mut self, rule: Rule, cell: &str) -> Result<(), String> {
        let edition = &mut self.record.edition;
        match rule {
            // Of several the first that can be stays.
            Rule::Isbn if edition.isbn.is_empty() => match editions::asin_as_isbn(cell) {
                Some(asin) => asin.clone_into(&mut edition.asin),
                None => edition.isbn = editions::isbn(cell)?,
            },
            Rule::IsbnOrAsin => match editions::isbn(cell) {
                Ok(isbn) => edition.isbn = isbn,
                Err(_) if editions::is_asin(cell) => edition.asin = cell.to_owned(),
                Err(why) => return Err(why),
            },
            Rule::Isbns if edition.isbn.is_empty() => {
                edition.isbn = editions::one_of_isbns(cell)?;
            }
            Rule::Identifiers => {
                if let Some(asin) = elsewhere::asin_by_name(cell) {
                    asin.clone_into(&mut edition.asin);
                }
                if edition.isbn.is_empty() {
                    edition.isbn = elsewhere::isbn_by_name(cell)?;
                }
            }
            Rule::Asin if edition.asin.is_empty() => edition.asin = line(cell, 20)?,
            Rule::Publisher => edition.publisher = line(cell, 300)?,
            Rule::Language => self.record.book.language = editions::language(cell)?,
            Rule::Binding => edition.format = editions::binding(cell).or(edition.format),
            Rule::Pages => edition.pages = cells::pages(cell)?,
            Rule::Seconds => edition.minutes = cells::minutes(cell)?,
            _ => {}
        }
        Ok(())
    }

    /// Those that can be are taken; of the others the first is told.
    fn tags<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Result<(), String> {
        let mut fault = None;
        for name in names.map(str::trim).filter(|name| !name.is_empty()) {
            match TagName::parse(name) {
                Ok(tag) if self.record.book.tags.iter().any(|known| known == tag.as_str()) => {}
                Ok(tag) => self.record.book.tags.push(tag.as_str().to_owned()),
                Err(error) => fault = fault.or(Some(sentence(&error))),
            }
        }
        fault.map_or(Ok(()), Err)
    }

    /// A number of stars, in halves; what lies between is moved to the nearest half and said.
    fn stars(&mut self, cell: &str, each: f64) -> Result<(), String> {
        let stars = cells::stars(cell, each).ok_or_else(|| format!("“{cell}” is no rating"))?;
        if stars == 0.0 {
            return Ok(());
        }
        let halves = stars * 2.0;
        let nearest = halves.round();
        let rating = (1.0..=10.0).contains(&nearest).then(|| Rating::from_half_stars(nearest as u8).ok()).flatten();
        let rating = rating.ok_or_else(|| format!("{cell} is no rating from half a star to five"))?;
        self.record.rating = Some(rating);
        if (halves - nearest).abs() > f64::EPSILON {
            let scale = if each < 1.0 { " of ten" } else { "" };
            return Err(format!("{cell}{scale} is kept as {rating}: ratings go in half stars"));
        }
        Ok(())
    }

    /// How far the reader is; a number between nought and one is a share of one.
    fn progress(&mut self, cell: &str, now: Now) -> Result<(), String> {
        let number = stretches::percent(cell)?;
        let percent = if number < 1.0 { number * 100.0 } else { number };
        self.told.progress = Some(percent);
        self.stretch.take(Rule::StretchTo, &percent.to_string(), now)
    }

    /// How far the reader is belongs in the log of a read that is not through, on its day. Without a day it is told and
    /// not logged: no day is taken for another.
    fn settle(&mut self, progress: f64) {
        if !self.is_under_way() {
            self.record.stretch = None;
        } else if self.record.stretch.is_none() && progress > 0.0 {
            self.record.remarks.push(format!(
                "You were at {progress}% there. On which day is not said, so your log does not have it; a column with the \
                 day can say."
            ));
        }
    }

    /// Whether the latest read did not come to the end of the book.
    fn is_under_way(&self) -> bool {
        self.record.reads.last().is_some_and(|read| read.state != ReadStateKind::Finished)
    }

    /// The row as a whole: what is said of reading becomes reads.
    pub(super) fn finish(
        mut self,
        states: impl Fn(&str) -> Option<super::states::Standing>,
        today: ReadingDay,
    ) -> Record {
        if self.told.spoils && !self.record.review.is_empty() {
            self.record.review = format!("*Contains spoilers.*\n\n{}", self.record.review);
        }
        // Calibre counts every book as the first of no series.
        if self.record.book.series.is_empty() && !self.own.is_any() {
            self.record.book.series_number.clear();
        }
        self.record.notes = std::mem::take(&mut self.margin).into_notes();
        self.record.stretch = std::mem::take(&mut self.stretch).stretch();
        let told = std::mem::take(&mut self.told);
        let own = std::mem::take(&mut self.own);
        if own.has_reads() {
            own.finish(&mut self.record, told.state.as_deref());
            return self.record;
        }
        let (progress, page) = (told.progress, told.page);
        let tags = told.into_record(&mut self.record, states, today);
        own.finish(&mut self.record, None);
        if let Some(progress) = progress {
            self.settle(progress);
        }
        if let Some(page) = page.filter(|_| self.is_under_way()) {
            self.record.remarks.push(format!(
                "You were on page {page} there. On which day is not said, so your log does not have it."
            ));
        }
        for tag in tags {
            if let Err(why) = self.tags([tag.as_str()].into_iter()) {
                self.record.remarks.push(format!("The shelf “{tag}”: {why}."));
            }
        }
        self.record
    }
}

fn several_dates(cell: &str, reading: &Reading<'_>) -> Result<Vec<ImpreciseDate>, String> {
    // "December 29, 2025" is one date; two dates between commas each hold a year.
    if let Ok(one) = dates::read(cell, reading.order, reading.today) {
        return Ok(one.into_iter().collect());
    }
    let separator = if cell.contains(';') { ';' } else { ',' };
    let parts = cell.split(separator).map(|part| dates::read(part, reading.order, reading.today));
    Ok(parts.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}
