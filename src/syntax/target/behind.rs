//! Figures that stand behind their subject and a comparator.

use super::super::ast::{Number, Quantity, Since, Target, Test, Text, Time};
use super::super::keywords::{Kind, Kinds};
use super::super::phrase::Reader;
use super::comparator::{Comparator, comparator};
use super::tail::{full_end, subject_before_tail, subject_without_tail, tail};
use super::{TRIES, clash, merge};
use crate::diagnostics::Diagnostic;

/// `SUBJECT COMPARATOR QUANTITY …`
pub(super) fn with_comparator(reader: &Reader<'_>, from: usize, to: usize, faults: &mut Vec<Diagnostic>) -> Option<Target> {
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
        let reference = if matches!(test, Test::Fold { .. }) { reader.period(after, to, false) } else { None };
        let after = reference.map_or(after, |(_, next)| next);
        let Some(tail) = tail(reader, after, to, rank) else { continue };
        let (subject_end, inner) = subject_without_tail(reader, from, before_base(reader, from, at));
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
        // `X năm 2025 đạt 20% năm 2026`
        faults.extend(clash(reader, &inner.time, &tail.time));
        let full = reader.piece(from, full_end(reader, from, subject_end, before_base(reader, from, at)));
        let longer = longer_subject(reader, from, at, comparator, to);
        return Some(Target {
            longer,
            full_subject: if full.folded.is_empty() { subject.clone() } else { full },
            subject,
            test,
            comparator_span: reader.span(at, comparator.end),
            quantity,
            scope: tail.scope.or(inner.scope),
            quantifier: tail.quantifier.or(inner.quantifier),
            time: Time { every: comparator.every.or(merge(inner.time, tail.time).every), ..merge(inner.time, tail.time) },
            strive: tail.strive || inner.strive,
            since: tail.since.or(reference.map(|(period, _)| Since::Period(period))).unwrap_or(Since::Unsaid),
            maintain: comparator.maintain,
            mean: comparator.mean || tail.mean || inner.mean,
            span: reader.span(from, to),
        });
    }
    None
}

/// `giảm từ 10% xuống còn 5%`: where the subject ends when a change verb and the figure it starts from stand before the
/// comparator at `at`; that figure is what it was, not what is asked.
fn before_base(reader: &Reader<'_>, from: usize, at: usize) -> usize {
    const CHANGES: Kinds = Kinds::of(&[Kind::Increase, Kind::Decrease]);
    const LEVELS: Kinds = Kinds::of(&[Kind::UpTo, Kind::DownTo, Kind::By]);
    if reader.tokens.any_wording(at, at + 3, LEVELS).is_none() && !matches!(reader.text(at), "lên" | "xuống" | "còn") {
        return at;
    }
    let found = (from + 1..at).rev().take(TRIES).find(|place| {
        let Some((_, len)) = reader.tokens.any_wording(*place, at, CHANGES) else { return false };
        let Some(of) = reader.wording(place + len, at, Kind::RangeFrom) else { return false };
        let mut quiet = Vec::new();
        reader.quantity(place + len + of, at, &mut quiet).is_some_and(|(_, next)| {
            let mut time = Time::default();
            next == at || reader.time(next, at, &mut time) == Some(at)
        })
    });
    found.unwrap_or(at)
}

/// The reading in which the first words of the comparator end the subject: `độ che phủ khoảng 17 - 19%`. It counts
/// where that name is declared and the shorter one is not.
pub(super) fn longer_subject(reader: &Reader<'_>, from: usize, at: usize, outer: Comparator, to: usize) -> Option<Box<(Text, Test)>> {
    (at + 1..outer.end).rev().find_map(|start| {
        let inner = comparator(reader, start, to).filter(|inner| inner.end == outer.end)?;
        let mut quiet = Vec::new();
        let (test, ..) = figure_after(reader, inner, to, &mut quiet)?;
        Some(Box::new((reader.piece(from, start), test)))
    })
}

/// Where the unit of a quantity would begin.
pub(super) fn unit_at(reader: &Reader<'_>, at: usize, end: usize) -> usize {
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
        Test::Fold { strict } => {
            // `gấp đôi`, `gấp rưỡi`, `gấp 2 lần`
            let (value, next) = if let Some(len) = reader.wording(comparator.end, to, Kind::Doubled) {
                (2.0, comparator.end + len)
            } else if let Some(len) = reader.wording(comparator.end, to, Kind::HalfMore) {
                (1.5, comparator.end + len)
            } else {
                let (low, next) = reader.number(comparator.end, to, faults)?;
                let len = reader.wording(next, to, Kind::Times)?;
                let span = low.span;
                return Some((Test::Fold { strict }, Some(Quantity { low, high: None, unit: None, span }), next + len, false));
            };
            let span = reader.span(comparator.end, next);
            let figure = Some(crate::value::number::Figure { value, decimals: u8::from(value < 2.0) });
            Some((
                Test::Fold { strict },
                Some(Quantity { low: super::super::ast::Number { figure, span }, high: None, unit: None, span }),
                next,
                false,
            ))
        }
        _ => {
            let (quantity, after) = reader.quantity(comparator.end, to, faults)?;
            // `tăng 2 lần so với năm 2020`, `cao hơn 2 lần so với năm 2020`: so many times the earlier figure.
            if quantity.unit.as_ref().is_some_and(|unit| matches!(unit.folded.as_str(), "lần" | "times")) {
                let compared = reader.wording(after, to, Kind::ComparedWith).is_some();
                let higher = compared && (0..3).any(|back| reader.text(comparator.end.wrapping_sub(back)) == "cao");
                if let Some(strict) = match comparator.test {
                    Test::Increase { strict } => Some(strict),
                    Test::MoreThan if higher => Some(false),
                    _ => None,
                } {
                    return Some((Test::Fold { strict }, Some(Quantity { unit: None, ..quantity }), after, false));
                }
            }
            // `từ 2026 đến 2030` is a stretch of years, whatever stands before it.
            let is_year = |number: &Number| number.figure.is_some_and(|f| f.decimals == 0 && (1900.0..=2200.0).contains(&f.value));
            if comparator.open && quantity.unit.is_none() && is_year(&quantity.low) && quantity.high.as_ref().is_none_or(is_year) {
                return None;
            }
            let (test, after) = settle(reader, comparator, &quantity, after, to)?;
            Some((test, Some(quantity), after, false))
        }
    }
}

/// The test that a comparator and its quantity make together, and where they end.
pub(super) fn settle(reader: &Reader<'_>, comparator: Comparator, quantity: &Quantity, after: usize, to: usize) -> Option<(Test, usize)> {
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
pub(super) fn ends_with(reader: &Reader<'_>, comparator: Comparator, kind: Kind) -> bool {
    (1..=3).any(|back| comparator.end >= back && reader.wording(comparator.end - back, comparator.end, kind).is_some_and(|len| len == back))
}

/// What ranks are counted among, behind `nhóm N`: to the words of time or the end.
pub(super) fn rank_universe(reader: &Reader<'_>, at: usize, to: usize) -> usize {
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
