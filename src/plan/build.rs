//! The last step of compiling: ids, canonical forms, and which targets of several documents are rivals.
//!
//! In: the draft that `hir` gives. Out: the finished [`Plan`] and diagnostics about documents that disagree.

use super::canonical;
use super::{Body, DocumentId, Modality, Plan, Rivalry, Target, TargetId, When};
use crate::diagnostics::{Diagnostic, Findings, Severity};
use crate::messages::Message;
use crate::source::fold::slug;
use crate::value::map::Map;
use crate::value::{Date, order};

/// Finishes a plan.
pub fn build(mut plan: Plan, strict: bool) -> (Plan, Vec<Diagnostic>) {
    let mut diagnostics = Findings::default();
    let canonicals: Vec<String> = plan.targets.iter().map(|target| canonical::print(&plan, target)).collect();
    for (target, canonical) in plan.targets.iter_mut().zip(canonicals) {
        target.canonical = canonical;
    }
    name_targets(&mut plan, &mut diagnostics);
    if cfg!(feature = "blocks") {
        super::keep::expand(&mut plan, &mut diagnostics);
    }
    find_rivals(&mut plan, strict, &mut diagnostics);
    give_plain_ids(&mut plan);
    find_tested(&mut plan, &mut diagnostics);
    (plan, diagnostics.into_list())
}

/// Finds the targets that rule tests speak of: by id, else by reading and deadline, those of the test's own document
/// first.
fn find_tested(plan: &mut Plan, diagnostics: &mut Findings) {
    if plan.tests.is_empty() {
        return;
    }
    let mut by_reading: Map<&str, Vec<TargetId>> = Map::default();
    let mut by_id: Map<String, Vec<TargetId>> = Map::default();
    for (id, target) in plan.iter().filter(|(_, target)| target.parent.is_none()) {
        by_reading.entry(target.canonical.as_str()).or_default().push(id);
        by_id.entry(target.id.clone()).or_default().push(id);
        by_id.entry(plan.full_id(target)).or_default().push(id);
    }
    let mut found = Vec::new();
    for test in &plan.tests {
        for expect in &test.expects {
            let same = |id: &TargetId| plan.target(*id).is_some_and(|target| target.document == test.document);
            let list = match (&expect.draft, &expect.id) {
                (Some(draft), _) => by_reading.get(canonical::print(plan, draft).as_str()),
                (None, Some(id)) => by_id.get(id),
                _ => None,
            };
            let list = list.map_or(&[][..], Vec::as_slice);
            // Of several documents' targets of one id or reading the last one stands.
            let target = list.iter().rev().find(|id| same(id)).or(list.last()).copied();
            if target.is_none() {
                let line = match (&expect.draft, &expect.id) {
                    (Some(draft), _) => canonical::print(plan, draft),
                    (None, id) => id.clone().unwrap_or_default(),
                };
                diagnostics.push(Diagnostic::at(expect.span, Message::TestTargetUnknown { target: line }));
            }
            found.push(target);
        }
    }
    let mut found = found.into_iter();
    for expect in plan.tests.iter_mut().flat_map(|test| &mut test.expects) {
        expect.target = found.next().flatten();
        expect.draft = None;
    }
}

/// Gives every target an id that is unique within its document.
fn name_targets(plan: &mut Plan, diagnostics: &mut Findings) {
    let slugs: Vec<String> = plan.indicators.iter().map(|indicator| slug(&indicator.name)).collect();
    // Written ids first, so that a made one never takes their place.
    let mut taken: Taken = Taken::default();
    for at in 0..plan.targets.len() {
        let Some(target) = plan.targets.get(at).filter(|target| !target.id.is_empty() && target.parent.is_none()) else { continue };
        let (document, id) = (target.document, target.id.clone());
        if !taken.claim(document, &id) {
            diagnostics.push(Diagnostic::at(target.id_span.unwrap_or(target.span), Message::IdTwice { id: id.clone() }));
            let free = taken.free(document, &id);
            if let Some(target) = plan.targets.get_mut(at) {
                target.id = free;
            }
        }
    }
    for target in plan.targets.iter_mut().filter(|target| target.id.is_empty() && target.parent.is_none()) {
        let base = base_id(target, &slugs);
        target.id = if taken.claim(target.document, &base) { base } else { taken.free(target.document, &base) };
    }
    // Parts of a compound are its id and their number.
    for at in 0..plan.targets.len() {
        let Some(target) = plan.targets.get(at) else { continue };
        let Body::Compound(_, parts) = &target.body else { continue };
        let (id, parts) = (target.id.clone(), parts.clone());
        for (number, part) in parts.iter().enumerate() {
            if let Some(target) = plan.targets.get_mut(part.0 as usize) {
                target.id = format!("{id}.{}", number + 1);
            }
        }
    }
}

