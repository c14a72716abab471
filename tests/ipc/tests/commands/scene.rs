//! A small library that every test starts from, and the words for what is in it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::{DateTime, FixedOffset};
use lectern_core::books::{self, BookDraft, EditionDraft};
use lectern_core::values::BookId;
use lectern_core::{Library, Moment, Now, Op, Source, Tx, reading};
use lectern_ipc_tests::Shell;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// What names stand for.
type Names = BTreeMap<&'static str, String>;

/// The shell on a library of its own. In texts of arguments `$name` stands for what the scene knows by that name:
///
/// - `$book` is being read in `$edition` (300 pages), as `$read` with the entry `$session` (page 50), has `$note`, and `$image` is a picture;
/// - `$chapter` is the first chapter of that edition, `$contents` a text file with contents;
/// - `$other` is a book that nobody reads, `$gone` lies in the trash;
/// - `$plan` has the stages `$stage`, with `$item` (the book) and `$second`, and `$empty`;
/// - these two items are the `$group`, of which one is enough; `$second` needs the topic “tact”, which was waved through;
/// - `$taken` is the built-in plan with `$asked`, a recommendation that may mean `$candidate`;
/// - the timer runs for `$book` since an hour and a half, of which nobody watched the `$gap` until now;
/// - `$step` is the number of the latest step;
/// - `$given` is a file of notes that the library does not know, `$list` a list of books in Markdown, `$planfile` a plan,
///   `$table` books of another program, `$mapping` how a table is read;
/// - `$another` is a library with one book, `$cut` the same with its end missing;
/// - `$filter` and `$later` are saved filters;
/// - `$table` and the folder around it were dropped onto the page;
/// - `$folder` is an empty folder, `$nobody` an id of nothing.
pub(crate) struct Scene {
    pub(crate) shell: Shell,
    names: Names,
    announced: Arc<Mutex<Vec<Value>>>,
    folder: TempDir,
}

impl Scene {
    /// The library as described, with nothing announced yet.
    pub(crate) fn new() -> Self {
        // Made once by the commands themselves; every test has a copy of the file.
        static MADE: OnceLock<(Vec<u8>, Names)> = OnceLock::new();
        let (library, names) = MADE.get_or_init(Self::make);
        let mut scene = Self::over(|path| std::fs::write(path, library).expect("a file"));
        scene.names.extend(names.clone());
        scene
    }

    fn make() -> (Vec<u8>, Names) {
        let mut scene = Self::empty();
        scene.add_books();
        scene.start_timer();
        scene.add_filters();
        scene.add_plans();
        let copy = scene.folder().join("copy.lectern");
        scene.shell.shelf().library().expect("it is open").copy_to(&copy).expect("a whole copy");
        let mut names = std::mem::take(&mut scene.names);
        names.retain(|name, _| {
            ![
                "folder", "given", "list", "planfile", "table", "mapping", "library", "contents", "another", "cut",
                "nobody",
            ]
            .contains(name)
        });
        (std::fs::read(copy).expect("the copy is a file"), names)
    }

    /// A library without anything in it.
    pub(crate) fn empty() -> Self {
        Self::over(|_| ())
    }

