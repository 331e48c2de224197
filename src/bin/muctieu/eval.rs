//! `muctieu eval`: the verdicts, as a table, JSON, CSV or Markdown.

use crate::judged::Judged;
use crate::output::{self, Failure};
use crate::table::{self, Column, words};
use crate::targets::document_line;
use crate::words::pick;
use crate::{RULE_ERRORS, VERDICTS, arguments};
use clap::ArgMatches;
use muctieu::diagnostics::Severity;
use muctieu::eval::{Evidence, Status, TargetVerdict};
use muctieu::messages::Lang;
use muctieu::plan::{Document, Modality, Target};
use muctieu::value::{Date, number};
use muctieu::view::words as phrases;
use muctieu::wire;

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, data) = arguments::inputs(arguments);
    let fail_on = arguments::fail_on(arguments, lang)?;
    let judged = Judged::new(arguments, &paths, &data, lang)?;
    let form = arguments::format(arguments);
    let text = if form == "json" {
        format!("{}\n", wire::eval_json(&judged.compilation, &judged.outcome, &judged.observations, &judged.data_findings, lang))
    } else {
        judged.report_findings(lang);
        let report = Report { judged: &judged, lang };
        match form {
            "csv" => report.csv(),
            "md" => report.markdown(),
            _ => report.text(),
        }
    };
    output::print(&text, lang)?;
    let fails = |v: &&TargetVerdict| {
        let committed = judged.compilation.plan.target(v.target).is_some_and(|t| t.modality == Modality::Commit);
        committed && !v.is_overtaken() && fail_on.contains(&v.verdict.status)
    };
    Ok(if output::count(&judged.compilation.diagnostics, Severity::Error) > 0 {
        RULE_ERRORS
    } else if judged.outcome.verdicts.iter().any(|v| fails(&v)) {
        VERDICTS
    } else {
        0
    })
}

/// The shape that goes with a status, so that it is told without colour.
pub fn shape(status: Status) -> char {
    match status {
        Status::Achieved => '✔',
        Status::Met => '✓',
        Status::OnTrack => '↗',
        Status::AtRisk => '▲',
        Status::OffTrack => '→',
        Status::Missed => '✘',
        Status::AwaitingData => '⧗',
        Status::NoTrend | Status::NoData => '◌',
        Status::Upcoming => '○',
    }
}

/// How strong the evidence is, in a word.
pub fn evidence(evidence: Evidence, lang: Lang) -> &'static str {
    match evidence {
        Evidence::Strong => pick(lang, "vững", "strong"),
        Evidence::Fair => pick(lang, "khá", "fair"),
        Evidence::Weak => pick(lang, "ít số liệu", "weak"),
    }
}

struct Report<'a> {
    judged: &'a Judged,
    lang: Lang,
}

/// One line of the table.
struct Line {
    id: String,
    status: String,
    name: String,
    figure: String,
    asked: String,
    deadline: String,
    evidence: String,
}

