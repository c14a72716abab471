//! What a reader may rely on when notes link to books and notes, and show pictures.

use lectern_core::books::{self, BookDraft};
use lectern_core::check::check;
use lectern_core::markdown::Target;
use lectern_core::notes::{self, Backlink, NoteChoice, NoteDraft, NoteKind};
use lectern_core::plans::file::PlanFile;
use lectern_core::plans::{self, UpdateChoice};
use lectern_core::values::{BookId, NoteId};
use lectern_core::{Error, Op, merge, rename};
use lectern_tests::Desk;
use rstest::rstest;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand so on";

fn write(desk: &Desk, book: BookId, text: &str) -> NoteId {
    let draft = NoteDraft { book: Some(book), text: text.to_owned(), ..NoteDraft::default() };
    desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft))
}

fn names(links: &[Backlink]) -> Vec<&str> {
    links.iter().map(|link| link.name.as_str()).collect()
}

fn rename(desk: &Desk, book: BookId, title: &str) {
    let draft = BookDraft { title: title.to_owned(), ..BookDraft::default() };
    desk.change(Op::BookEdit, |tx| rename::edit_book(tx, book, &draft));
}

#[rstest]
#[case("[[Émile]]")]
#[case("[[emile]]")]
#[case("[[  ÉMILE  |that book]]")]
fn a_link_finds_its_book_however_it_is_typed(#[case] text: &str) {
    let desk = Desk::new();
    let (emile, emma) = (desk.book("Émile", 300), desk.book("Emma", 400));
    let note = write(&desk, emma, text);
    let links = desk.ask(|view| notes::get(view, note)).links;
    assert_eq!(links[0].target, Some(Target::Book { id: emile }));
    assert_eq!(desk.ask(|view| notes::links_to_book(view, emile))[0].note, note);
}

#[test]
fn a_link_to_nothing_is_shown_as_such_until_there_is_a_book() {
    let desk = Desk::new();
    let emma = desk.book("Emma", 400);
    let note = write(&desk, emma, "As in [[Ulysses]].");
    assert!(desk.ask(|view| notes::get(view, note)).html.contains("data-missing=\"Ulysses\""));
    let ulysses = desk.book("Ulysses", 700);
    assert!(desk.ask(|view| notes::get(view, note)).html.contains(&format!("data-book=\"{ulysses}\"")));
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[ulysses]));
    assert!(desk.ask(|view| notes::get(view, note)).html.contains("data-missing"), "a book in the trash is not meant");
    desk.undo();
    assert_eq!(names(&desk.ask(|view| notes::links_to_book(view, ulysses))), ["As in Ulysses."]);
}

fn text(desk: &Desk, note: NoteId) -> String {
    desk.ask(|view| notes::get(view, note)).text
}

#[rstest]
#[case("As in [[ulysses]].", "As in [[Dubliners]].")]
#[case("As in [[Ulysses|that book]], `[[Ulysses]]`", "As in [[Dubliners|that book]], `[[Ulysses]]`")]
#[case("- [[Ulysses]]\n- [[ULYSSES ]], again", "- [[Dubliners]]\n- [[Dubliners]], again")]
fn a_link_goes_along_when_its_book_is_renamed(#[case] before: &str, #[case] after: &str) {
    let desk = Desk::new();
    let (emma, ulysses) = (desk.book("Emma", 400), desk.book("Ulysses", 700));
    let note = write(&desk, emma, before);
    rename(&desk, ulysses, "Dubliners");
    assert_eq!(text(&desk, note), after);
    assert_eq!(desk.ask(|view| notes::links_to_book(view, ulysses))[0].note, note);
    desk.undo();
    assert_eq!(text(&desk, note), before, "one step takes both back");
}

#[test]
fn a_link_is_by_id_where_the_new_title_means_another_book_or_cannot_stand_in_brackets() {
    let desk = Desk::new();
    let (emma, ulysses) = (desk.book("Emma", 400), desk.book("Ulysses", 700));
    let note = write(&desk, emma, "As in [[Ulysses]].");
    rename(&desk, ulysses, "Emma");
    assert_eq!(text(&desk, note), format!("As in [[{ulysses}|Emma]]."));
    desk.undo();
    rename(&desk, ulysses, "Arrays [draft]");
    assert_eq!(text(&desk, note), format!("As in [[{ulysses}|Arrays draft]]."));
    assert_eq!(desk.ask(|view| notes::links_to_book(view, ulysses))[0].note, note);
}

