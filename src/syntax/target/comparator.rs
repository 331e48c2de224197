//! Comparators: signs, verbs, wordings and their usual joins.

use super::super::ast::Test;
use super::super::keywords::{Kind, Kinds};
use super::super::phrase::Reader;
use super::super::token::TokenKind;
use crate::value::Grain;

/// What stands between subject and quantity.
#[derive(Clone, Copy)]
pub(crate) struct Comparator {
    pub test: Test,
    pub maintain: bool,
    pub mean: bool,
    /// Whether a verb or a sign makes it a comparator whatever noun follows.
    pub firm: bool,
    /// `từ`: a range or `trở lên` decides.
    pub open: bool,
    /// `tăng hằng năm 2%`: words of time inside it.
    pub every: Option<Grain>,
    pub end: usize,
}

/// The comparator at a token: signs, verbs, wordings and their usual joins (`đạt trên`, `tăng ít nhất`).
pub(crate) fn comparator(reader: &Reader<'_>, from: usize, to: usize) -> Option<Comparator> {
    const VERBS: [Kind; 5] = [Kind::Maintain, Kind::UpTo, Kind::DownTo, Kind::CeilingVerb, Kind::Verb];
    const CHANGES: Kinds = Kinds::of(&[Kind::Increase, Kind::Decrease]);
    if from >= to || (!reader.tokens.has_wording(from) && reader.tokens.kind(from) != TokenKind::Sign) {
        return None;
    }
    let mut found = Comparator { test: Test::AtLeast, maintain: false, mean: false, firm: false, open: false, every: None, end: from };
    let mut at = from;
    let mut has_verb = false;
    let mut change = None;
    reader.spend(1);
    // Words that may stand before the comparator proper; each at most once, so the loop is short.
    for _ in 0..5 {
        if reader.wording(at, to, Kind::Fold).is_some() && change != Some(false) {
            if reader.wording(at, to, Kind::Doubled).is_some() || reader.wording(at, to, Kind::HalfMore).is_some() {
                return Some(Comparator { test: Test::Fold { strict: false }, firm: true, end: at, ..found });
            }
            let mut end = at + reader.wording(at, to, Kind::Fold)?;
            let strict = reader.wording(end, to, Kind::MoreThan);
            end += strict.or_else(|| reader.wording(end, to, Kind::AtLeast)).unwrap_or(0);
            return Some(Comparator { test: Test::Fold { strict: strict.is_some() }, firm: true, end, ..found });
        }
        if reader.wording(at, to, Kind::Doubled).is_some() || reader.wording(at, to, Kind::HalfMore).is_some() {
            return Some(Comparator { test: Test::Fold { strict: false }, firm: true, end: at, ..found });
        }
        if let Some(len) = reader.wording(at, to, Kind::Mean).filter(|_| at > from) {
            found.mean = true;
            at += len;
            continue;
        }
        // `tăng hằng năm 2%`, `giảm bình quân mỗi năm 2 điểm %`
        if change.is_some()
            && let Some((grain, len)) = recurrence(reader, at, to)
        {
            found.every = Some(grain);
            at += len;
            continue;
        }
        let longest = reader.tokens.any_wording(at, to, Kinds::of(&VERBS)).map_or(0, |(_, len)| len);
        let change_len = reader.tokens.any_wording(at, to, CHANGES).map_or(0, |(_, len)| len);
        let plain_len = reader.tokens.any_wording(at, to, PLAIN).map_or(0, |(_, len)| len);
        if change.is_none() && change_len > longest && change_len >= plain_len {
            change = Some(reader.wording(at, to, Kind::Increase) == Some(change_len));
            at += change_len;
            continue;
        }
        if longest > 0 && longest >= plain_len && !has_verb {
            // `tốc độ tăng đạt 10%` is the level of a rate: the change is part of its name.
            if change.is_some() {
                return None;
            }
            let is = |kind| reader.wording(at, to, kind) == Some(longest);
            if is(Kind::Maintain) {
                found.maintain = true;
            } else if is(Kind::DownTo) || is(Kind::CeilingVerb) {
                found.test = Test::AtMost;
            }
            has_verb = !found.maintain || has_verb;
            found.firm = true;
            at += longest;
            continue;
        }
        break;
    }
    if let Some(len) = reader.wording(at, to, Kind::ImproveRank) {
        // `cải thiện ít nhất 1 bậc`: so many places are the least anyway.
        let least = reader.wording(at + len, to, Kind::AtLeast).unwrap_or(0);
        return Some(Comparator { test: Test::ImproveRank, firm: true, end: at + len + least, ..found });
    }
    if let Some(len) = reader.wording(at, to, Kind::Top).filter(|len| change.is_none() && reader.tokens.kind(at + len) == TokenKind::Number)
    {
        return Some(Comparator { test: Test::Top, firm: true, end: at + len, ..found });
    }
    // `trong 10 tỉnh đứng đầu`: a rank, told from a deadline or a duration by what stands behind.
    // What leads behind another group leads that one: `trong 34 tỉnh trong nhóm 10 tỉnh dẫn đầu`.
    let own = |place: &usize| reader.wording(*place, to, Kind::Top).is_none();
    let leads = |from: usize| (from..to.min(from + 12)).take_while(own).any(|place| reader.wording(place, to, Kind::Leading).is_some());
    if change.is_none()
        && reader.wording(at, to, Kind::In) == Some(1)
        && reader.tokens.kind(at + 1) == TokenKind::Number
        && reader.period(at + 1, to, true).is_none()
        && leads(at + 2)
    {
        return Some(Comparator { test: Test::Top, firm: true, end: at + 1, ..found });
    }
    if let Some(test) = sign(reader, at).filter(|_| at < to) {
        return Some(Comparator { test: change_test(change, test), firm: true, end: at + 1, ..found });
    }
    let mut plain = None;
    for (kind, test) in [
        (Kind::AtLeast, Test::AtLeast),
        (Kind::MoreThan, Test::MoreThan),
        (Kind::AtMost, Test::AtMost),
        (Kind::LessThan, Test::LessThan),
        (Kind::Exactly, Test::Exactly),
        (Kind::About, Test::About),
        (Kind::Nearly, Test::Nearly),
        (Kind::Within, Test::Range),
    ] {
        if let Some(len) = reader.wording(at, to, kind)
            && plain.is_none_or(|(_, known)| len > known)
        {
            plain = Some((test, len));
        }
    }
    if let Some((test, len)) = plain {
        at += len;
        let mut test = test;
        // `khoảng trên 80%`: above, loosely; `khoảng từ 17 - 19`.
        if test == Test::About {
            if let Some(len) = reader.wording(at, to, Kind::MoreThan) {
                test = Test::MoreThan;
                at += len;
            } else if let Some(len) = reader.wording(at, to, Kind::RangeFrom) {
                at += len;
            }
        } else if test == Test::Range
            && let Some(len) = reader.wording(at, to, Kind::RangeFrom)
        {
            at += len;
        }
        return Some(Comparator { test: change_test(change, test), end: at, ..found });
    }
    if let Some(len) = reader.wording(at, to, Kind::RangeFrom).filter(|_| change.is_none()) {
        return Some(Comparator { open: true, end: at + len, ..found });
    }
    // A rank by itself: `xếp hạng 10`, `đứng thứ 4`: the quantity begins with it.
    if at == from
        && reader
            .wording(at, to, Kind::RankAt)
            .is_some_and(|len| reader.tokens.kind(at + len) == TokenKind::Number || reader.text(at + len) == "nhất")
        && (reader.text(at) != "hạng" || ranked_before(reader, at))
    {
        return Some(Comparator { firm: true, end: at, ..found });
    }
    if at == from {
        return None;
    }
    Some(Comparator { test: change_test(change, found.test), firm: true, end: at, ..found })
}

