//! Targets as numbers: all that judging needs of one, worked out once.
//!
//! In: a target with its indicator and document. Out: a [`Criterion`], small and `Copy`, that judging holds against any
//! number of series. Changes (`tăng 2% so với năm 2020`) get their bound from each series' own earlier figure, so
//! theirs is set later.

use super::calendar::{self, Mark};
use super::outcome::Kind;
use super::snapshot::Figure;
use crate::plan::{Comparator, GoodWhen, IndicatorId, Method, Milestone, Plan, Target, Test, When};
use crate::value::{Date, Grain, Period, Truth, compare};

/// What a figure must pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Bound {
    /// ≥
    AtLeast(f64),
    /// >
    MoreThan(f64),
    /// ≤
    AtMost(f64),
    /// <
    LessThan(f64),
    /// Both ends bind; one figure exactly is an interval of one point.
    Inside(f64, f64),
    /// A range of which nothing says which end binds.
    Undirected(f64, f64),
}

/// The way from a figure that falls short to its bound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Way {
    /// The nearer end of the bound: v* of the methods.
    pub star: f64,
    /// The end beyond which an outlook overshoots.
    pub far: Option<f64>,
    /// +1 where the figure must rise, −1 where it must fall.
    pub sign: f64,
}

impl Bound {
    pub(crate) fn compare(comparator: Comparator, value: f64) -> Bound {
        match comparator {
            Comparator::AtLeast => Bound::AtLeast(value),
            Comparator::MoreThan => Bound::MoreThan(value),
            Comparator::AtMost => Bound::AtMost(value),
            Comparator::LessThan => Bound::LessThan(value),
            Comparator::Exactly => Bound::Inside(value, value),
        }
    }

    /// Whether a figure passes.
    #[inline]
    pub(crate) fn test(self, value: f64) -> Truth {
        match self {
            Bound::AtLeast(x) => compare::at_least(value, x).into(),
            Bound::MoreThan(x) => compare::greater(value, x).into(),
            Bound::AtMost(x) => compare::at_most(value, x).into(),
            Bound::LessThan(x) => compare::less(value, x).into(),
            Bound::Inside(low, high) => (compare::at_least(value, low) && compare::at_most(value, high)).into(),
            Bound::Undirected(low, high) => {
                if compare::at_least(value, low) && compare::at_most(value, high) {
                    Truth::True
                } else {
                    Truth::Unknown
                }
            }
        }
    }

    /// The test of a figure of which only the ends are known between which it lies.
    pub(crate) fn test_between(self, low: f64, high: f64) -> Truth {
        match (self, self.test(low), self.test(high)) {
            (_, Truth::True, Truth::True) => Truth::True,
            // Between two figures on either side of a range lie some inside it.
            (Bound::Inside(from, to), ..) if compare::less(high, from) || compare::greater(low, to) => Truth::False,
            (Bound::Inside(..) | Bound::Undirected(..), ..) => Truth::Unknown,
            (_, Truth::False, Truth::False) => Truth::False,
            _ => Truth::Unknown,
        }
    }

    /// Whether a figure satisfies it beyond doubt.
    #[inline]
    pub(crate) fn passes(self, value: f64) -> bool {
        self.test(value) == Truth::True
    }

    /// The way from a figure to the bound, also where it passes already; of an interval, to the nearer end.
    #[inline]
    pub(crate) fn way(self, value: f64) -> Way {
        match self {
            Bound::AtLeast(star) | Bound::MoreThan(star) => Way { star, far: None, sign: 1.0 },
            Bound::AtMost(star) | Bound::LessThan(star) => Way { star, far: None, sign: -1.0 },
            Bound::Inside(low, high) | Bound::Undirected(low, high) => {
                if value - low <= high - value {
                    Way { star: low, far: Some(high), sign: 1.0 }
                } else {
                    Way { star: high, far: Some(low), sign: -1.0 }
                }
            }
        }
    }

    /// The figure to show as the threshold while there is no figure to hold against it.
    pub(crate) fn threshold(self) -> Option<f64> {
        match self {
            Bound::AtLeast(x) | Bound::MoreThan(x) | Bound::AtMost(x) | Bound::LessThan(x) => Some(x),
            Bound::Inside(low, high) if low == high => Some(low),
            Bound::Inside(..) | Bound::Undirected(..) => None,
        }
    }

    pub(crate) fn is_strict(self) -> bool {
        matches!(self, Bound::MoreThan(_) | Bound::LessThan(_))
    }
}

/// A period with its first day at hand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Within {
    pub period: Period,
    start: Date,
}

impl Within {
    /// Whether a figure's period lies inside.
    #[inline]
    pub(crate) fn contains(&self, period: Period) -> bool {
        // Most figures end before it; only the others are asked for their first day.
        period.end() >= self.start && period.end() <= self.period.end() && period.start() >= self.start
    }

    /// Whether a figure's period ends before it begins.
    #[inline]
    pub(crate) fn is_after(&self, period: Period) -> bool {
        period.end() < self.start
    }
}

