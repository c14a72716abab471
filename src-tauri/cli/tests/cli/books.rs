//! Books come, change and go.

use serde_json::json;

use crate::desk::{Desk, keys};

#[test]
fn a_book_needs_only_a_title() {
    let desk = Desk::new();
    assert_eq!(desk.say(&["add", "Emma"]), "Added Emma.\n");
    assert_eq!(desk.titles(&[]), ["Emma"]);
}

#[test]
fn what_is_known_of_a_book_stands_in_the_list() {
    let desk = Desk::new();
    let words = ["--author", "Martin Kleppmann", "--isbn", "978-1-4493-7332-0", "--pages", "616", "--tag", "databases"];
    let added = desk.json(&[&["add", "Designing Data-Intensive Applications"][..], &words[..]].concat());
    assert_eq!(keys(&added), ["book", "changed", "id", "item", "label", "same_title"]);
    assert_eq!(added["label"], "Added Designing Data-Intensive Applications");
    let list = desk.json(&["list"]);
    assert_eq!(list["total"], 1);
    let book = &list["books"][0];
    assert_eq!(book, &added["book"], "a change answers with the row of the list");
    let known = json!([added["id"], ["Martin Kleppmann"], "9781449373320", "unread", null, 616, null, ["databases"]]);
    let found =
        ["id", "authors", "isbn13", "state", "progress", "pages", "rating", "tags"].map(|key| book[key].clone());
    assert_eq!(json!(found), known);
}

#[test]
fn a_reader_is_told_of_a_second_book_of_the_same_title() {
    let desk = Desk::new();
    let first = desk.json(&["add", "Emma"]);
    let second = desk.json(&["add", "emma"]);
    assert_eq!(second["same_title"], json!([first["id"]]));
    assert!(desk.say(&["add", "EMMA"]).contains("another book of this title"));
}

#[test]
fn books_of_every_script_are_found_and_line_up() {
    let desk = Desk::new();
    desk.json(&["add", "源氏物語", "--author", "紫式部", "--pages", "1135"]);
    desk.json(&["add", "Преступление и наказание", "--author", "Фёдор Достоевский", "--pages", "671"]);
    desk.json(&["add", "Émile ou De l’éducation", "--author", "Jean-Jacques Rousseau", "--pages", "629"]);
    assert_eq!(desk.titles(&["emile"]), ["Émile ou De l’éducation"]);
    assert_eq!(desk.titles(&["достоевский"]), ["Преступление и наказание"]);
    assert_eq!(desk.json(&["show", "源氏物語"])["authors"], json!(["紫式部"]));
    let said = desk.say(&["list"]);
    let genji = said.lines().find(|line| line.starts_with("源氏物語")).unwrap();
    // Eight columns of title, sixteen to the widest title, two between.
    assert!(genji.starts_with(&format!("源氏物語{}  紫式部", " ".repeat(16))), "{said}");
}

#[test]
fn a_whole_word_is_meant_before_the_beginning_of_another() {
    let desk = Desk::new();
    let first = desk.json(&["add", "Proust, volume 1"])["id"].clone();
    desk.json(&["add", "Proust, volume 10"]);
    assert_eq!(desk.json(&["show", "volume 1"])["id"], first);
    assert!(desk.refused(3, &["show", "prou"]).contains("volume 10"));
    assert!(desk.refused(3, &["show", "?!"]).contains("no book"), "no word fits no book");
    desk.refused(3, &["show", ""]);
}

#[test]
fn a_list_is_sorted_and_cut_as_asked() {
    let desk = Desk::new();
    for (title, pages) in [("A", "300"), ("B", "100"), ("C", "200")] {
        desk.json(&["add", title, "--pages", pages]);
    }
    assert_eq!(desk.titles(&["--sort", "pages"]), ["B", "C", "A"]);
    assert_eq!(desk.titles(&["--sort", "pages:desc"]), ["A", "C", "B"]);
    assert_eq!(desk.titles(&["--sort", "added:desc", "--limit", "1", "--offset", "1"]), ["B"]);
    let window = desk.json(&["list", "--limit", "2"]);
    assert_eq!((window["total"].as_u64(), window["books"].as_array().unwrap().len()), (Some(3), 2));
    assert!(desk.say(&["list", "--limit", "2", "--offset", "1"]).ends_with("2 of 3 books, from number 2\n"));
    assert_eq!(desk.say(&["list", "--limit", "0"]), "0 of 3 books\n");
}

#[test]
fn a_list_longer_than_one_question_of_the_core_comes_whole() {
    let desk = Desk::with_plan("backend-canon");
    let few = desk.titles(&["--limit", "40"]);
    let all = desk.titles(&["--limit", "100000"]);
    assert_eq!(few, all[..40]);
}

