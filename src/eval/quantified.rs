//! Targets over the members of a dimension or a list of indicators: each of them, or at least so many.
//!
//! In: a quantified target and the figures of its members. Out: the verdict as a whole, and a part for each member. Truth
//! is Kleene's: an unknown member leaves the whole open only while the known ones don't settle it. The status of at least
//! k is that of the k-th best member: taken once with the unknown ones as the worst and once as the best; where both say
//! how things stand, or one says that nothing can change it any more, that is the status.
//!
//! Where it must hold in every period, `mỗi` asks every member for every period, and a count is taken period by period:
//! the parts are then periods, and their parts the members.

use super::calendar;
use super::compound;
use super::outcome::{Kind, Part, PartOf, Status, Verdict};
use super::prepared::{Mode, Places, Prepared, of_member};
use super::recurring::{KEPT_PARTS, Stretch, Tally};
use super::series::{AreaId, SetId, Store};
use super::snapshot::{Cells, Figure, Snapshot};
use crate::plan::{IndicatorId, Joint, Member, Method, Over, Plan, Quantified, Quantifier, Scope, Target, Test};
use crate::value::{Date, DayOf, Period, Truth};

/// The target, what it asks and over what.
type Asked<'p> = (&'p Target, Test, &'p Quantified);

/// One of the set, with what it is judged on.
struct One<'p> {
    of: PartOf,
    indicator: IndicatorId,
    member: Option<&'p Member>,
    cells: Cells<'p>,
}

/// The verdict on a quantified target; its parts go to `parts`, members that several columns have to `unsettled`.
pub(crate) fn verdict<'p>(
    plan: &'p Plan,
    store: &'p Store,
    snapshot: &'p Snapshot,
    (target, test, over): Asked<'p>,
    area: Option<AreaId>,
    parts: &mut Vec<Part>,
    unsettled: &mut Vec<(String, String)>,
) -> Verdict {
    let as_of = snapshot.as_of;
    let prepared = Prepared::new(plan, target, test);
    let due = prepared.criterion.deadline.map(|mark| mark.date);
    let blank = |status| Verdict { due, ..Verdict::blank(status, prepared.criterion.kind, target.method) };
    let stretch = match prepared.mode {
        Mode::Recurring(stretch, _) => Some(stretch),
        _ => None,
    };
    if target.start.is_some_and(|start| as_of < start) {
        return blank(Status::Upcoming);
    }
    let places = area.map_or(&[][..], |area| store.area_breaks(plan, area));
    let set = members(plan, store, snapshot, (target, test, over), area, stretch, unsettled);
    if set.is_empty() {
        return blank(Status::NoData);
    }
    let by_period = stretch.is_some() && over.quantifier != Quantifier::Each;
    for one in &set {
        let mut own = Vec::new();
        let verdict = of_one(plan, target, test, one, places, as_of, &mut own);
        parts.push(Part { of: one.of, verdict, parts: own });
    }
    if !by_period {
        let verdicts: Vec<Verdict> = parts.iter().map(|part| part.verdict).collect();
        return whole(over.quantifier, target.method, &verdicts);
    }
    let (counted, verdict) = periods(over.quantifier, &set, parts, (as_of, target.day), &blank, target.method);
    *parts = counted;
    if parts.len() > KEPT_PARTS {
        parts.drain(..parts.len() - KEPT_PARTS);
    }
    Verdict { due: stretch.and_then(|stretch| stretch.end), ..verdict }
}

