//! A folder of Markdown files back into the library, note by note over what both sides knew last.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::folder::Folder;
use super::import::{NewBook, Plan, resolve};
use super::model::{Clash, Missing, OnConflict, Subject};
use super::page::{Block, Page};
use super::section::Section;
use super::store::{self, Picture};
use super::taken::Taken;
use super::{beside, front, merge, pictures, place, shelfmark};
use crate::books::{AuthorDraft, BookDraft, EditionDraft};
use crate::library::Snapshot;
use crate::notes::{self, Known, NoteKind, NoteRecord};
use crate::reading;
use crate::values::{BookId, ImageId, NoteId, Position};
use crate::{Error, Moment, Now, Result, books};

/// As much of a missing note's text as tells which it was.
const BEGINNING: usize = 120;

pub(super) fn plan(view: &Snapshot<'_>, now: Now, from: &Path, on_conflict: OnConflict) -> Result<(Plan, Folder)> {
    let mut folder = Folder::open(from)?;
    let mut files: Vec<(String, String)> =
        folder.claims()?.iter().map(|(key, file)| (file.clone(), key.clone())).collect();
    files.sort();
    if files.is_empty() {
        return Err(Error::invalid("file", "This folder holds no notes that Lectern exported."));
    }
    let (plan, by_hand, seen, lost) = (Plan::default(), HashMap::new(), HashSet::new(), Vec::new());
    let mut import = Import { view, now, on_conflict, folder, plan, by_hand, seen, lost };
    for (file, key) in files {
        import.file(&file, &key)?;
    }
    import.finish()
}

struct Import<'a> {
    view: &'a Snapshot<'a>,
    now: Now,
    on_conflict: OnConflict,
    folder: Folder,
    plan: Plan,
    /// Where the pictures are that a reader linked by hand.
    by_hand: HashMap<ImageId, String>,
    seen: HashSet<NoteId>,
    lost: Vec<(String, NoteId)>,
}

/// A file under way: which it is, whose, and whether the library has that book already.
struct Source<'a> {
    file: &'a str,
    key: &'a str,
    subject: Subject,
    new: bool,
}

