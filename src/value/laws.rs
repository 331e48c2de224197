//! The tables of the language for units, time, comparison and truth, each row worked out by hand: what a policy officer
//! would check a wrong verdict against first. They also hold down every branch of the modules.

use super::compare::{at_least, at_most, compare, equal, greater, less};
use super::number::{NumberStyle, decimals_needed, round_to, write, write_json, write_plain};
use super::{Date, Dimension, Grain, Period, Truth, Unit};
use std::cmp::Ordering;

const TRUTHS: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];

fn day(text: &str) -> Date {
    Date::parse_iso(text).expect("a day")
}

fn period(text: &str) -> Period {
    Period::parse(text).expect("a period")
}

fn unit(text: &str) -> Unit {
    Unit::read(text, text)
}

/// Kleene's tables: `and` is the lesser of the two, `or` the greater, with false < unknown < true.
#[test]
fn truth_follows_kleene() {
    let place = |truth: Truth| TRUTHS.iter().position(|other| *other == truth).expect("one of three");
    for a in TRUTHS {
        for b in TRUTHS {
            assert_eq!(a.and(b), TRUTHS[place(a).min(place(b))], "{a:?} and {b:?}");
            assert_eq!(a.or(b), TRUTHS[place(a).max(place(b))], "{a:?} or {b:?}");
        }
        assert_eq!(!a, TRUTHS[2 - place(a)]);
    }
    assert_eq!((Truth::True.known(), Truth::False.known(), Truth::Unknown.known()), (Some(true), Some(false), None));
    assert_eq!((Truth::from(true), Truth::from(false)), (Truth::True, Truth::False));
    assert_eq!((Truth::all([]), Truth::any([])), (Truth::True, Truth::False));
    assert_eq!(Truth::all([Truth::True, Truth::Unknown, Truth::False]), Truth::False);
    assert_eq!(Truth::any([Truth::False, Truth::Unknown]), Truth::Unknown);
}

/// The band is 1e-9 of the greater of 1 and the two figures, its edge included.
#[test]
fn comparison_has_one_band() {
    for (a, b, expected) in [
        (1.0, 1.0, Ordering::Equal),
        (0.0, 1e-9, Ordering::Equal),
        (0.0, 1.1e-9, Ordering::Less),
        (1.1e-9, 0.0, Ordering::Greater),
        (0.001, 0.001 + 0.9e-9, Ordering::Equal),
        (1_000_000.0, 1_000_000.000_9, Ordering::Equal),
        (1_000_000.0, 1_000_000.002, Ordering::Less),
        (1_000_000.002, 1_000_000.0, Ordering::Greater),
        (-1_000_000.0, -1_000_000.000_9, Ordering::Equal),
        (-1_000_000.0, -1_000_000.002, Ordering::Greater),
        (2.0, -2.0, Ordering::Greater),
    ] {
        assert_eq!(compare(a, b), expected, "{a} and {b}");
        assert_eq!(compare(b, a), expected.reverse(), "{b} and {a}");
        let found = (less(a, b), at_most(a, b), equal(a, b), at_least(a, b), greater(a, b));
        let wanted = match expected {
            Ordering::Less => (true, true, false, false, false),
            Ordering::Equal => (false, true, true, true, false),
            Ordering::Greater => (false, false, false, true, true),
        };
        assert_eq!(found, wanted, "{a} and {b}");
    }
}

/// Ends of months count as whole months; a begun month does not.
#[test]
fn months_between_days() {
    for (from, to, months) in [
        ("2024-12-31", "2030-12-31", 72),
        ("2025-06-30", "2025-12-31", 6),
        ("2025-01-31", "2025-02-28", 1),
        ("2024-01-31", "2024-02-29", 1),
        ("2024-01-31", "2024-02-28", 0),
        ("2025-01-15", "2025-02-14", 0),
        ("2025-01-15", "2025-02-15", 1),
        ("2025-01-15", "2025-02-16", 1),
        ("2025-01-15", "2026-01-14", 11),
        ("2025-05-05", "2025-05-05", 0),
        ("2025-02-15", "2025-01-15", -1),
        ("2030-12-31", "2024-12-31", -72),
    ] {
        assert_eq!(day(from).whole_months_to(day(to)), months, "{from} to {to}");
    }
    assert_eq!(day("2030-12-31").year(), 2030);
    assert_eq!(day("1985-01-01").year(), 1985);
    assert_eq!(day("2025-01-31").plus_months(1), day("2025-02-28"));
    assert_eq!(day("2025-02-28").plus_months(1), day("2025-03-31"), "an end stays an end");
    assert_eq!(day("2025-03-30").plus_months(-1), day("2025-02-28"));
}