/// Those of the set that are judged, with their figures.
fn members<'p>(
    plan: &'p Plan,
    store: &Store,
    snapshot: &'p Snapshot,
    (target, _, over): Asked<'p>,
    area: Option<AreaId>,
    stretch: Option<Stretch>,
    unsettled: &mut Vec<(String, String)>,
) -> Vec<One<'p>> {
    match &over.over {
        Over::Indicators(list) => {
            let cells = |indicator| area.map_or(Cells::default(), |area| snapshot.find(indicator, area, SetId(0)));
            let one = |id: &IndicatorId| One { of: PartOf::Indicator(*id), indicator: *id, member: None, cells: cells(*id) };
            list.iter().map(one).collect()
        }
        Over::Members(at) => {
            let Some(dimension) = plan.dimensions.get(*at as usize) else { return Vec::new() };
            let key = target.document.and_then(|d| plan.document(d)).and_then(|d| d.area_key.as_deref());
            let day = target.deadline.unwrap_or(snapshot.as_of);
            let there: Vec<(usize, &Member)> = match stretch {
                // Every member that exists in some period of the stretch.
                Some(stretch) => {
                    let end = stretch.end.unwrap_or(snapshot.as_of);
                    let start = stretch.start.unwrap_or(end);
                    let overlaps =
                        |member: &Member| member.from.is_none_or(|from| from <= end) && member.until.is_none_or(|until| until >= start);
                    plan.members_in(dimension, key).filter(|(_, member)| overlaps(member)).collect()
                }
                None => plan.members_on(dimension, day, key).collect(),
            };
            let mut out = Vec::with_capacity(there.len());
            for (index, member) in there {
                let own = (dimension.name.as_str(), member.key.as_str());
                let found = area.map_or(Ok(Cells::default()), |area| match &target.scope {
                    Some(scope) => Ok(crossing(store, snapshot, (target.indicator, area), scope, own)),
                    None => of_member(store, snapshot, (target.indicator, area), Some(own.0), own.1),
                });
                let cells = found.unwrap_or_else(|columns| {
                    unsettled.push((member.name.clone(), columns));
                    Cells::default()
                });
                out.push(One { of: PartOf::Member(index as u32), indicator: target.indicator, member: Some(member), cells });
            }
            out
        }
    }
}

/// The figures of a member that are also those of a member of another dimension: in both columns, or in the column of the
/// scope where the data names the member as an area.
fn crossing<'s>(
    store: &Store,
    snapshot: &'s Snapshot,
    (indicator, area): (IndicatorId, AreaId),
    scope: &Scope,
    (dimension, member): (&str, &str),
) -> Cells<'s> {
    let (of, key) = (scope.dimension.as_deref().unwrap_or(""), scope.member_key.as_str());
    if let Some(set) = store.pair((of, key), (dimension, member)) {
        return snapshot.find(indicator, area, set);
    }
    let Some(place) = store.area(member) else { return Cells::default() };
    of_member(store, snapshot, (indicator, place), Some(of), key).unwrap_or_default()
}

/// The verdict on one of the set, with the baseline that the rules state for it.
fn of_one<'p>(
    plan: &'p Plan,
    target: &'p Target,
    test: Test,
    one: &One<'p>,
    area_breaks: &'p [Date],
    as_of: Date,
    parts: &mut Vec<Part>,
) -> Verdict {
    let mut prepared = Prepared::of(plan, target, one.indicator, test);
    let breaks: Places<'p> = [area_breaks, one.member.map_or(&[][..], |member| member.breaks.as_slice())];
    prepared.criterion.places = breaks;
    prepared.criterion.base = match one.of {
        PartOf::Member(member) => target.bases.iter().find(|(of, _)| *of == member).map(|(_, base)| Figure::stated(base)),
        _ => None,
    };
    if let (Mode::Recurring(stretch, change), Some(member)) = (prepared.mode, one.member) {
        let clipped = Stretch {
            start: stretch.start.max(member.from),
            end: match (stretch.end, member.until) {
                (Some(end), Some(until)) => Some(end.min(until)),
                (end, until) => end.or(until),
            },
            ..stretch
        };
        prepared.mode = Mode::Recurring(clipped, change);
    }
    prepared.verdict(one.cells, as_of, parts)
}

