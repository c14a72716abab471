//! Whether a JSON value has the shape of a plan file, by the published schema itself.
//!
//! The schema (`plans/plan.schema.json`) is the one statement of the shape. This reads the few JSON
//! Schema words it uses, and answers in sentences and with places; a test fails when the schema
//! takes up a word that is not read here.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::Problem;

pub(super) static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../plans/plan.schema.json")).expect("BUG: plan.schema.json is JSON")
});

/// A pattern the schema uses, as code and as a sentence.
struct Pattern {
    regex: &'static str,
    fits: fn(&str) -> bool,
    rule: &'static str,
}

const PATTERNS: [Pattern; 4] = [
    Pattern {
        regex: "^[a-z0-9]+(-[a-z0-9]+)*$",
        fits: is_id,
        rule: "must be small letters a to z, digits and single hyphens, such as express-in-action",
    },
    Pattern {
        regex: "^97[89][0-9]{10}$",
        fits: |text| text.len() == 13 && is_digits(text) && (text.starts_with("978") || text.starts_with("979")),
        rule: "must be an ISBN-13 without hyphens: 13 digits that begin with 978 or 979",
    },
    Pattern {
        regex: "^https?://",
        fits: |text| text.starts_with("https://") || text.starts_with("http://"),
        rule: "must be a web address that begins with https:// or http://",
    },
    Pattern {
        regex: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        fits: is_imprecise_date,
        rule: "must be a year, a month or a day, such as 2024, 2024-03 or 2024-03-17",
    },
];

/// Everything in `plan` that is not as the schema says.
pub(super) fn problems(plan: &Value) -> Vec<Problem> {
    let mut walk = Walk { place: Vec::new(), found: Vec::new() };
    walk.value(&SCHEMA, plan);
    walk.found
}

/// A walk through a value beside its schema; `place` is the way to where it stands.
struct Walk {
    place: Vec<String>,
    found: Vec<Problem>,
}

impl Walk {
    fn value(&mut self, schema: &Value, value: &Value) {
        if let Some(definition) = definition(schema) {
            return self.value(definition, value);
        }
        if let Some(choices) = schema["enum"].as_array() {
            return self.choice(choices, value);
        }
        match (schema["type"].as_str(), value) {
            (Some("object"), Value::Object(fields)) => self.object(schema, fields),
            (Some("array"), Value::Array(elements)) => self.list(schema, elements),
            (Some("string"), Value::String(text)) => self.text(schema, text),
            (Some("integer"), Value::Number(_)) => self.number(schema, value),
            (Some("boolean"), Value::Bool(_)) | (None, _) => {}
            (Some(expected), _) => self.problem(match expected {
                "object" => "must be an object, in braces",
                "array" => "must be a list, in square brackets",
                "string" => "must be text, in quotation marks; leave it out where it is not known",
                "integer" => "must be a whole number; leave it out where it is not known",
                _ => "must be true or false",
            }),
        }
    }

    fn object(&mut self, schema: &Value, fields: &Map<String, Value>) {
        for name in texts(&schema["required"]) {
            if !fields.contains_key(name) {
                self.problem(format!("must have \"{name}\""));
            }
        }
        if let Some(ways) = schema["oneOf"].as_array() {
            let names: Vec<&str> = ways.iter().flat_map(|way| texts(&way["required"])).collect();
            if names.iter().filter(|name| fields.contains_key(**name)).count() != 1 {
                let (last, others) = names.split_last().expect("BUG: the schema offers ways");
                self.problem(format!("give {} or {last}, one of them", others.join(", ")));
            }
        }
        for (name, value) in fields {
            match &schema["properties"][name] {
                Value::Null => {} // unknown here, and kept
                property => self.field(name, property, value),
            }
        }
    }

    fn field(&mut self, name: &str, schema: &Value, value: &Value) {
        // A list names its elements ("stage 3"), so its own name would only repeat them.
        if value.is_array() && definition(&schema["items"]).is_some() {
            return self.elements(name, schema, value);
        }
        self.place.push(name.to_owned());
        self.value(schema, value);
        self.place.pop();
    }

