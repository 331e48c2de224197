//! Which targets stand on a date, and which a later document overtakes.
//!
//! In: the plan's rivalries and documents, and the as-of date. Out: for the targets concerned, what stands in their
//! place. Documents dated after the as-of date do not exist: they overtake nothing yet.

use crate::plan::{DocumentId, Plan, Rivalry, Target, TargetId};
use crate::value::Date;
use crate::value::map::Map;

/// What has overtaken a target.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Overtaken {
    pub superseded_by: Option<TargetId>,
    pub restated_by: Option<TargetId>,
    pub replaced_by: Option<DocumentId>,
}

/// The overtaken targets of a plan on a date.
pub(crate) struct Precedence {
    by_target: Map<TargetId, Overtaken>,
    replaced: Vec<Option<DocumentId>>,
}

impl Precedence {
    pub(crate) fn new(plan: &Plan, as_of: Date) -> Precedence {
        let mut replaced = vec![None; plan.documents.len()];
        for (index, document) in plan.documents.iter().enumerate() {
            let id = DocumentId(index as u32);
            if document.replaces.is_empty() || !plan.exists_on(Some(id), as_of) {
                continue;
            }
            for old in document.replaces.iter().filter(|old| **old != id) {
                if let Some(slot) = replaced.get_mut(old.0 as usize) {
                    *slot = Some(id);
                }
            }
        }
        let mut by_target: Map<TargetId, Overtaken> = Map::default();
        for rivalry in &plan.rivalries {
            settle(plan, rivalry, as_of, &mut by_target);
        }
        Precedence { by_target, replaced }
    }

    /// What has overtaken a target; nothing for one that stands.
    pub(crate) fn of(&self, id: TargetId, target: &Target) -> Overtaken {
        let mut overtaken = self.by_target.get(&id).copied().unwrap_or_default();
        overtaken.replaced_by = target.document.and_then(|d| self.replaced.get(d.0 as usize).copied().flatten());
        overtaken
    }
}

/// Whether a later document's figure stands in the place of a target.
pub(crate) fn is_superseded(plan: &Plan, id: TargetId, as_of: Date) -> bool {
    let rivalry = plan.target(id).and_then(|target| target.rivalry).and_then(|at| plan.rivalries.get(at as usize));
    let Some(rivalry) = rivalry.filter(|rivalry| rivalry.differ) else { return false };
    let mut by_target = Map::default();
    settle(plan, rivalry, as_of, &mut by_target);
    by_target.get(&id).is_some_and(|overtaken: &Overtaken| overtaken.superseded_by.is_some())
}

/// The last member whose document exists stands; the earlier ones give way to it.
fn settle(plan: &Plan, rivalry: &Rivalry, as_of: Date, by_target: &mut Map<TargetId, Overtaken>) {
    let exists = |id: &&TargetId| plan.target(**id).is_some_and(|t| plan.exists_on(t.document, as_of));
    let Some(standing) = rivalry.members.iter().rfind(exists).copied() else { return };
    let Some(standing_target) = plan.target(standing) else { return };
    for member in rivalry.members.iter().filter(exists).filter(|member| **member != standing) {
        let Some(target) = plan.target(*member) else { continue };
        // Between documents of which neither is later there is a contradiction, told when the rules were read; neither
        // gives way.
        if rivalry.undecided && !is_later(plan, standing_target.document, target.document) {
            continue;
        }
        let overtaken = by_target.entry(*member).or_default();
        if rivalry.differ {
            overtaken.superseded_by = Some(standing);
        } else {
            overtaken.restated_by = Some(standing);
        }
    }
}

/// Whether one document is known to come after another: by their days, or because it says that it follows or replaces.
fn is_later(plan: &Plan, later: Option<DocumentId>, earlier: Option<DocumentId>) -> bool {
    let (Some(later), Some(earlier)) = (later, earlier) else { return false };
    let (Some(a), Some(b)) = (plan.document(later), plan.document(earlier)) else { return false };
    a.follows.contains(&earlier) || a.replaces.contains(&earlier) || a.date.zip(b.date).is_some_and(|(a, b)| a > b)
}
