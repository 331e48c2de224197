//! `muctieu check`: findings in rule files, and the mending of those that are certain.

use crate::output::{self, Failure};
use crate::words::pick;
use crate::{RULE_ERRORS, arguments, files, judged};
use clap::ArgMatches;
use muctieu::Compilation;
use muctieu::diagnostics::render::markdown;
use muctieu::diagnostics::{Applicability, Edit, Severity};
use muctieu::messages::Lang;
use muctieu::source::{FileId, SourceFile};
use muctieu::wire;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How often files are mended and read again: one mend may uncover the next fault of a line.
const MOST_ROUNDS: usize = 10;

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, data) = arguments::inputs(arguments);
    judged::one_stdin(paths.iter().chain(&data), lang)?;
    let strict = arguments.get_flag("strict");
    let advice = arguments.get_flag("lint");
    let mut compilation = files::compile(&paths, strict, lang)?;
    let (figures, mut data_findings) = judged::figures(&data, &compilation, &arguments::workbook(arguments), lang)?;
    let figures = (!figures.files.is_empty()).then_some(&figures);
    match arguments.get_one::<String>("fix").map(String::as_str) {
        Some("show") => return show(&compilation, lang),
        Some(_) => {
            if paths.iter().any(|path| path.as_os_str() == "-") {
                let mended = compilation.sources.by_name(files::STDIN).map(|id| mend(&compilation, id).0).unwrap_or_default();
                output::findings(&compilation.diagnostics, &compilation.sources, Severity::Info, lang);
                output::print(&mended, lang)?;
                return Ok(code(&compilation));
            }
            compilation = mend_files(compilation, &paths, strict, lang)?;
        }
        None => {}
    }
    compilation.diagnostics = muctieu::lint::findings(&compilation, figures, strict, advice);
    compilation.diagnostics.append(&mut data_findings);
    let Compilation { plan, diagnostics, sources, .. } = &compilation;
    match arguments::format(arguments) {
        "json" => output::print(&format!("{}\n", wire::diagnostics_json(diagnostics, sources, lang)), lang)?,
        "sarif" => output::print(&format!("{}\n", wire::sarif::sarif(diagnostics, sources, lang)), lang)?,
        "md" => output::print(&markdown::page(plan, diagnostics, sources, lang), lang)?,
        _ => {
            output::findings(diagnostics, sources, Severity::Info, lang);
            output::print(&closing(&compilation, lang), lang)?;
        }
    }
    Ok(code(&compilation))
}

fn code(compilation: &Compilation) -> u8 {
    if output::count(&compilation.diagnostics, Severity::Error) > 0 { RULE_ERRORS } else { 0 }
}

/// `3 tệp, 52 mục tiêu, 40 chỉ số: không có lỗi, 2 cảnh báo.`
fn closing(compilation: &Compilation, lang: Lang) -> String {
    let files = compilation.sources.iter().count();
    let targets = compilation.plan.targets.iter().filter(|t| t.parent.is_none()).count();
    // Those that parts of an index and checks need for themselves are nobody's to count.
    let plan = &compilation.plan;
    let made = plan.indicators.iter().filter(|indicator| indicator.name.is_empty()).count() + plan.ranks.len() + plan.scores.len();
    let indicators = plan.indicators.len().saturating_sub(made);
    let errors = output::count(&compilation.diagnostics, Severity::Error);
    let warnings = output::count(&compilation.diagnostics, Severity::Warning);
    match lang {
        Lang::Vi => {
            let errors = if errors == 0 { "không có lỗi".to_owned() } else { format!("{errors} lỗi") };
            let warnings = if warnings == 0 { String::new() } else { format!(", {warnings} cảnh báo") };
            format!("{files} tệp, {targets} mục tiêu, {indicators} chỉ số: {errors}{warnings}.\n")
        }
        Lang::En => {
            let number = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
            let errors = if errors == 0 { "no errors".to_owned() } else { number(errors, "error", "errors") };
            let warnings = if warnings == 0 { String::new() } else { format!(", {}", number(warnings, "warning", "warnings")) };
            let counts =
                [number(files, "file", "files"), number(targets, "target", "targets"), number(indicators, "indicator", "indicators")];
            format!("{}: {errors}{warnings}.\n", counts.join(", "))
        }
    }
}

