//! What comes before what: prerequisites, groups, topics and parts, and what is ready because of them.

use lectern_core::plans::{
    self, GroupDraft, Item, ItemState, Mark, NeedDraft, NeedSource, NeedTarget, Part, PartUnit, PlanDetail, PlanDraft,
    Strength, UpdateChoice, Weight,
};
use lectern_core::values::{BookId, ItemId, PlanId};
use lectern_core::{Error, Op, check, reading};
use lectern_tests::Desk;
use lectern_tests::everything::{Dice, perform};
use proptest::prelude::*;
use rusqlite::{Connection, OpenFlags};

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

/// Items with the words of their states.
type States = Vec<(String, String)>;

/// What the kept rows say of every item, and what follows from nothing but the plan.
fn kept_and_computed(desk: &Desk) -> (States, States) {
    let db = Connection::open_with_flags(desk.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the file");
    let mut ask = db
        .prepare("SELECT item_id, state FROM local_item JOIN plan ON plan.id = plan_id WHERE deleted_at IS NULL ORDER BY item_id")
        .expect("the rows");
    let kept = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows").map(Result::unwrap).collect();
    let mut computed = Vec::new();
    for summary in desk.ask(plans::list) {
        let plan = desk.ask(|view| plans::get(view, summary.id));
        let word = |item: &Item| serde_json::to_value(item.state).expect("a word").as_str().expect("a word").to_owned();
        computed.extend(items(&plan).map(|item| (item.id.to_string(), word(item))));
    }
    computed.sort();
    (kept, computed)
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

#[test]
fn two_of_three_are_enough_and_an_abandoned_choice_is_none() {
    let desk = Desk::new();
    let (plan, ids, books) = plan_of(&desk, &[("A", 100), ("B", 200), ("C", 300), ("Goal", 50)]);
    let draft = GroupDraft { title: "Two of three".to_owned(), take: 2 };
    let group = desk.change(Op::GroupMake, |tx| plans::make_group(tx, &ids[..3], &draft));
    need(&desk, ids[3], NeedTarget::Group { id: group }, Strength::Hard);
    let totals = |desk: &Desk| desk.ask(|view| plans::get(view, plan)).totals;
    assert_eq!((totals(&desk).total, totals(&desk).pages_left), (3, 350), "two of the group, and the goal");
    desk.change(Op::ReadAbandon, |tx| reading::abandon(tx, books[0], "", "", ""));
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, books[1], ""));
    let goal = item(&desk, plan, ids[3]);
    let link = goal.requires[0].group.as_ref().expect("the group");
    assert_eq!((goal.state, link.done, link.take), (ItemState::Waiting, 1, 2), "what was given up is no choice");
    assert_eq!((totals(&desk).done, totals(&desk).pages_left), (1, 350));
    let fewer = GroupDraft { title: "One of three".to_owned(), take: 1 };
    desk.change(Op::GroupEdit, |tx| plans::edit_group(tx, group, &fewer, None));
    assert_eq!(state(&desk, plan, ids[3]), ItemState::Ready);
    let dissolved = desk.try_change(Op::GroupDissolve, |tx| plans::dissolve_group(tx, group));
    assert!(matches!(dissolved, Err(Error::Conflict { .. })), "what something needs is not taken away silently");
}

#[test]
fn a_group_gets_other_items_another_name_and_another_number_in_one_step() {
    let desk = Desk::new();
    let (plan, ids, _) = plan_of(&desk, &[("A", 100), ("B", 200), ("C", 300), ("D", 50), ("E", 50)]);
    let draft = |title: &str, take| GroupDraft { title: title.to_owned(), take };
    let group = desk.change(Op::GroupMake, |tx| plans::make_group(tx, &ids[..2], &draft("Both", 2)));
    let other = desk.change(Op::GroupMake, |tx| plans::make_group(tx, &ids[3..], &draft("Others", 2)));
    let members = |of| ids.iter().filter(|id| item(&desk, plan, **id).group == Some(of)).copied().collect::<Vec<_>>();
    let change = |draft: GroupDraft, items: &[ItemId]| {
        desk.try_change(Op::GroupEdit, |tx| plans::edit_group(tx, group, &draft, Some(items)))
    };

    // Taken by themselves, these would leave too few between: the group takes two, and one of its two leaves.
    change(draft("Two of these", 2), &[ids[0], ids[2]]).expect("the group is whole at the end");
    assert_eq!(members(group), [ids[0], ids[2]]);
    desk.undo();
    let groups = desk.ask(|view| plans::get(view, plan)).groups;
    assert!(groups.iter().any(|it| it.title == "Both"), "name and items go back together");
    assert_eq!(members(group), ids[..2]);

    let too_few = change(draft("Two", 2), &[ids[0]]);
    assert!(matches!(too_few, Err(Error::Conflict { .. })), "one item is no group: {too_few:?}");
    let robbed = change(draft("Three", 3), &[ids[0], ids[1], ids[3]]);
    assert!(matches!(robbed, Err(Error::Conflict { .. })), "the other group would have too few: {robbed:?}");
    need(&desk, ids[2], NeedTarget::Group { id: group }, Strength::Hard);
    let circle = change(draft("Three", 3), &ids[..3]);
    assert!(matches!(circle, Err(Error::Conflict { what }) if what.contains("circle")), "C would wait for itself");
    assert_eq!((members(group), members(other)), (ids[..2].to_vec(), ids[3..].to_vec()));
}

