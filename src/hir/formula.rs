//! Formulas of indicators: words and operators to flat steps, units checked on the way.
//!
//! Operators are read off a stack (no recursion), so nesting costs heap, not stack. Every value on the stack carries
//! what it measures; adding what does not agree is an error that names both.

use super::Checker;
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Formula, IndicatorId, Step};
use crate::source::Span;
use crate::syntax::ast::Property;
use crate::syntax::phrase::{Reader, clip, number_fault};
use crate::syntax::token::TokenKind;
use crate::value::number::{self, NumberStyle};
use crate::value::{Dimension, Period, Unit};

/// Most numbers, names, operators and brackets of a formula: it is worked out for every period of every area.
pub const MAX_PIECES: usize = 2_000;

/// A piece of a formula.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Number(f64, Option<String>, Span),
    Name { folded: String, year_before: bool, of: Option<Period>, span: Span },
    Operator(char, Span),
    Open(Span),
    Close(Span),
    Stray(Span),
}

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

    /// Infix to postfix (operator precedence by a stack); brackets and operands are checked on the way.
    fn order(&mut self, pieces: &[Piece]) -> Option<Vec<Piece>> {
        let mut output = Vec::new();
        let mut stack: Vec<Piece> = Vec::new();
        let mut wants_operand = true;
        let rank = |operator: char| match operator {
            '+' | '-' => 1,
            '*' | '/' => 2,
            _ => 3,
        };
        for piece in pieces {
            match piece {
                Piece::Number(..) | Piece::Name { .. } if wants_operand => {
                    output.push(piece.clone());
                    wants_operand = false;
                }
                Piece::Operator('-', span) if wants_operand => stack.push(Piece::Operator('~', *span)),
                Piece::Operator(operator, _) if !wants_operand => {
                    while let Some(Piece::Operator(top, _)) = stack.last()
                        && rank(*top) >= rank(*operator)
                    {
                        output.extend(stack.pop());
                    }
                    stack.push(piece.clone());
                    wants_operand = true;
                }
                Piece::Open(_) if wants_operand => stack.push(piece.clone()),
                Piece::Close(_) if !wants_operand => {
                    while let Some(Piece::Operator(..)) = stack.last() {
                        output.extend(stack.pop());
                    }
                    if stack.pop().is_none() {
                        return self.formula_fault(piece);
                    }
                }
                _ => return self.formula_fault(piece),
            }
        }
        if wants_operand {
            return pieces.last().and_then(|last| self.formula_fault(last));
        }
        while let Some(piece) = stack.pop() {
            if let Piece::Open(_) = piece {
                return self.formula_fault(&piece);
            }
            output.push(piece);
        }
        Some(output)
    }

    fn formula_fault(&mut self, piece: &Piece) -> Option<Vec<Piece>> {
        let span = match piece {
            Piece::Number(_, _, span) | Piece::Operator(_, span) | Piece::Open(span) | Piece::Close(span) | Piece::Stray(span) => *span,
            Piece::Name { span, .. } => *span,
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
            let message = Message::FormulaUnit { name, unit: own.text.to_string(), found: describe(&measure) };
            self.diagnostics.push(Diagnostic::at(span, message));
            return None;
        };
        if factor != 1.0 {
            steps.push(Step::Number(factor));
            steps.push(Step::Multiply);
        }
        Some(Formula { steps })
    }

    fn combine(&mut self, operator: char, left: &(Measure, Span), right: &(Measure, Span), steps: &mut Vec<Step>) -> Option<Measure> {
        use Measure::{Number, Of, Open, Ratio};
        let (step, measure) = match (operator, &left.0, &right.0) {
            ('+' | '-', a, b) => {
                let agree = match (a, b) {
                    (Of(a), Of(b)) => same(a, b),
                    (Open, _) | (_, Open) => true,
                    (a, b) => a == b,
                };
                if !agree {
                    let message = Message::FormulaUnitsDiffer {
                        left: clip(&self.typed(left.1)),
                        left_unit: describe(a),
                        right: clip(&self.typed(right.1)),
                        right_unit: describe(b),
                    };
                    self.diagnostics.push(Diagnostic::at(left.1.to(right.1), message));
                    return None;
                }
                (if operator == '+' { Step::Add } else { Step::Subtract }, a.clone())
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
                    left_unit: describe(a),
                    right: clip(&self.typed(right.1)),
                    right_unit: describe(b),
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

/// Tokens to pieces: runs of words are names, `năm trước` and `năm 2020` at their end belong to them.
fn pieces(reader: &Reader<'_>, end: usize, faults: &mut Vec<Diagnostic>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < end {
        let span = reader.span(at, at + 1);
        match reader.tokens.kind(at) {
            TokenKind::Mark => {
                out.push(match reader.text(at) {
                    "+" => Piece::Operator('+', span),
                    "-" => Piece::Operator('-', span),
                    "*" | "×" | "·" => Piece::Operator('*', span),
                    "/" | ":" => Piece::Operator('/', span),
                    "(" => Piece::Open(span),
                    ")" => Piece::Close(span),
                    _ => Piece::Stray(span),
                });
                at += 1;
            }
            TokenKind::Number => match number::read(reader.text(at), NumberStyle::Vietnamese) {
                Ok(figure) => {
                    let (unit, next) = number_unit(reader, at + 1, end);
                    out.push(Piece::Number(figure.value, unit, span));
                    at = next;
                }
                Err(fault) => {
                    faults.push(number_fault(span, reader.typed(span), &fault));
                    out.push(Piece::Stray(span));
                    at += 1;
                }
            },
            TokenKind::Word => {
                let mut to = at;
                while to < end && matches!(reader.tokens.kind(to), TokenKind::Word) {
                    to += 1;
                }
                let mut name_end = to;
                let mut year_before = false;
                let mut of = None;
                if to >= at + 3 && reader.text(to - 2) == "năm" && reader.text(to - 1) == "trước" {
                    (name_end, year_before) = (to - 2, true);
                } else if to > at + 1
                    && reader.text(to - 1) == "năm"
                    && let Some((period, next)) = reader.period(to - 1, end, false)
                {
                    (name_end, of, to) = (to - 1, Some(period), next);
                }
                let piece = reader.piece(at, name_end);
                out.push(Piece::Name { folded: piece.folded, year_before, of, span: piece.span });
                at = to;
            }
            _ => {
                out.push(Piece::Stray(span));
                at += 1;
            }
        }
    }
    out
}

/// The unit behind a number of a formula: a percent sign or words up to the next operator.
fn number_unit(reader: &Reader<'_>, from: usize, end: usize) -> (Option<String>, usize) {
    let mut to = from;
    if reader.tokens.kind(to) == TokenKind::Percent && to < end {
        to += 1;
    }
    while to < end && reader.tokens.kind(to) == TokenKind::Word {
        to += 1;
    }
    if to == from { (None, from) } else { (Some(reader.piece(from, to).folded), to) }
}
