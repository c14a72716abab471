//! The one way to change a library.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashSet};
use std::sync::atomic::Ordering;

use rusqlite::{CachedStatement, Connection, TransactionBehavior};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::recording::{Recorded, Recording};
use super::{Library, Op, Snapshot, Stale, ids, stale_of};
use crate::settings::{self, Key};
use crate::storage::{Following, Room, Touched, cut_log};
use crate::values::{ReadingDay, RolloverHour};
use crate::{Now, Result, history};

/// Through which door a change came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Source {
    /// A window of this program.
    Window,
    /// The command line.
    CommandLine,
    /// Another program at the same file.
    Elsewhere,
}

impl Source {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::CommandLine => "command_line",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// What a change answered, and what it was called.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Changed<T> {
    /// The operation's own answer.
    pub value: T,
    /// The step in words, as "Finished Express in Action"; none where nothing was different afterwards.
    pub label: Option<String>,
    /// The step's place in the history, by which it can be taken back; none where there is no step.
    #[cfg_attr(feature = "bindings", specta(optional))]
    pub step: Option<u32>,
    /// What is old on a screen now.
    pub stale: Vec<Stale>,
}

/// Announced once after every commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct LibraryChanged {
    /// What is old on a screen now.
    pub stale: Vec<Stale>,
    /// What was done; none where another program did it.
    pub op: Option<Op>,
    /// Through which door.
    pub source: Source,
    /// Counts the changes of this open library; never goes back.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub revision: u64,
}

/// So many people and tags are remembered: a file may name millions.
const MOST_THERE: usize = 1 << 16;

/// A change under way: what an operation writes through and reads from.
pub struct Tx<'a> {
    db: &'a Connection,
    now: Now,
    today: ReadingDay,
    rollover: RolloverHour,
    subject: Option<String>,
    coalesce: Option<String>,
    room: Option<Room<'a>>,
    /// What is recorded of it; nothing where it is a rehearsal.
    recording: RefCell<Option<Recording<'a>>>,
    /// How many ids were given, beginning anywhere.
    ids: Cell<Option<u64>>,
    /// People and tags that this change has seen to already.
    there: RefCell<HashSet<Uuid>>,
}

impl<'a> Tx<'a> {
    fn new(db: &'a Connection, now: Now) -> Result<Self> {
        let rollover = settings::get::<RolloverHour>(&Snapshot::new(db, None), Key::RolloverHour)?;
        Ok(Self {
            db,
            now,
            today: now.reading_day(rollover),
            rollover,
            subject: None,
            coalesce: None,
            room: None,
            recording: RefCell::default(),
            ids: Cell::new(None),
            there: RefCell::default(),
        })
    }

    fn recorded(&mut self, recording: Recording<'a>) -> &mut Self {
        self.recording = RefCell::new(Some(recording));
        self
    }

    /// The moment of the change.
    #[must_use]
    pub fn now(&self) -> Now {
        self.now
    }

    /// The reader's reading day.
    #[must_use]
    pub fn today(&self) -> ReadingDay {
        self.today
    }

    /// The hour at which the reader's day begins.
    #[must_use]
    pub fn rollover(&self) -> RolloverHour {
        self.rollover
    }

