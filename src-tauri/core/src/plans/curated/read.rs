//! The rows of a plan become the plan file they say.

use std::collections::{HashMap, HashSet};

use super::rows::{self, ItemRow, NeededRow};
use super::stored::{UNKNOWN, annotations_of, completed, names_of};
use super::{Curated, ItemEntry, StageEntry};
use crate::books;
use crate::library::Snapshot;
use crate::plans::file::slug::{self, Slugs};
use crate::plans::file::{
    AuthorFile, BookFile, CandidateFile, CuratorFile, EditionFile, FORMAT, GroupFile, Identification, ItemFile, More,
    PartFile, PlanFile, Range, RequirementFile, StageFile, Strength, Target,
};
use crate::plans::{Candidate, Confidence, Part, PartUnit, file, store};
use crate::values::{BookId, GroupId, ItemId, PlanId, StageId};
use crate::{Result, books::Role};

pub(super) fn curated(view: &Snapshot<'_>, plan: PlanId) -> Result<Curated> {
    let row = store::plan(view, plan)?;
    let rows = rows::items(view, plan)?;
    let reading = Reading::new(view, plan, &rows)?;
    let mut entries = HashMap::new();
    let mut by_stage: HashMap<StageId, Vec<ItemFile>> = HashMap::new();
    for row in rows {
        let file = reading.item(view, &row)?;
        by_stage.entry(row.stage).or_default().push(file);
        let entry = ItemEntry {
            id: row.id,
            own: row.source.is_none(),
            stage: row.stage,
            key: row.key,
            book: row.book,
            overlay: row.overlay,
        };
        entries.insert(reading.ids[&row.id].clone(), entry);
    }
    let (stages, stage_entries) = stages_of(view, plan, by_stage)?;
    let Reading { groups, group_ids, own_groups, .. } = reading;
    let more = rows::more(view, plan)?;
    let head = PlanFile {
        lectern_plan: FORMAT,
        id: row.source.unwrap_or_else(|| slug::of(&row.title)),
        title: row.title,
        version: row.version.unwrap_or_else(|| "1".to_owned()),
        updated: None,
        summary: row.summary.unwrap_or_default(),
        language: UNKNOWN.to_owned(),
        curator: row.curator.map(|name| CuratorFile { name, link: None, more: More::new() }),
        stages: Vec::new(),
        groups,
        mine: None,
        more: More::new(),
    };
    Ok(Curated {
        file: PlanFile { stages, ..completed(head, more.as_deref()) },
        stages: stage_entries,
        items: entries,
        groups: group_ids.into_iter().map(|(id, name)| (name, id)).collect(),
        own_groups,
    })
}

fn stages_of(
    view: &Snapshot<'_>,
    plan: PlanId,
    mut items: HashMap<StageId, Vec<ItemFile>>,
) -> Result<(Vec<StageFile>, HashMap<String, StageEntry>)> {
    let rows = rows::stages(view, plan)?;
    let mut slugs: Slugs = rows.iter().filter_map(|row| row.source.clone()).collect();
    let mut entries = HashMap::new();
    let mut stages = Vec::new();
    for row in rows {
        let own = row.source.is_none();
        let id = row.source.unwrap_or_else(|| slugs.take(&row.title));
        entries.insert(id.clone(), StageEntry { id: row.id, own, key: row.key });
        let stage = StageFile {
            id,
            title: row.title,
            summary: row.summary.unwrap_or_default(),
            items: Vec::new(),
            more: More::new(),
        };
        stages.push(StageFile {
            items: items.remove(&row.id).unwrap_or_default(),
            ..completed(stage, row.more.as_deref())
        });
    }
    Ok((stages, entries))
}

/// What is put together with the rows of items.
struct Reading {
    ids: HashMap<ItemId, String>,
    groups: Vec<GroupFile>,
    group_ids: HashMap<GroupId, String>,
    own_groups: HashSet<String>,
    needs: HashMap<ItemId, Vec<RequirementFile>>,
    candidates: HashMap<ItemId, Vec<CandidateFile>>,
    facts: HashMap<ItemId, Vec<(String, String)>>,
}

impl Reading {
    fn new(view: &Snapshot<'_>, plan: PlanId, rows: &[ItemRow]) -> Result<Self> {
        let mut slugs: Slugs = rows.iter().filter_map(|row| row.source.clone()).collect();
        let mut ids = HashMap::new();
        for row in rows {
            let id = row.source.clone().unwrap_or_else(|| slugs.take(&row.asks_for));
            ids.insert(row.id, id);
        }
        let (groups, group_ids, own_groups) = groups_of(view, plan)?;
        let mut needs: HashMap<ItemId, Vec<RequirementFile>> = HashMap::new();
        for row in rows::needs(view, plan)? {
            // A need of an item that is gone leads nowhere, and a file says nothing of it.
            let Some(target) = target_of(row.needs, |item| ids.get(&item), |group| group_ids.get(&group)) else {
                continue;
            };
            let strength = Strength::from(row.strength);
            needs.entry(row.item).or_default().push(RequirementFile {
                target,
                strength,
                why: row.why,
                more: More::new(),
            });
        }
        let mut candidates: HashMap<ItemId, Vec<CandidateFile>> = HashMap::new();
        for (item, candidate) in store::candidates(view, plan)? {
            candidates.entry(item).or_default().push(candidate_file(candidate));
        }
        let mut facts: HashMap<ItemId, Vec<(String, String)>> = HashMap::new();
        for (item, kind, text) in store::annotations(view, plan)? {
            facts.entry(item).or_default().push((kind, text));
        }
        Ok(Self { ids, groups, group_ids, own_groups, needs, candidates, facts })
    }

