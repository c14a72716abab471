//! Lists as people keep them.

use std::path::Path;

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::plans::file::check;

/// The one guess of a line: title, authors, year, reason.
fn one(line: &str) -> (String, String, Option<i32>, String) {
    let preview = preview(line).unwrap();
    let [guess] = preview.guesses.as_slice() else { panic!("{line}: {preview:?}") };
    (guess.title.clone(), guess.authors.join(" & "), guess.year, guess.reason.clone())
}

#[rstest]
#[case("- [Emma](https://a.example) - Jane Austen (PDF)", "Emma", "Jane Austen", None, "")]
#[case("- Emma by Jane Austen: a comedy of letters", "Emma", "Jane Austen", None, "a comedy of letters")]
#[case("- [ ] Emma - Jane Austen: a comedy", "Emma", "Jane Austen", None, "a comedy")]
#[case("- [ ] Emma — Jane Austen (1815): a comedy", "Emma", "Jane Austen", Some(1815), "a comedy")]
#[case("- Emma by Jane Austen (PDF) (1815) - read (twice)", "Emma", "Jane Austen", Some(1815), "read (twice)")]
#[case("- **Emma** by Jane Austen (1815)", "Emma", "Jane Austen", Some(1815), "")]
#[case(
    "- [Emma (1815)](https://a.example) - J. Austen, R. W. Chapman",
    "Emma",
    "J. Austen & R. W. Chapman",
    Some(1815),
    ""
)]
#[case(
    "- [Emma](https://a.example) - Still the best novel about a village.",
    "Emma",
    "",
    None,
    "Still the best novel about a village."
)]
#[case("- Jane Austen - [Emma](https://a.example)", "Emma", "Jane Austen", None, "")]
#[case("1. “Emma” by Jane Austen. Read it twice.", "Emma", "Jane Austen", None, "Read it twice.")]
#[case("* [吾輩は猫である](https://a.example) - 夏目漱石 (HTML, EPUB)", "吾輩は猫である", "夏目漱石", None, "")]
#[case(
    "* [أوبنتو ببساطة](https://a.example) - Ahmed AbouZaid\u{200f} (PDF)",
    "أوبنتو ببساطة",
    "Ahmed AbouZaid",
    None,
    ""
)]
#[case("- Emma", "Emma", "", None, "")]
#[case("- Emma (Austen, 1815)", "Emma", "Austen", Some(1815), "")]
#[case("- Emma (Jane Austen & R. W. Chapman, 1815)", "Emma", "Jane Austen & R. W. Chapman", Some(1815), "")]
#[case("- Emma by Jane Austen (Penguin, 2003)", "Emma", "Jane Austen", None, "(Penguin, 2003)")]
#[case("- Emma — Jane Austen (forthcoming)", "Emma", "Jane Austen", None, "")]
#[case("- Clarissa — Samuel Richardson (1747–1748)", "Clarissa", "Samuel Richardson", Some(1747), "")]
#[case("- Clarissa (1747-48)", "Clarissa", "", Some(1747), "")]
#[case("- Emma — ISBN 978-0-14-143958-7", "Emma", "", None, "")]
#[case("- Emma — Jane Austen, ISBN 0-14-143958-0: a comedy", "Emma", "Jane Austen", None, "a comedy")]
#[case("- Emma (ISBN 9780141439587)", "Emma", "", None, "")]
fn a_line_is_understood(
    #[case] line: &str,
    #[case] title: &str,
    #[case] authors: &str,
    #[case] year: Option<i32>,
    #[case] reason: &str,
) {
    assert_eq!(one(line), (title.to_owned(), authors.to_owned(), year, reason.to_owned()));
}

#[test]
fn what_is_ticked_or_struck_through_is_known_already() {
    let plan = preview("- [x] Emma by Jane Austen\n- [ ] Persuasion by Jane Austen\n- ~~Ulysses by James Joyce~~")
        .unwrap()
        .plan("L")
        .unwrap();
    let known: Vec<bool> = plan.items().map(|item| item.mine.is_some()).collect();
    assert_eq!(known, [true, false, true]);
}

#[test]
fn headings_and_entries_with_entries_below_them_are_stages() {
    let text = "# My list\n\n## Novels\n\n### English\n\n- [Emma](x)\n\n## Craft\n\n- Compilers:\n  - [Crafting Interpreters](y)\n    - take a week for part three\n";
    let plan = preview(text).unwrap().plan("L").unwrap();
    let stages: Vec<&str> = plan.stages.iter().map(|stage| stage.title.as_str()).collect();
    assert_eq!((plan.title.as_str(), stages), ("My list", vec!["Novels: English", "Craft: Compilers"]));
    let why = plan.items().nth(1).unwrap().annotations.why.clone();
    assert_eq!(why.as_deref(), Some("take a week for part three"));
}

