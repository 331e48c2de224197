//! Checks: two formulas and a sign. What formulas cannot say of themselves (sums over periods and rows, counts of tasks,
//! years of figures) becomes an indicator made for the check, and so does each side.

use super::formula::{Measured, Piece};
use super::{BlockDecl, Checker};
use crate::data::progress::state_of;
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Check, DocumentId, Formula, Gathered, Indicator, IndicatorId, Relation, RowsWhat, Side, Step, TaskFilter};
use crate::source::fold::fold_name;
use crate::syntax::ast::Text;
use crate::syntax::phrase::{Reader, clip};
use crate::syntax::token::TokenKind;
use crate::value::{Dimension, Grain, Unit};

/// Where the sides of a check stand.
struct Parted {
    left: Text,
    relation: Relation,
    right: Text,
    upper: Option<Text>,
}

/// What a check gathers while its sides are read.
#[derive(Default)]
struct Making {
    gathered: Vec<(IndicatorId, Gathered)>,
    /// Whether it speaks of all periods at once.
    whole: bool,
    /// The first unit met, to print both sides in.
    unit: Option<Unit>,
    /// Names given to the indicators made, to be taken back.
    names: Vec<String>,
}

impl Checker<'_> {
    /// `kiểm tra "…": A = B`.
    pub(super) fn check_block(&mut self, decl: &BlockDecl, document: Option<DocumentId>, section: Option<&Text>) {
        let body = &decl.block.body;
        let Some(Some(parted)) = self.with_reader(body, part) else {
            self.diagnostics.push(Diagnostic::at(body.span, Message::CheckNotRead { line: clip(&self.typed(body.span)) }));
            return;
        };
        for property in &decl.properties {
            if !matches!(property.key, crate::syntax::ast::Key::Note | crate::syntax::ast::Key::Basis) {
                self.misplaced(property);
            }
        }
        let sides: Vec<&Text> = [&parted.left, &parted.right].into_iter().chain(&parted.upper).collect();
        // A check that speaks of all periods at once takes the latest figure of everything else.
        let mut making = Making { whole: sides.iter().any(|side| speaks_of_all(&side.folded)), ..Making::default() };
        let mut read = Vec::new();
        for side in sides {
            read.push(self.side(side, &mut making));
        }
        for name in &making.names {
            self.names.remove(name.as_str());
        }
        let mut read = read.into_iter();
        let (Some(Some((left, left_is))), Some(Some((right, right_is)))) = (read.next(), read.next()) else { return };
        let mut upper_is = None;
        let relation = match (parted.relation, read.next()) {
            (Relation::Inside(_), Some(Some((upper, is)))) => {
                if !self.measures_agree(&left_is, &is) {
                    return;
                }
                upper_is = Some(is);
                Relation::Inside(upper)
            }
            (Relation::Inside(_), _) => return,
            (relation, _) => relation,
        };
        if !self.measures_agree(&left_is, &right_is) {
            return;
        }
        let unit = making.unit.unwrap_or_else(|| Unit::read("", ""));
        // A bare number is meant in the unit of the other side; all else stands in base units.
        let held = |side: Side, is: &Measured| match side {
            Side::Number(value) if is.is_bare() => Side::Number(value * unit.factor),
            other => other,
        };
        let relation = match (relation, &upper_is) {
            (Relation::Inside(upper), Some(is)) => Relation::Inside(held(upper, is)),
            (relation, _) => relation,
        };
        for (side, is) in [(left, &left_is), (right, &right_is)] {
            // `A / B` beside a share is that many hundredths.
            if let (Side::Figures(id), Some(factor)) = (side, is.as_share_of(&unit))
                && let Some(formula) = self.plan.indicators.get_mut(id.0 as usize).and_then(|made| made.formula.as_mut())
            {
                formula.steps.extend([Step::Number(factor), Step::Multiply]);
            }
        }
        let (left, right) = (held(left, &left_is), held(right, &right_is));
        self.plan.checks.push(Check {
            name: self.typed(decl.block.head.span),
            document,
            section: section.map(|section| self.typed(section.span)),
            left,
            relation,
            right,
            unit,
            gathered: making.gathered,
            whole: making.whole,
            span: decl.block.head.span.to(body.span),
            text: self.typed(body.span),
        });
    }

    /// A side as a number or as an indicator made for it, in base units.
    fn side(&mut self, text: &Text, making: &mut Making) -> Option<(Side, Measured)> {
        let read = self.expression(text, &mut |checker, piece| checker.gather(piece, making))?;
        if making.unit.is_none() {
            let real = read.steps.iter().filter_map(step_indicator).map(|id| source_of(&making.gathered, id));
            let unit = real.filter_map(|id| self.plan.indicator(id)).map(|i| i.unit.clone()).find(|unit| unit.dimension != Dimension::Bare);
            making.unit = unit.filter(|_| read.is_plain());
        }
        let side = match constant(&read.steps) {
            Some(value) => Side::Number(value),
            None => {
                let mut indicator = Indicator::named("", text.span, false);
                indicator.formula = Some(Formula { steps: read.steps.clone() });
                Side::Figures(self.add_indicator(indicator))
            }
        };
        Some((side, read))
    }

    /// Replaces a name that gathers figures by the indicator made for it.
    fn gather(&mut self, piece: &mut Piece, making: &mut Making) -> Option<()> {
        // Here rows are gathered as they stand, not the members of a dimension.
        piece.make_name();
        let Piece::Name { folded, year_before: false, of: None, span } = piece else { return Some(()) };
        let words: Vec<&str> = folded.split(' ').collect();
        let text = |words: &[&str]| Text { span: *span, folded: words.join(" ") };
        let by = words.iter().rposition(|word| matches!(*word, "theo" | "by"));
        let what = match words.as_slice() {
            ["tổng" | "sum" | "total", ..] => Some((RowsWhat::Sum, 1)),
            ["trung", "bình", ..] | ["bình", "quân", ..] => Some((RowsWhat::Mean, 2)),
            ["lớn" | "cao", "nhất", ..] => Some((RowsWhat::Largest, 2)),
            ["nhỏ" | "thấp", "nhất", ..] => Some((RowsWhat::Smallest, 2)),
            ["đếm" | "count", ..] => Some((RowsWhat::Count, 1)),
            _ => None,
        };
        // A declared name wins over what its words could mean.
        if self.names.contains_key(folded.as_str()) && !making.names.contains(folded) {
            if making.whole {
                let id = self.indicator(&text(&words));
                *folded = self.make(Gathered::Latest(id), id, making);
            }
            return Some(());
        }
        let gathered = match (words.as_slice(), what, by) {
            (["đếm" | "count", "nhiệm", "vụ", rest @ ..], ..) | (["count", "tasks", rest @ ..], ..) => {
                let (code, lead) = self.tasks_counted(rest, *span)?;
                *folded = self.make_count(Gathered::Tasks { code, lead }, making);
                return Some(());
            }
            (["năm", "của", rest @ ..], ..) | (["year", "of", rest @ ..], ..) if !rest.is_empty() => {
                let id = self.indicator(&text(rest));
                let name = self.make(Gathered::YearOf(id), id, making);
                if let Some(made) = self.names.get(&name).copied() {
                    self.set_unit(made, Unit::read("năm", "năm"), None);
                }
                *folded = name;
                return Some(());
            }
            (_, Some((what, skip)), Some(by)) if by > skip && by + 1 < words.len() => {
                let id = self.indicator(&text(words.get(skip..by)?));
                let column = words.get(by + 1..)?.join(" ");
                let grain = match column.as_str() {
                    "năm" | "year" | "các năm" => Some(Grain::Year),
                    "quý" | "quarter" => Some(Grain::Quarter),
                    "tháng" | "month" => Some(Grain::Month),
                    _ => None,
                };
                match (grain, what) {
                    (Some(grain), RowsWhat::Sum) => (Gathered::Periods(id, grain), id),
                    (Some(_), _) => {
                        self.diagnostics.push(Diagnostic::at(*span, Message::CheckNotRead { line: clip(&self.typed(*span)) }));
                        return None;
                    }
                    (None, RowsWhat::Count) => {
                        *folded = self.make_count(Gathered::Rows { of: id, column, what }, making);
                        return Some(());
                    }
                    (None, what) => (Gathered::Rows { of: id, column, what }, id),
                }
            }
            _ => {
                if making.whole {
                    let id = self.indicator(&text(&words));
                    (Gathered::Latest(id), id)
                } else {
                    return Some(());
                }
            }
        };
        *folded = self.make(gathered.0, gathered.1, making);
        Some(())
    }

    /// Makes an indicator in the unit of another; its name is one that nobody can write.
    fn make(&mut self, gathered: Gathered, like: IndicatorId, making: &mut Making) -> String {
        let unit = self.plan.indicator(like).map(|i| i.unit.clone());
        let name = self.make_count(gathered, making);
        if let (Some(id), Some(unit)) = (self.names.get(&name).copied(), unit) {
            self.set_unit(id, unit, None);
        }
        name
    }

    /// Makes an indicator that counts.
    fn make_count(&mut self, gathered: Gathered, making: &mut Making) -> String {
        let name = format!("\u{1}{}", self.plan.indicators.len());
        let span = self.plan.indicators.first().map_or_else(|| crate::source::Span::new(crate::source::FileId(0), 0, 0), |i| i.span);
        let id = self.add_indicator(Indicator::named("", span, false));
        self.names.insert(name.clone(), id);
        making.gathered.push((id, gathered));
        making.names.push(name.clone());
        name
    }

    /// `có trạng thái HT`, `có trạng thái báo cáo ĐTH-Đ`, `do Sở Y tế chủ trì`, or nothing.
    fn tasks_counted(&mut self, words: &[&str], span: crate::source::Span) -> Option<(Option<TaskFilter>, Option<String>)> {
        let all = words.join(" ");
        let mut rest = all.as_str();
        let mut lead = None;
        if let Some((before, after)) = rest.split_once("do ").filter(|(before, _)| before.is_empty() || before.ends_with(' ')) {
            let name = after.strip_suffix(" chủ trì").unwrap_or(after);
            lead = Some(fold_name(name));
            rest = before.trim();
        }
        let mut code = None;
        if !rest.is_empty() {
            let words = ["có trạng thái ", "có mã ", "trạng thái ", "mã ", "with state "];
            let state = words.iter().find_map(|words| rest.strip_prefix(words));
            let reported = state.and_then(|state| state.strip_prefix("báo cáo ").or(state.strip_prefix("reported ")));
            let read = reported.or(state).and_then(state_of);
            let Some((state, late)) = read else {
                let message = Message::CheckNotRead { line: clip(&self.typed(span)) };
                self.diagnostics.push(Diagnostic::at(span, message));
                return None;
            };
            code = Some(TaskFilter { state, late, reported: reported.is_some() });
        }
        Some((code, lead))
    }
}

