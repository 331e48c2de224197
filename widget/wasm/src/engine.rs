//! Rules and figures as the page's scripts hold them: what both engines export.
//!
//! In: texts as bytes, and names. Out: JSON text in the shapes of `muctieu::wire`. Bad rules and bad rows are
//! diagnostics; an `Err` is a sentence about an argument (a string, which leaves the engine whole), Vietnamese and
//! English on a line each.

use crate::{draw, reader};
use muctieu::data::Observations;
use muctieu::diagnostics::Diagnostic;
#[cfg(not(feature = "authoring"))]
use muctieu::eval;
use muctieu::eval::Outcome;
use muctieu::messages::Lang;
use muctieu::value::Date;
use muctieu::view::node::Element;
use muctieu::view::words;
use muctieu::{Compilation, CompileOptions, Host, wire};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Rule files on their way to [`compile`].
#[wasm_bindgen]
#[derive(Default)]
pub struct Files {
    roots: Vec<String>,
    given: Vec<(String, Vec<u8>)>,
}

#[wasm_bindgen]
impl Files {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Files {
        Files::default()
    }

    /// Adds a file. A root is read in any case; the others where a `dùng` line names them.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>, root: bool) {
        if root {
            self.roots.push(name.to_owned());
        }
        self.given.push((name.to_owned(), bytes));
    }
}

/// The files that the page gave.
struct Given {
    files: Vec<(String, Vec<u8>)>,
    lang: Lang,
}

impl Host for Given {
    fn figures(&self, bytes: &[u8], path: &str) -> Option<(Observations, Vec<Diagnostic>)> {
        reader::load(bytes, path, path.rsplit('.').next())
    }

    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String> {
        match self.files.iter_mut().find(|(name, _)| name == path) {
            // Each file is asked for once.
            Some((_, bytes)) => Ok(std::mem::take(bytes)),
            None => Err(match self.lang {
                Lang::Vi => "không có tệp này",
                Lang::En => "there is no such file",
            }
            .to_owned()),
        }
    }
}

#[cfg(feature = "authoring")]
thread_local! {
    /// What the last rules were read from: who types has them read at every key.
    static MEMORY: RefCell<muctieu::memory::Memory> = RefCell::default();
}

/// Reads rules. `strict` makes undeclared indicators and contradictions errors.
#[wasm_bindgen]
pub fn compile(files: Files, lang: &str, strict: bool) -> Rules {
    let mut given = Given { files: files.given, lang: Lang::from_tag(lang) };
    #[cfg(feature = "authoring")]
    let compilation = MEMORY.with_borrow_mut(|memory| muctieu::compile_again(&files.roots, &mut given, CompileOptions { strict }, memory));
    #[cfg(not(feature = "authoring"))]
    let compilation = muctieu::compile(&files.roots, &mut given, CompileOptions { strict });
    Rules {
        compilation,
        last: RefCell::new(None),
        #[cfg(feature = "full")]
        bound: RefCell::new(None),
        #[cfg(feature = "authoring")]
        strict,
        #[cfg(feature = "authoring")]
        supposed: RefCell::default(),
    }
}

/// Compiled rules.
#[wasm_bindgen]
pub struct Rules {
    pub(crate) compilation: Compilation,
    /// The verdicts asked for last: several views of a page ask for the same ones.
    pub(crate) last: RefCell<Option<Judged>>,
    /// The figures bound last for a sweep.
    #[cfg(feature = "full")]
    pub(crate) bound: RefCell<Option<crate::full::Bound>>,
    /// Whether contradictions are errors.
    #[cfg(feature = "authoring")]
    pub(crate) strict: bool,
    /// The scenario under which targets are judged; empty for published figures alone.
    #[cfg(feature = "authoring")]
    pub(crate) supposed: RefCell<String>,
}

pub(crate) struct Judged {
    /// The figures as given.
    given: Rc<Body>,
    /// The same with those that the rules name.
    body: Rc<Body>,
    as_of: Date,
    outcome: Rc<Outcome>,
}

#[wasm_bindgen]
impl Rules {
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

    /// Whether the rules hold or name something that only the whole engine judges.
    pub fn is_beyond(&self) -> bool {
        self.compilation.beyond
    }

    /// How many targets can be judged.
    pub fn target_count(&self) -> usize {
        self.compilation.plan.targets.len()
    }
}

