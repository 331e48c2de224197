//! A day inside a recurring period: `trước ngày 15/12 hằng năm`, `trước ngày 25 tháng cuối quý`.
//!
//! In: the length of the period, the month counted from the period's first, the day. Out: the last day of any such
//! period on which the thing is in time. A month beyond the period's own lies in the one that follows (`trước ngày 10/01
//! năm sau`).

use super::date::{Date, days_in_month};
use super::period::{Grain, Period};

/// A day of every period of one length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DayOf {
    grain: Grain,
    month: u8,
    day: u8,
    before: bool,
}

impl DayOf {
    /// Day `day` of the `month`th month, counted from 1 at the period's beginning; with `before` the day itself is too
    /// late. `None` where no period has such a day, and beyond the period that follows.
    pub fn new(grain: Grain, month: u32, day: u32, before: bool) -> Option<DayOf> {
        let months = match grain {
            Grain::Year => 12,
            Grain::Quarter => 3,
            Grain::Month => 1,
            _ => return None,
        };
        // Of a year the month is known by its name, and its longest length with it.
        let longest = if grain == Grain::Year { days_in_month(2024, (month + 11) % 12 + 1) } else { 31 };
        let fits = (1..=2 * months).contains(&month) && (1..=longest).contains(&day);
        fits.then_some(DayOf { grain, month: month as u8, day: day as u8, before })
    }

    /// The length of the periods.
    pub fn grain(self) -> Grain {
        self.grain
    }

    /// Whether the day lies in the period that follows.
    pub fn is_behind(self) -> bool {
        i32::from(self.month) > self.grain.months()
    }

    /// The last day in time for a period. Where a month has no such day (`ngày 31` in April) it is the month's last.
    pub fn on(self, period: Period) -> Date {
        let (year, month, _) = period.start().civil();
        let first = Date::start_of_month(year, month).plus_months(i32::from(self.month) - 1);
        let (year, month, _) = first.civil();
        let last = days_in_month(year, month) as i32;
        let day = i32::from(self.day);
        first.plus_days(if day > last { last - 1 } else { day - 1 - i32::from(self.before) })
    }

    /// As a Vietnamese sentence names it: `trước ngày 15/12`, `đến ngày 25 tháng cuối quý`.
    pub fn vietnamese(self) -> String {
        let (open, day) = (if self.before { "trước ngày" } else { "đến ngày" }, self.day);
        let (month, behind) = self.place();
        match (self.grain, behind) {
            (Grain::Quarter, _) => {
                let which = match month {
                    1 => "tháng đầu",
                    2 => "tháng thứ 2 của",
                    _ => "tháng cuối",
                };
                format!("{open} {day} {which} quý{}", if behind { " sau" } else { "" })
            }
            (Grain::Month, false) => format!("{open} {day} của tháng"),
            (Grain::Month, true) => format!("{open} {day} tháng sau"),
            (_, false) => format!("{open} {day}/{month}"),
            (_, true) => format!("{open} {day}/{month} năm sau"),
        }
    }

    /// As an English sentence names it.
    pub fn english(self) -> String {
        let (open, day) = (if self.before { "before" } else { "by" }, self.day);
        let (month, behind) = self.place();
        let next = if behind { "next" } else { "the" };
        match self.grain {
            Grain::Quarter => {
                let which = match month {
                    1 => "first",
                    2 => "second",
                    _ => "last",
                };
                format!("{open} day {day} of the {which} month of {next} quarter")
            }
            Grain::Month => format!("{open} day {day} of {next} month"),
            _ => format!("{open} {day}/{month}{}", if behind { " of next year" } else { "" }),
        }
    }

    /// The month inside its own period, and whether that is the one that follows.
    fn place(self) -> (i32, bool) {
        let behind = self.is_behind();
        (i32::from(self.month) - if behind { self.grain.months() } else { 0 }, behind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_in_time() {
        let year = Period::year(2027);
        let quarter = Period::quarter(2027, 4).unwrap();
        let april = Period::month(2027, 4).unwrap();
        for (grain, month, day, before, period, expected, words) in [
            (Grain::Year, 12, 15, true, year, "2027-12-14", "trước ngày 15/12"),
            (Grain::Year, 12, 15, false, year, "2027-12-15", "đến ngày 15/12"),
            (Grain::Year, 13, 10, true, year, "2028-01-09", "trước ngày 10/1 năm sau"),
            (Grain::Year, 1, 1, true, year, "2026-12-31", "trước ngày 1/1"),
            (Grain::Year, 3, 1, true, Period::year(2028), "2028-02-29", "trước ngày 1/3"),
            (Grain::Year, 2, 29, false, year, "2027-02-28", "đến ngày 29/2"),
            (Grain::Year, 2, 29, true, year, "2027-02-28", "trước ngày 29/2"),
            (Grain::Year, 2, 29, true, Period::year(2028), "2028-02-28", "trước ngày 29/2"),
            (Grain::Year, 13, 10, false, Period::year(2200), "2201-01-10", "đến ngày 10/1 năm sau"),
            (Grain::Quarter, 3, 25, true, quarter, "2027-12-24", "trước ngày 25 tháng cuối quý"),
            (Grain::Quarter, 4, 10, false, quarter, "2028-01-10", "đến ngày 10 tháng đầu quý sau"),
            (Grain::Quarter, 2, 5, false, quarter, "2027-11-05", "đến ngày 5 tháng thứ 2 của quý"),
            (Grain::Month, 1, 31, false, april, "2027-04-30", "đến ngày 31 của tháng"),
            (Grain::Month, 2, 5, true, april, "2027-05-04", "trước ngày 5 tháng sau"),
        ] {
            let day = DayOf::new(grain, month, day, before).unwrap();
            assert_eq!((day.on(period).iso().as_str(), day.vietnamese().as_str()), (expected, words));
        }
    }

    #[test]
    fn no_such_day() {
        for (grain, month, day) in [
            (Grain::Year, 2, 30),
            (Grain::Year, 4, 31),
            (Grain::Year, 0, 1),
            (Grain::Year, 25, 1),
            (Grain::Quarter, 7, 1),
            (Grain::Month, 1, 32),
        ] {
            assert_eq!(DayOf::new(grain, month, day, false), None);
        }
        assert_eq!(DayOf::new(Grain::Half, 1, 1, false), None);
        assert_eq!(DayOf::new(Grain::Year, 1, 0, true), None);
    }
}