/// Where a document says one thing twice, the later line stands: it gets the plain id, the earlier the numbered one.
fn give_plain_ids(plan: &mut Plan) {
    let mut swaps = Vec::new();
    for rivalry in plan.rivalries.iter().filter(|rivalry| !rivalry.undecided) {
        let of = |id: &TargetId| plan.target(*id).and_then(|target| target.document);
        for run in rivalry.members.chunk_by(|a, b| of(a) == of(b)) {
            let (Some(first), Some(last)) = (run.first().copied(), run.last().copied()) else { continue };
            let (Some(earlier), Some(later)) = (plan.target(first), plan.target(last)) else { continue };
            let numbered = later.id.strip_prefix(earlier.id.as_str()).is_some_and(|rest| rest.starts_with('-'));
            if numbered && earlier.id_span.is_none() && later.id_span.is_none() {
                swaps.push([(first, later.id.clone()), (last, earlier.id.clone())]);
            }
        }
    }
    for (target, id) in swaps.into_iter().flatten() {
        if let Some(target) = plan.targets.get_mut(target.0 as usize) {
            target.id = id;
        }
    }
}

/// The ids of each document, with the last number given to those that would be the same.
#[derive(Default)]
struct Taken(Map<u32, WordMap<usize>>);

/// A map by text with the quick hasher of the tables of wordings.
type WordMap<V> = Map<String, V>;

impl Taken {
    fn of(&mut self, document: Option<DocumentId>) -> &mut WordMap<usize> {
        self.0.entry(document.map_or(0, |document| document.0 + 1)).or_default()
    }

    /// Takes an id; false when it is taken already.
    fn claim(&mut self, document: Option<DocumentId>, id: &str) -> bool {
        let ids = self.of(document);
        if ids.contains_key(id) {
            return false;
        }
        ids.insert(id.to_owned(), 1);
        true
    }

    /// The id with the next free number behind it.
    fn free(&mut self, document: Option<DocumentId>, base: &str) -> String {
        let ids = self.of(document);
        loop {
            let number = ids.get_mut(base).map_or(2, |number| {
                *number += 1;
                *number
            });
            let id = format!("{base}-{number}");
            if !ids.contains_key(&id) {
                ids.insert(id.clone(), 1);
                return id;
            }
        }
    }
}

fn base_id(target: &Target, slugs: &[String]) -> String {
    if let Some(super::Kept::All(_)) = target.kept {
        let until = target.deadline.map_or(String::new(), |deadline| format!("-{}", deadline.year()));
        return format!("duy-tri{until}");
    }
    let mut id = slugs.get(target.indicator.0 as usize).cloned().unwrap_or_default();
    if id.is_empty() {
        id.push_str("muc-tieu");
    }
    if let Some(scope) = &target.scope {
        id.push('-');
        id.push_str(&slug(&scope.member));
    }
    if let Some(quantified) = &target.quantified {
        id.push('-');
        id.push_str(&slug(&quantified.words()));
    }
    if let Some(deadline) = target.deadline {
        id.push('-');
        id.push_str(&deadline.year().to_string());
    }
    id
}

/// Same indicator, scope, kind of recurrence, deadline and modality: what a later document replaces or repeats.
fn find_rivals(plan: &mut Plan, strict: bool, diagnostics: &mut Findings) {
    #[derive(PartialEq, Eq, Hash)]
    struct Key<'a> {
        indicator: u32,
        scope: Option<&'a str>,
        /// What of a quantified target makes it the rival of another.
        over: Option<String>,
        recurring: bool,
        deadline: Option<Date>,
        modality: Modality,
    }
    // Most keys have one target: a group is made only for the second.
    let mut firsts: Map<Key<'_>, (TargetId, Option<usize>)> = Map::default();
    let mut order: Vec<Vec<TargetId>> = Vec::new();
    for (id, target) in plan.iter() {
        if target.parent.is_some() || target.document.is_none() || matches!(target.body, Body::Compound(..)) {
            continue;
        }
        let key = Key {
            indicator: target.indicator.0,
            scope: target.scope.as_ref().map(|scope| scope.member_key.as_str()),
            over: target.quantified.as_ref().map(|quantified| quantified.key()),
            recurring: matches!(target.when, When::Every(_) | When::Hold),
            deadline: target.deadline,
            modality: target.modality,
        };
        let (first, group) = firsts.entry(key).or_insert((id, None));
        if *first == id {
            continue;
        }
        match group.and_then(|group| order.get_mut(group)) {
            Some(members) => members.push(id),
            None => {
                *group = Some(order.len());
                order.push(vec![*first, id]);
            }
        }
    }
    order::sort_by(&mut order, |a, b| a.first() < b.first());
    let places = document_places(plan);
    for mut members in order {
        let place = |id: &TargetId| plan.target(*id).and_then(|target| target.document).and_then(|d| places.get(d.0 as usize));
        order::sort_by(&mut members, |a, b| place(a) < place(b));
        let mut differ = false;
        let mut undecided = false;
        for pair in members.windows(2) {
            let [first, second] = pair else { continue };
            let (Some(earlier), Some(later)) = (plan.target(*first), plan.target(*second)) else { continue };
            if same_demand(earlier, later) {
                continue;
            }
            differ = true;
            let citation = |target: &Target| citation(plan, target);
            if earlier.document == later.document {
                diagnostics.push(
                    Diagnostic::at(later.span, Message::TwoFigures { first: citation(earlier), second: citation(later) })
                        .label(earlier.span, Message::FirstHere { what: earlier.canonical.clone() }),
                );
                undecided = true;
                continue;
            }
            let is_later = rank(plan, earlier.document) < rank(plan, later.document)
                || earlier.document.zip(later.document).is_some_and(|(earlier, later)| plan.is_later(later, earlier));
            if is_later {
                diagnostics.push(
                    Diagnostic::at(earlier.span, Message::Superseded { first: citation(earlier), second: citation(later) })
                        .label(later.span, Message::StandsHere { what: later.canonical.clone() }),
                );
            } else {
                let mut contradiction =
                    Diagnostic::at(later.span, Message::Contradiction { first: citation(earlier), second: citation(later) })
                        .label(earlier.span, Message::FirstHere { what: earlier.canonical.clone() });
                if strict {
                    contradiction.severity = Severity::Error;
                }
                diagnostics.push(contradiction);
                undecided = true;
            }
        }
        let index = plan.rivalries.len() as u32;
        for id in &members {
            if let Some(target) = plan.targets.get_mut(id.0 as usize) {
                target.rivalry = Some(index);
            }
        }
        plan.rivalries.push(Rivalry { members, differ, undecided });
    }
}

