//! The sentences on a target about points of which some are unknown: the interval, and what would settle it.

use super::super::indices::Settling;
use super::super::printing::number;
use super::period_phrase;
use crate::messages::{Lang, explain as say};
use crate::plan::{CompositeIndex, Plan};
use crate::value::number::decimals_needed;
use crate::value::{Period, Truth};

/// At most so many parts are named.
const NAMED_PARTS: usize = 5;

/// Points as sentences print them.
fn written(value: f64, lang: Lang) -> String {
    number(value, decimals_needed(value, 2), lang)
}

/// The largest missing parts, so many of them: `6.5 Tỷ lệ hồ sơ trực tuyến (20 điểm)`.
fn named(index: &CompositeIndex, settling: &Settling, count: usize, lang: Lang) -> String {
    let shown = count.min(NAMED_PARTS);
    let mut names: Vec<String> = settling
        .missing
        .iter()
        .take(shown)
        .filter_map(|(at, points)| {
            let part = index.parts.get(*at as usize)?;
            Some(say::part_with_points(lang, format!("{} {}", part.number, part.name).trim(), &written(*points, lang)))
        })
        .collect();
    if count > shown {
        names.push("…".to_owned());
    }
    names.join("; ")
}

/// What an interval says and what would settle it.
pub(super) fn sentences(
    plan: &Plan,
    (low, high, period): (f64, f64, Period),
    satisfied: Truth,
    settling: Option<&Settling>,
    subject: &str,
    indicator: crate::plan::IndicatorId,
    lang: Lang,
) -> Vec<String> {
    let places = plan.indices.iter().filter(|index| index.year.is_none_or(|year| year == period.ends_in_year()));
    let found = places.filter_map(|index| Some((index, index.parts.iter().find(|part| part.score == indicator)?))).next();
    let Some((index, part)) = found else { return Vec::new() };
    let max = written(part.max, lang);
    let mut out = vec![say::points_between(lang, &period_phrase(period, lang), subject, &written(low, lang), &written(high, lang), &max)];
    match satisfied {
        Truth::True => out.push(say::points_suffice(lang)),
        Truth::False => out.push(say::points_never_suffice(lang)),
        Truth::Unknown => {}
    }
    let Some(settling) = settling else { return out };
    let total: f64 = settling.missing.iter().map(|(_, points)| points).sum();
    out.push(say::parts_missing(lang, &settling.missing.len().to_string(), &written(total, lang)));
    if let Some(count) = settling.pass_with {
        let parts = named(index, settling, count, lang);
        out.push(say::settled_when_reached(lang, &written(settling.need, lang), &count.to_string(), &parts));
    }
    if let Some(count) = settling.fail_with {
        let parts = named(index, settling, count, lang);
        out.push(say::settled_when_lost(lang, &written(settling.spare, lang), &count.to_string(), &parts));
    }
    out
}
