//! A Goodreads export as a heavy reader's, row by row the same for the same number.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::furnish;

/// The columns, as the file has them today.
const COLUMNS: usize = 24;

const HEADER: &str = "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,Publisher,Binding,\
     Number of Pages,Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,Bookshelves with positions,\
     Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Owned Copies";

/// Writes a file of so many rows.
pub(crate) fn write(folder: &Path, size: u32) -> PathBuf {
    let mut text = HEADER.to_owned();
    for number in 0..size {
        text.push('\n');
        let cells = cells(number);
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        text.push_str(&quoted.join(","));
    }
    let path = folder.join("goodreads_library_export.csv");
    std::fs::write(&path, text).unwrap();
    path
}

/// The rows of a file, without its heading.
pub(crate) fn rows(file: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(file).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cells of a row: half of the books read, a quarter with a review, a third on shelves.
fn cells(number: u32) -> [String; COLUMNS] {
    let is_read = number.is_multiple_of(2);
    let author = furnish::author(number);
    let sorted = author.split_once(' ').map_or(author.clone(), |(first, last)| format!("{last}, {first}"));
    let day = |year: u32| format!("{year}/{:02}/{:02}", 1 + number % 12, 1 + number % 28);
    let shelf = if number.is_multiple_of(3) { format!("shelf{}", number % 7) } else { String::new() };
    [
        number.to_string(),
        furnish::title(number),
        author,
        sorted,
        String::new(),
        "=\"\"".to_owned(),
        format!("=\"{}\"", isbn13(number)),
        if is_read { (1 + number % 5).to_string() } else { "0".to_owned() },
        "3.9".to_owned(),
        format!("Press {}", number % 300),
        ["Paperback", "Hardcover", "Kindle Edition"][number as usize % 3].to_owned(),
        (80 + number % 900).to_string(),
        (1990 + number % 35).to_string(),
        (1950 + number % 75).to_string(),
        if is_read { day(2010 + number % 15) } else { String::new() },
        day(2009),
        shelf.clone(),
        if shelf.is_empty() { String::new() } else { format!("{shelf} (#{number})") },
        if is_read { "read" } else { "to-read" }.to_owned(),
        if number.is_multiple_of(4) { furnish::note_text(number, 1).repeat(3) } else { String::new() },
        String::new(),
        String::new(),
        u32::from(is_read).to_string(),
        "0".to_owned(),
    ]
}

fn isbn13(number: u32) -> String {
    let mut digits = format!("978{number:09}");
    let sum: u32 =
        digits.bytes().zip([1, 3].into_iter().cycle()).map(|(digit, times)| u32::from(digit - b'0') * times).sum();
    let _written = write!(digits, "{}", (10 - sum % 10) % 10);
    digits
}
