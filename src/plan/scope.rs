//! What targets and figures are split by: dimensions with their members, and over how many of them a target must hold.

use super::IndicatorId;
use crate::source::Span;
use crate::value::Date;

/// Deepest hierarchy of members (commune, district, province …) that is followed.
const DEEPEST_HIERARCHY: usize = 16;

/// A declared dimension: `chiều ngành: …`.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// As written.
    pub title: String,
    /// Folded, as columns of observations are compared.
    pub name: String,
    /// `gọi là`, folded.
    pub aliases: Vec<String>,
    /// Members in the order of their declaration.
    pub members: Vec<Member>,
    /// Where it is declared first.
    pub span: Span,
}

/// A member of a dimension, from when until when it exists.
#[derive(Debug, Clone)]
pub struct Member {
    /// As written.
    pub name: String,
    /// Folded, as members and areas of observations are compared.
    pub key: String,
    /// `thuộc`: the member or area that it is a part of, folded.
    pub within: Option<String>,
    /// That as a member, where it is one: places in [`super::Plan::dimensions`] and [`Dimension::members`].
    pub parent: Option<(u32, u32)>,
    /// `từ`: its first day.
    pub from: Option<Date>,
    /// `đến`: its last day.
    pub until: Option<Date>,
    /// `gián đoạn`, ascending: figures of before and after such a day are not compared.
    pub breaks: Vec<Date>,
    /// Where it is declared.
    pub span: Span,
}

impl Dimension {}

impl Member {
    /// Whether it exists on a day.
    pub fn exists_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Whether a member lies in an area by the declared hierarchy. Where the hierarchy says nothing of it, it does.
pub(super) fn lies_in(dimensions: &[Dimension], member: &Member, area: &str) -> bool {
    let mut at = member;
    for _ in 0..DEEPEST_HIERARCHY {
        let Some(within) = at.within.as_deref() else { return std::ptr::eq(at, member) };
        if within == area {
            return true;
        }
        let parent = at.parent.and_then(|(dimension, member)| dimensions.get(dimension as usize)?.members.get(member as usize));
        match parent {
            Some(parent) => at = parent,
            // The top of the hierarchy is another area.
            None => return false,
        }
    }
    false
}

/// Over how many of a set a target must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// Each of them: `mỗi`, `từng`, `mọi`.
    Each,
    /// At least so many: `ít nhất 4`; with the size of the set where the line states it.
    AtLeast {
        /// How many.
        count: u32,
        /// `trong 8`
        of: Option<u32>,
    },
}

/// What a quantified target is judged over.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Over {
    /// The members of a dimension, by its place in [`super::Plan::dimensions`]: those that exist at the judged period
    /// and lie in the document's area.
    Members(u32),
    /// A list of indicators, each held against the same test: the main parts of an index.
    Indicators(Vec<IndicatorId>),
}

/// The quantifier of a target.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantified {
    /// Each, or a count.
    pub quantifier: Quantifier,
    /// Of what.
    pub over: Over,
    /// The name of the set as written: `ngành`, `chỉ số chính của DTI 2025`.
    pub set: String,
    /// What is measured of each, as written, for a list of indicators (`hạng`); empty where the target's indicator says
    /// it.
    pub subject: String,
}

impl Quantified {
    /// `each ngành`, `at least 4 of 8 ngành`: the scope in JSON.
    pub fn scope(&self) -> String {
        match self.quantifier {
            Quantifier::Each => format!("each {}", self.set),
            Quantifier::AtLeast { count, of: Some(of) } => format!("at least {count} of {of} {}", self.set),
            Quantifier::AtLeast { count, of: None } => format!("at least {count} {}", self.set),
        }
    }

    /// `mỗi ngành`, `ít nhất 4 trong 8 ngành`: as the language writes it.
    pub fn words(&self) -> String {
        match self.quantifier {
            Quantifier::Each => format!("mỗi {}", self.set),
            Quantifier::AtLeast { count, of: Some(of) } => format!("ít nhất {count} trong {of} {}", self.set),
            Quantifier::AtLeast { count, of: None } => format!("ít nhất {count} {}", self.set),
        }
    }

    /// What is measured, where the target's own indicator doesn't say it: of a list of indicators, `hạng – chỉ số chính`.
    pub fn name(&self) -> Option<String> {
        match (&self.over, self.subject.is_empty()) {
            (Over::Members(_), _) => None,
            (Over::Indicators(_), true) => Some(self.set.clone()),
            (Over::Indicators(_), false) => Some(format!("{} – {}", self.set, self.subject)),
        }
    }

    /// What makes two quantified targets rivals: the kind of quantifier and the set, not the count.
    pub fn key(&self) -> String {
        match self.quantifier {
            Quantifier::Each => format!("each {}", self.set),
            Quantifier::AtLeast { .. } => format!("at least {}", self.set),
        }
    }
}
