//! Running a test again where there is no network: in a namespace with nothing but loopback.

use std::process::{Command, Stdio};
use std::{env, fs};

use xtask::process::is_root;

/// What tells the test that it is the one inside.
const INSIDE: &str = "LECTERN_WITHOUT_NETWORK";

/// Runs `journey` in a network namespace of its own, in which loopback is up and no route leads anywhere.
///
/// `test` is the name under which the calling test runs. It is started a second time inside the namespace, with its
/// screen and its driver, and there does the journey itself.
///
/// # Panics
/// When the namespace cannot be made, when it has a route after all, or when the journey fails.
pub fn without_network(test: &str, journey: impl FnOnce()) {
    if env::var_os(INSIDE).is_some() {
        let routes = fs::read_to_string("/proc/net/route").expect("the kernel lists its routes");
        assert_eq!(routes.lines().count(), 1, "the namespace has a route, so this proves nothing:\n{routes}");
        return journey();
    }
    let program = env::current_exe().expect("BUG: a test runs from a file");
    let mut inside = Command::new("unshare");
    // Who is not root may still be it inside, as a user of the namespace's own.
    let who: &[&str] = if is_root() { &[] } else { &["--map-root-user"] };
    inside.arg("--net").args(who).args(["sh", "-c", "ip link set lo up && exec \"$0\" \"$@\""]);
    inside.arg(program).args(["--exact", test, "--nocapture"]);
    let output = inside.env(INSIDE, "1").stdin(Stdio::null()).output().expect("unshare (util-linux) can be started");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success(), "without a network:\n{said}");
    assert!(said.contains("1 passed"), "no test is called {test}, so nothing ran:\n{said}");
}
