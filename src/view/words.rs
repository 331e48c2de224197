//! The words around a verdict: labels, figures with their units, what a target asks and by when.
//!
//! In: numbers, units, tests and dates of a plan. Out: phrases in Vietnamese and English, whole enough to stand in a
//! sentence. Explanations of how a verdict came about are the affair of `eval`.

use crate::data::FigureStatus;
use crate::eval::{Status, Verdict};
use crate::messages::Lang;
use crate::plan::{ChangeBy, ChangeSince, Comparator, Scope, Target, Test, When};
use crate::value::number::{self, NumberStyle};
use crate::value::unit::Dimension;
use crate::value::{Date, Grain, Period, Unit, compare};

/// Picks the half of a pair.
pub(super) fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// Joins pieces; a `format!` of strings alone, at a fraction of its bytes.
pub(super) fn join(pieces: &[&str]) -> String {
    pieces.concat()
}

/// The one word for a status (see the table of labels in the manual).
pub fn status(status: Status, lang: Lang) -> &'static str {
    let (vi, en) = match status {
        Status::Upcoming => ("Chưa đến kỳ", "Not yet begun"),
        Status::Achieved => ("Hoàn thành", "Achieved"),
        Status::Missed => ("Không đạt", "Not achieved"),
        Status::AwaitingData => ("Đến hạn, chờ số liệu", "Due, awaiting figures"),
        Status::Met => ("Đạt trước hạn", "Met ahead of time"),
        Status::OnTrack => ("Đúng tiến độ", "On track"),
        Status::AtRisk => ("Có nguy cơ", "At risk"),
        Status::OffTrack => ("Chậm tiến độ", "Behind schedule"),
        Status::NoTrend => ("Chưa đủ số liệu", "Too few figures"),
        Status::NoData => ("Chưa có số liệu", "No figures yet"),
    };
    pick(lang, vi, en)
}

/// The label of a verdict: its status and what qualifies it.
pub fn label(verdict: &Verdict, lang: Lang) -> String {
    let word = status(verdict.status, lang);
    if verdict.status == Status::Met && verdict.threatened {
        return join(&[word, pick(lang, " (có nguy cơ tụt)", " (may fall back)")]);
    }
    word.to_owned()
}

/// What the publisher says of a figure, where it is not final.
pub fn figure_status(status: FigureStatus, lang: Lang) -> Option<&'static str> {
    match status {
        FigureStatus::Official => None,
        FigureStatus::Estimate => Some(pick(lang, "ước tính", "estimate")),
        FigureStatus::Preliminary => Some(pick(lang, "sơ bộ", "provisional")),
    }
}

/// How the language writes numbers.
pub fn number_style(lang: Lang) -> NumberStyle {
    match lang {
        Lang::Vi => NumberStyle::Vietnamese,
        Lang::En => NumberStyle::Plain,
    }
}

/// A bare number with at least so many decimals as it has, up to the digits it is known with.
pub fn number(value: f64, decimals: usize, lang: Lang) -> String {
    number::write(value, decimals, number_style(lang))
}

/// A number with its unit: `6,19% GDP`, `hạng 41`, `cấp độ 3`, `1.234 doanh nghiệp`.
pub fn amount(value: f64, decimals: usize, unit: &Unit, lang: Lang) -> String {
    let digits = number(value, decimals, lang);
    match &unit.dimension {
        Dimension::State => {
            pick(lang, if value >= 0.5 { "đã hoàn thành" } else { "chưa hoàn thành" }, if value >= 0.5 { "done" } else { "not done" })
                .to_owned()
        }
        Dimension::Rank => join(&[pick(lang, "hạng ", "rank "), &digits]),
        Dimension::Level => join(&[pick(lang, if unit.text.is_empty() { "mức" } else { &unit.text }, "level"), " ", &digits]),
        _ => join(&[&digits, unit.joint(), &unit.text]),
    }
}

/// The decimals that show a value in full, two at the least where it is broken; thresholds are printed with these.
pub fn decimals(value: f64) -> usize {
    number::decimals_needed(value, 6)
}

