//! The parsers, each as a function over bytes.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use lectern_core::backup;
use lectern_core::books::{self, BookQuery};
use lectern_core::markdown;
use lectern_core::notes::{self, NoteQuery};
use lectern_core::plans::lists::ListChoice;
use lectern_core::search;
use lectern_core::transfer::import::{self, Choices, Input, Mapping, RowReport, Source, Watch};
use lectern_core::transfer::notes::{OnConflict, look_at_notes};
use lectern_core::transfer::plans::{PlanSource, look};
use lectern_core::{Library, Result, check};

use super::seeds;
use crate::Desk;

/// What a parser does with bytes.
pub(super) type Run = Arc<dyn Fn(&[u8]) + Send + Sync>;

/// A parser, and inputs that are right for it.
pub struct Target {
    /// Its name, as it is asked for.
    pub name: String,
    pub(super) run: Run,
    pub(super) seeds: Vec<Vec<u8>>,
}

thread_local! {
    /// An empty library, which no target changes.
    static DESK: Desk = Desk::new();
}

/// Every target: one for each format of an import, and all other parsers.
#[must_use]
pub fn targets() -> Vec<Target> {
    let imports = seeds::imports();
    let mut targets: Vec<Target> = import::format_names()
        .into_iter()
        .map(|format| {
            let run = move |bytes: &[u8]| rehearse(Some(format), bytes);
            target(&format!("import-{format}"), run, seeds::of_format(&imports, format))
        })
        .collect();
    targets.push(target("sniff", |bytes| rehearse(None, bytes), imports));
    let plans = seeds::plans();
    targets.push(target("plan", plan_text, plans.clone()));
    targets.push(target("plan-file", plan_file, plans));
    targets.push(target("list", plan_text, Vec::new()));
    targets.push(target("markdown", note, Vec::new()));
    targets.push(target("note-file", note_file, Vec::new()));
    targets.push(target("question", question, Vec::new()));
    targets.push(target("library", library, vec![seeds::library()]));
    targets
}

fn target(name: &str, run: impl Fn(&[u8]) + Send + Sync + 'static, right: Vec<Vec<u8>>) -> Target {
    let mut seeds = seeds::kept(name);
    seeds.extend(right);
    if seeds.is_empty() {
        seeds.push(b"Title,Author\nEmma,Jane Austen\n".to_vec());
    }
    Target { name: name.to_owned(), run: Arc::new(run), seeds }
}

/// A file in a folder of its own for as long as it is looked at.
fn with_file(name: &str, bytes: &[u8], look: impl FnOnce(PathBuf)) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    look(path);
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Sniffed, decoded, parsed, mapped, matched; as a format that is named, or that is found out.
fn rehearse(format: Option<&str>, bytes: &[u8]) {
    let mapping = Mapping { format: format.map(str::to_owned), ..Mapping::default() };
    let Ok(source) = Source::open(Input::Bytes("input".to_owned(), bytes.to_vec()), mapping) else { return };
    DESK.with(|desk| {
        let _told = import::rehearse(desk.library(), desk.now(), &[source], &Choices::Keep, &mut Unseen);
    });
}

/// A plan file in either form, or a list of books.
fn plan_text(bytes: &[u8]) {
    take_plan(&PlanSource::Pasted { text: text(bytes) });
}

fn plan_file(bytes: &[u8]) {
    with_file("plan.json", bytes, |path| take_plan(&PlanSource::File { path: path.display().to_string() }));
}

fn take_plan(source: &PlanSource) {
    let _plan = source.plan(&ListChoice::default());
    DESK.with(|desk| drop(desk.library().read(|view| look(view, source))));
}

fn note(bytes: &[u8]) {
    let text = text(bytes);
    let _shown = markdown::render(&text);
    let _said = markdown::mentions(&text);
    let _called = markdown::name(&text);
    let _pictures = markdown::picture_links(&text);
}

/// A file of the folder that notes are exported to, as an editor may have left it, and a JSON file of notes.
fn note_file(bytes: &[u8]) {
    for name in ["note.md", "notes.json"] {
        with_file(name, bytes, |path| {
            let from = if name == "note.md" { path.parent().expect("BUG: it has a folder").to_owned() } else { path };
            DESK.with(|desk| {
                let _told = desk.library().read(|view| look_at_notes(view, desk.now(), &from, OnConflict::Keep));
            });
        });
    }
}

/// What is typed into a field to search: it is always a question that can be asked.
fn question(bytes: &[u8]) {
    let text = text(bytes);
    if let Some(question) = search::question(&text) {
        let _marked = search::mark("<p>Emma &amp; the <em>rest</em></p>", &question);
    }
    DESK.with(|desk| {
        let asked = desk.library().read(|view| {
            books::list(view, &BookQuery { text: text.clone(), limit: 20, ..BookQuery::default() })?;
            notes::list(view, desk.now(), &NoteQuery { text: text.clone(), ..NoteQuery::default() })
        });
        if let Err(error) = asked {
            assert_eq!(error.code(), "invalid", "a question may be too long, and nothing else: {error}");
        }
    });
}

/// A file that is opened as a library, restored from, merged, and looked at as one that is damaged.
fn library(bytes: &[u8]) {
    with_file("Other.lectern", bytes, |path| {
        let _verified = backup::verify(&path);
        DESK.with(|desk| {
            let _replaced = backup::preview(desk.library(), &path, &mut backup::unwatched);
            let _merged = backup::preview_merge(desk.library(), &path, desk.now(), &mut backup::unwatched);
            let _damage = backup::look_at_damage(&path, desk.now(), &mut backup::unwatched);
            assert_eq!(fs::read(&path).expect("the file"), bytes, "looking writes nothing");
            if let Ok(library) = Library::open_existing(&path, desk.now()) {
                let _found = library.read(check::check);
                let _closed = library.close();
            }
        });
    });
}

struct Unseen;

impl Watch for Unseen {
    fn row(&mut self, _: &[String], _: &[String], _: RowReport) -> Result<()> {
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
