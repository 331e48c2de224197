//! Formulas as flat steps on a stack: no tree to walk, no depth to run out of.

use super::{Comparator, IndicatorId};
use crate::value::Period;

/// What is done with the figures of the members of a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregate {
    /// `tổng … theo …`
    Sum,
    /// `trung bình … theo …`
    Mean,
    /// `lớn nhất … theo …`
    Largest,
    /// `nhỏ nhất … theo …`
    Smallest,
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Pushes a number.
    Number(f64),
    /// Pushes the figure of an indicator for the period asked, multiplied into the unit that the formula counts in.
    Figure(IndicatorId, f64),
    /// Pushes the figure of the period that ends a year earlier: `X năm trước`.
    FigureYearBefore(IndicatorId, f64),
    /// Pushes the figure of a stated period: `X năm 2020`.
    FigureOf(IndicatorId, Period, f64),
    /// Pushes what the members' figures come to; unknown where one is that it needs.
    Over {
        /// What is done with them.
        of: Aggregate,
        /// Whose figures.
        indicator: IndicatorId,
        /// Of which dimension.
        dimension: u32,
        /// Into the unit that the formula counts in.
        factor: f64,
        /// `… năm trước`
        year_before: bool,
        /// `… năm 2020`
        period: Option<Period>,
    },
    /// Pushes how many members pass: `đếm ngành có X >= 7%`; between two numbers where some are unknown.
    Count {
        /// Whose figures.
        indicator: IndicatorId,
        /// Of which dimension.
        dimension: u32,
        /// How they are compared.
        comparator: Comparator,
        /// With what, in the indicator's unit.
        value: f64,
    },
    /// Adds the two on top.
    Add,
    /// Takes the top from the one below.
    Subtract,
    /// Multiplies the two on top.
    Multiply,
    /// Divides the one below by the top; by zero it is unknown.
    Divide,
    /// Changes the sign of the top.
    Negate,
    /// Compares the one below with the top: a truth.
    Compare(Comparator),
    /// Both of the truths on top.
    And,
    /// Either of them.
    Or,
    /// Of a truth and the two above it the first where it holds, else the second; unknown where it is, unless both agree.
    Choose,
}

impl Step {
    /// The indicator whose figures it takes.
    pub fn indicator(&self) -> Option<IndicatorId> {
        match self {
            Step::Figure(id, _) | Step::FigureYearBefore(id, _) | Step::FigureOf(id, ..) => Some(*id),
            Step::Over { indicator, .. } | Step::Count { indicator, .. } => Some(*indicator),
            _ => None,
        }
    }
}

/// Steps that leave one number: the figure in the unit of the indicator they define.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Formula {
    /// In order.
    pub steps: Vec<Step>,
}
