use proptest::prelude::*;
use rstest::rstest;

use super::*;

#[rstest]
#[case("*overlap*, not order", "<p><em>overlap</em>, not order</p>\n")]
#[case("<script>alert(1)</script>hello", "hello")]
#[case("[x](javascript:alert(1))", "<p><a rel=\"noopener noreferrer\">x</a></p>\n")]
#[case("<img src=x onerror=alert(1)>", "<img>")]
#[case("<b style=\"position:fixed\" class=\"bar\" id=\"main\" onclick=\"x()\">b</b>", "<p><b>b</b></p>\n")]
#[case("<a id=\"main\" data-to=\"main\" data-book=\"../x\">a</a>", "<p><a rel=\"noopener noreferrer\">a</a></p>\n")]
#[case("```\n<script>alert(1)</script>\n```", "<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;\n</code></pre>\n")]
fn what_is_shown_of_a_note_can_never_run(#[case] markdown: &str, #[case] html: &str) {
    assert_eq!(render(markdown), html);
}

#[test]
fn a_picture_elsewhere_is_a_link_and_is_not_fetched() {
    let html = render("![a chart](http://example.com/a.png)");
    assert_eq!(html, "<p><a href=\"http://example.com/a.png\" rel=\"noopener noreferrer\">a chart</a></p>\n");
    assert!(!render("![](javascript:x)").contains("href"));
}

#[test]
fn a_picture_of_the_library_is_named_by_its_id_and_keeps_its_words() {
    let html = render("![\\<b> & more](image:01890000-0000-7000-8000-000000000001)");
    let expected = "data-image=\"01890000-0000-7000-8000-000000000001\" alt=\"&lt;b&gt; &amp; more\"";
    assert!(html.contains(expected), "{html}");
}

#[test]
fn a_task_list_keeps_its_boxes_and_nobody_can_press_them() {
    let html = render("- [x] ask on Monday");
    assert!(html.contains("type=\"checkbox\"") && html.contains("disabled") && html.contains("checked"), "{html}");
}

#[rstest]
#[case("~~old~~", "<del>old</del>")]
#[case("| a | b |\n|---|--:|\n| 1 | 2 |", "<td align=\"right\">2</td>")]
#[case("$e^{i\\pi} < 0$", "<code class=\"math\">e^{i\\pi} &lt; 0</code>")]
#[case("$$\na + b\n$$", "<code class=\"math math-display\">\na + b\n</code>")]
#[case("# Replication", "<h3>Replication</h3>")]
#[case("```rust\nfn main() {}\n```", "<span class=\"hl-name\">main</span>")]
#[case("```sql\nSELECT 'a' -- why\n```", "<span class=\"hl-comment\">-- why")]
#[case("```klingon\nqapla'\n```", "<pre><code>qapla'\n</code></pre>")]
fn what_a_reader_writes_is_shown(#[case] markdown: &str, #[case] part: &str) {
    let html = render(markdown);
    assert!(html.contains(part), "{html}");
}

#[test]
fn footnotes_of_two_notes_on_a_page_have_no_id_in_common() {
    let text = "Lag[^1] and order[^why], lag again[^1].\n\n[^why]: Because.\n[^1]: Seconds.";
    let html = render_in(text, Place { id: "n1", target: None });
    assert!(html.contains("<a id=\"fnref-n1-1\" data-to=\"fn-n1-1\""), "{html}");
    assert!(html.contains("<li id=\"fn-n1-2\">\n<p>Because.</p>"), "{html}");
    assert_eq!(html.matches("id=\"fnref-n1-1\"").count(), 1, "{html}");
    assert!(!render_in(text, Place { id: "n2", target: None }).contains("n1"));
}

