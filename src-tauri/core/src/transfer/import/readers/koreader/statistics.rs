//! `statistics.sqlite3`, in which KOReader keeps every turn of a page: a row for each stretch of reading.
//!
//! How many pages a text has depends on the font of the day, so every turn is a share of the text as long as it was then.
//! KOReader counts at most some minutes for a page; what it did not count is not counted here. Nothing in the file says
//! whether a book was finished.

use super::statistics_sql::{self, AskBook, Book, Turn};
use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::input::Database;
use crate::transfer::import::reader::Found;
use crate::transfer::import::readers::is_nobody;
use crate::transfer::import::table::{SourceRow, unreadable};

/// Seconds without a page being turned, after which another stretch begins.
const PAUSE: i64 = 20 * 60;
/// Seconds of reading below which a stretch is a glance.
const GLANCE: i64 = 30;

/// A stretch of reading of one book.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stretch {
    began: i64,
    ended: i64,
    seconds: i64,
    turns: u32,
    from: f64,
    to: f64,
}

/// Opens the statistics. Only the stretches are held, as numbers: their books are read when their turn comes.
pub(super) fn open(db: Database) -> Result<Found<'static>> {
    let mut all = Vec::new();
    let (mut glances, mut unread) = (0, 0);
    for place in statistics_sql::books(&db).map_err(unreadable)? {
        let mut stretches = Vec::new();
        statistics_sql::turns(&db, place, |turn| add(&mut stretches, turn)).map_err(unreadable)?;
        let count = stretches.len();
        let before = all.len();
        all.extend(stretches.into_iter().filter(|it| it.seconds >= GLANCE).map(|it| (place.book, it)));
        glances += count - (all.len() - before);
        unread += usize::from(all.len() == before);
    }
    // In the order of time: of several files of one book the first stretch begins the read.
    all.sort_by_key(|(_, stretch)| stretch.began);
    let ask = AskBook::of(&db).map_err(unreadable)?;
    let rows = all.into_iter().zip(1..).map(move |((book, stretch), line)| {
        let book = ask.at(&db, book).map_err(unreadable)?;
        Ok(SourceRow { line, ..row(&book, &stretch) })
    });
    let said = [
        (
            glances,
            "stretch of less than half a minute is left out.",
            "stretches of less than half a minute are left out.",
        ),
        (unread, "book of which no page was read is left out.", "books of which no page was read are left out."),
    ];
    let said = said.into_iter().filter(|(count, ..)| *count > 0);
    let said = said.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many })).collect();
    Ok(Found { columns: formats::KOREADER_STATISTICS.names(), said, rows: Box::new(rows) })
}

/// Adds the next turn of a page to the stretches of reading before it.
fn add(all: &mut Vec<Stretch>, turn: Turn) {
    if !turn.is_possible() {
        return;
    }
    let end = turn.start + turn.seconds;
    let (from, to) = (turn.share(turn.page - 1), turn.share(turn.page));
    match all.last_mut().filter(|last| turn.start - last.ended <= PAUSE) {
        Some(last) => {
            *last = Stretch {
                ended: end.max(last.ended),
                seconds: last.seconds + turn.seconds,
                turns: last.turns + 1,
                to,
                ..*last
            };
        }
        None => all.push(Stretch { began: turn.start, ended: end, seconds: turn.seconds, turns: 1, from, to }),
    }
}

impl Turn {
    /// Whether it can have been: a page of the text, at a moment of this century, for less than a day.
    fn is_possible(&self) -> bool {
        (946_684_800..=4_102_444_800).contains(&self.start)
            && (0..=86_400).contains(&self.seconds)
            && (1..=self.pages).contains(&self.page)
    }

    /// How much of the text lies before the end of a page, of a hundred.
    fn share(&self, page: i64) -> f64 {
        (page as f64 / self.pages as f64 * 10_000.0).round() / 100.0
    }
}

fn row(book: &Book, stretch: &Stretch) -> SourceRow {
    let began =
        chrono::DateTime::from_timestamp(stretch.began, 0).map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    let authors: Vec<&str> = book.authors.lines().map(str::trim).filter(|name| !is_nobody(name)).collect();
    let minutes = ((stretch.seconds + 30) / 60).max(1);
    let cells = vec![
        book.md5.clone(),
        book.title.clone(),
        authors.join("; "),
        began.unwrap_or_default(),
        minutes.to_string(),
        stretch.from.to_string(),
        stretch.to.to_string(),
        stretch.seconds.to_string(),
        stretch.turns.to_string(),
    ];
    SourceRow::read(0, cells)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stretches(turns: &[Turn]) -> Vec<Stretch> {
        let mut all = Vec::new();
        turns.iter().for_each(|turn| add(&mut all, *turn));
        all
    }

    const EVENING: i64 = 1_714_852_800;

    fn turn(minute: i64, page: i64, pages: i64) -> Turn {
        Turn { page, start: EVENING + minute * 60, seconds: 60, pages }
    }

    #[test]
    fn turns_without_a_long_pause_are_one_stretch_and_each_is_a_share_of_its_own_length() {
        let turns = [turn(0, 11, 100), turn(1, 12, 100), turn(15, 27, 200), turn(60, 28, 200)];
        let said: Vec<(i64, u32, f64, f64)> =
            stretches(&turns).iter().map(|it| (it.seconds, it.turns, it.from, it.to)).collect();
        assert_eq!(said, [(180, 3, 10.0, 13.5), (60, 1, 13.5, 14.0)]);
    }

    #[test]
    fn what_cannot_have_been_is_passed_over() {
        let never = [
            Turn { page: 0, ..turn(0, 1, 100) },
            Turn { page: 101, ..turn(0, 1, 100) },
            Turn { pages: 0, ..turn(0, 1, 100) },
            Turn { start: 5, ..turn(0, 1, 100) },
            Turn { seconds: -3, ..turn(0, 1, 100) },
        ];
        assert_eq!(stretches(&never), []);
    }

    proptest! {
        #[test]
        fn no_second_is_lost_and_no_stretch_lies_in_another(
            turns in prop::collection::vec((0_i64..600, 1_i64..120), 0..40)
        ) {
            let mut turns: Vec<Turn> = turns.into_iter().map(|(minute, page)| turn(minute, page, 120)).collect();
            turns.sort_by_key(|turn| turn.start);
            let all = stretches(&turns);
            prop_assert_eq!(all.iter().map(|it| it.seconds).sum::<i64>(), turns.len() as i64 * 60);
            prop_assert!(all.windows(2).all(|two| two[0].ended + PAUSE < two[1].began));
        }

        #[test]
        fn any_numbers_are_taken_without_failing(turns in prop::collection::vec(any::<(i64, i64, i64, i64)>(), 0..10)) {
            let turns: Vec<Turn> =
                turns.into_iter().map(|(page, start, seconds, pages)| Turn { page, start, seconds, pages }).collect();
            let _ = stretches(&turns);
        }
    }
}
