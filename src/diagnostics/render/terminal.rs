//! Diagnostics for a terminal: the sentence, the line as typed with the guilty characters underlined, help, and what to
//! write instead.
//!
//! In: one diagnostic and its files. Out: lines of text, coloured where the caller says that a terminal reads them.
//! Widths are those of a terminal: a combining mark takes no column, an East Asian wide letter two. A line longer than
//! [`WIDEST`] columns is cut around the fault, so that hostile input never floods the screen.

use super::{cut, help_of, is_unprintable, sentence, text_of};
use crate::diagnostics::{Applicability, Diagnostic, Fix, Place, Severity};
use crate::messages::Lang;
use crate::source::{SourceFile, SourceMap, Span};
use unicode_width::UnicodeWidthChar;

/// The most columns of a source line that are shown.
const WIDEST: usize = 160;
/// How many of them may stand before the fault where the line is cut.
const BEFORE: usize = 60;
/// Sentences longer than this go on in the next line.
const WRAP: usize = 200;
/// How many ways to mend are shown.
const MOST_FIXES: usize = 5;

/// How to write for a terminal.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Whether to colour.
    pub colour: bool,
}

#[derive(Clone, Copy)]
enum Ink {
    Grave(Severity),
    Quiet,
    Strong,
    Good,
}

impl Style {
    fn ink(self, ink: Ink, text: &str) -> String {
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Grave(Severity::Error) => "1;31",
            Ink::Grave(Severity::Warning) => "1;33",
            Ink::Grave(Severity::Info) => "1;36",
            Ink::Quiet => "34",
            Ink::Strong => "1",
            Ink::Good => "32",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    fn say(self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.say("lỗi", "error"),
            Severity::Warning => self.say("cảnh báo", "warning"),
            Severity::Info => self.say("lưu ý", "note"),
        }
    }
}

/// A stretch of one line to underline.
struct Mark {
    line: usize,
    start: usize,
    end: usize,
    text: Option<String>,
    primary: bool,
}

/// The whole rendering of one finding, ending in a line break.
pub fn render(diagnostic: &Diagnostic, sources: &SourceMap, style: Style) -> String {
    let mut out = String::new();
    let code = diagnostic.message.code();
    let word = style.severity(diagnostic.severity);
    let head = if code == "MT0000" { word.to_owned() } else { format!("{word}[{code}]") };
    let sentence = wrapped(&printable(&text_of(&diagnostic.message, style.lang)), 4);
    out.push_str(&format!("{}: {}\n", style.ink(Ink::Grave(diagnostic.severity), &head), style.ink(Ink::Strong, &sentence)));
    let mut gutter = 1;
    match &diagnostic.place {
        Place::Rule(span) => {
            if let Some(file) = sources.file(span.file) {
                let lines = diagnostic.labels.iter().map(|l| l.span).chain([*span]);
                let last_line = lines.filter_map(|s| Some(sources.file(s.file)?.line_of(s.start) + 1)).max().unwrap_or(1);
                gutter = last_line.to_string().len();
                excerpts(&mut out, diagnostic, *span, file, gutter, style);
                other_files(&mut out, diagnostic, *span, sources, gutter, style);
            }
        }
        Place::Data { file, row, column } => {
            let column = column.as_deref().map(printable);
            let place = sentence::data_place(&printable(file), *row, column.as_deref(), style.lang);
            out.push_str(&format!(" {} {place}\n", style.ink(Ink::Quiet, "-->")));
        }
        Place::Whole => {}
    }
    let bullet = format!("{} {}", " ".repeat(gutter), style.ink(Ink::Quiet, "="));
    if let Some(help) = help_of(&diagnostic.message, style.lang) {
        let help = wrapped(&printable(&help), gutter + 4);
        out.push_str(&format!("{bullet} {}: {help}\n", style.ink(Ink::Strong, style.say("trợ giúp", "help"))));
    }
    for fix in diagnostic.fixes.iter().take(MOST_FIXES) {
        let word = match fix.applicability {
            Applicability::Certain => style.say("sửa", "fix"),
            Applicability::Likely => style.say("có thể sửa", "possible fix"),
            Applicability::Show => style.say("ví dụ", "example"),
        };
        let title = wrapped(&printable(&text_of(&fix.title, style.lang)), gutter + 4);
        out.push_str(&format!("{bullet} {}: {title}\n", style.ink(Ink::Strong, word)));
        mended(&mut out, fix, sources, gutter, style);
    }
    out
}

