//! Lints on who and what: a lead for every indicator, figures for it, declarations that something uses, titles that name
//! one thing, targets written once.

use super::text::{Lines, holds};
use super::{Look, leaves, name_of};
use crate::diagnostics::{Applicability, Diagnostic};
use crate::messages::Message;
use crate::plan::{Body, Gathered, IndicatorId, Over, Step, Target};
use crate::source::Span;
use crate::source::fold::fold_name;
use crate::syntax::ast::{Item, Key};
use crate::syntax::phrase::clip;
use crate::value::map::Map;

/// How many targets before one are held against it.
const NEAR: usize = 8;

pub(super) fn run(look: &mut Look) {
    no_lead(look);
    never_observed(look);
    twice(look);
    title_of_another(look);
    unused(look);
}

/// Once an indicator, at its first target without one: a plan of hundreds of targets has fewer indicators.
fn no_lead(look: &mut Look) {
    let mut without: Map<IndicatorId, (usize, Span)> = Map::default();
    let mut order = Vec::new();
    for (_, target) in leaves(look.plan).filter(|(_, target)| target.leads.is_empty()) {
        let parent = target.parent.and_then(|id| look.plan.target(id));
        if parent.is_some_and(|parent| !parent.leads.is_empty()) {
            continue;
        }
        let entry = without.entry(target.indicator).or_insert_with(|| {
            order.push(target.indicator);
            (0, target.span)
        });
        entry.0 += 1;
    }
    for id in order {
        let Some((count, span)) = without.get(&id).copied() else { continue };
        let message = Message::NoLead { name: clip(name_of(look.plan, id)), count: count.to_string() };
        look.found.push(Diagnostic::at(span, message));
    }
}

/// Indicators that targets and their formulas need and that no row of the figures speaks of.
fn never_observed(look: &mut Look) {
    let Some(figures) = look.figures else { return };
    let mut seen = vec![false; look.plan.indicators.len()];
    for row in &figures.rows {
        if let Some(slot) = look.plan.names.get(figures.folded(row.indicator)).and_then(|id| seen.get_mut(id.0 as usize)) {
            *slot = true;
        }
    }
    let mut needed: Map<IndicatorId, usize> = Map::default();
    let mut order: Vec<IndicatorId> = Vec::new();
    for (_, target) in leaves(look.plan) {
        let count = needed.entry(target.indicator).or_insert(0);
        if *count == 0 {
            order.push(target.indicator);
        }
        *count += 1;
    }
    // A computed indicator needs figures of those that its formula names, unless it has some of its own.
    let mut at = 0;
    while let Some(id) = order.get(at).copied() {
        at += 1;
        let Some(indicator) = look.plan.indicator(id) else { continue };
        let observed = seen.get(id.0 as usize).copied().unwrap_or(false);
        if observed {
            continue;
        }
        match &indicator.formula {
            Some(formula) => {
                let count = needed.get(&id).copied().unwrap_or(0);
                for part in formula.steps.iter().filter_map(figure_of) {
                    let known = needed.entry(part).or_insert(0);
                    if *known == 0 {
                        order.push(part);
                    }
                    *known += count;
                }
            }
            None => {
                let count = needed.get(&id).copied().unwrap_or(0).to_string();
                let message = Message::NeverObserved { name: clip(&indicator.name), count };
                look.found.push(Diagnostic::at(indicator.span, message));
            }
        }
    }
}

fn figure_of(step: &Step) -> Option<IndicatorId> {
    match step {
        Step::Figure(id, _) | Step::FigureYearBefore(id, _) | Step::FigureOf(id, _, _) => Some(*id),
        _ => None,
    }
}

/// One document that sets the same target on two lines.
fn twice(look: &mut Look) {
    let plan = look.plan;
    let same = |a: &Target, b: &Target| {
        a.document == b.document && a.body == b.body && a.when == b.when && a.start == b.start && a.quantified == b.quantified
    };
    let mut pairs: Vec<(&Target, &Target)> = Vec::new();
    for rivalry in &plan.rivalries {
        let members: Vec<&Target> = rivalry.members.iter().filter_map(|id| plan.target(*id)).collect();
        for (at, second) in members.iter().enumerate() {
            // Copies stand side by side: members are in order of their documents.
            if let Some(first) = members.iter().take(at).rev().take(NEAR).find(|first| same(first, second)) {
                pairs.push((first, second));
            }
        }
    }
    // Targets joined by `và` have no rivals; the same reading is the same target.
    let mut compounds: Map<(Option<u32>, &str), &Target> = Map::default();
    for (_, target) in plan.iter().filter(|(_, target)| matches!(target.body, Body::Compound(..))) {
        let key = (target.document.map(|document| document.0), target.canonical.as_str());
        match compounds.get(&key) {
            Some(first) => pairs.push((first, target)),
            None => {
                compounds.insert(key, target);
            }
        }
    }
    for (first, second) in pairs {
        let message = Message::DuplicateTarget { target: clip(&second.canonical) };
        look.found.push(Diagnostic::at(second.span, message).label(first.span, Message::FirstHere { what: clip(&first.text) }));
    }
}

