//! The share of draws in which each target holds.
//!
//! In: a run, how many draws and a seed. Out: counts a target. Draw i is the same whoever works it out: each assumption
//! takes its numbers from a stream of its own, named by the seed, the number of the draw and the words of the
//! assumption's indicator, so that neither workers nor further assumptions change it. The amounts of one assumption go
//! together (a better year 2027 is a better 2030). An amount that shares a factor with weight w is w times the factor's
//! normal number and √(1 − w²) times its own; uniform and triangular amounts are read off by the same normal number.

use super::random::{Stream, key_of, normal_below};
use super::run::Run;
use super::world::{Assumed, Suppositions, is_uncertain};
use crate::plan::scenario::{Amount, Spread};
use crate::plan::{IndicatorId, Plan, TargetId};
use crate::value::{Period, Truth};

/// Most draws of one question.
pub const MOST_DRAWS: u32 = 1_000_000;
/// Most figures that are kept for the spread of paths.
const MOST_KEPT: usize = 20_000_000;
/// The shares of draws below the lines of a fan.
pub const FAN: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// How often each target held.
#[derive(Debug, Clone, PartialEq)]
pub struct Chance {
    /// How many draws.
    pub draws: u32,
    /// From which seed.
    pub seed: u64,
    /// By target, in the plan's order.
    pub targets: Vec<Held>,
    /// How the paths spread that chance moves.
    pub fans: Vec<Fan>,
}

/// How often one target held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub target: TargetId,
    /// Draws in which it held.
    pub held: u32,
    /// Draws in which it is not known.
    pub unknown: u32,
}

/// How the figures of a series spread over the draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Fan {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// By period: the figures below which the shares of [`FAN`] lie.
    pub periods: Vec<(Period, [f64; 5])>,
}

/// Where an assumption's number comes from.
struct Source {
    key: u64,
    factor: Option<(u64, f64)>,
    amounts: Vec<(usize, Amount)>,
}

fn sources(plan: &Plan, supposed: &Suppositions) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for assumed in &supposed.list {
        let all = assumed.assumption.course.amounts().enumerate();
        let amounts: Vec<(usize, Amount)> =
            all.filter(|(_, amount)| is_uncertain(amount)).map(|(at, amount)| (assumed.first + at, *amount)).collect();
        if amounts.is_empty() {
            continue;
        }
        let factor = assumed.assumption.factor.as_ref().map(|factor| (key_of(["yếu tố", &factor.key]), factor.weight));
        let mut key = key_of_assumed(plan, assumed);
        // Several assumptions of one indicator, one after another: each has its own chance.
        while sources.iter().any(|known| known.key == key) {
            key = key.wrapping_add(1);
        }
        sources.push(Source { key, factor, amounts });
    }
    sources
}

fn key_of_assumed(plan: &Plan, assumed: &Assumed) -> u64 {
    let assumption = &assumed.assumption;
    let name = plan.indicator(assumption.indicator).map_or(String::new(), |i| crate::source::fold::fold_name(&i.name));
    let member = assumption.scope.as_ref().map_or("", |scope| &scope.member_key);
    key_of([name.as_str(), member, assumed.area.as_deref().unwrap_or("")])
}

/// Counts the draws from `from` to below `to`; the counts of parts add up to those of the whole.
pub(crate) fn count(run: &mut Run<'_, '_>, seed: u64, from: u32, to: u32, wish_fans: bool) -> Chance {
    let plan = run.world.plan;
    let sources = sources(plan, &run.supposed);
    let uncertain: Vec<bool> = run.supposed.amounts.iter().map(is_uncertain).collect();
    let moved = run.projected.moved_by(plan, |amount| uncertain.get(amount).copied().unwrap_or(false));
    let mut amounts = run.supposed.values();
    let mut moving: Vec<usize> = Vec::new();
    // What chance does not move stands as the whole verdict has it.
    let verdicts = run.verdicts();
    let mut held: Vec<Held> = Vec::with_capacity(run.checks.len());
    for (index, check) in run.checks.iter().enumerate() {
        let mut count = Held { target: check.target, held: 0, unknown: 0 };
        if check.lines.iter().any(|line| moved.contains(line)) {
            moving.push(index);
        } else {
            match verdicts.get(index).map_or(Truth::Unknown, |judged| judged.verdict.satisfied) {
                Truth::True => count.held = to.saturating_sub(from),
                Truth::False => {}
                Truth::Unknown => count.unknown = to.saturating_sub(from),
            }
        }
        held.push(count);
    }
    let draws = to.saturating_sub(from);
    let mut fans = Fans::new(run, &moved, draws, wish_fans);
    for draw in from..to {
        draw_amounts(&sources, seed, u64::from(draw), &mut amounts);
        run.projected.refresh(plan, run.world.store, &moved, &amounts);
        for index in &moving {
            let (Some(check), Some(count)) = (run.checks.get(*index), held.get_mut(*index)) else { continue };
            match run.holds(check) {
                Truth::True => count.held += 1,
                Truth::False => {}
                Truth::Unknown => count.unknown += 1,
            }
        }
        fans.keep(run);
    }
    let values = run.supposed.values();
    run.projected.refresh(plan, run.world.store, &moved, &values);
    Chance { draws, seed, targets: held, fans: fans.finish() }
}

