//! Scenarios: names to indicators, amounts to their units, what they take over to the scenario meant.
//!
//! In: the lines of `kịch bản` blocks. Out: [`Scenario`]s of the plan. A line with an error is left out and said so;
//! points and per cent are told apart as in targets (`tăng 2%` is relative, `tăng 2 điểm %` is not).

use super::{Checker, nearest};
use crate::diagnostics::{Applicability, Diagnostic};
use crate::messages::Message;
use crate::plan::scenario::{PRESENT, PRESENT_EN};
use crate::plan::{Amount, Assumption, Course, Factor, IndicatorId, Scenario, ScenarioId, Scope, Spread};
use crate::source::fold::fold_name;
use crate::source::{Span, fold};
use crate::syntax::ast::{Number, Text};
use crate::syntax::phrase::clip;
use crate::syntax::scenario as ast;
use crate::value::number::{self, NumberStyle};
use crate::value::{Dimension, Period, Unit};

/// Most scenarios of one compilation.
pub const MAX_SCENARIOS: usize = 1_000;
/// Most lines of one scenario.
pub const MAX_ASSUMPTIONS: usize = 5_000;

/// A scenario with its lines.
pub(super) struct Block {
    pub name: Text,
    pub lines: Vec<ast::Line>,
}

/// Whether a folded name is that of the present course.
pub(crate) fn is_present(key: &str) -> bool {
    [PRESENT, PRESENT_EN].iter().any(|name| fold_name(name) == key)
}

