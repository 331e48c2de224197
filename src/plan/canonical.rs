//! The canonical form: the one reading of a target, in symbols, readable by the language itself.
//!
//! In: a target of the plan. Out: a line such as `kinh tế số >= 30% GRDP đến năm 2030`. Reading it again gives the same
//! target; a property test holds that.

use super::{Body, ChangeBy, ChangeSince, Comparator, Joint, Kept, Modality, Plan, Quantifier, Target, Test, When};
use crate::value::number::{self, NumberStyle};
use crate::value::{Date, Dimension, Grain, Unit};

/// The whole line.
pub fn print(plan: &Plan, target: &Target) -> String {
    if let Some(Kept::All(which)) = &target.kept {
        let strive = if target.modality == Modality::Strive { "phấn đấu " } else { "" };
        let mut out = format!("{strive}duy trì các mục tiêu đã đạt {which}");
        time(target, &mut out);
        return out;
    }
    if let Body::Compound(joint, parts) = &target.body {
        let word = match joint {
            Joint::All => " và ",
            Joint::Any => " hoặc ",
        };
        let parts: Vec<String> = parts.iter().filter_map(|id| plan.target(*id)).map(|part| print(plan, part)).collect();
        return parts.join(word);
    }
    let mut out = String::new();
    if target.modality == Modality::Strive {
        out.push_str("phấn đấu ");
    }
    if target.when == When::Hold {
        out.push_str("duy trì ");
    }
    let counted = target.quantified.as_deref().filter(|q| q.quantifier != Quantifier::Each || !q.subject.is_empty());
    if let Some(quantified) = counted {
        out.push_str(&quantified.words());
        out.push_str(" có ");
    }
    out.push_str(match counted.map(|q| q.subject.as_str()) {
        Some(subject) if !subject.is_empty() => subject,
        _ => plan.indicator(target.indicator).map_or("", |indicator| indicator.name.as_str()),
    });
    let demand = demand(plan, target);
    if !demand.is_empty() {
        out.push(' ');
        out.push_str(&demand);
    }
    if let Some(scope) = &target.scope {
        out.push_str(" tại ");
        out.push_str(&scope.member);
    }
    if let Some(quantified) = target.quantified.as_deref().filter(|_| counted.is_none()) {
        out.push_str(" tại ");
        out.push_str(&quantified.words());
    }
    time(target, &mut out);
    out
}

/// Comparator, figures and unit: `>= 30% GRDP`.
pub fn demand(plan: &Plan, target: &Target) -> String {
    let Body::Single(test) = &target.body else { return print(plan, target) };
    let own = plan.indicator(target.indicator).map(|indicator| &indicator.unit);
    let factor = own.and_then(|own| own.factor_to(&target.unit)).unwrap_or(1.0);
    let unit = &target.unit;
    let with_unit = |value: f64| figure(value * factor, target.decimals, unit);
    let plain = |value: f64| number::write(value, number::decimals_needed(value, 9), NumberStyle::Vietnamese);
    match test {
        Test::Compare(comparator, value) => {
            let mut out = String::with_capacity(32);
            out.push_str(sign(*comparator));
            out.push(' ');
            out.push_str(&with_unit(*value));
            out
        }
        Test::Range(low, high) => format!("từ {} đến {}", digits(low * factor, target.decimals), with_unit(*high)),
        Test::About(low, high) => format!("trong khoảng {} - {}", digits(low * factor, target.decimals), with_unit(*high)),
        Test::RankAtMost(rank) => format!("<= {} hạng", plain(*rank)),
        Test::State(level) if unit.dimension == Dimension::Level => format!("đạt {} {}", unit.text, plain(*level)),
        Test::State(_) => "hoàn thành".to_owned(),
        Test::Direction { rising: true } => "tăng dần theo từng năm".to_owned(),
        Test::Direction { rising: false } => "giảm dần theo từng năm".to_owned(),
        Test::Change { rising, by, strict, since } => {
            let own_unit = own.cloned().unwrap_or_else(|| unit.clone());
            let mut out = String::new();
            let rank = own_unit.is_rank();
            // A rank that falls by one is one place better, which Vietnamese calls a rise.
            out.push_str(if *rising != rank { "tăng " } else { "giảm " });
            if *strict {
                out.push_str("trên ");
            }
            match by {
                ChangeBy::Times(times) => {
                    out.clear();
                    let more = if *strict { "trên " } else { "" };
                    out.push_str(&format!("gấp {more}{} lần", plain(*times)));
                }
                // No rise is a fall of nothing or more.
                ChangeBy::Percent(percent) if *percent == 0.0 => {
                    out.clear();
                    out.push_str(if *rising != rank { "không giảm" } else { "không tăng" });
                }
                ChangeBy::Percent(percent) => out.push_str(&format!("{}%", plain(*percent))),
                ChangeBy::Amount(amount) if own_unit.is_share() => out.push_str(&format!("{} điểm %", plain(amount * own_unit.factor))),
                ChangeBy::Amount(amount) if rank => out.push_str(&format!("{} bậc", plain(*amount))),
                ChangeBy::Amount(amount) => out.push_str(&with_unit(*amount)),
            }
            match since {
                ChangeSince::Period(period) => {
                    out.push_str(" so với ");
                    out.push_str(&period.vietnamese());
                }
                ChangeSince::MeanPerYear => out.push_str(" bình quân"),
                ChangeSince::EachPeriod | ChangeSince::Baseline => {}
            }
            out
        }
    }
}

fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::AtLeast => ">=",
        Comparator::MoreThan => ">",
        Comparator::AtMost => "<=",
        Comparator::LessThan => "<",
        Comparator::Exactly => "=",
    }
}

/// A figure with at least the decimals written, more where it needs them.
fn digits(value: f64, decimals: u8) -> String {
    if decimals == 0 && (0.0..1000.0).contains(&value) && value == libm::floor(value) {
        return (value as u32).to_string();
    }
    let needed = number::decimals_needed(value, 9).max(usize::from(decimals));
    number::write(value, needed, NumberStyle::Vietnamese)
}

fn figure(value: f64, decimals: u8, unit: &Unit) -> String {
    if unit.dimension == Dimension::Level {
        return format!("{} {}", unit.text, digits(value, decimals));
    }
    let mut out = digits(value, decimals);
    out.push_str(unit.joint());
    out.push_str(&unit.text);
    out
}

fn time(target: &Target, out: &mut String) {
    match target.when {
        When::In(period) => {
            out.push_str(" trong ");
            out.push_str(&period.vietnamese());
            return;
        }
        When::Every(grain) => out.push_str(match grain {
            Grain::Quarter => " mỗi quý",
            Grain::Month => " mỗi tháng",
            _ => " mỗi năm",
        }),
        When::By | When::Hold => {}
    }
    if let Some(day) = target.day {
        out.push(' ');
        out.push_str(&day.vietnamese());
    }
    if let Some(start) = target.start {
        out.push_str(" từ ");
        out.push_str(&start_words(start));
    }
    if let Some(deadline) = target.deadline {
        out.push_str(" đến ");
        out.push_str(&end_words(deadline));
    }
}

fn start_words(date: Date) -> String {
    if date == Date::start_of_year(date.year()) { format!("năm {}", date.year()) } else { format!("ngày {}", date.slashed()) }
}

fn end_words(date: Date) -> String {
    if date == Date::end_of_year(date.year()) { format!("năm {}", date.year()) } else { format!("ngày {}", date.slashed()) }
}
