//! The rule of the language's section on verdicts, on one series.
//!
//! In: a [`Criterion`], a [`Series`] and the as-of date. Out: an [`Assessment`]: status, truth and the places in the
//! series that led there. Nothing is allocated, so that a plan can be swept over every area of a country; what only an
//! explanation needs is worked out by `detail`.
//!
//! Where the language leaves room, it is read so:
//! - The verdict figure is published; a baseline that the rules state serves the trend alone.
//! - A figure of a period (`trong năm 2022`) is met early only by a figure of a period inside it. An earlier figure
//!   that passes makes it on track where the outlook passes too, at risk where it doesn't.
//! - Without a deadline the target holds from now on: met while it passes; else at risk while it moves the right way,
//!   off track otherwise; `threatened` looks one reporting period ahead of the as-of date.
//! - A milestone already passed is on track while the outlook at its end passes it still, else at risk. Here and for the
//!   figure of a period the outlook is the method's own: of the pace methods, the pace since the baseline carried on.
//! - Two figures less than a whole month apart give no yearly change; the next older figure joins.

use super::calendar::{self, Mark};
use super::criterion::{Bound, Criterion, Way};
use super::outcome::{Kind, Status};
use super::snapshot::{Figure, Series};
use crate::plan::{Method, Milestone};
use crate::value::{Date, Truth, compare};

/// The window of `dự báo 1`: figures whose periods end at most so many months before the latest one's.
const WINDOW_MONTHS: i32 = 60;

/// Mean yearly change over the window that ends at a figure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trend {
    /// In the indicator's unit a year.
    pub per_year: f64,
    /// Place of the window's first figure.
    pub start: usize,
    /// How many figures stand in the window.
    pub count: u32,
}

/// What progress is measured against: the target at its deadline, or the next milestone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Goal {
    pub bound: Bound,
    pub way: Way,
    pub end: Mark,
    pub milestone: Option<Milestone>,
}

/// What judging found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Assessment {
    pub status: Status,
    pub satisfied: Truth,
    /// The figure that counts.
    pub figure: Option<Figure>,
    /// Its place in the series, or that of the figure with the same end of period.
    pub at: usize,
    /// Place of the first figure on its side of every break.
    pub first: usize,
    pub trend: Option<Trend>,
    pub goal: Option<Goal>,
    pub outlook: Option<f64>,
    /// Shortfall m, or ratio of paces.
    pub score: Option<f64>,
    pub threatened: bool,
    /// The test or the method is not defined on these figures.
    pub undefined: bool,
}

impl Assessment {
    pub(crate) fn of(status: Status) -> Assessment {
        Assessment {
            status,
            satisfied: Truth::Unknown,
            figure: None,
            at: 0,
            first: 0,
            trend: None,
            goal: None,
            outlook: None,
            score: None,
            threatened: false,
            undefined: false,
        }
    }
}

/// Judges a series on a date.
pub(crate) fn assess(c: &Criterion, series: &Series, as_of: Date) -> Assessment {
    judge::<true>(c, series, as_of)
}

/// The status alone: trends that don't decide it are not worked out.
#[inline]
pub(crate) fn status(c: &Criterion, series: &Series, as_of: Date) -> Status {
    judge::<false>(c, series, as_of).status
}

#[inline]
fn judge<const WHOLE: bool>(c: &Criterion, series: &Series, as_of: Date) -> Assessment {
    if c.start.is_some_and(|start| as_of < start) {
        return Assessment::of(Status::Upcoming);
    }
    if c.kind == Kind::State {
        return state(c, series, as_of);
    }
    match c.deadline {
        Some(deadline) if as_of >= deadline.date => due::<WHOLE>(c, series, deadline),
        deadline => running::<WHOLE>(c, series, deadline, as_of),
    }
}

/// On or after the deadline: the verdict figure decides.
#[inline]
fn due<const WHOLE: bool>(c: &Criterion, series: &Series, deadline: Mark) -> Assessment {
    let Some((at, figure)) = verdict_figure(c, series, deadline) else { return Assessment::of(Status::AwaitingData) };
    let satisfied = c.bound.test(figure.value);
    let status = match satisfied {
        Truth::True => Status::Achieved,
        Truth::False => Status::Missed,
        Truth::Unknown => Status::NoTrend,
    };
    let first = first_comparable(c, series, &figure);
    Assessment {
        satisfied,
        figure: Some(figure),
        at,
        first,
        trend: if WHOLE { trend(series, at, first) } else { None },
        undefined: satisfied == Truth::Unknown,
        ..Assessment::of(status)
    }
}

