//! What is refused about plans: themselves, their files and stages, their items, and what these need.

use serde_json::json;

use super::{Refusal, conflict, invalid, not_found, refusal};

pub(super) fn all() -> Vec<Refusal> {
    [plans(), plan_files(), stages(), items(), needs()].into_iter().flatten().collect()
}

fn plans() -> Vec<Refusal> {
    let draft = json!({ "title": "Novels" });
    let mut all = vec![
        not_found("plan_take", json!({ "key": "cooking" })),
        conflict("plan_take", json!({ "key": "backend-engineering" })),
        not_found("plan_outline", json!({ "id": "$nobody", "from": 0 })),
        not_found("plan_items", json!({ "id": "$nobody", "after": null, "known": null })),
        not_found("plan_rows", json!({ "id": "$nobody", "items": [] })),
        not_found("plan_edit", json!({ "id": "$nobody", "draft": draft })),
        not_found("plan_remove", json!({ "id": "$nobody" })),
    ];
    all.extend([
        not_found("plan_make", json!({ "draft": { "title": "A" }, "books": ["$nobody"] })),
        not_found("plan_publish", json!({ "id": "$nobody", "version": "", "note": "" })),
        conflict("plan_publish", json!({ "id": "$taken", "version": "", "note": "" })),
        invalid("plan_publish", json!({ "id": "$plan", "version": "x".repeat(101), "note": "" }), "version"),
    ]);
    for (draft, field) in [(json!({ "title": " " }), "title"), (json!({ "title": "A", "target": "soon" }), "target")] {
        all.push(invalid("plan_create", json!({ "draft": draft }), field));
        all.push(invalid("plan_edit", json!({ "id": "$plan", "draft": draft }), field));
    }
    all
}

fn plan_files() -> Vec<Refusal> {
    let file = |path: &str| json!({ "from": "file", "path": path });
    let (gone, plan) = (file("$folder/nowhere.md"), file("$planfile"));
    let pasted = |text: &str| json!({ "from": "pasted", "text": text });
    let wrong = json!({ "guesses": [{ "line": 99, "title": "A" }] });
    vec![
        refusal("plan_look", json!({ "source": gone }), "io"),
        refusal("plan_lines", json!({ "source": gone, "from": 0 }), "io"),
        invalid("plan_lines", json!({ "source": plan, "from": 0 }), "file"),
        invalid("plan_left", json!({ "source": plan, "from": 0 }), "file"),
        invalid("plan_import", json!({ "source": pasted("Only words."), "choice": {} }), "file"),
        invalid("plan_import", json!({ "source": pasted("{ \"name\": 1 }"), "choice": {} }), "file"),
        invalid("plan_import", json!({ "source": file("$list"), "choice": wrong }), "guesses"),
        conflict(
            "plan_import",
            json!({ "source": { "from": "built_in", "key": "backend-engineering" }, "choice": {} }),
        ),
        not_found(
            "plan_export",
            json!({ "id": "$nobody", "layers": "curator", "format": "json", "path": "$folder/a.json" }),
        ),
        not_found("plan_waiting", json!({ "id": "$nobody" })),
        not_found("plan_compare", json!({ "id": "$nobody", "source": plan, "from": 0 })),
        not_found("plan_compare", json!({ "id": "$plan", "source": { "from": "built_in", "key": "x" }, "from": 0 })),
        not_found("plan_update", json!({ "id": "$plan", "source": plan, "choice": { "keep": ["item:nothing"] } })),
        not_found("plan_update", json!({ "id": "$plan", "source": plan, "choice": { "switch": ["item:evelina"] } })),
    ]
}

fn stages() -> Vec<Refusal> {
    let (named, empty) = (json!({ "title": "Later" }), json!({ "title": "" }));
    vec![
        not_found("stage_add", json!({ "plan": "$nobody", "draft": named })),
        invalid("stage_add", json!({ "plan": "$plan", "draft": empty }), "title"),
        not_found("stage_edit", json!({ "id": "$nobody", "draft": named })),
        invalid("stage_edit", json!({ "id": "$stage", "draft": empty }), "title"),
        not_found("stage_move", json!({ "id": "$nobody", "before": "$stage" })),
        conflict("stage_move", json!({ "id": "$stage", "before": "$nobody" })),
        not_found("stage_remove", json!({ "id": "$nobody" })),
        conflict("stage_remove", json!({ "id": "$stage" })),
    ]
}

