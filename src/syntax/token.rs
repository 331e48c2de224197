//! From a folded line to tokens: the pest grammar run over one line, and wordings found among its words.
//!
//! In: a folded line. Out: [`Line`]: what the line is and its tokens, with offsets into the folded text. It knows the
//! tables of wordings but not what a target is.

use super::keywords::{self, Kind, Kinds};
use crate::source::fold::Folded;
use crate::source::{FileId, Span};
use grammar::{Grammar, Rule};
use pest::Parser;

#[allow(missing_docs, reason = "the rules are documented in the grammar files")]
mod grammar {
    #[derive(pest_derive::Parser)]
    #[grammar = "../grammar/literals.pest"]
    #[grammar = "../grammar/statements.pest"]
    #[grammar = "../grammar/items.pest"]
    #[grammar = "../grammar/scenario.pest"]
    pub struct Grammar;
}

/// The smallest pieces of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word, or a name with digits and marks inside.
    Word,
    /// A number as written.
    Number,
    /// A date or period in figures.
    Period,
    /// `%` or `‰`.
    Percent,
    /// Words between quotes, quotes included.
    Quoted,
    /// A comparator sign.
    Sign,
    /// `@…`
    Id,
    /// Any other single character.
    Mark,
}

/// One token of a folded line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// First byte in the folded line.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// What a line is, before its parts are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing, or a comment.
    Blank,
    /// `dùng "…"`: the quoted path.
    Include,
    /// `văn bản …`: the number.
    Document,
    /// `mục "…"`: the quoted section.
    Section,
    /// `chiều NAME: …`: the name and the members.
    Dimension,
    /// `chỉ số …`: the name.
    Indicator,
    /// `nhiệm vụ 2.1 …`: number and name.
    Task,
    /// `nhiệm vụ từ "…"`: the quoted path.
    TasksFrom,
    /// `số liệu từ "…"`: the quoted path.
    DataFrom,
    /// `bộ chỉ số NAME: points`
    Index,
    /// `kiểm tra "…": formulas`
    Check,
    /// `kiểm thử NAME`
    RuleTest,
    /// `kịch bản …`: the name.
    Scenario,
    /// `key: value`.
    Property,
    /// Anything else: a target, a heading or a line that is not understood.
    Statement,
}

/// A line with its parts as byte ranges of the folded text.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Name, key, path or opening words.
    pub head: (u32, u32),
    /// Value, members or the whole statement.
    pub body: (u32, u32),
}

/// Words with which a line can begin that is no plain statement. A line that begins otherwise and holds no colon goes
/// straight to its tokens, which saves trying some sixty literals on every target.
const OPENERS: [&str; 24] = [
    "check",
    "dùng",
    "use",
    "include",
    "văn",
    "document",
    "mục",
    "section",
    "chiều",
    "dimension",
    "chỉ",
    "indicator",
    "bộ",
    "index",
    "kịch",
    "kiểm",
    "nhiệm",
    "scenario",
    "test",
    "task",
    "tasks",
    "số",
    "data",
    "metrics",
];

/// What a figure is counted per when it is a pace: behind a slash these words are no part of a document's number.
const PER_WORDS: [&str; 8] = ["năm", "tháng", "quý", "ngày", "year", "month", "quarter", "day"];

/// The tokens of a line and the wordings that begin at each.
#[derive(Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    /// Where the wordings of each token begin in `wordings`.
    firsts: Vec<u32>,
    /// Kinds and lengths in tokens.
    wordings: Vec<(Kinds, u8)>,
    /// The tokens that end a line, where several lines were read at once.
    line_ends: Vec<u32>,
}

