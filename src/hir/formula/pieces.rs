//! The pieces of a formula: numbers, names, operators, brackets, aggregates over a dimension, branches.
//!
//! In: the tokens of the value. Out: pieces in their order. Which names and dimensions there are is not known here.

use crate::diagnostics::Diagnostic;
use crate::plan::{Aggregate, Comparator};
use crate::source::Span;
use crate::syntax::ast::Text;
use crate::syntax::phrase::{Reader, number_fault};
use crate::syntax::token::TokenKind;
use crate::value::Period;
use crate::value::number::{self, NumberStyle};

/// A piece of a formula.
#[derive(Debug, Clone)]
pub(in super::super) enum Piece {
    Number(f64, Option<String>, Span),
    Name {
        folded: String,
        year_before: bool,
        of: Option<Period>,
        span: Span,
    },
    /// `tổng X theo ngành`
    Over {
        of: Aggregate,
        name: Text,
        set: Text,
        year_before: bool,
        period: Option<Period>,
        words: String,
        span: Span,
    },
    /// `đếm ngành có X >= 7%`
    Count {
        set: Text,
        name: Text,
        comparator: Comparator,
        value: f64,
        unit: Option<String>,
        span: Span,
    },
    Operator(char, Span),
    Compare(Comparator, Span),
    And(Span),
    Or(Span),
    /// `nếu`
    If(Span),
    /// `thì`
    Then(Span),
    /// `không thì`
    Else(Span),
    /// The whole of a branch, in postfix order alone.
    Choose(Span),
    Open(Span),
    Close(Span),
    Stray(Span),
}

impl Piece {
    /// An aggregate taken as the name that its words are.
    pub(in super::super) fn make_name(&mut self) {
        if let Piece::Over { words, year_before, period, span, .. } = self {
            *self = Piece::Name { folded: std::mem::take(words), year_before: *year_before, of: *period, span: *span };
        }
    }
}

/// A word that is no part of a name.
#[derive(Clone, Copy)]
enum Word {
    If,
    Then,
    Else,
    And,
    Or,
}

/// The keyword at a token and its length; `joints` says whether `và` and `hoặc` count, which names may hold too.
fn keyword(reader: &Reader<'_>, at: usize, end: usize, joints: bool) -> Option<(Word, usize)> {
    if reader.tokens.kind(at) != TokenKind::Word {
        return None;
    }
    let next = if at + 1 < end { reader.text(at + 1) } else { "" };
    match (reader.text(at), next) {
        ("nếu" | "if", _) => Some((Word::If, 1)),
        ("không" | "ngược", "thì" | "lại") => {
            let further = reader.text(at) == "ngược" && at + 2 < end && reader.text(at + 2) == "thì";
            Some((Word::Else, if further { 3 } else { 2 }))
        }
        ("else" | "otherwise", _) => Some((Word::Else, 1)),
        ("thì" | "then", _) => Some((Word::Then, 1)),
        ("và" | "and", _) if joints => Some((Word::And, 1)),
        ("hoặc" | "or", _) if joints => Some((Word::Or, 1)),
        _ => None,
    }
}

fn comparator(sign: &str) -> Option<Comparator> {
    Some(match sign {
        ">=" | "=>" | "≥" => Comparator::AtLeast,
        "<=" | "=<" | "≤" => Comparator::AtMost,
        ">" => Comparator::MoreThan,
        "<" => Comparator::LessThan,
        "=" | "==" => Comparator::Exactly,
        _ => return None,
    })
}

/// `tổng X theo ngành` in a run of words: what is done, with which indicator, over which dimension.
fn over(reader: &Reader<'_>, from: usize, to: usize) -> Option<(Aggregate, Text, Text)> {
    let (of, len) = match (reader.text(from), reader.text(from + 1)) {
        ("tổng" | "sum" | "total", _) => (Aggregate::Sum, 1),
        ("trung" | "bình", "bình" | "quân") => (Aggregate::Mean, 2),
        ("mean" | "average", _) => (Aggregate::Mean, 1),
        ("lớn" | "cao", "nhất") => (Aggregate::Largest, 2),
        ("largest" | "max", _) => (Aggregate::Largest, 1),
        ("nhỏ" | "thấp", "nhất") => (Aggregate::Smallest, 2),
        ("smallest" | "min", _) => (Aggregate::Smallest, 1),
        _ => return None,
    };
    let by = (from + len + 1..to).rev().find(|at| matches!(reader.text(*at), "theo" | "by"))?;
    (by + 1 < to).then(|| (of, reader.piece(from + len, by), reader.piece(by + 1, to)))
}

