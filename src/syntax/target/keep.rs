//! `duy trì các mục tiêu đã đạt tại mục "II.2.a" từ 2026 đến 2030`: targets that are held once they have been reached.

use super::super::ast::{Keep, Kept, Time};
use super::super::keywords::Kind;
use super::super::phrase::Reader;
use super::super::token::TokenKind;

/// Words for the targets that are meant, behind `duy trì`.
const REACHED: [&[&str]; 7] = [
    &["các", "mục", "tiêu", "đã", "đạt", "được"],
    &["các", "mục", "tiêu", "đã", "đạt"],
    &["các", "mục", "tiêu", "đạt", "được"],
    &["những", "mục", "tiêu", "đã", "đạt"],
    &["những", "mục", "tiêu", "đạt", "được"],
    &["the", "targets", "reached"],
    &["targets", "reached"],
];

/// The whole line; `None` where it is anything else.
pub(super) fn keep(reader: &Reader<'_>, from: usize, to: usize) -> Option<Keep> {
    let mut keep = Keep { of: Vec::new(), time: Time::default(), strive: false };
    let mut at = from;
    let mut maintained = false;
    while at < to && !maintained {
        if let Some(len) = reader.wording(at, to, Kind::Maintain) {
            maintained = true;
            at += len;
        } else if let Some(len) = reader.wording(at, to, Kind::Strive) {
            keep.strive = true;
            at += len;
        } else if let Some(next) = reader.time(at, to, &mut keep.time) {
            at = next;
        } else if reader.is_pause(at) || reader.text(at) == "tiếp" || reader.text(at) == "tục" {
            at += 1;
        } else {
            return None;
        }
    }
    let words = REACHED.iter().find(|words| words.iter().enumerate().all(|(offset, word)| reader.text(at + offset) == *word))?;
    at += words.len();
    while maintained && at < to {
        reader.spend(1);
        if reader.tokens.kind(at) == TokenKind::Id {
            let mut text = reader.piece(at, at + 1);
            text.folded.remove(0);
            keep.of.push(Kept::Id(text));
            at += 1;
        } else if matches!(reader.text(at), "mục" | "section") && at + 1 < to {
            // A name in quotes, or a number that stands without spaces: `II.2.a`.
            let mut end = at + 2;
            while end < to
                && !reader.is_pause_alone(end)
                && reader.tokens.get(end - 1).zip(reader.tokens.get(end)).is_some_and(|(before, after)| before.end == after.start)
            {
                end += 1;
            }
            let mut text = reader.piece(at + 1, end);
            if reader.tokens.kind(at + 1) == TokenKind::Quoted {
                text.folded = text.folded.trim_matches('"').trim().to_owned();
            }
            keep.of.push(Kept::Section(text));
            at = end;
        } else if let Some(next) = reader.time(at, to, &mut keep.time) {
            at = next;
        } else if reader.is_pause(at) || matches!(reader.text(at), "tại" | "của" | "ở" | "và" | "trong" | "in" | "of" | "and") {
            at += 1;
        } else {
            return None;
        }
    }
    (maintained && !reader.is_spent()).then_some(keep)
}
