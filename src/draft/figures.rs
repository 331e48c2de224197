//! From a sentence to its marked phrases: words of time, figures with their comparators, and what a figure is that sets
//! no threshold.
//!
//! In: the tokens of a sentence. Out: [`Found`]: every token with a digit in it belongs to one of its marks, so that no
//! figure can get lost on the way to a proposal. The wordings are those of the language (`syntax::target`,
//! `syntax::phrase`); only what a plan's prose adds to them stands here.

use super::Reason;
use crate::syntax::ast::{Quantity, Test, Text, Time};
use crate::syntax::keywords::{Kind, Kinds};
use crate::syntax::phrase::Reader;
use crate::syntax::target::{comparator, figure_after};
use crate::syntax::token::TokenKind;

/// Words of time in a sentence.
#[derive(Debug, Clone, Copy)]
pub struct TimeMark {
    /// First token.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// What they say.
    pub time: Time,
    /// Whether they belong to the name of a document or are its date.
    pub named: bool,
}

/// A figure that may set a threshold.
#[derive(Debug, Clone)]
pub struct FigureMark {
    /// First token, comparator included.
    pub from: usize,
    /// First token of the number.
    pub number: usize,
    /// One past the number and what belongs to it (`%`, the range's end), unit words left out.
    pub number_end: usize,
    /// One past the unit.
    pub to: usize,
    /// What is asked.
    pub test: Test,
    /// The figures.
    pub quantity: Quantity,
    /// Whether it is a percentage.
    pub percent: bool,
    /// Whether a verb, a sign or a change makes it a comparator.
    pub verb: bool,
    /// Whether a comparator stands before it at all.
    pub compared: bool,
    /// `duy trì`
    pub maintain: bool,
    /// `bình quân`
    pub mean: bool,
    /// Within brackets.
    pub bracketed: bool,
}

/// A figure that sets none, and why.
#[derive(Debug, Clone, Copy)]
pub struct OtherMark {
    /// First token.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// Why.
    pub reason: Reason,
}

/// The marked phrases of a sentence.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Words of time.
    pub times: Vec<TimeMark>,
    /// Figures that may set thresholds.
    pub figures: Vec<FigureMark>,
    /// Figures that don't.
    pub others: Vec<OtherMark>,
}

/// Nouns before a number that number things instead of counting them.
const NUMBERED: [&str; 31] = [
    "điều",
    "đoạn",
    "khoản",
    "mục",
    "chương",
    "phần",
    "lục",
    "bước",
    "bảng",
    "biểu",
    "án",
    "lớp",
    "tuần",
    "khóa",
    "bản",
    "đợt",
    "tier",
    "hệ",
    "thứ",
    "lần",
    "số",
    "quyển",
    "tập",
    "tiểu mục",
    "vùng",
    "tuyến",
    "quốc lộ",
    "vành đai",
    "nhóm",
    "loại",
    "kỳ",
];

/// Nouns that a threshold of age, size or count defines.
const OF_AGE: [&str; 3] = ["tuổi", "tháng tuổi", "gam"];

/// Whether a token is the number and symbol of a document: `867/kh-ubnd`, `16-nq/tu`.
pub fn is_reference(text: &str) -> bool {
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    digits && text.contains(['/', '-']) && text.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !text.starts_with("covid")
}