/// The amounts of a draw.
fn draw_amounts(sources: &[Source], seed: u64, draw: u64, amounts: &mut [f64]) {
    for source in sources {
        let mut z = Stream::new(seed, draw, source.key).normal();
        if let Some((key, weight)) = source.factor {
            let shared = Stream::new(seed, draw, key).normal();
            z = weight * shared + libm::sqrt(1.0 - weight * weight) * z;
        }
        for (index, amount) in &source.amounts {
            if let Some(slot) = amounts.get_mut(*index) {
                *slot = at(amount, z);
            }
        }
    }
}

/// An amount where a normal number has come out at z.
pub(crate) fn at(amount: &Amount, z: f64) -> f64 {
    match amount.spread {
        Spread::None => amount.value,
        Spread::Normal(deviation) => amount.value + deviation * z,
        Spread::Uniform(low, high) => low + (high - low) * normal_below(z),
        Spread::Triangular(low, high) => {
            let (share, width) = (normal_below(z), high - low);
            let rising = amount.value - low;
            if share * width < rising {
                low + libm::sqrt(share * width * rising)
            } else {
                high - libm::sqrt((1.0 - share) * width * (high - amount.value))
            }
        }
    }
}

/// The slot of a figure, its period, and its values by draw.
type Drawn = (usize, Period, Vec<f64>);

/// Keeps the figures of draws.
struct Fans {
    /// By line: indicator, and by figure its slot, period and values.
    lines: Vec<(IndicatorId, Vec<Drawn>)>,
}

impl Fans {
    fn new(run: &Run<'_, '_>, moved: &[usize], draws: u32, wish: bool) -> Fans {
        let asked: Vec<IndicatorId> = run.world.targets.iter().filter_map(|id| Some(run.world.plan.target(*id)?.indicator)).collect();
        let mut lines = Vec::new();
        let mut kept = 0usize;
        for line in moved.iter().filter_map(|at| run.projected.lines.get(*at)).filter(|line| wish && asked.contains(&line.indicator)) {
            let slots: Vec<(usize, Period, Vec<f64>)> =
                line.slots.iter().zip(&line.periods).filter_map(|(slot, period)| Some(((*slot)?, *period, Vec::new()))).collect();
            kept = kept.saturating_add(slots.len().saturating_mul(draws as usize));
            if kept > MOST_KEPT {
                break;
            }
            lines.push((line.indicator, slots));
        }
        Fans { lines }
    }

    fn keep(&mut self, run: &Run<'_, '_>) {
        for (_, slots) in &mut self.lines {
            for (slot, _, values) in slots {
                values.extend(run.projected.snapshot.value(*slot).filter(|value| value.is_finite()));
            }
        }
    }

    fn finish(self) -> Vec<Fan> {
        let quantiles = |mut values: Vec<f64>| {
            crate::value::order::sort_by(&mut values, |a, b| a < b);
            let last = values.len().checked_sub(1)? as f64;
            Some(FAN.map(|share| values.get(libm::floor(share * last + 0.5) as usize).copied().unwrap_or(f64::NAN)))
        };
        let of_line = |(indicator, slots): (IndicatorId, Vec<(usize, Period, Vec<f64>)>)| Fan {
            indicator,
            periods: slots.into_iter().filter_map(|(_, period, values)| Some((period, quantiles(values)?))).collect(),
        };
        self.lines.into_iter().map(of_line).filter(|fan| !fan.periods.is_empty()).collect()
    }
}
