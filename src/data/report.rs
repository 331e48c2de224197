//! The findings of one data file, held to a number that a person can read.
//!
//! In: notes on how the file was read and findings about its rows. Out: notes first, then the rows in their order, at
//! most as many as the limits show, with one line that counts the rest. A note is never pushed out by findings.

use super::cells::trim;
use super::faults::Fault;
use crate::diagnostics::{Diagnostic, Severity};
use crate::messages::Message;

/// Characters of a cell that a message quotes.
const CELL_SHOWN: usize = 200;
/// Characters of a header or a word that a message quotes.
const NAME_SHOWN: usize = 60;

/// What is to be said of one file.
pub(super) struct Report<'n> {
    file: &'n str,
    most: usize,
    notes: Vec<Diagnostic>,
    findings: Vec<Diagnostic>,
    hidden: usize,
    hidden_severity: Severity,
}

impl<'n> Report<'n> {
    /// Nothing said yet of `file`; at most `most` diagnostics in the end.
    pub(super) fn new(file: &'n str, most: usize) -> Report<'n> {
        Report { file, most, notes: Vec::new(), findings: Vec::new(), hidden: 0, hidden_severity: Severity::Info }
    }

    /// How the file as a whole was read; `row` 0 where no row is meant.
    #[inline(never)]
    pub(super) fn note(&mut self, row: u32, column: Option<&str>, message: Message) {
        self.notes.push(Diagnostic::in_data(self.file, row, column.map(name).as_deref(), message));
    }

    /// As [`Report::note`], graver than the message is by itself.
    #[inline(never)]
    pub(super) fn warn(&mut self, message: Message) {
        let mut said = Diagnostic::in_data(self.file, 0, None, message);
        said.severity = Severity::Warning;
        self.notes.push(said);
    }

    /// What is wrong with a row, in the column of that name; none where the name is empty.
    #[inline(never)]
    pub(super) fn find(&mut self, row: u32, column: &str, fault: &Fault) {
        if self.findings.len() < self.most {
            let column = Some(name(column)).filter(|name| !name.is_empty());
            self.findings.push(Diagnostic::in_data(self.file, row, column.as_deref(), fault.message()));
        } else {
            self.hidden += 1;
            self.hidden_severity = Severity::Error;
        }
    }

    /// Everything that is shown.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        let room = self.most.saturating_sub(self.notes.len());
        if self.hidden > 0 || self.findings.len() > room {
            // The line that counts the rest takes one place.
            let kept = room.saturating_sub(1);
            for cut in self.findings.get(kept..).unwrap_or_default() {
                self.hidden += 1;
                self.hidden_severity = self.hidden_severity.max(cut.severity);
            }
            self.findings.truncate(kept);
            let mut rest = Diagnostic::in_data(self.file, 0, None, Message::DataMoreFindings { count: count(self.hidden) });
            rest.severity = self.hidden_severity;
            self.findings.push(rest);
        }
        self.notes.append(&mut self.findings);
        self.notes
    }
}

/// A cell as a message quotes it: on one line, cut to 200 characters, with everything invisible made visible.
pub(super) fn quote(cell: &str) -> String {
    clip(cell, CELL_SHOWN)
}

/// A header or a word as a message quotes it.
pub(super) fn name(text: &str) -> String {
    clip(text, NAME_SHOWN)
}

#[inline(never)]
fn clip(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for letter in trim(text).chars() {
        if length >= most {
            out.push('…');
            break;
        }
        if matches!(letter, '\n' | '\r' | '\t') {
            out.push(' ');
        } else if is_invisible(letter) {
            let shown = code_point(letter);
            length += shown.len();
            out.push('⟨');
            out.push_str(&shown);
            out.push('⟩');
        } else {
            out.push(letter);
        }
        length += 1;
    }
    out
}

/// Whether a reader would not see the character, or it would turn the text around it.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// `U+200B`.
pub(super) fn code_point(letter: char) -> String {
    format!("U+{:04X}", letter as u32)
}

/// A number of things.
#[inline(never)]
pub(super) fn count(number: usize) -> String {
    number.to_string()
}

/// The text on one line: a line break inside a name is a space.
#[inline(never)]
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\r' => {}
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
