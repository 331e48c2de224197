//! Formulas of indicators: words and operators to flat steps, units checked on the way.
//!
//! Operators are read off a stack (no recursion), so nesting costs heap, not stack. Every value on the stack carries
//! what it measures; adding what does not agree is an error that names both.

mod over;
mod pieces;

use super::Checker;
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Formula, IndicatorId, Step};
use crate::source::Span;
use crate::source::fold::fold_name;
use crate::syntax::ast::Property;
use crate::syntax::phrase::clip;
use crate::value::{Dimension, Unit};
pub(super) use pieces::Piece;
use pieces::pieces;

/// Most numbers, names, operators and brackets of a formula: it is worked out for every period of every area.
pub const MAX_PIECES: usize = 2_000;

/// What a value on the stack measures, in base units.
#[derive(Debug, Clone, PartialEq)]
enum Measure {
    /// A number without a unit.
    Number,
    /// A quantity of a dimension.
    Of(Dimension),
    /// One quantity over another.
    Ratio(Dimension, Dimension),
    /// Not checked: an indicator whose unit nobody states.
    Open,
    /// A condition.
    Truth,
}

/// Steps with what they measure.
pub(super) struct Measured {
    pub(super) steps: Vec<Step>,
    measure: Measure,
    span: Span,
}

impl Measured {
    /// Whether its value stands in the unit of the figures that it names.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.measure, Measure::Of(_))
    }

    /// By what it is multiplied to stand in the base of another unit: a ratio held against a share; `None` where it does.
    pub(super) fn as_share_of(&self, unit: &Unit) -> Option<f64> {
        let is_ratio = matches!(self.measure, Measure::Ratio(..)) && unit.dimension != Dimension::Bare;
        is_ratio.then(|| into_unit(&self.measure, unit)).flatten().map(|factor| factor * unit.factor)
    }

    /// Whether it is a ratio of two quantities.
    fn is_ratio(&self) -> bool {
        matches!(self.measure, Measure::Ratio(..))
    }

    /// Whether it is a number without a unit.
    pub(super) fn is_bare(&self) -> bool {
        self.measure == Measure::Number
    }
}

