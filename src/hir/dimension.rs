//! Dimensions: their members, what these are parts of, from when until when they exist; and the member that a target is
//! limited to.

use super::{Checker, Declared};
use crate::diagnostics::{Applicability, Diagnostic};
use crate::messages::Message;
use crate::plan::{Dimension, Member, Scope};
use crate::source::Span;
use crate::source::fold::fold_name;
use crate::syntax::ast::{Key, Property, Text};
use crate::syntax::phrase::clip;
use crate::value::map::Map;
use crate::value::{Date, Period};

/// What the properties below a list of members say of all of them.
#[derive(Default)]
struct Terms {
    within: Option<String>,
    from: Option<Date>,
    until: Option<Date>,
    breaks: Vec<Date>,
}

impl Checker<'_> {
    /// The same name again adds members; the properties below a line hold for the members of that line.
    pub(super) fn declare_dimensions(&mut self, declared: &[Declared<(Text, Vec<Text>)>]) {
        let mut places: Map<(usize, String), u32> = Map::default();
        for dimension in declared {
            let (name, members) = &dimension.head;
            let at = match self.dimension_names.get(name.folded.as_str()) {
                Some(at) => *at,
                None => {
                    self.dimension_names.insert(name.folded.clone(), self.plan.dimensions.len());
                    self.plan.dimensions.push(Dimension {
                        title: self.typed(name.span),
                        name: name.folded.clone(),
                        aliases: Vec::new(),
                        members: Vec::new(),
                        span: name.span,
                    });
                    self.plan.dimensions.len() - 1
                }
            };
            let mut terms = Terms::default();
            let mut further: Vec<String> = Vec::new();
            for property in &dimension.properties {
                self.dimension_property(at, property, &mut terms, &mut further);
            }
            if let (Some(from), Some(until)) = (terms.from, terms.until)
                && until < from
            {
                let message = Message::MemberEndsFirst { from: from.slashed(), until: until.slashed() };
                self.diagnostics.push(Diagnostic::at(name.span, message));
                terms.until = None;
            }
            let typed: Vec<(String, Span)> = members.iter().map(|member| (self.typed(member.span), member.span)).collect();
            let further = further.into_iter().map(|member| (member, name.span));
            for (member, span) in typed.into_iter().chain(further) {
                self.add_member(at, member, span, &terms, &mut places);
            }
        }
        for dimension in &mut self.plan.dimensions {
            for member in &mut dimension.members {
                member.parent = member.within.as_deref().and_then(|key| self.members.get(key)).copied();
            }
        }
    }

    fn add_member(&mut self, at: usize, name: String, span: Span, terms: &Terms, places: &mut Map<(usize, String), u32>) {
        let name = name.trim_matches(['"', '“', '”']).to_owned();
        let key = fold_name(&name);
        let Some(dimension) = self.plan.dimensions.get_mut(at) else { return };
        let place = (at, key.clone());
        if let Some(first) = places.get(&place).and_then(|first| dimension.members.get(*first as usize)) {
            let label = Message::FirstHere { what: first.name.clone() };
            let message = Message::MemberTwice { name: clip(&name), dimension: clip(&dimension.title) };
            let diagnostic = Diagnostic::at(span, message).label(first.span, label);
            self.diagnostics.push(diagnostic);
            return;
        }
        places.insert(place, dimension.members.len() as u32);
        dimension.members.push(Member {
            name,
            key: key.clone(),
            within: terms.within.clone(),
            parent: None,
            from: terms.from,
            until: terms.until,
            breaks: terms.breaks.clone(),
            span,
        });
        self.members.entry(key).or_insert((at as u32, dimension.members.len() as u32 - 1));
    }

    fn dimension_property(&mut self, at: usize, property: &Property, terms: &mut Terms, further: &mut Vec<String>) {
        match property.key {
            Key::Members => further.append(&mut self.list_value(&property.value)),
            Key::Within => terms.within = Some(fold_name(&self.plain_value(&property.value))).filter(|key| !key.is_empty()),
            Key::From => match self.period_value(property) {
                Some(period) => terms.from = Some(period.start()),
                None => self.value_not_read(property, "từ: 1/7/2025"),
            },
            Key::Until => match self.period_value(property) {
                Some(period) => terms.until = Some(period.end()),
                None => self.value_not_read(property, "đến: 30/6/2025"),
            },
            Key::Breaks => terms.breaks = self.days_value(property),
            Key::Aliases => {
                let mut aliases: Vec<String> = self.list_value(&property.value).iter().map(|alias| fold_name(alias)).collect();
                for alias in &aliases {
                    self.dimension_names.entry(alias.clone()).or_insert(at);
                }
                if let Some(dimension) = self.plan.dimensions.get_mut(at) {
                    dimension.aliases.append(&mut aliases);
                }
            }
            Key::Note | Key::Source | Key::Basis => {}
            _ => self.misplaced(property),
        }
    }

    /// The days of `gián đoạn`, ascending.
    pub(super) fn days_value(&mut self, property: &Property) -> Vec<Date> {
        let mut days = Vec::new();
        for part in property.value.folded.split([';', ',']) {
            match Period::parse(part.trim()) {
                Some(period) => days.push(period.start()),
                None => self.value_not_read(property, "gián đoạn: 1/7/2025"),
            }
        }
        crate::value::order::sort(&mut days);
        days
    }

    /// The member that some words name: as declared, or with the dimension's name before it (`ngành nông nghiệp`).
    fn member_named(&self, folded: &str) -> Option<(u32, u32)> {
        if let Some(place) = self.members.get(folded) {
            return Some(*place);
        }
        let spaces = folded.match_indices(' ').map(|(at, _)| at);
        spaces.filter_map(|at| folded.split_at_checked(at)).find_map(|(name, rest)| {
            let dimension = *self.dimension_names.get(name)? as u32;
            self.members.get(rest.trim_start()).copied().filter(|place| place.0 == dimension)
        })
    }

    /// The member that a target is limited to; one that no dimension declares is said.
    pub(super) fn scope(&mut self, text: &Text, end: Option<Date>) -> Scope {
        let place = self.member_named(&text.folded);
        let dimension = place.and_then(|(dimension, _)| self.plan.dimensions.get(dimension as usize));
        let found = dimension.zip(place).and_then(|(dimension, (_, member))| Some((dimension, dimension.members.get(member as usize)?)));
        if let Some((dimension, member)) = found {
            // The canonical form takes the member's own name, which reads again as the same member.
            let typed = if member.key == text.folded { self.typed(text.span) } else { member.name.clone() };
            let scope = Scope { dimension: Some(dimension.name.clone()), member: typed, member_key: member.key.clone() };
            if let Some(day) = end.filter(|day| !member.exists_on(*day)) {
                let message = Message::MemberGone { member: member.name.clone(), date: day.slashed() };
                let label = Message::FirstHere { what: member.name.clone() };
                let diagnostic = Diagnostic::at(text.span, message).label(member.span, label);
                self.diagnostics.push(diagnostic);
            }
            return scope;
        }
        if !self.plan.dimensions.is_empty() {
            let known = self.near_members.get_or_insert_with(|| {
                let members = self.plan.dimensions.iter().flat_map(|dimension| dimension.members.iter().map(|m| m.key.as_str()));
                super::nearest::Known::new(members)
            });
            let near = known.nearest(&text.folded, 1);
            let name = clip(&self.typed(text.span));
            let mut diagnostic = Diagnostic::at(text.span, Message::MemberUnknown { name });
            if let Some(first) = near.first() {
                diagnostic = diagnostic.fix(Message::WriteInstead { text: first.clone() }, text.span, first.clone(), Applicability::Likely);
            }
            self.diagnostics.push(diagnostic);
        }
        Scope { dimension: None, member: self.typed(text.span), member_key: fold_name(&self.typed(text.span)) }
    }

    /// Whether some words name a declared member.
    pub(super) fn is_member(&self, folded: &str) -> bool {
        !self.plan.dimensions.is_empty() && self.member_named(folded).is_some()
    }
}
