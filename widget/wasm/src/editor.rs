//! What an editor of rules asks: see `muctieu::editor`. Places are UTF-16 code units, as JavaScript counts.

use crate::engine::{Metrics, Rules, answer};
use muctieu::messages::Lang;
use muctieu::view::Scene;
use muctieu::wire::{board, editor};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Rules {
    /// What each piece of a file is, for colours. An empty name is the first file.
    pub fn tokens_json(&self, file: &str) -> String {
        editor::tokens_json(&self.compilation, file)
    }

    /// What a file declares and sets.
    pub fn outline_json(&self, file: &str) -> String {
        editor::outline_json(&self.compilation, file)
    }

    /// The verdicts of a day as short lines: see `muctieu::wire::board`.
    pub fn board_json(&self, metrics: &Metrics, as_of: &str, lang: &str) -> Result<String, JsValue> {
        let (outcome, body) = self.judge(metrics, as_of)?;
        answer(board::board_json(&self.compilation, &outcome, &body.observations, Lang::from_tag(lang)))
    }

    /// Words and shapes of statuses, indicators, scenarios.
    pub fn stock_json(&self, lang: &str) -> String {
        board::stock_json(&self.compilation, Lang::from_tag(lang))
    }

    /// What stands at a place.
    pub fn hover_json(&self, file: &str, at: u32, lang: &str) -> String {
        editor::hover_json(&self.compilation, file, at, None, Lang::from_tag(lang))
    }

    /// The same with verdicts.
    pub fn hover_judged_json(&self, file: &str, at: u32, metrics: &Metrics, as_of: &str, lang: &str) -> Result<String, JsValue> {
        let (outcome, body) = self.judge(metrics, as_of)?;
        let lang = Lang::from_tag(lang);
        let scene = Scene { plan: &self.compilation.plan, outcome: &outcome, observations: &body.observations, lang };
        Ok(editor::hover_json(&self.compilation, file, at, Some(scene), lang))
    }

    /// What could be written at a place.
    pub fn complete_json(&self, file: &str, at: u32) -> String {
        editor::complete_json(&self.compilation, file, at)
    }

    /// Where the name at a place is declared and used.
    pub fn name_json(&self, file: &str, at: u32) -> String {
        editor::name_json(&self.compilation, file, at)
    }

    /// A file in the canonical layout; nothing for a file that was not read.
    pub fn format(&self, file: &str) -> Option<String> {
        let sources = &self.compilation.sources;
        let id = if file.is_empty() { sources.iter().next().map(|(id, _)| id) } else { sources.by_name(file) };
        id.and_then(|id| sources.file(id)).map(|source| muctieu::format::format(&source.text))
    }
}
