use proptest::prelude::*;
use rstest::{fixture, rstest};

use super::*;

/// A printed book of 400 pages whose text ends on page 360, in ten chapters of 36 pages.
#[fixture]
fn book() -> Measure {
    let chapters = (1..=10).map(|number| ChapterSpan {
        number,
        title: format!("Chapter {number}"),
        first_page: Some(36 * (number - 1) + 1),
        last_page: Some(36 * number),
    });
    Measure { pages: Some(400), last_page: Some(360), minutes: None, chapters: chapters.collect() }
}

/// Ten hours of audio.
fn audio() -> Measure {
    Measure { minutes: Some(600), ..Measure::default() }
}

fn resolve(typed: &str, measure: &Measure, current: Option<&Position>) -> Result<Position, PositionError> {
    Entry::parse(typed)?.resolve(measure, current)
}

fn at(typed: &str, measure: &Measure) -> Position {
    resolve(typed, measure, None).unwrap_or_else(|error| panic!("{typed}: {error}"))
}

#[rstest]
#[case("198", Unit::Page, 198.0)]
#[case("p198", Unit::Page, 198.0)]
#[case("p. 198", Unit::Page, 198.0)]
#[case("S. 198", Unit::Page, 198.0)]
#[case("page 198", Unit::Page, 198.0)]
#[case("Seite 198", Unit::Page, 198.0)]
#[case("198 pages", Unit::Page, 198.0)]
#[case("１９８", Unit::Page, 198.0)]
#[case("0", Unit::Page, 0.0)]
#[case("73%", Unit::Percent, 73.0)]
#[case("73 %", Unit::Percent, 73.0)]
#[case("73\u{a0}%", Unit::Percent, 73.0)]
#[case("45,5 %", Unit::Percent, 45.5)]
#[case("45.5 percent", Unit::Percent, 45.5)]
#[case("ch 5", Unit::Chapter, 5.0)]
#[case("Ch. 5", Unit::Chapter, 5.0)]
#[case("chapter 5", Unit::Chapter, 5.0)]
#[case("Kap. 5", Unit::Chapter, 5.0)]
#[case("5. Kapitel", Unit::Chapter, 5.0)]
#[case("1h20", Unit::Minute, 80.0)]
#[case("1 h 20 min", Unit::Minute, 80.0)]
#[case("1 Std. 20 Min.", Unit::Minute, 80.0)]
#[case("1:20", Unit::Minute, 80.0)]
#[case("1:20:30", Unit::Minute, 80.5)]
#[case("45 min", Unit::Minute, 45.0)]
#[case("45m", Unit::Minute, 45.0)]
#[case("2h", Unit::Minute, 120.0)]
#[case("1,5 h", Unit::Minute, 90.0)]
#[case("+12", Unit::Page, 12.0)]
#[case("+5%", Unit::Percent, 5.0)]
#[case("+ 20 min", Unit::Minute, 20.0)]
#[case("+1 ch", Unit::Chapter, 1.0)]
#[case("end", Unit::Page, 360.0)]
#[case("Ende", Unit::Page, 360.0)]
fn one_field_takes_what_readers_type(book: Measure, #[case] typed: &str, #[case] unit: Unit, #[case] value: f64) {
    let position = at(typed, &book);
    assert_eq!((position.unit(), position.value()), (unit, value));
    assert_eq!(position.entered(), typed.replace('\u{a0}', " "));
}

#[rstest]
#[case("loc 597")]
#[case("Location 597")]
#[case("Pos. 597")]
fn a_location_is_a_place_for_a_note_and_no_progress(book: Measure, #[case] typed: &str) {
    let entry = Entry::parse(typed).unwrap();
    assert_eq!(entry.resolve(&book, None), Err(PositionError::OnlyForNotes));
    let anchor = entry.anchor(&book, None).unwrap();
    assert_eq!((anchor.unit(), anchor.value(), anchor.fraction()), (Unit::Location, 597.0, None));
    assert_eq!((anchor.entered(), anchor.words().as_str()), (typed, "location 597"));
    assert_eq!(anchor.convert(&book, Unit::Page), None);
}

#[rstest]
#[case("")]
#[case("  ")]
fn an_empty_field_is_asked_to_be_filled(#[case] typed: &str) {
    assert_eq!(Entry::parse(typed), Err(PositionError::Empty));
}

