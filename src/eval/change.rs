//! Changes between two figures, and movements without a figure.
//!
//! In: a criterion whose bound stands open, and a series. Out: a verdict. A change becomes a level worked out from the
//! series' own earlier figure (`tăng 2% so với năm 2020` from 2020's), and is judged as a reach of that level.
//!
//! Where the language leaves room, it is read so:
//! - A relative change of zero or of a negative figure means nothing: no trend, `undefined`.
//! - `bình quân … mỗi năm` is due as a mean from the baseline to the verdict figure; before that the level that the
//!   mean asks for at the deadline counts, since a good mean so far is no end reached early.
//! - A direction is satisfied when the last change and the mean change both go the right way; with one of the two it
//!   is at risk, with neither off track.

use super::calendar;
use super::criterion::{Bound, Criterion};
use super::detail;
use super::judge::{self, Assessment};
use super::outcome::{Kind, Status, Verdict};
use super::snapshot::{Figure, Series};
use crate::plan::{ChangeBy, ChangeSince, Test};
use crate::value::{Date, Period, Truth, compare};

/// A change as its sentence asks for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    pub rising: bool,
    pub by: ChangeBy,
    pub strict: bool,
    pub since: ChangeSince,
}

impl Change {
    pub(crate) fn of(test: Test) -> Option<Change> {
        match test {
            Test::Change { rising, by, strict, since } => Some(Change { rising, by, strict, since }),
            _ => None,
        }
    }

    /// The bound that the change asks of a later figure; `count` is how many times over (years of a mean, else 1).
    /// `None` where it is not defined from this figure.
    pub(crate) fn bound(self, reference: f64, count: f64) -> Option<Bound> {
        let factor = |by: f64| (reference > 0.0 && by > 0.0).then(|| reference * if count == 1.0 { by } else { libm::pow(by, count) });
        let level = match (self.by, self.rising) {
            (ChangeBy::Amount(q), true) => Some(reference + q * count),
            (ChangeBy::Amount(q), false) => Some(reference - q * count),
            (ChangeBy::Percent(q), true) => factor(1.0 + q / 100.0),
            // A fall by more than the whole is a level like another; as a mean over years it has no root.
            (ChangeBy::Percent(q), false) if count == 1.0 => (reference > 0.0).then(|| reference * (1.0 - q / 100.0)),
            (ChangeBy::Percent(q), false) => factor(1.0 - q / 100.0),
            (ChangeBy::Times(q), true) => factor(q),
            (ChangeBy::Times(q), false) => (q > 0.0).then(|| factor(1.0 / q)).flatten(),
        }?;
        if !level.is_finite() {
            return None;
        }
        Some(match (self.rising, self.strict) {
            (true, false) => Bound::AtLeast(level),
            (true, true) => Bound::MoreThan(level),
            (false, false) => Bound::AtMost(level),
            (false, true) => Bound::LessThan(level),
        })
    }
}

/// What a change comes to on a series: a bound of its own, or why there is none.
enum Resolved<'p> {
    /// Judged as a reach of the level that follows from the reference.
    Level(Criterion<'p>, Figure),
    /// Without bound; the reference where it is known.
    Open(Assessment, Option<Figure>),
    /// The reference is missing, or a break on this day parts it.
    NoReference(Assessment, Option<Date>),
}

fn resolve<'p>(c: &Criterion<'p>, series: &Series, as_of: Date, change: Change) -> Resolved<'p> {
    if c.start.is_some_and(|start| as_of < start) {
        return Resolved::Open(Assessment::of(Status::Upcoming), None);
    }
    let due = c.deadline.filter(|deadline| as_of >= deadline.date);
    let counted = match due {
        Some(deadline) => judge::verdict_figure(c, series, deadline),
        None => series.len().checked_sub(1).and_then(|at| Some((at, *series.get(at)?))),
    };
    let missing = Assessment::of(if due.is_some() { Status::AwaitingData } else { Status::NoData });
    let Some((at, v)) = counted else { return Resolved::Open(missing, None) };
    let first = judge::first_comparable(c, series, &v);
    let reference = match change.since {
        ChangeSince::Period(period) => of_period(c, series, period),
        _ => judge::baseline_or_itself(c, series, at, first),
    };
    let parted = |f: &Figure| c.break_before(v.period.end()).filter(|day| f.period.end() < *day);
    let reference = match reference {
        Some(reference) if parted(&reference).is_none() => reference,
        other => return Resolved::NoReference(missing, other.as_ref().and_then(parted)),
    };
    let count = match (change.since, due.is_some(), c.deadline) {
        (ChangeSince::MeanPerYear, false, Some(deadline)) => judge::years(reference.mark(), deadline),
        (ChangeSince::MeanPerYear, ..) => judge::years(reference.mark(), v.mark()),
        _ => 1.0,
    };
    match if count > 0.0 { change.bound(reference.value, count) } else { None } {
        Some(bound) => Resolved::Level(Criterion { bound, counts_after: Some(reference.period.end()), ..*c }, reference),
        None => {
            // A mean over no time lacks an earlier figure; a change that is not defined lacks none.
            let undefined = count > 0.0;
            let found = Assessment { figure: Some(v), at, first, undefined, ..Assessment::of(Status::NoTrend) };
            Resolved::Open(found, undefined.then_some(reference))
        }
    }
}