#[test]
fn days_are_read_in_two_forms_and_no_other() {
    assert_eq!(Date::parse_iso("2030-12-31").map(Date::slashed).as_deref(), Some("31/12/2030"));
    assert_eq!(Date::parse_slashed("1/7/2025").map(Date::iso).as_deref(), Some("2025-07-01"));
    for text in [
        "2030-12-3",
        "2030-1-31",
        "203-12-31",
        "02030-12-31",
        "2030-12-31-1",
        "2030-12",
        "2030-02-30",
        "2030-13-01",
        "2030-1a-01",
        "1899-12-31",
    ] {
        assert_eq!(Date::parse_iso(text), None, "{text}");
    }
    for text in [
        "1/7/25",
        "001/7/2025",
        "1/007/2025",
        "1/7/20255",
        "1/7/2025/1",
        "1/7",
        "30/2/2025",
        "1/13/2025",
        "-1/7/2025",
        "1//2025",
        "/7/2025",
    ] {
        assert_eq!(Date::parse_slashed(text), None, "{text}");
    }
    // A year of four figures is the most that is read.
    assert_eq!(super::date::small("9999"), Some(9999));
    assert_eq!((super::date::small("10000"), super::date::small(""), super::date::small("1x")), (None, None, None));
}

#[test]
fn periods_are_named_in_both_languages() {
    for (text, iso, vi, en) in [
        ("năm 2025", "2025", "năm 2025", "2025"),
        ("9 tháng đầu năm 2025", "2025-9M", "9 tháng đầu năm 2025", "January–September 2025"),
        ("6 tháng đầu năm 2025", "2025-H1", "6 tháng đầu năm 2025", "the first half of 2025"),
        ("6 tháng cuối năm 2025", "2025-H2", "6 tháng cuối năm 2025", "the second half of 2025"),
        ("quý i/2025", "2025-Q1", "quý I/2025", "Q1 2025"),
        ("quý ii/2025", "2025-Q2", "quý II/2025", "Q2 2025"),
        ("quý iii/2025", "2025-Q3", "quý III/2025", "Q3 2025"),
        ("quý iv/2025", "2025-Q4", "quý IV/2025", "Q4 2025"),
        ("q3 2025", "2025-Q3", "quý III/2025", "Q3 2025"),
        ("tháng 1/2025", "2025-01", "tháng 1/2025", "January 2025"),
        ("tháng 7 năm 2025", "2025-07", "tháng 7/2025", "July 2025"),
        ("tháng 12/2025", "2025-12", "tháng 12/2025", "December 2025"),
        ("31/7/2025", "2025-07-31", "ngày 31/7/2025", "31 July 2025"),
    ] {
        let period = period(text);
        assert_eq!((period.iso().as_str(), period.vietnamese().as_str(), period.english().as_str()), (iso, vi, en));
        assert_eq!(Period::parse(iso), Some(period), "{iso} is read back");
        assert_eq!(Period::parse(vi.to_lowercase().as_str()), Some(period), "{vi} is read back");
        assert_eq!(period.ends_in_year(), 2025);
    }
    for text in [
        "2025-h3",
        "2025-h0",
        "2025-9x",
        "2025-q",
        "qx 2025",
        "q33 2025",
        "q3",
        "q3 2025 1",
        "quý 123/2025",
        "quý iiii/2025",
        "tháng 123/2025",
        "123/2025",
        "2025-7a",
        "ngày 31",
        "ngày 7/2025",
        "thứ 2/2025",
        "năm 2025 1",
    ] {
        assert_eq!(Period::parse(text), None, "{text}");
    }
}

#[test]
fn periods_lie_inside_others() {
    for (outer, inner, inside) in [
        ("2025", "2025", true),
        ("2025", "2025-Q1", true),
        ("2025", "2025-12-31", true),
        ("2025-Q1", "2025", false),
        ("2025", "2024-12-31", false),
        ("2025", "2026-01-01", false),
        ("2025-H1", "2025-9M", false),
        ("2025-9M", "2025-H1", true),
        ("2025-H2", "2025-Q2", false),
        ("2025-02", "2025-02-28", true),
    ] {
        let (outer, inner) = (Period::parse(&outer.to_lowercase()), Period::parse(&inner.to_lowercase()));
        assert_eq!(outer.zip(inner).map(|(outer, inner)| outer.contains(inner)), Some(inside), "{outer:?} {inner:?}");
    }
    assert_eq!(period("2025-02").start(), day("2025-02-01"));
    assert_eq!(period("2025-02").grain(), Grain::Month);
}

