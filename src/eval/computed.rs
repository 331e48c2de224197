//! Computed indicators: their series follow from those of their parts, period by period.
//!
//! In: the plan's formulas and a snapshot of what was published. Out: the same snapshot with the computed figures. A
//! figure is unknown where a part of it is; an observed figure wins over a computed one of its period.

use super::series::{AreaId, SetId};
use super::snapshot::{Cells, Figure, Snapshot};
use crate::data::FigureStatus;
use crate::plan::{Formula, IndicatorId, Plan, Step};
use crate::value::{Period, number};

/// Adds the series of every computed indicator, parts before wholes. An indicator that would need itself stays as
/// published: the plan refuses such formulas, this only keeps the walk finite.
pub(crate) fn add(plan: &Plan, snapshot: &mut Snapshot) {
    let mut cells = Vec::new();
    for indicator in in_order(plan) {
        let Some(formula) = plan.indicator(indicator).and_then(|i| i.formula.as_ref()) else { continue };
        let mut named: Vec<IndicatorId> = parts(formula).collect();
        crate::value::order::sort(&mut named);
        named.dedup();
        let mut keys: Vec<(AreaId, SetId)> =
            named.into_iter().flat_map(|part| snapshot.entries(part).iter().map(|e| (e.area, e.set))).collect();
        keys.extend(snapshot.entries(indicator).iter().map(|e| (e.area, e.set)));
        crate::value::order::sort(&mut keys);
        keys.dedup();
        let mut computed: Vec<(AreaId, SetId, Vec<Figure>)> = Vec::new();
        for (area, set) in keys {
            series(snapshot, formula, indicator, area, set, &mut cells);
            computed.push((area, set, std::mem::take(&mut cells)));
        }
        snapshot.take_entries(indicator);
        for (area, set, mut cells) in computed {
            snapshot.add(plan, indicator, area, set, &mut cells);
        }
    }
}

/// The indicators a formula names.
pub(crate) fn parts(formula: &Formula) -> impl Iterator<Item = IndicatorId> {
    formula.steps.iter().filter_map(|step| match step {
        Step::Figure(id, _) | Step::FigureYearBefore(id, _) | Step::FigureOf(id, ..) => Some(*id),
        _ => None,
    })
}

/// Computed indicators, each after the computed ones it needs (Kahn's order); members of a cycle are left out.
pub(crate) fn in_order(plan: &Plan) -> Vec<IndicatorId> {
    let count = plan.indicators.len();
    let computed = |id: IndicatorId| plan.indicator(id).is_some_and(|i| i.formula.is_some());
    let mut needs = vec![0u32; count];
    let mut needed_by: Vec<Vec<IndicatorId>> = vec![Vec::new(); count];
    let mut ready = Vec::new();
    for (index, indicator) in plan.indicators.iter().enumerate() {
        let id = IndicatorId(index as u32);
        let Some(formula) = &indicator.formula else { continue };
        for part in parts(formula).filter(|part| computed(*part)) {
            if let (Some(need), Some(list)) = (needs.get_mut(index), needed_by.get_mut(part.0 as usize)) {
                *need += 1;
                list.push(id);
            }
        }
        if needs.get(index) == Some(&0) {
            ready.push(id);
        }
    }
    let mut at = 0;
    while let Some(done) = ready.get(at).copied() {
        at += 1;
        for id in needed_by.get_mut(done.0 as usize).map(std::mem::take).unwrap_or_default() {
            if let Some(need) = needs.get_mut(id.0 as usize) {
                *need -= 1;
                if *need == 0 {
                    ready.push(id);
                }
            }
        }
    }
    ready
}

/// Fills `cells` with one series: observed figures, and computed ones for the periods without.
pub(crate) fn series(snapshot: &Snapshot, formula: &Formula, indicator: IndicatorId, area: AreaId, set: SetId, cells: &mut Vec<Figure>) {
    let own = snapshot.find(indicator, area, set);
    cells.clear();
    cells.extend(own.main.iter().chain(own.side).copied());
    let mut periods: Vec<Period> = Vec::new();
    for step in &formula.steps {
        match step {
            Step::Figure(part, _) => {
                let part = snapshot.find(*part, area, set);
                periods.extend(part.main.iter().chain(part.side).map(|f| f.period));
            }
            Step::FigureYearBefore(part, _) => {
                let part = snapshot.find(*part, area, set);
                periods.extend(part.main.iter().chain(part.side).filter_map(|f| year_later(f.period, 12)));
            }
            _ => {}
        }
    }
    crate::value::order::sort(&mut periods);
    periods.dedup();
    let mut stack = Vec::new();
    for period in periods {
        if own.of(period).is_none() {
            cells.extend(figure(snapshot, formula, period, area, set, &mut stack));
        }
    }
    crate::value::order::sort_by(cells, |a, b| a.period < b.period);
}

/// The same stretch of the year, `months` later (12 or −12).
fn year_later(period: Period, months: i32) -> Option<Period> {
    super::calendar::period_of(period.end().plus_months(months), period.grain())
}

/// The figure of one period, or `None` where it is unknown.
pub(crate) fn figure(
    snapshot: &Snapshot,
    formula: &Formula,
    period: Period,
    area: AreaId,
    set: SetId,
    stack: &mut Vec<f64>,
) -> Option<Figure> {
    stack.clear();
    let (mut status, mut conflict, mut decimals) = (FigureStatus::Official, false, 0);
    let mut take = |cells: Cells, period: Option<Period>, factor: f64| {
        let figure = cells.of(period?)?;
        status = status.max(figure.status);
        conflict |= figure.conflict;
        decimals = decimals.max(figure.decimals);
        Some(figure.value * factor)
    };
    for step in &formula.steps {
        let value = match *step {
            Step::Number(value) => value,
            Step::Figure(part, factor) => take(snapshot.find(part, area, set), Some(period), factor)?,
            Step::FigureYearBefore(part, factor) => take(snapshot.find(part, area, set), year_later(period, -12), factor)?,
            Step::FigureOf(part, of, factor) => take(snapshot.find(part, area, set), Some(of), factor)?,
            Step::Negate => -stack.pop()?,
            Step::Add | Step::Subtract | Step::Multiply | Step::Divide => {
                let (right, left) = (stack.pop()?, stack.pop()?);
                match step {
                    Step::Add => left + right,
                    Step::Subtract => left - right,
                    Step::Multiply => left * right,
                    // An exact zero alone: a small divisor is a figure like another.
                    _ if right == 0.0 => return None,
                    _ => left / right,
                }
            }
        };
        stack.push(value);
    }
    let value = stack.pop().filter(|value| stack.is_empty() && value.is_finite())?;
    // Two digits say enough of a quotient; where they would contradict a verdict, printing adds more.
    let decimals = number::decimals_needed(value, usize::from(decimals.max(2))) as u8;
    let mut figure = Figure::new(value, period, decimals, status, None);
    figure.conflict = conflict;
    Some(figure)
}
