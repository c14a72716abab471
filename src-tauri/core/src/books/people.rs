//! The people of a book: written as a whole, so that order and roles are always those of the draft.

use rusqlite::named_params;

use super::Role;
use crate::Result;
use crate::library::Tx;
use crate::values::{AuthorshipId, BookId, PersonId, PersonName};

/// Makes the people of `book` exactly these, in this order.
pub(super) fn set(tx: &Tx<'_>, book: BookId, people: &[(PersonName, Role)]) -> Result<()> {
    tx.sql(include_str!("sql/forget_people.sql"))?
        .execute(named_params! { ":book": book, ":now": tx.now().millis() })?;
    add(tx, book, people)
}

/// Adds the people of a book that has none.
pub(super) fn add(tx: &Tx<'_>, book: BookId, people: &[(PersonName, Role)]) -> Result<()> {
    people.iter().enumerate().try_for_each(|(position, (name, role))| put(tx, book, position, name, *role))
}

/// Adds a person to a book, or moves them to that place.
pub(super) fn put(tx: &Tx<'_>, book: BookId, position: usize, name: &PersonName, role: Role) -> Result<()> {
    let person = PersonId::natural(&[name.as_str()]);
    tx.ensure(person.uuid(), || {
        let values = named_params! { ":id": person, ":name": name, ":sort_name": name.sort_name() };
        tx.sql(include_str!("sql/ensure_person.sql"))?.execute(values)?;
        Ok(())
    })?;
    let id = AuthorshipId::natural(&[&book.to_string(), &person.to_string(), role.as_str()]);
    tx.sql(include_str!("sql/set_authorship.sql"))?.execute(named_params! {
        ":id": id, ":book": book, ":person": person, ":role": role, ":position": position,
    })?;
    Ok(())
}