    fn elements(&mut self, name: &str, schema: &Value, value: &Value) {
        for (index, element) in value.as_array().into_iter().flatten().enumerate() {
            self.place.push(element_name(name, index, element));
            self.value(&schema["items"], element);
            self.place.pop();
        }
    }

    fn list(&mut self, schema: &Value, elements: &[Value]) {
        let count = elements.len() as u64;
        if schema["minItems"].as_u64().is_some_and(|least| count < least)
            || schema["maxItems"].as_u64().is_some_and(|most| count > most)
        {
            self.problem("must be two numbers, the first and the last");
        }
        for (index, element) in elements.iter().enumerate() {
            self.place.push(format!("number {}", index + 1));
            self.value(&schema["items"], element);
            self.place.pop();
        }
    }

    fn text(&mut self, schema: &Value, text: &str) {
        if schema["minLength"].as_u64().is_some() && text.trim().is_empty() {
            self.problem("must not be empty; leave it out where it is not known");
        }
        if text.contains('\0') {
            self.problem("must not hold the character U+0000, which is none");
        }
        if let Some(most) = schema["maxLength"].as_u64()
            && text.chars().count() as u64 > most
        {
            self.problem(format!("must have at most {most} characters"));
        }
        if schema["format"] == "date" && text.parse::<NaiveDate>().is_err() {
            self.problem("must be a day, such as 2025-05-20");
        }
        if let Some(pattern) = PATTERNS.iter().find(|p| schema["pattern"] == p.regex)
            && !(pattern.fits)(text)
        {
            self.problem(pattern.rule);
        }
    }

    fn number(&mut self, schema: &Value, value: &Value) {
        let (least, most) = (&schema["minimum"], &schema["maximum"]);
        let fits = value.as_i64().is_some_and(|n| least.as_i64() <= Some(n) && most.as_i64().is_none_or(|m| n <= m));
        if !fits {
            self.problem(format!("must be a whole number from {least} to {most}"));
        }
    }

    fn choice(&mut self, choices: &[Value], value: &Value) {
        if !choices.contains(value) {
            let words: Vec<&str> = choices.iter().filter_map(Value::as_str).collect();
            self.problem(format!("must be one of {}", words.join(", ")));
        }
    }

    fn problem(&mut self, message: impl Into<String>) {
        let place = if self.place.is_empty() { "plan".to_owned() } else { self.place.join(", ") };
        self.found.push(Problem::new(place, message));
    }
}

/// What `schema` refers to, where it is a reference.
fn definition(schema: &Value) -> Option<&'static Value> {
    let name = schema["$ref"].as_str()?.strip_prefix("#/$defs/")?;
    SCHEMA["$defs"].get(name)
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// How a person finds an element: items and groups by id, the others by count.
fn element_name(list: &str, index: usize, element: &Value) -> String {
    let count = index + 1;
    let one = match list {
        "stages" => "stage",
        "items" => "item",
        "groups" => "group",
        "candidates" => "candidate",
        "authors" => "author",
        "requires" => "requirement",
        "waived" => "waiver",
        other => other,
    };
    match element["id"].as_str() {
        Some(id) if list != "stages" && is_id(id) => format!("{one} {id}"),
        _ => format!("{one} {count}"),
    }
}

