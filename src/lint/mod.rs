//! Lints: lines that have a meaning, but perhaps not the meant one, or lack what a plan needs to be followed.
//!
//! In: a finished plan with its files and, where there are some, the figures. Out: findings, in the order of the files.
//! A warning is a likely slip and is always worth showing; a note is advice, which a host shows to those who ask for it.
//! Lints read the plan and the trees of the files, nothing else, and change nothing: a verdict never depends on them.
//! INVARIANT: what a lint does not understand keeps it silent.

mod names;
mod order;
mod text;
mod units;

#[cfg(test)]
mod tests;

use crate::data::Observations;
use crate::diagnostics::{Diagnostic, Findings, Place, Severity};
use crate::plan::{Body, IndicatorId, Plan, Scope, Target, TargetId};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::ast::{self, Item};
use crate::value::Date;
use crate::value::date::LAST_YEAR;
use crate::value::map::Map;
use crate::value::order::sort_by;
use std::sync::Arc;

/// What every lint looks at.
struct Look<'a> {
    plan: &'a Plan,
    sources: &'a SourceMap,
    /// The trees of the files.
    files: Vec<Arc<ast::File>>,
    figures: Option<&'a Observations>,
    found: Findings,
}

/// Runs every lint. `figures` are those by which the plan is to be judged; without them nothing is said about figures.
pub fn check(plan: &Plan, sources: &SourceMap, figures: Option<&Observations>) -> Vec<Diagnostic> {
    // The plan keeps no tree.
    check_trees(plan, sources, sources.iter().map(|(id, file)| Arc::new(crate::syntax::parse(id, file).0)).collect(), figures)
}

fn check_trees(plan: &Plan, sources: &SourceMap, files: Vec<Arc<ast::File>>, figures: Option<&Observations>) -> Vec<Diagnostic> {
    let mut look = Look { plan, sources, files, figures, found: Findings::default() };
    names::run(&mut look);
    units::run(&mut look);
    order::run(&mut look);
    let mut found = look.found.into_list();
    let place = |diagnostic: &Diagnostic| match &diagnostic.place {
        Place::Rule(span) => Some((span.file, span.start)),
        _ => None,
    };
    sort_by(&mut found, |a, b| place(a) < place(b));
    found
}

/// Everything that is found in rules: by reading them, by holding a document's figures against each other, and by lints
/// (warnings; with `advice` notes too). In the order of the files, what is not about a rule file last.
pub fn findings(compilation: &crate::Compilation, figures: Option<&Observations>, strict: bool, advice: bool) -> Vec<Diagnostic> {
    let mut all = compilation.diagnostics.clone();
    if let Some(figures) = figures {
        // What a document says of itself depends on no day: on the last one everything in it is known.
        let mut found = crate::eval::contradictions(&compilation.plan, figures, Date::end_of_year(LAST_YEAR));
        if strict {
            let warnings = found.iter_mut().filter(|finding| finding.severity == Severity::Warning);
            warnings.for_each(|finding| finding.severity = Severity::Error);
        }
        all.append(&mut found);
    }
    let least = if advice { Severity::Info } else { Severity::Warning };
    let (plan, sources, trees) = (&compilation.plan, &compilation.sources, &compilation.trees);
    let linted = if trees.is_empty() { check(plan, sources, figures) } else { check_trees(plan, sources, trees.clone(), figures) };
    all.extend(linted.into_iter().filter(|finding| finding.severity >= least));
    let place = |diagnostic: &Diagnostic| match &diagnostic.place {
        Place::Rule(span) => (span.file, span.start),
        _ => (FileId(u32::MAX), 0),
    };
    sort_by(&mut all, |a, b| place(a) < place(b));
    all
}

/// The targets that hold a figure: all but compounds, whose parts are looked at one by one.
fn leaves(plan: &Plan) -> impl Iterator<Item = (TargetId, &Target)> {
    plan.iter().filter(|(_, target)| matches!(target.body, Body::Single(_)) && target.kept.is_none())
}

/// The targets as written, by their place and by that of their line.
fn written(files: &[Arc<ast::File>]) -> Map<(u32, u32, u32), &ast::Target> {
    let mut map = Map::default();
    for item in files.iter().flat_map(|file| &file.items) {
        let Item::Target(statement) = item else { continue };
        for target in &statement.targets {
            map.entry(key(target.span)).or_insert(target);
            map.entry(key(statement.span)).or_insert(target);
        }
    }
    map
}

fn name_of(plan: &Plan, id: IndicatorId) -> &str {
    plan.indicator(id).map_or("", |indicator| indicator.name.as_str())
}

fn key(span: Span) -> (u32, u32, u32) {
    (span.file.0, span.start, span.end)
}

/// The member that a target is limited to, as targets of one scope are told by it.
fn scope_key(scope: Option<&Scope>) -> &str {
    scope.map_or("", |scope| scope.member_key.as_str())
}