/// Finds the phrases of a sentence.
pub fn find(reader: &Reader<'_>, from: usize, to: usize) -> Found {
    let mut found = Found::default();
    let mut depth = 0usize;
    let mut at = from;
    // Whether the run of words since the last pause names a document.
    let mut reference = false;
    // A level's further numbers: `mức độ 3, 4`.
    let mut level_at = None;
    while at < to {
        reader.begin(to - at);
        match reader.text(at) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            ";" | "," => reference = false,
            _ => {}
        }
        if is_reference(reader.text(at)) {
            reference = true;
        }
        if let Some(mark) = time_mark(reader, from, at, to, reference) {
            at = mark.to;
            found.times.push(mark);
            continue;
        }
        if let Some((end, time)) = compared_period(reader, at, to) {
            found.others.push(OtherMark { from: at, to: end, reason: Reason::Reference });
            found.times.push(TimeMark { from: at, to: end, time, named: true });
            at = end;
            continue;
        }
        // `COVID-19`: a number that a hyphen joins to a word.
        let joined = at >= from + 2
            && reader.is_mark(at - 1, "-")
            && reader.tokens.kind(at - 2) == TokenKind::Word
            && reader.tokens.kind(at) == TokenKind::Number
            && reader.span(at - 2, at - 1).end == reader.span(at - 1, at).start
            && reader.span(at - 1, at).end == reader.span(at, at + 1).start;
        if joined {
            found.others.push(OtherMark { from: at, to: at + 1, reason: Reason::Name });
            at += 1;
            continue;
        }
        // `Đại hội lần thứ 18`: which one, and no place in a ranking.
        if reader.text(at) == "thứ"
            && at > from
            && matches!(reader.text(at - 1), "lần" | "khóa" | "kỳ" | "khoá")
            && reader.tokens.kind(at + 1) == TokenKind::Number
            && at + 2 <= to
        {
            found.others.push(OtherMark { from: at, to: at + 2, reason: Reason::Numbering });
            at += 2;
            continue;
        }
        if let Some(mark) = name_with_digits(reader, at, reference) {
            found.others.push(mark);
            at += 1;
            continue;
        }
        // `867 /KH-UBND`: a number and symbol with a space between.
        if reader.tokens.kind(at) == TokenKind::Number && reader.is_mark(at + 1, "/") && reader.text(at + 2).contains('-') && at + 3 <= to {
            found.others.push(OtherMark { from: at, to: at + 3, reason: Reason::LegalReference });
            at += 3;
            continue;
        }
        if reader.tokens.kind(at) == TokenKind::Number
            && let Some(end) = bare_date(reader, from, at, to)
        {
            found.others.push(OtherMark { from: at, to: end, reason: Reason::Date });
            at = end;
            continue;
        }
        if reader.tokens.kind(at) == TokenKind::Number
            && (level_at == Some(at) || numbers_something(reader, from, at) || in_brackets_alone(reader, at))
        {
            let reason = if level_at == Some(at) {
                Reason::Name
            } else if in_brackets_alone(reader, at) {
                Reason::Remark
            } else {
                Reason::Numbering
            };
            let end = after_list(reader, at, to);
            if level_at == Some(at) {
                level_at = next_in_list(reader, end, to);
            }
            found.others.push(OtherMark { from: at, to: end, reason });
            at = end;
            continue;
        }
        match figure(reader, at, to) {
            Some(Ok(mut figure)) => {
                figure.bracketed = depth > 0;
                if figure.bracketed
                    && (change_in_brackets(reader, from, at, &mut figure)
                        || rank_in_brackets(reader, at, to, found.figures.last(), &mut figure))
                {
                    depth = depth.saturating_sub(1);
                }
                at = figure.to.max(at + 1);
                found.figures.push(figure);
            }
            Some(Err(mark)) => {
                if mark.reason == Reason::Name {
                    level_at = next_in_list(reader, mark.to, to);
                }
                at = mark.to.max(at + 1);
                found.others.push(mark);
            }
            None => at += 1,
        }
    }
    found
}

/// `tăng dần (ít nhất 1 - 2 bậc) theo từng năm`: the size of a change in brackets behind its verb.
fn change_in_brackets(reader: &Reader<'_>, from: usize, at: usize, figure: &mut FigureMark) -> bool {
    let unit = figure.quantity.unit.as_ref().map_or("", |unit| unit.folded.as_str());
    if at < from + 2 || !reader.is_mark(at - 1, "(") || !matches!(unit, "bậc" | "điểm" | "điểm %" | "%") || !reader.is_mark(figure.to, ")")
    {
        return false;
    }
    let mut verb = at - 2;
    if reader.text(verb) == "dần" && verb > from {
        verb -= 1;
    }
    let rising = match reader.text(verb) {
        "tăng" => true,
        "giảm" => false,
        _ => return false,
    };
    figure.test = if rising { Test::Increase { strict: false } } else { Test::Decrease { strict: false } };
    figure.from = verb;
    figure.bracketed = false;
    figure.verb = true;
    // The closing bracket belongs to it.
    figure.to += 1;
    true
}

