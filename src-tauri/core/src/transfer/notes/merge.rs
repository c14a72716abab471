//! Bringing a reader's file and the library together over what both knew last. Pure: texts in, texts out.

use super::front;
use super::model::OnConflict;
use super::page::{Block, Page};
use super::place;
use super::section::Section;
use crate::values::NoteId;

/// A file brought together.
pub(super) struct Merged {
    /// What the file should say.
    pub(super) text: String,
    /// What both sides know from now on; where they clash, what both knew before.
    pub(super) base: String,
    /// What was changed on both sides.
    pub(super) clashes: Vec<PartClash>,
}

/// One part that was changed on both sides.
pub(super) struct PartClash {
    pub(super) note: Option<NoteId>,
    pub(super) outside: String,
    pub(super) library: String,
}

/// Three texts of which two grew out of the first: what both changes make together, or none where they clash.
pub(super) fn texts(base: Option<&str>, outside: &str, library: &str) -> Option<String> {
    match base {
        _ if outside == library => Some(outside.to_owned()),
        Some(base) if outside == base => Some(library.to_owned()),
        Some(base) if library == base => Some(outside.to_owned()),
        Some(base) => diffy::merge(base, outside, library).ok(),
        None => None,
    }
}

/// As [`texts`], field by field.
pub(super) fn sections(base: Option<&Section>, outside: &Section, library: &Section) -> Option<Section> {
    let field = |of: fn(&Section) -> &str| texts(base.map(of), of(outside), of(library));
    let whole =
        |of: fn(&Section) -> &str| field(of).filter(|merged| [of(outside), of(library)].contains(&merged.as_str()));
    let same_kind = outside.kind().is_some() && outside.kind() == library.kind();
    Some(Section {
        id: library.id,
        heading: if same_kind { library.heading.clone() } else { whole(|section| &section.heading)? },
        at: if place::same(&outside.at, &library.at) { library.at.clone() } else { whole(|section| &section.at)? },
        tags: tags(base, outside, library)?,
        written: library.written.clone(),
        edited: library.edited.clone(),
        text: field(|section| &section.text)?,
    })
}

/// Tags are a set: what one side added or took away is added or taken away.
fn tags(base: Option<&Section>, outside: &Section, library: &Section) -> Option<Vec<String>> {
    let Some(base) = base else { return (outside.tags == library.tags).then(|| library.tags.clone()) };
    let kept = library.tags.iter().filter(|tag| outside.tags.contains(tag) || !base.tags.contains(tag));
    let added = outside.tags.iter().filter(|tag| !library.tags.contains(tag) && !base.tags.contains(tag));
    Some(kept.chain(added).cloned().collect())
}

/// Brings a file together. `gone` says of a note that the library has it no more; a note that is merely not asked for
/// now is left alone.
pub(super) fn pages(
    base: Option<&Page>,
    outside: &Page,
    library: &Page,
    subject: &str,
    gone: &dyn Fn(NoteId) -> bool,
    on_conflict: OnConflict,
) -> Merged {
    let mut work =
        Work { base, library, on_conflict, out: Page::default(), known: Page::default(), clashes: Vec::new() };
    work.head(outside);
    for block in &outside.blocks {
        match block {
            Block::Note(id, text) => work.note(*id, text, gone(*id)),
            Block::Own(_) => work.out.blocks.push(block.clone()),
            Block::New(text) => work.begun_by_hand(text, subject),
        }
    }
    work.come_later(outside);
    Merged { text: work.out.text(), base: work.known.text(), clashes: work.clashes }
}

struct Work<'a> {
    base: Option<&'a Page>,
    library: &'a Page,
    on_conflict: OnConflict,
    out: Page,
    known: Page,
    clashes: Vec<PartClash>,
}

