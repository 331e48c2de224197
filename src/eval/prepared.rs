//! A plan made ready for judging, and the walk from a target to its verdict.
//!
//! In: plan, store and snapshot. Out: verdicts with their parts. This is where a target finds its series: its
//! document's area, its scope's members, its indicator.

use super::areas::Areas;
use super::change::{self, Change};
use super::compound;
use super::computed::Open;
use super::criterion::{Bound, Criterion};
use super::detail;
use super::indices::{self, IndexVerdict, Settling};
use super::judge;
use super::outcome::{Part, PartOf, Point, Status, Verdict};
use super::quantified;
use super::recurring::{self, KEPT_PARTS, Stretch};
use super::series::{AreaId, SetId, Store};
use super::snapshot::{Cells, Figure, Series, Snapshot};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Body, ChangeSince, IndicatorId, Joint, Kept, Plan, Step, Target, TargetId, Test, When};
use crate::value::map::Map;
use crate::value::{Date, Grain, Period, Truth};

/// Compounds deeper than this are not walked; the language itself stops at the same depth.
const DEEPEST_COMPOUND: u32 = 64;

/// How a single target is judged.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mode {
    /// One figure at one day.
    Once,
    /// One change between two figures.
    Change(Change),
    /// A movement without a figure; whether upwards.
    Direction(bool),
    /// Period by period.
    Recurring(Stretch, Option<Change>),
}

/// A single target ready for any number of series.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prepared<'p> {
    pub criterion: Criterion<'p>,
    pub striven: Option<Bound>,
    pub mode: Mode,
}

impl<'p> Prepared<'p> {
    pub(crate) fn new(plan: &'p Plan, target: &'p Target, test: Test) -> Prepared<'p> {
        Prepared::of(plan, target, target.indicator, test)
    }

    /// The same for another indicator in the target's place.
    pub(crate) fn of(plan: &'p Plan, target: &'p Target, indicator: IndicatorId, test: Test) -> Prepared<'p> {
        let (criterion, striven) = Criterion::of(plan, target, indicator, Some(test));
        let document = target.document.and_then(|d| plan.document(d));
        let in_force = document.and_then(|d| d.in_force);
        let stretch = |grain: Grain| Stretch {
            grain,
            start: target.start.or(in_force.map(|(first, _)| first)).or(document.and_then(|d| d.date)),
            end: target.deadline.or(in_force.map(|(_, last)| last)),
            day: target.day,
        };
        let grain = match target.when {
            When::Every(grain) => grain,
            _ => criterion.every,
        };
        let mode = match (test, target.when) {
            (Test::Change { since: ChangeSince::EachPeriod, .. }, _) => Mode::Recurring(stretch(grain), Change::of(test)),
            (Test::Change { .. }, _) => Change::of(test).map_or(Mode::Once, Mode::Change),
            (Test::Direction { rising }, _) => Mode::Direction(rising),
            (_, When::Every(_) | When::Hold) => Mode::Recurring(stretch(grain), None),
            _ => Mode::Once,
        };
        Prepared { criterion, striven, mode }
    }

    /// The status alone, on one series.
    #[inline]
    pub(crate) fn status(&self, cells: Cells, as_of: Date) -> Status {
        let c = &self.criterion;
        let series = || Series::new(cells, c.base.as_ref(), as_of);
        match self.mode {
            Mode::Once => judge::status(c, &series(), as_of),
            Mode::Change(change) => change::status(c, &series(), as_of, change),
            Mode::Direction(rising) => change::direction(c, &series(), as_of, rising).status,
            Mode::Recurring(stretch, change) => recurring::recurring(c, cells, as_of, stretch, change, &mut |_| ()).status,
        }
    }

    /// The verdict on one series; its parts go to `parts`.
    pub(crate) fn verdict(&self, cells: Cells, as_of: Date, parts: &mut Vec<Part>) -> Verdict {
        let c = &self.criterion;
        let series = Series::new(cells, c.base.as_ref(), as_of);
        match self.mode {
            Mode::Once => {
                let whole = detail::verdict(c, &series, as_of);
                if let Some(striven) = self.striven {
                    let end = |bound: Bound| bound.threshold().unwrap_or_default();
                    let other = detail::verdict(&Criterion { bound: striven, ..*c }, &series, as_of);
                    parts.push(Part::whole(PartOf::CommittedEnd(end(c.bound)), whole));
                    parts.push(Part::whole(PartOf::StrivenEnd(end(striven)), other));
                }
                whole
            }
            Mode::Change(change) => change::change(c, &series, as_of, change),
            Mode::Direction(rising) => change::direction(c, &series, as_of, rising),
            Mode::Recurring(stretch, change) => {
                let whole = recurring::recurring(c, cells, as_of, stretch, change, &mut |part| parts.push(part));
                if parts.len() > KEPT_PARTS {
                    parts.drain(..parts.len() - KEPT_PARTS);
                }
                whole
            }
        }
    }
}

