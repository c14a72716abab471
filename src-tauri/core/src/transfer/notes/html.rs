//! Notes as one page that needs nothing else: its own style for screen, dark and print, a table of contents, pictures
//! inside, no script, no network.

use super::model::Subject;
use super::{Out, shelfmark, store};
use crate::Result;
use crate::books::{self, Book};
use crate::library::Snapshot;
use crate::markdown::render;
use crate::notes::{self, NoteRecord};
use crate::values::{BookId, ImageId, NoteId};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const STYLE: &str = include_str!("page.css");

/// Writes the page; answers how many pictures stand in it.
pub(super) fn write(view: &Snapshot<'_>, ids: &[(NoteId, Option<BookId>)], out: &mut Out<'_, '_>) -> Result<u32> {
    out.put("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")?;
    out.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")?;
    out.put(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"))?;
    out.put(&format!("<title>Notes</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"))?;
    out.put("<header><h1>Notes</h1></header>\n")?;
    contents(view, ids, out)?;
    out.put("<main>\n")?;
    let mut pictures = 0;
    for group in ids.chunk_by(|(_, a), (_, b)| a == b) {
        let subject = group[0].1;
        let book = subject.map(|id| books::get(view, id)).transpose()?;
        out.put(&format!("<section id=\"{}\" aria-labelledby=\"h-{0}\">\n", anchor(subject)))?;
        out.put(&format!("<h2 id=\"h-{}\">{}</h2>\n", anchor(subject), escaped(shelfmark::title(book.as_ref()))))?;
        out.put(&by_line(book.as_ref()))?;
        for (id, _) in group {
            pictures += note(view, &notes::record(view, *id)?, out)?;
            out.pace.step(1)?;
        }
        out.put("</section>\n")?;
    }
    out.put("</main>\n</body>\n</html>\n")?;
    Ok(pictures)
}

fn contents(view: &Snapshot<'_>, ids: &[(NoteId, Option<BookId>)], out: &mut Out<'_, '_>) -> Result<()> {
    out.put("<nav aria-label=\"Books\">\n<ol>\n")?;
    for group in ids.chunk_by(|(_, a), (_, b)| a == b) {
        let title = match group[0].1 {
            Some(book) => books::title_of(view, book)?,
            None => shelfmark::title(None).to_owned(),
        };
        let (to, title, notes) = (anchor(group[0].1), escaped(&title), group.len());
        out.put(&format!("<li><a href=\"#{to}\">{title}</a> <span>{notes}</span></li>\n"))?;
    }
    out.put("</ol>\n</nav>\n")
}

fn anchor(subject: Subject) -> String {
    format!("b-{}", shelfmark::key(subject))
}

fn by_line(book: Option<&Book>) -> String {
    let names = book.map(|book| shelfmark::authors(book).collect::<Vec<_>>().join(", ")).unwrap_or_default();
    if names.is_empty() { String::new() } else { format!("<p class=\"by\">{}</p>\n", escaped(&names)) }
}

fn note(view: &Snapshot<'_>, record: &NoteRecord, out: &mut Out<'_, '_>) -> Result<u32> {
    let kind = record.kind.as_str();
    out.put(&format!("<article class=\"{kind}\" id=\"n-{}\">\n", record.id))?;
    let (html, pictures) = embedded(view, &render(&record.text))?;
    let (open, close) = if kind == "quote" { ("<blockquote>", "</blockquote>") } else { ("<div>", "</div>") };
    out.put(&format!("{open}{html}{close}\n"))?;
    let mut about = vec![escaped(kind)];
    about.extend(record.anchor.as_ref().map(|anchor| escaped(&anchor.words())));
    about.push(escaped(&record.created_at.to_string().chars().take(10).collect::<String>()));
    about.extend(record.tags.iter().map(|tag| escaped(&format!("#{tag}"))));
    out.put(&format!("<footer>{}</footer>\n</article>\n", about.join(" · ")))?;
    Ok(pictures)
}

/// The pictures that rendered Markdown asks for by id, put into it.
fn embedded(view: &Snapshot<'_>, html: &str) -> Result<(String, u32)> {
    const MARK: &str = "data-image=\"";
    let (mut out, mut rest, mut count) = (String::with_capacity(html.len()), html, 0);
    while let Some(at) = rest.find(MARK) {
        let after = &rest[at + MARK.len()..];
        let id = after.split('"').next().and_then(|id| ImageId::parse(id).ok());
        let picture = id.map(|id| store::picture(view, id)).transpose()?.flatten();
        out.push_str(&rest[..at]);
        match picture {
            Some(picture) => {
                let bytes = STANDARD.encode(&picture.bytes);
                out.push_str(&format!("src=\"data:{};base64,{bytes}\"", picture.media_type));
                count += 1;
                rest = after.split_once('"').map_or("", |(_, rest)| rest);
            }
            None => {
                out.push_str(MARK);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Ok((out, count))
}

/// Text that is only ever text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
