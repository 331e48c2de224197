//! A plan with its figures, and what becomes of them under suppositions.
//!
//! In: a plan, bound figures, the as-of date and suppositions. Out: [`Projected`]: the same figures with a column of
//! supposed ones behind each series, up to the horizon. A series goes by what is supposed of it; a computed one follows
//! from its parts, so that shared denominators grow too; every other goes on by its trend (the mean yearly change of
//! `dự báo 1`). Targets are then judged on those figures by the rule that judges published ones.
//!
//! Columns are filled anew without allocating (`refresh`), which is all that a draw or a step of a search costs.

use super::course::{Leg, Pace, Way};
use crate::data::{FigureStatus, Observations};
use crate::diagnostics::Diagnostic;
use crate::eval::areas::Areas;
use crate::eval::calendar::{self, Mark};
use crate::eval::series::{AreaId, SetId, Store};
use crate::eval::snapshot::{Cells, Figure, Series, Snapshot};
use crate::eval::{computed, indices, judge};
use crate::messages::Message;
use crate::plan::scenario::{Amount, Assumption, Course, ScenarioId, Spread};
use crate::plan::{Indicator, IndicatorId, Milestone, Plan, TargetId};
use crate::value::map::Map;
use crate::value::{Date, Dimension, Grain, Period, number};

/// Most supposed figures of one projection.
pub(crate) const MOST_FIGURES: usize = 2_000_000;
/// A target due later than so many years after the as-of date is judged on no path.
const FARTHEST_YEARS: i32 = 100;

/// What is supposed, with every amount in one list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Suppositions {
    pub list: Vec<Assumed>,
    pub amounts: Vec<Amount>,
}

/// One assumption.
#[derive(Debug, Clone)]
pub(crate) struct Assumed {
    pub assumption: Assumption,
    /// Folded area that it is limited to.
    pub area: Option<String>,
    /// Place of its first amount.
    pub first: usize,
}

impl Suppositions {
    /// Those of a scenario; of the present course none.
    pub fn of(plan: &Plan, scenario: Option<ScenarioId>) -> Suppositions {
        let mut all = Suppositions::default();
        for (assumption, area) in scenario.map(|id| plan.assumptions(id)).unwrap_or_default() {
            all.add(assumption.clone(), area.map(str::to_owned));
        }
        all
    }

    /// Adds an assumption.
    pub fn add(&mut self, assumption: Assumption, area: Option<String>) {
        let first = self.amounts.len();
        self.amounts.extend(assumption.course.amounts());
        self.list.push(Assumed { assumption, area, first });
    }

    /// The same with other figures in the place of those of some lines, told by where they are written. A figure that is
    /// not finite leaves its line as it is.
    pub fn with_figures(&self, lines: &[Assumption], figures: &[f64]) -> Suppositions {
        let mut all = Suppositions::default();
        for assumed in &self.list {
            let mut assumption = assumed.assumption.clone();
            let line = lines.iter().position(|line| line.span == assumption.span && line.indicator == assumption.indicator);
            let figure = line.and_then(|line| figures.get(line)).copied().filter(|figure| figure.is_finite());
            if let Some(figure) = figure {
                assumption.course.set_figure(figure);
            }
            all.add(assumption, assumed.area.clone());
        }
        all
    }

    /// The same without some assumptions.
    pub fn without(&self, leave: impl Fn(usize, &Assumed) -> bool) -> Suppositions {
        let mut rest = Suppositions::default();
        for (index, assumed) in self.list.iter().enumerate() {
            if !leave(index, assumed) {
                rest.add(assumed.assumption.clone(), assumed.area.clone());
            }
        }
        rest
    }

    /// The figures of all amounts.
    pub fn values(&self) -> Vec<f64> {
        self.amounts.iter().map(|amount| amount.value).collect()
    }
}

