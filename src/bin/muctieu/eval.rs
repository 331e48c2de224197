//! `muctieu eval`: the verdicts, as a table, JSON, CSV or Markdown.

use crate::blocks;
use crate::judged::{Judged, date};
use crate::output::{self, Failure};
use crate::render::{save, scene};
use crate::table::{self, Column, words};
use crate::targets::document_line;
use crate::words::pick;
use crate::workbook::workbook;
use crate::{RULE_ERRORS, VERDICTS, arguments};
use clap::ArgMatches;
use muctieu::diagnostics::Severity;
use muctieu::eval::explain::ask_phrase;
use muctieu::eval::printing::number_style;
use muctieu::eval::{Part, PartOf, Status, TargetVerdict};
use muctieu::messages::{Lang, evidence_label, status_label, verdict_short_label};
use muctieu::plan::{Body, Document, Joint, Modality, Target};
use muctieu::value::{Date, Truth, number};
use muctieu::view::Kind;
use muctieu::view::page::{Shown, page};
use muctieu::wire;
use std::path::PathBuf;

/// Members of a quantified target shown in a table, at the most.
const MOST_MEMBERS: usize = 12;

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, data) = arguments::inputs(arguments);
    let fail_on = arguments::fail_on(arguments, lang)?;
    let form = arguments::format(arguments);
    let out = arguments.get_one::<PathBuf>("out").filter(|path| path.as_os_str() != "-");
    if form == "xlsx" && out.is_none() {
        let sentence = pick(lang, "--format xlsx cần tên tệp để ghi: -o TỆP.xlsx", "--format xlsx needs a file to write: -o FILE.xlsx");
        return Err(Failure::Usage(sentence.to_owned()));
    }
    let mut judged = Judged::new(arguments, &paths, &data, lang)?;
    if let Some(name) = arguments.get_one::<String>("scenario") {
        let day = judged.outcome.as_of;
        judged.outcome = muctieu::scenario::evaluate(&judged.compilation.plan, &judged.observations, day, name)
            .map_err(|said| Failure::Usage(muctieu::diagnostics::render::text_of(&said, lang)))?;
    }
    let answer = if form == "json" {
        format!("{}\n", wire::eval_json(&judged.compilation, &judged.outcome, &judged.observations, &judged.data_findings, lang))
            .into_bytes()
    } else {
        judged.report_findings(lang);
        let report = Report { judged: &judged, lang };
        match form {
            "csv" => report.csv().into_bytes(),
            "md" => report.markdown().into_bytes(),
            "html" => report.html()?.into_bytes(),
            "xlsx" => workbook(&judged, lang)?,
            _ => report.text().into_bytes(),
        }
    };
    match out {
        Some(path) => save(path, &answer, lang)?,
        None => output::print_bytes(&answer, lang)?,
    }
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

/// The verdicts with the language to tell them in.
pub struct Report<'a> {
    /// Rules and figures, judged.
    pub judged: &'a Judged,
    /// The language.
    pub lang: Lang,
}

/// One line of the table.
pub struct Line {
    /// Shape, status and what became of the target.
    pub status: String,
    name: String,
    figure: String,
    asked: String,
    deadline: String,
    evidence: String,
}

