//! One verdict with its whole reasoning as JSON.

use super::blocks::Blocks;
use super::eval::Judged;
use super::find::{self, Block, Standing};
use super::targets::View;
use super::{diagnostics, json::Json};
use crate::Compilation;
use crate::data::Observations;
use crate::diagnostics::Diagnostic;
use crate::eval::{self, Kind, Outcome, PartOf, TargetVerdict};
use crate::messages::{Lang, Message, Said};
use crate::plan::Target;
use crate::value::Date;

/// `{"as_of", "target", "figures", "path", "diagnostics", "figures_to"}`: the record of `eval` for the target that
/// `wanted` addresses (see [`find::target`]), every figure known of its indicator, and the way from the baseline over
/// the milestones to the target. The error says that no target, or more than one, answers.
pub fn explain_json(
    compilation: &Compilation,
    outcome: &Outcome,
    observations: &Observations,
    data_diagnostics: &[Diagnostic],
    wanted: &str,
    lang: Lang,
) -> Result<String, Box<Said>> {
    let plan = &compilation.plan;
    let id = find::target(plan, wanted, Some(outcome.as_of))?;
    let (Some(target), Some(verdict)) = (plan.target(id), outcome.verdicts.iter().find(|v| v.target == id)) else {
        return Err(Box::new(Said::from(Message::UnknownTarget { wanted: wanted.to_owned() })));
    };
    let addresses = Standing::new(plan, Some(outcome.as_of)).addresses();
    let view = View { compilation, addresses: &addresses };
    let judged = Judged { view: &view, outcome, observations, explain: Some(eval::explain) };
    let mut json = Json::new();
    json.open_object();
    json.text("as_of", &outcome.as_of.iso());
    json.key("target");
    judged.write_target(&mut json, verdict);
    write_figures(&mut json, &judged, verdict);
    write_path(&mut json, verdict, target);
    let all: Vec<Diagnostic> = compilation.diagnostics.iter().chain(data_diagnostics).chain(&outcome.diagnostics).cloned().collect();
    diagnostics::write_list(&mut json, &all, &compilation.sources, lang);
    json.text_or_null("figures_to", outcome.figures_to.map(Date::iso).as_deref());
    json.close_object();
    Ok(json.finish())
}

/// Leaves of an outcome's tasks, indices and checks the one that is asked for.
pub fn only(outcome: &mut Outcome, block: Block) {
    outcome.tasks.retain(|task| block == Block::Task(task.task));
    outcome.indices.retain(|index| matches!(block, Block::Index(at, _) if at == index.index));
    outcome.checks.retain(|check| block == Block::Check(check.check));
}

/// `{"as_of", "tasks", "indices", "checks", "diagnostics", "figures_to"}` with the one record that is asked for: as in
/// `eval`, the other two lists empty. Of a part of an index the record is that of the whole index.
pub fn explain_block_json(
    compilation: &Compilation,
    outcome: &Outcome,
    observations: &Observations,
    data_diagnostics: &[Diagnostic],
    block: Block,
    lang: Lang,
) -> String {
    let mut own = outcome.clone();
    only(&mut own, block);
    let blocks = Blocks { compilation, outcome: &own, observations };
    let mut json = Json::new();
    json.open_object();
    json.text("as_of", &outcome.as_of.iso());
    blocks.write_tasks(&mut json);
    blocks.write_indices(&mut json);
    blocks.write_checks(&mut json);
    let all: Vec<Diagnostic> = compilation.diagnostics.iter().chain(data_diagnostics).chain(&outcome.diagnostics).cloned().collect();
    diagnostics::write_list(&mut json, &all, &compilation.sources, lang);
    json.text_or_null("figures_to", outcome.figures_to.map(Date::iso).as_deref());
    json.close_object();
    json.finish()
}

/// Every figure known of the indicator, and whether the verdict rests on it.
fn write_figures(json: &mut Json, judged: &Judged, verdict: &TargetVerdict) {
    let observations = judged.observations;
    let used = super::eval::figures_used(verdict);
    json.key("figures");
    json.open_array();
    for point in eval::figures(&judged.view.compilation.plan, observations, judged.outcome.as_of, verdict.target) {
        let row = point.row.and_then(|row| observations.rows.get(row as usize));
        let text = |id| Some(observations.original(id)).filter(|text| !text.is_empty());
        json.open_object();
        json.text("period", &point.period.iso());
        json.number_or_null("value", Some(point.value));
        json.text_or_null("figure_status", row.map(|r| r.status.name()));
        json.text_or_null("reported_on", row.and_then(|r| r.reported_on).map(Date::iso).as_deref());
        json.text_or_null("source", row.and_then(|r| text(r.source)));
        json.text_or_null("url", row.and_then(|r| text(r.url)));
        json.text_or_null("file", row.and_then(|r| observations.files.get(r.file as usize)).map(String::as_str));
        json.number_or_null("row", row.map(|r| f64::from(r.row)));
        json.flag("used", point.row.is_some_and(|row| used.contains(&row)));
        json.close_object();
    }
    json.close_array();
}

/// Baseline, milestones and target, with the days on which they are due.
fn write_path(json: &mut Json, verdict: &TargetVerdict, target: &Target) {
    let due = due(verdict, target);
    let verdict = &verdict.verdict;
    let mut steps: Vec<(&str, Option<Date>, f64)> = Vec::new();
    steps.extend(verdict.baseline.map(|b| ("baseline", Some(b.period.end()), b.value)));
    steps.extend(target.milestones.iter().map(|m| ("milestone", Some(m.period.end()), m.value)));
    steps.extend(verdict.threshold.map(|value| ("target", due, value)));
    json.key("path");
    json.open_array();
    for (of, date, value) in steps {
        json.open_object();
        json.text("of", of);
        json.text_or_null("date", date.map(Date::iso).as_deref());
        json.number_or_null("value", Some(value));
        json.close_object();
    }
    json.close_array();
}

/// The day for which the threshold is asked: the deadline, or, where every period must change by so much, the end of the
/// period that was judged.
pub fn due(judged: &TargetVerdict, target: &Target) -> Option<Date> {
    let verdict = &judged.verdict;
    let by_period = verdict.kind == Kind::Change && judged.parts.iter().any(|part| matches!(part.of, PartOf::Period(_)));
    let of_period = verdict.figure.filter(|_| by_period).map(|point| point.period.end());
    of_period.or(verdict.due).or(target.deadline)
}