/// Judges a change against one earlier figure.
pub(crate) fn change(c: &Criterion, series: &Series, as_of: Date, change: Change) -> Verdict {
    match resolve(c, series, as_of, change) {
        Resolved::Level(level, reference) => Verdict { reference: Some(reference.point()), ..detail::verdict(&level, series, as_of) },
        Resolved::Open(found, reference) => {
            Verdict { reference: reference.map(|f| f.point()), ..detail::from_assessment(c, series, as_of, &found) }
        }
        Resolved::NoReference(found, break_on) => {
            let verdict = detail::from_assessment(c, series, as_of, &found);
            let wanted = match change.since {
                ChangeSince::Period(period) => Some(period),
                _ => verdict.wanted,
            };
            Verdict { wanted, break_on, ..verdict }
        }
    }
}

/// The status of a change alone.
pub(crate) fn status(c: &Criterion, series: &Series, as_of: Date, change: Change) -> Status {
    match resolve(c, series, as_of, change) {
        Resolved::Level(level, _) => judge::status(&level, series, as_of),
        Resolved::Open(found, _) | Resolved::NoReference(found, _) => found.status,
    }
}

/// The figure of a stated period: published, else the baseline where it is that period's.
fn of_period(c: &Criterion, series: &Series, period: Period) -> Option<Figure> {
    series.cells.own(period).copied().or(c.base.filter(|base| base.period == period))
}

/// Judges `tăng dần`, `giảm dần`.
pub(crate) fn direction(c: &Criterion, series: &Series, as_of: Date, rising: bool) -> Verdict {
    let finish = |found: &Assessment| detail::from_assessment(c, series, as_of, found);
    if c.start.is_some_and(|start| as_of < start) {
        return finish(&Assessment::of(Status::Upcoming));
    }
    let due = c.deadline.filter(|deadline| as_of >= deadline.date);
    let counted = match due {
        Some(deadline) => judge::verdict_figure(c, series, deadline),
        None => series.len().checked_sub(1).and_then(|at| Some((at, *series.get(at)?))),
    };
    let Some((at, v)) = counted else {
        return finish(&Assessment::of(if due.is_some() { Status::AwaitingData } else { Status::NoData }));
    };
    let first = judge::first_comparable(c, series, &v);
    let mut found = Assessment { figure: Some(v), at, first, trend: judge::trend(series, at, first), ..Assessment::of(Status::NoTrend) };
    let before = at.checked_sub(1).filter(|before| *before >= first).and_then(|before| series.get(before));
    let (Some(before), Some(trend)) = (before, found.trend) else {
        if due.is_some() {
            found.status = Status::AwaitingData;
            let mut verdict = finish(&found);
            verdict.wanted = calendar::period_of(v.period.end(), c.every).and_then(calendar::previous);
            return verdict;
        }
        return finish(&found);
    };
    let sign = if rising { 1.0 } else { -1.0 };
    let last = compare::greater((v.value - before.value) * sign, 0.0);
    let mean = compare::greater(trend.per_year * sign, 0.0);
    found.satisfied = Truth::from(last && mean);
    found.status = match (due.is_some(), last, mean) {
        (true, true, true) => Status::Achieved,
        (true, ..) => Status::Missed,
        (false, true, true) => Status::Met,
        (false, false, false) => Status::OffTrack,
        (false, ..) => Status::AtRisk,
    };
    let mut verdict = finish(&found);
    verdict.kind = Kind::Direction;
    verdict.reference = Some(before.point());
    verdict.reached_on = None;
    verdict
}
