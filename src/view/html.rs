//! A node list as HTML text, for pages that are made ahead and for tests.
//!
//! In: [`Element`]s. Out: text in which every character of a name, a figure or a source is escaped; the only tags are
//! those of [`Tag`].

use super::node::{Element, Node, Tag};

/// Writes an element and all in it.
pub fn write(element: &Element) -> String {
    let mut out = String::new();
    write_into(element, &mut out);
    out
}

fn write_into(element: &Element, out: &mut String) {
    let name = element.tag.name();
    out.push('<');
    out.push_str(name);
    for (key, value) in &element.attributes {
        out.push(' ');
        out.push_str(key.name());
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    if element.tag.is_svg() && element.tag != Tag::Svg && element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Text(text) => escape(text, out),
            Node::Element(child) => write_into(child, out),
        }
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Escapes for both text and quoted attributes, so that no caller has to choose. Control characters that HTML forbids
/// become the replacement character.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::node::Key;

    #[test]
    fn names_never_become_markup() {
        let hostile = "<img src=x onerror=alert(1)>\"'&\u{0}";
        let html = write(&Element::new(Tag::P).with(Key::DataId, hostile).text(hostile));
        assert_eq!(
            html,
            "<p data-id=\"&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\u{FFFD}\">&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\u{FFFD}</p>"
        );
    }

    #[test]
    fn empty_shapes_close_themselves_and_empty_html_does_not() {
        assert_eq!(write(&Element::new(Tag::Svg).put(Element::new(Tag::Line))), "<svg><line/></svg>");
        assert_eq!(write(&Element::new(Tag::Span)), "<span></span>");
    }
}
