//! Scenarios as JSON.
//!
//! Figures stand in the unit of the indicator, which `unit` names; a change a year in `rate_unit`. The seed and the
//! number of draws fix every byte, natively and in a browser.

use super::find::{self, Standing};
use super::targets::{View, change_unit, figure_unit};
use super::{diagnostics, json::Json};
use crate::Compilation;
use crate::data::Observations;
use crate::diagnostics::Diagnostic;
use crate::eval::indices::IndexVerdict;
use crate::messages::{Lang, Said};
use crate::plan::TargetId;
use crate::scenario::{self, Answer, Basis, Chance, FAN, Fan, HeldTarget, PathTold, Question, Seek, Sensitivity, Together, Told};
use crate::value::unit::Dimension;
use crate::value::{Date, Truth};

/// What a user asks: names as typed.
#[derive(Debug, Clone, Default)]
pub struct Asked<'q> {
    /// Scenarios by name; none: the present course and all that are declared.
    pub compare: Vec<String>,
    /// A target, by its id or words that fit one alone.
    pub seek: Option<&'q str>,
    /// The indicator that is to change for it.
    pub by: Option<&'q str>,
    /// Several targets, the indicators with the cost of a unit a year, and whether the effort is to be equal.
    pub together: Option<(Vec<String>, Vec<crate::scenario::Costed>, bool)>,
    /// Whether the tornado is wanted.
    pub sensitivity: bool,
    /// The target whose figure it is about; without one that of `seek`, else the number of targets that hold.
    pub sensitivity_of: Option<&'q str>,
    /// Draws and seed.
    pub draws: Option<(u32, u64)>,
    /// Figures tried in the last scenario: see [`Question::figures`].
    pub figures: Vec<f64>,
}

/// Works out what is asked; an error is a sentence about a name or a number that was given.
pub fn answer(
    compilation: &Compilation,
    observations: &Observations,
    as_of: Date,
    asked: &Asked<'_>,
    lang: Lang,
) -> Result<Answer, Box<Said>> {
    let plan = &compilation.plan;
    let target = |wanted: &str| find::target(plan, wanted, Some(as_of));
    let seek = match (asked.seek, asked.by) {
        (Some(wanted), Some(by)) => Some((target(wanted)?, by.to_owned())),
        _ => None,
    };
    let together = match &asked.together {
        Some((targets, by, equal)) => {
            let targets = targets.iter().map(|wanted| target(wanted)).collect::<Result<Vec<_>, _>>()?;
            Some((targets, by.clone(), *equal))
        }
        None => None,
    };
    let own = asked.sensitivity_of.map(target).transpose()?;
    let of_seek = seek.as_ref().map(|(target, _)| *target);
    let question = Question {
        compare: asked.compare.clone(),
        seek,
        together,
        sensitivity: asked.sensitivity.then_some(own.or(of_seek)),
        draws: asked.draws,
        figures: asked.figures.clone(),
    };
    scenario::ask(plan, observations, as_of, &question, lang)
}

/// `{"as_of", "scenarios", "seek", "sensitivity", "chance", "horizon", "subject", "diagnostics"}`.
pub fn scenario_json(compilation: &Compilation, answer: &Answer, data_diagnostics: &[Diagnostic], lang: Lang) -> String {
    let addresses = Standing::new(&compilation.plan, Some(answer.as_of)).addresses();
    let writer = Writer { view: View { compilation, addresses: &addresses } };
    let mut json = Json::new();
    json.open_object();
    json.text("as_of", &answer.as_of.iso());
    json.key("scenarios");
    json.open_array();
    for told in &answer.scenarios {
        writer.scenario(&mut json, told);
    }
    json.close_array();
    json.key("seek");
    match &answer.seek {
        Some(seek) => writer.seek(&mut json, seek),
        None => json.null(),
    }
    json.key("together");
    match &answer.together {
        Some(together) => writer.together(&mut json, together),
        None => json.null(),
    }
    json.key("sensitivity");
    match &answer.sensitivity {
        Some(sensitivity) => writer.bars(&mut json, sensitivity),
        None => json.null(),
    }
    json.key("chance");
    match &answer.chance {
        Some(chance) => writer.chance(&mut json, chance),
        None => json.null(),
    }
    json.text("horizon", &answer.horizon.iso());
    json.text("subject", &answer.subject);
    if let Some(sensitivity) = &answer.sensitivity {
        json.key("sensitivity_of");
        json.open_object();
        json.text_or_null("target", sensitivity.target.map(|id| writer.view.address(id)));
        json.number_or_null("outcome", sensitivity.outcome);
        json.close_object();
    }
    let all: Vec<Diagnostic> = compilation.diagnostics.iter().chain(data_diagnostics).chain(&answer.diagnostics).cloned().collect();
    diagnostics::write_list(&mut json, &all, &compilation.sources, lang);
    json.close_object();
    json.finish()
}

