//! From tokens to targets: which words are the subject, the comparator, the figure, the scope and the deadline.
//!
//! In: the tokens of a statement. Out: an [`ast::Statement`], a heading, or one diagnostic that says what is missing.
//! The subject is the words before the comparator behind which the rest of the line is a quantity, scopes and words of
//! time; so a figure inside the subject (`từ 15 tuổi trở lên`) never becomes a threshold.

use super::ast::{Heading, Joint, Quantity, Since, Statement, Target, Test, Text, Time};
use super::keywords::{Kind, Kinds};
use super::phrase::{Reader, clip};
use super::token::TokenKind;
use crate::diagnostics::Diagnostic;
use crate::messages::Message;

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

/// What stands between subject and quantity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comparator {
    /// What is asked.
    pub test: Test,
    /// `duy trì`
    pub maintain: bool,
    /// `bình quân`
    pub mean: bool,
    /// Whether a verb or a sign makes it a comparator whatever noun follows.
    pub firm: bool,
    /// `từ`: a range or `trở lên` decides.
    pub open: bool,
    /// One past its last token.
    pub end: usize,
}

/// What stands behind the quantity.
#[derive(Default)]
struct Tail {
    scope: Option<Text>,
    time: Time,
    since: Option<Since>,
    mean: bool,
    strive: bool,
}

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
    if let Some((targets, joint)) = reading {
        return Some(Reading::Statement(Statement { span: reader.span(from, to), targets, joint, id }));
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

/// One subject with a figure for each of several members or dates: `X tại cấp tỉnh >= 90%, tại cấp huyện >= 80%`,
/// `X đạt 90% tại cấp tỉnh, 80% tại cấp huyện`, `X đạt 15% vào năm 2025 và đạt 30% vào năm 2030`, and
/// `X tại cấp tỉnh, cấp huyện lần lượt đạt 90%, 80%`.
fn several_figures(reader: &Reader<'_>, from: usize, to: usize) -> Option<Vec<Target>> {
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
    if (end..to).any(|rest| !reader.is_pause(rest)) || !quiet.is_empty() || (first.scope.is_none() && first.time.is_empty()) {
        return None;
    }
    let mut targets = vec![Target { full_subject: first.subject.clone(), longer: None, ..first.clone() }];
    for (_, segment) in segments {
        targets.push(Target {
            test: segment.test.unwrap_or(if first.test == Test::Bare { Test::Bare } else { Test::AtLeast }),
            comparator_span: segment.comparator_span,
            quantity: Some(segment.quantity),
            full_subject: first.subject.clone(),
            longer: None,
            scope: segment.scope,
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
struct Segment {
    test: Option<Test>,
    comparator_span: crate::source::Span,
    quantity: Quantity,
    scope: Option<Text>,
    time: Time,
    span: crate::source::Span,
    end: usize,
}

fn segment(reader: &Reader<'_>, from: usize, to: usize) -> Option<Segment> {
    let mut quiet = Vec::new();
    let mut at = from;
    let mut scope = None;
    let mut time = Time::default();
    if let Some((text, next)) = reader.scope(at, to) {
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
            && let Some((text, next)) = reader.scope(end, to)
        {
            (scope, end) = (Some(text), next);
        } else if let Some(next) = reader.time(end, to, &mut time) {
            end = next;
        } else {
            break;
        }
    }
    let whole = scope.is_some() || !time.is_empty();
    (whole && quiet.is_empty()).then(|| Segment {
        test,
        comparator_span: reader.span(at, figure_at),
        quantity,
        scope,
        time,
        span: reader.span(from, end),
        end,
    })
}

/// `… tại cấp tỉnh, cấp huyện, cấp xã lần lượt đạt 90%, 80%, 60%`.
fn respectively(reader: &Reader<'_>, from: usize, to: usize) -> Option<Vec<Target>> {
    let at = (from..to).find(|at| reader.wording(*at, to, Kind::Respectively).is_some())?;
    let mut figures_at = at + reader.wording(at, to, Kind::Respectively)?;
    let place = (from..at).find(|place| reader.wording(*place, at, Kind::At).is_some())?;
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
    let mut figures: Vec<(Test, Quantity)> = Vec::new();
    if let Some(len) = reader.wording(figures_at, to, Kind::Verb) {
        figures_at += len;
    }
    while figures.len() < members.len() {
        let comparator = comparator(reader, figures_at, to);
        let start = comparator.map_or(figures_at, |c| c.end);
        let (quantity, after) = reader.quantity(start, to, &mut quiet)?;
        let (test, after) = match comparator {
            Some(comparator) => settle(reader, comparator, &quantity, after, to)?,
            None => (Test::AtLeast, after),
        };
        figures.push((test, quantity));
        figures_at = after;
        while figures_at < to && (reader.is_pause(figures_at) || reader.text(figures_at) == "và") {
            figures_at += 1;
        }
    }
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

/// `A và B`, `A; trong đó B`, `A hoặc B`, where each side is a whole target.
fn joined(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<(Vec<Target>, Joint)> {
    let mut parts = Vec::new();
    let mut kind = None;
    let mut start = from;
    let mut tries = 0;
    let mut at = from;
    while at < to && tries < TRIES {
        if !reader.tokens.has_wording(at) && !reader.is_mark(at, ";") {
            at += 1;
            continue;
        }
        let joint = if let Some(len) = reader.wording(at, to, Kind::And) {
            Some((Joint::And, len))
        } else if let Some(len) = reader.wording(at, to, Kind::Or) {
            Some((Joint::Or, len))
        } else if reader.is_mark(at, ";") {
            Some((Joint::And, 1))
        } else {
            None
        };
        let Some((joint, len)) = joint.filter(|(joint, _)| kind.is_none_or(|known| known == *joint)) else {
            at += 1;
            continue;
        };
        tries += 1;
        let mut quiet = Vec::new();
        let mut left_end = at;
        while left_end > start && reader.is_pause(left_end - 1) {
            left_end -= 1;
        }
        let mut right = at + len;
        while right < to && (reader.is_pause(right) || reader.wording(right, to, Kind::And).is_some()) {
            right += 1;
        }
        let left = single(reader, start, left_end, &mut quiet).filter(is_judged_alone);
        let rest_is_whole = left.is_some()
            && (single(reader, right, to, &mut quiet).is_some_and(|right| is_judged_alone(&right)) || ends_whole(reader, right, to));
        if let Some(left) = left
            && rest_is_whole
        {
            faults.append(&mut quiet);
            parts.push(left);
            kind = Some(joint);
            start = right;
            at = right;
        } else {
            at += len;
        }
    }
    let kind = kind?;
    parts.push(single(reader, start, to, faults)?);
    let shared = parts.iter().rev().map(|part| part.time).find(|time| !time.is_empty());
    let strive = parts.first().is_some_and(|part| part.strive);
    for part in &mut parts {
        if part.time.is_empty()
            && let Some(time) = shared
        {
            part.time = time;
        }
        part.strive |= strive;
    }
    Some((parts, kind))
}

/// Whether a part of a line is a target by itself beyond doubt: it has a figure. `phổ cập 4G và 5G` is one state.
fn is_judged_alone(target: &Target) -> bool {
    target.quantity.is_some()
}

/// Whether the rest of a line holds a further joint behind which it is whole; decided by its last joint.
fn ends_whole(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    let mut quiet = Vec::new();
    (from..to)
        .rev()
        .filter(|at| {
            reader.wording(*at, to, Kind::And).is_some() || reader.wording(*at, to, Kind::Or).is_some() || reader.is_mark(*at, ";")
        })
        .take(4)
        .any(|at| {
            single(reader, at + 1, to, &mut quiet).is_some_and(|target| is_judged_alone(&target))
                && single(reader, from, at, &mut quiet).is_some_and(|target| is_judged_alone(&target))
        })
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
    let mut at = from;
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
    let target = quantity_first(reader, at, to, &mut found)
        .or_else(|| with_comparator(reader, at, to, &mut found))
        .or_else(|| count_first(reader, at, to, &mut found))
        .or_else(|| direction(reader, at, to))
        .or_else(|| bare_figure(reader, at, to, &mut found))
        .or_else(|| state(reader, at, to))?;
    faults.append(&mut found);
    // `đến năm 2025, X đạt 20% đến năm 2030`: neither deadline may win in silence.
    if let (Some(first), Some(second)) = (opening.time.span, target.time.span)
        && let (Some(one), Some(other)) = (opening.time.by, target.time.by)
        && one != other
    {
        let first_said = clip(reader.typed(first));
        let message = Message::TwoDeadlines { first: first_said.clone(), second: clip(reader.typed(second)) };
        faults.push(Diagnostic::at(second, message).label(first, Message::FirstHere { what: first_said }));
    }
    let time = if target.time.is_empty() { opening.time } else { merge(opening.time, target.time) };
    Some(Target {
        time,
        strive: target.strive || opening.strive,
        maintain: target.maintain || opening.maintain,
        span: reader.span(from, to),
        ..target
    })
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
        whole_stage: first.whole_stage || second.whole_stage,
        span: first.span,
    }
}

/// `100% dịch vụ công trực tuyến …`, `trên 50% doanh nghiệp … sử dụng nền tảng số`: a share before its subject.
fn quantity_first(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    let (test, mut at, comparator_end) = match comparator(reader, from, to) {
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
        let figure = Some(crate::value::number::Figure { value, decimals: 0 });
        let unit = Some(Text { span, folded: "%".to_owned() });
        Quantity { low: super::ast::Number { figure, span }, high: None, unit, span }
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
        time: tail.time,
        strive: tail.strive,
        since: tail.since.unwrap_or(Since::Unsaid),
        maintain: false,
        mean: tail.mean,
        span: reader.span(from, to),
    })
}

/// `hồ sơ công việc tại cấp tỉnh được xử lý …`: a level inside the subject, and the subject without it.
fn scope_inside(reader: &Reader<'_>, from: usize, to: usize) -> Option<(Text, Text)> {
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
fn count_first(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
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
        time: tail.time,
        strive: tail.strive,
        since: Since::Unsaid,
        maintain: false,
        mean: false,
        span: reader.span(from, to),
    })
}

/// Where a subject ends when the scope and area that stand next to it are taken as part of its name.
fn full_end(reader: &Reader<'_>, from: usize, short: usize, to: usize) -> usize {
    (short.max(from)..to).find(|at| reader.is_pause(*at) || reader.is_mark(*at, "(") || reader.time_begins(*at, to)).unwrap_or(to)
}

/// Whether a test holds one figure against a threshold, so that it may stand before its subject.
fn is_plain(test: Test) -> bool {
    matches!(
        test,
        Test::AtLeast | Test::MoreThan | Test::AtMost | Test::LessThan | Test::Exactly | Test::About | Test::Nearly | Test::Range
    )
}

/// Where a subject ends so that all behind it is scope and words of time.
fn subject_before_tail(reader: &Reader<'_>, from: usize, to: usize) -> Option<(usize, Tail)> {
    let mut tries = 0;
    for at in from + 1..=to {
        let may_end = at == to
            || reader.is_pause(at)
            || reader.time_begins(at, to)
            || reader.wording(at, to, Kind::At).is_some()
            || reader.wording(at, to, Kind::WholeArea).is_some();
        if !may_end {
            continue;
        }
        tries += 1;
        if tries > TRIES || reader.is_spent() {
            return None;
        }
        if let Some(tail) = tail(reader, at, to, false) {
            return Some((at, tail));
        }
    }
    None
}

/// `SUBJECT COMPARATOR QUANTITY …`
fn with_comparator(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
    let mut tries = 0;
    let opened = comparator(reader, from, to).map_or(from, |comparator| comparator.end);
    for at in from..to {
        if reader.is_spent() {
            return None;
        }
        let Some(comparator) = comparator(reader, at, to) else { continue };
        // `có ít nhất 5 …`: the first words of a comparator are no subject.
        if at > from && at < opened {
            continue;
        }
        tries += 1;
        if tries > TRIES {
            return None;
        }
        let mut found = Vec::new();
        let Some((test, quantity, after, rank)) = figure_after(reader, comparator, to, &mut found) else { continue };
        // A lone comparator before a noun that defines a group is part of the subject: `dưới 5 tuổi`, `trên 1000 dân`.
        if !comparator.firm
            && quantity
                .as_ref()
                .is_some_and(|q| q.unit.as_ref().is_some_and(|_| reader.defining_noun(unit_at(reader, comparator.end, to), to)))
        {
            continue;
        }
        // `gấp 2 lần năm 2020`: the period directly behind is what the figure is compared with.
        let reference = if test == Test::Fold { reader.period(after, to, false) } else { None };
        let after = reference.map_or(after, |(_, next)| next);
        let Some(tail) = tail(reader, after, to, rank) else { continue };
        let (subject_end, inner) = subject_without_tail(reader, from, at);
        let mut subject = reader.piece(from, subject_end);
        if subject.folded.is_empty() {
            if !rank {
                continue;
            }
            // `thuộc nhóm 20 tỉnh, thành phố đứng đầu về chuyển đổi số`: the ranking is named behind.
            let Some(about) = (comparator.end..to).find(|place| reader.text(*place) == "về") else { continue };
            let (end, _) = subject_before_tail(reader, about + 1, to)?;
            subject = reader.piece(about + 1, end);
        }
        faults.append(&mut found);
        let full = reader.piece(from, full_end(reader, from, subject_end, at));
        let longer = longer_subject(reader, from, at, comparator, to);
        return Some(Target {
            longer,
            full_subject: if full.folded.is_empty() { subject.clone() } else { full },
            subject,
            test,
            comparator_span: reader.span(at, comparator.end),
            quantity,
            scope: tail.scope.or(inner.scope),
            time: merge(inner.time, tail.time),
            strive: tail.strive || inner.strive,
            since: tail.since.or(reference.map(|(period, _)| Since::Period(period))).unwrap_or(Since::Unsaid),
            maintain: comparator.maintain,
            mean: comparator.mean || tail.mean || inner.mean,
            span: reader.span(from, to),
        });
    }
    None
}

/// The reading in which the first words of the comparator end the subject: `độ che phủ khoảng 17 - 19%`. It counts
/// where that name is declared and the shorter one is not.
fn longer_subject(reader: &Reader<'_>, from: usize, at: usize, outer: Comparator, to: usize) -> Option<Box<(Text, Test)>> {
    (at + 1..outer.end).rev().find_map(|start| {
        let inner = comparator(reader, start, to).filter(|inner| inner.end == outer.end)?;
        let mut quiet = Vec::new();
        let (test, ..) = figure_after(reader, inner, to, &mut quiet)?;
        Some(Box::new((reader.piece(from, start), test)))
    })
}

/// Where the unit of a quantity would begin.
fn unit_at(reader: &Reader<'_>, at: usize, end: usize) -> usize {
    let mut quiet = Vec::new();
    reader.number(at, end, &mut quiet).map_or(at, |(_, next)| next)
}

/// The quantity that a comparator asks for: its test, the figures, where they end, and whether it is a ranking.
pub(crate) fn figure_after(
    reader: &Reader<'_>,
    comparator: Comparator,
    to: usize,
    faults: &mut Vec<Diagnostic>,
) -> Option<(Test, Option<Quantity>, usize, bool)> {
    match comparator.test {
        Test::Top => {
            let (low, next) = reader.number(comparator.end, to, faults)?;
            let span = low.span;
            let after = rank_universe(reader, next, to);
            Some((Test::Top, Some(Quantity { low, high: None, unit: None, span }), after, true))
        }
        Test::Fold => {
            // `gấp đôi`, `gấp rưỡi`, `gấp 2 lần`
            let (value, next) = if let Some(len) = reader.wording(comparator.end, to, Kind::Doubled) {
                (2.0, comparator.end + len)
            } else if let Some(len) = reader.wording(comparator.end, to, Kind::HalfMore) {
                (1.5, comparator.end + len)
            } else {
                let (low, next) = reader.number(comparator.end, to, faults)?;
                let len = reader.wording(next, to, Kind::Times)?;
                let span = low.span;
                return Some((Test::Fold, Some(Quantity { low, high: None, unit: None, span }), next + len, false));
            };
            let span = reader.span(comparator.end, next);
            let figure = Some(crate::value::number::Figure { value, decimals: u8::from(value < 2.0) });
            Some((Test::Fold, Some(Quantity { low: super::ast::Number { figure, span }, high: None, unit: None, span }), next, false))
        }
        _ => {
            let (quantity, after) = reader.quantity(comparator.end, to, faults)?;
            // `tăng 2 lần so với năm 2020`: so many times the earlier figure.
            if matches!(comparator.test, Test::Increase { .. })
                && quantity.unit.as_ref().is_some_and(|unit| matches!(unit.folded.as_str(), "lần" | "times"))
            {
                return Some((Test::Fold, Some(Quantity { unit: None, ..quantity }), after, false));
            }
            let (test, after) = settle(reader, comparator, &quantity, after, to)?;
            Some((test, Some(quantity), after, false))
        }
    }
}

/// The test that a comparator and its quantity make together, and where they end.
fn settle(reader: &Reader<'_>, comparator: Comparator, quantity: &Quantity, after: usize, to: usize) -> Option<(Test, usize)> {
    let mut after = after;
    let mut test = comparator.test;
    if let Some(len) = reader.wording(after, to, Kind::OrMore) {
        after += len;
        test = Test::AtLeast;
    } else if let Some(len) = reader.wording(after, to, Kind::OrLess) {
        after += len;
        test = Test::AtMost;
    } else if quantity.high.is_some() {
        test = match test {
            Test::AtLeast if comparator.open => Test::Range,
            Test::AtLeast if comparator.firm && !ends_with(reader, comparator, Kind::AtLeast) => Test::Range,
            Test::AtLeast => Test::RangeFromFloor,
            Test::About | Test::Nearly => Test::About,
            Test::AtMost if ends_with(reader, comparator, Kind::AtMost) => Test::RangeToCeiling,
            Test::AtMost | Test::Exactly | Test::Range => Test::Range,
            _ => return None,
        };
    }
    Some((test, after))
}

/// `tối thiểu`, `ít nhất` before a range: a floor, the upper end wished for; `tối đa`, `không quá`: a ceiling.
fn ends_with(reader: &Reader<'_>, comparator: Comparator, kind: Kind) -> bool {
    (1..=3).any(|back| comparator.end >= back && reader.wording(comparator.end - back, comparator.end, kind).is_some_and(|len| len == back))
}

/// What ranks are counted among, behind `nhóm N`: to the words of time or the end.
fn rank_universe(reader: &Reader<'_>, at: usize, to: usize) -> usize {
    let mut next = at;
    while next < to && !reader.time_begins(next, to) && !reader.is_mark(next, ";") && !reader.is_mark(next, "(") {
        // A comma before words of time belongs to the tail; `tỉnh, thành phố` does not end the phrase.
        if reader.is_mark(next, ",") && (next + 1 >= to || reader.time_begins(next + 1, to)) {
            break;
        }
        next += 1;
    }
    next
}

/// The subject's end once scopes and words of time that stand before the comparator are taken off.
fn subject_without_tail(reader: &Reader<'_>, from: usize, to: usize) -> (usize, Tail) {
    let mut tries = 0;
    for at in from + 1..to {
        let may_begin = reader.is_pause(at)
            || reader.time_begins(at, to)
            || reader.wording(at, to, Kind::At).is_some()
            || reader.wording(at, to, Kind::WholeArea).is_some()
            || reader.wording(at, to, Kind::Strive).is_some()
            || reader.wording(at, to, Kind::Firm).is_some();
        if !may_begin {
            continue;
        }
        tries += 1;
        if tries > TRIES || reader.is_spent() {
            break;
        }
        if let Some(tail) = tail(reader, at, to, false) {
            return (at, tail);
        }
    }
    (to, Tail::default())
}

/// The comparator at a token: signs, verbs, wordings and their usual joins (`đạt trên`, `tăng ít nhất`).
pub(crate) fn comparator(reader: &Reader<'_>, from: usize, to: usize) -> Option<Comparator> {
    const VERBS: [Kind; 5] = [Kind::Maintain, Kind::UpTo, Kind::DownTo, Kind::CeilingVerb, Kind::Verb];
    const CHANGES: Kinds = Kinds::of(&[Kind::Increase, Kind::Decrease]);
    if from >= to || (!reader.tokens.has_wording(from) && reader.tokens.kind(from) != TokenKind::Sign) {
        return None;
    }
    let mut found = Comparator { test: Test::AtLeast, maintain: false, mean: false, firm: false, open: false, end: from };
    let mut at = from;
    let mut has_verb = false;
    let mut change = None;
    reader.spend(1);
    // Words that may stand before the comparator proper; each at most once, so the loop is short.
    for _ in 0..4 {
        if reader.wording(at, to, Kind::Fold).is_some() && change != Some(false) {
            if reader.wording(at, to, Kind::Doubled).is_some() || reader.wording(at, to, Kind::HalfMore).is_some() {
                return Some(Comparator { test: Test::Fold, firm: true, end: at, ..found });
            }
            let len = reader.wording(at, to, Kind::Fold)?;
            return Some(Comparator { test: Test::Fold, firm: true, end: at + len, ..found });
        }
        if reader.wording(at, to, Kind::Doubled).is_some() || reader.wording(at, to, Kind::HalfMore).is_some() {
            return Some(Comparator { test: Test::Fold, firm: true, end: at, ..found });
        }
        if let Some(len) = reader.wording(at, to, Kind::Mean).filter(|_| at > from) {
            found.mean = true;
            at += len;
            continue;
        }
        let longest = reader.tokens.any_wording(at, to, Kinds::of(&VERBS)).map_or(0, |(_, len)| len);
        let change_len = reader.tokens.any_wording(at, to, CHANGES).map_or(0, |(_, len)| len);
        let plain_len = reader.tokens.any_wording(at, to, PLAIN).map_or(0, |(_, len)| len);
        if change.is_none() && change_len > longest && change_len >= plain_len {
            change = Some(reader.wording(at, to, Kind::Increase) == Some(change_len));
            at += change_len;
            continue;
        }
        if longest > 0 && longest >= plain_len && !has_verb {
            // `tốc độ tăng đạt 10%` is the level of a rate: the change is part of its name.
            if change.is_some() {
                return None;
            }
            let is = |kind| reader.wording(at, to, kind) == Some(longest);
            if is(Kind::Maintain) {
                found.maintain = true;
            } else if is(Kind::DownTo) || is(Kind::CeilingVerb) {
                found.test = Test::AtMost;
            }
            has_verb = !found.maintain || has_verb;
            found.firm = true;
            at += longest;
            continue;
        }
        break;
    }
    if let Some(len) = reader.wording(at, to, Kind::ImproveRank) {
        return Some(Comparator { test: Test::ImproveRank, firm: true, end: at + len, ..found });
    }
    if let Some(len) = reader.wording(at, to, Kind::Top).filter(|len| change.is_none() && reader.tokens.kind(at + len) == TokenKind::Number)
    {
        return Some(Comparator { test: Test::Top, firm: true, end: at + len, ..found });
    }
    // `trong 10 tỉnh đứng đầu`: a rank, told from a deadline or a duration by what stands behind.
    let leads = |from: usize| (from..to.min(from + 12)).any(|place| reader.wording(place, to, Kind::Leading).is_some());
    if change.is_none()
        && reader.wording(at, to, Kind::In) == Some(1)
        && reader.tokens.kind(at + 1) == TokenKind::Number
        && reader.period(at + 1, to, true).is_none()
        && leads(at + 2)
    {
        return Some(Comparator { test: Test::Top, firm: true, end: at + 1, ..found });
    }
    if let Some(test) = sign(reader, at).filter(|_| at < to) {
        return Some(Comparator { test: change_test(change, test), firm: true, end: at + 1, ..found });
    }
    let mut plain = None;
    for (kind, test) in [
        (Kind::AtLeast, Test::AtLeast),
        (Kind::MoreThan, Test::MoreThan),
        (Kind::AtMost, Test::AtMost),
        (Kind::LessThan, Test::LessThan),
        (Kind::Exactly, Test::Exactly),
        (Kind::About, Test::About),
        (Kind::Nearly, Test::Nearly),
        (Kind::Within, Test::Range),
    ] {
        if let Some(len) = reader.wording(at, to, kind)
            && plain.is_none_or(|(_, known)| len > known)
        {
            plain = Some((test, len));
        }
    }
    if let Some((test, len)) = plain {
        at += len;
        let mut test = test;
        // `khoảng trên 80%`: above, loosely; `khoảng từ 17 - 19`.
        if test == Test::About {
            if let Some(len) = reader.wording(at, to, Kind::MoreThan) {
                test = Test::MoreThan;
                at += len;
            } else if let Some(len) = reader.wording(at, to, Kind::RangeFrom) {
                at += len;
            }
        } else if test == Test::Range
            && let Some(len) = reader.wording(at, to, Kind::RangeFrom)
        {
            at += len;
        }
        return Some(Comparator { test: change_test(change, test), end: at, ..found });
    }
    if let Some(len) = reader.wording(at, to, Kind::RangeFrom).filter(|_| change.is_none()) {
        return Some(Comparator { open: true, end: at + len, ..found });
    }
    // A rank by itself: `xếp hạng 10`, `đứng thứ 4`: the quantity begins with it.
    if at == from
        && reader.wording(at, to, Kind::RankAt).is_some_and(|len| reader.tokens.kind(at + len) == TokenKind::Number)
        && reader.text(at) != "hạng"
    {
        return Some(Comparator { firm: true, end: at, ..found });
    }
    if at == from {
        return None;
    }
    Some(Comparator { test: change_test(change, found.test), firm: true, end: at, ..found })
}

/// Kinds of comparators proper.
const PLAIN: Kinds = Kinds::of(&[
    Kind::AtLeast,
    Kind::MoreThan,
    Kind::AtMost,
    Kind::LessThan,
    Kind::Exactly,
    Kind::About,
    Kind::Nearly,
    Kind::Within,
    Kind::RangeFrom,
]);

/// A test of the size of a change, where a change verb stood before.
fn change_test(change: Option<bool>, test: Test) -> Test {
    let strict = test == Test::MoreThan;
    match change {
        Some(true) => Test::Increase { strict },
        Some(false) => Test::Decrease { strict },
        None => test,
    }
}

fn sign(reader: &Reader<'_>, at: usize) -> Option<Test> {
    if reader.tokens.kind(at) != TokenKind::Sign {
        return None;
    }
    match reader.text(at) {
        ">=" | "=>" | "≥" => Some(Test::AtLeast),
        "<=" | "=<" | "≤" => Some(Test::AtMost),
        ">" => Some(Test::MoreThan),
        "<" => Some(Test::LessThan),
        "=" | "==" => Some(Test::Exactly),
        "~" => Some(Test::About),
        _ => None,
    }
}

/// What may stand behind a quantity, up to the end; `None` where anything else stands there.
fn tail(reader: &Reader<'_>, from: usize, to: usize, rank: bool) -> Option<Tail> {
    let (tail, end) = tail_begun(reader, from, to, rank);
    (end == to).then_some(tail)
}

/// The same as far as it goes, and where it stops.
fn tail_begun(reader: &Reader<'_>, from: usize, to: usize, rank: bool) -> (Tail, usize) {
    let mut tail = Tail::default();
    let mut at = from;
    while at < to {
        reader.spend(1);
        if reader.is_spent() {
            break;
        }
        if reader.is_pause(at) {
            at += 1;
        } else if let Some(next) = remark(reader, at, to) {
            at = next;
        } else if let Some((since, next)) = compared_with(reader, at, to) {
            tail.since = Some(since);
            at = next;
        } else if let Some((time, next)) = later_time(reader, at, to, tail.time) {
            tail.time = time;
            at = next;
        } else if let Some((scope, next)) = reader.scope(at, to).filter(|_| tail.scope.is_none()) {
            tail.scope = Some(scope);
            at = next;
        } else if let Some(len) = reader.wording(at, to, Kind::WholeArea) {
            at += len;
        } else if let Some(len) = reader.wording(at, to, Kind::Mean) {
            tail.mean = true;
            at += len;
        } else if let Some(len) = reader.wording(at, to, Kind::Strive) {
            tail.strive = true;
            at += len;
        } else if let Some(len) = reader.wording(at, to, Kind::Firm) {
            at += len;
        } else if rank && reader.tokens.kind(at) == TokenKind::Word {
            at += 1;
        } else if !rank && reader.text(at) == "tỉnh" && from < at {
            // `trên địa bàn tỉnh` with a pause inside.
            at += 1;
        } else {
            break;
        }
    }
    (tail, at)
}

/// Words of time added to those already read; a second, different deadline is not taken: neither may win in silence.
fn later_time(reader: &Reader<'_>, at: usize, to: usize, known: Time) -> Option<(Time, usize)> {
    let mut time = known;
    let next = reader.time(at, to, &mut time)?;
    (known.by.is_none() || time.by == known.by).then_some((time, next))
}

/// A remark in brackets; it says nothing that is judged.
fn remark(reader: &Reader<'_>, at: usize, to: usize) -> Option<usize> {
    if !reader.is_mark(at, "(") {
        return None;
    }
    let end = (at + 1..to).find(|end| reader.is_mark(*end, ")"));
    reader.spend(end.unwrap_or(to) - at);
    end.map(|end| end + 1)
}

/// `so với năm 2020`, `so với năm trước`, `năm 2020` behind `gấp 2 lần`.
fn compared_with(reader: &Reader<'_>, at: usize, to: usize) -> Option<(Since, usize)> {
    let len = reader.tokens.any_wording(at, to, Kinds::of(&[Kind::ComparedWith])).map(|(_, len)| len)?;
    // `so với năm` is a wording so that `so với năm trước` reads; a period wants its `năm` back.
    for start in [at + len, at + len - 1] {
        if reader.text(start) == "năm" && reader.text(start + 1) == "trước" && start + 2 <= to {
            return Some((Since::YearBefore, start + 2));
        }
        if reader.text(start) == "trước" && reader.text(start.wrapping_sub(1)) == "năm" && start < to {
            return Some((Since::YearBefore, start + 1));
        }
        if let Some((period, next)) = reader.period(start, to, true) {
            return Some((Since::Period(period), next));
        }
    }
    None
}

/// `SUBJECT tăng dần theo từng năm`.
fn direction(reader: &Reader<'_>, from: usize, to: usize) -> Option<Target> {
    for at in from + 1..to {
        let rising = reader.wording(at, to, Kind::DirectionUp);
        let Some(len) = rising.or_else(|| reader.wording(at, to, Kind::DirectionDown)) else { continue };
        let tail = tail(reader, at + len, to, false)?;
        let (subject_end, inner) = subject_without_tail(reader, from, at);
        return Some(Target {
            longer: None,
            full_subject: reader.piece(from, full_end(reader, from, subject_end, at)),
            subject: reader.piece(from, subject_end),
            test: Test::Direction { rising: rising.is_some() },
            comparator_span: reader.span(at, at + len),
            quantity: None,
            scope: tail.scope.or(inner.scope),
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

/// `kinh tế số: 30% GRDP`, `kinh tế số 30% GRDP`: a figure behind its subject with no comparator.
fn bare_figure(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
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
        return Some(Target {
            longer: None,
            full_subject: reader.piece(from, full_end(reader, from, subject_end, end)),
            subject: reader.piece(from, subject_end),
            test,
            comparator_span: reader.span(at, at),
            quantity: Some(quantity),
            scope: tail.scope.or(inner.scope),
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

fn bare_test(reader: &Reader<'_>, quantity: &Quantity, after: usize, to: usize) -> Option<(Test, usize)> {
    if let Some(len) = reader.wording(after, to, Kind::OrMore) {
        return Some((Test::AtLeast, after + len));
    }
    if let Some(len) = reader.wording(after, to, Kind::OrLess) {
        return Some((Test::AtMost, after + len));
    }
    Some((if quantity.high.is_some() { Test::Range } else { Test::Bare }, after))
}

/// `ban hành KIẾN TRÚC …`, `KIẾN TRÚC … được ban hành`: a state reached by a date.
fn state(reader: &Reader<'_>, from: usize, to: usize) -> Option<Target> {
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
    let len = reader.wording(from, subject_end, Kind::StateBefore)?;
    (from + len < subject_end).then(|| build(from + len, subject_end, (from, from + len)))?
}

/// What follows a figure and its understood words: a second deadline, or anything else.
fn rest_not_understood(reader: &Reader<'_>, tail: &Tail, stop: usize, to: usize) -> Diagnostic {
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
fn not_understood(reader: &Reader<'_>, from: usize, to: usize) -> Diagnostic {
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
