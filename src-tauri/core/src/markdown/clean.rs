//! What may stand in a note's HTML: a list of what is allowed, so that whatever nobody thought of is not.

use std::borrow::Cow;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::code;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    // No style, no script, no handler: ammonia's default already.
    cleaner.rm_tags(["map", "area"]).add_tags(["input", "section"]).link_rel(Some("noopener noreferrer"));
    cleaner.url_schemes(["http", "https", "mailto"].into()).url_relative(UrlRelative::Deny);
    cleaner.add_tag_attributes("input", ["checked", "disabled", "type"]);
    cleaner.add_tag_attribute_values("input", "type", ["checkbox"]);
    cleaner.set_tag_attribute_value("input", "disabled", "");
    // A picture has no address, so none is fetched: the page asks the library for it by its id.
    cleaner.rm_tag_attributes("img", ["src", "align", "width", "height"]).add_tag_attributes("img", ["data-image"]);
    cleaner.add_tag_attributes("a", ["id", "data-book", "data-note", "data-missing", "data-to"]);
    cleaner.add_tag_attributes("li", ["id"]);
    cleaner.add_allowed_classes("section", ["footnotes"]).add_allowed_classes("code", ["math", "math-display"]);
    cleaner.add_allowed_classes("span", code::CLASSES);
    cleaner.attribute_filter(plausible);
    cleaner
});

/// Cleans rendered Markdown. The alignment of table cells, written as a style, becomes an attribute first.
pub(super) fn clean(rendered: &str) -> String {
    let mut text = Cow::Borrowed(rendered);
    for side in ["left", "center", "right"] {
        let style = format!(" style=\"text-align: {side}\"");
        if text.contains(&style) {
            text = Cow::Owned(text.replace(&style, &format!(" align=\"{side}\"")));
        }
    }
    CLEANER.clean(&text).to_string()
}

/// Ids are ours or none: raw HTML in a note can name nothing else of the page.
fn plausible<'u>(_tag: &str, attribute: &str, value: &'u str) -> Option<Cow<'u, str>> {
    let of_words = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let allowed = match attribute {
        "id" | "data-to" => value.starts_with("fn") && of_words(value),
        "data-book" | "data-note" | "data-image" => value.len() == 36 && of_words(value),
        _ => true,
    };
    allowed.then_some(Cow::Borrowed(value))
}