/// A count in every period: one verdict a period over the members that existed at its end, and one for all.
fn periods(
    quantifier: Quantifier,
    set: &[One],
    members: &[Part],
    (as_of, day): (Date, Option<DayOf>),
    blank: &dyn Fn(Status) -> Verdict,
    method: Method,
) -> (Vec<Part>, Verdict) {
    let of_period = |part: &Part| match part.of {
        PartOf::Period(period) => Some(period),
        _ => None,
    };
    let mut all: Vec<Period> = members.iter().flat_map(|member| member.parts.iter().filter_map(of_period)).collect();
    crate::value::order::sort_by(&mut all, |a, b| (a.end(), a.grain()) < (b.end(), b.grain()));
    all.dedup();
    let mut counted = Vec::with_capacity(all.len());
    let mut tally = Tally::default();
    let mut running = None;
    for period in all {
        let mut own = Vec::new();
        let due = day.map_or(period.end(), |day| day.on(period));
        for (one, member) in set.iter().zip(members) {
            if one.member.is_some_and(|member| !member.exists_on(period.end())) {
                continue;
            }
            let found = member.parts.iter().find(|part| part.of == PartOf::Period(period)).map(|part| part.verdict);
            let closed = if due <= as_of { Status::AwaitingData } else { Status::NoData };
            let verdict = found.unwrap_or_else(|| Verdict { wanted: Some(period), due: Some(due), ..blank(closed) });
            own.push(Part::whole(member.of, verdict));
        }
        let verdicts: Vec<Verdict> = own.iter().map(|part| part.verdict).collect();
        let verdict = Verdict { due: Some(due), ..whole(quantifier, method, &verdicts) };
        if due > as_of {
            running = Some(verdict);
        } else {
            tally.add(verdict);
        }
        counted.push(Part { of: PartOf::Period(period), verdict, parts: own });
    }
    let nothing = members.iter().all(|member| member.verdict.latest.is_none());
    let whole =
        tally.whole(running, |status| Verdict { wanted: calendar::last_ended(as_of, crate::value::Grain::Year), ..blank(status) }, nothing);
    (counted, whole)
}

/// The whole of some parts.
pub(crate) fn whole(quantifier: Quantifier, method: Method, parts: &[Verdict]) -> Verdict {
    match quantifier {
        Quantifier::Each => compound::verdict(Joint::All, method, parts),
        Quantifier::AtLeast { count, .. } => at_least(count as usize, method, parts),
    }
}

fn at_least(count: usize, method: Method, parts: &[Verdict]) -> Verdict {
    let kind = parts.first().map_or(Kind::Reach, |part| part.kind);
    let mut whole = Verdict::blank(status(count, parts.iter().map(|part| part.status)), kind, method);
    let having = |truth: Truth| parts.iter().filter(|part| part.satisfied == truth).count();
    let (hold, open) = (having(Truth::True), having(Truth::Unknown));
    whole.satisfied = match (hold >= count, hold + open < count) {
        (true, _) => Truth::True,
        (_, true) => Truth::False,
        _ => Truth::Unknown,
    };
    // As strong as the weakest of those that settle it, the strongest first: k that hold, or all but k - 1 that don't.
    let strongest = |truth: Truth, needed: usize| {
        let mut evidence: Vec<_> = parts.iter().filter(|part| part.satisfied == truth).map(|part| part.evidence).collect();
        crate::value::order::sort_by(&mut evidence, |a, b| a > b);
        evidence.get(needed.saturating_sub(1)).copied()
    };
    let settled = match whole.satisfied {
        Truth::True => strongest(Truth::True, count),
        Truth::False => strongest(Truth::False, parts.len() + 1 - count.min(parts.len() + 1)),
        Truth::Unknown => None,
    };
    whole.evidence = settled.or(parts.iter().map(|part| part.evidence).min()).unwrap_or(whole.evidence);
    whole.stale = parts.iter().any(|part| part.stale);
    let safe = parts.iter().filter(|part| part.satisfied == Truth::True && !part.threatened).count();
    whole.threatened = whole.status == Status::Met && safe < count;
    whole.lost = whole.satisfied == Truth::False && parts.iter().any(|part| part.lost);
    whole.wanted = parts.iter().filter(|part| part.status.is_unknown()).find_map(|part| part.wanted).filter(|_| whole.status.is_unknown());
    whole.undefined = whole.status == Status::NoTrend && parts.iter().any(|part| part.undefined);
    whole.due = parts.iter().map(|part| part.due).max().flatten();
    let mut reached: Vec<Date> = parts.iter().filter_map(|part| part.reached_on).collect();
    crate::value::order::sort(&mut reached);
    whole.reached_on = reached.get(count.saturating_sub(1)).copied();
    whole
}

