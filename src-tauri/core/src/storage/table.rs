//! The tables whose rows are recorded, shared and undone, by name.

use crate::{Error, Result};

/// The tables whose rows are shared, recorded and undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the table of its name")]
pub(crate) enum Table {
    Book,
    Person,
    Authorship,
    Edition,
    Chapter,
    Tag,
    BookTag,
    Read,
    Session,
    ChapterRead,
    Timer,
    Note,
    NoteTag,
    NoteReview,
    Image,
    SavedFilter,
    Plan,
    Stage,
    ItemGroup,
    Item,
    Candidate,
    Annotation,
    Requires,
    OwnNeed,
    KnownTopic,
    Overlay,
    PlanDeclined,
    SourceFile,
    SourceRow,
    Setting,
}

impl Table {
    /// Every recorded table.
    pub(crate) const ALL: [Table; 30] = [
        Self::Book,
        Self::Person,
        Self::Authorship,
        Self::Edition,
        Self::Chapter,
        Self::Tag,
        Self::BookTag,
        Self::Read,
        Self::Session,
        Self::ChapterRead,
        Self::Timer,
        Self::Note,
        Self::NoteTag,
        Self::NoteReview,
        Self::Image,
        Self::SavedFilter,
        Self::Plan,
        Self::Stage,
        Self::ItemGroup,
        Self::Item,
        Self::Candidate,
        Self::Annotation,
        Self::Requires,
        Self::OwnNeed,
        Self::KnownTopic,
        Self::Overlay,
        Self::PlanDeclined,
        Self::SourceFile,
        Self::SourceRow,
        Self::Setting,
    ];

    /// The table's name in the file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Person => "person",
            Self::Authorship => "authorship",
            Self::Edition => "edition",
            Self::Chapter => "chapter",
            Self::Tag => "tag",
            Self::BookTag => "book_tag",
            Self::Read => "read",
            Self::Session => "session",
            Self::ChapterRead => "chapter_read",
            Self::Timer => "timer",
            Self::Note => "note",
            Self::NoteTag => "note_tag",
            Self::NoteReview => "note_review",
            Self::Image => "image",
            Self::SavedFilter => "saved_filter",
            Self::Plan => "plan",
            Self::Stage => "stage",
            Self::ItemGroup => "item_group",
            Self::Item => "item",
            Self::Candidate => "candidate",
            Self::Annotation => "annotation",
            Self::Requires => "requires",
            Self::OwnNeed => "own_need",
            Self::KnownTopic => "known_topic",
            Self::Overlay => "overlay",
            Self::PlanDeclined => "plan_declined",
            Self::SourceFile => "source_file",
            Self::SourceRow => "source_row",
            Self::Setting => "setting",
        }
    }

    /// The table of that name.
    pub(crate) fn named(name: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|table| table.name() == name)
            .ok_or_else(|| Error::Damaged { findings: vec![format!("a step of history names a table {name}")] })
    }
}
