//! Dates and reporting periods as data files write them.
//!
//! In: the text of a cell. Out: a [`Period`] or a [`Date`] that exists, with whether day and month could be swapped
//! ([`Order::Open`]). `01/02/2025` is read day first, by Vietnamese custom; whether its column contradicts that is for
//! the caller to see, who alone knows the other cells.

use super::cells::{listed, trim};
use super::report::is_invisible;
use crate::source::fold::{bare, fold_name};
use crate::value::date::{FIRST_YEAR, LAST_YEAR, small};
use crate::value::{Date, Grain, Period};

/// Whether a date could also be read with the month first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// One reading.
    Fixed,
    /// Day and month could be swapped and are different.
    Open,
}

/// Why a cell is no date or period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateFault {
    /// Something else.
    NotRead,
    /// Written as a date that the calendar does not have.
    NotReal,
    /// A date only with the month first: `12/31/2024`.
    MonthFirst,
}

/// Longer texts are no dates.
const LONGEST: usize = 80;

/// Reads a day: `2024-12-31`, `31/12/2024`, `31-12-2024`, `ngày 31 tháng 12 năm 2024`; also with a midnight behind it,
/// as spreadsheets and scripts write days.
pub(super) fn read_date(text: &str) -> Result<(Date, Order), DateFault> {
    match read_period(text)? {
        (period, order) if period.grain() == Grain::Day => Ok((period.end(), order)),
        _ => Err(DateFault::NotRead),
    }
}

/// Reads a period in any form of the language, of [`Period::iso`] and of the tables that offices publish
/// (`Q3/2025`, `T7/2025`, `6 tháng 2025`, `2025Q3`).
#[inline(never)]
pub(super) fn read_period(text: &str) -> Result<(Period, Order), DateFault> {
    let text = trim(text);
    if let [b'1' | b'2', _, _, _] = text.as_bytes()
        && let Some(year) = year_of(text)
    {
        return Ok((Period::year(year), Order::Fixed));
    }
    let text = without_midnight(text);
    // Folding would leave invisible characters out; here they make the cell another text than it seems.
    if text.is_empty() || text.len() > LONGEST || text.chars().any(is_invisible) {
        return Err(DateFault::NotRead);
    }
    if let Some(read) = numeric(text) {
        return read;
    }
    let folded = fold_name(text);
    if let Some(read) = numeric(&folded) {
        return read;
    }
    if let Some(date) = folded.strip_prefix("ngày ").and_then(numeric) {
        return date;
    }
    Period::parse(&folded).or_else(|| short_form(&bare(&folded))).map(|period| (period, Order::Fixed)).ok_or(DateFault::NotRead)
}

/// Whether the text is a date that only exists with the month first.
pub(super) fn is_month_first(text: &str) -> bool {
    numeric(without_midnight(trim(text))) == Some(Err(DateFault::MonthFirst))
}

fn without_midnight(text: &str) -> &str {
    // A date, a T or a space, and noughts.
    let at = text.bytes().position(|b| b == b'T' || b == b' ').unwrap_or(0);
    match (text.get(..at), text.as_bytes().get(at + 1..)) {
        (Some(date), Some(time)) if at >= 8 && time.len() >= 4 && time.iter().all(|b| matches!(b, b'0' | b':' | b'.')) => date,
        _ => text,
    }
}

/// Years, months and days written with figures alone, parted by `/` or `-`; `None` where it is no such text.
#[inline(never)]
fn numeric(text: &str) -> Option<Result<(Period, Order), DateFault>> {
    let mut parts = [(0, 0); 3];
    let mut count = 0;
    let mut mark = 0;
    let mut from = 0;
    for (at, byte) in text.bytes().chain([0]).enumerate() {
        if byte.is_ascii_digit() {
            continue;
        }
        // One kind of mark parts a date.
        if byte != 0 && (!matches!(byte, b'/' | b'-') || (mark != 0 && mark != byte)) {
            return None;
        }
        mark = byte;
        let part = text.get(from..at)?;
        *parts.get_mut(count)? = (small(part)?, part.len());
        count += 1;
        from = at + 1;
    }
    let fixed = |period: Option<Period>| period.map(|period| (period, Order::Fixed)).ok_or(DateFault::NotReal);
    Some(match (count, parts) {
        (1, [(year, 4), ..]) if is_year(year) => Ok((Period::year(year), Order::Fixed)),
        (2, [(year, 4), (month, 2), _]) | (2, [(month, 1..=2), (year, 4), _]) => {
            fixed(is_year(year).then(|| Period::month(year, month as u32)).flatten())
        }
        (3, [(year, 4), (month, 1..=2), (day, 1..=2)]) => fixed(Date::new(year, month as u32, day as u32).map(Period::day)),
        (3, [(day, 1..=2), (month, 1..=2), (year, 4)]) => match Date::new(year, month as u32, day as u32) {
            Some(date) => Ok((Period::day(date), if day <= 12 && day != month { Order::Open } else { Order::Fixed })),
            None if Date::new(year, day as u32, month as u32).is_some() => Err(DateFault::MonthFirst),
            None => Err(DateFault::NotReal),
        },
        _ => return None,
    })
}

fn is_year(year: i32) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&year)
}

/// Short forms of tables, from text folded and without diacritics.
#[inline(never)]
fn short_form(text: &str) -> Option<Period> {
    let mut words = [""; 6];
    let mut count = 0;
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let length = match first {
            b'0'..=b'9' => rest.bytes().take_while(u8::is_ascii_digit).count(),
            b'a'..=b'z' => rest.bytes().take_while(u8::is_ascii_lowercase).count(),
            b' ' | b'/' | b'-' | b'.' => 0,
            _ => return None,
        };
        let word = rest.get(..length)?;
        if length > 0 && word != "nam" && word != "year" {
            *words.get_mut(count)? = word;
            count += 1;
        }
        rest = rest.get(length.max(1)..)?;
    }
    // The year stands at one end.
    let (year, rest) = match words.get(..count)? {
        [first, rest @ ..] if year_of(first).is_some() => (year_of(first)?, rest),
        [rest @ .., last] => (year_of(last)?, rest),
        [] => return None,
    };
    let (first, second, third) =
        (rest.first().copied().unwrap_or(""), rest.get(1).copied().unwrap_or(""), rest.get(2).copied().unwrap_or(""));
    let counted = first.starts_with(|c: char| c.is_ascii_digit());
    let (word, number) = if counted { (second, first) } else { (first, second) };
    let months = listed("t|th|thang|m|month", word);
    match (counted, number) {
        _ if listed("|ca", word) && number.is_empty() => Some(Period::year(year)),
        _ if !listed(if counted && months { "|dau|cuoi" } else { "" }, third) => None,
        _ if listed("q|quy|quarter", word) => Period::quarter(year, quarter_of(number)?),
        _ if word == "h" => Period::half(year, small(number)? as u32),
        // `6 tháng`, `6 tháng cuối năm`: months counted; `tháng 6`: one of them.
        (true, "6") if months => Period::half(year, if third == "cuoi" { 2 } else { 1 }),
        (true, "9") if months && third != "cuoi" => Some(Period::nine_months(year)),
        (false, _) if months => Period::month(year, small(number)? as u32),
        _ => None,
    }
}

fn year_of(text: &str) -> Option<i32> {
    small(text).filter(|year| text.len() == 4 && is_year(*year))
}

fn quarter_of(text: &str) -> Option<u32> {
    match text {
        "i" => Some(1),
        "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        digit => small(digit).map(|number| number as u32),
    }
}
