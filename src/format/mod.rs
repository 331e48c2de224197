//! The canonical layout of a rule file.
//!
//! In: the text of one file. Out: the same lines with the same words: declarations at the margin, properties and entries
//! four spaces in, one hyphen for a bullet, one space between words, one blank line between blocks, composed letters,
//! the first spelling of each key, no spaces at the ends of lines, one line break at the end of the file.
//! INVARIANT: a line whose new form would not read as the old one and a line with an error stay as they are, byte for
//! byte. Formatting twice gives what formatting once gives.

mod line;

#[cfg(test)]
mod tests;

use crate::diagnostics::{Place, Severity};
use crate::source::fold::{Folded, composed};
use crate::source::{FileId, SourceFile};
use crate::syntax::ast::{Block, BlockKind, Item, Key, Property};
use crate::syntax::scenario::Line;
use crate::syntax::token::{self, LineKind};
use crate::syntax::{self, MAX_FILE_BYTES};
use crate::value::map::Map;

/// How far properties and entries are set in.
const STEP: usize = 4;

/// Lays out the text of a rule file. Never fails: what is not understood is kept.
///
/// ```
/// let text = "chỉ số  kinh tế số\n  đơn vị tính :  % GRDP\n\n\nđến năm 2030:\n+ kinh tế số   đạt 30% GRDP";
/// assert_eq!(
///     muctieu::format::format(text),
///     "chỉ số kinh tế số\n    đơn vị: % GRDP\n\nđến năm 2030:\n    - kinh tế số đạt 30% GRDP\n"
/// );
/// ```
pub fn format(text: &str) -> String {
    if text.len() > MAX_FILE_BYTES {
        return text.to_owned();
    }
    let file = SourceFile::new("", text);
    let mut printer = Printer::new(&file);
    let mut at = 0;
    while at < file.line_count() {
        let end = logical_end(&file, at);
        printer.lines(at, end);
        at = end;
    }
    printer.finish()
}

/// One past the last line that is joined with the line `at` by a `\`.
fn logical_end(file: &SourceFile, mut at: usize) -> usize {
    loop {
        let joined = raw(file, at).trim_end().ends_with('\\');
        at += 1;
        // What stands behind the last line break of a file is no line of its own.
        let ended = at >= file.line_count() || (at + 1 == file.line_count() && raw(file, at).is_empty());
        if !joined || ended {
            return at;
        }
    }
}

/// A line without its break and without the mark at the start of a file.
fn raw(file: &SourceFile, line: usize) -> &str {
    let (start, end) = file.line_range(line);
    let text = file.slice(start as u32, end as u32);
    if line == 0 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text }
}

/// What a line is to the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// `dùng`
    Include,
    /// A declaration that properties or entries may follow.
    Declaration,
    /// A declaration with a colon behind its name: an index, a check, a dimension.
    Opening,
    /// `mục`
    Section,
    /// A line that is only a deadline.
    Heading,
    /// A key and its value.
    Property(Key),
    /// A target.
    Target,
    /// A line of a block.
    Entry,
}

struct Printer<'a> {
    file: &'a SourceFile,
    roles: Map<usize, Role>,
    wrong: Map<usize, ()>,
    out: String,
    /// Comments that wait for the line they stand above.
    held: Vec<String>,
    /// Whether the held comments were set in.
    held_inside: bool,
    /// Whether a blank line is due before what comes next.
    blank: bool,
    /// What was printed last, and how far it was set in.
    last: Option<(Role, usize)>,
    under_heading: bool,
    /// How far the owner of coming properties is set in.
    owner: usize,
    /// Whether that owner is a declaration.
    declaring: bool,
}

