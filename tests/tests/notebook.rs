//! What a reader may rely on in the notebook: what is found, what is counted, what is changed together.

use lectern_core::books::{self, BookDraft};
use lectern_core::filters::{self, FilterDraft};
use lectern_core::notes::{
    self, Facet, HitKind, NoteChoice, NoteDraft, NoteKind, NoteOrder, NotePage, NoteQuery, Written,
};
use lectern_core::plans::{self, PlanDraft};
use lectern_core::reading::{self, ProgressDraft};
use lectern_core::values::{BookId, NoteId, PlanId, ReadingDay};
use lectern_core::{Error, Library, Op, check};
use lectern_tests::Desk;
use lectern_tests::everything::{Dice, perform};
use proptest::prelude::*;

/// Writes a note.
fn write(desk: &Desk, book: Option<BookId>, text: &str, anchor: &str) -> NoteId {
    let draft = NoteDraft { book, text: text.into(), anchor: anchor.into(), ..NoteDraft::default() };
    desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft))
}

fn find(desk: &Desk, query: &NoteQuery) -> NotePage {
    desk.ask(|view| notes::list(view, desk.now(), &NoteQuery { limit: 500, ..query.clone() }))
}

fn texts(page: &NotePage) -> Vec<&str> {
    page.notes.iter().map(|hit| hit.text.as_str()).collect()
}

fn counts(facets: &[Facet]) -> Vec<(&str, u32)> {
    facets.iter().filter(|facet| facet.count > 0).map(|facet| (facet.name.as_str(), facet.count)).collect()
}

fn plan_of(desk: &Desk, books: &[BookId]) -> PlanId {
    let draft = PlanDraft { title: "Novels".into(), ..PlanDraft::default() };
    let plan = desk.change(Op::PlanCreate, |tx| plans::create(tx, &draft));
    for book in books {
        desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, *book).map(drop));
    }
    plan
}

/// Emma with three notes, one of them a quote, and Persuasion with one.
fn shelf() -> (Desk, BookId, BookId) {
    let desk = Desk::new();
    let (emma, persuasion) = (desk.book("Emma", 400), desk.book("Persuasion", 250));
    write(&desk, Some(emma), "late #irony", "300");
    write(&desk, Some(emma), "early #irony #voice", "10");
    let quote = write(&desk, Some(persuasion), "half agony #voice", "200");
    desk.change(Op::NoteMake, |tx| notes::make(tx, &NoteChoice::These(vec![quote]), NoteKind::Quote));
    write(&desk, None, "a thought of its own", "");
    (desk, emma, persuasion)
}

#[test]
fn filters_combine_and_each_facet_counts_what_its_choice_would_show() {
    let (desk, emma, persuasion) = shelf();
    let plan = plan_of(&desk, &[persuasion]);
    let all = find(&desk, &NoteQuery::default());
    assert_eq!((all.total, all.books), (4, 2));
    assert_eq!(counts(&all.by_kind), [("note", 3), ("quote", 1)]);
    assert_eq!(counts(&all.by_tag), [("irony", 2), ("voice", 2)]);
    assert_eq!(counts(&all.by_plan), [("Novels", 1)]);
    let of_emma = find(&desk, &NoteQuery { books: vec![emma], tags: vec!["Voice".into()], ..NoteQuery::default() });
    assert_eq!(texts(&of_emma), ["early #irony #voice"]);
    assert_eq!(counts(&of_emma.by_book), [("Emma", 1), ("Persuasion", 1)], "of several books one is enough");
    assert_eq!(counts(&of_emma.by_tag), [("irony", 1), ("voice", 1)], "of several tags all must be there");
    let both = NoteQuery { tags: vec!["irony".into(), "voice".into()], ..NoteQuery::default() };
    assert_eq!(find(&desk, &both).total, 1);
    let planned = NoteQuery { plans: vec![plan], kinds: vec![HitKind::Quote, HitKind::Note], ..NoteQuery::default() };
    assert_eq!(texts(&find(&desk, &planned)), ["half agony #voice"]);
    let nothing = find(&desk, &NoteQuery { text: "zeugma".into(), books: vec![emma], ..NoteQuery::default() });
    assert_eq!(nothing.by_book.len(), 1, "what is chosen can be unchosen");
}

