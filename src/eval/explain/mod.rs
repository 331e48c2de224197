//! The reasons of a verdict in plain sentences, Vietnamese and English.
//!
//! In: plan, observations, and a verdict. Out: text in which every number that the verdict used stands with its unit
//! and period. Sentences come from `messages::explain`; numbers from `printing`, under the rounding law. What is said
//! follows from the verdict alone, so that the reasons can't drift from the result.

mod asked;
mod figures;
mod index;
mod members;
mod task;

pub(crate) use asked::day_words;
pub use task::explain_task;

use super::criterion::{Bound, Criterion};
use super::outcome::{Kind, Outcome, PartOf, Point, Status, TargetVerdict, Verdict};
use super::printing::{self, Scale};
use crate::data::Observations;
use crate::messages::explain as say;
use crate::messages::{Lang, evidence_label, verdict_label};
use crate::plan::{Body, Indicator, Method, Plan, Target, TargetId, Test, When};
use crate::source::fold::capitalised;
use crate::value::date::days_in_month;
use crate::value::{Date, Dimension, Period, Truth, compare, number};

/// At most so many periods are named one by one.
const NAMED_PERIODS: usize = 5;

/// The whole reasoning for one target of an outcome.
pub fn explain(plan: &Plan, observations: &Observations, outcome: &Outcome, judged: &TargetVerdict, lang: Lang) -> String {
    explain_sentences(plan, observations, outcome, judged, lang).join(" ")
}

/// The same, sentence by sentence.
pub fn explain_sentences(plan: &Plan, observations: &Observations, outcome: &Outcome, judged: &TargetVerdict, lang: Lang) -> Vec<String> {
    if let Some(supposed) = &outcome.supposed {
        let place = outcome.verdicts.iter().position(|verdict| verdict.target == judged.target);
        let told = place.and_then(|at| supposed.sentences.get(at)).map(|[vi, en]| if lang == Lang::Vi { vi } else { en });
        return told.cloned().into_iter().collect();
    }
    let Some(mut teller) = Teller::new(plan, Some(observations), judged.target, lang) else { return Vec::new() };
    teller.as_of = Some(outcome.as_of);
    let teller = teller;
    let mut text = Text::default();
    text.push(teller.target_sentence());
    let verdict = &judged.verdict;
    text.push(say::concluded(lang, verdict_label(verdict, lang), &date_phrase(outcome.as_of, lang)));
    if verdict.status == Status::Upcoming {
        if let Some(start) = teller.start() {
            text.push(say::begins(lang, &date_phrase(start, lang)));
        }
    } else if let Body::Compound(..) = teller.target.body {
        for part in &judged.parts {
            text.push(teller.member_sentence(&part.of, &part.verdict));
        }
        text.push(teller.not_kept(judged));
        teller.open(judged, &mut text);
    } else if teller.target.quantified.is_some() {
        teller.periods(judged, &mut text);
        teller.members(judged, &mut text);
    } else {
        teller.periods(judged, &mut text);
        teller.reasons(verdict, &mut text);
        teller.open(judged, &mut text);
        if let Some(interval) = verdict.interval {
            let settling = outcome.settlings.iter().find(|(id, _)| *id == judged.target).map(|(_, settling)| settling);
            let subject = teller.subject();
            for sentence in index::sentences(plan, interval, verdict.satisfied, settling, &subject, teller.target.indicator, lang) {
                text.push(sentence);
            }
        }
        teller.striven_end(judged, &mut text);
    }
    teller.evidence(verdict, &mut text);
    teller.precedence(judged, &mut text);
    text.0
}

/// What would settle a target on points of which some are unknown, sentence by sentence; none for others.
pub fn settling_sentences(plan: &Plan, outcome: &Outcome, judged: &TargetVerdict, lang: Lang) -> Vec<String> {
    let Some(interval) = judged.verdict.interval else { return Vec::new() };
    let Some(teller) = Teller::new(plan, None, judged.target, lang) else { return Vec::new() };
    let settling = outcome.settlings.iter().find(|(id, _)| *id == judged.target).map(|(_, settling)| settling);
    let told = index::sentences(plan, interval, judged.verdict.satisfied, settling, &teller.subject(), teller.target.indicator, lang);
    // The first one says the interval itself, which stands above.
    told.into_iter().skip(1).collect()
}

