//! One example of a code page: rules, figures, an as-of date and a question for a target, as far as the page gives them.

use crate::generated;
use crate::page::{Mark, Page, with_hidden_characters, with_numbers_shown};
use muctieu::data::LoadLimits;
use muctieu::diagnostics::{Diagnostic, Fix, Place, Severity, count_errors};
use muctieu::source::SourceMap;
use muctieu::value::Date;
use muctieu::{CompileOptions, Host, wire};
use std::collections::{BTreeMap, BTreeSet};

/// What is run.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// Rule files by name; the first is the root, the others are reached by `dùng`.
    pub rules: Vec<(String, Vec<u8>)>,
    /// The figures' files by name.
    pub data: Vec<(String, Vec<u8>)>,
    /// How much of a figures' file is read.
    pub limits: LoadLimits,
    /// What is said of a workbook.
    pub choice: muctieu::data::xlsx::Choice,
    /// The day on which targets are judged, where figures are given.
    pub as_of: Option<Date>,
    /// The words by which a target is asked for.
    pub target: Option<String>,
    /// What is asked of a scenario, a line each: `kịch bản: …`, `tìm: … theo …`, `rút: …`.
    pub what_if: Option<String>,
}

/// What came of it.
pub struct Findings {
    /// All findings, of rules, figures and judging.
    pub list: Vec<Diagnostic>,
    /// The rule files.
    pub sources: SourceMap,
}

struct Memory(BTreeMap<String, Vec<u8>>);

impl Host for Memory {
    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| "không có tệp này".to_owned())
    }
}

impl Example {
    /// The example of a page; what is too long or not text is built by `generated`.
    pub fn of(page: &Page, mark: Mark, code: &str) -> Example {
        let mut example =
            Example { as_of: page.promise("Ngày:").map(|day| Date::parse_slashed(day).expect("a day")), ..Example::default() };
        for block in page.example(mark) {
            let bytes = with_hidden_characters(&block.text).into_bytes();
            match block.kind.as_str() {
                "muctieu" => {
                    let name = if block.name.is_empty() { "quy-tac.muctieu".to_owned() } else { block.name.clone() };
                    example.rules.push((name, bytes));
                }
                kind @ ("csv" | "json") => {
                    let name = if block.name.is_empty() { format!("so-lieu.{kind}") } else { block.name.clone() };
                    example.data.push((name, bytes));
                }
                "target" => example.target = Some(block.text.trim().to_owned()),
                "what-if" => example.what_if = Some(block.text.clone()),
                "generated" => generated::add(&mut example, code, mark),
                other => panic!("{code}: there is no block “{other}”"),
            }
        }
        example
    }

