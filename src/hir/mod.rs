//! Meaning: names to indicators, words to units, periods to dates, lines to the documents that set them.
//!
//! In: the trees of all files. Out: a draft of the plan (everything but ids, canonical forms and precedence, which
//! `plan::build` adds) and diagnostics. A target with an error is left out; the others are not touched by it.

mod check;
mod dimension;
mod document;
mod formula;
mod index;
mod indicator;
mod keep;
mod nearest;
mod quantifier;
mod rule_test;
#[cfg(feature = "authoring")]
mod scenario;
mod target;
mod task;
mod values;

pub use formula::MAX_PIECES;
pub use index::MAX_PARTS;
pub use nearest::nearest;
#[cfg(feature = "authoring")]
pub(crate) use scenario::is_present;
#[cfg(feature = "authoring")]
pub use scenario::{MAX_ASSUMPTIONS, MAX_SCENARIOS};
pub use task::{MAX_TASKS, TaskTable};

use crate::diagnostics::{Diagnostic, Findings};
use crate::messages::Message;
use crate::plan::{DocumentId, Indicator, IndicatorId, Method, Plan};
use crate::source::{SourceMap, Span};
use crate::syntax;
use crate::syntax::ast::{self, Block, BlockKind, Heading, Item, Key, Property, Statement, Text};
use crate::value::Unit;
use crate::value::map::Map;
use std::rc::Rc;

/// Most targets of one compilation.
pub const MAX_TARGETS: usize = 1_000_000;
/// Longest name, in characters: of an indicator, a unit, a member, a document, a section, an office, an id.
pub const MAX_NAME_CHARS: usize = 500;
/// Longest free text of a property, in characters.
pub const MAX_TEXT_CHARS: usize = 5_000;
/// Most bytes of names and texts that all targets together carry: a section's name counts for each of its targets.
const MAX_COPIED: usize = 1 << 30;
/// Most implicit indicators for which near names are looked up; later ones are reported without.
const MAX_SUGGESTIONS: usize = 100;

/// Everything that the stage works on.
pub(crate) struct Checker<'a> {
    pub(crate) sources: &'a SourceMap,
    pub(crate) plan: Plan,
    pub(crate) diagnostics: Findings,
    pub(crate) strict: bool,
    /// Units by their folded words.
    units: Map<String, Rc<Unit>>,
    /// Folded names to indicators.
    names: Map<String, IndicatorId>,
    /// Further wordings of indicators as written, by their folded form.
    spellings: Map<String, String>,
    /// Folded document numbers.
    documents: Map<String, DocumentId>,
    /// Method declared by each document.
    methods: Vec<Option<Method>>,
    /// Where each indicator's unit was declared.
    unit_spans: Vec<Option<Span>>,
    /// Whether an indicator's unit is still to be taken from its first target.
    unit_open: Vec<bool>,
    suggestions: usize,
    /// Names that an undeclared one may have meant, once there is such a one.
    near_names: Option<nearest::Known>,
    /// Members that an undeclared one may have meant, once there is such a one.
    near_members: Option<nearest::Known>,
    /// Folded members of all dimensions to their places in the plan: dimension, member.
    members: Map<String, (u32, u32)>,
    /// Folded names and aliases of dimensions to their places in the plan.
    dimension_names: Map<String, usize>,
    /// Members that quantified targets are judged on so far.
    quantified: usize,
    /// Bytes of names and texts that targets have of their own so far.
    copied: usize,
    /// Indicators that are the points of a part of an index, by the year of the index.
    scored: Map<(IndicatorId, Option<i32>), Span>,
}

/// A declaration with the properties below it.
pub(crate) struct Declared<T> {
    pub(crate) head: T,
    pub(crate) properties: Vec<Property>,
}

/// A target line with what stands around it.
struct Line {
    statement: Statement,
    properties: Vec<Property>,
    document: Option<usize>,
    section: Option<usize>,
    heading: Option<usize>,
}

/// A block with its properties and entries, and what stands around it.
pub(crate) struct BlockDecl {
    pub(crate) block: Block,
    pub(crate) properties: Vec<Property>,
    pub(crate) entries: Vec<Declared<Text>>,
    pub(crate) document: Option<usize>,
    pub(crate) section: Option<usize>,
    pub(crate) heading: Option<usize>,
}

/// Tables that the rules name, by the place of the line that names them.
pub type Tables = Vec<(Span, TaskTable)>;

