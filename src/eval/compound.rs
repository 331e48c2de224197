//! Several targets together: all of them, or any of them.
//!
//! In: the statuses and truths of the parts. Out: the status of the whole. Truth is Kleene's. Of *all*, the worst known
//! part is the status where a part fails or is in danger, whatever the unknown ones will say; without such a part, an
//! unknown one leaves the whole unknown. Of *any*, a part that is reached or on track settles it; without one, an
//! unknown part leaves the whole unknown, since it may still be the one that carries it.

use super::outcome::{Kind, Status, Verdict};
use crate::plan::{Joint, Method};
use crate::value::Truth;

/// How well a part stands, the worst first.
fn order(joint: Joint, status: Status) -> u8 {
    let unknown = match status {
        Status::AwaitingData => 0,
        Status::NoData => 1,
        _ => 2,
    };
    match (joint, status) {
        (_, Status::Missed) => 0,
        (_, Status::OffTrack) => 1,
        (_, Status::AtRisk) => 2,
        (Joint::All, Status::AwaitingData | Status::NoData | Status::NoTrend) => 3 + unknown,
        (Joint::Any, Status::AwaitingData | Status::NoData | Status::NoTrend) => 5 - unknown,
        (_, Status::Upcoming) => 6,
        (_, Status::OnTrack) => 7,
        (_, Status::Met) => 8,
        (_, Status::Achieved) => 9,
    }
}

/// The status of the whole; no data for a compound without parts.
pub(crate) fn status(joint: Joint, parts: impl IntoIterator<Item = Status>) -> Status {
    let parts = parts.into_iter();
    let chosen = match joint {
        Joint::All => parts.min_by_key(|status| order(joint, *status)),
        Joint::Any => parts.max_by_key(|status| order(joint, *status)),
    };
    chosen.unwrap_or(Status::NoData)
}

/// What having to hold a target that was to be reached comes to, by that target's status and its own: nothing where it was
/// missed, since nothing was reached to be held, and open where that is not known, unless it is held anyway.
pub(crate) fn kept(source: Status, own: Status) -> Option<Status> {
    match (source, own) {
        (Status::Missed, _) => None,
        (Status::Achieved, own) | (_, own @ (Status::Upcoming | Status::Achieved | Status::Met)) => Some(own),
        _ => Some(Status::AwaitingData),
    }
}

/// The same for whole verdicts.
pub(crate) fn kept_verdict(source: &Verdict, own: Verdict) -> Option<Verdict> {
    let status = kept(source.status, own.status)?;
    if status == own.status {
        return Some(own);
    }
    Some(Verdict {
        satisfied: Truth::Unknown,
        wanted: source.wanted,
        latest: own.latest,
        due: own.due,
        ..Verdict::blank(status, own.kind, own.method)
    })
}

/// The verdict of the whole. It has no figure of its own: the parts carry theirs, in units of their own.
pub(crate) fn verdict(joint: Joint, method: Method, parts: &[Verdict]) -> Verdict {
    let kind = parts.first().map_or(Kind::Reach, |part| part.kind);
    let mut whole = Verdict::blank(status(joint, parts.iter().map(|part| part.status)), kind, method);
    if parts.is_empty() {
        return whole;
    }
    let truths = parts.iter().map(|part| part.satisfied);
    whole.satisfied = match joint {
        Joint::All => Truth::all(truths),
        Joint::Any => Truth::any(truths),
    };
    // As strong as the weakest part that could have turned it.
    let decisive = |part: &&Verdict| joint == Joint::All || part.status == whole.status;
    whole.evidence = parts.iter().filter(decisive).map(|part| part.evidence).min().unwrap_or(whole.evidence);
    whole.stale = parts.iter().any(|part| part.stale);
    whole.threatened = whole.status == Status::Met && parts.iter().filter(decisive).any(|part| part.threatened);
    whole.lost = whole.satisfied == Truth::False && parts.iter().any(|part| part.lost);
    whole.wanted = parts.iter().filter(|part| part.status == whole.status).find_map(|part| part.wanted);
    whole.undefined = whole.status == Status::NoTrend && parts.iter().any(|part| part.undefined);
    whole.due = parts.iter().map(|part| part.due).max().flatten();
    let reached = parts.iter().map(|part| part.reached_on);
    whole.reached_on = match joint {
        Joint::All => parts.iter().all(|part| part.reached_on.is_some()).then(|| reached.max().flatten()).flatten(),
        Joint::Any => reached.flatten().min(),
    };
    whole
}
