//! Colours of fenced code: a word of the grammar for each stretch, as a class that the page's own style sheet colours.

use std::sync::LazyLock;

use pulldown_cmark_escape::escape_html_body_text;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

/// Every class that is written.
pub(super) const CLASSES: [&str; 9] = [
    "hl-comment",
    "hl-string",
    "hl-constant",
    "hl-keyword",
    "hl-type",
    "hl-name",
    "hl-tag",
    "hl-inserted",
    "hl-deleted",
];

/// Code beyond this many bytes stays plain: colouring must not hold up the page.
const MOST_BYTES: usize = 20_000;
/// Nor must a line of a minified file.
const LONGEST_LINE: usize = 1_000;

/// What a stretch is, by the innermost scope that says so. An operator is no keyword: too much colour tells nothing.
const WORDS: [(&str, Option<&str>); 17] = [
    ("comment", Some("hl-comment")),
    ("constant.character.escape", Some("hl-constant")),
    ("string", Some("hl-string")),
    ("constant", Some("hl-constant")),
    ("keyword.operator", None),
    ("keyword", Some("hl-keyword")),
    ("storage", Some("hl-keyword")),
    ("variable.language", Some("hl-keyword")),
    ("entity.name.tag", Some("hl-tag")),
    ("entity.other.attribute-name", Some("hl-type")),
    ("entity.name.function", Some("hl-name")),
    ("entity.name.section", Some("hl-name")),
    ("support.function", Some("hl-name")),
    ("entity.name", Some("hl-type")),
    ("support", Some("hl-type")),
    ("markup.inserted", Some("hl-inserted")),
    ("markup.deleted", Some("hl-deleted")),
];

/// The grammars, unpacked when the first piece of code is shown.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);
static SCOPES: LazyLock<Vec<(Scope, Option<&'static str>)>> = LazyLock::new(|| {
    let known = |(name, class): (&str, _)| (Scope::new(name).expect("BUG: a fixed scope"), class);
    WORDS.into_iter().map(known).collect()
});

/// A block of code as HTML; plain where the language is not known.
pub(super) fn block(language: &str, text: &str) -> String {
    let mut html = String::from("<pre><code>");
    match grammar(language) {
        Some(grammar) if text.len() <= MOST_BYTES => coloured(&mut html, grammar, text),
        _ => escaped(&mut html, text),
    }
    html.push_str("</code></pre>\n");
    html
}

/// The grammar of a fence's first word; languages of a family share one where the set has no other.
fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let word = language.split([' ', ',', '{', ':']).next().unwrap_or_default().to_lowercase();
    let known = match word.as_str() {
        "" | "text" | "plain" | "txt" => return None,
        "ts" | "tsx" | "jsx" | "typescript" | "mjs" => "js",
        "shell" | "console" | "zsh" => "sh",
        "jsonc" | "json5" => "json",
        "kotlin" | "kt" => "java",
        "c++" => "cpp",
        "golang" => "go",
        other => other,
    };
    GRAMMARS.find_syntax_by_token(known)
}

fn coloured(html: &mut String, grammar: &SyntaxReference, text: &str) {
    let mut state = ParseState::new(grammar);
    let mut stack = ScopeStack::new();
    let mut painter = Painter { html, class: None };
    for line in text.split_inclusive('\n') {
        let ops = if line.len() <= LONGEST_LINE { state.parse_line(line, &GRAMMARS).ok() } else { None };
        let mut from = 0;
        for (at, op) in ops.unwrap_or_default() {
            painter.paint(&stack, &line[from..at]);
            from = at;
            if stack.apply(&op).is_err() {
                break;
            }
        }
        painter.paint(&stack, &line[from..]);
    }
    painter.turn_to(None);
}

/// Writes stretches, those of one class in a row as one.
struct Painter<'h> {
    html: &'h mut String,
    class: Option<&'static str>,
}

impl Painter<'_> {
    fn paint(&mut self, stack: &ScopeStack, text: &str) {
        // A space has no colour, and parts nothing.
        if !text.trim().is_empty() {
            self.turn_to(class_of(stack));
        }
        escaped(self.html, text);
    }

    fn turn_to(&mut self, class: Option<&'static str>) {
        if class == self.class {
            return;
        }
        if self.class.is_some() {
            self.html.push_str("</span>");
        }
        if let Some(class) = class {
            self.html.push_str(&format!("<span class=\"{class}\">"));
        }
        self.class = class;
    }
}

fn class_of(stack: &ScopeStack) -> Option<&'static str> {
    let word = |scope: &Scope| SCOPES.iter().find(|(known, _)| known.is_prefix_of(*scope)).map(|(_, class)| *class);
    stack.as_slice().iter().rev().find_map(word).flatten()
}

/// Writes text so that none of it is markup.
fn escaped(html: &mut String, text: &str) {
    escape_html_body_text(html, text).expect("BUG: a String takes all that is written to it");
}
