//! Intervals, ranges, holds, changes, directions, ranks and states.

use super::build::{Case, day, near, period};
use crate::eval::{Kind, PartOf, Status};
use crate::plan::{ChangeBy, ChangeSince, Comparator, GoodWhen, Test, When};
use crate::value::{Date, Grain, Truth};

const AS_OF: &str = "2026-12-31";

#[test]
fn an_interval_is_judged_by_its_nearer_end_and_not_overshot() {
    let case = |figures: &[(&str, &str)]| Case::share(Test::Range(30.0, 40.0), "2030", figures).good_when(GoodWhen::Inside).verdict(AS_OF);
    let inside = case(&[("2020", "35"), ("2025", "36")]);
    assert_eq!((inside.kind, inside.status, inside.threatened), (Kind::Interval, Status::Met, false));
    assert!(case(&[("2024", "35"), ("2025", "38")]).threatened);
    let below = case(&[("2020", "20"), ("2025", "26")]);
    assert_eq!(below.status, Status::OnTrack);
    near(below.threshold, 30.0);
    near(below.gap, 4.0);
    let above = case(&[("2020", "60"), ("2025", "50")]);
    near(above.threshold, 40.0);
    assert_eq!(above.status, Status::OnTrack);
    // From 20 at 5 a year the outlook is 45: past the far end by 5 of the 10 that were missing.
    let past = case(&[("2024", "15"), ("2025", "20")]);
    near(past.outlook, 45.0);
    near(past.shortfall, 0.5);
    assert_eq!(past.status, Status::OffTrack);
}

#[test]
fn exactly_is_an_interval_of_one_point() {
    let case = |value: &str| Case::share(Test::Compare(Comparator::Exactly, 30.0), "2025", &[("2025", value)]).verdict(AS_OF);
    assert_eq!(case("30").status, Status::Achieved);
    assert_eq!(case("30,1").status, Status::Missed);
    assert_eq!(case("29,9").status, Status::Missed);
}

#[test]
fn about_binds_both_ends() {
    let case = |value: &str| Case::share(Test::About(28.5, 31.5), "2025", &[("2025", value)]).verdict(AS_OF).status;
    assert_eq!(
        (case("28,5"), case("31,5"), case("31,6"), case("28,4")),
        (Status::Achieved, Status::Achieved, Status::Missed, Status::Missed)
    );
}

#[test]
fn a_range_commits_to_one_end_and_strives_for_the_other() {
    let figures = [("2020", "10"), ("2025", "32")];
    let rising = Case::share(Test::Range(30.0, 35.0), "2025", &figures).good_when(GoodWhen::Rising).judged(AS_OF);
    assert_eq!(rising.verdict.status, Status::Achieved);
    let parts: Vec<_> = rising.parts.iter().map(|p| (p.of, p.verdict.status)).collect();
    assert_eq!(parts, [(PartOf::CommittedEnd(30.0), Status::Achieved), (PartOf::StrivenEnd(35.0), Status::Missed)]);
    let falling = Case::share(Test::Range(30.0, 35.0), "2025", &figures).good_when(GoodWhen::Falling).judged(AS_OF);
    let parts: Vec<_> = falling.parts.iter().map(|p| (p.of, p.verdict.status)).collect();
    assert_eq!(parts, [(PartOf::CommittedEnd(35.0), Status::Achieved), (PartOf::StrivenEnd(30.0), Status::Missed)]);
}

#[test]
fn a_range_without_direction_is_never_missed() {
    let case = |value: &str, as_of: &str| Case::share(Test::Range(30.0, 35.0), "2025", &[("2024", "20"), ("2025", value)]).verdict(as_of);
    let inside = case("32", AS_OF);
    assert_eq!((inside.status, inside.satisfied), (Status::Achieved, Truth::True));
    let outside = case("28", AS_OF);
    assert_eq!((outside.status, outside.satisfied, outside.undefined), (Status::NoTrend, Truth::Unknown, true));
    assert_eq!(outside.gap, None);
    let early = case("28", "2025-06-30");
    assert_eq!((early.status, early.undefined), (Status::NoTrend, true));
}

