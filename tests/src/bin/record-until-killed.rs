//! Records progress in a loop and says each number only after the library has acknowledged it. Made to be killed.

use std::io::Write;

use lectern_core::books::{self, BookDraft, BookQuery, EditionDraft};
use lectern_core::notes::{self, NoteDraft};
use lectern_core::reading::{self, ProgressDraft};
use lectern_core::{Library, Now, Op, Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("the library")?;
    let first: u32 = arguments.next().ok_or("the first number")?.parse()?;
    let library = Library::open(path, Now::from_system())?;
    let query = BookQuery { limit: 1, ..BookQuery::default() };
    let known = library.read(|view| books::list(view, &query))?.books.pop();
    let book = match known {
        Some(book) => book.id,
        None => {
            let draft = BookDraft { title: "Emma".into(), ..BookDraft::default() };
            let edition = EditionDraft { pages: "99999".into(), ..EditionDraft::default() };
            library
                .change(Op::BookAdd, Now::from_system(), Source::CommandLine, |tx| books::add(tx, &draft, &edition))?
                .value
        }
    };
    let mut out = std::io::stdout().lock();
    for number in first.. {
        let now = Now::from_system();
        if number % 7 == 0 {
            // A note that is taken back and repeated: undo and redo are killed in the middle too.
            let draft = NoteDraft { book: Some(book), text: format!("number {number}"), ..NoteDraft::default() };
            library.change(Op::NoteAdd, now, Source::CommandLine, |tx| notes::add(tx, &draft))?;
            library.undo(now, Source::CommandLine)?;
            library.redo(now, Source::CommandLine)?;
        }
        let draft = ProgressDraft { entry: number.to_string(), note: number.to_string(), ..ProgressDraft::default() };
        library.change(Op::ProgressLog, now, Source::CommandLine, |tx| reading::log_progress(tx, book, &draft))?;
        writeln!(out, "{number}")?;
        out.flush()?;
    }
    Ok(())
}
