//! What to say of a line that is no target.

use super::super::ast::Time;
use super::super::phrase::{Reader, clip};
use super::super::token::TokenKind;
use super::comparator::comparator;
use super::opening;
use super::tail::{Tail, later_time, tail, tail_begun};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;

/// What follows a figure and its understood words: a second deadline, or anything else.
pub(super) fn rest_not_understood(reader: &Reader<'_>, tail: &Tail, stop: usize, to: usize) -> Diagnostic {
    let rest = reader.span(stop, to);
    let said = clip(reader.typed(rest));
    match (tail.time.span, later_time(reader, stop, to, Time::default())) {
        (Some(first), Some((time, _))) if tail.time.by.is_some() && time.by.is_some() => {
            let first_said = clip(reader.typed(first));
            Diagnostic::at(rest, Message::TwoDeadlines { first: first_said.clone(), second: said })
                .label(first, Message::FirstHere { what: first_said })
        }
        _ => Diagnostic::at(rest, Message::RestNotUnderstood { rest: said }),
    }
}

/// One sentence for a line that is no target: what is missing, at the smallest guilty piece.
pub(super) fn not_understood(reader: &Reader<'_>, from: usize, to: usize) -> Diagnostic {
    let whole = reader.span(from, to);
    reader.begin(to - from);
    for at in from..to {
        if let Some(span) = reader.impossible_date(at, to) {
            return Diagnostic::at(span, Message::NoSuchDate { written: clip(reader.typed(span)) });
        }
    }
    let numbers = (from..to).any(|at| matches!(reader.tokens.kind(at), TokenKind::Number) && !reader.text(at).is_empty());
    let last_comparator = (from..to).rev().filter_map(|at| comparator(reader, at, to).map(|c| (at, c))).find(|(_, c)| c.end > from);
    if let Some((at, comparator)) = last_comparator {
        let mut quiet = Vec::new();
        // `… đạt 80% đến năm 2030 theo chỉ đạo của cấp trên`: a figure with its deadline is whole; what follows is the rest.
        for place in (from..at).take_while(|_| !reader.is_spent()) {
            let Some(whole) = self::comparator(reader, place, to) else { continue };
            let Some((_, after)) = reader.quantity(whole.end, to, &mut quiet) else { continue };
            let (tail, stop) = tail_begun(reader, after, to, false);
            if !tail.time.has_deadline() || stop > at {
                continue;
            }
            return rest_not_understood(reader, &tail, stop, to);
        }
        let said = clip(reader.typed(reader.span(at, comparator.end.max(at + 1))));
        match reader.quantity(comparator.end, to, &mut quiet) {
            None if comparator.end >= to || reader.tokens.kind(comparator.end) != TokenKind::Number => {
                return Diagnostic::at(reader.span(at, comparator.end.max(at + 1)), Message::FigureExpected { after: said });
            }
            Some(_) if at <= opening(reader, from, to).1 => {
                return Diagnostic::at(reader.span(at, comparator.end.max(at + 1)), Message::SubjectMissing { before: said });
            }
            // Scope and deadline are understood; the rest is what follows them.
            Some((_, after)) if tail_begun(reader, after, to, false).1 < to => {
                let (tail, stop) = tail_begun(reader, after, to, false);
                return rest_not_understood(reader, &tail, stop, to);
            }
            _ => {}
        }
    }
    let start = opening(reader, from, to).1;
    if let Some((quantity, after)) = reader.quantity(start, to, &mut Vec::new())
        && tail(reader, after, to, false).is_some()
    {
        return Diagnostic::at(quantity.span, Message::SubjectMissing { before: clip(reader.typed(quantity.span)) });
    }
    if !numbers {
        return Diagnostic::at(whole, Message::NoFigure { line: clip(reader.typed(whole)) });
    }
    Diagnostic::at(whole, Message::LineNotUnderstood { line: clip(reader.typed(whole)) })
}
