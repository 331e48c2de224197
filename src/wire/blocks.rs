//! Tasks, composite indices and checks as JSON, beside the verdicts on targets.

use super::json::Json;
use super::targets::write_source;
use crate::Compilation;
use crate::data::Observations;
use crate::eval::{self, Code, Outcome, TaskVerdict};
use crate::messages::Lang;
use crate::plan::{DocumentId, Task};
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
