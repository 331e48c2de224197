//! Laws that hold for any figures.
//!
//! Taking a figure away never makes a verdict more certain. Exactly: for a target with a bound of its own and, if it is
//! held over periods, a stated start, over figures of the indicator's own reporting periods,
//! 1. taking any figure away never turns an unknown truth into a known one;
//! 2. taking away a figure other than the one that counts never changes the truth of a figure at a deadline;
//! 3. a closed period's part changes only from known to unknown, and only by losing its own figure (for a change, or
//!    the one before).
//!
//! Where the latest figure goes before the deadline, the one before it is the latest: the verdict is the one of an
//! earlier day, which may differ but is no more certain.

use super::build::{Case, day};
use crate::eval::{Evidence, PartOf, Snapshot, Status, Verdict, bind, sweep};
use crate::plan::{ChangeBy, ChangeSince, Comparator, Joint, Method, TargetId, Test, When};
use crate::value::{Grain, Period, Truth};
use proptest::prelude::*;

/// Yearly figures 2016–2026, each there or not, in tenths.
fn series() -> impl Strategy<Value = Vec<Option<i32>>> {
    proptest::collection::vec(proptest::option::weighted(0.7, 0..1000i32), 11)
}

fn case(test: Test, deadline: Option<&str>, values: &[Option<i32>]) -> Case {
    let mut case = Case::new("%", test, deadline, &[]);
    for (index, value) in values.iter().enumerate() {
        if let Some(value) = value {
            let row = case.figures.add("chỉ số", &(2016 + index).to_string(), "0", "%");
            row.value = f64::from(*value) / 10.0;
            row.decimals = 1;
        }
    }
    case
}

fn bounds() -> impl Strategy<Value = Test> {
    let x = || (0..1000i32).prop_map(|t| f64::from(t) / 10.0);
    prop_oneof![
        x().prop_map(|x| Test::Compare(Comparator::AtLeast, x)),
        x().prop_map(|x| Test::Compare(Comparator::MoreThan, x)),
        x().prop_map(|x| Test::Compare(Comparator::AtMost, x)),
        x().prop_map(|x| Test::Compare(Comparator::LessThan, x)),
        x().prop_map(|x| Test::About(x * 0.95, x * 1.05)),
        Just(Test::Change { rising: true, by: ChangeBy::Amount(1.0), strict: false, since: ChangeSince::EachPeriod }),
    ]
}

fn whens() -> impl Strategy<Value = When> {
    prop_oneof![
        Just(When::By),
        Just(When::Hold),
        Just(When::Every(Grain::Year)),
        (2018..2030i32).prop_map(|year| When::In(Period::year(year)))
    ]
}

fn methods() -> impl Strategy<Value = Method> {
    prop_oneof![Just(Method::Forecast1), Just(Method::Pace1), Just(Method::Cagr1)]
}

fn days() -> impl Strategy<Value = String> {
    (2015..2032i32, 1..13u32, 1..29u32).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"))
}

fn built(test: Test, when: When, method: Method, deadline: i32, values: &[Option<i32>]) -> Case {
    let deadline = match when {
        When::In(period) => period.ends_in_year(),
        _ => deadline,
    };
    case(test, Some(&deadline.to_string()), values).target(|t| {
        t.when = when;
        t.method = method;
        if matches!(when, When::Hold | When::Every(_)) || matches!(test, Test::Change { .. }) {
            t.start = Some(day("2018-01-01"));
        }
    })
}

