//! Rule tests: supposed figures on a day, and what must come of them.

use super::{DocumentId, IndicatorId, Target, TargetId};
use crate::source::Span;
use crate::value::{Date, Period};

/// A test of the rules.
#[derive(Debug, Clone)]
pub struct RuleTest {
    /// As written.
    pub name: String,
    /// The document above it.
    pub document: Option<DocumentId>,
    /// The day on which targets are judged.
    pub day: Date,
    /// The figures that are supposed; there are no others.
    pub given: Vec<Given>,
    /// What must come of them.
    pub expects: Vec<Expect>,
    /// Where it is written.
    pub span: Span,
}

/// A supposed figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Column and member, where it is one member's.
    pub member: Option<(String, String)>,
    /// The figure in `unit`; yes is 1, no is 0.
    pub value: f64,
    /// Digits after the decimal mark as written.
    pub decimals: u8,
    /// The unit as written; empty where none is.
    pub unit: String,
    /// Of which period.
    pub period: Period,
}

/// What must come of a test.
#[derive(Debug, Clone)]
pub struct Expect {
    /// The target; `None` where the rules have none like it, which is an error.
    pub target: Option<TargetId>,
    /// The target as the line words it, until it is found.
    pub draft: Option<Box<Target>>,
    /// The id that the line names instead.
    pub id: Option<String>,
    /// What is expected of it.
    pub expected: Expected,
    /// The line.
    pub span: Span,
}

/// What is expected of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A status, by its name in JSON.
    Status(&'static str),
    /// Whether the figure satisfies it; `None` is not known.
    Satisfied(Option<bool>),
}
