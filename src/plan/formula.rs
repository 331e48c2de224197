//! Formulas as flat steps on a stack: no tree to walk, no depth to run out of.

use super::IndicatorId;
use crate::value::Period;

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
}

/// Steps that leave one number: the figure in the unit of the indicator they define.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Formula {
    /// In order.
    pub steps: Vec<Step>,
}
