//! What if: targets on paths of supposed figures.
//!
//! In: a plan with its scenarios, observations, the as-of date and a [`Question`]. Out: an [`Answer`]: which targets hold
//! at their deadlines, when each is reached, what differs from the first scenario and why; what it takes; which
//! assumption moves most; how likely it is. `course` fills a column, `world` lays all of them behind the published
//! figures, `run` holds targets against them by the rule of `eval`; `seek`, `sensitivity` and `chance` ask again and
//! again on the same columns; `tell` says it. Nothing here judges by a rule of its own.

pub mod chance;
mod course;
pub mod random;
mod run;
mod seek;
mod sensitivity;
mod tell;
#[cfg(test)]
mod tests;
mod together;
mod world;

pub use chance::{Chance, FAN, Fan, MOST_DRAWS};
pub use seek::Seek;
pub use sensitivity::{Bar, Sensitivity};
pub use together::{Lever, MOST_LEVERS, Together};

use crate::data::Observations;
use crate::diagnostics::Diagnostic;
use crate::eval::explain::ask_phrase;
use crate::eval::indices::IndexVerdict;
use crate::eval::outcome::{Outcome, Point, Status, Supposed, Verdict};
use crate::eval::{self, series::bind};
use crate::messages::{Lang, Message, Said};
use crate::plan::scenario::{PRESENT, PRESENT_EN};
use crate::plan::{IndicatorId, Plan, ScenarioId, TargetId};
use crate::source::fold::fold_name;
use crate::value::{Date, Truth};
use run::Run;
use world::{LineKind, Suppositions, World};

/// Targets that fail are followed so many years beyond the last deadline to find when they are reached.
const YEARS_BEYOND: i32 = 30;

/// An indicator by its name, with the cost of a unit a year.
pub type Costed = (String, f64);

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The scenarios to work out, by name; none: the present course and all that are declared.
    pub compare: Vec<String>,
    /// The least change of an indicator (second) for a target (first).
    pub seek: Option<(TargetId, String)>,
    /// The changes of several indicators, each with the cost of a unit a year, for a set of targets; with equal effort, or
    /// at the least cost.
    pub together: Option<(Vec<TargetId>, Vec<Costed>, bool)>,
    /// Which assumption moves a target's figure most; with no target, the number of targets that hold.
    pub sensitivity: Option<Option<TargetId>>,
    /// How many draws, from which seed.
    pub draws: Option<(u32, u64)>,
    /// Figures tried in the place of those that the last scenario says itself, in the order of its lines and in the units
    /// of the plan; one that is not finite leaves its line as it is.
    pub figures: Vec<f64>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The as-of date.
    pub as_of: Date,
    /// Up to which day figures were supposed.
    pub horizon: Date,
    /// In the order asked.
    pub scenarios: Vec<Told>,
    /// Of which of them the questions below were asked: the last.
    pub subject: String,
    /// What it takes.
    pub seek: Option<Seek>,
    /// What it takes of several.
    pub together: Option<Together>,
    /// Which assumption moves most.
    pub sensitivity: Option<Sensitivity>,
    /// How likely it is.
    pub chance: Option<Chance>,
    /// Findings about figures and assumptions.
    pub diagnostics: Vec<Diagnostic>,
}

/// A scenario with what came of it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its name.
    pub name: String,
    /// One a target.
    pub targets: Vec<HeldTarget>,
    /// The scores of indices in their last supposed period, or in the year that they are of.
    pub indices: Vec<IndexVerdict>,
    /// The columns that targets were judged on.
    pub paths: Vec<PathTold>,
}

/// A target in a scenario.
#[derive(Debug, Clone)]
pub struct HeldTarget {
    /// Which.
    pub target: TargetId,
    /// Its verdict on the day by which every deadline has passed.
    pub verdict: Verdict,
    /// Since when it holds (or, failing, from when it would after its deadline).
    pub reached_on: Option<Date>,
    /// Why it differs from the first scenario: Vietnamese, English.
    pub changed: Option<[String; 2]>,
    /// Whether a later document's word stands in its place: it is counted once.
    pub overtaken: bool,
}