/// Each wording, what it measures, and the ends that a figure in it cannot leave.
#[test]
fn units_by_their_words() {
    let count = |noun: &str| Dimension::Count(noun.into());
    for (text, dimension, factor, bounds) in [
        ("", Dimension::Bare, 1.0, (None, None)),
        ("%", Dimension::Share(None), 1.0, (Some(0.0), Some(100.0))),
        ("phần trăm", Dimension::Share(None), 1.0, (Some(0.0), Some(100.0))),
        ("‰", Dimension::Share(None), 0.1, (Some(0.0), Some(1000.0))),
        ("% grdp", Dimension::Share(Some("grdp".into())), 1.0, (Some(0.0), Some(100.0))),
        ("% của grdp", Dimension::Share(Some("grdp".into())), 1.0, (Some(0.0), Some(100.0))),
        ("‰ dân số", Dimension::Share(Some("dân số".into())), 0.1, (Some(0.0), Some(1000.0))),
        ("điểm %", Dimension::Points, 1.0, (None, None)),
        ("điểm phần trăm", Dimension::Points, 1.0, (None, None)),
        ("điểm", Dimension::Score(None), 1.0, (Some(0.0), None)),
        ("/1000 điểm", Dimension::Score(Some(1000)), 1.0, (Some(0.0), Some(1000.0))),
        ("/1.000 điểm", Dimension::Score(Some(1000)), 1.0, (Some(0.0), Some(1000.0))),
        ("hạng", Dimension::Rank, 1.0, (Some(1.0), None)),
        ("bậc", Dimension::Rank, 1.0, (Some(1.0), None)),
        ("cấp độ", Dimension::Level, 1.0, (Some(0.0), None)),
        ("có/không", Dimension::State, 1.0, (Some(0.0), Some(1.0))),
        ("ngày", Dimension::Days, 1.0, (Some(0.0), None)),
        ("giờ", Dimension::Days, 1.0 / 24.0, (Some(0.0), None)),
        ("tháng", Dimension::Months, 1.0, (Some(0.0), None)),
        ("quý", Dimension::Months, 3.0, (Some(0.0), None)),
        ("năm", Dimension::Months, 12.0, (Some(0.0), None)),
        ("đồng", Dimension::Money(None), 1.0, (Some(0.0), None)),
        ("vnđ", Dimension::Money(None), 1.0, (Some(0.0), None)),
        ("tỉ đồng", Dimension::Money(None), 1e9, (Some(0.0), None)),
        ("ngàn tỷ đồng", Dimension::Money(None), 1e12, (Some(0.0), None)),
        ("triệu đồng/người", Dimension::Money(Some("người".into())), 1e6, (Some(0.0), None)),
        ("doanh nghiệp", count("doanh nghiệp"), 1.0, (Some(0.0), None)),
        ("nghìn hồ sơ", count("hồ sơ"), 1e3, (Some(0.0), None)),
        ("vạn hồ sơ", count("hồ sơ"), 1e4, (Some(0.0), None)),
        ("thuê bao/100 dân", Dimension::Rate { of: "thuê bao".into(), per: "dân".into() }, 0.01, (Some(0.0), None)),
        ("thuê bao trên 100 dân", Dimension::Rate { of: "thuê bao".into(), per: "dân".into() }, 0.01, (Some(0.0), None)),
        ("/1.000 dân", Dimension::Rate { of: "".into(), per: "dân".into() }, 0.001, (Some(0.0), None)),
        ("lượt/người", Dimension::Rate { of: "lượt".into(), per: "người".into() }, 1.0, (Some(0.0), None)),
    ] {
        let found = unit(text);
        assert_eq!(found.dimension, dimension, "{text}");
        assert!(equal(found.factor, factor), "{text}: {}", found.factor);
        assert_eq!(found.natural_bounds(), bounds, "{text}");
        assert_eq!(found.is_share(), matches!(dimension, Dimension::Share(_)), "{text}");
        assert_eq!(found.is_rank(), dimension == Dimension::Rank, "{text}");
        let joint = if text.is_empty() || text.starts_with(['%', '‰', '/']) { "" } else { " " };
        assert_eq!(found.joint(), joint, "{text}");
    }
    assert_eq!((Unit::state().dimension, Unit::points().dimension), (Dimension::State, Dimension::Points));
    // What is no rate and no score stays a count of its own words.
    for text in ["/0 điểm", "/1,5 điểm", "/x điểm", "thuê bao trên dân", "thuê bao/0 dân", "thuê bao trên 100"] {
        assert!(!matches!(unit(text).dimension, Dimension::Score(_)), "{text}");
        assert!(!matches!(unit(text).dimension, Dimension::Rate { ref per, .. } if &**per == "dân" && text.contains("0 dân")), "{text}");
    }
}

