//! From what is supposed to figures: the columns of one series after its last published figure.
//!
//! In: the periods to fill, the last published figure, the legs of the way and the amounts of a draw. Out: one number a
//! period, NaN where it is not known. Nothing is allocated in filling, so that draws cost little more than their
//! arithmetic.
//!
//! Where the language leaves room, it is read so:
//! - A change begins in the period that holds its first day (`từ 2026`: 2026 is the first year with the change) and ends
//!   with the period that its last day is in; after it the trend goes on.
//! - A level is reached by a straight line from the last figure before it (from the year given, with `từ`; from the end of
//!   an earlier assumption where that states one); after the last level it stays there.
//! - The latest leg that has begun is the one that counts.
//! - Growth of what is zero or less is not defined.

use crate::eval::calendar::Mark;
use crate::eval::judge;
use crate::value::Date;

/// How a stretch of the way goes. Amounts are named by their place among those of the scenario.
#[derive(Debug, Clone)]
pub(crate) enum Pace {
    /// So much a year.
    Points(usize),
    /// So many per cent a year.
    Growth(usize),
    /// So much a year, the same in every draw; NaN where not known.
    Fixed(f64),
    /// Through these levels, ascending.
    Levels(Vec<(Mark, usize)>),
}

/// A stretch of the way.
#[derive(Debug, Clone)]
pub(crate) struct Leg {
    /// The first day on which a period may end to be in it.
    pub begins: Date,
    /// The last.
    pub until: Option<Date>,
    pub pace: Pace,
}

impl Leg {
    fn holds(&self, day: Date) -> bool {
        self.begins <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// The way of a series after its last published figure.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    /// The last published figure.
    pub anchor: Option<(f64, Mark)>,
    /// The trend's yearly change; NaN where there is none.
    pub trend: f64,
    /// Ascending by their beginnings.
    pub legs: Vec<Leg>,
    /// The ends of the periods to fill, ascending.
    pub marks: Vec<Mark>,
    /// What a figure cannot leave by its nature, unless one has.
    pub bounds: (f64, f64),
    /// Whether figures go in steps: no lines lead from level to level.
    pub steps: bool,
}

impl Way {
    /// Fills in the figures.
    pub fn fill(&self, amounts: &[f64], out: &mut Vec<f64>) {
        out.clear();
        let amount = |index: usize| amounts.get(index).copied().unwrap_or(f64::NAN);
        let (mut x, mut at) = match self.anchor {
            Some((value, mark)) => (value, Some(mark)),
            None => (f64::NAN, None),
        };
        let mut entered: Option<(usize, f64, Option<Mark>)> = None;
        for mark in &self.marks {
            let years = at.map_or(f64::NAN, |from| judge::years(from, *mark));
            let leg = self.legs.iter().enumerate().rev().find(|(_, leg)| leg.holds(mark.date));
            if let Some((index, _)) = leg
                && entered.is_none_or(|(known, ..)| known != index)
            {
                entered = Some((index, x, at));
            }
            let next = match leg.map(|(_, leg)| &leg.pace) {
                None => x + self.trend * years,
                Some(Pace::Points(index)) => x + amount(*index) * years,
                Some(Pace::Fixed(per_year)) => x + per_year * years,
                Some(Pace::Growth(index)) => grown(x, amount(*index), years),
                Some(Pace::Levels(levels)) => level(levels, entered, *mark, self.steps, &amount),
            };
            x = self.held(next);
            at = Some(*mark);
            out.push(x);
        }
    }

