//! A file manager's half of dragging a file: the source in the X drag-and-drop protocol (XDND, version 5).
//!
//! `WebDriver` cannot drop files, and an event that a script makes up proves nothing about the window. This speaks with
//! it as a file manager does: says what is carried, moves over the window until it would take that, and lets go.

use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT, CURRENT_TIME, NONE};
use xtask::wait;

use crate::PATIENCE;

/// The version of the protocol that is spoken.
const VERSION: u32 = 5;

/// The bit of a status, and of the last word, that says yes.
const YES: u32 = 1;

/// In how many moves the pointer comes over the window.
const STEPS: i16 = 5;

x11rb::atom_manager! {
    /// The words of the protocol.
    Words: WordsCookie {
        XdndAware,
        XdndEnter,
        XdndPosition,
        XdndStatus,
        XdndDrop,
        XdndFinished,
        XdndActionCopy,
        XdndSelection,
        FILES: b"text/uri-list",
    }
}

/// Carries a file to a place on the screen and lets go there; answers once the window has taken it.
///
/// # Errors
/// When no window that takes drops is there, or when it does not take this one.
pub(crate) fn drop_file(screen: &str, file: &Path, (x, y): (i16, i16)) -> Result<()> {
    let drag = Drag::begin(screen, file, (x, y))?;
    drag.say(drag.words.XdndEnter, [VERSION << 24, drag.words.FILES, NONE, NONE])?;
    // Over the window, and only then to the place: what lies there hears that something comes, moves and is let go.
    for step in 1..STEPS {
        drag.move_to((x / STEPS * step, y / STEPS * step))?;
    }
    wait::until("the window to want the file", PATIENCE, || Ok(drag.move_to((x, y))?.then_some(())))?;
    drag.say(drag.words.XdndDrop, [0, CURRENT_TIME, 0, 0])?;
    let last = drag.hear("the window to take the file", drag.words.XdndFinished)?;
    ensure!(last[1] & YES != 0, "the window did not take {}", file.display());
    Ok(())
}

/// One file on its way.
struct Drag {
    server: RustConnection,
    words: Words,
    source: Window,
    target: Window,
    files: String,
}

impl Drag {
    fn begin(screen: &str, file: &Path, place: (i16, i16)) -> Result<Self> {
        let (server, number) = x11rb::connect(Some(screen)).context("the virtual display does not answer")?;
        let words = Words::new(&server)?.reply()?;
        let root = server.setup().roots[number].root;
        let target = aware(&server, &words, root, place)?.context("no window there takes drops")?;
        let source = server.generate_id()?;
        let (inputs, plain) = (WindowClass::INPUT_ONLY, CreateWindowAux::new());
        server.create_window(COPY_DEPTH_FROM_PARENT, source, root, 0, 0, 1, 1, 0, inputs, COPY_FROM_PARENT, &plain)?;
        server.set_selection_owner(source, words.XdndSelection, CURRENT_TIME)?;
        Ok(Self { server, words, source, target, files: format!("{}\r\n", address(file)) })
    }

    /// Moves to a place; answers whether the window would take there what is carried.
    fn move_to(&self, (x, y): (i16, i16)) -> Result<bool> {
        let place = (u32::from(x.cast_unsigned()) << 16) | u32::from(y.cast_unsigned());
        self.say(self.words.XdndPosition, [0, place, CURRENT_TIME, self.words.XdndActionCopy])?;
        let status = self.hear("the window to say whether it wants the file", self.words.XdndStatus)?;
        Ok(status[1] & YES != 0)
    }

    /// Says a word to the window; the first of its five numbers is always who speaks.
    fn say(&self, word: u32, [a, b, c, d]: [u32; 4]) -> Result<()> {
        let message = ClientMessageEvent::new(32, self.target, word, [self.source, a, b, c, d]);
        self.server.send_event(false, self.target, EventMask::NO_EVENT, message)?;
        Ok(self.server.flush()?)
    }

    /// Waits for a word of the window, and hands out what is carried whenever that is asked for.
    fn hear(&self, what: &str, word: u32) -> Result<[u32; 5]> {
        wait::until(what, PATIENCE, || {
            while let Some(event) = self.server.poll_for_event()? {
                match event {
                    Event::SelectionRequest(asked) => self.hand_out(&asked)?,
                    Event::ClientMessage(said) if said.type_ == word => return Ok(Some(said.data.as_data32())),
                    _ => {}
                }
            }
            Ok(None)
        })
    }

    fn hand_out(&self, asked: &SelectionRequestEvent) -> Result<()> {
        let known = asked.target == self.words.FILES;
        if known {
            let files = self.files.as_bytes();
            self.server.change_property8(PropMode::REPLACE, asked.requestor, asked.property, asked.target, files)?;
        }
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: if known { asked.property } else { NONE },
        };
        self.server.send_event(false, asked.requestor, EventMask::NO_EVENT, answer)?;
        Ok(self.server.flush()?)
    }
}

/// The topmost window of the screen that stands at this place and takes drops.
fn aware(server: &RustConnection, words: &Words, root: Window, (x, y): (i16, i16)) -> Result<Option<Window>> {
    let stack = server.query_tree(root)?.reply()?.children;
    for window in stack.into_iter().rev() {
        let frame = server.get_geometry(window)?.reply()?;
        let covers = |from: i16, size: u16, at: i16| (0..i32::from(size)).contains(&(i32::from(at) - i32::from(from)));
        let takes = server.get_property(false, window, words.XdndAware, AtomEnum::ATOM, 0, 1)?.reply()?;
        if covers(frame.x, frame.width, x) && covers(frame.y, frame.height, y) && takes.value_len > 0 {
            return Ok(Some(window));
        }
    }
    Ok(None)
}

/// The address of a file, as a list of addresses has it.
fn address(file: &Path) -> String {
    let mut address = String::from("file://");
    for &byte in file.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            write!(address, "%{byte:02X}").expect("BUG: a String takes everything");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plain_letter_of_a_path_is_written_by_its_bytes() {
        assert_eq!(address(Path::new("/home/Jane/My Bücher.csv")), "file:///home/Jane/My%20B%C3%BCcher.csv");
    }
}
