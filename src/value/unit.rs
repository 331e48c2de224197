//! Units as types: what a figure is a measure of, and which figures compare.
//!
//! In: the words of a unit, folded (see `source::fold`). Out: a [`Unit`] with its dimension and its factor to the
//! dimension's base. Two figures compare only through [`Unit::factor_to`]; where it gives `None`, the caller owes the
//! reader an error that names both units.

use super::number::{self, NumberStyle};

/// What a unit measures.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Percent of a whole. `None` is the indicator's own whole, which its definition names (`%`).
    Share(Option<Box<str>>),
    /// A change of a share, in percentage points.
    Points,
    /// A count per so many of something: `/1000 dân`. `of` is empty where the indicator's name says what is counted.
    Rate {
        /// What is counted.
        of: Box<str>,
        /// Per what.
        per: Box<str>,
    },
    /// Points of a score, out of a stated full mark where there is one.
    Score(Option<u32>),
    /// A place in a ranking; a smaller number is better.
    Rank,
    /// A level of a scale: `cấp độ 3`, `mức độ 4`.
    Level,
    /// Money in đồng, per something where stated (`triệu đồng/người`).
    Money(Option<Box<str>>),
    /// A count of a noun.
    Count(Box<str>),
    /// Days.
    Days,
    /// Months.
    Months,
    /// A number with no unit written; it takes the unit of what it is compared with where that is a count, a score,
    /// a rank or a level.
    Bare,
    /// Yes or no: a state that is reached or not.
    State,
}

/// A unit: a dimension, the factor to the dimension's base unit and the words to print.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units (per cent, đồng, one, per head, day, month) one of this unit is.
    pub factor: f64,
    /// As its first author wrote it, spaces folded.
    pub text: Box<str>,
}

const MULTIPLIERS: [(&str, f64); 9] = [
    ("nghìn tỷ ", 1e12),
    ("ngàn tỷ ", 1e12),
    ("nghìn tỉ ", 1e12),
    ("nghìn ", 1e3),
    ("ngàn ", 1e3),
    ("vạn ", 1e4),
    ("triệu ", 1e6),
    ("tỷ ", 1e9),
    ("tỉ ", 1e9),
];

impl Unit {
    /// Reads a unit from its folded words; `text` is what to print. Every run of words is some unit (a count of that
    /// noun), so this never fails; an empty text is [`Dimension::Bare`].
    pub fn read(folded: &str, text: &str) -> Unit {
        let folded = folded.trim();
        let (dimension, factor) = Unit::dimension_of(folded);
        Unit { dimension, factor, text: text.trim().into() }
    }

    /// The unit of a yes-or-no indicator.
    pub fn state() -> Unit {
        Unit { dimension: Dimension::State, factor: 1.0, text: "có/không".into() }
    }

    /// Percentage points.
    pub fn points() -> Unit {
        Unit { dimension: Dimension::Points, factor: 1.0, text: "điểm %".into() }
    }

