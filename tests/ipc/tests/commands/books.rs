//! Books, editions and the library's windows.

use serde_json::{Value, json};

use crate::scene::Scene;

#[test]
fn a_book_needs_only_a_title() {
    let scene = Scene::empty();
    let added = scene.ok("book_add", json!({ "draft": { "title": "  Emma " }, "edition": {} }));
    assert_eq!(added["label"], "Added Emma");
    let book = scene.ok("book_get", json!({ "id": added["value"] }));
    assert_eq!((&book["title"], &book["editions"]), (&json!("Emma"), &json!([])));
}

#[test]
fn the_form_of_a_book_starts_from_what_is_known_and_saving_it_changes_nothing() {
    let scene = Scene::new();
    let draft = scene.ok("book_draft", json!({ "id": "$book" }));
    assert_eq!(draft["authors"], json!([{ "name": "Jane Austen", "role": "author" }]));
    let before = scene.ok("book_get", json!({ "id": "$book" }));
    scene.ok("book_edit", json!({ "id": "$book", "draft": draft }));
    assert_eq!(scene.ok("book_get", json!({ "id": "$book" })), before);
}

#[test]
fn the_library_is_read_in_windows_in_the_order_that_was_asked() {
    let scene = Scene::empty();
    for title in ["C", "A", "D", "B"] {
        scene.ok("book_add", json!({ "draft": { "title": title }, "edition": {} }));
    }
    let titles = |query: Value| -> Vec<String> {
        let page = scene.ok("book_list", json!({ "query": query }));
        assert_eq!(page["total"], 4);
        let rows = page["books"].as_array().expect("rows").clone();
        rows.iter().filter_map(|row| row["title"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(titles(json!({ "limit": 2 })), ["A", "B"]);
    assert_eq!(titles(json!({ "limit": 2, "offset": 2 })), ["C", "D"]);
    assert_eq!(titles(json!({ "limit": 3, "descending": true })), ["D", "C", "B"]);
    assert_eq!(titles(json!({ "limit": 9, "sort": "added" })), ["C", "A", "D", "B"]);
    assert_eq!(titles(json!({ "limit": 9, "offset": 9 })), Vec::<String>::new());
}

#[test]
fn the_row_of_a_book_says_where_it_stands() {
    let scene = Scene::new();
    let page = scene.ok("book_list", json!({ "query": { "text": "austen", "limit": 5 } }));
    let row = &page["books"][0];
    assert_eq!(row["state"], "reading", "{row}");
    assert_eq!(row["position"], json!({ "unit": "page", "value": 50.0 }));
    assert_eq!(row["pages"], 300);
    assert_eq!((&row["plans"], &row["notes"]), (&json!(1), &json!(1)));
}

#[test]
fn the_trash_holds_what_was_removed_until_it_is_brought_back() {
    let scene = Scene::new();
    let trash = || scene.ok("book_list", json!({ "query": { "in_trash": true, "limit": 9 } }));
    assert_eq!(trash()["books"][0]["title"], "Sanditon");
    assert!(scene.ok("book_get", json!({ "id": "$gone" }))["removed_at"].is_number() || trash()["total"] == 1);
    scene.ok("book_restore", json!({ "ids": ["$gone"] }));
    assert_eq!(trash()["total"], 0);
}

#[test]
fn tags_are_put_on_and_taken_off_several_books_at_once() {
    let scene = Scene::new();
    let tagged = scene.ok("book_tag", json!({ "ids": ["$book", "$other"], "add": ["regency"], "remove": ["novel"] }));
    assert_eq!(tagged["label"], "Tagged 2 books");
    let tags = scene.ok("tag_list", json!({}));
    let regency = tags.as_array().expect("a list").iter().find(|tag| tag["name"] == "regency").expect("in use");
    assert_eq!(regency["books"], 2);
    assert!(!tags.to_string().contains("novel"), "a tag that nothing carries is not listed: {tags}");
}

#[test]
fn an_edition_takes_any_way_of_writing_an_isbn_and_contents_by_the_line() {
    let scene = Scene::new();
    scene.ok("edition_edit", json!({ "id": "$edition", "draft": { "isbn": "0-14-143958-0", "pages": "474" } }));
    scene.ok("contents_set", json!({ "edition": "$edition", "text": "Volume I ... 1\nVolume II ... 150" }));
    let edition = &scene.ok("book_get", json!({ "id": "$book" }))["editions"][0];
    assert_eq!((&edition["isbn13"], &edition["isbn10"]), (&json!("9780141439587"), &json!("0141439580")));
    let spans: Vec<_> = edition["chapters"]
        .as_array()
        .expect("chapters")
        .iter()
        .map(|chapter| (chapter["title"].clone(), chapter["first_page"].clone(), chapter["last_page"].clone()))
        .collect();
    assert_eq!(spans, [(json!("Volume I"), json!(1), json!(149)), (json!("Volume II"), json!(150), json!(474))]);
}

#[test]
fn a_rating_and_a_review_belong_to_the_read_under_way() {
    let scene = Scene::new();
    scene.ok("book_rate", json!({ "id": "$book", "rating": 4.5 }));
    scene.ok("book_review", json!({ "id": "$book", "text": "Funny, *slow*." }));
    let read = &scene.ok("read_list", json!({ "book": "$book" }))[0];
    assert_eq!((&read["rating"], &read["review"]), (&json!(4.5), &json!("Funny, *slow*.")));
    assert!(read["review_html"].as_str().is_some_and(|html| html.contains("<em>slow</em>")), "{read}");
}
