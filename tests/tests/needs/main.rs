//! What comes before what: prerequisites, groups, topics and parts, and what is ready because of them.

mod groups;
mod law;
mod parts;

use lectern_core::plans::{
    self, GroupDraft, Item, ItemState, Mark, NeedDraft, NeedSource, NeedTarget, PlanDetail, PlanDraft, Strength,
    UpdateChoice,
};
use lectern_core::values::{BookId, ItemId, PlanId};
use lectern_core::{Error, Op, check, reading};
use lectern_tests::Desk;

/// A plan of the reader's own with these books.
fn plan_of(desk: &Desk, titles: &[(&str, u32)]) -> (PlanId, Vec<ItemId>, Vec<BookId>) {
    let draft = PlanDraft { title: "Plan".to_owned(), ..PlanDraft::default() };
    let plan = desk.change(Op::PlanCreate, |tx| plans::create(tx, &draft));
    let books: Vec<BookId> = titles.iter().map(|(title, pages)| desk.book(title, *pages)).collect();
    let items =
        books.iter().map(|book| desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, *book))).collect();
    (plan, items, books)
}

fn on(id: ItemId) -> NeedTarget {
    NeedTarget::Item { id }
}

fn topic(name: &str) -> NeedTarget {
    NeedTarget::Topic { name: name.to_owned() }
}

fn need(desk: &Desk, item: ItemId, needs: NeedTarget, strength: Strength) {
    let draft = NeedDraft { needs, strength, why: String::new() };
    desk.change(Op::NeedSet, |tx| plans::set_need(tx, item, &draft));
}

fn refused(desk: &Desk, item: ItemId, needs: NeedTarget) -> String {
    let draft = NeedDraft { needs, strength: Strength::Hard, why: String::new() };
    match desk.try_change(Op::NeedSet, |tx| plans::set_need(tx, item, &draft)) {
        Err(Error::Conflict { what }) => what,
        other => panic!("it should be refused: {other:?}"),
    }
}

fn items(plan: &PlanDetail) -> impl Iterator<Item = &Item> {
    plan.stages.iter().flat_map(|stage| &stage.items).chain(&plan.removed)
}

fn item(desk: &Desk, plan: PlanId, id: ItemId) -> Item {
    let plan = desk.ask(|view| plans::get(view, plan));
    items(&plan).find(|item| item.id == id).cloned().expect("the item")
}

fn state(desk: &Desk, plan: PlanId, id: ItemId) -> ItemState {
    item(desk, plan, id).state
}

fn mark(desk: &Desk, id: ItemId, mark: Option<Mark>) {
    desk.change(Op::ItemMark, |tx| plans::mark(tx, &[id], mark, None));
}

#[test]
fn a_circle_is_refused_and_spelled_out_by_titles() {
    let desk = Desk::new();
    let (_, ids, _) = plan_of(&desk, &[("Networks", 100), ("Sockets", 100), ("Servers", 100)]);
    need(&desk, ids[1], on(ids[0]), Strength::Hard);
    need(&desk, ids[2], on(ids[1]), Strength::Hard);
    assert_eq!(
        refused(&desk, ids[0], on(ids[2])),
        "That would be a circle: “Networks” needs “Servers”, “Servers” needs “Sockets”, “Sockets” needs “Networks”."
    );
    assert_eq!(refused(&desk, ids[0], on(ids[0])), "“Networks” cannot need itself.");
    need(&desk, ids[0], on(ids[2]), Strength::Soft);
    let again = NeedDraft { needs: on(ids[2]), strength: Strength::Hard, why: String::new() };
    let made_hard = desk.try_change(Op::NeedSet, |tx| plans::set_need(tx, ids[0], &again));
    assert!(made_hard.is_err(), "advice may go in a circle, but cannot be made to block in one");
}