#[test]
fn a_link_that_means_another_book_of_that_title_stays() {
    let desk = Desk::new();
    let (first, second) = (desk.book("Emma", 400), desk.book("Emma", 320));
    let note = write(&desk, first, "As in [[Emma]].");
    rename(&desk, second, "Emma, abridged");
    assert_eq!(text(&desk, note), "As in [[Emma]].");
}

#[test]
fn a_link_goes_along_when_its_note_gets_another_heading() {
    let desk = Desk::new();
    let emma = desk.book("Emma", 400);
    let heading = write(&desk, emma, "# On matches\n\nAs [[On matches]] says.");
    let note = write(&desk, emma, "See [[on matches]].");
    let draft = NoteDraft {
        book: Some(emma),
        text: "# On marriages\n\nAs [[On matches]] says.".into(),
        ..NoteDraft::default()
    };
    desk.change(Op::NoteEdit, |tx| notes::edit(tx, heading, &draft));
    assert_eq!(text(&desk, note), "See [[On marriages]].");
    assert_eq!(text(&desk, heading), draft.text, "what is being written is the reader's");
}

#[test]
fn links_to_a_book_that_was_merged_away_mean_the_one_that_stays() {
    let desk = Desk::new();
    let (keep, other) = (desk.book("Emma", 400), desk.book("Emma, a novel", 410));
    let note = write(&desk, keep, &format!("As in [[Emma, a novel]] and [[{other}|here]]."));
    desk.change(Op::BookMerge, |tx| merge::merge(tx, keep, other));
    assert_eq!(text(&desk, note), format!("As in [[Emma]] and [[{keep}|here]]."));
    assert_eq!(desk.ask(|view| notes::links_to_book(view, keep)).len(), 1);
}

#[test]
fn a_note_is_linked_by_its_heading_and_knows_who_links_to_it() {
    let desk = Desk::new();
    let emma = desk.book("Emma", 400);
    let irony = write(&desk, emma, "Some words\n\n# On irony\n\nMore");
    let other = write(&desk, emma, "# Another\n\n[[on irony]], [[On Irony]], [[Emma]]");
    let found = desk.ask(|view| notes::get(view, other));
    assert_eq!(found.links[0].target, Some(Target::Note { id: irony, book: Some(emma) }));
    assert_eq!(desk.ask(|view| notes::get(view, irony)).linked_from, 1, "twice in one note is once");
    assert_eq!(names(&desk.ask(|view| notes::links_to_note(view, irony))), ["Another"]);
    desk.change(Op::NoteRemove, |tx| notes::remove(tx, &NoteChoice::These(vec![other])));
    assert_eq!(desk.ask(|view| notes::links_to_note(view, irony)), []);
    assert_eq!(desk.ask(|view| notes::links_to_book(view, emma)), []);
    desk.undo();
    assert_eq!(desk.ask(|view| notes::links_to_note(view, irony)).len(), 1);
}

#[test]
fn a_note_does_not_mean_itself_and_a_book_goes_before_a_note_of_its_name() {
    let desk = Desk::new();
    let emma = desk.book("Emma", 400);
    let alone = write(&desk, emma, "[[Sanditon]]");
    assert_eq!(desk.ask(|view| notes::get(view, alone)).links[0].target, None);
    let note = write(&desk, emma, "# Emma");
    write(&desk, emma, "see [[Emma]]");
    assert_eq!(desk.ask(|view| notes::get(view, note)).linked_from, 0, "the book is meant");
    assert_eq!(names(&desk.ask(|view| notes::links_to_book(view, emma))), ["see Emma"]);
}

#[test]
fn what_is_typed_after_two_brackets_is_completed_to_what_means_it() {
    let desk = Desk::new();
    let first = desk.book_by("Poems", &["John Keats"], 100);
    let second = desk.book_by("Poems", &["Emily Brontë"], 100);
    let brackets = desk.book("Learn [x] | y", 10);
    write(&desk, first, "# Polyphony\n\nvoices of replication");
    let offers = |typed: &str| desk.ask(|view| notes::complete(view, typed));
    let found = offers("po");
    let titles: Vec<&str> = found.iter().map(|offer| offer.title.as_str()).collect();
    assert_eq!(titles, ["Poems", "Poems", "Polyphony"]);
    assert_eq!(found[0].insert, "Poems");
    assert_eq!(found[1].insert, format!("{second}|Poems"), "a title that two share names the first");
    assert_eq!(offers("keats")[0].target, Target::Book { id: first });
    assert_eq!(offers("learn")[0].insert, format!("{brackets}|Learn x y"));
    assert_eq!(offers("replicat")[0].title, "Polyphony", "a note is found by its words");
    let note = write(&desk, first, &format!("[[{}]]", offers("learn")[0].insert));
    assert_eq!(desk.ask(|view| notes::links_to_book(view, brackets))[0].note, note);
    assert!(!offers("").is_empty(), "nothing typed yet offers what is being read");
}

