use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn date(text: &str) -> ImpreciseDate {
    ImpreciseDate::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[rstest]
#[case("2019-05-03", "2019-05-03")]
#[case("2019/05/03", "2019-05-03")]
#[case("2019-5-3", "2019-05-03")]
#[case("3.5.2019", "2019-05-03")]
#[case("03.05.2019", "2019-05-03")]
#[case("3. Mai 2019", "2019-05-03")]
#[case("3 May 2019", "2019-05-03")]
#[case("3rd May, 2019", "2019-05-03")]
#[case("May 3, 2019", "2019-05-03")]
#[case("2019 May 3", "2019-05-03")]
#[case("31/12/2019", "2019-12-31")]
#[case("12/31/2019", "2019-12-31")]
#[case("5/5/2019", "2019-05-05")]
#[case("2019-05", "2019-05")]
#[case("2019/5", "2019-05")]
#[case("05/2019", "2019-05")]
#[case("May 2019", "2019-05")]
#[case("MAY 2019", "2019-05")]
#[case("März 2019", "2019-03")]
#[case("Sept. 2019", "2019-09")]
#[case("spring 2019", "2019-spring")]
#[case("2019 spring", "2019-spring")]
#[case("2019-spring", "2019-spring")]
#[case("Frühling 2019", "2019-spring")]
#[case("Fall 2019", "2019-autumn")]
#[case("Herbst 2019", "2019-autumn")]
#[case("Winter 2019/20", "2019-winter")]
#[case(" 2019 ", "2019")]
#[case("before 2015", "<2015")]
#[case("vor 2015", "<2015")]
#[case("< 2015", "<2015")]
#[case("unknown", "?")]
#[case("Unbekannt", "?")]
#[case("?", "?")]
fn what_people_write_is_read(#[case] text: &str, #[case] canonical: &str) {
    assert_eq!(date(text).to_string(), canonical);
}

#[rstest]
#[case("2019-02-30")]
#[case("31 April 2019")]
#[case("2019-13")]
#[case("0.0.2019")]
fn a_day_that_is_not_in_the_calendar_is_refused(#[case] text: &str) {
    assert_eq!(ImpreciseDate::parse(text), Err(ImpreciseDateError::NoSuchDay { given: text.into() }));
}

#[rstest]
#[case("3/5/2019")]
#[case("03-05-2019")]
fn a_day_that_could_be_two_is_asked_about(#[case] text: &str) {
    assert_eq!(ImpreciseDate::parse(text), Err(ImpreciseDateError::Ambiguous { given: text.into() }));
}

#[rstest]
#[case("19")]
#[case("3.5.19")]
#[case("20190503")]
#[case("-2019")]
#[case("2019--05")]
#[case("2019-05-03T10:00:00Z")]
#[case("soon")]
#[case("May")]
#[case("before May 2015")]
#[case("today")]
#[case("winter 2019/21")]
fn anything_else_is_not_a_date(#[case] text: &str) {
    assert_eq!(ImpreciseDate::parse(text), Err(ImpreciseDateError::NotUnderstood { given: text.into() }));
}

#[rstest]
#[case("", ImpreciseDateError::Empty)]
#[case("0999", ImpreciseDateError::YearOutOfRange)]
#[case("<0999", ImpreciseDateError::YearOutOfRange)]
#[case("0000-01-01", ImpreciseDateError::YearOutOfRange)]
fn the_error_names_the_rule(#[case] text: &str, #[case] error: ImpreciseDateError) {
    assert_eq!(ImpreciseDate::parse(text), Err(error));
}

#[rstest]
#[case("2019-05-03", Some("2019-05-03"), Some("2019-05-03"), "3 May 2019")]
#[case("2020-02", Some("2020-02-01"), Some("2020-02-29"), "February 2020")]
#[case("2019-spring", Some("2019-03-01"), Some("2019-05-31"), "spring 2019")]
#[case("2019-summer", Some("2019-06-01"), Some("2019-08-31"), "summer 2019")]
#[case("2019-autumn", Some("2019-09-01"), Some("2019-11-30"), "autumn 2019")]
#[case("2019-winter", Some("2019-12-01"), Some("2020-02-29"), "winter 2019")]
#[case("9999-winter", Some("9999-12-01"), Some("9999-12-31"), "winter 9999")]
#[case("2019", Some("2019-01-01"), Some("2019-12-31"), "2019")]
#[case("<2015", None, Some("2014-12-31"), "before 2015")]
#[case("<1000", None, Some("0999-12-31"), "before 1000")]
#[case("?", None, None, "unknown")]
fn a_date_stands_for_an_interval(
    #[case] text: &str,
    #[case] earliest: Option<&str>,
    #[case] latest: Option<&str>,
    #[case] words: &str,
) {
    let day = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    assert_eq!(day(date(text).earliest()).as_deref(), earliest);
    assert_eq!(day(date(text).latest()).as_deref(), latest);
    assert_eq!(date(text).words(), words);
}

#[test]
fn dates_sort_by_their_beginning_and_unknown_comes_last() {
    let sorted = [
        "2014-winter",
        "<2015",
        "2015",
        "<2019",
        "2019",
        "2019-01",
        "2019-01-01",
        "2019-01-02",
        "2019-spring",
        "2019-03",
        "2019-03-01",
        "2019-04",
        "?",
    ];
    let mut dates: Vec<_> = sorted.iter().rev().map(|text| date(text)).collect();
    dates.sort_unstable();
    assert_eq!(dates.iter().map(ToString::to_string).collect::<Vec<_>>(), sorted);
}

#[rstest]
#[case("today", "2026-03-01")]
#[case(" Heute", "2026-03-01")]
#[case("yesterday", "2026-02-28")]
#[case("gestern", "2026-02-28")]
#[case("May 2019", "2019-05")]
#[case("tomorrow", "2026-03-02")]
#[case("Übermorgen", "2026-03-03")]
#[case("in 2 weeks", "2026-03-15")]
#[case("in 2 Wochen", "2026-03-15")]
#[case("in a month", "2026-04-01")]
#[case("in einem Jahr", "2027-03-01")]
#[case("3 days ago", "2026-02-26")]
#[case("vor 3 Tagen", "2026-02-26")]
#[case("vor 2015", "<2015")]
#[case("3.5.2026", "2026-05-03")]
fn days_counted_from_today_need_to_know_it(#[case] text: &str, #[case] expected: &str) {
    let today = ReadingDay::parse("2026-03-01").unwrap();
    assert_eq!(ImpreciseDate::parse_relative(text, today).unwrap().to_string(), expected);
}

fn any_date() -> impl Strategy<Value = ImpreciseDate> {
    let year = 1000..=9999i32;
    let season = prop::sample::select(vec![Season::Spring, Season::Summer, Season::Autumn, Season::Winter]);
    prop_oneof![
        (0..ReadingDay::MAX.days_since(ReadingDay::MIN))
            .prop_map(|days| ReadingDay::MIN.plus_days(days).unwrap().into()),
        (year.clone(), 1..=12u32).prop_map(|(year, month)| ImpreciseDate(Shape::Month { year, month })),
        (year.clone(), season).prop_map(|(year, season)| ImpreciseDate(Shape::Season { year, season })),
        year.clone().prop_map(|year| ImpreciseDate(Shape::Year(year))),
        year.prop_map(|year| ImpreciseDate(Shape::Before(year))),
        Just(ImpreciseDate::unknown()),
    ]
}

proptest! {
    #[test]
    fn every_date_survives_text_words_and_json(date in any_date()) {
        prop_assert_eq!(ImpreciseDate::parse(&date.to_string()), Ok(date));
        prop_assert_eq!(ImpreciseDate::parse(&date.words()), Ok(date));
        prop_assert_eq!(serde_json::from_str::<ImpreciseDate>(&serde_json::to_string(&date)?)?, date);
    }

    #[test]
    fn the_interval_begins_before_it_ends(date in any_date()) {
        if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
            prop_assert!(earliest <= latest);
        }
        prop_assert_eq!(date.latest().is_none(), date.is_unknown());
        prop_assert_eq!(date.day().is_some(), date.earliest().is_some() && date.earliest() == date.latest());
    }

    #[test]
    fn the_order_is_total_and_the_key_sorts_alike(a in any_date(), b in any_date()) {
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.sort_key().cmp(&b.sort_key()), a.cmp(&b));
    }

    #[test]
    fn any_text_is_read_or_refused_without_failing(text in "[0-9a-zA-ZäüÄÜß?<./, -]{0,20}|\\PC{0,20}") {
        if let Ok(date) = ImpreciseDate::parse(&text) {
            prop_assert_eq!(ImpreciseDate::parse(&date.to_string()), Ok(date));
        }
    }
}
