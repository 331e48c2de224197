//! From tokens to targets: which words are the subject, the comparator, the figure, the scope and the deadline.
//!
//! In: the tokens of a statement. Out: an [`ast::Statement`], a heading, or one diagnostic that says what is missing.
//! The subject is the words before the comparator behind which the rest of the line is a quantity, scopes and words of
//! time; so a figure inside the subject (`từ 15 tuổi trở lên`) never becomes a threshold.

mod ahead;
mod behind;
mod comparator;
mod fault;
mod joined;
mod keep;
mod plain;
mod quantifier;
mod several;
mod tail;

use super::ast::{Heading, Statement, Target, Test, Time};
use super::keywords::Kind;
use super::phrase::{Reader, clip, deadline};
use super::token::TokenKind;
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::source::fold::fold_name;
use ahead::{change_first, count_first, none_left, quantity_first};
use behind::with_comparator;
// Drafts find comparators in running text with the same reader.
pub(crate) use behind::figure_after;
pub(crate) use comparator::comparator;
use fault::not_understood;
use joined::joined;
use plain::{bare_figure, direction, state, still};
use several::several_figures;

/// What a statement line says.
pub enum Reading {
    /// A target or several.
    Statement(Statement),
    /// A line that is only a deadline.
    Heading(Heading),
}

/// How many places of a line are tried as its comparator, its joint or the end of its subject. Lines of plans have
/// fewer than ten; the bound keeps hostile lines linear.
const TRIES: usize = 48;

