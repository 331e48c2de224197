//! Composite indices on a date: each part's points as far as they are known, and what is still possible.
//!
//! In: the plan's indices and a snapshot. Out: an interval of points for every part ([`Points`]) and, where all of a
//! part is known, its points as a figure of the snapshot, so that targets and trends see them as any other series. A
//! score that is published for a part goes before one that is worked out. Nothing unknown counts as nought: it may still
//! earn all its points.

use super::areas::Areas;
use super::calendar;
use super::criterion::Bound;
use super::outcome::Point;
use super::series::{AreaId, SetId};
use super::snapshot::{Cells, Figure, Snapshot};
use crate::data::FigureStatus;
use crate::plan::{CompositeIndex, IndexPart, IndicatorId, Plan, Scoring};
use crate::value::{Date, Dimension, Period, Truth, compare, number};

/// What a part has earned: at least and at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Points {
    /// Certain, whatever the missing figures will say.
    pub low: f64,
    /// Still possible.
    pub high: f64,
    /// The figure that was scored, or the score that was published; none where it is the sum of parts or unknown.
    pub figure: Option<Point>,
    /// Whether `figure` is a published score.
    pub reported: bool,
}

impl Points {
    /// Whether nothing is missing.
    pub fn is_known(&self) -> bool {
        compare::equal(self.low, self.high)
    }
}

/// An index in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexVerdict {
    /// Which of [`Plan::indices`].
    pub index: u32,
    /// The period it is scored for.
    pub period: Period,
    /// Its parts' points in their order; empty where the points of its parts don't add up.
    pub points: Vec<Points>,
}

/// Which missing parts would settle whether a bound is passed.
#[derive(Debug, Clone, PartialEq)]
pub struct Settling {
    /// Parts without parts that nothing is known of, those of most points first, with their points.
    pub missing: Vec<(u32, f64)>,
    /// Points that must still come so that the bound is passed for sure.
    pub need: f64,
    /// How many of the missing parts it takes at the least for that; `None` where they can't.
    pub pass_with: Option<usize>,
    /// Points that may still be lost before the bound is failed for sure.
    pub spare: f64,
    /// How many of the missing parts it takes at the least for that; `None` where they can't.
    pub fail_with: Option<usize>,
}

/// The figure of a period: its own; of a state, or while the period runs, the latest within it.
fn figure_of(cells: Cells<'_>, period: Period, is_state: bool, as_of: Date) -> Option<Figure> {
    if let Some(own) = cells.own(period) {
        return Some(*own);
    }
    let within = |figure: &&Figure| period.contains(figure.period);
    (is_state || period.end() > as_of).then(|| cells.main.iter().rev().find(within).copied()).flatten()
}

/// The points that a figure earns.
fn earned(part: &IndexPart, value: f64) -> f64 {
    match &part.scoring {
        Scoring::Reported => value,
        Scoring::YesNo => part.max * f64::from(u8::from(value >= 0.5)),
        Scoring::Share { full } => part.max * (value / full).clamp(0.0, 1.0),
        Scoring::Steps(steps) => steps.iter().rev().find(|(from, _)| compare::at_least(value, *from)).map_or(0.0, |(_, points)| *points),
    }
}

/// The points of every part of an index in an area and a period.
pub(crate) fn points(plan: &Plan, index: &CompositeIndex, snapshot: &Snapshot, area: AreaId, period: Period) -> Vec<Points> {
    let mut has_parts = vec![false; index.parts.len()];
    for part in &index.parts {
        if let Some(slot) = part.parent.and_then(|parent| has_parts.get_mut(parent as usize)) {
            *slot = true;
        }
    }
    let nothing = Points { low: 0.0, high: 0.0, figure: None, reported: false };
    let mut out = vec![nothing; index.parts.len()];
    // Parts stand behind what they belong to, so that going backwards every sum is whole when it is needed.
    for (at, part) in index.parts.iter().enumerate().rev() {
        let is_state = |id: IndicatorId| plan.indicator(id).is_some_and(|i| i.unit.dimension == Dimension::State);
        let mut own = out.get(at).copied().unwrap_or(nothing);
        // A computed score is none that was published; one that a scenario supposes stands for such.
        let score =
            figure_of(snapshot.find(part.score, area, SetId(0)), period, false, snapshot.as_of).filter(|f| f.row().is_some() || f.supposed);
        let measured = part.measure.and_then(|id| figure_of(snapshot.find(id, area, SetId(0)), period, is_state(id), snapshot.as_of));
        if let Some(score) = score {
            let value = score.value.max(0.0).min(part.max);
            own = Points { low: value, high: value, figure: Some(score.point()), reported: true };
        } else if has_parts.get(at) == Some(&true) {
            // The sum stands there already.
        } else if let Some(figure) = measured {
            let value = earned(part, figure.value);
            own = Points { low: value, high: value, figure: Some(figure.point()), reported: false };
        } else {
            own.high = part.max;
        }
        if let Some(slot) = out.get_mut(at) {
            *slot = own;
        }
        if let Some(whole) = part.parent.and_then(|parent| out.get_mut(parent as usize)) {
            whole.low += own.low;
            whole.high += own.high;
        }
    }
    out
}