/// `nhóm 20 tỉnh (khoảng thứ 12 - 15)`, `top 20 (khoảng 12 - 15 tỉnh)`: the ranking again, held to a range of places.
fn rank_in_brackets(reader: &Reader<'_>, at: usize, to: usize, before: Option<&FigureMark>, figure: &mut FigureMark) -> bool {
    let Some(before) = before.filter(|before| matches!(before.test, Test::Top)) else { return false };
    let noun = figure.quantity.unit.as_ref().map_or("", |unit| unit.folded.as_str());
    let places = noun.is_empty() || noun == "hạng" || noun.starts_with("tỉnh") || noun.starts_with("địa");
    if !places || figure.quantity.high.is_none() || at == 0 || !reader.is_mark(at - 1, "(") || before.to + 5 < at {
        return false;
    }
    let Some(close) = (figure.number_end..to.min(figure.to + 8)).find(|place| reader.is_mark(*place, ")")) else { return false };
    figure.quantity.unit = Some(Text { span: figure.quantity.span, folded: "hạng".to_owned() });
    figure.test = Test::Range;
    figure.bracketed = false;
    figure.compared = true;
    figure.from = at - 1;
    figure.to = close + 1;
    true
}

/// `ngày 15/12`, `2022 - 2023`: a day without its year, years with no word before them.
fn bare_date(reader: &Reader<'_>, from: usize, at: usize, to: usize) -> Option<usize> {
    let end = after_list(reader, at, to);
    if at > from && matches!(reader.text(at - 1), "ngày" | "tháng" | "năm" | "quý") {
        return Some(end);
    }
    let (_, next) = reader.period(at, to, true)?;
    let plain = next >= to || reader.tokens.kind(next) == TokenKind::Mark;
    let joined = reader.is_mark(next, "-") && reader.period(next + 1, to, true).is_some();
    (joined || plain && !reader.is_mark(next, "/")).then_some(end.max(next))
}

/// `mức độ 3, 4`: the number behind the comma.
fn next_in_list(reader: &Reader<'_>, at: usize, to: usize) -> Option<usize> {
    let joined = at + 1 < to && (reader.is_mark(at, ",") || reader.text(at) == "và");
    (joined && reader.tokens.kind(at + 1) == TokenKind::Number && reader.tokens.kind(at + 2) != TokenKind::Percent).then_some(at + 1)
}

/// One past a number and a range or fraction that goes on from it.
fn after_list(reader: &Reader<'_>, at: usize, to: usize) -> usize {
    let mut end = at + 1;
    while end + 1 < to && (reader.is_mark(end, "/") || reader.is_mark(end, "-")) && reader.tokens.kind(end + 1) == TokenKind::Number {
        end += 2;
    }
    end
}

fn time_mark(reader: &Reader<'_>, start: usize, at: usize, to: usize, reference: bool) -> Option<TimeMark> {
    if reader.is_mark(at, "/") && at == start {
        return None;
    }
    // `cuối tháng, từng giai đoạn`: only where a date follows; the reader decides. A plain number is no date.
    let mut time = Time::default();
    let next = reader.time(at, to, &mut time)?;
    let day = time.within.is_some_and(|period| period.grain() == crate::value::Grain::Day) && time.by.is_none() && time.before.is_none();
    let before = if at > start { reader.text(at - 1) } else { "" };
    let law = at > start && matches!(before, "luật" | "ký");
    Some(TimeMark { from: at, to: next, time, named: reference || law || (day && names_document(reader, start, at)) })
}

/// `Luật Dữ liệu ngày 30/11/2024`: a plain day behind capital words is the date of what they name.
fn names_document(reader: &Reader<'_>, start: usize, at: usize) -> bool {
    (start..at).rev().take(14).any(|place| matches!(reader.text(place), "luật" | "nghị" | "quyết" | "thông" | "chỉ" | "công" | "văn"))
}

/// `so với năm 2020`.
fn compared_period(reader: &Reader<'_>, at: usize, to: usize) -> Option<(usize, Time)> {
    let (_, len) = reader.tokens.any_wording(at, to, Kinds::of(&[Kind::ComparedWith]))?;
    for start in [at + len, at + len - 1] {
        if let Some((period, next)) = reader.period(start, to, true) {
            return Some((next, Time { within: Some(period), ..Time::default() }));
        }
    }
    None
}

