//! Lines of a scenario: what is supposed of one indicator, as written.
//!
//! In: the tokens of a line below `kịch bản`. Out: a [`Line`]. Which words stand for which path is told by
//! `grammar/scenario.txt`; verbs of change, numbers, units and words of time are those of targets. Names and units are
//! not looked up here. The verb is the first one behind which the whole rest of the line has a meaning, so that names
//! may hold such words (`giá trị tăng thêm kinh tế số tăng 10% mỗi năm`).

use super::ast::{Number, Quantity, Text, Time};
use super::keywords::Kind;
use super::phrase::{Reader, clip};
use super::token::TokenKind;
use crate::diagnostics::{Applicability, Diagnostic};
use crate::messages::Message;
use crate::source::Span;
use crate::value::{Grain, Period};

/// The wordings of scenarios, as they stand in the grammar's folder.
pub const WORDINGS: &str = include_str!("../../grammar/scenario.txt");

/// A line of a scenario.
#[derive(Debug, Clone)]
pub enum Line {
    /// `từ: X`: takes over the assumptions of another scenario.
    From(Text),
    /// `địa bàn: X`: the assumptions are about this area alone.
    Area(Text),
    /// `ghi chú: …`
    Note(Text),
    /// What is supposed of an indicator.
    Assumption(Assumption),
    /// A line that was not understood.
    Junk,
}

/// What is supposed of one indicator.
#[derive(Debug, Clone)]
pub struct Assumption {
    /// The name of the indicator, with all words before the verb.
    pub subject: Text,
    /// The same without `tại …`, and the member named there.
    pub scoped: Option<(Text, Text)>,
    /// How it goes.
    pub path: Path,
    /// The first period in which it goes so.
    pub from: Option<Period>,
    /// The last.
    pub to: Option<Period>,
    /// What it shares its chance with.
    pub factor: Option<Factor>,
    /// The whole line.
    pub span: Span,
}

/// How an indicator is supposed to go.
#[derive(Debug, Clone)]
pub enum Path {
    /// At these levels in these periods.
    Levels(Vec<(Period, Supposed)>),
    /// Up or down by so much a year.
    Change {
        /// `tăng`
        rising: bool,
        /// By how much.
        by: Supposed,
    },
    /// It stays where it is.
    Hold,
    /// At the pace of some earlier years.
    Pace(Period, Period),
    /// As its own trend goes.
    Trend,
}

/// A supposed amount.
#[derive(Debug, Clone)]
pub struct Supposed {
    /// The figure, or the ends between which it lies anywhere.
    pub quantity: Quantity,
    /// How uncertain it is, where the figure is not a range by itself.
    pub spread: Spread,
}

/// How an amount is uncertain, as written.
#[derive(Debug, Clone)]
pub enum Spread {
    /// Nothing is written.
    None,
    /// `± 30`
    Normal(Number),
    /// `(từ 80 đến 150)`
    Triangular(Number, Number),
}

/// `cùng yếu tố "kinh tế chung" 0,8`.
#[derive(Debug, Clone)]
pub struct Factor {
    /// The words between the quotes.
    pub name: Text,
    /// How closely the amount goes with it.
    pub weight: Number,
}

impl Assumption {
    /// The amounts as written, in order.
    pub fn quantities(&self) -> Vec<&Quantity> {
        match &self.path {
            Path::Levels(levels) => levels.iter().map(|(_, supposed)| &supposed.quantity).collect(),
            Path::Change { by, .. } => vec![&by.quantity],
            Path::Hold | Path::Pace(..) | Path::Trend => Vec::new(),
        }
    }
}

/// The kinds of the table of wordings.
const LEVEL: &str = "level";
const HOLD: &str = "hold";
const PACE: &str = "pace";
const TREND: &str = "trend";
const FACTOR: &str = "factor";
const LEAST: &str = "least";
const MOST: &str = "most";
const WITHIN: &str = "within";

/// The wordings of a kind.
pub fn wordings(kind: &str) -> impl Iterator<Item = &'static str> {
    let of_kind = WORDINGS.lines().find_map(move |line| line.split_once(':').filter(|(key, _)| *key == kind && !line.starts_with('#')));
    of_kind.map_or("", |(_, list)| list).split('|').map(str::trim).filter(|wording| !wording.is_empty())
}

