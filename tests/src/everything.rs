//! Any operation on any library: what the laws of undo are tried on. The match over [`Op`] is exhaustive, so that a new
//! operation cannot be forgotten here.

mod drafts;
mod rows;

use std::ops::ControlFlow;

use lectern_core::backup;
use lectern_core::books;
use lectern_core::filters;
use lectern_core::notes::{self, Known, NoteDraft, NoteKind, NoteRecord, ReviewAnswer};
use lectern_core::plans::{self, Annotations, Depth, GroupDraft, Mark, Part, PartUnit, UpdateChoice, Weight};
use lectern_core::reading::{self, ProgressDraft, TakeBack};
use lectern_core::settings::{self, Key};
use lectern_core::transfer::import::{self, Choices, Input, Mapping, RowReport, Source, Watch};
use lectern_core::values::ItemId;
use lectern_core::{Error, Op, Result, Tx, merge, rename};

use self::drafts::{
    book_draft, choice, edition_draft, filter_draft, mapping, mapping_name, need_draft, note_draft, plan_draft,
    progress, rating, read_draft, stage_draft, stop_draft,
};
use self::rows::{
    book, books, chapters, edition, filter, gap, group, item, need, note, nothing, other_item, plan, read,
    removed_book, session, some_notes, stage,
};
use crate::Desk;

/// Numbers that decide which row and which value an operation takes.
#[derive(Debug, Clone, Copy)]
pub struct Dice(pub u32, pub u32, pub u32);

impl Dice {
    fn one<'a, T>(&self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.0 as usize % of.len().max(1))
    }

    fn word(&self) -> String {
        const WORDS: [&str; 8] = ["Emma", "Das Schloß", "東京", "Ünïcode", "The Iliad", "a", "C++", "“Quotes” & <b>"];
        format!("{} {}", WORDS[self.1 as usize % WORDS.len()], self.2 % 50)
    }

    fn date(&self) -> String {
        const DATES: [&str; 7] = ["", "2019", "unknown", "spring 2019", "2026-03-01", "before 2015", "2019-05"];
        DATES[self.2 as usize % DATES.len()].to_owned()
    }

    fn place(&self) -> String {
        if self.1.is_multiple_of(2) { String::new() } else { self.position() }
    }

    fn position(&self) -> String {
        const ENTRIES: [&str; 6] = ["+3", "45%", "p12", "ch 2", "1h20", "end"];
        match self.1 % 7 {
            6 => (self.2 % 90).to_string(),
            entry => ENTRIES[entry as usize].to_owned(),
        }
    }
}

/// Tries an operation. Refusals are part of the game; only a failure of the file is an error.
///
/// # Panics
/// Where the library itself fails.
pub fn perform(desk: &Desk, op: Op, dice: Dice) -> bool {
    if matches!(op, Op::TimerCut | Op::TimerCount) {
        leave_a_gap(desk);
    }
    match desk.try_change(op, |tx| attempt(tx, op, dice)) {
        Ok(changed) => changed.label.is_some(),
        Err(
            Error::Invalid { .. }
            | Error::BeyondTheEnd { .. }
            | Error::StartAgain { .. }
            | Error::WouldLose { .. }
            | Error::NotFound { .. }
            | Error::Conflict { .. },
        ) => false,
        Err(error) => panic!("{op:?} {dice:?}: {error}"),
    }
}

/// A desk with plans whose items stand in groups and need one another.
///
/// # Panics
/// As [`perform`].
#[must_use]
pub fn desk_with_plans() -> Desk {
    let desk = Desk::new();
    for op in [Op::BookAdd, Op::PlanTake, Op::PlanCreate, Op::ItemAdd, Op::GroupMake, Op::NeedSet] {
        for seed in 0..8 {
            perform(&desk, op, Dice(seed, seed, seed + 1));
        }
    }
    desk
}

