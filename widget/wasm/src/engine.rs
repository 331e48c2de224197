//! Rules and figures as the page's scripts hold them.
//!
//! In: texts and bytes. Out: JSON text in the shapes of `muctieu::wire`, and views drawn into a node of the page. Bad
//! rules and bad rows are diagnostics; an `Err` is a sentence about an argument (a string, which leaves the engine
//! whole).

use crate::draw;
use muctieu::data::{self, Observations};
use muctieu::diagnostics::Diagnostic;
use muctieu::eval::{self, Outcome};
use muctieu::messages::Lang;
use muctieu::source::SourceMap;
use muctieu::value::Date;
use muctieu::view::{self, Scene, words};
use muctieu::{Compilation, CompileOptions, Host, wire};
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[derive(Deserialize)]
struct File {
    name: String,
    text: String,
}

/// Files that the page gave, by name.
struct Given(HashMap<String, String>);

impl Host for Given {
    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String> {
        self.0.remove(path).map(String::into_bytes).ok_or_else(|| "chưa tải".to_owned())
    }
}

/// Reads rules: `files` is JSON, `[{"name", "text"}]`, the first of which is the root.
#[wasm_bindgen]
pub fn compile(files: &str) -> Result<Rules, JsValue> {
    let files: Vec<File> = serde_json::from_str(files).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let roots: Vec<String> = files.first().map(|file| file.name.clone()).into_iter().collect();
    let mut given = Given(files.into_iter().map(|file| (file.name, file.text)).collect());
    Ok(Rules { compilation: muctieu::compile(&roots, &mut given, CompileOptions::default()), last: RefCell::new(None) })
}

/// Reads figures; `kind` is `csv`, `json`, a MIME type or empty.
#[wasm_bindgen]
pub fn load_metrics(bytes: &[u8], name: &str, kind: &str) -> Metrics {
    let mut metrics = Metrics { body: Rc::default() };
    metrics.add(bytes, name, kind);
    metrics
}

/// Compiled rules.
#[wasm_bindgen]
pub struct Rules {
    compilation: Compilation,
    /// The verdicts asked for last: a page draws what it has just been told.
    last: RefCell<Option<Judged>>,
}

struct Judged {
    body: Rc<Body>,
    as_of: Date,
    outcome: Rc<Outcome>,
}

#[wasm_bindgen]
impl Rules {
    /// Findings in the rules.
    pub fn diagnostics_json(&self, lang: &str) -> String {
        wire::diagnostics_json(&self.compilation.diagnostics, &self.compilation.sources, Lang::from_tag(lang))
    }

    /// Names of files that the rules use and were not given.
    pub fn missing_includes_json(&self) -> String {
        let mut json = wire::json::Json::new();
        json.open_array();
        for name in &self.compilation.missing {
            json.string(name);
        }
        json.close_array();
        json.finish()
    }

    /// How many targets can be judged.
    pub fn target_count(&self) -> usize {
        self.compilation.plan.targets.len()
    }

    /// The inventory.
    pub fn targets_json(&self) -> String {
        wire::targets_json(&self.compilation, Lang::Vi)
    }

    /// The verdicts on `as_of` (`YYYY-MM-DD`).
    pub fn evaluate_json(&self, metrics: &Metrics, as_of: &str) -> Result<String, JsValue> {
        let outcome = self.judge(metrics, as_of)?;
        Ok(wire::eval_json(&self.compilation, &outcome, &metrics.body.observations, &metrics.body.diagnostics, Lang::Vi))
    }

    /// Draws a view into `container`; see `muctieu::view::build` for what `target` and `group` pick. Gives the day of the
    /// newest figure as a sentence names it (empty without figures), or nothing where no target was picked: the container
    /// is then as it was.
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
    ) -> Result<Option<String>, JsValue> {
        let Some(kind) = view::Kind::from_name(view) else {
            return Err(JsValue::from_str("unknown view"));
        };
        let outcome = self.judge(metrics, as_of)?;
        let lang = Lang::from_tag(lang);
        let scene = Scene { plan: &self.compilation.plan, outcome: &outcome, observations: &metrics.body.observations, lang };
        let elements = view::build(scene, kind, target, group);
        if elements.is_empty() {
            return Ok(None);
        }
        draw::draw(container, elements)?;
        Ok(Some(outcome.figures_to.map(|day| words::date(day, lang)).unwrap_or_default()))
    }
}

impl Rules {
    fn judge(&self, metrics: &Metrics, as_of: &str) -> Result<Rc<Outcome>, JsValue> {
        let Some(as_of) = Date::parse_iso(as_of) else {
            return Err(JsValue::from_str(
                "Ngày đánh giá phải viết như 2026-12-31 và là ngày có thật (the date must be a real one, written like 2026-12-31).",
            ));
        };
        let mut last = self.last.borrow_mut();
        if let Some(judged) = last.as_ref()
            && judged.as_of == as_of
            && Rc::ptr_eq(&judged.body, &metrics.body)
        {
            return Ok(Rc::clone(&judged.outcome));
        }
        let outcome = Rc::new(eval::evaluate(&self.compilation.plan, &metrics.body.observations, as_of));
        *last = Some(Judged { body: Rc::clone(&metrics.body), as_of, outcome: Rc::clone(&outcome) });
        Ok(outcome)
    }
}

/// Published figures.
#[wasm_bindgen]
pub struct Metrics {
    body: Rc<Body>,
}

#[derive(Default, Clone)]
struct Body {
    observations: Observations,
    diagnostics: Vec<Diagnostic>,
}

#[wasm_bindgen]
impl Metrics {
    /// Reads one more file.
    pub fn add(&mut self, bytes: &[u8], name: &str, kind: &str) {
        let (more, findings) = data::load(bytes, name, (!kind.is_empty()).then_some(kind));
        // Verdicts given before keep the figures they were given on.
        let body = Rc::make_mut(&mut self.body);
        body.observations.append(&more);
        body.diagnostics.extend(findings);
    }

    /// How many figures could be used.
    pub fn row_count(&self) -> usize {
        self.body.observations.rows.len()
    }

    /// Findings in the files.
    pub fn diagnostics_json(&self, lang: &str) -> String {
        wire::diagnostics_json(&self.body.diagnostics, &SourceMap::default(), Lang::from_tag(lang))
    }
}
