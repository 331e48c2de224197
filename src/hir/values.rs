//! Values of properties: dates, periods, quantities and short lists, read with the same readers as target lines.

use super::Checker;
use crate::diagnostics::Diagnostic;
use crate::source::fold::Folded;
use crate::source::{SourceFile, Span};
use crate::syntax::ast::{Property, Quantity, Text};
use crate::syntax::phrase::Reader;
use crate::syntax::token::Tokens;
use crate::value::{Date, Period};

impl Checker<'_> {
    /// Runs a reader over a value; the value is folded again so that every piece keeps its own place.
    pub(super) fn with_reader<T>(&self, text: &Text, read: impl FnOnce(&Reader<'_>, usize) -> T) -> Option<T> {
        let source: &SourceFile = self.sources.file(text.span.file)?;
        let folded = Folded::new(source.slice(text.span.start, text.span.end), text.span.start as usize);
        let mut tokens = Tokens::default();
        tokens.read(&folded.text, (0, folded.text.len() as u32));
        let reader = Reader::new(&folded, &tokens, source, text.span.file);
        let end = tokens.len();
        Some(read(&reader, end))
    }

    /// A date (`30/4/2026`), or the whole value as one period.
    pub(super) fn period_value(&self, property: &Property) -> Option<Period> {
        self.with_reader(&property.value, |reader, end| reader.period(0, end, true).filter(|(_, next)| *next == end).map(|(p, _)| p))?
    }

    /// Two ends: `2026 - 2030`, `22/01/2024 - 31/12/2025`, or one period.
    pub(super) fn span_value(&self, property: &Property) -> Option<(Date, Date)> {
        self.with_reader(&property.value, |reader, end| {
            let from = usize::from(reader.text(0) == "từ" || reader.text(0) == "from");
            let (first, next) = reader.period(from, end, true)?;
            if next == end {
                return Some((first.start(), first.end()));
            }
            let joined = if reader.is_mark(next, "-") || matches!(reader.text(next), "đến" | "to") { 1 } else { return None };
            let (last, next) = reader.period(next + joined, end, true)?;
            (next == end && first.start() <= last.end()).then(|| (first.start(), last.end()))
        })?
    }

    /// `10,2% năm 2021`: a quantity and its period.
    pub(super) fn figure_of_period(&mut self, text: &Text) -> Option<(Quantity, Period)> {
        let mut faults = Vec::new();
        let read = self.with_reader(text, |reader, end| {
            let (quantity, next) = reader.quantity(0, end, &mut faults)?;
            let next = if reader.is_mark(next, "(") || reader.is_pause(next) { next + 1 } else { next };
            let next = if reader.text(next) == "vào" || reader.text(next) == "trong" { next + 1 } else { next };
            let (period, next) = reader.period(next, end, true)?;
            let next = if reader.is_mark(next, ")") { next + 1 } else { next };
            (next == end && quantity.high.is_none()).then_some((quantity, period))
        });
        self.diagnostics.append(&mut faults);
        read?
    }

    /// `2026: 18%; 2027: 21%`: periods with their quantities, and the pieces that could not be read.
    pub(super) fn figures_by_period(&mut self, text: &Text) -> (Vec<(Period, Quantity)>, Vec<Span>) {
        let mut faults: Vec<Diagnostic> = Vec::new();
        let read = self.with_reader(text, |reader, end| {
            let mut good = Vec::new();
            let mut bad = Vec::new();
            let mut at = 0;
            while at < end {
                let stop = (at..end).find(|place| reader.is_mark(*place, ";")).unwrap_or(end);
                let one = (|| {
                    let (period, next) = reader.period(at, stop, true)?;
                    let next = if reader.is_mark(next, ":") || reader.text(next) == "=" { next + 1 } else { next };
                    let (quantity, next) = reader.quantity(next, stop, &mut faults)?;
                    (next == stop && quantity.high.is_none()).then_some((period, quantity))
                })();
                match one {
                    Some(one) => good.push(one),
                    None if stop > at => bad.push(reader.span(at, stop)),
                    None => {}
                }
                at = stop + 1;
            }
            (good, bad)
        });
        self.diagnostics.append(&mut faults);
        read.unwrap_or_default()
    }
}
