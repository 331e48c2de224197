//! `duy trì các mục tiêu đã đạt …`: the targets meant, each with a part that holds it.
//!
//! In: a plan whose targets have their ids. Out: the same with the parts. A part asks of every period what its target
//! asks at its deadline; whether it binds follows from that target's verdict, on every date anew.

use super::{Body, DocumentId, Keeping, Kept, KeptOf, Plan, Target, TargetId, Test, When, canonical};
use crate::diagnostics::{Diagnostic, Findings};
use crate::messages::Message;
use crate::source::fold::fold_name;
use crate::value::Date;
use crate::value::map::Map;

/// Levels of a section's number by which its targets are found: more than any document has.
const LEVELS: usize = 12;

/// Targets by the document and what names them: an id, a section's name, its number and every number above it.
type Named = Map<(Option<DocumentId>, String), Vec<TargetId>>;

/// Fills the lines that hold what others have reached.
pub(super) fn expand(plan: &mut Plan, diagnostics: &mut Findings) {
    let keepings = std::mem::take(&mut plan.keepings);
    if keepings.is_empty() {
        return;
    }
    let named = names(plan);
    for keeping in keepings {
        let Some(whole) = plan.target(keeping.whole).cloned() else { continue };
        let found = sources(plan, &named, &keeping, &whole, diagnostics);
        if plan.targets.len() + found.len() > crate::hir::MAX_TARGETS {
            diagnostics.push(Diagnostic::at(whole.span, Message::TooManyTargets { limit: "1.000.000".to_owned() }));
            return;
        }
        let mut left_out = Vec::new();
        let mut parts = Vec::new();
        for source in &found {
            let Some(of) = plan.target(*source) else { continue };
            let Some(part) = part(of, *source, &whole, keeping.whole) else {
                left_out.push(of.id.clone());
                continue;
            };
            parts.push(TargetId(plan.targets.len() as u32));
            let mut part = Target { id: format!("{}.{}", whole.id, parts.len()), ..part };
            part.canonical = canonical::print(plan, &part);
            plan.targets.push(part);
        }
        if !left_out.is_empty() {
            let count = left_out.len().to_string();
            left_out.truncate(8);
            diagnostics.push(Diagnostic::at(whole.span, Message::KeepLeavesOut { count, targets: left_out.join(", ") }));
        }
        let first = parts.first().and_then(|part| plan.target(*part)).map(|part| part.indicator);
        if let Some(target) = plan.targets.get_mut(keeping.whole.0 as usize) {
            target.indicator = first.unwrap_or(target.indicator);
            target.body = Body::Compound(super::Joint::All, parts);
        }
    }
}

/// Everything by which a target can be named.
fn names(plan: &Plan) -> Named {
    let mut named = Named::default();
    for (id, target) in plan.iter().filter(|(_, target)| target.parent.is_none() && target.kept.is_none()) {
        let mut add = |document: Option<DocumentId>, name: String| named.entry((document, name)).or_default().push(id);
        add(target.document, format!("@{}", target.id));
        if target.document.is_some() {
            // The full id names the document itself.
            add(None, format!("@{}", plan.full_id(target)));
        }
        let Some(section) = &target.section else { continue };
        let (name, number) = (fold_name(section), fold_name(super::section_number(section)));
        for (at, _) in number.match_indices('.').take(LEVELS) {
            add(target.document, number.get(..at).unwrap_or("").to_owned());
        }
        if name != number {
            add(target.document, name);
        }
        add(target.document, number);
    }
    named
}

/// The targets that a line names, in their order; what names none is an error.
fn sources(plan: &Plan, named: &Named, keeping: &Keeping, whole: &Target, diagnostics: &mut Findings) -> Vec<TargetId> {
    let mut found: Vec<TargetId> = Vec::new();
    let mut seen: Map<TargetId, ()> = Map::default();
    for (of, span) in &keeping.of {
        let (key, what) = match of {
            KeptOf::Section(section) => (section.clone(), format!("mục {section}")),
            KeptOf::Id(id) => (format!("@{id}"), format!("@{id}")),
        };
        let all = named.get(&(whole.document, key.clone())).or_else(|| named.get(&(None, key)));
        let Some(all) = all else {
            diagnostics.push(Diagnostic::at(*span, Message::KeptUnknown { what }));
            continue;
        };
        for id in all {
            // Of several parts each is held for itself.
            let parts = match plan.target(*id).map(|target| &target.body) {
                Some(Body::Compound(_, parts)) => parts.as_slice(),
                _ => std::slice::from_ref(id),
            };
            found.extend(parts.iter().filter(|id| seen.insert(**id, ()).is_none()));
        }
    }
    found
}

/// The part that holds a target; `None` where that target is not due before the holding begins, or asks for no level.
fn part(of: &Target, source: TargetId, whole: &Target, parent: TargetId) -> Option<Target> {
    let Body::Single(test) = of.body else { return None };
    let due = of.deadline?;
    let holds = !matches!(test, Test::Change { .. } | Test::Direction { .. });
    let start = whole.start.unwrap_or(due.plus_days(1));
    let early = due < start && whole.deadline.is_none_or(|end: Date| start <= end);
    (holds && early).then(|| Target {
        id_span: None,
        document: whole.document,
        section: whole.section.clone(),
        parent: Some(parent),
        kept: Some(Kept::One(source)),
        modality: whole.modality,
        when: When::Hold,
        day: None,
        start: Some(start),
        deadline: whole.deadline,
        baseline: None,
        bases: Vec::new(),
        milestones: Vec::new(),
        path: None,
        method: whole.method,
        weight: None,
        basis: None,
        note: None,
        span: whole.span,
        text: whole.text.clone(),
        rivalry: None,
        ..of.clone()
    })
}
