//! The keys that open a quick note from any program.

use serde::{Deserialize, Serialize};

/// Modifiers and one key, as `Ctrl+Alt+Shift+N`. At least one of Ctrl, Alt and Super is among them: a shortcut of every
/// program must not be a letter that somebody wants to type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct CaptureShortcut(String);

const MODIFIERS: [(&str, &[&str]); 4] = [
    ("Ctrl", &["ctrl", "control"]),
    ("Alt", &["alt", "option"]),
    ("Shift", &["shift"]),
    ("Super", &["super", "meta", "win", "cmd", "command"]),
];

impl CaptureShortcut {
    /// The keys in their usual order.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn parse(text: &str) -> Option<Self> {
        let mut held = [false; MODIFIERS.len()];
        let parts: Vec<String> = text.split('+').map(|part| part.trim().to_lowercase()).collect();
        let (key, modifiers) = parts.split_last()?;
        for modifier in modifiers {
            held[MODIFIERS.iter().position(|(_, names)| names.contains(&modifier.as_str()))?] = true;
        }
        let [ctrl, alt, _, system] = held;
        if !(ctrl || alt || system) {
            return None;
        }
        let names = MODIFIERS.iter().zip(held).filter(|(_, held)| *held).map(|((name, _), _)| (*name).to_owned());
        let keys: Vec<String> = names.chain([key_name(key)?]).collect();
        Some(Self(keys.join("+")))
    }
}

fn key_name(key: &str) -> Option<String> {
    let function = key.strip_prefix('f').and_then(|number| number.parse::<u8>().ok());
    match key.as_bytes() {
        [letter] if letter.is_ascii_alphanumeric() => Some(key.to_uppercase()),
        _ if key == "space" => Some("Space".to_owned()),
        _ => function.filter(|number| (1..=12).contains(number)).map(|number| format!("F{number}")),
    }
}

impl TryFrom<String> for CaptureShortcut {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("A shortcut is Ctrl, Alt or Super with a letter, a digit, a function key or Space.")
    }
}

impl From<CaptureShortcut> for String {
    fn from(shortcut: CaptureShortcut) -> Self {
        shortcut.0
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Ctrl+Alt+Shift+N", Some("Ctrl+Alt+Shift+N"))]
    #[case("shift + control + n", Some("Ctrl+Shift+N"))]
    #[case("cmd+F12", Some("Super+F12"))]
    #[case("Alt+Space", Some("Alt+Space"))]
    #[case("N", None)]
    #[case("Shift+N", None)]
    #[case("Ctrl+", None)]
    #[case("Ctrl+Nn", None)]
    #[case("Hyper+N", None)]
    #[case("Ctrl+F13", None)]
    #[case("", None)]
    fn a_shortcut_of_every_program_holds_a_modifier(#[case] typed: &str, #[case] keys: Option<&str>) {
        assert_eq!(CaptureShortcut::parse(typed).as_ref().map(CaptureShortcut::as_str), keys);
    }
}
