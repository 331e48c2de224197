//! Tasks, composite indices and checks as JSON, beside the verdicts on targets.

use super::json::Json;
use super::targets::write_source;
use crate::Compilation;
use crate::data::Observations;
use crate::eval::{self, Code, Compared, Outcome, Points, Settling, TargetVerdict, TaskVerdict};
use crate::messages::Lang;
use crate::plan::{DocumentId, Scoring, Task};
use crate::value::{Date, Period};

/// What the records of blocks need besides themselves.
pub(super) struct Blocks<'a> {
    pub compilation: &'a Compilation,
    pub outcome: &'a Outcome,
    pub observations: &'a Observations,
}

impl Blocks<'_> {
    /// `"tasks": […]`
    pub fn write_tasks(&self, json: &mut Json) {
        json.key("tasks");
        json.open_array();
        for verdict in &self.outcome.tasks {
            if let Some(task) = self.compilation.plan.tasks.get(verdict.task as usize) {
                self.write_task(json, verdict, task);
            }
        }
        json.close_array();
    }

    fn number(&self, document: Option<DocumentId>) -> Option<&str> {
        document.and_then(|d| self.compilation.plan.document(d)).map(|d| d.number.as_str())
    }

    fn write_task(&self, json: &mut Json, verdict: &TaskVerdict, task: &Task) {
        let day = |date: Option<Date>| date.map(Date::iso);
        json.open_object();
        json.text("id", &task.id);
        json.text("name", &task.name);
        json.text_or_null("status", verdict.code.map(Code::name));
        json.flag_or_null("late", verdict.late_days.map(|days| days > 0));
        json.number_or_null("late_days", verdict.late_days.map(f64::from));
        json.text_or_null("deadline", day(verdict.deadline).as_deref());
        json.text_or_null("start", day(task.time.start).as_deref());
        json.text_or_null("every", task.time.every.map(super::targets::grain_name));
        json.text_or_null("day", task.time.day.map(crate::value::DayOf::vietnamese).as_deref());
        json.flag("standing", task.time.standing);
        json.text_or_null("period", verdict.period.map(Period::iso).as_deref());
        json.text_or_null("done_on", day(verdict.done_on).as_deref());
        json.text_or_null("reported", verdict.reported.map(Code::name));
        let report = verdict.report.and_then(|at| self.observations.progress.get(at as usize));
        let said = |id| Some(self.observations.original(id)).filter(|text| !text.is_empty());
        let known = verdict.code.is_some();
        json.text_or_null("evidence", report.and_then(|r| said(r.proof)).or(task.proof.as_deref().filter(|_| known && report.is_none())));
        json.text_or_null("reported_on", report.and_then(|r| day(r.reported_on)).as_deref());
        json.text_or_null("source", report.and_then(|r| said(r.source)));
        json.texts("lead", &task.leads);
        json.texts("partners", &task.partners);
        json.text_or_null("result", task.result.as_deref());
        json.text_or_null("due", Some(task.time.words.as_str()).filter(|words| !words.is_empty()));
        json.text_or_null("note", task.note.as_deref());
        json.text_or_null("basis", task.basis.as_deref());
        json.text_or_null("document", self.number(task.document));
        json.text_or_null("section", task.section.as_deref());
        write_source(json, "place", task.span, &self.compilation.sources);
        json.key("explanation");
        json.open_object();
        for lang in [Lang::Vi, Lang::En] {
            json.text(lang.tag(), &eval::explain_task(&self.compilation.plan, self.observations, self.outcome.as_of, verdict, lang));
        }
        json.close_object();
        json.close_object();
    }

    /// `"indices": […]`: each with its parts in the order of their numbers, the whole left out.
    pub fn write_indices(&self, json: &mut Json) {
        let plan = &self.compilation.plan;
        json.key("indices");
        json.open_array();
        for verdict in &self.outcome.indices {
            let Some(index) = plan.indices.get(verdict.index as usize) else { continue };
            let Some(whole) = index.parts.first() else { continue };
            let pair = |at: usize| verdict.points.get(at).map(|points| (points.low, points.high));
            json.open_object();
            json.text("id", &index.id);
            json.text("name", &whole.name);
            json.text("period", &verdict.period.iso());
            write_pair(json, "score", pair(0));
            json.number_or_null("max", Some(whole.max));
            json.flag_or_null("known", verdict.points.first().map(Points::is_known));
            json.texts("lead", &whole.leads);
            json.texts("partners", &whole.partners);
            json.text_or_null("document", self.number(index.document));
            json.text_or_null("section", index.section.as_deref());
            write_source(json, "place", whole.span, &self.compilation.sources);
            json.key("parts");
            json.open_array();
            for (at, part) in index.parts.iter().enumerate().skip(1) {
                let points = verdict.points.get(at);
                let figure = points.and_then(|points| points.figure);
                let measured = points.filter(|points| !points.reported).and(part.measure).unwrap_or(part.score);
                let unit = plan.indicator(measured).map(|i| &*i.unit.text).filter(|unit| !unit.is_empty() && figure.is_some());
                let row = figure.and_then(|point| point.row).and_then(|row| self.observations.rows.get(row as usize));
                json.open_object();
                json.text("id", &part.number);
                json.text("name", &part.name);
                json.count("level", usize::from(part.level));
                let parent = part.parent.and_then(|parent| index.parts.get(parent as usize));
                json.text_or_null("parent", parent.map(|parent| parent.number.as_str()).filter(|number| !number.is_empty()));
                write_pair(json, "score", pair(at));
                json.number_or_null("max", Some(part.max));
                json.flag_or_null("known", points.map(Points::is_known));
                json.flag("reported", points.is_some_and(|points| points.reported));
                json.text("scoring", scoring_name(&part.scoring));
                json.number_or_null("value", figure.map(|point| point.value));
                json.text_or_null("unit", unit);
                json.text_or_null("figure_period", figure.map(|point| point.period.iso()).as_deref());
                json.text_or_null("source", row.map(|row| self.observations.original(row.source)).filter(|text| !text.is_empty()));
                json.texts("lead", &part.leads);
                json.texts("partners", &part.partners);
                json.close_object();
            }
            json.close_array();
            json.close_object();
        }
        json.close_array();
    }

    /// `"checks": […]`: `left`, `right` and the place are those of the first failure, else of the first comparison.
    pub fn write_checks(&self, json: &mut Json) {
        let plan = &self.compilation.plan;
        json.key("checks");
        json.open_array();
        for verdict in &self.outcome.checks {
            let Some(check) = plan.checks.get(verdict.check as usize) else { continue };
            json.open_object();
            json.text("name", &check.name);
            json.flag_or_null("holds", verdict.holds.known());
            write_compared(json, verdict.shown());
            json.text("relation", check.relation.sign());
            json.text_or_null("unit", Some(&*check.unit.text).filter(|unit| !unit.is_empty()));
            json.count("compared", verdict.compared as usize);
            json.count("failed", verdict.failed as usize);
            json.key("failures");
            json.open_array();
            for failure in &verdict.failures {
                json.open_object();
                write_compared(json, Some(failure));
                json.close_object();
            }
            json.close_array();
            json.text_or_null("document", self.number(check.document));
            json.text_or_null("section", check.section.as_deref());
            write_source(json, "place", check.span, &self.compilation.sources);
            json.text("text", &check.text);
            json.close_object();
        }
        json.close_array();
    }

    /// `"settle"`: which missing parts would settle a target on an index, those of most points first; `null` for others.
    pub fn write_settling(&self, json: &mut Json, judged: &TargetVerdict, settling: Option<&Settling>) {
        json.key("settle");
        let plan = &self.compilation.plan;
        let period = judged.verdict.interval.map(|(.., period)| period);
        let score = plan.target(judged.target).map(|target| target.indicator);
        let index = plan.indices.iter().find(|index| {
            let of_year = index.year.is_none_or(|year| period.is_some_and(|period| period.ends_in_year() == year));
            of_year && index.parts.iter().any(|part| Some(part.score) == score)
        });
        let (Some(settling), Some(index)) = (settling, index) else { return json.null() };
        json.open_object();
        for (key, points, with) in [("to_reach", settling.need, settling.pass_with), ("to_miss", settling.spare, settling.fail_with)] {
            json.key(key);
            json.open_object();
            json.number_or_null("points", Some(points));
            json.number_or_null("parts", with.map(|count| count as f64));
            json.close_object();
        }
        json.key("missing");
        json.open_array();
        for (at, points) in &settling.missing {
            if let Some(part) = index.parts.get(*at as usize) {
                json.open_object();
                json.text("id", &part.number);
                json.text("name", &part.name);
                json.number_or_null("points", Some(*points));
                json.close_object();
            }
        }
        json.close_array();
        json.close_object();
    }

    /// `"tasks": {"HT": 3, …, "unknown": 2, "total": 60}`: how many tasks have which code.
    pub fn write_task_counts(&self, json: &mut Json) {
        let tasks = &self.outcome.tasks;
        json.key("tasks");
        json.open_object();
        for code in Code::ALL {
            json.count(code.name(), tasks.iter().filter(|task| task.code == Some(code)).count());
        }
        json.count("unknown", tasks.iter().filter(|task| task.code.is_none()).count());
        json.count("total", tasks.len());
        json.close_object();
    }
}

