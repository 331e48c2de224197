//! One subject with a figure for each of several members or dates.

use super::super::ast::{Quantifier, Quantity, Since, Target, Test, Text, Time};
use super::super::keywords::Kind;
use super::super::phrase::Reader;
use super::super::token::TokenKind;
use super::behind::settle;
use super::comparator::comparator;
use super::quantifier;
use super::tail::tail;
use super::{TRIES, opening, single};
use crate::diagnostics::Diagnostic;

/// One subject with a figure for each of several members or dates: `X tại cấp tỉnh >= 90%, tại cấp huyện >= 80%`,
/// `X đạt 90% tại cấp tỉnh, 80% tại cấp huyện`, `X đạt 15% vào năm 2025 và đạt 30% vào năm 2030`, and
/// `X tại cấp tỉnh, cấp huyện lần lượt đạt 90%, 80%`.
pub(super) fn several_figures(reader: &Reader<'_>, from: usize, to: usize) -> Option<Vec<Target>> {
    if let Some(targets) = respectively(reader, from, to) {
        return Some(targets);
    }
    let mut segments: Vec<(usize, Segment)> = Vec::new();
    let mut tries = 0;
    for at in from + 1..to {
        let joint = if reader.is_mark(at, ",") || reader.is_mark(at, ";") {
            1
        } else if let Some(len) = reader.wording(at, to, Kind::And) {
            len
        } else {
            continue;
        };
        tries += 1;
        if tries > TRIES {
            return None;
        }
        let mut start = at + joint;
        while start < to && (reader.is_pause(start) || reader.wording(start, to, Kind::And).is_some()) {
            start += 1;
        }
        if let Some(segment) = segment(reader, start, to) {
            segments.push((at, segment));
        }
    }
    let (first_end, _) = segments.first()?;
    let mut quiet = Vec::new();
    let first = single(reader, from, *first_end, &mut quiet)?;
    // Behind the first figure there is nothing but further segments.
    let mut end = *first_end;
    for (at, segment) in &segments {
        if (end..*at).any(|between| !reader.is_pause(between) && reader.wording(between, to, Kind::And).is_none()) {
            return None;
        }
        end = segment.end.max(end);
    }
    if (end..to).any(|rest| !reader.is_pause(rest)) || !quiet.is_empty() {
        return None;
    }
    let apart = segments.iter().all(|(_, segment)| segment.apart);
    if first.scope.is_none() && first.quantifier.is_none() && first.time.is_empty() && !apart {
        return None;
    }
    let mut targets = vec![Target { full_subject: first.subject.clone(), longer: None, ..first.clone() }];
    for (_, segment) in segments {
        // A member of its own takes the place of the first figure's.
        let placed = segment.scope.is_some() || segment.quantifier.is_some();
        let shared = first.quantifier.as_deref().filter(|_| !placed).map(|q| Box::new(Quantifier { otherwise: None, ..q.clone() }));
        targets.push(Target {
            test: segment.test.unwrap_or(if first.test == Test::Bare { Test::Bare } else { Test::AtLeast }),
            comparator_span: segment.comparator_span,
            quantity: Some(segment.quantity),
            full_subject: first.subject.clone(),
            longer: None,
            scope: segment.scope,
            quantifier: segment.quantifier.or(shared),
            time: segment.time,
            span: segment.span,
            ..first.clone()
        });
    }
    // A unit that only the first or the last figure carries is everybody's.
    let unit = targets.iter().find_map(|target| target.quantity.as_ref().and_then(|quantity| quantity.unit.clone()));
    // So is a deadline: the last one written serves those that have none.
    let shared = targets.iter().rev().map(|target| target.time).find(|time| !time.is_empty()).unwrap_or_default();
    for target in &mut targets {
        if target.time.is_empty() {
            target.time = shared;
        }
        if let Some(quantity) = &mut target.quantity
            && quantity.unit.is_none()
        {
            quantity.unit = unit.clone();
        }
    }
    Some(targets)
}

/// A further figure of a subject: with its own member, its own date, or both.
pub(super) struct Segment {
    test: Option<Test>,
    comparator_span: crate::source::Span,
    quantity: Quantity,
    scope: Option<Text>,
    quantifier: Option<Box<Quantifier>>,
    /// `riêng …`: it shares all else with what stands before it.
    apart: bool,
    time: Time,
    span: crate::source::Span,
    end: usize,
}