impl Report<'_> {
    /// What is told of a target, in words.
    pub fn line(&self, verdict: &TargetVerdict, target: &Target) -> Line {
        let (judged, lang) = (self.judged, self.lang);
        let plan = &judged.compilation.plan;
        let v = &verdict.verdict;
        let mut status = format!("{} {}", shape(v.status), verdict_short_label(v, lang));
        if v.threatened {
            status.push_str(pick(lang, " (có nguy cơ tụt)", " (may fall back)"));
        }
        if target.modality == Modality::Strive {
            status.push_str(pick(lang, " (phấn đấu)", " (striven for)"));
        }
        if let Some(by) = verdict.superseded_by {
            status.push_str(&format!("; {} {}", pick(lang, "đã thay bằng", "superseded by"), judged.address(by)));
        }
        if let Some(by) = verdict.restated_by {
            let same = plan.target(by).is_some_and(|later| later.document == target.document);
            let word = if same { pick(lang, "trùng với", "same as") } else { pick(lang, "nhắc lại tại", "set again by") };
            status.push_str(&format!("; {word} {}", judged.address(by)));
        }
        if let Some(by) = verdict.replaced_by.and_then(|d| plan.document(d)) {
            status.push_str(&format!("; {} {}", pick(lang, "văn bản đã được thay bằng", "document replaced by"), by.number));
        }
        // Without a figure that counts, the latest one at hand is still worth knowing.
        let latest = || judged.told(v.latest?, None, target, lang).map(|told| format!("{} {told}", pick(lang, "mới có:", "latest:")));
        let figure = judged.figure(v, target, lang).or_else(latest).unwrap_or_else(|| "–".to_owned());
        let known = v.figure.is_some() && v.status != Status::Upcoming;
        Line {
            status,
            name: self.name(target),
            figure,
            asked: ask_phrase(plan, verdict.target, lang),
            deadline: target.deadline.map(|d| date(d, lang)).unwrap_or_else(|| "–".to_owned()),
            evidence: if known { evidence_label(v.evidence, lang).to_owned() } else { "–".to_owned() },
        }
    }

    /// The indicator with its scope; of a compound, those of its parts.
    pub fn name(&self, target: &Target) -> String {
        let plan = &self.judged.compilation.plan;
        if let Body::Compound(joint, parts) = &target.body {
            let names: Vec<String> = parts.iter().filter_map(|id| plan.target(*id)).map(|part| self.name(part)).collect();
            return names.join(match joint {
                Joint::All => pick(self.lang, " và ", " and "),
                Joint::Any => pick(self.lang, " hoặc ", " or "),
            });
        }
        let set = target.quantified.as_deref().and_then(|quantified| quantified.name());
        let mut name = set.or(plan.indicator(target.indicator).map(|i| i.name.clone())).unwrap_or_default();
        if let Some(scope) = &target.scope {
            name.push_str(&format!(", {}", scope.member));
        }
        name
    }

    /// The rows of a target: its own, and one for each member of a compound.
    fn rows(&self, verdict: &TargetVerdict, target: &Target) -> Vec<Vec<String>> {
        let line = self.line(verdict, target);
        let mut rows = vec![vec![line.status, line.name, line.figure, line.asked, line.deadline, line.evidence]];
        rows.append(&mut self.members(&verdict.parts, target));
        for part in &verdict.parts {
            let PartOf::Target(id) = part.of else { continue };
            let Some(member) = self.judged.compilation.plan.target(id) else { continue };
            rows.push(vec![
                format!("{} {}", shape(part.verdict.status), verdict_short_label(&part.verdict, self.lang)),
                format!("· {}", self.name(member)),
                self.judged.figure(&part.verdict, member, self.lang).unwrap_or_else(|| "–".to_owned()),
                ask_phrase(&self.judged.compilation.plan, id, self.lang),
                String::new(),
                String::new(),
            ]);
        }
        rows
    }

    /// The rows of the members of a quantified target, those that don't hold first; a long list is cut and said to be.
    fn members(&self, parts: &[Part], target: &Target) -> Vec<Vec<String>> {
        let plan = &self.judged.compilation.plan;
        let mut members: Vec<(&Part, String)> = parts
            .iter()
            .filter_map(|part| match part.of {
                PartOf::Member(member) => Some((part, plan.member_name(target, member)?.to_owned())),
                PartOf::Indicator(id) => Some((part, plan.indicator(id)?.name.clone())),
                _ => None,
            })
            .collect();
        members.sort_by_key(|(part, _)| match part.verdict.satisfied {
            Truth::False => 0,
            Truth::Unknown => 1,
            Truth::True => 2,
        });
        let left = members.len().saturating_sub(MOST_MEMBERS);
        let row = |(part, name): &(&Part, String)| {
            let status = format!("{} {}", shape(part.verdict.status), verdict_short_label(&part.verdict, self.lang));
            let figure = self.judged.figure(&part.verdict, target, self.lang).unwrap_or_else(|| "–".to_owned());
            vec![status, format!("· {name}"), figure, String::new(), String::new(), String::new()]
        };
        let mut rows: Vec<Vec<String>> = members.iter().take(MOST_MEMBERS).map(row).collect();
        if left > 0 {
            let more = format!("· … {left} {}", pick(self.lang, "thành viên khác, xem `muctieu explain`", "more, see `muctieu explain`"));
            rows.push(vec![String::new(), more, String::new(), String::new(), String::new(), String::new()]);
        }
        rows
    }

    /// Every verdict with its target and document, in the order of the rules.
    pub fn lines(&self) -> impl Iterator<Item = (&TargetVerdict, &Target, Option<&Document>)> {
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
            rows.extend(self.rows(verdict, target));
        }
        out.push_str(&table::aligned(&columns, &rows, 2));
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&blocks::indices(self.judged, self.lang, false));
        out.push_str(&blocks::tasks(self.judged, self.lang, false));
        out.push_str(&blocks::checks(self.judged, self.lang, false));
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
            rows.extend(self.rows(verdict, target));
        }
        close(group, &mut rows);
        out.push_str(&blocks::indices(self.judged, self.lang, true));
        out.push_str(&blocks::tasks(self.judged, self.lang, true));
        out.push_str(&blocks::checks(self.judged, self.lang, true));
        for line in self.summary().lines() {
            out.push_str(&format!("{line}\n\n"));
        }
        out
    }

    /// The page of `render` with the counts above the table.
    fn html(&self) -> Result<String, Failure> {
        let shown = Shown { kinds: &[Kind::Summary, Kind::Table], target: "", group: "", by: "", before: None };
        page(scene(self.judged, self.lang), shown)
            .ok_or_else(|| Failure::Usage(pick(self.lang, "không có mục tiêu nào để hiện", "there is no target to show").to_owned()))
    }

    fn csv(&self) -> String {
        let head = [
            "id",
            "indicator",
            "status",
            "satisfied",
            "value",
            "unit",
            "period",
            "canonical",
            "deadline",
            "outlook",
            "shortfall",
            "evidence",
            "modality",
            "document",
            "section",
            "source",
            "superseded_by",
        ];
        let judged = self.judged;
        let rows: Vec<Vec<String>> = self
            .lines()
            .map(|(verdict, target, document)| {
                let v = &verdict.verdict;
                let indicator = judged.compilation.plan.indicator(target.indicator);
                let unit = wire::figure_unit(target, indicator);
                let plain = |value: Option<f64>| value.map(number::write_json).unwrap_or_default();
                let row = judged.row(v.figure);
                vec![
                    judged.address(verdict.target).to_owned(),
                    indicator.map(|i| i.name.clone()).unwrap_or_default(),
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
        for (modality, name) in
            [(Modality::Commit, pick(lang, "Cam kết", "Committed to")), (Modality::Strive, pick(lang, "Phấn đấu", "Striven for"))]
        {
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
                each().map(|(status, count)| format!("{} {} {count}", shape(*status), status_label(*status, lang))).collect();
            let unknown: usize = each().filter(|(status, _)| status.is_unknown()).map(|(_, count)| count).sum();
            let share = share(unknown, total, lang);
            out.push_str(&match lang {
                Lang::Vi => {
                    format!("{name} ({total} mục tiêu): {}. Chưa kết luận được vì thiếu số liệu: {unknown} ({share}).\n", parts.join(" · "))
                }
                Lang::En => {
                    format!("{name} ({total} targets): {}. Not to be judged for want of figures: {unknown} ({share}).\n", parts.join(" · "))
                }
            });
        }
        if left_out > 0 {
            out.push_str(&match lang {
                Lang::Vi => format!("Không tính {left_out} mục tiêu mà văn bản sau đã thay hoặc nhắc lại.\n"),
                Lang::En => format!("Left out: {left_out} targets that a later document supersedes or sets again.\n"),
            });
        }
        out.push_str(&blocks::task_counts(self.judged, lang));
        if let Some(supposed) = &self.judged.outcome.supposed {
            out.push_str(&match lang {
                Lang::Vi => format!("Theo kịch bản “{}”: số sau kỳ công bố cuối cùng là giả định.\n", supposed.scenario),
                Lang::En => format!("In the scenario “{}”: figures after the last published ones are supposed.\n", supposed.scenario),
            });
        }
        out.push_str(&self.judged.dates(lang));
        out
    }
}

/// A share in percent: a whole number where it is one, else with as many digits as keep it apart from nothing and all.
fn share(part: usize, whole: usize, lang: Lang) -> String {
    let value = part as f64 * 100.0 / whole as f64;
    let rounded_away = |digits: &usize| [0.0, 100.0].contains(&number::round_to(value, *digits)) && part > 0 && part < whole;
    let from = usize::from(!(part * 100).is_multiple_of(whole));
    let digits = (from..6).find(|digits| !rounded_away(digits)).unwrap_or(6);
    format!("{}%", number::write(value, digits, number_style(lang)))
}
