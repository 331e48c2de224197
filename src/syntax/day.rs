//! A day inside a recurring period, as plans word it: `trước ngày 15/12 hằng năm`, `ngày 25 tháng cuối quý`.
//!
//! In: the tokens of a line and a place in them. Out: the day, the recurrence that its words imply, and where they end.
//! A day and a month without a year say nothing of when they come round; what does (`hằng năm`) may stand elsewhere on
//! the line, so that is asked later.

use super::keywords::Kind;
use super::phrase::Reader;
use super::token::TokenKind;
use crate::value::{DayOf, Grain};

impl Reader<'_> {
    /// A day inside a period at a token, the recurrence implied (`tháng cuối quý`, `năm sau`), and where it ends. `every`
    /// is the recurrence read so far.
    pub(super) fn day_of(&self, at: usize, end: usize, every: Option<Grain>) -> Option<(DayOf, Option<Grain>, usize)> {
        let before = self.wording(at, end, Kind::Before);
        let opens = before.or_else(|| self.wording(at, end, Kind::By)).or_else(|| self.wording(at, end, Kind::In)).unwrap_or(0);
        let from = at + opens;
        let before = before.is_some();
        if let "tháng" | "quý" | "month" | "quarter" = self.text(from) {
            return self.whole_part(from, end, before);
        }
        let worded = self.text(from) == "ngày";
        // `đến 2/3 …` is a fraction; `trước 15/12` can only be a day.
        if !worded && !before {
            return None;
        }
        let at = from + usize::from(worded);
        let day = self.small(at, end)?;
        let at = at + 1;
        // `15/12`, `15 tháng 12`
        let month = if self.is_mark(at, "/") || self.text(at) == "tháng" { self.small(at + 1, end) } else { None };
        if let Some(month) = month {
            let at = at + 2;
            // `ngày 30 tháng 4 năm 2022` is one day of one year.
            if self.text(at) == "năm" && self.period(at, end, false).is_some() {
                return None;
            }
            let of = at + usize::from(self.text(at) == "của" && at < end);
            if let Some(next) = self.following(of, end, "năm") {
                return Some((DayOf::new(Grain::Year, month + 12, day, before)?, Some(Grain::Year), next));
            }
            return Some((DayOf::new(Grain::Year, month, day, before)?, None, at));
        }
        let of = at + usize::from(matches!(self.text(at), "của" | "trong") && at < end);
        if let Some((month, next)) = self.month_of_quarter(of, end) {
            return Some((DayOf::new(Grain::Quarter, month, day, before)?, Some(Grain::Quarter), next));
        }
        if let Some(next) = self.following(of, end, "tháng") {
            return Some((DayOf::new(Grain::Month, 2, day, before)?, Some(Grain::Month), next));
        }
        let month = DayOf::new(Grain::Month, 1, day, before)?;
        if let Some(len) = self.wording(of, end, Kind::EveryMonth) {
            return Some((month, Some(Grain::Month), of + len));
        }
        if of > at && self.text(of) == "tháng" && of < end {
            return Some((month, Some(Grain::Month), of + 1));
        }
        (worded && every == Some(Grain::Month)).then_some((month, None, at))
    }

    /// `tháng 12 hằng năm`, `quý I hằng năm`: the end of that part of every year, or the day before it begins.
    fn whole_part(&self, at: usize, end: usize, before: bool) -> Option<(DayOf, Option<Grain>, usize)> {
        let number = self.small(at + 1, end).or_else(|| {
            let roman = ["i", "ii", "iii", "iv"].iter().position(|roman| *roman == self.text(at + 1));
            roman.filter(|_| at + 1 < end).map(|place| place as u32 + 1)
        })?;
        let of = at + 2 + usize::from(self.text(at + 2) == "của");
        let len = self.wording(of, end, Kind::EveryYear)?;
        let quarter = matches!(self.text(at), "quý" | "quarter");
        if quarter && !(1..=4).contains(&number) {
            return None;
        }
        let month = match (quarter, before) {
            (true, true) => number * 3 - 2,
            (true, false) => number * 3,
            (false, _) => number,
        };
        let day = if before { 1 } else { (28..=31).rev().find(|day| DayOf::new(Grain::Year, month, *day, false).is_some())? };
        Some((DayOf::new(Grain::Year, month, day, before)?, Some(Grain::Year), of + len))
    }

    /// `tháng cuối quý`, `tháng đầu của mỗi quý`, `tháng thứ 2 của quý sau`: which month, and where it ends.
    fn month_of_quarter(&self, at: usize, end: usize) -> Option<(u32, usize)> {
        if self.text(at) != "tháng" {
            return None;
        }
        let (month, next) = match self.text(at + 1) {
            "đầu" => (1, at + 2 + usize::from(self.text(at + 2) == "tiên")),
            "giữa" => (2, at + 2),
            "cuối" => (3, at + 2 + usize::from(self.text(at + 2) == "cùng")),
            "thứ" => match self.text(at + 2) {
                "nhất" | "1" => (1, at + 3),
                "hai" | "2" => (2, at + 3),
                "ba" | "3" => (3, at + 3),
                _ => return None,
            },
            _ => return None,
        };
        let next = next + usize::from(matches!(self.text(next), "của" | "trong"));
        let next = match self.wording(next, end, Kind::EveryQuarter) {
            Some(len) => next + len,
            None if self.text(next) == "quý" => next + 1,
            None => return None,
        };
        // The words of the quarter that follows begin with the word just read.
        match self.following(next - 1, end, "quý") {
            Some(next) => Some((month + 3, next)),
            None => (next <= end).then_some((month, next)),
        }
    }

    /// `năm sau`, `năm kế tiếp`, `năm tiếp theo`, `năm liền kề`: where they end.
    fn following(&self, at: usize, end: usize, period: &str) -> Option<usize> {
        if self.text(at) != period {
            return None;
        }
        let len = match (self.text(at + 1), self.text(at + 2)) {
            ("kế", "tiếp") | ("tiếp", "theo") | ("liền", "kề" | "sau") => 3,
            ("sau" | "kế", _) => 2,
            _ => return None,
        };
        (at + len <= end).then_some(at + len)
    }

    /// A number of one or two plain digits.
    fn small(&self, at: usize, end: usize) -> Option<u32> {
        let text = self.text(at);
        let plain = at < end && self.tokens.kind(at) == TokenKind::Number && text.len() <= 2;
        text.bytes()
            .filter(|_| plain)
            .try_fold(None, |sum: Option<u32>, byte| byte.is_ascii_digit().then(|| Some(sum.unwrap_or(0) * 10 + u32::from(byte - b'0'))))?
    }
}