/// A plan with its figures on a date.
pub(crate) struct World<'a> {
    pub plan: &'a Plan,
    pub store: &'a Store,
    pub as_of: Date,
    /// What was known on that date.
    pub base: Snapshot,
    /// The day up to which figures are supposed: the last deadline.
    pub horizon: Date,
    /// Areas that some document's targets are judged on, ascending.
    own_areas: Vec<AreaId>,
    /// The same with areas that are members of a dimension.
    areas: Vec<AreaId>,
    /// Targets of documents that exist on the date, parts of compounds left out.
    pub targets: Vec<TargetId>,
    /// `mốc đầu` of some target, by indicator.
    baselines: Vec<Option<Milestone>>,
}

/// A series with its supposed figures.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub indicator: IndicatorId,
    pub area: AreaId,
    pub set: SetId,
    pub kind: LineKind,
    /// What is supposed of it, by place in the suppositions.
    pub assumed: Vec<usize>,
    /// Where each supposed figure stands in the snapshot; `None` where it is not known.
    pub slots: Vec<Option<usize>>,
    /// Their periods.
    pub periods: Vec<Period>,
    /// Whether a draw has left a figure unknown that is otherwise known.
    pub lost: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum LineKind {
    /// By what is supposed, or by its trend.
    Own(Way),
    /// By its formula, held inside these bounds.
    Computed((f64, f64)),
    /// By the points of the parts of an index: its place in the plan, and the part's.
    Scored(u32, u32),
}

/// Figures with what is supposed behind them.
pub(crate) struct Projected {
    pub snapshot: Snapshot,
    /// Parts before wholes.
    pub lines: Vec<Line>,
    pub diagnostics: Vec<Diagnostic>,
    by_key: Map<(IndicatorId, AreaId, SetId), usize>,
    column: Vec<f64>,
}

impl<'a> World<'a> {
    pub fn new(plan: &'a Plan, observations: &Observations, store: &'a Store, as_of: Date) -> World<'a> {
        let mut base = Snapshot::new(plan, observations, store, as_of);
        let targets: Vec<TargetId> =
            // What is to be held once it is reached follows from published figures alone.
            plan.iter().filter(|(_, t)| t.parent.is_none() && t.kept.is_none() && plan.exists_on(t.document, as_of)).map(|(id, _)| id).collect();
        let mut finder = Areas::new(plan, store);
        let mut areas: Vec<AreaId> = targets.iter().filter_map(|id| finder.of(plan.target(*id)?.document)).collect();
        crate::value::order::sort(&mut areas);
        areas.dedup();
        let own_areas = areas.clone();
        let members = plan.dimensions.iter().flat_map(|dimension| &dimension.members);
        areas.extend(members.filter_map(|member| store.area(&member.key)));
        crate::value::order::sort(&mut areas);
        areas.dedup();
        base.diagnostics.append(&mut finder.diagnostics);
        let farthest = as_of.plus_months(12 * FARTHEST_YEARS);
        let deadlines = plan.targets.iter().filter_map(|t| t.deadline).filter(|day| *day <= farthest);
        let horizon = deadlines.chain([Date::end_of_year(as_of.year())]).max().unwrap_or(as_of);
        let mut baselines = vec![None; plan.indicators.len()];
        for target in plan.targets.iter().filter(|t| t.scope.is_none()) {
            if let Some(slot @ None) = baselines.get_mut(target.indicator.0 as usize) {
                *slot = target.baseline;
            }
        }
        World { plan, store, as_of, base, horizon: Date::end_of_year(horizon.year()), own_areas, areas, targets, baselines }
    }

    /// The figures under some suppositions, up to a day.
    pub fn project(&self, supposed: &Suppositions, until: Date) -> Result<Projected, Message> {
        let mut projected = Projected {
            snapshot: self.base.clone(),
            lines: Vec::new(),
            diagnostics: Vec::new(),
            by_key: Map::default(),
            column: Vec::new(),
        };
        projected.snapshot.as_of = until;
        let mut build = Build { world: self, supposed, until, values: supposed.values(), made: 0, used: vec![false; supposed.list.len()] };
        for index in 0..self.plan.indicators.len() {
            build.own(&mut projected, IndicatorId(index as u32))?;
        }
        for indicator in computed::in_order(self.plan) {
            build.computed(&mut projected, indicator)?;
        }
        if !self.plan.indices.is_empty() {
            build.scores(&mut projected)?;
        }
        build.report(&mut projected);
        Ok(projected)
    }

    /// Whether some target asks about an indicator.
    fn is_asked(&self, id: IndicatorId) -> bool {
        self.plan.targets.iter().any(|target| target.indicator == id)
    }

    /// Whether an indicator is the points of a part that follow from parts or from a measure.
    fn is_scored(&self, id: IndicatorId) -> bool {
        let indices = self.plan.indices.iter().filter(|index| !index.broken);
        indices
            .flat_map(|index| index.parts.iter().enumerate().map(move |(at, part)| (index, at, part)))
            .any(|(index, at, part)| part.score == id && (part.measure.is_some() || index.has_parts(at)))
    }

    fn base_of(&self, indicator: IndicatorId, set: SetId) -> Option<Figure> {
        let stated = self.baselines.get(indicator.0 as usize).copied().flatten().filter(|_| set == SetId(0))?;
        let decimals = number::decimals_needed(stated.value, 6) as u8;
        Some(Figure::new(stated.value, stated.period, decimals, FigureStatus::Preliminary, None))
    }

    /// The trend's yearly change of a series, as `dự báo 1` has it. States and levels have none: judging says what an
    /// old one still means.
    pub fn trend(&self, indicator: IndicatorId, area: AreaId, set: SetId) -> Option<f64> {
        if self.plan.indicator(indicator).is_none_or(|i| steps(&i.unit.dimension)) {
            return None;
        }
        let base = self.base_of(indicator, set);
        let series = Series::new(self.base.find(indicator, area, set), base.as_ref(), self.as_of);
        let last = series.len().checked_sub(1)?;
        let v = series.get(last)?;
        let breaks = self.plan.indicator(indicator).map_or(&[][..], |i| &i.breaks);
        let breaks = breaks.iter().chain(self.store.area_breaks(self.plan, area));
        let first = breaks.filter(|day| **day <= v.period.end()).max().map_or(0, |day| series.from(*day));
        judge::trend(&series, last, first).map(|trend| trend.per_year)
    }
}

