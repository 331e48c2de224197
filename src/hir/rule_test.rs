//! Rule tests: `ngày`, `cho` and `thì` lines to supposed figures and expectations.

use super::{BlockDecl, Checker, Line};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{DocumentId, Expect, Expected, Given, RuleTest, Target};
use crate::source::fold::fold_name;
use crate::syntax::ast::Text;
use crate::syntax::phrase::{Reader, clip};
use crate::syntax::target::{self, Reading};
use crate::syntax::token::TokenKind;
use crate::value::{Date, Period};

/// Statuses by what people write for them; the first of each is its name in JSON.
const STATUSES: [(&str, &str); 10] = [
    ("upcoming", "chưa đến kỳ|chưa bắt đầu"),
    ("achieved", "hoàn thành|đạt|đã hoàn thành"),
    ("missed", "không đạt|không hoàn thành"),
    ("awaiting_data", "đến hạn, chờ số liệu|chờ số liệu"),
    ("met", "đạt trước hạn"),
    ("on_track", "đúng tiến độ"),
    ("at_risk", "có nguy cơ"),
    ("off_track", "chậm tiến độ"),
    ("no_trend", "chưa đủ số liệu để đánh giá tiến độ|chưa đủ số liệu"),
    ("no_data", "chưa có số liệu"),
];

/// What a line of a test says.
enum Said {
    Day(Date),
    Given { name: Text, scope: Option<Text>, value: f64, decimals: u8, unit: Text, period: Period },
    Expect { target: Text, expected: Expected },
}

impl Checker<'_> {
    /// `kiểm thử sát ngưỡng` with its lines.
    pub(super) fn rule_test(&mut self, decl: &BlockDecl, document: Option<DocumentId>) {
        let name = self.typed(decl.block.head.span).trim_end_matches(':').trim().trim_matches(['"', '“', '”']).to_owned();
        let span = decl.block.head.span;
        let (mut day, mut given, mut expects) = (None, Vec::new(), Vec::new());
        let mut before = "";
        let mut whole = true;
        for property in &decl.properties {
            self.misplaced(property);
        }
        for entry in &decl.entries {
            let text = &entry.head;
            let mut word = text.folded.split([' ', ':']).next().unwrap_or("");
            // `và …` goes on with what the line before does.
            if word == "và" {
                word = before;
            }
            let mut faults = Vec::new();
            let said = match word {
                "ngày" | "date" | "on" | "as" => self.with_reader(text, day_of).flatten(),
                "cho" | "given" => self.with_reader(text, |reader, end| given_of(reader, end, &mut faults)).flatten(),
                "thì" | "then" => self.with_reader(text, expect_of).flatten(),
                _ => None,
            };
            for fault in faults {
                self.diagnostics.push(fault);
            }
            before = match word {
                "ngày" | "date" | "on" | "as" => "ngày",
                "cho" | "given" => "cho",
                _ => "thì",
            };
            match said {
                Some(Said::Day(date)) => day = Some(date),
                Some(Said::Given { name, scope, value, decimals, unit, period }) => {
                    let indicator = self.indicator(&name);
                    let member = scope.map(|scope| {
                        let scope = self.scope(&scope, Some(period.end()));
                        (scope.dimension.unwrap_or_else(|| "cấp".to_owned()), scope.member)
                    });
                    let unit = self.typed_or_empty(&unit);
                    given.push(Given { indicator, member, value, decimals, unit, period });
                }
                Some(Said::Expect { target, expected }) => match self.expectation(&target, expected, document, text) {
                    Some(expect) => expects.push(expect),
                    None => whole = false,
                },
                None => {
                    whole = false;
                    self.diagnostics.push(Diagnostic::at(text.span, Message::TestLineNotRead { line: clip(&self.typed(text.span)) }));
                }
            }
        }
        match day {
            None => self.diagnostics.push(Diagnostic::at(span, Message::TestIncomplete { name: clip(&name) })),
            Some(_) if expects.is_empty() => {
                if whole {
                    self.diagnostics.push(Diagnostic::at(span, Message::TestIncomplete { name: clip(&name) }));
                }
            }
            Some(day) => self.plan.tests.push(RuleTest { name, document, day, given, expects, span }),
        }
    }

    fn typed_or_empty(&self, text: &Text) -> String {
        if text.folded.is_empty() { String::new() } else { self.typed(text.span) }
    }

    /// An expectation: the target by its id, or as a line worded like one of the rules.
    fn expectation(&mut self, target: &Text, expected: Expected, document: Option<DocumentId>, line: &Text) -> Option<Expect> {
        let words = target.folded.trim_start_matches('@');
        if !words.contains(' ') && words.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'.' | b'_')) {
            let id = Some(words.to_owned());
            return Some(Expect { target: None, draft: None, id, expected, span: line.span });
        }
        // The line is read as if it were one of the rules, and what is to be said of it as such is left unsaid.
        let first = self.plan.targets.len();
        let kept = std::mem::take(&mut self.diagnostics);
        let statement = self.with_reader(target, |reader, end| match target::read(reader, 0, end, &mut Vec::new()) {
            Some(Reading::Statement(statement)) => Some(statement),
            _ => None,
        });
        if let Some(Some(statement)) = statement {
            let document = document.map(|d| d.0 as usize);
            let line = Line { statement, properties: Vec::new(), document, section: None, heading: None };
            self.line(&line, document.map(|at| DocumentId(at as u32)), None, None);
        }
        self.diagnostics = kept;
        let made: Vec<Target> = self.plan.targets.drain(first.min(self.plan.targets.len())..).collect();
        match made.into_iter().rev().find(|target| target.parent.is_none()) {
            Some(target) => Some(Expect { target: None, draft: Some(Box::new(target)), id: None, expected, span: line.span }),
            None => {
                self.diagnostics.push(Diagnostic::at(line.span, Message::TestLineNotRead { line: clip(&self.typed(line.span)) }));
                None
            }
        }
    }
}

