//! Workbooks for tests, written as an office's spreadsheet would hold them.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

/// What a cell holds.
pub enum Held {
    /// Words.
    Text(&'static str),
    /// A figure in a number format.
    Number(f64, &'static str),
    /// A day in a number format.
    Day(u16, u8, u8, &'static str),
    /// A formula with its stored result.
    Formula(&'static str, &'static str),
    /// Yes or no.
    Yes(bool),
}

/// Writes a cell by its address.
pub fn put(sheet: &mut Worksheet, row: u32, column: u16, held: &Held) {
    let row = row - 1;
    let done = match held {
        Held::Text(text) => sheet.write_string(row, column, *text),
        Held::Number(value, format) => sheet.write_number_with_format(row, column, *value, &Format::new().set_num_format(*format)),
        Held::Day(year, month, day, format) => {
            let day = rust_xlsxwriter::ExcelDateTime::from_ymd(*year, *month, *day).expect("a day");
            sheet.write_datetime_with_format(row, column, &day, &Format::new().set_num_format(*format))
        }
        Held::Formula(formula, result) => sheet.write_formula(row, column, Formula::new(*formula).set_result(*result)),
        Held::Yes(yes) => sheet.write_boolean(row, column, *yes),
    };
    done.expect("a cell");
}

/// A workbook whose sheets hold rows of words and figures; a figure is a cell that reads as one.
pub fn plain(sheets: &[(&str, bool, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, hidden, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        sheet.set_hidden(*hidden);
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let (row, column) = (u32::try_from(row).expect("a row"), u16::try_from(column).expect("a column"));
                match text.parse::<f64>() {
                    Ok(value) => sheet.write_number(row, column, value),
                    Err(_) => sheet.write_string(row, column, *text),
                }
                .expect("a cell");
            }
        }
    }
    if let Some((shown, _)) = sheets.iter().enumerate().find(|(_, sheet)| !sheet.1) {
        book.worksheet_from_index(shown).expect("a sheet").set_active(true).set_first_tab(true);
    }
    book.save_to_buffer().expect("a workbook")
}