/// Whether words before say that a rank is meant: `xếp hạng DTI hạng 5`; else `hạng 1` is part of a name (`bệnh viện hạng 1`).
fn ranked_before(reader: &Reader<'_>, at: usize) -> bool {
    (at.saturating_sub(12)..at).rev().take_while(|word| !reader.is_mark(*word, "\n")).any(|word| reader.text(word) == "hạng")
}

/// Words of every period, and their length.
fn recurrence(reader: &Reader<'_>, at: usize, to: usize) -> Option<(Grain, usize)> {
    let kinds = [(Kind::EveryYear, Grain::Year), (Kind::EveryQuarter, Grain::Quarter), (Kind::EveryMonth, Grain::Month)];
    kinds.into_iter().find_map(|(kind, grain)| reader.wording(at, to, kind).map(|len| (grain, len)))
}

/// Kinds of comparators proper.
pub(super) const PLAIN: Kinds = Kinds::of(&[
    Kind::AtLeast,
    Kind::MoreThan,
    Kind::AtMost,
    Kind::LessThan,
    Kind::Exactly,
    Kind::About,
    Kind::Nearly,
    Kind::Within,
    Kind::RangeFrom,
]);

/// A test of the size of a change, where a change verb stood before.
pub(super) fn change_test(change: Option<bool>, test: Test) -> Test {
    let strict = test == Test::MoreThan;
    match change {
        Some(true) => Test::Increase { strict },
        Some(false) => Test::Decrease { strict },
        None => test,
    }
}

pub(super) fn sign(reader: &Reader<'_>, at: usize) -> Option<Test> {
    if reader.tokens.kind(at) != TokenKind::Sign {
        return None;
    }
    match reader.text(at) {
        ">=" | "=>" | "≥" => Some(Test::AtLeast),
        "<=" | "=<" | "≤" => Some(Test::AtMost),
        ">" => Some(Test::MoreThan),
        "<" => Some(Test::LessThan),
        "=" | "==" => Some(Test::Exactly),
        "~" => Some(Test::About),
        _ => None,
    }
}

/// Whether a test holds one figure against a threshold, so that it may stand before its subject.
pub(super) fn is_plain(test: Test) -> bool {
    matches!(
        test,
        Test::AtLeast | Test::MoreThan | Test::AtMost | Test::LessThan | Test::Exactly | Test::About | Test::Nearly | Test::Range
    )
}
