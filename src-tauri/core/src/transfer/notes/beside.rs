//! Pictures that a reader put beside the files by hand and linked from a note: `![a tree](drawings/tree.png)`.
//!
//! Such a picture is taken in under an id made of its bytes, so that it is the same picture wherever it is read, and the
//! link then means that id. Both directions read a file through here: otherwise the link by hand and the link by id would
//! look like two changes of one line.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::folder::Folder;
use super::page::{Block, Page};
use super::pictures;
use crate::Result;
use crate::markdown::picture_links;
use crate::values::ImageId;

/// A file whose notes name their pictures by id, and where those pictures are.
pub(super) struct Linked {
    pub(super) page: Page,
    /// Paths inside the folder of the pictures that were linked by hand.
    pub(super) found: HashMap<ImageId, String>,
}

/// Reads a file, and in its sections names by id the pictures of which there is a file inside the folder, and that
/// `wanted` takes. The reader's lines outside the sections stay as they are.
pub(super) fn linked(
    folder: &Folder,
    file: &str,
    text: &str,
    wanted: impl Fn(ImageId) -> Result<bool>,
) -> Result<Linked> {
    let mut linked = Linked { page: Page::parse(text), found: HashMap::new() };
    for block in &mut linked.page.blocks {
        if let Block::Note(_, text) | Block::New(text) = block {
            *text = section(folder, file, text, &wanted, &mut linked.found)?;
        }
    }
    Ok(linked)
}

fn section(
    folder: &Folder,
    file: &str,
    text: &str,
    wanted: impl Fn(ImageId) -> Result<bool>,
    found: &mut HashMap<ImageId, String>,
) -> Result<String> {
    let (mut out, mut rest) = (String::with_capacity(text.len()), 0);
    for link in picture_links(text) {
        // What an export wrote says its id in its name.
        let Some(path) = inside(file, &link.address).filter(|path| !pictures::is_exported(path)) else { continue };
        let Some(bytes) = folder.bytes(&path)? else { continue };
        let Some(kind) = pictures::media_type(&bytes) else { continue };
        let id = ImageId::natural(&[&STANDARD.encode(&bytes)]);
        if wanted(id)? {
            out.push_str(&text[rest..link.range.start]);
            out.push_str(&format!("images/{}", pictures::file_name(id, kind)));
            rest = link.range.end;
            found.insert(id, path);
        }
    }
    out.push_str(&text[rest..]);
    Ok(out)
}

/// The path inside the folder that an address in a file means; none for an address elsewhere.
fn inside(file: &str, address: &str) -> Option<String> {
    if address.contains(':') || address.starts_with(['/', '\\']) {
        return None;
    }
    let address = percent_decoded(address)?;
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            hidden if hidden.starts_with('.') || hidden.contains(['\\', '\0']) => return None,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Emma.md", "tree.png", Some("tree.png"))]
    #[case("Novels/Emma.md", "../drawings/my%20tree.png", Some("drawings/my tree.png"))]
    #[case("Novels/Emma.md", "./tree.png", Some("Novels/tree.png"))]
    #[case("Emma.md", "../tree.png", None)]
    #[case("Emma.md", "https://example.org/tree.png", None)]
    #[case("Emma.md", "/etc/tree.png", None)]
    #[case("Emma.md", ".lectern/export.json", None)]
    #[case("Emma.md", "tree%zz.png", None)]
    fn an_address_means_a_file_of_the_folder_or_nothing(
        #[case] file: &str,
        #[case] address: &str,
        #[case] path: Option<&str>,
    ) {
        assert_eq!(inside(file, address).as_deref(), path);
    }

    proptest! {
        #[test]
        fn no_address_leads_out_of_the_folder(address in "(\\.\\.|/|%2[ef]|a|\\\\){0,12}") {
            let path = inside("Novels/Emma.md", &address).unwrap_or_default();
            prop_assert!(!path.split('/').any(|part| part == ".."), "{path}");
        }
    }
}
