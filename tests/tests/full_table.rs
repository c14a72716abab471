//! What was entered about books leaves as our own table and comes back from it as it was.

use std::ops::ControlFlow;

use lectern_core::backup;
use lectern_core::books::{self, AuthorDraft, BookDraft, BookQuery, EditionDraft, Format, Role};
use lectern_core::notes::{self, NoteDraft, NoteKind};
use lectern_core::reading::{self, ProgressDraft, ReadDraft, ReadStateKind};
use lectern_core::transfer::export::{self, ExportFormat};
use lectern_core::transfer::import::{self, Choices, Input, Mapping, Outcome, Report, RowReport, Watch};
use lectern_core::values::{BookId, Rating};
use lectern_core::{Op, Source, check};
use lectern_tests::everything::{Dice, perform};
use lectern_tests::{Desk, read_draft};
use proptest::prelude::*;

#[derive(Default)]
struct Seen(Vec<RowReport>);

impl Watch for Seen {
    fn row(&mut self, _: &[String], _: &[String], report: RowReport) -> lectern_core::Result<()> {
        self.0.push(report);
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

fn table(desk: &Desk) -> String {
    let mut out = Vec::new();
    desk.ask(|view| export::write(view, desk.now(), ExportFormat::Csv, &mut out, &mut backup::unwatched));
    String::from_utf8(out).expect("text")
}

fn take_in(desk: &Desk, text: &str) -> (Report, Vec<RowReport>) {
    let input = Input::Bytes("export.csv".into(), text.as_bytes().to_vec());
    let source = import::Source::open(input, Mapping::default()).expect("a list of books");
    let mut seen = Seen::default();
    desk.wait(60);
    let reports = import::import(desk.library(), desk.now(), Source::Window, &[source], &Choices::Keep, &mut seen);
    (reports.expect("an import").value.remove(0), seen.0)
}

fn ids(desk: &Desk) -> Vec<BookId> {
    let all = BookQuery { limit: 500, ..BookQuery::default() };
    let mut ids: Vec<BookId> = desk.ask(|view| books::list(view, &all)).books.into_iter().map(|book| book.id).collect();
    ids.sort();
    ids
}

/// Everything that was entered about the books, book by book, without the ids of what belongs to them.
fn entered(desk: &Desk) -> Vec<String> {
    desk.ask(|view| {
        ids(desk)
            .into_iter()
            .map(|id| {
                let book = books::get(view, id)?;
                let known = |edition: &&books::Edition| books::edition_draft_of(edition) != EditionDraft::default();
                let editions: Vec<_> = book.editions.iter().filter(known).map(books::edition_draft_of).collect();
                let mut said = format!("{id} {:#?} {editions:#?} {:?}\n", books::draft_of(&book), book.added_at);
                said.push_str(&format!("{:?} {:?}\n", book.rating, book.review));
                let reads = reading::reads_of(view, id)?;
                for read in &reads {
                    let at = book.editions.iter().position(|edition| Some(edition.id) == read.edition);
                    let draft = ReadDraft { edition: None, ..reading::draft_of(read) };
                    said.push_str(&format!("{draft:?} {at:?} {:?} {:?}\n", read.state, read.progress));
                    for entry in reading::sessions_of(view, read.id)? {
                        let (began, note) = (entry.started_at, entry.note);
                        said.push_str(&format!(
                            "{} {began:?} {:?} {:?} {:?} {:?} {note:?}\n",
                            entry.day, entry.clock, entry.minutes, entry.from, entry.to
                        ));
                    }
                }
                let mut notes = notes::records_of_book(view, id)?;
                notes.sort_by_key(|note| (note.created_at, note.id));
                for note in notes {
                    // A read that was taken away takes its notes along nowhere.
                    let of_read = reads.iter().position(|read| note.read == Some(read.id));
                    said.push_str(&format!(
                        "{:?} {:?} {:?} {:?} {} {} {of_read:?}\n",
                        note.kind, note.text, note.anchor, note.tags, note.created_at, note.edited_at
                    ));
                }
                Ok(said)
            })
            .collect()
    })
}

/// Lets the table of a library come into an empty one, twice, and into the library that it left.
fn comes_back(desk: &Desk) {
    let left = table(desk);
    let back = Desk::new();
    let (report, rows) = take_in(&back, &left);
    assert_eq!((report.format.as_str(), report.new, report.rows), ("lectern", report.rows, report.rows), "{left}");
    let remarks: Vec<_> = rows.iter().flat_map(|row| &row.reasons).collect();
    assert!(remarks.is_empty() && report.warnings.is_empty(), "{remarks:?} {:?}", report.warnings);
    assert_eq!(table(&back), left, "it leaves again byte for byte");
    assert_eq!(entered(&back), entered(desk), "and says the same in every list");
    assert!(back.ask(check::check).is_clean());
    for home in [&back, desk] {
        let before = entered(home);
        let (report, rows) = take_in(home, &left);
        assert_eq!(report.matched, report.rows, "nothing in it is new to the library: {rows:#?}");
        assert_eq!(entered(home), before);
        assert_eq!(table(home), left);
    }
}

/// Contents of editions and the chapters ticked in them do not fit a row; everything else of a book does.
fn actions() -> impl Strategy<Value = Vec<(Op, Dice)>> {
    let fits: Vec<Op> = Op::ALL.iter().copied().filter(|op| !matches!(op, Op::ContentsSet | Op::ChapterTick)).collect();
    let of_books = [
        Op::BookAdd,
        Op::BookRate,
        Op::EditionAdd,
        Op::EditionEdit,
        Op::ReadStart,
        Op::ReadPause,
        Op::ReadFinish,
        Op::ReadAdd,
        Op::ProgressLog,
        Op::SessionEdit,
        Op::NoteAdd,
    ];
    let op = prop_oneof![proptest::sample::select(fits), proptest::sample::select(of_books.to_vec())];
    let dice = (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(a, b, c)| Dice(a, b, c));
    proptest::collection::vec((op, dice), 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_library_that_left_as_a_table_comes_back_with_all_of_its_books(actions in actions()) {
        let desk = Desk::new();
        for (op, dice) in actions {
            perform(&desk, op, dice);
        }
        comes_back(&desk);
    }

    #[test]
    fn any_words_come_back_from_a_table(words in "[=+@',;\"\\[\\]|\\\\<&>a-cé😀# \n\\-]{1,40}") {
        let desk = Desk::new();
        let draft = BookDraft { title: format!("A{words}"), ..worded(&words) };
        let book = desk.change(Op::BookAdd, |tx| books::add(tx, &draft, &EditionDraft::default()));
        let read = ReadDraft { review: words.clone(), reason: words.clone(), ..read_draft(ReadStateKind::Abandoned, "2019", "2020") };
        desk.change(Op::ReadAdd, |tx| reading::add_read(tx, book, &read).map(drop));
        desk.change(Op::ReadAdd, |tx| reading::add_read(tx, book, &ReadDraft { started: String::new(), ..read }).map(drop));
        for text in [words.clone(), format!("Look.\n\n[quote at p. 12] {words}"), format!("    {words}.")] {
            let _empty = desk.try_change(Op::NoteAdd, |tx| {
                notes::add(tx, &NoteDraft { book: Some(book), text, ..NoteDraft::default() }).map(drop)
            });
        }
        comes_back(&desk);
    }
}

fn worded(words: &str) -> BookDraft {
    BookDraft {
        subtitle: words.to_owned(),
        series: words.to_owned(),
        series_number: "1.0".to_owned(),
        description: words.to_owned(),
        why_added: words.to_owned(),
        recommended_by: words.to_owned(),
        ..BookDraft::default()
    }
}

/// A book of which the reader has said all there is to say.
fn emma(desk: &Desk) -> BookId {
    let person = |name: &str, role| AuthorDraft { name: name.to_owned(), role };
    let draft = BookDraft {
        title: "=Emma; or, \"The Match-Maker\"".into(),
        subtitle: "a novel, in 3 volumes".into(),
        authors: vec![
            person("Fiona Stafford", Role::Editor),
            person("Jane Austen", Role::Author),
            person("Smith; Sons \\ Co", Role::Author),
            person("Juliet Stevenson (actor)", Role::Narrator),
        ],
        series_number: "4.0".into(),
        series: "-Novels & <more>".into(),
        first_published: "<1900".into(),
        language: "zh-Hans-CN".into(),
        description: "<b>One</b> &amp; two.\n\n- a list;\n- \"quoted\"\n=1+1".into(),
        why_added: "Two\nlines.".into(),
        recommended_by: "@somebody".into(),
        tags: vec!["owned".into(), "=tag".into(), "größe 😀".into()],
    };
    let recording = EditionDraft {
        name: "2nd | new".into(),
        isbn: "9780141439587".into(),
        format: Some(Format::Audio),
        minutes: "987".into(),
        language: "en".into(),
        published: "2003-spring".into(),
        ..EditionDraft::default()
    };
    let book = desk.change(Op::BookAdd, |tx| books::add(tx, &draft, &recording));
    let printed = EditionDraft { pages: "474".into(), last_page: "460".into(), ..EditionDraft::default() };
    let printed = desk.change(Op::EditionAdd, |tx| books::add_edition(tx, book, &printed));
    let stars = |half| Rating::from_half_stars(half).ok();
    desk.change(Op::BookRate, |tx| books::rate(tx, book, stars(9)));
    desk.change(Op::BookRate, |tx| books::review(tx, book, "Before I read it:\n[this] looked good."));
    let reads = [
        ReadDraft {
            rating: stars(3),
            review: "+1 [but] slow\n[finished 2001/2002]".into(),
            ..read_draft(ReadStateKind::Finished, "", "?")
        },
        ReadDraft {
            reason: "Too long | too slow\nreally".into(),
            edition: Some(printed),
            ..read_draft(ReadStateKind::Abandoned, "2019-05", "2019-summer")
        },
        ReadDraft {
            rating: stars(10),
            review: "=again".into(),
            ..read_draft(ReadStateKind::Finished, "2020-02-03", "2020-03")
        },
        ReadDraft {
            resume_on: "2026-04-01".into(),
            reason: "busy".into(),
            ..read_draft(ReadStateKind::Paused, "2026-01-01", "")
        },
    ];
    for draft in &reads {
        desk.change(Op::ReadAdd, |tx| reading::add_read(tx, book, draft).map(drop));
    }
    for (entry, day, at, note) in [("1h20", "2026-03-01", "21:30", "“Late”;\n[tired]"), ("45%", "2026-03-04", "", "")]
    {
        let draft = ProgressDraft {
            entry: entry.into(),
            day: day.into(),
            at: at.into(),
            minutes: if at.is_empty() { String::new() } else { "25".into() },
            note: note.into(),
            ..ProgressDraft::default()
        };
        desk.change(Op::ProgressLog, |tx| reading::log_progress(tx, book, &draft).map(drop));
    }
    for (kind, text, anchor) in [
        (NoteKind::Quote, "It is such a happiness.\n\nWhen good people get together.", "p12"),
        (NoteKind::Note, "=HYPERLINK(\"x\")\n\n[quote at p. 3] none of ours\n\\[nor this", "+3"),
        (NoteKind::Question, "Why, #indeed, \"so\"?", "loc 300"),
        (NoteKind::Note, "again", ""),
        (NoteKind::Note, "again", ""),
    ] {
        let draft =
            NoteDraft { book: Some(book), kind, text: text.into(), anchor: anchor.into(), tags: vec!["sea".into()] };
        desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft).map(drop));
    }
    book
}

#[test]
fn what_is_hard_to_write_in_a_table_comes_back_from_it() {
    let desk = Desk::new();
    let book = emma(&desk);
    desk.wait(3600);
    let note = desk.ask(|view| notes::records_of_book(view, book)).remove(0);
    let changed = NoteDraft { book: Some(book), kind: note.kind, text: "Said later.".into(), ..NoteDraft::default() };
    desk.change(Op::NoteEdit, |tx| notes::edit(tx, note.id, &changed));
    desk.book("Emma", 0);
    desk.book("Emma", 0);
    comes_back(&desk);
}

#[test]
fn a_recording_comes_back_with_its_length() {
    let desk = Desk::new();
    emma(&desk);
    let back = Desk::new();
    take_in(&back, &table(&desk));
    let book = back.ask(|view| books::get(view, ids(&back)[0]));
    assert_eq!(book.editions.iter().map(|edition| edition.minutes).collect::<Vec<_>>(), [Some(987), None]);
    assert_eq!(back.ask(|view| reading::reads_of(view, book.id)).len(), 4, "and with every read of it");
    assert_eq!(back.ask(|view| notes::records_of_book(view, book.id)).len(), 5, "and its notes apart");
}

#[test]
fn a_table_of_another_library_adds_to_a_book_what_is_not_there() {
    let desk = Desk::new();
    emma(&desk);
    let other = Desk::new();
    let draft = BookDraft {
        title: "=Emma; or, \"The Match-Maker\"".into(),
        authors: vec![AuthorDraft { name: "Jane Austen".into(), role: Role::Author }],
        ..BookDraft::default()
    };
    let mine = other.change(Op::BookAdd, |tx| books::add(tx, &draft, &EditionDraft::default()));
    let finished = ReadDraft {
        rating: Rating::from_half_stars(10).ok(),
        ..read_draft(ReadStateKind::Finished, "2020-02-03", "2020-03")
    };
    other.change(Op::ReadAdd, |tx| reading::add_read(tx, mine, &finished).map(drop));
    let (report, rows) = take_in(&other, &table(&desk));
    assert_eq!((report.new, ids(&other).len()), (0, 1), "{rows:?}");
    let reads = other.ask(|view| reading::reads_of(view, mine));
    let said: Vec<_> =
        reads.iter().map(|read| (read.rating.map(Rating::half_stars), read.review.clone(), read.sessions)).collect();
    assert_eq!(reads.len(), 4, "{said:?}");
    assert!(
        said.contains(&(Some(10), Some("=again".to_owned()), 0)),
        "a read that both have gains its review: {said:?}"
    );
    assert!(said.iter().any(|(rating, ..)| *rating == Some(3)), "one that is new keeps its own stars: {said:?}");
    assert!(said.iter().any(|(.., sessions)| *sessions == 2), "and its log: {said:?}");
    assert_eq!(other.ask(|view| notes::records_of_book(view, mine)).len(), 5);
    assert_eq!(other.ask(|view| books::editions_of(view, mine)).len(), 2);
    let (report, _) = take_in(&other, &table(&desk));
    assert_eq!(report.matched, 1, "the second time changes nothing");
}

#[test]
fn what_a_reader_corrects_in_a_spreadsheet_is_taken_for_the_book_that_it_is() {
    let desk = Desk::new();
    let book = desk.book_by("Emma", &["Jane Austen"], 474);
    desk.book_by("Persuasion", &["Jane Austen"], 0);
    let corrected = table(&desk).replacen(",Emma,", ",Emma: A Novel,", 1);
    let (report, rows) = take_in(&desk, &corrected);
    assert_eq!((report.new, report.conflicting, report.matched), (0, 1, 1), "{rows:?}");
    assert_eq!(rows[0].differences.len(), 1);
    assert_eq!(desk.ask(|view| books::title_of(view, book)), "Emma", "the reader is asked first");
}

#[test]
fn an_id_of_another_book_names_none_of_ours() {
    let desk = Desk::new();
    let book = desk.book_by("Emma", &["Jane Austen"], 474);
    let text = table(&desk).replacen("Emma", "Dune", 1).replacen("Jane Austen", "Frank Herbert", 1);
    let (report, rows) = take_in(&desk, &text);
    assert_eq!((report.new, rows[0].outcome), (1, Outcome::New));
    assert_eq!(ids(&desk).len(), 2);
    assert_eq!(desk.ask(|view| books::title_of(view, book)), "Emma");
}

/// As the table was before its cells held entries.
const EARLY: &str = include_str!("../fixtures/import/lectern-early.csv");

#[test]
fn a_table_that_left_before_comes_in_with_all_it_holds() {
    let desk = Desk::new();
    let (report, rows) = take_in(&desk, EARLY);
    assert_eq!((report.format.as_str(), report.new), ("lectern-early", 1), "{rows:?}");
    assert!(rows[0].reasons.is_empty(), "{rows:?}");
    let book = desk.ask(|view| books::get(view, ids(&desk)[0]));
    assert_eq!(book.id.to_string(), "01981f2a-0000-7000-8000-000000000001");
    let roles: Vec<_> = book.authors.iter().map(|person| (person.name.as_str(), person.role)).collect();
    assert_eq!(roles, [("Jane Austen", Role::Author), ("A Lady", Role::Author), ("Fiona Stafford", Role::Editor)]);
    assert_eq!((book.editions[0].minutes, book.title.as_str()), (Some(987), "=Emma"));
    let reads = desk.ask(|view| reading::reads_of(view, book.id));
    assert_eq!(reads.len(), 2);
    assert!(
        reads.iter().any(|read| read.review.as_deref() == Some("<b>wit</b>")),
        "the last has the review: {reads:?}"
    );
    let notes = desk.ask(|view| notes::records_of_book(view, book.id));
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(notes.iter().any(|note| note.text == "The tide\n\nturned." && note.anchor.is_some()), "{notes:?}");
}
