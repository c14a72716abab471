use proptest::prelude::*;
use rstest::rstest;

use super::*;

/// What is understood, one chapter a line: depth, number, title, pages.
fn understood(text: &str) -> Vec<String> {
    let said = |heading: Heading| {
        let number = heading.number.map(|number| format!("{number} ")).unwrap_or_default();
        let page = |page: Option<u32>| page.map(|page| page.to_string()).unwrap_or_default();
        format!(
            "{}{number}[{}] {}-{}",
            ">".repeat(heading.depth as usize),
            heading.title,
            page(heading.first_page),
            page(heading.last_page)
        )
    };
    headings(text).into_iter().map(said).collect()
}

fn headings(text: &str) -> Vec<Heading> {
    let preview = outline::parse(text, &[552, 610]);
    assert!(preview.lines.iter().all(|line| line.problem.is_none()), "{preview:?}");
    preview.lines.into_iter().filter_map(|line| line.chapter).collect()
}

#[rstest]
#[case("1. Reliable systems ... 3", "1 [Reliable systems] 3-552")]
#[case("Reliable systems\t3", "1 [Reliable systems] 3-552")]
#[case("12 Stream processing 439", "12 [Stream processing] 439-552")]
#[case("Preface", "[Preface] -")]
#[case("Preface . . . . . xi", "[Preface] -")]
#[case("1984", "1 [1984] -")]
#[case("HTTP2", "1 [HTTP2] -")]
#[case("3) Storage … 69", "3 [Storage] 69-552")]
#[case("Chapter 3: Storage and Retrieval ..... 69", "3 [Storage and Retrieval] 69-552")]
#[case("CHAPTER III. Storage 69", "3 [Storage] 69-552")]
#[case("Chapter Four", "4 [Chapter Four] -")]
#[case("Kapitel 3 – Speicher, S. 69", "3 [Speicher] 69-552")]
#[case("IV. Replication 151", "4 [Replication] 151-552")]
#[case("2.1 Relational versus document 28", "[2.1 Relational versus document] 28-552")]
#[case("Part II", "1 [Part II] -")]
#[case("- [3. Storage](ch03.md)", "3 [Storage] -")]
#[case("* [ ] **Storage** 69", "1 [Storage] 69-552")]
#[case("| 3 | Storage and Retrieval | 69 |", "3 [Storage and Retrieval] 69-552")]
#[case("3. Storage .... 69–109", "3 [Storage] 69-552")]
#[case("3. Storage, p. 69", "3 [Storage] 69-552")]
#[case("Fahrenheit 451 …", "1 [Fahrenheit 451] -")]
#[case("3-D Graphics", "1 [3-D Graphics] -")]
#[case("Appendix A. Tools 560", "[Appendix A. Tools] 560-610")]
#[case("第三章 存储", "1 [第三章 存储] -")]
fn a_line_is_understood_as_it_is_printed(#[case] typed: &str, #[case] expected: &str) {
    assert_eq!(understood(typed), [expected]);
}

#[test]
fn parts_hold_chapters_and_chapters_hold_sections_without_any_indentation() {
    let text = "Contents\nPreface xi\nPart I: Foundations\n1. Reliable Systems 3\n1.1 Faults 6\n1.1.1 Hardware 7\n\
                2. Data Models 27\nPart II: Distributed Data\n3. Replication 151\nIndex 560";
    assert_eq!(
        understood(text),
        [
            "[Preface] -",
            "[Part I: Foundations] 3-150",
            ">1 [Reliable Systems] 3-26",
            ">>[1.1 Faults] 6-26",
            ">>>[1.1.1 Hardware] 7-26",
            ">2 [Data Models] 27-150",
            "[Part II: Distributed Data] 151-559",
            ">3 [Replication] 151-559",
            "[Index] 560-610",
        ]
    );
}

#[test]
fn indentation_nests_whatever_stands_there() {
    let text = "Foundations 1\n\tReliable Systems 3\n\t\tFaults 6\n\tData Models 27\nAfterwards 40";
    assert_eq!(
        understood(text),
        [
            "1 [Foundations] 1-39",
            ">[Reliable Systems] 3-26",
            ">>[Faults] 6-26",
            ">[Data Models] 27-39",
            "2 [Afterwards] 40-552"
        ]
    );
    assert_eq!(understood("# Part One\n## 1. A 3\n## 2. B 9")[1..], [">1 [A] 3-8", ">2 [B] 9-552"]);
}

#[test]
fn roman_numbers_are_parts_where_chapters_have_others() {
    assert_eq!(
        understood("I. Before 1\n1. Boy 1\n2. Girl 9\nII. After 20\n3. Man 20"),
        ["[I. Before] 1-19", ">1 [Boy] 1-8", ">2 [Girl] 9-19", "[II. After] 20-552", ">3 [Man] 20-552",]
    );
}

#[test]
fn chapters_that_begin_again_in_each_part_are_counted_on() {
    let numbers =
        headings("Part One\n1. A\n2. B\nPart Two\n1. C\n2. D").into_iter().filter_map(|heading| heading.number);
    assert_eq!(numbers.collect::<Vec<_>>(), [1, 2, 3, 4]);
    let nested = headings("1. A\n   1. a\n   2. b\n2. B\n   1. c");
    assert_eq!(nested.iter().map(|heading| heading.number).collect::<Vec<_>>(), [Some(1), None, None, Some(2), None]);
}

