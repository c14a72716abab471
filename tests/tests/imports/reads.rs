//! Reads that a file tells of beside those that the library has: none becomes two, none loses what was known of it, and
//! what was said of one is never said of another.

use lectern_core::reading::{self, ReadState, ReadStateKind};
use lectern_core::transfer::import::{Choices, Outcome};
use lectern_core::values::BookId;
use lectern_core::{Op, books};
use lectern_tests::dump::dump;
use lectern_tests::{Desk, read_draft};
use proptest::prelude::*;

use crate::desk::{import, import_with, outcomes, source};

const GOODREADS: &str = "Book Id,Title,Author,My Rating,Date Read,Bookshelves,Exclusive Shelf,My Review,Read Count\n";
const STORYGRAPH: &str = "Title,Authors,ISBN/UID,Read Status,Dates Read,Last Date Read,Read Count,Star Rating,Moods\n";

fn goodreads(rows: &str) -> String {
    format!("{GOODREADS}{rows}\n")
}

fn storygraph(rows: &str) -> String {
    format!("{STORYGRAPH}{rows}\n")
}

fn read(desk: &Desk, book: BookId, state: ReadStateKind, started: &str, ended: &str) {
    let draft = read_draft(state, started, ended);
    desk.change(Op::ReadAdd, |tx| reading::add_read(tx, book, &draft).map(drop));
}

/// The reads of a book in words, the earliest first: "2021-01-01 finished 2021-02 4 stars".
fn reads(desk: &Desk, title: &str) -> Vec<String> {
    let book = desk.ask(|view| books::find(view, title));
    let mut reads: Vec<String> = desk
        .ask(|view| reading::reads_of(view, book))
        .into_iter()
        .map(|read| {
            let state = match read.state {
                ReadState::Reading => "reading".to_owned(),
                ReadState::Paused { .. } => "paused".to_owned(),
                ReadState::Finished { on } => format!("finished {on}"),
                ReadState::Abandoned { on, .. } => format!("abandoned {on}"),
            };
            let started = read.started.map(|date| format!("{date} ")).unwrap_or_default();
            let rating = read.rating.map(|rating| format!(" {rating} stars")).unwrap_or_default();
            let review = read.review.map(|review| format!(" “{review}”")).unwrap_or_default();
            format!("{started}{state}{rating}{review}")
        })
        .collect();
    reads.reverse();
    reads
}

#[test]
fn dates_that_nobody_knew_here_are_filled_in() {
    let desk = Desk::new();
    import(
        &desk,
        &goodreads(
            "1,Undated,A B,0,,,read,,1\n2,Dated,A B,0,2021/01/01,,read,,1\n3,Current,A B,0,,,currently-reading,,0\n\
             4,Left,A B,0,,,dnf,,0",
        ),
    );
    let (_, rows) = import(
        &desk,
        &storygraph(
            "Undated,A B,,read,2020/12/01-2021/01/01,2021/01/01,1,,\nDated,A B,,read,2020/12/01-2021/01/01,2021/01/01,1,,\n\
             Current,A B,,currently-reading,2026/01/05-,,0,,\nLeft,A B,,did-not-finish,2020/12/01-2021/01/01,2021/01/01,0,,",
        ),
    );
    assert_eq!(outcomes(&rows), [Outcome::Changed; 4], "{rows:?}");
    assert_eq!(reads(&desk, "Undated"), ["2020-12-01 finished 2021-01-01"]);
    assert_eq!(reads(&desk, "Dated"), ["2020-12-01 finished 2021-01-01"]);
    assert_eq!(reads(&desk, "Current"), ["2026-01-05 reading"]);
    assert_eq!(reads(&desk, "Left"), ["2020-12-01 abandoned 2021-01-01"]);
}

#[test]
fn a_read_is_the_one_of_its_day_and_no_other() {
    let desk = Desk::new();
    for (title, ended) in [("Twice", "2021-01-01"), ("Vague", "2021")] {
        let book = desk.book_by(title, &["A B"], 0);
        read(&desk, book, ReadStateKind::Finished, "", ended);
    }
    import(&desk, &goodreads("1,Twice,A B,0,2021/01/01,,read,,2\n2,Vague,A B,0,2021/03/04,,read,,1"));
    assert_eq!(reads(&desk, "Twice"), ["finished ?", "finished 2021-01-01"]);
    assert_eq!(reads(&desk, "Vague"), ["finished 2021-03-04"], "one read, known to the day now");
}

#[test]
fn a_read_of_the_past_goes_in_beside_the_one_under_way_with_what_was_said_of_it() {
    for choices in [Choices::Keep, Choices::Take] {
        let desk = Desk::new();
        let book = desk.book_by("Emma", &["Jane Austen"], 0);
        read(&desk, book, ReadStateKind::Reading, "2026-01-05", "");
        let file = goodreads("1,Emma,Jane Austen,4,2019/05/01,,read,fine,1\n2,Other,C D,0,,,read,,1");
        let (_, _, rows) = import_with(&desk, source(&file).unwrap(), &choices).unwrap();
        assert_eq!(outcomes(&rows), [Outcome::Changed, Outcome::New], "{rows:?}");
        assert_eq!(reads(&desk, "Emma"), ["finished 2019-05-01 4 stars “fine”", "2026-01-05 reading"]);
    }
}

