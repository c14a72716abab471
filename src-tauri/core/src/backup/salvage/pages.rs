//! The pages of a database file, read one by one without SQLite, which gives a tree up at its first bad page.
//!
//! The numbers are those of the file format: <https://www.sqlite.org/fileformat2.html>. Nothing read here is believed:
//! every offset is checked, and no page is visited twice.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use rusqlite::types::Value;

use super::record::{record, varint};
use crate::storage::Progress;
use crate::{Error, Result};

const INTERIOR_INDEX: u8 = 0x02;
const INTERIOR_TABLE: u8 = 0x05;
const LEAF_INDEX: u8 = 0x0a;
const LEAF_TABLE: u8 = 0x0d;

/// Bytes of the file's own header on its first page.
const FILE_HEADER: usize = 100;

/// How many pages go by between two looks at whether to go on.
const STRIDE: u64 = 64;

/// A file of pages.
pub(super) struct Pages<'a> {
    file: File,
    /// Told of the pages that were visited, and asked whether to go on.
    progress: &'a mut Progress<'a>,
    size: usize,
    usable: usize,
    count: u32,
    seen: BTreeSet<u32>,
    /// How many pages were looked at.
    visits: u64,
}

/// What walking a tree found.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Walked {
    /// Rows that were handed over.
    pub(super) rows: u64,
    /// Rows that are there and cannot be read.
    pub(super) broken_rows: u64,
    /// Pages that cannot be read; nobody knows how many rows they held.
    pub(super) lost_pages: u64,
}

/// Takes a row.
pub(super) type Take<'a> = dyn FnMut(Vec<Value>) -> Result<()> + 'a;

/// A page that is a part of a tree.
struct Node {
    kind: u8,
    bytes: Vec<u8>,
    cells: Vec<usize>,
    rightmost: Option<u32>,
}

