//! Judging: a compiled plan over observations on a date.
//!
//! In: [`crate::plan::Plan`], [`crate::data::Observations`] and the as-of date. Out: [`Outcome`]: for every target a
//! verdict with everything an explanation needs. Nothing here reads a clock, a file or a page; nothing is defaulted in
//! silence; taking a figure away never makes a verdict more certain.
//!
//! The way: `series` binds observations to the plan once; `snapshot` picks what was known on a date, `computed` adds
//! formulas; `criterion` turns targets into numbers; `judge` holds them against a series and `detail` works out the
//! rest of the verdict; `change`, `recurring` and `compound` build the other kinds on that; `precedence` says what
//! stands; `summary` counts; `explain` says why, in words, with numbers from `printing`. `sweep` runs plans
//! over many areas for statuses alone, `batch` plain comparisons over columns.

pub(crate) mod areas;
pub mod batch;
pub(crate) mod calendar;
pub(crate) mod change;
pub mod checks;
mod compound;
pub(crate) mod computed;
pub(crate) mod criterion;
mod detail;
pub mod explain;
pub mod indices;
pub(crate) mod judge;
pub mod outcome;
pub(crate) mod precedence;
pub(crate) mod prepared;
pub mod printing;
pub(crate) mod quantified;
mod recurring;
pub mod rule_tests;
pub(crate) mod series;
pub(crate) mod snapshot;
mod summary;
mod sweep;
pub mod tasks;
#[cfg(test)]
mod tests;

pub use checks::{CheckVerdict, Compared};
pub use computed::Open;
pub use explain::{explain, explain_sentences, explain_task, pace_sentence, settling_sentences, short_status_reason};
pub use indices::{IndexVerdict, Points, Settling};
pub use outcome::{Doubts, Evidence, Kind, Outcome, Part, PartOf, Point, Status, Supposed, TargetVerdict, Verdict, counted};
pub use rule_tests::{Coverage, TestResult, TestRun, coverage, run_tests};
pub use series::{Area, AreaId, Store, bind};
pub use snapshot::Snapshot;
pub use summary::{Group, Summary, Tally, summarise};
pub use sweep::{NOT_YET_SET, sweep};
pub use tasks::{Code, TaskVerdict};

use crate::data::Observations;
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Body, Kept, Plan, TargetId};
use crate::value::Date;

/// The verdicts of a plan on a date, from what had been reported by then.
pub fn evaluate(plan: &Plan, observations: &Observations, as_of: Date) -> Outcome {
    evaluate_bound(plan, observations, &bind(plan, observations), as_of)
}

/// The same on observations that are bound already (see [`bind`]): for several dates of one plan and one set of figures.
pub fn evaluate_bound(plan: &Plan, observations: &Observations, store: &Store, as_of: Date) -> Outcome {
    let mut snapshot = Snapshot::new(plan, observations, store, as_of);
    let mut diagnostics = store.diagnostics.clone();
    diagnostics.append(&mut snapshot.diagnostics);
    let precedence = precedence::Precedence::new(plan, as_of);
    let mut judge = prepared::Judge::new(plan, store, &snapshot);
    let mut verdicts = Vec::with_capacity(plan.targets.len());
    let mut figures_to = None;
    for (id, target) in plan.iter() {
        if target.parent.is_some() || !plan.exists_on(target.document, as_of) {
            continue;
        }
        let mut parts = Vec::new();
        let verdict = judge.target(id, target, &mut parts);
        if let (Some(Kept::All(_)), true) = (&target.kept, parts.is_empty()) {
            // Nothing of what it would hold was reached: it asks for nothing on this date.
            diagnostics.push(Diagnostic::at(target.span, Message::NothingToKeep { target: target.id.clone() }));
            continue;
        }
        let overtaken = precedence.of(id, target);
        let judged = TargetVerdict {
            target: id,
            verdict,
            parts,
            open: judge.take_open(),
            superseded_by: overtaken.superseded_by,
            restated_by: overtaken.restated_by,
            replaced_by: overtaken.replaced_by,
        };
        figures_to = judged.verdicts().filter_map(|v| v.latest).map(|point| point.period.end()).max().max(figures_to);
        verdicts.push(judged);
    }
    // Without the feature `blocks` a plan holds none of these.
    let blocks = cfg!(feature = "blocks");
    let indices = if blocks { judge.indices() } else { Vec::new() };
    let points = indices.iter().flat_map(|index| &index.points).filter_map(|points| points.figure);
    figures_to = points.map(|figure| figure.period.end()).max().max(figures_to);
    let settlings = judge.take_settlings();
    diagnostics.append(&mut judge.into_diagnostics());
    let tasks = if blocks { tasks::judge(plan, observations, as_of, &mut diagnostics) } else { Vec::new() };
    let checks = if blocks { checks::judge(plan, observations, store, as_of, &tasks, &mut diagnostics) } else { Vec::new() };
    Outcome { as_of, verdicts, tasks, indices, checks, settlings, figures_to, diagnostics, supposed: None }
}

/// What the data itself shows to be wrong on a date: checks that fail, codes of tasks that contradict their deadlines.
pub fn contradictions(plan: &Plan, observations: &Observations, as_of: Date) -> Vec<Diagnostic> {
    let store = bind(plan, observations);
    let mut found = Vec::new();
    let tasks = tasks::judge(plan, observations, as_of, &mut found);
    checks::judge(plan, observations, &store, as_of, &tasks, &mut found);
    found
}

/// The figures of several targets at the price of one: see [`figures`]; an empty list for a compound.
pub fn figures_of(plan: &Plan, observations: &Observations, as_of: Date, ids: &[TargetId]) -> Vec<Vec<Point>> {
    let store = bind(plan, observations);
    let snapshot = Snapshot::new(plan, observations, &store, as_of);
    let mut judge = prepared::Judge::new(plan, &store, &snapshot);
    let single = |id: &TargetId| plan.target(*id).filter(|target| matches!(target.body, Body::Single(_)));
    ids.iter().map(|id| single(id).map(|target| judge.figures(target)).unwrap_or_default()).collect()
}

/// The figures known on a date on which a single target is judged, in the indicator's unit, ascending by the end of
/// their periods; none for a compound.
pub fn figures(plan: &Plan, observations: &Observations, as_of: Date, id: TargetId) -> Vec<Point> {
    figures_of(plan, observations, as_of, &[id]).pop().unwrap_or_default()
}