/// The edits of certain fixes in one file that don't overlap, in order.
fn certain_edits(compilation: &Compilation, file: FileId) -> Vec<&Edit> {
    let mut taken: BTreeMap<u32, &Edit> = BTreeMap::new();
    for diagnostic in &compilation.diagnostics {
        let Some(fix) = diagnostic.fixes.iter().find(|fix| fix.applicability == Applicability::Certain) else { continue };
        let apart = |edit: &Edit| {
            let before = taken.range(..=edit.span.end).next_back();
            before.is_none_or(|(_, other)| other.span.end < edit.span.start || *other == edit)
        };
        if fix.edits.iter().all(|edit| edit.span.file == file && apart(edit)) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span.start, edit)));
        }
    }
    taken.into_values().collect()
}

/// The text of a file after its certain fixes, and how many there were.
fn mend(compilation: &Compilation, id: FileId) -> (String, usize) {
    let Some(file) = compilation.sources.file(id) else { return (String::new(), 0) };
    let edits = certain_edits(compilation, id);
    let mut text = String::new();
    let mut at = 0;
    for edit in &edits {
        text.push_str(file.slice(at, edit.span.start));
        text.push_str(&edit.text);
        at = edit.span.end;
    }
    text.push_str(file.slice(at, file.text.len() as u32));
    (text, edits.len())
}

/// Mends the files on the disk until nothing certain is left to mend.
fn mend_files(mut compilation: Compilation, paths: &[PathBuf], strict: bool, lang: Lang) -> Result<Compilation, Failure> {
    let mut total = 0;
    let mut touched: Vec<String> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let mut mended = 0;
        for (id, file) in compilation.sources.iter() {
            let (text, count) = mend(&compilation, id);
            if count > 0 && text != file.text {
                files::replace(file, &text, lang)?;
                mended += count;
                if !touched.contains(&file.name) {
                    touched.push(file.name.clone());
                }
            }
        }
        if mended == 0 {
            break;
        }
        total += mended;
        compilation = files::compile(paths, strict, lang)?;
    }
    output::remark(&match (total, lang) {
        (0, Lang::Vi) => "Không có chỗ nào sửa được chắc chắn bằng máy.\n\n".to_owned(),
        (0, Lang::En) => "Nothing can be mended with certainty.\n\n".to_owned(),
        (_, Lang::Vi) => format!("Đã sửa {total} chỗ trong {}.\n\n", touched.join(", ")),
        (_, Lang::En) => format!("Mended {total} places in {}.\n\n", touched.join(", ")),
    });
    Ok(compilation)
}

/// Shows each line that would change, before and after.
fn show(compilation: &Compilation, lang: Lang) -> Result<u8, Failure> {
    let mut out = String::new();
    for (id, file) in compilation.sources.iter() {
        let (text, count) = mend(compilation, id);
        if count == 0 {
            continue;
        }
        let mended = SourceFile::new(file.name.clone(), text);
        out.push_str(&format!("{}\n", file.name));
        let line = |file: &SourceFile, line: usize| {
            let (start, end) = file.line_range(line);
            file.slice(start as u32, end as u32).to_owned()
        };
        // Certain fixes stay within their lines, so lines pair up; where one does not, the whole of both is shown.
        let same_lines = file.line_count() == mended.line_count();
        for index in 0..file.line_count().max(mended.line_count()) {
            let (before, after) = (line(file, index), line(&mended, index));
            if before != after || !same_lines {
                out.push_str(&format!("{:>5} - {before}\n{:>5} + {after}\n", index + 1, ""));
            }
        }
    }
    if out.is_empty() {
        out.push_str(pick(lang, "Không có chỗ nào sửa được chắc chắn bằng máy.\n", "Nothing can be mended with certainty.\n"));
    }
    output::print(&out, lang)?;
    Ok(code(compilation))
}