#[test]
fn pages_may_stand_on_the_left() {
    assert_eq!(
        understood("xi Preface\n1 Introduction\n25 1. Storage\n70 2. Retrieval"),
        ["[Preface] -", "[Introduction] 1-24", "1 [Storage] 25-69", "2 [Retrieval] 70-552",]
    );
    assert_eq!(understood("1 Storage\n2 Retrieval"), ["1 [Storage] -", "2 [Retrieval] -"], "these are numbers");
}

#[test]
fn a_table_gives_its_rows_and_not_its_heading() {
    let text = "| # | Title | Page |\n|---|---|---:|\n| 1 | Storage | 3 |\n| 2 | Retrieval | 40 |";
    assert_eq!(understood(text), ["1 [Storage] 3-39", "2 [Retrieval] 40-552"]);
    let preview = outline::parse(text, &[]);
    assert_eq!(
        preview.lines.iter().filter(|line| line.chapter.is_none()).count(),
        2,
        "and says that it passed them over"
    );
}

#[test]
fn sections_that_begin_on_one_page_share_it() {
    assert_eq!(understood("1. A 3\n2. B 3\n3. C 9"), ["1 [A] 3-3", "2 [B] 3-8", "3 [C] 9-552"]);
}

#[test]
fn a_chapter_before_the_one_above_it_is_a_problem_of_its_line() {
    let preview = outline::parse("One 30\n\nTwo 20", &[]);
    let problems: Vec<_> = preview.lines.iter().filter_map(|line| Some((line.line, line.problem.clone()?))).collect();
    assert_eq!(problems, [(3, "This begins on page 20, before what stands above it (page 30).".to_owned())]);
}

#[test]
fn chapters_that_stay_are_recognised_by_title_or_number() {
    let id = |at: u8| ChapterId::from_parts(u64::from(at), [at; 10]);
    let known = |at, number, title: &str, gone| matching::Known { id: id(at), number, title: title.to_owned(), gone };
    let before =
        [known(1, Some(1), "Storage", false), known(2, Some(2), "Retrieval", false), known(3, Some(3), "Old", true)];
    let after = headings("Preface\n1. Foreword\n2. STORAGE\n3. Retrieving\n4. Old");
    // Storage moved, the old third came back; number 2 is taken by Storage, and what is new is new.
    assert_eq!(matching::matched(&before, &after), [None, None, Some(id(1)), None, Some(id(3))]);
    let renamed = headings("1. Storage\n2. Retrieval, revised");
    assert_eq!(matching::matched(&before, &renamed), [Some(id(1)), Some(id(2))]);
}

fn chapters(headings: &[Heading]) -> Vec<Chapter> {
    let chapter = |heading: &Heading| Chapter {
        id: ChapterId::from_parts(0, [0; 10]),
        depth: heading.depth,
        number: heading.number,
        title: heading.title.clone(),
        first_page: heading.first_page,
        last_page: heading.last_page,
    };
    headings.iter().map(chapter).collect()
}

fn any_contents() -> impl Strategy<Value = String> {
    let indent = prop::sample::select(vec!["", "", "", "  ", "    ", "\t"]);
    let label = prop::sample::select(vec![
        "",
        "",
        "1. ",
        "2. ",
        "3) ",
        "12 ",
        "Chapter 4: ",
        "Part II ",
        "IV. ",
        "2.1 ",
        "- ",
        "* 3. ",
        "## ",
        "· ",
        "| ",
        "Appendix A ",
    ]);
    let title = prop::sample::select(vec![
        "Storage",
        "Preface",
        "1984",
        "12 Angry Men",
        "Part Two",
        "Fahrenheit 451",
        "I. Robot",
        "HTTP/2",
        "3. Mosca",
        "2.1 Loops",
        "Index",
        "· dot",
    ]);
    let page = prop::sample::select(vec!["", "", " … 7", " 7", "\t7", " ...... 7", " xi", " 7-9", " …"]);
    prop::collection::vec((indent, label, title, page), 0..9)
        .prop_map(|lines| lines.iter().map(|(a, b, c, d)| format!("{a}{b}{c}{d}\n")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn contents_as_text_read_back_as_the_same_chapters(text in any_contents()) {
        let first = outline::parse(&text, &[552]).lines.into_iter().filter_map(|line| line.chapter).collect::<Vec<_>>();
        let again = contents_text(&chapters(&first));
        let second = outline::parse(&again, &[552]).lines.into_iter().filter_map(|line| line.chapter).collect::<Vec<_>>();
        prop_assert_eq!(second, first, "{}", again);
    }

    #[test]
    fn any_text_is_understood_or_refused_line_by_line(text in "([\\PC\t]{0,20}\n?){0,8}") {
        let preview = outline::parse(&text, &[]);
        for line in &preview.lines {
            if let Some(chapter) = &line.chapter {
                prop_assert!(!chapter.title.trim().is_empty() && chapter.depth <= 8);
                prop_assert!(chapter.number.is_none_or(|number| (1..=10_000).contains(&number)));
                prop_assert!(chapter.first_page.is_none_or(|page| (1..=100_000).contains(&page)));
                prop_assert!(chapter.last_page.is_none_or(|last| chapter.first_page.is_some_and(|first| first <= last)));
            }
        }
    }
}
