//! Every status, and the numbers that go with it.

use super::build::{Case, day, near, period};
use crate::data::FigureStatus;
use crate::eval::{Evidence, Kind, Status};
use crate::plan::{Comparator, Method, Milestone, Test, When};
use crate::value::{Grain, Truth};

fn at_least(x: f64) -> Test {
    Test::Compare(Comparator::AtLeast, x)
}

#[test]
fn before_its_start_a_target_is_upcoming() {
    let case = Case::share(at_least(30.0), "2030", &[("2025", "40")]).target(|t| t.start = Some(day("2027-01-01")));
    let v = case.verdict("2026-12-31");
    assert_eq!((v.status, v.satisfied), (Status::Upcoming, Truth::Unknown));
    assert_eq!(case.verdict("2027-01-01").status, Status::Met);
}

#[test]
fn without_figures_there_is_no_data_and_the_missing_period_is_named() {
    let case = Case::share(at_least(30.0), "2030", &[]);
    let v = case.verdict("2026-11-20");
    assert_eq!((v.status, v.satisfied), (Status::NoData, Truth::Unknown));
    assert_eq!(v.wanted.unwrap().iso(), "2025");
    assert_eq!(v.evidence, Evidence::Weak);
    let due = case.verdict("2030-12-31");
    assert_eq!(due.status, Status::AwaitingData);
    assert_eq!(due.wanted.unwrap().iso(), "2030");
}

#[test]
fn a_stated_baseline_alone_is_no_figure_but_gives_a_trend() {
    let alone = Case::share(at_least(30.0), "2030", &[]).baseline("2021", 10.2);
    assert_eq!(alone.verdict("2026-12-31").status, Status::NoData);
    let with = Case::share(at_least(30.0), "2030", &[("2025", "22,2")]).baseline("2021", 10.2);
    let v = with.verdict("2026-12-31");
    near(v.actual_per_year, 3.0);
    near(v.outlook, 37.2);
    assert_eq!(v.status, Status::OnTrack);
    assert_eq!(v.baseline.unwrap().row, None);
    // A published figure of the same period stands in its place.
    let published = Case::share(at_least(30.0), "2030", &[("2021", "18,2"), ("2025", "22,2")]).baseline("2021", 10.2);
    near(published.verdict("2026-12-31").actual_per_year, 1.0);
}

#[test]
fn missed_and_the_figure_that_says_so() {
    let v = Case::share(at_least(50.0), "2025", &[("2024", "52"), ("2025", "48"), ("2026", "55")]).verdict("2027-01-01");
    assert_eq!((v.status, v.satisfied), (Status::Missed, Truth::False));
    assert_eq!(v.figure.unwrap().period.iso(), "2025");
    assert_eq!(v.latest.unwrap().period.iso(), "2026");
    assert!(v.lost);
    near(v.gap, 2.0);
    assert_eq!(v.evidence, Evidence::Strong);
    assert!(!v.stale);
}

#[test]
fn the_verdict_figure_ends_within_one_reporting_period_of_the_deadline() {
    // Deadline 30/4/2022: the year 2021 ends within a year of it, 2020 doesn't.
    let passes = Case::new("%", at_least(50.0), Some("30/4/2022"), &[("2021", "50")]);
    assert_eq!(passes.verdict("2022-04-30").status, Status::Achieved);
    let old = Case::new("%", at_least(50.0), Some("30/4/2022"), &[("2020", "50")]);
    let v = old.verdict("2022-04-30");
    assert_eq!(v.status, Status::AwaitingData);
    assert_eq!(v.wanted.unwrap().iso(), "2021");
    // One day earlier it is not due.
    assert_eq!(old.verdict("2022-04-29").status, Status::Met);
    // A quarterly indicator wants the quarter.
    let quarterly = Case::share(at_least(50.0), "2025", &[("2025-Q3", "60")]).indicator(|i| i.every = Grain::Quarter);
    assert_eq!(quarterly.verdict("2026-03-01").status, Status::AwaitingData);
    assert_eq!(quarterly.verdict("2026-03-01").wanted.unwrap().iso(), "2025-Q4");
    // A daily one yesterday's and today's alone.
    let daily = Case::new("%", at_least(50.0), Some("30/4/2022"), &[("2022-04-30", "60")]).indicator(|i| i.every = Grain::Day);
    assert_eq!(daily.verdict("2022-05-02").status, Status::Achieved);
}

