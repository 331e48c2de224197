//! What the tables of all views have in common: heads, rows and cells with their roles written out.
//!
//! Roles are written out because a narrow page lays the rows out as blocks, and some browsers then forget what they are.
//! A cell carries its column's name, hidden from screen readers, which shows only there.

use super::node::{Element, Key, Tag};

/// An empty table with its caption and a row of heads. A head is its words and whether figures stand below it.
pub fn table(caption: &str, heads: Element) -> Element {
    Element::of(Tag::Table, "mt-table")
        .with(Key::Part, "table")
        .with(Key::Role, "table")
        .put(Element::of(Tag::Caption, "mt-caption").with(Key::Part, "caption").text(caption))
        .put(Element::new(Tag::Thead).with(Key::Role, "rowgroup").put(heads))
}

/// The row of heads.
pub fn heads(heads: &[(&str, bool)]) -> Element {
    Element::of(Tag::Tr, "mt-heads").with(Key::Role, "row").all(heads.iter().map(|(words, number)| head(*number).text(*words)))
}

/// One head.
pub fn head(number: bool) -> Element {
    Element::of(Tag::Th, if number { "mt-number" } else { "mt-words" }).with(Key::Scope, "col").with(Key::Role, "columnheader")
}

/// A group of rows.
pub fn body() -> Element {
    Element::new(Tag::Tbody).with(Key::Role, "rowgroup")
}

/// A heading above rows, over all columns.
pub fn heading(class: &'static str, text: &str, columns: usize) -> Element {
    Element::of(Tag::Tr, class).with(Key::Role, "row").put(
        Element::new(Tag::Th).with(Key::Scope, "rowgroup").with(Key::Role, "rowheader").with(Key::Colspan, columns.to_string()).text(text),
    )
}

/// A row that is known again by an id.
pub fn row(class: &'static str, id: &str) -> Element {
    Element::of(Tag::Tr, class).with(Key::Role, "row").with(Key::Part, "row").with(Key::DataId, id.to_owned())
}

/// The name of a row.
pub fn name(text: &str) -> Element {
    Element::of(Tag::Th, "mt-name").with(Key::Scope, "row").with(Key::Role, "rowheader").text(text)
}

/// A cell with its column's name.
pub fn cell(class: &'static str, head: &str) -> Element {
    Element::of(Tag::Td, class)
        .with(Key::Role, "cell")
        .put(Element::of(Tag::Span, "mt-head").with(Key::AriaHidden, "true").text(head).text(": "))
}

/// A cell of a figure; where there is none, a dash that a narrow page leaves out.
pub fn figure(head: &str, text: Option<&str>) -> Element {
    match text {
        Some(text) => cell("mt-number", head).text(text),
        None => cell("mt-number mt-quiet mt-empty", head).text("–"),
    }
}