/// A column.
#[derive(Debug, Clone)]
pub struct PathTold {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// In which area, as the data names it.
    pub area: String,
    /// Where its supposed figures come from.
    pub basis: Basis,
    /// Published figures and then supposed ones.
    pub figures: Vec<(Point, bool)>,
}

/// Where supposed figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// From assumptions.
    Supposed,
    /// From the trend: nothing is supposed.
    Trend,
    /// From its formula.
    Formula,
}

/// Published figures of a path that are told before the supposed ones.
const TOLD_BEFORE: usize = 10;

/// The scenario of a name: `None` is the present course.
pub fn named(plan: &Plan, name: &str) -> Result<Option<ScenarioId>, Box<Said>> {
    let key = fold_name(name.trim().trim_matches(['"', '“', '”']));
    if crate::hir::is_present(&key) {
        return Ok(None);
    }
    if let Some(at) = plan.scenarios.iter().position(|scenario| scenario.key == key) {
        return Ok(Some(ScenarioId(at as u32)));
    }
    let names = [PRESENT].into_iter().chain(plan.scenarios.iter().map(|scenario| scenario.name.as_str()));
    let known = names.take(9).map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    Err(Box::new(Said::from(Message::NoSuchScenario { wanted: name.to_owned(), known })))
}

/// The name of a scenario in a language.
pub fn name_of(plan: &Plan, id: Option<ScenarioId>, lang: Lang) -> String {
    match (id.and_then(|id| plan.scenario(id)), lang) {
        (Some(scenario), _) => scenario.name.clone(),
        (None, Lang::Vi) => PRESENT.to_owned(),
        (None, Lang::En) => PRESENT_EN.to_owned(),
    }
}