/// A figure as published, with so many digits that it stays on its own side of the threshold when read beside it
/// (14,96 against 15 is never printed as 15).
pub fn decimals_beside(value: f64, published: usize, threshold: Option<f64>) -> usize {
    let Some(threshold) = threshold else { return published };
    let truth = compare::compare(value, threshold);
    let mut digits = published;
    while digits < 12 && compare::compare(number::round_to(value, digits), threshold) != truth {
        digits += 1;
    }
    digits
}

/// A period as a sentence names it.
pub fn period(period: Period, lang: Lang) -> String {
    match lang {
        Lang::Vi => period.vietnamese(),
        Lang::En => period.english(),
    }
}

/// A day as a sentence names it: `30/9/2026`, `30 September 2026`.
pub fn date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => date.slashed(),
        Lang::En => Period::day(date).english(),
    }
}

/// A deadline as a sentence names it: `cuối năm 2030`, `cuối tháng 5/2022`, `ngày 29/4/2022`.
fn deadline_name(day: Date, lang: Lang) -> String {
    let (year, month, _) = day.civil();
    if day == Date::end_of_year(year) {
        return join(&[pick(lang, "cuối năm ", "the end of "), &year.to_string()]);
    }
    if day == Date::end_of_month(year, month)
        && let Some(month) = Period::month(year, month)
    {
        return join(&[pick(lang, "cuối ", "the end of "), &period(month, lang)]);
    }
    period(Period::day(day), lang)
}

/// What a comparison asks: `từ 30% GRDP trở lên`, `trên 50%`, `không quá 3%`.
fn comparison(comparator: Comparator, figure: &str, lang: Lang) -> String {
    let (before_vi, after_vi, before_en, after_en) = match comparator {
        Comparator::AtLeast => ("từ ", " trở lên", "at least ", ""),
        Comparator::MoreThan => ("trên ", "", "over ", ""),
        Comparator::AtMost => ("không quá ", "", "at most ", ""),
        Comparator::LessThan => ("dưới ", "", "under ", ""),
        Comparator::Exactly => ("đúng ", "", "exactly ", ""),
    };
    join(&[pick(lang, before_vi, before_en), figure, pick(lang, after_vi, after_en)])
}

fn span(low: f64, high: f64, unit: &Unit, lang: Lang) -> String {
    let digits = decimals(low).max(decimals(high));
    match lang {
        Lang::Vi => join(&["từ ", &number(low, digits, lang), " đến ", &amount(high, digits, unit, lang)]),
        Lang::En => join(&["from ", &number(low, digits, lang), " to ", &amount(high, digits, unit, lang)]),
    }
}