/// Says what a folded line is.
pub fn classify(text: &str) -> Line {
    let start = text.find(|c| !matches!(c, ' ' | '-' | '+' | '*' | '•' | '●' | '▪' | '◦')).unwrap_or(text.len());
    let trimmed = text.get(start..).unwrap_or("");
    let start = start as u32;
    let plain = Line { kind: LineKind::Statement, head: (start, start), body: (start, text.len() as u32) };
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return Line { kind: LineKind::Blank, ..plain };
    }
    let first = trimmed.find([' ', ':', '"']).and_then(|end| trimmed.get(..end)).unwrap_or(trimmed);
    let may_open = trimmed.starts_with(['d', 'u', 'i', 'v', 'm', 's', 'c', 'b', 'k', 'n', 't']) && OPENERS.contains(&first);
    if !may_open && !trimmed.contains(':') {
        // A hyphen before a digit is a minus sign, not a bullet; statements see the line from its own start.
        return Line { body: (statement_start(text) as u32, text.len() as u32), ..plain };
    }
    let Ok(mut pairs) = Grammar::parse(Rule::line, text) else {
        return Line { body: (statement_start(text) as u32, text.len() as u32), ..plain };
    };
    let Some(item) = pairs.next().and_then(|line| line.into_inner().next()) else {
        return Line { kind: LineKind::Blank, ..plain };
    };
    let kind = match item.as_rule() {
        Rule::include => LineKind::Include,
        Rule::document => LineKind::Document,
        Rule::section => LineKind::Section,
        Rule::dimension => LineKind::Dimension,
        Rule::indicator => LineKind::Indicator,
        Rule::scenario => LineKind::Scenario,
        Rule::task => LineKind::Task,
        Rule::tasks_from => LineKind::TasksFrom,
        Rule::data_from => LineKind::DataFrom,
        Rule::index => LineKind::Index,
        Rule::check => LineKind::Check,
        Rule::rule_test => LineKind::RuleTest,
        Rule::property => LineKind::Property,
        _ => LineKind::Statement,
    };
    let whole = item.as_span();
    let mut parts = item.into_inner().map(|part| trim(text, part.as_span().start(), part.as_span().end()));
    match kind {
        LineKind::Statement => Line { kind, head: (start, start), body: (statement_start(text) as u32, whole.end() as u32) },
        LineKind::Dimension | LineKind::Property | LineKind::Index | LineKind::Check => {
            let head = parts.next().unwrap_or((start, start));
            let body = parts.next().unwrap_or((whole.end() as u32, whole.end() as u32));
            Line { kind, head, body }
        }
        _ => {
            let body = parts.next().unwrap_or((whole.end() as u32, whole.end() as u32));
            Line { kind, head: body, body }
        }
    }
}

/// Where a statement begins behind its bullet, as an offset of the folded line.
pub fn classify_statement_start(text: &str) -> u32 {
    statement_start(text) as u32
}

/// Where a statement begins behind its bullet.
fn statement_start(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or("");
        let Some(first) = rest.chars().next() else { return at };
        let next = rest.get(first.len_utf8()..).and_then(|after| after.chars().next());
        match first {
            ' ' => at += 1,
            '-' | '+' if next.is_some_and(|n| n.is_ascii_digit()) => return at,
            '-' | '+' | '*' | '•' | '●' | '▪' | '◦' => at += first.len_utf8(),
            _ => return at,
        }
    }
}

/// A range without spaces at its ends.
fn trim(text: &str, start: usize, end: usize) -> (u32, u32) {
    let piece = text.get(start..end).unwrap_or("");
    let left = piece.len() - piece.trim_start().len();
    let right = piece.len() - piece.trim_end().len();
    ((start + left) as u32, (end - right).max(start + left) as u32)
}

impl Tokens {
    /// Reads the tokens of a range of a folded line, up to its end or a comment. Every character is in a token, so the
    /// only way to fail is the grammar's own call limit; then there are no tokens.
    pub fn read(&mut self, text: &str, range: (u32, u32)) {
        self.list.clear();
        self.firsts.clear();
        self.wordings.clear();
        self.line_ends.clear();
        let base = range.0;
        let piece = text.get(range.0 as usize..range.1 as usize).unwrap_or("");
        if let Ok(mut pairs) = Grammar::parse(Rule::statements, piece)
            && let Some(statement) = pairs.next()
        {
            for pair in statement.into_inner() {
                let kind = match pair.as_rule() {
                    Rule::words => {
                        let span = pair.as_span();
                        self.split_words(text, base + span.start() as u32, span.as_str());
                        continue;
                    }
                    Rule::figure => TokenKind::Number,
                    Rule::percent => TokenKind::Percent,
                    Rule::quoted => TokenKind::Quoted,
                    Rule::sign => TokenKind::Sign,
                    Rule::id => TokenKind::Id,
                    Rule::pause | Rule::mark | Rule::line_end => TokenKind::Mark,
                    _ => continue,
                };
                if pair.as_rule() == Rule::line_end {
                    self.line_ends.push(self.list.len() as u32);
                }
                let span = pair.as_span();
                let token = Token { kind, start: base + span.start() as u32, end: base + span.end() as u32 };
                self.join(text, token);
            }
        }
        self.find_wordings(text);
    }

