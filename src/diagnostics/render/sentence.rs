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

/// `x.csv, dòng 12, cột “giá trị”`.
pub fn data_place(file: &str, row: u32, column: Option<&str>, lang: Lang) -> String {
    let (row_word, column_word) = match lang {
        Lang::Vi => ("dòng", "cột"),
        Lang::En => ("row", "column"),
    };
    let mut place = file.to_owned();
    if row > 0 {
        place.push_str(&format!(", {row_word} {row}"));
    }
    if let Some(column) = column {
        place.push_str(&format!(", {column_word} “{column}”"));
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Message;
    use crate::source::{SourceFile, Span};

    #[test]
    fn a_sentence_says_where_and_what() {
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new("a.muctieu", "một\nhai\nba\n"));
        let finding = Diagnostic::at(Span::new(id, 6, 9), Message::LineNotUnderstood { line: "hai".into() });
        assert_eq!(sentence(&finding, &sources, Lang::Vi), "Dòng 2: Chưa hiểu dòng “hai”.");
        assert_eq!(sentence(&finding, &sources, Lang::En), "Line 2: The line “hai” is not understood.");
        sources.add(SourceFile::new("b.muctieu", ""));
        assert!(sentence(&finding, &sources, Lang::Vi).starts_with("Tệp a.muctieu, dòng 2: "));
        let row = Diagnostic::in_data("s.csv", 7, Some("giá trị"), Message::LineNotUnderstood { line: "x".into() });
        assert!(sentence(&row, &sources, Lang::Vi).starts_with("Tệp s.csv, dòng 7, cột “giá trị”: "));
    }
}