/// A projection in the making.
struct Build<'w, 'a> {
    world: &'w World<'a>,
    supposed: &'w Suppositions,
    until: Date,
    values: Vec<f64>,
    made: usize,
    /// Which assumptions have met a series.
    used: Vec<bool>,
}

impl Build<'_, '_> {
    /// The series of an indicator that go by what is supposed or by their trend.
    fn own(&mut self, projected: &mut Projected, id: IndicatorId) -> Result<(), Message> {
        let Some(indicator) = self.world.plan.indicator(id) else { return Ok(()) };
        let mut keys: Vec<(AreaId, SetId)> = self.world.base.entries(id).iter().map(|e| (e.area, e.set)).collect();
        keys.extend(self.founded(id));
        crate::value::order::sort(&mut keys);
        keys.dedup();
        let entries = projected.snapshot.take_entries(id);
        let mut cells = Vec::new();
        for (area, set) in keys {
            let known = self.world.base.find(id, area, set);
            let (legs, assumed) =
                if self.world.areas.contains(&area) { self.legs(projected, id, area, set, known) } else { Default::default() };
            let follows = indicator.formula.is_some() || self.world.is_scored(id);
            let stays = !self.world.areas.contains(&area) || (follows && legs.is_empty());
            if stays {
                let entry = entries.iter().find(|entry| (entry.area, entry.set) == (area, set));
                projected.snapshot.put_entry(id, entry.copied());
                continue;
            }
            self.line(projected, indicator, (id, area, set), (legs, assumed), known, &mut cells)?;
        }
        Ok(())
    }

