//! Tasks on a date: the code that the province reports, from state, dates and the as-of date.
//!
//! In: the plan's tasks and reports of progress. Out: a [`TaskVerdict`] each. What nobody has reported is unknown: never
//! "not begun", and never late; and a report made by the last day says nothing of the days behind it, on which the task
//! may have been done, so that behind the last day an old report accuses nobody. A report counts from the day on which it was made (without one: from the day on which
//! the task was done, else always); of several the last one counts.

use crate::data::{Observations, Progress};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{DocumentId, Plan, Task, TaskState};
use crate::source::fold::fold_name;
use crate::value::map::Map;
use crate::value::{Date, DayOf, Grain, Period};

/// The code of a task, as the province reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Code {
    /// `HT`: done.
    Done,
    /// `ĐTH-Đ`: under way, in time.
    UnderWay,
    /// `ĐTH-T`: under way, late.
    UnderWayLate,
    /// `CTH-Đ`: not begun, not due.
    NotBegun,
    /// `CTH-T`: not begun, late.
    NotBegunLate,
}

impl Code {
    /// All, in the order of the enum.
    pub const ALL: [Code; 5] = [Code::Done, Code::UnderWay, Code::UnderWayLate, Code::NotBegun, Code::NotBegunLate];

    /// The code as reported and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Code::Done => "HT",
            Code::UnderWay => "ĐTH-Đ",
            Code::UnderWayLate => "ĐTH-T",
            Code::NotBegun => "CTH-Đ",
            Code::NotBegunLate => "CTH-T",
        }
    }

    /// The code of a state, late or not.
    pub fn of(state: TaskState, late: bool) -> Code {
        match (state, late) {
            (TaskState::Done, _) => Code::Done,
            (TaskState::UnderWay, false) => Code::UnderWay,
            (TaskState::UnderWay, true) => Code::UnderWayLate,
            (TaskState::NotBegun, false) => Code::NotBegun,
            (TaskState::NotBegun, true) => Code::NotBegunLate,
        }
    }
}

/// How a task stands on a date.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskVerdict {
    /// Which of [`Plan::tasks`].
    pub task: u32,
    /// The code; `None` while nobody has reported, and behind the last day until somebody reports again.
    pub code: Option<Code>,
    /// Of a recurring task the period that the code speaks of.
    pub period: Option<Period>,
    /// The last day; of a recurring task that of the period.
    pub deadline: Option<Date>,
    /// How many days it was done behind its last day, or was late on the day of the report (without such a day: on the
    /// as-of date); 0 in time; `None` where that is not known (no code, or done on a day that nobody states).
    pub late_days: Option<i32>,
    /// The day that the code speaks of: that of the report where the task was late on it, else the as-of date.
    pub known_on: Date,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// The code as it was reported, where the report gave one.
    pub reported: Option<Code>,
    /// The report that counts: which of [`Observations::progress`]; `None` where the rules state the progress.
    pub report: Option<u32>,
}

/// What is known of a task.
#[derive(Clone, Copy)]
struct Known {
    state: TaskState,
    said_late: Option<bool>,
    done_on: Option<Date>,
    period: Option<Period>,
    reported_on: Option<Date>,
    report: Option<u32>,
}

/// The codes of all tasks whose documents exist on a date.
pub(crate) fn judge(plan: &Plan, observations: &Observations, as_of: Date, diagnostics: &mut Vec<Diagnostic>) -> Vec<TaskVerdict> {
    let reports = bind(plan, observations, diagnostics);
    let mut out = Vec::with_capacity(plan.tasks.len());
    for (at, task) in plan.tasks.iter().enumerate() {
        if !plan.exists_on(task.document, as_of) {
            continue;
        }
        let mut known: Vec<Known> = Vec::new();
        if let Some(state) = task.state {
            let Task { said_late, done_on, .. } = *task;
            known.push(Known { state, said_late, done_on, period: None, reported_on: None, report: None });
        }
        known.extend(reports.get(&(at as u32)).into_iter().flatten().filter_map(|index| {
            let Progress { state, said_late, done_on, period, reported_on, .. } = *observations.progress.get(*index as usize)?;
            Some(Known { state, said_late, done_on, period, reported_on, report: Some(*index) })
        }));
        known.retain(|known| known.reported_on.or(known.done_on).is_none_or(|day| day <= as_of));
        place(plan, observations, task, &mut known, diagnostics);
        let verdict = stand(at as u32, task, &known, as_of);
        contradiction(plan, observations, task, &known, &verdict, diagnostics);
        out.push(verdict);
    }
    out
}

