//! Names: what a file declares and sets, where a name is declared, where it is used.

use super::touches;
use crate::Compilation;
use crate::plan::IndicatorId;
use crate::source::fold::fold_name;
use crate::source::{FileId, Span};
use crate::syntax::{self, ast};
use crate::value::order;

/// What an entry of the outline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// `văn bản`.
    Document,
    /// `mục`.
    Section,
    /// `chỉ số`.
    Indicator,
    /// A target.
    Target,
}

impl EntryKind {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            EntryKind::Document => "document",
            EntryKind::Section => "section",
            EntryKind::Indicator => "indicator",
            EntryKind::Target => "target",
        }
    }
}

/// A line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// As written; of a target its reading.
    pub name: String,
    /// How deep it stands: documents and indicators 0, sections below their document, targets below both.
    pub depth: u8,
    /// Where.
    pub span: Span,
}

/// What a file declares and sets, from top to bottom.
pub fn outline(compilation: &Compilation, file: FileId) -> Vec<Entry> {
    let Some(source) = compilation.sources.file(file) else { return Vec::new() };
    let (tree, _) = syntax::parse(file, source);
    let (mut list, mut depth) = (Vec::new(), 0);
    let mut add = |kind, span: Span, depth| {
        list.push(Entry { kind, name: source.slice(span.start, span.end).to_owned(), depth, span });
    };
    for item in &tree.items {
        match item {
            ast::Item::Document(text) => {
                add(EntryKind::Document, text.span, 0);
                depth = 1;
            }
            ast::Item::Section(text) => {
                add(EntryKind::Section, text.span, depth.min(1));
                depth = depth.min(1) + 1;
            }
            ast::Item::Indicator(text) => add(EntryKind::Indicator, text.span, 0),
            ast::Item::Target(statement) => add(EntryKind::Target, statement.span, depth),
            _ => {}
        }
    }
    for target in compilation.plan.targets.iter().filter(|target| target.span.file == file && target.parent.is_none()) {
        if let Some(entry) = list.iter_mut().find(|entry| entry.kind == EntryKind::Target && entry.span == target.span) {
            entry.name.clone_from(&target.canonical);
        }
    }
    list
}

/// A piece of a file that names an indicator.
pub(super) struct Use {
    pub(super) span: Span,
    pub(super) indicator: IndicatorId,
}

/// Every place of a file where an indicator is declared, called otherwise, or spoken of by a target.
pub(super) fn uses_in(compilation: &Compilation, file: FileId) -> Vec<Use> {
    let Some(source) = compilation.sources.file(file) else { return Vec::new() };
    let (tree, _) = syntax::parse(file, source);
    let known = |folded: &str| compilation.plan.names.get(folded).copied();
    let mut list = Vec::new();
    for item in &tree.items {
        match item {
            ast::Item::Indicator(text) => list.extend(known(&text.folded).map(|indicator| Use { span: text.span, indicator })),
            ast::Item::Target(statement) => {
                for target in &statement.targets {
                    // The longest reading that is a declared name is the one the checker takes.
                    let longer = target.longer.as_ref().map(|longer| &longer.0);
                    let readings = longer.into_iter().chain([&target.full_subject, &target.subject]);
                    let found = readings.filter_map(|text| known(&text.folded).map(|indicator| Use { span: text.span, indicator })).next();
                    list.extend(found);
                }
            }
            _ => {}
        }
    }
    list
}

/// The indicator whose name stands at a place.
pub(super) fn indicator_at(compilation: &Compilation, file: FileId, offset: u32) -> Option<Use> {
    uses_in(compilation, file).into_iter().find(|place| touches(place.span, file, offset))
}

/// Where the name at a place is declared; `None` where no declared name stands there.
pub fn definition(compilation: &Compilation, file: FileId, offset: u32) -> Option<Span> {
    let indicator = compilation.plan.indicator(indicator_at(compilation, file, offset)?.indicator)?;
    indicator.declared.then_some(indicator.span)
}

/// Every place in all files that names the indicator at a place by the same wording, its declaration among them: what a
/// renaming replaces. Other wordings (`gọi là`) are left as they are.
pub fn uses(compilation: &Compilation, file: FileId, offset: u32) -> Vec<Span> {
    let Some(here) = indicator_at(compilation, file, offset) else { return Vec::new() };
    let wording = fold_name(compilation.sources.slice(here.span));
    let files = compilation.sources.iter().map(|(id, _)| id);
    let mut list: Vec<Span> = files
        .flat_map(|file| uses_in(compilation, file))
        .filter(|place| place.indicator == here.indicator && fold_name(compilation.sources.slice(place.span)) == wording)
        .map(|place| place.span)
        .collect();
    order::sort_by(&mut list, |a, b| (a.file, a.start) < (b.file, b.start));
    list.dedup();
    list
}