    /// Series that only a supposed level makes: nothing has been published.
    fn founded(&self, id: IndicatorId) -> Vec<(AreaId, SetId)> {
        let mut keys = Vec::new();
        for assumed in self.supposed.list.iter().filter(|a| a.assumption.indicator == id) {
            if let Course::Levels(_) = assumed.assumption.course {
                let sets: Vec<SetId> = match &assumed.assumption.scope {
                    None => vec![SetId(0)],
                    Some(scope) => {
                        let sets = self.world.store.sets_of(scope.dimension.as_deref(), &scope.member_key);
                        sets.into_iter().map(|(_, set)| set).collect()
                    }
                };
                for area in self.world.own_areas.iter().filter(|area| self.in_area(assumed, **area)) {
                    keys.extend(sets.iter().map(|set| (*area, *set)));
                }
            }
        }
        keys
    }

    fn in_area(&self, assumed: &Assumed, area: AreaId) -> bool {
        let key = self.world.store.areas.get(area.0 as usize).map(|a| a.key.as_str());
        assumed.area.is_none() || assumed.area.as_deref() == key
    }

    /// Whether an assumption is about a series. Without a member it is about the whole of an area that documents name,
    /// never about areas that are members of a dimension.
    fn is_about(&self, assumption: &Assumption, area: AreaId, set: SetId) -> bool {
        let world = self.world;
        match &assumption.scope {
            None => set == SetId(0) && world.own_areas.contains(&area),
            Some(scope) => {
                let member = scope.member_key.as_str();
                let column = || world.store.sets_of(scope.dimension.as_deref(), member).iter().any(|(_, known)| *known == set);
                column() || (set == SetId(0) && world.store.area(member) == Some(area))
            }
        }
    }

    /// What is supposed of a series, as legs of its way.
    fn legs(&mut self, projected: &mut Projected, id: IndicatorId, area: AreaId, set: SetId, known: Cells<'_>) -> (Vec<Leg>, Vec<usize>) {
        let mut meant: Vec<usize> = Vec::new();
        for (index, assumed) in self.supposed.list.iter().enumerate().filter(|(_, a)| a.assumption.indicator == id) {
            if self.in_area(assumed, area) && self.is_about(&assumed.assumption, area, set) {
                meant.push(index);
            }
        }
        let supposed = self.supposed;
        let begins = |index: &usize| {
            let assumption = supposed.list.get(*index).map(|a| &a.assumption);
            let first_level = assumption.and_then(|a| match &a.course {
                Course::Levels(levels) => levels.first().map(|(period, _)| period.end()),
                _ => None,
            });
            assumption.and_then(|a| a.from).map(Period::start).or(first_level)
        };
        crate::value::order::sort_by(&mut meant, |a, b| begins(a) < begins(b));
        let first_day = Date::start_of_year(0);
        let last_known = known.main.last().map(|f| f.period.end());
        let mut legs: Vec<Leg> = Vec::new();
        for index in meant.iter().copied() {
            let Some(assumed) = supposed.list.get(index) else { continue };
            let assumption = &assumed.assumption;
            let alone = matches!(assumption.course, Course::Levels(_));
            if let Some(used) = self.used.get_mut(index).filter(|_| last_known.is_some() || alone) {
                *used = true;
            }
            if let (Some(from), Some(last)) = (assumption.from, last_known)
                && from.end() <= last
            {
                let message = Message::AssumedBeforeFigures { assumption: assumption.text.clone(), from: from.iso(), last: last.slashed() };
                projected.say(Diagnostic::at(assumption.span, message));
            }
            let mut start = assumption.from.map_or(first_day, Period::start);
            let pace = match &assumption.course {
                Course::Points(_) => Pace::Points(assumed.first),
                Course::Growth(_) => Pace::Growth(assumed.first),
                Course::Hold => Pace::Fixed(0.0),
                Course::Trend => Pace::Fixed(self.world.trend(id, area, set).unwrap_or(f64::NAN)),
                Course::Pace(first, last) => {
                    let pace = pace_between(known, *first, *last);
                    if pace.is_none() {
                        let message =
                            Message::PaceWithoutFigures { assumption: assumption.text.clone(), first: first.iso(), last: last.iso() };
                        projected.say(Diagnostic::at(assumption.span, message));
                    }
                    Pace::Fixed(pace.unwrap_or(f64::NAN))
                }
                Course::Levels(levels) => {
                    if let (None, Some(before)) = (assumption.from, legs.last()) {
                        let own = levels.first().map_or(first_day, |(period, _)| period.start());
                        start = before.until.map_or(own, |until| until.plus_days(1));
                    }
                    let marks = levels.iter().enumerate().map(|(at, (period, _))| (Mark::new(period.end()), assumed.first + at));
                    Pace::Levels(marks.collect())
                }
            };
            let until = assumption.to.map(Period::end).filter(|_| !alone);
            legs.push(Leg { begins: start, until, pace });
        }
        (legs, meant)
    }

