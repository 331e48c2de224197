//! The sheets of a workbook as tables of text.
//!
//! In: the bytes of an XLSX file. Out: [`Table`]s: rows by number, cells by column, each as CSV would hold it; merged
//! cells of words are filled downwards, those of figures are not, since one figure is not many. Formulas count as their stored
//! results. Only cells that hold something take room, whatever size a sheet claims.

use super::cell;
use crate::messages::Message;
use calamine::{Data, DataRef, Reader, SheetVisible, Xlsx};
use std::io::Cursor;

/// The most bytes that the parts of a workbook may have when unpacked.
pub const MOST_BYTES: u64 = 1 << 30;
/// The most cells of a sheet.
const MOST_CELLS: usize = 20_000_000;
/// The most rows that a merged cell may stand for.
const MOST_MERGED: u64 = 100_000;

/// A sheet.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Row numbers from 1, ascending, with the cells of each by column from 0, ascending.
    pub(super) rows: Vec<(u32, Vec<(u32, Cell)>)>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// As CSV would hold it.
    pub text: String,
    /// Its figure, where it is one.
    pub value: Option<f64>,
    /// Digits behind the mark as shown, where its format says so.
    pub decimals: Option<u8>,
}

impl Cell {
    pub(super) fn text(text: &str) -> Cell {
        Cell { text: text.to_owned(), ..Cell::default() }
    }
}

/// Why a workbook gives nothing.
#[derive(Debug)]
pub enum BookFault {
    /// Its parts unpack to more than [`MOST_BYTES`], or a sheet has too many cells.
    TooLarge,
    /// It is locked with a password.
    Locked,
    /// It is no workbook, or a broken one.
    Broken,
    /// No visible sheet holds anything.
    Empty,
}

impl BookFault {
    /// The sentence.
    pub fn message(&self) -> Message {
        let (vi, en) = match self {
            BookFault::TooLarge => ("bung ra quá lớn", "it unpacks to more than can be read"),
            BookFault::Locked => ("tệp có mật khẩu", "it is locked with a password"),
            BookFault::Empty => ("không trang nào đang hiện có nội dung", "no visible sheet holds anything"),
            BookFault::Broken => ("tệp hỏng hoặc không phải XLSX", "it is broken or no XLSX file"),
        };
        Message::WorkbookNotRead { reason_vi: vi.to_owned(), reason_en: en.to_owned() }
    }
}

/// The sheets of a workbook, in its order, hidden ones too. Charts and macros are no sheets.
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>, BookFault> {
    if unpacked_size(bytes) > MOST_BYTES {
        return Err(BookFault::TooLarge);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => BookFault::Locked,
        _ => BookFault::Broken,
    })?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| matches!(sheet.typ, calamine::SheetType::WorkSheet))
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut tables = Vec::new();
    for (name, hidden) in sheets {
        let rows = rows(&mut book, &name)?;
        tables.push(Table { name, hidden, rows });
    }
    Ok(tables)
}

type Rows = Vec<(u32, Vec<(u32, Cell)>)>;

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Rows, BookFault> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| BookFault::Broken)?;
    let formats: Vec<String> = reader
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or(String::new(), |format| format.format_code.clone()))
        .collect();
    let mut cells: Vec<((u32, u32), Cell)> = Vec::new();
    while let Some((found, style)) = reader.next_cell_with_style_id().map_err(|_| BookFault::Broken)? {
        let value: Data = match found.get_value() {
            DataRef::Empty => continue,
            value => value.clone().into(),
        };
        let format = formats.get(style).map_or("", String::as_str);
        if let Some(cell) = cell::read(&value, format) {
            let (row, column) = found.get_position();
            cells.push(((row.saturating_add(1), column), cell));
        }
        if cells.len() > MOST_CELLS {
            return Err(BookFault::TooLarge);
        }
    }
    drop(reader);
    cells.sort_by_key(|(place, _)| *place);
    let written = cells.len();
    for range in merged {
        let (first, last) = (range.start, range.end);
        let size = u64::from(last.0.saturating_sub(first.0));
        let at = (first.0.saturating_add(1), first.1);
        let held = cells.get(..written).unwrap_or_default();
        let place = held.binary_search_by_key(&at, |(place, _)| *place).ok();
        let Some(words) = place.and_then(|place| held.get(place)).map(|(_, cell)| cell.clone()).filter(|cell| cell.value.is_none()) else {
            continue;
        };
        if size > MOST_MERGED || cells.len() as u64 + size > MOST_CELLS as u64 {
            continue;
        }
        // Downwards only: words over several columns are a title or the name of a group of rows.
        cells.extend((first.0 + 1..=last.0).map(|row| ((row.saturating_add(1), first.1), words.clone())));
    }
    // The cell that is written goes before one that a merged range would put there.
    cells.sort_by_key(|(place, _)| *place);
    cells.dedup_by_key(|(place, _)| *place);
    let mut rows: Rows = Vec::new();
    for ((row, column), cell) in cells {
        match rows.last_mut().filter(|(number, _)| *number == row) {
            Some((_, list)) => list.push((column, cell)),
            None => rows.push((row, vec![(column, cell)])),
        }
    }
    Ok(rows)
}

/// The sum of the sizes that the directory of a ZIP file claims for its parts.
fn unpacked_size(bytes: &[u8]) -> u64 {
    let mut total = 0u64;
    let mut rest = bytes;
    while let Some(at) = rest.windows(4).position(|four| four == b"PK\x01\x02") {
        rest = rest.get(at..).unwrap_or_default();
        let size = rest.get(24..28).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes);
        total = total.saturating_add(u64::from(size));
        rest = rest.get(4..).unwrap_or_default();
    }
    total
}

impl Table {
    /// The table as separated text, each row on the line of its number, so that what is said of a line is said of the row.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        let mut line = 1;
        for (number, cells) in &self.rows {
            while line < *number {
                out.push('\n');
                line += 1;
            }
            let mut at = 0;
            for (column, cell) in cells {
                while at < *column {
                    out.push('\t');
                    at += 1;
                }
                quoted(&cell.text, &mut out);
            }
        }
        out.push('\n');
        out
    }

    /// Every cell that holds something: its address (`C7`) and its text, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (String, &str)> {
        self.rows.iter().flat_map(|(row, cells)| {
            cells.iter().map(move |(column, cell)| (format!("{}{row}", cell::letters(*column)), cell.text.as_str()))
        })
    }
}

/// A cell of separated text: line breaks and tabs become spaces, since a row stays on its line.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\"\""),
            '\n' | '\r' | '\t' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
}
