//! Looks after what happens while nobody presses anything: other programs at the same file, and the timer.

use std::time::Duration;

use lectern_core::{Library, Now, backup};
use tauri::{AppHandle, Manager, Runtime};

use crate::shelf::Shelf;

/// A quarter of what "within a second" allows, and a look costs microseconds.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// How often the timer is seen, in milliseconds: in a page that is out of sight the web view lets its own clocks rest.
const BETWEEN_SIGHTS: i64 = 60_000;

/// How often it is looked whether a day with changes is over: a look reads a clock and, after such a day, a folder.
const BETWEEN_BACKUPS: Duration = Duration::from_secs(60);

/// Starts looking, for as long as the program runs.
pub(crate) fn start<R: Runtime>(app: AppHandle<R>) {
    let shelf = app.clone();
    // A backup of a large library takes seconds, in which the other looks go on.
    std::thread::spawn(move || {
        loop {
            if let Ok(library) = shelf.state::<Shelf>().library() {
                back_up(&library);
            }
            std::thread::sleep(BETWEEN_BACKUPS);
        }
    });
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

/// Backs the library up after a day with changes. Settings show when that was last, so a failure shows there too.
fn back_up(library: &Library) {
    if let Err(error) = backup::make_if_due(library, Now::from_system(), &mut backup::unwatched) {
        tracing::warn!(code = error.code(), "the library could not be backed up");
    }
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
