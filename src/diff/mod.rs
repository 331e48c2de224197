//! Two plans compared by meaning: what is new, dropped, raised, lowered, moved, handed to others.
//!
//! In: two compilations, of rule files or of drafts. Out: [`Change`]s in the order of the new plan, dropped targets
//! last. Indicators are the same where one's name or alias is one of the other's, or where their names differ in words
//! that plans write or leave out. Wordings, ids and sections are no change.

pub mod show;

use crate::draft::write::{key_of, likeness};
use crate::plan::{Body, ChangeBy, Comparator, Indicator, Modality, Plan, Target, TargetId, Test};
use crate::source::fold::fold_name;
use crate::value::compare;
use crate::value::map::Map;
use crate::value::order;

/// How alike two names must be that no name or alias joins: the share of words of the shorter one.
const ALIKE: f64 = 0.85;
/// How many names of the other plan a name that nothing joins is compared with.
const MOST_COMPARED: usize = 2_000;

/// What became of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Only in the new plan.
    New,
    /// Only in the old plan.
    Dropped,
    /// More is asked.
    Raised,
    /// Less is asked.
    Lowered,
    /// Something else is asked of the same thing: another comparator, unit or kind of target.
    Restated,
    /// Due later.
    Later,
    /// Due earlier.
    Earlier,
    /// Striven for before, committed to now.
    Committed,
    /// Committed to before, striven for now.
    Striven,
    /// Others lead.
    Lead,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub kind: Kind,
    /// The target of the old plan.
    pub old: Option<TargetId>,
    /// The target of the new plan.
    pub new: Option<TargetId>,
}

/// What two plans have in common and what not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Changes; a target can have several.
    pub changes: Vec<Change>,
    /// Targets that both plans set alike.
    pub same: usize,
}

/// Compares two plans.
pub fn compare(old: &Plan, new: &Plan) -> Comparison {
    let joined = join(old, new);
    // Targets of the old plan by the indicator of the new plan, the scope and the kind of what is asked.
    let mut waiting: Map<String, Vec<TargetId>> = Map::default();
    for (id, target) in old.iter().filter(|(_, target)| is_own(target)) {
        let indicator = joined.get(&target.indicator.0).map_or_else(|| format!("old {}", target.indicator.0), |known| known.to_string());
        waiting.entry(group(&indicator, target)).or_default().push(id);
    }
    let mut groups: Map<String, Vec<TargetId>> = Map::default();
    let mut order_of: Vec<String> = Vec::new();
    for (id, target) in new.iter().filter(|(_, target)| is_own(target)) {
        let key = group(&target.indicator.0.to_string(), target);
        let group = groups.entry(key.clone()).or_default();
        if group.is_empty() {
            order_of.push(key);
        }
        group.push(id);
    }
    let mut out = Comparison::default();
    let mut dropped: Vec<TargetId> = Vec::new();
    for key in order_of {
        let mine = groups.remove(&key).unwrap_or_default();
        let theirs = waiting.remove(&key).unwrap_or_default();
        pair(old, new, theirs, mine, &mut out, &mut dropped);
    }
    let mut rest: Vec<TargetId> = waiting.into_values().flatten().chain(dropped).collect();
    order::sort(&mut rest);
    out.changes.extend(rest.into_iter().map(|id| Change { kind: Kind::Dropped, old: Some(id), new: None }));
    out
}

/// Parts of a compound are targets here: each is asked of something.
fn is_own(target: &Target) -> bool {
    matches!(target.body, Body::Single(_))
}

/// Indicators of the old plan by id, as ids of the new one.
fn join(old: &Plan, new: &Plan) -> Map<u32, u32> {
    let mut out: Map<u32, u32> = Map::default();
    let mut taken: Map<u32, ()> = Map::default();
    for (name, id) in &old.names {
        if let Some(found) = new.names.get(name) {
            let known = out.entry(id.0).or_insert(found.0);
            // Where aliases lead to two, the earlier declared one is meant, whatever order the names come in.
            *known = (*known).min(found.0);
        }
    }
    for found in out.values() {
        taken.insert(*found, ());
    }
    let mut keys: Map<String, u32> = Map::default();
    let free: Vec<(u32, String)> = new
        .indicators
        .iter()
        .enumerate()
        .map(|(index, indicator)| (index as u32, key_of(&indicator.name)))
        .filter(|(index, _)| !taken.contains_key(index))
        .collect();
    for (index, key) in &free {
        keys.entry(key.clone()).or_insert(*index);
    }
    for (index, indicator) in old.indicators.iter().enumerate() {
        let index = index as u32;
        if out.contains_key(&index) {
            continue;
        }
        let key = key_of(&indicator.name);
        let near = keys.get(&key).copied().or_else(|| {
            let alike = free.iter().take(MOST_COMPARED).map(|(other, name)| (likeness(&key, name), *other));
            let mut best: Option<(f64, u32)> = None;
            for (like, other) in alike {
                if like >= ALIKE && best.is_none_or(|(known, _)| like > known) {
                    best = Some((like, other));
                }
            }
            best.map(|(_, other)| other)
        });
        if let Some(near) = near.filter(|near| !taken.contains_key(near)) {
            taken.insert(near, ());
            out.insert(index, near);
        }
    }
    out
}

/// What must agree for two targets to be two settings of one thing.
fn group(indicator: &str, target: &Target) -> String {
    let scope = target.scope.as_ref().map(|scope| fold_name(&scope.member)).unwrap_or_default();
    let changes = matches!(target.body, Body::Single(Test::Change { .. } | Test::Direction { .. }));
    format!("{indicator}|{scope}|{changes}")
}

