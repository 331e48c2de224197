//! The sentences on a task: what it is due, how it stands, and what shows it.

use super::super::tasks::{Code, TaskVerdict};
use super::date_phrase;
use super::period_phrase;
use crate::data::Observations;
use crate::messages::{Lang, explain as say};
use crate::plan::{Plan, TaskState};
use crate::value::Date;

/// What a task's code rests on, in whole sentences; empty for a task that the plan does not have.
pub fn explain_task(plan: &Plan, observations: &Observations, as_of: Date, verdict: &TaskVerdict, lang: Lang) -> String {
    let Some(task) = plan.tasks.get(verdict.task as usize) else { return String::new() };
    let deadline = verdict.deadline.map(|day| date_phrase(day, lang));
    let period = verdict.period.map(|period| period_phrase(period, lang));
    let mut out = match (&deadline, &period) {
        (Some(day), Some(period)) => say::task_due_in_period(lang, &task.id, period, day),
        (Some(day), None) => say::task_due(lang, &task.id, day),
        (None, _) if task.time.standing => say::task_standing(lang, &task.id),
        (None, _) => say::task_without_deadline(lang, &task.id),
    };
    let mut add = |sentence: String| {
        out.push(' ');
        out.push_str(&sentence);
    };
    let day = date_phrase(verdict.known_on, lang);
    let report = verdict.report.and_then(|at| observations.progress.get(at as usize));
    let late = verdict.late_days.map(|days| days.to_string());
    let is_late = verdict.late_days.is_some_and(|days| days > 0);
    let code = verdict.code.map_or("", Code::name);
    match verdict.code {
        None => match report.and_then(|report| report.reported_on) {
            Some(last) => add(say::task_silent(lang, &date_phrase(last, lang), &date_phrase(as_of, lang))),
            None => add(say::task_unknown(lang, &date_phrase(as_of, lang))),
        },
        Some(Code::Done) => match (verdict.done_on, &late) {
            (Some(done), Some(late)) if is_late => add(say::task_done_late(lang, &date_phrase(done, lang), late)),
            (Some(done), _) => add(say::task_done_in_time(lang, &date_phrase(done, lang))),
            (None, _) if verdict.deadline.is_none() => add(say::task_done(lang)),
            (None, _) => add(say::task_done_some_day(lang)),
        },
        Some(other) => {
            let state = Code::of(TaskState::UnderWay, is_late) == other;
            let late = late.unwrap_or_default();
            add(match (state, is_late) {
                (true, false) => say::task_under_way(lang, &day, code),
                (true, true) => say::task_under_way_late(lang, &day, code, &late),
                (false, false) => say::task_not_begun(lang, &day, code),
                (false, true) => say::task_not_begun_late(lang, &day, code, &late),
            });
        }
    }
    if let Some(reported) = verdict.reported.filter(|reported| Some(*reported) != verdict.code) {
        add(say::task_reported_as(lang, reported.name()));
    }
    let proof = match report {
        Some(report) => observations.original(report.proof),
        None if verdict.code.is_some() => task.proof.as_deref().unwrap_or(""),
        None => "",
    };
    if !proof.is_empty() {
        add(say::task_proof(lang, proof.trim_end_matches('.')));
    }
    out
}
