//! What a Rust file names and says, read from its tokens: paths in full, text literals, with their lines.
//!
//! Tests inside a file, and files that are only tests, are left out: they may name what the code may not.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, File, Item};

use crate::sources::Source;

/// A path as it is named somewhere, with its groups taken apart: `std::fs`, `crate::books::Book`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) path: String,
    pub(crate) line: usize,
}

/// The file as syn reads it.
pub(crate) fn parsed(source: &Source) -> File {
    syn::parse_file(&source.text).unwrap_or_else(|failure| panic!("{}: {failure}", source.path))
}

/// The sources without those that are only tests: their module is declared under `#[cfg(test)]`.
pub(crate) fn without_tests(sources: Vec<Source>) -> Vec<Source> {
    let tests: Vec<String> =
        sources.iter().filter(|source| source.path.ends_with(".rs")).flat_map(test_modules).collect();
    let is_test =
        |path: &str| tests.iter().any(|test| path == format!("{test}.rs") || path.starts_with(&format!("{test}/")));
    sources.into_iter().filter(|source| !is_test(&source.path)).collect()
}

/// Every path that the file names outside its tests.
pub(crate) fn names(source: &Source) -> Vec<Named> {
    let mut names = Vec::new();
    gather_names(code(source), "", &mut names);
    names
}

/// Every text literal outside the file's tests, as it is written, with its line.
pub(crate) fn literals(source: &Source) -> Vec<(String, usize)> {
    let mut literals = Vec::new();
    gather_literals(code(source), &mut literals);
    literals
}

/// The tokens of the file without its tests and its documentation.
fn code(source: &Source) -> TokenStream {
    let mut file = parsed(source);
    drop_tests(&mut file.items);
    file.items.iter().map(ToTokens::to_token_stream).collect()
}

fn drop_tests(items: &mut Vec<Item>) {
    items.retain(|item| !attributes(item).iter().any(is_test));
    for item in items {
        if let Item::Mod(module) = item
            && let Some((_, inner)) = &mut module.content
        {
            drop_tests(inner);
        }
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        _ => &[],
    }
}

fn is_test(attribute: &Attribute) -> bool {
    let conditional = attribute.path().is_ident("cfg");
    let list = attribute.meta.require_list().map(|list| list.tokens.to_string()).unwrap_or_default();
    (conditional && list == "test") || attribute.path().is_ident("test")
}

/// The paths, without `.rs`, of the modules that a file declares as tests.
fn test_modules(source: &Source) -> Vec<String> {
    let (folder, file) = source.path.rsplit_once('/').expect("BUG: sources stand in folders");
    let stem = file.trim_end_matches(".rs");
    let folder = if ["mod", "lib", "main"].contains(&stem) { folder.to_owned() } else { format!("{folder}/{stem}") };
    let declared = parsed(source).items.into_iter().filter_map(|item| match item {
        Item::Mod(module) if module.content.is_none() && module.attrs.iter().any(is_test) => Some(module.ident),
        _ => None,
    });
    declared.map(|name| format!("{folder}/{name}")).collect()
}

/// Joins `a :: b :: { c, d :: e }` to `a::b::c` and `a::b::d::e`.
fn gather_names(tokens: TokenStream, prefix: &str, names: &mut Vec<Named>) {
    let mut path = String::new();
    let mut line = 0;
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(word) => {
                if colons < 2 {
                    finish(&mut path, line, names);
                    path = prefix.to_owned();
                    line = word.span().start().line;
                }
                path.push_str(if path.is_empty() { "" } else { "::" });
                path.push_str(&word.to_string());
                colons = 0;
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' => {
                // A lone colon, as in `name: Type`, is not joined to a second one.
                colons += usize::from(colons == 1 || mark.spacing() == Spacing::Joint);
            }
            TokenTree::Group(group) => {
                let inner =
                    if colons == 2 && group.delimiter() == Delimiter::Brace { path.clone() } else { String::new() };
                finish(&mut path, line, names);
                gather_names(group.stream(), &inner, names);
                colons = 0;
            }
            _ => {
                finish(&mut path, line, names);
                colons = 0;
            }
        }
    }
    finish(&mut path, line, names);
}

fn finish(path: &mut String, line: usize, names: &mut Vec<Named>) {
    if !path.is_empty() {
        names.push(Named { path: std::mem::take(path), line });
    }
}

fn gather_literals(tokens: TokenStream, literals: &mut Vec<(String, usize)>) {
    let mut after_hash = false;
    for token in tokens {
        let hash = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '#');
        match token {
            // Attributes hold documentation, which may speak of anything.
            TokenTree::Group(group) if !(after_hash && group.delimiter() == Delimiter::Bracket) => {
                gather_literals(group.stream(), literals);
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.contains('"') {
                    literals.push((text, literal.span().start().line));
                }
            }
            _ => {}
        }
        after_hash = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        names(&Source::sample("src/a.rs", text)).into_iter().map(|named| named.path).collect()
    }

    #[test]
    fn paths_are_joined_and_groups_taken_apart() {
        let found = paths("use std::{fs, io::{self, Read}};\nfn a(b: crate::books::Book) { chrono::Utc::now() }");
        for path in ["std::fs", "std::io::self", "std::io::Read", "crate::books::Book", "chrono::Utc::now", "b"] {
            assert!(found.contains(&path.to_owned()), "{path} in {found:?}");
        }
    }

    #[test]
    fn a_line_is_where_the_path_stands() {
        let source = Source::sample("src/a.rs", "//! About.\n\nfn a() {\n    std::fs::read();\n}\n");
        assert!(names(&source).contains(&Named { path: "std::fs::read".to_owned(), line: 4 }));
    }

    #[test]
    fn tests_may_name_what_they_like() {
        assert_eq!(paths("#[cfg(test)]\nmod tests { use std::fs; }"), [""; 0]);
        let parent = Source::sample("src/books/mod.rs", "#[cfg(test)]\nmod laws;");
        let child = Source::sample("src/books/laws.rs", "use std::fs;");
        let left = without_tests(vec![parent, child]);
        assert_eq!(left.iter().map(|source| source.path.as_str()).collect::<Vec<_>>(), ["src/books/mod.rs"]);
    }

    #[test]
    fn documentation_is_not_a_literal() {
        let source = Source::sample("src/a.rs", "/// SELECT a book.\nfn a() { b(\"SELECT 1\") }");
        assert_eq!(literals(&source), [("\"SELECT 1\"".to_owned(), 2)]);
    }
}
