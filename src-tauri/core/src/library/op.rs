//! Every kind of change there is. A new one appears here first, and the exhaustive matches (label, stale, the
//! property tests' generator) do not compile until it is thought through everywhere.

use serde::{Deserialize, Serialize};

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $label:literal;)*) => {
        /// What a step of history did.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "bindings", derive(specta::Type))]
        pub enum Op {
            $($(#[$doc])* $name,)*
        }

        impl Op {
            /// All of them, in the order of the house.
            pub const ALL: &[Op] = &[$(Op::$name,)*];

            /// The word stored in history.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Op::$name => $word,)* }
            }

            /// The operation of a stored word.
            #[must_use]
            pub fn parse_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Op::$name),)* _ => None }
            }

            /// The English sentence of a step, with `{}` standing for its subject.
            fn pattern(self) -> &'static str {
                match self { $(Op::$name => $label,)* }
            }
        }
    };
}

ops! {
    /// A book came into the library.
    BookAdd = "book_add", "Added {}";
    /// Facts of a book were changed.
    BookEdit = "book_edit", "Edited {}";
    /// Tags were put on or taken off books.
    BookTag = "book_tag", "Tagged {}";
    /// A rating or review was given, changed or taken away.
    BookRate = "book_rate", "Rated {}";
    /// Two books that are editions of one became one.
    BookMerge = "book_merge", "Merged {}";
    /// Books went to the trash.
    BookRemove = "book_remove", "Moved {} to the trash";
    /// Books came back from the trash.
    BookRestore = "book_restore", "Restored {}";
    /// An edition was added.
    EditionAdd = "edition_add", "Added an edition of {}";
    /// Facts of an edition were changed.
    EditionEdit = "edition_edit", "Edited the edition of {}";
    /// An edition was moved before another.
    EditionMove = "edition_move", "Ordered the editions of {}";
    /// An edition was taken away.
    EditionRemove = "edition_remove", "Removed an edition of {}";
    /// The contents of an edition were set.
    ContentsSet = "contents_set", "Set the contents of {}";
    /// A read began.
    ReadStart = "read_start", "Started {}";
    /// A read was paused.
    ReadPause = "read_pause", "Paused {}";
    /// A paused read went on.
    ReadResume = "read_resume", "Resumed {}";
    /// A read was finished.
    ReadFinish = "read_finish", "Finished {}";
    /// A read was abandoned.
    ReadAbandon = "read_abandon", "Stopped reading {}";
    /// An earlier read was entered.
    ReadAdd = "read_add", "Added a read of {}";
    /// Dates, state or edition of a read were corrected.
    ReadEdit = "read_edit", "Edited a read of {}";
    /// A read was taken away.
    ReadRemove = "read_remove", "Removed a read of {}";
    /// Reads were taken back as if they had not begun.
    ReadTakeBack = "read_take_back", "Took the read of {} back";
    /// Progress was recorded.
    ProgressLog = "progress_log", "Recorded {}";
    /// An entry of the log was corrected.
    SessionEdit = "session_edit", "Edited an entry of {}";
    /// An entry of the log was taken away.
    SessionRemove = "session_remove", "Removed an entry of {}";
    /// The timer was started.
    TimerStart = "timer_start", "Started the timer for {}";
    /// The timer was paused.
    TimerPause = "timer_pause", "Paused the timer for {}";
    /// The paused timer went on.
    TimerResume = "timer_resume", "Resumed the timer for {}";
    /// The timer was stopped and what it counted went into the log.
    TimerStop = "timer_stop", "Recorded {}";
    /// The timer was thrown away.
    TimerDiscard = "timer_discard", "Discarded the timer for {}";
    /// A stretch that nobody watched was taken out of the timer.
    TimerCut = "timer_cut", "Cut a gap from the timer for {}";
    /// A stretch that nobody watched was left in the timer.
    TimerCount = "timer_count", "Counted a gap of the timer for {}";
    /// Chapters were ticked, or ticks taken away.
    ChapterTick = "chapter_tick", "Marked {}";
    /// A note was written.
    NoteAdd = "note_add", "Added a {}";
    /// A note was changed.
    NoteEdit = "note_edit", "Edited a {}";
    /// A picture for notes came into the library.
    ImageAdd = "image_add", "Added the picture {}";
    /// Tags were put on or taken off notes.
    NoteTag = "note_tag", "Tagged {}";
    /// Notes were moved to another book.
    NoteMove = "note_move", "Moved {}";
    /// Notes were made of another kind.
    NoteMake = "note_make", "Made {}";
    /// Notes were taken away.
    NoteRemove = "note_remove", "Removed {}";
    /// Removed notes came back.
    NoteRestore = "note_restore", "Restored {}";
    /// A filter was saved.
    FilterSave = "filter_save", "Saved the filter {}";
    /// A saved filter was renamed, changed or moved.
    FilterEdit = "filter_edit", "Changed the filter {}";
    /// A saved filter was taken away.
    FilterRemove = "filter_remove", "Removed the filter {}";
    /// A question or takeaway that came back was answered.
    NoteReview = "note_review", "Reviewed a {}";
    /// Notes came in from files.
    NotesImport = "notes_import", "Imported {}";
    /// A plan file was taken into the library.
    PlanTake = "plan_take", "Took the plan {}";
    /// A new version of a plan was taken.
    PlanUpdate = "plan_update", "Updated the plan {}";
    /// An empty plan was made.
    PlanCreate = "plan_create", "Made the plan {}";
    /// Title, summary or target of a plan were changed.
    PlanEdit = "plan_edit", "Edited the plan {}";
    /// A reader's own plan came out in a new version.
    PlanPublish = "plan_publish", "Published {}";
    /// A plan was taken away; its books stay.
    PlanRemove = "plan_remove", "Removed the plan {}";
    /// A stage was added.
    StageAdd = "stage_add", "Added the stage {}";
    /// A stage was renamed or re-worded.
    StageEdit = "stage_edit", "Edited the stage {}";
    /// A stage was moved.
    StageMove = "stage_move", "Moved the stage {}";
    /// An empty stage was taken away.
    StageRemove = "stage_remove", "Removed the stage {}";
    /// A book was put into a plan.
    ItemAdd = "item_add", "Put {} into the plan";
    /// An item was moved.
    ItemMove = "item_move", "Moved {}";
    /// An item was skipped, known, removed, or taken back into the plan.
    ItemMark = "item_mark", "Marked {}";
    /// A book was matched to a recommendation, or taken from it.
    ItemMatch = "item_match", "Matched {}";
    /// What a reader's own list says of an item was changed.
    ItemAnnotate = "item_annotate", "Edited {} in the plan";
    /// The reader's own reason or target of an item was changed.
    ItemEdit = "item_edit", "Edited {} in the plan";
    /// How far the reader takes an item was changed.
    ItemDepth = "item_depth", "Marked {}";
    /// An item was made to need something, or how much it needs it was changed.
    NeedSet = "need_set", "Put {}";
    /// A prerequisite was taken away.
    NeedRemove = "need_remove", "Removed the prerequisite {}";
    /// A prerequisite was waved through.
    NeedWaive = "need_waive", "Waved through {}";
    /// A prerequisite that was waved through counts again.
    NeedHold = "need_hold", "Needed {}";
    /// The reader said that they know a topic, or that they do not.
    TopicKnow = "topic_know", "Marked {}";
    /// A group was made of items.
    GroupMake = "group_make", "Grouped {}";
    /// Title, number or items of a group were changed.
    GroupEdit = "group_edit", "Edited the group {}";
    /// A group was dissolved; its items stay.
    GroupDissolve = "group_dissolve", "Dissolved the group {}";
    /// Items were put into a group or taken out of it.
    GroupSet = "group_set", "Changed the group of {}";
    /// An item was made a part of its book, or the whole of it.
    ItemPart = "item_part", "Put {} into the plan";
    /// Items were said to be optional, or not.
    ItemWeight = "item_weight", "Marked {}";
    /// Files of other programs were taken in.
    ImportApply = "import_apply", "Imported {}";
    /// How files of some columns are read was kept under a name.
    ImportMappingKeep = "import_mapping_keep", "Kept the columns “{}”";
    /// It was forgotten.
    ImportMappingForget = "import_mapping_forget", "Forgot the columns “{}”";
    /// Another library, or an older state of this one, was merged into it.
    LibraryMerge = "library_merge", "Merged {}";
    /// A setting was changed.
    SettingSet = "setting_set", "Changed {}";
}

impl Op {
    /// The step as an English sentence, as in "Finished Express in Action".
    #[must_use]
    pub fn label(self, subject: &str) -> String {
        self.pattern().replace("{}", subject)
    }
}
