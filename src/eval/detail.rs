//! From what judging found to the whole verdict: gaps, paces, the day reached, what was lost, how strong the evidence is.
//!
//! In: a criterion, a series, the as-of date and the [`Assessment`]. Out: a [`Verdict`]. Nothing here changes a status.
//!
//! Evidence is scored so:
//! - Due: as good as the figure that decides: official strong, estimate fair, first version weak.
//! - Else by the figures in the window: one or two weak, three fair, four and more strong; at most fair when the figure
//!   that counts is an estimate or the methods that are defined disagree; weak when it is a first version or stale.
//! - Two figures reported for the cell on one day: at most fair. No figure that counts: weak.

use super::calendar;
use super::criterion::{Bound, Criterion};
use super::judge::{self, Assessment, Goal, Trend};
use super::outcome::{Doubts, Evidence, Kind, Status, Verdict};
use super::snapshot::{Figure, Series};
use crate::data::FigureStatus;
use crate::plan::Method;
use crate::value::date::{LAST_YEAR, days_in_month};
use crate::value::{Date, Truth, compare};

/// Judges a series and fills in the verdict.
pub(crate) fn verdict(c: &Criterion, series: &Series, as_of: Date) -> Verdict {
    from_assessment(c, series, as_of, &judge::assess(c, series, as_of))
}

/// The verdict on what judging found.
pub(crate) fn from_assessment(c: &Criterion, series: &Series, as_of: Date, found: &Assessment) -> Verdict {
    let latest = series.len().checked_sub(1).and_then(|at| series.get(at));
    let mut verdict = Verdict {
        satisfied: found.satisfied,
        threatened: found.threatened,
        undefined: found.undefined,
        latest: latest.map(Figure::point),
        due: c.deadline.map(|mark| mark.date),
        threshold: c.bound.threshold(),
        ..Verdict::blank(found.status, c.kind, c.method)
    };
    let due = c.deadline.is_some_and(|mark| as_of >= mark.date);
    verdict.wanted = wanted(c, found, as_of, due);
    let Some(v) = found.figure else { return verdict };
    verdict.figure = Some(v.point());
    verdict.stale = !due && calendar::later_by(v.period.end(), c.every, 2) < as_of;
    verdict.break_on = (found.first > 0).then(|| c.break_before(v.period.end())).flatten();
    verdict.baseline = judge::baseline(c, series, found.at, found.first).map(|f| f.point());
    if let Some(trend) = found.trend {
        verdict.actual_per_year = Some(trend.per_year);
        verdict.window_start = series.get(trend.start).map(Figure::point);
        verdict.window_count = trend.count;
    } else {
        verdict.window_count = 1;
    }
    if !matches!(c.bound, Bound::Undirected(..)) {
        let way = c.bound.way(v.value);
        verdict.threshold = Some(way.star);
        verdict.gap = Some((way.star - v.value) * way.sign);
    }
    reached_and_lost(c, series, found, due, &mut verdict);
    if let Some(goal) = found.goal {
        ahead(c, series, found, &v, &goal, &mut verdict);
    }
    (verdict.evidence, verdict.doubts) = evidence(c, series, found, &v, due, verdict.stale);
    verdict
}

/// Which period's figure is missing, or from when progress can be judged.
fn wanted(c: &Criterion, found: &Assessment, as_of: Date, due: bool) -> Option<crate::value::Period> {
    match found.status {
        Status::AwaitingData => {
            c.within.map(|within| within.period).or_else(|| c.deadline.and_then(|mark| calendar::last_ended(mark.date, c.every)))
        }
        Status::NoData => calendar::last_ended(as_of, c.every),
        // One more figure is what it takes, except where no figure would help.
        Status::NoTrend if !due && !found.undefined && c.kind != Kind::State => {
            let v = found.figure?;
            let next = calendar::next(calendar::period_of(v.period.end(), c.every)?)?;
            Some(next)
        }
        _ => None,
    }
}

/// Since when the bound has been passed, and whether it once was and is no more.
fn reached_and_lost(c: &Criterion, series: &Series, found: &Assessment, due: bool, verdict: &mut Verdict) {
    let counts = |f: &&Figure| c.counts_after.is_none_or(|day| f.period.end() > day);
    let earlier = || (found.first..found.at).rev().filter_map(|at| series.get(at).filter(|_| !series.is_base(at))).take_while(counts);
    let counted = found.figure;
    if found.satisfied == Truth::True {
        let run = earlier().take_while(|f| c.bound.passes(f.value)).last();
        verdict.reached_on = run.map(|f| f.period.end()).or(counted.map(|f| f.period.end()));
    } else if counted.is_some_and(|f| c.bound.test(f.value) == Truth::False) {
        verdict.lost = earlier().any(|f| c.bound.passes(f.value));
        if let (false, Some(trend), Some(v)) = (due, found.trend, counted) {
            verdict.reached_on = meeting_day(c, &v, &trend);
        }
    }
}

/// Years ahead beyond which no day is foretold: a trend of a few years says nothing of the next century.
const HORIZON: f64 = 50.0;