#[test]
fn of_two_figures_with_one_end_the_reporting_period_of_the_indicator_counts() {
    let figures = [("2025-12", "70"), ("2025", "48"), ("2025-Q4", "60")];
    assert_eq!(Case::share(at_least(50.0), "2025", &figures).verdict("2026-12-31").status, Status::Missed);
    let monthly = Case::share(at_least(50.0), "2025", &figures).indicator(|i| i.every = Grain::Month);
    near(monthly.verdict("2026-12-31").figure.map(|f| f.value), 70.0);
    let daily = Case::share(at_least(50.0), "2025", &figures[..2]).indicator(|i| i.every = Grain::Day);
    near(daily.verdict("2026-12-31").figure.map(|f| f.value), 48.0);
}

#[test]
fn the_bands_are_closed_where_the_rule_says() {
    // v = 20, v* = 30, five years left: a = 2 - 10m/5.
    let at = |first: &str| Case::share(at_least(30.0), "2030", &[("2020", first), ("2025", "20")]).verdict("2026-12-31");
    for (first, m, status) in [
        ("10", 0.0, Status::OnTrack),
        ("10,4", 0.04, Status::OnTrack),
        ("10,5", 0.05, Status::AtRisk),
        ("12", 0.20, Status::AtRisk),
        ("12,1", 0.21, Status::OffTrack),
        ("20", 1.0, Status::OffTrack),
        ("21", 1.1, Status::OffTrack),
    ] {
        let v = at(first);
        assert_eq!(v.status, status, "{first}");
        near(v.shortfall, m);
    }
}

#[test]
fn reached_days() {
    let met = Case::share(at_least(30.0), "2030", &[("2022", "31"), ("2023", "29"), ("2024", "30"), ("2025", "33")]).verdict("2026-12-31");
    assert_eq!(met.reached_on.unwrap().iso(), "2024-12-31");
    // 17 + 2.4 a year meets 30 after 5.41... years: 65 months end in May 2031.
    let projected = Case::share(at_least(30.0), "2030", &[("2020", "5"), ("2025", "17")]).verdict("2026-12-31");
    assert_eq!(projected.reached_on.unwrap().iso(), "2031-05-31");
    // Exactly at a month's end.
    let exact = Case::share(at_least(30.0), "2030", &[("2020", "10"), ("2025", "20")]).verdict("2026-12-31");
    assert_eq!(exact.reached_on.unwrap().iso(), "2030-12-31");
    let falling = Case::share(at_least(30.0), "2030", &[("2020", "25"), ("2025", "20")]).verdict("2026-12-31");
    assert_eq!(falling.reached_on, None);
    let too_late = Case::share(at_least(90.0), "2030", &[("2020", "10"), ("2025", "11")]).verdict("2026-12-31");
    assert_eq!(too_late.reached_on, None);
    let beyond_its_nature = Case::share(at_least(120.0), "2030", &[("2020", "10"), ("2025", "90")]).verdict("2026-12-31");
    assert_eq!(beyond_its_nature.reached_on, None);
}

#[test]
fn bounds_of_the_unit_hold_unless_a_figure_has_left_them() {
    let held = Case::share(at_least(99.0), "2030", &[("2020", "48"), ("2025", "90")]).verdict("2026-12-31");
    near(held.outlook, 100.0);
    let left = Case::share(at_least(130.0), "2030", &[("2020", "80"), ("2025", "105")]).verdict("2026-12-31");
    near(left.outlook, 130.0);
    let rank = Case::new("hạng", Test::RankAtMost(5.0), Some("2030"), &[("2022", "41"), ("2024", "16")]).verdict("2026-12-31");
    near(rank.outlook, 1.0);
    assert_eq!((rank.kind, rank.status), (Kind::Rank, Status::OnTrack));
    let money = Case::new("tỷ đồng", Test::Compare(Comparator::AtMost, 1.0), Some("2030"), &[("2020", "50"), ("2025", "10")]);
    near(money.verdict("2026-12-31").outlook, 0.0);
}

#[test]
fn stale_after_two_reporting_periods() {
    let case = Case::share(at_least(30.0), "2030", &[("2022", "10"), ("2023", "12")]);
    assert!(!case.verdict("2025-12-31").stale);
    let stale = case.verdict("2026-01-01");
    assert!(stale.stale);
    assert_eq!(stale.evidence, Evidence::Weak);
}