#[rstest]
#[case("x")]
#[case("+")]
#[case("-")]
#[case("--3")]
#[case("+end")]
#[case("p -3")]
#[case("12 13")]
#[case("1:75")]
#[case("1:2:3:4")]
#[case("1.5h20")]
#[case("5 % 3")]
#[case("123456789")]
#[case("1e5")]
#[case("∞")]
fn anything_else_is_not_a_position(#[case] typed: &str) {
    assert_eq!(Entry::parse(typed), Err(PositionError::NotUnderstood { given: typed.into() }));
}

#[rstest]
fn a_bare_number_follows_the_edition(book: Measure) {
    assert_eq!(at("90", &book).unit(), Unit::Page);
    assert_eq!(at("90", &audio()).unit(), Unit::Minute);
    assert_eq!(at("90", &Measure::default()).unit(), Unit::Page);
    let both = Measure { pages: Some(300), ..audio() };
    assert_eq!(at("90", &both).unit(), Unit::Page);
}

#[rstest]
fn the_end_is_the_last_page_that_counts_or_the_last_minute_or_all_of_it(book: Measure) {
    assert_eq!(at("end", &book).words(), "page 360");
    assert_eq!(at("end", &Measure { last_page: None, ..book }).words(), "page 400");
    assert_eq!(at("end", &audio()).words(), "10 h");
    assert_eq!(at("end", &Measure::default()).words(), "100 %");
    assert_eq!(at("end", &Measure { pages: Some(0), ..Measure::default() }).words(), "100 %");
}

#[rstest]
#[case("page 361", "Page 361 is beyond the last page, 360: is the page wrong, or the number of pages?")]
#[case("101%", "101 % is more than 100 %: which number did you mean?")]
#[case("ch 11", "Chapter 11 is beyond the last chapter, 10: is the chapter wrong, or the contents?")]
#[case("10.5", "Pages are counted whole.")]
#[case("ch 1.5", "Chapters are counted whole.")]
#[case("-3", "That would be before the beginning.")]
fn a_place_the_text_does_not_have_is_asked_about(book: Measure, #[case] typed: &str, #[case] sentence: &str) {
    assert_eq!(resolve(typed, &book, None).unwrap_err().to_string(), sentence);
}

#[test]
fn a_time_beyond_the_end_is_asked_about_in_hours() {
    let error = resolve("11h", &audio(), None).unwrap_err();
    assert_eq!(error, PositionError::Beyond { given: 660.0, last: 600.0, unit: Unit::Minute });
    assert_eq!(error.to_string(), "11 h is beyond the end at 10 h: is the time wrong, or the length?");
}

#[rstest]
#[case("page 100", "+12", "page 112")]
#[case("page 100", "-3", "page 97")]
#[case("page 90", "+5%", "30 %")]
#[case("50%", "+12", "page 192")]
#[case("ch 5", "+12", "page 192")]
#[case("page 100", "+1 ch", "chapter 3")]
fn a_step_starts_where_the_reader_is(book: Measure, #[case] from: &str, #[case] typed: &str, #[case] words: &str) {
    let current = at(from, &book);
    let position = resolve(typed, &book, Some(&current)).unwrap();
    assert_eq!((position.words().as_str(), position.entered()), (words, typed));
}

#[rstest]
fn a_step_beyond_the_end_names_where_it_leads(book: Measure) {
    let current = at("page 355", &book);
    let error = resolve("+10", &book, Some(&current)).unwrap_err();
    assert_eq!(error, PositionError::Beyond { given: 365.0, last: 360.0, unit: Unit::Page });
}

#[test]
fn a_step_without_a_unit_stays_in_the_reader_s_unit_when_nothing_else_is_known() {
    let unknown = Measure::default();
    let current = at("45%", &unknown);
    assert_eq!(resolve("+10", &unknown, Some(&current)).unwrap().words(), "55 %");
    let error = resolve("+10 p", &unknown, Some(&current)).unwrap_err();
    assert_eq!(error, PositionError::NotComparable { from: Unit::Percent, to: Unit::Page });
    assert_eq!(error.to_string(), "Percentages cannot be turned into pages until the edition says how long it is.");
}

#[rstest]
fn a_step_counts_from_the_typed_page_after_the_page_count_was_corrected(book: Measure) {
    let current = at("100", &Measure { pages: Some(200), ..Measure::default() });
    assert_eq!(resolve("+12", &book, Some(&current)).unwrap().words(), "page 112");
}