    /// Adds a series with its supposed figures.
    fn line(
        &mut self,
        projected: &mut Projected,
        indicator: &Indicator,
        (id, area, set): (IndicatorId, AreaId, SetId),
        (legs, assumed): (Vec<Leg>, Vec<usize>),
        known: Cells<'_>,
        cells: &mut Vec<Figure>,
    ) -> Result<(), Message> {
        let last = known.main.last();
        let first_level = legs.iter().find_map(|leg| match &leg.pace {
            Pace::Levels(levels) => levels.first().map(|(mark, _)| mark.date),
            _ => None,
        });
        let periods = periods_after(last.map(|f| f.period), first_level, indicator.every, self.until);
        self.count(periods.len())?;
        let way = Way {
            anchor: last.map(|f| (f.value, f.mark())),
            trend: self.world.trend(id, area, set).unwrap_or(f64::NAN),
            legs,
            marks: periods.iter().map(|period| Mark::new(period.end())).collect(),
            bounds: bounds(indicator, known),
            steps: steps(&indicator.unit.dimension),
        };
        way.fill(&self.values, &mut projected.column);
        cells.clear();
        cells.extend(known.main.iter().chain(known.side).copied());
        crate::value::order::sort_by(cells, |a, b| a.period < b.period);
        let digits = last.map_or(2, |f| f.decimals.max(2));
        // The path leads through periods that have ended without a published figure, but they are awaited, not supposed:
        // else a figure less could tell more.
        let stated = |period: &Period| {
            let at = |leg: &Leg| matches!(&leg.pace, Pace::Levels(levels) if levels.iter().any(|(mark, _)| mark.date == period.end()));
            way.legs.iter().any(at)
        };
        let counts = |period: &Period| period.end() > self.world.as_of || stated(period);
        for (period, value) in periods.iter().zip(&projected.column).filter(|(period, value)| value.is_finite() && counts(period)) {
            let decimals = number::decimals_needed(*value, usize::from(digits)) as u8;
            let mut figure = Figure::new(*value, *period, decimals, FigureStatus::Preliminary, None);
            figure.supposed = true;
            cells.push(figure);
        }
        let plan = self.world.plan;
        projected.snapshot.add(plan, id, area, set, cells);
        let slots = slots_of(&projected.snapshot, id, area, set, &periods, known);
        projected.push(Line { indicator: id, area, set, kind: LineKind::Own(way), assumed, slots, periods, lost: false });
        Ok(())
    }

