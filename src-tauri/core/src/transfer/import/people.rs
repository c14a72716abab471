//! People as exports write them: runs of spaces, last names first, roles in brackets.

use crate::books::{AuthorDraft, Role};
use crate::values::{PersonName, fold};

use super::texts::sentence;

/// In which order names stand between commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As spoken: every comma stands between two people.
    Spoken,
    /// In either: `Austen, Jane` is one person.
    Either,
}

impl Order {
    /// What is known of a program's files. Readers write these themselves, other programs write names as spoken.
    pub(super) fn of(program: &str) -> Self {
        if matches!(program, "table" | "json" | "notion" | "readwise" | "openreads") {
            Self::Either
        } else {
            Self::Spoken
        }
    }
}

/// What follows a name after a comma and is no person.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "inc", "ltd", "llc", "gmbh"];
/// Words before the last of several people.
const AND: &[&str] = &["and ", "And ", "und ", "et ", "y ", "& "];
/// Words between two people, where both have more than one name.
const BETWEEN: &[&str] = &[" and ", " und ", " et ", " y "];
/// Who has no given name.
const NOBODY: &[&str] = &["anonymous", "various", "others", "unknown", "al", "al."];

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
    doing([cell.trim().to_owned()], false)
}

/// People between commas, semicolons and words such as “and”.
pub(super) fn between_commas(cell: &str, order: Order) -> Vec<(String, Role)> {
    let groups = pieces(cell, &[';', '；', '&', '|']);
    let people: Vec<String> = match order {
        Order::Spoken => groups.flat_map(between).collect(),
        Order::Either => groups.flat_map(at_and).flat_map(in_either_order).collect(),
    };
    doing(people, false)
}

/// People between bars or semicolons, each perhaps with the last name first.
pub(super) fn between_bars(cell: &str) -> Vec<(String, Role)> {
    doing(pieces(cell, &['|', ';']).map(str::to_owned), false)
}

/// People between commas with what they did in brackets.
pub(super) fn with_roles(cell: &str) -> Vec<(String, Role)> {
    doing(between(cell), true)
}

/// People between bars, each perhaps with the last name first, with what they did in brackets.
pub(super) fn with_roles_in_bars(cell: &str) -> Vec<(String, Role)> {
    doing(pieces(cell, &['|', ';']).map(str::to_owned), true)
}

/// What stands between marks that are not in brackets.
fn pieces<'a>(cell: &'a str, marks: &[char]) -> impl Iterator<Item = &'a str> {
    let mut depth = 0_i32;
    let divides = move |c: char| {
        depth += match c {
            '(' => 1,
            ')' if depth > 0 => -1,
            _ => 0,
        };
        depth == 0 && marks.contains(&c)
    };
    cell.split(divides).map(str::trim).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().into_iter()
}

/// The people of a group, a comma between any two; “Jr.” belongs to the one before.
fn between(group: &str) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for piece in pieces(group, &[',', '，', '、']) {
        match people.last_mut() {
            Some(before) if is_suffix(piece) => *before = format!("{before}, {piece}"),
            Some(_) => people.push(after_and(piece).to_owned()),
            None => people.push(piece.to_owned()),
        }
    }
    people
}

/// The people of a group, of which a comma may also stand within one.
fn in_either_order(group: &str) -> Vec<String> {
    let people = between(group);
    match people.as_slice() {
        [surname, given] if is_filed(surname, given) => vec![format!("{surname}, {given}")],
        _ => people,
    }
}

/// Whether two pieces are one person, filed under the surname: the second is a given name with its initials, the first
/// has no given name before it.
fn is_filed(surname: &str, given: &str) -> bool {
    let is_initial = |word: &str| word.trim_end_matches('.').chars().count() <= 1 || word.contains('.');
    // Names in Chinese, Japanese and Korean have neither spaces nor commas in them.
    let is_east_asian = |name: &str| name.chars().any(|c| c >= '\u{2e80}');
    // “King, Jr.” is whole already.
    let is_whole = surname.contains([',', '(']) || NOBODY.contains(&fold(given).as_str());
    let words = surname.split_whitespace().count();
    !is_whole && words <= 2 && !is_east_asian(surname) && given.split_whitespace().skip(1).all(is_initial)
}

/// A group in two where “and” stands between two people. “Simon and Schuster” are one.
fn at_and(group: &str) -> Vec<&str> {
    let is_name = |piece: &str| piece.split_whitespace().count() > 1;
    for word in BETWEEN {
        if let Some((before, after)) = group.split_once(word)
            && is_name(after)
            && (is_name(before) || before.ends_with(','))
        {
            return [at_and(before), at_and(after)].concat();
        }
    }
    vec![group]
}

fn after_and(piece: &str) -> &str {
    AND.iter().find_map(|and| piece.strip_prefix(and)).unwrap_or(piece).trim()
}

fn is_suffix(piece: &str) -> bool {
    SUFFIXES.contains(&fold(piece).replace('.', "").as_str())
}

