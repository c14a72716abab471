//! Tries parsers with harmed inputs for as long as it is told: `fuzz TARGET SECONDS SEED`; `all` for every target in turn.

use std::time::Duration;

use lectern_tests::fuzz::{Until, fuzz, targets};

type Done = Result<(), Box<dyn std::error::Error>>;

fn main() -> Done {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().ok_or("the target")?;
    let seconds: u64 = arguments.next().ok_or("how many seconds")?.parse()?;
    let seed: u64 = arguments.next().ok_or("the seed")?.parse()?;
    let (asked, others): (Vec<_>, Vec<_>) = targets().into_iter().partition(|one| name == "all" || one.name == name);
    if asked.is_empty() {
        let names: Vec<String> = others.into_iter().map(|one| one.name).collect();
        return Err(format!("“{name}” is no target. There are {}.", names.join(", ")).into());
    }
    let each = Duration::from_secs(seconds) / u32::try_from(asked.len())?;
    for target in asked {
        let tried = fuzz(&target, seed, Until::Over(each)).map_err(|failure| format!("{}: {failure}", target.name))?;
        println!("{:<22} {tried:>8} inputs, and every one was answered or refused", target.name);
    }
    Ok(())
}