/// `867/kh-ubnd`, `5g`, `covid-19`, `ipv6`: a word with a digit in it.
fn name_with_digits(reader: &Reader<'_>, at: usize, reference: bool) -> Option<OtherMark> {
    let text = reader.text(at);
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match reader.tokens.kind(at) {
        TokenKind::Word | TokenKind::Quoted | TokenKind::Id => {
            let reason = if reference || is_reference(text) { Reason::LegalReference } else { Reason::Name };
            Some(OtherMark { from: at, to: at + 1, reason })
        }
        TokenKind::Period => Some(OtherMark { from: at, to: at + 1, reason: Reason::Date }),
        TokenKind::Number if reference && reader.is_mark(at + 1, "/") => {
            Some(OtherMark { from: at, to: at + 1, reason: Reason::LegalReference })
        }
        _ => None,
    }
}

/// `Điều 4`, `lần thứ 2`, `Đề án 06`, `số 867 /KH-UBND`.
fn numbers_something(reader: &Reader<'_>, from: usize, at: usize) -> bool {
    if at <= from {
        return false;
    }
    if reader.tokens.kind(at + 1) == TokenKind::Percent || is_range_of_percent(reader, at) {
        return false;
    }
    let before = reader.text(at - 1);
    if before == "nhóm" || before == "thứ" || before == "hạng" {
        // `nhóm 25 tỉnh đứng đầu`, `đứng thứ 4`: ranks; `lần thứ 4` is none.
        return before == "thứ" && at >= from + 2 && matches!(reader.text(at - 2), "lần" | "khóa" | "kỳ");
    }
    if before == "số" {
        // `chỉ số 10` names none; `số 12 /KH` does, and so does a number of a document alone.
        return reader.is_mark(at + 1, "/") || at < from + 2 || !matches!(reader.text(at - 2), "chỉ" | "tổng");
    }
    if before == "lần" || before == "tuyến" || before == "loại" || before == "lớp" {
        return reader.tokens.kind(at + 1) != TokenKind::Word;
    }
    NUMBERED.contains(&before) || matches!(before, "phiên" | "tier")
}

fn is_range_of_percent(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_mark(at + 1, "-") && reader.tokens.kind(at + 2) == TokenKind::Number && reader.tokens.kind(at + 3) == TokenKind::Percent
}

/// `một (01)`: the same number again in figures.
fn in_brackets_alone(reader: &Reader<'_>, at: usize) -> bool {
    at > 0 && reader.is_mark(at - 1, "(") && reader.is_mark(at + 1, ")")
}

