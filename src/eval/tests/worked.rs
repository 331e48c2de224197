//! The worked verdicts of the language's section on verdicts, to three decimals.

use super::build::{Case, near};
use crate::eval::Status;
use crate::plan::{Comparator, Test};
use crate::value::Truth;

const AS_OF: &str = "2026-12-31";

fn at_least(x: f64) -> Test {
    Test::Compare(Comparator::AtLeast, x)
}

#[test]
fn a_slow_climb_is_off_track() {
    let v = Case::share(at_least(30.0), "2030", &[("2021", "5,84"), ("2022", "6,02"), ("2023", "6,19")]).verdict(AS_OF);
    assert_eq!(v.status, Status::OffTrack);
    assert_eq!(v.satisfied, Truth::False);
    near(v.actual_per_year, 0.175);
    near(v.outlook, 7.415);
    near(v.shortfall, 0.949);
    near(v.gap, 23.81);
    near(v.needed_per_year, 23.81 / 7.0);
    let (low, high) = v.outlook_range.unwrap();
    near(Some(low), 6.19 + 7.0 * 0.17);
    near(Some(high), 6.19 + 7.0 * 0.18);
}

#[test]
fn a_fall_to_zero_is_held_at_zero() {
    let figures = [("2020", "5"), ("2021", "4,4"), ("2022", "3,8"), ("2023", "3,2"), ("2024", "2,6"), ("2025", "2")];
    let v = Case::share(Test::Compare(Comparator::AtMost, 0.0), "2030", &figures).verdict(AS_OF);
    assert_eq!(v.status, Status::OnTrack);
    near(v.actual_per_year, -0.6);
    near(v.outlook, 0.0);
    near(v.shortfall, 0.0);
}

#[test]
fn coverage_that_stops_short_is_off_track() {
    let v = Case::share(at_least(100.0), "2030", &[("2020", "90"), ("2025", "94")]).verdict(AS_OF);
    assert_eq!(v.status, Status::OffTrack);
    near(v.outlook, 98.0);
    near(v.shortfall, 0.333);
}

#[test]
fn barely_short_is_at_risk() {
    let v = Case::share(at_least(30.0), "2030", &[("2020", "5"), ("2025", "17")]).verdict(AS_OF);
    assert_eq!(v.status, Status::AtRisk);
    near(v.outlook, 29.0);
    near(v.shortfall, 0.077);
}

#[test]
fn landing_on_the_figure_is_on_track() {
    let v = Case::share(Test::Compare(Comparator::AtMost, 20.0), "2030", &[("2020", "40"), ("2025", "30")]).verdict(AS_OF);
    assert_eq!(v.status, Status::OnTrack);
    near(v.outlook, 20.0);
    near(v.shortfall, 0.0);
}

#[test]
fn an_older_figure_joins_a_window_of_one() {
    let v = Case::share(at_least(80.0), "2030", &[("2015", "20"), ("2016", "25"), ("2024", "60")]).verdict(AS_OF);
    assert_eq!(v.status, Status::OnTrack);
    near(v.actual_per_year, 4.375);
    near(v.outlook, 86.25);
    assert!(v.shortfall.unwrap() < 0.0);
    assert_eq!(v.window_start.unwrap().period.iso(), "2016");
    assert_eq!(v.window_count, 2);
}

#[test]
fn at_a_strict_threshold_the_movement_decides() {
    let rising = Case::share(Test::Compare(Comparator::MoreThan, 50.0), "2030", &[("2024", "49"), ("2025", "50")]).verdict(AS_OF);
    assert_eq!(rising.status, Status::OnTrack);
    assert_eq!(rising.satisfied, Truth::False);
    let falling = Case::share(Test::Compare(Comparator::MoreThan, 50.0), "2030", &[("2024", "51"), ("2025", "50")]).verdict(AS_OF);
    assert_eq!(falling.status, Status::OffTrack);
}

#[test]
fn met_can_be_threatened() {
    let v = Case::share(at_least(30.0), "2030", &[("2024", "33"), ("2025", "31")]).verdict(AS_OF);
    assert_eq!(v.status, Status::Met);
    assert!(v.threatened);
    near(v.outlook, 21.0);
    assert_eq!(v.satisfied, Truth::True);
}

#[test]
fn due_and_passed_is_achieved() {
    let v = Case::share(Test::Compare(Comparator::MoreThan, 50.0), "2025", &[("2024", "48"), ("2025", "52")]).verdict(AS_OF);
    assert_eq!(v.status, Status::Achieved);
    assert_eq!(v.reached_on.unwrap().iso(), "2025-12-31");
}

#[test]
fn due_without_its_figure_waits() {
    let v = Case::share(Test::Compare(Comparator::MoreThan, 50.0), "2025", &[("2024", "49")]).verdict(AS_OF);
    assert_eq!(v.status, Status::AwaitingData);
    assert_eq!(v.satisfied, Truth::Unknown);
    assert_eq!(v.wanted.unwrap().iso(), "2025");
    assert_eq!(v.latest.unwrap().period.iso(), "2024");
    assert_eq!(v.figure, None);
}

#[test]
fn one_figure_has_no_trend() {
    let v = Case::share(at_least(30.0), "2030", &[("2025", "12")]).verdict(AS_OF);
    assert_eq!(v.status, Status::NoTrend);
    assert_eq!(v.satisfied, Truth::False);
    assert_eq!(v.wanted.unwrap().iso(), "2026");
}
