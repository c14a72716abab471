//! Looks after what happens while nobody presses anything: other programs at the same file, and the timer.

use std::time::Duration;

use lectern_core::{Library, Now};
use tauri::{AppHandle, Manager, Runtime};

use crate::shelf::Shelf;

/// A quarter of what "within a second" allows, and a look costs microseconds.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// How often the timer is seen, in milliseconds: in a page that is out of sight the web view lets its own clocks rest.
const BETWEEN_SIGHTS: i64 = 60_000;

/// Starts looking, for as long as the program runs.
pub(crate) fn start<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        let mut seen = None;
        loop {
            std::thread::sleep(BETWEEN_LOOKS);
            let Ok(library) = app.state::<Shelf>().library() else { continue };
            if let Err(error) = library.notice_others() {
                tracing::warn!(code = error.code(), "could not look for changes by others");
            }
            see_timer(&library, &mut seen);
        }
    });
}

/// Sees the timer once a minute, and at once after sleep or a change of the clock.
fn see_timer(library: &Library, seen: &mut Option<i64>) {
    let now = Now::from_system();
    let is_due = seen.is_none_or(|seen| !(seen..seen + BETWEEN_SIGHTS).contains(&now.millis()));
    if !is_due {
        return;
    }
    *seen = Some(now.millis());
    if let Err(error) = library.timer_seen(now) {
        tracing::warn!(code = error.code(), "could not note that the timer is seen");
    }
}
