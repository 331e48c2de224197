//! Checks on a date: both sides worked out for every row and period that has both, held together, and where they fail.
//!
//! In: the plan's checks, the figures and the codes of tasks. Out: a [`CheckVerdict`] each. A check is about what was
//! reported by the date, whatever period it speaks of: the sums of a budget hold before its years have passed. What a
//! check gathers is put into a snapshot as figures of the indicators made for it; the sides are then formulas like any other. A side without
//! a figure compares nothing: unknown is no failure.

use super::areas::Areas;
use super::series::{AreaId, SetId, Store};
use super::snapshot::{Figure, Snapshot};
use super::tasks::TaskVerdict;
use crate::data::{FigureStatus, Observations};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Check, Gathered, IndicatorId, Plan, Relation, RowsWhat, Side, Task};
use crate::source::fold::fold_name;
use crate::value::number::{self, NumberStyle};
use crate::value::{Grain, Period, Truth, compare};

/// At most so many failures of a check are kept.
pub const KEPT_FAILURES: usize = 100;

/// One comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Name of the area; empty where the data names none.
    pub area: String,
    /// Members of the row, as column and member.
    pub members: Vec<(String, String)>,
    /// The period; `None` in a check that speaks of all periods at once.
    pub period: Option<Period>,
    /// What stands left, in the unit of the check.
    pub left: f64,
    /// What stands right; of a range the end that is passed over.
    pub right: f64,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckVerdict {
    /// Which of [`Plan::checks`].
    pub check: u32,
    /// Whether it holds everywhere; unknown where nothing could be compared.
    pub holds: Truth,
    /// How many rows and periods have both sides.
    pub compared: u32,
    /// In how many of them it fails.
    pub failed: u32,
    /// The first failures.
    pub failures: Vec<Compared>,
    /// The first comparison, where none fails.
    pub sample: Option<Compared>,
}

impl CheckVerdict {
    /// What to show of it: the first failure, else the first comparison.
    pub fn shown(&self) -> Option<&Compared> {
        self.failures.first().or(self.sample.as_ref())
    }
}