impl Work<'_> {
    /// Keeps what the file says and lists the clash, unless the library is to count.
    fn settle(&mut self, note: Option<NoteId>, outside: &str, library: &str) -> bool {
        if self.on_conflict == OnConflict::Keep {
            self.clashes.push(PartClash { note, outside: outside.to_owned(), library: library.to_owned() });
        }
        self.on_conflict == OnConflict::Take
    }

    fn head(&mut self, outside: &Page) {
        let before = self.base.map(|base| base.front.as_str());
        let (front, clashing) = front::merge(before, &outside.front, &self.library.front, self.on_conflict);
        let intro = texts(self.base.map(|base| base.intro.as_str()), &outside.intro, &self.library.intro);
        (self.known.front, self.known.intro) = (self.library.front.clone(), self.library.intro.clone());
        self.out.front = front;
        if !clashing.is_empty() {
            let (theirs, ours): (Vec<_>, Vec<_>) = clashing.into_iter().unzip();
            self.known.front = before.unwrap_or_default().to_owned();
            self.settle(None, &theirs.concat(), &ours.concat());
        }
        let before = self.base.map_or("", |base| base.intro.as_str()).to_owned();
        self.out.intro = match intro {
            Some(intro) => intro,
            None if self.settle(None, &outside.intro, &self.library.intro) => self.library.intro.clone(),
            None => {
                self.known.intro = before;
                outside.intro.clone()
            }
        };
    }

    fn note(&mut self, id: NoteId, outside: &str, gone: bool) {
        let base = self.base.and_then(|base| base.section(id));
        let Some(library) = self.library.section(id) else {
            return self.note_without(id, outside, base, gone);
        };
        let parsed = base.map(Section::parse);
        let (theirs, ours) = (Section::parse(outside), Section::parse(library));
        let merged = match sections(parsed.as_ref(), &theirs, &ours) {
            _ if outside == library || base == Some(outside) => Some(library.to_owned()),
            // What the reader laid out in another way and says the same stays as it is laid out.
            Some(merged) if merged == theirs => Some(outside.to_owned()),
            Some(merged) => Some(merged.to_string()),
            None => None,
        };
        match merged {
            Some(text) => self.agree(id, text, library.to_owned()),
            None if self.settle(Some(id), outside, library) => self.agree(id, library.to_owned(), library.to_owned()),
            None => {
                self.out.blocks.push(Block::Note(id, outside.to_owned()));
                self.remember(id, base);
            }
        }
    }

    /// A note that the library does not bring: removed there, or not asked for, or another library's.
    fn note_without(&mut self, id: NoteId, outside: &str, base: Option<&str>, gone: bool) {
        let untouched = base == Some(outside);
        if gone && (untouched || (base.is_some() && self.settle(Some(id), outside, ""))) {
            // The blank line before it goes along.
            if matches!(self.out.blocks.last(), Some(Block::Own(text)) if text.trim().is_empty()) {
                self.out.blocks.pop();
            }
            return;
        }
        self.out.blocks.push(Block::Note(id, outside.to_owned()));
        self.remember(id, base);
    }

    /// A section that was begun by hand and taken in since has become a note's.
    fn begun_by_hand(&mut self, text: &str, subject: &str) {
        let id = Section::parse(text).natural_id(subject);
        match self.library.section(id) {
            Some(library) => {
                let blank = if text.ends_with("\n\n") { "\n" } else { "" };
                self.agree(id, library.to_owned(), library.to_owned());
                self.out.blocks.extend((!blank.is_empty()).then(|| Block::Own(blank.to_owned())));
            }
            None => self.out.blocks.push(Block::New(text.to_owned())),
        }
    }

    fn agree(&mut self, id: NoteId, text: String, known: String) {
        self.out.blocks.push(Block::Note(id, text));
        self.know(id, known);
    }

    fn remember(&mut self, id: NoteId, base: Option<&str>) {
        if let Some(base) = base {
            self.know(id, base.to_owned());
        }
    }

    fn know(&mut self, id: NoteId, text: String) {
        if !self.known.blocks.is_empty() {
            self.known.blocks.push(Block::Own("\n".to_owned()));
        }
        self.known.blocks.push(Block::Note(id, text));
    }

    /// Notes that the file does not have: new ones stand behind the one before them in the library; what the reader
    /// took out stays out.
    fn come_later(&mut self, outside: &Page) {
        let mut before = None;
        for id in self.library.notes() {
            let library = self.library.section(id).unwrap_or_default().to_owned();
            let base = self.base.and_then(|base| base.section(id));
            let here = outside.section(id).is_some() || self.out.section(id).is_some();
            match base {
                _ if here => {}
                None => {
                    self.insert(before, id, library.clone());
                    self.know(id, library);
                }
                Some(base) if base == library => self.remember(id, Some(base)),
                Some(base) => {
                    if self.settle(Some(id), "", &library) {
                        self.insert(before, id, library.clone());
                        self.know(id, library);
                    } else {
                        self.remember(id, Some(base));
                    }
                }
            }
            before = Some(id);
        }
    }

    fn insert(&mut self, before: Option<NoteId>, id: NoteId, text: String) {
        let blocks = &mut self.out.blocks;
        let stands =
            |block: &Block| matches!((block, before), (Block::Note(other, _), Some(before)) if *other == before);
        let at = match (before, blocks.iter().position(stands)) {
            (_, Some(at)) => at + 1,
            (None, None) => 0,
            (Some(_), None) => blocks.len(),
        };
        let note = Block::Note(id, text);
        let blank = Block::Own("\n".to_owned());
        let pair =
            if at == 0 { if blocks.is_empty() { vec![note] } else { vec![note, blank] } } else { vec![blank, note] };
        blocks.splice(at..at, pair);
    }
}
