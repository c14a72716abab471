//! Links go along when what they mean gets another title, or becomes one with something else.

use std::collections::HashMap;

use rusqlite::named_params;

use super::{add, links};
use crate::Result;
use crate::library::{Snapshot, Tx};
use crate::markdown::{Target, name_key, relinked};
use crate::values::NoteId;

/// Something that links mean, and what it is called.
#[derive(Clone, Copy)]
pub(crate) struct Called<'a> {
    pub(crate) what: Target,
    pub(crate) title: &'a str,
}

impl Called<'_> {
    fn id(&self) -> String {
        match self.what {
            Target::Book { id } => id.to_string(),
            Target::Note { id, .. } => id.to_string(),
        }
    }

    /// What stands between the brackets: the title, or the id where the title means something else already.
    fn link(&self, view: &Snapshot<'_>) -> Result<String> {
        let other = links::target(view, self.title, None)?.filter(|other| *other != self.what);
        // A title means the book that has it before any note.
        let is_free = matches!((self.what, other), (_, None) | (Target::Book { .. }, Some(Target::Note { .. })));
        let is_plain = is_free && links::is_plain(self.title);
        Ok(if is_plain { self.title.to_owned() } else { links::by_id_and_words(self.title, self.what) })
    }
}

/// Makes the links that meant `was` mean `is`. Words that a link has of its own stay.
///
/// To be asked in the change that makes it so: who links is known as it stood before.
///
/// # Errors
/// `Invalid` where a note would become too long.
pub(crate) fn relink(tx: &Tx<'_>, was: Called<'_>, is: Called<'_>) -> Result<()> {
    let view = tx.snapshot();
    let meant_by_title = links::target(&view, was.title, None)? == Some(was.what);
    if meant_by_title && was.title != is.title {
        rewrite(tx, was.what, &name_key(was.title), &is.link(&view)?)?;
    }
    if was.what != is.what {
        rewrite(tx, was.what, &was.id(), &links::by_id_and_words(is.title, is.what))?;
    }
    Ok(())
}

/// Links of notes from elsewhere, by what stands between their brackets, and what has to stand there here.
#[derive(Default)]
pub(crate) struct MovedLinks(HashMap<String, String>);

impl MovedLinks {
    /// What is called `title` elsewhere is `is` here.
    pub(crate) fn title(&mut self, tx: &Tx<'_>, title: &str, is: Called<'_>) -> Result<()> {
        self.0.insert(name_key(title), is.link(&tx.snapshot())?);
        Ok(())
    }

    /// What has the id `id` elsewhere is `is` here.
    pub(crate) fn id(&mut self, id: &str, is: Called<'_>) {
        self.0.insert(name_key(id), links::by_id_and_words(is.title, is.what));
    }

    /// Makes the links of a note mean here what they meant there.
    ///
    /// # Errors
    /// `Invalid` where the note would become too long.
    pub(crate) fn within(&self, tx: &Tx<'_>, note: NoteId) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let mut ask = tx.sql(include_str!("sql/text.sql"))?;
        let text: String = ask.query_row([note], |row| row.get(0))?;
        match relinked(&text, |title| self.0.get(&name_key(title)).cloned()) {
            Some(text) => reword(tx, note, &text),
            None => Ok(()),
        }
    }
}

fn rewrite(tx: &Tx<'_>, meant: Target, key: &str, link: &str) -> Result<()> {
    for (note, text) in linking(tx, key)? {
        // What a note says of itself by its own name is the reader's to change: they are writing it.
        if matches!(meant, Target::Note { id, .. } if id == note) {
            continue;
        }
        if let Some(text) = relinked(&text, |title| (name_key(title) == key).then(|| link.to_owned())) {
            reword(tx, note, &text)?;
        }
    }
    Ok(())
}

fn reword(tx: &Tx<'_>, note: NoteId, text: &str) -> Result<()> {
    let text = add::checked(text)?;
    tx.sql(include_str!("sql/reword.sql"))?.execute(named_params! { ":id": note, ":text": text })?;
    Ok(())
}

fn linking(tx: &Tx<'_>, key: &str) -> Result<Vec<(NoteId, String)>> {
    let mut ask = tx.sql(include_str!("sql/linking.sql"))?;
    let found = ask.query_map([key], |row| Ok((row.get("id")?, row.get("text")?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
