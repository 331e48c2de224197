//! Quantifiers: which set their words name, and which part of the words is the subject.
//!
//! In: a target of the tree with its quantifier. Out: the same target with its subject cut out, and what it is judged
//! over; or the target in its reading without a quantifier, where the words name no set and that reading holds.

use super::Checker;
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{DocumentId, IndicatorId, Over, Quantified, Quantifier};
use crate::syntax::ast::{self, Count, Text};
use crate::syntax::phrase::clip;
use crate::syntax::token::TokenKind;
use crate::value::Date;

/// Words that may stand between the name of a set and the subject, and say nothing.
const LINKS: [&str; 9] = ["có", "phải", "thì", "đều", "được", "đạt", "has", "have", "with"];
/// Words before the name of a set that only make it many.
const MANY: [&str; 5] = ["các", "những", "số", "one", "of"];
/// Most words of a set's name.
const LONGEST_SET: usize = 16;

/// A set that some words name.
struct Set {
    over: Over,
    /// As written.
    title: String,
    /// The subject behind it.
    rest: Option<Text>,
}

/// Words before the name of an index that mean its main parts.
const MAIN_PARTS: [&str; 8] = [
    "chỉ số chính của ",
    "nhóm chỉ số chính của ",
    "nhóm chỉ số của ",
    "thành phần chính của ",
    "trụ cột của ",
    "main parts of ",
    "main indices of ",
    "pillars of ",
];