#[test]
fn by_book_the_notes_stand_by_title_and_place_and_the_others_last() {
    let (desk, ..) = shelf();
    let page = find(&desk, &NoteQuery { order: NoteOrder::Book, ..NoteQuery::default() });
    assert_eq!(texts(&page), ["early #irony #voice", "late #irony", "half agony #voice", "a thought of its own"]);
    let rest = desk.ask(|view| {
        notes::list(
            view,
            desk.now(),
            &NoteQuery { order: NoteOrder::Book, offset: 1, limit: 2, ..NoteQuery::default() },
        )
    });
    assert_eq!(texts(&rest), ["late #irony", "half agony #voice"]);
}

#[test]
fn a_note_of_the_small_hours_belongs_to_the_day_before() {
    let desk = Desk::new();
    desk.set_clock("2026-03-06T02:30:00+01:00");
    write(&desk, None, "cannot sleep", "");
    desk.set_clock("2026-03-06T09:00:00+01:00");
    write(&desk, None, "awake", "");
    let on = |day: &str| {
        let day = ReadingDay::parse(day).ok();
        let written = Written::Between { from: day, to: day };
        find(&desk, &NoteQuery { written, ..NoteQuery::default() })
    };
    assert_eq!(texts(&on("2026-03-05")), ["cannot sleep"]);
    assert_eq!(texts(&on("2026-03-06")), ["awake"]);
    let last = |days| find(&desk, &NoteQuery { written: Written::Last { days }, ..NoteQuery::default() }).total;
    assert_eq!((last(1), last(2)), (1, 2));
}

#[test]
fn what_was_written_beside_the_log_is_found_when_asked_for() {
    let (desk, emma, _) = shelf();
    let draft = ProgressDraft { entry: "50".into(), note: "on the train".into(), ..ProgressDraft::default() };
    let session = desk.change(Op::ProgressLog, |tx| reading::log_progress(tx, emma, &draft)).session;
    let asked = NoteQuery { kinds: vec![HitKind::Session], ..NoteQuery::default() };
    assert_eq!(find(&desk, &NoteQuery::default()).total, 4, "it is no note unless asked for");
    assert_eq!(texts(&find(&desk, &asked)), ["on the train"]);
    assert_eq!(texts(&find(&desk, &NoteQuery { text: "trai".into(), ..asked.clone() })), ["on the train"]);
    let tag = |tx: &mut lectern_core::Tx<'_>| notes::tag(tx, &NoteChoice::Found(asked.clone()), &["x".into()], &[]);
    assert_eq!(desk.change(Op::NoteTag, tag).notes, 0, "it belongs to its entry");
    let bus = ProgressDraft { note: "on the bus".into(), ..draft };
    desk.change(Op::SessionEdit, |tx| reading::edit_session(tx, session, &bus));
    assert_eq!(texts(&find(&desk, &asked)), ["on the bus"]);
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[emma]));
    assert_eq!(find(&desk, &asked).total, 0, "it goes to the trash with its book");
    desk.undo();
    desk.change(Op::SessionRemove, |tx| reading::remove_session(tx, session));
    assert_eq!(find(&desk, &asked).total, 0);
    assert!(desk.ask(check::check).is_clean());
}

#[test]
fn a_tag_that_stands_in_a_text_stays_until_the_text_changes() {
    let (desk, ..) = shelf();
    let all = NoteChoice::Found(NoteQuery::default());
    let done = desk.change(Op::NoteTag, |tx| notes::tag(tx, &all, &["read".into()], &["irony".into()]));
    assert_eq!((done.notes, done.written), (4, 2));
    desk.change(Op::NoteTag, |tx| notes::tag(tx, &all, &[], &["READ".into()]));
    assert_eq!(counts(&find(&desk, &NoteQuery::default()).by_tag), [("irony", 2), ("voice", 2)]);
}

