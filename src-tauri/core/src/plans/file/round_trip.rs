//! Whatever plan there is: printed and read again, it is the same plan, and the schema knows it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::*;
use crate::plans::Mark;

fn text() -> impl Strategy<Value = String> {
    "[^\\s\\x00][^\\x00]{0,12}"
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn year() -> impl Strategy<Value = i32> {
    -3000..=9999
}

fn pages() -> impl Strategy<Value = u32> {
    1_u32..=100_000
}

fn isbn() -> impl Strategy<Value = String> {
    (0_u64..1_000_000_000, 0..2).prop_map(|(body, prefix)| {
        let first = format!("97{}{body:09}", 8 + prefix);
        let sum: u32 =
            first.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * if i % 2 == 0 { 1 } else { 3 }).sum();
        format!("{first}{}", (10 - sum % 10) % 10)
    })
}

fn language() -> impl Strategy<Value = String> {
    "[a-z]{2,3}(-[A-Z]{2})?"
}

fn link() -> impl Strategy<Value = String> {
    "https?://[a-z]{1,8}"
}

/// Fields of a later version: no known field has a name with a dot.
fn more() -> impl Strategy<Value = More> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
        texts().prop_map(Value::from),
    ];
    vec(("next\\.[a-z]{1,4}", value), 0..2).prop_map(|fields| fields.into_iter().collect())
}

prop_compose! {
    fn edition()(
        name in of(text()), year in of(year()), publisher in of(text()), pages in of(pages()),
        isbn13 in of(isbn()), certain: bool, more in more(),
    ) -> EditionFile {
        EditionFile { name, year, publisher, pages, isbn13, certain, more }
    }
}

prop_compose! {
    fn author()(name in text(), role in of(text()), more in more()) -> AuthorFile {
        AuthorFile { name, role, more }
    }
}

prop_compose! {
    fn book()(
        title in text(), subtitle in of(text()), authors in vec(author(), 0..3),
        first_published in of(year()), language in of(language()), edition in of(edition()), more in more(),
    ) -> BookFile {
        BookFile { title, subtitle, authors, first_published, language, edition, more }
    }
}

prop_compose! {
    fn candidate()(
        title in text(), subtitle in of(text()), authors in texts(), edition in of(text()),
        year in of(year()), publisher in of(text()), pages in of(pages()), isbn13 in of(isbn()),
        note in of(text()), more in more(),
    ) -> CandidateFile {
        CandidateFile { title, subtitle, authors, edition, year, publisher, pages, isbn13, note, more }
    }
}

fn part() -> impl Strategy<Value = PartFile> {
    let range = (pages(), pages(), any::<bool>()).prop_map(|(a, b, chapters)| {
        let ends = [a.min(b), a.max(b)];
        if chapters { Range::Chapters(ends) } else { Range::Pages(ends) }
    });
    (range, more()).prop_map(|(range, more)| PartFile { range, more })
}

prop_compose! {
    fn recommender()(
        name in text(), link in of(link()),
        date in of(prop_oneof!["[12][0-9]{3}", "[12][0-9]{3}-0[1-9](-[12][0-8])?"]), more in more(),
    ) -> RecommenderFile {
        RecommenderFile { name, link, date, more }
    }
}

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![Just(Level::Beginner), Just(Level::Intermediate), Just(Level::Advanced)]
}

prop_compose! {
    fn annotations()(
        (why, topic, project) in (of(text()), of(text()), of(text())),
        (outdated_since, author_hint, level) in (of(text()), of(text()), of(level())),
        (audience, role, covers) in (texts(), texts(), texts()),
        (focus_on, skip, caution) in (texts(), texts(), texts()),
        must_read: bool, classic: bool,
        recommended_by in vec(recommender(), 0..2), more in more(),
    ) -> AnnotationsFile {
        AnnotationsFile {
            why, topic, level, audience, role, must_read, classic, covers, focus_on, skip, project,
            caution, outdated_since, author_hint, recommended_by, more,
        }
    }
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0..100_000_i32).prop_filter_map("a day", NaiveDate::from_num_days_from_ce_opt)
}

/// Few, so that two places speak of one.
fn topic() -> impl Strategy<Value = String> {
    prop_oneof![Just("French".to_owned()), Just("ÉTÉ".to_owned()), text()]
}

