//! The core's slices stand in an order and use only earlier ones, and never another's store.

use crate::sources::{Finding, Source, files, holds};
use crate::tokens::{names, without_tests};

const CORE: &str = "src-tauri/core/src/";

/// Each may use those before it. Search stands early: it turns text into a question and knows only values. What is not
/// named here carries them all (`storage`, `library`, `history`, `settings`) or stands above them.
const ORDER: [&str; 14] = [
    "values", "search", "books", "reading", "plans", "notes", "filters", "schedule", "goals", "insights", "transfer",
    "check", "backup", "sync",
];

/// What stands above all slices: no slice may use it.
const ABOVE: [&str; 2] = ["today", "merge"];

fn rank(slice: &str) -> Option<usize> {
    let above = || ABOVE.contains(&slice).then_some(ORDER.len());
    ORDER.iter().position(|known| *known == slice).or_else(above)
}

fn backwards(sources: &[Source]) -> Vec<Finding> {
    look(sources, |slice, used, _| {
        let (mine, other) = (rank(slice)?, rank(used)?);
        (other > mine).then(|| format!("{slice} uses {used}, which stands after it"))
    })
}

fn burglaries(sources: &[Source]) -> Vec<Finding> {
    look(sources, |slice, used, rest| {
        (used != slice && rest.split("::").next() == Some("store"))
            .then(|| format!("{slice} reaches into the store of {used}; it uses the operations of {used} instead"))
    })
}

/// Asks of every path in every slice: which slice, what of ours it names (`books`), and what in there (`store::row`).
fn look(sources: &[Source], judge: impl Fn(&str, &str, &str) -> Option<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let inside = source.path.strip_prefix(CORE).expect("BUG: a source of the core");
        let Some((slice, file)) = inside.split_once('/') else { continue };
        for named in names(source) {
            let Some(path) = from_crate(&named.path, slice, file) else { continue };
            let (used, rest) = path.split_once("::").unwrap_or((&path, ""));
            findings.extend(judge(slice, used, rest).map(|sentence| source.finding(named.line, sentence)));
        }
    }
    findings
}

/// A path as it reads from the root of the crate, where it leads to something of ours in another module.
fn from_crate(path: &str, slice: &str, file: &str) -> Option<String> {
    if let Some(rest) = path.strip_prefix("crate::") {
        return Some(rest.to_owned());
    }
    let mut module: Vec<&str> = file.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect();
    module.insert(0, slice);
    let mut rest = path;
    while let Some(above) = rest.strip_prefix("super::") {
        module.pop()?;
        rest = above;
    }
    (module.is_empty() && rest != path).then(|| rest.to_owned())
}

#[test]
fn slices_use_only_earlier_ones() {
    holds(&backwards(&without_tests(files("src-tauri/core/src", &[".rs"]))));
}

#[test]
fn a_store_is_private_to_its_slice() {
    holds(&burglaries(&without_tests(files("src-tauri/core/src", &[".rs"]))));
}

#[test]
fn a_slice_that_looks_ahead_is_found_by_whatever_road() {
    for road in ["use crate::notes::Note;", "use crate::{Now, notes::Note};", "fn a() { super::super::notes::add() }"] {
        let found = backwards(&[Source::sample("src-tauri/core/src/books/add.rs", road)]);
        assert_eq!(found.len(), 1, "{road}");
        assert_eq!(found[0].to_string(), "src-tauri/core/src/books/add.rs:1: books uses notes, which stands after it");
    }
    let today = Source::sample("src-tauri/core/src/books/add.rs", "use crate::today::Today;");
    assert_eq!(backwards(&[today]).len(), 1);
}

#[test]
fn a_slice_may_look_back_and_at_what_carries_it() {
    let text = "use crate::books::Book;\nuse crate::library::Tx;\nuse super::model::Note;\nuse crate::notes::model;";
    assert_eq!(backwards(&[Source::sample("src-tauri/core/src/notes/add.rs", text)]), []);
}

#[test]
fn reaching_into_another_store_is_found() {
    let burglar = Source::sample("src-tauri/core/src/notes/add.rs", "fn a() {\n    crate::books::store::row()\n}");
    assert_eq!(
        burglaries(&[burglar])[0].to_string(),
        "src-tauri/core/src/notes/add.rs:2: notes reaches into the store of books; it uses the operations of books instead"
    );
    assert_eq!(burglaries(&[Source::sample("src-tauri/core/src/notes/add.rs", "use crate::notes::store;")]), []);
}