#[test]
fn a_circle_through_a_group_is_refused_from_either_side() {
    let desk = Desk::new();
    let (_, ids, _) = plan_of(&desk, &[("Networks", 100), ("Sockets", 100), ("Servers", 100), ("Clouds", 100)]);
    let draft = GroupDraft { title: "One of two".to_owned(), take: 1 };
    let group = desk.change(Op::GroupMake, |tx| plans::make_group(tx, &ids[..2], &draft));
    need(&desk, ids[2], NeedTarget::Group { id: group }, Strength::Hard);
    assert!(refused(&desk, ids[0], on(ids[2])).starts_with("That would be a circle: “Networks” needs “Servers”"));
    need(&desk, ids[3], on(ids[2]), Strength::Hard);
    let joined = desk.try_change(Op::GroupSet, |tx| plans::set_group(tx, &[ids[3]], Some(group)));
    let Err(Error::Conflict { what }) = joined else { panic!("the item would wait for itself") };
    assert!(what.contains("“Clouds” needs “Servers”"), "{what}");
}

#[test]
fn what_a_reader_adds_to_a_list_outlives_its_next_version() {
    let desk = Desk::new();
    let file = plans::offer_plan("backend-engineering").expect("the plan");
    let plan = desk.change(Op::PlanTake, |tx| plans::take(tx, &file));
    let detail = desk.ask(|view| plans::get(view, plan));
    let all: Vec<&Item> = items(&detail).collect();
    let listed = all.iter().find(|item| item.requires.iter().any(|need| need.item.is_some())).expect("a need");
    let target = on(listed.requires.iter().find_map(|need| need.item.as_ref()).expect("an item").id);
    need(&desk, all[0].id, topic("Git"), Strength::Hard);
    desk.change(Op::NeedWaive, |tx| plans::waive(tx, listed.id, &target, "I know enough"));
    let gone = desk.try_change(Op::NeedRemove, |tx| plans::remove_need(tx, listed.id, &target));
    assert!(matches!(gone, Err(Error::Conflict { .. })), "what the list says is waved through, not removed");

    let mut new = file.clone();
    new.version = "next".to_owned();
    for item in new.stages.iter_mut().flat_map(|stage| &mut stage.items) {
        item.requires.iter_mut().for_each(|need| need.why = Some("Said in another way".to_owned()));
    }
    desk.change(Op::PlanUpdate, |tx| plans::update(tx, plan, &new, &UpdateChoice::default()).map(drop));
    let own = item(&desk, plan, all[0].id);
    let git = own.requires.iter().find(|need| need.topic.as_deref() == Some("Git")).expect("still there");
    assert_eq!((git.by, git.satisfied), (NeedSource::Reader, false));
    let waived = item(&desk, plan, listed.id);
    let waived = waived.requires.iter().find(|need| need.waived.is_some()).expect("still waved through");
    assert_eq!(waived.why.as_deref(), Some("Said in another way"), "the list's own words are new");
    assert!(desk.ask(check::check).is_clean());
}

#[test]
fn a_curators_need_made_advice_can_be_made_what_it_was() {
    let desk = Desk::new();
    let file = plans::offer_plan("backend-engineering").expect("the plan");
    let plan = desk.change(Op::PlanTake, |tx| plans::take(tx, &file));
    let detail = desk.ask(|view| plans::get(view, plan));
    let hard = |item: &&Item| item.requires.iter().any(|it| it.item.is_some() && it.strength == Strength::Hard);
    let listed = items(&detail).find(hard).expect("a hard need");
    let target = on(listed.requires.iter().find_map(|need| need.item.as_ref()).expect("an item").id);
    need(&desk, listed.id, target.clone(), Strength::Soft);
    let now = item(&desk, plan, listed.id);
    assert_eq!(now.requires.iter().find_map(|need| need.as_listed), Some(Strength::Hard));
    desk.change(Op::NeedRemove, |tx| plans::remove_need(tx, listed.id, &target));
    assert_eq!(item(&desk, plan, listed.id).requires, listed.requires);
}

