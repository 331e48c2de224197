//! The words around a verdict that no explanation needs: by when, which day, what share.
//!
//! In: numbers and dates of a plan. Out: phrases in Vietnamese and English, whole enough to stand in a sentence. Status
//! labels come from `messages`; what a target asks, figures with their units and the reasons of a verdict from `eval`, so
//! that a card and its explanation can't differ.

use crate::data::FigureStatus;
pub use crate::eval::explain::period_phrase as period;
use crate::eval::explain::{day_phrase, day_words};
use crate::eval::printing;
use crate::messages::Lang;
use crate::plan::{Target, When};
use crate::value::{Date, Grain, Period, number};

/// Picks the half of a pair.
pub(super) fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::En if cfg!(feature = "words") => en,
        _ => vi,
    }
}

/// Joins pieces; a `format!` of strings alone, at a fraction of its bytes.
pub(super) fn join(pieces: &[&str]) -> String {
    pieces.concat()
}

/// What the publisher says of a figure, where it is not final.
pub fn figure_status(status: FigureStatus, lang: Lang) -> Option<&'static str> {
    match status {
        FigureStatus::Official => None,
        FigureStatus::Estimate => Some(pick(lang, "ước tính", "estimate")),
        FigureStatus::Preliminary => Some(pick(lang, "sơ bộ", "provisional")),
    }
}

/// A bare number with at least so many decimals as it has, up to the digits it is known with.
pub fn number(value: f64, decimals: usize, lang: Lang) -> String {
    printing::number(value, decimals, lang)
}

/// A day as a sentence names it: `30/9/2026`, `30 September 2026`.
pub fn date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => date.slashed(),
        Lang::En => Period::day(date).english(),
    }
}

/// When a target must hold: ` vào cuối năm 2030`, ` trong năm 2022`, with the space before it; empty where it has no
/// deadline and is judged from now on.
pub fn when(target: &Target, state: bool, lang: Lang) -> String {
    let until = |day: Date| join(&[pick(lang, " đến ", " until "), &day_phrase(day, lang)]);
    match (target.when, target.deadline) {
        (When::In(of), _) => join(&[pick(lang, " trong ", " in "), &period(of, lang)]),
        (When::By, Some(day)) => {
            let whole_month = day == Date::end_of_month(day.year(), day.civil().1);
            let before = match (whole_month, state) {
                (true, false) => pick(lang, " vào ", " at "),
                (true, true) => pick(lang, " trước khi hết ", " by "),
                (false, _) => pick(lang, " chậm nhất ", " by "),
            };
            let name = day_phrase(day, lang);
            match lang {
                Lang::Vi if whole_month && state => join(&[before, name.strip_prefix("cuối ").unwrap_or(&name)]),
                _ => join(&[before, &name]),
            }
        }
        (When::Every(grain), end) => {
            let every = match grain {
                Grain::Year => pick(lang, " mỗi năm", " every year"),
                Grain::NineMonths => pick(lang, " mỗi 9 tháng", " every nine months"),
                Grain::Half => pick(lang, " mỗi nửa năm", " every half-year"),
                Grain::Quarter => pick(lang, " mỗi quý", " every quarter"),
                Grain::Month => pick(lang, " mỗi tháng", " every month"),
                Grain::Day => pick(lang, " mỗi ngày", " every day"),
            };
            let day = target.day.map(|day| join(&[" ", &day_words(day, lang)])).unwrap_or_default();
            join(&[&day, every, &end.map(until).unwrap_or_default()])
        }
        (When::Hold, Some(day)) => join(&[pick(lang, " trong suốt thời gian", " throughout,"), &until(day)]),
        (When::Hold | When::By, None) => pick(lang, " kể từ nay", " from now on").to_owned(),
    }
}

/// A name as lists are put in order: by its letters without their marks, then by the marks.
pub fn sortable(name: &str) -> (String, String) {
    let folded = crate::source::fold::fold_name(name);
    (folded.chars().map(crate::source::fold::base_letter).collect(), folded)
}

/// A share of a whole in percent with one decimal, more where rounding would make it nothing or all.
pub fn share(part: usize, whole: usize, lang: Lang) -> String {
    if whole == 0 {
        return String::new();
    }
    let value = part as f64 * 100.0 / whole as f64;
    let mut digits = usize::from(!(part * 100).is_multiple_of(whole));
    while digits < 6 && part > 0 && part < whole && [0.0, 100.0].contains(&number::round_to(value, digits)) {
        digits += 1;
    }
    join(&[&number(value, digits, lang), "%"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_never_hide_a_rest() {
        assert_eq!(share(1, 3, Lang::Vi), "33,3%");
        assert_eq!(share(1, 4, Lang::Vi), "25%");
        assert_eq!(share(2999, 3000, Lang::Vi), "99,97%");
        assert_eq!(share(1, 5000, Lang::En), "0.02%");
        assert_eq!(share(0, 7, Lang::Vi), "0%");
        assert_eq!(share(7, 7, Lang::Vi), "100%");
    }
}
