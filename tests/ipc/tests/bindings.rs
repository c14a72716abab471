//! The TypeScript side of the commands is what the commands say now.

use lectern_ipc_tests::bindings::{committed, generated};

#[test]
fn the_committed_bindings_are_fresh() {
    let committed = std::fs::read_to_string(committed()).expect("the bindings are committed");
    let generated = generated().expect("the bindings can be generated");
    assert!(committed == generated, "ui/src/ipc/bindings.ts is stale: run `cargo xtask bindings`");
}