fn group(id: &'static str) -> impl Strategy<Value = GroupFile> {
    (text(), 1_u32..4).prop_map(|(title, take)| GroupFile { id: id.to_owned(), title, take, more: More::new() })
}

prop_compose! {
    fn waiver()(target in any_target(), why in of(text()), more in more()) -> WaiverFile {
        WaiverFile { target, why, more }
    }
}

/// A target that may lead nowhere.
fn any_target() -> impl Strategy<Value = Target> {
    prop_oneof!["item-[0-5]".prop_map(Target::Item), topic().prop_map(Target::Topic), "g|own".prop_map(Target::Group),]
}

prop_compose! {
    fn own_need()(target in any_target(), hard: bool, why in of(text()), more in more()) -> RequirementFile {
        RequirementFile { target, strength: if hard { Strength::Hard } else { Strength::Soft }, why, more }
    }
}

prop_compose! {
    fn plan_mine()(
        goal in of(text()), target in of(day()), own in of(group("own")), renamed in of(group("g")),
        dissolved in of(Just("g".to_owned())), knows in vec(topic(), 0..3), more in more(),
    ) -> PlanMineFile {
        let groups = own.into_iter().chain(renamed).collect();
        PlanMineFile { goal, target, groups, dissolved: dissolved.into_iter().collect(), knows, more }
    }
}

prop_compose! {
    fn mine()(
        (state, reason, track) in (of(text()), of(text()), of(text())),
        mark in of(prop_oneof![Just(Mark::Skipped), Just(Mark::Known), Just(Mark::Removed)]),
        book in of(book().boxed()), no_book: bool, stage in of("first|later"), after in of("item-0|item-1"), first: bool,
        target in of(day()), estimate in of(1_u32..1000), depth in of("read|worked_through|can_explain"), more in more(),
        (part, whole, optional) in (of(part()), any::<bool>(), of(any::<bool>())),
        (group, no_group) in (of("g|own"), any::<bool>()),
        requires in vec(own_need().boxed(), 0..3), waived in vec(waiver().boxed(), 0..2),
    ) -> MineFile {
        MineFile {
            state, mark, reason, book, no_book, stage, after, first, target, track, estimate, depth, part, whole,
            optional, group, no_group, requires, waived, more,
        }
    }
}

/// An item without edges, whose confidence agrees with what is known of its book.
fn item() -> impl Strategy<Value = ItemFile> {
    // Boxed: strategies within strategies would take more of the stack than a test has.
    let known = (of(book().boxed()), vec(candidate().boxed(), 0..3), any::<bool>());
    let said = (text(), text(), of(part()), any::<bool>(), annotations().boxed(), of(mine().boxed()), more(), more());
    (known, said).prop_map(
        |((book, candidates, sure), (asks_for, basis, part, optional, annotations, mine, more, more_basis))| {
            let confidence = match (&book, candidates.is_empty(), sure) {
                (Some(_), _, true) => Confidence::Stated,
                (Some(_), _, false) => Confidence::Medium,
                (None, false, true) => Confidence::Low,
                (None, _, _) => Confidence::None,
            };
            ItemFile {
                id: String::new(),
                asks_for,
                names_no_existing_book: confidence == Confidence::None && sure,
                book,
                identification: Identification { confidence, basis, more: more_basis },
                candidates,
                part,
                optional,
                group: None,
                annotations,
                requires: Vec::new(),
                mine,
                more,
            }
        },
    )
}

prop_compose! {
    fn requirement(before: usize)(
        topic in topic(), item in 0..before.max(1), to_item: bool, hard: bool, why in of(text()), more in more(),
    ) -> RequirementFile {
        let target = if to_item && before > 0 { Target::Item(format!("item-{item}")) } else { Target::Topic(topic) };
        RequirementFile { target, strength: if hard { Strength::Hard } else { Strength::Soft }, why, more }
    }
}

/// Items with their ids, each requiring at most one that stands before it.
fn items() -> impl Strategy<Value = Vec<ItemFile>> {
    vec(item().boxed(), 0..6).prop_flat_map(|items| {
        let edges: Vec<_> = (0..items.len()).map(|n| of(requirement(n))).collect();
        (Just(items), edges).prop_map(|(mut items, edges)| {
            for (n, (item, edge)) in items.iter_mut().zip(edges).enumerate() {
                item.id = format!("item-{n}");
                item.requires.extend(edge);
            }
            items
        })
    })
}