    /// Adds the words of a run.
    fn split_words(&mut self, text: &str, start: u32, run: &str) {
        let mut from = 0;
        for (at, byte) in run.bytes().enumerate() {
            if byte == b' ' {
                if at > from {
                    self.join(text, Token { kind: TokenKind::Word, start: start + from as u32, end: start + at as u32 });
                }
                from = at + 1;
            }
        }
        if run.len() > from {
            self.join(text, Token { kind: TokenKind::Word, start: start + from as u32, end: start + run.len() as u32 });
        }
    }

    /// Adds a token, joined with those before it where they stand together without a space and mean one thing.
    fn join(&mut self, text: &str, token: Token) {
        let piece = text.get(token.start as usize..token.end as usize).unwrap_or("");
        match token.kind {
            TokenKind::Number => self.join_figure(text, token, piece),
            TokenKind::Word => self.join_word(text, token, piece),
            _ => self.list.push(token),
        }
    }

    /// The token `back` from the end where it touches the next one: `1` touches the token that comes now.
    fn touching(&self, back: usize, next_start: u32) -> Option<Token> {
        let token = *self.list.get(self.list.len().checked_sub(back)?)?;
        (token.end == next_start).then_some(token)
    }

    /// `2022` `-` `04` and a further `-` `30` are one date; a figure with slashes is a date, else its parts stand apart.
    fn join_figure(&mut self, text: &str, token: Token, piece: &str) {
        if let Some(word) = self.touching(1, token.start).filter(|before| before.kind == TokenKind::Word) {
            // `m` `2`, `covid` `-` `19`; `2022-q` `2` is a quarter.
            let whole = text.get(word.start as usize..token.end as usize).unwrap_or("").as_bytes();
            let quarter = matches!(whole, [a, b, c, d, b'-', b'q' | b'h', e] if [a, b, c, d, e].iter().all(|byte| byte.is_ascii_digit()));
            let kind = if quarter { TokenKind::Period } else { TokenKind::Word };
            self.list.pop();
            self.list.push(Token { kind, start: word.start, end: token.end });
            return;
        }
        if piece.contains('/') {
            let parts = piece.split('/').map(str::len);
            let shape: Vec<usize> = parts.collect();
            if matches!(shape.as_slice(), [1 | 2, 4] | [1 | 2, 1 | 2, 4]) && !piece.contains(['.', ',']) {
                self.list.push(Token { kind: TokenKind::Period, ..token });
                return;
            }
            let mut start = token.start;
            for (index, length) in shape.into_iter().enumerate() {
                if index > 0 {
                    self.list.push(Token { kind: TokenKind::Mark, start, end: start + 1 });
                    start += 1;
                }
                self.list.push(Token { kind: TokenKind::Number, start, end: start + length as u32 });
                start += length as u32;
            }
            return;
        }
        if token.end - token.start == 2
            && let Some(dash) = self.touching(1, token.start)
            && text.get(dash.start as usize..dash.end as usize) == Some("-")
            && let Some(before) = self.touching(2, dash.start)
        {
            let digits = before.end - before.start;
            let extends = match before.kind {
                TokenKind::Number => {
                    digits == 4 && !text.get(before.start as usize..before.end as usize).unwrap_or("").contains(['.', ','])
                }
                TokenKind::Period => digits == 7,
                _ => false,
            };
            if extends {
                self.list.truncate(self.list.len() - 2);
                self.list.push(Token { kind: TokenKind::Period, start: before.start, end: token.end });
                return;
            }
        }
        // More digits behind a joined date: it was none (`2026-2030` is not joined in the first place).
        self.list.push(token);
    }

    /// `4` `g` is one word, as are `kh` `&` `cn`, `867` `/` `kh` `-` `ubnd` and `.` `vn`; `5` `/` `năm` is a pace, and
    /// `2022` `-` `q2` a quarter.
    fn join_word(&mut self, text: &str, token: Token, piece: &str) {
        let Some(before) = self.touching(1, token.start) else { return self.list.push(token) };
        match before.kind {
            TokenKind::Number | TokenKind::Word | TokenKind::Period => {
                self.list.pop();
                self.list.push(Token { kind: TokenKind::Word, start: before.start, end: token.end });
            }
            TokenKind::Mark => {
                let mark = text.get(before.start as usize..before.end as usize).unwrap_or("");
                let first = self.touching(2, before.start);
                match (mark, first.map(|first| first.kind)) {
                    ("/", Some(_)) if PER_WORDS.contains(&piece) => self.list.push(token),
                    ("/" | "-", Some(TokenKind::Number | TokenKind::Period | TokenKind::Word))
                    | ("&" | "'" | ".", Some(TokenKind::Word)) => self.replace(2, first, token, TokenKind::Word),
                    (".", None) => self.replace(1, Some(before), token, TokenKind::Word),
                    _ => self.list.push(token),
                }
            }
            _ => self.list.push(token),
        }
    }