#[test]
fn a_moved_note_keeps_its_place_as_typed_and_is_measured_by_the_new_book() {
    let (desk, emma, persuasion) = shelf();
    let to = |book| {
        move |tx: &mut lectern_core::Tx<'_>| {
            notes::move_to(tx, &NoteChoice::Found(NoteQuery { text: "early".into(), ..NoteQuery::default() }), book)
        }
    };
    assert_eq!(
        desk.try_change(Op::NoteMove, to(Some(persuasion))).unwrap().label.unwrap(),
        "Moved a note to Persuasion"
    );
    let moved = find(&desk, &NoteQuery { text: "early".into(), ..NoteQuery::default() }).notes.remove(0);
    let anchor = moved.anchor.unwrap();
    assert_eq!((moved.book, anchor.entered.as_str(), anchor.of), (Some(persuasion), "10", Some(250.0)));
    desk.change(Op::NoteMove, to(None));
    let alone = find(&desk, &NoteQuery { text: "early".into(), ..NoteQuery::default() }).notes.remove(0);
    assert_eq!((alone.book, alone.anchor.unwrap().entered.as_str()), (None, "10"));
    desk.change(Op::NoteMove, to(Some(emma)));
}

#[test]
fn removed_notes_are_listed_and_come_back() {
    let (desk, ..) = shelf();
    let quotes = NoteChoice::Found(NoteQuery { kinds: vec![HitKind::Quote], ..NoteQuery::default() });
    assert_eq!(
        desk.try_change(Op::NoteRemove, |tx| notes::remove(tx, &quotes)).unwrap().label.unwrap(),
        "Removed a quote"
    );
    let removed = desk.ask(|view| notes::removed(view, 0, 10));
    assert_eq!(
        (removed.total, removed.notes[0].text.as_str(), &removed.notes[0].tags),
        (1, "half agony #voice", &vec!["voice".to_owned()])
    );
    desk.change(Op::NoteRestore, |tx| notes::restore(tx, &[removed.notes[0].id]));
    assert_eq!(desk.ask(|view| notes::removed(view, 0, 10)).total, 0);
    assert_eq!(find(&desk, &NoteQuery::default()).total, 4);
}

#[test]
fn a_thousand_hits_are_one_step() {
    let desk = Desk::new();
    desk.change(Op::NoteAdd, |tx| {
        let draft = |number| NoteDraft { text: format!("thought {number}"), ..NoteDraft::default() };
        (0..1_000).try_for_each(|number| notes::add(tx, &draft(number)).map(drop))
    });
    let thoughts = NoteChoice::Found(NoteQuery { text: "thought".into(), ..NoteQuery::default() });
    let tagged = desk.try_change(Op::NoteTag, |tx| notes::tag(tx, &thoughts, &["mine".into()], &[])).unwrap();
    assert_eq!(tagged.label.as_deref(), Some("Tagged 1000 notes"));
    let mine = NoteQuery { tags: vec!["mine".into()], ..NoteQuery::default() };
    assert_eq!(find(&desk, &mine).total, 1_000);
    desk.undo();
    assert_eq!(find(&desk, &mine).total, 0);
}

#[test]
fn a_saved_filter_keeps_what_was_asked_and_counts_what_is_there_now() {
    let (desk, emma, _) = shelf();
    let save = |name: &str, query: NoteQuery| {
        let draft = FilterDraft { name: name.into(), query };
        desk.try_change(Op::FilterSave, |tx| filters::save(tx, &draft)).map(|changed| changed.value)
    };
    let recent = NoteQuery { written: Written::Last { days: 30 }, books: vec![emma], ..NoteQuery::default() };
    let first = save("Emma lately", recent.clone()).unwrap();
    let second = save("Voices", NoteQuery { tags: vec!["voice".into()], ..NoteQuery::default() }).unwrap();
    for (name, query) in [(" ", recent.clone()), ("EMMA lately", recent.clone()), ("All", NoteQuery::default())] {
        assert!(matches!(save(name, query), Err(Error::Invalid { .. })), "{name}");
    }
    let now = || desk.ask(|view| filters::list(view, desk.now()));
    let shown = |filters: &[filters::Filter]| filters.iter().map(|it| (it.name.clone(), it.count)).collect::<Vec<_>>();
    assert_eq!(shown(&now()), [("Emma lately".into(), 2), ("Voices".into(), 2)]);
    desk.change(Op::FilterEdit, |tx| filters::move_before(tx, second, Some(first)));
    desk.wait(40 * 86_400);
    assert_eq!(shown(&now()), [("Voices".into(), 2), ("Emma lately".into(), 0)]);
    let renamed = FilterDraft { name: "Emma".into(), query: NoteQuery { books: vec![emma], ..NoteQuery::default() } };
    desk.change(Op::FilterEdit, |tx| filters::edit(tx, first, &renamed));
    desk.change(Op::FilterRemove, |tx| filters::remove(tx, second));
    assert_eq!(shown(&now()), [("Emma".into(), 2)]);
}