/// The published figure that decides at the deadline, with its place in the series.
#[inline]
pub(crate) fn verdict_figure(c: &Criterion, series: &Series, deadline: Mark) -> Option<(usize, Figure)> {
    let main = series.cells.main;
    if let Some(within) = c.within
        && let period = within.period
        && let Some(figure) = series.cells.own(period)
    {
        return Some((series.place_of(main.partition_point(|f| f.period.end() < period.end())), *figure));
    }
    let upto = main.iter().rposition(|f| f.period.end() <= deadline.date)?;
    for (index, figure) in main.get(..=upto)?.iter().enumerate().rev() {
        if figure.period.end() <= c.after {
            return None;
        }
        if c.within.is_none_or(|within| within.contains(figure.period)) {
            return Some((series.place_of(index), *figure));
        }
    }
    None
}

/// Before the deadline, or with none.
#[inline]
fn running<const WHOLE: bool>(c: &Criterion, series: &Series, deadline: Option<Mark>, as_of: Date) -> Assessment {
    let last = series.len().wrapping_sub(1);
    // A figure inside the one period that counts goes before a later one outside it.
    let inside = c.within.and_then(|within| {
        let figures = (0..series.len()).rev().filter_map(|at| Some((at, series.get(at)?.period)));
        figures.take_while(|(_, period)| !within.is_after(*period)).find(|(_, period)| within.contains(*period)).map(|(at, _)| at)
    });
    let at = inside.unwrap_or(last);
    let Some(&v) = series.get(at) else { return Assessment::of(Status::NoData) };
    let first = first_comparable(c, series, &v);
    let passes = c.bound.test(v.value);
    let counts = c.within.is_none() || inside.is_some();
    if !WHOLE && passes == Truth::True && counts {
        return Assessment::of(Status::Met);
    }
    let by_trend = WHOLE || c.method == Method::Forecast1 || deadline.is_none();
    let mut found = Assessment {
        satisfied: if counts { passes } else { Truth::Unknown },
        figure: Some(v),
        at,
        first,
        trend: if by_trend { trend(series, at, first) } else { None },
        ..Assessment::of(Status::NoTrend)
    };
    if passes == Truth::Unknown {
        found.undefined = true;
        return found;
    }
    let passes = passes == Truth::True;
    let end = deadline.unwrap_or_else(|| Mark::new(calendar::later_by(as_of, c.every, 1)));
    let goal = match next_milestone(c, &v, as_of, end) {
        Some(goal) if !passes => goal,
        _ => Goal { bound: c.bound, way: c.bound.way(v.value), end, milestone: None },
    };
    found.goal = Some(goal);
    found.outlook = found.trend.map(|t| outlook(c, series, &v, t.per_year, goal.end));
    if passes && counts {
        found.status = Status::Met;
        found.threatened = found.outlook.is_some_and(|p| !goal.bound.passes(p));
    } else if goal.bound.passes(v.value) {
        // A figure from before the one period that counts, or a milestone already behind.
        let leads = match c.method {
            Method::Forecast1 => found.outlook,
            method => baseline(c, series, at, first).and_then(|base| {
                let p = outlook_at_pace(method, c, series, &base, &v, goal.end);
                // Less than a month apart, a later figure helps; otherwise none does.
                found.undefined = p.is_none() && years(base.mark(), v.mark()) > 0.0;
                p
            }),
        };
        found.status = match leads.map(|p| goal.bound.passes(p)) {
            Some(true) => Status::OnTrack,
            Some(false) => Status::AtRisk,
            None => Status::NoTrend,
        };
    } else if deadline.is_none() {
        found.status = match found.trend {
            Some(trend) if compare::greater(trend.per_year * goal.way.sign, 0.0) => Status::AtRisk,
            Some(_) => Status::OffTrack,
            None => Status::NoTrend,
        };
    } else {
        let progress = progress(c.method, c, series, &found);
        found.status = progress.status;
        found.score = progress.score;
        found.undefined = progress.undefined;
    }
    found
}

/// A state once reached stays reached unless a later figure says otherwise; it has no trend.
fn state(c: &Criterion, series: &Series, as_of: Date) -> Assessment {
    let main = series.cells.main;
    let is_due = c.deadline.is_some_and(|deadline| as_of >= deadline.date);
    let upto = match c.deadline {
        Some(deadline) if is_due => main.iter().rposition(|f| f.period.end() <= deadline.date),
        _ => main.len().checked_sub(1),
    };
    let Some((index, figure)) = upto.and_then(|index| Some((index, main.get(index)?))) else {
        return Assessment::of(if is_due { Status::AwaitingData } else { Status::NoData });
    };
    let satisfied = c.bound.test(figure.value);
    let status = match (is_due, satisfied == Truth::True) {
        (true, true) => Status::Achieved,
        // An old "not yet" doesn't say how it stood at the deadline.
        (true, false) if figure.period.end() <= c.after => return Assessment::of(Status::AwaitingData),
        (true, false) => Status::Missed,
        (false, true) => Status::Met,
        (false, false) => Status::NoTrend,
    };
    let first = first_comparable(c, series, figure);
    Assessment { satisfied, figure: Some(*figure), at: series.place_of(index), first, ..Assessment::of(status) }
}

