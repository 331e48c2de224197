//! Targets without a comparator: a movement, a figure behind its subject, a state.

use super::super::ast::{Quantity, Since, Target, Test};
use super::super::keywords::Kind;
use super::super::phrase::Reader;
use super::super::token::TokenKind;
use super::comparator::comparator;
use super::tail::{full_end, subject_before_tail, subject_without_tail, tail};
use super::{TRIES, clash, merge};
use crate::diagnostics::Diagnostic;
use crate::value::Grain;

/// `SUBJECT tăng dần theo từng năm`.
pub(super) fn direction(reader: &Reader<'_>, from: usize, to: usize) -> Option<Target> {
    for at in from + 1..to {
        let rising = reader.wording(at, to, Kind::DirectionUp);
        let Some(len) = rising.or_else(|| reader.wording(at, to, Kind::DirectionDown)) else { continue };
        // `năm sau cao hơn năm trước 2 điểm %`: with a margin it is a change in every year.
        let mut quiet = Vec::new();
        let margin = reader.quantity(at + len, to, &mut quiet).filter(|_| quiet.is_empty());
        let (test, every) = match (&margin, rising.is_some()) {
            (None, rising) => (Test::Direction { rising }, None),
            (Some(_), true) => (Test::Increase { strict: false }, Some(Grain::Year)),
            (Some(_), false) => (Test::Decrease { strict: false }, Some(Grain::Year)),
        };
        let mut tail = tail(reader, margin.as_ref().map_or(at + len, |(_, next)| *next), to, false)?;
        tail.time.every = tail.time.every.or(every);
        let (subject_end, inner) = subject_without_tail(reader, from, at);
        return Some(Target {
            longer: None,
            full_subject: reader.piece(from, full_end(reader, from, subject_end, at)),
            subject: reader.piece(from, subject_end),
            test,
            comparator_span: reader.span(at, at + len),
            quantity: margin.map(|(quantity, _)| quantity),
            scope: tail.scope.or(inner.scope),
            quantifier: tail.quantifier.or(inner.quantifier),
            time: merge(inner.time, tail.time),
            strive: tail.strive,
            since: Since::Unsaid,
            maintain: false,
            mean: false,
            span: reader.span(from, to),
        });
    }
    None
}

/// `tỷ lệ mắc bệnh không tăng so với năm 2020`: no worse than an earlier figure.
pub(super) fn still(reader: &Reader<'_>, from: usize, to: usize) -> Option<Target> {
    for at in from + 1..to {
        let rising = reader.wording(at, to, Kind::NotUp);
        let Some(len) = rising.or_else(|| reader.wording(at, to, Kind::NotDown)) else { continue };
        let tail = tail(reader, at + len, to, false)?;
        let since = tail.since?;
        let (subject_end, inner) = subject_without_tail(reader, from, at);
        return Some(Target {
            longer: None,
            full_subject: reader.piece(from, full_end(reader, from, subject_end, at)),
            subject: reader.piece(from, subject_end),
            test: Test::Still { rising: rising.is_some() },
            comparator_span: reader.span(at, at + len),
            quantity: None,
            scope: tail.scope.or(inner.scope),
            quantifier: tail.quantifier.or(inner.quantifier),
            time: merge(inner.time, tail.time),
            strive: tail.strive,
            since,
            maintain: false,
            mean: false,
            span: reader.span(from, to),
        });
    }
    None
}