impl Checker<'_> {
    /// What a quantified target means; `None` where that is an error, which is told.
    pub(super) fn quantified(&mut self, target: &ast::Target, quantifier: &ast::Quantifier) -> Option<(ast::Target, Option<Quantified>)> {
        let plain = || ast::Target { quantifier: None, ..target.clone() };
        if let Some(mut set) = self.set_in(&quantifier.words, quantifier.leads) {
            let places = target.test == ast::Test::Top
                || target.quantity.as_ref().and_then(|quantity| quantity.unit.as_ref()).is_some_and(|unit| unit.folded == "hạng");
            if let (Over::Indicators(list), true) = (&mut set.over, places) {
                for id in list {
                    *id = self.rank_of(*id);
                }
            }
            if let Some(scope) = target.scope.as_ref().filter(|scope| !self.crosses(scope, &set.over)) {
                let message = Message::ScopeAndSet { scope: clip(&self.typed(scope.span)), set: clip(&set.title) };
                self.diagnostics.push(Diagnostic::at(scope.span, message));
                return None;
            }
            let mut read = plain();
            let subject = match &set.over {
                Over::Indicators(_) => set.rest.as_ref().map_or(String::new(), |rest| self.typed(rest.span)),
                Over::Members(_) => String::new(),
            };
            if quantifier.leads {
                // `ngành có tốc độ tăng >= 7%`: the comparator's first word may end a declared name.
                let longer = target.longer.as_deref().and_then(|(words, test)| Some((self.set_in(words, true)?.rest?, *test)));
                let longer = longer.filter(|(words, _)| self.names.contains_key(words.folded.as_str()));
                let knows = |rest: &Text| self.names.contains_key(rest.folded.as_str());
                let rest = match longer.filter(|_| !set.rest.as_ref().is_some_and(knows)) {
                    Some((words, test)) => {
                        read.test = test;
                        Some(words)
                    }
                    None => set.rest,
                };
                read.longer = None;
                match rest {
                    Some(rest) => (read.full_subject, read.subject) = (rest.clone(), rest),
                    // `mỗi huyện có ít nhất 5 doanh nghiệp số`: what is counted is the subject.
                    None => match read.quantity.as_mut().and_then(|quantity| quantity.unit.take()) {
                        Some(unit)
                            if unit.folded.starts_with(crate::source::fold::is_letter) || matches!(set.over, Over::Indicators(_)) =>
                        {
                            (read.full_subject, read.subject) = (unit.clone(), unit);
                        }
                        _ if matches!(set.over, Over::Indicators(_)) => {}
                        _ => {
                            let said = clip(&self.typed(target.comparator_span.to(target.span)));
                            self.diagnostics.push(Diagnostic::at(target.comparator_span, Message::SubjectMissing { before: said }));
                            return None;
                        }
                    },
                }
            }
            let count = match quantifier.count {
                Count::Each | Count::All => Quantifier::Each,
                Count::AtLeast { count, of } => Quantifier::AtLeast { count, of },
            };
            return Some((read, Some(Quantified { quantifier: count, over: set.over, set: set.title, subject })));
        }
        // No such set: the reading without one, where the words are a declared name or the wording has that sense anyway.
        let knows = |text: &Text| self.names.contains_key(text.folded.as_str());
        if quantifier.leads {
            let free = matches!(quantifier.count, Count::All | Count::AtLeast { of: None, .. });
            match &quantifier.otherwise {
                Some(other) if free || knows(&other.subject) || knows(&other.full_subject) => return Some((other.clone(), None)),
                _ => {}
            }
        } else {
            let full = &target.full_subject;
            let inside = quantifier.span.start >= full.span.start && quantifier.words.span.end <= full.span.end;
            if inside && (knows(full) || quantifier.count == Count::All) {
                return Some((ast::Target { subject: full.clone(), ..plain() }, None));
            }
        }
        let words = self.first_words(&quantifier.words);
        let known = self.dimension_names.get(words.folded.as_str()).and_then(|at| self.plan.dimensions.get(*at));
        let message = match known {
            Some(dimension) => Message::SetEmpty { set: clip(&dimension.title) },
            None => Message::SetUnknown { set: clip(&self.typed(words.span)) },
        };
        self.diagnostics.push(Diagnostic::at(quantifier.span.to(words.span), message));
        None
    }

    /// Whether a scope is a member of another dimension than the one gone over: `tại cấp xã`, `mỗi ngành`. Figures may
    /// then be of one member of each.
    fn crosses(&self, scope: &Text, over: &Over) -> bool {
        let Over::Members(set) = over else { return false };
        self.members.get(scope.folded.as_str()).is_some_and(|(dimension, _)| dimension != set)
    }

    /// The set that words begin with, the longest name first; all of the words where nothing may follow.
    fn set_in(&mut self, words: &Text, subject_follows: bool) -> Option<Set> {
        let pieces = self.with_reader(words, |reader, end| {
            let mut from = 0;
            while from + 1 < end && MANY.contains(&reader.text(from)) {
                from += 1;
            }
            let longest = end.min(from + LONGEST_SET);
            let mut found: Vec<(Text, Option<Text>)> = Vec::new();
            for to in (from + 1..=longest).rev() {
                let mut rest = to;
                while rest < end && (reader.is_pause(rest) || LINKS.contains(&reader.text(rest))) {
                    rest += 1;
                }
                if rest == end || subject_follows {
                    found.push((reader.piece(from, to), (rest < end).then(|| reader.piece(rest, end))));
                }
            }
            found
        })?;
        pieces.into_iter().find_map(|(name, rest)| {
            let (over, title) = self.set_named(&name, rest.as_ref())?;
            Some(Set { over, title, rest })
        })
    }

    /// The set of a name: a dimension that has members. `rest` is what is measured of each, where the sentence says it.
    fn set_named(&mut self, name: &Text, rest: Option<&Text>) -> Option<(Over, String)> {
        // What is measured matters for sets of indicators; members of a dimension share the target's own.
        let index = MAIN_PARTS.iter().find_map(|words| name.folded.strip_prefix(words)).and_then(|of| self.names.get(of.trim()).copied());
        if let Some(whole) = index {
            let index = self.plan.indices.iter().find(|index| index.parts.first().is_some_and(|part| part.score == whole))?;
            let main: Vec<IndicatorId> = index.parts.iter().filter(|part| part.level == 1).map(|part| part.score).collect();
            let ranked = rest.is_some_and(|rest| matches!(rest.folded.as_str(), "hạng" | "thứ hạng" | "xếp hạng" | "rank" | "vị trí"));
            let list = if ranked { main.into_iter().map(|id| self.rank_of(id)).collect() } else { main };
            return Some((Over::Indicators(list), self.typed(name.span)));
        }
        let at = *self.dimension_names.get(name.folded.as_str())?;
        self.plan.dimensions.get(at).filter(|dimension| !dimension.members.is_empty())?;
        Some((Over::Members(at as u32), self.typed(name.span)))
    }

    /// The indicator of the rank of a part of an index, by that of its points; of anything else the thing itself.
    fn rank_of(&self, id: IndicatorId) -> IndicatorId {
        self.plan.ranks.iter().find(|(score, _)| *score == id).map_or(id, |(_, rank)| *rank)
    }

    /// The first words of a text, up to where a subject would begin: what to quote of words that name no set.
    fn first_words(&self, words: &Text) -> Text {
        let first = self.with_reader(words, |reader, end| {
            let stops = |at: usize| reader.tokens.kind(at) != TokenKind::Word || LINKS.contains(&reader.text(at));
            let stop = (1..end).find(|at| stops(*at)).unwrap_or(end);
            reader.piece(0, stop)
        });
        first.unwrap_or_else(|| words.clone())
    }

    /// Holds a set against what its line says of it: its size, its members at the deadline, and of a list of indicators
    /// that all are measured alike.
    pub(super) fn check_set(
        &mut self,
        quantified: &Quantified,
        target: &ast::Target,
        indicator: IndicatorId,
        document: Option<DocumentId>,
        end: Option<Date>,
    ) -> Option<()> {
        let span = target.span;
        let set = clip(&quantified.set);
        let size = match &quantified.over {
            Over::Indicators(list) => {
                let own = self.plan.indicator(indicator)?.unit.clone();
                for other in list {
                    let other = self.plan.indicator(*other)?;
                    if other.unit.factor_to(&own) != Some(1.0) {
                        let (name, written) = (other.name.clone(), other.unit.text.to_string());
                        let message = Message::UnitsDiffer { name, written, declared: own.text.to_string() };
                        self.diagnostics.push(Diagnostic::at(span, message));
                        return None;
                    }
                }
                list.len()
            }
            Over::Members(_) => {
                let dimension = self.plan.dimension_of(quantified)?;
                match end {
                    None => dimension.members.len(),
                    Some(day) => {
                        let area = document.and_then(|d| self.plan.document(d)).and_then(|d| d.area_key.as_deref());
                        let there = self.plan.members_on(dimension, day, area).count();
                        if there == 0 {
                            let message = Message::SetGone { set, date: day.slashed() };
                            let label = Message::FirstHere { what: dimension.title.clone() };
                            let diagnostic = Diagnostic::at(span, message).label(dimension.span, label);
                            self.diagnostics.push(diagnostic);
                            return None;
                        }
                        there
                    }
                }
            }
        };
        self.quantified = self.quantified.saturating_add(size);
        if self.quantified > super::MAX_TARGETS {
            self.diagnostics.push(Diagnostic::at(span, Message::TooManyTargets { limit: "1.000.000".to_owned() }));
            return None;
        }
        let Quantifier::AtLeast { count, of } = quantified.quantifier else { return Some(()) };
        let message = match of {
            Some(of) if of as usize != size => Message::SetSizeDiffers { set, said: of.to_string(), size: size.to_string() },
            _ if count as usize > size => Message::SetTooSmall { set, count: count.to_string(), size: size.to_string() },
            _ => return Some(()),
        };
        self.diagnostics.push(Diagnostic::at(span, message));
        None
    }
}