impl Checker<'_> {
    pub(super) fn formula(&mut self, id: IndicatorId, property: &Property) {
        if property.value.folded.is_empty() {
            return self.value_not_read(property, "công thức: giá trị tăng thêm kinh tế số / GRDP");
        }
        if let Some(read) = self.expression(&property.value, &mut |_, _| Some(()))
            && let Some(formula) = self.in_unit(id, read)
            && let Some(indicator) = self.plan.indicators.get_mut(id.0 as usize)
        {
            indicator.formula = Some(formula);
        }
    }

    /// The steps of a text. `swap` may replace pieces by others before names are looked up.
    pub(super) fn expression(
        &mut self,
        text: &crate::syntax::ast::Text,
        swap: &mut dyn FnMut(&mut Self, &mut Piece) -> Option<()>,
    ) -> Option<Measured> {
        let mut faults = Vec::new();
        let mut pieces = self.with_reader(text, |reader, end| pieces(reader, end, &mut faults))?;
        self.diagnostics.append(&mut faults);
        if pieces.len() > MAX_PIECES {
            let start = Span { end: text.span.start, ..text.span };
            self.diagnostics.push(Diagnostic::at(start, Message::FormulaTooLong { limit: MAX_PIECES.to_string() }));
            return None;
        }
        for piece in &mut pieces {
            // A declared name wins over what its words could mean.
            if let Piece::Over { words, .. } = &piece
                && self.names.contains_key(words.as_str())
            {
                piece.make_name();
            }
            swap(self, piece)?;
        }
        let ordered = self.order(&pieces)?;
        self.steps(&ordered)
    }

    /// Whether two values may be compared; where not, it is said.
    pub(super) fn measures_agree(&mut self, left: &Measured, right: &Measured) -> bool {
        let sides = ((left.measure.clone(), left.span), (right.measure.clone(), right.span));
        let free = |measure: &Measure| matches!(measure, Measure::Number | Measure::Open);
        let share = |a: &Measured, b: &Measure| match b {
            Measure::Of(dimension) => {
                a.is_ratio() && into_unit(&a.measure, &Unit { dimension: dimension.clone(), factor: 1.0, text: "".into() }).is_some()
            }
            _ => false,
        };
        // A bare number is taken in the unit of the other side, and a ratio as the share or rate that it makes.
        share(left, &right.measure)
            || share(right, &left.measure)
            || free(&left.measure)
            || free(&right.measure)
            || self.combine('-', &sides.0, &sides.1, &mut Vec::new()).is_some()
    }

    /// Infix to postfix (operator precedence by a stack); brackets, branches and operands are checked on the way.
    fn order(&mut self, pieces: &[Piece]) -> Option<Vec<Piece>> {
        let mut output = Vec::new();
        let mut stack: Vec<Piece> = Vec::new();
        let mut wants_operand = true;
        for piece in pieces {
            match piece {
                Piece::Number(..) | Piece::Name { .. } | Piece::Over { .. } | Piece::Count { .. } if wants_operand => {
                    output.push(piece.clone());
                    wants_operand = false;
                }
                Piece::Operator('-', span) if wants_operand => stack.push(Piece::Operator('~', *span)),
                Piece::Operator(..) | Piece::Compare(..) | Piece::And(_) | Piece::Or(_) if !wants_operand => {
                    while let Some(top) = stack.last()
                        && rank(top) >= rank(piece)
                    {
                        output.extend(stack.pop());
                    }
                    stack.push(piece.clone());
                    wants_operand = true;
                }
                Piece::Open(_) | Piece::If(_) if wants_operand => stack.push(piece.clone()),
                Piece::Then(_) | Piece::Else(_) | Piece::Close(_) if !wants_operand => {
                    unwind(&mut stack, &mut output);
                    let opens = match (stack.pop(), piece) {
                        (Some(Piece::Open(_)), Piece::Close(_)) => false,
                        (Some(Piece::If(_)), Piece::Then(_)) | (Some(Piece::Then(_)), Piece::Else(_)) => true,
                        _ => return self.formula_fault(piece),
                    };
                    if opens {
                        stack.push(piece.clone());
                        wants_operand = true;
                    }
                }
                _ => return self.formula_fault(piece),
            }
        }
        if wants_operand {
            return pieces.last().and_then(|last| self.formula_fault(last));
        }
        unwind(&mut stack, &mut output);
        match stack.pop() {
            // A bracket that is not closed, `nếu` without `thì`, `thì` without `không thì`.
            Some(open) => self.formula_fault(&open),
            None => Some(output),
        }
    }

    fn formula_fault(&mut self, piece: &Piece) -> Option<Vec<Piece>> {
        let span = match piece {
            Piece::Number(_, _, span) | Piece::Operator(_, span) | Piece::Open(span) | Piece::Close(span) | Piece::Stray(span) => *span,
            Piece::Name { span, .. } | Piece::Over { span, .. } | Piece::Count { span, .. } => *span,
            Piece::Compare(_, span) | Piece::And(span) | Piece::Or(span) => *span,
            Piece::If(span) | Piece::Then(span) | Piece::Else(span) | Piece::Choose(span) => *span,
        };
        let message = Message::FormulaNotRead { at: clip(&self.typed(span)) };
        self.diagnostics.push(Diagnostic::at(span, message));
        None
    }

    /// Postfix to steps, units checked.
    fn steps(&mut self, ordered: &[Piece]) -> Option<Measured> {
        let mut steps = Vec::new();
        let mut stack: Vec<(Measure, Span)> = Vec::new();
        for piece in ordered {
            match piece {
                Piece::Number(value, unit, span) => {
                    let unit = unit.as_ref().map(|words| Unit::read(words, words));
                    let factor = unit.as_ref().map_or(1.0, |unit| unit.factor);
                    steps.push(Step::Number(value * factor));
                    stack.push((unit.map_or(Measure::Number, |unit| Measure::Of(unit.dimension)), *span));
                }
                Piece::Name { folded, year_before, of, span } => {
                    let text = crate::syntax::ast::Text { span: *span, folded: folded.clone() };
                    let indicator = self.indicator(&text);
                    let unit = self.plan.indicator(indicator)?.unit.clone();
                    let open = unit.dimension == Dimension::Bare;
                    let factor = unit.factor;
                    steps.push(match (year_before, of) {
                        (true, _) => Step::FigureYearBefore(indicator, factor),
                        (false, Some(period)) => Step::FigureOf(indicator, *period, factor),
                        (false, None) => Step::Figure(indicator, factor),
                    });
                    stack.push((if open { Measure::Open } else { Measure::Of(unit.dimension) }, *span));
                }
                Piece::Over { of, name, set, year_before, period, span, .. } => {
                    let (step, measure) = self.over(*of, name, set, (*year_before, *period))?;
                    steps.push(step);
                    stack.push((measure, *span));
                }
                Piece::Count { set, name, comparator, value, unit, span } => {
                    steps.push(self.count(set, name, *comparator, (*value, unit.as_deref()), *span)?);
                    stack.push((Measure::Number, *span));
                }
                Piece::Compare(comparator, _) => {
                    let (right, left) = (stack.pop()?, stack.pop()?);
                    self.agree(&left, &right, &mut steps)?;
                    steps.push(Step::Compare(*comparator));
                    stack.push((Measure::Truth, left.1.to(right.1)));
                }
                Piece::And(span) | Piece::Or(span) => {
                    let (right, left) = (stack.pop()?, stack.pop()?);
                    if left.0 != Measure::Truth || right.0 != Measure::Truth {
                        self.formula_fault(&Piece::Stray(*span));
                        return None;
                    }
                    steps.push(if matches!(piece, Piece::And(_)) { Step::And } else { Step::Or });
                    stack.push((Measure::Truth, left.1.to(right.1)));
                }
                Piece::Choose(span) => {
                    let (otherwise, then, condition) = (stack.pop()?, stack.pop()?, stack.pop()?);
                    if condition.0 != Measure::Truth {
                        self.formula_fault(&Piece::Stray(*span));
                        return None;
                    }
                    let measure = self.agree(&then, &otherwise, &mut steps)?;
                    steps.push(Step::Choose);
                    stack.push((measure, condition.1.to(otherwise.1)));
                }
                Piece::Operator('~', _) => steps.push(Step::Negate),
                Piece::Operator(operator, _) => {
                    let (right, left) = (stack.pop()?, stack.pop()?);
                    let measure = self.combine(*operator, &left, &right, &mut steps)?;
                    stack.push((measure, left.1.to(right.1)));
                }
                _ => return None,
            }
        }
        let (measure, span) = stack.pop()?;
        Some(Measured { steps, measure, span })
    }

    /// A value turned into the unit of the indicator that it defines.
    fn in_unit(&mut self, id: IndicatorId, Measured { mut steps, measure, span }: Measured) -> Option<Formula> {
        let own = self.plan.indicator(id)?.unit.clone();
        let Some(factor) = into_unit(&measure, &own) else {
            let name = self.plan.indicator(id)?.name.clone();
            let message = Message::FormulaUnit { name, unit: own.text.to_string(), found: self.said_unit(&measure, span) };
            self.diagnostics.push(Diagnostic::at(span, message));
            return None;
        };
        if factor != 1.0 {
            steps.push(Step::Number(factor));
            steps.push(Step::Multiply);
        }
        Some(Formula { steps })
    }

    /// The unit of a value as its declaration writes it, where the value is a name or a number with a unit; else what it
    /// measures.
    fn said_unit(&self, measure: &Measure, span: Span) -> String {
        let folded = fold_name(&self.typed(span));
        let declared =
            self.names.get(folded.as_str()).and_then(|id| self.plan.indicator(*id)).map(|indicator| indicator.unit.text.to_string());
        let number =
            folded.split_once(' ').filter(|(number, _)| number.starts_with(|c: char| c.is_ascii_digit())).map(|(_, unit)| unit.to_owned());
        declared
            .filter(|unit| !unit.is_empty())
            .or(number.filter(|_| matches!(measure, Measure::Of(_))))
            .unwrap_or_else(|| describe(measure))
    }

    /// What two values measure that are held against each other; an error where they don't measure the same. A part of a
    /// whole (both counted in one unit) is a share of it: the right value is then turned into what the left one is.
    fn agree(&mut self, left: &(Measure, Span), right: &(Measure, Span), steps: &mut Vec<Step>) -> Option<Measure> {
        use Measure::{Of, Open, Ratio, Truth};
        let factor = match (&left.0, &right.0) {
            (Ratio(a, b), Of(Dimension::Share(_))) if same(a, b) => Some(0.01),
            (Of(Dimension::Share(_)), Ratio(a, b)) if same(a, b) => Some(100.0),
            _ => None,
        };
        if let Some(factor) = factor {
            steps.push(Step::Number(factor));
            steps.push(Step::Multiply);
            return Some(left.0.clone());
        }
        let agree = match (&left.0, &right.0) {
            (Of(a), Of(b)) => same(a, b),
            (Truth, _) | (_, Truth) => false,
            (Open, _) | (_, Open) => true,
            (a, b) => a == b,
        };
        if agree {
            return Some(left.0.clone());
        }
        let message = Message::FormulaUnitsDiffer {
            left: clip(&self.typed(left.1)),
            left_unit: self.said_unit(&left.0, left.1),
            right: clip(&self.typed(right.1)),
            right_unit: self.said_unit(&right.0, right.1),
        };
        self.diagnostics.push(Diagnostic::at(left.1.to(right.1), message));
        None
    }

    fn combine(&mut self, operator: char, left: &(Measure, Span), right: &(Measure, Span), steps: &mut Vec<Step>) -> Option<Measure> {
        use Measure::{Number, Of, Open, Ratio};
        let (step, measure) = match (operator, &left.0, &right.0) {
            ('+' | '-', ..) => {
                let measure = self.agree(left, right, steps)?;
                (if operator == '+' { Step::Add } else { Step::Subtract }, measure)
            }
            (_, Measure::Truth, _) | (_, _, Measure::Truth) => {
                self.agree(left, right, steps)?;
                return None;
            }
            ('*', Number, other) | ('*', other, Number) => (Step::Multiply, other.clone()),
            ('*', Open, _) | ('*', _, Open) => (Step::Multiply, Open),
            // A share of something is that many hundredths of it.
            ('*', Of(Dimension::Share(_)), other) | ('*', other, Of(Dimension::Share(_))) => {
                steps.push(Step::Multiply);
                steps.push(Step::Number(0.01));
                (Step::Multiply, other.clone())
            }
            ('*', Ratio(a, b), Of(c)) | ('*', Of(c), Ratio(a, b)) if same(b, c) => (Step::Multiply, Of(a.clone())),
            ('/', a, Number) => (Step::Divide, a.clone()),
            ('/', Open, _) | ('/', _, Open) => (Step::Divide, Open),
            ('/', Of(a), Of(b)) => (Step::Divide, Ratio(a.clone(), b.clone())),
            (_, a, b) => {
                let message = Message::FormulaUnitsDiffer {
                    left: clip(&self.typed(left.1)),
                    left_unit: self.said_unit(a, left.1),
                    right: clip(&self.typed(right.1)),
                    right_unit: self.said_unit(b, right.1),
                };
                self.diagnostics.push(Diagnostic::at(left.1.to(right.1), message));
                return None;
            }
        };
        steps.push(step);
        Some(measure)
    }

    /// A formula may not refer to itself, also not by way of others: such formulas are errors and are dropped.
    pub(super) fn break_cycles(&mut self) {
        #[derive(Clone, Copy)]
        enum Mark {
            New,
            /// Being looked at, so deep on the path.
            Open(usize),
            Done,
        }
        let mut marks = vec![Mark::New; self.plan.indicators.len()];
        for root in 0..marks.len() {
            // (indicator, its parts that have not been looked at, the next one last)
            let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
            let mut next = Some(root);
            loop {
                if let Some(at) = next.take() {
                    match marks.get(at).copied() {
                        Some(Mark::New) => {
                            if let Some(mark) = marks.get_mut(at) {
                                *mark = Mark::Open(path.len());
                            }
                            path.push((at, self.parts(at)));
                        }
                        // A formula that was dropped closes no further circle.
                        Some(Mark::Open(depth)) if self.plan.indicators.get(at).is_some_and(|i| i.formula.is_some()) => {
                            self.cycle(path.get(depth..).unwrap_or(&[]), at);
                            if let Some((_, parts)) = path.get_mut(depth) {
                                parts.clear();
                            }
                        }
                        _ => {}
                    }
                }
                let Some((at, parts)) = path.last_mut() else { break };
                next = parts.pop();
                if next.is_none() {
                    if let Some(mark) = marks.get_mut(*at) {
                        *mark = Mark::Done;
                    }
                    path.pop();
                }
            }
        }
    }

    /// The indicators that the formula of one refers to, the first one last. A figure of another period closes no circle.
    fn parts(&self, at: usize) -> Vec<usize> {
        let steps = self.plan.indicators.get(at).and_then(|i| i.formula.as_ref()).map_or(&[][..], |formula| &formula.steps);
        let part = |step: &Step| match step {
            Step::Figure(id, _) => Some(id.0 as usize),
            Step::Over { indicator, year_before: false, period: None, .. } | Step::Count { indicator, .. } => Some(indicator.0 as usize),
            _ => None,
        };
        steps.iter().rev().filter_map(part).collect()
    }

    fn cycle(&mut self, path: &[(usize, Vec<usize>)], closing: usize) {
        let name = |at: usize| self.plan.indicators.get(at).map(|i| clip(&i.name));
        let mut names: Vec<String> = path.iter().take(8).filter_map(|(at, _)| name(*at)).collect();
        names.extend(name(closing));
        let Some(indicator) = self.plan.indicators.get_mut(closing) else { return };
        indicator.formula = None;
        let span = indicator.span;
        self.diagnostics.push(Diagnostic::at(span, Message::FormulaCycle { path: names.join(" → ") }));
    }
}

