use proptest::prelude::*;

use super::*;

fn unread(needs: &[(usize, Strength)]) -> Node {
    let need =
        |(at, strength): &(usize, Strength)| Need { what: Needed::Item(*at), strength: *strength, is_waived: false };
    Node {
        mark: None,
        book: Some(BookState::Unread),
        finished_once: false,
        part: None,
        needs: needs.iter().map(need).collect(),
    }
}

fn part(book: BookState, share: f64) -> Node {
    Node { book: Some(book), part: Some(PartRead::Share(share)), ..unread(&[]) }
}

fn needing(what: Needed) -> Node {
    Node { needs: vec![Need { what, strength: Strength::Hard, is_waived: false }], ..unread(&[]) }
}

fn states(nodes: &[Node]) -> Vec<ItemState> {
    readiness(nodes, &[]).into_iter().map(|it| it.state).collect()
}

#[test]
fn a_hard_need_blocks_until_it_is_done_and_a_soft_one_only_advises() {
    let mut plan = [unread(&[]), unread(&[(0, Strength::Hard)]), unread(&[(0, Strength::Soft)])];
    assert_eq!(states(&plan), [ItemState::Ready, ItemState::Waiting, ItemState::Ready]);
    assert_eq!(readiness(&plan, &[])[0].unlocks, [1]);
    plan[0].book = Some(BookState::Finished);
    assert_eq!(states(&plan), [ItemState::Done, ItemState::Ready, ItemState::Ready]);
}

#[test]
fn what_is_already_known_opens_the_way_and_what_is_skipped_or_given_up_does_not() {
    let mut plan = [unread(&[]), unread(&[(0, Strength::Hard)])];
    plan[0].mark = Some(Mark::Known);
    assert_eq!(states(&plan)[1], ItemState::Ready);
    plan[0].mark = Some(Mark::Skipped);
    assert_eq!(states(&plan)[1], ItemState::Waiting);
    plan[0] = Node { book: Some(BookState::Abandoned), ..unread(&[]) };
    assert_eq!(states(&plan), [ItemState::Abandoned, ItemState::Waiting]);
}

#[test]
fn what_was_dropped_lets_through_only_where_the_reader_waved_it_through() {
    let mut plan = [unread(&[]), unread(&[(0, Strength::Hard)]), unread(&[(0, Strength::Hard)])];
    plan[0].mark = Some(Mark::Skipped);
    plan[1].needs[0].is_waived = true;
    assert_eq!(states(&plan), [ItemState::Skipped, ItemState::Ready, ItemState::Waiting]);
}

#[test]
fn a_topic_blocks_until_the_reader_says_that_they_know_it() {
    let plan = [needing(Needed::Topic { is_known: false }), needing(Needed::Topic { is_known: true })];
    assert_eq!(states(&plan), [ItemState::Waiting, ItemState::Ready]);
}

#[test]
fn two_of_three_are_enough_and_a_choice_that_was_given_up_is_none() {
    let mut plan = vec![unread(&[]), unread(&[]), unread(&[]), needing(Needed::Group(0))];
    let choices = [Choice { members: vec![0, 1, 2], take: 2 }];
    let of = |plan: &[Node]| readiness(plan, &choices).pop().unwrap();
    assert_eq!((of(&plan).state, of(&plan).blocked_by), (ItemState::Waiting, vec![0, 1]));
    plan[0].book = Some(BookState::Abandoned);
    plan[1].book = Some(BookState::Finished);
    assert_eq!((of(&plan).state, of(&plan).blocked_by), (ItemState::Waiting, vec![2]));
    plan[2].mark = Some(Mark::Known);
    assert_eq!(of(&plan).state, ItemState::Ready);
}

#[test]
fn a_part_is_done_when_it_is_read_whatever_becomes_of_the_rest() {
    for book in [BookState::Reading, BookState::Paused, BookState::Abandoned] {
        assert_eq!(states(&[part(book, 1.0)]), [ItemState::Done]);
    }
    let whole = Node { finished_once: true, ..part(BookState::Finished, 0.2) };
    assert_eq!(states(&[whole]), [ItemState::Done], "by a later read of the whole book");
}

#[test]
fn a_later_part_waits_for_its_turn_though_the_book_is_open() {
    let mut later = part(BookState::Reading, 0.0);
    later.needs = unread(&[(0, Strength::Hard)]).needs;
    let plan = [part(BookState::Reading, 0.5), later];
    assert_eq!(states(&plan), [ItemState::Reading, ItemState::Waiting]);
}

#[test]
fn a_second_reading_of_a_need_still_counts_as_done() {
    let again = Node { book: Some(BookState::Reading), finished_once: true, ..unread(&[]) };
    let plan = [again, unread(&[(0, Strength::Hard)])];
    assert_eq!(states(&plan), [ItemState::Reading, ItemState::Ready]);
}

#[test]
fn the_nearest_blocker_comes_first() {
    let plan = [unread(&[]), unread(&[(0, Strength::Hard)]), unread(&[(1, Strength::Hard)])];
    assert_eq!(readiness(&plan, &[])[2].blocked_by, [1, 0]);
}

#[test]
fn of_a_long_row_of_blockers_the_nearest_are_named() {
    let row: Vec<Node> = (0..100_usize)
        .map(|at| unread(&at.checked_sub(1).map(|before| (before, Strength::Hard)).into_iter().collect::<Vec<_>>()))
        .collect();
    let last = readiness(&row, &[]).pop().unwrap();
    assert_eq!(last.blocked_by, (99 - MOST_BLOCKERS..99).rev().collect::<Vec<_>>());
}

#[test]
fn a_circle_of_needs_waits_and_ends() {
    let plan = [unread(&[(1, Strength::Hard)]), unread(&[(0, Strength::Hard)])];
    assert_eq!(states(&plan), [ItemState::Waiting, ItemState::Waiting]);
}

proptest! {
    #[test]
    fn finishing_a_book_never_blocks_anything(
        edges in proptest::collection::vec((0usize..12, 0usize..12), 0..40),
        done in 0usize..12,
    ) {
        let mut plan: Vec<Node> = (0..12).map(|_| unread(&[])).collect();
        for (from, to) in edges {
            plan[from].needs.extend(unread(&[(to, Strength::Hard)]).needs);
        }
        let before = readiness(&plan, &[]);
        plan[done].book = Some(BookState::Finished);
        let after = readiness(&plan, &[]);
        for at in (0..12).filter(|at| *at != done) {
            prop_assert!(before[at].state != ItemState::Ready || after[at].state == ItemState::Ready);
            prop_assert!(!after[at].blocked_by.contains(&done));
        }
    }
}
