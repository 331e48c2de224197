//! What judging gives: statuses, verdicts and their grounds, as data. Words are the affair of `messages` and `view`.

use super::checks::CheckVerdict;
use super::computed::Open;
use super::indices::{IndexVerdict, Settling};
use super::tasks::TaskVerdict;
use crate::diagnostics::Diagnostic;
use crate::plan::{DocumentId, IndicatorId, Method, Milestone, TargetId};
use crate::value::{Date, Period, Truth};

/// The status of a target on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Status {
    /// The as-of date is before the target's start.
    Upcoming,
    /// Due, and the verdict figure satisfies it.
    Achieved,
    /// Due, and the verdict figure doesn't satisfy it.
    Missed,
    /// Due, and no verdict figure yet.
    AwaitingData,
    /// Not due, and the latest figure satisfies it.
    Met,
    /// Not due, not yet satisfied, in time by the method.
    OnTrack,
    /// Not due, not yet satisfied, barely short by the method.
    AtRisk,
    /// Not due, not yet satisfied, well short, standing still or moving the wrong way.
    OffTrack,
    /// One figure only and no baseline, or the method is not defined on these figures.
    NoTrend,
    /// No figure.
    NoData,
}

impl Status {
    /// All, in the order of the enum.
    pub const ALL: [Status; 10] = [
        Status::Upcoming,
        Status::Achieved,
        Status::Missed,
        Status::AwaitingData,
        Status::Met,
        Status::OnTrack,
        Status::AtRisk,
        Status::OffTrack,
        Status::NoTrend,
        Status::NoData,
    ];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Status::Upcoming => "upcoming",
            Status::Achieved => "achieved",
            Status::Missed => "missed",
            Status::AwaitingData => "awaiting_data",
            Status::Met => "met",
            Status::OnTrack => "on_track",
            Status::AtRisk => "at_risk",
            Status::OffTrack => "off_track",
            Status::NoTrend => "no_trend",
            Status::NoData => "no_data",
        }
    }

    /// Whether it says that figures are missing rather than how things stand.
    pub fn is_unknown(self) -> bool {
        matches!(self, Status::AwaitingData | Status::NoTrend | Status::NoData)
    }
}

/// What kind of target it is; the status rule follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A figure with a deadline.
    Reach,
    /// Both ends of a range bind.
    Interval,
    /// Must hold in every period.
    Hold,
    /// A change between two figures.
    Change,
    /// A place in a ranking.
    Rank,
    /// Moves the right way.
    Direction,
    /// A state is reached.
    State,
}

impl Kind {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Reach => "reach",
            Kind::Interval => "interval",
            Kind::Hold => "hold",
            Kind::Change => "change",
            Kind::Rank => "rank",
            Kind::Direction => "direction",
            Kind::State => "state",
        }
    }
}

/// How much the verdict rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Few, old or provisional figures, or methods that disagree.
    Weak,
    /// Neither.
    Fair,
    /// Enough recent official figures, and the methods agree.
    Strong,
}

impl Evidence {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Evidence::Weak => "weak",
            Evidence::Fair => "fair",
            Evidence::Strong => "strong",
        }
    }
}

/// What weakens the evidence of a verdict; the explanation says each in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Doubts {
    /// Fewer than four figures in the window.
    pub few: bool,
    /// The latest figure is older than two reporting periods.
    pub stale: bool,
    /// The figure that counts is an estimate.
    pub estimate: bool,
    /// The figure that counts is a first version.
    pub preliminary: bool,
    /// The three methods, those defined here, don't give one status.
    pub methods_disagree: bool,
    /// Another figure was reported for the same cell on the same day.
    pub conflict: bool,
}

/// A figure that a verdict rests on. `row` says which row of the observations it came from; `None` for a figure that a
/// formula gave or that the rules state (`mốc đầu`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// In the indicator's unit.
    pub value: f64,
    /// Its period.
    pub period: Period,
    /// Digits after the decimal mark as published, in the indicator's unit.
    pub decimals: u8,
    /// Index into [`crate::data::Observations::rows`].
    pub row: Option<u32>,
}

