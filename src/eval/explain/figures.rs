//! Figures in sentences: changes, bounds and points with the digits that their verdict needs.

use super::{Teller, period_phrase};
use crate::eval::criterion::{Bound, Criterion};
use crate::eval::outcome::{Point, Verdict};
use crate::eval::printing::MOST_DECIMALS;
use crate::messages::Lang;
use crate::messages::explain as say;
use crate::plan::Test;
use crate::value::{Dimension, compare, number};

impl Teller<'_> {
    /// Rising or falling in words. A rank that gets smaller goes up.
    pub(super) fn verb(&self, rising: bool) -> &'static str {
        let up = rising != (self.indicator.unit.dimension == Dimension::Rank);
        if up { say::word(self.lang, "tăng", "up") } else { say::word(self.lang, "giảm", "down") }
    }

    /// A change with its direction; a change that is not nothing never prints as nothing.
    pub(super) fn change(&self, value: f64, decimals: usize) -> String {
        if compare::equal(value, 0.0) {
            return say::word(self.lang, "không đổi", "unchanged").to_owned();
        }
        let (decimals, _) = self.scale.beside(value, 0.0, decimals, 0);
        format!("{} {}", self.verb(value > 0.0), self.scale.difference(value, decimals))
    }

    /// Digits for what is computed from a published figure: one more than it has, two at least, none that says nothing.
    pub(super) fn derived(&self, value: f64, decimals: usize) -> usize {
        number::decimals_needed(value * self.scale.factor(), (decimals + 1).clamp(2, MOST_DECIMALS))
    }

    /// A figure with enough digits to stand beside a bound.
    pub(super) fn beside(&self, value: f64, decimals: usize, bound: Bound) -> String {
        let against = |x: f64| self.scale.beside(value, x, decimals, self.scale.exact(x, self.target.decimals.into())).0;
        let decimals = match bound {
            Bound::AtLeast(x) | Bound::MoreThan(x) | Bound::AtMost(x) | Bound::LessThan(x) => against(x),
            Bound::Inside(low, high) | Bound::Undirected(low, high) => against(low).max(against(high)),
        };
        self.scale.figure(value, decimals)
    }

    pub(super) fn with_period(&self, figure: &str, point: &Point) -> String {
        say::figure_of(self.lang, figure, &period_phrase(point.period, self.lang))
    }

    /// A published figure as published, with its period.
    pub(super) fn point(&self, point: &Point) -> String {
        self.with_period(&self.scale.point(point, self.scale.decimals(point)), point)
    }

    /// The figure that counts, with enough digits for its verdict, and its period.
    pub(super) fn counted(&self, point: &Point, bound: Option<Bound>) -> String {
        let decimals = self.scale.decimals(point);
        match bound {
            Some(bound) => self.with_period(&self.beside(point.value, decimals, bound), point),
            None => self.point(point),
        }
    }

    /// The bound a verdict was held against; `None` where it has none (a direction, an undefined change).
    pub(super) fn bound_of(&self, verdict: &Verdict) -> Option<Bound> {
        match self.test()? {
            Test::Change { rising, strict, .. } => verdict.threshold.map(|x| match (rising, strict) {
                (true, false) => Bound::AtLeast(x),
                (true, true) => Bound::MoreThan(x),
                (false, false) => Bound::AtMost(x),
                (false, true) => Bound::LessThan(x),
            }),
            Test::Direction { .. } => None,
            test => Some(Criterion::new(self.plan, self.target, Some(test)).0.bound),
        }
    }

    pub(super) fn months(&self, months: i32) -> String {
        let (years, months) = (months / 12, months % 12);
        let text = |count: i32, vi: &str, en: &str, en_many: &str| match self.lang {
            Lang::Vi => format!("{count} {vi}"),
            Lang::En => format!("{count} {}", if count == 1 { en } else { en_many }),
        };
        match (years, months) {
            (0, months) => text(months, "tháng", "month", "months"),
            (years, 0) => text(years, "năm", "year", "years"),
            (years, months) => format!("{} {}", text(years, "năm", "year", "years"), text(months, "tháng", "month", "months")),
        }
    }

    pub(super) fn source(&self, point: &Point) -> String {
        let Some(observations) = self.observations else { return String::new() };
        let row = point.row.and_then(|row| observations.rows.get(row as usize));
        match row.map(|row| observations.original(row.source)) {
            Some(source) if !source.is_empty() => say::from_source(self.lang, source),
            _ => String::new(),
        }
    }
}