impl<'a> Printer<'a> {
    fn new(file: &'a SourceFile) -> Printer<'a> {
        let id = FileId(0);
        let (tree, found) = syntax::parse(id, file);
        let mut roles = Map::default();
        for item in &tree.items {
            let (span, role) = match item {
                Item::Include(text) => (text.span, Role::Include),
                Item::Document(text) | Item::Indicator(text) => (text.span, Role::Declaration),
                Item::Dimension { name, .. } => (name.span, Role::Opening),
                Item::Block(Block { kind: BlockKind::TasksFrom | BlockKind::DataFrom, head, .. }) => (head.span, Role::Include),
                Item::Block(block @ Block { kind: BlockKind::Index | BlockKind::Check, .. }) => (block.head.span, Role::Opening),
                Item::Block(block) => (block.head.span, Role::Declaration),
                Item::Entry(text) => (text.span, Role::Entry),
                Item::Section(text) => (text.span, Role::Section),
                Item::Heading(heading) => (heading.span, Role::Heading),
                Item::Property(Property { key, key_span, .. }) => (*key_span, Role::Property(*key)),
                Item::Target(statement) => (statement.span, Role::Target),
                Item::Scenario(name) => (name.span, Role::Declaration),
                Item::ScenarioLine(line) => match line {
                    Line::From(text) | Line::Area(text) | Line::Note(text) => (text.span, Role::Entry),
                    Line::Assumption(assumption) => (assumption.span, Role::Entry),
                    Line::Junk => continue,
                },
                // A declaration that was not understood keeps its line as it is.
                Item::Junk => continue,
            };
            roles.insert(file.line_of(span.start), role);
        }
        let mut wrong = Map::default();
        for finding in found.iter().filter(|finding| finding.severity == Severity::Error) {
            if let Place::Rule(span) = &finding.place {
                for line in file.line_of(span.start)..=file.line_of(span.end) {
                    wrong.insert(line, ());
                }
            }
        }
        Printer {
            file,
            roles,
            wrong,
            out: String::with_capacity(file.text.len() + 64),
            held: Vec::new(),
            held_inside: false,
            blank: false,
            last: None,
            under_heading: false,
            owner: 0,
            declaring: false,
        }
    }

    /// Prints the lines `from..to`, which are one line of the language.
    fn lines(&mut self, from: usize, to: usize) {
        let first = raw(self.file, from);
        if to == from + 1 {
            if first.trim().is_empty() {
                return self.blank_line();
            }
            if is_comment(first) {
                self.held_inside |= self.held.is_empty() && first.starts_with([' ', '\t']);
                return self.held.push(composed(first.trim()));
            }
        }
        let role = (from..to).find_map(|line| self.roles.get(&line)).copied();
        let is_wrong = (from..to).any(|line| self.wrong.contains_key(&line));
        let pieces: Vec<&str> = (from..to).map(|line| raw(self.file, line)).collect();
        let printed = role.filter(|_| !is_wrong).and_then(|role| Some((role, line::print(&pieces, role, self.indent(role))?)));
        match printed {
            Some((role, text)) => self.print(role, &text),
            None => self.keep(&pieces),
        }
    }

    fn indent(&self, role: Role) -> usize {
        match role {
            Role::Property(_) => self.owner + STEP,
            Role::Entry => STEP,
            Role::Target if self.under_heading => STEP,
            _ => 0,
        }
    }

    fn blank_line(&mut self) {
        // Comments above a blank line stand for themselves, where they were: at the margin or set in.
        let indent = if self.held_inside { self.last.map_or(0, |(_, indent)| indent) } else { 0 };
        self.flush(indent);
        self.blank = true;
    }

    fn print(&mut self, role: Role, text: &str) {
        let indent = self.indent(role);
        let parted = match role {
            Role::Declaration | Role::Opening | Role::Section | Role::Heading => true,
            Role::Include => self.last.is_some_and(|(last, _)| last != Role::Include),
            // Behind a declaration a target begins a block of its own.
            Role::Target => self.last.is_some_and(|(last, _)| {
                last == Role::Section
                    || (self.declaring && matches!(last, Role::Declaration | Role::Opening | Role::Property(_) | Role::Entry))
            }),
            Role::Property(_) | Role::Entry => false,
        };
        self.blank |= parted || (self.last.is_some_and(|(last, _)| last == Role::Section) && role != Role::Section);
        self.flush(indent);
        self.break_lines();
        self.out.push_str(text);
        self.out.push('\n');
        match role {
            Role::Declaration | Role::Opening => (self.owner, self.declaring) = (0, true),
            Role::Target => (self.owner, self.declaring) = (indent, false),
            // What stands below a part of an index is its own.
            Role::Entry => self.owner = indent,
            Role::Section => self.under_heading = false,
            Role::Heading => self.under_heading = true,
            _ => {}
        }
        if let (Role::Declaration, true) = (role, opens_document(text)) {
            self.under_heading = false;
        }
        self.last = Some((role, indent));
    }

    /// Lines as they are.
    fn keep(&mut self, pieces: &[&str]) {
        let indent = pieces.first().map_or(0, |piece| piece.len() - piece.trim_start_matches(' ').len());
        self.flush(indent);
        self.break_lines();
        for piece in pieces {
            self.out.push_str(piece);
            self.out.push('\n');
        }
        self.last = None;
        (self.owner, self.declaring) = (0, false);
    }

    /// Writes the comments that wait.
    fn flush(&mut self, indent: usize) {
        if self.held.is_empty() {
            return;
        }
        self.break_lines();
        for comment in std::mem::take(&mut self.held) {
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(&comment);
            self.out.push('\n');
        }
        self.held_inside = false;
    }

    /// The blank line that is due; never at the start of the file.
    fn break_lines(&mut self) {
        if std::mem::take(&mut self.blank) && !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn finish(mut self) -> String {
        let indent = if self.held_inside { self.last.map_or(0, |(_, indent)| indent) } else { 0 };
        self.flush(indent);
        self.out
    }
}

/// Whether a line holds nothing but a comment.
fn is_comment(text: &str) -> bool {
    token::classify(&Folded::new(text, 0).text).kind == LineKind::Blank
}

/// Whether a declaration opens a document: headings end there.
fn opens_document(text: &str) -> bool {
    token::classify(&Folded::new(text, 0).text).kind == LineKind::Document
}
