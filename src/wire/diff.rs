//! A comparison of two plans as JSON.

use super::json::Json;
use crate::Compilation;
use crate::diff::Comparison;
use crate::plan::{Modality, Plan, Target, TargetId};
use crate::value::Date;

/// `{"changes": [{"kind", "indicator", "old", "new"}], "same"}`.
pub fn diff_json(comparison: &Comparison, old: &Compilation, new: &Compilation) -> String {
    let mut json = Json::new();
    json.open_object();
    json.key("changes");
    json.open_array();
    for change in &comparison.changes {
        json.open_object();
        json.text("kind", change.kind.name());
        let named = change.new.and_then(|id| name(&new.plan, id)).or_else(|| change.old.and_then(|id| name(&old.plan, id)));
        json.text_or_null("indicator", named);
        side(&mut json, "old", &old.plan, change.old);
        side(&mut json, "new", &new.plan, change.new);
        json.close_object();
    }
    json.close_array();
    json.count("same", comparison.same);
    json.close_object();
    json.finish()
}

fn name(plan: &Plan, id: TargetId) -> Option<&str> {
    plan.target(id).and_then(|target| plan.indicator(target.indicator)).map(|indicator| indicator.name.as_str())
}

fn side(json: &mut Json, key: &str, plan: &Plan, id: Option<TargetId>) {
    json.key(key);
    match id.and_then(|id| plan.target(id)) {
        Some(target) => target_object(json, plan, target),
        None => json.null(),
    }
}

fn target_object(json: &mut Json, plan: &Plan, target: &Target) {
    json.open_object();
    json.text("id", &target.id);
    json.text("canonical", &target.canonical);
    json.text_or_null("deadline", target.deadline.map(Date::iso).as_deref());
    json.text("modality", if target.modality == Modality::Strive { "strive" } else { "commit" });
    json.text_or_null("document", target.document.and_then(|id| plan.document(id)).map(|document| document.number.as_str()));
    json.text_or_null("section", target.section.as_deref());
    json.texts("lead", &target.leads);
    json.close_object();
}
