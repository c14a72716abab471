//! A disk without room, and folders that cannot be written.

use std::process::{Command, Output};

use lectern_tests::old::first_format;

use crate::scene::{ROWS, Scene, sound_titles};

/// The work that needs room, with its files.
const WORK: [(&str, &[&str]); 5] = [
    ("import-once", &["export.csv"]),
    ("merge-once", &["two.lectern"]),
    ("restore-once", &["two.lectern"]),
    ("backup-once", &[]),
    ("export-once", &["out.json"]),
];

fn has_name_spaces() -> bool {
    Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success())
}

/// A disk of a few hundred kilobytes, in a name space of its own; none where the system does not give one.
fn with_small_disk(scene: &Scene, kilobytes: u32, work: &str) -> Option<Output> {
    let folder = scene.file("");
    let script = format!(
        "mount -t tmpfs -o size={kilobytes}k none /mnt && cp '{0}'* /mnt/ 2>/dev/null; cd /mnt && \
         export TMPDIR='{0}' && {work}; status=$?; \
         for f in Library.lectern Library.lectern-wal; do rm -f '{0}'$f; test -e $f && cp $f '{0}'; done; exit $status",
        folder.display()
    );
    has_name_spaces().then(|| Command::new("unshare").args(["-rm", "sh", "-c", &script]).output().expect("it runs"))
}

fn command(kind: &str, library: &str, files: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_work-until-killed");
    format!("'{program}' {kind} {library} {}", files.join(" "))
}

#[test]
fn on_a_full_disk_every_work_fails_whole_and_says_so() {
    for (kind, files) in WORK {
        let mut refused = 0;
        // From one on which nothing fits to one on which all does.
        for room in [900, 1100, 1300, 1600, 2200, 8000] {
            let scene = Scene::new();
            let Some(ended) = with_small_disk(&scene, room, &command(kind, "Library.lectern", files)) else {
                eprintln!("this system gives no name space for a small disk: not tried");
                return;
            };
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            if !ended.status.success() {
                assert!(said.contains("disk is full"), "{kind} with {room} kB says: {said}");
                refused += 1;
                assert!(
                    !scene.library().exists() || sound_titles(&scene.library()) == ["Emma"],
                    "{kind} with {room} kB"
                );
            }
        }
        assert!(refused > 0, "{kind} never met the end of the disk");
    }
}

#[test]
fn an_undo_on_a_full_disk_leaves_the_step_done_and_says_so() {
    let mut refused = 0;
    for room in [24, 60, 120, 250, 500, 16_000] {
        let scene = Scene::new().with_many().alone();
        let kilobytes = std::fs::metadata(scene.library()).expect("the file").len().div_ceil(1024);
        let room = room + u32::try_from(kilobytes).expect("a small file");
        let Some(ended) = with_small_disk(&scene, room, &command("undo-once", "Library.lectern", &[])) else {
            eprintln!("this system gives no name space for a small disk: not tried");
            return;
        };
        let titles = sound_titles(&scene.library());
        if ended.status.success() {
            assert_eq!(titles, ["Emma"], "with {room} kB");
        } else {
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert!(said.contains("disk is full"), "with {room} kB it says: {said}");
            assert_eq!(titles.len(), ROWS + 1, "with {room} kB");
            refused += 1;
        }
    }
    assert!((1..6).contains(&refused), "both ends were met, and {refused} refused");
}

/// The scene's folder as one that cannot be written; none where the system gives no name space for that.
fn with_read_only_folder(scene: &Scene, work: &str) -> Option<Output> {
    let script = format!(
        "mount --bind '{0}' '{0}' && mount -o remount,ro,bind '{0}' && cd '{0}' && {work}",
        scene.file("").display()
    );
    if !has_name_spaces() {
        eprintln!("this system gives no name space for a read-only folder: not tried");
        return None;
    }
    Some(Command::new("unshare").args(["-rm", "sh", "-c", &script]).output().expect("it runs"))
}

#[test]
fn in_a_folder_that_cannot_be_written_every_work_is_refused_and_says_so() {
    for (kind, files) in WORK {
        refused_where_read_only(&Scene::new(), kind, files, 1);
    }
    refused_where_read_only(&Scene::new().with_many(), "undo-once", &[], ROWS + 1);
}

#[test]
fn a_library_of_an_older_format_in_a_folder_that_cannot_be_written_is_refused_with_a_way_on() {
    let scene = Scene::new().alone();
    first_format(&scene.file("Old.lectern"));
    let before = std::fs::read(scene.file("Old.lectern")).expect("the file");
    let Some(ended) = with_read_only_folder(&scene, &command("export-once", "Old.lectern", &["/dev/null"])) else {
        return;
    };
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(said.contains("Copy it to a folder that may be written"), "{said}");
    assert_eq!(std::fs::read(scene.file("Old.lectern")).expect("the file"), before);
}

fn refused_where_read_only(scene: &Scene, kind: &str, files: &[&str], books: usize) {
    let Some(ended) = with_read_only_folder(scene, &command(kind, "Library.lectern", files)) else { return };
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(!ended.status.success(), "{kind}");
    assert!(said.to_lowercase().contains("read-only"), "{kind} says: {said}");
    let titles = sound_titles(&scene.library());
    assert_eq!(titles.len(), books, "{kind}");
    assert!(titles.contains(&"Emma".to_owned()), "{kind}");
}
