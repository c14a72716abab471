//! No network: it is not needed, and it is not touched.

use std::fs;

use lectern_window_tests::{Desk, namespace, sockets};

use crate::steps::{spend_an_evening, the_evening_is_there};

#[test]
fn an_evening_without_any_network_is_an_evening_like_any_other() {
    namespace::without_network("network::an_evening_without_any_network_is_an_evening_like_any_other", || {
        let desk = Desk::empty();
        let window = desk.open();
        spend_an_evening(&window);
        window.close();
        the_evening_is_there(&desk.open());
    });
}

#[test]
fn no_socket_is_opened_beyond_this_machine() {
    let desk = Desk::empty();
    let record = desk.library().with_extension("sockets");
    let window = desk.open_recorded(&record);
    spend_an_evening(&window);
    window.close();
    let record = fs::read_to_string(record).expect("strace wrote its record");
    assert!(record.contains("socket(AF_UNIX"), "not even the display was reached, so this is no record:\n{record}");
    assert_eq!(sockets::beyond_loopback(&record), [""; 0], "Lectern reached beyond this machine");
}
