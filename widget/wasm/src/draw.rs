//! Draws a node list into a page.
//!
//! In: [`Element`]s of a view and the node to draw into. Out: the same elements in the page, made with `createElementNS`
//! and text nodes alone, so that a page under Trusted Types takes them and no name can become markup. Drawing again
//! touches only what differs: open disclosures stay open, focus and selection stay where they are.

use muctieu::view::node::{Element, Key, Node};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";
const ELEMENT: u16 = 1;
const TEXT: u16 = 3;

/// Makes the children of `container` be these elements.
pub fn draw(container: &web_sys::Element, elements: Vec<Element>) -> Result<(), JsValue> {
    let Some(page) = container.owner_document() else {
        return Err(JsValue::from_str("the node to draw into belongs to no document"));
    };
    let children: Vec<Node> = elements.into_iter().map(Node::Element).collect();
    patch_children(&page, container, &children)
}

/// How far ahead an element is looked for that something new was put before.
const AHEAD: usize = 8;

fn patch_children(page: &web_sys::Document, parent: &web_sys::Node, wanted: &[Node]) -> Result<(), JsValue> {
    let mut present = parent.first_child();
    for node in wanted {
        let Some(found) = find(present.as_ref(), node) else {
            parent.insert_before(&create(page, node)?, present.as_ref())?;
            continue;
        };
        // What stands between has no match in the new list.
        while let Some(old) = present.take_if(|old| !old.is_same_node(Some(&found))) {
            present = old.next_sibling();
            parent.remove_child(&old)?;
        }
        present = found.next_sibling();
        if !patch(page, &found, node)? {
            parent.replace_child(&create(page, node)?, &found)?;
        }
    }
    while let Some(old) = present {
        present = old.next_sibling();
        parent.remove_child(&old)?;
    }
    Ok(())
}

/// The node, among the next ones, that a wanted one is the new state of.
fn find(from: Option<&web_sys::Node>, wanted: &Node) -> Option<web_sys::Node> {
    let mut old = from.cloned();
    for _ in 0..AHEAD {
        let node = old?;
        if alike(&node, wanted) {
            return Some(node);
        }
        old = node.next_sibling();
    }
    None
}

/// Whether two nodes are one thing in two states: the same element of the same first class and the same target.
fn alike(old: &web_sys::Node, wanted: &Node) -> bool {
    match wanted {
        Node::Text(_) => old.node_type() == TEXT,
        Node::Element(element) => {
            if old.node_type() != ELEMENT {
                return false;
            }
            let known: &web_sys::Element = old.unchecked_ref();
            let class = known.get_attribute(Key::Class.name());
            let first = |class: Option<&str>| class.and_then(|names| names.split(' ').next()).unwrap_or_default().to_owned();
            known.local_name() == element.tag.name()
                && first(class.as_deref()) == first(element.attribute(Key::Class))
                && known.get_attribute(Key::DataId.name()).as_deref() == element.attribute(Key::DataId)
        }
    }
}

/// Brings a node of the page in line; false where too much is left over of what it was, and it has to be made anew.
fn patch(page: &web_sys::Document, old: &web_sys::Node, wanted: &Node) -> Result<bool, JsValue> {
    match wanted {
        Node::Text(text) => {
            if old.node_value().as_deref() != Some(text.as_str()) {
                old.set_node_value(Some(text));
            }
            Ok(true)
        }
        Node::Element(element) => {
            let known: &web_sys::Element = old.unchecked_ref();
            for (key, value) in &element.attributes {
                if known.get_attribute(key.name()).as_deref() != Some(value.as_ref()) {
                    known.set_attribute(key.name(), value)?;
                }
            }
            // Whether a disclosure is open is the reader's own affair; any other attribute too many is left over.
            let open = u32::from(known.has_attribute("open"));
            if known.get_attribute_names().length() != element.attributes.len() as u32 + open {
                return Ok(false);
            }
            patch_children(page, old, &element.children)?;
            Ok(true)
        }
    }
}

fn create(page: &web_sys::Document, node: &Node) -> Result<web_sys::Node, JsValue> {
    match node {
        Node::Text(text) => Ok(page.create_text_node(text).into()),
        Node::Element(element) => {
            let made = page.create_element_ns(Some(if element.tag.is_svg() { SVG } else { HTML }), element.tag.name())?;
            for (key, value) in &element.attributes {
                made.set_attribute(key.name(), value)?;
            }
            for child in &element.children {
                made.append_child(&create(page, child)?)?;
            }
            Ok(made.into())
        }
    }
}
