//! What a change asks of a later figure, arm by arm; and what is said where it asks nothing.

use super::build::{Case, day, period};
use crate::eval::change::Change;
use crate::eval::criterion::Bound;
use crate::eval::{Status, explain};
use crate::messages::Lang;
use crate::plan::{ChangeBy, ChangeSince, Test};
use crate::value::compare;

fn level(by: ChangeBy, rising: bool, reference: f64, count: f64) -> Option<f64> {
    let change = Change { rising, by, strict: false, since: ChangeSince::MeanPerYear };
    change.bound(reference, count).map(|bound| match (bound, rising) {
        (Bound::AtLeast(x), true) | (Bound::AtMost(x), false) => x,
        other => panic!("{other:?}"),
    })
}

#[track_caller]
fn asks(by: ChangeBy, rising: bool, reference: f64, count: f64, wanted: Option<f64>) {
    let found = level(by, rising, reference, count);
    let same = match (found, wanted) {
        (Some(a), Some(b)) => compare::equal(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    assert!(same, "{by:?} from {reference}, {count} times: {found:?}, not {wanted:?}");
}

#[test]
fn amounts_add_up_over_the_years() {
    asks(ChangeBy::Amount(3.0), true, 10.0, 1.0, Some(13.0));
    asks(ChangeBy::Amount(3.0), true, 10.0, 4.0, Some(22.0));
    asks(ChangeBy::Amount(3.0), false, 10.0, 1.0, Some(7.0));
    asks(ChangeBy::Amount(3.0), false, 10.0, 4.0, Some(-2.0));
    // An amount means something from anywhere.
    asks(ChangeBy::Amount(3.0), true, -10.0, 2.0, Some(-4.0));
    asks(ChangeBy::Amount(3.0), false, 0.0, 2.0, Some(-6.0));
}

#[test]
fn shares_compound_over_the_years() {
    asks(ChangeBy::Percent(10.0), true, 200.0, 1.0, Some(220.0));
    asks(ChangeBy::Percent(10.0), true, 200.0, 3.0, Some(266.2));
    asks(ChangeBy::Percent(10.0), false, 200.0, 1.0, Some(180.0));
    asks(ChangeBy::Percent(10.0), false, 200.0, 3.0, Some(145.8));
    asks(ChangeBy::Percent(150.0), false, 200.0, 1.0, Some(-100.0));
    // Over years a fall by the whole or more has no root.
    asks(ChangeBy::Percent(100.0), false, 200.0, 1.0, Some(0.0));
    asks(ChangeBy::Percent(100.0), false, 200.0, 3.0, None);
    asks(ChangeBy::Percent(150.0), false, 200.0, 3.0, None);
    for reference in [0.0, -5.0] {
        for count in [1.0, 2.0] {
            asks(ChangeBy::Percent(10.0), true, reference, count, None);
            asks(ChangeBy::Percent(10.0), false, reference, count, None);
            asks(ChangeBy::Times(2.0), true, reference, count, None);
            asks(ChangeBy::Times(2.0), false, reference, count, None);
        }
    }
}

#[test]
fn times_multiply_or_divide() {
    asks(ChangeBy::Times(2.0), true, 50.0, 1.0, Some(100.0));
    asks(ChangeBy::Times(2.0), true, 50.0, 3.0, Some(400.0));
    asks(ChangeBy::Times(4.0), false, 50.0, 1.0, Some(12.5));
    asks(ChangeBy::Times(2.0), false, 200.0, 3.0, Some(25.0));
    asks(ChangeBy::Times(0.0), true, 50.0, 1.0, None);
    asks(ChangeBy::Times(0.0), false, 50.0, 1.0, None);
    asks(ChangeBy::Times(-2.0), false, 50.0, 1.0, None);
    // No f64 is as large.
    asks(ChangeBy::Times(1e300), true, 1e300, 1.0, None);
}

#[test]
fn strictness_goes_with_the_direction() {
    let bound = |rising, strict| Change { rising, by: ChangeBy::Amount(1.0), strict, since: ChangeSince::EachPeriod }.bound(5.0, 1.0);
    assert_eq!(bound(true, false), Some(Bound::AtLeast(6.0)));
    assert_eq!(bound(true, true), Some(Bound::MoreThan(6.0)));
    assert_eq!(bound(false, false), Some(Bound::AtMost(4.0)));
    assert_eq!(bound(false, true), Some(Bound::LessThan(4.0)));
}

#[test]
fn a_mean_over_no_time_lacks_a_figure_and_an_undefined_change_does_not() {
    let said = |by: ChangeBy, figures: &[(&str, &str)]| {
        let test = Test::Change { rising: true, by, strict: false, since: ChangeSince::MeanPerYear };
        let case = Case::new("tỷ đồng", test, Some("2025"), figures);
        let outcome = case.outcome("2026-12-31");
        let verdict = outcome.verdicts[0].verdict;
        let said = explain(&case.rules.plan, &case.figures.data, &outcome, &outcome.verdicts[0], Lang::Vi);
        (verdict.status, verdict.undefined, verdict.reference.map(|r| r.value), verdict.figure.map(|f| f.value), said)
    };
    let lone = said(ChangeBy::Percent(5.0), &[("2025", "100")]);
    assert_eq!((lone.0, lone.1, lone.2, lone.3), (Status::NoTrend, false, None, Some(100.0)));
    assert!(lone.4.contains("Mới có một số liệu so sánh được") && !lone.4.contains("tương đối"), "{}", lone.4);
    let from_zero = said(ChangeBy::Percent(5.0), &[("2021", "0"), ("2025", "100")]);
    assert_eq!((from_zero.0, from_zero.1, from_zero.2, from_zero.3), (Status::NoTrend, true, Some(0.0), Some(100.0)));
    assert!(from_zero.4.contains("Không tính được mức thay đổi tương đối"), "{}", from_zero.4);
}

#[test]
fn figures_up_to_the_reference_neither_reach_nor_lose_a_change() {
    // 12 asked from 10 in 2020; the 13 of 2019 was before the change began.
    let test = Test::Change { rising: true, by: ChangeBy::Percent(20.0), strict: false, since: ChangeSince::Period(period("2020")) };
    let case =
        |last: &str| Case::share(test, "2025", &[("2019", "13"), ("2020", "10"), ("2024", "12,5"), ("2025", last)]).verdict("2026-12-31");
    assert_eq!(case("12").reached_on, Some(day("2024-12-31")));
    assert!(case("11").lost, "12,5 in 2024 had reached it");
    let never = Case::share(test, "2025", &[("2019", "13"), ("2020", "10"), ("2025", "11")]).verdict("2026-12-31");
    assert!(!never.lost, "13 in 2019 was no result of the change");
    let at_once = Case::share(test, "2025", &[("2019", "13"), ("2020", "10"), ("2025", "12")]).verdict("2026-12-31");
    assert_eq!(at_once.reached_on, Some(day("2025-12-31")));
}

#[test]
fn an_undefined_change_still_tells_its_figure_and_its_break() {
    let test = Test::Change { rising: true, by: ChangeBy::Percent(20.0), strict: false, since: ChangeSince::Period(period("2020")) };
    let v = Case::share(test, "2025", &[("2018", "3"), ("2020", "0"), ("2025", "12")])
        .indicator(|i| i.breaks = vec![day("2019-06-01")])
        .verdict("2026-12-31");
    assert_eq!((v.status, v.undefined, v.break_on), (Status::NoTrend, true, Some(day("2019-06-01"))));
    assert_eq!((v.figure.map(|f| f.value), v.baseline.map(|b| b.period.iso())), (Some(12.0), Some("2020".to_owned())));
}