impl Verdict {
    /// A verdict without any number: unknown, on weak evidence.
    pub fn blank(status: Status, kind: Kind, method: Method) -> Verdict {
        Verdict {
            status,
            satisfied: Truth::Unknown,
            kind,
            method,
            figure: None,
            latest: None,
            threshold: None,
            gap: None,
            actual_per_year: None,
            needed_per_year: None,
            outlook: None,
            outlook_range: None,
            shortfall: None,
            reached_on: None,
            evidence: Evidence::Weak,
            doubts: Doubts::default(),
            stale: false,
            threatened: false,
            lost: false,
            baseline: None,
            window_start: None,
            window_count: 0,
            milestone: None,
            due: None,
            break_on: None,
            reference: None,
            wanted: None,
            undefined: false,
            interval: None,
        }
    }
}

/// A judged test: status, truth and the numbers that led there. Absent numbers are `None`, never zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The status.
    pub status: Status,
    /// Whether the figure that counts satisfies the test.
    pub satisfied: Truth,
    /// The kind of target.
    pub kind: Kind,
    /// The method that judged progress.
    pub method: Method,
    /// The figure that counts: the verdict figure once due, else the latest.
    pub figure: Option<Point>,
    /// The latest figure known, whether it counts or not; what to show while the verdict figure is awaited.
    pub latest: Option<Point>,
    /// The threshold it was held against, in the indicator's unit (of a range: the end that binds; of a change: the
    /// level that the change asks for).
    pub threshold: Option<f64>,
    /// What is missing to the threshold in the direction of the comparator: positive while short, zero or negative when
    /// passed.
    pub gap: Option<f64>,
    /// Mean change a year over the window (`dự báo 1`'s, whatever the method).
    pub actual_per_year: Option<f64>,
    /// Change a year needed from the figure to the threshold by the deadline; with a milestone, to it by its end.
    pub needed_per_year: Option<f64>,
    /// Where the trend leads at the deadline (with a milestone: at its end), held inside the unit's bounds.
    pub outlook: Option<f64>,
    /// The same with the slowest and with the fastest yearly change in the window, in ascending order.
    pub outlook_range: Option<(f64, f64)>,
    /// Shortfall m of `dự báo 1`, or the ratio of paces of `tốc độ 1` and `CAGR 1`.
    pub shortfall: Option<f64>,
    /// The day on which the threshold was reached (satisfied) or will be at this pace.
    pub reached_on: Option<Date>,
    /// How well founded it is.
    pub evidence: Evidence,
    /// Why it is no better founded.
    pub doubts: Doubts,
    /// The latest figure is older than two reporting periods.
    pub stale: bool,
    /// Met now, but the outlook falls below again by the deadline.
    pub threatened: bool,
    /// Satisfied by an earlier figure, no longer by the one that counts.
    pub lost: bool,
    /// The baseline used or shown.
    pub baseline: Option<Point>,
    /// First figure of the window from which the mean change was taken.
    pub window_start: Option<Point>,
    /// How many figures stood in the window.
    pub window_count: u32,
    /// The milestone that stood in for target and deadline.
    pub milestone: Option<Milestone>,
    /// The day for which it was judged: the deadline, of a part the end of its period.
    pub due: Option<Date>,
    /// The break of the series before which figures were left out.
    pub break_on: Option<Date>,
    /// The earlier figure of a change.
    pub reference: Option<Point>,
    /// Which period's figure is missing to conclude (awaiting data, no data), or from which period on progress can be
    /// judged (no trend).
    pub wanted: Option<Period>,
    /// Why the method gave nothing, for CAGR across zero and the like.
    pub undefined: bool,
    /// Points of an index of which some are unknown: what is certain, what is still possible, and of which period.
    pub interval: Option<(f64, f64, Period)>,
}

/// A part of a verdict: a period of a recurring target, an end of a range, a member of a compound or of a dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What the part is.
    pub of: PartOf,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its own parts: the periods of a member, the members of a period.
    pub parts: Vec<Part>,
}

