//! What a plainer form of a plan leaves out, as a map from places to values.
//!
//! The Markdown twin and the rows of the library say most of a plan file, not all: fields of a later version, a role
//! that has no column. [`difference`] gathers what is missing from such a form, [`complete`] puts it back, so that
//! nothing a file says is lost on the way. Places are JSON pointers: `/book/authors/0/role`.

use serde_json::{Map, Value};

/// What must be set in `plain` to make it `whole`. Empty where they are the same.
pub(in crate::plans) fn difference(plain: &Value, whole: &Value) -> Map<String, Value> {
    let mut rest = Map::new();
    compare(plain, whole, String::new(), &mut rest);
    rest
}

fn compare(plain: &Value, whole: &Value, place: String, rest: &mut Map<String, Value>) {
    match (plain, whole) {
        (Value::Object(some), Value::Object(all)) if some.keys().all(|key| all.contains_key(key)) => {
            for (key, value) in all {
                let place = format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"));
                match some.get(key) {
                    Some(there) => compare(there, value, place, rest),
                    None => drop(rest.insert(place, value.clone())),
                }
            }
        }
        (Value::Array(some), Value::Array(all)) if some.len() == all.len() => {
            for (index, (there, value)) in some.iter().zip(all).enumerate() {
                compare(there, value, format!("{place}/{index}"), rest);
            }
        }
        (there, value) if there == value => {}
        (_, value) => drop(rest.insert(place, value.clone())),
    }
}

/// Sets in `plain` what `rest` holds. A place that is no longer there is passed over.
pub(in crate::plans) fn complete(plain: &mut Value, rest: &Map<String, Value>) {
    for (place, value) in rest {
        let steps: Vec<String> =
            place.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
        set(plain, &steps, value.clone());
    }
}

/// Sets a value, making the objects on the way to it.
pub(in crate::plans) fn set(at: &mut Value, steps: &[String], value: Value) {
    let Some((step, further)) = steps.split_first() else {
        *at = value;
        return;
    };
    if at.is_null() {
        *at = Value::Object(Map::new());
    }
    let next = match at {
        Value::Object(fields) => Some(fields.entry(step.as_str()).or_insert(Value::Null)),
        Value::Array(elements) => step.parse::<usize>().ok().and_then(|index| elements.get_mut(index)),
        _ => None,
    };
    if let Some(next) = next {
        set(next, further, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn what_is_left_out_is_named_by_its_place() {
        let plain = json!({ "title": "Emma", "authors": [{ "name": "Jane Austen" }] });
        let whole = json!({ "title": "Emma", "authors": [{ "name": "Jane Austen", "born": 1775 }], "a/b": null });
        let rest = difference(&plain, &whole);
        assert_eq!(Value::Object(rest), json!({ "/authors/0/born": 1775, "/a~1b": null }));
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf =
            prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), "[a~/]{0,2}".prop_map(Value::from)];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::vec(("[a-c~/]{0,2}", inner), 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn with_what_was_left_out_put_back_nothing_is_missing(mut plain in value(), whole in value()) {
            let rest = difference(&plain, &whole);
            complete(&mut plain, &rest);
            prop_assert_eq!(plain, whole);
        }
    }
}
