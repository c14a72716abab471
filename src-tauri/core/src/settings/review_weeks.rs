//! When questions and takeaways come back.

use serde::{Deserialize, Serialize};

/// How many weeks after it was written a note comes back, each later than the one before; none: never. As text,
/// "1, 4, 12".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct ReviewWeeks(Vec<u16>);

/// More than ten returns or ten years are no review.
const MOST: usize = 10;
const LATEST: u16 = 520;

impl ReviewWeeks {
    /// The weeks, in order.
    #[must_use]
    pub fn as_slice(&self) -> &[u16] {
        &self.0
    }
}

impl Default for ReviewWeeks {
    fn default() -> Self {
        Self(vec![1, 4, 12])
    }
}

impl From<ReviewWeeks> for String {
    fn from(weeks: ReviewWeeks) -> Self {
        weeks.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }
}

/// A single week may be written as a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Text(String),
    One(u16),
}

impl TryFrom<Written> for ReviewWeeks {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let text = match written {
            Written::Text(text) => text,
            Written::One(week) => week.to_string(),
        };
        let parts = text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
        let weeks: Vec<u16> = parts.map(str::parse).collect::<Result<_, _>>().map_err(|_| RULE)?;
        let bounded = weeks.len() <= MOST && weeks.iter().all(|week| (1..=LATEST).contains(week));
        if bounded && weeks.is_sorted_by(|a, b| a < b) { Ok(Self(weeks)) } else { Err(RULE.to_owned()) }
    }
}

const RULE: &str = "Weeks are whole numbers, each larger than the one before.";

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    #[rstest]
    #[case(json!("1,4,12"), &[1, 4, 12])]
    #[case(json!(" 2; 8 "), &[2, 8])]
    #[case(json!(""), &[])]
    #[case(json!(3), &[3])]
    fn weeks_are_read_as_readers_write_them(#[case] written: serde_json::Value, #[case] weeks: &[u16]) {
        assert_eq!(serde_json::from_value::<ReviewWeeks>(written).unwrap().as_slice(), weeks);
    }

    #[rstest]
    #[case(json!("4, 1"))]
    #[case(json!("1, 1"))]
    #[case(json!("0"))]
    #[case(json!("521"))]
    #[case(json!("soon"))]
    #[case(json!("1 2 3 4 5 6 7 8 9 10 11"))]
    fn weeks_that_cannot_be_are_refused(#[case] written: serde_json::Value) {
        assert!(serde_json::from_value::<ReviewWeeks>(written).is_err());
    }
}
