//! Scenarios: paths of supposed figures, in the units of their indicators.
//!
//! A scenario holds only what it says itself; what it takes over from others is followed at the edge of the engine
//! ([`Plan::assumptions`]). The present course, `Hiện trạng`, is no entry here: it supposes nothing.

use super::{IndicatorId, Plan, Scope};
use crate::source::Span;
use crate::value::Period;

/// Which of [`Plan::scenarios`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScenarioId(pub u32);

/// The name of the present course, which every plan has.
pub const PRESENT: &str = "Hiện trạng";
/// The same in English.
pub const PRESENT_EN: &str = "Present course";

/// A named set of assumptions.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// As written.
    pub name: String,
    /// Folded, as names are compared.
    pub key: String,
    /// The scenario whose assumptions it takes over; `None` is the present course.
    pub from: Option<ScenarioId>,
    /// `địa bàn`, folded: its assumptions are about this area alone; of every area without one.
    pub area: Option<String>,
    /// `ghi chú`.
    pub note: Option<String>,
    /// What it supposes itself, in the order of its lines.
    pub own: Vec<Assumption>,
    /// Where it is declared.
    pub span: Span,
}

/// What is supposed of one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Of which member, where limited to one.
    pub scope: Option<Scope>,
    /// How it goes.
    pub course: Course,
    /// The first period in which it goes so; `None`: the first after the last published figure.
    pub from: Option<Period>,
    /// The last; `None`: it goes on.
    pub to: Option<Period>,
    /// What its chance is shared with.
    pub factor: Option<Factor>,
    /// Digits after the decimal mark as written.
    pub decimals: u8,
    /// Where it is written.
    pub span: Span,
    /// The line as written.
    pub text: String,
}

/// How an indicator is supposed to go.
#[derive(Debug, Clone, PartialEq)]
pub enum Course {
    /// At these levels, ascending by period; straight lines lead from one to the next, and the last one stays.
    Levels(Vec<(Period, Amount)>),
    /// By so much a year in the indicator's own unit (percentage points of a share); negative is a fall.
    Points(Amount),
    /// By so many per cent a year of what it is; negative is a fall.
    Growth(Amount),
    /// It stays where it is.
    Hold,
    /// By the mean yearly change between the figures of two earlier periods.
    Pace(Period, Period),
    /// As its own trend goes.
    Trend,
}

/// A supposed amount, uncertain or not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The figure that counts where chance is not asked for.
    pub value: f64,
    /// How it may differ.
    pub spread: Spread,
}

/// How an amount may differ from its figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spread {
    /// It does not.
    None,
    /// Normally, with this standard deviation.
    Normal(f64),
    /// It lies anywhere between these ends; its figure is their middle.
    Uniform(f64, f64),
    /// It lies between these ends, most likely at its figure.
    Triangular(f64, f64),
}

/// A chance that several amounts share.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Folded name: amounts with the same name share it.
    pub key: String,
    /// How closely the amount goes with it, −1 to 1: the correlation of two amounts is the product of their weights.
    pub weight: f64,
}

impl Course {
    /// The amounts that it holds.
    pub fn amounts(&self) -> impl Iterator<Item = &Amount> {
        let (one, levels) = match self {
            Course::Points(amount) | Course::Growth(amount) => (Some(amount), &[][..]),
            Course::Levels(levels) => (None, levels.as_slice()),
            Course::Hold | Course::Pace(..) | Course::Trend => (None, &[][..]),
        };
        one.into_iter().chain(levels.iter().map(|(_, amount)| amount))
    }

    /// Its figure: the change a year, or the last of its levels; `None` where it names none.
    pub fn figure(&self) -> Option<&Amount> {
        match self {
            Course::Points(amount) | Course::Growth(amount) => Some(amount),
            Course::Levels(levels) => levels.last().map(|(_, amount)| amount),
            Course::Hold | Course::Pace(..) | Course::Trend => None,
        }
    }

    /// Puts another figure in its place; what it may differ by moves along.
    pub fn set_figure(&mut self, figure: f64) {
        let amount = match self {
            Course::Points(amount) | Course::Growth(amount) => amount,
            Course::Levels(levels) => match levels.last_mut() {
                Some((_, amount)) => amount,
                None => return,
            },
            Course::Hold | Course::Pace(..) | Course::Trend => return,
        };
        let by = figure - amount.value;
        amount.value = figure;
        amount.spread = match amount.spread {
            Spread::Uniform(low, high) => Spread::Uniform(low + by, high + by),
            Spread::Triangular(low, high) => Spread::Triangular(low + by, high + by),
            other => other,
        };
    }

    /// Whether chance plays a part.
    pub fn is_uncertain(&self) -> bool {
        self.amounts().any(|amount| amount.spread != Spread::None)
    }
}

impl Plan {
    /// The scenario.
    pub fn scenario(&self, id: ScenarioId) -> Option<&Scenario> {
        self.scenarios.get(id.0 as usize)
    }

    /// All that a scenario supposes, what it takes over first, each with the area it is limited to. What it says itself
    /// of an indicator and member replaces all that it would have taken over about them.
    pub fn assumptions(&self, id: ScenarioId) -> Vec<(&Assumption, Option<&str>)> {
        let mut chain = Vec::new();
        let mut next = Some(id);
        // Circles were refused; the count only keeps the walk finite whatever the plan holds.
        while let Some(scenario) = next.and_then(|id| self.scenario(id)).filter(|_| chain.len() <= self.scenarios.len()) {
            chain.push(scenario);
            next = scenario.from;
        }
        let mut all: Vec<(&Assumption, Option<&str>)> = Vec::new();
        for scenario in chain.iter().rev() {
            let area = scenario.area.as_deref();
            let told = |known: &(&Assumption, Option<&str>)| {
                let same = |own: &Assumption| own.indicator == known.0.indicator && own.scope == known.0.scope;
                scenario.own.iter().any(same) && (area.is_none() || area == known.1)
            };
            all.retain(|known| !told(known));
            all.extend(scenario.own.iter().map(|own| (own, area)));
        }
        all
    }
}