    fn held(&self, value: f64) -> f64 {
        if value < self.bounds.0 {
            self.bounds.0
        } else if value > self.bounds.1 {
            self.bounds.1
        } else {
            value
        }
    }
}

/// Growth by so many per cent a year.
fn grown(x: f64, percent: f64, years: f64) -> f64 {
    let factor = 1.0 + percent / 100.0;
    if x <= 0.0 || factor < 0.0 {
        return f64::NAN;
    }
    // Whole years one by one would round otherwise than a power; both ends do the same.
    if years == 1.0 { x * factor } else { x * libm::pow(factor, years) }
}

/// The figure on the line through the levels.
fn level(
    levels: &[(Mark, usize)],
    entered: Option<(usize, f64, Option<Mark>)>,
    mark: Mark,
    steps: bool,
    amount: &dyn Fn(usize) -> f64,
) -> f64 {
    let next = levels.partition_point(|(end, _)| end.date < mark.date);
    let before = match next.checked_sub(1).and_then(|index| levels.get(index)) {
        Some((end, index)) => Some((*end, amount(*index))),
        None => entered.and_then(|(_, value, at)| Some((at?, value))),
    };
    match (levels.get(next), before) {
        (Some((end, index)), _) if end.date == mark.date => amount(*index),
        (Some(_), Some((_, value))) if steps => value,
        (Some((end, index)), Some((from, value))) => {
            let whole = judge::years(from, *end);
            if whole > 0.0 { value + (amount(*index) - value) * (judge::years(from, mark) / whole) } else { f64::NAN }
        }
        (Some(_), None) => f64::NAN,
        (None, Some((_, value))) => value,
        (None, None) => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Period;

    fn end(year: i32) -> Mark {
        Mark::new(Period::year(year).end())
    }

    fn way(legs: Vec<Leg>) -> Way {
        Way {
            anchor: Some((6.0, end(2023))),
            trend: 0.5,
            legs,
            marks: (2024..=2030).map(end).collect(),
            bounds: (0.0, 100.0),
            steps: false,
        }
    }

    fn filled(way: &Way, amounts: &[f64]) -> Vec<f64> {
        let mut out = Vec::new();
        way.fill(amounts, &mut out);
        out
    }

    const EVER: fn(i32) -> Date = Date::start_of_year;

    #[test]
    fn without_legs_the_trend_goes_on() {
        assert_eq!(filled(&way(Vec::new()), &[]), [6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5]);
    }

    #[test]
    fn a_change_begins_in_its_first_year_and_the_trend_goes_on_after_its_last() {
        let leg = Leg { begins: EVER(2026), until: Some(Date::end_of_year(2027)), pace: Pace::Points(0) };
        assert_eq!(filled(&way(vec![leg]), &[3.0]), [6.5, 7.0, 10.0, 13.0, 13.5, 14.0, 14.5]);
    }

    #[test]
    fn growth_compounds() {
        let leg = Leg { begins: EVER(1900), until: None, pace: Pace::Growth(0) };
        let found = filled(&way(vec![leg]), &[10.0]);
        assert!((found[0] - 6.6).abs() < 1e-12 && (found[6] - 6.0 * 1.1f64.powi(7)).abs() < 1e-12);
    }

    #[test]
    fn a_level_is_reached_by_a_straight_line_and_stays() {
        let leg = Leg { begins: EVER(1900), until: None, pace: Pace::Levels(vec![(end(2027), 0), (end(2029), 1)]) };
        assert_eq!(filled(&way(vec![leg]), &[10.0, 20.0]), [7.0, 8.0, 9.0, 10.0, 15.0, 20.0, 20.0]);
    }

    #[test]
    fn nothing_leaves_its_bounds_and_what_is_unknown_stays_so() {
        let leg = |pace| vec![Leg { begins: EVER(1900), until: None, pace }];
        assert_eq!(filled(&way(leg(Pace::Points(0))), &[40.0])[6], 100.0);
        assert_eq!(filled(&way(leg(Pace::Points(0))), &[-4.0])[6], 0.0);
        let lone = Way { anchor: None, ..way(leg(Pace::Points(0))) };
        assert!(filled(&lone, &[3.0]).iter().all(|x| x.is_nan()));
        let stepped = Way { steps: true, ..way(leg(Pace::Levels(vec![(end(2027), 0)]))) };
        assert_eq!(filled(&stepped, &[10.0]), [6.0, 6.0, 6.0, 10.0, 10.0, 10.0, 10.0]);
        let lone = Way { anchor: None, ..way(leg(Pace::Levels(vec![(end(2027), 0)]))) };
        let found = filled(&lone, &[10.0]);
        assert!(found[2].is_nan() && found[3] == 10.0 && found[6] == 10.0);
    }
}
