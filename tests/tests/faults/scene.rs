//! Libraries and files for things to go wrong with.

use std::fs;
use std::path::{Path, PathBuf};

use lectern_core::books::{self, BookDraft, BookQuery, EditionDraft};
use lectern_core::{Library, Now, Op, Source, check};

/// How many books an export of the other program has.
pub(crate) const ROWS: usize = 300;

/// A folder with a library and files to bring into it.
pub(crate) struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    /// A library with one book, a list of many, and two backups: of an empty library and of one with two books.
    pub(crate) fn new() -> Self {
        let scene = Self { folder: tempfile::tempdir().expect("a folder") };
        scene.make("empty.lectern", &[]);
        scene.make("two.lectern", &["Persuasion", "Sanditon"]);
        scene.make("Library.lectern", &["Emma"]);
        let rows = (0..ROWS).map(|row| format!("{row},Volume {row},Author {},5,read,shelf\n", row % 7));
        let head = "Book Id,Title,Author,My Rating,Exclusive Shelf,Bookshelves\n".to_owned();
        fs::write(scene.file("export.csv"), head + &rows.collect::<String>()).expect("a file");
        scene
    }

    fn make(&self, name: &str, titles: &[&str]) {
        let library = Library::open(self.file(name), Now::from_system()).expect("a library");
        for title in titles {
            let draft = BookDraft { title: (*title).to_owned(), ..BookDraft::default() };
            let add = |tx: &mut lectern_core::Tx<'_>| books::add(tx, &draft, &EditionDraft::default());
            library.change(Op::BookAdd, Now::from_system(), Source::Window, add).expect("a book");
        }
        library.close().expect("it closes");
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn library(&self) -> PathBuf {
        self.file("Library.lectern")
    }

    /// With nothing beside the library.
    pub(crate) fn alone(self) -> Self {
        for name in ["empty.lectern", "two.lectern", "export.csv"] {
            fs::remove_file(self.file(name)).expect("a file");
        }
        self
    }

    /// A library with many books, brought in as one step.
    pub(crate) fn with_many(self) -> Self {
        let library = Library::open(self.library(), Now::from_system()).expect("it opens");
        let source = lectern_core::transfer::import::Source::open(
            lectern_core::transfer::import::Input::Path(self.file("export.csv")),
            lectern_core::transfer::import::Mapping::default(),
        );
        let choices = lectern_core::transfer::import::Choices::Keep;
        library
            .change(Op::ImportApply, Now::from_system(), Source::Window, |tx| {
                lectern_core::transfer::import::bring_in(tx, &[source?], &choices, &mut Unseen)
            })
            .expect("imported");
        library.close().expect("it closes");
        self
    }
}

struct Unseen;

impl lectern_core::transfer::import::Watch for Unseen {
    fn row(
        &mut self,
        _: &[String],
        _: &[String],
        _: lectern_core::transfer::import::RowReport,
    ) -> lectern_core::Result<()> {
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64) -> std::ops::ControlFlow<()> {
        std::ops::ControlFlow::Continue(())
    }
}

/// The titles of a library that opens and is sound.
pub(crate) fn sound_titles(path: &Path) -> Vec<String> {
    let library = Library::open(path, Now::from_system()).unwrap_or_else(|error| panic!("it opens: {error}"));
    let found = library.read(check::check).expect("a look");
    assert!(found.is_clean(), "{found:?}");
    let query = BookQuery { limit: 500, ..BookQuery::default() };
    let list = library.read(|view| books::list(view, &query)).expect("a list");
    library.close().expect("it closes");
    list.books.into_iter().map(|book| book.title).collect()
}
