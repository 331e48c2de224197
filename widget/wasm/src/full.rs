//! What only the whole engine exports: answers in words, every view, every language, every kind of data.
//!
//! Nothing else in this crate may call what these call: linking drops from the engine of a single card whatever is
//! reachable from here alone.

use crate::engine::{Body, Metrics, Rules, answer, day, put, sentences};
use muctieu::diagnostics::render::text_of;
use muctieu::eval::{self, AreaId, Outcome, Snapshot, Store};
use muctieu::messages::{Lang, Said};
use muctieu::plan::TargetId;
use muctieu::source::SourceMap;
use muctieu::view::{self, Scene};
use muctieu::wire;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads figures of every kind.
pub(crate) mod reader {
    use muctieu::data::{self, Observations};
    use muctieu::diagnostics::Diagnostic;

    /// Never `None`: what can't be read is told in the findings.
    pub fn load(bytes: &[u8], name: &str, kind: Option<&str>) -> Option<(Observations, Vec<Diagnostic>)> {
        Some(data::load(bytes, name, kind))
    }
}

/// Figures bound to rules, as known on a day.
pub(crate) struct Bound {
    body: Rc<Body>,
    store: Store,
    snapshot: Snapshot,
}

#[wasm_bindgen]
impl Rules {
    /// Findings in the rules: the JSON of `muctieu check`.
    pub fn diagnostics_json(&self, lang: &str) -> String {
        let (compilation, lang) = (&self.compilation, Lang::from_tag(lang));
        #[cfg(feature = "authoring")]
        let list = {
            let figures = (!compilation.observations.files.is_empty()).then_some(&compilation.observations);
            let mut list = muctieu::lint::findings(compilation, figures, self.strict, false);
            list.extend(compilation.data_diagnostics.iter().cloned());
            list
        };
        #[cfg(not(feature = "authoring"))]
        let list = compilation.diagnostics.as_slice();
        wire::diagnostics_json(&list, &compilation.sources, lang)
    }

    /// The inventory: the JSON of `muctieu targets`. With a day only of documents that exist on it; empty is without.
    pub fn targets_json(&self, as_of: &str, lang: &str) -> Result<String, JsValue> {
        let lang = Lang::from_tag(lang);
        if as_of.is_empty() {
            return answer(wire::targets_json(&self.compilation, lang));
        }
        answer(wire::targets_json_on(&self.compilation, day(as_of)?, lang))
    }

    /// The verdicts on a day: the JSON of `muctieu eval`.
    pub fn evaluate_json(&self, metrics: &Metrics, as_of: &str, lang: &str) -> Result<String, JsValue> {
        let (outcome, body) = self.judge(metrics, as_of)?;
        answer(wire::eval_json(&self.compilation, &outcome, &body.observations, &body.diagnostics, Lang::from_tag(lang)))
    }

    /// One verdict with its whole reasoning: the JSON of `muctieu explain`.
    pub fn explain_json(&self, id: &str, metrics: &Metrics, as_of: &str, lang: &str) -> Result<String, JsValue> {
        let (outcome, body) = self.judge(metrics, as_of)?;
        wire::explain_json(&self.compilation, &outcome, &body.observations, &body.diagnostics, id, Lang::from_tag(lang))
            .map_err(|message| refusal(&message))
    }

    /// The bare status of every target in every area of the figures: see `muctieu::eval::sweep`. Asked again for the same
    /// figures and day, it finds them bound.
    pub fn sweep(&self, metrics: &Metrics, as_of: &str) -> Result<Vec<u8>, JsValue> {
        let (plan, as_of) = (&self.compilation.plan, day(as_of)?);
        let mut kept = self.bound.borrow_mut();
        let bound = match kept.take() {
            Some(bound) if Rc::ptr_eq(&bound.body, &metrics.body) && bound.snapshot.as_of == as_of => bound,
            _ => {
                let observations = &metrics.body.observations;
                let store = eval::bind(plan, observations);
                let snapshot = Snapshot::new(plan, observations, &store, as_of);
                Bound { body: Rc::clone(&metrics.body), store, snapshot }
            }
        };
        let targets: Vec<TargetId> = plan.iter().map(|(id, _)| id).collect();
        let areas: Vec<AreaId> = (0..bound.store.areas.len()).map(|area| AreaId(area as u32)).collect();
        let statuses = eval::sweep(plan, &bound.store, &bound.snapshot, &targets, &areas);
        *kept = Some(bound);
        Ok(statuses)
    }

    /// Draws a view into `container`; see `muctieu::view::build` for what `target` and `group` pick, `view::Asked::read` for
    /// `wish`, [`put`] for the answer. `against` is the day that `compare` holds against, or `scenario: NAME`.
    #[expect(clippy::too_many_arguments, reason = "one argument for each attribute of the element")]
    pub fn draw(
        &self,
        container: &web_sys::Element,
        metrics: &Metrics,
        as_of: &str,
        view: &str,
        target: &str,
        group: &str,
        lang: &str,
        wish: &str,
        against: &str,
    ) -> Result<Option<String>, JsValue> {
        let Some(kind) = view::Kind::from_name(view) else {
            return Err(sentences("Không có khung nhìn này.", "There is no such view."));
        };
        let (outcome, body) = self.judge(metrics, as_of)?;
        let lang = Lang::from_tag(lang);
        let scene = Scene { plan: &self.compilation.plan, outcome: &outcome, observations: &body.observations, lang };
        let other = if kind == view::Kind::Compare { Some(self.other(&body, as_of, against)?) } else { None };
        let before = other.as_ref().map(|outcome| Scene { outcome, ..scene });
        let asked = view::Asked { target, group, before, ..view::Asked::read(wish) };
        put(container, view::build(scene, kind, &asked), &outcome, lang)
    }
}

impl Rules {
    /// The other side of a comparison: published figures on another day, or a scenario on this one.
    fn other(&self, body: &Body, as_of: &str, against: &str) -> Result<Outcome, JsValue> {
        let plan = &self.compilation.plan;
        #[cfg(feature = "authoring")]
        if let Some(name) = against.strip_prefix("scenario: ") {
            return muctieu::scenario::evaluate(plan, &body.observations, day(as_of)?, name).map_err(|said| refusal(&said));
        }
        // Without a day it is held against the day itself without any scenario.
        Ok(eval::evaluate(plan, &body.observations, day(if against.is_empty() { as_of } else { against })?))
    }
}

#[wasm_bindgen]
impl Metrics {
    /// Findings in the files.
    pub fn diagnostics_json(&self, lang: &str) -> String {
        wire::diagnostics_json(&self.body.diagnostics, &SourceMap::default(), Lang::from_tag(lang))
    }
}

pub(crate) fn refusal(message: &Said) -> JsValue {
    sentences(&text_of(message, Lang::Vi), &text_of(message, Lang::En))
}
