//! CSV to lines: each row of a table of indicators a [`Shape::Row`].
//!
//! In: the text of a CSV file, parted by commas, semicolons or tabs. Out: one line a row, numbered as in the file.
//! Quoted cells may hold the separator and line breaks.

use super::read::{self, Line, Mend, Shape};

/// Reads a table.
pub fn lines(text: &str) -> (Vec<Line>, Vec<Mend>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text);
    let mut mends = Vec::new();
    let mut out = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let (mut number, mut first) = (1u32, 1u32);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            '\n' => {
                number += 1;
                if quoted {
                    cell.push(' ');
                } else {
                    cells.push(std::mem::take(&mut cell));
                    row(&mut out, &mut cells, first, &mut mends);
                    first = number;
                }
            }
            '\r' => {}
            _ if letter == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    row(&mut out, &mut cells, first, &mut mends);
    (out, mends)
}

/// A row of cells as a line, for every reader of tables.
pub fn row(out: &mut Vec<Line>, cells: &mut Vec<String>, number: u32, mends: &mut Vec<Mend>) {
    let cleaned: Vec<String> = cells.drain(..).map(|cell| read::clean(&cell, 0, number, mends).text.trim().to_owned()).collect();
    if cleaned.iter().all(String::is_empty) {
        return;
    }
    let text = cleaned.join(" ");
    out.push(Line { text, shape: Shape::Row(cleaned), number, sheet: true, ..Line::default() });
}

/// Lines that tell the separator: titles above a table have none.
const TOLD_BY: usize = 24;

/// The separator that most of the first lines use, outside quotes; a comma within words tells less than one that a line
/// uses as often as its neighbours.
fn separator(text: &str) -> char {
    let mut counts = [('\t', 0), (';', 0), (',', 0)];
    let mut quoted = false;
    for line in text.lines().take(TOLD_BY) {
        for (known, count) in &mut counts {
            let mut here = 0;
            let mut inside = quoted;
            for letter in line.chars() {
                if letter == '"' {
                    inside = !inside;
                }
                here += usize::from(letter == *known && !inside);
            }
            *count += here;
        }
        if line.matches('"').count() % 2 == 1 {
            quoted = !quoted;
        }
    }
    let mut best = (',', 0);
    for (letter, count) in counts {
        if count > best.1 {
            best = (letter, count);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_above_the_table_tells_no_separator() {
        let (lines, _) = lines("BẢNG CHỈ TIÊU\nChỉ tiêu\tMục tiêu\nTỷ lệ hộ, xã\t1,5%\n");
        assert_eq!(lines[2].shape, Shape::Row(vec!["Tỷ lệ hộ, xã".to_owned(), "1,5%".to_owned()]));
    }

    #[test]
    fn quoted_cells_hold_separators_and_breaks() {
        let (lines, _) = lines("Chỉ tiêu;Mục tiêu\n\"Tỷ lệ hộ;\nnghèo\";\"1,5%\"\n;\n");
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1].shape, Shape::Row(vec!["Tỷ lệ hộ; nghèo".to_owned(), "1,5%".to_owned()]));
        assert_eq!(lines[1].number, 2);
    }
}
