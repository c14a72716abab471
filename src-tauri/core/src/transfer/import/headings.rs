//! What the columns of a file are taken to say, and what is to be told of it: a column that nobody understands is never
//! passed over without a word.

use super::averages::{Averages, Finding};
use super::failed;
use super::format::{Format, Rule};
use super::formats::{JSON, NAMES, TABLE};
use super::mapping::Mapping;
use super::report::Question;
use super::states::plain;

/// More names than these are not told in a sentence.
const NAMED: usize = 8;

/// The columns of a file, and who says what they mean.
#[derive(Clone, Copy)]
pub(super) struct Headings<'a> {
    pub(super) columns: &'a [String],
    pub(super) format: &'static Format,
    pub(super) mapping: &'a Mapping,
}

impl Headings<'_> {
    /// What each column says.
    pub(super) fn rules(self) -> Vec<Rule> {
        let rule = |column: &String| self.mapping.rule(column).or_else(|| self.format.rule(column));
        let mut rules: Vec<Rule> = self.columns.iter().map(|column| rule(column).unwrap_or(Rule::Kept)).collect();
        let is_book = rules.iter().any(|rule| *rule != Rule::Kept);
        if is_book && self.is_anybodys() && !rules.iter().any(is_title) {
            let is_name = |column: &String| {
                self.mapping.rule(column).is_none() && NAMES.iter().any(|name| plain(name) == plain(column))
            };
            if let Some(at) = self.columns.iter().position(is_name) {
                rules[at] = Rule::Title;
            }
        }
        rules
    }

    /// Whether it is a file of nobody's in particular, in which a column may mean this or that.
    pub(super) fn is_anybodys(self) -> bool {
        [TABLE.name, JSON.name].contains(&self.format.name)
    }

    /// Whether every book can go by its ISBN: there is no title, and no column that may be one.
    pub(super) fn go_by_isbn(self, rules: &[Rule]) -> bool {
        let is_unknown = |at: usize| rules[at] == Rule::Kept && self.is_unknown(&self.columns[at]);
        rules.contains(&Rule::Isbn) && self.is_anybodys() && !(0..rules.len()).any(is_unknown)
    }

    /// What is to be said of how the columns are read, beside what is said already. `used` are the places of those in
    /// which something stands.
    pub(super) fn warnings(self, rules: &[Rule], used: &[bool], said: &[String]) -> Vec<String> {
        let titles = named(self.columns.iter().zip(rules).filter(|(_, rule)| is_title(rule)).map(|(name, _)| name));
        let is_there = |name: &str| self.columns.iter().any(|column| plain(column) == plain(name));
        let meant = self.mapping.columns.iter().filter(|(_, rule)| **rule != Rule::Kept);
        let strangers = named(meant.map(|(name, _)| name).filter(|name| !is_there(name)));
        let places = (0..self.columns.len()).filter(|at| used[*at] && rules[*at] == Rule::Kept);
        let is_told = |column: &str| said.iter().any(|said| said.contains(&format!("“{column}”")));
        let unread =
            named(places.map(|at| &self.columns[at]).filter(|column| self.is_unknown(column) && !is_told(column)));
        let several = rules.iter().filter(|rule| is_title(rule)).count() > 1;
        let mut said = Vec::new();
        if several && !self.mapping.columns.is_empty() {
            said.push(format!(
                "Several columns are read as the title: {titles}. In each row the first that is not empty counts."
            ));
        }
        if !strangers.is_empty() {
            said.push(format!("The mapping speaks of columns that this file does not have: {strangers}."));
        }
        if !unread.is_empty() {
            said.push(format!(
                "Columns that are not understood, and kept beside the books unread: {unread}. You can say what they mean."
            ));
        }
        said
    }

    fn is_unknown(self, column: &str) -> bool {
        self.mapping.rule(column).is_none() && self.format.rule(column).is_none() && !failed::is_beside(column)
    }

    /// What a look at all ratings says of their columns: a rule that changes, and a question.
    pub(super) fn judge(self, averages: Averages, rules: &mut [Rule]) -> Vec<Question> {
        let mut questions = Vec::new();
        for (at, finding) in averages.found() {
            let column = self.columns[at].clone();
            if self.mapping.rule(&column).is_some() {
                continue;
            }
            rules[at] = if finding == Finding::Ratings { Rule::HalfStars } else { Rule::Kept };
            questions.extend(match finding {
                Finding::Ratings => None,
                Finding::Averages(example) => Some(Question::Averages { column, example }),
                Finding::Beyond(example) => Some(Question::Scale { column, example }),
            });
        }
        questions
    }
}

pub(super) fn is_title(rule: &Rule) -> bool {
    matches!(rule, Rule::Title | Rule::TitleAndSeries)
}

/// Names in quotes, as many as a sentence holds.
fn named<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = names.map(|name| format!("“{}”", name.chars().take(60).collect::<String>())).collect();
    match quoted.len() {
        0..=NAMED => quoted.join(", "),
        more => format!("{} and {} more", quoted[..NAMED].join(", "), more - NAMED),
    }
}
