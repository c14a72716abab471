//! Contents, chapters, editions, and two books that are one.

use std::fs;
use std::io::Write as _;

use serde_json::json;

use crate::desk::{Desk, rows, texts};

const CONTENTS: &str = "Preface 1\nPart I\n1. Sense 11\n2. Sensibility 41\nPart II\n3. Pride 61\n4. Prejudice 81";

fn textbook() -> Desk {
    let desk = Desk::new();
    desk.json(&["add", "Essays", "--pages", "100"]);
    desk.json(&["contents", "essays", "--set", CONTENTS]);
    desk
}

#[test]
fn contents_are_set_shown_and_set_again_from_what_was_shown() {
    let desk = textbook();
    let shown = desk.json(&["contents", "essays"]);
    assert_eq!(
        texts(&shown["chapters"], "title"),
        ["Preface", "Part I", "Sense", "Sensibility", "Part II", "Pride", "Prejudice"]
    );
    assert_eq!((&shown["chapters"][2]["number"], &shown["chapters"][2]["depth"]), (&json!(1), &json!(1)));
    let again = desk.json(&["contents", "essays", "--set", shown["text"].as_str().unwrap()]);
    assert_eq!(again["changed"], false, "it is the same");
    assert!(desk.say(&["contents", "essays"]).contains("  2. Sensibility … 41"));
}

#[test]
fn a_preview_says_what_is_understood_and_saves_nothing() {
    let desk = textbook();
    let preview = desk.json(&["contents", "essays", "--preview", "--set", "Contents\n1. One 9\n2. Two 20"]);
    assert_eq!(preview["lines"][1]["chapter"]["title"], "One");
    assert_eq!(preview["lines"][0]["chapter"], json!(null), "a heading is passed over");
    assert_eq!(rows(&desk.json(&["contents", "essays"])["chapters"]).len(), 7);
    let ran = desk.run(&["contents", "essays", "--preview", "--set", "One 20\nTwo 9"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("before what stands above it"), "{}", ran.out);
    assert!(desk.refused(1, &["contents", "essays", "--set", "One 20\nTwo 9"]).contains("Line 2"));
    assert!(desk.refused(2, &["contents", "essays", "--preview"]).contains("--from"));
}

/// A small e-book with contents of its own.
fn epub(nav: &str, ncx: Option<&str>) -> Vec<u8> {
    let mut book = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        book.start_file(name, zip::write::SimpleFileOptions::default()).expect("an e-book in memory");
        book.write_all(text.as_bytes()).expect("an e-book in memory");
    };
    put("mimetype", "application/epub+zip");
    put(
        "META-INF/container.xml",
        r#"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#,
    );
    let item = match ncx {
        Some(_) => r#"<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>"#,
        None => r#"<item id="n" href="text/nav%20one.xhtml" properties="nav scripted"/>"#,
    };
    put("OEBPS/book.opf", &format!("<package><manifest><item id='c' href='c.xhtml'/>{item}</manifest></package>"));
    put("OEBPS/text/nav one.xhtml", nav);
    put("OEBPS/toc.ncx", ncx.unwrap_or_default());
    book.finish().expect("an e-book in memory").into_inner()
}

#[test]
fn contents_come_out_of_an_epub() {
    let desk = textbook();
    let nav = r#"<html xmlns:epub="x"><body><nav epub:type="landmarks"><ol><li><a href="x">Start</a></li></ol></nav>
        <nav epub:type="toc"><ol><li><span>Part <i>One</i></span><ol>
        <li><a href="a#b">1. Ham &amp; <em>Eggs</em></a></li><li><a href="c">2. Fahrenheit 451</a></li></ol></li></ol></nav></body></html>"#;
    let file = desk.file("essays.epub");
    fs::write(&file, epub(nav, None)).unwrap();
    let set = desk.json(&["contents", "essays", "--from", file.to_str().unwrap()]);
    assert_eq!(texts(&set["chapters"], "title"), ["Part One", "Ham & Eggs", "Fahrenheit 451"]);
    assert_eq!((&set["chapters"][2]["depth"], &set["chapters"][2]["first_page"]), (&json!(1), &json!(null)));
    let ncx = "<ncx><navMap><navPoint><navLabel><text>Old</text></navLabel><navPoint><navLabel><text>Older</text></navLabel></navPoint></navPoint></navMap></ncx>";
    fs::write(&file, epub("", Some(ncx))).unwrap();
    let set = desk.json(&["contents", "essays", "--from", file.to_str().unwrap()]);
    assert_eq!(texts(&set["chapters"], "title"), ["Old", "Older"]);
    assert_eq!(set["chapters"][1]["depth"], 1);
}

