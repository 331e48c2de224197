//! A table as rows of text cells, whatever file it comes from, and the words of its headers.
//!
//! In: bytes. Out: numbered rows ([`rows`]), and where known columns stand ([`columns`]). Tables of tasks and of
//! progress are read through this one door; a further kind of file is a further branch of [`rows`].

use super::cells;
use super::csv::{Records, Step};
use super::decode;
use super::headers::compact;
use super::report::Report;
use crate::diagnostics::Diagnostic;
use crate::messages::Message;

/// A row with its number, as a spreadsheet counts.
pub(crate) type SheetRow = (u32, Vec<String>);

/// The header stands within this many rows.
pub(super) const HEADER_WITHIN: usize = 20;

/// The rows of a table from its bytes. The error refuses the file.
pub(crate) fn rows(bytes: &[u8], name: &str, known: &Known) -> Result<Vec<SheetRow>, Diagnostic> {
    #[cfg(feature = "cli")]
    if super::xlsx::is_workbook(bytes) {
        let read = super::xlsx::first_sheet(bytes).map(|text| text_rows(&text, usize::MAX, known));
        return read.map_err(|fault| Diagnostic::in_data(name, 0, None, fault.message()));
    }
    let mut report = Report::new(name, 0);
    match decode::text(bytes, &mut report) {
        Ok(text) => Ok(text_rows(&text, usize::MAX, known)),
        Err(refused) => {
            let (row, column, message) = *refused;
            Err(Diagnostic::in_data(name, row, column.as_deref(), message))
        }
    }
}

/// How many cells of a row are names of known columns.
pub(crate) type Known<'k> = dyn Fn(&[String]) -> usize + 'k;

/// The first `most` rows of separated text that are not empty. The separator is the one under which a row near the top
/// names the most known columns, where none does the one that parts a row into the most cells: a list inside a cell
/// (`Sở A; Sở B; Sở C`) may hold more of another mark than the table has columns.
pub(super) fn text_rows(text: &str, most: usize, known: &Known) -> Vec<SheetRow> {
    let widest = |separator: u8| {
        let mut records = Records::new(text, separator, 0, 0);
        let mut most = (0, 0);
        for _ in 0..HEADER_WITHIN {
            match records.step() {
                Step::Row => {
                    let cells: Vec<String> = records.cells.iter().take(256).map(|cell| cells::trim(cell).to_owned()).collect();
                    let (names, count) = most;
                    most = (known(&cells).max(names), records.count.max(count));
                }
                Step::Fault(_) => {}
                Step::End => break,
            }
        }
        most
    };
    let mut separator = b',';
    for other in [b';', b'\t'] {
        if widest(other) > widest(separator) {
            separator = other;
        }
    }
    let mut records = Records::new(text, separator, 0, 0);
    let mut rows = Vec::new();
    while rows.len() < most {
        match records.step() {
            Step::End => break,
            Step::Fault(_) => {}
            Step::Row => {
                let cells: Vec<String> = records.cells.iter().map(|cell| cells::trim(cell).to_owned()).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    rows.push((records.row(), cells));
                }
            }
        }
    }
    rows
}

/// How many cells of a row are names of these columns.
pub(crate) fn known_names(cells: &[String], names: &[&str]) -> usize {
    let known = |cell: &&String| {
        let key = if cell.len() <= 80 { compact(cell) } else { String::new() };
        !key.is_empty() && names.iter().any(|names| names.split('|').any(|name| name == key))
    };
    cells.iter().filter(known).count()
}

/// A finding where a row has cells that no column of the header is for: a separator inside a cell that is not quoted has
/// moved those behind it.
pub(crate) fn too_wide(header: &[String], cells: &[String]) -> Option<Message> {
    let further = cells.get(header.len()..).unwrap_or_default().iter().rposition(|cell| !cell.is_empty())?;
    Some(Message::RowWiderThanHeader { cells: (header.len() + further + 1).to_string(), columns: header.len().to_string() })
}

/// Where the columns of a table stand: for each list of names (parted by `|`, folded, without diacritics, spaces and
/// signs) the first column that has one of them. Gives the place of the header among the rows; the row with the most
/// known columns within the first twenty is the header. `needed` says which must be there.
pub(crate) fn columns<const N: usize>(rows: &[SheetRow], names: &[&str; N], needed: &[usize]) -> Option<(usize, [Option<usize>; N])> {
    let mut best: Option<(usize, [Option<usize>; N])> = None;
    let known = |places: &[Option<usize>; N]| places.iter().flatten().count();
    for (at, (_, cells)) in rows.iter().enumerate().take(HEADER_WITHIN) {
        let mut places = [None; N];
        let mut running = false;
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.len() <= 80) {
            let key = compact(cell);
            let place = names.iter().position(|names| names.split('|').any(|name| name == key));
            let Some(slot) = place.and_then(|place| places.get_mut(place)) else { continue };
            // A running number stands for the number of a row only where no other column does.
            let is_running = matches!(key.as_str(), "stt" | "tt" | "so");
            if slot.is_none() || (running && place == Some(0) && !is_running) {
                *slot = Some(column);
                running = is_running;
            }
        }
        let whole = needed.iter().all(|place| places.get(*place).is_some_and(Option::is_some));
        if whole && best.as_ref().is_none_or(|(_, other)| known(&places) > known(other)) {
            best = Some((at, places));
        }
    }
    best
}

/// The cell of a column; empty where there is none.
pub(crate) fn cell(cells: &[String], place: Option<usize>) -> &str {
    place.and_then(|place| cells.get(place)).map_or("", String::as_str)
}

/// A finding in a table.
pub(crate) fn finding(name: &str, row: u32, column: &str, message: Message) -> Diagnostic {
    Diagnostic::in_data(name, row, Some(column).filter(|column| !column.is_empty()), message)
}
