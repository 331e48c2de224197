//! How a target is addressed: by its short id, by its full id with the document, or by a part that fits one target.
//!
//! In: a plan, the words of a user and the as-of date. Out: one target, or a message that names the nearest ones. The
//! short id belongs to the target that stands; the others of the same id answer to their full ids.

use crate::messages::Message;
use crate::plan::{DocumentId, Plan, TargetId};
use crate::source::fold::{bare, fold_name, slug};
use crate::value::Date;
use std::collections::HashMap;

/// The later target that takes the place of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// It sets another figure.
    Supersedes(TargetId),
    /// It sets the same figure again.
    Restates(TargetId),
}

impl Later {
    /// The target that stands.
    pub fn target(self) -> TargetId {
        match self {
            Later::Supersedes(id) | Later::Restates(id) => id,
        }
    }
}

/// Which targets stand on a day, or, without one, when every document has been issued.
pub struct Standing<'a> {
    plan: &'a Plan,
    as_of: Option<Date>,
    /// By document: the one that replaces it as a whole.
    replaced: Vec<Option<DocumentId>>,
}

impl<'a> Standing<'a> {
    /// The order of a plan's documents.
    pub fn new(plan: &'a Plan, as_of: Option<Date>) -> Standing<'a> {
        let mut standing = Standing { plan, as_of, replaced: vec![None; plan.documents.len()] };
        for (index, document) in plan.documents.iter().enumerate() {
            let id = DocumentId(index as u32);
            let issued = standing.issued(Some(id));
            for old in document.replaces.iter().filter(|old| issued && **old != id) {
                if let Some(slot) = standing.replaced.get_mut(old.0 as usize) {
                    *slot = Some(id);
                }
            }
        }
        standing
    }

    fn issued(&self, document: Option<DocumentId>) -> bool {
        self.as_of.is_none_or(|day| self.plan.exists_on(document, day))
    }

    /// Whether a target's document has been issued.
    pub fn exists(&self, id: TargetId) -> bool {
        self.plan.target(id).is_some_and(|target| self.issued(target.document))
    }

    /// Which target of a later document stands in the place of this one; `None` while it stands itself, and where the
    /// order of the documents is not settled.
    pub fn later(&self, id: TargetId) -> Option<Later> {
        let target = self.plan.target(id)?;
        let rivalry = self.plan.rivalries.get(target.rivalry? as usize)?;
        let standing = *rivalry.members.iter().rev().find(|member| self.exists(**member))?;
        let settled = || Some(self.plan.is_later(self.plan.target(standing)?.document?, target.document?));
        if standing == id || (rivalry.undecided && !settled().unwrap_or(false)) {
            return None;
        }
        Some(if rivalry.differ { Later::Supersedes(standing) } else { Later::Restates(standing) })
    }

    /// The later document that replaces the whole document of a target.
    pub fn replaced_by(&self, id: TargetId) -> Option<DocumentId> {
        let document = self.plan.target(id)?.document?;
        self.replaced.get(document.0 as usize).copied().flatten()
    }

    /// Whether a target exists and no later document's word stands in its place.
    pub fn stands(&self, id: TargetId) -> bool {
        self.exists(id) && self.later(id).is_none() && self.replaced_by(id).is_none()
    }

    /// The id by which each target is printed: the short one where it answers to it, else the full one. Parts of
    /// compounds keep their own.
    pub fn addresses(&self) -> Vec<String> {
        let mut owners: HashMap<&str, Owner> = HashMap::new();
        for (id, target) in self.plan.iter().filter(|(_, t)| t.parent.is_none()) {
            let date = target.document.and_then(|d| self.plan.document(d)).and_then(|d| d.date);
            let claim = Owner { id, standing: self.stands(id), date, tied: false };
            owners.entry(&target.id).and_modify(|owner| owner.meet(claim)).or_insert(claim);
        }
        self.plan
            .iter()
            .map(|(id, target)| match owners.get(target.id.as_str()) {
                Some(owner) if target.parent.is_none() && (owner.id != id || owner.tied) => self.plan.full_id(target),
                _ => target.id.clone(),
            })
            .collect()
    }
}

/// Who answers to a short id: the target that stands; among several that do, the one of the latest document.
#[derive(Clone, Copy)]
struct Owner {
    id: TargetId,
    standing: bool,
    date: Option<Date>,
    tied: bool,
}

impl Owner {
    fn meet(&mut self, claim: Owner) {
        match (claim.standing, claim.date).cmp(&(self.standing, self.date)) {
            std::cmp::Ordering::Greater => *self = claim,
            std::cmp::Ordering::Equal => self.tied = true,
            std::cmp::Ordering::Less => {}
        }
    }
}

/// Finds a target by what a user wrote: its id, its full id, or words that fit one target alone, diacritics or not.
///
/// The error names the candidates, the nearest ids, or the day from which the target exists.
pub fn target(plan: &Plan, wanted: &str, as_of: Option<Date>) -> Result<TargetId, Message> {
    let order = Standing::new(plan, as_of);
    let addresses = order.addresses();
    let wanted = wanted.trim().trim_start_matches('@');
    let address = |id: TargetId| addresses.get(id.0 as usize).map_or("", String::as_str);
    let mains = || plan.iter().filter(|(_, t)| t.parent.is_none());
    let known = |id: TargetId| {
        if order.exists(id) { Ok(id) } else { Err(not_yet(plan, id, address(id))) }
    };

    if let Some((id, _)) = mains().find(|(id, _)| address(*id).eq_ignore_ascii_case(wanted)) {
        return known(id);
    }
    if let Some((id, _)) = mains().find(|(_, t)| plan.full_id(t).eq_ignore_ascii_case(wanted)) {
        return known(id);
    }
    let same: Vec<TargetId> = mains().filter(|(_, t)| t.id.eq_ignore_ascii_case(wanted)).map(|(id, _)| id).collect();
    if !same.is_empty() {
        return Err(ambiguous(plan, wanted, &same));
    }

    let words = bare(&fold_name(wanted));
    let id_part = slug(wanted);
    if !words.is_empty() {
        let fits = |id: TargetId| {
            let Some(target) = plan.target(id) else { return false };
            let indicator = plan.indicator(target.indicator);
            let has = |text: &str| bare(&fold_name(text)).contains(&words);
            (!id_part.is_empty() && plan.full_id(target).contains(&id_part))
                || has(&target.text)
                || indicator.is_some_and(|i| has(&i.name) || i.title.as_deref().is_some_and(has))
        };
        let fitting: Vec<TargetId> = mains().map(|(id, _)| id).filter(|id| fits(*id)).collect();
        let standing: Vec<TargetId> = fitting.iter().copied().filter(|id| order.stands(*id)).collect();
        match (standing.as_slice(), fitting.as_slice()) {
            ([one], _) => return Ok(*one),
            ([], [one]) => return known(*one),
            ([], []) => {}
            ([], several) | (several, _) => return Err(ambiguous(plan, wanted, several)),
        }
    }
    Err(unknown(plan, wanted, &id_part, &words, &addresses))
}

/// How many candidates a message names.
const MOST_NAMED: usize = 5;

fn ambiguous(plan: &Plan, wanted: &str, candidates: &[TargetId]) -> Message {
    let mut names: Vec<String> =
        candidates.iter().take(MOST_NAMED).filter_map(|id| plan.target(*id)).map(|t| format!("“{}”", plan.full_id(t))).collect();
    if candidates.len() > MOST_NAMED {
        names.push("…".to_owned());
    }
    Message::AmbiguousTarget { wanted: wanted.to_owned(), count: candidates.len().to_string(), candidates: names.join(", ") }
}

fn not_yet(plan: &Plan, id: TargetId, address: &str) -> Message {
    let document = plan.target(id).and_then(|t| t.document).and_then(|d| plan.document(d));
    Message::TargetNotYet {
        target: address.to_owned(),
        document: document.map(|d| d.number.clone()).unwrap_or_default(),
        date: document.and_then(|d| d.date).map(Date::slashed).unwrap_or_default(),
    }
}

fn unknown(plan: &Plan, wanted: &str, id_part: &str, words: &str, addresses: &[String]) -> Message {
    let mut near: Vec<(usize, &str)> = Vec::new();
    for (index, (_, target)) in plan.iter().enumerate().filter(|(_, (_, t))| t.parent.is_none()) {
        let Some(address) = addresses.get(index) else { continue };
        let name = plan.indicator(target.indicator).map(|i| bare(&fold_name(&i.name))).unwrap_or_default();
        let most = id_part.len().max(3) / 3;
        let by_id = [target.id.as_str(), address].into_iter().filter_map(|id| distance(id, id_part, most)).min();
        let by_name = [name.as_str(), words].iter().all(|s| !s.is_empty()).then(|| distance(&name, words, most)).flatten();
        if let Some(best) = by_id.into_iter().chain(by_name).min() {
            near.push((best, address));
        }
    }
    near.sort();
    match near.as_slice() {
        [] => Message::UnknownTarget { wanted: wanted.to_owned() },
        found => {
            let names: Vec<String> = found.iter().take(3).map(|(_, address)| format!("“{address}”")).collect();
            Message::UnknownTargetNear { wanted: wanted.to_owned(), near: names.join(", ") }
        }
    }
}

/// How many letters must be added, dropped or changed to make one text of the other; `None` beyond `most`.
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, left) in a.iter().enumerate() {
        let mut diagonal = index;
        let mut before = index + 1;
        for (right, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(left != right);
            diagonal = *cell;
            before = changed.min(diagonal + 1).min(before + 1);
            *cell = before;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
    }
    row.last().copied().filter(|d| *d <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, most, expected) in [
            ("kinh-te-so-2030", "kinh-te-so-2030", 0, Some(0)),
            ("kinh-te-so-2030", "kinh-te-so-2031", 2, Some(1)),
            ("kinh-te-so", "kih-te-so", 2, Some(1)),
            ("", "abc", 3, Some(3)),
            ("abc", "", 2, None),
            ("abcdef", "ghijkl", 3, None),
        ] {
            assert_eq!(distance(a, b, most), expected, "{a} {b}");
            assert_eq!(distance(b, a, most), expected, "{b} {a}");
        }
    }
}