/// A figure with its comparator at a token: `Ok` where it may set a threshold, `Err` where it defines or names.
fn figure(reader: &Reader<'_>, at: usize, to: usize) -> Option<Result<FigureMark, OtherMark>> {
    let mut quiet = Vec::new();
    if let Some(found) = comparator(reader, at, to) {
        if let Some((test, quantity, after, _)) = figure_after(reader, found, to, &mut quiet)
            && let Some(mut quantity) = quantity
            && quantity.low.figure.is_some()
        {
            let number = found.end;
            // `một số`, `là một trong`: no count. A number in words counts where a comparator asks for it.
            if reader.tokens.kind(number) == TokenKind::Word && only_verb(reader, at, number) && !is_level(&quantity) {
                return None;
            }
            let (number_end, unit, end) = tight_unit(reader, number, to, &mut quantity);
            if !found.firm && defines(reader, number, to) || found.open && !is_threshold_from(test, reader, number_end, to) {
                return Some(Err(OtherMark { from: at, to: or_more_end(reader, number_end, to), reason: Reason::Definition }));
            }
            let end = match test {
                Test::Top | Test::Fold { .. } => after.max(number_end),
                _ => or_more_end(reader, end, to),
            };
            quantity.unit = unit;
            let percent = quantity.unit.as_ref().is_some_and(|unit| unit.folded.starts_with(['%', '‰']));
            // `đứng thứ 15`, `xếp hạng 20 trở lên`: a better place is a smaller number.
            let placed = quantity.unit.as_ref().is_some_and(|unit| unit.folded == "hạng") && quantity.high.is_none();
            let test = if placed && matches!(test, Test::Bare | Test::AtLeast) { Test::Top } else { test };
            return Some(Ok(FigureMark {
                from: at,
                number,
                number_end,
                to: if matches!(test, Test::Top) { number_end } else { end },
                test,
                quantity,
                percent,
                verb: found.firm,
                compared: true,
                maintain: found.maintain,
                mean: found.mean,
                bracketed: false,
            }));
        }
        return None;
    }
    // `cấp độ 3`, `mức độ 4` with no verb before them are part of a name.
    if let Some(len) = reader.wording(at, to, Kind::Level)
        && reader.tokens.kind(at + len) == TokenKind::Number
        && reader.tokens.kind(at + len + 1) != TokenKind::Percent
        && (len > 1 || reader.text(at + len).len() <= 2)
    {
        return Some(Err(OtherMark { from: at, to: at + len + 1, reason: Reason::Name }));
    }
    if reader.tokens.kind(at) != TokenKind::Number {
        return None;
    }
    if defines(reader, at, to) {
        return Some(Err(OtherMark { from: at, to: at + 1, reason: Reason::Definition }));
    }
    let Some((mut quantity, _)) = reader.quantity(at, to, &mut quiet).filter(|(quantity, _)| quantity.low.figure.is_some()) else {
        return Some(Err(OtherMark { from: at, to: at + 1, reason: Reason::Unreadable }));
    };
    let (number_end, unit, end) = tight_unit(reader, at, to, &mut quantity);
    quantity.unit = unit;
    let percent = quantity.unit.as_ref().is_some_and(|unit| unit.folded.starts_with(['%', '‰']));
    let mut test = if quantity.high.is_some() { Test::Range } else { Test::Bare };
    let mut end = end;
    if let Some(len) = reader.wording(end, to, Kind::OrMore) {
        (test, end) = (Test::AtLeast, end + len);
    } else if let Some(len) = reader.wording(end, to, Kind::OrLess) {
        (test, end) = (Test::AtMost, end + len);
    }
    Some(Ok(FigureMark {
        from: at,
        number: at,
        number_end,
        to: end,
        compared: !matches!(test, Test::Bare | Test::Range),
        test,
        quantity,
        percent,
        verb: false,
        maintain: false,
        mean: false,
        bracketed: false,
    }))
}

/// Whether the words before a number are verbs alone (`là`, `có`), no comparator proper.
fn only_verb(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    const PROPER: Kinds = Kinds::of(&[
        Kind::AtLeast,
        Kind::MoreThan,
        Kind::AtMost,
        Kind::LessThan,
        Kind::Exactly,
        Kind::About,
        Kind::Nearly,
        Kind::Within,
        Kind::Top,
    ]);
    !(from..to).any(|at| reader.tokens.any_wording(at, to, PROPER).is_some())
}

fn is_level(quantity: &Quantity) -> bool {
    quantity.unit.as_ref().is_some_and(|unit| !unit.folded.is_empty() && matches!(unit.folded.as_str(), "cấp độ" | "mức độ" | "hạng" | "%"))
}

fn or_more_end(reader: &Reader<'_>, at: usize, to: usize) -> usize {
    let mut end = at;
    for _ in 0..3 {
        if let Some(len) = reader.wording(end, to, Kind::OrMore).or_else(|| reader.wording(end, to, Kind::OrLess)) {
            return end + len;
        }
        // The noun between a number and `trở lên`.
        if end < to && reader.tokens.kind(end) == TokenKind::Word {
            end += 1;
        } else {
            break;
        }
    }
    at
}

/// `từ 30% đến 35%`, `từ 80% trở lên`: a threshold; `từ 3 sao` with anything else behind it is none.
fn is_threshold_from(test: Test, reader: &Reader<'_>, number_end: usize, to: usize) -> bool {
    matches!(test, Test::Range) || or_more_end(reader, number_end, to) > number_end
}

/// Whether the noun behind a number makes it define who or what is counted.
fn defines(reader: &Reader<'_>, number: usize, to: usize) -> bool {
    let mut at = number + 1;
    if reader.is_mark(at, "-") && reader.tokens.kind(at + 1) == TokenKind::Number {
        at += 2;
    }
    // `100 dân` behind a slash or `trên` is what a rate is counted per.
    reader.defining_noun(at, to) || OF_AGE.contains(&reader.text(at))
}

