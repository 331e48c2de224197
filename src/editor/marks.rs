//! What each piece of a file is, for colouring.
//!
//! In: one file. Out: spans with roles, ascending and apart. Colours come from the tree and not from a table of words, so
//! that `từ` inside a name stays part of the name.

use crate::source::fold::Folded;
use crate::source::{FileId, SourceFile, Span};
use crate::syntax::{self, ast, scenario};
use crate::value::order;

/// The role of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A word of the language: a declaration's head, a comparator.
    Keyword,
    /// The name of an indicator, where it is declared or spoken of.
    Name,
    /// The key of a property.
    Key,
    /// A figure.
    Number,
    /// A unit.
    Unit,
    /// Words of time.
    Time,
    /// `tại cấp xã`.
    Scope,
    /// A document's number, a section's name, a file's name.
    Citation,
    /// The value of a property.
    Value,
    /// `@id`.
    Id,
    /// From `#` to the end of the line.
    Comment,
}

impl Role {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Role::Keyword => "keyword",
            Role::Name => "name",
            Role::Key => "key",
            Role::Number => "number",
            Role::Unit => "unit",
            Role::Time => "time",
            Role::Scope => "scope",
            Role::Citation => "citation",
            Role::Value => "value",
            Role::Id => "id",
            Role::Comment => "comment",
        }
    }
}

/// A piece of text with its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What.
    pub role: Role,
}

/// The marks of a file, ascending; where two would overlap, the earlier and then the shorter one stays.
pub fn marks(id: FileId, source: &SourceFile) -> Vec<Mark> {
    let (tree, _) = syntax::parse(id, source);
    let mut list = Vec::new();
    for item in &tree.items {
        match item {
            ast::Item::Include(text) | ast::Item::Document(text) | ast::Item::Section(text) => {
                head(&mut list, source, text.span, Role::Citation)
            }
            ast::Item::Indicator(text) => head(&mut list, source, text.span, Role::Name),
            ast::Item::Dimension { name, members } => {
                head(&mut list, source, name.span, Role::Name);
                list.extend(members.iter().map(|member| Mark { span: member.span, role: Role::Scope }));
            }
            ast::Item::Property(property) => {
                list.push(Mark { span: property.key_span, role: Role::Key });
                list.push(Mark { span: property.value.span, role: Role::Value });
            }
            ast::Item::Heading(heading) => list.push(Mark { span: heading.span, role: Role::Time }),
            ast::Item::Target(statement) => statement_marks(&mut list, statement),
            ast::Item::Scenario(text) => head(&mut list, source, text.span, Role::Name),
            ast::Item::ScenarioLine(line) => scenario_marks(&mut list, line),
            ast::Item::Block(block) => {
                let role = match block.kind {
                    ast::BlockKind::TasksFrom | ast::BlockKind::DataFrom => Role::Citation,
                    _ => Role::Name,
                };
                head(&mut list, source, block.head.span, role);
                list.push(Mark { span: block.body.span, role: Role::Value });
            }
            ast::Item::Entry(text) => list.push(Mark { span: text.span, role: Role::Value }),
            ast::Item::Junk => {}
        }
    }
    comments(&mut list, id, source);
    list.retain(|mark| mark.span.start < mark.span.end);
    order::sort_by(&mut list, |a, b| (a.span.start, a.span.end) < (b.span.start, b.span.end));
    let mut end = 0;
    list.retain(|mark| {
        let apart = mark.span.start >= end;
        if apart {
            end = mark.span.end;
        }
        apart
    });
    list
}

/// A declaration: its head runs from the first letter of the line to what it declares.
fn head(list: &mut Vec<Mark>, source: &SourceFile, what: Span, role: Role) {
    let (start, _) = source.line_range(source.line_of(what.start));
    let before = source.slice(start as u32, what.start);
    let first = start + (before.len() - before.trim_start().len());
    let words = before.trim_start().trim_end_matches([' ', '\t', '"', '“', ':']);
    list.push(Mark { span: Span::new(what.file, first, first + words.len()), role: Role::Keyword });
    list.push(Mark { span: what, role });
}

fn scenario_marks(list: &mut Vec<Mark>, line: &scenario::Line) {
    match line {
        scenario::Line::From(text) | scenario::Line::Area(text) | scenario::Line::Note(text) => {
            list.push(Mark { span: text.span, role: Role::Value });
        }
        scenario::Line::Assumption(assumption) => {
            let (name, member) = assumption.scoped.as_ref().map_or((&assumption.subject, None), |(name, member)| (name, Some(member)));
            list.push(Mark { span: name.span, role: Role::Name });
            list.extend(member.map(|member| Mark { span: member.span, role: Role::Scope }));
            for quantity in assumption.quantities() {
                list.push(Mark { span: quantity.low.span, role: Role::Number });
                list.extend(quantity.high.iter().map(|high| Mark { span: high.span, role: Role::Number }));
                list.extend(quantity.unit.iter().map(|unit| Mark { span: unit.span, role: Role::Unit }));
            }
        }
        scenario::Line::Junk => {}
    }
}

fn statement_marks(list: &mut Vec<Mark>, statement: &ast::Statement) {
    for target in &statement.targets {
        list.push(Mark { span: target.subject.span, role: Role::Name });
        list.push(Mark { span: target.comparator_span, role: Role::Keyword });
        if let Some(quantity) = &target.quantity {
            list.push(Mark { span: quantity.low.span, role: Role::Number });
            list.extend(quantity.high.iter().map(|high| Mark { span: high.span, role: Role::Number }));
            list.extend(quantity.unit.iter().map(|unit| Mark { span: unit.span, role: Role::Unit }));
        }
        list.extend(target.scope.iter().map(|scope| Mark { span: scope.span, role: Role::Scope }));
        list.extend(target.time.span.iter().map(|span| Mark { span: *span, role: Role::Time }));
    }
    list.extend(statement.id.iter().map(|id| Mark { span: id.span, role: Role::Id }));
}

/// Comments: a `#` outside quotation marks opens one.
fn comments(list: &mut Vec<Mark>, id: FileId, source: &SourceFile) {
    for line in 0..source.line_count() {
        let (start, end) = source.line_range(line);
        let mut folded = Folded::new("", 0);
        folded.push(source.slice(start as u32, end as u32), start);
        let mut quoted = false;
        for (at, letter) in folded.text.char_indices() {
            match letter {
                '"' => quoted = !quoted,
                '#' if !quoted => {
                    list.push(Mark { span: Span::new(id, folded.original(at), end), role: Role::Comment });
                    break;
                }
                _ => {}
            }
        }
    }
}
