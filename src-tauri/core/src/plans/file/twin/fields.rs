//! The fields of a twin as a table: how each is labelled, where it stands in the file, and its form on a line.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::forms;

/// How a value is written on a line, and read from it.
pub(super) struct Field {
    /// The labels it may stand under; most have one.
    pub(super) labels: &'static [&'static str],
    /// Where the value stands in the JSON of its entry, by names.
    pub(super) path: &'static [&'static str],
    /// Whether each line is one element of a list.
    pub(super) many: bool,
    /// The label and the line of a value; none where the form cannot say it.
    pub(super) write: fn(&Value, &Names<'_>) -> Option<(usize, String)>,
    /// The value of a line, under the label of that number.
    pub(super) read: fn(&str, usize) -> Option<Value>,
}

/// The titles of items and groups by their ids, for what is needed by name.
#[derive(Default)]
pub(super) struct Names<'a> {
    pub(super) items: HashMap<&'a str, &'a str>,
    pub(super) groups: HashMap<&'a str, &'a str>,
}

const fn field(label: &'static [&'static str], path: &'static [&'static str]) -> Field {
    Field { labels: label, path, many: false, write: forms::write_text, read: forms::read_text }
}

const fn list(label: &'static [&'static str], path: &'static [&'static str]) -> Field {
    Field { many: true, ..field(label, path) }
}

const fn flag(label: &'static [&'static str], path: &'static [&'static str]) -> Field {
    Field {
        write: |value, _| value.as_bool().map(|is| (0, if is { "yes" } else { "no" }.to_owned())),
        read: |line, _| match line {
            "yes" => Some(json!(true)),
            "no" => Some(json!(false)),
            _ => None,
        },
        ..field(label, path)
    }
}

const fn number(label: &'static [&'static str], path: &'static [&'static str]) -> Field {
    Field {
        write: |value, _| value.as_i64().map(|number| (0, number.to_string())),
        read: |line, _| line.parse::<i64>().ok().map(Value::from),
        ..field(label, path)
    }
}

const fn id(label: &'static [&'static str], path: &'static [&'static str]) -> Field {
    Field { write: |value, _| forms::write_id(value), read: |line, _| forms::read_id(line), ..field(label, path) }
}

/// What stands under the title of a plan.
pub(super) const PLAN: [Field; 11] = [
    id(&["Plan"], &["id"]),
    field(&["Version"], &["version"]),
    field(&["Updated"], &["updated"]),
    field(&["Language"], &["language"]),
    Field { write: forms::write_named, read: forms::read_named, ..field(&["By"], &["curator"]) },
    Field { write: forms::write_group, read: forms::read_group, ..list(&["Choice"], &["groups"]) },
    field(&["My goal"], &["mine", "goal"]),
    field(&["My target"], &["mine", "target"]),
    Field { write: forms::write_group, read: forms::read_group, ..list(&["My choice"], &["mine", "groups"]) },
    Field { many: true, ..id(&["Dissolved choice"], &["mine", "dissolved"]) },
    list(&["I know"], &["mine", "knows"]),
];

/// What stands under the title of a stage.
pub(super) const STAGE: [Field; 1] = [id(&["Stage"], &["id"])];

/// What stands under an item.
pub(super) const ITEM: [Field; 45] = [
    id(&["Item"], &["id"]),
    field(&["Asks for"], &["asks_for"]),
    field(&["Subtitle"], &["book", "subtitle"]),
    Field {
        write: forms::write_edition,
        read: forms::read_edition,
        ..field(&["Edition", "Edition, for example"], &["book", "edition"])
    },
    field(&["In"], &["book", "language"]),
    Field {
        write: forms::write_identification,
        read: forms::read_identification,
        ..field(&["Certainty"], &["identification"])
    },
    flag(&["No such book"], &["names_no_existing_book"]),
    Field { write: forms::write_candidate, read: forms::read_candidate, ..list(&["Possibly"], &["candidates"]) },
    Field { write: forms::write_part, read: forms::read_part, ..field(&["Part"], &["part"]) },
    flag(&["Optional"], &["optional"]),
    id(&["One of"], &["group"]),
    field(&["Why"], &["annotations", "why"]),
    field(&["Topic"], &["annotations", "topic"]),
    field(&["Level"], &["annotations", "level"]),
    list(&["For"], &["annotations", "audience"]),
    list(&["Role"], &["annotations", "role"]),
    flag(&["Must-read"], &["annotations", "must_read"]),
    flag(&["Classic"], &["annotations", "classic"]),
    list(&["Covers"], &["annotations", "covers"]),
    list(&["Focus on"], &["annotations", "focus_on"]),
    list(&["Skip"], &["annotations", "skip"]),
    field(&["Project"], &["annotations", "project"]),
    list(&["Caution"], &["annotations", "caution"]),
    field(&["Outdated since"], &["annotations", "outdated_since"]),
    field(&["The author"], &["annotations", "author_hint"]),
    Field {
        write: forms::write_named,
        read: forms::read_named,
        ..list(&["Recommended by"], &["annotations", "recommended_by"])
    },
    Field { write: forms::write_need, read: forms::read_need, ..list(&NEEDS, &["requires"]) },
    field(&["My state"], &["mine", "state"]),
    field(&["My mark"], &["mine", "mark"]),
    field(&["My reason"], &["mine", "reason"]),
    flag(&["No book fits"], &["mine", "no_book"]),
    id(&["My stage"], &["mine", "stage"]),
    id(&["My place after"], &["mine", "after"]),
    flag(&["My place first"], &["mine", "first"]),
    field(&["My target"], &["mine", "target"]),
    field(&["My track"], &["mine", "track"]),
    number(&["My estimate in minutes"], &["mine", "estimate"]),
    field(&["My depth"], &["mine", "depth"]),
    Field { write: forms::write_part, read: forms::read_part, ..field(&["My part"], &["mine", "part"]) },
    flag(&["The whole for me"], &["mine", "whole"]),
    flag(&["Optional for me"], &["mine", "optional"]),
    id(&["For me one of"], &["mine", "group"]),
    flag(&["For me in no choice"], &["mine", "no_group"]),
    Field { write: forms::write_need, read: forms::read_need, ..list(&OWN_NEEDS, &["mine", "requires"]) },
    Field {
        write: forms::write_target,
        read: forms::read_waiver,
        ..list(&["I go without", "I go without knowing", "I go without the choice"], &["mine", "waived"])
    },
];

/// What comes first: an item, a topic, a group, each needed or advised.
const NEEDS: [&str; 6] =
    ["Needs", "Better after", "Needs to know", "Better to know", "Needs the choice", "Better after the choice"];

/// The same in the reader's own words.
const OWN_NEEDS: [&str; 6] = [
    "For me needs",
    "For me better after",
    "For me needs to know",
    "For me better to know",
    "For me needs the choice",
    "For me better after the choice",
];
