//! Verdicts as JSON.
//!
//! Figures stand in the unit of the indicator, which `unit` names, changes a year in `rate_unit`; what the line asks
//! stands in `asked` in the line's own unit. Everything not known is `null`.

use super::blocks::Blocks;
use super::find::{Later, Standing};
use super::targets::{View, change_unit, figure_unit, write_asked, write_later, write_milestone, write_source, write_terms};
use super::{diagnostics, json::Json};
use crate::Compilation;
use crate::data::Observations;
use crate::diagnostics::Diagnostic;
use crate::eval::{self, Doubts, Group, Open, Outcome, Part, PartOf, Point, Status, TargetVerdict, Verdict};
use crate::messages::Lang;
use crate::plan::{Indicator, Plan, Quantifier, Target};
use crate::value::map::Map;
use crate::value::unit::Dimension;
use crate::value::{Date, Period, Truth};

/// `{"as_of", "scenario", "targets", "tasks", "indices", "checks", "summary", "diagnostics", "figures_to"}`: the
/// verdicts on every target that exists on the outcome's date. `data_diagnostics` are the findings of the data files.
pub fn eval_json(
    compilation: &Compilation,
    outcome: &Outcome,
    observations: &Observations,
    data_diagnostics: &[Diagnostic],
    lang: Lang,
) -> String {
    write(compilation, outcome, observations, data_diagnostics, lang, Some(eval::explain))
}

/// The same with `null` for every explanation: the engine of a single card carries no sentences.
pub fn eval_facts_json(
    compilation: &Compilation,
    outcome: &Outcome,
    observations: &Observations,
    data_diagnostics: &[Diagnostic],
    lang: Lang,
) -> String {
    write(compilation, outcome, observations, data_diagnostics, lang, None)
}

/// What gives the reasoning of a verdict.
pub(super) type Explain = fn(&Plan, &Observations, &Outcome, &TargetVerdict, Lang) -> String;

fn write(
    compilation: &Compilation,
    outcome: &Outcome,
    observations: &Observations,
    data_diagnostics: &[Diagnostic],
    lang: Lang,
    explain: Option<Explain>,
) -> String {
    let addresses = Standing::new(&compilation.plan, Some(outcome.as_of)).addresses();
    let view = View { compilation, addresses: &addresses };
    let judged = Judged { view: &view, outcome, observations, explain };
    let mut json = Json::new();
    json.open_object();
    json.text("as_of", &outcome.as_of.iso());
    json.text_or_null("scenario", outcome.supposed.as_ref().map(|supposed| supposed.scenario.as_str()));
    json.key("targets");
    json.open_array();
    for verdict in &outcome.verdicts {
        judged.write_target(&mut json, verdict);
    }
    json.close_array();
    let blocks = Blocks { compilation, outcome, observations };
    if cfg!(feature = "blocks") {
        blocks.write_tasks(&mut json);
        blocks.write_indices(&mut json);
        blocks.write_checks(&mut json);
    } else {
        for key in ["tasks", "indices", "checks"] {
            json.key(key);
            json.open_array();
            json.close_array();
        }
    }
    judged.write_summary(&mut json);
    let all: Vec<Diagnostic> = compilation.diagnostics.iter().chain(data_diagnostics).chain(&outcome.diagnostics).cloned().collect();
    diagnostics::write_list(&mut json, &all, &compilation.sources, lang);
    json.text_or_null("figures_to", outcome.figures_to.map(Date::iso).as_deref());
    json.close_object();
    json.finish()
}

/// What every record of a verdict needs besides the verdict.
pub(super) struct Judged<'a> {
    pub view: &'a View<'a>,
    pub outcome: &'a Outcome,
    pub observations: &'a Observations,
    /// `None` leaves the explanations out.
    pub explain: Option<Explain>,
}