    /// Whatever `prepare` has put where the library should be.
    pub(crate) fn over(prepare: impl FnOnce(&std::path::Path)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let library = folder.path().join("reader").join("library.lectern");
        std::fs::create_dir(folder.path().join("reader")).expect("a folder");
        prepare(&library);
        let given = folder.path().join("reader").join("notes.json");
        std::fs::write(&given, GIVEN).expect("a file");
        let list = folder.path().join("reader").join("winter.md");
        std::fs::write(&list, LIST).expect("a file");
        let plan = folder.path().join("reader").join("plan.json");
        std::fs::write(&plan, PLAN).expect("a file");
        let table = folder.path().join("reader").join("books.csv");
        std::fs::write(&table, "Title,Author,Pages\nSanditon,Jane Austen,120\n,Nobody,1\n").expect("a file");
        let mapping = folder.path().join("reader").join("mapping.json");
        std::fs::write(&mapping, r#"{ "columns": { "Verdict": "stars" } }"#).expect("a file");
        let contents = folder.path().join("reader").join("contents.txt");
        std::fs::write(&contents, "1. Highbury ... 1\n2. Hartfield ... 150").expect("a file");
        let [another, cut] = ["another.lectern", "cut.lectern"].map(|name| folder.path().join("reader").join(name));
        let bytes = a_library();
        std::fs::write(&another, bytes).expect("a file");
        std::fs::write(&cut, &bytes[..bytes.len() - 8192]).expect("a file");
        let shell = Shell::start(&library);
        assert_eq!(shell.drop_files(&[table.clone(), folder.path().to_owned()])[0], "books.csv");
        let announced = Arc::<Mutex<Vec<Value>>>::default();
        let heard = Arc::clone(&announced);
        shell.shelf().announce_with(move |change| {
            let change = serde_json::to_value(change).expect("a change is JSON");
            heard.lock().unwrap_or_else(PoisonError::into_inner).push(change);
        });
        let names = BTreeMap::from([
            ("folder", folder.path().display().to_string()),
            ("library", library.display().to_string()),
            ("given", given.display().to_string()),
            ("list", list.display().to_string()),
            ("planfile", plan.display().to_string()),
            ("table", table.display().to_string()),
            ("mapping", mapping.display().to_string()),
            ("gap", "2019-01-01T00:00:00.000Z".to_owned()),
            ("contents", contents.display().to_string()),
            ("another", another.display().to_string()),
            ("cut", cut.display().to_string()),
            ("nobody", "01900000-0000-7000-8000-000000000000".to_owned()),
        ]);
        Self { shell, names, announced, folder }
    }

    fn add_books(&mut self) {
        self.ok("import_mapping_keep", json!({ "name": "Kept", "mapping": { "columns": { "Verdict": "stars" } } }));
        let draft = json!({ "title": "Emma", "authors": [{ "name": "Jane Austen" }], "tags": ["novel"] });
        self.keep("book", "book_add", json!({ "draft": draft, "edition": { "pages": "300" } }));
        let book = self.ok("book_get", json!({ "id": "$book" }));
        self.name("edition", &book["editions"][0]["id"]);
        self.ok("contents_set", json!({ "edition": "$edition", "text": "1. Highbury 1\n2. Hartfield 200" }));
        let book = self.ok("book_get", json!({ "id": "$book" }));
        self.name("chapter", &book["editions"][0]["chapters"][0]["id"]);
        self.keep("read", "read_start", json!({ "book": "$book", "on": "", "edition": null }));
        let logged = self.ok("progress_log", json!({ "book": "$book", "draft": { "entry": "50" } }));
        self.name("session", &logged["value"]["session"]);
        let note = json!({ "book": "$book", "text": "A note about *matchmaking*.", "anchor": "12", "tags": ["irony"] });
        self.keep("note", "note_add", json!({ "draft": note }));
        self.keep("image", "image_add", json!({ "name": "tree.png", "data": crate::table::PICTURE }));
        self.keep("other", "book_add", json!({ "draft": { "title": "Persuasion" }, "edition": {} }));
        self.keep("gone", "book_add", json!({ "draft": { "title": "Sanditon" }, "edition": {} }));
        self.ok("book_remove", json!({ "ids": ["$gone"] }));
    }

    /// A plan with its items whole and in order, as its page puts it together: stages with items, and what was taken out.
    pub(crate) fn plan(&self, id: &Value) -> Value {
        let mut plan = self.ok("plan_outline", json!({ "id": id, "from": 0 }));
        let mut outline = self.outlined(id);
        outline.sort_by_key(|item| (item["order"].to_string(), item["id"].to_string()));
        let mut items = Vec::new();
        for window in outline.chunks(50) {
            let ids: Vec<&Value> = window.iter().map(|item| &item["id"]).collect();
            items.extend(self.ok("plan_rows", json!({ "id": id, "items": ids })).as_array().expect("rows").clone());
        }
        assert_eq!(items.len(), outline.len(), "every item of the outline can be read");
        let (removed, kept): (Vec<Value>, Vec<Value>) = items.into_iter().partition(|item| item["state"] == "removed");
        for stage in plan["stages"].as_array_mut().expect("a plan has stages") {
            stage["items"] = kept.iter().filter(|item| item["stage"] == stage["id"]).cloned().collect();
        }
        plan["removed"] = Value::Array(removed);
        plan
    }

    /// The items of a plan in outline, piece after piece.
    pub(crate) fn outlined(&self, id: &Value) -> Vec<Value> {
        let (mut items, mut after) = (Vec::new(), Value::Null);
        loop {
            let piece = self.ok("plan_items", json!({ "id": id, "after": after, "known": null }));
            items.extend(piece["items"].as_array().expect("items").clone());
            after = piece["next"].clone();
            if after.is_null() {
                return items;
            }
        }
    }

    fn add_plans(&mut self) {
        self.keep("plan", "plan_create", json!({ "draft": { "title": "Austen" } }));
        let plan = self.plan(&json!("$plan"));
        self.name("stage", &plan["stages"][0]["id"]);
        self.keep("empty", "stage_add", json!({ "plan": "$plan", "draft": { "title": "Later" } }));
        self.keep("item", "item_add", json!({ "plan": "$plan", "stage": "$stage", "book": "$book" }));
        self.keep("second", "item_add", json!({ "plan": "$plan", "stage": "$stage", "book": "$other" }));
        let tact = json!({ "kind": "topic", "name": "tact" });
        let draft = json!({ "needs": tact, "strength": "hard", "why": "" });
        self.ok("need_set", json!({ "item": "$second", "draft": draft }));
        self.ok("need_waive", json!({ "item": "$second", "needs": tact, "why": "" }));
        let either = json!({ "title": "Either", "take": 1 });
        self.keep("group", "group_make", json!({ "items": ["$item", "$second"], "draft": either }));
        self.keep("taken", "plan_take", json!({ "key": "backend-engineering" }));
        let plan = self.plan(&json!("$taken"));
        let asked = items(&plan)
            .find(|item| item["book"].is_null() && item["candidates"][0].is_object())
            .expect("some recommendation is not identified, and may mean a book");
        self.name("asked", &asked["id"]);
        self.name("candidate", &asked["candidates"][0]["id"]);
    }

    fn start_timer(&mut self) {
        let library = self.shell.shelf().library().expect("it is open");
        let book = BookId::parse(&self.names["book"]).expect("an id");
        let before = |minutes: i64| {
            let Moment(now) = Now::from_system().moment();
            let then = DateTime::from_timestamp_millis(now - minutes * 60_000).expect("an instant");
            Now::new(then, FixedOffset::east_opt(0).expect("an offset"))
        };
        let start = |tx: &mut Tx<'_>| reading::start_timer(tx, book);
        library.change(Op::TimerStart, before(90), Source::Window, start).expect("the timer starts");
        for minutes in [89, 0] {
            library.timer_seen(before(minutes)).expect("the timer is seen");
        }
        let timer = self.ok("timer_get", json!({}));
        self.name("gap", &timer["gaps"][0]["from"]);
    }

    fn add_filters(&mut self) {
        for (id, name, text) in [("filter", "Matches", "matchmaking"), ("later", "Ironies", "irony")] {
            self.keep(id, "filter_save", json!({ "draft": { "name": name, "query": { "text": text } } }));
        }
    }

    fn keep(&mut self, name: &'static str, command: &str, arguments: Value) {
        let answer = self.ok(command, arguments);
        self.name(name, &answer["value"]);
    }

    fn name(&mut self, name: &'static str, id: &Value) {
        self.names.insert(name, id.as_str().expect("an id").to_owned());
    }

    /// The text with every `$name` in its place.
    pub(crate) fn said(&self, text: &str) -> String {
        // The longest names first, so that no name is taken for the beginning of another.
        let mut names: Vec<_> = self.names.iter().collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("${name}"), value))
    }

    fn filled(&self, arguments: Value) -> Value {
        match arguments {
            Value::String(text) if text == "$step" => self.latest_step(),
            Value::String(text) => Value::String(self.said(&text)),
            Value::Array(list) => list.into_iter().map(|value| self.filled(value)).collect(),
            Value::Object(map) => {
                Value::Object(map.into_iter().map(|(key, value)| (key, self.filled(value))).collect::<Map<_, _>>())
            }
            plain => plain,
        }
    }

    fn latest_step(&self) -> Value {
        self.ok("history_list", json!({ "limit": 1 }))[0]["seq"].clone()
    }

    /// Calls a command.
    pub(crate) fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        self.shell.call(command, self.filled(arguments))
    }

    /// What a command answers.
    #[track_caller]
    pub(crate) fn ok(&self, command: &str, arguments: Value) -> Value {
        self.call(command, arguments).unwrap_or_else(|refused| panic!("{command} was refused: {refused}"))
    }

    /// How a command is refused.
    #[track_caller]
    pub(crate) fn refused(&self, command: &str, arguments: Value) -> Value {
        match self.call(command, arguments) {
            Err(refused) => refused,
            Ok(answer) => panic!("{command} should be refused, and answered {answer}"),
        }
    }

    /// What was announced since this was last asked.
    pub(crate) fn announced(&self) -> Vec<Value> {
        std::mem::take(&mut *self.announced.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The folder of `$folder`.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// A note from elsewhere.
const GIVEN: &str = r#"{ "format": "lectern-notes", "version": 1, "notes": [{ "id": "01900000-0000-7000-8000-0000000000aa",
    "book": null, "kind": "takeaway", "text": "From elsewhere.", "created_at": "2026-01-01T00:00:00Z",
    "edited_at": "2026-01-01T00:00:00Z" }] }"#;