/// One sentence of pace for a card: needed and actual yearly change, and where it leads. `None` where the verdict has
/// no pace to speak of.
pub fn pace_sentence(plan: &Plan, target: TargetId, verdict: &Verdict, lang: Lang) -> Option<String> {
    Teller::new(plan, None, target, lang)?.pace(verdict)
}

/// One or two short sentences for a card: why the status is what it is.
pub fn short_status_reason(plan: &Plan, target: TargetId, verdict: &Verdict, lang: Lang) -> String {
    Teller::new(plan, None, target, lang).map(|teller| teller.short(verdict)).unwrap_or_default()
}

/// What the target asks, as a phrase: `từ 30% GRDP trở lên`, `tăng ít nhất 2 điểm % mỗi năm`.
pub fn ask_phrase(plan: &Plan, target: TargetId, lang: Lang) -> String {
    Teller::new(plan, None, target, lang).map(|teller| teller.ask()).unwrap_or_default()
}

/// A day as sentences name it: `cuối năm 2030`, `cuối tháng 6/2032`, `ngày 15/4/2026`.
pub fn day_phrase(day: Date, lang: Lang) -> String {
    let (year, month, date) = day.civil();
    let period = match (month, date == days_in_month(year, month)) {
        (12, true) => Some(Period::year(year)),
        (_, true) => Period::month(year, month),
        _ => None,
    };
    match (period, lang) {
        (Some(period), Lang::Vi) => format!("cuối {}", period.vietnamese()),
        (Some(period), Lang::En) => format!("the end of {}", period.english()),
        (None, _) => period_phrase(Period::day(day), lang),
    }
}

/// A date as sentences write it: `31/12/2030`, `31 December 2030`.
pub fn date_phrase(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => day.slashed(),
        Lang::En => Period::day(day).english(),
    }
}

/// A period as sentences name it.
pub fn period_phrase(period: Period, lang: Lang) -> String {
    match lang {
        Lang::Vi => period.vietnamese(),
        Lang::En => period.english(),
    }
}

/// Sentences one after another.
#[derive(Default)]
struct Text(Vec<String>);

impl Text {
    fn push(&mut self, sentence: String) {
        if !sentence.is_empty() {
            self.0.push(sentence);
        }
    }
}

/// Says things about one target.
struct Teller<'a> {
    plan: &'a Plan,
    observations: Option<&'a Observations>,
    target: &'a Target,
    indicator: &'a Indicator,
    scale: Scale<'a>,
    lang: Lang,
    /// The day of the outcome, where the whole reasoning is told.
    as_of: Option<Date>,
}