    /// The library as this change has left it so far.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot<'a> {
        Snapshot::new(self.db, None)
    }

    /// Names what the step is about: a title. The last call counts.
    pub fn about(&mut self, subject: impl Into<String>) {
        self.subject = Some(subject.into());
    }

    /// Lets this step join the one before it when both carry the same key within a minute: typing in one field is
    /// one step.
    pub fn joins(&mut self, key: String) {
        self.coalesce = Some(key);
    }

    /// Says how many rows this change will write, so that there is room for very many.
    pub(crate) fn expects(&mut self, rows: usize) -> Result<()> {
        if self.room.is_none() {
            self.room = Room::for_rows(self.db, rows)?;
        }
        Ok(())
    }

    /// Says that about so many bytes were written since the last time, where a change may have no end to speak of: it is
    /// recorded in parts then, and its record fits into memory.
    pub(crate) fn wrote(&self, bytes: usize) -> Result<()> {
        self.recording.borrow_mut().as_mut().map_or(Ok(()), |recording| recording.grows(bytes))
    }

    /// Makes a row that many others point at, and that no change removes, where this change has not seen to it before: most
    /// books of a large file have an author whom another has.
    pub(crate) fn ensure(&self, id: Uuid, make: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.there.borrow().contains(&id) {
            return Ok(());
        }
        make()?;
        let mut there = self.there.borrow_mut();
        // What is forgotten is seen to once more, and that changes nothing.
        if there.len() == MOST_THERE {
            there.clear();
        }
        there.insert(id);
        Ok(())
    }

    pub(crate) fn sql(&self, text: &str) -> Result<CachedStatement<'a>> {
        Ok(self.db.prepare_cached(text)?)
    }

    pub(crate) fn unix_ms(&self) -> u64 {
        self.now.millis().unsigned_abs()
    }

    /// What makes the next id of this change one of its own: later ones sort later, so that rows made together stand
    /// together in the file.
    pub(crate) fn random(&self) -> Result<[u8; 10]> {
        let random = ids::random(self.db)?;
        let count = self.ids.get().map_or_else(|| ids::seed(random), |count| count + 1);
        self.ids.set(Some(count));
        Ok(ids::counted(random, count))
    }
}

/// Makes a new id of the given type inside a change.
macro_rules! new_id {
    ($type:ty, $tx:expr) => {
        <$type>::from_parts($tx.unix_ms(), $tx.random()?)
    };
}
pub(crate) use new_id;

impl Library {
    /// Runs one operation: inside one transaction, recorded, derived, durable; then announced.
    ///
    /// # Errors
    /// What the operation returns, or `DiskFull`, `ReadOnly`, `Busy`; in every case nothing has changed.
    pub fn change<T>(
        &self,
        op: Op,
        now: Now,
        source: Source,
        run: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        let (changed, touched) = {
            let mut writer = self.lock_writer()?;
            match run_whole(&mut writer, op, now, source, run) {
                Ok(done) => done,
                Err(error) => {
                    // What was taken back, as of an import for which the disk was too small, keeps no room.
                    cut_log(&writer)?;
                    return Err(error);
                }
            }
        };
        self.after_commit(touched, Some(op), source, &changed.stale);
        Ok(changed)
    }

    /// Runs an operation to see what it would do, and takes it back before it is written. What it answers is exactly
    /// what the change would answer; nobody is told, and the file stays as it is.
    ///
    /// # Errors
    /// As [`change`](Self::change).
    pub fn rehearse<T>(&self, now: Now, run: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        let mut writer = self.lock_writer()?;
        let db = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = run(&mut Tx::new(&db, now)?)?;
        db.rollback()?;
        cut_log(&writer)?;
        Ok(value)
    }

    /// What every door to the writer does after its commit: lists follow, then everybody is told.
    pub(crate) fn after_commit(&self, touched: Option<Touched>, op: Option<Op>, source: Source, stale: &[Stale]) {
        let Some(touched) = touched else { return };
        self.kept.follow(&touched);
        let revision = self.revision.fetch_add(1, Ordering::SeqCst) + 1;
        self.announce(&LibraryChanged { stale: stale.to_vec(), op, source, revision });
    }

    pub(crate) fn with_writer<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        let mut writer = self.lock_writer()?;
        work(&mut writer)
    }
}

