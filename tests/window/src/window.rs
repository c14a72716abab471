//! A window that a test has open.

use std::future::Future;
use std::path::Path;

use anyhow::{Context as _, Result};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use xtask::{process, wait};

use crate::PATIENCE;
use crate::desk::Desk;
use crate::driver::Driver;
use crate::spot::Spot;

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The application's window, open until it is closed or dropped.
#[derive(Debug)]
pub struct Window<'desk> {
    desk: &'desk Desk,
    session: Client,
    runtime: Runtime,
    driver: Driver,
}

impl<'desk> Window<'desk> {
    /// Opens `program` with `words` before the library's, and waits until its page stands.
    pub(crate) fn open(desk: &'desk Desk, program: &Path, words: &[String]) -> Self {
        let window = Self::start(desk, program, words);
        let window = window.unwrap_or_else(|failure| panic!("the window did not open: {failure:#}\n{}", desk.hints()));
        let stands = "return document.readyState === 'complete' && document.body.innerText.trim() !== ''";
        window.becomes("the page to stand", stands, &[]);
        window
    }

    fn start(desk: &'desk Desk, program: &Path, words: &[String]) -> Result<Self> {
        let driver = Driver::start(desk)?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let library = desk.library();
        let mut arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        arguments.extend(["--library", library.to_str().context("a library with a plain name")?]);
        let options = json!({ "binary": program, "args": arguments });
        let wanted = [("webkitgtk:browserOptions".to_owned(), options)].into_iter().collect();
        let mut connection = ClientBuilder::new(HttpConnector::new());
        let session = runtime.block_on(connection.capabilities(wanted).connect(&driver.address()))?;
        Ok(Self { desk, session, runtime, driver })
    }

    /// The thing on the page with this role and name, as a screen reader would announce it.
    ///
    /// A name may be given in part, without regard to case; a thing with exactly this name goes before. Nothing is
    /// looked for until something is done with the answer.
    #[must_use]
    pub fn the(&self, role: &str, name: &str) -> Spot<'_> {
        Spot::on(self, role, name)
    }

    /// Presses a key, with modifiers joined by `+`, as in `Control+z`, `Enter` or `Alt+ArrowDown`.
    pub fn press(&self, keys: &str) {
        let values: Vec<char> = keys.split('+').map(key).collect();
        let down = values.iter().map(|&value| KeyAction::Down { value });
        let up = values.iter().rev().map(|&value| KeyAction::Up { value });
        let strokes = down.chain(up).fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        let pressed = self.done(self.session.perform_actions(strokes));
        pressed.unwrap_or_else(|failure| panic!("{keys} could not be pressed: {failure:#}"));
    }

    /// Waits until the page shows these words.
    pub fn shows(&self, words: &str) {
        let what = format!("the page to show “{words}”");
        self.becomes(&what, "return document.body.innerText.includes(arguments[0])", &[words.into()]);
    }

    /// Waits until the page no longer shows these words.
    pub fn no_longer_shows(&self, words: &str) {
        let what = format!("the page to no longer show “{words}”");
        self.becomes(&what, "return !document.body.innerText.includes(arguments[0])", &[words.into()]);
    }

    /// Closes the window as its reader does, and waits until the application has ended.
    pub fn close(self) {
        let closed = self.done(self.session.close_window());
        closed.unwrap_or_else(|failure| panic!("the window could not be closed: {failure:#}"));
        let ended =
            wait::until("the application to end", PATIENCE, || Ok(self.driver.opened()?.is_empty().then_some(())));
        ended.unwrap_or_else(|failure| panic!("{failure:#}\n{}", self.hints()));
    }

    /// Kills the application and all that it started, as a failing battery would.
    pub fn kill(self) {
        let processes = self.driver.opened().expect("the list of processes can be read");
        processes.into_iter().for_each(process::kill);
        self.ended();
    }

    /// Waits for the driver's answer.
    pub(crate) fn done<T>(&self, answer: impl Future<Output = Result<T, CmdError>>) -> Result<T> {
        Ok(self.runtime.block_on(answer)?)
    }

    /// Asks the page something in its own language; the script finds `arguments` under that name.
    pub(crate) fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.done(self.session.execute(script, arguments))
    }

    /// Asks the page for elements.
    pub(crate) fn elements(&self, script: &str, arguments: Vec<Value>) -> Result<Vec<Element>> {
        let answer = self.ask(script, arguments)?;
        let references = answer.as_array().context("the page answered with something that is not a list")?;
        let element = |reference: &Value| {
            let id = reference[ELEMENT].as_str().context("the page answered with something that is not an element")?;
            Ok(Element::from_element_id(self.session.clone(), id.to_owned().into()))
        };
        references.iter().map(element).collect()
    }

    /// The screen that it stands on, as programs call it.
    pub(crate) fn screen(&self) -> &str {
        self.desk.screen()
    }

    /// What helps to see why a step failed.
    pub(crate) fn hints(&self) -> String {
        self.desk.hints()
    }

    fn ended(&self) {
        let ended =
            wait::until("the application to end", PATIENCE, || Ok(self.driver.opened()?.is_empty().then_some(())));
        ended.unwrap_or_else(|failure| panic!("{failure:#}\n{}", self.hints()));
    }

    fn becomes(&self, what: &str, script: &str, arguments: &[Value]) {
        let became = wait::until(what, PATIENCE, || Ok((self.ask(script, arguments.to_vec())? == true).then_some(())));
        became.unwrap_or_else(|failure| panic!("{failure:#}\n{}", self.hints()));
    }
}

/// The key that WebDriver knows by one character: a letter as itself, the others by their names.
fn key(name: &str) -> char {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => char::from(named(name)),
    }
}

fn named(name: &str) -> Key {
    match name {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "Home" => Key::Home,
        "End" => Key::End,
        other => panic!("no key is called {other}"),
    }
}