/// The lines of the file that the finding itself is in.
fn excerpts(out: &mut String, diagnostic: &Diagnostic, span: Span, file: &SourceFile, gutter: usize, style: Style) {
    out.push_str(&arrow("-->", file, span.start, gutter, style));
    if diagnostic.message.slug() == "more-findings" {
        return;
    }
    let mut marks = vec![mark(file, span, None, true)];
    for label in diagnostic.labels.iter().filter(|l| l.span.file == span.file) {
        marks.push(mark(file, label.span, Some(cut(printable(&text_of(&label.text, style.lang)), 120)), false));
    }
    lines_with_marks(out, file, marks, gutter, Ink::Grave(diagnostic.severity), style);
}

/// Labels that point into other files than the finding itself.
fn other_files(out: &mut String, diagnostic: &Diagnostic, span: Span, sources: &SourceMap, gutter: usize, style: Style) {
    for label in diagnostic.labels.iter().filter(|l| l.span.file != span.file) {
        if let Some(file) = sources.file(label.span.file) {
            out.push_str(&arrow(":::", file, label.span.start, gutter, style));
            let text = Some(cut(printable(&text_of(&label.text, style.lang)), 120));
            lines_with_marks(out, file, vec![mark(file, label.span, text, false)], gutter, Ink::Grave(diagnostic.severity), style);
        }
    }
}

fn arrow(sign: &str, file: &SourceFile, offset: u32, gutter: usize, style: Style) -> String {
    let position = file.position(offset);
    let sign = style.ink(Ink::Quiet, sign);
    format!("{}{sign} {}:{}:{}\n", " ".repeat(gutter), printable(&file.name), position.line, position.column)
}

/// A span clipped to its first line.
fn mark(file: &SourceFile, span: Span, text: Option<String>, primary: bool) -> Mark {
    let line = file.line_of(span.start);
    let (from, to) = file.line_range(line);
    let start = (span.start as usize).clamp(from, to);
    Mark { line, start, end: (span.end as usize).clamp(start, to), text, primary }
}

fn lines_with_marks(out: &mut String, file: &SourceFile, mut marks: Vec<Mark>, gutter: usize, ink: Ink, style: Style) {
    marks.sort_by_key(|m| (m.line, m.start, !m.primary));
    let bar = style.ink(Ink::Quiet, "|");
    let margin = format!("{} {bar}", " ".repeat(gutter));
    out.push_str(&format!("{margin}\n"));
    let mut last_line: Option<usize> = None;
    let mut rest = marks.as_slice();
    while let Some(first) = rest.first() {
        let on_line = rest.iter().take_while(|m| m.line == first.line).count();
        let (from, to) = file.line_range(first.line);
        let whole = to - from <= WIDEST * 4 && columns(file.slice(from as u32, to as u32)) <= WIDEST;
        let (group, after) = rest.split_at(if whole { on_line } else { 1 });
        rest = after;
        if last_line.is_some_and(|last| first.line > last + 1) {
            out.push_str(&format!("{}\n", style.ink(Ink::Quiet, "...")));
        }
        last_line = Some(first.line);
        let number = style.ink(Ink::Quiet, &format!("{:>gutter$}", first.line + 1));
        let window = Window::around(file, from, to, first.start);
        out.push_str(format!("{number} {bar} {}", window.text(file)).trim_end());
        out.push('\n');
        underlines(out, file, group, &window, &margin, ink, style);
    }
}

/// The row of underlines and the rows of their texts: the rightmost text stands beside its underline, each further one
/// in a row of its own below.
fn underlines(out: &mut String, file: &SourceFile, marks: &[Mark], window: &Window, margin: &str, ink: Ink, style: Style) {
    let mut cells: Vec<char> = Vec::new();
    let mut places: Vec<(usize, &Mark)> = Vec::new();
    for mark in marks {
        let start = window.column(file, mark.start);
        let width = window.column(file, mark.end).saturating_sub(start).max(1);
        places.push((start, mark));
        if cells.len() < start + width {
            cells.resize(start + width, ' ');
        }
        for cell in cells.iter_mut().skip(start).take(width) {
            if mark.primary || *cell == ' ' {
                *cell = if mark.primary { '^' } else { '-' };
            }
        }
    }
    let row: String = cells.into_iter().collect();
    let mut texts: Vec<(usize, &str)> = places.iter().filter_map(|(start, mark)| Some((*start, mark.text.as_deref()?))).collect();
    let rightmost = places.iter().max_by_key(|(start, mark)| (*start, !mark.primary)).and_then(|(_, mark)| mark.text.as_deref());
    if rightmost.is_some() {
        texts.pop();
    }
    out.push_str(&format!("{margin} {}", style.ink(ink, &row)));
    if let Some(text) = rightmost {
        out.push_str(&format!(" {}", style.ink(ink, text)));
    }
    out.push('\n');
    for (start, text) in texts.iter().rev() {
        out.push_str(&format!("{margin} {}{}\n", " ".repeat(*start), style.ink(ink, text)));
    }
}

/// What of a line is shown: all of it, or the part around a fault.
struct Window {
    from: usize,
    to: usize,
    cut_before: bool,
    cut_after: bool,
}