#[test]
fn no_deadline_is_a_hold_from_now_on() {
    let case = |figures: &[(&str, &str)]| Case::new("%", at_least(30.0), None, figures).verdict("2026-12-31");
    let met = case(&[("2024", "30"), ("2025", "33")]);
    assert_eq!((met.status, met.threatened), (Status::Met, false));
    // One reporting period ahead of the as-of date: 31 - 2 a year to the end of 2027 is 27.
    let threatened = case(&[("2024", "33"), ("2025", "31")]);
    assert_eq!((threatened.status, threatened.threatened), (Status::Met, true));
    near(threatened.outlook, 27.0);
    assert_eq!(case(&[("2024", "20"), ("2025", "25")]).status, Status::AtRisk);
    assert_eq!(case(&[("2024", "25"), ("2025", "25")]).status, Status::OffTrack);
    assert_eq!(case(&[("2025", "25")]).status, Status::NoTrend);
    assert_eq!(case(&[]).status, Status::NoData);
}

#[test]
fn in_one_period_only_its_own_figures_count() {
    let case = |figures: &[(&str, &str)]| Case::share(at_least(30.0), "2026", figures).target(|t| t.when = When::In(period("2026")));
    // Earlier figures that pass are no early success.
    let on_track = case(&[("2024", "31"), ("2025", "33")]).verdict("2026-06-30");
    assert_eq!((on_track.status, on_track.satisfied), (Status::OnTrack, Truth::Unknown));
    assert_eq!(case(&[("2024", "35"), ("2025", "32")]).verdict("2026-06-30").status, Status::AtRisk);
    assert_eq!(case(&[("2025", "33")]).verdict("2026-06-30").status, Status::NoTrend);
    assert_eq!(case(&[("2024", "20"), ("2025", "21")]).verdict("2026-06-30").status, Status::OffTrack);
    assert_eq!(case(&[("2024", "20"), ("2025", "21"), ("2026-Q1", "31")]).verdict("2026-06-30").status, Status::Met);
    // Due: the figure of the period itself before one that only ends with it.
    let due = case(&[("2025", "33"), ("2026", "29"), ("2026-12", "31")]).indicator(|i| i.every = Grain::Month);
    assert_eq!(due.verdict("2026-12-31").status, Status::Missed);
    assert_eq!(case(&[("2025", "33")]).verdict("2027-06-30").status, Status::AwaitingData);
    assert_eq!(case(&[("2025", "33")]).verdict("2027-06-30").wanted.unwrap().iso(), "2026");
    let last_within = case(&[("2026-Q3", "31")]).indicator(|i| i.every = Grain::Half);
    assert_eq!(last_within.verdict("2026-12-31").status, Status::Achieved);
}

#[test]
fn the_next_milestone_stands_for_the_target() {
    let with = |figures: &[(&str, &str)]| {
        Case::share(at_least(40.0), "2030", figures).target(|t| {
            t.milestones = vec![Milestone { period: period("2026"), value: 18.0 }, Milestone { period: period("2028"), value: 24.0 }]
        })
    };
    let v = with(&[("2022", "12"), ("2025", "15")]).verdict("2026-06-30");
    assert_eq!(v.milestone.unwrap().period.iso(), "2026");
    near(v.outlook, 16.0);
    near(v.shortfall, 2.0 / 3.0);
    near(v.gap, 25.0);
    assert_eq!(v.status, Status::OffTrack);
    // Once 2026 is published or past, 2028 is next.
    assert_eq!(with(&[("2022", "12"), ("2026", "15")]).verdict("2026-12-31").milestone.unwrap().period.iso(), "2028");
    assert_eq!(with(&[("2022", "12"), ("2025", "15")]).verdict("2027-01-01").milestone.unwrap().period.iso(), "2028");
    // A milestone already passed is on track while the outlook passes it too.
    assert_eq!(with(&[("2022", "16"), ("2025", "19")]).verdict("2026-06-30").status, Status::OnTrack);
    assert_eq!(with(&[("2022", "25"), ("2025", "19")]).verdict("2026-06-30").status, Status::AtRisk);
    // At the end the target itself decides.
    let end = with(&[("2029", "39"), ("2030", "39")]).verdict("2031-01-01");
    assert_eq!((end.status, end.milestone), (Status::Missed, None));
}

