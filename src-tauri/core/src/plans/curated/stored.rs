//! What the columns of a plan say of its file, and what is left to say beside them.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::plans::Annotations;
use crate::plans::file::{
    AnnotationsFile, CandidateFile, ItemFile, Level, More, PlanFile, RecommenderFile, StageFile, rest,
};

/// What separates names in a column that holds several.
const NAMES: &str = "; ";

/// What the columns leave out, as text for the column beside them.
pub(in crate::plans) fn more_of_plan(plan: &PlanFile) -> Option<String> {
    let mut whole = json_of(plan);
    for key in ["stages", "mine", "lectern_plan"] {
        remove(&mut whole, key);
    }
    let mut groups: Vec<Value> =
        plan.groups.iter().map(|group| json!({ "id": group.id, "title": group.title, "take": group.take })).collect();
    groups.sort_by(|a, b| a["id"].as_str().cmp(&b["id"].as_str()));
    let mut plain = json!({ "id": plan.id, "title": plan.title, "version": plan.version, "language": UNKNOWN });
    if !plan.summary.is_empty() {
        plain["summary"] = plan.summary.as_str().into();
    }
    if let Some(curator) = &plan.curator {
        plain["curator"] = json!({ "name": curator.name });
    }
    if !groups.is_empty() {
        plain["groups"] = groups.into();
    }
    text(rest::difference(&plain, &whole))
}

/// The language of a plan that does not say it.
pub(super) const UNKNOWN: &str = "und";

