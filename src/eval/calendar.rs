//! Days with their civil parts at hand, and walking from period to period.
//!
//! In: dates and grains. Out: [`Mark`]s, between which whole months are counted without a calendar, and neighbouring
//! periods. It knows nothing of figures.

use crate::value::{Date, Grain, Period};

/// A day with its year, month and day worked out once: judging counts months between days by the million.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The day.
    pub date: Date,
    /// Months since the year 0.
    pub months: i32,
    /// Day of the month.
    pub day: u8,
    /// Whether it is the last day of its month.
    pub at_end: bool,
}

impl Mark {
    pub(crate) fn new(date: Date) -> Mark {
        let (year, month, day) = date.civil();
        Mark { date, months: year * 12 + month as i32 - 1, day: day as u8, at_end: day == crate::value::date::days_in_month(year, month) }
    }

    /// Orders days as [`Date`] does, with all ends of months alike, so that a whole number of months earlier is one
    /// subtraction: five years before a day is `order() - 60 * 32`.
    #[inline]
    pub(crate) fn order(self) -> i32 {
        self.months * 32 + if self.at_end { 31 } else { i32::from(self.day) }
    }

    /// Whole months to `later`, as [`Date::whole_months_to`] counts them.
    #[inline]
    pub(crate) fn months_to(self, later: Mark) -> i32 {
        if later.date < self.date {
            return -later.months_to(self);
        }
        let months = later.months - self.months;
        if later.day >= self.day || later.at_end { months } else { months - 1 }
    }
}

/// The day one period of this length before `date`; ends of months stay ends of months.
pub(crate) fn one_before(date: Date, grain: Grain) -> Date {
    match grain {
        Grain::Day => date.plus_days(-1),
        grain => date.plus_months(-grain.months()),
    }
}

/// The day `count` periods of this length after `date`.
pub(crate) fn later_by(date: Date, grain: Grain, count: i32) -> Date {
    match grain {
        Grain::Day => date.plus_days(count),
        grain => date.plus_months(grain.months().saturating_mul(count)),
    }
}

/// The period of this length that holds `date`. Nine months stand for their year, so that every day has a period.
/// `None` only where the calendar of the language ends.
pub(crate) fn period_of(date: Date, grain: Grain) -> Option<Period> {
    let (year, month, _) = date.civil();
    if !(crate::value::date::FIRST_YEAR..=crate::value::date::LAST_YEAR).contains(&year) {
        return None;
    }
    match grain {
        Grain::Year => Some(Period::year(year)),
        Grain::NineMonths => Some(Period::nine_months(year)),
        Grain::Half => Period::half(year, month.div_ceil(6)),
        Grain::Quarter => Period::quarter(year, month.div_ceil(3)),
        Grain::Month => Period::month(year, month),
        Grain::Day => Some(Period::day(date)),
    }
}

/// The next period of the same length.
pub(crate) fn next(period: Period) -> Option<Period> {
    match period.grain() {
        Grain::NineMonths => period_of(Date::start_of_year(period.ends_in_year()).plus_months(12), Grain::NineMonths),
        grain => period_of(period.end().plus_days(1), grain),
    }
}

/// The period before of the same length.
pub(crate) fn previous(period: Period) -> Option<Period> {
    match period.grain() {
        Grain::NineMonths => period_of(Date::start_of_year(period.ends_in_year()).plus_days(-1), Grain::NineMonths),
        grain => period_of(period.start().plus_days(-1), grain),
    }
}

/// The last period of this length that has ended by the close of `date`.
pub(crate) fn last_ended(date: Date, grain: Grain) -> Option<Period> {
    let here = period_of(date, grain)?;
    if here.end() <= date { Some(here) } else { previous(here) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_months_as_dates_do() {
        let days: Vec<Date> = (0..1200).map(|step| Date::start_of_year(2023).plus_days(step)).collect();
        for (index, a) in days.iter().enumerate().step_by(7) {
            for b in days.iter().skip(index % 11).step_by(11) {
                assert_eq!(Mark::new(*a).months_to(Mark::new(*b)), a.whole_months_to(*b), "{} {}", a.iso(), b.iso());
            }
        }
    }

    #[test]
    fn five_years_before_is_one_subtraction() {
        for step in 0..800 {
            let day = Date::start_of_year(2024).plus_days(step);
            let floor = day.plus_months(-60);
            for near in -40..40 {
                let other = floor.plus_days(near);
                assert_eq!(Mark::new(other).order() >= Mark::new(day).order() - 60 * 32, other >= floor, "{} {}", day.iso(), other.iso());
            }
        }
    }

    #[test]
    fn periods_follow_one_another() {
        for grain in [Grain::Year, Grain::NineMonths, Grain::Half, Grain::Quarter, Grain::Month, Grain::Day] {
            let mut period = period_of(Date::start_of_year(2023), grain).unwrap();
            for _ in 0..400 {
                let Some(after) = next(period) else { break };
                assert_eq!(previous(after), Some(period));
                assert!(after.end() > period.end());
                period = after;
            }
        }
        assert_eq!(last_ended(Date::end_of_year(2025), Grain::Year), Some(Period::year(2025)));
        assert_eq!(last_ended(Date::parse_iso("2026-11-20").unwrap(), Grain::Quarter), Period::quarter(2026, 3));
        assert_eq!(period_of(Date::end_of_year(2200).plus_days(1), Grain::Year), None);
    }
}
