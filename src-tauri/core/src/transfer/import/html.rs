//! The HTML of reviews, as Markdown: bold, italics, breaks, links; everything else is its text.

/// A review as Markdown. Text without HTML stays as it is, and so do its stars: what left by our own export comes back.
pub(super) fn to_markdown(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut links = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (said, length) = if rest.starts_with('<') { tag(rest, &mut links) } else { entity(rest) };
        out.push_str(&said);
        rest = &rest[length..];
    }
    out.push_str(rest);
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    let mut said = lines.join("\n");
    while said.contains("\n\n\n") {
        said = said.replace("\n\n\n", "\n\n");
    }
    said.trim().to_owned()
}

/// No tag is longer, in bytes.
const LONGEST_TAG: usize = 4096;

/// How long the tag is that a text begins with, if it is one.
fn tag_length(text: &str) -> Option<usize> {
    let is_tag = text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let end = || text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
    if is_tag { end().map(|end| end + 1) } else { None }
}

/// What stands for the tag that a text begins with, and how long the tag is.
fn tag(text: &str, links: &mut Vec<Option<String>>) -> (String, usize) {
    let Some(length) = tag_length(text) else { return ("<".to_owned(), 1) };
    let inside = text[1..length - 1].trim_end_matches('/').trim();
    let name = inside.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    let said = match name.as_str() {
        "br" => "\n",
        "p" | "/p" | "div" | "/div" | "blockquote" | "/blockquote" => "\n\n",
        "b" | "/b" | "strong" | "/strong" => "**",
        "i" | "/i" | "em" | "/em" => "*",
        "s" | "/s" | "del" | "/del" => "~~",
        "li" => "\n- ",
        "a" => {
            let link = href(inside).filter(|link| is_harmless(link));
            let said = if link.is_some() { "[" } else { "" };
            links.push(link);
            said
        }
        "/a" => {
            let link = links.pop().flatten();
            let bracketed = |link: String| if link.contains(['(', ')']) { format!("<{link}>") } else { link };
            return (link.map_or_else(String::new, |link| format!("]({})", bracketed(link))), length);
        }
        _ => "",
    };
    (said.to_owned(), length)
}

fn href(tag: &str) -> Option<String> {
    let value = tag.split_once("href=")?.1;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

/// Whether a link leads to a page or a letter box: any other may do something.
fn is_harmless(link: &str) -> bool {
    let link = link.trim().to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| link.starts_with(scheme));
    known && !link.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>'))
}

/// The character of the entity that a text begins with, and how long the entity is.
fn entity(text: &str) -> (String, usize) {
    let Some(end) = text.find(';').filter(|end| *end <= 10) else { return ("&".to_owned(), 1) };
    let name = &text[1..end];
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let c = match (name, number.and_then(char::from_u32)) {
        ("amp", _) => '&',
        ("lt", _) => '<',
        ("gt", _) => '>',
        ("quot", _) => '"',
        ("apos", _) => '\'',
        ("nbsp", _) => ' ',
        (_, Some(c)) if !c.is_control() => c,
        _ => return ("&".to_owned(), 1),
    };
    (c.to_string(), end + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Loved it.", "Loved it.")]
    #[case("One<br/>two<br />three", "One\ntwo\nthree")]
    #[case("<b>Bold</b> &amp; <i>thin</i>", "**Bold** & *thin*")]
    #[case("<p>One</p><p>Two</p>", "One\n\nTwo")]
    #[case("See <a href=\"https://example.org\" rel=\"x\">this</a>.", "See [this](https://example.org).")]
    #[case("1 < 2 & 3 > 2", "1 < 2 & 3 > 2")]
    #[case("It&#39;s &#x263a;", "It's ☺")]
    #[case("&lt;b&gt;bold&lt;/b&gt;", "<b>bold</b>")]
    #[case("<a href=\"javascript:alert(1)\">this</a>", "this")]
    #[case("Q&A *so*", "Q&A *so*")]
    #[case("<script>alert(1)</script>", "alert(1)")]
    fn a_review_keeps_its_words_and_its_emphasis(#[case] html: &str, #[case] markdown: &str) {
        assert_eq!(to_markdown(html), markdown);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_failing(text in "[<>/&;#a-bé \"'=\n]{0,60}") {
            let _ = to_markdown(&text);
        }
    }
}
