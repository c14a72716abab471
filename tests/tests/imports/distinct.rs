//! Marks that are near one another and alike, and still are several: none swallows another.

use std::fmt::Write;
use std::fs;

use lectern_core::books;
use lectern_core::notes::{self, NoteKind};
use lectern_core::transfer::import::{Choices, Input, Mapping, Source};
use lectern_tests::Desk;
use proptest::prelude::*;
use rusqlite::Connection;

use crate::desk::{import, import_with, source};

const HEADER: &str = "Highlight,Book Title,Book Author,Note,Color,Location Type,Location,Highlighted at\n";

/// What the library has of a book: its quotes and notes with their places, in the order of their words.
fn marks(desk: &Desk, title: &str) -> Vec<(NoteKind, String, String)> {
    let book = desk.ask(|view| books::find(view, title));
    let place = |note: &notes::Note| note.anchor.as_ref().map_or(String::new(), |at| format!("{}", at.value));
    let mut marks: Vec<_> = desk
        .ask(|view| notes::of_book(view, book))
        .into_iter()
        .map(|note| (note.kind, note.text.clone(), place(&note)))
        .collect();
    marks.sort_by(|one, other| (one.0.as_str(), &one.1, &one.2).cmp(&(other.0.as_str(), &other.1, &other.2)));
    marks
}

fn texts(desk: &Desk, kind: NoteKind) -> Vec<String> {
    marks(desk, "Tides").into_iter().filter(|mark| mark.0 == kind).map(|mark| mark.1).collect()
}

/// Three highlights with these notes, at these places, a minute apart or of no day.
fn readwise(unit: &str, rows: [(&str, &str); 3], is_dated: bool) -> String {
    let quotes = ["The tide turned.", "Another sentence close by it.", "Salt and sand."];
    let mut text = HEADER.to_owned();
    for (at, ((note, place), quote)) in rows.iter().zip(quotes).enumerate() {
        let made = if is_dated { format!("2024-05-01 10:0{at}:00+00:00") } else { String::new() };
        writeln!(text, "{quote},Tides,Ada Quill,{note},,{unit},{place},{made}").expect("a text");
    }
    text
}

#[test]
fn the_same_note_at_several_highlights_is_kept_at_each() {
    for unit in ["page", "location", "order", "none"] {
        for is_dated in [true, false] {
            let desk = Desk::new();
            let text = readwise(unit, [(".concept", "20"), (".concept", "21"), (".concept", "21")], is_dated);
            import(&desk, &text);
            assert_eq!(texts(&desk, NoteKind::Note), [".concept"; 3], "{unit} {is_dated}");
            assert_eq!(texts(&desk, NoteKind::Quote).len(), 3);
            let (report, _) = import(&desk, &text.replace(".concept,,", ".concept,blue,"));
            assert_eq!((report.new, report.changed), (0, 0), "told again with a colour: {unit} {is_dated}");
            assert_eq!(texts(&desk, NoteKind::Note).len(), 3);
        }
    }
}

#[test]
fn a_note_that_holds_the_words_of_the_next_stays_at_its_own_highlight() {
    let desk = Desk::new();
    import(&desk, &readwise("page", [("important", "20"), ("very important", "21"), ("not important", "200")], true));
    let expected = [("important", "20"), ("not important", "200"), ("very important", "21")];
    let expected = expected.map(|(text, place)| (NoteKind::Note, text.to_owned(), place.to_owned()));
    assert_eq!(marks(&desk, "Tides")[..3], expected);
}

#[test]
fn a_note_that_was_written_on_becomes_the_longer_one_at_its_highlight() {
    let desk = Desk::new();
    import(&desk, &readwise("page", [("important", "20"), ("very important", "21"), ("", "200")], true));
    import(&desk, &readwise("page", [("important for later", "20"), ("very important", "21"), ("", "200")], true));
    assert_eq!(texts(&desk, NoteKind::Note), ["important for later", "very important"]);
}

