//! Targets of a whole said without a figure: `tất cả các xã`, `mỗi hộ một đường cáp quang`, `tăng dần theo từng năm`.
//!
//! In: a sentence without thresholds. Out: proposals that ask: the wordings have one reading as targets, but plans also
//! use them where nobody means to count.

use super::context::{Context, Topic};
use super::figures::Found;
use super::propose::{Carry, Read, strive};
use super::{Doubt, Evidence};
use crate::syntax::ast::{Test, Time};
use crate::syntax::keywords::Kind;
use crate::syntax::phrase::Reader;
use crate::syntax::token::TokenKind;

/// Nouns that cover everything and count nothing.
const NOT_COUNTED: [&str; 12] = ["lĩnh", "mặt", "nội", "nguồn", "hoạt", "khâu", "vấn", "công", "tầng", "quá", "nhiệm", "biện"];

/// Reads what is asked of a whole, and what is to rise or fall from year to year.
pub fn read(reader: &Reader<'_>, from: usize, to: usize, found: &Found, context: &Context, carry: &Carry) -> Vec<Read> {
    let mut out = Vec::new();
    let time =
        found.times.iter().find(|mark| !mark.named && mark.time.has_deadline()).map(|mark| mark.time).or(carry.time).or(context.time);
    let strives = (from..to).any(|at| strive(reader, at, to).is_some()) || context.strive_from.is_some();
    let word = |at: usize| at < to && reader.tokens.kind(at) == TokenKind::Word;
    for at in from..to {
        // `đến tất cả các thôn, tổ dân phố`, `với toàn bộ các cơ quan thuế`
        if let Some(len) = reader.wording(at, to, Kind::AllOf)
            && at > from
            && matches!(reader.text(at - 1), "đến" | "tới" | "tại" | "cho" | "với" | "ở")
            && matches!(reader.text(at + len), "các" | "những")
            && word(at + len + 1)
            && !NOT_COUNTED.contains(&reader.text(at + len + 1))
        {
            let end = phrase_end(reader, at + len + 1, to);
            let noun = typed(reader, at + len + 1, end);
            let mut start = at - 1;
            while start > from && at - start < 24 && !reader.is_mark(start - 1, ":") {
                start -= 1;
            }
            let action = typed(reader, start, at - 1);
            // Several things brought to the same place are several targets.
            for thing in several(&action) {
                out.push(share(reader, format!("{noun} được {}", lower_first(&thing)), (at, at + len), time, strives));
            }
        }
        // `số hóa toàn bộ dữ liệu của ngành`
        if let Some(len) = reader.wording(at, to, Kind::AllOf)
            && word(at + len)
            && let Some(verb) = (1..=2).rev().find(|count| at >= from + count && DONE_TO.contains(&words(reader, at - count, at)))
            && (at - verb == from
                || reader.is_pause(at - verb - 1)
                || matches!(reader.text(at - verb - 1), "và" | "đấu" | "thành" | "dung"))
        {
            let first = at + len + usize::from(matches!(reader.text(at + len), "các" | "những"));
            if word(first) && !NOT_COUNTED.contains(&reader.text(first)) {
                let noun = typed(reader, first, phrase_end(reader, first, to));
                out.push(share(reader, format!("{noun} được {}", words(reader, at - verb, at)), (at, at + len), time, strives));
            }
        }
        // `không còn hộ nghèo`, `chấm dứt tình trạng …`: none is left.
        if at == from || reader.is_pause(at - 1) || strive_ends(reader, from, at) {
            none_left(reader, at, to, time, strives, &mut out);
        }
        // `đạt các mục tiêu về A, B`: what is asked of each stands elsewhere.
        if let Some(end) = goal_about(reader, at, to) {
            goals_named(reader, at, end, to, time, strives, &mut out);
        }
        // `mỗi hộ gia đình một đường cáp quang`
        if reader.text(at) == "mỗi" && word(at + 1) && !reader.time_begins(at, to) {
            let Some(one) = (at + 2..to.min(at + 8)).find(|place| reader.text(*place) == "một") else { continue };
            // `Chương trình Mỗi xã một sản phẩm` is a name, `mỗi người dân thành một …` a slogan.
            if at > from && reader.text(at - 1) == "trình" || reader.text(one - 1) == "thành" {
                continue;
            }
            if (at..one).any(|place| reader.is_pause(place)) || !word(one + 1) || reader.text(one + 1) == "số" {
                continue;
            }
            let mut noun_end = one;
            while noun_end > at + 2 && matches!(reader.text(noun_end - 1), "có" | "đều" | "được" | "cấp") {
                noun_end -= 1;
            }
            let end = phrase_end(reader, one + 1, to);
            let subject = format!("{} có {}", typed(reader, at + 1, noun_end), typed(reader, one + 1, end));
            out.push(share(reader, subject, (at, one + 1), time, strives));
        }
    }
    if context.topic == Topic::Goals || strives {
        directions(reader, from, to, time, strives, &mut out);
    }
    out
}

