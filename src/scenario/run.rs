//! Targets held against supposed figures.
//!
//! In: a world and suppositions. Out: for every target whether it holds at its deadline, with the figure that decides.
//! The rule is the one of published figures (`eval`), asked on a day on which every deadline has passed. Truths alone
//! come from prepared criteria over the columns; whole verdicts are worked out only for what is told.

use super::world::{Projected, Suppositions, World};
use crate::eval::areas::Areas;
use crate::eval::indices::IndexVerdict;
use crate::eval::outcome::{Status, TargetVerdict, Verdict};
use crate::eval::prepared::{Judge, Prepared};
use crate::eval::quantified;
use crate::eval::series::{AreaId, SetId};
use crate::eval::snapshot::{Cells, Entry};
use crate::messages::Message;
use crate::plan::{Body, IndicatorId, Joint, Over, Quantified, Target, TargetId, Test};
use crate::value::{Date, Truth};

/// Compounds deeper than this are not walked; the language itself stops at the same depth.
const DEEPEST: u32 = 64;

/// A world under suppositions, with its targets ready to be asked.
pub(crate) struct Run<'w, 'a> {
    pub world: &'w World<'a>,
    pub supposed: Suppositions,
    pub projected: Projected,
    pub checks: Vec<Check<'a>>,
}

/// A target ready to be asked again and again.
pub(crate) struct Check<'p> {
    pub target: TargetId,
    node: Node<'p>,
    /// The lines that its truth follows from, ascending.
    pub lines: Vec<usize>,
}

