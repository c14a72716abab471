//! The lines of contents as a whole: how deep each stands, which number it has, where it ends.

use super::label::{Label, without_roman};
use super::line::{Line, Reading, page_on_the_left, read};
use super::text::text_of;
use super::{ContentsLine, ContentsPreview, Heading};

/// More chapters than any book has.
pub(super) const MOST: usize = 10_000;
/// Part, chapter, and six levels of sections.
const DEEPEST: usize = 8;
const LONGEST_TITLE: usize = 1000;
/// How often contents may be read again from their own text before they are taken as they are.
const ROUNDS: usize = 4;

/// Reads contents, line by line. The last chapter ends on the first of `ends` that it has not passed.
pub(super) fn parse(text: &str, ends_on: &[u32]) -> ContentsPreview {
    let mut preview = ContentsPreview::default();
    let mut found = Vec::new();
    for (at, typed) in text.lines().enumerate() {
        let reading = read(typed);
        let problem = match &reading {
            Reading::NoTitle => Some("There is no title in this line."),
            Reading::Line(line) if line.whole.chars().count() > LONGEST_TITLE => Some("This title is too long."),
            Reading::Line(_) if found.len() == MOST => Some("A book can have at most 10,000 chapters."),
            Reading::Line(_) | Reading::Passed => None,
        };
        if let (Reading::Line(line), None) = (reading, problem) {
            found.push((at, line));
        }
        let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
        preview.lines.push(ContentsLine {
            line,
            text: typed.to_owned(),
            chapter: None,
            problem: problem.map(str::to_owned),
        });
    }
    let (places, lines): (Vec<usize>, Vec<Line>) = found.into_iter().unzip();
    let mut headings = settled(lines);
    refuse_steps_back(&mut preview, &places, &headings);
    ends(&mut headings, ends_on);
    for (place, heading) in places.into_iter().zip(headings) {
        preview.lines[place].chapter = Some(heading);
    }
    preview.lines.retain(|line| line.chapter.is_some() || line.problem.is_some() || !line.text.trim().is_empty());
    preview
}

/// The headings, in a form whose own text reads as the same headings: what a reader saves and edits later does not
/// move by itself.
fn settled(lines: Vec<Line>) -> Vec<Heading> {
    let mut headings = outline(lines);
    for _ in 0..ROUNDS {
        let lines = headings.iter().filter_map(|heading| match read(&text_of(heading)) {
            Reading::Line(line) => Some(line),
            Reading::Passed | Reading::NoTitle => None,
        });
        let again = outline(lines.collect());
        if again == headings || again.len() != headings.len() {
            break;
        }
        headings = again;
    }
    headings
}

fn outline(lines: Vec<Line>) -> Vec<Heading> {
    let lines = pages_on_the_right(lines);
    let lines = numbers_told_apart(lines);
    let depths = depths(&lines);
    let numbers = numbers(&lines, &depths);
    let headings = lines.into_iter().zip(depths).zip(numbers).map(|((line, depth), number)| Heading {
        depth: depth as u32,
        number,
        title: if matches!(line.label, Label::Chapter(_)) { line.title } else { line.whole },
        first_page: line.page,
        last_page: None,
    });
    let mut headings: Vec<Heading> = headings.collect();
    // What has no page of its own begins where the first of what it holds begins.
    for at in (0..headings.len().saturating_sub(1)).rev() {
        if headings[at].first_page.is_none() && headings[at + 1].depth > headings[at].depth {
            headings[at].first_page = headings[at + 1].first_page;
        }
    }
    headings
}

/// Takes bare numbers in front for pages where no line has one behind it and they step as pages do.
fn pages_on_the_right(lines: Vec<Line>) -> Vec<Line> {
    let bare: Vec<u32> = lines
        .iter()
        .filter_map(|line| if let Label::Bare(number) = line.label { Some(number) } else { None })
        .collect();
    let rising = bare.windows(2).all(|pair| pair[0] <= pair[1]);
    let steps = bare.len().saturating_sub(1) as u32;
    let wide = steps > 0 && bare[bare.len() - 1].saturating_sub(bare[0]) >= 3 * steps;
    if lines.iter().any(|line| line.page.is_some()) || !rising || !wide {
        return lines;
    }
    lines.iter().map(page_on_the_left).collect()
}

/// Decides what could be two things: roman numbers are parts where chapters have others, and a number without a stop
/// behind it is a chapter's where all of them together count upwards.
fn numbers_told_apart(lines: Vec<Line>) -> Vec<Line> {
    let counts: Vec<u32> = lines
        .iter()
        .filter_map(|line| match line.label {
            Label::Chapter(number) | Label::Bare(number) => Some(number),
            _ => None,
        })
        .collect();
    let rising = counts.windows(2).all(|pair| pair[0] < pair[1]);
    let arabic = lines
        .iter()
        .any(|line| matches!(line.label, Label::Chapter(_)) || rising && matches!(line.label, Label::Bare(_)));
    let told = |mut line: Line| {
        line.label = match line.label {
            Label::Bare(number) if rising => Label::Chapter(number),
            Label::Bare(_) => Label::Other,
            Label::Roman(_) if arabic => Label::Part,
            Label::Roman(number) => {
                line.title = without_roman(&line.whole).to_owned();
                Label::Chapter(number)
            }
            label => label,
        };
        line
    };
    lines.into_iter().map(told).collect()
}

