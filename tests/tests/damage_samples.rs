//! Databases that were made to break what opens them, offered to Lectern at each of its doors. They stand beside the
//! checkout and are never copied into it; where they are not there, this says so and holds for nothing.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use lectern_core::transfer::import::{self, Choices, Input, Mapping, RowReport, Source, Watch};
use lectern_core::{Library, Result, backup, check};
use lectern_tests::Desk;

/// Longer than this nothing may take on a file of some kilobytes, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(60);

/// What became of a file at each door, in words.
type Told = [(&'static str, String); 5];

#[test]
fn a_database_that_is_none_of_ours_is_refused_at_every_door_and_left_alone() {
    let Some(samples) = samples() else { return };
    for sample in samples {
        let name = sample.file_name().expect("BUG: a file").to_string_lossy().into_owned();
        let (send, told) = channel();
        let offered = std::thread::spawn(move || drop(send.send(offer(&sample))));
        let Ok(told) = told.recv_timeout(PATIENCE) else {
            assert!(!offered.is_finished(), "{name}: it panics");
            panic!("{name}: it does not end");
        };
        println!("{name}");
        told.iter().for_each(|(door, words)| println!("    {door:<8} {}", words.replace('\n', " ")));
    }
}

fn samples() -> Option<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("BUG: tests/ stands in the root");
    let folder = root.join("../shared/data/imports/malformed_sqlite");
    let Ok(kinds) = fs::read_dir(&folder) else {
        println!("there are no samples at {}; nothing is tried", folder.display());
        return None;
    };
    let mut found: Vec<PathBuf> = kinds.flatten().flat_map(|kind| names(&kind.path())).collect();
    found.sort();
    Some(found)
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("one").path()).collect();
    names.sort();
    names
}

/// Offers a copy of the file at every door of a library with one book.
fn offer(sample: &Path) -> Told {
    let desk = Desk::new();
    desk.book("Emma", 400);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(sample.file_name().expect("BUG: a file"));
    let bytes = fs::read(sample).expect("the sample");
    fs::write(&path, &bytes).expect("a copy");
    let before = (bytes, names(folder.path()));
    let left_alone = |door: &str| {
        let now = (fs::read(&path).expect("the file"), names(folder.path()));
        assert!(now == before, "{}: {door} left a trace", path.display());
    };
    let told = [
        ("open", refused(Library::open_existing(&path, desk.now()).map(drop))),
        ("restore", {
            assert!(!backup::verify(&path).is_good(), "it is no backup");
            refused(backup::preview(desk.library(), &path, &mut backup::unwatched));
            refused(backup::restore(desk.library(), &path, desk.now(), &mut backup::unwatched))
        }),
        ("merge", {
            refused(backup::preview_merge(desk.library(), &path, desk.now(), &mut backup::unwatched));
            refused(backup::merge(
                desk.library(),
                &path,
                desk.now(),
                lectern_core::Source::Window,
                &mut backup::unwatched,
            ))
        }),
        ("import", import(&desk, &path)),
        ("salvage", salvaged(&desk, &path)),
    ];
    told.iter().for_each(|(door, _)| left_alone(door));
    assert!(desk.ask(check::check).is_clean(), "the library is as it was");
    told
}

/// The sentence of a refusal.
fn refused<T>(answer: Result<T>) -> String {
    let error = answer.err().expect("it is no library and has to be refused");
    assert_ne!(error.code(), "sqlite", "a refusal says what it is: {error}");
    error.to_string()
}

/// An import may read rows of a program's damaged database, and says of each what became of it; or it refuses.
fn import(desk: &Desk, path: &Path) -> String {
    let source = Source::open(Input::Path(path.to_owned()), Mapping::default());
    let told =
        source.and_then(|source| import::rehearse(desk.library(), desk.now(), &[source], &Choices::Keep, &mut Unseen));
    match told {
        Ok(reports) => format!("{} rows read as {}", reports[0].rows, reports[0].format),
        Err(error) => {
            let words = error.to_string();
            assert!(words.starts_with("This ") || words.starts_with("The file"), "{words}");
            assert!(!words.contains("library") && !words.contains('\0'), "what it is, and nothing of ours: {words}");
            words
        }
    }
}

/// What can be saved of it is a sound library, or there is nothing.
fn salvaged(desk: &Desk, path: &Path) -> String {
    let looked = backup::look_at_damage(path, desk.now(), &mut backup::unwatched);
    let to = desk.path().with_file_name("Saved.lectern");
    match backup::salvage(path, &to, desk.now(), &mut backup::unwatched) {
        Err(error) => format!("nothing: {error}"),
        Ok(done) => {
            assert!(looked.is_ok(), "what can be saved can be looked at: {looked:?}");
            let library = Library::open_existing(&to, desk.now()).expect("a library");
            assert!(library.read(check::check).expect("a look").is_clean());
            library.close().expect("it closes");
            format!("{} rows", done.kinds.iter().map(|kind| kind.saved).sum::<u32>())
        }
    }
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