#[test]
fn a_picture_has_a_group_between_its_members_and_what_needs_it_and_each_topic_once() {
    let desk = Desk::new();
    let (plan, ids, books) = plan_of(&desk, &[("A", 100), ("B", 200), ("Goal", 50), ("Other", 50)]);
    let draft = GroupDraft { title: "One of two".to_owned(), take: 1 };
    let group = desk.change(Op::GroupMake, |tx| plans::make_group(tx, &ids[..2], &draft));
    need(&desk, ids[2], NeedTarget::Group { id: group }, Strength::Hard);
    need(&desk, ids[2], topic("Some C"), Strength::Hard);
    need(&desk, ids[3], topic("some c"), Strength::Soft);
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, books[1], ""));
    desk.change(Op::TopicKnow, |tx| plans::know_topic(tx, "SOME C"));
    let picture = desk.ask(|view| plans::graph(view, plan));
    let [drawn] = picture.groups.as_slice() else { panic!("one group: {:?}", picture.groups) };
    assert_eq!((drawn.take, drawn.done, drawn.members.as_slice()), (1, 1, &ids[..2]));
    let [known] = picture.topics.as_slice() else { panic!("one topic: {:?}", picture.topics) };
    assert!(known.is_known);
    let ways: Vec<_> = picture.edges.iter().map(|edge| (edge.from.clone(), edge.to, edge.satisfied)).collect();
    let of = NeedTarget::Topic { name: known.name.clone() };
    assert_eq!(ways, [(NeedTarget::Group { id: group }, ids[2], true), (of.clone(), ids[2], true), (of, ids[3], true)]);
}

#[test]
fn an_optional_branch_never_blocks_and_is_counted_beside() {
    let desk = Desk::new();
    let (plan, ids, _) = plan_of(&desk, &[("A", 100), ("B", 200)]);
    desk.change(Op::ItemWeight, |tx| plans::set_weight(tx, &[ids[1]], Weight::Optional));
    let totals = desk.ask(|view| plans::get(view, plan)).totals;
    assert_eq!((totals.total, totals.pages_left, totals.optional_pages_left), (1, 100, 200));
    assert_eq!(state(&desk, plan, ids[0]), ItemState::Ready);
}

#[test]
fn a_part_is_done_when_it_is_read_and_the_next_one_has_its_turn() {
    let desk = Desk::new();
    let (plan, ids, books) = plan_of(&desk, &[("Data", 400)]);
    let second = desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, books[0]));
    let pages = |first, last| Some(Part { unit: PartUnit::Page, first, last });
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, ids[0], pages(1, 200)));
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, second, pages(201, 300)));
    need(&desk, second, on(ids[0]), Strength::Hard);
    let states = |desk: &Desk| (state(desk, plan, ids[0]), state(desk, plan, second));
    let left = |desk: &Desk| desk.ask(|view| plans::get(view, plan)).totals.pages_left;
    assert_eq!((states(&desk), left(&desk)), ((ItemState::Ready, ItemState::Waiting), 300));
    desk.log(books[0], "100").expect("progress");
    assert_eq!((states(&desk), left(&desk)), ((ItemState::Reading, ItemState::Waiting), 200));
    assert_eq!(item(&desk, plan, ids[0]).part_progress, Some(0.5));
    desk.log(books[0], "200").expect("progress");
    assert_eq!((states(&desk), left(&desk)), ((ItemState::Done, ItemState::Reading), 100));
    desk.change(Op::ReadAbandon, |tx| reading::abandon(tx, books[0], "", "", ""));
    assert_eq!(states(&desk), (ItemState::Done, ItemState::Abandoned), "what was read of a part stays read");
}

#[test]
fn a_part_is_done_by_a_later_read_of_the_whole_book() {
    let desk = Desk::new();
    let (plan, ids, books) = plan_of(&desk, &[("Data", 400)]);
    let part = Some(Part { unit: PartUnit::Page, first: 50, last: 80 });
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, ids[0], part));
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, books[0], ""));
    assert_eq!(state(&desk, plan, ids[0]), ItemState::Done);
}