#[test]
fn a_chapter_counts_for_the_pages_it_has() {
    let span = |number, first_page, last_page| ChapterSpan { number, title: String::new(), first_page, last_page };
    let uneven = Measure {
        pages: Some(400),
        chapters: vec![span(1, Some(1), None), span(2, Some(41), None), span(3, Some(81), None)],
        ..Measure::default()
    };
    assert_eq!(at("ch 1", &uneven).fraction(), Some(0.1));
    assert_eq!(at("ch 2", &uneven).fraction(), Some(0.2));
    assert_eq!(at("ch 3", &uneven).fraction(), Some(1.0));
    let unpaged = Measure { pages: None, ..uneven };
    assert_eq!(at("ch 1", &unpaged).fraction(), Some(0.333_333));
    let unknown = Measure::default();
    assert_eq!((at("ch 1", &unknown).of(), at("ch 1", &unknown).fraction()), (None, None));
}

#[rstest]
fn a_place_in_a_chapter_is_the_last_chapter_read_to_its_end(book: Measure) {
    let chapter = |typed: &str| at(typed, &book).convert(&book, Unit::Chapter).unwrap().words();
    assert_eq!(chapter("page 35"), "chapter 0");
    assert_eq!(chapter("page 36"), "chapter 1");
    assert_eq!(chapter("page 71"), "chapter 1");
    assert_eq!(chapter("end"), "chapter 10");
}

#[rstest]
fn changing_the_edition_in_mid_book_keeps_the_place_and_what_was_typed(book: Measure) {
    let paperback = Measure { pages: Some(600), ..Measure::default() };
    let moved = at("p. 90", &book).convert(&paperback, Unit::Page).unwrap();
    assert_eq!((moved.words().as_str(), moved.of(), moved.entered()), ("page 150", Some(600.0), "p. 90"));
    assert_eq!(at("p. 90", &book).convert(&audio(), Unit::Minute).unwrap().words(), "2 h 30 min");
}

#[rstest]
fn a_page_typed_before_the_length_was_known_converts_once_it_is(book: Measure) {
    let early = at("90", &Measure::default());
    assert_eq!(early.fraction(), None);
    assert_eq!(early.convert(&Measure::default(), Unit::Percent), None);
    assert_eq!(early.convert(&book, Unit::Percent).unwrap().words(), "25 %");
    assert_eq!(early.convert(&book, Unit::Page).unwrap().of(), Some(360.0));
}

#[rstest]
#[case(Unit::Page, 182.0, "page 182")]
#[case(Unit::Percent, 45.0, "45 %")]
#[case(Unit::Percent, 38.333_333, "38.3 %")]
#[case(Unit::Minute, 80.0, "1 h 20 min")]
#[case(Unit::Minute, 120.0, "2 h")]
#[case(Unit::Minute, 59.6, "1 h")]
#[case(Unit::Minute, 0.0, "0 min")]
#[case(Unit::Chapter, 3.0, "chapter 3")]
fn a_position_is_said_in_words(#[case] unit: Unit, #[case] value: f64, #[case] words: &str) {
    let position = Measure::default().place("", unit, value).unwrap();
    assert_eq!((position.words().as_str(), position.entered()), (words, words));
}

#[rstest]
#[case(r#"{"entered":"x","unit":"page","value":-1,"of":null,"fraction":null}"#)]
#[case(r#"{"entered":"x","unit":"page","value":401,"of":400,"fraction":null}"#)]
#[case(r#"{"entered":"x","unit":"page","value":1.5,"of":400,"fraction":null}"#)]
#[case(r#"{"entered":"x","unit":"page","value":0,"of":0,"fraction":null}"#)]
#[case(r#"{"entered":"x","unit":"percent","value":50,"of":60,"fraction":null}"#)]
#[case(r#"{"entered":"x","unit":"chapter","value":3,"of":10,"fraction":1.5}"#)]
#[case(r#"{"entered":"x","unit":"scroll","value":3}"#)]
fn an_impossible_position_cannot_be_loaded(#[case] json: &str) {
    assert!(serde_json::from_str::<Position>(json).is_err());
}

#[test]
fn numbers_that_are_no_numbers_are_refused() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(Measure::default().place("", Unit::Minute, value), Err(PositionError::Impossible));
    }
}

#[test]
fn units_keep_their_words() {
    for unit in [Unit::Page, Unit::Percent, Unit::Minute, Unit::Chapter] {
        assert_eq!(Unit::parse_word(unit.as_str()), Some(unit));
        assert_eq!(serde_json::to_value(unit).unwrap(), unit.as_str());
    }
    assert_eq!(Unit::parse_word("Page"), None);
}

