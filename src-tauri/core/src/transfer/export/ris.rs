//! References for reference managers.

use chrono::Datelike;

use super::store::Exported;
use crate::values::ImpreciseDate;

/// One book.
pub(super) fn entry(book: &Exported) -> String {
    let mut lines = vec![("TY", "BOOK".to_owned()), ("ID", book.id.clone())];
    for (_, sorted, role) in &book.people {
        let tag = match role.as_str() {
            "author" => "AU",
            "editor" => "ED",
            "translator" => "A4",
            _ => "A3",
        };
        lines.push((tag, sorted.clone()));
    }
    let title =
        if book.subtitle.is_empty() { book.title.clone() } else { format!("{}: {}", book.title, book.subtitle) };
    let year = [&book.edition().published, &book.first_published]
        .into_iter()
        .find_map(|date| ImpreciseDate::parse(date).ok()?.earliest());
    lines.extend([
        ("TI", title),
        ("T3", book.series.clone()),
        ("VL", book.series_number.clone()),
        ("PB", book.edition().publisher.clone()),
        ("PY", year.map(|date| date.year().to_string()).unwrap_or_default()),
        ("SN", book.edition().isbn13.clone()),
        ("SP", book.edition().pages.map(|pages| pages.to_string()).unwrap_or_default()),
        ("LA", book.language.clone()),
        ("AB", book.description.clone()),
    ]);
    lines.extend(book.tags.iter().map(|tag| ("KW", tag.clone())));
    lines.extend(book.notes.iter().map(|note| ("N1", note.text.clone())));
    lines.push(("ER", String::new()));
    let line = |(tag, value): (&str, String)| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        (tag == "ER" || !value.is_empty()).then(|| format!("{tag}  - {value}\r\n"))
    };
    lines.into_iter().filter_map(line).chain(["\r\n".to_owned()]).collect()
}
