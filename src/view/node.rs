//! The neutral node list: what a view looks like, before anything draws it.
//!
//! In: the calls of the views beside this file. Out: a small tree of elements from a closed list, attributes from a
//! closed list, and text. Markup strings don't exist here, so nothing that a rule or a figure says can become an
//! element, a handler or a style; drawing (a page's DOM, or HTML text) happens elsewhere and escapes or sets text.

use std::borrow::Cow;

/// Writes an enum of names: each variant with the name it has in HTML or SVG.
macro_rules! names {
    ($(#[$doc:meta])* $enum:ident { $($variant:ident $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "a variant is the name that it has in HTML or SVG")]
        pub enum $enum { $($variant),* }

        impl $enum {
            /// The name in HTML or SVG.
            pub fn name(self) -> &'static str {
                match self { $($enum::$variant => $name),* }
            }
        }
    };
}

names! {
    /// What an element is. Those from `Svg` on are SVG.
    Tag {
        A "a", Article "article", Bdi "bdi", Button "button", Caption "caption", Details "details", Div "div", H3 "h3", H4 "h4",
        Input "input", Label "label", Li "li", P "p", Section "section", Select "select", Choice "option", Span "span",
        Strong "strong", Summary "summary", Table "table", Tbody "tbody", Td "td",
        Th "th", Thead "thead", Tr "tr", Ul "ul",
        Svg "svg", Circle "circle", Line "line", Path "path", Rect "rect", Text "text",
    }
}

impl Tag {
    /// Whether the element belongs to SVG's namespace.
    pub fn is_svg(self) -> bool {
        self as u8 >= Tag::Svg as u8
    }
}

names! {
    /// What an attribute is. None of them takes code or styles; addresses enter through [`Node::link`] alone.
    Key {
        AriaHidden "aria-hidden", Class "class", Colspan "colspan", Cx "cx", Cy "cy", D "d", DataId "data-id",
        DataDo "data-do", DataRows "data-rows", AriaSort "aria-sort", AriaRowCount "aria-rowcount", AriaRowIndex "aria-rowindex",
        AriaPressed "aria-pressed", Disabled "disabled", Hidden "hidden", Aspect "preserveAspectRatio", Type "type", Value "value", Selected "selected",
        Focusable "focusable", Height "height", Href "href", Part "part", R "r", Referrer "referrerpolicy", Rel "rel",
        Role "role", Scope "scope", TextAnchor "text-anchor", ViewBox "viewBox", Width "width", X "x", X1 "x1", X2 "x2",
        Y "y", Y1 "y1", Y2 "y2",
    }
}

/// An element or a run of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, as it is to be read; never markup.
    Text(String),
}

/// An element with its attributes and children.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// What it is.
    pub tag: Tag,
    /// Its attributes, each key once.
    pub attributes: Vec<(Key, Cow<'static, str>)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

impl Element {
    /// An element without attributes.
    #[inline(never)]
    pub fn new(tag: Tag) -> Element {
        Element { tag, attributes: Vec::new(), children: Vec::new() }
    }

    /// An element of a class.
    #[inline(never)]
    pub fn of(tag: Tag, class: &'static str) -> Element {
        Element::new(tag).with(Key::Class, class)
    }

    /// A link to a published page. Only addresses of the web are linked (`https:`, `http:`); any other address gives
    /// the same words without a link.
    pub fn link(address: &str) -> Element {
        let safe = ["https://", "http://"]
            .iter()
            .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
            && !address.chars().any(|c| c.is_control() || c.is_whitespace());
        if !safe {
            return Element::new(Tag::Bdi);
        }
        Element::new(Tag::A).with(Key::Href, address.to_owned()).with(Key::Rel, "noopener noreferrer").with(Key::Referrer, "no-referrer")
    }

    // The builders are called from a hundred places: inlined there they would be a good part of what a page loads.

    /// Adds an attribute.
    pub fn with(self, key: Key, value: impl Into<Cow<'static, str>>) -> Element {
        self.with_value(key, value.into())
    }

    #[inline(never)]
    fn with_value(mut self, key: Key, value: Cow<'static, str>) -> Element {
        self.attributes.push((key, value));
        self
    }

    /// Adds text. Empty text adds nothing.
    pub fn text(self, text: impl AsRef<str>) -> Element {
        self.with_text(text.as_ref())
    }

    #[inline(never)]
    fn with_text(mut self, text: &str) -> Element {
        if !text.is_empty() {
            self.children.push(Node::Text(text.to_owned()));
        }
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn put(mut self, child: Element) -> Element {
        self.children.push(Node::Element(child));
        self
    }

    /// Adds an element where there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<Element>) -> Element {
        match child {
            Some(child) => self.put(child),
            None => self,
        }
    }

    /// Adds elements.
    pub fn all(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// The attribute's value.
    pub fn attribute(&self, key: Key) -> Option<&str> {
        self.attributes.iter().find(|(k, _)| *k == key).map(|(_, value)| value.as_ref())
    }

    /// All text in reading order, elements separated as a reader of the page would hear them.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        self.collect_text(&mut out);
        out
    }

    fn collect_text(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) if element.attribute(Key::AriaHidden) == Some("true") => {}
                Node::Element(element) => {
                    if !matches!(element.tag, Tag::Bdi | Tag::Span | Tag::A | Tag::Strong) && !out.is_empty() && !out.ends_with('\n') {
                        out.push('\n');
                    }
                    element.collect_text(out);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_linked() {
        for good in ["https://a.vn/x", "HTTP://a.vn"] {
            assert_eq!(Element::link(good).attribute(Key::Href), Some(good));
        }
        for bad in ["javascript:alert(1)", "data:text/html,x", " https://a.vn", "https://a.vn\n", "java\nscript:x", "//a.vn", "", "đ"] {
            assert_eq!(Element::link(bad).attribute(Key::Href), None, "{bad}");
        }
    }

    #[test]
    fn svg_names_are_known_from_html_names() {
        assert!(Tag::Svg.is_svg() && Tag::Text.is_svg() && Tag::Circle.is_svg());
        assert!(!Tag::Ul.is_svg() && !Tag::A.is_svg());
    }
}