/// How deep each line stands: by its indentation, and where that is the same by what it is.
fn depths(lines: &[Line]) -> Vec<usize> {
    let indents: Vec<usize> = lines.iter().map(|line| line.indent).collect();
    let mut depths = nested(&indents, |_, _| false);
    loop {
        let deeper = nested(&depths, |above, below| adopts(lines[above].label, lines[below].label));
        if deeper == depths {
            return depths;
        }
        depths = deeper;
    }
}

fn nested(levels: &[usize], adopts: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut above: Vec<usize> = Vec::new();
    let mut depths = Vec::with_capacity(levels.len());
    for (at, level) in levels.iter().enumerate() {
        while above.last().is_some_and(|top| levels[*top] > *level || levels[*top] == *level && !adopts(*top, at)) {
            above.pop();
        }
        depths.push(above.len().min(DEEPEST));
        above.push(at);
    }
    depths
}

/// Whether a line holds another that stands as far to the left.
fn adopts(above: Label, below: Label) -> bool {
    match (above, below) {
        (Label::Part, Label::Part | Label::Outside) => false,
        (Label::Part, _) | (Label::Chapter(_), Label::Section(_)) => true,
        (Label::Section(above), Label::Section(below)) => above < below,
        _ => false,
    }
}

/// What "ch 3" means: the numbers that are printed where they count upwards, else a count of the chapters.
fn numbers(lines: &[Line], depths: &[usize]) -> Vec<Option<u32>> {
    let printed = |line: &Line| if let Label::Chapter(number) = line.label { Some(number) } else { None };
    let counts_up = |depth: Option<usize>| {
        let numbers = lines.iter().zip(depths).filter(|(_, own)| depth.is_none_or(|depth| **own == depth));
        let numbers: Vec<u32> = numbers.filter_map(|(line, _)| printed(line)).collect();
        numbers.windows(2).all(|pair| pair[0] < pair[1])
    };
    let shallowest =
        lines.iter().zip(depths).filter(|(line, _)| printed(line).is_some()).map(|(_, depth)| *depth).min();
    let Some(chapters) = shallowest else { return counted(&countable(lines, depths)) };
    if counts_up(None) {
        return lines.iter().map(printed).collect();
    }
    let own: Vec<Option<u32>> =
        lines.iter().zip(depths).map(|(line, depth)| printed(line).filter(|_| *depth == chapters)).collect();
    if counts_up(Some(chapters)) { own } else { counted(&own.iter().map(Option::is_some).collect::<Vec<_>>()) }
}

/// The chapters of contents without any number: what stands in the parts, or at the left where there are none.
fn countable(lines: &[Line], depths: &[usize]) -> Vec<bool> {
    let holds = |at: usize| depths.get(at + 1).is_some_and(|next| *next > depths[at]);
    let parts = lines.iter().enumerate().any(|(at, line)| line.label == Label::Part && holds(at));
    let all_parts = lines.iter().all(|line| line.label != Label::Other);
    let depth = usize::from(parts);
    let counts = |(at, line): (usize, &Line)| match line.label {
        Label::Other => depths[at] == depth,
        Label::Part => all_parts && !parts && depths[at] == depth,
        _ => false,
    };
    lines.iter().enumerate().map(counts).collect()
}

fn counted(chapters: &[bool]) -> Vec<Option<u32>> {
    let mut count = 0;
    let number = |is_chapter: &bool| {
        count += u32::from(*is_chapter);
        is_chapter.then_some(count)
    };
    chapters.iter().map(number).collect()
}

fn refuse_steps_back(preview: &mut ContentsPreview, places: &[usize], headings: &[Heading]) {
    let mut before = None;
    for (place, heading) in places.iter().zip(headings) {
        let Some(page) = heading.first_page else { continue };
        if let Some(above) = before.filter(|above| page < *above) {
            preview.lines[*place].problem =
                Some(format!("This begins on page {page}, before what stands above it (page {above})."));
        } else {
            before = Some(page);
        }
    }
}

/// Ends each chapter where the next of the same or lesser depth begins, and the last where the text ends.
pub(super) fn ends(headings: &mut [Heading], ends_on: &[u32]) {
    for at in 0..headings.len() {
        let (depth, first) = (headings[at].depth, headings[at].first_page);
        let next = headings[at + 1..].iter().find(|next| next.depth <= depth);
        let last = match next {
            // Two that begin on one page share it.
            Some(next) => next.first_page.zip(first).map(|(next, first)| next.saturating_sub(1).max(first)),
            None => first.and_then(|first| ends_on.iter().copied().find(|end| *end >= first)),
        };
        headings[at].last_page = first.and_then(|first| last.filter(|last| *last >= first));
    }
}
