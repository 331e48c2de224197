//! Checks: invariants of the data that the rules state, as pairs of computed indicators to compare.

use super::{DocumentId, IndicatorId};
use crate::source::Span;
use crate::value::{Grain, Unit};

/// A side of a check, in base units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Side {
    /// A number.
    Number(f64),
    /// The figures of an indicator made for it.
    Figures(IndicatorId),
}

/// How the sides of a check are held together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Relation {
    /// `=`
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    MoreThan,
    /// `<=`
    AtMost,
    /// `<`
    LessThan,
    /// `trong khoảng … đến …`: the other end; the right side is the lower one.
    Inside(Side),
}

impl Relation {
    /// The sign, as reports print it.
    pub fn sign(&self) -> &'static str {
        match self {
            Relation::Equal => "=",
            Relation::AtLeast => ">=",
            Relation::MoreThan => ">",
            Relation::AtMost => "<=",
            Relation::LessThan => "<",
            Relation::Inside(_) => "trong khoảng",
        }
    }
}

/// What the figures of an indicator made for a check are taken from.
#[derive(Debug, Clone, PartialEq)]
pub enum Gathered {
    /// `tổng X theo năm`: the sum over all periods of this length, of each row by itself.
    Periods(IndicatorId, Grain),
    /// The latest figure of each row, in a check that speaks of all periods at once.
    Latest(IndicatorId),
    /// `năm của X`: the year of every figure that is not nought, of each row by itself.
    YearOf(IndicatorId),
    /// `tổng X theo dự án`: over the rows of a column of the data, period by period.
    Rows {
        /// Whose figures.
        of: IndicatorId,
        /// The folded name of the column.
        column: String,
        /// Sum, mean, largest, smallest or number of rows.
        what: RowsWhat,
    },
    /// `đếm nhiệm vụ …`: how many tasks of the document above have a code, or a lead.
    Tasks {
        /// The code of which the count is; `None` counts all.
        code: Option<TaskFilter>,
        /// Folded name of a lead.
        lead: Option<String>,
    },
}

/// What is made of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsWhat {
    /// `tổng`
    Sum,
    /// `trung bình`
    Mean,
    /// `lớn nhất`
    Largest,
    /// `nhỏ nhất`
    Smallest,
    /// `đếm`
    Count,
}

/// Which tasks are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskFilter {
    /// The state.
    pub state: super::TaskState,
    /// Late or in time; `None` counts both.
    pub late: Option<bool>,
    /// Whether the code that was reported counts instead of the one worked out.
    pub reported: bool,
}

/// A check.
#[derive(Debug, Clone)]
pub struct Check {
    /// The name between the quotes.
    pub name: String,
    /// The document above it: its tasks are counted, its area's figures are taken.
    pub document: Option<DocumentId>,
    /// The section above it.
    pub section: Option<String>,
    /// What stands left of the sign.
    pub left: Side,
    /// How they are held together.
    pub relation: Relation,
    /// What stands right of it.
    pub right: Side,
    /// The unit to print both sides in.
    pub unit: Unit,
    /// Indicators made for it, each after those it is gathered from.
    pub gathered: Vec<(IndicatorId, Gathered)>,
    /// Whether it speaks of all periods at once: then each row is compared once.
    pub whole: bool,
    /// Where it is written.
    pub span: Span,
    /// The formulas as written.
    pub text: String,
}

impl Check {
    /// Whether it asks for the years of figures, so that each of them is a comparison of its own.
    pub fn asks_for_years(&self) -> bool {
        self.gathered.iter().any(|(_, gathered)| matches!(gathered, Gathered::YearOf(_)))
    }
}
