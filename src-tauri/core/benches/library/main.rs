//! What the library costs, as ratios against SQLite itself in the same process, on the same disk, in the same run.
//!
//! `cargo xtask bench` prints a table and writes it as JSON. Figures are medians (keystrokes: 95th percentiles) of many
//! rounds; a machine's noise is in both sides of a ratio. Arguments: `--books N,N` for other sizes, `--json FILE`,
//! `--only library|needs|import|copies|notebook|many|files` for one part, `--export FILE` to import a Goodreads
//! export of as many rows instead of one made here.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on has nothing to measure")]

mod copies;
mod export_file;
mod furnish;
mod import;
mod many_notes;
mod measure;
mod needs;
mod notebook;
mod notes_files;
mod raw;
mod stored;

use std::path::Path;

use lectern_core::books::{self, BookQuery, SortKey};
use lectern_core::reading::{self, ProgressDraft};
use lectern_core::{Library, Now, Op, Source, today};
use measure::{Line, median, percentile, time};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let value = |name: &str| arguments.iter().position(|it| it == name).and_then(|at| arguments.get(at + 1));
    let export = value("--export").map(Path::new);
    let sizes: Vec<u32> =
        value("--books").map_or("10000,100000", |sizes| sizes).split(',').map(|size| size.parse().unwrap()).collect();
    let measured: Vec<Vec<Line>> = sizes
        .iter()
        .map(|&size| {
            let measured = measure_size(size, value("--only"), export);
            measure::print(&format!("{size} books"), &measured);
            measured
        })
        .collect();
    let mut lines = Vec::new();
    if let [smallest, .., largest] = measured.as_slice() {
        lines = measure::growth(smallest, largest);
        measure::print("growth, against the smallest library", &lines);
    }
    lines.extend(measured.into_iter().flatten());
    if let Some(file) = value("--json") {
        std::fs::write(file, serde_json::to_vec_pretty(&lines).unwrap()).unwrap();
    }
    if lines.iter().any(Line::is_over) {
        std::process::exit(1);
    }
}

fn measure_size(size: u32, only: Option<&String>, export: Option<&Path>) -> Vec<Line> {
    let wanted = |part: &str| only.is_none_or(|only| only == part);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bench.lectern");
    let library = Library::open(&path, Now::from_system()).unwrap();
    furnish::fill(&library, size);
    let raw = raw::Raw::fill(folder.path(), size);
    library.close().unwrap();
    let mut lines = Vec::new();
    if wanted("library") {
        lines.extend(open(size, &path));
        let library = Library::open(&path, Now::from_system()).unwrap();
        lines.extend(record(size, &library, &raw));
        lines.push(record_in_a_long_read(size, &library, &raw));
        lines.extend(windows(size, &library));
        lines.extend(keystrokes(size, &library, &raw));
    }
    if wanted("needs") {
        lines.extend(needs::measure(size, folder.path()));
    }
    if wanted("import") {
        lines.extend(import::measure(size, export, folder.path()));
    }
    if wanted("copies") {
        let library = Library::open(&path, Now::from_system()).unwrap();
        lines.extend(copies::measure(size, &library, folder.path()));
    }
    if wanted("notebook") {
        let library = Library::open(&path, Now::from_system()).unwrap();
        lines.extend(notebook::measure(size, &library, &raw));
    }
    if wanted("many") {
        let library = Library::open(&path, Now::from_system()).unwrap();
        lines.extend(many_notes::measure(size, &library));
    }
    if wanted("files") {
        let library = Library::open(&path, Now::from_system()).unwrap();
        lines.extend(notes_files::measure(size, &library, folder.path()));
    }
    lines
}

fn open(size: u32, path: &Path) -> Vec<Line> {
    let opened = median(15, || {
        let library = Library::open(path, Now::from_system()).unwrap();
        library.read(|view| today::get(view, Now::from_system())).unwrap();
    });
    vec![Line::new(size, "open and read Today", opened).at_most_ms(60.0).hardly_grows()]
}

fn record(size: u32, library: &Library, raw: &raw::Raw) -> Vec<Line> {
    let query = BookQuery { limit: 200, sort: SortKey::Added, ..BookQuery::default() };
    // Books that nobody began, read on and on: one that is finished, or nearly, would ask whether it is begun again.
    let mut books = library.read(|view| books::list(view, &query)).unwrap().books;
    books.retain(|book| book.progress.is_none());
    let mut rounds = Vec::new();
    let mut bare = Vec::new();
    // Turn and turn about, so that the disk's moods fall on both.
    for round in 0..200 {
        let book = books[round % books.len()].id;
        let draft = ProgressDraft { entry: format!("{}%", 2 + round / books.len()), ..ProgressDraft::default() };
        rounds.push(time(|| {
            library
                .change(Op::ProgressLog, Now::from_system(), Source::Window, |tx| {
                    reading::log_progress(tx, book, &draft)
                })
                .unwrap();
        }));
        bare.push(time(|| raw.write_one_row(round)));
    }
    vec![
        Line::new(size, "record progress", measure::middle(rounds))
            .against("one durable row", measure::middle(bare))
            .at_most_ratio(1.5)
            .at_most_ms(1.0)
            .either(),
    ]
}

