//! What `eval` and `explain` share: rules and data read and judged, and their figures in words.

use crate::output::{self, Failure};
use crate::{arguments, clock, files};
use clap::ArgMatches;
use muctieu::data::xlsx::{self, Choice};
use muctieu::data::{LoadLimits, Observations, Row};
use muctieu::diagnostics::render::sentence::book_and_sheet;
use muctieu::diagnostics::render::{sentence::sentence, shown};
use muctieu::diagnostics::{Diagnostic, Severity};
use muctieu::eval::explain::period_phrase;
use muctieu::eval::printing::Scale;
use muctieu::eval::{self, Outcome, Point, Verdict};
use muctieu::messages::Lang;
use muctieu::plan::{Target, TargetId};
use muctieu::value::{Date, Period};
use muctieu::wire::find::Standing;
use muctieu::{Compilation, data};
use std::path::PathBuf;

/// Rules and data, judged on a day.
pub struct Judged {
    /// The rules.
    pub compilation: Compilation,
    /// The figures.
    pub observations: Observations,
    /// Findings in the data files.
    pub data_findings: Vec<Diagnostic>,
    /// The verdicts.
    pub outcome: Outcome,
    addresses: Vec<String>,
}

impl Judged {
    /// Reads everything and judges.
    pub fn new(arguments: &ArgMatches, rules: &[PathBuf], data: &[PathBuf], lang: Lang) -> Result<Judged, Failure> {
        let as_of = arguments::as_of(arguments, lang)?.unwrap_or_else(clock::today);
        one_stdin(rules.iter().chain(data), lang)?;
        let compilation = files::compile(rules, arguments.get_flag("strict"), lang)?;
        if data.is_empty() && compilation.observations.files.is_empty() {
            let sentence = crate::words::pick(
                lang,
                "chưa nêu số liệu: dùng --metrics, hoặc ghi trong tệp quy tắc dòng: số liệu từ \"tên-tệp.csv\"",
                "no figures are given: use --metrics, or a line in the rules: số liệu từ \"file.csv\"",
            );
            return Err(Failure::Usage(sentence.to_owned()));
        }
        let (observations, data_findings) = figures(data, &compilation, &arguments::workbook(arguments), lang)?;
        let outcome = eval::evaluate(&compilation.plan, &observations, as_of);
        let addresses = Standing::new(&compilation.plan, Some(as_of)).addresses();
        Ok(Judged { compilation, observations, data_findings, outcome, addresses })
    }

    /// The printed id of a target.
    pub fn address(&self, id: TargetId) -> &str {
        self.addresses.get(id.0 as usize).map_or("", String::as_str)
    }

    /// Errors in the rules, and everything found in the data: notes in a sentence, the rest in full.
    pub fn report_findings(&self, lang: Lang) {
        let sources = &self.compilation.sources;
        output::findings(&self.compilation.diagnostics, sources, Severity::Error, lang);
        let all = || self.data_findings.iter().chain(&self.outcome.diagnostics);
        let grave: Vec<Diagnostic> = all().filter(|d| d.severity > Severity::Info).cloned().collect();
        output::findings(&grave, sources, Severity::Warning, lang);
        let notes: Vec<Diagnostic> = all().filter(|d| d.severity == Severity::Info).cloned().collect();
        let lines: String = shown(&notes).iter().map(|note| format!("{}\n", sentence(note, sources, lang))).collect();
        if !lines.is_empty() {
            output::remark(&format!("{lines}\n"));
        }
    }

    /// The printer of a target's figures.
    pub fn scale<'a>(&'a self, target: &'a Target, lang: Lang) -> Option<Scale<'a>> {
        Some(Scale::new(target, self.compilation.plan.indicator(target.indicator)?, lang))
    }

    /// The figure of a verdict with unit and period, with digits enough to stay on its side of the threshold.
    pub fn figure(&self, verdict: &Verdict, target: &Target, lang: Lang) -> Option<String> {
        self.told(verdict.figure?, verdict.threshold, target, lang)
    }

    /// A figure with unit and period, beside a threshold where there is one.
    pub fn told(&self, point: Point, threshold: Option<f64>, target: &Target, lang: Lang) -> Option<String> {
        let scale = self.scale(target, lang)?;
        let published = scale.decimals(&point);
        let decimals = threshold.map_or(published, |t| scale.beside(point.value, t, published, scale.exact(t, published)).0);
        Some(format!("{} ({})", scale.point(&point, decimals), period_phrase(point.period, lang)))
    }

    /// The row of the observations that a point came from.
    pub fn row(&self, point: Option<Point>) -> Option<&Row> {
        self.observations.rows.get(point?.row? as usize)
    }

    /// Day of the verdicts and of the newest figure.
    pub fn dates(&self, lang: Lang) -> String {
        let as_of = date(self.outcome.as_of, lang);
        match (self.outcome.figures_to, lang) {
            (Some(day), Lang::Vi) => format!("Đánh giá ngày {as_of}. Số liệu đến ngày {}.\n", date(day, lang)),
            (Some(day), Lang::En) => format!("Judged on {as_of}. Figures to {}.\n", date(day, lang)),
            (None, Lang::Vi) => format!("Đánh giá ngày {as_of}. Chưa có số liệu nào.\n"),
            (None, Lang::En) => format!("Judged on {as_of}. There are no figures.\n"),
        }
    }
}

/// Refuses a second `-`: standard input is read once.
pub fn one_stdin<'a>(paths: impl Iterator<Item = &'a PathBuf>, lang: Lang) -> Result<(), Failure> {
    if paths.filter(|path| path.as_os_str() == "-").count() > 1 {
        let sentence =
            crate::words::pick(lang, "chỉ một tệp đọc được từ đầu vào chuẩn (-)", "only one file can be read from standard input (-)");
        return Err(Failure::Usage(sentence.to_owned()));
    }
    Ok(())
}

/// The figures that the rules name themselves and those of files and folders, and what was found in them.
pub fn figures(paths: &[PathBuf], rules: &Compilation, choice: &Choice, lang: Lang) -> Result<(Observations, Vec<Diagnostic>), Failure> {
    let mut observations = rules.observations.clone();
    let mut findings = rules.data_diagnostics.clone();
    for path in paths {
        for file in files::expand(path, &["csv", "json", "xlsx"], lang)? {
            let (name, bytes) = if file.as_os_str() == "-" {
                (files::STDIN.to_owned(), files::stdin(files::MOST_DATA, lang)?)
            } else {
                let bytes = files::read(&file, files::MOST_DATA).map_err(|error| files::unreadable(&file, &error, lang))?;
                (file.to_string_lossy().into_owned(), bytes)
            };
            // A file that the rules name themselves is read already.
            let own_name = files::name_of(&file);
            if rules.observations.files.iter().any(|known| book_and_sheet(known).0 == own_name) {
                continue;
            }
            let (more, mut found) = if xlsx::is_workbook(&bytes) {
                xlsx::load(&bytes, &name, choice, LoadLimits::NATIVE)
            } else {
                data::load(&bytes, &name, file.extension().and_then(|extension| extension.to_str()))
            };
            observations.append(&more);
            findings.append(&mut found);
        }
    }
    Ok((observations, findings))
}

/// A day in figures: `30/9/2026`, `30 September 2026`.
pub fn date(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => day.slashed(),
        Lang::En => Period::day(day).english(),
    }
}
