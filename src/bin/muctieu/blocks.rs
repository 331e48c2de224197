//! Tasks, composite indices and checks as text, behind the targets of `eval`.

use crate::judged::{Judged, date};
use crate::table::{self, Column, words};
use crate::targets::document_line;
use crate::words::pick;
use muctieu::eval::{Code, TaskVerdict};
use muctieu::messages::Lang;
use muctieu::plan::{DocumentId, Task};

/// The shape that goes with a code, so that it is told without colour.
fn shape(code: Option<Code>) -> char {
    match code {
        Some(Code::Done) => '✔',
        Some(Code::UnderWay) => '↗',
        Some(Code::UnderWayLate) => '▲',
        Some(Code::NotBegun) => '○',
        Some(Code::NotBegunLate) => '✘',
        None => '◌',
    }
}

fn task_row(verdict: &TaskVerdict, task: &Task, lang: Lang) -> Vec<String> {
    let mut status = match verdict.code {
        Some(code) => format!("{} {}", shape(Some(code)), code.name()),
        None => format!("{} {}", shape(None), pick(lang, "chưa có báo cáo", "not reported")),
    };
    if let Some(days) = verdict.late_days.filter(|days| *days > 0) {
        status.push_str(&match lang {
            Lang::Vi => format!(", trễ {days} ngày"),
            Lang::En => format!(", {days} days late"),
        });
    }
    let due = match (verdict.deadline, verdict.period) {
        (Some(day), Some(_)) => format!("{} ({})", date(day, lang), task.time.words),
        (Some(day), None) => date(day, lang),
        (None, _) if task.time.words.is_empty() => "–".to_owned(),
        (None, _) => task.time.words.clone(),
    };
    let done = verdict.done_on.map_or_else(|| "–".to_owned(), |day| date(day, lang));
    vec![status, format!("{} {}", task.id, task.name), due, done, task.leads.join("; ")]
}

fn task_head(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Vi => ["Mã", "Nhiệm vụ", "Thời hạn", "Hoàn thành", "Chủ trì"],
        Lang::En => ["Code", "Task", "Due", "Done on", "Lead"],
    }
}

/// The tasks of each document, with their counts; empty where the rules have none.
pub fn tasks(judged: &Judged, lang: Lang, markdown: bool) -> String {
    let plan = &judged.compilation.plan;
    let columns: [Column; 5] = [words(24), words(60), words(26), words(12), words(32)];
    let mut out = String::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut group: Option<Option<DocumentId>> = None;
    let close = |group: Option<Option<DocumentId>>, rows: &mut Vec<Vec<String>>, out: &mut String| {
        let Some(document) = group else { return };
        let line = document_line(document.and_then(|d| plan.document(d)), lang);
        let title = format!("{} · {line}", pick(lang, "Nhiệm vụ", "Tasks"));
        let body = std::mem::take(rows);
        out.push_str(&if markdown {
            format!("## {title}\n\n{}\n", table::markdown(&task_head(lang), &[words(usize::MAX); 5], &body))
        } else {
            let head: Vec<String> = task_head(lang).iter().map(|h| (*h).to_owned()).collect();
            let rows: Vec<Vec<String>> = std::iter::once(head).chain(body).collect();
            format!("{title}\n{}\n", table::aligned(&columns, &rows, 2))
        });
    };
    for verdict in &judged.outcome.tasks {
        let Some(task) = plan.tasks.get(verdict.task as usize) else { continue };
        if group != Some(task.document) {
            close(group, &mut rows, &mut out);
            group = Some(task.document);
        }
        rows.push(task_row(verdict, task, lang));
    }
    close(group, &mut rows, &mut out);
    out
}

/// `Nhiệm vụ (60): HT 27 · ĐTH-Đ 23 · chưa có báo cáo 10.`; empty without tasks.
pub fn task_counts(judged: &Judged, lang: Lang) -> String {
    let tasks = &judged.outcome.tasks;
    if tasks.is_empty() {
        return String::new();
    }
    let count = |code: Option<Code>| tasks.iter().filter(|task| task.code == code).count();
    let mut parts: Vec<String> = Code::ALL
        .into_iter()
        .map(|code| (code, count(Some(code))))
        .filter(|(_, count)| *count > 0)
        .map(|(code, count)| format!("{} {} {count}", shape(Some(code)), code.name()))
        .collect();
    let unknown = count(None);
    if unknown > 0 {
        parts.push(format!("{} {} {unknown}", shape(None), pick(lang, "chưa có báo cáo", "not reported")));
    }
    format!("{} ({}): {}.\n", pick(lang, "Nhiệm vụ", "Tasks"), tasks.len(), parts.join(" · "))
}
