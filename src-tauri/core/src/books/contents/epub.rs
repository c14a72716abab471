//! The table of contents of an EPUB: its navigation document, or the older NCX.

use std::fs::File;
use std::io::Read as _;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::file::refused;
use super::line::{Reading, read};
use super::outline::MOST;
use crate::Result;

/// No table of contents is larger; a file that claims more is refused before it is unpacked.
const LARGEST: u64 = 8 << 20;
const NO_CONTENTS: &str = "This EPUB has no table of contents that can be read.";

/// The lines of an EPUB's contents, indented by depth.
pub(super) fn contents(file: File) -> Result<String> {
    let mut book = ZipArchive::new(file).map_err(|_| refused("This file is damaged: it cannot be unpacked."))?;
    let container =
        entry(&mut book, "META-INF/container.xml").map_err(|_| refused("This is an archive, and no EPUB."))?;
    let package = attributes_of(&container, "rootfile")
        .into_iter()
        .find_map(|rootfile| value(&rootfile, "full-path"))
        .ok_or_else(|| refused(NO_CONTENTS))?;
    let items = attributes_of(&entry(&mut book, &package)?, "item");
    let holds = |name: &str, word: &str| {
        let found =
            items.iter().find(|item| value(item, name).is_some_and(|value| value.split(' ').any(|each| each == word)));
        found.and_then(|item| value(item, "href"))
    };
    for (href, entries) in
        [(holds("properties", "nav"), Entries::Nav), (holds("media-type", "application/x-dtbncx+xml"), Entries::Ncx)]
    {
        let Some(href) = href else { continue };
        let lines = lines(&entry(&mut book, &beside(&package, &href))?, entries);
        if !lines.is_empty() {
            return Ok(lines.join("\n"));
        }
    }
    Err(refused(NO_CONTENTS))
}

fn entry(book: &mut ZipArchive<File>, name: &str) -> Result<String> {
    let found = book.by_name(name).map_err(|_| refused(NO_CONTENTS))?;
    let mut bytes = Vec::new();
    // What the archive says of its size may be wrong; what is read is counted.
    found
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| refused("This file is damaged: it cannot be unpacked."))?;
    if bytes.len() as u64 > LARGEST {
        return Err(refused("The table of contents of this EPUB is larger than 8 MB."));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The path of a file that `of` names relative to itself.
fn beside(of: &str, href: &str) -> String {
    let folder = of.rsplit_once('/').map_or("", |(folder, _)| folder);
    let href = href.split('#').next().unwrap_or(href).replace("%20", " ");
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

type Attributes = Vec<(String, String)>;

fn value(attributes: &Attributes, name: &str) -> Option<String> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
}

fn attributes_of(xml: &str, name: &str) -> Vec<Attributes> {
    let mut found = Vec::new();
    each(xml, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().as_ref() == name
        {
            found.push(attributes(tag));
        }
    });
    found
}

fn attributes(tag: &BytesStart<'_>) -> Attributes {
    let text =
        |text: &str| quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned);
    let each = tag.attributes().flatten();
    each.map(|each| (each.key.local_name().as_ref().to_owned(), text(&each.value))).collect()
}

/// Walks a document up to its end or its first fault: contents that break off are better than none.
fn each(xml: &str, mut see: impl FnMut(&Event<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
        if matches!(event, Event::Eof) {
            break;
        }
        see(&event);
    }
}

/// The two ways in which contents are nested.
#[derive(Clone, Copy, PartialEq)]
enum Entries {
    /// Lists in lists, in a `nav` of type `toc`.
    Nav,
    /// `navPoint` in `navPoint`.
    Ncx,
}

fn lines(xml: &str, entries: Entries) -> Vec<String> {
    let (level, label) = if entries == Entries::Nav { ("ol", ["a", "span"]) } else { ("navPoint", ["text", "text"]) };
    let (mut inside, mut depth, mut title) = (false, 0usize, None::<String>);
    let mut lines = Vec::new();
    each(xml, |event| match event {
        Event::Start(tag) => match tag.local_name().as_ref() {
            "nav" => {
                inside = value(&attributes(tag), "type").is_some_and(|kind| kind.split(' ').any(|each| each == "toc"));
            }
            "navMap" => inside = true,
            name if name == level => {
                // What is not a link is a title too: it ends where the list that it holds begins.
                lines.extend(title.take().and_then(|title| line(depth, &title)));
                depth += 1;
            }
            name if inside && depth > 0 && title.is_none() && label.contains(&name) => title = Some(String::new()),
            _ => {}
        },
        Event::End(tag) => match tag.local_name().as_ref() {
            "nav" | "navMap" => inside = false,
            name if name == level => depth = depth.saturating_sub(1),
            "a" | "text" | "li" => lines.extend(title.take().and_then(|title| line(depth, &title))),
            _ => {}
        },
        Event::Text(text) => {
            if let Some(title) = title.as_mut() {
                title.push_str(text);
            }
        }
        Event::GeneralRef(name) => {
            if let Some(title) = title.as_mut() {
                title.push_str(&character(name));
            }
        }
        _ => {}
    });
    lines.truncate(MOST);
    lines
}

fn character(name: &str) -> String {
    quick_xml::escape::unescape(&format!("&{name};")).map_or_else(|_| " ".to_owned(), std::borrow::Cow::into_owned)
}

/// A line of contents; a number at its end belongs to the title, since an e-book has no pages.
fn line(depth: usize, title: &str) -> Option<String> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return None;
    }
    let plain = format!("{}{title}", "  ".repeat(depth.saturating_sub(1)));
    let has_page = matches!(read(&plain), Reading::Line(line) if line.page.is_some());
    Some(if has_page { format!("{plain} …") } else { plain })
}
