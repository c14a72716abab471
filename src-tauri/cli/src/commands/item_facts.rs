//! What the reader's own list says of an item, and what the reader says of any.

use std::str::FromStr;

use lectern_core::plans::Annotations;
use lectern_core::{Error, Result};

/// One fact and what it shall be.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    field: String,
    value: String,
}

impl FromStr for Fact {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let (field, value) = text.split_once('=').ok_or("write it as FIELD=VALUE; nothing after = takes it away")?;
        Ok(Self { field: field.trim().replace('-', "_"), value: value.trim().to_owned() })
    }
}

/// The facts with what was typed laid over them. Several values of one fact stand between semicolons.
pub(super) fn laid_over(mut facts: Annotations, typed: &[Fact]) -> Result<Annotations> {
    for Fact { field, value } in typed {
        let one = || Some(value.clone()).filter(|text| !text.is_empty());
        let many = || value.split(';').map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
        match field.as_str() {
            "why" => facts.why = one(),
            "topic" => facts.topic = one(),
            "level" => facts.level = one(),
            "project" => facts.project = one(),
            "outdated_since" => facts.outdated_since = one(),
            "author_hint" => facts.author_hint = one(),
            "audience" => facts.audience = many(),
            "role" => facts.role = many(),
            "covers" => facts.covers = many(),
            "focus_on" => facts.focus_on = many(),
            "skip" => facts.skip = many(),
            "caution" => facts.caution = many(),
            "recommended_by" => facts.recommended_by = many(),
            "must_read" => facts.must_read = is_yes(field, value)?,
            "classic" => facts.classic = is_yes(field, value)?,
            other => {
                return Err(Error::invalid(
                    other,
                    "A list says these of an item: why, topic, level, role, audience, covers, focus_on, skip, project, \
                     caution, outdated_since, author_hint, recommended_by, must_read, classic.",
                ));
            }
        }
    }
    Ok(facts)
}

fn is_yes(field: &str, value: &str) -> Result<bool> {
    match value {
        "yes" | "true" | "1" => Ok(true),
        "no" | "false" | "0" | "" => Ok(false),
        _ => Err(Error::invalid(field, "This is yes or no.")),
    }
}
