//! The inventory of targets as JSON.

use super::find::{Later, Standing};
use super::{diagnostics, json::Json};
use crate::Compilation;
use crate::messages::Lang;
use crate::plan::{
    Body, ChangeBy, Comparator, Document, Indicator, Joint, Milestone, Modality, Over, Path, Quantified, Quantifier, Target, TargetId,
    Test, When,
};
use crate::source::{SourceMap, Span};
use crate::value::unit::Dimension;
use crate::value::{Date, DayOf, Grain, Unit};

/// `{"targets": […], "diagnostics": […]}`: every target as understood, whatever the date.
pub fn targets_json(compilation: &Compilation, lang: Lang) -> String {
    inventory(compilation, None, lang)
}

/// The same as of a day: targets of documents that don't exist yet are left out.
pub fn targets_json_on(compilation: &Compilation, as_of: Date, lang: Lang) -> String {
    inventory(compilation, Some(as_of), lang)
}

fn inventory(compilation: &Compilation, as_of: Option<Date>, lang: Lang) -> String {
    let order = Standing::new(&compilation.plan, as_of);
    let addresses = order.addresses();
    let view = View { compilation, addresses: &addresses };
    let mut json = Json::new();
    json.open_object();
    json.key("targets");
    json.open_array();
    for (id, target) in compilation.plan.iter() {
        if target.parent.is_none() && order.exists(id) {
            write_target(&mut json, &view, id, target, &order);
        }
    }
    json.close_array();
    diagnostics::write_list(&mut json, &compilation.diagnostics, &compilation.sources, lang);
    json.close_object();
    json.finish()
}

/// What every record of a target needs besides the target.
pub(super) struct View<'a> {
    /// Plan and files.
    pub compilation: &'a Compilation,
    /// Printed ids, by target.
    pub addresses: &'a [String],
}

impl<'a> View<'a> {
    /// The id that is printed.
    pub fn address(&self, id: TargetId) -> &'a str {
        self.addresses.get(id.0 as usize).map_or("", String::as_str)
    }

    /// The document of a target.
    pub fn document(&self, target: &Target) -> Option<&'a Document> {
        target.document.and_then(|d| self.compilation.plan.document(d))
    }

    /// The indicator of a target.
    pub fn indicator(&self, target: &Target) -> Option<&'a Indicator> {
        self.compilation.plan.indicator(target.indicator)
    }
}

fn write_target(json: &mut Json, view: &View, id: TargetId, target: &Target, order: &Standing) {
    json.open_object();
    write_target_keys(json, view, id, target, order);
    json.close_object();
}

/// The keys of a target, within an object that the caller opens and closes.
pub(super) fn write_target_keys(json: &mut Json, view: &View, id: TargetId, target: &Target, order: &Standing) {
    let indicator = view.indicator(target);
    json.text("id", view.address(id));
    json.text_or_null("indicator", indicator.map(|i| i.name.as_str()));
    write_demand(json, target, indicator);
    write_terms(json, view, target);
    write_source(json, "source", target.span, &view.compilation.sources);
    json.text("text", &target.text);
    json.text("canonical", &target.canonical);
    write_later(json, view, order.later(id));
    let replaced_by = order.replaced_by(id).and_then(|d| view.compilation.plan.document(d));
    json.text_or_null("replaced_by", replaced_by.map(|d| d.number.as_str()));
    json.text("full_id", &view.compilation.plan.full_id(target));
    json.text_or_null("title", indicator.and_then(|i| target.title(i)));
    write_milestone(json, "baseline", target.baseline.as_ref(), scale(target, indicator));
    json.key("milestones");
    json.open_array();
    for milestone in &target.milestones {
        write_milestone_object(json, milestone, scale(target, indicator));
    }
    json.close_array();
    json.text_or_null(
        "path",
        target.path.map(|path| match path {
            Path::Linear => "linear",
            Path::Compound => "compound",
        }),
    );
    json.text("method", target.method.name());
    json.number_or_null("weight", target.weight);
    json.texts("partners", &target.partners);
    json.text_or_null("basis", target.basis.as_deref());
    json.text_or_null("note", target.note.as_deref());
    json.key("parts");
    json.open_array();
    if let Body::Compound(_, parts) = &target.body {
        for part in parts {
            if let Some(target) = view.compilation.plan.target(*part) {
                write_target(json, view, *part, target, order);
            }
        }
    }
    json.close_array();
}

