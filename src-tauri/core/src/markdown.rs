//! Markdown to HTML that is safe to show: rendered by pulldown-cmark, cleaned by ammonia.

use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{Options, Parser, html};

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    // No image: it would be fetched. No style, no class, no script: ammonia's default already.
    cleaner.rm_tags(["img", "map", "area"]).link_rel(Some("noopener noreferrer"));
    cleaner.url_schemes(["http", "https", "mailto"].into()).url_relative(ammonia::UrlRelative::Deny);
    cleaner.add_tags(["input"]).add_tag_attributes("input", ["checked", "disabled", "type"]);
    cleaner.add_tag_attribute_values("input", "type", ["checkbox"]);
    cleaner.set_tag_attribute_value("input", "disabled", "");
    cleaner
});

/// Renders Markdown: tables, strikethrough, footnotes and task lists included; raw HTML in it is shown cleaned.
#[must_use]
pub fn render(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut rendered = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut rendered, Parser::new_ext(markdown, options));
    CLEANER.clean(&rendered).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("*overlap*, not order", "<p><em>overlap</em>, not order</p>\n")]
    #[case("<script>alert(1)</script>hello", "hello")]
    #[case("[x](javascript:alert(1))", "<p><a rel=\"noopener noreferrer\">x</a></p>\n")]
    #[case("<img src=x onerror=alert(1)>", "")]
    #[case("![alt](http://example.com/a.png)", "<p></p>\n")]
    fn what_is_shown_of_a_note_can_never_run(#[case] markdown: &str, #[case] html: &str) {
        assert_eq!(render(markdown), html);
    }

    #[test]
    fn a_task_list_keeps_its_boxes_and_nobody_can_press_them() {
        let html = render("- [x] ask on Monday");
        assert!(html.contains("type=\"checkbox\"") && html.contains("disabled") && html.contains("checked"), "{html}");
    }

    proptest! {
        #[test]
        fn no_text_becomes_a_script_or_a_handler(text in ".{0,200}") {
            let html = render(&text).to_lowercase();
            prop_assert!(!html.contains("<script") && !html.contains("<iframe") && !html.contains("<style"));
        }
    }
}
