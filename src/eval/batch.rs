//! Plain comparisons over columns: many areas and scenarios against many rules, a status byte each.
//!
//! In: bounds and columns of figures. Out: bytes. A bound becomes an interval of numbers whose ends are found once, to
//! the last bit, so that comparing with them is the same as the comparison rule with its tolerance; after that a cell
//! costs one or two comparisons and nothing is built for it. One rule runs over a block of rows that fits the cache while
//! all rules pass over it. Figures that are not known are said so by a mask of their column; a column without such
//! has none.

use super::criterion::Bound;
use crate::plan::{Comparator, Test};
use crate::value::compare;

/// Rows of a block: the columns of a plan at this length stay in the cache.
pub const BLOCK: usize = 2_000;
/// The figure does not pass.
pub const FAILS: u8 = 0;
/// The figure passes.
pub const PASSES: u8 = 1;
/// The figure is not known.
pub const UNKNOWN: u8 = 2;

/// A bound as the interval of the numbers that pass it, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    low: f64,
    high: f64,
}

/// Figures of one indicator for one day, a row an area or an area in a scenario.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// The figures; where one is not known, any number.
    pub values: Vec<f64>,
    /// 1 where a figure is known, 0 where it is not; empty where all are.
    pub known: Vec<u8>,
}

/// A rule: which column, and what its figures must pass.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Place of the column.
    pub column: usize,
    /// What passes.
    pub interval: Interval,
}

impl Interval {
    /// The interval of a test that asks one level of a figure; `None` for changes, movements and ranges whose direction
    /// decides.
    pub fn of(test: Test) -> Option<Interval> {
        Some(match test {
            Test::Compare(comparator, x) => Interval::of_bound(Bound::compare(comparator, x)),
            Test::RankAtMost(n) => Interval::of_bound(Bound::compare(Comparator::AtMost, n)),
            Test::State(level) => Interval::of_bound(Bound::compare(Comparator::AtLeast, level)),
            Test::About(low, high) => Interval::of_bound(Bound::Inside(low, high)),
            Test::Range(..) | Test::Change { .. } | Test::Direction { .. } => return None,
        })
    }

    fn of_bound(bound: Bound) -> Interval {
        let all = Interval { low: f64::NEG_INFINITY, high: f64::INFINITY };
        match bound {
            Bound::AtLeast(x) => Interval { low: least(x, |a| compare::at_least(a, x)), ..all },
            Bound::MoreThan(x) => Interval { low: least(x, |a| compare::greater(a, x)), ..all },
            Bound::AtMost(x) => Interval { high: -least(-x, |a| compare::at_most(-a, x)), ..all },
            Bound::LessThan(x) => Interval { high: -least(-x, |a| compare::less(-a, x)), ..all },
            Bound::Inside(low, high) | Bound::Undirected(low, high) => {
                Interval { low: Interval::of_bound(Bound::AtLeast(low)).low, high: Interval::of_bound(Bound::AtMost(high)).high }
            }
        }
    }

    /// Whether a figure passes.
    pub fn passes(self, value: f64) -> bool {
        value >= self.low && value <= self.high
    }
}

/// The least number that passes, near `x`; what passes once passes for every greater number.
fn least(x: f64, passes: impl Fn(f64) -> bool) -> f64 {
    let reach = 1.0 + x.abs();
    let (mut not, mut does) = (ordered(x - reach), ordered(x + reach));
    while does.saturating_sub(not) > 1 {
        let middle = (not & does) + ((not ^ does) >> 1);
        if passes(from_ordered(middle)) { does = middle } else { not = middle }
    }
    from_ordered(does)
}

/// Numbers as integers in the same order.
fn ordered(x: f64) -> i64 {
    let bits = x.to_bits() as i64;
    if bits < 0 { i64::MIN - bits } else { bits }
}

fn from_ordered(order: i64) -> f64 {
    f64::from_bits(if order < 0 { (i64::MIN - order) as u64 } else { order as u64 })
}

/// The status of each rule for each row: `rules.len() * rows` bytes, the rows of the first rule first. A rule of a column
/// that is not there, or shorter than `rows`, is unknown where figures are missing.
pub fn test(rules: &[Rule], columns: &[Column], rows: usize) -> Vec<u8> {
    let mut statuses = vec![UNKNOWN; rules.len().saturating_mul(rows)];
    test_into(rules, columns, rows, &mut statuses);
    statuses
}

/// The same into bytes that are there: every one of a known column is written.
pub fn test_into(rules: &[Rule], columns: &[Column], rows: usize, statuses: &mut [u8]) {
    let mut start = 0;
    while start < rows {
        let end = rows.min(start + BLOCK);
        for (rule, out) in rules.iter().zip(statuses.chunks_exact_mut(rows)) {
            let Some(column) = columns.get(rule.column) else { continue };
            let (Some(values), Some(out)) = (column.values.get(start..end), out.get_mut(start..end)) else { continue };
            block(rule.interval, values, out);
            if let Some(known) = column.known.get(start..end) {
                for (status, known) in out.iter_mut().zip(known) {
                    // 1 keeps the status, 0 makes it unknown.
                    *status = (*status & *known) | ((1 - (*known & 1)) << 1);
                }
            }
        }
        start = end;
    }
}