/// Questions of every shape, about what the operations of the generator make.
fn questions() -> Vec<NoteQuery> {
    let base = NoteQuery { limit: 500, ..NoteQuery::default() };
    let orders = [NoteOrder::Newest, NoteOrder::Oldest, NoteOrder::Book, NoteOrder::Best];
    let mut asked: Vec<NoteQuery> = orders.into_iter().map(|order| NoteQuery { order, ..base.clone() }).collect();
    asked.push(NoteQuery { kinds: HitKind::ALL.to_vec(), order: NoteOrder::Book, ..base.clone() });
    asked.push(NoteQuery { tags: vec!["lag".into()], kinds: vec![HitKind::Quote, HitKind::Session], ..base.clone() });
    asked.push(NoteQuery { text: "iliad".into(), kinds: HitKind::ALL.to_vec(), ..base });
    asked
}

#[test]
fn books_that_are_renamed_together_stand_where_the_file_has_them() {
    // An update of a plan or a merge renames many at once.
    const TITLES: [&str; 6] = ["Chess", "Emma", "Kim", "Persuasion", "She", "Ulysses"];
    let desk = Desk::new();
    let books = TITLES.map(|title| desk.book(title, 100));
    for book in books {
        write(&desk, Some(book), "A note", "");
    }
    let query = NoteQuery { order: NoteOrder::Book, ..NoteQuery::default() };
    find(&desk, &query);
    let titles = ["Emma", "She", "Ulysses", "Persuasion", "Kim", "Chess"];
    desk.change(Op::BookEdit, |tx| {
        books.iter().zip(titles).try_for_each(|(book, title)| {
            books::edit(tx, *book, &BookDraft { title: title.to_owned(), ..BookDraft::default() })
        })
    });
    let shelved: Vec<_> = find(&desk, &query).notes.into_iter().filter_map(|hit| hit.book_title).collect();
    assert_eq!(shelved, TITLES);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// The window keeps its columns and follows each change; a program that opens the file now reads everything.
    #[test]
    fn what_is_kept_in_memory_never_differs_from_what_the_file_says(
        actions in proptest::collection::vec(
            (proptest::sample::select(Op::ALL), any::<(u32, u32, u32)>(), 0..4_u8), 1..25)
    ) {
        let desk = Desk::new();
        for seed in 0..4 {
            perform(&desk, Op::BookAdd, Dice(seed, seed, seed));
            perform(&desk, Op::NoteAdd, Dice(seed, seed, seed));
        }
        for (op, (a, b, c), back) in actions {
            perform(&desk, op, Dice(a, b, c));
            if back == 0 {
                // Nothing to take back is an answer too.
                let _walked = desk.library().undo(desk.now(), lectern_core::Source::Window);
            }
            let fresh = Library::open_existing(desk.path(), desk.now()).unwrap();
            for query in questions() {
                let kept = find(&desk, &query);
                let read = fresh.read(|view| notes::list(view, desk.now(), &query)).unwrap();
                prop_assert_eq!(&kept, &read, "{:?} after {:?}", query, op);
                let sum = kept.by_kind.iter().map(|facet| facet.count).sum::<u32>();
                prop_assert!(sum >= kept.total && kept.notes.len() == kept.total.min(500) as usize);
            }
        }
    }
}