/// How strongly an operator binds; a bracket or a branch not at all.
fn rank(piece: &Piece) -> u8 {
    match piece {
        Piece::Or(_) => 1,
        Piece::And(_) => 2,
        Piece::Compare(..) => 3,
        Piece::Operator('+' | '-', _) => 4,
        Piece::Operator('*' | '/', _) => 5,
        Piece::Operator(..) => 6,
        _ => 0,
    }
}

/// Takes operators off the stack down to what opens the place they stand in; a last branch ends with them.
fn unwind(stack: &mut Vec<Piece>, output: &mut Vec<Piece>) {
    while let Some(top) = stack.last() {
        match top {
            Piece::Else(span) => output.push(Piece::Choose(*span)),
            Piece::Open(_) | Piece::If(_) | Piece::Then(_) => break,
            operator => output.push(operator.clone()),
        }
        stack.pop();
    }
}

fn same(a: &Dimension, b: &Dimension) -> bool {
    match (a, b) {
        (Dimension::Share(a), Dimension::Share(b)) => a.is_none() || b.is_none() || a == b,
        (a, b) => a == b,
    }
}

/// By what a value in base units is multiplied to stand in a unit; `None` where it measures something else.
fn into_unit(measure: &Measure, unit: &Unit) -> Option<f64> {
    if unit.dimension == Dimension::Bare {
        return Some(1.0);
    }
    match (measure, &unit.dimension) {
        (Measure::Open, Dimension::Share(_)) => Some(100.0 / unit.factor),
        (Measure::Open | Measure::Number, _) => Some(1.0 / unit.factor),
        (Measure::Of(a), b) if same(a, b) => Some(1.0 / unit.factor),
        // Growth of a share and the like: `X - X năm trước` in points.
        (Measure::Of(Dimension::Share(_)), Dimension::Points) => Some(1.0),
        // A share is a ratio in hundredths; its unit's factor is to one per cent.
        (Measure::Ratio(..), Dimension::Share(_)) => Some(100.0 / unit.factor),
        (Measure::Ratio(..), Dimension::Rate { .. } | Dimension::Money(Some(_))) => Some(1.0 / unit.factor),
        (Measure::Ratio(..), Dimension::Score(Some(scale))) => Some(f64::from(*scale)),
        _ => None,
    }
}

