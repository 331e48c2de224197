//! The reader of plans as a browser sees it: a module of its own, loaded when somebody opens a document.
//!
//! Text comes in, the JSON of `muctieu draft` goes out. Nothing here may panic: a trap costs the page its instance.

use js_sys::Function;
use muctieu::draft::{Draft, csv, draft_lines_told, read};
use muctieu::messages::Lang;
use muctieu::wire;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Drafts rules from a plan's text, or from a table as CSV. `told` is called with how many blocks of how many are read.
#[wasm_bindgen]
pub fn draft_json(name: &str, text: &str, table: bool, lang: &str, told: &Function) -> String {
    let (lines, mends) = if table { csv::lines(text) } else { read::lines(text) };
    let mut tell = |done: usize, of: usize| {
        // What the page does with it is the page's own: a listener that throws doesn't end the reading.
        drop(told.call2(&JsValue::NULL, &JsValue::from_f64(done as f64), &JsValue::from_f64(of as f64)));
    };
    let draft: Draft = draft_lines_told(name, &lines, mends, &mut tell);
    wire::draft_json(&draft, Lang::from_tag(lang))
}