#[test]
fn units_convert_within_their_kind_alone() {
    for (from, to, factor) in [
        ("năm", "tháng", Some(12.0)),
        ("tháng", "quý", Some(1.0 / 3.0)),
        ("giờ", "ngày", Some(1.0 / 24.0)),
        ("tháng", "ngày", None),
        ("%", "‰", Some(10.0)),
        ("% grdp", "‰ grdp", Some(10.0)),
        ("% grdp", "% dân số", None),
        ("%", "điểm", None),
        ("/100 điểm", "/1.000 điểm", Some(10.0)),
        ("điểm", "/1.000 điểm", Some(1.0)),
        ("thuê bao/100 dân", "thuê bao/1.000 dân", Some(10.0)),
        ("thuê bao/100 dân", "máy/100 dân", None),
        ("thuê bao/100 dân", "thuê bao/100 hộ", None),
        ("/100 dân", "thuê bao/1.000 dân", Some(10.0)),
        ("thuê bao/1.000 dân", "/100 dân", Some(0.1)),
        ("", "cấp độ", Some(1.0)),
        ("hạng", "", Some(1.0)),
        ("", "có/không", Some(1.0)),
        ("", "", Some(1.0)),
        ("", "tháng", None),
        ("", "thuê bao/100 dân", None),
        ("hạng", "cấp độ", None),
        ("triệu đồng/người", "đồng/người", Some(1e6)),
        ("triệu đồng/người", "đồng/hộ", None),
    ] {
        let found = unit(from).factor_to(&unit(to));
        assert_eq!(found.is_some(), factor.is_some(), "{from} in {to}: {found:?}");
        if let Some((found, factor)) = found.zip(factor) {
            assert!(equal(found, factor), "{from} in {to}: {found}");
        }
    }
}

#[test]
fn rounding_is_half_away_from_zero_at_every_place() {
    for (value, decimals, rounded) in [
        (0.5, 0, 1.0),
        (1.5, 0, 2.0),
        (2.5, 0, 3.0),
        (-0.5, 0, -1.0),
        (0.49, 0, 0.0),
        (0.4999, 0, 0.0),
        (0.449, 1, 0.4),
        (0.45, 1, 0.5),
        (2.345, 2, 2.35),
        (2.344_999, 2, 2.34),
        (-2.345, 2, -2.35),
        (1e16, 2, 1e16),
        (123.0, 3, 123.0),
    ] {
        assert_eq!(round_to(value, decimals), rounded, "{value} to {decimals}");
    }
    assert!(round_to(f64::INFINITY, 2).is_infinite() && round_to(f64::NAN, 2).is_nan());
    for (value, decimals, plain, vietnamese) in [
        (0.0, 0, "0", "0"),
        (1234.5, 1, "1234.5", "1.234,5"),
        (-1234.5, 1, "-1234.5", "-1.234,5"),
        (999.0, 0, "999", "999"),
        (1000.0, 0, "1000", "1.000"),
        (1.05, 2, "1.05", "1,05"),
        (2e16, 1, "20000000000000000.0", "20.000.000.000.000.000,0"),
        (-2e16, 0, "-20000000000000000", "-20.000.000.000.000.000"),
    ] {
        assert_eq!((write_plain(value, decimals).as_str(), write(value, decimals, NumberStyle::Vietnamese).as_str()), (plain, vietnamese));
    }
    for (value, most, needed) in [
        (1.5, 12, 1),
        (1.50, 1, 1),
        (1.25, 1, 1),
        (100.0, 12, 0),
        (0.001, 12, 3),
        (123_456_789.125, 12, 3),
        (1e10 + 0.5, 12, 1),
        (1e12 + 0.5, 12, 0),
    ] {
        assert_eq!(decimals_needed(value, most), needed, "{value}");
    }
    assert_eq!(write_json(123_456.789_012_3), "123456.789012");
    assert_eq!(write_json(999_999_999_999.0), "999999999999");
}