/// Editions with every length known: chapters of at least one page, of which the last ends the text.
fn any_measure() -> impl Strategy<Value = Measure> {
    (prop::collection::vec(1u32..80, 1..30), 0u32..40, 1u32..3000, any::<bool>()).prop_map(
        |(lengths, appendix, minutes, with_last_pages)| {
            let mut page = 0;
            let chapters: Vec<ChapterSpan> = (1..)
                .zip(&lengths)
                .map(|(number, length)| {
                    let first_page = Some(page + 1);
                    page += length;
                    let last_page = with_last_pages.then_some(page);
                    ChapterSpan { number, title: String::new(), first_page, last_page }
                })
                .collect();
            Measure { pages: Some(page + appendix), last_page: Some(page), minutes: Some(minutes), chapters }
        },
    )
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![Unit::Page, Unit::Percent, Unit::Minute, Unit::Chapter])
}

fn any_place() -> impl Strategy<Value = (Measure, Position)> {
    place_in(any_unit())
}

fn place_in(unit: impl Strategy<Value = Unit>) -> impl Strategy<Value = (Measure, Position)> {
    (any_measure(), unit, 0.0..=1.0f64).prop_map(|(measure, unit, share)| {
        let value = share * measure.end(unit).unwrap();
        let value = if unit.is_whole() { value.round() } else { value };
        let position = measure.place("typed", unit, value).unwrap();
        (measure, position)
    })
}

proptest! {
    #[test]
    fn a_position_survives_json((_, position) in any_place()) {
        prop_assert_eq!(serde_json::from_str::<Position>(&serde_json::to_string(&position)?)?, position);
    }

    #[test]
    fn a_position_in_words_is_the_same_when_typed((measure, position) in any_place()) {
        let typed = at(&position.words(), &measure);
        prop_assert_eq!(typed.unit(), position.unit());
        prop_assert!((typed.value() - position.value()).abs() <= 0.5);
    }

    #[test]
    fn the_fraction_is_a_share_of_the_text((measure, position) in any_place(), unit in any_unit()) {
        let fraction = position.fraction().unwrap();
        prop_assert!((0.0..=1.0).contains(&fraction));
        let converted = position.convert(&measure, unit).unwrap();
        prop_assert!((0.0..=1.0).contains(&converted.fraction().unwrap()));
        prop_assert!(converted.value() <= converted.of().unwrap());
        prop_assert_eq!(converted.entered(), "typed");
    }

    #[test]
    fn there_and_back_is_within_one_unit((measure, position) in any_place(), unit in any_unit()) {
        let back = position.convert(&measure, unit).unwrap().convert(&measure, position.unit()).unwrap();
        // One of the coarser unit, seen as a share of the text.
        let step = |unit: Unit| if unit.is_whole() { 1.0 / measure.end(unit).unwrap() } else { 0.0 };
        let (before, after) = (position.fraction().unwrap(), back.fraction().unwrap());
        if unit == Unit::Chapter {
            prop_assert!(after <= before + step(Unit::Page) + 1e-5, "a chapter is never read further than its pages");
        } else {
            prop_assert!((before - after).abs() <= step(unit).max(step(position.unit())) + 1e-5);
        }
        if position.unit() == Unit::Page && matches!(unit, Unit::Percent | Unit::Minute) {
            prop_assert_eq!(back, position);
        }
    }

    #[test]
    fn a_chapter_comes_back_from_every_unit((measure, position) in place_in(Just(Unit::Chapter)), unit in any_unit()) {
        prop_assert_eq!(position.convert(&measure, unit).unwrap().convert(&measure, Unit::Chapter).unwrap(), position);
    }

    #[test]
    fn a_step_forward_and_back_is_no_step((measure, position) in any_place(), step in 0u32..50) {
        let forward = Entry::parse(&format!("+{step} p"))?.resolve(&measure, Some(&position));
        if let Ok(forward) = forward {
            let back = Entry::parse(&format!("-{step} p"))?.resolve(&measure, Some(&forward))?;
            prop_assert_eq!(back.value(), position.convert(&measure, Unit::Page).unwrap().value());
        }
    }

    #[test]
    fn any_text_is_read_or_refused_without_failing(text in "[-+0-9a-z%:., ]{0,16}|\\PC{0,20}", measure in any_measure()) {
        if let Ok(entry) = Entry::parse(&text) {
            let _ = entry.resolve(&measure, None);
        }
    }
}