impl Report<'_> {
    fn line(&self, verdict: &TargetVerdict, target: &Target) -> Line {
        let (judged, lang) = (self.judged, self.lang);
        let plan = &judged.compilation.plan;
        let v = &verdict.verdict;
        let mut status = format!("{} {}", shape(v.status), phrases::label(v, lang));
        if target.modality == Modality::Strive {
            status.push_str(pick(lang, " (phấn đấu)", " (striven for)"));
        }
        if let Some(by) = verdict.superseded_by {
            status.push_str(&format!("; {} {}", pick(lang, "đã thay bằng", "superseded by"), judged.address(by)));
        }
        if let Some(by) = verdict.restated_by {
            status.push_str(&format!("; {} {}", pick(lang, "nhắc lại tại", "set again by"), judged.address(by)));
        }
        if let Some(by) = verdict.replaced_by.and_then(|d| plan.document(d)) {
            status.push_str(&format!("; {} {}", pick(lang, "văn bản đã được thay bằng", "document replaced by"), by.number));
        }
        let mut name = plan.indicator(target.indicator).map(|i| i.name.clone()).unwrap_or_default();
        if let Some(scope) = &target.scope {
            name.push_str(&phrases::scope(scope, lang));
        }
        let figure = v.figure.map(|_| judged.figure(v, target, lang)).unwrap_or_else(|| "–".to_owned());
        let known = v.figure.is_some() && v.status != Status::Upcoming;
        Line {
            id: judged.address(verdict.target).to_owned(),
            status,
            name,
            figure,
            asked: judged.asked(target, lang),
            deadline: target.deadline.map(|d| phrases::date(d, lang)).unwrap_or_else(|| "–".to_owned()),
            evidence: if known { evidence(v.evidence, lang).to_owned() } else { "–".to_owned() },
        }
    }

    fn lines(&self) -> impl Iterator<Item = (&TargetVerdict, &Target, Option<&Document>)> {
        let plan = &self.judged.compilation.plan;
        self.judged.outcome.verdicts.iter().filter_map(move |verdict| {
            let target = plan.target(verdict.target)?;
            Some((verdict, target, target.document.and_then(|d| plan.document(d))))
        })
    }

    fn head(&self) -> [&'static str; 6] {
        match self.lang {
            Lang::Vi => ["Kết luận", "Chỉ tiêu", "Số liệu", "Mục tiêu", "Thời hạn", "Căn cứ"],
            Lang::En => ["Verdict", "Indicator", "Figure", "Target", "Deadline", "Evidence"],
        }
    }

    fn text(&self) -> String {
        let columns: [Column; 6] = [words(30), words(44), words(30), words(30), words(20), words(12)];
        let mut out = String::new();
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut group: Option<Option<&str>> = None;
        for (verdict, target, document) in self.lines() {
            let number = document.map(|d| d.number.as_str());
            if group != Some(number) {
                out.push_str(&table::aligned(&columns, &std::mem::take(&mut rows), 2));
                if group.is_some() {
                    out.push('\n');
                }
                out.push_str(&format!("{}\n", document_line(document, self.lang)));
                rows.push(self.head().iter().map(|h| (*h).to_owned()).collect());
                group = Some(number);
            }
            let line = self.line(verdict, target);
            rows.push(vec![line.status, line.name, line.figure, line.asked, line.deadline, line.evidence]);
        }
        out.push_str(&table::aligned(&columns, &rows, 2));
        out.push('\n');
        out.push_str(&self.summary());
        out
    }

    fn markdown(&self) -> String {
        let columns = [words(usize::MAX); 6];
        let mut out = String::new();
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut group: Option<Option<&Document>> = None;
        let number = |d: Option<&Document>| d.map(|d| d.number.clone());
        let mut close = |group: Option<Option<&Document>>, rows: &mut Vec<Vec<String>>| {
            if let Some(document) = group {
                let body = table::markdown(&self.head(), &columns, &std::mem::take(rows));
                out.push_str(&format!("## {}\n\n{body}\n", document_line(document, self.lang)));
            }
        };
        for (verdict, target, document) in self.lines() {
            if group.map(number) != Some(number(document)) {
                close(group, &mut rows);
                group = Some(document);
            }
            let line = self.line(verdict, target);
            rows.push(vec![line.status, line.name, line.figure, line.asked, line.deadline, line.evidence]);
        }
        close(group, &mut rows);
        for line in self.summary().lines() {
            out.push_str(&format!("{line}\n\n"));
        }
        out
    }

    fn csv(&self) -> String {
        let head = [
            "id", "indicator", "status", "satisfied", "value", "unit", "period", "canonical", "deadline", "outlook", "shortfall", "evidence",
            "modality", "document", "section", "source", "superseded_by",
        ];
        let judged = self.judged;
        let rows: Vec<Vec<String>> = self
            .lines()
            .map(|(verdict, target, document)| {
                let v = &verdict.verdict;
                let (factor, unit) = judged.printed(target);
                let plain = |value: Option<f64>| value.map(|x| number::write_json(x * factor)).unwrap_or_default();
                let row = v.figure.and_then(|p| p.row).and_then(|row| judged.observations.rows.get(row as usize));
                vec![
                    judged.address(verdict.target).to_owned(),
                    judged.compilation.plan.indicator(target.indicator).map(|i| i.name.clone()).unwrap_or_default(),
                    v.status.name().to_owned(),
                    v.satisfied.known().map(|b| b.to_string()).unwrap_or_default(),
                    plain(v.figure.map(|p| p.value)),
                    unit.text.to_string(),
                    v.figure.map(|p| p.period.iso()).unwrap_or_default(),
                    target.canonical.clone(),
                    target.deadline.map(Date::iso).unwrap_or_default(),
                    plain(v.outlook),
                    v.shortfall.map(number::write_json).unwrap_or_default(),
                    v.evidence.name().to_owned(),
                    if target.modality == Modality::Strive { "strive" } else { "commit" }.to_owned(),
                    document.map(|d| d.number.clone()).unwrap_or_default(),
                    target.section.clone().unwrap_or_default(),
                    row.map(|r| judged.observations.original(r.source).to_owned()).unwrap_or_default(),
                    verdict.superseded_by.map(|by| judged.address(by).to_owned()).unwrap_or_default(),
                ]
            })
            .collect();
        table::csv(&head, &rows)
    }

    /// Commitments and strivings apart, what is unknown, and how far the figures reach.
    fn summary(&self) -> String {
        let lang = self.lang;
        let mut out = String::new();
        let mut left_out = 0;
        for (modality, name) in [
            (Modality::Commit, pick(lang, "Cam kết", "Committed to")),
            (Modality::Strive, pick(lang, "Phấn đấu", "Striven for")),
        ] {
            let mut counts = [0usize; Status::ALL.len()];
            for (verdict, _, _) in self.lines().filter(|(_, target, _)| target.modality == modality) {
                if verdict.is_overtaken() {
                    left_out += 1;
                } else if let Some(count) = counts.get_mut(verdict.verdict.status as usize) {
                    *count += 1;
                }
            }
            let total: usize = counts.iter().sum();
            if total == 0 {
                continue;
            }
            let each = || Status::ALL.iter().zip(counts).filter(|(_, count)| *count > 0);
            let parts: Vec<String> =
                each().map(|(status, count)| format!("{} {} {count}", shape(*status), phrases::status(*status, lang))).collect();
            let unknown: usize = each().filter(|(status, _)| status.is_unknown()).map(|(_, count)| count).sum();
            let share = phrases::share(unknown, total, lang);
            out.push_str(&match lang {
                Lang::Vi => format!("{name} ({total} mục tiêu): {}. Chưa kết luận được vì thiếu số liệu: {unknown} ({share}).\n", parts.join(" · ")),
                Lang::En => format!("{name} ({total} targets): {}. Not to be judged for want of figures: {unknown} ({share}).\n", parts.join(" · ")),
            });
        }
        if left_out > 0 {
            out.push_str(&match lang {
                Lang::Vi => format!("Không tính {left_out} mục tiêu mà văn bản sau đã thay hoặc nhắc lại.\n"),
                Lang::En => format!("Left out: {left_out} targets that a later document supersedes or sets again.\n"),
            });
        }
        out.push_str(&self.judged.dates(lang));
        out
    }
}
