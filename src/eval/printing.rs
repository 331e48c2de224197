//! Printing figures beside their thresholds.
//!
//! In: values in the indicator's unit. Out: text in the unit of the target's line. The rounding law: what is printed
//! compares as the verdict did; where rounding would say otherwise (14,96 shown as 15 against ≥ 15), more digits are
//! printed.

use super::outcome::Point;
use crate::messages::Lang;
use crate::plan::{Indicator, Target};
use crate::value::number::{self, NumberStyle};
use crate::value::{Dimension, Unit, compare};

/// No figure is printed with more digits after the mark: the readers refuse more.
pub const MOST_DECIMALS: usize = 12;

/// How many digits after the mark a figure needs so that, once rounded, it compares with the threshold as it does
/// unrounded. At least `decimals`; both figures in one unit.
pub fn figure_beside(value: f64, threshold: f64, decimals: usize) -> usize {
    enough(decimals, |d| compare::compare(number::round_to(value, d), threshold) == compare::compare(value, threshold))
}

/// The same for two figures that are both rounded: digits for the first and for the second.
pub fn figures_beside(a: f64, b: f64, a_decimals: usize, b_decimals: usize) -> (usize, usize) {
    let order = compare::compare(a, b);
    let more = (0..=MOST_DECIMALS).find(|more| {
        let (a_decimals, b_decimals) = ((a_decimals + more).min(MOST_DECIMALS), (b_decimals + more).min(MOST_DECIMALS));
        compare::compare(number::round_to(a, a_decimals), number::round_to(b, b_decimals)) == order
    });
    let more = more.unwrap_or(MOST_DECIMALS);
    ((a_decimals + more).min(MOST_DECIMALS), (b_decimals + more).min(MOST_DECIMALS))
}

/// The least number of digits, at least `from`, with which `fine` holds.
fn enough(from: usize, fine: impl Fn(usize) -> bool) -> usize {
    (from.min(MOST_DECIMALS)..MOST_DECIMALS).find(|d| fine(*d)).unwrap_or(MOST_DECIMALS)
}

/// How numbers are written in a language.
pub fn number_style(lang: Lang) -> NumberStyle {
    match lang {
        Lang::Vi => NumberStyle::Vietnamese,
        Lang::En => NumberStyle::Plain,
    }
}

/// A bare number.
pub fn number(value: f64, decimals: usize, lang: Lang) -> String {
    number::write(value, decimals, number_style(lang))
}

/// The unit in which a target's figures are printed, and the way there from the indicator's.
#[derive(Debug, Clone, Copy)]
pub struct Scale<'a> {
    unit: &'a Unit,
    factor: f64,
    lang: Lang,
}

