//! Whole targets joined on one line: `và`, `hoặc`, `trong đó`, `;`.

use super::super::ast::{Joint, Target};
use super::super::keywords::Kind;
use super::super::phrase::Reader;
use super::{TRIES, single};
use crate::diagnostics::Diagnostic;

/// `A và B`, `A; trong đó B`, `A hoặc B`, where each side is a whole target.
pub(super) fn joined(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<(Vec<Target>, Joint)> {
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
pub(super) fn is_judged_alone(target: &Target) -> bool {
    target.quantity.is_some()
}

/// Whether the rest of a line holds a further joint behind which it is whole; decided by its last joint.
pub(super) fn ends_whole(reader: &Reader<'_>, from: usize, to: usize) -> bool {
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