/// Pairs targets of one thing: those of one deadline first, then the others in the order of their deadlines.
fn pair(old: &Plan, new: &Plan, theirs: Vec<TargetId>, mine: Vec<TargetId>, out: &mut Comparison, dropped: &mut Vec<TargetId>) {
    let due = |plan: &Plan, id: &TargetId| plan.target(*id).and_then(|target| target.deadline);
    let mut by_due: Map<Option<crate::value::Date>, Vec<TargetId>> = Map::default();
    for id in theirs.iter().rev() {
        by_due.entry(due(old, id)).or_default().push(*id);
    }
    let mut pairs: Vec<(Option<TargetId>, TargetId)> = Vec::with_capacity(mine.len());
    let mut used: Map<u32, ()> = Map::default();
    for id in &mine {
        let twin = by_due.get_mut(&due(new, id)).and_then(Vec::pop);
        if let Some(twin) = twin {
            used.insert(twin.0, ());
        }
        pairs.push((twin, *id));
    }
    let mut left: Vec<TargetId> = theirs.into_iter().filter(|id| !used.contains_key(&id.0)).collect();
    order::sort_by(&mut left, |a, b| due(old, a) < due(old, b));
    let mut left = left.into_iter();
    for (twin, id) in pairs {
        match twin.or_else(|| left.next()) {
            Some(twin) => changes(old, new, twin, id, out),
            None => out.changes.push(Change { kind: Kind::New, old: None, new: Some(id) }),
        }
    }
    dropped.extend(left);
}

fn changes(old: &Plan, new: &Plan, was: TargetId, is: TargetId, out: &mut Comparison) {
    let (Some(before), Some(now)) = (old.target(was), new.target(is)) else { return };
    let first = out.changes.len();
    let mut add = |kind: Kind| out.changes.push(Change { kind, old: Some(was), new: Some(is) });
    if let Some(kind) = demand(before, now, old.indicator(before.indicator), new.indicator(now.indicator)) {
        add(kind);
    }
    match (before.deadline, now.deadline) {
        (Some(a), Some(b)) if b > a => add(Kind::Later),
        (Some(a), Some(b)) if b < a => add(Kind::Earlier),
        (Some(_), None) => add(Kind::Later),
        (None, Some(_)) => add(Kind::Earlier),
        _ => {}
    }
    match (before.modality, now.modality) {
        (Modality::Strive, Modality::Commit) => add(Kind::Committed),
        (Modality::Commit, Modality::Strive) => add(Kind::Striven),
        _ => {}
    }
    let leads = |target: &Target| {
        let mut names: Vec<String> = target.leads.iter().map(|lead| fold_name(lead)).collect();
        order::sort(&mut names);
        names
    };
    // A plan that names no lead says nothing of who leads.
    if !before.leads.is_empty() && !now.leads.is_empty() && leads(before) != leads(now) {
        add(Kind::Lead);
    }
    if out.changes.len() == first {
        out.same += 1;
    }
}

/// How what is asked has changed; `None` where it has not.
fn demand(before: &Target, now: &Target, was: Option<&Indicator>, is: Option<&Indicator>) -> Option<Kind> {
    let (Body::Single(a), Body::Single(b)) = (&before.body, &now.body) else { return Some(Kind::Restated) };
    let factor = match (was, is) {
        (Some(was), Some(is)) => was.unit.factor_to(&is.unit),
        _ => Some(1.0),
    };
    let Some(factor) = factor else { return Some(Kind::Restated) };
    // Levels with the way that is harder: up or down.
    let level = |test: &Test, factor: f64| match test {
        Test::Compare(Comparator::AtLeast | Comparator::MoreThan, value) => Some((*value * factor, 1.0)),
        Test::Compare(Comparator::AtMost | Comparator::LessThan, value) => Some((*value * factor, -1.0)),
        Test::RankAtMost(rank) => Some((*rank, -1.0)),
        Test::State(level) => Some((*level, 1.0)),
        Test::Change { by: ChangeBy::Amount(value), .. } => Some((*value * factor, 1.0)),
        Test::Change { by: ChangeBy::Percent(value) | ChangeBy::Times(value), .. } => Some((*value, 1.0)),
        _ => None,
    };
    let kind = |test: &Test| match test {
        Test::Change { rising, by, .. } => (
            u8::from(*rising),
            match by {
                ChangeBy::Amount(_) => 1,
                ChangeBy::Percent(_) => 2,
                ChangeBy::Times(_) => 3,
            },
        ),
        _ => (2, 0),
    };
    if let (Some((x, up)), Some((y, way))) = (level(a, factor), level(b, 1.0))
        && compare::equal(up, way)
        && kind(a) == kind(b)
    {
        if !compare::equal(x, y) {
            return Some(if (y - x) * up > 0.0 { Kind::Raised } else { Kind::Lowered });
        }
        let strict =
            |test: &Test| matches!(test, Test::Compare(Comparator::MoreThan | Comparator::LessThan, _) | Test::Change { strict: true, .. });
        return match (strict(a), strict(b)) {
            (false, true) => Some(Kind::Raised),
            (true, false) => Some(Kind::Lowered),
            _ => None,
        };
    }
    if let (Test::Range(a, b), Test::Range(c, d)) | (Test::About(a, b), Test::About(c, d)) = (a, b) {
        let (a, b) = (a * factor, b * factor);
        if compare::equal(a, *c) && compare::equal(b, *d) {
            return None;
        }
        return Some(match (c >= &a && d >= &b, c <= &a && d <= &b) {
            (true, _) => Kind::Raised,
            (_, true) => Kind::Lowered,
            _ => Kind::Restated,
        });
    }
    (a != b).then_some(Kind::Restated)
}

#[cfg(test)]
mod tests;