/// Whether `phấn đấu` ends at a token.
fn strive_ends(reader: &Reader<'_>, from: usize, at: usize) -> bool {
    (from..at).any(|place| strive(reader, place, at).is_some_and(|len| place + len == at))
}

/// Nouns that are counted: none of them is zero of them; of anything else it is a state.
const COUNTED: [&str; 10] = ["hộ", "xã", "thôn", "huyện", "trường", "người", "vụ", "nhà", "cơ sở", "trường hợp"];

fn none_left(reader: &Reader<'_>, at: usize, to: usize, time: Option<Time>, strives: bool, out: &mut Vec<Read>) {
    let Some(len) = reader.wording(at, to, Kind::NoneOf) else { return };
    let first = at + len;
    let end = phrase_end(reader, first, to);
    if first + 1 >= end || reader.tokens.kind(first) != TokenKind::Word {
        return;
    }
    let name = typed(reader, first, end);
    let counted = COUNTED
        .iter()
        .filter(|noun| words(reader, first, (first + noun.split(' ').count()).min(to)) == **noun)
        .max_by_key(|noun| noun.len());
    out.push(match counted {
        Some(noun) => Read {
            low: "0".to_owned(),
            unit: (*noun).to_owned(),
            ..blank(reader, format!("số {name}"), Test::AtMost, (at, first), time, strives, Doubt::Whole)
        },
        None => blank(reader, format!("{} {name}", words(reader, at, first)), Test::State, (at, first), time, strives, Doubt::NoCriterion),
    });
}

/// Verbs that are done to a whole.
const DONE_TO: [&str; 14] = [
    "số hóa",
    "cập nhật",
    "kết nối",
    "công khai",
    "tích hợp",
    "trang bị",
    "lắp đặt",
    "xử lý",
    "đào tạo",
    "tập huấn",
    "bồi dưỡng",
    "phủ sóng",
    "chuyển đổi",
    "giám sát",
];

fn words<'a>(reader: &'a Reader<'_>, from: usize, to: usize) -> &'a str {
    reader.tokens.slice(&reader.folded.text, from, to)
}

/// One past `đạt các mục tiêu về`, `hoàn thành chỉ tiêu về`.
fn goal_about(reader: &Reader<'_>, at: usize, to: usize) -> Option<usize> {
    let mut next = at + if reader.text(at) == "đạt" { 1 } else { 2 };
    if reader.text(at) != "đạt" && words(reader, at, (at + 2).min(to)) != "hoàn thành" {
        return None;
    }
    next += usize::from(matches!(reader.text(next), "các" | "những"));
    let goal = next + 3 <= to && matches!(words(reader, next, next + 2), "mục tiêu" | "chỉ tiêu") && reader.text(next + 2) == "về";
    goal.then_some(next + 3)
}

/// A state for each thing whose goal is to be reached; the level is set elsewhere and has to be looked up.
fn goals_named(reader: &Reader<'_>, at: usize, from: usize, to: usize, time: Option<Time>, strives: bool, out: &mut Vec<Read>) {
    let mut begin = from;
    let mut place = from;
    let yearly = (from..to).find(|place| reader.wording(*place, to, Kind::EveryYear).is_some());
    let end = yearly.unwrap_or(to);
    while place <= end {
        if place == end || reader.is_pause(place) || reader.text(place) == "và" {
            let name = typed(reader, begin, place);
            if name.split_whitespace().count() >= 2 {
                let mut read = blank(reader, format!("mục tiêu về {name}"), Test::State, (at, from), time, strives, Doubt::NoCriterion);
                if yearly.is_some() {
                    read.time.every = Some(crate::value::Grain::Year);
                }
                out.push(read);
            }
            begin = place + 1;
        }
        place += 1;
    }
}

