//! Asks what a case asks of a scenario, and brings the answer into the shape in which tables are compared.

use super::case::WhatIf;
use muctieu::Compilation;
use muctieu::data::Observations;
use muctieu::diagnostics::Diagnostic;
use muctieu::diagnostics::render::text_of;
use muctieu::messages::Lang;
use muctieu::value::Date;
use muctieu::wire::{self, scenario::Asked};
use serde_json::{Value, json};

/// `{"targets": […]}` with the records that the question is about, and what was found on the way.
pub fn answer(
    compilation: &Compilation,
    observations: &Observations,
    data_findings: &[Diagnostic],
    as_of: Date,
    what_if: &WhatIf,
) -> Result<(Value, Vec<Diagnostic>), String> {
    let asked = Asked {
        compare: vec![what_if.scenario.clone()],
        seek: what_if.seek.as_ref().map(|(target, _)| target.as_str()),
        by: what_if.seek.as_ref().map(|(_, by)| by.as_str()),
        draws: what_if.draws,
        ..Asked::default()
    };
    let answer = wire::scenario::answer(compilation, observations, as_of, &asked, Lang::Vi).map_err(|said| text_of(&said, Lang::Vi))?;
    let text = wire::scenario_json(compilation, &answer, data_findings, Lang::Vi);
    let whole: Value = serde_json::from_str(&text).map_err(|error| format!("JSON của scenario không đọc được: {error}"))?;
    let records = if what_if.seek.is_some() {
        let mut seek = whole.get("seek").cloned().unwrap_or_default();
        if let (Some(target), Some(record)) = (seek.get("target").cloned(), seek.as_object_mut()) {
            record.insert("id".to_owned(), target);
        }
        json!([seek])
    } else if what_if.draws.is_some() {
        whole.pointer("/chance/targets").cloned().unwrap_or_default()
    } else {
        whole.pointer("/scenarios/0/targets").cloned().unwrap_or_default()
    };
    Ok((json!({ "targets": records }), answer.diagnostics))
}