/// A key with two numbers, or `null`.
pub(super) fn write_pair(json: &mut Json, key: &str, pair: Option<(f64, f64)>) {
    json.key(key);
    let Some((low, high)) = pair else { return json.null() };
    json.open_array();
    json.number(low);
    json.number(high);
    json.close_array();
}

/// Both sides of a comparison, their difference, and where it was made.
fn write_compared(json: &mut Json, compared: Option<&Compared>) {
    json.number_or_null("left", compared.map(|c| c.left));
    json.number_or_null("right", compared.map(|c| c.right));
    json.number_or_null("difference", compared.map(|c| c.left - c.right));
    json.text_or_null("area", compared.map(|c| c.area.as_str()).filter(|area| !area.is_empty()));
    json.text_or_null("period", compared.and_then(|c| c.period).map(Period::iso).as_deref());
    json.key("members");
    json.open_object();
    for (column, member) in compared.map_or(&[][..], |c| c.members.as_slice()) {
        json.text(column, member);
    }
    json.close_object();
}

fn scoring_name(scoring: &Scoring) -> &'static str {
    match scoring {
        Scoring::Reported => "reported",
        Scoring::YesNo => "yes_no",
        Scoring::Share { .. } => "share",
        Scoring::Steps(_) => "steps",
    }
}
