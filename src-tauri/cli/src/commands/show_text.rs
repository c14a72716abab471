//! One book in words.

use lectern_core::books::Edition;
use lectern_core::markdown::Target;
use lectern_core::notes::{Backlink, Hit, Note, NoteLink};
use lectern_core::reading::{Read, ReadState, Session};
use lectern_core::values::ImpreciseDate;

use super::show::{Whole, read_of_each};
use crate::table::{Table, paragraph};
use crate::words::{joined, maybe, percent, position, stars, state, where_in, word};

/// Everything about a book, the answer to "where am I" first.
pub(super) fn text(whole: &Whole) -> String {
    let mut text = head(whole);
    section(&mut text, "Reads", &reads(&whole.reads));
    section(&mut text, "Contents", &contents(whole));
    section(&mut text, "Log", &log(&whole.sessions));
    section(&mut text, "Notes", &whole.notes.iter().map(note).collect::<String>());
    section(&mut text, "Mentioned in", &whole.mentioned_in.iter().map(backlink).collect::<String>());
    section(&mut text, "Plans", &plans(whole));
    section(&mut text, "Editions", &editions(&whole.book.editions));
    text.push_str(&format!("\nid {}\n", whole.row.id));
    text
}

fn section(text: &mut String, title: &str, body: &str) {
    if !body.is_empty() {
        text.push_str(&format!("\n{title}\n{body}"));
    }
}

fn head(whole: &Whole) -> String {
    let (row, book) = (&whole.row, &whole.book);
    let title = joined([row.title.clone(), book.subtitle.clone().unwrap_or_default()], ": ");
    let people = book.authors.iter().map(|author| match word(author.role).as_str() {
        "author" => author.name.as_str().to_owned(),
        role => format!("{} ({role})", author.name.as_str()),
    });
    let series = joined([book.series.clone().unwrap_or_default(), book.series_number.clone().unwrap_or_default()], " ");
    let facts = [
        people.collect::<Vec<_>>().join(", "),
        book.first_published.map(ImpreciseDate::words).unwrap_or_default(),
        series,
        row.pages.map(|pages| format!("{pages} pages")).unwrap_or_default(),
    ];
    let stars = Some(stars(row.rating)).filter(|stars| !stars.is_empty()).map(|stars| format!("{stars} stars"));
    let stand = [state(row), where_in(row), stars.unwrap_or_default(), row.tags.join(", ")];
    let mut text = format!("{title}\n");
    for line in [joined(facts, " · "), joined(stand, " · ")] {
        if !line.is_empty() {
            text.push_str(&format!("{line}\n"));
        }
    }
    if book.removed_at.is_some() {
        text.push_str("In the trash. Bring it back: lectern-cli trash --restore ID\n");
    }
    let reasons = [("Why", &book.why_added), ("Recommended by", &book.recommended_by)];
    for (name, value) in reasons.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
        text.push_str(&paragraph(&format!("{name}: {value}"), 0));
    }
    if let Some(about) = &book.description {
        text.push_str(&format!("\n{}", paragraph(about, 0)));
    }
    text
}

fn reads(reads: &[Read]) -> String {
    let mut table = Table::new(["", "", "", "", "", ""]).indented(2);
    for read in reads {
        let (stand, reason) = stand(read);
        table.row([
            format!("{}.", read.number),
            stand,
            read.started.map(|day| format!("begun {}", day.words())).unwrap_or_default(),
            place(read),
            if read.minutes > 0 { format!("{} min", read.minutes) } else { String::new() },
            joined([stars(read.rating), reason, read.review.clone().unwrap_or_default()], " · "),
        ]);
    }
    table.text()
}

/// How far a read came; of one that was finished there is nothing to say.
fn place(read: &Read) -> String {
    match read.state {
        ReadState::Finished { .. } => String::new(),
        _ => joined([read.position.as_ref().map(position).unwrap_or_default(), percent(read.progress)], ", "),
    }
}

/// Where a read stands, and why.
fn stand(read: &Read) -> (String, String) {
    let reason = |reason: &Option<String>| reason.clone().unwrap_or_default();
    match &read.state {
        ReadState::Reading => ("reading".to_owned(), String::new()),
        ReadState::Paused { since, reason: why, resume_on } => {
            let until = resume_on.map(|day| format!("until {day}")).unwrap_or_default();
            (joined(["paused".to_owned(), maybe(*since), until], " "), reason(why))
        }
        ReadState::Finished { on } => (format!("finished {}", on.words()), String::new()),
        ReadState::Abandoned { on, reason: why } => (format!("abandoned {}", on.words()), reason(why)),
    }
}

