//! `metadata.epub.lua`, the settings that KOReader keeps beside a book, in both of its layouts.

use super::document::{Document, Mark, has_pages};
use super::lua::{self, Refusal, Table};
use crate::transfer::import::table::LARGEST_ROW;
use crate::values::Isbn;

/// Names that only such files have under `return`.
const SIGNS: [&str; 7] =
    ["annotations", "doc_props", "bookmarks", "highlight", "partial_md5_checksum", "doc_path", "stats"];

/// Whether a text begins as such a file does.
pub(super) fn knows(head: &str) -> bool {
    let code = head.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("--"));
    let returns = code.is_some_and(|line| line.starts_with("return"));
    returns && SIGNS.iter().any(|name| head.contains(&format!("[\"{name}\"]")))
}

/// Reads the settings of one book; with it, how many plain bookmarks were passed over.
///
/// # Errors
/// [`Refusal`] with the line.
pub(super) fn read(text: &str) -> Result<(Document, usize), Refusal> {
    let settings = lua::read(text)?;
    let (props, stats, summary) = (settings.table("doc_props"), settings.table("stats"), settings.table("summary"));
    let first = |names: [String; 2]| names.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let file = settings.text("doc_path");
    let mut document = Document {
        md5: first([settings.text("partial_md5_checksum"), stats.text("md5")]),
        title: first([props.text("title"), stats.text("title")]),
        authors: first([props.text("authors"), stats.text("authors")]),
        series: series(props),
        isbn: isbn(&props.text("identifiers")),
        language: first([props.text("language"), stats.text("language")]),
        status: summary.text("status"),
        status_since: summary.text("modified"),
        rating: summary.number("rating").map(|stars| stars.to_string()).unwrap_or_default(),
        review: summary.text("note"),
        share: settings.number("percent_finished"),
        pages: settings.number("doc_pages").or(stats.number("pages")),
        marks: Vec::new(),
        file,
        raw: Some(settings.raw(text)).filter(|raw| raw.len() as u64 <= LARGEST_ROW).unwrap_or_default().to_owned(),
    };
    let bookmarks = if settings.get("annotations").is_some() {
        annotations(text, &settings, &mut document)
    } else {
        bookmarks(text, &settings, &mut document)
    };
    Ok((document, bookmarks))
}

fn series(props: &Table) -> String {
    match (props.text("series"), props.number("series_index")) {
        (name, Some(number)) if !name.is_empty() && !name.contains('#') => format!("{name} #{number}"),
        (name, _) => name,
    }
}

/// The first valid ISBN among identifiers, each on a line of its own.
fn isbn(identifiers: &str) -> String {
    let numbers = identifiers.lines().map(|line| line.rsplit(':').next().unwrap_or(line));
    numbers.filter_map(|number| Isbn::parse(number).ok()).map(|isbn| isbn.to_string()).next().unwrap_or_default()
}

/// The layout since 2024: everything in one list. What was only marked as a page has no drawer.
fn annotations(text: &str, settings: &Table, document: &mut Document) -> usize {
    let mut bookmarks = 0;
    for (_, entry) in settings.table("annotations").tables() {
        let is_highlight = entry.get("drawer").is_some();
        let quote = if is_highlight { entry.text("text") } else { String::new() };
        let note = entry.text("note");
        if quote.is_empty() && note.is_empty() {
            bookmarks += 1;
            continue;
        }
        let raw = entry.raw(text).to_owned();
        let mark = Mark { quote, note, raw, ..place(entry, entry.number("pageno"), &document.file) };
        document.marks.push(mark);
    }
    bookmarks
}

/// The layout before: highlights by page, and a list of bookmarks, in which `notes` is the quote and `text` the note.
fn bookmarks(text: &str, settings: &Table, document: &mut Document) -> usize {
    let mut bookmarks = 0;
    for (_, entry) in settings.table("bookmarks").tables() {
        if entry.get("highlighted").is_none() {
            bookmarks += 1;
            continue;
        }
        let (quote, said) = (entry.text("notes"), entry.text("text"));
        // “Page 12 The quote @ 2021-05-04 09:00:00” is what KOReader writes by itself.
        let is_written = !said.ends_with(&format!("@ {}", entry.text("datetime"))) && said != quote;
        let note = if is_written { said } else { String::new() };
        let raw = entry.raw(text).to_owned();
        document.marks.push(Mark { quote, note, raw, ..place(entry, None, &document.file) });
    }
    for (page, entries) in settings.table("highlight").tables() {
        for (_, entry) in entries.tables() {
            let quote = entry.text("text");
            let known = document.marks.iter_mut().find(|mark| mark.quote == quote);
            match known {
                Some(known) => known.page = known.page.or(Some(page as f64)),
                None if quote.is_empty() => {}
                None => {
                    let raw = entry.raw(text).to_owned();
                    let mark = Mark { quote, raw, ..place(entry, Some(page as f64), &document.file) };
                    document.marks.push(mark);
                }
            }
        }
    }
    bookmarks
}