/// Reads a statement from token `from` to `to`.
pub fn read(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Reading> {
    reader.begin(to.saturating_sub(from));
    let mut to = to;
    let mut id = None;
    while to > from {
        if reader.is_pause(to - 1) && !(reader.is_mark(to - 1, ":")) {
            to -= 1;
        } else if reader.tokens.kind(to - 1) == TokenKind::Id && id.is_none() {
            let mut text = reader.piece(to - 1, to);
            text.folded.remove(0);
            id = Some(text);
            to -= 1;
        } else {
            break;
        }
    }
    if from >= to {
        return None;
    }
    if let Some(heading) = heading(reader, from, to) {
        return Some(Reading::Heading(heading));
    }
    if let Some(keep) = keep::keep(reader, from, to) {
        let keep = Some(Box::new(keep));
        return Some(Reading::Statement(Statement { span: reader.span(from, to), targets: Vec::new(), joint: None, id, keep }));
    }
    let mut found = Vec::new();
    let reading = if let Some(targets) = several_figures(reader, from, to) {
        Some((targets, None))
    } else if let Some((targets, joint)) = joined(reader, from, to, &mut found) {
        Some((targets, Some(joint)))
    } else {
        single(reader, from, to, &mut found).map(|target| (vec![target], None))
    };
    if reader.is_spent() {
        let span = reader.span(from, to);
        // The place is where the line begins: underlining all of it would say no more.
        let start = reader.span(from, from);
        faults.push(Diagnostic::at(start, Message::LineTangled { line: clip(reader.typed(span)) }));
        return None;
    }
    faults.append(&mut found);
    // A quarter that does not exist stands in no name.
    if let Some((targets, _)) = &reading
        && targets.iter().any(|target| target.subject.folded.contains("quý "))
        && let Some(span) =
            (from..to).find_map(|at| Some(at).filter(|at| reader.text(*at) == "quý").and_then(|at| reader.impossible_date(at, to)))
    {
        faults.push(Diagnostic::at(span, Message::NoSuchDate { written: clip(reader.typed(span)) }));
        return None;
    }
    if let Some((targets, joint)) = reading {
        return Some(Reading::Statement(Statement { span: reader.span(from, to), targets, joint, id, keep: None }));
    }
    if faults.is_empty() {
        faults.push(not_understood(reader, from, to));
    }
    None
}

/// A line that is only words of time, with or without `phấn đấu` and a colon: `đến năm 2030:`.
fn heading(reader: &Reader<'_>, from: usize, to: usize) -> Option<Heading> {
    let mut end = to;
    if reader.is_mark(end - 1, ":") {
        end -= 1;
    }
    let mut time = Time::default();
    let mut strive = false;
    let mut at = from;
    while at < end {
        if let Some(len) = reader.wording(at, end, Kind::Strive) {
            strive = true;
            at += len;
        } else if let Some(next) = reader.time(at, end, &mut time) {
            at = next;
        } else if reader.is_pause(at) {
            at += 1;
        } else {
            return None;
        }
    }
    (!time.is_empty()).then(|| Heading { time, strive, span: reader.span(from, to) })
}

/// What opens a target: modality, a deadline, `duy trì`.
#[derive(Default)]
struct Opening {
    time: Time,
    strive: bool,
    maintain: bool,
    /// `khống chế`, `kiểm soát`: a figure with no comparator is a ceiling.
    restrain: bool,
}

fn opening(reader: &Reader<'_>, from: usize, to: usize) -> (Opening, usize) {
    let mut opening = Opening::default();
    // `trong đó …` on a line of its own: a target like another.
    let mut at = from + reader.wording(from, to, Kind::And).filter(|len| *len > 1).unwrap_or(0);
    while at < to {
        if let Some(len) = reader.wording(at, to, Kind::Strive) {
            opening.strive = true;
            at += len;
        } else if let Some(len) = reader.wording(at, to, Kind::Firm).filter(|_| reader.wording(at, to, Kind::Verb).is_none()) {
            at += len;
        } else if let Some(len) = reader.wording(at, to, Kind::Maintain) {
            opening.maintain = true;
            at += len;
        } else if let Some(len) = reader.wording(at, to, Kind::Restrain).filter(|len| reader.tokens.kind(at + len) == TokenKind::Word) {
            opening.restrain = true;
            at += len;
        } else if reader.is_pause(at) {
            at += 1;
        } else if let Some(next) = reader.time(at, to, &mut opening.time) {
            at = next;
        } else {
            break;
        }
    }
    (opening, at)
}

/// One whole target.
fn single(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    reader.spend(to.saturating_sub(from));
    let (opening, at) = opening(reader, from, to);
    if at >= to || reader.is_spent() {
        return None;
    }
    let mut found = Vec::new();
    let target = quantifier::leading(reader, at, to, &mut found).or_else(|| unquantified(reader, at, to, &mut found))?;
    faults.append(&mut found);
    // `đến năm 2025, X đạt 20% đến năm 2030`: neither deadline may win in silence.
    faults.extend(clash(reader, &opening.time, &target.time));
    // `kiểm soát lạm phát ở mức 4%`: what is held down has a ceiling, unless the line says otherwise.
    let said = fold_name(reader.typed(target.comparator_span));
    let verb_alone = matches!(said.as_str(), "" | "ở mức" | "đạt" | "đạt mức" | "là" | "có" | "ở" | "chiếm");
    let ceiling = opening.restrain && verb_alone && matches!(target.test, Test::AtLeast | Test::Bare);
    let target = if ceiling { Target { test: Test::AtMost, ..target } } else { target };
    let time = if target.time.is_empty() { opening.time } else { merge(opening.time, target.time) };
    Some(Target {
        time,
        strive: target.strive || opening.strive,
        maintain: target.maintain || opening.maintain,
        span: reader.span(from, to),
        ..target
    })
}

/// Two deadlines of one figure that are not the same day: an error that shows both.
fn clash(reader: &Reader<'_>, first: &Time, second: &Time) -> Option<Diagnostic> {
    let differ = deadline(first)? != deadline(second)?;
    let (one, other) = first.span.zip(second.span).filter(|_| differ)?;
    let first_said = clip(reader.typed(one));
    let message = Message::TwoDeadlines { first: first_said.clone(), second: clip(reader.typed(other)) };
    Some(Diagnostic::at(other, message).label(one, Message::FirstHere { what: first_said }))
}

/// What is left of a target behind its opening, with no quantifier before it.
fn unquantified(reader: &Reader<'_>, at: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    none_left(reader, at, to, faults)
        .or_else(|| still(reader, at, to))
        .or_else(|| quantity_first(reader, at, to, faults))
        .or_else(|| change_first(reader, at, to, faults))
        .or_else(|| with_comparator(reader, at, to, faults))
        .or_else(|| count_first(reader, at, to, faults))
        .or_else(|| direction(reader, at, to))
        .or_else(|| bare_figure(reader, at, to, faults))
        .or_else(|| state(reader, at, to))
}

/// Words of time from two places of a line: what the later ones leave open, the earlier ones say.
fn merge(first: Time, second: Time) -> Time {
    if first.is_empty() {
        return second;
    }
    let deadline = if second.has_deadline() { second } else { first };
    Time {
        by: deadline.by,
        before: deadline.before,
        within: deadline.within,
        from: second.from.or(first.from),
        every: second.every.or(first.every),
        day: second.day.or(first.day),
        whole_stage: first.whole_stage || second.whole_stage,
        span: first.span,
    }
}
