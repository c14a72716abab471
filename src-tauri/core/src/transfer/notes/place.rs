//! An anchor as one line of a file, exactly: "page 163 of 560", with what was typed where that says something else.

use crate::values::{Position, PositionParts, Unit};

/// The anchor as a line.
pub(super) fn write(anchor: &Position) -> String {
    let mut line = format!("{} {}", anchor.unit().as_str(), anchor.value());
    if let Some(of) = anchor.of().filter(|_| anchor.unit() != Unit::Percent) {
        line.push_str(&format!(" of {of}"));
    }
    if anchor.entered() != entered_by_default(anchor.unit(), anchor.value()) {
        line.push_str(&format!(", typed {}", anchor.entered()));
    }
    line
}

/// What most readers type for a place.
fn entered_by_default(unit: Unit, value: f64) -> String {
    match unit.as_str() {
        "page" => format!("{value}"),
        "percent" => format!("{value}%"),
        "minute" => format!("{value} min"),
        "chapter" => format!("ch {value}"),
        other => format!("{other} {value}"),
    }
}

/// The anchor of a line that [`write`] wrote; none for what a reader typed in its stead.
pub(super) fn read(line: &str) -> Option<Position> {
    let (place, typed) = match line.split_once(", typed ") {
        Some((place, typed)) => (place, Some(typed)),
        None => (line, None),
    };
    let (place, of) = match place.split_once(" of ") {
        Some((place, of)) => (place, Some(of.parse().ok()?)),
        None => (place, None),
    };
    let (unit, value) = place.split_once(' ')?;
    let (unit, value) = (Unit::parse_word(unit)?, value.parse().ok()?);
    let entered = typed.map_or_else(|| entered_by_default(unit, value), str::to_owned);
    Position::new(PositionParts { entered, unit, value, of, fraction: None }).ok()
}

/// Whether two lines mean one place: the same, or one as it was typed and the other as it was understood.
pub(super) fn same(a: &str, b: &str) -> bool {
    let typed = |line: &str| read(line).map(|anchor| anchor.entered().to_owned());
    a == b || typed(a).as_deref() == Some(b) || typed(b).as_deref() == Some(a)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_anchor_comes_back_as_it_went(
            unit in 0u8..4, value in 0u32..5000, more in 0u32..500, known in any::<bool>(), entered in "\\PC{0,20}",
        ) {
            let unit = [Unit::Page, Unit::Percent, Unit::Minute, Unit::Chapter][usize::from(unit)];
            let (value, of) = match unit {
                Unit::Percent => (f64::from(value % 10_000) / 100.0, Some(100.0)),
                _ => (f64::from(value), known.then(|| f64::from(value + more + 1))),
            };
            let anchor = Position::new(PositionParts { entered, unit, value, of, fraction: None }).unwrap();
            prop_assert_eq!(read(&write(&anchor)), Some(anchor));
        }
    }

    #[test]
    fn what_a_reader_typed_is_left_to_be_measured() {
        assert_eq!(read("163"), None);
        assert_eq!(write(&read("page 163 of 560").unwrap()), "page 163 of 560");
        assert_eq!(read("page 163 of 560").unwrap().entered(), "163");
    }
}
