//! Views made ahead, as JSON: what a page shows without the engine (`verdicts="…"` of the element).
//!
//! In: the node lists of views and the verdicts behind them. Out: `{"muctieu", "lang", "views", "verdicts"}`. An element is
//! `["tag", {attributes}, children…]`, a text is a string; tags and attributes are those of [`crate::view::node`], so that
//! whoever draws them can refuse all others.

use super::json::Json;
use crate::messages::Lang;
use crate::view::node::{Element, Node};

/// What the file says it is; another number stands for another shape.
pub const SHAPE: &str = "verdicts 1";

/// `views` by name; `verdicts` is the JSON of `eval`.
pub fn views_json(views: &[(&str, Vec<Element>)], verdicts: &str, lang: Lang) -> String {
    let mut json = Json::new();
    json.open_object();
    json.text("muctieu", SHAPE);
    json.text("lang", lang.tag());
    json.key("views");
    json.open_object();
    for (name, elements) in views {
        json.key(name);
        json.open_array();
        for element in elements {
            write(&mut json, element);
        }
        json.close_array();
    }
    json.close_object();
    json.key("verdicts");
    json.json(verdicts);
    json.close_object();
    json.finish()
}

fn write(json: &mut Json, element: &Element) {
    json.open_array();
    json.string(element.tag.name());
    json.open_object();
    for (key, value) in &element.attributes {
        json.text(key.name(), value);
    }
    json.close_object();
    for child in &element.children {
        match child {
            Node::Text(text) => json.string(text),
            Node::Element(child) => write(json, child),
        }
    }
    json.close_array();
}