impl Import<'_> {
    fn file(&mut self, file: &str, key: &str) -> Result<()> {
        self.plan.report.files += 1;
        let Some(text) = self.folder.read(file)? else {
            self.plan.report.refuse(file, "This file is not UTF-8 text.");
            return Ok(());
        };
        let beside::Linked { page, found } = beside::linked(&self.folder, file, &text, |_| Ok(true))?;
        self.by_hand.extend(found);
        let Some((subject, new)) = self.subject(file, key, &page)? else { return Ok(()) };
        let source = Source { file, key, subject, new };
        let base = self.folder.base(key)?.as_deref().map(Page::parse);
        for block in &page.blocks {
            match block {
                Block::Note(id, text) => {
                    let before = base.as_ref().and_then(|base| base.section(*id)).map(Section::parse);
                    self.note(&source, *id, Section::parse(text), before.as_ref())?;
                }
                Block::New(text) => self.begun_by_hand(&source, text)?,
                Block::Own(_) => {}
            }
        }
        self.lost.extend(base.iter().flat_map(Page::notes).map(|id| (file.to_owned(), id)));
        Ok(())
    }

    /// Whose notes the file holds, and whether that book must be added.
    fn subject(&mut self, file: &str, key: &str, page: &Page) -> Result<Option<(Subject, bool)>> {
        if key == "none" {
            return Ok(Some((None, false)));
        }
        let said = front::read(&page.front);
        let one = |key: &str| said.get(key).and_then(|values| values.first()).map(String::as_str).unwrap_or_default();
        let many = |key: &str| said.get(key).map(Vec::as_slice).unwrap_or_default();
        let Ok(id) = BookId::parse(key) else {
            self.plan.report.refuse(file, "Its front matter names no book.");
            return Ok(None);
        };
        let authors: Vec<&str> = many("authors").iter().map(String::as_str).collect();
        if let Some(found) = resolve(self.view, id, one("title"), one("isbn"), &authors)? {
            if books::get(self.view, found)?.removed_at.is_some() {
                self.plan.report.refuse(file, "Its book is in the trash.");
                return Ok(None);
            }
            return Ok(Some((Some(found), false)));
        }
        let draft = BookDraft {
            title: one("title").to_owned(),
            subtitle: one("subtitle").to_owned(),
            authors: authors
                .iter()
                .map(|name| AuthorDraft { name: (*name).to_owned(), ..AuthorDraft::default() })
                .collect(),
            tags: many("tags").to_vec(),
            ..BookDraft::default()
        };
        let edition =
            EditionDraft { isbn: one("isbn").to_owned(), pages: one("pages").to_owned(), ..EditionDraft::default() };
        if let Err(error) = books::check(&draft, &edition) {
            self.plan.report.refuse(file, format!("Its book cannot be added: {error}"));
            return Ok(None);
        }
        let added_at = self.now.moment();
        self.plan.books.push(NewBook { id, added_at, draft, editions: vec![edition] });
        Ok(Some((Some(id), true)))
    }

    /// A section that carries a note's id.
    fn note(&mut self, source: &Source<'_>, id: NoteId, theirs: Section, base: Option<&Section>) -> Result<()> {
        self.seen.insert(id);
        self.plan.report.notes += 1;
        match notes::known(self.view, id)? {
            Known::Never => self.add(source, id, &theirs, &theirs.tags),
            Known::There(known) => self.update(source, &known, theirs, base),
            Known::Removed if base.is_some_and(|base| base.says() == theirs.says()) => {
                self.plan.report.unchanged += 1;
                Ok(())
            }
            Known::Removed if self.on_conflict == OnConflict::Take => self.add(source, id, &theirs, &theirs.tags),
            Known::Removed => {
                self.clash(source, id, theirs.text, String::new());
                Ok(())
            }
        }
    }

    fn update(
        &mut self,
        source: &Source<'_>,
        known: &NoteRecord,
        theirs: Section,
        base: Option<&Section>,
    ) -> Result<()> {
        let ours = shelfmark::section(self.view, known)?;
        let merged = match merge::sections(base, &theirs, &ours) {
            Some(merged) => merged,
            None if self.on_conflict == OnConflict::Take => theirs,
            None => {
                self.clash(source, known.id, theirs.to_string(), ours.to_string());
                return Ok(());
            }
        };
        if merged.says() == ours.says() {
            self.plan.report.unchanged += 1;
            return Ok(());
        }
        let text = self.text(source, &merged)?;
        let anchor = if merged.at == ours.at { Ok(known.anchor.clone()) } else { self.anchor(source, &merged.at) };
        let written = if text == known.text { "" } else { text.as_str() };
        let read = anchor.and_then(|anchor| {
            notes::fits(&text)?;
            Ok((anchor, notes::tags_of(&merged.tags, written)?))
        });
        match read {
            Ok((anchor, tags)) => {
                let kind = merged.kind().unwrap_or(known.kind);
                let edited_at = self.now.moment();
                self.plan.notes.push(NoteRecord { kind, text, anchor, tags, edited_at, ..known.clone() });
                self.plan.report.updated += 1;
            }
            Err(error) => self.refuse(source, known.id, &error),
        }
        Ok(())
    }

    /// A section that a reader began by hand.
    fn begun_by_hand(&mut self, source: &Source<'_>, block: &str) -> Result<()> {
        let section = Section::parse(block);
        let id = section.natural_id(source.key);
        let text = if section.kind().is_some() { section.text.clone() } else { block.trim_end().to_owned() };
        if text.is_empty() || !self.seen.insert(id) {
            return Ok(());
        }
        self.plan.report.notes += 1;
        // Taken in before: what became of it since is the library's business.
        match notes::known(self.view, id)? {
            Known::Never => {}
            Known::There(_) => {
                self.plan.report.unchanged += 1;
                self.taken(source, block, id);
                return Ok(());
            }
            Known::Removed => {
                self.plan.report.unchanged += 1;
                return Ok(());
            }
        }
        match notes::tags_of(&section.tags, &text) {
            Ok(tags) => {
                let added = self.plan.report.added;
                self.add(source, id, &Section { text, ..section }, &tags)?;
                if self.plan.report.added > added {
                    self.taken(source, block, id);
                }
                Ok(())
            }
            Err(error) => {
                self.refuse(source, id, &error);
                Ok(())
            }
        }
    }

    fn taken(&mut self, source: &Source<'_>, block: &str, note: NoteId) {
        let (file, key, block) = (source.file.to_owned(), source.key.to_owned(), block.to_owned());
        self.plan.taken.push(Taken { file, key, block, note });
    }

    fn add(&mut self, source: &Source<'_>, id: NoteId, section: &Section, tags: &[String]) -> Result<()> {
        let text = self.text(source, section)?;
        let written = Moment::try_from(section.written.clone()).unwrap_or(self.now.moment());
        let read = self.anchor(source, &section.at).and_then(|anchor| {
            notes::fits(&text)?;
            Ok((anchor, notes::tags_of(tags, "")?))
        });
        match read {
            Ok((anchor, tags)) => {
                let kind = section.kind().unwrap_or(NoteKind::Note);
                let edited_at = Moment::try_from(section.edited.clone()).unwrap_or(written);
                let (book, read, created_at) = (source.subject, None, written);
                self.plan.notes.push(NoteRecord { id, book, read, kind, text, anchor, tags, created_at, edited_at });
                self.plan.report.added += 1;
            }
            Err(error) => self.refuse(source, id, &error),
        }
        Ok(())
    }

    /// Where in its book a note is: as we wrote it, or as a reader types it.
    fn anchor(&self, source: &Source<'_>, at: &str) -> Result<Option<Position>> {
        if at.is_empty() {
            return Ok(None);
        }
        match (place::read(at), source.subject) {
            (Some(anchor), _) => Ok(Some(anchor)),
            (None, Some(book)) if !source.new => reading::anchor(self.view, book, at),
            (None, _) => Err(Error::invalid("anchor", format!("“{at}” is no place in a book: try “page 163”."))),
        }
    }

    /// The text as the library has it; pictures that it names and the library has not are taken along.
    fn text(&mut self, source: &Source<'_>, section: &Section) -> Result<String> {
        let (text, named) = pictures::inside(&section.text);
        for (id, file) in named {
            let planned = self.plan.pictures.iter().any(|picture| picture.id == id);
            if planned || store::media_type(self.view, id)?.is_some() {
                continue;
            }
            let path = self.by_hand.get(&id).cloned().unwrap_or_else(|| format!("images/{file}"));
            match self.folder.bytes(&path)?.map(|bytes| (pictures::media_type(&bytes), bytes)) {
                Some((Some(media_type), bytes)) => {
                    let name = path.rsplit('/').next().unwrap_or_default().chars().take(300).collect();
                    self.plan.pictures.push(Picture { id, name, media_type: media_type.to_owned(), bytes });
                }
                _ => self.plan.report.refuse(source.file, format!("{path} is no picture.")),
            }
        }
        Ok(text)
    }

    fn clash(&mut self, source: &Source<'_>, id: NoteId, outside: String, library: String) {
        self.plan.report.clash(Clash { file: source.file.to_owned(), note: Some(id), outside, library });
    }

    fn refuse(&mut self, source: &Source<'_>, id: NoteId, error: &Error) {
        self.plan.report.refuse(source.file, format!("note {id}: {error}"));
    }

    /// What the files had and have no more stays in the library, and is said.
    fn finish(mut self) -> Result<(Plan, Folder)> {
        for (file, note) in std::mem::take(&mut self.lost) {
            if self.seen.contains(&note) {
                continue;
            }
            if let Known::There(known) = notes::known(self.view, note)? {
                let text = known.text.chars().take(BEGINNING).collect();
                self.plan.report.lost(Missing { file, note, text });
            }
        }
        Ok((self.plan, self.folder))
    }
}