fn run_whole<T>(
    writer: &mut Connection,
    op: Op,
    now: Now,
    source: Source,
    run: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<(Changed<T>, Option<Touched>)> {
    let db = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = run_recorded(&db, op, now, source, run)?;
    db.commit()?;
    Ok(done)
}

fn run_recorded<T>(
    db: &Connection,
    op: Op,
    now: Now,
    source: Source,
    run: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<(Changed<T>, Option<Touched>)> {
    let mut tx = Tx::new(db, now)?;
    let value = run(tx.recorded(Recording::begin(db, op, source, now)?))?;
    let Some(recorded) = tx.recording.take().map(Recording::end).transpose()?.filter(|recorded| !recorded.is_nothing())
    else {
        return Ok((Changed { value, label: None, step: None, stale: Vec::new() }, None));
    };
    let mut touched = derived(db, &recorded)?;
    let subject = tx.subject.unwrap_or_default();
    // In a window steps join because a reader types letter by letter; a command is an act of its own.
    let coalesce = tx.coalesce.as_deref().filter(|_| source == Source::Window);
    let Recorded { step, last } = recorded;
    let step = history::NewStep { op, subject: &subject, source, coalesce, begun: step, changeset: last };
    let step = history::record(db, now, step)?;
    touched.seal(db, now)?;
    let stale = stale_of(touched.tables().iter().copied().collect::<BTreeSet<_>>());
    Ok((Changed { value, label: Some(op.label(&subject)), step, stale }, Some(touched)))
}

/// Makes the derived rows again that follow from what was recorded.
fn derived(db: &Connection, recorded: &Recorded) -> Result<Touched> {
    let parts = recorded.step.map_or(Ok(Vec::new()), |step| history::parts(db, step))?;
    let mut following = Following::of(parts.len() + 1);
    for part in parts {
        following.add(db, Touched::read(db, &history::part(db, part)?)?)?;
    }
    following.add(db, Touched::read(db, &recorded.last)?)?;
    following.end(db)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::{self, Mark, NeedDraft, NeedTarget, PlanDraft, Strength};
    use crate::values::ItemId;

    /// A plan in which every item needs the five before it.
    fn chain(library: &Library, now: Now, length: usize) -> Vec<ItemId> {
        let make = |tx: &mut Tx<'_>| {
            let plan = plans::create(tx, &PlanDraft { title: "Long".to_owned(), ..PlanDraft::default() })?;
            let mut items: Vec<ItemId> = Vec::new();
            for number in 0..length {
                let draft = crate::books::BookDraft { title: format!("Volume {number}"), ..Default::default() };
                let book = crate::books::add(tx, &draft, &Default::default())?;
                items.push(plans::add_item(tx, plan, None, book)?);
            }
            for (at, item) in items.iter().enumerate() {
                for id in items[at.saturating_sub(5)..at].iter().copied() {
                    let draft =
                        NeedDraft { needs: NeedTarget::Item { id }, strength: Strength::Hard, why: String::new() };
                    plans::set_need(tx, *item, &draft)?;
                }
            }
            Ok(items)
        };
        library.change(Op::PlanCreate, now, Source::Window, make).unwrap().value
    }

    #[test]
    fn marking_an_item_looks_at_its_neighbours_however_long_the_plan_is() {
        let now = Now::new("2026-05-03T12:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap());
        let visited = [20, 120].map(|length| {
            let folder = tempfile::tempdir().unwrap();
            let library = Library::open(folder.path().join("Library.lectern"), now).unwrap();
            let items = chain(&library, now, length);
            let visit = |mark| {
                let touched = library.with_writer(|db| {
                    let db = db.transaction()?;
                    let run = |tx: &mut Tx<'_>| plans::mark(tx, &[items[length / 2]], Some(mark), None);
                    let (_, touched) = run_recorded(&db, Op::ItemMark, now, Source::Window, run)?;
                    db.commit()?;
                    Ok(touched)
                });
                touched.unwrap().unwrap().items_visited()
            };
            [visit(Mark::Known), visit(Mark::Skipped)]
        });
        assert_eq!(visited, [[6, 6], [6, 6]], "the item, and the five that need it");
    }
}
