//! People between semicolons, a backslash before what is part of a name.

use crate::books::{AuthorDraft, Role};
use crate::values::PersonName;

use super::super::texts::sentence;

/// The names of a cell.
pub(super) fn parted(cell: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut signs = cell.chars();
    while let Some(c) = signs.next() {
        let name = names.last_mut().expect("BUG: there is one");
        match c {
            '\\' => name.extend(signs.next()),
            ';' => names.push(String::new()),
            other => name.push(other),
        }
    }
    names.into_iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// A person in a role.
pub(super) fn person(name: &str, role: Role) -> Result<AuthorDraft, String> {
    let name = PersonName::parse(name).map_err(|error| sentence(&error))?;
    Ok(AuthorDraft { name: name.as_str().to_owned(), role })
}

/// `Ann Lee (translator)`, `Ann Lee (editor, 1)`: the person, and their place among all, from 1.
pub(super) fn contributor(said: &str) -> Result<(AuthorDraft, Option<usize>), String> {
    let divided = said.strip_suffix(')').and_then(|said| said.rsplit_once('('));
    let (name, part) = divided.ok_or_else(|| format!("“{said}” does not say what they did, as Ann Lee (editor)"))?;
    let (role, place) = match part.split_once(',') {
        Some((role, place)) => (role, place.trim().parse().ok()),
        None => (part, None),
    };
    let role = Role::parse_word(role.trim()).unwrap_or(Role::Other);
    Ok((person(name, role)?, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_semicolon_can_be_part_of_a_name() {
        assert_eq!(parted(r"A\; B; C \\ D;"), ["A; B", r"C \ D"]);
    }

    #[test]
    fn what_somebody_did_stands_in_the_last_brackets() {
        let (person, place) = contributor("Prince (musician) (editor, 2)").expect("a person");
        assert_eq!((person.name.as_str(), person.role, place), ("Prince (musician)", Role::Editor, Some(2)));
        assert!(contributor("Nobody").is_err());
    }
}
