//! Times, their middle, and the table.

use std::time::{Duration, Instant};

use serde::Serialize;

/// What a figure counts.
#[derive(Debug, Clone, Copy, Serialize)]
enum Unit {
    #[serde(rename = "ms")]
    Ms,
    #[serde(rename = "MiB")]
    Mib,
}

/// One figure, perhaps with what it is compared with and what it must reach.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    books: u32,
    what: String,
    unit: Unit,
    figure: f64,
    baseline: Option<String>,
    baseline_ms: Option<f64>,
    most_ratio: Option<f64>,
    most: Option<f64>,
    either: bool,
    growth: Option<Growth>,
}

/// How a figure may grow with the library.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
enum Growth {
    /// Hardly: what is read is as long in a library of any size.
    Hardly,
    /// With the number of books.
    Linear,
}

impl Unit {
    fn word(self) -> &'static str {
        match self {
            Self::Ms => "ms",
            Self::Mib => "MiB",
        }
    }
}

impl Line {
    pub(crate) fn new(books: u32, what: &str, time: Duration) -> Self {
        Self::of(books, what, Unit::Ms, time.as_secs_f64() * 1e3)
    }

    pub(crate) fn mib(books: u32, what: &str, mib: f64) -> Self {
        Self::of(books, what, Unit::Mib, mib)
    }

    fn of(books: u32, what: &str, unit: Unit, figure: f64) -> Self {
        Self {
            books,
            what: what.to_owned(),
            unit,
            figure,
            baseline: None,
            baseline_ms: None,
            most_ratio: None,
            most: None,
            either: false,
            growth: None,
        }
    }

    pub(crate) fn against(self, baseline: &str, time: Duration) -> Self {
        Self { baseline: Some(baseline.to_owned()), baseline_ms: Some(time.as_secs_f64() * 1e3), ..self }
    }

    pub(crate) fn at_most_ratio(self, ratio: f64) -> Self {
        Self { most_ratio: Some(ratio), ..self }
    }

    pub(crate) fn at_most_ms(self, ms: f64) -> Self {
        Self { most: Some(ms), ..self }
    }

    pub(crate) fn at_most_mib(self, mib: f64) -> Self {
        Self { most: Some(mib), ..self }
    }

    /// One of the two limits is enough. A ratio to a disk's flush says something where the flush is slow; where a
    /// virtual disk answers in a tenth of a millisecond it compares processors, and no reader can tell.
    pub(crate) fn either(self) -> Self {
        Self { either: true, ..self }
    }

    /// At most twice the time, however many books there are.
    pub(crate) fn hardly_grows(self) -> Self {
        Self { growth: Some(Growth::Hardly), ..self }
    }

    /// As many times the time as there are times the books, and a fifth more.
    pub(crate) fn grows_with_the_books(self) -> Self {
        Self { growth: Some(Growth::Linear), ..self }
    }

    /// This figure against that of a smaller library, where it says how it may grow.
    fn grown(&self, from: &[Line]) -> Option<Self> {
        let smaller = from.iter().find(|smaller| smaller.what == self.what)?;
        let books = f64::from(self.books) / f64::from(smaller.books);
        let (times, most, baseline) = match self.growth? {
            Growth::Hardly => (1.0, 2.0, "the same".to_owned()),
            Growth::Linear => (books, 1.2, format!("{books} times the same")),
        };
        Some(Self {
            baseline: Some(format!("{baseline} with {} books", smaller.books)),
            baseline_ms: Some(smaller.figure * times),
            most_ratio: Some(most),
            most: None,
            either: false,
            growth: None,
            what: self.what.clone(),
            ..*self
        })
    }

    fn ratio(&self) -> Option<f64> {
        Some(self.figure / self.baseline_ms?)
    }

    pub(crate) fn is_over(&self) -> bool {
        let by_ratio = self.ratio().zip(self.most_ratio).is_some_and(|(ratio, most)| ratio > most);
        let by_figure = self.most.is_some_and(|most| self.figure > most);
        if self.either { by_ratio && by_figure } else { by_ratio || by_figure }
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

/// What the largest library costs against the smallest.
pub(crate) fn growth(smallest: &[Line], largest: &[Line]) -> Vec<Line> {
    largest.iter().filter_map(|line| line.grown(smallest)).collect()
}

pub(crate) fn print(head: &str, lines: &[Line]) {
    println!("\n{head}");
    println!("{:<48} {:>14} {:>12} {:>7}  limit", "what", "", "baseline ms", "ratio");
    for line in lines {
        let baseline = line.baseline_ms.map_or(String::new(), |ms| format!("{ms:.3}"));
        let ratio = line.ratio().map_or(String::new(), |ratio| format!("{ratio:.2}"));
        let limits = [
            line.most_ratio.map(|most| format!("{most} ×")),
            line.most.map(|most| format!("{most} {}", line.unit.word())),
        ];
        let limits = limits.into_iter().flatten().collect::<Vec<_>>();
        let limits = limits.join(if line.either { " or " } else { ", " });
        let over = if line.is_over() { "  OVER" } else { "" };
        let figure = format!("{:.3} {}", line.figure, line.unit.word());
        println!("{:<48} {figure:>14} {baseline:>12} {ratio:>7}  {limits}{over}", line.what);
    }
}

/// What this process holds in memory now; as Linux says it, and nothing elsewhere.
pub(crate) fn resident_mib() -> f64 {
    status_mib("VmRSS:")
}

/// The most memory that this process held at any moment of the work, and how long it took.
pub(crate) fn time_and_most_mib(work: impl FnOnce()) -> (Duration, f64) {
    // Begins the high-water mark anew. Where that cannot be, an earlier and higher one is shown, never a lower one.
    let _begun = std::fs::write("/proc/self/clear_refs", "5");
    let took = time(work);
    (took, status_mib("VmHWM:"))
}

fn status_mib(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
