//! Running rule tests: the supposed figures of each, and no others, judged on its day.
//!
//! In: a plan. Out: for every test what was found beside what was expected, and for every target which sides of its
//! threshold the tests touch ([`Coverage`]).

use super::outcome::{Outcome, Status, TargetVerdict};
use crate::data::{FigureStatus, Observations, Row, TextId};
use crate::plan::{Expected, Plan, RuleTest, TargetId};
use crate::value::{Truth, compare};

/// A test that was run.
#[derive(Debug, Clone)]
pub struct TestRun {
    /// Which of [`Plan::tests`].
    pub test: u32,
    /// The figures that it supposes.
    pub observations: Observations,
    /// What came of them, of all targets.
    pub outcome: Outcome,
    /// Each expectation, in the order of the lines.
    pub results: Vec<TestResult>,
}

/// An expectation beside what was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestResult {
    /// Which target; `None` where the rules have none like it.
    pub target: Option<TargetId>,
    /// What was expected.
    pub expected: Expected,
    /// The status found; `None` where the target's document does not exist on the day.
    pub status: Option<Status>,
    /// Whether the figure satisfies it.
    pub satisfied: Truth,
    /// Whether both agree.
    pub passed: bool,
}

/// Which sides of a target's threshold the tests touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Which target.
    pub target: TargetId,
    /// How many expectations are about it.
    pub tests: u32,
    /// A figure just below the threshold.
    pub below: bool,
    /// The threshold itself.
    pub at: bool,
    /// A figure just above it.
    pub above: bool,
    /// No figure.
    pub missing: bool,
}

/// What counts as just beside a threshold: a twentieth of it.
const BESIDE: f64 = 0.05;

/// Runs every test of a plan.
pub fn run_tests(plan: &Plan) -> Vec<TestRun> {
    plan.tests.iter().enumerate().map(|(at, test)| run(plan, at as u32, test)).collect()
}

fn run(plan: &Plan, at: u32, test: &RuleTest) -> TestRun {
    // Figures are those of the area whose targets are asked about.
    let first = test.expects.first().and_then(|expect| expect.target).and_then(|id| plan.target(id)).and_then(|target| target.document);
    let area = first.or(test.document).and_then(|d| plan.document(d)).and_then(|d| d.area.clone()).unwrap_or_default();
    let mut observations = Observations::new();
    observations.files.push(test.name.clone());
    for (number, given) in test.given.iter().enumerate() {
        let Some(indicator) = plan.indicator(given.indicator) else { continue };
        let members = match &given.member {
            Some((column, member)) => {
                let pair = (observations.text(column), observations.text(member));
                observations.members(vec![pair])
            }
            None => observations.members(Vec::new()),
        };
        let row = Row {
            indicator: observations.text(&indicator.name),
            area: observations.text(&area),
            members,
            period: given.period,
            value: given.value,
            decimals: given.decimals,
            unit: observations.unit(&given.unit),
            status: FigureStatus::Official,
            reported_on: None,
            source: TextId::default(),
            url: TextId::default(),
            note: TextId::default(),
            file: 0,
            row: number as u32 + 1,
        };
        observations.rows.push(row);
    }
    let outcome = super::evaluate(plan, &observations, test.day);
    let results = test
        .expects
        .iter()
        .map(|expect| {
            let found = expect.target.and_then(|id| verdict_of(&outcome, id));
            let (status, satisfied) = (found.map(|v| v.verdict.status), found.map_or(Truth::Unknown, |v| v.verdict.satisfied));
            let passed = match expect.expected {
                Expected::Status(name) => status.is_some_and(|status| status.name() == name),
                Expected::Satisfied(wanted) => status.is_some() && satisfied.known() == wanted,
            };
            TestResult { target: expect.target, expected: expect.expected, status, satisfied, passed }
        })
        .collect();
    TestRun { test: at, observations, outcome, results }
}

/// The verdict on a target of an outcome.
pub fn verdict_of(outcome: &Outcome, id: TargetId) -> Option<&TargetVerdict> {
    outcome.verdicts.iter().find(|verdict| verdict.target == id)
}

/// How far the tests touch each target.
pub fn coverage(plan: &Plan, runs: &[TestRun]) -> Vec<Coverage> {
    let mut all: Vec<Coverage> = plan
        .iter()
        .filter(|(_, target)| target.parent.is_none())
        .map(|(target, _)| Coverage { target, tests: 0, below: false, at: false, above: false, missing: false })
        .collect();
    for run in runs {
        for id in run.results.iter().filter_map(|result| result.target) {
            let Ok(at) = all.binary_search_by_key(&id, |coverage| coverage.target) else { continue };
            let Some(entry) = all.get_mut(at) else { continue };
            entry.tests += 1;
            let Some(verdict) = verdict_of(&run.outcome, id).map(|found| found.verdict) else { continue };
            match (verdict.figure, verdict.threshold) {
                (None, _) => entry.missing = true,
                (Some(figure), Some(threshold)) => {
                    let beside = (figure.value - threshold).abs() <= BESIDE * threshold.abs().max(1.0);
                    entry.at |= compare::equal(figure.value, threshold);
                    entry.below |= beside && compare::less(figure.value, threshold);
                    entry.above |= beside && compare::greater(figure.value, threshold);
                }
                _ => {}
            }
        }
    }
    all
}
