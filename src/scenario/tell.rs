//! Why two scenarios differ on a target, and how a target stands in one, in sentences.
//!
//! In: runs and verdicts. Out: text in which every number used stands with its unit and period; figures are printed
//! under the rounding law beside the threshold.

use super::run::{Check, Run};
use super::world::LineKind;
use crate::eval::computed;
use crate::eval::explain::{ask_phrase, period_phrase};
use crate::eval::outcome::{Status, Verdict};
use crate::eval::printing::Scale;
use crate::messages::scenario as say;
use crate::messages::{Lang, status_label};
use crate::plan::{Body, Plan, Target};
use crate::value::{Truth, compare, number};

/// At most so many assumptions stand in one sentence.
const NAMED: usize = 5;

/// A scenario with what came of it.
pub(crate) struct Side<'s, 'w, 'a> {
    pub name: &'s str,
    pub run: &'s Run<'w, 'a>,
    pub verdict: &'s Verdict,
}

/// Why the second differs from the first on a target: Vietnamese, English; `None` where it does not.
pub(crate) fn difference(check: &Check<'_>, first: &Side<'_, '_, '_>, here: &Side<'_, '_, '_>) -> Option<[String; 2]> {
    let value = |side: &Side<'_, '_, '_>| side.verdict.figure.map(|figure| figure.value);
    let same = match (value(first), value(here)) {
        (Some(a), Some(b)) => compare::equal(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    if same && first.verdict.satisfied == here.verdict.satisfied {
        return None;
    }
    let plan = here.run.world.plan;
    let target = plan.target(check.target)?;
    Some([Lang::Vi, Lang::En].map(|lang| {
        let told = |side: &Side<'_, '_, '_>| figure_of(plan, target, side.verdict, lang);
        let (a, b) = (told(here), told(first));
        let mut sentences = vec![say::differs(
            lang,
            &name_of(plan, target),
            &ask_phrase(plan, check.target, lang),
            [here.name, &a, say::holding(lang, here.verdict.satisfied)],
            [first.name, &b, say::holding(lang, first.verdict.satisfied)],
        )];
        let (own, others) = (causes(here.run, check), causes(first.run, check));
        let quoted = |list: &[String], known: &[String]| {
            let named: Vec<&String> = list.iter().filter(|text| !known.contains(text)).collect();
            let more = if named.len() > NAMED { "; …" } else { "" };
            let text = named.iter().take(NAMED).map(|text| format!("“{text}”")).collect::<Vec<_>>().join("; ");
            (!text.is_empty()).then(|| format!("{text}{more}"))
        };
        sentences.extend(quoted(&own, &others).map(|list| say::because(lang, &list)));
        sentences.extend(quoted(&others, &own).map(|list| say::unlike(lang, first.name, &list)));
        sentences.extend(start(here.run, check, target, lang));
        sentences.join(" ")
    }))
}

/// How a target stands in a scenario, in one sentence.
pub(crate) fn standing(plan: &Plan, target: &Target, scenario: &str, path: &Verdict, status: Status, ask: &str, lang: Lang) -> String {
    let figure = figure_of(plan, target, path, lang);
    say::under(lang, scenario, &name_of(plan, target), &figure, say::holding(lang, path.satisfied), ask, status_label(status, lang))
}

/// The lines of the assumptions that a target's figures follow from.
fn causes(run: &Run<'_, '_>, check: &Check<'_>) -> Vec<String> {
    let mut all: Vec<usize> = check.lines.iter().flat_map(|line| run.projected.causes(run.world.plan, *line)).collect();
    crate::value::order::sort(&mut all);
    all.dedup();
    all.iter().filter_map(|at| run.supposed.list.get(*at)).map(|assumed| assumed.assumption.text.clone()).collect()
}

/// Where the path of a target's figures begins, or what they are computed from.
fn start(run: &Run<'_, '_>, check: &Check<'_>, target: &Target, lang: Lang) -> Option<String> {
    let plan = run.world.plan;
    let [line] = check.lines.as_slice() else { return None };
    let line = run.projected.lines.get(*line)?;
    let indicator = plan.indicator(line.indicator)?;
    if let LineKind::Scored(..) = line.kind {
        return None;
    }
    if let LineKind::Computed(_) = line.kind {
        let parts = computed::parts(indicator.formula.as_ref()?).filter_map(|part| plan.indicator(part));
        let mut names: Vec<&str> = parts.map(|part| part.name.as_str()).collect();
        names.dedup();
        return Some(say::computed_from(lang, &indicator.name, &names.join(", ")));
    }
    let last = run.world.base.find(line.indicator, line.area, line.set).main.last()?.point();
    let scale = Scale::new(target, indicator, lang);
    let trend = run.world.trend(line.indicator, line.area, line.set).map(|trend| {
        let sign = if trend < 0.0 { "−" } else { "" };
        format!("{sign}{}", scale.difference(trend, number::decimals_needed(trend * scale.factor(), 3)))
    });
    let figure = scale.figure(last.value, scale.decimals(&last));
    Some(say::begins_at(lang, &figure, &period_phrase(last.period, lang), trend.as_deref()))
}

/// What is measured, with its member; of a compound, its line.
fn name_of(plan: &Plan, target: &Target) -> String {
    if let Body::Compound(..) = target.body {
        return target.text.clone();
    }
    let mut name = plan.indicator(target.indicator).map(|i| i.name.clone()).unwrap_or_default();
    if let Some(scope) = &target.scope {
        name.push_str(", ");
        name.push_str(&scope.member);
    }
    name
}

/// The figure that decides, with its period.
fn figure_of(plan: &Plan, target: &Target, verdict: &Verdict, lang: Lang) -> String {
    let told = verdict.figure.and_then(|figure| {
        let scale = Scale::new(target, plan.indicator(target.indicator)?, lang);
        let mut digits = scale.decimals(&figure).min(2);
        if let Some(threshold) = verdict.threshold.filter(|_| verdict.satisfied != Truth::Unknown) {
            digits = scale.beside(figure.value, threshold, digits, scale.exact(threshold, usize::from(target.decimals))).0;
        }
        Some((scale.figure(figure.value, digits), period_phrase(figure.period, lang)))
    });
    say::figure_then(lang, told.as_ref().map(|(value, period)| (value.as_str(), period.as_str())))
}