/// Gives every report its task; those without one are told.
fn bind(plan: &Plan, observations: &Observations, diagnostics: &mut Vec<Diagnostic>) -> Map<u32, Vec<u32>> {
    let mut reports: Map<u32, Vec<u32>> = Map::default();
    if observations.progress.is_empty() {
        return reports;
    }
    let mut by_key: Map<&str, Vec<u32>> = Map::default();
    for (at, task) in plan.tasks.iter().enumerate() {
        by_key.entry(task.key.as_str()).or_default().push(at as u32);
    }
    let number = |document: Option<DocumentId>| document.and_then(|d| plan.document(d)).map_or("", |d| d.number.as_str());
    let (mut strangers, mut names) = (0u32, Vec::new());
    for (index, progress) in observations.progress.iter().enumerate() {
        let wanted = observations.folded(progress.document);
        let id = observations.folded(progress.task).trim_end_matches('.');
        let all = by_key.get(id).map_or(&[][..], Vec::as_slice);
        let fits = |at: &&u32| {
            let task = plan.tasks.get(**at as usize);
            wanted.is_empty() || task.is_some_and(|task| fold_name(number(task.document)) == wanted)
        };
        let found: Vec<u32> = all.iter().filter(fits).copied().collect();
        match found.as_slice() {
            [one] => reports.entry(*one).or_default().push(index as u32),
            [] => {
                strangers += 1;
                if names.len() < 5 {
                    names.push(format!("“{}”", observations.original(progress.task)));
                }
            }
            many => {
                let documents: Vec<&str> =
                    many.iter().take(5).filter_map(|at| plan.tasks.get(*at as usize)).map(|task| number(task.document)).collect();
                let task = observations.original(progress.task).to_owned();
                let message = Message::ProgressAmbiguous { task, documents: documents.join("; ") };
                diagnostics.push(super::series::in_row(observations, progress.file, progress.row, message));
            }
        }
    }
    if strangers > 0 {
        let tasks = names.join(", ") + if strangers as usize > names.len() { ", …" } else { "" };
        diagnostics.push(Diagnostic::whole(Message::ProgressOfUnknownTasks { count: strangers.to_string(), tasks }));
    }
    reports
}

/// The period of this length that a day lies in.
fn period_of(day: Date, grain: Grain) -> Period {
    let (year, month, _) = day.civil();
    let found = match grain {
        Grain::Quarter => Period::quarter(year, (month - 1) / 3 + 1),
        Grain::Half => Period::half(year, (month - 1) / 6 + 1),
        Grain::Month => Period::month(year, month),
        _ => None,
    };
    found.unwrap_or(Period::year(year))
}

/// Gives what is known of a recurring task its period. Where it is due in the period that follows, a day on which it was
/// done speaks of the period before up to that day's due day; behind it, it may be that period's, late, or its own,
/// early, and counts for neither until the report says which.
fn place(plan: &Plan, observations: &Observations, task: &Task, known: &mut Vec<Known>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(grain) = task.time.every else { return };
    let behind = task.time.day.is_some_and(DayOf::is_behind);
    known.retain_mut(|known| {
        let (Some(done), None) = (known.done_on, known.period) else {
            known.period = known.period.map(|period| period_of(period.end(), grain));
            return true;
        };
        let own = period_of(done, grain);
        if !behind {
            known.period = Some(own);
            return true;
        }
        let before = period_of(own.start().plus_days(-1), grain);
        if done <= task.time.due_in(before) {
            known.period = Some(before);
            return true;
        }
        let message = Message::ProgressOfWhichPeriod {
            task: named(plan, task),
            done: done.slashed(),
            earlier: before.vietnamese(),
            later: own.vietnamese(),
        };
        let place = known.report.and_then(|report| observations.progress.get(report as usize));
        diagnostics.push(match place {
            Some(progress) => super::series::in_row(observations, progress.file, progress.row, message),
            None => Diagnostic::at(task.span, message),
        });
        false
    });
}