fn hold(figures: &[(&str, &str)]) -> Case {
    Case::share(Test::Compare(Comparator::AtLeast, 90.0), "2028", figures).target(|t| {
        t.when = When::Hold;
        t.start = Some(day("2023-01-01"));
    })
}

fn statuses(case: &Case, as_of: &str) -> Vec<(String, Status)> {
    case.judged(as_of)
        .parts
        .iter()
        .map(|part| match part.of {
            PartOf::Period(period) => (period.iso(), part.verdict.status),
            other => panic!("not a period: {other:?}"),
        })
        .collect()
}

#[test]
fn one_closed_period_missed_settles_a_hold() {
    let case = hold(&[("2023", "91"), ("2024", "88")]);
    let v = case.verdict("2026-06-30");
    assert_eq!((v.kind, v.status, v.satisfied), (Kind::Hold, Status::Missed, Truth::False));
    assert_eq!(v.figure.unwrap().period.iso(), "2024");
    let expected = [("2023", Status::Achieved), ("2024", Status::Missed), ("2025", Status::AwaitingData), ("2026", Status::OffTrack)];
    assert_eq!(statuses(&case, "2026-06-30"), expected.map(|(p, s)| (p.to_owned(), s)));
}

#[test]
fn an_unreported_closed_period_leaves_a_hold_open() {
    let v = hold(&[("2023", "91"), ("2025", "92")]).verdict("2026-06-30");
    assert_eq!((v.status, v.satisfied), (Status::AwaitingData, Truth::Unknown));
    assert_eq!(v.wanted.unwrap().iso(), "2024");
    assert_eq!(hold(&[]).verdict("2026-06-30").status, Status::NoData);
    assert_eq!(hold(&[]).verdict("2029-06-30").status, Status::AwaitingData);
    assert_eq!(hold(&[]).verdict("2022-06-30").status, Status::Upcoming);
}

#[test]
fn a_hold_that_is_kept_is_met_and_at_its_end_achieved() {
    let figures = [("2023", "95"), ("2024", "95"), ("2025", "95")];
    let v = hold(&figures).verdict("2026-06-30");
    assert_eq!((v.status, v.satisfied, v.threatened), (Status::Met, Truth::True, false));
    assert_eq!(v.reached_on.unwrap().iso(), "2023-12-31");
    let falling = hold(&[("2023", "99"), ("2024", "96"), ("2025", "91")]).verdict("2026-06-30");
    assert_eq!((falling.status, falling.threatened), (Status::Met, true));
    let all = [("2023", "95"), ("2024", "95"), ("2025", "95"), ("2026", "95"), ("2027", "90"), ("2028", "90")];
    let end = hold(&all).verdict("2028-12-31");
    assert_eq!((end.status, end.satisfied), (Status::Achieved, Truth::True));
    assert_eq!(hold(&all).judged("2030-12-31").parts.len(), 6);
    // On the last day of a period the next one is no part yet.
    assert_eq!(hold(&figures).judged("2025-12-31").parts.len(), 3);
    assert_eq!(hold(&figures).verdict("2025-12-31").status, Status::Met);
}

#[test]
fn a_period_stands_on_its_own_figure_alone() {
    // A figure from the middle of 2024 says nothing of the whole year; one at its end does.
    assert_eq!(hold(&[("2023", "95"), ("2024-10", "80"), ("2025", "95")]).verdict("2026-06-30").status, Status::AwaitingData);
    assert_eq!(hold(&[("2023", "95"), ("2024-12-31", "80"), ("2025", "95")]).verdict("2026-06-30").status, Status::Missed);
    // The year's own figure goes before its December.
    assert_eq!(hold(&[("2023", "95"), ("2024-12", "80"), ("2024", "95"), ("2025", "95")]).verdict("2026-06-30").status, Status::Met);
}

#[test]
fn every_month_keeps_the_latest_four_hundred_parts() {
    let case = Case::share(Test::Compare(Comparator::AtLeast, 90.0), "2100", &[("1980-01", "80")]).target(|t| {
        t.when = When::Every(Grain::Month);
        t.start = Some(day("1980-01-01"));
    });
    let judged = case.judged(AS_OF);
    assert_eq!(judged.parts.len(), 400);
    assert_eq!(judged.verdict.status, Status::Missed, "the first month was judged though its part is not kept");
    assert!(matches!(judged.parts.last().unwrap().of, PartOf::Period(p) if p.iso() == "2026-12"));
}

