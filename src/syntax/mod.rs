//! Syntax: from the text of one file to its tree.
//!
//! In: a [`SourceFile`]. Out: an [`ast::File`] and diagnostics; it never fails as a whole. A line that does not parse is
//! one junk line, and the next is read as if it were not there. It knows nothing of names, units or other files.

pub mod ast;
mod day;
pub mod keywords;
pub mod phrase;
pub mod scenario;
pub mod target;
pub mod token;

use crate::diagnostics::{Applicability, Diagnostic, Findings};
use crate::messages::Message;
use crate::source::fold::{Folded, Hidden, squeeze};
use crate::source::{FileId, SourceFile, Span};
use ast::{Block, BlockKind, File, Item, Key, Property, Statement, Text};
use phrase::{Reader, clip};
use token::{LineKind, Tokens};

/// Largest rule file, in bytes.
pub const MAX_FILE_BYTES: usize = 16 * 1024 * 1024;
/// Longest line, in bytes, continuation lines joined.
pub const MAX_LINE_BYTES: usize = 64 * 1024;
/// Deepest nesting of brackets on a line.
pub const MAX_NESTING: usize = 64;

/// Reads one file.
pub fn parse(id: FileId, source: &SourceFile) -> (File, Vec<Diagnostic>) {
    let mut file = File { id, items: Vec::new() };
    let mut diagnostics = Findings::default();
    if source.text.len() > MAX_FILE_BYTES {
        let mib = (MAX_FILE_BYTES / (1024 * 1024)).to_string();
        diagnostics.push(Diagnostic::at(Span::new(id, 0, 0), Message::FileTooLarge { mib }));
        return (file, diagnostics.into_list());
    }
    let mut parser = Parser {
        id,
        source,
        folded: Folded::default(),
        tokens: Tokens::default(),
        inside: Inside::Nothing,
        gap: false,
        batch: Folded::default(),
        waiting: Vec::new(),
        either: None,
        diagnostics,
    };
    let mut line = 0;
    while line < source.line_count() {
        let first = line;
        parser.folded.clear();
        let mut length = 0;
        loop {
            let (start, end) = source.line_range(line);
            let start = if start == 0 && source.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start };
            let text = source.text.get(start..end).unwrap_or("");
            let joined = text.trim_end().strip_suffix('\\');
            length += text.len();
            if length <= MAX_LINE_BYTES {
                if line > first {
                    parser.folded.text.push(' ');
                }
                parser.folded.push(joined.unwrap_or(text), start);
            }
            line += 1;
            if joined.is_none() || line >= source.line_count() {
                break;
            }
        }
        if length > MAX_LINE_BYTES {
            let (start, _) = source.line_range(first);
            let kib = (MAX_LINE_BYTES / 1024).to_string();
            parser.diagnostics.push(Diagnostic::at(Span::new(id, start, start), Message::LineTooLong { kib }));
            continue;
        }
        match parser.line() {
            Line::Nothing => {}
            Line::Item(item) => {
                if let Item::Property(property) = &item
                    && DECLARES.contains(&property.key)
                    && let Some(name) = parser.either.take()
                    && let Some(last) = file.items.last_mut()
                {
                    *last = Item::Indicator(name);
                }
                if !matches!(item, Item::Target(_)) {
                    parser.either = None;
                }
                file.items.push(item);
            }
            Line::Statement(range) => {
                parser.either = None;
                // Its place is kept; the batch fills it.
                parser.wait(range, file.items.len());
                file.items.push(Item::Junk);
                if parser.batch.text.len() >= BATCH_BYTES {
                    parser.read_batch(&mut file.items);
                }
            }
        }
    }
    parser.read_batch(&mut file.items);
    (file, parser.diagnostics.into_list())
}

/// Statements are read this many bytes at once: starting the grammar costs as much as half a line.
const BATCH_BYTES: usize = 32 * 1024;

/// Properties that only a declaration of an indicator has.
const DECLARES: [Key; 7] = [Key::Title, Key::Aliases, Key::Unit, Key::GoodWhen, Key::Every, Key::Formula, Key::Breaks];

/// Words with which the lines of a rule test begin.
pub const TEST_WORDS: [&str; 9] = ["ngày", "cho", "thì", "và", "date", "on", "given", "then", "as"];

/// Whose entries a line may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    /// A scenario, up to the next declaration or heading.
    Scenario,
    Index,
    Test,
}

