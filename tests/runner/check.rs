//! Runs a case and says what differs from what it states.

use super::case::{Case, Finding, Verdicts};
use muctieu::Compilation;
use muctieu::data::Observations;
use muctieu::diagnostics::render::sentence::sentence;
use muctieu::diagnostics::{Diagnostic, Place, Severity};
use muctieu::messages::Lang;
use muctieu::value::Date;
use muctieu::value::number::{self, NumberStyle};
use muctieu::{eval, wire};
use serde_json::{Value, json};

/// Reads data files held in memory.
fn observations(files: &[(String, String)]) -> (Observations, Vec<Diagnostic>) {
    let mut all = Observations::new();
    let mut findings = Vec::new();
    for (name, text) in files {
        let (observations, diagnostics) = muctieu::data::load(text.as_bytes(), name, None);
        all.append(&observations);
        findings.extend(diagnostics);
    }
    (all, findings)
}

/// What differs from the statement of a case, one line each, and the case with its JSON.
pub fn run(case: &Case) -> (Vec<String>, Value) {
    let mut faults = Vec::new();
    if !case.expects() && !case.rules.iter().any(|(_, text)| text.contains("kiểm thử")) {
        faults.push("không nêu kết quả nào phải có".to_owned());
    }
    let compilation = super::compile_with(&case.rules, &case.data);
    let beside: Vec<(String, String)> = case.data.iter().filter(|(name, _)| !super::is_named(&case.rules, name)).cloned().collect();
    let (given, found) = observations(&beside);
    let (mut observations, mut data_findings) = (compilation.observations.clone(), compilation.data_diagnostics.clone());
    observations.append(&given);
    data_findings.extend(found);
    let mut findings: Vec<Diagnostic> = compilation.diagnostics.iter().chain(&data_findings).cloned().collect();
    let targets_json = wire::targets_json(&compilation, Lang::Vi);
    let mut record = json!({"rules": case.rules, "data": case.data, "targets": targets_json, "dates": []});
    for table in &case.verdicts {
        let Some(as_of) = table.as_of else { continue };
        if let Some(what_if) = &table.what_if {
            match super::scenario::answer(&compilation, &observations, &data_findings, as_of, what_if) {
                Ok((answer, more)) => {
                    verdicts(table, &answer, &mut faults);
                    findings.extend(more.into_iter().filter(|finding| !findings.contains(finding)).collect::<Vec<_>>());
                }
                Err(fault) => faults.push(fault),
            }
            continue;
        }
        let outcome = eval::evaluate(&compilation.plan, &observations, as_of);
        let text = wire::eval_json(&compilation, &outcome, &observations, &data_findings, Lang::Vi);
        match serde_json::from_str::<Value>(&text) {
            Ok(answer) => verdicts(table, &answer, &mut faults),
            Err(error) => faults.push(format!("JSON của eval không đọc được: {error}")),
        }
        for finding in outcome.diagnostics {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        if let Some(dates) = record.get_mut("dates").and_then(Value::as_array_mut) {
            dates.push(json!({"as_of": as_of.iso(), "eval": text}));
        }
    }
    for run in eval::run_tests(&compilation.plan) {
        let name = compilation.plan.tests.get(run.test as usize).map_or("", |test| test.name.as_str());
        let wrong = run.results.iter().filter(|result| !result.passed);
        faults.extend(
            wrong.map(|result| format!("kiểm thử “{name}”: cần {:?}, có {:?}, {:?}", result.expected, result.status, result.satisfied)),
        );
    }
    if let Some(wanted) = &case.canonical {
        let targets = &compilation.plan.targets;
        let found: Vec<&str> = targets.iter().filter(|t| t.parent.is_none()).map(|t| t.canonical.as_str()).collect();
        for index in 0..wanted.len().max(found.len()) {
            let (want, have) = (wanted.get(index).map(String::as_str), found.get(index).copied());
            if want != have {
                faults.push(format!("dạng chuẩn {}: cần “{}”, có “{}”", index + 1, want.unwrap_or("(không)"), have.unwrap_or("(không)")));
            }
        }
    }
    diagnostics(case.diagnostics.as_deref().unwrap_or(&[]), &findings, &compilation, &mut faults);
    (faults, record)
}

fn verdicts(table: &Verdicts, answer: &Value, faults: &mut Vec<String>) {
    let on = table.as_of.map(Date::slashed).unwrap_or_default();
    let list = |key: &str| answer.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut targets: Vec<Value> = ["targets", "tasks", "indices", "checks"].into_iter().flat_map(list).collect();
    for index in list("indices") {
        targets.extend(index.get("parts").and_then(Value::as_array).cloned().unwrap_or_default());
    }
    for row in &table.rows {
        let id = row.first().map_or("", String::as_str);
        let answers = |target: &&Value| {
            [target.get("id"), target.get("full_id"), target.get("name")].iter().flatten().any(|v| v.as_str() == Some(id))
        };
        let Some(target) = targets.iter().find(answers) else {
            let ids: Vec<&str> = targets.iter().filter_map(|t| t.get("id")?.as_str()).collect();
            faults.push(format!("{id}: không có mục tiêu này; có {}", ids.join(", ")));
            continue;
        };
        for (key, cell) in table.keys.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty()) {
            let path = format!("/{}", key.replace('.', "/"));
            let actual = target.pointer(&path);
            if !actual.is_some_and(|actual| agrees(cell, actual)) {
                let actual = actual.map_or("(không có khóa này)".to_owned(), Value::to_string);
                faults.push(format!("{id}, {key}, ngày {on}: cần {cell}, có {actual}"));
            }
        }
    }
}

