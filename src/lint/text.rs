//! The folded lines of the files, by how far the lints look into them.

use super::Look;
use crate::source::Span;
use crate::source::fold::fold_name;
use crate::syntax::ast::Item;
use crate::value::map::Map;

/// Folded lines that may name something declared.
pub(super) struct Lines {
    /// Lines of kinds that the lints do not look into.
    pub(super) other: Vec<String>,
    /// The others, but for those that declare dimensions.
    pub(super) outside_dimensions: Vec<String>,
}

impl Lines {
    pub(super) fn of(look: &Look) -> Lines {
        let mut lines = Lines { other: Vec::new(), outside_dimensions: Vec::new() };
        for (file, tree) in look.sources.iter().map(|(_, file)| file).zip(&look.files) {
            // Each known line by its number: whether it declares a dimension.
            let mut known: Map<usize, bool> = Map::default();
            let mut mark = |span: Span, dimension: bool| {
                for line in file.line_of(span.start)..=file.line_of(span.end) {
                    known.insert(line, dimension);
                }
            };
            for item in &tree.items {
                match item {
                    Item::Include(text) | Item::Document(text) | Item::Section(text) | Item::Indicator(text) => mark(text.span, false),
                    Item::Dimension { name, members } => mark(members.last().map_or(name.span, |last| name.span.to(last.span)), true),
                    Item::Property(property) => mark(property.key_span.to(property.value.span), false),
                    Item::Heading(heading) => mark(heading.span, false),
                    Item::Target(statement) => mark(statement.span, false),
                    _ => {}
                }
            }
            for line in 0..file.line_count() {
                let (start, end) = file.line_range(line);
                let text = file.slice(start as u32, end as u32);
                if text.trim().is_empty() || text.trim_start().starts_with('#') {
                    continue;
                }
                match known.get(&line) {
                    Some(true) => {}
                    Some(false) => lines.outside_dimensions.push(fold_name(text)),
                    None => lines.other.push(fold_name(text)),
                }
            }
        }
        lines
    }
}

/// Whether a folded line holds a folded name as whole words.
pub(super) fn holds(line: &str, name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let is_word = |c: char| c.is_alphanumeric();
    // Names are short and mostly absent: looking at each place costs less than preparing a search.
    let (bytes, wanted) = (line.as_bytes(), name.as_bytes());
    let first = wanted.first();
    bytes.windows(wanted.len()).enumerate().filter(|(_, piece)| piece.first() == first && *piece == wanted).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let behind = line.get(at + name.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_word) && !behind.is_some_and(is_word)
    })
}
