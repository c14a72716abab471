//! Does one kind of large work over and over, and says each piece only after it was acknowledged. Made to be killed.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lectern_core::backup::{self, Reason, unwatched};
use lectern_core::transfer::export::{self, ExportFormat};
use lectern_core::transfer::import::{self, Choices, Input, Mapping, RowReport, Watch};
use lectern_core::{Library, Now, Source};

type Done = Result<(), Box<dyn std::error::Error>>;

/// `KIND LIBRARY FILE…`: over and over, or once for a kind that ends in `-once`.
fn main() -> Done {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().ok_or("the kind of work")?;
    let path = PathBuf::from(arguments.next().ok_or("the library")?);
    let files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let done = match kind.strip_suffix("-once") {
        Some(kind) => Library::open(&path, Now::from_system())
            .map_err(Into::into)
            .and_then(|library| work(kind, &library, &files)),
        None => for_ever(&kind, &path, &files),
    };
    // The sentence that a reader would see, and not how the error looks inside.
    done.map_err(|error| error.to_string()).or_else(|said| {
        eprintln!("{said}");
        std::process::exit(1)
    })
}

fn for_ever(kind: &str, path: &Path, files: &[PathBuf]) -> Done {
    let library = Library::open(path, Now::from_system())?;
    say("open")?;
    if kind == "open" {
        return library.close().map_err(Into::into);
    }
    loop {
        work(kind, &library, files)?;
        if kind == "import" || kind == "merge" {
            library.undo(Now::from_system(), Source::CommandLine)?;
            say("undone")?;
        }
    }
}

/// Does one piece of work and says it.
fn work(kind: &str, library: &Library, files: &[PathBuf]) -> Done {
    let now = Now::from_system();
    match (kind, files) {
        ("import", [file]) => {
            backup::before(library, now, Reason::BeforeImport, &mut unwatched)?;
            let source = import::Source::open(Input::Path(file.clone()), Mapping::default())?;
            import::import(library, now, Source::CommandLine, &[source], &Choices::Keep, &mut Unseen)?;
            say("imported")
        }
        ("merge", [file]) => {
            backup::merge(library, file, now, Source::CommandLine, &mut unwatched)?;
            say("merged")
        }
        ("restore", files) => files.iter().try_for_each(|file| {
            backup::restore(library, file, Now::from_system(), &mut unwatched)?;
            say("restored")
        }),
        ("undo", []) => {
            library.undo(now, Source::CommandLine)?;
            say("undone")
        }
        ("backup", []) => {
            let made = backup::make(library, now, Reason::ByHand, &mut unwatched)?;
            say(&made.path.display().to_string())
        }
        ("export", [file]) => {
            library.read(|view| export::export(view, now, ExportFormat::Json, file, &mut unwatched))?;
            say("exported")
        }
        _ => Err("that kind of work is not known".into()),
    }
}

fn say(what: &str) -> Done {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{what}")?;
    out.flush()?;
    Ok(())
}

struct Unseen;

impl Watch for Unseen {
    fn row(&mut self, _: &[String], _: &[String], _: RowReport) -> lectern_core::Result<()> {
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