#[test]
fn a_hold_starts_with_its_document_or_the_first_figure() {
    let figures = [("2021", "80"), ("2024", "95"), ("2025", "95")];
    let mut case = hold(&figures).target(|t| t.start = None);
    assert_eq!(statuses(&case, "2025-12-31").first().unwrap().0, "2021");
    let document = case.rules.document("1/KH-UBND", Some("2024-01-22"));
    let mut case = case.target(|t| t.document = Some(document));
    assert_eq!(statuses(&case, "2025-12-31").first().unwrap().0, "2024");
    assert_eq!(case.verdict("2025-12-31").status, Status::Met);
    case.rules.doc(document).in_force = Some((Date::start_of_year(2025), Date::end_of_year(2028)));
    assert_eq!(statuses(&case, "2025-12-31").first().unwrap().0, "2025");
}

fn change(by: ChangeBy, rising: bool, since: ChangeSince) -> Test {
    Test::Change { rising, by, strict: false, since }
}

#[test]
fn a_change_since_a_year_is_a_level_to_reach() {
    let since = ChangeSince::Period(period("2020"));
    let case = |test: Test, figures: &[(&str, &str)], as_of: &str| Case::share(test, "2025", figures).verdict(as_of);
    let relative = case(change(ChangeBy::Percent(20.0), true, since), &[("2020", "10"), ("2025", "12")], AS_OF);
    assert_eq!((relative.kind, relative.status), (Kind::Change, Status::Achieved));
    near(relative.threshold, 12.0);
    near(relative.reference.map(|r| r.value), 10.0);
    let points = case(change(ChangeBy::Amount(2.5), true, since), &[("2020", "10"), ("2025", "12")], AS_OF);
    assert_eq!(points.status, Status::Missed);
    near(points.gap, 0.5);
    assert_eq!(case(change(ChangeBy::Times(2.0), true, since), &[("2020", "10"), ("2025", "20")], AS_OF).status, Status::Achieved);
    assert_eq!(case(change(ChangeBy::Percent(10.0), false, since), &[("2020", "10"), ("2025", "9")], AS_OF).status, Status::Achieved);
    let strict = Test::Change { rising: true, by: ChangeBy::Percent(20.0), strict: true, since };
    assert_eq!(case(strict, &[("2020", "10"), ("2025", "12")], AS_OF).status, Status::Missed);
    // Under way.
    let running = case(change(ChangeBy::Percent(20.0), true, since), &[("2020", "10"), ("2023", "11,5")], "2024-06-30");
    assert_eq!(running.status, Status::OnTrack);
}

#[test]
fn a_change_without_its_reference_is_unknown() {
    let test = change(ChangeBy::Percent(20.0), true, ChangeSince::Period(period("2020")));
    let case = Case::share(test, "2025", &[("2021", "10"), ("2025", "14")]);
    let due = case.verdict(AS_OF);
    assert_eq!((due.status, due.satisfied, due.wanted.unwrap().iso().as_str()), (Status::AwaitingData, Truth::Unknown, "2020"));
    assert_eq!(case.verdict("2024-12-31").status, Status::NoData);
    let stated = Case::share(test, "2025", &[("2025", "14")]).baseline("2020", 10.0);
    assert_eq!(stated.verdict(AS_OF).status, Status::Achieved);
    let from_zero = Case::share(test, "2025", &[("2020", "0"), ("2025", "14")]).verdict(AS_OF);
    assert_eq!((from_zero.status, from_zero.undefined, from_zero.satisfied), (Status::NoTrend, true, Truth::Unknown));
}

