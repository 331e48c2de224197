//! Phrases: runs of tokens with one meaning: a number, a period, a quantity, words of time, a scope.
//!
//! In: the tokens of a line and a place in them. Out: what stands there and where it ends, or nothing. Each reader
//! looks only at what it takes and one token more, so a line is read in linear time.

use super::ast::{Number, Quantity, Text, Time};
use super::keywords::{Kind, Kinds};
use super::token::{TokenKind, Tokens};
use crate::diagnostics::{Applicability, Diagnostic};
use crate::messages::Message;
use crate::source::fold::{Folded, is_letter, squeeze};
use crate::source::{FileId, SourceFile, Span};
use crate::value::number::{self, Figure, NumberFault, NumberStyle};
use crate::value::{Date, Grain, Period};
use std::cell::Cell;

/// A line under the reader's eyes.
pub struct Reader<'a> {
    /// The folded line.
    pub folded: &'a Folded,
    /// Its tokens.
    pub tokens: &'a Tokens,
    /// The file it came from, for the words as typed.
    pub source: &'a SourceFile,
    /// The file's id.
    pub file: FileId,
    /// How many more places of the line may be looked at.
    patience: Cell<usize>,
}

/// Places of a line that are looked at before it is given up: so many, and so many more for each token. A line of a
/// plan needs a few dozen; lines made to be read in many ways would need a number that grows with the square of
/// their length or worse.
const PATIENCE: (usize, usize) = (50_000, 50);

/// Kinds that may open words of time.
const TIME: Kinds = Kinds::of(&[
    Kind::By,
    Kind::Before,
    Kind::In,
    Kind::From,
    Kind::Stage,
    Kind::WholeStage,
    Kind::EveryYear,
    Kind::EveryQuarter,
    Kind::EveryMonth,
]);

/// Kinds that end a unit when a figure follows them: the next comparator.
const COMPARATORS: Kinds = Kinds::of(&[
    Kind::AtLeast,
    Kind::MoreThan,
    Kind::AtMost,
    Kind::LessThan,
    Kind::Exactly,
    Kind::About,
    Kind::Nearly,
    Kind::Within,
    Kind::Verb,
    Kind::UpTo,
    Kind::DownTo,
    Kind::CeilingVerb,
    Kind::Increase,
    Kind::Decrease,
]);

/// Wordings that one comparator is made of at the most: `tăng lên đạt ít nhất`.
const LONGEST_COMPARATOR: usize = 6;

/// Nouns after which a figure defines who or what is counted, or per what, and sets no threshold by itself
/// (phrases.md 8): `dưới 5 tuổi`, `trên 1000 dân`, `từ 3 sao trở lên`.
const DEFINING_NOUNS: [&str; 14] =
    ["tuổi", "dân", "gam", "gram", "hình thức", "trụ cột", "sao", "vạn dân", "nghìn dân", "triệu dân", "trẻ", "ha", "bé", "người dân"];

/// Words that go on a number in words: behind one of these tens or hundreds are meant.
const NUMBER_WORDS: [&str; 9] = ["mươi", "mười", "mốt", "lăm", "nhăm", "trăm", "chục", "linh", "lẻ"];

impl<'a> Reader<'a> {
    /// Whether a token is the last digit of a number in words (`mười hai`); `năm` also means year and is left out.
    fn is_unit_digit(&self, at: usize) -> bool {
        ["một", "hai", "ba", "bốn", "tư", "sáu", "bảy", "tám", "chín"].contains(&self.text(at))
    }

    /// A reader of the tokens of a folded line.
    pub fn new(folded: &'a Folded, tokens: &'a Tokens, source: &'a SourceFile, file: FileId) -> Reader<'a> {
        let reader = Reader { folded, tokens, source, file, patience: Cell::new(0) };
        reader.begin(tokens.len());
        reader
    }

    /// Begins a line of so many tokens.
    pub fn begin(&self, tokens: usize) {
        self.patience.set(PATIENCE.0 + PATIENCE.1 * tokens);
    }

    /// Notes that some more places are looked at.
    pub fn spend(&self, places: usize) {
        self.patience.set(self.patience.get().saturating_sub(places));
    }

    /// Whether the line is to be given up. What was read in it by then is not to be trusted.
    pub fn is_spent(&self) -> bool {
        self.patience.get() == 0
    }

    /// The folded text of a token.
    pub fn text(&self, at: usize) -> &'a str {
        self.tokens.text_of(&self.folded.text, at)
    }