/// A `tên` that already names another indicator: the words then mean the other one.
fn title_of_another(look: &mut Look) {
    for file in &look.files {
        let mut owner = None;
        for item in &file.items {
            match item {
                Item::Indicator(name) => {
                    let typed = look.sources.slice(name.span).trim_matches(['"', '“', '”', ':', ' ']);
                    owner = look.plan.names.get(fold_name(typed).as_str()).copied();
                }
                Item::Property(property) if property.key == Key::Title => {
                    let title = fold_name(look.sources.slice(property.value.span).trim_matches(['"', '“', '”', ' ']));
                    let (Some(own), Some(other)) = (owner, look.plan.names.get(title.as_str()).copied()) else { continue };
                    if own != other {
                        let message = Message::TitleOfAnother {
                            title: clip(&title),
                            own: clip(name_of(look.plan, own)),
                            other: clip(name_of(look.plan, other)),
                        };
                        let place = look.plan.indicator(other).map(|indicator| indicator.span);
                        let mut diagnostic = Diagnostic::at(property.value.span, message);
                        if let Some(place) = place {
                            diagnostic = diagnostic.label(place, Message::FirstHere { what: clip(name_of(look.plan, other)) });
                        }
                        look.found.push(diagnostic);
                    }
                }
                Item::Property(_) => {}
                _ => owner = None,
            }
        }
    }
}

/// Declared and used by nothing. Lines of kinds that are not looked into count as uses of every name they hold.
fn unused(look: &mut Look) {
    let lines = Lines::of(look);
    unused_indicators(look, &lines);
    unused_dimensions(look, &lines);
    unused_documents(look);
}

fn unused_indicators(look: &mut Look, lines: &Lines) {
    let plan = look.plan;
    let mut used = vec![false; plan.indicators.len()];
    let mut mark = |id: IndicatorId| {
        if let Some(slot) = used.get_mut(id.0 as usize) {
            *slot = true;
        }
    };
    for target in &plan.targets {
        mark(target.indicator);
        if let Some(Over::Indicators(list)) = target.quantified.as_ref().map(|quantified| &quantified.over) {
            list.iter().for_each(|id| mark(*id));
        }
    }
    // Parts of an index are used by it, and what a check gathers by the check.
    plan.indices.iter().flat_map(|index| &index.parts).for_each(|part| {
        mark(part.score);
        part.measure.iter().for_each(|id| mark(*id));
    });
    plan.ranks.iter().for_each(|(_, rank)| mark(*rank));
    for (_, gathered) in plan.checks.iter().flat_map(|check| &check.gathered) {
        match gathered {
            Gathered::Periods(of, _) | Gathered::Latest(of) | Gathered::YearOf(of) | Gathered::Rows { of, .. } => mark(*of),
            Gathered::Tasks { .. } => {}
        }
    }
    for formula in plan.indicators.iter().filter_map(|indicator| indicator.formula.as_ref()) {
        formula.steps.iter().filter_map(figure_of).for_each(&mut mark);
    }
    let mut names: Vec<Vec<&str>> = vec![Vec::new(); plan.indicators.len()];
    for (name, id) in &plan.names {
        if let Some(list) = names.get_mut(id.0 as usize).filter(|_| used.get(id.0 as usize) == Some(&false)) {
            list.push(name);
        }
    }
    for (at, indicator) in plan.indicators.iter().enumerate() {
        let is_used = used.get(at).copied().unwrap_or(true);
        let named = names.get(at).is_some_and(|names| names.iter().any(|name| lines.name_indicator(name)));
        if indicator.declared && !is_used && !named {
            let name = clip(&indicator.name);
            let (what_vi, what_en) = (format!("Chỉ số “{name}”"), format!("The indicator “{name}”"));
            look.found.push(Diagnostic::at(indicator.span, Message::UnusedDeclaration { what_vi, what_en }));
        }
    }
}

fn unused_dimensions(look: &mut Look, lines: &Lines) {
    for item in look.files.iter().flat_map(|file| &file.items) {
        let Item::Dimension { name, members } = item else { continue };
        if !lines.name_member(&name.folded) && !members.iter().any(|member| lines.name_member(&member.folded)) {
            let name_typed = clip(look.sources.slice(name.span));
            let (what_vi, what_en) = (format!("Chiều “{name_typed}”"), format!("The dimension “{name_typed}”"));
            look.found.push(Diagnostic::at(name.span, Message::UnusedDeclaration { what_vi, what_en }));
        }
    }
}

/// Documents that set nothing and that no other document names.
fn unused_documents(look: &mut Look) {
    let named = |index: usize| {
        look.plan.documents.iter().flat_map(|document| document.follows.iter().chain(&document.replaces)).any(|id| id.0 as usize == index)
    };
    let mut last: Option<Span> = None;
    let mut empty = Vec::new();
    for file in &look.files {
        for item in &file.items {
            match item {
                Item::Document(text) => {
                    empty.extend(last.replace(text.span));
                }
                Item::Property(_) | Item::Section(_) | Item::Heading(_) => {}
                _ => last = None,
            }
        }
        empty.extend(last.take());
    }
    for (index, document) in look.plan.documents.iter().enumerate() {
        if empty.contains(&document.span) && !named(index) && document.replaces.is_empty() {
            let (what_vi, what_en) = (format!("Văn bản {}", document.number), format!("The document {}", document.number));
            look.found.push(Diagnostic::at(document.span, Message::UnusedDeclaration { what_vi, what_en }));
        }
    }
}

/// Offers to write the commoner spelling at every place of the rarer one in a file.
pub(super) fn rewrite(mut diagnostic: Diagnostic, places: &[Span], text: &str) -> Diagnostic {
    let edits: Vec<_> = places.iter().map(|span| crate::diagnostics::Edit { span: *span, text: text.to_owned() }).collect();
    if !edits.is_empty() {
        let title = Message::WriteInstead { text: text.to_owned() }.into();
        diagnostic.fixes.push(crate::diagnostics::Fix { title, edits, applicability: Applicability::Likely });
    }
    diagnostic
}

impl Lines {
    fn name_indicator(&self, name: &str) -> bool {
        self.other.iter().any(|line| holds(line, name))
    }

    fn name_member(&self, name: &str) -> bool {
        self.other.iter().chain(&self.outside_dimensions).any(|line| holds(line, name))
    }
}
