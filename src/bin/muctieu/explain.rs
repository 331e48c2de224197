//! `muctieu explain`: one verdict with its whole reasoning.

use crate::eval::shape;
use crate::judged::{Judged, date};
use crate::output::{self, Failure};
use crate::table::{self, numbers, words};
use crate::targets::document_line;
use crate::words::pick;
use crate::{RULE_ERRORS, arguments, explain_block};
use clap::ArgMatches;
use muctieu::data::{FigureStatus, Row};
use muctieu::diagnostics::render::sentence::data_place;
use muctieu::diagnostics::render::text_of;
use muctieu::diagnostics::{Diagnostic, Place, Severity};
use muctieu::eval::explain::{day_phrase, period_phrase};
use muctieu::eval::printing::{Scale, figure_beside, number};
use muctieu::eval::{self, Part, PartOf, Point, TargetVerdict};
use muctieu::messages::{Lang, Said, evidence_label, verdict_label};
use muctieu::plan::{Method, Modality, Target};
use muctieu::value::{Truth, compare};
use muctieu::wire::{self, find};

/// Sentences are broken at so many columns.
const WIDTH: usize = 110;

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, data, wanted) = arguments::inputs_and_target(arguments, lang)?;
    let mut judged = Judged::new(arguments, &paths, &data, lang)?;
    let block = find::block(&judged.compilation.plan, &wanted, Some(judged.outcome.as_of));
    if let Some(block) = block.map_err(|message| Failure::Usage(text_of(&message, lang)))? {
        let text = if arguments::format(arguments) == "json" {
            let Judged { compilation, outcome, observations, data_findings, .. } = &judged;
            format!("{}\n", wire::explain_block_json(compilation, outcome, observations, data_findings, block, lang))
        } else {
            judged.report_findings(lang);
            explain_block::text(&mut judged, block, lang)
        };
        output::print(&text, lang)?;
        return Ok(if output::count(&judged.compilation.diagnostics, Severity::Error) > 0 { RULE_ERRORS } else { 0 });
    }
    let judged = judged;
    let unknown = |message: Box<Said>| {
        judged.report_findings(lang);
        Failure::Usage(text_of(&message, lang))
    };
    let text = if arguments::format(arguments) == "json" {
        let json = wire::explain_json(&judged.compilation, &judged.outcome, &judged.observations, &judged.data_findings, &wanted, lang);
        format!("{}\n", json.map_err(unknown)?)
    } else {
        let id = find::target(&judged.compilation.plan, &wanted, Some(judged.outcome.as_of)).map_err(unknown)?;
        judged.report_findings(lang);
        let verdict = judged.outcome.verdicts.iter().find(|v| v.target == id);
        let target = judged.compilation.plan.target(id);
        match verdict.zip(target) {
            Some((verdict, target)) => Reasons { judged: &judged, verdict, target, lang }.text(),
            // What asks for nothing on this date has no verdict; why stands among the findings.
            None => {
                let own = |finding: &&Diagnostic| target.is_some_and(|target| finding.place == Place::Rule(target.span));
                let said: Vec<String> = judged.outcome.diagnostics.iter().filter(own).map(|found| text_of(&found.message, lang)).collect();
                said.join("\n") + "\n"
            }
        }
    };
    output::print(&text, lang)?;
    Ok(if output::count(&judged.compilation.diagnostics, Severity::Error) > 0 { RULE_ERRORS } else { 0 })
}

struct Reasons<'a> {
    judged: &'a Judged,
    verdict: &'a TargetVerdict,
    target: &'a Target,
    lang: Lang,
}