/// How well a verdict looks; statuses about missing figures have no rank.
fn rank(status: Status) -> Option<u8> {
    match status {
        Status::Missed | Status::OffTrack => Some(0),
        Status::AtRisk => Some(1),
        Status::OnTrack => Some(2),
        Status::Met | Status::Achieved => Some(3),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn taking_a_figure_away_never_settles_what_was_open(
        test in bounds(), when in whens(), method in methods(), deadline in 2018..2031i32, values in series(), gone in 0..11usize, as_of in days(),
    ) {
        let full = built(test, when, method, deadline, &values).judged(&as_of);
        let mut fewer = values.clone();
        fewer[gone] = None;
        let less = built(test, when, method, deadline, &fewer).judged(&as_of);
        if full.verdict.satisfied == Truth::Unknown {
            prop_assert_eq!(less.verdict.satisfied, Truth::Unknown, "{:?} then {:?}", full.verdict.status, less.verdict.status);
        }
        let year = Period::year(2016 + gone as i32);
        let due = matches!(full.verdict.status, Status::Achieved | Status::Missed | Status::AwaitingData);
        let counted = full.verdict.figure.is_some_and(|f| f.period == year);
        if due && full.parts.is_empty() && !counted {
            prop_assert_eq!(less.verdict.satisfied, full.verdict.satisfied);
        }
        for (part, other) in full.parts.iter().zip(&less.parts) {
            prop_assert_eq!(part.of, other.of);
            let PartOf::Period(period) = part.of else { continue };
            let closed = period.end() <= day(&as_of);
            let concerned = period == year || (matches!(test, Test::Change { .. }) && period.ends_in_year() == year.ends_in_year() + 1);
            if closed && !concerned {
                prop_assert_eq!(part.verdict.satisfied, other.verdict.satisfied);
            }
            if closed && concerned {
                prop_assert_eq!(other.verdict.satisfied, Truth::Unknown);
            }
        }
    }

    #[test]
    fn raising_a_threshold_never_helps(
        method in methods(), low in 0..1000i32, more in 0..500i32, deadline in 2020..2035i32, values in series(), as_of in days(), when in whens(),
    ) {
        let status = |x: i32| {
            let test = Test::Compare(Comparator::AtLeast, f64::from(x) / 10.0);
            built(test, when, method, deadline, &values).verdict(&as_of).status
        };
        if let (Some(lower), Some(higher)) = (rank(status(low)), rank(status(low + more))) {
            prop_assert!(higher <= lower, "{:?} then {:?}", status(low), status(low + more));
        }
    }

    #[test]
    fn the_order_of_rows_has_no_meaning(test in bounds(), when in whens(), values in series(), as_of in days(), turn in 0..11usize) {
        let straight = built(test, when, Method::Forecast1, 2030, &values);
        let mut turned = built(test, when, Method::Forecast1, 2030, &values);
        let rows = &mut turned.figures.data.rows;
        if !rows.is_empty() {
            let by = turn % rows.len();
            rows.rotate_left(by);
        }
        let strip = |mut v: Verdict| {
            for point in [&mut v.figure, &mut v.latest, &mut v.baseline, &mut v.window_start, &mut v.reference].into_iter().flatten() {
                point.row = None;
            }
            v
        };
        prop_assert_eq!(strip(straight.verdict(&as_of)), strip(turned.verdict(&as_of)));
    }

    #[test]
    fn figures_reported_in_time_judge_as_figures_without_a_day(test in bounds(), when in whens(), values in series(), as_of in days()) {
        let plain = built(test, when, Method::Forecast1, 2030, &values);
        let mut reported = built(test, when, Method::Forecast1, 2030, &values);
        for row in &mut reported.figures.data.rows {
            row.reported_on = Some(row.period.end());
        }
        prop_assert_eq!(plain.judged(&as_of), reported.judged(&as_of));
        // What is reported later does not exist yet.
        let mut later = built(test, when, Method::Forecast1, 2030, &values);
        later.figures.data.rows.retain(|row| row.period.end() <= day(&as_of));
        prop_assert_eq!(plain.verdict(&as_of), later.verdict(&as_of));
    }

    #[test]
    fn a_sweep_agrees_with_judging(test in bounds(), when in whens(), method in methods(), deadline in 2018..2031i32, values in series(), as_of in days()) {
        let case = built(test, when, method, deadline, &values);
        let store = bind(&case.rules.plan, &case.figures.data);
        let snapshot = Snapshot::new(&case.rules.plan, &case.figures.data, &store, day(&as_of));
        let swept = sweep(&case.rules.plan, &store, &snapshot, &[TargetId(0)], &[crate::eval::AreaId(0)]);
        prop_assert_eq!(swept, [case.verdict(&as_of).status as u8]);
    }

    #[test]
    fn numbers_are_never_nan_and_ranges_are_in_order(test in bounds(), when in whens(), method in methods(), values in series(), as_of in days()) {
        let judged = built(test, when, method, 2030, &values).judged(&as_of);
        for v in judged.parts.iter().map(|p| &p.verdict).chain([&judged.verdict]) {
            for number in [v.threshold, v.gap, v.actual_per_year, v.needed_per_year, v.outlook, v.shortfall] {
                prop_assert!(number.is_none_or(f64::is_finite));
            }
            if let (Some((low, high)), Some(p)) = (v.outlook_range, v.outlook) {
                prop_assert!(low <= p && p <= high);
            }
            prop_assert!(v.figure.is_some() || v.evidence == Evidence::Weak);
            let truth = match v.status {
                Status::Achieved | Status::Met => Some(Truth::True),
                Status::Missed => Some(Truth::False),
                Status::AwaitingData | Status::NoData | Status::Upcoming => Some(Truth::Unknown),
                _ => None,
            };
            prop_assert!(truth.is_none_or(|truth| truth == v.satisfied), "{:?} {:?}", v.status, v.satisfied);
        }
    }

    #[test]
    fn a_compound_is_settled_by_known_parts_alone(statuses in proptest::collection::vec(0..10usize, 1..6), gone in 0..6usize) {
        // The joint status never gets better or worse than its rule lets it when a part becomes unknown.
        let mut parts: Vec<Status> = statuses.iter().filter_map(|s| Status::ALL.get(*s).copied()).collect();
        let before = super::super::compound::status(Joint::All, parts.iter().copied());
        if let Some(part) = parts.get_mut(gone) {
            *part = Status::AwaitingData;
        }
        let after = super::super::compound::status(Joint::All, parts.iter().copied());
        if before.is_unknown() {
            prop_assert!(after.is_unknown());
        }
        prop_assert!(after != Status::Achieved || before == Status::Achieved);
    }
}
