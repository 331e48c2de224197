//! `muctieu diff`: two plans compared by meaning.

use crate::output::{self, Failure};
use crate::render::save;
use crate::words::pick;
use crate::workbook::comparison_book;
use crate::{arguments, draft, files};
use clap::ArgMatches;
use muctieu::Compilation;
use muctieu::diagnostics::Severity;
use muctieu::diff::{self, show};
use muctieu::messages::Lang;
use muctieu::{view, wire};
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let path = |name: &str| arguments.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (old_path, new_path) = (path("old"), path("new"));
    let old = plan(&old_path, lang)?;
    let new = plan(&new_path, lang)?;
    let comparison = diff::compare(&old.plan, &new.plan);
    let out = arguments.get_one::<PathBuf>("out").filter(|path| path.as_os_str() != "-");
    let form = arguments::format(arguments);
    if form == "xlsx" {
        let Some(out) = out else {
            let sentence = pick(lang, "--format xlsx cần tên tệp để ghi: -o TỆP.xlsx", "--format xlsx needs a file to write: -o FILE.xlsx");
            return Err(Failure::Usage(sentence.to_owned()));
        };
        let rows = show::rows(&comparison, &old.plan, &new.plan);
        save(out, &comparison_book(&rows, lang)?, lang)?;
        return Ok(0);
    }
    let names = (old_path.display().to_string(), new_path.display().to_string());
    let text = match form {
        "json" => format!("{}\n", wire::diff_json(&comparison, &old, &new)),
        "html" => {
            let title = pick(lang, "So sánh hai kế hoạch", "Two plans compared");
            let body = view::html::write(&show::section(&comparison, &old.plan, &new.plan, (&names.0, &names.1), lang));
            format!(
                "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>{body}</body></html>\n",
                lang.tag()
            )
        }
        "csv" => csv(&comparison, &old, &new),
        _ => text(&comparison, &old, &new, lang),
    };
    match out {
        Some(path) => save(path, text.as_bytes(), lang)?,
        None => output::print(&text, lang)?,
    }
    Ok(0)
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top}.section{color:#555}";

/// A rule file, or the draft of a plan's text.
fn plan(path: &Path, lang: Lang) -> Result<Compilation, Failure> {
    let rules = path.is_dir() || path.extension().is_some_and(|e| e.eq_ignore_ascii_case("muctieu"));
    if rules {
        let compilation = files::compile(&[path.to_owned()], false, lang)?;
        output::findings(&compilation.diagnostics, &compilation.sources, Severity::Error, lang);
        return Ok(compilation);
    }
    Ok(muctieu::draft::write::compile(draft::read(path, lang)?.rules))
}

fn text(comparison: &diff::Comparison, old: &Compilation, new: &Compilation, lang: Lang) -> String {
    let mut out = String::new();
    let mut last = None;
    for row in show::rows(comparison, &old.plan, &new.plan) {
        if last != Some(row.kind) {
            last = Some(row.kind);
            out.push_str(&format!("{}{}\n", if out.is_empty() { "" } else { "\n" }, row.kind.word(lang)));
        }
        let cited = |section: &str| if section.is_empty() { String::new() } else { format!("  ({section})") };
        match (row.old.is_empty(), row.new.is_empty()) {
            (true, _) => out.push_str(&format!("  + {}{}\n", row.new, cited(&row.new_section))),
            (_, true) => out.push_str(&format!("  - {}{}\n", row.old, cited(&row.old_section))),
            _ => out.push_str(&format!("  - {}{}\n  + {}{}\n", row.old, cited(&row.old_section), row.new, cited(&row.new_section))),
        }
    }
    out.push_str(&format!("{}{}\n", if out.is_empty() { "" } else { "\n" }, show::summary(comparison, lang)));
    out
}

fn csv(comparison: &diff::Comparison, old: &Compilation, new: &Compilation) -> String {
    let rows: Vec<Vec<String>> = show::rows(comparison, &old.plan, &new.plan)
        .into_iter()
        .map(|row| vec![row.kind.name().to_owned(), row.indicator, row.old, row.new, row.old_section, row.new_section])
        .collect();
    crate::table::csv(&["change", "indicator", "old", "new", "old_section", "new_section"], &rows)
}
