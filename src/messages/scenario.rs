//! The sentences about scenarios, Vietnamese and English together.
//!
//! In: the pieces as text: figures with their units, periods, lines of assumptions. Out: whole sentences or clauses.

use super::{Lang, fill};
use crate::value::Truth;

/// One of two texts with its holes filled.
fn said(lang: Lang, vi: &'static str, en: &'static str, names: &[&str], values: &[&str]) -> String {
    fill(super::explain::word(lang, vi, en), names, values)
}

/// Whether a target holds, as a clause.
pub fn holding(lang: Lang, holds: Truth) -> &'static str {
    let (vi, en) = match holds {
        Truth::True => ("đạt mục tiêu", "the target holds"),
        Truth::False => ("không đạt mục tiêu", "the target does not hold"),
        Truth::Unknown => ("chưa đủ số để biết", "it cannot be known"),
    };
    super::explain::word(lang, vi, en)
}

/// The figure of a target's deadline, or that there is none.
pub fn figure_then(lang: Lang, figure: Option<(&str, &str)>) -> String {
    match figure {
        Some((value, period)) => said(lang, "{period}: {value}", "{period}: {value}", &["value", "period"], &[value, period]),
        None => super::explain::word(lang, "không có số ở thời hạn", "no figure at the deadline").to_owned(),
    }
}

/// How two scenarios differ on a target.
pub fn differs(lang: Lang, name: &str, ask: &str, here: [&str; 3], first: [&str; 3]) -> String {
    said(
        lang,
        "{name} (mục tiêu {ask}) theo “{a}”: {av}, {at}; theo “{b}”: {bv}, {bt}.",
        "{name} (target: {ask}) in “{a}”: {av}, {at}; in “{b}”: {bv}, {bt}.",
        &["name", "ask", "a", "av", "at", "b", "bv", "bt"],
        &[name, ask, here[0], here[1], here[2], first[0], first[1], first[2]],
    )
}

/// Which assumptions make the difference.
pub fn because(lang: Lang, assumptions: &str) -> String {
    said(lang, "Do giả định: {list}.", "Because it supposes: {list}.", &["list"], &[assumptions])
}

/// Which assumptions of the first scenario are missing.
pub fn unlike(lang: Lang, first: &str, assumptions: &str) -> String {
    said(lang, "“{first}” lại giả định: {list}.", "“{first}” supposes instead: {list}.", &["first", "list"], &[first, assumptions])
}

/// What a computed indicator follows from.
pub fn computed_from(lang: Lang, name: &str, parts: &str) -> String {
    said(lang, "{name} được tính theo công thức từ {parts}.", "{name} is computed from {parts}.", &["name", "parts"], &[name, parts])
}

/// From which published figure the path begins, and how the trend goes.
pub fn begins_at(lang: Lang, figure: &str, period: &str, trend: Option<&str>) -> String {
    match trend {
        Some(trend) => said(
            lang,
            "Đường đi tính từ {figure} của {period}; xu hướng hiện nay là {trend} mỗi năm.",
            "The path begins at {figure} of {period}; the present trend is {trend} a year.",
            &["figure", "period", "trend"],
            &[figure, period, trend],
        ),
        None => said(
            lang,
            "Đường đi tính từ {figure} của {period}.",
            "The path begins at {figure} of {period}.",
            &["figure", "period"],
            &[figure, period],
        ),
    }
}

/// How a target stands under a scenario, for `eval --scenario`.
pub fn under(lang: Lang, scenario: &str, name: &str, figure: &str, holds: &str, ask: &str, status: &str) -> String {
    said(
        lang,
        "Theo kịch bản “{scenario}” (số giả định, không phải số công bố), {name}, {figure}: {holds} ({ask}). Tiến độ: {status}.",
        "In the scenario “{scenario}” (supposed figures, not published ones), {name}, {figure}: {holds} ({ask}). Progress: {status}.",
        &["scenario", "name", "figure", "holds", "ask", "status"],
        &[scenario, name, figure, holds, ask, status],
    )
}