/// Lets the timer, if one runs, be out of sight for an hour.
fn leave_a_gap(desk: &Desk) {
    desk.library().timer_seen(desk.now()).expect("the timer is seen");
    desk.wait(3600);
    desk.library().timer_seen(desk.now()).expect("the timer is seen again");
}

fn attempt(tx: &mut Tx<'_>, op: Op, dice: Dice) -> Result<()> {
    match op {
        Op::BookAdd => books::add(tx, &book_draft(dice), &edition_draft(dice)).map(drop),
        Op::BookEdit => rename::edit_book(tx, book(tx, dice)?, &book_draft(dice)),
        Op::BookTag => {
            let id = book(tx, dice)?;
            books::tag(tx, &[id], &[format!("tag{}", dice.1 % 3)], &[format!("tag{}", dice.2 % 3)])
        }
        Op::BookRate => {
            let id = book(tx, dice)?;
            if dice.1.is_multiple_of(2) {
                books::rate(tx, id, rating(dice))
            } else {
                books::review(tx, id, &dice.word())
            }
        }
        Op::BookMerge => {
            let books = books(tx)?;
            let other = books.get(dice.1 as usize % books.len().max(1)).map_or_else(nothing, |book| Ok(*book))?;
            merge::merge(tx, book(tx, dice)?, other)
        }
        Op::BookRemove => books::remove(tx, &[book(tx, dice)?]),
        Op::BookRestore => books::restore(tx, &[removed_book(tx, dice)?]),
        Op::EditionAdd => books::add_edition(tx, book(tx, dice)?, &edition_draft(dice)).map(drop),
        Op::EditionEdit => books::edit_edition(tx, edition(tx, dice)?, &edition_draft(dice)),
        Op::EditionMove => {
            let id = edition(tx, dice)?;
            let others = books::editions_of(&tx.snapshot(), book(tx, dice)?)?;
            let before = others.get(dice.1 as usize % (others.len() + 1)).map(|other| other.id);
            books::move_edition(tx, id, before.filter(|other| *other != id))
        }
        Op::EditionRemove => books::remove_edition(tx, edition(tx, dice)?),
        Op::ContentsSet => {
            let chapter =
                |n: u32| format!("{}{n}. Chapter {n} {}\n", if n % 2 == dice.2 % 2 { "" } else { "  " }, n * 10);
            let text = (1..=dice.1 % 5).map(chapter).collect::<String>();
            books::set_contents(tx, edition(tx, dice)?, &text)
        }
        Op::ReadStart => reading::start(tx, book(tx, dice)?, &dice.date(), None).map(drop),
        Op::ReadPause => reading::pause(tx, book(tx, dice)?, "", &dice.word(), ""),
        Op::ReadResume => reading::resume(tx, book(tx, dice)?),
        Op::ReadFinish => reading::finish(tx, book(tx, dice)?, &dice.date()).map(drop),
        Op::ReadAbandon => reading::abandon(tx, book(tx, dice)?, &dice.date(), &dice.word(), &dice.place()).map(drop),
        Op::ReadAdd => reading::add_read(tx, book(tx, dice)?, &read_draft(dice)).map(drop),
        Op::ReadEdit => reading::edit_read(tx, read(tx, dice)?, &read_draft(dice)),
        Op::ReadRemove => reading::remove_read(tx, read(tx, dice)?),
        Op::ReadTakeBack => {
            let with = if dice.1.is_multiple_of(3) { TakeBack::IfEmpty } else { TakeBack::WithAll };
            reading::take_back(tx, &[book(tx, dice)?], with)
        }
        Op::ProgressLog => {
            let named = chapters(tx, dice).ok().filter(|_| dice.2.is_multiple_of(3));
            let draft = ProgressDraft { chapters: named, ..progress(dice) };
            reading::log_progress(tx, book(tx, dice)?, &draft).map(drop)
        }
        Op::SessionEdit => reading::edit_session(tx, session(tx, dice)?, &progress(dice)),
        Op::SessionRemove => reading::remove_session(tx, session(tx, dice)?),
        Op::TimerStart => reading::start_timer(tx, book(tx, dice)?),
        Op::TimerPause => reading::pause_timer(tx),
        Op::TimerResume => reading::resume_timer(tx),
        Op::TimerStop => reading::stop_timer(tx, &stop_draft(dice)).map(drop),
        Op::TimerDiscard => reading::discard_timer(tx),
        Op::TimerCut => reading::cut_gap(tx, gap(tx)?),
        Op::TimerCount => reading::count_gap(tx, gap(tx)?),
        Op::ChapterTick => {
            let chapters = chapters(tx, dice)?;
            let tick = if dice.2.is_multiple_of(3) { reading::untick } else { reading::tick };
            tick(tx, book(tx, dice)?, &chapters).map(drop)
        }
        Op::NoteAdd => {
            let book = book(tx, dice).ok();
            notes::add(tx, &note_draft(dice, book)).map(drop)
        }
        Op::NoteEdit => {
            let book = book(tx, dice).ok();
            notes::edit(tx, note(tx, dice)?, &note_draft(dice, book))
        }
        Op::NoteTag => {
            let (add, remove) = (format!("tag{}", dice.1 % 3), format!("tag{}", dice.2 % 3));
            notes::tag(tx, &some_notes(tx, dice)?, &[add], &[remove]).map(drop)
        }
        Op::ImageAdd => notes::add_image(tx, &dice.word(), b"\x89PNG\r\n\x1a\n").map(drop),
        Op::NoteReview => {
            let answers = [ReviewAnswer::Got, ReviewAnswer::Again, ReviewAnswer::Stop];
            let id = match note(tx, dice) {
                Ok(id) if dice.2.is_multiple_of(2) => id,
                _ => notes::add(tx, &NoteDraft { kind: NoteKind::Question, ..note_draft(dice, None) })?,
            };
            notes::review(tx, id, answers[dice.1 as usize % 3]).map(drop)
        }
        Op::NotesImport => {
            let id = note(tx, dice)?;
            let Known::There(record) = notes::known(&tx.snapshot(), id)? else { return nothing() };
            notes::put(tx, &NoteRecord { text: dice.word(), tags: vec![format!("tag{}", dice.2 % 3)], ..record })
        }
        Op::NoteMove => {
            let to = if dice.2.is_multiple_of(4) { None } else { book(tx, Dice(dice.2, 0, 0)).ok() };
            notes::move_to(tx, &some_notes(tx, dice)?, to).map(drop)
        }
        Op::NoteMake => notes::make(tx, &some_notes(tx, dice)?, NoteKind::ALL[dice.2 as usize % 4]).map(drop),
        Op::NoteRemove => notes::remove(tx, &some_notes(tx, dice)?).map(drop),
        Op::NoteRestore => {
            let removed = notes::removed(&tx.snapshot(), 0, 500)?.notes;
            dice.one(&removed).map_or_else(nothing, |note| notes::restore(tx, &[note.id]).map(drop))
        }
        Op::FilterSave => filters::save(tx, &filter_draft(dice)).map(drop),
        Op::FilterEdit => {
            let (id, others) = filter(tx, dice)?;
            if dice.1.is_multiple_of(2) {
                filters::edit(tx, id, &filter_draft(dice))
            } else {
                filters::move_before(tx, id, others.get(dice.2 as usize % (others.len() + 1)).copied())
            }
        }
        Op::FilterRemove => filters::remove(tx, filter(tx, dice)?.0),
        Op::PlanTake => {
            let key = if dice.1.is_multiple_of(2) { "backend-engineering" } else { "backend-canon" };
            plans::take(tx, &plans::offer_plan(key)?).map(drop)
        }
        Op::PlanUpdate => {
            let id = plan(tx, dice)?;
            let mut new = plans::export(&tx.snapshot(), id, plans::Layers::Curator)?;
            new.version = dice.word();
            if let Some(stage) = new.stages.first_mut() {
                let several = stage.items.len() > 1;
                stage.items.rotate_left(usize::from(several));
                if let Some(item) = stage.items.last_mut() {
                    item.annotations.why = Some(dice.word());
                }
            }
            rename::update_plan(tx, id, &new, &UpdateChoice::default()).map(drop)
        }
        Op::PlanCreate if dice.1.is_multiple_of(3) => {
            plans::create_of(tx, &plan_draft(dice), &[book(tx, dice)?]).map(drop)
        }
        Op::PlanCreate => plans::create(tx, &plan_draft(dice)).map(drop),
        Op::PlanEdit => plans::edit(tx, plan(tx, dice)?, &plan_draft(dice)),
        Op::PlanPublish => plans::publish(tx, plan(tx, dice)?, "", &dice.word()).map(drop),
        Op::PlanRemove => plans::remove(tx, plan(tx, dice)?),
        Op::StageAdd => plans::add_stage(tx, plan(tx, dice)?, &stage_draft(dice)).map(drop),
        Op::StageEdit => plans::edit_stage(tx, stage(tx, dice)?.0, &stage_draft(dice)),
        Op::StageMove => {
            let (id, others) = stage(tx, dice)?;
            plans::move_stage(tx, id, others.get(dice.1 as usize % (others.len() + 1)).copied())
        }
        Op::StageRemove => plans::remove_stage(tx, stage(tx, dice)?.0),
        Op::ItemAdd if dice.1.is_multiple_of(3) => {
            plans::add_new_book(tx, plan(tx, dice)?, None, &book_draft(dice), &edition_draft(dice)).map(drop)
        }
        Op::ItemAdd => plans::add_item(tx, plan(tx, dice)?, None, book(tx, dice)?).map(drop),
        Op::ItemMove => {
            let (id, place) = item(tx, dice)?;
            plans::move_items(tx, &[id], place)
        }
        Op::ItemMark => {
            let marks = [None, Some(Mark::Known), Some(Mark::Skipped), Some(Mark::Removed)];
            plans::mark(tx, &[item(tx, dice)?.0], marks[dice.1 as usize % 4], Some(&dice.word()))
        }
        Op::ItemMatch => {
            let id = item(tx, dice)?.0;
            plans::match_book(tx, id, &choice(tx, dice)?).map(drop)
        }
        Op::ItemDepth => {
            let depths = [None, Some(Depth::Read), Some(Depth::WorkedThrough), Some(Depth::CanExplain)];
            plans::set_depth(tx, item(tx, dice)?.0, depths[dice.1 as usize % 4])
        }
        Op::NeedSet => plans::set_need(tx, item(tx, dice)?.0, &need_draft(tx, dice)?),
        Op::NeedRemove => {
            let (id, need) = need(tx, dice)?;
            plans::remove_need(tx, id, &need)
        }
        Op::NeedWaive => {
            let (id, need) = need(tx, dice)?;
            plans::waive(tx, id, &need, &dice.word())
        }
        Op::NeedHold => {
            let (id, need) = need(tx, dice)?;
            plans::waive(tx, id, &need, "")?;
            let needless = if dice.2.is_multiple_of(2) { plans::hold } else { plans::remove_need };
            needless(tx, id, &need)
        }
        Op::TopicKnow => {
            let topics = plans::topics(&tx.snapshot())?;
            let Some(topic) = dice.one(&topics) else { return plans::know_topic(tx, &dice.word()) };
            if topic.is_known { plans::forget_topic(tx, &topic.topic) } else { plans::know_topic(tx, &topic.topic) }
        }
        Op::GroupMake => {
            let items = [item(tx, dice)?.0, item(tx, Dice(dice.0, dice.2, dice.1))?.0, other_item(tx, dice)?];
            plans::make_group(tx, &distinct(&items), &GroupDraft { title: dice.word(), take: 1 + dice.2 % 2 }).map(drop)
        }
        Op::GroupEdit => {
            let draft = GroupDraft { title: dice.word(), take: 1 + dice.2 % 2 };
            let items = distinct(&[item(tx, dice)?.0, item(tx, Dice(dice.0, dice.2, dice.1))?.0]);
            plans::edit_group(tx, group(tx, dice)?, &draft, Some(items.as_slice()).filter(|_| dice.0.is_multiple_of(2)))
        }
        Op::GroupDissolve => plans::dissolve_group(tx, group(tx, dice)?),
        Op::GroupSet => {
            let to = group(tx, dice).ok().filter(|_| dice.2.is_multiple_of(2));
            plans::set_group(tx, &[other_item(tx, dice)?], to)
        }
        Op::ItemPart => {
            let unit = if dice.1.is_multiple_of(2) { PartUnit::Page } else { PartUnit::Chapter };
            let part = Part { unit, first: 1 + dice.2 % 30, last: 1 + dice.2 % 60 };
            plans::set_part(tx, item(tx, dice)?.0, Some(part).filter(|_| !dice.0.is_multiple_of(5)))
        }
        Op::ItemWeight => {
            let weight = if dice.1.is_multiple_of(2) { Weight::Optional } else { Weight::Needed };
            plans::set_weight(tx, &[item(tx, dice)?.0], weight)
        }
        Op::ItemAnnotate => {
            let facts = Annotations { why: Some(dice.word()), must_read: true, ..Annotations::default() };
            plans::annotate(tx, item(tx, dice)?.0, &facts)
        }
        Op::ItemEdit => plans::edit_item(tx, item(tx, dice)?.0, &dice.word(), "2027-01-01"),
        Op::ImportApply => import(tx, dice),
        Op::ImportMappingKeep => import::keep_mapping(tx, mapping_name(dice), &mapping(dice)),
        Op::ImportMappingForget => import::forget_mapping(tx, mapping_name(dice)),
        Op::LibraryMerge => merge_another(tx, dice),
        Op::SettingSet => settings::set_json(tx, Key::RolloverHour, &(dice.1 % 24).to_string()),
    }
}

