//! What an open recommendation may be: books that speak of the same, each with the words that say so.

use std::collections::HashSet;

use lectern_core::books::{self, BookDraft, EditionDraft};
use lectern_core::plans::{self, Item, MatchChoice, Suggestion, SuggestionPlace, SuggestionSource};
use lectern_core::values::{BookId, ItemId, PlanId};
use lectern_core::{Error, Op};
use lectern_tests::Desk;
use serde_json::json;

fn engineering(desk: &Desk) -> PlanId {
    desk.change(Op::PlanTake, |tx| plans::take(tx, &plans::offer_plan("backend-engineering")?))
}

fn open_items(desk: &Desk, plan: PlanId) -> Vec<Item> {
    let stages = desk.ask(|view| plans::get(view, plan)).stages;
    stages.into_iter().flat_map(|stage| stage.items).filter(|item| item.book.is_none()).collect()
}

fn asking(desk: &Desk, plan: PlanId, words: &str) -> ItemId {
    open_items(desk, plan).into_iter().find(|item| item.asks_for.contains(words)).expect("such an item").id
}

fn suggested(desk: &Desk, item: ItemId) -> Vec<Suggestion> {
    desk.ask(|view| plans::suggestions(view, item))
}

fn add(desk: &Desk, draft: &BookDraft) -> BookId {
    desk.change(Op::BookAdd, |tx| books::add(tx, draft, &EditionDraft::default()))
}

fn titled(title: &str) -> BookDraft {
    BookDraft { title: title.to_owned(), ..BookDraft::default() }
}

#[test]
fn a_book_of_the_library_is_suggested_with_the_words_that_its_texts_share() {
    let desk = Desk::new();
    let plan = engineering(&desk);
    let item = asking(&desk, plan, "testing Express");
    let book = add(
        &desk,
        &BookDraft {
            title: "Quality on the Server".to_owned(),
            subtitle: "Tests for applications of every size".to_owned(),
            description: "It shows how an Express service is kept right.".to_owned(),
            tags: vec!["express".to_owned()],
            ..BookDraft::default()
        },
    );
    add(&desk, &titled("Emma"));
    let suggestions = suggested(&desk, item);
    let mine = suggestions.iter().find(|it| it.source == SuggestionSource::Library { id: book }).expect("suggested");
    let places: Vec<SuggestionPlace> = mine.reasons.iter().map(|reason| reason.place).collect();
    assert_eq!(places, [SuggestionPlace::Subtitle, SuggestionPlace::Tags], "the description adds no word to those");
    assert_eq!(mine.reasons[0].words, ["Tests", "applications"]);
    assert!(suggestions.iter().all(|it| it.title != "Emma"), "a book that shares nothing is none");
}

#[test]
fn a_german_book_is_found_by_the_plural_and_shown_with_its_own_words() {
    let desk = Desk::new();
    let file = json!({
        "lectern_plan": 1, "id": "daten", "title": "Daten", "version": "1", "language": "de",
        "stages": [{ "id": "eins", "title": "Eins", "items": [{
            "id": "offen", "asks_for": "Ein Buch über Datenbanken und ihre Abfragen",
            "identification": { "confidence": "none", "basis": "Nur gefragt." },
        }] }],
    });
    let file = plans::file::parse(&file.to_string()).expect("a plan");
    let plan = desk.change(Op::PlanTake, |tx| plans::take(tx, &file));
    let book = add(&desk, &titled("Die Datenbank: jede Abfrage erklärt"));
    add(&desk, &titled("Die Bank und die Frage"));
    let suggestions = suggested(&desk, asking(&desk, plan, "Datenbanken"));
    let [only] = suggestions.as_slice() else { panic!("one book: {suggestions:?}") };
    assert_eq!(only.source, SuggestionSource::Library { id: book });
    assert_eq!(only.reasons[0].words, ["Datenbank", "Abfrage"]);
}

