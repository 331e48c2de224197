//! Rows and cells of separated text.
//!
//! In: text and the separator. Out: one record after the other, or the fault of a row, counted as a spreadsheet counts
//! rows: a line break inside quotes ends none. Stricter than CSV libraries on purpose: a quote that is never closed, or
//! letters behind a closing one, are faults of the row in which the quote was opened, since a lenient reader would hide
//! figures inside the remark of another row (`csv-core` reads `"A"B` as `AB`, and a quote left open as a long cell).
//!
//! INVARIANT: every byte is read at most three times, whatever the quotes. When a record of several lines turns out
//! wrong, its lines are read again with quotes held to one line (`single_until`), and none of them tries again.

use std::borrow::Cow;

/// The most cells that a row may have, as in spreadsheets; further ones are counted and not kept.
pub(super) const MOST_CELLS: usize = 16_384;

/// What is wrong with how a row is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowFault {
    /// A quote is opened and not closed.
    QuoteOpen,
    /// Letters between a closing quote and the next separator.
    AfterQuote,
}

/// One step of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A row; its cells stand in [`Records::cells`].
    Row,
    /// A row that cannot be read.
    Fault(RowFault),
    /// The end of the text.
    End,
}

/// A reader of rows.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    text: &'a str,
    separator: u8,
    /// The bytes at which a cell without quotes ends.
    stops: [bool; 256],
    at: usize,
    start: usize,
    row: u32,
    single_until: usize,
    broke_line: bool,
    /// Bytes gone over so far, those read again counted again.
    #[cfg(test)]
    pub(super) work: usize,
    /// The cells of the last row, without quotes, spaces kept.
    pub(super) cells: Vec<Cow<'a, str>>,
    /// How many cells it has, those beyond [`MOST_CELLS`] counted too.
    pub(super) count: usize,
}

enum Ended {
    Cell,
    Row,
}

impl<'a> Records<'a> {
    /// Reads `text` from the byte `at`, which begins row `row` + 1.
    pub(super) fn new(text: &'a str, separator: u8, at: usize, row: u32) -> Records<'a> {
        let stops = std::array::from_fn(|byte| byte == usize::from(separator) || byte == usize::from(b'\n') || byte == usize::from(b'\r'));
        Records {
            text,
            separator,
            stops,
            at,
            start: at,
            row,
            single_until: 0,
            broke_line: false,
            #[cfg(test)]
            work: 0,
            cells: Vec::new(),
            count: 0,
        }
    }

    /// Number of the last row, from 1.
    pub(super) fn row(&self) -> u32 {
        self.row
    }

    /// The separator.
    pub(super) fn separator(&self) -> u8 {
        self.separator
    }

    /// Whether a cell of the last row goes over several lines.
    pub(super) fn has_line_breaks(&self) -> bool {
        self.broke_line
    }

    /// The next row.
    #[inline(never)]
    pub(super) fn step(&mut self) -> Step {
        if self.at >= self.text.len() {
            return Step::End;
        }
        self.start = self.at;
        self.row = self.row.saturating_add(1);
        match self.record() {
            Ok(()) => Step::Row,
            Err(_) if self.broke_line => self.again_line_by_line(),
            Err(fault) => self.skip_line(fault),
        }
    }

    /// Takes back the last row, whose quoted cell has swallowed others: gives the fault of its first line, and reads on
    /// in the second.
    pub(super) fn reject(&mut self) -> Step {
        self.again_line_by_line()
    }

    fn again_line_by_line(&mut self) -> Step {
        self.single_until = self.at;
        self.at = self.start;
        match self.record() {
            // The quote that was left open stands in the first line, so this is not met; reading on is right all the same.
            Ok(()) => Step::Row,
            Err(fault) => self.skip_line(fault),
        }
    }

    fn skip_line(&mut self, fault: RowFault) -> Step {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        self.at += length;
        self.end_line();
        Step::Fault(fault)
    }

    #[inline(never)]
    fn record(&mut self) -> Result<(), RowFault> {
        self.cells.clear();
        self.count = 0;
        self.broke_line = false;
        let outcome = loop {
            match self.cell() {
                Ok(Ended::Cell) => {}
                Ok(Ended::Row) => break Ok(()),
                Err(fault) => break Err(fault),
            }
        };
        #[cfg(test)]
        {
            self.work += self.at - self.start;
        }
        outcome
    }

    #[inline(never)]
    fn cell(&mut self) -> Result<Ended, RowFault> {
        let bytes = self.text.as_bytes();
        let mut from = self.at;
        while bytes.get(from) == Some(&b' ') {
            from += 1;
        }
        if bytes.get(from) == Some(&b'"') {
            return self.quoted_cell(from + 1);
        }
        let rest = bytes.get(self.at..).unwrap_or_default();
        let stops = &self.stops;
        let length = rest.iter().position(|b| stops.get(usize::from(*b)) == Some(&true)).unwrap_or(rest.len());
        let end = self.at + length;
        self.keep(Cow::Borrowed(self.text.get(self.at..end).unwrap_or("")));
        self.at = end;
        Ok(self.end_cell())
    }

    #[inline(never)]
    fn quoted_cell(&mut self, from: usize) -> Result<Ended, RowFault> {
        let bytes = self.text.as_bytes();
        let one_line = self.start < self.single_until;
        let mut at = from;
        let mut doubled = false;
        let close = loop {
            match bytes.get(at) {
                Some(b'"') if bytes.get(at + 1) == Some(&b'"') => {
                    doubled = true;
                    at += 2;
                }
                Some(b'"') => break at,
                Some(b'\n' | b'\r') => {
                    if one_line {
                        self.at = at;
                        return Err(RowFault::QuoteOpen);
                    }
                    self.broke_line = true;
                    at += 1;
                }
                Some(_) => at += 1,
                None => {
                    self.at = at;
                    return Err(RowFault::QuoteOpen);
                }
            }
        };
        let content = self.text.get(from..close).unwrap_or("");
        self.keep(if doubled { Cow::Owned(undouble(content)) } else { Cow::Borrowed(content) });
        self.at = close + 1;
        while bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        match bytes.get(self.at) {
            None | Some(b'\n' | b'\r') => Ok(self.end_cell()),
            Some(byte) if *byte == self.separator => Ok(self.end_cell()),
            Some(_) => Err(RowFault::AfterQuote),
        }
    }

    #[inline(never)]
    fn keep(&mut self, cell: Cow<'a, str>) {
        self.count += 1;
        if self.cells.len() < MOST_CELLS {
            self.cells.push(cell);
        }
    }

    /// Steps over the separator or the line break behind a cell.
    fn end_cell(&mut self) -> Ended {
        if self.text.as_bytes().get(self.at) == Some(&self.separator) {
            self.at += 1;
            return Ended::Cell;
        }
        self.end_line();
        Ended::Row
    }

    fn end_line(&mut self) {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            Some(b'\r') if bytes.get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(b'\r' | b'\n') => self.at += 1,
            _ => {}
        }
    }
}

/// A quote inside quotes is written twice; every other of them goes.
fn undouble(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    let mut second = false;
    for letter in content.chars() {
        second = letter == '"' && !second;
        if !second {
            out.push(letter);
        }
    }
    out
}