/// Answers a question on the figures known on a date.
pub fn ask(plan: &Plan, observations: &Observations, as_of: Date, question: &Question, lang: Lang) -> Result<Answer, Box<Said>> {
    let refused = |message: Message| Box::new(Said::from(message));
    let ids: Vec<Option<ScenarioId>> = if question.compare.is_empty() {
        [None].into_iter().chain((0..plan.scenarios.len()).map(|at| Some(ScenarioId(at as u32)))).collect()
    } else {
        question.compare.iter().map(|name| named(plan, name)).collect::<Result<_, _>>()?
    };
    let store = bind(plan, observations);
    let world = World::new(plan, observations, &store, as_of);
    let mut diagnostics: Vec<Diagnostic> = store.diagnostics.iter().chain(&world.base.diagnostics).cloned().collect();
    let mut runs = Vec::with_capacity(ids.len());
    for (at, id) in ids.iter().enumerate() {
        let mut supposed = Suppositions::of(plan, *id);
        if at + 1 == ids.len()
            && let Some(scenario) = id.and_then(|id| plan.scenario(id)).filter(|_| !question.figures.is_empty())
        {
            supposed = supposed.with_figures(&scenario.own, &question.figures);
        }
        let run = Run::new(&world, supposed).map_err(refused)?;
        for finding in &run.projected.diagnostics {
            if !diagnostics.contains(finding) {
                diagnostics.push(finding.clone());
            }
        }
        runs.push((name_of(plan, *id, lang), run.verdicts(), run));
    }
    let mut scenarios = Vec::with_capacity(runs.len());
    let beyond = world.horizon.plus_months(12 * YEARS_BEYOND);
    for (name, verdicts, run) in &runs {
        let later = world.project(&run.supposed, beyond).ok();
        let mut targets = Vec::with_capacity(verdicts.len());
        for (index, (check, judged)) in run.checks.iter().zip(verdicts).enumerate() {
            let verdict = &judged.verdict;
            let reached_on = match verdict.satisfied {
                Truth::True => verdict.reached_on,
                Truth::False => later.as_ref().and_then(|later| run.reached_later(check, later, verdict)),
                Truth::Unknown => None,
            };
            let changed = runs.first().and_then(|(first_name, first_verdicts, first_run)| {
                let first = tell::Side { name: first_name, run: first_run, verdict: &first_verdicts.get(index)?.verdict };
                tell::difference(check, &first, &tell::Side { name, run, verdict })
            });
            targets.push(HeldTarget { target: check.target, verdict: *verdict, reached_on, changed, overtaken: judged.is_overtaken() });
        }
        scenarios.push(Told { name: name.clone(), targets, indices: run.indices(), paths: paths(run) });
    }
    let subject = runs.last().map_or(String::new(), |(name, ..)| name.clone());
    let last = runs.pop().map(|(_, _, run)| run);
    let supposed = last.as_ref().map(|run| run.supposed.clone()).unwrap_or_default();
    let seek = match &question.seek {
        Some((target, by)) => Some(seek::seek(&world, &supposed, *target, indicator(plan, by)?).map_err(refused)?),
        None => None,
    };
    let together = match &question.together {
        Some((targets, by, equal)) => {
            if by.len() > MOST_LEVERS || by.iter().any(|(_, cost)| !cost.is_finite() || *cost <= 0.0) {
                return Err(refused(Message::LeversWrong { most: MOST_LEVERS.to_string() }));
            }
            let by = by.iter().map(|(name, cost)| Ok((indicator(plan, name)?, *cost))).collect::<Result<Vec<_>, Box<Said>>>()?;
            Some(together::together(&world, &supposed, targets, &by, *equal).map_err(refused)?)
        }
        None => None,
    };
    let sensitivity = match question.sensitivity {
        Some(target) => Some(sensitivity::sensitivity(&world, &supposed, target).map_err(refused)?),
        None => None,
    };
    let chance = match (question.draws, last) {
        (Some((draws, _)), _) if draws == 0 || draws > MOST_DRAWS => {
            return Err(refused(Message::DrawsOutside { most: MOST_DRAWS.to_string() }));
        }
        (Some((draws, seed)), Some(mut run)) => Some(chance::count(&mut run, seed, 0, draws, true)),
        _ => None,
    };
    Ok(Answer { as_of, horizon: world.horizon, scenarios, subject, seek, together, sensitivity, chance, diagnostics })
}

/// The columns of the indicators that targets ask about.
fn paths(run: &Run<'_, '_>) -> Vec<PathTold> {
    let asked: Vec<usize> = run.checks.iter().flat_map(|check| check.lines.iter().copied()).collect();
    let mut told = Vec::new();
    for (index, line) in run.projected.lines.iter().enumerate().filter(|(index, _)| asked.contains(index)) {
        let figures = run.projected.snapshot.find(line.indicator, line.area, line.set).main;
        let supposed =
            |point: &Point| line.slots.iter().flatten().count() > 0 && line.periods.contains(&point.period) && point.row.is_none();
        let mut all: Vec<(Point, bool)> = figures.iter().map(|f| f.point()).map(|point| (point, supposed(&point))).collect();
        let first = all.iter().position(|(_, supposed)| *supposed).unwrap_or(all.len());
        all.drain(..first.saturating_sub(TOLD_BEFORE));
        let basis = match &line.kind {
            LineKind::Computed(_) | LineKind::Scored(..) => Basis::Formula,
            LineKind::Own(way) if way.legs.is_empty() => Basis::Trend,
            LineKind::Own(_) => Basis::Supposed,
        };
        let area = run.world.store.areas.get(line.area.0 as usize).map_or(String::new(), |area| area.name.clone());
        debug_assert!(index < run.projected.lines.len());
        told.push(PathTold { indicator: line.indicator, area, basis, figures: all });
    }
    told
}

