//! What a target asks, as phrases: the bound, the change, the days, the citation.

use super::Teller;
use super::{date_phrase, period_phrase};
use crate::eval::criterion::{Bound, Criterion};
use crate::eval::printing;
use crate::messages::{Lang, explain as say};
use crate::plan::{Body, ChangeBy, ChangeSince, Joint, Kept, Modality, Quantifier, Target, Test, When, names_itself};
use crate::value::{Date, DayOf, Dimension, Grain, compare, number};

impl Teller<'_> {
    pub(super) fn subject(&self) -> String {
        if let Some(Kept::All(which)) = &self.target.kept {
            return say::kept_targets(self.lang, which);
        }
        let set = self.target.quantified.as_deref().and_then(|quantified| quantified.name());
        let name = set.as_deref().or(self.indicator.title.as_deref()).unwrap_or(&self.indicator.name);
        let name = mid_sentence(name);
        match &self.target.scope {
            Some(scope) => format!("{name} ({})", scope.member),
            None => name,
        }
    }

    pub(super) fn test(&self) -> Option<Test> {
        match self.target.body {
            Body::Single(test) => Some(test),
            Body::Compound(..) => None,
        }
    }

    pub(super) fn target_sentence(&self) -> String {
        let (subject, ask, when, citation) = (self.subject(), self.ask(), self.when(), self.bracketed_citation(self.target));
        match self.target.modality {
            Modality::Commit => say::target_is(self.lang, &subject, &ask, &when, &citation),
            Modality::Strive => say::striving_is(self.lang, &subject, &ask, &when, &citation),
        }
    }

    /// What is asked of the whole: of a quantified target with the quantifier.
    pub(super) fn ask(&self) -> String {
        let ask = self.ask_of_each();
        match self.target.quantified.as_deref() {
            None => ask,
            Some(quantified) => match quantified.quantifier {
                Quantifier::Each => say::in_each(self.lang, &ask, &quantified.set),
                Quantifier::AtLeast { count, of: Some(of) } => {
                    say::in_at_least_of(self.lang, &ask, &count.to_string(), &of.to_string(), &quantified.set)
                }
                Quantifier::AtLeast { count, of: None } => say::in_at_least(self.lang, &ask, &count.to_string(), &quantified.set),
            },
        }
    }

    /// The same without its quantifier.
    pub(super) fn ask_of_each(&self) -> String {
        let lang = self.lang;
        let test = match &self.target.body {
            Body::Single(test) => *test,
            Body::Compound(joint, parts) => {
                let count = parts.len().to_string();
                return match joint {
                    Joint::All => say::all_of(lang, &count),
                    Joint::Any => say::any_of(lang, &count),
                };
            }
        };
        match test {
            Test::Change { rising, by, strict, since } => self.ask_change(rising, by, strict, since),
            Test::Direction { rising } => say::direction(lang, self.verb(rising)),
            _ => {
                let (c, striven) = Criterion::new(self.plan, self.target, Some(test));
                let committed = self.bound(c.bound, self.target.decimals.into());
                match striven {
                    Some(striven) => say::committed_and_striven(lang, &committed, &self.bound(striven, self.target.decimals.into())),
                    None => committed,
                }
            }
        }
    }

    pub(super) fn ask_change(&self, rising: bool, by: ChangeBy, strict: bool, since: ChangeSince) -> String {
        let lang = self.lang;
        let since = match since {
            ChangeSince::EachPeriod => say::each(lang, self.grain(self.part_grain())),
            ChangeSince::MeanPerYear => say::mean_per_year(lang),
            ChangeSince::Period(period) => say::since_period(lang, &period_phrase(period, lang)),
            ChangeSince::Baseline => say::since_baseline(lang),
        };
        let plain = |value: f64| printing::number(value, number::decimals_needed(value, 6), lang);
        let by = match by {
            ChangeBy::Amount(q) => self.scale.difference(q, self.scale.exact(q, 0)),
            ChangeBy::Percent(q) => format!("{}%", plain(q)),
            ChangeBy::Times(q) => {
                return match (rising, strict) {
                    (true, false) => say::times_as_much(lang, &plain(q), &since),
                    (true, true) => say::more_times_as_much(lang, &plain(q), &since),
                    (false, _) => say::down_times(lang, &plain(q), &since),
                };
            }
        };
        match strict {
            false => say::change_at_least(lang, self.verb(rising), &by, &since),
            true => say::change_more_than(lang, self.verb(rising), &by, &since),
        }
    }

    /// A bound in words, its figures with at least so many digits.
    pub(super) fn bound(&self, bound: Bound, decimals: usize) -> String {
        let lang = self.lang;
        let figure = |x: f64| self.scale.figure(x, self.scale.exact(x, decimals));
        match bound {
            Bound::AtMost(n) if self.indicator.unit.dimension == Dimension::Rank => {
                say::among_first(lang, &self.scale.number(n, self.scale.exact(n, 0)))
            }
            Bound::AtLeast(_) if self.indicator.unit.dimension == Dimension::State => say::state_reached(lang),
            // Nothing lies beyond the natural end of a unit: "from 100% up" would only puzzle.
            Bound::AtLeast(x) if self.indicator.unit.natural_bounds().1.is_some_and(|most| compare::equal(x, most)) => figure(x),
            Bound::AtLeast(x) => say::at_least(lang, &figure(x)),
            Bound::MoreThan(x) => say::more_than(lang, &figure(x)),
            Bound::AtMost(x) => say::at_most(lang, &figure(x)),
            Bound::LessThan(x) => say::less_than(lang, &figure(x)),
            Bound::Inside(low, high) if low == high => say::exactly(lang, &figure(low)),
            Bound::Inside(low, high) | Bound::Undirected(low, high) => {
                say::inside(lang, &self.scale.number(low, self.scale.exact(low, decimals)), &figure(high))
            }
        }
    }

    pub(super) fn when(&self) -> String {
        let lang = self.lang;
        let deadline = self.target.deadline.map(|d| date_phrase(d, lang));
        let grain = self.grain(self.part_grain());
        let each = matches!(self.test(), Some(Test::Change { since: ChangeSince::EachPeriod, .. }));
        if let Some(day) = self.target.day {
            let day = day_words(day, lang);
            return deadline.map_or_else(|| say::held_by(lang, grain, &day), |date| say::held_by_until(lang, grain, &day, &date));
        }
        match (self.target.when, deadline) {
            // The change itself says "every year".
            (When::Every(_) | When::Hold | When::By, Some(date)) if each => say::until(lang, &date),
            (When::Every(_) | When::Hold | When::By, None) if each => String::new(),
            (When::In(period), _) => say::in_period(lang, &period_phrase(period, lang)),
            (When::Every(_) | When::Hold, Some(date)) => say::held_until(lang, grain, &date),
            (When::Every(_) | When::Hold, None) => say::held_on(lang, grain),
            (When::By, Some(date)) => say::by_deadline(lang, &date),
            (When::By, None) => String::new(),
        }
    }

    pub(super) fn part_grain(&self) -> Grain {
        match self.target.when {
            When::Every(grain) => grain,
            _ => self.indicator.every,
        }
    }

    pub(super) fn grain(&self, grain: Grain) -> &'static str {
        let (vi, en) = match grain {
            Grain::Year => ("năm", "year"),
            Grain::NineMonths => ("kỳ 9 tháng", "nine months"),
            Grain::Half => ("kỳ 6 tháng", "half-year"),
            Grain::Quarter => ("quý", "quarter"),
            Grain::Month => ("tháng", "month"),
            Grain::Day => ("ngày", "day"),
        };
        say::word(self.lang, vi, en)
    }

    pub(super) fn start(&self) -> Option<Date> {
        let in_force = self.target.document.and_then(|d| self.plan.document(d)).and_then(|d| d.in_force);
        self.target.start.or(in_force.map(|(first, _)| first))
    }

    pub(super) fn citation(&self, target: &Target) -> String {
        let Some(document) = target.document.and_then(|d| self.plan.document(d)) else { return String::new() };
        match &target.section {
            Some(section) if names_itself(section) => say::citation_named(self.lang, &document.number, section),
            Some(section) => say::citation(self.lang, &document.number, section),
            None => document.number.clone(),
        }
    }

    pub(super) fn bracketed_citation(&self, target: &Target) -> String {
        let citation = self.citation(target);
        if citation.is_empty() { citation } else { format!(" ({citation})") }
    }
}

/// A title inside a sentence: without its capital, unless its first words are a proper name or an abbreviation
/// (`Khánh Hòa`, `GRDP`).
fn mid_sentence(title: &str) -> String {
    let mut words = title.split(' ');
    let first = words.next().unwrap_or("");
    let mut letters = first.chars();
    let lowers = letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some_and(char::is_lowercase)
        && letters.all(char::is_lowercase)
        && !words.next().is_some_and(|second| second.starts_with(char::is_uppercase));
    let mut letters = title.chars();
    match letters.next().filter(|_| lowers) {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => title.to_owned(),
    }
}

/// A day inside a period as a sentence names it.
pub(crate) fn day_words(day: DayOf, lang: Lang) -> String {
    match lang {
        Lang::En if cfg!(feature = "words") => day.english(),
        _ => day.vietnamese(),
    }
}