impl<'a> Pages<'a> {
    /// Opens a file for reading its pages.
    pub(super) fn open(path: &Path, progress: &'a mut Progress<'a>) -> Result<Self> {
        let io = |error| Error::io(path, "Reading", error);
        let mut file = File::open(path).map_err(io)?;
        let length = file.metadata().map_err(io)?.len();
        let mut header = Vec::new();
        file.by_ref().take(FILE_HEADER as u64).read_to_end(&mut header).map_err(io)?;
        let stated = header.get(16..18).map(|bytes| usize::from(u16::from_be_bytes([bytes[0], bytes[1]])));
        let size = match stated {
            Some(1) => 65_536,
            Some(size) if size.is_power_of_two() && size >= 512 => size,
            // What every library of ours has.
            _ => 4096,
        };
        let reserved = header.get(20).copied().map_or(0, usize::from).min(size - 480);
        let count = u32::try_from(length.div_ceil(size as u64)).unwrap_or(u32::MAX);
        let mut pages = Self { file, progress, size, usable: size - reserved, count, seen: BTreeSet::new(), visits: 0 };
        let trunk = header.get(32..36).map_or(0, |bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        pages.pass_over_free(trunk);
        Ok(pages)
    }

    /// Pages that were given back hold rows that were changed or removed since: they are no part of the library.
    fn pass_over_free(&mut self, mut trunk: u32) {
        while trunk != 0 && self.seen.insert(trunk) {
            let Some(bytes) = self.page(trunk) else { return };
            let leaves = usize::try_from(number(&bytes, 4)).unwrap_or(usize::MAX).min(self.usable / 4 - 2);
            self.seen.extend((0..leaves).map(|leaf| number(&bytes, 8 + leaf * 4)));
            trunk = number(&bytes, 0);
        }
    }

    fn page(&mut self, number: u32) -> Option<Vec<u8>> {
        let at = u64::from(number.checked_sub(1)?) * self.size as u64;
        let mut bytes = vec![0; self.size];
        self.file.seek(SeekFrom::Start(at)).ok()?;
        self.file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Walks a tree from its root; what cannot be read is counted and passed over.
    pub(super) fn walk(&mut self, root: u32, take: &mut Take<'_>) -> Result<Walked> {
        let mut walked = Walked::default();
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            if !self.seen.insert(at) {
                continue;
            }
            self.look_up()?;
            let Some(node) = self.node(at) else {
                walked.lost_pages += 1;
                continue;
            };
            open.extend(node.rightmost);
            self.rows(&node, &mut open, &mut walked, take)?;
        }
        Ok(walked)
    }

    /// Says how far the work is, now and then.
    ///
    /// # Errors
    /// `Cancelled`.
    fn look_up(&mut self) -> Result<()> {
        self.visits += 1;
        let is_time = self.visits.is_multiple_of(STRIDE);
        // Pages that hold long rows are read with those; a page that no tree leads to may be looked at twice.
        let (done, of) = (self.visits.min(u64::from(self.count)), u64::from(self.count));
        if is_time && (self.progress)(done, of).is_break() { Err(Error::Cancelled) } else { Ok(()) }
    }

    fn rows(&mut self, node: &Node, open: &mut Vec<u32>, walked: &mut Walked, take: &mut Take<'_>) -> Result<()> {
        for cell in &node.cells {
            let mut cell = *cell;
            if node.kind == INTERIOR_INDEX || node.kind == INTERIOR_TABLE {
                open.push(number(&node.bytes, cell));
                cell += 4;
            }
            if node.kind == INTERIOR_TABLE {
                continue;
            }
            match self.payload(node, cell).and_then(|payload| record(&payload)) {
                Some(row) => {
                    walked.rows += 1;
                    take(row)?;
                }
                None => walked.broken_rows += 1,
            }
        }
        Ok(())
    }

    /// The page as a part of a tree, where it looks like one.
    fn node(&mut self, at: u32) -> Option<Node> {
        let bytes = self.page(at)?;
        let start = if at == 1 { FILE_HEADER } else { 0 };
        let kind = bytes[start];
        let interior = match kind {
            INTERIOR_INDEX | INTERIOR_TABLE => true,
            LEAF_INDEX | LEAF_TABLE => false,
            _ => return None,
        };
        let pointers = start + if interior { 12 } else { 8 };
        let count = usize::from(u16::from_be_bytes([bytes[start + 3], bytes[start + 4]]));
        if pointers + count * 2 > self.usable {
            return None;
        }
        let cell = |place: usize| {
            usize::from(u16::from_be_bytes([bytes[pointers + place * 2], bytes[pointers + place * 2 + 1]]))
        };
        let cells: Vec<usize> =
            (0..count).map(cell).filter(|cell| (pointers..self.usable - 4).contains(cell)).collect();
        // A root may be empty; a page whose every pointer leads nowhere is none.
        if cells.is_empty() && count > 0 {
            return None;
        }
        let rightmost = interior.then(|| number(&bytes, start + 8));
        Some(Node { kind, bytes, cells, rightmost })
    }

    /// What a cell holds, gathered from the pages it runs over to.
    fn payload(&mut self, node: &Node, at: usize) -> Option<Vec<u8>> {
        let (length, mut at) = varint(&node.bytes, at)?;
        let table = node.kind == LEAF_TABLE;
        if table {
            at = varint(&node.bytes, at)?.1;
        }
        let length =
            usize::try_from(length).ok().filter(|length| *length as u64 <= u64::from(self.count) * self.size as u64)?;
        let usable = self.usable;
        let most = if table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        let least = (usable - 12) * 32 / 255 - 23;
        let here = if length <= most {
            length
        } else {
            let fitting = least + (length - least) % (usable - 4);
            if fitting <= most { fitting } else { least }
        };
        let mut payload = node.bytes.get(at..at + here)?.to_vec();
        let mut next = if here < length { number(node.bytes.get(at + here..at + here + 4)?, 0) } else { 0 };
        while payload.len() < length {
            if next == 0 || !self.seen.insert(next) {
                return None;
            }
            let page = self.page(next)?;
            let part = (length - payload.len()).min(usable - 4);
            payload.extend_from_slice(&page[4..4 + part]);
            next = number(&page, 0);
        }
        Some(payload)
    }

    /// The rows of every page that no tree led to: where the pages between were lost, they are still there.
    pub(super) fn stranded(&mut self, take: &mut Take<'_>) -> Result<()> {
        let leaves: Vec<u32> = (1..=self.count).filter(|page| !self.seen.contains(page)).collect();
        for at in leaves {
            self.look_up()?;
            let Some(node) = self.node(at).filter(|node| node.kind == LEAF_INDEX) else { continue };
            self.rows(&node, &mut Vec::new(), &mut Walked::default(), take)?;
        }
        Ok(())
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}
