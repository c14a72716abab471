//! Groups of which some are enough: made, changed, drawn, and kept over a new version of the list.

use lectern_core::plans::{self, GroupDraft, ItemState, NeedTarget, Strength, UpdateChoice};
use lectern_core::values::ItemId;
use lectern_core::{Error, Op, reading};
use lectern_tests::Desk;

use crate::{item, items, need, plan_of, state, topic};

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
