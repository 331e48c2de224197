//! Which assumption moves the outcome most.
//!
//! In: a world, what is supposed, and a target or none. Out: one bar an assumption, the widest first. The outcome is the
//! figure of the target at its deadline, or the number of targets that hold. An uncertain amount is taken at the ends
//! between which nine draws in ten lie; one that is stated exactly, a fifth less and a fifth more. Beside that stands
//! the outcome without the assumption: its indicator then goes on by its trend.

use super::chance;
use super::run::Run;
use super::world::{Suppositions, World, is_uncertain};
use crate::messages::Message;
use crate::plan::TargetId;
use crate::value::Truth;

/// The normal number below which 95 draws in 100 lie.
const NINETY_FIFTH: f64 = 1.644_853_626_951_472_7;

/// The bars of a tornado.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// The target whose figure is looked at; `None`: the number of targets that hold.
    pub target: Option<TargetId>,
    /// The outcome as supposed.
    pub outcome: Option<f64>,
    /// The widest first.
    pub bars: Vec<Bar>,
}

/// What one assumption does.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its line as written.
    pub assumption: String,
    /// The outcome with its amounts at the low end.
    pub low: Option<f64>,
    /// The outcome with its amounts at the high end.
    pub high: Option<f64>,
    /// The outcome without it.
    pub without: Option<f64>,
    /// How far the outcomes lie apart.
    pub effect: Option<f64>,
    /// Whether the ends are those of nine draws in ten; else a fifth less and more.
    pub by_chance: bool,
}

/// Works out the bars.
pub(crate) fn sensitivity(world: &World<'_>, supposed: &Suppositions, target: Option<TargetId>) -> Result<Sensitivity, Message> {
    let mut run = Run::new(world, supposed.clone())?;
    let plan = world.plan;
    let values = supposed.values();
    let outcome = outcome(&run, target);
    let mut bars = Vec::new();
    for (index, assumed) in supposed.list.iter().enumerate() {
        let own = assumed.first..assumed.first + assumed.assumption.course.amounts().count();
        let by_chance = assumed.assumption.course.is_uncertain();
        let moved = run.projected.moved_by(plan, |amount| own.contains(&amount));
        let mut ends = [outcome; 2];
        for (end, sign) in ends.iter_mut().zip([-1.0, 1.0]) {
            let mut amounts = values.clone();
            for (at, amount) in supposed.amounts.iter().enumerate().filter(|(at, _)| own.contains(at)) {
                let there = if is_uncertain(amount) {
                    chance::at(amount, sign * NINETY_FIFTH)
                } else if by_chance {
                    amount.value
                } else {
                    amount.value + sign * 0.2 * amount.value.abs()
                };
                if let Some(slot) = amounts.get_mut(at) {
                    *slot = there;
                }
            }
            run.projected.refresh(plan, run.world.store, &moved, &amounts);
            *end = self::outcome(&run, target);
        }
        run.projected.refresh(plan, run.world.store, &moved, &values);
        let rest = Run::new(world, supposed.without(|other, _| other == index))?;
        let without = self::outcome(&rest, target);
        let [low, high] = ends;
        let all = [low, high, without, outcome];
        let effect = all
            .iter()
            .copied()
            .collect::<Option<Vec<f64>>>()
            .map(|all| all.iter().copied().fold(f64::NEG_INFINITY, f64::max) - all.iter().copied().fold(f64::INFINITY, f64::min));
        bars.push(Bar { assumption: assumed.assumption.text.clone(), low, high, without, effect, by_chance });
    }
    crate::value::order::sort_by(&mut bars, |a, b| a.effect.unwrap_or(-1.0) > b.effect.unwrap_or(-1.0));
    Ok(Sensitivity { target, outcome, bars })
}

/// The figure of a target, or how many targets hold.
fn outcome(run: &Run<'_, '_>, target: Option<TargetId>) -> Option<f64> {
    match target {
        Some(target) => run.value(run.check(target)?),
        None => Some(run.checks.iter().filter(|check| run.holds(check) == Truth::True).count() as f64),
    }
}
