//! Every command, once: what it does, and arguments that are right in the scene.

use serde_json::{Value, json};

/// The first bytes of a PNG picture, which say what it is, in base64.
pub(crate) const PICTURE: &str = "iVBORw0KGgo=";

/// What a command does to the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It answers, and announces nothing.
    Asks,
    /// As [`Kind::Asks`], and works without an open library too.
    AsksTheShell,
    /// It makes a step of history, and announces it once.
    Changes,
    /// It walks the history, and announces it once.
    Walks,
    /// It opens another library, and announces that once.
    Opens,
}

/// A command with arguments that are right in the scene, after `first` has been called.
pub(crate) struct Command {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) arguments: Value,
    pub(crate) first: Option<(&'static str, Value)>,
}

/// All commands, in the order of the shell's own list.
pub(crate) fn commands() -> Vec<Command> {
    [
        library(),
        plans(),
        plan_files(),
        stages_and_items(),
        needs(),
        books(),
        editions(),
        reads(),
        log(),
        timer(),
        notes(),
        filters(),
        transfer(),
        imports(),
        backups(),
        history_and_settings(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn command(kind: Kind, name: &'static str, arguments: Value) -> Command {
    Command { name, kind, arguments, first: None }
}

fn asks(name: &'static str, arguments: Value) -> Command {
    command(Kind::Asks, name, arguments)
}

fn changes(name: &'static str, arguments: Value) -> Command {
    command(Kind::Changes, name, arguments)
}

impl Command {
    fn after(self, name: &'static str, arguments: Value) -> Self {
        Self { first: Some((name, arguments)), ..self }
    }
}

fn library() -> Vec<Command> {
    let made = ("library_create", json!({ "path": "$folder/first.lectern" }));
    vec![
        command(Kind::AsksTheShell, "library_status", json!({})),
        command(Kind::Opens, "library_open", json!({ "path": "$library" })).after(made.0, made.1),
        command(Kind::Opens, "library_create", json!({ "path": "$folder/new.lectern" })),
        command(Kind::Opens, "library_move", json!({ "path": "$folder/moved.lectern" })),
        command(Kind::AsksTheShell, "library_forget", json!({ "path": "$library" })),
        asks("library_check", json!({ "repair": true })),
        command(Kind::AsksTheShell, "library_damage", json!({ "path": "$cut" })),
        command(Kind::Opens, "library_recover", json!({ "path": "$cut", "backup": "$another" })),
        command(Kind::Opens, "library_salvage", json!({ "path": "$cut", "to": "$folder/saved.lectern" })),
        asks("library_export", json!({ "path": "$folder/library.json", "format": "json" })),
        command(Kind::AsksTheShell, "window_open", json!({})),
        asks("today_get", json!({})),
    ]
}

fn plans() -> Vec<Command> {
    let draft = json!({ "title": "Novels", "summary": "", "goal": "All six", "target": "2030-01-01" });
    vec![
        asks("plan_offers", json!({})),
        changes("plan_take", json!({ "key": "backend-canon" })),
        asks("plan_list", json!({})),
        asks("plan_outline", json!({ "id": "$plan", "from": 0 })),
        asks("plan_items", json!({ "id": "$plan", "after": "$item", "known": null })),
        asks("plan_rows", json!({ "id": "$plan", "items": ["$item"] })),
        asks("plan_of_book", json!({ "book": "$book" })),
        changes("plan_create", json!({ "draft": draft })),
        changes("plan_make", json!({ "draft": draft, "books": ["$book", "$other"] })),
        changes("plan_publish", json!({ "id": "$plan", "version": "", "note": "Two novels." })),
        changes("plan_edit", json!({ "id": "$plan", "draft": draft })),
        changes("plan_remove", json!({ "id": "$plan" })),
    ]
}

fn plan_files() -> Vec<Command> {
    let (list, plan) = (json!({ "from": "file", "path": "$list" }), json!({ "from": "file", "path": "$planfile" }));
    let out = json!({ "id": "$plan", "layers": "with_mine", "format": "html", "path": "$folder/plan.html" });
    vec![
        asks("plan_look", json!({ "source": list })),
        asks("plan_lines", json!({ "source": list, "from": 0 })),
        asks("plan_left", json!({ "source": list, "from": 0 })),
        changes("plan_import", json!({ "source": list, "choice": {} })),
        asks("plan_export", out),
        asks("plan_waiting", json!({ "id": "$taken" })),
        asks("plan_compare", json!({ "id": "$plan", "source": plan, "from": 0 })),
        changes("plan_update", json!({ "id": "$plan", "source": plan, "choice": { "keep": ["plan"] } })),
    ]
}

fn stages_and_items() -> Vec<Command> {
    vec![
        changes("stage_add", json!({ "plan": "$plan", "draft": { "title": "At the end", "summary": "" } })),
        changes("stage_edit", json!({ "id": "$stage", "draft": { "title": "First", "summary": "Begin here" } })),
        changes("stage_move", json!({ "id": "$empty", "before": "$stage" })),
        changes("stage_remove", json!({ "id": "$empty" })),
        changes("item_add", json!({ "plan": "$plan", "stage": "$empty", "book": "$book" })),
        changes("item_add_several", json!({ "plan": "$taken", "stage": null, "books": ["$book", "$other"] })),
        changes(
            "item_add_new",
            json!({ "plan": "$plan", "stage": null, "draft": { "title": "Persuasion" }, "edition": {} }),
        ),
        changes("item_move", json!({ "ids": ["$second"], "to": { "stage": "$stage", "before": "$item" } })),
        changes("item_mark", json!({ "ids": ["$item"], "mark": "known", "reason": "Read at school" })),
        changes("item_match", json!({ "id": "$asked", "choice": { "to": "candidate", "id": "$candidate" } })),
        asks("item_suggestions", json!({ "id": "$asked" })),
        changes("item_annotate", json!({ "id": "$item", "facts": { "why": "For the tone", "level": "beginner" } })),
        changes("item_edit", json!({ "id": "$item", "reason": "For the tone", "target": "2030-01-01" })),
        changes("item_depth", json!({ "id": "$item", "depth": "worked_through" })),
    ]
}

fn needs() -> Vec<Command> {
    let first = json!({ "kind": "item", "id": "$item" });
    let draft = json!({ "needs": first, "strength": "hard", "why": "It comes first" });
    let set = ("need_set", json!({ "item": "$second", "draft": draft }));
    let tact = json!({ "kind": "topic", "name": "tact" });
    let either = json!({ "title": "Either", "take": 1 });
    vec![
        asks("plan_graph", json!({ "id": "$taken" })),
        asks("item_way", json!({ "id": "$second" })),
        asks("item_unlocks", json!({ "id": "$item" })),
        changes("need_set", set.1.clone()),
        changes("need_remove", json!({ "item": "$second", "needs": first })).after(set.0, set.1.clone()),
        changes("need_waive", json!({ "item": "$second", "needs": first, "why": "" })).after(set.0, set.1),
        changes("need_hold", json!({ "item": "$second", "needs": tact })),
        asks("topic_list", json!({})),
        changes("topic_know", json!({ "topic": "tact" })),
        changes("topic_forget", json!({ "topic": "tact" })).after("topic_know", json!({ "topic": "Tact" })),
        changes("group_make", json!({ "items": ["$item", "$second"], "draft": either }))
            .after("group_dissolve", json!({ "id": "$group" })),
        changes(
            "group_edit",
            json!({ "id": "$group", "draft": { "title": "Both", "take": 2 }, "items": ["$item", "$second"] }),
        ),
        changes("group_dissolve", json!({ "id": "$group" })),
        changes("item_part", json!({ "id": "$item", "part": { "unit": "chapter", "first": 1, "last": 2 } })),
        changes("item_weight", json!({ "ids": ["$item"], "weight": "optional" })),
    ]
}

fn books() -> Vec<Command> {
    let query =
        json!({ "text": "", "sort": "title", "descending": false, "offset": 0, "limit": 50, "in_trash": false });
    vec![
        asks("book_list", json!({ "query": query })),
        asks("book_alike", json!({ "title": "emma", "isbn": "" })),
        asks("book_get", json!({ "id": "$book" })),
        asks("book_draft", json!({ "id": "$book" })),
        changes("book_add", json!({ "draft": { "title": "Lady Susan" }, "edition": {} })),
        changes("book_edit", json!({ "id": "$book", "draft": { "title": "Emma", "subtitle": "A Novel" } })),
        changes("book_tag", json!({ "ids": ["$book", "$other"], "add": ["regency"], "remove": ["novel"] })),
        changes("book_rate", json!({ "id": "$book", "rating": 4.5 })),
        changes("book_review", json!({ "id": "$book", "text": "Funny." })),
        changes("book_remove", json!({ "ids": ["$book"] })),
        changes("book_restore", json!({ "ids": ["$gone"] })),
    ]
}

fn editions() -> Vec<Command> {
    let draft = json!({ "isbn": "978-0-14-143958-7", "format": "paper", "pages": "474", "last_page": "453" });
    vec![
        changes("edition_add", json!({ "book": "$book", "draft": draft })),
        changes("edition_edit", json!({ "id": "$edition", "draft": draft })),
        changes("edition_move", json!({ "id": "$edition", "before": null }))
            .after("edition_add", json!({ "book": "$book", "draft": { "name": "2nd" } })),
        changes("edition_remove", json!({ "id": "$edition" })),
        changes("contents_set", json!({ "edition": "$edition", "text": "1. Highbury ... 1\n2. Hartfield ... 20" })),
        asks("contents_preview", json!({ "edition": "$edition", "text": "1. Highbury ... 1" })),
        asks("contents_text", json!({ "edition": "$edition" })),
        command(Kind::AsksTheShell, "contents_read", json!({ "path": "$contents" })),
        asks("book_merge_preview", json!({ "keep": "$book", "other": "$other" })),
        changes("book_merge", json!({ "keep": "$book", "other": "$other" })),
        asks("tag_list", json!({})),
    ]
}

fn reads() -> Vec<Command> {
    let draft = json!({ "state": "finished", "started": "2019", "ended": "2020", "reason": "", "resume_on": "",
        "edition": null, "rating": 4, "review": "" });
    let paused = json!({ "book": "$book", "on": "", "reason": "Travel", "resumeOn": "" });
    vec![
        asks("read_list", json!({ "book": "$book" })),
        changes("read_start", json!({ "book": "$other", "on": "", "edition": null })),
        changes("read_start_several", json!({ "books": ["$other"], "on": "" })),
        changes("read_pause", paused.clone()),
        changes("read_resume", json!({ "book": "$book" })).after("read_pause", paused),
        changes("read_finish", json!({ "book": "$book", "on": "" })),
        changes("read_finish_several", json!({ "books": ["$book", "$other"], "on": "" })),
        changes("read_abandon", json!({ "book": "$book", "on": "", "why": "Not now", "at": "60" })),
        changes("read_take_back", json!({ "books": ["$book"], "how": "with_all" })),
        changes("read_add", json!({ "book": "$book", "draft": draft })),
        changes("read_edit", json!({ "id": "$read", "draft": draft })),
        changes("read_remove", json!({ "id": "$read" })),
    ]
}

fn log() -> Vec<Command> {
    vec![
        changes("progress_log", json!({ "book": "$book", "draft": { "entry": "+10", "minutes": "25" } })),
        asks("chapter_list", json!({ "read": "$read" })),
        changes("chapter_tick", json!({ "book": "$book", "chapters": ["$chapter"] })),
        changes("chapter_untick", json!({ "book": "$book", "chapters": ["$chapter"] }))
            .after("chapter_tick", json!({ "book": "$book", "chapters": ["$chapter"] })),
        asks("session_list", json!({ "read": "$read" })),
        changes("session_add", json!({ "read": "$read", "draft": { "entry": "70", "day": "2020-02-02" } })),
        changes("session_edit", json!({ "id": "$session", "draft": { "entry": "45" } })),
        changes("session_remove", json!({ "id": "$session" })),
    ]
}

fn timer() -> Vec<Command> {
    let nothing = || json!({});
    vec![
        asks("timer_get", nothing()),
        changes("timer_start", json!({ "book": "$other" })).after("timer_discard", nothing()),
        changes("timer_pause", nothing()),
        changes("timer_resume", nothing()).after("timer_pause", nothing()),
        changes("timer_stop", json!({ "draft": { "entry": "+10", "minutes": "25", "note": "Box Hill" } })),
        changes("timer_discard", nothing()),
        changes("timer_cut", json!({ "from": "$gap" })),
        changes("timer_count", json!({ "from": "$gap" })),
        asks("timer_seen", nothing()),
    ]
}

fn notes() -> Vec<Command> {
    let query = json!({ "text": "match", "kinds": [], "books": [], "tags": [], "plans": ["$plan"],
        "written": { "when": "last", "days": 7 }, "order": "newest", "offset": 0, "limit": 50 });
    vec![
        asks("note_list", json!({ "query": query })),
        asks("note_of_book", json!({ "book": "$book" })),
        changes(
            "note_add",
            json!({ "draft": { "book": "$book", "kind": "quote", "text": "Handsome, clever, and rich" } }),
        ),
        changes(
            "note_edit",
            json!({ "id": "$note", "draft": { "book": "$book", "kind": "question", "text": "Why?" } }),
        ),
        changes("note_tag", json!({ "notes": ["$note"], "add": ["wit"], "remove": ["irony"] })),
        changes("note_move", json!({ "notes": { "text": "matchmaking" }, "book": "$other" })),
        changes("note_make", json!({ "notes": ["$note"], "kind": "takeaway" })),
        changes("note_remove", json!({ "notes": ["$note"] })),
        asks("note_removed", json!({ "offset": 0, "limit": 50 })),
        changes("note_restore", json!({ "ids": ["$note"] })).after("note_remove", json!({ "notes": ["$note"] })),
        asks("note_preview", json!({ "text": "*so*" })),
        asks("link_complete", json!({ "text": "em" })),
        asks("link_to_book", json!({ "book": "$book" })),
        asks("link_to_note", json!({ "note": "$note" })),
        changes("image_add", json!({ "name": "tree.png", "data": PICTURE })),
        asks("image_get", json!({ "id": "$image" })),
        asks("note_due", json!({ "limit": 10 })),
        changes("note_review", json!({ "id": "$note", "answer": "got" }))
            .after("note_edit", json!({ "id": "$note", "draft": { "kind": "takeaway", "text": "So." } })),
    ]
}

fn transfer() -> Vec<Command> {
    let question = json!({ "format": "markdown", "on_conflict": "keep", "on_deleted": "leave" });
    let out = json!({ "path": "$folder/notes", "question": question, "dry": false });
    vec![
        asks("notes_export", out.clone()),
        asks("notes_look", json!({ "path": "$folder/notes", "onConflict": "keep" })).after("notes_export", out),
        changes("notes_import", json!({ "path": "$given", "onConflict": "keep" })),
    ]
}

fn imports() -> Vec<Command> {
    let question = json!({ "path": "$table" });
    let look = json!({ "question": question });
    vec![
        command(Kind::AsksTheShell, "import_formats", json!({})),
        command(Kind::AsksTheShell, "import_keep", json!({ "name": "books.csv", "data": "VGl0bGUKRW1tYQ==" })),
        command(Kind::AsksTheShell, "import_fetch", json!({ "at": 0 })),
        asks("import_look", look.clone()),
        command(Kind::AsksTheShell, "import_rows", json!({ "outcome": "new", "from": 0 })),
        changes("import_take", look.clone()),
        asks("import_failed", json!({ "question": question, "path": "$folder/failed.csv" })),
        asks("import_row", json!({ "path": "$table", "line": 2 })).after("import_look", look.clone()),
        asks("import_correct", json!({ "path": "$table", "row": { "line": 2, "cells": ["Emma", "Jane Austen"] } }))
            .after("import_look", look),
        command(Kind::AsksTheShell, "import_columns", json!({ "question": question })),
        command(
            Kind::AsksTheShell,
            "import_mapping_save",
            json!({ "path": "$folder/mapping.json", "mapping": { "columns": { "What": "title" } } }),
        ),
        command(Kind::AsksTheShell, "import_mapping_open", json!({ "path": "$mapping" })),
        asks("import_mappings", json!({ "columns": ["What"] })),
        changes("import_mapping_keep", json!({ "name": "My list", "mapping": { "columns": { "What": "title" } } })),
        changes("import_mapping_forget", json!({ "name": "Kept" })),
        command(Kind::AsksTheShell, "work_progress", json!({})),
        command(Kind::AsksTheShell, "work_cancel", json!({})),
    ]
}

fn filters() -> Vec<Command> {
    let draft = json!({ "name": "Irony", "query": { "tags": ["irony"] } });
    vec![
        asks("filter_list", json!({})),
        changes("filter_save", json!({ "draft": draft })),
        changes("filter_edit", json!({ "id": "$filter", "draft": draft })),
        changes("filter_move", json!({ "id": "$filter", "before": null })),
        changes("filter_remove", json!({ "id": "$filter" })),
    ]
}

fn backups() -> Vec<Command> {
    vec![
        asks("backup_status", json!({})),
        asks("backup_list", json!({})),
        asks("backup_make", json!({})),
        asks("backup_preview", json!({ "path": "$another" })),
        command(Kind::Opens, "backup_restore", json!({ "path": "$another" })),
        asks("backup_merge_preview", json!({ "path": "$another" })),
        changes("backup_merge", json!({ "path": "$another" })),
    ]
}

fn history_and_settings() -> Vec<Command> {
    vec![
        asks("history_list", json!({ "limit": 10 })),
        command(Kind::Walks, "history_undo", json!({})),
        command(Kind::Walks, "history_undo_step", json!({ "step": "$step" })),
        command(Kind::Walks, "history_redo", json!({})).after("history_undo", json!({})),
        asks("settings_get", json!({})),
        changes("settings_set", json!({ "key": "theme", "value": "\"dark\"" })),
        command(Kind::AsksTheShell, "shortcut_status", json!({})),
    ]
}