pub(super) fn segment(reader: &Reader<'_>, from: usize, to: usize) -> Option<Segment> {
    let mut quiet = Vec::new();
    let mut at = from;
    let mut scope = None;
    let mut time = Time::default();
    let mut quantifier = None;
    let apart = reader.wording(at, to, Kind::Apart);
    if let Some((words, next)) = quantifier::behind(reader, at, to) {
        (quantifier, at) = (Some(words), next);
    } else if let Some(len) = apart
        && let Some((text, next)) = member(reader, at + len, to)
    {
        (scope, at) = (Some(text), next);
    } else if let Some((text, next)) = reader.scope(at, to) {
        (scope, at) = (Some(text), next);
    } else if let Some(next) = reader.time(at, to, &mut time) {
        at = next;
    }
    let comparator = comparator(reader, at, to);
    let figure_at = comparator.map_or(at, |comparator| comparator.end);
    let (quantity, mut end) = reader.quantity(figure_at, to, &mut quiet)?;
    let mut test = None;
    if let Some(comparator) = comparator {
        let (settled, after) = settle(reader, comparator, &quantity, end, to)?;
        (test, end) = (Some(settled), after);
    }
    loop {
        if scope.is_none()
            && quantifier.is_none()
            && let Some((words, next)) = quantifier::behind(reader, end, to)
        {
            (quantifier, end) = (Some(words), next);
        } else if scope.is_none()
            && quantifier.is_none()
            && let Some((text, next)) = reader.scope(end, to)
        {
            (scope, end) = (Some(text), next);
        } else if let Some(next) = reader.time(end, to, &mut time) {
            end = next;
        } else {
            break;
        }
    }
    let whole = scope.is_some() || quantifier.is_some() || !time.is_empty();
    (whole && quiet.is_empty()).then(|| Segment {
        test,
        comparator_span: reader.span(at, figure_at),
        quantity,
        apart: apart.is_some() && scope.is_some(),
        scope,
        quantifier,
        time,
        span: reader.span(from, end),
        end,
    })
}

/// The member behind `riêng`: its words up to the figure, with or without `tại`.
fn member(reader: &Reader<'_>, at: usize, to: usize) -> Option<(Text, usize)> {
    if let Some(found) = reader.scope(at, to) {
        return Some(found);
    }
    let next = (at..to)
        .find(|next| reader.tokens.kind(*next) != TokenKind::Word || reader.time_begins(*next, to) || reader.figure_comes(*next, to));
    let next = next.unwrap_or(to);
    (next > at).then(|| (reader.piece(at, next), next))
}

/// `… tại cấp tỉnh, cấp huyện, cấp xã lần lượt đạt 90%, 80%, 60%`.
pub(super) fn respectively(reader: &Reader<'_>, from: usize, to: usize) -> Option<Vec<Target>> {
    let at = (from..to).find(|at| reader.wording(*at, to, Kind::Respectively).is_some())?;
    let figures_at = at + reader.wording(at, to, Kind::Respectively)?;
    let Some(place) = (from..at).find(|place| reader.wording(*place, at, Kind::At).is_some()) else {
        return years_respectively(reader, from, at, figures_at, to);
    };
    let mut members = Vec::new();
    let mut next = place + reader.wording(place, at, Kind::At)?;
    while next < at {
        let start = next;
        while next < at && !reader.is_pause(next) && reader.text(next) != "và" {
            next += 1;
        }
        if next > start {
            members.push(reader.piece(start, next));
        }
        if members.len() > TRIES {
            return None;
        }
        next += 1;
        if let Some(len) = reader.wording(next, at, Kind::At) {
            next += len;
        }
    }
    let mut quiet = Vec::new();
    let (figures, figures_at) = figures(reader, figures_at, to, members.len(), &mut quiet)?;
    let tail = tail(reader, figures_at, to, false)?;
    let (mut lead, subject_from) = opening(reader, from, place);
    if lead.time.is_empty() {
        lead.time = tail.time;
    }
    let shared_unit = figures.iter().rev().find_map(|(_, quantity)| quantity.unit.clone());
    let subject = reader.piece(subject_from, place);
    if subject.folded.is_empty() || !quiet.is_empty() || members.len() < 2 {
        return None;
    }
    Some(
        members
            .into_iter()
            .zip(figures)
            .map(|(member, (test, quantity))| Target {
                longer: None,
                full_subject: subject.clone(),
                subject: subject.clone(),
                test,
                comparator_span: reader.span(at, at + 1),
                quantity: Some(Quantity { unit: quantity.unit.clone().or_else(|| shared_unit.clone()), ..quantity }),
                scope: Some(member),
                quantifier: None,
                time: lead.time,
                strive: lead.strive || tail.strive,
                since: Since::Unsaid,
                maintain: lead.maintain,
                mean: false,
                span: reader.span(from, to),
            })
            .collect(),
    )
}