/// What became of a line.
enum Line {
    /// It says nothing.
    Nothing,
    /// It is read.
    Item(Item),
    /// A statement, to be read with others: its range in the folded line.
    Statement((u32, u32)),
}

struct Parser<'a> {
    id: FileId,
    source: &'a SourceFile,
    folded: Folded,
    tokens: Tokens,
    /// The block whose entries may go on.
    inside: Inside,
    /// Whether a blank line has passed since the last line of the block.
    gap: bool,
    /// Statements that wait to be read, a line each.
    batch: Folded,
    /// The items that they will be.
    waiting: Vec<usize>,
    /// A line that reads both as a declaration and as a target: a property directly below it decides.
    either: Option<Text>,
    diagnostics: Findings,
}

impl Parser<'_> {
    fn line(&mut self) -> Line {
        if self.hidden() {
            return Line::Item(Item::Junk);
        }
        if self.folded.text.trim().is_empty() {
            self.gap = true;
            return Line::Nothing;
        }
        if let Some(at) = nesting(&self.folded.text) {
            let span = Span::new(self.id, self.folded.original(at), self.folded.original(at + 1));
            self.diagnostics.push(Diagnostic::at(span, Message::NestedTooDeep { limit: MAX_NESTING.to_string() }));
            return Line::Item(Item::Junk);
        }
        let line = token::classify(&self.folded.text);
        if self.inside == Inside::Scenario {
            match self.scenario_line(line) {
                Some(read) => return read,
                None => self.inside = Inside::Nothing,
            }
        }
        match (self.inside, line.kind) {
            (Inside::Nothing, _) | (_, LineKind::Blank) => {}
            (Inside::Index | Inside::Test, LineKind::Statement | LineKind::Property) => {
                if let Some(entry) = self.entry(line.kind) {
                    self.gap = false;
                    return Line::Item(Item::Entry(entry));
                }
                if line.kind == LineKind::Statement {
                    self.inside = Inside::Nothing;
                }
            }
            _ => self.inside = Inside::Nothing,
        }
        let item = match line.kind {
            LineKind::Blank => return Line::Nothing,
            LineKind::Statement => return Line::Statement(line.body),
            LineKind::Include => Some(Item::Include(self.unquoted(line.body))),
            LineKind::Section => Some(Item::Section(self.unquoted(line.body))),
            LineKind::Document => {
                let mut text = self.text(line.body);
                for lead in ["số ", "no. ", "no "] {
                    if let Some(rest) = text.folded.strip_prefix(lead) {
                        text.span.start = text.span.end - rest.len().min((text.span.end - text.span.start) as usize) as u32;
                        text.folded = rest.to_owned();
                    }
                }
                Some(Item::Document(text))
            }
            LineKind::Dimension => {
                let name = self.text(line.head);
                let members = self.list(line.body, ';');
                Some(Item::Dimension { name, members })
            }
            LineKind::Task => self.block(BlockKind::Task, line),
            LineKind::TasksFrom => self.block(BlockKind::TasksFrom, line),
            LineKind::DataFrom => self.block(BlockKind::DataFrom, line),
            LineKind::Index => self.block(BlockKind::Index, line),
            LineKind::Check => self.block(BlockKind::Check, line),
            LineKind::RuleTest => self.block(BlockKind::Test, line),
            LineKind::Scenario => Some(self.scenario(line)),
            LineKind::Property => self.property(line),
            LineKind::Indicator => self.indicator(line),
        };
        item.map_or(Line::Nothing, Line::Item)
    }

    /// The first line of a block.
    fn block(&mut self, kind: BlockKind, line: token::Line) -> Option<Item> {
        let quoted = matches!(kind, BlockKind::TasksFrom | BlockKind::DataFrom | BlockKind::Check);
        let head = if quoted { self.unquoted(line.head) } else { self.text(line.head) };
        let end = line.head.1.max(line.body.1);
        let body = if line.head == line.body { self.text((end, end)) } else { self.text(line.body) };
        self.gap = false;
        self.inside = match kind {
            BlockKind::Index => Inside::Index,
            BlockKind::Test => Inside::Test,
            _ => Inside::Nothing,
        };
        Some(Item::Block(Block { kind, head, body }))
    }

    /// The line as an entry of the block above, comment left out; `None` where it is none. Entries of an index begin with
    /// a number, lines of a test with one of its words; directly below such a line anything else that could only be a slip
    /// is an entry too, and is told when it is read.
    fn entry(&self, kind: LineKind) -> Option<Text> {
        let text = self.folded.text.as_str();
        let start = token::classify_statement_start(text);
        let body = text.get(start as usize..)?;
        let mut quoted = false;
        let comment = body.bytes().position(|byte| {
            quoted ^= byte == b'"';
            byte == b'#' && !quoted
        });
        let body = body.get(..comment.unwrap_or(body.len()))?.trim_end();
        let is_entry = if self.inside == Inside::Index {
            let behind = body.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start_matches(')');
            let numbered = body.starts_with(|c: char| c.is_ascii_digit()) && behind.starts_with(' ');
            let named = behind.trim_start().starts_with(crate::source::fold::is_letter);
            numbered && named && (body.contains(':') || !self.gap)
        } else {
            let word = body.split([' ', ':']).next().unwrap_or("");
            TEST_WORDS.contains(&word) || (kind == LineKind::Statement && !self.gap)
        };
        is_entry.then(|| self.text((start, start + body.len() as u32)))
    }

    /// Reports characters that a reader cannot see; whether they make the line unreadable.
    fn hidden(&mut self) -> bool {
        let Some((kind, at, len)) = self.folded.hidden.first().copied() else { return false };
        let span = Span::new(self.id, at as usize, (at + len) as usize);
        let message = match kind {
            Hidden::Bidi => Message::BidiControl {},
            Hidden::Control => Message::ControlCharacter {},
            Hidden::ZeroWidth => Message::ZeroWidth {},
        };
        self.diagnostics.push(Diagnostic::at(span, message).fix(Message::RemoveHidden {}, span, "", Applicability::Certain));
        kind != Hidden::ZeroWidth
    }

    fn reader<'a>(folded: &'a Folded, tokens: &'a Tokens, source: &'a SourceFile, file: FileId) -> Reader<'a> {
        Reader::new(folded, tokens, source, file)
    }

    /// Puts a statement of the current line into the batch.
    fn wait(&mut self, range: (u32, u32), item: usize) {
        self.batch.append(&self.folded, range.0 as usize, range.1 as usize);
        self.batch.text.push('\n');
        self.waiting.push(item);
    }

    /// Reads the statements of the batch into the items that wait for them.
    fn read_batch(&mut self, items: &mut [Item]) {
        self.tokens.read(&self.batch.text, (0, self.batch.text.len() as u32));
        let reader = Parser::reader(&self.batch, &self.tokens, self.source, self.id);
        for (item, (from, to)) in self.waiting.iter().zip(self.tokens.lines()) {
            let Some(place) = items.get_mut(*item) else { continue };
            *place = statement(&reader, from, to, &mut self.diagnostics);
        }
        self.batch.clear();
        self.waiting.clear();
    }

    /// A line that looked like a property but is a statement.
    fn statement(&mut self, range: (u32, u32)) -> Item {
        self.tokens.read(&self.folded.text, range);
        let reader = Parser::reader(&self.folded, &self.tokens, self.source, self.id);
        statement(&reader, 0, self.tokens.len(), &mut self.diagnostics)
    }

    /// `chỉ số …` declares an indicator, unless the line reads as a target about one.
    fn indicator(&mut self, line: token::Line) -> Option<Item> {
        let from = token::classify_statement_start(&self.folded.text);
        self.tokens.read(&self.folded.text, (from, self.folded.text.len() as u32));
        let reader = Parser::reader(&self.folded, &self.tokens, self.source, self.id);
        let mut faults = Vec::new();
        if let Some(target::Reading::Statement(statement)) = target::read(&reader, 0, self.tokens.len(), &mut faults)
            && faults.is_empty()
            && has_figure(&statement)
        {
            self.either = Some(self.name(line));
            return Some(Item::Target(statement));
        }
        let name = self.name(line);
        if name.folded.is_empty() {
            self.diagnostics.push(Diagnostic::at(name.span, Message::NameMissing {}));
            return Some(Item::Junk);
        }
        Some(Item::Indicator(name))
    }

    /// `kịch bản TÊN`: the lines below are its own.
    fn scenario(&mut self, line: token::Line) -> Item {
        self.inside = Inside::Scenario;
        let mut name = self.name(line);
        name.folded = name.folded.trim_matches('"').trim().to_owned();
        if name.folded.is_empty() {
            self.diagnostics.push(Diagnostic::at(name.span, Message::ScenarioNameMissing {}));
        }
        Item::Scenario(name)
    }

    /// A line below `kịch bản`; `None` where it belongs to something else.
    fn scenario_line(&mut self, line: token::Line) -> Option<Line> {
        // A build without `blocks` judges no plan that holds a scenario: what its lines say is left to another.
        if cfg!(not(feature = "blocks")) {
            return matches!(line.kind, LineKind::Blank | LineKind::Property | LineKind::Statement | LineKind::Indicator)
                .then_some(Line::Nothing);
        }
        let (read, whole) = match line.kind {
            LineKind::Blank => return Some(Line::Nothing),
            LineKind::Property => {
                // `đến năm 2030:` heads the targets below it.
                if line.body.0 == line.body.1 {
                    return None;
                }
                let key = self.text(line.head);
                if let Some(property) = scenario::property(&key.folded, self.text(line.body)) {
                    return Some(Line::Item(Item::ScenarioLine(property)));
                }
                let whole = (line.head.0, line.body.1);
                let span = self.text(whole).span;
                self.tokens.read(&self.folded.text, line.body);
                let reader = Parser::reader(&self.folded, &self.tokens, self.source, self.id);
                let steps = scenario::steps(&reader, self.tokens.len(), key, span);
                // A name may hold a colon: then the whole line is read.
                let read = if steps.is_ok() { steps } else { self.assumption(whole).or(steps) };
                (read, whole)
            }
            LineKind::Statement | LineKind::Indicator => {
                let from = token::classify_statement_start(&self.folded.text);
                let whole = (from, self.folded.text.len() as u32);
                let read = self.assumption(whole);
                if line.kind == LineKind::Indicator && read.is_err() {
                    return None;
                }
                (read, whole)
            }
            _ => return None,
        };
        Some(Line::Item(match read {
            Ok(assumption) => Item::ScenarioLine(scenario::Line::Assumption(assumption)),
            Err(mut faults) => {
                // What is left over behind an amount may be what makes the line a target.
                let vague = faults.iter().all(|fault| fault.message.code() == "MT1075");
                if let Some(fault) = self.no_assumption(whole, vague, faults.is_empty()) {
                    faults = vec![fault];
                }
                self.diagnostics.append(&mut faults);
                Item::ScenarioLine(scenario::Line::Junk)
            }
        }))
    }

    fn assumption(&mut self, range: (u32, u32)) -> Result<scenario::Assumption, Vec<Diagnostic>> {
        self.tokens.read(&self.folded.text, range);
        let reader = Parser::reader(&self.folded, &self.tokens, self.source, self.id);
        scenario::assumption(&reader, self.tokens.len())
    }

    /// What to say of a line below `kịch bản` that supposes nothing: perhaps it is a target or a heading.
    fn no_assumption(&mut self, range: (u32, u32), vague: bool, unexplained: bool) -> Option<Diagnostic> {
        self.tokens.read(&self.folded.text, range);
        let reader = Parser::reader(&self.folded, &self.tokens, self.source, self.id);
        let mut faults = Vec::new();
        let target = match target::read(&reader, 0, self.tokens.len(), &mut faults) {
            Some(target::Reading::Statement(statement)) => faults.is_empty() && has_figure(&statement),
            Some(target::Reading::Heading(_)) => true,
            None => false,
        };
        let span = reader.span(0, self.tokens.len());
        let line = clip(self.typed(span));
        match (target && vague, unexplained) {
            (true, _) => Some(Diagnostic::at(span, Message::TargetInScenario { line })),
            (false, true) => Some(Diagnostic::at(span, Message::AssumptionNotUnderstood { line })),
            (false, false) => None,
        }
    }

    /// The name that a declaration gives, without a colon behind it.
    fn name(&self, line: token::Line) -> Text {
        let mut name = self.text(line.body);
        if let Some(rest) = name.folded.strip_suffix(':') {
            name.folded = rest.trim_end().to_owned();
            name.span.end = name.span.end.saturating_sub(1);
        }
        name
    }

    fn property(&mut self, line: token::Line) -> Option<Item> {
        let key_text = self.text(line.head);
        let Some(key) = key_of(&key_text.folded) else {
            return Some(self.statement((line.head.0, self.folded.text.len() as u32)));
        };
        Some(Item::Property(Property { key, key_span: key_text.span, value: self.text(line.body) }))
    }

    fn typed(&self, span: Span) -> &str {
        self.source.slice(span.start, span.end)
    }

    fn text(&self, range: (u32, u32)) -> Text {
        let folded = self.folded.text.get(range.0 as usize..range.1 as usize).unwrap_or("");
        let (start, end) = (self.folded.original(range.0 as usize), self.folded.original_end(range.1 as usize));
        let span = if range.0 == range.1 { Span::new(self.id, start, start) } else { Span::new(self.id, start, end) };
        Text { span, folded: squeeze(folded) }
    }

    /// The words between quotes.
    fn unquoted(&self, range: (u32, u32)) -> Text {
        let inner = (range.0 + 1, range.1.saturating_sub(1).max(range.0 + 1));
        self.text(inner)
    }

    fn list(&self, range: (u32, u32), separator: char) -> Vec<Text> {
        split(&self.folded.text, range, separator)
            .into_iter()
            .map(|range| self.text(range))
            .filter(|text| !text.folded.is_empty())
            .collect()
    }
}

