use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn one(value: &str) -> Result<Value, Refusal> {
    read(&format!("return {{ a = {value} }}")).map(|table| table.get("a").cloned().unwrap_or(Value::Nil))
}

#[rstest]
#[case(r#""plain""#, "plain")]
#[case("'it''s'", "it")]
#[case(
    r#""two\
lines""#,
    "two\nlines"
)]
#[case(r#""a\tb\n\"c\" \\ \065\x42\u{43}""#, "a\tb\n\"c\" \\ ABC")]
#[case(r#""caf\195\169""#, "café")]
#[case("[[long\n\"text\"]]", "long\n\"text\"")]
#[case("[==[\nlong ]] text]==]", "long ]] text")]
fn texts_are_read_in_every_form(#[case] value: &str, #[case] expected: &str) {
    match one(value) {
        Ok(Value::Text(text)) => assert_eq!(text, expected),
        // Two texts beside one another are no value.
        other => assert_eq!((value, other.is_err()), ("'it''s'", true)),
    }
}

#[rstest]
#[case("12", 12.0)]
#[case("-0.5", -0.5)]
#[case("5.9952038369305e-02", 0.059952038369305)]
#[case("0x1F", 31.0)]
fn numbers_are_read(#[case] value: &str, #[case] expected: f64) {
    assert_eq!(one(value), Ok(Value::Number(expected)));
}

#[test]
fn lists_maps_and_comments_are_read() {
    let table = read(
            "-- a file\nreturn {\n  [\"b\"] = { 'x', { y = true }, }, --[[ more\n]] [3] = {}, c = nil; [1.5] = 0, [-2] = { n = 1 }\n}\n",
        )
        .unwrap();
    assert_eq!(table.tables().map(|(key, _)| key).collect::<Vec<_>>(), [-2, 3]);
    assert_eq!(table.table("b").tables().count(), 1);
    assert_eq!(table.text("c"), "");
}

#[rstest]
#[case("return os.execute('x')", 1)]
#[case("return { a = f() }", 1)]
#[case("return {\n a = 1 + 1 }", 2)]
#[case("return { a = function() end }", 1)]
#[case("return { a = \"open", 1)]
#[case("return {} print(1)", 1)]
#[case("x = 1\nreturn {}", 1)]
fn what_would_have_to_be_run_is_refused_with_its_line(#[case] text: &str, #[case] line: usize) {
    assert_eq!(read(text).unwrap_err().line, line);
}

#[test]
fn tables_without_end_are_refused_by_their_limit() {
    assert!(read(&"{".repeat(100_000)).is_err());
    assert!(read(&format!("{{{}}}", "1,".repeat(MOST + 1))).is_err());
}

proptest! {
    #[test]
    fn any_text_is_read_without_failing(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn any_signs_of_lua_are_read_without_failing(text in "(return )?(\\{|\\}|\\[|\\]|=|,|;|\"|'|\\\\|--|\\[\\[|\\]\\]|[a-z0-9é\\.\\-]|\n| ){0,40}") {
        let _ = read(&text);
    }

    #[test]
    fn what_was_written_is_read(text in "[^\r]{0,40}", number in -1_000_000_i64..1_000_000) {
        let quoted = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\\n");
        let table = read(&format!("return {{ [\"t\"] = \"{quoted}\", [\"n\"] = {number}, }}")).unwrap();
        prop_assert_eq!(table.text("t"), text);
        prop_assert_eq!(table.number("n"), Some(number as f64));
    }
}
