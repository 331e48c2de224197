//! The members of a quantified target in sentences: how many hold, which don't and by how much, which are unknown.

use super::{Scale, Teller, Text, period_phrase};
use crate::eval::computed::is_far;
use crate::eval::outcome::{Part, PartOf, TargetVerdict, Verdict, counted};
use crate::messages::explain as say;
use crate::plan::{Body, Kept, Quantifier, TargetId};
use crate::source::fold::capitalised;
use crate::value::{Truth, compare};

/// At most so many members are named in one sentence.
const NAMED: usize = 12;

impl Teller<'_> {
    /// The members, of a count in every period those of the last one.
    pub(super) fn members(&self, judged: &TargetVerdict, text: &mut Text) {
        let lang = self.lang;
        let Some(quantified) = self.target.quantified.as_deref() else { return };
        let (period, parts) = counted(&judged.parts);
        if parts.is_empty() {
            text.push(say::members_none(lang, &quantified.set));
            return;
        }
        let having = |truth: Truth| parts.iter().filter(move |part| part.verdict.satisfied == truth);
        let count = |truth: Truth| having(truth).count().to_string();
        let (all, hold, fail, open) = (parts.len().to_string(), count(Truth::True), count(Truth::False), count(Truth::Unknown));
        text.push(match period {
            Some(period) => {
                say::members_counted_in(lang, &capitalised(&period_phrase(period, lang)), &all, &quantified.set, &hold, &fail, &open)
            }
            None => say::members_counted(lang, &all, &quantified.set, &hold, &fail, &open),
        });
        let failing = self.list(having(Truth::False), &|part| self.failing(part));
        let unknown = self.list(having(Truth::Unknown), &|part| self.name_of(part));
        if let Some(failing) = failing {
            text.push(say::members_failing(lang, &failing));
        }
        if let Some(unknown) = unknown {
            text.push(say::members_unknown(lang, &unknown));
            let whole = &judged.verdict;
            if whole.satisfied != Truth::Unknown && !whole.status.is_unknown() {
                text.push(say::members_settled(lang));
            }
        }
        // Of a count it matters which ones carry it.
        if quantified.quantifier != Quantifier::Each
            && let Some(holding) = self.list(having(Truth::True), &|part| self.with_figure(part))
        {
            text.push(say::members_holding(lang, &holding));
        }
    }

    /// Of targets that are to be held once reached those that ask for nothing.
    pub(super) fn not_kept(&self, judged: &TargetVerdict) -> String {
        let (Some(Kept::All(_)), Body::Compound(_, all)) = (&self.target.kept, &self.target.body) else { return String::new() };
        let kept = |id: &TargetId| judged.parts.iter().any(|part| part.of == PartOf::Target(*id));
        let lapsed = all.iter().filter(|id| !kept(id)).filter_map(|id| Teller::new(self.plan, self.observations, *id, self.lang));
        let names: Vec<String> = lapsed.map(|part| format!("{} {}", part.subject(), part.ask())).collect();
        if names.is_empty() { String::new() } else { say::not_kept(self.lang, &names.join("; ")) }
    }

    /// What formulas could not tell, what the known figures leave possible, and whose figures are missing.
    pub(super) fn open(&self, judged: &TargetVerdict, text: &mut Text) {
        let lang = self.lang;
        for open in &judged.open {
            let Some(indicator) = self.plan.indicator(open.indicator) else { continue };
            let period = period_phrase(open.period, lang);
            let subject = indicator.title.as_deref().unwrap_or(&indicator.name);
            let scale = Scale::of_indicator(indicator, lang);
            let end = |value: f64| scale.figure(value, scale.exact(value, 0));
            if let Some((low, high)) = open.bounds {
                text.push(match (is_far(low), is_far(high)) {
                    (false, false) => say::open_between(lang, subject, &period, &end(low), &end(high)),
                    (false, true) => say::open_least(lang, subject, &period, &end(low)),
                    (true, false) => say::open_most(lang, subject, &period, &end(high)),
                    (true, true) => String::new(),
                });
            }
            for missing in open.missing.chunk_by(|a, b| a.0 == b.0) {
                let Some(of) = missing.first().and_then(|first| self.plan.indicator(first.0)) else { continue };
                let names = missing.iter().take(NAMED).filter_map(|(_, dimension, member)| {
                    self.plan.dimensions.get(*dimension as usize)?.members.get(*member as usize).map(|member| member.name.as_str())
                });
                let list = names.collect::<Vec<_>>().join("; ");
                let list = match missing.len() {
                    count if count > NAMED => say::members_more(lang, &list, &(count - NAMED).to_string()),
                    _ => list,
                };
                text.push(say::open_missing(lang, &of.name, &period, &list));
            }
            if judged.verdict.satisfied != Truth::Unknown && judged.verdict.figure.is_none() {
                text.push(say::members_settled(lang));
            }
        }
    }

    fn list<'p>(&self, parts: impl Iterator<Item = &'p Part>, word: &dyn Fn(&Part) -> String) -> Option<String> {
        let parts: Vec<&Part> = parts.collect();
        let named: Vec<String> = parts.iter().take(NAMED).map(|part| word(part)).collect();
        let list = named.join("; ");
        match parts.len() {
            0 => None,
            count if count > NAMED => Some(say::members_more(self.lang, &list, &(count - NAMED).to_string())),
            _ => Some(list),
        }
    }

    fn name_of(&self, part: &Part) -> String {
        match part.of {
            PartOf::Member(member) => self.plan.member_name(self.target, member).unwrap_or_default().to_owned(),
            PartOf::Indicator(id) => {
                let indicator = self.plan.indicator(id);
                indicator.map(|i| i.title.clone().unwrap_or_else(|| i.name.clone())).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// The figure that settled a part, with its period.
    fn figure_of_part(&self, verdict: &Verdict) -> Option<String> {
        verdict.figure.as_ref().map(|figure| self.counted(figure, self.bound_of(verdict)))
    }

    fn with_figure(&self, part: &Part) -> String {
        let name = self.name_of(part);
        match self.figure_of_part(&part.verdict) {
            Some(figure) => say::member_figure(self.lang, &name, &figure),
            None => name,
        }
    }

    fn failing(&self, part: &Part) -> String {
        let (lang, verdict) = (self.lang, &part.verdict);
        let (Some(figure), Some(bound), Some(shown)) = (&verdict.figure, self.bound_of(verdict), self.figure_of_part(verdict)) else {
            return self.with_figure(part);
        };
        let name = self.name_of(part);
        let just_at = compare::equal(bound.way(figure.value).star, figure.value);
        match self.gap(figure, bound).filter(|_| !just_at && !bound.passes(figure.value)) {
            Some((gap, true)) => say::member_short(lang, &name, &shown, &gap),
            Some((gap, false)) => say::member_over(lang, &name, &shown, &gap),
            None => say::member_figure(lang, &name, &shown),
        }
    }
}