    /// The series of a computed indicator, of which nothing else is supposed.
    fn computed(&mut self, projected: &mut Projected, id: IndicatorId) -> Result<(), Message> {
        let plan = self.world.plan;
        let Some((indicator, formula)) = plan.indicator(id).and_then(|i| Some((i, i.formula.as_ref()?))) else { return Ok(()) };
        let mut keys: Vec<(AreaId, SetId)> = computed::parts(formula)
            .flat_map(|part| projected.snapshot.entries(part).iter().map(|e| (e.area, e.set)).collect::<Vec<_>>())
            .collect();
        keys.extend(projected.snapshot.entries(id).iter().map(|e| (e.area, e.set)));
        crate::value::order::sort(&mut keys);
        keys.dedup();
        let mut found: Vec<(AreaId, SetId, Vec<Figure>)> = Vec::new();
        for (area, set) in keys {
            let mut cells = Vec::new();
            if self.world.areas.contains(&area) && !projected.has_line(id, area, set) {
                let place = computed::Place { plan, store: self.world.store, snapshot: &projected.snapshot, area, set };
                computed::series(&place, formula, id, &mut cells, &mut Vec::new());
                cells.retain(|figure| figure.period.end() <= self.until);
            }
            found.push((area, set, cells));
        }
        let entries = projected.snapshot.take_entries(id);
        for (area, set, mut cells) in found {
            let known = self.world.base.find(id, area, set);
            let follows = cells.iter().any(|figure| known.of(figure.period).is_none());
            if cells.is_empty() {
                let entry = entries.iter().find(|entry| (entry.area, entry.set) == (area, set));
                projected.snapshot.put_entry(id, entry.copied());
            } else if !follows {
                // Its parts say nothing of the years to come: its own trend does.
                self.line(projected, indicator, (id, area, set), Default::default(), known, &mut cells)?;
            } else {
                let bounds = bounds(indicator, known);
                let mut periods = Vec::new();
                for figure in cells.iter_mut().filter(|figure| known.of(figure.period).is_none()) {
                    figure.value = figure.value.clamp(bounds.0, bounds.1);
                    figure.status = FigureStatus::Preliminary;
                    periods.push(figure.period);
                }
                self.count(periods.len())?;
                projected.snapshot.add(plan, id, area, set, &mut cells);
                let slots = slots_of(&projected.snapshot, id, area, set, &periods, known);
                projected.push(Line {
                    indicator: id,
                    area,
                    set,
                    kind: LineKind::Computed(bounds),
                    assumed: Vec::new(),
                    slots,
                    periods,
                    lost: false,
                });
            }
        }
        Ok(())
    }

    /// The points of indices: from their parts where anything is known of these, else by the trend of the whole.
    fn scores(&mut self, projected: &mut Projected) -> Result<(), Message> {
        let plan = self.world.plan;
        indices::add(plan, &mut projected.snapshot);
        for (place, index) in plan.indices.iter().enumerate().filter(|(_, index)| !index.broken) {
            for area in self.world.own_areas.clone() {
                let parts = index.parts.iter().flat_map(|part| [Some(part.score), part.measure]).flatten();
                let told = parts.clone().any(|id| projected.has_line(id, area, SetId(0)));
                for (at, part) in index.parts.iter().enumerate() {
                    let (id, set) = (part.score, SetId(0));
                    let Some(indicator) = plan.indicator(id).filter(|_| !projected.has_line(id, area, set)) else { continue };
                    let known = self.world.base.find(id, area, set);
                    if !told && !known.is_empty() && at == 0 {
                        let mut cells = Vec::new();
                        let mut rest: Vec<_> = projected.snapshot.take_entries(id);
                        rest.retain(|entry| (entry.area, entry.set) != (area, set));
                        for entry in rest.iter().filter(|entry| (entry.area, entry.set) < (area, set)) {
                            projected.snapshot.put_entry(id, Some(*entry));
                        }
                        self.line(projected, indicator, (id, area, set), Default::default(), known, &mut cells)?;
                        for entry in rest.iter().filter(|entry| (entry.area, entry.set) > (area, set)) {
                            projected.snapshot.put_entry(id, Some(*entry));
                        }
                        continue;
                    }
                    let figures = projected.snapshot.find(id, area, set).main;
                    let supposed = figures.iter().filter(|f| f.row().is_none() && known.of(f.period).is_none());
                    let periods: Vec<Period> = supposed.map(|f| f.period).collect();
                    if periods.is_empty() || !self.world.is_asked(id) {
                        continue;
                    }
                    self.count(periods.len())?;
                    let slots = slots_of(&projected.snapshot, id, area, set, &periods, known);
                    let kind = LineKind::Scored(place as u32, at as u32);
                    projected.push(Line { indicator: id, area, set, kind, assumed: Vec::new(), slots, periods, lost: false });
                }
            }
        }
        Ok(())
    }