/// Who owns the next property line.
#[derive(Clone, Copy)]
enum Owner {
    None,
    Junk,
    Document,
    Dimension,
    Indicator,
    Target,
    Scenario,
    Block,
}

/// The lines of all files, sorted by what they are.
#[derive(Default)]
struct Collected {
    documents: Vec<Declared<Text>>,
    indicators: Vec<Declared<Text>>,
    dimensions: Vec<Declared<(Text, Vec<Text>)>>,
    sections: Vec<Text>,
    headings: Vec<Heading>,
    lines: Vec<Line>,
    #[cfg(feature = "authoring")]
    scenarios: Vec<scenario::Block>,
    blocks: Vec<BlockDecl>,
}

/// Checks the files of one compilation, in order.
pub fn check(files: Vec<ast::File>, tables: &Tables, sources: &SourceMap, strict: bool) -> (Plan, Vec<Diagnostic>) {
    let mut checker = Checker {
        sources,
        plan: Plan::default(),
        diagnostics: Findings::default(),
        strict,
        units: Map::default(),
        names: Map::default(),
        spellings: Map::default(),
        documents: Map::default(),
        methods: Vec::new(),
        unit_spans: Vec::new(),
        unit_open: Vec::new(),
        suggestions: 0,
        near_names: None,
        near_members: None,
        members: Map::default(),
        dimension_names: Map::default(),
        quantified: 0,
        copied: 0,
        scored: Map::default(),
    };
    let collected = checker.collect(files);
    checker.declare_dimensions(&collected.dimensions);
    checker.declare_documents(&collected.documents);
    checker.declare_indicators(&collected.indicators);
    // A build without `blocks` leaves such rules to another; see ARCHITECTURE.md.
    let theirs = collected.blocks.iter().any(|decl| decl.block.kind != BlockKind::DataFrom);
    checker.plan.beyond |= cfg!(not(feature = "blocks")) && theirs;
    for decl in collected.blocks.iter().filter(|decl| cfg!(feature = "blocks") && decl.block.kind == BlockKind::Index) {
        let section = decl.section.and_then(|at| collected.sections.get(at));
        checker.index(decl, decl.document.map(|at| DocumentId(at as u32)), section);
    }
    // An index may give formulas to its parts.
    checker.break_cycles();
    for line in &collected.lines {
        let section = line.section.and_then(|at| collected.sections.get(at));
        let heading = line.heading.and_then(|at| collected.headings.get(at));
        let document = line.document.map(|at| DocumentId(at as u32));
        checker.line(line, document, section, heading);
        if checker.copied > MAX_COPIED {
            let message = Message::TooMuchText { limit: (MAX_COPIED >> 20).to_string() };
            checker.diagnostics.push(Diagnostic::at(line.statement.span, message));
            break;
        }
    }
    #[cfg(feature = "authoring")]
    checker.scenarios(&collected.scenarios);
    for decl in collected.blocks.iter().filter(|_| cfg!(feature = "blocks")) {
        let section = decl.section.and_then(|at| collected.sections.get(at));
        let heading = decl.heading.and_then(|at| collected.headings.get(at));
        let document = decl.document.map(|at| DocumentId(at as u32));
        let span = decl.block.head.span;
        match decl.block.kind {
            BlockKind::Task => checker.task(decl, document, section, heading),
            BlockKind::TasksFrom => {
                if let Some((_, table)) = tables.iter().find(|(at, _)| *at == span) {
                    checker.tasks_of(decl, table, document, section);
                }
            }
            BlockKind::Check => checker.check_block(decl, document, section),
            BlockKind::Test => checker.rule_test(decl, document),
            BlockKind::DataFrom | BlockKind::Index => {}
        }
    }
    if cfg!(feature = "blocks") {
        checker.single_out_tasks();
    }
    checker.plan.names = std::mem::take(&mut checker.names);
    (checker.plan, checker.diagnostics.into_list())
}

