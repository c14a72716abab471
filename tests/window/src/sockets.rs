//! Reads what strace recorded of network calls, and finds each that reaches beyond this machine.
//!
//! Lectern's own windows talk to their web process and to the display over local sockets, and a driven one to its
//! driver over loopback. Everything else is a line that nobody asked for.

/// The address families that stay on this machine: local sockets, and the kernel's own announcements.
const LOCAL: [&str; 3] = ["AF_UNIX", "AF_NETLINK", "AF_UNSPEC"];

/// The calls that name an address to reach, or to be reached at.
const CALLS: [&str; 5] = [" connect(", " bind(", " sendto(", " sendmsg(", " sendmmsg("];

/// Those lines of an strace record (`--trace=network`) that open or use a socket beyond loopback.
#[must_use]
pub fn beyond_loopback(record: &str) -> Vec<&str> {
    record.lines().filter(|line| reaches_out(line)).collect()
}

fn reaches_out(line: &str) -> bool {
    // A socket of an unusual kind (packets, Bluetooth, virtual machines) is refused whatever is done with it.
    if let Some(family) = after(line, " socket(") {
        return !family.starts_with("AF_INET") && !LOCAL.iter().any(|local| family.starts_with(local));
    }
    // What the kernel tells of its routes names addresses too, and is no use of them.
    if !CALLS.iter().any(|call| line.contains(call)) || !line.contains("sa_family=AF_INET") {
        return false;
    }
    let short = after(line, "sin_addr=inet_addr(\"").is_some_and(|address| address.starts_with("127."));
    let long = after(line, "inet_pton(AF_INET6, \"").is_some_and(is_loopback);
    !short && !long
}

fn is_loopback(rest: &str) -> bool {
    rest.starts_with("::1\"") || rest.starts_with("::ffff:127.")
}

fn after<'line>(line: &'line str, mark: &str) -> Option<&'line str> {
    line.split_once(mark).map(|(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_on_the_machine_is_nobodys_business() {
        let record = "\
            12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3\n\
            12 connect(3, {sa_family=AF_UNIX, sun_path=@\"/tmp/.X11-unix/X1\"}, 20) = 0\n\
            12 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 4\n\
            12 recvmsg(4, {msg_name={sa_family=AF_NETLINK}, [{rtm_family=AF_INET}, inet_addr(\"192.0.2.1\")]}, 0) = 52\n\
            12 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 5\n\
            12 connect(5, {sa_family=AF_INET, sin_port=htons(4555), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0\n\
            12 connect(6, {sa_family=AF_INET6, sin6_port=htons(1), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"::1\", &sin6_addr)}, 28) = 0";
        assert_eq!(beyond_loopback(record), [""; 0]);
    }

    #[test]
    fn every_way_out_is_found() {
        let ways = [
            "9 connect(5, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr(\"93.184.216.34\")}, 16) = 0",
            "9 bind(5, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = 0",
            "9 sendto(5, \"…\", 32, MSG_NOSIGNAL, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr(\"10.0.0.1\")}, 16) = 32",
            "9 connect(5, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, \"2606:2800::1\", &sin6_addr)}, 28) = 0",
            "9 socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = 7",
        ];
        assert_eq!(beyond_loopback(&ways.join("\n")), ways);
    }
}