#[test]
fn a_book_is_shown_with_everything_that_hangs_on_it() {
    let desk = Desk::with_plan("backend-engineering");
    let book = "Node.js Design Patterns";
    desk.json(&["log", book, "66", "--minutes", "40"]);
    desk.json(&["note", book, "Reactor first", "--at", "12"]);
    let shown = desk.json(&["show", book]);
    for (list, length) in [("editions", 2), ("reads", 1), ("sessions", 1), ("notes", 1), ("plans", 2)] {
        assert_eq!(shown[list].as_array().unwrap().len(), length, "{list}");
    }
    assert_eq!(shown["people"][0], json!({ "name": "Mario Casciaro", "role": "author" }));
    assert_eq!(shown["authors"][0], "Mario Casciaro", "as in the list");
    assert_eq!(shown["plans"][0]["item"]["state"], "reading");
    let said = desk.say(&["show", book]);
    for words in ["page 66", "Reactor first", "40 min", "Backend Engineering", "begun 3 May 2026"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn facts_of_book_and_edition_change_in_one_step() {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--pages", "400", "--tag", "novel"]);
    let words = ["pages=474", "first_published=1815", "authors=Jane Austen; Fiona Stafford (editor)", "format=paper"];
    let edited = desk.json(&[&["edit", "emma"][..], &words[..]].concat());
    assert_eq!(edited["book"]["pages"], 474);
    let shown = desk.json(&["show", "emma"]);
    assert_eq!(shown["people"][1], json!({ "name": "Fiona Stafford", "role": "editor" }));
    assert_eq!((&shown["first_published"], &shown["editions"][0]["format"]), (&json!("1815"), &json!("paper")));
    assert_eq!(shown["tags"], json!(["novel"]), "what is not named stays");
    desk.json(&["undo"]);
    let before = desk.json(&["show", "emma"]);
    assert_eq!((&before["pages"], &before["first_published"]), (&json!(400), &json!(null)));
}

#[test]
fn an_edit_that_cannot_be_changes_nothing_at_all() {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--pages", "400"]);
    assert!(desk.refused(1, &["edit", "emma", "pages=500", "title="]).contains("title"));
    assert_eq!(desk.json(&["show", "emma"])["pages"], 400);
}

#[test]
fn saying_what_is_so_already_is_no_step() {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--pages", "400"]);
    let edited = desk.json(&["edit", "emma", "pages=400"]);
    assert_eq!((&edited["changed"], &edited["label"]), (&json!(false), &json!(null)));
    assert!(desk.say(&["edit", "emma", "pages=400"]).starts_with("Nothing to change"));
}

#[test]
fn tags_are_put_on_and_taken_off_and_others_stay() {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--tag", "novel", "--tag", "unread"]);
    let tagged = desk.json(&["tag", "emma", "+19th century", "-unread", "+classic"]);
    assert_eq!(tagged["book"]["tags"], json!(["19th century", "classic", "novel"]));
    assert!(desk.refused(2, &["tag", "emma", "classic"]).contains("+classic"));
    assert!(desk.refused(2, &["tag", "emma", "+a", "--jsno"]).contains("--jsno"));
    assert!(desk.say(&["tag", "emma", "--help"]).contains("+TAG puts it on"));
}

#[test]
fn stars_are_given_in_halves_and_taken_away() {
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    assert_eq!(desk.json(&["rate", "emma", "4.5"])["book"]["rating"], 4.5);
    assert_eq!(desk.json(&["rate", "emma", "3½"])["book"]["rating"], 3.5);
    assert!(desk.refused(1, &["rate", "emma", "4.7"]).contains("half stars"));
    assert_eq!(desk.json(&["rate", "emma", "none"])["book"]["rating"], json!(null));
}

#[test]
fn what_goes_to_the_trash_comes_back_with_its_notes() {
    let desk = Desk::new();
    let id = desk.json(&["add", "Emma", "--author", "Jane Austen"])["id"].clone();
    desk.json(&["add", "Persuasion"]);
    desk.json(&["note", "emma", "Box Hill"]);
    assert_eq!(desk.json(&["remove", "emma", "persuasion"])["ids"].as_array().unwrap().len(), 2);
    assert_eq!(desk.titles(&[]), [""; 0]);
    desk.refused(3, &["show", "emma"]);
    assert_eq!(desk.json(&["trash"])["total"], 2);
    for name in ["emma", "austen", id.as_str().unwrap()] {
        assert_eq!(desk.json(&["trash", "--restore", name])["ids"], json!([id]), "{name}");
        assert_eq!(desk.json(&["show", "emma"])["notes"][0]["text"], "Box Hill");
        desk.json(&["remove", "emma"]);
    }
    assert!(desk.refused(3, &["trash", "--restore", "Ulysses"]).contains("in the trash"));
}

#[test]
fn a_book_is_named_by_id_by_its_beginning_by_isbn_and_by_words() {
    let desk = Desk::new();
    let isbn = "9780141439587";
    let id = desk.json(&["add", "Emma", "--author", "Jane Austen", "--isbn", isbn])["id"].clone();
    let id = id.as_str().unwrap();
    desk.json(&["add", "Ulysses"]);
    for name in [id, &id[..18], isbn, "0-14-143958-0", "EMMA", "austen", "Jane Emma"] {
        assert_eq!(desk.json(&["show", name])["id"], id, "{name}");
    }
}
