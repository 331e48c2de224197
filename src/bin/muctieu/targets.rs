//! `muctieu targets`: the inventory of targets as understood.

use crate::output::{self, Failure};
use crate::table::{self, words};
use crate::words::pick;
use crate::{RULE_ERRORS, arguments, files};
use clap::ArgMatches;
use muctieu::Compilation;
use muctieu::diagnostics::Severity;
use muctieu::messages::Lang;
use muctieu::plan::{Document, Modality, Target, TargetId};
use muctieu::value::Date;
use muctieu::view::page::list;
use muctieu::wire;
use muctieu::wire::find::{Later, Standing};

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, _) = arguments::inputs(arguments);
    let as_of = arguments::as_of(arguments, lang)?;
    let compilation = files::compile(&paths, arguments.get_flag("strict"), lang)?;
    let text = match arguments::format(arguments) {
        "json" => format!(
            "{}\n",
            as_of.map_or_else(|| wire::targets_json(&compilation, lang), |day| wire::targets_json_on(&compilation, day, lang))
        ),
        form => {
            output::findings(&compilation.diagnostics, &compilation.sources, Severity::Error, lang);
            let list = Listing::new(&compilation, as_of);
            match form {
                "csv" => list.csv(),
                "md" => list.markdown(lang),
                "html" => list.html(lang),
                _ => list.text(lang),
            }
        }
    };
    output::print(&text, lang)?;
    Ok(if output::count(&compilation.diagnostics, Severity::Error) > 0 { RULE_ERRORS } else { 0 })
}

/// The title line of a document: number, title, date.
pub fn document_line(document: Option<&Document>, lang: Lang) -> String {
    let Some(document) = document else { return pick(lang, "Không thuộc văn bản nào", "Of no document").to_owned() };
    let mut line = document.number.clone();
    if let Some(title) = &document.title {
        line.push_str(&format!(" · {title}"));
    }
    if let Some(date) = document.date {
        line.push_str(&format!(" ({})", date.slashed()));
    }
    line
}

struct Listing<'a> {
    compilation: &'a Compilation,
    order: Standing<'a>,
    addresses: Vec<String>,
}

impl<'a> Listing<'a> {
    fn new(compilation: &'a Compilation, as_of: Option<Date>) -> Listing<'a> {
        let order = Standing::new(&compilation.plan, as_of);
        Listing { compilation, addresses: order.addresses(), order }
    }

    fn targets(&self) -> impl Iterator<Item = (TargetId, &'a Target)> {
        self.compilation.plan.iter().filter(|(id, target)| target.parent.is_none() && self.order.exists(*id))
    }

    fn address(&self, id: TargetId) -> &str {
        self.addresses.get(id.0 as usize).map_or("", String::as_str)
    }

    fn document(&self, target: &Target) -> Option<&'a Document> {
        target.document.and_then(|d| self.compilation.plan.document(d))
    }

