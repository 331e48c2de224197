//! Workbooks (XLSX): their sheets as tables of text, and the figures of those that hold some.
//!
//! In: the bytes of a workbook and, where its owner says so, the sheet and the rows of headers and units. Out: what the
//! readers of separated text give, with findings that name sheet and cell. A sheet is read by the very reader of CSV:
//! each cell becomes the text that CSV would hold, each row keeps its number. Native only.
//!
//! A figure is the stored value, held to 12 significant digits; how the sheet shows it decides the printed digits
//! alone, and where the two differ that is said. A percentage is what is shown: 0.142 shown as 14,2% is 14,2%.

mod book;
mod cell;

pub use book::{MOST_BYTES, Table, tables};

use super::headers::{self, Kind, Role};
use super::{LoadLimits, Observations, cells, load_within, table};
use crate::diagnostics::{Diagnostic, Place};
use crate::messages::Message;
use crate::source::fold::fold_name;
use crate::value::number;

/// What the owner of a workbook says of it.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// The sheet, by name or by its number from 1; without it, every visible sheet that holds a table of figures.
    pub sheet: Option<String>,
    /// The row of headers, from 1.
    pub header_row: Option<u32>,
    /// The row of units below the headers, from 1.
    pub unit_row: Option<u32>,
}

/// Whether bytes may be a workbook: a ZIP file.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The figures of a file, workbook or text, of which its owner says nothing.
pub fn load_any(bytes: &[u8], name: &str) -> (Observations, Vec<Diagnostic>) {
    if is_workbook(bytes) {
        load(bytes, name, &Choice::default(), LoadLimits::NATIVE)
    } else {
        super::load(bytes, name, name.rsplit('.').next())
    }
}

/// The figures of a workbook. Findings name the file as `name#sheet` and the column as the cell: `C7`.
pub fn load(bytes: &[u8], name: &str, choice: &Choice, limits: LoadLimits) -> (Observations, Vec<Diagnostic>) {
    let mut all = Observations::new();
    let mut found = Vec::new();
    let mut sheets = match tables(bytes) {
        Ok(sheets) => sheets,
        Err(reason) => {
            found.push(Diagnostic::in_data(name, 0, None, reason.message()));
            return (all, found);
        }
    };
    for sheet in &mut sheets {
        sheet.prepare(choice.header_row, choice.unit_row);
    }
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let chosen: Vec<Table> = match &choice.sheet {
        Some(wanted) => match sheet_of(&sheets, wanted) {
            Some(at) => vec![sheets.swap_remove(at)],
            None => {
                let message = Message::SheetUnknown { wanted: wanted.clone(), sheets: table::list(&as_refs(&names)) };
                found.push(Diagnostic::in_data(name, 0, None, message));
                return (all, found);
            }
        },
        None => {
            let (with_figures, rest): (Vec<Table>, Vec<Table>) = sheets.into_iter().partition(Table::is_data);
            let (hidden, shown): (Vec<Table>, Vec<Table>) = with_figures.into_iter().partition(|sheet| sheet.hidden);
            for sheet in hidden {
                found.push(Diagnostic::in_data(&place_of(name, &sheet.name), 0, None, Message::HiddenSheet { sheet: sheet.name }));
            }
            if shown.is_empty() {
                let message = Message::NoSheetWithFigures { sheets: table::list(&as_refs(&names)) };
                found.push(Diagnostic::in_data(name, 0, None, message));
            } else if names.len() > 1 {
                let of = |list: &[Table]| table::list(&list.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>());
                let message = Message::SheetsRead { read: of(&shown), rest: if rest.is_empty() { "–".to_owned() } else { of(&rest) } };
                found.push(Diagnostic::in_data(name, 0, None, message));
            }
            shown
        }
    };
    for sheet in chosen {
        let (mut figures, mut said) = load_within(sheet.csv().as_bytes(), &place_of(name, &sheet.name), Some("csv"), limits);
        for row in &mut figures.rows {
            if let Some(shown) = sheet.shown_decimals(row.row, row.value) {
                row.decimals = shown;
            }
        }
        sheet.name_cells(&mut said);
        said.extend(shown_otherwise(&sheet, name));
        all.append(&figures);
        found.append(&mut said);
    }
    (all, found)
}

/// The rows of the first visible sheet that holds anything, as tables of tasks and of progress are read.
pub(super) fn first_sheet(bytes: &[u8]) -> Result<String, book::BookFault> {
    let sheets = tables(bytes)?;
    sheets.iter().find(|sheet| !sheet.hidden && !sheet.rows.is_empty()).map(Table::csv).ok_or(book::BookFault::Empty)
}

fn as_refs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// The file with its sheet, as findings name them.
fn place_of(file: &str, sheet: &str) -> String {
    format!("{file}#{sheet}")
}

fn sheet_of(sheets: &[Table], wanted: &str) -> Option<usize> {
    let folded = fold_name(wanted);
    let by_name = sheets.iter().position(|sheet| fold_name(&sheet.name) == folded);
    let by_number = || wanted.trim().parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < sheets.len());
    by_name.or_else(by_number)
}

/// One note a sheet on cells that show another figure than they hold.
fn shown_otherwise(sheet: &Table, file: &str) -> Option<Diagnostic> {
    let (address, shown, stored, count) = sheet.first_shown_otherwise()?;
    let message = Message::ShownOtherwise { cell: address.clone(), shown, stored, count: count.to_string() };
    let row = address.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().unwrap_or(0);
    Some(Diagnostic::in_data(&place_of(file, &sheet.name), row, Some(&address), message))
}