fn step_indicator(step: &Step) -> Option<IndicatorId> {
    match step {
        Step::Figure(id, _) | Step::FigureYearBefore(id, _) | Step::FigureOf(id, ..) => Some(*id),
        _ => None,
    }
}

/// What an indicator made for a check is gathered from, or the indicator itself.
fn source_of(gathered: &[(IndicatorId, Gathered)], id: IndicatorId) -> IndicatorId {
    match gathered.iter().find(|(made, _)| *made == id) {
        Some((_, Gathered::Periods(of, _) | Gathered::Latest(of) | Gathered::Rows { of, .. })) => *of,
        _ => id,
    }
}

/// The value of steps that name no indicator.
fn constant(steps: &[Step]) -> Option<f64> {
    let mut stack: Vec<f64> = Vec::new();
    for step in steps {
        let value = match step {
            Step::Number(value) => *value,
            Step::Negate => -stack.pop()?,
            Step::Add | Step::Subtract | Step::Multiply | Step::Divide => {
                let (right, left) = (stack.pop()?, stack.pop()?);
                match step {
                    Step::Add => left + right,
                    Step::Subtract => left - right,
                    Step::Multiply => left * right,
                    _ => left / right,
                }
            }
            _ => return None,
        };
        stack.push(value);
    }
    stack.pop().filter(|value| stack.is_empty() && value.is_finite())
}

