//! Goals without a figure: something completed, issued, universal by a date.
//!
//! In: a sentence of a section of goals. Out: a state for each verb that says one. None of them is sure: what counts as
//! reached is seldom stated, and the reader is asked.

use super::context::Context;
use super::figures::Found;
use super::propose::{Carry, Read, has_word};
use super::{Doubt, Evidence};
use crate::syntax::ast::{Test, Time};
use crate::syntax::keywords::Kind;
use crate::syntax::phrase::Reader;
use crate::syntax::token::TokenKind;

/// How many words may stand before the verb of a state: the subject that does it.
const BEFORE: usize = 8;

/// Reads the states of a sentence.
pub fn read(reader: &Reader<'_>, from: usize, to: usize, found: &Found, context: &Context, carry: &mut Carry) -> Vec<Read> {
    let mut out = Vec::new();
    let mut start = (from..to).rev().find(|at| reader.is_mark(*at, ":")).map_or(from, |at| at + 1);
    if start >= to {
        start = from;
    }
    // `theo đó, trong năm 2027, …`: what joins the clause to the one before it says nothing of it.
    const JOINTS: [&str; 5] = ["theo đó", "trong đó", "đồng thời", "cụ thể", "trước mắt"];
    if start + 2 < to && JOINTS.contains(&reader.tokens.slice(&reader.folded.text, start, start + 2)) {
        start += 2;
        while start < to && reader.is_pause(start) {
            start += 1;
        }
    }
    let mut time: Option<Time> = None;
    let mut words = String::new();
    for mark in found.times.iter().filter(|mark| !mark.named && mark.time.has_deadline()) {
        let opens = mark.from <= start + 2 || mark.to >= to.saturating_sub(1);
        if opens && time.is_none() {
            time = Some(mark.time);
            words = reader.typed(reader.span(mark.from, mark.to)).to_owned();
            if mark.from <= start + 2 {
                start = mark.to;
                carry.time = Some(mark.time);
            }
        }
    }
    let strive = (from..to).find_map(|at| super::propose::strive(reader, at, to).map(|len| (at, at + len)));
    if let Some((at, end)) = strive.filter(|(at, _)| *at <= start + 2) {
        carry.strive = true;
        start = end.max(start.min(at + 1));
    }
    while start < to && reader.is_pause(start) {
        start += 1;
    }
    // Verbs at the head of a clause: at the start, behind a comma or `và`.
    let mut heads: Vec<(usize, usize)> = Vec::new();
    let mut clause = start;
    for at in start..to {
        if reader.is_pause(at) || reader.text(at) == "và" {
            clause = at + 1;
            continue;
        }
        let near = at == clause || heads.is_empty() && at <= start + BEFORE && clause == start;
        // `xây dựng tỉnh thành đô thị thông minh`: what it is made into is the state.
        if near
            && reader.text(at) == "xây"
            && reader.text(at + 1) == "dựng"
            && (at + 3..to.min(at + 10)).any(|place| reader.text(place) == "thành" && reader.text(place - 1) != "hoàn")
        {
            heads.push((at, 2));
            continue;
        }
        let Some(len) = reader.wording(at, to, Kind::StateBefore).filter(|_| near && reader.text(at) != "có") else { continue };
        if reader.tokens.kind(at + len) == TokenKind::Word && at + len < to {
            heads.push((at, len));
        }
    }
    let heads = distributed(reader, &heads, to);
    for (index, (at, len, from_verb)) in heads.iter().enumerate() {
        let end = heads.get(index + 1).map_or(to, |(next, _, _)| *next);
        let mut end =
            (*at..end).find(|place| *place > at + len + 2 && reader.is_mark(*place, ",") && !lists(reader, *place, end)).unwrap_or(end);
        while end > at + len && (reader.is_pause(end - 1) || reader.text(end - 1) == "và") {
            end -= 1;
        }
        let verb = reader.tokens.slice(&reader.folded.text, *at, at + len);
        let body_from = if verb.ends_with("hoàn thành") { at + len } else { *at };
        let mut body = piece(reader, body_from, end, found);
        if *from_verb < *at {
            // A further object of the same verb.
            body = format!("phổ cập {body}");
        }
        if body.split_whitespace().count() < 2 {
            continue;
        }
        let mut doubts = vec![Doubt::NoCriterion];
        if has_word(reader.tokens.slice(&reader.folded.text, *at, end), "cơ bản") {
            doubts.push(Doubt::Hedge);
        }
        let modality = if carry.strive { "phấn đấu".to_owned() } else { String::new() };
        out.push(Read {
            subject: body,
            test: Test::State,
            low: String::new(),
            high: None,
            unit: String::new(),
            scope: None,
            time: time.or(carry.time).or(context.time).unwrap_or_default(),
            since: None,
            strive: carry.strive || context.strive_from.is_some(),
            maintain: false,
            mean: false,
            doubts,
            evidence: Evidence {
                comparator: reader.typed(reader.span(*from_verb, from_verb + (*len).max(1))).to_owned(),
                deadline: words.clone(),
                deadline_from: if words.is_empty() { context.time_from } else { None },
                modality,
                modality_from: context.strive_from,
                ..Evidence::default()
            },
            tokens: (*at, end),
        });
    }
    out
}

/// `phổ cập A, B và C` asks for each of them: a place for every object, with the verb that governs it.
fn distributed(reader: &Reader<'_>, heads: &[(usize, usize)], to: usize) -> Vec<(usize, usize, usize)> {
    let mut out = Vec::new();
    for (index, (at, len)) in heads.iter().enumerate() {
        out.push((*at, *len, *at));
        if reader.text(*at) != "phổ" {
            continue;
        }
        let end = heads.get(index + 1).map_or(to, |(next, _)| *next);
        let mut words = 0;
        let mut depth = 0usize;
        for place in at + len..end {
            match reader.text(place) {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                "nhằm" | "để" | "tới" | "cho" | "đến" => break,
                _ => {}
            }
            let parts = depth == 0 && (reader.is_mark(place, ",") && lists(reader, place, end) || reader.text(place) == "và");
            if parts && words >= 2 && place + 2 < end {
                out.push((place + 1, 0, *at));
                words = 0;
            } else {
                words += 1;
            }
        }
    }
    out
}

/// Whether a comma parts the entries of a list of nouns: no verb of a new clause behind it.
fn lists(reader: &Reader<'_>, comma: usize, end: usize) -> bool {
    const CLAUSES: [&str; 16] =
        ["hướng", "tạo", "góp", "đẩy", "kết", "nhằm", "phục", "lấy", "là", "từng", "bảo", "đảm", "thúc", "nâng", "tăng", "tiếp"];
    comma + 1 < end && !CLAUSES.contains(&reader.text(comma + 1))
}

fn piece(reader: &Reader<'_>, from: usize, to: usize, found: &Found) -> String {
    let mut out = String::new();
    let mut at = from;
    let mut start = from;
    let mut push = |from: usize, to: usize| {
        if from < to {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(reader.typed(reader.span(from, to)).trim_matches(|c: char| matches!(c, ',' | ' ' | '.')));
        }
    };
    while at < to {
        if let Some(mark) = found.times.iter().find(|mark| mark.from == at && !mark.named) {
            push(start, at);
            at = mark.to;
            start = at;
        } else if reader.is_mark(at, "(") {
            push(start, at);
            let end = (at..to).find(|end| reader.is_mark(*end, ")")).unwrap_or(to.saturating_sub(1));
            at = end + 1;
            start = at.min(to);
        } else {
            at += 1;
        }
    }
    push(start, to);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
