//! Commands are thin: named after what they are about, at most five lines, no formatting of their own.

use syn::spanned::Spanned as _;
use syn::{Item, ItemFn};

use crate::sources::{Finding, Source, files, holds};
use crate::tokens::parsed;

/// The most lines that the body of a command may have.
const LINES: usize = 5;

/// The things that a file's commands may be named after, where they are more than the file's own name.
const NOUNS: [(&str, &[&str]); 9] = [
    ("book", &["book", "edition", "contents", "tag"]),
    ("reading", &["read", "session", "progress", "chapter"]),
    ("need", &["need", "item", "plan", "topic", "group"]),
    ("plan", &["plan", "stage", "item"]),
    ("plan_file", &["plan"]),
    ("library", &["library", "window"]),
    ("note", &["note", "link", "image"]),
    ("settings", &["settings", "shortcut"]),
    ("transfer", &["notes"]),
];

fn thick(sources: &[Source]) -> Vec<Finding> {
    sources
        .iter()
        .flat_map(|source| commands(source).iter().flat_map(|item| judge(source, item)).collect::<Vec<_>>())
        .collect()
}

fn commands(source: &Source) -> Vec<ItemFn> {
    let functions = parsed(source).items.into_iter().filter_map(|item| match item {
        Item::Fn(function) => Some(function),
        _ => None,
    });
    let is_command = |item: &ItemFn| {
        item.attrs.iter().any(|attribute| attribute.path().segments.last().is_some_and(|last| last.ident == "command"))
    };
    functions.filter(is_command).collect()
}

fn judge(source: &Source, item: &ItemFn) -> Vec<Finding> {
    let (name, line) = (item.sig.ident.to_string(), item.sig.ident.span().start().line);
    let (first, last) = (item.block.span().start().line, item.block.span().end().line);
    let lines = last.saturating_sub(first + 1);
    let text = source.text.lines().skip(first - 1).take(last + 1 - first).collect::<Vec<_>>().join("\n");
    let mut wrong = Vec::new();
    if lines > LINES {
        wrong.push(format!("the body of {name} has {lines} lines, and a command has at most {LINES}"));
    }
    let nouns = nouns(&source.path);
    if !nouns.iter().any(|noun| name.strip_prefix(noun).is_some_and(|verb| verb.len() > 1 && verb.starts_with('_'))) {
        wrong.push(format!("{name} is not named noun_verb after one of {}", nouns.join(", ")));
    }
    if text.contains("format!(") {
        wrong.push(format!("{name} formats text, which is work for the core or the page"));
    }
    wrong.into_iter().map(|sentence| source.finding(line, sentence)).collect()
}

/// What the commands of a file are named after.
fn nouns(path: &str) -> Vec<&str> {
    let file = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".rs");
    NOUNS.iter().find(|(name, _)| *name == file).map_or(vec![file], |(_, nouns)| nouns.to_vec())
}

#[test]
fn commands_are_thin_and_named_noun_verb() {
    let sources = files("src-tauri/src/commands", &[".rs"]);
    assert!(
        sources.iter().any(|source| !commands(source).is_empty()),
        "no command is found, so this rule holds for nothing"
    );
    holds(&thick(&sources));
}

#[test]
fn a_thick_command_and_a_wrong_name_are_found() {
    let text = "#[tauri::command]\npub async fn add_book(title: String) -> String {\n    let a = 1;\n    let b = 2;\n    \
                let c = 3;\n    let d = 4;\n    let e = 5;\n    format!(\"{a}\")\n}";
    let found = thick(&[Source::sample("src-tauri/src/commands/books.rs", text)]);
    let sentences: Vec<&str> = found.iter().map(|finding| finding.sentence.as_str()).collect();
    assert_eq!(
        sentences,
        [
            "the body of add_book has 6 lines, and a command has at most 5",
            "add_book is not named noun_verb after one of books",
            "add_book formats text, which is work for the core or the page",
        ]
    );
    assert_eq!(found[0].line, 2);
}

#[test]
fn a_thin_command_and_a_function_beside_it_are_fine() {
    let text =
        "#[command]\nfn books_add(shelf: Shelf) -> Answer {\n    shelf.change(|tx| books::add(tx))\n}\nfn helper() {}";
    assert_eq!(thick(&[Source::sample("src-tauri/src/commands/books.rs", text)]), []);
}