/// What a test asks of the figure, without the deadline. Thresholds stand in `unit`.
pub fn test(test: &Test, unit: &Unit, baseline: Option<Period>, lang: Lang) -> String {
    let figure = |value: f64| amount(value, decimals(value), unit, lang);
    match *test {
        Test::Compare(comparator, value) if unit.is_rank() => {
            let place = figure(value);
            match comparator {
                Comparator::AtMost | Comparator::AtLeast => join(&[
                    &place,
                    pick(
                        lang,
                        if comparator == Comparator::AtMost { " trở lên (số nhỏ hơn là tốt hơn)" } else { " trở xuống" },
                        if comparator == Comparator::AtMost { " or better" } else { " or lower" },
                    ),
                ]),
                _ => comparison(comparator, &place, lang),
            }
        }
        // Nothing lies beyond the natural end of a unit: "from 100% up" would only puzzle.
        Test::Compare(Comparator::AtLeast, value) if unit.natural_bounds().1.is_some_and(|most| compare::equal(value, most)) => {
            join(&[pick(lang, "đạt ", ""), &figure(value)])
        }
        Test::Compare(comparator, value) => comparison(comparator, &figure(value), lang),
        Test::Range(low, high) => span(low, high, unit, lang),
        Test::About(low, high) => join(&[pick(lang, "trong khoảng ", "about: "), &span(low, high, unit, lang)]),
        Test::RankAtMost(places) => {
            let places = number(places, 0, lang);
            match lang {
                Lang::Vi => join(&["thuộc nhóm ", &places, " dẫn đầu"]),
                Lang::En => join(&["among the top ", &places]),
            }
        }
        Test::State(value) if unit.dimension == Dimension::State && value <= 1.0 => pick(lang, "hoàn thành", "done").to_owned(),
        Test::State(value) => comparison(Comparator::AtLeast, &figure(value), lang),
        Test::Direction { rising } => pick(
            lang,
            if rising { "tăng dần qua các kỳ" } else { "giảm dần qua các kỳ" },
            if rising { "rising from period to period" } else { "falling from period to period" },
        )
        .to_owned(),
        Test::Change { rising, by, strict, since } => {
            let (by, times) = match by {
                ChangeBy::Amount(value) if unit.is_share() => (
                    amount(value, decimals(value), &Unit::points(), lang).replace("điểm %", pick(lang, "điểm %", "percentage points")),
                    false,
                ),
                ChangeBy::Amount(value) if unit.is_rank() => {
                    (join(&[&number(value, decimals(value), lang), pick(lang, " bậc", " places")]), false)
                }
                ChangeBy::Amount(value) => (figure(value), false),
                ChangeBy::Percent(value) => (join(&[&number(value, decimals(value), lang), "%"]), false),
                ChangeBy::Times(value) => (join(&[&number(value, decimals(value), lang), pick(lang, " lần", " times")]), true),
            };
            let verb = match (rising, times) {
                (true, false) => pick(lang, "tăng ", "a rise of "),
                (false, false) => pick(lang, "giảm ", "a fall of "),
                (true, true) => pick(lang, "gấp ", ""),
                (false, true) => pick(lang, "giảm ", "a fall by "),
            };
            let least = if strict { pick(lang, "trên ", "over ") } else { pick(lang, "ít nhất ", "at least ") };
            let since = match since {
                ChangeSince::EachPeriod => pick(lang, " so với kỳ trước", " on the period before").to_owned(),
                ChangeSince::MeanPerYear => pick(lang, " bình quân mỗi năm", " a year on average").to_owned(),
                ChangeSince::Period(from) => join(&[pick(lang, " so với ", " compared with "), &period(from, lang)]),
                ChangeSince::Baseline => match baseline {
                    Some(from) => join(&[pick(lang, " so với ", " compared with "), &period(from, lang)]),
                    None => pick(lang, " so với mốc đầu", " compared with the baseline").to_owned(),
                },
            };
            join(&[verb, least, &by, &since])
        }
    }
}

/// When a target must hold: ` vào cuối năm 2030`, ` trong năm 2022`, with the space before it; empty where it has no
/// deadline and is judged from now on.
pub fn when(target: &Target, state: bool, lang: Lang) -> String {
    let until = |day: Date| join(&[pick(lang, " đến ", " until "), &deadline_name(day, lang)]);
    match (target.when, target.deadline) {
        (When::In(of), _) => join(&[pick(lang, " trong ", " in "), &period(of, lang)]),
        (When::By, Some(day)) => {
            let whole_month = day == Date::end_of_month(day.year(), day.civil().1);
            let before = match (whole_month, state) {
                (true, false) => pick(lang, " vào ", " at "),
                (true, true) => pick(lang, " trước khi hết ", " by "),
                (false, _) => pick(lang, " chậm nhất ", " by "),
            };
            let name = deadline_name(day, lang);
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
            join(&[every, &end.map(until).unwrap_or_default()])
        }
        (When::Hold, Some(day)) => join(&[pick(lang, " trong suốt thời gian", " throughout,"), &until(day)]),
        (When::Hold | When::By, None) => pick(lang, " kể từ nay", " from now on").to_owned(),
    }
}