impl Window {
    fn around(file: &SourceFile, from: usize, to: usize, fault: usize) -> Window {
        if to - from <= WIDEST * 4 && columns(file.slice(from as u32, to as u32)) <= WIDEST {
            return Window { from, to, cut_before: false, cut_after: false };
        }
        let mut start = fault;
        let mut room = BEFORE;
        for letter in file.slice(from as u32, fault as u32).chars().rev() {
            let width = shown_width(letter);
            if width > room {
                break;
            }
            room -= width;
            start -= letter.len_utf8();
        }
        let mut end = start;
        let mut room = WIDEST;
        for letter in file.slice(start as u32, to as u32).chars() {
            let width = shown_width(letter);
            if width > room {
                break;
            }
            room -= width;
            end += letter.len_utf8();
        }
        Window { from: start, to: end, cut_before: start > from, cut_after: end < to }
    }

    fn text(&self, file: &SourceFile) -> String {
        let before = if self.cut_before { "…" } else { "" };
        let after = if self.cut_after { "…" } else { "" };
        format!("{before}{}{after}", printable(file.slice(self.from as u32, self.to as u32)))
    }

    /// The column in which a byte is shown, held inside the window.
    fn column(&self, file: &SourceFile, offset: usize) -> usize {
        let upto = offset.clamp(self.from, self.to);
        usize::from(self.cut_before) + columns(file.slice(self.from as u32, upto as u32))
    }
}

/// The line as the fix would leave it, where all edits lie in one line.
fn mended(out: &mut String, fix: &Fix, sources: &SourceMap, gutter: usize, style: Style) {
    let Some(first) = fix.edits.first() else { return };
    let Some(file) = sources.file(first.span.file) else { return };
    let line = file.line_of(first.span.start);
    let (from, to) = file.line_range(line);
    if let [edit] = fix.edits.as_slice()
        && edit.text.contains('\n')
    {
        // New lines of their own are shown as such.
        for line in edit.text.lines().filter(|line| !line.trim().is_empty()).take(MOST_FIXES) {
            let line = cut(printable(line), WIDEST);
            out.push_str(&format!("{}{} {}\n", " ".repeat(gutter + 1), style.ink(Ink::Good, "+"), style.ink(Ink::Good, &line)));
        }
        return;
    }
    let inside = |e: &crate::diagnostics::Edit| {
        e.span.file == first.span.file && e.span.start as usize >= from && e.span.end as usize <= to && !e.text.contains(['\n', '\r'])
    };
    if !fix.edits.iter().all(inside) || to - from > WIDEST * 4 {
        return;
    }
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|e| (e.span.start, e.span.end));
    let mut text = String::new();
    let mut at = from as u32;
    let mut row = String::new();
    for edit in edits {
        if edit.span.start < at {
            return;
        }
        text.push_str(file.slice(at, edit.span.start));
        row.push_str(&" ".repeat(columns(&text).saturating_sub(columns(&row))));
        row.push_str(&"+".repeat(columns(&edit.text)));
        text.push_str(&edit.text);
        at = edit.span.end;
    }
    text.push_str(file.slice(at, to as u32));
    if columns(&text) > WIDEST {
        return;
    }
    let bar = style.ink(Ink::Quiet, "|");
    let number = style.ink(Ink::Quiet, &format!("{:>gutter$}", line + 1));
    out.push_str(format!("{number} {bar} {}", printable(&text)).trim_end());
    out.push('\n');
    if !row.trim().is_empty() {
        out.push_str(&format!("{} {bar} {}\n", " ".repeat(gutter), style.ink(Ink::Good, &row)));
    }
}

/// The text with nothing in it that a terminal would act on or not show.
fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' => out.push_str("    "),
            _ if is_unprintable(letter) => out.push_str(&format!("<U+{:04X}>", letter as u32)),
            _ => out.push(letter),
        }
    }
    out
}

/// How many columns [`printable`] makes of a letter.
fn shown_width(letter: char) -> usize {
    match letter {
        '\t' => 4,
        _ if is_unprintable(letter) => 4 + format!("{:04X}", letter as u32).len(),
        _ => letter.width().unwrap_or(0),
    }
}

/// How many columns [`printable`] makes of a text.
fn columns(text: &str) -> usize {
    text.chars().map(shown_width).sum()
}

/// Breaks a sentence at spaces where it is longer than [`WRAP`] columns; further lines are indented.
fn wrapped(text: &str, indent: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for (index, word) in text.split(' ').enumerate() {
        let width = columns(word);
        if index > 0 {
            if used + 1 + width > WRAP {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                used = indent;
            } else {
                out.push(' ');
                used += 1;
            }
        }
        out.push_str(word);
        used += width;
    }
    out
}

#[cfg(test)]
mod tests;