struct Writer<'a> {
    view: View<'a>,
}

impl Writer<'_> {
    fn scenario(&self, json: &mut Json, told: &Told) {
        json.open_object();
        json.text("name", &told.name);
        json.key("targets");
        json.open_array();
        for held in &told.targets {
            self.target(json, held);
        }
        json.close_array();
        json.key("indices");
        json.open_array();
        for scored in &told.indices {
            self.index(json, scored);
        }
        json.close_array();
        json.key("summary");
        json.open_object();
        let count = |holds: Truth| told.targets.iter().filter(|t| !t.overtaken && t.verdict.satisfied == holds).count();
        json.count("hold", count(Truth::True));
        json.count("fail", count(Truth::False));
        json.count("unknown", count(Truth::Unknown));
        json.close_object();
        json.key("paths");
        json.open_array();
        for path in &told.paths {
            self.path(json, path);
        }
        json.close_array();
        json.close_object();
    }

    fn target(&self, json: &mut Json, held: &HeldTarget) {
        let Some(target) = self.view.compilation.plan.target(held.target) else { return };
        let indicator = self.view.indicator(target);
        let unit = figure_unit(target, indicator);
        let figure = held.verdict.figure;
        json.open_object();
        json.text("id", self.view.address(held.target));
        json.flag_or_null("holds", held.verdict.satisfied.known());
        match figure {
            Some(point) if unit.dimension == Dimension::State => json.flag("value_at_deadline", point.value >= 0.5),
            _ => json.number_or_null("value_at_deadline", figure.map(|point| point.value)),
        }
        json.text_or_null("unit", Some(&*unit.text).filter(|text| !text.is_empty()));
        json.text_or_null("period", figure.map(|point| point.period.iso()).as_deref());
        json.flag_or_null("supposed", figure.map(|point| point.row.is_none()));
        json.text_or_null("deadline", target.deadline.map(Date::iso).as_deref());
        json.number_or_null("threshold", held.verdict.threshold);
        json.text_or_null("reached_on", held.reached_on.map(Date::iso).as_deref());
        json.key("changed");
        match &held.changed {
            Some([vi, en]) => {
                json.open_object();
                json.text("vi", vi);
                json.text("en", en);
                json.close_object();
            }
            None => json.null(),
        }
        json.flag("overtaken", held.overtaken);
        json.close_object();
    }

    /// An index: what is certain and what is still possible.
    fn index(&self, json: &mut Json, scored: &IndexVerdict) {
        let Some(index) = self.view.compilation.plan.indices.get(scored.index as usize) else { return };
        let whole = scored.points.first();
        json.open_object();
        json.text("id", &index.id);
        json.text("period", &scored.period.iso());
        json.key("score");
        match whole {
            Some(points) => {
                json.open_array();
                json.number(points.low);
                json.number(points.high);
                json.close_array();
            }
            None => json.null(),
        }
        json.number_or_null("max", index.parts.first().map(|part| part.max));
        json.close_object();
    }

    fn path(&self, json: &mut Json, path: &PathTold) {
        let Some(indicator) = self.view.compilation.plan.indicator(path.indicator) else { return };
        json.open_object();
        json.text("indicator", &indicator.name);
        json.text_or_null("unit", Some(&*indicator.unit.text).filter(|text| !text.is_empty()));
        json.text_or_null("area", Some(path.area.as_str()).filter(|area| !area.is_empty()));
        json.text(
            "basis",
            match path.basis {
                Basis::Supposed => "supposed",
                Basis::Trend => "trend",
                Basis::Formula => "formula",
            },
        );
        json.key("figures");
        json.open_array();
        for (point, supposed) in &path.figures {
            json.open_object();
            json.text("period", &point.period.iso());
            json.number_or_null("value", Some(point.value));
            json.flag("supposed", *supposed);
            json.close_object();
        }
        json.close_array();
        json.close_object();
    }

    fn seek(&self, json: &mut Json, seek: &Seek) {
        let plan = &self.view.compilation.plan;
        let by = plan.indicator(seek.by);
        json.open_object();
        json.text("target", self.view.address(seek.target));
        json.text_or_null("by", by.map(|i| i.name.as_str()));
        json.number_or_null("per_year", seek.per_year);
        json.text_or_null("unit", Some(change_unit(by)).filter(|text| !text.is_empty()));
        json.flag_or_null("reachable", seek.reachable);
        json.number_or_null("best", seek.best);
        json.flag("strict", seek.strict);
        json.number_or_null("present_per_year", seek.present);
        json.flag("connected", seek.connected);
        json.close_object();
    }

    fn together(&self, json: &mut Json, together: &Together) {
        json.open_object();
        json.key("targets");
        json.open_array();
        for target in &together.targets {
            json.string(self.view.address(*target));
        }
        json.close_array();
        json.key("levers");
        json.open_array();
        for lever in &together.levers {
            let by = self.view.compilation.plan.indicator(lever.indicator);
            json.open_object();
            json.text_or_null("by", by.map(|i| i.name.as_str()));
            json.number_or_null("per_year", lever.per_year);
            json.number_or_null("present_per_year", Some(lever.present));
            json.text_or_null("unit", Some(change_unit(by)).filter(|text| !text.is_empty()));
            json.number_or_null("cost", Some(lever.cost));
            json.close_object();
        }
        json.close_array();
        json.flag_or_null("reachable", together.reachable);
        json.number_or_null("cost", together.cost);
        json.text("rule", if together.equal { "equal effort" } else { "least cost" });
        json.close_object();
    }

    fn bars(&self, json: &mut Json, sensitivity: &Sensitivity) {
        json.open_array();
        for bar in &sensitivity.bars {
            json.open_object();
            json.text("assumption", &bar.assumption);
            json.number_or_null("low", bar.low);
            json.number_or_null("high", bar.high);
            json.number_or_null("effect", bar.effect);
            json.number_or_null("without", bar.without);
            json.text("ends", if bar.by_chance { "90%" } else { "20%" });
            json.close_object();
        }
        json.close_array();
    }

    fn chance(&self, json: &mut Json, chance: &Chance) {
        json.open_object();
        json.count("draws", chance.draws as usize);
        json.key("seed");
        json.number(chance.seed as f64);
        json.key("targets");
        json.open_array();
        for held in &chance.targets {
            json.open_object();
            json.text("id", self.id(held.target));
            let known = chance.draws.saturating_sub(held.unknown);
            // A share of the draws that are known; of none, nothing is known.
            let share = |count: u32, of: u32| (of > 0).then(|| f64::from(count) / f64::from(of));
            json.number_or_null("share", if held.unknown == 0 { share(held.held, known) } else { None });
            json.number_or_null("at_least", share(held.held, chance.draws));
            json.number_or_null("unknown", share(held.unknown, chance.draws));
            json.close_object();
        }
        json.close_array();
        json.key("fans");
        json.open_array();
        for fan in &chance.fans {
            self.fan(json, fan);
        }
        json.close_array();
        json.close_object();
    }

    fn id(&self, target: TargetId) -> &str {
        self.view.address(target)
    }

    fn fan(&self, json: &mut Json, fan: &Fan) {
        let Some(indicator) = self.view.compilation.plan.indicator(fan.indicator) else { return };
        json.open_object();
        json.text("indicator", &indicator.name);
        json.text_or_null("unit", Some(&*indicator.unit.text).filter(|text| !text.is_empty()));
        json.key("shares");
        json.open_array();
        for share in FAN {
            json.number(share);
        }
        json.close_array();
        json.key("periods");
        json.open_array();
        for (period, values) in &fan.periods {
            json.open_object();
            json.text("period", &period.iso());
            json.key("values");
            json.open_array();
            for value in values {
                json.number(*value);
            }
            json.close_array();
            json.close_object();
        }
        json.close_array();
        json.close_object();
    }
}
