//! The reader's settings.

use serde_json::{Value, json};

use crate::scene::Scene;

#[test]
fn every_setting_is_set_and_read_back() {
    let scene = Scene::empty();
    let start = scene.ok("settings_get", json!({}));
    let chosen = json!({ "rollover_hour": 5, "theme": "dark", "text_scale": 1.5, "density": "compact",
        "motion": "reduce", "single_keys": false, "capture_shortcut": "Ctrl+Alt+Shift+N",
        "review_weeks": "2, 8", "backup_daily": false, "backup_keep": { "days": 3, "weeks": 2, "months": 1 },
        "backup_folder": "/somewhere/else" });
    let chosen = chosen.as_object().expect("an object");
    assert_eq!(
        start.as_object().map(|all| all.keys().collect::<Vec<_>>()),
        Some(chosen.keys().collect()),
        "each setting is tried here"
    );
    for (key, value) in chosen {
        assert_ne!(&start[key], value, "{key} starts otherwise");
        scene.ok("settings_set", json!({ "key": key, "value": value.to_string() }));
    }
    assert_eq!(scene.ok("settings_get", json!({})), Value::Object(chosen.clone()));
}

#[test]
fn a_setting_that_does_not_exist_never_reaches_the_library() {
    let refused = Scene::empty().refused("settings_set", json!({ "key": "telemetry", "value": "true" }));
    assert!(refused.as_str().is_some_and(|said| said.contains("telemetry")), "{refused}");
}
