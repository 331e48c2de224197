//! Targets: subject to indicator, figures to the indicator's unit, words of time to dates.

use super::{Checker, Line};
use crate::diagnostics::{Applicability, Diagnostic};
use crate::messages::Message;
use crate::plan::{
    Body, ChangeBy, ChangeSince, Comparator, DocumentId, GoodWhen, IndicatorId, Joint, Method, Milestone, Modality, Over, Path, Target,
    TargetId, Test, When,
};
use crate::source::Span;
use crate::syntax::ast::{self, Heading, Key, Property, Since, Text, Time};
use crate::syntax::phrase::{clip, deadline};
use crate::value::{Date, DayOf, Dimension, Grain, Period, Unit};
use std::rc::Rc;

impl Checker<'_> {
    /// A target line with its properties, in its document, section and heading.
    pub(super) fn line(&mut self, line: &Line, document: Option<DocumentId>, section: Option<&Text>, heading: Option<&Heading>) {
        let first = self.plan.targets.len();
        if let Some(keep) = &line.statement.keep {
            if cfg!(not(feature = "blocks")) {
                self.plan.beyond = true;
                return;
            }
            return self.keep(keep, line, document, section, heading);
        }
        let mut whole = true;
        let mut before: Option<&ast::Target> = None;
        for written in &line.statement.targets {
            // `…, trong đó cấp xã đạt 3%`: a member takes the subject before it.
            let taken = before.filter(|_| line.statement.joint.is_some()).and_then(|before| self.inheriting(written, before));
            if taken.is_none() {
                before = Some(written);
            }
            let target = taken.as_ref().unwrap_or(written);
            match self.target(target, line, document, section, heading) {
                Some(target) => {
                    self.copied += self.weight(&target);
                    self.plan.targets.push(target);
                }
                None => whole = false,
            }
        }
        if !whole && line.statement.joint.is_some() {
            // A compound with a part that has no meaning has none itself.
            self.plan.targets.truncate(first);
            return;
        }
        let last = self.plan.targets.len();
        if let (Some(joint), true) = (line.statement.joint, last - first > 1) {
            self.compound(joint, first, last, line);
        }
        if let Some(id) = &line.statement.id {
            let top = self.plan.targets.len() - usize::from(line.statement.joint.is_some());
            let own = if line.statement.joint.is_some() { top..top + 1 } else { first..last };
            let many = own.len() > 1;
            for target in self.plan.targets.get_mut(own).unwrap_or_default() {
                target.id_span = Some(id.span);
                target.id = match (&target.scope, many) {
                    (Some(scope), true) => format!("{}-{}", id.folded, crate::source::fold::slug(&scope.member)),
                    _ => id.folded.clone(),
                };
            }
        }
        let last = self.plan.targets.len();
        for property in &line.properties {
            self.target_property(first, last, property);
        }
    }

    /// Bytes of names and texts that a target has of its own; its id, its canonical form and what is printed of it name
    /// the indicator again.
    fn weight(&self, target: &Target) -> usize {
        let indicator = self.plan.indicator(target.indicator).map_or(0, |indicator| indicator.name.len());
        let scope = target.scope.as_ref().map_or(0, |scope| scope.member.len());
        let leads: usize = target.leads.iter().map(String::len).sum();
        target.text.len() + 4 * (indicator + scope) + leads + target.section.as_ref().map_or(0, String::len)
    }

    /// A part of a compound whose subject is no indicator but a member: the part before it, limited to that member.
    fn inheriting(&self, target: &ast::Target, before: &ast::Target) -> Option<ast::Target> {
        let knows = |text: &Text| self.names.contains_key(text.folded.as_str());
        let member = target.scope.is_none() && target.quantifier.is_none() && !knows(&target.subject) && !knows(&target.full_subject);
        (member && self.is_member(&target.subject.folded)).then(|| ast::Target {
            scope: Some(target.subject.clone()),
            subject: before.subject.clone(),
            full_subject: before.subject.clone(),
            ..target.clone()
        })
    }

    fn compound(&mut self, joint: ast::Joint, first: usize, last: usize, line: &Line) {
        let parent = TargetId(last as u32);
        let mut parts = Vec::new();
        let mut latest: Option<Date> = None;
        let mut earliest: Option<Date> = None;
        for (offset, part) in self.plan.targets.get_mut(first..last).unwrap_or_default().iter_mut().enumerate() {
            part.parent = Some(parent);
            latest = latest.max(part.deadline);
            earliest = if offset == 0 { part.start } else { earliest.min(part.start) };
            parts.push(TargetId((first + offset) as u32));
        }
        let Some(mut whole) = self.plan.targets.get(first).cloned() else { return };
        let joint = match joint {
            ast::Joint::And => Joint::All,
            ast::Joint::Or => Joint::Any,
        };
        whole.body = Body::Compound(joint, parts);
        whole.parent = None;
        whole.deadline = latest;
        whole.start = earliest;
        whole.span = line.statement.span;
        whole.text = self.typed(line.statement.span);
        self.plan.targets.push(whole);
    }

    fn target(
        &mut self,
        target: &ast::Target,
        line: &Line,
        document: Option<DocumentId>,
        section: Option<&Text>,
        heading: Option<&Heading>,
    ) -> Option<Target> {
        let longer = target
            .longer
            .as_ref()
            .filter(|longer| self.names.contains_key(longer.0.folded.as_str()) && !self.names.contains_key(target.subject.folded.as_str()));
        let retold;
        let target = match longer {
            Some(longer) => {
                let (subject, test) = longer.as_ref().clone();
                retold = ast::Target { full_subject: subject.clone(), subject, test, longer: None, ..target.clone() };
                &retold
            }
            None => target,
        };
        let meant;
        let (target, quantified) = match &target.quantifier {
            None => (target, None),
            Some(quantifier) => {
                if cfg!(not(feature = "blocks")) {
                    self.plan.beyond = true;
                    return None;
                }
                let (read, quantified) = self.quantified(target, quantifier)?;
                meant = read;
                (&meant, quantified)
            }
        };
        let (subject, scope) = self.subject(target);
        let indicator = match quantified.as_ref().map(|q| &q.over) {
            Some(Over::Indicators(list)) => *list.first()?,
            _ => self.indicator(subject),
        };
        let time = self.time_in_context(target, document, heading);
        let (test, unit, decimals) = self.test(target, indicator, &time)?;
        if target.mean && time.every.is_some() && !matches!(test, Test::Change { .. }) {
            // Judging every single year would ask for more than the line does.
            self.diagnostics.push(Diagnostic::at(target.span, Message::MeanOfYears { line: clip(&self.typed(target.span)) }));
            return None;
        }
        let (when, start, end) = self.when(target, &time, &test, document);
        if let Some(day) = time.day {
            self.day_in_period(target, indicator, day, when, &test)?;
        }
        let scope = scope.map(|scope| self.scope(scope, end));
        if let Some(quantified) = &quantified {
            self.check_set(quantified, target, indicator, document, end)?;
        }
        let strive = target.strive || heading.is_some_and(|heading| heading.strive);
        let method = document.and_then(|d| self.methods.get(d.0 as usize).copied().flatten()).unwrap_or(Method::Forecast1);
        let leads = self.plan.indicator(indicator).map_or(Vec::new(), |i| i.leads.clone());
        let parts = line.statement.targets.len();
        let span = if parts > 1 && line.statement.joint.is_some() { target.span } else { line.statement.span };
        Some(Target {
            id: String::new(),
            id_span: None,
            document,
            section: section.map(|section| self.typed(section.span)),
            indicator,
            scope,
            quantified: quantified.map(Box::new),
            body: Body::Single(test),
            parent: None,
            kept: None,
            modality: if strive { Modality::Strive } else { Modality::Commit },
            when,
            day: time.day,
            start,
            deadline: end,
            baseline: None,
            bases: Vec::new(),
            milestones: Vec::new(),
            path: None,
            method,
            leads,
            partners: Vec::new(),
            weight: None,
            basis: None,
            note: None,
            unit,
            decimals,
            span,
            text: self.typed(span),
            canonical: String::new(),
            rivalry: None,
        })
    }

    /// Which words name the indicator, and which member it is limited to. The longest declared name wins; a place that
    /// no dimension declares belongs to the subject (`tài khoản tại ngân hàng`), unless it calls itself a level.
    fn subject<'t>(&self, target: &'t ast::Target) -> (&'t Text, Option<&'t Text>) {
        let knows = |text: &Text| self.names.contains_key(text.folded.as_str());
        let longer = target.full_subject.folded.len() > target.subject.folded.len();
        if longer && knows(&target.full_subject) {
            return (&target.full_subject, None);
        }
        let Some(scope) = &target.scope else { return (&target.subject, None) };
        let inside = scope.span.start >= target.full_subject.span.start && scope.span.end <= target.full_subject.span.end;
        let declared = self.members.contains_key(scope.folded.as_str());
        if longer && inside && !declared && !scope.folded.starts_with("cấp ") && !knows(&target.subject) {
            return (&target.full_subject, None);
        }
        (&target.subject, Some(scope))
    }

    // ---- time -------------------------------------------------------------------------------------------------

    /// The line's own words of time, what they leave open from the heading above.
    fn time_in_context(&mut self, target: &ast::Target, document: Option<DocumentId>, heading: Option<&Heading>) -> Time {
        let mut time = target.time;
        if let Some(heading) = heading {
            if !time.has_deadline() {
                time.by = heading.time.by;
                time.before = heading.time.before;
                time.within = heading.time.within;
                time.from = time.from.or(heading.time.from);
            }
            if time.every.is_none() {
                time.day = time.day.or(heading.time.day);
            }
            time.every = time.every.or(heading.time.every);
            time.whole_stage |= heading.time.whole_stage;
        }
        let recurring = time.every.is_some() || time.day.is_some() || time.whole_stage || target.maintain;
        if !time.has_deadline() && !recurring {
            let force = document.and_then(|d| self.plan.document(d)).and_then(|d| d.in_force);
            let message = match force {
                Some((_, end)) => Message::DeadlineFromDocument { date: end.slashed() },
                None => Message::NoDeadline {},
            };
            self.diagnostics.push(Diagnostic::at(target.span, message));
        }
        time
    }

    fn when(&mut self, target: &ast::Target, time: &Time, test: &Test, document: Option<DocumentId>) -> (When, Option<Date>, Option<Date>) {
        let force = document.and_then(|d| self.plan.document(d)).and_then(|d| d.in_force);
        let end = deadline(time).or(force.map(|(_, end)| end));
        let own_start = time.from.map(|period| period.start());
        let each = matches!(test, Test::Change { since: ChangeSince::EachPeriod, .. });
        if let Some(grain) = time.every.filter(|_| !matches!(test, Test::Change { .. }) || each) {
            return (When::Every(grain), own_start.or(force.map(|(start, _)| start)), end);
        }
        if each {
            return (When::Every(Grain::Year), own_start.or(force.map(|(start, _)| start)), end);
        }
        if target.maintain || time.whole_stage {
            return (When::Hold, own_start.or(force.map(|(start, _)| start)), end);
        }
        match (time.within, time.by.is_none() && time.before.is_none()) {
            (Some(period), true) => (When::In(period), own_start, Some(period.end())),
            _ => (When::By, own_start, end),
        }
    }

    /// Looks whether a day inside a period says of which period, and can be answered: `trước ngày 15/12 hằng năm`.
    fn day_in_period(&mut self, target: &ast::Target, id: IndicatorId, day: DayOf, when: When, test: &Test) -> Option<()> {
        let place = target.time.span.unwrap_or(target.span);
        let written = day.vietnamese();
        if when != When::Every(day.grain()) {
            self.diagnostics.push(Diagnostic::at(place, Message::DayOfWhichPeriod { written }));
            return None;
        }
        if matches!(test, Test::Change { .. } | Test::Direction { .. }) {
            self.diagnostics.push(Diagnostic::at(place, Message::DayOfChange { written }));
            return None;
        }
        let every = self.plan.indicator(id).map_or(Grain::Year, |indicator| indicator.every);
        // A figure of the whole period ends with it and says nothing of a day inside.
        if every.months() >= day.grain().months() && !day.is_behind() && !matches!(test, Test::State(_)) {
            let name = self.plan.indicator(id).map_or(String::new(), |indicator| indicator.name.clone());
            self.diagnostics.push(Diagnostic::at(place, Message::DayBetweenFigures { name: clip(&name), written }));
        }
        Some(())
    }

    // ---- figures ----------------------------------------------------------------------------------------------

    /// The test of a target in the unit of its indicator, the unit as written and its decimals.
    fn test(&mut self, target: &ast::Target, id: IndicatorId, time: &Time) -> Option<(Test, Unit, u8)> {
        let decimals = target.quantity.as_ref().map_or(0, |quantity| {
            let low = quantity.low.figure.map_or(0, |figure| figure.decimals);
            quantity.high.and_then(|high| high.figure).map_or(low, |figure| low.max(figure.decimals))
        });
        let words = target.quantity.as_ref().and_then(|quantity| quantity.unit.clone());
        let written = match &words {
            Some(text) => self.unit(text),
            None => self.unit(&Text { span: target.span, folded: String::new() }),
        };
        match target.test {
            ast::Test::State if target.quantity.is_none() => {
                self.adopt(id, &Unit::state(), target);
                Some((Test::State(1.0), Unit::state(), 0))
            }
            ast::Test::Still { rising } => {
                let since = match target.since {
                    Since::Period(period) => ChangeSince::Period(period),
                    _ => ChangeSince::EachPeriod,
                };
                // Of a rank the better place is the smaller number.
                let rising = rising == self.unit_of(id).is_rank();
                Some((Test::Change { rising, by: ChangeBy::Percent(0.0), strict: false, since }, self.unit_of(id), 0))
            }
            ast::Test::Direction { rising } => Some((Test::Direction { rising }, self.unit_of(id), 0)),
            ast::Test::Top => {
                let rank = Unit::read("hạng", "hạng");
                self.adopt(id, &rank, target);
                self.factor(&rank, id, target)?;
                Some((Test::RankAtMost(target.quantity.as_ref()?.low.figure?.value), rank, 0))
            }
            ast::Test::Increase { .. } | ast::Test::Decrease { .. } | ast::Test::Fold { .. } | ast::Test::ImproveRank => {
                let test = self.change(target, id, &written, time)?;
                let shown = if written.dimension == Dimension::Bare { self.unit_of(id) } else { written.as_ref().clone() };
                Some((test, shown, decimals))
            }
            _ => {
                let quantity = target.quantity.as_ref()?;
                let unit = self.unit_for(id, &written, target);
                self.adopt(id, &unit, target);
                let factor = self.factor(&unit, id, target)?;
                let low = quantity.low.figure?.value * factor;
                let high = match quantity.high {
                    Some(high) => Some(high.figure?.value * factor),
                    None => None,
                };
                if let Some(high) = high
                    && !crate::value::compare::less(low, high)
                {
                    let message = Message::RangeBackwards { range: clip(&self.typed(quantity.span)) };
                    self.diagnostics.push(Diagnostic::at(quantity.span, message));
                    return None;
                }
                let test = self.comparison(target, id, low, high)?;
                let shown = if unit.dimension == Dimension::Bare { self.unit_of(id) } else { unit.as_ref().clone() };
                Some((test, shown, decimals))
            }
        }
    }

    fn unit_of(&self, id: IndicatorId) -> Unit {
        self.plan.indicator(id).map_or_else(|| Unit::read("", ""), |indicator| indicator.unit.clone())
    }

    /// The unit of a figure: as written; a level's number and a rank's carry theirs; a bare number of an implicit
    /// indicator counts what the subject names.
    fn unit_for(&mut self, id: IndicatorId, written: &Rc<Unit>, target: &ast::Target) -> Rc<Unit> {
        let open = self.unit_open.get(id.0 as usize).copied().unwrap_or(false);
        if written.dimension == Dimension::Bare && open && target.quantity.as_ref().is_some_and(|q| q.unit.is_none()) {
            let subject = &target.subject.folded;
            if subject.contains("xếp hạng") || subject.contains("thứ hạng") {
                return Rc::new(Unit::read("hạng", "hạng"));
            }
            return Rc::new(Unit { dimension: Dimension::Count(subject.as_str().into()), factor: 1.0, text: "".into() });
        }
        Rc::clone(written)
    }

    /// Gives an indicator without a declared unit the unit of its first target.
    fn adopt(&mut self, id: IndicatorId, unit: &Unit, target: &ast::Target) {
        if self.unit_open.get(id.0 as usize).copied().unwrap_or(false) && unit.dimension != Dimension::Bare {
            let span = target.quantity.as_ref().map_or(target.comparator_span, |quantity| quantity.span);
            self.set_unit(id, unit.clone(), Some(span));
        }
    }

    /// The factor from a written unit to the indicator's; an error that names both where they don't agree.
    fn factor(&mut self, unit: &Unit, id: IndicatorId, target: &ast::Target) -> Option<f64> {
        if let Some(factor) = self.plan.indicator(id).and_then(|indicator| unit.factor_to(&indicator.unit)) {
            return Some(factor);
        }
        let own = self.unit_of(id);
        let quantity_span = target.quantity.as_ref().map_or(target.comparator_span, |quantity| quantity.span);
        let span = target.quantity.as_ref().and_then(|q| q.unit.as_ref()).map_or(quantity_span, |unit| unit.span);
        let name = self.plan.indicator(id).map_or(String::new(), |indicator| indicator.name.clone());
        let mut diagnostic = if unit.dimension == Dimension::Bare {
            let figure = clip(&self.typed(quantity_span));
            let joint = own.joint();
            Diagnostic::at(span, Message::UnitMissing { figure: figure.clone(), unit: own.text.to_string() }).fix(
                Message::WriteInstead { text: format!("{figure}{joint}{}", own.text) },
                Span { start: quantity_span.end, ..quantity_span },
                format!("{joint}{}", own.text),
                Applicability::Likely,
            )
        } else {
            Diagnostic::at(span, Message::UnitsDiffer { name, written: unit.text.to_string(), declared: own.text.to_string() })
        };
        if let Some(declared) = self.unit_spans.get(id.0 as usize).copied().flatten() {
            diagnostic = diagnostic.label(declared, Message::UnitDeclaredHere { unit: own.text.to_string() });
        }
        self.diagnostics.push(diagnostic);
        None
    }

    fn comparison(&mut self, target: &ast::Target, id: IndicatorId, low: f64, high: Option<f64>) -> Option<Test> {
        let indicator = self.plan.indicator(id)?;
        let good = indicator.good_when;
        let is_level = matches!(indicator.unit.dimension, Dimension::Level | Dimension::State);
        if indicator.unit.is_rank() {
            return self.rank(target, low, high);
        }
        let compare = |comparator| Some(Test::Compare(comparator, low));
        match target.test {
            ast::Test::AtLeast if is_level => Some(Test::State(low)),
            ast::Test::AtLeast => compare(Comparator::AtLeast),
            ast::Test::MoreThan => compare(Comparator::MoreThan),
            ast::Test::AtMost => compare(Comparator::AtMost),
            ast::Test::LessThan => compare(Comparator::LessThan),
            ast::Test::Exactly => compare(Comparator::Exactly),
            ast::Test::RangeFromFloor => {
                self.read_as_bound(target, ">=", target.quantity.as_ref()?.low.span);
                compare(Comparator::AtLeast)
            }
            ast::Test::RangeToCeiling => {
                self.read_as_bound(target, "<=", target.quantity.as_ref()?.high.as_ref()?.span);
                Some(Test::Compare(Comparator::AtMost, high?))
            }
            ast::Test::Bare => match good {
                Some(GoodWhen::Rising) => compare(Comparator::AtLeast),
                Some(GoodWhen::Falling) => compare(Comparator::AtMost),
                Some(GoodWhen::Inside) => compare(Comparator::Exactly),
                None => {
                    let span = target.quantity.as_ref()?.span;
                    let figure = clip(&self.typed(span));
                    let start = Span { end: span.start, ..span };
                    let floor = Message::WriteInstead { text: format!("đạt {figure}") };
                    let ceiling = Message::WriteInstead { text: format!("không quá {figure}") };
                    self.diagnostics.push(
                        Diagnostic::at(span, Message::ComparatorMissing { figure }).fix(floor, start, "đạt ", Applicability::Show).fix(
                            ceiling,
                            start,
                            "không quá ",
                            Applicability::Show,
                        ),
                    );
                    None
                }
            },
            ast::Test::Range => {
                if good.is_none() {
                    self.direction_missing(target, id);
                }
                Some(Test::Range(low, high?))
            }
            ast::Test::About => {
                if good.is_none() {
                    self.direction_missing(target, id);
                }
                let (from, to) = match high {
                    Some(high) => (low, high),
                    None => (low - 0.05 * low.abs(), low + 0.05 * low.abs()),
                };
                Some(Test::About(from, to))
            }
            ast::Test::Nearly => Some(Test::About(low - 0.05 * low.abs(), low)),
            _ => None,
        }
    }

    /// Says that of a range behind `tối thiểu` or `tối đa` one end counts.
    fn read_as_bound(&mut self, target: &ast::Target, sign: &str, end: Span) {
        let Some(quantity) = &target.quantity else { return };
        let unit = quantity.unit.as_ref().map(|text| self.unit(text));
        let (joint, words) = unit.as_ref().map_or(("", ""), |unit| (unit.joint(), &*unit.text));
        let read = format!("{sign} {}{joint}{words}", self.typed(end));
        let span = target.comparator_span.to(quantity.span);
        self.diagnostics.push(Diagnostic::at(span, Message::ReadAs { written: clip(&self.typed(span)), read: clip(&read) }));
    }

    /// Ranks: a smaller number is better, so floors in words are ceilings in numbers.
    fn rank(&mut self, target: &ast::Target, low: f64, high: Option<f64>) -> Option<Test> {
        let sign = self.typed(target.comparator_span);
        match target.test {
            ast::Test::Range | ast::Test::RangeFromFloor | ast::Test::RangeToCeiling => Some(Test::Range(low, high?)),
            // Places are whole numbers and a better one never fails: about so many is a range, or that place or better.
            ast::Test::About => match high {
                Some(high) => Some(Test::Range(low, high)),
                None => {
                    self.read_as_bound(target, "<=", target.quantity.as_ref()?.span);
                    Some(Test::RankAtMost(low))
                }
            },
            ast::Test::AtMost => Some(Test::RankAtMost(low)),
            ast::Test::LessThan => Some(Test::Compare(Comparator::LessThan, low)),
            ast::Test::Exactly => Some(Test::Compare(Comparator::Exactly, low)),
            ast::Test::AtLeast if !sign.contains(['>', '≥']) => Some(Test::RankAtMost(low)),
            ast::Test::Bare => Some(Test::RankAtMost(low)),
            _ => {
                let figure = clip(&self.typed(target.quantity.as_ref()?.span));
                let better = format!("<= {figure}");
                let span = target.comparator_span;
                self.diagnostics.push(Diagnostic::at(span, Message::RankDirection { sign: clip(&sign), figure }).fix(
                    Message::WriteInstead { text: better },
                    span,
                    "<=",
                    Applicability::Likely,
                ));
                None
            }
        }
    }

    /// A range or `khoảng` on an indicator whose good direction nobody has stated: asked for, never assumed.
    fn direction_missing(&mut self, target: &ast::Target, id: IndicatorId) {
        let Some(indicator) = self.plan.indicator(id) else { return };
        let (name, span, declared) = (indicator.name.clone(), indicator.span, indicator.declared);
        let place = target.quantity.as_ref().map_or(target.span, |quantity| quantity.span);
        let mut diagnostic = Diagnostic::at(place, Message::DirectionMissing { name });
        if declared {
            let end = Span { start: span.end, ..span };
            for good in ["tăng", "giảm", "trong khoảng"] {
                let text = format!("tốt khi: {good}");
                diagnostic =
                    diagnostic.fix(Message::WriteInstead { text: text.clone() }, end, format!("\n    {text}"), Applicability::Show);
            }
        }
        self.diagnostics.push(diagnostic);
    }

    fn change(&mut self, target: &ast::Target, id: IndicatorId, written: &Unit, time: &Time) -> Option<Test> {
        let quantity = target.quantity.as_ref()?;
        let value = quantity.low.figure?.value;
        let own = self.unit_of(id);
        let open = self.unit_open.get(id.0 as usize).copied().unwrap_or(false);
        let (mut rising, strict) = match target.test {
            ast::Test::Increase { strict } => (true, strict),
            ast::Test::Decrease { strict } => (false, strict),
            ast::Test::ImproveRank => (false, false),
            ast::Test::Fold { strict } => (true, strict),
            _ => (true, false),
        };
        let by = match target.test {
            ast::Test::Fold { .. } => ChangeBy::Times(value),
            ast::Test::ImproveRank => {
                let rank = Unit::read("hạng", "hạng");
                self.adopt(id, &rank, target);
                self.factor(&rank, id, target)?;
                ChangeBy::Amount(value)
            }
            _ if written.dimension == Dimension::Points => {
                if open {
                    self.set_unit(id, Unit::read("%", "%"), Some(quantity.span));
                } else if !own.is_share() {
                    let message = Message::UnitsDiffer {
                        name: self.plan.indicator(id).map_or(String::new(), |i| i.name.clone()),
                        written: written.text.to_string(),
                        declared: own.text.to_string(),
                    };
                    self.diagnostics.push(Diagnostic::at(quantity.span, message));
                    return None;
                }
                ChangeBy::Amount(value / self.unit_of(id).factor)
            }
            _ if matches!(written.dimension, Dimension::Share(None)) => self.percent_change(target, id, value * written.factor),
            _ if written.dimension == Dimension::Rank => {
                self.adopt(id, written, target);
                self.factor(written, id, target)?;
                // `tăng 1 bậc` is one place better: the number falls by one.
                rising = !rising;
                ChangeBy::Amount(value)
            }
            _ => {
                let unit = self.unit_for(id, &Rc::new(written.clone()), target);
                self.adopt(id, &unit, target);
                let factor = self.factor(&unit, id, target)?;
                ChangeBy::Amount(value * factor)
            }
        };
        if value <= 0.0 {
            let figure = clip(&self.typed(quantity.span));
            self.diagnostics.push(Diagnostic::at(quantity.span, Message::ChangeNotPositive { figure }));
            return None;
        }
        let since = match target.since {
            Since::Period(period) => ChangeSince::Period(period),
            Since::YearBefore => match time.by.or(time.within) {
                Some(due) if time.every.is_none() => ChangeSince::Period(Period::year(due.ends_in_year() - 1)),
                _ => ChangeSince::EachPeriod,
            },
            Since::Unsaid if target.mean => ChangeSince::MeanPerYear,
            Since::Unsaid if time.every.is_some() => ChangeSince::EachPeriod,
            Since::Unsaid => ChangeSince::Baseline,
        };
        Some(Test::Change { rising, by, strict, since })
    }

    /// `tăng 2%`: relative; on a rate that calls itself one (`tỷ lệ …`), points, which is said; on another share the
    /// author is asked to look.
    fn percent_change(&mut self, target: &ast::Target, id: IndicatorId, percent: f64) -> ChangeBy {
        let own = self.unit_of(id);
        let Some(quantity) = target.quantity.as_ref() else { return ChangeBy::Percent(percent) };
        let subject = &target.subject.folded;
        let rate = subject.starts_with("tỷ lệ") || subject.starts_with("tỉ lệ");
        let figure = clip(&self.typed(quantity.low.span));
        if rate && (own.is_share() || own.dimension == Dimension::Bare) {
            if self.unit_open.get(id.0 as usize).copied().unwrap_or(false) {
                self.set_unit(id, Unit::read("%", "%"), Some(quantity.span));
            }
            let read = format!("{figure} điểm %");
            let message = Message::ReadAs { written: clip(&self.typed(quantity.span)), read: read.clone() };
            self.diagnostics.push(Diagnostic::at(quantity.span, message).fix(
                Message::WriteInstead { text: read.clone() },
                quantity.span,
                read,
                Applicability::Certain,
            ));
            return ChangeBy::Amount(percent / self.unit_of(id).factor);
        }
        if own.is_share() {
            let points = format!("{figure} điểm %");
            let message = Message::PercentOrPoints { written: clip(&self.typed(quantity.span)), points: points.clone() };
            self.diagnostics.push(Diagnostic::at(quantity.span, message).fix(
                Message::WriteInstead { text: points.clone() },
                quantity.span,
                points,
                Applicability::Show,
            ));
        }
        ChangeBy::Percent(percent)
    }

    // ---- properties -------------------------------------------------------------------------------------------

    pub(super) fn target_property(&mut self, first: usize, last: usize, property: &Property) {
        self.copied += (last - first) * property.value.folded.len();
        match property.key {
            Key::Lead | Key::Partners | Key::Implementers => {
                let list = self.list_value(&property.value);
                self.each_target(first, last, |target| match property.key {
                    Key::Lead => target.leads = list.clone(),
                    _ => target.partners.extend(list.iter().cloned()),
                });
            }
            Key::Weight => {
                let read = self.with_reader(&property.value, |reader, end| {
                    let mut faults = Vec::new();
                    reader.number(0, end, &mut faults).filter(|(_, next)| *next == end).and_then(|(number, _)| number.figure)
                });
                match read.flatten().filter(|figure| figure.value >= 0.0) {
                    Some(figure) => self.each_target(first, last, |target| target.weight = Some(figure.value)),
                    None => self.value_not_read(property, "trọng số: 2"),
                }
            }
            Key::Method => match self.method_value(property) {
                Some(method) => self.each_target(first, last, |target| target.method = method),
                None => self.value_not_read(property, "phương pháp: dự báo 1 (hoặc tốc độ 1, CAGR 1)"),
            },
            Key::Basis => {
                let basis = self.plain_value(&property.value);
                self.each_target(first, last, |target| target.basis = Some(basis.clone()));
            }
            Key::Note => {
                let note = self.plain_value(&property.value);
                self.each_target(first, last, |target| target.note = Some(note.clone()));
            }
            Key::Baseline => self.baseline(first, last, property),
            Key::Path => self.path(first, last, property),
            _ => self.misplaced(property),
        }
    }

    fn each_target(&mut self, first: usize, last: usize, mut set: impl FnMut(&mut Target)) {
        self.plan.targets.get_mut(first..last).unwrap_or_default().iter_mut().for_each(&mut set);
    }

    /// A figure of a property in the unit of an indicator; an error where the units don't agree.
    fn in_unit_of(&mut self, id: IndicatorId, quantity: &ast::Quantity) -> Option<f64> {
        let written = match &quantity.unit {
            Some(text) => self.unit(text),
            None => Rc::new(Unit::read("", "")),
        };
        let own = self.unit_of(id);
        let value = quantity.low.figure?.value;
        match written.factor_to(&own) {
            Some(factor) => Some(value * factor),
            None => {
                let name = self.plan.indicator(id).map_or(String::new(), |indicator| indicator.name.clone());
                let message = Message::UnitsDiffer { name, written: written.text.to_string(), declared: own.text.to_string() };
                self.diagnostics.push(Diagnostic::at(quantity.span, message));
                None
            }
        }
    }

    fn baseline(&mut self, first: usize, last: usize, property: &Property) {
        // One figure can't be where each member began: each has its own.
        if self.plan.targets.get(first..last).unwrap_or_default().iter().any(|target| target.quantified.is_some()) {
            return self.baselines(first, last, property);
        }
        let Some((quantity, period)) = self.figure_of_period(&property.value) else {
            return self.value_not_read(property, "mốc đầu: 10,2% năm 2021");
        };
        for at in first..last {
            let Some(id) = self.plan.targets.get(at).map(|target| target.indicator) else { continue };
            if let Some(value) = self.in_unit_of(id, &quantity)
                && let Some(target) = self.plan.targets.get_mut(at)
            {
                target.baseline = Some(Milestone { period, value });
            }
        }
    }

    /// `mốc đầu: nông nghiệp: 3% năm 2024; công nghiệp: 5% năm 2024`: where each member began.
    fn baselines(&mut self, first: usize, last: usize, property: &Property) {
        let pieces = self.with_reader(&property.value, |reader, end| {
            let mut pieces = Vec::new();
            let mut at = 0;
            while at < end {
                let stop = (at..end).find(|place| reader.is_mark(*place, ";")).unwrap_or(end);
                let colon = (at..stop).find(|place| reader.is_mark(*place, ":"));
                pieces.push(colon.map(|colon| (reader.piece(at, colon), reader.piece(colon + 1, stop))));
                at = stop + 1;
            }
            pieces
        });
        let example = "mốc đầu: nông nghiệp: 3% năm 2024; công nghiệp: 5% năm 2024";
        for piece in pieces.unwrap_or_default() {
            let read = piece.and_then(|(member, figure)| Some((member, self.figure_of_period(&figure)?)));
            let Some((member, (quantity, period))) = read else { return self.value_not_read(property, example) };
            for at in first..last {
                let Some(target) = self.plan.targets.get(at) else { continue };
                let over = target.quantified.as_deref().map(|quantified| &quantified.over);
                let place = match over {
                    Some(Over::Members(set)) => {
                        let members = self.plan.dimensions.get(*set as usize).map_or(&[][..], |dimension| &dimension.members);
                        members.iter().position(|known| known.key == member.folded)
                    }
                    _ => None,
                };
                let Some(place) = place else { return self.value_not_read(property, example) };
                if let Some(value) = self.in_unit_of(target.indicator, &quantity)
                    && let Some(target) = self.plan.targets.get_mut(at)
                {
                    target.bases.push((place as u32, Milestone { period, value }));
                }
            }
        }
    }

    fn path(&mut self, first: usize, last: usize, property: &Property) {
        let named = match property.value.folded.as_str() {
            "tuyến tính" | "linear" => Some(Path::Linear),
            "tăng trưởng kép" | "compound growth" | "compound" => Some(Path::Compound),
            _ => None,
        };
        if let Some(path) = named {
            return self.each_target(first, last, |target| target.path = Some(path));
        }
        let (figures, bad) = self.figures_by_period(&property.value);
        for span in &bad {
            let message = Message::ValueNotRead {
                key: self.typed(property.key_span),
                value: clip(&self.typed(*span)),
                example: "lộ trình: 2026: 18%; 2027: 21%".to_owned(),
            };
            self.diagnostics.push(Diagnostic::at(*span, message));
        }
        if figures.is_empty() && bad.is_empty() {
            return self.value_not_read(property, "lộ trình: 2026: 18%; 2027: 21%");
        }
        for at in first..last {
            let Some(id) = self.plan.targets.get(at).map(|target| target.indicator) else { continue };
            let mut milestones = Vec::new();
            for (period, quantity) in &figures {
                if let Some(value) = self.in_unit_of(id, quantity) {
                    milestones.push(Milestone { period: *period, value });
                }
            }
            crate::value::order::sort_by(&mut milestones, |a, b| a.period.end() < b.period.end());
            if let Some(target) = self.plan.targets.get_mut(at) {
                target.milestones = milestones;
            }
        }
    }
}