impl<'a> Scale<'a> {
    /// The unit of the target's own line where it wrote one that the indicator's converts to, else the indicator's.
    pub fn new(target: &'a Target, indicator: &'a Indicator, lang: Lang) -> Scale<'a> {
        let own = Some(&target.unit).filter(|unit| !unit.text.is_empty() && !matches!(unit.dimension, Dimension::Points | Dimension::Bare));
        match own.and_then(|unit| indicator.unit.factor_to(unit).map(|factor| (unit, factor))) {
            Some((unit, factor)) if factor.is_finite() && factor > 0.0 => Scale { unit, factor, lang },
            _ => Scale::of_indicator(indicator, lang),
        }
    }

    /// The indicator's own unit.
    pub fn of_indicator(indicator: &'a Indicator, lang: Lang) -> Scale<'a> {
        Scale { unit: &indicator.unit, factor: 1.0, lang }
    }

    /// The unit.
    pub fn unit(&self) -> &'a Unit {
        self.unit
    }

    /// What figures in the indicator's unit are multiplied by.
    pub fn factor(&self) -> f64 {
        self.factor
    }

    /// Digits after the mark for a published figure in this unit.
    pub fn decimals(&self, point: &Point) -> usize {
        self.shift(point.value, usize::from(point.decimals))
    }

    fn shift(&self, value: f64, decimals: usize) -> usize {
        if self.factor == 1.0 { decimals } else { number::decimals_needed(value * self.factor, 6) }
    }

    /// The least digits, at least so many, with which a stated figure (a threshold) is printed exactly; for one that
    /// was computed and has no end, three more than asked.
    pub fn exact(&self, value: f64, decimals: usize) -> usize {
        let printed = value * self.factor;
        let needed = (decimals..=6).find(|d| compare::equal(number::round_to(printed, *d) / self.factor, value));
        needed.unwrap_or((decimals + 3).min(MOST_DECIMALS))
    }

    /// Digits for a figure and the threshold beside it: what is printed compares as the two do.
    pub fn beside(&self, value: f64, threshold: f64, decimals: usize, threshold_decimals: usize) -> (usize, usize) {
        let order = compare::compare(value, threshold);
        let (a, b) = (value * self.factor, threshold * self.factor);
        let (mut x, mut y) = figures_beside(a, b, decimals, threshold_decimals);
        // Back in the indicator's unit too: there the verdict was reached.
        while (x < MOST_DECIMALS || y < MOST_DECIMALS)
            && compare::compare(number::round_to(a, x) / self.factor, number::round_to(b, y) / self.factor) != order
        {
            (x, y) = ((x + 1).min(MOST_DECIMALS), (y + 1).min(MOST_DECIMALS));
        }
        (x, y)
    }

    /// A bare number in this unit.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        number(value * self.factor, decimals, self.lang)
    }

    /// A figure with its unit: `6,19% GRDP`, `41 hồ sơ`, `hạng 41`, `cấp độ 3`.
    pub fn figure(&self, value: f64, decimals: usize) -> String {
        let number = self.number(value, decimals);
        let (vi, en) = match self.unit.dimension {
            Dimension::Rank => ("hạng", "rank"),
            Dimension::Level => ("cấp độ", "level"),
            Dimension::State => return self.state(value),
            _ => return format!("{number}{}{}", self.unit.joint(), self.unit.text),
        };
        format!("{} {number}", crate::messages::explain::word(self.lang, vi, en))
    }

    fn state(&self, value: f64) -> String {
        let reached = compare::at_least(value, 1.0);
        let (vi, en) = if reached { ("đã hoàn thành", "completed") } else { ("chưa hoàn thành", "not completed") };
        crate::messages::explain::word(self.lang, vi, en).to_owned()
    }

    /// A published figure with its unit.
    pub fn point(&self, point: &Point, decimals: usize) -> String {
        self.figure(point.value, decimals)
    }

    /// The size of a difference with its unit: percentage points of a share, places of a rank, else the unit itself.
    pub fn difference(&self, value: f64, decimals: usize) -> String {
        let number = self.number(value.abs(), decimals);
        let one = number == "1";
        let (vi, en) = match self.unit.dimension {
            Dimension::Share(_) => ("điểm %", if one { "percentage point" } else { "percentage points" }),
            Dimension::Rank => ("bậc", if one { "place" } else { "places" }),
            Dimension::Level => ("cấp", if one { "level" } else { "levels" }),
            _ => return format!("{number}{}{}", self.unit.joint(), self.unit.text),
        };
        // A share in ‰ has no points of its own; it keeps its sign.
        if self.unit.is_share() && self.unit.text.starts_with('‰') {
            return format!("{number}‰");
        }
        format!("{number} {}", crate::messages::explain::word(self.lang, vi, en))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_figure_just_short_is_not_shown_as_reached() {
        assert_eq!(figure_beside(14.96, 15.0, 0), 2);
        assert_eq!(figure_beside(14.96, 15.0, 1), 2);
        assert_eq!(figure_beside(14.4, 15.0, 0), 0);
        assert_eq!(figure_beside(15.0, 15.0, 0), 0);
        assert_eq!(figure_beside(29.9999999999, 30.0, 0), 0);
        assert_eq!(figure_beside(14.96, 14.96, 0), 2);
    }

    proptest! {
        #[test]
        fn printed_text_read_again_compares_the_same(whole in -2_000_000i64..2_000_000, tail in 0u32..1000, places in 0u32..9, decimals in 0usize..4) {
            let threshold = whole as f64 / 100.0;
            let value = threshold + (f64::from(tail) - 500.0) / 10f64.powi(places as i32);
            let digits = figure_beside(value, threshold, decimals);
            let (text, threshold_text) = (number(value, digits, Lang::Vi), number(threshold, 2, Lang::Vi));
            let again = number::read(&text, NumberStyle::Vietnamese).unwrap().value;
            let beside = number::read(&threshold_text, NumberStyle::Vietnamese).unwrap().value;
            prop_assert_eq!(compare::compare(again, beside), compare::compare(value, threshold));
        }

        #[test]
        fn two_rounded_figures_compare_as_they_do_in_full(a in -1e6f64..1e6, step in -1000i32..1000, places in 0i32..10) {
            let b = a + f64::from(step) / 10f64.powi(places);
            let (x, y) = figures_beside(a, b, 0, 1);
            prop_assert_eq!(compare::compare(number::round_to(a, x), number::round_to(b, y)), compare::compare(a, b));
        }
    }
}