/// The members of a quantified target that are counted: the parts themselves; where a count must hold in every period,
/// those of the last period about which anything is known.
pub fn counted(parts: &[Part]) -> (Option<Period>, &[Part]) {
    let of_period = |part: &Part| match part.of {
        PartOf::Period(period) => Some(period),
        _ => None,
    };
    let Some(last) = parts.last().filter(|part| of_period(part).is_some()) else { return (None, parts) };
    let known = |part: &&Part| part.parts.iter().any(|member| member.verdict.satisfied != Truth::Unknown);
    let chosen = parts.iter().rev().find(known).unwrap_or(last);
    (of_period(chosen), &chosen.parts)
}

impl Part {
    /// A part without parts of its own.
    pub fn whole(of: PartOf, verdict: Verdict) -> Part {
        Part { of, verdict, parts: Vec::new() }
    }
}

/// What a part of a verdict is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PartOf {
    /// A period of a recurring or held target.
    Period(Period),
    /// The end of a range that is committed to.
    CommittedEnd(f64),
    /// The end of a range that is striven for.
    StrivenEnd(f64),
    /// A member of a compound.
    Target(TargetId),
    /// A member of the dimension that a quantified target is judged over, by its place in the dimension.
    Member(u32),
    /// An indicator of the list that a quantified target is judged over.
    Indicator(IndicatorId),
}

/// The verdict on one target.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetVerdict {
    /// Which target.
    pub target: TargetId,
    /// The verdict as a whole.
    pub verdict: Verdict,
    /// Its parts.
    pub parts: Vec<Part>,
    /// What formulas could not tell for lack of members' figures.
    pub open: Vec<Open>,
    /// The target of a later document that stands in its place; shown, but out of summaries.
    pub superseded_by: Option<TargetId>,
    /// A later document that sets the same figure again; shown, but counted once in summaries.
    pub restated_by: Option<TargetId>,
    /// A later document that replaces the whole document of this target; shown, but out of summaries.
    pub replaced_by: Option<DocumentId>,
}

impl TargetVerdict {
    /// The verdict as a whole and those of its parts, with the parts of these, in their order.
    pub fn verdicts(&self) -> impl Iterator<Item = &Verdict> {
        let mut waiting: Vec<&Part> = self.parts.iter().rev().collect();
        let parts = std::iter::from_fn(move || {
            let part = waiting.pop()?;
            waiting.extend(part.parts.iter().rev());
            Some(&part.verdict)
        });
        std::iter::once(&self.verdict).chain(parts)
    }

    /// Whether a later document's word stands in its place, or says it again: such targets stay out of summaries.
    pub fn is_overtaken(&self) -> bool {
        self.superseded_by.is_some() || self.restated_by.is_some() || self.replaced_by.is_some()
    }
}

/// The verdicts of a plan on a date. Targets of documents that don't exist yet are left out.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The as-of date.
    pub as_of: Date,
    /// One per target that exists on that date, parts of compounds inside their compound.
    pub verdicts: Vec<TargetVerdict>,
    /// One per task of a document that exists on that date, in the order of the rules.
    pub tasks: Vec<TaskVerdict>,
    /// One per composite index of a document that exists on that date, in the order of the rules.
    pub indices: Vec<IndexVerdict>,
    /// One per check of a document that exists on that date, in the order of the rules.
    pub checks: Vec<CheckVerdict>,
    /// What would settle a target on an index that is not settled, by the target.
    pub settlings: Vec<(TargetId, Settling)>,
    /// Period end of the newest figure that any verdict could see; `None` without figures.
    pub figures_to: Option<Date>,
    /// Findings about the data in the light of the rules: conflicts, units that don't agree, areas that don't settle.
    pub diagnostics: Vec<Diagnostic>,
    /// The scenario under which it was judged; `None` for published figures alone.
    pub supposed: Option<Supposed>,
}

/// A scenario under which targets were judged.
#[derive(Debug, Clone)]
pub struct Supposed {
    /// Its name.
    pub scenario: String,
    /// Why each target stands as it does, in the order of the verdicts: Vietnamese, English.
    pub sentences: Vec<[String; 2]>,
}
