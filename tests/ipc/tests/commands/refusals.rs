//! What each command refuses: with which code, and at which field of the form that asked.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::scene::Scene;
use crate::table::commands;

/// A call that must be refused in the scene.
struct Refusal {
    command: &'static str,
    arguments: Value,
    code: &'static str,
    field: Option<&'static str>,
}

fn refusal(command: &'static str, arguments: Value, code: &'static str) -> Refusal {
    Refusal { command, arguments, code, field: None }
}

fn not_found(command: &'static str, arguments: Value) -> Refusal {
    refusal(command, arguments, "not_found")
}

fn conflict(command: &'static str, arguments: Value) -> Refusal {
    refusal(command, arguments, "conflict")
}

fn invalid(command: &'static str, arguments: Value, field: &'static str) -> Refusal {
    Refusal { field: Some(field), ..refusal(command, arguments, "invalid") }
}

/// These answer whatever is asked of them: an id of nothing has no reads, no notes, no plans.
const NEVER_REFUSED: [&str; 35] = [
    "import_formats",
    "import_mappings",
    "import_rows",
    "work_progress",
    "work_cancel",
    "library_status",
    "library_forget",
    "library_check",
    "window_open",
    "today_get",
    "plan_offers",
    "plan_list",
    "topic_list",
    "plan_of_book",
    "book_list",
    "book_alike",
    "tag_list",
    "read_list",
    "session_list",
    "timer_get",
    "timer_seen",
    "note_list",
    "note_of_book",
    "note_removed",
    "note_preview",
    "link_complete",
    "link_to_note",
    "note_due",
    "filter_list",
    "history_list",
    "settings_get",
    "shortcut_status",
    "backup_status",
    "backup_list",
    "backup_make",
];

/// `files.rs`, `history.rs` and `timer.rs` refuse these, since they need another scene.
const REFUSED_ELSEWHERE: [&str; 7] =
    ["library_open", "library_create", "library_move", "history_undo", "history_redo", "timer_pause", "timer_discard"];