fn is_id(text: &str) -> bool {
    text.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_imprecise_date(text: &str) -> bool {
    let widths: Vec<usize> = text.split('-').map(str::len).collect();
    // Padding what is left out lets the calendar judge the rest.
    let day = match widths[..] {
        [4] => format!("{text}-01-01"),
        [4, 2] => format!("{text}-01"),
        [4, 2, 2] => text.to_owned(),
        _ => return false,
    };
    text.split('-').all(is_digits) && day.parse::<NaiveDate>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::builtin;
    use super::*;
    use rstest::rstest;

    /// Backend Engineering, with one value of its first item replaced or (null) taken away.
    fn with(pointer: &str, value: Value) -> Vec<String> {
        let mut plan: Value = serde_json::from_str(builtin::all()[0].text).unwrap();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let fields = plan.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        match value {
            Value::Null => fields.remove(name),
            value => fields.insert(name.to_owned(), value),
        };
        problems(&plan).iter().map(ToString::to_string).collect()
    }

    const ITEM: &str = "stage 1, item web-development-express-first-edition";

    #[rstest]
    #[case("/title", Value::Null, "plan: must have \"title\"")]
    #[case("/updated", "2025-02-30".into(), "updated: must be a day, such as 2025-05-20")]
    #[case("/stages", 7.into(), "stages: must be a list, in square brackets")]
    #[case("/curator/link", "javascript:alert(1)".into(),
        "curator, link: must be a web address that begins with https:// or http://")]
    fn a_slip_in_the_plan_is_told_with_its_place(#[case] pointer: &str, #[case] value: Value, #[case] told: &str) {
        assert_eq!(with(pointer, value), [told]);
    }

    #[rstest]
    #[case("asks_for", "  ".into(), "asks_for: must not be empty; leave it out where it is not known")]
    #[case("optional", "no".into(), "optional: must be true or false")]
    #[case("book/edition/pages", 0.into(), "book, edition, pages: must be a whole number from 1 to 100000")]
    #[case("book/edition/year", 2014.5.into(), "book, edition, year: must be a whole number from -3000 to 9999")]
    #[case("book/first_published", "2014".into(),
        "book, first_published: must be a whole number; leave it out where it is not known")]
    #[case("annotations/level", "expert".into(), "annotations, level: must be one of beginner, intermediate, advanced")]
    #[case("annotations/covers", serde_json::json!(["Routing", 2]),
        "annotations, covers, number 2: must be text, in quotation marks; leave it out where it is not known")]
    #[case("requires/0/strength", Value::Null, "requirement 1: must have \"strength\"")]
    #[case("requires/0/item", "express-in-action".into(), "requirement 1: give item, topic or group, one of them")]
    #[case("part", serde_json::json!({"pages": [3]}), "part, pages: must be two numbers, the first and the last")]
    fn a_slip_in_an_item_is_told_with_its_place(#[case] field: &str, #[case] value: Value, #[case] told: &str) {
        let pointer = format!("/stages/0/items/0/{field}");
        assert_eq!(with(&pointer, value), [format!("{ITEM}, {told}")]);
    }

    #[rstest]
    #[case("2024", true)]
    #[case("2024-03", true)]
    #[case("2024-03-17", true)]
    #[case("2024-13", false)]
    #[case("2024-3", false)]
    #[case("+024-03", false)]
    #[case("spring", false)]
    fn a_recommendation_is_dated_as_precisely_as_it_is_known(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(is_imprecise_date(text), fits);
    }

    #[test]
    fn the_schema_uses_no_word_that_is_not_read_here() {
        const READ: [&str; 16] = [
            "$ref",
            "type",
            "enum",
            "const",
            "properties",
            "required",
            "oneOf",
            "items",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "format",
            "pattern",
        ];
        const TOLD: [&str; 4] = ["$schema", "$defs", "title", "description"];
        fn visit(schema: &Value) {
            for (word, value) in schema.as_object().into_iter().flatten() {
                assert!(READ.contains(&word.as_str()) || TOLD.contains(&word.as_str()), "{word}");
                match word.as_str() {
                    "properties" | "$defs" => value.as_object().unwrap().values().for_each(visit),
                    "items" => visit(value),
                    "pattern" => assert!(PATTERNS.iter().any(|p| value == p.regex), "{value}"),
                    "$ref" => assert!(definition(schema).is_some(), "{value}"),
                    _ => {}
                }
            }
        }
        visit(&SCHEMA);
    }
}