    /// The place of some tokens.
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.tokens.span(self.folded, self.file, from, to)
    }

    /// Some tokens as a text.
    pub fn piece(&self, from: usize, to: usize) -> Text {
        let raw = self.tokens.slice(&self.folded.text, from, to);
        let folded = if raw.contains("  ") { squeeze(raw) } else { raw.to_owned() };
        Text { span: self.span(from, to), folded }
    }

    /// The words of a span as typed.
    pub fn typed(&self, span: Span) -> &'a str {
        self.source.slice(span.start, span.end)
    }

    /// Whether a token is this mark.
    pub fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.tokens.is_mark(&self.folded.text, at, mark)
    }

    /// Whether a token is one of the marks that part phrases.
    pub fn is_pause(&self, at: usize) -> bool {
        self.tokens.kind(at) == TokenKind::Mark && matches!(self.text(at), "," | ";" | "." | ":")
    }

    /// Whether a token is such a mark with nothing touching it from behind.
    pub fn is_pause_alone(&self, at: usize) -> bool {
        let touched = self.tokens.get(at).zip(self.tokens.get(at + 1)).is_some_and(|(here, next)| here.end == next.start);
        self.is_pause(at) && !touched
    }

    /// The longest wording of a kind.
    pub fn wording(&self, at: usize, end: usize, kind: Kind) -> Option<usize> {
        self.tokens.wording(at, end, kind)
    }

    // ---- periods ----------------------------------------------------------------------------------------------

    /// A period at a token: what it is and where it ends. `bare_year` admits a year with no word before it.
    pub fn period(&self, at: usize, end: usize, bare_year: bool) -> Option<(Period, usize)> {
        if at >= end {
            return None;
        }
        match self.tokens.kind(at) {
            TokenKind::Period => Period::parse(self.text(at)).map(|period| (period, at + 1)),
            TokenKind::Number => {
                if matches!(self.text(at), "6" | "9") && self.text(at + 1) == "tháng" && at + 5 <= end {
                    let raw = squeeze(self.tokens.slice(&self.folded.text, at, at + 5));
                    return Period::parse(&raw).map(|period| (period, at + 5));
                }
                let year = bare_year.then(|| self.year(at)).flatten()?;
                Some((Period::year(year), at + 1))
            }
            TokenKind::Word => self.named_period(at, end),
            _ => None,
        }
    }

    fn year(&self, at: usize) -> Option<i32> {
        if self.tokens.kind(at) != TokenKind::Number {
            return None;
        }
        Period::parse(self.text(at)).filter(|period| period.grain() == Grain::Year).map(Period::ends_in_year)
    }

    fn named_period(&self, at: usize, end: usize) -> Option<(Period, usize)> {
        match self.text(at) {
            "năm" | "year" if at + 2 <= end => self.year(at + 1).map(|year| (Period::year(year), at + 2)),
            // One such word before a period, never a run of them: each is one level of this call.
            "hết" | "cuối" if !matches!(self.text(at + 1), "hết" | "cuối") => self.period(at + 1, end, false),
            word @ ("quý" | "tháng" | "ngày" | "quarter" | "month") => {
                // `ngày 30/4/2026`, `ngày 30 tháng 4 năm 2026`, `quý ii/2026`, `quý ii 2026`; nothing is tried on plain words.
                let roman = is_roman(self.text(at + 1));
                let lengths: &[usize] = match self.tokens.kind(at + 1) {
                    TokenKind::Period => &[2],
                    TokenKind::Number if word == "ngày" => &[6],
                    TokenKind::Number => &[4, 3],
                    TokenKind::Word if roman => &[4, 3],
                    _ => &[],
                };
                lengths.iter().copied().filter(|len| at + len <= end).find_map(|len| {
                    let raw = squeeze(self.tokens.slice(&self.folded.text, at, at + len));
                    // A quarter's number and year are parted by a slash, which is a token of its own between words.
                    Period::parse(&raw.replace(" / ", "/")).map(|period| (period, at + len))
                })
            }
            _ => None,
        }
    }

    /// Whether a token that should be a period is a date that doesn't exist: its text.
    pub fn impossible_date(&self, at: usize, end: usize) -> Option<Span> {
        // `quý V/2030`, `quý 5/2030`
        if self.text(at) == "quý" && at + 2 <= end && self.period(at, end, false).is_none() {
            let slash = is_roman(self.text(at + 1)) && self.is_mark(at + 2, "/") && self.year(at + 3).is_some();
            let year = self.text(at + 2) == "năm" && self.year(at + 3).is_some();
            let numbered = is_roman(self.text(at + 1)) || self.tokens.kind(at + 1) == TokenKind::Number;
            let joined = self.tokens.kind(at + 1) == TokenKind::Word
                && self.text(at + 1).split_once('/').is_some_and(|(first, year)| is_roman(first) && Period::parse(year).is_some());
            match (slash || numbered && year, joined || self.tokens.kind(at + 1) == TokenKind::Period) {
                (true, _) if at + 4 <= end => return Some(self.span(at, at + 4)),
                (_, true) => return Some(self.span(at, at + 2)),
                _ => {}
            }
        }
        let at = if matches!(self.text(at), "ngày" | "hết" | "cuối" | "tháng" | "năm") { at + 1 } else { at };
        (at < end && self.tokens.kind(at) == TokenKind::Period && Period::parse(self.text(at)).is_none()).then(|| self.span(at, at + 1))
    }

    /// Two years joined by a hyphen or `đến`: `2026 - 2030`, `2026 đến 2030`, `năm 2026 đến năm 2030`.
    fn year_range(&self, at: usize, end: usize) -> Option<(Period, Period, usize)> {
        let (first, next) = self.period(at, end, true)?;
        let joined = if self.is_mark(next, "-") { 1 } else { self.wording(next, end, Kind::RangeTo)? };
        let (second, next) = self.period(next + joined, end, true)?;
        (first.start() <= second.end()).then_some((first, second, next))
    }

    // ---- words of time ----------------------------------------------------------------------------------------

    /// Words of time at a token, added to `time`; gives where they end.
    pub fn time(&self, at: usize, end: usize, time: &mut Time) -> Option<usize> {
        let next = self.time_words(at, end, time)?;
        let span = self.span(at, next);
        time.span = Some(match time.span {
            Some(known) if known.end <= span.start => known.to(span),
            Some(known) => known,
            None => span,
        });
        Some(next)
    }

    fn time_words(&self, at: usize, end: usize, time: &mut Time) -> Option<usize> {
        // `/năm` behind a unit.
        if self.is_mark(at, "/") {
            let grain = match self.text(at + 1) {
                "năm" | "year" => Grain::Year,
                "quý" | "quarter" => Grain::Quarter,
                "tháng" | "month" => Grain::Month,
                _ => return None,
            };
            if at + 2 > end {
                return None;
            }
            time.every = Some(grain);
            return Some(at + 2);
        }
        if let Some(next) = self.stage(at, end, time) {
            return Some(next);
        }
        for (kind, grain) in [(Kind::EveryYear, Grain::Year), (Kind::EveryQuarter, Grain::Quarter), (Kind::EveryMonth, Grain::Month)] {
            if let Some(len) = self.wording(at, end, kind) {
                time.every = Some(grain);
                return Some(at + len);
            }
        }
        if let Some((day, every, next)) = self.day_of(at, end, time.every) {
            time.day = Some(day);
            time.every = time.every.or(every);
            return Some(next);
        }
        if let Some(len) = self.wording(at, end, Kind::Before)
            && let Some((period, next)) = self.period(at + len, end, true)
        {
            time.before = Some(period);
            return Some(next);
        }
        if let Some(len) = self.wording(at, end, Kind::By)
            && let Some((period, next)) = self.period(at + len, end, true)
        {
            // `đến trước …` is written `đến` and a period of its own; `hết năm`, `cuối năm` stand in the tables.
            time.by = Some(period);
            return Some(next);
        }
        if let Some(len) = self.wording(at, end, Kind::In)
            && let Some((period, next)) = self.period(at + len, end, true)
        {
            time.within = Some(period);
            return Some(next);
        }
        if let Some(len) = self.wording(at, end, Kind::From)
            && let Some((period, next)) = self.period(at + len, end, true)
        {
            time.from = Some(period);
            return Some(next);
        }
        // A period by itself: `năm 2022`, `quý II/2022`, `30/4/2022`.
        let (period, next) = self.period(at, end, false)?;
        time.within = Some(period);
        Some(next)
    }

    fn stage(&self, at: usize, end: usize, time: &mut Time) -> Option<usize> {
        let (whole, len) = match self.wording(at, end, Kind::WholeStage) {
            Some(len) => (true, len),
            None => match self.wording(at, end, Kind::Stage) {
                Some(len) => (false, len),
                // `từ 2026 đến 2027`
                None => match self.wording(at, end, Kind::From) {
                    Some(len) => (false, len),
                    None => return None,
                },
            },
        };
        let (first, last, next) = self.year_range(at + len, end)?;
        time.from = Some(first);
        time.by = Some(last);
        time.whole_stage |= whole;
        Some(next)
    }

    /// Whether words of time begin at a token.
    pub fn time_begins(&self, at: usize, end: usize) -> bool {
        self.spend(1);
        let opens = match self.tokens.kind(at) {
            TokenKind::Word | TokenKind::Number => {
                self.tokens.any_wording(at, end, TIME).is_some() || matches!(self.text(at), "năm" | "quý" | "tháng" | "ngày" | "6" | "9")
            }
            TokenKind::Period => true,
            TokenKind::Mark => self.is_mark(at, "/"),
            _ => false,
        };
        opens && self.time_words(at, end, &mut Time::default()).is_some()
    }

    // ---- scope ------------------------------------------------------------------------------------------------

    /// `tại cấp xã`: the member and where it ends.
    pub fn scope(&self, at: usize, end: usize) -> Option<(Text, usize)> {
        let len = self.wording(at, end, Kind::At)?;
        let from = at + len;
        let mut to = from;
        // `cấp tỉnh` is two words; what follows is no part of it.
        let most = if self.text(from) == "cấp" { from + 2 } else { end };
        while to < end.min(most)
            && !self.is_spent()
            && self.tokens.kind(to) == TokenKind::Word
            && !self.time_begins(to, end)
            && !self.figure_comes(to, end)
        {
            to += 1;
        }
        (to > from).then(|| (self.piece(from, to), to))
    }

    /// Whether a comparator with its figure begins at a token.
    pub fn figure_comes(&self, at: usize, end: usize) -> bool {
        let mut next = at;
        // Comparators are a few words long; a longer run of such words is none, and is not walked again at each of them.
        for _ in 0..LONGEST_COMPARATOR {
            let Some((_, len)) = self.tokens.any_wording(next, end, COMPARATORS) else { break };
            next += len;
        }
        if self.tokens.kind(next) == TokenKind::Sign {
            next += 1;
        } else if let Some(len) = self.wording(next, end, Kind::RangeFrom) {
            next += len;
        }
        next > at && next < end && self.tokens.kind(next) == TokenKind::Number && self.year_with_word(next).is_none()
    }

    fn year_with_word(&self, at: usize) -> Option<i32> {
        if at > 0 && self.text(at - 1) == "năm" { self.year(at) } else { None }
    }

    // ---- quantities -------------------------------------------------------------------------------------------

    /// A quantity at a token and where it ends; faults of its numbers go to `faults`.
    pub fn quantity(&self, at: usize, end: usize, faults: &mut Vec<Diagnostic>) -> Option<(Quantity, usize)> {
        let start = at;
        // `cấp độ 3`: the word of the level before its number.
        if let Some(len) = self.wording(at, end, Kind::Level)
            && let Some((low, next)) = self.number(at + len, end, faults)
        {
            let unit = Some(self.piece(at, at + len));
            return Some((Quantity { low, high: None, unit, span: self.span(start, next) }, next));
        }
        // `hạng 10`, `thứ 4`
        if let Some(len) = self.wording(at, end, Kind::RankAt)
            && let Some((low, next)) = self.number(at + len, end, faults).or_else(|| self.first(at + len, end))
        {
            let unit = Some(Text { span: self.span(at, at + len), folded: "hạng".to_owned() });
            return Some((Quantity { low, high: None, unit, span: self.span(start, next) }, next));
        }
        // `một nửa`: half of the whole; `hai con số`: from ten per cent.
        for (words, value) in
            [(["một", "nửa"].as_slice(), 50.0), (["hai", "con", "số"].as_slice(), 10.0), (["double", "digits"].as_slice(), 10.0)]
        {
            if at + words.len() <= end && words.iter().enumerate().all(|(offset, word)| self.text(at + offset) == *word) {
                let span = self.span(at, at + words.len());
                let figure = Some(Figure { value, decimals: 0 });
                let unit = Some(Text { span, folded: "%".to_owned() });
                return Some((Quantity { low: Number { figure, span }, high: None, unit, span }, at + words.len()));
            }
        }
        let (low, mut next) = self.number(at, end, faults)?;
        let first_unit = self.unit(next, end);
        let after_first = first_unit.as_ref().map_or(next, |(_, to)| *to);
        // A range: `30 - 35%`, `30% - 35%`, `30 đến 35%`.
        let mut high = None;
        for (from, joined) in [(next, true), (after_first, first_unit.is_some())] {
            if !joined || high.is_some() {
                continue;
            }
            let len = if self.is_mark(from, "-") { Some(1) } else { self.wording(from, end, Kind::RangeTo) };
            if let Some(len) = len
                && self.period_after_range_word(from, len, end).is_none()
                && let Some((number, to)) = self.number(from + len, end, faults)
            {
                high = Some(number);
                next = to;
            }
        }
        let unit =
            if high.is_some() { self.unit(next, end).or_else(|| first_unit.clone().map(|(unit, _)| (unit, next))) } else { first_unit };
        let (unit, next) = match unit {
            Some((unit, to)) => (Some(unit), to),
            None => (None, next),
        };
        Some((Quantity { low, high, unit, span: self.span(start, next) }, next))
    }

    /// `đến năm 2030` and `đến 2030` behind a quantity are deadlines, not upper ends.
    fn period_after_range_word(&self, at: usize, len: usize, end: usize) -> Option<Period> {
        if self.is_mark(at, "-") {
            return None;
        }
        let (period, next) = self.period(at + len, end, true)?;
        let bare = next == at + len + 1 && self.tokens.kind(at + len) == TokenKind::Number;
        // `từ 1990 đến 2100 hồ sơ` counts: a year-like number with a unit behind it is no year.
        (!bare || self.unit(next, end).is_none()).then_some(period)
    }

    /// `nhất` behind `thứ`, `hạng`: the first.
    fn first(&self, at: usize, end: usize) -> Option<(Number, usize)> {
        let span = self.span(at, at + 1);
        let figure = Some(Figure { value: 1.0, decimals: 0 });
        (at < end && self.text(at) == "nhất").then_some((Number { figure, span }, at + 1))
    }

    /// `2/3`, `hai phần ba` before a noun: a share of it in percent, and where it ends.
    pub fn fraction(&self, at: usize, end: usize) -> Option<(Number, usize)> {
        let part = |at: usize| {
            let mut quiet = Vec::new();
            let (number, next) = self.number(at, end, &mut quiet).filter(|_| quiet.is_empty())?;
            number.figure.filter(|_| next == at + 1).map(|figure| figure.value)
        };
        let four = self.text(at + 2) == "tư";
        if at + 4 > end || !(self.is_mark(at + 1, "/") || self.text(at + 1) == "phần") || self.tokens.kind(at + 3) != TokenKind::Word {
            return None;
        }
        let of_numbers = |at: usize| match self.tokens.kind(at) {
            TokenKind::Number => number::read(self.text(at), NumberStyle::Vietnamese).ok().map(|figure| figure.value),
            _ => part(at),
        };
        let (share, whole) = (of_numbers(at)?, if four { 4.0 } else { of_numbers(at + 2)? });
        if share <= 0.0 || share > whole {
            return None;
        }
        let value = share / whole * 100.0;
        let decimals = number::decimals_needed(value, 2) as u8;
        Some((Number { figure: Some(Figure { value, decimals }), span: self.span(at, at + 3) }, at + 3))
    }

    /// A number at a token: digits, a sign before them, a fraction, or a word for a small number.
    pub fn number(&self, at: usize, end: usize, faults: &mut Vec<Diagnostic>) -> Option<(Number, usize)> {
        if at >= end {
            return None;
        }
        if self.is_mark(at, "-") && self.tokens.kind(at + 1) == TokenKind::Number && at + 1 < end {
            let (number, next) = self.number(at + 1, end, faults)?;
            let figure = number.figure.map(|figure| Figure { value: -figure.value, ..figure });
            return Some((Number { figure, span: self.span(at, next) }, next));
        }
        match self.tokens.kind(at) {
            TokenKind::Number => {
                let span = self.span(at, at + 1);
                // `2/3`, `1/2`: a share of the whole, in percent; `800/1000 điểm` keeps its scale in the unit.
                if self.is_mark(at + 1, "/")
                    && self.tokens.kind(at + 2) == TokenKind::Number
                    && at + 3 <= end
                    && !self.unit_follows_scale(at + 3)
                    && self.tokens.kind(at + 3) != TokenKind::Word
                {
                    let part = number::read(self.text(at), NumberStyle::Vietnamese).ok()?;
                    let whole = number::read(self.text(at + 2), NumberStyle::Vietnamese).ok().filter(|w| w.value > 0.0)?;
                    let value = part.value / whole.value * 100.0;
                    let decimals = number::decimals_needed(value, 2) as u8;
                    return Some((Number { figure: Some(Figure { value, decimals }), span: self.span(at, at + 3) }, at + 3));
                }
                let figure = match number::read(self.text(at), NumberStyle::Vietnamese) {
                    Ok(figure) => Some(figure),
                    Err(fault) => {
                        faults.push(number_fault(span, self.typed(span), &fault));
                        None
                    }
                };
                Some((Number { figure, span }, at + 1))
            }
            TokenKind::Word => {
                let value = match self.text(at) {
                    "một" | "one" => 1.0,
                    "hai" | "two" => 2.0,
                    "ba" | "three" => 3.0,
                    "bốn" | "four" => 4.0,
                    // `năm trước`, `năm sau` are years.
                    "năm" if matches!(self.text(at + 1), "trước" | "sau" | "nay" | "qua" | "học") => return None,
                    "năm" | "five" if self.year(at + 1).is_none() => 5.0,
                    "sáu" | "six" => 6.0,
                    "bảy" | "seven" => 7.0,
                    "tám" | "eight" => 8.0,
                    "chín" | "nine" => 9.0,
                    "mười" | "ten" => 10.0,
                    _ => return None,
                };
                // `hai mươi`, `mười lăm`: longer numbers are written in figures. Read by its first word alone, one would be
                // ten times off.
                let mut next = at + 1;
                while next < end
                    && (NUMBER_WORDS.contains(&self.text(next)) || (next > at + 1 || value == 10.0) && self.is_unit_digit(next))
                {
                    next += 1;
                }
                let span = self.span(at, next);
                if next > at + 1 {
                    faults.push(number_fault(span, self.typed(span), &NumberFault::NotANumber));
                    return Some((Number { figure: None, span }, next));
                }
                Some((Number { figure: Some(Figure { value, decimals: 0 }), span }, next))
            }
            _ => None,
        }
    }

    fn unit_follows_scale(&self, at: usize) -> bool {
        matches!(self.text(at), "điểm" | "points" | "point")
    }

    /// The words of a unit at a token, up to what begins something else.
    pub fn unit(&self, at: usize, end: usize) -> Option<(Text, usize)> {
        let mut to = at;
        if self.tokens.kind(at) == TokenKind::Percent && at < end {
            to += 1;
        } else if self.is_mark(at, "/") && self.tokens.kind(at + 1) == TokenKind::Number && at + 2 < end {
            // `/1000 dân`, `/1000 điểm`
            to += 2;
        }
        while to < end && !self.is_spent() {
            self.spend(1);
            match self.tokens.kind(to) {
                TokenKind::Percent if to > at => to += 1,
                // `doanh nghiệp/1000 dân`, `doanh nghiệp trên 1000 dân`
                TokenKind::Mark if self.is_mark(to, "/") && self.tokens.kind(to + 1) == TokenKind::Number && to + 2 < end => to += 2,
                TokenKind::Mark if self.is_mark(to, "/") && self.tokens.kind(to + 1) == TokenKind::Word && !self.time_begins(to, end) => {
                    to += 2
                }
                TokenKind::Word => {
                    if let Some(len) = self.per_population(to, end) {
                        to += len;
                        continue;
                    }
                    if self.unit_ends(to, end) {
                        break;
                    }
                    to += 1;
                }
                _ => break,
            }
        }
        (to > at).then(|| (self.piece(at, to.min(end)), to.min(end)))
    }

    /// `trên 1000 dân` behind a noun: per so many, not more than.
    fn per_population(&self, at: usize, end: usize) -> Option<usize> {
        let per = self.text(at) == "trên" && self.tokens.kind(at + 1) == TokenKind::Number && at + 2 < end;
        (per && self.defining_noun(at + 2, end)).then_some(2)
    }

    fn unit_ends(&self, at: usize, end: usize) -> bool {
        const ENDS: Kinds = Kinds::of(&[
            Kind::OrMore,
            Kind::OrLess,
            Kind::At,
            Kind::WholeArea,
            Kind::ComparedWith,
            Kind::And,
            Kind::Or,
            Kind::EveryYear,
            Kind::EveryQuarter,
            Kind::EveryMonth,
            Kind::Leading,
            Kind::Respectively,
            Kind::Mean,
        ]);
        // `triệu đồng mỗi hộ` is a unit, `30% mỗi huyện` a share in every district.
        let each = self.wording(at, end, Kind::Each).is_some()
            && (self.text(at) != "mỗi" || self.tokens.kind(at.wrapping_sub(1)) == TokenKind::Percent);
        each || self.tokens.any_wording(at, end, ENDS).is_some()
            || self.time_begins(at, end)
            || self.figure_comes(at, end)
            || self.range_comes(at, end)
    }

    /// `đến 35%` behind the first unit of a range.
    fn range_comes(&self, at: usize, end: usize) -> bool {
        self.wording(at, end, Kind::RangeTo).is_some_and(|len| self.tokens.kind(at + len) == TokenKind::Number && at + len < end)
    }

    /// Whether a noun that defines a group begins at a token.
    pub fn defining_noun(&self, at: usize, end: usize) -> bool {
        let here = self.tokens.slice(&self.folded.text, at, end);
        DEFINING_NOUNS.iter().any(|noun| {
            here.strip_prefix(noun).is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| !(c.is_ascii_digit() || is_letter(c))))
        })
    }
}