/// A target in the form that judging reads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Criterion<'p> {
    pub kind: Kind,
    pub bound: Bound,
    pub method: Method,
    /// First day; before it the target is upcoming.
    pub start: Option<Date>,
    /// Last day.
    pub deadline: Option<Mark>,
    /// The verdict figure's period ends after this day: one reporting period before the deadline.
    pub after: Date,
    /// The one period whose figure counts.
    pub within: Option<Within>,
    /// How often a figure is due.
    pub every: Grain,
    /// The ends that a figure cannot leave by its nature.
    pub floor: f64,
    pub ceiling: f64,
    /// `mốc đầu`.
    pub base: Option<Figure>,
    /// The document's day, for the baseline where none is stated.
    pub document_date: Option<Date>,
    /// `lộ trình` with figures.
    pub milestones: &'p [Milestone],
    /// Days on which the series breaks.
    pub breaks: &'p [Date],
    /// The same of the area and of the member that it is judged for.
    pub places: [&'p [Date]; 2],
    /// Figures whose periods end on or before it count neither as reached nor as lost: the reference of a change.
    pub counts_after: Option<Date>,
}

impl<'p> Criterion<'p> {
    /// The criterion of a target, with the striven end of a range where it has one. The bound of changes, directions
    /// and compounds is not their own and stands open; those rooms set it.
    pub(crate) fn new(plan: &'p Plan, target: &'p Target, test: Option<Test>) -> (Criterion<'p>, Option<Bound>) {
        Criterion::of(plan, target, target.indicator, test)
    }

    /// The same for another indicator in the target's place.
    pub(crate) fn of(plan: &'p Plan, target: &'p Target, indicator: IndicatorId, test: Option<Test>) -> (Criterion<'p>, Option<Bound>) {
        let indicator = plan.indicator(indicator);
        // A better place is a smaller number; nobody has to say so.
        let good_when = indicator.and_then(|i| i.good_when.or(i.unit.is_rank().then_some(GoodWhen::Falling)));
        let every = indicator.map_or(Grain::Year, |i| i.every);
        let open = Bound::Undirected(f64::NEG_INFINITY, f64::INFINITY);
        let (kind, bound, striven) = match test {
            Some(Test::Compare(Comparator::Exactly, x)) => (Kind::Interval, Bound::Inside(x, x), None),
            Some(Test::Compare(comparator, x)) => (Kind::Reach, Bound::compare(comparator, x), None),
            Some(Test::Range(low, high)) => match good_when {
                Some(GoodWhen::Rising) => (Kind::Reach, Bound::AtLeast(low), Some(Bound::AtLeast(high))),
                Some(GoodWhen::Falling) => (Kind::Reach, Bound::AtMost(high), Some(Bound::AtMost(low))),
                Some(GoodWhen::Inside) => (Kind::Interval, Bound::Inside(low, high), None),
                None => (Kind::Interval, Bound::Undirected(low, high), None),
            },
            Some(Test::About(low, high)) => (Kind::Interval, Bound::Inside(low, high), None),
            Some(Test::RankAtMost(n)) => (Kind::Rank, Bound::AtMost(n), None),
            Some(Test::State(level)) => (Kind::State, Bound::AtLeast(level), None),
            Some(Test::Change { .. }) => (Kind::Change, open, None),
            Some(Test::Direction { .. }) => (Kind::Direction, open, None),
            None => (Kind::Reach, open, None),
        };
        let within = match target.when {
            When::In(period) => Some(Within { period, start: period.start() }),
            _ => None,
        };
        let kind = if matches!(target.when, When::Every(_) | When::Hold) && !matches!(kind, Kind::Change | Kind::Direction) {
            Kind::Hold
        } else {
            kind
        };
        let deadline = target.deadline.or(within.map(|within| within.period.end()));
        let (low, high) = indicator.map_or((None, None), |i| i.unit.natural_bounds());
        let criterion = Criterion {
            kind,
            bound,
            method: target.method,
            start: target.start,
            deadline: deadline.map(Mark::new),
            after: deadline.map_or(Date::start_of_year(0), |day| calendar::one_before(day, every)),
            within,
            every,
            floor: low.unwrap_or(f64::NEG_INFINITY),
            ceiling: high.unwrap_or(f64::INFINITY),
            base: target.baseline.as_ref().map(Figure::stated),
            document_date: target.document.and_then(|d| plan.document(d)).and_then(|d| d.date),
            milestones: &target.milestones,
            breaks: indicator.map_or(&[], |i| i.breaks.as_slice()),
            places: [&[], &[]],
            counts_after: None,
        };
        (criterion, striven)
    }

    /// The same test as a reach to another day, on any figure up to it.
    pub(crate) fn due_on(self, day: Date) -> Criterion<'p> {
        Criterion {
            start: None,
            deadline: Some(Mark::new(day)),
            after: calendar::one_before(day, self.every),
            within: None,
            milestones: &[],
            ..self
        }
    }

    /// The day the figures of a series must not end before to be compared with one of `day`, where the series breaks.
    pub(crate) fn break_before(&self, day: Date) -> Option<Date> {
        let last = |breaks: &[Date]| breaks.iter().rev().copied().find(|b| *b <= day);
        let [area, member] = self.places;
        last(self.breaks).max(last(area)).max(last(member))
    }
}