impl Table {
    /// Whether it holds figures or progress.
    fn is_data(&self) -> bool {
        let text = self.csv();
        table::has_header(&text) || super::progress::load(&text, "").is_some()
    }

    /// Applies what the owner says of headers and units, and finds a row of units below the headers.
    fn prepare(&mut self, header_row: Option<u32>, unit_row: Option<u32>) {
        if let Some(header) = header_row {
            self.rows.retain(|(number, _)| *number >= header);
        }
        let Some((header, cells)) = self.header() else { return };
        let kinds: Vec<(u32, Kind)> = cells.iter().map(|(column, text)| (*column, headers::read(text).kind)).collect();
        let has_units = kinds.iter().any(|(_, kind)| *kind == Kind::Field(Role::Unit));
        let Some(row) = unit_row.or_else(|| self.units_below(header, &kinds)).filter(|row| *row > header && !has_units) else { return };
        let figures = |column: u32| kinds.iter().any(|(at, kind)| *at == column && is_figures(*kind));
        let unit =
            self.row(row).iter().find(|(column, cell)| figures(*column) && !cell.text.trim().is_empty()).map(|(_, cell)| cell.text.clone());
        let Some(unit) = unit else { return };
        let free = self.rows.iter().flat_map(|(_, cells)| cells.last()).map(|(column, _)| column + 1).max().unwrap_or(0);
        self.rows.retain(|(number, _)| *number != row);
        for (number, cells) in &mut self.rows {
            if *number == header {
                cells.push((free, book::Cell::text("đơn vị")));
            } else if *number > header && !cells.is_empty() {
                cells.push((free, book::Cell::text(&unit)));
            }
        }
    }

    /// The row whose cells read as headers, among the first rows.
    fn header(&self) -> Option<(u32, Vec<(u32, String)>)> {
        let texts = |cells: &[(u32, book::Cell)]| cells.iter().map(|(column, cell)| (*column, cell.text.clone())).collect::<Vec<_>>();
        self.rows.iter().take(20).find_map(|(number, cells)| {
            let kinds: Vec<Kind> = cells.iter().map(|(_, cell)| headers::read(&cell.text).kind).collect();
            let has = |role| kinds.contains(&Kind::Field(role));
            let years = kinds.iter().any(|kind| matches!(kind, Kind::Period(_)));
            let named = has(Role::Indicator) && (years || (has(Role::Period) && has(Role::Value)));
            named.then(|| (*number, texts(cells)))
        })
    }

    /// The row right below the headers, where it names no indicator and holds one unit, without a figure, above every
    /// column of figures that it fills.
    fn units_below(&self, header: u32, kinds: &[(u32, Kind)]) -> Option<u32> {
        let (number, cells) = self.rows.iter().find(|(number, cells)| *number > header && !cells.is_empty())?;
        let mut unit: Option<&str> = None;
        for (column, cell) in cells {
            let kind = kinds.iter().find(|(at, _)| at == column).map(|(_, kind)| *kind)?;
            let text = cells::trim(&cell.text);
            if text.is_empty() {
                continue;
            }
            let fits = is_figures(kind) && !text.bytes().any(|byte| byte.is_ascii_digit()) && unit.is_none_or(|known| known == text);
            if !fits {
                return None;
            }
            unit = Some(text);
        }
        unit.map(|_| *number)
    }

    /// Turns columns by their headers into cells.
    fn name_cells(&self, found: &mut [Diagnostic]) {
        for finding in found {
            let Place::Data { row, column, .. } = &mut finding.place else { continue };
            let Some(name) = column.as_deref() else { continue };
            let header = |(_, cells): &(u32, Vec<(u32, book::Cell)>)| {
                cells.iter().find(|(_, cell)| super::report::name(cells::trim(&cell.text)) == name).map(|(column, _)| *column)
            };
            if let Some(at) = self.rows.iter().take(20).find_map(header)
                && *row > 0
            {
                *column = Some(format!("{}{row}", cell::letters(at)));
            }
        }
    }

    /// The digits behind the mark with which a figure of a row is shown, where that is known.
    fn shown_decimals(&self, row: u32, value: f64) -> Option<u8> {
        let same = |cell: &&book::Cell| cell.value.is_some_and(|held| crate::value::compare::equal(held, value));
        self.row(row).iter().map(|(_, cell)| cell).find(same).and_then(|cell| cell.decimals)
    }

    /// The first cell that shows another figure than it holds: its address, both figures, and how many such there are.
    fn first_shown_otherwise(&self) -> Option<(String, String, String, usize)> {
        let mut first = None;
        let mut count = 0;
        for (row, cells) in &self.rows {
            for (column, cell) in cells {
                let (Some(value), Some(decimals)) = (cell.value, cell.decimals) else { continue };
                let shown = number::round_to(value, usize::from(decimals));
                if !crate::value::compare::equal(shown, value) {
                    count += 1;
                    let style = number::NumberStyle::Vietnamese;
                    first.get_or_insert_with(|| {
                        let told = (
                            number::write(shown, usize::from(decimals), style),
                            number::write(value, number::decimals_needed(value, 9), style),
                        );
                        (format!("{}{row}", cell::letters(*column)), told.0, told.1)
                    });
                }
            }
        }
        first.map(|(address, shown, stored)| (address, shown, stored, count))
    }

    fn row(&self, number: u32) -> &[(u32, book::Cell)] {
        match self.rows.binary_search_by_key(&number, |(row, _)| *row) {
            Ok(at) => self.rows.get(at).map_or(&[], |(_, cells)| cells.as_slice()),
            Err(_) => &[],
        }
    }
}

fn is_figures(kind: Kind) -> bool {
    matches!(kind, Kind::Field(Role::Value) | Kind::Period(_))
}