#[test]
fn a_link_names_a_book_a_note_or_nothing_yet() {
    let book = crate::values::BookId::from_parts(1, [1; 10]);
    let find = |title: &str| (name_key(title) == "emma").then_some(Target::Book { id: book });
    let html = render_in("[[ Emma ]], [[emma|her]] and [[Else \"W\"]]", Place { id: "n", target: Some(&find) });
    assert!(html.contains(&format!("<a data-book=\"{book}\" rel=\"noopener noreferrer\">her</a>")), "{html}");
    assert_eq!(html.matches("data-book").count(), 2, "{html}");
    assert!(html.contains("data-missing=\"Else &quot;W&quot;\""), "{html}");
    assert_eq!(render("[[Emma|her]]"), "<p>her</p>\n", "where nobody can say, the words stand");
}

#[test]
fn what_a_text_mentions_is_read_outside_code() {
    let text = "[[Emma]] `[[Not this]]` [[Emma|again]]\n\n    [[nor this]]\n\n![x](image:01890000-0000-7000-8000-000000000001)";
    let found = mentions(text);
    assert_eq!(found.titles, ["Emma"]);
    assert_eq!(found.images.len(), 1);
}

#[rstest]
#[case("On *lag*\nsecond line", "On lag")]
#[case("first line\n\n## The heading\n\nmore", "The heading")]
#[case("> quoted words\n> more", "quoted words")]
#[case("- one\n- two", "one")]
#[case("```\nlet a;\nlet b;\n```", "let a;")]
#[case("[[Emma|her]] and `x`", "her and x")]
#[case("---", "")]
fn a_note_is_called_by_its_first_heading_or_first_line(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(name(text), expected);
}

/// The tags of HTML as a browser would read them; a `>` within quotes ends none.
fn tags(html: &str) -> Vec<String> {
    let (mut tags, mut quoted, mut tag) = (Vec::new(), false, None::<String>);
    for c in html.chars() {
        match (&mut tag, c) {
            (None, '<') => tag = Some(String::new()),
            (None, _) => {}
            (Some(_), '>') if !quoted => tags.extend(tag.take()),
            (Some(text), c) => {
                quoted ^= c == '"';
                text.push(if quoted || c == '"' || !c.is_whitespace() { c } else { ' ' });
            }
        }
    }
    tags
}

/// What a text would need to do harm, in pieces that a generator can put together.
fn dangerous() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<script>",
        "</script>",
        "<img ",
        "src=x ",
        "onerror=",
        "onclick=\"",
        "\">",
        "javascript:",
        "[a](",
        ")",
        "![b](",
        "image:",
        "[[",
        "]]",
        "|",
        "<a href=\"",
        "data:text/html,",
        "<style>",
        "<svg/onload=",
        "```html\n",
        "```\n",
        "[^1]",
        "\n\n[^1]: ",
        "$",
        "$$",
        "<!--",
        "-->",
        "<iframe srcdoc=",
        "&#x6a;",
        "\n",
        "`",
        "\\",
        "'",
        "# ",
        "| a |\n|:-:|\n",
        "style=\"text-align: left\"",
    ]);
    prop::collection::vec(prop_oneof![3 => pieces.prop_map(str::to_owned), 1 => ".{0,6}"], 0..24)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_becomes_a_script_a_handler_or_a_style(text in dangerous()) {
        let nobody = |_: &str| None;
        let html = render_in(&text, Place { id: "n", target: Some(&nobody) });
        for tag in tags(&html) {
            let tag = tag.to_lowercase();
            let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
            prop_assert!(!["script", "style", "iframe", "svg", "object", "embed", "link", "meta"].contains(&name), "{html}");
            // What stands in quotes is a value: only an address could run.
            let outside: String = tag.split('"').step_by(2).collect();
            prop_assert!(!outside.contains(" on") && !outside.contains(" style"), "{html}");
            for address in ["href=\"", "src=\"", "action=\""] {
                for value in tag.split(address).skip(1) {
                    let fine = ["http:", "https:", "mailto:"].iter().any(|scheme| value.starts_with(scheme));
                    prop_assert!(fine, "{html}");
                }
            }
        }
    }

    #[test]
    fn any_text_has_mentions_and_a_name(text in ".{0,200}") {
        prop_assert!(mentions(&text).titles.iter().all(|title| !title.is_empty()));
        prop_assert!(name(&text).chars().count() <= 200);
    }
}
