//! Diagnostics as JSON.
//!
//! In a rule file `file`, `line`, `column`, `start`, `end` are set and `row` is `null`; in a data file `file`, `row`
//! and, where one cell is guilty, `column` (its header). Offsets are bytes of the file as typed; lines and columns
//! count from 1, columns in characters.

use super::json::Json;
use crate::diagnostics::render::{help_of, shown, text_of};
use crate::diagnostics::{Applicability, Diagnostic, Fix, Label, Place, Severity, count};
use crate::messages::Lang;
use crate::source::{SourceMap, Span};

/// `{"diagnostics": […], "errors": n, "warnings": n}`: what is shown of the list, and how many errors and warnings
/// there are in all.
pub fn diagnostics_json(list: &[Diagnostic], sources: &SourceMap, lang: Lang) -> String {
    let mut json = Json::new();
    json.open_object();
    write_list(&mut json, list, sources, lang);
    for (key, severity) in [("errors", Severity::Error), ("warnings", Severity::Warning)] {
        json.count(key, count(list, severity));
    }
    json.close_object();
    json.finish()
}

/// The key `diagnostics` with what is shown of the list.
pub(super) fn write_list(json: &mut Json, list: &[Diagnostic], sources: &SourceMap, lang: Lang) {
    json.key("diagnostics");
    json.open_array();
    for diagnostic in shown(list) {
        write(json, &diagnostic, sources, lang);
    }
    json.close_array();
}

fn write(json: &mut Json, diagnostic: &Diagnostic, sources: &SourceMap, lang: Lang) {
    json.open_object();
    json.text("code", diagnostic.message.code());
    json.text_or_null("slug", said(diagnostic.message.slug()));
    json.text("severity", diagnostic.severity.name());
    json.text_or_null("message", said(&text_of(&diagnostic.message, lang)));
    match &diagnostic.place {
        Place::Rule(span) => {
            write_span(json, *span, sources);
            json.key("row");
            json.null();
        }
        Place::Data { file, row, column } => {
            json.text("file", file);
            json.key("line");
            json.null();
            json.text_or_null("column", column.as_deref());
            write_nulls(json, &["start", "end"]);
            json.number_or_null("row", (*row > 0).then(|| f64::from(*row)));
        }
        Place::Whole => write_nulls(json, &["file", "line", "column", "start", "end", "row"]),
    }
    json.text_or_null("help", help_of(&diagnostic.message, lang).as_deref());
    json.key("labels");
    json.open_array();
    for label in &diagnostic.labels {
        write_label(json, label, sources, lang);
    }
    json.close_array();
    json.key("fixes");
    json.open_array();
    for fix in &diagnostic.fixes {
        write_fix(json, fix, sources, lang);
    }
    json.close_array();
    json.close_object();
}

/// Words, where this build has any: without the feature `words` a finding is its code, its gravity and its place.
fn said(words: &str) -> Option<&str> {
    Some(words).filter(|words| !words.is_empty())
}

fn write_nulls(json: &mut Json, keys: &[&str]) {
    for key in keys {
        json.key(key);
        json.null();
    }
}

/// `file`, `line`, `column`, `start`, `end`.
fn write_span(json: &mut Json, span: Span, sources: &SourceMap) {
    let Some(file) = sources.file(span.file) else {
        write_nulls(json, &["file", "line", "column", "start", "end"]);
        return;
    };
    let position = file.position(span.start);
    json.text("file", &file.name);
    json.count("line", position.line as usize);
    json.count("column", position.column as usize);
    json.count("start", span.start as usize);
    json.count("end", span.end as usize);
}

fn write_label(json: &mut Json, label: &Label, sources: &SourceMap, lang: Lang) {
    json.open_object();
    write_span(json, label.span, sources);
    json.text_or_null("text", said(&text_of(&label.text, lang)));
    json.close_object();
}

fn write_fix(json: &mut Json, fix: &Fix, sources: &SourceMap, lang: Lang) {
    json.open_object();
    json.text_or_null("title", said(&text_of(&fix.title, lang)));
    json.text(
        "applicability",
        match fix.applicability {
            Applicability::Certain => "certain",
            Applicability::Likely => "likely",
            Applicability::Show => "show",
        },
    );
    json.key("edits");
    json.open_array();
    for edit in &fix.edits {
        json.open_object();
        json.count("start", edit.span.start as usize);
        json.count("end", edit.span.end as usize);
        json.text("text", &edit.text);
        json.text_or_null("file", sources.file(edit.span.file).map(|f| f.name.as_str()));
        json.close_object();
    }
    json.close_array();
    json.close_object();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Message;
    use crate::source::SourceFile;
    use serde_json::{Value, json};

    #[test]
    fn every_kind_of_place_has_the_same_keys() {
        let mut sources = SourceMap::default();
        let text = "# một\nkinh tế số đạt 30.5%\n";
        let id = sources.add(SourceFile::new("a.muctieu", text));
        let start = text.find("30.5").expect("it is there");
        let span = Span::new(id, start, start + 4);
        let message = || Message::LineNotUnderstood { line: "x".into() };
        let list = [
            Diagnostic::at(span, message()).label(Span::new(id, 0, 1), Message::FirstHere { what: "x".into() }).fix(
                Message::WriteInstead { text: "30,5".into() },
                span,
                "30,5",
                Applicability::Certain,
            ),
            Diagnostic::in_data("s.csv", 3, Some("giá trị"), message()),
            Diagnostic::in_data("s.csv", 0, None, message()),
            Diagnostic::whole(message()),
        ];
        let value: Value = serde_json::from_str(&diagnostics_json(&list, &sources, Lang::Vi)).expect("valid JSON");
        assert_eq!(value["errors"], json!(4));
        let all = value["diagnostics"].as_array().expect("a list");
        let keys = |v: &Value| v.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>());
        assert!(all.iter().all(|d| keys(d) == all.first().and_then(keys)));
        assert_eq!(
            all.first(),
            Some(&json!({
                "code": "MT1001", "slug": "line-not-understood", "severity": "error", "message": "Chưa hiểu dòng “x”.", "file": "a.muctieu",
                "line": 2, "column": 16, "start": start, "end": start + 4, "row": null,
                "help": "Một mục tiêu gồm chỉ số, mức cần đạt và thời hạn, ví dụ: kinh tế số đạt 30% GRDP đến năm 2030.",
                "labels": [{"file": "a.muctieu", "line": 1, "column": 1, "start": 0, "end": 1, "text": "lần đầu ở đây: x"}],
                "fixes": [{"title": "Viết “30,5”", "applicability": "certain",
                    "edits": [{"start": start, "end": start + 4, "text": "30,5", "file": "a.muctieu"}]}]
            }))
        );
        assert_eq!((&all[1]["file"], &all[1]["row"], &all[1]["column"]), (&json!("s.csv"), &json!(3), &json!("giá trị")));
        assert_eq!((&all[2]["row"], &all[3]["file"]), (&Value::Null, &Value::Null));
    }
}