    /// Reads, checks and, where there are figures, judges.
    pub fn run(&self) -> Findings {
        let named = |table: &str| {
            let line = format!("từ \"{table}\"");
            self.rules.iter().any(|(_, text)| String::from_utf8_lossy(text).contains(&line))
        };
        let tables = self.data.iter().filter(|(name, _)| named(name));
        let mut host = Memory(self.rules.iter().chain(tables).cloned().collect());
        let roots: Vec<String> = self.rules.first().map(|(name, _)| name.clone()).into_iter().collect();
        let compilation = muctieu::compile(&roots, &mut host, CompileOptions::default());
        let mut list = compilation.diagnostics.clone();
        let mut figures = compilation.observations.clone();
        list.extend(compilation.data_diagnostics.iter().cloned());
        for (name, bytes) in self.data.iter().filter(|(name, _)| !named(name)) {
            let (read, mut found) = if name.ends_with(".xlsx") {
                muctieu::data::xlsx::load(bytes, name, &self.choice, self.limits)
            } else {
                muctieu::data::load_within(bytes, name, name.rsplit('.').next(), self.limits)
            };
            figures.append(&read);
            list.append(&mut found);
        }
        if let (false, Some(day)) = (self.rules.is_empty(), self.as_of) {
            list.append(&mut muctieu::eval::evaluate(&compilation.plan, &figures, day).diagnostics);
        }
        let given = (!self.data.is_empty()).then_some(&figures);
        list.append(&mut muctieu::lint::check(&compilation.plan, &compilation.sources, given));
        if let Some(Err(message)) = self.target.as_ref().map(|wanted| wire::find::target(&compilation.plan, wanted, self.as_of)) {
            list.push(Diagnostic::whole(*message));
        }
        if let (Some(lines), Some(day)) = (&self.what_if, self.as_of) {
            let line = |key: &str| lines.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
            let (seek, by) = line("tìm:").and_then(|line| line.split_once(" theo ")).unzip();
            let asked = wire::scenario::Asked {
                compare: line("kịch bản:").map(str::to_owned).into_iter().collect(),
                seek,
                by,
                together: line("chung:").map(|line| {
                    let (target, rest) = line.split_once(" theo ").expect("a target and what changes");
                    let (by, cost) = rest.split_once(" với ").expect("an indicator and its cost");
                    (vec![target.to_owned()], vec![(by.to_owned(), cost.parse().expect("a cost"))], false)
                }),
                draws: line("rút:").map(|draws| (draws.parse().expect("a number of draws"), 1)),
                ..wire::scenario::Asked::default()
            };
            match wire::scenario::answer(&compilation, &figures, day, &asked, muctieu::messages::Lang::Vi) {
                Ok(answer) => list.extend(answer.diagnostics.into_iter().filter(|found| !list.contains(found)).collect::<Vec<_>>()),
                Err(said) => list.push(Diagnostic::whole(*said)),
            }
        }
        Findings { list, sources: compilation.sources }
    }

    /// The example with a fix applied.
    pub fn mended(&self, findings: &Findings, fix: &Fix) -> Example {
        let mut mended = self.clone();
        let mut edits = fix.edits.clone();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
        for edit in edits {
            let name = &findings.sources.file(edit.span.file).expect("an edit lies in a file").name;
            let (_, bytes) = mended.rules.iter_mut().find(|(other, _)| other == name).expect("an edit lies in a file of the example");
            bytes.splice(edit.span.start as usize..edit.span.end as usize, edit.text.bytes());
        }
        mended
    }
}

impl Findings {
    /// The codes that were told.
    pub fn codes(&self) -> BTreeSet<&'static str> {
        self.list.iter().map(|finding| finding.message.code()).collect()
    }

    /// How often a code was told.
    pub fn count(&self, code: &str) -> usize {
        self.list.iter().filter(|finding| finding.message.code() == code).count()
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        count_errors(&self.list)
    }

    /// The gravest level at which a code was told.
    pub fn severity_of(&self, code: &str) -> Option<Severity> {
        self.list.iter().filter(|finding| finding.message.code() == code).map(|finding| finding.severity).max()
    }

    /// Where a code points, as its page says it.
    pub fn places_of(&self, code: &str) -> Vec<String> {
        self.list.iter().filter(|finding| finding.message.code() == code).map(|finding| self.place(finding)).collect()
    }

    fn place(&self, finding: &Diagnostic) -> String {
        match &finding.place {
            Place::Rule(span) => {
                let words = with_numbers_shown(self.sources.slice(*span));
                match self.sources.file(span.file) {
                    Some(file) if words.is_empty() => format!("dòng {}", file.line_of(span.start) + 1),
                    _ if words.chars().count() > 120 => format!("“{}…”", words.chars().take(120).collect::<String>()),
                    _ => format!("“{words}”"),
                }
            }
            Place::Data { file, row, column } if file.contains(".xlsx#") => {
                muctieu::diagnostics::render::sentence::data_place(file, *row, column.as_deref(), muctieu::messages::Lang::Vi)
            }
            Place::Data { row: 0, .. } => "cả tệp số liệu".to_owned(),
            Place::Data { row, column: None, .. } => format!("dòng {row}"),
            Place::Data { row, column: Some(column), .. } => format!("dòng {row}, cột “{column}”"),
            Place::Whole => "toàn bộ lần chạy".to_owned(),
        }
    }
}
