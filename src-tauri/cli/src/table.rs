//! Columns that line up in any script, and paragraphs that fit a terminal.

use std::io::IsTerminal;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of running text.
const TEXT: usize = 96;
/// The widest cell on a screen; a file or a pipe gets every cell whole.
const WIDEST: usize = 48;

/// Rows under headings; a cell that holds a number stands on the right of its column.
pub(crate) struct Table {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    indent: usize,
}

impl Table {
    /// An empty table. Without headings it is a plain list of columns.
    pub(crate) fn new<const N: usize>(headings: [&'static str; N]) -> Self {
        Self { headings: headings.to_vec(), rows: Vec::new(), indent: 0 }
    }

    /// Moved to the right by so many columns.
    pub(crate) fn indented(self, indent: usize) -> Self {
        Self { indent, ..self }
    }

    /// Adds a row; line breaks within a cell become spaces.
    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        let one_line = |cell: String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
        self.rows.push(cells.map(one_line).into());
    }

    /// The table as text, each line with its break. Columns in which nothing stands are left out.
    pub(crate) fn text(&self) -> String {
        self.laid_out(if std::io::stdout().is_terminal() { WIDEST } else { usize::MAX })
    }

    fn laid_out(&self, widest: usize) -> String {
        let columns: Vec<usize> =
            (0..self.columns()).filter(|at| self.rows.iter().any(|row| !row[*at].is_empty())).collect();
        let headings: Vec<String> = self.headings.iter().map(|heading| (*heading).to_owned()).collect();
        let titled = headings.iter().any(|heading| !heading.is_empty());
        let lines: Vec<Vec<String>> = titled
            .then_some(&headings)
            .into_iter()
            .chain(&self.rows)
            .map(|row| columns.iter().map(|at| clipped(&row[*at], widest)).collect())
            .collect();
        let widths: Vec<usize> =
            (0..columns.len()).map(|at| lines.iter().map(|line| line[at].width()).max().unwrap_or(0)).collect();
        let numbers: Vec<bool> = columns.iter().map(|at| self.rows.iter().all(|row| is_number(&row[*at]))).collect();
        let mut text = String::new();
        for line in &lines {
            let cells = line.iter().zip(&widths).zip(&numbers).map(|((cell, width), number)| {
                let space = " ".repeat(width.saturating_sub(cell.width()));
                if *number { format!("{space}{cell}") } else { format!("{cell}{space}") }
            });
            let line = format!("{}{}", " ".repeat(self.indent), cells.collect::<Vec<_>>().join("  "));
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    fn columns(&self) -> usize {
        self.headings.len()
    }
}

fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' '))
}

/// The text, or its beginning with a mark where it is wider.
pub(crate) fn clipped(text: &str, widest: usize) -> String {
    if text.width() <= widest {
        return text.to_owned();
    }
    let mut room = widest.saturating_sub(1);
    let fits = |c: &char| {
        let width = c.width().unwrap_or(0);
        let fits = width <= room;
        room = room.saturating_sub(width);
        fits
    };
    let beginning: String = text.chars().take_while(fits).collect();
    format!("{}…", beginning.trim_end())
}

/// Running text in lines of a readable width, each indented and with its break. Blank lines of the text stay.
pub(crate) fn paragraph(text: &str, indent: usize) -> String {
    let space = " ".repeat(indent);
    let mut wrapped = String::new();
    for line in text.lines() {
        let mut written = String::new();
        for word in line.split_whitespace() {
            if !written.is_empty() && indent + written.width() + 1 + word.width() > TEXT {
                wrapped.push_str(&format!("{space}{written}\n"));
                written.clear();
            }
            if !written.is_empty() {
                written.push(' ');
            }
            written.push_str(word);
        }
        wrapped.push_str(format!("{space}{written}").trim_end());
        wrapped.push('\n');
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_where_characters_are_two_cells_wide() {
        let mut table = Table::new(["Title", "Pages"]);
        table.row(["源氏物語".to_owned(), "1135".to_owned()]);
        table.row(["Emma".to_owned(), "474".to_owned()]);
        assert_eq!(table.text(), "Title     Pages\n源氏物語   1135\nEmma        474\n");
    }

    #[test]
    fn a_column_in_which_nothing_stands_is_left_out() {
        let mut table = Table::new(["Title", "Stars", "State"]);
        table.row(["Emma".to_owned(), String::new(), "unread".to_owned()]);
        assert_eq!(table.text(), "Title  State\nEmma   unread\n");
    }

    #[test]
    fn a_cell_too_wide_for_a_screen_is_cut_by_width() {
        assert_eq!(clipped("源氏物語", 8), "源氏物語");
        assert_eq!(clipped("源氏物語", 7), "源氏物…");
        assert_eq!(clipped("源氏物語", 6), "源氏…");
    }

    #[test]
    fn a_paragraph_keeps_its_blank_lines_and_every_word() {
        let text = format!("{}\n\nend", "word ".repeat(40));
        let wrapped = paragraph(&text, 2);
        assert!(wrapped.lines().all(|line| line.width() <= TEXT));
        assert!(wrapped.contains("\n\n  end\n"));
        assert_eq!(wrapped.split_whitespace().count(), 41);
    }
}