#[test]
fn a_note_stands_at_a_location_and_locations_are_in_order() {
    let desk = Desk::new();
    let emma = desk.book("Emma", 400);
    for place in ["loc 1234", "200", "loc 97"] {
        let draft = NoteDraft {
            book: Some(emma),
            kind: NoteKind::Quote,
            text: place.to_owned(),
            anchor: place.to_owned(),
            ..NoteDraft::default()
        };
        desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft));
    }
    let order: Vec<String> = desk.ask(|view| notes::of_book(view, emma)).into_iter().map(|note| note.text).collect();
    assert_eq!(order, ["200", "loc 97", "loc 1234"]);
    assert!(matches!(desk.log(emma, "loc 97"), Err(Error::Invalid { .. })), "progress is no location");
}

#[test]
fn a_picture_outlives_its_note_and_is_found_when_no_note_shows_it() {
    let desk = Desk::new();
    let emma = desk.book("Emma", 400);
    let id = desk.change(Op::ImageAdd, |tx| notes::add_image(tx, "C:\\scans\\tree.png", PNG));
    assert_eq!(desk.ask(check).unused_images, [format!("tree.png ({id})")]);
    let note = write(&desk, emma, &notes::image_markdown("tree", id));
    assert_eq!(desk.ask(check).unused_images, [""; 0]);
    desk.change(Op::NoteRemove, |tx| notes::remove(tx, &NoteChoice::These(vec![note])));
    let kept = desk.ask(|view| notes::image(view, id));
    assert_eq!((kept.media_type.as_str(), kept.bytes.as_slice()), ("image/png", PNG));
    let found = desk.ask(check);
    assert!(found.is_clean() && found.unused_images.len() == 1, "unused is no fault: {found:?}");
}

#[rstest]
#[case(b"<svg onload=alert(1)>".to_vec(), "PNG, JPEG, GIF and WebP")]
#[case(b"%PDF-1.7".to_vec(), "application/pdf")]
#[case(Vec::new(), "PNG, JPEG, GIF and WebP")]
#[case([PNG, &vec![0; 10 << 20]].concat(), "10 MB; this one has 11 MB")]
fn what_is_no_picture_is_refused_in_words(#[case] bytes: Vec<u8>, #[case] part: &str) {
    let desk = Desk::new();
    let refused = desk.try_change(Op::ImageAdd, |tx| notes::add_image(tx, "a.png", &bytes)).unwrap_err();
    assert!(refused.to_string().contains(part), "{refused}");
}

#[test]
fn links_go_along_with_a_title_that_the_curator_of_a_plan_corrects() {
    let desk = Desk::new();
    let plan = |title: &str, version: &str| {
        let mut plan: PlanFile = plans::offer_plan("backend-canon").expect("a built-in plan");
        let item = &mut plan.stages[0].items[0];
        item.book.as_mut().expect("a named book").title = title.to_owned();
        plan.version = version.to_owned();
        plan
    };
    let taken = desk.change(Op::PlanTake, |tx| plans::take(tx, &plan("Ulyses", "1")));
    let ulysses = desk.ask(|view| books::find(view, "Ulyses"));
    let note = write(&desk, desk.book("Emma", 400), "As in [[ulyses]].");
    let update = |tx: &mut lectern_core::Tx<'_>| {
        rename::update_plan(tx, taken, &plan("Ulysses", "2"), &UpdateChoice::default()).map(drop)
    };
    desk.change(Op::PlanUpdate, update);
    assert_eq!(text(&desk, note), "As in [[Ulysses]].");
    assert_eq!(desk.ask(|view| notes::links_to_book(view, ulysses)).len(), 1);
    desk.undo();
    assert_eq!(text(&desk, note), "As in [[ulyses]].");
}