fn day_of(reader: &Reader<'_>, end: usize) -> Option<Said> {
    let mut at = 1;
    while at < end && (reader.is_pause(at) || matches!(reader.text(at), "of" | "ngày")) {
        at += 1;
    }
    // `ngày 31/12/2030` is one period by itself.
    let (period, next) = reader.period(at, end, false).or_else(|| reader.period(at.saturating_sub(1), end, false))?;
    (next == end && period.grain() == crate::value::Grain::Day).then(|| Said::Day(period.end()))
}

fn given_of(reader: &Reader<'_>, end: usize, faults: &mut Vec<Diagnostic>) -> Option<Said> {
    let sign = (1..end).find(|at| reader.tokens.kind(*at) == TokenKind::Sign && matches!(reader.text(*at), "=" | "=="))?;
    let place = (2..sign).find_map(|at| reader.scope(at, sign).filter(|(_, next)| *next == sign).map(|(scope, _)| (at, scope)));
    let name = reader.piece(1, place.as_ref().map_or(sign, |(at, _)| *at));
    let state = match reader.text(sign + 1) {
        "có" | "yes" => Some(1.0),
        "không" | "no" => Some(0.0),
        _ => None,
    };
    let empty = Text { span: name.span, folded: String::new() };
    let (value, decimals, unit, next) = match state {
        Some(value) => (value, 0, Text { folded: "có/không".to_owned(), ..reader.piece(sign + 1, sign + 2) }, sign + 2),
        None => {
            let (quantity, next) = reader.quantity(sign + 1, end, faults)?;
            let figure = quantity.low.figure.filter(|_| quantity.high.is_none())?;
            (figure.value, figure.decimals, quantity.unit.unwrap_or_else(|| empty.clone()), next)
        }
    };
    let mut at = next;
    while at < end && (reader.is_pause(at) || matches!(reader.text(at), "vào" | "trong" | "in" | "kỳ")) {
        at += 1;
    }
    let (period, next) = reader.period(at, end, true)?;
    let unit = if state.is_some() { empty } else { unit };
    (next == end && !name.folded.is_empty()).then_some(Said::Given {
        name,
        scope: place.map(|(_, scope)| scope),
        value,
        decimals,
        unit,
        period,
    })
}

fn expect_of(reader: &Reader<'_>, end: usize) -> Option<Said> {
    let colon = (1..end).rev().find(|at| reader.is_mark(*at, ":"))?;
    let mut target_end = colon;
    let words = reader.piece(colon + 1, end).folded;
    // `thì TARGET: thỏa: có`, `thì TARGET thỏa: không`.
    let mut asks_truth = false;
    if matches!(reader.text(target_end.saturating_sub(1)), "thỏa" | "satisfied") {
        asks_truth = true;
        target_end -= 1;
        while target_end > 1 && reader.is_pause(target_end - 1) {
            target_end -= 1;
        }
    }
    let expected = match words.as_str() {
        "có" | "thỏa" | "yes" | "satisfied" | "đúng" => Expected::Satisfied(Some(true)),
        "không" | "không thỏa" | "no" | "not satisfied" | "sai" => Expected::Satisfied(Some(false)),
        "chưa rõ" | "unknown" | "chưa biết" => Expected::Satisfied(None),
        _ if asks_truth => return None,
        words => Expected::Status(STATUSES.iter().find(|(name, list)| *name == words || list.split('|').any(|w| fold_name(w) == words))?.0),
    };
    (target_end > 1).then(|| Said::Expect { target: reader.piece(1, target_end), expected })
}
