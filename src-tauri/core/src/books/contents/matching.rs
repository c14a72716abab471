//! Which chapters of new contents are those that were there before.

use super::Heading;
use crate::values::{ChapterId, fold};

/// A chapter that an edition has or once had.
pub(super) struct Known {
    pub(super) id: ChapterId,
    pub(super) number: Option<u32>,
    pub(super) title: String,
    /// It is not in the contents any more.
    pub(super) gone: bool,
}

/// For each heading the chapter that it is: the one of its number and title, else of its title, else of its number.
/// Those that are gone come back only by number and title, or by title.
pub(super) fn matched(known: &[Known], headings: &[Heading]) -> Vec<Option<ChapterId>> {
    let titles: Vec<String> = known.iter().map(|known| fold(&known.title)).collect();
    let wanted: Vec<String> = headings.iter().map(|heading| fold(&heading.title)).collect();
    let mut free = vec![true; known.len()];
    let mut found = vec![None; headings.len()];
    let mut take = |fits: &dyn Fn(usize, usize) -> bool| {
        for (at, found) in found.iter_mut().enumerate().filter(|(_, found)| found.is_none()) {
            if let Some(of) = (0..known.len()).find(|of| free[*of] && fits(*of, at)) {
                free[of] = false;
                *found = Some(known[of].id);
            }
        }
    };
    take(&|of, at| known[of].number == headings[at].number && titles[of] == wanted[at]);
    take(&|of, at| titles[of] == wanted[at]);
    take(&|of, at| !known[of].gone && known[of].number.is_some() && known[of].number == headings[at].number);
    found
}
