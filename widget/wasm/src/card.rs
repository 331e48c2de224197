//! What the engine of a single card exports in place of `full.rs`: cards in Vietnamese whose reasoning is left for later,
//! and verdicts as facts. The element takes the whole engine where more is asked; the verdicts are the same.

use crate::engine::{Metrics, Rules, answer, put};
use muctieu::messages::Lang;
use muctieu::view::{self, Scene};
use muctieu::wire;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads tables alone.
pub(crate) mod reader {
    use muctieu::data::{self, Observations};
    use muctieu::diagnostics::Diagnostic;

    /// `None` for JSON.
    pub fn load(bytes: &[u8], name: &str, kind: Option<&str>) -> Option<(Observations, Vec<Diagnostic>)> {
        data::load_table(bytes, name, kind)
    }
}

#[wasm_bindgen]
impl Rules {
    /// The verdicts on a day: the JSON of `muctieu eval` with `null` in place of every sentence.
    pub fn evaluate_facts_json(&self, metrics: &Metrics, as_of: &str) -> Result<String, JsValue> {
        let (outcome, body) = self.judge(metrics, as_of)?;
        answer(wire::eval_facts_json(&self.compilation, &outcome, &body.observations, &body.diagnostics, Lang::Vi))
    }

    /// Draws cards into `container`; see `muctieu::view::faces`, and [`put`] for the answer.
    pub fn draw_cards(
        &self,
        container: &web_sys::Element,
        metrics: &Metrics,
        as_of: &str,
        target: &str,
        group: &str,
    ) -> Result<Option<String>, JsValue> {
        let (outcome, body) = self.judge(metrics, as_of)?;
        let scene = Scene { plan: &self.compilation.plan, outcome: &outcome, observations: &body.observations, lang: Lang::Vi };
        put(container, view::faces(scene, target, group), &outcome, Lang::Vi)
    }
}
