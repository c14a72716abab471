//! What is refused about books and the reading of them.

use serde_json::json;

use super::{Refusal, conflict, invalid, not_found, refusal};

pub(super) fn all() -> Vec<Refusal> {
    [books(), editions(), reads(), records(), log(), timer()].into_iter().flatten().collect()
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