impl Rules {
    pub(crate) fn judge(&self, metrics: &Metrics, as_of: &str) -> Result<(Rc<Outcome>, Rc<Body>), JsValue> {
        let as_of = day(as_of)?;
        let mut last = self.last.borrow_mut();
        if let Some(judged) = last.as_ref()
            && judged.as_of == as_of
            && Rc::ptr_eq(&judged.given, &metrics.body)
        {
            return Ok((Rc::clone(&judged.outcome), Rc::clone(&judged.body)));
        }
        let named = &self.compilation.observations;
        let body = if named.files.is_empty() {
            Rc::clone(&metrics.body)
        } else {
            let mut body = Body { observations: named.clone(), diagnostics: self.compilation.data_diagnostics.clone() };
            body.observations.append(&metrics.body.observations);
            body.diagnostics.extend(metrics.body.diagnostics.iter().cloned());
            Rc::new(body)
        };
        #[cfg(feature = "authoring")]
        let outcome = Rc::new(crate::scenario::outcome(self, &body.observations, as_of)?);
        #[cfg(not(feature = "authoring"))]
        let outcome = Rc::new(eval::evaluate(&self.compilation.plan, &body.observations, as_of));
        *last = Some(Judged { given: Rc::clone(&metrics.body), body: Rc::clone(&body), as_of, outcome: Rc::clone(&outcome) });
        Ok((outcome, body))
    }
}

/// Puts a view into a node, as [`Rules`] draws: the day of the newest figure as a sentence names it (empty without
/// figures), or nothing where no target was picked; the node is then as it was.
pub(crate) fn put(container: &web_sys::Element, view: Vec<Element>, outcome: &Outcome, lang: Lang) -> Result<Option<String>, JsValue> {
    if view.is_empty() {
        return Ok(None);
    }
    draw::draw(container, view)?;
    Ok(Some(outcome.figures_to.map(|day| words::date(day, lang)).unwrap_or_default()))
}

/// An answer, where it is whole.
pub(crate) fn answer(json: String) -> Result<String, JsValue> {
    if json.len() <= wire::json::MOST_BYTES {
        return Ok(json);
    }
    Err(sentences(
        "Kết quả dài hơn 256 MiB nên trang web không nhận được; hãy chia quy tắc thành nhiều tệp, hoặc dùng lệnh muctieu.",
        "The answer is longer than 256 MiB, which a page can't take; divide the rules among several files, or use the command muctieu.",
    ))
}

/// A day as the command line takes it: `2026-12-31` or `31/12/2026`.
pub(crate) fn day(text: &str) -> Result<Date, JsValue> {
    Date::parse_iso(text).or_else(|| Date::parse_slashed(text)).ok_or_else(|| {
        sentences(
            "Ngày đánh giá phải là một ngày có thật, viết như 2026-12-31 hoặc 31/12/2026.",
            "The date must be a real one, written as 2026-12-31 or 31/12/2026.",
        )
    })
}

/// A refusal as `engine.mjs` takes it apart: sentences hold no line break of their own.
pub(crate) fn sentences(vi: &str, en: &str) -> JsValue {
    JsValue::from_str(&[vi, en].map(|sentence| sentence.replace('\n', " ")).join("\n"))
}

/// Published figures.
#[wasm_bindgen]
#[derive(Default)]
pub struct Metrics {
    pub(crate) body: Rc<Body>,
    beyond: bool,
}

#[derive(Default, Clone)]
pub(crate) struct Body {
    pub(crate) observations: Observations,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

#[wasm_bindgen]
impl Metrics {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Metrics {
        Metrics::default()
    }

    /// Reads one more file; `kind` is `csv`, `json`, a MIME type or empty.
    pub fn add(&mut self, bytes: &[u8], name: &str, kind: &str) {
        let Some((more, findings)) = reader::load(bytes, name, (!kind.is_empty()).then_some(kind)) else {
            self.beyond = true;
            return;
        };
        // Verdicts given before keep the figures they were given on.
        let body = Rc::make_mut(&mut self.body);
        if body.observations.files.is_empty() {
            body.observations = more;
        } else {
            body.observations.append(&more);
        }
        body.diagnostics.extend(findings);
    }

    /// Whether a file is of a kind that only the whole engine reads; its figures are then not here.
    pub fn is_beyond(&self) -> bool {
        self.beyond || (cfg!(not(feature = "full")) && !self.body.observations.progress.is_empty())
    }

    /// How many figures could be used.
    pub fn row_count(&self) -> usize {
        self.body.observations.rows.len()
    }
}