/// `X tăng dần theo từng năm`; `hằng năm … tăng dần điểm các nhóm A, B`.
fn directions(reader: &Reader<'_>, from: usize, to: usize, time: Option<Time>, strives: bool, out: &mut Vec<Read>) {
    let yearly = (from..to).any(|at| reader.wording(at, to, Kind::EveryYear).is_some());
    for at in from..to {
        let up = reader.wording(at, to, Kind::DirectionUp);
        let down = reader.wording(at, to, Kind::DirectionDown);
        if let Some(len) = up.or(down) {
            let start = (from..at).rev().find(|place| reader.is_pause(*place)).map_or(from, |place| place + 1);
            let subject = typed(reader, start, at);
            if subject.split_whitespace().count() >= 2 {
                out.push(direction(reader, subject, up.is_some(), (at, at + len), time, strives));
            }
            return;
        }
        let rising = reader.text(at) == "tăng";
        // `phấn đấu tăng số lượng …`
        let aimed = at > from && (from..at).any(|place| strive(reader, place, at).is_some_and(|len| place + len == at));
        if aimed
            && (rising || reader.text(at) == "giảm")
            && at + 3 < to
            && reader.tokens.kind(at + 1) == TokenKind::Word
            && reader.text(at + 1) != "dần"
        {
            let subject = typed(reader, at + 1, phrase_end(reader, at + 1, to));
            out.push(direction(reader, subject, rising, (at, at + 1), time, strives));
            return;
        }
        let dan = reader.text(at + 1) == "dần" && at + 2 < to;
        if (rising || reader.text(at) == "giảm") && dan && yearly {
            let lead =
                (at + 2..to.min(at + 8)).find(|place| matches!(reader.text(*place), "nhóm" | "các")).map_or(at + 2, |place| place + 1);
            let lead = if reader.text(lead) == "nhóm" { lead + 1 } else { lead };
            let mut begin = lead;
            for place in lead..=to {
                if place == to || reader.is_mark(place, ",") || reader.text(place) == "và" {
                    let subject = typed(reader, begin, place);
                    if subject.split_whitespace().count() >= 2 {
                        out.push(direction(reader, subject, rising, (at, at + 2), time, strives));
                    }
                    begin = place + 1;
                }
            }
            return;
        }
    }
}

/// Where a noun phrase ends: at a pause that parts no list of nouns, or a bracket.
fn phrase_end(reader: &Reader<'_>, from: usize, to: usize) -> usize {
    let mut end = from;
    while end < to && end < from + 14 {
        let purpose = end > from + 1 && matches!(reader.text(end), "nhằm" | "để");
        if purpose || reader.is_mark(end, "(") || reader.is_mark(end, ")") || reader.is_pause(end) && !reader.is_mark(end, ",") {
            break;
        }
        if reader.is_mark(end, ",") && end > from + 3 {
            break;
        }
        end += 1;
    }
    while end > from && reader.is_pause(end - 1) {
        end -= 1;
    }
    end
}

/// `phủ mạng cáp quang, mạng di động băng rộng`: each thing with the verb.
fn several(action: &str) -> Vec<String> {
    let parts: Vec<&str> = action.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let Some(last) = parts.last() else { return Vec::new() };
    let nouns = ["mạng", "hạ tầng", "nền tảng", "dịch vụ", "hệ thống"];
    let verbless = nouns.iter().any(|noun| last.starts_with(noun));
    match (verbless, parts.get(parts.len().wrapping_sub(2))) {
        (true, Some(before)) => {
            let verb: Vec<&str> = before.split_whitespace().take_while(|word| !nouns.iter().any(|noun| noun.starts_with(*word))).collect();
            vec![(*before).to_owned(), format!("{} {last}", verb.join(" ")).trim().to_owned()]
        }
        _ => vec![(*last).to_owned()],
    }
}

fn lower_first(text: &str) -> String {
    super::write::name_of(text)
}

fn share(reader: &Reader<'_>, subject: String, words: (usize, usize), time: Option<Time>, strives: bool) -> Read {
    Read { low: "100".to_owned(), unit: "%".to_owned(), ..blank(reader, subject, Test::AtLeast, words, time, strives, Doubt::Whole) }
}

fn direction(reader: &Reader<'_>, subject: String, rising: bool, words: (usize, usize), time: Option<Time>, strives: bool) -> Read {
    blank(reader, subject, Test::Direction { rising }, words, time, strives, Doubt::Trend)
}

fn blank(reader: &Reader<'_>, subject: String, test: Test, words: (usize, usize), time: Option<Time>, strives: bool, doubt: Doubt) -> Read {
    Read {
        subject,
        test,
        low: String::new(),
        high: None,
        unit: String::new(),
        scope: None,
        time: time.unwrap_or_default(),
        since: None,
        strive: strives,
        maintain: false,
        mean: false,
        doubts: vec![doubt],
        evidence: Evidence { comparator: typed(reader, words.0, words.1), ..Evidence::default() },
        tokens: words,
    }
}

fn typed(reader: &Reader<'_>, from: usize, to: usize) -> String {
    if from >= to {
        return String::new();
    }
    reader.typed(reader.span(from, to)).split_whitespace().collect::<Vec<_>>().join(" ")
}