#[test]
fn a_mean_yearly_change_counts_from_the_baseline() {
    let mean = |by: ChangeBy| change(by, true, ChangeSince::MeanPerYear);
    let points = Case::share(mean(ChangeBy::Amount(2.0)), "2025", &[("2025", "18")]).baseline("2021", 10.0);
    assert_eq!(points.verdict(AS_OF).status, Status::Achieved);
    let growth = Case::share(mean(ChangeBy::Percent(10.0)), "2025", &[("2025", "14,6")]).baseline("2021", 10.0).verdict(AS_OF);
    near(growth.threshold, 14.641);
    assert_eq!(growth.status, Status::Missed);
    // A good mean so far is no end reached early.
    let early = Case::share(mean(ChangeBy::Amount(2.0)), "2025", &[("2023", "15")]).baseline("2021", 10.0).verdict("2024-06-30");
    near(early.threshold, 18.0);
    assert_eq!(early.status, Status::OnTrack);
}

#[test]
fn a_change_every_year_has_a_verdict_each() {
    let case = Case::share(
        change(ChangeBy::Percent(10.0), true, ChangeSince::EachPeriod),
        "2028",
        &[("2022", "10"), ("2023", "11"), ("2024", "12")],
    )
    .target(|t| {
        t.when = When::Every(Grain::Year);
        t.start = Some(day("2023-01-01"));
    });
    let expected = [("2023", Status::Achieved), ("2024", Status::Missed), ("2025", Status::AwaitingData), ("2026", Status::NoData)];
    assert_eq!(statuses(&case, "2026-06-30"), expected.map(|(p, s)| (p.to_owned(), s)));
    let v = case.verdict("2026-06-30");
    assert_eq!((v.kind, v.status), (Kind::Change, Status::Missed));
    near(v.threshold, 12.1);
    near(v.reference.map(|r| r.value), 11.0);
}

#[test]
fn a_direction_needs_the_last_and_the_mean_change() {
    let case = |figures: &[(&str, &str)], as_of: &str| Case::share(Test::Direction { rising: true }, "2030", figures).verdict(as_of);
    assert_eq!(case(&[("2023", "10"), ("2024", "11"), ("2025", "12")], AS_OF).status, Status::Met);
    assert_eq!(case(&[("2023", "10"), ("2024", "13"), ("2025", "12")], AS_OF).status, Status::AtRisk);
    assert_eq!(case(&[("2023", "14"), ("2024", "11"), ("2025", "12")], AS_OF).status, Status::AtRisk);
    assert_eq!(case(&[("2023", "14"), ("2024", "13"), ("2025", "12")], AS_OF).status, Status::OffTrack);
    assert_eq!(case(&[("2025", "12")], AS_OF).status, Status::NoTrend);
    assert_eq!(case(&[("2029", "12"), ("2030", "13")], "2031-01-01").status, Status::Achieved);
    assert_eq!(case(&[("2029", "14"), ("2030", "13")], "2031-01-01").status, Status::Missed);
    let lone = case(&[("2030", "13")], "2031-01-01");
    assert_eq!((lone.status, lone.wanted.unwrap().iso().as_str()), (Status::AwaitingData, "2029"));
}

#[test]
fn a_state_stays_reached_until_a_figure_says_otherwise() {
    let case = |figures: &[(&str, &str)], as_of: &str| Case::new("có/không", Test::State(1.0), Some("2025"), figures).verdict(as_of);
    assert_eq!(case(&[], "2024-12-31").status, Status::NoData);
    assert_eq!(case(&[("2023", "0")], "2024-12-31").status, Status::NoTrend);
    assert_eq!(case(&[("2023", "1")], "2024-12-31").status, Status::Met);
    // Reached in 2022, nothing since: still reached at the end.
    assert_eq!(case(&[("2022", "1")], AS_OF).status, Status::Achieved);
    let lost = case(&[("2022", "1"), ("2025", "0")], AS_OF);
    assert_eq!((lost.status, lost.lost), (Status::Missed, true));
    // An old "not yet" does not say how it stood at the deadline.
    assert_eq!(case(&[("2022", "0")], AS_OF).status, Status::AwaitingData);
    assert_eq!(case(&[("2025", "0"), ("2026", "1")], AS_OF).status, Status::Missed);
    let level = Case::new("cấp độ", Test::State(3.0), Some("2025"), &[("2025", "4")]).verdict(AS_OF);
    assert_eq!((level.kind, level.status), (Kind::State, Status::Achieved));
}
