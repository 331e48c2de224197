//! What it takes of several indicators together for a set of targets.
//!
//! In: a world, what else is supposed, the targets and the indicators with what a unit of their yearly change costs. Out:
//! [`Together`]: a yearly change of each. Changes begin at each indicator's present trend and go the way that helps.
//! With equal effort, all go beyond it by the same step (a costlier one by so much less), the least that is enough. For
//! the least cost, all begin as far as they help at all, and the dearest help is given back first, each down to the
//! least with which all targets still hold: with one requirement that adds up, such as the points of an index, no
//! cheaper way exists; where requirements tangle, it is a way from which no single change can be taken back.

use super::run::Run;
use super::world::{Suppositions, World};
use crate::messages::Message;
use crate::plan::scenario::{Amount, Assumption, Course, Spread};
use crate::plan::{IndicatorId, TargetId};
use crate::value::{Truth, number};

/// Most indicators that are changed together.
pub const MOST_LEVERS: usize = 50;

/// What it takes of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    /// The targets that are to hold.
    pub targets: Vec<TargetId>,
    /// What each indicator must do.
    pub levers: Vec<Lever>,
    /// Whether the targets can all hold; `None` where figures are missing to say.
    pub reachable: Option<bool>,
    /// What the changes beyond the present trends cost together; `None` where there is no way.
    pub cost: Option<f64>,
    /// Whether the same effort was asked of all; else the least cost.
    pub equal: bool,
}

/// One indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lever {
    /// Which.
    pub indicator: IndicatorId,
    /// What one unit more a year costs.
    pub cost: f64,
    /// Its present yearly change; 0 where it has no trend.
    pub present: f64,
    /// The yearly change that is enough; `None` where there is no way.
    pub per_year: Option<f64>,
}

/// Works out the changes.
pub(crate) fn together(
    world: &World<'_>,
    others: &Suppositions,
    targets: &[TargetId],
    by: &[(IndicatorId, f64)],
    equal: bool,
) -> Result<Together, Message> {
    let levers_of = |id: IndicatorId| by.iter().any(|(lever, _)| *lever == id);
    let mut supposed = others.without(|_, assumed| levers_of(assumed.assumption.indicator) && assumed.assumption.scope.is_none());
    let first = supposed.amounts.len();
    for (indicator, _) in by {
        let span = world.plan.indicator(*indicator).map_or(crate::source::Span::new(crate::source::FileId(0), 0, 0), |i| i.span);
        let course = Course::Points(Amount { value: 0.0, spread: Spread::None });
        let assumption = Assumption {
            indicator: *indicator,
            scope: None,
            course,
            from: None,
            to: None,
            factor: None,
            decimals: 0,
            span,
            text: String::new(),
        };
        supposed.add(assumption, None);
    }
    let run = Run::new(world, supposed)?;
    let checks: Vec<usize> = run.checks.iter().enumerate().filter(|(_, check)| targets.contains(&check.target)).map(|(at, _)| at).collect();
    let moved = run.projected.moved_by(world.plan, |amount| amount >= first);
    let trend = |indicator: IndicatorId| {
        let line = moved.iter().filter_map(|at| run.projected.lines.get(*at)).find(|line| line.indicator == indicator);
        line.and_then(|line| world.trend(line.indicator, line.area, line.set)).unwrap_or(0.0)
    };
    let levers: Vec<Lever> = by
        .iter()
        .map(|(indicator, cost)| Lever { indicator: *indicator, cost: *cost, present: trend(*indicator), per_year: None })
        .collect();
    let mut search = Search { amounts: run.supposed.values(), run, checks, first, moved, levers };
    let found = search.find(equal);
    let levers: Vec<Lever> = match &found {
        Some(changes) => search.levers.iter().zip(changes).map(|(lever, change)| Lever { per_year: Some(*change), ..*lever }).collect(),
        None => search.levers.clone(),
    };
    let cost =
        found.map(|changes| search.levers.iter().zip(&changes).map(|(lever, change)| lever.cost * (change - lever.present).abs()).sum());
    Ok(Together { targets: targets.to_vec(), reachable: search.reachable(cost.is_some()), levers, cost, equal })
}

struct Search<'w, 'a> {
    run: Run<'w, 'a>,
    amounts: Vec<f64>,
    checks: Vec<usize>,
    first: usize,
    moved: Vec<usize>,
    levers: Vec<Lever>,
}

impl Search<'_, '_> {
    fn set(&mut self, changes: &[f64]) {
        for (slot, change) in self.amounts.iter_mut().skip(self.first).zip(changes) {
            *slot = *change;
        }
        self.run.projected.refresh(self.run.world.plan, self.run.world.store, &self.moved, &self.amounts);
    }

    /// Whether all targets hold.
    fn holds(&mut self, changes: &[f64]) -> bool {
        self.set(changes);
        self.truth() == Truth::True
    }

    fn truth(&self) -> Truth {
        Truth::all(self.checks.iter().filter_map(|at| self.run.checks.get(*at)).map(|check| self.run.holds(check)))
    }