/// The periods in which something of an index is known in an area, ascending.
fn periods(plan: &Plan, index: &CompositeIndex, snapshot: &Snapshot, area: AreaId) -> Vec<Period> {
    let every = index.parts.first().and_then(|whole| plan.indicator(whole.score)).map_or(crate::value::Grain::Year, |i| i.every);
    let mut periods: Vec<Period> = Vec::new();
    for id in index.parts.iter().flat_map(|part| [Some(part.score), part.measure]).flatten() {
        let cells = snapshot.find(id, area, SetId(0));
        periods.extend(cells.main.iter().filter_map(|figure| calendar::period_of(figure.period.end(), every)));
    }
    if let Some(year) = index.year {
        periods.retain(|period| period.ends_in_year() == year);
    }
    crate::value::order::sort(&mut periods);
    periods.dedup();
    periods
}

/// Adds the points of every part that is wholly known as figures, where none are published.
pub(crate) fn add(plan: &Plan, snapshot: &mut Snapshot) {
    for index in plan.indices.iter().filter(|index| !index.broken) {
        let mut areas: Vec<AreaId> = index
            .parts
            .iter()
            .flat_map(|part| [Some(part.score), part.measure])
            .flatten()
            .flat_map(|id| snapshot.entries(id).iter().filter(|entry| entry.set == SetId(0)).map(|entry| entry.area))
            .collect();
        crate::value::order::sort(&mut areas);
        areas.dedup();
        let mut found: Vec<(IndicatorId, AreaId, SetId, Figure)> = Vec::new();
        for area in areas {
            for period in periods(plan, index, snapshot, area) {
                let all = points(plan, index, snapshot, area, period);
                for (part, points) in index.parts.iter().zip(&all) {
                    let known = snapshot.find(part.score, area, SetId(0)).of(period).is_some();
                    if points.is_known() && !known {
                        let decimals = number::decimals_needed(points.low, 2) as u8;
                        // A period that still runs is no result yet.
                        let status = if period.end() > snapshot.as_of { FigureStatus::Preliminary } else { FigureStatus::Official };
                        found.push((part.score, area, SetId(0), Figure::new(points.low, period, decimals, status, None)));
                    }
                }
            }
        }
        snapshot.join(plan, found);
    }
}

/// The scores of all indices whose documents exist on the date of a snapshot.
pub(crate) fn judge(plan: &Plan, snapshot: &Snapshot, areas: &mut Areas<'_>) -> Vec<IndexVerdict> {
    let mut out = Vec::new();
    for (at, index) in plan.indices.iter().enumerate() {
        if !plan.exists_on(index.document, snapshot.as_of) {
            continue;
        }
        let area = areas.of(index.document).unwrap_or(AreaId(u32::MAX));
        let last = || periods(plan, index, snapshot, area).into_iter().next_back();
        let period = index.year.map(Period::year).or_else(last).unwrap_or(Period::year(snapshot.as_of.year()));
        let points = if index.broken { Vec::new() } else { points(plan, index, snapshot, area, period) };
        out.push(IndexVerdict { index: at as u32, period, points });
    }
    out
}

/// Whether points between two ends pass a bound, as far as that is certain.
pub(crate) fn test(bound: Bound, low: f64, high: f64) -> Truth {
    match (bound.test(low), bound.test(high)) {
        (Truth::True, Truth::True) => Truth::True,
        (Truth::False, Truth::False) => match bound {
            // Both ends may lie outside, one on each side.
            Bound::Inside(from, to) | Bound::Undirected(from, to) if compare::less(low, from) && compare::greater(high, to) => {
                Truth::Unknown
            }
            _ => Truth::False,
        },
        _ => Truth::Unknown,
    }
}

/// What would settle whether a part passes a bound; `None` for a bound with two ends, or where nothing is missing.
pub(crate) fn settling(index: &CompositeIndex, points: &[Points], part: usize, bound: Bound) -> Option<Settling> {
    let whole = points.get(part)?;
    let (star, rising) = match bound {
        Bound::AtLeast(star) | Bound::MoreThan(star) => (star, true),
        Bound::AtMost(star) | Bound::LessThan(star) => (star, false),
        _ => return None,
    };
    let mut below = vec![false; index.parts.len()];
    let mut missing: Vec<(u32, f64)> = Vec::new();
    for (at, (entry, earned)) in index.parts.iter().zip(points).enumerate() {
        let inside = at == part || entry.parent.is_some_and(|parent| below.get(parent as usize) == Some(&true) && !known(points, parent));
        if let Some(slot) = below.get_mut(at) {
            *slot = inside;
        }
        if inside && !earned.is_known() && !index.has_parts(at) {
            missing.push((at as u32, earned.high - earned.low));
        }
    }
    if missing.is_empty() {
        return None;
    }
    crate::value::order::sort_by(&mut missing, |a, b| a.1 > b.1);
    let enough = |wanted: f64, strict: bool| {
        let mut sum = 0.0;
        missing.iter().position(|(_, points)| {
            sum += points;
            if strict { compare::greater(sum, wanted) } else { compare::at_least(sum, wanted) }
        })
    };
    let (up, down) = (star - whole.low, whole.high - star);
    let strict = bound.is_strict();
    // Rising: passed once the points that come reach `up`; failed once those lost are more than `down`.
    let (need, spare) = if rising { (up, down) } else { (down, up) };
    Some(Settling {
        need: need.max(0.0),
        pass_with: enough(need, strict).map(|at| at + 1),
        spare: spare.max(0.0),
        fail_with: enough(spare, !strict).map(|at| at + 1),
        missing,
    })
}

fn known(points: &[Points], at: u32) -> bool {
    points.get(at as usize).is_some_and(Points::is_known)
}
