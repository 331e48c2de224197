//! Figures that stand before their subject: `100% dịch vụ công …`, `5.000 doanh nghiệp …`.

use super::super::ast::{Number, Quantity, Since, Target, Test, Text, Time};
use super::super::keywords::Kind;
use super::super::phrase::Reader;
use super::super::token::TokenKind;
use super::behind::with_comparator;
use super::comparator::{comparator, is_plain};
use super::tail::{full_end, subject_before_tail};
use crate::diagnostics::Diagnostic;
use crate::value::number::Figure;

/// `100% dịch vụ công trực tuyến …`, `trên 50% doanh nghiệp … sử dụng nền tảng số`: a share before its subject.
pub(super) fn quantity_first(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    // `phủ kín` is all of it, though `phủ` alone is a verb.
    let all = reader.wording(from, to, Kind::AllOf).is_some();
    let (test, mut at, comparator_end) = match comparator(reader, from, to).filter(|_| !all) {
        Some(comparator) if !comparator.open && is_plain(comparator.test) => (comparator.test, comparator.end, comparator.end),
        Some(_) => return None,
        None => (Test::AtLeast, from, from),
    };
    let start = at;
    let whole = reader.wording(at, to, Kind::AllOf).or_else(|| reader.wording(at, to, Kind::HalfOf));
    let quantity = if let Some(len) = whole {
        let value = if reader.wording(at, to, Kind::HalfOf).is_some() { 50.0 } else { 100.0 };
        let span = reader.span(at, at + len);
        at += len;
        let figure = Some(Figure { value, decimals: 0 });
        let unit = Some(Text { span, folded: "%".to_owned() });
        Quantity { low: Number { figure, span }, high: None, unit, span }
    } else if let Some((low, next)) = reader.fraction(at, to) {
        let span = low.span;
        at = next;
        Quantity { low, high: None, unit: Some(Text { span, folded: "%".to_owned() }), span }
    } else {
        let (low, next) = reader.number(at, to, faults)?;
        let mut next = next;
        let mut high = None;
        if reader.tokens.kind(next) == TokenKind::Percent
            && (reader.is_mark(next + 1, "-") || reader.wording(next + 1, to, Kind::RangeTo).is_some())
        {
            next += 1;
        }
        if reader.is_mark(next, "-")
            && let Some((number, after)) = reader.number(next + 1, to, faults)
        {
            high = Some(number);
            next = after;
        }
        if reader.tokens.kind(next) != TokenKind::Percent || next >= to {
            return None;
        }
        let unit = Some(Text { span: reader.span(next, next + 1), folded: reader.text(next).to_owned() });
        at = next + 1;
        Quantity { low, high, unit, span: reader.span(start, at) }
    };
    // `30% GRDP` alone is a figure without a subject; `95% trở lên …` keeps its bound.
    let mut test = if quantity.high.is_some() && test == Test::AtLeast { Test::Range } else { test };
    if let Some(len) = reader.wording(at, to, Kind::OrMore) {
        test = Test::AtLeast;
        at += len;
    }
    let (subject_end, mut tail) = subject_before_tail(reader, at, to)?;
    let mut subject = reader.piece(at, subject_end);
    if tail.scope.is_none()
        && let Some((rest, scope)) = scope_inside(reader, at, subject_end)
    {
        (subject, tail.scope) = (rest, Some(scope));
    }
    // `đạt 30% GRDP đến năm 2030` has lost its subject: GRDP is what the share is of.
    if subject.folded.is_empty()
        || (comparator_end > from && reader.wording(from, comparator_end, Kind::Verb).is_some() && subject_end == at + 1)
    {
        return None;
    }
    Some(Target {
        longer: None,
        full_subject: reader.piece(at, full_end(reader, at, subject_end, to)),
        subject,
        test,
        comparator_span: reader.span(from, comparator_end),
        quantity: Some(quantity),
        scope: tail.scope,
        quantifier: tail.quantifier,
        time: tail.time,
        strive: tail.strive,
        since: tail.since.unwrap_or(Since::Unsaid),
        maintain: false,
        mean: tail.mean,
        span: reader.span(from, to),
    })
}

/// `hồ sơ công việc tại cấp tỉnh được xử lý …`: a level inside the subject, and the subject without it.
pub(super) fn scope_inside(reader: &Reader<'_>, from: usize, to: usize) -> Option<(Text, Text)> {
    let at = (from + 1..to).find(|at| reader.scope(*at, to).is_some_and(|(scope, next)| scope.folded.starts_with("cấp ") && next < to))?;
    let (scope, next) = reader.scope(at, to)?;
    let mut subject = reader.piece(from, at);
    let rest = reader.piece(next, to);
    subject.folded.push(' ');
    subject.folded.push_str(&rest.folded);
    subject.span = subject.span.to(rest.span);
    Some((subject, scope))
}