fn clip(kind: &str, location: &str, minute: u32, text: &str) -> String {
    format!(
        "Tides (Quill, Ada)\n- Your {kind} on Location {location} | Added on Monday, May 4, 2020 9:{minute:02}:00 AM\n\n{text}\n==========\n"
    )
}

#[test]
fn short_highlights_of_a_kindle_stay_beside_longer_ones_that_hold_their_words() {
    let all = [
        ("100-100", "Rust"),
        ("130-131", "Rust is a language for reliable software"),
        ("138-138", "reliable software"),
    ];
    let clips: Vec<String> = (1..).zip(all).map(|(at, (place, text))| clip("Highlight", place, at, text)).collect();
    let expected = ["Rust", "Rust is a language for reliable software", "reliable software"];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let (at_once, grown) = (Desk::new(), Desk::new());
        import(&at_once, &order.map(|at| clips[at].clone()).concat());
        assert_eq!(texts(&at_once, NoteKind::Quote), expected, "{order:?}");
        for many in 1..=3 {
            import(&grown, &order[..many].iter().map(|at| clips[*at].clone()).collect::<String>());
        }
        assert_eq!(texts(&grown, NoteKind::Quote), expected, "one more each time: {order:?}");
    }
}

#[test]
fn highlights_of_a_kindle_that_share_a_sentence_are_both_kept() {
    let desk = Desk::new();
    let first = clip("Highlight", "738-740", 1, "This sentence states one thing. And the second sentence is here.");
    let second = clip("Highlight", "740-742", 2, "And the second sentence is here. A third one follows it.");
    import(&desk, &(first + &second));
    assert_eq!(texts(&desk, NoteKind::Quote).len(), 2);
}

#[test]
fn notes_of_a_kindle_stay_at_their_highlights() {
    let desk = Desk::new();
    let file = clip("Highlight", "100-101", 1, "The tide turned.")
        + &clip("Note", "101", 2, "important")
        + &clip("Highlight", "105-106", 3, "Another sentence close by it.")
        + &clip("Note", "106", 4, "very important");
    import(&desk, &file);
    let notes: Vec<_> = marks(&desk, "Tides").into_iter().filter(|mark| mark.0 == NoteKind::Note).collect();
    let expected = [("important", "100"), ("very important", "105")];
    assert_eq!(notes, expected.map(|(text, place)| (NoteKind::Note, text.to_owned(), place.to_owned())));
}

#[test]
fn the_same_note_at_two_highlights_of_a_kobo_is_kept_at_both() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().expect("a folder"));
    let path = folder.path().join("KoboReader.sqlite");
    let db = Connection::open(&path).expect("a file");
    db.execute_batch(
        "CREATE TABLE content (ContentID TEXT, ContentType TEXT, MimeType TEXT, Title TEXT, Attribution TEXT, Accessibility INTEGER);
         CREATE TABLE Bookmark (BookmarkID TEXT, VolumeID TEXT, ContentID TEXT, Text TEXT, Annotation TEXT, DateCreated TEXT,
             ChapterProgress REAL, Hidden BOOL);
         INSERT INTO content VALUES ('file:///tides', '6', 'application/epub+zip', 'Tides', 'Ada Quill', 1);
         INSERT INTO Bookmark VALUES
             ('1', 'file:///tides', 'ch1', 'The tide turned.', 'important', '2024-05-01T10:00:00', 0.25, 'false'),
             ('2', 'file:///tides', 'ch1', 'tide', 'important', '2024-05-01T10:05:00', 0.3, 'false'),
             ('3', 'file:///tides', 'ch1', 'And the tide turned. And turned.', 'very important', '2024-05-01T10:06:00', 0.4, 'false');",
    )
    .expect("tables");
    drop(db);
    let opened = || Source::open(Input::Path(path.clone()), Mapping::default()).expect("a Kobo");
    import_with(&desk, opened(), &Choices::Keep).expect("an import");
    assert_eq!(texts(&desk, NoteKind::Note), ["important", "important", "very important"]);
    assert_eq!(texts(&desk, NoteKind::Quote).len(), 3);
    fs::metadata(&path).expect("the file stays");
    assert_eq!(import_with(&desk, opened(), &Choices::Keep).expect("an import").1, None);
}

