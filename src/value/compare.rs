//! The one comparison rule.
//!
//! Every comparison of figures in the project goes through here, so that figures published as decimals behave as
//! written: a and b are equal when |a − b| ≤ 1e-9 · max(1, |a|, |b|).

use std::cmp::Ordering;

/// Relative width of the band in which two figures count as equal.
pub const TOLERANCE: f64 = 1e-9;

/// How `a` stands to `b` under the tolerance. Neither may be NaN: readers refuse it and division by zero is unknown.
#[inline]
pub fn compare(a: f64, b: f64) -> Ordering {
    let band = TOLERANCE * 1f64.max(a.abs()).max(b.abs());
    let difference = a - b;
    if difference.abs() <= band {
        Ordering::Equal
    } else if difference > 0.0 {
        Ordering::Greater
    } else {
        Ordering::Less
    }
}

/// a < b, the band excluded.
#[inline]
pub fn less(a: f64, b: f64) -> bool {
    compare(a, b) == Ordering::Less
}

/// a ≤ b, the band included.
#[inline]
pub fn at_most(a: f64, b: f64) -> bool {
    compare(a, b) != Ordering::Greater
}

/// a > b, the band excluded.
#[inline]
pub fn greater(a: f64, b: f64) -> bool {
    compare(a, b) == Ordering::Greater
}

/// a ≥ b, the band included.
#[inline]
pub fn at_least(a: f64, b: f64) -> bool {
    compare(a, b) != Ordering::Less
}

/// a = b within the band.
#[inline]
pub fn equal(a: f64, b: f64) -> bool {
    compare(a, b) == Ordering::Equal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_behave_as_written() {
        assert!(at_least(0.1 + 0.2, 0.3));
        assert!(!greater(0.1 + 0.2, 0.3));
        assert!(greater(30.000001, 30.0));
        assert!(less(29.999999, 30.0));
    }

    #[test]
    fn every_tenth_of_a_percent_equals_itself_by_either_road() {
        for tenths in 0..=1000u32 {
            let straight = f64::from(tenths) / 10.0;
            let around = f64::from(tenths) / 1000.0 * 100.0;
            assert!(equal(straight, around));
            assert!(at_least(around, straight) && at_most(around, straight));
            assert!(!greater(around, straight) && !less(around, straight));
        }
    }
}