/// People with what they did, where it stands in brackets behind the name. Unless only such words stand there, brackets
/// may be part of a name.
fn doing(people: impl IntoIterator<Item = String>, have_roles: bool) -> Vec<(String, Role)> {
    let mut all = Vec::new();
    for person in people {
        let divided = person.strip_suffix(')').and_then(|person| person.rsplit_once('('));
        let roles = divided.map(|(_, roles)| roles.split(',').map(role_of).collect::<Vec<_>>()).unwrap_or_default();
        let are_known = roles.iter().all(Option::is_some);
        match divided {
            Some((name, _)) if have_roles || are_known => {
                let name = name.trim();
                let roles = roles.into_iter().map(|role| role.unwrap_or(Role::Other));
                // Somebody without a name did something, and that is not worth a person.
                all.extend(roles.filter(|_| !name.is_empty()).map(|role| (name.to_owned(), role)));
            }
            _ if person.is_empty() => {}
            _ => all.push((person, Role::Author)),
        }
    }
    all
}

/// What somebody did, in the words of other programs.
fn role_of(word: &str) -> Option<Role> {
    let role = match fold(word.trim()).as_str() {
        "author" | "writer" | "aut" | "autor" | "auteur" | "primary author" => Role::Author,
        "editor" | "ed." | "eds." | "hrsg." | "herausgeber" | "editeur" => Role::Editor,
        "translator" | "trans." | "ubersetzer" | "traducteur" | "traductor" => Role::Translator,
        "illustrator" | "cover artist" | "artist" | "illustrateur" | "ilustrador" => Role::Illustrator,
        "narrator" | "reader" | "sprecher" => Role::Narrator,
        "foreword" | "introduction" | "preface" | "afterword" | "vorwort" => Role::Foreword,
        "contributor" => Role::Other,
        _ => return None,
    };
    Some(role)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn told(people: Vec<(String, Role)>) -> String {
        let mut authors = Vec::new();
        add(&mut authors, people).unwrap();
        let role = |author: &AuthorDraft| match author.role {
            Role::Author => author.name.clone(),
            role => format!("{} ({})", author.name, role.as_str()),
        };
        authors.iter().map(role).collect::<Vec<_>>().join(" + ")
    }

    #[rstest]
    #[case("Gene Kim, Kevin Behr, and George Spafford", "Gene Kim + Kevin Behr + George Spafford")]
    #[case("Ann Lee, et Bob Ray", "Ann Lee + Bob Ray")]
    #[case("Lee, Ann; Ray, Bob", "Ann Lee + Bob Ray")]
    #[case("Lee, Ann & Ray, Bob", "Ann Lee + Bob Ray")]
    #[case("Lee, Ann and Ray, Bob", "Ann Lee + Bob Ray")]
    #[case("Ann Lee and Bob Ray", "Ann Lee + Bob Ray")]
    #[case("Ann Lee und Bob Ray and Cy Dee", "Ann Lee + Bob Ray + Cy Dee")]
    #[case("Kleppmann, Martin", "Martin Kleppmann")]
    #[case("Tolkien, J. R. R.", "J. R. R. Tolkien")]
    #[case("Le Guin, Ursula K.", "Ursula K. Le Guin")]
    #[case("García Márquez, Gabriel", "Gabriel García Márquez")]
    #[case("Martin Luther King, Jr.", "Martin Luther King Jr.")]
    #[case("Ann Lee, Martin Luther King, Jr., Bob Ray", "Ann Lee + Martin Luther King Jr. + Bob Ray")]
    #[case("Simon and Schuster", "Simon and Schuster")]
    #[case("Santiago Ramón y Cajal", "Santiago Ramón y Cajal")]
    #[case("Terry Pratchett, Neil Gaiman", "Terry Pratchett + Neil Gaiman")]
    #[case("Austen, Anonymous", "Austen + Anonymous")]
    #[case("村上春樹、川上弘美", "村上春樹 + 川上弘美")]
    #[case("Jane Austen (Author), Ann Lee (Translator)", "Jane Austen + Ann Lee (translator)")]
    #[case("Prince (musician)", "Prince (musician)")]
    fn people_of_a_table_stand_in_either_order(#[case] cell: &str, #[case] people: &str) {
        assert_eq!(told(between_commas(cell, Order::Either)), people);
    }

    #[rstest]
    #[case("Plato, Aristotle", "Plato + Aristotle")]
    #[case("Gene Kim, and Kevin Behr", "Gene Kim + Kevin Behr")]
    #[case("Martin Luther King, Jr., Bob Ray", "Martin Luther King Jr. + Bob Ray")]
    #[case("Ann Lee;Bob Ray", "Ann Lee + Bob Ray")]
    fn people_as_spoken_stand_between_commas(#[case] cell: &str, #[case] people: &str) {
        assert_eq!(told(between_commas(cell, Order::Spoken)), people);
    }

    #[rstest]
    #[case("Ann B (Translator, Introduction), (Narrator)", "Ann B (translator) + Ann B (foreword)")]
    #[case("Ann B, Cy D (Stage manager)", "Ann B + Cy D (other)")]
    fn what_people_did_stands_in_brackets(#[case] cell: &str, #[case] people: &str) {
        assert_eq!(told(with_roles(cell)), people);
    }

    #[test]
    fn one_person_keeps_the_name_whole() {
        assert_eq!(told(one("Jane Austen (Author)")), "Jane Austen");
        assert_eq!(told(one("King, Martin Luther, Jr.")), "Martin Luther King Jr.");
    }
}
