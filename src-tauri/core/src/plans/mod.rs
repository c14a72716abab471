//! Plans: what somebody recommends, in which order and why, and what the reader makes of it.
//!
//! Words: a plan has *stages* of *items*; an item is a book, a part of one, or a *recommendation* whose book is not known.
//! Two layers never mix: the *curator's* (stage, order, annotations, needs) and the reader's *overlay* (marks, order,
//! reasons, the matched book). The rule protected here: nothing about a book is invented; how surely it is known, and
//! why, is always beside it.

mod add_item;
mod annotate;
mod assembly;
mod create;
mod curated;
mod depth;
mod detail;
mod draft_model;
mod editions;
pub mod file;
mod graph;
mod groups;
mod item_model;
mod items_sql;
pub mod lists;
mod mark;
mod match_book;
mod model;
mod most;
mod move_item;
mod move_to;
mod narrow;
mod nearby;
mod needs;
mod needs_sql;
mod next;
mod offers;
mod order;
mod outline;
mod outline_model;
mod part;
mod publish;
mod readiness;
mod rows;
mod said_sql;
mod shelves;
mod stages;
mod state_model;
mod store;
mod suggest;
mod take;
mod take_mine;
mod totals;
mod update;

pub use add_item::{add_item, add_items, add_new_book, edit_item, fill};
pub use annotate::annotate;
pub use create::{create, create_of, edit, remove};
pub use curated::{Layers, export};
pub use depth::{Depth, set_depth};
pub use detail::{find_item, find_plan, get, list, plans_of_book};
pub use draft_model::*;
pub use graph::{GraphEdge, GraphGroup, GraphNode, GraphStage, GraphTopic, PlanGraph, graph};
pub use groups::{GroupDraft, dissolve_group, edit_group, make_group, set_group};
pub use item_model::*;
pub use mark::mark;
pub use match_book::match_book;
pub use model::*;
pub use move_item::move_items;
pub(crate) use move_to::move_to;
pub use narrow::{ItemFilter, narrowed};
pub use needs::{
    GroupLink, KnownTopic, NeedDraft, NeedSource, NeedTarget, Requirement, Strength, Unlocks, Waiver, Way, WayStep,
    forget_topic, hold, know_topic, remove_need, set_need, topics, unlocks, waive, way,
};
pub use next::{ReadyItem, ready_next};
pub use offers::{offer_plan, offers};
pub use order::{PlanFinding, ReadingOrder, look_over, reading_order};
pub use outline::{outline, outlined_items};
pub use outline_model::*;
pub use part::{Weight, set_part, set_weight};
pub use publish::publish;
pub use readiness::{Choice, MOST_BLOCKERS, Need, Needed, Node, PartRead, Readiness, readiness};
pub use rows::{MOST_ROWS, rows};
pub(crate) use shelves::{PlanBooks, books_by_plan};
pub use stages::{add_stage, edit_stage, move_stage, remove_stage};
pub use state_model::*;
pub use suggest::{Suggestion, SuggestionPlace, SuggestionReason, SuggestionSource, suggestions};
pub use take::take;
pub use update::{
    CopyChoice, EditionWords, Effort, Newcomer, PlanChange, PlanUpdate, UpdateChange, UpdateChoice, UpdateEffort,
    UpdateEntry, UpdateRows, UpdateSubject, VersionNote, WaitingUpdate, compare, taken_from, update, version_of,
    waiting,
};