#[test]
fn a_highlight_that_two_programs_tell_is_one_with_one_note() {
    let kindle = clip("Highlight", "100-102", 0, "The tide turned at last.") + &clip("Note", "102", 0, "why");
    let other =
        format!("{HEADER}The tide turned at last.,Tides,Ada Quill,why,,location,100,2020-05-04 07:00:00+00:00\n");
    for files in [[&kindle, &other], [&other, &kindle]] {
        let desk = Desk::new();
        for file in files {
            import(&desk, file);
        }
        assert_eq!(texts(&desk, NoteKind::Quote), ["The tide turned at last."]);
        assert_eq!(texts(&desk, NoteKind::Note), ["why"]);
    }
}

/// A highlight as a program keeps it, and whether it has a note.
#[derive(Debug, Clone)]
struct Made {
    quote: String,
    note: String,
    page: u32,
}

fn made() -> impl Strategy<Value = Vec<Made>> {
    // Few words, so that many are alike and one holds another.
    let words = "(tide|salt|the tide|the tide turned at last)( and (sand|salt)){0,2}";
    let one = (words, "(important|very important|why|)", 1_u32..30);
    prop::collection::vec(one.prop_map(|(quote, note, page)| Made { quote, note, page }), 1..14)
}

fn file(all: &[Made], unit: &str) -> String {
    let mut text = HEADER.to_owned();
    for (at, Made { quote, note, page }) in all.iter().enumerate() {
        let (minute, second) = (at / 60, at % 60);
        writeln!(text, "{quote},Tides,Ada Quill,{note},,{unit},{page},2024-05-01 10:{minute:02}:{second:02}+00:00")
            .expect("a text");
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_highlight_of_a_file_comes_with_its_note_and_the_same_file_changes_nothing(
        all in made(),
        unit in prop::sample::select(vec!["page", "location", "order", "none"]),
    ) {
        let desk = Desk::new();
        let text = file(&all, unit);
        import(&desk, &text);
        let count = |kind| texts(&desk, kind).len();
        prop_assert_eq!(count(NoteKind::Quote), all.len(), "{}", &text);
        prop_assert_eq!(count(NoteKind::Note), all.iter().filter(|made| !made.note.is_empty()).count(), "{}", &text);
        let (_, label, _) = import_with(&desk, source(&text).expect("highlights"), &Choices::Keep).expect("an import");
        prop_assert_eq!(label, None);
        // What stands beside them changes, and each is known again.
        import(&desk, &text.replace(",,page", ",blue,page").replace(",,location", ",blue,location"));
        prop_assert_eq!(count(NoteKind::Quote), all.len(), "{}", &text);
        prop_assert_eq!(count(NoteKind::Note), all.iter().filter(|made| !made.note.is_empty()).count(), "{}", &text);
    }

    #[test]
    fn what_a_file_has_more_than_before_comes_and_nothing_else(all in made(), first in any::<prop::sample::Index>()) {
        // Far enough from one another that none can be another made longer.
        let all: Vec<Made> = (0..).zip(all).map(|(at, made)| Made { page: 1 + at * 5, ..made }).collect();
        let (grown, at_once) = (Desk::new(), Desk::new());
        import(&grown, &file(&all[..first.index(all.len()) + 1], "page"));
        import(&grown, &file(&all, "page"));
        import(&at_once, &file(&all, "page"));
        prop_assert_eq!(marks(&grown, "Tides"), marks(&at_once, "Tides"));
    }
}