/// A plan with the figures of a date.
pub(crate) struct Judge<'a> {
    plan: &'a Plan,
    store: &'a Store,
    snapshot: &'a Snapshot,
    areas: Areas<'a>,
    /// Members already told to be ambiguous.
    told: Map<String, ()>,
    /// What formulas leave open for the target that is judged.
    open: Vec<Open>,
    diagnostics: Vec<Diagnostic>,
    /// Indices and parts by the indicator of their points.
    index_of: Map<IndicatorId, Vec<(u32, u32)>>,
    settlings: Vec<(TargetId, Settling)>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(plan: &'a Plan, store: &'a Store, snapshot: &'a Snapshot) -> Judge<'a> {
        let mut index_of: Map<IndicatorId, Vec<(u32, u32)>> = Map::default();
        for (at, index) in plan.indices.iter().enumerate().filter(|(_, index)| !index.broken) {
            for (part, entry) in index.parts.iter().enumerate() {
                index_of.entry(entry.score).or_default().push((at as u32, part as u32));
            }
        }
        Judge {
            plan,
            store,
            snapshot,
            areas: Areas::new(plan, store),
            told: Map::default(),
            open: Vec::new(),
            diagnostics: Vec::new(),
            index_of,
            settlings: Vec::new(),
        }
    }

    /// The scores of the plan's indices.
    pub(crate) fn indices(&mut self) -> Vec<IndexVerdict> {
        indices::judge(self.plan, self.snapshot, &mut self.areas)
    }

    /// What would settle the targets on points that are not settled.
    pub(crate) fn take_settlings(&mut self) -> Vec<(TargetId, Settling)> {
        std::mem::take(&mut self.settlings)
    }

    /// Judges a target on points of which some are unknown by what is certain and what is still possible. A verdict that
    /// a whole figure gave stays.
    fn by_points(&mut self, id: TargetId, target: &Target, c: &Criterion, verdict: &mut Verdict) {
        let as_of = self.snapshot.as_of;
        if verdict.status == Status::Upcoming {
            return;
        }
        let due = c.deadline.map(|mark| mark.date);
        let day = due.map_or(as_of, |due| due.min(as_of));
        // Due, the last period that had ended; before that, the one that runs.
        let period = match c.within {
            Some(within) => Some(within.period),
            None if due == Some(day) => super::calendar::last_ended(day, c.every),
            None => super::calendar::period_of(day, c.every),
        };
        let (Some(period), Some(area)) = (period, self.areas.of(target.document)) else { return };
        if verdict.figure.is_some_and(|figure| figure.period == period) {
            return;
        }
        let places = self.index_of.get(&target.indicator).map_or(&[][..], Vec::as_slice);
        let place = places.iter().find_map(|(index, part)| {
            let found = self.plan.indices.get(*index as usize)?;
            found.year.is_none_or(|year| year == period.ends_in_year()).then_some((found, *part as usize))
        });
        let Some((index, part)) = place else { return };
        let points = indices::points(self.plan, index, self.snapshot, area, period);
        let Some(own) = points.get(part).copied() else { return };
        let nothing_known = points.iter().all(|points| points.figure.is_none());
        if nothing_known || own.is_known() {
            return;
        }
        verdict.interval = Some((own.low, own.high, period));
        let truth = indices::test(c.bound, own.low, own.high);
        let is_due = due.is_some_and(|due| as_of >= due);
        match truth {
            Truth::True => {
                verdict.satisfied = truth;
                verdict.status = if is_due { Status::Achieved } else { Status::Met };
                verdict.wanted = None;
            }
            Truth::False if is_due => {
                verdict.satisfied = truth;
                verdict.status = Status::Missed;
                verdict.wanted = None;
            }
            _ => {
                let settling = indices::settling(index, &points, part, c.bound);
                self.settlings.extend(settling.map(|settling| (id, settling)));
            }
        }
    }

    /// What was found on the way about areas and members.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        let mut all = std::mem::take(&mut self.areas.diagnostics);
        all.append(&mut self.diagnostics);
        all
    }

    /// The verdict on a target with its parts.
    pub(crate) fn target(&mut self, id: TargetId, target: &Target, parts: &mut Vec<Part>) -> Verdict {
        self.walk(id, target, parts, 0)
    }

    fn walk(&mut self, id: TargetId, target: &Target, parts: &mut Vec<Part>, depth: u32) -> Verdict {
        match &target.body {
            Body::Single(test) => match target.quantified.as_deref() {
                None => {
                    let (cells, places) = self.cells(target);
                    let mut prepared = Prepared::new(self.plan, target, *test);
                    prepared.criterion.places = places;
                    let mut verdict = prepared.verdict(cells, self.snapshot.as_of, parts);
                    if !self.index_of.is_empty() && matches!(prepared.mode, Mode::Once) && target.scope.is_none() {
                        self.by_points(id, target, &prepared.criterion, &mut verdict);
                    }
                    self.left_open(target, &prepared, verdict)
                }
                // Without the feature `blocks` a plan holds none.
                Some(_) if cfg!(not(feature = "blocks")) => compound::verdict(Joint::All, target.method, &[]),
                Some(over) => {
                    let area = self.areas.of(target.document);
                    let mut unsettled = Vec::new();
                    let whole =
                        quantified::verdict(self.plan, self.store, self.snapshot, (target, *test, over), area, parts, &mut unsettled);
                    for (member, columns) in unsettled {
                        self.tell_columns(target, &member, columns);
                    }
                    whole
                }
            },
            Body::Compound(joint, members) => {
                let plan = self.plan;
                let mut verdicts = Vec::with_capacity(members.len());
                for member in members {
                    // A part names its whole, so the walk is a tree's and each part is judged once.
                    let Some(part) = plan.target(*member).filter(|t| t.parent == Some(id) && depth < DEEPEST_COMPOUND) else { continue };
                    let mut own = Vec::new();
                    let mut verdict = self.walk(*member, part, &mut own, depth + 1);
                    if let Some(Kept::One(source)) = part.kept {
                        match self.source(source, depth).and_then(|source| compound::kept_verdict(&source, verdict)) {
                            Some(held) => verdict = held,
                            None => continue,
                        }
                    }
                    parts.push(Part { of: PartOf::Target(*member), verdict, parts: own });
                    verdicts.push(verdict);
                }
                compound::verdict(*joint, target.method, &verdicts)
            }
        }
    }

    /// The verdict on a target that is to be held; `None` where it no longer stands. What it leaves open is its own.
    fn source(&mut self, id: TargetId, depth: u32) -> Option<Verdict> {
        let target = self.plan.target(id).filter(|_| depth < DEEPEST_COMPOUND)?;
        if super::precedence::is_superseded(self.plan, id, self.snapshot.as_of) {
            return None;
        }
        let (open, settlings) = (self.open.len(), self.settlings.len());
        let verdict = self.walk(id, target, &mut Vec::new(), depth + 1);
        self.open.truncate(open);
        self.settlings.truncate(settlings);
        Some(verdict)
    }

    /// Where a formula gives no figure for lack of members' figures: notes which, and settles the verdict where every
    /// figure that the known ones leave possible would.
    fn left_open(&mut self, target: &Target, prepared: &Prepared, verdict: Verdict) -> Verdict {
        let snapshot = self.snapshot;
        if snapshot.opens.is_empty() || target.scope.is_some() {
            return verdict;
        }
        let Some(area) = self.areas.of(target.document) else { return verdict };
        let c = &prepared.criterion;
        let due = c.deadline.filter(|deadline| snapshot.as_of >= deadline.date);
        let counts = |period: Period| match due {
            Some(deadline) => {
                period.end() <= deadline.date && period.end() > c.after && c.within.is_none_or(|within| within.contains(period))
            }
            None => period.end() <= snapshot.as_of && verdict.figure.is_none_or(|figure| figure.period.end() < period.end()),
        };
        let wanted = match verdict.status {
            Status::AwaitingData => due.is_some(),
            Status::Achieved | Status::Missed | Status::Upcoming => false,
            _ => due.is_none(),
        };
        if !wanted {
            return verdict;
        }
        // Its own formula first, then those of its parts.
        let mut waiting = vec![target.indicator];
        let mut seen: Map<IndicatorId, ()> = Map::default();
        while let Some(indicator) = waiting.pop() {
            if seen.insert(indicator, ()).is_some() {
                continue;
            }
            let opens = snapshot.opens.get(&(indicator, area));
            if let Some(open) = opens.and_then(|opens| opens.iter().rev().find(|open| counts(open.period))) {
                self.open.push(open.clone());
                let bounds = open.bounds.filter(|_| indicator == target.indicator && matches!(prepared.mode, Mode::Once));
                return match bounds.map(|(low, high)| c.bound.test_between(low, high)) {
                    Some(Truth::True) => {
                        let status = if due.is_some() { Status::Achieved } else { Status::Met };
                        Verdict { status, satisfied: Truth::True, ..verdict }
                    }
                    Some(Truth::False) if due.is_some() => Verdict { status: Status::Missed, satisfied: Truth::False, ..verdict },
                    _ => verdict,
                };
            }
            let formula = self.plan.indicator(indicator).and_then(|i| i.formula.as_ref());
            waiting.extend(formula.into_iter().flat_map(|formula| formula.steps.iter().filter_map(Step::indicator)));
        }
        verdict
    }

    /// What formulas leave open for the target judged last.
    pub(crate) fn take_open(&mut self) -> Vec<Open> {
        std::mem::take(&mut self.open)
    }

    /// The figures as points, ascending by the end of their periods, the longest period first; none where the target is
    /// judged on the figures of its members.
    pub(crate) fn figures(&mut self, target: &Target) -> Vec<Point> {
        if target.quantified.is_some() {
            return Vec::new();
        }
        let (cells, _) = self.cells(target);
        let mut points: Vec<Point> = cells.main.iter().chain(cells.side).map(Figure::point).collect();
        let key = |point: &Point| (point.period.end(), point.period.grain());
        crate::value::order::sort_by(&mut points, |a, b| key(a) < key(b));
        points
    }

    /// The figures a single target is judged on, and the breaks of its area and member; none where its area or its
    /// member is not settled.
    fn cells(&mut self, target: &Target) -> (Cells<'a>, Places<'a>) {
        let Some(area) = self.areas.of(target.document) else { return (Cells::default(), [&[], &[]]) };
        let (plan, snapshot) = (self.plan, self.snapshot);
        let scope = target.scope.as_ref();
        let member = scope.and_then(|scope| self.store.member(plan, scope.dimension.as_deref(), &scope.member_key));
        let places = [self.store.area_breaks(plan, area), member.map_or(&[][..], |member| member.breaks.as_slice())];
        let Some(scope) = scope else { return (snapshot.find(target.indicator, area, SetId(0)), places) };
        let cells = match in_scope(self.store, snapshot, target, area) {
            Ok(cells) => cells,
            Err(columns) => {
                self.tell_columns(target, &scope.member, columns);
                Cells::default()
            }
        };
        (cells, places)
    }

    /// Says once a member that several columns have it.
    fn tell_columns(&mut self, target: &Target, member: &str, columns: String) {
        if self.told.insert(crate::source::fold::fold_name(member), ()).is_none() {
            let message = Message::MemberInSeveralColumns { member: member.to_owned(), columns };
            self.diagnostics.push(Diagnostic::at(target.span, message));
        }
    }
}

