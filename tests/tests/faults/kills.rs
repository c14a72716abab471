//! 240 kills at any moment of large work.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use lectern_core::backup;
use lectern_tests::dice::Dice;
use lectern_tests::old::{first_format, people};

use crate::scene::{ROWS, Scene, sound_titles};

/// Starts the work, kills it some microseconds after some acknowledgements, and answers all of those.
fn kill(kind: &str, files: &[&Path], dice: &mut Dice, most_lines: u64, most_micros: u64) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_work-until-killed"))
        .arg(kind)
        .args(files)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut said: Vec<String> = Vec::new();
    for _ in 0..dice.up_to(most_lines) {
        said.extend(lines.next().and_then(Result::ok));
    }
    // The moment of the kill itself, somewhere inside the next piece of work.
    let moment = Instant::now() + Duration::from_micros(dice.up_to(most_micros));
    while Instant::now() < moment {
        std::thread::yield_now();
    }
    child.kill().expect("the kill");
    child.wait().expect("the child is gone");
    said.extend(lines.map_while(Result::ok));
    said
}

#[test]
fn an_import_and_its_undo_are_whole_or_not_there_after_any_of_70_kills() {
    let scene = Scene::new();
    let (library, file) = (scene.library(), scene.file("export.csv"));
    let mut dice = Dice::new(3);
    let mut seen = [false, false];
    for kill_number in 0..70 {
        kill("import", &[&library, &file], &mut dice, 3, 120_000);
        let titles = sound_titles(&library);
        let whole = titles.len() == ROWS + 1;
        assert!(whole || titles.len() == 1, "kill {kill_number} left {} books", titles.len());
        assert!(titles.contains(&"Emma".to_owned()), "kill {kill_number} took what was there before");
        seen[usize::from(whole)] = true;
    }
    assert_eq!(seen, [true, true], "both ends were met");
}

#[test]
fn a_restore_leaves_one_state_or_the_other_after_any_of_50_kills() {
    let scene = Scene::new();
    let library = scene.library();
    let (empty, two) = (scene.file("empty.lectern"), scene.file("two.lectern"));
    let mut dice = Dice::new(5);
    for kill_number in 0..50 {
        let said = kill("restore", &[&library, &empty, &two], &mut dice, 3, 60_000);
        let titles = sound_titles(&library);
        let states: [&[&str]; 3] = [&["Emma"], &[], &["Persuasion", "Sanditon"]];
        assert!(states.iter().any(|state| *state == titles), "kill {kill_number} left {titles:?}");
        assert!(
            said.len() < 2 || titles != ["Emma"],
            "kill {kill_number}: {said:?} was acknowledged, and is not there"
        );
    }
    for backup in backup::beside_library(&library).expect("the backups") {
        assert!(backup::verify(&backup.path).is_good(), "{}", backup.name);
    }
}

#[test]
fn a_merge_and_its_undo_are_whole_or_not_there_after_any_of_30_kills() {
    let scene = Scene::new();
    let (library, two) = (scene.library(), scene.file("two.lectern"));
    let mut dice = Dice::new(11);
    for kill_number in 0..30 {
        kill("merge", &[&library, &two], &mut dice, 3, 60_000);
        let titles = sound_titles(&library);
        assert!(titles == ["Emma"] || titles == ["Emma", "Persuasion", "Sanditon"], "kill {kill_number}: {titles:?}");
    }
}

#[test]
fn whatever_is_called_a_backup_is_one_after_any_of_30_kills() {
    let scene = Scene::new().with_many();
    let library = scene.library();
    let mut dice = Dice::new(7);
    let mut acknowledged = Vec::new();
    for kill_number in 0..30 {
        let said = kill("backup", &[&library], &mut dice, 3, 60_000);
        acknowledged.extend(said.into_iter().filter(|line| line != "open"));
        assert_eq!(sound_titles(&library).len(), ROWS + 1, "kill {kill_number}");
        let named = backup::beside_library(&library).expect("the backups");
        assert!(named.iter().all(|backup| backup::verify(&backup.path).is_good()), "kill {kill_number}");
        assert!(acknowledged.iter().all(|path| Path::new(path).exists()), "kill {kill_number} lost a backup");
    }
    assert!(!acknowledged.is_empty());
}

#[test]
fn a_library_is_made_whole_or_begun_again_after_any_of_30_kills() {
    let scene = Scene::new();
    let fresh = scene.file("Fresh.lectern");
    let mut dice = Dice::new(13);
    for _ in 0..30 {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let _absent = std::fs::remove_file(format!("{}{ending}", fresh.display()));
        }
        kill("open", &[&fresh], &mut dice, 0, 40_000);
        assert_eq!(sound_titles(&fresh), [""; 0]);
    }
}

#[test]
fn an_upgrade_is_whole_or_not_begun_and_backed_up_before_after_any_of_30_kills() {
    let scene = Scene::new();
    let old = scene.file("Old.lectern");
    let mut dice = Dice::new(17);
    for kill_number in 0..30 {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let _absent = std::fs::remove_file(format!("{}{ending}", old.display()));
        }
        first_format(&old);
        kill("open", &[&old], &mut dice, 0, 60_000);
        assert_eq!(sound_titles(&old), [""; 0], "kill {kill_number}");
        assert_eq!(people(&old), ["Jane Austen"], "kill {kill_number}");
        let backups = backup::beside_library(&old).expect("the backups");
        assert!(backups.iter().all(|backup| backup::verify(&backup.path).is_good()), "kill {kill_number}");
    }
}