/// A file of three rows: a book that may be there, one that is not, and one that nobody can read.
fn import(tx: &mut Tx<'_>, dice: Dice) -> Result<()> {
    let text = format!(
        "Book Id,Title,Author,My Rating,Exclusive Shelf,Bookshelves with positions,Date Read,Number of Pages\n\
         {},{},Somebody Else,4,read,,2019/05/03,300\n{},Imported,Jane Austen,0,to-read,to-read (#{}),,\n9,,,,,,,\n",
        dice.1 % 5,
        dice.word().replace(['"', '<', '>'], ""),
        dice.2 % 50 + 100,
        dice.2 % 9,
    );
    let input = Input::Bytes("export.csv".to_owned(), text.into_bytes());
    let choices = if dice.0.is_multiple_of(2) { Choices::Keep } else { Choices::Take };
    import::bring_in(tx, &[Source::open(input, Mapping::default())?], &choices, &mut Unwatched).map(drop)
}

/// Nobody looks on.
pub struct Unwatched;

impl Watch for Unwatched {
    fn row(&mut self, _: &[String], _: &[String], _: RowReport) -> Result<()> {
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

fn distinct(items: &[ItemId]) -> Vec<ItemId> {
    items.iter().copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// Merges a small library that somebody else filled, with some of the same books under other ids.
fn merge_another(tx: &mut Tx<'_>, dice: Dice) -> Result<()> {
    let mut other = Desk::new();
    for op in [Op::BookAdd, Op::ReadStart, Op::ProgressLog, Op::NoteAdd, Op::BookTag] {
        perform(&other, op, dice);
    }
    other.close();
    backup::merge_within(tx, &other.path()).map(drop)
}