/// How well a known status stands, the worst first.
fn order(status: Status) -> u8 {
    match status {
        Status::Missed => 0,
        Status::OffTrack => 1,
        Status::AtRisk => 2,
        Status::Upcoming => 3,
        Status::OnTrack => 4,
        Status::Met => 5,
        Status::Achieved => 6,
        Status::AwaitingData | Status::NoData | Status::NoTrend => 7,
    }
}

/// The status of at least `count` of some parts.
fn status(count: usize, parts: impl Iterator<Item = Status>) -> Status {
    let (mut known, mut unknown): (Vec<Status>, Vec<Status>) = parts.partition(|status| !status.is_unknown());
    crate::value::order::sort_by(&mut known, |a, b| order(*a) > order(*b));
    let urgency = |status: Status| match status {
        Status::AwaitingData => 0,
        Status::NoData => 1,
        _ => 2,
    };
    crate::value::order::sort_by(&mut unknown, |a, b| urgency(*a) < urgency(*b));
    let place = count.saturating_sub(1);
    // With the unknown ones as the worst, the k-th best of the known; a good one stands whatever they say.
    let least = known.get(place).copied();
    if let Some(least) = least.filter(|least| unknown.is_empty() || order(*least) > order(Status::AtRisk)) {
        return least;
    }
    // With them as the best, so many fewer of the known are needed; a bad one can't be mended by them.
    let most = place.checked_sub(unknown.len()).and_then(|place| known.get(place).copied());
    if let Some(most) = most.filter(|most| order(*most) <= order(Status::AtRisk)) {
        return most;
    }
    if known.len() + unknown.len() < count && unknown.is_empty() {
        return Status::NoData;
    }
    unknown.first().copied().unwrap_or(Status::NoData)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(count: usize, parts: &[Status]) -> Status {
        status(count, parts.iter().copied())
    }

    #[test]
    fn unknown_members_leave_it_open_only_while_the_known_ones_do() {
        use Status::{Achieved, AtRisk, AwaitingData, Missed, NoData, OffTrack, OnTrack};
        assert_eq!(of(2, &[Achieved, Missed, Achieved, AwaitingData]), Achieved);
        assert_eq!(of(3, &[Achieved, Missed, Achieved, AwaitingData]), AwaitingData);
        assert_eq!(of(4, &[Achieved, Missed, Achieved, AwaitingData]), Missed);
        assert_eq!(of(2, &[OnTrack, AtRisk, OffTrack]), AtRisk);
        assert_eq!(of(2, &[OnTrack, NoData, OffTrack]), NoData);
        assert_eq!(of(3, &[OnTrack, NoData, OffTrack]), OffTrack);
        assert_eq!(of(1, &[OnTrack, NoData, OffTrack]), OnTrack);
        assert_eq!(of(3, &[Achieved, Achieved]), NoData);
    }

    #[test]
    fn each_is_the_count_of_all() {
        let all = Status::ALL;
        for a in all {
            for b in all {
                for c in all {
                    let parts = [a, b, c];
                    if parts.contains(&Status::Upcoming) {
                        continue;
                    }
                    assert_eq!(of(3, &parts), compound::status(Joint::All, parts), "{parts:?}");
                }
            }
        }
    }
}
