//! Scenarios, for builds that carry them.
//!
//! In: names and numbers as the page's scripts hold them. Out: the JSON of `muctieu scenario`, byte for byte. What is
//! judged under a scenario is the affair of `suppose`, so that all other questions stay as they are.

use crate::engine::{Metrics, Rules, answer, day};
use crate::full::refusal;
use muctieu::data::Observations;
use muctieu::eval::{self, Outcome};
use muctieu::messages::Lang;
use muctieu::scenario;
use muctieu::value::Date;
use muctieu::wire::{self, scenario::Asked};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Rules {
    /// Judges under a scenario from now on; with an empty name, on published figures alone.
    pub fn suppose(&self, scenario: &str) {
        if *self.supposed.borrow() != scenario {
            *self.supposed.borrow_mut() = scenario.to_owned();
            *self.last.borrow_mut() = None;
        }
    }

    /// The JSON of `muctieu scenario`. `compare`, `seek` and `by` hold names on a line each;
    /// `costs` go with `by`. Empty texts and no draws are not asked;
    /// `figures` are tried in the last scenario.
    #[expect(clippy::too_many_arguments, reason = "one argument for each option of the command")]
    pub fn scenario_json(
        &self,
        metrics: &Metrics,
        as_of: &str,
        compare: &str,
        seek: &str,
        by: &str,
        costs: Vec<f64>,
        sensitivity: bool,
        sensitivity_of: &str,
        draws: u32,
        seed: f64,
        figures: Vec<f64>,
        lang: &str,
    ) -> Result<String, JsValue> {
        let given = |text: &str| !text.is_empty();
        let lines = |text: &str| text.split('\n').filter(|name| given(name)).map(str::to_owned).collect::<Vec<String>>();
        let several = seek.contains('\n') || by.contains('\n') || !costs.is_empty();
        let prices = costs.iter().copied().chain(std::iter::repeat(1.0));
        let asked = Asked {
            compare: lines(compare),
            seek: Some(seek).filter(|text| given(text) && !several),
            by: Some(by).filter(|text| given(text) && !several),
            together: several.then(|| (lines(seek), lines(by).into_iter().zip(prices).collect(), costs.is_empty())),
            sensitivity,
            sensitivity_of: Some(sensitivity_of).filter(|text| given(text)),
            draws: (draws > 0).then_some((draws, seed as u64)),
            figures,
        };
        let lang = Lang::from_tag(lang);
        // The figures given and those that the rules name, together; they stand from the verdicts of that day.
        let (_, body) = self.judge(metrics, as_of)?;
        let found =
            wire::scenario::answer(&self.compilation, &body.observations, day(as_of)?, &asked, lang).map_err(|said| refusal(&said))?;
        answer(wire::scenario_json(&self.compilation, &found, &body.diagnostics, lang))
    }
}

/// The verdicts of a day, under the scenario that is supposed.
pub(crate) fn outcome(rules: &Rules, observations: &Observations, as_of: Date) -> Result<Outcome, JsValue> {
    let supposed = rules.supposed.borrow();
    if supposed.is_empty() {
        return Ok(eval::evaluate(&rules.compilation.plan, observations, as_of));
    }
    scenario::evaluate(&rules.compilation.plan, observations, as_of, &supposed).map_err(|said| refusal(&said))
}
