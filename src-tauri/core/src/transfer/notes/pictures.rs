//! Pictures of notes on their way out and in. In the library a note names one `image:<id>`; in a folder it is a file
//! in `images/`; in a single file it stands inside the file.

use super::store;
use crate::Result;
use crate::library::Snapshot;
use crate::values::ImageId;

const INSIDE: &str = "](image:";
const OUTSIDE: &str = "](images/";
const ID: usize = 36;

/// The kinds that notes show, with the endings of their files.
const KINDS: [(&str, &str); 4] =
    [("image/png", "png"), ("image/jpeg", "jpg"), ("image/gif", "gif"), ("image/webp", "webp")];

/// The largest picture, in bytes.
pub(super) const LARGEST: usize = 10 << 20;

/// The pictures that a text names.
pub(super) fn named(text: &str) -> Vec<ImageId> {
    let ids = text.match_indices(INSIDE).filter_map(|(at, mark)| id_at(&text[at + mark.len()..]));
    let mut found: Vec<ImageId> = ids.collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn id_at(rest: &str) -> Option<ImageId> {
    ImageId::parse(rest.get(..ID)?).ok()
}

/// The name of a picture's file.
pub(super) fn file_name(id: ImageId, media_type: &str) -> String {
    let ending = KINDS.iter().find(|(kind, _)| *kind == media_type).map_or("img", |(_, ending)| ending);
    format!("{id}.{ending}")
}

/// The text as a file has it. A picture that the library has not stays named as it is.
pub(super) fn outside(view: &Snapshot<'_>, text: &str) -> Result<String> {
    let mut text = text.to_owned();
    for id in named(&text) {
        if let Some(kind) = store::media_type(view, id)? {
            text = text.replace(&format!("{INSIDE}{id}"), &format!("{OUTSIDE}{}", file_name(id, &kind)));
        }
    }
    Ok(text)
}

/// Whether a path inside a folder is a picture's that was written by an export.
pub(super) fn is_exported(path: &str) -> bool {
    path.strip_prefix("images/").is_some_and(|name| id_at(name).is_some())
}

/// The text as the library has it, and the files of the pictures that it names, inside `images/`.
pub(super) fn inside(text: &str) -> (String, Vec<(ImageId, String)>) {
    let (mut found, mut out, mut rest) = (Vec::new(), String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(OUTSIDE) {
        let after = &rest[at + OUTSIDE.len()..];
        let ending = KINDS.iter().find(|(_, ending)| {
            after.get(ID..).is_some_and(|tail| tail.strip_prefix('.').is_some_and(|tail| tail.starts_with(ending)))
        });
        match (id_at(after), ending) {
            (Some(id), Some((kind, ending))) => {
                out.push_str(&rest[..at]);
                out.push_str(&format!("{INSIDE}{id}"));
                found.push((id, file_name(id, kind)));
                rest = &after[ID + 1 + ending.len()..];
            }
            _ => {
                out.push_str(&rest[..at + OUTSIDE.len()]);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    (out, found)
}

/// What a picture is by its first bytes; none for what notes do not show.
pub(super) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let kind = match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        _ => return None,
    };
    (bytes.len() <= LARGEST).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_in_both_worlds_and_other_links_are_left_alone() {
        let id = ImageId::natural(&["a"]);
        let outside = format!("![x](images/{id}.png) ![y](images/mine.png) [z](images/)");
        let (text, found) = inside(&outside);
        assert_eq!(text, format!("![x](image:{id}) ![y](images/mine.png) [z](images/)"));
        assert_eq!(found, [(id, format!("{id}.png"))]);
        assert_eq!(named(&text), [id]);
    }
}
