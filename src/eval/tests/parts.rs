//! Which members of a quantified target are counted.

use super::build::period;
use crate::eval::{Kind, Part, PartOf, Status, Verdict, counted};
use crate::plan::Method;
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
