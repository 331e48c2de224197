//! Reporting periods: the stretch of time that a figure speaks of.
//!
//! In: text such as `2025`, `quý II/2022`, `2022-05`. Out: a [`Period`] with its first and last day. It knows
//! nothing of targets; deadline wordings are the affair of `syntax`.

use super::date::{Date, small};

/// How long a period is. The order runs from the longest to the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A calendar year.
    Year,
    /// January to September, as reports of "9 tháng" count.
    NineMonths,
    /// A half-year: `6 tháng đầu năm`, `6 tháng cuối năm`.
    Half,
    /// A quarter.
    Quarter,
    /// A month.
    Month,
    /// A single day: a stock counted on that day.
    Day,
}

impl Grain {
    /// Length in months; a day counts as none.
    pub fn months(self) -> i32 {
        match self {
            Grain::Year => 12,
            Grain::NineMonths => 9,
            Grain::Half => 6,
            Grain::Quarter => 3,
            Grain::Month => 1,
            Grain::Day => 0,
        }
    }
}

/// A stretch of the calendar, told by its last day and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    end: Date,
    grain: Grain,
}

impl Period {
    /// The calendar year.
    pub fn year(year: i32) -> Period {
        Period { end: Date::end_of_year(year), grain: Grain::Year }
    }

    /// Quarter 1 to 4 of a year; `None` for another number.
    pub fn quarter(year: i32, quarter: u32) -> Option<Period> {
        (1..=4).contains(&quarter).then(|| Period { end: Date::end_of_month(year, quarter * 3), grain: Grain::Quarter })
    }

    /// Half 1 or 2 of a year.
    pub fn half(year: i32, half: u32) -> Option<Period> {
        (1..=2).contains(&half).then(|| Period { end: Date::end_of_month(year, half * 6), grain: Grain::Half })
    }

    /// Month 1 to 12 of a year.
    pub fn month(year: i32, month: u32) -> Option<Period> {
        (1..=12).contains(&month).then(|| Period { end: Date::end_of_month(year, month), grain: Grain::Month })
    }

    /// January to September of a year.
    pub fn nine_months(year: i32) -> Period {
        Period { end: Date::end_of_month(year, 9), grain: Grain::NineMonths }
    }

    /// One day.
    pub fn day(date: Date) -> Period {
        Period { end: date, grain: Grain::Day }
    }

    /// Last day.
    pub fn end(self) -> Date {
        self.end
    }

    /// First day.
    pub fn start(self) -> Date {
        match self.grain {
            Grain::Day => self.end,
            grain => {
                let (year, month, _) = self.end.civil();
                Date::start_of_month(year, month).plus_months(1 - grain.months())
            }
        }
    }

    /// Length.
    pub fn grain(self) -> Grain {
        self.grain
    }

    /// The year in which it ends.
    pub fn ends_in_year(self) -> i32 {
        self.end.year()
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Period) -> bool {
        self.start() <= other.start() && other.end <= self.end
    }

    /// The form of data files: `2025`, `2025-H1`, `2025-9M`, `2025-Q3`, `2025-07`, `2025-07-31`.
    pub fn iso(self) -> String {
        let (year, month, _) = self.end.civil();
        match self.grain {
            Grain::Year => format!("{year}"),
            Grain::NineMonths => format!("{year}-9M"),
            Grain::Half => format!("{year}-H{}", month / 6),
            Grain::Quarter => format!("{year}-Q{}", month / 3),
            Grain::Month => format!("{year}-{month:02}"),
            Grain::Day => self.end.iso(),
        }
    }

    /// As a Vietnamese sentence names it: `năm 2025`, `quý III/2025`, `tháng 7/2025`, `ngày 31/7/2025`.
    pub fn vietnamese(self) -> String {
        let (year, month, _) = self.end.civil();
        match self.grain {
            Grain::Year => format!("năm {year}"),
            Grain::NineMonths => format!("9 tháng đầu năm {year}"),
            Grain::Half if month == 6 => format!("6 tháng đầu năm {year}"),
            Grain::Half => format!("6 tháng cuối năm {year}"),
            Grain::Quarter => {
                let roman = match month {
                    3 => "I",
                    6 => "II",
                    9 => "III",
                    _ => "IV",
                };
                format!("quý {roman}/{year}")
            }
            Grain::Month => format!("tháng {month}/{year}"),
            Grain::Day => format!("ngày {}", self.end.slashed()),
        }
    }

    /// As an English sentence names it: `2025`, `Q3 2025`, `July 2025`, `31 July 2025`.
    pub fn english(self) -> String {
        const MONTHS: [&str; 12] =
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        let (year, month, day) = self.end.civil();
        let name = MONTHS.get(month as usize - 1).copied().unwrap_or("");
        match self.grain {
            Grain::Year => format!("{year}"),
            Grain::NineMonths => format!("January–September {year}"),
            Grain::Half if month == 6 => format!("the first half of {year}"),
            Grain::Half => format!("the second half of {year}"),
            Grain::Quarter => format!("Q{} {year}", month / 3),
            Grain::Month => format!("{name} {year}"),
            Grain::Day => format!("{day} {name} {year}"),
        }
    }