/// Works out all checks of documents that exist on a date.
pub(crate) fn judge(
    plan: &Plan,
    observations: &Observations,
    store: &Store,
    as_of: crate::value::Date,
    tasks: &[TaskVerdict],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<CheckVerdict> {
    if plan.checks.is_empty() {
        return Vec::new();
    }
    let snapshot = &mut Snapshot::of_tables(plan, observations, store, as_of);
    let mut areas = Areas::new(plan, store);
    let mut found: Vec<(IndicatorId, AreaId, SetId, Figure)> = Vec::new();
    for check in &plan.checks {
        let home = areas.of(check.document).unwrap_or(AreaId(0));
        for (id, gathered) in &check.gathered {
            gather(plan, observations, store, snapshot, (check, home, tasks), (*id, gathered), &mut found);
        }
    }
    // What is to be said of areas is said with the targets.
    areas.diagnostics.clear();
    snapshot.join(plan, found);
    super::computed::add(plan, store, snapshot);
    let mut out = Vec::new();
    for (at, check) in plan.checks.iter().enumerate() {
        if !plan.exists_on(check.document, snapshot.as_of) {
            continue;
        }
        let only = check.document.and_then(|d| plan.document(d)).filter(|d| d.area_key.is_some()).and(areas.of(check.document));
        let verdict = compare_sides(observations, store, snapshot, (at as u32, check), only);
        report(check, &verdict, diagnostics);
        out.push(verdict);
    }
    out
}

/// The figures of an indicator that a check gathers.
fn gather(
    plan: &Plan,
    observations: &Observations,
    store: &Store,
    snapshot: &Snapshot,
    (check, home, tasks): (&Check, AreaId, &[TaskVerdict]),
    (id, gathered): (IndicatorId, &Gathered),
    found: &mut Vec<(IndicatorId, AreaId, SetId, Figure)>,
) {
    let this_year = Period::year(snapshot.as_of.year());
    let year_of = check.gathered.iter().find_map(|(_, gathered)| match gathered {
        Gathered::YearOf(of) => Some(*of),
        _ => None,
    });
    // A check that speaks of all periods is worked out once a row, under the year of the date, or under each year that it asks for.
    let anchors = |area: AreaId, set: SetId| -> Vec<Period> {
        match year_of {
            Some(of) => snapshot.find(of, area, set).main.iter().filter(|f| f.value != 0.0).map(|f| f.period).collect(),
            None => vec![this_year],
        }
    };
    let mut put = |area: AreaId, set: SetId, period: Period, value: f64| {
        let decimals = number::decimals_needed(value, 6) as u8;
        found.push((id, area, set, Figure::new(value, period, decimals, FigureStatus::Official, None)));
    };
    match gathered {
        Gathered::Tasks { code, lead } => {
            let counts = |verdict: &&TaskVerdict| {
                let Some(task) = plan.tasks.get(verdict.task as usize).filter(|task| task.document == check.document) else { return false };
                led_by(task, lead.as_deref()) && code.is_none_or(|filter| has_code(verdict, filter))
            };
            put(home, SetId(0), this_year, tasks.iter().filter(counts).count() as f64);
        }
        Gathered::Latest(of) => {
            for entry in snapshot.entries(*of) {
                let Some(latest) = snapshot.cells(entry).main.last() else { continue };
                anchors(entry.area, entry.set).into_iter().for_each(|period| put(entry.area, entry.set, period, latest.value));
            }
        }
        Gathered::YearOf(of) => {
            for entry in snapshot.entries(*of) {
                for figure in snapshot.cells(entry).main.iter().filter(|f| f.value != 0.0) {
                    put(entry.area, entry.set, figure.period, f64::from(figure.period.ends_in_year()));
                }
            }
        }
        Gathered::Periods(of, grain) => {
            for entry in snapshot.entries(*of) {
                let cells = snapshot.cells(entry);
                let figures: Vec<&Figure> = cells.main.iter().chain(cells.side).filter(|f| f.period.grain() == *grain).collect();
                if *grain == Grain::Year {
                    if figures.is_empty() {
                        continue;
                    }
                    let sum: f64 = figures.iter().map(|f| f.value).sum();
                    anchors(entry.area, entry.set).into_iter().for_each(|period| put(entry.area, entry.set, period, sum));
                    continue;
                }
                // Within a year all its parts are needed: a missing quarter is not nought.
                let mut years: Vec<i32> = figures.iter().map(|f| f.period.ends_in_year()).collect();
                years.dedup();
                for year in years {
                    let parts: Vec<f64> = figures.iter().filter(|f| f.period.ends_in_year() == year).map(|f| f.value).collect();
                    if parts.len() as i32 * grain.months() == 12 {
                        put(entry.area, entry.set, Period::year(year), parts.iter().sum());
                    }
                }
            }
        }
        Gathered::Rows { of, column, what } => {
            // Rows by the rest of their members and by period; the column itself is what is gone over.
            let mut rows: Vec<(AreaId, SetId, Period, f64)> = Vec::new();
            let rests = store.without(observations, column);
            for entry in snapshot.entries(*of) {
                let Some(rest) = rests.get(entry.set.0 as usize).copied().flatten() else { continue };
                let cells = snapshot.cells(entry);
                if check.whole {
                    rows.extend(cells.main.last().map(|figure| (entry.area, rest, this_year, figure.value)));
                } else {
                    rows.extend(cells.main.iter().chain(cells.side).map(|figure| (entry.area, rest, figure.period, figure.value)));
                }
            }
            crate::value::order::sort_by(&mut rows, |a, b| (a.0, a.1, a.2) < (b.0, b.1, b.2));
            for group in rows.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
                let Some((area, set, period, _)) = group.first() else { continue };
                let values = group.iter().map(|row| row.3);
                let count = group.len() as f64;
                let value = match what {
                    RowsWhat::Sum => values.sum(),
                    RowsWhat::Mean => values.sum::<f64>() / count,
                    RowsWhat::Largest => values.fold(f64::NEG_INFINITY, f64::max),
                    RowsWhat::Smallest => values.fold(f64::INFINITY, f64::min),
                    RowsWhat::Count => count,
                };
                put(*area, *set, *period, value);
            }
        }
    }
}

fn led_by(task: &Task, lead: Option<&str>) -> bool {
    lead.is_none_or(|lead| task.leads.iter().any(|name| fold_name(name) == lead))
}

fn has_code(verdict: &TaskVerdict, filter: crate::plan::TaskFilter) -> bool {
    use super::tasks::Code;
    let code = if filter.reported { verdict.reported } else { verdict.code };
    let wanted = |late: bool| Code::of(filter.state, late);
    code.is_some_and(|code| match filter.late {
        Some(late) => code == wanted(late),
        None => code == wanted(true) || code == wanted(false),
    })
}