    fn dimension_of(folded: &str) -> (Dimension, f64) {
        if folded.is_empty() {
            return (Dimension::Bare, 1.0);
        }
        match folded {
            "%" | "phần trăm" | "percent" | "per cent" => return (Dimension::Share(None), 1.0),
            "‰" | "phần nghìn" => return (Dimension::Share(None), 0.1),
            "điểm %" | "điểm phần trăm" | "pp" | "percentage point" | "percentage points" | "points %" => {
                return (Dimension::Points, 1.0);
            }
            "điểm" | "point" | "points" => return (Dimension::Score(None), 1.0),
            "hạng" | "bậc" | "rank" | "place" | "places" => return (Dimension::Rank, 1.0),
            "cấp độ" | "mức độ" | "mức" | "cấp" | "level" => return (Dimension::Level, 1.0),
            "có/không" | "có / không" | "yes/no" => return (Dimension::State, 1.0),
            "ngày" | "ngày làm việc" | "day" | "days" => return (Dimension::Days, 1.0),
            "giờ" | "hour" | "hours" => return (Dimension::Days, 1.0 / 24.0),
            "tháng" | "month" | "months" => return (Dimension::Months, 1.0),
            "quý" | "quarter" | "quarters" => return (Dimension::Months, 3.0),
            "năm" | "year" | "years" => return (Dimension::Months, 12.0),
            _ => {}
        }
        for (prefix, factor) in [("% ", 1.0), ("%/", 1.0), ("‰ ", 0.1), ("phần trăm ", 1.0), ("percent ", 1.0)] {
            if let Some(whole) = folded.strip_prefix(prefix) {
                let whole = whole.trim();
                let whole = whole.strip_prefix("của ").or_else(|| whole.strip_prefix("of ")).unwrap_or(whole);
                return (Dimension::Share(Some(whole.into())), factor);
            }
        }
        if let Some(scale) = folded.strip_prefix('/').and_then(|rest| rest.strip_suffix("điểm"))
            && let Ok(figure) = number::read(scale.trim(), NumberStyle::Vietnamese)
            && figure.decimals == 0
            && (1.0..=1e9).contains(&figure.value)
        {
            return (Dimension::Score(Some(figure.value as u32)), 1.0);
        }
        if let Some(rate) = rate_of(folded) {
            return rate;
        }
        money_or_count(folded)
    }

    /// By what a figure in this unit is multiplied to stand in `other`; `None` where the two don't compare.
    pub fn factor_to(&self, other: &Unit) -> Option<f64> {
        let by_factors = self.factor / other.factor;
        match (&self.dimension, &other.dimension) {
            (Dimension::Share(a), Dimension::Share(b)) => match (a, b) {
                (Some(a), Some(b)) if a != b => None,
                _ => Some(by_factors),
            },
            (Dimension::Score(a), Dimension::Score(b)) => match (a, b) {
                (Some(a), Some(b)) => Some(f64::from(*b) / f64::from(*a)),
                _ => Some(1.0),
            },
            (Dimension::Rate { of: a, per: p }, Dimension::Rate { of: b, per: q }) => {
                (p == q && (a == b || a.is_empty() || b.is_empty())).then_some(by_factors)
            }
            (Dimension::Bare, b) | (b, Dimension::Bare) => matches!(
                b,
                Dimension::Bare | Dimension::Count(_) | Dimension::Score(_) | Dimension::Rank | Dimension::Level | Dimension::State
            )
            .then_some(1.0),
            (a, b) => (a == b).then_some(by_factors),
        }
    }

    /// The ends that a figure in this unit cannot leave by its nature, in this unit: a share lies within 0–100%, a
    /// rank is at least 1, counts, rates, money and scores are not negative.
    pub fn natural_bounds(&self) -> (Option<f64>, Option<f64>) {
        match &self.dimension {
            Dimension::Share(_) => (Some(0.0), Some(100.0 / self.factor)),
            Dimension::Rank => (Some(1.0), None),
            Dimension::Score(scale) => (Some(0.0), scale.map(f64::from)),
            Dimension::Count(_) | Dimension::Rate { .. } | Dimension::Money(_) | Dimension::Level | Dimension::Days | Dimension::Months => {
                (Some(0.0), None)
            }
            Dimension::State => (Some(0.0), Some(1.0)),
            Dimension::Points | Dimension::Bare => (None, None),
        }
    }

    /// Whether a bare `%` after `tăng` means a relative change here and `điểm %` a change in points.
    pub fn is_share(&self) -> bool {
        matches!(self.dimension, Dimension::Share(_))
    }

    /// Whether figures of this unit are better when smaller whatever the indicator: ranks.
    pub fn is_rank(&self) -> bool {
        self.dimension == Dimension::Rank
    }