impl<'a> Teller<'a> {
    fn new(plan: &'a Plan, observations: Option<&'a Observations>, id: TargetId, lang: Lang) -> Option<Teller<'a>> {
        let target = plan.target(id)?;
        let indicator = plan.indicator(target.indicator)?;
        Some(Teller { plan, observations, target, indicator, scale: Scale::new(target, indicator, lang), lang, as_of: None })
    }

    // ---- how it stands ----------------------------------------------------------------------------------------

    fn reasons(&self, verdict: &Verdict, text: &mut Text) {
        let lang = self.lang;
        if let (Some(reference), Some(level), Kind::Change) = (&verdict.reference, verdict.threshold, verdict.kind) {
            let digits = self.scale.exact(level, self.scale.decimals(reference));
            text.push(say::change_level(lang, &self.point(reference), &self.scale.figure(level, digits)));
        }
        match &verdict.figure {
            // The points of an index that are known say more than a figure that is missing.
            None if verdict.interval.is_some() => {}
            None => self.missing(verdict, text),
            Some(figure) => self.standing(verdict, figure, text),
        }
        if verdict.stale
            && let Some(latest) = &verdict.figure
        {
            text.push(say::stale(lang, &period_phrase(latest.period, lang)));
        }
        if let Some(day) = verdict.break_on {
            text.push(say::left_out(lang, &date_phrase(day, lang)));
        }
        if verdict.lost {
            text.push(say::lost(lang));
        }
    }

    fn missing(&self, verdict: &Verdict, text: &mut Text) {
        text.push(self.missing_sentence(verdict));
        if let Some(latest) = &verdict.latest {
            text.push(say::latest_is(self.lang, &self.point(latest)));
        }
    }

    fn missing_sentence(&self, verdict: &Verdict) -> String {
        let (lang, subject) = (self.lang, self.subject());
        let wanted = verdict.wanted.map(|period| period_phrase(period, lang));
        match (verdict.status, wanted) {
            (Status::NoData, Some(period)) if verdict.latest.is_none() => say::no_figure(lang, &subject, &period),
            (Status::NoData, None) => say::no_figure_at_all(lang, &subject),
            (_, Some(period)) => say::awaiting(lang, &period, &subject),
            (_, None) => say::awaiting_any(lang, &subject),
        }
    }

    fn standing(&self, verdict: &Verdict, figure: &Point, text: &mut Text) {
        let lang = self.lang;
        let bound = self.bound_of(verdict);
        text.push(say::figure_is(lang, &self.counted(figure, bound), &self.source(figure)));
        if let Kind::Direction = verdict.kind {
            self.movement(verdict, figure, text);
            return;
        }
        if verdict.status == Status::NoTrend && verdict.undefined {
            text.push(self.undefined(verdict, figure));
            return;
        }
        let Some(bound) = bound else {
            if verdict.status == Status::NoTrend {
                text.push(self.no_trend(verdict, figure));
            }
            return;
        };
        text.push(self.passing(verdict, figure, bound));
        if verdict.satisfied == Truth::True
            && let Some(day) = verdict.reached_on
        {
            text.push(say::reached_since(lang, &day_phrase(day, lang)));
        }
        match verdict.status {
            Status::NoTrend => text.push(self.no_trend(verdict, figure)),
            Status::Met | Status::OnTrack | Status::AtRisk | Status::OffTrack => self.progress(verdict, figure, bound, text),
            _ => {}
        }
    }

    /// Whether the figure passes, and by how much it doesn't.
    fn passing(&self, verdict: &Verdict, figure: &Point, bound: Bound) -> String {
        let lang = self.lang;
        let ask = self.bound(bound, self.target.decimals.into());
        match (bound.passes(figure.value), verdict.satisfied) {
            (_, Truth::Unknown) => match self.target.when {
                When::In(period) => say::counts_not(lang, &period_phrase(period, lang)),
                _ => String::new(),
            },
            (true, _) => say::passes(lang, &ask),
            (false, _) => {
                if compare::equal(bound.way(figure.value).star, figure.value) {
                    return say::just_at(lang, &ask);
                }
                match self.gap(figure, bound) {
                    None => String::new(),
                    Some((gap, true)) => say::short_by(lang, &ask, &gap),
                    Some((gap, false)) => say::over_by(lang, &ask, &gap),
                }
            }
        }
    }

    /// What is missing to a bound, in words, and whether it is missing upwards; `None` for a state.
    fn gap(&self, figure: &Point, bound: Bound) -> Option<(String, bool)> {
        if self.indicator.unit.dimension == Dimension::State {
            return None;
        }
        let way = bound.way(figure.value);
        let gap = (way.star - figure.value).abs();
        let digits = self.scale.decimals(figure).max(self.scale.exact(way.star, self.target.decimals.into()));
        let (digits, _) = self.scale.beside(gap, 0.0, digits, 0);
        Some((self.scale.difference(gap, digits), way.sign > 0.0 || self.indicator.unit.dimension == Dimension::Rank))
    }

    fn undefined(&self, verdict: &Verdict, figure: &Point) -> String {
        let lang = self.lang;
        match (&verdict.reference, self.bound_of(verdict), verdict.method) {
            (Some(reference), None, _) => say::no_relative_change(lang, &self.point(reference)),
            (_, Some(Bound::Undirected(..)), _) => say::no_direction(lang, &self.point(figure)),
            (_, _, Method::Cagr1) => say::no_compound_growth(lang),
            _ => say::no_pace(lang),
        }
    }

    fn no_trend(&self, verdict: &Verdict, figure: &Point) -> String {
        let lang = self.lang;
        let figure = self.counted(figure, self.bound_of(verdict));
        match verdict.wanted {
            _ if verdict.kind == Kind::State => say::state_open(lang, &figure),
            Some(period) => say::one_figure(lang, &figure, &period_phrase(period, lang)),
            None => say::one_figure_only(lang, &figure),
        }
    }

    fn movement(&self, verdict: &Verdict, figure: &Point, text: &mut Text) {
        let Some(before) = &verdict.reference else {
            text.push(self.no_trend(verdict, figure));
            return;
        };
        let digits = self.scale.decimals(figure).max(self.scale.decimals(before));
        let change = self.change(figure.value - before.value, digits);
        text.push(say::last_change(self.lang, &self.point(before), &self.point(figure), &change));
        self.mean_change(verdict, figure, text);
    }

    fn mean_change(&self, verdict: &Verdict, figure: &Point, text: &mut Text) {
        if let (Some(first), Some(pace)) = (&verdict.window_start, verdict.actual_per_year) {
            let digits = self.derived(pace, self.scale.decimals(figure).max(self.scale.decimals(first)));
            let count = verdict.window_count.to_string();
            text.push(say::mean_change(self.lang, &self.point(first), &self.point(figure), &count, &self.change(pace, digits)));
        }
    }

    /// The goal of progress: the milestone in force, else the bound at the deadline.
    fn goal(&self, verdict: &Verdict, figure: &Point, bound: Bound) -> (Bound, Option<Date>) {
        match verdict.milestone {
            Some(milestone) => {
                let value = milestone.value;
                let rising = bound.way(figure.value).sign > 0.0;
                let at = match (rising, bound.is_strict()) {
                    (true, false) => Bound::AtLeast(value),
                    (true, true) => Bound::MoreThan(value),
                    (false, false) => Bound::AtMost(value),
                    (false, true) => Bound::LessThan(value),
                };
                (at, Some(milestone.period.end()))
            }
            None => (bound, verdict.due),
        }
    }

    fn progress(&self, verdict: &Verdict, figure: &Point, bound: Bound, text: &mut Text) {
        let lang = self.lang;
        let (goal, end) = self.goal(verdict, figure, bound);
        if verdict.milestone.is_some()
            && let Some(end) = end
        {
            text.push(say::milestone_is(lang, &self.bound(goal, self.target.decimals.into()), &day_phrase(end, lang)));
        }
        self.mean_change(verdict, figure, text);
        self.outlook(verdict, figure, goal, end, text);
        if verdict.status == Status::Met {
            return;
        }
        if verdict.due.is_none() {
            text.push(say::must_hold_now(lang));
        }
        self.needed(verdict, figure, text);
        match verdict.method {
            _ if goal.passes(figure.value) => text.push(match verdict.status {
                Status::OnTrack => say::would_pass(lang),
                _ => say::would_fall(lang),
            }),
            Method::Forecast1 => self.forecast(verdict, figure, goal, text),
            method => self.pace_method(method, verdict, figure, goal, end, text),
        }
        match verdict.reached_on {
            // An old trend may have met it in the past by its own reckoning; that is no news.
            Some(day) if self.as_of.is_some_and(|as_of| day <= as_of) => {}
            Some(day) => text.push(say::reached_at_pace(lang, &self.month(day))),
            None if verdict.outlook.is_some() && !bound.passes(figure.value) => text.push(say::never_at_pace(lang)),
            None => {}
        }
        text.push(say::method_is(lang, verdict.method.name()));
    }

    fn month(&self, day: Date) -> String {
        let (year, month, _) = day.civil();
        Period::month(year, month).map(|period| period_phrase(period, self.lang)).unwrap_or_default()
    }

    fn outlook(&self, verdict: &Verdict, figure: &Point, goal: Bound, end: Option<Date>, text: &mut Text) {
        let lang = self.lang;
        let (Some(p), Some(end)) = (verdict.outlook, end) else { return };
        let digits = |value: f64| self.derived(value, self.scale.decimals(figure));
        let shown = self.beside(p, digits(p), goal);
        if verdict.threatened {
            text.push(say::threatened(lang, &day_phrase(end, lang), &shown));
        } else {
            let years = self.months(figure.period.end().whole_months_to(end).max(0));
            text.push(say::outlook_is(lang, &years, &day_phrase(end, lang), &shown));
        }
        if let Some((low, high)) = verdict.outlook_range
            && !compare::equal(low, high)
        {
            text.push(say::outlook_between(lang, &self.beside(low, digits(low), goal), &self.beside(high, digits(high), goal)));
        }
    }

    fn needed(&self, verdict: &Verdict, figure: &Point, text: &mut Text) {
        if let Some(needed) = verdict.needed_per_year.filter(|needed| !compare::equal(*needed, 0.0)) {
            let digits = self.derived(needed, self.scale.decimals(figure));
            let (digits, _) = self.scale.beside(needed, verdict.actual_per_year.unwrap_or(0.0), digits, digits);
            text.push(say::change_needed(self.lang, &self.change(needed, digits)));
        }
    }

    fn forecast(&self, verdict: &Verdict, figure: &Point, goal: Bound, text: &mut Text) {
        let lang = self.lang;
        let moves_right = verdict.actual_per_year.is_some_and(|a| compare::greater(a * goal.way(figure.value).sign, 0.0));
        if let Some(m) = verdict.shortfall {
            let digits = printing::figure_beside(m, 0.05, 3).max(printing::figure_beside(m, 0.20, 3));
            text.push(say::shortfall_is(lang, &printing::number(m, digits, lang)));
        }
        if !moves_right {
            text.push(say::wrong_way(lang));
        } else if verdict.shortfall.is_none() && verdict.due.is_some() {
            text.push(say::right_way_at_threshold(lang));
        }
    }

    fn pace_method(&self, method: Method, verdict: &Verdict, figure: &Point, goal: Bound, end: Option<Date>, text: &mut Text) {
        let lang = self.lang;
        let Some(base) = &verdict.baseline else { return };
        let (Some(ratio), Some(end)) = (verdict.shortfall, end) else {
            text.push(say::away_from_baseline(lang, &self.point(base)));
            return;
        };
        let years = |to: Date| f64::from(base.period.end().whole_months_to(to)) / 12.0;
        let (so_far, whole) = (years(figure.period.end()), years(end));
        let star = goal.way(figure.value).star;
        let (actual, needed) = if method == Method::Cagr1 {
            let growth = |to: f64, years: f64| (libm::pow(to / base.value, 1.0 / years) - 1.0) * 100.0;
            let (a, n) = (growth(figure.value, so_far), growth(star, whole));
            let (x, y) = printing::figures_beside(a, n, 2, 2);
            let text = |value: f64, digits: usize| {
                let up = value >= 0.0;
                let verb = if up { say::word(lang, "tăng", "up") } else { say::word(lang, "giảm", "down") };
                format!("{verb} {}%", printing::number(value.abs(), digits, lang))
            };
            (text(a, x), text(n, y))
        } else {
            let (a, n) = ((figure.value - base.value) / so_far, (star - base.value) / whole);
            let digits = self.scale.decimals(figure) + 1;
            let (x, y) = self.scale.beside(a, n, self.derived(a, digits), self.derived(n, digits));
            (self.change(a, x), self.change(n, y))
        };
        let digits = printing::figure_beside(ratio, 0.95, 3).max(printing::figure_beside(ratio, 0.6, 3));
        text.push(say::pace_ratio(lang, &self.point(base), &actual, &needed, &printing::number(ratio, digits, lang)));
    }

    // ---- parts, evidence, precedence --------------------------------------------------------------------------

    fn periods(&self, judged: &TargetVerdict, text: &mut Text) {
        let lang = self.lang;
        let closed: Vec<(Period, &Verdict)> = judged
            .parts
            .iter()
            .filter_map(|part| match part.of {
                PartOf::Period(period) => Some((period, &part.verdict)),
                _ => None,
            })
            .collect();
        if closed.is_empty() {
            return;
        }
        let count = |wanted: &dyn Fn(Status) -> bool| closed.iter().filter(|(_, v)| wanted(v.status)).count();
        let achieved = count(&|s| s == Status::Achieved);
        let missed = count(&|s| s == Status::Missed);
        let open = count(&|s| s == Status::AwaitingData);
        if achieved + missed + open > 0 {
            text.push(say::periods_closed(lang, &achieved.to_string(), &missed.to_string(), &open.to_string()));
        }
        let failing = closed.iter().filter(|(_, v)| matches!(v.status, Status::Missed | Status::AwaitingData));
        for (period, verdict) in failing.take(NAMED_PERIODS) {
            let why = verdict.figure.as_ref().map(|figure| format!(", {}", self.part_figure(figure, *period, verdict))).unwrap_or_default();
            text.push(say::part_is(lang, &capitalised(&period_phrase(*period, lang)), verdict_label(verdict, lang), &why));
        }
        if let Some((period, running)) = closed.last()
            && !matches!(running.status, Status::Achieved | Status::Missed | Status::AwaitingData)
        {
            text.push(say::period_running(lang, &period_phrase(*period, lang), verdict_label(running, lang)));
        }
    }

    /// The figure of a closed period, its period only where it is another; for a change with the level asked for.
    fn part_figure(&self, figure: &Point, period: Period, verdict: &Verdict) -> String {
        let bound = self.bound_of(verdict);
        let shown = match bound {
            Some(bound) if figure.period == period => self.beside(figure.value, self.scale.decimals(figure), bound),
            bound => self.counted(figure, bound),
        };
        match bound {
            Some(bound) if verdict.kind == Kind::Change => format!("{shown} ({})", self.bound(bound, self.target.decimals.into())),
            _ => shown,
        }
    }

    /// A part of a compound: its name, its status and its reason in short.
    fn member_sentence(&self, of: &PartOf, verdict: &Verdict) -> String {
        let PartOf::Target(id) = of else { return String::new() };
        let Some(part) = Teller::new(self.plan, self.observations, *id, self.lang) else { return String::new() };
        let name = format!("{} {}", part.subject(), part.ask());
        let reason = part.short(verdict);
        let why = if reason.is_empty() { reason } else { format!(". {}", reason.trim_end_matches('.')) };
        say::part_is(self.lang, &capitalised(&name), verdict_label(verdict, self.lang), &why)
    }

    fn striven_end(&self, judged: &TargetVerdict, text: &mut Text) {
        for part in &judged.parts {
            if let (PartOf::StrivenEnd(_), Some(Test::Range(..))) = (part.of, self.test())
                && let Some(striven) = self.test().and_then(|test| Criterion::new(self.plan, self.target, Some(test)).1)
            {
                let name = capitalised(&say::striving_short(self.lang, &self.bound(striven, self.target.decimals.into())));
                text.push(say::part_is(self.lang, &name, verdict_label(&part.verdict, self.lang), ""));
            }
        }
    }

    fn evidence(&self, verdict: &Verdict, text: &mut Text) {
        let lang = self.lang;
        if verdict.figure.is_none() {
            return;
        }
        if let Some(baseline) = &verdict.baseline
            && verdict.window_start.is_none_or(|first| first.period != baseline.period)
            && verdict.method == Method::Forecast1
            && self.target.baseline.is_some()
        {
            text.push(say::baseline_is(lang, &self.point(baseline)));
        }
        let doubts = verdict.doubts;
        let mut reasons: Vec<String> = Vec::new();
        if doubts.few {
            reasons.push(say::few_figures(lang, &verdict.window_count.to_string()));
        }
        let mut add = |there: bool, vi: &'static str, en: &'static str| {
            if there {
                reasons.push(say::word(lang, vi, en).to_owned());
            }
        };
        add(doubts.stale, "số liệu cũ", "old figures");
        add(doubts.estimate, "số ước tính", "an estimate");
        add(doubts.preliminary, "số sơ bộ", "a first version");
        add(doubts.methods_disagree, "các phương pháp cho kết quả khác nhau", "the methods give different results");
        add(doubts.conflict, "có hai số liệu khác nhau cùng ngày công bố", "two different figures reported on one day");
        let label = evidence_label(verdict.evidence, lang);
        text.push(match reasons.is_empty() {
            true => say::evidence_is(lang, label),
            false => say::evidence_because(lang, label, &reasons.join("; ")),
        });
    }

    fn precedence(&self, judged: &TargetVerdict, text: &mut Text) {
        let lang = self.lang;
        if let Some(later) = judged.superseded_by.and_then(|id| Teller::new(self.plan, None, id, lang)) {
            let (old, new) = (self.bracketed_citation(self.target), self.bracketed_citation(later.target));
            text.push(say::superseded(lang, &self.ask(), &old, &later.ask(), &new));
        }
        if let Some(later) = judged.restated_by.and_then(|id| Teller::new(self.plan, None, id, lang)) {
            let (old, new) = (self.bracketed_citation(self.target), self.bracketed_citation(later.target));
            text.push(match self.target.document == later.target.document {
                true => say::repeated(lang, &self.ask(), &old, &new),
                false => say::restated(lang, &self.ask(), &old, &new),
            });
        }
        let old = self.target.document.and_then(|d| self.plan.document(d));
        if let (Some(old), Some(new)) = (old, judged.replaced_by.and_then(|d| self.plan.document(d))) {
            text.push(say::document_replaced(lang, &old.number, &new.number));
        }
    }

    // ---- short ------------------------------------------------------------------------------------------------

    fn pace(&self, verdict: &Verdict) -> Option<String> {
        let lang = self.lang;
        let (figure, first, actual) = (verdict.figure?, verdict.window_start?, verdict.actual_per_year?);
        // A card says enough with the figures' own digits; small ones keep one after the mark.
        let own = self.scale.decimals(&figure).max(self.scale.decimals(&first));
        let digits = |value: f64| {
            let printed = value * self.scale.factor();
            number::decimals_needed(printed, if printed.abs() < 100.0 { own.max(1) } else { own })
        };
        let (from, to) = (period_phrase(first.period, lang), period_phrase(figure.period, lang));
        let mut text = Text::default();
        match verdict.needed_per_year.filter(|needed| !compare::equal(*needed, 0.0)) {
            Some(needed) => {
                let (x, y) = self.scale.beside(needed, actual, digits(needed), digits(actual));
                text.push(say::pace(lang, &self.change(needed, x), &from, &to, &self.change(actual, y)));
            }
            None => text.push(say::pace_so_far(lang, &from, &to, &self.change(actual, digits(actual)))),
        }
        if let (Some(p), Some(bound)) = (verdict.outlook, self.bound_of(verdict)) {
            let (goal, end) = self.goal(verdict, &figure, bound);
            if let Some(end) = end {
                text.push(say::pace_leads(lang, &day_phrase(end, lang), &self.beside(p, digits(p), goal)));
            }
        }
        Some(text.0.join(" "))
    }

    fn short(&self, verdict: &Verdict) -> String {
        let lang = self.lang;
        if matches!(self.target.body, Body::Compound(..)) || self.target.quantified.is_some() && verdict.status != Status::Upcoming {
            return String::new();
        }
        let Some(figure) = &verdict.figure else {
            return match verdict.status {
                Status::Upcoming => self.start().map(|day| say::begins(lang, &date_phrase(day, lang))).unwrap_or_default(),
                _ => self.missing_sentence(verdict),
            };
        };
        let bound = self.bound_of(verdict);
        let shown = self.counted(figure, bound);
        let ask = match (self.test(), bound) {
            (Some(Test::Change { .. } | Test::Direction { .. }), _) | (_, None) => self.ask(),
            (_, Some(bound)) => self.bound(bound, self.target.decimals.into()),
        };
        match verdict.status {
            Status::Achieved => say::short_achieved(lang, &shown, &ask),
            Status::Missed => match bound {
                Some(bound) if bound.way(figure.value).sign < 0.0 => say::short_missed_high(lang, &shown, &ask),
                _ => say::short_missed(lang, &shown, &ask),
            },
            Status::Met => {
                let ahead = verdict.due.map(|due| figure.period.end().whole_months_to(due)).filter(|months| *months > 0);
                let held = matches!(self.target.when, When::Every(_) | When::Hold);
                let mut text = Text::default();
                text.push(match ahead.filter(|_| !held && verdict.kind != Kind::Direction) {
                    Some(months) => say::short_met(lang, &shown, &ask, &self.months(months)),
                    None => say::short_achieved(lang, &shown, &ask),
                });
                if verdict.threatened {
                    text.push(self.pace(verdict).unwrap_or_default());
                }
                text.0.join(" ")
            }
            Status::NoTrend if verdict.undefined => self.undefined(verdict, figure),
            Status::NoTrend => self.no_trend(verdict, figure),
            _ => self.pace(verdict).unwrap_or_default(),
        }
    }
}