impl Judged<'_> {
    /// One target with its verdict.
    pub fn write_target(&self, json: &mut Json, judged: &TargetVerdict) {
        let plan = &self.view.compilation.plan;
        let Some(target) = plan.target(judged.target) else { return };
        let indicator = self.view.indicator(target);
        json.open_object();
        json.text("id", self.view.address(judged.target));
        self.write_verdict(json, &judged.verdict, target, indicator, None);
        self.write_parts(json, &judged.parts, target, indicator);
        write_count(json, target, &judged.parts);
        self.write_open(json, &judged.open);
        json.key("explanation");
        json.open_object();
        for lang in [Lang::Vi, Lang::En] {
            let told = self.explain.map(|explain| explain(plan, self.observations, self.outcome, judged, lang));
            json.text_or_null(lang.tag(), told.as_deref());
        }
        json.close_object();
        self.write_citations(json, judged, target);
        let settling = self.outcome.settlings.iter().find(|(id, _)| *id == judged.target).map(|(_, settling)| settling);
        self.blocks().write_settling(json, judged, settling);
        json.text("full_id", &plan.full_id(target));
        json.text_or_null("indicator", indicator.map(|i| i.name.as_str()));
        json.text_or_null("title", indicator.and_then(|i| target.title(i)));
        write_asked(json, target, indicator);
        write_terms(json, self.view, target);
        write_source(json, "place", target.span, &self.view.compilation.sources);
        json.text("text", &target.text);
        json.text("canonical", &target.canonical);
        let later = judged.superseded_by.map(Later::Supersedes).or(judged.restated_by.map(Later::Restates));
        write_later(json, self.view, later);
        json.text_or_null("replaced_by", judged.replaced_by.and_then(|d| plan.document(d)).map(|d| d.number.as_str()));
        json.close_object();
    }

    fn blocks(&self) -> Blocks<'_> {
        Blocks { compilation: self.view.compilation, outcome: self.outcome, observations: self.observations }
    }

    /// The keys from `status` to `doubts`, of a whole and of a part alike. `period` is that of the figure; of a part that
    /// is a period, its own.
    fn write_verdict(&self, json: &mut Json, verdict: &Verdict, target: &Target, indicator: Option<&Indicator>, own: Option<Period>) {
        let unit = figure_unit(target, indicator);
        let figure = verdict.figure;
        let row = figure.and_then(|p| p.row).and_then(|row| self.observations.rows.get(row as usize));
        json.text("status", verdict.status.name());
        json.flag_or_null("satisfied", verdict.satisfied.known());
        match figure {
            Some(point) if unit.dimension == Dimension::State => json.flag("value", point.value >= 0.5),
            _ => json.number_or_null("value", figure.map(|p| p.value)),
        }
        json.text_or_null("unit", Some(&*unit.text).filter(|text| !text.is_empty()));
        json.text_or_null("period", own.or(figure.map(|p| p.period)).map(Period::iso).as_deref());
        json.text_or_null("figure_status", row.map(|r| r.status.name()));
        json.text_or_null("source", row.map(|r| self.observations.original(r.source)).filter(|s| !s.is_empty()));
        json.number_or_null("gap", verdict.gap);
        json.number_or_null("needed_per_year", verdict.needed_per_year);
        json.number_or_null("actual_per_year", verdict.actual_per_year);
        json.number_or_null("outlook", verdict.outlook);
        json.key("outlook_range");
        match verdict.outlook_range {
            Some((low, high)) => {
                json.open_array();
                json.number(low);
                json.number(high);
                json.close_array();
            }
            None => json.null(),
        }
        json.number_or_null("shortfall", verdict.shortfall);
        json.text_or_null("reached_on", verdict.reached_on.map(Date::iso).as_deref());
        json.text("kind", verdict.kind.name());
        json.text("method", verdict.method.name());
        json.text("evidence", verdict.evidence.name());
        json.flag("stale", verdict.stale);
        json.flag("threatened", verdict.threatened);
        json.flag("lost", verdict.lost);
        write_point(json, "baseline", verdict.baseline);
        json.number_or_null("threshold", verdict.threshold);
        json.text_or_null("rate_unit", Some(change_unit(indicator)).filter(|text| !text.is_empty()));
        json.text_or_null("reported_on", row.and_then(|r| r.reported_on).map(Date::iso).as_deref());
        write_point(json, "latest", verdict.latest);
        write_point(json, "reference", verdict.reference);
        write_point(json, "window_start", verdict.window_start);
        json.count("window_count", verdict.window_count as usize);
        write_milestone(json, "milestone", verdict.milestone.as_ref(), 1.0);
        json.text_or_null("due", verdict.due.map(Date::iso).as_deref());
        json.text_or_null("break_on", verdict.break_on.map(Date::iso).as_deref());
        json.text_or_null("wanted", verdict.wanted.map(Period::iso).as_deref());
        json.flag("undefined", verdict.undefined);
        super::blocks::write_pair(json, "points", verdict.interval.map(|(low, high, _)| (low, high)));
        json.text_or_null("points_period", verdict.interval.map(|(.., period)| period.iso()).as_deref());
        write_doubts(json, verdict.doubts);
    }

    /// `open`: what formulas could not tell: `{"indicator", "period", "bounds", "missing"}`; an end without bound is `null`.
    fn write_open(&self, json: &mut Json, open: &[Open]) {
        let plan = &self.view.compilation.plan;
        json.key("open");
        json.open_array();
        for open in open {
            json.open_object();
            json.text_or_null("indicator", plan.indicator(open.indicator).map(|i| i.name.as_str()));
            json.text("period", &open.period.iso());
            json.key("bounds");
            match open.bounds_known() {
                Some((low, high)) => {
                    json.open_array();
                    for end in [low, high] {
                        match end {
                            Some(end) => json.number(end),
                            None => json.null(),
                        }
                    }
                    json.close_array();
                }
                None => json.null(),
            }
            let member = |(_, dimension, member): &(_, u32, u32)| {
                Some(plan.dimensions.get(*dimension as usize)?.members.get(*member as usize)?.name.clone())
            };
            json.texts("missing", &open.missing.iter().filter_map(member).collect::<Vec<String>>());
            json.close_object();
        }
        json.close_array();
    }

    /// The parts of a verdict or of a part: no deeper than members of periods of a part of a compound.
    fn write_parts(&self, json: &mut Json, parts: &[Part], target: &Target, indicator: Option<&Indicator>) {
        json.key("parts");
        json.open_array();
        for part in parts {
            self.write_part(json, part, target, indicator);
        }
        json.close_array();
    }

    /// A part: which one, and its verdict.
    fn write_part(&self, json: &mut Json, part: &Part, target: &Target, indicator: Option<&Indicator>) {
        let plan = &self.view.compilation.plan;
        json.open_object();
        match part.of {
            PartOf::Period(period) => {
                json.text("of", "period");
                json.text("part", &period.iso());
                self.write_verdict(json, &part.verdict, target, indicator, Some(period));
            }
            PartOf::CommittedEnd(value) | PartOf::StrivenEnd(value) => {
                json.text("of", if matches!(part.of, PartOf::CommittedEnd(_)) { "commit" } else { "strive" });
                json.number_or_null("part", Some(value));
                self.write_verdict(json, &part.verdict, target, indicator, None);
            }
            PartOf::Target(id) => {
                json.text("of", "target");
                json.text("part", self.view.address(id));
                if let Some(member) = plan.target(id) {
                    let indicator = self.view.indicator(member);
                    self.write_verdict(json, &part.verdict, member, indicator, None);
                    json.text_or_null("indicator", indicator.map(|i| i.name.as_str()));
                    json.text("canonical", &member.canonical);
                }
            }
            PartOf::Member(member) => {
                json.text("of", "member");
                json.text_or_null("part", plan.member_name(target, member));
                self.write_verdict(json, &part.verdict, target, indicator, None);
            }
            PartOf::Indicator(id) => {
                let indicator = plan.indicator(id);
                json.text("of", "indicator");
                json.text_or_null("part", indicator.map(|i| i.name.as_str()));
                self.write_verdict(json, &part.verdict, target, indicator, None);
            }
        }
        let whole = match part.of {
            PartOf::Target(id) => plan.target(id).unwrap_or(target),
            _ => target,
        };
        self.write_parts(json, &part.parts, whole, indicator);
        json.close_object();
    }

    /// The document that sets the target, what it further rests on, and each figure that the verdict uses.
    fn write_citations(&self, json: &mut Json, judged: &TargetVerdict, target: &Target) {
        json.key("citations");
        json.open_array();
        if let Some(document) = self.view.document(target) {
            json.open_object();
            json.text("type", "document");
            json.text("document", &document.number);
            json.text_or_null("title", document.title.as_deref());
            json.text_or_null("issuer", document.issuer.as_deref());
            json.text_or_null("date", document.date.map(Date::iso).as_deref());
            json.text_or_null("section", target.section.as_deref());
            write_source(json, "place", target.span, &self.view.compilation.sources);
            json.close_object();
        }
        if let Some(basis) = &target.basis {
            json.open_object();
            json.text("type", "basis");
            json.text("document", basis);
            json.close_object();
        }
        for index in figures_used(judged) {
            if let Some(row) = self.observations.rows.get(index as usize) {
                let filled = |id| Some(self.observations.original(id)).filter(|text| !text.is_empty());
                json.open_object();
                json.text("type", "figure");
                json.text("indicator", self.observations.original(row.indicator));
                json.text("period", &row.period.iso());
                json.number_or_null("value", Some(row.value));
                json.text_or_null("unit", self.observations.unit_of(row.unit).map(|u| &*u.text).filter(|u| !u.is_empty()));
                json.text("figure_status", row.status.name());
                json.text_or_null("source", filled(row.source));
                json.text_or_null("url", filled(row.url));
                json.text_or_null("reported_on", row.reported_on.map(Date::iso).as_deref());
                json.text_or_null("file", self.observations.files.get(row.file as usize).map(String::as_str));
                json.count("row", row.row as usize);
                json.close_object();
            }
        }
        json.close_array();
    }

    /// Counts of statuses: commitments, strivings, the same by document and by lead. What a later document stands for
    /// or says again is left out and counted as `overtaken`.
    fn write_summary(&self, json: &mut Json) {
        let plan = &self.view.compilation.plan;
        let summary = eval::summarise(plan, self.outcome);
        json.key("summary");
        json.open_object();
        write_group(json, &summary.all);
        json.key("by_document");
        json.open_object();
        for (document, group) in &summary.by_document {
            json.key(document.and_then(|d| plan.document(d)).map_or("", |d| &d.number));
            json.open_object();
            write_group(json, group);
            json.close_object();
        }
        json.close_object();
        json.key("by_lead");
        json.open_object();
        for (lead, group) in &summary.by_lead {
            json.key(lead);
            json.open_object();
            write_group(json, group);
            json.close_object();
        }
        json.close_object();
        self.blocks().write_task_counts(json);
        json.count("overtaken", self.outcome.verdicts.iter().filter(|v| v.is_overtaken()).count());
        json.close_object();
    }
}