/// Units of more words than one, and single words that are units and no nouns that are counted.
const UNITS: [&[&str]; 36] = [
    &["nghìn", "tỷ", "đồng"],
    &["ngàn", "tỷ", "đồng"],
    &["nghìn", "tỉ", "đồng"],
    &["ngàn", "tỉ", "đồng"],
    &["triệu", "đồng"],
    &["tỷ", "đồng"],
    &["tỉ", "đồng"],
    &["nghìn", "đồng"],
    &["triệu", "usd"],
    &["tỷ", "usd"],
    &["triệu", "đô", "la"],
    &["đồng"],
    &["usd"],
    &["điểm", "phần", "trăm"],
    &["điểm", "%"],
    &["điểm"],
    &["bậc"],
    &["hạng"],
    &["lần"],
    &["ngày", "làm", "việc"],
    &["ngày"],
    &["giờ"],
    &["phút"],
    &["phần", "trăm"],
    &["ha"],
    &["km"],
    &["km2"],
    &["m2"],
    &["m3"],
    &["tấn"],
    &["triệu", "tấn"],
    &["mw"],
    &["kwh"],
    &["mbps"],
    &["mb/s"],
    &["tuổi"],
];

/// Words that multiply the noun behind them.
const MULTIPLIERS: [&str; 6] = ["nghìn", "ngàn", "triệu", "tỷ", "tỉ", "vạn"];

/// Nouns of one syllable that are counted; others are taken with the syllable behind them.
const SINGLE_NOUNS: [&str; 34] = [
    "khu",
    "cụm",
    "tuyến",
    "tổ",
    "phòng",
    "bộ",
    "kênh",
    "ngôi",
    "nhà",
    "nút",
    "xã",
    "huyện",
    "tỉnh",
    "phường",
    "thôn",
    "căn",
    "lớp",
    "người",
    "hộ",
    "giường",
    "trường",
    "trạm",
    "cầu",
    "tàu",
    "máy",
    "tin",
    "bài",
    "lượt",
    "vụ",
    "cuộc",
    "buổi",
    "đơn",
    "mô",
    "chợ",
];

/// Nouns of two syllables that the rule of one syllable would cut.
const DOUBLE_NOUNS: [&str; 6] = ["mô hình", "đơn vị", "trường học", "người dân", "hộ dân", "tin bài"];