/// The number of a task with that of its document.
fn named(plan: &Plan, task: &Task) -> String {
    match task.document.and_then(|d| plan.document(d)) {
        Some(document) => format!("{} ({})", task.id, document.number),
        None => task.id.clone(),
    }
}

/// The code from what is known.
fn stand(at: u32, task: &Task, known: &[Known], as_of: Date) -> TaskVerdict {
    let mut verdict = TaskVerdict {
        task: at,
        code: None,
        period: None,
        deadline: task.time.deadline,
        late_days: None,
        known_on: as_of,
        done_on: None,
        reported: None,
        report: None,
    };
    // The last word: the latest day of report, else the later row.
    let last = |keep: &dyn Fn(&Known) -> bool| known.iter().filter(|k| keep(k)).max_by_key(|k| k.reported_on.or(k.done_on)).copied();
    let mut chosen = last(&|_| true);
    if let Some(grain) = task.time.every {
        // The period that runs, held to the stretch of the task; a word on it counts, else one on the period before,
        // else one that names no period.
        let day = task.time.deadline.map_or(as_of, |end| end.min(as_of));
        let previous = |period: Period| period_of(period.start().plus_days(-1), grain);
        let mut running = period_of(day, grain);
        // A period that is due in the one that follows is the one at hand until then.
        if task.time.day.is_some_and(DayOf::is_behind) && as_of <= task.time.due_in(previous(running)) {
            running = previous(running);
        }
        let before = previous(running);
        verdict.period = Some(running);
        for period in [running, before] {
            if let Some(found) = last(&|k| k.period == Some(period)) {
                chosen = Some(found);
                verdict.period = Some(period);
                break;
            }
            chosen = last(&|k| k.period.is_none());
        }
        verdict.deadline = verdict.period.map(|period| task.time.due_in(period));
    }
    let Some(known) = chosen else { return verdict };
    verdict.done_on = known.done_on;
    verdict.report = known.report;
    verdict.reported = known.said_late.map(|late| Code::of(known.state, late)).or((known.state == TaskState::Done).then_some(Code::Done));
    let behind = |day: Date| verdict.deadline.map_or(0, |deadline| (day.days() - deadline.days()).max(0));
    if known.state != TaskState::Done
        && behind(as_of) > 0
        && let Some(day) = known.reported_on
    {
        if behind(day) == 0 {
            return verdict;
        }
        verdict.known_on = day;
    }
    verdict.late_days = match known.state {
        TaskState::Done => known.done_on.map(behind).or(verdict.deadline.is_none().then_some(0)),
        TaskState::UnderWay | TaskState::NotBegun => Some(behind(verdict.known_on)),
    };
    verdict.code = Some(Code::of(known.state, verdict.late_days.is_some_and(|days| days > 0)));
    verdict
}

/// Says where a code that was reported does not follow from the deadline and the day of the report.
fn contradiction(
    plan: &Plan,
    observations: &Observations,
    task: &Task,
    known: &[Known],
    verdict: &TaskVerdict,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(known) = known.iter().find(|known| known.report == verdict.report) else { return };
    let (Some(late), Some(day), Some(deadline)) = (known.said_late, known.reported_on, verdict.deadline) else { return };
    if task.time.every.is_some() || (day > deadline) == late {
        return;
    }
    let message = Message::TaskCodeDiffers {
        task: named(plan, task),
        said: Code::of(known.state, late).name().to_owned(),
        found: Code::of(known.state, !late).name().to_owned(),
        deadline: deadline.slashed(),
        day: day.slashed(),
    };
    let place = known.report.and_then(|report| observations.progress.get(report as usize));
    diagnostics.push(match place {
        Some(progress) => super::series::in_row(observations, progress.file, progress.row, message),
        None => Diagnostic::at(task.span, message),
    });
}