impl Checker<'_> {
    /// Reads all scenarios; targets have been read, so that units are known.
    pub(super) fn scenarios(&mut self, blocks: &[Block]) {
        let mut inherits: Vec<Option<&Text>> = Vec::new();
        for block in blocks.iter().filter(|block| !block.name.folded.is_empty()) {
            if self.plan.scenarios.len() >= MAX_SCENARIOS || block.lines.len() > MAX_ASSUMPTIONS {
                let message = Message::TooManyScenarios { scenarios: MAX_SCENARIOS.to_string(), lines: MAX_ASSUMPTIONS.to_string() };
                self.diagnostics.push(Diagnostic::at(block.name.span, message));
                break;
            }
            let key = block.name.folded.clone();
            let name = self.typed(block.name.span).trim_matches(['"', '“', '”']).trim().to_owned();
            if is_present(&key) || self.plan.scenarios.iter().any(|known| known.key == key) {
                self.diagnostics.push(Diagnostic::at(block.name.span, Message::ScenarioTwice { name: clip(&name) }));
                continue;
            }
            let mut scenario = Scenario { name, key, from: None, area: None, note: None, own: Vec::new(), span: block.name.span };
            let mut from = None;
            for line in &block.lines {
                match line {
                    ast::Line::From(value) => from = Some(value),
                    ast::Line::Area(value) => scenario.area = Some(value.folded.trim_matches('"').trim().to_owned()),
                    ast::Line::Junk => {}
                    ast::Line::Note(value) => scenario.note = Some(self.plain_value(value)),
                    ast::Line::Assumption(written) => {
                        if let Some(read) = self.assumption(written, &scenario.own) {
                            scenario.own.push(read);
                        }
                    }
                }
            }
            if block.lines.iter().all(|line| matches!(line, ast::Line::Note(_) | ast::Line::Area(_))) {
                self.diagnostics.push(Diagnostic::at(block.name.span, Message::ScenarioEmpty { name: clip(&scenario.name) }));
            }
            inherits.push(from);
            self.plan.scenarios.push(scenario);
        }
        for (index, from) in inherits.into_iter().enumerate() {
            let Some(from) = from else { continue };
            let id = self.scenario_named(from);
            if let Some(scenario) = self.plan.scenarios.get_mut(index) {
                scenario.from = id;
            }
        }
        self.break_scenario_cycles();
    }

    /// The scenario of a `từ:` line; `None` is the present course, also where the name is unknown, which is said.
    fn scenario_named(&mut self, text: &Text) -> Option<ScenarioId> {
        let key = text.folded.trim_matches('"').trim();
        if is_present(key) {
            return None;
        }
        if let Some(at) = self.plan.scenarios.iter().position(|known| known.key == key) {
            return Some(ScenarioId(at as u32));
        }
        let mut known = vec![format!("“{PRESENT}”")];
        known.extend(self.plan.scenarios.iter().take(8).map(|scenario| format!("“{}”", clip(&scenario.name))));
        let near = nearest(key, self.plan.scenarios.iter().map(|scenario| scenario.key.as_str()), 1);
        let message = Message::ScenarioUnknown { name: clip(&self.typed(text.span)), known: known.join(", ") };
        let mut diagnostic = Diagnostic::at(text.span, message);
        if let Some(near) = near.first().and_then(|key| self.plan.scenarios.iter().find(|known| known.key == *key)) {
            let title = Message::WriteInstead { text: near.name.clone() };
            diagnostic = diagnostic.fix(title, text.span, near.name.clone(), Applicability::Likely);
        }
        self.diagnostics.push(diagnostic);
        None
    }

    /// A scenario may not take over from itself, also not by way of others.
    fn break_scenario_cycles(&mut self) {
        for start in 0..self.plan.scenarios.len() {
            let mut path = vec![start];
            let mut at = start;
            while let Some(next) = self.plan.scenarios.get(at).and_then(|s| s.from).map(|id| id.0 as usize) {
                if next == start {
                    let names = path.iter().chain([&start]).take(8).filter_map(|at| self.plan.scenarios.get(*at));
                    let path = names.map(|scenario| clip(&scenario.name)).collect::<Vec<_>>().join(" → ");
                    if let Some(scenario) = self.plan.scenarios.get_mut(start) {
                        scenario.from = None;
                        let span = scenario.span;
                        self.diagnostics.push(Diagnostic::at(span, Message::ScenarioCycle { path }));
                    }
                    break;
                }
                if path.contains(&next) {
                    // A circle further on: its own members break it.
                    break;
                }
                path.push(next);
                at = next;
            }
        }
    }

    fn assumption(&mut self, written: &ast::Assumption, known: &[Assumption]) -> Option<Assumption> {
        let (indicator, scope) = self.assumed(written)?;
        let mut decimals = 0;
        let course = match &written.path {
            ast::Path::Hold => Course::Hold,
            ast::Path::Trend => Course::Trend,
            ast::Path::Pace(first, last) => Course::Pace(*first, *last),
            ast::Path::Change { rising, by } => self.supposed_change(indicator, written, *rising, by, &mut decimals)?,
            ast::Path::Levels(levels) => {
                let mut read: Vec<(Period, Amount)> = Vec::new();
                for (period, supposed) in levels {
                    let amount = self.level(indicator, supposed, &mut decimals)?;
                    if read.iter().any(|(other, _)| other.end() == period.end()) {
                        return self.twice(indicator, *period, supposed.quantity.span);
                    }
                    read.push((*period, amount));
                }
                crate::value::order::sort_by(&mut read, |a, b| a.0.end() < b.0.end());
                Course::Levels(read)
            }
        };
        let factor = match &written.factor {
            Some(factor) => Some(self.factor_of(factor)?),
            None => None,
        };
        if let (Some(factor), false) = (&written.factor, course.is_uncertain()) {
            self.diagnostics.push(Diagnostic::at(factor.name.span, Message::FactorUseless {}));
        }
        let first_level = match &course {
            Course::Levels(levels) => levels.first().map(|(period, _)| *period),
            _ => None,
        };
        let begins = |course: &Course, from: Option<Period>| match course {
            Course::Levels(levels) => levels.first().map(|(period, _)| period.end()),
            _ => from.map(Period::end),
        };
        let own = begins(&course, written.from);
        let clash = known.iter().any(|k| k.indicator == indicator && k.scope == scope && begins(&k.course, k.from) == own);
        if clash {
            let period = first_level.or(written.from);
            return match period {
                Some(period) => self.twice(indicator, period, written.span),
                None => {
                    let message = Message::AssumedTwice { name: self.name_of(indicator), period: "…".to_owned() };
                    self.diagnostics.push(Diagnostic::at(written.span, message));
                    None
                }
            };
        }
        Some(Assumption {
            indicator,
            scope,
            course,
            from: written.from,
            to: written.to,
            factor,
            decimals,
            span: written.span,
            text: self.typed(written.span),
        })
    }

    fn twice(&mut self, indicator: IndicatorId, period: Period, span: Span) -> Option<Assumption> {
        let message = Message::AssumedTwice { name: self.name_of(indicator), period: period.iso() };
        self.diagnostics.push(Diagnostic::at(span, message));
        None
    }

    fn name_of(&self, indicator: IndicatorId) -> String {
        self.plan.indicator(indicator).map_or(String::new(), |i| clip(&i.name))
    }

    /// The indicator and member that an assumption is about; nothing is made for a name that nobody else uses.
    fn assumed(&mut self, written: &ast::Assumption) -> Option<(IndicatorId, Option<Scope>)> {
        if let Some(id) = self.names.get(written.subject.folded.as_str()) {
            return Some((*id, None));
        }
        if let Some((name, member)) = &written.scoped
            && let Some(id) = self.names.get(name.folded.as_str()).copied()
        {
            return Some((id, Some(self.scope(member, None))));
        }
        let subject = written.scoped.as_ref().map_or(&written.subject, |(name, _)| name);
        let name = self.typed(subject.span);
        let mut diagnostic = Diagnostic::at(subject.span, Message::AssumedUnknown { name: clip(&name) });
        // Looking for near names walks all of them: only the first strangers get one.
        self.suggestions += 1;
        let names = self.names.keys().map(String::as_str).filter(|_| self.suggestions <= super::MAX_SUGGESTIONS);
        let near = nearest(&subject.folded, names, 1);
        if let Some(near) = near.first() {
            let declared = self.names.get(near.as_str()).and_then(|id| self.plan.indicator(*id)).map(|i| i.name.clone());
            let declared = declared.filter(|name| fold_name(name) == *near);
            let spelt = declared.or_else(|| self.spellings.get(near.as_str()).cloned()).unwrap_or_else(|| near.clone());
            let applicability =
                if fold::bare(near) == fold::bare(&subject.folded) { Applicability::Certain } else { Applicability::Likely };
            diagnostic = diagnostic.fix(Message::WriteInstead { text: spelt.clone() }, subject.span, spelt, applicability);
        }
        self.diagnostics.push(diagnostic);
        None
    }

    /// A level in the indicator's unit, inside what the unit allows.
    fn level(&mut self, id: IndicatorId, supposed: &ast::Supposed, decimals: &mut u8) -> Option<Amount> {
        let unit = self.written_unit(supposed);
        let factor = self.assumed_factor(id, &unit, supposed)?;
        let amount = self.amount(supposed, factor, decimals)?;
        let (low, high) = self.plan.indicator(id)?.unit.natural_bounds();
        let below = low.is_some_and(|low| crate::value::compare::less(amount.value, low));
        let above = high.is_some_and(|high| crate::value::compare::greater(amount.value, high));
        if below || above {
            let text = |end: Option<f64>| end.map_or("∞".to_owned(), |end| number::write(end, 0, NumberStyle::Vietnamese));
            let span = supposed.quantity.span;
            let message = Message::LevelOutside { figure: clip(&self.typed(span)), low: text(low), high: text(high) };
            self.diagnostics.push(Diagnostic::at(span, message));
            return None;
        }
        Some(amount)
    }

    /// A yearly change: in points, relative, or in the indicator's unit, as targets read it.
    fn supposed_change(
        &mut self,
        id: IndicatorId,
        written: &ast::Assumption,
        rising: bool,
        by: &ast::Supposed,
        decimals: &mut u8,
    ) -> Option<Course> {
        let unit = self.written_unit(by);
        let own = self.plan.indicator(id)?.unit.clone();
        let span = by.quantity.span;
        let (factor, relative, mut up) = match unit.dimension {
            Dimension::Points if own.is_share() => (1.0 / own.factor, false, rising),
            Dimension::Share(None) => {
                let figure = clip(&self.typed(by.quantity.low.span));
                let points = format!("{figure} điểm %");
                let quoted = clip(&self.typed(span));
                if own.is_share() && (written.subject.folded.starts_with("tỷ lệ") || written.subject.folded.starts_with("tỉ lệ")) {
                    self.diagnostics.push(Diagnostic::at(span, Message::ReadAs { written: quoted, read: points }));
                    (unit.factor / own.factor, false, rising)
                } else {
                    if own.is_share() {
                        self.diagnostics.push(Diagnostic::at(span, Message::PercentOrPoints { written: quoted, points }));
                    }
                    (unit.factor, true, rising)
                }
            }
            // `tăng 1 bậc` is one place better: the number falls by one.
            Dimension::Rank => (self.assumed_factor(id, &unit, by)?, false, !rising),
            _ => (self.assumed_factor(id, &unit, by)?, false, rising),
        };
        if own.is_rank() && unit.dimension == Dimension::Bare {
            up = !rising;
        }
        let mut amount = self.amount(by, factor, decimals)?;
        if amount.value <= 0.0 {
            self.diagnostics.push(Diagnostic::at(span, Message::ChangeNotPositive { figure: clip(&self.typed(span)) }));
            return None;
        }
        if relative && !up && amount.value >= 100.0 {
            self.diagnostics.push(Diagnostic::at(span, Message::FallBeyondAll { figure: clip(&self.typed(span)) }));
            return None;
        }
        if !up {
            amount.value = -amount.value;
            amount.spread = match amount.spread {
                Spread::Uniform(a, b) => Spread::Uniform(-b, -a),
                Spread::Triangular(a, b) => Spread::Triangular(-b, -a),
                other => other,
            };
        }
        Some(if relative { Course::Growth(amount) } else { Course::Points(amount) })
    }

    fn written_unit(&mut self, supposed: &ast::Supposed) -> Unit {
        match &supposed.quantity.unit {
            Some(text) => self.unit(text).as_ref().clone(),
            None => Unit::read("", ""),
        }
    }

    /// By what a figure in a written unit is multiplied for the indicator; an error that names both where they differ.
    fn assumed_factor(&mut self, id: IndicatorId, unit: &Unit, supposed: &ast::Supposed) -> Option<f64> {
        let indicator = self.plan.indicator(id)?;
        if let Some(factor) = unit.factor_to(&indicator.unit).filter(|factor| factor.is_finite()) {
            return Some(factor);
        }
        let (own, name) = (indicator.unit.clone(), clip(&indicator.name));
        let span = supposed.quantity.span;
        let figure = clip(&self.typed(supposed.quantity.low.span));
        let diagnostic = if unit.dimension == Dimension::Bare {
            let with_unit = format!("{figure}{}{}", own.joint(), own.text);
            let end = Span { start: span.end, ..span };
            Diagnostic::at(span, Message::UnitMissing { figure, unit: own.text.to_string() }).fix(
                Message::WriteInstead { text: with_unit },
                end,
                format!("{}{}", own.joint(), own.text),
                Applicability::Likely,
            )
        } else {
            let message = Message::UnitsDiffer { name, written: unit.text.to_string(), declared: own.text.to_string() };
            Diagnostic::at(supposed.quantity.unit.as_ref().map_or(span, |unit| unit.span), message)
        };
        self.diagnostics.push(diagnostic);
        None
    }

    /// The figures of an amount, multiplied into the indicator's unit.
    fn amount(&mut self, supposed: &ast::Supposed, factor: f64, decimals: &mut u8) -> Option<Amount> {
        let mut value_of = |number: &Number| {
            *decimals = (*decimals).max(number.figure?.decimals);
            Some(number.figure?.value * factor)
        };
        let low = value_of(&supposed.quantity.low)?;
        let high = match &supposed.quantity.high {
            Some(high) => Some(value_of(high)?),
            None => None,
        };
        let (amount, right) = match (&supposed.spread, high) {
            (ast::Spread::None, Some(high)) => (Amount { value: (low + high) / 2.0, spread: Spread::Uniform(low, high) }, low < high),
            (ast::Spread::None, None) => (Amount { value: low, spread: Spread::None }, true),
            (ast::Spread::Normal(deviation), _) => {
                let deviation = value_of(deviation)?;
                (Amount { value: low, spread: Spread::Normal(deviation) }, deviation > 0.0)
            }
            (ast::Spread::Triangular(least, most), _) => {
                let (least, most) = (value_of(least)?, value_of(most)?);
                let right = least < most && least <= low && low <= most;
                (Amount { value: low, spread: Spread::Triangular(least, most) }, right)
            }
        };
        let finite = amount.value.is_finite();
        if !right || !finite {
            let span = supposed.quantity.span;
            self.diagnostics.push(Diagnostic::at(span, Message::SpreadWrong { written: clip(&self.typed(span)) }));
            return None;
        }
        Some(amount)
    }

    fn factor_of(&mut self, factor: &ast::Factor) -> Option<Factor> {
        let weight = factor.weight.figure?.value;
        if !(-1.0..=1.0).contains(&weight) {
            let span = factor.weight.span;
            self.diagnostics.push(Diagnostic::at(span, Message::FactorWeightWrong { written: clip(&self.typed(span)) }));
            return None;
        }
        Some(Factor { key: factor.name.folded.clone(), weight })
    }
}