fn describe(measure: &Measure) -> String {
    match measure {
        Measure::Number => "số".to_owned(),
        Measure::Open => "?".to_owned(),
        Measure::Truth => "đúng/sai".to_owned(),
        Measure::Of(dimension) => dimension_name(dimension),
        Measure::Ratio(a, b) => format!("{} / {}", dimension_name(a), dimension_name(b)),
    }
}

fn dimension_name(dimension: &Dimension) -> String {
    match dimension {
        Dimension::Share(None) => "%".to_owned(),
        Dimension::Share(Some(whole)) => format!("% {whole}"),
        Dimension::Points => "điểm %".to_owned(),
        Dimension::Rate { of, per } => format!("{of}/{per}"),
        Dimension::Score(_) => "điểm".to_owned(),
        Dimension::Rank => "hạng".to_owned(),
        Dimension::Level => "cấp độ".to_owned(),
        Dimension::Money(None) => "đồng".to_owned(),
        Dimension::Money(Some(per)) => format!("đồng/{per}"),
        Dimension::Count(noun) => noun.to_string(),
        Dimension::Days => "ngày".to_owned(),
        Dimension::Months => "tháng".to_owned(),
        Dimension::Bare => String::new(),
        Dimension::State => "có/không".to_owned(),
    }
}