/// So many figures one behind the other, and where they end.
fn figures(
    reader: &Reader<'_>,
    from: usize,
    to: usize,
    count: usize,
    faults: &mut Vec<Diagnostic>,
) -> Option<(Vec<(Test, Quantity)>, usize)> {
    let mut at = from + reader.wording(from, to, Kind::Verb).unwrap_or(0);
    let mut figures: Vec<(Test, Quantity)> = Vec::new();
    while figures.len() < count {
        let comparator = comparator(reader, at, to);
        let start = comparator.map_or(at, |c| c.end);
        let (quantity, after) = reader.quantity(start, to, faults)?;
        let (test, after) = match comparator {
            Some(comparator) => settle(reader, comparator, &quantity, after, to)?,
            None => (Test::AtLeast, after),
        };
        figures.push((test, quantity));
        at = after;
        while at < to && (reader.is_pause(at) || reader.text(at) == "và") {
            at += 1;
        }
    }
    Some((figures, at))
}

/// `X năm 2026, 2027, 2028 lần lượt đạt 9%, 8%, 7%`: a figure for each year.
fn years_respectively(reader: &Reader<'_>, from: usize, at: usize, figures_at: usize, to: usize) -> Option<Vec<Target>> {
    let years = |start: usize| {
        let mut years: Vec<(Time, usize)> = Vec::new();
        let mut next = start;
        while next < at {
            let mut time = Time::default();
            let after = match reader.time(next, at, &mut time) {
                Some(after) => after,
                // Behind the first a year may stand without its word.
                None => {
                    let (period, after) = reader.period(next, at, !years.is_empty())?;
                    time = Time { within: Some(period), span: Some(reader.span(next, after)), ..time };
                    after
                }
            };
            years.push((time, after));
            next = after;
            while next < at && (reader.is_pause(next) || reader.text(next) == "và") {
                next += 1;
            }
        }
        (years.len() > 1).then_some(years)
    };
    let (place, years) =
        (from + 1..at).filter(|place| reader.time_begins(*place, at)).take(TRIES).find_map(|place| Some((place, years(place)?)))?;
    let mut quiet = Vec::new();
    let (figures, end) = figures(reader, figures_at, to, years.len(), &mut quiet)?;
    if (end..to).any(|rest| !reader.is_pause(rest)) || !quiet.is_empty() {
        return None;
    }
    let (lead, subject_from) = opening(reader, from, place);
    let subject = reader.piece(subject_from, place);
    // One word of time for all of them: that of the first.
    let by = years.first().is_some_and(|(time, _)| time.by.is_some());
    let unit = figures.iter().rev().find_map(|(_, quantity)| quantity.unit.clone());
    let target = |((time, _), (test, quantity)): ((Time, usize), (Test, Quantity))| {
        let time = if by && time.by.is_none() { Time { by: time.within, within: None, ..time } } else { time };
        Target {
            longer: None,
            full_subject: subject.clone(),
            subject: subject.clone(),
            test,
            comparator_span: reader.span(at, at + 1),
            quantity: Some(Quantity { unit: quantity.unit.clone().or_else(|| unit.clone()), ..quantity }),
            scope: None,
            quantifier: None,
            time,
            strive: lead.strive,
            since: Since::Unsaid,
            maintain: lead.maintain,
            mean: false,
            span: reader.span(from, to),
        }
    };
    (!subject.folded.is_empty()).then(|| years.into_iter().zip(figures).map(target).collect())
}
