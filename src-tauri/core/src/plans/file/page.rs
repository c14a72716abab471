//! A plan as one static page: its own style for light, dark and paper, no script, nothing fetched.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::{
    BookFile, CandidateFile, EditionFile, GroupFile, Identification, ItemFile, MineFile, PlanFile, Range, Strength,
    Target,
};

const STYLE: &str = include_str!("page.css");

/// Writes a plan as a web page. What the plan says is text there, whatever it looks like.
#[must_use]
pub fn print_html(plan: &PlanFile) -> String {
    let mut page = Page {
        text: String::new(),
        titles: plan.items().map(|item| (item.id.as_str(), title(item))).collect(),
        groups: groups(plan),
    };
    page.head(plan);
    for (stage, number) in plan.stages.iter().zip(1..) {
        page.line(&format!("<section><h2 id=\"stage-{number}\">{}</h2>", shown(&stage.title)));
        page.paragraph("soft", &stage.summary);
        page.line("<ol class=\"items\">");
        for item in &stage.items {
            page.item(plan, item);
        }
        page.line("</ol></section>");
    }
    let version = [Some(format!("Version {}", plan.version)), plan.updated.map(|day| day.to_string())];
    let version: Vec<String> = version.into_iter().flatten().collect();
    page.line(&format!("</main>\n<footer class=\"soft\">{}</footer>\n</body>\n</html>", shown(&version.join(", "))));
    page.text
}

fn groups(plan: &PlanFile) -> HashMap<&str, String> {
    let own = plan.mine.iter().flat_map(|mine| &mine.groups);
    let called = |group: &GroupFile| format!("{} of “{}”", group.take, group.title);
    plan.groups.iter().chain(own).map(|group| (group.id.as_str(), called(group))).collect()
}

fn title(item: &ItemFile) -> &str {
    item.book.as_ref().map_or(item.asks_for.as_str(), |book| book.title.as_str())
}

/// A text as HTML shows it.
fn shown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A name, as a link where there is a web address.
fn linked(name: &str, link: Option<&str>) -> String {
    match link.filter(|link| link.starts_with("https://") || link.starts_with("http://")) {
        Some(link) => format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", shown(link), shown(name)),
        None => shown(name),
    }
}

struct Page<'p> {
    text: String,
    titles: HashMap<&'p str, &'p str>,
    /// What the groups are called, with how many of them are taken.
    groups: HashMap<&'p str, String>,
}