/// One rule over a block. One-sided rules are told apart outside the loop, so that a cell is one comparison.
#[inline]
fn block(interval: Interval, values: &[f64], out: &mut [u8]) {
    let Interval { low, high } = interval;
    if high == f64::INFINITY {
        for (status, value) in out.iter_mut().zip(values) {
            *status = u8::from(*value >= low);
        }
    } else if low == f64::NEG_INFINITY {
        for (status, value) in out.iter_mut().zip(values) {
            *status = u8::from(*value <= high);
        }
    } else {
        for (status, value) in out.iter_mut().zip(values) {
            *status = u8::from(*value >= low) & u8::from(*value <= high);
        }
    }
}

/// How a whole column is supposed to go from its last figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Going {
    /// By the yearly change of each row's own trend.
    Trend,
    /// By so much a year.
    Points(f64),
    /// By so many per cent a year.
    Growth(f64),
}

/// Fills a column with the figures that `last` comes to after some years, held inside the bounds of the unit. `trend`
/// holds each row's yearly change; rows of either that are not known are not known.
pub fn go(last: &Column, trend: &Column, going: Going, years: f64, bounds: (f64, f64), out: &mut Column) {
    let held = |value: f64| value.max(bounds.0).min(bounds.1);
    out.values.clear();
    out.known.clear();
    match going {
        Going::Trend => out.values.extend(last.values.iter().zip(&trend.values).map(|(value, change)| held(value + change * years))),
        Going::Points(change) => out.values.extend(last.values.iter().map(|value| held(value + change * years))),
        Going::Growth(percent) => {
            let factor = libm::pow(1.0 + percent / 100.0, years);
            out.values.extend(last.values.iter().map(|value| held(value * factor)));
        }
    }
    let both = going == Going::Trend && !trend.known.is_empty();
    match (last.known.is_empty(), both) {
        (true, false) => {}
        (false, false) => out.known.extend_from_slice(&last.known),
        (true, true) => out.known.extend_from_slice(&trend.known),
        (false, true) => out.known.extend(last.known.iter().zip(&trend.known).map(|(a, b)| a & b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Truth;
    use proptest::prelude::*;

    fn bounds(x: f64, wide: f64) -> [Bound; 6] {
        [Bound::AtLeast(x), Bound::MoreThan(x), Bound::AtMost(x), Bound::LessThan(x), Bound::Inside(x, x), Bound::Inside(x, x + wide)]
    }

    proptest! {
        #[test]
        fn an_interval_passes_what_the_comparison_rule_passes(x in -1e12f64..1e12, small in -3.0f64..3.0, wide in 0.0f64..100.0, steps in -40i64..40, near in -4e-9f64..4e-9) {
            for x in [x, small, 0.0, 30.0] {
                for bound in bounds(x, wide) {
                    let interval = Interval::of_bound(bound);
                    let edges = [interval.low, interval.high].map(|edge| if edge.is_finite() { from_ordered(ordered(edge) + steps) } else { x });
                    for value in [edges[0], edges[1], x, x + wide, x * (1.0 + near), x + near, small] {
                        prop_assert_eq!(interval.passes(value), bound.test(value) == Truth::True, "{:?} {}", bound, value);
                    }
                }
            }
        }

        #[test]
        fn columns_give_what_cells_give(values in proptest::collection::vec((any::<bool>(), -100i32..200), 1..5000), x in 0i32..100, holes in any::<bool>()) {
            let known: Vec<u8> = if holes { values.iter().map(|(known, _)| u8::from(*known)).collect() } else { Vec::new() };
            let column = Column { values: values.iter().map(|(_, value)| f64::from(*value) / 2.0).collect(), known: known.clone() };
            let rules: Vec<Rule> = bounds(f64::from(x), 7.0).into_iter().map(|bound| Rule { column: 0, interval: Interval::of_bound(bound) }).collect();
            let found = test(&rules, std::slice::from_ref(&column), values.len());
            for (bound, statuses) in bounds(f64::from(x), 7.0).into_iter().zip(found.chunks(values.len())) {
                for (row, status) in statuses.iter().enumerate() {
                    let wanted = if known.get(row) == Some(&0) { UNKNOWN } else { u8::from(bound.passes(column.values[row])) };
                    prop_assert_eq!(*status, wanted);
                }
            }
        }
    }

    #[test]
    fn columns_go_on_as_they_are_supposed_to() {
        let last = Column { values: vec![90.0, 10.0, 50.0], known: vec![1, 1, 0] };
        let trend = Column { values: vec![5.0, -4.0, 1.0], known: vec![1, 0, 1] };
        let mut out = Column::default();
        go(&last, &trend, Going::Trend, 3.0, (0.0, 100.0), &mut out);
        assert_eq!((out.values.as_slice(), out.known.as_slice()), ([100.0, 0.0, 53.0].as_slice(), [1, 0, 0].as_slice()));
        go(&last, &trend, Going::Growth(10.0), 2.0, (0.0, f64::INFINITY), &mut out);
        assert!((out.values[1] - 12.1).abs() < 1e-12 && out.known == [1, 1, 0]);
        go(&last, &trend, Going::Points(-2.0), 3.0, (0.0, 100.0), &mut out);
        assert_eq!(out.values, [84.0, 4.0, 44.0]);
    }

    #[test]
    fn missing_columns_are_unknown() {
        let rule = Rule { column: 3, interval: Interval::of(Test::Compare(Comparator::AtLeast, 1.0)).unwrap() };
        assert_eq!(test(&[rule], &[], 2), [UNKNOWN, UNKNOWN]);
        assert!(test(&[rule], &[], 0).is_empty());
    }
}
