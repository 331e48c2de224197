//! What it takes: the least yearly change of an indicator for which a target holds.
//!
//! In: a world, what else is supposed, a target and an indicator. Out: [`Seek`]. The change counts from the indicator's
//! last published figure, in points of a share and in the unit of anything else, and takes the place of whatever the
//! scenario supposes of that indicator. Where the target is on the indicator itself, the change is worked out directly;
//! else the sides on which the target holds are bracketed and halved. "Least" is the edge of the changes that do: the
//! smallest rise (or the largest fall) that is enough.

use super::run::{Check, Run};
use super::world::{LineKind, Suppositions, World};
use crate::eval::criterion::Bound;
use crate::eval::judge;
use crate::eval::prepared::Mode;
use crate::messages::Message;
use crate::plan::scenario::{Amount, Assumption, Course, Spread};
use crate::plan::{IndicatorId, TargetId};
use crate::value::{Truth, compare, number};

/// What it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Seek {
    /// The target.
    pub target: TargetId,
    /// The indicator that is to change.
    pub by: IndicatorId,
    /// The least yearly change; `None` where none is enough, or every one is.
    pub per_year: Option<f64>,
    /// Whether the change must be beyond that: a strict comparator.
    pub strict: bool,
    /// Whether some change is enough; `None` where figures are missing to say.
    pub reachable: Option<bool>,
    /// Where no change is enough: the best figure that can be had at the deadline.
    pub best: Option<f64>,
    /// The present yearly change of that indicator.
    pub present: Option<f64>,
    /// Whether the indicator has a part in the target at all.
    pub connected: bool,
}

/// Works out the least yearly change.
pub(crate) fn seek(world: &World<'_>, others: &Suppositions, target: TargetId, by: IndicatorId) -> Result<Seek, Message> {
    let mut supposed = others.without(|_, assumed| assumed.assumption.indicator == by && assumed.assumption.scope.is_none());
    let lever = supposed.amounts.len();
    let span = world.plan.indicator(by).map_or(crate::source::Span::new(crate::source::FileId(0), 0, 0), |i| i.span);
    let amount = Amount { value: 0.0, spread: Spread::None };
    let assumption = Assumption {
        indicator: by,
        scope: None,
        course: Course::Points(amount),
        from: None,
        to: None,
        factor: None,
        decimals: 0,
        span,
        text: String::new(),
    };
    supposed.add(assumption, None);
    let run = Run::new(world, supposed)?;
    let Some(at) = run.checks.iter().position(|check| check.target == target) else {
        return Ok(Seek { target, by, per_year: None, strict: false, reachable: None, best: None, present: None, connected: false });
    };
    let moved = run.projected.moved_by(world.plan, |amount| amount == lever);
    let mut search = Search { amounts: run.supposed.values(), run, at, lever, moved };
    let line = search.moved.first().and_then(|line| search.run.projected.lines.get(*line));
    let present = line.and_then(|line| world.trend(line.indicator, line.area, line.set));
    let connected = search.check().is_some_and(|check| check.lines.iter().any(|line| search.moved.contains(line)));
    let mut found = Seek { target, by, per_year: None, strict: false, reachable: None, best: None, present, connected };
    search.find(&mut found);
    Ok(found)
}

struct Search<'w, 'a> {
    run: Run<'w, 'a>,
    amounts: Vec<f64>,
    /// The target's check.
    at: usize,
    /// The amount that is sought.
    lever: usize,
    moved: Vec<usize>,
}

