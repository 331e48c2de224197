//! Lints on units: one unit written two ways, and `= 100%`, which a figure above fails.

use super::names::rewrite;
use super::{Look, key, leaves, written};
use crate::diagnostics::{Applicability, Diagnostic};
use crate::messages::Message;
use crate::plan::{Body, Comparator, GoodWhen, Test};
use crate::source::fold::bare;
use crate::source::{FileId, Span};
use crate::syntax::ast::{Item, Key, Test as Written, Text};
use crate::syntax::phrase::clip;
use crate::value::map::Map;
use crate::value::{Dimension, Unit, compare};

pub(super) fn run(look: &mut Look) {
    two_spellings(look);
    exactly_all(look);
}

/// A spelling of a unit: folded words, as typed, and where.
struct Spelling {
    folded: String,
    typed: String,
    places: Vec<Span>,
}

/// Same unit, other words (`tỷ đồng`, `tỉ đồng`), or the same noun with other marks (`hồ sơ`, `hồ sở`), which would be
/// another unit. Words for ranks, levels and times of day differ in meaning and are left alone.
fn two_spellings(look: &mut Look) {
    let mut order: Vec<(Dimension, u64)> = Vec::new();
    let mut units: Map<(Dimension, u64), Vec<Spelling>> = Map::default();
    let mut note = |text: &Text| {
        let typed = look.sources.slice(text.span);
        let quotes = ['"', '“', '”'];
        let folded = text.folded.trim_matches('"').trim();
        let unit = Unit::read(folded, typed);
        let dimension = match unit.dimension {
            Dimension::Count(noun) => Dimension::Count(bare(&noun).into()),
            Dimension::Share(_) | Dimension::Points | Dimension::Rate { .. } | Dimension::Money(_) => unit.dimension,
            _ => return,
        };
        let id = (dimension, unit.factor.to_bits());
        let spellings = units.entry(id.clone()).or_insert_with(|| {
            order.push(id);
            Vec::new()
        });
        let lead = typed.len() - typed.trim_start_matches(quotes).len();
        let tail = typed.len() - typed.trim_end_matches(quotes).len();
        let span = Span { start: text.span.start + lead as u32, end: text.span.end - tail as u32, ..text.span };
        match spellings.iter_mut().find(|spelling| spelling.folded == folded) {
            Some(spelling) => spelling.places.push(span),
            None => {
                let typed = look.sources.slice(span).to_owned();
                spellings.push(Spelling { folded: folded.to_owned(), typed, places: vec![span] });
            }
        }
    };
    for item in look.files.iter().flat_map(|file| &file.items) {
        match item {
            Item::Property(property) if property.key == Key::Unit => note(&property.value),
            Item::Target(statement) => {
                let mut last = None;
                for unit in statement.targets.iter().filter_map(|target| target.quantity.as_ref()?.unit.as_ref()) {
                    // Several scopes may share the one unit that is written.
                    if last.replace(unit.span) != Some(unit.span) && !unit.folded.is_empty() {
                        note(unit);
                    }
                }
            }
            _ => {}
        }
    }
    for spellings in order.iter().filter_map(|id| units.get(id)).filter(|spellings| spellings.len() > 1) {
        let most = spellings.iter().map(|spelling| spelling.places.len()).max().unwrap_or(0);
        let Some(common) = spellings.iter().find(|spelling| spelling.places.len() == most) else { continue };
        for rare in spellings.iter().filter(|spelling| spelling.folded != common.folded) {
            let mut files: Vec<FileId> = rare.places.iter().map(|span| span.file).collect();
            files.dedup();
            for file in files {
                let places: Vec<Span> = rare.places.iter().copied().filter(|span| span.file == file).collect();
                let (Some(first), Some(other)) = (places.first(), common.places.first()) else { continue };
                let message = Message::UnitTwoSpellings { rare: clip(&rare.typed), common: clip(&common.typed) };
                let diagnostic = Diagnostic::at(*first, message).label(*other, Message::FirstHere { what: clip(&common.typed) });
                look.found.push(rewrite(diagnostic, &places, &common.typed));
            }
        }
    }
}

fn exactly_all(look: &mut Look) {
    let written = written(&look.files);
    for (_, target) in leaves(look.plan) {
        let Body::Single(Test::Compare(Comparator::Exactly, value)) = target.body else { continue };
        let Some(indicator) = look.plan.indicator(target.indicator) else { continue };
        let all = indicator.unit.is_share() && compare::equal(value * indicator.unit.factor, 100.0);
        if !all || indicator.good_when == Some(GoodWhen::Inside) {
            continue;
        }
        let sign = written.get(&key(target.span)).filter(|written| written.test == Written::Exactly);
        let span = sign.map_or(target.span, |written| written.comparator_span);
        let message = Message::ExactlyAll { sign: clip(look.sources.slice(span)) };
        let mut diagnostic = Diagnostic::at(span, message);
        if sign.is_some() && span.end > span.start {
            diagnostic = diagnostic.fix(Message::WriteInstead { text: "đạt 100%".to_owned() }, span, "đạt", Applicability::Likely);
        }
        look.found.push(diagnostic);
    }
}