impl Page<'_> {
    fn line(&mut self, html: &str) {
        self.text.push_str(html);
        self.text.push('\n');
    }

    fn paragraph(&mut self, class: &str, text: &str) {
        if !text.is_empty() {
            self.line(&format!("<p class=\"{class}\" dir=\"auto\">{}</p>", shown(text)));
        }
    }

    fn head(&mut self, plan: &PlanFile) {
        let (name, language) = (shown(&plan.title), shown(&plan.language));
        self.line(&format!("<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">"));
        self.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        self.line(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        );
        self.line(&format!(
            "<title>{name}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1 dir=\"auto\">{name}</h1>"
        ));
        if let Some(curator) = &plan.curator {
            self.line(&format!("<p class=\"soft\">by {}</p>", linked(&curator.name, curator.link.as_deref())));
        }
        self.paragraph("", &plan.summary);
        let goal = plan.mine.as_ref().and_then(|mine| mine.goal.as_deref());
        self.paragraph("soft", &goal.map(|goal| format!("My goal: {goal}")).unwrap_or_default());
        if plan.stages.len() > 1 {
            self.line("<nav aria-label=\"Stages\"><ol>");
            for (stage, number) in plan.stages.iter().zip(1..) {
                self.line(&format!("<li><a href=\"#stage-{number}\">{}</a></li>", shown(&stage.title)));
            }
            self.line("</ol></nav>");
        }
    }

    fn item(&mut self, plan: &PlanFile, item: &ItemFile) {
        write!(self.text, "<li id=\"{}\"><h3 dir=\"auto\">{}</h3>", shown(&item.id), shown(title(item)))
            .expect("BUG: writing to a string");
        for mark in marks(plan, item) {
            write!(self.text, "<span class=\"mark\">{}</span>", shown(&mark)).expect("BUG: writing to a string");
        }
        self.text.push('\n');
        if let Some(book) = &item.book {
            self.paragraph("soft", &about(book));
        }
        self.paragraph("", item.annotations.why.as_deref().unwrap_or_default());
        let facts: String = self
            .facts(item)
            .into_iter()
            .filter(|(_, html)| !html.is_empty())
            .map(|(name, html)| format!("<dt>{name}</dt><dd dir=\"auto\">{html}</dd>\n"))
            .collect();
        if !facts.is_empty() {
            self.line(&format!("<dl>\n{facts}</dl>"));
        }
        self.line("</li>");
    }

    /// What is said of an item, each fact with its name; HTML.
    fn facts(&self, item: &ItemFile) -> Vec<(&'static str, String)> {
        let facts = &item.annotations;
        let list = |texts: &[String]| shown(&texts.join("; "));
        let text = |text: &Option<String>| shown(text.as_deref().unwrap_or_default());
        let people = facts.recommended_by.iter().map(|by| {
            let date = by.date.as_ref().map(|date| format!(", {}", shown(date))).unwrap_or_default();
            format!("{}{date}", linked(&by.name, by.link.as_deref()))
        });
        let asked = item.book.as_ref().map(|_| shown(&item.asks_for)).unwrap_or_default();
        let mut all = vec![
            ("Asked for", asked),
            ("Possibly", item.candidates.iter().map(|it| shown(&candidate(it))).collect::<Vec<_>>().join("<br>")),
            ("How surely", identified(&item.identification)),
            ("Topic", text(&facts.topic)),
            ("For", list(&facts.audience)),
            ("Role", list(&facts.role)),
            ("Covers", list(&facts.covers)),
            ("Focus on", list(&facts.focus_on)),
            ("Skip", list(&facts.skip)),
            ("Project", text(&facts.project)),
            ("Take care", list(&facts.caution)),
            ("Outdated since", text(&facts.outdated_since)),
            ("The author", text(&facts.author_hint)),
            ("Recommended by", people.collect::<Vec<_>>().join("; ")),
            ("Needs", self.needs(item, Strength::Hard)),
            ("Better after", self.needs(item, Strength::Soft)),
        ];
        if let Some(mine) = &item.mine {
            all.push(("For me", shown(&self.own(mine))));
        }
        all
    }

    fn needs(&self, item: &ItemFile, strength: Strength) -> String {
        let needs = item.requires.iter().filter(|need| need.strength == strength).map(|need| {
            let name = shown(self.name(&need.target));
            let what = match &need.target {
                Target::Item(id) => format!("<a href=\"#{}\">{name}</a>", shown(id)),
                Target::Topic(_) | Target::Group(_) => name,
            };
            let why = need.why.as_ref().map(|why| format!(": {}", shown(why))).unwrap_or_default();
            format!("{what}{why}")
        });
        needs.collect::<Vec<_>>().join("<br>")
    }

    fn name<'n>(&'n self, target: &'n Target) -> &'n str {
        match target {
            Target::Item(id) => self.titles.get(id.as_str()).copied().unwrap_or(id),
            Target::Group(id) => self.groups.get(id.as_str()).map_or(id, String::as_str),
            Target::Topic(topic) => topic,
        }
    }

    /// What the reader made of it, as one line.
    fn own(&self, mine: &MineFile) -> String {
        let needs = mine.requires.iter().map(|need| match need.strength {
            Strength::Hard => format!("needs {}", self.name(&need.target)),
            Strength::Soft => format!("better after {}", self.name(&need.target)),
        });
        let waived = mine.waived.iter().map(|waiver| match &waiver.why {
            Some(why) => format!("without {}: {why}", self.name(&waiver.target)),
            None => format!("without {}", self.name(&waiver.target)),
        });
        let facts = [
            mine.state.as_ref().map(|state| state.replace('_', " ")),
            mine.reason.clone(),
            mine.book.as_ref().map(|book| format!("read as {}", book.title)),
            mine.part.as_ref().map(|part| range(part.range)),
            mine.whole.then(|| "the whole book".to_owned()),
            mine.optional.map(|optional| if optional { "optional" } else { "not optional" }.to_owned()),
            mine.group.as_ref().and_then(|id| self.groups.get(id.as_str())).cloned(),
            mine.target.map(|day| format!("by {day}")),
            mine.track.clone(),
            mine.estimate.map(|minutes| format!("about {minutes} minutes")),
            mine.depth.as_ref().map(|depth| depth.replace('_', " ")),
        ];
        facts.into_iter().flatten().chain(needs).chain(waived).collect::<Vec<_>>().join(" · ")
    }
}

fn range(range: Range) -> String {
    match range {
        Range::Chapters([first, last]) => format!("chapters {first} to {last}"),
        Range::Pages([first, last]) => format!("pages {first} to {last}"),
    }
}

/// What stands beside a title in a word or two.
fn marks(plan: &PlanFile, item: &ItemFile) -> Vec<String> {
    let facts = &item.annotations;
    let level = facts.level.and_then(|level| serde_json::to_value(level).ok()?.as_str().map(str::to_owned));
    let group = item.group.as_ref().and_then(|id| plan.groups.iter().find(|group| group.id == *id));
    let part = item.part.as_ref().map(|part| range(part.range));
    let flag = |is: bool, word: &str| is.then(|| word.to_owned());
    [
        part,
        flag(facts.must_read, "must-read"),
        flag(facts.classic, "classic"),
        level,
        flag(item.optional, "optional"),
        group.map(|group| format!("take {}: {}", group.take, group.title)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// "Writing, building… · Evan M. Hahn · 2016 · Manning · 256 pages · ISBN …".
fn about(book: &BookFile) -> String {
    let people: Vec<String> = book
        .authors
        .iter()
        .map(|author| match &author.role {
            Some(role) => format!("{} ({role})", author.name),
            None => author.name.clone(),
        })
        .collect();
    let mut facts: Vec<String> = book.subtitle.iter().cloned().collect();
    facts.extend(Some(people.join(", ")).filter(|people| !people.is_empty()));
    match &book.edition {
        Some(edition) => facts.extend(printing(edition)),
        None => facts.extend(book.first_published.map(|year| year.to_string())),
    }
    facts.join(" · ")
}

fn printing(edition: &EditionFile) -> Vec<String> {
    [
        edition.name.clone(),
        edition.year.map(|year| year.to_string()),
        edition.publisher.clone(),
        edition.pages.map(|pages| format!("{pages} pages")),
        edition.isbn13.as_ref().map(|isbn| format!("ISBN {isbn}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn candidate(candidate: &CandidateFile) -> String {
    let facts = [
        Some(candidate.title.clone()),
        Some(candidate.authors.join(", ")).filter(|names| !names.is_empty()),
        candidate.year.map(|year| year.to_string()),
        candidate.note.clone(),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How surely the book is known, where the list does not simply name it.
fn identified(identification: &Identification) -> String {
    use super::Confidence::{High, Low, Medium, None, Stated};
    let surely = match identification.confidence {
        Stated => return String::new(),
        High => "Most likely",
        Medium => "Probably",
        Low => "Only possible",
        None => "No book is known",
    };
    shown(&format!("{surely}. {}", identification.basis))
}

#[cfg(test)]
mod tests {
    use super::super::{builtin, round_trip};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_page_names_every_book_and_leads_to_what_it_needs() {
        let plan = builtin::all()[0].plan();
        let page = print_html(&plan);
        for item in plan.items() {
            assert!(page.contains(&shown(title(item))), "{}", item.id);
        }
        assert!(page.contains("<a href=\"#express-in-action\">Express in Action</a>"));
    }

    #[test]
    fn what_a_plan_says_is_never_run() {
        let mut plan = builtin::all()[0].plan();
        plan.title = "</title><script>alert(1)</script>".to_owned();
        plan.stages[0].items[0].id = "\"><img src=x onerror=alert(1)>".to_owned();
        let page = print_html(&plan);
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
    }

    proptest! {
        #[test]
        fn any_plan_is_a_page_without_a_script(plan in round_trip::plan()) {
            let page = print_html(&plan);
            prop_assert!(page.starts_with("<!doctype html>") && !page.to_lowercase().contains("<script"));
        }
    }
}
