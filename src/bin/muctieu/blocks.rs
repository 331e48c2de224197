//! Tasks, composite indices and checks as text, behind the targets of `eval`.

use crate::judged::{Judged, date};
use crate::table::{self, Column, words};
use crate::targets::document_line;
use crate::words::pick;
use muctieu::eval::checks::figure_of;
use muctieu::eval::checks::place_of;
use muctieu::eval::explain::period_phrase;
use muctieu::eval::printing::{Scale, number_style};
use muctieu::eval::{Code, Points, TaskVerdict};
use muctieu::messages::Lang;
use muctieu::plan::{DocumentId, Task};
use muctieu::value::number;

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
        None if verdict.report.is_some() => format!("{} {}", shape(None), pick(lang, "chưa có báo cáo sau hạn", "not reported since due")),
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

/// Points, or the two ends of what is possible.
fn score(points: Option<&Points>, max: f64, lang: Lang) -> String {
    let write = |value: f64| number::write(value, number::decimals_needed(value, 2), number_style(lang));
    match points {
        Some(points) if points.is_known() => format!("{}/{}", write(points.low), write(max)),
        Some(points) => format!("{}–{}/{}", write(points.low), write(points.high), write(max)),
        None => format!("–/{}", write(max)),
    }
}

/// The composite indices with their parts; empty where the rules have none.
pub fn indices(judged: &Judged, lang: Lang, markdown: bool) -> String {
    let plan = &judged.compilation.plan;
    let mut out = String::new();
    for verdict in &judged.outcome.indices {
        let Some(index) = plan.indices.get(verdict.index as usize) else { continue };
        let head = match lang {
            Lang::Vi => ["Số", "Thành phần", "Điểm", "Số liệu", "Chủ trì"],
            Lang::En => ["No.", "Part", "Points", "Figure", "Lead"],
        };
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (at, part) in index.parts.iter().enumerate() {
            let points = verdict.points.get(at);
            let figure = points.and_then(|points| points.figure.map(|figure| (figure, points.reported)));
            let told = figure.and_then(|(figure, reported)| {
                let id = if reported { part.score } else { part.measure.unwrap_or(part.score) };
                let scale = Scale::of_indicator(plan.indicator(id)?, lang);
                Some(format!("{} ({})", scale.point(&figure, scale.decimals(&figure)), period_phrase(figure.period, lang)))
            });
            rows.push(vec![
                part.number.clone(),
                part.name.clone(),
                score(points, part.max, lang),
                told.unwrap_or_else(|| if points.is_some_and(Points::is_known) { String::new() } else { "–".to_owned() }),
                part.leads.join("; "),
            ]);
        }
        let title = format!("{} · {}", pick(lang, "Bộ chỉ số", "Index"), period_phrase(verdict.period, lang));
        out.push_str(&if markdown {
            format!("## {title}\n\n{}\n", table::markdown(&head, &[words(usize::MAX); 5], &rows))
        } else {
            let columns: [Column; 5] = [words(8), words(60), words(22), words(34), words(32)];
            let head: Vec<String> = head.iter().map(|h| (*h).to_owned()).collect();
            let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
            format!("{title}\n{}\n", table::aligned(&columns, &rows, 2))
        });
    }
    out
}

/// The checks with what they found, every failure on a line; empty where the rules have none.
pub fn checks(judged: &Judged, lang: Lang, markdown: bool) -> String {
    let plan = &judged.compilation.plan;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for verdict in &judged.outcome.checks {
        let Some(check) = plan.checks.get(verdict.check as usize) else { continue };
        let write = |value: f64| figure_of(check, value, number_style(lang));
        let state = match verdict.holds.known() {
            Some(true) => format!("✔ {} ({})", pick(lang, "đúng", "holds"), verdict.compared),
            Some(false) => format!("✘ {} {}/{}", pick(lang, "sai", "fails"), verdict.failed, verdict.compared),
            None => format!("◌ {}", pick(lang, "chưa so sánh được", "nothing to compare")),
        };
        rows.push(vec![state, check.name.clone(), String::new(), check.text.clone()]);
        for failure in &verdict.failures {
            let sides = format!("{} ; {} {}", write(failure.left), check.relation.sign(), write(failure.right));
            let gap = format!("{} {}", pick(lang, "lệch", "off by"), write((failure.left - failure.right).abs()));
            rows.push(vec![String::new(), format!("· {}", place_of(failure)), gap, sides]);
        }
        let hidden = (verdict.failed as usize).saturating_sub(verdict.failures.len());
        if hidden > 0 {
            rows.push(vec![String::new(), format!("· … {hidden}"), String::new(), String::new()]);
        }
    }
    if rows.is_empty() {
        return String::new();
    }
    let title = pick(lang, "Kiểm tra", "Checks");
    let head = match lang {
        Lang::Vi => ["Kết quả", "Kiểm tra", "Lệch", "Hai vế"],
        Lang::En => ["Result", "Check", "Off by", "Sides"],
    };
    if markdown {
        return format!("## {title}\n\n{}\n", table::markdown(&head, &[words(usize::MAX); 4], &rows));
    }
    let columns: [Column; 4] = [words(22), words(60), words(30), words(60)];
    let head: Vec<String> = head.iter().map(|h| (*h).to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    format!("{title}\n{}\n", table::aligned(&columns, &rows, 2))
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