/// `commit` and `strive` with the count of every status, and `unknown`, the share of each that no figure settles.
fn write_group(json: &mut Json, group: &Group) {
    let both = [("commit", &group.commit), ("strive", &group.strive)];
    for (key, tally) in both {
        json.key(key);
        json.open_object();
        for status in Status::ALL {
            json.count(status.name(), tally.count(status) as usize);
        }
        json.close_object();
    }
    json.key("unknown");
    json.open_object();
    for (key, tally) in both {
        json.number_or_null(key, tally.unknown_share());
    }
    json.close_object();
}

/// Rows of the observations that a verdict and its parts rest on, each once, in the order of their use.
pub(super) fn figures_used(judged: &TargetVerdict) -> Vec<u32> {
    let mut rows: Vec<u32> = Vec::new();
    let mut seen: Map<u32, ()> = Map::default();
    for verdict in judged.verdicts() {
        for point in [verdict.figure, verdict.latest, verdict.reference, verdict.window_start, verdict.baseline].into_iter().flatten() {
            if let Some(row) = point.row.filter(|row| seen.insert(*row, ()).is_none()) {
                rows.push(row);
            }
        }
    }
    rows
}

/// A key with `{"value", "period"}`, or `null`.
fn write_point(json: &mut Json, key: &str, point: Option<Point>) {
    let milestone = point.map(|p| crate::plan::Milestone { period: p.period, value: p.value });
    write_milestone(json, key, milestone.as_ref(), 1.0);
}

