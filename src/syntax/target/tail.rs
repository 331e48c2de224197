//! What stands behind a quantity or a subject: scope, words of time, remarks, what a change is compared with.

use super::super::ast::{Quantifier, Since, Text, Time};
use super::super::keywords::{Kind, Kinds};
use super::super::phrase::Reader;
use super::super::token::TokenKind;
use super::{TRIES, quantifier};

/// What stands behind the quantity.
#[derive(Default)]
pub(super) struct Tail {
    pub scope: Option<Text>,
    pub quantifier: Option<Box<Quantifier>>,
    pub time: Time,
    pub since: Option<Since>,
    pub mean: bool,
    pub strive: bool,
}

/// Kinds that open words of place.
const PLACES: Kinds = Kinds::of(&[Kind::At, Kind::WholeArea, Kind::Each]);

/// What may stand behind a quantity, up to the end; `None` where anything else stands there.
pub(super) fn tail(reader: &Reader<'_>, from: usize, to: usize, rank: bool) -> Option<Tail> {
    let (tail, end) = tail_begun(reader, from, to, rank);
    (end == to).then_some(tail)
}

/// The same as far as it goes, and where it stops.
pub(super) fn tail_begun(reader: &Reader<'_>, from: usize, to: usize, rank: bool) -> (Tail, usize) {
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
        } else if let Some((quantifier, next)) = quantifier::behind(reader, at, to).filter(|_| tail.quantifier.is_none()) {
            tail.quantifier = Some(quantifier);
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
pub(super) fn later_time(reader: &Reader<'_>, at: usize, to: usize, known: Time) -> Option<(Time, usize)> {
    let mut time = known;
    let next = reader.time(at, to, &mut time)?;
    (known.by.is_none() || time.by == known.by).then_some((time, next))
}

/// A remark in brackets; it says nothing that is judged.
pub(super) fn remark(reader: &Reader<'_>, at: usize, to: usize) -> Option<usize> {
    if !reader.is_mark(at, "(") {
        return None;
    }
    let end = (at + 1..to).find(|end| reader.is_mark(*end, ")"));
    reader.spend(end.unwrap_or(to) - at);
    end.map(|end| end + 1)
}

/// `so với năm 2020`, `so với năm trước`, `năm 2020` behind `gấp 2 lần`.
pub(super) fn compared_with(reader: &Reader<'_>, at: usize, to: usize) -> Option<(Since, usize)> {
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

/// Where a subject ends when the scope and area that stand next to it are taken as part of its name.
pub(super) fn full_end(reader: &Reader<'_>, from: usize, short: usize, to: usize) -> usize {
    (short.max(from)..to).find(|at| reader.is_pause(*at) || reader.is_mark(*at, "(") || reader.time_begins(*at, to)).unwrap_or(to)
}

/// Where a subject ends so that all behind it is scope and words of time.
pub(super) fn subject_before_tail(reader: &Reader<'_>, from: usize, to: usize) -> Option<(usize, Tail)> {
    let mut tries = 0;
    for at in from + 1..=to {
        let may_end = at == to || reader.is_pause(at) || reader.time_begins(at, to) || reader.tokens.any_wording(at, to, PLACES).is_some();
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

/// The subject's end once scopes and words of time that stand before the comparator are taken off.
pub(super) fn subject_without_tail(reader: &Reader<'_>, from: usize, to: usize) -> (usize, Tail) {
    let mut tries = 0;
    for at in from + 1..to {
        let may_begin = reader.is_pause(at)
            || reader.time_begins(at, to)
            || reader.tokens.any_wording(at, to, PLACES).is_some()
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
