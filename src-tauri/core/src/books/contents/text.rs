//! Contents as text again, in the form that reads back as the same chapters.

use super::Heading;
use super::label::Label;
use super::line::{AS_IT_STANDS, Reading, read};

/// The line of one chapter: indented, numbered, with its page behind it, and with marks against being misread where
/// its title looks like something else.
pub(super) fn text_of(heading: &Heading) -> String {
    let indent = "  ".repeat(heading.depth as usize);
    let page = heading.first_page.map(|page| format!(" … {page}")).unwrap_or_default();
    let title = &heading.title;
    let plain = match heading.number {
        Some(number) => format!("{number}. {title}"),
        None => title.clone(),
    };
    let forms = [
        format!("{indent}{plain}{page}"),
        format!("{indent}{plain} …"),
        format!("{indent}{AS_IT_STANDS} {title}{page}"),
        format!("{indent}{AS_IT_STANDS} {title} …"),
    ];
    let said = forms.iter().find(|form| says(form, heading));
    said.unwrap_or(&forms[0]).clone()
}

/// Whether a line by itself reads as this chapter.
fn says(form: &str, heading: &Heading) -> bool {
    let Reading::Line(line) = read(form) else { return false };
    let (number, title) = match line.label {
        Label::Chapter(number) => (Some(number), &line.title),
        Label::Bare(_) => return false,
        _ => (None, &line.whole),
    };
    number == heading.number && *title == heading.title && line.page == heading.first_page
}