/// A chapter a line: number, title, pages, and what is read of it.
fn contents(whole: &Whole) -> String {
    let mut table = Table::new(["", "", "", ""]).indented(2);
    for (chapter, read) in read_of_each(whole) {
        let pages = [chapter.first_page, chapter.last_page].into_iter().flatten().map(|page| page.to_string());
        let done = match read.and_then(|read| read.share) {
            Some(share) if share >= 1.0 => "read".to_owned(),
            Some(share) if share > 0.0 => percent(Some(share)),
            _ => String::new(),
        };
        table.row([
            maybe(chapter.number),
            format!("{}{}", "· ".repeat(chapter.depth as usize), chapter.title),
            pages.collect::<Vec<_>>().join("–"),
            done,
        ]);
    }
    table.text()
}

fn log(sessions: &[Session]) -> String {
    let mut table = Table::new(["", "", "", ""]).indented(2);
    for session in sessions {
        let from = session.from.as_ref().map(|from| format!("{} to ", position(from))).unwrap_or_default();
        table.row([
            joined([session.day.to_string(), session.clock.clone().unwrap_or_default()], " "),
            format!("{from}{}{}", position(&session.to), if session.correction { " (corrected)" } else { "" }),
            session.minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default(),
            session.note.clone().unwrap_or_default(),
        ]);
    }
    table.text()
}

/// A note: what and where it is, then its words.
pub(super) fn note(note: &Note) -> String {
    hit(&Hit::from(note.clone()))
}

/// A hit of the notebook, as [`note`].
pub(super) fn hit(hit: &Hit) -> String {
    let tags: String = hit.tags.iter().map(|tag| format!(" #{tag}")).collect();
    let place = hit.anchor.as_ref().map(|anchor| format!(", {}", position(anchor))).unwrap_or_default();
    let links: String = hit.links.iter().map(link).collect();
    format!("  {}{place}{tags}\n{}{links}", hit.kind.as_str(), paragraph(&hit.text, 4))
}

/// Where a link of a note leads; the title alone says which book or note, the id that it is there.
fn link(link: &NoteLink) -> String {
    let meant = match link.target {
        Some(Target::Book { id }) => format!("book {id}"),
        Some(Target::Note { id, .. }) => format!("note {id}"),
        None => "nothing is called so".to_owned(),
    };
    format!("    → {}: {meant}\n", link.title)
}

/// One note whole: what it is, its words, and who links to it.
pub(super) fn one_note(note: &Note, from: &[Backlink]) -> String {
    let mut text = format!("{}\n{}", note.book_title.as_deref().unwrap_or("Of no book"), self::note(note));
    section(&mut text, "Mentioned in", &from.iter().map(backlink).collect::<String>());
    text.push_str(&format!("\nid {}\n", note.id));
    text
}

fn backlink(from: &Backlink) -> String {
    let book = from.book_title.as_ref().map(|title| format!(" ({title})")).unwrap_or_default();
    format!("  {}: {}{book}\n", from.kind.as_str(), from.name)
}

fn plans(whole: &Whole) -> String {
    let mut table = Table::new(["", "", ""]).indented(2);
    for place in &whole.plans {
        table.row([place.plan_title.clone(), place.stage_title.clone(), word(place.item.state)]);
    }
    table.text()
}

fn editions(editions: &[Edition]) -> String {
    let mut table = Table::new(["", "", "", "", "", "", ""]).indented(2);
    for (edition, number) in editions.iter().zip(1..) {
        table.row([
            format!("{number}."),
            joined([edition.name.clone().unwrap_or_default(), edition.format.map(word).unwrap_or_default()], ", "),
            joined(
                [edition.publisher.clone().unwrap_or_default(), maybe(edition.published.map(ImpreciseDate::words))],
                ", ",
            ),
            edition.isbn13.as_ref().map(|isbn| format!("ISBN {isbn}")).unwrap_or_default(),
            edition.pages.map(|pages| format!("{pages} pages")).unwrap_or_default(),
            edition.last_page.map(|last| format!("text ends on {last}")).unwrap_or_default(),
            edition.minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default(),
        ]);
    }
    table.text()
}
