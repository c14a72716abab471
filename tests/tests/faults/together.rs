//! Two programs at one library.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::scene::{ROWS, Scene, sound_titles};

fn importing(library: &Path, file: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_work-until-killed"))
        .arg("import-once")
        .args([library, file])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the child starts")
}

#[test]
fn two_programs_that_import_the_same_file_at_once_bring_every_book_in_once() {
    let scene = Scene::new();
    let (library, file) = (scene.library(), scene.file("export.csv"));
    let children = [importing(&library, &file), importing(&library, &file)];
    for child in children {
        let ended = child.wait_with_output().expect("it ends");
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    assert_eq!(sound_titles(&library).len(), ROWS + 1, "the second found them all there");
}
