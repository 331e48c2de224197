//! Computed indicators: their series follow from those of their parts, period by period.
//!
//! In: the plan's formulas and a snapshot of what was published. Out: the same snapshot with the computed figures. A
//! figure is unknown where a part of it is; an observed figure wins over a computed one of its period.

use super::prepared::of_member;
use super::series::{AreaId, SetId, Store};
use super::snapshot::{Cells, Figure, Snapshot};
use crate::data::FigureStatus;
use crate::plan::{Aggregate, Comparator, Formula, IndicatorId, Member, Plan, Step};
use crate::value::map::Map;
use crate::value::{Period, Truth, compare, number};

/// A period for which a formula gives no figure: what is known of it, and whose figures it lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// The indicator that the formula defines.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// Between what the figure lies whatever the missing ones are, in the indicator's unit; `None` where they may be
    /// anything.
    pub bounds: Option<(f64, f64)>,
    /// Members without a figure: whose, of which dimension, which.
    pub missing: Vec<(IndicatorId, u32, u32)>,
}

impl Open {
    /// The bounds, an end without one as `None`.
    pub fn bounds_known(&self) -> Option<(Option<f64>, Option<f64>)> {
        let known = |end: f64| Some(end).filter(|end| !is_far(*end));
        self.bounds.map(|(low, high)| (known(low), known(high)))
    }
}

/// At most so many missing members are kept of a period; more are not told one by one.
const KEPT_MISSING: usize = 64;

/// What formulas leave open in one area, by indicator.
pub(crate) type Opens = Map<(IndicatorId, AreaId), Vec<Open>>;

/// Adds the series of every computed indicator, parts before wholes. An indicator that would need itself stays as
/// published: the plan refuses such formulas, this only keeps the walk finite.
pub(crate) fn add(plan: &Plan, store: &Store, snapshot: &mut Snapshot) {
    let mut cells = Vec::new();
    snapshot.opens = Opens::default();
    for indicator in in_order(plan) {
        let Some(formula) = plan.indicator(indicator).and_then(|i| i.formula.as_ref()) else { continue };
        let over_members = formula.steps.iter().any(|step| matches!(step, Step::Over { .. } | Step::Count { .. }));
        let mut keys: Vec<(AreaId, SetId)> =
            parts(formula).flat_map(|part| snapshot.entries(part).iter().map(|e| (e.area, e.set))).collect();
        if over_members {
            // A sum over members is of the whole; the areas of documents have one though their figures name members alone.
            keys.iter_mut().for_each(|key| key.1 = SetId(0));
            let named = plan.documents.iter().filter_map(|document| document.area_key.as_deref());
            keys.extend(named.filter_map(|key| store.area(key)).map(|area| (area, SetId(0))));
        }
        keys.extend(snapshot.entries(indicator).iter().map(|e| (e.area, e.set)));
        crate::value::order::sort(&mut keys);
        keys.dedup();
        let mut computed: Vec<(AreaId, SetId, Vec<Figure>)> = Vec::new();
        let mut opens: Vec<(AreaId, Vec<Open>)> = Vec::new();
        for (area, set) in keys {
            let mut open = Vec::new();
            let place = Place { plan, store, snapshot, area, set };
            series(&place, formula, indicator, &mut cells, &mut open);
            computed.push((area, set, std::mem::take(&mut cells)));
            if set == SetId(0) && !open.is_empty() {
                opens.push((area, open));
            }
        }
        snapshot.take_entries(indicator);
        for (area, set, mut cells) in computed {
            snapshot.add(plan, indicator, area, set, &mut cells);
        }
        snapshot.opens.extend(opens.into_iter().map(|(area, open)| ((indicator, area), open)));
    }
}

/// Where a formula is worked out.
pub(crate) struct Place<'a> {
    pub plan: &'a Plan,
    pub store: &'a Store,
    pub snapshot: &'a Snapshot,
    pub area: AreaId,
    pub set: SetId,
}