fn refusals() -> Vec<Refusal> {
    [
        plans(),
        plan_files(),
        stages(),
        items(),
        needs(),
        books(),
        editions(),
        reads(),
        records(),
        log(),
        timer(),
        notes(),
        filters(),
        transfer(),
        imports(),
        backups(),
        settings(),
    ]
    .into_iter()
    .flatten()
    .collect()
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

fn books() -> Vec<Refusal> {
    let draft = json!({ "title": "Emma" });
    let mut all = vec![
        not_found("book_get", json!({ "id": "$nobody" })),
        not_found("book_draft", json!({ "id": "$nobody" })),
        not_found("book_edit", json!({ "id": "$nobody", "draft": draft })),
        not_found("book_tag", json!({ "ids": ["$book", "$nobody"], "add": ["regency"], "remove": [] })),
        invalid("book_tag", json!({ "ids": ["$book"], "add": ["one, two"], "remove": [] }), "tags"),
        not_found("book_rate", json!({ "id": "$nobody", "rating": 4 })),
        not_found("book_review", json!({ "id": "$nobody", "text": "Funny." })),
        not_found("book_remove", json!({ "ids": ["$book", "$nobody"] })),
        not_found("book_restore", json!({ "ids": ["$gone", "$nobody"] })),
    ];
    for (field, draft) in [
        ("title", json!({ "title": "" })),
        ("authors.1", json!({ "title": "A", "authors": [{ "name": "B" }, { "name": "x".repeat(2000) }] })),
        ("first_published", json!({ "title": "A", "first_published": "long ago" })),
        ("series_number", json!({ "title": "A", "series_number": "1".repeat(50) })),
        ("language", json!({ "title": "A", "language": "English, mostly" })),
        ("tags", json!({ "title": "A", "tags": ["one, two"] })),
    ] {
        all.push(invalid("book_add", json!({ "draft": draft, "edition": {} }), field));
        all.push(invalid("book_edit", json!({ "id": "$book", "draft": draft }), field));
    }
    all
}

fn editions() -> Vec<Refusal> {
    let mut all = vec![
        not_found("edition_add", json!({ "book": "$nobody", "draft": {} })),
        not_found("edition_edit", json!({ "id": "$nobody", "draft": {} })),
        not_found("edition_remove", json!({ "id": "$nobody" })),
        not_found("contents_set", json!({ "edition": "$nobody", "text": "" })),
        invalid("contents_set", json!({ "edition": "$edition", "text": "One 30\nTwo 20" }), "contents"),
        not_found("contents_preview", json!({ "edition": "$nobody", "text": "" })),
        not_found("contents_text", json!({ "edition": "$nobody" })),
        invalid("contents_read", json!({ "path": "$library" }), "file"),
        refusal("contents_read", json!({ "path": "$folder/nothing.epub" }), "io"),
        not_found("edition_move", json!({ "id": "$nobody", "before": null })),
        conflict("edition_move", json!({ "id": "$edition", "before": "$nobody" })),
        not_found("book_merge_preview", json!({ "keep": "$book", "other": "$nobody" })),
        invalid("book_merge_preview", json!({ "keep": "$book", "other": "$book" }), "other"),
        not_found("book_merge", json!({ "keep": "$nobody", "other": "$book" })),
        invalid("book_merge", json!({ "keep": "$book", "other": "$book" }), "other"),
        conflict("book_merge", json!({ "keep": "$book", "other": "$gone" })),
    ];
    for (field, draft) in [
        ("isbn", json!({ "isbn": "978-0-14-143958-8" })),
        ("published", json!({ "published": "2019-02-30" })),
        ("language", json!({ "language": "?" })),
        ("pages", json!({ "pages": "many" })),
        ("last_page", json!({ "pages": "300", "last_page": "301" })),
        ("minutes", json!({ "minutes": "p5" })),
    ] {
        all.push(invalid("book_add", json!({ "draft": { "title": "A" }, "edition": draft }), field));
        all.push(invalid("edition_add", json!({ "book": "$book", "draft": draft }), field));
        all.push(invalid("edition_edit", json!({ "id": "$edition", "draft": draft }), field));
    }
    all
}

fn reads() -> Vec<Refusal> {
    let start = |book: &str, on: &str| json!({ "book": book, "on": on, "edition": null });
    let pause =
        |book: &str, on: &str, resume: &str| json!({ "book": book, "on": on, "reason": "", "resumeOn": resume });
    vec![
        not_found("read_start", start("$nobody", "")),
        conflict("read_start", start("$book", "")),
        invalid("read_start", start("$other", "2999"), "on"),
        invalid("read_start", start("$other", "yonder"), "on"),
        not_found("read_start_several", json!({ "books": ["$other", "$nobody"], "on": "" })),
        invalid("read_start_several", json!({ "books": ["$other"], "on": "2999" }), "on"),
        not_found("read_pause", pause("$nobody", "", "")),
        conflict("read_pause", pause("$other", "", "")),
        invalid("read_pause", pause("$book", "2019", ""), "on"),
        invalid("read_pause", pause("$book", "", "someday"), "resume_on"),
        not_found("read_resume", json!({ "book": "$nobody" })),
        conflict("read_resume", json!({ "book": "$book" })),
        not_found("read_finish", json!({ "book": "$nobody", "on": "" })),
        invalid("read_finish", json!({ "book": "$book", "on": "2999-01-01" }), "on"),
        invalid("read_finish", json!({ "book": "$book", "on": "1999" }), "ended"),
        not_found("read_finish_several", json!({ "books": ["$book", "$nobody"], "on": "" })),
        invalid("read_finish_several", json!({ "books": ["$book"], "on": "2999" }), "on"),
        not_found("read_abandon", json!({ "book": "$nobody", "on": "", "why": "", "at": "" })),
        invalid("read_abandon", json!({ "book": "$book", "on": "never", "why": "", "at": "" }), "on"),
        invalid("read_abandon", json!({ "book": "$book", "on": "1999", "why": "", "at": "" }), "ended"),
        invalid("read_abandon", json!({ "book": "$other", "on": "2019", "why": "", "at": "12" }), "at"),
        invalid("read_abandon", json!({ "book": "$book", "on": "", "why": "", "at": "far" }), "at"),
        not_found("read_take_back", json!({ "books": ["$book", "$nobody"], "how": "with_all" })),
        refusal("read_take_back", json!({ "books": ["$book"], "how": "if_empty" }), "would_lose"),
    ]
}

/// Reads from memory: the same draft for a new one and for a correction.
fn records() -> Vec<Refusal> {
    let draft = |state: &str, started: &str, ended: &str| json!({ "state": state, "started": started, "ended": ended });
    let finished = draft("finished", "2019", "2020");
    let mut all = vec![
        not_found("read_add", json!({ "book": "$nobody", "draft": finished })),
        conflict("read_add", json!({ "book": "$book", "draft": draft("reading", "", "") })),
        not_found("read_edit", json!({ "id": "$nobody", "draft": finished })),
        not_found("read_remove", json!({ "id": "$nobody" })),
    ];
    for (draft, field) in [
        (draft("finished", "2019", ""), "ended"),
        (draft("finished", "2020", "2019"), "ended"),
        (draft("abandoned", "the other day", "?"), "started"),
        (json!({ "state": "reading", "ended": "2019" }), "ended"),
        (json!({ "state": "paused", "resume_on": "summer" }), "resume_on"),
    ] {
        let book = if draft["state"] == "reading" || draft["state"] == "paused" { "$other" } else { "$book" };
        all.push(invalid("read_add", json!({ "book": book, "draft": draft }), field));
        all.push(invalid("read_edit", json!({ "id": "$read", "draft": draft }), field));
    }
    all
}

fn log() -> Vec<Refusal> {
    let mut all = vec![
        not_found("progress_log", json!({ "book": "$nobody", "draft": { "entry": "10" } })),
        not_found("session_add", json!({ "read": "$nobody", "draft": { "entry": "10" } })),
        not_found("session_edit", json!({ "id": "$nobody", "draft": { "entry": "10" } })),
        not_found("session_remove", json!({ "id": "$nobody" })),
        not_found("progress_log", json!({ "book": "$other", "draft": { "chapters": ["$chapter"] } })),
        not_found("chapter_list", json!({ "read": "$nobody" })),
        not_found("chapter_tick", json!({ "book": "$nobody", "chapters": ["$chapter"] })),
        not_found("chapter_tick", json!({ "book": "$other", "chapters": ["$chapter"] })),
        not_found("chapter_tick", json!({ "book": "$book", "chapters": [] })),
        not_found("chapter_untick", json!({ "book": "$book", "chapters": ["$nobody"] })),
    ];
    for (draft, field) in [
        (json!({ "entry": "" }), "entry"),
        (json!({ "entry": "almost there" }), "entry"),
        (json!({ "entry": "60", "from": "the start" }), "from"),
        (json!({ "entry": "60", "day": "2999-01-01" }), "day"),
        (json!({ "entry": "60", "at": "half past nine" }), "at"),
        (json!({ "entry": "60", "minutes": "a while" }), "minutes"),
    ] {
        all.push(invalid("progress_log", json!({ "book": "$book", "draft": draft }), field));
        all.push(invalid("session_add", json!({ "read": "$read", "draft": draft }), field));
        all.push(invalid("session_edit", json!({ "id": "$session", "draft": draft }), field));
    }
    let far = json!({ "entry": "301" });
    let beyond = |command, arguments| Refusal { field: Some("entry"), ..refusal(command, arguments, "beyond_the_end") };
    all.push(beyond("progress_log", json!({ "book": "$book", "draft": far })));
    all.push(beyond("session_add", json!({ "read": "$read", "draft": far })));
    all.push(beyond("session_edit", json!({ "id": "$session", "draft": far })));
    all
}

fn timer() -> Vec<Refusal> {
    let never = json!({ "from": "2019-01-01T00:00:00.000Z" });
    let beyond = refusal("timer_stop", json!({ "draft": { "entry": "301" } }), "beyond_the_end");
    vec![
        not_found("timer_start", json!({ "book": "$nobody" })),
        conflict("timer_start", json!({ "book": "$other" })),
        conflict("timer_resume", json!({})),
        not_found("timer_cut", never.clone()),
        not_found("timer_count", never),
        invalid("timer_stop", json!({ "draft": { "entry": "almost there" } }), "entry"),
        invalid("timer_stop", json!({ "draft": { "minutes": "a while" } }), "minutes"),
        Refusal { field: Some("entry"), ..beyond },
    ]
}

fn filters() -> Vec<Refusal> {
    let named = |name: &str| json!({ "name": name, "query": { "text": "wit" } });
    vec![
        invalid("filter_save", json!({ "draft": named(" ") }), "name"),
        invalid("filter_save", json!({ "draft": named("matches") }), "name"),
        invalid("filter_save", json!({ "draft": { "name": "All", "query": {} } }), "query"),
        invalid("filter_edit", json!({ "id": "$later", "draft": named("Matches") }), "name"),
        not_found("filter_edit", json!({ "id": "$nobody", "draft": named("Wit") })),
        not_found("filter_move", json!({ "id": "$filter", "before": "$nobody" })),
        not_found("filter_move", json!({ "id": "$nobody", "before": null })),
        not_found("filter_remove", json!({ "id": "$nobody" })),
    ]
}

fn notes() -> Vec<Refusal> {
    let mut all = vec![
        not_found("note_add", json!({ "draft": { "book": "$nobody", "text": "A thought" } })),
        not_found("note_edit", json!({ "id": "$nobody", "draft": { "text": "A thought" } })),
        not_found("note_edit", json!({ "id": "$note", "draft": { "book": "$nobody", "text": "A thought" } })),
        not_found("note_tag", json!({ "notes": ["$nobody"], "add": ["wit"], "remove": [] })),
        invalid("note_tag", json!({ "notes": ["$note"], "add": ["one, two"], "remove": [] }), "tags"),
        not_found("note_move", json!({ "notes": ["$nobody"], "book": "$book" })),
        not_found("note_move", json!({ "notes": ["$note"], "book": "$nobody" })),
        not_found("note_make", json!({ "notes": ["$nobody"], "kind": "quote" })),
        not_found("note_remove", json!({ "notes": ["$note", "$nobody"] })),
        not_found("note_restore", json!({ "ids": ["$nobody"] })),
        not_found("link_to_book", json!({ "book": "$nobody" })),
        not_found("image_get", json!({ "id": "$nobody" })),
        invalid("image_add", json!({ "name": "a.png", "data": "JVBERi0=" }), "image"),
        invalid("image_add", json!({ "name": "a.png", "data": "no base64" }), "image"),
        not_found("note_review", json!({ "id": "$nobody", "answer": "again" })),
        conflict("note_review", json!({ "id": "$note", "answer": "again" })),
    ];
    for (draft, field) in [
        (json!({ "book": "$book", "text": " \n" }), "text"),
        (json!({ "book": "$book", "text": "A thought", "anchor": "page 301" }), "anchor"),
        (json!({ "book": "$book", "text": "A thought", "tags": ["one, two"] }), "tags"),
    ] {
        all.push(invalid("note_add", json!({ "draft": draft }), field));
        all.push(invalid("note_edit", json!({ "id": "$note", "draft": draft }), field));
    }
    all
}

fn transfer() -> Vec<Refusal> {
    let absent = json!({ "path": "$folder/absent.json", "onConflict": "keep" });
    let below_a_file = json!({ "path": "$given/notes", "question": { "format": "json" }, "dry": false });
    let no_notes = json!({ "path": "$folder", "onConflict": "keep" });
    vec![
        refusal("notes_export", below_a_file, "io"),
        refusal("notes_look", absent.clone(), "io"),
        refusal("notes_import", absent, "io"),
        invalid("notes_look", no_notes.clone(), "file"),
        invalid("notes_import", no_notes, "file"),
    ]
}

fn imports() -> Vec<Refusal> {
    let absent = json!({ "question": { "path": "$folder/absent.csv" } });
    let no_table = json!({ "question": { "path": "$library" } });
    let below_a_file = json!({ "question": { "path": "$table" }, "path": "$given/failed.csv" });
    vec![
        invalid("import_keep", json!({ "name": "books.csv", "data": "%" }), "data"),
        refusal("import_look", absent.clone(), "io"),
        refusal("import_take", absent.clone(), "io"),
        invalid("import_look", no_table.clone(), "file"),
        invalid("import_take", no_table, "file"),
        refusal("import_failed", below_a_file, "io"),
        not_found("import_row", json!({ "question": { "path": "$table" }, "line": 900 })),
        refusal("import_columns", absent.clone(), "io"),
        invalid("import_columns", json!({ "question": { "path": "$library" } }), "file"),
        invalid("import_look", json!({ "question": { "path": "$mapping" } }), "columns"),
        refusal("import_mapping_save", json!({ "path": "$given/below.json", "mapping": {} }), "io"),
        refusal("import_mapping_open", json!({ "path": "$folder/absent.json" }), "io"),
        invalid("import_mapping_open", json!({ "path": "$table" }), "map"),
        invalid("import_mapping_keep", json!({ "name": " ", "mapping": { "columns": { "What": "title" } } }), "name"),
        invalid("import_mapping_keep", json!({ "name": "My list", "mapping": {} }), "mapping"),
        not_found("import_mapping_forget", json!({ "name": "Nothing" })),
    ]
}

fn backups() -> Vec<Refusal> {
    let mut all = Vec::new();
    for command in ["backup_preview", "backup_restore", "backup_merge_preview", "backup_merge"] {
        all.push(not_found(command, json!({ "path": "$folder/absent.lectern" })));
        all.push(refusal(command, json!({ "path": "$given" }), "foreign"));
        all.push(refusal(command, json!({ "path": "$cut" }), "damaged"));
    }
    all.extend([
        not_found("library_damage", json!({ "path": "$folder/absent.lectern" })),
        conflict("library_recover", json!({ "path": "$another", "backup": "$another" })),
        refusal("library_salvage", json!({ "path": "$cut", "to": "$another" }), "io"),
        refusal("library_export", json!({ "path": "$given/below.json", "format": "json" }), "io"),
    ]);
    all
}

fn settings() -> Vec<Refusal> {
    let set = |key: &'static str, value: &str| invalid("settings_set", json!({ "key": key, "value": value }), key);
    vec![
        set("rollover_hour", "24"),
        set("theme", "\"sepia\""),
        set("text_scale", "3"),
        set("density", "tight"),
        set("motion", "1"),
        set("single_keys", "\"yes\""),
        conflict("history_undo_step", json!({ "step": 1 })),
        set("capture_shortcut", "\"N\""),
        set("review_weeks", "\"4, 1\""),
        set("backup_daily", "1"),
        set("backup_keep", "{\"days\": 99, \"weeks\": 4, \"months\": 12}"),
        set("backup_folder", "\"Documents\""),
    ]
}

#[test]
fn what_cannot_be_is_refused_at_its_field_and_changes_nothing() {
    let scene = Scene::new();
    let steps = scene.ok("history_list", json!({ "limit": 500 }));
    let mut wrong = Vec::new();
    for Refusal { command, arguments, code, field } in refusals() {
        let answer = scene.call(command, arguments.clone());
        let fits = answer.as_ref().is_err_and(|refused| {
            refused["code"] == code
                && refused["field"] == json!(field)
                && refused["message"].as_str().is_some_and(|message| message.ends_with(['.', '?']))
        });
        if !fits {
            wrong.push(format!("{command} {arguments}\n  should be {code} {field:?}, and is {answer:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(scene.announced(), Vec::<Value>::new(), "nothing is announced when nothing changed");
    assert_eq!(scene.ok("history_list", json!({ "limit": 500 })), steps, "a refusal is no step");
}

#[test]
fn a_page_beyond_the_last_comes_with_both_numbers() {
    let refused = Scene::new().refused("progress_log", json!({ "book": "$book", "draft": { "entry": "301" } }));
    assert_eq!((&refused["detail"]["given"], &refused["detail"]["last"]), (&json!(301.0), &json!(300.0)), "{refused}");
}

#[test]
fn a_rating_between_the_half_stars_never_reaches_the_library() {
    for rating in [json!(0), json!(4.3), json!(5.5), json!("five")] {
        let refused = Scene::new().refused("book_rate", json!({ "id": "$book", "rating": rating }));
        assert!(refused.is_string(), "{rating}: {refused}");
    }
}

#[test]
fn every_command_that_can_be_refused_is_refused_here_or_elsewhere() {
    let refused: BTreeSet<&str> = refusals().iter().map(|refusal| refusal.command).collect();
    for command in commands() {
        let name = command.name;
        let places = [refused.contains(name), NEVER_REFUSED.contains(&name), REFUSED_ELSEWHERE.contains(&name)];
        assert_eq!(places.iter().filter(|place| **place).count(), 1, "{name} needs one of the three lists: {places:?}");
    }
}

#[test]
fn an_id_of_nothing_has_no_reads_no_entries_no_notes_and_no_plans() {
    let scene = Scene::new();
    let nothing = [("read_list", "book"), ("session_list", "read"), ("note_of_book", "book"), ("plan_of_book", "book")];
    for (command, key) in nothing {
        assert_eq!(scene.ok(command, json!({ key: "$nobody" })), json!([]), "{command}");
    }
}