/// `kinh tế số: 30% GRDP`, `kinh tế số 30% GRDP`: a figure behind its subject with no comparator.
pub(super) fn bare_figure(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    if !matches!(reader.tokens.kind(from), TokenKind::Word | TokenKind::Quoted)
        || comparator(reader, from, to).is_some_and(|c| c.end == from + 1)
    {
        return None;
    }
    let mut tries = 0;
    for at in from + 1..to {
        if reader.tokens.kind(at) != TokenKind::Number {
            continue;
        }
        tries += 1;
        if tries > TRIES {
            return None;
        }
        let mut found = Vec::new();
        let Some((quantity, after)) = reader.quantity(at, to, &mut found) else { continue };
        let colon = reader.is_mark(at - 1, ":");
        let is_share = quantity.unit.as_ref().is_some_and(|unit| unit.folded.starts_with(['%', '‰', '/']));
        if !colon && !is_share {
            continue;
        }
        let Some((test, after)) = bare_test(reader, &quantity, after, to) else { continue };
        let Some(tail) = tail(reader, after, to, false) else { continue };
        let mut end = at;
        while end > from && (reader.is_pause(end - 1) || reader.is_mark(end - 1, "-")) {
            end -= 1;
        }
        let (subject_end, inner) = subject_without_tail(reader, from, end);
        // `đạt 30%`: a comparator is no name.
        if subject_end <= from || comparator(reader, from, subject_end).is_some_and(|comparator| comparator.end >= subject_end) {
            continue;
        }
        faults.append(&mut found);
        faults.extend(clash(reader, &inner.time, &tail.time));
        return Some(Target {
            longer: None,
            full_subject: reader.piece(from, full_end(reader, from, subject_end, end)),
            subject: reader.piece(from, subject_end),
            test,
            comparator_span: reader.span(at, at),
            quantity: Some(quantity),
            scope: tail.scope.or(inner.scope),
            quantifier: tail.quantifier.or(inner.quantifier),
            time: merge(inner.time, tail.time),
            strive: tail.strive || inner.strive,
            since: Since::Unsaid,
            maintain: false,
            mean: tail.mean || inner.mean,
            span: reader.span(from, to),
        });
    }
    None
}

pub(super) fn bare_test(reader: &Reader<'_>, quantity: &Quantity, after: usize, to: usize) -> Option<(Test, usize)> {
    if let Some(len) = reader.wording(after, to, Kind::OrMore) {
        return Some((Test::AtLeast, after + len));
    }
    if let Some(len) = reader.wording(after, to, Kind::OrLess) {
        return Some((Test::AtMost, after + len));
    }
    Some((if quantity.high.is_some() { Test::Range } else { Test::Bare }, after))
}

/// `ban hành KIẾN TRÚC …`, `KIẾN TRÚC … được ban hành`: a state reached by a date.
pub(super) fn state(reader: &Reader<'_>, from: usize, to: usize) -> Option<Target> {
    let (subject_end, tail) = subject_before_tail(reader, from, to)?;
    let build = |subject_from: usize, subject_to: usize, words: (usize, usize)| {
        let (short_to, inner) = subject_without_tail(reader, subject_from, subject_to);
        let subject = reader.piece(subject_from, short_to);
        (!subject.folded.is_empty()).then(|| Target {
            longer: None,
            full_subject: reader.piece(subject_from, full_end(reader, subject_from, short_to, subject_to)),
            subject,
            test: Test::State,
            comparator_span: reader.span(words.0, words.1),
            quantity: None,
            scope: tail.scope.clone().or(inner.scope),
            quantifier: tail.quantifier.clone().or(inner.quantifier),
            time: merge(inner.time, tail.time),
            strive: tail.strive,
            since: Since::Unsaid,
            maintain: false,
            mean: false,
            span: reader.span(from, to),
        })
    };
    for len in (1..=5).rev() {
        if subject_end > from + len && reader.wording(subject_end - len, subject_end, Kind::StateAfter) == Some(len) {
            return build(from, subject_end - len, (subject_end - len, subject_end));
        }
    }
    // `… hoàn thành trước ngày 01/7/2026`, `… xong trước …`: the state stands in the words of time.
    let ahead = match (reader.text(subject_end), reader.text(subject_end + 1)) {
        ("hoàn", "thành") => 2,
        ("xong", _) => 1,
        _ => 0,
    };
    if ahead > 0 && reader.wording(subject_end, to, Kind::Before).is_some_and(|len| len > ahead) {
        return build(from, subject_end, (subject_end, subject_end + ahead));
    }
    let len = reader.wording(from, subject_end, Kind::StateBefore)?;
    (from + len < subject_end).then(|| build(from + len, subject_end, (from, from + len)))?
}
