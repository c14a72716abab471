//! Which entry of the new version is which of the old one.

use std::collections::{HashMap, HashSet};

use super::super::file::{ItemFile, PlanFile, StageFile};
use crate::values::fold;

/// The old id of each new id that was known before.
pub(super) type Matches<'p> = HashMap<&'p str, &'p str>;

/// Matches items by id, then by ISBN, then by title and authors. What the reader added themselves has no id of the
/// curator's, and is matched by the other two after the curator's own.
pub(super) fn items<'p>(old: &'p PlanFile, new: &'p PlanFile, own: &HashSet<String>) -> Matches<'p> {
    let mut pairs = Pairs::default();
    let (olds, news): (Vec<&ItemFile>, Vec<&ItemFile>) = (old.items().collect(), new.items().collect());
    pairs.pass(&olds, &news, |item| (!own.contains(&item.id)).then(|| item.id.clone()), |item| Some(item.id.clone()));
    for mine in [false, true] {
        let eligible: Vec<&ItemFile> = olds.iter().copied().filter(|item| own.contains(&item.id) == mine).collect();
        // Two parts of one book share its ISBN and its title: the part decides first.
        for with_part in [true, false] {
            pairs.pass(&eligible, &news, |item| isbn(item, with_part), |item| isbn(item, with_part));
        }
        for with_part in [true, false] {
            pairs.pass(&eligible, &news, |item| name(item, with_part), |item| name(item, with_part));
        }
    }
    pairs.by_new
}

/// Matches stages by id, then by title.
pub(super) fn stages<'p>(old: &'p PlanFile, new: &'p PlanFile, own: &HashSet<String>) -> Matches<'p> {
    let mut pairs = Pairs::default();
    let (olds, news): (Vec<&StageFile>, Vec<&StageFile>) = (old.stages.iter().collect(), new.stages.iter().collect());
    let id = |stage: &StageFile| (!own.contains(&stage.id)).then(|| stage.id.clone());
    pairs.pass(&olds, &news, id, |stage| Some(stage.id.clone()));
    pairs.pass(&olds, &news, |stage| Some(fold(&stage.title)), |stage| Some(fold(&stage.title)));
    pairs.by_new
}

trait Entry {
    fn id(&self) -> &str;
}

impl Entry for ItemFile {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Entry for StageFile {
    fn id(&self) -> &str {
        &self.id
    }
}

#[derive(Default)]
struct Pairs<'p> {
    by_new: Matches<'p>,
    taken: HashSet<&'p str>,
}

impl<'p> Pairs<'p> {
    /// Matches what is not matched yet and has the same name, the first with the first.
    fn pass<E: Entry>(
        &mut self,
        olds: &[&'p E],
        news: &[&'p E],
        old_name: impl Fn(&E) -> Option<String>,
        new_name: impl Fn(&E) -> Option<String>,
    ) {
        let mut free: HashMap<String, Vec<&'p str>> = HashMap::new();
        for old in olds.iter().rev().filter(|old| !self.taken.contains(old.id())) {
            if let Some(name) = old_name(old) {
                free.entry(name).or_default().push(old.id());
            }
        }
        for new in news {
            if self.by_new.contains_key(new.id()) {
                continue;
            }
            let found = new_name(new).and_then(|name| free.get_mut(&name)?.pop());
            if let Some(old) = found {
                self.by_new.insert(new.id(), old);
                self.taken.insert(old);
            }
        }
    }
}

fn isbn(item: &ItemFile, with_part: bool) -> Option<String> {
    let isbn = item.book.as_ref()?.edition.as_ref()?.isbn13.as_deref()?;
    Some(format!("{isbn} {}", part(item, with_part)))
}

fn name(item: &ItemFile, with_part: bool) -> Option<String> {
    let name = match &item.book {
        Some(book) => {
            let mut authors: Vec<String> = book.authors.iter().map(|author| fold(&author.name)).collect();
            authors.sort();
            format!("{}\n{}", fold(&book.title), authors.join("\n"))
        }
        None => fold(&item.asks_for),
    };
    Some(format!("{name}\n\n{}", part(item, with_part)))
}

fn part(item: &ItemFile, with_part: bool) -> String {
    if with_part { format!("{:?}", item.part.as_ref().map(|part| part.range)) } else { String::new() }
}
