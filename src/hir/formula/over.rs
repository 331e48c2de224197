//! Aggregates over the members of a dimension: `tổng X theo ngành`, `đếm ngành có X >= 7%`.

use super::super::Checker;
use super::{Measure, describe};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Aggregate, Comparator, Step};
use crate::source::Span;
use crate::syntax::ast::Text;
use crate::syntax::phrase::clip;
use crate::value::{Dimension, Period, Unit};

impl Checker<'_> {
    /// The step of an aggregate, and what it measures.
    pub(super) fn over(
        &mut self,
        of: Aggregate,
        name: &Text,
        set: &Text,
        (year_before, period): (bool, Option<Period>),
    ) -> Option<(Step, Measure)> {
        let dimension = self.dimension_called(set)?;
        let indicator = self.indicator(name);
        let unit = self.plan.indicator(indicator)?.unit.clone();
        let measure = if unit.dimension == Dimension::Bare { Measure::Open } else { Measure::Of(unit.dimension) };
        Some((Step::Over { of, indicator, dimension, factor: unit.factor, year_before, period }, measure))
    }

    /// The step of a count; the figure it counts by stands in the indicator's unit.
    pub(super) fn count(
        &mut self,
        set: &Text,
        name: &Text,
        comparator: Comparator,
        (value, unit): (f64, Option<&str>),
        span: Span,
    ) -> Option<Step> {
        let dimension = self.dimension_called(set)?;
        let indicator = self.indicator(name);
        let own = self.plan.indicator(indicator)?.unit.clone();
        let written = unit.map(|words| Unit::read(words, words));
        let factor = match &written {
            Some(written) => written.factor_to(&own),
            // A bare number may count pieces; a share or a sum of money needs its unit.
            None => matches!(own.dimension, Dimension::Bare | Dimension::Count(_) | Dimension::Rank | Dimension::Level).then_some(1.0),
        };
        let Some(factor) = factor else {
            let message = Message::FormulaUnitsDiffer {
                left: clip(&self.typed(name.span)),
                left_unit: own.text.to_string(),
                right: clip(&self.typed(span)),
                right_unit: written.map_or_else(|| describe(&Measure::Number), |unit| unit.text.to_string()),
            };
            self.diagnostics.push(Diagnostic::at(span, message));
            return None;
        };
        Some(Step::Count { indicator, dimension, comparator, value: value * factor })
    }

    /// The dimension that words name; an error where none is declared or it has no members.
    fn dimension_called(&mut self, words: &Text) -> Option<u32> {
        let at = self.dimension_names.get(words.folded.as_str()).copied();
        let dimension = at.and_then(|at| self.plan.dimensions.get(at));
        let message = match dimension {
            Some(dimension) if !dimension.members.is_empty() => return at.map(|at| at as u32),
            Some(dimension) => Message::SetEmpty { set: clip(&dimension.title) },
            None => Message::SetUnknown { set: clip(&self.typed(words.span)) },
        };
        self.diagnostics.push(Diagnostic::at(words.span, message));
        None
    }
}