    /// Reads every written form of the language and of data files, from text already folded to lower case
    /// (`năm 2025`, `quý ii/2022`, `quý 2/2022`, `2022-q2`, `tháng 5/2022`, `5/2022`, `2022-05`, `30/4/2022`,
    /// `2022-04-30`, `ngày 30 tháng 4 năm 2022`, `6 tháng đầu năm 2025`). `None` when the text is no period,
    /// also for days that don't exist.
    pub fn parse(folded: &str) -> Option<Period> {
        let text = folded.trim();
        let bytes = text.as_bytes();
        if bytes.first().is_some_and(u8::is_ascii_digit) {
            return Period::parse_digits(text);
        }
        let mut words = text.split_ascii_whitespace();
        match words.next()? {
            "năm" | "year" => {
                let rest = words.next()?;
                if words.next().is_some() { None } else { year_of(rest).map(Period::year) }
            }
            "quý" | "quarter" => {
                let (number, year) = number_and_year(words)?;
                Period::quarter(year, number)
            }
            word if word.len() == 2 && word.starts_with('q') => {
                let quarter = small(word.get(1..)?)? as u32;
                let year = year_of(words.next()?)?;
                if words.next().is_some() { None } else { Period::quarter(year, quarter) }
            }
            "tháng" | "month" => {
                let (number, year) = number_and_year(words)?;
                Period::month(year, number)
            }
            "ngày" => {
                let rest: Vec<&str> = words.collect();
                match rest.as_slice() {
                    [date] => Period::parse_digits(date).filter(|p| p.grain == Grain::Day),
                    [day, "tháng", month, "năm", year] => {
                        Some(Period::day(Date::new(year_of(year)?, small(month)? as u32, small(day)? as u32)?))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn parse_digits(text: &str) -> Option<Period> {
        if let Some(year) = text.strip_prefix("6 tháng đầu năm ") {
            return Period::half(year_of(year.trim())?, 1);
        }
        if let Some(year) = text.strip_prefix("6 tháng cuối năm ") {
            return Period::half(year_of(year.trim())?, 2);
        }
        if let Some(year) = text.strip_prefix("9 tháng đầu năm ") {
            return Some(Period::nine_months(year_of(year.trim())?));
        }
        if text.len() == 4 {
            return year_of(text).map(Period::year);
        }
        if text.contains('/') {
            return match text.split('/').count() {
                3 => Date::parse_slashed(text).map(Period::day),
                2 => {
                    let (month, year) = text.split_once('/')?;
                    if month.len() > 2 {
                        return None;
                    }
                    Period::month(year_of(year)?, small(month)? as u32)
                }
                _ => None,
            };
        }
        if text.split('-').count() == 3 {
            return Date::parse_iso(text).map(Period::day);
        }
        let (year, rest) = text.split_once('-')?;
        let year = year_of(year)?;
        match rest.as_bytes() {
            [b'q' | b'Q', digit] => Period::quarter(year, u32::from(digit.wrapping_sub(b'0'))),
            [b'h' | b'H', digit] => Period::half(year, u32::from(digit.wrapping_sub(b'0'))),
            b"9m" | b"9M" => Some(Period::nine_months(year)),
            [_, _] => Period::month(year, small(rest)? as u32),
            _ => None,
        }
    }
}

fn year_of(text: &str) -> Option<i32> {
    if text.len() != 4 {
        return None;
    }
    small(text).filter(|year| (super::date::FIRST_YEAR..=super::date::LAST_YEAR).contains(year))
}

/// `ii/2022`, `2/2022`, `2 năm 2022`: the number before and the year after.
fn number_and_year<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<(u32, i32)> {
    let first = words.next()?;
    let (number, year) = match first.split_once('/') {
        Some((number, year)) => (number, year),
        None => match words.next()? {
            "năm" => (first, words.next()?),
            year => (first, year),
        },
    };
    if words.next().is_some() {
        return None;
    }
    let number = match number {
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        digits if digits.len() <= 2 => small(digits)? as u32,
        _ => return None,
    };
    Some((number, year_of(year)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        Period::parse(text).map(Period::iso)
    }

    #[test]
    fn every_written_form_is_read() {
        for (text, expected) in [
            ("2025", "2025"),
            ("năm 2025", "2025"),
            ("quý ii/2022", "2022-Q2"),
            ("quý 2/2022", "2022-Q2"),
            ("quý iv năm 2022", "2022-Q4"),
            ("2022-q2", "2022-Q2"),
            ("tháng 5/2022", "2022-05"),
            ("tháng 05 năm 2022", "2022-05"),
            ("5/2022", "2022-05"),
            ("05/2022", "2022-05"),
            ("q2 2022", "2022-Q2"),
            ("2022-05", "2022-05"),
            ("30/4/2022", "2022-04-30"),
            ("2022-04-30", "2022-04-30"),
            ("ngày 30 tháng 4 năm 2022", "2022-04-30"),
            ("ngày 30/4/2022", "2022-04-30"),
            ("6 tháng đầu năm 2025", "2025-H1"),
            ("9 tháng đầu năm 2025", "2025-9M"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["30/2/2022", "13/2022", "quý v/2022", "2022-q5", "1899", "2201", "20255", "2022-1", "tháng 5", "", "năm", "1.234"] {
            assert_eq!(iso(text), None, "{text}");
        }
        // “t2” may be a month or a Monday: only q is a quarter. Numbers of periods have two digits at most.
        for text in ["t2 2022", "q02 2022", "quý 002/2022", "tháng 005 năm 2022", "005/2022"] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn periods_begin_where_they_should() {
        let start = |text: &str| Period::parse(text).map(|p| p.start().iso());
        assert_eq!(start("2025").as_deref(), Some("2025-01-01"));
        assert_eq!(start("quý iii/2025").as_deref(), Some("2025-07-01"));
        assert_eq!(start("tháng 2/2024").as_deref(), Some("2024-02-01"));
        assert_eq!(start("6 tháng đầu năm 2025").as_deref(), Some("2025-01-01"));
        assert_eq!(start("9 tháng đầu năm 2025").as_deref(), Some("2025-01-01"));
        assert_eq!(start("2025-07-31").as_deref(), Some("2025-07-31"));
    }
}
