//! Diagnostics as plain sentences: `Dòng 12: …`, for lists, logs and screen readers.

use super::text_of;
use crate::diagnostics::{Diagnostic, Place};
use crate::messages::Lang;
use crate::source::SourceMap;

/// One sentence that says where and what. The file is named where it is data or where the rules lie in several files.
pub fn sentence(diagnostic: &Diagnostic, sources: &SourceMap, lang: Lang) -> String {
    let text = text_of(&diagnostic.message, lang);
    match place(diagnostic, sources, lang) {
        Some(place) => format!("{place}: {text}"),
        None => text,
    }
}

/// The place in words; `None` for a finding about the whole run.
fn place(diagnostic: &Diagnostic, sources: &SourceMap, lang: Lang) -> Option<String> {
    match &diagnostic.place {
        Place::Rule(span) => {
            let file = sources.file(span.file)?;
            let line = file.position(span.start).line;
            Some(if sources.iter().nth(1).is_some() {
                match lang {
                    Lang::Vi => format!("Tệp {}, dòng {line}", file.name),
                    Lang::En => format!("File {}, line {line}", file.name),
                }
            } else {
                match lang {
                    Lang::Vi => format!("Dòng {line}"),
                    Lang::En => format!("Line {line}"),
                }
            })
        }
        Place::Data { file, row, column } => {
            let word = match lang {
                Lang::Vi => "Tệp",
                Lang::En => "File",
            };
            Some(format!("{word} {}", data_place(file, *row, column.as_deref(), lang)))
        }
        Place::Whole => None,
    }
}

/// `x.csv, dòng 12, cột “giá trị”`; of a workbook `x.xlsx, trang 'Số liệu', ô C7`.
pub fn data_place(file: &str, row: u32, column: Option<&str>, lang: Lang) -> String {
    let (row_word, column_word) = match lang {
        Lang::Vi => ("dòng", "cột"),
        Lang::En => ("row", "column"),
    };
    let (book, sheet) = book_and_sheet(file);
    let mut place = book.to_owned();
    if let Some(sheet) = sheet {
        let (sheet_word, cell_word) = match lang {
            Lang::Vi => ("trang", "ô"),
            Lang::En => ("sheet", "cell"),
        };
        place.push_str(&format!(", {sheet_word} '{sheet}'"));
        if let Some(cell) = column.filter(|column| column.ends_with(&row.to_string())) {
            place.push_str(&format!(", {cell_word} {cell}"));
            return place;
        }
    }
    if row > 0 {
        place.push_str(&format!(", {row_word} {row}"));
    }
    if let Some(column) = column {
        place.push_str(&format!(", {column_word} “{column}”"));
    }
    place
}

/// The file and, of a workbook, the sheet: `x.xlsx#Số liệu`.
pub fn book_and_sheet(file: &str) -> (&str, Option<&str>) {
    let mark = file.find(".xlsx#").or_else(|| file.find(".xlsm#")).map(|at| at + ".xlsx".len());
    match mark.and_then(|at| Some((file.get(..at)?, file.get(at + 1..)?))) {
        Some((book, sheet)) => (book, Some(sheet)),
        None => (file, None),
    }
}
