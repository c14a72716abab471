//! A thing on the page, found anew each time something is done with it.

use std::cell::RefCell;
use std::path::Path;

use anyhow::{Result, bail, ensure};
use fantoccini::elements::Element;
use serde_json::{Value, json};
use xtask::wait;

use crate::PATIENCE;
use crate::drag;
use crate::window::Window;

/// Finds what a screen reader would announce with a role and a name.
const FIND: &str = include_str!("page.js");

/// How often in a row a page may move under the look at it.
const LOOKS: usize = 10;

/// Where an element stands, to see whether it still moves.
const PLACE: &str = "const box = arguments[0].getBoundingClientRect(); return [box.x, box.y, box.width, box.height]";

/// Where on the screen the middle of an element is, in whole pixels.
const MIDDLE: &str = "const box = arguments[0].getBoundingClientRect(); \
                      return [screenX + box.x + box.width / 2, screenY + box.y + box.height / 2].map(Math.round)";

/// Where to look for one thing: a role and a name, inside another or anywhere on the page.
///
/// Every action looks until the page holds exactly one such thing, and panics with a sentence when it never does.
#[derive(Debug, Clone)]
pub struct Spot<'window> {
    window: &'window Window<'window>,
    path: Vec<(String, String)>,
    near: Option<String>,
}

impl<'window> Spot<'window> {
    pub(crate) fn on(window: &'window Window<'window>, role: &str, name: &str) -> Self {
        Self { window, path: vec![(role.to_owned(), name.to_owned())], near: None }
    }

    /// The thing with this role and name inside this one.
    #[must_use]
    pub fn the(&self, role: &str, name: &str) -> Self {
        let mut inner = self.clone();
        inner.path.push((role.to_owned(), name.to_owned()));
        inner
    }

    /// Of several such things, the one that stands closest to these words.
    #[must_use]
    pub fn near(&self, words: &str) -> Self {
        Self { near: Some(words.to_owned()), ..self.clone() }
    }

    /// Waits until it is there.
    pub fn is_there(&self) {
        self.act("is not there", |_| Ok(()));
    }

    /// Waits until nothing of this role and name is there.
    pub fn is_gone(&self) {
        let gone = wait::until(&format!("{self} to go"), PATIENCE, || Ok(self.found()?.is_empty().then_some(())));
        gone.unwrap_or_else(|failure| self.fail(&format!("{failure:#}")));
    }

    /// Clicks it with the pointer, once it no longer moves.
    pub fn click(&self) {
        let last = RefCell::new(Value::Null);
        self.act("cannot be clicked", |element| {
            let place = self.window.ask(PLACE, vec![serde_json::to_value(element)?])?;
            let before = last.replace(place.clone());
            ensure!(before == place, "it moves");
            self.window.done(element.click())
        });
    }

    /// Puts the caret into it and types; what stands there stays.
    pub fn type_in(&self, text: &str) {
        self.act("cannot be typed in", |element| self.window.done(element.send_keys(text)));
    }

    /// Empties it and types.
    pub fn fill(&self, text: &str) {
        self.act("cannot be emptied", |element| self.window.done(element.clear()));
        self.type_in(text);
    }

    /// Drops a file onto the middle of it, as a file manager does, once it no longer moves.
    pub fn drop_file(&self, file: &Path) {
        let last = RefCell::new(Value::Null);
        self.act("takes no file", |element| {
            let middle = self.window.ask(MIDDLE, vec![serde_json::to_value(element)?])?;
            let before = last.replace(middle.clone());
            ensure!(before == middle, "it moves");
            drag::drop_file(self.window.screen(), file, serde_json::from_value(middle)?)
        });
    }

    /// Waits until what it shows, or what is typed in it, holds these words.
    pub fn says(&self, words: &str) {
        let mut last = String::new();
        let said = wait::until(&format!("{self} to say “{words}”"), PATIENCE, || {
            if let [element] = self.found()?.as_slice() {
                last = self.text(element)?;
            }
            Ok(last.contains(words).then_some(()))
        });
        said.unwrap_or_else(|failure| self.fail(&format!("{failure:#}; it says “{last}”")));
    }

    /// Waits until nothing is typed in it.
    pub fn is_empty(&self) {
        let empty = wait::until(&format!("{self} to be empty"), PATIENCE, || match self.found()?.as_slice() {
            [element] => Ok(self.text(element)?.is_empty().then_some(())),
            _ => Ok(None),
        });
        empty.unwrap_or_else(|failure| self.fail(&format!("{failure:#}")));
    }

    /// Tries until it succeeds: a page that moves makes a click miss once, and not for long.
    fn act(&self, cannot: &str, attempt: impl Fn(&Element) -> Result<()>) {
        let mut last = None;
        let acted = wait::until("it", PATIENCE, || match self.one().and_then(|element| attempt(&element)) {
            Ok(()) => Ok(Some(())),
            Err(failure) => {
                last = Some(failure);
                Ok(None)
            }
        });
        if acted.is_err() {
            let why = last.map(|failure| format!(": {failure:#}")).unwrap_or_default();
            self.fail(&format!("{self} {cannot}{why}"));
        }
    }

    fn one(&self) -> Result<Element> {
        let mut found = self.found()?;
        match found.len() {
            1 => Ok(found.remove(0)),
            0 => bail!("the page has no such thing"),
            many => bail!("the page has {many} of them"),
        }
    }

    fn found(&self) -> Result<Vec<Element>> {
        let find = || self.window.elements(FIND, vec![json!(self.path), json!(self.near)]);
        // What leaves the page between being found and being named is looked for again.
        let is_moving = |failure: &anyhow::Error| format!("{failure:#}").contains("Stale element");
        (0..LOOKS).map(|_| find()).find(|found| !found.as_ref().is_err_and(is_moving)).unwrap_or_else(find)
    }

    fn text(&self, element: &Element) -> Result<String> {
        let said = self
            .window
            .ask("return arguments[0].value ?? arguments[0].innerText", vec![serde_json::to_value(element)?])?;
        Ok(said.as_str().map(str::to_owned).unwrap_or_default())
    }

    fn fail(&self, sentence: &str) -> ! {
        panic!("{sentence}\n{}", self.window.hints());
    }
}

impl std::fmt::Display for Spot<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (step, (role, name)) in self.path.iter().rev().enumerate() {
            write!(out, "{}the {role} “{name}”", if step > 0 { " in " } else { "" })?;
        }
        self.near.iter().try_for_each(|words| write!(out, " near “{words}”"))
    }
}