#[test]
fn a_book_that_is_read_again_keeps_its_stars_with_the_read_before() {
    for shelf in ["read,fine,1", "currently-reading,fine,2", "to-read,fine,1"] {
        let desk = Desk::new();
        import(&desk, &goodreads("1,Emma,Jane Austen,4,2019/05/01,,read,fine,1"));
        let book = desk.ask(|view| books::find(view, "Emma"));
        read(&desk, book, ReadStateKind::Reading, "2026-01-05", "");
        import(&desk, &goodreads(&format!("1,Emma,Jane Austen,4,2019/05/01,,{shelf}")));
        assert_eq!(reads(&desk, "Emma"), ["finished 2019-05-01 4 stars “fine”", "2026-01-05 reading"], "{shelf}");
        import(&desk, "Title,Author,Rating,Review\nEmma,Jane Austen,4,fine\n");
        assert_eq!(reads(&desk, "Emma"), ["finished 2019-05-01 4 stars “fine”", "2026-01-05 reading"], "{shelf}");
    }
}

#[test]
fn every_read_has_the_stars_and_the_review_of_its_day() {
    let desk = Desk::new();
    let file = goodreads("1,Essays,A B,3,2020/01/01,,read,first,1\n2,Essays,A B,5,2021/02/02,,read,second,1");
    import(&desk, &file);
    let expected = ["finished 2020-01-01 3 stars “first”", "finished 2021-02-02 5 stars “second”"];
    assert_eq!(reads(&desk, "Essays"), expected);
    let (_, label, rows) = import_with(&desk, source(&file).unwrap(), &Choices::Keep).unwrap();
    assert_eq!((outcomes(&rows), label), (vec![Outcome::Matched; 2], None), "{rows:?}");
    let told = goodreads("3,Essays,A B,1,2020/01/01,,read,,1");
    let (_, rows) = import(&desk, &told);
    assert_eq!(rows[0].differences[0].mine, "3", "what differs is of that read");
    import_with(&desk, source(&told).unwrap(), &Choices::Take).unwrap();
    assert_eq!(reads(&desk, "Essays")[0], "finished 2020-01-01 1 stars “first”");
}

#[test]
fn what_was_said_before_the_first_read_is_not_replaced_by_a_read_that_comes() {
    let desk = Desk::new();
    let book = desk.book_by("Emma", &["Jane Austen"], 0);
    desk.change(Op::BookRate, |tx| books::rate(tx, book, "3".parse().ok()));
    let (_, rows) = import(&desk, &goodreads("1,Emma,Jane Austen,5,2019/05/01,,read,,1"));
    assert_eq!(rows[0].outcome, Outcome::Conflicting);
    assert_eq!(desk.ask(|view| books::get(view, book)).rating, "3".parse().ok());
}

#[test]
fn what_began_belongs_to_the_read_that_it_began() {
    let desk = Desk::new();
    import(
        &desk,
        "title,author_text,remote_id,start_date,finish_date,shelf,shelf_name\n\
         Want,A B,u/1,2020-01-01,2020-02-02,to-read,To Read\nAgain,A B,u/2,2020-01-01,2020-02-02,reading,Reading\n\
         Later,A B,u/3,2021-01-01,2020-02-02,reading,Reading\n",
    );
    assert_eq!(reads(&desk, "Want"), ["2020-01-01 finished 2020-02-02"]);
    assert_eq!(reads(&desk, "Again"), ["2020-01-01 finished 2020-02-02", "reading"]);
    assert_eq!(reads(&desk, "Later"), ["finished 2020-02-02", "2021-01-01 reading"]);
    import(&desk, &storygraph("Left,A B,,did-not-finish,2019/12/01-2020/01/01,2020/01/01,0,,"));
    assert_eq!(reads(&desk, "Left"), ["2019-12-01 abandoned 2020-01-01"]);
}

#[test]
fn reads_that_are_only_counted_are_there_without_a_date() {
    let desk = Desk::new();
    let (_, rows) = import(
        &desk,
        &goodreads(
            "1,Current,A B,0,2019/05/01,,currently-reading,,3\n2,Want,A B,0,,,to-read,,2\n3,First,A B,0,,,currently-reading,,1",
        ),
    );
    assert_eq!(reads(&desk, "Current"), ["finished ?", "finished 2019-05-01", "reading"]);
    assert_eq!(reads(&desk, "Want"), ["finished ?", "finished ?"]);
    assert_eq!(reads(&desk, "First"), ["reading"]);
    assert!(rows[0].reasons[0].contains("It was read 3 times there"), "{rows:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Reads that can be one another never become more than the longer list, nothing that was known is lost, and a second
    /// time changes nothing.
    #[test]
    fn reads_that_fit_become_no_more(
        here in proptest::collection::vec(proptest::sample::select(vec!["?", "2021", "2021-03", "2021-03-04"]), 0..4),
        there in proptest::collection::vec(proptest::sample::select(vec!["2021/03/04", "2021/03/05"]), 0..2),
        count in 0..4_usize,
    ) {
        let desk = Desk::new();
        let book = desk.book_by("Emma", &["Jane Austen"], 0);
        for ended in &here {
            read(&desk, book, ReadStateKind::Finished, "", ended);
        }
        let file = goodreads(&format!("1,Emma,Jane Austen,4,{},,read,,{count}", there.join("; ")));
        import(&desk, &file);
        let after = reads(&desk, "Emma");
        let told = count.max(there.len()).max(1);
        let fits = there.iter().all(|day| here.iter().any(|on| *on == "?" || day.replace('/', "-").starts_with(on)));
        if fits {
            prop_assert_eq!(after.len(), told.max(here.len()), "{:?} and {:?} became {:?}", here, there, after);
        }
        prop_assert!(after.len() >= told.max(here.len()));
        let dump_after = dump(&desk.path());
        import(&desk, &file);
        prop_assert_eq!(dump(&desk.path()), dump_after);
        // The same told by a row that nobody has seen before.
        let (_, rows) = import(&desk, &file.replace("1,Emma", "2,Emma"));
        prop_assert_eq!(outcomes(&rows), [Outcome::Matched]);
    }
}