#[test]
fn pace_methods_by_their_ratios() {
    let case = |method: Method, figures: &[(&str, &str)]| {
        Case::share(at_least(30.0), "2030", figures).target(|t| t.method = method).verdict("2026-12-31")
    };
    // From 10 in 2020, 20 by 2030: 2 a year are needed.
    for (value, ratio, status) in
        [("19,5", 0.95, Status::OnTrack), ("19,4", 0.94, Status::AtRisk), ("16", 0.6, Status::AtRisk), ("15,9", 0.59, Status::OffTrack)]
    {
        let v = case(Method::Pace1, &[("2020", "10"), ("2025", value)]);
        near(v.shortfall, ratio);
        assert_eq!(v.status, status, "{value}");
    }
    let growth = case(Method::Cagr1, &[("2020", "10"), ("2025", "17")]);
    near(growth.shortfall, (libm::pow(1.7, 0.2) - 1.0) / (libm::pow(3.0, 0.1) - 1.0));
    assert_eq!(growth.status, Status::OnTrack, "0,964 of the compound growth needed");
    let from_zero = case(Method::Cagr1, &[("2020", "0"), ("2025", "17")]);
    assert_eq!((from_zero.status, from_zero.undefined), (Status::NoTrend, true));
    let alone = case(Method::Pace1, &[("2025", "17")]);
    assert_eq!((alone.status, alone.undefined), (Status::NoTrend, false));
    // The baseline stood past the goal: moved away, no ratio says how far.
    let away = case(Method::Pace1, &[("2020", "35"), ("2025", "17")]);
    assert_eq!((away.status, away.shortfall), (Status::OffTrack, None));
}

#[test]
fn the_baseline_is_the_last_figure_by_the_documents_day_else_the_first_after() {
    let figures = [("2019", "5"), ("2021", "10"), ("2022", "12"), ("2025", "18")];
    let with = |date: &str, figures: &[(&str, &str)]| {
        let mut case = Case::share(at_least(30.0), "2030", figures).target(|t| t.method = Method::Pace1);
        let document = case.rules.document("1/KH-UBND", Some(date));
        case.target(|t| t.document = Some(document)).verdict("2026-12-31")
    };
    let baseline = |date: &str, figures: &[(&str, &str)]| with(date, figures).baseline.map(|b| b.period.iso());
    assert_eq!(baseline("2022-04-04", &figures).as_deref(), Some("2021"));
    assert_eq!(baseline("2022-12-31", &figures).as_deref(), Some("2022"));
    assert_eq!(baseline("2018-01-01", &figures).as_deref(), Some("2019"));
    // Nothing seen since the document: baseline and latest figure are the same.
    assert_eq!(baseline("2026-01-01", &figures), None);
    assert_eq!(with("2026-01-01", &figures).status, Status::NoTrend);
}

#[test]
fn evidence_weighs_number_status_and_agreement() {
    let figures = |count: usize| -> Vec<(String, String)> {
        (0..count).map(|i| (format!("{}", 2026 - count + i), format!("{}", 20 - 2 * count + 2 * i))).collect()
    };
    let evidence = |count: usize, change: &dyn Fn(&mut Case)| {
        let owned = figures(count);
        let list: Vec<(&str, &str)> = owned.iter().map(|(p, v)| (p.as_str(), v.as_str())).collect();
        let mut case = Case::share(at_least(26.0), "2030", &list);
        change(&mut case);
        case.verdict("2026-12-31").evidence
    };
    let plain = |_: &mut Case| ();
    assert_eq!(evidence(1, &plain), Evidence::Weak);
    assert_eq!(evidence(2, &plain), Evidence::Weak);
    assert_eq!(evidence(3, &plain), Evidence::Fair);
    assert_eq!(evidence(4, &plain), Evidence::Strong);
    let last = |status: FigureStatus| move |case: &mut Case| case.figures.data.rows.last_mut().unwrap().status = status;
    assert_eq!(evidence(4, &last(FigureStatus::Estimate)), Evidence::Fair);
    assert_eq!(evidence(4, &last(FigureStatus::Preliminary)), Evidence::Weak);
    let conflict = |case: &mut Case| {
        case.figures.add("chỉ số", "2025", "17", "%");
    };
    assert_eq!(evidence(4, &conflict), Evidence::Fair);
    // A jump that the straight line and the mean of five years read differently.
    let jumpy = Case::share(at_least(30.0), "2030", &[("2015", "17,9"), ("2022", "9"), ("2023", "13"), ("2024", "15"), ("2025", "18")]);
    let v = jumpy.verdict("2026-12-31");
    assert!(v.doubts.methods_disagree);
    assert_eq!(v.evidence, Evidence::Fair);
}

#[test]
fn figures_within_one_month_give_no_trend_until_an_older_one_joins() {
    let near_days = [("2025-10-20", "12"), ("2025-10-30", "14")];
    let case = Case::share(at_least(30.0), "2030", &near_days);
    assert_eq!(case.verdict("2026-01-31").status, Status::NoTrend);
    let joined = Case::share(at_least(30.0), "2030", &[("2017-10-30", "6"), near_days[0], near_days[1]]).verdict("2026-01-31");
    near(joined.actual_per_year, 1.0);
}
