//! Front matter: what a file says of its book between two lines of `---`. Written as YAML that any editor reads; read
//! event by event, so that no alias is ever expanded.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser};

use super::model::OnConflict;

/// Longer front matter is a reader's own experiment, and is left alone.
const LONGEST: usize = 64 * 1024;

/// The texts at the top of front matter: each key with its text, or with the texts of its list.
pub(super) fn read(front: &str) -> HashMap<String, Vec<String>> {
    let mut found = HashMap::new();
    if front.len() > LONGEST {
        return found;
    }
    let body = front.trim_start_matches("---").trim_end().trim_end_matches("---");
    let (mut depth, mut key): (u32, Option<String>) = (0, None);
    for event in Parser::new_from_str(body) {
        // What cannot be read has no more to say; what stood before it stands.
        let Ok((event, _)) = event else { break };
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    key = None;
                }
            }
            Event::Scalar(text, ..) if depth == 1 => match key.take() {
                None => key = Some(text.into_owned()),
                Some(name) => {
                    found.insert(name, vec![text.into_owned()]);
                }
            },
            Event::Scalar(text, ..) if depth == 2 => {
                if let Some(name) = &key {
                    found.entry(name.clone()).or_default().push(text.into_owned());
                }
            }
            Event::Alias(_) if depth == 1 => key = None,
            _ => {}
        }
    }
    found
}

/// A text as YAML: JSON's quotes are YAML's too.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("BUG: any text can be written as JSON")
}

/// A list of texts as YAML.
pub(super) fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    format!("[{}]", texts.into_iter().map(quoted).collect::<Vec<_>>().join(", "))
}

/// Brings front matter together, key by key. Where both sides changed a key, the file's stands and both are answered,
/// unless the library is to count.
pub(super) fn merge(
    base: Option<&str>,
    outside: &str,
    library: &str,
    on_conflict: OnConflict,
) -> (String, Vec<(String, String)>) {
    if outside == library || base == Some(outside) {
        return (library.to_owned(), Vec::new());
    }
    if base == Some(library) {
        return (outside.to_owned(), Vec::new());
    }
    let known = entries(base.unwrap_or_default());
    let of = |list: &[(String, String)], key: &str| {
        list.iter().find(|(other, _)| other == key).map(|(_, text)| text.clone())
    };
    let (theirs, ours) = (entries(outside), entries(library));
    let (mut merged, mut clashing) = (String::new(), Vec::new());
    for (key, text) in &theirs {
        let (before, now) = (of(&known, key), of(&ours, key));
        match now {
            Some(now) if before.as_ref() == Some(text) => merged.push_str(&now),
            None if before.as_ref() == Some(text) && base.is_some() => {}
            Some(now) if now != *text && before.as_ref() != Some(&now) && on_conflict == OnConflict::Take => {
                merged.push_str(&now);
            }
            Some(now) if now != *text && before.as_ref() != Some(&now) => {
                merged.push_str(text);
                clashing.push((text.clone(), now));
            }
            _ => merged.push_str(text),
        }
    }
    for (key, text) in &ours {
        if of(&theirs, key).is_none() && of(&known, key).is_none() {
            merged.push_str(text);
        }
    }
    (format!("---\n{merged}---\n"), clashing)
}

/// The lines of each key at the top, with what belongs to it; what stands before the first key has none.
fn entries(front: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in front.split_inclusive('\n').filter(|line| line.trim_end() != "---") {
        let is_key = line.starts_with(|c: char| !c.is_whitespace() && !matches!(c, '#' | '-')) && line.contains(':');
        match entries.last_mut() {
            Some((_, text)) if !is_key => text.push_str(line),
            _ => {
                let key = if is_key { line.split(':').next().unwrap_or_default() } else { "" };
                entries.push((key.to_owned(), line.to_owned()));
            }
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_however_an_editor_laid_it_out() {
        let found = read(
            "---\nid: 'a'\ntitle: \"Das Schloß\"\nauthors:\n  - Franz Kafka\n  - \"Max: Brod\"\nreads: [{a: b}]\ntags: [x, y]\n---\n",
        );
        assert_eq!(found["title"], ["Das Schloß"]);
        assert_eq!(found["authors"], ["Franz Kafka", "Max: Brod"]);
        assert_eq!(
            (found["id"].as_slice(), found["tags"].as_slice()),
            (["a".to_owned()].as_slice(), ["x".to_owned(), "y".to_owned()].as_slice())
        );
    }

    #[test]
    fn an_alias_that_would_grow_without_end_is_never_followed() {
        let bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nid: z\n---\n";
        assert_eq!(read(bomb)["id"], ["z"]);
    }

    #[test]
    fn a_reader_s_own_keys_stay_and_the_library_s_follow_it() {
        let (base, library) = ("---\nid: a\nrating: 3\n---\n", "---\nid: a\nrating: 4\ntags: [b]\n---\n");
        let outside = "---\nid: a\naliases:\n  - Emma\nrating: 3\n---\n";
        let (merged, clashing) = merge(Some(base), outside, library, OnConflict::Keep);
        assert_eq!(merged, "---\nid: a\naliases:\n  - Emma\nrating: 4\ntags: [b]\n---\n");
        assert_eq!(clashing, []);
        let (kept, clashing) = merge(Some(base), "---\nid: a\nrating: 1\n---\n", library, OnConflict::Keep);
        assert_eq!((kept.contains("rating: 1"), clashing.len()), (true, 1));
    }
}
