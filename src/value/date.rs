//! Civil dates of Vietnam, without clock times or zones.
//!
//! In: years, months, days. Out: a [`Date`] that exists, ordered and counted in days. It knows nothing of
//! periods, deadlines or wording. The calendar is the proleptic Gregorian one; years run from 1900 to 2200.

/// First year a rule or a figure may speak of.
pub const FIRST_YEAR: i32 = 1900;
/// Last year a rule or a figure may speak of.
pub const LAST_YEAR: i32 = 2200;

/// A day that exists, counted from 1970-01-01 (day 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The date, or `None` where the calendar has no such day or the year lies outside 1900–2200.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        if day == 0 || day > days_in_month(year, month) {
            return None;
        }
        Some(Date(days_from_civil(year, month, day)))
    }

    /// 31 December of `year`, held inside the years the language knows.
    pub fn end_of_year(year: i32) -> Date {
        Date(days_from_civil(year.clamp(FIRST_YEAR, LAST_YEAR), 12, 31))
    }

    /// 1 January of `year`, held inside the years the language knows.
    pub fn start_of_year(year: i32) -> Date {
        Date(days_from_civil(year.clamp(FIRST_YEAR, LAST_YEAR), 1, 1))
    }

    /// Last day of a month; the month is held inside 1–12.
    pub fn end_of_month(year: i32, month: u32) -> Date {
        let year = year.clamp(FIRST_YEAR, LAST_YEAR);
        let month = month.clamp(1, 12);
        Date(days_from_civil(year, month, days_in_month(year, month)))
    }

    /// First day of a month; the month is held inside 1–12.
    pub fn start_of_month(year: i32, month: u32) -> Date {
        Date(days_from_civil(year.clamp(FIRST_YEAR, LAST_YEAR), month.clamp(1, 12), 1))
    }

    /// Year, month (1–12) and day (1–31).
    pub fn civil(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i32 {
        self.0
    }

    /// The day `count` days later (earlier when negative).
    pub fn plus_days(self, count: i32) -> Date {
        Date(self.0.saturating_add(count))
    }

    /// The same day `count` months later, held at the end of a shorter month (31/1 + 1 month = 28/2 or 29/2).
    /// The end of a month stays the end of a month, so period ends map onto period ends (28/2 + 1 month = 31/3).
    pub fn plus_months(self, count: i32) -> Date {
        let (year, month, day) = self.civil();
        let at_end = day == days_in_month(year, month);
        let months = (year * 12 + month as i32 - 1).saturating_add(count);
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
        let last = days_in_month(year, month);
        let day = if at_end { last } else { day.min(last) };
        Date(days_from_civil(year, month, day))
    }

    /// Whole months from `self` to `later`, negative when `later` comes first. Both ends of months count as whole
    /// months, and so do equal days of the month; a begun month does not count.
    pub fn whole_months_to(self, later: Date) -> i32 {
        if later < self {
            return -later.whole_months_to(self);
        }
        let (y0, m0, d0) = self.civil();
        let (y1, m1, d1) = later.civil();
        let months = (y1 - y0) * 12 + m1 as i32 - m0 as i32;
        let later_is_end = d1 == days_in_month(y1, m1);
        if d1 >= d0 || later_is_end { months } else { months - 1 }
    }

    /// `2030-12-31`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `31/12/2030`, without leading zeros.
    pub fn slashed(self) -> String {
        let (year, month, day) = self.civil();
        format!("{day}/{month}/{year}")
    }

    /// Reads `2030-12-31`.
    pub fn parse_iso(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Date::new(small(year)?, small(month)? as u32, small(day)? as u32)
    }

    /// Reads `31/12/2030` or `1/7/2025`: day, month, year.
    pub fn parse_slashed(text: &str) -> Option<Date> {
        let mut parts = text.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
            return None;
        }
        Date::new(small(year)?, small(month)? as u32, small(day)? as u32)
    }
}

/// A whole number of at most four digits.
pub(crate) fn small(text: &str) -> Option<i32> {
    if text.is_empty() || text.len() > 4 {
        return None;
    }
    let mut value = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i32::from(byte - b'0');
    }
    Some(value)
}

/// Days in a month of the Gregorian calendar.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01; the year is counted from March so that the leap day comes last.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 } as u32;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_from_1900_to_2200_survives_a_round_trip() {
        let mut expected = days_from_civil(FIRST_YEAR, 1, 1);
        for year in FIRST_YEAR..=LAST_YEAR {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    let date = Date::new(year, month, day).expect("the day exists");
                    assert_eq!(date.days(), expected);
                    assert_eq!(date.civil(), (year, month, day));
                    assert_eq!(Date::parse_iso(&date.iso()), Some(date));
                    assert_eq!(Date::parse_slashed(&date.slashed()), Some(date));
                    expected += 1;
                }
            }
        }
        assert_eq!(Date::new(1970, 1, 1).map(Date::days), Some(0));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for (year, month, day) in [(2030, 2, 30), (2023, 2, 29), (2030, 4, 31), (2030, 13, 1), (2030, 0, 1), (1899, 12, 31)] {
            assert_eq!(Date::new(year, month, day), None);
        }
    }

    #[test]
    fn months_between_period_ends_are_whole() {
        let end = |y, m| Date::end_of_month(y, m);
        assert_eq!(end(2023, 12).whole_months_to(end(2030, 12)), 84);
        assert_eq!(end(2024, 2).whole_months_to(end(2024, 3)), 1);
        assert_eq!(end(2024, 3).whole_months_to(end(2024, 2)), -1);
        assert_eq!(end(2024, 2).plus_months(12), end(2025, 2));
        assert_eq!(end(2024, 9).plus_months(1), end(2024, 10));
    }
}