    /// What stands between a figure and this unit: nothing before `%`, `‰` and `/`, else a space; nothing at all for
    /// a bare number.
    pub fn joint(&self) -> &'static str {
        if self.text.is_empty() || self.text.starts_with(['%', '‰', '/']) { "" } else { " " }
    }
}

/// `doanh nghiệp/1.000 dân`, `/100 dân`, `thuê bao trên 100 dân`.
fn rate_of(folded: &str) -> Option<(Dimension, f64)> {
    let (of, rest) = match folded.split_once('/') {
        Some((of, rest)) => (of.trim(), rest.trim()),
        None => {
            let at = folded.find("trên ")?;
            (folded.get(..at)?.trim(), folded.get(at + "trên ".len()..)?.trim())
        }
    };
    let (number, per) = match rest.find(' ') {
        Some(at) => (rest.get(..at)?, rest.get(at..)?.trim()),
        None => return None,
    };
    let figure = number::read(number, NumberStyle::Vietnamese).ok()?;
    if figure.value <= 0.0 || per.is_empty() {
        return None;
    }
    let (of, factor) = with_multiplier(of);
    Some((Dimension::Rate { of: of.into(), per: per.into() }, factor / figure.value))
}

fn money_or_count(folded: &str) -> (Dimension, f64) {
    let (unit, per) = match folded.split_once('/') {
        Some((unit, per)) => (unit.trim(), Some(per.trim())),
        None => (folded, None),
    };
    let (noun, factor) = with_multiplier(unit);
    if noun == "đồng" || noun == "vnd" || noun == "vnđ" {
        return (Dimension::Money(per.map(Into::into)), factor);
    }
    match per {
        Some(per) => (Dimension::Rate { of: noun.into(), per: per.into() }, factor),
        None => (Dimension::Count(noun.into()), factor),
    }
}

fn with_multiplier(text: &str) -> (&str, f64) {
    for (prefix, factor) in MULTIPLIERS {
        if let Some(rest) = text.strip_prefix(prefix) {
            return (rest.trim(), factor);
        }
    }
    (text, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit::read(text, text)
    }

    fn factor(from: &str, to: &str) -> Option<f64> {
        unit(from).factor_to(&unit(to))
    }

    #[test]
    fn shares_of_different_wholes_do_not_compare() {
        assert_eq!(factor("% grdp", "% dân số"), None);
        assert_eq!(factor("% grdp", "% grdp"), Some(1.0));
        assert_eq!(factor("%", "% grdp"), Some(1.0));
        assert_eq!(factor("% của grdp", "% grdp"), Some(1.0));
        assert_eq!(factor("‰", "%"), Some(0.1));
        assert_eq!(factor("điểm %", "%"), None);
    }

    #[test]
    fn money_and_rates_convert() {
        assert_eq!(factor("tỷ đồng", "triệu đồng"), Some(1000.0));
        assert_eq!(factor("nghìn tỷ đồng", "tỷ đồng"), Some(1000.0));
        assert_eq!(factor("triệu đồng/người", "triệu đồng"), None);
        let per_hundred = factor("doanh nghiệp/1.000 dân", "doanh nghiệp/100 dân").expect("rates of one kind convert");
        assert!(crate::value::compare::equal(per_hundred, 0.1));
        assert!(factor("/1000 dân", "doanh nghiệp trên 1000 dân").is_some());
        assert_eq!(factor("triệu thuê bao", "thuê bao"), Some(1e6));
    }

    #[test]
    fn a_count_of_one_noun_does_not_compare_with_another() {
        assert_eq!(factor("doanh nghiệp", "hồ sơ"), None);
        assert_eq!(factor("", "hồ sơ"), Some(1.0));
        assert_eq!(factor("", "%"), None);
        assert_eq!(factor("", "tỷ đồng"), None);
        assert_eq!(factor("hạng", "bậc"), Some(1.0));
        assert_eq!(factor("/1000 điểm", "điểm"), Some(1.0));
        assert_eq!(factor("/1 điểm", "/1000 điểm"), Some(1000.0));
    }
}