/// Place of the first figure that no break parts from `figure`.
#[inline]
pub(crate) fn first_comparable(c: &Criterion, series: &Series, figure: &Figure) -> usize {
    match c.break_before(figure.period.end()) {
        Some(day) => series.from(day),
        None => 0,
    }
}

/// Years from one day to another: whole months over 12.
#[inline]
pub(crate) fn years(from: Mark, to: Mark) -> f64 {
    f64::from(from.months_to(to)) / 12.0
}

/// The mean yearly change up to the figure at `at`; `None` with a single usable figure.
#[inline]
pub(crate) fn trend(series: &Series, at: usize, first: usize) -> Option<Trend> {
    let v = series.get(at)?;
    let mark = v.mark();
    let window = mark.order() - WINDOW_MONTHS * 32;
    let (mut start, mut months, mut count, mut oldest) = (at, 0, 1, v);
    while start > first {
        let figure = series.get(start - 1)?;
        // Older than the window: it joins only while no other gives a change.
        if figure.mark().order() < window && months > 0 {
            break;
        }
        months = figure.mark().months_to(mark);
        oldest = figure;
        start -= 1;
        count += 1;
    }
    (months > 0).then(|| Trend { per_year: (v.value - oldest.value) / (f64::from(months) / 12.0), start, count })
}

/// Where a yearly change leads by a day, held inside the unit's bounds.
#[inline]
pub(crate) fn outlook(c: &Criterion, series: &Series, v: &Figure, per_year: f64, end: Mark) -> f64 {
    held(c, series, v.value + per_year * years(v.mark(), end).max(0.0))
}

/// Where the pace since the baseline leads by a day; `None` where the method has none.
fn outlook_at_pace(method: Method, c: &Criterion, series: &Series, base: &Figure, v: &Figure, end: Mark) -> Option<f64> {
    let (so_far, left) = (years(base.mark(), v.mark()), years(v.mark(), end).max(0.0));
    if so_far <= 0.0 {
        return None;
    }
    let p = match method {
        Method::Cagr1 if base.value <= 0.0 || v.value <= 0.0 => return None,
        Method::Cagr1 => v.value * libm::pow(v.value / base.value, left / so_far),
        _ => v.value + (v.value - base.value) / so_far * left,
    };
    p.is_finite().then(|| held(c, series, p))
}

/// Held inside the unit's bounds, unless a figure has already left them.
#[inline]
fn held(c: &Criterion, series: &Series, p: f64) -> f64 {
    let left = |outside: &dyn Fn(f64) -> bool| (0..series.len()).filter_map(|i| series.get(i)).any(|f| outside(f.value));
    if p < c.floor && !left(&|value| compare::less(value, c.floor)) {
        c.floor
    } else if p > c.ceiling && !left(&|value| compare::greater(value, c.ceiling)) {
        c.ceiling
    } else {
        p
    }
}

/// The next milestone, where one stands between now and the deadline: the first that has not ended before the as-of
/// date and ends after the figure's period.
#[inline]
fn next_milestone(c: &Criterion, v: &Figure, as_of: Date, end: Mark) -> Option<Goal> {
    let milestone = c.milestones.iter().find(|m| m.period.end() >= as_of && m.period.end() > v.period.end())?;
    if milestone.period.end() >= end.date {
        return None;
    }
    let value = milestone.value;
    let bound = match c.bound {
        Bound::AtLeast(_) => Bound::AtLeast(value),
        Bound::MoreThan(_) => Bound::MoreThan(value),
        Bound::AtMost(_) => Bound::AtMost(value),
        Bound::LessThan(_) => Bound::LessThan(value),
        Bound::Inside(..) | Bound::Undirected(..) if c.bound.way(v.value).sign > 0.0 => Bound::AtLeast(value),
        Bound::Inside(..) | Bound::Undirected(..) => Bound::AtMost(value),
    };
    Some(Goal { bound, way: bound.way(v.value), end: Mark::new(milestone.period.end()), milestone: Some(*milestone) })
}

/// What a method says of a figure that falls short.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress {
    pub status: Status,
    pub score: Option<f64>,
    pub undefined: bool,
}

impl Progress {
    fn plain(status: Status) -> Progress {
        Progress { status, score: None, undefined: false }
    }
}