/// A scope as it follows a name: ` tại cấp xã`.
pub fn scope(scope: &Scope, lang: Lang) -> String {
    join(&[pick(lang, ", ", ", "), &scope.member])
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

    fn unit(text: &str) -> Unit {
        Unit::read(&text.to_lowercase(), text)
    }

    #[test]
    fn amounts_read_as_they_are_spoken() {
        assert_eq!(amount(6.19, 2, &unit("% GDP"), Lang::Vi), "6,19% GDP");
        assert_eq!(amount(6.19, 2, &unit("% GDP"), Lang::En), "6.19% GDP");
        assert_eq!(amount(41.0, 0, &unit("hạng"), Lang::Vi), "hạng 41");
        assert_eq!(amount(41.0, 0, &unit("hạng"), Lang::En), "rank 41");
        assert_eq!(amount(3.0, 0, &unit("cấp độ"), Lang::Vi), "cấp độ 3");
        assert_eq!(amount(2320.5, 1, &unit("tỷ đồng"), Lang::Vi), "2.320,5 tỷ đồng");
        assert_eq!(amount(1.0, 0, &Unit::state(), Lang::Vi), "đã hoàn thành");
    }

    #[test]
    fn a_printed_figure_never_crosses_its_threshold() {
        assert_eq!(decimals_beside(14.96, 0, Some(15.0)), 2);
        assert_eq!(decimals_beside(14.96, 1, Some(15.0)), 2);
        assert_eq!(decimals_beside(29.999999, 1, Some(30.0)), 6);
        assert_eq!(decimals_beside(15.0, 0, Some(15.0)), 0);
        assert_eq!(decimals_beside(12.3, 1, Some(15.0)), 1);
        assert_eq!(decimals_beside(12.3, 1, None), 1);
    }

    #[test]
    fn shares_never_hide_a_rest() {
        assert_eq!(share(1, 3, Lang::Vi), "33,3%");
        assert_eq!(share(1, 4, Lang::Vi), "25%");
        assert_eq!(share(2999, 3000, Lang::Vi), "99,97%");
        assert_eq!(share(1, 5000, Lang::En), "0.02%");
        assert_eq!(share(0, 7, Lang::Vi), "0%");
        assert_eq!(share(7, 7, Lang::Vi), "100%");
    }

    #[test]
    fn tests_read_as_a_report_would_say_them() {
        let grdp = unit("% GRDP");
        let say = |t: Test| test(&t, &grdp, None, Lang::Vi);
        assert_eq!(say(Test::Compare(Comparator::AtLeast, 30.0)), "từ 30% GRDP trở lên");
        assert_eq!(say(Test::Compare(Comparator::MoreThan, 12.5)), "trên 12,5% GRDP");
        assert_eq!(say(Test::Compare(Comparator::AtMost, 3.0)), "không quá 3% GRDP");
        assert_eq!(say(Test::Compare(Comparator::AtLeast, 100.0)), "đạt 100% GRDP");
        assert_eq!(say(Test::Range(30.0, 35.0)), "từ 30 đến 35% GRDP");
        assert_eq!(test(&Test::RankAtMost(20.0), &unit("hạng"), None, Lang::Vi), "thuộc nhóm 20 dẫn đầu");
        assert_eq!(test(&Test::State(1.0), &Unit::state(), None, Lang::Vi), "hoàn thành");
        assert_eq!(test(&Test::State(3.0), &unit("cấp độ"), None, Lang::Vi), "từ cấp độ 3 trở lên");
        let change =
            Test::Change { rising: true, by: ChangeBy::Amount(2.0), strict: false, since: ChangeSince::Period(Period::year(2020)) };
        assert_eq!(say(change), "tăng ít nhất 2 điểm % so với năm 2020");
        assert_eq!(test(&change, &grdp, None, Lang::En), "a rise of at least 2 percentage points compared with 2020");
        let change = Test::Change { rising: true, by: ChangeBy::Times(2.0), strict: false, since: ChangeSince::Period(Period::year(2020)) };
        assert_eq!(test(&change, &unit("doanh nghiệp"), None, Lang::Vi), "gấp ít nhất 2 lần so với năm 2020");
    }
}