    /// Puts one token in the place of the last `count` and the one that comes now.
    fn replace(&mut self, count: usize, first: Option<Token>, last: Token, kind: TokenKind) {
        let start = first.map_or(last.start, |first| first.start);
        self.list.truncate(self.list.len() - count.min(self.list.len()));
        self.list.push(Token { kind, start, end: last.end });
    }

    fn find_wordings(&mut self, text: &str) {
        let table = keywords::table();
        for at in 0..self.list.len() {
            self.firsts.push(self.wordings.len() as u32);
            let Some(token) = self.list.get(at) else { continue };
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                continue;
            }
            let Some(row) = table.get(self.text_of(text, at)) else { continue };
            for wording in row {
                let fits = wording.rest.iter().enumerate().all(|(offset, word)| self.text_of(text, at + 1 + offset) == *word);
                if fits {
                    self.wordings.push((wording.kinds, wording.rest.len() as u8 + 1));
                }
            }
        }
        self.firsts.push(self.wordings.len() as u32);
    }

    /// The tokens of each line as ranges, the marks that end lines left out.
    pub fn lines(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut from = 0;
        self.line_ends.iter().map(move |end| {
            let range = (from, *end as usize);
            from = *end as usize + 1;
            range
        })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The token.
    pub fn get(&self, at: usize) -> Option<Token> {
        self.list.get(at).copied()
    }

    /// The kind of a token; a mark where there is none.
    pub fn kind(&self, at: usize) -> TokenKind {
        self.list.get(at).map_or(TokenKind::Mark, |token| token.kind)
    }

    /// The folded text of a token; empty where there is none.
    pub fn text_of<'a>(&self, text: &'a str, at: usize) -> &'a str {
        self.list.get(at).and_then(|token| text.get(token.start as usize..token.end as usize)).unwrap_or("")
    }

    /// The folded text of tokens `from` up to, not including, `to`.
    pub fn slice<'a>(&self, text: &'a str, from: usize, to: usize) -> &'a str {
        match (self.list.get(from), self.list.get(to.wrapping_sub(1))) {
            (Some(first), Some(last)) if from < to => text.get(first.start as usize..last.end as usize).unwrap_or(""),
            _ => "",
        }
    }

    /// The original range of tokens `from` up to, not including, `to`; empty at the place where they would stand.
    pub fn span(&self, folded: &Folded, file: FileId, from: usize, to: usize) -> Span {
        match (self.list.get(from), self.list.get(to.wrapping_sub(1))) {
            (Some(first), Some(last)) if from < to => {
                Span::new(file, folded.original(first.start as usize), folded.original_end(last.end as usize))
            }
            _ => {
                let at = match self.list.get(from) {
                    Some(token) => folded.original(token.start as usize),
                    None => self.list.last().map_or(0, |token| folded.original_end(token.end as usize)),
                };
                Span::new(file, at, at)
            }
        }
    }

    /// The longest wording of a kind that begins at a token and ends before `end`: its length in tokens.
    pub fn wording(&self, at: usize, end: usize, kind: Kind) -> Option<usize> {
        self.wordings_at(at).iter().find(|(kinds, len)| kinds.has(kind) && at + usize::from(*len) <= end).map(|(_, len)| usize::from(*len))
    }

    /// The longest wording of any of some kinds that begins at a token and ends before `end`.
    pub fn any_wording(&self, at: usize, end: usize, wanted: Kinds) -> Option<(Kinds, usize)> {
        self.wordings_at(at)
            .iter()
            .find(|(kinds, len)| kinds.meets(wanted) && at + usize::from(*len) <= end)
            .map(|(kinds, len)| (*kinds, usize::from(*len)))
    }

    /// Whether any wording begins at a token; most words begin none.
    pub fn has_wording(&self, at: usize) -> bool {
        !self.wordings_at(at).is_empty()
    }

    fn wordings_at(&self, at: usize) -> &[(Kinds, u8)] {
        match (self.firsts.get(at), self.firsts.get(at + 1)) {
            (Some(from), Some(to)) => self.wordings.get(*from as usize..*to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// Whether the token is this mark.
    pub fn is_mark(&self, text: &str, at: usize, mark: &str) -> bool {
        self.kind(at) == TokenKind::Mark && self.text_of(text, at) == mark
    }
}