/// Whether a cell says what the JSON says; numbers are compared to the digits that the cell has.
fn agrees(cell: &str, actual: &Value) -> bool {
    match (cell, actual) {
        ("-" | "chưa rõ", Value::Null) => true,
        ("đúng", Value::Bool(is)) => *is,
        ("sai", Value::Bool(is)) => !*is,
        (_, Value::Number(is)) => match (number::read(cell, NumberStyle::Vietnamese), is.as_f64()) {
            (Ok(wanted), Some(is)) => number::round_to(is, usize::from(wanted.decimals)) == wanted.value,
            _ => false,
        },
        (_, Value::Array(parts)) => {
            let cells: Vec<&str> = cell.split(';').map(str::trim).collect();
            cells.len() == parts.len() && cells.iter().zip(parts).all(|(cell, part)| agrees(cell, part))
        }
        (_, Value::String(is)) => is == cell,
        _ => false,
    }
}

fn diagnostics(wanted: &[Finding], findings: &[Diagnostic], compilation: &Compilation, faults: &mut Vec<String>) {
    let mut left: Vec<(&Diagnostic, Option<Finding>)> = findings.iter().map(|d| (d, finding_of(d, compilation))).collect();
    for want in wanted {
        let same =
            |have: &Finding| have.place == want.place && have.words == want.words && (want.code == "MT????" || want.code == have.code);
        match left.iter().position(|(_, have)| have.as_ref().is_some_and(same)) {
            Some(at) => {
                left.remove(at);
            }
            None => {
                let all: Vec<String> = left
                    .iter()
                    .filter_map(|(_, f)| f.as_ref())
                    .map(|f| format!("{}:{} {} “{}”", f.place.0, f.place.1, f.code, f.words))
                    .collect();
                let (line, column) = want.place;
                faults.push(format!("thiếu {line}:{column} {} “{}”; có: {}", want.code, want.words, all.join("; ")));
            }
        }
    }
    for (diagnostic, _) in left.iter().filter(|(d, _)| d.severity == Severity::Error && matches!(d.place, Place::Rule(_) | Place::Whole)) {
        let text = sentence(diagnostic, &compilation.sources, Lang::Vi);
        faults.push(format!("lỗi không nêu trong trường hợp: {} {text}", diagnostic.message.code()));
    }
}

fn finding_of(diagnostic: &Diagnostic, compilation: &Compilation) -> Option<Finding> {
    let Place::Rule(span) = diagnostic.place else { return None };
    let position = compilation.sources.file(span.file)?.position(span.start);
    let words = compilation.sources.slice(span).to_owned();
    Some(Finding { place: (position.line, position.column), code: diagnostic.message.code().to_owned(), words })
}

#[test]
fn cells_are_compared_to_the_digits_they_have() {
    for (cell, value, same) in [
        ("0,949", json!(0.9487), true),
        ("0,949", json!(0.9499), false),
        ("-", json!(null), true),
        ("0", json!(null), false),
        ("-", json!(0), false),
        ("chưa rõ", json!(null), true),
        ("chưa rõ", json!(false), false),
        ("đúng", json!(true), true),
        ("sai", json!(true), false),
        ("met", json!("met"), true),
        ("7; 8,5", json!([7, 8.5]), true),
        ("2.320.886,1", json!(2_320_886.131), true),
    ] {
        assert_eq!(agrees(cell, &value), same, "{cell} {value}");
    }
}