/// The property of a scenario that a key names.
pub fn property(key: &str, value: Text) -> Option<Line> {
    let is = |kind: &str| wordings(kind).any(|wording| wording == key);
    if is("from_key") {
        Some(Line::From(value))
    } else if is("area_key") {
        Some(Line::Area(value))
    } else if is("note_key") {
        Some(Line::Note(value))
    } else {
        None
    }
}

/// Reads the assumption of a line's tokens; `Err` holds what is wrong with it, nothing where it is no assumption.
pub fn assumption(reader: &Reader<'_>, end: usize) -> Result<Assumption, Vec<Diagnostic>> {
    let read = Phrases { reader, end };
    let mut fault = None;
    for at in 1..end {
        let mut faults = Vec::new();
        match read.path(at, &mut faults) {
            Some(Ok(rest)) => {
                if crate::diagnostics::count_errors(&faults) > 0 {
                    return Err(faults);
                }
                let span = reader.span(0, end);
                return Ok(read.named(at, rest, span));
            }
            Some(Err(found)) => fault = fault.or(Some(found)),
            None => {}
        }
        if reader.is_spent() {
            break;
        }
    }
    Err(fault.into_iter().map(|fault| *fault).collect())
}

/// Reads `NAME: 2026: 18%; 2027: 21%`: the tokens behind the first colon.
pub fn steps(reader: &Reader<'_>, end: usize, subject: Text, span: Span) -> Result<Assumption, Vec<Diagnostic>> {
    let read = Phrases { reader, end };
    let mut levels = Vec::new();
    let mut faults = Vec::new();
    let mut at = 0;
    while at < end {
        let Some((period, next)) = reader.period(at, end, true) else { return Err(vec![*read.rest(at)]) };
        if !reader.is_mark(next, ":") {
            return Err(vec![*read.rest(next)]);
        }
        let Some((supposed, next)) = read.supposed(next + 1, &mut faults) else { return Err(vec![*read.rest(next)]) };
        levels.push((period, supposed));
        at = next;
        while at < end && reader.is_pause(at) {
            at += 1;
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let path = Path::Levels(levels);
    Ok(Assumption { subject, scoped: None, path, from: None, to: None, factor: None, span })
}

/// What stands behind the name.
struct Rest {
    path: Path,
    time: Time,
    factor: Option<Factor>,
}

/// Reads the phrases of a line.
struct Phrases<'r, 'a> {
    reader: &'r Reader<'a>,
    end: usize,
}

impl Phrases<'_, '_> {
    /// The longest wording of a kind at a token.
    fn wording(&self, at: usize, kind: &str) -> Option<usize> {
        let fits = |wording: &&str| {
            let words = wording.split(' ').count();
            at + words <= self.end && wording.split(' ').enumerate().all(|(offset, word)| self.reader.text(at + offset) == word)
        };
        wordings(kind).filter(fits).map(|wording| wording.split(' ').count()).max()
    }

    /// The assumption with its name, without the member that the name ends in.
    fn named(&self, verb: usize, rest: Rest, span: Span) -> Assumption {
        let subject = self.reader.piece(0, verb);
        let scoped = (1..verb).find_map(|at| {
            let (member, next) = self.reader.scope(at, verb)?;
            (next == verb).then(|| (self.reader.piece(0, at), member))
        });
        let Rest { path, time, factor } = rest;
        Assumption { subject, scoped, path, from: time.from, to: time.by.or(time.within.filter(|_| time.from.is_some())), factor, span }
    }

    /// The path whose verb stands at a token, if the rest of the line belongs to it; `Err` tells what does not.
    fn path(&self, at: usize, faults: &mut Vec<Diagnostic>) -> Option<Result<Rest, Box<Diagnostic>>> {
        let reader = self.reader;
        if let Some(len) = self.wording(at, HOLD) {
            return Some(self.tail(at + len, Path::Hold, Time::default()));
        }
        if let Some(len) = self.wording(at, TREND) {
            return Some(self.tail(at + len, Path::Trend, Time::default()));
        }
        if let Some(len) = self.wording(at, PACE) {
            let (first, next) = reader.period(at + len, self.end, true)?;
            let joined = if reader.is_mark(next, "-") { Some(1) } else { reader.wording(next, self.end, Kind::RangeTo) };
            let (last, next) = match joined.and_then(|len| reader.period(next + len, self.end, true)) {
                Some(found) => found,
                None => (first, next),
            };
            return Some(self.tail(next, Path::Pace(first, last), Time::default()));
        }
        let rising = match (reader.wording(at, self.end, Kind::Increase), reader.wording(at, self.end, Kind::Decrease)) {
            (Some(len), _) => Some((true, len)),
            (None, Some(len)) => Some((false, len)),
            (None, None) => None,
        };
        if let Some((rising, len)) = rising {
            return self.change(at, at + len, rising, faults);
        }
        let sign = reader.tokens.kind(at) == TokenKind::Sign && matches!(reader.text(at), "=" | "==");
        let level = if sign { Some(1) } else { reader.wording(at, self.end, Kind::Exactly).or_else(|| self.wording(at, LEVEL)) };
        self.levels(at + level?, faults)
    }

    /// `tăng 3 điểm % mỗi năm từ 2026`
    fn change(&self, verb: usize, at: usize, rising: bool, faults: &mut Vec<Diagnostic>) -> Option<Result<Rest, Box<Diagnostic>>> {
        let reader = self.reader;
        let mut next = at;
        let mut time = Time::default();
        while let Some(to) =
            reader.wording(next, self.end, Kind::Mean).or_else(|| reader.wording(next, self.end, Kind::EveryYear)).map(|len| next + len)
        {
            if reader.wording(next, self.end, Kind::EveryYear).is_some() {
                time.every = Some(Grain::Year);
            }
            next = to;
        }
        let (by, next) = self.supposed(next, faults)?;
        let amount = by.quantity.span;
        let rest = match self.tail(next, Path::Change { rising, by }, time) {
            Ok(rest) => rest,
            Err(fault) => return Some(Err(fault)),
        };
        if rest.time.every != Some(Grain::Year) {
            let figure = clip(reader.typed(amount));
            let end = Span { start: amount.end, ..amount };
            let title = Message::WriteInstead { text: format!("{figure} mỗi năm") };
            let message = Message::YearlyChangeUnsaid { verb: clip(reader.typed(reader.span(verb, next))) };
            let fault = Diagnostic::at(amount, message).fix(title, end, " mỗi năm", Applicability::Likely);
            return Some(Err(Box::new(fault)));
        }
        Some(Ok(rest))
    }

    /// `= 75% năm 2027; 80% năm 2028`
    fn levels(&self, at: usize, faults: &mut Vec<Diagnostic>) -> Option<Result<Rest, Box<Diagnostic>>> {
        let reader = self.reader;
        let mut levels = Vec::new();
        let mut next = at;
        loop {
            let (supposed, after) = self.supposed(next, faults)?;
            let mut time = Time::default();
            let period = reader.time(after, self.end, &mut time).and_then(|to| Some((time.within.or(time.by)?, to)));
            let Some((period, after)) = period.or_else(|| reader.period(after, self.end, true)) else {
                let figure = supposed.quantity.span;
                let message = Message::LevelWithoutYear { figure: clip(reader.typed(figure)) };
                return Some(Err(Box::new(Diagnostic::at(figure, message))));
            };
            levels.push((period, supposed));
            next = after;
            let pause = (reader.is_pause(next) && next + 1 < self.end).then_some(1);
            match pause.or_else(|| reader.wording(next, self.end, Kind::And)) {
                Some(len) if self.supposed(next + len, &mut Vec::new()).is_some() => next += len,
                _ => break,
            }
        }
        Some(self.tail(next, Path::Levels(levels), Time::default()))
    }

    /// An amount with what is uncertain about it, and where it ends.
    fn supposed(&self, at: usize, faults: &mut Vec<Diagnostic>) -> Option<(Supposed, usize)> {
        let reader = self.reader;
        if let Some(len) = self.wording(at, WITHIN) {
            // `từ 2 đến 4 điểm %`: anywhere between.
            let (quantity, next) = reader.quantity(at + len, self.end, faults)?;
            return quantity.high.is_some().then_some((Supposed { quantity, spread: Spread::None }, next));
        }
        let (mut quantity, mut next) = reader.quantity(at, self.end, faults)?;
        let mut spread = Spread::None;
        if reader.tokens.kind(next) == TokenKind::Sign && reader.text(next) == "±" && quantity.high.is_none() {
            let (wide, after) = reader.quantity(next + 1, self.end, faults)?;
            if wide.high.is_some() {
                return None;
            }
            spread = Spread::Normal(wide.low);
            quantity.unit = quantity.unit.or(wide.unit);
            quantity.span = quantity.span.to(wide.span);
            next = after;
        } else if reader.is_mark(next, "(")
            && quantity.high.is_none()
            && let Some((least, most, unit, after)) = self.ends(next + 1, faults)
        {
            spread = Spread::Triangular(least, most);
            quantity.unit = quantity.unit.or(unit);
            quantity.span = quantity.span.to(reader.span(next, after));
            next = after;
            // `120 (80 - 150) doanh nghiệp`: the unit may stand behind the brackets.
            if quantity.unit.is_none()
                && let Some((unit, after)) = reader.unit(next, self.end)
            {
                quantity.span = quantity.span.to(unit.span);
                quantity.unit = Some(unit);
                next = after;
            }
        }
        Some((Supposed { quantity, spread }, next))
    }

    /// `từ 80 đến 150)`, `80 - 150)`, `thấp nhất 80, cao nhất 150)` behind an opening bracket.
    fn ends(&self, at: usize, faults: &mut Vec<Diagnostic>) -> Option<(Number, Number, Option<Text>, usize)> {
        let reader = self.reader;
        let close = |next: usize| reader.is_mark(next, ")").then_some(next + 1);
        if let Some(len) = self.wording(at, LEAST) {
            let (least, next) = reader.quantity(at + len, self.end, faults)?;
            let next = if reader.is_pause(next) { next + 1 } else { next };
            let (most, next) = reader.quantity(next + self.wording(next, MOST)?, self.end, faults)?;
            return Some((least.low, most.low, least.unit.or(most.unit), close(next)?));
        }
        let at = at + self.wording(at, WITHIN).unwrap_or(0);
        let (range, next) = reader.quantity(at, self.end, faults)?;
        Some((range.low, range.high?, range.unit, close(next)?))
    }

    /// Words of time and the shared factor up to the end of the line.
    fn tail(&self, at: usize, path: Path, mut time: Time) -> Result<Rest, Box<Diagnostic>> {
        let reader = self.reader;
        let mut factor = None;
        let mut next = at;
        while next < self.end {
            if reader.is_mark(next, ",") || reader.is_mark(next, ";") || (reader.is_mark(next, ".") && next + 1 == self.end) {
                next += 1;
            } else if let Some(len) = self.wording(next, FACTOR).filter(|_| factor.is_none()) {
                let name = next + len;
                let number = reader.number(name + 1, self.end, &mut Vec::new());
                let (Some((weight, after)), TokenKind::Quoted) = (number, reader.tokens.kind(name)) else {
                    let message = Message::FactorNotRead { written: clip(reader.typed(reader.span(next, self.end))) };
                    return Err(Box::new(Diagnostic::at(reader.span(next, self.end), message)));
                };
                let mut name = reader.piece(name, name + 1);
                name.folded = name.folded.trim_matches('"').trim().to_owned();
                factor = Some(Factor { name, weight });
                next = after;
            } else if let Some(after) = reader.time(next, self.end, &mut time) {
                next = after;
            } else {
                return Err(self.rest(next));
            }
        }
        Ok(Rest { path, time, factor })
    }

    /// What is left of the line is not understood.
    fn rest(&self, at: usize) -> Box<Diagnostic> {
        let span = self.reader.span(at.min(self.end.saturating_sub(1)), self.end);
        Box::new(Diagnostic::at(span, Message::AssumptionRest { rest: clip(self.reader.typed(span)) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fold::fold_name;

    #[test]
    fn wordings_are_written_folded_and_every_kind_has_some() {
        for line in WORDINGS.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let (_, list) = line.split_once(':').expect("a kind, a colon and wordings");
            for wording in list.split('|') {
                assert_eq!(fold_name(wording), wording.trim());
            }
        }
        for kind in [LEVEL, HOLD, PACE, TREND, FACTOR, LEAST, MOST, WITHIN, "from_key", "area_key", "note_key"] {
            assert!(wordings(kind).next().is_some(), "{kind}");
        }
    }
}