impl<'a> Place<'a> {
    fn of(&self, indicator: IndicatorId) -> Cells<'a> {
        self.snapshot.find(indicator, self.area, self.set)
    }

    /// The members of a dimension in this area, with their figures of an indicator. An area that is itself a member of
    /// the dimension has none.
    fn members(&self, indicator: IndicatorId, dimension: u32) -> Vec<(u32, &'a Member, Cells<'a>)> {
        let Some(found) = self.plan.dimensions.get(dimension as usize) else { return Vec::new() };
        let key = self.store.areas.get(self.area.0 as usize).map(|area| area.key.as_str()).filter(|key| !key.is_empty());
        if key.is_some_and(|key| self.store.member(self.plan, Some(&found.name), key).is_some()) {
            return Vec::new();
        }
        let members = self.plan.members_in(found, key);
        members
            .map(|(at, member)| {
                let cells = of_member(self.store, self.snapshot, (indicator, self.area), Some(&found.name), &member.key);
                (at as u32, member, cells.unwrap_or_default())
            })
            .collect()
    }
}

/// The indicators a formula names.
pub(crate) fn parts(formula: &Formula) -> impl Iterator<Item = IndicatorId> {
    formula.steps.iter().filter_map(Step::indicator)
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

/// Fills `cells` with one series: observed figures, and computed ones for the periods without; those that stay open go
/// to `open`.
pub(crate) fn series(place: &Place, formula: &Formula, indicator: IndicatorId, cells: &mut Vec<Figure>, open: &mut Vec<Open>) {
    let own = place.of(indicator);
    cells.clear();
    cells.extend(own.main.iter().chain(own.side).copied());
    let mut periods: Vec<Period> = Vec::new();
    let of = |cells: Cells| cells.main.iter().chain(cells.side).map(|f| f.period).collect::<Vec<_>>();
    let later = |periods: Vec<Period>| periods.into_iter().filter_map(|period| year_later(period, 12));
    // Members of each aggregate, found once for all periods.
    let mut sets: Vec<Vec<(u32, &Member, Cells)>> = Vec::new();
    for step in &formula.steps {
        match step {
            Step::Figure(part, _) => periods.extend(of(place.of(*part))),
            Step::FigureYearBefore(part, _) => periods.extend(later(of(place.of(*part)))),
            Step::Over { indicator, dimension, year_before, period, .. } => {
                let members = place.members(*indicator, *dimension);
                if period.is_none() {
                    let all: Vec<Period> = members.iter().flat_map(|(_, _, cells)| of(*cells)).collect();
                    if *year_before { periods.extend(later(all)) } else { periods.extend(all) }
                }
                sets.push(members);
            }
            Step::Count { indicator, dimension, .. } => {
                let members = place.members(*indicator, *dimension);
                periods.extend(members.iter().flat_map(|(_, _, cells)| of(*cells)));
                sets.push(members);
            }
            _ => {}
        }
    }
    crate::value::order::sort(&mut periods);
    periods.dedup();
    let mut run = Run { stack: Vec::new(), status: FigureStatus::Official, conflict: false, decimals: 0, missing: Vec::new() };
    for period in periods {
        if own.of(period).is_some() {
            continue;
        }
        match run.value(place, formula, &sets, period) {
            Value::Known(value) if value.is_finite() => {
                // Two digits say enough of a quotient; where they would contradict a verdict, printing adds more.
                let decimals = number::decimals_needed(value, usize::from(run.decimals.max(2))) as u8;
                let mut figure = Figure::new(value, period, decimals, run.status, None);
                figure.conflict = run.conflict;
                cells.push(figure);
            }
            value if !sets.is_empty() => {
                let bounds = match value {
                    Value::Between(low, high) => Some((low, high)),
                    _ => None,
                };
                open.push(Open { indicator, period, bounds, missing: std::mem::take(&mut run.missing) });
            }
            _ => {}
        }
    }
    crate::value::order::sort_by(cells, |a, b| a.period < b.period);
}

/// The figure of one period, or `None` where it is unknown.
#[cfg(feature = "authoring")]
pub(crate) fn figure(place: &Place, formula: &Formula, period: Period) -> Option<Figure> {
    let sets: Vec<Vec<(u32, &Member, Cells)>> = formula
        .steps
        .iter()
        .filter_map(|step| match step {
            Step::Over { indicator, dimension, .. } | Step::Count { indicator, dimension, .. } => {
                Some(place.members(*indicator, *dimension))
            }
            _ => None,
        })
        .collect();
    let mut run = Run { stack: Vec::new(), status: FigureStatus::Official, conflict: false, decimals: 0, missing: Vec::new() };
    match run.value(place, formula, &sets, period) {
        Value::Known(value) => Some(Figure::new(value, period, run.decimals.max(2), run.status, None)),
        _ => None,
    }
}

/// The same stretch of the year, `months` later (12 or −12).
fn year_later(period: Period, months: i32) -> Option<Period> {
    super::calendar::period_of(period.end().plus_months(months), period.grain())
}

/// Stands for an end without bound.
const FAR: f64 = f64::MAX;

/// Whether an end of [`Open::bounds`] says nothing.
pub(crate) fn is_far(end: f64) -> bool {
    end.abs() > 1e300
}

/// What is known of a number on the way.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Value {
    Known(f64),
    /// From the first to the second, which are not the same; an end may be without bound ([`is_far`]).
    Between(f64, f64),
    Truth(Truth),
    Unknown,
}

