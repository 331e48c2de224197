//! Observations as CSV that this room reads back and a spreadsheet opens without running anything.
//!
//! In: [`Observations`]. Out: UTF-8 text with CRLF line ends and plain numbers, said so in the header. A text that a
//! spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.

use super::{FigureStatus, Observations, TextId};
use crate::value::number;

/// Writes every figure as a row of its own, in their order, with a column for each dimension that occurs.
pub fn write_csv(figures: &Observations) -> String {
    let mut dimensions: Vec<TextId> = Vec::new();
    for (dimension, _) in figures.members.iter().flatten() {
        if !dimensions.contains(dimension) {
            dimensions.push(*dimension);
        }
    }
    let mut out = String::new();
    let mut line = Line { out: &mut out, begun: false };
    line.text("chỉ số");
    line.text("địa bàn");
    for dimension in &dimensions {
        line.text(figures.original(*dimension));
    }
    // The example in the header says how the figures are written: a column of `1.234` alone would have two readings.
    for header in ["kỳ", "giá trị (1,234.5)", "đơn vị", "loại", "ngày công bố", "nguồn", "địa chỉ", "ghi chú"] {
        line.text(header);
    }
    line.end();
    for row in &figures.rows {
        line.text(figures.original(row.indicator));
        line.text(figures.original(row.area));
        let members = figures.members_of(row.members);
        for dimension in &dimensions {
            let member = members.iter().find(|(of, _)| of == dimension);
            line.text(member.map_or("", |(_, member)| figures.original(*member)));
        }
        line.plain(&row.period.iso());
        line.plain(&number::write_plain(row.value, usize::from(row.decimals)));
        line.text(figures.unit_of(row.unit).map_or("", |unit| &unit.text));
        line.text(if row.status == FigureStatus::Official { "" } else { row.status.name() });
        line.plain(&row.reported_on.map(|date| date.iso()).unwrap_or_default());
        for text in [row.source, row.url, row.note] {
            line.text(figures.original(text));
        }
        line.end();
    }
    out
}

/// The cells of a line, one after the other.
struct Line<'o> {
    out: &'o mut String,
    begun: bool,
}

impl Line<'_> {
    fn plain(&mut self, cell: &str) {
        if std::mem::replace(&mut self.begun, true) {
            self.out.push(',');
        }
        self.out.push_str(cell);
    }

    fn text(&mut self, cell: &str) {
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
        if !formula && !cell.contains([',', ';', '"', '\n', '\r', '\t']) && cell.trim() == cell {
            return self.plain(cell);
        }
        self.plain("\"");
        if formula {
            self.out.push('\'');
        }
        for letter in cell.chars() {
            if letter == '"' {
                self.out.push('"');
            }
            self.out.push(letter);
        }
        self.out.push('"');
    }

    fn end(&mut self) {
        self.out.push_str("\r\n");
        self.begun = false;
    }
}