/// The unit directly behind a number: `%` with the base it names, money, time, or the noun that is counted.
fn tight_unit(reader: &Reader<'_>, number: usize, to: usize, quantity: &mut Quantity) -> (usize, Option<Text>, usize) {
    let level = quantity.unit.as_ref().filter(|unit| matches!(unit.folded.as_str(), "cấp độ" | "mức độ" | "mức" | "cấp" | "hạng")).cloned();
    let number_span = quantity.high.map_or(quantity.low.span, |high| high.span);
    if reader.tokens.kind(number) == TokenKind::Word && quantity.unit.as_ref().is_some_and(|unit| unit.folded == "%") {
        // `một nửa`, `hai con số`: the words say the share.
        let mut last = number;
        while last < to && reader.span(last, last + 1).end <= quantity.span.end {
            last += 1;
        }
        return (last, quantity.unit.clone(), last);
    }
    // One past the last number, found by its place.
    let mut at = number;
    while at < to && reader.span(at, at + 1).end < number_span.end {
        at += 1;
    }
    let mut end = (at + 1).min(to);
    if let Some(level) = level {
        return (end, Some(level), end);
    }
    let scale = quantity.unit.as_ref().filter(|unit| unit.folded.starts_with('/')).cloned();
    if let Some(scale) = scale {
        // `800/1000 điểm`, `5/1000 dân`.
        let mut last = end;
        while last < to && reader.span(last, last + 1).end <= scale.span.end {
            last += 1;
        }
        let short = scale.folded.split(' ').count() <= 3;
        if short {
            return (end, Some(scale), last);
        }
    }
    // `đạt 2/3`: read as one number, it is a share.
    if end >= number + 3 && reader.is_mark(end - 2, "/") && quantity.high.is_none() && reader.tokens.kind(end) != TokenKind::Percent {
        let share = quantity.unit.clone().filter(|unit| unit.folded == "%");
        return (end, Some(share.unwrap_or(Text { span: number_span, folded: "%".to_owned() })), end);
    }
    // `04/08 chỉ số`: so many of so many; the noun stands behind both.
    if reader.is_mark(end, "/") && reader.tokens.kind(end + 1) == TokenKind::Number && end + 2 <= to {
        end += 2;
    }
    if reader.tokens.kind(end) == TokenKind::Percent && end < to {
        end += 1;
        if let Some((base, next)) = base(reader, end, to) {
            let span = reader.span(end - 1, next);
            return (end, Some(Text { span, folded: format!("{} {base}", reader.text(end - 1)) }), next);
        }
        let unit = reader.piece(end - 1, end);
        return (end, Some(unit), end);
    }
    // The unit of a range's lower end: `từ 30% đến 35`.
    if quantity.high.is_some() && quantity.unit.as_ref().is_some_and(|unit| unit.folded == "%") {
        return (end, quantity.unit.clone(), end);
    }
    // `một điểm phục vụ`: a place, which is counted, and no score.
    if reader.text(end) == "điểm" && end + 1 < to && is_plain_word(reader, end + 1, to) && reader.text(end + 1) != "phần" {
        return (end, Some(reader.piece(end, end + 1)), end);
    }
    for words in UNITS {
        if end + words.len() <= to && words.iter().enumerate().all(|(offset, word)| reader.text(end + offset) == *word) {
            let mut next = end + words.len();
            // `triệu đồng/người/năm`: per head belongs to the unit, per year to the time.
            if reader.is_mark(next, "/") && reader.tokens.kind(next + 1) == TokenKind::Word && !reader.time_begins(next, to) {
                next = (next + 2).min(to);
            }
            return (end, Some(reader.piece(end, next)), next);
        }
    }
    let mut noun = end;
    while noun < to && MULTIPLIERS.contains(&reader.text(noun)) {
        noun += 1;
    }
    // `km/km2`, `triệu đồng/người`: joined with a slash, they are a unit and nothing is counted.
    if noun < to && reader.tokens.kind(noun) == TokenKind::Word && reader.text(noun).contains('/') {
        return (end, Some(reader.piece(end, noun + 1)), noun + 1);
    }
    let two = reader.tokens.slice(&reader.folded.text, noun, (noun + 2).min(to));
    let len = if DOUBLE_NOUNS.contains(&two) {
        2
    } else if SINGLE_NOUNS.contains(&reader.text(noun)) {
        1
    } else {
        2
    };
    let mut next = noun;
    while next < to && next < noun + len && is_plain_word(reader, next, to) {
        next += 1;
    }
    if next == noun {
        return (end, None, end);
    }
    // What is counted is also what the sentence is about: the noun is not taken off its subject.
    (noun, Some(reader.piece(end, next)), noun)
}

/// Whether a unit measures something that is named elsewhere, in place of being what is counted.
pub fn is_measure(unit: &str) -> bool {
    UNITS.iter().any(|words| words.join(" ") == unit.split('/').next().unwrap_or("") || words.join(" ") == unit)
}

fn is_plain_word(reader: &Reader<'_>, at: usize, to: usize) -> bool {
    reader.tokens.kind(at) == TokenKind::Word
        && !reader.time_begins(at, to)
        && !matches!(reader.text(at), "và" | "hoặc" | "tại" | "của" | "được" | "có" | "so" | "trở" | "trong" | "mỗi" | "đến" | "theo")
}

/// What a share is of: `GRDP`, `tổng chi ngân sách nhà nước`, `dân số`.
fn base(reader: &Reader<'_>, at: usize, to: usize) -> Option<(String, usize)> {
    let mut at = at;
    if reader.text(at) == "của" && at + 1 < to {
        at += 1;
    }
    if matches!(reader.text(at), "grdp" | "gdp") && at < to {
        return Some((reader.text(at).to_ascii_uppercase(), at + 1));
    }
    let two = reader.tokens.slice(&reader.folded.text, at, (at + 2).min(to));
    if matches!(two, "tổng chi" | "tổng thu" | "tổng vốn" | "tổng kim" | "tổng mức" | "kim ngạch" | "tổng sản" | "tổng số" | "tổng giá")
    {
        let mut end = at + 2;
        while end < to && end < at + 8 && is_plain_word(reader, end, to) {
            end += 1;
        }
        return Some((reader.tokens.slice(&reader.folded.text, at, end).to_owned(), end));
    }
    None
}
