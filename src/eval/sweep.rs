//! Many targets over many areas, for statuses alone.
//!
//! In: a plan, a snapshot, targets and areas. Out: one byte each. A block is one target over all areas: its criterion
//! stands in registers while the series of its indicator pass by in the order in which they lie.

use super::compound;
use super::outcome::Status;
use super::prepared::{Prepared, in_scope};
use super::quantified;
use super::series::{AreaId, SetId, Store};
use super::snapshot::{Cells, Snapshot};
use crate::plan::{Body, Kept, Plan, TargetId};

/// The byte of a target whose document doesn't exist yet, or that the plan doesn't have.
pub const NOT_YET_SET: u8 = u8::MAX;

/// The status of each target in each area as of the snapshot's date, whatever area its document names: `targets.len() *
/// areas.len()` bytes, the areas of the first target first; each is a [`Status`] as a number, or [`NOT_YET_SET`].
/// Areas in ascending order are fastest.
pub fn sweep(plan: &Plan, store: &Store, snapshot: &Snapshot, targets: &[TargetId], areas: &[AreaId]) -> Vec<u8> {
    let mut statuses = Vec::with_capacity(targets.len() * areas.len());
    for id in targets {
        let target = plan.target(*id).filter(|t| plan.exists_on(t.document, snapshot.as_of));
        match target.map(|t| (t, &t.body)) {
            None => statuses.resize(statuses.len() + areas.len(), NOT_YET_SET),
            Some((target, Body::Single(test))) if target.scope.is_none() && target.quantified.is_none() => {
                let mut prepared = Prepared::new(plan, target, *test);
                let entries = snapshot.entries(target.indicator);
                let mut next = 0;
                for area in areas {
                    let wanted = (*area, SetId(0));
                    // The next entry is the wanted one as long as areas come in order; else it is looked up.
                    let at = match entries.get(next) {
                        Some(entry) if (entry.area, entry.set) == wanted => Ok(next),
                        _ => entries.binary_search_by_key(&wanted, |entry| (entry.area, entry.set)),
                    };
                    let cells = at.ok().and_then(|at| entries.get(at)).map_or(Cells::default(), |entry| snapshot.cells(entry));
                    next = at.map_or_else(|at| at, |at| at + 1);
                    if !plan.dimensions.is_empty() {
                        prepared.criterion.places = [store.area_breaks(plan, *area), &[]];
                    }
                    statuses.push(prepared.status(cells, snapshot.as_of) as u8);
                }
            }
            Some(_) => statuses.extend(areas.iter().map(|area| one(plan, store, snapshot, *id, *area, 0) as u8)),
        }
    }
    statuses
}

/// One target in one area, compounds and scopes included.
fn one(plan: &Plan, store: &Store, snapshot: &Snapshot, id: TargetId, area: AreaId, depth: u32) -> Status {
    let Some(target) = plan.target(id) else { return Status::NoData };
    match &target.body {
        Body::Single(test) => match target.quantified.as_deref() {
            None => {
                let cells = in_scope(store, snapshot, target, area).unwrap_or_default();
                let mut prepared = Prepared::new(plan, target, *test);
                let scope = target.scope.as_ref();
                let member = scope.and_then(|scope| store.member(plan, scope.dimension.as_deref(), &scope.member_key));
                prepared.criterion.places = [store.area_breaks(plan, area), member.map_or(&[][..], |member| member.breaks.as_slice())];
                prepared.status(cells, snapshot.as_of)
            }
            Some(over) => {
                let whole = (target, *test, over);
                quantified::verdict(plan, store, snapshot, whole, Some(area), &mut Vec::new(), &mut Vec::new()).status
            }
        },
        Body::Compound(joint, parts) => {
            let own = |part: &&TargetId| depth < 64 && plan.target(**part).is_some_and(|t| t.parent == Some(id));
            let status = |part: &TargetId| {
                let own = one(plan, store, snapshot, *part, area, depth + 1);
                match plan.target(*part).and_then(|part| part.kept.as_ref()) {
                    Some(Kept::One(source)) if super::precedence::is_superseded(plan, *source, snapshot.as_of) => None,
                    Some(Kept::One(source)) => compound::kept(one(plan, store, snapshot, *source, area, depth + 1), own),
                    _ => Some(own),
                }
            };
            compound::status(*joint, parts.iter().filter(own).filter_map(status))
        }
    }
}