    /// What became of a target whose place a later one takes.
    fn fate(&self, id: TargetId, lang: Lang) -> String {
        match self.order.later(id) {
            Some(Later::Supersedes(by)) => format!("{} {}", pick(lang, "đã thay bằng", "superseded by"), self.address(by)),
            Some(Later::Restates(by)) => format!("{} {}", pick(lang, "nhắc lại tại", "set again by"), self.address(by)),
            None => String::new(),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut group: Option<(Option<&Document>, Option<&str>)> = None;
        let columns = [words(44), words(90), words(60)];
        let (mut count, mut striven) = (0, 0);
        for (id, target) in self.targets() {
            count += 1;
            striven += usize::from(target.modality == Modality::Strive);
            let document = self.document(target);
            let section = target.section.as_deref();
            let number = |d: Option<&'a Document>| d.map(|d| d.number.as_str());
            let same_document = group.is_some_and(|(last, _)| number(last) == number(document));
            if !same_document || group.is_some_and(|(_, last)| last != section) {
                out.push_str(&table::aligned(&columns, &std::mem::take(&mut rows), 4));
                if !same_document {
                    if group.is_some() {
                        out.push('\n');
                    }
                    out.push_str(&format!("{}\n", document_line(document, lang)));
                }
                if let Some(section) = section {
                    out.push_str(&format!("  {} {section}\n", pick(lang, "mục", "section")));
                }
                group = Some((document, section));
            }
            rows.push(vec![self.address(id).to_owned(), target.canonical.clone(), self.fate(id, lang)]);
        }
        out.push_str(&table::aligned(&columns, &rows, 4));
        let committed = count - striven;
        out.push_str(&match lang {
            Lang::Vi => format!("\n{count} mục tiêu: {committed} cam kết, {striven} phấn đấu.\n"),
            Lang::En => format!("\n{count} targets: {committed} committed to, {striven} striven for.\n"),
        });
        out
    }

    /// The inventory as a page, a group for each document.
    fn html(&self, lang: Lang) -> String {
        let heads = match lang {
            Lang::Vi => ["Mã", "Mục tiêu", "Mục", "Chủ trì", "Ghi chú"],
            Lang::En => ["Id", "Target", "Section", "Lead", "Note"],
        };
        let mut groups: Vec<(String, Vec<Vec<String>>)> = Vec::new();
        for (id, target) in self.targets() {
            let name = document_line(self.document(target), lang);
            if groups.last().is_none_or(|(last, _)| *last != name) {
                groups.push((name, Vec::new()));
            }
            if let Some((_, rows)) = groups.last_mut() {
                rows.push(vec![
                    self.address(id).to_owned(),
                    target.canonical.clone(),
                    target.section.clone().unwrap_or_default(),
                    target.leads.join("; "),
                    self.fate(id, lang),
                ]);
            }
        }
        let count: usize = groups.iter().map(|(_, rows)| rows.len()).sum();
        let lead = match lang {
            Lang::Vi => format!("{count} mục tiêu"),
            Lang::En => format!("{count} targets"),
        };
        list(pick(lang, "Danh mục mục tiêu", "Inventory of targets"), &[lead], &heads, &groups, lang)
    }

    fn markdown(&self, lang: Lang) -> String {
        let head = match lang {
            Lang::Vi => ["Mã", "Mục tiêu", "Văn bản", "Mục", "Chủ trì", "Ghi chú"],
            Lang::En => ["Id", "Target", "Document", "Section", "Lead", "Note"],
        };
        let rows: Vec<Vec<String>> = self
            .targets()
            .map(|(id, target)| {
                vec![
                    self.address(id).to_owned(),
                    target.canonical.clone(),
                    self.document(target).map(|d| d.number.clone()).unwrap_or_default(),
                    target.section.clone().unwrap_or_default(),
                    target.leads.join("; "),
                    self.fate(id, lang),
                ]
            })
            .collect();
        table::markdown(&head, &[words(usize::MAX); 6], &rows)
    }

    fn csv(&self) -> String {
        let head = [
            "id",
            "full_id",
            "indicator",
            "canonical",
            "start",
            "deadline",
            "scope",
            "modality",
            "document",
            "section",
            "lead",
            "file",
            "line",
            "text",
            "superseded_by",
        ];
        let plan = &self.compilation.plan;
        let rows: Vec<Vec<String>> = self
            .targets()
            .map(|(id, target)| {
                let file = self.compilation.sources.file(target.span.file);
                let superseded = match self.order.later(id) {
                    Some(Later::Supersedes(by)) => self.address(by).to_owned(),
                    _ => String::new(),
                };
                vec![
                    self.address(id).to_owned(),
                    plan.full_id(target),
                    plan.indicator(target.indicator).map(|i| i.name.clone()).unwrap_or_default(),
                    target.canonical.clone(),
                    target.start.map(Date::iso).unwrap_or_default(),
                    target.deadline.map(Date::iso).unwrap_or_default(),
                    target.quantified.as_ref().map(|q| q.scope()).or(target.scope.as_ref().map(|s| s.member.clone())).unwrap_or_default(),
                    if target.modality == Modality::Strive { "strive" } else { "commit" }.to_owned(),
                    self.document(target).map(|d| d.number.clone()).unwrap_or_default(),
                    target.section.clone().unwrap_or_default(),
                    target.leads.join("; "),
                    file.map(|f| f.name.clone()).unwrap_or_default(),
                    file.map(|f| (f.line_of(target.span.start) + 1).to_string()).unwrap_or_default(),
                    target.text.clone(),
                    superseded,
                ]
            })
            .collect();
        table::csv(&head, &rows)
    }
}
