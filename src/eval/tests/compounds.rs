//! Several targets together, field by field: worked out by hand from the rules at the head of `compound`.

use super::build::{day, period};
use crate::eval::compound::{status, verdict};
use crate::eval::{Evidence, Kind, Status, Verdict};
use crate::plan::{Joint, Method};
use crate::value::Truth;

use Status::{Achieved, AtRisk, AwaitingData, Met, Missed, NoData, NoTrend, OffTrack, OnTrack, Upcoming};

#[test]
fn of_all_the_worst_known_part_counts_then_what_is_missing() {
    // Each is worse than every one behind it.
    let order = [Missed, OffTrack, AtRisk, AwaitingData, NoData, NoTrend, Upcoming, OnTrack, Met, Achieved];
    for (index, worse) in order.into_iter().enumerate() {
        for better in order.into_iter().skip(index) {
            assert_eq!(status(Joint::All, [worse, better]), worse, "{worse:?} and {better:?}");
            assert_eq!(status(Joint::All, [better, worse]), worse, "{better:?} and {worse:?}");
        }
    }
    assert_eq!(status(Joint::All, []), NoData);
}

#[test]
fn of_any_the_best_part_counts_and_a_missing_one_may_still_carry_it() {
    // Each is better than every one behind it.
    let order = [Achieved, Met, OnTrack, Upcoming, AwaitingData, NoData, NoTrend, AtRisk, OffTrack, Missed];
    for (index, better) in order.into_iter().enumerate() {
        for worse in order.into_iter().skip(index) {
            assert_eq!(status(Joint::Any, [worse, better]), better, "{worse:?} or {better:?}");
            assert_eq!(status(Joint::Any, [better, worse]), better, "{better:?} or {worse:?}");
        }
    }
    assert_eq!(status(Joint::Any, []), NoData);
}

fn part(status: Status, satisfied: Truth, evidence: Evidence) -> Verdict {
    Verdict { satisfied, evidence, ..Verdict::blank(status, Kind::Reach, Method::Forecast1) }
}

fn all(parts: &[Verdict]) -> Verdict {
    verdict(Joint::All, Method::Forecast1, parts)
}

fn any(parts: &[Verdict]) -> Verdict {
    verdict(Joint::Any, Method::Forecast1, parts)
}

#[test]
fn evidence_is_that_of_the_weakest_part_that_decides() {
    let strong = part(Met, Truth::True, Evidence::Strong);
    let weak = part(OffTrack, Truth::False, Evidence::Weak);
    let fair = part(Met, Truth::True, Evidence::Fair);
    assert_eq!(all(&[strong, fair]).evidence, Evidence::Fair);
    assert_eq!(all(&[strong, weak]).evidence, Evidence::Weak);
    // Of any, the part that falls short took nothing from the one that carries the whole.
    assert_eq!(any(&[strong, weak]).evidence, Evidence::Strong);
    assert_eq!(any(&[strong, fair]).evidence, Evidence::Fair);
    assert_eq!(all(&[]).evidence, Evidence::Weak);
}

#[test]
fn a_met_whole_is_threatened_by_the_parts_that_decide() {
    let safe = part(Met, Truth::True, Evidence::Strong);
    let shaky = Verdict { threatened: true, ..safe };
    assert!(all(&[safe, shaky]).threatened);
    assert!(!all(&[safe, safe]).threatened);
    assert!(any(&[part(OffTrack, Truth::False, Evidence::Weak), shaky]).threatened);
    // Not met as a whole: what is in danger is said of the part.
    assert!(!all(&[shaky, part(OffTrack, Truth::False, Evidence::Weak)]).threatened);
    // Reached for good by another part.
    assert!(!any(&[shaky, part(Achieved, Truth::True, Evidence::Strong)]).threatened);
}

#[test]
fn lost_stale_and_undefined_are_said_of_the_whole_only_where_they_matter() {
    let kept = part(Achieved, Truth::True, Evidence::Strong);
    let lost = Verdict { lost: true, ..part(Missed, Truth::False, Evidence::Strong) };
    assert!(all(&[kept, lost]).lost);
    assert!(!any(&[kept, lost]).lost, "another part holds");
    assert!(!all(&[kept, part(Missed, Truth::False, Evidence::Strong)]).lost);
    let stale = Verdict { stale: true, ..kept };
    assert!(all(&[kept, stale]).stale && any(&[kept, stale]).stale && !all(&[kept, kept]).stale);
    let undefined = Verdict { undefined: true, ..part(NoTrend, Truth::False, Evidence::Weak) };
    assert!(all(&[kept, undefined]).undefined);
    assert!(!all(&[lost, undefined]).undefined, "missed, whatever the method says of the other");
    assert!(!all(&[kept, part(NoTrend, Truth::False, Evidence::Weak)]).undefined);
}

#[test]
fn the_period_wanted_is_that_of_the_part_that_leaves_it_open() {
    let open = |text: &str, status: Status| Verdict { wanted: Some(period(text)), ..part(status, Truth::Unknown, Evidence::Weak) };
    let whole = all(&[part(Achieved, Truth::True, Evidence::Strong), open("2025", NoTrend), open("2024", AwaitingData)]);
    assert_eq!((whole.status, whole.wanted), (AwaitingData, Some(period("2024"))));
    assert_eq!(all(&[part(Missed, Truth::False, Evidence::Strong), open("2024", AwaitingData)]).wanted, None);
}

#[test]
fn all_are_reached_with_the_last_and_any_with_the_first() {
    let reached = |iso: &str| Verdict { reached_on: Some(day(iso)), due: Some(day(iso)), ..part(Achieved, Truth::True, Evidence::Strong) };
    let (early, late) = (reached("2023-12-31"), reached("2024-12-31"));
    let never = part(Missed, Truth::False, Evidence::Strong);
    assert_eq!((all(&[late, early]).reached_on, all(&[late, early]).due), (late.reached_on, late.due));
    assert_eq!((any(&[late, early]).reached_on, any(&[early, late]).due), (early.reached_on, late.due));
    assert_eq!(all(&[early, never]).reached_on, None);
    assert_eq!(any(&[never, late]).reached_on, late.reached_on);
    assert_eq!((all(&[]).status, all(&[]).satisfied, all(&[]).due), (NoData, Truth::Unknown, None));
    assert_eq!(all(&[Verdict { kind: Kind::Rank, ..early }, late]).kind, Kind::Rank);
}

#[test]
fn truth_is_kleenes() {
    let of = |truth: Truth| part(NoTrend, truth, Evidence::Weak);
    let (yes, no, open) = (of(Truth::True), of(Truth::False), of(Truth::Unknown));
    assert_eq!((all(&[yes, open]).satisfied, any(&[yes, open]).satisfied), (Truth::Unknown, Truth::True));
    assert_eq!((all(&[no, open]).satisfied, any(&[no, open]).satisfied), (Truth::False, Truth::Unknown));
}
