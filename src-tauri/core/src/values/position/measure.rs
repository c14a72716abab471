//! How long a text is, in every unit in which that is known.

use super::{Position, PositionError, PositionParts, Unit};

/// What an edition says about its length. Zero counts as unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measure {
    /// Pages in all.
    pub pages: Option<u32>,
    /// Where the text ends; appendix and index after it do not count.
    pub last_page: Option<u32>,
    /// Minutes of audio.
    pub minutes: Option<u32>,
    /// The contents, in reading order.
    pub chapters: Vec<ChapterSpan>,
}

/// A chapter and its pages, where known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChapterSpan {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The page it begins on.
    pub first_page: Option<u32>,
    /// The page it ends on.
    pub last_page: Option<u32>,
}

/// A fraction is kept to six decimals, which in the longest of books is this much of a page.
const WITHIN_A_PAGE: f64 = 0.05;

impl Measure {
    /// Where the text ends in a unit: the last page that counts, the last minute, the highest chapter, 100 percent.
    #[must_use]
    pub fn end(&self, unit: Unit) -> Option<f64> {
        let known = |count: Option<u32>| count.filter(|count| *count > 0);
        let end = match unit {
            Unit::Page => known(self.last_page).or(known(self.pages)),
            Unit::Percent => Some(100),
            Unit::Minute => known(self.minutes),
            Unit::Chapter => known(self.chapters.iter().map(|chapter| chapter.number).max()),
            Unit::Location => None,
        };
        end.map(f64::from)
    }

    /// What a bare number counts: minutes for an edition that has minutes and no pages, else pages.
    #[must_use]
    pub fn natural_unit(&self) -> Unit {
        match (self.end(Unit::Page), self.end(Unit::Minute)) {
            (None, Some(_)) => Unit::Minute,
            _ => Unit::Page,
        }
    }

    /// The position of a value in this text.
    ///
    /// # Errors
    /// [`PositionError`] where the text has no such place.
    pub fn place(&self, entered: &str, unit: Unit, value: f64) -> Result<Position, PositionError> {
        let entered = entered.to_owned();
        let fraction = (unit == Unit::Chapter).then(|| self.chapter_fraction(value)).flatten();
        Position::new(PositionParts { entered, unit, value, of: self.end(unit), fraction })
    }

    /// The share of the text that lies before the end of a value.
    pub(super) fn fraction(&self, unit: Unit, value: f64) -> Option<f64> {
        let by_count = || self.end(unit).map(|end| value / end);
        let fraction = if unit == Unit::Chapter { self.chapter_fraction(value).or_else(by_count) } else { by_count() };
        fraction.filter(|fraction| (0.0..=1.0).contains(fraction))
    }

    /// The last chapter that is read to its end at this fraction of the text: by pages where the contents have them.
    pub(super) fn chapters_within(&self, fraction: f64) -> Option<f64> {
        let last = self.end(Unit::Chapter)?;
        let Some((end, ends)) = self.end(Unit::Page).zip(self.chapter_ends()) else {
            // Half a hundredth of a chapter stands for the same rounding as half a tenth of a page.
            return Some((fraction * last + 0.005).floor().min(last));
        };
        let page = fraction * end + WITHIN_A_PAGE;
        let read = ends.iter().filter(|(_, last_page)| *last_page <= page).map(|(number, _)| *number).max();
        Some(f64::from(read.unwrap_or(0)))
    }

    fn chapter_fraction(&self, value: f64) -> Option<f64> {
        let end = self.end(Unit::Page)?;
        let (_, last_page) = self.chapter_ends()?.into_iter().find(|(number, _)| f64::from(*number) == value)?;
        Some(last_page / end)
    }

    /// Each chapter's number and last page, at most the end of the text. A last page that is not given is the one
    /// before the next chapter's first. None unless the contents say it of every chapter.
    fn chapter_ends(&self) -> Option<Vec<(u32, f64)>> {
        let text_end = self.end(Unit::Page)?;
        let last_pages = self.chapters.iter().enumerate().map(|(index, chapter)| {
            let before_next = || match self.chapters.get(index + 1) {
                Some(next) => next.first_page.map(|page| f64::from(page.saturating_sub(1))),
                None => Some(text_end),
            };
            let last_page = chapter.last_page.map(f64::from).or_else(before_next)?;
            Some((chapter.number, last_page.min(text_end)))
        });
        last_pages.collect::<Option<Vec<_>>>().filter(|ends| !ends.is_empty())
    }
}
