//! The hour at which a reader's day begins.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The hour at which the reader's day begins, 0 to 23. By default 4: who reads at one in the morning has not slept yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = u8))]
pub struct RolloverHour(u8);

/// Why a number is no hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("The day begins at an hour from 0 to 23.")]
pub struct RolloverHourError;

impl RolloverHour {
    /// An hour from 0 to 23.
    ///
    /// # Errors
    /// [`RolloverHourError`] beyond 23.
    pub fn new(hour: u8) -> Result<Self, RolloverHourError> {
        if hour < 24 { Ok(Self(hour)) } else { Err(RolloverHourError) }
    }

    /// Reads an hour from 0 to 23.
    ///
    /// # Errors
    /// [`RolloverHourError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, RolloverHourError> {
        text.trim().parse::<u8>().map_err(|_| RolloverHourError).and_then(Self::new)
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub fn hour(self) -> u8 {
        self.0
    }
}

impl Default for RolloverHour {
    fn default() -> Self {
        Self(4)
    }
}

impl fmt::Display for RolloverHour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl std::str::FromStr for RolloverHour {
    type Err = RolloverHourError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<u8> for RolloverHour {
    type Error = RolloverHourError;

    fn try_from(hour: u8) -> Result<Self, Self::Error> {
        Self::new(hour)
    }
}

impl From<RolloverHour> for u8 {
    fn from(hour: RolloverHour) -> Self {
        hour.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("0", Ok(RolloverHour(0)))]
    #[case(" 23 ", Ok(RolloverHour(23)))]
    #[case("24", Err(RolloverHourError))]
    #[case("-1", Err(RolloverHourError))]
    #[case("", Err(RolloverHourError))]
    fn the_day_begins_at_an_hour_of_the_clock(
        #[case] text: &str,
        #[case] hour: Result<RolloverHour, RolloverHourError>,
    ) {
        assert_eq!(RolloverHour::parse(text), hour);
        assert_eq!(RolloverHour::default().hour(), 4);
    }

    proptest! {
        #[test]
        fn an_hour_survives_text_and_json_and_others_are_refused(hour in any::<u8>()) {
            match RolloverHour::new(hour) {
                Ok(known) => {
                    prop_assert_eq!(RolloverHour::parse(&known.to_string()), Ok(known));
                    prop_assert_eq!(serde_json::from_str::<RolloverHour>(&serde_json::to_string(&known)?)?, known);
                }
                Err(_) => prop_assert!(hour > 23 && serde_json::from_str::<RolloverHour>(&hour.to_string()).is_err()),
            }
        }
    }
}
