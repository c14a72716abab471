//! The notebook's questions.

use lectern_core::notes::{self, HitKind, NoteOrder, NoteQuery, Written};
use lectern_core::{Library, Now};

use crate::measure::{Line, median, percentile, time};
use crate::{furnish, raw};

pub(crate) fn measure(size: u32, library: &Library, raw: &raw::Raw) -> Vec<Line> {
    let mut lines = vec![for_the_first_time(size, library)];
    lines.extend(windows(size, library));
    lines.push(keystrokes(size, library));
    lines.extend(common_word(size, library, raw));
    lines
}

fn all() -> NoteQuery {
    NoteQuery { limit: 50, ..NoteQuery::default() }
}

fn ask(library: &Library, query: &NoteQuery) {
    library.read(|view| notes::list(view, Now::from_system(), query)).unwrap();
}

/// A library just opened, as a reader finds it, asked for the page that the notebook opens with.
fn for_the_first_time(size: u32, library: &Library) -> Line {
    let rounds = (0..5).map(|_| {
        let anew = Library::open(library.path(), Now::from_system()).unwrap();
        time(|| ask(&anew, &all()))
    });
    Line::new(size, "the notebook for the first time", percentile(rounds.collect(), 50)).at_most_ms(100.0)
}

fn windows(size: u32, library: &Library) -> Vec<Line> {
    let by_book = |offset| NoteQuery { order: NoteOrder::Book, offset, ..all() };
    let combined = NoteQuery {
        text: "winter gar".into(),
        kinds: vec![HitKind::Quote, HitKind::Takeaway],
        tags: vec!["data".into()],
        written: Written::Last { days: 30 },
        ..all()
    };
    [
        ("the notebook's first 50 notes", all()),
        ("the notebook's last 50 notes", NoteQuery { offset: 2 * size - 100, ..all() }),
        ("the notebook by kind and tag", NoteQuery { tags: vec!["data".into()], kinds: vec![HitKind::Quote], ..all() }),
        ("the notebook, written in the last 30 days", NoteQuery { written: Written::Last { days: 30 }, ..all() }),
        ("the notebook by book", by_book(0)),
        ("the notebook by book, middle", by_book(size)),
        ("the notebook, two words", NoteQuery { text: "replication lag".into(), ..all() }),
        ("the notebook, words, kinds, tag and days", combined),
    ]
    .into_iter()
    .map(|(what, query)| Line::new(size, what, median(20, || ask(library, &query))).at_most_ms(20.0))
    .collect()
}

/// Every beginning of every word, from one letter to five.
fn keystrokes(size: u32, library: &Library) -> Line {
    let beginnings = (1..=5).flat_map(|length| furnish::WORDS.iter().filter_map(move |word| word.get(..length)));
    let rounds = beginnings.map(|text| {
        let query = NoteQuery { text: text.to_lowercase(), ..all() };
        time(|| ask(library, &query))
    });
    Line::new(size, "a keystroke in the notebook (p95)", percentile(rounds.collect(), 95)).at_most_ms(16.0)
}

fn common_word(size: u32, library: &Library, raw: &raw::Raw) -> Vec<Line> {
    let ranked = median(5, || raw.ranked("elsewhere"));
    [("newest", NoteOrder::Newest), ("best", NoteOrder::Best)]
        .into_iter()
        .map(|(what, order)| {
            let query = NoteQuery { text: "elsewhere".into(), order, ..all() };
            Line::new(size, &format!("the notebook, a word of all notes, {what}"), median(5, || ask(library, &query)))
                .against("raw FTS5, ranked", ranked)
                .at_most_ms(50.0)
        })
        .collect()
}