/// A read with 500 entries, whose union is made again with each.
fn record_in_a_long_read(size: u32, library: &Library, raw: &raw::Raw) -> Line {
    let query = BookQuery { limit: 200, sort: SortKey::Added, offset: size / 2, ..BookQuery::default() };
    let books = library.read(|view| books::list(view, &query)).unwrap().books;
    let book = books.iter().find(|book| book.progress.is_none()).unwrap().id;
    let log = |entries: u32| {
        let change = |tx: &mut lectern_core::Tx<'_>| {
            for entry in 0..entries {
                // Out of order, so that the stretches do not melt into one.
                let (from, to) = (entry * 37 % 97, entry * 37 % 97 + 1);
                let draft =
                    ProgressDraft { entry: format!("{to}%"), from: format!("{from}%"), ..ProgressDraft::default() };
                reading::log_progress(tx, book, &draft)?;
            }
            Ok(())
        };
        library.change(Op::ProgressLog, Now::from_system(), Source::Window, change).unwrap();
    };
    log(500);
    let (mut rounds, mut bare) = (Vec::new(), Vec::new());
    for round in 0..100 {
        rounds.push(time(|| log(1)));
        bare.push(time(|| raw.write_one_row(round)));
    }
    Line::new(size, "record progress in a read of 500 entries", measure::middle(rounds))
        .against("one durable row", measure::middle(bare))
        .at_most_ratio(2.5)
        .at_most_ms(2.5)
        .either()
}

fn windows(size: u32, library: &Library) -> Vec<Line> {
    let window = |sort, offset| {
        let query = BookQuery { sort, offset, limit: 100, ..BookQuery::default() };
        median(40, || drop(library.read(|view| books::list(view, &query)).unwrap()))
    };
    let mut lines = Vec::new();
    for (name, sort) in [("title", SortKey::Title), ("state", SortKey::State), ("last read", SortKey::LastRead)] {
        let first = window(sort, 0);
        lines.push(Line::new(size, &format!("first 100 rows by {name}"), first).at_most_ms(5.0).hardly_grows());
        for (place, offset) in [("middle", size / 2), ("end", size - 100)] {
            lines.push(
                Line::new(size, &format!("100 rows by {name}, {place}"), window(sort, offset))
                    .against("at offset 0", first)
                    .at_most_ratio(2.0)
                    .at_most_ms(5.0)
                    .hardly_grows(),
            );
        }
    }
    lines.push(after_a_change(size, library));
    lines
}

/// A list that is open while something is recorded: the next window must not pay for the whole list.
fn after_a_change(size: u32, library: &Library) -> Line {
    let query = BookQuery { sort: SortKey::State, offset: size / 2, limit: 100, ..BookQuery::default() };
    let some = library.read(|view| books::list(view, &query)).unwrap().books[0].id;
    let draft = ProgressDraft { entry: "+1%".into(), ..ProgressDraft::default() };
    let rounds = (0..30)
        .map(|_| {
            library
                .change(Op::ProgressLog, Now::from_system(), Source::Window, |tx| {
                    reading::log_progress(tx, some, &draft)
                })
                .unwrap();
            time(|| drop(library.read(|view| books::list(view, &query)).unwrap()))
        })
        .collect();
    Line::new(size, "100 rows by state, middle, after a change", measure::middle(rounds)).at_most_ms(5.0)
}

fn keystrokes(size: u32, library: &Library, raw: &raw::Raw) -> Vec<Line> {
    let mut lines = Vec::new();
    for length in 1..=5 {
        let typed: Vec<String> =
            furnish::WORDS.iter().filter_map(|word| word.get(..length)).map(str::to_lowercase).collect();
        let mut ours = Vec::new();
        let mut theirs = Vec::new();
        for text in &typed {
            let query = BookQuery { text: text.clone(), limit: 100, ..BookQuery::default() };
            ours.push(time(|| drop(library.read(|view| books::list(view, &query)).unwrap())));
            theirs.push(time(|| raw.ranked(text)));
        }
        lines.push(
            Line::new(size, &format!("a keystroke, {length} letters (p95)"), percentile(ours, 95))
                .against("raw FTS5, ranked", percentile(theirs, 95))
                .at_most_ratio(if length <= 2 { 1.0 } else { 2.0 })
                .at_most_ms(16.0),
        );
    }
    lines
}