#[test]
fn a_topic_that_is_known_is_known_in_every_plan_until_it_is_taken_back() {
    let desk = Desk::new();
    let (first, ids, _) = plan_of(&desk, &[("Servers", 100)]);
    let (second, others, _) = plan_of(&desk, &[("Clients", 100)]);
    need(&desk, ids[0], topic("HTTP"), Strength::Hard);
    need(&desk, others[0], topic("http "), Strength::Hard);
    assert_eq!(
        (state(&desk, first, ids[0]), state(&desk, second, others[0])),
        (ItemState::Waiting, ItemState::Waiting)
    );
    desk.change(Op::TopicKnow, |tx| plans::know_topic(tx, "Http"));
    assert_eq!((state(&desk, first, ids[0]), state(&desk, second, others[0])), (ItemState::Ready, ItemState::Ready));
    let topics = desk.ask(plans::topics);
    assert_eq!((topics[0].is_known, topics[0].needed_by), (true, 2));
    desk.change(Op::TopicKnow, |tx| plans::forget_topic(tx, "HTTP"));
    assert_eq!(state(&desk, first, ids[0]), ItemState::Waiting);
    desk.undo();
    assert_eq!(state(&desk, first, ids[0]), ItemState::Ready);
}

#[test]
fn what_was_dropped_keeps_waiting_until_it_is_waved_through_and_that_can_be_taken_back() {
    let desk = Desk::new();
    let (plan, ids, books) = plan_of(&desk, &[("Networks", 100), ("Servers", 100)]);
    need(&desk, ids[1], on(ids[0]), Strength::Hard);
    desk.change(Op::ReadAbandon, |tx| reading::abandon(tx, books[0], "", "too dry", ""));
    for dropped in [None, Some(Mark::Skipped), Some(Mark::Removed)] {
        mark(&desk, ids[0], dropped);
        assert_eq!(state(&desk, plan, ids[1]), ItemState::Waiting, "{dropped:?}");
    }
    desk.change(Op::NeedWaive, |tx| plans::waive(tx, ids[1], &on(ids[0]), "enough of it"));
    let waved = item(&desk, plan, ids[1]);
    assert_eq!((waved.state, waved.requires[0].satisfied), (ItemState::Ready, false), "waved through is not done");
    assert_eq!(waved.requires[0].waived.as_ref().and_then(|it| it.why.as_deref()), Some("enough of it"));
    desk.change(Op::NeedHold, |tx| plans::hold(tx, ids[1], &on(ids[0])));
    assert_eq!(state(&desk, plan, ids[1]), ItemState::Waiting);
}

#[test]
fn the_shortest_way_takes_the_cheapest_of_a_choice_and_names_its_pages() {
    let desk = Desk::new();
    let books = [("Long", 900), ("Short", 200), ("Basics", 150), ("Goal", 300), ("After", 100)];
    let (_, ids, _) = plan_of(&desk, &books);
    let draft = GroupDraft { title: "An introduction".to_owned(), take: 1 };
    let group = desk.change(Op::GroupMake, |tx| plans::make_group(tx, &ids[..2], &draft));
    need(&desk, ids[3], NeedTarget::Group { id: group }, Strength::Hard);
    need(&desk, ids[3], topic("SQL"), Strength::Hard);
    need(&desk, ids[1], on(ids[2]), Strength::Hard);
    need(&desk, ids[4], on(ids[3]), Strength::Hard);
    let way = desk.ask(|view| plans::way(view, ids[4]));
    let steps: Vec<&str> = way.steps.iter().map(|step| step.item.title.as_str()).collect();
    assert_eq!((steps, way.books, way.pages), (vec!["Long", "Goal"], 2, 1200), "fewest books, not fewest pages");
    assert_eq!(way.topics, ["SQL"]);
    mark(&desk, ids[2], Some(Mark::Known));
    let way = desk.ask(|view| plans::way(view, ids[4]));
    assert_eq!((way.steps[0].item.title.as_str(), way.pages), ("Short", 500), "of as many books the fewest pages");
    let unlocks = desk.ask(|view| plans::unlocks(view, ids[1]));
    assert_eq!((unlocks.direct.len(), unlocks.all.len()), (1, 2));
}
