//! What an operation writes.

use lectern_core::books::{BookDraft, EditionDraft};
use lectern_core::filters::FilterDraft;
use lectern_core::notes::{HitKind, NoteDraft, NoteKind, NoteQuery};
use lectern_core::plans::{MatchChoice, NeedDraft, NeedTarget, PlanDraft, StageDraft, Strength};
use lectern_core::reading::{Again, ProgressDraft, ReadDraft, ReadStateKind, StopDraft};
use lectern_core::transfer::import::Mapping;
use lectern_core::values::{BookId, Rating};
use lectern_core::{Result, Tx};

use super::Dice;
use super::rows::{book, group, other_item};

pub(super) fn need_draft(tx: &Tx<'_>, dice: Dice) -> Result<NeedDraft> {
    let needs = match (dice.1 % 4, group(tx, dice)) {
        (0, _) => NeedTarget::Topic { name: format!("topic {}", dice.2 % 3) },
        (1, Ok(id)) => NeedTarget::Group { id },
        _ => NeedTarget::Item { id: other_item(tx, dice)? },
    };
    let strength = if dice.2.is_multiple_of(3) { Strength::Soft } else { Strength::Hard };
    Ok(NeedDraft { needs, strength, why: dice.word() })
}

pub(super) fn choice(tx: &Tx<'_>, dice: Dice) -> Result<MatchChoice> {
    Ok(match dice.1 % 5 {
        0 => MatchChoice::Book { id: book(tx, dice)? },
        4 => MatchChoice::Listed { plan: "backend-canon".to_owned(), item: "ddia".to_owned() },
        1 => MatchChoice::New { title: dice.word(), authors: vec!["Somebody Else".to_owned()] },
        2 => MatchChoice::Nothing,
        _ => MatchChoice::Curator,
    })
}

pub(super) fn rating(dice: Dice) -> Option<Rating> {
    Rating::from_half_stars((dice.2 % 11) as u8).ok()
}

pub(super) fn book_draft(dice: Dice) -> BookDraft {
    BookDraft {
        title: dice.word(),
        first_published: dice.date(),
        tags: vec![format!("tag{}", dice.2 % 3)],
        why_added: dice.word(),
        ..BookDraft::default()
    }
}

pub(super) fn edition_draft(dice: Dice) -> EditionDraft {
    let pages = if dice.2.is_multiple_of(4) { String::new() } else { (dice.2 % 900 + 100).to_string() };
    EditionDraft { pages, publisher: dice.word(), ..EditionDraft::default() }
}

pub(super) fn progress(dice: Dice) -> ProgressDraft {
    const DAYS: [&str; 4] = ["", "2026-03-01", "2026-03-04", "2026-03-02"];
    const TIMES: [&str; 4] = ["", "21:30", "", "9:05"];
    ProgressDraft {
        entry: dice.position(),
        day: DAYS[dice.1 as usize / 7 % 4].to_owned(),
        at: TIMES[dice.2 as usize / 90 % 4].to_owned(),
        note: dice.word(),
        again: [None, Some(Again::Correction), Some(Again::NewRead)][dice.2 as usize % 3],
        ..ProgressDraft::default()
    }
}

pub(super) fn stop_draft(dice: Dice) -> StopDraft {
    let entry = if dice.2.is_multiple_of(4) { String::new() } else { dice.position() };
    StopDraft { entry, note: dice.word(), ..StopDraft::default() }
}

pub(super) fn read_draft(dice: Dice) -> ReadDraft {
    let states = [ReadStateKind::Finished, ReadStateKind::Abandoned, ReadStateKind::Reading, ReadStateKind::Paused];
    let state = states[dice.1 as usize % 4];
    let ended = if state.is_open() { String::new() } else { "unknown".to_owned() };
    ReadDraft {
        state,
        started: dice.date(),
        ended,
        reason: dice.word(),
        resume_on: String::new(),
        edition: None,
        rating: rating(dice),
        review: dice.word(),
    }
}

pub(super) fn note_draft(dice: Dice, book: Option<BookId>) -> NoteDraft {
    let kind = NoteKind::ALL[dice.1 as usize % 4];
    NoteDraft { book, kind, text: format!("{} #lag", dice.word()), anchor: dice.position(), tags: Vec::new() }
}

pub(super) fn filter_draft(dice: Dice) -> FilterDraft {
    let kinds = vec![HitKind::ALL[dice.1 as usize % HitKind::ALL.len()]];
    FilterDraft { name: dice.word(), query: NoteQuery { kinds, text: dice.word(), ..NoteQuery::default() } }
}

pub(super) fn plan_draft(dice: Dice) -> PlanDraft {
    PlanDraft { title: dice.word(), goal: dice.word(), ..PlanDraft::default() }
}

pub(super) fn stage_draft(dice: Dice) -> StageDraft {
    StageDraft { title: dice.word(), summary: dice.word() }
}

pub(super) fn mapping_name(dice: Dice) -> &'static str {
    ["My list", "Größen & Maße", "学校"][dice.0 as usize % 3]
}

pub(super) fn mapping(dice: Dice) -> Mapping {
    let rules = ["title", "kept", "tags"];
    let columns = serde_json::json!({ "columns": { "What": rules[dice.1 as usize % rules.len()] } });
    Mapping::parse(&columns.to_string()).expect("a mapping")
}