/// The indicator of a name or a declared wording.
fn indicator(plan: &Plan, name: &str) -> Result<IndicatorId, Box<Said>> {
    let key = fold_name(name.trim());
    if let Some(id) = plan.names.get(&key) {
        return Ok(*id);
    }
    let bare = crate::source::fold::bare(&key);
    let mut fitting: Vec<IndicatorId> =
        plan.names.iter().filter(|(known, _)| crate::source::fold::bare(known) == bare).map(|(_, id)| *id).collect();
    crate::value::order::sort(&mut fitting);
    fitting.dedup();
    if let [one] = fitting.as_slice() {
        return Ok(*one);
    }
    let mut known: Vec<&str> = plan.names.keys().map(String::as_str).collect();
    // The order of a hash map must not show.
    crate::value::order::sort(&mut known);
    let near = crate::hir::nearest(&key, known.into_iter(), 3);
    let nearest = near.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    Err(Box::new(Said::from(Message::NoSuchIndicator {
        wanted: name.to_owned(),
        nearest: if nearest.is_empty() { "–".to_owned() } else { nearest },
    })))
}

/// The verdicts of a date under a scenario: what has been decided by then stands; of the rest, the path says whether it
/// is on track. A supposed figure makes no target achieved.
pub fn evaluate(plan: &Plan, observations: &Observations, as_of: Date, name: &str) -> Result<Outcome, Box<Said>> {
    let id = named(plan, name)?;
    let mut outcome = eval::evaluate(plan, observations, as_of);
    let store = bind(plan, observations);
    let world = World::new(plan, observations, &store, as_of);
    let run = Run::new(&world, Suppositions::of(plan, id)).map_err(|message| Box::new(Said::from(message)))?;
    let scenario = name_of(plan, id, Lang::Vi);
    let mut sentences = Vec::with_capacity(outcome.verdicts.len());
    for (judged, path) in outcome.verdicts.iter_mut().zip(run.verdicts()) {
        on_path(&mut judged.verdict, &path.verdict, as_of);
        let Some(target) = plan.target(judged.target) else { continue };
        let status = judged.verdict.status;
        sentences.push([Lang::Vi, Lang::En].map(|lang| {
            let ask = ask_phrase(plan, judged.target, lang);
            tell::standing(plan, target, &name_of(plan, id, lang), &path.verdict, status, &ask, lang)
        }));
    }
    for finding in &run.projected.diagnostics {
        if !outcome.diagnostics.contains(finding) {
            outcome.diagnostics.push(finding.clone());
        }
    }
    outcome.supposed = Some(Supposed { scenario, sentences });
    Ok(outcome)
}

/// Puts the path in the place of the trend.
fn on_path(verdict: &mut Verdict, path: &Verdict, as_of: Date) {
    let decided = matches!(verdict.status, Status::Achieved | Status::Missed | Status::Upcoming);
    if decided || verdict.due.is_some_and(|due| due <= as_of) {
        return;
    }
    verdict.outlook = path.figure.map(|figure| figure.value);
    verdict.outlook_range = None;
    verdict.shortfall = None;
    if verdict.status == Status::Met {
        verdict.threatened = path.satisfied == Truth::False;
        return;
    }
    verdict.reached_on = path.reached_on;
    verdict.status = match path.satisfied {
        Truth::True => Status::OnTrack,
        Truth::False => {
            // The shortfall of `dự báo 1` with the path in the place of the outlook; a path that fails is never on track.
            let missing = path.gap.zip(verdict.gap).filter(|(_, now)| *now > 0.0).map(|(then, now)| then / now);
            verdict.shortfall = missing;
            if missing.is_some_and(|m| crate::value::compare::at_most(m, 0.20)) { Status::AtRisk } else { Status::OffTrack }
        }
        Truth::Unknown if matches!(verdict.status, Status::OnTrack | Status::AtRisk | Status::OffTrack) => Status::NoTrend,
        Truth::Unknown => verdict.status,
    };
}
