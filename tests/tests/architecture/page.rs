//! The page: Tauri behind one file, and features that do not know each other.

use crate::sources::{Finding, Source, files, holds};

const PAGE: &str = "ui/src/";

/// What every feature may use; each other folder of the page is a feature.
const COMMON: [&str; 6] = ["ipc", "shell", "shared", "lib", "i18n", "styles"];

/// Those of the common folders that may bring features together.
const TOGETHER: [&str; 1] = ["shell"];

/// The files that import Tauri's own packages.
fn importers(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let imports = imports(source).into_iter().filter(|(name, _)| name.starts_with("@tauri-apps/"));
        findings.extend(imports.map(|(name, line)| source.finding(line, format!("imports {name}"))));
    }
    findings
}

/// The imports that lead from one feature, or from what is common, into a feature.
fn crossings(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let Some(from) = folder(source.path.strip_prefix(PAGE).unwrap_or_default()) else { continue };
        for (name, line) in imports(source) {
            let Some(path) = target(source, &name) else { continue };
            let Some(to) = folder(&path) else { continue };
            if from != to && !COMMON.contains(&to) && !TOGETHER.contains(&from) {
                findings.push(source.finding(line, format!("{from} imports {name} of the feature {to}")));
            }
        }
    }
    findings
}

/// What a file imports, statically or when needed, with the line.
fn imports(source: &Source) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        for mark in ["from ", "import ", "import("] {
            let after = line.split(mark).nth(1).and_then(|rest| rest.trim_start().strip_prefix(['"', '\'']));
            let name = after.and_then(|rest| rest.split(['"', '\'']).next());
            found.extend(name.map(|name| (name.to_owned(), index + 1)));
        }
    }
    found.dedup();
    found
}

/// The path below `ui/src` that an import of ours leads to: `#books/a.ts`, `./a.ts`, `../books/a.ts`.
fn target(source: &Source, name: &str) -> Option<String> {
    if let Some(path) = name.strip_prefix('#') {
        return Some(path.to_owned());
    }
    let mut place: Vec<&str> = source.path.strip_prefix(PAGE)?.split('/').collect();
    place.pop();
    let relative = name.starts_with('.').then_some(name)?;
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => drop(place.pop()),
            part => place.push(part),
        }
    }
    Some(place.join("/"))
}

fn folder(path: &str) -> Option<&str> {
    path.split_once('/').map(|(folder, _)| folder)
}

fn sources() -> Vec<Source> {
    let all = files("ui/src", &[".ts", ".svelte", ".js"]);
    all.into_iter().filter(|source| !source.path.contains(".test.") && !source.path.contains("/testing/")).collect()
}

#[test]
fn tauri_is_imported_in_one_file() {
    let mut importers = importers(&sources());
    assert!(!importers.is_empty(), "no file imports @tauri-apps, so this rule holds for nothing");
    importers.retain(|finding| finding.path != "ui/src/ipc/tauri.ts" && finding.path != "ui/src/ipc/bindings.ts");
    holds(&importers);
}

#[test]
fn features_do_not_import_each_other() {
    holds(&crossings(&sources()));
}

#[test]
fn a_second_importer_of_tauri_is_found() {
    let text = "<script lang=\"ts\">\n  import { open } from \"@tauri-apps/plugin-dialog\";\n</script>";
    let found = importers(&[Source::sample("ui/src/book/Cover.svelte", text)]);
    assert_eq!(found[0].to_string(), "ui/src/book/Cover.svelte:2: imports @tauri-apps/plugin-dialog");
}

#[test]
fn a_way_from_one_feature_into_another_is_found() {
    for (path, text) in [
        ("ui/src/book/Reads.svelte", "import Row from \"#plans/Row.svelte\";"),
        ("ui/src/book/Reads.svelte", "import Row from \"../plans/Row.svelte\";"),
        ("ui/src/book/Reads.svelte", "const Row = await import('../plans/Row.svelte');"),
        ("ui/src/shared/Button.svelte", "import Row from \"../plans/Row.svelte\";"),
    ] {
        assert_eq!(crossings(&[Source::sample(path, text)]).len(), 1, "{path}: {text}");
    }
}

#[test]
fn features_use_what_is_common_and_the_shell_brings_them_together() {
    for (path, text) in [
        ("ui/src/book/Reads.svelte", "import Button from \"#shared/Button.svelte\";"),
        ("ui/src/book/Reads.svelte", "import Row from \"./Row.svelte\";"),
        ("ui/src/book/reads/List.svelte", "import Row from \"../Row.svelte\";"),
        ("ui/src/shell/App.svelte", "import Book from \"../book/Book.svelte\";"),
        ("ui/src/main.ts", "import App from \"./shell/App.svelte\";"),
    ] {
        assert_eq!(crossings(&[Source::sample(path, text)]), [], "{path}: {text}");
    }
}
