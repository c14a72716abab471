//! A file that comes again: what the reader took away stays away, and what they say of it since is heard.

use lectern_core::transfer::import::{Choices, Input, Mapping, MatchedBy, Outcome, Source};
use lectern_core::{Op, books, plans, reading};
use lectern_tests::Desk;
use lectern_tests::dump::dump;

use crate::desk::{import, import_with, outcomes, source};

const HEADER: &str = "Book Id,Title,Author,My Rating,Average Rating,Date Read,Bookshelves,\
                      Bookshelves with positions,Exclusive Shelf\n";

fn goodreads(rows: &str) -> String {
    format!("{HEADER}{rows}\n")
}

fn mapped(text: &str, mapping: &str) -> Source {
    let input = Input::Bytes("export.csv".to_owned(), text.as_bytes().to_vec());
    Source::open(input, Mapping::parse(mapping).expect("a mapping")).expect("a list of books")
}

fn tags(desk: &Desk) -> Vec<String> {
    let book = desk.ask(|view| books::find(view, "Emma"));
    desk.ask(|view| books::get(view, book)).tags
}

fn take_the_tag(desk: &Desk) {
    let book = desk.ask(|view| books::find(view, "Emma"));
    desk.change(Op::BookTag, |tx| books::tag(tx, &[book], &[], &["classics".to_owned()]));
}

#[test]
fn what_the_reader_took_away_does_not_come_back_with_the_average_of_others() {
    let desk = Desk::new();
    let file = |average: &str| goodreads(&format!("1,Emma,Jane Austen,4,{average},2021/01/01,classics,,read"));
    import(&desk, &file("3.97"));
    take_the_tag(&desk);
    let after = dump(&desk.path());
    for average in ["3.98", "4.01"] {
        let (_, label, rows) = import_with(&desk, source(file(average)).unwrap(), &Choices::Keep).unwrap();
        assert_eq!((rows[0].outcome, rows[0].matched_by), (Outcome::Matched, Some(MatchedBy::Row)), "{rows:?}");
        assert_eq!(label, None);
    }
    assert_eq!(dump(&desk.path()), after);
    let (_, rows) = import(&desk, &goodreads("1,Emma,Jane Austen,4,3.97,2021/01/01,\"classics, loved\",,read"));
    assert_eq!(rows[0].reasons, ["Gains tags."], "a row that says something new is a new row");
}

#[test]
fn a_file_that_was_explained_since_is_heard_again() {
    let desk = Desk::new();
    let file =
        goodreads("1,Emma,Jane Austen,0,,03/04/2021,classics,,read\n2,Evelina,Frances Burney,0,,,,,gave-it-away");
    import(&desk, &file);
    take_the_tag(&desk);
    let mapping = r#"{ "dates": "day_first", "states": { "gave-it-away": "abandoned" } }"#;
    let (_, _, rows) = import_with(&desk, mapped(&file, mapping), &Choices::Keep).unwrap();
    assert_eq!(outcomes(&rows), [Outcome::Changed; 2], "{rows:?}");
    let read = |title: &str| {
        let book = desk.ask(|view| books::find(view, title));
        serde_json::to_value(&desk.ask(|view| reading::reads_of(view, book))[0].state).unwrap()
    };
    assert_eq!(read("Emma")["on"], "2021-04-03");
    assert_eq!(read("Evelina")["state"], "abandoned");
    take_the_tag(&desk);
    let after = dump(&desk.path());
    for source in [mapped(&file, mapping), source(&file).unwrap()] {
        let (_, label, rows) = import_with(&desk, source, &Choices::Keep).unwrap();
        assert_eq!((outcomes(&rows), label), (vec![Outcome::Matched; 2], None), "{rows:?}");
    }
    assert_eq!(dump(&desk.path()), after, "what was taken away after that stays away");
}

#[test]
fn a_mapping_that_says_what_the_file_says_by_itself_brings_nothing_back() {
    let desk = Desk::new();
    let file = goodreads("1,Emma,Jane Austen,4,3.97,2021/01/01,classics,,read");
    let (report, _) = import(&desk, &file);
    take_the_tag(&desk);
    import_with(&desk, mapped(&file, &report.mapping.to_text()), &Choices::Keep).unwrap();
    assert!(tags(&desk).is_empty());
}

#[test]
fn an_order_of_what_to_read_takes_the_books_that_were_there_before_too() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    desk.book_by("Persuasion", &["Jane Austen"], 0);
    let row = |id: u8, title: &str, rank: u8| format!("{id},{title},Jane Austen,0,,,to-read,to-read (#{rank}),to-read");
    let file = goodreads(&[row(1, "Persuasion", 1), row(2, "Emma", 2), row(3, "Sanditon", 3)].join("\n"));
    import(&desk, &file);
    let order = || {
        let plan = desk.ask(plans::list).remove(0).id;
        let items = desk.ask(|view| plans::get(view, plan)).stages.remove(0).items;
        items.into_iter().map(|item| item.title).collect::<Vec<_>>()
    };
    assert_eq!(order(), ["Persuasion", "Emma", "Sanditon"]);
}

#[test]
fn an_import_that_changes_no_book_says_so() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    let (_, label, rows) =
        import_with(&desk, source("Title,Author\nEmma,Jane Austen\n").unwrap(), &Choices::Keep).unwrap();
    assert_eq!(outcomes(&rows), [Outcome::Matched]);
    assert_eq!(label.as_deref(), Some("Imported nothing new from export.csv"));
}

#[test]
fn what_the_file_replaces_is_said_with_both_words() {
    let desk = Desk::new();
    desk.book_by("Emma", &["Jane Austen"], 474);
    let file = "Title,Author,Pages,Publisher\nEmma,Jane Austen,512,Penguin\n";
    let (_, _, rows) = import_with(&desk, source(file).unwrap(), &Choices::Take).unwrap();
    assert_eq!(rows[0].reasons, ["Gains publisher.", "Replaces pages: “512” for “474”."]);
    desk.book_by("Persuasion", &["Jane Austen"], 0);
    let (_, rows) = import(&desk, "Title,Author,Pages\nPersuasion,Jane Austen,250\n");
    assert_eq!(rows[0].reasons, ["Gains pages."], "of an ISBN nothing is said");
}