    fn count(&mut self, more: usize) -> Result<(), Message> {
        self.made += more;
        if self.made > MOST_FIGURES {
            return Err(Message::ProjectionTooLarge { limit: number::write(MOST_FIGURES as f64, 0, number::NumberStyle::Vietnamese) });
        }
        Ok(())
    }

    /// Assumptions that have met no series.
    fn report(self, projected: &mut Projected) {
        for (assumed, _) in self.supposed.list.iter().zip(self.used).filter(|(_, used)| !used) {
            let assumption = &assumed.assumption;
            let name = self.world.plan.indicator(assumption.indicator).map_or(String::new(), |i| i.name.clone());
            projected.say(Diagnostic::at(assumption.span, Message::AssumedWithoutFigures { assumption: assumption.text.clone(), name }));
        }
    }
}

impl Projected {
    fn say(&mut self, diagnostic: Diagnostic) {
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    fn push(&mut self, line: Line) {
        self.by_key.insert((line.indicator, line.area, line.set), self.lines.len());
        self.lines.push(line);
    }

    fn has_line(&self, indicator: IndicatorId, area: AreaId, set: SetId) -> bool {
        self.line_of(indicator, area, set).is_some()
    }

    /// The line of a series.
    pub fn line_of(&self, indicator: IndicatorId, area: AreaId, set: SetId) -> Option<usize> {
        self.by_key.get(&(indicator, area, set)).copied()
    }

    /// What is supposed of a line and of all that it is computed from, by place in the suppositions, ascending.
    pub fn causes(&self, plan: &Plan, line: usize) -> Vec<usize> {
        let (mut found, mut seen, mut next) = (Vec::new(), vec![line], 0);
        while let Some(line) = seen.get(next).and_then(|at| self.lines.get(*at)) {
            next += 1;
            found.extend(line.assumed.iter().copied());
            if let LineKind::Own(_) = line.kind {
                continue;
            }
            let parts = parts_of(plan, line);
            for (at, other) in self.lines.iter().enumerate() {
                if other.area == line.area && parts.contains(&other.indicator) && !seen.contains(&at) {
                    seen.push(at);
                }
            }
        }
        crate::value::order::sort(&mut found);
        found.dedup();
        found
    }

    /// The lines that move with some amounts: those whose way names one, and all that are computed from such.
    pub fn moved_by(&self, plan: &Plan, moves: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut moved: Vec<usize> = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let own = match &line.kind {
                LineKind::Own(way) => way.legs.iter().any(|leg| match &leg.pace {
                    Pace::Points(amount) | Pace::Growth(amount) => moves(*amount),
                    Pace::Levels(levels) => levels.iter().any(|(_, amount)| moves(*amount)),
                    Pace::Fixed(_) => false,
                }),
                LineKind::Computed(_) | LineKind::Scored(..) => parts_of(plan, line).into_iter().any(|part| {
                    let of_part = |at: &usize| self.lines.get(*at).is_some_and(|l| l.indicator == part && l.area == line.area);
                    moved.iter().any(of_part)
                }),
            };
            if own {
                moved.push(index);
            }
        }
        moved
    }

    /// Fills some lines anew from the amounts.
    pub fn refresh(&mut self, plan: &Plan, store: &Store, lines: &[usize], amounts: &[f64]) {
        for index in lines {
            let Some(line) = self.lines.get_mut(*index) else { continue };
            line.lost = false;
            match &line.kind {
                LineKind::Own(way) => {
                    way.fill(amounts, &mut self.column);
                    for (slot, value) in line.slots.iter().zip(&self.column) {
                        if let Some(slot) = slot {
                            self.snapshot.set_value(*slot, *value);
                            line.lost |= !value.is_finite();
                        }
                    }
                }
                LineKind::Scored(index, part) => {
                    let Some(index) = plan.indices.get(*index as usize) else { continue };
                    for (slot, period) in line.slots.iter().zip(&line.periods) {
                        let Some(slot) = slot else { continue };
                        let points = indices::points(plan, index, &self.snapshot, line.area, *period);
                        let value = points.get(*part as usize).filter(|points| points.is_known()).map_or(f64::NAN, |points| points.low);
                        self.snapshot.set_value(*slot, value);
                        line.lost |= value.is_nan();
                    }
                }
                LineKind::Computed(bounds) => {
                    let Some(formula) = plan.indicator(line.indicator).and_then(|i| i.formula.as_ref()) else { continue };
                    for (slot, period) in line.slots.iter().zip(&line.periods) {
                        let Some(slot) = slot else { continue };
                        let figure = computed::figure(
                            &computed::Place { plan, store, snapshot: &self.snapshot, area: line.area, set: line.set },
                            formula,
                            *period,
                        );
                        let value = figure.map_or(f64::NAN, |f| if f.value.is_nan() { f.value } else { f.value.clamp(bounds.0, bounds.1) });
                        self.snapshot.set_value(*slot, value);
                        line.lost |= value.is_nan();
                    }
                }
            }
        }
    }
}

