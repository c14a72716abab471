//! Times, their middle, and the table.

use std::time::{Duration, Instant};

use serde::Serialize;

/// One figure, perhaps with what it is compared with and what it must reach.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    books: u32,
    what: String,
    ms: f64,
    baseline: Option<String>,
    baseline_ms: Option<f64>,
    most_ratio: Option<f64>,
    most_ms: Option<f64>,
    either: bool,
}

impl Line {
    pub(crate) fn new(books: u32, what: &str, time: Duration) -> Self {
        Self {
            books,
            what: what.to_owned(),
            ms: time.as_secs_f64() * 1e3,
            baseline: None,
            baseline_ms: None,
            most_ratio: None,
            most_ms: None,
            either: false,
        }
    }

    pub(crate) fn against(self, baseline: &str, time: Duration) -> Self {
        Self { baseline: Some(baseline.to_owned()), baseline_ms: Some(time.as_secs_f64() * 1e3), ..self }
    }

    pub(crate) fn at_most_ratio(self, ratio: f64) -> Self {
        Self { most_ratio: Some(ratio), ..self }
    }

    pub(crate) fn at_most_ms(self, ms: f64) -> Self {
        Self { most_ms: Some(ms), ..self }
    }

    /// One of the two limits is enough. A ratio to a disk's flush says something where the flush is slow; where a
    /// virtual disk answers in a tenth of a millisecond it compares processors, and no reader can tell.
    pub(crate) fn either(self) -> Self {
        Self { either: true, ..self }
    }

    fn ratio(&self) -> Option<f64> {
        Some(self.ms / self.baseline_ms?)
    }

    pub(crate) fn is_over(&self) -> bool {
        let by_ratio = self.ratio().zip(self.most_ratio).is_some_and(|(ratio, most)| ratio > most);
        let by_time = self.most_ms.is_some_and(|most| self.ms > most);
        if self.either { by_ratio && by_time } else { by_ratio || by_time }
    }
}

pub(crate) fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The middle of so many rounds, after one that warms up.
pub(crate) fn median(rounds: usize, mut work: impl FnMut()) -> Duration {
    work();
    middle((0..rounds).map(|_| time(&mut work)).collect())
}

pub(crate) fn middle(times: Vec<Duration>) -> Duration {
    percentile(times, 50)
}

pub(crate) fn percentile(mut times: Vec<Duration>, percent: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

pub(crate) fn print(size: u32, lines: &[Line]) {
    println!("\n{size} books");
    println!("{:<48} {:>10} {:>12} {:>7}  limit", "what", "ms", "baseline ms", "ratio");
    for line in lines {
        let baseline = line.baseline_ms.map_or(String::new(), |ms| format!("{ms:.3}"));
        let ratio = line.ratio().map_or(String::new(), |ratio| format!("{ratio:.2}"));
        let limits = [line.most_ratio.map(|most| format!("{most} ×")), line.most_ms.map(|most| format!("{most} ms"))];
        let limits = limits.into_iter().flatten().collect::<Vec<_>>();
        let limits = limits.join(if line.either { " or " } else { ", " });
        let over = if line.is_over() { "  OVER" } else { "" };
        println!("{:<48} {:>10.3} {baseline:>12} {ratio:>7}  {limits}{over}", line.what, line.ms);
    }
}
