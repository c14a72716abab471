//! People as exports write them: runs of spaces, last names first, roles in brackets.

use crate::books::{AuthorDraft, Role};
use crate::values::{PersonName, fold};

use super::sheet::sentence;

/// Puts people behind those that are known already; nobody is named twice in the same role.
pub(super) fn add(authors: &mut Vec<AuthorDraft>, more: Vec<(String, Role)>) -> Result<(), String> {
    for (name, role) in more {
        let name = PersonName::parse(&name).map_err(|error| sentence(&error))?.as_str().to_owned();
        let is_known = |author: &AuthorDraft| fold(&author.name) == fold(&name) && author.role == role;
        if !authors.iter().any(is_known) {
            authors.push(AuthorDraft { name, role });
        }
    }
    Ok(())
}

/// One person.
pub(super) fn one(cell: &str) -> Vec<(String, Role)> {
    vec![(cell.to_owned(), Role::Author)]
}

/// People between commas; "Last, First" cannot be told from two people here.
pub(super) fn between_commas(cell: &str) -> Vec<(String, Role)> {
    named(cell.split([',', ';', '&']))
}

/// People between bars or semicolons, each perhaps with the last name first.
pub(super) fn between_bars(cell: &str) -> Vec<(String, Role)> {
    named(cell.split(['|', ';']))
}

fn named<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(String, Role)> {
    names.map(str::trim).filter(|name| !name.is_empty()).map(|name| (name.to_owned(), Role::Author)).collect()
}

/// People between commas with what they did in brackets.
pub(super) fn with_roles(cell: &str) -> Vec<(String, Role)> {
    doing(cell.split(','))
}

/// People between bars, each perhaps with the last name first, with what they did in brackets.
pub(super) fn with_roles_in_bars(cell: &str) -> Vec<(String, Role)> {
    doing(cell.split(['|', ';']))
}

fn doing<'a>(people: impl Iterator<Item = &'a str>) -> Vec<(String, Role)> {
    let people = people.map(str::trim).filter(|person| !person.is_empty());
    let people = people.map(|person| match person.strip_suffix(')').and_then(|person| person.rsplit_once(" (")) {
        Some((name, role)) => (name.trim().to_owned(), role_of(role)),
        None => (person.to_owned(), Role::Author),
    });
    people.collect()
}

fn role_of(word: &str) -> Role {
    match fold(word).as_str() {
        "author" | "writer" => Role::Author,
        "editor" => Role::Editor,
        "translator" => Role::Translator,
        "illustrator" | "cover artist" | "artist" => Role::Illustrator,
        "narrator" | "reader" => Role::Narrator,
        "foreword" | "introduction" | "preface" => Role::Foreword,
        _ => Role::Other,
    }
}