/// The indicators that a line is worked out from.
fn parts_of(plan: &Plan, line: &Line) -> Vec<IndicatorId> {
    match line.kind {
        LineKind::Own(_) => Vec::new(),
        LineKind::Computed(_) => {
            let formula = plan.indicator(line.indicator).and_then(|i| i.formula.as_ref());
            formula.map(|formula| computed::parts(formula).collect()).unwrap_or_default()
        }
        LineKind::Scored(index, _) => {
            let parts = plan.indices.get(index as usize).map_or(&[][..], |index| &index.parts);
            parts.iter().flat_map(|part| [Some(part.score), part.measure]).flatten().filter(|id| *id != line.indicator).collect()
        }
    }
}

/// Where the figures of some periods stand; none where the series has no own figure for one.
fn slots_of(snapshot: &Snapshot, id: IndicatorId, area: AreaId, set: SetId, periods: &[Period], known: Cells<'_>) -> Vec<Option<usize>> {
    let Some(entry) = snapshot.entry(id, area, set) else { return vec![None; periods.len()] };
    let cells = snapshot.cells(&entry);
    let slot = |period: &Period| {
        let at = cells.main.partition_point(|f| f.period.end() < period.end());
        let found = cells.main.get(at).is_some_and(|f| f.period == *period) && known.of(*period).is_none();
        found.then_some(Snapshot::first_slot(&entry) + at)
    };
    periods.iter().map(slot).collect()
}

/// What figures of an indicator cannot leave, unless a published one has.
fn bounds(indicator: &Indicator, known: Cells<'_>) -> (f64, f64) {
    let (low, high) = indicator.unit.natural_bounds();
    let figures = || known.main.iter().chain(known.side).map(|f| f.value);
    let low = low.filter(|low| figures().all(|value| !crate::value::compare::less(value, *low)));
    let high = high.filter(|high| figures().all(|value| !crate::value::compare::greater(value, *high)));
    (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY))
}

/// Whether figures of a dimension go in steps: half a state is none.
fn steps(dimension: &Dimension) -> bool {
    matches!(dimension, Dimension::State | Dimension::Level)
}

/// The mean yearly change between the figures of two periods.
fn pace_between(known: Cells<'_>, first: Period, last: Period) -> Option<f64> {
    let (a, b) = (known.own(first)?, known.own(last)?);
    let years = judge::years(a.mark(), b.mark());
    (years > 0.0).then(|| (b.value - a.value) / years)
}

/// The periods of a length that end after the last figure's, up to a day; without a figure, from the first level on.
fn periods_after(last: Option<Period>, first_level: Option<Date>, every: Grain, until: Date) -> Vec<Period> {
    let begin = last.map(|period| period.end().plus_days(1)).or(first_level);
    let mut next = begin.and_then(|day| calendar::period_of(day, every));
    let mut periods = Vec::new();
    while let Some(period) = next.filter(|period| period.end() <= until) {
        periods.push(period);
        // More than the limit is refused by who counts.
        next = if periods.len() > MOST_FIGURES { None } else { calendar::next(period) };
    }
    periods
}

/// Whether an amount has a spread.
pub(crate) fn is_uncertain(amount: &Amount) -> bool {
    amount.spread != Spread::None
}