enum Node<'p> {
    One(Box<Prepared<'p>>, Option<Entry>, Option<usize>),
    Joint(Joint, Vec<Node<'p>>),
    /// Over members or indicators, judged as `eval` does.
    Over {
        target: &'p Target,
        test: Test,
        over: &'p Quantified,
        area: Option<AreaId>,
        lines: Vec<usize>,
    },
}

impl<'w, 'a> Run<'w, 'a> {
    /// Works out the figures and gets every target ready.
    pub fn new(world: &'w World<'a>, supposed: Suppositions) -> Result<Run<'w, 'a>, Message> {
        let projected = world.project(&supposed, world.horizon)?;
        let mut run = Run { world, supposed, projected, checks: Vec::new() };
        let mut areas = Areas::new(world.plan, world.store);
        for id in &world.targets {
            let mut lines = Vec::new();
            let node = run.node(*id, &mut areas, &mut lines, 0);
            crate::value::order::sort(&mut lines);
            lines.dedup();
            run.checks.extend(node.map(|node| Check { target: *id, node, lines }));
        }
        Ok(run)
    }

    fn node(&self, id: TargetId, areas: &mut Areas<'a>, lines: &mut Vec<usize>, depth: u32) -> Option<Node<'a>> {
        let plan = self.world.plan;
        let target = plan.target(id)?;
        match &target.body {
            Body::Single(test) if target.quantified.is_some() => {
                let over = target.quantified.as_deref()?;
                let own = self.lines_over(target, over);
                lines.extend(own.iter().copied());
                Some(Node::Over { target, test: *test, over, area: areas.of(target.document), lines: own })
            }
            Body::Single(test) => {
                let series = areas.of(target.document).and_then(|area| self.series(target, area));
                let entry = series.and_then(|(area, set)| self.projected.snapshot.entry(target.indicator, area, set));
                let line = series.and_then(|(area, set)| self.projected.line_of(target.indicator, area, set));
                lines.extend(line);
                let mut prepared = Prepared::new(plan, target, *test);
                let store = self.world.store;
                let scope = target.scope.as_ref();
                let member = scope.and_then(|scope| store.member(plan, scope.dimension.as_deref(), &scope.member_key));
                let own_area = areas.of(target.document);
                prepared.criterion.places = [
                    own_area.map_or(&[][..], |area| store.area_breaks(plan, area)),
                    member.map_or(&[][..], |member| member.breaks.as_slice()),
                ];
                Some(Node::One(Box::new(prepared), entry, line))
            }
            Body::Compound(joint, members) => {
                let own = |member: &&TargetId| depth < DEEPEST && plan.target(**member).is_some_and(|t| t.parent == Some(id));
                let nodes = members.iter().filter(own).filter_map(|member| self.node(*member, areas, lines, depth + 1));
                Some(Node::Joint(*joint, nodes.collect()))
            }
        }
    }

    /// The series that a target is judged on; none where its member is not settled.
    fn series(&self, target: &Target, area: AreaId) -> Option<(AreaId, SetId)> {
        let Some(scope) = &target.scope else { return Some((area, SetId(0))) };
        let snapshot = &self.projected.snapshot;
        let mut found = None;
        for (_, set) in self.world.store.sets_of(scope.dimension.as_deref(), &scope.member_key) {
            if snapshot.entry(target.indicator, area, set).is_some() {
                if found.is_some() {
                    return None;
                }
                found = Some((area, set));
            }
        }
        found.or_else(|| Some((self.world.store.area(&scope.member_key)?, SetId(0))))
    }

    /// The lines that a quantified target follows from: those of every indicator it asks about.
    fn lines_over(&self, target: &Target, over: &Quantified) -> Vec<usize> {
        let asked = |indicator: IndicatorId| match &over.over {
            Over::Members(_) => indicator == target.indicator,
            Over::Indicators(list) => list.contains(&indicator),
        };
        let lines = self.projected.lines.iter().enumerate();
        lines.filter(|(_, line)| asked(line.indicator)).map(|(at, _)| at).collect()
    }

    /// The check of a target.
    pub fn check(&self, target: TargetId) -> Option<&Check<'a>> {
        self.checks.iter().find(|check| check.target == target)
    }

    /// Whether a target holds on the figures as they stand.
    pub fn holds(&self, check: &Check<'a>) -> Truth {
        self.truth(&check.node)
    }

    fn truth(&self, node: &Node<'a>) -> Truth {
        match node {
            Node::One(prepared, entry, line) => {
                let lost = line.and_then(|at| self.projected.lines.get(at)).is_some_and(|line| line.lost);
                if lost {
                    return Truth::Unknown;
                }
                let snapshot = &self.projected.snapshot;
                let cells = entry.as_ref().map_or(Cells::default(), |entry| snapshot.cells(entry));
                truth_of(prepared.status(cells, snapshot.as_of))
            }
            Node::Over { target, test, over, area, lines } => {
                if lines.iter().filter_map(|at| self.projected.lines.get(*at)).any(|line| line.lost) {
                    return Truth::Unknown;
                }
                let (world, snapshot) = (self.world, &self.projected.snapshot);
                let asked = (*target, *test, *over);
                quantified::verdict(world.plan, world.store, snapshot, asked, *area, &mut Vec::new(), &mut Vec::new()).satisfied
            }
            Node::Joint(Joint::All, nodes) if !nodes.is_empty() => Truth::all(nodes.iter().map(|node| self.truth(node))),
            Node::Joint(Joint::Any, nodes) if !nodes.is_empty() => Truth::any(nodes.iter().map(|node| self.truth(node))),
            Node::Joint(..) => Truth::Unknown,
        }
    }

    /// The prepared criterion of a target that is no compound, with its line.
    pub fn single<'c>(&self, check: &'c Check<'a>) -> Option<(&'c Prepared<'a>, Option<usize>)> {
        match &check.node {
            Node::One(prepared, _, line) => Some((prepared, *line)),
            Node::Joint(..) | Node::Over { .. } => None,
        }
    }

    /// The figure that decides a target that is no compound.
    pub fn value(&self, check: &Check<'a>) -> Option<f64> {
        let Node::One(prepared, entry, line) = &check.node else { return None };
        if line.and_then(|at| self.projected.lines.get(at)).is_some_and(|line| line.lost) {
            return None;
        }
        let cells = entry.as_ref().map_or(Cells::default(), |entry| self.projected.snapshot.cells(entry));
        prepared.verdict(cells, self.projected.snapshot.as_of, &mut Vec::new()).figure.map(|figure| figure.value)
    }

    /// The whole verdicts on all targets, on the day by which every deadline has passed.
    pub fn verdicts(&self) -> Vec<TargetVerdict> {
        let world = self.world;
        let mut judge = Judge::new(world.plan, world.store, &self.projected.snapshot);
        let precedence = crate::eval::precedence::Precedence::new(world.plan, world.as_of);
        let mut verdicts = Vec::with_capacity(world.targets.len());
        for id in &world.targets {
            let Some(target) = world.plan.target(*id) else { continue };
            let mut parts = Vec::new();
            let verdict = judge.target(*id, target, &mut parts);
            let overtaken = precedence.of(*id, target);
            verdicts.push(TargetVerdict {
                target: *id,
                verdict,
                parts,
                open: judge.take_open(),
                superseded_by: overtaken.superseded_by,
                restated_by: overtaken.restated_by,
                replaced_by: overtaken.replaced_by,
            });
        }
        verdicts
    }

    /// The scores of the plan's indices in the last period that is supposed.
    pub fn indices(&self) -> Vec<IndexVerdict> {
        Judge::new(self.world.plan, self.world.store, &self.projected.snapshot).indices()
    }

    /// The day after its deadline on which a target's path first passes, looked for in a longer projection.
    pub fn reached_later(&self, check: &Check<'a>, later: &Projected, verdict: &Verdict) -> Option<Date> {
        let (Node::One(prepared, entry, _), Some(deadline)) = (&check.node, verdict.due) else { return None };
        if !matches!(prepared.mode, crate::eval::prepared::Mode::Once) {
            return None;
        }
        let entry = entry.as_ref()?;
        let indicator = self.world.plan.target(check.target)?.indicator;
        let cells = later.snapshot.entry(indicator, entry.area, entry.set).map(|entry| later.snapshot.cells(&entry))?;
        let passed = cells.main.iter().filter(|f| f.period.end() > deadline).find(|f| prepared.criterion.bound.passes(f.value));
        passed.map(|figure| figure.period.end())
    }
}

/// What a status says of a target of which every deadline has passed; one without a deadline stands by its last figure.
fn truth_of(status: Status) -> Truth {
    match status {
        Status::Achieved | Status::Met => Truth::True,
        Status::Missed | Status::AtRisk | Status::OffTrack => Truth::False,
        Status::AwaitingData | Status::OnTrack | Status::NoTrend | Status::NoData | Status::Upcoming => Truth::Unknown,
    }
}
