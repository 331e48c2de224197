//! Findings as SARIF 2.1.0, which editors and review tools read.
//!
//! In: findings with their files. Out: one run with its rules, results, further places and fixes. Lines and columns count
//! from 1, columns in UTF-16 units, as the format's `columnKind` says; file names are relative addresses.

use super::json::Json;
use crate::diagnostics::render::sentence::book_and_sheet;
use crate::diagnostics::render::{help_of, text_of};
use crate::diagnostics::{Diagnostic, Edit, Fix, Place, Severity};
use crate::messages::Lang;
use crate::source::{FileId, SourceFile, SourceMap, Span};

/// The whole log. Every finding is in it: who reads it filters by itself.
pub fn sarif(list: &[Diagnostic], sources: &SourceMap, lang: Lang) -> String {
    let mut rules: Vec<&Diagnostic> = Vec::new();
    for finding in list {
        if !rules.iter().any(|known| known.message.code() == finding.message.code()) {
            rules.push(finding);
        }
    }
    let mut json = Json::new();
    json.open_object();
    json.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.text("version", "2.1.0");
    json.key("runs");
    json.open_array();
    json.open_object();
    json.key("tool");
    json.open_object();
    json.key("driver");
    json.open_object();
    json.text("name", "muctieu");
    json.text("version", env!("CARGO_PKG_VERSION"));
    json.key("rules");
    json.open_array();
    for rule in &rules {
        json.open_object();
        json.text("id", rule.message.code());
        json.text("name", rule.message.slug());
        json.key("shortDescription");
        message(&mut json, &rule.message.slug().replace('-', " "));
        json.key("defaultConfiguration");
        json.open_object();
        json.text("level", level(rule.message.severity()));
        json.close_object();
        json.close_object();
    }
    json.close_array();
    json.close_object();
    json.close_object();
    json.text("columnKind", "utf16CodeUnits");
    json.text("language", lang.tag());
    json.key("results");
    json.open_array();
    for finding in list {
        let rule = rules.iter().position(|known| known.message.code() == finding.message.code());
        result(&mut json, finding, rule.unwrap_or(0), sources, lang);
    }
    json.close_array();
    json.close_object();
    json.close_array();
    json.close_object();
    json.finish()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn message(json: &mut Json, text: &str) {
    json.open_object();
    json.text("text", text);
    json.close_object();
}

fn result(json: &mut Json, finding: &Diagnostic, rule: usize, sources: &SourceMap, lang: Lang) {
    json.open_object();
    json.text("ruleId", finding.message.code());
    json.count("ruleIndex", rule);
    json.text("level", level(finding.severity));
    json.key("message");
    let mut text = text_of(&finding.message, lang);
    if let Some(help) = help_of(&finding.message, lang) {
        text.push(' ');
        text.push_str(&help);
    }
    message(json, &text);
    json.key("locations");
    json.open_array();
    location(json, &finding.place, sources);
    json.close_array();
    if !finding.labels.is_empty() {
        json.key("relatedLocations");
        json.open_array();
        for (at, label) in finding.labels.iter().enumerate() {
            let Some(file) = sources.file(label.span.file) else { continue };
            json.open_object();
            json.count("id", at);
            json.key("message");
            message(json, &text_of(&label.text, lang));
            physical(json, file, label.span);
            json.close_object();
        }
        json.close_array();
    }
    if !finding.fixes.is_empty() {
        json.key("fixes");
        json.open_array();
        for fix in &finding.fixes {
            write_fix(json, fix, sources, lang);
        }
        json.close_array();
    }
    json.close_object();
}

fn location(json: &mut Json, place: &Place, sources: &SourceMap) {
    match place {
        Place::Rule(span) => {
            let Some(file) = sources.file(span.file) else { return };
            json.open_object();
            physical(json, file, *span);
            json.close_object();
        }
        Place::Data { file, row, column } => {
            let (file, sheet) = book_and_sheet(file);
            json.open_object();
            json.key("physicalLocation");
            json.open_object();
            artifact(json, file);
            if *row > 0 {
                json.key("region");
                json.open_object();
                json.count("startLine", *row as usize);
                json.close_object();
            }
            json.close_object();
            match (sheet, column) {
                (Some(sheet), Some(cell)) => logical(json, &format!("'{sheet}'!{cell}")),
                (Some(name), None) => logical(json, name),
                (None, Some(column)) => logical(json, column),
                (None, None) => {}
            }
            json.close_object();
        }
        Place::Whole => {}
    }
}

/// The name of a column or cell.
fn logical(json: &mut Json, name: &str) {
    json.key("logicalLocations");
    json.open_array();
    json.open_object();
    json.text("name", name);
    json.close_object();
    json.close_array();
}

fn physical(json: &mut Json, file: &SourceFile, span: Span) {
    json.key("physicalLocation");
    json.open_object();
    artifact(json, &file.name);
    region(json, "region", file, span);
    json.close_object();
}

fn artifact(json: &mut Json, name: &str) {
    json.key("artifactLocation");
    json.open_object();
    json.text("uri", &address(name));
    json.close_object();
}

fn region(json: &mut Json, key: &str, file: &SourceFile, span: Span) {
    json.key(key);
    json.open_object();
    for (line_key, column_key, offset) in [("startLine", "startColumn", span.start), ("endLine", "endColumn", span.end)] {
        let line = file.line_of(offset);
        let (start, _) = file.line_range(line);
        json.count(line_key, line + 1);
        json.count(column_key, file.slice(start as u32, offset).encode_utf16().count() + 1);
    }
    json.close_object();
}

fn write_fix(json: &mut Json, fix: &Fix, sources: &SourceMap, lang: Lang) {
    json.open_object();
    json.key("description");
    message(json, &text_of(&fix.title, lang));
    json.key("artifactChanges");
    json.open_array();
    let mut files: Vec<FileId> = fix.edits.iter().map(|edit| edit.span.file).collect();
    files.dedup();
    for id in files {
        let Some(file) = sources.file(id) else { continue };
        json.open_object();
        artifact(json, &file.name);
        json.key("replacements");
        json.open_array();
        for Edit { span, text } in fix.edits.iter().filter(|edit| edit.span.file == id) {
            json.open_object();
            region(json, "deletedRegion", file, *span);
            json.key("insertedContent");
            message(json, text);
            json.close_object();
        }
        json.close_array();
        json.close_object();
    }
    json.close_array();
    json.close_object();
}

/// A file name as a relative address: everything but letters, digits and `-._~/` of ASCII is written as `%` and its bytes.
fn address(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Applicability;
    use crate::messages::Message;
    use serde_json::{Value, json};

    #[test]
    fn columns_count_utf16_and_fixes_come_along() {
        let mut sources = SourceMap::default();
        let text = "# 😀\n𝒂 kinh tế đạt 30.5%\n";
        let id = sources.add(SourceFile::new("kế hoạch/a.muctieu", text));
        let start = text.find("30.5").expect("it is there");
        let span = Span::new(id, start, start + 4);
        let found = Diagnostic::at(span, Message::DecimalPoint { written: "30.5".into(), decimal: "30,5".into(), whole: "305".into() })
            .label(Span::new(id, 0, 1), Message::FirstHere { what: "x".into() })
            .fix(Message::WriteInstead { text: "30,5".into() }, span, "30,5", Applicability::Certain);
        let log: Value = serde_json::from_str(&sarif(&[found], &sources, Lang::En)).expect("valid JSON");
        let result = &log["runs"][0]["results"][0];
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], json!("k%E1%BA%BF%20ho%E1%BA%A1ch/a.muctieu"));
        // `𝒂` takes two units, before 13 letters and spaces behind it.
        assert_eq!(place["region"], json!({"startLine": 2, "startColumn": 16, "endLine": 2, "endColumn": 20}));
        assert_eq!((&result["level"], &result["ruleId"]), (&json!("error"), &json!("MT1002")));
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change, &json!({"deletedRegion": place["region"], "insertedContent": {"text": "30,5"}}));
        assert_eq!(result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], json!(1));
    }
}