fn items() -> Vec<Refusal> {
    let place = |stage: &str, before: &str| json!({ "stage": stage, "before": before });
    vec![
        not_found("item_add", json!({ "plan": "$nobody", "stage": null, "book": "$book" })),
        not_found("item_add", json!({ "plan": "$plan", "stage": null, "book": "$nobody" })),
        conflict("item_add", json!({ "plan": "$taken", "stage": "$stage", "book": "$book" })),
        not_found("item_add_several", json!({ "plan": "$nobody", "stage": null, "books": ["$book"] })),
        not_found("item_add_several", json!({ "plan": "$taken", "stage": null, "books": ["$book", "$nobody"] })),
        conflict("item_add_several", json!({ "plan": "$taken", "stage": "$stage", "books": ["$book"] })),
        not_found(
            "item_add_new",
            json!({ "plan": "$nobody", "stage": null, "draft": { "title": "A" }, "edition": {} }),
        ),
        invalid("item_add_new", json!({ "plan": "$plan", "stage": null, "draft": {}, "edition": {} }), "title"),
        not_found("item_annotate", json!({ "id": "$nobody", "facts": {} })),
        conflict("item_annotate", json!({ "id": "$asked", "facts": {} })),
        invalid("item_annotate", json!({ "id": "$item", "facts": { "level": "expert" } }), "level"),
        not_found("item_move", json!({ "ids": ["$nobody"], "to": place("$stage", "$item") })),
        not_found("item_move", json!({ "ids": ["$item"], "to": place("$nobody", "$second") })),
        conflict("item_move", json!({ "ids": ["$item", "$asked"], "to": place("$stage", "$second") })),
        conflict("item_move", json!({ "ids": ["$asked"], "to": place("$stage", "$item") })),
        conflict("item_move", json!({ "ids": ["$item"], "to": place("$empty", "$second") })),
        not_found("item_depth", json!({ "id": "$nobody", "depth": "read" })),
        not_found("item_mark", json!({ "ids": ["$item", "$nobody"], "mark": "skipped", "reason": "" })),
        not_found("item_match", json!({ "id": "$nobody", "choice": { "to": "nothing" } })),
        not_found("item_match", json!({ "id": "$asked", "choice": { "to": "book", "id": "$nobody" } })),
        not_found("item_match", json!({ "id": "$asked", "choice": { "to": "candidate", "id": "$nobody" } })),
        not_found(
            "item_match",
            json!({ "id": "$asked", "choice": { "to": "listed", "plan": "backend-canon", "item": "nothing" } }),
        ),
        not_found("item_suggestions", json!({ "id": "$nobody" })),
        conflict("item_match", json!({ "id": "$item", "choice": { "to": "candidate", "id": "$candidate" } })),
        invalid(
            "item_match",
            json!({ "id": "$asked", "choice": { "to": "new", "title": "", "authors": [] } }),
            "title",
        ),
        not_found("item_edit", json!({ "id": "$nobody", "reason": "", "target": "" })),
        invalid("item_edit", json!({ "id": "$item", "reason": "", "target": "31 February" }), "target"),
    ]
}

fn needs() -> Vec<Refusal> {
    let on = |id: &str| json!({ "kind": "item", "id": id });
    let hard = |needs: serde_json::Value| json!({ "needs": needs, "strength": "hard", "why": "" });
    let topic = |name: &str| json!({ "kind": "topic", "name": name });
    let take = |title: &str, take: u32| json!({ "title": title, "take": take });
    vec![
        not_found("plan_graph", json!({ "id": "$nobody" })),
        not_found("item_way", json!({ "id": "$nobody" })),
        not_found("item_unlocks", json!({ "id": "$nobody" })),
        not_found("need_set", json!({ "item": "$nobody", "draft": hard(on("$item")) })),
        not_found("need_set", json!({ "item": "$item", "draft": hard(on("$asked")) })),
        conflict("need_set", json!({ "item": "$item", "draft": hard(on("$item")) })),
        conflict("need_set", json!({ "item": "$item", "draft": hard(json!({ "kind": "group", "id": "$group" })) })),
        invalid("need_set", json!({ "item": "$item", "draft": hard(topic(" ")) }), "topic"),
        not_found("need_remove", json!({ "item": "$item", "needs": on("$second") })),
        not_found("need_waive", json!({ "item": "$item", "needs": on("$second"), "why": "" })),
        not_found("need_hold", json!({ "item": "$item", "needs": on("$second") })),
        invalid("topic_know", json!({ "topic": "" }), "topic"),
        not_found("topic_forget", json!({ "topic": "algebra" })),
        conflict("group_make", json!({ "items": ["$item"], "draft": take("Alone", 1) })),
        conflict("group_make", json!({ "items": ["$item", "$second"], "draft": take("Again", 1) })),
        not_found("group_edit", json!({ "id": "$nobody", "draft": take("Both", 2), "items": null })),
        invalid("group_edit", json!({ "id": "$group", "draft": take("", 2), "items": null }), "title"),
        invalid("group_edit", json!({ "id": "$group", "draft": take("Three", 3), "items": null }), "take"),
        conflict("group_edit", json!({ "id": "$group", "draft": take("One", 1), "items": ["$item"] })),
        not_found("group_dissolve", json!({ "id": "$nobody" })),
        not_found("item_part", json!({ "id": "$nobody", "part": null })),
        invalid("item_part", json!({ "id": "$item", "part": { "unit": "page", "first": 9, "last": 3 } }), "part"),
        not_found("item_weight", json!({ "ids": ["$nobody"], "weight": "needed" })),
    ]
}