/// `count`: how many of a quantified target's members satisfy it, don't, or are unknown, and how many must; `null` for
/// others. Where a count must hold in every period, that of the last period with figures.
fn write_count(json: &mut Json, target: &Target, parts: &[Part]) {
    json.key("count");
    let Some(quantified) = target.quantified.as_deref() else { return json.null() };
    let (_, members) = eval::counted(parts);
    let having = |truth: Truth| members.iter().filter(|part| part.verdict.satisfied == truth).count();
    json.open_object();
    json.count("hold", having(Truth::True));
    json.count("fail", having(Truth::False));
    json.count("unknown", having(Truth::Unknown));
    json.count(
        "asked",
        match quantified.quantifier {
            Quantifier::Each => members.len(),
            Quantifier::AtLeast { count, .. } => count as usize,
        },
    );
    json.close_object();
}

fn write_doubts(json: &mut Json, doubts: Doubts) {
    json.key("doubts");
    json.open_array();
    for (name, is) in [
        ("few", doubts.few),
        ("stale", doubts.stale),
        ("estimate", doubts.estimate),
        ("preliminary", doubts.preliminary),
        ("methods_disagree", doubts.methods_disagree),
        ("conflict", doubts.conflict),
    ] {
        if is {
            json.string(name);
        }
    }
    json.close_array();
}
