//! One cell as CSV would hold it.
//!
//! In: the stored value and the number format. Out: its text, its figure and the digits with which it is shown. A figure
//! is written without group marks and so that it has one reading; a date as ISO, only as exact as it is shown.

use super::book::Cell;
use crate::value::number;
use calamine::{CellErrorType, Data};

/// The cell, or nothing where it holds nothing.
pub(super) fn read(value: &Data, format: &str) -> Option<Cell> {
    Some(match value {
        Data::Empty => return None,
        Data::String(text) | Data::DurationIso(text) => Cell::text(text),
        Data::DateTimeIso(text) => Cell::text(text.trim_end_matches("T00:00:00")),
        Data::Bool(yes) => Cell::text(if *yes { "có" } else { "không" }),
        Data::Error(error) => Cell::text(error_text(error)),
        Data::Int(whole) => figure(*whole as f64, format),
        Data::Float(value) => figure(*value, format),
        Data::DateTime(date) => {
            if date.is_duration() {
                return Some(figure(date.as_f64(), ""));
            }
            let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
            let mut text = match dated(format) {
                Dated::Year => format!("{year}"),
                Dated::Month => format!("{year}-{month:02}"),
                Dated::Day => format!("{year}-{month:02}-{day:02}"),
            };
            if (hour, minute, second) != (0, 0, 0) && dated(format) == Dated::Day {
                text.push_str(&format!("T{hour:02}:{minute:02}:{second:02}"));
            }
            Cell::text(&text)
        }
    })
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        _ => "#NUM!",
    }
}

fn figure(stored: f64, format: &str) -> Cell {
    let shape = Shape::of(format);
    let value = if shape.percent { stored * 100.0 } else { stored };
    // 12 significant digits: 0,142 · 100 is 14,2 and not 14,199999999999999.
    let needed = number::decimals_needed(value, 12);
    let value = number::round_to(value, needed);
    let mut text = number::write_plain(value, needed).replace('.', ",");
    if needed == 3 {
        // `1,234` would have two readings.
        text.push('0');
    }
    if shape.percent {
        text.push('%');
    }
    Cell { text, value: Some(value), decimals: shape.decimals }
}

/// What a number format shows.
struct Shape {
    percent: bool,
    /// Digits behind the mark; `None` where the format leaves it open or shows another scale.
    decimals: Option<u8>,
}

impl Shape {
    /// Reads the section of a format for positive figures.
    fn of(format: &str) -> Shape {
        let mut shape = Shape { percent: false, decimals: None };
        let (mut behind, mut digits, mut scaled) = (false, 0u8, false);
        let mut placeholders = false;
        let mut letters = format.chars();
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '"' => {
                    letters.by_ref().find(|end| *end == '"');
                }
                '[' => {
                    letters.by_ref().find(|end| *end == ']');
                }
                '\\' | '_' | '*' => {
                    letters.next();
                }
                '%' => shape.percent = true,
                '0' | '#' | '?' => {
                    placeholders = true;
                    scaled = false;
                    digits += u8::from(behind && digits < 15);
                }
                '.' => behind = true,
                // A comma with no digit behind it divides by a thousand.
                ',' => scaled = true,
                // Fractions and powers show the figure otherwise.
                '/' | 'E' | 'e' => return shape,
                _ => {}
            }
        }
        if placeholders && !scaled {
            shape.decimals = Some(digits);
        }
        shape
    }
}

/// How exact a date is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dated {
    Year,
    Month,
    Day,
}

fn dated(format: &str) -> Dated {
    let plain: String = format.split('"').step_by(2).collect::<String>().to_ascii_lowercase();
    match (plain.contains('d'), plain.contains('m'), plain.contains('y')) {
        (false, true, true) => Dated::Month,
        (false, false, true) => Dated::Year,
        _ => Dated::Day,
    }
}

/// The letters of a column: 0 is A, 26 is AA.
pub(super) fn letters(column: u32) -> String {
    let mut out = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        out.push(char::from(b'A' + digit as u8));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_one_reading_and_the_digits_that_are_shown() {
        for (stored, format, text, decimals) in [
            (14.2, "General", "14,2", None),
            (0.142, "0.0%", "14,2%", Some(1)),
            (0.07, "0%", "7%", Some(0)),
            (1.234, "0.000", "1,2340", Some(3)),
            (2024.0, "General", "2024", None),
            (1_234_567.5, "#,##0.00", "1234567,5", Some(2)),
            (30.000_000_000_000_004, "0.0", "30", Some(1)),
            (12_500_000.0, "#,##0,,\" triệu\"", "12500000", None),
            (-3.25, "0.00;[Red]\\-0.00", "-3,25", Some(2)),
            (5.0, "0\" điểm %\"", "5", Some(0)),
        ] {
            let cell = figure(stored, format);
            assert_eq!((cell.text.as_str(), cell.decimals), (text, decimals), "{stored} {format}");
        }
    }

    #[test]
    fn columns_are_named_as_sheets_name_them() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn dates_are_as_exact_as_shown() {
        assert_eq!(dated("yyyy"), Dated::Year);
        assert_eq!(dated("mm/yyyy"), Dated::Month);
        assert_eq!(dated("dd/mm/yyyy"), Dated::Day);
        assert_eq!(dated("\"tháng \"m\" năm \"yyyy"), Dated::Month);
    }
}