impl Value {
    fn between(low: f64, high: f64) -> Value {
        if low.is_nan() || high.is_nan() || is_far(low) && is_far(high) {
            return Value::Unknown;
        }
        // Finite ends, so that they compare like any other number.
        let (low, high) = (low.clamp(-FAR, FAR), high.clamp(-FAR, FAR));
        if low == high { Value::Known(low) } else { Value::Between(low, high) }
    }

    fn ends(self) -> Option<(f64, f64)> {
        match self {
            Value::Known(value) => Some((value, value)),
            Value::Between(low, high) => Some((low, high)),
            Value::Truth(_) | Value::Unknown => None,
        }
    }

    fn truth(self) -> Truth {
        match self {
            Value::Truth(truth) => truth,
            _ => Truth::Unknown,
        }
    }

    fn arithmetic(step: &Step, left: Value, right: Value) -> Value {
        if let (Value::Known(left), Value::Known(right)) = (left, right) {
            return match step {
                Step::Add => Value::Known(left + right),
                Step::Subtract => Value::Known(left - right),
                Step::Multiply => Value::Known(left * right),
                // An exact zero alone: a small divisor is a figure like another.
                _ if right == 0.0 => Value::Unknown,
                _ => Value::Known(left / right),
            };
        }
        let (Some((a, b)), Some((c, d))) = (left.ends(), right.ends()) else { return Value::Unknown };
        match (step, left, right) {
            (Step::Add, ..) => Value::between(a + c, b + d),
            (Step::Subtract, ..) => Value::between(a - d, b - c),
            // A bounded number of times a known one.
            (Step::Multiply, Value::Known(by), _) if by != 0.0 => scaled(c, d, by),
            (Step::Multiply, _, Value::Known(by)) if by != 0.0 => scaled(a, b, by),
            (Step::Divide, _, Value::Known(by)) if by != 0.0 => scaled(a, b, 1.0 / by),
            _ => Value::Unknown,
        }
    }

    fn compared(comparator: Comparator, left: Value, right: Value) -> Truth {
        let (Some((a, b)), Some((c, d))) = (left.ends(), right.ends()) else { return Truth::Unknown };
        let settled = |always: bool, never: bool| match (always, never) {
            (true, _) => Truth::True,
            (_, true) => Truth::False,
            _ => Truth::Unknown,
        };
        match comparator {
            Comparator::AtLeast => settled(compare::at_least(a, d), compare::less(b, c)),
            Comparator::MoreThan => settled(compare::greater(a, d), compare::at_most(b, c)),
            Comparator::AtMost => settled(compare::at_most(b, c), compare::greater(a, d)),
            Comparator::LessThan => settled(compare::less(b, c), compare::at_least(a, d)),
            Comparator::Exactly => settled(a == b && c == d && compare::equal(a, c), compare::less(b, c) || compare::greater(a, d)),
        }
    }

    fn chosen(condition: Truth, then: Value, otherwise: Value) -> Value {
        match (condition, then.ends(), otherwise.ends()) {
            (Truth::True, ..) => then,
            (Truth::False, ..) => otherwise,
            // Unknown: only what both branches say.
            (Truth::Unknown, Some((a, b)), Some((c, d))) => Value::between(a.min(c), b.max(d)),
            _ => Value::Unknown,
        }
    }
}

