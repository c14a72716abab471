//! Waiting for something to become true, with a deadline and a sentence for when it does not.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How long to rest between two looks; short against anything a person would notice.
const PAUSE: Duration = Duration::from_millis(20);

/// Looks again and again until `look` gives a value, and fails when `limit` has passed.
///
/// `what` completes the sentence "waited 10 s for …". An error from `look` ends the wait at once.
pub fn until<T>(what: &str, limit: Duration, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let deadline = Instant::now() + limit;
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if Instant::now() >= deadline {
            bail!("waited {} s for {what}", limit.as_secs());
        }
        std::thread::sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_that_comes_true_ends_the_wait() {
        let mut looks = 0;
        let found = until("the third look", Duration::from_secs(5), || {
            looks += 1;
            Ok((looks == 3).then_some("here"))
        });
        assert_eq!(found.unwrap(), "here");
    }

    #[test]
    fn a_condition_that_never_comes_true_says_what_was_missing() {
        let waited = until::<()>("a sunny day", Duration::ZERO, || Ok(None));
        assert_eq!(waited.unwrap_err().to_string(), "waited 0 s for a sunny day");
    }
}