/// `5.000 doanh nghiệp công nghệ số`: a count before the noun that it counts.
pub(super) fn count_first(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    let (test, at) = match comparator(reader, from, to) {
        Some(comparator) if !comparator.open && is_plain(comparator.test) => (comparator.test, comparator.end),
        Some(_) => return None,
        None => (Test::AtLeast, from),
    };
    let (low, next) = reader.number(at, to, faults)?;
    if reader.tokens.kind(next) != TokenKind::Word {
        return None;
    }
    let (subject_end, tail) = subject_before_tail(reader, next, to)?;
    let subject = reader.piece(next, subject_end);
    Some(Target {
        longer: None,
        full_subject: reader.piece(next, full_end(reader, next, subject_end, to)),
        subject,
        test,
        comparator_span: reader.span(from, at),
        quantity: Some(Quantity { low, high: None, unit: None, span: reader.span(at, next) }),
        scope: tail.scope,
        quantifier: tail.quantifier,
        time: tail.time,
        strive: tail.strive,
        since: Since::Unsaid,
        maintain: false,
        mean: false,
        span: reader.span(from, to),
    })
}

/// `tiết kiệm 10% chi thường xuyên`, `giảm 5% số hộ nghèo`: the size of a change before what changes.
pub(super) fn change_first(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    let comparator = comparator(reader, from, to).filter(|found| matches!(found.test, Test::Increase { .. } | Test::Decrease { .. }))?;
    let (low, next) = reader.number(comparator.end, to, faults)?;
    // `có thêm 20 doanh nghiệp số`: a count of what its subject names.
    let counted = reader.tokens.kind(next) == TokenKind::Word && !reader.time_begins(next, to);
    if (reader.tokens.kind(next) != TokenKind::Percent && !counted) || next >= to {
        return None;
    }
    let unit = (!counted).then(|| Text { span: reader.span(next, next + 1), folded: reader.text(next).to_owned() });
    let at = next + usize::from(!counted);
    let (subject_end, tail) = subject_before_tail(reader, at, to)?;
    let subject = reader.piece(at, subject_end);
    (!subject.folded.is_empty()).then(|| Target {
        longer: None,
        full_subject: reader.piece(at, full_end(reader, at, subject_end, to)),
        subject,
        test: comparator.test,
        comparator_span: reader.span(from, comparator.end),
        quantity: Some(Quantity { low, high: None, unit, span: reader.span(comparator.end, at) }),
        scope: tail.scope,
        quantifier: tail.quantifier,
        time: Time { every: comparator.every.or(tail.time.every), ..tail.time },
        strive: tail.strive,
        since: tail.since.unwrap_or(Since::Unsaid),
        maintain: false,
        mean: comparator.mean || tail.mean,
        span: reader.span(from, to),
    })
}

/// `không còn hộ nghèo`, `không để xảy ra sự cố`: none of it; `không để sự cố trên 3 vụ`: that many at the most.
pub(super) fn none_left(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    let at = from + reader.wording(from, to, Kind::NoneOf)?;
    let mut found = Vec::new();
    let must_not_be = reader.text(from) == "không" && reader.text(from + 1) == "để";
    // `không để trên 2 sự cố mất dữ liệu`, `không để trên 5% hồ sơ trễ hạn`
    let ahead =
        if must_not_be { quantity_first(reader, at, to, &mut found).or_else(|| count_first(reader, at, to, &mut found)) } else { None };
    if let Some(target) = ahead.filter(|target| matches!(target.test, Test::MoreThan | Test::AtLeast)) {
        faults.append(&mut found);
        return Some(Target { test: Test::AtMost, ..target });
    }
    found.clear();
    if let Some(target) = with_comparator(reader, at, to, &mut found) {
        // `xóa mù chữ đạt 98%` is the name of something that is done, not of something that is to be gone.
        let most = must_not_be && matches!(target.test, Test::MoreThan | Test::AtLeast);
        faults.append(&mut found);
        return most.then_some(Target { test: Test::AtMost, longer: None, ..target });
    }
    let (subject_end, tail) = subject_before_tail(reader, at, to)?;
    if (at..subject_end).any(|word| reader.tokens.kind(word) == TokenKind::Number) {
        return None;
    }
    let subject = reader.piece(at, subject_end);
    let span = reader.span(from, at);
    let low = Number { figure: Some(Figure { value: 0.0, decimals: 0 }), span };
    (!subject.folded.is_empty()).then(|| Target {
        longer: None,
        full_subject: reader.piece(at, full_end(reader, at, subject_end, to)),
        subject,
        test: Test::AtMost,
        comparator_span: span,
        quantity: Some(Quantity { low, high: None, unit: None, span }),
        scope: tail.scope,
        quantifier: tail.quantifier,
        time: tail.time,
        strive: tail.strive,
        since: Since::Unsaid,
        maintain: false,
        mean: false,
        span: reader.span(from, to),
    })
}