impl Reasons<'_> {
    fn text(&self) -> String {
        let lang = self.lang;
        let mut out = self.head();
        let plan = &self.judged.compilation.plan;
        let sentences = eval::explain(plan, &self.judged.observations, &self.judged.outcome, self.verdict, lang);
        out.push_str(&format!("\n{}", table::aligned(&[words(WIDTH)], &[vec![sentences]], 0)));
        for (title, body) in [
            (pick(lang, "Số liệu", "Figures"), self.figures()),
            (pick(lang, "Các phần", "Parts"), self.parts()),
            (pick(lang, "Lộ trình", "Path"), self.path()),
            (pick(lang, "Phương pháp", "Method"), self.method()),
            (pick(lang, "Trích dẫn", "Citations"), self.citations()),
        ] {
            if !body.is_empty() {
                out.push_str(&format!("\n{title}\n{body}"));
            }
        }
        out.push_str(&format!("\n{}", self.judged.dates(lang)));
        out
    }

    /// Id and canonical form, document and section, the verdict.
    fn head(&self) -> String {
        let lang = self.lang;
        let plan = &self.judged.compilation.plan;
        let mut out = format!("{}: {}\n", self.judged.address(self.verdict.target), self.target.canonical);
        if let Some(document) = self.target.document.and_then(|d| plan.document(d)) {
            out.push_str(&document_line(Some(document), lang));
            if let Some(section) = &self.target.section {
                out.push_str(&format!(", {} {section}", pick(lang, "mục", "section")));
            }
            out.push('\n');
        }
        let v = &self.verdict.verdict;
        let striven = if self.target.modality == Modality::Strive { pick(lang, " (phấn đấu)", " (striven for)") } else { "" };
        out.push_str(&format!("{} {}{striven}", shape(v.status), verdict_label(v, lang)));
        if v.figure.is_some() {
            out.push_str(&format!("; {}: {}", pick(lang, "căn cứ", "evidence"), evidence_label(v.evidence, lang)));
        }
        out.push('\n');
        out
    }

    /// Every known figure of the indicator; those that the verdict rests on are marked.
    fn figures(&self) -> String {
        let lang = self.lang;
        let Some(scale) = self.judged.scale(self.target, lang) else { return String::new() };
        let plan = &self.judged.compilation.plan;
        let used: Vec<Option<u32>> = self.points().iter().map(|p| p.row).collect();
        let rows: Vec<Vec<String>> = eval::figures(plan, &self.judged.observations, self.judged.outcome.as_of, self.verdict.target)
            .iter()
            .map(|point| {
                let row = self.judged.row(Some(*point));
                let mark = if point.row.is_some() && used.contains(&point.row) { "*" } else { "" };
                let reported =
                    row.and_then(|r| r.reported_on).map(|day| format!("{} {}", pick(lang, "công bố", "reported"), date(day, lang)));
                vec![
                    mark.to_owned(),
                    period_phrase(point.period, lang),
                    scale.point(point, scale.decimals(point)),
                    row.map_or_else(|| pick(lang, "tính từ công thức", "computed").to_owned(), |r| status(r.status, lang).to_owned()),
                    reported.unwrap_or_default(),
                    row.map(|r| self.place(r)).unwrap_or_default(),
                ]
            })
            .collect();
        let mut out = table::aligned(&[words(1), words(24), numbers(), words(12), words(24), words(60)], &rows, 2);
        if rows.iter().any(|row| row.first().is_some_and(|mark| !mark.is_empty())) {
            out.push_str(pick(lang, "  (* số liệu mà kết luận dựa vào)\n", "  (* figures that the verdict rests on)\n"));
        }
        out
    }

    /// `so-lieu.csv, dòng 12`
    fn place(&self, row: &Row) -> String {
        let file = self.judged.observations.files.get(row.file as usize).map_or("", String::as_str);
        data_place(file, row.row, None, self.lang)
    }

    fn parts(&self) -> String {
        let lang = self.lang;
        let plan = &self.judged.compilation.plan;
        let mut rows: Vec<Vec<String>> = Vec::new();
        // (part, the target and the indicator it is of, how deep)
        let mut waiting: Vec<(&Part, &Target, usize)> = self.verdict.parts.iter().rev().map(|part| (part, self.target, 0)).collect();
        while let Some((part, target, depth)) = waiting.pop() {
            let (name, of) = match part.of {
                PartOf::Period(period) => (period_phrase(period, lang), target),
                PartOf::CommittedEnd(value) => (self.end(pick(lang, "cam kết", "committed to"), value), target),
                PartOf::StrivenEnd(value) => (self.end(pick(lang, "phấn đấu", "striven for"), value), target),
                PartOf::Target(id) => {
                    let member = plan.target(id).unwrap_or(target);
                    (member.canonical.clone(), member)
                }
                PartOf::Member(member) => (plan.member_name(target, member).unwrap_or_default().to_owned(), target),
                PartOf::Indicator(id) => (plan.indicator(id).map(|i| i.name.clone()).unwrap_or_default(), target),
            };
            let status = format!("{} {}", shape(part.verdict.status), verdict_label(&part.verdict, lang));
            rows.push(vec![
                format!("{}{name}", "· ".repeat(depth)),
                status,
                self.judged.figure(&part.verdict, of, lang).unwrap_or_default(),
            ]);
            waiting.extend(part.parts.iter().rev().map(|part| (part, of, depth + 1)));
        }
        table::aligned(&[words(70), words(40), words(40)], &rows, 2)
    }

    fn end(&self, word: &str, value: f64) -> String {
        match self.judged.scale(self.target, self.lang) {
            Some(scale) => format!("{word} {}", scale.figure(value, scale.exact(value, usize::from(self.target.decimals)))),
            None => word.to_owned(),
        }
    }

    /// From the baseline over the milestones to the target, and where the trend leads.
    fn path(&self) -> String {
        let lang = self.lang;
        let Some(scale) = self.judged.scale(self.target, lang) else { return String::new() };
        let v = &self.verdict.verdict;
        let stated = |value: f64| scale.figure(value, scale.exact(value, usize::from(self.target.decimals)));
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut step = |when: String, figure: String, what: String| rows.push(vec![when, figure, what]);
        if let Some(point) = v.baseline {
            let what = pick(lang, "mốc đầu", "baseline").to_owned();
            step(period_phrase(point.period, lang), scale.point(&point, scale.decimals(&point)), what);
        }
        for milestone in &self.target.milestones {
            step(period_phrase(milestone.period, lang), stated(milestone.value), pick(lang, "mốc lộ trình", "milestone").to_owned());
        }
        let deadline = wire::due(self.verdict, self.target).map(|day| day_phrase(day, lang)).unwrap_or_default();
        if let Some(threshold) = v.threshold {
            step(deadline.clone(), stated(threshold), pick(lang, "mục tiêu", "target").to_owned());
        }
        if let (Some(outlook), Some(threshold)) = (v.outlook, v.threshold) {
            let (digits, _) = scale.beside(outlook, threshold, computed(outlook * scale.factor()), scale.exact(threshold, 0));
            let mut what = pick(lang, "dự báo theo đà hiện nay", "outlook at this pace").to_owned();
            if let Some((low, high)) = v.outlook_range.filter(|(low, high)| !compare::equal(*low, *high)) {
                what.push_str(&format!(
                    ", {} {} – {}",
                    pick(lang, "trong khoảng", "within"),
                    scale.number(low, computed(low * scale.factor())),
                    scale.figure(high, computed(high * scale.factor()))
                ));
            }
            let when = v.milestone.map_or(deadline, |milestone| period_phrase(milestone.period, lang));
            step(when, scale.figure(outlook, digits), what);
        }
        table::aligned(&[words(28), numbers(), words(80)], &rows, 2)
    }

    /// The method by name, with every number it gave.
    fn method(&self) -> String {
        let lang = self.lang;
        let v = &self.verdict.verdict;
        let Some(scale) = self.judged.scale(self.target, lang) else { return String::new() };
        let signed = |value: f64| {
            let sign = if value < 0.0 { "-" } else { "" };
            format!("{sign}{}", scale.difference(value, computed(value * scale.factor())))
        };
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut add = |name: &str, value: Option<String>| rows.extend(value.map(|value| vec![name.to_owned(), value]));
        add(pick(lang, "số liệu trong cửa sổ", "figures in the window"), self.window(&scale));
        add(pick(lang, "thay đổi bình quân mỗi năm", "mean change a year"), v.actual_per_year.map(signed));
        add(pick(lang, "cần thay đổi mỗi năm", "change needed a year"), v.needed_per_year.map(signed));
        let passed = v.gap.is_some_and(|gap| gap <= 0.0);
        let gap = if passed {
            pick(lang, "vượt mục tiêu", "beyond the target by")
        } else {
            pick(lang, "còn thiếu", "short of the target by")
        };
        add(gap, v.gap.map(|gap| signed(gap.abs())));
        let (name, limits): (&str, &[f64]) = match v.method {
            Method::Forecast1 => (pick(lang, "mức thiếu m", "shortfall m"), &[0.05, 0.2]),
            Method::Pace1 | Method::Cagr1 => (pick(lang, "tỷ số tốc độ", "ratio of paces"), &[0.95, 0.6]),
        };
        let digits = |value: f64| limits.iter().map(|limit| figure_beside(value, *limit, 3)).max().unwrap_or(3);
        add(name, v.shortfall.map(|value| number(value, digits(value), lang)));
        let reached = match v.satisfied {
            Truth::True => pick(lang, "đạt từ ngày", "reached on"),
            _ => pick(lang, "theo đà này, đạt vào ngày", "reached at this pace on"),
        };
        add(reached, v.reached_on.map(|day| date(day, lang)));
        if rows.is_empty() {
            return String::new();
        }
        format!("  {}\n{}", v.method.name(), table::aligned(&[words(40), words(60)], &rows, 4))
    }

    fn window(&self, scale: &Scale) -> Option<String> {
        let v = &self.verdict.verdict;
        let (first, last) = (v.window_start?, v.figure?);
        let told = |p: &Point| format!("{} ({})", scale.point(p, scale.decimals(p)), period_phrase(p.period, self.lang));
        Some(format!("{}: {} → {}", v.window_count, told(&first), told(&last)))
    }

    /// The figures that the verdict and its parts rest on.
    fn points(&self) -> Vec<Point> {
        let verdicts = std::iter::once(&self.verdict.verdict).chain(self.verdict.parts.iter().map(|part| &part.verdict));
        verdicts.flat_map(|v| [v.figure, v.latest, v.reference, v.window_start, v.baseline]).flatten().collect()
    }

    /// The document, and each source of a figure once.
    fn citations(&self) -> String {
        let lang = self.lang;
        let plan = &self.judged.compilation.plan;
        let mut lines: Vec<String> = Vec::new();
        if let Some(document) = self.target.document.and_then(|d| plan.document(d)) {
            let mut line = document_line(Some(document), lang);
            if let Some(section) = &self.target.section {
                line.push_str(&format!(", {} {section}", pick(lang, "mục", "section")));
            }
            lines.push(line);
        }
        lines.extend(self.target.basis.clone());
        let text = |id| self.judged.observations.original(id);
        for row in self.points().iter().filter_map(|point| self.judged.row(Some(*point))) {
            let mut line = text(row.source).to_owned();
            let url = text(row.url);
            if !url.is_empty() {
                line = if line.is_empty() { url.to_owned() } else { format!("{line}, {url}") };
            }
            if !line.is_empty() && !lines.contains(&line) {
                lines.push(line);
            }
        }
        let rows: Vec<Vec<String>> = lines.into_iter().map(|line| vec!["-".to_owned(), line]).collect();
        table::aligned(&[words(1), words(WIDTH)], &rows, 2)
    }
}

/// What the publisher says of a figure.
fn status(status: FigureStatus, lang: Lang) -> &'static str {
    match (lang, status) {
        (Lang::Vi, status) => status.name(),
        (Lang::En, FigureStatus::Official) => "official",
        (Lang::En, FigureStatus::Estimate) => "estimate",
        (Lang::En, FigureStatus::Preliminary) => "provisional",
    }
}

/// Digits for a number that was computed: three where it needs them.
fn computed(value: f64) -> usize {
    muctieu::value::number::decimals_needed(value, 3)
}