/// Where and when. A page that is a number is one of the document, another is a place in its text.
fn place(entry: &Table, page_of_screen: Option<f64>, file: &str) -> Mark {
    let own = entry.number("page").filter(|_| has_pages(file));
    let label = entry.number("pageref");
    Mark {
        page: label.or(own).or(page_of_screen).or(entry.number("page")),
        is_fixed: label.or(own).is_some() || has_pages(file),
        chapter: entry.text("chapter"),
        time: entry.text("datetime"),
        ..Mark::default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NEW: &str = r##"-- /books/Tides.epub
return {
    ["annotations"] = {
        [1] = { ["chapter"] = "Ebb", ["datetime"] = "2024-05-04 09:00:00", ["drawer"] = "lighten", ["pageno"] = 30,
                ["page"] = "/body/DocFragment[3]", ["text"] = "The tide turned.\
And turned again.", ["note"] = "why" },
        [2] = { ["datetime"] = "2024-05-04 09:01:00", ["page"] = "/body", ["pageno"] = 31, ["text"] = "in Ebb" },
    },
    ["doc_pages"] = 120,
    ["doc_path"] = "/books/Tides.epub",
    ["doc_props"] = { ["title"] = "Tides", ["authors"] = "Ada Quill\
Ben Marsh", ["series"] = "Sea", ["series_index"] = 2, ["identifiers"] = "uuid:1\
urn:isbn:9780141439587" },
    ["partial_md5_checksum"] = "abc",
    ["percent_finished"] = 0.4237,
    ["summary"] = { ["status"] = "abandoned", ["rating"] = 4, ["modified"] = "2024-06-01" },
}"##;

    const OLD: &str = r##"return {
    ["bookmarks"] = {
        [1] = { ["datetime"] = "2021-05-04 09:00:00", ["highlighted"] = true, ["notes"] = "The tide turned.",
                ["page"] = "/body", ["text"] = "Page 3 The tide turned. @ 2021-05-04 09:00:00" },
        [2] = { ["datetime"] = "2021-05-04 09:05:00", ["highlighted"] = true, ["notes"] = "Salt.", ["text"] = "mine" },
        [3] = { ["datetime"] = "2021-05-04 09:07:00", ["notes"] = "in Ebb" },
    },
    ["highlight"] = { [3] = { [1] = { ["text"] = "The tide turned." }, [2] = { ["text"] = "Only here." } } },
    ["doc_props"] = { ["title"] = "Tides", ["authors"] = "N/A" },
    ["stats"] = { ["pages"] = 60 },
}"##;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text).unwrap().0.rows(1).into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn the_book_is_one_row_and_each_highlight_another_at_its_share_of_the_text() {
        assert!(knows(NEW) && knows(OLD));
        let rows = cells(NEW);
        assert_eq!(
            rows[0][..8],
            ["abc", "Tides", "Ada Quill; Ben Marsh", "Sea #2", "9780141439587", "", "on hold", "4"]
        );
        assert_eq!(
            rows[1][9..15],
            ["The tide turned.\nAnd turned again.", "why", "", "25.0", "Ebb", "2024-05-04 09:00:00"]
        );
        assert_eq!(rows[0][15..], ["2024-06-01", "42.4"], "since when it is on hold, and how far it was read");
        assert_eq!((rows.len(), read(NEW).unwrap().1), (2, 1), "a bookmark is none, and is counted");
    }

    #[test]
    fn what_nobody_understands_of_a_book_and_of_a_highlight_is_kept_with_them() {
        let raw = |text: &str| -> Vec<String> {
            read(text).unwrap().0.rows(1).into_iter().map(|row| row.raw.unwrap_or_default()).collect()
        };
        let new = raw(NEW);
        assert!(new[0].starts_with("{\n    [\"annotations\"]") && new[0].ends_with("\"2024-06-01\" },\n}"));
        assert!(new[1].starts_with("{ [\"chapter\"]") && new[1].ends_with("[\"note\"] = \"why\" }"));
        assert_eq!(raw(OLD)[3], "{ [\"text\"] = \"Only here.\" }");
    }

    #[test]
    fn in_the_old_layout_notes_is_the_quote_and_text_is_the_note() {
        let rows = cells(OLD);
        let said: Vec<(&str, &str, &str)> =
            rows[1..].iter().map(|row| (row[9].as_str(), row[10].as_str(), row[12].as_str())).collect();
        assert_eq!(said, [("The tide turned.", "", "5.0"), ("Salt.", "mine", ""), ("Only here.", "", "5.0")]);
        assert_eq!((rows[0][2].as_str(), read(OLD).unwrap().1), ("", 1), "N/A is nobody");
    }

    #[test]
    fn the_pages_of_a_pdf_are_pages() {
        let rows = cells(
            r#"return { annotations = { { drawer = "x", text = "Salt.", page = 12, pageno = 12 } }, doc_pages = 60,
            doc_path = "/books/Low Water.pdf" }"#,
        );
        assert_eq!((rows[1][11].as_str(), rows[1][12].as_str()), ("12", ""));
        assert_eq!(rows[0][1], "Low Water", "a book without a title is called as its file");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_failing(text in any::<String>()) {
            let _ = (knows(&text), read(&text));
        }

        #[test]
        fn any_part_of_a_file_is_read_without_failing(from in 0_usize..900, to in 0_usize..900) {
            for file in [NEW, OLD] {
                let part = file.get(from.min(to)..from.max(to)).unwrap_or_default();
                let _ = (knows(part), read(part));
            }
        }
    }
}
