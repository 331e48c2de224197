//! Text tables in three forms: aligned for a terminal, Markdown, CSV.

use unicode_width::UnicodeWidthStr;

/// How a column is set.
#[derive(Clone, Copy)]
pub struct Column {
    /// Numbers stand at the right edge.
    pub right: bool,
    /// Longer cells are broken at spaces.
    pub widest: usize,
}

/// A column of words.
pub const fn words(widest: usize) -> Column {
    Column { right: false, widest }
}

/// A column of numbers.
pub const fn numbers() -> Column {
    Column { right: true, widest: usize::MAX }
}

/// Rows of cells, aligned; each line begins with `indent` spaces, two spaces part the columns.
pub fn aligned(columns: &[Column], rows: &[Vec<String>], indent: usize) -> String {
    let cells: Vec<Vec<Vec<String>>> =
        rows.iter().map(|row| row.iter().zip(columns).map(|(cell, column)| broken(cell, column.widest)).collect()).collect();
    let widths: Vec<usize> = (0..columns.len())
        .map(|index| cells.iter().filter_map(|row| row.get(index)).flatten().map(|line| line.width()).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in &cells {
        for line in 0..row.iter().map(Vec::len).max().unwrap_or(0) {
            let mut text = " ".repeat(indent);
            for ((cell, column), width) in row.iter().zip(columns).zip(&widths) {
                let part = cell.get(line).map_or("", String::as_str);
                let gap = " ".repeat(width.saturating_sub(part.width()));
                if column.right {
                    text.push_str(&gap);
                    text.push_str(part);
                } else {
                    text.push_str(part);
                    text.push_str(&gap);
                }
                text.push_str("  ");
            }
            out.push_str(text.trim_end());
            out.push('\n');
        }
    }
    out
}

/// A cell as lines no wider than `widest`, broken at spaces; a longer word stands alone.
fn broken(cell: &str, widest: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in cell.split(' ') {
        if let Some(line) = lines.last_mut() {
            if line.is_empty() {
                line.push_str(word);
                continue;
            }
            if line.width() + 1 + word.width() <= widest {
                line.push(' ');
                line.push_str(word);
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

/// A Markdown table.
pub fn markdown(head: &[&str], columns: &[Column], rows: &[Vec<String>]) -> String {
    let escaped = |cell: &str| cell.replace('\\', "\\\\").replace('|', "\\|").replace('<', "\\<").replace(['\n', '\r'], " ");
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = line(head.iter().map(|cell| escaped(cell)).collect());
    out.push_str(&line(columns.iter().map(|column| if column.right { "---:" } else { "---" }.to_owned()).collect()));
    for row in rows {
        out.push_str(&line(row.iter().map(|cell| escaped(cell)).collect()));
    }
    out
}

/// A CSV table with commas; cells are quoted where they must be.
pub fn csv(head: &[&str], rows: &[Vec<String>]) -> String {
    let cell = |text: &str| {
        if text.contains([',', '"', '\n', '\r', ';']) || text.starts_with(' ') || text.ends_with(' ') {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let mut out = String::new();
    for row in std::iter::once(head.iter().map(|h| (*h).to_owned()).collect()).chain(rows.iter().cloned()) {
        out.push_str(&row.iter().map(|text| cell(text)).collect::<Vec<String>>().join(","));
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_letters() {
        let rows = [vec!["kinh te\u{302}\u{301}".to_owned(), "9,5".to_owned()], vec!["经济 số".to_owned(), "12".to_owned()]];
        assert_eq!(aligned(&[words(80), numbers()], &rows, 1), " kinh te\u{302}\u{301}  9,5\n 经济 số   12\n");
        let rows = [vec!["một hai ba".to_owned(), "x".to_owned()]];
        assert_eq!(aligned(&[words(7), words(9)], &rows, 0), "một hai  x\nba\n");
    }

    #[test]
    fn cells_keep_to_themselves() {
        let row = vec!["a,b".to_owned(), "c\"d".to_owned(), "e|f".to_owned()];
        assert_eq!(csv(&["1", "2", "3"], std::slice::from_ref(&row)), "1,2,3\r\n\"a,b\",\"c\"\"d\",e|f\r\n");
        assert!(markdown(&["1", "2", "3"], &[words(9); 3], &[row]).ends_with("| a,b | c\"d | e\\|f |\n"));
    }
}
