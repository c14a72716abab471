//! Whatever the bytes, every parser ends soon, in an answer or a refusal.

use std::sync::Mutex;
use std::time::Instant;

use lectern_tests::fuzz::{Target, Until, fuzz, targets};

/// How many harmed inputs a target gets: few enough for every run of the tests, and always the same ones.
fn inputs(target: &Target) -> u64 {
    match target.name.as_str() {
        // A rehearsal of some rows, or looks at some hundred pages, cost a hundredth of a second and more.
        name if name.starts_with("import-") => 6,
        "sniff" => 12,
        "library" => 6,
        _ => 60,
    }
}

#[test]
fn no_input_is_the_end_of_a_parser() {
    let (waiting, failed) = (Mutex::new(targets()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(target) = next(&waiting) {
                    let begun = Instant::now();
                    match fuzz(&target, 1, Until::Inputs(inputs(&target))) {
                        Ok(tried) => println!("{:<22} {tried:>4} inputs in {:?}", target.name, begun.elapsed()),
                        Err(failure) => failed.lock().expect("no panic").push(format!("{}: {failure}", target.name)),
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("no panic");
    assert!(failed.is_empty(), "keep the inputs in tests/fixtures/fuzz, by target, and mend:\n{}", failed.join("\n"));
}

fn next(waiting: &Mutex<Vec<Target>>) -> Option<Target> {
    waiting.lock().expect("no panic").pop()
}