/// `superseded_by` and `restated_by`.
pub(super) fn write_later(json: &mut Json, view: &View, later: Option<Later>) {
    let (superseded, restated) = match later {
        Some(Later::Supersedes(by)) => (Some(by), None),
        Some(Later::Restates(by)) => (None, Some(by)),
        None => (None, None),
    };
    json.text_or_null("superseded_by", superseded.map(|by| view.address(by)));
    json.text_or_null("restated_by", restated.map(|by| view.address(by)));
}

/// `start` to `lead`: when, where, how firmly, by whom.
pub(super) fn write_terms(json: &mut Json, view: &View, target: &Target) {
    json.text_or_null("start", target.start.map(Date::iso).as_deref());
    json.text_or_null("deadline", target.deadline.map(Date::iso).as_deref());
    let (when, every) = match target.when {
        When::By => ("by", None),
        When::In(_) => ("in", None),
        When::Every(grain) => ("every", Some(grain_name(grain))),
        When::Hold => ("hold", None),
    };
    json.text_or_null("every", every);
    json.text_or_null("day", target.day.map(DayOf::vietnamese).as_deref());
    json.text("when", when);
    let quantified = target.quantified.as_deref();
    json.text_or_null("scope", quantified.map(|q| q.scope()).or(target.scope.as_ref().map(|s| s.member.clone())).as_deref());
    json.key("quantifier");
    match quantified {
        Some(quantified) => write_quantifier(json, view, quantified),
        None => json.null(),
    }
    json.text("modality", modality_name(target.modality));
    json.text_or_null("document", view.document(target).map(|d| d.number.as_str()));
    json.text_or_null("section", target.section.as_deref());
    json.texts("lead", &target.leads);
}

/// `{"kind", "count", "of", "set", "subject", "members"}`: over how many of what the target must hold.
fn write_quantifier(json: &mut Json, view: &View, quantified: &Quantified) {
    json.open_object();
    let (kind, count, of) = match quantified.quantifier {
        Quantifier::Each => ("each", None, None),
        Quantifier::AtLeast { count, of } => ("at_least", Some(count), of),
    };
    json.text("kind", kind);
    json.number_or_null("count", count.map(f64::from));
    json.number_or_null("of", of.map(f64::from));
    json.text("set", &quantified.set);
    json.text_or_null("subject", Some(quantified.subject.as_str()).filter(|subject| !subject.is_empty()));
    let plan = &view.compilation.plan;
    let names: Vec<String> = match &quantified.over {
        Over::Members(_) => plan.dimension_of(quantified).into_iter().flat_map(|d| &d.members).map(|member| member.name.clone()).collect(),
        Over::Indicators(list) => list.iter().filter_map(|id| plan.indicator(*id)).map(|indicator| indicator.name.clone()).collect(),
    };
    json.texts("members", &names);
    json.close_object();
}

/// `op`, `value` and `unit`: what is asked, in the unit in which the line asks it.
fn write_demand(json: &mut Json, target: &Target, indicator: Option<&Indicator>) {
    let (op, value, unit) = demand(target, indicator);
    json.text("op", op);
    json.key("value");
    write_value(json, value);
    json.text_or_null("unit", unit.filter(|u| !u.is_empty()));
    json.flag("strict", matches!(target.body, Body::Single(Test::Change { strict: true, .. })));
}

/// `op` and `asked` (value and unit): the same beside a verdict, whose `value` and `unit` are those of the figure.
pub(super) fn write_asked(json: &mut Json, target: &Target, indicator: Option<&Indicator>) {
    let (op, value, unit) = demand(target, indicator);
    json.text("op", op);
    json.key("asked");
    json.open_object();
    json.key("value");
    write_value(json, value);
    json.text_or_null("unit", unit.filter(|u| !u.is_empty()));
    json.close_object();
}

fn write_value(json: &mut Json, value: Demand) {
    match value {
        Demand::None => json.null(),
        Demand::True => json.yes(),
        Demand::One(value) => json.number(value),
        Demand::Two(low, high) => {
            json.open_array();
            json.number(low);
            json.number(high);
            json.close_array();
        }
    }
}

enum Demand {
    None,
    True,
    One(f64),
    Two(f64, f64),
}

