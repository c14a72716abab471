//! The plans that come with Lectern, embedded as the plan files they are.

use super::{PlanFile, parse};

/// A plan that comes with Lectern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Builtin {
    /// Its name on the command line and in settings; equal to the plan's id.
    pub key: &'static str,
    /// The text of its plan file.
    pub text: &'static str,
}

impl Builtin {
    /// The plan in it.
    #[must_use]
    pub fn plan(&self) -> PlanFile {
        parse(self.text).expect("BUG: the plans that come with Lectern can be read")
    }
}

/// The plans that come with Lectern, the one to offer first at the front.
#[must_use]
pub fn all() -> [Builtin; 2] {
    [
        Builtin { key: "backend-engineering", text: include_str!("../../../plans/backend-engineering.json") },
        Builtin { key: "backend-canon", text: include_str!("../../../plans/backend-canon.json") },
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::{Confidence, Strength, Target, print};
    use super::*;

    fn engineering() -> PlanFile {
        all()[0].plan()
    }

    fn canon() -> PlanFile {
        all()[1].plan()
    }

    fn confidences(plan: &PlanFile, confidence: Confidence) -> usize {
        let of = |item: &&super::super::ItemFile| item.identification.confidence == confidence;
        plan.items().filter(of).count()
    }

    #[test]
    fn the_key_of_a_plan_is_its_id() {
        for builtin in all() {
            assert_eq!(builtin.plan().id, builtin.key);
        }
    }

    #[test]
    fn a_plan_that_comes_with_lectern_is_printed_as_it_was_written() {
        for builtin in all() {
            assert_eq!(print(&builtin.plan()), builtin.text, "{}", builtin.key);
        }
    }

    #[test]
    fn backend_engineering_holds_each_of_the_24_recommendations_as_surely_as_it_is_known() {
        let plan = engineering();
        assert_eq!(plan.items().count(), 24);
        let counts = [Confidence::Stated, Confidence::High, Confidence::Medium, Confidence::Low, Confidence::None]
            .map(|confidence| confidences(&plan, confidence));
        assert_eq!(counts, [0, 7, 3, 7, 7]);
        assert_eq!(plan.items().filter(|i| i.names_no_existing_book).count(), 3);
    }

    #[test]
    fn backend_canon_names_each_of_its_60_books() {
        let plan = canon();
        assert_eq!(plan.items().count(), 60);
        assert_eq!(confidences(&plan, Confidence::Stated), 60);
    }

    #[test]
    fn nothing_in_a_built_in_plan_stands_before_what_it_requires() {
        for builtin in all() {
            let plan = builtin.plan();
            let order: HashMap<&str, usize> = plan.items().enumerate().map(|(n, i)| (i.id.as_str(), n)).collect();
            for item in plan.items() {
                for requirement in &item.requires {
                    let Target::Item(before) = &requirement.target else {
                        continue;
                    };
                    assert!(order[before.as_str()] < order[item.id.as_str()], "{} before {before}", item.id);
                }
            }
        }
    }

    #[test]
    fn a_reader_of_a_built_in_plan_has_something_to_begin_with_and_a_reason_for_each_item() {
        for builtin in all() {
            let plan = builtin.plan();
            let first = plan.items().next().unwrap();
            assert!(first.requires.iter().all(|r| r.strength == Strength::Soft));
            for item in plan.items() {
                assert!(item.annotations.why.is_some(), "{}", item.id);
                assert!(item.annotations.topic.is_some(), "{}", item.id);
            }
        }
    }
}
