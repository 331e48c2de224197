//! Which members of a quantified target are counted, which targets stand, and what a closed period is told to rest on.

use super::build::{Case, day, near, period};
use crate::data::FigureStatus;
use crate::eval::{Doubts, Evidence, Kind, Part, PartOf, Status, TargetVerdict, Verdict, counted};
use crate::plan::{Comparator, DocumentId, Method, TargetId, Test, When};
use crate::value::Truth;

fn verdict(satisfied: Truth) -> Verdict {
    Verdict { satisfied, ..Verdict::blank(Status::NoTrend, Kind::Reach, Method::Forecast1) }
}

fn member(index: u32, satisfied: Truth) -> Part {
    Part::whole(PartOf::Member(index), verdict(satisfied))
}

fn year(text: &str, members: Vec<Part>) -> Part {
    Part { parts: members, ..Part::whole(PartOf::Period(period(text)), verdict(Truth::Unknown)) }
}

#[test]
fn members_without_periods_are_the_parts_themselves() {
    let parts = [member(0, Truth::True), member(1, Truth::Unknown)];
    assert_eq!(counted(&parts), (None, parts.as_slice()));
    assert_eq!(counted(&[]), (None, [].as_slice()));
}

#[test]
fn of_periods_the_last_with_a_known_member_counts() {
    let known = vec![member(0, Truth::Unknown), member(1, Truth::False)];
    let unknown = vec![member(0, Truth::Unknown), member(1, Truth::Unknown)];
    let older = year("2023", vec![member(0, Truth::True), member(1, Truth::True)]);
    let parts = [older.clone(), year("2024", known.clone()), year("2025", unknown.clone())];
    assert_eq!(counted(&parts), (Some(period("2024")), known.as_slice()));
    // Nothing known of any: the last.
    let open = [year("2024", known.iter().map(|_| member(0, Truth::Unknown)).collect()), year("2025", unknown.clone())];
    assert_eq!(counted(&open), (Some(period("2025")), unknown.as_slice()));
    assert_eq!(counted(std::slice::from_ref(&older)), (Some(period("2023")), older.parts.as_slice()));
}

#[test]
fn any_later_word_overtakes_a_target() {
    let stands = TargetVerdict {
        target: TargetId(0),
        verdict: verdict(Truth::Unknown),
        parts: Vec::new(),
        open: Vec::new(),
        superseded_by: None,
        restated_by: None,
        replaced_by: None,
    };
    assert!(!stands.is_overtaken());
    assert!(TargetVerdict { superseded_by: Some(TargetId(1)), ..stands.clone() }.is_overtaken());
    assert!(TargetVerdict { restated_by: Some(TargetId(1)), ..stands.clone() }.is_overtaken());
    assert!(TargetVerdict { replaced_by: Some(DocumentId(1)), ..stands }.is_overtaken());
}

#[test]
fn a_closed_period_rests_on_its_own_figure() {
    let figures = [("2022", "95"), ("2023", "95"), ("2024", "95"), ("2025", "95")];
    let mut case = Case::share(Test::Compare(Comparator::AtLeast, 90.0), "2025", &figures).target(|t| {
        t.when = When::Hold;
        t.start = Some(day("2022-01-01"));
    });
    case.figures.data.rows[1].status = FigureStatus::Preliminary;
    case.figures.data.rows[2].status = FigureStatus::Estimate;
    case.figures.add("chỉ số", "2025", "94", "%");
    let parts: Vec<_> = case.judged("2026-12-31").parts.iter().map(|part| (part.verdict.evidence, part.verdict.doubts)).collect();
    let none = Doubts::default();
    let expected = [
        (Evidence::Strong, none),
        (Evidence::Weak, Doubts { preliminary: true, ..none }),
        (Evidence::Fair, Doubts { estimate: true, ..none }),
        (Evidence::Fair, Doubts { conflict: true, ..none }),
    ];
    assert_eq!(parts, expected);
}

#[test]
fn with_no_time_left_no_pace_is_needed() {
    let mut case = Case::share(Test::Compare(Comparator::AtLeast, 30.0), "2026", &[("2025", "24")]);
    near(case.verdict("2026-07-01").needed_per_year, 6.0);
    case.figures.add("chỉ số", "2026", "28", "%").reported_on = Some(day("2026-06-01"));
    assert_eq!(case.verdict("2026-07-01").needed_per_year, None);
}