/// Days on which the series of an area and of a member break.
pub(crate) type Places<'a> = [&'a [Date]; 2];

/// The figures of an indicator for a member, in its column or, where the data names it as an area, there; `Err` names
/// the columns where more than one has it.
pub(crate) fn of_member<'s>(
    store: &Store,
    snapshot: &'s Snapshot,
    (indicator, area): (IndicatorId, AreaId),
    dimension: Option<&str>,
    key: &str,
) -> Result<Cells<'s>, String> {
    let mut found = Cells::default();
    let mut columns: Vec<&str> = Vec::new();
    for (column, set) in store.sets_of(dimension, key) {
        let cells = snapshot.find(indicator, area, set);
        if !cells.is_empty() {
            found = cells;
            columns.push(column);
        }
    }
    if columns.len() > 1 {
        return Err(columns.join(", "));
    }
    match store.area(key) {
        Some(place) if columns.is_empty() => Ok(snapshot.find(indicator, place, SetId(0))),
        _ => Ok(found),
    }
}

/// The figures of a target's scope in an area; `Err` names the columns where more than one has such a member.
pub(crate) fn in_scope<'s>(store: &Store, snapshot: &'s Snapshot, target: &Target, area: AreaId) -> Result<Cells<'s>, String> {
    let Some(scope) = &target.scope else { return Ok(snapshot.find(target.indicator, area, SetId(0))) };
    of_member(store, snapshot, (target.indicator, area), scope.dimension.as_deref(), &scope.member_key)
}