/// Judges progress by one method. `found` holds figure, trend, goal and outlook; the figure doesn't pass the goal.
#[inline]
pub(crate) fn progress(method: Method, c: &Criterion, series: &Series, found: &Assessment) -> Progress {
    let (Some(v), Some(goal)) = (found.figure, found.goal) else { return Progress::plain(Status::NoTrend) };
    match method {
        Method::Forecast1 => forecast(&v, &goal, found.trend, found.outlook),
        Method::Pace1 | Method::Cagr1 => match baseline(c, series, found.at, found.first) {
            Some(base) => pace(method, &base, &v, &goal),
            None => Progress::plain(Status::NoTrend),
        },
    }
}

/// `dự báo 1`.
#[inline]
fn forecast(v: &Figure, goal: &Goal, trend: Option<Trend>, outlook: Option<f64>) -> Progress {
    let (Some(trend), Some(p)) = (trend, outlook) else { return Progress::plain(Status::NoTrend) };
    let Way { star, far, sign } = goal.way;
    let right_way = compare::greater(trend.per_year * sign, 0.0);
    if compare::equal(v.value, star) {
        // A strict comparator at its own threshold: m is not defined, the movement decides.
        return Progress::plain(if right_way { Status::OnTrack } else { Status::OffTrack });
    }
    let missing = match far {
        Some(far) if compare::greater((p - far) * sign, 0.0) => (p - far) * sign,
        _ => (star - p) * sign,
    };
    let m = missing / ((star - v.value) * sign);
    let status = if !right_way || compare::greater(m, 0.20) {
        Status::OffTrack
    } else if compare::less(m, 0.05) {
        Status::OnTrack
    } else {
        Status::AtRisk
    };
    Progress { status, score: Some(m), undefined: false }
}

/// `tốc độ 1` and `CAGR 1`: the pace since the baseline against the pace needed from the baseline.
#[inline]
fn pace(method: Method, base: &Figure, v: &Figure, goal: &Goal) -> Progress {
    let (so_far, whole) = (years(base.mark(), v.mark()), years(base.mark(), goal.end));
    if so_far <= 0.0 {
        return Progress::plain(Status::NoTrend);
    }
    let Way { star, sign, .. } = goal.way;
    let undefined = Progress { status: Status::NoTrend, score: None, undefined: true };
    if whole <= 0.0 {
        return undefined;
    }
    let (actual, needed) = match method {
        Method::Cagr1 => {
            if base.value <= 0.0 || v.value <= 0.0 || star <= 0.0 {
                return undefined;
            }
            (libm::pow(v.value / base.value, 1.0 / so_far) - 1.0, libm::pow(star / base.value, 1.0 / whole) - 1.0)
        }
        _ => ((v.value - base.value) / so_far, (star - base.value) / whole),
    };
    // The baseline stood at or past the goal, the figure doesn't: it has moved away, and no ratio says how far.
    if !compare::greater((star - base.value) * sign, 0.0) {
        return Progress::plain(Status::OffTrack);
    }
    let ratio = actual / needed;
    if !ratio.is_finite() {
        return undefined;
    }
    let status = if compare::at_least(ratio, 0.95) {
        Status::OnTrack
    } else if compare::at_least(ratio, 0.6) {
        Status::AtRisk
    } else {
        Status::OffTrack
    };
    Progress { status, score: Some(ratio), undefined: false }
}

/// The baseline of the figure at `at`: `mốc đầu`, else the last published figure on or before the document's day, else
/// the first after it (the first of all where the document has no day). It may be the figure itself. `None` where a
/// break parts `mốc đầu` from the figure and nothing else is left, or where there is no figure.
#[inline]
pub(crate) fn baseline_or_itself(c: &Criterion, series: &Series, at: usize, first: usize) -> Option<Figure> {
    let v = series.get(at)?;
    if let Some(base) = c.base
        && base.period.end() < v.period.end()
        && c.break_before(v.period.end()).is_none_or(|day| base.period.end() >= day)
    {
        return Some(base);
    }
    let mut chosen = None;
    for index in first..=at {
        let Some(figure) = series.get(index).filter(|_| !series.is_base(index)) else { continue };
        if c.document_date.is_some_and(|date| figure.period.end() <= date) {
            chosen = Some(*figure);
        } else {
            return chosen.or(Some(*figure));
        }
    }
    chosen
}

/// The same, `None` where it is the figure itself.
#[inline]
pub(crate) fn baseline(c: &Criterion, series: &Series, at: usize, first: usize) -> Option<Figure> {
    let v = series.get(at)?;
    baseline_or_itself(c, series, at, first).filter(|base| base.period.end() < v.period.end())
}