/// The item of a statement's tokens; its faults go to the diagnostics.
fn statement(reader: &Reader<'_>, from: usize, to: usize, diagnostics: &mut Findings) -> Item {
    let mut faults = Vec::new();
    let reading = target::read(reader, from, to, &mut faults);
    let failed = crate::diagnostics::count_errors(&faults) > 0;
    diagnostics.append(&mut faults);
    match reading {
        Some(target::Reading::Heading(heading)) => Item::Heading(heading),
        Some(target::Reading::Statement(statement)) if !failed => Item::Target(statement),
        _ => Item::Junk,
    }
}

/// Parts of a range between separators, spaces taken off.
fn split(text: &str, range: (u32, u32), separator: char) -> Vec<(u32, u32)> {
    let piece = text.get(range.0 as usize..range.1 as usize).unwrap_or("");
    let mut at = range.0 as usize;
    piece
        .split(separator)
        .map(|part| {
            let start = at + (part.len() - part.trim_start().len());
            let end = at + part.trim_end().len();
            at += part.len() + separator.len_utf8();
            (start as u32, end.max(start) as u32)
        })
        .collect()
}

fn has_figure(statement: &Statement) -> bool {
    statement.targets.iter().any(|target| target.quantity.is_some())
}

/// Where brackets nest deeper than the limit; quoted brackets count as any other.
fn nesting(folded: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in folded.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => {
                depth += 1;
                if depth > MAX_NESTING {
                    return Some(at);
                }
            }
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

pub(crate) fn key_of(folded: &str) -> Option<Key> {
    Some(match folded {
        "gọi là" | "also called" | "alias" | "aliases" => Key::Aliases,
        "tên" | "title" => Key::Title,
        "đơn vị tính" | "đơn vị" | "unit" => Key::Unit,
        "công thức" | "formula" => Key::Formula,
        "tốt khi" | "good when" => Key::GoodWhen,
        "kỳ báo cáo" | "kỳ" | "kì" | "every" | "frequency" => Key::Every,
        "gián đoạn" | "breaks" => Key::Breaks,
        "thuộc" | "within" => Key::Within,
        "gồm" | "members" => Key::Members,
        "từ" | "from" => Key::From,
        "đến" | "until" => Key::Until,
        "chủ trì" | "lead" => Key::Lead,
        "cơ quan chủ trì" | "đơn vị chủ trì" => Key::Lead,
        "phối hợp" | "cơ quan phối hợp" | "partners" => Key::Partners,
        "thực hiện" | "implemented by" => Key::Implementers,
        "nguồn" | "source" => Key::Source,
        "ngày ban hành" | "ngày" | "date" => Key::Date,
        "cơ quan ban hành" | "cơ quan" | "issuer" => Key::Issuer,
        "địa bàn" | "area" => Key::Area,
        "hiệu lực" | "in force" => Key::InForce,
        "thay thế" | "replaces" => Key::Replaces,
        "tiếp nối" | "follows" => Key::Follows,
        "mốc đầu" | "baseline" => Key::Baseline,
        "lộ trình" | "path" | "milestones" => Key::Path,
        "trọng số" | "weight" => Key::Weight,
        "phương pháp" | "method" => Key::Method,
        "theo" | "basis" => Key::Basis,
        "ghi chú" | "note" => Key::Note,
        "thời hạn" | "thời gian thực hiện" | "thời gian" | "due" | "deadline" => Key::Due,
        "kết quả" | "sản phẩm" | "result" | "output" => Key::Result,
        "trạng thái" | "state" => Key::State,
        "hoàn thành" | "ngày hoàn thành" | "done on" | "completed" => Key::DoneOn,
        "minh chứng" | "evidence" => Key::Proof,
        _ => return None,
    })
}