#[test]
fn contents_come_out_of_a_text_file_and_what_holds_none_is_refused_in_words() {
    let desk = textbook();
    let file = |name: &str, bytes: &[u8]| {
        fs::write(desk.file(name), bytes).unwrap();
        desk.file(name).to_str().unwrap().to_owned()
    };
    let text = file("contents.txt", b"1. Caf\xe9 1\n2. Tea 50");
    assert_eq!(desk.json(&["contents", "essays", "--from", &text])["chapters"][0]["title"], "Café");
    let refused = |path: &str| desk.refused(1, &["contents", "essays", "--from", path]);
    assert!(refused(&file("a.pdf", b"%PDF-1.7")).contains("PDF"));
    assert!(refused(&file("a.png", b"\x89PNG\0")).contains("neither text nor an EPUB"));
    assert!(refused(&file("a.zip", &[b"PK\x03\x04".as_slice(), &[7; 90]].concat())).contains("damaged"));
    assert!(refused(&file("b.epub", &epub("<html/>", None))).contains("no table of contents"));
    assert!(refused("no-such-file").contains("Opening"));
    assert_eq!(rows(&desk.json(&["contents", "essays"])["chapters"]).len(), 2, "nothing was lost");
}

#[test]
fn chapters_are_ticked_in_any_order_and_shown_with_what_is_read() {
    let desk = textbook();
    let ticked = desk.json(&["chapter", "essays", "tick", "4", "1-2"]);
    assert_eq!((&ticked["book"]["progress"], &ticked["book"]["state"]), (&json!(0.7), &json!("reading")));
    desk.json(&["chapter", "essays", "untick", "sensibility"]);
    let show = desk.json(&["show", "essays"]);
    let read: Vec<_> = rows(&show["contents"])
        .iter()
        .filter(|chapter| chapter["share"] == 1.0)
        .map(|chapter| chapter["number"].clone())
        .collect();
    assert_eq!(read, [json!(1), json!(4)]);
    assert_eq!(show["reads"][0]["covered"], json!([{ "from": 0.1, "to": 0.4 }, { "from": 0.8, "to": 1.0 }]));
    assert!(desk.say(&["show", "essays"]).contains("Prejudice"));
    assert!(desk.refused(3, &["chapter", "essays", "tick", "9"]).contains("“9”"));
    assert!(desk.refused(3, &["chapter", "essays", "tick", "pr"]).contains("Prejudice"), "two chapters fit");
}

#[test]
fn an_entry_may_name_chapters_instead_of_a_place() {
    let desk = textbook();
    let logged = desk.json(&["log", "essays", "--chapter", "3", "--minutes", "40"]);
    assert_eq!((&logged["position"]["value"], &logged["book"]["progress"]), (&json!(80.0), &json!(0.2)));
    assert_eq!(rows(&desk.json(&["show", "essays"])["sessions"][0]["chapters"]).len(), 1);
    assert!(desk.refused(2, &["log", "essays"]).contains("POSITION"));
}

#[test]
fn editions_are_added_changed_ordered_and_taken_away() {
    let desk = textbook();
    let added = desk.json(&["edition", "essays", "add", "format=audio", "minutes=5h"]);
    assert_eq!(rows(&added["editions"]).len(), 2);
    let moved = desk.json(&["edition", "essays", "move", "audio", "--before", "1"]);
    assert_eq!((&moved["editions"][0]["minutes"], &moved["book"]["pages"]), (&json!(300), &json!(null)));
    desk.json(&["edition", "essays", "edit", "2", "edition=2nd", "pages=120"]);
    assert_eq!(desk.json(&["show", "essays"])["editions"][1]["name"], "2nd");
    assert_eq!(rows(&desk.json(&["edition", "essays", "remove", "2nd"])["editions"]).len(), 1);
    assert!(desk.refused(1, &["edition", "essays", "add", "title=No"]).contains("field of the book"));
    assert!(desk.refused(3, &["edition", "essays", "remove", "9"]).contains("“9”"));
}

#[test]
fn two_books_that_are_one_are_looked_at_merged_and_taken_apart_again() {
    let desk = textbook();
    desk.json(&["add", "Essays, read aloud", "--tag", "audio"]);
    desk.json(&["note", "aloud", "A good voice"]);
    let preview = desk.json(&["merge", "Essays", "aloud", "--dry-run"]);
    assert_eq!((&preview["notes"], &preview["tags"]), (&json!(1), &json!(["audio"])));
    assert!(desk.say(&["merge", "Essays", "aloud", "--dry-run"]).contains("1 note"));
    assert_eq!(desk.titles(&[]).len(), 2, "nothing happened yet");
    assert_eq!(desk.json(&["merge", "Essays", "aloud"])["book"]["notes"], 1);
    assert_eq!(desk.titles(&[]), ["Essays"]);
    desk.json(&["undo"]);
    assert_eq!(desk.titles(&[]).len(), 2);
    assert!(desk.refused(1, &["merge", "Essays", "Essays"]).contains("itself") || desk.titles(&[]).len() == 2);
}
