//! Targets judged period by period: `duy trì`, `suốt giai đoạn`, `mỗi năm`, and changes from each period to the next.
//!
//! In: a criterion, the length of the periods and where they begin and end. Out: the verdict as a whole and one part a
//! period. A closed period stands on its own figure; the running one is judged as a reach to its end. One closed
//! period missed and the whole is missed: it can no longer be kept, whatever the others say. Else a closed period
//! without a figure leaves the whole open; else the running period's status is that of the whole.

use super::calendar;
use super::change::Change;
use super::criterion::Criterion;
use super::detail;
use super::outcome::{Evidence, Part, PartOf, Status, Verdict};
use super::snapshot::{Cells, Series};
use crate::value::{Date, DayOf, Grain, Period, Truth};

/// At most so many parts are kept, the latest; all are judged.
pub(crate) const KEPT_PARTS: usize = 400;

/// The stretch of time that the periods fill.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    /// Length of each period.
    pub grain: Grain,
    /// From the period that holds this day; `None`: from the first figure's.
    pub start: Option<Date>,
    /// To the last period that has ended by this day; `None`: without end.
    pub end: Option<Date>,
    /// The day of each period by which it must hold; `None`: its end.
    pub day: Option<DayOf>,
}

impl Stretch {
    /// The day on which a period is settled.
    pub(crate) fn due(&self, period: Period) -> Date {
        self.day.map_or(period.end(), |day| day.on(period))
    }
}

/// What the parts come to.
#[derive(Default)]
pub(crate) struct Tally {
    missed: Option<Verdict>,
    open: Option<Verdict>,
    undefined: Option<Verdict>,
    achieved: Option<Verdict>,
    since: Option<Date>,
    weakest: Option<Evidence>,
}

/// Judges the periods. `keep` takes each part in order.
pub(crate) fn recurring(
    c: &Criterion,
    cells: Cells,
    as_of: Date,
    stretch: Stretch,
    change: Option<Change>,
    keep: &mut dyn FnMut(Part),
) -> Verdict {
    let blank = |status| Verdict {
        threshold: c.bound.threshold(),
        latest: cells.main.last().map(|f| f.point()),
        due: stretch.end,
        wanted: calendar::last_ended(as_of, stretch.grain),
        ..Verdict::blank(status, c.kind, c.method)
    };
    let upcoming = || Verdict { wanted: None, ..blank(Status::Upcoming) };
    if stretch.start.is_some_and(|start| as_of < start) {
        return upcoming();
    }
    let start = stretch.start.or(cells.main.first().map(|f| f.period.start()));
    let Some(mut period) = start.and_then(|day| calendar::period_of(day, stretch.grain)) else {
        let over = stretch.end.is_some_and(|end| end <= as_of);
        return blank(if over { Status::AwaitingData } else { Status::NoData });
    };
    let last = stretch.end.map(|end| calendar::last_ended(end, stretch.grain).filter(|p| *p >= period).unwrap_or(period));
    let mut tally = Tally::default();
    let mut running = None;
    loop {
        let verdict = part(c, cells, as_of, stretch, period, change);
        if stretch.due(period) > as_of {
            // On the last day of a period the next has not begun: it says how things stand but is no part yet.
            if period.start() <= as_of {
                keep(Part::whole(PartOf::Period(period), verdict));
            }
            running = Some(verdict);
            break;
        }
        keep(Part::whole(PartOf::Period(period), verdict));
        tally.add(verdict);
        if last.is_some_and(|last| last <= period) {
            break;
        }
        match calendar::next(period) {
            Some(next) => period = next,
            None => break,
        }
    }
    let mut whole = tally.whole(running, blank, cells.is_empty());
    whole.due = stretch.end;
    if whole.latest.is_none() {
        whole.latest = cells.main.last().map(|f| f.point());
    }
    whole
}

/// One period's verdict.
fn part(c: &Criterion, cells: Cells, as_of: Date, stretch: Stretch, period: Period, change: Option<Change>) -> Verdict {
    let mut c = *c;
    let mut reference = None;
    let due = stretch.due(period);
    let closed = due <= as_of;
    if let Some(change) = change {
        // The period before, on this side of every break; the stated baseline where it is that period's.
        let before = calendar::previous(period);
        let figure = before.and_then(|before| cells.own(before).copied().or(c.base.filter(|base| base.period == before)));
        let parted = figure.and_then(|f| c.break_before(period.end()).filter(|day| f.period.end() < *day));
        let Some(figure) = figure.filter(|_| parted.is_none()) else {
            let status = if closed { Status::AwaitingData } else { Status::NoData };
            return Verdict {
                wanted: before,
                break_on: parted,
                due: Some(period.end()),
                latest: cells.main.last().map(|f| f.point()),
                ..Verdict::blank(status, c.kind, c.method)
            };
        };
        reference = Some(figure.point());
        c.counts_after = Some(figure.period.end());
        match change.bound(figure.value, 1.0) {
            Some(bound) => c.bound = bound,
            None => {
                let own = cells.own(period).map(|f| f.point());
                let found = Verdict {
                    figure: own,
                    latest: own,
                    reference,
                    due: Some(period.end()),
                    undefined: true,
                    ..Verdict::blank(Status::NoTrend, c.kind, c.method)
                };
                return found;
            }
        }
    }
    let mut verdict = if closed {
        let figure = match stretch.day {
            None => cells.own(period),
            // By a day inside, or behind: the latest figure up to it that the period has begun for, no older than one
            // reporting period. One that ends later says nothing of the day.
            Some(_) => {
                let after = calendar::one_before(due, c.every).max(period.start().plus_days(-1));
                cells.main.iter().rev().find(|figure| figure.period.end() <= due).filter(|figure| figure.period.end() > after)
            }
        };
        detail::closed(&c, figure, due, period)
    } else {
        let c = c.due_on(due);
        detail::verdict(&c, &Series::new(cells, c.base.as_ref(), as_of), as_of)
    };
    verdict.reference = reference;
    verdict
}

impl Tally {
    /// Counts a closed period.
    pub(crate) fn add(&mut self, verdict: Verdict) {
        match verdict.status {
            Status::Missed => self.missed = Some(verdict),
            Status::Achieved => {
                if self.since.is_none() {
                    self.since = verdict.reached_on;
                }
                self.achieved = Some(verdict);
                self.weakest = Some(self.weakest.map_or(verdict.evidence, |e| e.min(verdict.evidence)));
            }
            Status::NoTrend => self.undefined = Some(verdict),
            // The first gap is the one to fill first.
            _ => self.open = self.open.or(Some(verdict)),
        }
    }

    pub(crate) fn whole(self, running: Option<Verdict>, blank: impl Fn(Status) -> Verdict, empty: bool) -> Verdict {
        if let Some(missed) = self.missed {
            return Verdict { reached_on: None, ..missed };
        }
        if let Some(open) = self.open {
            let status = if empty && running.is_some() { Status::NoData } else { Status::AwaitingData };
            return Verdict { wanted: open.wanted, break_on: open.break_on, reference: open.reference, ..blank(status) };
        }
        if let Some(undefined) = self.undefined {
            return undefined;
        }
        let whole = match (running, self.achieved) {
            (Some(running), _) => running,
            (None, Some(achieved)) => achieved,
            (None, None) => return blank(Status::NoData),
        };
        let kept = whole.satisfied == Truth::True;
        Verdict {
            evidence: self.weakest.map_or(whole.evidence, |e| e.min(whole.evidence)),
            reached_on: if kept { self.since.or(whole.reached_on) } else { whole.reached_on },
            ..whole
        }
    }
}