/// As [`more_of_plan`], for a stage.
pub(in crate::plans) fn more_of_stage(stage: &StageFile) -> Option<String> {
    text(stage.more.iter().map(|(key, value)| (format!("/{}", escaped(key)), value.clone())).collect())
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// As [`more_of_plan`], for an item. Its book has a column of its own.
pub(in crate::plans) fn more_of_item(item: &ItemFile) -> Option<String> {
    let item = ItemFile { mine: None, ..item.clone() };
    text(rest::difference(&json_of(&plain(&item)), &json_of(&item)))
}

/// An item as its columns say it.
fn plain(item: &ItemFile) -> ItemFile {
    let mut plain = item.clone();
    plain.more = More::new();
    plain.identification.more = More::new();
    if let Some(part) = &mut plain.part {
        part.more = More::new();
    }
    for need in &mut plain.requires {
        need.more = More::new();
    }
    plain.candidates = plain.candidates.into_iter().map(plain_candidate).collect();
    plain.annotations = annotations_of(facts_of(&item.annotations));
    plain
}

fn plain_candidate(candidate: CandidateFile) -> CandidateFile {
    let authors = names_of(&candidate.authors.join(NAMES));
    CandidateFile { subtitle: None, edition: None, authors, more: More::new(), ..candidate }
}

/// Names that stand in one column.
pub(super) fn names_of(joined: &str) -> Vec<String> {
    joined.split(NAMES).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Puts what was left out back into an entry that was read from columns.
pub(super) fn completed<T: Serialize + DeserializeOwned>(plain: T, more: Option<&str>) -> T {
    let Some(Ok(more)) = more.map(serde_json::from_str::<Map<String, Value>>) else { return plain };
    let whole = json_of(&plain);
    let with = |value: &Value, more: &Map<String, Value>| {
        let mut value = value.clone();
        rest::complete(&mut value, more);
        (serde_json::from_value::<T>(value.clone()).ok(), value)
    };
    if let (Some(entry), _) = with(&whole, &more) {
        return entry;
    }
    // Something in it is about a row that is gone since, or was written by somebody else: the rest is kept all the same.
    let mut value = whole;
    for (place, said) in more {
        if let (Some(_), next) = with(&value, &Map::from_iter([(place, said)])) {
            value = next;
        }
    }
    serde_json::from_value(value).unwrap_or(plain)
}

fn json_of(entry: &impl Serialize) -> Value {
    serde_json::to_value(entry).expect("BUG: an entry of a plan can be written as JSON")
}

fn remove(value: &mut Value, key: &str) {
    if let Some(fields) = value.as_object_mut() {
        fields.remove(key);
    }
}

fn text(rest: Map<String, Value>) -> Option<String> {
    (!rest.is_empty()).then(|| Value::Object(rest).to_string())
}

/// The facts of an item one by one, in the order of the file.
pub(in crate::plans) fn facts_of(facts: &AnnotationsFile) -> Vec<(&'static str, String)> {
    let mut stored = Vec::new();
    let mut one = |kind, text: &Option<String>| stored.extend(text.clone().map(|text| (kind, text)));
    one("why", &facts.why);
    one("topic", &facts.topic);
    one("level", &facts.level.map(|level| level_word(level).to_owned()));
    one("project", &facts.project);
    one("outdated_since", &facts.outdated_since);
    one("author_hint", &facts.author_hint);
    for (kind, texts) in [
        ("audience", &facts.audience),
        ("role", &facts.role),
        ("covers", &facts.covers),
        ("focus_on", &facts.focus_on),
        ("skip", &facts.skip),
        ("caution", &facts.caution),
    ] {
        stored.extend(texts.iter().map(|text| (kind, text.clone())));
    }
    stored.extend(facts.must_read.then(|| ("must_read", "yes".to_owned())));
    stored.extend(facts.classic.then(|| ("classic", "yes".to_owned())));
    stored.extend(facts.recommended_by.iter().map(|by| {
        let parts = [Some(by.name.clone()), by.date.clone(), by.link.clone()];
        ("recommended_by", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }));
    stored
}

/// The facts of a form as a plan file says them.
pub(in crate::plans) fn annotations_of_item(facts: &Annotations) -> AnnotationsFile {
    let mut stored: Vec<(&str, String)> = Vec::new();
    let ones = [
        ("why", &facts.why),
        ("topic", &facts.topic),
        ("level", &facts.level),
        ("project", &facts.project),
        ("outdated_since", &facts.outdated_since),
        ("author_hint", &facts.author_hint),
    ];
    stored.extend(ones.into_iter().filter_map(|(kind, text)| Some((kind, text.clone()?))));
    let lists = [
        ("audience", &facts.audience),
        ("role", &facts.role),
        ("covers", &facts.covers),
        ("focus_on", &facts.focus_on),
        ("skip", &facts.skip),
        ("caution", &facts.caution),
        ("recommended_by", &facts.recommended_by),
    ];
    stored.extend(lists.into_iter().flat_map(|(kind, texts)| texts.iter().map(move |text| (kind, text.clone()))));
    let marks = [("must_read", facts.must_read), ("classic", facts.classic)];
    stored.extend(marks.into_iter().filter(|(_, is)| *is).map(|(kind, _)| (kind, "yes".to_owned())));
    annotations_of(stored)
}

/// The facts as a plan file says them.
pub(super) fn annotations_of<K: AsRef<str>>(stored: impl IntoIterator<Item = (K, String)>) -> AnnotationsFile {
    let mut facts = AnnotationsFile::default();
    for (kind, text) in stored {
        match kind.as_ref() {
            "why" => facts.why = Some(text),
            "topic" => facts.topic = Some(text),
            "level" => facts.level = LEVELS.into_iter().find(|level| level_word(*level) == text),
            "project" => facts.project = Some(text),
            "outdated_since" => facts.outdated_since = Some(text),
            "author_hint" => facts.author_hint = Some(text),
            "audience" => facts.audience.push(text),
            "role" => facts.role.push(text),
            "covers" => facts.covers.push(text),
            "focus_on" => facts.focus_on.push(text),
            "skip" => facts.skip.push(text),
            "caution" => facts.caution.push(text),
            "must_read" => facts.must_read = true,
            "classic" => facts.classic = true,
            _ => facts.recommended_by.push(recommender(&text)),
        }
    }
    facts
}

/// "Name, date, link" as its parts; what cannot be told apart is the name.
fn recommender(line: &str) -> RecommenderFile {
    let (line, link) = match line.rsplit_once(", ") {
        Some((before, link)) if link.starts_with("https://") || link.starts_with("http://") => (before, Some(link)),
        _ => (line, None),
    };
    let is_date = |text: &str| text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let (name, date) = match line.rsplit_once(", ") {
        Some((before, date)) if is_date(date) => (before, Some(date)),
        _ => (line, None),
    };
    let owned = |text: Option<&str>| text.map(str::to_owned);
    RecommenderFile { name: name.to_owned(), link: owned(link), date: owned(date), more: More::new() }
}

const LEVELS: [Level; 3] = [Level::Beginner, Level::Intermediate, Level::Advanced];

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Beginner => "beginner",
        Level::Intermediate => "intermediate",
        Level::Advanced => "advanced",
    }
}
