//! Declared indicators: names and aliases, units, directions, periods, breaks.

use super::{Checker, Declared};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{GoodWhen, Indicator, IndicatorId};
use crate::source::Span;
use crate::source::fold::fold_name;
use crate::syntax::ast::{Key, Property, Text};
use crate::value::{Dimension, Grain, Unit};

impl Checker<'_> {
    pub(super) fn declare_indicators(&mut self, declared: &[Declared<Text>]) {
        let first = self.plan.indicators.len();
        for indicator in declared {
            let name = self.typed(indicator.head.span).trim_end_matches(':').trim_matches(['"', '“', '”']).trim().to_owned();
            let id = self.add_indicator(Indicator::named(&name, indicator.head.span, true));
            self.add_name(&fold_name(&name), id, indicator.head.span);
        }
        for (offset, indicator) in declared.iter().enumerate() {
            for property in &indicator.properties {
                self.indicator_property(IndicatorId((first + offset) as u32), property);
            }
        }
        // Formulas last: they may name any indicator, and their units are known only now.
        for (offset, indicator) in declared.iter().enumerate() {
            for property in indicator.properties.iter().filter(|property| property.key == Key::Formula) {
                self.formula(IndicatorId((first + offset) as u32), property);
            }
        }
    }

    /// Gives a name to an indicator; a name that two indicators claim has two readings and is an error.
    fn add_name(&mut self, folded: &str, id: IndicatorId, span: Span) {
        match self.names.get(folded).copied() {
            None => {
                self.names.insert(folded.to_owned(), id);
            }
            Some(other) if other == id => {}
            Some(other) => {
                let (first, first_span) = self.plan.indicator(other).map_or((String::new(), span), |i| (i.name.clone(), i.span));
                let second = self.plan.indicator(id).map_or(String::new(), |i| i.name.clone());
                let typed = self.typed(span);
                let name = if fold_name(&typed) == folded { typed } else { folded.to_owned() };
                let message = Message::NameTwice { name, first: first.clone(), second };
                self.diagnostics.push(Diagnostic::at(span, message).label(first_span, Message::FirstHere { what: first }));
            }
        }
    }

    pub(super) fn indicator_property(&mut self, id: IndicatorId, property: &Property) {
        let plain = self.plain_value(&property.value);
        match property.key {
            Key::Title => {
                self.set(id, |indicator| indicator.title = Some(plain.clone()));
                // The full title is a wording of the same thing, unless another indicator has it already.
                let folded = fold_name(&plain);
                if !self.names.contains_key(folded.as_str()) {
                    self.names.insert(folded, id);
                }
            }
            Key::Aliases => {
                for alias in self.list_value(&property.value) {
                    let folded = fold_name(&alias);
                    self.add_name(&folded, id, property.value.span);
                    self.spellings.insert(folded, alias);
                }
            }
            Key::Unit => {
                let value = Text { span: property.value.span, folded: fold_name(&plain) };
                let mut unit = self.unit(&value).as_ref().clone();
                unit.text = unit.text.trim_matches(['"', '“', '”']).into();
                self.set_unit(id, unit, Some(property.value.span));
            }
            Key::GoodWhen => match good_when(&property.value.folded) {
                Some(good) => self.set(id, |indicator| indicator.good_when = Some(good)),
                None => self.value_not_read(property, "tốt khi: tăng (hoặc giảm, trong khoảng)"),
            },
            Key::Every => match grain(&property.value.folded) {
                Some(every) => self.set(id, |indicator| indicator.every = every),
                None => self.value_not_read(property, "kỳ: năm (hoặc quý, tháng, ngày)"),
            },
            Key::Breaks => {
                let days = self.days_value(property);
                self.set(id, |indicator| indicator.breaks = days);
            }
            Key::Source => self.set(id, |indicator| indicator.source = Some(plain)),
            Key::Lead => {
                let leads = self.list_value(&property.value);
                self.set(id, |indicator| indicator.leads = leads);
            }
            Key::Formula | Key::Partners | Key::Implementers | Key::Note | Key::Basis => {}
            _ => self.misplaced(property),
        }
    }

    pub(super) fn set(&mut self, id: IndicatorId, set: impl FnOnce(&mut Indicator)) {
        if let Some(indicator) = self.plan.indicators.get_mut(id.0 as usize) {
            set(indicator);
        }
    }

    /// Fixes the unit of an indicator.
    pub(super) fn set_unit(&mut self, id: IndicatorId, unit: Unit, span: Option<Span>) {
        if unit.dimension == Dimension::Rank {
            // A smaller rank is better by its nature.
            self.set(id, |indicator| indicator.good_when = indicator.good_when.or(Some(GoodWhen::Falling)));
        }
        self.set(id, |indicator| indicator.unit = unit);
        if let Some(slot) = self.unit_open.get_mut(id.0 as usize) {
            *slot = false;
        }
        if let Some(slot) = self.unit_spans.get_mut(id.0 as usize) {
            *slot = span;
        }
    }
}

fn good_when(folded: &str) -> Option<GoodWhen> {
    match folded {
        "tăng" | "cao" | "rising" | "higher" | "increasing" => Some(GoodWhen::Rising),
        "giảm" | "thấp" | "falling" | "lower" | "decreasing" => Some(GoodWhen::Falling),
        "trong khoảng" | "inside" | "in range" | "within range" => Some(GoodWhen::Inside),
        _ => None,
    }
}

fn grain(folded: &str) -> Option<Grain> {
    match folded {
        "năm" | "hằng năm" | "year" | "yearly" => Some(Grain::Year),
        "6 tháng" | "nửa năm" | "half-year" => Some(Grain::Half),
        "quý" | "hằng quý" | "quarter" | "quarterly" => Some(Grain::Quarter),
        "tháng" | "hằng tháng" | "month" | "monthly" => Some(Grain::Month),
        "ngày" | "day" | "daily" => Some(Grain::Day),
        _ => None,
    }
}