impl Checker<'_> {
    fn collect(&mut self, files: Vec<ast::File>) -> Collected {
        let mut all = Collected::default();
        let mut targets = 0usize;
        for file in files {
            let mut owner = Owner::None;
            let mut document = None;
            let mut section = None;
            let mut heading = None;
            for item in file.items {
                if self.has_long_name(&item) {
                    owner = if let Item::Property(_) = item { owner } else { Owner::Junk };
                    continue;
                }
                match item {
                    Item::Include(_) => owner = Owner::None,
                    Item::Document(head) => {
                        all.documents.push(Declared { head, properties: Vec::new() });
                        (document, section, heading) = (Some(all.documents.len() - 1), None, None);
                        owner = Owner::Document;
                    }
                    Item::Section(text) => {
                        all.sections.push(text);
                        (section, heading) = (Some(all.sections.len() - 1), None);
                        owner = Owner::None;
                    }
                    Item::Heading(line) => {
                        all.headings.push(line);
                        heading = Some(all.headings.len() - 1);
                        owner = Owner::None;
                    }
                    Item::Dimension { name, members } => {
                        all.dimensions.push(Declared { head: (name, members), properties: Vec::new() });
                        owner = Owner::Dimension;
                    }
                    Item::Indicator(head) => {
                        all.indicators.push(Declared { head, properties: Vec::new() });
                        owner = Owner::Indicator;
                    }
                    Item::Target(statement) => {
                        targets += statement.targets.len();
                        if targets > MAX_TARGETS {
                            let message = Message::TooManyTargets { limit: "1.000.000".to_owned() };
                            self.diagnostics.push(Diagnostic::at(statement.span, message));
                            return all;
                        }
                        all.lines.push(Line { statement, properties: Vec::new(), document, section, heading });
                        owner = Owner::Target;
                    }
                    #[cfg(feature = "authoring")]
                    Item::Scenario(name) => {
                        all.scenarios.push(scenario::Block { name, lines: Vec::new() });
                        owner = Owner::Scenario;
                    }
                    #[cfg(feature = "authoring")]
                    Item::ScenarioLine(line) => {
                        if let Some(block) = all.scenarios.last_mut() {
                            block.lines.push(line);
                        }
                    }
                    // A build that only shows verdicts passes over what is supposed; the leanest leaves the plan to another.
                    #[cfg(not(feature = "authoring"))]
                    Item::Scenario(_) | Item::ScenarioLine(_) => {
                        owner = Owner::Scenario;
                        self.plan.beyond |= cfg!(not(feature = "blocks"));
                    }
                    Item::Block(block) => {
                        owner = if block.kind == BlockKind::DataFrom { Owner::None } else { Owner::Block };
                        all.blocks.push(BlockDecl { block, properties: Vec::new(), entries: Vec::new(), document, section, heading });
                    }
                    Item::Entry(head) => {
                        owner = Owner::Block;
                        if let Some(block) = all.blocks.last_mut() {
                            block.entries.push(Declared { head, properties: Vec::new() });
                        }
                    }
                    Item::Junk => owner = Owner::Junk,
                    Item::Property(property) => {
                        let list = match owner {
                            Owner::Document => all.documents.last_mut().map(|d| &mut d.properties),
                            Owner::Dimension => all.dimensions.last_mut().map(|d| &mut d.properties),
                            Owner::Indicator => all.indicators.last_mut().map(|d| &mut d.properties),
                            Owner::Target => all.lines.last_mut().map(|l| &mut l.properties),
                            Owner::Block => all.blocks.last_mut().map(|block| match block.entries.last_mut() {
                                Some(entry) => &mut entry.properties,
                                None => &mut block.properties,
                            }),
                            Owner::None | Owner::Junk | Owner::Scenario => None,
                        };
                        match list {
                            Some(list) => list.push(property),
                            None if matches!(owner, Owner::Junk) => {}
                            None => self.misplaced(&property),
                        }
                    }
                }
            }
        }
        all
    }

    /// Reports a name that is longer than any name. Names are written again with every target and every finding, so a
    /// few long ones would fill the memory.
    fn has_long_name(&mut self, item: &Item) -> bool {
        let names: Vec<&Text> = match item {
            Item::Document(text) | Item::Section(text) | Item::Indicator(text) | Item::Scenario(text) => vec![text],
            Item::ScenarioLine(syntax::scenario::Line::Assumption(assumption)) => {
                vec![&assumption.subject].into_iter().chain(assumption.factor.as_ref().map(|factor| &factor.name)).collect()
            }
            Item::ScenarioLine(syntax::scenario::Line::From(text) | syntax::scenario::Line::Area(text)) => vec![text],
            Item::ScenarioLine(syntax::scenario::Line::Note(text)) => {
                return text.folded.chars().nth(MAX_TEXT_CHARS).is_some() && self.name_too_long(text.span, MAX_TEXT_CHARS);
            }
            Item::Dimension { name, members } => members.iter().chain([name]).collect(),
            Item::Target(statement) => {
                let of_target = |target: &'_ ast::Target| -> bool {
                    let unit = target.quantity.as_ref().and_then(|quantity| quantity.unit.as_ref());
                    is_long(&target.subject) || target.scope.as_ref().is_some_and(is_long) || unit.is_some_and(is_long)
                };
                let long = statement.targets.iter().find(|target| of_target(target));
                let id = statement.id.as_ref().filter(|id| is_long(id));
                return match long.map(|target| target.span).or(id.map(|id| id.span)) {
                    Some(span) => self.name_too_long(span, MAX_NAME_CHARS),
                    None => false,
                };
            }
            Item::Property(property) => {
                let most = match property.key {
                    Key::Title | Key::Note | Key::Source | Key::Basis | Key::Issuer | Key::Result | Key::Proof => MAX_TEXT_CHARS,
                    _ => MAX_NAME_CHARS,
                };
                // Formulas and paths are no names; lists are as long as they like, their parts are not.
                let long = match property.key {
                    Key::Formula | Key::Path | Key::Breaks => false,
                    Key::Title | Key::Note | Key::Source | Key::Basis | Key::Result | Key::Proof => {
                        property.value.folded.chars().nth(most).is_some()
                    }
                    _ => property.value.folded.split(';').any(|part| part.trim().chars().nth(most).is_some()),
                };
                return long && self.name_too_long(property.value.span, most);
            }
            Item::Block(block) => {
                // The name of a task may be a sentence; formulas are no names.
                let most = if block.kind == BlockKind::Task { MAX_TEXT_CHARS } else { MAX_NAME_CHARS };
                let long = block.head.folded.chars().nth(most).is_some();
                return long && self.name_too_long(block.head.span, most);
            }
            Item::Entry(text) => {
                return text.folded.chars().nth(MAX_TEXT_CHARS).is_some() && self.name_too_long(text.span, MAX_TEXT_CHARS);
            }
            Item::Include(_) | Item::Heading(_) | Item::Junk | Item::ScenarioLine(syntax::scenario::Line::Junk) => return false,
        };
        match names.into_iter().find(|name| is_long(name)) {
            Some(name) => self.name_too_long(name.span, MAX_NAME_CHARS),
            None => false,
        }
    }

    fn name_too_long(&mut self, span: Span, most: usize) -> bool {
        let name = crate::syntax::phrase::clip(self.sources.slice(span));
        // A name this long is pointed at where it begins.
        let start = Span { end: span.start, ..span };
        self.diagnostics.push(Diagnostic::at(start, Message::NameTooLong { name, limit: most.to_string() }));
        true
    }

    fn misplaced(&mut self, property: &Property) {
        let key = self.typed(property.key_span);
        self.diagnostics.push(Diagnostic::at(property.key_span, Message::PropertyMisplaced { key }));
    }

    fn value_not_read(&mut self, property: &Property, example: &str) {
        let message = Message::ValueNotRead {
            key: self.typed(property.key_span),
            value: crate::syntax::phrase::clip(&self.typed(property.value.span)),
            example: example.to_owned(),
        };
        let span = if property.value.folded.is_empty() { property.key_span } else { property.value.span };
        self.diagnostics.push(Diagnostic::at(span, message));
    }

    /// The words of a span as typed, runs of spaces made one.
    pub(crate) fn typed(&self, span: Span) -> String {
        let raw = self.sources.slice(span).trim();
        if raw.contains("  ") || raw.contains(['\n', '\t', '\\']) {
            raw.split_whitespace().filter(|word| *word != "\\").collect::<Vec<_>>().join(" ")
        } else {
            raw.to_owned()
        }
    }

    /// A value without the quotes around it.
    fn plain_value(&self, value: &Text) -> String {
        let typed = self.typed(value.span);
        typed.trim_matches(['"', '“', '”']).trim().to_owned()
    }

    /// The parts of a value between semicolons, as typed.
    fn list_value(&self, value: &Text) -> Vec<String> {
        let typed = self.typed(value.span);
        typed.split(';').map(|part| part.trim().trim_matches(['"', '“', '”']).trim().to_owned()).filter(|part| !part.is_empty()).collect()
    }

    /// A unit by its words; read once.
    fn unit(&mut self, text: &Text) -> Rc<Unit> {
        if let Some(unit) = self.units.get(&text.folded) {
            return Rc::clone(unit);
        }
        let mut folded = text.folded.clone();
        // A bare number's span may be the whole line's; no word of it is a unit.
        let mut typed = if folded.is_empty() { String::new() } else { self.typed(text.span) };
        // `tất cả`, `một nửa`, `thứ 4`: words that stand for the sign.
        if matches!(folded.as_str(), "%" | "hạng") {
            typed.clone_from(&folded);
        }
        for sign in ['%', '‰'] {
            // `%GRDP` is `% GRDP`.
            if let Some(rest) = folded.strip_prefix(sign)
                && rest.starts_with(crate::source::fold::is_letter)
            {
                folded = format!("{sign} {rest}");
                typed = typed.replacen(sign, &format!("{sign} "), 1);
            }
        }
        if matches!(folded.as_str(), "°/o" | "0/0") {
            (folded, typed) = ("%".to_owned(), "%".to_owned());
        }
        let unit = Rc::new(Unit::read(&folded, &typed));
        self.units.insert(text.folded.clone(), Rc::clone(&unit));
        unit
    }

    /// The indicator of a subject; an undeclared one is made, and said so.
    fn indicator(&mut self, subject: &Text) -> IndicatorId {
        if let Some(id) = self.names.get(subject.folded.as_str()) {
            return *id;
        }
        let mut name = self.typed(subject.span);
        if crate::source::fold::fold_name(&name) != subject.folded {
            // A member stood inside the words (`hồ sơ tại cấp tỉnh được xử lý`): the name is what is left without it.
            name.clone_from(&subject.folded);
        }
        let id = self.add_indicator(Indicator::named(&name, subject.span, false));
        self.names.insert(subject.folded.clone(), id);
        self.implicit(subject, name);
        id
    }

    fn add_indicator(&mut self, indicator: Indicator) -> IndicatorId {
        self.plan.indicators.push(indicator);
        self.unit_spans.push(None);
        self.unit_open.push(true);
        IndicatorId(self.plan.indicators.len() as u32 - 1)
    }

    fn implicit(&mut self, subject: &Text, name: String) {
        let mut near = Vec::new();
        if self.suggestions < MAX_SUGGESTIONS {
            self.suggestions += 1;
            let known = self.near_names.get_or_insert_with(|| {
                let declared = self.names.iter().filter(|(_, id)| self.plan.indicator(**id).is_some_and(|i| i.declared));
                nearest::Known::new(declared.map(|(name, _)| name.as_str()))
            });
            near = known.nearest(&subject.folded, 3);
            // Names are compared folded and shown as their declaration writes them.
            for near in &mut near {
                let declared = self.names.get(near.as_str()).and_then(|id| self.plan.indicator(*id)).map(|i| i.name.clone());
                let declared = declared.filter(|name| crate::source::fold::fold_name(name) == *near);
                if let Some(spelt) = declared.or_else(|| self.spellings.get(near.as_str()).cloned()) {
                    *near = spelt;
                }
            }
        }
        let span = subject.span;
        let mut diagnostic = match near.first() {
            None => Diagnostic::at(span, Message::ImplicitIndicator { name: crate::syntax::phrase::clip(&name) }),
            Some(first) => {
                let quoted: Vec<String> = near.iter().map(|name| format!("“{name}”")).collect();
                let message = Message::ImplicitNear { name: crate::syntax::phrase::clip(&name), nearest: quoted.join(", ") };
                let certain =
                    crate::source::fold::bare(&crate::source::fold::fold_name(first)) == crate::source::fold::bare(&subject.folded);
                let applicability =
                    if certain { crate::diagnostics::Applicability::Likely } else { crate::diagnostics::Applicability::Show };
                Diagnostic::at(span, message).fix(Message::WriteInstead { text: first.clone() }, span, first.clone(), applicability)
            }
        };
        if self.strict {
            diagnostic.severity = crate::diagnostics::Severity::Error;
        }
        self.diagnostics.push(diagnostic);
    }
}

fn is_long(name: &Text) -> bool {
    // A character has one byte at least.
    name.folded.len() > MAX_NAME_CHARS && name.folded.chars().nth(MAX_NAME_CHARS).is_some()
}
