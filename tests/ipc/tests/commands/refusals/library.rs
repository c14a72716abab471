//! What is refused about notes, and about a library as a whole: what comes in and goes out, backups and settings.

use serde_json::json;

use super::{Refusal, conflict, invalid, not_found, refusal};

pub(super) fn all() -> Vec<Refusal> {
    [filters(), notes(), transfer(), imports(), backups(), settings()].into_iter().flatten().collect()
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
        not_found("import_fetch", json!({ "at": 2 })),
        refusal("import_fetch", json!({ "at": 1 }), "io"),
        refusal("import_look", absent.clone(), "io"),
        refusal("import_take", absent.clone(), "io"),
        invalid("import_look", no_table.clone(), "file"),
        invalid("import_take", no_table, "file"),
        refusal("import_failed", below_a_file, "io"),
        invalid("import_row", json!({ "path": "$given", "line": 2 }), "path"),
        invalid("import_correct", json!({ "path": "$given", "row": { "line": 2, "cells": [] } }), "path"),
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
        invalid("library_salvage", json!({ "path": "$cut", "to": "$another" }), "path"),
        refusal("library_salvage", json!({ "path": "$cut", "to": "$given/below.lectern" }), "io"),
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