/// A list of books, with a line that is none.
const LIST: &str =
    "Some words before.\n\n## Novels\n\n- Lady Susan - Jane Austen: short\n- [x] Evelina by Frances Burney\n";

/// A plan of two items.
const PLAN: &str = r#"{ "lectern_plan": 1, "id": "letters", "title": "Letters", "version": "2", "summary": "Novels in letters.",
    "language": "en", "curator": { "name": "A reader" }, "stages": [{ "id": "all", "title": "All", "summary": "All of them.",
    "items": [{ "id": "evelina", "asks_for": "Evelina", "identification": { "confidence": "none", "basis": "No title." } }] }] }"#;

/// All items of a plan, stage after stage.
pub(crate) fn items(plan: &Value) -> impl Iterator<Item = &Value> {
    let stages = plan["stages"].as_array().expect("a plan has stages");
    stages.iter().flat_map(|stage| stage["items"].as_array().expect("a stage has items"))
}

/// A library with one book, as one file; made once.
fn a_library() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("made.lectern");
        let library = Library::open(&path, Now::from_system()).expect("a library");
        let draft = BookDraft { title: "Middlemarch".to_owned(), ..BookDraft::default() };
        let add = |tx: &mut Tx<'_>| books::add(tx, &draft, &EditionDraft::default());
        library.change(Op::BookAdd, Now::from_system(), Source::Window, add).expect("a book");
        library.close().expect("it closes");
        std::fs::read(path).expect("a file")
    })
}