#[test]
fn pages_that_two_parts_share_are_counted_once() {
    let desk = Desk::new();
    let (plan, ids, books) = plan_of(&desk, &[("Data", 400)]);
    let second = desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, books[0]));
    let pages = |first, last| Some(Part { unit: PartUnit::Page, first, last });
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, ids[0], pages(1, 200)));
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, second, pages(101, 300)));
    let totals = |desk: &Desk| desk.ask(|view| plans::get(view, plan)).totals;
    assert_eq!((totals(&desk).total, totals(&desk).pages_left), (2, 300));
    desk.log(books[0], "150").expect("progress");
    assert_eq!(totals(&desk).pages_left, 150);
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, second, None));
    assert_eq!(totals(&desk).pages_left, 250, "the whole book holds the part");
}

#[test]
fn a_reader_chooses_otherwise_than_a_list_and_its_next_version_lets_them() {
    let desk = Desk::new();
    let file = plans::offer_plan("backend-engineering").expect("the plan");
    let plan = desk.change(Op::PlanTake, |tx| plans::take(tx, &file));
    let detail = desk.ask(|view| plans::get(view, plan));
    let group = &detail.groups[0];
    let free: Vec<ItemId> = items(&detail).filter(|item| item.group.is_none()).map(|item| item.id).take(2).collect();
    let draft = GroupDraft { title: "Mine".to_owned(), take: 1 };
    let mine = desk.change(Op::GroupMake, |tx| plans::make_group(tx, &free, &draft));
    desk.change(Op::GroupDissolve, |tx| plans::dissolve_group(tx, group.id));
    let mut new = file.clone();
    new.version = "next".to_owned();
    new.summary = "Said anew".to_owned();
    for item in new.stages.iter_mut().flat_map(|stage| &mut stage.items) {
        item.annotations.why = Some("Said anew".to_owned());
    }
    desk.change(Op::PlanUpdate, |tx| plans::update(tx, plan, &new, &UpdateChoice::default()).map(drop));
    let after = desk.ask(|view| plans::get(view, plan));
    let groups: Vec<_> = after.groups.iter().map(|group| group.id).collect();
    assert!(
        groups.contains(&mine) && !groups.contains(&group.id),
        "the reader's stays, what they dissolved does not return"
    );
    assert!(free.iter().all(|id| item(&desk, plan, *id).group == Some(mine)));
    let file = desk.ask(|view| plans::export(view, plan, plans::Layers::Curator));
    assert_eq!(plans::file::check(&file), [], "what the curator says is a plan file still");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_is_kept_of_readiness_is_what_follows_from_nothing(
        actions in proptest::collection::vec(
            (prop::sample::select(ACTIONS.to_vec()), any::<u32>(), any::<u32>(), any::<u32>(), 0u8..6), 1..30,
        ),
    ) {
        let desk = Desk::new();
        for op in [Op::BookAdd, Op::PlanTake, Op::PlanCreate, Op::ItemAdd, Op::GroupMake, Op::NeedSet] {
            for seed in 0..8 {
                perform(&desk, op, Dice(seed, seed, seed + 1));
            }
        }
        for (op, a, b, c, back) in actions {
            desk.wait(61);
            perform(&desk, op, Dice(a, b, c));
            if back == 0 {
                desk.library().undo(desk.now(), lectern_core::Source::Window).ok();
            }
            let (kept, computed) = kept_and_computed(&desk);
            prop_assert_eq!(kept, computed, "after {:?}", op);
            for summary in desk.ask(plans::list) {
                let plan = desk.ask(|view| plans::get(view, summary.id));
                prop_assert_eq!(summary.totals, plan.totals, "the list after {:?}", op);
            }
            for next in desk.ask(|view| plans::ready_next(view, 5)) {
                prop_assert_eq!(&next.item, &item(&desk, next.plan, next.item.id), "what is next after {:?}", op);
            }
        }
    }
}

const ACTIONS: [Op; 22] = [
    Op::ItemMark,
    Op::ItemMark,
    Op::NeedSet,
    Op::NeedSet,
    Op::NeedRemove,
    Op::NeedWaive,
    Op::NeedHold,
    Op::TopicKnow,
    Op::GroupMake,
    Op::GroupEdit,
    Op::GroupDissolve,
    Op::GroupSet,
    Op::ItemPart,
    Op::ItemMove,
    Op::ItemMatch,
    Op::ItemAdd,
    Op::ReadStart,
    Op::ReadFinish,
    Op::ReadAbandon,
    Op::ProgressLog,
    Op::BookRemove,
    Op::PlanUpdate,
];