/// Whether a word is a small Roman number.
fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 4 && word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

/// What is wrong with the spelling of a number, and how it should stand.
pub fn number_fault(span: Span, typed: &str, fault: &NumberFault) -> Diagnostic {
    match fault {
        NumberFault::Grouping { as_decimal: Some(mended) } => {
            let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
            let whole = match number::read(&digits, NumberStyle::Vietnamese) {
                Ok(figure) => number::write(figure.value, 0, NumberStyle::Vietnamese),
                Err(_) => digits,
            };
            Diagnostic::at(span, Message::DecimalPoint { written: typed.to_owned(), decimal: mended.clone(), whole }).fix(
                Message::WriteInstead { text: mended.clone() },
                span,
                mended.clone(),
                Applicability::Likely,
            )
        }
        NumberFault::TooLong => Diagnostic::at(span, Message::NumberTooLong { written: clip(typed) }),
        _ => Diagnostic::at(span, Message::NumberNotRead { written: clip(typed) }),
    }
}

/// At most 60 characters of a text, for quoting in messages; a line that goes on in the next is one line.
pub fn clip(text: &str) -> String {
    let text = text.trim();
    let joined: String;
    let text = if text.contains(['\n', '\r']) {
        joined = text.split_whitespace().filter(|word| *word != "\\").take(61).collect::<Vec<_>>().join(" ");
        joined.as_str()
    } else {
        text
    };
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_owned(),
    }
}

/// The deadline that some words of time give: the last day.
pub fn deadline(time: &Time) -> Option<Date> {
    match (time.by, time.before, time.within) {
        (_, Some(period), _) => Some(period.start().plus_days(-1)),
        (Some(period), ..) => Some(period.end()),
        (None, None, Some(period)) => Some(period.end()),
        (None, None, None) => None,
    }
}