fn demand<'a>(target: &'a Target, indicator: Option<&'a Indicator>) -> (&'static str, Demand, Option<&'a str>) {
    let test = match &target.body {
        Body::Compound(Joint::All, _) => return ("all", Demand::None, None),
        Body::Compound(Joint::Any, _) => return ("any", Demand::None, None),
        Body::Single(test) => *test,
    };
    let factor = scale(target, indicator);
    let unit = Some(&*printed_unit(target, indicator).text);
    match test {
        Test::Compare(comparator, value) => {
            let op = match comparator {
                Comparator::AtLeast if target.when == When::Hold => "maintain_ge",
                Comparator::AtLeast => "ge",
                Comparator::MoreThan => "gt",
                Comparator::AtMost => "le",
                Comparator::LessThan => "lt",
                Comparator::Exactly => "eq",
            };
            (op, Demand::One(value * factor), unit)
        }
        Test::Range(low, high) => ("range", Demand::Two(low * factor, high * factor), unit),
        Test::About(low, high) => ("approx", Demand::Two(low * factor, high * factor), unit),
        Test::RankAtMost(places) => ("rank_le", Demand::One(places), unit),
        Test::State(level) if printed_unit(target, indicator).dimension == Dimension::State && level <= 1.0 => {
            ("state", Demand::True, unit)
        }
        Test::State(level) => ("state", Demand::One(level), unit),
        Test::Direction { rising } => (if rising { "increase" } else { "decrease" }, Demand::None, unit),
        Test::Change { rising, by, .. } => {
            // A rank that rises by places falls in number; the wording counts, as in the canonical form.
            let upwards = rising != indicator.is_some_and(|i| i.unit.is_rank());
            let op = if upwards { "increase_ge" } else { "decrease_ge" };
            match by {
                ChangeBy::Amount(value) => (op, Demand::One(value), Some(change_unit(indicator))),
                ChangeBy::Percent(value) => (op, Demand::One(value), Some("%")),
                ChangeBy::Times(value) => (op, Demand::One(value), Some("lần")),
            }
        }
    }
}

/// The unit of a change by an amount: percentage points of a share, places of a rank, else the indicator's own.
pub(super) fn change_unit(indicator: Option<&Indicator>) -> &str {
    match indicator.map(|i| &i.unit) {
        Some(unit) if unit.is_share() => "điểm %",
        Some(unit) if unit.is_rank() => "bậc",
        Some(unit) => &unit.text,
        None => "",
    }
}

/// The unit in which verdicts tell the figures of a target: its indicator's, or the line's where the indicator has none.
pub fn figure_unit<'a>(target: &'a Target, indicator: Option<&'a Indicator>) -> &'a Unit {
    indicator.map(|i| &i.unit).filter(|unit| unit.dimension != Dimension::Bare).unwrap_or(&target.unit)
}

/// The unit in which a target states its figures: its line's own where that measures the same as the indicator's.
fn printed_unit<'a>(target: &'a Target, indicator: Option<&'a Indicator>) -> &'a Unit {
    match indicator {
        Some(indicator) if own_factor(target, indicator).is_none() => &indicator.unit,
        _ => &target.unit,
    }
}

/// By what a figure in the indicator's unit is multiplied to stand in [`printed_unit`].
fn scale(target: &Target, indicator: Option<&Indicator>) -> f64 {
    indicator.and_then(|i| own_factor(target, i)).unwrap_or(1.0)
}

/// The factor to the line's own unit; `None` where the line wrote a change, or no unit.
fn own_factor(target: &Target, indicator: &Indicator) -> Option<f64> {
    if target.unit.dimension == Dimension::Bare || matches!(target.body, Body::Single(Test::Change { .. } | Test::Direction { .. })) {
        return None;
    }
    indicator.unit.factor_to(&target.unit)
}

/// A key with `{"value", "period"}`, or `null`.
pub(super) fn write_milestone(json: &mut Json, key: &str, milestone: Option<&Milestone>, factor: f64) {
    json.key(key);
    match milestone {
        Some(milestone) => write_milestone_object(json, milestone, factor),
        None => json.null(),
    }
}

fn write_milestone_object(json: &mut Json, milestone: &Milestone, factor: f64) {
    json.open_object();
    json.number_or_null("value", Some(milestone.value * factor));
    json.text("period", &milestone.period.iso());
    json.close_object();
}

/// A key with `{"file", "line"}`.
pub(super) fn write_source(json: &mut Json, key: &str, span: Span, sources: &SourceMap) {
    json.key(key);
    json.open_object();
    let file = sources.file(span.file);
    json.text_or_null("file", file.map(|f| f.name.as_str()));
    json.number_or_null("line", file.map(|f| f.line_of(span.start) as f64 + 1.0));
    json.close_object();
}

/// The name of a length of time.
pub(super) fn grain_name(grain: Grain) -> &'static str {
    match grain {
        Grain::Year => "year",
        Grain::NineMonths => "nine_months",
        Grain::Half => "half",
        Grain::Quarter => "quarter",
        Grain::Month => "month",
        Grain::Day => "day",
    }
}

/// `commit` or `strive`.
pub(super) fn modality_name(modality: Modality) -> &'static str {
    match modality {
        Modality::Commit => "commit",
        Modality::Strive => "strive",
    }
}