/// `đếm ngành có X >= 7%`, where the words end at `to`: the piece and where it ends.
fn count(reader: &Reader<'_>, from: usize, to: usize, end: usize, joints: bool) -> Option<(Piece, usize)> {
    if !matches!(reader.text(from), "đếm" | "count") || reader.tokens.kind(to) != TokenKind::Sign || to + 1 >= end {
        return None;
    }
    let has = (from + 2..to).find(|at| matches!(reader.text(*at), "có" | "with"))?;
    let comparator = comparator(reader.text(to))?;
    let value =
        number::read(reader.text(to + 1), NumberStyle::Vietnamese).ok().filter(|_| reader.tokens.kind(to + 1) == TokenKind::Number)?;
    let (unit, next) = number_unit(reader, to + 2, end, joints);
    let piece = Piece::Count {
        set: reader.piece(from + 1, has),
        name: reader.piece(has + 1, to),
        comparator,
        value: value.value,
        unit,
        span: reader.span(from, next),
    };
    (has + 1 < to).then_some((piece, next))
}

/// Tokens to pieces: runs of words are names, `năm trước` and `năm 2020` at their end belong to them; words that open a
/// branch (`nếu`, `thì`, `không thì`) end a name, and so do `và`, `hoặc` behind a comparison.
pub(super) fn pieces(reader: &Reader<'_>, end: usize, faults: &mut Vec<Diagnostic>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut at = 0;
    // Whether words stand in a condition, and whether a comparison in it is whole but for its right side.
    let (mut in_condition, mut compared) = (false, false);
    while at < end {
        let span = reader.span(at, at + 1);
        if let Some((word, len)) = keyword(reader, at, end, in_condition && compared) {
            let span = reader.span(at, at + len);
            (in_condition, compared) = match word {
                Word::If => (true, false),
                Word::And | Word::Or => (true, false),
                Word::Then | Word::Else => (false, false),
            };
            out.push(match word {
                Word::If => Piece::If(span),
                Word::Then => Piece::Then(span),
                Word::Else => Piece::Else(span),
                Word::And => Piece::And(span),
                Word::Or => Piece::Or(span),
            });
            at += len;
            continue;
        }
        match reader.tokens.kind(at) {
            TokenKind::Mark => {
                out.push(match reader.text(at) {
                    "+" => Piece::Operator('+', span),
                    "-" => Piece::Operator('-', span),
                    "*" | "×" | "·" => Piece::Operator('*', span),
                    "/" | ":" => Piece::Operator('/', span),
                    "(" => Piece::Open(span),
                    ")" => Piece::Close(span),
                    _ => Piece::Stray(span),
                });
                at += 1;
            }
            TokenKind::Number => match number::read(reader.text(at), NumberStyle::Vietnamese) {
                Ok(figure) => {
                    let (unit, next) = number_unit(reader, at + 1, end, in_condition && compared);
                    out.push(Piece::Number(figure.value, unit, span));
                    at = next;
                }
                Err(fault) => {
                    faults.push(number_fault(span, reader.typed(span), &fault));
                    out.push(Piece::Stray(span));
                    at += 1;
                }
            },
            TokenKind::Sign => {
                match comparator(reader.text(at)) {
                    Some(comparator) => out.push(Piece::Compare(comparator, span)),
                    None => out.push(Piece::Stray(span)),
                }
                compared = true;
                at += 1;
            }
            TokenKind::Word => {
                let mut to = at;
                while to < end
                    && reader.tokens.kind(to) == TokenKind::Word
                    && (to == at || keyword(reader, to, end, in_condition && compared).is_none())
                {
                    to += 1;
                }
                if let Some((piece, next)) = count(reader, at, to, end, in_condition && compared) {
                    out.push(piece);
                    compared |= in_condition;
                    at = next;
                    continue;
                }
                let mut name_end = to;
                let mut year_before = false;
                let mut of = None;
                if to >= at + 3 && reader.text(to - 2) == "năm" && reader.text(to - 1) == "trước" {
                    (name_end, year_before) = (to - 2, true);
                } else if to > at + 1
                    && reader.text(to - 1) == "năm"
                    && let Some((period, next)) = reader.period(to - 1, end, false)
                {
                    (name_end, of, to) = (to - 1, Some(period), next);
                }
                let piece = reader.piece(at, name_end);
                out.push(match over(reader, at, name_end) {
                    Some((aggregate, name, set)) => {
                        Piece::Over { of: aggregate, name, set, year_before, period: of, words: piece.folded, span: piece.span }
                    }
                    None => Piece::Name { folded: piece.folded, year_before, of, span: piece.span },
                });
                at = to;
            }
            _ => {
                out.push(Piece::Stray(span));
                at += 1;
            }
        }
    }
    out
}

/// The unit behind a number of a formula: a percent sign or words up to the next operator.
fn number_unit(reader: &Reader<'_>, from: usize, end: usize, joints: bool) -> (Option<String>, usize) {
    let mut to = from;
    if reader.tokens.kind(to) == TokenKind::Percent && to < end {
        to += 1;
    }
    while to < end && reader.tokens.kind(to) == TokenKind::Word && keyword(reader, to, end, joints).is_none() {
        to += 1;
    }
    if to == from { (None, from) } else { (Some(reader.piece(from, to).folded), to) }
}