    /// What is missing to the thresholds altogether, each counted in its own size; one for a target without one.
    fn missing(&mut self, changes: &[f64]) -> f64 {
        self.set(changes);
        let checks = self.checks.iter().filter_map(|at| self.run.checks.get(*at));
        checks
            .map(|check| {
                if self.run.holds(check) == Truth::True {
                    return 0.0;
                }
                let bound = self.run.single(check).map(|(prepared, _)| prepared.criterion.bound);
                match (bound, self.run.value(check)) {
                    (Some(bound), Some(value)) => {
                        let way = bound.way(value);
                        ((way.star - value) * way.sign / way.star.abs().max(1.0)).max(0.0)
                    }
                    _ => 1.0,
                }
            })
            .sum()
    }

    fn present(&self) -> Vec<f64> {
        self.levers.iter().map(|lever| lever.present).collect()
    }

    fn find(&mut self, equal: bool) -> Option<Vec<f64>> {
        if self.checks.is_empty() || self.levers.is_empty() {
            return None;
        }
        let present = self.present();
        if self.holds(&present) {
            return Some(present);
        }
        let missing = self.missing(&present);
        let mut size = 1.0f64;
        for line in &self.run.projected.lines {
            size =
                line.slots.iter().flatten().filter_map(|slot| self.run.projected.snapshot.value(*slot)).fold(size, |a, b| a.max(b.abs()));
        }
        let far = 1e3 * size;
        // Which way each helps, and how much of what is missing a unit of cost takes away.
        let mut ways = Vec::with_capacity(present.len());
        for (at, lever) in self.levers.clone().iter().enumerate() {
            let mut gains = [0.0; 2];
            for (gain, sign) in gains.iter_mut().zip([1.0, -1.0]) {
                let mut changes = present.clone();
                if let Some(change) = changes.get_mut(at) {
                    *change += sign * 1e-3 * size.max(1.0) / lever.cost;
                }
                *gain = missing - self.missing(&changes);
            }
            let [up, down] = gains;
            ways.push(if up >= down { (1.0, up) } else { (-1.0, down) });
        }
        if equal {
            return self.equally(&present, &ways, far);
        }
        let mut changes: Vec<f64> = present.iter().zip(&ways).map(|(from, (sign, _))| from + sign * far).collect();
        if !self.holds(&changes) {
            return None;
        }
        let mut order: Vec<usize> = (0..ways.len()).collect();
        let gain = |at: &usize| ways.get(*at).map_or(0.0, |(_, gain)| *gain);
        crate::value::order::sort_by(&mut order, |a, b| gain(a) < gain(b));
        for at in order {
            let (Some(from), Some(there)) = (present.get(at).copied(), changes.get(at).copied()) else { continue };
            let (mut not, mut enough) = (from, there);
            let mut tried = changes.clone();
            if let Some(slot) = tried.get_mut(at) {
                *slot = from;
            }
            if self.holds(&tried) {
                enough = from;
            }
            for _ in 0..200 {
                let middle = not + (enough - not) / 2.0;
                if middle == not || middle == enough {
                    break;
                }
                if let Some(slot) = tried.get_mut(at) {
                    *slot = middle;
                }
                if self.holds(&tried) { enough = middle } else { not = middle }
            }
            if let Some(slot) = changes.get_mut(at) {
                *slot = enough;
            }
        }
        Some(self.rounded(changes))
    }

    /// The least common step beyond the present trends.
    fn equally(&mut self, present: &[f64], ways: &[(f64, f64)], far: f64) -> Option<Vec<f64>> {
        let costs: Vec<f64> = self.levers.iter().map(|lever| lever.cost).collect();
        let by = |step: f64| -> Vec<f64> {
            present.iter().zip(ways).zip(&costs).map(|((from, (sign, _)), cost)| from + sign * step / cost).collect()
        };
        if !self.holds(&by(far)) {
            return None;
        }
        let (mut not, mut enough) = (0.0, far);
        for _ in 0..200 {
            let middle = not + (enough - not) / 2.0;
            if middle == not || middle == enough {
                break;
            }
            if self.holds(&by(middle)) { enough = middle } else { not = middle }
        }
        for decimals in 0..=6 {
            let step = number::round_to(enough, decimals);
            if (step - enough).abs() <= 1e-7 * enough.abs().max(1.0) && self.holds(&by(step)) {
                return Some(by(step));
            }
        }
        Some(by(enough))
    }

    /// Changes without the last bits of their search, where those are enough too.
    fn rounded(&mut self, mut changes: Vec<f64>) -> Vec<f64> {
        for at in 0..changes.len() {
            let Some(exact) = changes.get(at).copied() else { continue };
            for decimals in 0..=6 {
                let rounded = number::round_to(exact, decimals);
                if (rounded - exact).abs() > 1e-7 * exact.abs().max(1.0) {
                    continue;
                }
                let mut tried = changes.clone();
                if let Some(slot) = tried.get_mut(at) {
                    *slot = rounded;
                }
                if self.holds(&tried) {
                    changes = tried;
                    break;
                }
            }
        }
        changes
    }

    /// Whether the targets can all hold: with a way found they do; without one, where a figure is missing, nobody knows.
    fn reachable(&mut self, found: bool) -> Option<bool> {
        if found {
            return Some(true);
        }
        let present = self.present();
        self.set(&present);
        if self.checks.is_empty() || self.truth() == Truth::Unknown { None } else { Some(false) }
    }
}