fn scaled(low: f64, high: f64, by: f64) -> Value {
    if by > 0.0 { Value::between(low * by, high * by) } else { Value::between(high * by, low * by) }
}

/// One run of a formula, with what its figures are worth.
struct Run {
    stack: Vec<Value>,
    status: FigureStatus,
    conflict: bool,
    decimals: u8,
    missing: Vec<(IndicatorId, u32, u32)>,
}

impl Run {
    /// The value for one period; unknown where a part of it is.
    fn value(&mut self, place: &Place, formula: &Formula, sets: &[Vec<(u32, &Member, Cells)>], period: Period) -> Value {
        self.stack.clear();
        self.missing.clear();
        (self.status, self.conflict, self.decimals) = (FigureStatus::Official, false, 0);
        let mut sets = sets.iter();
        for step in &formula.steps {
            let value = match step {
                Step::Number(value) => Some(Value::Known(*value)),
                Step::Figure(part, factor) => Some(self.take(place.of(*part), Some(period), *factor)),
                Step::FigureYearBefore(part, factor) => Some(self.take(place.of(*part), year_later(period, -12), *factor)),
                Step::FigureOf(part, of, factor) => Some(self.take(place.of(*part), Some(*of), *factor)),
                Step::Over { of, indicator, dimension, factor, year_before, period: stated } => {
                    let asked = match (stated, year_before) {
                        (Some(stated), _) => Some(*stated),
                        (None, true) => year_later(period, -12),
                        (None, false) => Some(period),
                    };
                    sets.next().map(|set| self.over(*of, set, (*indicator, *dimension), asked, *factor))
                }
                Step::Count { indicator, dimension, comparator, value } => {
                    sets.next().map(|set| self.count(set, (*indicator, *dimension), period, *comparator, *value))
                }
                Step::Negate => self.stack.pop().map(|value| Value::arithmetic(&Step::Subtract, Value::Known(0.0), value)),
                Step::Add | Step::Subtract | Step::Multiply | Step::Divide => self.two().map(|(a, b)| Value::arithmetic(step, a, b)),
                Step::Compare(comparator) => self.two().map(|(a, b)| Value::Truth(Value::compared(*comparator, a, b))),
                Step::And => self.two().map(|(a, b)| Value::Truth(Truth::all([a.truth(), b.truth()]))),
                Step::Or => self.two().map(|(a, b)| Value::Truth(Truth::any([a.truth(), b.truth()]))),
                Step::Choose => self.two().and_then(|(then, otherwise)| {
                    let condition = self.stack.pop()?;
                    Some(Value::chosen(condition.truth(), then, otherwise))
                }),
            };
            let Some(value) = value else { return Value::Unknown };
            self.stack.push(value);
        }
        match (self.stack.pop(), self.stack.is_empty()) {
            (Some(value), true) => value,
            _ => Value::Unknown,
        }
    }

    fn two(&mut self) -> Option<(Value, Value)> {
        let right = self.stack.pop()?;
        Some((self.stack.pop()?, right))
    }

    fn take(&mut self, cells: Cells, period: Option<Period>, factor: f64) -> Value {
        let Some(figure) = period.and_then(|period| cells.of(period)) else { return Value::Unknown };
        self.status = self.status.max(figure.status);
        self.conflict |= figure.conflict;
        self.decimals = self.decimals.max(figure.decimals);
        Value::Known(figure.value * factor)
    }

    /// The figures of the members that exist when a period ends; the missing ones are noted.
    fn figures(
        &mut self,
        set: &[(u32, &Member, Cells)],
        (indicator, dimension): (IndicatorId, u32),
        period: Period,
        factor: f64,
    ) -> Vec<Option<f64>> {
        let there = set.iter().filter(|(_, member, _)| member.exists_on(period.end()));
        let mut figures = Vec::with_capacity(set.len());
        for (at, _, cells) in there {
            match self.take(*cells, Some(period), factor) {
                Value::Known(value) => figures.push(Some(value)),
                _ => {
                    if self.missing.len() < KEPT_MISSING {
                        self.missing.push((indicator, dimension, *at));
                    }
                    figures.push(None);
                }
            }
        }
        figures
    }