#[test]
fn remarks_below_a_plain_line_are_about_it_and_books_below_one_are_its_entries() {
    let text = "# L\n\n- Emma (Austen, 1815)\n  - comment about it\n- Persuasion\n  - read in one night\n  - Twice.\n- Novels\n  - Ulysses\n  - Dubliners\n";
    let read = preview(text).unwrap();
    let told: Vec<(&str, &str, &str, u32)> =
        read.guesses.iter().map(|it| (it.title.as_str(), it.reason.as_str(), it.stage.as_str(), it.line)).collect();
    let expected = [
        ("Emma", "comment about it", "", 3),
        ("Persuasion", "read in one night\nTwice.", "", 5),
        ("Ulysses", "", "Novels", 9),
        ("Dubliners", "", "Novels", 10),
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_a_website_thinks_of_a_book_is_no_reason() {
    let text = "| Name | Goodreads Rating | Rating | My rating |\n|--|--|--|--|\n| Emma | [4.5](https://a.example) | 4.18 | 5 |\n";
    let guess = preview(text).unwrap().guesses.remove(0);
    assert_eq!((guess.reason.as_str(), guess.link.as_deref()), ("My rating: 5", Some("https://a.example")));
}

#[test]
fn a_table_is_read_by_its_heads_and_what_they_do_not_say_is_a_part_of_the_reason() {
    let text = "| Name | Author | Rating | Year |\n|--|--|--|--|\n| Emma | Jane Austen | [4.0](https://a.example) | 1815 |\n| | | | |\n";
    let preview = preview(text).unwrap();
    let guess = &preview.guesses[0];
    assert_eq!(
        (guess.title.as_str(), guess.authors.as_slice(), guess.year),
        ("Emma", &["Jane Austen".to_owned()][..], Some(1815))
    );
    assert_eq!((guess.reason.as_str(), guess.link.as_deref()), ("Rating: 4.0", Some("https://a.example")));
    assert_eq!(preview.left[0].reason, LeftReason::NoTitle);
}

#[test]
fn what_is_not_understood_is_listed_with_its_line_and_why() {
    let text = "<!-- kept by me -->\n\n- [Novels](#novels)\n\nSome words before.\n\n```\ncode\n```\n\n- [Emma](x)\n";
    let left: Vec<(u32, LeftReason)> =
        preview(text).unwrap().left.iter().map(|left| (left.line, left.reason)).collect();
    let expected = [(1, LeftReason::Html), (3, LeftReason::Contents), (5, LeftReason::Prose), (7, LeftReason::Code)];
    assert_eq!(left, expected);
}

#[test]
fn a_guess_that_was_corrected_is_what_the_plan_says() {
    let mut read = preview("- Emma, a novel\n- Contributing\n").unwrap();
    read.guesses[0].title = "Emma".to_owned();
    read.guesses[0].authors = vec!["Jane Austen".to_owned()];
    read.guesses[1].take = false;
    let back: ListPreview = serde_json::from_str(&serde_json::to_string(&read).unwrap()).unwrap();
    let plan = back.plan("L").unwrap();
    let book = plan.items().next().unwrap().book.clone().unwrap();
    assert_eq!((plan.items().count(), book.title.as_str(), book.authors[0].name.as_str()), (1, "Emma", "Jane Austen"));
}

proptest! {
    #[test]
    fn any_text_is_a_list_and_its_plan_a_plan(text in "(?s:[-*#|\\[\\]()~`x:.\n ]|.| by |- \\[|https://a|\n- |\n\\| ){0,80}") {
        let plan = preview(&text).unwrap().plan("A list").unwrap();
        prop_assert_eq!(check(&plan), vec![]);
    }

    #[test]
    fn every_entry_is_a_guess_or_is_left(titles in proptest::collection::vec("[A-Z][a-z]{1,8}( [a-z]{1,8}){0,3}", 1..10)) {
        let text: String = titles.iter().map(|title| format!("- {title}\n")).collect();
        let read = preview(&text).unwrap();
        let lines: std::collections::BTreeSet<u32> =
            read.guesses.iter().map(|guess| guess.line).chain(read.left.iter().map(|left| left.line)).collect();
        prop_assert_eq!(lines.len(), titles.len());
    }
}

/// Lists that people really keep, where the samples lie beside the checkout.
#[test]
fn lists_from_elsewhere_are_read_almost_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/imports/reading_lists");
    if !folder.is_dir() {
        println!("skipped: there are no sample lists beside this checkout");
        return;
    }
    println!("{:<44}{:>8}{:>8}{:>8}{:>8}{:>8}", "list", "guesses", "sure", "likely", "unsure", "left");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let read = preview(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let count = |sureness| read.guesses.iter().filter(|guess| guess.sureness == sureness).count();
        let (sure, likely, unsure) = (count(Sureness::Sure), count(Sureness::Likely), count(Sureness::Unsure));
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        println!("{name:<44}{:>8}{sure:>8}{likely:>8}{unsure:>8}{:>8}", read.guesses.len(), read.left.len());
        assert_eq!(check(&read.plan("L").unwrap()), vec![], "{name}");
        assert!(read.guesses.len() > 20 && unsure * 10 < read.guesses.len(), "{name}");
    }
}