    fn item(&self, view: &Snapshot<'_>, row: &ItemRow) -> Result<ItemFile> {
        let named = row.named.as_deref().and_then(|named| serde_json::from_str(named).ok());
        let book = match (named, row.book) {
            (Some(named), _) => Some(named),
            (None, Some(book)) => Some(book_file(view, book)?),
            (None, None) => None,
        };
        // A book may be gone from under an item; then it is not known.
        let confidence = file::Confidence::from(row.confidence);
        let confidence =
            if book.is_none() && confidence.is_shown_as_the_book() { file::Confidence::None } else { confidence };
        let basis = row.basis.clone().filter(|basis| !basis.is_empty());
        let item = ItemFile {
            id: self.ids[&row.id].clone(),
            asks_for: row.asks_for.clone(),
            book,
            identification: Identification {
                confidence,
                basis: basis.unwrap_or_else(|| "Chosen by the reader.".to_owned()),
                more: More::new(),
            },
            names_no_existing_book: row.no_such_book,
            candidates: self.candidates.get(&row.id).cloned().unwrap_or_default(),
            part: row.part.map(part_file),
            optional: row.optional,
            group: row.group.and_then(|group| self.group_ids.get(&group)).cloned(),
            annotations: annotations_of(self.facts.get(&row.id).cloned().unwrap_or_default()),
            requires: self.needs.get(&row.id).cloned().unwrap_or_default(),
            mine: None,
            more: More::new(),
        };
        Ok(completed(item, row.more.as_deref()))
    }
}

/// The groups, their ids in the file, and which of those were made here.
type Groups = (Vec<GroupFile>, HashMap<GroupId, String>, HashSet<String>);

fn groups_of(view: &Snapshot<'_>, plan: PlanId) -> Result<Groups> {
    let rows = rows::groups(view, plan)?;
    let mut slugs: Slugs = rows.iter().filter_map(|row| row.source.clone()).collect();
    let (mut groups, mut ids, mut own) = (Vec::new(), HashMap::new(), HashSet::new());
    for row in rows {
        let is_own = row.source.is_none();
        let id = row.source.unwrap_or_else(|| slugs.take(&row.title));
        own.extend(is_own.then(|| id.clone()));
        ids.insert(row.id, id.clone());
        groups.push(GroupFile { id, title: row.title, take: row.take, more: More::new() });
    }
    Ok((groups, ids, own))
}

/// What a need leads to, in the ids of the file. Of a group that is gone its title is left, as a topic.
pub(super) fn target_of<'i>(
    needs: NeededRow,
    items: impl Fn(ItemId) -> Option<&'i String>,
    groups: impl Fn(GroupId) -> Option<&'i String>,
) -> Option<Target> {
    let item = needs.item.and_then(items).cloned().map(Target::Item);
    let group = || needs.group.and_then(groups).cloned().map(Target::Group);
    item.or_else(group).or_else(|| needs.topic.map(Target::Topic))
}

/// A part as a plan file says it.
pub(super) fn part_file(part: Part) -> PartFile {
    let range = match part.unit {
        PartUnit::Chapter => Range::Chapters([part.first, part.last]),
        PartUnit::Page => Range::Pages([part.first, part.last]),
    };
    PartFile { range, more: More::new() }
}

fn candidate_file(candidate: Candidate) -> CandidateFile {
    CandidateFile {
        title: candidate.title,
        subtitle: None,
        authors: names_of(&candidate.authors.join("; ")),
        edition: None,
        year: candidate.year,
        publisher: candidate.publisher,
        pages: candidate.pages,
        isbn13: candidate.isbn13,
        note: candidate.note,
        more: More::new(),
    }
}

/// A book of the library as a plan file names it, with the edition that its lists show.
pub(super) fn book_file(view: &Snapshot<'_>, id: BookId) -> Result<BookFile> {
    let book = books::get(view, id)?;
    let edition = book.editions.into_iter().next().map(|edition| EditionFile {
        name: edition.name,
        year: edition.published.as_ref().and_then(year),
        publisher: edition.publisher,
        pages: edition.pages,
        isbn13: edition.isbn13.map(|isbn| isbn.as_str().to_owned()),
        certain: false,
        more: More::new(),
    });
    Ok(BookFile {
        title: book.title.as_str().to_owned(),
        subtitle: book.subtitle,
        authors: book
            .authors
            .into_iter()
            .map(|author| AuthorFile {
                name: author.name.as_str().to_owned(),
                role: (author.role != Role::Author).then(|| author.role.as_str().to_owned()),
                more: More::new(),
            })
            .collect(),
        first_published: book.first_published.as_ref().and_then(year),
        language: book.language,
        edition,
        more: More::new(),
    })
}

/// The year of a date that names one.
fn year(date: &crate::values::ImpreciseDate) -> Option<i32> {
    date.to_string().get(..4)?.parse().ok()
}

impl From<Confidence> for file::Confidence {
    fn from(confidence: Confidence) -> Self {
        match confidence {
            Confidence::Stated => Self::Stated,
            Confidence::High => Self::High,
            Confidence::Medium => Self::Medium,
            Confidence::Low => Self::Low,
            Confidence::None => Self::None,
        }
    }
}

impl From<crate::plans::Strength> for Strength {
    fn from(strength: crate::plans::Strength) -> Self {
        match strength {
            crate::plans::Strength::Hard => Self::Hard,
            crate::plans::Strength::Soft => Self::Soft,
        }
    }
}