    fn over(
        &mut self,
        of: Aggregate,
        set: &[(u32, &Member, Cells)],
        whose: (IndicatorId, u32),
        period: Option<Period>,
        factor: f64,
    ) -> Value {
        let Some(period) = period else { return Value::Unknown };
        let figures = self.figures(set, whose, period, factor);
        let known: Vec<f64> = figures.iter().copied().flatten().collect();
        let whole = known.len() == figures.len();
        if known.is_empty() {
            return Value::Unknown;
        }
        let sum: f64 = known.iter().sum();
        let largest = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let smallest = known.iter().copied().fold(f64::INFINITY, f64::min);
        match of {
            Aggregate::Sum if whole => Value::Known(sum),
            Aggregate::Mean if whole => Value::Known(sum / known.len() as f64),
            Aggregate::Sum | Aggregate::Mean => Value::Unknown,
            Aggregate::Largest => Value::between(largest, if whole { largest } else { FAR }),
            Aggregate::Smallest => Value::between(if whole { smallest } else { -FAR }, smallest),
        }
    }

    fn count(
        &mut self,
        set: &[(u32, &Member, Cells)],
        whose: (IndicatorId, u32),
        period: Period,
        comparator: Comparator,
        value: f64,
    ) -> Value {
        let figures = self.figures(set, whose, period, 1.0);
        if figures.is_empty() {
            return Value::Unknown;
        }
        let passes = |figure: f64| Value::compared(comparator, Value::Known(figure), Value::Known(value)) == Truth::True;
        let hold = figures.iter().flatten().filter(|figure| passes(**figure)).count();
        let open = figures.iter().filter(|figure| figure.is_none()).count();
        Value::between(hold as f64, (hold + open) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_settle_a_comparison_only_when_all_between_them_agrees() {
        let between = Value::Between(2.0, 4.0);
        let known = Value::Known;
        for (comparator, against, truth) in [
            (Comparator::AtLeast, 2.0, Truth::True),
            (Comparator::AtLeast, 3.0, Truth::Unknown),
            (Comparator::AtLeast, 5.0, Truth::False),
            (Comparator::MoreThan, 2.0, Truth::Unknown),
            (Comparator::MoreThan, 4.0, Truth::False),
            (Comparator::AtMost, 4.0, Truth::True),
            (Comparator::LessThan, 2.0, Truth::False),
            (Comparator::Exactly, 3.0, Truth::Unknown),
            (Comparator::Exactly, 5.0, Truth::False),
        ] {
            assert_eq!(Value::compared(comparator, between, known(against)), truth, "{comparator:?} {against}");
        }
    }

    #[test]
    fn arithmetic_keeps_bounds_and_never_makes_them_narrower() {
        let between = Value::Between(2.0, 4.0);
        assert_eq!(Value::arithmetic(&Step::Add, between, Value::Known(1.0)), Value::Between(3.0, 5.0));
        assert_eq!(Value::arithmetic(&Step::Subtract, Value::Known(1.0), between), Value::Between(-3.0, -1.0));
        assert_eq!(Value::arithmetic(&Step::Multiply, between, Value::Known(-2.0)), Value::Between(-8.0, -4.0));
        assert_eq!(Value::arithmetic(&Step::Divide, Value::Known(1.0), between), Value::Unknown);
        assert_eq!(Value::arithmetic(&Step::Subtract, between, between), Value::Between(-2.0, 2.0));
        assert_eq!(Value::arithmetic(&Step::Add, Value::Between(1.0, FAR), between), Value::Between(3.0, FAR));
        assert_eq!(Value::chosen(Truth::Unknown, Value::Known(1.0), Value::Known(1.0)), Value::Known(1.0));
        assert_eq!(Value::chosen(Truth::Unknown, Value::Known(1.0), Value::Known(3.0)), Value::Between(1.0, 3.0));
        assert_eq!(Value::chosen(Truth::Unknown, Value::Known(1.0), Value::Unknown), Value::Unknown);
    }
}
