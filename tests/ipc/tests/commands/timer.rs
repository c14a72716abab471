//! The timer of the page.

use serde_json::{Value, json};

use crate::scene::Scene;

#[test]
fn the_page_sees_the_timer_and_the_gap_it_is_to_ask_about() {
    let scene = Scene::new();
    let timer = scene.ok("timer_get", json!({}));
    assert_eq!((&timer["title"], &timer["running"]), (&json!("Emma"), &json!(true)));
    assert_eq!(timer["gaps"][0]["from"], json!(scene.said("$gap")));
    assert!(timer["seconds"].as_u64().is_some_and(|seconds| (5400..5700).contains(&seconds)), "{timer}");
    scene.ok("timer_cut", json!({ "from": "$gap" }));
    let timer = scene.ok("timer_get", json!({}));
    assert_eq!(timer["gaps"], json!([]), "{timer}");
    assert!(timer["minutes"].as_u64().is_some_and(|minutes| minutes < 6), "the gap is not counted: {timer}");
}

#[test]
fn what_it_counted_goes_into_the_log_when_it_stops() {
    let scene = Scene::new();
    scene.ok("timer_count", json!({ "from": "$gap" }));
    let stopped = scene.ok("timer_stop", json!({ "draft": { "entry": "+8" } }));
    assert_eq!(stopped["value"]["position"]["value"], 58.0);
    assert_eq!(scene.ok("timer_get", json!({})), Value::Null);
    let log = scene.ok("session_list", json!({ "read": "$read" }));
    let timed = log.as_array().and_then(|log| log.iter().find(|entry| entry["to"]["value"] == 58.0)).expect("an entry");
    assert_eq!(timed["pages"], json!(8));
    assert!(timed["minutes"].as_u64().is_some_and(|minutes| (90..96).contains(&minutes)), "{timed}");
}

#[test]
fn without_a_timer_there_is_nothing_to_work() {
    let scene = Scene::new();
    scene.ok("timer_discard", json!({}));
    assert_eq!(scene.ok("timer_seen", json!({})), json!(false));
    for command in ["timer_pause", "timer_resume", "timer_discard"] {
        assert_eq!(scene.refused(command, json!({}))["code"], "not_found", "{command}");
    }
    assert_eq!(scene.refused("timer_stop", json!({ "draft": {} }))["code"], "not_found");
}
