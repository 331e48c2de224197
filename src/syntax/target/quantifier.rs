//! Quantifiers: `mỗi huyện`, `tại từng ngành`, `ít nhất 4 trong 8 chỉ số chính …`.
//!
//! In: tokens. Out: how many of which words. Whether the words name a set is the affair of `hir`; where the sentence has
//! another reading without a quantifier (`tất cả hồ sơ được xử lý`, `ít nhất 50 doanh nghiệp có doanh thu trên …`) that
//! reading goes along.

use super::super::ast::{Count, Quantifier, Target, Test};
use super::super::keywords::Kind;
use super::super::phrase::Reader;
use super::super::token::TokenKind;
use super::ahead::count_first;
use super::behind::with_comparator;
use super::comparator::comparator;
use super::plain::{bare_figure, direction};
use super::unquantified;
use crate::diagnostics::Diagnostic;
use crate::value::number::{self, NumberStyle};

/// Words before `mỗi` that make it part of a rate or a name: `trên mỗi vạn dân`, `bình quân mỗi hộ`.
const RATES: [&str; 6] = ["trên", "quân", "bình", "cho", "per", "chương"];
/// Lengths of time: `mỗi kỳ` says when, not over what.
const TIMES: [&str; 12] = ["năm", "quý", "tháng", "ngày", "tuần", "kỳ", "giờ", "lần", "year", "quarter", "month", "time"];

/// `tại mỗi huyện` behind a subject or a figure, and where its words end.
pub(super) fn behind(reader: &Reader<'_>, at: usize, to: usize) -> Option<(Box<Quantifier>, usize)> {
    let len = reader.wording(at, to, Kind::Each)?;
    let from = at + len;
    if at > 0 && RATES.contains(&reader.text(at - 1)) || TIMES.contains(&reader.text(from)) || reader.time_begins(at, to) {
        return None;
    }
    let mut next = from;
    while next < to
        && !reader.is_spent()
        && reader.tokens.kind(next) == TokenKind::Word
        && !reader.time_begins(next, to)
        && !reader.figure_comes(next, to)
        && reader.wording(next, to, Kind::WholeArea).is_none()
    {
        next += 1;
    }
    let count = if reader.text(from - 1) == "cả" || reader.text(from - 1) == "các" || reader.text(at) == "all" {
        Count::All
    } else {
        Count::Each
    };
    let quantifier = Quantifier { count, words: reader.piece(from, next), leads: false, span: reader.span(at, from), otherwise: None };
    (next > from).then(|| (Box::new(quantifier), next))
}

/// A target that a quantifier leads: `mỗi huyện có tỷ lệ hộ nghèo dưới 5%`, `ít nhất 3 huyện có …`.
pub(super) fn leading(reader: &Reader<'_>, at: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    let (count, next) = ahead(reader, at, to)?;
    let mut found = Vec::new();
    let inner = with_comparator(reader, next, to, &mut found)
        .or_else(|| direction(reader, next, to))
        .or_else(|| bare_figure(reader, next, to, &mut found))?;
    // Two quantifiers on one line have no reading here; the line is read without the first.
    if inner.quantifier.is_some() {
        return None;
    }
    faults.append(&mut found);
    let mut quiet = Vec::new();
    // `ít nhất 50 doanh nghiệp có doanh thu trên 100 tỷ đồng`: what is counted is defined by the figure behind it.
    let counted = match count {
        Count::AtLeast { of: None, .. } if reader.tokens.kind(at) == TokenKind::Word => count_first(reader, at, to, &mut quiet),
        _ => None,
    };
    let otherwise = counted.or_else(|| unquantified(reader, at, to, &mut quiet)).filter(|_| quiet.is_empty());
    let quantifier = Quantifier { count, words: inner.subject.clone(), leads: true, span: reader.span(at, next), otherwise };
    Some(Target { quantifier: Some(Box::new(quantifier)), ..inner })
}

/// The quantifier itself, and where the words of its set begin.
fn ahead(reader: &Reader<'_>, at: usize, to: usize) -> Option<(Count, usize)> {
    if let Some(len) = reader.wording(at, to, Kind::Each) {
        let next = at + len;
        if next >= to || TIMES.contains(&reader.text(next)) {
            return None;
        }
        let all = matches!(reader.text(next - 1), "cả" | "các" | "all");
        return Some((if all { Count::All } else { Count::Each }, next));
    }
    // `ít nhất 3 huyện`, `trên 3 huyện`, `có 3 huyện`, `3 huyện`
    let (test, number_at) = match comparator(reader, at, to) {
        Some(comparator) if !comparator.open => (comparator.test, comparator.end),
        Some(_) => return None,
        None => (Test::AtLeast, at),
    };
    let more = match test {
        Test::AtLeast => 0,
        Test::MoreThan => 1,
        _ => return None,
    };
    let count = whole(reader, number_at, to)?;
    let next = number_at + 1;
    // `4 trong 8`, `4 trong số 8`, `4/8`
    let joined = match (reader.text(next), reader.text(next + 1), reader.text(next + 2)) {
        ("trong", "tổng", "số") => 3,
        ("trong", "số", _) | ("out", "of", _) => 2,
        ("trong" | "/" | "of", ..) => 1,
        _ => 0,
    };
    let of = if joined > 0 { Some(whole(reader, next + joined, to)?) } else { None };
    let next = if joined > 0 { next + joined + 1 } else { next };
    let is_word = next < to && reader.tokens.kind(next) == TokenKind::Word && !reader.time_begins(next, to);
    is_word.then_some((Count::AtLeast { count: count.saturating_add(more), of }, next))
}

/// A whole number from 1 to a million at a token.
fn whole(reader: &Reader<'_>, at: usize, to: usize) -> Option<u32> {
    if at >= to {
        return None;
    }
    let value = match reader.tokens.kind(at) {
        TokenKind::Number => number::read(reader.text(at), NumberStyle::Vietnamese).ok()?.value,
        TokenKind::Word => {
            let mut quiet = Vec::new();
            let (number, next) = reader.number(at, to, &mut quiet)?;
            number.figure.filter(|_| next == at + 1 && quiet.is_empty())?.value
        }
        _ => return None,
    };
    ((1.0..=1e6).contains(&value) && value == libm::floor(value)).then_some(value as u32)
}