prop_compose! {
    pub(in crate::plans) fn plan()(
        (title, version, summary, language) in (text(), text(), of(text()), language()),
        (updated, curated, mine) in (of(day()), any::<bool>(), of(plan_mine().boxed())),
        (name, link, more_of_curator) in (text(), of(link()), more()),
        mut items in items().boxed(), cut in 0..6_usize, grouped: bool, (mut more, published) in (more(), of(text())),
        more_of_stage in more(), needed: bool,
    ) -> PlanFile {
        if let Some(note) = published {
            more.insert("versions".to_owned(), json!([{ "version": version, "date": "2026-01-31", "note": note }]));
        }
        let mut groups = Vec::new();
        if grouped && let [first, ..] = &mut items[..] {
            first.group = Some("g".to_owned());
            groups.push(GroupFile { id: "g".to_owned(), title: title.clone(), take: 1, more: More::new() });
            if let [_, .., last] = &mut items[..] && needed {
                let target = Target::Group("g".to_owned());
                let need = RequirementFile { target, strength: Strength::Hard, why: None, more: More::new() };
                last.requires.push(need);
            }
        }
        let summary = summary.unwrap_or_default();
        let later = items.split_off(cut.min(items.len()));
        let stage = |id: &str, items| StageFile {
            id: id.to_owned(), title: title.clone(), summary: summary.clone(), items, more: more_of_stage.clone(),
        };
        let stages = vec![stage("first", items), stage("later", later)];
        PlanFile {
            lectern_plan: FORMAT, id: "a-plan".to_owned(), title, version, updated, summary, language,
            curator: curated.then_some(CuratorFile { name, link, more: more_of_curator }), stages, groups, mine, more,
        }
    }
}

#[test]
fn the_schema_describes_exactly_the_fields_that_are_read() {
    let mut runner = TestRunner::deterministic();
    let mut printed = BTreeMap::new();
    for _ in 0..200 {
        let plan = plan().new_tree(&mut runner).unwrap().current();
        let value = serde_json::to_value(plan).unwrap();
        names(&shape::SCHEMA, &value, &mut printed);
    }
    let definitions = shape::SCHEMA["$defs"].as_object().unwrap();
    for (of, definition) in definitions.iter().filter(|(_, d)| d["type"] == "object") {
        let described = definition["properties"].as_object().unwrap().keys().cloned();
        assert_eq!(printed[of.as_str()], described.collect(), "{of}");
    }
}

/// Gathers the names of the fields in `value`, by the definition that describes them.
fn names<'s>(schema: &'s Value, value: &Value, found: &mut BTreeMap<&'s str, BTreeSet<String>>) {
    let Some(of) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) else {
        for element in value.as_array().into_iter().flatten() {
            names(&schema["items"], element, found);
        }
        return;
    };
    let definition = &shape::SCHEMA["$defs"][of];
    for (name, field) in value.as_object().into_iter().flatten() {
        if !name.starts_with("next.") {
            found.entry(of).or_default().insert(name.clone());
            names(&definition["properties"][name], field, found);
        }
    }
}

proptest! {
    #[test]
    fn a_plan_printed_and_read_again_is_the_same_plan(plan in plan()) {
        prop_assert_eq!(check(&plan), vec![]);
        prop_assert_eq!(parse(&print(&plan)), Ok(plan));
    }

    #[test]
    fn no_text_makes_the_reader_of_plan_files_fall_over(text in "(?s:.){0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_value_in_the_place_of_another_makes_it_fall_over(at in 0..2_000_usize, value in more()) {
        let mut plan: Value = serde_json::from_str(builtin::all()[0].text).unwrap();
        if let Some(place) = nth(&mut plan, &mut { at }) {
            *place = Value::Object(value);
        }
        if let Err(error) = parse(&plan.to_string()) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}

/// The `n`th value in `value`, counted as they are written.
fn nth<'v>(value: &'v mut Value, n: &mut usize) -> Option<&'v mut Value> {
    if *n == 0 {
        return Some(value);
    }
    *n -= 1;
    match value {
        Value::Array(elements) => elements.iter_mut().find_map(|v| nth(v, n)),
        Value::Object(fields) => fields.values_mut().find_map(|v| nth(v, n)),
        _ => None,
    }
}
