//! Ctrl-C while something long is done that may be stopped between two of its steps.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// What a shell says of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// A watcher that lets the work go on until Ctrl-C is pressed. Pressed again, it ends the program as ever.
pub(crate) fn watch() -> impl FnMut(u64, u64) -> ControlFlow<()> {
    let pressed = Arc::new(AtomicBool::new(false));
    // In this order: the first press is not yet the second. Where nobody can listen, Ctrl-C ends the program at once.
    let _listens = flag::register_conditional_shutdown(SIGINT, INTERRUPTED, Arc::clone(&pressed))
        .and_then(|_| flag::register(SIGINT, Arc::clone(&pressed)));
    move |_, _| if pressed.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}