/// Holds the sides together wherever both have a figure.
fn compare_sides(
    observations: &Observations,
    store: &Store,
    snapshot: &Snapshot,
    (at, check): (u32, &Check),
    only: Option<AreaId>,
) -> CheckVerdict {
    let mut verdict = CheckVerdict { check: at, holds: Truth::Unknown, compared: 0, failed: 0, failures: Vec::new(), sample: None };
    let upper = match check.relation {
        Relation::Inside(upper) => Some(upper),
        _ => None,
    };
    let sides: Vec<Side> = [check.left, check.right].into_iter().chain(upper).collect();
    let Some(first) = sides.iter().find_map(|side| match side {
        Side::Figures(id) => Some(*id),
        Side::Number(_) => None,
    }) else {
        return verdict;
    };
    for entry in snapshot.entries(first) {
        if only.is_some_and(|area| area != entry.area) {
            continue;
        }
        let cells = snapshot.cells(entry);
        for figure in cells.main.iter().chain(cells.side) {
            let value = |side: &Side| match side {
                Side::Number(value) => Some(*value),
                Side::Figures(id) => snapshot.find(*id, entry.area, entry.set).of(figure.period).map(|figure| figure.value),
            };
            let (Some(left), Some(right)) = (value(&check.left), value(&check.right)) else { continue };
            let high = upper.as_ref().map(value);
            if high == Some(None) {
                continue;
            }
            let high = high.flatten();
            let (holds, beside) = match check.relation {
                Relation::Equal => (compare::equal(left, right), right),
                Relation::AtLeast => (compare::at_least(left, right), right),
                Relation::MoreThan => (compare::greater(left, right), right),
                Relation::AtMost => (compare::at_most(left, right), right),
                Relation::LessThan => (compare::less(left, right), right),
                Relation::Inside(_) => {
                    let high = high.unwrap_or(right);
                    let below = compare::less(left, right);
                    (!below && compare::at_most(left, high), if below { right } else { high })
                }
            };
            verdict.compared += 1;
            let compared = || Compared {
                area: store.areas.get(entry.area.0 as usize).map(|area| area.name.clone()).unwrap_or_default(),
                members: store.members_of(observations, entry.set),
                period: (!check.whole || figure.period != Period::year(snapshot.as_of.year()) || check.asks_for_years())
                    .then_some(figure.period),
                left: left / check.unit.factor,
                right: beside / check.unit.factor,
            };
            if !holds {
                verdict.failed += 1;
                if verdict.failures.len() < KEPT_FAILURES {
                    verdict.failures.push(compared());
                }
            } else if verdict.sample.is_none() {
                verdict.sample = Some(compared());
            }
        }
    }
    if verdict.compared > 0 {
        verdict.holds = (verdict.failed == 0).into();
    }
    verdict
}

/// `Kho dữ liệu dùng chung, năm 2026`: where a comparison was made.
pub fn place_of(compared: &Compared) -> String {
    let mut parts: Vec<String> = compared.members.iter().map(|(_, member)| member.clone()).collect();
    if !compared.area.is_empty() && parts.is_empty() {
        parts.push(compared.area.clone());
    }
    parts.extend(compared.period.map(Period::vietnamese));
    parts.join(", ")
}

/// A side of a check, or the gap between the sides, with its unit. Years are names and not amounts: `2027`.
pub fn figure_of(check: &Check, value: f64, style: NumberStyle) -> String {
    if check.asks_for_years() && (1900.0..=2200.0).contains(&value) && number::decimals_needed(value, 6) == 0 {
        return number::write_plain(value, 0);
    }
    let figure = number::write(value, number::decimals_needed(value, 6), style);
    [&figure, check.unit.joint(), &check.unit.text].concat()
}

fn report(check: &Check, verdict: &CheckVerdict, diagnostics: &mut Vec<Diagnostic>) {
    let name = check.name.clone();
    let Some(first) = verdict.failures.first() else {
        if verdict.compared == 0 {
            diagnostics.push(Diagnostic::at(check.span, Message::CheckCompared { name }));
        }
        return;
    };
    let write = |value: f64| figure_of(check, value, NumberStyle::Vietnamese);
    let place = place_of(first);
    diagnostics.push(Diagnostic::at(
        check.span,
        Message::CheckFailed {
            name,
            count: verdict.failed.to_string(),
            compared: verdict.compared.to_string(),
            what: if place.is_empty() { "∑".to_owned() } else { place },
            left: write(first.left),
            sign: check.relation.sign().to_owned(),
            right: write(first.right),
            gap: write((first.left - first.right).abs()),
        },
    ));
}