#[test]
fn words_that_say_nothing_of_a_subject_are_no_reason() {
    let desk = Desk::new();
    let plan = engineering(&desk);
    for title in ["The Practical Book of the Beginner", "Das praktische Buch und der Leser", "A Book on How It Works"] {
        add(&desk, &titled(title));
    }
    for item in open_items(&desk, plan) {
        for suggestion in suggested(&desk, item.id) {
            assert!(matches!(suggestion.source, SuggestionSource::Listed { .. }), "{}", suggestion.title);
            assert!(suggestion.reasons.iter().all(|reason| !reason.words.is_empty()), "{}", suggestion.title);
        }
    }
}

#[test]
fn backend_canon_answers_what_the_first_list_leaves_open() {
    let desk = Desk::new();
    let plan = engineering(&desk);
    let suggestions = suggested(&desk, asking(&desk, plan, "API design, data modelling"));
    let design = suggestions.iter().find(|it| it.title == "The Design of Web APIs").expect("suggested");
    assert!(design.reasons.iter().any(|reason| reason.place == SuggestionPlace::Title));
    let SuggestionSource::Listed { plan: list, item, .. } = &design.source else { panic!("{:?}", design.source) };
    let choice = MatchChoice::Listed { plan: list.clone(), item: item.clone() };
    let asked = asking(&desk, plan, "API design, data modelling");
    let book = desk.change(Op::ItemMatch, |tx| plans::match_book(tx, asked, &choice)).expect("a book");
    let book = desk.ask(|view| books::get(view, book));
    assert_eq!((book.title.as_str(), book.authors.len()), ("The Design of Web APIs", 1));
    assert!(!book.editions.is_empty(), "with the edition that the list names");
    let again = suggested(&desk, asking(&desk, plan, "Java back ends"));
    assert!(again.iter().all(|it| it.title != "The Design of Web APIs"), "it stands in the plan now");
}

#[test]
fn a_book_is_suggested_once_though_the_library_and_the_list_have_it() {
    let desk = Desk::new();
    let plan = engineering(&desk);
    desk.change(Op::PlanTake, |tx| plans::take(tx, &plans::offer_plan("backend-canon")?));
    let mut seen = 0;
    for item in open_items(&desk, plan) {
        let titles: Vec<String> = suggested(&desk, item.id).into_iter().map(|it| it.title).collect();
        let distinct: HashSet<&String> = titles.iter().collect();
        assert_eq!(distinct.len(), titles.len(), "{titles:?}");
        for suggestion in suggested(&desk, item.id) {
            assert!(matches!(suggestion.source, SuggestionSource::Library { .. }), "{} is there", suggestion.title);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn what_the_list_itself_thinks_possible_is_not_suggested_beside_it() {
    let desk = Desk::new();
    let plan = engineering(&desk);
    let item = asking(&desk, plan, "scalable web applications");
    let possible = add(&desk, &titled("Advanced Express Web Application Development"));
    let author = books::AuthorDraft { name: "Andrew Keig".to_owned(), ..Default::default() };
    add(&desk, &BookDraft { authors: vec![author], ..titled("Express at Scale") });
    let suggestions = suggested(&desk, item);
    assert!(suggestions.iter().all(|it| it.source != SuggestionSource::Library { id: possible }));
    let other = suggestions.iter().find(|it| it.title == "Express at Scale").expect("suggested");
    let by = other.reasons.iter().find(|reason| reason.place == SuggestionPlace::Author).expect("by its author");
    assert_eq!(by.words, ["Andrew Keig"]);
}

#[test]
fn no_suggestion_is_asked_for_an_item_that_is_not_there_or_taken_from_a_list_that_has_it_not() {
    let desk = Desk::new();
    let plan = engineering(&desk);
    let item = asking(&desk, plan, "Java back ends");
    let choice = MatchChoice::Listed { plan: "backend-canon".to_owned(), item: "nothing".to_owned() };
    let refused = desk.try_change(Op::ItemMatch, |tx| plans::match_book(tx, item, &choice));
    assert!(matches!(refused, Err(Error::NotFound { .. })));
    assert_eq!(open_items(&desk, plan).len(), 14, "nothing was changed");
}