/// `70% (867/KH-UBND, mục II.1.b)`
fn citation(plan: &Plan, target: &Target) -> String {
    let mut text = canonical::demand(plan, target);
    let document = target.document.and_then(|d| plan.document(d)).map(|d| d.number.as_str());
    match (document, &target.section) {
        (Some(document), Some(section)) if names_itself(section) => text.push_str(&format!(" ({document}, {section})")),
        (Some(document), Some(section)) => text.push_str(&format!(" ({document}, mục {})", section_number(section))),
        (Some(document), None) => text.push_str(&format!(" ({document})")),
        _ => {}
    }
    text
}

/// Whether a section's name says what it is (`Điều 1`, `Phụ lục I`): "mục" before it would name the place twice.
pub fn names_itself(section: &str) -> bool {
    const KINDS: [&str; 13] =
        ["Điều", "Khoản", "Điểm", "Chương", "Phần", "Mục", "Phụ", "Bảng", "Biểu", "Annex", "Article", "Section", "Chapter"];
    section.split(' ').next().is_some_and(|first| KINDS.contains(&first))
}

/// The number at the start of a section's name, or all of it.
pub fn section_number(section: &str) -> &str {
    match section.split(' ').next() {
        Some(first) if first.contains('.') || first.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) => first,
        _ => section,
    }
}

fn rank(plan: &Plan, document: Option<DocumentId>) -> Option<Date> {
    document.and_then(|d| plan.document(d)).and_then(|d| d.date)
}

/// The place of each document among all: by date, where dates don't decide behind those that it follows or replaces, else
/// as declared. Documents that follow each other in a circle have no order of their own and keep that of the files.
fn document_places(plan: &Plan) -> Vec<usize> {
    let date = |at: usize| plan.documents.get(at).and_then(|document| document.date);
    let mut roots: Vec<usize> = (0..plan.documents.len()).collect();
    order::sort_by(&mut roots, |a, b| date(*a) < date(*b));
    let mut places = vec![usize::MAX; roots.len()];
    let mut met = vec![false; roots.len()];
    let mut next = 0;
    // (document, how many of those before it have been looked at)
    let mut path: Vec<(usize, usize)> = Vec::new();
    for root in roots {
        path.push((root, 0));
        while let Some((at, seen)) = path.last_mut() {
            let (at, looked_at) = (*at, *seen);
            *seen += 1;
            if let Some(first) = met.get_mut(at).filter(|_| looked_at == 0) {
                if *first {
                    path.pop();
                    continue;
                }
                *first = true;
            }
            let Some(document) = plan.documents.get(at) else { break };
            let earlier = document.follows.get(looked_at).or_else(|| document.replaces.get(looked_at.wrapping_sub(document.follows.len())));
            match earlier {
                Some(earlier) if date(earlier.0 as usize) == document.date => path.push((earlier.0 as usize, 0)),
                Some(_) => {}
                None => {
                    if let Some(place) = places.get_mut(at) {
                        *place = next;
                    }
                    next += 1;
                    path.pop();
                }
            }
        }
    }
    places
}

fn same_demand(a: &Target, b: &Target) -> bool {
    a.body == b.body
        && a.when == b.when
        && a.day == b.day
        && a.quantified.as_ref().map(|q| q.quantifier) == b.quantified.as_ref().map(|q| q.quantifier)
}
