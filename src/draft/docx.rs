//! DOCX to lines: paragraphs, headings, list entries and table rows of a Word document.
//!
//! In: the bytes of a `.docx`. Out: [`Line`]s numbered by paragraph; a cell merged downwards repeats its words in every
//! row, one merged across leaves the cells it covers empty, so that columns stay in place. Deleted text under revision,
//! headers, footers and notes are not read. Behind the feature `cli`: the page takes text.

use super::read::{self, Line, Mend, Shape};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};

/// The largest inflated document that is read.
pub const MOST_INFLATED: u64 = 256 * 1024 * 1024;

/// Why a document can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocxError {
    /// No zip archive, or a damaged one.
    NotZip,
    /// A zip archive that holds no Word document.
    NotDocx,
    /// Its text is larger than [`MOST_INFLATED`].
    TooLarge,
    /// Its XML is damaged.
    Damaged,
}

/// Whether bytes begin as a zip archive does.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads a document.
pub fn lines(bytes: &[u8]) -> Result<(Vec<Line>, Vec<Mend>), DocxError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocxError::NotZip)?;
    let part = archive.by_name("word/document.xml").map_err(|_| DocxError::NotDocx)?;
    let mut xml = Vec::new();
    part.take(MOST_INFLATED + 1).read_to_end(&mut xml).map_err(|_| DocxError::Damaged)?;
    if xml.len() as u64 > MOST_INFLATED {
        return Err(DocxError::TooLarge);
    }
    let mut walker = Walker::default();
    let mut reader = Reader::from_reader(xml.as_slice());
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => walker.start(&tag),
            Ok(Event::Empty(tag)) => {
                walker.start(&tag);
                walker.end(tag.local_name().as_ref());
            }
            Ok(Event::End(tag)) => walker.end(tag.local_name().as_ref()),
            Ok(Event::Text(text)) => {
                if walker.in_text {
                    walker.words(&text);
                }
            }
            Ok(Event::GeneralRef(name)) => {
                if walker.in_text {
                    walker.words(&entity(&name));
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => return Err(DocxError::Damaged),
        }
        buffer.clear();
    }
    Ok((walker.lines, walker.mends))
}

/// The character that an entity of XML stands for; an unknown one is a space.
fn entity(name: &str) -> String {
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        _ => {
            let code = match name.strip_prefix("#x") {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => name.strip_prefix('#').and_then(|digits| digits.parse().ok()),
            };
            code.and_then(char::from_u32).unwrap_or(' ').to_string()
        }
    }
}

#[derive(Default)]
struct Walker {
    lines: Vec<Line>,
    mends: Vec<Mend>,
    paragraph: u32,
    page: u32,
    in_text: bool,
    text: String,
    shape: Shape,
    /// How deep in tables; a table within a cell is read as words of that cell.
    depth: usize,
    cells: Vec<String>,
    cell: String,
    span: usize,
    /// What the cells of the row above hold, for merges downwards.
    above: Vec<String>,
    merge_on: bool,
}

impl Walker {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "t" => self.in_text = true,
            "tab" | "br" | "cr" => {
                if attribute(tag, "type").as_deref() == Some("page") {
                    self.page = self.page.max(1) + 1;
                }
                self.text.push(' ');
            }
            "noBreakHyphen" => self.text.push('-'),
            "lastRenderedPageBreak" => self.page = self.page.max(1) + 1,
            "p" => {
                self.shape = Shape::Plain;
                if self.depth == 0 {
                    self.text.clear();
                    self.paragraph += 1;
                }
            }
            "pStyle" => {
                let style = attribute(tag, "val").unwrap_or_default().to_lowercase();
                let level = style.chars().rev().find(char::is_ascii_digit).and_then(|digit| digit.to_digit(10));
                if (style.starts_with("heading") || style.starts_with("tiu") || style.starts_with("tiêu")) && level.is_some() {
                    self.shape = Shape::Heading(level.unwrap_or(1).clamp(1, 6) as u8);
                } else if style.starts_with("list") {
                    self.shape = Shape::Item;
                }
            }
            "outlineLvl" => {
                if let Some(level) = attribute(tag, "val").and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 6) {
                    self.shape = Shape::Heading(level + 1);
                }
            }
            "numPr" if self.shape == Shape::Plain => self.shape = Shape::Item,
            "tbl" => self.depth += 1,
            "tr" if self.depth == 1 => self.cells.clear(),
            "tc" if self.depth == 1 => {
                self.cell.clear();
                self.text.clear();
                self.span = 1;
                self.merge_on = false;
            }
            "gridSpan" if self.depth == 1 => {
                self.span = attribute(tag, "val").and_then(|count| count.parse().ok()).unwrap_or(1).clamp(1, 64);
            }
            "vMerge" if self.depth == 1 => self.merge_on = attribute(tag, "val").as_deref() != Some("restart"),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        self.text.push_str(words);
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" if self.depth == 0 => {
                let text = std::mem::take(&mut self.text);
                if !text.trim().is_empty() {
                    self.push(&text, self.shape.clone());
                }
            }
            "p" => {
                let text = std::mem::take(&mut self.text);
                if !self.cell.is_empty() && !text.trim().is_empty() {
                    self.cell.push(' ');
                }
                self.cell.push_str(text.trim());
            }
            "tc" if self.depth == 1 => {
                let column = self.cells.len();
                let mut cell = std::mem::take(&mut self.cell);
                if self.merge_on && cell.is_empty() {
                    cell = self.above.get(column).cloned().unwrap_or_default();
                }
                self.cells.push(cell);
                for _ in 1..self.span {
                    self.cells.push(String::new());
                }
            }
            "tr" if self.depth == 1 => {
                let cells = std::mem::take(&mut self.cells);
                self.paragraph += 1;
                let mut cleaned = Vec::with_capacity(cells.len());
                for cell in &cells {
                    cleaned.push(read::clean(cell, 0, self.paragraph, &mut self.mends).text.trim().to_owned());
                }
                self.above = cells;
                let text = cleaned.join(" ");
                self.push(&text, Shape::Row(cleaned));
            }
            "tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.above.clear();
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str, shape: Shape) {
        let mut line = read::clean(text, 0, self.paragraph, &mut self.mends);
        line.shape = shape;
        line.page = (self.page > 0).then_some(self.page);
        self.lines.push(line);
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name).map(|attribute| attribute.value.into_owned())
}