/// The end of the month in which a trend meets the threshold; `None` where it never does, stands at it already (a strict
/// comparator) or meets it only beyond [`HORIZON`] or the calendar of the language.
fn meeting_day(c: &Criterion, v: &Figure, trend: &Trend) -> Option<Date> {
    let way = c.bound.way(v.value);
    let pace = trend.per_year * way.sign;
    if !compare::greater(pace, 0.0) || compare::equal(way.star, v.value) || way.star < c.floor || way.star > c.ceiling {
        return None;
    }
    let months = (way.star - v.value) * way.sign / pace * 12.0;
    if !(0.0..=12.0 * HORIZON).contains(&months) {
        return None;
    }
    let nearest = libm::round(months);
    // A meeting on the month's end belongs to that month, also when the last bits of f64 put it just after.
    let (whole, rest) = if compare::equal(months, nearest) { (nearest, 0.0) } else { (libm::floor(months), months - libm::floor(months)) };
    let base = v.period.end().plus_months(whole as i32);
    let (year, month, _) = base.civil();
    let day = base.plus_days(libm::ceil(rest * f64::from(days_in_month(year, month))) as i32);
    let (year, month, _) = day.civil();
    (year <= LAST_YEAR).then(|| Date::end_of_month(year, month))
}

/// Needed pace, outlook with its range, and the method's score.
fn ahead(c: &Criterion, series: &Series, found: &Assessment, v: &Figure, goal: &Goal, verdict: &mut Verdict) {
    verdict.milestone = goal.milestone;
    verdict.shortfall = found.score;
    verdict.outlook = found.outlook;
    let left = judge::years(v.mark(), goal.end);
    if c.deadline.is_some() && left > 0.0 && !goal.bound.passes(v.value) {
        verdict.needed_per_year = Some((goal.way.star - v.value) / left);
    }
    if let (Some(trend), Some(p)) = (found.trend, found.outlook) {
        let (slow, fast) = slowest_and_fastest(series, found.at, &trend);
        let (a, b) = (judge::outlook(c, series, v, slow, goal.end), judge::outlook(c, series, v, fast, goal.end));
        verdict.outlook_range = Some((a.min(b).min(p), a.max(b).max(p)));
    }
}

/// The least and the greatest yearly change between neighbouring figures of the window. Neighbours less than a month
/// apart are taken together with the next.
fn slowest_and_fastest(series: &Series, at: usize, trend: &Trend) -> (f64, f64) {
    let (mut low, mut high) = (trend.per_year, trend.per_year);
    let Some(mut later) = series.get(at) else { return (low, high) };
    for index in (trend.start..at).rev() {
        let Some(earlier) = series.get(index) else { break };
        let years = judge::years(earlier.mark(), later.mark());
        if years > 0.0 {
            let change = (later.value - earlier.value) / years;
            (low, high) = (low.min(change), high.max(change));
            later = earlier;
        }
    }
    (low, high)
}

fn evidence(c: &Criterion, series: &Series, found: &Assessment, v: &Figure, due: bool, stale: bool) -> (Evidence, Doubts) {
    let mut doubts = Doubts {
        estimate: v.status == FigureStatus::Estimate,
        preliminary: v.status == FigureStatus::Preliminary,
        conflict: v.conflict,
        stale,
        ..Doubts::default()
    };
    let mut evidence = Evidence::Strong;
    if !due && c.kind != Kind::State {
        let count = found.trend.map_or(1, |t| t.count);
        doubts.few = count < 4;
        doubts.methods_disagree = methods_disagree(c, series, found);
        evidence = match count {
            0..=2 => Evidence::Weak,
            3 => Evidence::Fair,
            _ => Evidence::Strong,
        };
    }
    if doubts.estimate || doubts.conflict || doubts.methods_disagree {
        evidence = evidence.min(Evidence::Fair);
    }
    if doubts.preliminary || doubts.stale {
        evidence = Evidence::Weak;
    }
    (evidence, doubts)
}

/// Whether a method that is defined on these figures gives another status than the one that judged.
fn methods_disagree(c: &Criterion, series: &Series, found: &Assessment) -> bool {
    matches!(found.status, Status::OnTrack | Status::AtRisk | Status::OffTrack)
        && c.deadline.is_some()
        && found.goal.zip(found.figure).is_some_and(|(goal, v)| !goal.bound.passes(v.value))
        && [Method::Forecast1, Method::Pace1, Method::Cagr1].into_iter().any(|method| {
            let other = judge::progress(method, c, series, found).status;
            other != Status::NoTrend && other != found.status
        })
}

/// The verdict on the one figure of a period that has closed: nothing lies ahead of it.
pub(crate) fn closed(c: &Criterion, figure: Option<&Figure>, end: Date, wanted: crate::value::Period) -> Verdict {
    let mut verdict = Verdict::blank(Status::AwaitingData, c.kind, c.method);
    verdict.due = Some(end);
    verdict.threshold = c.bound.threshold();
    let Some(figure) = figure else {
        verdict.wanted = Some(wanted);
        return verdict;
    };
    verdict.figure = Some(figure.point());
    verdict.latest = verdict.figure;
    verdict.satisfied = c.bound.test(figure.value);
    verdict.status = match verdict.satisfied {
        Truth::True => Status::Achieved,
        Truth::False => Status::Missed,
        Truth::Unknown => Status::NoTrend,
    };
    verdict.undefined = verdict.satisfied == Truth::Unknown;
    if !verdict.undefined {
        let way = c.bound.way(figure.value);
        verdict.threshold = Some(way.star);
        verdict.gap = Some((way.star - figure.value) * way.sign);
    }
    if verdict.satisfied == Truth::True {
        verdict.reached_on = Some(figure.period.end());
    }
    verdict.doubts = Doubts {
        estimate: figure.status == FigureStatus::Estimate,
        preliminary: figure.status == FigureStatus::Preliminary,
        conflict: figure.conflict,
        ..Doubts::default()
    };
    verdict.evidence = match figure.status {
        FigureStatus::Preliminary => Evidence::Weak,
        FigureStatus::Estimate => Evidence::Fair,
        FigureStatus::Official if figure.conflict => Evidence::Fair,
        FigureStatus::Official => Evidence::Strong,
    };
    verdict
}