impl<'a> Search<'_, 'a> {
    fn check(&self) -> Option<&Check<'a>> {
        self.run.checks.get(self.at)
    }

    fn set(&mut self, per_year: f64) {
        if let Some(slot) = self.amounts.get_mut(self.lever) {
            *slot = per_year;
        }
        self.run.projected.refresh(self.run.world.plan, self.run.world.store, &self.moved, &self.amounts);
    }

    fn holds(&mut self, per_year: f64) -> Truth {
        self.set(per_year);
        self.check().map_or(Truth::Unknown, |check| self.run.holds(check))
    }

    fn value(&mut self, per_year: f64) -> Option<f64> {
        self.set(per_year);
        self.run.value(self.check()?)
    }

    /// How far a change may be sought: a thousand times all figures at hand, every year.
    fn farthest(&self) -> f64 {
        let anchors = self.run.projected.lines.iter().filter_map(|line| match &line.kind {
            LineKind::Own(way) => way.anchor.map(|(value, _)| value.abs()),
            LineKind::Computed(_) | LineKind::Scored(..) => None,
        });
        let largest = anchors.fold(1.0, f64::max);
        let asked = self.check().and_then(|check| self.run.single(check)).and_then(|(p, _)| p.criterion.bound.threshold());
        1e3 * largest.max(asked.unwrap_or(0.0).abs())
    }

    fn find(&mut self, found: &mut Seek) {
        if !found.connected {
            found.reachable = self.check().map(|check| self.run.holds(check)).and_then(Truth::known);
            found.best = self.value(0.0);
            return;
        }
        let far = self.farthest();
        let (low, high) = (self.holds(-far), self.holds(far));
        let edge = match (low, high) {
            (Truth::True, Truth::True) => {
                found.reachable = Some(true);
                return;
            }
            (Truth::False, Truth::True) => Some(self.halve(-far, far)),
            (Truth::True, Truth::False) => Some(self.halve(far, -far)),
            (Truth::False, Truth::False) => self.inside(far),
            // A figure beyond what can be worked out (growth of nothing and the like): the side that is known counts.
            (Truth::Unknown, Truth::True) => {
                let known = self.first_known(-far, far);
                Some(self.halve(known, far))
            }
            (Truth::True, Truth::Unknown) => {
                let known = self.first_known(far, -far);
                Some(self.halve(known, -far))
            }
            _ => return,
        };
        match edge {
            Some(edge) => {
                found.reachable = Some(true);
                let (edge, strict) = self.polish(edge);
                found.per_year = Some(edge);
                found.strict = strict;
            }
            None => {
                found.reachable = Some(false);
                found.best = self.best(far);
            }
        }
    }

    /// The nearest change to `from` that gives a known answer, on the way to `to`.
    fn first_known(&mut self, from: f64, to: f64) -> f64 {
        let (mut unknown, mut known) = (from, to);
        for _ in 0..200 {
            let middle = unknown + (known - unknown) / 2.0;
            if middle == unknown || middle == known {
                break;
            }
            if self.holds(middle) == Truth::Unknown { unknown = middle } else { known = middle }
        }
        known
    }

    /// The threshold and the way to it, of a target that asks for one at its deadline.
    fn threshold(&self) -> Option<(f64, f64, bool)> {
        let (prepared, _) = self.run.single(self.check()?)?;
        let bound = prepared.criterion.bound;
        match (prepared.mode, bound) {
            (Mode::Once, Bound::AtLeast(star) | Bound::MoreThan(star)) => Some((star, 1.0, bound.is_strict())),
            (Mode::Once, Bound::AtMost(star) | Bound::LessThan(star)) => Some((star, -1.0, bound.is_strict())),
            _ => None,
        }
    }

    /// Whether a change is enough. Against one threshold the figure itself is compared: the tolerance of comparisons, and
    /// whether the threshold is strict, would blur the edge that is sought.
    fn is_enough(&mut self, per_year: f64) -> bool {
        match self.threshold() {
            Some((star, sign, _)) => self.value(per_year).is_some_and(|value| (value - star) * sign >= 0.0),
            None => self.holds(per_year) == Truth::True,
        }
    }

    /// The edge between a change that is not enough and one that is; it is enough itself.
    fn halve(&mut self, mut not: f64, mut enough: f64) -> f64 {
        for _ in 0..2_000 {
            let middle = not + (enough - not) / 2.0;
            if middle == not || middle == enough {
                break;
            }
            if self.is_enough(middle) { enough = middle } else { not = middle }
        }
        enough
    }

    /// Both far ends fail: between them there may be changes that lead into an interval. The nearest to no change.
    fn inside(&mut self, far: f64) -> Option<f64> {
        let (prepared, _) = self.check().and_then(|check| self.run.single(check))?;
        let (Bound::Inside(low, high) | Bound::Undirected(low, high)) = prepared.criterion.bound else { return None };
        let middle = low + (high - low) / 2.0;
        // The figure grows with the change or falls with it; the change that leads to the middle is bracketed.
        let (first, last) = (self.value(-far)?, self.value(far)?);
        let rising = last > first;
        let (mut a, mut b) = (-far, far);
        for _ in 0..200 {
            let at = a + (b - a) / 2.0;
            if at == a || at == b {
                break;
            }
            let value = self.value(at)?;
            if (value < middle) == rising { a = at } else { b = at }
        }
        let hit = [a, b].into_iter().find(|at| self.holds(*at) == Truth::True)?;
        if self.holds(0.0) == Truth::True {
            return Some(0.0);
        }
        Some(self.halve(0.0, hit))
    }

    /// The edge as it is worked out directly where that can be, else without the last bits of its search.
    fn polish(&mut self, edge: f64) -> (f64, bool) {
        let strict = self.threshold().is_some_and(|(.., strict)| strict);
        let size = edge.abs().max(1.0);
        if let Some(direct) = self.direct().filter(|direct| (direct - edge).abs() <= 1e-9 * size) {
            return (direct, strict);
        }
        for decimals in 0..=9 {
            let rounded = number::round_to(edge, decimals);
            if (rounded - edge).abs() <= 1e-10 * size && (strict || self.holds(rounded) == Truth::True) {
                return (rounded, strict);
            }
        }
        (edge, strict)
    }

    /// (v* − v) over the years, for one threshold on the indicator itself.
    fn direct(&self) -> Option<f64> {
        let (star, ..) = self.threshold()?;
        let (prepared, line) = self.run.single(self.check()?)?;
        let line = self.run.projected.lines.get(line?)?;
        let LineKind::Own(way) = &line.kind else { return None };
        let (value, mark) = way.anchor?;
        let deadline = prepared.criterion.deadline.map_or(self.run.world.horizon, |mark| mark.date);
        let last = way.marks.iter().rfind(|end| end.date <= deadline)?;
        let years = judge::years(mark, *last);
        (years > 0.0 && way.legs.len() == 1).then(|| (star - value) / years)
    }

    /// Of the figures at the two far ends and without change, the one nearest to what is asked.
    fn best(&mut self, far: f64) -> Option<f64> {
        let bound = self.check().and_then(|check| self.run.single(check)).map(|(p, _)| p.criterion.bound);
        let mut best: Option<(f64, f64)> = None;
        for per_year in [0.0, far, -far] {
            let Some(value) = self.value(per_year) else { continue };
            let missing = bound.map_or(0.0, |bound| {
                let way = bound.way(value);
                (way.star - value) * way.sign
            });
            if best.is_none_or(|(known, _)| compare::less(missing, known)) {
                best = Some((missing, value));
            }
        }
        best.map(|(_, value)| value)
    }
}
