//! Cells of LibraryThing's table that say something only together: what people did stands in a column beside their names,
//! and where a book appeared in the same cell as who published it.

use std::borrow::Cow;

use super::formats::LIBRARYTHING;
use super::source::Source;
use super::states::plain;
use super::table::SourceRow;

/// Names, and what those who bear them did, in the same order.
const ROLES: [(&str, &str); 2] =
    [("Primary Author", "Primary Author Role"), ("Secondary Author", "Secondary Author Roles")];

/// The cells of a row, what belongs together in one of them.
pub(super) fn joined<'a>(source: &Source, row: &'a SourceRow) -> Cow<'a, [String]> {
    if source.format.name != LIBRARYTHING.name {
        return Cow::Borrowed(&row.cells);
    }
    let mut cells = row.cells.clone();
    let place = |name: &str| {
        let at = source.columns.iter().position(|column| plain(column) == plain(name));
        at.filter(|at| *at < row.cells.len())
    };
    for (names, roles) in ROLES {
        if let (Some(names), Some(roles)) = (place(names), place(roles)) {
            cells[names] = with_roles(&row.cells[names], &row.cells[roles]);
        }
    }
    if let Some(at) = place("Publication") {
        // `Gallimard (1979), Poche` begins with who published it.
        let publisher = row.cells[at].split(" (").next().unwrap_or_default().trim();
        cells[at] = publisher.to_owned();
    }
    Cow::Owned(cells)
}

/// `Roe, Ann|Solo, Bo` and `Translator|` are `Roe, Ann (Translator)|Solo, Bo`.
fn with_roles(names: &str, roles: &str) -> String {
    let roles = roles.split(['|', ';']).map(str::trim).chain(std::iter::repeat(""));
    let named = names.split(['|', ';']).map(str::trim).zip(roles).map(|(name, role)| match role {
        "" => name.to_owned(),
        role => format!("{name} ({role})"),
    });
    named.collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_have_what_they_did_behind_their_names() {
        assert_eq!(with_roles("Roe, Ann|Solo, Bo", "Translator|"), "Roe, Ann (Translator)|Solo, Bo");
        assert_eq!(with_roles("Roe, Ann", ""), "Roe, Ann");
        assert_eq!(with_roles("", "Author"), " (Author)");
    }
}
