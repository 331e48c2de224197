//! Counting verdicts: for a plan, a document, a lead.
//!
//! In: a plan and its outcome. Out: how many targets stand in each status, commitments and strivings apart. Targets
//! that a later document overtakes stay out, and parts are counted with their whole.

use super::outcome::{Outcome, Status};
use crate::plan::{DocumentId, Modality, Plan};
use crate::value::map::Map;

/// Counts by status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    counts: [u32; Status::ALL.len()],
}

impl Tally {
    fn add(&mut self, status: Status) {
        if let Some(count) = self.counts.get_mut(status as usize) {
            *count += 1;
        }
    }

    /// How many stand so.
    pub fn count(&self, status: Status) -> u32 {
        self.counts.get(status as usize).copied().unwrap_or(0)
    }

    /// The statuses that occur, with their counts, in the order of [`Status::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Status, u32)> {
        Status::ALL.into_iter().map(|status| (status, self.count(status))).filter(|(_, count)| *count > 0)
    }

    /// How many there are.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// How many say only that figures are missing.
    pub fn unknown(&self) -> u32 {
        Status::ALL.into_iter().filter(|status| status.is_unknown()).map(|status| self.count(status)).sum()
    }

    /// The share that is unknown, 0 to 1; `None` where nothing is counted.
    pub fn unknown_share(&self) -> Option<f64> {
        (self.total() > 0).then(|| f64::from(self.unknown()) / f64::from(self.total()))
    }
}

/// Commitments and strivings, counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Group {
    /// Committed to.
    pub commit: Tally,
    /// Striven for; these never make a summary fail.
    pub strive: Tally,
}

impl Group {
    fn add(&mut self, modality: Modality, status: Status) {
        match modality {
            Modality::Commit => self.commit.add(status),
            Modality::Strive => self.strive.add(status),
        }
    }
}

/// Counts of an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Every target that stands.
    pub all: Group,
    /// By document, in the order of the plan; `None` for targets that no document sets, at the end.
    pub by_document: Vec<(Option<DocumentId>, Group)>,
    /// By lead, in the order of the plan; a target with several leads counts for each, one with none for none.
    pub by_lead: Vec<(String, Group)>,
}

/// Counts the verdicts of a plan.
pub fn summarise(plan: &Plan, outcome: &Outcome) -> Summary {
    let mut summary = Summary::default();
    let mut documents: Vec<Option<Group>> = vec![None; plan.documents.len()];
    let mut loose: Option<Group> = None;
    let mut leads: Map<&str, usize> = Map::default();
    for judged in outcome.verdicts.iter().filter(|v| !v.is_overtaken()) {
        let Some(target) = plan.target(judged.target) else { continue };
        let (modality, status) = (target.modality, judged.verdict.status);
        summary.all.add(modality, status);
        let slot = match target.document {
            Some(document) => documents.get_mut(document.0 as usize),
            None => Some(&mut loose),
        };
        if let Some(slot) = slot {
            slot.get_or_insert_default().add(modality, status);
        }
        for (index, lead) in target.leads.iter().enumerate() {
            if target.leads.iter().take(index).any(|earlier| earlier == lead) {
                continue;
            }
            let at = *leads.entry(lead).or_insert_with(|| {
                summary.by_lead.push((lead.clone(), Group::default()));
                summary.by_lead.len() - 1
            });
            if let Some((_, group)) = summary.by_lead.get_mut(at) {
                group.add(modality, status);
            }
        }
    }
    let of_documents = documents.into_iter().enumerate().filter_map(|(index, group)| Some((Some(DocumentId(index as u32)), group?)));
    summary.by_document = of_documents.chain(loose.map(|group| (None, group))).collect();
    summary
}
