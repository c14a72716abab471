//! Books that speak of a subject, found by full text over everything that is known of them.

use rusqlite::Row;

use crate::Result;
use crate::library::Snapshot;
use crate::search::document;
use crate::values::BookId;

/// What is known of a book in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AboutBook {
    pub(crate) id: BookId,
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) description: Option<String>,
    pub(crate) year: Option<i32>,
}

/// Hits that are ranked at most; ranking one takes about a microsecond and a half.
const MOST_RANKED: u32 = 10_000;

/// The books in which any of these words stands, each told by its forms; those first that hold the most and the rarest of
/// them. Words that stand in very many books of the library tell none of them apart, and are not asked for.
pub(crate) fn about(view: &Snapshot<'_>, words: &[Vec<String>], limit: u32) -> Result<Vec<AboutBook>> {
    let mut counted = Vec::new();
    for forms in words {
        let phrases: Vec<String> = forms.iter().map(|form| format!("\"{}\"", document(form).trim())).collect();
        let question = phrases.join(" OR ");
        let hits =
            view.sql(include_str!("sql/count_up_to.sql"))?.query_row((&question, MOST_RANKED + 1), |row| row.get(0))?;
        counted.push((hits, question));
    }
    let phrases = rarest(counted, MOST_RANKED);
    if phrases.is_empty() {
        return Ok(Vec::new());
    }
    let mut ask = view.sql(include_str!("sql/about.sql"))?;
    let books = ask.query_map((phrases.join(" OR "), limit), row)?.collect::<rusqlite::Result<_>>()?;
    Ok(books)
}

/// The questions with the fewest hits, as many as have no more than `most` together. One that has none asks for nothing.
fn rarest(mut counted: Vec<(u32, String)>, most: u32) -> Vec<String> {
    counted.sort();
    let mut together = 0_u32;
    let fits = |(hits, _): &(u32, String)| {
        together = together.saturating_add(*hits);
        together <= most
    };
    let found = counted.into_iter().filter(|(hits, _)| *hits > 0);
    found.take_while(fits).map(|(_, question)| question).collect()
}

fn row(row: &Row<'_>) -> rusqlite::Result<AboutBook> {
    let parts = |text: String, mark: &str| -> Vec<String> {
        text.split(mark).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    Ok(AboutBook {
        id: row.get("id")?,
        title: row.get("title")?,
        subtitle: row.get("subtitle")?,
        authors: parts(row.get("authors")?, "; "),
        tags: parts(row.get("tags")?, ","),
        description: row.get("description")?,
        year: row.get("year")?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_more_is_ranked_than_was_said_and_what_is_rarer_comes_first(
            hits in proptest::collection::vec(0_u32..5_000, 0..12), most in 0_u32..12_000,
        ) {
            let counted: Vec<(u32, String)> = hits.iter().zip(0..).map(|(hits, at): (&u32, u32)| (*hits, at.to_string())).collect();
            let hits_of = |question: &String| hits[question.parse::<usize>().unwrap()];
            let asked = rarest(counted, most);
            prop_assert!(asked.iter().map(hits_of).sum::<u32>() <= most);
            let commonest = asked.iter().map(hits_of).max().unwrap_or(0);
            let left: Vec<u32> = (0..hits.len()).filter(|at| hits[*at] > 0 && !asked.contains(&at.to_string())).map(|at| hits[at]).collect();
            prop_assert!(left.iter().all(|hits| *hits >= commonest), "a rarer word was left out");
            let next = left.iter().min().copied();
            prop_assert!(next.is_none_or(|next| asked.iter().map(hits_of).sum::<u32>() + next > most), "there was room");
        }
    }
}