/// Whether a side speaks of all periods at once.
fn speaks_of_all(folded: &str) -> bool {
    [" theo năm", " theo các năm", " by year", "năm của ", "year of ", "đếm nhiệm vụ", "count tasks"]
        .iter()
        .any(|words| folded.contains(words))
}

/// Parts a check at its sign.
fn part(reader: &Reader<'_>, end: usize) -> Option<Parted> {
    for at in 1..end {
        let (relation, next) = match (reader.tokens.kind(at), reader.text(at)) {
            (TokenKind::Sign, "=" | "==") => (Relation::Equal, at + 1),
            (TokenKind::Sign, ">=" | "=>" | "≥") => (Relation::AtLeast, at + 1),
            (TokenKind::Sign, "<=" | "=<" | "≤") => (Relation::AtMost, at + 1),
            (TokenKind::Sign, ">") => (Relation::MoreThan, at + 1),
            (TokenKind::Sign, "<") => (Relation::LessThan, at + 1),
            (TokenKind::Word, "bằng") => (Relation::Equal, at + 1),
            (TokenKind::Word, "trong") if reader.text(at + 1) == "khoảng" => (Relation::Inside(Side::Number(0.0)), at + 2),
            _ => continue,
        };
        if next >= end {
            return None;
        }
        let (mut right_end, mut upper) = (end, None);
        if let Relation::Inside(_) = relation {
            // `a đến b`, or `a - b` of numbers.
            let from = next + usize::from(reader.text(next) == "từ");
            let joint = (from + 1..end)
                .find(|at| matches!(reader.text(*at), "đến" | "to"))
                .or_else(|| (from + 1..end).find(|at| reader.is_mark(*at, "-")))
                .filter(|joint| joint + 1 < end)?;
            (right_end, upper) = (joint, Some(reader.piece(joint + 1, end)));
            return Some(Parted { left: reader.piece(0, at), relation, right: reader.piece(from, right_end), upper });
        }
        return Some(Parted { left: reader.piece(0, at), relation, right: reader.piece(next, right_end), upper });
    }
    None
}
